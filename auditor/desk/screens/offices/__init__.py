"""The offices: found, looked at one by one, and why each stands as it does."""

from auditor.desk.screens.offices import correcting, disputing, one
from auditor.desk.screens.offices.finding import SCREEN

__all__ = ["SCREEN", "correcting", "disputing", "one"]
