"""Values of enumerations that have an order equal no value of another one."""

from __future__ import annotations

from itertools import combinations

import pytest

from auditor.model.facts import MailboxKind, Method, Strength
from auditor.model.grades import Grade
from auditor.model.ranked import Ranked

KINDS = (Grade, Strength, Method, MailboxKind)


def test_no_value_equals_one_of_another_kind_so_one_table_can_hold_all_as_keys():
    values = [value for kind in KINDS for value in kind]
    assert len({value: value for value in values}) == len(values)
    assert not [pair for pair in combinations(values, 2) if pair[0] == pair[1]]
    assert not [value for value in values if value == value.rank]


@pytest.mark.parametrize("kind", KINDS)
def test_values_stand_in_the_order_in_which_they_are_declared(kind):
    assert issubclass(kind, Ranked)
    assert sorted(kind, key=lambda value: value, reverse=True) == list(kind)[::-1]
    assert [value.rank for value in kind] == list(range(len(kind)))
    first, *_, last = kind
    assert first < last
    assert last >= first
    assert max(kind) is last


def test_values_of_two_kinds_have_no_order():
    with pytest.raises(TypeError):
        sorted([Grade.PROVEN, Strength.WEAK])
    with pytest.raises(TypeError):
        assert Method.SMS < 2
