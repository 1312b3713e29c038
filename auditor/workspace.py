"""Finds and reads the files of one audit folder, and writes new ones beside and into place."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Language, Text, clean
from auditor.judging import baselines
from auditor.model.baseline import Departure, Waiver
from auditor.model.errors import FileRefusedError, WorkspaceError
from auditor.model.round import Committee
from auditor.model.source import EvidenceFile
from auditor.model.views.head import Letterhead
from auditor.model.views.invitation import HelpDay
from auditor.places import addresses
from auditor.roster import reading as roster_reading
from auditor.roster.reading import RosterReading
from auditor.tables import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.model.baseline import Baseline
    from auditor.model.policy import Policy

CONFIG: Final = "auditor.toml"
ROSTER_NAMES: Final = ("roster.xlsx", "roster.csv")
ROSTER_PAIR: Final = ("offices.csv", "accounts.csv")
WAIVERS: Final = "waivers.toml"
WORDS: Final = "words.txt"
EVIDENCE: Final = "evidence"
SLIPS: Final = "slips"
"""Below evidence: slips as they came back; they are opened first, and what they say lies in files of its own."""
LEDGER: Final = "ledger.db"
OUT: Final = "out"
SHIPPED_BASELINES: Final = ("paikgacha-2024-01", "good-practice", "egp-2021")

_NOT_EVIDENCE: Final = re.compile(r"^(~\$|\.|Thumbs\.db$|desktop\.ini$|README)", re.IGNORECASE)
_SMART_QUOTES: Final = re.compile("[“”‘’„«»]")
_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "": frozenset(
        {
            "language",
            "example",
            "baseline",
            "official_domains",
            "committee",
            "letterhead",
            "meeting",
            "also",
            "departures",
            "invite",
        }
    ),
    "committee": frozenset({"name", "upazila", "district"}),
    "letterhead": frozenset({"bn", "en", "ap_phone", "uno_mail", "uno_phone", "answer_days"}),
    "invite": frozenset({"help_day", "help_place"}),
    "meeting": frozenset({"next", "due", "due_working_days"}),
}
_WAIVER_KEYS: Final = frozenset({"policy", "subject", "reason", "approved_by", "until"})
_OWN_BASELINE: Final = re.compile(r"[\w-][\w.-]{0,80}\.toml")
_DOMAIN: Final = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")

_SYNC_FOLDERS: Final[Mapping[str, re.Pattern[str]]] = {
    "OneDrive": re.compile(r"onedrive( ?-.*)?", re.IGNORECASE),
    "Dropbox": re.compile(r"dropbox( \(.*\))?", re.IGNORECASE),
    "Google Drive": re.compile(r"google ?drive([ -].*)?|drivefs|my drive|আমার ড্রাইভ", re.IGNORECASE),
    "iCloud Drive": re.compile(r"icloud ?drive|mobile documents", re.IGNORECASE),
    "Nextcloud": re.compile(r"nextcloud|owncloud", re.IGNORECASE),
    "MEGA": re.compile(r"mega(sync)?( ?drive)?", re.IGNORECASE),
    "pCloud": re.compile(r"pcloud ?drive", re.IGNORECASE),
    "Yandex Disk": re.compile(r"yandex\.?disk", re.IGNORECASE),
}
"""What the sync programs call the folder that they keep in step; a part of a path matches whole or not at all."""
_SYNC_MARKERS: Final[Mapping[str, tuple[str, ...]]] = {
    "Dropbox": (".dropbox.cache",),
    "Google Drive": (".tmp.drivedownload", ".tmp.driveupload"),
    "Syncthing": (".stfolder",),
}
"""What they leave at its top, however it is called."""
_ONEDRIVE_PLACES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where Windows itself says that OneDrive is."""
_DEVICE_PATHS: Final = ("\\\\?\\", "\\\\.\\")
_DEVICE_SHARE: Final = "\\\\?\\UNC\\"


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """When the committee meets next, and how a due date is found."""

    next: date | None = None
    due: date | None = None
    due_working_days: int = 0


