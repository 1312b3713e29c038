"""What holds for every question of the register, those to come included."""

from __future__ import annotations

import io
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from changing import replace

from auditor.i18n import Language, Text, match_key
from auditor.model.counting import CountsFrom
from auditor.model.facts import Scope
from auditor.model.forms import FormStamp
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.model.views.head import Letterhead
from auditor.model.when import When
from auditor.register.answers import AFTER_DECISION, UNKNOWN, Done, on_day
from auditor.register.cards import spoken_questions
from auditor.register.columns import NEVER_READ_HEADINGS, REGISTER_SHEET, Mark, Talked, columns
from auditor.register.question import AskedOf, Basis
from auditor.register.questions import in_turn, questions
from auditor.register.rows import AnswerForm, AnswerForms, Asking, CallSheet, RegisterRow
from auditor.register.workbook import write
from auditor.selfcheck.texts.of_page import TEXTS
from auditor.sources.register import parse
from auditor.tables.answers import read_yes_no
from reports.layout.fieldwork import answer_forms, call_sheet

ROOT = Path(__file__).parents[3]
DECISION = date(2024, 1, 18)
TOLD = date(2024, 2, 1)
RULE = "password-composition"
NOTHING = Text(en="", bn="")
EVERY = pytest.mark.parametrize("question", questions().values(), ids=questions())
LANGUAGES = pytest.mark.parametrize("language", Language)


def office_of(name):
    """Return an office with an address and one account."""
    post = Text(en="Officer", bn="কর্মকর্তা")
    return Office(
        name, Text(en=name, bn=name), OfficeKind.DEPARTMENT, post, email="office@paikgacha.gov.bd",
        accounts=(Account(f"{name}/officer", post),),
    )  # fmt: skip


BASIS = Basis(TOLD, (CountsFrom(DECISION),), RULE, (), office_of("office").email)


def claims_of(question, words):
    claims = question.read(words, BASIS)
    assert isinstance(claims, tuple), (words, claims)
    return claims


def rows_of(office):
    """Return the rows of an office of which everything is open."""
    whole = RegisterRow(
        office.id, office.id, 1, office.name, office.head_post, "", frozenset(questions()), NOTHING, is_office=True
    )
    of_accounts = [
        RegisterRow(
            account.id, office.id, 1, office.name, account.post, "", frozenset(questions()), NOTHING, is_office=False
        )
        for account in office.accounts
    ]
    return [whole, *of_accounts]


ASKING = Asking("2024-02", CountsFrom(DECISION), TOLD, Letterhead(("কমিটি",), ("Committee",)))


def words_of(paper):
    return repr(paper).replace("\\n", " ")


# What was answered -----------------------------------------------------------------------------------------------


@EVERY
def test_a_no_is_offered_after_every_yes(question):
    done = [choice.value for choice in question.choices if isinstance(choice.value, Done)]
    assert Done.NOT_SINCE not in done[:-1]


@EVERY
def test_an_earlier_answer_comes_back_in_its_own_words(question):
    for choice in question.choices if question.answers else ():
        told = {claim.fact: claim.value for claim in claims_of(question, choice.label.bn)}
        assert question.answered(told) == choice.label


@LANGUAGES
@pytest.mark.parametrize("name", ["reset", "profile"])
def test_that_the_present_holder_has_not_done_it_is_read_as_a_no_since_the_register_prints_it_so(name, language):
    asked = questions()[name]
    no = When.not_by_the_holder()
    told = asked.said(no)
    assert told == no.label
    assert claims_of(asked, told.said(language)) == claims_of(asked, "না")


@LANGUAGES
def test_what_is_asked_of_days_since_the_decision_is_said_again_of_the_same_days(language):
    told = When.since(DECISION, TOLD).label.said(language)
    reset, since = questions()["reset"], AFTER_DECISION.label
    for asked in (since, reset.spoken, TEXTS["a-since"]):
        assert told in asked.filled(decision_date=DECISION).said(language)
    answered = [claims_of(questions()[name], since.filled(decision_date=DECISION).bn) for name in ("reset", "profile")]
    assert {claim.value for claims in answered for claim in claims} == {When.since(DECISION, TOLD)}


