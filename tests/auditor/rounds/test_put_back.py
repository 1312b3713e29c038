"""The roster is put back as it was before it was answered who was listed meanwhile: every no told of him stays, and no yes comes of it."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from running import run
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.views.remarks import RemarkCode
from auditor.rounds import assessing, looking_back
from auditor.rounds.correcting import correcting
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view

TOLD, MEANWHILE, BACK, AGAIN = (date(2024, month, day) for month, day in ((2, 20), (3, 12), (4, 9), (4, 10)))
LOTA, KOYRA = (
    f"{code},{code.title()} UP,union,Chairman,,{code}.example.gov.bd,Secretary,{code}1.ex" for code in ("lota", "koyra")
)
CLERK = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Office Assistant,lota2.ex"
AS_IT_WAS = (LOTA, CLERK, KOYRA)
DONE = {"two-step": "চালু, লগইনে কোড চায়", "reset": "20.02.2024", "profile": "ঠিক আছে"}
NO_PROFILE = {"profile": "not corrected"}
MOVED = (LOTA, KOYRA, KOYRA.replace("Secretary,koyra1.ex", "Office Assistant,lota2.ex"))
RENAMED_POST = (LOTA, CLERK.replace("Office Assistant", "Accountant"), KOYRA)
RENAMED_OFFICE = tuple(row.replace("lota,Lota UP", ",Garuikhali UP") for row in AS_IT_WAS)


def talk(on):
    return {"contacted-on": f"{on:%d.%m.%Y}", "way": "ফোন"}


def clerk_of(upazila):
    """Return the user ID that is the clerk's: its id and its office's."""
    offices = roster_of(open_workspace(upazila.folder)).offices
    return next((each.id, office.id) for office in offices for each in office.accounts if each.login == "lota2.ex")


def tells(upazila, on, told):
    clerk, office = clerk_of(upazila)
    upazila.answers_at_the_desk(office, {office: talk(on), clerk: told}, on)


def of_clerk(upazila, on):
    clerk, office = clerk_of(upazila)
    seen = assessing.assess(open_workspace(upazila.folder), on)
    (found,) = (each for each in seen.assessments if each.office.id == office)
    return {each.policy: each.outcome for each in found.findings if each.subject == clerk}


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*AS_IT_WAS)
    tells(made, TOLD, DONE)
    made.knows_what_keeping_asks()
    made.keep()
    return made


def meanwhile(upazila, listed, *told):
    """Tell of the clerk's user ID while nobody answers who of before it is, keep that round, and put the roster back."""
    upazila.lists(*listed)
    for days, each in enumerate(told):
        tells(upazila, MEANWHILE.replace(day=MEANWHILE.day - len(told) + 1 + days), each)
    kept = upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on=f"{MEANWHILE}")
    assert "same" in kept.stderr, "it is asked, and not answered"
    upazila.lists(*AS_IT_WAS)


@pytest.mark.parametrize(
    "listed", [MOVED, RENAMED_POST, RENAMED_OFFICE], ids=["moved", "renamed post", "renamed office"]
)
def test_a_no_told_meanwhile_stays_of_who_is_listed_again_until_he_himself_tells_otherwise(upazila, listed):
    before = of_clerk(upazila, BACK)
    meanwhile(upazila, listed, {**DONE, **NO_PROFILE})
    assert of_clerk(upazila, BACK) == {**before, "profile-updated": Outcome.FAIL}
    kept = upazila.keep("--yes", "--next-meeting", "14.05.2024", meeting="2024-04", on=f"{BACK}")
    assert "Audit kept" in kept.stderr
    assert of_clerk(upazila, BACK)["profile-updated"] is Outcome.FAIL, "also once the list is noted as it was"
    paper = run("report", "--office", "lota", "--format", "terminal", "--workspace", upazila.folder, "--language", "en")
    assert "not settled yet" not in " ".join(paper.stdout.split()), "it was told on a day that is known"
    run("verify", "--workspace", upazila.folder, code=0)
    upazila.answers_at_the_desk("lota", {"lota": {**talk(AGAIN), **DONE}}, AGAIN)
    assert of_clerk(upazila, AGAIN)["profile-updated"] is Outcome.FAIL, "a yes for all lifts no no of its own"
    tells(upazila, AGAIN, {"profile": "ঠিক আছে"})
    assert of_clerk(upazila, AGAIN)["profile-updated"] is Outcome.PASS


def test_so_it_does_where_the_other_row_of_his_user_id_left_for_a_reason_also_in_the_round_that_is_made_again(upazila):
    upazila.lists(*AS_IT_WAS, MOVED[-1])
    (other,) = (each.id for each in roster_of(open_workspace(upazila.folder)).offices[1].accounts if "2" in each.login)
    upazila.answers_at_the_desk("koyra", {"koyra": talk(MEANWHILE), other: {**DONE, **NO_PROFILE}}, MEANWHILE)
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on=f"{MEANWHILE}")
    space = open_workspace(upazila.folder)
    correcting.enter(space, BACK, correcting.removing(space, BACK, other, "entered twice"))
    assert of_clerk(upazila, BACK)["profile-updated"] is Outcome.FAIL
    upazila.keep("--yes", "--next-meeting", "14.05.2024", meeting="2024-04", on=f"{BACK}")
    run("verify", "--workspace", upazila.folder, code=0)


def test_a_no_that_was_taken_back_meanwhile_is_none_and_no_yes_told_meanwhile_is_his(upazila):
    tells(upazila, TOLD.replace(day=21), {"two-step": "চালু নেই"})
    before = of_clerk(upazila, BACK)
    meanwhile(upazila, MOVED, {**DONE, **NO_PROFILE}, DONE)
    assert before["two-step-enabled"] is Outcome.FAIL
    assert of_clerk(upazila, BACK) == before


