"""What is done in the engine's place finds what the engine finds."""

from __future__ import annotations

from importlib.util import find_spec, module_from_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.passwords.guesses import words_standing_in

OWN = {"rahima": 3, "password": 7, "ৰূপসা": 2}
PUBLIC = {"paikgacha": 12, "rahima": 40, "love": 9}


@pytest.fixture(scope="module")
def engine():
    """The engine's own matching, as nobody has set it up yet."""
    spec = find_spec("zxcvbn.matching")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@given(pieces=st.lists(st.sampled_from([*OWN, *PUBLIC, "Dragon", "123456", "İ", "love4", "q"]) | st.text(max_size=4)))
def test_the_same_words_of_the_same_lists_stand_in_a_password_in_the_same_order(engine, pieces):
    password = "".join(pieces)[:40]
    lists = {**engine.RANKED_DICTIONARIES, "local_words": PUBLIC, "user_inputs": OWN}
    assert words_standing_in(password, lists) == engine.dictionary_match(password, lists)


def test_they_are_found_without_words_of_a_place_too(engine):
    found = words_standing_in("rahima-dragon", engine.RANKED_DICTIONARIES)
    assert found == engine.dictionary_match("rahima-dragon", engine.RANKED_DICTIONARIES)
    assert "dragon" in {match["matched_word"] for match in found}
