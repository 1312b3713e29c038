"""Judges a kept round again from the folder, to see whether it comes out the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor import discovery
from auditor.judging.judge import JudgingInput, judge
from auditor.model.errors import FileRefusedError
from auditor.model.source import SourceContext
from auditor.model.subjects import Roster
from auditor.rounds.evidence_folder import decision_day_of, read_evidence_files, vouching
from auditor.rounds.forms import own_forms
from auditor.rounds.ledger import Ledger, RoundHead
from auditor.workspace import baselines, folder

if TYPE_CHECKING:
    from auditor.model.forms import OwnForms
    from auditor.model.source import EvidenceFile
    from auditor.workspace.folder import Workspace


@dataclass(frozen=True, slots=True)
class Recomputation:
    """What recomputing a kept round from the folder gave.

    `same` is None when it could not be recomputed; then `revised` names the policies whose meaning has changed since,
    and `missing` the evidence files that are gone or changed.
    """

    head: RoundHead
    same: bool | None
    revised: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def recompute(space: Workspace, head: RoundHead) -> Recomputation:
    """Judge a kept round again from its own roster, baseline and waivers and the evidence files it names."""
    policies = discovery.policies()
    revised = tuple(
        card.policy
        for card in head.header.rules
        if card.policy not in policies or policies[card.policy].revision != card.revision
    )
    if revised:
        return Recomputation(head, None, revised=revised)
    kept = tuple(Ledger(space.ledger_path).rows(head))
    paths = dict(folder.evidence_paths(space.folder))
    files: list[EvidenceFile] = []
    missing: list[str] = []
    for seen in head.header.files:
        try:
            file = folder.evidence_file(seen.name, paths[seen.name])
        except (KeyError, FileRefusedError):
            missing.append(seen.name)
            continue
        if file.sha256 == seen.sha256:
            files.append(file)
        else:
            missing.append(seen.name)
    if missing:
        return Recomputation(head, None, missing=tuple(missing))
    baseline = baselines.extend(
        baselines.parse(f"round {head.number}", head.header.baseline_text, policies), dict(head.header.also), "round"
    )
    roster = Roster(tuple(assessment.office for assessment in kept))
    context = SourceContext(roster, decision_day_of(baseline), baseline.password_rule, head.header.official_domains)
    ledger = Ledger(space.ledger_path)
    context = replace(vouching(context, ledger, before=head.entry), own=_own_forms(head, ledger))
    told = read_evidence_files(files, context)
    judging = JudgingInput.of(told, baseline, head.header.waivers, head.header.day)
    again = (assessment for assessment, _ in judge(roster, judging))
    return Recomputation(head, all(now == then for now, then in zip(again, kept, strict=True)))


def _own_forms(head: RoundHead, ledger: Ledger) -> OwnForms | None:
    """Return what was known of the workspace's forms when a round was kept; None where it had no id yet."""
    own = own_forms(head.header.committee, ledger, example=head.header.example, before=head.entry)
    return own if own is not None and own.ids else None
