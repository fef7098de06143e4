"""The class: its list, what it hands in, and the report."""
