"""`auditor published`: which e-mail addresses offices publish on their portals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import click
from msgspec import Struct

from auditor.cli import _commands
from auditor.cli._doubts import need_a_likely_day, yes_option
from auditor.cli._options import ONLY_THIS_OFFICE, offices_option
from auditor.cli._shell import Day, Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.i18n import Text, plain
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK, WorkspaceError
from auditor.model.evidence import PUBLISHED, Observation, Reference
from auditor.model.facts import PUBLISHED_EMAILS, MailboxKind
from auditor.model.grades import Grade
from auditor.portals.contact_pages import PortalSeen, seen_of
from auditor.portals.published import least_official, published
from auditor.register.questions.email import KINDS
from auditor.rounds.evidence import observing
from auditor.rounds.identity import listed
from auditor.selfcheck import delivery
from auditor.tables import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.model.subjects import Office
    from auditor.workspace.folder import Workspace


@_commands.command(
    "published",
    bn="""দপ্তরগুলো কোন ই-মেইল ঠিকানা প্রকাশ করে জানায়: সরকারি, যাচাই করতে হবে, ব্যক্তিগত; কোনটি কোন ধরনের তা তথ্য হিসেবে রাখে।

    ব্রাউজারে সংরক্ষণ করা পাতা (HTML বা MHTML) থেকে: পাতার ঠিকানা যে দপ্তরের, অথবা --office যেটির নাম দেয়। --fetch দিলে পোর্টাল থেকেই: প্রথম পাতা ও
    যোগাযোগের পাতা, robots.txt যতটা অনুমতি দেয়, কোনো লগইন ছাড়া।

    শেষে যে সংখ্যা জানায়: 0 হলে যা দেখা গেছে সব সরকারি; অন্যথায়, কিছু দেখা না গেলেও, 1।
    """,
)
@click.argument("pages", nargs=-1, metavar="[PAGE]...", type=click.Path(path_type=Path))
@offices_option(ONLY_THIS_OFFICE)
@_commands.option(
    "--fetch",
    is_flag=True,
    help=Text(
        en="Ask the offices' own portals, at the addresses of the roster.",
        bn="তালিকার ঠিকানায় দপ্তরগুলোর নিজের পোর্টাল থেকে দেখে।",
    ),
)
@_commands.option(
    "--saved-on",
    type=Day(),
    help=Text(
        en="The day on which the pages were saved; today otherwise.", bn="পাতাগুলো যেদিন সংরক্ষণ করা হয়েছে; না লিখলে আজ।"
    ),
)
@yes_option
@with_shell
def command(  # noqa: PLR0913 one parameter an option
    shell: Shell, *, pages: tuple[Path, ...], offices: tuple[str, ...], fetch: bool, saved_on: date | None, yes: bool
) -> int:
    """Tell which e-mail addresses offices publish: official, to be verified, personal; and note the kind as evidence.

    From pages that a browser saved (HTML or MHTML), each of the office that its address names or of --office; or, with --fetch, from
    the portals themselves: front page and contact page, as their robots.txt allows, without any login.

    Exit code 0: all that were seen are official; 1 otherwise, also where nothing could be seen.
    """
    if fetch == bool(pages) or (fetch and saved_on is not None):
        raise Misuse(_PAGES_OR_FETCH)
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes)
    day = saved_on or shell.day
    if day > shell.day:
        raise Misuse(_AHEAD, "--saved-on")
    meant = listed.roster_of(space).offices
    if offices:
        wanted = delivery.named_offices(space, offices)
        meant = tuple(office for office in meant if office.id in wanted)
    seen = _fetched(shell, meant) if fetch else _read(pages, meant)
    return _record(shell, space, seen, day, Grade.PROVEN if fetch else Grade.DECLARED)


class _Seen(Struct, frozen=True):
    """What was seen of an office's portal."""

    office: Office
    portal: PortalSeen


def _fetched(shell: Shell, offices: Sequence[Office]) -> list[_Seen]:
    """Return what the portals of offices publish; those without an address in the roster are counted."""
    with_portal = [office for office in offices if office.portal]
    if len(with_portal) < len(offices):
        shell.say(_NO_PORTAL, n=len(offices) - len(with_portal))
    seen = []
    with shell.progress(len(with_portal), _ASKING) as tick:
        for office in with_portal:
            seen.append(_Seen(office, seen_of(office.portal)))
            tick()
    return seen


def _read(pages: Sequence[Path], offices: Sequence[Office]) -> list[_Seen]:
    """Return what saved pages publish, those of one office together.

    Raises:
        AuditorError: a page cannot be read, or it is not known of which office it is.

    """
    of_office: dict[str, list[Path]] = {}
    found = {path: published(files.load(path)) for path in pages}
    known = {office.id: office for office in offices}
    for path, page in found.items():
        office = offices[0] if len(offices) == 1 else _office_of(page.url, offices)
        if office is None:
            raise WorkspaceError(_WHOSE.filled(file=path.name))
        of_office.setdefault(office.id, []).append(path)
    return [
        _Seen(known[office], PortalSeen(tuple(found[path] for path in paths))) for office, paths in of_office.items()
    ]


def _office_of(url: str, offices: Sequence[Office]) -> Office | None:
    """Return the office at whose portal an address lies; None where there is none, or several."""
    parts = urlsplit(url)
    there = f"{(parts.hostname or '').removeprefix('www.')}{parts.path}"
    at = [office for office in offices if office.portal and f"{there}/".startswith(f"{office.portal}/")]
    return at[0] if len(at) == 1 else None


