"""A digest goes onto paper and comes back from a hand or a camera."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.i18n import Language, digits
from auditor.model.seal import parse_seal, seal_code, seal_words

DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(DIGESTS)
def test_the_words_give_back_the_first_160_bits(digest):
    assert parse_seal(seal_words(digest)) == digest[:40]


@given(DIGESTS)
def test_the_code_gives_back_the_whole_digest(digest):
    assert parse_seal(seal_code(digest)) == digest


@given(DIGESTS)
def test_words_are_eight_groups_of_four_and_begin_the_code(digest):
    words = seal_words(digest)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}", words)
    assert seal_code(digest).removeprefix("PA1.").startswith(words.replace("-", ""))


@given(DIGESTS)
def test_the_code_fits_the_alphanumeric_signs_of_a_qr(digest):
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]{56}", seal_code(digest))


@given(DIGESTS, st.data())
def test_what_a_hand_does_to_the_words_makes_no_difference(digest, data):
    words = seal_words(digest)
    typed = data.draw(
        st.sampled_from(
            [
                words.lower(),
                words.replace("-", ""),
                words.replace("-", " "),
                words.replace("-", " – "),
                words.replace("0", "O").replace("1", "l"),
                words.replace("0", "o").replace("1", "I"),
                digits(words, Language.BN),
                f"  {words}\n",
                words.replace("-", "-\u200b"),
            ]
        )
    )
    assert parse_seal(typed) == digest[:40]


@given(DIGESTS)
def test_a_scanned_code_may_come_in_small_letters(digest):
    assert parse_seal(seal_code(digest).lower()) == digest


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ABCD",
        "U" * 32,
        "0" * 31,
        "0" * 33,
        "0" * 51 + "1",
        "PA1." + "0" * 32,
        "PA2." + "0" * 52,
        "?" * 32,
        "ক" * 32,
    ],
)
def test_what_is_no_seal_is_refused(typed):
    with pytest.raises(ValueError, match="seal"):
        parse_seal(typed)


@pytest.mark.parametrize("digest", ["", "ABCDEF" + "0" * 58, "0" * 63, "g" * 64])
def test_what_is_no_digest_is_not_sealed(digest):
    with pytest.raises(ValueError, match="64 lower-case"):
        seal_words(digest)


def test_the_words_of_a_known_digest_stay_as_they_are():
    assert seal_words("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") == (
        "KY3D-10C8-9HYP-B6HF-XAGC-APPG-2PHV-YKRV"
    )
