"""How one person stands with the rota: their nights, cards, noes and beginnings."""
