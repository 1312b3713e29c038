"""Rehearsing two-step authentication."""
