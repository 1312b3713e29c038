"""From which day on it is worth trying again what waits for the portal: the day that its owner's answer names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import ascii_digits
from auditor.model.letters import last_answered
from auditor.model.views.sent_letters import is_too_early
from auditor.tables.answers import read_day
from auditor.views.office import step_words as words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.facts import Cause
    from auditor.model.letters import Letter
    from auditor.model.subjects import Office


def day_promised(letter: Letter | None) -> date | None:
    """Return the first day after that of the answer to a letter which the answer names; None where it names none, or none came."""
    if letter is None or letter.answered is None:
        return None
    answered = letter.answered
    named = (read_day(written) for written in _DAY.findall(ascii_digits(answered.what)))
    return min((day for day in named if day is not None and day > answered.day), default=None)


def is_before_promised(letter: Letter | None, day: date) -> bool:
    """Whether a day lies before that which the answer to a letter names: until then it is not worth trying what waits for the portal."""
    return is_too_early(day, day_promised(letter))


def is_told_since(letter: Letter, told_on: date | None) -> bool:
    """Whether what was told on a day tells how it went after the answer to a letter: from the day that it names, or after it where it names none."""
    if told_on is None or letter.answered is None:
        return False
    promised = day_promised(letter)
    return told_on > letter.answered.day if promised is None else told_on >= promised


def step_to_try_again(letter: Letter, day: date, post: Text, duties: Text) -> Text:
    """Return the step by which these duties of a post are tried again, since the portal's owner answered a letter about them, as it reads on a day."""
    promised, answered = day_promised(letter), letter.answered.day if letter.answered is not None else ""
    if promised is None:
        return words.TRY_AGAIN.filled(post=post, day=answered, duties=duties)
    step = words.TRY_AGAIN_FROM if day < promised else words.TRY_AGAIN_NOW
    return step.filled(post=post, day=answered, promised=promised, duties=duties)


def answered_about(
    letters: Iterable[Letter], office: Office, subject: str, cause: Cause | None, told_on: date | None
) -> Letter | None:
    """Return the letter by which the portal's owner answered last about a cause in an office; None where he did not, or it was told again since.

    Args:
        letters: that the owner was sent.
        office: in which the cause was told.
        subject: of whom it was told, by id.
        cause: what was told, be it long ago; None for nothing of which he is asked.
        told_on: when it was told.

    """
    if cause is None:
        return None
    last = last_answered(each for each in letters if each.tells_of(office, subject, cause))
    return last if last is not None and not is_told_since(last, told_on) else None


def with_answer(step: Text, letter: Letter, day: date) -> Text:
    """Return a step to tell again what grew old with what the portal's owner answered about it, as it reads on a day."""
    promised, answered = day_promised(letter), letter.answered.day if letter.answered is not None else ""
    if promised is None:
        return words.ANSWERED.filled(step=step, day=answered)
    text = words.ANSWERED_FROM if day < promised else words.ANSWERED_NOW
    return text.filled(step=step, day=answered, promised=promised)


_DAY: Final = expression(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s+[^\s\d]+\s+\d{4}")
