"""Says of which office something is told: by its name, and of several of one name by its serial, as papers list it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.evidence_names import TYPED
from auditor.model.views.head import of_one_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.notice import Notice
    from auditor.model.subjects import Office, Roster


def with_offices(notices: Iterable[Notice], roster: Roster) -> tuple[Notice, ...]:
    """Return notices of rows with the office that each is about, and with its serial where another office of the roster has its name in either language (`of_one_name`)."""
    told = tuple(notices)
    wanted = {each.about.subject for each in told if each.about is not None}
    if not wanted:
        return told
    alike = of_one_name(roster.offices)
    whose = {subject.id: office for office in roster.offices for subject in office.subjects if subject.id in wanted}
    return tuple(
        _named(notice, office, alike.get(office.id))
        if (about := notice.about) and (office := whose.get(about.subject))
        else notice
        for notice in told
    )


def _named(notice: Notice, office: Office, apart: Text | None) -> Notice:
    """Return a notice with the office that it is about, unless it says so itself; always with how that is told apart from others of its name."""
    is_at_row = notice.at_place and notice.place.row and notice.place.whole != TYPED
    if apart is not None and is_at_row:
        return replace(notice, whose=apart)
    if apart is not None:
        return replace(notice, told=_OF_WHICH.filled(told=notice.told, office=apart))
    return notice if office.name.en in notice.told.en else replace(notice, whose=office.name)


_OF_WHICH: Final = Text(en="{told} The office is {office}.", bn="{told} দপ্তরটি {office}।")
