"""The sheet for one office: every sentence, only where it applies; codes on the front only; two sides a sheet of paper."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from datetime import date

import pytest
from changing import fields_of, replace
from rendering import papers, render
from sampling import some_of

from auditor.i18n import Language, Text, digits
from auditor.model.baseline import Decision
from auditor.model.counting import CountsFrom
from auditor.model.numbered import numbered_post
from auditor.model.paper import Heading, Paper, Paragraph, Table
from auditor.model.round import Committee
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.model.views.head import Letterhead, MoreTime, OfficeName
from auditor.model.views.invitation import HelpDay, Invitation, InvitationAccount, InvitationHead, Invitations
from auditor.register.questions import questions
from auditor.register.rows import AnswerForm, AnswerForms, Asking
from reports import pdf, terminal
from reports.layout.fieldwork import DOTS, answer_forms

pytestmark = pytest.mark.sampled

LANGUAGES = pytest.mark.parametrize("language", Language)
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
LETTERHEAD = Letterhead(
    ("গণপ্রজাতন্ত্রী বাংলাদেশ সরকার", "উপজেলা নির্বাহী অফিসারের কার্যালয়", "পাইকগাছা, খুলনা"),
    ("Government of Bangladesh", "Office of the UNO", "Paikgacha, Khulna"),
    ap_phone="01700-000000",
    uno_phone="02477-000000",
)
SUBJECT = Text(en="Passwords", bn="পাসওয়ার্ড")
ELEVEN = Decision(
    "2024-01/11", "11", "2024-01", date(2024, 1, 18), "", None, SUBJECT, SUBJECT, SUBJECT, frozenset({OfficeKind.UNION})
)
HEAD = InvitationHead(
    committee=Committee(
        Text(en="Upazila ICT Committee", bn="উপজেলা আইসিটি বিষয়ক কমিটি"),
        Text(en="Paikgacha", bn="পাইকগাছা"),
        Text(en="Khulna", bn="খুলনা"),
    ),
    letterhead=LETTERHEAD,
    round="2024-02",
    meeting="2024-02",
    counts_from=CountsFrom(date(2024, 1, 18)),
    made_on=date(2024, 2, 1),
    due=date(2024, 2, 29),
    help=HelpDay(date(2024, 2, 20), Text(en="to the parishad hall", bn="উপজেলা পরিষদ সভাকক্ষে")),
    page_file="selfcheck-2024-02.html",
    page_digest=DIGEST,
)
BARE = replace(HEAD, letterhead=replace(LETTERHEAD, uno_phone=""), due=None, help=None)
POSTS = (
    Text(en="Union parishad secretary", bn="ইউপি সচিব"),
    Text(en="Accounts assistant cum computer operator", bn="হিসাব সহকারী কাম কম্পিউটার অপারেটর"),
    Text(en="UDC entrepreneur", bn="ইউডিসি উদ্যোক্তা"),
)
NAME = Text(en="Haridhali Union Parishad", bn="হরিঢালী ইউনিয়ন পরিষদ")
LONG_NAME = Text(
    en="Office of the Upazila Health and Family Planning Officer and of the Rural Credit Programme",
    bn="উপজেলা স্বাস্থ্য ও পরিবার পরিকল্পনা কর্মকর্তার কার্যালয় এবং উপজেলা সমবায় উন্নয়ন ও পল্লী ঋণ কর্মসূচির সমন্বয় দপ্তর",
)
USERS = (0, 1, 2, 3, 4, 9, 25)


def code_of(number):
    return f"K7QM2X{number:02d}"


def shown(number):
    return f"K7QM 2X{number:02d}"


def sheet(users=3, marks=None, **changes):
    """Return the sheet of an office; `marks` says what is known of one of its accounts, by number."""
    accounts = tuple(
        InvitationAccount(POSTS[number % 3], code_of(number), **(marks or {}).get(number, {}))
        for number in range(users)
    )
    made = Invitation(
        HEAD, OfficeName(25, NAME), "haridhali-up", POSTS[0], accounts, frozenset(questions()), decisions=(ELEVEN,)
    )
    return replace(made, **changes)


def paper_of(view, language=Language.BN) -> Paper:
    (paper,) = papers(view, language)
    return paper


def strings(value):
    """Return every string of a paper that its reader gets."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [words for part in value for words in strings(part)]
    hidden = {"name", "language", "align"}
    return [words for name, part in fields_of(value).items() if name not in hidden for words in strings(part)]


