"""Portal auditor: judges the security hygiene of an upazila's portal accounts without ever being told a password."""

__version__ = "0.17.0"
BUILD_YEAR = 2026
"""The year in which this version was made: a clock that says an earlier one is wrong."""
