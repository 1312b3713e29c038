"""Finds and reads the files of one audit folder."""

from __future__ import annotations

import hashlib
import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, structs

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.errors import FileRefusedError, NoWorkspaceError, RosterError, WorkspaceError
from auditor.model.notice import Notice, Place, Severity, messages_of
from auditor.model.source import EvidenceFile
from auditor.remembering import LARGEST_HELD, OfBytes
from auditor.roster import reading as roster_reading
from auditor.roster.reading import RosterReading
from auditor.roster.texts import EMPTY
from auditor.tables import files, refusals
from auditor.workspace import baselines, further_kinds, other_decisions, roster_corrections, toml, waivers
from auditor.workspace.settings import CONFIG, read_config
from auditor.workspace.where import whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from auditor.model.baseline import Baseline, OtherDecision, Waiver
    from auditor.model.policy import Policy
    from auditor.model.subjects import Roster
    from auditor.roster.corrections import RosterCorrections
    from auditor.workspace.config import Config

ROSTER_NAMES: Final = ("roster.xlsx", "roster.csv")
ROSTER_PAIR: Final = ("offices.csv", "accounts.csv")
ROSTER_CORRECTED: Final = "roster-corrected.xlsx"
"""The roster as it was read, written beside it."""
REGISTER: Final = "register-"
"""How the names of registers begin, before their month."""
WORDS: Final = "words.txt"
EVIDENCE: Final = "evidence"
SLIPS: Final = "slips"
"""Below evidence: slips as they came back; they are opened first, and what they say lies in files of its own."""
MAIL: Final = "mail"
"""Below evidence: mails as they were saved; what they prove lies in files of its own."""
KEPT_MAILS: Final = f"{MAIL}/kept"
"""Below evidence: what is kept of mails, by which they can be verified again."""
LEDGER: Final = "ledger.db"
OUT: Final = "out"
HANDOVER_NOTE: Final = "handover.pdf"
"""At the top of the workspace: whoever opens the folder sees it first."""
LATER_NOTE: Final = "handover-before-round-"
"""How the names begin of such notes of later rounds, laid aside when a round was kept with an earlier ledger; its number follows."""
CACHE: Final = ".cache"
"""What was read once and can be read again."""
DRAFTS: Final = "drafts"
"""Answers that are being typed and were not handed in; a copy of the workspace holds them too."""
ASIDE: Final = "aside"
"""Where files lie that were taken out of the evidence, of which nothing counted."""
SET_ASIDE: Final = "earlier"
"""Where what belongs to another upazila lies, whose folder was copied; with a number behind it where one is there already."""
IS_SET_ASIDE: Final = expression(rf"{SET_ASIDE}(-[0-9]+)?")
LETTERS: Final = "letters-"
"""How the folders in `OUT` begin in which letters lie, before the day of their draft."""
ORIGINS: Final = ".made.json"
"""The file beside papers that tells what each was made from."""

_NOT_EVIDENCE: Final = expression(
    r"^(~\$|\.|~wrl\d+\.tmp$|(eh)?thumbs(_vista)?\.db$|desktop\.ini$|__macosx$|icon\r$|README(\.(md|txt))?$)",
    re.IGNORECASE,
)
"""Lock files and left-overs of systems and office programs; whatever else lies there is read, or told."""


class Workspace(Struct, frozen=True):
    """One audit folder, read."""

    folder: Path
    config: Config
    baseline: Baseline
    reading: RosterReading
    waivers: tuple[Waiver, ...]
    others: tuple[OtherDecision, ...] = ()

    @property
    def ledger_path(self) -> Path:
        """Where the ledger is, or will be."""
        return self.folder / LEDGER

    @property
    def evidence_folder(self) -> Path:
        """Where evidence is dropped."""
        return self.folder / EVIDENCE

    def reading_with(self, corrections: RosterCorrections) -> RosterReading:
        """Return the roster as it would be read with other corrections beside it.

        Raises:
            AuditorError: there is no roster file, or it is refused whole.

        """
        return read_roster(self.folder, self.config.official_domains, corrections)

    @property
    def roster_as_read(self) -> Roster:
        """The roster, with the ids that it alone would give.

        Raises:
            RosterError: it lists no office, or what it says is wrong.

        """
        if self.reading.roster is None or not self.reading.roster.offices:
            wrong = messages_of(notice for notice in self.reading.notices if notice.weight is Severity.WRONG)
            raise RosterError(*wrong or [EMPTY.filled(file=ROSTER_NAMES[0])])
        return self.reading.roster


