"""Copies of a workspace: made, brought back, and what is not in them."""
