"""The papers of an area: what its upazilas returned, joined for a meeting, and the monthly statement."""
