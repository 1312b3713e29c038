"""Who is listed under a title beside another new one, while other offices are asked whether that title is the other one now, or have answered that it is.

A title alone proves then no more that it is the one of before: he may be called as in the other offices, and somebody else have his title. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from auditor.model.identity import KnownAccount
from auditor.model.numbered import is_number
from auditor.roster.logins import is_login, may_be_login
from auditor.roster.names import is_one_post
from auditor.roster.question_changes import stands_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from auditor.i18n import Text
    from auditor.model.identity import Identities
    from auditor.model.subjects import Account, Office, OfficeKind
    from auditor.roster.doubt import Doubt


def perhaps_renamed(
    everybody: Identities,
    offices: Sequence[Office],
    doubts: Iterable[Doubt],
    is_new: Callable[[Office, Account], bool],
    departed: Container[str],
) -> Mapping[str, tuple[KnownAccount, ...]]:
    """Return whose of before accounts (ids) may be, as far as only a title says it that may be another one now: who is listed under it, and who is new under the other one.

    Of a doubtful office it is asked first which it is. Whose user ID is known to be his own is he.

    Args:
        everybody: who was given an id.
        offices: the roster by given ids.
        doubts: who is doubtful by his own office's list.
        is_new: whether an account of an office was never listed, nor its user ID in another office's list.
        departed: whose leaving was explained (ids).

    """
    known, renamed = everybody.accounts, _renamed(everybody, offices, doubts)
    found: dict[str, dict[str, KnownAccount]] = defaultdict(dict)
    for office in offices if renamed else ():
        if office.doubts or all(account.id in known for account in office.accounts):
            continue
        for then, now in renamed.get(office.kind, ()):
            new = [each for each in office.accounts if is_one_post(each.post, now) and is_new(office, each)]
            by_title = {
                account: before
                for account, before in (_known_by_title(known, office, then) if new else ())
                if before.id not in departed and any(may_be_login(each, before) for each in new)
            }
            for account, before in product((*by_title, *new), by_title.values()):
                if may_be_login(account, before):
                    found[account.id][before.id] = before
    return {given: tuple(before.values()) for given, before in found.items()}


def _renamed(
    everybody: Identities, offices: Iterable[Office], doubts: Iterable[Doubt]
) -> Mapping[OfficeKind, Sequence[tuple[Text, Text]]]:
    """Return the titles of before, each with the one that it may be now, of which offices are asked in whose lists it is no more, or answered before that it is that one; by the kind of the offices."""
    found: dict[OfficeKind, dict[object, tuple[Text, Text]]] = defaultdict(dict)
    answered = {given: each for given, each in everybody.called_before.items() if given in everybody.accounts}
    kinds = {office.id: office.kind for office in offices} if answered else {}
    for given, titles in answered.items():
        now = everybody.accounts[given]
        for title in titles if now.office in kinds else ():
            if not (is_number(title) or now.only_numbered or is_one_post(title, now.post)):
                found[kinds[now.office]].setdefault((title, now.post), (title, now.post))
    for doubt in doubts:
        before, listed = doubt.before[0], doubt.account
        if listed is None or not isinstance(before, KnownAccount) or len(doubt.before) > 1:
            continue
        is_by_number = listed.only_numbered or before.only_numbered
        if not (is_by_number or is_one_post(before.post, listed.post) or stands_beside(doubt)):
            found[doubt.office.kind].setdefault((before.post, listed.post), (before.post, listed.post))
    return {kind: tuple(titles.values()) for kind, titles in found.items()}


def _known_by_title(
    known: Mapping[str, KnownAccount], office: Office, title: Text
) -> Iterator[tuple[Account, KnownAccount]]:
    """Yield the accounts of an office that have a title and are by nothing else whom of before they are taken for, each with that one."""
    for account in office.accounts:
        before = known.get(account.id)
        if before is None or is_login(account, before):
            continue
        if is_one_post(account.post, title) and is_one_post(before.post, account.post):
            yield account, before
