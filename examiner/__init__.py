"""The instructor's grading engine: an extension of nbgrader."""
