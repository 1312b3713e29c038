"""An office told of more user IDs than are listed by post: all ways of asking ask of whom the others are and how they stand, and not again how many there are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from running import run
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.papers import asking, besides
from auditor.roster.columns import Column
from auditor.rounds import assessing, looking_back
from auditor.rounds.asking import inquiries
from auditor.rounds.correcting import correcting
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.judgement import judgement_of
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.to_ask import judged_to_ask
from auditor.views.compared.since import since
from auditor.views.letters.asked_on_form import asked_on_form
from auditor.views.office.office import office_view

TOLD, LATER = date(2024, 2, 20), date(2024, 2, 22)
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট,তিন ধরনের অক্ষর,প্রোফাইল হালনাগাদ"
ALL_DONE = '"চালু, লগইনে কোড চায়",20.01.2024,হ্যাঁ,ঠিক আছে'
OFF = "চালু নেই,20.01.2024,হ্যাঁ,ঠিক আছে"
DUTIES = {"two-step", "reset", "rule", "profile"}
OTHER = "lota/user-2"


@pytest.fixture
def upazila(tmp_path):
    """The secretary did all there is to do, and the office has two user IDs."""
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    told = f"{TOLD:%d.%m.%Y},ফোন"
    made.answers(f"Lota UP,Secretary,{told},,{ALL_DONE}", f"Lota UP,,{told},2,,,,", heads=HEADS)
    return made


def asked(upazila, day=LATER):
    """Return by row what is asked, which call sheet, register and desk share, and what is asked first."""
    space = open_workspace(upazila.folder)
    judged = judged_to_ask(space, day)
    rows = asking.what_to_ask(space, judged, f"{day:%Y-%m}", everybody=False).phoned
    first = besides.asked_first(space, looking_back.preview(space, judged), judged.evidence).get("lota", ())
    return {row.subject: row.open_items for row in rows}, [each.en for each in first]


def judged_now(upazila, day=LATER):
    space = open_workspace(upazila.folder)
    return space, judged_to_ask(space, day)


def stands(upazila, day=LATER, policy="two-step-enabled"):
    """Return how each user ID stands with a duty, by what it is called."""
    (lota,) = assessing.assess(open_workspace(upazila.folder), day).assessments
    called = {account: post.en for account, post in lota.office.called.items()}
    return {called[each.subject]: each.outcome for each in lota.findings if each.policy == policy}


def view(upazila, day=LATER):
    space = open_workspace(upazila.folder)
    judged = judgement_of(assessing.made_now(space, day))
    (lota,) = judged.assessments
    return office_view(lota, looking_back.preview(space, judged), space.config.letterhead), lota, judged


def enter(upazila, post="Guard"):
    space = open_workspace(upazila.folder)
    correcting.enter(space, LATER, correcting.adding(space, LATER, "lota", {Column.POST: post, Column.LOGIN: "l2"}))


def answers_of_the_other(upazila, way, two_step=OFF):
    if way == "register":
        upazila.answers(f"Lota UP,ইউজার ২,{TOLD:%d.%m.%Y},ফোন,,{two_step}", heads=HEADS, name="register-2.csv")
        return
    talk = {"contacted-on": f"{TOLD:%d.%m.%Y}", "way": "ফোন"}
    step, reset, rule, profile = two_step.rsplit(",", 3)
    given = {"two-step": step.strip('"'), "reset": reset, "rule": rule, "profile": profile}
    upazila.answers_at_the_desk("lota", {"lota": talk, OTHER: given}, TOLD)


def test_register_call_sheet_and_desk_ask_how_the_other_stands_and_whose_it_is_and_not_how_many_there_are(upazila):
    rows, first = asked(upazila)
    assert rows[OTHER] >= DUTIES
    assert "count" not in rows["lota"]
    assert first == ["2 user IDs were told, and 1 is listed by post. Which post uses User 2?"]


def test_the_number_is_asked_again_once_it_grew_old(upazila):
    day = TOLD + timedelta(200)
    assert "count" in asked(upazila, day)[0]["lota"]


def test_report_and_letter_ask_the_same(upazila):
    report, lota, judged = view(upazila)
    steps = [each.en for each in report.steps]
    assert steps[0] == "User 2: tell which post uses it."
    assert steps[1].startswith("User 2: tell whether these are done")
    assert "which posts use the user IDs of which only the number is known" in [
        each.en for each in asked_on_form([lota], judged.header.rules)
    ]


@pytest.mark.parametrize("way", ["register", "desk"])
def test_what_is_told_of_the_other_counts_for_it_and_is_not_asked_again(upazila, way):
    answers_of_the_other(upazila, way, ALL_DONE)
    assert stands(upazila) == {"Secretary": Outcome.PASS, "User 2": Outcome.PASS}
    rows, first = asked(upazila)
    assert OTHER not in rows
    assert first == []


def test_while_one_of_several_others_has_something_open_all_papers_ask_whose_each_of_them_is(upazila):
    told = f"{TOLD:%d.%m.%Y},ফোন,"
    rows = [f"Lota UP,{whose},{told},{how}" for whose, how in (("ইউজার ২", ALL_DONE), ("ইউজার ৩", OFF))]
    upazila.answers(f"Lota UP,,{TOLD:%d.%m.%Y},ফোন,3,,,,", *rows, heads=HEADS, name="register-2.csv")
    rows, (first,) = asked(upazila)
    assert (OTHER in rows, "lota/user-3" in rows) == (False, True)
    assert first == "3 user IDs were told, and 1 is listed by post. Which posts use User 2, User 3?"
    space, judged = judged_now(upazila)
    (of_bangla,) = besides.asked_first(space, looking_back.preview(space, judged), judged.evidence)["lota"]
    assert of_bangla.bn.endswith("ইউজার ২, ইউজার ৩ কোন কোন পদবির কাছে আছে?")
    assert view(upazila)[0].steps[0].en == "User 2, User 3: tell which posts use them."


@pytest.mark.parametrize("with_round", [False, True])
@pytest.mark.parametrize("way", ["register", "desk"])
def test_what_was_told_of_the_other_goes_with_the_post_that_is_entered(upazila, way, with_round):
    answers_of_the_other(upazila, way)
    assert stands(upazila) == {"Secretary": Outcome.PASS, "User 2": Outcome.FAIL}
    if with_round:
        upazila.keep("--yes", code=1)
    enter(upazila)
    (inquiry,) = inquiries.who_is_who(open_workspace(upazila.folder), Meeting("2024-02", LATER), LATER)
    (yes,) = [each for each in inquiry.answers if each.words.en.startswith("yes, it was counted then")]
    yes.note(None)
    assert stands(upazila) == {"Secretary": Outcome.PASS, "Guard": Outcome.FAIL}
    assert asked(upazila)[1] == []


def test_the_audit_says_that_more_were_told_than_are_listed_until_the_post_is_entered(upazila):
    said = "Lota UP (told 2 on 20.02.2024, listed 1). Ask which posts use the others, and enter each in the roster"
    assert said in upazila.audit(on=f"{LATER}").stderr
    enter(upazila)
    assert "listed 1)" not in upazila.audit(on=f"{LATER}").stderr


def test_the_round_that_is_kept_with_the_other_is_made_again_alike(upazila):
    answers_of_the_other(upazila, "register")
    upazila.keep("--yes", code=1)
    run("verify", "--workspace", upazila.folder, code=0)


@pytest.mark.parametrize("with_round", [False, True])
def test_the_reason_for_one_that_the_roster_counts_leaves_the_third(upazila, with_round):
    upazila.lists("lota,Lota UP,union,Chairman,3,lota.example.gov.bd,Secretary,l1")
    if with_round:
        upazila.keep("--yes", code=1)
    space = open_workspace(upazila.folder)
    correcting.enter(space, LATER, correcting.removing(space, LATER, OTHER, "it was counted by mistake"))
    assert stands(upazila) == {"Secretary": Outcome.PASS, "User 3": Outcome.UNKNOWN}


@pytest.mark.parametrize("with_round", [False, True])
def test_the_reason_for_the_other_takes_it_off_and_none_comes_in_its_place(upazila, with_round):
    if with_round:
        upazila.keep("--yes", code=1)
    space = open_workspace(upazila.folder)
    correcting.enter(space, LATER, correcting.removing(space, LATER, OTHER, "it was counted by mistake"))
    assert stands(upazila) == {"Secretary": Outcome.PASS}
    upazila.keep("--yes", meeting="2024-03", on="2024-02-22")
    assert stands(upazila) == {"Secretary": Outcome.PASS}


def test_where_the_roster_itself_counts_more_it_is_asked_alike(upazila):
    upazila.lists("lota,Lota UP,union,Chairman,3,lota.example.gov.bd,Secretary,l1")
    rows, (first,) = asked(upazila)
    assert {OTHER, "lota/user-3"} < rows.keys()
    assert first == "3 user IDs were told, and 1 is listed by post. Which posts use User 2, User 3?"
    answers_of_the_other(upazila, "register")
    assert stands(upazila) == {"Secretary": Outcome.PASS, "User 2": Outcome.FAIL, "User 3": Outcome.UNKNOWN}


def test_what_was_counted_at_the_last_meeting_and_not_numbered_is_not_more_than_then(upazila):
    (now,) = assessing.assess(open_workspace(upazila.folder), LATER).assessments
    then = replace(now.office, accounts=now.office.accounts[:1])
    assert (then.unlisted, now.office.unlisted) == (1, 0)
    _, _, judged = view(upazila)
    decided = (judged.header.decided,) * 2
    assert not since(replace(now, office=then), now, decided, frozenset(), met=LATER, less=None).more_by_number
    told_since = since(
        replace(now, office=replace(then, user_count=1)), now, decided, frozenset(), met=LATER, less=None
    )
    assert told_since.more_by_number == {OTHER}


def test_an_office_that_left_the_list_is_asked_why_and_not_which_posts_use_the_user_ids_it_told_of(upazila):
    upazila.lists(
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1",
        "koyra,Koyra UP,union,Chairman,1,koyra.example.gov.bd,Secretary,k1",
    )
    upazila.keep("--yes")
    upazila.lists("koyra,Koyra UP,union,Chairman,1,koyra.example.gov.bd,Secretary,k1")
    space = open_workspace(upazila.folder)
    judged = judgement_of(assessing.made_now(space, LATER))
    (lota,) = (row for row in judged.assessments if row.office.left)
    steps = office_view(lota, looking_back.preview(space, judged), space.config.letterhead).steps
    assert [step.en for step in steps] == [
        "Lota UP: no longer in the roster. Tell why, so that it is counted no more; if its row is missing by mistake, tell that, so that it is put back."
    ]


@pytest.mark.parametrize(
    ("users", "number", "said"),
    [
        ("", 2, "(told 2 on a day that is not known, listed 1)"),
        (3, 2, "(told 2 on a day that is not known, listed 3)"),
    ],
    ids=["more than listed", "fewer than the roster's number"],
)
def test_of_a_number_that_was_told_on_a_day_that_nobody_knows_no_day_is_named(tmp_path, users, number, said):
    made = TypedUpazila(tmp_path / "space")
    made.lists(f"lota,Lota UP,union,Chairman,{users},lota.example.gov.bd,Secretary,l1")
    made.answers(f"Lota UP,,,,{number},,,,", heads=HEADS)
    assert said in " ".join(made.audit(code=1, on=f"{LATER}").stderr.split())
    made.answers(f"Lota UP,,{TOLD:%d.%m.%Y},ফোন,{number},,,,", heads=HEADS)
    assert said.replace("a day that is not known", f"{TOLD:%d.%m.%Y}") in " ".join(
        made.audit(code=1, on=f"{LATER}").stderr.split()
    )


def test_all_offices_that_told_of_fewer_than_are_listed_are_told_of_at_once(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(
        "lota,Lota UP,union,Chairman,3,lota.example.gov.bd,Secretary,l1",
        "koyra,Koyra UP,union,Chairman,4,koyra.example.gov.bd,Secretary,k1",
        "gari,Gari UP,union,Chairman,2,gari.example.gov.bd,Secretary,g1",
    )
    told = f"{TOLD:%d.%m.%Y},ফোন"
    made.answers(f"Lota UP,,{told},2,,,,", f"Koyra UP,,{told},1,,,,", f"Gari UP,,{told},2,,,,", heads=HEADS)
    said = " ".join(made.audit(code=1, on=f"{LATER}").stderr.split())
    assert ": Lota UP (told 2 on 20.02.2024, listed 3); Koyra UP (told 1 on 20.02.2024, listed 4). The larger" in said
    assert said.count("told of fewer user IDs than are listed") == said.count("The larger number counts") == 1
