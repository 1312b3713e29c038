"""A ledger that is gone: what still lies in and beside a folder tells that there was one, so none is begun in its place without a word."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, joined, plain
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.evidence_names import INTAKE, files_said
from auditor.register.belonging import stamp_of
from auditor.register.columns import META_SHEET
from auditor.register.reading.looked import expected, meta_of
from auditor.rounds import backup, copied
from auditor.rounds.ledger import Ledger
from auditor.tables.files import open_table
from auditor.tables.zips import ZIP_FAULTS, usual
from auditor.workspace.folder import EVIDENCE, HANDOVER_NOTE, LEDGER, OUT, REGISTER
from auditor.workspace.settings import CONFIG, parse_config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.workspace.folder import Workspace

_OF_A_ROUND: Final = re.compile(r"[0-9]{3,}-[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
"""Folders in out/ with the papers of a round."""
_MOST_FORMS: Final = 8
_LONGEST_FORM: Final = 1024 * 1024
"""So many forms are looked into, and none that has more bytes: an upazila's has far fewer, and a look costs little."""
_MOST_COPIES: Final = 50
"""So many copies are looked into, the last first."""


class Missing(Struct, frozen=True):
    """A ledger that is gone: what tells so, the command that brings it back, and whether the folder itself tells it or only a copy elsewhere."""

    told: Text
    command: Text
    is_told_here: bool


def missing_ledger(space: Workspace) -> Missing | None:
    """Return that a folder had a ledger that is gone; None where a round is kept in it, or nothing tells of one.

    That a round was kept is told by copies of the folder, by the note for a successor and by papers of rounds. Where not even a ledger
    without rounds is there, what this program writes only with one tells it, too: files of what was told, and forms with a number. The
    example is laid without one.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    if Ledger(space.ledger_path).rounds():
        return None
    copy = _last_copy(space)
    elsewhere = [] if copy is None else [_told_of(copy)]
    here = [*_of_rounds(space)]
    if not space.ledger_path.exists() and not space.config.example:
        here += _of_a_ledger(space)
    if not elsewhere and not here:
        return None
    command = joined(
        (plain("auditor restore"), _FILE if copy is None else _quoted(copy), _quoted(_beside(space.folder))), " "
    )
    told = _MISSING.filled(
        folder=space.folder.name,
        traces=joined([*elsewhere, *here], "; "),
        command=command,
        anew=copied.beginning_anew(space),
    )
    return Missing(told, command, is_told_here=bool(here))


def refuse_missing(space: Workspace) -> None:
    """Refuse to begin a ledger, or to say what one without rounds says, in a folder that has none and had one.

    Once the folder is begun anew on purpose, only copies elsewhere tell of the old one; they bar nothing.

    Raises:
        LedgerError: the ledger cannot be read.
        WorkspaceError: there was one, and it is gone.

    """
    missing = missing_ledger(space)
    if missing is not None and missing.is_told_here:
        raise WorkspaceError(missing.told)


def _last_copy(space: Workspace) -> Path | None:
    """Return the last copy of this committee's folder that holds a round, where the settings say that copies are kept."""
    if not space.config.backup:
        return None
    found = reversed(backup.copies_in(Path(space.config.backup))[-_MOST_COPIES:])
    return next((path for path in found if backup.rounds_in(path) and _is_of(space, path)), None)


def _is_of(space: Workspace, copy: Path) -> bool:
    """Return whether a copy is one of the committee's folder, by the settings in it."""
    try:
        with zipfile.ZipFile(copy) as packed:
            then = parse_config(packed.read(usual(packed.getinfo(CONFIG))).decode()).committee
    except (*ZIP_FAULTS, AuditorError):
        return False
    return _is_here(space, then.upazila, then.district)


def _is_here(space: Workspace, upazila: Text, district: Text) -> bool:
    now = space.config.committee
    return copied.is_one(upazila, now.upazila) and copied.is_one(district, now.district)


def _told_of(copy: Path) -> Text:
    return _COPY.filled(file=copy.name, place=str(copy.parent), n=backup.rounds_in(copy))


def _of_rounds(space: Workspace) -> Iterator[Text]:
    if (space.folder / HANDOVER_NOTE).is_file():
        yield plain(HANDOVER_NOTE)
    folders = _names_in(space.folder / OUT)
    papers = [f"{OUT}/{name}" for name in folders if _OF_A_ROUND.fullmatch(name)]
    if papers:
        yield _PAPERS.filled(files=files_said(papers))


