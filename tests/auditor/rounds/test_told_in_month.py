"""An office told something in a month on the last day on which it was spoken to and told anything."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import DONE, call, judged, meeting, office, tell

from auditor.model.evidence import by_subject
from auditor.rounds.evidence.told_in_month import Tellings

LOTA, EARLIER, LATER = office("lota"), date(2024, 2, 5), date(2024, 2, 12)


@pytest.mark.parametrize(("there", "last"), [(False, LATER), (True, EARLIER)])
def test_what_another_office_told_of_one_of_its_list_is_no_telling_of_the_office_itself(there, last):
    told = [each for day in (EARLIER, LATER) for each in tell("lota/head", DONE, day)]
    talks = call("lota", EARLIER), replace(call("lota", LATER), there=there)
    (lota,) = judged(meeting([LOTA], told, contacts=talks))
    assert Tellings(by_subject(told), {}).last_in("2024-02", lota) == last
