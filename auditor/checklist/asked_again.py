"""Who waited for the portal is to be asked again once its owner answered, until a register of the day from which it is worth trying asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.journal import FormsMade
from auditor.model.letters import LetterAnswered
from auditor.views.letters.portal_days import day_promised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.letters import Letter
    from auditor.rounds.ledger.ledger import Ledger


def still_to_try(
    ledger: Ledger, answered: Iterable[Letter], waiting: Mapping[int, AbstractSet[str]], day: date
) -> tuple[date, int] | None:
    """Return when the portal's owner answered last, and how many offices that waited for him are to be asked again; None where registers ask them all.

    A register asks them that was made since the answer was noted and, once the day has come that the answer names, on that day or later. Neither what is
    typed at the desk is one, nor are the forms that reminders enclose, or the sheets for what is seen at a login.

    Args:
        ledger: what was noted.
        answered: the letters that he answered (see `answers_in_force`).
        waiting: by the letters' numbers the offices (ids) that are to try again what he answered about.
        day: on which it is asked.

    """
    made = [(number, forms.on) for number, forms in ledger.numbered(FormsMade) if forms.register]
    noted = {answer.number: number for number, answer in ledger.numbered(LetterAnswered)}
    found: dict[date, set[str]] = {}
    for letter in answered:
        answer, promised = letter.answered, day_promised(letter)
        if answer is None or not (offices := waiting.get(letter.draft.number)):
            continue
        begin = promised if promised is not None and promised <= day else answer.day
        if not any(number > noted[answer.number] and on >= begin for number, on in made):
            found.setdefault(answer.day, set()).update(offices)
    return (max(found), len(set().union(*found.values()))) if found else None
