"""Turns the answers of a register into observations."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import NEVER_WITNESSED, Cause, Scope
from auditor.model.grades import Grade
from auditor.model.notice import AskedAbout
from auditor.model.source import ToldBeforeListing
from auditor.model.when import When
from auditor.register.question import AskedOf
from auditor.register.questions import count, method, questions
from auditor.register.reading.fitting import (
    asked_of_nobody,
    beside_office,
    denied_before,
    hindrance,
    inherit,
    noes_reaching,
    not_asked,
    reached_unasked,
    said_of,
    speaks_against,
)
from auditor.register.reading.form import ID, Form, Reading, Tell
from auditor.register.reading.more_counted import more_counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.facts import Fact
    from auditor.model.subjects import Account
    from auditor.register.question import Claim, Claims
    from auditor.register.reading.form import Row

NO_ACCOUNTS: Final = Text(
    en="no account of this office is listed, so the answers about accounts do not count. "
    "Enter the number of accounts in this row, or the posts in the roster.",
    bn="এই দপ্তরের কোনো ইউজার আইডি তালিকায় নেই, তাই আইডির উত্তর ধরা হয়নি। এই সারিতে ইউজার আইডির সংখ্যা অথবা তালিকায় পদবি লিখুন।",
    on_screen=Text(
        en='no account of this office is listed, so the answers about accounts do not count. Answer "number of accounts" too (0 if there is none), '
        "or enter the posts first: screen Offices, the office, corrections of the roster.",
        bn="এই দপ্তরের কোনো ইউজার আইডি তালিকায় নেই, তাই আইডির উত্তর ধরা হবে না। “ইউজার আইডির সংখ্যা” প্রশ্নের উত্তরও দিন (একটিও না থাকলে ০), "
        "অথবা আগে “দপ্তর” পাতায় দপ্তরটি খুলে তালিকা সংশোধনে পদবি যোগ করুন।",
    ),
)
_DONE_WITHOUT_ACCOUNT: Final = Text(
    en="the office is said to have no user ID of its own, so what this row says was done on one does not count. If it has one, correct this answer; if it "
    "has none, take those answers out.",
    bn="দপ্তরের নিজস্ব ইউজার আইডি নেই বলা হয়েছে, তাই একই সারিতে আইডিতে যা করা হয়েছে বলা আছে তা ধরা হয় না। আইডি থাকলে এই উত্তর ঠিক করুন; না থাকলে ওই উত্তরগুলো তুলে নিন।",
    on_screen=Text(
        en="the office is said to have no user ID of its own, so what it answered to have done on one does not count. If it has one, correct this answer; if "
        "it has none, take those answers out.",
        bn="দপ্তরের নিজস্ব ইউজার আইডি নেই বলা হয়েছে, তাই আইডিতে যা করা হয়েছে বলে জানানো হয়েছে তা ধরা হয় না। আইডি থাকলে এই উত্তর ঠিক করুন; না থাকলে ওই উত্তরগুলো তুলে নিন।",
    ),
)
_REACHES: Final = Text(
    en="this answer is for all accounts, so it counts for those too of whom this form does not ask it: {posts}. If it is not "
    "true of {n:it|them}, write it only on the rows of the accounts of which it is.",
    bn="এই উত্তর সব আইডির জন্য, তাই এই ফরমে {n:যে আইডির|যেসব আইডির} বিষয়ে জিজ্ঞাসা করা হয়নি, {n:তার|সেগুলোর} ক্ষেত্রেও ধরা হয়েছে: {posts}। {n:তার|সেগুলোর} ক্ষেত্রে তা ঠিক না হলে উত্তরটি শুধু "
    "সংশ্লিষ্ট আইডির সারিতে লিখুন।",
)
_DOES_NOT_REACH_UNASKED: Final = Text(
    en="the yes for all does not count for the following {n:account|accounts}, for this form does not ask it of {n:it|them}, and for all the answer was no before: "
    "{posts}. It counts only for the accounts of whom it is asked. Ask about each, and write its answer on a row of its own.",
    bn="সব আইডির জন্য লেখা “হ্যাঁ” {n:এই|এসব} আইডির ক্ষেত্রে ধরা হয়নি, কারণ এই ফরমে {n:এর|এগুলোর} বিষয়ে তা জিজ্ঞাসা করা হয়নি, আর সব আইডির আগের উত্তর “না”: {posts}। তা শুধু যে আইডির বিষয়ে জিজ্ঞাসা করা হয়েছে তার ক্ষেত্রে ধরা হয়। প্রতিটি আইডির বিষয়ে আলাদাভাবে জেনে নিজ নিজ সারিতে উত্তর লিখুন।",
)
HINDERED: Final = {
    Cause.VACANT: Text(
        en="the answer for all does not count for the following {n:account|accounts}, for {n:its own row says|their own rows say} that the post is vacant: {posts}. If somebody is "
        "there, write his answers on the row of the account.",
        bn="সব আইডির জন্য লেখা উত্তর {n:এই|এসব} আইডির ক্ষেত্রে ধরা হয়নি, কারণ {n:আইডিটির|এসব আইডির} নিজের সারিতে লেখা আছে, পদ শূন্য: {posts}। পদে কেউ যোগ দিয়ে থাকলে তাঁর উত্তর ওই আইডির সারিতে লিখুন।",
    ),
    Cause.LOCKED_OUT: Text(
        en="the answer for all does not count for the following {n:account|accounts}, for {n:its own row says|their own rows say} that login is impossible: {posts}. Once a login "
        "succeeds, write what was done on the row of the account.",
        bn="সব আইডির জন্য লেখা উত্তর {n:এই|এসব} আইডির ক্ষেত্রে ধরা হয়নি, কারণ {n:আইডিটির|এসব আইডির} নিজের সারিতে লেখা আছে, লগইন করা যাচ্ছে না: {posts}। লগইন করা গেলে তখন যা করা হয়েছে, তা ওই আইডির সারিতে লিখুন।",
    ),
}
"""What is told of an answer for all that is not lent to who can do nothing, by the cause."""
_REACHES_NOBODY: Final = Text(
    en="this answer counts for nobody: the form asks about none of the accounts ({posts}). Write it on the row of each account of which "
    "it is true.",
    bn="এই উত্তর কারও ক্ষেত্রে ধরা হয়নি: ফরমে কোনো আইডির বিষয়ে জিজ্ঞাসা করা হয়নি ({posts})। যে যে আইডির ক্ষেত্রে সত্য, তার নিজের সারিতে উত্তর লিখুন।",
)
_STANDS_ELSEWHERE: Final = Text(
    en="the yes for all does not count for the following {n:account|accounts}, for the same user ID stands or stood under another office too, or that is still asked: "
    "{posts}. Answer what is asked of the roster, or write the answer on the row of the account.",
    bn="সব আইডির জন্য লেখা “হ্যাঁ” {n:এই|এসব} আইডির ক্ষেত্রে ধরা হয়নি, কারণ একই আইডি অন্য দপ্তরের তালিকাতেও আছে বা ছিল, অথবা সেই প্রশ্নের উত্তর এখনো বাকি: {posts}। তালিকার প্রশ্নটির উত্তর দিন, অথবা আইডির নিজের সারিতে উত্তর লিখুন।",
)


_NO_QUESTIONS: Final[frozenset[str]] = frozenset()


# What is observed ------------------------------------------------------------------------------------------------


class Telling(Struct, frozen=True):
    """What the observations of one row have in common, of whichever account they are; `on` is None where nobody knows when it was told."""

    on: date | None
    reference: Reference
    origin: str
    way: str
    may_be_seen: bool
    for_all: bool

    @classmethod
    def of(cls, form: Form, reading: Reading) -> Telling:
        """Return it of a row that was read."""
        talk, row = reading.talk, reading.row
        reference = Reference(form.file.name, form.file.sha256, row.place, row.under.id)
        return cls(
            talk.on, reference, form.origin(reading), talk.told_way, form.is_own and talk.witnessed, row.is_for_several
        )

    def grade(self, fact: Fact[Any]) -> Grade:
        """Return how well is known what a row tells of a fact at most."""
        return Grade.WITNESSED if self.may_be_seen and fact not in NEVER_WITNESSED else Grade.DECLARED

    def observed(self, subjects: tuple[str, ...], claims: Mapping[str, Claims]) -> list[Observation[Any]]:
        """Return the claims as observations of some subjects, each with its grade."""
        if self.on is None:
            return []
        return [
            Observation(
                subjects,
                claim.fact,
                claim.value,
                self.grade(claim.fact) if claim.seen else Grade.DECLARED,
                ID,
                self.on,
                self.reference,
                self.origin,
                self.way,
                for_all=self.for_all,
            )
            for of_cell in claims.values()
            for claim in of_cell
        ]


class Beside(Struct, frozen=True):
    """What stands beside the rows of a form, in it and its copies.

    Attributes:
        of_account: the rows of each account; they override the office's cell by cell.
        against: the rows of each office that answer anything with no.
        kept_out: by account the questions to which an office's yes is not taken for the account's.

    """

    of_account: Mapping[str, Sequence[Reading]]
    against: Mapping[str, Sequence[Reading]]
    kept_out: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, form: Form, readings: Iterable[Reading], kept_out: Mapping[str, frozenset[str]]) -> Beside:
        """Return what the rows of all copies of a form are beside each other."""
        of_account: dict[str, list[Reading]] = defaultdict(list)
        against: dict[str, list[Reading]] = defaultdict(list)
        for reading in readings:
            if reading.row.account is not None:
                of_account[reading.row.account.id].append(reading)
            elif speaks_against(form, reading):
                against[reading.row.office.id].append(reading)
        return cls(of_account, against, kept_out)


def observe(form: Form, readings: Sequence[Reading], beside: Beside, tell: Tell) -> list[Observation[Any]]:
    """Return the observations of all rows, those of offices spread over their accounts.

    Args:
        form: the file.
        readings: its rows.
        beside: what stands beside them.
        tell: takes what must be told.

    """
    observed: list[Observation[Any]] = []
    for reading in readings:
        row, telling = reading.row, Telling.of(form, reading)
        if row.account is not None:
            observed += telling.observed((row.account.id,), reading.claims)
            continue
        about_office = {
            name: claims for name, claims in reading.claims.items() if questions()[name].asked_of is AskedOf.OFFICE
        }
        observed += telling.observed((row.office.id,), about_office)
        if not row.accounts and (no_account := _no_own_account(reading)):
            observed += telling.observed((row.office.id,), no_account)
            if any(is_done(claim) for of_cell in reading.claims.values() for claim in of_cell):
                told_by = count.QUESTION.name if count.QUESTION.name in no_account else next(iter(no_account))
                tell(form.about(row, told_by, _DONE_WITHOUT_ACCOUNT))
            continue
        if speaks_of_no_account(reading):
            tell(form.about(row, None, NO_ACCOUNTS))
            observed += telling.observed((row.office.id,), _of_accounts(reading))
        observed += _spread(form, reading, telling, beside, tell)
    return observed


def is_done(claim: Claim) -> bool:
    """Whether a claim says that somebody who has the account did something."""
    when_done = isinstance(claim.value, When) and claim.value.earliest is not None
    return claim.fact.scope is Scope.ACCOUNT and (claim.value is True or when_done)


def tells_of_duties(reading: Reading, advised: frozenset[str]) -> bool:
    """Whether a row answers anything of what is asked for the duties, even that it is not done or why.

    Neither a number of accounts alone does, nor what is asked for advice alone (names of questions).
    """
    return any(of_cell for name, of_cell in reading.claims.items() if name not in {count.QUESTION.name, *advised})


def speaks_of_no_account(reading: Reading) -> bool:
    """Return whether a row answers about accounts of an office that has none, is not said to have any, and is not said to have none."""
    row = reading.row
    if row.account is not None or row.accounts or row.elsewhere or row.placed or _no_own_account(reading):
        return False
    return row.told_number is None and any(
        claims and questions()[name].asked_of is not AskedOf.OFFICE for name, claims in reading.claims.items()
    )


def _spread(form: Form, reading: Reading, telling: Telling, beside: Beside, tell: Tell) -> Iterator[Observation[Any]]:
    """Yield what an office's row says of its accounts, and tell whom a no reaches unasked, and a yes does not after a no."""
    row = reading.row
    silent: dict[bool, _Reach] = {}
    reaches: list[tuple[Account, _Reach]] = []
    of_nobody = asked_of_nobody(reading, beside.of_account)
    for account in (*row.accounts, *row.unasked):
        is_elsewhere, own = account in row.elsewhere, beside.of_account.get(account.id, ())
        asked = is_elsewhere or account in row.accounts
        barred = frozenset(reading.claims) if is_elsewhere else beside.kept_out.get(account.id, _NO_QUESTIONS)
        is_silent = not (own or barred)
        reach = silent.get(asked) if is_silent else None
        if reach is None:
            reach = _reach(form, reading, beside, own, tell, asked=asked, barred=barred, of_nobody=of_nobody)
            if is_silent:
                silent[asked] = reach
        reaches.append((account, reach))
    yield from _side_by_side(telling, reaches, form.placed(row))
    inherited = {name for _, reach in reaches for name in reach.inherited}
    for notice in more_counted(form, reading, [account for account, _ in reaches], inherited):
        tell(notice)
    told = _told_of(row, reaches, is_dated=reading.talk.on is not None)
    if not told:
        return
    called = row.office.called
    for message in (_REACHES, _DOES_NOT_REACH_UNASKED, *HINDERED.values(), _STANDS_ELSEWHERE, _REACHES_NOBODY):
        for name, accounts in sorted(told.get(message, {}).items()):
            posts = joined(called.get(account.id, account.post) for account in accounts)
            ids = tuple(account.id for account in accounts)
            notice = form.about(row, name, message, posts=posts, n=len(ids))
            if message is _REACHES and name == method.QUESTION.name:
                notice = replace(notice, about=AskedAbout(row.office.id, name, unasked=ids))
            elif message not in {_REACHES, _STANDS_ELSEWHERE, _REACHES_NOBODY}:
                notice = replace(notice, about=AskedAbout(row.office.id, name, reading.talk.on, unreached=ids))
            tell(notice)


