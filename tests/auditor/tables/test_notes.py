"""Free words that hands type into the ledger: no password, no address, no phone; and a memo's number is none of these."""

from __future__ import annotations

import random

import pytest

from auditor.model.errors import WorkspaceError
from auditor.places import geography
from auditor.tables import notes, secrets

BOTH = pytest.mark.parametrize("kept", [notes.sayable, notes.reference])


@pytest.mark.parametrize("said", ["Two-step চালু আছে", "Two-step authentication is on, Mr. Clerk was asked"])
@BOTH
def test_the_word_of_every_paper_is_no_password(kept, said):
    assert kept(said) == said


@pytest.mark.parametrize(
    "said", ["clerk@gmail.com জানিয়েছেন", "ফোন ০১৭১২-৩৪৫৬৭৮", "call 01712 345678", "+8801712345678", "880-1712-345678"]
)
@BOTH
def test_no_address_and_no_phone_goes_into_the_ledger(kept, said):
    with pytest.raises(WorkspaceError, match="e-mail address or a phone number"):
        kept(said)


@pytest.mark.parametrize("said", ["01712.345678", "স্মারক ০১৭১২/৩৪৫৬৭৮", "01712–345678"])
def test_in_a_reference_a_phone_is_found_whatever_stands_between_its_digits(said):
    with pytest.raises(WorkspaceError, match="e-mail address or a phone number"):
        notes.reference(said)


@pytest.mark.parametrize(
    "memo", ["05.44.4764.000.16.001.24-912", "০৫-৪৪-৪৭৬৪-০০০-১৬-০০১-২৪-৯১২", "UNO/ICT-12", "প্রাণি/২০২৪-১২", "12(a)"]
)
def test_a_memos_number_is_kept_as_it_is_written(memo):
    assert notes.reference(f"  {memo} ") == memo


@pytest.mark.parametrize("number", ["5001712345678", "017123456789"])
@BOTH
def test_a_longer_number_is_no_phone(kept, number):
    assert kept(number) == number


@pytest.mark.parametrize("said", ["my password is (Paikgacha@2024).", "Qz7#kupodA", "Kupoda!", "Paikgacha@2024।"])
@BOTH
def test_no_password_goes_into_the_ledger_and_none_is_told(kept, said):
    with pytest.raises(WorkspaceError, match="looks like a password") as refused:
        kept(said)
    assert "Paikgacha" not in str(refused.value)
    assert "kupod" not in str(refused.value)


TOLD_IN_WORDS = ["পিন ৪৮২১ ভুল", "PIN 4821", "OTP 558213 আসে", "পাসওয়ার্ড rupali71", "pass shyam2026", "otp কোড 482 913"]
ONLY_SPOKEN_OF = [
    "পাসওয়ার্ড পরিবর্তন করা হয়েছে", "password: changed", "পাসওয়ার্ড রিসেট ২১.০৩.২০২৪ তারিখে", "পোস্ট কোড ৯১০০", "পিন নম্বর জানা নেই", "OTP আসে না", "স্মারক নং ০৫.৪৪.৪৭০০-১২",
]  # fmt: skip


@pytest.mark.parametrize("said", TOLD_IN_WORDS)
@pytest.mark.parametrize("fault_of", [notes.fault_of_sentence, notes.fault_of_reference, notes.fault_of_address])
def test_a_pin_a_code_and_a_password_of_ordinary_letters_are_known_by_the_word_before_them(fault_of, said):
    assert fault_of(said) is not None
    assert notes.is_secret(f"UNO; {said}")


@pytest.mark.parametrize("said", ONLY_SPOKEN_OF)
@pytest.mark.parametrize("fault_of", [notes.fault_of_sentence, notes.fault_of_reference, notes.fault_of_address])
def test_of_passwords_and_codes_a_sentence_may_speak(fault_of, said):
    assert fault_of(said) is None


