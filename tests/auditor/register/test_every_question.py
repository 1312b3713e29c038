"""What holds for every question of the register, those to come included; and that one file adds one."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from auditor.i18n import Language, Text, match_key
from auditor.model.facts import Scope
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.model.views.head import Letterhead
from auditor.register.answers import UNKNOWN, on_day
from auditor.register.columns import NEVER_READ_HEADINGS, REGISTER_SHEET, Mark, Talked, columns
from auditor.register.question import AskedOf, Basis
from auditor.register.questions import in_turn, questions
from auditor.register.rows import AnswerForm, AnswerForms, Asking, CallSheet, RegisterRow
from auditor.register.workbook import write
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


BASIS = Basis(office_of("office"), TOLD, (DECISION,), RULE, ())


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


ASKING = Asking("2024-02", DECISION, TOLD, Letterhead(("কমিটি",), ("Committee",)))


def words_of(paper):
    return repr(paper).replace("\\n", " ")


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
def test_a_question_goes_with_another_of_the_same_row(question):
    if question.goes_with:
        assert questions()[question.goes_with].asked_of is question.asked_of


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


@EVERY
def test_not_known_is_no_answer_and_is_offered_where_a_list_has_it(question):
    for words in (UNKNOWN.bn, UNKNOWN.en):
        assert question.read(words, BASIS) is None
        assert read_yes_no(words) == "unknown"
    offered = question.offered(DECISION)
    assert (UNKNOWN in offered) == bool(question.choices and question.may_be_unknown)


@EVERY
def test_every_earlier_answer_can_be_said(question):
    for choice in on_day(question.choices, DECISION):
        for claim in claims_of(question, choice.label.bn):
            if question.recalled is not None and claim.fact == question.fact:
                assert question.recalled(claim.value).bn


@EVERY
def test_a_cell_that_is_not_understood_is_told_what_is_expected(question):
    expected = question.expected(DECISION)
    for language in Language:
        assert all(label.said(language) in expected.said(language) for label in question.offered(DECISION))


# There and back --------------------------------------------------------------------------------------------------


def test_every_answer_of_every_list_comes_back_from_the_workbook():
    """One office for each answer: it is chosen there, and what is observed is what the answer claims."""
    cases = {
        f"{question.name}-{number}": (question, label.bn)
        for question in questions().values()
        for number, label in enumerate(question.offered(DECISION))
    }
    roster = Roster(tuple(map(office_of, cases)))
    blank = write(
        [row for office in roster.offices for row in rows_of(office)],
        month="2024-02",
        decision_day=DECISION,
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
        observed[observation.subject.partition("/")[0]].add((observation.fact, observation.value))
    for subject, (question, answer) in cases.items():
        claims = question.read(answer, BASIS) or ()
        assert observed[subject] == {(claim.fact, claim.value) for claim in claims}, (subject, answer)


# Asked aloud and on paper ----------------------------------------------------------------------------------------


@EVERY
@LANGUAGES
def test_an_open_question_is_named_on_the_call_sheet(question, language):
    office = office_of("office")
    row = rows_of(office)[0]
    (paper,) = call_sheet(CallSheet(ASKING, tuple(rows_of(office)), {}), language)
    named = question.short is not None and question.goes_with not in row.asked
    if named:
        assert question.short.said(language) in words_of(paper)
    if question.spoken is not None:
        assert question.spoken.said(language, decision_date=DECISION) in words_of(paper)


@EVERY
@LANGUAGES
def test_a_question_stands_on_the_printed_form_with_its_answers(question, language):
    if question.on_form is None:
        return
    (paper,) = answer_forms(AnswerForms(ASKING, (AnswerForm(office_of("office"), 1),)), language)
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


# One file adds a question ----------------------------------------------------------------------------------------

OFFERED = '''
"""Whether the portal offers two-step at all."""

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_OFFERED
from auditor.register.answers import NO, YES, YES_OR_NO, yes_or_no
from auditor.register.question import AskedOf, Claim, FormLine, Question


def read(cell, _):
    """Return whether it is offered."""
    offered = yes_or_no(cell)
    return None if offered is None else (Claim(TWO_STEP_OFFERED, offered, seen=True),)


QUESTION = Question(
    name="offered",
    place=25,
    turn=45,
    asked_of=AskedOf.ACCOUNT,
    fact=TWO_STEP_OFFERED,
    heading=Text(en="Two-step is offered", bn="চালুর সুযোগ আছে কি না"),
    aliases=("সুযোগ আছে কি",),
    told=Text(en="Whether the portal offers it.", bn="পোর্টালে চালুর সুযোগ আছে কি না।"),
    short=Text(en="whether two-step is offered", bn="চালুর সুযোগ আছে কি না"),
    choices=YES_OR_NO,
    read=read,
    spoken=Text(en="Does the portal offer two-step?", bn="পোর্টালে Two-step চালুর সুযোগ আছে কি?"),
    on_form=FormLine(Text(en="Two-step is offered by the portal", bn="পোর্টালে চালুর সুযোগ আছে"), (YES, NO)),
)
'''
MAIL_READ = '''
"""How often the official mailbox is read."""

from auditor.i18n import Text
from auditor.model.facts import OFFICIAL_EMAIL_READS
from auditor.register.question import AskedOf, Claim, FormLine, Question
from auditor.tables.answers import Choice, read_choice

CHOICES = (
    Choice(value=True, label=Text(en="every day", bn="প্রতিদিন"), aliases=("রোজ",)),
    Choice(value=False, label=Text(en="seldom", bn="কদাচিৎ")),
)


def read(cell, _):
    """Return whether somebody reads it."""
    reads = read_choice(cell, CHOICES)
    return None if reads is None else (Claim(OFFICIAL_EMAIL_READS, reads),)


QUESTION = Question(
    name="mail-read",
    place=105,
    turn=105,
    asked_of=AskedOf.OFFICE,
    fact=OFFICIAL_EMAIL_READS,
    heading=Text(en="The mailbox is read", bn="মেইল দেখা হয় কি না"),
    told=Text(en="How often somebody reads it.", bn="কত দিন পরপর কেউ মেইল দেখেন।"),
    short=Text(en="how often mail is read", bn="মেইল কতবার দেখা হয়"),
    choices=CHOICES,
    read=read,
    on_form=FormLine(Text(en="The mailbox is read:", bn="মেইল দেখা হয়:"), tuple(choice.label for choice in CHOICES)),
)
'''
POLICY = '''
"""The portal offers two-step to the account."""

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_OFFERED, Scope
from auditor.model.policy import Fail, Pass, Policy, Settings


def check(evidence, _):
    """Pass when two-step is offered."""
    return Pass() if evidence[TWO_STEP_OFFERED] else Fail()


POLICY = Policy(
    id="two-step-offered",
    revision=1,
    scope=Scope.ACCOUNT,
    title=Text(en="Two-step is offered", bn="Two-step চালুর সুযোগ থাকা"),
    duty=Text(en="Have two-step offered", bn="Two-step চালুর সুযোগ থাকা"),
    column=Text(en="Two-step offered", bn="সুযোগ আছে"),
    why=Text(en="What is not offered cannot be used.", bn="সুযোগ না থাকলে চালু করা যায় না।"),
    broken=Text(en="It is not offered.", bn="সুযোগ নেই।"),
    remedy=Text(en="{post}: ask for it.", bn="{post}: সুযোগ চেয়ে আবেদন করুন।"),
    when_unknown=Text(en="{post}: tell whether it is offered.", bn="{post}: সুযোগ আছে কি না জানান।"),
    source="a case of the tests",
    reads=(TWO_STEP_OFFERED,),
    settings=Settings,
    check=check,
)
'''
LINE = '\n[[rules]]\npolicy = "two-step-offered"\ndecision = "2024-01/11"\nlevel = "SHALL"\n'
SCRIPT = """
import io, json, sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from auditor.i18n import Language
from auditor.model.source import EvidenceFile
from auditor.papers import asking
from auditor.register import open_items
from auditor.register.rows import AnswerForm, AnswerForms, Asking, CallSheet
from auditor.rounds import assessing, evidence_folder, listed
from auditor.sources.register import parse
from reports.layout import fieldwork

