"""A user ID that stood in several lists and is in none any more left the office in whose list it stood last: that one is asked why, and the reason ends it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from running import run
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.subjects import Roster
from auditor.rounds import assessing, looking_back
from auditor.rounds.asking import inquiries
from auditor.rounds.correcting import correcting
from auditor.rounds.identity import departing, identities
from auditor.rounds.identity.left_roster import unexplained
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.recomputing import recompute
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view

FIRST = date(2024, 2, 20)
LOTA, KOYRA, SIPSA = (
    f"{code},{code.title()} UP,union,Chairman,,{code}.example.gov.bd," for code in ("lota", "koyra", "sipsa")
)
EMPTY, OF_KOYRA, OF_SIPSA = LOTA + ",", KOYRA + "Secretary,k1.ex", SIPSA + "Secretary,s1.ex"
CALLED_OTHERWISE = OF_KOYRA.replace("koyra,Koyra UP", "kayra,Kayra UP")
OPERATOR = "Operator,op.ex"
AT_LOTA = (LOTA + OPERATOR, OF_KOYRA, OF_SIPSA)
AT_KOYRA = (EMPTY, OF_KOYRA, KOYRA + OPERATOR, OF_SIPSA)
AT_SIPSA = (EMPTY, OF_KOYRA, OF_SIPSA, SIPSA + OPERATOR)
NOWHERE = (EMPTY, OF_KOYRA, OF_SIPSA)
REASON = "closed by its owner"

CASES = {
    "moved": ([AT_KOYRA, NOWHERE], {"Koyra UP, Operator"}),
    "moved on": ([AT_KOYRA, AT_SIPSA, NOWHERE], {"Sipsa UP, Operator"}),
    "moved back": ([AT_KOYRA, AT_LOTA, NOWHERE], {"Lota UP, Operator"}),
    "moved back and away again": ([AT_KOYRA, AT_LOTA, AT_KOYRA, NOWHERE], {"Koyra UP, Operator"}),
    "with the office to which it moved": ([AT_KOYRA, (EMPTY, OF_SIPSA)], {"Koyra UP"}),
    "before the office to which it moved": ([AT_KOYRA, NOWHERE, (EMPTY, OF_SIPSA)], {"Koyra UP"}),
    "with the office from which it moved": ([AT_KOYRA, NOWHERE[1:]], {"Lota UP", "Koyra UP, Operator"}),
    "after the office from which it moved": ([AT_KOYRA, AT_KOYRA[1:], NOWHERE[1:]], {"Lota UP", "Koyra UP, Operator"}),
    "after that one left for a reason": ([AT_KOYRA, AT_KOYRA[1:], "why", NOWHERE[1:]], {"Koyra UP, Operator"}),
    "while its office got another name": (
        [AT_KOYRA, (EMPTY, CALLED_OTHERWISE, OF_SIPSA)],
        {"Kayra UP, Operator"},
    ),
    "left for a reason, listed elsewhere": ([NOWHERE, "why", AT_KOYRA, NOWHERE], {"Koyra UP, Operator"}),
    "left for a reason once it had moved, listed elsewhere": (
        [AT_KOYRA, NOWHERE, "why", AT_SIPSA, NOWHERE],
        {"Sipsa UP, Operator"},
    ),
    "left for a reason, listed again": ([NOWHERE, "why", AT_LOTA, AT_KOYRA, NOWHERE], {"Koyra UP, Operator"}),
}
"""How the roster is written, one after the other, and who is asked about then; before that the operator was counted, and then listed, at Lota."""


class Upazila(TypedUpazila):
    """An upazila in which days go by."""

    days = 1

    @property
    def on(self):
        return FIRST + timedelta(self.days)

    def kept(self):
        self.keep("--yes", on=f"{self.on}", meeting=f"{self.on:%Y-%m}", code=1)

    def answered(self, *said):
        asked = inquiries.who_is_who(open_workspace(self.folder), Meeting(f"{self.on:%Y-%m}", self.on), self.on)
        said = said or ("the same holder", "the same office", "yes, it was counted", "the same")
        for inquiry in asked:
            chosen = next((each for words in said for each in inquiry.answers if words in each.words.en), None)
            assert chosen is not None, [each.words.en for each in inquiry.answers]
            if chosen.note is not None:
                chosen.note(None)

    def offices(self):
        return [each.office for each in assessing.assess(open_workspace(self.folder), self.on).assessments]

    def asked(self):
        return dict(unexplained(Roster(tuple(self.offices()))))

    def says_why(self, by):
        for subject in self.asked():
            if by == "command":
                line = ("roster", "correct", subject, "--left", REASON, "--yes", "--on", f"{self.on}")
                run(*line, "--workspace", self.folder, code=0)
            else:
                space = open_workspace(self.folder)
                correcting.enter(space, self.on, correcting.removing(space, self.on, subject, REASON))

    def goes_through(self, steps, by, a_day, *, keeping):
        after = zip(steps, [*steps[1:], ()], strict=True)
        for step, following in after:
            self.days += a_day
            if step == "why":
                self.says_why(by)
            elif step == "not known":
                self.answered("not known yet")
            else:
                self.lists(*step)
                if following != "not known":
                    self.answered()
                if keeping:
                    self.kept()


@pytest.fixture(name="upazila", scope="module")
def _upazila(tmp_path_factory):
    made = Upazila(tmp_path_factory.mktemp("listed") / "space")
    made.lists(*NOWHERE)
    talk = {"contacted-on": "20.02.2024", "way": "ফোন", "two-step": "চালু নেই", "reset": "২০.০১.২০২৪"}
    made.answers_at_the_desk("lota", {"lota": {**talk, "count": "1"}}, FIRST)
    made.keep("--yes", on=f"{FIRST}", code=1)
    made.lists(*AT_LOTA)
    made.answered()
    return made


def without_ids(named):
    return {name.en.partition(" (")[0] for name in named.values()}


@pytest.mark.parametrize(
    ("keeping", "asked"),
    [(False, [{"Lota UP, Operator"}, set()]), (True, [{"Koyra UP, Operator"}, {"Lota UP, Operator"}, set()])],
)
def test_before_it_is_answered_that_it_moved_the_one_a_round_was_kept_with_is_asked_about_and_then_the_one_of_before(
    upazila, tmp_path, keeping, asked
):
    made = Upazila(tmp_path / "space", of=upazila)
    made.goes_through([AT_KOYRA, "not known", NOWHERE], "command", 31 if keeping else 1, keeping=keeping)
    for those in asked:
        assert without_ids(made.asked()) == those
        made.says_why("command")


def test_where_it_stood_while_it_was_open_who_it_is_it_stood_too_once_it_is_answered_who_that_was(upazila, tmp_path):
    made = Upazila(tmp_path / "space", of=upazila)
    made.goes_through([AT_KOYRA, "not known"], "desk", 31, keeping=True)
    made.kept()
    there = made.on
    made.days += 31
    made.lists(*AT_SIPSA)
    made.answered("Koyra UP, Operator; the same holder", "the same, and the same holder")
    made.kept()
    known = identities.known(Ledger(open_workspace(made.folder).ledger_path))
    ((given, moved),) = known.moved_on.items()
    assert given in known.accounts
    assert moved.keys() == {"lota", "koyra"}
    assert [known.office_on(given, day) for day in (FIRST, there, made.on + timedelta(1))] == ["lota", "koyra", "sipsa"]


def test_so_say_the_offices_reports_and_the_chairs_copy_and_no_paper_asks_once_it_is_told_why(upazila, tmp_path):
    made = Upazila(tmp_path / "space", of=upazila)
    made.goes_through([AT_KOYRA, NOWHERE], "command", 31, keeping=False)
    assert asking(made) == {"koyra"}
    of_koyra = next(each for each in looking_ahead(made).now.assessments if each.office.id == "koyra")
    (no,) = (each for each in of_koyra.findings if each.outcome is Outcome.FAIL)
    assert no.observed_on == FIRST  # as its office of then told it
    made.says_why("desk")
    assert asking(made) == set()
    (left,) = chair_view(looking_ahead(made), LETTERHEAD).changes.left
    assert [name.en for name in left.names] == ["Koyra UP, Operator"]


def looking_ahead(made):
    space = open_workspace(made.folder)
    return looking_back.preview(space, assessing.assess(space, made.on))


def asking(made):
    """Return the offices (ids) whose report asks why a user ID left."""
    past = looking_ahead(made)
    views = (office_view(each, past, LETTERHEAD) for each in past.now.assessments)
    return {each.office.id for each, view in zip(past.now.assessments, views, strict=True) if view.left_roster}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(
    ("by", "a_day", "keeping"), [("command", 1, False), ("desk", 0, False), ("desk", 31, True)], ids=str
)
def test_the_office_is_asked_in_whose_list_it_stood_last_and_not_any_more_once_it_is_told_why(
    upazila, tmp_path, case, by, a_day, keeping
):
    made = Upazila(tmp_path / "space", of=upazila)
    steps, asked = CASES[case]
    made.goes_through(steps, by, a_day, keeping=keeping)
    assert without_ids(made.asked()) == asked
    made.says_why(by)
    assert made.asked() == {}
    assert not any(subject.left for office in made.offices() for subject in office.subjects)
    made.kept()
    space = open_workspace(made.folder)
    assert all(recompute(space, head).same for head in Ledger(space.ledger_path).rounds())
    assert asked <= {leaving.whose.en for leaving in departing.leavings(space)}
