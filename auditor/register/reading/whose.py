"""Whose row it is: the office and account that a row of a register names."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, joined, match_key
from auditor.model.identity import NOBODY, SEVERAL, PlacedRow
from auditor.model.notice import Severity
from auditor.register.answers import WHOLE_OFFICE
from auditor.register.columns import Mark, Talked, filled_in
from auditor.register.reading import texts
from auditor.register.reading.answered_for import answered_for
from auditor.register.reading.form import Form, Row, Tell, answered_in, is_not_asked, place_of, words_of
from auditor.register.reading.form_month import told_on
from auditor.register.reading.moved_rows import DITTO, stood_under, with_moved
from auditor.register.reading.names import Whose, is_called, is_head, with_post
from auditor.register.reading.struck import Strikes
from auditor.register.unions_named import OF_UNIONS
from auditor.tables.answers import read_choice
from auditor.tables.headings import rows_below
from auditor.tables.sheet import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.subjects import Account, Office, OfficeKind
    from auditor.register.reading.names import Names
    from auditor.tables.sheet import Cell, Header, Sheet

_OF_ACCOUNT: Final = frozenset({Mark.POST, Mark.LOGIN})

# Whose row it is -------------------------------------------------------------------------------------------------


class _Nobody(Struct, frozen=True):
    """Why it is not known of whom a row speaks, what to do, and of whom it may speak: offices, or some of its accounts; `of_several` that it names them all, as they are called now."""

    why: Text
    offices: tuple[Office, ...] = ()
    accounts: tuple[Account, ...] = ()
    weight: Severity = Severity.WRONG
    of_several: bool = False


class _ByDay(Struct, frozen=True):
    """Whose a row is that was told at the latest on a day on which somebody who left had its post, and whose one is that was told later."""

    last: date
    then: Whose | _Nobody
    later: Whose | _Nobody


def _of_nobody(
    why: Text, offices: tuple[Office, ...] = (), accounts: tuple[Account, ...] = (), **values: Text
) -> _Nobody:
    """Return that it is not known of whom a row speaks, with what follows from that (`texts.SO`): nothing of it, or no yes, counts."""
    return _Nobody(why.filled(so=texts.SO[bool(offices)], **values), offices, accounts)


class UnplacedRow(Struct, frozen=True):
    """A row of answers whose owner is not known: the row as it would be of an office, and the ids of whom it may speak.

    `is_part` says that it is what another's row answers that is asked of others (`misplaced`), `of_several` that it names all of them.
    """

    row: Row
    subjects: tuple[str, ...]
    is_part: bool = False
    of_several: bool = False


def rows_of(
    form: Form, sheet: Sheet, header: Header[str], names: Names, tell: Tell
) -> tuple[list[Row], list[UnplacedRow]]:
    """Return the rows whose owner is known, and those that answer something and whose owner is not, which are told."""
    asked = [column.name for column in filled_in() if column.name in header.columns]
    headings = {name: header.headings[header.columns[name]] for name in asked}
    columns = [(name, header.columns[name]) for name in asked]
    columns_of_marks = _marks(header)
    placed, either = form.context.placed.get(form.file.sha256, {}), form.context.of_either.get(form.number, {})
    above: Office | None = None
    known: dict[tuple[Cell, ...], Whose | _ByDay | _Nobody] = {}
    held: dict[tuple[str, ...], tuple[str, ...]] = {}
    rows: list[Row] = []
    unplaced: list[UnplacedRow] = []
    strikes = Strikes(form, sheet, header)
    for number, cells in rows_below(sheet, header):
        marks = {mark: cells[at] for mark, at in columns_of_marks}
        filled = {name: cell for name, at in columns if (cell := cells[at]) != ""}
        answers = answered_in(filled)
        answers = held.setdefault(answers, answers)  # once for the tens of thousands of rows that answer the same
        place = place_of(sheet.name, number)
        before = placed.get(place)
        if before is None and either and (of_whom := either.get(words_of(marks.get(Mark.ID, "")))):
            before = PlacedRow(place, NOBODY, of_whom)
        whose = _as_placed(before, names) if before is not None else None
        if whose is None:
            before = None
            alike = (above.id if above else "", *marks.values())
            found = known[alike] = known.get(alike) or _whose(marks, above, names)
            whose = found if not isinstance(found, _ByDay) else _on_its_day(found, told_on(form, sheet.name, filled))
        match whose:
            case Whose(office, account):
                words = words_of(marks.get(Mark.OFFICE, ""))
                under = stood_under(whose, words, above, names)
                above = under or office
                row = Row(sheet.name, number, place, office, account, filled, headings, answers, stood_under=under)
                rows.append(answered_for(form, strikes.on(row), before, names))
            case _Nobody(why, offices, accounts, weight, of_several):
                above = offices[0] if len(offices) == 1 else None
                if any(name != Talked.REMARK and not is_not_asked(cell) for name, cell in filled.items()):
                    tell(replace(form.at(weight, sheet.name, number, why), of_nobody=not offices))
                    unplaced += [
                        UnplacedRow(
                            answered_for(form, strikes.on(row), None, names),
                            _perhaps(row.office, offices, accounts),
                            of_several=of_several,
                        )
                        for row in (
                            Row(sheet.name, number, place, office, None, filled, headings, answers)
                            for office in offices
                        )
                    ]
    of_somebody: list[Row] = []
    for row in with_moved(rows):
        is_left = row.account is None and not (row.accounts or row.placed) and names.is_left(row.office)
        if is_left and (moved := names.moved_from(row.office, "")):
            nobody = _moved(texts.MOVED_OFFICE, row.office, moved)
            tell(form.at(nobody.weight, sheet.name, row.number, nobody.why))
            unplaced.append(UnplacedRow(row, _perhaps(row.office, nobody.offices, nobody.accounts)))
        else:
            if row.answers and row.place not in placed and names.is_left(row.office):
                tell(form.at(Severity.DOUBTFUL, sheet.name, row.number, texts.LEFT_OFFICE))
            of_somebody.append(row)
    return of_somebody, unplaced


def _on_its_day(whose: _ByDay, day: date | None) -> Whose | _Nobody:
    return whose.then if day is not None and day <= whose.last else whose.later


def _as_placed(row: PlacedRow, names: Names) -> Whose | _Nobody | None:
    """Return whose a row is that once entered a round, or of whom it may speak where that is not known any more; None where it named several that are one by now."""
    owner = names.owner(row.subject)
    if owner is not None:
        return owner
    found = [whose for given in row.accounts if (whose := names.owner(given)) is not None]
    offices = tuple({whose.office.id: whose.office for whose in found}.values())
    accounts = tuple({whose.account.id: whose.account for whose in found if whose.account is not None}.values())
    if row.subject == SEVERAL:
        if len(offices) > 1:
            return _of_nobody(texts.SEVERAL_OFFICES, offices, accounts)
        return _Nobody(texts.SEVERAL_POSTS, offices, accounts) if len(accounts) > 1 else None
    if row.subject == NOBODY:
        return _Nobody(texts.TAKEN_BACK, offices, accounts, Severity.DOUBTFUL)
    return _of_nobody(texts.UNKNOWN_ID, offices, accounts)


def _marks(header: Header[str]) -> Sequence[tuple[Mark, int]]:
    return [(mark, header.columns[mark]) for mark in Mark if mark in header.columns]


def marks_of(registers: Iterable[tuple[Sheet, Header[str]]]) -> Iterator[tuple[Cell, ...]]:
    """Yield what tells one table from another whatever is answered in it: its titles, its headings, and whose its rows are."""
    for sheet, header in registers:
        yield from sheet.rows[: header.row]
        whose = [header.columns[mark] for mark in (Mark.ID, Mark.OFFICE, Mark.POST) if mark in header.columns]
        yield from (tuple(cells[column] for column in whose) for _, cells in rows_below(sheet, header))


def fit_roster(registers: Iterable[tuple[Sheet, Header[str]]], names: Names, *, by_union: bool) -> bool:
    """Return whether all rows, at least one, name offices and posts of the roster both by code and by name.

    `by_union` asks for a row of a union among them: departments have the same names and codes in every upazila.
    """
    found: list[bool] = []
    kinds: set[OfficeKind] = set()
    for sheet, header in registers:
        if not {Mark.ID, Mark.OFFICE} <= header.columns.keys():
            return False
        columns_of_marks = _marks(header)
        for _, cells in rows_below(sheet, header):
            marks = {mark: cells[at] for mark, at in columns_of_marks}
            named = bool(words_of(marks[Mark.ID]) and names.called(words_of(marks[Mark.OFFICE])))
            whose = _later(_whose(marks, None, names))
            found.append(named and isinstance(whose, Whose))
            if isinstance(whose, Whose):
                kinds.add(whose.office.kind)
    return bool(found) and all(found) and not (by_union and kinds.isdisjoint(OF_UNIONS))


def _perhaps(office: Office, offices: Iterable[Office], accounts: Iterable[Account]) -> tuple[str, ...]:
    """Return the ids of whom a row may speak that names an office, one of several: the office, and some accounts that no other of these has, else all of its own."""
    of_others = {each.id for other in offices if other.id != office.id for each in other.accounts}
    named = [each for each in accounts if each.id not in of_others]
    return (office.id, *(each.id for each in named or office.accounts if named or not each.left))


def _later(whose: Whose | _ByDay | _Nobody) -> Whose | _Nobody:
    """Return whose a row is of which no day is known."""
    return whose.later if isinstance(whose, _ByDay) else whose


def _whose(marks: Mapping[Mark, Cell], above: Office | None, names: Names) -> Whose | _ByDay | _Nobody:
    """Return of whom a row speaks: by its hidden code, else by office and post, an empty office being the one above.

    A mark that holds an error is not empty: without a code the row is nobody's, and with an office's code not the whole office's.
    """
    code, words = words_of(marks.get(Mark.ID, "")), words_of(marks.get(Mark.OFFICE, ""))
    post, login = words_of(marks.get(Mark.POST, "")), words_of(marks.get(Mark.LOGIN, ""))
    unread = {mark for mark, cell in marks.items() if isinstance(cell, Unread)}
    if code:
        found = _by_code(code, words, post, login, names)
        if isinstance(found, Whose) and found.account is None and unread & _OF_ACCOUNT:
            return _of_nobody(texts.UNREAD_MARK, (found.office,))
        return found
    if Mark.OFFICE in unread or (Mark.ID in unread and not words):
        return _of_nobody(texts.UNREAD_MARK)
    if not words or words in DITTO:
        office = above if post or login or unread else None
        named = _Nobody(texts.NO_OFFICE) if office is None else Whose(office)
    else:
        called = (*names.called(words), *names.once_called(words))
        marked = (post, login) if not unread & _OF_ACCOUNT else None
        named = Whose(called[0]) if len(called) == 1 else _perhaps_called(words, called, marked, names)
    if isinstance(named, _Nobody):
        return named
    return (
        _of_nobody(texts.UNREAD_MARK, (named.office,))
        if unread & _OF_ACCOUNT
        else _account_of(named.office, post, login, names)
    )


def _perhaps_called(words: str, several: tuple[Office, ...], marked: tuple[str, str] | None, names: Names) -> _Nobody:
    """Return of whom a row may be under a name that several offices have, or none; `marked` are its post and login, where they can be read.

    Of an office that is listed no more those who stand elsewhere in the list now.
    """
    left = () if several else names.left(words)
    is_name = match_key(words) in names.unlisted
    near = several or (*(() if is_name else names.perhaps(words)), *names.perhaps_now(left))
    post, login = marked or ("", "")
    found = ((office, _later(_account_of(office, post, login, names)) if marked else Whose(office)) for office in near)
    there = [each for office in left for each in names.moved_from(office, "" if _is_whole_office(post) else post)]
    accounts = (
        *(each for one in found for each in _perhaps_of(*one)),
        *(each.account for each in there if each.account),
    )
    offices = (*near, *left) if there else near
    match (*near, *left):
        case ():
            return _Nobody(texts.UNKNOWN_OFFICE)
        case (one,) if not left:
            return _of_nobody(texts.NEAR_OFFICE, offices, accounts, near=one.name)
        case _ if left and not offices:
            why = texts.LEFT_OFFICE if is_name else texts.NEAR_LEFT_OFFICE
            return _of_nobody(why, near=left[0].name)
        case _ if is_name:
            listed = (*(each.named for each in there), *(each.name for each in near if not there))
            return _Nobody(texts.MOVED_OFFICE.filled(there=joined(dict.fromkeys(listed), "; ")), offices, accounts)
        case (one,):
            return _of_nobody(texts.NEAR_LEFT_OFFICE, offices, accounts, near=one.name)
        case _:
            same = [is_called(office.name, words) for office in several] or [False]
            why = texts.NAMESAKES if all(same) else texts.FORMER_NAME if any(same) else texts.SEVERAL_OFFICES
            codes = joined(map(names.code_of, several), "; ")
            return replace(_of_nobody(why, offices, accounts, codes=codes), of_several=bool(several))


def _perhaps_of(office: Office, found: Whose | _Nobody) -> tuple[Account, ...]:
    """Return which accounts a row may be of, if it is of an office where it is found to be of somebody: of all of its own, where of none."""
    alone = (() if found.account is None else (found.account,)) if isinstance(found, Whose) else found.accounts
    return alone or tuple(each for each in office.accounts if not each.left)


def _by_code(code: str, words: str, post: str, login: str, names: Names) -> Whose | _ByDay | _Nobody:
    """Return the owner of a code, unless the office or the post written beside it is not his, now or before.

    The roster's own code with the name beside which it stands there is the office so listed, whoever had that code before.
    """
    words = "" if words in DITTO else words
    listed = names.coded.get(code)
    if listed is not None and names.called(words) == (listed,):
        return _of_office(Whose(listed), post, login, names)
    whose = names.owner(code)
    if whose is None:
        of_code = names.offices.get(code.partition("/")[0])
        return _of_nobody(texts.UNKNOWN_ID, names.called(words) or ((of_code,) if of_code else ()))
    others = names.others_called(whose.office, words) if words else None
    under = stood_under(whose, words, None, names) or whose.office
    if others is not None and under == whose.office:
        return _of_nobody(texts.OTHER_NAME, (whose.office, *others), owner=whose.named)
    if whose.account is None:
        return _of_office(whose, post, login, names)
    is_his = any(names.is_post_of(office, whose.account, post) for office in (whose.office, under))
    return whose if is_his else _of_nobody(texts.OTHER_NAME, (whose.office,), owner=whose.named)


def _of_office(whose: Whose, post: str, login: str, names: Names) -> Whose | _ByDay | _Nobody:
    """Return the office whose code a row has, or its account of which post or login stand beside the code."""
    office = whose.office
    is_heads = _is_of_head(office, post, names) and not (with_post(office, post) or names.once_had(office, post))
    return whose if is_heads else _account_of(office, post, login, names)


def _is_of_head(office: Office, post: str, names: Names) -> bool:
    """Return whether a post that no account of an office has is its head's, and not that of one of whom it is asked under which other post it is listed."""
    return is_head(office, post) and not any(
        names.is_asked_here(office, each) for each in names.once_listed(office, post)
    )


