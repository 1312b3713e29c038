"""A later yes of an office is not dropped without a word: it takes back the office's own no, or it is told whom it does not reach."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from functools import cache

import openpyxl
import pytest
from changing import replace

from auditor.i18n import Language, Text, plain
from auditor.model.counting import CountsFrom
from auditor.model.evidence import of_each
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause, MailboxKind, Method
from auditor.model.forms import FormStamp, OwnForms
from auditor.model.identity import Acquaintance
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.model.when import When
from auditor.register.columns import REGISTER_SHEET, columns
from auditor.register.questions import method, questions
from auditor.register.rows import RegisterRow
from auditor.register.workbook import write
from auditor.rounds.evidence.evidence_folder import read_evidence_files
from auditor.sources.register import SOURCE

OPERATOR, SECRETARY, ENTREPRENEUR = (
    Account(f"lota/{at}", plain(post)) for at, post in enumerate(("অপারেটর", "সচিব", "উদ্যোক্তা"))
)
LOTA = Office(
    "lota", plain("লতা ইউনিয়ন পরিষদ"), OfficeKind.UNION, plain("চেয়ারম্যান"), accounts=(OPERATOR, SECRETARY, ENTREPRENEUR)
)
CONTEXT = SourceContext(Roster((LOTA,)), date(2024, 1, 18), "rule")
ON, OFF, NOT_NEEDED = "চালু, লগইনে কোড চায়", "চালু নেই", "এবার লাগবে না"
PLACES = {column.name: place for place, column in enumerate(columns())}
EARLY, MIDDLE, LATE = "05.03.2024", "06.03.2024", "25.03.2024"


SEEN = "ভিডিও কল", "১১:৩০"
"""The way and the proof of a login that was seen."""


def _blank() -> bytes:
    """Return the form of a month in which nothing is asked of the entrepreneur."""
    row = RegisterRow(
        LOTA.id, LOTA.id, 1, LOTA.name, LOTA.head_post, "", frozenset(questions()), Text("", ""), is_office=True
    )
    asked = [
        RegisterRow(account.id, LOTA.id, 1, LOTA.name, account.post, "", row.open_items, row.context, is_office=False)
        for account in (OPERATOR, SECRETARY)
    ]
    stamp = FormStamp("1111-1111-1111", month="2024-03", number="1111-1111")
    return write((row, *asked), stamp=stamp, counts_from=CountsFrom(CONTEXT.decision_day), committee=plain("কমিটি"))


BLANK = _blank()


def _parsed(
    *copies: dict[str, tuple[str, ...]],
    context: SourceContext = CONTEXT,
    questions: tuple[str, ...] = ("two-step", "method"),
):
    """Return copies of the form as they are read.

    Args:
        copies: of each, by office or account the day of contact and the answers.
        context: what is known beside them.
        questions: which ones are answered; those further behind need no answer.

    """
    return SOURCE.parsed(_files(*copies, questions=questions), context)


def _files(*copies: dict[str, tuple[str, ...]], questions: tuple[str, ...]) -> list[EvidenceFile]:
    contents = [_filled(tuple(answers.items()), questions) for answers in copies]
    return [
        EvidenceFile(f"{at}.xlsx", content, hashlib.sha256(content).hexdigest()) for at, content in enumerate(contents)
    ]


@cache
def _filled(answers: tuple[tuple[str, tuple[str, ...]], ...], questions: tuple[str, ...]) -> bytes:
    """Return the form with these answers, filled in once: many tests have the same copies."""
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    rows = {row[0].value: row for row in book[REGISTER_SHEET].iter_rows(min_row=4)}
    for subject, (day, *cells) in answers:
        for column, words in (("contacted-on", day), ("way", "ফোন"), *zip(questions, cells, strict=False)):
            rows[subject][PLACES[column]].value = words
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _in_folder(*copies: dict[str, tuple[str, ...]], context: SourceContext = CONTEXT, questions=("two-step", "method")):
    """Return what copies of the form say in the evidence folder: an answer for all beside what accounts said before."""
    return read_evidence_files(_files(*copies, questions=questions), context)


def _read(*copies: dict[str, tuple[str, ...]], context: SourceContext = CONTEXT):
    """Return what copies of the form say of two-step, by account in the order of days, and what is told of each row."""
    found = _in_folder(*copies, context=context)
    told = sorted(found.observations, key=lambda told: told.observed_on)
    said = {
        account: [told.value for told in told if account.id in told.subjects and told.fact.id == "two_step_enrolled"]
        for account in LOTA.accounts
    }
    notices = [notice.message.bn for notice in found.notices if notice.place.column]
    return said, [notice for notice in notices if "ধরা হয়নি" in notice]


def test_a_later_yes_takes_back_the_offices_no_also_where_the_account_itself_said_yes_before():
    said, _ = _read({"lota": (MIDDLE, OFF), OPERATOR.id: (EARLY, ON)}, {"lota": (LATE, ON)})
    assert said[OPERATOR] == [True, False, True]
    assert said[SECRETARY] == [False, True]


def _ordered(*copies, questions=("two-step", "method")):
    """Return copies of which the last was filled in last, as they are read."""
    files = _files(*copies, questions=questions)
    after = frozenset((files[-1].sha256, before.sha256) for before in files[:-1])
    return SOURCE.parsed(files, replace(CONTEXT, copies_after=after))


def _enrolled(parsed):
    return [
        {subject: told.value for subject, told in of_each(of_file.observations) if told.fact == TWO_STEP_ENROLLED}
        for of_file in parsed
    ]


def test_a_copy_filled_in_last_takes_back_row_by_row_what_the_first_said():
    parsed = _ordered({OPERATOR.id: (EARLY, OFF), SECRETARY.id: (EARLY, OFF)}, {OPERATOR.id: (EARLY, ON)})
    assert _enrolled(parsed) == [{SECRETARY.id: False}, {OPERATOR.id: True}]
    assert parsed[0].differing == ()


NOT_DEMANDED = "চালু, কিন্তু লগইনে কোড চায় না"


@pytest.mark.parametrize(
    ("no", "again", "days"),
    [
        (OFF, (OFF, "এসএমএসে"), [date(2024, 3, 5)]),
        (NOT_DEMANDED, (NOT_DEMANDED,), [date(2024, 3, 5)] * 2),
        (OFF, (NOT_DEMANDED,), [date(2024, 3, 31)] * 2),
        (ON, (OFF,), [date(2024, 3, 31)]),
    ],
    ids=["the same", "the same of another kind", "another no", "a no after a yes"],
)
def test_the_same_no_without_a_day_in_the_copy_filled_in_last_takes_no_day_from_it(no, again, days):
    first, last = _ordered({OPERATOR.id: (EARLY, no)}, {OPERATOR.id: ("?", *again)})
    told = [each for each in (*first.observations, *last.observations) if each.fact.id.startswith("two_step_")]
    assert [each.observed_on for each in told if each.fact.id != "two_step_method"] == days
    asked = [each for each in last.notices if each.about is not None and each.about.question == "contacted-on"]
    assert bool(asked) is (days[0] == date(2024, 3, 31) or len(again) > 1)


def test_a_row_of_which_all_is_told_with_its_day_in_an_earlier_copy_asks_for_none_and_empties_no_other():
    rows = {OPERATOR.id: (EARLY, OFF), SECRETARY.id: (EARLY, ON)}
    first, last = _ordered(rows, {OPERATOR.id: ("?", OFF)})
    assert _enrolled([first, last]) == [{OPERATOR.id: False, SECRETARY.id: True}, {}]
    assert last.notices == ()


NO_DAY = ""


def _enrolled_on(*copies, context=CONTEXT):
    """Return what copies of which nobody said which was filled in last tell of the operator's two-step, and on which days; and what is asked of a day of contact."""
    found = _in_folder(*copies, context=context)
    told = [each for each in found.observations if OPERATOR.id in each.subjects and each.fact == TWO_STEP_ENROLLED]
    said = sorted((each.observed_on.day, each.value) for each in told)
    asked = [each for each in found.notices if each.about is not None and each.about.question == "contacted-on"]
    return said, len(asked) + len(found.differing)


