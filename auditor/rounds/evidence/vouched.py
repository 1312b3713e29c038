"""The observation files that the ledger vouches for: which of them are not in ``evidence/`` as they were written."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Language, Text, first_of, joined
from auditor.i18n import month as month_name
from auditor.model.evidence_names import INTAKE
from auditor.model.journal import FormsMade, Invited, KeysMade, Recorded, SlipDay, SlipOpened, SlipsOrdered
from auditor.model.notice import Notice, Place, Severity
from auditor.model.views.head import named_apart
from auditor.model.witnessing import Witnessed
from auditor.roster.doubt import named
from auditor.rounds.asking.forms import standing
from auditor.rounds.asking.slip_order import SlipOrder, order_of
from auditor.rounds.evidence.evidence_folder import UnreadFile
from auditor.rounds.evidence.lost_texts import HELD
from auditor.sources import observed

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from auditor.judging.judge import FolderEvidence
    from auditor.model.evidence import UnplacedAnswer
    from auditor.model.identity import Identities
    from auditor.model.source import EvidenceFile
    from auditor.model.subjects import Roster
    from auditor.rounds.ledger.ledger import Ledger

NAMED: Final = 5
"""How many missing files are named before the rest is counted."""


def digests_present(files: Iterable[EvidenceFile | UnreadFile]) -> frozenset[str]:
    """Return the digests of the observation files among evidence files."""
    return frozenset(
        file.sha256 for file in files if not isinstance(file, UnreadFile) and observed.SOURCE.recognises(file)
    )


class Vouched(Struct, frozen=True):
    """What the ledger vouches for: slips opened, what was recorded and what was seen, each as written; and how slips follow each other.

    `of_either` are those of one of whom a file speaks, nobody knows of which (see `Identities.either`), by its digest and the id in it; of forms that were
    made, by their numbers.
    """

    slips: tuple[SlipOpened, ...]
    recorded: tuple[Recorded, ...]
    witnessed: tuple[Witnessed, ...]
    order: SlipOrder
    of_either: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def _entries(self) -> tuple[SlipOpened | Recorded | Witnessed, ...]:
        return (*self.slips, *self.recorded, *self.witnessed)

    @property
    def digests(self) -> frozenset[str]:
        """The digests of the observation files that count."""
        return frozenset(entry.sha256 for entry in self._entries)

    @property
    def superseded(self) -> frozenset[str]:
        """The digests of those that say nothing: in whose place a later slip speaks, or the same sheet as entered again."""
        sure = [entry for entry in self.witnessed if not _is_of_either(entry, self.of_either)]
        last = {(entry.account, entry.proof, entry.says, entry.slip): entry.sha256 for entry in sure}
        entered_again = {entry.sha256 for entry in sure}.difference(last.values())
        return self.order.superseded.union(entered_again)

    @property
    def codes(self) -> Mapping[str, str]:
        """By the digest of a slip's observation file, whose code of which self-check it was made with."""
        return {slip.sha256: f"{slip.round} {slip.account}" for slip in self.slips}

    def missing(self, present: frozenset[str]) -> tuple[SlipOpened | Recorded | Witnessed, ...]:
        """Return the entries whose file is gone, empty or altered: slips first."""
        return tuple(entry for entry in self._entries if entry.sha256 not in present)


