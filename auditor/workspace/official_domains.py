"""Mail domains that count as official beside gov.bd: read from `auditor.toml`, and looked at as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.places import addresses
from auditor.workspace.question import A_LIST, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.workspace.toml import Section

_DOMAIN: Final = expression(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_BETWEEN: Final = expression(r"[\s,;]+")


def read(top: Section) -> tuple[str, ...]:
    """Return the domains that stand at the top of `auditor.toml`; what is wrong with some of them goes once to its mistakes."""
    domains = top.lines(QUESTION.key)
    if any(map(addresses.is_personal, domains)):
        top.wrong(QUESTION.key, _FREE_MAIL)
    for domain in filter(addresses.is_of_many, domains):
        top.wrong(QUESTION.key, _OF_MANY, domain=domain)
    for domain in filter(addresses.looks_official, domains):
        top.wrong(QUESTION.key, _LOOK_ALIKE, domain=domain)
    if not _are_domains(domains):
        top.wrong(QUESTION.key, _NO_DOMAIN)
    return domains


def _typed(words: str) -> str:
    """Return domains as they are told, with a space between; ValueError where they are none, or one may not or need not be told."""
    domains = _BETWEEN.sub(" ", words.casefold()).split()
    if not domains or not _are_domains(domains) or any(map(_is_refused, domains)):
        raise ValueError("no domains of offices")
    return " ".join(domains)


def _are_domains(domains: Iterable[str]) -> bool:
    return all(map(_DOMAIN.fullmatch, domains))


def _is_refused(domain: str) -> bool:
    return (
        addresses.is_personal(domain)
        or addresses.is_of_many(domain)
        or addresses.looks_official(domain)
        or addresses.ends_officially(domain)
    )


QUESTION: Final = Question(
    "official-domains",
    "",
    "official_domains",
    Text(
        en="Official mail domains beside gov.bd, such as example.org; of several all, with a space between",
        bn="gov.bd ছাড়া যেসব ই-মেইল ডোমেইন সরকারি ধরা হবে, যেমন example.org (একাধিক হলে সবগুলো, মাঝে ফাঁকা দিয়ে)",
    ),
    Text(en="official mail domains", bn="সরকারি ই-মেইলের ডোমেইন"),
    _typed,
    Text(
        en="Write domains such as example.org with a space between, none of free mail such as gmail.com, none under which those of others stand too, such as com.bd, and none that only looks like gov.bd, "
        "such as govbd.com; gov.bd and what ends in .gov.bd count without being told. Nothing was written.",
        bn="example.org-এর মতো ডোমেইন মাঝে ফাঁকা দিয়ে লিখুন। gmail.com-এর মতো ব্যক্তিগত ই-মেইলের ডোমেইন, com.bd-এর মতো যার অধীনে অন্যদের ডোমেইনও থাকে, বা govbd.com-এর মতো শুধু দেখতে "
        "gov.bd-এর মতো ডোমেইন দেওয়া যাবে না; gov.bd ও শেষে .gov.bd থাকা ডোমেইন না লিখলেও সরকারি ধরা হয়। কিছু লেখা হয়নি।",
    ),
    stand=A_LIST,
    meant=lambda answer: frozenset(str(answer).split()),
)
_FREE_MAIL: Final = Text(
    en='"{key}" must not hold a free-mail domain.', bn="“{key}” অংশে ব্যক্তিগত ই-মেইলের ডোমেইন দেওয়া যাবে না।"
)
_OF_MANY: Final = Text(
    en='"{key}" must not hold {domain}: domains of others stand under it, too. Write the whole one, such as example.{domain}.',
    bn="“{key}” অংশে {domain} দেওয়া যাবে না: এর অধীনে অন্যদের ডোমেইনও থাকে। পুরো ডোমেইন লিখুন, যেমন example.{domain}।",
)
_LOOK_ALIKE: Final = Text(
    en='"{key}" must not hold {domain}: it looks like gov.bd and is not.',
    bn="“{key}” অংশে {domain} দেওয়া যাবে না: এটি দেখতে gov.bd-এর মতো, কিন্তু gov.bd নয়।",
)
_NO_DOMAIN: Final = Text(
    en='Write "{key}" in small letters, such as example.org.',
    bn="“{key}” ছোট হাতের ইংরেজি অক্ষরে লিখুন, যেমন example.org।",
)
