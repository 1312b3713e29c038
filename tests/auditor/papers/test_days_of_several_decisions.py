"""Where decisions are of several days, each act is asked for from the day from which it counts, and an answer proves no more than it says."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from running import run
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.when import When
from auditor.papers import asking
from auditor.register.columns import LISTS_SHEET, META_SHEET, REGISTER_SHEET, Mark, columns
from auditor.rounds import assessing
from auditor.rounds.evidence.evidence_folder import counts_from_of
from auditor.rounds.evidence.settled_since import noes_of
from auditor.rounds.identity.listed import open_workspace
from reports.layout.fieldwork import answer_forms, call_sheet

FIRST, SECOND, ON = date(2024, 1, 4), date(2024, 1, 17), date(2024, 3, 20)
PLACES = {column.name: place for place, column in enumerate(columns(), start=1)}
SAID = {FIRST: "০৪.০১.২০২৪", SECOND: "১৭.০১.২০২৪"}
TALK = {"contacted-on": "০৯.০৩.২০২৪", "told-by": "Officer", "way": "ফোনে"}
NOES = {"reset": "না", "profile": "ঠিক করা হয়নি"}
KEYS = ("password-reset", "profile-updated")


def yes_since(day: date) -> str:
    return f"হ্যাঁ, তারিখ মনে নেই, {SAID[day]} বা তার পরে"


@pytest.fixture(params=[FIRST, SECOND], ids=["profiles count from the first", "profiles count from the second"])
def profile_day(request):
    """From which day profiles count: by the decision on e-mail, or by that on passwords."""
    return request.param


@pytest.fixture
def upazila(tmp_path, profile_day):
    """A workspace whose decision on e-mail is of an earlier meeting than that on passwords."""
    found = TypedUpazila(tmp_path / "space")
    found.lists("agri,Agriculture Office,department,Officer,,agri.example.gov.bd,Clerk,agri")
    path = found.folder / "baseline.toml"
    eleven, nine = path.read_text("utf-8").split('id = "2024-01/09"')
    if profile_day == FIRST:
        nine = nine.replace('"profile-updated"\ndecision = "2024-01/11"', '"profile-updated"\ndecision = "2024-01/09"')
    of_days = (eleven.replace("2024-01-18", f"{SECOND}"), nine.replace("2024-01-18", f"{FIRST}"))
    path.write_text('id = "2024-01/09"'.join(of_days), "utf-8", newline="\n")
    return found


@pytest.fixture
def register(upazila):
    """The register of the month, as it was made."""
    run("register", "new", "--on", f"{ON}", "--workspace", upazila.folder, code=0)
    return upazila.folder / "register-2024-03.xlsx"


def judged(upazila) -> tuple[Outcome, ...]:
    """Return how reset and profile of the office's account are judged."""
    (office,) = assessing.assess(open_workspace(upazila.folder), ON).assessments
    found = {finding.policy: finding.outcome for finding in office.findings}
    return tuple(found[key] for key in KEYS)


def answered(upazila, register, cells) -> tuple[Outcome, ...]:
    """Return the same once the account's row of a register is filled in."""
    book = openpyxl.load_workbook(register)
    sheet = book[REGISTER_SHEET]
    line = next(row for row in range(1, sheet.max_row + 1) if "agri/" in f"{sheet.cell(row, PLACES[Mark.ID]).value}")
    for name, words in {**TALK, **cells}.items():
        sheet.cell(line, PLACES[name]).value = words
    evidence = upazila.folder / "evidence"
    evidence.mkdir(exist_ok=True)
    book.save(evidence / "register-2024-03.xlsx")
    return judged(upazila)


def test_a_register_asks_for_each_from_its_own_day(register, profile_day):
    book = openpyxl.load_workbook(register)
    hints = {
        f"{hint.sqref}".rstrip("0123456789:"): hint for hint in book[REGISTER_SHEET].data_validations.dataValidation
    }
    of_reset = next(hint for at, hint in hints.items() if at.startswith(get_column_letter(PLACES["reset"])))
    listed = {f"{cell.value}" for line in book[LISTS_SHEET].iter_rows() for cell in line}
    assert SAID[SECOND] in of_reset.prompt
    assert {words for words in listed if "মনে নেই" in words} == {yes_since(SECOND), yes_since(profile_day)}


