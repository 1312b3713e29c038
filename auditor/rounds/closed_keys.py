"""The keys of self-checks of closed rounds: they live until the next meeting's round is kept."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, month
from auditor.keys.store import NoPlaceForKeysError
from auditor.model.errors import AuditorError
from auditor.model.journal import KeysMade, MeetingCancelled, MeetingMoved, SlipOpened
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import MONTH_SIGNS, is_made_for, known_meetings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.keys.store import KeyStore
    from auditor.model.identity import Identities
    from auditor.model.journal import Invited
    from auditor.model.round import RoundHeader
    from auditor.workspace.folder import Workspace


def forget(space: Workspace, kept: RoundHeader, store: Callable[[], KeyStore]) -> Iterator[Text]:
    """Remove the keys of self-checks of meetings before that of a kept round, and yield of each that it is done, or could not be.

    A computer without any place for keys has none: there, only of keys that no round of an earlier meeting closed already is it said that they were left.

    Args:
        space: the workspace.
        kept: the round that was kept.
        store: opens the place of the secrets; it is not called where no keys were made before.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    told = set[str]()  # new keys of a meeting are told with those whose place they took
    for made in _before(ledger, kept):
        try:
            if store().place_of(made.key) is not None:
                store().forget(made.key)
                if made.meeting not in told:
                    yield _FORGOTTEN.filled(month=month(made.meeting))
                told.add(made.meeting)
        except AuditorError as error:
            if isinstance(error, NoPlaceForKeysError) and made.round in _closed_by(ledger, before=kept):
                continue
            yield _NOT_FORGOTTEN.filled(month=month(made.meeting), round=made.round)
            return


def closed_rounds(ledger: Ledger) -> frozenset[str]:
    """Return the rounds of self-checks (ids) that are closed: a round was kept for a later meeting, so no slips are awaited.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    return _closed_by(ledger)


def why_needless(ledger: Ledger) -> dict[str, Text]:
    """Return by the round of self-checks (its id) why its keys are needed no more: it is closed, or new keys were made for its meeting since.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    replaced = {named: _REPLACED.filled(day=by.on) for named, by in replaced_by(ledger.notes(KeysMade)).items()}
    return replaced | dict.fromkeys(closed_rounds(ledger), CLOSED)


def replaced_by(made: Iterable[KeysMade]) -> dict[str, KeysMade]:
    """Return by the round of self-checks (its id) the keys that were made next for its meeting: since then its sheets are worthless.

    Args:
        made: all keys that were made, in order.

    """
    of_meeting: dict[str, list[KeysMade]] = defaultdict(list)
    for keys in made:
        of_meeting[keys.meeting].append(keys)
    following = (pair for in_turn in of_meeting.values() for pair in pairwise(in_turn))
    return {before.round: after for before, after in following if before.round != after.round}


def open_keys(ledger: Ledger) -> tuple[KeysMade, ...]:
    """Return the keys of rounds of self-checks that are needed: slips for them may still come.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    needless = why_needless(ledger)
    return tuple(made for made in ledger.notes(KeysMade) if made.round not in needless)


def slips_of_meeting(ledger: Ledger, campaign: str) -> Iterator[SlipOpened]:
    """Yield the slips that were taken for the meeting of a campaign (its id): what was taken before its keys were replaced counts on.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    meetings = {keys.round: keys.meeting for keys in ledger.notes(KeysMade)}
    for slip in ledger.notes(SlipOpened) if campaign in meetings else ():
        if meetings.get(slip.round) == meetings[campaign]:
            yield slip


