"""Mail domains that count as official beside gov.bd: read from `auditor.toml`, and looked at as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.places import addresses
from auditor.workspace import toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.workspace.toml import Section

KEY: Final = "official_domains"
NAMED: Final = Text(en="Official mail domains", bn="সরকারি ই-মেইলের ডোমেইন")
_DOMAIN: Final = expression(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def read(top: Section) -> tuple[str, ...]:
    """Return the domains that stand at the top of `auditor.toml`; what is wrong with some of them goes once to its mistakes."""
    domains = top.lines(KEY)
    if not addresses.PERSONAL_DOMAINS.isdisjoint(domains):
        top.wrong(KEY, _FREE_MAIL)
    if not all(map(_DOMAIN.fullmatch, domains)):
        top.wrong(KEY, _NO_DOMAIN)
    return domains


def refuse_wrong(domains: Iterable[str]) -> None:
    """Refuse what was typed and is no domain that may be official; nothing of it is repeated.

    Raises:
        WorkspaceError: with all mistakes, as when they are written.

    """
    with toml.checking(KEY, {KEY: list(domains)}, {KEY}, error=WorkspaceError, asked={KEY: NAMED}) as top:
        read(top)


_FREE_MAIL: Final = Text(
    en='"{key}" must not hold a free-mail domain.', bn='"{key}" অংশে ব্যক্তিগত ই-মেইলের ডোমেইন দেওয়া যাবে না।'
)
_NO_DOMAIN: Final = Text(
    en='Write "{key}" in small letters, such as example.org.',
    bn='"{key}" ছোট হাতের ইংরেজি অক্ষরে লিখুন, যেমন example.org।',
)
