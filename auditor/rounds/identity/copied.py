"""A folder that was copied to begin another upazila: it is recognised by whose ledger lies in it, and made a workspace of its own."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Language, Text, joined, match_key
from auditor.model.errors import WorkspaceError
from auditor.model.evidence_names import files_said
from auditor.model.journal import CommitteeRenamed, WorkspaceNamed
from auditor.places import geography
from auditor.roster.telling import CORRECTIONS
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables import files
from auditor.workspace import toml, toml_changes, writing
from auditor.workspace.folder import (
    ASIDE,
    CACHE,
    DRAFTS,
    EVIDENCE,
    HANDOVER_NOTE,
    LATER_NOTE,
    LEDGER,
    OUT,
    REGISTER,
    ROSTER_CORRECTED,
    SET_ASIDE,
    is_left_over,
)
from auditor.workspace.other_decisions import DECISIONS
from auditor.workspace.settings import CONFIG, parse_config
from auditor.workspace.toml_changes import Change
from auditor.workspace.waivers import WAIVERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from auditor.model.round import Committee
    from auditor.workspace.folder import Workspace

_OF_THE_OTHER: Final = {
    f"{LEDGER}*": Text(en="the ledger", bn="স্থায়ী রেকর্ড"),
    EVIDENCE: Text(en="evidence", bn="তথ্য-প্রমাণ"),
    ASIDE: Text(en="evidence that was set aside", bn="আলাদা করে রাখা তথ্য-প্রমাণ"),
    OUT: Text(en="papers", bn="কাগজপত্র"),
    DRAFTS: Text(en="answers that were typed and not handed in", bn="লেখা হলেও জমা না দেওয়া উত্তর"),
    f"{REGISTER}*": Text(en="registers", bn="রেজিস্টার"),
    HANDOVER_NOTE: Text(en="the handover note", bn="হস্তান্তর নোট"),
    f"{LATER_NOTE}*": Text(en="handover notes of later rounds", bn="পরের যাচাইয়ের হস্তান্তর নোট"),
    CORRECTIONS: Text(en="corrections of the roster", bn="তালিকার সংশোধন"),
    ROSTER_CORRECTED: Text(en="the corrected roster that was written beside it", bn="তালিকার পাশে লেখা সংশোধিত তালিকা"),
    WAIVERS: Text(en="waivers", bn="সাময়িক ছাড়"),
    DECISIONS: Text(en="how far the other decisions have come", bn="অন্যান্য সিদ্ধান্তের অগ্রগতি"),
    CACHE: Text(en="what was read of slips before", bn="আগে পড়া স্লিপের তথ্য"),
}
"""What tells of an upazila's offices and of its rounds, by its names in a folder, as a person is told it.

Whatever the program or its user writes about them has its line here. Roster, settings, baseline and words are what an upazila begins
with, so they stay to be corrected; of the settings `_without_the_others` takes out the rest.
"""


class Begun(Struct, frozen=True):
    """A folder that was begun anew.

    Attributes:
        place: where what belongs to the other upazila was moved to.
        moved: what that was, each with its names.
        taken_out: what was taken out of the settings.
        staying: the names of what stays.

    """

    place: Path
    moved: tuple[Text, ...]
    taken_out: tuple[Text, ...]
    staying: tuple[str, ...]

    @property
    def words(self) -> tuple[Text, ...]:
        """What was moved where, and what is to be corrected, in sentences."""
        folder, place = self.place.parent.absolute().name, self.place.name
        moved = _MOVED.filled(folder=folder, place=f"{folder}/{place}", what=joined(self.moved, "; "))
        taken_out = _TAKEN_OUT.filled(file=CONFIG, what=joined(self.taken_out, "; "))
        staying = _STAYING.filled(files=files_said(self.staying))
        return (moved, taken_out, staying) if self.taken_out else (moved, staying)


def other_committee(space: Workspace) -> Committee | None:
    """Return the committee whose the ledger is, where the settings name another committee or upazila.

    Before the first round it is told by where the workspace was when it was given its id; a committee's name is not noted with that.
    """
    ledger = Ledger(space.ledger_path)
    renamed = [entry.committee for entry in ledger.notes(CommitteeRenamed)]
    now = space.config.committee
    of_ledger = renamed[-1:] or [head.header.committee for head in ledger.rounds()[:1]]
    of_ledger = of_ledger or [
        replace(now, upazila=named.upazila, district=named.district) for named in ledger.notes(WorkspaceNamed)[-1:]
    ]
    if not of_ledger or _are_one(of_ledger[0], now):
        return None
    return of_ledger[0]


def _are_one(then: Committee, now: Committee) -> bool:
    return (
        any(_are_alike(then.name, now.name))
        and is_one(then.upazila, now.upazila)
        and is_one(then.district, now.district)
    )


def _are_alike(first: Text, second: Text) -> tuple[bool, bool]:
    """Return whether two names are one in Bangla, and in English."""
    return match_key(first.bn) == match_key(second.bn), match_key(first.en) == match_key(second.en)


def is_one(then: Text, now: Text) -> bool:
    """Return whether two names of an upazila or a district are one: equal in either language, unless the other now names another place."""
    in_bangla, in_english = _are_alike(then, now)
    if in_bangla == in_english:
        return in_bangla
    return not geography.names_another(now, Language.EN if in_bangla else Language.BN)


def message(space: Workspace, other: Committee) -> Text:
    """Say that the ledger is another committee's, and what to do."""
    now = space.config.committee
    return _COPIED.filled(before=_whole(other, now), now=_whole(now, other), command=beginning_anew(space))


