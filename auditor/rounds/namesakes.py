"""Says of which office something is told: by its name, and of several of one name by its serial, as papers list it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Language, Text, in_digits, match_key

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from auditor.model.notice import Notice
    from auditor.model.subjects import Roster


def with_offices(notices: Iterable[Notice], roster: Roster) -> tuple[Notice, ...]:
    """Return notices of rows with the office that each is about, and with its serial where another office of the roster has its name in either language."""
    told = tuple(notices)
    wanted = {each.about.subject for each in told if each.about is not None}
    of_name: dict[tuple[Language, str], set[int]] = defaultdict(set)
    for serial, office in enumerate(roster.offices, start=1):
        for language in Language:
            of_name[language, match_key(office.name.said(language))].add(serial)
    of_one_name = {serial for serials in of_name.values() if len(serials) > 1 for serial in serials}
    whose = {
        subject.id: (office.name, serial)
        for serial, office in enumerate(roster.offices if wanted else (), start=1)
        for subject in office.subjects
        if subject.id in wanted
    }
    return tuple(
        _named(notice, *whose[about.subject], of_one_name)
        if (about := notice.about) and about.subject in whose
        else notice
        for notice in told
    )


def _named(notice: Notice, office: Text, serial: int, of_one_name: Container[int]) -> Notice:
    """Return a notice with the office that it is about, unless it says so itself."""
    if serial in of_one_name:
        return replace(
            notice, told=_OF_WHICH.filled(told=notice.told, office=office, serial=in_digits(f"{serial:02d}"))
        )
    return notice if office.en in notice.told.en else replace(notice, whose=office)


_OF_WHICH: Final = Text(en="{told} ({office}, serial {serial})", bn="{told} ({office}, ক্রমিক {serial})")