@dataclass(frozen=True, slots=True)
class Config:
    """What `auditor.toml` says."""

    language: Language
    example: bool
    baseline: str
    official_domains: tuple[str, ...]
    committee: Committee
    letterhead: Letterhead
    meeting: MeetingPlan
    also: tuple[tuple[str, tuple[str, ...]], ...]
    departures: tuple[Departure, ...]
    help: HelpDay | None = None


@dataclass(frozen=True, slots=True)
class Workspace:
    """One audit folder, read."""

    folder: Path
    config: Config
    baseline: Baseline
    reading: RosterReading
    waivers: tuple[Waiver, ...]

    @property
    def ledger_path(self) -> Path:
        """Where the ledger is, or will be."""
        return self.folder / LEDGER

    @property
    def evidence_folder(self) -> Path:
        """Where evidence is dropped."""
        return self.folder / EVIDENCE


def find(start: Path) -> Path:
    """Return the workspace that the folder is, or lies in.

    Raises:
        WorkspaceError: there is none.

    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise WorkspaceError(
        Text(
            en='"{folder}" is not inside a workspace (there is no auditor.toml). Go to the workspace, name it with '
            "--workspace, or make one with: auditor init DIR --upazila NAME",
            bn='"{folder}" কোনো কাজের ফোল্ডার নয় (auditor.toml নেই)। কাজের ফোল্ডারে যান, --workspace দিয়ে নাম দিন, '
            "অথবা নতুন তৈরি করুন: auditor init DIR --upazila NAME",
        ).filled(folder=start.name)
    )


def sync_warning(folder: Path) -> Text | None:
    """Return what has to be said when a sync program (OneDrive, Dropbox, Google Drive …) copies the folder away.

    Judged by the names of the folders above, by what such programs leave at their top, and by where Windows says that
    OneDrive is. Nothing is opened. None when no such program was recognised, which proves nothing.
    """
    service = _sync_service(folder.absolute()) or _sync_service(folder.resolve())
    if service is None:
        return None
    return Text(
        en="The workspace lies in a folder that {service} copies to a server. What offices answered leaves the office "
        "that way, and a copy in the middle of writing can damage ledger.db. Move the workspace out of {service} and "
        "keep copies on a USB drive.",
        bn="কাজের ফোল্ডারটি {service}-এর ভেতরে আছে; {service} এর কপি বাইরের সার্ভারে পাঠায়। এতে দপ্তরের তথ্য বাইরে যায়, আর লেখার মাঝখানে কপি হলে "
        "ledger.db নষ্ট হতে পারে। ফোল্ডারটি {service}-এর বাইরে সরিয়ে নিন এবং কপি পেনড্রাইভে রাখুন।",
    ).filled(service=service)


def _sync_service(folder: Path) -> str | None:
    told = [Path(place) for place in map(os.environ.get, _ONEDRIVE_PLACES) if place]
    if any(folder.is_relative_to(place) for place in told):
        return "OneDrive"
    for above in (folder, *folder.parents):
        for service, name in _SYNC_FOLDERS.items():
            if name.fullmatch(above.name):
                return service
        for service, markers in _SYNC_MARKERS.items():
            if any((above / marker).exists() for marker in markers):
                return service
    return None


def refuse_network_share(folder: Path) -> None:
    r"""Refuse a ledger on a network share: its locks do not hold there, so two computers could write at once.

    A drive letter that stands for a share is seen through where the system tells (Windows does).

    Raises:
        WorkspaceError: the folder lies on ``\\server\share``.

    """
    if any(_names_a_share(str(place)) for place in (folder, folder.resolve())):
        raise WorkspaceError(
            Text(
                en="The workspace lies on a network share. A ledger is not kept there, because two computers could write "
                "at once and damage it; nothing was written. Move the workspace to this computer or to a USB drive and "
                "run again.",
                bn="কাজের ফোল্ডারটি নেটওয়ার্কের শেয়ার করা জায়গায় আছে। দুই কম্পিউটার একসঙ্গে লিখলে স্থায়ী রেকর্ড নষ্ট হতে পারে, তাই সেখানে রাখা হয় না; কিছুই "
                "লেখা হয়নি। ফোল্ডারটি এই কম্পিউটারে বা পেনড্রাইভে সরিয়ে আবার চালান।",
            )
        )


def _names_a_share(place: str) -> bool:
    if place.upper().startswith(_DEVICE_SHARE):
        return True
    return place.startswith("\\\\") and not place.startswith(_DEVICE_PATHS)


def load(folder: Path, policies: Mapping[str, Policy[Any]], *, with_roster: bool = True) -> Workspace:
    """Return the workspace in a folder; without its roster where only what was kept is looked at.

    Raises:
        AuditorError: one of its own files cannot be used; all mistakes of that file are told.

    """
    config = _config(folder)
    baseline = baselines.extend(_baseline(folder, config.baseline, policies), dict(config.also), CONFIG)
    waivers = _waivers(folder, policies)
    reading = read_roster(folder, config.official_domains) if with_roster else RosterReading(None, ())
    return Workspace(folder, config, baseline, reading, waivers)


def read_roster(folder: Path, official_domains: tuple[str, ...]) -> RosterReading:
    """Return the roster of a workspace as read, with what has to be told about it.

    Raises:
        AuditorError: there is no roster file, or it is refused whole.

    """
    found = [folder / name for name in ROSTER_NAMES if (folder / name).is_file()][:1] or [
        folder / name for name in ROSTER_PAIR if (folder / name).is_file()
    ]
    beside = [name for name in (*ROSTER_NAMES, *ROSTER_PAIR) if (folder / name).is_file()]
    if len(beside) > len(found):
        raise WorkspaceError(_SEVERAL_ROSTERS.filled(files=", ".join(beside)))
    if not found:
        raise WorkspaceError(
            Text(
                en="There is no roster.xlsx in {folder}. Put the list of offices and accounts there, "
                "or make one with: auditor init",
                bn="{folder} ফোল্ডারে roster.xlsx নেই। দপ্তর ও ইউজার তালিকা সেখানে রাখুন, অথবা auditor init দিয়ে তৈরি করুন।",
            ).filled(folder=folder.name)
        )
    return roster_reading.read([(path.name, files.load(path)) for path in found], official_domains)


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
    return tuple(_decode(path).split("\n")) if path.is_file() else ()


def evidence_paths(folder: Path) -> tuple[tuple[str, Path], ...]:
    """Return the evidence files by name (with forward slashes), in the order of their names.

    Lock files of office programs, thumbnails and hidden files are no evidence; slips are it only once they are opened.
    """
    return tuple((name, path) for name, path in _files_below(folder / EVIDENCE) if not name.startswith(f"{SLIPS}/"))


def slip_paths(folder: Path) -> tuple[tuple[str, Path], ...]:
    """Return the files that may hold slips by name, as `evidence_paths` does for the others."""
    return tuple((f"{SLIPS}/{name}", path) for name, path in _files_below(folder / EVIDENCE / SLIPS))


def _files_below(root: Path) -> tuple[tuple[str, Path], ...]:
    return tuple(
        (path.relative_to(root).as_posix(), path)
        for path in sorted(root.rglob("*"), key=lambda path: path.relative_to(root).as_posix())
        if path.is_file() and not any(_NOT_EVIDENCE.match(part) for part in path.relative_to(root).parts)
    )


def evidence_file(name: str, path: Path) -> EvidenceFile:
    """Return an evidence file with its digest.

    Raises:
        FileRefusedError: it cannot be read, is too large, or is a link to elsewhere.

    """
    if path.is_symlink():
        raise FileRefusedError(_A_LINK.filled(file=name))
    content = files.load(path)
    return EvidenceFile(name, content, hashlib.sha256(content).hexdigest())


_A_LINK: Final = Text(
    en="{file} in the evidence folder is a link to another place, so it was not read. Put the file itself there.",
    bn="তথ্য-প্রমাণ ফোল্ডারের {file} অন্য জায়গার লিংক, তাই পড়া হয়নি। মূল ফাইলটিই সেখানে রাখুন।",
)


def _decode(path: Path) -> str:
    """Return the text of a TOML file, whatever Notepad made of it.

    Raises:
        WorkspaceError: it is no text.

    """
    content = files.load(path)
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding).replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise WorkspaceError(
            Text(
                en="{file} is not written in UTF-8. Open it in Notepad, choose Save As, Encoding: UTF-8, and run again.",
                bn="{file} UTF-8-এ লেখা নয়। Notepad-এ খুলে Save As থেকে Encoding: UTF-8 বেছে সেভ করুন, তারপর আবার চালান।",
            ).filled(file=path.name)
        ) from None


def _toml(path: Path) -> dict[str, Any]:
    text = _decode(path)
    try:
        return tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        found = re.search(r"at line (\d+)", str(error))
        number = int(found.group(1)) if found else 0
        lines = text.split("\n")
        if 0 < number <= len(lines) and _SMART_QUOTES.search(lines[number - 1]):
            raise WorkspaceError(
                Text(
                    en='{file}, line {line}: curly quotation marks. Replace them by straight ones (") and run again.',
                    bn='{file}, লাইন {line}: বাঁকা উদ্ধৃতি চিহ্ন আছে। সোজা চিহ্ন (") দিয়ে আবার চালান।',
                ).filled(file=path.name, line=number)
            ) from None
        raise WorkspaceError(
            Text(
                en="{file} is not valid TOML (line {line}). Correct that line and run again.",
                bn="{file} সঠিক TOML নয় (লাইন {line})। লাইনটি ঠিক করে আবার চালান।",
            ).filled(file=path.name, line=number)
        ) from None


class _Reader:
    """Reads one table of a TOML file and collects what is wrong with it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.mistakes: list[Text] = []

    def wrong(self, key: str, en: str, bn: str) -> None:
        self.mistakes.append(
            Text(
                en='{file}: "{key}" ' + en + " Correct it and run again.",
                bn='{file}: "{key}" ' + bn + " ঠিক করে আবার চালান।",
            ).filled(file=self.file, key=key)
        )

    def only(self, where: str, table: Mapping[str, Any], known: frozenset[str]) -> None:
        for key in sorted(set(table) - known):
            self.wrong(f"{where}.{key}".lstrip("."), "is not known.", "চেনা যায়নি।")

    def text(self, where: str, table: Mapping[str, Any], key: str) -> Text:
        value = table.get(key)
        if (
            isinstance(value, dict)
            and set(value) == {"en", "bn"}
            and all(isinstance(words, str) and clean(words) for words in value.values())
        ):
            return Text(en=clean(value["en"]), bn=clean(value["bn"]))
        self.wrong(f"{where}.{key}", "needs a text in both languages: en and bn.", "দুই ভাষায় লিখতে হবে: en ও bn।")
        return Text(en="?", bn="?")

    def words(self, where: str, table: Mapping[str, Any], key: str, default: str = "") -> str:
        value = table.get(key, default)
        if isinstance(value, str):
            return clean(value)
        self.wrong(f"{where}.{key}".lstrip("."), "is a text in quotes.", "উদ্ধৃতি চিহ্নের ভেতরে লিখতে হবে।")
        return default

    def lines(self, where: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(line, str) for line in value):
            return tuple(clean(line) for line in value if clean(line))
        self.wrong(f"{where}.{key}".lstrip("."), "is a list of texts.", "লেখার তালিকা হবে।")
        return ()

    def day(self, where: str, table: Mapping[str, Any], key: str) -> date | None:
        value = table.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.wrong(
            f"{where}.{key}", "is a day such as 2024-03-14, without quotes.", "তারিখ, যেমন 2024-03-14, উদ্ধৃতি চিহ্ন ছাড়া।"
        )
        return None

    def number(self, where: str, table: Mapping[str, Any], key: str, default: int) -> int:
        value = table.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 366:  # noqa: PLR2004 days of a year
            return value
        self.wrong(f"{where}.{key}", "is a number of days.", "দিনের সংখ্যা হবে।")
        return default

    def table(self, table: Mapping[str, Any], key: str) -> dict[str, Any]:
        value = table.get(key, {})
        if isinstance(value, dict):
            return value
        self.wrong(key, "is a table headed [{key}].".replace("{key}", key), "আলাদা অংশ হবে।")
        return {}


