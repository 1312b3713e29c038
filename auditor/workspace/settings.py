"""Reads what the workspace says of itself: `auditor.toml`, `waivers.toml` and its baseline."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Language, Text, clean
from auditor.judging import baselines
from auditor.model.baseline import Departure, Waiver
from auditor.model.errors import WorkspaceError
from auditor.model.round import Committee
from auditor.model.views.head import Letterhead
from auditor.model.views.invitation import HelpDay
from auditor.places import addresses
from auditor.tables import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from auditor.model.baseline import Baseline
    from auditor.model.policy import Policy

CONFIG: Final = "auditor.toml"
WAIVERS: Final = "waivers.toml"
SHIPPED_BASELINES: Final = ("paikgacha-2024-01", "good-practice", "egp-2021")
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


def decode_toml(path: Path) -> str:
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
    text = decode_toml(path)
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


def read_config(folder: Path) -> Config:
    """Return what `auditor.toml` says."""
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


def read_waivers(folder: Path, policies: Mapping[str, Policy[Any]]) -> tuple[Waiver, ...]:
    """Return what `waivers.toml` says."""
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


def read_baseline(folder: Path, name: str, policies: Mapping[str, Policy[Any]]) -> Baseline:
    """Return the baseline that the workspace names, with what it adds."""
    if name in SHIPPED_BASELINES:
        return baselines.parse(f"{name}.toml", shipped_baseline(name), policies)
    path = folder / name
    if _OWN_BASELINE.fullmatch(name) and path.is_file():
        return baselines.parse(path.name, decode_toml(path), policies)
    raise WorkspaceError(
        Text(
            en="{file}: the baseline is not known. Use one of {known}, or the name of a .toml file in the workspace.",
            bn="{file}: মানদণ্ডটি চেনা যায়নি। {known} থেকে একটি নিন, অথবা কাজের ফোল্ডারের কোনো .toml ফাইলের নাম দিন।",
        ).filled(file=CONFIG, known=", ".join(SHIPPED_BASELINES))
    )


def shipped_baseline(name: str) -> str:
    """Return the TOML of a baseline that comes with the product."""
    return (resources.files("policies") / "baselines" / f"{name}.toml").read_text("utf-8")