@pytest.mark.parametrize(
    ("told", "undated", "expected", "asked"),
    [
        ((EARLY, OFF), (NO_DAY, OFF), [(5, False)], 0),
        ((EARLY, OFF), ("?", OFF), [(5, False)], 0),
        ((EARLY, OFF), (NO_DAY, NOT_DEMANDED), [(5, False), (31, True)], 2),
        ((EARLY, ON), (NO_DAY, OFF), [(5, True), (31, False)], 2),
        ((EARLY, ON), (NO_DAY, ON), [(5, True)], 2),
    ],
    ids=["the same no", "on a day that cannot be read", "another no", "a no after a yes", "the same yes"],
)
def test_a_no_without_a_day_adds_nothing_to_the_same_with_a_day_in_another_copy(told, undated, expected, asked):
    for copies in (
        ({OPERATOR.id: told}, {OPERATOR.id: undated}),
        ({OPERATOR.id: undated}, {OPERATOR.id: told}),
        ({"lota": told}, {"lota": undated}),
    ):
        assert _enrolled_on(*copies) == (expected, asked)


@pytest.mark.parametrize(
    ("question", "words", "told"),
    [
        ("email", "নেই", [MailboxKind.NONE]),
        ("email", "lota@gmail.com", [MailboxKind.PERSONAL]),
        ("email", "lota@mail.example", [MailboxKind.TO_VERIFY]),
        ("email", "lota@lota.khulna.gov.bd", []),
        ("email-use", "না", [False]),
        ("email-use", "পাঠানো হয়, কিন্তু আসা মেইল দেখা হয় না", [True, False]),
        ("two-step", NOT_DEMANDED, [True, False]),
        ("reset", "না", [When.not_since(CONTEXT.decision_day)]),
        ("two-step", OFF, [False]),
        ("two-step", ON, []),
    ],
)
def test_without_a_day_every_no_counts_and_no_yes_whatever_is_asked(question, words, told):
    found = _in_folder({"lota": (NO_DAY, words)}, questions=(question,))
    assert [*dict.fromkeys(each.value for each in found.observations if each.fact != TWO_STEP_CAUSE)] == told
    assert [each.about.question for each in found.notices if each.about is not None]


def test_a_no_without_a_day_may_take_back_a_yes_told_since_the_same_no_with_a_day():
    dated, undated, yes = {OPERATOR.id: (EARLY, OFF)}, {OPERATOR.id: (NO_DAY, OFF)}, {OPERATOR.id: (MIDDLE, ON)}
    said, _ = _enrolled_on(dated, undated, yes)
    assert said == [(5, False), (6, True), (31, False)]


def test_of_a_no_for_all_without_a_day_stays_what_no_row_says_with_its_day():
    found = _in_folder({OPERATOR.id: (EARLY, OFF)}, {"lota": (NO_DAY, OFF)})
    told = [
        (each.observed_on.day, whose) for whose, each in of_each(found.observations) if each.fact == TWO_STEP_ENROLLED
    ]
    assert sorted(told) == [(5, OPERATOR.id), (31, SECRETARY.id), (31, ENTREPRENEUR.id)]


