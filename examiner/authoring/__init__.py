"""What authors of chapters work with."""
