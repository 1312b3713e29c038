"""A user ID that goes on under another office is asked about: until that is answered each no stays, no yes comes, and it neither left nor is new."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from running import run
from taken_answers import answer
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.identity import IdentityAnswer, Sameness, SharedLogin
from auditor.model.journal import Identified
from auditor.model.sealed_logins import seal
from auditor.roster.columns import Column
from auditor.rounds import assessing
from auditor.rounds.asking import taking_back
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

DEBHATA = "debhata,Debhata UP,union,Chairman,,debhata.example.gov.bd,{},{}"
KULIA = "kulia,Kulia UP,union,Chairman,,kulia.example.gov.bd,{},{}"
OWN = [DEBHATA.format("Secretary", "debhata1.ex"), DEBHATA.format("Entrepreneur", "debhata2.ex")]
OF_KULIA = [("Secretary", "kulia1.ex"), ("Operator", "kulia2.ex"), ("Entrepreneur", "kulia3.ex")]
YES = "{},{},{},ফোন,চালু,২০.০১.২০২৪,ঠিক আছে,,"
NO = "{},{},{},ফোন,চালু নেই,,,,"
DEPARTED = '\n[[departures]]\nsubject = "kulia"\nreason = "merged with Debhata UP"\n'
QUESTION = "Kulia UP: 3 user IDs (Secretary, Operator, Entrepreneur), now listed under Debhata UP (Secretary (ku…), Operator, Entrepreneur (ku…)): the same user IDs, moved there?"
NEW = "Another user ID than at the last meeting"
ASKED = ("--next-meeting", "2024-04-18", "--memo", "05.44.4700.001", "--serials", "11, 9")
MARCH = ("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-20", "--yes", "--language", "en")


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> TypedUpazila:
    """Return an upazila of which one round was kept: all is done but the two-step of Kulia's Entrepreneur; only to be copied."""
    made = TypedUpazila(tmp_path_factory.mktemp("kept") / "space")
    made.lists(*OWN, *(KULIA.format(*each) for each in OF_KULIA))
    made.answers(
        YES.format("Debhata UP", "", "10.02.2024"),
        YES.format("Kulia UP", "", "10.02.2024"),
        NO.format("Kulia UP", "Entrepreneur", "11.02.2024"),
    )
    run("settings", *ASKED, "--on", "2024-02-20", "--workspace", made.folder, code=0)
    assert "Pass 14, fail 1," in made.keep(code=1).stderr
    return made


@pytest.fixture
def merged(kept, tmp_path) -> TypedUpazila:
    """Return the same with Kulia merged into Debhata: its user IDs go on there."""
    made = TypedUpazila(tmp_path / "space", of=kept)
    made.lists(*OWN, *(DEBHATA.format(*each) for each in OF_KULIA))
    with (made.folder / "auditor.toml").open("a", encoding="utf-8") as settings:
        settings.write(DEPARTED)
    return made


def at_terminal(upazila: TypedUpazila, typed: str, line: tuple[str, ...] = MARCH) -> str:
    return run(*line, "--workspace", upazila.folder, typed=typed).stderr


def paper(upazila: TypedUpazila, *which: str) -> dict[str, Any]:
    """Return one paper of the last round."""
    line = ("report", *which, "--format", "json", "--workspace", upazila.folder)
    found: dict[str, Any] = json.loads(run(*line, code=0).stdout)
    return found


def test_until_it_is_answered_the_no_stays_and_no_yes_comes(merged):
    said = merged.audit(on="2024-03-12", code=1).stderr
    assert QUESTION in said
    assert "Pass 6, fail 1, awaiting the portal 0, unknown 13," in said


@pytest.mark.parametrize("number", ["", "৪"])
def test_no_user_id_counts_under_both_offices_where_no_reason_is_told(tmp_path, number):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*OWN, *(KULIA.format(*each) for each in OF_KULIA))
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,ইউজার আইডি (সংখ্যা)"
    made.answers(f"Kulia UP,,10.02.2024,ফোন,চালু নেই,{number}", heads=heads)
    assert f"fail {4 if number else 3}," in made.keep(code=1).stderr
    made.lists(*OWN, *(DEBHATA.format(*each) for each in OF_KULIA))
    found = assessing.assess(open_workspace(made.folder), date(2024, 3, 12))
    assert {each.office.id: each.office.users for each in found.assessments} == {
        "debhata": 5,
        "kulia": int(bool(number)),
    }


