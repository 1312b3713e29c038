"""Fits the answers of a row together, and the answer for an office with those of its accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import structs

from auditor.i18n import Text, plain
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause, MailboxKind
from auditor.places import addresses
from auditor.register.question import AskedOf
from auditor.register.questions import cause, email, email_use, method, questions, two_step
from auditor.register.reading.form import is_not_asked, words_of
from auditor.register.reading.opposing import counting_for_its_no, noes_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from auditor.model.notice import Notice
    from auditor.register.question import Claim, Claims
    from auditor.register.reading.form import Form, Reading, Row, Tell

_TWO_STEP: Final = two_step.QUESTION.name
_METHOD: Final = method.QUESTION.name
_CAUSE: Final = cause.QUESTION.name
_EMAIL: Final = email.QUESTION.name
_EMAIL_USE: Final = email_use.QUESTION.name
_CONTRADICTS: Final = Text(
    en='this contradicts "{other}", so it was not taken. Correct the one that is wrong.',
    bn="“{other}” কলামের উত্তরের সঙ্গে মেলে না, তাই নেওয়া হয়নি। যেটি ভুল সেটি ঠিক করুন।",
    on_screen=Text(
        en='this contradicts the answer to "{other}", so it was not taken. Correct the one that is wrong.',
        bn="“{other}” প্রশ্নের উত্তরের সঙ্গে মেলে না, তাই নেওয়া হয়নি। যেটি ভুল সেটি ঠিক করুন।",
    ),
)
_PERSONAL_IN_ROSTER: Final = Text(
    en='this was not taken: the address in the roster\'s row of {office} is a personal one (…@{domain}), and "{other}" says that it is '
    'right. If the office has an official address, write it whole in "{other}" or in the roster; if not, write "none" in "{other}".',
    bn="এটি নেওয়া হয়নি: তালিকায় {office:র} সারিতে ব্যক্তিগত ই-মেইল ঠিকানা আছে (…@{domain}), আর “{other}” কলামে সেটিই ঠিক বলা হয়েছে। দপ্তরের সরকারি ঠিকানা "
    "থাকলে তা “{other}” কলামে বা তালিকায় পুরো লিখুন; না থাকলে “{other}” কলামে “নেই” লিখুন।",
    on_screen=Text(
        en='this was not taken: the address in the roster\'s row of {office} is a personal one (…@{domain}), and the answer to "{other}" says that it is '
        'right. If the office has an official address, write it whole there or in the roster; if not, answer "{other}" with "none".',
        bn="এটি নেওয়া হয়নি: তালিকায় {office:র} সারিতে ব্যক্তিগত ই-মেইল ঠিকানা আছে (…@{domain}), আর “{other}” প্রশ্নের উত্তরে সেটিই ঠিক বলা হয়েছে। দপ্তরের সরকারি "
        "ঠিকানা থাকলে তা এই প্রশ্নের উত্তরে বা তালিকায় পুরো লিখুন; না থাকলে এই প্রশ্নের উত্তরে “নেই” লিখুন।",
    ),
)
_OVERRIDES: Final = Text(
    en='this does not fit what row {office_row} says of "{other}" for all accounts. '
    'Write this account\'s own answer to "{other}".',
    bn="সারি {office_row}-এ সব আইডির জন্য লেখা “{other}” উত্তরের সঙ্গে মেলে না। এই আইডির সারিতেই “{other}” লিখুন।",
    on_screen=Text(
        en='this does not fit the office\'s answer to "{other}" for all accounts. Give this account\'s own answer to "{other}".',
        bn="দপ্তরের সব আইডির জন্য দেওয়া “{other}” প্রশ্নের উত্তরের সঙ্গে মেলে না। এই আইডির নিজের “{other}” উত্তর দিন।",
    ),
)

_KEEPS_OUT: Final = Text(
    en='for this cause the yes that row {office_row} has to "{other}" for all accounts does not count for this one. '
    'Write this account\'s own answer to "{other}".',
    bn="এই কারণ লেখা থাকায় সারি {office_row}-এ সব আইডির জন্য “{other}” কলামে লেখা “হ্যাঁ” এই আইডির ক্ষেত্রে ধরা হয়নি। এই আইডির সারিতেই “{other}” লিখুন।",
    on_screen=Text(
        en='for this cause the office\'s yes to "{other}" for all accounts does not count for this one. Give this account\'s own answer to "{other}".',
        bn="এই কারণ জানানোয় দপ্তরের সব আইডির জন্য “{other}” প্রশ্নে দেওয়া “হ্যাঁ” এই আইডির ক্ষেত্রে ধরা হয়নি। এই আইডির নিজের “{other}” উত্তর দিন।",
    ),
)


def refuse_contradicted(form: Form, row: Row, claims: dict[str, Claims], office: Reading | None, tell: Tell) -> None:
    """Take what a row's cells claim that another cell contradicts out of its claims, and tell of it."""
    enrolled = _enrolled(claims)
    if _is_off(claims) and claims.get(_METHOD):
        del claims[_METHOD]
        tell(_contradicts(form, row, _METHOD, _TWO_STEP))
    elif enrolled is not None and enrolled.value and not enrolled.seen and _METHOD in claims:
        claims[_METHOD] = tuple(structs.replace(claim, seen=False) for claim in claims[_METHOD])
    chosen, implied = _cause_in(claims.get(_CAUSE, ())), _cause_in(claims.get(_TWO_STEP, ()))
    if (
        enrolled is not None
        and chosen is not None
        and chosen.of_two_step_alone
        and (enrolled.value or implied not in {None, chosen})
    ):
        del claims[_CAUSE]
        tell(_contradicts(form, row, _CAUSE, _TWO_STEP))
    elif chosen is not None and claims.get(_TWO_STEP):
        claims[_TWO_STEP] = _without_cause(claims[_TWO_STEP])
    kinds = {claim.value for claim in claims.get(_EMAIL, ())}
    if kinds & {MailboxKind.NONE, MailboxKind.PERSONAL} and any(claim.value for claim in claims.get(_EMAIL_USE, ())):
        del claims[_EMAIL_USE]
        tell(_no_official_mail(form, row, kinds))
    if office is not None and _TWO_STEP not in row.cells and claims.get(_METHOD) and _is_off(office.claims):
        del claims[_METHOD]
        tell(_overrides(form, row, _METHOD, office, _OVERRIDES))


