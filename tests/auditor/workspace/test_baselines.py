"""Baselines are read strictly: a typo cannot switch a check off."""

from __future__ import annotations

from datetime import date

import pytest

from auditor import discovery
from auditor.model.baseline import Level
from auditor.model.errors import BaselineError
from auditor.model.policy import Since
from auditor.model.subjects import OfficeKind
from auditor.workspace import baselines, settings

POLICIES = discovery.policies()
SHIPPED = baselines.shipped("paikgacha-2024-01")


@pytest.mark.parametrize("name", baselines.SHIPPED)
def test_every_shipped_baseline_is_valid_and_named_as_its_file(name):
    assert baselines.parse(name, baselines.shipped(name), POLICIES).id == name


@pytest.mark.parametrize("name", ["good-practice", "egp-2021"])
def test_advice_orders_nothing(name):
    found = baselines.parse(name, baselines.shipped(name), POLICIES)
    assert {rule.level for rule in found.rules} == {Level.SHOULD}
    assert found.ordering == ()


def test_the_decision_counts_from_its_own_day_and_demands_no_digit():
    found = baselines.parse("p", SHIPPED, POLICIES)
    assert found.password_rule == "upper+lower+symbol"
    assert counting_days(found) == {date(2024, 1, 18)}
    assert found.counting_from_other_days == ()


def counting_days(found) -> set[date]:
    return {rule.settings.since for rule in found.rules if isinstance(rule.settings, Since)}


def test_who_corrects_the_day_of_a_decision_corrects_all_that_counts_from_it():
    found = baselines.parse("p", SHIPPED.replace("day = 2024-01-18", "day = 2026-05-20"), POLICIES)
    assert counting_days(found) == {date(2026, 5, 20)}
    assert {decision.meeting for decision in found.decisions} == {"2026-05"}


def test_another_day_counts_only_where_a_rule_names_it_and_is_told():
    own = 'policy = "password-reset"\nsettings = { since = 2024-02-01 }'
    found = baselines.parse("p", SHIPPED.replace('policy = "password-reset"', own), POLICIES)
    assert counting_days(found) == {date(2024, 1, 18), date(2024, 2, 1)}
    assert [(rule.policy.id, day) for rule, day in found.counting_from_other_days] == [
        ("password-reset", date(2024, 2, 1))
    ]


def test_advice_without_a_decision_names_the_day_it_counts_from_itself():
    egp = baselines.shipped("egp-2021")
    assert counting_days(baselines.parse("p", egp, POLICIES)) == {date(2020, 11, 16)}
    with pytest.raises(BaselineError, match="since"):
        baselines.parse("own.toml", egp.replace("settings = { since = 2020-11-16 }\n", ""), POLICIES)


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ('policy = "password-reset"', 'policy = "password-rest"', "password-reset"),
        ('policy = "password-reset"', 'settings = { sinse = 2024-01-18 }\npolicy = "password-reset"', "sinse"),
        ('policy = "password-reset"', 'settings = { since = "2024-01-18" }\npolicy = "password-reset"', "since"),
        ('digit = "advise"', 'digit = "maybe"', "digit"),
        ('level = "SHALL"', 'level = "MUST"', "SHALL"),
        ('decision = "2024-01/11"', 'decision = "2024-01/12"', "decision"),
        ('implementers = ["department", "union", "udc"]', 'implementers = ["departments"]', "department"),
        ("fresh_days = 180", "fresh_days = 0", "fresh_days"),
        ("fresh_days = 180", "fresh_dayz = 180", "fresh_dayz"),
        ('policy = "account-not-shared"', 'policy = "two-step-method"', "twice"),
        ("[title]", "[titel]", "title"),
        ("day = 2024-01-18", "day = 2024-01-18T00:00:00", "day"),
    ],
)
def test_what_is_written_wrongly_is_refused_by_name(before, after, named):
    assert before in SHIPPED
    with pytest.raises(BaselineError) as refused:
        baselines.parse("own.toml", SHIPPED.replace(before, after), POLICIES)
    assert any(named in message.en for message in refused.value.messages)
    assert all("own.toml" in message.en and "own.toml" in message.bn for message in refused.value.messages)


@pytest.mark.parametrize("words", ["ask 01712-345678", "clerk@example.gov.bd says so", "Qz7#kupodA"])
@pytest.mark.parametrize(
    ("key", "written"), [("memo", "০৫.৪৪.৪৭৬৪.০০০.৭৫.০০১.২৩-৯১"), ("subject", "ওয়েব পোর্টালের পাসওয়ার্ড ও প্রোফাইল")]
)
def test_a_decision_that_enters_the_ledger_holds_no_phone_no_address_and_no_password(tmp_path, key, written, words):
    assert written in SHIPPED
    text = SHIPPED.replace(written, words, 1)
    (tmp_path / "own.toml").write_text(text, "utf-8")
    with pytest.raises(BaselineError) as refused:
        baselines.read(tmp_path, "own.toml", POLICIES, settings.CONFIG)
    (told,) = refused.value.messages
    assert f'"{key}": ' in told.en
    assert words not in told.en
    assert baselines.parse("round 1", text, POLICIES).decisions


def test_all_mistakes_are_told_together():
    wrong = SHIPPED.replace('level = "SHOULD"', 'level = "MAY"').replace("fresh_days = 180", "fresh_days = true")
    with pytest.raises(BaselineError) as refused:
        baselines.parse("own.toml", wrong, POLICIES)
    assert len(refused.value.messages) == SHIPPED.count('level = "SHOULD"') + 1


@pytest.mark.parametrize(
    "text", ["", 'id = "x"\n[title]\nen = "x"\nbn = "ক"\n', "rules = 1", "id = ", "decisions = {}"]
)
def test_an_empty_or_broken_baseline_is_an_error(text):
    with pytest.raises(BaselineError):
        baselines.parse("own.toml", text, POLICIES)


def test_a_workspace_may_name_further_implementers():
    found = baselines.extend(baselines.parse("p", SHIPPED, POLICIES), {"2024-01/09": ["union"]}, "auditor.toml")
    assert OfficeKind.UNION in found.decision("2024-01/09").implementers


def test_a_workspace_may_not_name_unknown_decisions_or_kinds():
    parsed = baselines.parse("p", SHIPPED, POLICIES)
    with pytest.raises(BaselineError) as refused:
        baselines.extend(parsed, {"2024-01/99": ["union"], "2024-01/09": ["unions"]}, "auditor.toml")
    assert len(refused.value.messages) == 2
