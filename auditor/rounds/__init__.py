"""The road: what was told is assessed, kept and recomputed."""
