"""Results as OCSF Compliance Findings: valid by the schema of release 1.8.0, whole, and the same each time."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone
from functools import cache
from uuid import UUID

import jsonschema
import pytest
from changing import replace
from hypothesis import example, given
from hypothesis import strategies as st
from interchanged import AUDIENCES, HARD_CASES, events, spiteful_histories, written
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema
from random_rounds import UNTIL, histories
from small_upazila import LETTERHEAD, meeting, office
from small_upazila import history as small_history

from auditor.i18n import Language
from auditor.model.baseline import Level
from auditor.model.facts import Cause
from auditor.model.finding import Finding, Outcome, Status
from auditor.model.grades import Grade
from auditor.model.standing import office_status
from auditor.model.views.head import Audience
from auditor.views.annex.annexes import chair_view
from reports import ocsf

LANGUAGES = st.sampled_from(list(Language))
DHAKA = timezone(timedelta(hours=6))


@cache
def validator():
    """Return the validator of class 2003, without profiles: it refuses attributes that the class does not have."""
    schema = OcsfJsonSchemaEmbedded(get_ocsf_schema(version=ocsf.VERSION)).get_class_schema("compliance_finding", [])
    return jsonschema.Draft202012Validator(schema)


@given(histories(most=6), AUDIENCES, LANGUAGES)
def test_every_line_is_a_valid_compliance_finding(history, audience, language):
    found = events(history, audience, language)
    assert found
    for event in found:
        validator().validate(event)


@given(spiteful_histories(), AUDIENCES, LANGUAGES)
def test_names_that_nobody_expects_break_no_line_and_are_not_lost(history, audience, language):
    found = events(history, audience, language)
    raw = written("ocsf", history, audience, language).decode()
    assert len(raw.splitlines()) == len(found)
    for event in found:
        validator().validate(event)
    names = {" ".join(event["resources"][0].get("name", "").split()) for event in found}
    counted = [
        each.office for each in history.now.assessments if audience is not Audience.MINUTES or not each.office.voluntary
    ]
    for named in counted:
        name = " ".join(named.name.said(language).split())
        assert any(name in told for told in names)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("class_uid",), 2004),
        (("activity_id",), 7),
        (("severity_id",), 9),
        (("type_uid",), 200304),
        (("compliance", "status_id"), 4),
        (("time",), "2024-03-20"),
        (("password",), ""),
        (("metadata", "version"), None),
    ],
)
def test_the_validator_refuses_what_the_schema_does_not_know(path, value):
    event = events(small_history(meeting([office("lota")])), Audience.AUDITOR, Language.EN)[0]
    validator().validate(event)
    part = event
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    assert not validator().is_valid(event)


def finding_of(event):
    """Return an event as a finding: as much of it as how an office stands is judged by."""
    told = event["unmapped"]
    causes = told.get("causes", [])
    return Finding(
        event["resources"][0]["uid"],
        event["finding_info"]["analytic"]["uid"],
        told.get("decision", ""),
        Level(told["level"]),
        Outcome(told["outcome"]),
        cause=Cause(causes[0]) if causes else None,
    )


@given(histories(), LANGUAGES)
def test_the_counts_of_the_annex_can_be_reckoned_from_the_file(history, language):
    offices = defaultdict(list)
    for event in events(history, Audience.AUDITOR, language):
        resource = event["resources"][0]
        offices[resource.get("group", resource)["uid"]].append(event)
    own = {
        event["resources"][0]["uid"]
        for event in events(history, Audience.CHAIR, language)
        if event["resources"][0]["data"].get("own")
    }
    for part in chair_view(history, LETTERHEAD).summary.parts:
        counts = Counter(
            office_status(
                finding
                for finding in map(finding_of, members)
                if finding.decision == part.decision.id and finding.level is Level.SHALL
            )
            for uid, members in offices.items()
            if uid not in own
        )
        total = part.total
        wanted = {
            Status.IMPLEMENTED: total.implemented, Status.PARTIAL: total.partial, Status.WAIVED: total.waived,
            Status.NOT_IMPLEMENTED: total.not_implemented, Status.NO_INFORMATION: total.no_information,
            Status.AWAITING_PORTAL: total.awaiting_portal, Status.NOT_APPLICABLE: total.not_applicable,
        }  # fmt: skip
        assert {status: counts[status] for status in Status} == wanted


STATUS = {"pass": 1, "fail": 3, "unknown": 2, "waived": 3, "not-applicable": 99}


@given(histories(), LANGUAGES)
@example(HARD_CASES, Language.BN)
def test_outcomes_are_told_in_the_words_of_the_schema_and_in_ours(history, language):
    findings = [finding for assessment in history.now.assessments for finding in assessment.findings]
    for finding, event in zip(findings, events(history, Audience.AUDITOR, language), strict=True):
        assert event["compliance"]["status_id"] == STATUS[finding.outcome]
        assert event["compliance"]["status_code"] == event["unmapped"]["outcome"] == finding.outcome
        assert event["unmapped"].get("grade") == (finding.grade.code if finding.grade is not None else None)
        assert event.get("confidence_id", 0) == (
            0 if finding.grade is None else (1, 2, 2, 3, 3)[list(Grade).index(finding.grade)]
        )
        if finding.outcome is Outcome.WAIVED:
            assert event["status"] == "Waived"
            wanted = {"original_outcome": "fail", "reference": "2024-02/05", "until": UNTIL.isoformat()}
            assert event["unmapped"]["waivers"] == [wanted]
        if finding.awaits_portal:
            assert event["status"] == "Awaiting Portal"
            assert finding.cause.label.said(language) in event["comment"]


@given(histories(), AUDIENCES, LANGUAGES)
def test_the_same_round_gives_the_same_bytes_and_each_finding_an_id_of_its_own(history, audience, language):
    assert written("ocsf", history, audience, language) == written("ocsf", history, audience, language)
    found = events(history, audience, language)
    for ids in ([event["finding_info"]["uid"] for event in found], [event["metadata"]["uid"] for event in found]):
        assert len(set(ids)) == len(ids)
        assert {UUID(given).version for given in ids} == {5}


@given(histories(meetings=1))
def test_a_finding_has_one_id_in_both_languages_and_another_in_another_round(history):
    def ids(past, language):
        return [event["finding_info"]["uid"] for event in events(past, Audience.CHAIR, language)]

    other = type(history).of(replace(history.now, digest="f" * 64), [])
    assert ids(history, Language.BN) == ids(history, Language.EN)
    assert set(ids(history, Language.EN)).isdisjoint(ids(other, Language.EN))


@given(histories(), AUDIENCES)
def test_the_time_is_the_first_moment_of_the_day_of_the_audit_in_bangladesh(history, audience):
    for event in events(history, audience, Language.EN):
        moment = datetime.fromtimestamp(event["time"] / 1000, DHAKA)
        assert (moment.date(), moment.hour, event["timezone_offset"]) == (history.now.header.day, 0, 360)


@given(histories(), LANGUAGES)
def test_what_is_published_names_no_account_no_portal_and_no_duty(history, language):
    told = written("ocsf", history, Audience.MINUTES, language).decode()
    hidden = {assessment.office.portal for assessment in history.now.assessments}
    hidden |= {account.post.en for assessment in history.now.assessments for account in assessment.office.accounts}
    assert not [word for word in (*hidden, "user ID", "login", "two-step-enabled") if json.dumps(word)[1:-1] in told]
