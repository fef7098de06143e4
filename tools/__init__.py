"""What documents this repository itself: its pictures and its gallery."""
