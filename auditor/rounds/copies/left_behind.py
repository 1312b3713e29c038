"""What a workspace has that is not in a copy which takes its place: files, and entries of its ledger by what they are."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, first_of
from auditor.model import journal
from auditor.model.errors import AuditorError
from auditor.model.evidence_names import MOST_NAMED, files_said
from auditor.model.witnessing import Witnessed
from auditor.register import answer_file
from auditor.roster.telling import CORRECTIONS
from auditor.rounds.copies.backup import members
from auditor.rounds.ledger import ledger_file, record
from auditor.rounds.ledger.ledger import ROUND
from auditor.workspace.folder import DRAFTS, EVIDENCE, LEDGER, ROSTER_NAMES, ROSTER_PAIR
from auditor.workspace.other_decisions import DECISIONS
from auditor.workspace.waivers import WAIVERS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from pathlib import Path

_CHAIN: Final = "SELECT number, digest FROM entry ORDER BY number"
_AFTER: Final = "SELECT kind, body FROM entry WHERE number > ? AND kind != ? ORDER BY number"
_AT_THE_TOP: Final = (*ROSTER_NAMES, *ROSTER_PAIR, CORRECTIONS, WAIVERS, DECISIONS)
"""What people write beside evidence; settings and baseline are looked through by who goes on in the folder."""


class FilesLeft(Struct, frozen=True):
    """The files of a workspace, by name, that a copy does not have, and those that it has otherwise."""

    only: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()

    def before(self, copy: str) -> tuple[Text, ...]:
        """Say to who may take a copy in the place of the workspace what that does not hold as it is there; nothing where it holds all."""
        names = (*self.only, *self.otherwise)
        return (_LACKS.filled(file=copy, names=files_said(names), n=len(names)),) if names else ()

    def after(self, folder: Path, aside: Path, entered: Container[str]) -> Iterator[Text]:
        """Yield what is only aside now, and what is otherwise there than in the folder, with how it is brought over; not what counts by entries (`entered`, names) that are to be made again."""
        for text, names in ((_ONLY_ASIDE, self.only), (_OTHERWISE, self.otherwise)):
            if told := [name for name in names if name not in entered]:
                yield text.filled(names=files_said(told), n=len(told), folder=str(folder), aside=str(aside))


class EntriesLeft(Struct, frozen=True):
    """The entries of a ledger that another one does not have, but for rounds and what this program notes by itself: how many, what they are, and the files (names in the workspace) that count by them."""

    number: int = 0
    named: tuple[Text, ...] = ()
    files: frozenset[str] = frozenset()

    def after(self, aside: Path) -> Iterator[Text]:
        """Yield what is noted only aside, and what to do about it."""
        if self.number:
            yield _NOTED.filled(n=self.number, entries=first_of(self.named, MOST_NAMED), folder=str(aside))


def files_left(folder: Path, digests: object) -> FilesLeft:
    """Return the files that people put into a workspace or wrote there, and that a copy does not have or has otherwise.

    Args:
        folder: the workspace.
        digests: what the copy tells of its files: SHA-256 (64 hex digits) by name; where it tells nothing of that kind, it has none.

    """
    known = digests if isinstance(digests, dict) else {}
    only, otherwise = [], []
    with suppress(OSError):  # a disk that fails: what was found by then is told, and all is set aside as it is
        for name, path in _told_by_people(folder):
            if name not in known:
                only.append(name)
            elif known[name] != _digest(path):
                otherwise.append(name)
    return FilesLeft(tuple(only), tuple(otherwise))


def _told_by_people(folder: Path) -> Iterator[tuple[str, Path]]:
    for below in (EVIDENCE, DRAFTS):
        yield from members(folder, below=below)
    for name in _AT_THE_TOP:
        if (folder / name).is_file():
            yield name, folder / name


def _digest(path: Path) -> str:
    """Return the digest of a file; empty where it cannot be read, so that it is like no other."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def entries_left(folder: Path, other: Path) -> EntriesLeft:
    """Return the entries that the ledger of one workspace has and that of another does not, wherever they stand there; nothing where either cannot be read."""
    if not (folder / LEDGER).is_file():
        return EntriesLeft()
    counts: Counter[Text] = Counter()
    files: set[str] = set()
    try:
        for kind, body in _only_in(folder / LEDGER, other / LEDGER):
            entry = record.decode(body, _LOOKED_INTO[kind]) if kind in _LOOKED_INTO else None
            what = _WHAT.get(kind, _OTHER)
            if isinstance(entry, journal.Identified):
                what = _ANSWERS if entry.answers or entry.logins else None
            elif entry is not None:
                what = _TYPED if isinstance(entry, journal.Recorded) and entry.by == answer_file.BY else what
                files.add(f"{EVIDENCE}/{entry.file}")
            counts.update([what] if what is not None else [])
    except AuditorError:
        return EntriesLeft()
    in_order = dict.fromkeys((_TYPED, *filter(None, _WHAT.values()), _OTHER))
    named = tuple(what.filled(n=counts[what]) for what in in_order if counts[what])
    return EntriesLeft(counts.total(), named, frozenset(files))


