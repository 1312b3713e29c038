"""Registers: what is typed becomes what was observed, by whom it was told and how; what is doubtful is asked about."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import date, datetime, timedelta

import openpyxl
import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from register_names import ACCOUNT_ITEMS, OFFICE_ITEMS
from register_names import Item as I  # noqa: N817 the cases are tables of it

from auditor.i18n import Text, match_key, plain
from auditor.model.counting import CountsFrom
from auditor.model.errors import FileRefusedError
from auditor.model.evidence import ContactRecord, of_each
from auditor.model.facts import FACTS, Cause, MailboxKind, Method, RuleAnswer
from auditor.model.forms import FormStamp
from auditor.model.grades import Grade
from auditor.model.notice import AskedAbout, Severity
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.model.when import When
from auditor.register.answers import on_day
from auditor.register.columns import REGISTER_SHEET, columns, listed
from auditor.register.questions import email_use, method, profile, reset, two_step, users
from auditor.register.reading import fitting, opened
from auditor.register.reading.names import Names
from auditor.register.reading.opened import MOST_ROWS
from auditor.register.rows import RegisterRow
from auditor.register.workbook import write
from auditor.sources.register import SOURCE, parse
from auditor.tables import answers, bijoy

COLUMNS = columns()
DECISION = date(2024, 1, 18)
TOLD = date(2024, 2, 1)
RULE = "password-composition"


def text(words):
    return Text(en=words, bn=words)


def account(office, post, **more):
    return Account(f"{office}/{post}", text(post), **more)


KRISHI = Office(
    "agriculture", Text(en="Agriculture Office", bn="উপজেলা কৃষি অফিস"), OfficeKind.DEPARTMENT, text("কৃষি অফিসার"),
    email="uao.paikgacha@dae.gov.bd", accounts=(account("agriculture", "কৃষি অফিসার"), account("agriculture", "অফিস সহকারী")),
)  # fmt: skip
MATSYA = Office(
    "fisheries", Text(en="Fisheries Office", bn="উপজেলা মৎস্য অফিস"), OfficeKind.DEPARTMENT, text("মৎস্য অফিসার"),
    email="", accounts=(account("fisheries", "মৎস্য অফিসার", login="ufo_paik"),),
)  # fmt: skip
LATA = Office(
    "lata-up", Text(en="Lata Union Parishad", bn="৪নং লতা ইউনিয়ন পরিষদ"), OfficeKind.UNION, text("ইউপি সচিব"),
    accounts=(Account("lata-up/user-1", text("ইউজার ১")), Account("lata-up/user-2", text("ইউজার ২"))),
)  # fmt: skip
EMPTY = Office("youth", Text(en="Youth Office", bn="যুব উন্নয়ন অফিস"), OfficeKind.DEPARTMENT, text("যুব উন্নয়ন অফিসার"))
ROSTER = Roster((KRISHI, MATSYA, LATA, EMPTY))
CONTEXT = SourceContext(ROSTER, DECISION, RULE)
HEAD, CLERK = (account.id for account in KRISHI.accounts)
EVERYTHING = frozenset({*ACCOUNT_ITEMS, *OFFICE_ITEMS})
PLACES = {column.name: place for place, column in enumerate(COLUMNS)}
HEADING = {column.name: column.heading.bn for column in COLUMNS}


def rows_of(roster, open_items=EVERYTHING):
    for serial, office in enumerate(roster.offices, start=1):
        row = RegisterRow(
            office.id, office.id, serial, office.name, office.head_post, "", open_items, Text("", ""), is_office=True
        )
        yield row
        for user in office.accounts:
            yield replace(row, subject=user.id, post=user.post, masked_login=user.masked_login, is_office=False)


def form(rows=None):
    return write(
        tuple(rows_of(ROSTER) if rows is None else rows),
        stamp=FormStamp(month="2024-02"),
        counts_from=CountsFrom(DECISION),
        committee=text("কমিটি"),
    )


BLANK = form()


LINES = list(rows_of(ROSTER))


def filled(answers):
    """Return the form with answers by subject and item, as a table without types: the quick way for single cells."""
    columns = [column.name for column in COLUMNS]
    titles = [[""] * len(columns)] * 3
    rows = [
        {"id": row.subject, "office": row.office_name.bn, "post": "" if row.is_office else row.post.bn}
        | answers.get(row.subject, {})
        for row in LINES
    ]
    return by_hand(*titles, HEADING.values(), *([row.get(name, "") for name in columns] for row in rows))


def saved(answers, blank=BLANK):
    """Return the form with answers by subject and item, filled in and saved as an office program would."""
    book = openpyxl.load_workbook(io.BytesIO(blank))
    sheet = book[REGISTER_SHEET]
    lines = {row[0].value: row for row in sheet.iter_rows(min_row=4)}
    for subject, given_answers in answers.items():
        for item, answer in given_answers.items():
            lines[subject][PLACES[item]].value = answer
    return bytes_of(book)


def bytes_of(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def by_hand(*rows):
    """Return a register that somebody typed into a new table, as CSV."""
    typed = io.StringIO()
    csv.writer(typed).writerows(rows)
    return typed.getvalue().encode("utf-8-sig")


def read(content, context=CONTEXT, name="register-2024-02.xlsx"):
    return parse(EvidenceFile(name, content, hashlib.sha256(content).hexdigest()), context)


def told(parsed):
    """Return the observations as {(subject, fact id): value}."""
    return {(subject, told.fact.id): told.value for subject, told in of_each(parsed.observations)}


def asked(parsed):
    """Return the places that are asked about."""
    return [(notice.place.row, notice.place.column) for notice in parsed.notices]


def says(answers, context=CONTEXT):
    return told(read(filled(answers), context))


def says_in_form(answers):
    return told(read(saved(answers)))


def says_in(blank, answers):
    return told(read(saved(answers, blank)))


def of_head(answer, item, way="ফোন", context=CONTEXT):
    """Return what one cell on the head's row says, the row being told on TOLD."""
    parsed = read(filled({HEAD: {I.CONTACTED_ON: "০১.০২.২০২৪", I.WAY: way, item: answer}}), context)
    return {observation.fact.id: observation.value for observation in parsed.observations}, parsed


def contacted(**more):
    return {I.CONTACTED_ON: "০১.০২.২০২৪", I.TOLD_BY: "কৃষি অফিসার", I.WAY: "ফোন"} | {
        I[key]: words for key, words in more.items()
    }


# The form, there and back ----------------------------------------------------------------------------------------


def test_an_empty_form_says_nothing_and_asks_nothing():
    parsed = read(BLANK)
    assert parsed.observations == parsed.contacts == parsed.notices == ()


def test_an_offices_row_holds_for_all_its_accounts():
    said = says_in_form({"agriculture": contacted(TWO_STEP="চালু, লগইনে কোড চায়", METHOD="অ্যাপে", RULE="হ্যাঁ")})
    for subject in (HEAD, CLERK):
        assert said[subject, "two_step_enrolled"] is True
        assert said[subject, "two_step_demanded"] is True
        assert said[subject, "two_step_method"] is Method.TOTP
        assert said[subject, "password_meets_rule"] == RuleAnswer(RULE, met=True)
    assert {subject for subject, _ in said} == {HEAD, CLERK}


def test_numbered_accounts_are_meant_too():
    said = says_in_form({"lata-up": contacted(USERS="একাধিক জন")})
    assert said == {("lata-up/user-1", "shared"): True, ("lata-up/user-2", "shared"): True}


def test_an_accounts_row_overrides_its_office_cell_by_cell():
    said = says_in_form(
        {
            "agriculture": contacted(TWO_STEP="চালু, পরীক্ষা করিনি", RULE="হ্যাঁ", PROFILE="ঠিক আছে"),
            CLERK: {I.TWO_STEP: "চালু নেই", I.RULE: "জানা নেই"},
        }
    )
    assert said[CLERK, "two_step_enrolled"] is False
    assert (CLERK, "password_meets_rule") not in said
    assert said[CLERK, "profile_updated_on"] == When.on(TOLD)
    assert said[HEAD, "two_step_enrolled"] is True


@pytest.mark.parametrize(
    ("cause", "other", "is_on"),
    [
        ("পোর্টাল রূপান্তর চলছে", {I.PROFILE: "ঠিক করা হয়নি"}, True),
        ("পোর্টাল রূপান্তর চলছে", {I.PROFILE: "ঠিক আছে"}, None),
        ("পোর্টাল রূপান্তর চলছে", {}, None),
        ("কোড আসে না", {I.PROFILE: "ঠিক করা হয়নি"}, None),
        ("পদ শূন্য", {I.PROFILE: "ঠিক করা হয়নি"}, None),
    ],
)
def test_a_cause_that_explains_what_else_an_account_says_is_not_done_keeps_no_yes_for_all_from_it(cause, other, is_on):
    on = "চালু, লগইনে কোড চায়"
    parsed = read(saved({"agriculture": contacted(TWO_STEP=on), CLERK: {I.CAUSE: cause, **other}}))
    assert told(parsed).get((CLERK, "two_step_enrolled")) is is_on
    assert (parsed.notices == ()) is bool(is_on)