def _of_a_ledger(space: Workspace) -> Iterator[Text]:
    told = [
        f"{EVIDENCE}/{INTAKE}{name}" for name in _names_in(space.evidence_folder / INTAKE) if name.endswith(".json")
    ]
    if told:
        yield _TOLD.filled(files=files_said(told))
    forms = [*sorted(space.folder.glob(f"{REGISTER}*.xlsx")), *sorted(space.evidence_folder.glob("*.xlsx"))]
    numbered = [path.relative_to(space.folder).as_posix() for path in forms[:_MOST_FORMS] if _is_numbered(space, path)]
    if numbered:
        yield _FORMS.filled(files=files_said(numbered))


def _is_numbered(space: Workspace, form: Path) -> bool:
    """Return whether a form has the id of a workspace of this upazila."""
    try:
        if form.stat().st_size > _LONGEST_FORM:
            return False
        table = open_table(form.name, form.read_bytes())
        stamp = stamp_of(meta_of(table.own_columns(META_SHEET, expected())))
    except (OSError, AuditorError):
        return False
    return bool(stamp.workspace) and _is_here(space, stamp.upazila, stamp.district)


def _names_in(folder: Path) -> list[str]:
    with suppress(OSError):
        return sorted(path.name for path in folder.iterdir())
    return []


def _beside(folder: Path) -> Path:
    return folder.absolute().with_name(f"{folder.absolute().name}-restored")


def _quoted(path: Path) -> Text:
    return plain(f'"{path}"')


_FILE: Final = Text(en="FILE", bn="ফাইল")
_COPY: Final = Text(
    en="{file} in {place} is a copy with {n} kept {n:round|rounds}", bn="{place} ফোল্ডারের {file} কপিতে {n}টি রাখা যাচাই আছে"
)
_PAPERS: Final = Text(en="papers of rounds ({files})", bn="রাখা যাচাইয়ের কাগজ ({files})")
_TOLD: Final = Text(en="answers that were noted in a ledger ({files})", bn="স্থায়ী রেকর্ডে লেখা উত্তরের ফাইল ({files})")
_FORMS: Final = Text(en="forms that a ledger gave their numbers ({files})", bn="স্থায়ী রেকর্ড থেকে নম্বর পাওয়া ফরম ({files})")
_MISSING: Final = Text(
    en=f"The ledger of {{folder}} ({LEDGER}) is gone or was begun anew, for there was one: {{traces}}. Bring it back before a round is kept: {{command}} (the last copy "
    "into a new folder; take over what came since, and go on there, beginning with auditor verify). A round that is kept without it begins a new ledger with "
    "round 1: earlier rounds and answers are not known to it. To begin anew on purpose: {anew}.",
    bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ড ({LEDGER}) নেই বা নতুন করে শুরু হয়েছে, অথচ আগে একটি ছিল: {{traces}}। যাচাই রাখার আগে সেটি ফিরিয়ে আনুন: {{command}} (সর্বশেষ কপি "
    "নতুন ফোল্ডারে; এরপর যা এসেছে তা সেখানে নিন, প্রথমে auditor verify চালিয়ে কাজ চালিয়ে যান)। এটি ছাড়া যাচাই রাখলে ১ নম্বর যাচাই দিয়ে নতুন স্থায়ী রেকর্ড শুরু হবে; আগের "
    "যাচাই ও উত্তর তাতে থাকবে না। ইচ্ছা করে নতুন করে শুরু করতে: {anew}।",
    on_screen=Text(
        en=f"The ledger of {{folder}} ({LEDGER}) is gone or was begun anew, for there was one: {{traces}}. Bring the folder back from its last copy before a round is kept (screen "
        "Settings, Another folder: Bring a folder back), and take over what came since. A round that is kept without it begins a new ledger with round 1: earlier "
        "rounds and answers are not known to it.",
        bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ড ({LEDGER}) নেই বা নতুন করে শুরু হয়েছে, অথচ আগে একটি ছিল: {{traces}}। যাচাই রাখার আগে সর্বশেষ কপি থেকে ফোল্ডারটি ফিরিয়ে আনুন (“সেটিংস” "
        "পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), এরপর যা এসেছে তা সেখানে নিন। এটি ছাড়া যাচাই রাখলে ১ নম্বর যাচাই দিয়ে নতুন স্থায়ী রেকর্ড শুরু হবে; আগের যাচাই ও উত্তর তাতে "
        "থাকবে না।",
    ),
)
