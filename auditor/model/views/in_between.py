"""Why an office was not done under a decision between two meetings at which it was."""

from __future__ import annotations

from enum import Enum


class InBetween(Enum):
    """Why an office was not done under a decision between two meetings at which it was.

    None of them where what was told by the first turned out wrong: it never was known to be done before. Nor where something was not done in between
    that never had been done, as of a user ID that is listed since, and is done now.
    """

    UNDONE = "undone"
    """It stood among those with duties to do again that had been done."""
    UNCOUNTED = "uncounted"
    """What was told did not count (another held the post, it grew old, evidence was gone), or time was given, or the portal was in the way: nobody undid it."""
