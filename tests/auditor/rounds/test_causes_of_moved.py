"""A cause of the portal that was told of a user ID which stands in another list since: it goes along to whoever has that portal, and to nobody else."""

from __future__ import annotations

import json
from datetime import date
from itertools import chain

import pytest
from running import run
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila
from who_is_who import answer_the_one

from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import Cause
from auditor.model.finding import Outcome, Status
from auditor.model.identity import Sameness
from auditor.model.views.head import Audience
from auditor.model.views.remarks import RemarkCode
from auditor.papers import asking
from auditor.register.questions import questions
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.views.annex.annexes import annex_view, chair_view
from auditor.views.annex.results import auditor_results
from auditor.views.compared.history import RoundMaterial
from auditor.views.office.office import office_view

TOLD, MARCH, APRIL = date(2024, 2, 20), date(2024, 3, 12), date(2024, 4, 16)
NEXT = {MARCH: "16.04.2024", APRIL: "14.05.2024"}
TALK = {"contacted-on": "20.02.2024", "way": "ফোন"}
DONE = {"reset": "20.02.2024", "profile": "ঠিক আছে", "rule": "হ্যাঁ"}
SAME, OTHER = "lota", None
"""At which portal the offices are to which the user ID goes: that of Lota, or their own."""


def secretary_of(code, portal):
    return f"{code},{code.title()} UP,union,Chairman,,{portal}.example.gov.bd,Secretary,{code}1.ex"


class Upazila(TypedUpazila):
    """Three offices: at Lota it was told of the clerk's user ID that the portal does not offer two-step."""

    def told(self, portal, cause=Cause.NOT_OFFERED, secretary=None):
        self.rows = {code: secretary_of(code, portal or code) for code in ("lota", "koyra", "garui")}
        self.has_clerk("lota")
        (lota, *_) = roster_of(open_workspace(self.folder)).offices
        clerk = next(each.id for each in lota.accounts if each.post.en == "Office Assistant")
        no = {**DONE, "two-step": "চালু নেই", "cause": cause.label.bn}
        told = {clerk: no} if secretary is None else {clerk: no, "lota/ইউপিসচিব": secretary}
        self.answers_at_the_desk("lota", {"lota": TALK, **told}, TOLD)
        self.knows_what_keeping_asks()
        self.keep()

    def has_clerk(self, *codes, without=()):
        """List the clerk's user ID in some offices, and some offices no more."""
        rows = ((row, clerk_in(row)) if code in codes else (row,) for code, row in self.rows.items())
        self.lists(*chain.from_iterable(of for code, of in zip(self.rows, rows, strict=True) if code not in without))

    def is_same(self, on):
        answer_the_one(self.folder, Sameness.SAME, on)

    def kept(self, on):
        """Keep a round, see that it is verified, and return the annex of it."""
        self.keep("--yes", "--next-meeting", NEXT[on], meeting=f"{on:%Y-%m}", on=f"{on}")
        run("verify", "--workspace", self.folder, "--on", f"{on}", code=0)
        return looking_back.history(open_workspace(self.folder))

    def kept_says(self, on):
        """Keep a round, and return what is said of it."""
        return self.keep("--yes", "--next-meeting", NEXT[on], meeting=f"{on:%Y-%m}", on=f"{on}").stderr


def clerk_in(row):
    return row.rpartition(",Secretary")[0] + ",Office Assistant,lota2.ex"


def of_office(past, office):
    return next(each for each in past.now.assessments if each.office.id == office)


def of_clerk(past, office, policy="two-step-enabled"):
    """Return how the clerk's duty stands in an office: listed, or not while it is asked where."""
    assessment = of_office(past, office)
    found = [*assessment.findings, *assessment.perhaps_back]
    (finding,) = [each for each in found if "অফিসসহকারী" in each.subject and each.policy == policy]
    return finding


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    return Upazila(tmp_path / "space")


@pytest.mark.parametrize(("portal", "stands"), [(SAME, Status.AWAITING_PORTAL), (OTHER, Outcome.UNKNOWN)])
def test_once_its_old_office_is_listed_no_more_the_no_awaits_the_portal_where_it_is_the_same_one(
    upazila, portal, stands
):
    upazila.told(portal)
    upazila.has_clerk("koyra", without=("lota",))
    found = of_clerk(upazila.kept(MARCH), "koyra")
    assert found.as_printed == stands.label
    assert (found.outcome, found.standing_cause) == (
        (Outcome.FAIL, Cause.NOT_OFFERED) if portal else (Outcome.UNKNOWN, None)
    )
    assert found.either_way == (portal is OTHER), "at another portal it is to be told, whichever user ID this is"