def inherit(said: Mapping[str, Claims], noes: Mapping[str, Claims], kept_out: Container[str]) -> Mapping[str, Claims]:
    """Return the answers of an office's row that reach one account.

    A no of the office's reaches every account that does not itself answer on that day or later, asked or not. A yes to one of the
    questions `kept_out` reaches none: a row whose owner is not known may be the account's own.

    Args:
        said: what the row says of the account (`said_of`); nothing where the form did not ask about it, or it is hindered: nobody is in
            the post or can log in who can have done it.
        noes: the row's `noes_reaching` the account.
        kept_out: questions.

    """
    claims = {name: of_cell for name, of_cell in said.items() if name not in kept_out}
    return {**claims, **{name: of_cell for name, of_cell in noes.items() if name not in claims}}


def hindrance(of_account: Iterable[Reading]) -> Cause | None:
    """Return why nothing of an account's duties can be done, by the last rows by which anything was told of it; None where it can."""
    told = [(reading.talk.on, reading.claims) for reading in of_account if any(reading.claims.values())]
    if not told:
        return None
    last = max((on for on, _ in told if on is not None), default=None)
    causes = (_cause_in(claims.get(name, ())) for on, claims in told if on == last for name in (_CAUSE, _TWO_STEP))
    return next((cause for cause in causes if cause is not None and cause.hinders_all), None)


def reached_unasked(noes: Iterable[str], closed: Container[str], *, asked: bool) -> frozenset[str]:
    """Return the questions that an office's row answers with no, and that the form did not put to this account."""
    return frozenset(name for name in noes if not asked or name in closed)


def not_asked(office: Reading, of_account: Sequence[Reading]) -> frozenset[str]:
    """Return the questions that the rows of an account say not to be asked this time; none where the office's row is its own."""
    if not office.row.is_for_several:
        return frozenset()
    return frozenset(name for reading in of_account for name, cell in reading.row.cells.items() if is_not_asked(cell))


def asked_of_nobody(office: Reading, of_account: Mapping[str, Sequence[Reading]]) -> frozenset[str]:
    """Return the questions that the form puts to none of the accounts for which an office's row answers.

    Who answers one for all wrote over the words that nobody is asked, and speaks of all: the form lets no account of it stand apart.
    """
    rows = [of_account.get(account.id, ()) for account in office.row.accounts]
    if not (rows and all(rows)):  # who has no row of its own is asked everything
        return frozenset()
    return frozenset.intersection(*(not_asked(office, of_own) for of_own in rows))