@pytest.mark.parametrize(
    ("cell", "is_unread"),
    [("০৫.০২.২০২৪", True), ("গত বছর", True), ("২৫.০১.২০২৪", False), ("জানা নেই", False), ("—", False)],
    ids=["after the day of contact", "no day", "a day", "not known", "struck through"],
)
def test_a_day_of_joining_that_cannot_be_is_an_answer_that_nobody_can_read(cell, is_unread):
    _, parsed = of_head(cell, I.SINCE)
    assert [(each.subjects, each.fact.id, each.observed_on) for each in parsed.unclear] == [
        ((HEAD,), "holder_since", TOLD) for _ in range(is_unread)
    ]


def test_what_does_not_fit_an_offices_answer_names_no_row_on_a_screen():
    told = fitting._OVERRIDES.filled(office_row=2, other=plain("Two-step"))
    assert "2" in told.en
    assert "row" not in told.shown.en
    assert "সারি" not in told.shown.bn
    assert "দপ্তরের সব আইডির জন্য" in told.shown.bn


def without_question(*names):
    """Return a form in which these questions are not put to the clerk."""
    closed = replace(list(rows_of(ROSTER))[2], open_items=EVERYTHING - set(names))
    return form([*list(rows_of(ROSTER))[:2], closed])


NOES = {
    I.TWO_STEP: ("চালু নেই", "two_step_enrolled", False),
    I.RESET: ("না", "password_changed_on", When.not_since(DECISION)),
    I.PROFILE: ("ঠিক করা হয়নি", "profile_updated_on", When.not_since(DECISION)),
    I.RULE: ("না", "password_meets_rule", RuleAnswer(RULE, met=False)),
    I.USERS: ("একাধিক জন", "shared", True),
    I.METHOD: ("এসএমএসে", "two_step_method", Method.SMS),
}
YESES = {
    I.TWO_STEP: "চালু, লগইনে কোড চায়",
    I.RESET: "২০.০১.২০২৪",
    I.PROFILE: "ঠিক আছে",
    I.RULE: "হ্যাঁ",
    I.USERS: "একজন",
    I.METHOD: "অ্যাপে",
}


@pytest.mark.parametrize(("item", "no", "fact", "value"), [(item, *no) for item, no in NOES.items()], ids=NOES)
def test_an_offices_no_reaches_an_account_that_was_not_asked_this_time(item, no, fact, value):
    parsed = read(saved({"agriculture": contacted(**{item.name: no})}, without_question(item)))
    assert told(parsed) == {(HEAD, fact): value, (CLERK, fact): value}
    (notice,) = parsed.notices
    assert (notice.place.row, notice.place.column) == (5, HEADING[item])
    assert "অফিস সহকারী" in notice.message.bn
    assert "কৃষি অফিসার" not in notice.message.bn


@pytest.mark.parametrize("item", YESES)
def test_an_offices_yes_does_not_reach_an_account_that_was_not_asked_this_time(item):
    parsed = read(saved({"agriculture": contacted(**{item.name: YESES[item]})}, without_question(item)))
    assert {subject for subject, _ in told(parsed)} == {HEAD}
    assert parsed.notices == ()


@pytest.mark.parametrize("own", ["জানা নেই", "এলোমেলো কথা", "না-হ্যাঁ"])
def test_an_offices_no_reaches_an_account_whose_own_cell_answers_nothing(own):
    said = says({"agriculture": contacted(TWO_STEP="চালু নেই"), CLERK: {I.TWO_STEP: own}})
    assert said[CLERK, "two_step_enrolled"] is False


@pytest.mark.parametrize(
    ("own_day", "stands"), [("31.01.2024", [True, False]), ("01.02.2024", [True]), ("02.02.2024", [True])]
)
def test_an_accounts_own_yes_keeps_out_an_offices_no_of_that_day_or_earlier(own_day, stands):
    own = {I.TWO_STEP: "চালু, লগইনে কোড চায়", I.CONTACTED_ON: own_day, I.WAY: "ফোন"}
    parsed = read(filled({"agriculture": contacted(TWO_STEP="চালু নেই"), CLERK: own}))
    enrolled = [
        observation.value
        for observation in parsed.observations
        if CLERK in observation.subjects and observation.fact.id == "two_step_enrolled"
    ]
    assert sorted(enrolled, reverse=True) == stands


def test_an_offices_no_reaches_an_account_that_the_form_left_out_and_its_yes_does_not():
    blank = form(list(rows_of(ROSTER))[:2])
    parsed = read(saved({"agriculture": contacted(TWO_STEP="চালু নেই", RULE="হ্যাঁ")}, blank))
    assert told(parsed) == {
        (HEAD, "two_step_enrolled"): False,
        (CLERK, "two_step_enrolled"): False,
        (HEAD, "password_meets_rule"): RuleAnswer(RULE, met=True),
    }
    assert asked(parsed) == [(5, "Two-step")]


def test_the_cause_goes_with_an_offices_no_unless_the_account_tells_its_own():
    blank = without_question(I.TWO_STEP)
    said = says_in(blank, {"agriculture": contacted(TWO_STEP="কোড আসে না")})
    assert said[CLERK, "two_step_cause"] is Cause.NO_CODE
    said = says_in(blank, {"agriculture": contacted(TWO_STEP="কোড আসে না"), CLERK: {I.CAUSE: "পদ শূন্য"}})
    assert said[CLERK, "two_step_enrolled"] is False
    assert said[CLERK, "two_step_cause"] is Cause.VACANT


def test_accounts_entered_in_the_roster_after_the_form_was_written_are_answered_by_the_office():
    blank = form(rows_of(Roster((replace(KRISHI, accounts=()),))))
    said = told(read(saved({"agriculture": contacted(TWO_STEP="চালু নেই")}, blank)))
    assert set(said) == {(HEAD, "two_step_enrolled"), (CLERK, "two_step_enrolled")}


def test_an_office_without_accounts_asks_for_them():
    parsed = read(saved({"youth": contacted(TWO_STEP="হ্যাঁ", EMAIL="নেই")}))
    of_office = {("youth", "official_email"): MailboxKind.NONE, ("youth", "two_step_enrolled"): True}
    assert told(parsed) == of_office, "what it told of accounts is the office's own until it is known which it has"
    assert [notice.message.bn for notice in parsed.notices if "ইউজার আইডির সংখ্যা" in notice.message.bn]


@pytest.mark.parametrize(("typed", "number"), [("৩", 3), ("3", 3), ("৪টি", 4), ("২ জন", 2), (2, 2)])
def test_an_office_may_say_how_many_accounts_it_has(typed, number):
    parsed = read(saved({"youth": contacted(COUNT=typed, TWO_STEP="হ্যাঁ")}))
    assert [(count.office, count.number, count.on) for count in parsed.counts] == [("youth", number, TOLD)]
    assert not parsed.notices


@pytest.mark.parametrize("typed", ["অনেক", "১২৩৪", "-", "3.5"])
def test_what_is_no_number_of_accounts_is_asked_about(typed):
    parsed = read(saved({"youth": contacted(COUNT=typed)}))
    assert parsed.counts == ()
    assert [notice.place.column for notice in parsed.notices] == [HEADING[I.COUNT]]


def test_ids_of_many_numbered_accounts_are_not_taken_for_passwords():
    accounts = tuple(Account(f"lata-up/user-{n}", text(f"ইউজার {n}")) for n in range(1, 9))
    assert read(form(rows_of(Roster((replace(LATA, accounts=accounts),))))).notices == ()


def test_every_observation_says_where_it_stands():
    content = saved({HEAD: contacted(TWO_STEP="হ্যাঁ")})
    (observation,) = read(content).observations
    assert (observation.source, observation.observed_on, observation.grade) == ("register", TOLD, Grade.DECLARED)
    assert observation.reference.file == "register-2024-02.xlsx"
    assert observation.reference.sha256 == hashlib.sha256(content).hexdigest()
    assert observation.reference.place == f"{REGISTER_SHEET}!6"


def test_a_spreadsheets_own_days_numbers_and_truths_are_read():
    answers = contacted(RESET=date(2024, 1, 20), USERS=2, RULE=True, TWO_STEP=False) | {I.CONTACTED_ON: TOLD}
    assert says_in_form({HEAD: answers}) == {
        (HEAD, "password_changed_on"): When.on(date(2024, 1, 20)),
        (HEAD, "shared"): True,
        (HEAD, "password_meets_rule"): RuleAnswer(RULE, met=True),
        (HEAD, "two_step_enrolled"): False,
    }