@pytest.mark.parametrize("lists", [("garui",), ("koyra", "garui")], ids=["a third list alone", "two lists"])
@pytest.mark.parametrize("portal", [SAME, OTHER])
def test_a_cause_of_the_first_portal_is_none_of_the_second_while_a_third_list_has_the_user_id(upazila, portal, lists):
    upazila.told(portal)
    upazila.has_clerk("koyra")
    upazila.is_same(MARCH)
    before = of_clerk(upazila.kept(MARCH), "koyra")
    upazila.has_clerk(*lists)
    past = upazila.kept(APRIL)
    found = of_clerk(past, "koyra")
    assert (found.outcome, found.standing_cause) == (before.outcome, before.standing_cause)
    assert found.as_printed == (Status.AWAITING_PORTAL if portal else Outcome.UNKNOWN).label
    there = of_clerk(past, "garui")
    reason = MissingReason.UNPLACED if portal else MissingReason.NEVER_TOLD
    assert (there.outcome, there.reason, there.either_way) == (Outcome.UNKNOWN, reason, portal is OTHER)


@pytest.mark.parametrize("portal", [SAME, OTHER])
@pytest.mark.parametrize("cause", [Cause.NOT_OFFERED, Cause.NO_CODE, Cause.MIGRATION, Cause.LOCKED_OUT])
def test_what_its_old_office_stands_for_reads_alike_in_all_papers(upazila, cause, portal):
    upazila.told(portal, cause)
    upazila.has_clerk("koyra")
    past = upazila.kept(MARCH)
    assert of_clerk(past, "lota").as_printed == Status.AWAITING_PORTAL.label
    (row, *_) = chair_view(past, LETTERHEAD).rows
    stays = {each.code: (each.cause, {side.en for side in each.sides}) for each in row.remarks if "stays" in each.code}
    assert stays == {RemarkCode.PORTAL_STAYS: (cause, {"Two-step on"})}
    report = "".join(each.en for each in office_view(of_office(past, "lota"), past, LETTERHEAD).for_keeper)
    assert "Awaiting the portal at that user ID: Two-step" in report
    assert "Not done at" not in report
    summary = chair_view(past, LETTERHEAD).summary
    assert (summary.causes, summary.portal_offices) == ((), 0), "no letter on it goes to the portal's owner"
    run("return", "--on", f"{MARCH}", "--workspace", upazila.folder, code=0)


@pytest.mark.parametrize("cause", [Cause.NOT_OFFERED, Cause.NO_CODE, Cause.MIGRATION, Cause.LOCKED_OUT])
def test_a_cause_of_who_is_listed_nowhere_any_more_is_counted_by_no_paper_and_the_return_is_made(upazila, cause):
    upazila.told(SAME, cause)
    upazila.has_clerk()
    past = upazila.kept(MARCH)
    found = of_clerk(past, "lota")
    assert (found.cause, found.reason) == (cause, MissingReason.LEFT_ROSTER)
    summary = chair_view(past, LETTERHEAD).summary
    assert (summary.causes, summary.portal_offices) == ((), 0), "of who left it is only asked why"
    run("return", "--on", f"{MARCH}", "--workspace", upazila.folder, code=0)


ON = {**DONE, "two-step": "চালু, লগইনে কোড চায়"}


@pytest.mark.parametrize("cause", [Cause.NOT_OFFERED, Cause.NO_OWN_ACCOUNT])
@pytest.mark.parametrize("portal", [SAME, OTHER])
def test_what_the_others_of_its_first_list_speak_against_excuses_nobody_while_it_is_asked_where_he_stands(
    upazila, portal, cause
):
    upazila.told(portal, cause, secretary=ON)
    before = of_clerk(looking_back.history(open_workspace(upazila.folder)), "lota")
    upazila.has_clerk("koyra")
    past = upazila.kept(MARCH)
    found = of_clerk(past, "lota")
    assert (before.outcome, before.awaits_portal, before.cause) == (Outcome.FAIL, False, cause)
    assert (found.outcome, found.awaits_portal, found.cause) == (Outcome.FAIL, False, cause)
    assert found.against_cause == before.against_cause != ()
    said = [each for each in assessing.assess(open_workspace(upazila.folder), MARCH).notices if "excuses" in str(each)]
    assert len(said) == 1
    run("return", "--on", f"{MARCH}", "--workspace", upazila.folder, code=0)


