"""The example with a roster as hands keep it: one list, an office without a code; and what hands change in it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from changing import replace
from few_offices import lay_example

from auditor.i18n import Text
from auditor.roster.columns import HEADINGS, Column
from auditor.roster.names import post_text
from auditor.rounds.identity.listed import open_workspace, roster_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from auditor.model.subjects import Office

BY_HAND: Final = "lota-up"
"""This office has no code in the roster."""
OTHER_UNION: Final = "deluti-up"
"""A union beside it, of which hands change the posts and not the name."""
ADMINISTRATIVE: Final = post_text("ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা")
_COLUMNS: Final = (
    Column.CODE, Column.OFFICE, Column.OFFICE_EN, Column.KIND, Column.PORTAL, Column.EMAIL, Column.VOLUNTARY, Column.POST,
    Column.LOGIN,
)  # fmt: skip


def workspace(folder: Path) -> Path:
    """Make the example with a few of its offices in a folder that is not there yet, its roster one list."""
    lay_example(folder, BY_HAND, OTHER_UNION, records=True)
    listed = roster_of(open_workspace(folder)).offices
    (folder / "roster.xlsx").unlink()
    write_roster(folder, listed)
    return folder


def write_roster(folder: Path, offices: Iterable[Office]) -> None:
    """Write a roster as one list."""
    rows = io.StringIO()
    table = csv.writer(rows)
    table.writerow([HEADINGS[column].bn for column in _COLUMNS])
    for office in offices:
        own = ["" if office.id == BY_HAND else office.id, office.name.bn, office.name.en, office.kind.label.bn]
        own += [office.portal, office.email, "হ্যাঁ" if office.voluntary else "না"]
        table.writerows([*own, account.post.bn, account.login] for account in office.accounts)
    (folder / "roster.csv").write_text(rows.getvalue(), "utf-8")


def rewrite(folder: Path, change: Callable[[Office], Office]) -> None:
    """Change the offices of a roster as hands would."""
    write_roster(folder, [change(office) for office in open_workspace(folder).roster_as_read.offices])


def spelt(office: Office) -> Office:
    """Spell the name of the office without a code otherwise."""
    return _named(office, "লোতা ইউনিয়ন পরিষদ", "Lotha Union Parishad")


def spelt_as_before(office: Office) -> Office:
    """Spell it as in the example."""
    return _named(office, "লতা ইউনিয়ন পরিষদ", "Lota Union Parishad")


def _named(office: Office, bangla: str, english: str) -> Office:
    return replace(office, name=Text(en=english, bn=bangla)) if office.id == BY_HAND else office


def renamed(office: Office) -> Office:
    """Call every union's secretary otherwise."""
    accounts = tuple(
        replace(account, post=ADMINISTRATIVE) if account.post.bn == "ইউপি সচিব" else account
        for account in office.accounts
    )
    return replace(office, accounts=accounts)
