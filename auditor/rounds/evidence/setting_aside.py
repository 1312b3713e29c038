"""Files of the evidence folder of which nothing counts, moved out of it into a folder of their own, and back again."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from auditor.exports.reading import FOLDER as OF_RECORDS
from auditor.i18n import Text
from auditor.model.errors import FileRefusedError, ForeignFormError, PasswordsFoundError, WorkspaceError
from auditor.model.evidence_names import INTAKE
from auditor.model.notice import Severity
from auditor.rounds.evidence import trying
from auditor.rounds.evidence.evidence_folder import UnreadFile, refused_of
from auditor.workspace import folder
from auditor.workspace.folder import ASIDE, EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from auditor.model.source import EvidenceFile
    from auditor.rounds.judged_offices import Judgement
    from auditor.workspace.folder import Workspace


def can_be_set_aside(space: Workspace, day: date, judgement: Judgement) -> frozenset[str]:
    """Return the names of the evidence files that can be set aside: those refused whole, and told records of which nothing counts.

    Not what holds passwords, which is to be deleted, nor what this program wrote: that is brought back. What another workspace wrote
    can be. Of what counts nothing is taken out: it may speak against somebody.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    paths = dict(folder.evidence_paths(space.folder))
    in_the_way = [name for name in judgement.in_the_way if name in paths]
    refused = refused_of([_read(name, paths[name]) for name in in_the_way], judgement.context)
    free = {
        name
        for name, why in refused.items()
        if isinstance(why, ForeignFormError) or not (isinstance(why, PasswordsFoundError) or name.startswith(INTAKE))
    }
    return frozenset(free | set(_silent_records(space, day, judgement, paths)))


def _read(name: str, path: Path) -> EvidenceFile | UnreadFile:
    try:
        return folder.evidence_file(name, path)
    except FileRefusedError as error:
        return UnreadFile(name, error)


def _silent_records(space: Workspace, day: date, judgement: Judgement, there: Mapping[str, Path]) -> Iterator[str]:
    """Yield the records of which something is told and nothing counts, be it now or later."""
    spoke = {each.reference.file for each in chain.from_iterable(judgement.told.values())}
    told = {each.place.file for each in judgement.notices if each.weight is not Severity.CHANGED}
    names = [name for name in told if name.startswith(OF_RECORDS) and name in there and name not in spoke]
    nothing = trying.Counts(0, 0, 0)
    counts = trying.counts_now(space, day, names) if names else {}
    yield from (name for name, found in counts.items() if found == nothing)


def aside(space: Workspace) -> tuple[str, ...]:
    """Return the names of the files that were set aside, as they can be told."""
    return tuple(name for name, _ in folder.files_below(space.folder / ASIDE))


def set_aside(space: Workspace, name: str, can_be: Container[str]) -> str:
    """Move a file of the evidence folder out of it, and return where it lies now, below the workspace.

    Raises:
        WorkspaceError: it is none of those that `can_be`, or cannot be moved, as when it is open in another program.

    """
    path = dict(folder.evidence_paths(space.folder)).get(name) if name in can_be else None
    if path is None:
        raise WorkspaceError(_NOT_IT)
    return _moved(space.folder, path, EVIDENCE, ASIDE)


def put_back(space: Workspace, name: str) -> str:
    """Move a file that was set aside back into the evidence folder, and return where it lies now, below the workspace.

    Raises:
        WorkspaceError: it is not there any more, or cannot be moved.

    """
    path = dict(folder.files_below(space.folder / ASIDE)).get(name)
    if path is None:
        raise WorkspaceError(_NOT_IT)
    return _moved(space.folder, path, ASIDE, EVIDENCE)


def _moved(top: Path, path: Path, out_of: str, into: str) -> str:
    """Move a file to the same place below another folder, over nothing."""
    place = top / into / path.relative_to(top / out_of)
    number = 2
    while place.exists():
        place, number = place.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        path.rename(place)
    except OSError as error:
        raise WorkspaceError(_NOT_MOVED.filled(file=path.name)) from error
    return place.relative_to(top).as_posix()


_NOT_IT: Final = Text(
    en="Nothing was moved: this file does not lie there any more, or something of it counts since. See what the page says of it now.",
    bn="কিছু সরানো হয়নি: ফাইলটি সেখানে আর নেই, অথবা এর কিছু এখন ধরা হচ্ছে। পাতায় এখন কী লেখা আছে দেখুন।",
)
_NOT_MOVED: Final = Text(
    en="{file} could not be moved, so nothing was changed. Close it in other programs and try again.",
    bn="{file} সরানো যায়নি, তাই কিছু বদলানো হয়নি। অন্য প্রোগ্রামে খোলা থাকলে বন্ধ করে আবার চেষ্টা করুন।",
)