def test_a_copy_filled_in_last_that_only_tells_a_cause_takes_back_a_cause_but_not_whether_two_step_is_on():
    locked_out, vacant = "লগইন করা যাচ্ছে না", "পদ শূন্য"
    first = {OPERATOR.id: (EARLY, ON), SECRETARY.id: (EARLY, "", vacant)}
    parsed = _ordered(
        first,
        {OPERATOR.id: (LATE, "", locked_out), SECRETARY.id: (LATE, "", locked_out)},
        questions=("two-step", "cause"),
    )
    assert _enrolled(parsed) == [{OPERATOR.id: True}, {}]
    causes = [
        {subject: told.value for subject, told in of_each(of_file.observations) if told.fact == TWO_STEP_CAUSE}
        for of_file in parsed
    ]
    assert causes == [{}, {OPERATOR.id: Cause.LOCKED_OUT, SECRETARY.id: Cause.LOCKED_OUT}]


CELLS = {"day": date(2024, 1, 25), "error": "#N/A", "formula": "=A1", "no": "না", "empty": None}
"""What a cell of the reset's column may hold, as a spreadsheet has it."""


@pytest.mark.parametrize("day", [EARLY, LATE], ids=["one day", "two days"])
@pytest.mark.parametrize("two_step", [ON, OFF], ids=["yes", "no"])
@pytest.mark.parametrize("second", CELLS)
@pytest.mark.parametrize("first", CELLS)
def test_copies_differ_in_their_answers_whatever_else_stands_in_their_cells(first, second, two_step, day):
    asked = ("two-step", "reset")
    rows = {OPERATOR.id: (EARLY, ON, CELLS[first])}, {OPERATOR.id: (day, two_step, CELLS[second])}
    last = SOURCE.parsed(_files(*rows, questions=asked), CONTEXT)[-1]
    told = {str(notice.message.en) for notice in last.notices if "another copy" in notice.message.en}
    assert {"two-step on" in each for each in told} <= {two_step == OFF}
    if two_step == OFF:
        assert len(told) == 1


def test_nothing_is_told_any_more_of_a_row_that_a_copy_filled_in_last_replaces():
    first, last = {OPERATOR.id: ("?", OFF), SECRETARY.id: ("?", OFF)}, {OPERATOR.id: (EARLY, ON)}
    rows = [[notice.place.row for notice in of_file.notices] for of_file in _ordered(first, last)]
    assert rows == [[7], []]


def test_a_copy_filled_in_last_takes_back_also_an_offices_no_for_all():
    parsed = _ordered({"lota": (LATE, OFF)}, {"lota": (EARLY, ON)})
    assert _enrolled(parsed) == [{}, {OPERATOR.id: True, SECRETARY.id: True}]
    assert not [contact for contact in parsed[0].contacts if contact.on.month == 3]


def test_what_the_copy_filled_in_last_leaves_open_or_says_on_no_known_day_takes_nothing_back():
    first = {OPERATOR.id: (EARLY, OFF)}
    assert _enrolled(_ordered(first, {OPERATOR.id: (EARLY,)})) == [{OPERATOR.id: False}, {}]
    assert _enrolled(_ordered(first, {OPERATOR.id: ("?", ON)})) == [{OPERATOR.id: False}, {}]


def test_a_copy_filled_in_last_in_which_nothing_at_all_is_filled_in_takes_everything_back():
    parsed = _ordered({"lota": (LATE, OFF), OPERATOR.id: (EARLY, ON)}, {})
    assert _enrolled(parsed) == [{}, {}]
    assert parsed[0].contacts == ()


@pytest.mark.parametrize("day", [EARLY, LATE])
@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(("told", "seen"), [(ON, OFF), (OFF, ON)])
def test_a_login_that_was_seen_is_no_other_writing_of_what_was_told(told, seen, order, day):
    copies = [{OPERATOR.id: (EARLY, told)}, {OPERATOR.id: (day, seen)}][::order]
    files = _files(*copies, questions=("two-step",))
    seen_at = 1 if order == 1 else 0
    files[seen_at] = _seen(files[seen_at], OPERATOR.id)
    nobody_said = SOURCE.parsed(files, CONTEXT)
    assert nobody_said[0].differing == ()
    assert not [notice for of_file in nobody_said for notice in of_file.notices if notice.beside]
    for after in (files, files[::-1]):
        said = SOURCE.parsed(files, replace(CONTEXT, copies_after=frozenset({(after[1].sha256, after[0].sha256)})))
        assert _enrolled(said) == [{OPERATOR.id: told == ON}, {OPERATOR.id: seen == ON}][::order]


def test_a_login_that_was_seen_stays_also_where_a_copy_in_which_nothing_is_filled_in_was_the_last():
    seen, emptied = _files({OPERATOR.id: (EARLY, OFF)}, {}, questions=("two-step",))
    seen = _seen(seen, OPERATOR.id)
    after = frozenset({(emptied.sha256, seen.sha256)})
    assert _enrolled(SOURCE.parsed([seen, emptied], replace(CONTEXT, copies_after=after)))[0] == {OPERATOR.id: False}


def test_what_was_told_in_two_copies_is_asked_about_also_beside_a_login_that_was_seen():
    first, *told = _files(
        {OPERATOR.id: (EARLY, ON)}, {OPERATOR.id: (EARLY, ON)}, {OPERATOR.id: (LATE, OFF)}, questions=("two-step",)
    )
    parsed = SOURCE.parsed([_seen(first, OPERATOR.id), *told], CONTEXT)
    assert [[copy.file for copy in each.copies] for each in parsed[0].differing] == [["1.xlsx", "2.xlsx"]]