def test_a_form_that_libreoffice_has_saved_is_read_the_same(libreoffice, tmp_path):
    answers = {"agriculture": contacted(TWO_STEP="চালু, লগইনে কোড চায়", RESET="২০.০১.২০২৪"), CLERK: {I.RULE: "না"}}
    content = saved(answers)
    before, out = tmp_path / "register.xlsx", tmp_path / "out"
    before.write_bytes(content)
    libreoffice("xlsx", out, [before])
    again, first = read((out / "register.xlsx").read_bytes()), read(content)
    assert told(again) == told(first)
    assert (again.contacts, again.notices) == (first.contacts, first.notices)


def test_remarks_are_taken_nowhere():
    parsed = read(saved({HEAD: {I.REMARK: "চালু নেই"}}))
    assert parsed == replace(parsed, observations=(), contacts=(), notices=())


# Day, way and teller ---------------------------------------------------------------------------------------------


def test_answers_without_a_day_of_contact_are_asked_about_and_do_not_count():
    parsed = read(filled({HEAD: {I.WAY: "ফোন", I.TWO_STEP: "হ্যাঁ", I.RULE: "হ্যাঁ"}}))
    assert parsed.observations == ()
    assert asked(parsed) == [(6, "")]


def test_a_row_takes_day_way_and_teller_from_its_office():
    parsed = read(filled({"agriculture": contacted(), HEAD: {I.TWO_STEP: "চালু নেই"}}))
    assert [observation.observed_on for observation in parsed.observations] == [TOLD]
    assert parsed.contacts == (ContactRecord("agriculture", TOLD, "phone", "কৃষি অফিসার"),)
    assert parsed.notices == ()


def test_a_row_with_a_day_of_its_own_is_a_contact_of_its_own_and_its_way_is_not_assumed():
    parsed = read(
        filled(
            {
                "agriculture": contacted() | {I.WAY: "ভিডিও কল", I.PROOF: "১১:৩০"},
                HEAD: {I.CONTACTED_ON: "৩.২.২৪", I.TWO_STEP: "হ্যাঁ"},
            }
        )
    )
    (observation,) = parsed.observations
    assert (observation.observed_on, observation.grade) == (date(2024, 2, 3), Grade.DECLARED)
    assert ContactRecord("agriculture", date(2024, 2, 3), "", "") in parsed.contacts
    assert asked(parsed) == [(6, "")]


def test_a_contact_counts_even_where_nobody_answered():
    parsed = read(filled({"lata-up": {I.CONTACTED_ON: "০১.০২.২০২৪", I.WAY: "ফোন"}}))
    assert parsed.contacts == (ContactRecord("lata-up", TOLD, "phone", ""),)
    assert parsed.notices == ()


@pytest.mark.parametrize("day", [TOLD, datetime(2024, 2, 1), "০১.০২.২০২৪", "1 Feb 2024", "১৮ মাঘ ১৪৩০"])
def test_a_day_may_be_a_spreadsheets_day_or_any_writing(day):
    parsed = read(saved({"agriculture": {I.CONTACTED_ON: day}}))
    assert [contact.on for contact in parsed.contacts] == [TOLD]


@pytest.mark.parametrize("day", ["গত সপ্তাহে", "02/31/2024", "১৮", 45309])
def test_a_day_that_is_not_understood_is_asked_about_and_nothing_of_the_row_counts(day):
    parsed = read(filled({HEAD: contacted(TWO_STEP="হ্যাঁ") | {I.CONTACTED_ON: day}}))
    assert parsed.observations == parsed.contacts == ()
    assert asked(parsed) == [(6, "যোগাযোগের তারিখ")]


@pytest.mark.parametrize(
    ("way", "code", "grade"),
    [
        ("ফোনে", "phone", Grade.DECLARED),
        ("সভায়", "meeting", Grade.DECLARED),
        ("হাতে", "form", Grade.DECLARED),
        ("WhatsApp-এ", "whatsapp", Grade.DECLARED),
        ("ই-মেইল", "email", Grade.DECLARED),
        ("সরাসরি যাচাই (সামনে থেকে)", "seen-in-person", Grade.WITNESSED),
        ("ভিডিও কল", "seen-on-video", Grade.WITNESSED),
    ],
)
def test_only_what_was_seen_at_a_login_is_witnessed(way, code, grade):
    parsed = seen(way, SHEET if code == "seen-in-person" else "১১:৩০")
    assert not parsed.notices
    assert {observation.grade for observation in parsed.observations} == {grade}
    assert [contact.way for contact in parsed.contacts] == [code]


def test_what_is_told_of_a_whole_row_or_of_two_names_whose_row_it_is():
    """By its id: two offices may be called alike."""
    of_row = {I.CONTACTED_ON: "০১.০২.২০২৪", I.TWO_STEP: "চালু নেই"}
    (notice,) = read(filled({HEAD: of_row})).notices
    assert (notice.place.column, notice.about) == ("", AskedAbout(HEAD, ""))
    twice = [
        {"id": HEAD, "office": KRISHI.name.bn, "post": KRISHI.head_post.bn, I.WAY: "ফোন"} | of_row | {I.TWO_STEP: words}
        for words in ("চালু নেই", "চালু")
    ]
    rows = ([row.get(column.name, "") for column in COLUMNS] for row in twice)
    notices = read(by_hand(HEADING.values(), *rows)).notices
    assert [notice.about.subject for notice in notices if "tells something else" in notice.message.en] == [HEAD]


@pytest.mark.parametrize("way", ["", "সামনে", "সরাসরি", "স্ক্রিনশট", "সরাসরি যাচাই নয়", "ফোন/সভা"])
def test_a_way_that_is_missing_or_not_understood_counts_as_declared_and_is_asked_about(way):
    _, parsed = of_head("চালু নেই", I.TWO_STEP, way)
    assert [observation.grade for observation in parsed.observations] == [Grade.DECLARED]
    assert len(parsed.notices) == 1


SHEET = "1234-5678"


def seen(way, proof, **more):
    """Read a register in which a login of the first account was seen."""
    answers = contacted(TWO_STEP="চালু, লগইনে কোড চায়") | {I.WAY: way} | ({I.PROOF: proof} if proof else {})
    context = replace(CONTEXT, sheets={SHEET: (HEAD.partition("/")[0], TOLD), "8765-4321": ("lota", TOLD)})
    return read(filled({HEAD: answers}), context, **more)


@pytest.mark.parametrize(
    "written", ["1234-5678", "১২৩৪-৫৬৭৮", "12345678", "1234 5678", "1234–5678", "নং 1234-5678", "No. 1234-5678"]
)
def test_the_number_of_the_signed_sheet_is_read_however_it_is_typed(written):
    parsed = seen("সরেজমিন যাচাই", written)
    assert {observation.grade for observation in parsed.observations} == {Grade.WITNESSED}
    assert not parsed.notices


@pytest.mark.parametrize(
    ("way", "proof", "told"),
    [
        ("সরেজমিন যাচাই", "", "only with the number of the sheet"),
        ("সরেজমিন যাচাই", "1111-2222", "of no sheet that was made for this office"),
        ("সরেজমিন যাচাই", "8765-4321", "of no sheet that was made for this office"),
        ("সরেজমিন যাচাই", "11:30", "of no sheet that was made for this office"),
        ("ভিডিও কল", "", "only with the time of the call"),
        ("ভিডিও কল", "25:10", "only with the time of the call"),
        ("ভিডিও কল", "1234-5678", "only with the time of the call"),
    ],
)
def test_without_signed_sheet_or_time_of_the_call_it_counts_as_told_and_is_asked_about(way, proof, told):
    parsed = seen(way, proof)
    assert {observation.grade for observation in parsed.observations} == {Grade.DECLARED}
    (notice,) = parsed.notices
    assert told in notice.message.en


def test_a_sheet_that_was_made_after_the_day_of_the_login_proves_nothing_of_it():
    answers = contacted(TWO_STEP="চালু, লগইনে কোড চায়") | {I.WAY: "সরেজমিন যাচাই", I.PROOF: SHEET}
    context = replace(CONTEXT, sheets={SHEET: (HEAD.partition("/")[0], TOLD + timedelta(1))})
    (notice,) = read(filled({HEAD: answers}), context).notices
    assert "by that day" in notice.message.en


def test_what_cannot_be_seen_at_a_login_stays_declared():
    answers = contacted(
        TWO_STEP="চালু, লগইনে কোড চায়", METHOD="এসএমএসে", RESET="২০.০১.২০২৪", RULE="হ্যাঁ", PROFILE="ঠিক আছে", USERS="একজন",
        SINCE="০১.০৭.২০২৩", CAUSE="কর্মকর্তা ছুটিতে",
    )  # fmt: skip
    proved = filled({HEAD: answers | {I.WAY: "ভিডিও কল", I.PROOF: "১১:৩০"}})
    grades = {observation.fact.id: observation.grade for observation in read(proved).observations}
    witnessed = {fact for fact, grade in grades.items() if grade is Grade.WITNESSED}
    assert witnessed == {"two_step_enrolled", "two_step_demanded", "two_step_method", "profile_updated_on"}
    assert set(grades.values()) == {Grade.WITNESSED, Grade.DECLARED}


