"""Results as OSCAL: valid by an independent validator, whole, with no reference that leads nowhere, and the same each time."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, datetime
from uuid import UUID

import pytest
from changing import replace
from hypothesis import example, given
from hypothesis import strategies as st
from interchanged import AUDIENCES, HARD_CASES, document, spiteful_histories, written
from random_rounds import UNTIL, histories
from small_upazila import DONE, LETTERHEAD, MAIL, meeting, office, tell, tell_all
from small_upazila import history as small_history

from auditor.i18n import Language
from auditor.model.finding import Outcome
from auditor.model.views.head import Audience
from auditor.views.annex.annexes import chair_view

LANGUAGES = st.sampled_from(list(Language))
FORMS = ("oscal-ar", "oscal-poam")
LEFT = {"fail", "unknown", "waived", "in-progress", "no-information"}


@pytest.fixture(scope="module")
def validated():
    """Return a function that validates a document by compliance-trestle, and says whether it is valid."""
    from trestle.core.validator_factory import validator_factory
    from trestle.oscal.assessment_results import AssessmentResults
    from trestle.oscal.poam import PlanOfActionAndMilestones

    kinds = {"oscal-ar": AssessmentResults, "oscal-poam": PlanOfActionAndMilestones}

    def validate(form, body):
        model = kinds[form].model_validate(body)
        return all(validator.model_is_valid(model, quiet=True) for validator in validator_factory.get_all())

    return validate


def nodes(value):
    """Yield every object of a document."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from nodes(part)
    elif isinstance(value, list):
        for part in value:
            yield from nodes(part)


def defined(body):
    return [node["uuid"] for node in nodes(body) if "uuid" in node]


def referred_to(body):
    """Return by which member which id is referred to."""
    found = []
    for node in nodes(body):
        for member, value in node.items():
            if member.endswith("-uuid"):
                found.append((member, value))
            elif member.endswith("-uuids"):
                found += ((member, each) for each in value)
            elif member == "href" and value.startswith("#"):
                found.append((member, value[1:]))
    return found


def props(node, name):
    return [each["value"] for each in node.get("props", ()) if each["name"] == name]


def outcome(node):
    (found,) = props(node, "outcome")
    return found


def plain(words):
    """Return markup as the words that it says."""
    return re.sub(r"\\([\\`*_{}\[\]<>#~^&|])", r"\1", words)


@pytest.mark.parametrize("form", FORMS)
@given(history=histories(most=6), audience=AUDIENCES, language=LANGUAGES)
def test_the_document_is_valid(validated, form, history, audience, language):
    assert validated(form, document(form, history, audience, language))


@pytest.mark.parametrize("form", FORMS)
@given(history=spiteful_histories(), audience=AUDIENCES, language=LANGUAGES)
def test_names_that_nobody_expects_leave_it_valid_and_say_themselves(validated, form, history, audience, language):
    body = document(form, history, audience, language)
    assert validated(form, body)
    named = {party.get("name", "") for party in body["metadata"]["parties"]}
    for assessment in history.now.assessments:
        if audience is not Audience.MINUTES or not assessment.office.voluntary:
            assert " ".join(assessment.office.name.said(language).split()) in named
    titles = [node["title"] for node in nodes(body) if "subjects" in node]
    assert not [title for title in titles if re.search(r"(?<!\\)(?:\\\\)*[<>\[\]`*]", title)]
    said = {plain(title) for title in titles}
    for result in body.get("results", [{}])[0].get("observations", []):
        assert plain(result["title"]) in said


@pytest.mark.parametrize("form", FORMS)
@given(history=histories(most=6), audience=AUDIENCES, language=LANGUAGES)
def test_no_reference_leads_nowhere_and_no_id_is_given_twice(form, history, audience, language):
    body = document(form, history, audience, language)
    ids = defined(body)
    assert len(set(ids)) == len(ids)
    assert {UUID(each).version for each in ids} == {5}
    assert not [(member, each) for member, each in referred_to(body) if each not in set(ids)]
    roles = {role["id"] for role in body["metadata"]["roles"]}
    assert {node["role-id"] for node in nodes(body) if "role-id" in node} <= roles


NAMED_BY_THE_STANDARD = {
    "methods": {"EXAMINE", "INTERVIEW", "TEST", "UNKNOWN"},
    "types": {"ssp-statement-issue", "control-objective", "mitigation", "finding", "historic"},
    "reason": {"pass", "fail", "other"},
    "status": {"open", "investigating", "remediating", "deviation-requested", "deviation-approved", "closed"},
    "lifecycle": {"recommendation", "planned", "completed"},
}
"""The words that the models of 1.2.1 name, where the validator lets any word pass."""