def said(view, language=Language.BN):
    return "\n".join(strings(paper_of(view, language)))


def sides(paper):
    """Return the blocks of the front and those of the back."""
    turn = next(place for place, block in enumerate(paper.blocks) if isinstance(block, Heading) and block.new_page)
    return paper.blocks[:turn], paper.blocks[turn:]


def read(tool, drawn, *options):
    asked = [tool("pdftotext"), *options, "-", "-"]
    return unicodedata.normalize(
        "NFC", subprocess.run(asked, input=drawn, capture_output=True, check=True).stdout.decode()
    )


def page_texts(tool, drawn):
    return read(tool, drawn).split("\f")[:-1]


def unbroken(text):
    """Return a text as it is without the places where lines end."""
    return re.sub(r"\s+", "", text)


# The sentences

FRONT = (
    "……………………………… তারিখ: ০১.০২.২০২৪ খ্রি.",
    "প্রেরক\nসহকারী প্রোগ্রামার, তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর, পাইকগাছা, খুলনা",
    "প্রাপক\nইউপি সচিব, হরিঢালী ইউনিয়ন পরিষদ",
    "২৯.০২.২০২৪ তারিখের মধ্যে শেষ করুন। জানুয়ারি ২০২৪ মাসের উপজেলা আইসিটি বিষয়ক কমিটির ১১ নং সিদ্ধান্ত আপনার দপ্তরে কতটুকু বাস্তবায়িত হয়েছে, তা জানার জন্য এই নির্দেশিকা পাঠানো হলো। প্রতি ইউজারের জন্য প্রায় ১০ মিনিট লাগবে।",
    "তিনটি ধাপ",
    "১. পাসওয়ার্ড পরীক্ষা করুন বা নিন। কম্পিউটারে selfcheck-2024-02.html ফাইলটি খুলুন, ইন্টারনেট বন্ধ করুন। “আমার জন্য একটি তৈরি করুন” চাপুন, অথবা নিজের নতুন পাসওয়ার্ডটি পরীক্ষা করুন: বড় হাতের অক্ষর, ছোট হাতের অক্ষর ও বিশেষ চিহ্ন থাকতে হবে; এলাকা বা দপ্তরের নাম দেবেন না। পাসওয়ার্ডটি আলাদা কাগজে লিখুন, এই কাগজে নয়; বসানো পর্যন্ত সঙ্গে রাখুন, পরে তালাবদ্ধ রাখুন।",
    "২. পোর্টালে বসান ও Two-step চালু করুন। এবার ইন্টারনেট চালু করুন। পোর্টালে লগইন করে পরীক্ষিত পাসওয়ার্ডটি বসান, প্রোফাইল ঠিক করুন, Two-step authentication (দুই ধাপে যাচাই) চালু করুন। নিয়ম পাতাতেই দেওয়া আছে।",
    "৩. স্লিপ পাঠান। পাতায় ফিরে কয়েকটি প্রশ্নের উত্তর দিন, নিজের যাচাই কোড লিখুন, স্লিপ নিন এবং পাঠান। কম্পিউটারে না পারলে অপর পৃষ্ঠার ছক পূরণ করে জমা দিন।",
    "যাচাই কোড পাসওয়ার্ড নয়। প্রত্যেকে শুধু নিজের কোড ব্যবহার করবেন।",
    "মনে রাখুন: পাসওয়ার্ড, OTP বা জরুরি কোড এই কাগজে, ফোনে, WhatsApp-এ বা ই-মেইলে কাউকে জানাবেন না।",
    "উপজেলা নির্বাহী অফিসারের কার্যালয় বা সহকারী প্রোগ্রামারও চাইবেন না। কেউ চাইলে জানান: ০২৪৭৭-০০০০০০।",
    "আটকে যাওয়ার ভয় থাকলে একা করবেন না। ফোন করুন: সহকারী প্রোগ্রামার, ০১৭০০-০০০০০০। অথবা ২০.০২.২০২৪ তারিখে উপজেলা পরিষদ সভাকক্ষে আসুন; ফোন ও (থাকলে) ল্যাপটপ সঙ্গে আনুন।",
    "পাতাটি পাওয়ার উপায়: উপজেলা নির্বাহী অফিসারের কার্যালয়ের পেনড্রাইভ, অথবা আপনার দপ্তরের নিজস্ব নেটওয়ার্কের ফোল্ডার। অন্য কোথাও থেকে পেলে খুলবেন না। পাতাটি কখনো ই-মেইলে বা লিংকে পাঠানো হয় না; কোনো লিংকে গিয়ে পাসওয়ার্ড লিখবেন না।",
)
WHERE_THEY_APPLY = {
    "আগে জানানো তথ্য আবার লিখতে হবে না; শুধু বাকি কাজগুলো করুন।": {"asked_before": True},
    "এই নির্দেশিকা আগেরটির বদলে দেওয়া হলো; আগের কাগজ ফেরত দিন, তার যাচাই কোড ও পাতা আর চলবে না।": {
        "head": replace(HEAD, replaces=True)
    },
    "এই আইডি একাধিক জন ব্যবহার করেন বলে জানা আছে। সম্ভব হলে আলাদা আইডির আবেদন করুন।": {"marks": {1: {"shared": True}}},
    "দায়িত্বপ্রাপ্ত ব্যক্তি নতুন। পাসওয়ার্ড, Two-step-এর ফোন নম্বর ও প্রোফাইল নতুন করে ঠিক করতে হবে।": {
        "marks": {1: {"new_holder": True}}
    },
    "পদটি শূন্য। এই আইডি কার কাছে আছে জানান; কেউ ব্যবহার না করলে বন্ধের ব্যবস্থা করা হবে।": {"marks": {1: {"vacant": True}}},
    "বাকি ২টি ইউজার আইডি কোন পদবির কাছে আছে জানান।": {"unlisted": 2},
}
BACK = (
    "তথ্য ছক · হরিঢালী ইউনিয়ন পরিষদ · ক্রম ২৫",
    "এই ছকে পাসওয়ার্ড বা তার কোনো অংশ লিখবেন না। যা জানেন না, ফাঁকা রাখুন।",
    "ইউজার ১: ইউপি সচিব",
    "পাসওয়ার্ডে তিন ধরনের অক্ষরই আছে (বড়, ছোট, বিশেষ চিহ্ন)",
    "[ ] হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ বা তার পরে",
    "[ ] চালু, লগইনে কোড চায়",
    "[ ] পোর্টালে সুযোগ নেই",
    "বর্তমান কর্মস্থলে যোগদান",
    "সমস্যা বা মন্তব্য:",
    "ইউজারের স্বাক্ষর ও তারিখ",
    "দপ্তর প্রধানের স্বাক্ষর, পদবি, তারিখ ও সিল",
    "সহকারী প্রোগ্রামার পূরণ করবেন",
    "পোর্টালে Two-step চালুর সুযোগ না থাকলে বা কোড না এলে সেটিই জানান; তা আপনার দপ্তরের ত্রুটি হিসেবে ধরা হবে না।",
    f"কারিগরি যাচাইয়ের জন্য ফাইলের SHA-256: {DIGEST}",
)


