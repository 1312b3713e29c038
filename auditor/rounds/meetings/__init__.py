"""The committee's meetings: planned, moved, cancelled, and what hangs on them."""