def test_alike_ones_are_asked_once_and_an_answer_is_kept(merged):
    assert at_terminal(merged, "1\n").count(f"{QUESTION}\n") == 1
    said = merged.audit(on="2024-04-12", code=1).stderr
    assert "the same user ID" not in said
    assert "Pass 14, fail 1," in said


def test_a_yes_for_all_of_the_new_office_counts_for_nobody_who_told_no_himself(merged):
    merged.answers(YES.format("Debhata UP", "", "12.03.2024"), name="march.csv")
    assert "Pass 14, fail 1," in merged.audit(on="2024-03-13", code=1).stderr


@pytest.mark.parametrize(("typed", "counted"), [("2\n10.03.2024\n", "Pass 6, fail 0,"), ("3\n", "Pass 6, fail 0,")])
def test_of_a_new_holder_and_of_another_user_id_nothing_was_told(merged, typed, counted):
    at_terminal(merged, typed)
    said = merged.audit(on="2024-04-12").stderr
    assert "the same user ID" not in said
    assert counted in said


@pytest.mark.parametrize("typed", ["\n", "1\n"])
def test_nobody_is_said_to_have_undone_what_was_never_done_of_a_user_id_that_came(merged, typed):
    at_terminal(merged, typed)
    changes = paper(merged, "--audience", "chair")["changes"]
    assert changes["to_do_again"] == []
    assert len(changes["pending"]) == 1


@pytest.mark.parametrize("typed", ["\n", "1\n"])
def test_papers_neither_say_that_they_left_nor_that_they_are_new(merged, typed):
    at_terminal(merged, typed)
    found = paper(merged, "--audience", "auditor")
    (gone,) = found["summary"]["left_roster"]
    assert (gone["offices"], gone["accounts"]) == (1, 0)
    assert "new_accounts" not in found["changes"]
    assert NEW not in run("report", "--office", "debhata", "--format", "terminal", "--workspace", merged.folder).stdout


def test_both_offices_and_the_chair_are_told_in_whose_list_it_stood(kept, tmp_path):
    upazila = TypedUpazila(tmp_path / "space", of=kept)
    stays, moves = OF_KULIA[:2], OF_KULIA[2]
    upazila.lists(*OWN, *(KULIA.format(*each) for each in stays), DEBHATA.format(*moves))
    at_terminal(upazila, "\n")

    def said(*which: str) -> str:
        line = ("report", *which, "--format", "terminal", "--language", "en", "--workspace", upazila.folder)
        return " ".join(run(*line, code=0).stdout.replace("|", "").split())

    settles = "whether it is the same one, the assistant programmer settles."
    assert f"this user ID stood in the list of Kulia UP before; {settles}" in said("--office", "debhata")
    assert "Row 3: this user ID stood in the list of Kulia UP before" in said("--office", "debhata")
    assert f"Entrepreneur: this user ID of the office now stands in the list of Debhata UP; {settles}" in said(
        "--office", "kulia"
    )
    by_when = "A user ID stood in the list of Kulia UP before; whether it is the same one the assistant programmer settles, by when"
    assert f"{by_when}: Debhata UP." in said("--audience", "chair")
    at_terminal(
        upazila, "\n1\n", ("audit", "--keep", "--meeting", "2024-04", "--on", "2024-04-18", "--yes", "--language", "en")
    )
    assert "stands in the list of" not in said("--office", "kulia")


def test_one_that_is_new_is_told_as_new(merged):
    merged.lists(*OWN, *(DEBHATA.format(*each) for each in OF_KULIA), DEBHATA.format("Clerk", "debhata4.ex"))
    at_terminal(merged, "1\n")
    (office,) = paper(merged, "--audience", "auditor")["changes"]["new_accounts"]
    assert office["name"]["en"] == "Debhata UP"


def test_put_off_it_is_asked_at_the_next_meeting_too(merged):
    at_terminal(merged, "\n")
    april = ("audit", "--keep", "--meeting", "2024-04", "--on", "2024-04-18", "--yes", "--language", "en")
    assert QUESTION in merged.audit(on="2024-04-12", code=1).stderr
    assert f"{QUESTION}\n" in at_terminal(merged, "\n1\n", april)
    assert "Pass 14, fail 1," in merged.audit(on="2024-05-12", code=1).stderr