def lines_of(blocks):
    """Return the sentences of blocks as a reader gets them: what stands before a paragraph is on its line."""
    return "\n".join(
        f"{block.lead} {block.text}" if isinstance(block, Paragraph) else "\n".join(strings(block)) for block in blocks
    )


@pytest.mark.parametrize("sentence", FRONT)
def test_every_sentence_of_the_front_is_there_word_for_word(sentence):
    assert sentence in lines_of(sides(paper_of(sheet()))[0])


@pytest.mark.parametrize("language", Language)
def test_the_sheet_says_what_the_form_on_its_other_side_does_not_ask(language):
    duty = Text(en="Password that is hard to guess", bn="সহজে অনুমান করা যায় না এমন পাসওয়ার্ড")
    assert f"“{duty.said(language)}”" not in said(sheet(), language)
    assert f"“{duty.said(language)}”" in said(sheet(by_slip_alone=(duty,)), language)


@pytest.mark.parametrize("sentence", BACK)
def test_every_question_of_the_form_is_on_the_back(sentence):
    assert sentence in lines_of(sides(paper_of(sheet()))[1])


@pytest.mark.parametrize("sentence", WHERE_THEY_APPLY)
def test_a_line_stands_where_it_applies_and_nowhere_else(sentence):
    assert said(sheet(**WHERE_THEY_APPLY[sentence])).count(sentence) == 1
    assert sentence not in said(sheet())


