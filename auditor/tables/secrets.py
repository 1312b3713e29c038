"""Turns a file away that holds passwords, by its headings or by the look of its cells."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import ascii_digits, match_key
from auditor.long_reading import passing
from auditor.tables import refusals
from auditor.tables.answers import read_yes_no
from auditor.tables.headings import HEADER_ROWS, LEADING_SERIAL
from auditor.tables.sheet import FEW, HALF, Cell, Sheet, Unread, column_letter, different_cells

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence


def refuse_passwords(
    file: str,
    sheet: str,
    header_row: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    exempt: Container[str] = (),
) -> None:
    """Refuse a file whole when a heading is a word for password, or the cells under an unknown heading look like them.

    Args:
        file: the file's name, for the message.
        sheet: the sheet's name, for the message.
        header_row: the headings, by column.
        rows: the rows below them.
        exempt: headings that our form or a mapping names, as written or as their `match_key`; their columns are not
            suspected.

    Raises:
        PasswordsFoundError: message ``password-column``, with the column's letter and none of its cells.

    """
    known = {
        column
        for column, cell in enumerate(header_row)
        if isinstance(cell, str) and cell != "" and (cell in exempt or match_key(cell) in exempt)
    }
    for column, cell in enumerate(header_row):
        if column not in known and isinstance(cell, str) and means_password(cell):
            raise refusals.passwords_found(refusals.PASSWORD_COLUMN, file, sheet=sheet, col=column_letter(column))
    filled: Counter[int] = Counter()
    secret: Counter[int] = Counter()
    for column, cells in different_cells(rows, but=known):
        for cell, times in passing(cells.items()):
            if cell == "" or isinstance(cell, Unread):
                continue
            filled[column] += times
            if isinstance(cell, str) and looks_secret(cell):
                secret[column] += times
    for column in sorted(secret):
        if filled[column] >= FEW and secret[column] > filled[column] * HALF:
            raise refusals.passwords_found(refusals.PASSWORD_COLUMN, file, sheet=sheet, col=column_letter(column))


def refuse_named_passwords(
    file: str, sheet: Sheet, headings: Mapping[int, str], rows: Sequence[Sequence[Cell]]
) -> None:
    """Refuse a file for a column that is not known and whose heading names passwords, unless it only says yes or no.

    Args:
        file: the file's name, for the message.
        sheet: the sheet.
        headings: those that are not known, by column.
        rows: the rows below them.

    Raises:
        PasswordsFoundError: message ``password-column``.

    """
    for column, heading in headings.items():
        if names_passwords(heading) and any(read_yes_no(row[column]) == "unclear" for row in rows if row[column] != ""):
            raise refusals.passwords_found(refusals.PASSWORD_COLUMN, file, sheet=sheet.name, col=column_letter(column))


def refuse_told_passwords(
    file: str, sheet: Sheet, *, words: Container[int] = (), addresses: Container[int] = ()
) -> None:
    """Refuse a file for one cell that tells a password: "password: …" anywhere, or by its looks among words.

    A list has passwords in cells where nobody expects them: in a remark, behind a login, in the column of posts.

    Args:
        file: the file's name, for the message.
        sheet: all its rows, read in full.
        words: columns, from 0, that hold words or answers; a cell that looks like a password is none.
        addresses: those that hold telephone numbers and addresses: so is a cell that cannot be meant for one.

    Raises:
        PasswordsFoundError: message ``password-cell``, with the cell's place and not what it holds.

    """
    secret = {
        (column, cell)
        for column, cells in different_cells(sheet.rows)
        for cell in passing(cells)
        if isinstance(cell, str)
        and (
            tells_secret(cell)
            or (column in words and has_secret_word(cell))
            or (column in addresses and has_secret_among_addresses(cell))
        )
    }
    for number, row in enumerate(sheet.rows if secret else (), 1):
        for column, cell in enumerate(row):
            if (column, cell) in secret:
                raise refusals.passwords_found(
                    refusals.PASSWORD_CELL, file, sheet=sheet.name, cell=f"{column_letter(column)}{number}"
                )


def refuse_passwords_anywhere(file: str, sheet: Sheet) -> None:
    """Refuse a file for a sheet whose headings are not known: by a word in its first rows, or by its cells' looks.

    Raises:
        PasswordsFoundError: message ``password-column`` or ``password-cell``.

    """
    refuse_told_passwords(file, sheet)
    for row in sheet.rows[:HEADER_ROWS]:
        refuse_passwords(file, sheet.name, row, ())
    refuse_passwords(file, sheet.name, (), sheet.rows)


# Passwords -------------------------------------------------------------------------------------------------------

_PASSWORD_WORDS: Final = frozenset(
    match_key(word)
    for word in (
        "password", "passwords", "pass word", "passwd", "passwrd", "paswd", "pasword", "passcode", "passphrase", "pass",
        "pwd", "pswd", "psw", "pw", "pin", "pin code", "secret", "secret code", "otp", "recovery code",
        "recovery codes",
        "backup code", "backup codes", "security code", "verification code", "ভেরিফিকেশন কোড",
        "পাসওয়ার্ড", "পাসওয়ার্ডস", "পাসওয়ার্ডসমূহ", "পাসওয়াড", "পাসওয়র্ড", "পাসওয়ার্ট", "পাসোয়ার্ড",
        "পাশওয়ার্ড", "পাশওয়াড",
        "পাস ওয়ার্ড", "পাস", "পাসকোড", "পিন", "পিন কোড", "গোপন", "গোপনীয় নম্বর", "গোপন নম্বর", "গোপন নাম্বার",
        "গোপন সংখ্যা", "গোপন শব্দ", "গোপন কোড", "গোপন পিন", "গোপন সংকেত", "গোপন পাসওয়ার্ড", "সংকেত শব্দ", "ওটিপি",
        "জরুরি কোড", "রিকভারি কোড", "সিকিউরিটি কোড",
    )
)  # fmt: skip
_BESIDE_PASSWORD: Final = frozenset(
    match_key(word)
    for word in (
        "new", "old", "current", "present", "previous", "last", "login", "log", "in", "portal", "web", "site",
        "website",
        "user", "users", "username", "userid", "id", "name", "email", "e", "mail", "gmail", "admin", "account",
        "system",
        "my", "our", "the", "and", "or", "of", "for", "no", "number", "wifi", "office", "confidential",
        "নতুন", "পুরোনো", "পুরাতন", "পুরানো", "বর্তমান", "সর্বশেষ", "আগের", "লগইন", "লগিন", "লগ", "ইন",
        "পোর্টাল", "পোর্টালের",
        "ওয়েব", "সাইট", "ওয়েবসাইট", "ওয়েবসাইটের", "ইউজার", "ইউজারের", "আইডি", "আইডির", "নেম", "ইউজারনেম",
        "নাম", "ই", "মেইল",
        "ইমেইল", "ইমেইলের", "মেইলের", "এডমিন", "অ্যাডমিন", "একাউন্ট", "অ্যাকাউন্ট", "ও", "এবং", "বা", "নম্বর",
        "নং", "নাম্বার",
        "দপ্তরের", "অফিসের", "গোপনীয়",
    )
)  # fmt: skip
_WORD: Final = expression(r"[^\s\d,;:./\\|&+()\[\]{}'\"_*#!?।–—-]+")

_SHORTEST_SECRET: Final = 6
_LONGEST_SECRET: Final = 64
_CLASSES: Final = 3
_MONTH: Final = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]{0,6}"
_DAY_PATTERNS: Final = (
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.*",  # a date in figures
    rf"\d{{1,2}}(?:st|nd|rd|th)?[-./,']*{_MONTH}[-./,']*\d{{2,4}}",  # a date with its month in letters
    rf"{_MONTH}[-./,']*\d{{2,4}}",  # a month
)
_DAYS: Final = expression("|".join(_DAY_PATTERNS))
_NO_SECRET: Final = expression(
    "|".join(
        (
            *_DAY_PATTERNS,
            r"[^@\s]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",  # a mail address
            r"(?i:https?:|www\.).*",  # a web address
            r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:/.*)?",  # a host, or a login of words with dots between
            r"[+(]*[\d() -]+",  # a telephone number
            r"arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:(?:\d{12})?:\S+",  # what a system calls a user of its own
            r"(?i:urn:uuid:)?\{?(?i:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}?",  # an id that a machine gave
            r"S-1-\d{1,3}(?:-\d+){1,15}",  # an id of Windows
            r"(?i:(?:cn|uid|ou|dc|o|c|l|st)=[^,=]+(?:,(?:cn|uid|ou|dc|o|c|l|st)=[^,=]+)+)",  # a name in a directory
        )
    )
)
_CODE_AT_END: Final = expression("(?:code|কোড)s?$")
"""What a secret may be called besides, in either script: otp কোড, security কোড."""


def means_password(heading: str) -> bool:
    """Return whether a heading is a word for password, alone or with words that only say whose or which."""
    for writing in (heading, LEADING_SERIAL.sub("", heading)):
        if match_key(writing).rstrip("0123456789") in _PASSWORD_WORDS:
            return True
    words = [key for key in map(match_key, _WORD.findall(heading)) if key]
    rest = "".join(word for word in words if word not in _BESIDE_PASSWORD)
    kind = _CODE_AT_END.sub("", rest)
    return not _PASSWORD_WORDS.isdisjoint({rest, kind, f"{kind}code" if kind != rest else rest})


_HOLDS: Final = frozenset(
    match_key(word) for word in ("password", "passwords", "passwd", "passcode", "passcodes", "passphrase", "passphrases", "পাসওয়ার্ড", "পাসওয়ার্ডসমূহ")
)  # fmt: skip
_ASKS: Final = frozenset({"has", "is", "no", "change", "reset", "force", "forgot", "must", "needs"})
_CAMEL: Final = expression(r"(?<=[a-z])(?=[A-Z])")


def names_passwords(heading: str) -> bool:
    """Return whether a system's heading or key is a word for password behind any other word, as application_passwords is."""
    words = [key for key in map(match_key, _WORD.findall(_CAMEL.sub(" ", heading))) if key]
    return means_password(heading) or (len(words) > 1 and words[-1] in _HOLDS and _ASKS.isdisjoint(words))


