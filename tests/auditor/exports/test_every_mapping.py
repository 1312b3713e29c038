"""What must hold for every mapping, those to come included; a mapping without a sample of its record is red."""

from __future__ import annotations

from datetime import date

import pytest
from system_records import SAMPLES, SECRET, as_file, facts, read, said, sample

from auditor.exports.expecting import expected_of
from auditor.exports.mapping import mapping_of, shipped
from auditor.i18n import Language
from auditor.model.errors import FileRefusedError
from auditor.model.facts import FACTS
from auditor.model.grades import Grade
from auditor.tables.files import open_table

MAPPINGS = {mapping.id: mapping for mapping in shipped()}
NAMES = sorted(path.name for path in SAMPLES.iterdir())
RECORDS = [name for name in NAMES if not name.endswith(".toml")]


def with_beside(name):
    beside = [other for other in NAMES if other.endswith(".toml") and name.startswith(other.removesuffix(".toml"))]
    return [sample(name), *map(sample, beside)]


def samples_of(mapping):
    fitting = {name: max((known for known in MAPPINGS if name.startswith(known)), key=len) for name in RECORDS}
    return [name for name, known in fitting.items() if known == mapping.id]


EVERY = pytest.mark.parametrize("mapping", MAPPINGS.values(), ids=MAPPINGS.keys())
EVERY_RECORD = pytest.mark.parametrize("name", RECORDS)


@EVERY
def test_a_mapping_has_a_title_in_both_languages_and_facts_that_exist(mapping):
    assert mapping.called.said(Language.BN) != ""
    assert mapping.called.said(Language.EN) != ""
    assert {rule.fact for rule in mapping.facts} <= set(FACTS)


@EVERY
def test_a_mapping_has_a_sample_of_its_record_that_tells_something(mapping):
    assert samples_of(mapping), f"{mapping.id} needs a sample: tests/auditor/exports/samples/{mapping.id}-2024-02-10.…"
    for name in samples_of(mapping):
        assert facts(read(*with_beside(name))), name


@EVERY
def test_each_rule_of_a_mapping_speaks_of_a_sample(mapping):
    told = {
        fact for name in samples_of(mapping) for of_one in facts(read(*with_beside(name))).values() for fact in of_one
    }
    assert {rule.fact for rule in mapping.facts} <= told


@EVERY
def test_nothing_but_a_word_for_being_on_makes_an_account_enrolled(mapping):
    other = ("forced", "enforce", "capable", "registered", "required")
    for rule in mapping.facts:
        if rule.fact == "two_step_enrolled":
            assert not any(word in rule.field.casefold() for word in other)


@EVERY_RECORD
def test_a_record_is_known_by_what_is_in_it_and_carries_the_grade_of_records(name):
    parsed = read(*with_beside(name))
    assert {seen.grade for seen in parsed.observations} == {Grade.EXPORTED}
    assert all(seen.observed_on <= date(2024, 2, 10) for seen in parsed.observations)
    renamed = with_beside(name)
    if len(renamed) == 1:
        again = read(as_file(f"x-2024-02-10.{name.rpartition('.')[2]}", renamed[0].content))
        assert facts(again) == facts(parsed)


@EVERY_RECORD
def test_no_secret_of_a_record_is_kept_or_told_and_no_login_is_told_whole(name):
    parsed = read(*with_beside(name))
    assert SECRET not in repr(parsed)
    holds = SECRET.encode() in sample(name).content and not name.endswith(".html")
    assert ("holds secrets" in said(parsed)) is holds
    assert ".paikgacha" not in said(parsed)


@pytest.mark.parametrize("name", [name for name in RECORDS if name.endswith(".csv")])
def test_columns_of_secrets_are_empty_before_a_row_is_looked_at(name):
    file = sample(name)
    table = open_table(file.name, file.content)
    forms = [expected_of(form) for mapping in MAPPINGS.values() for form in mapping.tables]
    best = forms[table.fitting(forms)[0]]
    assert SECRET not in repr(table.sheets(best))


def test_a_mapping_that_does_not_fit_together_is_refused_with_the_key_that_is_wrong():
    good = (
        'title = {en = "x", bn = "ক"}\n[[table]]\nneeds = ["login"]\n[table.fields]\nlogin = ["user"]\non = ["on"]\n'
        '[[facts]]\nfact = "two_step_enrolled"\nfield = "on"\nyes = ["1"]\nno = ["0"]\n'
    )
    assert mapping_of("x.toml", good.encode()).id == "x"
    wrong = {
        "facts: password_meets_rule": good.replace("two_step_enrolled", "password_meets_rule"),
        "facts: nothing": good.replace("two_step_enrolled", "nothing"),
        "facts: two_step_enrolled: there": good.replace('field = "on"', 'field = "there"'),
        "facts: two_step_enrolled_on: yes, no, values": good.replace("two_step_enrolled", "two_step_enrolled_on"),
        "facts: two_step_enrolled: *": good.replace('yes = ["1"]', 'yes = ["*"]'),
        "zone": 'zone = "Mars"\n' + good,
        "titel": "titel = 3\n" + good,
        "title": good.replace('en = "x", ', ""),
        "needs (1)": good.replace('needs = ["login"]', 'needs = ["on"]'),
        "line 1": "= " + good,
    }
    for key, text in wrong.items():
        with pytest.raises(FileRefusedError, match=r"x\.toml") as refused:
            mapping_of("x.toml", text.encode())
        assert key in str(refused.value)