def denied_before(
    form: Form, office: Reading, of_office: Iterable[Reading], of_account: Sequence[Reading]
) -> frozenset[str]:
    """Return the questions to which a row of the office, of an earlier day than this one, is a no that reaches an account."""
    earlier = (reading for reading in of_office if _is_before(reading, office))
    return frozenset(name for reading in earlier for name in noes_reaching(form, reading, of_account))


def beside_office(form: Form, of_account: Iterable[Reading], office: Reading) -> list[Reading]:
    """Return the rows of an account by which it answers beside an office's row: not those of an earlier day, nor what is news of a later month.

    Whether what it said before stands against the office's answer is the same in one file as in several (`auditor.rounds.opposing.lending`), and
    so is what it says once the months of the form and of that answer are over, in whichever form: it counts from its own day on.
    """
    return [reading for reading in of_account if not (_is_before(reading, office) or _is_news(form, reading, office))]


def speaks_against(form: Form, reading: Reading) -> bool:
    """Return whether a row answers anything with no."""
    return any(noes_in(of_cell, form.counts_from) for of_cell in reading.claims.values())


def noes_reaching(form: Form, office: Reading, of_account: Sequence[Reading]) -> dict[str, Claims]:
    """Return the noes of an office's row that no answer of the account's own, of that day or later, stands against.

    Where its code comes is not said of an account at which nobody can log in, or whose own answer is that two-step is off.
    """
    noes = {
        name: against
        for name, of_cell in office.claims.items()
        if (against := counting_for_its_no(of_cell, form.counts_from))
        and questions()[name].asked_of is not AskedOf.OFFICE
    }
    if not (noes and of_account):
        return noes
    answered = [reading for reading in of_account if _is_as_late(reading, office)]
    for name in [name for name in noes if any(reading.claims.get(name) for reading in answered)]:
        del noes[name]
    is_off = any(_enrolled(reading.claims) and not _is_on(reading.claims) for reading in answered)
    if is_off or hindrance(answered):
        noes.pop(_METHOD, None)
    if _TWO_STEP in noes and any(reading.claims.get(_CAUSE) for reading in answered):
        noes[_TWO_STEP] = _without_cause(noes[_TWO_STEP])
    return noes


def answers_itself(of_account: Iterable[Reading], office: Reading, name: str) -> bool:
    """Return whether an account answers a question itself on the day of an office's row, or later."""
    return any(_is_as_late(reading, office) and reading.claims.get(name) for reading in of_account)


def _is_before(reading: Reading, office: Reading) -> bool:
    on, office_on = reading.talk.on, office.talk.on
    return on is not None and office_on is not None and on < office_on


def _is_news(form: Form, reading: Reading, office: Reading) -> bool:
    """Return whether a row was surely told in a later month than that of its form, and than an office's row."""
    on, office_on = reading.talk.on, office.talk.on
    if on is None or office_on is None or not (reading.talk.is_day_known and office.talk.is_day_known):
        return False
    return f"{on:%Y-%m}" > max(form.compared_month, f"{office_on:%Y-%m}")


def _is_as_late(reading: Reading, office: Reading) -> bool:
    on, office_on = reading.talk.on, office.talk.on
    return on is not None and office_on is not None and on >= office_on


def said_of(
    form: Form, office: Reading, of_account: Sequence[Reading], closed: Container[str], tell: Tell
) -> dict[str, Claims]:
    """Return what an office's row says of one account that the form asked about, whose own rows (`beside_office`) override it cell by cell.

    To the questions `closed` it says nothing of the account.
    """
    filled = _filled(of_account)
    claims = {
        name: of_cell
        for name, of_cell in office.claims.items()
        if name not in filled and name not in closed and questions()[name].asked_of is not AskedOf.OFFICE
    }
    if not of_account:
        return claims
    answered = [reading.claims for reading in of_account if _TWO_STEP in reading.row.answers]
    if answered:
        if not all(map(_is_on, answered)):
            claims.pop(_METHOD, None)
        if any(_is_on(of_row) or _cause_in(of_row.get(_TWO_STEP, ())) for of_row in answered):
            claims.pop(_CAUSE, None)
        return claims
    why_not = _against_yes(form, office, of_account, closed)
    if why_not is not None:
        del claims[_TWO_STEP]
        claims.pop(_METHOD, None)
        tell(_overrides(form, why_not.row, _CAUSE, office, _KEEPS_OUT))
    elif _CAUSE in filled and _TWO_STEP in claims:
        claims[_TWO_STEP] = _without_cause(claims[_TWO_STEP])
    return claims


