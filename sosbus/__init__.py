"""What the Colchester SOS Bus runs on: rota, nights, contacts, figures."""
