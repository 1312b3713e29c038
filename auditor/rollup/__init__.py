"""Counts of many upazilas: returns, and what a district or the nation makes of them."""
