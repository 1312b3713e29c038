"""Reads addresses as hands type them: mailboxes and whether they are official, portals, telephone numbers.

Nothing is guessed: an address that cannot be read whole is not read, and whatever was left out has a name.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import ascii_digits, clean, match_key
from auditor.model.facts import MailboxKind
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

OFFICIAL_DOMAIN: Final = "gov.bd"
PERSONAL_DOMAINS: Final = frozenset({
    "gmail.com", "googlemail.com", "ymail.com", "rocketmail.com", "icloud.com", "me.com", "msn.com", "aol.com",
    "protonmail.com", "proton.me", "gmx.com", "mail.com", "yandex.com", "zoho.com",
})  # fmt: skip
"""Free mail whose domain is one name; see `_FREE_MAIL_OF_COUNTRIES` for those with a domain in every country."""
_FREE_MAIL_OF_COUNTRIES: Final = expression(r"(?:yahoo|hotmail|live|outlook)\.(?:com|[a-z]{2}|com?\.[a-z]{2})")
_UNDER_A_COUNTRY: Final = expression(r"(?:com?|net|org|edu|ac|sch|gov|mil|info|name|tv|ltd|pro|biz)\.[a-z]{2}")
"""What stands between a country's ending and a name of one's own, with nothing before it: com.bd, ac.bd, co.uk."""
_GOV: Final = expression("gov(?!ern(?:an|or))")
_BD: Final = expression(r"(?:\b|gov)bd|bd(?:\b|gov)")
"""Both in a domain that does not end in gov.bd make it look like one that does: evilgov.bd, bdgovportal.com, gov.bd.com."""
_ALMOST_OFFICIAL: Final = expression(
    r"(?:.*\.)?(?:[a-z0-9]ov\.bd|g[a-z0-9]v\.bd|go[a-z0-9]\.bd|gov\.[a-z0-9]d|gov\.b[a-z0-9]|gov\.db|ogv\.bd|gvo\.bd)"
)
"""An end that is one slip of a key away from gov.bd."""

_LOCAL: Final = r"[a-z0-9_+'&-]+(?:\.[a-z0-9_+'&-]+)*"
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST: Final = expression(rf"{_LABEL}(?:\.{_LABEL})+")
_ENDS_IN_LETTERS: Final = expression(r"\.[^\W\d]")
"""So does the name of a site, and neither a day nor a number."""
_TIDY_HOST: Final = expression(rf"(?!www\.|(?:.*\.)?xn--){_HOST.pattern}")
"""A portal's address as it is kept: most are written so, and need not be looked at piece by piece."""
_MAILBOX: Final = expression(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})+")
_TIDY_MAILBOX: Final = expression(rf"(?!www\.|[^@]*mail)[a-z0-9]+(?:[._-][a-z0-9]+)*@{_HOST.pattern}")
"""A mail address as it is kept, in front of which nothing is to be dropped."""
_IN_SHAPE_OF_A_MAILBOX: Final = expression(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
_SEPARATORS: Final = expression(r"[,;/|।\n]+|\s(?:ও|এবং|and|or|বা|&)\s|\s+")
_LABEL_BEFORE: Final = expression(r"^[^@:]{0,20}(?:mail|মেইল)[^@:]{0,10}[:：-]\s*", re.IGNORECASE)
_NAMED: Final = expression(r"[^<>@]*<([^<>]*)>")
_AROUND_SIGNS: Final = expression(r"\s*([@.])\s*")
_WRAPPING: Final = " \t<>()[]{}\"'‘’“”।.,;:"
_NIL: Final = frozenset(
    match_key(words) for words in ("নেই", "নাই", "না", "নয়", "n/a", "nil", "none", "no", "প্রযোজ্য নয়", "প্রযোজ্য নহে")
)

_LONGEST_NIL: Final = 20
_SOMETHING: Final = expression("[0-9]|[A-Za-z]{5}")
"""No word for nothing has a digit or so many Latin letters: most logins, addresses and numbered names need not be looked at closer."""
_WORDS_REMEMBERED: Final = 4096
"""A table has few different words for nothing, and posts; of so many it is remembered whether they are."""

_SCHEME: Final = expression(r"^h?t+ps?:?/+", re.IGNORECASE)
_SPACE_AT_SIGNS: Final = expression(r"\s*([./:])\s*")
_QUERY: Final = expression("[?#]")
"""What follows is for a program, and may be a key or a password; it is no part of a portal's address."""
_PORT_AND_PATH: Final = expression(r"(?::\d{1,5})?(?:/\S*)?")
_UNION_LABEL: Final = expression(r"(.+?)-?up")
_NOT_IN_ID: Final = expression(r"[^a-z0-9]+")
_LABELS_OF_DISTRICT: Final = 3
_LABELS_OF_UPAZILA: Final = 4

_NUMBERS: Final = expression(r"\+?[0-9(][0-9()\s.–-]*[0-9]|[0-9]")
_SHORTENED: Final = expression(r"[0-9]+(?:[.,][0-9]+)?e\+?[0-9]+", re.IGNORECASE)
_MOBILE: Final = expression(r"01[3-9][0-9]{8}")
_LANDLINE: Final = expression(r"0[2-9][0-9]{5,10}")
_MOBILE_WITHOUT_ZERO: Final = expression(r"1[3-9][0-9]{8}")
_COUNTRY: Final = expression(r"^(?:00)?88(?=0)0*(?=[1-9])")
_BETWEEN_NUMBERS: Final = expression(r"[,;/|।&\n]")
_FEWEST_DIGITS: Final = 5
_MOST_DIGITS: Final = 15
"""ITU-T E.164 allows no more."""


class AddressRemark(StrEnum):
    """What happened to an address on reading."""

    TIDIED = "tidied"
    """Scheme, capitals, spaces, hyphens or digits were written in the common way."""
    ZERO_RESTORED = "zero-restored"
    """A spreadsheet had taken the leading 0 of a mobile number."""
    SEVERAL = "several"
    """There were several: of portals the first was taken, of telephone numbers all."""
    WORDS_LEFT_OUT = "words-left-out"
    """There were words beside it; they were left out."""
    MAILBOX = "mailbox"
    """A mail address stood where a portal's address belongs; it was not taken."""
    INTERNATIONAL = "international"
    """The name of the site is not in plain Latin letters (it may look like another one); it was not taken."""
    UNUSUAL = "unusual"
    """It was taken, but is neither a mobile nor a landline number of Bangladesh."""
    NOT_UNDERSTOOD = "not-understood"
    """It was not taken."""


class AddressReading(Struct, frozen=True):
    """An address as it is kept, empty when none could be read, and what happened to it, in the order of `Remark`."""

    address: str
    remarks: tuple[AddressRemark, ...] = ()


def host_of(portal: str) -> str:
    """Return the name of the site in a portal's address, without port and path."""
    return re.split("[:/]", portal, maxsplit=1)[0]


def portal_site(address: str) -> str:
    """Return the site that a portal's address belongs to, without the name that the office has on it; empty for none."""
    return host_of(address).partition(".")[2]


def classify_email(raw: str, allowed_domains: Iterable[str] = ()) -> tuple[MailboxKind, str]:
    """Return what kind of address a cell names, and the address in lower case.

    Official is a domain that is ``gov.bd`` or ends in it, label by label, or one that the workspace allows. Of several
    addresses in a cell the most official one is taken; see `mailboxes`.

    Args:
        raw: the cell.
        allowed_domains: domains that the workspace calls official; their subdomains are, too.

    Returns:
        ``(NONE, "")`` for an empty cell or a word for none; ``(TO_VERIFY, "")`` when something stands there that
        cannot be read as an address.

    """
    if is_nil(raw):
        return MailboxKind.NONE, ""
    allowed = tuple(allowed_domains)
    found = [(_kind(address, allowed), address) for address in mailboxes(raw)]
    if not found:
        return MailboxKind.TO_VERIFY, ""
    return max(found, key=lambda of_kind: of_kind[0])


def is_official(address: str, allowed_domains: Iterable[str]) -> bool:
    """Whether an address is of an office, see `classify_email`."""
    return classify_email(address, allowed_domains)[0] is MailboxKind.OFFICIAL


def mailboxes(raw: str) -> tuple[str, ...]:
    """Return the mail addresses in a cell in lower case, in their order; none when anything else stands beside them.

    ``www.`` and ``mailto:`` before an address are dropped. An address with letters outside ASCII is returned as it is:
    it may look like another one, and is never official.
    """
    if _TIDY_MAILBOX.fullmatch(raw):
        return (raw,)
    words = unicodedata.normalize("NFKC", ascii_digits(clean(raw))).casefold()
    named = _NAMED.fullmatch(words)
    words = _LABEL_BEFORE.sub("", (named[1] if named else words).replace("mailto:", " "))
    words = _AROUND_SIGNS.sub(r"\1", words)
    pieces = [piece.strip(_WRAPPING) for piece in _SEPARATORS.split(words) if piece]
    addresses = [piece.removeprefix("www.") for piece in pieces if piece]
    if not all(_MAILBOX.fullmatch(address) or _is_foreign_mailbox(address) for address in addresses):
        return ()
    return tuple(dict.fromkeys(addresses))


def addresses_in(raw: str) -> tuple[str, ...]:
    """Return the mail addresses in a cell, or the name of the site that it names as a portal; none of a cell that says anything else."""
    return (
        (mailboxes(raw) or tuple(filter(None, (host_of(clean_portal(raw).address),))))
        if _ENDS_IN_LETTERS.search(raw)
        else ()
    )


def is_nil(raw: str) -> bool:
    """Return whether a cell says that there is none: empty, dashes, or a word for it."""
    return len(raw) <= _LONGEST_NIL and (not raw or (_SOMETHING.search(raw) is None and _says_none(raw)))


@remembered(_WORDS_REMEMBERED)
def _says_none(raw: str) -> bool:
    key = match_key(raw)
    return (not key and not any(sign in raw for sign in "@?")) or key in _NIL


def clean_portal(raw: str) -> AddressReading:
    """Return a portal's address as it is kept: host in lower case without scheme and ``www.``, then its path.

    What follows a ``?`` or ``#`` is dropped, for it may hold a secret.

    Of several addresses the first is taken. A mail address, a name in other letters than Latin ones, and an address
    with a user's name in it are not taken.
    """
    if is_nil(raw):
        return AddressReading("")
    if _TIDY_HOST.fullmatch(raw):
        return AddressReading(raw)
    words = unicodedata.normalize("NFKC", clean(raw)).replace("\\", "/")
    if "@" in words:
        return AddressReading("", (AddressRemark.MAILBOX if mailboxes(raw) else AddressRemark.NOT_UNDERSTOOD,))
    readings = [_portal(piece) for piece in _split_portals(words)]
    taken = next((reading.address for reading in readings if reading.address), "")
    remarks = {remark for reading in readings for remark in reading.remarks}
    if sum(reading.address not in {"", taken} for reading in readings):
        remarks.add(AddressRemark.SEVERAL)
    if taken and AddressRemark.NOT_UNDERSTOOD in remarks:
        remarks = remarks - {AddressRemark.NOT_UNDERSTOOD} | {AddressRemark.WORDS_LEFT_OUT}
    if taken and taken != raw:
        remarks.add(AddressRemark.TIDIED)
    return AddressReading(taken, _in_order(remarks or ({AddressRemark.NOT_UNDERSTOOD} if not taken else set())))


def office_id_from_portal(portal: str) -> str:
    """Return the id that a portal's address gives its office, in ASCII kebab case; empty when it gives none.

    ``kopilmuniup.khulna.gov.bd`` is ``kopilmuni-up``, ``agriculture.paikgasa.khulna.gov.bd`` is ``agriculture``; the
    upazila's own portal is shared by offices and gives none.
    """
    host = host_of(portal)
    labels = host.split(".")
    if not ends_officially(host):
        kept = union = labels[:1] if len(labels) >= _LABELS_OF_DISTRICT else []
    else:
        kept, union = labels[:-_LABELS_OF_UPAZILA], labels[:-_LABELS_OF_DISTRICT]
    ending = _UNION_LABEL.fullmatch(union[-1]) if union else None
    return _kebab("-".join((*union[:-1], ending[1], "up") if ending else kept))


def clean_phone(raw: str) -> AddressReading:
    """Return a telephone number as it is dialled inside the country: ``01712345678``; several with ``", "`` between.

    ``+880`` is dropped, hyphens and spaces too, and a mobile number's lost 0 comes back. Other numbers keep their
    digits.
    """
    if is_nil(raw):
        return AddressReading("")
    words = unicodedata.normalize("NFKC", ascii_digits(clean(raw)))
    if _SHORTENED.search(words):
        return AddressReading("", (AddressRemark.NOT_UNDERSTOOD,))
    remarks: set[AddressRemark] = set()
    numbers: list[str] = []
    for written in _written_numbers(words):
        number = _phone("".join(sign for sign in written if sign.isdecimal()), remarks)
        if number and number not in numbers:
            numbers.append(number)
    if any(unicodedata.category(sign)[0] == "L" for sign in words):
        remarks.add(AddressRemark.WORDS_LEFT_OUT)
    if len(numbers) > 1:
        remarks.add(AddressRemark.SEVERAL)
    address = ", ".join(numbers)
    if numbers and address != raw:
        remarks.add(AddressRemark.TIDIED)
    return AddressReading(address, _in_order(remarks if numbers else {AddressRemark.NOT_UNDERSTOOD}))


def _in_order(remarks: Iterable[AddressRemark]) -> tuple[AddressRemark, ...]:
    return tuple(sorted(remarks, key=tuple(AddressRemark).index))


def _kind(address: str, allowed: Iterable[str]) -> MailboxKind:
    domain = address.rpartition("@")[2]
    if not _MAILBOX.fullmatch(address):
        return MailboxKind.TO_VERIFY
    if ends_officially(domain) or is_below(domain, allowed):
        return MailboxKind.OFFICIAL
    return MailboxKind.PERSONAL if is_personal(domain) else MailboxKind.TO_VERIFY


def is_below(domain: str, parents: Iterable[str]) -> bool:
    """Whether a domain, in lower case, is one of several as they are written, or stands below one of them, label by label."""
    return any(_within(domain, _allowed(parent)) for parent in parents)


def is_personal(domain: str) -> bool:
    """Whether a domain, in lower case, is of those at which anybody gets a mailbox of his own."""
    return domain in PERSONAL_DOMAINS or _FREE_MAIL_OF_COUNTRIES.fullmatch(domain) is not None


def is_of_many(domain: str) -> bool:
    """Whether a domain, in lower case, is nobody's own: under it stand those of many, as under ``com``; ``gov.bd`` is of offices alone."""
    return _UNDER_A_COUNTRY.fullmatch(domain) is not None and not ends_officially(domain)


def looks_official(domain: str) -> bool:
    """Whether a domain, in lower case, only looks as if it were of ``gov.bd``: by its words, by a slip in its end, or by foreign letters."""
    if ends_officially(domain):
        return False
    is_alike = _GOV.search(domain) is not None and _BD.search(domain) is not None
    return is_alike or _ALMOST_OFFICIAL.fullmatch(domain) is not None or _is_international(domain)


def ends_officially(domain: str) -> bool:
    """Whether a domain, in lower case, is ``gov.bd`` or ends in it, label by label."""
    return _within(domain, OFFICIAL_DOMAIN)


def _is_international(host: str) -> bool:
    """Whether a name of a site, in lower case, is not in plain Latin letters, and may look like another one."""
    return not host.isascii() or any(label.startswith("xn--") for label in host.split("."))


def _within(domain: str, parent: str) -> bool:
    """Return whether a domain is another one or below it, label by label; a parent of one label has none below it."""
    return "." in parent and (domain == parent or domain.endswith("." + parent))


def _allowed(domain: str) -> str:
    return unicodedata.normalize("NFKC", clean(domain)).casefold().strip(" .@")


def _is_foreign_mailbox(address: str) -> bool:
    return not address.isascii() and _IN_SHAPE_OF_A_MAILBOX.fullmatch(address) is not None


def _split_portals(words: str) -> list[str]:
    joined = re.sub(r"\s*(?:,|;|\||।\s|\s(?:ও|এবং|and|or|বা|&)\s)\s*", "\n", words)
    return [_SPACE_AT_SIGNS.sub(r"\1", line).strip(_WRAPPING) for line in joined.split("\n") if line.strip()]


def _portal(words: str) -> AddressReading:
    """Return one address as it is kept."""
    rest = _QUERY.split(_SCHEME.sub("", words), maxsplit=1)[0]
    host, slash, path = rest.partition("/")
    host, colon, port = host.casefold().partition(":")
    host = host.removeprefix("www.").strip(".")
    path = path.rstrip("/" + _WRAPPING)
    if _is_international(host):
        is_name = "." in host and " " not in host
        return AddressReading("", (AddressRemark.INTERNATIONAL if is_name else AddressRemark.NOT_UNDERSTOOD,))
    if not _HOST.fullmatch(host) or not _PORT_AND_PATH.fullmatch(colon + port + slash + path):
        return AddressReading("", (AddressRemark.NOT_UNDERSTOOD,))
    return AddressReading(host + colon + port + (slash + path if path else ""))


def _kebab(words: str) -> str:
    return _NOT_IN_ID.sub("-", words.casefold()).strip("-")


def _written_numbers(words: str) -> list[str]:
    """Return the runs of digits, a run that is too long for one number cut at its spaces."""
    runs = [run for piece in _BETWEEN_NUMBERS.split(words) for run in _NUMBERS.findall(piece)]
    return [
        number
        for run in runs
        for number in (run.split() if sum(sign.isdecimal() for sign in run) > _MOST_DIGITS else [run])
    ]


def _phone(digits: str, remarks: set[AddressRemark]) -> str:
    """Return one number of digits as it is dialled, and note what was done to it."""
    number = _COUNTRY.sub("0", digits)
    if _MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number):
        return number
    if _MOBILE_WITHOUT_ZERO.fullmatch(number):
        remarks.add(AddressRemark.ZERO_RESTORED)
        return "0" + number
    if _FEWEST_DIGITS <= len(number) <= _MOST_DIGITS:
        remarks.add(AddressRemark.UNUSUAL)
        return number
    remarks.add(AddressRemark.NOT_UNDERSTOOD)
    return ""