def beginning_anew(space: Workspace) -> str:
    """Return the command by which a copied folder becomes a workspace of its own."""
    return f"auditor init {space.folder.name} --new-ledger"


def told_copied(space: Workspace) -> Text | None:
    """Say that the ledger is another committee's, where it is, and what to do.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    other = other_committee(space)
    return None if other is None else message(space, other)


def _whole(committee: Committee, beside: Committee) -> Text:
    """Return whose a folder is; of a place that another has by the same name in one language, both its names."""
    upazila = _with_other_name(committee.upazila, beside.upazila)
    return _WHOLE.filled(
        name=committee.name, upazila=upazila, district=_with_other_name(committee.district, beside.district)
    )


def _with_other_name(name: Text, beside: Text) -> Text:
    """Return a place's name; where it is that of another one in one language alone, with its name in the other language in both."""
    in_bangla, in_english = _are_alike(name, beside)
    return name if in_bangla == in_english else Text(en=f"{name.en} ({name.bn})", bn=f"{name.bn} ({name.en})")


def refuse_copied(space: Workspace) -> None:
    """Refuse to keep a round, to make a paper or to note anything by the ledger of another committee.

    Raises:
        WorkspaceError: it is another's.

    """
    told = told_copied(space)
    if told is not None:
        raise WorkspaceError(told)


def note_renamed(space: Workspace, day: date) -> None:
    """Note that the committee of the settings is the ledger's own, under another name."""
    Ledger(space.ledger_path).note(CommitteeRenamed(space.config.committee, day))


def begin_anew(folder: Path) -> Begun:
    """Move aside what belongs to the other upazila, and return what that was; what a folder begins with stays, to be corrected. Nothing is deleted.

    Raises:
        WorkspaceError: nothing is there to move, or it cannot be moved, as when a file is open in another program; or the settings have mistakes.

    """
    found = {
        path: called for name, called in _OF_THE_OTHER.items() for path in sorted(folder.glob(name)) if _holds(path)
    }
    settings = toml.text_of(folder / CONFIG)
    own, taken_out = _without_the_others(settings)
    if not found and not taken_out:
        raise WorkspaceError(_NOTHING)
    place = folder / SET_ASIDE
    number = 2
    while place.exists():
        place, number = folder / f"{SET_ASIDE}-{number}", number + 1
    _move(folder, place, tuple(found), own if taken_out else None)
    moved: dict[Text, list[str]] = {}
    for path, called in found.items():
        moved.setdefault(called, []).append(_shown(place / path.name))
    others = (path for path in sorted(folder.iterdir()) if not is_left_over(path.name) and path.name != EVIDENCE)
    return Begun(
        place,
        tuple(_CALLED.filled(what=called, names=files_said(names)) for called, names in moved.items()),
        taken_out,
        tuple(_shown(path) for path in others if not path.name.startswith(SET_ASIDE)),
    )


def _holds(path: Path) -> bool:
    return not path.is_dir() or any(path.iterdir())


def _shown(path: Path) -> str:
    return files.shown_name(path.name) + ("/" if path.is_dir() else "")


def _without_the_others(settings: str) -> tuple[str, tuple[Text, ...]]:
    """Return settings without what they say of the other upazila's offices and of its copies, and what that was."""
    config, taken_out = parse_config(settings), []
    if config.departures:
        taken_out.append(_DEPARTURES)
        for _ in config.departures:
            settings = toml_changes.removed(settings, "departures", 0)
    if config.backup:
        taken_out.append(_PLACE_OF_COPIES)
        settings = toml_changes.changed(settings, [Change("", "backup", None)])
    return settings, tuple(taken_out)