def vouched_by(ledger: Ledger, everybody: Identities, without: Collection[int] = ()) -> Vouched:
    """Return what a ledger vouches for; slips bear the ids that their accounts have now. Days and orders told of slips that would be taken back (`without`, by their numbers in the chain) are none."""
    opened, seen = tuple(ledger.numbered(SlipOpened)), tuple(ledger.numbered(Witnessed))
    recorded = tuple(ledger.numbered(Recorded))
    of_either: dict[str, Mapping[str, tuple[str, ...]]] = {}
    if everybody.reconsidered:
        meant = _Meant(everybody, tuple(ledger.numbered(Invited)), opened)
        entries = chain[tuple[int, SlipOpened | Witnessed | Recorded]](opened, seen, recorded)
        of_either = {entry.sha256: either for number, entry in entries if (either := meant.by(entry, number))}
        for at, made in ledger.numbered(FormsMade):
            of_either |= dict.fromkeys(made.numbers, either) if (either := meant.printed(at)) else {}
    slips = tuple(replace(slip, account=everybody.id_now(slip.account)) for _, slip in opened)
    order = order_of(
        slips,
        {keys.round: keys.on for keys in ledger.notes(KeysMade)},
        standing(ledger, SlipDay, without),
        standing(ledger, SlipsOrdered, without),
        frozenset(slip.sha256 for slip in slips if _is_of_either(slip, of_either)),
    )
    witnessed = tuple(replace(entry, account=everybody.id_now(entry.account)) for _, entry in seen)
    return Vouched(slips, tuple(entry for _, entry in recorded), witnessed, order, of_either)


def _is_of_either(entry: SlipOpened | Witnessed, of_either: Mapping[str, Mapping[str, tuple[str, ...]]]) -> bool:
    """Return whether nobody knows of which account a file is; it speaks of one alone."""
    return any("/" in given for given in of_either.get(entry.sha256, ()))


class _Meant:
    """Whom the ids in observation files may mean, where that is more than one."""

    def __init__(
        self,
        everybody: Identities,
        invited: Iterable[tuple[int, Invited]],
        opened: Iterable[tuple[int, SlipOpened]],
    ) -> None:
        self._everybody = everybody
        self._opened = {slip.slip: (slip, number) for number, slip in opened}
        unsure = everybody.reconsidered
        told = chain.from_iterable(unsure.values())
        self._changes = sorted({at for each in told for at in (each.first, each.last) if at is not None})
        self._asked = {*unsure, *(each.id for each in everybody.accounts.values() if each.office in unsure)}
        self._found: dict[int, Mapping[str, tuple[str, ...]]] = {}
        self._sheets: dict[tuple[str, str], list[tuple[int, tuple[str, ...]]]] = {}
        for made, sheets in invited:
            for tag in sheets.accounts:
                if either := self._at(made).get(tag.account):
                    sheet = sheets.round, everybody.id_now(tag.account)
                    self._sheets.setdefault(sheet, []).append((made, either))

    def by(self, entry: SlipOpened | Witnessed | Recorded, number: int) -> Mapping[str, tuple[str, ...]]:
        """Return the ids in the file of an entry that may mean several, with whom.

        Of a slip also by when its sheet was made, of a login that was countersigned also by what its slip means.
        """
        found = self._at(number)
        if isinstance(entry, Recorded):
            return found
        own = found.get(entry.account) or (self._everybody.id_now(entry.account),)
        either = list(own)
        if isinstance(entry, SlipOpened):
            sheets = chain.from_iterable(self._sheets.get((entry.round, account), ()) for account in own)
            either += chain.from_iterable(ids for made, ids in sheets if made < number)
        elif entry.slip in self._opened:
            slip, when = self._opened[entry.slip]
            either += self.by(slip, when).get(slip.account, ())
        offices = {given: ids for given, ids in found.items() if "/" not in given}
        is_sure = entry.account not in found and len(either) == 1
        return offices if is_sure else offices | {entry.account: tuple(dict.fromkeys(either))}

    def printed(self, number: int) -> Mapping[str, tuple[str, ...]]:
        """Return the ids that a form made at an entry bears and that may mean several; who was taken for one of before had no id of his own in it: by that he alone is meant."""
        return {
            given: either
            for given, either in self._at(number).items()
            if not self._everybody.was_taken_for_another(given, number)
        }

    def _at(self, number: int) -> Mapping[str, tuple[str, ...]]:
        """Return the ids that may mean several in an entry of a number; they are the same from one answer to the next."""
        since = bisect_right(self._changes, number)
        if since not in self._found:
            of_all = {given: self._everybody.either(given, number) for given in self._asked}
            self._found[since] = {given: ids for given, ids in of_all.items() if ids}
        return self._found[since]


