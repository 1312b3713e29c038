"""Whose a row is that has a code: its owner's, unless another office or post is written beside it, now known or not."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from changing import replace
from named_offices import ADMINISTRATIVE, OPERATOR, SECRETARY, identified, kept
from named_offices import office as listed

from auditor.i18n import Text, plain
from auditor.model.identity import Acquaintance, Identities, IdentityAnswer, KnownLogin, Sameness
from auditor.model.notice import Severity
from auditor.model.sealed_logins import seal
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster, login_mark
from auditor.places import geography
from auditor.roster.names import post_text
from auditor.rounds.identity.identities import acquainted
from auditor.sources.register import parse

if TYPE_CHECKING:
    from auditor.model.source import Parsed

HEADINGS = ["তালিকার সংকেত", "দপ্তর", "পদবি", "আইডি", "যোগাযোগের তারিখ", "কীভাবে", "Two-step"]
NO = "চালু নেই"


def _office(code: str, name: Text, head: Text, *posts: str, kind: OfficeKind = OfficeKind.DEPARTMENT) -> Office:
    accounts = tuple(Account(f"{code}/{post}", post_text(post), f"{code}.{at}") for at, post in enumerate(posts))
    return Office(code, name, kind, head, accounts=accounts)


DEPARTMENTS = {office.id: office for office in geography.DEPARTMENTS}
LAND = _office("land", DEPARTMENTS["land"].name, DEPARTMENTS["land"].head, "সহকারী কমিশনার (ভূমি)", "নাজির")
FISHERIES = _office(
    "fisheries", Text(en="Upazila Fisheries Office", bn="উপজেলা মৎস্য দপ্তর"), DEPARTMENTS["fisheries"].head,
    "উপজেলা মৎস্য অফিসার", "ক্ষেত্র সহকারী",
)  # fmt: skip
SCHOOLS, SECONDARY = (
    _office(code, DEPARTMENTS[code].name, DEPARTMENTS[code].head, DEPARTMENTS[code].head.bn)
    for code in ("education", "secondary-education")
)
UNION = _office(
    "lata-up", Text(en="Lata Union Parishad", bn="লতা ইউনিয়ন পরিষদ"), plain("চেয়ারম্যান/প্রশাসক"),
    ADMINISTRATIVE, OPERATOR, "ইউডিসি উদ্যোক্তা", kind=OfficeKind.UNION,
)  # fmt: skip
SECRETARYS = UNION.accounts[0].id
CALLED_BEFORE = {
    "fisheries": (Text(en="Upazila Fisheries Office", bn="উপজেলা মৎস্য অফিস"),),
    "lata-up": (Text(en="Lota Union Parishad", bn="বটবুনিয়া ইউনিয়ন পরিষদ"),),
    SECRETARYS: (post_text(SECRETARY),),
}
CONTEXT = SourceContext(
    Roster((LAND, FISHERIES, SCHOOLS, SECONDARY, UNION)),
    date(2024, 1, 18),
    "password-composition",
    called_before=CALLED_BEFORE,
)


def _read(*rows: list[str], context: SourceContext = CONTEXT) -> Parsed:
    """Return what rows typed into a new table say: code, office, post, login, and whether two-step is on."""
    typed = io.StringIO()
    csv.writer(typed).writerows([HEADINGS, *([*row[:4], "01.02.2024", "ফোন", row[4]] for row in rows)])
    content = typed.getvalue().encode("utf-8-sig")
    return parse(EvidenceFile("register.csv", content, hashlib.sha256(content).hexdigest()), context)


def _read_told_by(post: str) -> Parsed:
    """Return what a row for all of the union says that a post told."""
    rows = ("দপ্তর,যোগাযোগের তারিখ,কে জানিয়েছেন (পদবি),কীভাবে,Two-step", f"{UNION.name.bn},01.02.2024,{post},ফোন,{NO}")
    content = "\n".join(rows).encode("utf-8-sig")
    return parse(EvidenceFile("register.csv", content, hashlib.sha256(content).hexdigest()), CONTEXT)


def _of(office: Office, *accounts: Account) -> set[str]:
    return {account.id for account in accounts or office.accounts}


def _barred(parsed: Parsed) -> set[str]:
    """Return whose duties an answer bars of which it is not known whose it is; that it does not count is told once."""
    assert parsed.observations == ()
    assert [notice.weight for notice in parsed.notices] == [Severity.WRONG]
    return {subject for answer in parsed.unplaced for subject in answer.subjects}


# A post beside the code of an office


@pytest.mark.parametrize("answer", ["চালু, লগইনে কোড চায়", NO])
@pytest.mark.parametrize("post", ["অফিস সহায়ক", "সাঁটলিপিকার"])
def test_a_post_beside_an_offices_code_is_never_taken_for_all_its_accounts(post, answer):
    assert _barred(_read(["lata-up", "লতা ইউনিয়ন পরিষদ", post, "", answer])) == _of(UNION)


@pytest.mark.parametrize("answer", ["চালু, লগইনে কোড চায়", NO])
def test_the_post_of_one_account_beside_its_offices_code_means_that_account(answer):
    parsed = _read(["lata-up", "লতা ইউনিয়ন পরিষদ", "ইউডিসি উদ্যোক্তা", "", answer])
    assert {subject for told in parsed.observations for subject in told.subjects} == {"lata-up/ইউডিসি উদ্যোক্তা"}
    assert (parsed.unplaced, parsed.notices) == ((), ())
    other = _read(["lata-up", "মৎস্য দপ্তর", "ইউডিসি উদ্যোক্তা", "", answer])
    assert other.observations == ()


def test_an_offices_code_does_not_mean_all_its_accounts_where_an_error_stands_for_the_post():
    for post, login in (("#N/A", ""), ("#REF!", ""), ("", "#N/A")):
        read = _read(["lata-up", "লতা ইউনিয়ন পরিষদ", post, login, "চালু, লগইনে কোড চায়"])
        assert read.observations == ()
        assert {subject for answer in read.unplaced for subject in answer.subjects} == _of(UNION)
        assert [notice.weight for notice in read.notices] == [Severity.WRONG] * len(read.notices) != []
    whose = _read([SECRETARYS, "লতা ইউনিয়ন পরিষদ", "#N/A", "", NO])
    assert {subject for told in whose.observations for subject in told.subjects} == {SECRETARYS}


@pytest.mark.parametrize("post", ["", "সব আইডির জন্য", "সকল", "চেয়ারম্যান/প্রশাসক"])
def test_an_offices_code_means_all_its_accounts_where_no_post_stands_beside_it_or_its_heads(post):
    parsed = _read(["lata-up", "লতা ইউনিয়ন পরিষদ", post, "", NO])
    assert ({subject for told in parsed.observations for subject in told.subjects}, parsed.notices) == (_of(UNION), ())


def test_a_login_beside_an_offices_code_means_that_account():
    parsed = _read(["lata-up", "লতা ইউনিয়ন পরিষদ", "", "lata-up.1", NO])
    assert {subject for told in parsed.observations for subject in told.subjects} == _of(UNION, UNION.accounts[1])
    assert _barred(_read(["lata-up", "লতা ইউনিয়ন পরিষদ", "", "another", NO])) == _of(UNION)


# Abbreviations

ABBREVIATED = {
    "land": ("এসিল্যান্ড", "এসি ল্যান্ড", "এসি (ভূমি)", "AC (Land)"),
    "project-implementation": ("পিআইও", "পি.আই.ও", "PIO"),
    "health": ("ইউএইচএফপিও", "UH&FPO", "টিএইচও"),
    "family-planning": ("ইউএফপিও",),
    "accounts": ("ইউএও",),
    "education": ("টিইও", "ইউইও"),
}
HEADED = {
    code: _office(code, DEPARTMENTS[code].name, DEPARTMENTS[code].head, DEPARTMENTS[code].head.bn, "অফিস সহকারী")
    for code in ABBREVIATED
}
UNO = _office("uno", geography.UNO_OFFICE, geography.UNO, geography.UNO.bn, "অফিস সহকারী")
OF_ABBREVIATED = replace(CONTEXT, roster=Roster((*HEADED.values(), UNO)))


@pytest.mark.parametrize(
    ("code", "short"), [("uno", "ইউএনও"), *((code, short) for code, known in ABBREVIATED.items() for short in known)]
)
def test_a_known_abbreviation_of_an_office_or_post_beside_its_code_is_no_other_name(code, short):
    office = {**HEADED, "uno": UNO}[code]
    head, clerk = office.accounts
    for row in (
        [head.id, office.name.bn, short, "", NO],
        [head.id, short, short, "", NO],
        [head.id, f"{short} অফিস", "", "", NO],
        [clerk.id, f"{short}-এর কার্যালয়", clerk.post.bn, "", NO],
    ):
        read = _read(row, context=OF_ABBREVIATED)
        assert ({subject for told in read.observations for subject in told.subjects}, read.notices) == ({row[0]}, ())
    of_all = _read([code, f"{short} কার্যালয়", "", "", NO], context=OF_ABBREVIATED)
    assert ({subject for told in of_all.observations for subject in told.subjects}, of_all.notices) == (_of(office), ())


def test_an_abbreviation_of_another_office_or_post_is_asked_about():
    land, accounts = HEADED["land"], HEADED["accounts"]
    head, clerk = land.accounts
    assert _barred(_read([head.id, "পিআইও অফিস", "", "", NO], context=OF_ABBREVIATED)) >= _of(land)
    assert _barred(_read([head.id, land.name.bn, "পিআইও", "", NO], context=OF_ABBREVIATED)) == _of(land)
    assert _barred(_read([clerk.id, land.name.bn, "এসিল্যান্ড", "", NO], context=OF_ABBREVIATED)) == _of(land)
    assert _barred(_read(["uno", "ইউএও", "", "", NO], context=OF_ABBREVIATED)) >= _of(accounts)


def test_an_abbreviation_without_a_code_names_the_office_that_alone_is_called_so():
    read = _read(["", "পিআইও অফিস", "পিআইও", "", NO], context=OF_ABBREVIATED)
    assert {subject for told in read.observations for subject in told.subjects} == _of(
        HEADED["project-implementation"], HEADED["project-implementation"].accounts[0]
    )
    agriculture = _office(
        "agriculture", DEPARTMENTS["agriculture"].name, DEPARTMENTS["agriculture"].head, "উপজেলা কৃষি কর্মকর্তা"
    )
    both = replace(CONTEXT, roster=Roster((agriculture, HEADED["accounts"])))
    assert _barred(_read(["", "ইউএও", "", "", NO], context=both)) == _of(agriculture) | _of(HEADED["accounts"])
    beside = _read([agriculture.accounts[0].id, "ইউএও", "ইউএও", "", NO], context=both)
    assert {subject for told in beside.observations for subject in told.subjects} == _of(agriculture)


def test_a_post_listed_in_short_is_known_by_its_whole_name_and_its_own_words_come_first():
    in_short = _office("land", DEPARTMENTS["land"].name, DEPARTMENTS["land"].head, "এসিল্যান্ড", "সহকারী কমিশনার (ভূমি)")
    context = replace(CONTEXT, roster=Roster((in_short,)))
    for account in in_short.accounts:
        read = _read(["", "উপজেলা ভূমি অফিস", account.post.bn, "", NO], context=context)
        assert {subject for told in read.observations for subject in told.subjects} == {account.id}
    alone = replace(in_short, accounts=in_short.accounts[:1])
    read = _read(
        [alone.accounts[0].id, alone.name.bn, "সহকারী কমিশনার (ভূমি)", "", NO],
        context=replace(CONTEXT, roster=Roster((alone,))),
    )
    assert {subject for told in read.observations for subject in told.subjects} == _of(alone)


# Another name beside a code


@pytest.mark.parametrize(
    ("name", "others"),
    [
        pytest.param("উপজেলা মৎস্য দপ্তর", (FISHERIES,), id="another office's"),
        pytest.param("উপজেলা মৎস্য অফিস", (FISHERIES,), id="another office's of before"),
        pytest.param("উপজেলা মৎস্য অফিস, পাইকগাছা", (), id="like another office's"),
        pytest.param("উপজেলা খাদ্য নিয়ন্ত্রকের কার্যালয়", (), id="nobody's"),
    ],
)
def test_a_name_beside_a_code_that_is_not_its_offices_is_told_and_nobodys(name, others):
    found = _barred(_read(["land", name, "", "", NO]))
    assert found == _of(LAND).union(*map(_of, others))


def test_the_name_of_an_office_that_left_the_roster_is_another_offices():
    gone = Office("food", Text(en="Land and Food", bn="ভূমি ও খাদ্য দপ্তর"), OfficeKind.DEPARTMENT, plain("head"))
    known = kept(Identities(), LAND, FISHERIES, UNION, gone)
    context = acquainted(CONTEXT, known, {})
    assert _barred(_read(["land", "ভূমি ও খাদ্য দপ্তর", "", "", NO], context=context)) == _of(LAND)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("land", "উপজেলা ভূমি অফিস"),
        ("land", "Upazila Land Office"),
        ("land", "ভূমি"),
        ("land", "উপজেলা ভুমি কার্যালয়, পাইকগাছা"),
        ("land", "ভুমি-অফিস"),
        ("land", "উপজেলাভুমিঅফিস"),
        ("land", "দপ্তর"),
        ("land", "ঐ"),
        ("land", ""),
        ("fisheries", "উপজেলা মৎস্য অফিস"),
        ("fisheries", "মৎস দপ্তর"),
        ("fisheries", "উপজেলা মৎস্য ও ভূমি দপ্তর"),
        ("lata-up", "লতা"),
        ("lata-up", "৪ নং লতা ইউপি"),
        ("lata-up", "বটবুনিয়া ইউনিয়ন পরিষদ"),
        ("lata-up", "বটবুনিয়া ইউপি"),
    ],
)
def test_a_name_beside_a_code_in_another_spelling_in_part_or_of_before_is_its_offices(code, name):
    parsed = _read([code, name, "", "", NO])
    assert (
        {subject.partition("/")[0] for told in parsed.observations for subject in told.subjects},
        parsed.notices,
    ) == ({code}, ())


def test_a_name_that_another_office_has_more_of_is_nobodys():
    assert _barred(_read(["education", "মাধ্যমিক শিক্ষা দপ্তর", "", "", NO])) == _of(SCHOOLS) | _of(SECONDARY)
    assert _read(["secondary-education", "মাধ্যমিক শিক্ষা দপ্তর", "", "", NO]).notices == ()


# Another post beside an account's code


@pytest.mark.parametrize(
    ("account", "post"),
    [
        pytest.param(LAND.accounts[1], "সার্ভেয়ার", id="nobody's"),
        pytest.param(LAND.accounts[1], "অফিসার", id="a rank alone"),
        pytest.param(LAND.accounts[1], "সব আইডির জন্য", id="all accounts'"),
        pytest.param(LAND.accounts[1], "সহকারী কমিশনার (ভূমি)", id="another account's"),
        pytest.param(LAND.accounts[1], "সহকারী কমিশনার (ভূমি) (la…)", id="another account's with its login"),
        pytest.param(UNION.accounts[1], SECRETARY, id="another account's of before"),
        pytest.param(FISHERIES.accounts[1], "অফিস সহকারী", id="of one word with it"),
        pytest.param(FISHERIES.accounts[0], "সহকারী মৎস্য অফিসার", id="more than it"),
    ],
)
def test_a_post_beside_an_accounts_code_that_is_not_its_own_is_told_and_nobodys(account, post):
    office = next(office for office in CONTEXT.roster.offices if account in office.accounts)
    assert _barred(_read([account.id, office.name.bn, post, "", NO])) == _of(office)


def test_a_part_of_a_post_that_another_account_had_as_its_own_is_nobodys():
    _, operator, entrepreneur = UNION.accounts
    row = [operator.id, UNION.name.bn, "কম্পিউটার অপারেটর", "", NO]
    assert _read(row).notices == ()
    once = replace(CONTEXT, called_before={entrepreneur.id: (post_text("কম্পিউটার অপারেটর"),)})
    assert _barred(_read(row, context=once)) == _of(UNION)


@pytest.mark.parametrize(
    ("account", "post"),
    [
        (LAND.accounts[0], "সহকারী কমিশনার (ভূমি)"),
        (LAND.accounts[0], "সহকারী কমিশনার"),
        (LAND.accounts[1], "নাজীর"),
        (LAND.accounts[1], "নাজির (na…)"),
        (LAND.accounts[1], "নাজির (কোন আইডি তা এখনো জানা যায়নি)"),
        (LAND.accounts[1], ""),
        (FISHERIES.accounts[0], "মৎস্য কর্মকর্তা"),
        (FISHERIES.accounts[0], "Upazila Fisheries Officer"),
        (UNION.accounts[0], "প্রশাসনিক কর্মকর্তা"),
        (UNION.accounts[0], SECRETARY),
        (UNION.accounts[0], "সচিব"),
        (UNION.accounts[0], "ইউনিয়নপরিষদপ্রসাসনিককর্মকর্তা"),
        (UNION.accounts[1], "কম্পিউটার অপারেটার"),
        (UNION.accounts[1], "হিসাবসহকারী-কাম-কম্পিউটার-অপারেটর"),
    ],
)
def test_a_post_beside_an_accounts_code_in_another_spelling_in_part_or_of_before_is_its_own(account, post):
    office = next(office for office in CONTEXT.roster.offices if account in office.accounts)
    parsed = _read([account.id, office.name.bn, post, "", NO])
    assert ({subject for told in parsed.observations for subject in told.subjects}, parsed.notices) == (
        {account.id},
        (),
    )


def _whose(parsed: Parsed) -> set[str]:
    return {subject for told in parsed.observations for subject in told.subjects}


@pytest.mark.parametrize("written", ["উপজেলা মৎস্য অফিস", "বটবুনিয়া ইউনিয়ন পরিষদ", "২নং বটবুনিয়া ইউপি"])
def test_a_row_under_the_name_that_an_office_alone_had_is_of_that_office(written):
    parsed = _read(["", written, "", "", NO])
    assert (_whose(parsed), parsed.notices) == (_of(FISHERIES if "মৎস্য" in written else UNION), ())


def test_a_name_that_one_office_had_and_another_has_now_is_asked_about_and_bars_both():
    swapped = replace(CONTEXT, called_before={"land": (FISHERIES.name,)})
    parsed = _read(["", FISHERIES.name.bn, "", "", NO], context=swapped)
    assert _barred(parsed) == _of(FISHERIES) | _of(LAND)
    assert "আগে অন্য একটি দপ্তরের এই নাম ছিল (fisheries; land)" in parsed.notices[0].message.bn


@pytest.mark.parametrize("code", ["", "lata-up"])
@pytest.mark.parametrize("post", [SECRETARY, "UP Secretary"])
def test_a_row_under_the_post_that_a_user_alone_had_is_his(code, post):
    parsed = _read([code, UNION.name.bn, post, "", NO])
    assert (_whose(parsed), parsed.notices) == ({SECRETARYS}, ())


def test_a_row_under_each_of_the_posts_that_a_user_had_is_his():
    context = replace(CONTEXT, called_before={SECRETARYS: tuple(map(plain, ("সাঁটলিপিকার", "করণিক")))})
    for post in ("সাঁটলিপিকার", "করণিক", UNION.accounts[0].post.bn):
        assert _whose(_read(["", UNION.name.bn, post, "", NO], context=context)) == {SECRETARYS}


@pytest.mark.parametrize("code", ["", "lata-up"])
def test_a_post_that_one_user_had_and_another_has_now_is_asked_about_unless_the_login_tells_whose_it_is(code):
    other = UNION.accounts[2]
    context = replace(CONTEXT, called_before={SECRETARYS: (other.post,)})
    parsed = _read([code, UNION.name.bn, other.post.bn, "", NO], context=context)
    assert _barred(parsed) == _of(UNION, UNION.accounts[0], other)
    assert "এই পদবি আছে বা আগে ছিল" in parsed.notices[0].message.bn
    for account in (UNION.accounts[0], other):
        told = _read([code, UNION.name.bn, other.post.bn, account.login, NO], context=context)
        assert (_whose(told), told.notices) == ({account.id}, ())


def test_a_post_that_two_users_had_is_asked_about_and_bars_both():
    had = plain("সাঁটলিপিকার")
    two = replace(CONTEXT, called_before={each.id: (had,) for each in UNION.accounts[:2]})
    parsed = _read(["", UNION.name.bn, had.bn, "", NO], context=two)
    assert _barred(parsed) == _of(UNION, *UNION.accounts[:2])


def test_a_row_by_the_login_that_a_user_had_is_his_and_of_nobody_alone_once_another_has_it():
    first, second = UNION.accounts[:2]
    had = KnownLogin(first.id, login_mark("lata-up.9"), seal("lata-up.9", "5a17"))
    context = replace(CONTEXT, logins_known=lambda: iter([had]))
    assert _whose(_read(["", UNION.name.bn, "", "Lata-Up.9", NO], context=context)) == {first.id}
    now = replace(UNION, accounts=(first, replace(second, login="lata-up.9"), *UNION.accounts[2:]))
    both = replace(context, roster=Roster((now,)))
    assert _barred(_read(["", UNION.name.bn, "", "lata-up.9", NO], context=both)) == _of(UNION, first, second)


def test_a_yes_for_all_told_by_the_post_that_a_user_had_is_his_own_too():
    parsed = _read(["", UNION.name.bn, "", "", NO])
    assert set(parsed.for_all.values()) == {""}
    by_secretary = _read_told_by(SECRETARY)
    assert set(by_secretary.for_all.values()) == {SECRETARYS}


LAKHPUR, NALDHA, PILJANGA, SIBPUR, SITPUR = (
    _office(
        f"{en.lower()}-up", Text(en=f"{en} Union Parishad", bn=f"{bn} ইউনিয়ন পরিষদ"), plain("চেয়ারম্যান"), "ইউপি সচিব", kind=OfficeKind.UNION
    )
    for en, bn in (
        ("Lakhpur", "লখপুর"), ("Naldha-Mouvhog", "নলধা-মৌভোগ"), ("Piljanga", "পিলজংগ"), ("Shibpur", "শিবপুর"), ("Shitpur", "শিতপুর"),
    )
)  # fmt: skip
OF_UNIONS = replace(
    CONTEXT, roster=Roster((LAND, FISHERIES, SCHOOLS, SECONDARY, LAKHPUR, NALDHA, PILJANGA, SIBPUR, SITPUR))
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("লকপুর ইউনিয়ন পরিষদ", [LAKHPUR]),
        ("লকপুর", [LAKHPUR]),
        ("৩নং লকপুর ইউপি", [LAKHPUR]),
        ("Lakhpor Union Parishad", [LAKHPUR]),
        ("নলদা-মৌভোগ ইউনিয়ন পরিষদ", [NALDHA]),
        ("Naldha Mouvog Union Parishad", [NALDHA]),
        ("পিলজঙ্গ ইউনিয়ন পরিষদ", [PILJANGA]),
        ("Piljang Union Parishad", [PILJANGA]),
        *(
            (f"Lakhpur {ending}", [LAKHPUR])
            for ending in ("Union Parisad", "Union Porishad", "Unoin Parishod", "Union Parishat")
        ),
        ("লখপুর ইউনিয়ন পরিসদ", [LAKHPUR]),
        ("Upazila Fishery Office", [FISHERIES]),
        ("Upozela Fisharies Ofice", [FISHERIES]),
        ("উপজেলা মাধ্যমিক শিখা অফিস", [SECONDARY]),
        ("শিকপুর ইউনিয়ন পরিষদ", [SIBPUR, SITPUR]),
        ("রামনগর ইউনিয়ন পরিষদ", []),
    ],
)
def test_an_office_is_suggested_by_a_name_a_letter_or_two_off_its_own_and_its_no_is_not_lost(written, meant):
    parsed = _read(["", written, "", "", NO], context=OF_UNIONS)
    assert _barred(parsed) == set().union(*map(_of, meant))
    assert parsed.observations == ()
    assert len(meant) != 1 or f"হয়তো “{meant[0].name.bn}”" in parsed.notices[0].message.bn


@pytest.mark.parametrize(
    ("name", "post", "login", "meant"),
    [
        ("Lata Union Parisad", "ইউডিসি উদ্যোক্তা", "", [UNION.accounts[2]]),
        ("লতা ইউনিয়ন পরিসদ", "", "lata-up.1", [UNION.accounts[1]]),
        ("Lata Union Parisad", "ইউডিসি উদ্যোক্তা", "#N/A", UNION.accounts),
        ("Lata Union Parisad", "অফিস সহায়ক", "", UNION.accounts),
        ("Lata Union Parisad", "চেয়ারম্যান/প্রশাসক", "", UNION.accounts),
        ("Lata Union Parisad", "সকল", "", UNION.accounts),
        ("উপজেলা মৎস অফিস", "ক্ষেত্র সহকারী", "", [FISHERIES.accounts[1]]),
    ],
)
def test_a_post_beside_a_name_near_an_offices_puts_only_its_user_in_doubt_where_the_office_has_it(
    name, post, login, meant
):
    office = next(each for each in (UNION, FISHERIES) if meant[0] in each.accounts)
    found = {subject for each in _read(["", name, post, login, NO]).unplaced for subject in each.subjects}
    assert found == _of(office, *meant)


def test_a_listed_office_of_which_others_are_known_has_not_left():
    known = {"fisheries/gone": Acquaintance(replace(FISHERIES, accounts=()), Account("fisheries/gone", plain("Guard")))}
    context = replace(CONTEXT, known=known)
    for row in (["", "Upazila Fishery Office", "", "", NO], ["fisheries", "", "", "", NO]):
        parsed = _read(row, context=context)
        told = (*parsed.unplaced, *parsed.observations)
        assert {subject for each in told for subject in each.subjects} == _of(FISHERIES)
        assert [f"হয়তো “{FISHERIES.name.bn}”।" in each.message.bn for each in parsed.notices] == [True] * (not row[0])


def test_a_post_beside_a_name_near_several_offices_puts_its_user_in_each_in_doubt_and_all_of_one_without_it():
    clerk = _office("shitpur-up", SITPUR.name, SITPUR.head_post, "অফিস সহকারী", "উদ্যোক্তা", kind=OfficeKind.UNION)
    two = _office("shibpur-up", SIBPUR.name, SIBPUR.head_post, "ইউপি সচিব", "উদ্যোক্তা", kind=OfficeKind.UNION)
    context = replace(CONTEXT, roster=Roster((two, clerk)))
    for post, meant in (
        ("উদ্যোক্তা", {two.accounts[1].id, clerk.accounts[1].id}),
        ("ইউপি সচিব", {two.accounts[0].id, *_of(clerk)}),
    ):
        assert _barred(_read(["", "শিকপুর ইউনিয়ন পরিষদ", post, "", NO], context=context)) == meant


def test_a_name_that_two_offices_had_is_asked_about_and_bars_both():
    twice = replace(CONTEXT, called_before=dict.fromkeys(("fisheries", "land"), CALLED_BEFORE["fisheries"]))
    assert _barred(_read(["", "উপজেলা মৎস্য অফিস", "", "", NO], context=twice)) == _of(FISHERIES) | _of(LAND)


# What is known of before


def _known(now: Office, known: Identities) -> SourceContext:
    return acquainted(SourceContext(Roster((now,)), date(2024, 1, 18), "rule"), known, {})


def test_names_and_posts_of_before_are_known_by_the_ledger_and_by_the_roster_that_has_others_now():
    coded = frozenset({"lota"})
    first = kept(Identities(), listed("লতা", SECRETARY, code="lota"), coded=coded)
    renamed = listed("দেলুটি", SECRETARY, code="lota")
    (doubt,) = identified(first, renamed, coded=coded).doubts
    second = kept(first, renamed, answers=doubt.answered("lota", Sameness.SAME), coded=coded)
    now = listed("সোলাদানা", SECRETARY, code="lota")
    for names in ("লতা", "দেলুটি", "সোলাদানা"):
        assert _read(["lota", names, "", "", NO], context=_known(now, second)).notices == ()
    assert _barred(_read(["lota", "গদাইপুর", "", "", NO], context=_known(now, second))) == _of(now)


def test_a_post_by_which_somebody_was_asked_while_it_was_doubted_who_he_is_stays_his():
    first = kept(Identities(), listed("লতা", SECRETARY, OPERATOR, code="lota"))
    renamed = listed("লতা", ADMINISTRATIVE, OPERATOR, code="lota")
    then, now = f"lota/{SECRETARY.replace(' ', '')}", renamed.accounts[0]
    known = kept(first, renamed, answers=[IdentityAnswer(now.id, then, Sameness.SAME)])
    context = _known(replace(renamed, accounts=(replace(now, id=then), *renamed.accounts[1:])), known)
    for code, post in ((then, SECRETARY), (then, ADMINISTRATIVE), (now.id, SECRETARY), (now.id, ADMINISTRATIVE)):
        parsed = _read([code, "লতা", post, "", NO], context=context)
        assert ({subject for told in parsed.observations for subject in told.subjects}, parsed.notices) == ({then}, ())