MOVED, WHY = "kulia/ইউডিসিউদ্যোক্তা", "moved to Debhata UP"
ON = date(2024, 3, 12)


def by_corrections(upazila):
    for prepare, *of in (
        (correcting.removing, MOVED, WHY),
        (correcting.adding, "debhata", {Column.POST: "Helper", Column.LOGIN: "kulia3.ex"}),
    ):
        space = open_workspace(upazila.folder)
        correcting.enter(space, ON, prepare(space, ON, *of))


def in_the_roster_itself(upazila):
    upazila.lists(*OWN, *(KULIA.format(*each) for each in OF_KULIA[:2]), DEBHATA.format("Helper", "kulia3.ex"))
    with (upazila.folder / "auditor.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[departures]]\nsubject = "{MOVED}"\nreason = "{WHY}"\non = {ON}\n')


@pytest.mark.parametrize("move", [by_corrections, in_the_roster_itself])
def test_the_leaving_of_a_user_id_that_moved_stands_with_its_reason_at_the_office_for_which_it_was_told(
    kept, tmp_path, move
):
    upazila = TypedUpazila(tmp_path / "space", of=kept)
    move(upazila)
    at_terminal(upazila, "1\n")
    space = open_workspace(upazila.folder)
    offices = {account.id: office.id for office in roster_of(space).offices for account in office.accounts}
    assert offices[MOVED] == "debhata", "the user ID has moved"
    (left,) = (each for each in correcting.entered(space) if each.left is not None)
    assert left.whose.en.startswith("Kulia UP, Entrepreneur")
    assert left.left.reason == WHY


@pytest.mark.parametrize("move", [by_corrections, in_the_roster_itself])
def test_a_user_id_that_moved_is_not_said_to_be_listed_though_it_left_and_one_that_is_back_is(kept, tmp_path, move):
    upazila = TypedUpazila(tmp_path / "space", of=kept)
    move(upazila)
    at_terminal(upazila, "1\n")
    said = "a reason for leaving is written under [[departures]] for some who stand in the roster"
    assert said not in upazila.audit(on="2024-04-12", code=1).stderr
    with (upazila.folder / "auditor.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[departures]]\nsubject = "kulia/ইউপিসচিব"\nreason = "closed"\n')
    assert f"{said}: Kulia UP, Secretary" in upazila.audit(on="2024-04-12", code=1).stderr


def test_why_a_user_id_left_one_office_is_no_reason_for_leaving_the_one_to_which_it_moved(kept, tmp_path):
    upazila = TypedUpazila(tmp_path / "space", of=kept)
    in_the_roster_itself(upazila)
    at_terminal(upazila, "1\n")
    upazila.lists(*OWN, *(KULIA.format(*each) for each in OF_KULIA[:2]))
    left = f"these were listed before and are not listed any more: Debhata UP, Helper ({MOVED})"
    said = upazila.audit(on="2024-04-12", code=1).stderr
    assert left in said
    assert "fail 1," in said
    run("verify", "--workspace", upazila.folder, code=0)
    told = ("roster", "correct", MOVED, "--left", "post abolished", "--yes", "--on", "2024-04-12")
    run(*told, "--workspace", upazila.folder, code=0)
    said = upazila.audit(on="2024-04-13").stderr
    assert left not in said
    assert "fail 0," in said


def test_that_a_user_id_left_is_told_at_neither_of_two_offices_while_it_is_asked_whether_it_moved_and_at_both_once_that_is_answered(
    kept, tmp_path
):
    upazila = TypedUpazila(tmp_path / "space", of=kept)
    upazila.lists(*OWN, *(KULIA.format(*each) for each in OF_KULIA[:2]), DEBHATA.format("Helper", "kulia3.ex"))
    at_terminal(upazila, "4\n")
    here = (
        "--left",
        "post abolished",
        "--yes",
        "--on",
        "2024-04-12",
        "--language",
        "en",
        "--workspace",
        upazila.folder,
    )
    for subject in (MOVED, "debhata/helper", "debhata"):
        told = run("roster", "correct", subject, *here, code=3).stderr
        assert "Debhata UP, Helper, who is in the roster, may be Kulia UP, Entrepreneur" in told
    april = ("audit", "--keep", "--meeting", "2024-04", "--next-meeting", "16.05.2024", "--on", "2024-04-13", "--yes")
    assert "now listed under Debhata UP (Helper" in at_terminal(upazila, "1\n", (*april, "--language", "en"))
    run("roster", "correct", MOVED, *here, code=0)
    assert "not listed any more" not in upazila.audit(on="2024-04-14").stderr


def test_a_user_id_that_left_two_lists_before_it_was_known_to_be_one_is_counted_once(kept, tmp_path):
    upazila = TypedUpazila(tmp_path / "space", of=kept)
    upazila.lists(*OWN, *(KULIA.format(*each) for each in OF_KULIA[:2]), DEBHATA.format("Helper", "kulia3.ex"))
    at_terminal(upazila, "4\n")
    upazila.lists(*OWN, *(KULIA.format(*each) for each in OF_KULIA[:2]))
    for subject in ("debhata/helper", MOVED):
        told = ("--left", "post abolished", "--yes", "--on", "2024-04-12", "--workspace", upazila.folder)
        run("roster", "correct", subject, *told, code=0)
    upazila.keep("--next-meeting", "16.05.2024", "--yes", meeting="2024-04", on="2024-04-18")
    (counted,) = paper(upazila, "--audience", "auditor")["summary"]["left_roster"]
    assert counted["accounts"] == 1
    line = ("report", "--audience", "chair", "--format", "terminal", "--language", "en", "--workspace", upazila.folder)
    assert "user IDs: 1 (Debhata UP, Helper)" in " ".join(run(*line, code=0).stdout.split())


def test_a_leaving_that_is_taken_back_leaves_a_user_id_where_it_has_moved(kept, tmp_path):
    upazila = TypedUpazila(tmp_path / "space", of=kept)
    by_corrections(upazila)
    at_terminal(upazila, "1\n")
    space = open_workspace(upazila.folder)
    (left,) = (each for each in correcting.entered(space) if each.left is not None)
    undoing.take_back(space, ON, undoing.prepared(space, left.mark))
    space = open_workspace(upazila.folder)
    assert not space.config.departures
    offices = {account.id: office.id for office in roster_of(space).offices for account in office.accounts}
    assert offices[MOVED] == "debhata"
    assert sorted(offices.values()).count("kulia") == 3


@pytest.mark.parametrize("move", [by_corrections, in_the_roster_itself])
def test_each_office_that_a_user_id_left_keeps_its_reason_and_taking_one_back_leaves_the_other(kept, tmp_path, move):
    upazila = TypedUpazila(tmp_path / "space", of=kept)
    move(upazila)
    at_terminal(upazila, "1\n")

    def leavings():
        found = (each.left for each in correcting.entered(open_workspace(upazila.folder)) if each.left is not None)
        return [(each.whose.en.rpartition(", ")[0], each.reason) for each in found]

    later, of_kulia, of_debhata = date(2024, 4, 12), ("Kulia UP", WHY), ("Debhata UP", "post abolished")
    space = open_workspace(upazila.folder)
    correcting.enter(space, later, correcting.removing(space, later, MOVED, "post abolished"))
    assert leavings() == [of_debhata, of_kulia]
    assert [each.reason for each in assessing.assess(open_workspace(upazila.folder), later).header.gone] == [
        "post abolished"
    ]
    space = open_workspace(upazila.folder)
    undoing.take_back(space, later, undoing.prepared(space, correcting.entered(space)[0].mark))
    assert leavings() == [of_kulia]
    offices = {
        account.id: office.id
        for office in roster_of(open_workspace(upazila.folder)).offices
        for account in office.accounts
    }
    assert offices[MOVED] == "debhata"


TWO_POSTS = [DEBHATA.format("Helper", "kulia3.ex"), DEBHATA.format("Entrepreneur", "kulia3.ex")]
OF_ONE = "Kulia UP, Entrepreneur: user ID ku…, now listed under Debhata UP (Entrepreneur (ku…)): the same user ID, moved there?"

BOTH = "Debhata UP: Helper, Entrepreneur have one user ID (ku…): do they share it?"


@pytest.fixture
def of_two_posts(kept, tmp_path) -> TypedUpazila:
    """Return the upazila in which one user ID of Kulia stands under two posts of Debhata now."""
    made = TypedUpazila(tmp_path / "space", of=kept)
    made.lists(*OWN, *TWO_POSTS, *(KULIA.format(*each) for each in OF_KULIA[:2]))
    return made


def of_debhata(upazila: TypedUpazila) -> dict[str, tuple[str, ...]]:
    """Return the posts of Debhata that have the user ID, by the account that each is, with whom of before that may be."""
    space = open_workspace(upazila.folder)
    own = {"debhata/ইউপিসচিব", "debhata/ইউডিসিউদ্যোক্তা"}
    (debhata,) = (office for office in roster_of(space).offices if office.id == "debhata")
    return {account.id: (account.post.en, *account.doubts) for account in debhata.accounts if account.id not in own}


def test_one_user_id_under_two_posts_is_asked_about_as_one_and_one_post_alone_is_it(of_two_posts):
    said = at_terminal(of_two_posts, "1\n2\n")
    assert (said.count(f"{OF_ONE}\n  1."), said.count(f"{BOTH}\n  1.")) == (1, 1)
    assert of_debhata(of_two_posts) == {"debhata/helper": ("Helper",), MOVED: ("Entrepreneur",)}


def test_a_shared_user_id_stays_shared_where_that_it_moved_is_taken_back(of_two_posts):
    at_terminal(of_two_posts, "1\n1\n")
    assert of_debhata(of_two_posts) == {MOVED: ("Entrepreneur",)}
    space = open_workspace(of_two_posts.folder)
    taking_back.take_back(space, [1], date(2024, 3, 21))
    assert [(each.said.en.partition(",")[0], each.holds) for each in taking_back.given(space)] == [
        ("the same", False),
        ("yes", True),
    ]
    said = of_two_posts.audit(on="2024-03-21", code=1).stderr
    asked = OF_ONE.replace("(Entrepreneur", "(Entrepreneur / Helper")
    assert (asked in said, "do they share it" in said) == (True, False)


def test_that_a_user_id_is_shared_does_not_hold_where_its_posts_are_accounts_of_their_own_since_an_answer_was_taken_back(
    of_two_posts,
):
    """So it is where both posts were said to be the one of before, as could be answered until 0.4.0."""
    space = open_workspace(of_two_posts.folder)
    posts = ("debhata/helper", "debhata/ইউডিসিউদ্যোক্তা#2")
    identities.answer(space, [IdentityAnswer(post, MOVED, Sameness.SAME, meeting="2024-03") for post in posts], ON)
    ledger = Ledger(space.ledger_path)
    (doubt,) = identities.assigned(space, identities.known(ledger)).logins
    helper, _ = doubt.accounts
    same = IdentityAnswer(MOVED, helper.id, Sameness.SAME)
    ledger.note(
        *identities.noted(space, ON),
        Identified((), (), (same,), ON, (SharedLogin("debhata", seal(helper.login, "5a17"), shared=True),)),
    )
    assert [each.holds for each in taking_back.given(space)] == [True, True, True]
    taking_back.take_back(space, [1], ON)
    (again,) = identities.assigned(space, identities.known(ledger)).logins
    assert not any(account.shared for account in again.accounts)
    assert [each.holds for each in taking_back.given(space)] == [False, True, False]


def test_time_that_an_office_had_waits_once_its_user_id_stands_in_another_list_and_is_named_once_that_it_moved_is_answered(
    tmp_path,
):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*OWN, KULIA.format("Operator", "kulia2.ex"))
    made.answers(NO.format("Kulia UP", "Operator", "11.02.2024"))
    waiver = '[[waivers]]\npolicy = "two-step-enabled"\nsubject = "kulia"\nreason = "x"\napproved_by = "memo 12"\nuntil = 2024-06-30\n'
    (made.folder / "waivers.toml").write_text(waiver, "utf-8")
    made.keep(code=1)
    made.lists(*OWN, DEBHATA.format("Operator", "kulia2.ex"))
    run(
        "roster",
        "correct",
        "kulia",
        "--left",
        "merged",
        "--yes",
        "--on",
        "2024-03-10",
        "--workspace",
        made.folder,
        code=0,
    )

    def told():
        audit = run("audit", "--on", "2024-03-12", "--language", "en", "--workspace", made.folder)
        return [line for line in audit.stderr.splitlines() if "(Two-step on for every user" in line]

    assert [line.partition(": answer")[0] for line in told()] == [
        "The waiver of Kulia UP (Two-step on for every user, until 30.06.2024) does not count yet, because it is not known whether the office or its user IDs are those of before"
    ]
    answer(made.folder, Sameness.SAME, date(2024, 3, 12))
    (line,) = told()
    assert "of Kulia UP (Two-step on for every user, until 30.06.2024) is of one that left the roster" in line
    assert "met nothing" not in line


@pytest.mark.parametrize("named", ["kulia/operator", "kulia"])
def test_a_waiver_waits_too_at_the_old_row_of_a_user_id_that_stands_elsewhere_now(tmp_path, named):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*OWN, KULIA.format("Operator", "kulia2.ex"))
    made.answers(NO.format("Kulia UP", "Operator", "11.02.2024"))
    made.keep(code=1)
    made.lists(*OWN, DEBHATA.format("Operator", "kulia2.ex"), KULIA.format("Operator", ""))
    waiver = f'[[waivers]]\npolicy = "two-step-enabled"\nsubject = "{named}"\nreason = "x"\napproved_by = "memo 12"\nuntil = 2024-06-30\n'

    def found():
        judged = assessing.assess(open_workspace(made.folder), date(2024, 3, 12))
        findings = (finding for each in judged.assessments for finding in each.findings)
        outcomes = {each.subject: each.outcome for each in findings if each.policy == "two-step-enabled"}
        return outcomes["kulia/operator"], [(note.subject, note.waits) for note in judged.header.waiver_notes]

    assert found() == (Outcome.FAIL, [])
    (made.folder / "waivers.toml").write_text(waiver, "utf-8")
    assert found() == (Outcome.FAIL, [(named, True)])
    paper = run("audit", "--on", "2024-03-12", "--language", "en", "--workspace", made.folder)
    assert (
        "does not count yet, because it is not known whether the office or its user IDs are those of before"
        in paper.stderr
    )
    answer(made.folder, Sameness.OTHER, date(2024, 3, 12))
    assert found() == (Outcome.WAIVED, [])