_A_FILE: Final = Text(
    en='"{folder}" is a file. Name the folder in which the work lies.', bn="“{folder}” একটি ফাইল। কাজের ফোল্ডারের নাম দিন।"
)
_NO_FOLDER: Final = Text(
    en='There is no folder "{folder}". Look at the name and type it again; a new workspace is made with: auditor init DIR',
    bn="“{folder}” নামে কোনো ফোল্ডার নেই। নামটি দেখে আবার লিখুন; নতুন কাজের ফোল্ডার তৈরি করতে: auditor init ফোল্ডার",
    on_screen=Text(
        en='There is no folder "{folder}". Look at the name and type it again; a new one is made under Begin a new upazila.',
        bn="“{folder}” নামে কোনো ফোল্ডার নেই। নামটি দেখে আবার লিখুন; নতুন ফোল্ডার তৈরি হয় “নতুন উপজেলা শুরু করুন” অংশে।",
    ),
)


def register_name(month: str) -> str:
    """Return the file name of the register of a month (YYYY-MM)."""
    return f"{REGISTER}{month}.xlsx"


def round_folder(number: int, meeting: str) -> str:
    """Return the name of the folder of a round's papers below ``out/``, by its number and its meeting (id)."""
    return f"{number:03d}-{meeting}"


def witness_folder(month: str) -> str:
    """Return the name of the folder below ``out/`` of the sheets for what is seen at logins in a month (YYYY-MM)."""
    return f"witness-{month}"


def find(start: Path) -> Path:
    """Return the workspace that the folder is, or lies in.

    Raises:
        WorkspaceError: there is no such folder; NoWorkspaceError: it is no workspace, and lies in none.

    """
    start = whole(start)
    if not start.is_dir():
        raise WorkspaceError((_A_FILE if start.is_file() else _NO_FOLDER).filled(folder=str(start)))
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise NoWorkspaceError(
        Text(
            en='"{folder}" is not inside a workspace (there is no auditor.toml). Go to the workspace, name it with '
            "--workspace, or make one with: auditor init DIR --upazila NAME",
            bn="“{folder}” কোনো কাজের ফোল্ডার নয় (auditor.toml নেই)। কাজের ফোল্ডারে যান, --workspace দিয়ে নাম দিন, "
            "অথবা নতুন তৈরি করুন: auditor init ফোল্ডার --upazila নাম",
            on_screen=Text(
                en='"{folder}" is not a folder of this work (there is no auditor.toml). Name the folder of the work, or make one under Begin a new upazila.',
                bn="“{folder}” কোনো কাজের ফোল্ডার নয় (auditor.toml নেই)। কাজের ফোল্ডারের নাম দিন, অথবা “নতুন উপজেলা শুরু করুন” অংশে নতুন তৈরি করুন।",
            ),
        ).filled(folder=start.name)
    )


def load(folder: Path, policies: Mapping[str, Policy[Any]], *, with_roster: bool = True) -> Workspace:
    """Return the workspace in a folder; without its roster where only what was kept is looked at.

    Raises:
        AuditorError: one of its own files cannot be used; all mistakes of that file are told.

    """
    config = read_config(folder)
    baseline = baselines.read(folder, config.baseline, policies, CONFIG)
    config = structs.replace(config, also=further_kinds.adding(config.also, baseline.decisions))
    baseline = baselines.extend(baseline, dict(config.also), CONFIG)
    suspended = waivers.read(folder, policies)
    reading = read_roster(folder, config.official_domains) if with_roster else RosterReading(None, ())
    others = other_decisions.read(folder, baseline.ordering)
    return Workspace(folder, config, baseline, reading, suspended, others)


