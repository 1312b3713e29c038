"""How a round is written down: canonical JSON, one row an office, and the digest over all of it.

Canonical JSON here is UTF-8, keys sorted, no spaces, fields at their default left out. A digest is SHA-256 over parts, each
preceded by its length as eight bytes, big-endian: the previous digest, the entry's kind, its body, and the digest of its
rows, which is made the same way of the rows alone.
"""

from __future__ import annotations

import hashlib
from datetime import date
from enum import Enum
from operator import attrgetter
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
from msgspec import Struct, structs

from auditor.i18n import Text
from auditor.model.errors import LedgerError
from auditor.model.finding import OfficeAssessment
from auditor.model.round import RoundHeader
from auditor.model.subjects import HIDDEN, Office
from auditor.remembering import OfBytes, remembered
from auditor.typed import from_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from auditor.model.identity import KnownAccount
    from auditor.model.subjects import Account

NO_DIGEST: Final = "0" * 64
"""What stands before the first entry."""

T = TypeVar("T")


_PLAIN: Final = frozenset({str, int, bool, NoneType, date})


def written(value: Any) -> Any:  # noqa: ANN401 the typed tree of a round
    """Return a value of the model for msgspec to write, with the fields that are not at their default.

    From structs that say so msgspec leaves them out by itself, in a fraction of the time.
    """
    kind: type = type(value)
    return _writer(kind)(value)


@remembered(None)
def _writer(kind: type) -> Callable[[Any], Any]:
    """Return what writes a value of a type: looked up once a type, called for millions of values a round.

    Raises:
        TypeError: no round holds such a value.

    """
    if kind in _PLAIN:
        return _as_it_is
    if kind is tuple:
        return _list_of
    if issubclass(kind, Struct):
        return _as_it_is if kind.__struct_config__.omit_defaults else _fields_of(_defaults(kind))
    if issubclass(kind, Enum):
        return attrgetter("value")
    if kind is frozenset:
        return lambda members: sorted(_list_of(members))
    raise TypeError(f"a round holds no {kind.__name__}")


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 a plain value
    return value


def _list_of(members: Iterable[Any]) -> list[Any]:
    return [written(member) for member in members]


def _defaults(kind: type[Struct]) -> dict[str, Any]:
    """Return the default of each field of a struct that is kept, and of one without what no value equals."""
    names, defaults = kind.__struct_fields__, kind.__struct_defaults__
    each = zip(names, (msgspec.NODEFAULT,) * (len(names) - len(defaults)) + defaults, strict=True)
    return {name: default for name, default in each if name not in getattr(kind, "not_kept", ())}


def _fields_of(parts: Mapping[str, Any]) -> Callable[[Any], dict[str, Any]]:
    """Return what writes the fields that are not at their default, from the default of each."""
    names, defaults = tuple(parts), tuple(parts.values())
    values_of = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)

    def write(value: Any) -> dict[str, Any]:  # noqa: ANN401 of that type
        return {
            name: part if type(part) in _PLAIN else written(part)
            for name, part, default in zip(names, values_of(value), defaults, strict=True)
            if part is not default and part != default
        }

    return write


def encode(value: Any) -> bytes:  # noqa: ANN401 the typed tree of a round
    """Return the canonical JSON of a value of the model."""
    return msgspec.json.encode(written(value), order="sorted")


def decode(body: bytes | str, kind: type[T]) -> T:
    """Return the value of the model that was written.

    Raises:
        LedgerError: it is no such value.

    """
    try:
        return from_json(body, kind)
    except (msgspec.DecodeError, ValueError) as error:
        raise LedgerError(
            Text(
                en="An entry of the ledger cannot be read. Restore ledger.db from a copy and run auditor verify.",
                bn="স্থায়ী রেকর্ডের একটি লেখা পড়া যায়নি। ব্যাকআপ থেকে ledger.db ফিরিয়ে auditor verify চালান।",
                on_screen=Text(
                    en="An entry of the ledger cannot be read. Bring the folder back from a copy (screen Settings, Another folder: Bring a folder back), and recompute the rounds on the screen History.",
                    bn="স্থায়ী রেকর্ডের একটি লেখা পড়া যায়নি। ফোল্ডারটি কপি থেকে ফিরিয়ে আনুন (“সেটিংস” পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), তারপর “আগের যাচাই” পাতায় যাচাইগুলো মিলিয়ে দেখুন।",
                ),
            )
        ) from error


