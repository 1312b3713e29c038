"""The ledger: one append-only, hash-chained list of entries, its file, its rows, and how a round is written down in it."""
