"""Keeping and verifying are one computation: an honest ledger is never accused, a dishonest one always."""

from __future__ import annotations

import copy
import csv
import io
import random
import shutil
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from changing import replace
from forging import rewrite_row
from sampling import some_of
from zones import in_zone

from auditor.i18n import Text
from auditor.model.errors import LedgerError
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import PASSWORD_REUSED
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.journal import KeysMade
from auditor.model.subjects import Account, Office, OfficeKind, Roster, numbered_accounts
from auditor.register.columns import columns
from auditor.roster import form
from auditor.rounds import keeping, recomputing
from auditor.rounds.evidence import observing
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger

pytestmark = pytest.mark.sampled

SETTINGS = """\
example = true
official_domains = ["example.org"]
[committee]
name = { en = "Committee", bn = "কমিটি" }
upazila = { en = "Namunapur", bn = "নমুনাপুর" }
district = { en = "Namuna", bn = "নমুনা" }
"""
HEADINGS = {column.name: column.heading.bn for column in columns() if column.name not in {"id", "serial", "context"}}
HEAD = Text(en="Head", bn="প্রধান")
POSTS = (Text(en="Clerk", bn="অফিস সহকারী"), Text(en="Accountant", bn="হিসাবরক্ষক"), Text(en="Operator", bn="অপারেটর"))
NAMES = ("কৃষি", "মৎস্য", "ভূমি", "শিক্ষা", "স্বাস্থ্য", "সমবায়", "সমাজসেবা")
ANSWERS = {
    "way": ("ফোন", "সভা", "সরাসরি যাচাই (সামনে থেকে)"),
    "two-step": ("চালু, লগইনে কোড চায়", "চালু নেই", "পোর্টালে সুযোগ নেই", "কোড আসে না", ""),
    "method": ("অ্যাপে", "এসএমএসে", ""),
    "reset": ("হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ তারিখের পরে", "না", "গত মাসে", "০১.০২.২০২৪", ""),
    "rule": ("হ্যাঁ", "না", ""),
    "profile": ("ঠিক আছে", "ঠিক করা হয়নি", ""),
    "users": ("একজন", "একাধিক জন", ""),
    "email": ("আছে", "নেই", ""),
    "email-use": ("নিয়মিত", "মাঝে মাঝে", ""),
    "since": ("", "", "", "১২.০২.২০২৪", "০১.০৩.২০২৪"),
    "count": ("", "", "৩", "৫"),
}
MONTHS = (2, 3, 4)
"""How many months a history may have: that many more rounds are kept and made again."""
ZONES = ("UTC", "Asia/Dhaka", "America/Los_Angeles", "Pacific/Kiritimati")