def test_a_yes_and_a_no_to_what_a_register_asks_count_as_such(upazila, register, profile_day):
    yes = {"reset": yes_since(SECOND), "profile": yes_since(profile_day)}
    assert answered(upazila, register, yes) == (Outcome.PASS, Outcome.PASS)
    assert answered(upazila, register, NOES) == (Outcome.FAIL, Outcome.FAIL)


def test_of_a_form_that_asked_from_an_earlier_day_a_yes_is_no_yes_since_a_later_one_and_a_no_stays(
    upazila, register, profile_day
):
    book = openpyxl.load_workbook(register)
    for line in list(book[META_SHEET].iter_rows()):
        if f"{line[0].value}".startswith("decision-day"):
            line[0].value, line[1].value = "decision-day", f"{FIRST}"
    book.save(register)
    yes = {"reset": yes_since(FIRST), "profile": yes_since(FIRST)}
    of_profile = Outcome.PASS if profile_day == FIRST else Outcome.UNKNOWN
    assert answered(upazila, register, yes) == (Outcome.UNKNOWN, of_profile)
    assert answered(upazila, register, NOES) == (Outcome.FAIL, Outcome.FAIL)


def test_a_register_typed_by_hand_may_say_since_which_day_and_since_the_decision_is_since_its_own(upazila):
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ"
    row = "Agriculture Office,Clerk,09.03.2024,ফোন"
    for words, outcome in (
        (yes_since(FIRST), Outcome.UNKNOWN),
        (yes_since(SECOND), Outcome.PASS),
        ("সিদ্ধান্তের পরে", Outcome.PASS),
        ("সিদ্ধান্তের পরে হয়নি", Outcome.FAIL),
        (f"{SAID[FIRST]} বা তার পরে করিনি", Outcome.FAIL),
    ):
        upazila.answers(f'{row},"{words}",ঠিক আছে', heads=heads)
        assert judged(upazila)[0] is outcome, words


def test_the_desk_asks_for_each_from_its_own_day_and_keeps_that_with_what_was_typed(upazila, profile_day):
    space = open_workspace(upazila.folder)
    to_ask = asking.what_to_ask(space, assessing.assess(space, ON), "2024-03", everybody=False)
    typed = {name: offered(name, to_ask.counts_from) for name in ("reset", "profile")}
    assert typed == {"reset": yes_since(SECOND), "profile": yes_since(profile_day)}
    upazila.answers_at_the_desk("agri", {"agri": {**TALK, **typed}}, ON)
    assert judged(upazila) == (Outcome.PASS, Outcome.PASS)


def offered(name, named) -> str:
    """Return the yes without a day that a question offers."""
    column = next(column for column in columns() if column.name == name)
    return next(label.bn for label in column.offered(named) if "মনে নেই" in label.bn)


def paper_words(upazila, language) -> str:
    """Return what call sheet and form of the month say."""
    sources = []
    space = open_workspace(upazila.folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(asking, "files_of", lambda source, *_: sources.append(source) or ())
        asking.prepare(space, assessing.assess(space, ON), "2024-03", ON)
    sheet, forms = sources
    return f"{call_sheet(sheet, language)} {answer_forms(forms, language)}"


def test_call_sheet_and_form_ask_for_a_reset_from_the_day_of_the_decision_on_passwords(upazila):
    words = paper_words(upazila, Language.BN)
    assert f"{SAID[SECOND]} বা তার পরে প্রতিটির পাসওয়ার্ড রিসেট হয়েছে কি?" in words
    assert yes_since(SECOND) in words
    assert f"{SAID[FIRST]} বা তার পরে" not in words


def test_a_day_before_that_from_which_an_act_counts_is_a_no_and_none_to_an_act_that_counts_from_before_it(
    upazila, profile_day
):
    counts_from = counts_from_of(open_workspace(upazila.folder).baseline)
    between = When.on(date(2024, 1, 10))
    told = [
        Observation(("agri/clerk",), fact, between, Grade.DECLARED, "register", date(2024, 3, 9), Reference("", ""))
        for fact in (PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON)
    ]
    against = {PASSWORD_CHANGED_ON} if profile_day == FIRST else {PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON}
    assert {claim.fact for claim in noes_of(told, counts_from)} == against
