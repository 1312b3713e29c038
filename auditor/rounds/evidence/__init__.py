"""The evidence folder: what its files say, whose their rows are, and what became of those that a kept round counts."""
