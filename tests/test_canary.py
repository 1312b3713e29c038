"""A secret that is typed or fed in everywhere comes out nowhere, however the program ends."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import os
import re
import secrets
import shutil
import subprocess
import urllib.parse
import zipfile
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from pathlib import Path

import openpyxl
import pytest
from changing import replace
from few_offices import lay_example
from sampling import some_of
from system_records import SAMPLES, SECRET_PLACE
from terminal import EndedError, Terminal
from toy_portal import CHALLENGE, CODE, office, served

from auditor.cli import COMMANDS, MODULES
from auditor.model.probe import Permit, PortalDescription
from auditor.rounds.identity import listed
from auditor.selfcheck import campaigns
from auditor.selfcheck.probe_files import ProbeFile

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
CORE = secrets.token_hex(7)
"""What is looked for; the secrets are built around it."""
SECRET = f"Qz{CORE}#Ky"
OTHER = f"{CORE}&Lm4-Pq"
KEY = base64.b32encode(f"{CORE}{CORE}"[:20].encode()).decode()
"""A setup key of two-step authentication, 160 bits."""
DAY = "2024-04-05"
CHEAP = "from auditor.keys import in_file\nin_file._NEW = in_file._Cost(64, 1, 1)\n"
"""Lets a new key file cost little to open, over and over; what it costs is tested where keys are."""
CRASHES = 3
"""At so many points of each road a crash is forced, one at a time: in every run at one of them, another for each road, in the gate at all and on all roads."""

COUNTED = """
import atexit
seen, ours, begun = 0, {{}}, False
def look(frame, event, _):
    global seen, begun
    code = frame.f_code
    if code not in ours:
        ours[code] = PLACES.search(code.co_filename) is not None
    if begun and ours[code]:
        seen += 1
        {act}
    begun = begun or (code.co_name == "run" and code.co_filename.endswith("_endings.py"))
