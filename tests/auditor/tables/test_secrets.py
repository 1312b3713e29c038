"""A cell that tells a password refuses its file, wherever it stands; answers, days, posts and Bijoy do not."""

from __future__ import annotations

import pytest

from auditor.model.errors import FileRefusedError
from auditor.roster import reading as roster_reading
from auditor.tables import secrets
from auditor.tables.secrets import _PASSWORD_WORDS, may_tell, tells_secret
from auditor.tables.sheet import Sheet
from auditor.tables.table import Table

MADE_UP = "Specimen@2024"
"""Of the making that people choose; it opens nothing."""


@pytest.mark.parametrize(
    "words",
    [
        f"password: {MADE_UP}", f"Password is {MADE_UP.lower()}", "পাসওয়ার্ড: ১২৩৪৫৬", "পাসওয়ার্ড - specimen#12", "pw:specimen99",
        "পাস ওয়ার্ড = abcD", f"password {MADE_UP}", "পিন নম্বর: 4321", f"নতুন পাসওয়ার্ড হলো {MADE_UP} মনে রাখবেন",
        f"user: uno pass: {MADE_UP}", f"login ok / pwd={MADE_UP}",
        "পাসওয়ার্ড নমুনা@১২৩", "পাসওয়ার্ড: নমুনা১২৩ দেওয়া হয়েছে", "পাসওয়ার্ডঃ নমুনা১২৩", "পাসওয়ার্ডটি ছিল নমুনা#১২", "পাসওয়ার্ড নমুনা১২৩৪",
        "password specimen123", "Password was specimen9x", "পাসওয়ার্ড ১২৩৪৫৬", "OTP 482913", "পিন ৪৪৫৫৬৬", "পিন নম্বর ৪৩২১ দিয়েছেন",
        "The OTP was 482913.", "ওটিপি ৪৮২৯১৩ এসেছে", "security code 4829",
        "otp কোড 482 913", "otp কোড 482913", "code: 48 29 13", "৪৮২ ৯১৩ কোড", "OTP 482-913", "কোড এসেছে ৪৮২ ৯১৩", "কোডটি ৪৮২ ৯১৩", "482 913 otp এসেছে",
        "security কোড: 4829 1375", "verification code 482913", "ওটিপি কোড ছিল ৪৮ ২৯ ১৩", "পাসওয়ার্ড ৪৮২ ৯১৩", "এসএমএস ৪৮২ ৯১৩ কোড, তবু ঢোকা যায়নি",
    ],
)  # fmt: skip
def test_words_that_tell_a_password(words: str) -> None:
    assert tells_secret(words)


@pytest.mark.parametrize(
    "words",
    [
        "password: changed", "পাসওয়ার্ড: পরিবর্তিত", "password: 12.02.2024", "password changed 12.02.2024", "password: Jan-2024",
        "পাসওয়ার্ড পরিবর্তন: হ্যাঁ", "passport: AB1234567", "password reset: 12-Feb-2024", "PIN code: none", "OTP: SMS",
        "OTP 16216 নম্বর থেকে আসে", "OTP ৬ ডিজিটের", "পিন ২০২৪ সালে চালু", "OTP 01711000000", "পাসওয়ার্ড ১২০২২০২৪ বদল", "পাসওয়ার্ড ১৫ জনের",
        "পাসওয়ার্ড: ফেব্রুয়ারি২০২৪", "পাসওয়ার্ড: ৮অক্ষরের বেশি", "পাসওয়ার্ড নীতিমালা-২০২৪ অনুযায়ী", "পাসওয়ার্ড: ২৩টি বদল", "পাসওয়ার্ড রিসেট ২০.০১.২০২৪",
        "পাসওয়ার্ড: ১০০%-এর বদল হয়েছে", "বাজেট পাস ১২০০০০ টাকা", "পাসওয়ার্ড: জানা নেই", "পাসওয়ার্ড ৩বার বদল", "password 1234 users", "পাস নং১২৩",
        "কোড আসে না, ফোন 01711 123 456", "code 01711 123456", "কোড ৩৩৩ ৯৯৯ নম্বর থেকে আসে", "OTP ৩৩৩-৯৯৯ থেকে আসে", "জিও কোড ৪০ ৪৭ ৬৪", "দপ্তরের কোড: ৪৮২ ৯১৩",
        "post code 92 80 15", "কোড আসেনি ১২ ০২ ২৪", "otp 12 02 24", "ফোন: ৪৮২ ৯১৩ কোড আসে না", "code 2024 2025", "কোড স্মারক নং ৪৮২ ৯১৩", "otp 12-02-2024 আসেনি",
        "অফিস কোড ১১২৩৪৫", "code 482913", "৪৮২ ৯১৩ কোড নম্বরের দপ্তর", "ওটিপি আসেনি, স্মারক ০৫.৪৪.৪৭৬৪.০০০.০১.০০১.২৪-৪৮২", "মোট ৪৮২ ৯১৩ জন", "কোড আসে ২ ৩ বার",
        "পাসওয়ার্ড বদল হয়নি, ফোন: 01711-000000", "otp comes by sms: 01711000000", "Upazila Parishad: 2024", "", "password",
    ],
)  # fmt: skip
def test_words_that_tell_none(words: str) -> None:
    assert not tells_secret(words)


