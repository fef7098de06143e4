"""What the course's notebooks import: data, plots, playthings."""