def test_what_concerns_single_accounts_is_said_once_with_their_places():
    said_of = [
        (block.lead, block.text)
        for block in sides(paper_of(sheet(marks={0: {"vacant": True}, 1: {"shared": True}, 2: {"vacant": True}})))[0]
        if isinstance(block, Paragraph) and block.lead.startswith("ইউজার")
    ]
    assert [(lead, text.split("।")[0]) for lead, text in said_of] == [
        ("ইউজার ২:", "এই আইডি একাধিক জন ব্যবহার করেন বলে জানা আছে"),
        ("ইউজার ১ ও ৩:", "পদটি শূন্য"),
    ]


def tables_of(view, language=Language.EN):
    front, back = ([block for block in side if isinstance(block, Table)] for side in sides(paper_of(view, language)))
    return front, back


def test_users_have_on_both_sides_the_numbers_by_which_register_and_desk_call_them():
    """The second left; one is listed by post, and of another only his number was told."""
    first, third = numbered_post(1), numbered_post(3)
    posts = (third, POSTS[0], first)
    accounts = tuple(InvitationAccount(post, code_of(at), shared=at == 1) for at, post in enumerate(posts))
    front, (back,) = tables_of(sheet(accounts=accounts))
    assert [row[:2] for row in front[0].rows] == [("3", "User 3"), ("2", POSTS[0].en), ("1", "User 1")]
    headings = [column.title for column in back.columns[1:]]
    assert headings == [f"User 3: {DOTS}\n{DOTS}", f"User 2: {POSTS[0].en}", f"User 1: {DOTS}\n{DOTS}"]
    assert "Users 2:" in said(sheet(accounts=accounts), Language.EN)
    _, (back,) = tables_of(sheet(1, unlisted=2, numbered=(first, third)))
    assert [column.title for column in back.columns[1:]] == [
        f"User 2: {POSTS[0].en}",
        f"User 1: {DOTS}\n{DOTS}",
        f"User 3: {DOTS}\n{DOTS}",
    ]
    _, (back,) = tables_of(sheet(1, unlisted=4, numbered=tuple(map(numbered_post, range(1, 5)))))
    assert [row[:2] for row in back.rows] == [("5", POSTS[0].en), *((f"{n}", DOTS) for n in (1, 2, 3))]


def test_a_sheet_of_users_of_whom_only_the_number_is_known_says_how_they_agree_who_has_which():
    agree = "agree in the office whose it is"
    numbered = tuple(InvitationAccount(numbered_post(n + 1), code_of(n)) for n in range(3))
    assert agree in said(sheet(accounts=numbered), Language.EN)
    assert agree in said(sheet(0, unlisted=1, numbered=(numbered_post(1),)), Language.EN)
    heads = "User 1 is the head of office"
    assert heads in said(sheet(accounts=numbered), Language.EN)
    beside_head = (InvitationAccount(POSTS[0], code_of(0)), *numbered[1:])
    assert heads not in said(sheet(accounts=beside_head), Language.EN)
    assert agree in said(sheet(accounts=beside_head), Language.EN)
    assert agree not in said(sheet(0, unlisted=1), Language.EN)
    assert agree not in said(sheet(), Language.EN)


def test_the_portals_address_stands_alone_on_its_line():
    address = "lotaup.khulna.gov.bd"
    (line,) = [
        block
        for block in sides(paper_of(sheet(portal=address)))[0]
        if isinstance(block, Paragraph) and address in block.text
    ]
    assert (line.lead, line.text) == ("ওয়েব পোর্টালের ঠিকানা:", address)
    assert "ওয়েব পোর্টালের ঠিকানা: …" in lines_of(sides(paper_of(sheet()))[0]), "where none is known, it is written in"


def test_the_sheet_bears_the_serial_of_the_annex_and_says_for_which_check_it_is():
    paper = paper_of(sheet())
    assert (paper.marking, paper.foot) == ("ক্রম: ২৫", "নির্দেশিকা, ফেব্রুয়ারি ২০২৪")
    assert paper.subtitles == ("উপজেলা আইসিটি বিষয়ক কমিটি · ফেব্রুয়ারি ২০২৪ মাসের যাচাই",)


def test_a_sheet_of_new_keys_says_that_it_is_another_one():
    paper = paper_of(sheet(head=replace(HEAD, round=f"{HEAD.meeting}-2", replaces=True)))
    assert paper.foot == "নির্দেশিকা ২, ফেব্রুয়ারি ২০২৪"