_STEM: Final = expression("pas|ps|pw|pin|secret|otp|code|পাস|পাশ|পিন|গোপন|সংকেত|ওটিপি|কোড")
"""One of them is in every word for password, so that few cells are looked at twice."""
_SHORTEST_TELLING: Final = 7
"""As `pw:abc1`."""
_SAYS: Final = expression(r"\s*(?:(?:[:=：ঃ]|(?<!\d)[–—-])[:=：ঃ–—-]*|\b(?:is|was)\b|(?:হলো|হচ্ছে|হল|ছিল)(?=\s))\s*|\s+")
_THE: Final = expression("(?:টি|টা|টির|টার)$")
"""What a Bangla word ends in that means the one password."""
_MOST_WORDS: Final = 3
_FAR_ENOUGH: Final = 4 * _LONGEST_SECRET
"""So many signs behind a word for password are looked at: a longer word is no password."""
_SHORTEST_TOLD: Final = 4
_BETWEEN_WORDS: Final = expression(r"[\s/,;:|()\[\]\"'।]+")
_ADDRESS: Final = expression(r"(?i)\S*(?:://|www\.)\S*")
_SIGN: Final = expression(r"[@#$!%]")
_DIGIT: Final = expression(r"[0-9]")
_LETTER: Final = expression(r"[^\W\d_]")
_MONTH_AND_NUMBER: Final = expression(
    r"(?:জানু|ফেব্রু|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|আগষ্ট|সেপ্টে|অক্টো|নভে|ডিসে|তারিখ|সাল|সন)[^\d\s]*\d+"
)
"""A month and its year in one word."""
_WORD_WITH_NUMBER: Final = expression(r"[^\s\d@#$!%.,:;/()\[\]|+*=_-]{3,}[@#$!%]*\d{2,}[@#$!%]*")
"""A word and a number in one, as people make passwords: কয়রা১২৩, koyra@2024."""
_PERCENT: Final = expression(r"(?:[^\x00-\x7f]+[=-]?\d{1,3}|\d+)(?:[.,]\d+)?%[^\x00-,.-\x7f]*")
"""A part of a hundred, also written onto the Bangla word before or behind it: অগ্রগতি-৮০%."""
_CALLED_NUMBER: Final = expression("(?i)pin|otp|code|পিন|ওটিপি|কোড|নম্বর|নাম্বার|সংখ্যা")
"""What is nothing but digits, of the words for a password."""
_NUMBER_SECRET: Final = expression(r"(?!(?:19|20)\d\d$)\d{4,8}")
_NUMBER_PASSWORD: Final = expression(r"\d{6,8}")
_WHOLE_DAY: Final = expression(
    r"(?:[0-2]\d|3[01])(?:0\d|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])"
)
_COUNTED: Final = expression(
    "(?i)থেকে|হতে|নম্বর|নাম্বার|নং|টাকা|বার|জন|টি|টা|খানা|সংখ্যা|ডিজিট|অক্ষর|মিনিট|সেকেন্ড|ঘণ্টা|দিন|সাল|সন|তারিখ|digit|char|time|minute|sec|hour|day|taka|tk"
    "|user|account|office"
)
"""With such a word behind it, a number is one of things or of a sender."""
_IN_GROUPS: Final = expression(
    r"(?<![\w./+-])(?<!\d\s)(?:\d{3}[\s-]\d{3}|(?!(?:[0-2]\d|3[01])\s(?:0\d|1[0-2]))\d\d(?:\s\d\d){2}"
    r"|(?!(?:19|20)\d\d[\s-](?:19|20)\d\d)\d{4}[\s-]\d{4})(?![./-]?\w|\s\d)"
)
"""The digits of one code in groups, as it is shown and said: 482 913, 48 29 13, 4829 1375; no day, no years, no part of a telephone number."""
_CODE_BEFORE: Final = expression(r"(?i)(?:code|কোড)(?:টি|টা)?(?:\s+[^\s\d]+)?[\s:=：ঃ–—-]+$")
_CODE_BEHIND: Final = expression(r"(?i)\s*(?:otp|pin|code|কোড|ওটিপি|পিন)(?!\s*(?:নম্বর|নাম্বার|নং|number|no\b)|[a-z])")
_CODE_OF_A_PLACE: Final = expression(
    r"(?i)(?:phone|mobile|tel|call|dial|memo|\bid|geo|post|postal|zip|area|office|budget|eiin|ফোন|মোবাইল|কল|স্মারক|আইডি|জিও|পোস্ট|ডাক|এলাকা|দপ্তর|অফিস|বাজেট|অর্থনৈতিক"
    r"|প্রাতিষ্ঠানিক|ইউনিয়ন|উপজেলা|জেলা|মৌজা|হিসাব)[^\s\d]{0,4}\s*(?:(?:code|number|no|কোড|নম্বর|নাম্বার|নং)\b[^\s\d]{0,2})?[\s:=：ঃ.–—-]*$"
)
"""In front of a number that is a telephone's, a memo's, or the code of an office, an area or a budget."""
_OTHER_CELL: Final = expression(r"'!\$?[A-Z]{1,3}\$?[0-9]+\Z|\A#REF!")
"""A formula's way to a cell of another sheet, as text."""
_REFERENCE: Final = expression(
    r"(?:memo|no|id|room|house|road|ref|sl|page|flat|sheet|স্মারক|মেমো|নং|আইডি|রুম|কক্ষ|বাসা|বাড়ি|ভবন|ফ্ল্যাট|রোড|সড়ক|হোল্ডিং|ওয়ার্ড|পৃষ্ঠা|ক্রমিক)\.?[#@-]*[0-9.-]+",
    re.IGNORECASE,
)
"""What may have all three kinds of signs and is a reference."""

