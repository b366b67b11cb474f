"""The way out to files, one format a file; like web/, for what is met outside a browser."""
