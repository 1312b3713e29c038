"""The papers of the month's asking: what to ask on the telephone, and a form that fits one page."""

from __future__ import annotations

import subprocess
from datetime import date

import pytest
from changing import fields_of, replace
from register_names import ACCOUNT_ITEMS, OFFICE_ITEMS, Item

from auditor.i18n import Language, Text, plain
from auditor.model.counting import CountsFrom
from auditor.model.paper import Items, Paper, Table
from auditor.model.subjects import Account, Office, OfficeKind, numbered_accounts
from auditor.model.views.head import Letterhead
from auditor.register.cards import spoken_questions
from auditor.register.questions import questions
from auditor.register.rows import AnswerForm, AnswerForms, Asking, CallSheet, RegisterRow
from reports.layout.fieldwork import DOTS, answer_forms, call_sheet, user_headings
from reports.pdf import draw

LANGUAGES = pytest.mark.parametrize("language", Language)
LETTERHEAD = Letterhead(
    ("গণপ্রজাতন্ত্রী বাংলাদেশ সরকার", "উপজেলা নির্বাহী অফিসারের কার্যালয়", "পাইকগাছা, খুলনা"),
    ("Government of Bangladesh", "Office of the UNO", "Paikgacha, Khulna"),
    ap_phone="01700000000",
)
ASKING = Asking("2024-02", CountsFrom(date(2024, 1, 18)), date(2024, 2, 1), LETTERHEAD, example=True)
OPERATOR = Text(en="Accounts assistant cum computer operator", bn="হিসাব সহকারী কাম কম্পিউটার অপারেটর")
NAME = Text(en="Upazila Agriculture Office", bn="উপজেলা কৃষি অফিস")
NOTHING = Text(en="", bn="")


def office(users, kind=OfficeKind.DEPARTMENT):
    accounts = tuple(Account(f"agriculture/user-{number}", OPERATOR) for number in range(1, users + 1))
    return Office("agriculture", NAME, kind, OPERATOR, accounts=accounts)


ROW = RegisterRow(
    "agriculture", "agriculture", 1, NAME, OPERATOR, "", frozenset({*ACCOUNT_ITEMS, *OFFICE_ITEMS}), NOTHING, is_office=True
)  # fmt: skip
FIRST = replace(ROW, subject="agriculture/user-1", is_office=False, open_items=frozenset({Item.TWO_STEP, Item.METHOD}))
SECOND = replace(FIRST, subject="agriculture/user-2", post=Text(en="Clerk", bn="অফিস সহকারী"))


