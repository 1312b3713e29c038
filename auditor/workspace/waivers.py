"""Duties that the committee suspended: `waivers.toml` read, and waivers entered or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import asdict

from auditor.i18n import Text
from auditor.model.baseline import Waiver
from auditor.model.errors import WorkspaceError
from auditor.workspace import toml, toml_changes, writing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from auditor.model.policy import Policy

WAIVERS: Final = "waivers.toml"
_WAIVER_KEYS: Final = frozenset({"policy", "subject", "reason", "approved_by", "until"})


def read(folder: Path, policies: Mapping[str, Policy[Any]]) -> tuple[Waiver, ...]:
    """Return what `waivers.toml` says; nothing where there is none.

    Raises:
        WorkspaceError: with all its mistakes.

    """
    return _parse(_text(folder), policies)


def add(folder: Path, waiver: Waiver, policies: Mapping[str, Policy[Any]]) -> None:
    """Write one more waiver into `waivers.toml`; what stands there stays.

    Raises:
        WorkspaceError: something of it is missing or may not be kept, it stands there already, or the file cannot be written; nothing was
            changed then.

    """
    if waiver in read(folder, policies):
        raise WorkspaceError(_THERE_ALREADY)
    text = toml_changes.appended(_text(folder), "waivers", asdict(waiver))
    _parse(text, policies)
    writing.write(folder / WAIVERS, text.encode())


def take_back(folder: Path, mark: str, policies: Mapping[str, Policy[Any]]) -> None:
    """Take a waiver that was entered by mistake out of `waivers.toml`.

    Args:
        folder: the workspace.
        mark: which of them (`toml_changes.mark`).
        policies: the policies that exist, by id.

    Raises:
        WorkspaceError: it is not there any more, the file has mistakes, or cannot be written; nothing was changed then.

    """
    text = _text(folder)
    text = toml_changes.removed(text, "waivers", toml_changes.place_of(mark, _parse(text, policies)))
    _parse(text, policies)
    writing.write(folder / WAIVERS, text.encode())


def _text(folder: Path) -> str:
    path = folder / WAIVERS
    return toml.text_of(path) if path.is_file() else ""


def _parse(text: str, policies: Mapping[str, Policy[Any]]) -> tuple[Waiver, ...]:
    waivers = []
    with toml.reading(WAIVERS, text, {"waivers"}) as top:
        for entry in top.entries("waivers", _WAIVER_KEYS):
            policy = entry.needed_words("policy", _HALF_A_WAIVER)
            if policy:
                entry.one_of("policy", policies)
            subject, reason, approved_by = (
                entry.needed_words(key, _HALF_A_WAIVER) for key in ("subject", "reason", "approved_by")
            )
            entry.refuse_personal(("reason", "approved_by"))
            until = entry.needed_day("until", _ENDLESS_WAIVER)
            if until is not None:
                waivers.append(Waiver(policy, subject, reason, approved_by, until))
    return tuple(waivers)


_HALF_A_WAIVER: Final = Text(
    en='"{key}" is missing; a waiver needs all its parts.', bn='"{key}" নেই; বর্ধিত সময়ের সব অংশ লাগবে।'
)
_ENDLESS_WAIVER: Final = Text(
    en='"{key}" is missing: a waiver ends on a day.', bn='"{key}" নেই: বর্ধিত সময় কবে শেষ হবে লিখুন।'
)
_THERE_ALREADY: Final = Text(
    en="This extension was entered already; nothing new was written.", bn="এই বর্ধিত সময় আগেই লেখা আছে; নতুন কিছু লেখা হয়নি।"
)
