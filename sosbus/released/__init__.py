"""What may leave the house: figures that were made safe, in tables, sections and reports."""
