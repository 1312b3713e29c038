"""Options that several commands take alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands
from auditor.cli._shell import MeetingMonth, OfficeId
from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Callable

ONLY_THIS_OFFICE: Final = Text(
    en="Only this office, by name, id or serial; may be repeated.",
    bn="শুধু এই দপ্তর, নাম, আইডি বা ক্রম দিয়ে; একাধিকবার দেওয়া যায়।",
)
ONLY_ITS_SHEET: Final = Text(
    en="Only the sheet of this office, by name, id or serial; may be repeated.",
    bn="শুধু এই দপ্তরেরটি, নাম, আইডি বা ক্রম দিয়ে; একাধিকবার দেওয়া যায়।",
)


FILE: Final = click.Path(dir_okay=False, path_type=Path)

month_option = _commands.option(
    "--month",
    "asked_month",
    type=MeetingMonth(),
    help=Text(en="For which month: YYYY-MM; this month otherwise.", bn="কোন মাসের জন্য: YYYY-MM; না লিখলে চলতি মাস।"),
)


slip_option = _commands.option(
    "--slip",
    "slip_file",
    type=FILE,
    help=Text(en="The slip's file name; otherwise it is asked.", bn="স্লিপের ফাইলের নাম; না দিলে জিজ্ঞাসা করা হয়।"),
)


def offices_option(told: Text) -> Callable[[_commands.F], _commands.F]:
    """Add `--office`, by which some offices are named (`offices`), with its help."""
    return _commands.option("--office", "offices", type=OfficeId(), multiple=True, help=told)
