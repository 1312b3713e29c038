"""Asks an office's portal for its front page and what it calls contact, as its robots.txt allows (RFC 9309)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.robotparser import RobotFileParser

from msgspec import Struct

from auditor.portals.published import PublishedAddresses, published
from auditor.portals.reasons import Reason, UnseenError
from auditor.portals.visiting import USUAL, Visit

if TYPE_CHECKING:
    from auditor.portals.visiting import Answer, Limits

AGENT: Final = "portal-auditor"
MOST_CONTACT_PAGES: Final = 2
_OK: Final = 200
_CLIENT_ERROR, _SERVER_ERROR = 400, 500
_PURPOSE: Final = "published e-mail addresses"


class PortalSeen(Struct, frozen=True):
    """What was seen of a portal's published addresses.

    Attributes:
        pages: the pages that were read; none where none could be.
        why: why nothing, or not all, was seen.

    """

    pages: tuple[PublishedAddresses, ...] = ()
    why: Reason | None = None

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of all pages, each once."""
        return tuple(dict.fromkeys(address for page in self.pages for address in page.addresses))


def seen_of(portal: str, limits: Limits = USUAL) -> PortalSeen:
    """Return what a portal publishes, without any credential, over verified TLS.

    That is at most robots.txt, the front page and `MOST_CONTACT_PAGES` more, each with the redirects within the portal that `limits`
    allow. A portal whose front page leads elsewhere is asked so once more under ``www.``.

    Args:
        portal: its address as the roster has it, without scheme; it may have a path.
        limits: what each answer may cost.

    """
    seen = _seen_at(portal, limits)
    if seen.why is Reason.LEADS_ELSEWHERE and not seen.pages and not portal.startswith("www."):
        return _seen_at(f"www.{portal}", limits)
    return seen


def _seen_at(portal: str, limits: Limits) -> PortalSeen:
    pages: list[PublishedAddresses] = []
    address = portal if "://" in portal else f"https://{portal}"
    try:
        with Visit(address, _PURPOSE, limits) as visit:
            rules = _robots(visit)
            pages.append(_read(visit, rules, address))
            contacts = (url for url in pages[0].contacts if visit.is_here(url) and url != pages[0].url)
            pages.extend(_read(visit, rules, url) for url in [*contacts][:MOST_CONTACT_PAGES])
    except UnseenError as unseen:
        return PortalSeen(tuple(pages), unseen.reason)
    return PortalSeen(tuple(pages))


def _robots(visit: Visit) -> RobotFileParser:
    """Return what a portal allows; where its rules cannot be had because it fails, nothing (RFC 9309, section 2.3.1).

    Raises:
        UnseenError: it cannot be reached.

    """
    scheme, host, port = visit.origin
    named = f"[{host}]" if ":" in host else host
    answer = visit.get(f"{scheme}://{named}:{port}/robots.txt")
    rules = RobotFileParser()
    if answer.status >= _SERVER_ERROR:
        raise UnseenError(Reason.NOT_ALLOWED)
    is_text = answer.status == _OK and answer.media in {"", "text/plain"}
    rules.parse(answer.body.decode("utf-8", "replace").splitlines() if is_text else [])
    return rules


def _read(visit: Visit, rules: RobotFileParser, url: str) -> PublishedAddresses:
    if not rules.can_fetch(AGENT, url):
        raise UnseenError(Reason.NOT_ALLOWED)
    answer: Answer = visit.get(url)
    if answer.status >= _CLIENT_ERROR:
        raise UnseenError(Reason.STATUS)
    if not answer.is_page:
        raise UnseenError(Reason.NO_PAGE)
    return published(answer.body, answer.url, answer.charset)
