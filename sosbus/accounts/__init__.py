"""The blocks of a report that are about money, promises and what was learned."""
