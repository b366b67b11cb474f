"""The one decision: may this person hold this place? Every way on or off asks here."""
