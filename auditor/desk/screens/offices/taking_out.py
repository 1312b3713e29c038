"""Several offices taken off the list at once for one reason, as where an upazila is begun whose list was filled in beforehand: each as it would be alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request

from auditor.desk import who
from auditor.desk.addresses import post
from auditor.desk.faulty_fields import fault_of, named_for
from auditor.desk.screen import BeforeAndAfter, the_desk, to, written_once_confirmed
from auditor.desk.screens.offices import correcting as screen
from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.model.sentences import sentences
from auditor.rounds import standing_otherwise
from auditor.rounds.correcting import correcting
from auditor.views.office import directory

if TYPE_CHECKING:
    from flask import Response

    from auditor.rounds.correcting.comparing import Prepared


@post("/offices/-/roster/several")
def take_out() -> Response:
    """Show which offices would leave the list, and take them out once that was confirmed."""
    page = written_once_confirmed(
        screen.roster, lambda: tuple(map(_leaving, _chosen())), _shown, lambda _: screen.entered(_take_out, _TAKEN_OUT)
    )
    return to("offices.page") if page is None else page


def _chosen() -> tuple[str, ...]:
    """Return the offices (ids) that were chosen, in the order of the list.

    Raises:
        WorkspaceError: none was, one is not listed any more, or none would be left.

    """
    chosen, listed = set(request.form.getlist("offices")), [office.id for office in who.roster().offices]
    if not chosen:
        raise fault_of("offices", _WHICH)
    if not chosen <= set(listed):
        raise WorkspaceError(screen.UNKNOWN)
    if chosen == set(listed):
        raise fault_of("offices", _NONE_LEFT)
    return tuple(office for office in listed if office in chosen)


def _leaving(office: str) -> Prepared:
    desk = the_desk()
    with named_for("several", "reason"):
        return correcting.removing(desk.space(), desk.day, office, request.form.get("reason-several", ""))


def _shown(leaving: tuple[Prepared, ...]) -> BeforeAndAfter:
    differences = tuple(each for prepared in leaving for each in prepared.differences)
    doubts = dict.fromkeys(doubt for prepared in leaving for doubt in prepared.doubts)
    listed = len(who.roster().offices)
    told = _LEFT.filled(n=len(leaving), total=listed, left=listed - len(leaving))
    stood = standing_otherwise.once_gone(directory.lines(the_desk().history()), _chosen())
    return BeforeAndAfter(differences, screen.WORDS["how"], sentences([told, *stood]), tuple(doubts))


def _take_out() -> None:
    """Take out one after the other, each from the list as it is then: what is written is what the command writes for each."""
    desk = the_desk()
    for office in _chosen():
        correcting.enter(desk.space(), desk.day, _leaving(office))


_WHICH: Final = Text(
    en="Choose the offices that are not here. Nothing was written.", bn="যে দপ্তরগুলো নেই সেগুলো বাছুন। কিছু লেখা হয়নি।"
)
_NONE_LEFT: Final = Text(
    en="All offices are chosen, and none would be left. Leave out those that are here. Nothing was written.",
    bn="সব দপ্তর বাছা হয়েছে, তালিকায় কিছুই থাকবে না। যেগুলো আছে সেগুলো বাদ দিয়ে বাছুন। কিছু লেখা হয়নি।",
)
_LEFT: Final = Text(
    en="Of {total} {total:office|offices} of the list {n} {n:is|are} taken out; {left} {left:is|are} left.",
    bn="তালিকার {total}টি দপ্তরের মধ্যে {n}টি বাদ যাবে; থাকবে {left}টি।",
)
_TAKEN_OUT: Final = Text(
    en="Taken off the list, with the reason. On the screen Corrections of the roster each can be taken back.",
    bn="কারণসহ তালিকা থেকে বাদ দেওয়া হয়েছে। “তালিকার সংশোধন ও নতুন দপ্তর” পাতায় প্রতিটি আলাদা করে ফিরিয়ে আনা যায়।",
)
