"""Of a line with a blank it is noted what is printed beside it, so that filling it in is told from writing over what was printed."""

from __future__ import annotations

from itertools import count

import pytest

from auditor.i18n import Text, plain
from auditor.model.made_papers import MadePaper
from auditor.papers.noted import _differing
from auditor.papers.noting import is_filled, of_line, said
from auditor.papers.saying import READING, Line

PRINTED = "Our officer comes on 05.05.2024 at ………… to …………; have the users there."


MADE = ("Committee", "Memo no. ………… of the office, due 15 March", "Implemented: 12 of 34 offices", "Signature …………")


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


def noted(*words):
    found = said(map(line, words))
    return MadePaper("a.docx", "0" * 64, found.words, " ".join(found.marks), reading=READING, printed=found.printed)


def altered(*words):
    return _differing(said(map(line, words)), noted(*MADE), (), {})[0]


def with_the_mark_of(words, forged, begin):
    """Return forged words with a number in them that has the four digits of others: a few ten thousand tries find one.

    Where it was found, trying begins; with other marks another one is found a while later.
    """
    wanted = of_line(mark(words))
    return next(each for number in count(begin) if of_line(mark(each := forged.format(number))) == wanted)


def test_marks_that_were_forged_vouch_for_no_line_once_a_blank_was_filled_in():
    committee, memo, counted, signature = MADE
    filled = "Memo no. 05.44 of the office, due 15 March"
    assert altered(committee, filled, counted, "Signature X") == ()
    assert altered(
        committee, filled, with_the_mark_of(counted, "Implemented: 34 of 34 offices, list {}", 44_000), signature
    )
    assert altered(
        committee, with_the_mark_of(memo, "Memo no. {} of the office, due 30 December", 207_000), counted, "Signature X"
    )


def test_of_a_line_that_was_noted_without_its_parts_nothing_is_said_beside_its_blank():
    assert is_filled("~12ab", signs("whatever"))


def beside_noted(*words):
    in_hand = [line(each) for each in words]
    rows = [Line(plain(f"page 1, line {number}"), each.words) for number, each in enumerate(in_hand, start=1)]
    return _differing(said(rows), noted(*MADE), (), {each.place: each.words for each in rows})


def test_what_was_typed_onto_a_noted_paper_with_blanks_is_told_apart_from_what_was_altered():
    found = beside_noted(*MADE, "hunter2 on 12.04.2024")
    assert (found.altered, found.filled) == ((), ())
    assert [(each.place.en, each.figures) for each in found.typed] == [("page 1, line 5", ("2", "12.04.2024"))]


def test_beside_what_was_typed_an_altered_or_missing_line_is_told_as_ever():
    assert beside_noted(*MADE[:2], "Implemented: 19 of 34 offices", *MADE[3:], "Karim").altered
    assert beside_noted(*MADE[:2], *MADE[3:], "Karim").altered


def test_marks_that_were_forged_vouch_for_no_line_beside_what_was_typed():
    forged = with_the_mark_of(MADE[2], "Implemented: 34 of 34 offices, list {}", 44_000)
    assert beside_noted(*MADE[:2], forged, *MADE[3:], "Karim").altered
