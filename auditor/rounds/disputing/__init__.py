"""Requests for correction of a result, and what an upheld one means for those it is about."""
