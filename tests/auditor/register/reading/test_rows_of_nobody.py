"""A row of which nobody knows whose it is, or on which day it was told: no yes comes of it, its no is not lost, and it does not bar for ever."""

from __future__ import annotations

import hashlib
import io
from datetime import date

import openpyxl
import pytest
from changing import replace
from small_upazila import BASELINE, RULE, office

from auditor.i18n import Language, Text, plain
from auditor.judging.judge import JudgingInput, judge
from auditor.model.counting import CountsFrom
from auditor.model.evidence import MissingReason
from auditor.model.facts import HOLDER_SINCE, TWO_STEP_ENROLLED
from auditor.model.finding import Outcome
from auditor.model.forms import FormStamp, OwnForms
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, OfficeKind, Roster
from auditor.register import open_items
from auditor.register.columns import REGISTER_SHEET, columns
from auditor.register.questions import questions
from auditor.register.rows import RegisterRow
from auditor.register.workbook import write
from auditor.rounds.evidence.evidence_folder import read_evidence_files
from auditor.sources.register import SOURCE
from auditor.tables.answers import read_day

LOTA = office("lota", ("head", "clerk"))
HEAD, CLERK = LOTA.accounts
CONTEXT = SourceContext(Roster((LOTA,)), date(2024, 1, 18), RULE, day=date(2024, 3, 20))
HEADINGS = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
YES, NO = "হ্যাঁ", "না"
PLACES = {column.name: place for place, column in enumerate(columns())}


def register(*rows: str) -> EvidenceFile:
    content = "\n".join([HEADINGS, *rows]).encode()
    return EvidenceFile("register.csv", content, hashlib.sha256(content).hexdigest())


def judged(*files: EvidenceFile, context: SourceContext = CONTEXT):
    told = read_evidence_files(files, context)
    ((assessment, evidence),) = judge(context.roster, JudgingInput.of(told, BASELINE, (), context.day))
    return assessment, evidence


def two_step(*files: EvidenceFile, context: SourceContext = CONTEXT) -> dict[str, Outcome]:
    assessment, _ = judged(*files, context=context)
    return {each.subject: each.outcome for each in assessment.findings if each.policy == "two-step-enabled"}


# Of two, or of one who left -------------------------------------------------------------------------------------------

BOTH_TOLD = ("lota/head,Lota,head,05.03.2024,ফোন,হ্যাঁ", "lota/clerk,Lota,clerk,05.03.2024,ফোন,হ্যাঁ")


@pytest.mark.parametrize(
    "whose", [',Lota,"head, clerk"', ",Lota,head ও clerk", "lota/driver,Lota,driver", ",Lota,driver"]
)
def test_a_no_of_two_named_at_once_or_of_one_who_is_not_listed_bars_whoever_may_be_meant_and_a_yes_of_it_is_nobodys(
    whose,
):
    assert set(two_step(register(*BOTH_TOLD)).values()) == {Outcome.PASS}
    no, yes = (
        register(*rows) for rows in ((*BOTH_TOLD, f"{whose},06.03.2024,ফোন,{NO}"), (f"{whose},06.03.2024,ফোন,{YES}",))
    )
    assert set(two_step(no).values()) == {Outcome.UNKNOWN}
    assert set(two_step(yes).values()) == {Outcome.UNKNOWN}


def used_email(*rows: str, on: date = CONTEXT.day):
    """Judge whether an office of two accounts uses its official mailbox, by registers of a row each."""
    two = office("lota", (), kind=OfficeKind.DEPARTMENT, email="uno@lota.gov.bd")
    two = replace(two, accounts=tuple(Account(f"lota/clerk#{n}", plain("clerk"), f"lota{n}") for n in (1, 2)))
    asked = HEADINGS.replace("Two-step", "সরকারি ই-মেইল ব্যবহার")
    contents = [f"{asked}\n{row}".encode() for row in rows]
    files = [
        EvidenceFile(f"{place}.csv", content, hashlib.sha256(content).hexdigest())
        for place, content in enumerate(contents)
    ]
    assessment, _ = judged(*files, context=replace(CONTEXT, roster=Roster((two,)), day=on))
    return next(each for each in assessment.findings if each.policy == "official-email-used")


def test_an_answer_for_the_office_on_the_row_of_one_of_several_bars_what_it_might_refute_of_the_office():
    used = used_email(",Lota,,05.03.2024,ফোন,নিয়মিত", ",Lota,clerk,06.03.2024,ফোন,না")
    assert (used.outcome, used.reason) == (Outcome.UNKNOWN, MissingReason.UNPLACED)


