"""Everything held on one person, for them; and forgetting those who left."""
