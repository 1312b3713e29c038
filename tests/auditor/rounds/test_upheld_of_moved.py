"""A request that was upheld is about the user IDs that its office had in the round it is about, wherever they stand since, and about no others."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from annex_sections import brief_lines
from changing import replace
from running import run
from small_upazila import LETTERHEAD, RESET
from typed_upazila import TypedUpazila
from who_is_who import answer_the_one

from auditor.checklist.state import state_of
from auditor.i18n import Language
from auditor.model.identity import Sameness
from auditor.model.views.remarks import RemarkCode
from auditor.rounds import assessing, looking_back, recomputing
from auditor.rounds.disputing.disputes import upheld_known
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view
from reports.layout.disputes import listed_disputes
from reports.layout.office import office_report

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,পাসওয়ার্ড রিসেট"
MOVED_ON, MONTH = date(2024, 3, 2), "2024-03"
IN_DOUBT, DONE = "upheld", "pass"


def row(code: str, post: str, login: str) -> str:
    return f"{code},{code.title()} UP,union,Chairman,,{code}.example.gov.bd,{post},{login}"


@pytest.fixture(name="upazila")
def _upazila(tmp_path) -> TypedUpazila:
    upazila = TypedUpazila(tmp_path / "space")
    upazila.knows_what_keeping_asks()
    upazila.lists(row("lota", "Secretary", "lota1"), row("lota", "Clerk", "lota2"), row("koyra", "Secretary", "koyra1"))
    told = (f"{office},{post},19.02.2024,ফোন,১৯.০২.২০২৪" for office, post in
            (("Lota UP", "Secretary"), ("Lota UP", "Clerk"), ("Koyra UP", "Secretary")))  # fmt: skip
    upazila.answers(*told, heads=HEADS)
    upazila.keep(code=1)
    return upazila


def upholds(upazila: TypedUpazila, office: str) -> None:
    at = ("--workspace", upazila.folder, "--yes", "--on", "2024-02-26")
    what = ("--office", office, "--duty", RESET, "--what", "it was not reset", "--received", "2024-02-25")
    run("dispute", *what, "--reference", "1", *at, code=0)
    run("dispute", "answer", 1, "upheld", "--reference", "2", *at, code=0)


def moves_the_clerk_to_koyra(upazila: TypedUpazila) -> None:
    upazila.lists(
        row("lota", "Secretary", "lota1"), row("koyra", "Secretary", "koyra1"), row("koyra", "Clerk", "lota2")
    )
    answer_the_one(upazila.folder, Sameness.SAME, MOVED_ON)


def stands(upazila: TypedUpazila, on: str = "2024-03-03") -> dict[tuple[str, str], str]:
    judged = assessing.assess(open_workspace(upazila.folder), date.fromisoformat(on)).assessments
    return {
        (office.office.id, office.office.called[each.subject].en): (each.reason or each.outcome).value
        for office in judged
        for each in office.findings
        if each.policy == RESET
    }


def test_a_yes_that_a_request_put_in_doubt_counts_no_more_in_the_list_of_another_office_until_it_is_told_anew(upazila):
    upholds(upazila, "lota")
    moves_the_clerk_to_koyra(upazila)
    in_doubt = {("lota", "Secretary"): IN_DOUBT, ("koyra", "Secretary"): DONE, ("koyra", "Clerk"): IN_DOUBT}
    assert stands(upazila) == in_doubt
    upazila.keep("--yes", meeting=MONTH, on="2024-03-20", code=1)
    space = open_workspace(upazila.folder)
    assert all(recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds())
    upazila.answers("Koyra UP,Clerk,21.03.2024,ফোন,২০.০৩.২০২৪", name="register-2.csv", heads=HEADS)
    assert stands(upazila, "2024-03-22") == {**in_doubt, ("koyra", "Clerk"): DONE}


def test_a_request_that_went_with_a_user_id_is_named_at_both_offices_and_in_the_brief_by_whose_it_is(upazila):
    upholds(upazila, "lota")
    moves_the_clerk_to_koyra(upazila)
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, assessing.assess(space, date(2024, 3, 3)))
    view = chair_view(past, LETTERHEAD)
    rows = {row.name.en: row for row in view.rows}
    assert [rows[name].upheld for name in ("Lota UP", "Koyra UP")] == [True, False]
    asked = "\n".join(brief_lines(view, Language.EN))
    assert (
        "A request for correction of Lota UP was upheld, and a user ID that it is about stands in another list" in asked
    )
    assert asked.partition("A request for correction of Lota UP")[2].partition("\n")[0].endswith("Koyra UP.")
    assert [(each.office.name.en, [there.name.en for there in each.there]) for each in view.disputes] == [
        ("Lota UP", ["Koyra UP"])
    ]
    printed = listed_disputes(view.disputes, Language.EN, lambda office: office.name.en)
    assert "(also of a user ID that stands in the list of Koyra UP now)" in printed
    koyra = office_view(past.of_office["koyra"], past, LETTERHEAD)
    said = [each.en for each in koyra.for_keeper]
    assert any(
        "a request for correction of Lota UP was upheld, in whose list this user ID stood" in each for each in said
    )
    assert not [each for each in said if "what you wrote in the request" in each]
    assert {row.policy for row in koyra.duties for each in row.remarks if each.code is RemarkCode.UPHELD_ELSEWHERE} == {
        RESET
    }
    (box, *_) = office_report(replace(koyra, steps=()), Language.EN).blocks
    assert box.lead == "The right information on 1 duty is still to be entered."


def test_before_a_round_is_kept_both_offices_are_to_be_asked_once_one_by_its_request_and_the_other_by_whose_it_was(
    upazila,
):
    upholds(upazila, "lota")
    moves_the_clerk_to_koyra(upazila)

    def asked(on: str, **more: bool) -> list[str]:
        space = open_workspace(upazila.folder)
        return [each.en for each in assessing.made_now(space, date.fromisoformat(on)).to_correct(space, **more)]

    of_lota, of_koyra = asked("2024-03-03")
    assert of_lota.startswith("Lota UP")
    assert of_koyra.startswith("Koyra UP")
    assert (
        "the request for correction of Lota UP of 25.02.2024 was upheld, in whose list there stood then: Clerk, "
        "and nothing was told since; now it would be kept as no information." in of_koyra
    )
    upazila.keep("--yes", meeting=MONTH, on="2024-03-20", code=1)
    assert asked("2024-03-21") == [], "it was kept so"
    assert asked("2024-03-21", kept_so=True) == [of_lota, of_koyra], "the audit names both still"


def test_the_checklist_counts_such_a_request_once_until_what_shows_it_is_entered_at_each_office(upazila):
    def waiting(on: str) -> int:
        return state_of(open_workspace(upazila.folder), date.fromisoformat(on)).disputes_unproven

    upholds(upazila, "lota")
    moves_the_clerk_to_koyra(upazila)
    assert waiting("2024-03-03") == 1
    upazila.answers("Lota UP,Secretary,04.03.2024,ফোন,০২.০৩.২০২৪", name="register-2.csv", heads=HEADS)
    assert waiting("2024-03-05") == 1
    upazila.answers("Koyra UP,Clerk,06.03.2024,ফোন,০২.০৩.২০২৪", name="register-3.csv", heads=HEADS)
    assert waiting("2024-03-07") == 0


def test_a_request_is_not_about_a_user_id_that_stood_in_another_list_then(upazila):
    upholds(upazila, "koyra")
    moves_the_clerk_to_koyra(upazila)
    assert stands(upazila) == {
        ("lota", "Secretary"): DONE,
        ("koyra", "Secretary"): IN_DOUBT,
        ("koyra", "Clerk"): DONE,
    }


def test_a_request_about_a_round_that_has_a_user_id_in_another_list_already_takes_no_yes_of_it(upazila):
    moves_the_clerk_to_koyra(upazila)
    upazila.keep("--yes", meeting=MONTH, on=f"{MOVED_ON}", code=1)
    at = ("--workspace", upazila.folder, "--yes", "--on", "2024-03-04")
    what = ("--office", "lota", "--duty", RESET, "--what", "it was not reset", "--received", "2024-03-03")
    run("dispute", *what, "--reference", "1", *at, code=0)
    run("dispute", "answer", 1, "upheld", "--reference", "2", *at, code=0)
    assert stands(upazila, "2024-03-05") == {
        ("lota", "Secretary"): IN_DOUBT,
        ("koyra", "Secretary"): DONE,
        ("koyra", "Clerk"): DONE,
    }
    upazila.keep("--yes", meeting="2024-04", on="2024-04-05", code=1)
    space = open_workspace(upazila.folder)
    assert all(recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds())


RENAMED = [
    each.replace("Lota UP", "Lota Union").replace("lota,", ",", 1)
    for each in (row("lota", "Secretary", "lota1"), row("lota", "Clerk", "lota2"))
]
PERHAPS_OF_BEFORE = {
    "under another user ID": [
        row("lota", "Secretary", "lota1"),
        row("lota", "Clerk", "lota9"),
        row("koyra", "Secretary", "koyra1"),
    ],
    "in another list": [
        row("lota", "Secretary", "lota1"),
        row("koyra", "Secretary", "koyra1"),
        row("koyra", "Clerk", "lota2"),
    ],
    "in an office under another name": [*RENAMED, row("koyra", "Secretary", "koyra1")],
}


@pytest.mark.parametrize("where", PERHAPS_OF_BEFORE)
def test_a_no_that_a_request_lets_stand_again_stays_while_it_is_open_who_of_before_somebody_is(upazila, where):
    upazila.answers("Lota UP,Clerk,05.02.2024,ফোন,হয়নি", name="register-0.csv", heads=HEADS)
    upazila.keep("--yes", on="2024-02-21", code=1)
    upholds(upazila, "lota")
    undone = {who for who, how in stands(upazila).items() if how == "fail"}
    upazila.lists(*PERHAPS_OF_BEFORE[where])
    perhaps = {post for (_, post), how in stands(upazila).items() if how == "fail"}
    seen = assessing.assess(open_workspace(upazila.folder), MOVED_ON)
    gone = {each.office.id for each in seen.assessments if any(back.is_no for back in each.perhaps_back)}
    assert undone == {("lota", "Clerk")}
    assert (perhaps, gone) == ((set(), {"lota"}) if where == "in another list" else ({"Clerk"}, set()))
    assert seen.questions


def test_rounds_are_not_read_for_whose_list_a_user_id_stood_in_where_no_request_was_upheld():
    ledger, everybody = (
        SimpleNamespace(notes=lambda _: (), numbered=lambda _: ()),
        SimpleNamespace(moved_on={"lota/clerk": {}}),
    )
    assert upheld_known(ledger, everybody) == ()