def _against_yes(form: Form, office: Reading, of_account: Sequence[Reading], closed: Container[str]) -> Reading | None:
    """Return the row of an account by whose cause an office's yes to two-step does not count for it; None where it reaches it, or is none of its own.

    `of_account` and `closed` as in `said_of`.
    """
    if _TWO_STEP in closed or not _is_on(office.claims) or _TWO_STEP in _filled(of_account):
        return None
    return next((reading for reading in of_account if _is_why_not_on(form, reading)), None)


def kept_out_by_cause(
    form: Form, office: Reading, of_account: Sequence[Reading], closed: Container[str]
) -> dict[str, Claims]:
    """Return what an office's row says that does not count for an account, for that one's own cause, by the questions' names; what of it is no is left out.

    Where nobody can do anything there, that is what it answers to the questions about accounts that are not `closed` and that the account's own rows leave
    empty; else that two-step is on, and where its code comes. `of_account` and `closed` as in `said_of`.
    """
    names: Iterable[str] = ()
    if hindrance(of_account) is not None:
        apart = _filled(of_account)
        asked = (name for name in office.claims if questions()[name].asked_of is AskedOf.ACCOUNT)
        names = [name for name in asked if name not in apart and name not in closed]
    elif _against_yes(form, office, of_account, closed) is not None:
        names = (_TWO_STEP, _METHOD)
    said = {name: office.claims.get(name, ()) for name in names}
    noes = {name: noes_in(of_cell, form.counts_from) for name, of_cell in said.items()}
    return {name: tuple(claim for claim in said[name] if claim not in noes[name]) for name in said}


def _filled(of_account: Iterable[Reading]) -> frozenset[str]:
    """Return the questions that rows of an account answer, be it that the answer is not known."""
    return frozenset(
        name for reading in of_account for name, cell in reading.row.cells.items() if not is_not_asked(cell)
    )


def _is_why_not_on(form: Form, reading: Reading) -> bool:
    """Whether a row names a cause that may be why two-step is not on: not one that may explain anything where the row says what else is not done."""
    cause = _cause_in(reading.claims.get(_CAUSE, ()))
    if cause is None or cause.of_two_step_alone or cause.hinders_all:
        return cause is not None
    others = (of_cell for name, of_cell in reading.claims.items() if name not in {_TWO_STEP, _METHOD, _CAUSE})
    return not any(noes_in(of_cell, form.counts_from) for of_cell in others)


def _enrolled(claims: Mapping[str, Claims]) -> Claim | None:
    """Return what the cell of two-step claims; None where it is empty, not known or not understood."""
    return next((claim for claim in claims.get(_TWO_STEP, ()) if claim.fact == TWO_STEP_ENROLLED), None)


def _is_on(claims: Mapping[str, Claims]) -> bool:
    enrolled = _enrolled(claims)
    return enrolled is not None and enrolled.value is True


def _is_off(claims: Mapping[str, Claims]) -> bool:
    enrolled = _enrolled(claims)
    return enrolled is not None and enrolled.value is False


def _cause_in(claims: Claims) -> Cause | None:
    return next((claim.value for claim in claims if claim.fact == TWO_STEP_CAUSE), None)


def _without_cause(claims: Claims) -> Claims:
    return tuple(claim for claim in claims if claim.fact != TWO_STEP_CAUSE)


def _contradicts(form: Form, row: Row, name: str, by: str) -> Notice:
    return form.about(row, name, _CONTRADICTS, other=_named(row, by))


def _no_official_mail(form: Form, row: Row, kinds: Container[MailboxKind]) -> Notice:
    """Return what is told of the use of a mailbox that is none or personal; where it is the roster's, that this is the cause."""
    _, typed = addresses.classify_email(words_of(row.cells[_EMAIL]))
    if typed or MailboxKind.PERSONAL not in kinds:
        return _contradicts(form, row, _EMAIL_USE, _EMAIL)
    domain = row.office.email.rpartition("@")[2]
    return form.about(
        row, _EMAIL_USE, _PERSONAL_IN_ROSTER, office=row.office.name, domain=domain, other=_named(row, _EMAIL)
    )


def _overrides(form: Form, row: Row, name: str, office: Reading, said: Text) -> Notice:
    return form.about(row, name, said, office_row=office.row.number, other=_named(office.row, _TWO_STEP))


def _named(row: Row, question: str) -> Text:
    """Return a question of a row as it stands over its column; on a screen by its own words, which are of both languages."""
    column = plain(row.headings[question])
    return structs.replace(column, on_screen=questions()[question].heading)