def test_no_word_for_password_is_passed_over_in_the_quick_look() -> None:
    assert [word for word in _PASSWORD_WORDS if not may_tell(word)] == []


def roster(post: str, remark: str = "") -> Table:
    rows = ("দপ্তরের নাম", "ইউজার (পদবি)", "ইউজার আইডি", "মন্তব্য"), ("উপজেলা কৃষি অফিস", post, "agri.office", remark)
    return Table("roster.xlsx", (Sheet("Sheet1", rows),))


@pytest.mark.parametrize(
    ("table", "cell"),
    [
        (roster(MADE_UP), "B2"),
        (roster(f"সচিব ({MADE_UP})"), "B2"),
        (roster("সচিব", f"pass: {MADE_UP}"), "D2"),
        (roster("সচিব", f"দিয়েছেন {MADE_UP}"), "D2"),
        (roster("সচিব", "দিয়েছেন নমুনা@১২৩"), "D2"),
    ],
)
def test_a_roster_with_a_password_in_one_cell_is_refused_by_that_cell_which_is_not_repeated(table, cell) -> None:
    with pytest.raises(FileRefusedError) as refused:
        roster_reading.parse([table])
    (message,) = refused.value.messages
    assert f"cell {cell} seems to tell a password" in message.en
    assert f"{cell} ঘরে" in message.bn
    assert MADE_UP not in repr(message)


@pytest.mark.parametrize(
    "post",
    [
        "P@ssw0rd", "অফিস সহকারী Spec@2024#x", "Spec@imen24", "Agri#2024Bd", "Qw3rty!99", "Bd@12345x", "কৃষি@2024", "সচিব/Btg#24xyZ",
        "spec2024@Up", "Tr!ce-Moon-Lake9",
    ],
)  # fmt: skip
def test_a_word_that_mixes_letters_digits_and_signs_is_no_post(post: str) -> None:
    with pytest.raises(FileRefusedError):
        roster_reading.parse([roster(post)])


@pytest.mark.parametrize(
    "remark",
    [
        "spec22@example.com",
        "https://www.example.gov.bd/a?b=1#part2",
        "কক্ষ#12",
        "স্মারক#05.44.23-91",
        "100% done by 12.02.2024",
        "ID#4711; memo#123",
        "আইডি#৪৭১১; কক্ষ#১২",
        "বাড়ি#১২, রোড#৩, ওয়ার্ড#০৪, হোল্ডিং#১২৩",
        "৫০%-এর বেশি, ১০০%সম্পন্ন",
        "প্রায়৫০%, অগ্রগতি-৮০%, অর্জনঃ৭৫.৫%, মোট=১০০%",
    ],
)
def test_addresses_references_and_days_are_no_passwords(remark: str) -> None:
    roster_reading.parse([roster("সচিব", remark)])


@pytest.mark.parametrize(
    "remark", ["memo#123 dated 12.02.2024", "Memo-05.42.4400.031", "room#12", "2FA on; ID#4711", "Windows10"]
)
def test_a_reference_in_a_remark_is_no_password(remark: str) -> None:
    roster_reading.parse([roster("সচিব", remark)])


@pytest.mark.parametrize(
    "post", ["AP(ICT)-2", "Secretary-1", "UP-Secretary.1", "UDC Operator2", "GmGGgwU", "cwimsL¨vb Awdmvi-1", "উদ্যোক্তা-২"]
)
def test_a_numbered_post_and_bijoy_are_no_passwords(post: str) -> None:
    roster_reading.parse([roster(post)])


def test_whether_a_word_means_password_is_asked_only_where_something_like_one_stands_behind_it(monkeypatch):
    asked = []
    monkeypatch.setattr(secrets, "means_password", asked.append)
    assert not tells_secret("the pin was changed by somebody else")
    assert asked == []
    tells_secret("the pin Padma@2024 was changed")
    assert "the pin" in asked


@pytest.mark.parametrize(
    "called",
    [
        "arn:aws:iam::123456789012:user/ueo", "550e8400-e29b-41d4-a716-446655440000", "urn:uuid:550E8400-e29b-41d4-a716-446655440000",
        "S-1-5-21-3623811015-3361044348-30300820-1013", "CN=ueo1,OU=Rampal,DC=bagerhat,DC=bd", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ],
)  # fmt: skip
def test_what_a_machine_calls_a_user_is_no_password(called: str) -> None:
    rows = (("User", "Its id"), *((f"u{row}", called) for row in range(5)))
    secrets.refuse_passwords_anywhere("list.csv", Sheet("Sheet1", rows))


@pytest.mark.parametrize("like", ["arn:aws:Rampal1", "CN=Rampal@123", "S-1-Rampal", "550e8400-Rampal", MADE_UP])
def test_what_only_begins_so_is_suspected(like: str) -> None:
    rows = (("User", "Its id"), *((f"u{row}", like) for row in range(5)))
    with pytest.raises(FileRefusedError):
        secrets.refuse_passwords_anywhere("list.csv", Sheet("Sheet1", rows))