@pytest.mark.parametrize("day", [EARLY, LATE])
def test_two_writings_of_one_login_are_copies_that_differ_and_two_logins_are_not(day):
    files = _files({OPERATOR.id: (EARLY, ON)}, {OPERATOR.id: (day, OFF)}, questions=("two-step",))
    files = [_seen(file, OPERATOR.id) for file in files]
    assert bool(SOURCE.parsed(files, CONTEXT)[0].differing) is (day == EARLY)
    said = SOURCE.parsed(files, replace(CONTEXT, copies_after=frozenset({(files[0].sha256, files[1].sha256)})))
    assert _enrolled(said) == [{OPERATOR.id: True}, {} if day == EARLY else {OPERATOR.id: False}]


def _seen(file, subject):
    """Return a copy whose row of a subject tells a login that was seen on a video call."""
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    row = next(row for row in book[REGISTER_SHEET].iter_rows(min_row=4) if row[0].value == subject)
    for column, words in zip(("way", "proof"), SEEN, strict=True):
        row[PLACES[column]].value = words
    content = io.BytesIO()
    book.save(content)
    return EvidenceFile(file.name, content.getvalue(), hashlib.sha256(content.getvalue()).hexdigest())


@pytest.mark.parametrize(("day", "settled"), [(EARLY, ["two-step"]), (LATE, ["rule", "two-step"])])
def test_a_copy_that_was_filled_in_last_settles_what_it_answers_otherwise_or_on_another_day(day, settled):
    first, last = {OPERATOR.id: (EARLY, OFF, "হ্যাঁ")}, {OPERATOR.id: (day, ON, "হ্যাঁ")}
    ((differing,), _) = (of_file.differing for of_file in _parsed(first, last, questions=("two-step", "rule")))
    assert differing.answered_in("1.xlsx") == tuple((OPERATOR.id, name) for name in settled)


def test_of_copies_that_differ_while_nobody_said_which_came_last_the_first_names_them_and_their_offices():
    first, second, third = {OPERATOR.id: (EARLY, OFF)}, {OPERATOR.id: (LATE, ON)}, {SECRETARY.id: (EARLY, ON)}
    parsed = _parsed(first, second, third)
    (differing,) = parsed[0].differing
    assert [copy.file for copy in differing.copies] == ["0.xlsx", "1.xlsx"]
    assert (differing.form, differing.offices) == ("1111-1111", (LOTA.name,))
    assert [of_file.differing for of_file in parsed[1:]] == [(), ()]


def test_copies_that_differ_about_other_accounts_are_disputes_of_their_own():
    first = {OPERATOR.id: (EARLY, OFF), SECRETARY.id: (EARLY, OFF)}
    parsed = _parsed(first, {OPERATOR.id: (EARLY, ON)}, {SECRETARY.id: (EARLY, ON)})
    assert [[copy.file for copy in each.copies] for each in parsed[0].differing] == [
        ["0.xlsx", "1.xlsx"],
        ["0.xlsx", "2.xlsx"],
    ]


def test_copies_that_differ_about_one_account_are_one_dispute():
    parsed = _parsed({OPERATOR.id: (EARLY, ON)}, {OPERATOR.id: (EARLY, OFF)}, {OPERATOR.id: (LATE, OFF)})
    ((differing,), *_) = (of_file.differing for of_file in parsed)
    assert [copy.file for copy in differing.copies] == ["0.xlsx", "1.xlsx", "2.xlsx"]


def test_two_answers_that_differ_are_named_also_where_each_tells_what_the_other_does_not():
    tested, rule = "চালু, কিন্তু লগইনে কোড চায় না", ("হ্যাঁ", "না")
    first, second = {OPERATOR.id: (EARLY, "চালু, পরীক্ষা করিনি", rule[0])}, {OPERATOR.id: (LATE, tested, rule[1])}
    parsed = _parsed(first, second, questions=("two-step", "rule"))
    (told,) = (notice.message for of_file in parsed for notice in of_file.notices if notice.beside)
    assert 'answers "password meets the rule", "two-step on" otherwise' in told.en
    assert "“পাসওয়ার্ডের নিয়ম মানা”, “Two-step চালু” অন্য রকম লেখা" in told.bn
    assert '"' not in told.bn


@pytest.mark.parametrize("order", [1, -1])
def test_of_the_copy_filled_in_last_that_has_no_day_it_is_told_in_which_row_to_write_it_and_nothing_is_asked_again(
    order,
):
    copies = [{OPERATOR.id: (EARLY, OFF)}, {OPERATOR.id: ("?", ON)}][::order]
    files, undated = _files(*copies, questions=("two-step",)), 1 if order == 1 else 0
    after = frozenset({(files[undated].sha256, files[1 - undated].sha256)})
    parsed = SOURCE.parsed(files, replace(CONTEXT, copies_after=after))
    (told,) = (notice.message.shown for of_file in parsed for notice in of_file.notices if notice.beside)
    ((row,),) = (each.left_open for of_file in parsed for each in of_file.differing)
    assert row.file == f"{undated}.xlsx"
    assert f'there ({row.file}, "{row.sheet}", row {row.number}) and save' in told.en
    assert "Meeting" not in told.en
    assert "“সভা” পাতায়" not in told.bn


@pytest.mark.parametrize("copies", [1, 2])
def test_a_later_yes_that_does_not_reach_who_was_not_asked_is_told_where_a_no_has_reached_him(copies):
    first, second = {"lota": (MIDDLE, OFF)}, {"lota": (LATE, ON)}
    said, told = _read(first, second) if copies == 2 else _read(second)
    assert said[ENTREPRENEUR] == ([False] if copies == 2 else [])
    assert len(told) == (1 if copies == 2 else 0)
    assert all("উদ্যোক্তা" in words and "সচিব" not in words for words in told)


