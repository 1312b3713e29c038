"""What stands in the cells of tables: counts, fractions, duties in words, grades and days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category

from auditor.i18n import Language, Text, digits, short_date
from auditor.model.finding import Outcome
from auditor.model.grades import short_of
from auditor.model.tally import percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from auditor.model.tally import Tally
    from auditor.model.views.annexes import PastStanding
    from auditor.model.views.duty_cells import DutyCell

NIL: Final = "-"
NOTHING_TO_COUNT: Final = "—"
_MINUS: Final = "−"

_RATE: Final = Text(en="{x}/{n} ({percent}%)", bn="{x}/{n} ({percent}%)")
_SOME_DONE: Final = Text(en="{done}/{of} done", bn="{done}/{of} হয়েছে")
_REST: Final[Mapping[Outcome, Text]] = {
    Outcome.UNKNOWN: Text(en="; no information on the rest", bn="; বাকির তথ্য পাওয়া যায়নি"),
    Outcome.WAIVED: Text(en="; time extended for the rest", bn="; বাকির সময় বর্ধিত"),
}
_REST_AWAITS_PORTAL: Final = Text(en="; the rest awaiting the portal", bn="; বাকি পোর্টাল অপেক্ষমাণ")
_REST_SEVERAL: Final = Text(en="; for the rest: {labels}", bn="; বাকি: {labels}")
_REST_COUNTED: Final = Text(en="; {counted}", bn="; {counted}")
_OUTCOME_OF: Final = Text(en="{outcome} ({done}/{of})", bn="{outcome} ({done}/{of})")


def count(number: int, language: Language) -> str:
    """Return a count; nil is a hyphen, as in the committee's own tables."""
    return digits(str(number), language) if number else NIL


def fraction(part: int, whole: int, language: Language) -> str:
    """Return ৩/৪."""
    return digits(f"{part}/{whole}", language)


def rate(tally: Tally, language: Language) -> str:
    """Return implemented offices of all that count, and the same in per cent: ১৯/৩৪ (৫৫%)."""
    return rate_of(tally.implemented, tally.total, language)


def rate_of(part: int, whole: int, language: Language) -> str:
    """Return a part of a whole, and the same in per cent; a dash where there is no whole."""
    if not whole:
        return NOTHING_TO_COUNT
    return _RATE.said(language, x=part, n=whole, percent=percent(part, whole))


def words(text: Text, language: Language) -> str:
    """Return a name or other words of the workspace in one language, with its digits but in Latin names."""
    return digits(text.said(language), language)


def quoted(typed: str, language: Language) -> str:
    """Return what somebody typed in one language only, such as a reference; in Bangla its digits stay with Latin letters, in English with Bangla ones (`digits`)."""
    is_latin = any(sign.isascii() and sign.isalpha() for sign in typed)
    is_bangla = any("\u0980" <= sign <= "\u09ff" and sign.isalpha() for sign in typed)
    return typed if language is Language.BN and is_latin and not is_bangla else digits(typed, language)


def day(on: date | None, language: Language) -> str:
    """Return a day, or the sign for nil."""
    return short_date(on, language) if on else NIL


def grade(known: Text | None, language: Language) -> str:
    """Return how something is known for a narrow cell, or the sign for nil."""
    return known.said(language) if known is not None else NIL


def come(past: Sequence[PastStanding], language: Language) -> str:
    """Return how many duties an office has done of how many, and in brackets how many more or fewer than at the last meeting: ৩/৫ (+২)."""
    if not past or not past[-1].of:
        return NIL
    now = past[-1]
    shown = fraction(now.done, now.of, language)
    if not is_compared(past):
        return shown
    change = now.done - past[-2].done
    return f"{shown} ({_MINUS if change < 0 else '+' if change else ''}{digits(str(abs(change)), language)})"


def is_compared(past: Sequence[PastStanding]) -> bool:
    """Return whether it is said of an office how far it has come since the last meeting: it has duties now, and stood somehow then."""
    return len(past) > 1 and bool(past[-1].of) and past[-2].status is not None


def duty_words(cell: DutyCell, language: Language) -> str:
    """Return one duty of one office in words."""
    if cell.of <= 1:
        return cell.labels.said(language)
    nobody_undone = cell.done == 0 and (cell.outcome is not Outcome.FAIL or cell.awaiting_portal)
    if (
        cell.done == cell.of or nobody_undone
    ):  # of none done some may only not be known: of those nobody says that they are not done
        return _OUTCOME_OF.said(language, outcome=cell.labels, done=cell.done, of=cell.of)
    some = _SOME_DONE.said(language, done=cell.done, of=cell.of)
    rest = _rest(cell)
    return some + rest.said(language) if rest is not None else some


def _rest(cell: DutyCell) -> Text | None:
    """Return how those stand that a fraction does not count; None where it says so itself: they are not done."""
    if cell.beside:
        return _REST_SEVERAL.filled(labels=cell.labels)
    if cell.rest:
        return _REST_COUNTED.filled(counted=cell.rest_counted)
    return _REST_AWAITS_PORTAL if cell.awaiting_portal else _REST.get(cell.outcome)


def duty_with_grade(cell: DutyCell, language: Language) -> str:
    """Return one duty in words, and how that is known."""
    told = duty_words(cell, language)
    known = f"{told} ({short_of(cell.grade, cell.ways).said(language)})" if cell.grade is not None else told
    return cell.with_undone(known, language)


def trend(past: Sequence[PastStanding], language: Language) -> str:
    """Return how many of its duties an office had done at the last meetings, oldest first: ২/৬, ৫/৬, ৬/৬."""
    return ", ".join(fraction(at.done, at.of, language) if at.of else NIL for at in past) or NIL


def letters_of(words: str) -> str:
    """Return words without the signs that take no room across a line: vowel signs and the like stand with a letter."""
    return "".join(sign for sign in words if category(sign)[0] != "M")