NAMES_RULE = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,নিয়ম মানা হয়েছে,প্রোফাইল হালনাগাদ,কারণ"


def test_papers_that_say_how_two_offices_changed_by_a_user_id_that_moved_name_the_move(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*OWN, *(KULIA.format(*each) for each in OF_KULIA))
    done = "{},{},{},ফোন,চালু,২০.০১.২০২৪,হ্যাঁ,ঠিক আছে,"
    upazila.answers(
        done.format("Debhata UP", "", "10.02.2024"),
        done.format("Kulia UP", "", "10.02.2024"),
        "Kulia UP,Entrepreneur,11.02.2024,ফোন,চালু নেই,,,,",
        heads=NAMES_RULE,
    )
    run("settings", *ASKED, "--on", "2024-02-20", "--workspace", upazila.folder, code=0)
    upazila.keep("--yes", code=1)
    upazila.lists(*OWN, *(KULIA.format(*each) for each in OF_KULIA[:2]), DEBHATA.format(*OF_KULIA[2]))
    at_terminal(upazila, "1\n")
    changes = paper(upazila, "--audience", "chair")["changes"]
    assert [(each["office"]["name"]["en"], each["other"]["en"], each["came"]) for each in changes["moved"]] == [
        ("Debhata UP", "Kulia UP", True),
        ("Kulia UP", "Debhata UP", False),
    ]
    assert [each["office"]["name"]["en"] for each in changes["without_doing"]] == ["Kulia UP"]

    def said(*which: str) -> str:
        line = ("report", *which, "--format", "terminal", "--language", "en", "--workspace", upazila.folder)
        return " ".join(run(*line, code=0).stdout.replace("|", "").split())

    assert "user ID moved here from the list of Kulia UP" in said("--office", "debhata")
    assert "user ID moved to the list of Debhata UP" in said("--office", "kulia")
    upazila.keep("--yes", "--next-meeting", "2024-05-18", meeting="2024-04", on="2024-04-18", code=1)
    assert "moved" not in paper(upazila, "--audience", "chair")["changes"], (
        "at the meeting after that it is nothing new"
    )