@dataclass
class Upazila:
    """A workspace that months go over, and what was done to its evidence in place."""

    folder: Path
    rng: random.Random
    offices: list[Office] = field(default_factory=list)
    gone: list[Office] = field(default_factory=list)
    corrected: set[str] = field(default_factory=set)

    @property
    def evidence(self) -> Path:
        return self.folder / "evidence"

    def registers(self) -> list[Path]:
        return sorted(self.evidence.glob("register-*.csv"))

    def found(self) -> None:
        self.evidence.mkdir()
        self.offices = [self.office(place) for place in range(self.rng.randint(2, 5))]

    def office(self, place: int) -> Office:
        name, kind = NAMES[place], self.rng.choice([OfficeKind.DEPARTMENT, OfficeKind.DEPARTMENT, OfficeKind.UNION])
        code = f"office-{place}"
        count = self.rng.randint(0, 3)
        accounts = tuple(
            Account(f"{code}/{number}", post, f"login{place}{number}", self.rng.choice([None, None, date(2024, 2, 10)]))
            for number, post in enumerate(POSTS[:count])
        )
        users = self.rng.choice([0, count, count + 1])
        return Office(
            code, Text(en=f"Office {place}", bn=f"{name} অফিস"), kind, HEAD, self.rng.choice(["", "portal.example.gov.bd"]),
            self.rng.choice(["", f"{code}@example.org", f"{code}@example.com"]), user_count=users,
            accounts=accounts or numbered_accounts(code, users), voluntary=self.rng.random() < 0.1,
        )  # fmt: skip

    def move(self) -> list[str]:
        """Let people and offices come and go; return who left with a reason."""
        explained = []
        for office in list(self.offices):
            luck = self.rng.random()
            if luck < 0.12 and len(self.offices) > 1:
                self.offices.remove(office)
                self.gone.append(office)
                explained += [office.id] * self.rng.choice([0, 1])
            elif luck < 0.3 and office.accounts:
                leaver = self.rng.choice(office.accounts)
                self.gone.append(replace(office, accounts=(leaver,)))
                rest = tuple(account for account in office.accounts if account != leaver)
                self.replace(office, replace(office, accounts=rest))
                explained += [leaver.id] * self.rng.choice([0, 0, 1])
            elif luck < 0.4:
                self.replace(office, replace(office, name=Text(en=f"New {office.name.en}", bn=f"নতুন {office.name.bn}")))
            elif luck < 0.5 and office.accounts:
                new = replace(office.accounts[0], holder_since=self.rng.choice([date(2024, 3, 2), date(2024, 9, 9)]))
                self.replace(office, replace(office, accounts=(new, *office.accounts[1:])))
        if self.gone and self.rng.random() < 0.2:
            back = self.gone.pop()
            if back.id not in {office.id for office in self.offices}:
                self.offices.append(back)
        return explained

    def replace(self, office: Office, other: Office) -> None:
        self.offices[self.offices.index(office)] = other

    def register(self, day: date) -> bytes:
        """Return a register with rows of offices and accounts, also of such as have left."""
        out = io.StringIO()
        table = csv.writer(out)
        table.writerow(HEADINGS.values())
        for office in self.rng.sample([*self.offices, *self.gone], k=self.rng.randint(1, len(self.offices))):
            whose = [None, *office.accounts]
            for account in self.rng.sample(whose, k=self.rng.randint(1, len(whose))):
                told = day + timedelta(days=self.rng.choice([-20, -12, -3, -1, 0, 3]))
                cells = {name: self.rng.choice(answers) for name, answers in ANSWERS.items()}
                cells |= {"office": office.name.bn, "contacted-on": f"{told:%d.%m.%Y}", "told-by": "প্রধান"}
                if account is not None:
                    cells |= {"post": account.post.bn, "count": "", "email": "", "email-use": ""}
                table.writerow(cells.get(name, "") for name in HEADINGS)
        return out.getvalue().encode()

    def write(self, explained: list[str]) -> None:
        told = "".join(
            f'\n[[departures]]\nsubject = "{subject}"\nreason = "merged"\n' for subject in dict.fromkeys(explained)
        )
        (self.folder / "auditor.toml").write_text(SETTINGS + told, "utf-8")
        waived = self.rng.choice(["office-0", "office-1/0", "nobody"])
        until = self.rng.choice(["2024-03-01", "2024-12-31"])
        waiver = (
            f'policy = "two-step-enabled"\nsubject = "{waived}"\nreason = "r"\napproved_by = "a"\nuntil = {until}\n'
        )
        (self.folder / "waivers.toml").write_text(f"[[waivers]]\n{waiver}", "utf-8")
        (self.folder / "roster.xlsx").write_bytes(form.write_workbook(Roster(tuple(self.offices))))

    def keep(self, month: int) -> None:
        day = date(2024, month, 20)
        explained = self.move() if month > 2 else []
        self.write(explained)
        (self.evidence / f"register-2024-{month:02d}.csv").write_bytes(self.register(day))
        space = listed.open_workspace(self.folder)
        accounts = [account for office in listed.roster_of(space).offices for account in office.accounts]
        if accounts and self.rng.random() < 0.5:
            seen = Observation(
                (self.rng.choice(accounts).id,), PASSWORD_REUSED, self.rng.choice([True, False]), Grade.SELF_CHECKED,
                "vault", day, Reference("", ""),
            )  # fmt: skip
            observing.record_observations(space, by="vault", stem="vault", observations=[seen], day=day)
        meeting, salt = f"2024-{month:02d}", f"{month:032x}"
        keeping.keep_round(listed.open_workspace(self.folder), day, meeting, salt, doubted=meant)

    def disturb(self) -> None:
        """Do what happens to a folder between meetings, all of it honest."""
        luck = self.rng.random()
        registers = self.registers()
        if luck < 0.25:
            old = self.rng.choice(registers)
            old.rename(old.with_name(f"{old.stem}-{self.rng.randrange(1000)}a.csv"))
        elif luck < 0.5:
            (self.evidence / f"register-late-{self.rng.randrange(1000)}.csv").write_bytes(
                self.register(date(2024, 2, 25))
            )
        elif luck < 0.65:
            old = self.rng.choice(registers)
            self.corrected.add(old.name)
            old.write_bytes(old.read_bytes().replace("হ্যাঁ".encode(), "না".encode(), 1) + b"\n")


