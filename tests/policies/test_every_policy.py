"""What must hold for every policy, those to come included."""

from __future__ import annotations

import ast
import inspect
import runpy
import string
import typing
import unicodedata
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import discovery
from auditor.cli.policies import documentation
from auditor.i18n import Language, Text
from auditor.model.evidence import Evidence, Known, MissingFact, MissingReason, Unknown
from auditor.model.facts import Fact, RuleAnswer
from auditor.model.grades import Grade
from auditor.model.policy import Fail, Pass, Verdict
from auditor.model.when import When

POLICIES = discovery.policies()
every_policy = pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
SEEN_ON = date(2024, 2, 10)


def settings_of(policy):
    values = {}
    for name, kind in typing.get_type_hints(policy.settings).items():
        if kind is date:
            values[name] = date(2024, 1, 18)
    return policy.settings(**values)


def values_of(fact: Fact):
    """All values of a small fact, or telling ones of a large one."""
    if fact.dated:
        return [When.on(date(2024, 2, 1)), When.on(date(2023, 5, 1)), When.not_since(date(2024, 1, 18))]
    if fact.id == "password_meets_rule":
        return [RuleAnswer("upper+lower+symbol", met=True), RuleAnswer("upper+lower+symbol", met=False)]
    for code in ("none", "weak", "email", "not-offered", "anothers"):
        try:
            kind = type(fact.decode(code))
        except (KeyError, ValueError, TypeError):
            continue
        if issubclass(kind, Enum):
            return list(kind)
    return [True, False]


def known(value) -> Known:
    return Known(value, Grade.DECLARED, SEEN_ON, "test")


@every_policy
def test_every_policy_says_unknown_when_nothing_is_known(policy):
    with pytest.raises(MissingFact):
        policy.check(Evidence("a"), settings_of(policy))


@every_policy
@given(data=st.data())
def test_no_policy_passes_while_the_fact_it_requires_is_missing(policy, data):
    required = policy.reads[0]
    others = {fact: known(data.draw(st.sampled_from(values_of(fact)))) for fact in policy.reads[1:]}
    evidence = Evidence("a", {**others, required: Unknown(MissingReason.STALE, SEEN_ON)})
    with pytest.raises(MissingFact):
        policy.check(evidence, settings_of(policy))


@every_policy
@given(data=st.data())
def test_every_policy_gives_a_verdict_on_full_evidence(policy, data):
    evidence = Evidence("a", {fact: known(data.draw(st.sampled_from(values_of(fact)))) for fact in policy.reads})
    assert isinstance(policy.check(evidence, settings_of(policy)), Verdict)


@every_policy
def test_every_policy_can_pass_and_can_fail(policy):
    required = policy.reads[0]
    verdicts = set()
    for value in values_of(required):
        verdicts.add(type(policy.check(Evidence("a", {required: known(value)}), settings_of(policy))))
    assert verdicts == {Pass, Fail}


@every_policy
@given(data=st.data())
def test_further_facts_only_ever_turn_a_pass_into_a_fail(policy, data):
    required, *others = policy.reads
    base = {required: known(data.draw(st.sampled_from(values_of(required))))}
    before = policy.check(Evidence("a", base), settings_of(policy))
    more = {fact: known(data.draw(st.sampled_from(values_of(fact)))) for fact in others}
    after = policy.check(Evidence("a", {**base, **more}), settings_of(policy))
    if isinstance(before, Fail):
        assert isinstance(after, Fail)


@cache
def table_beside(policy_id):
    """The cases of one policy: sentence to values of facts, settings, and the verdict or what is missing."""
    path = Path(__file__).with_name(f"test_{policy_id.replace('-', '_')}.py")
    assert path.exists(), f"{policy_id} needs its cases: write tests/policies/{path.name} like those beside it"
    return runpy.run_path(str(path))["CASES"]


def verdicts_written_in(policy):
    tree = ast.parse(inspect.getsource(import_module(f"policies.{policy.id.replace('-', '_')}")))
    kinds = {kind.__name__: kind for kind in typing.get_args(Verdict)}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in kinds:
            codes = [*call.args, *(keyword.value for keyword in call.keywords)]
            assert all(isinstance(code, ast.Constant) for code in codes), "write each code of a verdict as a word"
            yield kinds[call.func.id](*(code.value for code in codes))