def test_an_earlier_day_of_mending_the_profile_and_an_untested_two_step_are_told_even_at_a_login():
    parsed = read(
        filled(
            {HEAD: contacted(PROFILE="২০.০১.২০২৪", TWO_STEP="চালু, পরীক্ষা করিনি", METHOD="অ্যাপে") | {I.WAY: "সরাসরি যাচাই"}}
        )
    )
    assert {observation.grade for observation in parsed.observations} == {Grade.DECLARED}


@pytest.mark.parametrize("teller", ["01712345678", "ক" * 200, "রহিম ০১৭১২"])
def test_a_teller_that_is_no_post_is_not_kept(teller):
    parsed = read(filled({"agriculture": contacted() | {I.TOLD_BY: teller}}))
    assert [contact.told_by for contact in parsed.contacts] == [""]
    assert asked(parsed) == [(5, "কে জানিয়েছেন (পদবি)")]
    assert teller not in repr(parsed)


@pytest.mark.parametrize(
    "teller", ["ইউপি সচিব", "হিসাব সহকারী কাম কম্পিউটার অপারেটর", "সচিব/প্রশাসনিক কর্মকর্তা (অ.দা.)", "উদ্‌যোক্তা-২"]
)
def test_a_post_is_kept(teller):
    assert [
        contact.told_by for contact in read(filled({"agriculture": contacted() | {I.TOLD_BY: teller}})).contacts
    ] == [teller]


# Answers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "facts"),
    [
        ("চালু, লগইনে কোড চায়", {"two_step_enrolled": True, "two_step_demanded": True}),
        ("চালু, পরীক্ষা করিনি", {"two_step_enrolled": True}),
        ("হ্যাঁ", {"two_step_enrolled": True}),
        ("চালু আছে", {"two_step_enrolled": True}),
        ("√", {"two_step_enrolled": True}),
        ("TRUE", {"two_step_enrolled": True}),
        ("চালু নেই", {"two_step_enrolled": False}),
        ("হয়নি", {"two_step_enrolled": False}),
        ("প্রক্রিয়াধীন", {"two_step_enrolled": False}),
        ("FALSE", {"two_step_enrolled": False}),
        (
            "পোর্টালে সুযোগ নেই",
            {"two_step_enrolled": False, "two_step_offered": False, "two_step_cause": Cause.NOT_OFFERED},
        ),
        ("কোড আসে না", {"two_step_enrolled": False, "two_step_cause": Cause.NO_CODE}),
        ("জানা নেই", {}),
    ],
)
def test_two_step(answer, facts):
    said, parsed = of_head(answer, I.TWO_STEP)
    assert said == facts
    assert parsed.notices == ()


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("২০.০১.২০২৪", When.on(date(2024, 1, 20))),
        ("০১.০২.২০২৪", When.on(TOLD)),
        ("১৫.০৬.২০২৩", When.on(date(2023, 6, 15))),
        ("হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ বা তার পরে", When.since(DECISION, TOLD)),
        ("হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ তারিখের পরে", When.since(DECISION, TOLD)),
        ("সিদ্ধান্তের পরে, মনে নেই", When.since(DECISION, TOLD)),
        ("since the decision, day forgotten", When.since(DECISION, TOLD)),
        ("না", When.not_since(DECISION)),
        ("হবে", When.not_since(DECISION)),
        ("১৮.০১.২০২৪ বা তার পরে করিনি", When.not_since(DECISION)),
        ("১৮.০১.২০২৪ তারিখের পরে করিনি", When.not_since(DECISION)),
        ("সিদ্ধান্তের আগে", When.not_since(DECISION)),
    ],
)
def test_a_reset(answer, value):
    said, parsed = of_head(answer, I.RESET)
    assert said == {"password_changed_on": value}
    assert parsed.notices == ()


@pytest.mark.parametrize(
    "answer", ["হ্যাঁ", "করা হয়েছে", "√", "গত মাসে", "জানুয়ারি মাসে", "মনে নেই", "০২.০২.২০২৪", "01/18/2024", "প্রযোজ্য নয়", "১"]
)
def test_a_reset_without_a_sure_day_is_asked_about(answer):
    said, parsed = of_head(answer, I.RESET)
    assert said == {}
    assert asked(parsed) == [(6, "পাসওয়ার্ড রিসেট")]


def test_a_yes_without_a_day_is_asked_for_the_day_or_the_choice():
    _, parsed = of_head("হ্যাঁ", I.RESET)
    assert "হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ বা তার পরে" in parsed.notices[0].message.bn
    assert "তারিখ ছাড়া" in parsed.notices[0].message.bn


def test_an_answer_after_the_decision_names_the_day_that_the_form_named():
    """A baseline that counts from another day does not change what people were asked."""
    later = replace(CONTEXT, decision_day=date(2024, 3, 1))
    for answer, value in (
        ("হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ বা তার পরে", When.since(DECISION, TOLD)),
        ("হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ তারিখের পরে", When.since(DECISION, TOLD)),
        ("না", When.not_since(DECISION)),
    ):
        content = saved({HEAD: contacted(RESET=answer)})
        assert told(read(content, later)) == {(HEAD, "password_changed_on"): value}


def test_told_before_the_decision_nothing_can_have_been_done_after_it():
    parsed = read(filled({HEAD: contacted(RESET="সিদ্ধান্তের পরে") | {I.CONTACTED_ON: "০১.০১.২০২৪"}}))
    assert parsed.observations == ()
    assert asked(parsed) == [(6, "পাসওয়ার্ড রিসেট")]


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("ঠিক আছে", When.on(TOLD)),
        ("হ্যাঁ", When.on(TOLD)),
        ("২০.০১.২০২৪", When.on(date(2024, 1, 20))),
        ("সিদ্ধান্তের পরে", When.since(DECISION, TOLD)),
        ("ঠিক করা হয়নি", When.not_since(DECISION)),
        ("না", When.not_since(DECISION)),
        ("চলমান", When.not_since(DECISION)),
    ],
)
def test_a_profile(answer, value):
    assert of_head(answer, I.PROFILE)[0] == {"profile_updated_on": value}


@pytest.mark.parametrize(
    ("item", "answer", "facts"),
    [
        (I.RULE, "হ্যাঁ", {"password_meets_rule": RuleAnswer(RULE, met=True)}),
        (I.RULE, "নেই", {"password_meets_rule": RuleAnswer(RULE, met=False)}),
        (I.METHOD, "নিরাপত্তা চাবি", {"two_step_method": Method.KEY}),
        (I.METHOD, "SMS", {"two_step_method": Method.SMS}),
        (I.METHOD, "নেই", {}),
        (I.USERS, "একজন", {"shared": False}),
        (I.USERS, "১ জন", {"shared": False}),
        (I.USERS, "২ জন", {"shared": True}),
        (I.USERS, "3", {"shared": True}),
        (I.SINCE, "০১.০৭.২০২৩", {"holder_since": date(2023, 7, 1)}),
        (I.CAUSE, "পদ শূন্য", {"two_step_cause": Cause.VACANT}),
        (I.CAUSE, "নেই", {}),
    ],
)
def test_other_questions_about_an_account(item, answer, facts):
    said, parsed = of_head(answer, item)
    assert said == facts
    assert parsed.notices == ()


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        (I.TWO_STEP, "চালু?"), (I.TWO_STEP, "ঐ"), (I.TWO_STEP, "১"), (I.TWO_STEP, "প্রযোজ্য নয়"), (I.TWO_STEP, "হ্যাঁ, কিন্তু বন্ধ"),
        (I.METHOD, "মোবাইলে"), (I.METHOD, "OTP"), (I.RULE, "-"), (I.RULE, "আংশিক"), (I.RULE, "n/a"), (I.PROFILE, "আজ"),
        (I.USERS, "১"), (I.USERS, "হ্যাঁ"), (I.USERS, "0"), (I.SINCE, "২০২৩"), (I.SINCE, "০২.০২.২০২৪"), (I.CAUSE, "ব্যস্ত"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_asked_about_by_its_place_and_the_others_count(item, answer):
    other = I.RULE if item is not I.RULE else I.TWO_STEP
    parsed = read(filled({HEAD: {I.CONTACTED_ON: "০১.০২.২০২৪", I.WAY: "ফোন", item: answer, other: "না"}}))
    assert len(parsed.observations) == 1
    (notice,) = parsed.notices
    assert (notice.weight, notice.place.row) == (Severity.DOUBTFUL, 6)
    assert notice.place.column == HEADING[item]
    assert HEADING[item] in notice.message.bn


def test_a_question_names_the_answers_that_are_expected_and_not_the_one_that_was_read():
    _, parsed = of_head("Paikgacha-like", I.RULE)
    (notice,) = parsed.notices
    assert "হ্যাঁ / না / জানা নেই" in notice.message.bn
    assert "yes / no / not known" in notice.message.en
    assert "Paikgacha" not in repr(parsed)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("আছে", MailboxKind.OFFICIAL),
        ("হ্যাঁ", MailboxKind.OFFICIAL),
        ("uao@paikgacha.gov.bd", MailboxKind.OFFICIAL),
        ("krishi.paikgacha@gmail.com", MailboxKind.PERSONAL),
        ("office@example.org", MailboxKind.TO_VERIFY),
        ("নেই", MailboxKind.NONE),
        ("না", MailboxKind.NONE),
    ],
)
def test_an_official_address(answer, kind):
    assert says({"agriculture": contacted(EMAIL=answer)}) == {("agriculture", "official_email"): kind}