@LANGUAGES
@pytest.mark.parametrize("name", ["reset", "profile"])
@pytest.mark.parametrize(
    ("named", "counts"),
    [(DECISION + timedelta(8), True), (DECISION - timedelta(1), False), (TOLD + timedelta(1), False)],
)
def test_on_or_after_a_day_later_than_the_decision_s_is_read_as_of_that_day_and_no_other_is(
    name, named, counts, language
):
    said = AFTER_DECISION.label.filled(decision_date=named).said(language)
    read = questions()[name].read
    claims = read(said, BASIS)
    assert [claim.value for claim in claims or ()] == ([When.since(named, TOLD)] if counts else [])
    assert read(f"{said}, {named:%d.%m.%Y}", BASIS) is None, "of which of two days it speaks is not known"


@pytest.mark.parametrize(("question", "said"), [("email-use", "not regularly"), ("two-step", "not on")])
def test_where_only_the_fact_itself_is_known_no_more_is_said_of_the_answer(question, said):
    asked = questions()[question]
    assert asked.answered({asked.fact: False}).en == said


# What is declared ------------------------------------------------------------------------------------------------


def test_a_question_has_the_name_of_its_file():
    files = {path.stem for path in (ROOT / "auditor" / "register" / "questions").glob("*.py")} - {"__init__"}
    assert {file.replace("_", "-") for file in files} == set(questions())


def test_every_question_has_a_place_and_a_turn_of_its_own():
    for order in ("place", "turn"):
        taken = [getattr(question, order) for question in questions().values()]
        assert len(taken) == len(set(taken)), order


@EVERY
def test_no_heading_of_a_question_means_anything_else(question):
    meaning = defaultdict(set)
    for column in columns():
        for heading in column.headings:
            meaning[match_key(heading)].add(column.name)
    for heading in NEVER_READ_HEADINGS:
        meaning[match_key(heading)].add("never read")
    for heading in question.headings:
        assert meaning[match_key(heading)] == {question.name}, heading


@EVERY
def test_what_is_told_fits_into_a_spreadsheets_hint(question):
    assert len(question.told.said(Language.BN, decision_date=DECISION)) <= 255
    assert len((question.short or question.heading).bn) <= 32


@EVERY
def test_a_question_asks_the_one_of_whom_its_facts_speak(question):
    of_office = question.asked_of is AskedOf.OFFICE
    for fact in (question.fact, *question.also):
        assert fact is None or (fact.scope is Scope.OFFICE) is of_office, fact


@EVERY
def test_a_question_that_asks_more_about_another_stands_on_the_same_row_and_asks_nothing_alone(question):
    if question.more_about:
        first = questions()[question.more_about]
        assert (first.asked_of, first.more_about) == (question.asked_of, "")
        assert question.spoken is None


# How it is read --------------------------------------------------------------------------------------------------


@EVERY
def test_every_writing_of_a_choice_says_the_same_in_both_languages(question):
    for choice in on_day(question.choices, DECISION):
        meant = claims_of(question, choice.label.bn)
        for words in choice.writings:
            assert claims_of(question, words) == meant, words


@EVERY
def test_an_answer_claims_only_the_facts_that_are_declared(question):
    for choice in on_day(question.choices, DECISION):
        for claim in claims_of(question, choice.label.bn):
            assert claim.fact in {question.fact, *question.also}, choice.label
            assert claim.fact.decode(claim.fact.encode(claim.value)) == claim.value


@EVERY
@pytest.mark.parametrize("words", ["", "???", "xyzzy", "=1+1", "১২৩৪৫৬", "হ্যাঁ কিন্তু না"])
def test_what_is_none_of_its_answers_is_not_read(question, words):
    assert not isinstance(question.read(words, BASIS), tuple)


@pytest.mark.parametrize("words", ["2024", "২০১ জন"])
def test_a_number_that_no_office_has_of_users_is_no_answer_about_users(words):
    assert [questions()[name].read(words, BASIS) for name in ("users", "count")] == [None, None]
    assert questions()["users"].read("২০০ জন", BASIS) == questions()["users"].read("একাধিক জন", BASIS)


@EVERY
def test_not_known_is_no_answer_and_is_offered_where_a_list_has_it(question):
    for words in (UNKNOWN.bn, UNKNOWN.en):
        assert question.read(words, BASIS) is None
        assert read_yes_no(words) == "unknown"
    offered = question.offered(CountsFrom(DECISION))
    assert (UNKNOWN in offered) == bool((question.choices or question.is_number) and question.may_be_unknown)


@EVERY
def test_every_earlier_answer_can_be_said(question):
    for choice in on_day(question.choices, DECISION):
        for claim in claims_of(question, choice.label.bn):
            if question.recalled is not None and claim.fact == question.fact:
                assert question.recalled(claim.value).bn