@every_policy
def test_every_policys_table_has_every_verdict_that_its_file_can_give(policy):
    written = set(verdicts_written_in(policy))
    assert Pass() in written
    assert written == {verdict for *_, verdict in table_beside(policy.id).values() if not isinstance(verdict, tuple)}


@every_policy
def test_every_policys_table_has_every_value_of_every_small_fact_it_reads(policy):
    small = {(fact, value) for fact in policy.reads for value in values_of(fact) if isinstance(value, bool | Enum)}
    assert small <= {case for facts, _, _ in table_beside(policy.id).values() for case in facts.items()}


@every_policy
def test_every_policys_table_has_its_required_fact_untold_and_no_longer_counting(policy):
    required = policy.reads[0]
    rows = table_beside(policy.id).values()
    untold = [facts.get(required) for facts, _, said in rows if isinstance(said, tuple) and said[0] == required]
    assert None in untold
    assert [unknown for unknown in untold if isinstance(unknown, Unknown) and unknown.stands is not None]


@every_policy
@pytest.mark.parametrize("grade", Grade, ids=lambda grade: grade.code)
def test_every_case_of_every_policys_table_holds_whatever_its_grade(judge, policy, grade):
    for sentence, (facts, settings, verdict) in table_beside(policy.id).items():
        assert judge(policy, facts, settings, grade) == verdict, sentence


@every_policy
def test_a_policys_file_test_id_and_constant_have_one_name(policy):
    module = import_module(f"policies.{policy.id.replace('-', '_')}")
    assert module.POLICY is policy


@every_policy
def test_every_policy_speaks_both_languages_and_in_whole_sentences(policy):
    for text in (policy.why, policy.broken, policy.remedy, policy.when_unknown):
        assert text.en.endswith((".", "?"))
        assert text.bn.endswith(("।", "?"))
    for text in texts_of(policy):
        assert text.en.isascii()
        assert any("BENGALI" in unicodedata.name(sign, "") for sign in text.bn)
        assert unicodedata.is_normalized("NFC", text.bn)
        if text is not policy.source:  # standards and their sections are called as they are written there
            assert not any(sign in string.digits for sign in text.bn)


def texts_of(policy):
    own = [getattr(policy, name) for name in policy.__struct_fields__]
    return [text for text in own if isinstance(text, Text)] + [text for _, text in (*policy.remedies, *policy.stands)]


@every_policy
def test_steps_have_no_other_placeholder_than_the_post(policy):
    for text in (policy.remedy, policy.when_unknown, *(text for _, text in policy.remedies)):
        for words in (text.en, text.bn):
            assert {name for _, name, _, _ in string.Formatter().parse(words) if name} <= {"post", "self_check"}


@every_policy
def test_every_policy_names_its_source(policy):
    assert len(policy.source.en) > 10
    assert len(policy.source.bn) > 10


@every_policy
def test_a_policy_has_no_try_and_no_import_but_model_and_language(policy):
    module = import_module(f"policies.{policy.id.replace('-', '_')}")
    tree = ast.parse(Path(inspect.getfile(module)).read_text("utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Try)]
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert all(
        name in {"__future__", "dataclasses", "datetime", "typing"}
        or name.startswith(("auditor.model", "auditor.i18n"))
        for name in imported
    )


@every_policy
def test_a_duty_that_comes_after_another_names_one_of_the_same_scope_that_comes_after_none(policy):
    if policy.after:
        before = POLICIES[policy.after]
        assert (before.scope, before.after) == (policy.scope, "")


def test_the_documentations_table_is_what_the_policies_say():
    text = (Path(__file__).parents[2] / "docs" / "policies.md").read_text("utf-8")
    table = text.partition("<!-- made by: auditor policies --markdown -->\n")[2].partition("\n<!-- end -->")[0]
    assert table == documentation(POLICIES.values(), Language.EN), "put the output of its command into docs/policies.md"
