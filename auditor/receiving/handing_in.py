"""Takes in files that somebody hands in: each is told what it is, tried, and stored in its place; what is refused is not stored.

What is stored lies where it would lie had it been put into the folder by hand, and slips are opened as `auditor slips` opens them.
"""

from __future__ import annotations

import hashlib
from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.exports.reading import MAPPING_SUFFIX
from auditor.i18n import in_a_line
from auditor.model.errors import AuditorError
from auditor.model.forms import DaysToCome
from auditor.model.journal import SlipOpened
from auditor.model.notice import by_file, messages_of
from auditor.model.source import EvidenceFile
from auditor.receiving import texts
from auditor.receiving.names import as_given, free_name, stored_name, taken_key
from auditor.receiving.sorting import Kind, Sorted, kind_of
from auditor.register.reading.looked import looked_at
from auditor.rounds.evidence import trying
from auditor.rounds.evidence.trying import Counts
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck import slips, waiting
from auditor.selfcheck.slip_reader import SlipReader
from auditor.workspace import folder, where, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from auditor.i18n import Text
    from auditor.keys.store import KeyStore
    from auditor.selfcheck.waiting import CameBack
    from auditor.workspace.folder import Workspace


class Outcome(Enum):
    """What became of a file: it counts, waits for something, was there before, was refused, or was set aside since."""

    TAKEN = auto()
    WAITS = auto()
    THERE = auto()
    REFUSED = auto()
    ASIDE = auto()


class Received(Struct, frozen=True):
    """What became of one file.

    Attributes:
        given: the name with which it came.
        outcome: what became of it.
        stored: its name below ``evidence/``; of one that was there before, that one's; empty where it was refused.
        kind: what it was taken for; None where it was refused, or was there before.
        told: what was put right, and what to do, a sentence each.
        counts: how much was read in it, where it was taken for a register or a record.

    """

    given: str
    outcome: Outcome
    stored: str = ""
    kind: Kind | None = None
    told: tuple[Text, ...] = ()
    counts: Counts | None = None

    def said(self, now: Counts | None = None) -> tuple[Text, ...]:
        """Return all that is told of it: with how much was read in it, or how much that is `now`, for what else is told since may be about the same."""
        counts = now or self.counts
        return (*(_counted(self.kind, counts) if counts is not None else ()), *self.told)


def _counted(kind: Kind | None, counts: Counts) -> Iterator[Text]:
    said = texts.OF_RECORD if kind is Kind.RECORD else texts.OF_REGISTER
    yield said.filled(n=counts.offices, m=counts.answers) if counts.offices else texts.NOTHING_SAID
    if counts.aside:
        yield texts.NOT_COUNTING.filled(n=counts.aside)


class _Handed(Struct):
    """A file on its way in; `twin` is one before it in the same hand with the same content."""

    given: str
    content: bytes
    name: str
    sorted: Sorted | None = None
    twin: _Handed | None = None
    result: Received | None = None
    has_days_to_come: bool = False

    @property
    def evidence(self) -> EvidenceFile:
        return EvidenceFile(self.name, self.content, hashlib.sha256(self.content).hexdigest())

    def end(self, outcome: Outcome, *told: Text, stored: str = "", counts: Counts | None = None) -> None:
        kind = self.sorted.kind if self.sorted is not None and (stored or outcome is not Outcome.REFUSED) else None
        self.result = Received(self.given, outcome, stored, kind, told, counts)

    def named(self, told: Iterable[Text]) -> tuple[Text, ...]:
        """Return what was told in reading it, with the name it came with."""
        return as_given(told, (self.name, stored_name(self.given)), self.given)


class _There(Struct):
    """The files that lie below ``evidence/`` already, and those that are to: the names that are taken, and who has which content.

    A file is read once another of its size comes: until then it lies in `unread`. Of registers `handed` has what stands in the cells, too, and `cells` the
    names by it, once one is handed in: a program that only saves a register again changes its bytes.
    """

    names: set[str] = field(default_factory=set)
    unread: dict[int, list[str]] = field(default_factory=dict)
    by_digest: dict[str, str] = field(default_factory=dict)
    handed: dict[str, _Handed] = field(default_factory=dict)
    cells: dict[str, str] | None = None

    def same_as(self, folder: Path, file: EvidenceFile) -> str:
        """Return the name of a file with the very content; empty where there is none."""
        for name in self.unread.pop(len(file.content), ()):
            self.by_digest.setdefault(hashlib.sha256((folder / name).read_bytes()).hexdigest(), name)
        return self.by_digest.get(file.sha256, "")

    def register_with(self, evidence: Path, cells: str) -> str:
        """Return the name of a register in whose cells the same stands; empty where there is none."""
        if self.cells is None:
            lying = [(name, path) for name, path in folder.files_below(evidence) if "/" not in name]
            self.cells = {_cells(name, path): name for name, path in reversed(lying)}
        return self.cells.get(cells, "")