def test_a_later_yes_that_does_not_stand_in_the_place_of_an_accounts_own_no_is_told():
    own = {OPERATOR.id: (EARLY, OFF)}
    said, (told,) = _read({"lota": (LATE, ON), **own})
    assert (said[OPERATOR], said[SECRETARY]) == ([False], [True])
    assert "অপারেটর" in told
    said, told = _read({"lota": (MIDDLE, OFF), **own}, {"lota": (LATE, ON)})
    assert (said[OPERATOR], said[SECRETARY]) == ([False, False], [False, True])
    (own_no,) = (words for words in told if "অপারেটর" in words)
    (not_asked,) = (words for words in told if "উদ্যোক্তা" in words)
    assert ("জিজ্ঞাসা করা হয়নি" in own_no, "জিজ্ঞাসা করা হয়নি" in not_asked) == (False, True)


@pytest.mark.parametrize("by", ["এসএমএসে", "অ্যাপে"])
def test_where_the_code_comes_is_not_lent_either_to_who_himself_said_that_two_step_is_off_and_is_told(by):
    parsed = _in_folder({"lota": (LATE, ON, by), OPERATOR.id: (EARLY, OFF)})
    assert {told.fact.id for told in parsed.observations if OPERATOR.id in told.subjects} == {"two_step_enrolled"}
    told = [notice for notice in parsed.notices if "for what it told itself before: অপারেটর (" in notice.message.en]
    assert sorted(notice.about.question for notice in told) == ["method", "two-step"]


@pytest.mark.parametrize("own", [(LATE, OFF), (EARLY, ON), (LATE, ON)])
def test_an_account_that_answers_itself_and_as_late_or_well_is_not_told(own):
    said, told = _read({"lota": (LATE, ON), OPERATOR.id: own})
    assert (set(said[OPERATOR]), told) == ({own[1] == ON}, [])


def test_an_account_that_left_the_roster_since_it_was_asked_is_told_by_its_post():
    present = replace(LOTA, accounts=(SECRETARY, ENTREPRENEUR))
    context = replace(CONTEXT, roster=Roster((present,)), known={OPERATOR.id: Acquaintance(present, OPERATOR)})
    _, (told,) = _read({"lota": (LATE, ON), OPERATOR.id: (EARLY, OFF)}, context=context)
    assert "অপারেটর" in told


def test_an_account_that_is_not_asked_this_time_is_told_where_a_no_has_reached_it():
    said, told = _read({"lota": (MIDDLE, OFF), OPERATOR.id: ("", NOT_NEEDED)}, {"lota": (LATE, ON)})
    assert said[OPERATOR] == [False]
    assert any("অপারেটর" in words for words in told)


def test_where_the_code_comes_is_told_of_all_without_a_word_on_whether_that_is_ordered():
    (parsed,) = _parsed({"lota": (MIDDLE, "এসএমএসে"), OPERATOR.id: ("", NOT_NEEDED)}, questions=("method",))
    (said,) = [notice for notice in parsed.notices if notice.place.column]
    (parsed,) = _parsed({"lota": (MIDDLE, OFF), OPERATOR.id: ("", NOT_NEEDED)})
    (no,) = [notice for notice in parsed.notices if "for all accounts" in notice.message.en]
    for language in Language:
        words, of_no = (each.message.said(language).partition(f'{each.place.column}"') for each in (said, no))
        assert words[2] == of_no[2]


def test_an_answer_that_reaches_accounts_unasked_is_called_a_no_only_where_it_is_one():
    (parsed,) = _parsed({"lota": (MIDDLE, "একাধিক জন"), OPERATOR.id: ("", NOT_NEEDED)}, questions=("users",))
    said = [notice.message.en for notice in parsed.notices if "for all accounts" in notice.message.en]
    assert said
    assert not any("this no" in each for each in said)


def test_what_a_row_says_of_accounts_alike_is_held_once_and_told_of_each():
    words = f"দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step\n{LOTA.name.bn},{EARLY},ফোন,না\n".encode()
    file = EvidenceFile("january.csv", words, hashlib.sha256(words).hexdigest())
    (told,) = read_evidence_files([file], CONTEXT).observations
    assert told.subjects == tuple(account.id for account in LOTA.accounts)
    assert [told.of(subject).subject for subject, _ in of_each([told])] == list(told.subjects)


@pytest.mark.parametrize("earlier", [False, True])
def test_that_where_the_code_comes_is_told_of_all_is_worth_telling_where_something_else_was_told_of_one(earlier):
    answers = {"lota": (MIDDLE, "এসএমএসে"), **dict.fromkeys((OPERATOR.id, SECRETARY.id), ("", NOT_NEEDED))}
    (file,) = _files(answers, questions=("method",))
    words = f"দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,কোড কোথায় আসে\n{LOTA.name.bn},অপারেটর,{EARLY},ফোন,অ্যাপে\n".encode()
    before = EvidenceFile("january.csv", words, hashlib.sha256(words).hexdigest())
    found = read_evidence_files([before, file] if earlier else [file], CONTEXT)
    assert {subject for told in found.observations for subject in told.subjects} == {
        account.id for account in LOTA.accounts
    }
    told = [notice.message for notice in found.notices if "for all accounts" in notice.message.en]
    assert len(told) == earlier
    assert all("এই ফরমে" in words.bn and "this form does not ask it" in words.en for words in told)


