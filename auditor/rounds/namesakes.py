"""Says of which of several offices of one name something is told: by its serial, as papers list it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Language, Text, in_digits, match_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.notice import Notice
    from auditor.model.subjects import Roster


def with_serials(notices: Iterable[Notice], roster: Roster) -> tuple[Notice, ...]:
    """Return notices with the serial of the office that each is about, where another office of the roster has its name in either language."""
    of_name: dict[tuple[Language, str], set[int]] = defaultdict(set)
    for serial, office in enumerate(roster.offices, start=1):
        for language in Language:
            of_name[language, match_key(office.name.said(language))].add(serial)
    of_one_name = {serial for serials in of_name.values() if len(serials) > 1 for serial in serials}
    alike = {
        subject.id: (roster.offices[serial - 1].name, serial)
        for serial in of_one_name
        for subject in roster.offices[serial - 1].subjects
    }
    return tuple(
        _of_which(notice, *alike[about.subject]) if (about := notice.about) and about.subject in alike else notice
        for notice in notices
    )


def _of_which(notice: Notice, office: Text, serial: int) -> Notice:
    return replace(notice, told=_OF_WHICH.filled(told=notice.told, office=office, serial=in_digits(f"{serial:02d}")))


_OF_WHICH: Final = Text(en="{told} ({office}, serial {serial})", bn="{told} ({office}, ক্রমিক {serial})")