def _record(shell: Shell, space: Workspace, seen: Sequence[_Seen], day: date, grade: Grade) -> int:
    """Tell what was seen, note the kind that counts for each office, and return the exit code."""
    noted: list[Observation[MailboxKind]] = []
    serials = {office.id: serial for serial, office in enumerate(listed.roster_of(space).offices, start=1)}
    for told in seen:
        for_office: dict[str, Text | int] = {"n": serials[told.office.id], "office": told.office.name}
        kinds = {
            address: kind for page in told.portal.pages for address, kind in page.kinds(space.config.official_domains)
        }
        for address, kind in kinds.items():
            click.echo(_FOUND.said(shell.talk, **for_office, kind=KINDS[kind], address=plain(address)))
        counts = least_official(kinds.values())
        if told.portal.why is not None:
            shell.say(_NOT_ALL_SEEN if kinds else _NOT_SEEN, **for_office, why=told.portal.why.message)
        elif counts is None:
            unseen = any(page.unseen for page in told.portal.pages)
            shell.say(_PERHAPS_PICTURE if unseen else _NONE_FOUND, **for_office)
        if counts is not None:
            noted.append(
                Observation((told.office.id,), PUBLISHED_EMAILS, counts, grade, PUBLISHED, day, Reference("", ""))
            )
    if noted:
        file = observing.record_observations(
            space, by=PUBLISHED, stem=f"{PUBLISHED}-{day}", observations=noted, day=shell.day
        )
        shell.say(_NOTED, n=len(noted), file=file, grade=grade.label)
    official = sum(observation.value is MailboxKind.OFFICIAL for observation in noted)
    shell.say(_SUM, n=len(seen), o=official, x=len(noted) - official, u=len(seen) - len(noted))
    return EXIT_OK if seen and official == len(seen) else EXIT_FINDINGS


_PAGES_OR_FETCH: Final = Text(
    en="Name saved pages (with --saved-on DATE where they were not saved today), or give --fetch; not both.",
    bn="সংরক্ষিত পাতার ফাইলগুলো দিন (আজ সংরক্ষণ না করে থাকলে --saved-on তারিখ দিয়ে), অথবা --fetch দিন; দুটি একসঙ্গে নয়।",
)
_AHEAD: Final = Text(en="the day is still to come.", bn="তারিখটি এখনো আসেনি।")
_ASKING: Final = Text(en="Portals", bn="পোর্টাল")
_NO_PORTAL: Final = Text(
    en="The roster names no portal of {n} {n:office|offices}; they were left out. Add the addresses to roster.xlsx.",
    bn="তালিকায় {n}টি দপ্তরের পোর্টালের ঠিকানা নেই; {n:সেটি|সেগুলো} বাদ গেছে। roster.xlsx-এ ঠিকানা যোগ করুন।",
)
_WHOSE: Final = Text(
    en="{file} does not say of which office's portal it is; nothing was noted. Name the office with --office, one at a time.",
    bn="{file} কোন দপ্তরের পোর্টালের পাতা তা বোঝা যায়নি; কিছু লেখা হয়নি। --office দিয়ে দপ্তরের নাম দিন, একবারে একটি।",
)
_FOUND: Final = Text(en="{n}. {office}: {kind}: {address}", bn="{n}. {office}: {kind}: {address}")
_NOT_SEEN: Final = Text(
    en="{n}. {office}: nothing was seen. {why} Look at the portal in a browser, save its contact page and name the file.",
    bn="{n}. {office}: কিছু দেখা যায়নি। {why} ব্রাউজারে পোর্টাল খুলে যোগাযোগ পাতাটি সংরক্ষণ করুন এবং ফাইলটির নাম দিন।",
)
_NOT_ALL_SEEN: Final = Text(
    en="{n}. {office}: not all pages were seen. {why}", bn="{n}. {office}: সব পাতা দেখা যায়নি। {why}"
)
_PERHAPS_PICTURE: Final = Text(
    en="{n}. {office}: no address was found; a picture or script on the page may hold one, which cannot be read. Look yourself.",
    bn="{n}. {office}: কোনো ঠিকানা পাওয়া যায়নি; পাতার কোনো ছবি বা স্ক্রিপ্টে থাকতে পারে, যা পড়া যায় না। নিজে দেখুন।",
)
_NONE_FOUND: Final = Text(
    en="{n}. {office}: no address was found on the page; another page may have one, so nothing was noted.",
    bn="{n}. {office}: পাতায় কোনো ঠিকানা পাওয়া যায়নি; অন্য পাতায় থাকতে পারে, তাই কিছু লেখা হয়নি।",
)
_NOTED: Final = Text(
    en="Noted for {n} {n:office|offices} in evidence/{file} ({grade}). Next: auditor audit",
    bn="{n}টি দপ্তরের তথ্য evidence/{file} ফাইলে রাখা হয়েছে ({grade})। এরপর: auditor audit",
)
_SUM: Final = Text(
    en="Offices: {n}; only official addresses: {o}, also others: {x}, not seen: {u}.",
    bn="দপ্তর: {n}টি; শুধু সরকারি ঠিকানা: {o}টি, অন্য ঠিকানাও আছে: {x}টি, দেখা যায়নি: {u}টি।",
)