def test_a_no_of_the_same_day_or_a_later_one_takes_nothing_back():
    said, told = _read({"lota": (LATE, OFF), OPERATOR.id: (EARLY, ON)}, {"lota": (LATE, ON)})
    assert (said[OPERATOR], said[SECRETARY], told) == ([True, False, True], [False, True], [])


ALL = ("profile", "reset", "two-step", "cause")
DONE = ("ঠিক আছে", "২০.০২.২০২৪", ON)
HINDERED = {"the post is vacant": "পদ শূন্য", "login is impossible": "লগইন করা যাচ্ছে না"}


def _facts(account, *copies, questions=ALL):
    """Return what is read of an account, and what is told of whom nothing is lent because nobody can log in."""
    found = _in_folder(*copies, questions=questions)
    facts = {told.fact.id for told in found.observations if account.id in told.subjects}
    notices = [notice.message for notice in found.notices]
    return facts, [told for told in notices if "for its own row says" in told.en]


@pytest.mark.parametrize("day", [EARLY, MIDDLE, LATE])
@pytest.mark.parametrize("cause", HINDERED)
def test_a_yes_of_an_office_reaches_nobody_of_whom_its_own_row_says_that_he_is_not_there_or_cannot_log_in(day, cause):
    rows = {"lota": (MIDDLE, *DONE), OPERATOR.id: (day, "", "", "", HINDERED[cause])}
    facts, told = _facts(OPERATOR, rows)
    assert facts == {"two_step_cause"}
    assert all("অপারেটর" in words.bn and "সচিব" not in words.bn and HINDERED[cause] in words.bn for words in told)
    assert all(f"says that {cause}: অপারেটর." in words.en for words in told)
    assert len(told) == len(DONE)
    assert {"profile_updated_on", "password_changed_on", "two_step_enrolled"} <= _facts(SECRETARY, rows)[0]


IN_APRIL, FACTS_DONE = (
    "11.04.2024",
    {"profile_updated_on", "password_changed_on", "two_step_enrolled", "two_step_demanded"},
)
CAUSES = {**HINDERED, "the officer is on leave": "ছুটিতে", "no code arrives": "কোড আসে না"}


@pytest.mark.parametrize("is_copy", [False, True], ids=["the same file", "a copy"])
@pytest.mark.parametrize("cause", CAUSES.values(), ids=CAUSES)
def test_a_cause_told_in_a_later_month_takes_nothing_of_the_offices_yes_before_it_though_it_stands_in_the_old_form(
    cause, is_copy
):
    yes, since = {"lota": (MIDDLE, *DONE)}, {OPERATOR.id: (IN_APRIL, "", "", "", cause)}
    rows = [yes, since] if is_copy else [{**yes, **since}]
    facts, told = _facts(OPERATOR, *rows)
    assert (facts, told) == (FACTS_DONE | {"two_step_cause"}, [])
    assert not _in_folder(*rows, questions=ALL).kept_out


@pytest.mark.parametrize("is_copy", [False, True], ids=["the same file", "a copy"])
def test_what_an_account_answers_in_a_later_month_stands_in_the_old_form_as_news_beside_the_offices_answer(is_copy):
    for then, own, expected in (
        (ON, OFF, [True, False]),
        (OFF, ON, [False, True]),
        (ON, "জানা নেই", [True]),
        (OFF, "জানা নেই", [False]),
    ):
        yes, since = {"lota": (MIDDLE, then)}, {OPERATOR.id: (IN_APRIL, own)}
        said, _ = _read(*([yes, since] if is_copy else [{**yes, **since}]))
        assert said[OPERATOR] == expected


def test_what_an_account_answers_on_a_day_of_which_it_is_not_known_which_year_is_meant_keeps_the_yes_of_its_form_out():
    said, _ = _read({"lota": (MIDDLE, ON), OPERATOR.id: (IN_APRIL.replace("2024", "2023"), ON)})
    assert (said[OPERATOR], said[SECRETARY]) == ([], [True])


def test_two_answers_of_one_later_month_stand_beside_each_other_in_an_old_form_as_in_its_own():
    vacant = HINDERED["the post is vacant"]
    facts, _ = _facts(OPERATOR, {"lota": ("09.04.2024", *DONE), OPERATOR.id: (IN_APRIL, "", "", "", vacant)})
    assert facts == {"two_step_cause"}


@pytest.mark.parametrize("by", ["এসএমএসে", "অ্যাপে"])
@pytest.mark.parametrize("day", [EARLY, MIDDLE, LATE])
@pytest.mark.parametrize("cause", HINDERED.values())
def test_where_the_code_comes_is_not_lent_to_who_cannot_log_in(cause, day, by):
    asked = ("two-step", "method", "cause")
    rows = {"lota": (MIDDLE, ON, by), OPERATOR.id: (day, "", "", cause)}
    facts, told = _facts(OPERATOR, rows, questions=asked)
    assert (facts, len(told)) == ({"two_step_cause"}, 2)
    assert "two_step_method" in _facts(SECRETARY, rows, questions=asked)[0]


@pytest.mark.parametrize("cause", HINDERED.values())
def test_a_no_of_an_office_reaches_who_cannot_log_in_and_its_yes_who_answered_there_since(cause):
    hindered = {OPERATOR.id: (EARLY, "", "", "", cause)}
    facts, _ = _facts(OPERATOR, {"lota": (MIDDLE, "না", "না", OFF), **hindered})
    assert facts == {
        "two_step_cause",
        "profile_updated_on",
        "password_changed_on",
        "two_step_enrolled",
    }
    since = {"lota": (LATE, *DONE), OPERATOR.id: (LATE, "ঠিক আছে")}
    facts, told = _facts(OPERATOR, hindered, since)
    assert ("password_changed_on" in facts, told) == (True, [])