def _config(folder: Path) -> Config:
    read = _Reader(CONFIG)
    top = _toml(folder / CONFIG)
    read.only("", top, _KEYS[""])
    committee, letterhead, meeting = (read.table(top, key) for key in ("committee", "letterhead", "meeting"))
    for name, table in (("committee", committee), ("letterhead", letterhead), ("meeting", meeting)):
        read.only(name, table, _KEYS[name])
    language = top.get("language", "bn")
    if language not in ("bn", "en"):
        read.wrong("language", 'is "bn" or "en".', '"bn" অথবা "en" হবে।')
        language = "bn"
    example = top.get("example", False)
    if not isinstance(example, bool):
        read.wrong("example", "is true or false.", "true অথবা false হবে।")
    domains = read.lines("", top, "official_domains")
    for domain in domains:
        if domain in addresses.PERSONAL_DOMAINS:
            read.wrong(
                "official_domains", "must not hold a free-mail domain.", "অংশে ব্যক্তিগত ই-মেইলের ডোমেইন দেওয়া যাবে না।"
            )
        if not _DOMAIN.fullmatch(domain):
            read.wrong(
                "official_domains",
                "are names such as example.org, in small letters.",
                "ছোট হাতের নাম হবে, যেমন example.org।",
            )
    config = Config(
        language=Language(language),
        example=bool(example),
        baseline=read.words("", top, "baseline", SHIPPED_BASELINES[0]),
        official_domains=domains,
        committee=Committee(*(read.text("committee", committee, key) for key in ("name", "upazila", "district"))),
        letterhead=Letterhead(
            read.lines("letterhead", letterhead, "bn"),
            read.lines("letterhead", letterhead, "en"),
            read.words("letterhead", letterhead, "ap_phone"),
            read.words("letterhead", letterhead, "uno_mail"),
            read.number("letterhead", letterhead, "answer_days", 7),
            read.words("letterhead", letterhead, "uno_phone"),
        ),
        meeting=MeetingPlan(
            read.day("meeting", meeting, "next"),
            read.day("meeting", meeting, "due"),
            read.number("meeting", meeting, "due_working_days", 0),
        ),
        also=_also(read, top),
        departures=_departures(read, top),
        help=_help(read, top),
    )
    if read.mistakes:
        raise WorkspaceError(*read.mistakes)
    return config


