"""Of a line with a blank it is noted what is printed beside it, so that filling it in is told from writing over what was printed."""

from __future__ import annotations

import pytest

from auditor.i18n import Text
from auditor.papers.noting import is_filled, said
from auditor.papers.saying import Line

PRINTED = "Our officer comes on 05.05.2024 at ………… to …………; have the users there."


def line(words):
    return Line(Text(en="line 1", bn="লাইন ১"), words)


def mark(words):
    (only,) = said([line(words)]).marks
    return only


def signs(words):
    (only,) = said([line(words)]).signs
    return only


@pytest.mark.parametrize(
    "words",
    [
        "Our officer comes on 05.05.2024 at 10:30 to Lota Union; have the users there.",
        "Our officer comes on 05.05.2024 at ………… to the UNO's hall; have the users there.",
        "Our  officer comes on 05.05.2024 at 3 to to to; have the users there.",
        PRINTED,
    ],
)
def test_whatever_is_put_into_blanks_the_line_is_the_one_that_was_printed(words):
    assert is_filled(mark(PRINTED), signs(words))


@pytest.mark.parametrize(
    "words",
    [
        "Our officer comes on 15.05.2024 at ………… to …………; have the users there.",
        "Our officer comes on 05.05.2024 at 10:30 to Lota Union; have their passwords there.",
        "Our officer comes on 05.05.2024 at ………… from …………; have the users there.",
        "Our officer comes on 05.05.2024 at ………… to …………; have the users there. Bring 5000 taka.",
        "Bring 5000 taka. Our officer comes on 05.05.2024 at ………… to …………; have the users there.",
        "Our officer comes on 05.05.2024 at",
        "",
    ],
)
def test_what_is_written_over_what_was_printed_is_no_filled_blank(words):
    assert not is_filled(mark(PRINTED), signs(words))


def test_a_line_that_ends_in_its_blank_may_go_on_as_it_likes_and_one_without_a_blank_may_not():
    assert is_filled(mark("Memo no.: …………"), signs("Memo no.: 05.44.0000.001"))
    assert not is_filled(mark("Memo no.: …………"), signs("Memo of the court no.: 05.44.0000.001"))
    assert not is_filled(mark("Memo no.: 05"), signs("Memo no.: 05.44"))


def test_of_a_line_that_was_noted_without_its_parts_nothing_is_said_beside_its_blank():
    assert is_filled("~12ab", signs("whatever"))