def test_an_office_whose_user_ids_had_done_all_where_they_stood_before_is_not_newly_implemented(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*OWN)
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,নিয়ম"
    made.answers("Debhata UP,,10.02.2024,ফোন,চালু,২০.০১.২০২৪,ঠিক আছে,হ্যাঁ", heads=heads)
    run("settings", *ASKED, "--on", "2024-02-20", "--workspace", made.folder, code=0)
    made.keep("--yes", code=0)
    sakhipur = "sakhipur,Sakhipur UP,union,Chairman,,sakhipur.example.gov.bd,Entrepreneur,debhata2.ex"
    made.lists(OWN[0], sakhipur)
    at_terminal(made, "1\n")
    changes = paper(made, "--audience", "chair")["changes"]
    assert changes["newly_implemented"] == []
    assert [(each["office"]["name"]["en"], each["decision"]) for each in changes["without_doing"]] == [
        ("Sakhipur UP", "2024-01/11")
    ]


def test_while_it_is_asked_whether_a_user_id_moved_its_extended_time_is_told_of_as_of_whom_it_was_decided(kept, merged):
    *_, kulia = roster_of(open_workspace(kept.folder)).offices
    (entrepreneur,) = (account.id for account in kulia.accounts if account.post.en == "Entrepreneur")
    with (merged.folder / "waivers.toml").open("a", encoding="utf-8") as waivers:
        waivers.write(
            f'\n[[waivers]]\npolicy = "two-step-enabled"\nsubject = "{entrepreneur}"\nreason = "no phone"\n'
            'approved_by = "decision 05"\nuntil = 2024-06-30\n'
        )
    day, at = ("--on", "2024-03-20", "--language", "en"), ("--workspace", merged.folder)
    whose = "The waiver of Kulia UP, Entrepreneur (perhaps Debhata UP, Entrepreneur (ku…) now)"
    waits = f"{whose} (Two-step on, until 30.06.2024) does not count yet"
    assert waits in run(*day, "audit", *at).stderr
    for command in (("extension",), ("extension", "back", "1")):
        assert "(perhaps" in run(*day, *command, *at).stdout


