"""The annex for each audience: its counts, and what of them may be published."""