@pytest.mark.parametrize("no", ["না", "মাঝে মাঝে"])
@pytest.mark.parametrize("code", ["", "lota/clerk#1"])
def test_what_an_office_answers_itself_on_a_later_day_takes_the_place_of_its_no_on_the_row_of_one(no, code):
    on_row_of_one = f"{code},Lota,clerk,06.03.2024,ফোন,{no}"
    assert used_email(on_row_of_one).outcome is Outcome.UNKNOWN
    assert used_email(on_row_of_one, ",Lota,,06.03.2024,ফোন,নিয়মিত").outcome is Outcome.UNKNOWN, "not of its own day"
    assert used_email(on_row_of_one, ",Lota,,08.03.2024,ফোন,নিয়মিত").outcome is Outcome.PASS


def test_once_each_answers_anew_the_no_of_one_who_is_not_listed_bars_nobody():
    told = register(",Lota,driver,06.03.2024,ফোন,না")
    anew = replace(register(*(row.replace("05.03", "08.03") for row in BOTH_TOLD)), name="later.csv")
    assert set(two_step(told, anew).values()) == {Outcome.PASS}


# A day of joining -----------------------------------------------------------------------------------------------------

JOINING = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,যোগদানের তারিখ,Two-step"


def joining(*rows: str) -> EvidenceFile:
    """Return a register in which a day of joining was told."""
    content = "\n".join([JOINING, *rows]).encode()
    return EvidenceFile("joined.csv", content, hashlib.sha256(content).hexdigest())


def test_who_joined_being_unknown_no_yes_of_before_that_day_counts_for_anybody_whom_it_may_be():
    joined = joining(",Lota,driver,08.03.2024,ফোন,06.03.2024,")
    told = register(*BOTH_TOLD)
    assert set(two_step(told, joined).values()) == {Outcome.UNKNOWN}
    reasons = {each.reason for each in judged(told, joined)[0].findings if each.policy == "two-step-enabled"}
    assert reasons == {MissingReason.UNPLACED}
    since = register(*(row.replace("05.03", "07.03") for row in BOTH_TOLD))
    assert set(two_step(since, joined).values()) == {Outcome.PASS}


def test_a_day_of_joining_on_the_row_of_an_office_with_several_accounts_is_of_one_of_whom_nobody_knows_who_it_is():
    told, joined = register(*BOTH_TOLD), joining("lota,Lota,,08.03.2024,ফোন,06.03.2024,")
    assert set(two_step(told, joined).values()) == {Outcome.UNKNOWN}
    (parsed,) = SOURCE.parsed([joined], CONTEXT)
    (said,) = (each.told for each in parsed.notices if each.about is not None and each.about.question == "since")
    assert "until then what was told or done before 06.03.2024 does not count" in said.said(Language.EN)
    alone = replace(CONTEXT, roster=Roster((replace(LOTA, accounts=(HEAD,)),)))
    assert two_step(register(BOTH_TOLD[0]), joined, context=alone) == {HEAD.id: Outcome.UNKNOWN}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("09.03.2024", "the date lies after 08.03.2024, and the office has several accounts"),
        ("গত মাসে", "the office has several accounts"),
        ("জানি না", ""),
    ],
)
def test_of_one_on_such_a_row_that_is_none_the_day_of_contact_is_named_before_which_nothing_counts(day, words):
    joined = joining(f"lota,Lota,,08.03.2024,ফোন,{day},")
    (parsed,) = SOURCE.parsed([joined], CONTEXT)
    told = [
        each.told.said(Language.EN)
        for each in parsed.notices
        if each.about is not None and each.about.question == "since"
    ]
    assert ["what was told or done before 08.03.2024 does not count" in each and words in each for each in told] == (
        [True] if words else []
    )
    before, since = (register(*(row.replace("05.03", f"{each}.03") for row in BOTH_TOLD)) for each in ("07", "08"))
    assert set(two_step(before, joined).values()) == ({Outcome.UNKNOWN} if words else {Outcome.PASS})
    assert set(two_step(since, joined).values()) == {Outcome.PASS}


