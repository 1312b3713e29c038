"""Makes a kept round again from what the ledger and the folder kept of its input, and compares."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs
from msgspec.structs import replace

from auditor import discovery
from auditor.i18n import Text, plain
from auditor.model.errors import FileHeldError, FileRefusedError
from auditor.model.source import EvidenceFile
from auditor.rounds import revisions
from auditor.rounds.asking.forms import anothers
from auditor.rounds.assessing import MadeRound
from auditor.rounds.evidence import kept_mails
from auditor.rounds.evidence.known_again import as_first_seen
from auditor.rounds.evidence.lost_evidence import kept_without
from auditor.rounds.evidence.vouched import digests_vouched_for
from auditor.rounds.ledger.ledger import Ledger, RoundHead
from auditor.rounds.round_input import input_kept
from auditor.workspace import folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from auditor.model.finding import OfficeAssessment
    from auditor.model.round import RoundHeader, RuleCard
    from auditor.workspace.folder import Workspace


class TakenOut(Struct, frozen=True):
    """An evidence file of a round that is gone, and the later round that was knowingly kept without it."""

    name: str
    without: RoundHead


class Recomputation(Struct, frozen=True):
    """What making a kept round again gave.

    Attributes:
        head: the round.
        same: whether it comes out as it was kept; None when it could not be made again, for one of three causes:
        revised: what means something else since: ids of policies and sources, `READING`, `JUDGING`, and `NOT_NOTED` where
            the round does not say by which revision it was made and comes out differently now.
        missing: evidence files that are gone.
        taken_out: evidence files that are gone, and that a later round was knowingly kept without: that is no fault.
        passed_on: evidence files that are gone, and were answered since to be another upazila's: that is none either.
        changed: evidence files in whose place something else lies; `held`, those of which nobody can tell, for they cannot be read now.
        differs: where it comes out differently: names of offices, `HEADER`.

    """

    head: RoundHead
    same: bool | None
    revised: tuple[Text, ...] = ()
    missing: tuple[str, ...] = ()
    taken_out: tuple[TakenOut, ...] = ()
    passed_on: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    differs: tuple[Text, ...] = ()


READING: Final = Text(en="the reading of evidence", bn="তথ্য-প্রমাণ পড়ার নিয়ম")
JUDGING: Final = Text(en="the judging of evidence", bn="তথ্য-প্রমাণ বিচারের নিয়ম")
NOT_NOTED: Final = Text(
    en="the program (the round does not say by which revision it was made)",
    bn="প্রোগ্রাম (কোন সংস্করণে রাখা হয়েছিল যাচাইয়ে লেখা নেই)",
)
HEADER: Final = Text(en="what the round says of itself", bn="যাচাইয়ের নিজের বিবরণ")


def recompute(space: Workspace, head: RoundHead) -> Recomputation:
    """Make a kept round again from its own roster, baseline and waivers and the evidence files it names.

    Raises:
        AuditorError: the ledger or the evidence folder cannot be read.

    """
    revised = _revised(head.header)
    if revised:
        return Recomputation(head, None, revised=revised)
    files, missing, changed, held = _files_of(space, head.header)
    unproven = kept_mails.without_proof(space, files)
    unread = kept_mails.held(space) if unproven else frozenset()
    proofs = [
        (f"{file.name} ({unproven[file.sha256]})", unproven[file.sha256]) for file in files if file.sha256 in unproven
    ]
    missing += tuple(name for name, proof in proofs if proof not in unread)
    held += tuple(name for name, proof in proofs if proof in unread)
    ledger = Ledger(space.ledger_path)
    taken_out = _taken_out(ledger, head, missing) if missing else ()
    if missing or changed or held:
        others = anothers(ledger)
        passed_on = [seen.name for seen in head.header.files if seen.sha256 in others]
        told = {*passed_on, *(file.name for file in taken_out)}
        return Recomputation(
            head,
            None,
            missing=tuple(name for name in missing if name not in told),
            taken_out=tuple(file for file in taken_out if file.name not in passed_on),
            passed_on=tuple(name for name in passed_on if name in {*missing, *changed}),
            changed=tuple(name for name in changed if name not in passed_on),
            held=held,
        )
    made = MadeRound(input_kept(ledger, head, files))
    differs = tuple(_differing(made, ledger.rows(head), head.header))
    if differs and _is_from_before(head.header):
        return Recomputation(head, None, revised=(NOT_NOTED,))
    return Recomputation(head, not differs, differs=differs)


def _taken_out(ledger: Ledger, head: RoundHead, missing: Collection[str]) -> tuple[TakenOut, ...]:
    """Return which of a round's missing files the audit asks for no more, for a later round says that it was kept without them."""
    asked_for, later = digests_vouched_for(ledger), ledger.rounds()[head.number :]
    gone = [seen for seen in head.header.files if seen.name in missing and seen.sha256 not in asked_for]
    return tuple(TakenOut(seen.name, kept) for seen, kept in kept_without(gone, later).items())


