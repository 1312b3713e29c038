"""Reads `decisions.toml`: how far the other decisions of the meeting have come, as the assistant programmer keeps them by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined, month
from auditor.model.baseline import OtherDecision, place_of
from auditor.workspace import toml
from auditor.workspace.baselines import MEETING, NO_MONTH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from auditor.model.baseline import Decision

DECISIONS: Final = "decisions.toml"
_NEEDED: Final = ("serial", "subject")
_KEYS: Final = (*_NEEDED, "decision", "implementer", "progress", "remark", "meeting")
_HALF: Final = Text(
    en='"{key}" is missing: a decision needs its serial in the minutes and its subject.',
    bn="“{key}” নেই: কার্যবিবরণীর ক্রম ও বিষয় দুটিই লাগবে।",
)
_TWICE: Final = Text(
    en='"{key}" {serial} is there twice: each decision stands once.',
    bn="“{key}” {serial} দুবার আছে: প্রতিটি সিদ্ধান্ত একবার লিখুন।",
)
_JUDGED: Final = Text(
    en='"{key}" {serial} is a decision that this check judges; its line fills itself. Take it out here; if it is one of another meeting than '
    '{meeting}, write the month of its meeting beside it, such as meeting = "2024-03".',
    bn="“{key}” {serial} সিদ্ধান্তটি এই যাচাইয়েই দেখা হয়; তার সারি নিজে থেকেই পূরণ হয়। এখান থেকে বাদ দিন; এটি {meeting} নয়, অন্য সভার সিদ্ধান্ত হলে পাশে সভার মাস লিখুন, "
    'যেমন meeting = "2024-03"।',
)

_OF_WHICH: Final = Text(
    en='"{key}" is missing: the decisions that this check judges are of several meetings ({meetings}). Write the month of the meeting of this one, such as {key} = "{last}".',
    bn='“{key}” নেই: এই যাচাইয়ে একাধিক সভার সিদ্ধান্ত দেখা হয় ({meetings})। এই সিদ্ধান্তটি যে সভার, সেই সভার মাস লিখুন, যেমন {key} = "{last}"।',
)


def read(folder: Path, judged: Iterable[Decision]) -> tuple[OtherDecision, ...]:
    """Return the decisions that are kept by hand; none where there is no such file.

    Args:
        folder: the workspace.
        judged: the decisions that rules judge, which print themselves.

    Raises:
        WorkspaceError: with all its mistakes.

    """
    path = folder / DECISIONS
    if not path.is_file():
        return ()
    found: list[OtherDecision] = []
    judged = tuple(judged)
    meetings = sorted({decision.meeting for decision in judged})
    judges = [OtherDecision(decision.serial, "", meeting=decision.meeting) for decision in judged]
    with toml.reading(DECISIONS, toml.text_of(path), {"decisions"}) as top:
        for entry in top.entries("decisions", _KEYS):
            entry.refuse_personal(_KEYS)
            needed = [entry.needed_words(key, _HALF) for key in _NEEDED]
            made = OtherDecision(*needed, *(entry.words(key) for key in _KEYS[len(_NEEDED) :]))
            if made.meeting and not MEETING.fullmatch(made.meeting):
                entry.wrong("meeting", NO_MONTH)
            judging = [other.meeting for other in judges if _may_be_one(made, other)]
            if made.serial and any(_may_be_one(made, other) for other in found):
                entry.wrong("serial", _TWICE, serial=made.serial)
            elif judging:
                entry.wrong("serial", _JUDGED, serial=made.serial, meeting=joined(map(month, judging)))
            elif len(meetings) > 1 and not made.meeting:
                entry.wrong("meeting", _OF_WHICH, meetings=joined(map(month, meetings)), last=meetings[-1])
            found.append(made)
    return tuple(found)


def _may_be_one(one: OtherDecision, other: OtherDecision) -> bool:
    """Return whether two are of one number, and not known to be of different meetings: numbers restart at each."""
    same_number = place_of(one.serial) == place_of(other.serial)
    return same_number and (one.meeting == other.meeting or not (one.meeting and other.meeting))