@pytest.mark.parametrize(
    ("answer", "grade"),
    [("নেই", Grade.DECLARED), ("krishi.paikgacha@gmail.com", Grade.WITNESSED), ("আছে", Grade.WITNESSED)],
)
def test_that_there_is_no_address_is_never_seen_but_an_address_may_be(answer, grade):
    (seen,) = read(
        filled({"agriculture": contacted(EMAIL=answer) | {I.WAY: "ভিডিও কল", I.PROOF: "১১:৩০"}})
    ).observations
    assert seen.grade is grade


def test_held_without_an_address_in_the_roster_is_asked_about():
    parsed = read(filled({"fisheries": contacted(EMAIL="আছে")}))
    assert parsed.observations == ()
    assert "পুরো ঠিকানা" in parsed.notices[0].message.bn


@pytest.mark.parametrize("answer", ["gmail আছে", "uao at dae.gov.bd", "a@b", "@", "আছে?"])
def test_an_address_that_cannot_be_read_is_asked_about(answer):
    parsed = read(filled({"agriculture": contacted(EMAIL=answer)}))
    assert parsed.observations == ()
    assert asked(parsed) == [(5, "সরকারি ই-মেইল ঠিকানা")]


@pytest.mark.parametrize(("answer", "sends"), [("নিয়মিত", True), ("হ্যাঁ", True), ("মাঝে মাঝে", False), ("না", False)])
def test_official_mail_counts_as_used_only_where_it_is_regular_and_then_it_is_read(answer, sends):
    read_too = {("agriculture", "official_email_reads"): True} if sends else {}
    at_all = {("agriculture", "official_email_sends_at_all"): answer != "না"}
    assert (
        says({"agriculture": contacted(EMAIL_USE=answer)})
        == {("agriculture", "official_email_sends"): sends} | at_all | read_too
    )


def test_who_says_regularly_later_takes_back_that_nobody_reads():
    unread = "পাঠানো হয়, কিন্তু আসা মেইল দেখা হয় না"
    assert says({"agriculture": contacted(EMAIL_USE=unread)})["agriculture", "official_email_reads"] is False
    assert says({"agriculture": contacted(EMAIL_USE="নিয়মিত")})["agriculture", "official_email_reads"] is True


def test_mail_is_asked_of_the_office_only():
    _, parsed = of_head("আছে", I.EMAIL)
    assert parsed.observations == ()
    assert asked(parsed) == [(6, "সরকারি ই-মেইল ঠিকানা")]


def test_one_day_of_joining_for_several_accounts_is_asked_about():
    parsed = read(filled({"agriculture": contacted(SINCE="০১.০৭.২০২৩"), "fisheries": contacted(SINCE="০১.০৭.২০২৩")}))
    assert told(parsed) == {("fisheries/মৎস্য অফিসার", "holder_since"): date(2023, 7, 1)}
    assert asked(parsed) == [(5, "যোগদানের তারিখ")]


# What does not fit together --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "dropped", "kept"),
    [
        ({I.TWO_STEP: "চালু নেই", I.METHOD: "অ্যাপে"}, I.METHOD, {"two_step_enrolled": False}),
        ({I.TWO_STEP: "হ্যাঁ", I.CAUSE: "কোড আসে না"}, I.CAUSE, {"two_step_enrolled": True}),
        (
            {I.TWO_STEP: "কোড আসে না", I.CAUSE: "পোর্টালে Two-step চালুর সুযোগ নেই"},
            I.CAUSE,
            {"two_step_enrolled": False, "two_step_cause": Cause.NO_CODE},
        ),
    ],
)
def test_cells_of_a_row_that_contradict_each_other_are_asked_about(answers, dropped, kept):
    parsed = read(filled({HEAD: contacted() | answers}))
    assert {observation.fact.id: observation.value for observation in parsed.observations} == kept
    assert asked(parsed) == [(6, HEADING[dropped])]


def test_regular_use_of_a_mailbox_that_is_none_is_asked_about():
    parsed = read(filled({"agriculture": contacted(EMAIL="নেই", EMAIL_USE="নিয়মিত")}))
    assert told(parsed) == {("agriculture", "official_email"): MailboxKind.NONE}
    assert asked(parsed) == [(5, "সরকারি ই-মেইল ব্যবহার")]


def test_regular_use_of_a_personal_address_in_the_roster_is_told_with_that_cause():
    context = replace(CONTEXT, roster=Roster((replace(KRISHI, email="…@gmail.com"),)))
    use = contacted(EMAIL_USE="নিয়মিত")
    messages = [
        read(filled({"agriculture": use | {I.EMAIL: answer}}), context).notices[0].message
        for answer in ("আছে", "krishi@gmail.com", "নেই")
    ]
    notices = [message.bn for message in messages]
    assert ["তালিকায় উপজেলা কৃষি অফিসের সারিতে ব্যক্তিগত ই-মেইল ঠিকানা আছে (…@gmail.com)" in words for words in notices] == [
        True,
        False,
        False,
    ]
    assert ["কলামের উত্তরের সঙ্গে মেলে না" in words for words in notices] == [False, True, True]
    assert not any("কলাম" in message.shown.bn for message in messages), "on a page there are questions and no columns"


def test_a_cause_that_was_chosen_replaces_the_one_that_an_answer_implies():
    said = says({HEAD: contacted(TWO_STEP="কোড আসে না", CAUSE="পোর্টাল রূপান্তর চলছে")})
    assert said[HEAD, "two_step_cause"] is Cause.MIGRATION


def test_a_method_alone_counts_by_itself():
    assert says({HEAD: contacted(METHOD="এসএমএসে")}) == {(HEAD, "two_step_method"): Method.SMS}


def test_the_offices_method_does_not_go_to_an_account_that_is_off():
    parsed = read(filled({"agriculture": contacted(TWO_STEP="হ্যাঁ", METHOD="অ্যাপে"), CLERK: {I.TWO_STEP: "চালু নেই"}}))
    assert (CLERK, "two_step_method") not in told(parsed)
    assert (HEAD, "two_step_method") in told(parsed)
    assert parsed.notices == ()


def test_the_offices_cause_does_not_go_to_an_account_that_is_on():
    said = says({"agriculture": contacted(TWO_STEP="কোড আসে না", CAUSE="কোড আসে না"), CLERK: {I.TWO_STEP: "হ্যাঁ"}})
    assert (CLERK, "two_step_cause") not in said
    assert said[CLERK, "two_step_enrolled"] is True
    assert said[HEAD, "two_step_cause"] is Cause.NO_CODE


def test_an_account_with_a_cause_of_its_own_is_not_on_because_its_office_is():
    parsed = read(filled({"agriculture": contacted(TWO_STEP="হ্যাঁ"), CLERK: {I.CAUSE: "কোড আসে না"}}))
    assert (CLERK, "two_step_enrolled") not in told(parsed)
    assert told(parsed)[CLERK, "two_step_cause"] is Cause.NO_CODE
    assert asked(parsed) == [(7, "কারণ")]


def test_an_account_with_a_method_of_its_own_is_asked_about_where_its_office_is_off():
    parsed = read(filled({"agriculture": contacted(TWO_STEP="চালু নেই"), CLERK: {I.METHOD: "অ্যাপে"}}))
    assert (CLERK, "two_step_method") not in told(parsed)
    assert told(parsed)[CLERK, "two_step_enrolled"] is False
    assert asked(parsed) == [(7, "কোড কোথায় আসে")]


# Typed by hand ---------------------------------------------------------------------------------------------------