_TYPED_ADDRESS: Final = expression(
    r"[^@]+@[A-Za-z-]*"  # a mailbox that is cut off or has a space or comma in it
    r"|.*\.[A-Za-z]{2,}\W*"  # what ends as the name of a site does
    r"|(?:\D*\d){7}.*"  # a telephone number with what stands before and behind it
    r"|(?i:tel|phone|mob|cell|ph|fax|ext|pabx|intercom|whatsapp|টেলি|ফোন|মোবা|ফ্যাক্স|ইন্টারকম)[^\d@#$!%]*[@#:.-]+\d+"
    r"|(?i:tel|telephone|phone|mob|mobile|cell|ph|fax|ext|pabx|intercom|whatsapp|টেলি|টেলিফোন|ফোন|মোবা|মোবাইল|ফ্যাক্স|ইন্টারকম)\d+"
)
"""One word among telephone numbers and addresses that is meant for one."""
_BETWEEN_ADDRESSES: Final = expression(r"[\s,;|।]+")
_BESIDE_SIGNS: Final = expression(r"\s*([@.])\s*")


def may_tell(cell: str) -> bool:
    """Return whether a word for password may be among words."""
    return _STEM.search(cell.casefold()) is not None


def tells_secret(cell: str) -> bool:
    """Return whether words tell a password: a word for it, then a colon or "is", and something with a digit or sign in it.

    Without colon or "is" the word behind must look like a password, or be the number that a PIN or a code is. An answer, as in
    "password: changed" and "পাসওয়ার্ড: পরিবর্তিত", is none, and neither is a day.
    """
    if len(cell) < _SHORTEST_TELLING or not may_tell(cell):
        return False
    written = ascii_digits(cell)
    if _tells_code_in_groups(written):
        return True
    written = _IN_GROUPS.sub(lambda number: "".join(filter(str.isdigit, number[0])), written)
    for says in _SAYS.finditer(written):
        behind = written[says.end() : says.end() + _FAR_ENOUGH].split(maxsplit=1)
        value = behind[0].strip("\"'“”‘’()[]।,;.") if behind else ""
        is_sure = (looks_secret(value) or _is_made_up(value)) if says[0].isspace() else _is_told(value)
        if not is_sure and not (_NUMBER_SECRET.fullmatch(value) and not any(map(_COUNTED.match, behind[1:]))):
            continue
        words = _WORD.findall(written[max(0, says.start() - _LONGEST_SECRET) : says.start()])[-_MOST_WORDS:]
        for at in range(len(words)):
            called = _THE.sub("", " ".join(words[at:]))
            if means_password(called) and (is_sure or _is_number_of(called, value)):
                return True
    return False