def test_an_answer_for_all_typed_where_nobody_is_asked_is_of_all_of_whom_the_form_has_a_row_and_of_nobody_else():
    not_needed = {account.id: ("", NOT_NEEDED) for account in (OPERATOR, SECRETARY)}
    said, told = _read({"lota": (MIDDLE, ON), **not_needed})
    assert said == {OPERATOR: [True], SECRETARY: [True], ENTREPRENEUR: []}
    assert told == []


def test_an_answer_for_all_typed_where_nobody_is_asked_lifts_no_no_of_an_accounts_own():
    not_needed = {account.id: ("", NOT_NEEDED) for account in (OPERATOR, SECRETARY)}
    said, told = _read({"lota": (MIDDLE, ON), **not_needed}, {OPERATOR.id: (EARLY, OFF)})
    assert (said[OPERATOR], said[SECRETARY]) == ([False], [True])
    assert any("অপারেটর" in words for words in told)


def test_a_yes_of_an_office_that_reaches_no_account_at_all_is_told():
    said, told = _read({"lota": (MIDDLE, ON), OPERATOR.id: ("", NOT_NEEDED), SECRETARY.id: (MIDDLE, OFF)})
    assert said == {OPERATOR: [], SECRETARY: [False], ENTREPRENEUR: []}
    (notice,) = told
    assert "কারও ক্ষেত্রে ধরা হয়নি" in notice
    assert OPERATOR.post.bn in notice


def test_that_an_answer_reaches_nobody_is_not_told_again_of_what_only_says_more_about_it():
    by_app = next(choice.label.bn for choice in method.CHOICES if choice.value is Method.TOTP)
    own = {OPERATOR.id: ("", NOT_NEEDED, NOT_NEEDED), SECRETARY.id: (MIDDLE, ON, by_app)}
    _, (told,) = _read({"lota": (MIDDLE, ON, by_app), **own})
    assert "কারও ক্ষেত্রে ধরা হয়নি" in told


def test_an_answer_typed_into_a_closed_column_of_the_row_of_an_office_with_one_user_id_is_that_user_ids_own():
    alone = replace(CONTEXT, roster=Roster((replace(LOTA, accounts=(OPERATOR,)),)))
    for answer, is_on in ((ON, True), (OFF, False)):
        said, told = _read({"lota": (MIDDLE, answer), OPERATOR.id: ("", NOT_NEEDED)}, context=alone)
        assert (said[OPERATOR], told) == ([is_on], [])


def test_a_yes_of_an_office_that_reaches_some_account_is_told_of_nobody_else():
    said, told = _read({"lota": (MIDDLE, ON), OPERATOR.id: ("", NOT_NEEDED)})
    assert list(said.values()) == [[], [True], []]
    assert told == []


def test_where_the_code_comes_that_reaches_no_account_is_told_and_not_dropped_in_silence():
    own = {OPERATOR.id: ("", NOT_NEEDED), SECRETARY.id: (LATE, "এসএমএসে")}
    (parsed,) = _parsed({"lota": (LATE, "অ্যাপে"), **own}, questions=("method",))
    assert [(told.subject, told.value) for told in parsed.observations] == [(SECRETARY.id, Method.SMS)]
    (said,) = [notice.message for notice in parsed.notices if notice.place.column]
    assert "this answer counts for nobody" in said.en
    beside = {OPERATOR.id: ("", "", NOT_NEEDED), SECRETARY.id: (LATE, "", "এসএমএসে")}
    (parsed,) = _parsed({"lota": (LATE, ON, "অ্যাপে"), **beside})
    assert {told.fact.id for told in parsed.observations if told.subject != SECRETARY.id} == {
        "two_step_enrolled",
        "two_step_demanded",
    }
    (said,) = [notice.message for notice in parsed.notices if notice.place.column == method.QUESTION.heading.bn]
    assert "this answer counts for nobody" in said.en
    (parsed,) = _parsed({"lota": (LATE, "অ্যাপে"), OPERATOR.id: ("", NOT_NEEDED)}, questions=("method",))
    assert [told.subject for told in parsed.observations] == [SECRETARY.id]
    assert not [notice for notice in parsed.notices if notice.place.column]


def test_a_day_of_contact_that_there_is_not_is_told_with_what_it_costs():
    (parsed,) = _parsed({"lota": ("31.02.2024", ON)})
    assert not parsed.observations
    (said,) = [notice.message for notice in parsed.notices if notice.place.column]
    assert "no yes of this row counts, and every no does" in said.en
    assert "the others were taken" not in said.en


UNDATED = {"that there is not": "31.02.2024", "that is no day": "?", "that is not written": ""}


@pytest.mark.parametrize("day", UNDATED.values(), ids=UNDATED)
@pytest.mark.parametrize("form", ["the office's row", "the account's row"])
def test_a_no_of_a_day_of_contact_stays_one_of_the_last_day_on_which_it_may_have_been_told(day, form):
    told = {"lota": (day, OFF)} if form == "the office's row" else {OPERATOR.id: (day, OFF)}
    (parsed,) = _parsed(told, context=replace(CONTEXT, day=date(2024, 3, 20)))
    said = {
        (subject, each.value, each.observed_on)
        for subject, each in of_each(parsed.observations)
        if each.fact == TWO_STEP_ENROLLED
    }
    assert (OPERATOR.id, False, date(2024, 3, 20)) in said
    assert {each.value for each in parsed.observations} == {False}
    assert not parsed.contacts
    assert sum("no yes of this row counts, and every no does" in notice.message.en for notice in parsed.notices) == 1


