"""Coming in: six digits by email, good once, only in the browser that asked."""