def digests_vouched_for(ledger: Ledger) -> frozenset[str]:
    """Return the digests of all observation files of which a ledger knows: what is missing of them is asked for until it is back.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    entries: tuple[SlipOpened | Recorded | Witnessed, ...] = (
        *ledger.notes(SlipOpened),
        *ledger.notes(Recorded),
        *ledger.notes(Witnessed),
    )
    return frozenset(entry.sha256 for entry in entries)


def tell_missing(
    missing: Sequence[SlipOpened | Recorded | Witnessed],
    roster: Roster,
    without_proof: Collection[str],
    held: Collection[str],
) -> tuple[Notice, ...]:
    """Return a notice for each missing file; those of one kind share one message, so that it is told once.

    Args:
        missing: the entries whose file does not count.
        roster: names offices and posts.
        without_proof: the digests of those that are there, but not what was kept of the mail they were read from.
        held: the names of those that are there and only cannot be read now.

    """
    if not missing:
        return ()
    unread = [entry.file for entry in missing if entry.file in held]
    missing = [entry for entry in missing if entry.file not in held]
    slips = [entry for entry in missing if isinstance(entry, SlipOpened)]
    others = [entry for entry in missing if not isinstance(entry, SlipOpened)]
    mails = [entry for entry in others if entry.sha256 in without_proof]
    recorded = [entry for entry in others if entry.sha256 not in without_proof]
    names = named_apart(enumerate(roster.offices, start=1))
    of_slips = [
        _ENTRY.filled(what=names.get(slip.account, slip.account), month=month_name(slip.round[: len("YYYY-MM")]))
        for slip in slips
    ]
    return (
        *_notices(slips, _SLIPS, of_slips),
        *_notices(recorded, _RECORDED, _by_file(recorded)),
        *_notices(mails, _MAILS, _by_file(mails)),
        *(Notice(Severity.WRONG, Place(file), HELD.filled(file=file)) for file in unread),
    )


def with_numbers(notices: Iterable[Notice], slips: Iterable[SlipOpened]) -> tuple[Notice, ...]:
    """Return notices in which files of slips are called by the slips' numbers, too: a file's name nobody saw who made one or took it."""
    called = {slip.file: slip.number for slip in slips}

    def in_one(words: str, language: Language) -> str:
        def numbered(found: re.Match[str]) -> str:
            number = called.get(found[0])
            return found[0] if number is None else _SLIP_FILE.said(language, number=number, file=found[0])

        return _SLIP_NAME.sub(numbered, words)

    def in_both(words: Text) -> Text:
        shown = words.on_screen
        en, bn = in_one(words.en, Language.EN), in_one(words.bn, Language.BN)
        return Text(en=en, bn=bn, on_screen=None if shown is None else in_both(shown))

    return tuple(replace(each, told=in_both(each.told)) if INTAKE in each.told.en else each for each in notices)


_SLIP_NAME: Final = expression(rf"{INTAKE}slip-[0-9a-f-]+\.json")
_SLIP_FILE: Final = Text(en="slip {number} ({file})", bn="স্লিপ {number} ({file})")


def held_of(files: Iterable[EvidenceFile | UnreadFile]) -> frozenset[str]:
    """Return the names of files that are there and only cannot be read now."""
    return frozenset(file.name for file in files if isinstance(file, UnreadFile) and file.is_held)


def but_for_missing(told: FolderEvidence, missing: Collection[str], held: frozenset[str]) -> tuple[Notice, ...]:
    """Return what is told of evidence without that an altered file is not known here: what it is, `tell_missing` tells. Another workspace's is none of them.

    Args:
        told: what all files say, and what is told of them.
        missing: the names of the files that the ledger vouches for and that are not there as they were written.
        held: the names of those that cannot be read now.

    """
    altered = {name for name in told.unread if name in missing}.difference(told.stopping, held)
    return tuple(notice for notice in told.notices if notice.place.file not in altered)


def tell_of_either(
    answers: Iterable[UnplacedAnswer], anew: Collection[str], everybody: Identities
) -> tuple[Notice, ...]:
    """Return what is told of observation files of which nobody knows any more whose they are: one message for all of them.

    Args:
        answers: the answers that are still to be placed.
        anew: the digests of the files of which it is to be told.
        everybody: names offices and posts, also of those who are not listed.

    """
    found: dict[str, tuple[str, Text]] = {}
    for answer in answers:
        if answer.told is not None and answer.told.reference.sha256 in anew:
            whose = joined((named(subject, everybody.known) for subject in answer.subjects), " / ")
            found[answer.told.reference.sha256] = (answer.told.reference.file, whose)
    listed = joined(dict.fromkeys(whose for _, whose in found.values()), "; ")
    told = _OF_EITHER.filled(n=len(found), names=listed)
    return tuple(Notice(Severity.DOUBTFUL, Place(file), told) for file, _ in found.values())


def _by_file(entries: Iterable[Recorded | Witnessed]) -> list[Text]:
    return [_ENTRY.filled(what=entry.file, month=month_name(f"{entry.on:%Y-%m}")) for entry in entries]


def _notices(
    missing: Sequence[SlipOpened | Recorded | Witnessed], message: Text, names: Sequence[Text]
) -> list[Notice]:
    told = message.filled(n=len(missing), names=first_of(list(dict.fromkeys(names)), NAMED, "; "))
    return [Notice(Severity.WRONG, Place(entry.file), told) for entry in missing]


_ENTRY: Final = Text(en="{what} ({month})", bn="{what} ({month})")
_SLIPS: Final = Text(
    en="Of {n} {n:slip that was|slips that were} taken, the file in evidence/intake/ is missing or altered, so what {n:it says|they say} does not count: "
    "{names}. Where the slip still lies in evidence/slips/ and the keys of its month are still there (they are removed when it is closed), auditor slips "
    "makes the file again; otherwise bring evidence/intake/ back from a backup.",
    bn="আগে নেওয়া {n}টি স্লিপের ফাইল evidence/intake/ ফোল্ডারে নেই বা বদলে গেছে, তাই {n:তার|তাদের} তথ্য ধরা হচ্ছে না: {names}। স্লিপটি "
    "evidence/slips/ ফোল্ডারে ও ওই মাসের চাবি এখনো থাকলে (মাসের যাচাই শেষ হলে চাবি মোছা হয়) auditor slips চালালে ফাইলটি আবার তৈরি হবে; নইলে ব্যাকআপ থেকে evidence/intake/ ফিরিয়ে আনুন।",
    on_screen=Text(
        en="Of {n} {n:slip that was|slips that were} taken, the file in evidence/intake/ is missing or altered, so what {n:it says|they say} does not count: {names}. Where the slip is still there, and the keys of its month are (they are removed when it is closed), opening the slips on the screen Self-check makes the file again; otherwise bring evidence/intake/ back from a backup.",
        bn="আগে নেওয়া {n}টি স্লিপের ফাইল evidence/intake/ ফোল্ডারে নেই বা বদলে গেছে, তাই {n:তার|তাদের} তথ্য ধরা হচ্ছে না: {names}। স্লিপটি ও ওই মাসের চাবি এখনো থাকলে (মাসের যাচাই শেষ হলে চাবি মোছা হয়) “স্ব-যাচাই” পাতায় স্লিপ খুললে ফাইলটি আবার তৈরি হবে; নইলে ব্যাকআপ থেকে evidence/intake/ ফিরিয়ে আনুন।",
    ),
)
_OF_EITHER: Final = Text(
    en="An answer about who of the roster is whom of before was taken back, so of {n} {n:slip or login|slips and logins} nobody knows any "
    "more whose {n:it is|they are}: {names}. A yes in {n:it|them} is nobody's, a no counts for each. Where the answer was right, give it "
    "again; what was answered is listed by: auditor roster answers. Otherwise ask for a new slip.",
    bn="তালিকার কোনটি আগের কোনটি, এ বিষয়ে একটি উত্তর বাতিল হয়েছে। তাই {n}টি স্লিপ বা লগইন পরীক্ষা কার তা আর জানা নেই: {names}। তাতে “হ্যাঁ” থাকলে তা কারও নামে ধরা হচ্ছে না, "
    "“না” থাকলে প্রত্যেকের ক্ষেত্রেই ধরা হচ্ছে। বাতিল করা উত্তরটি ঠিক হলে আবার জানান; কী জানানো হয়েছিল তা দেখতে চালান: auditor roster answers। ঠিক না হলে নতুন স্লিপ নিন।",
    on_screen=Text(
        en="An answer about who of the roster is whom of before was taken back, so of {n} {n:slip or login|slips and logins} nobody knows any more whose {n:it is|they are}: {names}. A yes in {n:it|them} is nobody's, a no counts for each. Where the answer was right, give it again; what was answered stands on the screen Offices, Corrections of the roster. Otherwise ask for a new slip.",
        bn="তালিকার কোনটি আগের কোনটি, এ বিষয়ে একটি উত্তর বাতিল হয়েছে। তাই {n}টি স্লিপ বা লগইন পরীক্ষা কার তা আর জানা নেই: {names}। তাতে “হ্যাঁ” থাকলে তা কারও নামে ধরা হচ্ছে না, “না” থাকলে প্রত্যেকের ক্ষেত্রেই ধরা হচ্ছে। বাতিল করা উত্তরটি ঠিক হলে আবার জানান; কী জানানো হয়েছিল তা “দপ্তর” পাতায় তালিকার সংশোধনে আছে। ঠিক না হলে নতুন স্লিপ নিন।",
    ),
)
_RECORDED: Final = Text(
    en="{n} {n:file that this program recorded itself is|files that this program recorded itself are} missing or altered in evidence/, "
    "so {n:it does|they do} not count: {names}. Bring {n:it|them} back from a backup, or record {n:it|them} again.",
    bn="এই প্রোগ্রামের নিজের রাখা {n}টি ফাইল evidence/ ফোল্ডারে নেই বা বদলে গেছে, তাই ধরা হচ্ছে না: {names}। ব্যাকআপ থেকে ফিরিয়ে আনুন, "
    "অথবা আবার রেকর্ড করুন।",
)
_MAILS: Final = Text(
    en="Of {n} {n:answer|answers} by e-mail, what was kept in evidence/mail/kept/ is missing, altered or open in another program, so {n:it does|they do} not count: "
    "{names}. Close that program, bring evidence/mail/kept/ back from a backup, or read the mail again: auditor mail fetch",
    bn="ই-মেইলে পাওয়া {n}টি উত্তরের evidence/mail/kept/ ফোল্ডারে রাখা অংশ নেই, বদলে গেছে বা অন্য প্রোগ্রামে খোলা আছে, তাই ধরা হচ্ছে না: {names}। ওই প্রোগ্রাম বন্ধ করুন, ব্যাকআপ থেকে "
    "evidence/mail/kept/ ফিরিয়ে আনুন, অথবা মেইলটি আবার পড়তে চালান: auditor mail fetch",
    on_screen=Text(
        en="Of {n} {n:answer|answers} by e-mail, what was kept in evidence/mail/kept/ is missing, altered or open in another program, so {n:it does|they do} not count: {names}. Close that program, bring evidence/mail/kept/ back from a backup, or hand the saved mail in again on the screen Inbox.",
        bn="ই-মেইলে পাওয়া {n}টি উত্তরের evidence/mail/kept/ ফোল্ডারে রাখা অংশ নেই, বদলে গেছে বা অন্য প্রোগ্রামে খোলা আছে, তাই ধরা হচ্ছে না: {names}। ওই প্রোগ্রাম বন্ধ করুন, ব্যাকআপ থেকে evidence/mail/kept/ ফিরিয়ে আনুন, অথবা সংরক্ষিত ই-মেইলটি “জমা ফাইল” পাতায় আবার দিন।",
    ),
)
