"""Free words that hands type and the ledger and papers keep: they may say anything but a password, a phone number or an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits, clean
from auditor.model.errors import WorkspaceError
from auditor.model.sentences import sentences
from auditor.tables.secrets import (
    has_secret_among_addresses,
    has_secret_word,
    looks_secret,
    may_be_secret_among_addresses,
    tells_secret,
)

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST: Final = 200
"""More signs of a sentence or a reference would not fit the papers."""
_NOT_IN_USER_IDS: Final = expression(r"[^A-Za-z0-9._@+:/-]")
_USUAL_LOGIN: Final = expression(r"[\w.-]+(@[a-z][a-z0-9.-]*)?")
_PLAIN_ADDRESS: Final = expression(r"(?:[A-Za-z0-9_.@+-]*\.[A-Za-z]{2,})?")
"""Nothing, or one word that ends as an address does, which cannot be meant for a password among addresses: most cells are that, and not looked at more closely."""
_AROUND_WORDS: Final = ".,;:!?()[]\"'।"
_BESIDE_WORDS: Final = ".,;:()[]\"'।"
"""Signs that are set beside a word of a sentence; `!` and `?` end passwords too."""
_WORD: Final = r"(?:[A-Z][a-z][A-Z]{2,3}|[A-Z]?[a-z]+|[A-Z]+)(?:'s)?"
"""A word, or what a department is called in short: DoICT."""
_WORDS: Final = expression(rf"{_WORD}(?:[/&(-]{_WORD}){{0,2}}")
"""A word, or two or three with a joint between: Controller's, AC(Land), Chairman/Administrator; more may be a passphrase."""
_OUR_WORD: Final = expression("two-step", re.IGNORECASE)
_PHONE: Final = expression(r"(?<![0-9])(\+?88)?-?0?1[3-9]([ -]?[0-9]){8}(?![0-9])")
"""A mobile number of Bangladesh, also with blanks or hyphens in it."""
_JOINTS: Final = expression(r"[/.\-–]")
_BETWEEN_POSTS: Final = expression(r"[;,]")
_PARTS: Final = expression(r"[/\\|]")
_ADDRESS: Final = expression(r"(?:[/~]|\\\\|[A-Za-z]:[/\\]).*|[^\s@]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.DOTALL)
"""A folder or a mailbox."""
_MEMO: Final = expression(r"[0-9]+([/.\-–][0-9]+){6,}")
"""A memo's number of office, subject, file, year and serial: more groups of digits than a phone number has."""


def sayable(typed: str, asked: Text | None = None) -> str:
    """Return a sentence as ledger and papers may keep it.

    Args:
        typed: what was typed.
        asked: for what, where it is one of several things on its form.

    Raises:
        WorkspaceError: nothing is said, it is longer than `LONGEST`, or `fault_of_sentence` finds something in it.

    """
    return _kept(typed, fault_of_sentence, asked)


def reference(typed: str, asked: Text | None = None) -> str:
    """Return a memo or file number as ledger and papers may keep it.

    Args:
        typed: what was typed.
        asked: for what, where it is one of several things on its form.

    Raises:
        WorkspaceError: there is none, it is longer than `LONGEST`, or `fault_of_reference` finds something in it.

    """
    return _kept(typed, fault_of_reference, asked)


def fault_of_sentence(said: str) -> Text | None:
    """Return why the ledger may not keep a sentence: a word like a password, an e-mail address or a phone number; else None."""
    if _holds_secret(_OUR_WORD.sub(" ", said)):
        return _SECRET
    return _PERSONAL if _is_personal(ascii_digits(said)) else None


def fault_of_reference(said: str) -> Text | None:
    """Return the same of words with a memo's number among them, the parts of which are looked at one by one: UNO/ICT-12."""
    if _holds_secret(_JOINTS.sub(" ", said)):
        return _SECRET
    return _PERSONAL if _is_personal(_JOINTS.sub(" ", _MEMO.sub(" ", ascii_digits(said)))) else None


def fault_of_address(said: str) -> Text | None:
    """Return why addresses or phone numbers may not be kept: a word of them looks like a password; else None."""
    return _SECRET if is_address_like_password(said) else fault_of_login(said)


def is_address_like_password(said: str) -> bool:
    """Return whether a word among telephone numbers and addresses looks like a password, by its signs or by the number in it."""
    if _PLAIN_ADDRESS.fullmatch(said):
        return False
    return has_secret_among_addresses(said) or may_be_secret_among_addresses(said)


def fault_of_login(said: str) -> Text | None:
    """Return why a user ID may not be kept: it looks like a password; else None.

    A user ID of capitals, small letters and figures may well be one; with signs that user IDs do not have it is taken for none.
    """
    suspect = (word for word in said.split() if looks_secret(word) or looks_secret(word.strip(_AROUND_WORDS)))
    return _SECRET if tells_secret(said) or any(_NOT_IN_USER_IDS.search(word) for word in suspect) else None


def is_login_like_password(login: str) -> bool:
    """Return whether a user ID looks like a password: Abc@12345, and not uno1@koyra; many user IDs have small letters and figures."""
    return looks_secret(login) and _USUAL_LOGIN.fullmatch(login) is None


def is_secret(said: str) -> bool:
    """Return whether a word looks like a password in a list of posts and offices, with `;` or `,` between: UNO/ICT-12; Office copy."""
    return _holds_secret(_JOINTS.sub(" ", _BETWEEN_POSTS.sub(" ", said)))


def fault_of_posts(said: str) -> Text | None:
    """Return why a list of posts and offices may not be printed: a word like a password, an e-mail address or a phone number; else None."""
    if is_secret(said):
        return _SECRET
    return _PERSONAL if _is_personal(ascii_digits(said)) else None


def tells_password(words: str) -> bool:
    """Return whether free words of any length tell a password: a word for it, and behind it what may be one."""
    return tells_secret(words)


def may_hold_password(typed: str) -> bool:
    """Return whether what was typed into some field, of which it is not known what it asks for, may hold a password.

    It may where any field refuses it for that. Addresses of folders, ids of accounts and choices from lists may have the looks of
    one, so that does not count where they part; of a mailbox only the looks of the whole count.
    """
    said = typed.strip()
    if tells_secret(said) or has_secret_word(said) or (looks_secret(said) and not _PARTS.search(said)):
        return True
    if _ADDRESS.fullmatch(said):
        return False
    words = [word for word in _OUR_WORD.sub(" ", said).split() if not _ADDRESS.fullmatch(word)]
    return is_secret(" ".join(words)) or _holds_secret(" ".join(word for word in words if not word.isupper()))


def _kept(typed: str, fault_of: Callable[[str], Text | None], asked: Text | None) -> str:
    said = clean(typed)
    if not said:
        fault: Text | None = _NOTHING_SAID if asked is None else MISSING
    elif len(said) > LONGEST:
        fault = _TOO_LONG.filled(n=LONGEST)
    else:
        fault = fault_of(said)
        fault = sentences((fault, _NOT_WRITTEN)) if fault is not None else None
    if fault is not None:
        raise WorkspaceError(fault if asked is None else OF_FIELD.filled(asked=asked, fault=fault))
    return said


def _holds_secret(said: str) -> bool:
    """Return whether a word looks like a password, also where signs of a sentence touch it, or words tell one; words as names and posts have them do not."""
    return tells_secret(said) or any(
        looks_secret(word) or looks_secret(word.strip(_AROUND_WORDS))
        for word in said.split()
        if not _WORDS.fullmatch(word.strip(_BESIDE_WORDS))
    )


def _is_personal(said: str) -> bool:
    return "@" in said or _PHONE.search(said) is not None


OF_FIELD: Final = Text(en="{asked}: {fault}", bn="{asked}: {fault}")
"""A fault of what was typed, behind what the field asks for."""
MISSING: Final = Text(en="this is missing. Write it.", bn="লেখা হয়নি। লিখুন।")
_NOTHING_SAID: Final = Text(
    en="What is noted and its reference cannot be empty.", bn="যা লিখে রাখা হবে তা এবং তার স্মারক/নথি নম্বর ফাঁকা রাখা যাবে না।"
)
_TOO_LONG: Final = Text(
    en="Say it in at most {n} signs; the paper itself stays in the file.",
    bn="সর্বোচ্চ {n} অক্ষরে লিখুন; মূল কাগজটি নথিতে থাকবে।",
)
_PERSONAL: Final = Text(
    en="It holds an e-mail address or a phone number, which the ledger and papers do not keep. Say it without, and by post instead of name.",
    bn="লেখায় ই-মেইল ঠিকানা বা ফোন নম্বর আছে; স্থায়ী রেকর্ড ও কাগজে এসব রাখা হয় না। এগুলো বাদ দিয়ে, নামের বদলে পদবি দিয়ে লিখুন।",
)
_SECRET: Final = Text(
    en="A word of it looks like a password. Say it without; if it was a password, have it reset.",
    bn="লেখার একটি শব্দ পাসওয়ার্ডের মতো দেখাচ্ছে। শব্দটি বাদ দিয়ে লিখুন; সেটি পাসওয়ার্ড হলে রিসেট করতে বলুন।",
)
_NOT_WRITTEN: Final = Text(en="Nothing was written.", bn="স্থায়ী রেকর্ডে কিছু লেখা হয়নি।")
