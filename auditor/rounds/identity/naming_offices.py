"""Which office of the roster somebody means who names one: by id, by serial, or by what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, ascii_digits, in_digits, joined, match_key, near_key
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.views.head import WITH_SERIAL, named_among
from auditor.roster import searching
from auditor.roster.columns import Column
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import roster_corrections

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.model.identity import Identities
    from auditor.model.subjects import Office
    from auditor.workspace.folder import Workspace

_MOST_NAMED: Final = 5
_LEAST_TYPED: Final = 3
"""Fewer different letters stand in many a name: nobody is meant by them."""


def former_names(space: Workspace) -> Mapping[str, tuple[str, ...]]:
    """Return how offices were called before their names were corrected, by their ids.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    names = {Column.OFFICE, Column.OFFICE_EN}
    renamed = [each for each in roster_corrections.read(space.folder).changed if each.column in names and each.was]
    given = identities.assigned(space, identities.known(Ledger(space.ledger_path))).given if renamed else {}
    found: dict[str, tuple[str, ...]] = {}
    for changed in renamed:
        office = given.get(changed.subject, changed.subject)
        found[office] = (*found.get(office, ()), changed.was)
    return found


def meant(offices: Sequence[Office], name: str, *, of_users: bool = False) -> Office | None:
    """Return the office that a name means: its id, its serial, or a whole name of it; None where nothing is near.

    Args:
        offices: the offices of the roster, in its order.
        name: what was typed.
        of_users: whether a user ID may be meant, too: then a post that is like the name stands for its user ID and not for its office.

    Raises:
        WorkspaceError: several have that name, or it is only like theirs; they are named with their ids, and nobody is taken for another.

    """
    listed = list(enumerate(offices, start=1))
    for place, office in listed:
        if searching.is_named(name, office.id, place):
            return office
    whole = match_key(name)
    if not whole or whole.isdecimal():
        return None
    near = [(place, office) for place, office in listed if whole in searching.whole_names_of(office)]
    if len(near) == 1:
        return near[0][1]
    if not near and len(near_key(name)) >= _LEAST_TYPED:
        near = searching.found(name, listed, lambda row: searching.called(row[1]), lambda row: row[0])
        if of_users and not searching.found(name, near, lambda row: searching.own_names_of(row[1]), lambda row: row[0]):
            _refuse_users(name, [office for _, office in near])
    if near:
        several = [
            _NAMED.filled(name=office.name, id=office.id, serial=in_digits(f"{place:02d}"))
            for place, office in near[:_MOST_NAMED]
        ]
        more = len(near) - len(several)
        raise WorkspaceError((_WHICH_OF_MANY if more else _WHICH).filled(offices=joined(several, "; "), n=more))
    return None


def _refuse_users(name: str, offices: Sequence[Office]) -> None:
    """Refuse a name that only posts of offices are like; their user IDs are named.

    Raises:
        WorkspaceError: the name is like posts.

    """
    posts = {account.id: (account.post.bn, account.post.en) for office in offices for account in office.accounts}
    near = searching.found(name, _users_of(offices), lambda user: posts[user[0]], lambda _: 0)
    if near:
        more = len(near) - _MOST_NAMED
        which = _WHICH_USER if more <= 0 else _WHICH_USER_OF_MANY
        raise WorkspaceError(which.filled(users=_listed(near[:_MOST_NAMED]), n=more))


def meant_or_before(
    offices: Sequence[Office], everybody: Identities, name: str, *, of_users: bool = False
) -> Office | None:
    """Return the office that a name means (`meant`), or meant before: one that was listed by that id or name and that it is now, or alone may be while that is open.

    Raises:
        WorkspaceError: several have that name, or it is only like theirs.

    """
    whole = match_key(name)
    is_listed = any(
        searching.is_named(name, office.id, place) or whole in searching.whole_names_of(office)
        for place, office in enumerate(offices, start=1)
    )
    before = {everybody.id_now(name)} | {
        known.id
        for known in everybody.offices.values()
        if whole and whole in map(match_key, (known.name.bn, known.name.en))
    }
    now = [office for office in offices if not before.isdisjoint((office.id, *office.doubts))]
    return now[0] if len(now) == 1 and not is_listed else meant(offices, name, of_users=of_users)


def _account_meant(offices: Sequence[Office], everybody: Identities, name: str) -> str | None:
    """Return the id of the account that a name means: its id, as papers call it after its office, or its office and, after a slash, its post, number or what its id ends in.

    None where no office is meant.

    Args:
        offices: the offices, with accounts of which only the number is known.
        everybody: who was given an id.
        name: what was typed.

    Raises:
        WorkspaceError: the office that is meant has no such account, or several; or it is not clear which office is meant.

    """
    whole = match_key(name)
    users = _users_of(offices)
    found = [account for account, named in users if account == name or whole in _keys_of(named)]
    before, slash, words = (part.strip() for part in name.partition("/"))
    is_office = any(whole in searching.whole_names_of(office) for office in offices)
    is_of_one = slash and words and not (found or is_office)
    office = meant_or_before(offices, everybody, before) if is_of_one else None
    if office is not None:
        found = [
            each.id
            for each in office.accounts
            if words == each.id.partition("/")[2] or match_key(words) in _keys_of(office.called[each.id], each.post)
        ]
    if len(found) == 1:
        return found[0]
    if found:
        raise WorkspaceError(_WHICH_USER.filled(users=_listed(user for user in users if user[0] in found)))
    if office is not None:
        raise WorkspaceError(
            _NO_SUCH_USER.filled(office=named_among(offices)(office), users=_listed(_users_of([office])))
        )
    return None