def history(folder: Path, rng: random.Random, months: int = 3) -> Upazila:
    upazila = Upazila(folder, rng)
    upazila.found()
    for month in range(2, 2 + months):
        with in_zone(rng.choice(ZONES)):
            upazila.keep(month)
        upazila.disturb()
    return upazila


def verified(folder: Path) -> list[recomputing.Recomputation]:
    space = listed.open_workspace(folder, roster=False)
    return [recomputing.recompute(space, head) for head in Ledger(space.ledger_path).rounds()]


def meant(_doubts) -> None:
    """Say that a month is meant as it is, also one in which nobody answered."""


def histories(count: int):
    """Return what tries a test with random histories by their seeds and months; every run tries one of each number of months, the gate all."""
    seeds = [(seed, MONTHS[seed % len(MONTHS)]) for seed in range(count)]
    return pytest.mark.parametrize(
        ("seed", "months"), some_of(seeds, kind=lambda _, months: months), indirect=True, scope="module"
    )


@pytest.fixture(scope="module")
def seed(request):
    return request.param


@pytest.fixture(scope="module")
def months(request):
    return request.param


@pytest.fixture(scope="module")
def _gone_over(seed, months, tmp_path_factory):
    """Return a history that is made once for all tests that try it: they stand together, seed by seed."""
    return history(tmp_path_factory.mktemp("history"), random.Random(seed), months)


@pytest.fixture
def upazila(_gone_over, tmp_path):
    """Return a history of this test's own, and with it the chance that made it."""
    again = copy.deepcopy(_gone_over)
    again.folder = Path(shutil.copytree(_gone_over.folder, tmp_path / "space"))
    return again


@histories(200)
def test_an_honest_ledger_is_never_accused(upazila, months):
    with in_zone(upazila.rng.choice(ZONES)):
        found = verified(upazila.folder)
    assert len(found) == months
    for one in found:
        could_not = one.same is None and (one.changed or one.missing or one.taken_out)
        assert one.same or (upazila.corrected and could_not), one


def _turned(assessment):
    """Return an office as somebody would like it to stand."""
    better = {Outcome.FAIL: Outcome.PASS, Outcome.UNKNOWN: Outcome.PASS, Outcome.PASS: Outcome.FAIL}
    findings = tuple(
        replace(finding, outcome=better.get(finding.outcome, Outcome.PASS)) for finding in assessment.findings[:1]
    )
    return replace(assessment, findings=(*findings, *assessment.findings[1:]))


@histories(60)
def test_a_changed_row_is_always_accused_even_when_the_chain_was_made_to_fit(upazila):
    ledger = Ledger(upazila.folder / "ledger.db")
    for head in [one.head for one in verified(upazila.folder) if one.same][:1]:
        rows = sum(1 for _ in ledger.rows(head))
        rewrite_row(ledger.path, head.entry, upazila.rng.randint(1, rows), _turned)
        assert ledger.first_broken() is None
        assert head.number in [one.head.number for one in verified(upazila.folder) if one.same is False]


