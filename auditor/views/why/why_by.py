"""By whom and by which ways something was told, in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, joined, plain
from auditor.model.evidence_names import TYPED
from auditor.model.grades import UNPROVED, WAYS
from auditor.register.days_told import post_telling
from auditor.register.reading.form import ID as REGISTER
from auditor.views.office.values import source_said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.evidence import Observation
    from auditor.model.finding import OfficeAssessment

AT_THE_DESK: Final = Text(en="typed at the desk", bn="ডেস্কে লেখা")


def told_by(
    observation: Observation[Any], assessment: OfficeAssessment, tellers: Mapping[str, Mapping[str, str]]
) -> Text:
    """Return who told something and how: the post that its row names; of a row that is not known, those that were spoken to on its day; else what told it."""
    if observation.source != REGISTER:
        return source_said(observation.source)
    source = AT_THE_DESK if observation.reference.file.startswith(TYPED) else source_said(observation.source)
    teller = tellers.get(observation.reference.file, {}).get(observation.reference.place)
    post = (
        post_telling(assessment.contacts, observation.observed_on, observation.way) if teller is None else plain(teller)
    )
    ways = ways_of(observation, assessment)
    return joined([each for each in (post, *ways) if each is not None and each.en] or [source])


def ways_of(observation: Observation[Any], assessment: OfficeAssessment) -> list[Text]:
    """Return by which ways an office told something."""
    way = UNPROVED.get(observation.way, observation.way)
    on_its_day = (contact.way for contact in assessment.contacts if contact.on == observation.observed_on)
    ways = [way] if way else on_its_day
    return [WAYS[each] for each in dict.fromkeys(ways) if each in WAYS]
