"""What authors of chapters need: release, checks, recorded answers, the sample class."""
