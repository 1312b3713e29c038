"""A step that is left, said once for all whose it is, with all the days of what was told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from auditor.i18n import Text, in_digits, in_each, joined, plain, short_date
from auditor.model.numbered import numbered_post
from auditor.views.letters.portal_days import with_answer
from auditor.views.office import step_words as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from auditor.model.letters import Letter
    from auditor.model.subjects import Office

WHO: Final = plain("{post}")
DAYS: Final = plain("{days}")
HOLDER: Final = Text(
    en="{people:the present holder|each present holder}",
    bn="{people:বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি|প্রত্যেক বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি}",
)
HOLDER_TOO: Final = Text(en="{people:The present holder|Each}", bn="{people:তিনি|প্রত্যেকে}")
OF_POSTS: Final = Text(en="{people:post uses it|posts use them}", bn="{people:কোন পদবির|কোন কোন পদবির} কাছে")
OWN: Final = Text(
    en="If {people:this user ID is|these user IDs are} the office's", bn="{people:আইডিটি|আইডিগুলো} দপ্তরের হলে"
)
LISTED: Final = Text(en="{people:this one is|these are}", bn="{people:এই আইডি|এই আইডিগুলো}")
"""These stand in a step until it is known who else has it, and of which days; nothing that people typed may be in the step by then."""


class Step(NamedTuple):
    """A step that lacks who has it, and the days of what was told, where it names them."""

    words: Text
    days: frozenset[date] = frozenset()

    def answered(self, letter: Letter | None, day: date) -> Step:
        """Return the same with what the portal's owner answered to a letter about it, where he answered one, as it reads on a day."""
        return self if letter is None else self._replace(words=with_answer(self.words, letter, day))


_EACH_USER: Final = Text(en="Every user", bn="প্রত্যেক ইউজার")
_USERS: Final = Text(en="Users {numbers}", bn="ইউজার {numbers}")
_NUMBERED: Final = Text(en="{number} ({post})", bn="{number} ({post})")
_FEW_POSTS: Final = 4
"""Where an office has more, each is called by the number, a single one also by the post in brackets, and several by their numbers alone, so that a step stays short; else more than two."""


def each_once(steps: Iterable[tuple[Step, str]], office: Office) -> tuple[Text, ...]:
    """Return steps that come with the id of who has each: each once, naming all who have it, and all its days."""
    whose: dict[Text, list[str]] = {}
    days: dict[Text, set[date]] = {}
    for step, subject in steps:
        whose.setdefault(step.words, []).append(subject)
        days.setdefault(step.words, set()).update(step.days)
    return tuple(
        step.filled(post=who(subjects, office), people=len(set(subjects)), days=_days(days[step]))
        for step, subjects in whose.items()
    )


def _days(days: Iterable[date]) -> Text:
    """Return days as a sentence lists them, the first first."""
    *before, last = [in_each(partial(short_date, day)) for day in sorted(days)] or [plain("")]
    return words.DAYS.filled(days=joined(before), last=last) if before else last


def distinct(posts: Iterable[Text]) -> Text:
    """Return posts side by side; of those that read alike in a language one."""
    named = tuple(posts)
    return in_each(lambda language: ", ".join(dict.fromkeys(post.said(language) for post in named)))


def who(subjects: Sequence[str], office: Office) -> Text:
    """Return how a step calls those who have it: by their posts, as every user, or by their numbers in the table of accounts; an office that left the roster by its name, for it left as a whole."""
    posts = office.called
    if office.left:
        return office.name
    meant = tuple(dict.fromkeys(subject for subject in subjects if subject in posts))
    head = [office.head_post] if set(subjects) - set(meant) else []
    if len(meant) <= (2 if len(posts) <= _FEW_POSTS else 0):
        return distinct((*(posts[subject] for subject in meant), *head))
    if len(meant) == len(posts):
        return joined((_EACH_USER, *head))
    places = office.numbers
    numbers = sorted(places[subject] for subject in meant)
    if len(numbers) == 1:
        number, post = numbered_post(*numbers), posts[meant[0]]
        return joined((number if post == number else _NUMBERED.filled(number=number, post=post), *head))
    return joined((_USERS.filled(numbers=joined(in_digits(f"{number}") for number in numbers)), *head))