def hand_in(
    space: Workspace,
    day: date,
    given: Sequence[tuple[str, bytes]],
    store: Callable[[], KeyStore],
    tick: Callable[[], None] = lambda: None,
) -> tuple[Received, ...]:
    """Take in files, and return what became of each, in their order.

    Nothing that is there is overwritten: a file whose content is there already is told so, one whose name another has is stored
    under a name with a number.

    Args:
        space: the workspace.
        day: today.
        given: name and content of each file; a name is data and never a path.
        store: gives the secrets of campaigns, where there are slips to open.
        tick: called twice a file: once it was looked at, and once it is settled.

    Raises:
        AuditorError: roster or ledger cannot be used, or a file cannot be written; those before it are stored.

    """
    there = _there(space)
    handed = [_Handed(name, content, stored_name(name)) for name, content in given]
    with SlipReader(space.folder) as reader:
        for file in handed:
            _look(space, file, there, reader)
            tick()
    _try(space, day, handed, there)
    _note_days_to_come(space, day, handed)
    for file in handed:
        if file.sorted is not None and (file.result is None or file.result.outcome is Outcome.TAKEN):
            writing.write(space.evidence_folder / file.name, file.content)
    _open_slips(space, day, handed, store)
    for file in handed:
        if file.twin is not None and file.twin.result is not None:
            _end_as_twin(file, file.twin.result)
        if file.result is None:
            told = texts.MAIL_STORED if file.sorted is not None and file.sorted.kind is Kind.MAIL else texts.STORED
            file.end(Outcome.WAITS if told is texts.MAIL_STORED else Outcome.TAKEN, told, stored=file.name)
        tick()
    return tuple(file.result for file in handed if file.result is not None)


def _note_days_to_come(space: Workspace, day: date, handed: Sequence[_Handed]) -> None:
    """Note of files with rows dated after today when they were handed in: once these days have come they would look right."""
    files = [file for file in handed if file.has_days_to_come]
    if files:
        where.refuse_network_share(space.folder)
        Ledger(space.ledger_path).note(*(DaysToCome(file.evidence.sha256, day) for file in files))


def _there(space: Workspace) -> _There:
    there = _There()
    for name, path in folder.files_below(space.evidence_folder):
        there.names.add(taken_key(name))
        there.unread.setdefault(path.stat().st_size, []).append(name)
    return there


def _look(space: Workspace, file: _Handed, there: _There, reader: SlipReader) -> None:
    """Tell what a file is, and give it a name that no other has; one that is refused, or there already, ends here."""
    same = there.same_as(space.evidence_folder, file.evidence)
    if same:
        file.end(Outcome.THERE, texts.THERE.filled(file=same), stored=same)
        return
    file.twin = there.handed.get(file.evidence.sha256)
    if file.twin is not None:
        return
    there.handed[file.evidence.sha256] = file
    try:
        found = kind_of(file.name, file.content, reader)
    except AuditorError as error:
        file.end(Outcome.REFUSED, *file.named(error.messages))
        return
    if found.kind is Kind.REGISTER and (cells := _cells(file.name, file.content)):
        same, file.twin = there.register_with(space.evidence_folder, cells), there.handed.get(cells)
        if same:
            file.end(Outcome.THERE, texts.THERE.filled(file=same), stored=same)
        if same or file.twin is not None:
            return
        there.handed[cells] = file
    file.sorted = found
    _place(file, found.kind, there)


def _cells(name: str, given: Path | bytes) -> str:
    """Return the digest of what stands in the cells of a register; empty for what is none, or cannot be read as one."""
    try:
        file = EvidenceFile(name, given, "") if isinstance(given, bytes) else folder.evidence_file(name, given)
        return looked_at(file).cells
    except AuditorError:
        return ""


def _end_as_twin(file: _Handed, twin: Received) -> None:
    """Tell of a file what became of the same content before it in the same hand."""
    if twin.outcome is Outcome.REFUSED:
        file.end(Outcome.REFUSED, *as_given(twin.told, (in_a_line(twin.given),), file.given))
    else:
        file.end(Outcome.THERE, texts.THERE.filled(file=twin.stored), stored=twin.stored)


