"""The register: who has a part in the service, invited and seen off here."""
