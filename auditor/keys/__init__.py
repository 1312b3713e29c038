"""The auditor's own secrets."""
