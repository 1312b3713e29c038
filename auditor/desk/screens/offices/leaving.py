"""Who stood in the last kept round and is not listed any more: why, so that a no does not go on for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request

from auditor.desk.screen import changing, the_desk, to
from auditor.desk.screens.offices.finding import SCREEN
from auditor.i18n import Text, clean
from auditor.model.baseline import Departure
from auditor.model.errors import WorkspaceError
from auditor.model.subjects import Roster
from auditor.rounds.left_roster import unexplained
from auditor.workspace import settings

if TYPE_CHECKING:
    from flask import Response


def left() -> tuple[tuple[str, Text], ...]:
    """Return who left without a reason: id and name."""
    return unexplained(Roster(tuple(assessment.office for assessment in the_desk().judgement().assessments)))


@SCREEN.blueprint.post("/-/left")
@changing("offices.roster")
def explain() -> Response:
    """Write down why somebody left."""
    desk = the_desk()
    subject, reason = request.form.get("subject", ""), clean(request.form.get("reason", ""))
    if subject not in dict(left()) or not reason:
        raise WorkspaceError(_WHO_AND_WHY)
    settings.tell_departure(desk.space(roster=False).folder, Departure(subject, reason))
    desk.tell(_NOTED)
    return to("offices.roster")


WORDS: Final = {
    "left": Text(en="Not listed any more, and nobody said why", bn="তালিকায় আর নেই, কারণ জানানো হয়নি"),
    "left_how": Text(
        en="Each no of these stays, and no yes counts, until the reason is told or the row is put back.",
        bn='কারণ না লেখা বা সারিটি ফিরিয়ে না আনা পর্যন্ত এদের প্রতিটি "না" বহাল থাকে, কোনো "হ্যাঁ" ধরা হয় না।',
    ),
    "who": Text(en="Office or user ID", bn="দপ্তর বা ইউজার আইডি"),
    "why": Text(en="Why it left, such as: merged with another office", bn="কেন নেই, যেমন: অন্য দপ্তরের সঙ্গে একীভূত"),
    "note": Text(en="Write down", bn="লিখুন"),
}
_WHO_AND_WHY: Final = Text(en="Choose who left, and write why.", bn="কে তালিকায় নেই তা বেছে নিয়ে কারণ লিখুন।")
_NOTED: Final = Text(en="The reason was written down.", bn="কারণ লেখা হয়েছে।")