def words(value):
    """Return every string of a paper."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [word for part in value for word in words(part)]
    return [word for part in fields_of(value).values() for word in words(part)]


def tables(paper: Paper) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def called(rows, phones=None, language=Language.BN):
    (paper,) = call_sheet(CallSheet(ASKING, tuple(rows), phones or {}), language)
    return paper


def answer_form(office, serial, asking, language):
    (paper,) = answer_forms(AnswerForms(asking, (AnswerForm(office, serial),)), language)
    return paper


def _form_of(form, language):
    (paper,) = answer_forms(AnswerForms(ASKING, (form,)), language)
    return paper


def test_the_call_sheet_begins_with_a_question_for_each_duty_and_what_never_to_ask():
    paper = called((ROW,))
    questions = next(block for block in paper.blocks if isinstance(block, Items))
    assert [said for _, said in questions.items] == [
        question.said(Language.BN) for question in spoken_questions((ROW,), ASKING.counts_from)
    ]
    assert any("বিশেষ চিহ্ন, তিনটিই আছে কি?" in said for _, said in questions.items)
    assert "পাসওয়ার্ড জিজ্ঞাসা করবেন না; কেউ বলতে চাইলে থামিয়ে দিন এবং রিসেট করতে বলুন।" in words(paper)
    assert paper.landscape


def test_every_office_has_one_row_with_its_phone_and_room_for_answers():
    other = replace(ROW, subject="fisheries", office="fisheries", serial=2)
    (table,) = tables(called((ROW, FIRST, SECOND, other), {"agriculture": "01712345678"}))
    assert [(row[0], row[3]) for row in table.rows] == [("০১", "০১৭১২৩৪৫৬৭৮"), ("০২", "")]
    assert all(row[5:] == ("", "", "") for row in table.rows)
    assert [column.title for column in table.columns] == [
        "ক্রম", "দপ্তর", "পদবি", "ফোন", "বাকি বিষয়", "কথা হয়েছে (তারিখ)", "কে জানিয়েছেন (পদবি)", "উত্তর",
    ]  # fmt: skip


def test_what_is_open_is_said_once_where_all_accounts_have_it_open():
    (table,) = tables(called((replace(ROW, accounts=2), FIRST, SECOND)))
    assert table.rows[0][4] == "সব আইডি: Two-step, কোড কোথায় আসে\nইউজার আইডির সংখ্যা, সরকারি ই-মেইল ঠিকানা, সরকারি ই-মেইল ব্যবহার"


def test_what_is_open_is_said_of_each_account_where_they_differ():
    settled = replace(SECOND, open_items=frozenset({Item.CAUSE}))
    reset = replace(SECOND, open_items=frozenset({Item.RESET}))
    (table,) = tables(called((replace(ROW, open_items=frozenset()), FIRST, reset, settled), language=Language.EN))
    assert table.rows[0][4] == f"{OPERATOR.en}: two-step, where the code comes\nClerk: password reset"


def test_of_whom_it_is_in_doubt_on_which_day_he_joined_that_is_asked_beside_what_is_open():
    joined = replace(SECOND, open_items=frozenset({Item.TWO_STEP, Item.SINCE}))
    (table,) = tables(called((replace(ROW, open_items=frozenset()), FIRST, joined)))
    assert table.rows[0][4] == f"{OPERATOR.bn}: Two-step, কোড কোথায় আসে\nঅফিস সহকারী: Two-step, যোগদানের তারিখ"


@pytest.mark.parametrize(
    ("accounts", "is_open", "said"),
    [
        (1, (FIRST,), [f"{OPERATOR.bn}: Two-step, কোড কোথায় আসে"]),
        (3, (FIRST,), [f"{OPERATOR.bn}: Two-step, কোড কোথায় আসে"]),
        (3, (FIRST, SECOND), [f"{OPERATOR.bn}: Two-step, কোড কোথায় আসে", "অফিস সহকারী: Two-step, কোড কোথায় আসে"]),
    ],
)
def test_each_account_is_named_where_another_of_the_office_is_settled_or_there_is_one_alone(accounts, is_open, said):
    of_office = replace(ROW, open_items=frozenset(), accounts=accounts)
    (table,) = tables(called((of_office, *is_open)))
    assert table.rows[0][4].split("\n") == said


def test_an_office_without_accounts_is_asked_what_is_open_of_the_office():
    (table,) = tables(called((replace(ROW, open_items=frozenset({Item.RESET})),)))
    assert table.rows[0][4] == "সব আইডি: পাসওয়ার্ড রিসেট"


@LANGUAGES
@pytest.mark.parametrize(("users", "sizes"), [(0, [3]), (1, [1]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1])])
def test_users_stand_three_side_by_side(users, sizes, language):
    paper = answer_form(office(users), 1, ASKING, language)
    assert [len(table.columns) - 1 for table in tables(paper)] == sizes


def test_a_form_asks_every_question_of_the_register_and_warns():
    said = " ".join(words(answer_form(office(2), 7, ASKING, Language.BN)))
    for part in (
        "এই ছকে পাসওয়ার্ড বা তার কোনো অংশ লিখবেন না।", "ক্রম ০৭", "১৮.০১.২০২৪ বা তার পরে", "[ ] কোড আসে না", "[ ] এসএমএসে",
        "ইউজার ২: হিসাব সহকারী", "[ ] একাধিক জন", "বর্তমান কর্মস্থলে যোগদান", "[ ] মাঝে মাঝে", "সহকারী প্রোগ্রামার পূরণ করবেন",
        "ফোন ০১৭০০০০০০০০",
    ):  # fmt: skip
        assert part in said


@pytest.mark.parametrize("name", ["two-step", "method", "users", "email-use"])
def test_paper_offers_all_answers_that_the_workbook_does(name):
    said = " ".join(words(answer_form(office(1), 1, ASKING, Language.BN)))
    assert [
        label.bn for label in (choice.label for choice in questions()[name].choices) if f"[ ] {label.bn}" not in said
    ] == []


@LANGUAGES
def test_an_office_of_which_no_user_id_is_listed_by_its_post_is_asked_on_paper_how_many_it_has(language):
    asked = questions()["count"].on_form.words.said(language)
    counted = replace(office(0), accounts=numbered_accounts("agriculture", 2))
    found = [
        asked in " ".join(words(answer_form(each, 1, ASKING, language))) for each in (office(0), counted, office(2))
    ]
    assert found == [True, True, False]


@LANGUAGES
@pytest.mark.parametrize("kind", [OfficeKind.DEPARTMENT, OfficeKind.UNION, OfficeKind.OTHER])
def test_a_form_asks_an_office_of_any_kind_for_its_mail_where_that_concerns_it_and_does_not_say_whom_else(
    kind, language
):
    asked, for_some = ("ই-মেইল ঠিকানা", "শুধু") if language is Language.BN else ("e-mail address", "only:")
    said = {
        mail: " ".join(words(_form_of(AnswerForm(office(1, kind), 1, concerning=concerning), language)))
        for mail, concerning in ((True, {"reset", "email", "email-use"}), (False, {"reset"}))
    }
    assert {mail: asked in form for mail, form in said.items()} == {True: True, False: False}
    assert for_some not in said[True]


def test_a_form_that_asks_an_office_without_listed_users_for_its_mail_alone_has_no_users_to_write_in():
    form = AnswerForm(office(0), 1, rows=(replace(ROW, open_items=frozenset({Item.EMAIL})),))
    assert tables(_form_of(form, Language.EN)) == []


def test_a_form_holds_no_telephone_number_of_the_office():
    assert "01712345678" not in " ".join(
        words(answer_form(replace(office(1), phone="01712345678"), 1, ASKING, Language.EN))
    )


@LANGUAGES
def test_a_form_for_three_users_fits_one_page(language, tool, tmp_path):
    drawn = tmp_path / "form.pdf"
    drawn.write_bytes(draw([answer_form(office(3), 1, ASKING, language)]))
    told = subprocess.run([tool("pdfinfo"), drawn], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1\n" in told


@LANGUAGES
def test_sample_data_is_marked(language):
    banner = {Language.BN: "নমুনা — প্রকৃত তথ্য নয়", Language.EN: "Sample: not real data"}[language]
    assert called((ROW,), language=language).banner == answer_form(office(1), 1, ASKING, language).banner == banner
    assert answer_form(office(1), 1, replace(ASKING, example=False), language).banner == ""


def test_of_a_vacant_post_the_call_sheet_asks_only_who_has_the_user_id_and_whether_it_is_closed():
    vacant = replace(SECOND, vacant=True)
    (table,) = tables(called((replace(ROW, accounts=2), FIRST, vacant), language=Language.EN))
    first, second, *_ = table.rows[0][4].splitlines()
    assert first.startswith(f"{FIRST.post.en}: ")
    assert second == (
        f"{SECOND.post.en}: the post was vacant. Is it still? Who has the user ID now; if nobody uses it, is it closed?"
    )
    (table,) = tables(called((replace(ROW, accounts=2), replace(FIRST, vacant=True), vacant), language=Language.EN))
    assert "all accounts" not in table.rows[0][4]
    assert table.rows[0][4].splitlines()[0] == (
        f"{FIRST.post.en}, {SECOND.post.en}: the posts were vacant. Are they still? Who has the user IDs now; if nobody uses them, are they closed?"
    )


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        (Language.EN, ["User 2: Head", f"User 1: {DOTS}\n{DOTS}", f"User 3: {DOTS}\n{DOTS}"]),
        (Language.BN, ["ইউজার ২: Head", f"ইউজার ১: {DOTS}\n{DOTS}", f"ইউজার ৩: {DOTS}\n{DOTS}"]),
    ],
)
def test_a_user_who_is_known_by_his_number_alone_is_called_by_it_once_with_room_for_his_post(language, headings):
    first, _, third = (account.post for account in numbered_accounts("lota", 3))
    assert user_headings((plain("Head"), first, third), language) == headings


def test_a_form_whose_users_have_numbers_alone_says_how_the_office_agrees_who_has_which():
    agree = "agree in the office whose it is"
    numbered = replace(office(0), accounts=numbered_accounts("agriculture", 2))
    for listed, is_said in ((office(2), False), (numbered, True)):
        form = AnswerForm(listed, 1, rows=(ROW, FIRST, SECOND))
        (paper,) = answer_forms(AnswerForms(ASKING, (form,)), Language.EN)
        assert any(agree in said for said in words(paper)) is is_said


def test_a_form_says_that_user_one_is_the_head_only_where_nobody_is_listed_in_that_place_or_as_the_head():
    first, second, third = numbered_accounts("agriculture", 3)
    head, clerk = Account("agriculture/head", OPERATOR), Account("agriculture/clerk", plain("Clerk"))
    said = []
    for accounts in ((first, second), (first, clerk), (head, second, third), (first, head), (clerk, second)):
        form = AnswerForm(replace(office(0), accounts=accounts), 1)
        text = " ".join(words(_form_of(form, Language.EN)))
        assert "agree in the office whose it is, unless that was told before" in text
        said.append("User 1 is the head of office" in text)
    assert said == [True, True, False, False, False]


@LANGUAGES
def test_a_form_asks_what_the_register_beside_it_asks_and_no_more(language):
    of_office = replace(ROW, open_items=frozenset({Item.TWO_STEP, Item.METHOD, Item.RESET, Item.EMAIL}))
    second = replace(SECOND, open_items=frozenset({Item.RESET}))
    form = AnswerForm(office(3), 1, rows=(of_office, replace(FIRST, open_items=frozenset({Item.TWO_STEP})), second))
    (paper,) = answer_forms(AnswerForms(ASKING, (form,)), language)
    (table,) = tables(paper)
    assert len(table.columns) == 1 + 2
    not_asked = {Language.BN: "এবার লাগবে না", Language.EN: "not needed now"}[language]
    lines = {name: each.on_form.words.said(language) for name, each in questions().items() if each.on_form is not None}
    closed = {row[0]: [cell == not_asked for cell in row[1:]] for row in table.rows[:-1]}
    assert closed == {
        lines[Item.TWO_STEP]: [False, True],
        lines[Item.RESET]: [True, False],
        lines[Item.SINCE]: [False, False],
    }
    said = " ".join(words(paper))
    assert (lines[Item.EMAIL] in said, lines[Item.EMAIL_USE] in said) == (True, False)


def test_the_form_of_an_office_whose_users_are_asked_nothing_has_only_what_is_asked_of_the_office():
    form = AnswerForm(office(2), 1, rows=(replace(ROW, open_items=frozenset({Item.EMAIL})),))
    (paper,) = answer_forms(AnswerForms(ASKING, (form,)), Language.EN)
    assert tables(paper) == []
    assert questions()[Item.EMAIL].on_form.words.en in " ".join(words(paper))


def test_a_form_asks_besides_with_room_to_write_where_users_are_asked_nothing_with_whose_user_id_the_office_works():
    rows = (replace(ROW, open_items=frozenset({Item.EMAIL})),)
    with_whose = Text(en="With whose user ID does it work?", bn="কার আইডিতে কাজ চলে?")
    (paper,) = answer_forms(
        AnswerForms(ASKING, (AnswerForm(office(2), 1, rows=rows, besides=(with_whose,)),)), Language.EN
    )
    assert any(said.startswith(f"{with_whose.en}\n…") for said in words(paper))


@pytest.mark.parametrize("language", Language)
def test_what_is_long_by_hand_has_the_rest_of_a_line_of_its_own(language):
    form = AnswerForm(office(2), 1, rows=(replace(ROW, open_items=frozenset({Item.EMAIL, Item.EMAIL_USE})),))
    (paper,) = answer_forms(AnswerForms(ASKING, (form,)), language)
    address = questions()[Item.EMAIL].on_form.words.said(language)
    problem = {Language.EN: "Problem or remark:", Language.BN: "সমস্যা বা মন্তব্য:"}[language]
    for begins in (address, problem):
        (line,) = (said for said in words(paper) if said.startswith(begins))
        assert line.removeprefix(begins).strip() == DOTS * 8


@pytest.mark.parametrize(
    ("email", "told", "asked", "named"),
    [
        ("agri@example.gov.bd", "", {Item.EMAIL_USE}, True),
        ("agri@example.gov.bd", "", {Item.EMAIL, Item.EMAIL_USE}, False),
        ("agri@example.gov.bd", "dae@example.gov.bd", {Item.EMAIL_USE}, False),
        ("agri@gmail.com", "", {Item.EMAIL_USE}, False),
        ("…@gmail.com", "", {Item.EMAIL_USE}, False),
        ("", "", {Item.EMAIL_USE}, False),
    ],
    ids=["known", "asked, too", "another one was told", "personal", "personal, as it was kept", "none"],
)
def test_a_form_that_asks_only_whether_the_official_address_is_used_names_it(email, told, asked, named):
    of_office = replace(office(2), email=email, email_told=told)
    form = AnswerForm(of_office, 1, rows=(replace(ROW, open_items=frozenset(asked)),))
    for language, words_of in (
        (Language.EN, "Official letters are sent from the official e-mail"),
        (Language.BN, "দাপ্তরিক চিঠিপত্র সরকারি ই-মেইল"),
    ):
        (paper,) = answer_forms(AnswerForms(ASKING, (form,)), language)
        (line,) = (said for said in words(paper) if said.startswith(words_of))
        assert line.startswith(f"{words_of} ({email})") is named
        assert named or "(" not in line.partition("[")[0]
