"""Letters that went out."""

from __future__ import annotations

from datetime import date, timedelta

from auditor.model.letters import AskedOffice, Letter, LetterAnswered, LetterDrafted, LetterSent, Purpose


def sent_letter(
    number: int,
    purpose: Purpose,
    *offices: str,
    on: date = date(2024, 2, 21),
    until: date | None = None,
    memo: str = "",
    answered: LetterAnswered | None = None,
) -> Letter:
    """Return a letter to offices (ids), drafted, sent and noted on one day; they have time until a week later if nothing is said."""
    draft = LetterDrafted(number, purpose, tuple(AskedOffice(office, ()) for office in offices), on, None, on)
    return Letter(draft, LetterSent(number, on, memo, until or on + timedelta(days=7), on), answered)