def made_for(ledger: Ledger, named: str) -> KeysMade | None:
    """Return the keys that were made last for a round of self-checks (its id); None where none were.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    return next((made for made in reversed(ledger.notes(KeysMade)) if made.round == named), None)


def place_of(store: Callable[[], KeyStore], made: KeysMade) -> Text | None:
    """Return where the keys of a round are on this computer; None where they are not, or it has no place for keys.

    Raises:
        AuditorError: the place cannot be opened.

    """
    try:
        return store().place_of(made.key)
    except NoPlaceForKeysError:
        return None


def remove(store: Callable[[], KeyStore], made: KeysMade) -> Text:
    """Remove the keys of a round from the place of the secrets, and return what became of them.

    Raises:
        AuditorError: the place cannot be opened or written; nothing was removed then.

    """
    called = month(made.meeting)
    if place_of(store, made) is None:
        return _NOT_HERE.filled(month=called)
    store().forget(made.key)
    return _REMOVED.filled(month=called)


def _closed_by(ledger: Ledger, before: RoundHeader | None = None) -> frozenset[str]:
    """Return the rounds of self-checks (ids) that are closed by the last kept round, or by the last of meetings before that of one."""
    headers = (kept.header for kept in ledger.rounds())
    meant = (header for header in headers if before is None or header.place < before.place)
    last = max(meant, key=lambda header: header.place, default=None)
    return frozenset(made.round for made in _before(ledger, last)) if last is not None else frozenset()


def _before(ledger: Ledger, kept: RoundHeader) -> list[KeysMade]:
    """Return the keys that were made for meetings before that of a kept round, but for its own, in whatever month; of one put off beyond its meeting slips may still come."""
    known = known_meetings(ledger.rounds(), ledger.notes(MeetingMoved), ledger.notes(MeetingCancelled), None)
    awaited = [each for each in known if each.id == kept.meeting or (each.held and each.place > kept.place)]
    return [
        made
        for made in ledger.notes(KeysMade)
        if made.meeting < kept.place[:MONTH_SIGNS]
        and not any(is_made_for(known, made.meeting, made.on, meeting) for meeting in awaited)
    ]


HERE: Final = Text(en="on this computer", bn="এই কম্পিউটারে আছে")
ELSEWHERE: Final = Text(en="not on this computer", bn="এই কম্পিউটারে নেই")
CLOSED: Final = Text(en="not needed: the round is closed", bn="লাগবে না: ওই মাসের যাচাই শেষ")
_REPLACED: Final = Text(
    en="not needed: replaced by new keys on {day}, and slips of its sheets are refused since",
    bn="লাগবে না: {day} তারিখে এর বদলে নতুন চাবি তৈরি হয়েছে; তখন থেকে এর নির্দেশিকার স্লিপ নেওয়া হয় না",
)
_NOT_HERE: Final = Text(
    en="The keys of {month} are not on this computer; there is nothing to remove.",
    bn="{month} মাসের চাবি এই কম্পিউটারে নেই; মোছার কিছু নেই।",
)
_REMOVED: Final = Text(
    en="The keys of {month} were removed from this computer. A copy of a key file on another disk still holds them.",
    bn="{month} মাসের চাবি এই কম্পিউটার থেকে মোছা হয়েছে। অন্য কোথাও চাবি-ফাইলের কপি থাকলে সেটিতে রয়ে গেছে।",
)
_FORGOTTEN: Final = Text(
    en="The keys of {month} were removed: that round is closed, and late slips of it cannot be opened any more.",
    bn="{month} মাসের চাবি মোছা হয়েছে: ওই মাসের যাচাই শেষ, দেরিতে আসা স্লিপ আর খোলা যাবে না।",
)
_NOT_FORGOTTEN: Final = Text(
    en="The round is kept. Only the keys of {month}, which are needed no more, were left: the place of the keys was not opened. "
    "To remove them, run in a terminal window where they are: auditor keys forget {round}",
    bn="যাচাই ঠিকই রাখা হয়েছে। শুধু {month} মাসের চাবি, যা আর লাগবে না, মোছা হয়নি: চাবির জায়গা খোলা হয়নি। মুছতে, চাবি যে কম্পিউটারে আছে সেখানে টার্মিনাল "
    "জানালায় চালান: auditor keys forget {round}",
    on_screen=Text(
        en="The round is kept. Only the keys of {month}, which are needed no more, were left: the place of the keys was not opened. "
        "Remove them on the screen Self-check, The keys of this computer, where they are.",
        bn="যাচাই ঠিকই রাখা হয়েছে। শুধু {month} মাসের চাবি, যা আর লাগবে না, মোছা হয়নি: চাবির জায়গা খোলা হয়নি। চাবি যে কম্পিউটারে আছে সেখানে “স্ব-যাচাই” পাতায় “এই কম্পিউটারের "
        "চাবি” খুলে মুছুন।",
    ),
)


def offices_invited(invited: Invited, everybody: Identities) -> frozenset[str]:
    """Return the offices (ids of now) with accounts whose sheets were written by what was noted of a campaign."""
    tagged = (tagged.account for tagged in invited.accounts)
    written = {everybody.office_of(each) for each in invited.written}
    return frozenset(office for office in map(everybody.office_of, tagged) if not written or office in written)