def test_a_no_of_one_who_may_have_been_each_of_several_bars_the_yes_of_each_until_he_tells_anew(upazila):
    upazila.lists(CLERK.replace("Office Assistant,lota2.ex", "Accountant,"), KOYRA)
    upazila.answers_at_the_desk("lota", {"lota": {**talk(MEANWHILE), **DONE, **NO_PROFILE}}, MEANWHILE)
    kept = upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on=f"{MEANWHILE}")
    assert "Audit kept" in kept.stderr
    upazila.lists(*AS_IT_WAS)
    assert of_clerk(upazila, BACK)["profile-updated"] is Outcome.UNKNOWN
    kept = upazila.keep("--yes", "--next-meeting", "14.05.2024", meeting="2024-04", on=f"{BACK}")
    assert "Audit kept" in kept.stderr
    run("verify", "--workspace", upazila.folder, code=0)
    tells(upazila, AGAIN, {"profile": "ঠিক আছে"})
    assert of_clerk(upazila, AGAIN)["profile-updated"] is Outcome.PASS


@pytest.mark.parametrize(("listed", "then"), [(MOVED, "koyra"), (RENAMED_POST, "lota")], ids=["moved", "renamed post"])
def test_of_who_was_listed_only_meanwhile_no_step_is_told_that_is_refused(upazila, listed, then):
    """Each no told of him counts against who is listed again; no reason for leaving can be told, and no row is to be put back."""
    upazila.lists(*listed)
    clerk, _ = clerk_of(upazila)
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on=f"{MEANWHILE}")
    tells(upazila, MEANWHILE.replace(day=13), {**DONE, **NO_PROFILE})
    upazila.lists(*AS_IT_WAS)
    told = " ".join(upazila.audit(on=f"{BACK}", code=1).stderr.split())
    assert (
        "(again listed: Lota UP, Office Assistant). No yes of them counts; a no counts against the one listed" in told
    )
    assert "put its row back" not in told
    left = ("roster", "correct", clerk, "--left", "no such post", "--yes", "--workspace", upazila.folder)
    refused = run(*left, "--on", f"{BACK}", "--language", "en", code=3).stderr
    assert "was listed only meanwhile, and the roster has again whom it had before" in " ".join(refused.split())
    assert clerk.startswith(then)


THERE = KOYRA.replace("Secretary,koyra1.ex", "Clerk,")
ROW_WITHOUT_IT = {"none now": THERE, "another user ID now": f"{THERE}koyra2.ex"}
AT_BOTH = {"taken out of its own list": (LOTA,), "in both lists": (LOTA, CLERK)}


@pytest.mark.parametrize("told", [None, {**DONE, **NO_PROFILE}], ids=["nothing told meanwhile", "a no told meanwhile"])
@pytest.mark.parametrize("row", ROW_WITHOUT_IT.values(), ids=ROW_WITHOUT_IT)
@pytest.mark.parametrize("of_own", AT_BOTH.values(), ids=AT_BOTH)
def test_a_user_id_that_stands_in_its_own_list_alone_again_is_offered_nowhere_else_though_the_other_row_stays_without_it(
    upazila, of_own, row, told
):
    upazila.lists(*AS_IT_WAS, THERE)
    upazila.keep("--yes", "--next-meeting", "12.03.2024", meeting="2024-02", on=f"{TOLD}")
    before = of_clerk(upazila, BACK)
    there = THERE + "lota2.ex"
    upazila.lists(*of_own, KOYRA, there)
    if told:
        koyra = next(each for each in roster_of(open_workspace(upazila.folder)).offices if each.id == "koyra")
        clerk = next(each.id for each in koyra.accounts if each.login == "lota2.ex")
        upazila.answers_at_the_desk("koyra", {"koyra": talk(MEANWHILE), clerk: told}, MEANWHILE)
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on=f"{MEANWHILE}")
    upazila.lists(*AS_IT_WAS, row)
    as_before = before | ({"profile-updated": Outcome.FAIL} if told else {})
    for _ in range(2):
        assert of_clerk(upazila, BACK) == as_before
        space = open_workspace(upazila.folder)
        seen = assessing.assess(space, BACK)
        assert not seen.questions, "nothing was told of the other row"
        past = looking_back.preview(space, seen)
        chair = chair_view(past, LETTERHEAD)
        assert not [line for line in brief_lines(chair) if "Lota UP" in line and "user ID" in line]
        assert RemarkCode.MAY_HAVE_MOVED not in {remark.code for each in chair.rows for remark in each.remarks}
        papers = [line.en for each in seen.assessments for line in office_view(each, past, LETTERHEAD).for_keeper]
        assert not [line for line in papers if "in the list of" in line]
        upazila.keep("--yes", "--next-meeting", "14.05.2024", meeting="2024-04", on=f"{BACK}")
    run("verify", "--workspace", upazila.folder, code=0)


def test_a_question_of_a_user_id_that_stands_nowhere_any_more_names_the_one_that_was_written(upazila):
    upazila.lists(LOTA, KOYRA, THERE + "lota2.ex")
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on=f"{MEANWHILE}")
    upazila.lists(LOTA, KOYRA, THERE)
    (question,) = assessing.assess(open_workspace(upazila.folder), BACK).questions
    assert question.words.en.startswith("Lota UP, Office Assistant: user ID lo…, now listed under Koyra UP (Clerk)")