def _help(read: _Reader, top: Mapping[str, Any]) -> HelpDay | None:
    """Return when and where users are helped in person; both are told, or neither."""
    invite = read.table(top, "invite")
    read.only("invite", invite, _KEYS["invite"])
    if not invite:
        return None
    place = read.text("invite", invite, "help_place")
    if "help_day" not in invite:
        read.wrong("invite.help_day", "is missing: name the day too.", "নেই: তারিখটিও লিখুন।")
    day = read.day("invite", invite, "help_day")
    return HelpDay(day, place) if day is not None else None


def _also(read: _Reader, top: Mapping[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        sorted(
            (decision, read.lines("also", read.table(top, "also"), decision)) for decision in read.table(top, "also")
        )
    )


def _entries(read: _Reader, top: Mapping[str, Any], key: str) -> Iterator[dict[str, Any]]:
    value = top.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        read.wrong(key, f"are entries headed [[{key}]].", f"অংশগুলো [[{key}]] শিরোনামে লিখতে হবে।")
        return
    yield from value


def _departures(read: _Reader, top: Mapping[str, Any]) -> tuple[Departure, ...]:
    departures = []
    for entry in _entries(read, top, "departures"):
        read.only("departures", entry, frozenset({"subject", "reason"}))
        subject, reason = (read.words("departures", entry, key) for key in ("subject", "reason"))
        if not subject or not reason:
            read.wrong("departures", "needs subject and reason.", "অংশে subject ও reason দুটিই লাগবে।")
        departures.append(Departure(subject, reason))
    return tuple(departures)


def _waivers(folder: Path, policies: Mapping[str, Policy[Any]]) -> tuple[Waiver, ...]:
    path = folder / WAIVERS
    if not path.is_file():
        return ()
    read = _Reader(WAIVERS)
    top = _toml(path)
    read.only("", top, frozenset({"waivers"}))
    waivers = []
    for number, entry in enumerate(_entries(read, top, "waivers"), start=1):
        where = f"waivers {number}"
        read.only(where, entry, _WAIVER_KEYS)
        words = {key: read.words(where, entry, key) for key in ("policy", "subject", "reason", "approved_by")}
        for key, value in words.items():
            if not value:
                read.wrong(
                    f"{where}.{key}", "is missing; a waiver needs all its parts.", "নেই; সাময়িক ছাড়ের সব অংশ লাগবে।"
                )
        if words["policy"] and words["policy"] not in policies:
            read.wrong(
                f"{where}.policy",
                "is no policy (see: auditor policies).",
                "নামে কোনো নিয়ম নেই (দেখুন: auditor policies)।",
            )
        until = read.day(where, entry, "until")
        if until is None:
            read.wrong(f"{where}.until", "is missing: a waiver ends on a day.", "নেই: সাময়িক ছাড় কবে শেষ হবে লিখুন।")
        else:
            waivers.append(Waiver(words["policy"], words["subject"], words["reason"], words["approved_by"], until))
    if read.mistakes:
        raise WorkspaceError(*read.mistakes)
    return tuple(waivers)


def _baseline(folder: Path, name: str, policies: Mapping[str, Policy[Any]]) -> Baseline:
    if name in SHIPPED_BASELINES:
        return baselines.parse(f"{name}.toml", shipped_baseline(name), policies)
    path = folder / name
    if _OWN_BASELINE.fullmatch(name) and path.is_file():
        return baselines.parse(path.name, _decode(path), policies)
    raise WorkspaceError(
        Text(
            en="{file}: the baseline is not known. Use one of {known}, or the name of a .toml file in the workspace.",
            bn="{file}: মানদণ্ডটি চেনা যায়নি। {known} থেকে একটি নিন, অথবা কাজের ফোল্ডারের কোনো .toml ফাইলের নাম দিন।",
        ).filled(file=CONFIG, known=", ".join(SHIPPED_BASELINES))
    )


def shipped_baseline(name: str) -> str:
    """Return the TOML of a baseline that comes with the product."""
    return (resources.files("policies") / "baselines" / f"{name}.toml").read_text("utf-8")


def write(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that it is whole or not there.

    Raises:
        WorkspaceError: it is open in another program, or cannot be written.

    """
    beside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            raise IsADirectoryError  # noqa: TRY301 told below like the system's own errors
        descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except PermissionError as error:
        _forget(beside)
        raise WorkspaceError(
            Text(
                en="{file} is open in another program, or its folder may not be written. Close it and run again; "
                "nothing was lost.",
                bn="{file} অন্য প্রোগ্রামে খোলা আছে, অথবা ফোল্ডারটিতে লেখা যাচ্ছে না। বন্ধ করে আবার চালান; কিছু হারায়নি।",
            ).filled(file=path.name)
        ) from error
    except OSError as error:
        _forget(beside)
        raise WorkspaceError(
            Text(
                en="{file} could not be written. Free space on the disk, or choose another folder, and run again.",
                bn="{file} লেখা যায়নি। ডিস্কে জায়গা করুন বা অন্য ফোল্ডার বাছুন, তারপর আবার চালান।",
            ).filled(file=path.name)
        ) from error
    except BaseException:
        _forget(beside)
        raise


def _forget(beside: str | None) -> None:
    if beside is not None:
        with suppress(OSError):
            Path(beside).unlink()