"""
"""Counts calls from where the program has its errors in hand: before, nothing secret was read. No line is traced, which would cost much."""
PLACES = r"auditor.(mail|witness|passwords|slip|keys|two_step|vaults|rounds|selfcheck|portals|cli|tables|sources|workspace|roster|register|exports)"
LET_COUNT = "atexit.register(lambda: open({path!r}, 'w').write(str(seen)))"
RAISE = (
    "if seen == {at}:\n            sys.settrace(None)\n"
    "            raise RuntimeError('forced: ' + ''.join(repr(value)[:2000] for value in frame.f_locals.values()))"
)


def watching(road: Road, act: str, more: str = "") -> str:
    """Return Python that counts calls of a program whose command is read in, so that they are nearly the same ones however it was started."""
    command = road.arguments[0]
    return (
        f"import re, auditor.cli.{MODULES.get(command, command)}\nPLACES = re.compile({PLACES!r})\n"
        + COUNTED.format(act=act)
        + f"sys.settrace(look)\n{more}\n"
    )


# The watch ---------------------------------------------------------------------------------------------------------


def forms(secret: str) -> list[bytes]:
    """Return how a secret may be written: as it is, encoded, and hashed."""
    raw = secret.encode()
    digests = [hashlib.new(kind, raw) for kind in ("md5", "sha1", "sha256")]
    return [
        secret.encode("utf-16-le"), base64.b64encode(raw).rstrip(b"="), raw.hex().encode(), urllib.parse.quote(secret).encode(),
        secret[::-1].encode(), *(one.digest() for one in digests), *(one.hexdigest().encode() for one in digests),
        *(one.hexdigest().upper().encode() for one in digests),
    ]  # fmt: skip


LOOKED_FOR = [CORE.encode(), CORE.encode("utf-16-le"), KEY.encode(), *forms(SECRET), *forms(OTHER), *forms(KEY)]


HOLD_NONE: set[bytes] = set()
"""Digests of what was looked through and holds none: most of it lies there in every run, and what a PDF says costs much to read."""


def holds_secret(content: bytes) -> bool:
    if any(form in content for form in LOOKED_FOR):
        return True
    if content.startswith(b"PK\x03\x04"):
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(content)) as packed:
            return any(holds_secret(packed.read(name)) for name in packed.namelist())
    if content.startswith(b"%PDF") and (reader := shutil.which("pdftotext")):
        return holds_secret(subprocess.run([reader, "-", "-"], input=content, capture_output=True, check=False).stdout)
    return False


@dataclass
class Person:
    """Somebody at a terminal in a folder, who types answers, while everything is watched.

    The gate starts runs `anew`, of forced crashes one of each road: only so Python takes the whole program down at its end, and
    may say something then.
    """

    home: Path
    anew: bool = False
    planted: set[bytes] = field(default_factory=set)
    leaks: list[str] = field(default_factory=list)
    told: str = ""

    def plants(self, path: Path, content: bytes) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.planted.add(hashlib.sha256(content).digest())
        return path

    def plays(self, *arguments: object, answers=(), before="", folder: Path | None = None) -> int:
        (self.home / "tmp").mkdir(exist_ok=True)
        terminal = Terminal(
            *arguments, "--language", "en", folder=folder or self.home / "space", before=CHEAP + before, alone=True, anew=self.anew, watch=self._look_at_processes,
            environment={
                "PATH": os.environ["PATH"], "HOME": str(self.home), "TMPDIR": str(self.home / "tmp"), "XDG_CONFIG_HOME": str(self.home / "config"),
                "TERM": "dumb", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            },
        )  # fmt: skip
        self.unasked = list(answers)
        with suppress(EndedError):
            while self.unasked:
                terminal.sees(self.unasked[0][0], pattern=True).types(self.unasked[0][1])
                del self.unasked[0]
        code = terminal.leaves()
        self.told = terminal.told
        if holds_secret(terminal.shown):
            self.leaks.append(f"{arguments}: on the screen")
        self._look_at_files(arguments)
        return code

    def _look_at_processes(self, session: int) -> None:
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if os.getsid(int(place.name)) != session:
                    continue
                for what in ("cmdline", "environ"):
                    if holds_secret((place / what).read_bytes()):
                        self.leaks.append(f"{what} of a process")

    def _look_at_files(self, arguments) -> None:
        for path in self.home.rglob("*"):
            if path.is_file() and not path.is_symlink():
                content = path.read_bytes()
                digest = hashlib.sha256(content).digest()
                if digest not in self.planted and digest not in HOLD_NONE:
                    if holds_secret(content):
                        self.leaks.append(f"{arguments}: {path.relative_to(self.home)}")
                    else:
                        HOLD_NONE.add(digest)
            if holds_secret(path.name.encode()):
                self.leaks.append(f"{arguments}: a file's name")


# Roads -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def furnished(tmp_path_factory) -> Path:
    """A workspace with keys under a passphrase that is itself the secret, and sheets given out."""
    home = tmp_path_factory.mktemp("furnished")
    lay_example(home / "space")
    person = Person(home)
    assert person.plays("keys", "new-file", answers=[("New passphrase: ", SECRET), ("once more: ", SECRET)]) == 0
    made = person.plays(
        "invite",
        "--meeting",
        "2024-04",
        "--on",
        "2024-04-01",
        "--office",
        "agriculture",
        answers=[("key file: ", SECRET)],
    )
    assert made == 0, person.told
    assert person.leaks == []
    return home


@pytest.fixture
def person(furnished, tmp_path, how_many) -> Person:
    shutil.copytree(furnished, tmp_path / "home")
    return Person(tmp_path / "home", how_many(False, True))


def code_of(person: Person) -> str:
    sheet = next(person.home.glob("*/**/invitations-2024-04/sheets/*agriculture*.txt")).read_text("utf-8")
    return re.search(r"\b([0-9A-Z]{4} [0-9A-Z]{4})\b", sheet)[1]


def chrome_export() -> bytes:
    stream = io.StringIO()
    rows = csv.writer(stream)
    rows.writerow(["name", "url", "username", "password", "note"])
    rows.writerow(
        ["portal", "https://agriculture.paikgacha.khulna.gov.bd/login", "agri_officer", SECRET, f"old: {OTHER}"]
    )
    rows.writerow(["mail", "https://mail.gov.bd/", "agri", SECRET, ""])
    rows.writerow(["bank", "https://bank.example/", "me", OTHER, ""])
    return stream.getvalue().encode()


def bitwarden_export() -> bytes:
    login = {
        "username": "agri_officer", "password": SECRET, "totp": f"otpauth://totp/x?secret={KEY}",
        "uris": [{"match": None, "uri": "https://agriculture.paikgacha.khulna.gov.bd"}],
    }  # fmt: skip
    item = {"id": "1", "type": 1, "name": "portal", "notes": OTHER, "favorite": False, "fields": [], "login": login}
    return json.dumps({"encrypted": False, "folders": [], "items": [item]}).encode()


def spoilt_register(person: Person) -> None:
    """Put the secret where people write such things: a remark, a cell that asks for something else, a sheet of its own."""
    path = person.home / "space" / "evidence" / "register-2024-03.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["রেজিস্টার"]
    for row in list(sheet.iter_rows(min_row=2))[8:14]:
        row[-1].value = f"পাসওয়ার্ড {SECRET}"
        row[7].value = SECRET
    book.create_sheet("notes").append(["login", SECRET])
    stream = io.BytesIO()
    book.save(stream)
    person.plants(path, stream.getvalue())


def spoilt_roster(person: Person, *, heading: str) -> None:
    path = person.home / "space" / "roster.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[-1]
    column = sheet.max_column + 1
    for number, row in enumerate(range(1, sheet.max_row + 1)):
        sheet.cell(row, column).value = heading if number == 0 else SECRET
    stream = io.BytesIO()
    book.save(stream)
    person.plants(path, stream.getvalue())


def spoilt_records(person: Person) -> None:
    """Put records of every system with their secrets, of accounts of the roster, and mappings and pages that hold it too."""
    exports = person.home / "space" / "evidence" / "exports"
    for sample in sorted(SAMPLES.iterdir()):
        content = sample.read_bytes().replace(SECRET_PLACE, SECRET.encode()).replace(b"uao.paikgacha", b"agricultur.1")
        person.plants(exports / sample.name, content)
    person.plants(exports / "x-2024-02-10.csv", f"Username,Status\n{SECRET},Active\nagricultur.1,{SECRET}\n".encode())
    person.plants(exports / "y-2024-02-10.json", json.dumps([{"login": SECRET, "tfa_enabled": OTHER}]).encode())
    person.plants(exports / "z-2024-02-10.json", f'[{{"login": "{SECRET}"'.encode())
    person.plants(exports / "w.toml", f'title = "{SECRET}"\n'.encode())


@dataclass(frozen=True)
class Road:
    """A command as somebody uses it: what lies there before, what is typed, how it may end; and what makes less of it in every run."""

    arguments: tuple
    answers: tuple = ()
    prepare: object = None
    ends: tuple[int, ...] = (0, 1)
    always: tuple = ()


def slip_road(person: Person) -> tuple:
    numbers = tuple(("Number: ", answer) for answer in "3111122")
    return (
        ("if you wish\\): ", "agri_officer"), ("Password: ", SECRET), *numbers,
        ("Code: ", code_of(person)), ("Number: ", "1"), ("for the slip.*: ", "slip.txt"),
    )  # fmt: skip


def probe_road(person: Person) -> tuple:
    return (
        (r"\[y/N\]: ", "y"), ("Code: ", code_of(person)), ("Number: ", "1"), ("portal: ", "secretary"), ("shown\\): ", SECRET),
        ("leave it out\\): ", CODE),
    )  # fmt: skip


def holder_s_desk(person: Person) -> None:
    """Make of the assistant programmer's computer the holder's: no workspace, no keys, the file of a portal that runs here."""
    space = listed.open_workspace(person.home / "space")
    permit = Permit("56-77", "Portal Authority", date(2024, 4, 1))
    person.plants(
        person.home / "desk.probe",
        ProbeFile(campaigns.campaign(space), PortalDescription(f"{PORTAL[0]}/login"), permit).content,
    )
    shutil.rmtree(person.home / "config")
    (person.home / "space").rename(person.home / "before")
    (person.home / "space").mkdir()


PORTAL: list[str] = []


@pytest.fixture(autouse=True, scope="module")
def _portal():
    with served(office(step=CHALLENGE, password=SECRET)) as portal:
        PORTAL[:] = [portal.url]
        yield


ROADS = {
    "selfcheck": Road(("selfcheck", "--on", DAY), slip_road),
    "selfcheck, compared": Road(
        ("selfcheck", "--compare", "--on", DAY),
        (("if you wish\\): ", ""), ("Password: ", SECRET), (": ", SECRET), ("Number: ", "1"), ("Password: ", OTHER), (": ", SECRET), ("Number: ", "3"), ("Number: ", "2")),
    ),
    "selfcheck page": Road(("selfcheck", "page", "--on", DAY)),
    "totp check": Road(("totp", "check"), (("while you type\\): ", KEY), (": ", "000000"), (": ", "111111"), (": ", "222222"), (": ", "333333"), (": ", "444444"))),
    "totp check with a link": Road(
        ("totp", "check"), (("while you type\\): ", f"otpauth://totp/a?secret={KEY}&issuer={SECRET}"), *((": ", f"{n}12345") for n in range(5)))
    ),
    "vault of a browser": Road(("vault", "list.csv"), ((r"\[y/N\]: |: $", "n"),), lambda one: one.plants(one.home / "space" / "list.csv", chrome_export())),
    "vault of Bitwarden, recorded": Road(
        ("vault", "list.json", "--record", "--on", DAY), ((r"\[y/N\]: |: $", "n"),), lambda one: one.plants(one.home / "space" / "list.json", bitwarden_export())
    ),
    "vault, destroyed": Road(("vault", "list.csv"), ((r"\[y/N\]: |: $", "y"),), lambda one: one.plants(one.home / "space" / "list.csv", chrome_export())),
    "vault that is a photo": Road(("vault", "x.csv"), (), lambda one: one.plants(one.home / "space" / "x.csv", b"\x89PNG" + SECRET.encode()), (3,)),
    "keys": Road(("keys",)),
    "keys new-file": Road(("keys", "new-file", "--key-file", "k.bin"), (("New passphrase: ", SECRET), ("once more: ", SECRET))),
    "keys new-file, mistyped": Road(
        ("keys", "new-file", "--key-file", "k.bin"), tuple(pair for _ in range(3) for pair in (("New passphrase: ", SECRET), ("once more: ", OTHER))), ends=(3,)
    ),
    "probe": Road(("probe", "../desk.probe", "--slip", "s.txt", "--on", DAY), probe_road, holder_s_desk),
    "published": Road(
        ("published", "page.html", "--office", "agriculture", "--on", DAY), (),
        lambda one: one.plants(one.home / "space" / "page.html", f"<p>password {SECRET}</p><p>office@agri.gov.bd</p>".encode()),
    ),
    "invite": Road(("invite", "--meeting", "2024-04", "--on", DAY, "--office", "agriculture"), (("key file: ", SECRET),)),
    "invite with a wrong passphrase": Road(("invite", "--meeting", "2024-04", "--on", DAY, "--office", "agriculture"), (("key file: ", OTHER),) * 3, ends=(3,)),
    "slips": Road(
        ("slips", "--on", DAY), (("key file: ", SECRET),),
        lambda one: one.plants(one.home / "space" / "evidence" / "slips" / "came.txt", f"{SECRET} PWSLIP1.0000.2024-04.{'A' * 450}".encode()),
    ),
    "mail invite": Road(
        ("mail", "invite", "--on", DAY, "--office", "fisheries"), (("key file: ", SECRET), ("own mailbox .*: ", OTHER)),
        lambda one: one.plays("mail", "settings", "--address", "ap@ictd.gov.bd", "--smtp", "localhost:1"), (3,),
    ),
    "mail fetch": Road(
        ("mail", "fetch", "--on", DAY), (),
        lambda one: one.plants(
            one.home / "space" / "evidence" / "mail" / "x.eml",
            f"From: fisheries@example.gov.bd\nSubject: {SECRET}\nDate: Fri, 5 Apr 2024 10:00:00 +0600\nDKIM-Signature: v=1; b={OTHER}\n\n{SECRET}".encode(),
        ), (1,),
    ),
    "audit": Road(
        ("audit", "--on", DAY), (("key file: ", SECRET),),
        lambda one: (one.plants(one.home / "space" / "evidence" / "slips" / "came.txt", f"{SECRET} PWSLIP1.0000.2024-04.{'A' * 450}".encode()), spoilt_register(one)),
    ),
    "audit, kept": Road(("audit", "--keep", "--meeting", "2024-04", "--next-meeting", "2024-05-16", "--on", DAY), (), spoilt_register, (0, 1, 3)),
    "audit, kept, of records with secrets": Road(("audit", "--keep", "--meeting", "2024-04", "--next-meeting", "2024-05-16", "--on", DAY), (), spoilt_records, (0, 1)),
    "mapping new": Road(("mapping", "new", "x.csv"), (), lambda one: one.plants(one.home / "space" / "x.csv", f"Username,Password\na,{SECRET}\n".encode()), (3,)),
    "mapping new, confirmed": Road(
        ("mapping", "new", "x.csv", "--on", DAY), (*((": ", "") for _ in range(3)), ("MM.YYYY\\): ", "01.04.2024")),
        lambda one: one.plants(one.home / "space" / "x.csv", f"Username,Status,Note\na,active,\nb,{SECRET},\nc,active,{SECRET}\n".encode()), (0,),
    ),
    "audit of spoilt settings": Road(
        ("audit",), (), lambda one: one.plants(one.home / "space" / "auditor.toml", (EXAMPLE / "auditor.toml").read_bytes() + f'\n[password]\nportal = "{SECRET}"\n'.encode()), (3,)
    ),
    "audit of broken waivers": Road(("audit",), (), lambda one: one.plants(one.home / "space" / "waivers.toml", f"[[waivers]]\nreason = {SECRET}\n".encode()), (3,)),
    "roster check": Road(("roster", "check"), (), lambda one: spoilt_roster(one, heading="Password"), (3,)),
    "roster check, another heading": Road(("roster", "check", "--write-corrected"), (), lambda one: spoilt_roster(one, heading="Notes of the clerk"), (0, 1, 3)),
    "register": Road(("register", "new", "--month", "2024-04", "--on", DAY), (), spoilt_register, (0, 1)),
    "report": Road(("report", "--format", "json"), (), lambda one: (spoilt_register(one), one.plays("audit", "--keep", "--meeting", "2024-04", "--next-meeting", "2024-05-16", "--on", DAY)), (0, 3)),
    "remind": Road(
        ("remind", "--on", DAY), (("answer.*: ", ""), ("reached.*: ", "")),
        lambda one: (one.plays("audit", "--keep", "--meeting", "2024-04", "--next-meeting", "2024-05-16", "--on", DAY), spoilt_register(one)),
        always=("--format", "docx"),
    ),
    "return": Road(("return",), (), lambda one: (spoilt_register(one), one.plays("audit", "--keep", "--meeting", "2024-04", "--next-meeting", "2024-05-16", "--on", DAY)), (0, 3)),
    "rollup": Road(("rollup", "came"), (), lambda one: one.plants(one.home / "space" / "came" / "return-2024-03-x.json", f'{{"format": "{SECRET}"}}'.encode()), (0, 1, 3)),
    "rounds": Road(("rounds",)),
    "verify": Road(("verify",)),
    "backup, the place asked for": Road(("backup",), (("memory stick: ", "copies"),), spoilt_register, (0, 3)),
    "handover, the place asked for": Road(
        ("handover",), (("memory stick: ", "copies"),),
        lambda one: (spoilt_register(one), one.plays("audit", "--keep", "--meeting", "2024-04", "--next-meeting", "2024-05-16", "--on", DAY)), (0, 3),
    ),
    "restore of what is no copy": Road(("restore", "x.zip", "back"), (), lambda one: one.plants(one.home / "space" / "x.zip", b"PK\x03\x04" + SECRET.encode()), (3,)),
    "policies": Road(("policies",)),
    "help": Road(("help", "passwords")),
    "completion": Road(("completion", "show", "bash")),
    "witness": Road(
        ("witness", "--on", DAY),
        (
            (r"to end\): ", "nobody"), (r"to end\): ", "1"), ("Number: ", "1"), ("Number: ", "1"), (r"2024\): ", "nobody"), (r"2024\): ", ""),
            (r"not signed\): ", "nobody"), (r"not signed\): ", ""), ("Number: ", "nobody"), ("Number: ", "2"), (r"to end\): ", ""),
        ),
    ),
    "sample": Road(("sample", "draw", "--yes", "--number", "482913", "--on", DAY), (), lambda one: (spoilt_register(one), one.plays("audit", "--keep", "--meeting", "2024-04", "--next-meeting", "2024-05-16", "--on", DAY)), (0, 3)),
    "dispute": Road(("dispute", "list", "--all", "--on", DAY)),
    "init": Road(("init", "other"), (("Upazila.*: ", "Koyra"), ("decided: ", "2024-01-18"), ("help: ", "01700-000000"))),
    "settings": Road(("settings", "--on", DAY), ((r": $", ""), (r": $", ""), (r": $", "01700-000001"), *[(r": $", "")] * 22)),
    "meeting": Road(("meeting",)),
    "meeting move": Road(("meeting", "move", "2024-04", "2024-05-02", "--on", DAY)),
    "demo": Road(("demo", "shown")),
    "extension": Road(("extension", "--on", DAY)),
}  # fmt: skip
WITH_SECRETS = [name for name, road in ROADS.items() if road.answers or road.prepare]


def prepare(person: Person, road: Road) -> None:
    """Lay there what lies there before; the commands of it are started like those of every run."""
    if road.prepare:
        anew, person.anew = person.anew, False
        road.prepare(person)
        person.anew = anew
    assert person.leaks == []


def in_a_copy(person: Person, home: Path, *, anew: bool) -> Person:
    """Return somebody else before whom lies the same."""
    shutil.copytree(person.home, home)
    return Person(home, anew, set(person.planted))


def plays(person: Person, road: Road, before: str = "") -> int:
    answers = road.answers(person) if callable(road.answers) else road.answers
    return person.plays(*road.arguments, answers=answers, before=before)


def what_is_read(name: str) -> str:
    """Return from where a road has its secret: a file that was put there, a prompt, a key, a slip."""
    command = ROADS[name].arguments[0]
    return next((kind for kind, commands in READ.items() if command in commands), command)


READ = {
    "file": {
        "audit",
        "register",
        "report",
        "remind",
        "return",
        "backup",
        "handover",
        "roster",
        "rollup",
        "restore",
        "sample",
        "mapping",
        "published",
        "vault",
    },
    "prompt": {"init", "settings", "meeting", "witness", "mail"},
    "key": {"keys", "totp"},
    "slip": {"invite", "slips"},
    "portal": {"probe"},
}


def test_every_command_has_a_road():
    elsewhere = {"desk"}  # tests/auditor/desk/test_desk_canary.py
    assert {road.arguments[0] for road in ROADS.values()} == set(COMMANDS) - elsewhere


def whose_road(name: str) -> str:
    """Return of which command a road is; those that ask for nothing and read nothing that was put there are of one kind."""
    return ROADS[name].arguments[0] if name in WITH_SECRETS else "asks for nothing"


@pytest.mark.parametrize("name", some_of(ROADS, kind=whose_road))
def test_a_secret_comes_out_nowhere(name, person, how_many):
    road = ROADS[name]
    prepare(person, road)
    code = plays(person, replace(road, arguments=(*road.arguments, *how_many(road.always, ()))))
    assert person.leaks == []
    assert person.unasked == [], person.told
    assert code in ROADS[name].ends, person.told
    assert "Traceback" not in person.told


@pytest.mark.parametrize("name", some_of(WITH_SECRETS, kind=what_is_read))
def test_a_crash_brings_no_secret_out(name, person, tmp_path, how_many):
    road, count = ROADS[name], tmp_path / "count"
    prepare(person, road)
    counting = in_a_copy(person, tmp_path / "counting", anew=False)
    plays(counting, road, watching(road, "pass", LET_COUNT.format(path=str(count))))
    calls = int(count.read_text())
    assert calls > CRASHES
    another = WITH_SECRETS.index(name) % CRASHES + 1
    for number in range(how_many(another, 1), CRASHES + 1, how_many(CRASHES, 1)):
        again = in_a_copy(person, tmp_path / f"crash-{number}", anew=person.anew and number == another)
        debug = ("--debug",) if number % 2 else ()
        at = calls * number // (CRASHES + 1)
        code = plays(again, replace(road, arguments=(*road.arguments, *debug)), watching(road, RAISE.format(at=at)))
        assert again.leaks == []
        assert code in {0, 1, 2, 3, 4}, again.told
        assert "Traceback" not in again.told
        assert "forced" not in again.told


def where_it_is_seen(way: str) -> str:
    """Return by which look of the watch: at processes, at files, or at the screen."""
    return next((place for place in ("subprocess", "TMPDIR", "tempfile") if place in LEAKS[way]), "screen")


LEAKS = {
    "the screen": "sys.stderr.write(password)",
    "half of it on the screen": "sys.stderr.write(password[2:16])",
    "a hash on the screen": "import hashlib; sys.stdout.write(hashlib.sha1(password.encode()).hexdigest())",
    "a temporary file": "import tempfile; open(tempfile.mkstemp()[1], 'w').write(password)",
    "a log": "import logging; logging.error(password)",
    "an argument": "import subprocess; subprocess.Popen(['sh', '-c', 'sleep 1', password])",
    "the environment": "import os, subprocess; subprocess.Popen(['sleep', '1'], env={**os.environ, 'X': password})",
    "a file's name": "import os; open(os.path.join(os.environ['TMPDIR'], password), 'w')",
    "a packed file": "import zipfile, os; zipfile.ZipFile(os.environ['TMPDIR'] + '/z', 'w', 8).writestr('x', password)",
}


@pytest.mark.parametrize("way", some_of(LEAKS, kind=where_it_is_seen))
def test_the_watch_sees_a_leak_through(way, person):
    leaky = f"""
import auditor.passwords.judging as judged
real = judged.judge
def leaky(password, *rest, **more):
    {LEAKS[way]}
    return real(password, *rest, **more)
judged.judge = leaky
"""
    plays(person, ROADS["selfcheck, compared"], leaky)
    assert person.leaks
