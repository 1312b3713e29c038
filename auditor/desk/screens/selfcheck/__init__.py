"""Offices check themselves: their sheets and slips, and the keys that open these."""