def test_a_changed_row_breaks_the_chain(tmp_path):
    upazila = history(tmp_path, random.Random(1))
    ledger = Ledger(upazila.folder / "ledger.db")
    rewrite_row(ledger.path, ledger.rounds()[0].entry, 1, _turned, mend=False)
    assert ledger.first_broken() is not None


@histories(40)
def test_a_changed_evidence_file_is_always_named(upazila):
    file = upazila.rng.choice([path for path in sorted(upazila.evidence.rglob("*")) if path.is_file()])
    file.write_bytes(file.read_bytes() + b"another\n")
    name = file.relative_to(upazila.evidence).as_posix()
    for one in verified(upazila.folder):
        if name in {seen.name for seen in one.head.header.files}:
            assert one.same is None
            assert name in one.changed


def test_an_office_that_left_and_that_somebody_dropped_from_a_round_is_missed(tmp_path):
    upazila = Upazila(tmp_path, random.Random(1))
    upazila.found()
    upazila.keep(2)
    lost = upazila.offices.pop()
    (upazila.evidence / "register-2024-03.csv").write_bytes(upazila.register(date(2024, 3, 20)))
    upazila.write([])
    keeping.keep_round(
        listed.open_workspace(upazila.folder), date(2024, 3, 20), "2024-03", "0" * 32, doubted=lambda _: None
    )
    ledger = Ledger(upazila.folder / "ledger.db")
    second = ledger.rounds()[1]
    rewrite_row(ledger.path, second.entry, sum(1 for _ in ledger.rows(second)), lambda _: None)
    assert verified(upazila.folder)[1].differs == (lost.name,)


@pytest.mark.parametrize("way", ["rename", "gone"])
def test_an_evidence_file_is_known_by_what_is_in_it(tmp_path, way):
    upazila = Upazila(tmp_path, random.Random(7))
    upazila.found()
    upazila.keep(2)
    (register,) = upazila.registers()
    if way == "rename":
        register.rename(register.with_name("register-from-the-phone.csv"))
        assert verified(upazila.folder)[0].same
    else:
        register.unlink()
        assert verified(upazila.folder)[0].missing == (register.name,)


def test_a_round_whose_rows_do_not_fit_into_the_memory_of_the_ledger_is_kept(tmp_path):
    """SQLite holds two megabytes back; with more it writes to the file, and nobody can read beside it from then on."""
    upazila = Upazila(tmp_path, random.Random(7))
    upazila.found()
    posts = [f"অফিস সহকারী {number}" for number in range(40)]
    listed_ones = tuple(
        Account(f"office-0/{at}", Text(en=post, bn=post), f"login{at}", None) for at, post in enumerate(posts)
    )
    upazila.offices = [
        replace(
            upazila.offices[0],
            id=f"office-{place}",
            name=Text(en=f"Office {place}", bn=f"দপ্তর {place}"),
            accounts=tuple(replace(account, id=f"office-{place}/{account.login}") for account in listed_ones),
        )
        for place in range(32)
    ]
    upazila.keep(2)
    assert (tmp_path / "ledger.db").stat().st_size > 2_500_000


def test_nothing_is_kept_of_what_was_read_before_another_run_wrote(tmp_path, monkeypatch):
    upazila = Upazila(tmp_path, random.Random(7))
    upazila.found()
    upazila.keep(2)
    ledger = Ledger(tmp_path / "ledger.db")
    made = keeping.MadeRound

    def overtaken(given):
        ledger.note(KeysMade("2024-03", "2024-03", "0" * 16, "04" + "11" * 64, date(2024, 3, 1)))
        return made(given)

    monkeypatch.setattr(keeping, "MadeRound", overtaken)
    with pytest.raises(LedgerError, match="Another run wrote"):
        upazila.keep(3)
    assert len(ledger.rounds()) == 1