def test_a_register_typed_by_hand_with_columns_of_its_own_is_read():
    content = by_hand(
        ["ফেব্রুয়ারি মাসের তথ্য", "", "", "", ""],
        ["তারিখ", "মাধ্যম", "অফিসের নাম", "পদবী", "টু স্টেপ", "পাসওয়ার্ড পরিবর্তনের তারিখ", "রিমার্কস"],
        ["০১/০২/২৪", "মোবাইলে", "উপজেলা কৃষি অফিস", "কৃষি অফিসার", "চালু", "২০/০১/২৪ ইং", ""],
        ["", "", "", "অফিস সহকারী", "না", "", "পরে হবে"],
        ["০২/০২/২৪", "সভা", "লতা ইউপি", "", "বন্ধ", "না", ""],
        ["", "", "মোট", "", "", "", ""],
    )
    parsed = read(content, name="register.csv")
    said = told(parsed)
    assert said[HEAD, "two_step_enrolled"] is True
    assert said[HEAD, "password_changed_on"] == When.on(date(2024, 1, 20))
    assert said["lata-up/user-2", "password_changed_on"] == When.not_since(DECISION)
    assert (CLERK, "two_step_enrolled") not in said
    assert asked(parsed) == [(4, "")]
    assert {observation.reference.place.rpartition("!")[2] for observation in parsed.observations} == {"3", "5"}


HEADINGS = ["দপ্তর", "পদবি", "আইডি", "যোগাযোগের তারিখ", "কীভাবে", "Two-step"]


@pytest.mark.parametrize(
    ("office", "post", "login", "subjects"),
    [
        ("উপজেলা কৃষি অফিস", "কৃষি অফিসার", "", {HEAD}),
        ("Agriculture  office", "কৃষি-অফিসার", "", {HEAD}),
        ("উপজেলা কৃষি অফিস", "", "", {HEAD, CLERK}),
        ("উপজেলা কৃষি অফিস", "সকল", "", {HEAD, CLERK}),
        ("উপজেলা মৎস্য অফিস", "", "UFO_paik", {"fisheries/মৎস্য অফিসার"}),
        ("উপজেলা মৎস্য অফিস", "", "uf…", {"fisheries/মৎস্য অফিসার"}),
        ("লতা", "", "", {"lata-up/user-1", "lata-up/user-2"}),
        ("৪ নং লতা ইউনিয়ন", "", "", {"lata-up/user-1", "lata-up/user-2"}),
        ("Lata UP", "ইউজার ২", "", {"lata-up/user-2"}),
    ],
)
def test_a_row_is_found_by_office_and_post(office, post, login, subjects):
    parsed = read(by_hand(HEADINGS, [office, post, login, "01.02.2024", "ফোন", "না"]))
    assert {subject for observation in parsed.observations for subject in observation.subjects} == subjects


@pytest.mark.parametrize(
    ("office", "post", "login"),
    [
        ("উপজেলা কৃষী অফিস", "কৃষি অফিসার", ""),
        ("কৃষি", "", ""),
        ("", "", ""),
        ("", "কৃষি অফিসার", ""),
        ("ঐ", "", ""),
        ("উপজেলা কৃষি অফিস", "ড্রাইভার", ""),
        ("উপজেলা কৃষি অফিস", "", "abcd"),
    ],
)
def test_a_row_whose_owner_is_not_sure_does_not_count_and_is_asked_about(office, post, login):
    parsed = read(by_hand(HEADINGS, [office, post, login, "01.02.2024", "ফোন", "হ্যাঁ"]))
    assert parsed.observations == parsed.contacts == ()
    (notice,) = parsed.notices
    assert (notice.weight, notice.place.row) == (Severity.WRONG, 2)


def test_two_copies_of_one_form_have_the_same_rows_and_other_forms_and_registers_by_hand_have_not():
    answers = {"agriculture": contacted(TWO_STEP="হ্যাঁ"), CLERK: {I.TWO_STEP: "চালু নেই"}}
    first, second = (read(saved(answers), name=name) for name in ("register-a.xlsx", "register-b.xlsx"))
    origins = {subject: told.origin for subject, told in of_each(first.observations)}
    assert origins == {subject: told.origin for subject, told in of_each(second.observations)}
    assert origins == {HEAD: "2024-02 agriculture", CLERK: f"2024-02 {CLERK}"}
    by_a_hand = read(by_hand(HEADINGS, ["লতা", "", "", "01.02.2024", "ফোন", "না"]))
    assert {observation.origin for observation in by_a_hand.observations} == {""}


def codeless(answers):
    """Return the form without its hidden codes, and of the posts only what a hand left of them."""
    names = [column.name for column in COLUMNS]
    rows = [
        {"office": row.office_name.bn, "post": "" if row.is_office else row.post.bn} | answers.get(row.subject, {})
        for row in LINES
    ]
    return by_hand(HEADING.values(), *([row.get(name, "") for name in names] for row in rows))


def unplaced(parsed):
    """Return the answers whose owner is not known: (fact, value, of whom they may be)."""
    return [
        (answer.fact.id, None if answer.told is None else answer.told.value, set(answer.subjects))
        for answer in parsed.unplaced
    ]


def test_an_accounts_no_is_not_lost_with_the_code_and_bars_its_office():
    parsed = read(codeless({"agriculture": contacted(TWO_STEP="হ্যাঁ"), CLERK: {"post": "করণিক", I.TWO_STEP: "চালু নেই"}}))
    assert unplaced(parsed) == [("two_step_enrolled", False, {HEAD, CLERK})]
    assert parsed.unplaced[0].told.observed_on == TOLD
    assert [notice.weight for notice in parsed.notices] == [Severity.WRONG]


def test_an_offices_yes_does_not_reach_accounts_of_which_an_answer_that_says_nothing_may_be():
    answers = {"agriculture": contacted(TWO_STEP="হ্যাঁ", RULE="হ্যাঁ"), CLERK: {"post": "করণিক", I.TWO_STEP: "জানা নেই"}}
    parsed = read(codeless(answers))
    assert unplaced(parsed) == [("two_step_enrolled", None, {HEAD, CLERK})]
    assert {(subject, fact) for subject, fact in told(parsed)} == {
        (HEAD, "password_meets_rule"),
        (CLERK, "password_meets_rule"),
    }


@pytest.mark.parametrize("said", ["?", "জানা নেই"])
def test_an_answer_of_nobody_that_says_nothing_of_its_office_is_none(said):
    answers = {"agriculture": contacted(EMAIL_USE="নিয়মিত"), CLERK: {"post": "করণিক", I.EMAIL_USE: said}}
    assert unplaced(read(codeless(answers))) == []


@pytest.mark.parametrize(
    ("office", "post", "subjects"),
    [
        ("উপজেলা কৃষি অফিস", "ড্রাইভার", {HEAD, CLERK}),
        ("উপজেলা কৃষী অফিস", "কৃষি অফিসার", {HEAD}),
        ("উপজেলা কৃষী অফিস", "ড্রাইভার", {HEAD, CLERK}),
        ("উপজেলা কৃষি অফিস", "#REF!", {HEAD, CLERK}),
        ("কৃষি", "", {HEAD, CLERK}),
        ("খাদ্য", "", None),
        ("#N/A", "কৃষি অফিসার", None),
    ],
)
def test_an_answer_of_nobody_bars_the_office_that_it_names_and_none_where_it_names_none(office, post, subjects):
    parsed = read(by_hand(HEADINGS, [office, post, "", "01.02.2024", "ফোন", "না"]))
    assert parsed.observations == ()
    assert unplaced(parsed) == ([] if subjects is None else [("two_step_enrolled", False, subjects)])
    assert Severity.WRONG in {notice.weight for notice in parsed.notices}


def test_an_answer_of_one_of_two_accounts_of_one_post_bars_only_these():
    clerks = (account("agriculture", "ক", login="one"), Account("agriculture/খ", text("ক"), login="two"))
    context = replace(CONTEXT, roster=Roster((replace(KRISHI, accounts=(*clerks, KRISHI.accounts[0])),)))
    parsed = read(by_hand(HEADINGS, ["উপজেলা কৃষি অফিস", "ক", "", "01.02.2024", "ফোন", "না"]), context)
    assert unplaced(parsed) == [("two_step_enrolled", False, {"agriculture/ক", "agriculture/খ"})]


def test_an_answer_of_two_offices_of_one_name_bars_both():
    twins = replace(CONTEXT, roster=Roster((KRISHI, replace(MATSYA, name=KRISHI.name))))
    parsed = read(by_hand(HEADINGS, ["উপজেলা কৃষি অফিস", "", "", "01.02.2024", "ফোন", "না"]), twins)
    assert [subjects for _, _, subjects in unplaced(parsed)] == [{HEAD, CLERK}, {"fisheries/মৎস্য অফিসার"}]


def test_a_copied_code_beside_another_name_bars_both_offices():
    book = openpyxl.load_workbook(io.BytesIO(saved({"agriculture": contacted(EMAIL="নেই")})))
    book[REGISTER_SHEET]["A5"].value = "fisheries"
    assert unplaced(read(bytes_of(book))) == [
        ("official_email", MailboxKind.NONE, {"fisheries"}),
        ("official_email", MailboxKind.NONE, {"agriculture"}),
    ]


