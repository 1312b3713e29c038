"""Writes the sheets into the folder of their campaign."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from auditor import discovery
from auditor.expressions import expression
from auditor.i18n import joined, plain
from auditor.model.views.invitation import Invitation, Invitations
from auditor.selfcheck.campaigns import page_name
from auditor.selfcheck.texts import sheets as texts
from auditor.workspace import writing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from auditor.i18n import Language, Text
    from auditor.selfcheck.inviting import PreparedInvitations

SHEETS: Final = "sheets"
"""Below a campaign's folder: what holds codes lies apart from the page, which alone is copied and given to everybody."""
_SHEET: Final = expression(r"[0-9]+-(?P<office>.+)\.[a-z]{2}\.pdf")


# Files


def count(prepared: PreparedInvitations, offices: Collection[str] = ()) -> int:
    """Return how many steps `write` takes."""
    return len(_wanted(prepared, offices)) * (1 if offices else 2)


def write(
    prepared: PreparedInvitations,
    folder: Path,
    language: Language,
    *,
    offices: Collection[str] = (),
    tick: Callable[[], None] = lambda: None,
) -> None:
    """Write the page and the sheets: one PDF and one text an office, and all of them as a print file.

    A file that is there already and right is left alone.

    Args:
        prepared: what is to be written.
        folder: the campaign's folder.
        language: the language of the sheets.
        offices: ids of the only offices whose sheets are wanted, without a print file; all where it is empty.
        tick: called after each step.

    Raises:
        WorkspaceError: a file is open in another program or cannot be written; those before it are whole.

    """
    pdf, text = discovery.formats()["pdf"], discovery.formats()["terminal"]
    each, together = discovery.documents()["invitation"], discovery.documents()["invitations"]
    _make_private(folder)
    _forget_halves(folder)
    _put(folder / page_name(prepared.campaign_id), prepared.page)
    wanted = Invitations(_wanted(prepared, offices))
    for name, sheet in each.views(wanted):
        for form in (pdf, text):
            _put(folder / SHEETS / f"{name}.{language.value}{form.suffix}", each.render(form, sheet, language))
        tick()
    for name, sheets in () if offices else together.views(wanted):
        _put(folder / SHEETS / f"{name}.{language.value}{pdf.suffix}", together.render(pdf, sheets, language))
        for _ in sheets.sheets:
            tick()


def told(
    sheets: Iterable[tuple[int, str]], campaign_id: str, folder: str, without: Sequence[Text] = ()
) -> tuple[Text, ...]:
    """Return what is told of sheets that were made: who gets none, what is missing on some, where they and the page are, and how they are handled.

    Args:
        sheets: of each the number of its accounts, and its office's portal.
        campaign_id: whose sheets they are.
        folder: the campaign's folder, as it is called.
        without: the names of the offices that get none, as they have no user ID.

    """
    made = tuple(sheets)
    codes = sum(accounts for accounts, _ in made)
    lacking = (
        (texts.NO_ACCOUNTS, sum(not accounts for accounts, _ in made)),
        (texts.NO_PORTAL, sum(not portal for _, portal in made)),
    )
    return (
        *([texts.NO_USERS.filled(n=len(without), offices=joined(without, "; "))] if without else ()),
        *(words.filled(n=number) for words, number in lacking if number),
        *([texts.WRITTEN.filled(n=len(made), m=codes, folder=plain(f"{folder}/{SHEETS}"))] if made else ()),
        texts.PAGE.filled(page=plain(f"{folder}/{page_name(campaign_id)}")),
    )


def _wanted(prepared: PreparedInvitations, offices: Collection[str]) -> tuple[Invitation, ...]:
    return tuple(sheet for sheet in prepared.sheets if not offices or sheet.office_id in offices)


def _make_private(folder: Path) -> None:
    """Make the folder so that only its owner can look into it, where the system has such a thing."""
    with suppress(OSError):  # told by the first file that cannot be written
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)


def _forget_halves(folder: Path) -> None:
    """Remove what a killed run left half written: it may hold codes, and nobody would look for it."""
    for half in (*folder.glob(".*.new"), *(folder / SHEETS).glob(".*.new")):
        with suppress(OSError):
            half.unlink()


def _put(path: Path, content: bytes) -> None:
    try:
        same = path.read_bytes() == content
    except OSError:
        same = False
    if not same:
        writing.write(path, content)


def offices_in(folder: Path) -> frozenset[str]:
    """Return the offices whose sheets are in a folder."""
    found = (_SHEET.fullmatch(path.name) for path in folder.glob("*.pdf"))
    return frozenset(name["office"] for name in found if name)
