"""Two readings of a roster beside each other: who is listed or left, and what is read of whom otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import A_DAY, Text, in_digits, match_key, plain
from auditor.model.labels import NO, YES
from auditor.model.subjects import MOST_USERS, Office
from auditor.roster.columns import HEADINGS, Column
from auditor.roster.names import KIND_WORDS
from auditor.rounds.correcting.corrected_cells import dialled
from auditor.tables.answers import read_count, read_day, read_yes_no

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.baseline import Departure
    from auditor.model.subjects import Account
    from auditor.roster.assignment import Assignment
    from auditor.roster.reading import RosterReading


class Difference(Struct, frozen=True):
    """What a correction changes in what is read: of whom, what, and how it was read before and is after; empty where nothing was or is."""

    whose: Text
    what: Text
    before: Text | None
    after: Text | None

    @property
    def said(self) -> Text:
        """What was and is, in a line."""
        return _FROM_TO.filled(what=self.what, was=self.before or NOTHING, now=self.after or NOTHING)

    @property
    def undone(self) -> Difference:
        """What changes once the correction is taken back."""
        return replace(self, before=self.after, after=self.before)


def why_gone(whose: Text, departure: Departure, before: str = "") -> Difference:
    """Return that it is written why somebody, as he is called, left; `before`, which reason stood there."""
    return Difference(whose, _WHY_GONE, plain(before) if before else None, plain(departure.reason))


def differences(
    before: Assignment, after: Assignment, readings: tuple[RosterReading, RosterReading]
) -> list[Difference]:
    """Return what is read otherwise, office by office in the roster's order; `readings` are those that the two were assigned from."""
    were, are = (_by_alone(each, reading) for each, reading in zip((before, after), readings, strict=True))
    named = after.named | before.named
    found = []
    for alone in dict.fromkeys((*were, *are)):
        then, now = were.get(alone), are.get(alone)
        if then == now:
            continue
        whose = named[alone]
        if then is None or now is None:
            found.append(Difference(whose, _LISTED, *(_NO if each is None else _YES for each in (then, now))))
            if now is not None:
                found += [
                    Difference(whose, HEADINGS[column], None, cell)
                    for column, cell in _cells(now).items()
                    if cell is not None and cell not in {_called(now), NO}
                ]
                found += [
                    Difference(whose, HEADINGS[column], None, plain(words))
                    for column in _IN_ENGLISH.values()
                    if (words := readings[1].words(alone, column))
                ]
            continue
        cells_then, cells_now = _cells(then), _cells(now)
        found += [
            Difference(
                whose,
                HEADINGS[_column_of(column, cells_then[column], cells_now[column])],
                *_as_they_differ(cells_then[column], cells_now[column]),
            )
            for column in cells_now
            if cells_then[column] != cells_now[column]
        ]
    return found


def _column_of(column: Column, before: Text | None, after: Text | None) -> Column:
    """Return the column in which two names differ: that of the English one, where the Bangla ones are the same."""
    is_english = before is not None and after is not None and before.bn == after.bn
    return _IN_ENGLISH.get(column, column) if is_english else column


def _as_they_differ(before: Text | None, after: Text | None) -> tuple[Text | None, Text | None]:
    """Return two cells so that each language shows what differs: in the words of the other one, where its own are the same."""
    if before is None or after is None:
        return before, after
    if before.en == after.en:
        return plain(before.bn), plain(after.bn)
    if before.bn == after.bn:
        return plain(before.en), plain(after.en)
    return before, after


def _by_alone(assignment: Assignment, reading: RosterReading) -> dict[str, Office | Account]:
    """Return who is listed by the ids that the roster alone gives: offices without their accounts, with the number of them that they tell."""
    of_given = assignment.alone
    found: dict[str, Office | Account] = {}
    for office in assignment.roster.offices:
        alone = of_given[office.id]
        told = read_count(reading.words(alone, Column.USERS)) or 0
        found[alone] = replace(office, accounts=(), id="", doubts=(), user_count=told if told <= MOST_USERS else 0)
        for account in office.accounts:
            if account.id in of_given and not (told and account.only_numbered):  # the number tells of them
                row = of_given[account.id]
                days = (account.holder_since, read_day(reading.words(row, Column.SINCE)))  # who moved joined earlier
                found[row] = replace(account, id="", doubts=(), holder_since=max(filter(None, days), default=None))
    return found


def _cells(subject: Office | Account) -> Mapping[Column, Text | None]:
    """Return what was read of somebody, by the column of the roster that says it."""
    if isinstance(subject, Office):
        return {
            Column.OFFICE: subject.name,
            Column.KIND: subject.kind.label,
            Column.HEAD: subject.head_post,
            Column.PORTAL: _some(subject.portal),
            Column.EMAIL: _some(subject.email),
            Column.PHONE: in_digits(subject.phone) if subject.phone else None,
            Column.USERS: _NUMBER.filled(n=subject.user_count) if subject.user_count or subject.counts_none else None,
            Column.VOLUNTARY: YES if subject.voluntary else NO,
        }
    since = subject.holder_since
    return {
        Column.POST: subject.post,
        Column.LOGIN: _some(subject.login),
        Column.SINCE: A_DAY.filled(day=since) if since is not None else None,
    }


def as_written(column: Column, words: str) -> Text | None:
    """Return what stands in a correction as it is written for people: kinds of office and yes or no in words, days and numbers in the digits of their language."""
    kind = KIND_WORDS.get(match_key(words)) if column is Column.KIND else None
    if kind is not None:
        return kind.label
    is_voluntary = {"yes": YES, "no": NO}.get(read_yes_no(words)) if column is Column.VOLUNTARY else None
    if is_voluntary is not None:
        return is_voluntary
    day = read_day(words) if column is Column.SINCE else None
    if day is not None:
        return A_DAY.filled(day=day)
    if column is Column.PHONE and words:
        return in_digits(dialled(words))
    return _NUMBER.filled(n=int(words)) if column is Column.USERS and words.isdecimal() else _some(words)


def _called(subject: Office | Account) -> Text:
    return subject.name if isinstance(subject, Office) else subject.post


def _some(words: str) -> Text | None:
    return plain(words) if words else None


NOTHING: Final = Text(en="nothing", bn="ফাঁকা")
_FROM_TO: Final = Text(en="{what}: {was} → {now}", bn="{what}: {was} → {now}")
_WHY_GONE: Final = Text(en="Why it is not in the roster any more", bn="তালিকায় না থাকার কারণ")
_IN_ENGLISH: Final = {
    Column.OFFICE: Column.OFFICE_EN,
    Column.HEAD: Column.HEAD_EN,
    Column.POST: Column.POST_EN,
}
_NUMBER: Final = Text(en="{n}", bn="{n}")
_LISTED: Final = Text(en="listed", bn="তালিকায়")
_YES: Final = Text(en="yes", bn="আছে")
_NO: Final = Text(en="no", bn="নেই")