def _place(file: _Handed, kind: Kind, there: _There) -> None:
    file.name = free_name(f"{kind.value}{file.name}", there.names)
    there.names.add(taken_key(file.name))


def _try(space: Workspace, day: date, handed: Sequence[_Handed], there: _There) -> None:
    """Read what can be read at once, as the next look at the evidence will; what cannot be is refused."""
    waiting = [file for file in handed if file.result is None and file.sorted is not None]
    waiting = [file for file in waiting if file.sorted is not None and file.sorted.kind in {Kind.REGISTER, Kind.RECORD}]
    again = []
    for file, trial in _tried(space, day, waiting):
        if trial.refused and file.sorted is not None and file.sorted.else_kind is not None:
            file.sorted = Sorted(file.sorted.else_kind)
            file.name = stored_name(file.given)
            _place(file, file.sorted.kind, there)
            again.append(file)
        else:
            _settle(file, trial)
    mappings = [file for file in waiting if file.name.endswith(MAPPING_SUFFIX)] if again else []
    for file, trial in _tried(space, day, [*mappings, *again]):
        if file in again:
            _settle(file, trial)


def _tried(space: Workspace, day: date, files: Sequence[_Handed]) -> list[tuple[_Handed, trying.Trial]]:
    if not files:
        return []
    trials = trying.trials(space, day, [file.evidence for file in files])
    return [(file, trials[file.name]) for file in files]


def _settle(file: _Handed, trial: trying.Trial) -> None:
    if trial.refused:
        file.end(Outcome.REFUSED, *file.named(trial.told))
        return
    counts = Counts(trial.answers, trial.offices, trial.aside)
    file.has_days_to_come = trial.has_days_to_come
    file.end(Outcome.TAKEN, *file.named(trial.told), stored=file.name, counts=counts)


def _open_slips(space: Workspace, day: date, handed: Sequence[_Handed], store: Callable[[], KeyStore]) -> None:
    """Open the slips among the files, and tell of each file what became of it."""
    files = [file for file in handed if file.sorted is not None and file.sorted.kind is Kind.SLIP]
    files = [file for file in files if file.result is None]
    if not files:
        return
    before = {slip.slip for slip in Ledger(space.ledger_path).notes(SlipOpened)}
    roster = listed.counted_roster_of(space)
    opened = slips.open_slips(space, roster, day, store)
    now = {slip.slip for slip in Ledger(space.ledger_path).notes(SlipOpened)}
    told_of, became = by_file(opened.notices), {each.file: each for each in waiting.came_back(space, roster, day)}
    for file in files:
        since = became.get(file.name)
        digests = set(file.sorted.slips) if file.sorted is not None else set()
        told = file.named(messages_of(told_of.get(file.name, ())))
        if taken := digests & now - before:
            file.end(Outcome.TAKEN, texts.SLIPS_TAKEN.filled(n=len(taken)), *told, stored=file.name)
        elif digests <= before:
            file.end(Outcome.THERE, texts.SLIP_BEFORE, *told, stored=file.name)
        elif since is None or not since.waiting:
            file.end(Outcome.REFUSED, *told, stored=file.name)
        else:
            why = [said.shown for campaign in since.campaigns for said in opened.no_key.get(campaign, ())]
            file.end(Outcome.WAITS, *dict.fromkeys((*(each.shown for each in told), *why)), stored=file.name)


def as_now(received: Received, became: Mapping[str, CameBack], aside: Container[str] = ()) -> Received:
    """Return what became of a file once it was set aside, or the slips in it that waited were opened or refused; others as they were.

    Args:
        received: what became of it when it was handed in.
        became: what became of the files in the folder of slips since, by their names below ``evidence/``.
        aside: the names there of the files that were set aside since.

    """
    if received.stored in aside:
        return Received(received.given, Outcome.ASIDE, received.stored, received.kind)
    since = became.get(received.stored)
    if received.kind is not Kind.SLIP or received.outcome is not Outcome.WAITS or since is None or since.waiting:
        return received
    refused = as_given(since.refused, (since.file,), received.given)
    if not since.opened:
        return replace(received, outcome=Outcome.REFUSED, told=refused)
    taken = texts.SLIPS_TAKEN.filled(n=since.opened)
    return replace(received, outcome=Outcome.TAKEN, told=(taken, *refused))
