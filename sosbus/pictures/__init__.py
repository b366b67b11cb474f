"""Pictures of tables: lines, bars and words with their places, drawn from shown values only."""
