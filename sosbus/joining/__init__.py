"""How far somebody has come in joining us, what is still missing, and whom to ring for them."""