@BOTH
def test_nothing_and_too_much_are_refused(kept):
    with pytest.raises(WorkspaceError, match="cannot be empty"):
        kept(" \u200b ")
    with pytest.raises(WorkspaceError, match="at most 200 signs"):
        kept("ক" * 201)
    assert kept("ক" * 200) == "ক" * 200


@pytest.mark.parametrize(
    "said", ["uno.Paikgacha@example.gov.bd", "01712-345678", "Tel12345", "http://paikgacha.khulna.gov.bd"]
)
def test_an_address_and_a_phone_are_known_as_such(said):
    assert notes.fault_of_address(said) is None


def test_letters_and_figures_may_be_a_user_id_and_are_neither_a_phone_nor_an_address():
    assert notes.fault_of_login("unoPaik24") is None
    assert notes.fault_of_address("unoPaik24") is not None


def test_in_the_place_of_an_address_a_password_is_refused():
    fault = notes.fault_of_address("Qz7#kupodA")
    assert fault is not None
    assert "looks like a password" in fault.en


def test_no_name_and_no_post_that_a_fresh_roster_has_is_taken_for_a_password():
    offices = geography.fresh_roster(geography.find_upazila("Paikgacha", "Khulna")[0]).offices
    told = [
        words
        for office in offices
        for words in (office.name, office.head_post, *(each.post for each in office.accounts))
    ]
    assert geography.UNION_HEAD in told
    assert {text for words in told for text in (words.en, words.bn) if notes.fault_of_sentence(text)} == set()


@pytest.mark.parametrize(
    "said",
    [
        "Vice-Chairman/Administrator", "Accountant-cum-Clerk", "the post (Land) was abolished", "Asked the Officer, who agreed: Yes.",
        "Food Controller's office", "চেয়ারম্যান/প্রশাসক", "AC(Land)",
    ],
)  # fmt: skip
@BOTH
def test_words_joined_by_a_stroke_and_words_beside_signs_of_a_sentence_are_no_password(kept, said):
    assert kept(said) == said


@pytest.mark.parametrize(
    "said",
    ["Padma@Bridge", "Kupoda!", "Padma/2024", "Trice-Moon-Lake-River", "mango-Tiger47-river-lamp", "SonaR/bangla"],
)
def test_a_joint_makes_no_password_a_post(said):
    assert notes.fault_of_sentence(said) is not None


@pytest.mark.parametrize(
    "typed",
    [
        "Kr9#vT!pLq2z",
        "UNO; Kr9#vT!pLq2z; Office copy",
        "merged, code Kr9#vT!pLq2z",
        "UNO/Kr9#vT!pLq2z",
        "merged: Kr9-vT-2pLq",
    ],
)
def test_what_some_field_refuses_as_a_password_is_sent_back_by_none(typed):
    assert notes.may_hold_password(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Uno2@rupsha.gov.bd", "/srv/offices/Rupsha2024", "D:\\Offices\\Rupsha2024", "UNO/ICT-12; Office copy", "01711-000000",
        "05.44.4700.000.01.001.24-12", "rupsha.khulna.gov.bd", "২১.০৩.২০২৪", "দুই দপ্তর একীভূত",
    ],
)  # fmt: skip
def test_what_no_field_refuses_as_a_password_is_sent_back(typed):
    assert not notes.may_hold_password(typed)


def test_what_ends_as_an_address_does_would_not_be_taken_for_a_password_by_a_closer_look_either():
    chance, signs = random.Random(5), "aAbB19.@-_+koyra2024.gov.bdKOYRA"
    typed = (
        "".join(chance.choices(signs, k=chance.randint(0, 18))) + chance.choice((".bd", ".com", ".Gov.bd"))
        for _ in range(3000)
    )
    for said in ("", "Koyra@2024.bd", *typed):
        assert not notes.is_address_like_password(said)
        assert not secrets.has_secret_among_addresses(said)
        assert not secrets.may_be_secret_among_addresses(said)
