"""The offices: found, looked at one by one, and why each stands as it does."""

from auditor.desk.screens.offices import answers, correcting, disputing, one, typed, withdrawing
from auditor.desk.screens.offices.finding import SCREEN

__all__ = ["SCREEN", "answers", "correcting", "disputing", "one", "typed", "withdrawing"]
