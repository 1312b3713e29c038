"""What a judged vault shows its owner, on the screen only: one row an account, the weakest first, and what follows from all.

No password and no whole login is in it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits, in_digits, joined, plain
from auditor.model.facts import Strength
from auditor.model.labels import STRENGTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.vaults.judging import JudgedVault, VaultRow


def weakest_first(judged: JudgedVault) -> tuple[VaultRow, ...]:
    """Return the rows in the order in which their passwords should be changed."""
    return tuple(sorted(judged.rows, key=_urgency))


def _urgency(row: VaultRow) -> tuple[bool, bool, int, bool, bool]:
    return not row.leaked, row.good, row.verdict.strength.rank, row.verdict.meets_rule, not row.group


def cells(number: int, row: VaultRow, language: Language) -> list[str]:
    """Return what stands in a row of the table, below `HEADINGS`; several things in a cell stand on lines of their own."""
    why = [reason.text for reason in row.reasons] + ([_DOUBLED] if row.doubled else [])
    name = plain(row.title) if row.title else _HIDDEN_NAME
    return [
        digits(f"{number:02d}", language),
        "\n".join(part for part in (name.said(language), row.masked_login) if part),
        "\n".join(judged.said(language) for judged in _of_password(row)),
        (_CODE_HERE if row.has_second_factor else _CODE_NOT_HERE).said(language),
        "\n".join(reason.said(language) for reason in why) or "-",
    ]


def _of_password(row: VaultRow) -> Iterator[Text]:
    yield STRENGTHS[row.verdict.strength]
    if row.verdict.meets_rule:
        yield _MEETS_RULE
    else:
        yield _BREAKS_RULE.filled(missing=joined(kind.label for kind in row.verdict.missing))
    if row.leaked:
        yield _LEAKED
    if row.group:
        yield _GROUP.filled(n=row.group)


def notes(rows: Sequence[VaultRow], *, list_used: bool) -> Iterator[Text]:
    """Yield what the table does not show: which accounts have one password, what was not compared, where codes are missing.

    Args:
        rows: as in the table; accounts are named by their numbers in it.
        list_used: passwords were looked up in a list of leaked ones.

    """
    yield from _same_passwords(rows)
    if not list_used:
        yield _NOT_COMPARED
    lacking = sum(not row.has_second_factor for row in rows)
    if lacking:
        yield _NO_CODE_SAVED.filled(n=lacking)


def _same_passwords(rows: Sequence[VaultRow]) -> Iterator[Text]:
    places: dict[int, list[int]] = {}
    for place, row in enumerate(rows, start=1):
        if row.group:
            places.setdefault(row.group, []).append(place)
    for group in sorted(places):
        numbers = ", ".join(f"{place:02d}" for place in places[group])
        yield _SAME_PASSWORD.filled(group=group, numbers=in_digits(numbers), n=len(places[group]))


def not_judged(judged: JudgedVault) -> Iterator[Text]:
    """Yield how many entries were not judged, by the reason, the commonest first."""
    for reason, number in Counter(judged.left_out).most_common():
        yield _NOT_JUDGED.filled(n=number, reason=reason.label)


def summing_up(rows: Sequence[VaultRow]) -> Iterator[Text]:
    """Yield the counts, and the next step where a password should be changed."""
    yield _SUM.filled(
        n=len(rows),
        f=sum(not row.verdict.meets_rule for row in rows),
        w=sum(row.verdict.strength is Strength.WEAK for row in rows),
        r=sum(row.group > 0 for row in rows),
        b=sum(bool(row.leaked) for row in rows),
    )
    if not all(row.good for row in rows):
        yield _NEXT


HEADINGS: Final = (
    Text(en="No", bn="ক্রম"),
    Text(en="Account", bn="ইউজার আইডি"),
    Text(en="Password", bn="পাসওয়ার্ড"),
    Text(en="Two-step code", bn="Two-step কোড"),
    Text(en="Why, and what to do", bn="কেন, কী করবেন"),
)
_MEETS_RULE: Final = Text(en="rule met", bn="নিয়ম মানা হয়েছে")
_BREAKS_RULE: Final = Text(en="rule not met, add: {missing}", bn="নিয়ম পূরণ হয়নি, যোগ করুন: {missing}")
_LEAKED: Final = Text(en="known from a leak", bn="ফাঁস হওয়া পাসওয়ার্ড")
_GROUP: Final = Text(en="in more than one place: group {n}", bn="একাধিক জায়গায়: গ্রুপ {n}")
_CODE_HERE: Final = Text(en="in this vault", bn="এখানে আছে")
_CODE_NOT_HERE: Final = Text(en="not in this vault", bn="এখানে নেই")
_DOUBLED: Final = Text(
    en="Two passwords are saved for this account. Delete the old one.",
    bn="এই আইডির দুটি পাসওয়ার্ড সেভ করা আছে। পুরোনোটি মুছুন।",
)
_HIDDEN_NAME: Final = Text(en="(name hidden: a password stands in it)", bn="(নাম দেখানো হলো না: এতে একটি পাসওয়ার্ড লেখা আছে)")
_SAME_PASSWORD: Final = Text(
    en="Group {group}: these {n} accounts have one password: {numbers}. Use a different one for each account. (Where it is "
    "one account saved under several addresses, nothing needs to be done.)",
    bn="গ্রুপ {group}: এই {n}টি আইডির পাসওয়ার্ড একই: {numbers}। প্রতিটি আইডিতে আলাদা পাসওয়ার্ড দিন। (একই আইডি কয়েকটি ঠিকানায় সেভ করা থাকলে কিছু "
    "করতে হবে না।)",
)
_NOT_COMPARED: Final = Text(
    en="Not compared with leaked passwords. To do so: --leaked FILE",
    bn="ফাঁস হওয়া পাসওয়ার্ডের তালিকার সঙ্গে মেলানো হয়নি। মেলাতে: --leaked ফাইল",
)
_NO_CODE_SAVED: Final = Text(
    en='For {n} {n:account|accounts} no code of two-step authentication is saved here. "Not in this vault" does not mean "off": the code '
    "may be in an app on the phone, or come by SMS. Check at the portal.",
    bn="{n}টি আইডির Two-step authentication (দুই ধাপে যাচাই)-এর কোড এখানে সেভ করা নেই। “এখানে নেই” মানে বন্ধ নয়: কোড ফোনের অ্যাপে থাকতে পারে, "
    "অথবা এসএমএসে আসতে পারে। পোর্টালে দেখে নিন।",
)
_NOT_JUDGED: Final = Text(en="Not judged: {n} ({reason}).", bn="পরীক্ষা করা হয়নি: {n}টি ({reason})।")
_SUM: Final = Text(
    en="{n} {n:account|accounts}. Rule not met {f}, weak {w}, used in more than one place {r}, known from a leak {b}.",
    bn="{n}টি আইডি। নিয়ম পূরণ হয়নি {f}, দুর্বল {w}, একাধিক জায়গায় ব্যবহৃত {r}, ফাঁস হওয়া {b}।",
)
_NEXT: Final = Text(
    en="Next: change them at the portals from the top of the table down. A new one can be tested first: auditor selfcheck",
    bn="এরপর: তালিকার উপর থেকে শুরু করে পোর্টালে পাসওয়ার্ডগুলো বদলান। নতুন পাসওয়ার্ড আগে পরীক্ষা করতে: auditor selfcheck",
)
