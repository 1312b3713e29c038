"""Addresses are read whole or not at all; only gov.bd and what the workspace allows is official."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.facts import MailboxKind
from auditor.places.addresses import (
    AddressReading,
    AddressRemark,
    classify_email,
    clean_phone,
    clean_portal,
    is_nil,
    mailboxes,
    office_id_from_portal,
)

ANYTHING = st.text(max_size=60) | st.text(alphabet="abcXY@._-/: ,;ওক১2+gov.bd", max_size=40)


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("unopaikgacha@mopa.gov.bd", "unopaikgacha@mopa.gov.bd"),
        ("UNOPaikgacha@MOPA.GOV.BD", "unopaikgacha@mopa.gov.bd"),
        ("uno@gov.bd", "uno@gov.bd"),
        (" uno@mopa.gov.bd। ", "uno@mopa.gov.bd"),
        ("uno@mopa.gov.bd.", "uno@mopa.gov.bd"),
        ("www.uno@mopa.gov.bd", "uno@mopa.gov.bd"),
        ("mailto:uno@mopa.gov.bd", "uno@mopa.gov.bd"),
        ("ই-মেইল: uno@mopa.gov.bd", "uno@mopa.gov.bd"),
        ("E-mail- uno@mopa.gov.bd", "uno@mopa.gov.bd"),
        ("UNO <uno@mopa.gov.bd>", "uno@mopa.gov.bd"),
        ("uno＠mopa.gov.bd", "uno@mopa.gov.bd"),
        ("ｕｎｏ@ｍopa.gov.bd", "uno@mopa.gov.bd"),
        ("uno১২@mopa.gov.bd", "uno12@mopa.gov.bd"),
        ("uno @ mopa. gov .bd", "uno@mopa.gov.bd"),
        ("uno@mopa\u200b.gov.bd", "uno@mopa.gov.bd"),
        ("someone@gmail.com, uno@mopa.gov.bd", "uno@mopa.gov.bd"),
        ("someone@gmail.com/uno@mopa.gov.bd", "uno@mopa.gov.bd"),
        ("uno@mopa.gov.bd;someone@gmail.com", "uno@mopa.gov.bd"),
        ("someone@gmail.com ও uno@mopa.gov.bd", "uno@mopa.gov.bd"),
        ("someone@gmail.com uno@mopa.gov.bd", "uno@mopa.gov.bd"),
    ],
)  # fmt: skip
def test_an_address_under_gov_bd_is_official_however_it_is_typed(raw: str, address: str) -> None:
    assert classify_email(raw) == (MailboxKind.OFFICIAL, address)


@pytest.mark.parametrize(
    "raw",
    [
        "uno@gov.bd.com", "uno@evilgov.bd", "uno@mopa.gov.db", "uno@bdgovportal.com", "uno@gov-bd.com", "uno@gov.bd.evil.com",
        "uno@mopa.gоv.bd", "uno@xn--mopa-x.bd", "uno@gmail.com.bd", "uno@gmial.com", "uno@mopa.gov.bd.co", "uno@mygov.bd",
        "ইউএনও@mopa.gov.bd",
    ],
)  # fmt: skip
def test_an_address_that_only_looks_official_is_to_be_verified(raw: str) -> None:
    kind, address = classify_email(raw)
    assert kind is MailboxKind.TO_VERIFY
    assert address


@pytest.mark.parametrize(
    "raw",
    [
        "uno paikgacha@mopa.gov.bd", "uno@mopa,gov.bd", "a@b@mopa.gov.bd", "uno@.gov.bd", "uno@-x.gov.bd", "uno.@mopa.gov.bd",
        "uno%evil.com@mopa.gov.bd", "www.paikgasa.khulna.gov.bd", "uno", "?", "uno@mopa.gov.bd জানাবেন", "@mopa.gov.bd", "uno@",
        "uno@localhost", "a@x..gov.bd", '"a b"@mopa.gov.bd',
    ],
)  # fmt: skip
def test_what_cannot_be_read_whole_is_not_read(raw: str) -> None:
    assert classify_email(raw) == (MailboxKind.TO_VERIFY, "")


@pytest.mark.parametrize(
    "raw", ["a@gmail.com", "a@Yahoo.com", "a@yahoo.co.uk", "a@yahoo.com.bd", "a@ymail.com", "a@outlook.com", "a@hotmail.com",
            "a@live.com", "a@icloud.com"],
)  # fmt: skip
def test_free_mail_is_personal(raw: str) -> None:
    assert classify_email(raw)[0] is MailboxKind.PERSONAL


@pytest.mark.parametrize("raw", ["", " ", "-", "—", "নেই", "নাই", "প্রযোজ্য নয়", "N/A"])
def test_nothing_and_words_for_nothing_are_no_mailbox(raw: str) -> None:
    assert classify_email(raw) == (MailboxKind.NONE, "")


def test_a_domain_that_the_workspace_allows_is_official_label_by_label() -> None:
    assert classify_email("a@brdb.org", ["@BRDB.org."])[0] is MailboxKind.OFFICIAL
    assert classify_email("a@khulna.brdb.org", ["brdb.org"])[0] is MailboxKind.OFFICIAL
    assert classify_email("a@evilbrdb.org", ["brdb.org"])[0] is MailboxKind.TO_VERIFY
    assert classify_email("a@anything.org", ["org", "", "."])[0] is MailboxKind.TO_VERIFY


def test_all_addresses_of_a_cell_are_named_in_order() -> None:
    assert mailboxes("B@gmail.com / a@mopa.gov.bd, b@gmail.com") == ("b@gmail.com", "a@mopa.gov.bd")


@given(ANYTHING)
def test_official_means_ascii_and_ending_in_gov_bd(raw: str) -> None:
    kind, address = classify_email(raw)
    if kind is MailboxKind.OFFICIAL:
        assert address.isascii()
        assert ("." + address.partition("@")[2]).endswith(".gov.bd")
        assert address.count("@") == 1


@given(ANYTHING)
def test_an_address_once_read_is_read_the_same_again(raw: str) -> None:
    kind, address = classify_email(raw)
    if address:
        assert classify_email(address) == (kind, address)


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("paikgasa.khulna.gov.bd", "paikgasa.khulna.gov.bd"),
        ("https://www.Paikgasa.Khulna.gov.bd/", "paikgasa.khulna.gov.bd"),
        ("http://paikgasa.khulna.gov.bd/bn/site/View.php?a=1#top", "paikgasa.khulna.gov.bd/bn/site/View.php"),
        ("paikgasa.khulna.gov.bd।", "paikgasa.khulna.gov.bd"),
        ("www. paikgasa. khulna.gov.bd", "paikgasa.khulna.gov.bd"),
        ("http:\\\\paikgasa.khulna.gov.bd", "paikgasa.khulna.gov.bd"),
        ("htp//paikgasa.khulna.gov.bd", "paikgasa.khulna.gov.bd"),
        ("khajura.bdgovportal.com", "khajura.bdgovportal.com"),
        ("paikgasa.khulna.gov.bd:8080", "paikgasa.khulna.gov.bd:8080"),
    ],
)  # fmt: skip
def test_a_portal_is_kept_as_host_and_path(raw: str, address: str) -> None:
    assert clean_portal(raw) == AddressReading(address, (AddressRemark.TIDIED,) if raw != address else ())


@pytest.mark.parametrize(
    ("raw", "remark"),
    [
        ("unopaikgacha@mopa.gov.bd", AddressRemark.MAILBOX),
        ("http://admin:Secret@1@paikgasa.khulna.gov.bd", AddressRemark.NOT_UNDERSTOOD),
        ("পাইকগাছা.খুলনা.বাংলা", AddressRemark.INTERNATIONAL),
        ("pаikgasa.khulna.gov.bd", AddressRemark.INTERNATIONAL),
        ("xn--80ak6aa92e.com", AddressRemark.INTERNATIONAL),
        ("paikgasa khulna gov bd", AddressRemark.NOT_UNDERSTOOD),
        ("paikgasa", AddressRemark.NOT_UNDERSTOOD),
        ("উপজেলা পোর্টাল", AddressRemark.NOT_UNDERSTOOD),
        ("?", AddressRemark.NOT_UNDERSTOOD),
    ],
)  # fmt: skip
def test_what_is_no_portal_is_not_kept(raw: str, remark: AddressRemark) -> None:
    assert clean_portal(raw) == AddressReading("", (remark,))


def test_of_several_portals_the_first_is_kept_and_words_beside_are_named() -> None:
    assert clean_portal("a.gov.bd, b.gov.bd").address == "a.gov.bd"
    assert AddressRemark.SEVERAL in clean_portal("a.gov.bd ও b.gov.bd").remarks
    assert clean_portal("পোর্টাল; a.gov.bd") == AddressReading(
        "a.gov.bd", (AddressRemark.TIDIED, AddressRemark.WORDS_LEFT_OUT)
    )


@given(ANYTHING)
def test_a_portal_once_read_is_read_the_same_again(raw: str) -> None:
    address = clean_portal(raw).address
    assert clean_portal(address) == AddressReading(address)
    assert "@" not in address


@pytest.mark.parametrize(
    ("portal", "office_id"),
    [
        ("kopilmuniup.khulna.gov.bd", "kopilmuni-up"),
        ("agriculture.paikgasa.khulna.gov.bd", "agriculture"),
        ("m.baliataliup.barguna.gov.bd", "m-baliatali-up"),
        ("kansatup.bdgovportal.com", "kansat-up"),
        ("khajura.bdgovportal.com/x", "khajura"),
        ("paikgasa.khulna.gov.bd", ""),
        ("dls.gov.bd", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_portal_gives_its_office_an_id(portal: str, office_id: str) -> None:
    assert office_id_from_portal(portal) == office_id


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("01712345678", "01712345678"),
        ("০১৭১২-৩৪৫৬৭৮", "01712345678"),
        ("+৮৮০১৭১২৩৪৫৬৭৮", "01712345678"),
        ("+88 01712 345678", "01712345678"),
        ("8801712345678", "01712345678"),
        ("00880 1712 345678", "01712345678"),
        ("880-01712345678", "01712345678"),
        ("017 12 34 56 78", "01712345678"),
        ("02-477731606", "02477731606"),
        ("(০২) ৯৫১৪৪৪৪", "029514444"),
        ("+880 2 9514444", "029514444"),
    ],
)  # fmt: skip
def test_a_telephone_number_is_kept_as_it_is_dialled(raw: str, number: str) -> None:
    assert clean_phone(raw) == AddressReading(number, (AddressRemark.TIDIED,) if raw != number else ())


def test_the_zero_that_a_spreadsheet_dropped_comes_back_and_is_told() -> None:
    assert clean_phone("1712345678") == AddressReading(
        "01712345678", (AddressRemark.TIDIED, AddressRemark.ZERO_RESTORED)
    )


@pytest.mark.parametrize(
    "raw",
    [
        "01712345678, 01812345678", "01712345678/০১৮১২৩৪৫৬৭৮", "01712345678 01812345678", "01712345678; 1812345678",
        "+8801712345678 +8801812345678",
    ],
)  # fmt: skip
def test_several_numbers_of_a_cell_are_all_kept(raw: str) -> None:
    reading = clean_phone(raw)
    assert reading.address == "01712345678, 01812345678"
    assert AddressRemark.SEVERAL in reading.remarks


def test_a_name_beside_a_number_is_left_out_and_told() -> None:
    assert clean_phone("জনাব রহিম 01712345678") == AddressReading(
        "01712345678", (AddressRemark.TIDIED, AddressRemark.WORDS_LEFT_OUT)
    )


def test_odd_numbers_are_kept_and_told_and_shortened_ones_are_not_kept() -> None:
    assert clean_phone("12345") == AddressReading("12345", (AddressRemark.UNUSUAL,))
    assert clean_phone("1.71235E+09") == AddressReading("", (AddressRemark.NOT_UNDERSTOOD,))
    assert clean_phone("123") == AddressReading("", (AddressRemark.NOT_UNDERSTOOD,))
    assert clean_phone("ফোন নম্বর জানা নেই") == AddressReading("", (AddressRemark.NOT_UNDERSTOOD,))
    assert clean_phone("নেই") == AddressReading("")


@given(ANYTHING | st.text(alphabet="0123456789০১৭+-() ,/", max_size=40))
def test_a_number_once_read_is_read_the_same_again(raw: str) -> None:
    number = clean_phone(raw).address
    assert clean_phone(number).address == number
    assert set(number) <= set("0123456789, ")


@given(ANYTHING)
def test_a_cell_for_which_nothing_is_kept_is_nil_or_remarked_upon(raw: str) -> None:
    for reading in (clean_portal(raw), clean_phone(raw)):
        assert reading.address or reading.remarks or is_nil(raw)
