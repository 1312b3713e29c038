"""How a file of evidence is called where people read of it."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.model.evidence import Reference
from auditor.model.evidence_names import LOGIN_SEEN, file_said
from auditor.model.when import When
from auditor.rounds.evidence.observing import file_of

SAID = {
    "a login that was entered": ("intake/witness-2024-03-10-d5f7a5a6.json", "login seen on 10.03.2024"),
    "of no day that there is, so it was named by hand": (
        "intake/witness-2024-13-45-0a.json",
        "intake/witness-2024-13-45-0a.json",
    ),
    "of the day after the last of February": (
        "intake/witness-2024-02-30-0a.json",
        "intake/witness-2024-02-30-0a.json",
    ),
    "answers typed at the desk": ("intake/desk-3-0a.json", "answers typed at the desk (intake/desk-3-0a.json)"),
    "a form": ("register-2024-02.xlsx", "register-2024-02.xlsx"),
}


@pytest.mark.parametrize(("file", "words"), SAID.values(), ids=SAID)
def test_a_file_is_called_by_what_it_holds_where_its_name_says_that_and_else_by_its_name(file, words):
    assert file_said(file).en == words


def test_the_file_of_a_login_is_known_by_the_name_that_is_written():
    made = file_of("witness", f"{LOGIN_SEEN}2024-03-10", ())
    assert file_said(made.name).en == "login seen on 10.03.2024"


def test_the_place_of_a_file_that_only_looks_like_a_login_is_told_as_it_stands_there():
    assert Reference("intake/witness-2024-13-45-0a.json", "0" * 64, "11:30").place_said.en == "11:30"
    assert Reference("intake/witness-2024-03-10-0a.json", "0" * 64, "11:30").place_said.en == "video call, 11:30"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When(date(2026, 9, 9), date(2026, 9, 11)), "between 09.09.2026 and 11.09.2026"),
        (When(date(2026, 9, 9), date(2026, 9, 12)), "on or after 09.09.2026"),
        (When(date(2026, 9, 9), date(2026, 9, 9)), "09.09.2026"),
    ],
)
def test_of_a_day_that_is_known_give_or_take_one_both_ends_are_told(when, said):
    assert when.label.en == said