def _tells_code_in_groups(written: str) -> bool:
    """Return whether digits in groups stand behind or before the word code alone: only a one-time code is written so."""
    for number in _IN_GROUPS.finditer(written):
        before, behind = written[max(0, number.start() - _FAR_ENOUGH) : number.start()], written[number.end() :]
        is_named = ("-" not in number[0] and _CODE_BEFORE.search(before)) or _CODE_BEHIND.match(behind)
        if is_named and not _CODE_OF_A_PLACE.search(before) and not _COUNTED.match(behind.lstrip()):
            return True
    return False


def _is_told(value: str) -> bool:
    """Return whether what stands behind "password:" is one: no word of an answer, no day."""
    if not (_SHORTEST_TOLD <= len(value) <= _LONGEST_SECRET):
        return False
    if not value.isascii():
        return _is_made_up(value)
    a_word = value.isalpha() and (value.islower() or value.istitle() or value.isupper())
    return not a_word and not _DAYS.fullmatch(value)


def _is_made_up(value: str) -> bool:
    """Return whether one word, in any script, has letters and a number as passwords have them."""
    if not (_SHORTEST_SECRET <= len(value) <= _LONGEST_SECRET):
        return False
    return has_secret_word(value) or (
        _WORD_WITH_NUMBER.fullmatch(value) is not None
        and not any(known.fullmatch(value) for known in (_NO_SECRET, _REFERENCE, _MONTH_AND_NUMBER))
    )


