"""Judges the entries of a vault: rule and band of each, what is used twice, what leaked, where no second factor is saved.

Passwords are compared in memory as they are; no hash, length or score of one leaves this module. Rows have none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import clean
from auditor.model.facts import Strength
from auditor.model.subjects import masked
from auditor.passwords import judging
from auditor.passwords.reasons import Reason
from auditor.passwords.words import with_own
from auditor.vaults.vault import LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from auditor.model.selfcheck import LocalWords
    from auditor.passwords.judging import PasswordVerdict
    from auditor.vaults.vault import VaultEntry

LONGEST_TITLE: Final = 60
_SHORTEST_INSIDE: Final = 4
"""A shorter password may stand in a title by chance."""
_SHORTEST_WORD: Final = 4
_WORDS: Final = expression(r"[^\W_]+")
_NAMELESS: Final = frozenset({"http", "https", "login", "password", "passwords"})
_COMMON_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class VaultRow:
    """What may be shown of one account of a vault to its owner, on the screen only.

    Attributes:
        title: what the account is called, in signs that a screen takes; empty where it would show a password.
        sites: the addresses it is for, see `site_of`.
        login: the user's name, for finding the account in a roster; `masked_login` is what is shown.
        verdict: what may be said of the password.
        leaked: whether it is in a list of leaked passwords; None when it was not looked up.
        group: accounts with one password have one number, from 1; 0 for a password used once.
        has_second_factor: the secret of an app's codes is saved in the vault.
        doubled: another password is saved for the same account, so one of the two is old.

    """

    title: str
    sites: tuple[str, ...] = field(repr=False)
    login: str = field(repr=False)
    verdict: PasswordVerdict = field(repr=False)
    leaked: bool | None
    group: int
    has_second_factor: bool
    doubled: bool

    @property
    def masked_login(self) -> str:
        """The login as it is shown: as papers mask it."""
        return masked(self.login)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the password should be changed, the weightiest first."""
        known = (Reason.BREACHED,) if self.leaked else ()
        return (*known, *self.verdict.reasons)

    @property
    def good(self) -> bool:
        """Whether the rule is met, and the password neither weak, nor leaked, nor used twice."""
        weak = self.verdict.strength is Strength.WEAK
        return self.verdict.meets_rule and not weak and not self.leaked and not self.group


class JudgedVault(Struct, frozen=True):
    """A vault as judged.

    Attributes:
        rows: one an account, in the vault's order.
        left_out: how many entries were not judged, by the reason.
        list_used: whether passwords were looked up in a list of leaked ones.

    """

    rows: tuple[VaultRow, ...]
    left_out: Mapping[LeftOut, int]
    list_used: bool

    @property
    def compared(self) -> bool:
        """Whether there were two accounts at least, so that "used once" says something."""
        return len(self.rows) > 1


class _Account(NamedTuple):
    """By what two entries are taken for the same account: the address, or the title where there is none, and the login."""

    place: str
    login: str


@dataclass(slots=True, repr=False, eq=False)
class _AccountDraft:
    """An account while the vault is still being read."""

    entry_title: str
    sites: tuple[str, ...]
    login: str
    account: _Account
    verdict: PasswordVerdict
    leaked: bool | None
    has_second_factor: bool
    same: dict[tuple[_Account, int], _AccountDraft]
    """All accounts with this password; one for them all."""
    shows_password: bool


def judge_vault(
    entries: Iterable[VaultEntry | LeftOut],
    words: LocalWords,
    *,
    rule: str,
    year: int,
    leaked: Callable[[str], bool] | None = None,
) -> JudgedVault:
    """Judge all entries of a vault; the passwords are dropped with the last entry.

    An account that is saved several times with one password (Chrome does so for each address of a form) is one row.

    Args:
        entries: what a reader gives.
        words: local words; of each entry its login, title and address are added.
        rule: the name of the rule in force.
        year: the year by which dates in passwords are judged.
        leaked: looks a password up in a list of leaked ones.

    Raises:
        AuditorError: whatever the reader or the list raises: nothing of a broken vault or list is judged.

    """
    left_out: Counter[LeftOut] = Counter()
    drafts: list[_AccountDraft] = []
    by_password: dict[str, dict[tuple[_Account, int], _AccountDraft]] = {}
    for entry in entries:
        if isinstance(entry, LeftOut):
            left_out[entry] += 1
            continue
        sites = tuple(dict.fromkeys(site for site in map(site_of, entry.urls) if site))
        account = _Account(sites[0] if sites else clean(entry.title).casefold(), entry.login.strip().casefold())
        same = by_password.setdefault(entry.password, {})
        key = account, 0 if account.login else len(same)
        twin = same.get(key)
        if twin is not None:
            twin.sites = tuple(dict.fromkeys((*twin.sites, *sites)))
            twin.has_second_factor = twin.has_second_factor or entry.has_second_factor
            continue
        draft = _AccountDraft(
            entry_title=entry.title,
            sites=sites,
            login=entry.login.strip(),
            account=account,
            verdict=judging.judge(entry.password, _words_of(entry, sites, words), rule=rule, year=year),
            leaked=leaked(entry.password) if leaked is not None else None,
            has_second_factor=entry.has_second_factor,
            same=same,
            shows_password=_inside(entry.password, clean(entry.title) or "".join(sites[:1])),
        )
        same[key] = draft
        drafts.append(draft)
    return JudgedVault(_rows(drafts, by_password), dict(left_out), leaked is not None)


def site_of(url: str) -> str:
    """Return the host of an address in small letters, without ``www.``, with its port where that is not the common one.

    The scheme may be missing. Empty when there is no host. A name and password inside the address are dropped, and so
    are path and query.
    """
    address = url.strip()
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if not host or not host.isprintable() or " " in host:
        return ""
    shown = "" if port is None or port == _COMMON_PORTS.get(parts.scheme) else f":{port}"
    return host.removeprefix("www.") + shown


def _words_of(entry: VaultEntry, sites: tuple[str, ...], words: LocalWords) -> LocalWords:
    """Return the words with those that this entry itself gives to guess from."""
    given = [word for text in (*sites, entry.title) for word in _WORDS.findall(text.casefold())]
    names = dict.fromkeys(word for word in given if len(word) >= _SHORTEST_WORD and word not in _NAMELESS)
    return with_own(replace(words, portals=(*names, *words.portals)), (entry.login,) if entry.login else ())


def _inside(password: str, title: str) -> bool:
    return password == title or (len(password) >= _SHORTEST_INSIDE and password.casefold() in title.casefold())


def _rows(drafts: list[_AccountDraft], by_password: Mapping[str, object]) -> tuple[VaultRow, ...]:
    numbers: dict[int, int] = {}
    for draft in drafts:
        if len(draft.same) > 1:
            numbers.setdefault(id(draft.same), len(numbers) + 1)
    saved = Counter(draft.account for draft in drafts if draft.account.login)
    return tuple(
        VaultRow(
            title="" if draft.shows_password else _shown_title(draft, by_password),
            sites=draft.sites,
            login=draft.login,
            verdict=draft.verdict,
            leaked=draft.leaked,
            group=numbers.get(id(draft.same), 0),
            has_second_factor=draft.has_second_factor,
            doubled=saved[draft.account] > 1,
        )
        for draft in drafts
    )


def _shown_title(draft: _AccountDraft, by_password: Mapping[str, object]) -> str:
    """Return the title, or the address where there is none; empty where one of its words is a password of the vault."""
    title = clean(draft.entry_title) or (draft.sites[0] if draft.sites else "")
    if any(word in by_password for word in (draft.entry_title, title, *title.split())):
        return ""
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"