@pytest.mark.parametrize("form", FORMS)
@given(history=histories(), audience=AUDIENCES)
@example(history=HARD_CASES, audience=Audience.AUDITOR)
def test_where_the_standard_names_words_there_are_no_others(form, history, audience):
    for node in nodes(document(form, history, audience, Language.EN)):
        for member, words in NAMED_BY_THE_STANDARD.items():
            value = node.get(member, [])
            assert isinstance(value, dict) or words.issuperset([value] if isinstance(value, str) else value)


def test_a_reference_that_leads_nowhere_is_seen():
    body = {
        "uuid": "a",
        "findings": [{"uuid": "b", "related-risks": [{"risk-uuid": "c"}]}],
        "import-ap": {"href": "#d"},
    }
    assert {each for _, each in referred_to(body)} - set(defined(body)) == {"c", "d"}


SPOILT = {
    "a moment without zone": lambda body: body["metadata"].update({"last-modified": "2024-03-20T00:00:00"}),
    "a member of its own": lambda body: body.update({"password": ""}),
    "an empty list": lambda body: body["metadata"].update({"parties": []}),
    "no version of the standard": lambda body: body["metadata"].pop("oscal-version"),
    "a property of spaces": lambda body: body["metadata"]["props"][0].update({"value": " "}),
    "an id that is none": lambda body: body.update({"uuid": "lota"}),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_the_validator_refuses_what_the_standard_does_not_know(validated, form, spoil):
    from pydantic import ValidationError
    from trestle.common.err import TrestleError

    body = document(form, small_history(meeting([office("lota")])), Audience.AUDITOR, Language.EN)
    assert validated(form, body)
    spoil(body)
    with pytest.raises((ValidationError, TrestleError)):
        validated(form, body)


@pytest.mark.parametrize("form", FORMS)
def test_the_validator_refuses_an_id_that_is_given_twice(validated, form):
    body = document(form, small_history(meeting([office("lota")])), Audience.AUDITOR, Language.EN)
    first, second = body["metadata"]["parties"]
    second["uuid"] = first["uuid"]
    assert not validated(form, body)


@given(histories(), LANGUAGES)
def test_the_outcomes_of_the_round_can_be_counted_in_the_results(history, language):
    (result,) = document("oscal-ar", history, Audience.AUDITOR, language)["results"]
    counts = Counter(map(outcome, result["observations"]))
    findings = [finding for assessment in history.now.assessments for finding in assessment.findings]
    assert counts == Counter(finding.outcome.value for finding in findings)
    for finding in result.get("findings", ()):
        satisfied = finding["target"]["status"] == {"state": "satisfied", "reason": "pass"}
        assert satisfied is (outcome(finding) == "pass")
    grades = Counter(grade for each in result["observations"] for grade in props(each, "grade"))
    assert grades == Counter(finding.grade.code for finding in findings if finding.grade is not None)


@given(histories(), LANGUAGES)
def test_the_cells_of_the_annex_can_be_reckoned_from_the_chair_s_results(history, language):
    (result,) = document("oscal-ar", history, Audience.CHAIR, language)["results"]
    told = {}
    for each in result["observations"]:
        counted = {prop["name"]: int(prop["value"]) for prop in each["props"] if prop.get("group") == "counts"}
        told[each["uuid"]] = (outcome(each), counted)
    annex = chair_view(history, LETTERHEAD)
    wanted = [
        (cell.outcome.value, cell.done, cell.of)
        for row in annex.rows
        for column, cell in zip(annex.duties, row.cells, strict=True)
        if len(column.policies) == 1
    ]
    found = Counter(
        (kind, counts.get("pass", 0), sum(counts.values()) - counts.get("not-applicable", 0))
        for kind, counts in told.values()
    )
    assert not Counter(wanted) - found


@given(histories(), AUDIENCES, LANGUAGES)
def test_the_plan_has_what_is_left_and_nothing_else(history, audience, language):
    (results,) = document("oscal-ar", history, audience, language)["results"]
    left = {finding["uuid"] for finding in results.get("findings", ()) if outcome(finding) in LEFT}
    plan = document("oscal-poam", history, audience, language)
    planned = {each["finding-uuid"] for item in plan["poam-items"] for each in item.get("related-findings", ())}
    assert planned == left
    assert len(plan["poam-items"]) == max(len(left), 1)
    assert {finding["uuid"] for finding in plan.get("findings", ())} == left


@given(histories(), LANGUAGES)
@example(HARD_CASES, Language.BN)
def test_a_waiver_is_an_approved_deviation_until_its_day_and_keeps_the_outcome_without_it(history, language):
    plan = document("oscal-poam", history, Audience.AUDITOR, language)
    waived = [risk for risk in plan.get("risks", ()) if outcome(risk) == "waived"]
    findings = [finding for assessment in history.now.assessments for finding in assessment.findings]
    assert len(waived) == sum(finding.outcome is Outcome.WAIVED for finding in findings)
    for risk in waived:
        assert risk["status"] == "deviation-approved"
        assert date.fromisoformat(risk["deadline"][:10]) == UNTIL
        assert (props(risk, "original-outcome"), props(risk, "reference")) == (["fail"], ["2024-02/05"])
    for finding in plan.get("findings", ()):
        if outcome(finding) == "waived":
            assert finding["target"]["status"] == {"state": "not-satisfied", "reason": "fail"}
            assert "2024-02/05" in finding["remarks"]


@pytest.mark.parametrize("audience", [Audience.CHAIR, Audience.AUDITOR])
@given(history=histories(), language=LANGUAGES)
@example(history=HARD_CASES, language=Language.EN)
def test_what_lies_with_the_portal_says_so_in_words_and_codes_and_sets_no_day(audience, history, language):
    plan = document("oscal-poam", history, audience, language)
    waiting = [risk for risk in plan.get("risks", ()) if props(risk, "awaiting-portal")]
    results = [
        finding for assessment in history.now.assessments for finding in assessment.findings if finding.awaits_portal
    ]
    assert bool(waiting) >= bool(audience is Audience.AUDITOR and results)
    for risk in waiting:
        assert set(props(risk, "causes")) & {"not-offered", "no-code", "migration"}
        assert props(risk, "remark")
        assert "deadline" not in risk
        assert "remediations" not in risk
    causes = {finding.cause.label.said(language) for finding in results}
    told = " ".join(item.get("remarks", "") for item in plan["poam-items"])
    assert audience is Audience.CHAIR or all(cause in told for cause in causes)


def test_where_nothing_is_left_the_plan_says_so(validated):
    done = office("lota")
    told = [*tell_all(done, DONE), *tell("lota", MAIL)]
    history = small_history(meeting([done], told))
    plan = document("oscal-poam", history, Audience.CHAIR, Language.EN)
    assert [item["title"] for item in plan["poam-items"]] == ["Nothing is left to be done"]
    assert validated("oscal-poam", plan)


@pytest.mark.parametrize("form", FORMS)
@given(history=histories(), audience=AUDIENCES, language=LANGUAGES)
def test_the_same_round_gives_the_same_bytes_and_every_moment_has_its_zone(form, history, audience, language):
    assert written(form, history, audience, language) == written(form, history, audience, language)
    body = document(form, history, audience, language)
    moments = [
        node[name]
        for node in nodes(body)
        for name in ("collected", "start", "end", "deadline", "last-modified")
        if name in node
    ]
    assert {str(datetime.fromisoformat(moment).utcoffset()) for moment in moments} == {"6:00:00"}
    assert body["metadata"]["last-modified"][:10] == history.now.header.day.isoformat()


@given(histories(meetings=1), LANGUAGES)
def test_the_upazila_has_one_id_in_every_round_and_what_was_found_another_in_each(history, language):
    other = type(history).of(replace(history.now, digest="f" * 64), [])
    one, two = (document("oscal-poam", past, Audience.AUDITOR, language) for past in (history, other))
    assert one["system-id"] == two["system-id"]
    assert set(defined(one)).isdisjoint(defined(two))


@pytest.mark.parametrize("form", FORMS)
@given(history=histories(), language=LANGUAGES)
def test_what_is_published_names_no_account_no_portal_and_no_duty(form, history, language):
    body = document(form, history, Audience.MINUTES, language)
    assert not [node for node in nodes(body) if "inventory-items" in node]
    assert props(body["metadata"], "marking") == ["public"]
    told = json.dumps(body, ensure_ascii=False)
    hidden = {assessment.office.portal for assessment in history.now.assessments}
    hidden |= {account.post.en for assessment in history.now.assessments for account in assessment.office.accounts}
    assert not [word for word in (*hidden, "inventory-item", "two-step-enabled") if word in told]