def test_the_row_below_a_row_of_nobody_is_of_the_office_that_this_one_named():
    parsed = read(
        by_hand(
            HEADINGS,
            ["উপজেলা কৃষি অফিস", "ড্রাইভার", "", "01.02.2024", "ফোন", "না"],
            ["", "অফিস সহকারী", "", "01.02.2024", "ফোন", "না"],
            ["#N/A", "কৃষি অফিসার", "", "01.02.2024", "ফোন", "না"],
            ["", "কৃষি অফিসার", "", "01.02.2024", "ফোন", "না"],
        )
    )
    assert {subject for observation in parsed.observations for subject in observation.subjects} == {CLERK}


def test_mail_told_on_an_accounts_row_bars_the_offices_mail():
    parsed = read(filled({CLERK: contacted(EMAIL="নেই")}))
    assert unplaced(parsed) == [("official_email", MailboxKind.NONE, {"agriculture"})]
    assert asked(parsed) == [(7, "সরকারি ই-মেইল ঠিকানা")]


# What cannot be read


def test_errors_and_formulas_without_a_result_are_told_and_are_no_empty_cells():
    book = openpyxl.load_workbook(io.BytesIO(saved({"agriculture": contacted(TWO_STEP="হ্যাঁ", RULE="হ্যাঁ")})))
    sheet = book[REGISTER_SHEET]
    places = {row[0].value: row for row in sheet.iter_rows(min_row=4)}
    places[CLERK][PLACES[I.TWO_STEP]].value = "=VLOOKUP(A1,B1:C9,2)"
    places[CLERK][PLACES[I.RULE]].value = "#N/A"
    parsed = read(bytes_of(book))
    assert told(parsed) == {
        (HEAD, "two_step_enrolled"): True,
        (HEAD, "password_meets_rule"): RuleAnswer(RULE, met=True),
    }
    assert [(notice.weight, notice.place.column) for notice in parsed.notices] == [
        (Severity.WRONG, HEADING[I.TWO_STEP]),
        (Severity.WRONG, HEADING[I.RULE]),
    ]


def test_many_errors_of_one_column_are_told_once_but_each_where_it_is_known_whose_answer_it_was_to_be():
    rows = [["লতা", f"ড্রাইভার {n}", "", "01.02.2024", "ফোন", "#N/A"] for n in range(1, 9)]
    of_union = [["লতা ইউনিয়ন পরিষদ", "", "", "01.02.2024", "ফোন", "#N/A"]]
    told = read(by_hand(HEADINGS, *rows, *of_union)).notices
    together, alone = [each for each in told if each.place.column == "Two-step" and each.weight is Severity.WRONG]
    assert "৮টি" in together.message.bn
    assert "২, ৩, ৪, ৫, ৬ …" in together.message.bn
    assert (alone.place.row, alone.about.subject) == (10, "lata-up")


def test_a_near_name_is_suggested_and_not_merged():
    parsed = read(by_hand(HEADINGS, ["উপজেলা কৃষী অফিস", "", "", "01.02.2024", "ফোন", "হ্যাঁ"]))
    assert "উপজেলা কৃষি অফিস" in parsed.notices[0].message.bn


def test_two_offices_of_one_name_are_asked_about():
    twins = replace(CONTEXT, roster=Roster((KRISHI, replace(MATSYA, name=KRISHI.name))))
    parsed = read(by_hand(HEADINGS, ["উপজেলা কৃষি অফিস", "", "", "01.02.2024", "ফোন", "হ্যাঁ"]), twins)
    assert parsed.observations == ()
    assert len(parsed.notices) == 1


def test_two_accounts_of_one_post_are_told_apart_by_login_only():
    clerks = (account("agriculture", "ক", login="one"), Account("agriculture/খ", text("ক"), login="two"))
    context = replace(CONTEXT, roster=Roster((replace(KRISHI, accounts=clerks),)))
    row = ["উপজেলা কৃষি অফিস", "ক", "", "01.02.2024", "ফোন", "না"]
    assert read(by_hand(HEADINGS, row), context).observations == ()
    row[2] = "two"
    assert [subject for subject, _ in of_each(read(by_hand(HEADINGS, row), context).observations)] == ["agriculture/খ"]


def test_a_ditto_in_the_place_of_an_office_is_the_office_above():
    parsed = read(
        by_hand(
            HEADINGS,
            ["উপজেলা কৃষি অফিস", "কৃষি অফিসার", "", "01.02.2024", "ফোন", "না"],
            ["ঐ", "অফিস সহকারী", "", "01.02.2024", "ফোন", "ঐ"],
        )
    )
    assert {subject for observation in parsed.observations for subject in observation.subjects} == {HEAD}
    assert asked(parsed) == [(3, "Two-step")]


def test_a_code_of_somebody_who_is_not_in_the_roster_is_told():
    blank = form(rows_of(Roster((replace(EMPTY, id="gone"),))))
    assert read(blank).notices == ()
    (notice,) = read(saved({"gone": contacted(TWO_STEP="হ্যাঁ")}, blank)).notices
    assert notice.weight is Severity.WRONG


def test_a_copied_code_beside_another_name_is_told():
    book = openpyxl.load_workbook(io.BytesIO(saved({"agriculture": contacted(EMAIL="আছে")})))
    book[REGISTER_SHEET]["A5"].value = "fisheries"
    parsed = read(bytes_of(book))
    assert parsed.observations == ()
    assert [notice.weight for notice in parsed.notices] == [Severity.WRONG]


def test_two_rows_of_one_account_both_count_and_are_told_where_they_differ():
    same = ["উপজেলা মৎস্য অফিস", "", "", "01.02.2024", "ফোন", "না"]
    other = [*same[:5], "হ্যাঁ"]
    assert read(by_hand(HEADINGS, same, same)).notices == ()
    parsed = read(by_hand(HEADINGS, same, other))
    assert [observation.value for observation in parsed.observations] == [False, True]
    assert asked(parsed) == [(3, "")]


def test_several_sheets_are_all_read():
    book = openpyxl.Workbook()
    for place, office in enumerate(("উপজেলা কৃষি অফিস", "লতা")):
        sheet = book.create_sheet(f"পাতা {place}")
        sheet.append(HEADINGS)
        sheet.append([office, "", "", "01.02.2024", "ফোন", "না"])
    book.create_sheet("খসড়া").append(["এলোমেলো লেখা"])
    parsed = read(bytes_of(book))
    assert len(list(of_each(parsed.observations))) == 4
    assert [notice.place.sheet for notice in parsed.notices] == ["খসড়া"]


# What is refused -------------------------------------------------------------------------------------------------


def test_an_unknown_column_is_named_and_not_read():
    parsed = read(by_hand([*HEADINGS, "প্রিয় রং"], ["লতা", "", "", "01.02.2024", "ফোন", "না", "নীল"]))
    assert len(list(of_each(parsed.observations))) == 2
    (notice,) = parsed.notices
    assert notice.weight is Severity.WRONG
    assert "প্রিয় রং" in notice.message.bn
    assert "নীল" not in repr(parsed)


@pytest.mark.parametrize("heading", ["পাসওয়ার্ড", "Password", "pass", "গোপন নম্বর", "পিন"])
def test_a_register_with_a_column_of_passwords_is_refused_whole(heading):
    with pytest.raises(FileRefusedError):
        read(by_hand([*HEADINGS, heading], ["লতা", "", "", "01.02.2024", "ফোন", "না", ""]))


def test_a_password_in_the_place_of_the_official_address_refuses_the_register_and_an_address_typed_oddly_does_not():
    with pytest.raises(FileRefusedError, match="password"):
        read(filled({"agriculture": contacted(EMAIL="Bismillah@786")}))
    for typed in ("uao.paik1@dae,gov.bd", "uao12@ dae.gov.bd", "uao.paik1@dae"):
        assert read(filled({"agriculture": contacted(EMAIL=typed)}))


def test_passwords_on_another_sheet_refuse_the_file_too():
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    sheet = book.create_sheet("অন্য")
    sheet.append(["ইউজার", "পাসওয়ার্ড"])
    with pytest.raises(FileRefusedError):
        read(bytes_of(book))


def test_a_table_that_is_no_register_is_refused():
    with pytest.raises(FileRefusedError, match="register new"):
        read(by_hand(["ফল", "দাম"], ["আম", "১০"]))


CALLED = ["উপজেলা কৃষি অফিস", "কৃষি অফিসার", "Two-step", "০১.০২.২০২৪", "অফিস প্রধান", "Two-step চালু হয়েছে"]
CALL_HEADINGS = {
    "bn": ["দপ্তর", "পদবি", "বাকি বিষয়", "কথা হয়েছে (তারিখ)", "কে জানিয়েছেন (পদবি)", "উত্তর"],
    "en": ["Office", "Post", "Still open", "Spoken to (date)", "Told by (post)", "Answer"],
}