# Rows that are still written under the office which is gone -----------------------------------------------------------

CODED = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step\n{},08.03.2024,ফোন,চালু নেই"
APRIL = date(2024, 4, 10)
LOGINS = ("debhata1.ex", "debhata2.ex", *(login for _, login in OF_KULIA))


def two_step_barred(upazila: TypedUpazila, row: str) -> set[str]:
    """Return whose two-step is done (user IDs), and is not known to be once a row says no."""
    found = []
    path = upazila.folder / "evidence" / "later.csv"
    path.unlink(missing_ok=True)
    for told in (None, row):
        if told is not None:
            path.write_text(f"ডুমুরিয়া উপজেলা, খুলনা\n{CODED.format(told)}\n", "utf-8")
        assessments = assessing.assess(open_workspace(upazila.folder), APRIL).assessments
        outcomes = {
            finding.subject: (next(filter(account.answers_to, LOGINS)), finding.outcome)
            for each in assessments
            for account in each.office.accounts
            for finding in each.findings
            if (finding.policy, finding.subject) == ("two-step-enabled", account.id)
        }
        found.append(outcomes)
    before, after = found
    assert all(after[each][1] in {Outcome.UNKNOWN, outcome} for each, (_, outcome) in before.items())
    return {login for each, (login, outcome) in after.items() if outcome is not before[each][1]}