def _only_in(ours: Path, theirs: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the entries, by kind and body, of one ledger that another does not have, but for rounds: both are gone through once, and of what follows in the other after they part only digests are held."""
    with ledger_file.opened(ours) as here, ledger_file.opened(theirs) as there:
        alike = 0
        for (number, digest), (_, other) in zip(here.execute(_CHAIN), there.execute(_CHAIN), strict=False):
            if digest != other:
                break
            alike = number
        known = {_said(kind, body) for kind, body in there.execute(_AFTER, (alike, ROUND))}
        for kind, body in here.execute(_AFTER, (alike, ROUND)):
            if _said(kind, body) not in known:
                yield kind, body


def _said(kind: str, body: bytes) -> bytes:
    return hashlib.sha256(kind.encode() + b"\0" + body).digest()


_LOOKED_INTO: Final[Mapping[str, type[journal.SlipOpened | journal.Recorded | Witnessed | journal.Identified]]] = {
    kind.kind: kind for kind in (journal.SlipOpened, journal.Recorded, Witnessed, journal.Identified)
}
"""Entries by which alone a file of evidence counts, and those that hold answers only now and then."""
_LACKS: Final = Text(
    en="{file} does not hold {names} as {n:it is|they are} there: if the copy takes the place of what is there, that does not count any more and lies in what is kept beside it.",
    bn="{names} যেমন আছে, {file} কপিতে তেমন নেই। কপিটি আগেরটির জায়গা নিলে তা আর ধরা হবে না, পাশে রাখা আগের ফোল্ডারে থাকবে।",
)
_ONLY_ASIDE: Final = Text(
    en="Not in the copy, and only in {aside} now: {names}. If {n:it is|they are} to count, put {n:it|them} into the same place in {folder}; whether {n:it counts|they count} is told by: auditor audit",
    bn="কপিতে ছিল না, এখন শুধু {aside} ফোল্ডারে আছে: {names}। ধরতে হলে {folder} ফোল্ডারের একই জায়গায় রাখুন; ধরা হয় কি না দেখতে চালান: auditor audit",
    on_screen=Text(
        en="Not in the copy, and only in {aside} now: {names}. If {n:it is|they are} to count, put {n:it|them} into the same place in {folder}; the screen Inbox tells whether {n:it counts|they count}.",
        bn="কপিতে ছিল না, এখন শুধু {aside} ফোল্ডারে আছে: {names}। ধরতে হলে {folder} ফোল্ডারের একই জায়গায় রাখুন; ধরা হয় কি না “জমা ফাইল” পাতায় দেখা যায়।",
    ),
)
_OTHERWISE: Final = Text(
    en="As the copy has {n:it|them}, and otherwise in {aside}: {names}. Compare the two; what is missing in {folder} and is to count, add there.",
    bn="কপিতে যেমন ছিল এখানে তেমন, {aside} ফোল্ডারে অন্য রকম: {names}। দুটি মিলিয়ে দেখুন; {folder} ফোল্ডারে যা নেই অথচ ধরতে হবে, তা সেখানে যোগ করুন।",
)
_NOTED: Final = Text(
    en="The ledger that stood there has {n} {n:entry|entries} that the copy's does not have: {entries}. {n:It is|They are} in {folder} alone and {n:does|do} not count here. If {n:it is|they are} to "
    "count, enter {n:it|them} here again, or go on in that folder and not in this one.",
    bn="আগের স্থায়ী রেকর্ডের {n}টি তথ্য কপির রেকর্ডে নেই: {entries}। {n:এটি|এগুলো} এখন শুধু {folder} ফোল্ডারে আছে, এখানে ধরা হয় না। ধরতে হলে এখানে আবার লিখুন, অথবা এই ফোল্ডারে নয়, ওই ফোল্ডারে কাজ করুন।",
)
_TYPED: Final = Text(en="{n} {n:file|files} of answers typed at the desk", bn="ডেস্কে লেখা উত্তরের {n}টি ফাইল")
_SLIPS: Final = Text(en="{n} {n:slip|slips} opened", bn="{n}টি খোলা স্লিপ")
_RECORDED: Final = Text(en="{n} {n:record|records} made on this computer", bn="এই কম্পিউটারে নেওয়া {n}টি রেকর্ড")
_SEEN: Final = Text(en="{n} {n:login|logins} seen", bn="দেখা {n}টি লগইন")
_DISPUTES: Final = Text(en="{n} {n:request|requests} for correction", bn="তথ্য সংশোধনের {n}টি অনুরোধ")
_DISPUTES_ANSWERED: Final = Text(
    en="{n} {n:answer|answers} to requests for correction", bn="সংশোধনের অনুরোধের {n}টি উত্তর"
)
_LETTERS: Final = Text(en="{n} {n:note|notes} on letters", bn="পত্র নিয়ে {n}টি তথ্য")
_MEETINGS: Final = Text(en="{n} {n:note|notes} on days of meetings", bn="সভার তারিখ নিয়ে {n}টি তথ্য")
_ANSWERS: Final = Text(en="{n} {n:answer|answers} to questions of this program", bn="এই প্রোগ্রামের প্রশ্নের {n}টি উত্তর")
_SHEETS: Final = Text(
    en="{n} {n:note|notes} on keys and sheets of self-checks", bn="স্ব-যাচাইয়ের চাবি ও নির্দেশিকা নিয়ে {n}টি তথ্য"
)
_SAMPLES: Final = Text(en="{n} {n:drawing|drawings} of offices", bn="{n} বার দৈবচয়ন")
_FORMS: Final = Text(en="{n} {n:batch|batches} of forms made", bn="{n} বারে তৈরি ফরম")
_OTHER: Final = Text(en="{n} other {n:entry|entries}", bn="অন্য {n}টি তথ্য")
_WHAT: Final[Mapping[str, Text | None]] = {
    kind: what
    for what, kinds in (
        (_SLIPS, "slip-opened slip-refused"),
        (_SEEN, "witnessed"),
        (_RECORDED, "recorded"),
        (_DISPUTES, "result-disputed"),
        (_DISPUTES_ANSWERED, "dispute-answered"),
        (_LETTERS, "letter-drafted letter-sent letter-received letter-answered letter-withdrawn"),
        (_MEETINGS, "meeting-moved meeting-cancelled"),
        (
            _ANSWERS,
            "slip-day slips-ordered form-claimed days-settled copies-ordered form-answer-taken-back answer-withdrawn talk-settled",
        ),
        (_SHEETS, "keys-made invited delivered mail-code-sent mail-code-spent"),
        (_SAMPLES, "sample-drawn"),
        (_FORMS, "forms-made"),
        (None, "workspace-named identified rows-placed cell-asked-about papers-made letterhead-used"),
    )
    for kind in kinds.split()
}
"""What entries are, by kind, in the order in which they are told; None of what this program notes by itself beside something else."""
