"""A file that a later round was knowingly kept without is known with the first such round, until a round has it again."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from auditor.model.round import FileSeen
from auditor.rounds.evidence.lost_evidence import kept_without, lost_before

A, B = (FileSeen(f"{name}.xlsx", name * 64, "register") for name in "ab")


def kept(number, *files, unread=()):
    return SimpleNamespace(number=number, header=SimpleNamespace(files=files, unread=unread, changed=()))


FIRST = kept(1, A, B)
WITHOUT, AGAIN_WITHOUT = (kept(number, B, unread=(A.name,)) for number in (2, 3))
WITH = kept(4, A, B)
SILENT = kept(2, B)


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ([], {}),
        ([SILENT], {}),
        ([WITHOUT], {A: WITHOUT}),
        ([WITHOUT, AGAIN_WITHOUT], {A: WITHOUT}),
        ([WITHOUT, SILENT], {A: WITHOUT}),
        ([WITHOUT, WITH], {}),
        ([WITHOUT, WITH, AGAIN_WITHOUT], {A: AGAIN_WITHOUT}),
    ],
)
def test_a_file_is_lacked_from_the_first_round_kept_without_it_until_one_has_it_again(later, found):
    assert kept_without(FIRST.header.files, later) == found


def test_what_a_round_since_was_kept_without_is_lost_to_the_one_that_is_compared_with_an_earlier_one():
    last = kept(3, B)
    assert lost_before([FIRST, WITHOUT, last], FIRST) == (A,)
    assert lost_before([FIRST, WITHOUT, last], None) == ()
    assert lost_before([FIRST, WITHOUT, last, WITH], FIRST) == ()
