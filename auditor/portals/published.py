"""Which e-mail addresses a page publishes: in links and text, also as people and programs hide them from collectors. Pure."""

from __future__ import annotations

import email
import email.policy
import re
import unicodedata
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import ascii_digits, clean
from auditor.places.addresses import classify_email, mailboxes
from auditor.portals.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.facts import MailboxKind

MOST_ADDRESSES: Final = 200
"""Addresses taken from one page; a list of all officers of an upazila has some fifty."""
_AT_IN_BRACKETS: Final = r"\s*[\[({<]\s*(?:at|অ্যাট|এট|@)\s*[\])}>]\s*"
_AT: Final = r"\s+(?:at|অ্যাট|এট)\s+"
_DOT_AS_WORD: Final = r"(?:\s*[\[({<]\s*(?:dot|ডট|\.)\s*[\])}>]\s*|\s+(?:dot|ডট)\s+)"
_DOT: Final = rf"(?:{_DOT_AS_WORD}|\.)"
_PLAIN: Final = expression(r"[a-z0-9._%+'-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}")
_FOREIGN: Final = expression(r"[^\s@<>()\[\]\"',;:]{1,64}@[^\s@<>()\[\]\"',;:]{1,200}\.[^\s@<>()\[\]\"',;:.।]{2,24}")
_OBFUSCATED: Final = expression(
    rf"([a-z0-9._+-]{{1,64}})(?:{_AT_IN_BRACKETS}([a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{2,63}}){{1,4}})"
    rf"|{_AT}([a-z0-9-]{{1,63}}(?:{_DOT_AS_WORD}[a-z0-9-]{{2,63}}){{1,4}}))"
)
"""A bare "at" is a word of any sentence, so it counts only where the dots are words too."""
_DOTS: Final = expression(_DOT)
_PROTECTED: Final = expression(r"/cdn-cgi/l/email-protection#([0-9a-f]{6,400})")
_HEX: Final = expression(r"[0-9a-fA-F]{6,400}")
_SAVED_FROM: Final = expression(rb"<!--\s*saved from url=\(\d{4}\)(\S{1,500})\s*-->")
_TOP: Final = 2048
_SAVED_WHOLE: Final = expression(rb"^(?:from|snapshot-content-location|mime-version|content-type):", re.IGNORECASE)
_CONTACT: Final = expression(r"contact|যোগাযোগ|ই-?মেইল|e-?mail")
_AS_PICTURE: Final = expression(r"mail|মেইল|contact")


class PublishedAddresses(Struct, frozen=True):
    """What a page publishes.

    Attributes:
        url: where the page is from, as it says itself or as it was asked for; empty where it does not say.
        addresses: in lower case, in their order, each once.
        unseen: it has pictures or scripts that may hold addresses which nobody can read here.
        contacts: links of the page that speak of contact.

    """

    url: str
    addresses: tuple[str, ...]
    unseen: bool
    contacts: tuple[str, ...]

    def kinds(self, allowed_domains: Iterable[str]) -> tuple[tuple[str, MailboxKind], ...]:
        """Return the addresses, each with its kind; see `auditor.places.addresses.classify_email`."""
        allowed = tuple(allowed_domains)
        return tuple((address, classify_email(address, allowed)[0]) for address in self.addresses)


def published(body: bytes, url: str = "", charset: str = "") -> PublishedAddresses:
    """Return what a page publishes, as it was sent or as a browser saved it (HTML, or MHTML as one file).

    Args:
        body: its bytes, of bounded size.
        url: where it came from; a saved page may say so itself.
        charset: as the answer's header names it.

    """
    html, said = _saved_page(body)
    page = Page.read(html, url or said or "about:blank", charset)
    found = dict.fromkeys(_addresses(page))
    contacts = (
        link.url.partition("#")[0]
        for link in page.links
        if _CONTACT.search(f"{link.words} {urlsplit(link.url).path}".casefold())
    )
    unseen = _AS_PICTURE.search(page.pictures) is not None or "mailto" in page.scripts or not page.words
    return PublishedAddresses(url or said, tuple(found)[:MOST_ADDRESSES], unseen, tuple(dict.fromkeys(contacts)))


def least_official(kinds: Iterable[MailboxKind]) -> MailboxKind | None:
    """Return the kind that counts for a page: the least official of its addresses; None where it has none."""
    return min(kinds, default=None)


def _saved_page(body: bytes) -> tuple[bytes, str]:
    """Return the HTML of a page and where a browser says that it saved it from."""
    if _SAVED_WHOLE.match(body.lstrip()[:100]):
        try:
            message = email.message_from_bytes(body, policy=email.policy.compat32)
            parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
            content = parts[0].get_payload(decode=True) if parts else b""
            said = str(parts[0].get("Content-Location", "")) if parts else ""
        except (ValueError, LookupError, RecursionError):
            content, said = b"", ""
        return (content if isinstance(content, bytes) else b""), said
    saved = _SAVED_FROM.search(body[:_TOP])
    return body, saved[1].decode("ascii", "replace") if saved else ""


def _addresses(page: Page) -> Iterator[str]:
    for link in page.links:
        scheme, _, rest = link.url.partition(":")
        if scheme.casefold() == "mailto":
            yield from mailboxes(unquote(rest.partition("?")[0]))
        protected = _PROTECTED.search(link.url)
        if protected:
            yield from mailboxes(_uncovered(protected[1]))
    for covered in page.covered:
        if _HEX.fullmatch(covered):
            yield from mailboxes(_uncovered(covered))
    text = unicodedata.normalize("NFKC", ascii_digits(clean(page.joined))).casefold()
    yield from _written(text)


def _written(text: str) -> Iterator[str]:
    """Yield addresses that stand in a text, plainly or with words for their signs."""
    for found in _PLAIN.finditer(text):
        yield from mailboxes(found[0].strip("."))
    for found in _FOREIGN.finditer(text):
        if not found[0].isascii():
            yield from mailboxes(found[0])
    for found in _OBFUSCATED.finditer(text):
        domain = _DOTS.sub(".", found[2] or found[3])
        yield from mailboxes(f"{found[1].strip('.')}@{domain}")


def _uncovered(digits: str) -> str:
    """Return an address that Cloudflare covers: each byte is changed by the first ("e-mail address obfuscation")."""
    key, *covered = bytes.fromhex(digits[: len(digits) // 2 * 2])
    return bytes(byte ^ key for byte in covered).decode("utf-8", "replace")