def _is_whole_office(post: str) -> bool:
    return not post or read_choice(post, (WHOLE_OFFICE,)) is not None


def _account_of(office: Office, post: str, login: str, names: Names) -> Whose | _ByDay | _Nobody:
    """Return the account of an office by its post, by its login where that decides; the office when neither is said.

    Who had the post, or the login, before has it still for who writes it; where somebody else has it now, either may be meant. The head's post
    stands for the office where the office has no account of that post and no second account.
    """
    with_login = names.with_login(office, login) if login else ()
    had: tuple[Account, ...] = ()
    if _is_whole_office(post):
        if not login:
            return Whose(office)
        found = with_login
    else:
        had = names.once_had(office, post)
        found = (*with_post(office, post), *had)
        if len(found) > 1 and login:
            found = tuple(account for account in found if account in with_login)
        if not found and len(with_login) == 1 and names.is_post_of(office, with_login[0], post):
            found = with_login
        if not found and len(office.accounts) <= 1 and _is_of_head(office, post, names):
            return Whose(office)
    others: tuple[Whose, ...] = ()
    if had and not (login and found and found[0] in with_login):
        gone = (each for each in names.once_listed(office, post) if names.is_of_its_office(office, each))
        others = (*names.moved_from(office, post), *(Whose(office, each) for each in gone))
    match found:
        case (account,) if not others:
            return Whose(office, account) if login or not post else _or_former(office, account, post, names)
        case ():
            return _no_such_post(office, post, names)
        case _ if had:
            there = (*(Whose(office, account) for account in found), *others)
            return replace(_moved(texts.FORMER_POST, office, there), of_several=True)
        case _:
            return _Nobody(texts.SEVERAL_POSTS, (office,), found, of_several=True)


