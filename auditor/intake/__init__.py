"""Brings the outside in: what needs a key, a picture or the network happens here, and leaves plain files in ``evidence/``.

Each piece writes an observation file and an entry in the ledger's journal; a file that no entry vouches for does not count.
"""