def read_roster(
    folder: Path, official_domains: tuple[str, ...], corrections: RosterCorrections | None = None
) -> RosterReading:
    """Return the roster of a workspace as read, with what has to be told about it.

    Args:
        folder: the workspace.
        official_domains: mail domains that it calls official beside gov.bd.
        corrections: what stands beside the roster; None where that is read from its file.

    Raises:
        AuditorError: there is no roster file, or it is refused whole.

    """
    found = [folder / name for name in ROSTER_NAMES if (folder / name).is_file()][:1] or [
        folder / name for name in ROSTER_PAIR if (folder / name).is_file()
    ]
    beside = [name for name in (*ROSTER_NAMES, *ROSTER_PAIR) if (folder / name).is_file()]
    if len(beside) > len(found):
        raise WorkspaceError(_SEVERAL_ROSTERS.filled(files=", ".join(beside)))
    unread = _called_like_rosters(folder, alone=not found)
    if not found and unread:
        raise WorkspaceError(_LIKE_A_ROSTER.filled(folder=folder.name, files=", ".join(unread), name=ROSTER_NAMES[0]))
    if not found:
        raise WorkspaceError(
            Text(
                en="There is no roster.xlsx in {folder}. Put the list of offices and accounts there: from a copy (auditor restore FILE "
                "NEWFOLDER), or from a new folder in which it is made (auditor init NEWFOLDER).",
                bn="{folder} ফোল্ডারে roster.xlsx নেই। দপ্তর ও ইউজার তালিকা সেখানে রাখুন: কপি থেকে (auditor restore ফাইল নতুন-ফোল্ডার), অথবা নতুন ফোল্ডারে তৈরি করে "
                "সেখান থেকে (auditor init নতুন-ফোল্ডার)।",
                on_screen=Text(
                    en="There is no roster.xlsx in {folder}. Put the list of offices and accounts there, or bring it back from a copy.",
                    bn="{folder} ফোল্ডারে roster.xlsx নেই। দপ্তর ও ইউজার তালিকা সেখানে রাখুন, অথবা কপি থেকে ফিরিয়ে আনুন।",
                ),
            ).filled(folder=folder.name)
        )
    beside_it = roster_corrections.read(folder) if corrections is None else corrections
    if len(found) > 1 or found[0].stat().st_size > LARGEST_HELD:
        reading = roster_reading.read(((path.name, files.load(path)) for path in found), official_domains, beside_it)
        return _with_unread(reading, found[0].name, unread)
    name, content = found[0].name, files.load(found[0])

    def read() -> RosterReading:
        return roster_reading.read([(name, content)], official_domains, beside_it)

    return _with_unread(_ROSTERS.get(content, (name, official_domains, beside_it), read), name, unread)


def _called_like_rosters(folder: Path, *, alone: bool) -> Sequence[str]:
    """Return the names of files called like a roster that none is read from: of another kind, or copies; documents only where there is no roster, for beside one such is its print."""
    kinds = _TABLES | _DOCUMENTS if alone else _TABLES
    return sorted(
        path.name
        for path in folder.iterdir()
        if _LIKE_ROSTER.fullmatch(path.stem)
        and path.suffix.casefold() in kinds
        and path.name not in ROSTER_NAMES
        and path.is_file()
    )


def _with_unread(reading: RosterReading, name: str, unread: Sequence[str]) -> RosterReading:
    """Return what was read of a roster (its name), with what is told of files beside it that were not read."""
    told = (Notice(Severity.DOUBTFUL, Place(each), _BESIDE_ROSTER.filled(file=each, roster=name)) for each in unread)
    return structs.replace(reading, notices=(*told, *reading.notices)) if unread else reading


_ROSTERS: Final = OfBytes[RosterReading]()
_LIKE_ROSTER: Final = expression(r"(?:copy of )?roster\s*(?:-\s*copy)?\s*(?:\(\d+\))?", re.IGNORECASE)
_TABLES: Final = frozenset({".xlsx", ".csv", ".xls", ".xlsm", ".xlsb", ".ods", ".fods", ".numbers", ".gsheet"})
_DOCUMENTS: Final = frozenset({".docx", ".doc"})
_LIKE_A_ROSTER: Final = Text(
    en="There is no {name} in {folder}. {files} lies there, and the list of offices and accounts is not read from it. Open it, save it there as an Excel workbook "
    "(.xlsx) called {name}, and run again.",
    bn="{folder} ফোল্ডারে {name} নেই। সেখানে {files} আছে, তবে তা থেকে দপ্তর ও ইউজার তালিকা পড়া হয় না। ফাইলটি খুলে একই ফোল্ডারে Excel ফাইল (.xlsx) হিসেবে {name} "
    "নামে সেভ করে আবার চালান।",
    on_screen=Text(
        en="There is no {name} in {folder}. {files} lies there, and the list of offices and accounts is not read from it. Open it and save it there as an Excel workbook "
        "(.xlsx) called {name}.",
        bn="{folder} ফোল্ডারে {name} নেই। সেখানে {files} আছে, তবে তা থেকে দপ্তর ও ইউজার তালিকা পড়া হয় না। ফাইলটি খুলে একই ফোল্ডারে Excel ফাইল (.xlsx) হিসেবে {name} "
        "নামে সেভ করুন।",
    ),
)
_BESIDE_ROSTER: Final = Text(
    en="{file} lies beside {roster} and was not read. If what is right stands in it, save it as {roster} in the place of that one; else move it elsewhere.",
    bn="{roster} ফাইলের পাশে {file} আছে, এটি পড়া হয়নি। সঠিক তালিকাটি এটিতে থাকলে {roster} নামে (আগেরটির বদলে) সেভ করুন; না থাকলে ফাইলটি অন্য জায়গায় সরান।",
)


