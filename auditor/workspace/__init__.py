"""The audit folder."""
