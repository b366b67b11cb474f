"""What each message says, read again from the rota as it is when it goes."""
