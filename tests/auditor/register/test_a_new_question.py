"""One file adds a question: to the workbook, its reading, the call sheet, the printed form and the earlier answers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from copied_program import lay_program
from few_offices import lay_example

ROOT = Path(__file__).parents[3]
RECIPES = ROOT / "tests" / "recipes"
QUESTIONS = Path("auditor/register/questions")
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
LINE = '\n[[rules]]\npolicy = "two-step-offered"\ndecision = "2024-01/11"\nlevel = "SHALL"\n'
SCRIPT = """
import io, json, sys
from msgspec.structs import replace
from datetime import date
from pathlib import Path

import openpyxl

from auditor.i18n import Language
from auditor.model.source import EvidenceFile
from auditor.papers import asking
from auditor.register import open_items
from auditor.register.rows import AnswerForm, AnswerForms, Asking, CallSheet
from auditor.rounds import assessing
from auditor.rounds.identity import listed
from auditor.sources.register import parse
from reports.layout import fieldwork

space = listed.open_workspace(Path("space"))
roster = listed.roster_of(space)
context = assessing.assess(space, date(2024, 3, 21)).context
reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in space.baseline.rules}


def rows(day):
    judgement = assessing.assess(space, day)
    return open_items.rows(judgement.assessments, judgement.evidence, reads)


asked = rows(date(2024, 3, 21))
fieldwork_of = Asking("2024-04", context.counts_from, date(2024, 4, 1), space.config.letterhead)
(sheet,) = fieldwork.call_sheet(CallSheet(fieldwork_of, asked, {}), Language.EN)
office = next(row for row in asked if row.is_office and "mail-read" in row.open_items)
union = next(office for office in roster.offices if office.kind.value == "union")
assessed = {each.office.id: each for each in assessing.assess(space, date(2024, 3, 21)).assessments}
forms = [
    fieldwork.answer_forms(AnswerForms(fieldwork_of, (AnswerForm(each.office, 1, concerning=concerning),)), Language.EN)
    for asked_office in (office.office, union.id)
    for each in [assessed[asked_office]]
    for concerning in [open_items.concerning(each, reads)]
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
observed = sorted({(seen.subjects[0].partition("/")[0], seen.fact.id, seen.value) for seen in parsed.observations})
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
    """A copy of the program and of the example, with two further questions: about accounts and, inline, about offices.

    A policy reads the fact of the first; a policy that is there reads that of the second.
    """
    lay_program(tmp_path)
    lay_example(tmp_path / "space")
    shutil.copy(RECIPES / "question" / QUESTIONS / "offered.py", tmp_path / QUESTIONS)
    (tmp_path / QUESTIONS / "mail_read.py").write_text(MAIL_READ, "utf-8")
    shutil.copy(RECIPES / "policy" / "policies" / "two_step_offered.py", tmp_path / "policies")
    baseline = tmp_path / "policies" / "baselines" / "paikgacha-2024-01.toml"
    baseline.write_text(baseline.read_text("utf-8") + LINE, "utf-8")
    return tmp_path


def run(house, *arguments):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "PYTHONUTF8": "1"},
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
    asked_of_mail = "The mailbox is read: [ ] every day [ ] seldom"
    assert (asked_of_mail in of_department, asked_of_mail in of_union) == (True, False)
    assert ("Official letters" in of_department, "Official letters" in of_union) == (True, False)
    assert not seen["notices"]
    assert seen["observed"] == [
        [seen["office"], "official_email_reads", True],
        [seen["office"], "two_step_offered", True],
    ]
    assert "two-step offered: yes (20.03.2024)" in seen["context"]
    assert "the mailbox is read: yes (20.03.2024)" in seen["context"]


def test_a_question_under_a_wrong_file_name_is_refused(house):
    (house / QUESTIONS / "offered.py").rename(house / QUESTIONS / "suggested.py")
    with pytest.raises(AssertionError, match="file and question must have one name"):
        run(house, "-c", "from auditor.register.questions import questions; questions()")
