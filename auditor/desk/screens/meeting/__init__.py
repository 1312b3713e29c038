"""The meeting: the annex as it would be now, the round that is kept for it, its papers, and the copy of all that was kept."""
