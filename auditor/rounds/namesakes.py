"""Says of which of several offices of one name something is told: by its serial, as papers list it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.views.head import of_one_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.notice import Notice
    from auditor.model.subjects import Roster


def with_serials(notices: Iterable[Notice], roster: Roster) -> tuple[Notice, ...]:
    """Return notices with the name and serial of the office that each is about, where another office of the roster has its name in either language (`of_one_name`)."""
    named = of_one_name(roster.offices)
    alike = {subject.id: named[each.id] for each in roster.offices if each.id in named for subject in each.subjects}
    return tuple(
        _of_which(notice, alike[about.subject]) if (about := notice.about) and about.subject in alike else notice
        for notice in notices
    )


def _of_which(notice: Notice, office: Text) -> Notice:
    return replace(notice, told=_OF_WHICH.filled(told=notice.told, office=office))


_OF_WHICH: Final = Text(en="{told} The office is {office}.", bn="{told} দপ্তরটি {office}।")
