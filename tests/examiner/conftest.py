"""The engine's fixtures."""

from engine import examine, nursery  # noqa: F401