@pytest.mark.parametrize("is_answered", [False, True])
@pytest.mark.parametrize(
    ("row", "barred"),
    [
        (",Kulia UP,Operator", {"kulia2.ex"}),
        (",Kulai UP,Operator", {"kulia2.ex"}),
        ("kulia,Kulia UP,Operator", {"kulia2.ex"}),
        (",Kulia UP,", {"kulia1.ex", "kulia2.ex"}),
        (",Kulai UP,", {"kulia1.ex", "kulia2.ex"}),
        ("kulia,Kulia UP,", {"kulia1.ex", "kulia2.ex"}),
        (",Kulia UP,Guard", {"kulia1.ex", "kulia2.ex"}),
        ("kulia,Kulia UP,Guard", {"kulia1.ex", "kulia2.ex"}),
        (",Kulia UP,#N/A", {"kulia1.ex", "kulia2.ex"}),
        (",Koyra UP,Operator", set()),
    ],
)
def test_a_no_under_an_office_that_is_gone_is_not_lost_for_whom_of_it_stands_elsewhere(
    merged, is_answered, row, barred
):
    if is_answered:
        merged.keep("--yes", on="2024-03-20", meeting="2024-03", typed="1\n" * 3, code=1)
    told = [YES.format("Debhata UP", post, "05.03.2024") for post in ("", "Operator")]
    merged.answers(*told, name="since.csv")
    assert two_step_barred(merged, row) == barred
    said = merged.audit(on=f"{APRIL}", code=1).stderr
    (told,) = [line for line in said.splitlines() if line.startswith('- later.csv, "later", row 3')]
    assert ("no yes of the row counts" in told, "the row does not count" in told) == (bool(barred), not barred)
    assert ("Debhata UP, Operator" in told) is (bool(barred) and "Kulai" not in row)
    assert ('perhaps "Kulia UP", which stood in the roster before' in told) is ("Kulai" in row)


