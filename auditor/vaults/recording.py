"""Finds the accounts of a judged vault in the roster, and says of them what may be kept. Pure.

An account is found by its login at its portal's address, both exactly; nothing is guessed from names. What is kept: rule
and band, used twice or not, leaked or not where a list was looked through, and that the secret of an app's codes is saved.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from auditor.model.evidence import Observation, Reference
from auditor.model.facts import (
    PASSWORD_BREACHED,
    PASSWORD_MEETS_RULE,
    PASSWORD_REUSED,
    PASSWORD_STRENGTH,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Method,
    RuleAnswer,
)
from auditor.model.grades import Grade
from auditor.vaults.judging import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from auditor.model.subjects import Roster
    from auditor.vaults.judging import JudgedVault, VaultRow

BY: Final = "vault"
_NOT_WRITTEN_YET: Final = Reference("", "")
"""The file that will hold the observations gives them their reference. Never the vault: its digest would be a hash of
passwords."""


class RosterMatch(Struct, frozen=True):
    """What a vault has to do with a roster.

    Attributes:
        rows: accounts of the roster by their ids, each with its one row in the vault.
        doubtful: ids of accounts for which the vault, or the roster, offers more than one; nothing is kept of them.
        elsewhere: ids of accounts whose login the vault has, but not at the portal's address, or of which the roster has
            no address; nothing is kept of them.

    """

    rows: tuple[tuple[str, VaultRow], ...]
    doubtful: tuple[str, ...]
    elsewhere: tuple[str, ...]


def match_roster(judged: JudgedVault, roster: Roster) -> RosterMatch:
    """Return which rows of a vault are accounts of the roster."""
    by_login: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for office in roster.offices:
        for listed in office.accounts:
            if listed.login:
                by_login[_folded(listed.login)].append((listed.id, site_of(office.portal)))
    found: defaultdict[str, list[VaultRow]] = defaultdict(list)
    doubtful: dict[str, None] = {}
    elsewhere: dict[str, None] = {}
    for row in judged.rows:
        named = by_login.get(_folded(row.login), ()) if row.login else ()
        here = [account for account, site in named if site and site in row.sites]
        for account in here:
            found[account].append(row)
        if len(here) > 1:
            doubtful.update(dict.fromkeys(here))
        if not here:
            elsewhere.update(dict.fromkeys(account for account, _ in named))
    doubtful.update(dict.fromkeys(account for account, rows in found.items() if len(rows) > 1))
    return RosterMatch(
        tuple((account, rows[0]) for account, rows in found.items() if account not in doubtful),
        tuple(doubtful),
        tuple(account for account in elsewhere if account not in found),
    )


def _folded(login: str) -> str:
    """Return a login as logins are compared: letters' case makes no difference (see `login_mark`)."""
    return login.strip().casefold()


def observations(found: RosterMatch, judged: JudgedVault, *, rule: str, day: date) -> tuple[Observation[Any], ...]:
    """Return what may be kept of the accounts found.

    "Used once" is kept only of a vault with other accounts to compare with, and "not leaked" only after looking: what was
    not looked at is not said.

    Args:
        found: the accounts.
        judged: the vault they are from.
        rule: the rule by which the passwords were judged.
        day: the day.

    """

    def told(account: str, row: VaultRow) -> Iterator[Observation[Any]]:
        yield _seen(account, PASSWORD_MEETS_RULE, RuleAnswer(rule, row.verdict.meets_rule), day)
        yield _seen(account, PASSWORD_STRENGTH, row.verdict.strength, day)
        if judged.compared:
            yield _seen(account, PASSWORD_REUSED, row.group > 0, day)
        if row.leaked is not None:
            yield _seen(account, PASSWORD_BREACHED, row.leaked, day)
        if row.has_second_factor:
            yield _seen(account, TWO_STEP_ENROLLED, row.has_second_factor, day, Grade.DECLARED)
            yield _seen(account, TWO_STEP_METHOD, Method.TOTP, day, Grade.DECLARED)

    return tuple(observation for account, row in found.rows for observation in told(account, row))


def _seen(account: str, fact: Any, value: Any, day: date, grade: Grade = Grade.SELF_CHECKED) -> Observation[Any]:  # noqa: ANN401 a fact and its value
    return Observation((account,), fact, value, grade, BY, day, _NOT_WRITTEN_YET)