_SEVERAL_ROSTERS: Final = Text(
    en="There are several rosters: {files}. Keep the one that is right here and move the others elsewhere.",
    bn="একাধিক তালিকা আছে: {files}। সঠিকটি এখানে রেখে বাকিগুলো অন্য ফোল্ডারে সরান।",
)


def own_words(folder: Path) -> tuple[str, ...]:
    """Return the lines of the workspace's own list of words that people near by would try as passwords; none without one.

    Raises:
        WorkspaceError: the list is not written in UTF-8.

    """
    path = folder / WORDS
    return tuple(toml.text_of(path).split("\n")) if path.is_file() else ()


def evidence_paths(folder: Path) -> tuple[tuple[str, Path], ...]:
    """Return the evidence files by name (with forward slashes), in the order of their names.

    Lock files of office programs, thumbnails and hidden files are no evidence; slips and mails are it only once they are opened.
    """
    unopened = (f"{SLIPS}/", f"{MAIL}/")
    return tuple((name, path) for name, path in files_below(folder / EVIDENCE) if not name.startswith(unopened))


def slip_paths(folder: Path) -> tuple[tuple[str, Path], ...]:
    """Return the files that may hold slips by name, as `evidence_paths` does for the others."""
    return tuple((f"{SLIPS}/{name}", path) for name, path in files_below(folder / EVIDENCE / SLIPS))


def files_below(root: Path) -> tuple[tuple[str, Path], ...]:
    """Return the files below a folder by name as it can be told, in the order of their names, without left-overs."""
    return tuple(
        (files.shown_name(path.relative_to(root).as_posix()), path)
        for path in sorted(root.rglob("*"), key=lambda path: path.relative_to(root).as_posix())
        if path.is_file() and not any(is_left_over(part) for part in path.relative_to(root).parts)
    )


def is_left_over(name: str) -> bool:
    """Whether a file or folder is, by its name, a lock file or a left-over that is not read below ``evidence/``."""
    return _NOT_EVIDENCE.match(name) is not None


def evidence_file(name: str, path: Path) -> EvidenceFile:
    """Return an evidence file with its digest.

    Raises:
        FileRefusedError: it or its name cannot be read, it is too large, or is a link to elsewhere.

    """
    if not path.as_posix().endswith(name):
        raise FileRefusedError(refusals.ODD_NAME.filled(file=name))
    if path.is_symlink():
        raise FileRefusedError(_A_LINK.filled(file=name))
    content = files.load(path)
    sha256 = hashlib.sha256(content).hexdigest()
    return EvidenceFile(name, content if len(content) <= _HELD else partial(_read_anew, name, path, sha256), sha256)


def _read_anew(name: str, path: Path, sha256: str) -> bytes:
    """Return the bytes of a file that is as it was found.

    Raises:
        FileRefusedError: it is not.

    """
    content = files.load(path)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileRefusedError(_CHANGED.filled(file=name))
    return content


_HELD: Final = 64 * 1024
"""The bytes of an evidence file that is no larger are held from when it is found until it was read."""
_CHANGED: Final = Text(
    en="{file} in the evidence folder was changed while it was read, so it was not taken. Close it where it is open, then run again.",
    bn="পড়ার সময়েই তথ্য-প্রমাণ ফোল্ডারের {file} বদলে গেছে, তাই নেওয়া হয়নি। কোথাও খোলা থাকলে বন্ধ করে আবার চালান।",
)

_A_LINK: Final = Text(
    en="{file} in the evidence folder is a link to another place, so it was not read. Put the file itself there.",
    bn="তথ্য-প্রমাণ ফোল্ডারের {file} অন্য জায়গার লিংক, তাই পড়া হয়নি। মূল ফাইলটিই সেখানে রাখুন।",
)
