"""Yes or no to an offer, every rule asked again under lock."""