def subject_meant(offices: Sequence[Office], everybody: Identities, typed: str) -> str | None:
    """Return the id of the office or account that is meant (`_account_meant`, `meant_or_before`), digits in either script; None where nobody is.

    Raises:
        WorkspaceError: it is not clear which is meant.

    """
    name = ascii_digits(typed).strip()
    account = _account_meant(offices, everybody, name)
    if account is not None:
        return account
    office = meant_or_before(offices, everybody, name, of_users=True)
    return None if office is None else office.id


def _users_of(offices: Iterable[Office]) -> list[tuple[str, Text]]:
    """Return the accounts (ids) of offices, each with how it is named after its office."""
    return [(given, named) for office in offices for given, named in office.named.items() if given != office.id]


def _listed(users: Iterable[tuple[str, Text]]) -> Text:
    return joined((_USER.filled(user=named, id=account) for account, named in users), "; ")


def _keys_of(*names: Text) -> frozenset[str]:
    return frozenset(match_key(words) for name in names for words in (name.bn, name.en)) - {""}


def ids_of(space: Workspace, everybody: Identities, name: str) -> tuple[str, ...]:
    """Return the ids by which a round may have the office of the roster that a name means: its own, and those of before that it may be; the name itself where it is a serial, nothing is near, or no roster can be read.

    Raises:
        WorkspaceError: several have that name, or it is only like theirs.

    """
    if name.isdecimal():
        return (name,)
    try:
        offices = roster_of(space if space.reading.roster is not None else open_workspace(space.folder)).offices
    except AuditorError:  # a round tells of its offices without it
        return (name,)
    office = meant_or_before(offices, everybody, name)
    return (name,) if office is None else (office.id, *office.doubts)


_NAMED: Final = Text(
    en="{name} ({id})",
    bn="{name} ({id})",
    on_screen=WITH_SERIAL,
)
_WHICH: Final = Text(
    en="It is not clear which office is meant. These may be meant: {offices}. Nothing was done. Name one by the id in brackets; see all with: auditor roster list",
    bn="কোন দপ্তর বোঝানো হয়েছে তা স্পষ্ট নয়; এগুলোর একটি হতে পারে: {offices}। কিছু করা হয়নি। বন্ধনীর আইডি দিয়ে একটি লিখুন; সব দেখুন: auditor roster list",
    on_screen=Text(
        en="It is not clear which office is meant. These may be meant: {offices}. Nothing was done. Choose one of them.",
        bn="কোন দপ্তর বোঝানো হয়েছে তা স্পষ্ট নয়; এগুলোর একটি হতে পারে: {offices}। কিছু করা হয়নি। একটি বেছে নিন।",
    ),
)
_WHICH_OF_MANY: Final = Text(
    en="It is not clear which office is meant. These may be meant, and {n} more: {offices}. Nothing was done. Name one by the id in brackets; see all with: auditor roster list",
    bn="কোন দপ্তর বোঝানো হয়েছে তা স্পষ্ট নয়; এগুলোর একটি হতে পারে: {offices}; এমন আরও {n}টি আছে। কিছু করা হয়নি। বন্ধনীর আইডি দিয়ে একটি লিখুন; সব দেখুন: auditor roster list",
    on_screen=Text(
        en="It is not clear which office is meant. These may be meant, and {n} more: {offices}. Nothing was done. Choose one of them.",
        bn="কোন দপ্তর বোঝানো হয়েছে তা স্পষ্ট নয়; এগুলোর একটি হতে পারে: {offices}; এমন আরও {n}টি আছে। কিছু করা হয়নি। একটি বেছে নিন।",
    ),
)
_USER: Final = Text(en="{user}: {id}", bn="{user}: {id}")
_NO_SUCH_USER: Final = Text(
    en="No such user ID is known of {office}; nothing was done. Name one by what stands after the colon, or the office alone: {users}",
    bn="{office}-এ এমন কোনো ইউজার আইডির কথা জানা নেই; কিছু করা হয়নি। কোলনের পরের লেখা দিয়ে একটি লিখুন, অথবা শুধু দপ্তরটি লিখুন: {users}",
)
_WHICH_USER: Final = Text(
    en="It is not clear which user ID is meant; nothing was done. Name one by what stands after the colon: {users}",
    bn="কোন ইউজার আইডি বোঝানো হয়েছে তা স্পষ্ট নয়; কিছু করা হয়নি। কোলনের পরের লেখা দিয়ে একটি লিখুন: {users}",
)
_WHICH_USER_OF_MANY: Final = Text(
    en="It is not clear which user ID is meant; nothing was done. These may be meant, and {n} more; name one by what stands after the colon, or by its office and, after a slash, its post: {users}",
    bn="কোন ইউজার আইডি বোঝানো হয়েছে তা স্পষ্ট নয়; কিছু করা হয়নি। নিচের কোনোটি, অথবা আরও {n}টির কোনোটি হতে পারে; কোলনের পরের লেখা দিয়ে একটি লিখুন, অথবা দপ্তর, তারপর / চিহ্ন ও পদবি লিখুন: {users}",
)
