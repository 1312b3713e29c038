"""Who left the list for a reason: how it is listed, why it cannot be told again, and how it is taken back.

The reasons stand in `auditor.toml`, and a round keeps those by which it was counted: what was kept stays told.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.baseline import Departure
from auditor.model.errors import WorkspaceError
from auditor.model.journal import Identified
from auditor.model.known_names import known_name
from auditor.roster.corrected_rows import at_its_row
from auditor.roster.doubt import named
from auditor.roster.logins import is_login
from auditor.rounds.identity import identities
from auditor.rounds.identity.left_list import as_told, by_ids_now, last_told, listed_then, moved_since, noted_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import roster_corrections, settings
from auditor.workspace.toml_changes import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.model.identity import Identities
    from auditor.model.subjects import Account, Office, Roster
    from auditor.roster.assignment import Assignment
    from auditor.roster.corrections import Gone, RosterCorrections
    from auditor.rounds.identity.left_list import Noted
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.config import Config, ToldDeparture
    from auditor.workspace.folder import Workspace


class Leaving(Struct, frozen=True):
    """One who left the list, as it was told.

    Attributes:
        mark: by which it is known (`toml_changes.mark`): that of the correction, where it took the row off the list.
        subject: the id; `whose` as it is called.
        reason: why; empty where nobody said.
        on: the day on which it was told; None where it does not stand there.
        counted: the number of the first round that was kept with it, by which it stays; 0 where it can be taken back.
        kept_with: the reason with which that round was kept, where another one is written since; else empty.

    """

    mark: str
    subject: str
    whose: Text
    reason: str
    on: date | None
    counted: int = 0
    kept_with: str = ""

    @property
    def stays(self) -> Text | None:
        """Why it cannot be taken back; None where it can."""
        if not self.counted:
            return None
        words = _COUNTED_OTHERWISE if self.kept_with else _COUNTED
        return words.filled(n=self.counted, reason=self.kept_with)

    @property
    def told(self) -> Text:
        """That somebody left, on which day that was told, and why."""
        if not self.reason:
            return _IS_GONE
        return _LEFT_ON.filled(day=self.on, reason=self.reason) if self.on else _LEFT.filled(reason=self.reason)


def leavings(space: Workspace, everybody: Identities | None = None) -> tuple[Leaving, ...]:
    """Return who left, in the order in which it was told.

    Args:
        space: the workspace.
        everybody: who was given an id; by what the ledger has where it is left out.

    Raises:
        AuditorError: settings, roster or ledger cannot be read.

    """
    corrections = roster_corrections.read(space.folder)
    if not (space.config.departures or corrections.gone):
        return ()
    ledger = Ledger(space.ledger_path)
    everybody = everybody or identities.known(ledger)
    with_rows = _with_rows(space, corrections)
    noted = noted_of(ledger.notes(Identified), space.config.departures, everybody)
    assigned = identities.assigned(with_rows, everybody)
    stood = {each: at_its_row(with_rows.reading.drafts(), each) for each in corrections.gone}
    rows = _taken_off(with_rows, everybody, noted, stood.values())
    names, given = _names(assigned), assigned.given
    gone = {rows.get(row.subject, given.get(row.subject, row.subject)): each for each, row in stood.items()}
    counted = _counted(ledger.rounds(), space.config, everybody)
    found = []
    for departure in space.config.departures:
        subject = departure.subject
        row = gone.pop(departure, None)
        off = gone.pop(subject, None) if row is None and subject not in names else row  # the row itself went since
        on = off.on if off is not None else departure.on
        has_row = subject in names or row is not None  # is listed again, or is once the correction is taken back
        stays = (0, "") if has_row else counted.get(departure, (0, ""))
        listed = given.get(stood[row].subject, subject) if row is not None else subject
        whose = names.get(listed) or known_name(everybody, subject)
        then = listed_then(noted, departure, everybody) if row is None else None
        if then is not None and then.office != assigned.office_of(subject):
            whose = joined((named(then.office, everybody.offices.get), then.post))  # where it was then
        found.append(Leaving(mark(row or departure), subject, whose, departure.reason, on, *stays))
    rest = [(left if isinstance(left, str) else left.subject, row) for left, row in gone.items()]
    called = {left: names.get(left) or known_name(everybody, left) for left, _ in rest}
    return (*found, *(Leaving(mark(row), left, called[left], "", row.on) for left, row in rest))


def _counted(
    rounds: Sequence[RoundHead], config: Config, everybody: Identities
) -> Mapping[ToldDeparture, tuple[int, str]]:
    """Return with which round (its number) departures were first kept, and with which reason where that was another; those of one user ID from several offices by their reasons."""
    by_now = by_ids_now(config, everybody).departures
    several = Counter(departure.subject for departure in by_now)
    kept = [(each, head.number) for head in rounds for each in head.header.departures]
    found = {}
    for departure, now in zip(config.departures, by_now, strict=True):
        subject, reason = now.subject, now.reason
        of_it = [(each.reason, n) for each, n in kept if subject in {each.subject, everybody.id_now(each.subject)}]
        with_it = [(n, "") for why, n in of_it if why == reason]
        otherwise = [(n, why) for why, n in of_it if several[subject] == 1]
        found[departure] = next(iter([*with_it, *otherwise]), (0, ""))
    return found


def _taken_off(
    with_rows: Workspace, everybody: Identities, noted: Noted, gone: Collection[Gone]
) -> Mapping[str, ToldDeparture]:
    """Return why those left whose row is taken off the list by a correction, by the id that the roster alone gives.

    That is who has that row, or may have: a round kept without it took him for gone. And it is who had it when that was
    written, and has another row now: a user ID that has moved. One that left several offices left each with its row there.
    """
    if not gone:
        return {}
    assigned = identities.assigned(replace(with_rows, config=replace(with_rows.config, departures=())), everybody)
    alone = assigned.alone
    subjects = (subject for office in assigned.roster.offices for subject in office.subjects)
    perhaps = {alone[subject.id]: (subject.id, *subject.doubts) for subject in subjects if subject.id in alone}
    left = list(with_rows.config.departures)
    rows = {
        alone.get(account.id): (office, account) for office in assigned.roster.offices for account in office.accounts
    }

    def there(departure: ToldDeparture, office: Office) -> bool:
        then = listed_then(noted, departure, everybody)
        return then is not None and then.office == office.id

    def take(row: str, whose: Iterable[str]) -> None:
        of_them = [departure for given in whose for departure in left if departure.subject == given]
        if of_them and row in rows:
            first = [departure for departure in of_them if departure.subject == of_them[0].subject]
            of_them = [departure for departure in first if there(departure, rows[row][0])] or first
        if of_them:
            found[row] = of_them[0]
            left.remove(of_them[0])

    found: dict[str, ToldDeparture] = {}
    for each in gone:
        take(each.subject, perhaps.get(each.subject, ()))
    for each in gone:
        if each.subject in rows and each.subject not in found:
            had = (replace(departure, on=each.on) for departure in left if departure.subject in alone)
            row = rows[each.subject]
            take(each.subject, [told.subject for told in had if _had(told, row, noted, everybody)])
    return found


def _had(told: ToldDeparture, row: tuple[Office, Account], noted: Noted, everybody: Identities) -> bool:
    """Return whether somebody was listed by a row when his leaving was told."""
    (office, account), then = row, listed_then(noted, told, everybody)
    if then is None or then.office != office.id:
        return False
    return is_login(account, then) if account.login and then.mark else account.post == then.post


def tell(space: Workspace, departure: Departure, day: date) -> None:
    """Write why somebody left: beside why he left the office in which he was before, in place of why he left this one.

    Raises:
        AuditorError: roster or ledger cannot be read, or the settings cannot be written.

    """
    last = next((each for each in last_told(space.config) if each.subject == departure.subject), None)
    ledger = Ledger(space.ledger_path)
    everybody = identities.known(ledger)
    assigned = identities.assigned(space, everybody)
    if last is not None and everybody.id_now(departure.subject) in moved_since(
        space.config, assigned, ledger.notes(Identified)
    ):
        last = None
    settings.tell_departure(space.folder, as_told(departure, day, assigned), instead=last)


def in_force(config: Config, roster: Roster, moved: Container[str]) -> tuple[Departure, ...]:
    """Return who left, and why. Why somebody left one office says nothing of why he left the one to which he moved.

    Args:
        config: who left, as it was told.
        roster: who is listed, by given ids.
        moved: who moved since (`moved_since`).

    """
    listed = {account.id for office in roster.offices for account in office.accounts}
    stay = (each for each in last_told(config) if each.subject not in moved or each.subject in listed)
    return tuple(Departure(each.subject, each.reason) for each in stay)


def back(
    space: Workspace, everybody: Identities, left: RosterCorrections
) -> Mapping[str, tuple[str, ToldDeparture | None]]:
    """Return who is on the list again with other corrections, and why he had left, by the id that the roster alone gives."""
    corrections = roster_corrections.read(space.folder)
    if not set(corrections.gone).difference(left.gone):
        return {}
    with_rows = _with_rows(space, corrections)
    stood = {each: at_its_row(with_rows.reading.drafts(), each) for each in corrections.gone}
    given = identities.assigned(with_rows, everybody).given
    noted = noted_of(Ledger(space.ledger_path).notes(Identified), space.config.departures, everybody)
    whose = _taken_off(with_rows, everybody, noted, stood.values())
    found = {}
    for alone in (row.subject for each, row in stood.items() if each not in left.gone):
        if alone in given:
            departure = whose.get(alone)
            found[alone] = (departure.subject if departure is not None else given[alone], departure)
    return found


def _with_rows(space: Workspace, corrections: RosterCorrections) -> Workspace:
    """Return the workspace with the rows on its list that corrections take off."""
    return replace(space, reading=space.reading_with(replace(corrections, gone=()))) if corrections.gone else space


def leaving_of(space: Workspace, subject: str) -> Leaving | None:
    """Return that an office or account left; None where that was not told."""
    return next((leaving for leaving in reversed(leavings(space)) if leaving.subject == subject), None)


def with_other_reason(space: Workspace, subject: str, reason: str) -> Leaving | None:
    """Return that somebody left, which stays since a round was kept with it, where another reason is told of it now; None where it is not so."""
    told = leaving_of(space, subject)
    return told if told is not None and told.counted and told.reason != reason else None


def refusal(space: Workspace, subject: str) -> Text | None:
    """Return why it cannot be told now that somebody left who is not listed: it was told already."""
    told = leaving_of(space, subject)
    if told is not None and told.counted:
        return _TOLD_AND_KEPT.filled(whose=told.whose, n=told.counted)
    if told is not None:
        return _TOLD_ALREADY.filled(whose=told.whose, day=told.on) if told.on else _TOLD_BEFORE.filled(whose=told.whose)
    return None


def open_who_left(assigned: Assignment, subject: str) -> Text | None:
    """Return why it cannot be told yet that somebody left: one row of the roster stands for two, of whom he is one. Of those only counted it is told how many stay."""
    everybody, offices = assigned.known, assigned.roster.offices
    listed = {each.id for office in offices for each in office.subjects}
    for office in offices:
        for each in office.subjects:
            for before in (given for given in each.doubts if given not in listed):
                account = everybody.accounts.get(before)
                has_row = account is None or not account.only_numbered
                goes_too = subject == office.id != everybody.office_of(before)
                if subject == before or (has_row and (subject == each.id or goes_too)):
                    return _WHO_IS_OPEN.filled(whose=known_name(everybody, before), listed=office.named[each.id])
    return None


def without_row(space: Workspace, entry: str) -> tuple[ToldDeparture, Text] | None:
    """Return why somebody left whose row is not on the list, and how he is called, by the mark of it; None where it is of no such leaving.

    Raises:
        WorkspaceError: a round was kept with it, so that it cannot be taken back.

    """
    departures = space.config.departures
    place = next((at for at, each in enumerate(departures) if mark(each) == entry), None)
    if place is None:
        return None
    leaving = leavings(space)[place]
    if leaving.stays is not None:
        raise WorkspaceError(leaving.stays)
    return departures[place], leaving.whose


def _names(assignment: Assignment) -> dict[str, Text]:
    """Return how everybody listed is called, by the ids that they have."""
    return {assignment.given[alone]: name for alone, name in assignment.named.items()}


_COUNTED: Final = Text(
    en="Round {n} was kept with it, so it stays. If the reason is another, write that: auditor roster correct SUBJECT --left REASON. If it is there again, put its row back into the roster.",
    bn="{n} নম্বর যাচাই এটি ধরেই রাখা হয়েছে, তাই এটি থাকবে। কারণ অন্য হলে সেটি লিখুন: auditor roster correct দপ্তর --left কারণ। আবার চালু হয়ে থাকলে তালিকায় এর সারি ফিরিয়ে আনুন।",
    on_screen=Text(
        en="Round {n} was kept with it, so it stays. If the reason is another, write that below. If it is there again, put its row back into the roster.",
        bn="{n} নম্বর যাচাই এটি ধরেই রাখা হয়েছে, তাই এটি থাকবে। কারণ অন্য হলে নিচে সেটি লিখুন। আবার চালু হয়ে থাকলে তালিকায় এর সারি ফিরিয়ে আনুন।",
    ),
)
_COUNTED_OTHERWISE: Final = Text(
    en='Round {n} was kept with another reason ("{reason}"), so that it left stays. If the reason is another, write that: auditor roster correct SUBJECT --left REASON. If it is there again, put its row back into the roster.',
    bn="{n} নম্বর যাচাই অন্য কারণ (“{reason}”) ধরে রাখা হয়েছে, তাই বাদ পড়ার কথাটি থাকবে। কারণ অন্য হলে সেটি লিখুন: auditor roster correct দপ্তর --left কারণ। আবার চালু হয়ে থাকলে তালিকায় এর সারি ফিরিয়ে আনুন।",
    on_screen=Text(
        en='Round {n} was kept with another reason ("{reason}"), so that it left stays. If the reason is another, write that below. If it is there again, put its row back into the roster.',
        bn="{n} নম্বর যাচাই অন্য কারণ (“{reason}”) ধরে রাখা হয়েছে, তাই বাদ পড়ার কথাটি থাকবে। কারণ অন্য হলে নিচে সেটি লিখুন। আবার চালু হয়ে থাকলে তালিকায় এর সারি ফিরিয়ে আনুন।",
    ),
)
KEPT_BY_ROUND: Final = Text(
    en="Round {n} and its papers keep the reason that was told by then; the new one counts from the next round on.",
    bn="{n} নম্বর যাচাই ও তার কাগজে তখনকার কারণই থাকবে; নতুন কারণ পরের যাচাই থেকে দেখানো হবে।",
)
_TOLD_AND_KEPT: Final = Text(
    en="That {whose} left is told already, for this reason, and round {n} was kept with it; nothing new was written.",
    bn="{whose} তালিকা থেকে বাদ, এ কথা এই কারণসহ আগেই লেখা আছে এবং {n} নম্বর যাচাই এটি ধরেই রাখা হয়েছে; নতুন কিছু লেখা হয়নি।",
)
_IS_GONE: Final = Text(en="left the list", bn="তালিকা থেকে বাদ")
_LEFT_ON: Final = Text(en="left the list, told on {day}: {reason}", bn="তালিকা থেকে বাদ, {day} তারিখে লেখা: {reason}")
_LEFT: Final = Text(en="left the list: {reason}", bn="তালিকা থেকে বাদ: {reason}")
_TOLD_ALREADY: Final = Text(
    en="That {whose} left was told already, on {day}; nothing new was written. If the reason is another, take that back first, by its number: "
    "auditor roster corrections",
    bn="{whose} তালিকা থেকে বাদ, এ কথা {day} তারিখেই লেখা হয়েছে; নতুন কিছু লেখা হয়নি। কারণ অন্য হলে আগে ক্রম লিখে সেটি বাতিল করুন: auditor roster corrections",
    on_screen=Text(
        en="That {whose} left was told already, on {day}; nothing new was written. If the reason is another, take that back first (screen Offices, Corrections of the roster).",
        bn="{whose} তালিকা থেকে বাদ, এ কথা {day} তারিখেই লেখা হয়েছে; নতুন কিছু লেখা হয়নি। কারণ অন্য হলে আগে সেটি বাতিল করুন (“দপ্তর” পাতা, তালিকার সংশোধন)।",
    ),
)
_TOLD_BEFORE: Final = Text(
    en="That {whose} left was told already; nothing new was written. If the reason is another, take that back first, by its number: "
    "auditor roster corrections",
    bn="{whose} তালিকা থেকে বাদ, এ কথা আগেই লেখা হয়েছে; নতুন কিছু লেখা হয়নি। কারণ অন্য হলে আগে ক্রম লিখে সেটি বাতিল করুন: auditor roster corrections",
    on_screen=Text(
        en="That {whose} left was told already; nothing new was written. If the reason is another, take that back first (screen Offices, Corrections of the roster).",
        bn="{whose} তালিকা থেকে বাদ, এ কথা আগেই লেখা হয়েছে; নতুন কিছু লেখা হয়নি। কারণ অন্য হলে আগে সেটি বাতিল করুন (“দপ্তর” পাতা, তালিকার সংশোধন)।",
    ),
)
_WHO_IS_OPEN: Final = Text(
    en="Which of two is left is still open: {listed}, who is in the roster, may be {whose}. Nothing was written. Answer that first; it is "
    "asked at a terminal by: auditor audit --keep. Then write again who left.",
    bn="দুজনের মধ্যে কে রয়ে গেছেন তা এখনো জানানো হয়নি: তালিকার {listed} আগের {whose} হতে পারেন। কিছু লেখা হয়নি। আগে এর উত্তর দিন; টার্মিনালে auditor audit --keep চালালে এটি "
    "জিজ্ঞাসা করা হয়। তারপর কে তালিকায় নেই আবার লিখুন।",
    on_screen=Text(
        en="Which of two is left is still open: {listed}, who is in the roster, may be {whose}. Nothing was written. Answer that first, on the screen Meeting (See what changes, and keep). Then write again who left.",
        bn="দুজনের মধ্যে কে রয়ে গেছেন তা এখনো জানানো হয়নি: তালিকার {listed} আগের {whose} হতে পারেন। কিছু লেখা হয়নি। আগে “সভা” পাতায় যাচাই রাখার আগের প্রশ্নে এর উত্তর দিন। তারপর কে তালিকায় "
        "নেই আবার লিখুন।",
    ),
)