def _or_former(office: Office, account: Account, post: str, names: Names) -> Whose | _ByDay:
    """Return the account of an office that has a post; of what was told before it was told why another one who had it left, and before this one was listed or took it, nobody knows whose it is."""
    came, took = names.came.get(account.id), account.holder_since
    kept = max((day for day in names.kept_on if came is None or day < came), default=None)
    former = names.once_listed(office, post) if names.departed or kept is not None else ()
    told = [day for each in former if (day := names.departed.get(each.id)) is not None]
    whose = Whose(office, account)
    if not told:
        then = [each for each in former if names.came.get(each.id, date.max) <= (kept or date.min)]
        if kept is None or len(then) != 1:
            return whose
        return _ByDay(min(kept, took - timedelta(days=1) if took else kept), Whose(office, then[0]), whose)
    own = (*([came] if came else []), *([took - timedelta(days=1)] if took else []))
    several = _moved(texts.FORMER_POST, office, (whose, *(Whose(office, each) for each in former)))
    return _ByDay(min([max(told), *own]), replace(several, of_several=True), whose)


def _no_such_post(office: Office, post: str, names: Names) -> Whose | _ByDay | _Nobody:
    """Return the one of before that had a post, while it is asked who he is in the list of its office, or why he is gone; else that an office has no such post, that it is one of those that share a user ID, which stands under another, or that it moved with its user ID."""
    shared = (account for account in office.accounts if account.shared)
    of_post = (each for each in shared if any(is_called(name, post) for name in names.before.get(each.id, ())))
    account = next(of_post, None)
    if account is not None:
        return _Nobody(texts.SHARED_POST.filled(post=account.post), (office,))
    moved = names.moved_from(office, post)
    before = names.once_listed(office, post)
    is_here = all(each.office.id == office.id for each in moved)
    if len(before) == 1 and is_here and names.is_of_its_office(office, before[0]):
        return Whose(office, before[0])
    if not moved:
        unknown = _Nobody(texts.UNKNOWN_POST, (office,))
        last = names.departed.get(before[0].id) if len(before) == 1 else None
        return unknown if last is None else _ByDay(last, Whose(office, before[0]), unknown)
    why = texts.MOVED_OFFICE if names.is_left(office) else texts.FORMER_POST if is_here else texts.MOVED_POST
    return _moved(why, office, moved)


def _moved(why: Text, office: Office, moved: Sequence[Whose]) -> _Nobody:
    there = joined(dict.fromkeys(each.named for each in moved), "; ")
    return _Nobody(why.filled(there=there), (office,), tuple(each.account for each in moved if each.account))