@EVERY
def test_a_cell_that_is_not_understood_is_told_what_is_expected(question):
    expected = question.expected(CountsFrom(DECISION))
    for language in Language:
        assert all(label.said(language) in expected.said(language) for label in question.offered(CountsFrom(DECISION)))


# There and back --------------------------------------------------------------------------------------------------


def test_every_answer_of_every_list_comes_back_from_the_workbook():
    """One office for each answer: it is chosen there, and what is observed is what the answer claims."""
    cases = {
        f"{question.name}-{number}": (question, label.bn)
        for question in questions().values()
        for number, label in enumerate(question.offered(CountsFrom(DECISION)))
    }
    roster = Roster(tuple(map(office_of, cases)))
    blank = write(
        [row for office in roster.offices for row in rows_of(office)],
        stamp=FormStamp(month="2024-02"),
        counts_from=CountsFrom(DECISION),
        committee=Text(en="Committee", bn="কমিটি"),
    )
    book = openpyxl.load_workbook(io.BytesIO(blank))
    sheet = book[REGISTER_SHEET]
    places = {column.name: place for place, column in enumerate(columns())}
    lines = {row[places[Mark.ID]].value: row for row in sheet.iter_rows(min_row=4)}
    for subject, (question, answer) in cases.items():
        line = lines[subject if question.asked_of is AskedOf.OFFICE else f"{subject}/officer"]
        line[places[Talked.CONTACTED_ON]].value = "০১.০২.২০২৪"
        line[places[Talked.WAY]].value = "ফোন"
        assert not line[places[question.name]].protection.locked
        line[places[question.name]].value = answer
    content = io.BytesIO()
    book.save(content)
    parsed = parse(
        EvidenceFile("register-2024-02.xlsx", content.getvalue(), "0" * 64), SourceContext(roster, DECISION, RULE)
    )
    assert not parsed.notices
    observed = defaultdict(set)
    for observation in parsed.observations:
        observed[observation.subjects[0].partition("/")[0]].add((observation.fact, observation.value))
    for subject, (question, answer) in cases.items():
        claims = question.read(answer, BASIS) or ()
        assert observed[subject] == {(claim.fact, claim.value) for claim in claims}, (subject, answer)


# Asked aloud and on paper ----------------------------------------------------------------------------------------


@EVERY
@LANGUAGES
def test_an_open_question_is_named_on_the_call_sheet(question, language):
    office = office_of("office")
    (paper,) = call_sheet(CallSheet(ASKING, tuple(rows_of(office)), {}), language)
    if question.short is not None:
        assert question.short.said(language) in words_of(paper)
    if question.spoken is not None:
        assert question.spoken.said(language, decision_date=DECISION) in words_of(paper)


@EVERY
def test_what_the_rows_of_the_call_sheet_name_is_among_the_questions_on_its_top(question):
    if question.short is not None:
        asked = (question.spoken or question.in_full).filled(decision_date=DECISION)
        assert asked in spoken_questions(rows_of(office_of("office")), CountsFrom(DECISION))


def test_what_is_open_nowhere_and_asked_of_few_is_not_among_the_questions_on_the_top_of_a_call_sheet():
    (own, *of_accounts) = rows_of(office_of("office"))
    without = [replace(row, open_items=row.open_items - {"method"}) for row in (own, *of_accounts)]
    assert questions()["method"].in_full not in spoken_questions(without, CountsFrom(DECISION))


@EVERY
@LANGUAGES
def test_a_question_stands_on_the_printed_form_with_its_answers(question, language):
    if question.on_form is None:
        return
    office = office_of("office")
    office = replace(office, accounts=()) if question.on_form.unlisted_only else office
    (paper,) = answer_forms(AnswerForms(ASKING, (AnswerForm(office, 1),)), language)
    said = words_of(paper)
    assert question.on_form.words.said(language) in said
    for box in question.on_form.boxes:
        assert f"[ ] {box.said(language, decision_date=DECISION, dots='…').partition('…')[0]}" in said


def test_the_form_asks_in_turn():
    (paper,) = answer_forms(AnswerForms(ASKING, (AnswerForm(office_of("office"), 1),)), Language.EN)
    said = words_of(paper)
    about_accounts = [
        said.index(f"'{question.on_form.words.en}'")
        for question in in_turn()
        if question.on_form is not None and question.asked_of is not AskedOf.OFFICE
    ]
    assert about_accounts == sorted(about_accounts)