@pytest.mark.parametrize("language", CALL_HEADINGS)
def test_a_list_of_who_was_spoken_to_with_answers_under_no_question_is_no_register(language):
    with pytest.raises(FileRefusedError, match="each answer under its question"):
        read(by_hand(["ফোন তালিকা"], CALL_HEADINGS[language], CALLED))


@pytest.mark.parametrize("language", CALL_HEADINGS)
def test_a_column_of_answers_beside_questions_is_told_as_not_read(language):
    parsed = read(by_hand([*CALL_HEADINGS[language], HEADING["two-step"]], [*CALLED, "না"]))
    assert parsed.observations
    assert any(f'"{CALL_HEADINGS[language][-1]}" is not known' in notice.message.en for notice in parsed.notices)


def test_a_file_whose_rows_nearly_all_speak_of_one_account_is_refused_whole():
    one = [HEAD, "না", "01.02.2024"]
    table = [[HEADING["id"], HEADING["two-step"], HEADING["contacted-on"]]]
    assert read(by_hand(*table, *[one] * MOST_ROWS)).observations
    with pytest.raises(FileRefusedError, match="more than 100 rows speak of Agriculture Office"):
        read(by_hand(*table, *[one] * (MOST_ROWS + 1)))


def test_a_file_with_very_many_rows_of_nobody_is_refused_whole(monkeypatch):
    monkeypatch.setattr(opened, "MOST_UNPLACED", 3)
    table = [[HEADING["id"], HEADING["two-step"], HEADING["contacted-on"]]]
    rows = [[f"agriculture/{number}", "না", "01.02.2024"] for number in range(4)]
    assert len(read(by_hand(*table, *rows[:3])).unplaced) == 3
    with pytest.raises(FileRefusedError, match="of more than 3 rows it is not known whose they are"):
        read(by_hand(*table, *rows))


def test_whose_rows_are_that_name_the_same_is_found_out_once(monkeypatch):
    found = []
    called = Names.called
    monkeypatch.setattr(Names, "called", lambda names, words: found.append(words) or called(names, words))
    read(by_hand([HEADING["office"], HEADING["two-step"]], *[["a", ""]] * 50))
    assert found == ["a"]


def test_a_form_of_another_version_is_refused():
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    book["_meta"]["B1"].value = "register/99"
    with pytest.raises(FileRefusedError, match="version"):
        read(bytes_of(book))


@pytest.mark.parametrize(
    ("name", "content", "known"),
    [
        ("register-2024-02.xlsx", BLANK, True), ("ফেরত আসা (৩)", BLANK, True), ("unions/copy of copy.bak", BLANK, True),
        ("answers.txt", by_hand(("দপ্তর", "Two-step"), ("উপজেলা কৃষি অফিস", "হ্যাঁ")), True),
        ("roster.xlsx", b"", True), ("old.xls", b"", True), ("list.ods", b"", True), ("Register.CSV", b"", True),
        ("passwords.txt", by_hand(("দপ্তর", "পাসওয়ার্ড"), ("উপজেলা কৃষি অফিস", "x")), True),
        ("registration.pdf", b"%PDF-1.7", False), ("register.txt", b"call them on Sunday", False), ("register", b"", False),
    ],
)  # fmt: skip
def test_registers_are_known_by_what_is_in_them(name, content, known):
    assert SOURCE.recognises(EvidenceFile(name, content, "")) is known


# Whatever is typed -----------------------------------------------------------------------------------------------

GOOD = {
    "two_step_enrolled": True, "two_step_demanded": True, "shared": False, "official_email_sends": True,
    "password_meets_rule": RuleAnswer(RULE, met=True),
}  # fmt: skip
TYPED = st.text(max_size=25) | st.sampled_from(
    [words for column in COLUMNS for words in column.headings]
    + [label.bn for labels in listed(CountsFrom(DECISION)).values() for label in labels]
    + ["হ্যাঁ", "না", "√", "-", "১", "০১.০২.২০২৪", "a@b.gov.bd", "=1+1", "TRUE", "ঐ"]
)
ASKED = [HEADING[item] for item in I]


@given(st.lists(st.lists(TYPED, min_size=len(ASKED) + 2, max_size=len(ASKED) + 2), min_size=1, max_size=4))
def test_any_cells_give_a_reading_or_our_own_error(rows):
    try:
        parsed = read(
            by_hand(["দপ্তর", "পদবি", *ASKED], *(["উপজেলা কৃষি অফিস", *row[1:]] for row in rows)), name="register.csv"
        )
    except FileRefusedError:
        return
    for observation in parsed.observations:
        assert observation.fact.id in FACTS
        assert observation.fact.decode(observation.fact.encode(observation.value)) == observation.value


ANSWERS = {
    I.TWO_STEP: two_step.CHOICES, I.METHOD: method.CHOICES, I.RESET: on_day(reset.CHOICES, DECISION),
    I.USERS: users.CHOICES, I.PROFILE: on_day(profile.CHOICES, DECISION), I.RULE: (), I.EMAIL_USE: email_use.CHOICES,
}  # fmt: skip
WRITINGS = {
    item: {*answers._YES, *(words for choice in choices for words in choice.writings)}
    for item, choices in ANSWERS.items()
}
NEARLY = st.builds(
    lambda words, more, before: more + words if before else words + more,
    st.sampled_from(sorted(set().union(*WRITINGS.values()))),
    st.text(max_size=4) | st.sampled_from([" না", " নয়", " নাই", "?", " বা", " ১", "/"]),
    st.booleans(),
)


@given(NEARLY | st.text(max_size=30), st.sampled_from(list(ANSWERS)))
def test_no_words_but_the_known_ones_speak_for_an_office(words, item):
    content = by_hand(["দপ্তর", "তারিখ", "কীভাবে", HEADING[item]], ["উপজেলা মৎস্য অফিস", "০১.০২.২০২৪", "ফোন", words])
    try:
        parsed = read(content, name="register.csv")
    except FileRefusedError:
        return
    for observation in parsed.observations:
        done = isinstance(observation.value, When) and observation.value.earliest is not None
        if done or isinstance(observation.value, Method) or GOOD.get(observation.fact.id) == observation.value:
            known = {match_key(writing) for writing in WRITINGS[item]}
            assert match_key(words) in known or answers.read_day(words) or set(words) & answers._TICKS


# Bijoy -----------------------------------------------------------------------------------------------------------


def typed_by_hand(*rows: list[str]) -> EvidenceFile:
    content = io.StringIO()
    csv.writer(content).writerows(rows)
    encoded = content.getvalue().encode("utf-8-sig")
    return EvidenceFile("register-hand.csv", encoded, hashlib.sha256(encoded).hexdigest())


@pytest.mark.parametrize("headings", [True, False])
def test_a_register_typed_in_bijoy_is_refused_with_what_to_do(headings):
    top = ["দপ্তরের নাম", "যোগাযোগের তারিখ", "মন্তব্য"]
    row = [bijoy.from_unicode("উপজেলা কৃষি অফিস"), "01.02.2024", "ok"]
    top = [bijoy.from_unicode(words) for words in top] if headings else top
    with pytest.raises(FileRefusedError, match=r"looks like Bijoy.*Type the answers in Unicode.*auditor register new"):
        parse(typed_by_hand(top, row, row), CONTEXT)


def test_a_register_whose_bangla_was_read_in_the_wrong_encoding_is_refused():
    rows = [["দপ্তরের নাম", "যোগাযোগের তারিখ"], ["উপজেলা কৃষি অফিস".encode().decode("latin-1"), "01.02.2024"]]
    with pytest.raises(FileRefusedError, match="wrong encoding"):
        parse(typed_by_hand(*rows), CONTEXT)


def test_remarks_in_english_or_bijoy_refuse_no_register():
    head = ["দপ্তরের নাম", "যোগাযোগের তারিখ", "Two-step", "মন্তব্য"]
    rows = [head, ["উপজেলা কৃষি অফিস", "01.02.2024", "না", "cÖvwYm¤ú` `ßi"]]
    assert parse(typed_by_hand(*rows), CONTEXT)


def test_an_answer_told_before_the_decision_names_the_day_of_contact_and_no_day_that_the_cell_does_not_have():
    def said(answer):
        parsed = read(filled({HEAD: {I.CONTACTED_ON: "০১.০১.২০২৪", I.WAY: "ফোন", I.RESET: answer}}))
        return " ".join(notice.message.en for notice in parsed.notices)

    assert "the day of contact, 01.01.2024, lies before it" in said("না")
    assert "the date lies after the day of contact, 01.01.2024" in said("০৫.০১.২০২৪")