def _is_from_before(header: RoundHeader) -> bool:
    """Whether the round was kept before revisions were noted."""
    return revisions.NOT_NOTED in {header.reading, header.judging}


def _revised(header: RoundHeader) -> tuple[Text, ...]:
    """Return what means something else now than when the round was kept."""
    policies = discovery.policies()
    sources = {source.id for source in discovery.sources()}
    ids = [
        *(
            card.policy
            for card in header.rules
            if card.policy not in policies or policies[card.policy].revision != card.revision
        ),
        *sorted({seen.source for seen in header.files} - sources),
    ]
    of_program = ((header.reading, revisions.READING, READING), (header.judging, revisions.JUDGING, JUDGING))
    return (
        *(plain(name) for name in ids),
        *(name for then, now, name in of_program if then not in {now, revisions.NOT_NOTED}),
    )


def _files_of(
    space: Workspace, header: RoundHeader
) -> tuple[list[EvidenceFile], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return a round's evidence files under their names of then; and the names of those that are gone, or changed, or cannot be read now.

    A file that was renamed since is known by its digest, one that was only saved anew by its cells.
    """
    paths = dict(folder.evidence_paths(space.folder))
    found: list[EvidenceFile] = []
    missing: list[str] = []
    changed: list[str] = []
    held: list[str] = []
    names: Mapping[str, str] | None = None
    for seen in header.files:
        file = _file_at(seen.name, paths)
        if isinstance(file, EvidenceFile) and file.sha256 == seen.sha256:
            found.append(file)
            continue
        if names is None:
            names = _names_by_digest(paths, header)
        again = _file_at(names.get(seen.sha256, ""), paths)
        if isinstance(again, EvidenceFile):
            found.append(replace(again, name=seen.name, sha256=seen.sha256))
        else:
            of_kind = held if isinstance(file, FileHeldError) else changed if seen.name in paths else missing
            of_kind.append(seen.name)
    return found, tuple(missing), tuple(changed), tuple(held)


def _file_at(name: str, paths: Mapping[str, Path]) -> EvidenceFile | FileRefusedError | None:
    """Return a file, or why it cannot be read; None where there is none."""
    try:
        return folder.evidence_file(name, paths[name])
    except KeyError:
        return None
    except FileRefusedError as error:
        return error


def _names_by_digest(paths: Mapping[str, Path], header: RoundHeader) -> Mapping[str, str]:
    read = [file for name in paths if isinstance(file := _file_at(name, paths), EvidenceFile)]
    return {file.sha256: file.name for file in as_first_seen(read, (header,)) if isinstance(file, EvidenceFile)}


def _differing(made: MadeRound, kept: Iterator[OfficeAssessment], header: RoundHeader) -> Iterator[Text]:
    """Yield in what a round made again is not as it was kept."""
    for now, then in zip_longest((assessment for assessment, _ in made.offices()), kept):
        if now is None or then is None or _comparable(now, header) != _comparable(then, header):
            yield (then or now).office.name
    again = made.header()
    # Texts of rules may be worded otherwise by now, and the version is another; what they mean is in the revisions.
    same = replace(
        again,
        rules=header.rules,
        version=header.version,
        salt=header.salt,
        unread=header.unread,
        changed=header.changed,
        reading=header.reading,
        judging=header.judging,
    )
    if same != header or [_meaning(rule) for rule in again.rules] != [_meaning(rule) for rule in header.rules]:
        yield HEADER


def _comparable(assessment: OfficeAssessment, header: RoundHeader) -> OfficeAssessment:
    """Return what the round could hold of an office: before revisions were noted, not how it was listed."""
    return structs.replace(assessment, listed=None) if _is_from_before(header) else assessment


def _meaning(rule: RuleCard) -> tuple[object, ...]:
    return rule.policy, rule.revision, rule.decision, rule.level, rule.scope
