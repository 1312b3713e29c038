"""A text says the word for one where there is one, and the word for several where there are several."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.i18n import Language, Text, ascii_digits, clean, in_digits, match_key, plain

ROWS = Text(en="{n} {n:row was|rows were} set aside.", bn="{n}টি সারি ধরা হয়নি।")


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 rows were"), (1, "1 row was"), (2, "2 rows were"), (11, "11 rows were"), (21, "21 rows were")],
)
def test_the_word_fits_the_number(number, said):
    assert ROWS.said(Language.EN, n=number) == f"{said} set aside."
    assert ROWS.filled(n=number).en == f"{said} set aside."


def test_bangla_has_one_word_for_both_and_its_own_digits():
    assert ROWS.said(Language.BN, n=1) == "১টি সারি ধরা হয়নি।"


def test_what_is_filled_in_is_never_taken_for_a_placeholder():
    assert Text(en="{name}", bn="{name}").said(Language.EN, name="{n:a|b}") == "{n:a|b}"


BANGLA_SIGNS = st.sampled_from("অইকখডঢযতৎরৰ্ািীেৈোৌৗঁংঃ়০৯য়ড় ab.\u200d\u200c\t।")


@given(st.text(BANGLA_SIGNS, max_size=6))
def test_what_is_seen_to_be_tidy_is_as_all_the_mending_would_leave_it(words):
    """A zero-width space is dropped, and only after a look at every sign."""
    assert clean(words) == clean(f"\u200b{words}")


def test_a_number_in_a_command_is_written_as_it_is_typed_and_elsewhere_in_the_digits_of_the_language():
    text = Text(en="Letter {n}: auditor remind --sent {n}", bn="{n} নম্বর পত্র: auditor remind --sent {n}")
    assert text.said(Language.BN, n=29) == "২৯ নম্বর পত্র: auditor remind --sent 29"
    assert Text(en="--on {d}", bn="--on {d}").said(Language.BN, d=date(2024, 4, 1)) == "--on 01.04.2024"
    assert Text(en="auditor ledger {n}", bn="auditor ledger {n}টি").said(Language.BN, n=3) == "auditor ledger ৩টি"
    answer = Text(en="auditor dispute answer {n} upheld", bn="auditor dispute answer {n} upheld")
    assert answer.said(Language.BN, n=3) == "auditor dispute answer 3 upheld"


@pytest.mark.parametrize(
    ("written", "en", "bn"),
    [
        ("০৫.৪৪.৪৭৮৬.০০০", "05.44.4786.000", "০৫.৪৪.৪৭৮৬.০০০"),
        ("05.44.4786.000", "05.44.4786.000", "০৫.৪৪.৪৭৮৬.০০০"),
        ("উপ/কয়রা/২০২৪/১২", "উপ/কয়রা/২০২৪/১২", "উপ/কয়রা/২০২৪/১২"),
        ("স্মারক নং ১২", "স্মারক নং ১২", "স্মারক নং ১২"),
        ("১১(ক)", "১১(ক)", "১১(ক)"),
        ("UNO/ICT-12", "UNO/ICT-12", "UNO/ICT-12"),
    ],
)
def test_anothers_number_is_in_the_digits_of_the_language_only_where_it_is_all_digits(written, en, bn):
    assert in_digits(written) == Text(en=en, bn=bn)


def test_a_name_in_a_command_stays_as_it_is():
    text = Text(en="auditor mapping new {file}", bn="auditor mapping new {file}")
    assert text.said(Language.BN, file="তালিকা-২০২৪.csv").endswith("তালিকা-২০২৪.csv")


@pytest.mark.parametrize("sign", "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
def test_what_is_put_into_a_sentence_begins_no_line_of_its_own(sign):
    ours = Text(en="{file}\nis here", bn="{file}\nএখানে")
    assert ours.said(Language.EN, file=f"a{sign}b") == "a?b\nis here"
    assert ours.said(Language.BN, file=plain(f"ক\u200d{sign}খ")) == "ক\u200d?খ\nএখানে"


@given(st.text(st.sampled_from("ক ডঢযয়ৎ্া়েোৗঁ০৯.-aK2")) | st.text())
def test_the_key_of_tidy_words_is_that_of_words_in_any_form(words):
    folded = clean(unicodedata.normalize("NFKC", ascii_digits(clean(words))).casefold())
    assert match_key(words) == "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LMN")