space = listed.open_workspace(Path("space"))
roster = listed.roster_of(space)
context = evidence_folder.source_context(space, roster)
offices = {office.id: office for office in roster.offices}


def rows(day):
    judgement = assessing.assess(space, day)
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in space.baseline.rules}
    return open_items.rows(judgement.assessments, judgement.evidence, reads)


asked = rows(date(2024, 3, 21))
fieldwork_of = Asking("2024-04", context.decision_day, date(2024, 4, 1), space.config.letterhead)
(sheet,) = fieldwork.call_sheet(CallSheet(fieldwork_of, asked, {}), Language.EN)
office = next(row for row in asked if row.is_office and "mail-read" in row.open_items)
union = next(office for office in roster.offices if office.kind.value == "union")
forms = [
    fieldwork.answer_forms(AnswerForms(fieldwork_of, (AnswerForm(asked_office, 1),)), Language.EN)
    for asked_office in (offices[office.office], union)
]
register = next(Path("space").glob("register-*.xlsx"))
book = openpyxl.load_workbook(register)
page = book["রেজিস্টার"]
header = next(row for row in page.iter_rows() if row[0].value == "তালিকার সংকেত")
places = {cell.value: cell.column for cell in header}
hints = {next(iter(hint.sqref.ranges)).min_col: hint for hint in page.data_validations.dataValidation}
told = {}
for heading in ("চালুর সুযোগ আছে কি না", "মেইল দেখা হয় কি না"):
    hint = hints[places[heading]]
    where = hint.formula1.partition("!")[2].replace("$", "")
    told[heading] = [hint.prompt, [row[0].value for row in book["_lists"][where]]]