_HEADERS: Final = OfBytes[RoundHeader]()
"""Headers of rounds by their bytes: every question about rounds reads those of all."""


def decode_header(body: bytes) -> RoundHeader:
    """Return the header of a round as it was written."""
    return _HEADERS.get(body, None, lambda: decode(body, RoundHeader))


def decode_row(body: bytes | str) -> OfficeAssessment:
    """Return one office of a round as it was written."""
    return decode(body, OfficeAssessment)


def decode_rows(bodies: Iterable[bytes]) -> Iterator[OfficeAssessment]:
    """Return the offices of a round as they were written."""
    return map(decode_row, bodies)


_WHOM: Final = b',"office":{'
"""Where a row begins to say whom it is about: within words a quotation mark has a backslash, so none holds this."""


def _decode_whom(body: bytes, kind: type[T]) -> T:
    """Return what a row says of whom it is about and after that; what was found stands before, for keys are sorted, and is passed over unread.

    Raises:
        LedgerError: it is no such value.

    """
    try:
        return from_json(b"{" + body[body.rfind(_WHOM) + 1 :], kind)
    except (msgspec.DecodeError, ValueError):  # it says it otherwise, or deeper within
        return decode(body, kind)


class _OfficeOfRow(Struct, frozen=True):
    office: Office


def decode_office(body: bytes) -> Office:
    """Return whom a row of a round is about, without what was found of it: several times as quick as the whole row."""
    return _decode_whom(body, _OfficeOfRow).office


class _Id(Struct, frozen=True):
    id: str


class RowName(Struct, frozen=True):
    """Whose row it is: the serial and the id of its office; so much is read of rows that are passed over."""

    serial: int
    office: _Id


class _Mailbox(Struct, frozen=True):
    id: str
    email: str = ""
    email_told: str = ""
    left: bool = False


class RowMailbox(Struct, frozen=True):
    """Which e-mail address of its office a row has, and which one the office told where that is another; as rounds keep them."""

    office: _Mailbox


def decode_mailbox(body: bytes) -> RowMailbox:
    """Return which e-mail address of its office a row has."""
    return _decode_whom(body, RowMailbox)


def decode_name(body: bytes) -> RowName:
    """Return whose row it is."""
    return _decode_whom(body, RowName)


def decode_wanted(bodies: Iterable[bytes], wanted: Callable[[RowName], bool]) -> Iterator[OfficeAssessment]:
    """Return those offices of a round that are wanted, as they were written."""
    return (decode_row(body) for body in bodies if wanted(decode_name(body)))


class Digest:
    """A digest of parts, fed one by one so that a round of any size needs no memory.

    Attributes:
        parts: how many there are.

    """

    def __init__(self, *parts: bytes) -> None:
        """Begin with the parts that are there already."""
        self._hash = hashlib.sha256()
        self.parts = 0
        for part in parts:
            self.add(part)

    def add(self, part: bytes) -> None:
        """Take in one more part."""
        self._hash.update(len(part).to_bytes(8, "big"))
        self._hash.update(part)
        self.parts += 1

    def hexadecimal(self) -> str:
        """Return the digest as 64 hex digits."""
        return self._hash.hexdigest()


def rows_digest(rows: Iterable[bytes]) -> str:
    """Return the digest of an entry's rows as 64 hex digits."""
    return Digest(*rows).hexadecimal()


def entry_digest(previous: str, kind: str, body: bytes, rows: str) -> str:
    """Return the digest of an entry as 64 hex digits, from the digests before it and of its rows."""
    return Digest(bytes.fromhex(previous), kind.encode(), body, bytes.fromhex(rows)).hexadecimal()


def without_name(email: str) -> str:
    """Return an address that is nobody's business as a round may keep it: its domain alone."""
    return HIDDEN + "@" + email.rpartition("@")[2] if email else ""


def snapshot(office: Office, known: Mapping[str, KnownAccount], *, official: bool) -> Office:
    """Return an office as a round may keep it: no phone, logins masked, a private address reduced to its domain.

    Args:
        office: the office.
        known: the accounts that were given an id: a mark that is theirs is not held once more.
        official: whether its address is official.

    """

    def mark_of(account: Account) -> str:
        mark, same = account.login_mark, known.get(account.id)
        return same.mark if same is not None and same.mark == mark else mark

    return structs.replace(
        office,
        phone="",
        email=office.email if official else without_name(office.email),
        accounts=tuple(structs.replace(account, login=mark_of(account)) for account in office.accounts),
    )