def test_the_sheet_names_every_decision_that_orders_what_is_checked_by_meeting():
    ten, five = replace(ELEVEN, serial="10"), replace(ELEVEN, serial="05", meeting="2024-02")
    view = sheet(decisions=(ten, ELEVEN, five))
    named = "জানুয়ারি ২০২৪ মাসের উপজেলা আইসিটি বিষয়ক কমিটির ১০ ও ১১ নং এবং ফেব্রুয়ারি ২০২৪ মাসের ০৫ নং সিদ্ধান্ত আপনার দপ্তরে"
    assert named in said(view)
    in_english = "decisions no. 10 and 11 of the Upazila ICT Committee, meeting of January 2024 and no. 05 of February 2024 are carried out"
    assert in_english in said(view, Language.EN)


def test_two_meetings_of_one_month_are_told_apart_by_their_days():
    view = sheet(decisions=(ELEVEN, replace(ELEVEN, id="2024-01/05", serial="05", day=date(2024, 1, 25))))
    named = "১৮.০১.২০২৪ তারিখের উপজেলা আইসিটি বিষয়ক কমিটির ১১ নং এবং ২৫.০১.২০২৪ তারিখের ০৫ নং সিদ্ধান্ত আপনার দপ্তরে"
    assert named in said(view)
    in_english = (
        "decisions no. 11 of the Upazila ICT Committee, meeting of 18.01.2024 and no. 05 of 25.01.2024 are carried out"
    )
    assert in_english in said(view, Language.EN)


def test_a_sheet_names_the_day_of_the_meeting_also_where_only_one_decision_of_two_meetings_of_a_month_is_the_offices():
    other = replace(ELEVEN, id="2024-01/05", day=date(2024, 1, 25))
    view = sheet(decisions=(ELEVEN,), head=replace(HEAD, ordering=(ELEVEN, other)))
    assert "১৮.০১.২০২৪ তারিখের উপজেলা আইসিটি বিষয়ক কমিটির ১১ নং সিদ্ধান্ত আপনার দপ্তরে" in said(view)


def test_a_rule_with_a_digit_asks_for_one():
    assert "বিশেষ চিহ্ন ও সংখ্যা থাকতে হবে" in said(sheet(head=replace(HEAD, digit=True)))
    assert "সংখ্যা থাকতে" not in said(sheet())


@LANGUAGES
@pytest.mark.parametrize("users", USERS)
def test_what_the_workspace_does_not_know_leaves_no_hole(language, users):
    for words in strings(paper_of(sheet(users, head=BARE, decisions=()), language)):
        assert not re.search(r"\{|None|  |\(\)|: ?[।.]|, ?[।.]", words), words
        assert words == words.strip("\n") or set(words) <= {"\n", "…"}


def test_without_the_unos_phone_the_sheet_still_says_whom_to_tell():
    words = said(sheet(head=BARE))
    assert "কেউ চাইলে উপজেলা নির্বাহী অফিসারের কার্যালয়ে জানান।" in words
    assert "তারিখের মধ্যে" not in words


def test_without_accounts_the_office_is_asked_which_there_are_on_both_sides():
    front, back = sides(paper_of(sheet(0)))
    assert "আগে জানান, পোর্টালে দপ্তরের ইউজার আইডি কয়টি এবং কোন কোন পদবির কাছে আছে" in lines_of(front)
    assert "পোর্টালে দপ্তরের ইউজার আইডি কয়টি (একটিও না থাকলে ০): ………" in lines_of(back)
    assert not [block for block in front if isinstance(block, Table)]
    assert [len(block.columns) - 1 for block in back if isinstance(block, Table)] == [3]


@pytest.mark.parametrize(("users", "unlisted", "columns"), [(1, 0, 1), (2, 1, 3), (3, 0, 3), (1, 50, 3)])
def test_the_form_has_a_column_for_each_of_few_users_and_some_for_those_not_listed(users, unlisted, columns):
    back = sides(paper_of(sheet(users, unlisted=unlisted)))[1]
    assert [len(block.columns) - 1 for block in back if isinstance(block, Table)] == [columns] or users + unlisted > 3