line = next(row for row in page.iter_rows() if row[0].value == office.office)
for heading, words in {
    "যোগাযোগের তারিখ": "২০.০৩.২০২৪", "কীভাবে": "ফোন", "চালুর সুযোগ আছে কি না": "হ্যাঁ", "মেইল দেখা হয় কি না": "রোজ",
}.items():
    line[places[heading] - 1].value = words
answered = Path("space/evidence/register-2024-04.xlsx")
book.save(answered)
parsed = parse(EvidenceFile(answered.name, answered.read_bytes(), "0" * 64), context)
observed = sorted({(seen.subject.partition("/")[0], seen.fact.id, seen.value) for seen in parsed.observations})
space = listed.open_workspace(Path("space"))
judgement = assessing.assess(space, date(2024, 3, 21))
reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in space.baseline.rules}
again = open_items.rows(tuple(map(asking._forgotten, judgement.assessments)), judgement.evidence, reads)
json.dump(
    {
        "columns": list(places),
        "told": told,
        "call sheet": repr(sheet),
        "forms": [repr(form) for form in forms],
        "observed": observed,
        "notices": [notice.message.en for notice in parsed.notices],
        "context": " ".join(row.context.en for row in again if row.office == office.office),
        "office": office.office,
    },
    sys.stdout,
)
"""


@pytest.fixture
def house(tmp_path):
    """A copy of the program and a workspace of the example, to which two questions are added, and a policy for one."""
    for package in ("auditor", "policies", "reports", "tests"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "auditor" / "examples" / "paikgacha", tmp_path / "space")
    (tmp_path / "auditor" / "register" / "questions" / "offered.py").write_text(OFFERED, "utf-8")
    (tmp_path / "auditor" / "register" / "questions" / "mail_read.py").write_text(MAIL_READ, "utf-8")
    (tmp_path / "policies" / "two_step_offered.py").write_text(POLICY, "utf-8")
    baseline = tmp_path / "policies" / "baselines" / "paikgacha-2024-01.toml"
    baseline.write_text(baseline.read_text("utf-8") + LINE, "utf-8")
    return tmp_path


def run(house, *arguments):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def test_one_file_adds_a_question_to_workbook_reading_call_sheet_form_and_context(house):
    on = ("--on", "2024-03-21", "--workspace", "space")
    run(house, "-m", "auditor", "register", "new", "--month", "2024-04", *on)
    seen = json.loads(run(house, "-c", SCRIPT))
    offered, mail_read = "চালুর সুযোগ আছে কি না", "মেইল দেখা হয় কি না"
    assert seen["columns"].index(offered) == seen["columns"].index("Two-step") + 1
    assert seen["columns"].index(mail_read) == seen["columns"].index("কারণ") - 1
    assert seen["told"] == {
        offered: ["পোর্টালে চালুর সুযোগ আছে কি না।", ["হ্যাঁ", "না", "জানা নেই"]],
        mail_read: ["কত দিন পরপর কেউ মেইল দেখেন।", ["প্রতিদিন", "কদাচিৎ", "জানা নেই"]],
    }
    assert "Does the portal offer two-step?" in seen["call sheet"]
    assert "whether two-step is offered" in seen["call sheet"]
    assert "how often mail is read" in seen["call sheet"]
    of_department, of_union = seen["forms"]
    for form in (of_department, of_union):
        assert "Two-step is offered by the portal" in form
        assert "The mailbox is read: [ ] every day [ ] seldom" in form
    assert ("Official letters" in of_department, "Official letters" in of_union) == (True, False)
    assert not seen["notices"]
    assert seen["observed"] == [
        [seen["office"], "official_email_reads", True],
        [seen["office"], "two_step_offered", True],
    ]
    assert "two-step offered: yes (declared, 20.03.2024)" in seen["context"]
    assert "the mailbox is read: yes (declared, 20.03.2024)" in seen["context"]
    conformance = ("tests/auditor/register/test_every_question.py", "-k", "not adds")
    settings = ("-v", "-n0", "-p", "no:cacheprovider", "--import-mode=importlib", "-o", "pythonpath=tests/support")
    ran = run(house, "-m", "pytest", *settings, *conformance)
    assert "[offered]" in ran
    assert "[mail-read]" in ran


def test_a_question_under_a_wrong_file_name_is_refused(house):
    questions_folder = house / "auditor" / "register" / "questions"
    (questions_folder / "offered.py").rename(questions_folder / "suggested.py")
    with pytest.raises(AssertionError, match="file and question must have one name"):
        run(house, "-c", "from auditor.register.questions import questions; questions()")
