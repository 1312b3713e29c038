"""Offices as a roster lists them by name and post, and who is known once such a roster was kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.i18n import plain
from auditor.model.identity import ONE_OF_BEFORE
from auditor.model.journal import Identified
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.roster import identity, recalling
from auditor.roster.names import post_slug, post_text
from auditor.roster.news import to_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.identity import Identities, IdentityAnswer

SECRETARY, OPERATOR = "ইউপি সচিব", "হিসাব সহকারী কাম কম্পিউটার অপারেটর"
ADMINISTRATIVE = "ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা"
DAY = date(2024, 2, 20)


def office(name: str, *accounts: tuple[str, str] | str, portal: str = "", code: str = "") -> Office:
    """Return an office as a roster lists it: its id from its name, its accounts' ids from their posts."""
    office_id = code or f"id-{name}"
    seen: dict[str, int] = {}
    listed = []
    for account in accounts:
        post, login = account if isinstance(account, tuple) else (account, "")
        slug = post_slug(post_text(post))
        seen[slug] = seen.get(slug, 0) + 1
        number = f"#{seen[slug]}" if seen[slug] > 1 else ""
        listed.append(Account(f"{office_id}/{slug}{number}", post_text(post), login))
    return Office(office_id, plain(name), OfficeKind.UNION, plain("head"), portal, accounts=tuple(listed))


def identified(known: Identities, *offices: Office, coded: frozenset[str] = frozenset()) -> identity.Assignment:
    """Return a roster by given ids."""
    return identity.identify(known, Roster(offices), coded)


def kept(
    known: Identities, *offices: Office, answers: Iterable[IdentityAnswer] = (), coded: frozenset[str] = frozenset()
) -> Identities:
    """Return who is known once a roster was kept, with what was answered about it since."""
    answers = tuple(answers)
    assignment = identified(known, *offices, coded=coded)
    entries = [
        Identified(*some, (), DAY) for some in to_note(known, assignment.roster, assignment.codes, "5a17", counted=True)
    ]
    found = recalling.recall([*entries, Identified((), (), answers, DAY)], known)
    lately = frozenset(found.id_now(each.before) for each in answers if each.answer in ONE_OF_BEFORE)
    return replace(found, moved_lately=lately.intersection(found.moved_on))
