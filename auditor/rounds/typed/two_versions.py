"""Two versions of an office's answers of which neither page saw the other: each question that one alone changed is kept, and the rest is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.register.columns import Talked
from auditor.register.questions import questions

if TYPE_CHECKING:
    from auditor.rounds.typed.answer_draft import Rows

_ADDED: Final = frozenset({Talked.TOLD_BY.value, Talked.PROOF.value})
"""What is added to a talk of which it was not said yet."""


def together(stored: Rows, typed: Rows, shown: Rows) -> tuple[Rows, Rows]:
    """Return both versions with what the other alone changed; they are the same where they differ in no question that both changed.

    By which talk the answers were told holds for all of them, so versions that tell another talk differ in it, whoever changed it; who told them, and by what
    that is shown, is added where only one of both says it. Where nobody else changed anything there is but what was typed.

    Args:
        stored: what is saved by now, by whose it is and by columns' names.
        typed: what a page sent.
        shown: what that page showed, before anything was changed on it.

    """
    if stored == shown:
        return typed, typed
    theirs: dict[str, dict[str, str]] = {}
    mine: dict[str, dict[str, str]] = {}
    for subject in dict.fromkeys((*stored, *typed)):
        of_stored, of_typed, of_shown = (rows.get(subject, {}) for rows in (stored, typed, shown))
        for name in dict.fromkeys((*of_stored, *of_typed)):
            saved, sent, before = (cells.get(name, "") for cells in (of_stored, of_typed, of_shown))
            is_talk = name not in questions() and not (name in _ADDED and before == "" and "" in {saved, sent})
            kept = saved if is_talk or saved != before else sent
            wanted = saved if sent == before and not is_talk else sent
            for rows, words in ((theirs, kept), (mine, wanted)):
                if words:
                    rows.setdefault(subject, {})[name] = words
    return theirs, mine