@pytest.mark.parametrize(("users", "unlisted", "lines"), [(4, 0, 4), (3, 50, 6), (9, 2, 11), (25, 7, 25)])
def test_many_users_have_a_line_each_with_their_codes_beside_their_answers(users, unlisted, lines):
    (table,) = [block for block in sides(paper_of(sheet(users, unlisted=unlisted)))[1] if isinstance(block, Table)]
    assert len(table.rows) == lines
    assert [row[2] for row in table.rows] == [*map(shown, range(users)), *[""] * (lines - users)]
    assert {cell for row in table.rows for cell in row[3:]} == {""}
    assert [column.title for column in table.columns[3:-1]] == ["(ক)", "(খ)", "(গ)", "(ঘ)", "(ঙ)", "(চ)", "(ছ)"]


def test_the_key_of_many_users_tells_every_answer_of_the_form_by_its_number():
    key = next(
        block.text for block in sides(paper_of(sheet(4)))[1] if isinstance(block, Paragraph) and "(ক)" in block.text
    )
    assert "(গ) Two-step: ১ চালু, লগইনে কোড চায়; ২ চালু, পরীক্ষা করিনি; ৩ চালু, কিন্তু লগইনে কোড চায় না; ৪ চালু নেই" in key
    assert "(ক) পাসওয়ার্ড রিসেট: ১ হ্যাঁ, তারিখ; ২ হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ বা তার পরে; ৩ না" in key


@LANGUAGES
def test_the_back_asks_what_the_form_of_the_register_asks(language):
    office = Office(
        "haridhali-up", NAME, OfficeKind.DEPARTMENT, POSTS[0], accounts=(Account("haridhali-up/a", POSTS[0]),)
    )
    asking = Asking("2024-02", HEAD.counts_from, HEAD.made_on, LETTERHEAD)
    (form,) = answer_forms(AnswerForms(asking, (AnswerForm(office, 25),)), language)
    questions = [block for block in form.blocks if isinstance(block, Table)]
    back = sides(paper_of(sheet(1), language))[1]
    assert [block for block in back if isinstance(block, Table)] == questions


# The codes


@LANGUAGES
@pytest.mark.parametrize("users", USERS)
def test_each_code_stands_once_on_the_front_or_of_many_users_on_the_back(language, users):
    front, back = ("\n".join(strings(side)) for side in sides(paper_of(sheet(users), language)))
    with_codes, without = (front, back) if users <= 3 else (back, front)
    for number in range(users):
        assert with_codes.count(shown(number)) == 1
    assert "K7QM" not in without


def test_a_code_shows_in_no_repr():
    assert "K7QM" not in repr(sheet()) + repr(Invitations((sheet(),)))


def test_a_files_name_and_title_bear_no_code():
    paper = paper_of(sheet())
    assert "K7QM" not in paper.name + paper.title + paper.foot + paper.marking


# Words


@LANGUAGES
@pytest.mark.parametrize("users", USERS)
def test_every_string_is_nfc_and_bangla_has_latin_digits_only_in_what_is_typed(language, users):
    typed = re.compile(rf"K7QM 2X\d\d|{DIGEST}|SHA-256|2024-02|selfcheck-2024-02\.html")
    for words in strings(paper_of(sheet(users, asked_before=True, unlisted=2), language)):
        assert unicodedata.is_normalized("NFC", words)
        if language is Language.BN:
            assert not re.search("[0-9]", typed.sub("", words)), words
        else:
            assert not re.search("[\u0980-\u09ff]", words), words


@LANGUAGES
def test_sample_data_is_marked_on_every_page(language, tool):
    banner = {Language.BN: "নমুনা — প্রকৃত তথ্য নয়", Language.EN: "Sample: not real data"}[language]
    texts = page_texts(tool, render(pdf.FORMAT, sheet(25, head=replace(HEAD, example=True)), language))
    assert all(banner in text for text in texts)
    assert paper_of(sheet(), language).banner == ""


# Paper


WORST = {
    "office": OfficeName(25, LONG_NAME),
    "head_post": POSTS[1],
    "portal": "agriculture.paikgasa.khulna.gov.bd",
    "asked_before": True,
    "head": replace(HEAD, digit=True, example=True, replaces=True),
}
"""All that a sheet may have to say at once."""


def worst(users):
    told = {"shared": True, "new_holder": True}, {"shared": True, "vacant": True}
    marks = {number: told[number % 2] for number in range(users)}
    return sheet(users, marks, unlisted=0 if users == 3 else 4, **WORST)


