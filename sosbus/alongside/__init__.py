"""The blocks of a report about the programme that the bus is one part of."""