@pytest.mark.parametrize(("later", "bars"), [("06.03.2024", False), ("05.03.2024", True)])
def test_once_a_later_copy_says_the_same_on_the_row_of_the_account_it_bars_the_others_no_more(later, bars):
    wrong, right = (
        filled_in({subject: {"since": day}}) for subject, day in ((LOTA.id, "06.03.2024"), (CLERK.id, later))
    )
    first, last = copies(wrong, right)
    assert [each.value for each in last.observations if each.fact == HOLDER_SINCE] == [read_day(later)]
    assert bool(first.unplaced) is bars
    assert bool([each for each in first.notices if each.about is not None and each.about.question == "since"]) is bars


def test_it_is_of_the_one_alone_whose_the_row_is_once_that_is_put_right():
    joined = joining("lota/clerk,Lota,clerk,08.03.2024,ফোন,06.03.2024,")
    assert two_step(register(*BOTH_TOLD), joined) == {HEAD.id: Outcome.PASS, CLERK.id: Outcome.UNKNOWN}


def test_a_no_of_before_stays_a_no_and_what_is_told_since_in_the_same_row_is_nobodys_as_before():
    joined = joining(",Lota,driver,08.03.2024,ফোন,06.03.2024,হ্যাঁ")
    no = register("lota/head,Lota,head,05.03.2024,ফোন,না", BOTH_TOLD[1])
    assert two_step(no, joined) == {HEAD.id: Outcome.FAIL, CLERK.id: Outcome.UNKNOWN}


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        (",Lota,driver,08.03.2024,ফোন,জানি না,", True),
        (",Lota,driver,08.03.2024,ফোন,09.03.2024,", False),
        (",Lota,driver,08.03.2024,ফোন,গত মাসে,", False),
        (",Lota,driver,08.03.2024,ফোন,০১.০৩.২০২৪,", True),
        (",Lota,driver,,ফোন,06.03.2024,", False),
    ],
    ids=[
        "not known",
        "after the day on which it was told",
        "in words that nobody can read",
        "before all that counts",
        "told on a day that nobody knows",
    ],
)
def test_a_day_of_joining_bars_also_where_it_cannot_be_or_nobody_knows_when_it_was_told(row, counts):
    found = set(two_step(register(*BOTH_TOLD), joining(row)).values())
    assert found == ({Outcome.PASS} if counts else {Outcome.UNKNOWN})


def test_of_a_day_of_joining_it_is_told_that_nobody_knows_whose_it_is_and_what_does_not_count_till_then():
    (parsed,) = SOURCE.parsed([joining(",Lota,driver,08.03.2024,ফোন,06.03.2024,")], CONTEXT)
    (told,) = (each.told for each in parsed.notices if each.about is not None and each.about.question == "since")
    assert "before 06.03.2024" in told.said(Language.EN)
    assert "০৬.০৩.২০২৪ তারিখের আগে" in told.said(Language.BN)


# Whose it is, told by a later copy ------------------------------------------------------------------------------------


TALK = {"contacted-on": "05.03.2024", "way": "ফোন"}


def filled(name: str, posts: dict[str, str], answers: dict[str, str]) -> EvidenceFile:
    """Return a copy of a form with posts written over and two-step answered, by account."""
    cells = {subject: {**TALK, "two-step": words} for subject, words in answers.items()}
    for subject, post in posts.items():
        cells.setdefault(subject, {})["post"] = post
    return copy_of_form(name, cells)


def filled_in(cells: dict[str, dict[str, str]]) -> EvidenceFile:
    """Return a copy of a form that was filled in on the day after, by whose the rows are."""
    talk = {**TALK, "contacted-on": "08.03.2024"}
    return copy_of_form(
        f"{next(iter(cells))}.xlsx".replace("/", "-"), {each: {**talk, **words} for each, words in cells.items()}
    )


def copy_of_form(name: str, cells: dict[str, dict[str, str]]) -> EvidenceFile:
    """Return a copy of a form with these cells, by whose the rows are and by column."""
    asked = [
        RegisterRow(
            each.id, LOTA.id, 1, LOTA.name, each.post, "", frozenset(questions()), Text("", ""), is_office=False
        )
        for each in LOTA.accounts
    ]
    whole = RegisterRow(
        LOTA.id, LOTA.id, 1, LOTA.name, LOTA.head_post, "", frozenset(questions()), Text("", ""), is_office=True
    )
    stamp = FormStamp("1111-1111-1111", month="2024-03", number="1111-1111")
    book = openpyxl.load_workbook(
        io.BytesIO(
            write((whole, *asked), stamp=stamp, counts_from=CountsFrom(CONTEXT.decision_day), committee=plain("কমিটি"))
        )
    )
    rows = {row[0].value: row for row in book[REGISTER_SHEET].iter_rows(min_row=4)}
    for subject, words in cells.items():
        for column, cell in words.items():
            rows[subject][PLACES[column]].value = cell
    content = io.BytesIO()
    book.save(content)
    return EvidenceFile(name, content.getvalue(), hashlib.sha256(content.getvalue()).hexdigest())


