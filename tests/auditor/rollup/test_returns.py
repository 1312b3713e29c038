"""Returns: what a round says of itself comes back whole, and whatever was changed or cannot be is refused by name."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

import msgspec
import pytest
from changing import replace
from few_offices import lay_example
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from auditor.i18n import Language, Text
from auditor.model.baseline import Level
from auditor.model.errors import WorkspaceError
from auditor.model.facts import Cause, Scope
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.return_files import Flaw, RefusedFile
from auditor.model.rollup import Return
from auditor.model.subjects import MOST_USERS, OfficeKind
from auditor.model.tally import CauseCount
from auditor.model.views.head import Letterhead
from auditor.places import areas
from auditor.rollup import returns
from auditor.rollup.telling import telling
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity import listed
from auditor.views.annex import annexes
from auditor.views.annex import summary as views_summary
from auditor.views.compared import history

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))


@pytest.fixture(scope="module")
def past(tmp_path_factory):
    folder = tmp_path_factory.mktemp("space") / "paikgacha"
    lay_example(folder)
    space = listed.open_workspace(folder)
    keeping.keep_round(space, date(2024, 3, 21), "2024-03", "0" * 32)
    return looking_back.history(space)


def test_a_return_names_its_meeting_by_the_month_of_its_identity_with_its_day_beside_it(past):
    now = replace(past.now, header=replace(past.now.header, meeting="2024-02", meets_on=date(2024, 3, 5)))
    made = returns.return_of(replace(past, now=now), called_off=False)
    assert (made.meeting, made.meets_on) == ("2024-02", date(2024, 3, 5))
    assert read(returns.encode(made)) == made
    assert [file.made.meets_on for file in returns.files_of(replace(past, now=now))] == [date(2024, 3, 5), None] * 2
    assert flaws(replace(made, meets_on=date(2034, 3, 5))) == {Flaw.MEETING}


def read(content):
    return returns.parse("a.json", content)


def flaws(made):
    """Return why a return with a checksum of its own is refused; nothing if it is not."""
    found = read(returns.encode(made))
    return set(found.flaws) if isinstance(found, RefusedFile) else set()


def rewritten(made, change):
    """Return the file of a return with its content changed and the checksum computed anew."""
    content = json.loads(returns.encode(made))
    del content["checksum"]
    change(content)
    body = msgspec.json.encode(content, order="deterministic")
    return json.dumps({**content, "checksum": hashlib.sha256(body).hexdigest()}).encode()


def with_tally(made, **changes):
    first, *others = made.decisions
    kind, *kinds = first.kinds
    kind = replace(kind, tally=replace(kind.tally, **changes))
    return replace(made, decisions=(replace(first, kinds=(kind, *kinds)), *others))


def with_duty(made, **changes):
    duty, *others = made.duties
    return replace(made, duties=(replace(duty, count=replace(duty.count, **changes)), *others))


# From a round


def test_a_round_comes_back_from_its_file_as_it_was(past):
    made = returns.return_of(past, called_off=False)
    assert read(returns.encode(made)) == made
    assert returns.encode(made) == returns.encode(returns.return_of(past, called_off=False))
    assert len(returns.encode(made)) < 8000


def test_a_return_says_what_the_annex_of_the_round_says(past):
    made = returns.return_of(past, called_off=False)
    summary = views_summary.summary(past, Letterhead((), ()))
    assert (made.offices, made.answered, made.implemented) == (summary.offices, summary.answered, summary.implemented)
    assert (made.basis, made.best_basis) == (summary.basis, summary.best_basis)
    assert made.digest == past.now.digest
    for decision, part in zip(made.decisions, summary.parts, strict=True):
        assert decision.id == part.decision.id
        assert [(kind.kind, kind.tally) for kind in decision.kinds] == [
            (group.kinds[0], group.tally) for group in part.groups
        ]
    chair = annexes.chair_view(past, Letterhead((), ()))
    by_policy = {duty.policy: duty.count for duty in made.duties}
    for number, column in enumerate(chair.duties):
        if len(column.policies) == 1:
            cells = [row.cells[number] for row in chair.rows if not row.own]
            count = by_policy[column.policies[0]]
            assert (count.done, count.total) == (sum(cell.done for cell in cells), sum(cell.of for cell in cells))


def test_a_duty_of_offices_is_counted_over_those_its_decision_names(past):
    made = returns.return_of(past, called_off=False)
    offices = {decision.id: sum(kind.tally.total for kind in decision.kinds) for decision in made.decisions}
    counted = [(duty.decision, duty.count.total) for duty in made.duties if duty.scope is Scope.OFFICE]
    assert counted
    assert all(total == offices[decision] < made.offices for decision, total in counted)


def test_an_office_that_lists_no_account_is_in_no_count_of_accounts(past):
    made = returns.return_of(past, called_off=False)
    first, *others = past.now.assessments
    findings = tuple(
        {
            (finding.policy, finding.decision): replace(finding, subject=first.office.id) for finding in first.findings
        }.values()
    )
    bare = replace(first, office=replace(first.office, accounts=(), user_count=0), findings=findings)
    now = replace(past.now, assessments=(bare, *others))
    without = returns.return_of(history.History.of(now, ()), called_off=False)
    fewer = len(first.office.accounts)
    assert without.accounts == made.accounts - fewer
    for before, after in zip(made.duties, without.duties, strict=True):
        assert after.count.total == before.count.total - (fewer if after.scope is Scope.ACCOUNT else 0)


def test_a_return_names_no_office_account_or_person(past):
    told = returns.encode(returns.return_of(past, called_off=False)).decode()
    for assessment in past.now.assessments:
        assert assessment.office.name.bn not in told
        assert assessment.office.name.en not in told
        for account in assessment.office.accounts:
            assert account.id not in told
            assert account.post.bn not in told
            assert not account.login or account.login not in told


def test_the_offices_that_check_themselves_voluntarily_are_in_no_count(past):
    made = returns.return_of(past, called_off=False)
    assert sum(assessment.office.voluntary for assessment in past.now.assessments) == 2
    assert made.offices == len(past.now.assessments) - 2


def test_the_upazila_is_found_under_its_committees_spelling(past):
    made = returns.return_of(past, called_off=False)
    assert made.upazila == Text(en="Paikgacha", bn="পাইকগাছা")
    assert made.upazila_id == areas.place_of(made.upazila, made.district).id
    assert made.division == Text(en="Khulna", bn="খুলনা")


def test_a_committee_whose_upazila_is_not_found_is_told_so_before_it_sends_anything(past):
    committee = replace(past.now.header.committee, district=Text(en="Sylhet", bn="সিলেট"))
    elsewhere = replace(past.now, header=replace(past.now.header, committee=committee))
    with pytest.raises(WorkspaceError, match=r"Paikgacha, Sylhet[.] No such upazila"):
        returns.return_of(history.History.of(elsewhere, ()), called_off=False)


OUTCOMES = st.sampled_from(
    [
        {"outcome": Outcome.PASS, "grade": Grade.DECLARED},
        {"outcome": Outcome.PASS, "grade": Grade.PROVEN},
        {"outcome": Outcome.FAIL, "grade": Grade.DECLARED},
        {"outcome": Outcome.FAIL, "grade": Grade.DECLARED, "cause": Cause.NO_CODE},
        {"outcome": Outcome.FAIL, "grade": Grade.DECLARED, "cause": Cause.MIGRATION},
        {"outcome": Outcome.UNKNOWN, "grade": None},
        {"outcome": Outcome.UNKNOWN, "grade": None, "cause": Cause.VACANT},
        {"outcome": Outcome.NOT_APPLICABLE, "grade": None},
        {"outcome": Outcome.WAIVED, "grade": Grade.DECLARED, "waived_from": Outcome.FAIL},
    ]
)


@examples(40)
@given(data=st.data())
def test_whatever_the_offices_answered_the_return_adds_up(data, past):
    chosen = data.draw(st.randoms(use_true_random=False))
    cases = data.draw(st.lists(OUTCOMES, min_size=1, max_size=9))

    def answered(assessment):
        plain = {"cause": None, "waived_from": None}
        findings = tuple(replace(finding, **{**plain, **chosen.choice(cases)}) for finding in assessment.findings)
        contacts = assessment.contacts if chosen.random() < 0.5 else ()
        return replace(assessment, findings=findings, contacts=contacts)

    now = replace(past.now, assessments=tuple(map(answered, past.now.assessments)))
    made = returns.return_of(history.History.of(now, ()), called_off=False)
    assert read(returns.encode(made)) == made


def test_a_round_without_a_decision_is_told_so_before_it_is_sent(past):
    advised = tuple(replace(rule, level=Level.SHOULD) for rule in past.now.header.rules)
    now = replace(past.now, header=replace(past.now.header, rules=advised))
    with pytest.raises(WorkspaceError, match="cannot be counted"):
        returns.return_of(history.History.of(now, ()), called_off=False)


def test_file_names_are_ascii_and_tell_the_district_too(returned):
    names = {returns.file_name(returned(place)) for place in areas.places()}
    assert len(names) == 495
    assert all(name.isascii() and " " not in name for name in names)
    assert returns.file_name(returned("Koyra")) == "return-khulna-koyra-2024-03.json"


# Whatever the bytes


@given(st.binary(max_size=4000))
def test_any_bytes_are_a_return_or_a_plain_refusal(content):
    assert isinstance(read(content), RefusedFile | Return)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=20,
)


@examples(200)
@given(data=st.data())
def test_a_return_with_anything_put_into_any_place_of_it_is_refused_or_still_adds_up(data, returned):
    made = returned("Koyra")

    def change(content):
        place = content
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            key = data.draw(st.sampled_from(keys)) if keys else None
            if key is None or not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
                break
            place = place[key]
        if key is not None:
            place[key] = data.draw(JSON)

    found = read(rewritten(made, change))
    if isinstance(found, Return):
        assert read(returns.encode(found)) == found
        assert sum(found.basis) == found.implemented <= found.answered <= found.offices
    else:
        assert found.flaws


@given(position=st.integers(0, 3000), sign=st.integers(0, 255))
def test_a_changed_byte_is_never_counted_as_something_else(position, sign, returned):
    made = returned("Koyra")
    content = bytearray(returns.encode(made))
    content[position % len(content)] = sign
    found = read(bytes(content))
    assert isinstance(found, RefusedFile) or found == made


def test_a_file_cut_short_is_no_return(returned):
    content = returns.encode(returned("Koyra"))
    for length in (0, 1, 100, len(content) - 3):
        assert read(content[:length]).flaws == (Flaw.NOT_JSON,)


def test_a_file_that_is_too_large_is_not_even_read(returned):
    assert read(returns.encode(returned("Koyra")) + b" " * returns.LARGEST).flaws == (Flaw.TOO_LARGE,)


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_a_file_that_is_too_deep_is_refused(opening):
    assert read(opening * 40_000).flaws == (Flaw.TOO_DEEP,)


@pytest.mark.parametrize(
    "content", [b"{}", b"[]", b"7", b"null", b'{"schema":"portal-auditor/return/v2"}', b'{"schema":[]}']
)
def test_another_kind_of_file_is_named_as_such(content):
    assert read(content).flaws == (Flaw.OTHER_SCHEMA,)


def test_a_file_saved_again_by_an_editor_is_still_the_same_return(returned):
    made = returned("Koyra")
    content = json.loads(returns.encode(made))
    shuffled = dict(reversed(content.items()))
    for saved in (
        json.dumps(shuffled, indent=4, ensure_ascii=True).encode(),
        b"\xef\xbb\xbf" + json.dumps(content, ensure_ascii=False).replace("\n", "\r\n").encode(),
        json.dumps(content, ensure_ascii=False).encode("utf-16"),
        json.dumps(content, ensure_ascii=False).encode("utf-16-le"),
    ):
        assert read(saved) == made


def test_a_careless_edit_is_seen(returned):
    made = returned("Koyra")
    edited = returns.encode(made).replace(b'"offices":', b'"offices":1', 1)
    assert read(edited).flaws == (Flaw.ALTERED,)
    assert read(returns.encode(made).replace(b'"checksum":"', b'"checksum":"0', 1)).flaws == (Flaw.ALTERED,)
    without = json.loads(returns.encode(made))
    del without["checksum"]
    assert read(json.dumps(without).encode()).flaws == (Flaw.ALTERED,)


# What cannot be


@pytest.mark.parametrize("place", ["Koyra", "Shayestaganj", "Dhamrai", "Paikgacha"])
@given(seed=st.integers(0, 10_000))
@examples(25)
def test_what_adds_up_is_taken(place, seed, returned):
    assert not flaws(returned(place, "2024-03", seed))


def test_every_upazila_of_the_nation_is_known(returned):
    assert len(areas.places()) == 495
    assert not [place.name.en for place in areas.places() if flaws(returned(place))]


def test_more_may_be_known_than_answered_for_a_systems_record_needs_no_answer(returned):
    made = next(sample for sample in (returned("Koyra", "2024-03", seed) for seed in range(99)) if sample.answered > 3)
    assert not flaws(with_tally(made, answered=0, asked=0))


def sums(made):
    return with_tally(made, no_information=made.decisions[0].kinds[0].tally.no_information + 1)


def portal(made):
    return replace(
        made, causes=(CauseCount(Cause.NO_CODE, 2),), portal_offices=3, answered=made.offices, asked=made.offices
    )


def twice(made):
    return replace(made, decisions=(made.decisions[0], made.decisions[0]))


def kind_twice(made):
    first, *others = made.decisions
    return replace(made, decisions=(replace(first, kinds=(first.kinds[0], first.kinds[0])), *others))


def in_two_parts(made):
    first, *others = made.decisions
    half, rest = replace(first, duties=first.duties[:2]), replace(first, duties=first.duties[2:], kinds=())
    return replace(made, decisions=(half, rest, *others))


def ordered_twice(made):
    first, *others = made.decisions
    first = replace(first, duties=(*first.duties, first.duties[0]))
    return replace(made, decisions=(first, *others), duties=(*made.duties, made.duties[0]))


def crowded_kind(made):
    first, *others = made.decisions
    kind, *kinds = first.kinds
    kind = replace(kind, accounts=made.accounts + 1)
    return replace(made, decisions=(replace(first, kinds=(kind, *kinds)), *others))


def renamed(**changes):
    return lambda made: replace(made, **changes)


def false_returns():
    yield "parts that are not the total", sums, Flaw.SUMS
    yield "a portal in more offices than its causes", portal, Flaw.SUMS
    yield "grades of more than is implemented", renamed(basis=(99, 0, 0, 0, 0)), Flaw.BASIS
    yield "best grades of more than is implemented", renamed(best_basis=(99, 0, 0, 0, 0)), Flaw.BASIS
    yield "grades of a decision", lambda made: with_tally(made, basis=(99, 0, 0, 0, 0)), Flaw.BASIS
    yield "grades of a duty", lambda made: with_duty(made, basis=(999, 0, 0, 0, 0)), Flaw.BASIS
    yield "a count below zero", renamed(accounts=-1), Flaw.NEGATIVE
    yield "a grade below zero", lambda made: with_tally(made, basis=(-1, 1, 0, 0, 0)), Flaw.NEGATIVE
    yield "no office at all", renamed(offices=0), Flaw.TOO_MANY
    yield "more offices than can be", renamed(offices=returns.MOST_OFFICES + 1), Flaw.TOO_MANY
    yield "a number no machine adds up", renamed(offices=2**63 - 1), Flaw.TOO_MANY
    yield "more accounts than can be", renamed(accounts=100 * MOST_USERS), Flaw.TOO_MANY
    yield "more answers than offices", renamed(answered=99, asked=99), Flaw.MORE_THAN_THERE_ARE
    yield "fewer asked than answered", lambda made: replace(made, asked=made.answered - 1), Flaw.MORE_THAN_THERE_ARE
    yield (
        "more done than there are",
        lambda made: with_duty(made, done=999, basis=(999, 0, 0, 0, 0)),
        Flaw.MORE_THAN_THERE_ARE,
    )
    yield (
        "a duty of more accounts than there are",
        lambda made: with_duty(made, total=made.accounts + 1),
        Flaw.MORE_THAN_THERE_ARE,
    )
    yield "fewer of a kind asked than answered", lambda made: with_tally(made, asked=0), Flaw.MORE_THAN_THERE_ARE
    yield "more implemented than offices", lambda made: replace(made, implemented=99), Flaw.MORE_THAN_THERE_ARE
    yield (
        "a cause in more offices than there are",
        renamed(causes=(CauseCount(Cause.VACANT, 99),)),
        Flaw.MORE_THAN_THERE_ARE,
    )
    yield "a kind with more accounts than there are", crowded_kind, Flaw.MORE_THAN_THERE_ARE
    yield "a decision in two parts", in_two_parts, Flaw.DOUBLED_ENTRY
    yield "a duty ordered and counted twice", ordered_twice, Flaw.DOUBLED_ENTRY
    yield "a decision twice", twice, Flaw.DOUBLED_ENTRY
    yield "a kind twice", kind_twice, Flaw.DOUBLED_ENTRY
    yield "a duty twice", lambda made: replace(made, duties=(*made.duties, made.duties[0])), Flaw.DOUBLED_ENTRY
    yield "a duty too few", lambda made: replace(made, duties=made.duties[1:]), Flaw.DOUBLED_ENTRY
    yield "a cause twice", renamed(causes=(CauseCount(Cause.VACANT, 1),) * 2), Flaw.DOUBLED_ENTRY
    yield "no decision", renamed(decisions=(), duties=()), Flaw.DOUBLED_ENTRY
    yield "a day before the decision", renamed(day=date(2024, 1, 17)), Flaw.BEFORE_DECISION
    yield "no month", renamed(meeting="2024-13"), Flaw.MEETING
    yield "a month in another script", renamed(meeting="২০২৪-০৩"), Flaw.MEETING
    yield "the year nought", renamed(meeting="0000-01"), Flaw.MEETING
    yield "a meeting of another year", renamed(meeting="2026-03"), Flaw.MEETING
    yield "a digest that is none", renamed(digest="0" * 63 + "G"), Flaw.DIGEST
    yield "the digest of nothing", renamed(digest="0" * 64), Flaw.DIGEST
    yield "round nought", renamed(number=0), Flaw.DIGEST
    yield "an upazila that is none", renamed(upazila=Text(en="Atlantis", bn="আটলান্টিস")), Flaw.UNKNOWN_UPAZILA
    yield "a district that is not its own", renamed(district=Text(en="Sylhet", bn="সিলেট")), Flaw.OTHER_DISTRICT
    yield "a division that is not its own", renamed(division=Text(en="Sylhet", bn="সিলেট")), Flaw.OTHER_DISTRICT
    yield "the number of another upazila", renamed(upazila_id="1"), Flaw.OTHER_NUMBER
    yield "a very long name", renamed(upazila=Text(en="Koyra" * 99, bn="কয়রা" * 99)), Flaw.WORDS
    yield "a name that turns the writing", renamed(upazila=Text(en="Koyra\u202e", bn="কয়রা")), Flaw.WORDS
    yield "a version that is a sentence", renamed(version="<b>one</b>"), Flaw.WORDS


FALSE = list(false_returns())


@pytest.mark.parametrize(("change", "flaw"), [case[1:] for case in FALSE], ids=[case[0] for case in FALSE])
def test_a_false_return_is_named_whoever_computed_its_checksum(change, flaw, returned):
    made = next(sample for sample in (returned("Koyra", "2024-03", seed) for seed in range(99)) if sample.answered > 3)
    assert not flaws(made)
    assert flaw in flaws(change(made))


def test_a_subject_that_moves_the_cursor_is_refused(returned):
    made = returned("Koyra")
    first, *others = made.decisions
    first = replace(first, subject=Text(en="a\x1b[2Jb", bn="ক"))
    assert flaws(replace(made, decisions=(first, *others))) == {Flaw.WORDS}


def test_an_unknown_kind_a_missing_entry_and_one_too_many_are_refused(returned):
    made = returned("Koyra")

    def kind(content):
        content["decisions"][0]["kinds"][0]["kind"] = "ministry"

    for change in (
        kind,
        lambda content: content.pop("digest"),
        lambda content: content.update(office="agriculture"),
        lambda content: content.update(offices="39"),
        lambda content: content.update(offices=39.0),
        lambda content: content.update(offices=True),
        lambda content: content.update(day="18.03.2024"),
        lambda content: content["upazila"].update(bn=""),
        lambda content: content["decisions"][0].update(account="x"),
    ):
        assert read(rewritten(made, change)).flaws == (Flaw.MALFORMED,)


def test_a_refusal_names_the_upazila_where_it_can_be_known(returned):
    refused = read(returns.encode(returned("Koyra", accounts=-1)))
    assert (refused.file, refused.upazila) == ("a.json", Text(en="Koyra", bn="কয়রা"))
    long = read(returns.encode(returned("Koyra", upazila=Text(en="K" * 99, bn="ক" * 99))))
    assert long.upazila is None


def test_every_flaw_can_be_told_and_ends_without_a_value():
    for flaw in Flaw:
        assert flaw.label.bn
        assert "{" not in flaw.label.en


def test_a_day_of_any_year_is_only_ever_refused(returned):
    for day in (date.min, date.max, date(2024, 3, 18) + timedelta(days=400)):
        assert flaws(returned("Koyra", day=day)) <= {Flaw.BEFORE_DECISION, Flaw.MEETING}
        assert flaws(returned("Koyra", day=day))


def test_scopes_and_kinds_of_the_builder_are_those_of_the_model(returned):
    made = returned("Koyra")
    assert {duty.scope for duty in made.duties} == set(Scope)
    assert {kind.kind for kind in made.decisions[0].kinds} == {OfficeKind.DEPARTMENT, OfficeKind.UNION}


@pytest.mark.parametrize(
    ("day", "called"),
    [
        (date(2024, 1, 18), ["Decision 11", "Decision 11"]),
        (date(2024, 1, 29), ["Decision 11 of 18.01.2024", "Decision 11 of 29.01.2024"]),
        (date(2024, 2, 15), ["Decision 11 of January 2024", "Decision 11 of February 2024"]),
    ],
)
def test_decisions_of_one_number_and_several_meetings_are_told_apart_also_where_a_month_had_two(returned, day, called):
    made = returned("Koyra")
    first, second = made.decisions
    two = replace(made, decisions=(first, replace(second, serial="11", day=day)))
    told = [words.en.partition(",")[0] for words in telling("a.json", two)]
    assert [words for words in told if words.startswith("Decision")] == called


def test_who_verifies_a_return_is_told_that_its_meeting_was_not_held(past):
    made = returns.return_of(past, called_off=False)
    for language, words in ((Language.EN, "noted that meeting as not held"), (Language.BN, "সভাটি অনুষ্ঠিত হয়নি")):
        told = [
            [each.said(language) for each in telling("file.json", replace(made, called_off=called_off))]
            for called_off in (True, False)
        ]
        assert [any(words in each for each in of_one) for of_one in told] == [True, False]