@LANGUAGES
@pytest.mark.parametrize(
    "users", some_of(range(26), kind=lambda users: (users > 0) + (users > 3) + (users > 8), each=2)
)
def test_the_sheet_of_every_office_is_one_sheet_of_paper(language, users, tool):
    form = {Language.BN: "তথ্য ছক", Language.EN: "Answer form"}[language]
    numbered = worst(users)
    accounts = tuple(replace(each, post=numbered_post(n)) for n, each in enumerate(numbered.accounts, start=1))
    for view in (sheet(users), numbered, replace(numbered, accounts=accounts)):
        texts = page_texts(tool, render(pdf.FORMAT, view, language))
        assert len(texts) == 2
        assert form not in texts[0]
        assert form in texts[1]


@LANGUAGES
def test_in_the_print_file_every_office_begins_on_a_new_sheet_of_paper(language, tool):
    views = tuple(
        sheet(
            users,
            office=OfficeName(serial, LONG_NAME),
            asked_before=True,
            marks={0: {"shared": True, "new_holder": True}},
        )
        for serial, users in enumerate((1, 25, 3, 0, 9, 2), start=1)
    )
    texts = page_texts(tool, render(pdf.FORMAT, Invitations(views), language))
    first_page = digits("1/", language)
    page = {Language.BN: "পৃষ্ঠা", Language.EN: "Page"}[language]
    first = [place for place, text in enumerate(texts) if f"{page} {first_page}" in text]
    assert len(first) == len(views)
    assert all(place % 2 == 0 for place in first)


@LANGUAGES
def test_the_words_of_the_sheet_come_back_whole_from_the_file(language, tool):
    view = sheet(3, asked_before=True, unlisted=1, marks={0: {"shared": True}, 1: {"vacant": True}})
    paper = paper_of(view, language)
    back = unbroken(read(tool, render(pdf.FORMAT, view, language), "-layout"))
    whole = [block for block in paper.blocks if isinstance(block, Paragraph) and not set(block.text) & set("…[")]
    assert len(whole) > 8
    for block in whole:
        assert unbroken(f"{block.lead}{block.text}") in back
    for number in range(3):
        assert unbroken(shown(number)) in back


@LANGUAGES
def test_the_same_sheet_gives_the_same_bytes(language):
    assert render(pdf.FORMAT, sheet(), language) == render(pdf.FORMAT, sheet(), language)
    assert render(terminal.FORMAT, sheet(), language) == render(terminal.FORMAT, sheet(), language)


@LANGUAGES
def test_as_text_the_sheet_says_the_same(language):
    text = render(terminal.FORMAT, sheet(4, asked_before=True), language).decode()
    assert all(shown(number) in text for number in range(4))
    flat = unbroken(text)
    for block in paper_of(sheet(4, asked_before=True), language).blocks:
        if isinstance(block, Paragraph | Heading):
            assert unbroken(block.text) in flat


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, "Please finish by 29.02.2024. Time extended until 31.05.2024: Two-step on and Password reset."),
        (Language.BN, "২৯.০২.২০২৪ তারিখের মধ্যে শেষ করুন। ৩১.০৫.২০২৪ পর্যন্ত সময় বর্ধিত: Two-step চালু ও পাসওয়ার্ড রিসেট।"),
    ],
)
def test_the_later_day_of_a_duty_stands_beside_the_day_of_the_others(language, said):
    duties = Text(en="Two-step on", bn="Two-step চালু"), Text(en="Password reset", bn="পাসওয়ার্ড রিসেট")
    view = sheet(more_time=(MoreTime(date(2024, 5, 31), duties),))
    assert any(words.endswith(said) or said in words for words in strings(paper_of(view, language)))


@pytest.mark.parametrize(
    ("unlisted", "asked", "columns"),
    [(0, "কয়টি", 3), (1, "১টি ইউজার আইডি আছে", 1), (2, "২টি ইউজার আইডি আছে", 2), (7, "৭টি ইউজার আইডি আছে", 3)],
)
def test_an_office_whose_number_of_user_ids_is_known_is_asked_for_their_posts_alone(unlisted, asked, columns):
    front, back = sides(paper_of(sheet(0, unlisted=unlisted)))
    said = lines_of(front)
    assert asked in said
    assert ("কয়টি" in said) is (not unlisted)
    assert [len(block.columns) - 1 for block in back if isinstance(block, Table)] == [columns]
