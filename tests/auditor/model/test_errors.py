"""An error knows of which part of what was told each of its messages is."""

from __future__ import annotations

import pytest

from auditor.i18n import plain
from auditor.model.errors import WorkspaceError, of_part, told_together

TOLD = plain("It cannot be read.")


def test_of_two_parts_within_each_other_a_message_is_of_the_inner_one():
    with pytest.raises(WorkspaceError) as refused, of_part("form"), of_part("day"):
        raise WorkspaceError(TOLD)
    assert refused.value.parts == {TOLD: "day"}


def test_also_where_all_is_told_together_a_message_is_of_the_inner_part():
    with pytest.raises(WorkspaceError) as refused, told_together() as noted_of, noted_of("form"), of_part("day"):
        raise WorkspaceError(TOLD)
    assert refused.value.parts == {TOLD: "day"}


def test_what_is_wrong_with_several_parts_alike_is_told_once_of_the_first():
    def tell():
        with told_together() as noted_of:
            for part in ("day", "reference"):
                with noted_of(part):
                    raise WorkspaceError(TOLD)

    with pytest.raises(WorkspaceError) as refused:
        tell()
    assert (refused.value.messages, refused.value.parts) == ((TOLD,), {TOLD: "day"})
