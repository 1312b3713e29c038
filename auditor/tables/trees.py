"""Reads JSON that strangers made: bounded, with no key twice in an object, and no password but where a mapping names it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text
from auditor.tables import refusals
from auditor.tables.files import MAX_FILE, decode
from auditor.tables.measuring import MEGABYTE
from auditor.tables.refusals import passwords_found, refusal
from auditor.tables.secrets import names_passwords

if TYPE_CHECKING:
    from collections.abc import Container

DEEPEST: Final = 40
"""An export of users has some ten levels."""
MOST_DOCUMENTS: Final = 20_000
"""Pages that stand one behind the other are some hundred; what is more costs time and holds no list of users."""
_SPACE: Final = " \t\r\n"


class _DoubledKeyError(ValueError):
    """A key stands twice in one object."""


class _TooManyError(ValueError):
    """More documents stand one behind the other than are read."""


def looks_like_json(content: bytes) -> bool:
    """Return whether a file begins as JSON does, whatever it is called."""
    beginning = content[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return beginning[:1] in {b"{", b"["}


def read(name: str, content: bytes) -> tuple[Any, ...]:
    """Return the documents of a file: one, or several that stand one behind the other, as paged downloads are written.

    Raises:
        FileRefusedError: it is no JSON, too large or too deep, of too many documents, or a key stands twice in an object.

    """
    if len(content) > MAX_FILE:
        raise refusal(refusals.TOO_LARGE, name, limit=MAX_FILE // MEGABYTE)
    try:
        text = decode(content)
        documents = _documents(text)
    except _DoubledKeyError:
        raise refusal(_DOUBLED, name) from None
    except _TooManyError:
        raise refusal(_TOO_MANY, name, limit=MOST_DOCUMENTS) from None
    except (RecursionError, ValueError):
        raise refusal(_NO_JSON, name) from None
    if any(_is_deep(document) for document in documents):
        raise refusal(_NO_JSON, name)
    return documents


def in_text(text: str) -> Any:  # noqa: ANN401 JSON
    """Return the list or object that stands as JSON in a text; None where there is none."""
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        found = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
    except (RecursionError, ValueError):
        return None
    return None if _is_deep(found) else found


def without_secrets(
    name: str,
    document: Any,  # noqa: ANN401 JSON
    secret: Container[str],
    known: Container[str] = (),
) -> tuple[Any, frozenset[str]]:
    """Return a document without the values of keys that hold secrets, also in JSON within texts, and which keys those were.

    Args:
        name: the file's name, for the message.
        document: what `read` gave.
        secret: the keys that a mapping names as secret.
        known: those that it reads; they are not suspected.

    Raises:
        PasswordsFoundError: another key is a word for password, and says more than yes, no or nothing.

    """
    dropped: set[str] = set()
    return _cleaned(name, document, (secret, known), dropped), frozenset(dropped)


def _cleaned(
    name: str,
    value: Any,  # noqa: ANN401 JSON
    named: tuple[Container[str], Container[str]],
    dropped: set[str],
) -> Any:  # noqa: ANN401 JSON
    secret, known = named
    match value:
        case dict():
            kept: dict[str, Any] = {}
            for key, below in value.items():
                if key in secret:
                    dropped.add(key)
                elif key not in known and _says_something(below) and names_passwords(key):
                    raise passwords_found(_PASSWORD_KEY, name, key=key)
                else:
                    kept[key] = _cleaned(name, below, named, dropped)
            return kept
        case list():
            return [_cleaned(name, below, named, dropped) for below in value]
        case str():
            below = in_text(value)
            return value if below is None else json.dumps(_cleaned(name, below, named, dropped))
        case _:
            return value


def _says_something(value: Any) -> bool:  # noqa: ANN401 JSON
    """Return whether a value could be a secret: words or a number, alone or in a list."""
    if isinstance(value, list):
        return any(map(_says_something, value))
    return isinstance(value, str | int | float) and not isinstance(value, bool) and value != ""


def _documents(text: str) -> tuple[Any, ...]:
    decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse)
    found: list[Any] = []
    at = 0
    while True:
        while at < len(text) and text[at] in _SPACE:
            at += 1
        if at == len(text):
            return tuple(found)
        if len(found) == MOST_DOCUMENTS:
            raise _TooManyError
        document, at = decoder.raw_decode(text, at)
        found.append(document)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entries = dict(pairs)
    if len(entries) != len(pairs):
        raise _DoubledKeyError
    return entries


def _refuse(_: str) -> Any:  # noqa: ANN401 as json wants it
    raise ValueError("no number")


def _is_deep(document: Any) -> bool:  # noqa: ANN401 JSON
    level = [document]
    for _ in range(DEEPEST):
        level = [
            below
            for entry in level
            if isinstance(entry, dict | list)
            for below in (entry.values() if isinstance(entry, dict) else entry)
        ]
        if not level:
            return False
    return True


_NO_JSON: Final = Text(
    en="{file} is no JSON that can be read: incomplete, damaged, in another encoding than UTF-8, or nested too deep. Download it again "
    "from the system.",
    bn="{file} JSON হিসেবে পড়া যায়নি: অসম্পূর্ণ, নষ্ট, UTF-8 নয়, অথবা অতিরিক্ত স্তরবিশিষ্ট। সিস্টেম থেকে আবার ডাউনলোড করুন।",
)
_TOO_MANY: Final = Text(
    en="{file} has more than {limit} pieces of JSON one behind the other, so it is no list of users. Take the list from the system "
    "again, in one piece or in pages.",
    bn="{file}-এ পরপর {limit}টির বেশি JSON অংশ আছে, তাই এটি ইউজারের তালিকা নয়। সিস্টেম থেকে তালিকাটি এক ফাইলে বা পৃষ্ঠা ধরে আবার নিন।",
)
_DOUBLED: Final = Text(
    en="{file}: one of its objects has the same key twice, so it is not known which value is meant. Download it again from the system; "
    "nobody should have edited it.",
    bn="{file}: একই অংশে একটি নাম (key) দুবার আছে, তাই কোন মানটি ঠিক জানা যায়নি। সিস্টেম থেকে আবার ডাউনলোড করুন; ফাইলটি হাতে বদলানো ঠিক নয়।",
)
_PASSWORD_KEY: Final = Text(
    en='{file} holds passwords or other secrets under the key "{key}", which are not expected there, so nothing of it was kept. Delete the '
    "file here for good, and take from the system a list without that key.",
    bn="{file}-এ “{key}” নামে (key) অপ্রত্যাশিত পাসওয়ার্ড বা গোপন তথ্য আছে, তাই কিছুই রাখা হয়নি। ফাইলটি এখান থেকে স্থায়ীভাবে মুছে ফেলুন এবং সিস্টেম থেকে "
    "“{key}” ছাড়া তালিকা নিন।",
)
