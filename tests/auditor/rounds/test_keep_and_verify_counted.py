"""Keeping and verifying are one computation also where offices told how many user IDs they have, and these get posts or their number, move, share, leave and come back, also at another portal."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from sampling import some_of
from typed_upazila import TypedUpazila

from auditor.model.errors import AuditorError
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.roster.columns import Column
from auditor.rounds import assessing, correcting, inquiries, keeping, looking_back, recomputing, taking_back, undoing
from auditor.rounds.ledger import Ledger
from auditor.rounds.listed import open_workspace
from auditor.rounds.meetings import Meeting
from auditor.views.office import office_view

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"
OFFICES = ("lota", "koyra", "gorai")
POSTS = ("Guard", "Clerk", "Operator", "Secretary")
NUMBERED = ("ইউজার ১", "ইউজার ২", "User 2")
NUMBERS = ("", "1", "2", "3", "4")
TWO_STEP = ("চালু নেই", '"চালু, লগইনে কোড চায়"')
PORTALS = ("{office}.example.gov.bd", "{office}up.khulna.gov.bd", "{office}.khulna.gov.bd", "")
MONTHS = (3, 4, 5)


@dataclass
class Counted:
    """An upazila whose offices have rows of post and user ID, numbers and portals, as chance has it."""

    upazila: TypedUpazila
    rng: random.Random
    rows: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    users: dict[str, str] = field(default_factory=dict)
    portals: dict[str, str] = field(default_factory=dict)
    before: list[dict[str, list[tuple[str, str]]]] = field(default_factory=list)
    logins: int = 0

    @property
    def space(self):
        return open_workspace(self.upazila.folder)

    def found(self) -> None:
        for office in OFFICES[: self.rng.randint(1, 3)]:
            self.users[office] = self.rng.choice(NUMBERS)
            self.rows[office] = [self.row() for _ in range(self.rng.randint(0, 2))]
        self.upazila.lists("")
        self.write()

    def row(self) -> tuple[str, str]:
        self.logins += 1
        return self.rng.choice(POSTS), self.rng.choice(["", *[f"login{self.logins}"] * 3])

    def write(self) -> None:
        """Write the roster anew, beside which the corrections stay."""
        self.before.append({office: [*rows] for office, rows in self.rows.items()})
        roster = self.upazila.folder / "roster.csv"
        lines = roster.read_text("utf-8").splitlines()[:1]
        for office, rows in self.rows.items():
            portal = self.portals.get(office, f"{office}.example.gov.bd")
            of_office = f"{office},{office} UP,union,Chairman,{self.users[office]},{portal},"
            lines += [f"{of_office}{post},{login}" for post, login in rows or [("", "")]]
        roster.write_text("\n".join((*lines, "")), "utf-8")

    def change(self, day: date) -> None:
        """Do what happens between two meetings, by hand in the roster or in the program; what it refuses does not happen."""
        office = self.rng.choice([*self.rows])
        rows = self.rows[office]
        at = self.rng.randrange(len(rows)) if rows else 0
        by_hand = [
            "users",
            "add",
            "delete",
            "move",
            "post",
            "number",
            "login",
            "share",
            "twice",
            "unwritten",
            "gone",
            "back",
            "portal",
            "portal",
        ]
        match self.rng.choice([*by_hand, *[self.in_the_program] * 8]):
            case "users":
                self.users[office] = self.rng.choice(NUMBERS)
            case "portal":
                self.portals[office] = self.rng.choice(PORTALS).format(office=office)
            case "add":
                rows.append(self.row())
            case "delete" if rows:
                del rows[at]
            case "move" if rows:
                self.rows[self.rng.choice([*self.rows])].append(rows.pop(at))
            case "post" | "number" | "login" | "unwritten" | "twice" | "share" as what if rows:
                self.edit(rows, at, what)
            case "gone" if len(self.rows) > 1:
                del self.rows[office]
            case "back":
                self.rows = {office: [*rows] for office, rows in self.rng.choice(self.before).items()}
            case str():
                return
            case in_the_program:
                with suppress(AuditorError):
                    in_the_program(office, day)
                return
        self.write()

    def edit(self, rows: list[tuple[str, str]], at: int, what: str) -> None:
        post, login = rows[at]
        match what:
            case "post":
                rows[at] = self.rng.choice(POSTS), login
            case "number":
                rows[at] = self.rng.choice(NUMBERED), login
            case "login":
                rows[at] = post, self.row()[1]
            case "unwritten":
                rows[at] = post, ""
            case "twice":
                rows.append(rows[at])
            case "share":
                rows.append((self.rng.choice(POSTS), login))

    def in_the_program(self, office: str, day: date) -> None:
        space, (post, login) = self.space, self.row()
        entered = correcting.entered(space)
        given = [each.number for each in taking_back.given(space) if each.holds]
        everybody = [each.id for row in assessing.assess(space, day).assessments for each in row.office.accounts]
        match self.rng.choice(["leaves", "leaves", "number", "enters", "undoes", "takes back"]):
            case "leaves" if everybody:
                prepared = correcting.removing(space, day, self.rng.choice(everybody), "closed by its owner")
                correcting.enter(space, day, prepared)
            case "number":
                prepared = correcting.changing(space, day, office, {Column.USERS: self.rng.choice(NUMBERS[1:])})
                correcting.enter(space, day, prepared)
            case "enters":
                cells = {Column.POST: post, Column.LOGIN: login}
                correcting.enter(space, day, correcting.adding(space, day, office, cells))
            case "undoes" if entered:
                undoing.take_back(space, day, undoing.prepared(space, self.rng.choice(entered).mark))
            case "takes back" if given:
                taking_back.take_back(space, [self.rng.choice(given)], day)

    def told(self, day: date) -> None:
        """Hand in a register: numbers of user IDs, and what is done by all, by one that is only counted, by a post."""
        rows = []
        for office, listed in self.rows.items():
            on = f"{day - timedelta(days=self.rng.choice([0, 1, 5, 10])):%d.%m.%Y}"
            number, answer = self.rng.choice(["", *NUMBERS]), self.rng.choice(["", *TWO_STEP])
            rows.append(f"{office} UP,,{on},ফোন,{number},{answer},{self.rng.choice(['', '২০.০১.২০২৪'])}")
            posts = [*(f"ইউজার {n}" for n in "১২৩"), *(post for post, _ in listed)]
            rows += [f"{office} UP,{post},{on},ফোন,,{self.rng.choice(TWO_STEP)}," for post in posts if self.luck(0.25)]
        said = [row for row in rows if self.luck(0.7)]
        self.upazila.answers(*said, heads=HEADS, name=f"register-{day:%m}.csv")

    def answers(self, day: date) -> None:
        """Answer some of what is asked of who is who, one question after the other, with any of the answers."""
        for _ in range(8):
            asked = [*inquiries.who_is_who(self.space, Meeting(f"{day:%Y-%m}", day), day)]
            if not asked or self.luck(0.15):
                return
            note = self.rng.choice(self.rng.choice(asked).answers).note
            if note is not None:
                with suppress(AuditorError):
                    note(None)

    def luck(self, likely: float) -> bool:
        return self.rng.random() < likely


def standing(rows):
    """Return how offices stand in their rows: who they count, and what is found of each."""
    return {
        row.office.id: (
            row.office.users,
            row.office.accounts,
            sorted((each.policy, each.subject, each.outcome) for each in row.findings),
        )
        for row in rows
    }


@pytest.mark.parametrize(
    ("seed", "months"), some_of([(seed, MONTHS[seed % 3]) for seed in range(90)], kind=lambda _, months: months)
)
def test_a_round_is_kept_as_it_was_seen_before_and_stands_and_is_made_again_as_it_was_kept_and_each_report_is_the_same_made_alone(
    tmp_path, seed, months
):
    counted = Counted(TypedUpazila(tmp_path / "space"), random.Random(seed))
    counted.found()
    for month in range(2, 2 + months):
        day = date(2024, month, 20)
        for _ in range(counted.rng.randint(0, 3) if month > 2 else 0):
            counted.change(day)
        counted.told(day)
        counted.answers(day)
        space = counted.space
        before = standing(assessing.assess(space, day).assessments)
        keeping.keep_round(space, day, f"{day:%Y-%m}", f"{month:032x}", doubted=lambda _: None)
        ledger = Ledger(space.ledger_path)
        rounds = ledger.rounds()
        kept = standing(ledger.rows(rounds[-1]))
        assert before == kept
        assert standing(assessing.assess(space, day).assessments) == kept
        assert [recomputing.recompute(space, head).same for head in rounds] == [True] * len(rounds)
    whole = looking_back.history(space)
    for office, row in whole.of_office.items():
        alone = looking_back.history(space, office=office)
        assert looking_back.office_report(alone, space) == office_view(row, whole, space.config.letterhead)


@pytest.mark.parametrize("seed", some_of([*range(90)], kind=lambda seed: seed % 3))
def test_at_a_portal_that_an_office_never_had_no_yes_counts_of_who_stood_in_a_round_and_every_no_stays(tmp_path, seed):
    counted = Counted(TypedUpazila(tmp_path / "space"), random.Random(1000 + seed))
    counted.found()
    for month in range(2, 6):
        day = date(2024, month, 20)
        for _ in range(counted.rng.randint(0, 2) if month > 2 else 0):
            counted.change(day)
        office = counted.rng.choice([*counted.rows])
        before = stand(counted, day) if month > 2 else {}
        if office in before:
            ledger = Ledger(counted.space.ledger_path)
            kept = {each.id for row in ledger.rows(ledger.rounds()[-1]) for each in row.office.accounts}
            counted.portals[office] = f"{office}{month}.khulna.gov.bd"
            counted.write()
            now = stand(counted, day)[office]
            done = {each.subject for each in now.findings if each.outcome is Outcome.PASS}
            assert [each.id for each in now.office.accounts if each.id in done and kept & {each.id, *each.doubts}] == []
            assert noes(before[office]) <= noes(now)
        if month < 5:
            counted.told(day)
            keeping.keep_round(counted.space, day, f"{day:%Y-%m}", f"{month:032x}", doubted=lambda _: None)


def stand(counted, day):
    return {row.office.id: row for row in assessing.assess(counted.space, day).assessments}


def noes(row):
    """Return how often each duty is not done in an office, or is not done of a user ID of which it is not known yet."""
    open_ = (each for each in row.findings if each.outcome is Outcome.FAIL or each.reason is MissingReason.UNPLACED)
    return Counter(each.policy for each in open_)