def _told_of(
    row: Row, reaches: Sequence[tuple[Account, _Reach]], *, is_dated: bool
) -> Mapping[Text, Mapping[str, Sequence[Account]]]:
    """Return of which accounts something is told of an office's answers, by what is told and the question; empty where nothing is."""
    different = {id(reach): reach for _, reach in reaches}.values()
    reached = {name for reach in different for name in reach.inherited}
    if not (row.elsewhere or any(reach.told or reach.not_needed - reached for reach in different)):
        return {}
    found: dict[Text, dict[str, list[Account]]] = {}
    for account, reach in reaches:
        nobodys = reach.not_needed - reached if is_dated and account not in row.later else ()
        if row.elsewhere:
            nobodys = reach.not_needed - reach.inherited.keys() if account in row.elsewhere else ()
        of_yes = [(_STANDS_ELSEWHERE if row.elsewhere else _REACHES_NOBODY, nobodys)] if nobodys else ()
        for message, names in (*reach.told.items(), *of_yes):
            of_names = found.setdefault(message, defaultdict(list))
            for name in names:
                of_names[name].append(account)
    of_nobody = found.pop(_REACHES_NOBODY, {})
    of_nobody = {
        name: accounts for name, accounts in of_nobody.items() if questions()[name].more_about not in of_nobody
    }
    return {**found, _REACHES_NOBODY: of_nobody} if of_nobody else found