def copies(first: EvidenceFile, last: EvidenceFile, *, known: bool = True):
    after = frozenset({(last.sha256, first.sha256)}) if known else frozenset()
    return SOURCE.parsed([first, last], replace(CONTEXT, copies_after=after))


OTHER = {CLERK.id: "nobody of this post"}
NOBODYS = filled("a.xlsx", OTHER, {CLERK.id: NO})


def test_a_row_of_nobody_of_which_a_later_copy_says_whose_it_is_bars_no_more_and_is_not_told():
    first, last = copies(NOBODYS, filled("b.xlsx", {}, {CLERK.id: NO}))
    assert (first.unplaced, [each for each in first.notices if each.place.row]) == ((), [])
    assert [(each.subject, each.value) for each in last.observations if each.fact == TWO_STEP_ENROLLED] == [
        (CLERK.id, False)
    ]


def test_a_later_copy_in_which_nothing_is_filled_in_takes_it_back():
    first, _ = copies(NOBODYS, filled("b.xlsx", {}, {}))
    assert first.unplaced == ()


@pytest.mark.parametrize(
    ("later", "known"),
    [
        (filled("b.xlsx", {}, {CLERK.id: NO}), False),
        (filled("b.xlsx", {}, {CLERK.id: YES}), True),
        (filled("b.xlsx", {}, {HEAD.id: NO}), True),
        (filled("b.xlsx", {CLERK.id: "still nobody"}, {CLERK.id: NO}), True),
    ],
    ids=["nobody said which came last", "says yes there", "answers elsewhere", "is nobody's there too"],
)
def test_any_other_copy_leaves_the_no_of_nobody_where_it_is(later, known):
    first, _ = copies(NOBODYS, later, known=known)
    assert {each.fact for each in first.unplaced} == {TWO_STEP_ENROLLED}


# On a day that nobody knows, in a register without a month ------------------------------------------------------------


def asked_of(account, day: date, own: OwnForms | None) -> frozenset[str]:
    assessment, evidence = judged(UNDATED, context=replace(CONTEXT, day=day, own=own))
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in BASELINE.rules}
    rows = open_items.rows([assessment], evidence, reads)
    return next(row.open_items for row in rows if row.subject == account.id)


UNDATED = register("lota/clerk,Lota,clerk,,ফোন,না", "lota/head,Lota,head,,ফোন,হ্যাঁ")
OWN = OwnForms(Text("", ""), Text("", ""), example=True, read_on={UNDATED.sha256: date(2024, 3, 20)})


def test_an_undated_answer_was_told_before_its_file_was_first_read():
    assessment, _ = judged(UNDATED, context=replace(CONTEXT, day=date(2024, 12, 20), own=OWN))
    (no,) = [each for each in assessment.findings if (each.policy, each.subject) == ("two-step-enabled", CLERK.id)]
    assert (no.outcome, no.observed_on) == (Outcome.FAIL, date(2024, 3, 20))
    assert two_step(UNDATED)[CLERK.id] is Outcome.FAIL


def test_an_undated_yes_grows_old_and_is_asked_for_again():
    assert "two-step" not in asked_of(HEAD, date(2024, 3, 25), OWN)
    assert "two-step" in asked_of(HEAD, date(2024, 12, 20), OWN)


@pytest.mark.parametrize(
    ("whose", "bars"),
    [
        ("lota/guard,Lota,guard", True),
        ("#N/A,Lota,#N/A", True),
        (",Lotta,guard", True),
        ("nowhere/guard,Nowhere,guard", False),
    ],
    ids=["a code of nobody in a known office", "an error beside a known office", "a name like one", "nowhere"],
)
def test_a_row_whose_no_bars_is_not_said_to_count_for_nothing(whose, bars):
    no = register(*BOTH_TOLD, f"{whose},06.03.2024,ফোন,না")
    (told,) = [each.message for each in SOURCE.parse(no, CONTEXT).notices if "count" in each.message.en]
    assert ("no yes of the row counts" in told.en, "the row does not count" in told.en) == (bars, not bars)
    assert ("কোনো “হ্যাঁ” ধরা হয়নি" in told.bn) is bars
    assert (Outcome.PASS in two_step(no).values()) is not bars
