"""Duties that the committee suspended: `waivers.toml` read, and waivers entered or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import asdict

from auditor.i18n import Text
from auditor.model.baseline import Waiver
from auditor.model.errors import WorkspaceError
from auditor.workspace import toml, toml_changes, writing
from auditor.workspace.typed_days import WAIVER_AHEAD, far_ahead, refuse_odd

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from auditor.model.policy import Policy
    from auditor.workspace.typed_days import Doubted

WAIVERS: Final = "waivers.toml"
_WAIVER_KEYS: Final = frozenset({"policy", "subject", "reason", "approved_by", "until"})


def read(folder: Path, policies: Mapping[str, Policy[Any]]) -> tuple[Waiver, ...]:
    """Return what `waivers.toml` says; nothing where there is none.

    Raises:
        WorkspaceError: with all its mistakes.

    """
    return _parse(_text(folder), policies)


def add(
    folder: Path, waiver: Waiver, policies: Mapping[str, Policy[Any]], today: date, doubted: Doubted = refuse_odd
) -> None:
    """Write one more waiver into `waivers.toml`; what stands there stays.

    Args:
        folder: the workspace.
        waiver: the waiver.
        policies: the policies that exist, by id.
        today: the day on which it is entered.
        doubted: called with what is odd about its day before anything is written; without it, what is odd is refused.

    Raises:
        WorkspaceError: something of it is missing or may not be kept, it ended before today, it stands there already, or the file cannot
            be written; nothing was changed then.

    """
    if waiver in read(folder, policies):
        raise WorkspaceError(_THERE_ALREADY)
    if waiver.until < today:
        raise WorkspaceError(_OVER.filled(until=waiver.until, today=today))
    text = toml_changes.appended(_text(folder), "waivers", asdict(waiver))
    _parse(text, policies, _ASKED)
    doubted(far_ahead(_UNTIL, waiver.until, today, WAIVER_AHEAD))
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


def _parse(
    text: str, policies: Mapping[str, Policy[Any]], asked: Mapping[str, Text] | None = None
) -> tuple[Waiver, ...]:
    waivers = []
    with toml.reading(WAIVERS, text, {"waivers"}, asked=asked) as top:
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


_OVER: Final = Text(
    en="The time would have ended on {until}, before today, {today}, so nothing was written. Give the day until which it is extended.",
    bn="বর্ধিত সময় {until} তারিখেই শেষ, অথচ আজ {today}; তাই কিছু লেখা হয়নি। যে তারিখ পর্যন্ত সময় বাড়ানো হয়েছে তা লিখুন।",
)
_UNTIL: Final = Text(en="end of the extended time", bn="বর্ধিত সময়ের শেষ তারিখ")
_ASKED: Final = {
    "waivers.policy": Text(en="Duty", bn="করণীয়"),
    "waivers.subject": Text(en="Office or user ID", bn="দপ্তর বা ইউজার আইডি"),
    "waivers.reason": Text(en="Reason", bn="কারণ"),
    "waivers.approved_by": Text(en="By which decision", bn="কোন সিদ্ধান্তে"),
}
_HALF_A_WAIVER: Final = Text(
    en='"{key}" is missing; a waiver needs all its parts.', bn='"{key}" নেই; বর্ধিত সময়ের সব অংশ লাগবে।'
)
_ENDLESS_WAIVER: Final = Text(
    en='"{key}" is missing: a waiver ends on a day.', bn='"{key}" নেই: বর্ধিত সময় কবে শেষ হবে লিখুন।'
)
_THERE_ALREADY: Final = Text(
    en="This extension was entered already; nothing new was written.", bn="এই বর্ধিত সময় আগেই লেখা আছে; নতুন কিছু লেখা হয়নি।"
)