def _move(folder: Path, place: Path, found: Sequence[Path], settings: str | None) -> None:
    """Move files and folders to a place that is made, and write other settings, of which the former go there too; all of it or nothing.

    Raises:
        WorkspaceError: it cannot be done.

    """
    with ExitStack() as undo:
        try:
            place.mkdir()
            undo.callback(place.rmdir)
            if settings is not None:
                former = (folder / CONFIG).read_bytes()
                undo.callback((place / CONFIG).unlink, missing_ok=True)
                (place / CONFIG).write_bytes(former)
                writing.write(folder / CONFIG, settings.encode())
                undo.callback(writing.write, folder / CONFIG, former)
            for path in found:
                path.rename(place / path.name)
                undo.callback((place / path.name).rename, path)
            (folder / EVIDENCE).mkdir(exist_ok=True)
        except (OSError, WorkspaceError) as error:
            raise WorkspaceError(_NOT_MOVED.filled(folder=folder.name)) from error
        undo.pop_all()


_WHOLE: Final = Text(en="{name}, {upazila}, {district}", bn="{name}, {upazila}, {district}")
_COPIED: Final = Text(
    en="The ledger in this folder is that of: {before}. auditor.toml now says: {now}. If the folder was copied to begin "
    "another upazila, run: {command}. If it is the same committee under another name, run auditor audit --keep at a terminal "
    "and say so. Until then no round is kept and no paper made.",
    bn="এই ফোল্ডারের স্থায়ী রেকর্ড {before}-এর; কিন্তু auditor.toml-এ এখন লেখা {now}। ফোল্ডারটি কপি করে অন্য উপজেলার কাজ শুরু করে থাকলে চালান: "
    "{command}। একই কমিটির নাম বদলে থাকলে টার্মিনালে auditor audit --keep চালিয়ে তা জানান। তার আগে কোনো যাচাই রাখা বা কাগজ তৈরি করা হবে না।",
    on_screen=Text(
        en="The ledger in this folder is that of: {before}. auditor.toml now says: {now}. If the folder was copied to begin another upazila, begin that one anew instead: screen Settings, Another folder. If it is the same committee under another name, the screen Meeting asks before the round is kept: say so there. Until then no round is kept and no paper made.",
        bn="এই ফোল্ডারের স্থায়ী রেকর্ড {before}-এর; কিন্তু auditor.toml-এ এখন লেখা {now}। ফোল্ডারটি কপি করে অন্য উপজেলার কাজ শুরু করে থাকলে সেটি নতুন করে শুরু করুন: “সেটিংস” পাতা, “অন্য ফোল্ডার”। একই কমিটির নাম বদলে থাকলে যাচাই রাখার আগে “সভা” পাতায় জিজ্ঞাসা করা হবে; সেখানে জানান। তার আগে কোনো যাচাই রাখা বা কাগজ তৈরি করা হবে না।",
    ),
)
_CALLED: Final = Text(en="{what} ({names})", bn="{what} ({names})")
_DEPARTURES: Final = Text(en="why some left the roster", bn="তালিকায় না থাকার কারণ")
_PLACE_OF_COPIES: Final = Text(en="where its copies are kept", bn="ব্যাকআপ রাখার জায়গা")
_MOVED: Final = Text(
    en="{folder} is a workspace of its own now. This was the other upazila's and lies in {place} now: {what}.",
    bn="{folder} এখন আলাদা কাজের ফোল্ডার। অন্য উপজেলার যা ছিল তা এখন {place} ফোল্ডারে আছে: {what}।",
)
_TAKEN_OUT: Final = Text(
    en="Taken out of {file}, which lies there as it was: {what}.",
    bn="{file} থেকে বাদ দেওয়া হয়েছে (আগের ফাইলটি ওই ফোল্ডারে আছে): {what}।",
)
_STAYING: Final = Text(
    en="These stay and may still speak of the other upazila: {files}. Look each through and correct it, then run auditor in the folder.",
    bn="রয়ে গেছে, আর তাতে অন্য উপজেলার কথা থাকতে পারে: {files}। প্রতিটি দেখে ঠিক করুন, তারপর ফোল্ডারে auditor চালান।",
    on_screen=Text(
        en="These stay and may still speak of the other upazila: {files}. Look each through and correct it.",
        bn="রয়ে গেছে, আর তাতে অন্য উপজেলার কথা থাকতে পারে: {files}। প্রতিটি দেখে ঠিক করুন।",
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
