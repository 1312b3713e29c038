"""The formats: one file each, and what they lay out alike."""
