"""Letters: who is asked what, what was sent, and what came of it."""
