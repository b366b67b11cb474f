"""Words kept of a night are read again as the guard learns; what points at somebody goes."""
