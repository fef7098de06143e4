"""One notebook: the trusted examination, its sandboxed candidate, and what passes between them."""
