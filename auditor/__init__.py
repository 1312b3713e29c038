"""Portal auditor: judges the security hygiene of an upazila's portal accounts without ever being told a password."""

__version__ = "0.1.0"
