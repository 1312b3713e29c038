"""Days that are typed: how far ahead, how far after another, or how long ago they may be without a question."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from auditor.i18n import plain
from auditor.model.errors import WorkspaceError
from auditor.workspace.typed_days import (
    LETTER_AHEAD,
    MEETING_AHEAD,
    SEEN_BACK,
    before_decision,
    before_today,
    far_after,
    far_ahead,
    far_before,
    refuse_odd,
)

TODAY = date(2024, 3, 6)
WHAT, OTHER = plain("the day"), plain("the decision")


@pytest.mark.parametrize("most", [LETTER_AHEAD, MEETING_AHEAD])
def test_a_day_is_odd_from_the_day_after_the_last_likely_one(most):
    last = TODAY + timedelta(days=most)
    assert far_ahead(WHAT, last, TODAY, most) == far_ahead(WHAT, None, TODAY, most) == ()
    (doubt,) = far_ahead(WHAT, last + timedelta(days=1), TODAY, most)
    assert f"more than {most} days ahead" in doubt.en


def test_what_follows_another_day_is_odd_half_a_year_after_it():
    last = TODAY + timedelta(days=MEETING_AHEAD)
    assert far_after(WHAT, last, OTHER, TODAY) == ()
    assert len(far_after(WHAT, last + timedelta(days=1), OTHER, TODAY)) == 1


def test_of_what_is_still_to_come_only_a_day_that_is_over_is_odd():
    assert before_today(WHAT, TODAY, TODAY) == ()
    assert len(before_today(WHAT, TODAY - timedelta(days=1), TODAY)) == 1


def test_what_can_count_only_since_the_decision_is_odd_before_it():
    assert before_decision(WHAT, TODAY, TODAY) == before_decision(WHAT, TODAY, None) == ()
    assert len(before_decision(WHAT, TODAY - timedelta(days=1), TODAY)) == 1


def test_what_mostly_follows_another_day_is_odd_more_than_the_usual_before_it():
    first = TODAY - timedelta(days=SEEN_BACK)
    assert far_before(WHAT, first, OTHER, TODAY, SEEN_BACK) == far_before(WHAT, first, OTHER, None, SEEN_BACK) == ()
    assert len(far_before(WHAT, first - timedelta(days=1), OTHER, TODAY, SEEN_BACK)) == 1


def test_a_day_that_is_odd_is_refused_where_nobody_is_asked():
    refuse_odd(())
    with pytest.raises(WorkspaceError) as refused:
        refuse_odd(far_ahead(WHAT, date(2042, 3, 6), TODAY, LETTER_AHEAD))
    assert ["ahead" in refused.value.messages[0].en, "Nothing was written" in refused.value.messages[1].en] == [
        True
    ] * 2