def _side_by_side(
    telling: Telling, reaches: Iterable[tuple[Account, _Reach]], placed: tuple[str, ...]
) -> Iterator[Observation[Any]]:
    """Yield what a row says of accounts, once for those side by side for whom it comes to the same.

    Their ids are held once where they are all for whom it answered when it entered a round (`placed`).
    """
    for _, alike in groupby(reaches, key=lambda each: id(each[1])):
        of_them = list(alike)
        ids = tuple([account.id for account, _ in of_them])
        yield from telling.observed(placed if placed == ids else ids, of_them[0][1].inherited)


class _Reach(Struct, frozen=True):
    """What an office's row comes to for one account: what it says of it, and the questions of which something is told, by what.

    It is the same for all accounts of which the form has no row and bars nothing. `not_needed` are questions of which is told only
    where their answer reaches nobody.
    """

    inherited: Mapping[str, Claims]
    not_needed: AbstractSet[str]
    told: Mapping[Text, Collection[str]]


def _reach(  # noqa: PLR0913 what one account's answers depend on
    form: Form,
    office: Reading,
    beside: Beside,
    own: Sequence[Reading],
    tell: Tell,
    *,
    asked: bool,
    barred: frozenset[str],
    of_nobody: frozenset[str],
) -> _Reach:
    denied = denied_before(form, office, beside.against.get(office.row.office.id, ()), own)
    closed, own = not_asked(office, own), beside_office(form, own, office)
    cause = hindrance(own)
    noes, to_others = noes_reaching(form, office, own), closed - of_nobody
    said = said_of(form, office, own, to_others, tell) if asked and cause is None else {}
    inherited, of_accounts = inherit(said, noes, barred), _of_accounts(office)
    left = office.claims.keys() - inherited.keys() - barred
    answered = {name for each in own for name in each.claims}
    told: dict[Text, Collection[str]] = {
        _REACHES: reached_unasked(noes, closed, asked=asked),
        _DOES_NOT_REACH_UNASKED: denied & left & to_others if asked else denied & left,
    }
    if cause is not None and asked:
        told[HINDERED[cause]] = of_accounts.keys() - answered - inherited.keys() - barred - to_others
    return _Reach(
        inherited,
        {
            name
            for name in of_accounts.keys() - answered - denied
            if not questions()[name].more_about or not asked or name in closed
        },
        {message: names for message, names in told.items() if names},
    )


def before_listing(readings: Iterable[Reading]) -> Iterator[ToldBeforeListing]:
    """Yield what offices told of their accounts while none was listed, and of which nobody said yet whether it is told of one."""
    for reading in readings:
        if not reading.row.later:
            continue
        claims = [claim for of_cell in _of_accounts(reading).values() for claim in of_cell]
        if reading.talk.on is not None and claims and not _no_own_account(reading):
            facts = frozenset(claim.fact for claim in claims)
            yield from (ToldBeforeListing(account.id, reading.talk.on, facts) for account in reading.row.later)


def _of_accounts(reading: Reading) -> Mapping[str, Claims]:
    """Return the answers about accounts that a row gives, in its order."""
    return {
        name: of_cell
        for name, of_cell in reading.claims.items()
        if of_cell and questions()[name].asked_of is AskedOf.ACCOUNT
    }


def _no_own_account(reading: Reading) -> Mapping[str, Claims]:
    """Return the answers that the office has no account of its own."""
    return {
        name: of_cell
        for name, of_cell in reading.claims.items()
        if any(claim.value is Cause.NO_OWN_ACCOUNT for claim in of_cell)
    }
