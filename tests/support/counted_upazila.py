"""An upazila of up to three offices whose rows of post and user ID, numbers and portals become others as chance has it, and that hands in registers."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from auditor.model.errors import AuditorError
from auditor.roster.columns import Column
from auditor.rounds import assessing
from auditor.rounds.asking import inquiries, taking_back
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.meetings.meetings import Meeting

if TYPE_CHECKING:
    import random

    from typed_upazila import TypedUpazila

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"
OFFICES = ("lota", "koyra", "gorai")
POSTS = ("Guard", "Clerk", "Operator", "Secretary")
NUMBERED = ("ইউজার ১", "ইউজার ২", "User 2")
NUMBERS = ("", "1", "2", "3", "4")
TWO_STEP = ("চালু নেই", '"চালু, লগইনে কোড চায়"')
PORTALS = ("{office}.example.gov.bd", "{office}up.khulna.gov.bd", "{office}.khulna.gov.bd", "")


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
