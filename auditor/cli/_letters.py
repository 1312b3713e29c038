"""Which letters there are, what each of them is called, and how it stands with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tabulate import tabulate

from auditor.i18n import Text, digits, plain, short_date
from auditor.model.letters import REMINDERS, Purpose
from auditor.papers import letters as drafting
from auditor.rounds import letters
from auditor.views.history import is_pending

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.cli._shell import Shell
    from auditor.model.letters import Letter, LetterDrafted
    from auditor.views.history import History
    from auditor.workspace.folder import Workspace


def names_of(past: History) -> dict[str, tuple[Text, Text]]:
    """Return the kinds and names of all offices by id."""
    offices = (assessment.office for assessment in past.now.assessments)
    return {office.id: (office.kind.label, office.name) for office in offices}


def called(names: Mapping[str, tuple[Text, Text]], draft: LetterDrafted) -> Text:
    """Return what a letter is for, and to whom it goes: its office's kind or name, or the id of one that is listed no more."""
    first = draft.offices[0].office
    kind, name = names.get(first, (plain(first), plain(first)))
    return _PURPOSES[draft.purpose].filled(kind=kind, office=name)


def show_letters(shell: Shell, space: Workspace) -> None:
    known = letters.letters_of(space)
    if not known:
        shell.say(_NONE)
        return
    past = drafting.standing(space, shell.day)
    names = names_of(past)
    replaced = letters.replaced(known)
    rows = [
        (
            digits(f"{letter.draft.number}", shell.talk),
            called(names, letter.draft).said(shell.talk),
            digits(f"{len(letter.draft.offices)}", shell.talk),
            short_date(letter.draft.on, shell.talk),
            short_date(letter.sent.day, shell.talk) if letter.sent else "-",
            digits(letter.sent.memo, shell.talk) if letter.sent and letter.sent.memo else "-",
            short_date(letter.sent.until, shell.talk) if letter.sent else "-",
            _state(letter, past, is_replaced=letter.draft.number in replaced).said(shell.talk),
        )
        for letter in known
    ]
    shell.show(tabulate(rows, headers=[heading.said(shell.talk) for heading in _HEADINGS], disable_numparse=True))


def _state(letter: Letter, past: History, *, is_replaced: bool) -> Text:
    if letter.sent is None:
        return _REPLACED if is_replaced else _IS_DRAFT
    if letter.answered is not None:
        return _IS_ANSWERED.filled(day=letter.answered.day, what=letter.answered.what)
    if letter.draft.purpose not in REMINDERS:
        return _UNANSWERED
    standings = (past.current.get(office) for office in letter.offices)
    settled = sum(standing is not None and not is_pending(standing.overall) for standing in standings)
    return _SETTLED.filled(k=settled, n=len(letter.draft.offices))


_PURPOSES: Final = {
    Purpose.FIRST: Text(en="first reminder, {kind}", bn="তাগিদ-১, {kind}"),
    Purpose.SECOND: Text(en="second reminder, {kind}", bn="তাগিদ-২, {kind}"),
    Purpose.FINAL: Text(en="final reminder, {office}", bn="চূড়ান্ত তাগিদ, {office}"),
    Purpose.PORTAL: Text(en="letter to the portal's owner", bn="পোর্টাল কর্তৃপক্ষের পত্র"),
}
_NONE: Final = Text(
    en="No letter was made yet. Make the reminders with: auditor remind",
    bn="এখনো কোনো পত্র তৈরি হয়নি। তাগিদপত্র তৈরি করতে চালান: auditor remind",
)
_HEADINGS: Final = (
    Text(en="No", bn="নম্বর"),
    Text(en="Letter", bn="পত্র"),
    Text(en="Offices", bn="দপ্তর"),
    Text(en="Made", bn="তৈরি"),
    Text(en="Sent", bn="পাঠানো"),
    Text(en="Memo", bn="স্মারক"),
    Text(en="Until", bn="সময়"),
    Text(en="State", bn="অবস্থা"),
)
_IS_DRAFT: Final = Text(en="draft", bn="খসড়া")
_REPLACED: Final = Text(en="not sent; another took its place", bn="পাঠানো হয়নি; অন্যটি এর স্থান নিয়েছে")
_UNANSWERED: Final = Text(en="not answered yet", bn="উত্তর আসেনি")
_IS_ANSWERED: Final = Text(en="answered {day}: {what}", bn="উত্তর {day}: {what}")
_SETTLED: Final = Text(en="{k} of {n} have nothing left", bn="{n}টির মধ্যে {k}টির করণীয় শেষ")
