"""Corrections of the roster: typed, foreseen, taken back."""