@pytest.mark.parametrize("day", UNDATED.values(), ids=UNDATED)
def test_the_way_of_a_row_without_a_day_is_still_its_offices(day):
    (parsed,) = _parsed({"lota": (day, ""), OPERATOR.id: ("", OFF)})
    assert {each.way for each in parsed.observations} == {"phone"}


def test_an_answer_for_all_that_nobody_can_read_is_of_those_too_of_whom_the_form_does_not_ask_it():
    (parsed,) = _parsed({"lota": (EARLY, "আগের মতো")})
    assert [set(answer.subjects) for answer in parsed.unclear] == [{account.id for account in LOTA.accounts}]


@pytest.mark.parametrize("words", ["আগের মতো", "#N/A"])
def test_a_copy_filled_in_later_takes_back_the_answer_that_nobody_can_read_and_leaves_the_others(words):
    first, _ = _ordered({OPERATOR.id: (EARLY, words, "অ্যাপে")}, {OPERATOR.id: (EARLY, ON)})
    assert first.unclear == ()
    assert {each.value for each in first.observations} == {Method.TOTP}
    of_last, last = _ordered({OPERATOR.id: (EARLY, ON)}, {OPERATOR.id: (EARLY, words)})
    assert {each.value for each in of_last.observations if each.fact == TWO_STEP_ENROLLED} == {True}
    assert [answer.subjects for answer in last.unclear] == [(OPERATOR.id,)]


SLIPPED, MEANT = {"lota": ("31.03.2024", ON)}, {"lota": (EARLY, ON)}


@pytest.mark.parametrize(
    "own_day", [date(2024, 3, 20), date(2024, 4, 5)], ids=["while it lies ahead", "once it has come"]
)
def test_a_row_of_a_day_to_come_and_its_corrected_copy_are_copies_that_differ(own_day):
    files = _files(SLIPPED, MEANT, questions=("two-step",))
    own = OwnForms(Text("", ""), Text("", ""), example=True, read_on={files[0].sha256: date(2024, 3, 20)})
    context = replace(CONTEXT, day=own_day, own=own)
    first, last = SOURCE.parsed(files, context)
    (disputed,) = first.differing
    assert {copy.file for copy in disputed.copies} == {"0.xlsx", "1.xlsx"}
    assert any("which copy was filled in last" in notice.message.en for notice in (*first.notices, *last.notices))
    ordered = replace(context, copies_after=frozenset({(files[1].sha256, files[0].sha256)}))
    first, last = SOURCE.parsed(files, ordered)
    assert (first.observations, first.differing) == ((), ())
    assert {each.observed_on for each in last.observations} == {date(2024, 3, 5)}


@pytest.mark.parametrize("own_day", [date(2024, 3, 31), date(2024, 4, 5)], ids=["read on that day", "read later"])
def test_a_copy_in_which_an_office_said_the_same_again_on_a_later_day_is_no_dispute(own_day):
    parsed = SOURCE.parsed(_files(MEANT, SLIPPED, questions=("two-step",)), replace(CONTEXT, day=own_day))
    assert [each.differing for each in parsed] == [(), ()]


def test_what_was_told_for_all_on_a_day_that_nobody_knows_is_of_those_who_do_not_answer_themselves():
    (parsed,) = _parsed({"lota": ("?", ON), OPERATOR.id: (EARLY, OFF)})
    assert {subject for told in parsed.undated for subject in told.subjects} == {SECRETARY.id}


UNREAD = {OPERATOR.id: (EARLY, "আগের মতো")}


@pytest.mark.parametrize(
    ("other", "differ"),
    [({OPERATOR.id: (EARLY, ON)}, True), ({OPERATOR.id: (EARLY, "", "অ্যাপে")}, False)],
    ids=["answers", "is silent"],
)
def test_a_copy_that_answers_what_nobody_can_read_in_the_other_differs_from_it(other, differ):
    for copies in ((UNREAD, other), (other, UNREAD)):
        first, _ = _parsed(*copies)
        assert bool(first.differing) is differ


def test_a_copy_filled_in_later_that_nobody_can_read_is_to_be_told_anew_and_no_dispute():
    assert [each.differing for each in _ordered({OPERATOR.id: (EARLY, ON)}, UNREAD)] == [(), ()]


def test_who_may_be_one_of_those_of_whom_a_form_asks_is_none_of_whom_it_does_not_ask():
    renamed = replace(OPERATOR, id="lota/9", post=plain("কম্পিউটার অপারেটর"), doubts=(OPERATOR.id,))
    present = replace(LOTA, accounts=(renamed, SECRETARY))
    context = replace(CONTEXT, roster=Roster((present,)), known={OPERATOR.id: Acquaintance(present, OPERATOR)})
    (parsed,) = _parsed({"lota": (MIDDLE, OFF)}, context=context)
    assert {subject for subject, _ in of_each(parsed.observations)} == {OPERATOR.id, SECRETARY.id}
    assert not [notice for notice in parsed.notices if "does not ask it" in notice.message.en]


def test_two_answers_that_contradict_each_other_are_named_by_their_columns_and_on_a_screen_in_its_language():
    answers = {"lota": (EARLY, "lota@gmail.com", "হ্যাঁ")}
    ((told,),) = [
        [notice.message for notice in of_file.notices if "contradicts" in notice.message.en]
        for of_file in _parsed(answers, questions=("email", "email-use"))
    ]
    column, question = questions()["email"].heading.bn, questions()["email"].heading.en
    assert f'contradicts "{column}"' in told.en
    assert f'contradicts the answer to "{question}"' in told.shown.en
    assert f"“{column}” প্রশ্নের উত্তরের সঙ্গে মেলে না" in told.shown.bn
