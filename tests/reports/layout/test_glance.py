"""At a glance: decisions stand in the order of the minutes, as in the table below."""

from __future__ import annotations

from datetime import date

import pytest
from small_upazila import DONE, LETTERHEAD, history, meeting, office, tell_all

from auditor.i18n import Language, plain
from auditor.model.baseline import Decision
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.views.annexes import chair_view
from reports.layout.glance import glance, stands


def decision(serial: str) -> Decision:
    words = plain(f"subject {serial}")
    return Decision(
        f"2024-01/{serial}", serial, "2024-01", date(2024, 1, 18), "", None, words, words, words, frozenset()
    )


@pytest.mark.parametrize(
    ("serials", "in_order"), [(("11", "09"), ["09", "11"]), (("১১", "০৯"), ["০৯", "১১"]), (("09", "11"), ["09", "11"])]
)
def test_sentences_stand_in_the_order_of_the_minutes(serials, in_order):
    shares = [(decision(serial), 1, 2) for serial in serials]
    assert list(stands(serials, shares, None, Language.EN)) == in_order


@pytest.mark.parametrize(
    ("language", "words"), [(Language.EN, "1 awaiting the portal"), (Language.BN, "১টি পোর্টালের অপেক্ষায়")]
)
def test_who_awaits_the_portal_is_said_as_in_a_sentence(language, words):
    lota, koyra = office("lota"), office("koyra")
    hindered = DONE | {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
    past = history(meeting([lota, koyra], [*tell_all(lota, hindered), *tell_all(koyra, DONE)]))
    assert words in " ".join(glance(chair_view(past, LETTERHEAD).summary, language).lines)
