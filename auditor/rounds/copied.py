"""A folder that was copied to begin another upazila: it is recognised by whose ledger lies in it, and made a workspace of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, match_key
from auditor.model.errors import WorkspaceError
from auditor.model.journal import CommitteeRenamed
from auditor.rounds.ledger import Ledger
from auditor.workspace.folder import EVIDENCE, LEDGER, OUT

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from auditor.model.round import Committee
    from auditor.workspace.folder import Workspace

SET_ASIDE: Final = "earlier"
"""Where what belongs to the other upazila is moved to, with a number behind it where one is there already."""
_JOURNAL: Final = f"{LEDGER}-journal"
_MADE_FOR_IT: Final = ("register-*", "handover.pdf")


def other_committee(space: Workspace) -> Committee | None:
    """Return the committee whose rounds the ledger holds, where the settings name another committee or upazila."""
    ledger = Ledger(space.ledger_path)
    renamed = [entry.committee for entry in ledger.notes(CommitteeRenamed)]
    of_ledger = renamed[-1:] or [head.header.committee for head in ledger.rounds()[:1]]
    now = space.config.committee
    same = all(
        _is_one(then, name)
        for committee in of_ledger
        for then, name in zip(_names(committee), _names(now), strict=True)
    )
    return None if same else of_ledger[0]


def _names(committee: Committee) -> tuple[Text, Text, Text]:
    return committee.name, committee.upazila, committee.district


def _is_one(first: Text, second: Text) -> bool:
    return match_key(first.bn) == match_key(second.bn) or match_key(first.en) == match_key(second.en)


def message(space: Workspace, other: Committee) -> Text:
    """Say that the ledger is another committee's, and what to do."""
    now = space.config.committee
    return _COPIED.filled(
        before=_whole(other), now=_whole(now), command=f"auditor init {space.folder.name} --new-ledger"
    )


def _whole(committee: Committee) -> Text:
    return _WHOLE.filled(name=committee.name, upazila=committee.upazila, district=committee.district)


def refuse_copied(space: Workspace) -> None:
    """Refuse to keep a round in the ledger of another committee.

    Raises:
        WorkspaceError: it is another's.

    """
    other = other_committee(space)
    if other is not None:
        raise WorkspaceError(message(space, other))


def note_renamed(space: Workspace, day: date) -> None:
    """Note that the committee of the settings is the ledger's own, under another name."""
    Ledger(space.ledger_path).note(CommitteeRenamed(space.config.committee, day))


def begin_anew(folder: Path) -> Path:
    """Move what belongs to the other upazila aside, and return where to: ledger, evidence, papers, registers, handover note.

    Settings, roster, waivers and baseline stay, to be corrected. Nothing is deleted.

    Raises:
        WorkspaceError: nothing is there to move, or it cannot be moved, as when a file is open in another program.

    """
    found = [folder / name for name in (LEDGER, _JOURNAL, EVIDENCE, OUT)]
    found = [
        path
        for path in (*found, *(each for name in _MADE_FOR_IT for each in sorted(folder.glob(name))))
        if path.exists()
    ]
    if not found:
        raise WorkspaceError(_NOTHING)
    place = folder / SET_ASIDE
    number = 2
    while place.exists():
        place, number = folder / f"{SET_ASIDE}-{number}", number + 1
    moved: list[Path] = []
    try:
        place.mkdir()
        for path in found:
            path.rename(place / path.name)
            moved.append(path)
        (folder / EVIDENCE).mkdir()
    except OSError as error:
        for path in moved:
            if not path.exists():
                (place / path.name).rename(path)
        place.rmdir()
        raise WorkspaceError(_NOT_MOVED.filled(folder=folder.name)) from error
    return place


_WHOLE: Final = Text(en="{name}, {upazila}, {district}", bn="{name}, {upazila}, {district}")
_COPIED: Final = Text(
    en="The ledger in this folder holds the rounds of: {before}. auditor.toml now says: {now}. If the folder was copied to begin "
    "another upazila, run: {command}. If it is the same committee under another name, run auditor audit --keep at a terminal "
    "and say so. Until then no round is kept.",
    bn="এই ফোল্ডারের স্থায়ী রেকর্ডে আছে {before}-এর যাচাই; কিন্তু auditor.toml-এ এখন লেখা {now}। ফোল্ডারটি কপি করে অন্য উপজেলার কাজ শুরু করে থাকলে চালান: "
    "{command}। একই কমিটির নাম বদলে থাকলে টার্মিনালে auditor audit --keep চালিয়ে তা জানান। তার আগে কোনো যাচাই রাখা হবে না।",
    on_screen=Text(
        en="The ledger in this folder holds the rounds of: {before}. auditor.toml now says: {now}. If the folder was copied to begin another upazila, begin that one anew instead: screen Settings, Another folder. If it is the same committee under another name, the screen Meeting asks before the round is kept: say so there. Until then no round is kept.",
        bn="এই ফোল্ডারের স্থায়ী রেকর্ডে আছে {before}-এর যাচাই; কিন্তু auditor.toml-এ এখন লেখা {now}। ফোল্ডারটি কপি করে অন্য উপজেলার কাজ শুরু করে থাকলে সেটি নতুন করে শুরু করুন: “সেটিংস” পাতা, “অন্য ফোল্ডার”। একই কমিটির নাম বদলে থাকলে যাচাই রাখার আগে “সভা” পাতায় জিজ্ঞাসা করা হবে; সেখানে জানান। তার আগে কোনো যাচাই রাখা হবে না।",
    ),
)
_NOTHING: Final = Text(
    en="There is no ledger, evidence or paper in this folder, so it is a new workspace already. Nothing was moved.",
    bn="এই ফোল্ডারে স্থায়ী রেকর্ড, তথ্য-প্রমাণ বা কাগজ নেই, তাই এটি আগে থেকেই নতুন। কিছু সরানো হয়নি।",
)
_NOT_MOVED: Final = Text(
    en="The files of {folder} could not be moved, so nothing was changed. Close what is open in other programs and run again.",
    bn="{folder} ফোল্ডারের ফাইল সরানো যায়নি, তাই কিছু বদলানো হয়নি। অন্য প্রোগ্রামে খোলা ফাইল বন্ধ করে আবার চালান।",
)