def test_the_assistants_copy_and_its_record_have_a_row_of_who_is_not_listed_while_it_is_asked_where_he_stands(upazila):
    upazila.told(SAME)
    upazila.has_clerk("koyra")
    past = upazila.kept(MARCH)
    material = RoundMaterial(past, LETTERHEAD)
    accounts = {each.office.name.en: each.accounts for each in annex_view(material, Audience.AUDITOR).accounts}
    (_, clerk) = accounts["Lota UP"]
    assert (clerk.post.en, clerk.login) == ("Office Assistant", "lo…")
    assert [cell.label.en for cell in clerk.cells][-1] == "awaiting the portal"
    assert {each.code for each in clerk.remarks} == {RemarkCode.CAUSE, RemarkCode.MAY_HAVE_MOVED}
    results = auditor_results(material)
    (subject,) = {each.id for each in results.subjects if each.id.startswith("lota/") and "অফিসসহকারী" in each.id}
    (result,) = [each for each in results.results if (each.subject, each.check) == (subject, "two-step-enabled")]
    assert (result.outcome, result.awaits_portal, result.causes) == (Outcome.FAIL, True, (Cause.NOT_OFFERED,))
    printed = run("report", "--audience", "auditor", "--format", "json", "--workspace", upazila.folder).stdout
    (office,) = [each for each in json.loads(printed)["accounts"] if each["office"]["serial"] == 1]
    assert len(office["accounts"]) == len(accounts["Lota UP"])


@pytest.mark.parametrize("lists", [("koyra",), ("koyra", "garui")], ids=["one list", "two lists"])
@pytest.mark.parametrize("is_answered", [True, False])
@pytest.mark.parametrize("portal", [SAME, OTHER])
def test_a_register_asks_whoever_is_silent_beside_a_user_id_that_came_of_all_that_is_open(
    upazila, portal, is_answered, lists
):
    upazila.told(portal)
    upazila.has_clerk("koyra")
    if is_answered:
        upazila.is_same(MARCH)
    upazila.kept(MARCH)
    upazila.has_clerk(*lists)
    space = open_workspace(upazila.folder)
    judgement = assessing.assess(space, APRIL)
    rows = asking.what_to_ask(space, judgement, "2024-04", everybody=False).rows
    asked = {(row.subject, questions()[name].fact) for row in rows for name in row.open_items}
    reads = space.baseline.reads
    is_open = [
        {(each.subject, fact) for fact in reads[each.policy]}
        for assessment in judgement.assessments
        for each in assessment.of(level=Level.SHALL)
        if each.is_open
    ]
    assert "koyra/ইউপিসচিব" in {subject for of_duty in is_open for subject, _ in of_duty}
    assert not [each for each in is_open if each.isdisjoint(asked)]


TYPIST = secretary_of("lota", "lota").rpartition(",Secretary")[0] + ",Typist,typist.ex"
SAID_OF = {
    "gone from its list": (lambda upazila: upazila.has_clerk("koyra"), "of Lota UP, Office Assistant it was told"),
    "in two lists": (lambda upazila: upazila.has_clerk("lota", "koyra"), "of Lota UP, Office Assistant it was told"),
    "its office is listed no more": (
        lambda upazila: upazila.has_clerk("koyra", without=("lota",)),
        "of a user ID of the earlier list (Koyra UP, Office Assistant may be it) it was told",
    ),
    "another post and user ID": (
        lambda upazila: upazila.lists(upazila.rows["lota"], TYPIST, upazila.rows["koyra"], upazila.rows["garui"]),
        "of a user ID of the earlier list (Lota UP, Typist may be it) it was told",
    ),
}


@pytest.mark.parametrize("case", SAID_OF)
def test_that_a_cause_excuses_nothing_is_told_while_it_is_asked_who_of_before_tells_it(upazila, case):
    lists, who = SAID_OF[case]
    upazila.told(SAME)
    upazila.answers("Garui UP,Secretary,20.02.2024,ফোন,চালু,20.02.2024,ঠিক আছে,,,", name="garui.csv")
    upazila.keep("--yes", on="2024-02-21")
    lists(upazila)
    judgement = assessing.assess(open_workspace(upazila.folder), MARCH)
    assert judgement.questions
    (said,) = [each.message.en for each in judgement.notices if 'So "not offered" excuses nothing' in each.message.en]
    assert who in said
    assert not any(each.awaits_portal for each in judgement.assessments[0].findings)
    assert said in upazila.kept_says(MARCH)