def _is_number_of(called: str, value: str) -> bool:
    """Return whether a number behind what a secret is called may be it: a PIN's or code's own, or a password of digits, that is no day."""
    number = _NUMBER_SECRET if _CALLED_NUMBER.search(called) else _NUMBER_PASSWORD
    return number.fullmatch(value) is not None and _WHOLE_DAY.fullmatch(value) is None


def has_secret_word(cell: str, *, but: re.Pattern[str] | None = None) -> bool:
    """Return whether a word among words mixes letters, digits of either script and one of @ # $ ! %, as passwords do.

    Bijoy has these signs for letters, but no digits between them; a numbered post has digits, but none of these signs; addresses and
    references are known by their shape. What is like `but` is none either.
    """
    if not _SIGN.search(cell):
        return False
    cell = ascii_digits(cell)
    if not _DIGIT.search(cell):
        return False
    words = (word.strip(".?-") for word in _BETWEEN_WORDS.split(_ADDRESS.sub(" ", cell)))
    return any(
        len(word) >= _SHORTEST_SECRET
        and all(kind.search(word) for kind in (_SIGN, _DIGIT, _LETTER))
        and not _REFERENCE.fullmatch(word)
        and not _PERCENT.fullmatch(word)
        and not _OTHER_CELL.search(word)
        and not _NO_SECRET.fullmatch(word)
        and not (but is not None and but.fullmatch(word))
        for word in words
    )


def has_secret_among_addresses(cell: str) -> bool:
    """Return whether a word among telephone numbers and addresses looks like a password, and cannot be meant for one of them."""
    return has_secret_word(cell, but=_TYPED_ADDRESS)


def may_be_secret_among_addresses(cell: str) -> bool:
    """Return whether a word among them may be a password by the letters and numbers in it alone: Koyra12345."""
    words = _BETWEEN_ADDRESSES.split(_BESIDE_SIGNS.sub(r"\1", ascii_digits(cell)))
    return any((looks_secret(word) or _is_made_up(word)) and not _TYPED_ADDRESS.fullmatch(word) for word in words)


def looks_secret(cell: str) -> bool:
    """Return whether a cell looks like a password: one word of three kinds of signs that is nothing else we know."""
    if not (_SHORTEST_SECRET <= len(cell) <= _LONGEST_SECRET) or not cell.isascii() or " " in cell:
        return False
    has_upper, has_lower, has_digit = cell.lower() != cell, cell.upper() != cell, _DIGIT.search(cell) is not None
    kinds = has_upper + has_lower + has_digit + (not cell.isalnum())
    return kinds >= _CLASSES and not _NO_SECRET.fullmatch(cell)