def test_a_no_under_the_name_that_an_office_may_have_had_is_not_lost_while_that_is_asked(kept, tmp_path):
    made = TypedUpazila(tmp_path / "space", of=kept)
    now = [KULIA.replace("kulia,Kulia", ",Kalikapur").format(*each) for each in OF_KULIA]
    made.lists(*OWN, *now)
    made.answers(YES.format("Kalikapur UP", "", "05.03.2024"), name="r2.csv")
    assert "Kulia UP, now Kalikapur UP: the same office?" in made.audit(on=f"{APRIL}", code=1).stderr
    assert two_step_barred(made, ",Kulia UP,Operator") == {"kulia2.ex"}
    assert two_step_barred(made, ",Kulai UP,") >= {"kulia1.ex", "kulia2.ex"}


def test_a_row_under_a_name_near_that_of_an_office_that_left_counts_for_nothing_and_names_it(kept, tmp_path):
    made = TypedUpazila(tmp_path / "space", of=kept)
    made.lists(*OWN)
    assert two_step_barred(made, ",Kulai UP,Operator") == set()
    told = made.audit(on=f"{APRIL}", code=1).stderr
    assert 'no office of the roster has this name, so the row does not count; perhaps "Kulia UP", which stood' in told


@pytest.mark.parametrize("moved", [OF_KULIA, OF_KULIA[:2]], ids=["all went on", "one is gone too"])
@pytest.mark.parametrize(("words", "outcome"), [("হ্যাঁ", Outcome.PASS), ("না", Outcome.FAIL)])
def test_what_the_row_for_all_of_an_office_that_is_gone_tells_in_its_form_goes_with_all_its_user_ids(
    kept, tmp_path, words, outcome, moved
):
    made = TypedUpazila(tmp_path / "space", of=kept)
    at = ("--workspace", made.folder)
    run("register", "new", "--all", "--on", "2024-03-01", *at, "--yes", code=0)
    (form,) = made.folder.glob("register-*.xlsx")
    made.lists(*OWN, *(DEBHATA.format(*each) for each in moved))
    run("roster", "correct", "kulia", "--left", "merged", "--yes", "--on", "2024-03-12", *at, code=0)
    told = {"যোগাযোগের তারিখ": "15.03.2024", "কীভাবে": "ফোন", "তিন ধরনের অক্ষর আছে (নিয়ম)": words}
    _fill(form, made.folder / "evidence" / "again.xlsx", "kulia", told)
    made.keep("--yes", on="2024-03-20", meeting="2024-03", typed="\n", code=None)
    made.keep("--yes", "--next-meeting", "2024-05-18", on="2024-04-10", meeting="2024-04", typed="1\n", code=None)
    debhata, *_ = assessing.assess(open_workspace(made.folder), date(2024, 4, 11)).assessments
    of_kulia = {each.id for each in debhata.office.accounts if any(each.answers_to(login) for _, login in OF_KULIA)}
    rules = [each for each in debhata.findings if each.policy == "password-composition" and each.subject in of_kulia]
    assert [each.outcome for each in rules] == [outcome] * len(moved)


def _fill(form: Path, to: Path, code: str, cells: dict[str, str]) -> None:
    """Write a copy of a form in which some cells (by their headings) of the row of one code are filled in."""
    book = openpyxl.load_workbook(form)
    sheet = book["রেজিস্টার"]
    (heads,) = [row for row in sheet.iter_rows() if row[0].value == "তালিকার সংকেত"]
    columns = {str(cell.value): cell.column for cell in heads}
    (row,) = [row[0].row for row in sheet.iter_rows() if row[0].value == code]
    for heading, words in cells.items():
        sheet.cell(row, columns[heading]).value = words
    book.save(to)
