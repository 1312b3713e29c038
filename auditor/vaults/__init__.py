"""One's own password manager, judged on the spot."""
