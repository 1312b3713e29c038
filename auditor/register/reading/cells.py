"""Reads the cells of a register: each question reads its own, and what it leaves open is asked about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import structs
from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.notice import Severity
from auditor.model.source import NotKnown, ToldEmail, UserCount
from auditor.model.when import When
from auditor.places import addresses
from auditor.register.question import AskedOf
from auditor.register.questions import cause, count, email, questions, since
from auditor.register.reading.fitting import refuse_contradicted
from auditor.register.reading.form import Form, Provenance, Reading, Row, Tell, words_of
from auditor.register.reading.opposing import counting_for_its_no
from auditor.register.reading.struck import struck_notice
from auditor.remembering import remembered
from auditor.tables.answers import read_day, read_yes_no
from auditor.tables.sheet import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.notice import Notice
    from auditor.register.question import Answer, Basis, Claim, Claims, Question
    from auditor.tables.sheet import Cell

_LATER: Final = Text(
    en="the date lies after {on}. Correct it; it was set aside.",
    bn="তারিখটি {on} তারিখের পরের। ঠিক করুন; আপাতত ধরা হয়নি।",
)
_AFTER_CONTACT: Final = Text(
    en="the date lies after the day of contact, {on}. Correct whichever of the two is wrong; until then this date is set aside.",
    bn="তারিখটি যোগাযোগের তারিখের ({on}) পরের। দুটির মধ্যে যেটি ভুল সেটি ঠিক করুন; ততক্ষণ এই তারিখ ধরা হবে না।",
)
JOINED_LATER: Final = Text(
    en="the date lies after {on}, so nobody knows on which day the holder joined. Correct it; until then what was told or done before {on} does not count as done.",
    bn="তারিখটি {on} তারিখের পরের, তাই যোগদানের তারিখ জানা যায়নি। ঠিক করুন; ততক্ষণ {on} তারিখের আগে যা জানানো বা করা হয়েছে তা সম্পন্ন ধরা হবে না।",
)
_BEFORE_DECISION: Final = Text(
    en="the answer is about the time since the decision, but the day of contact, {on}, lies before it. Correct the day of contact; the answer was set aside.",
    bn="উত্তরটি সিদ্ধান্তের পরের সময়ের, অথচ যোগাযোগের তারিখ {on} সিদ্ধান্তের আগের। যোগাযোগের তারিখ ঠিক করুন; উত্তরটি আপাতত ধরা হয়নি।",
)
_NOT_APPLICABLE: Final = Text(
    en='this applies to every account. Write the answer; if there is a reason, choose it in the column "Cause".',
    bn="এটি সব আইডির জন্য প্রযোজ্য। উত্তর লিখুন; কারণ থাকলে “কারণ” কলামে বাছুন।",
    on_screen=Text(
        en='this applies to every account. Write the answer; if there is a reason, choose it at the question "Cause".',
        bn="এটি সব আইডির জন্য প্রযোজ্য। উত্তর লিখুন; কারণ থাকলে “কারণ” প্রশ্নে বাছুন।",
    ),
)
_OFFICE_ONLY: Final = Text(
    en="this is asked of the office. Write it on the office's row; here it was not taken.",
    bn="এটি দপ্তরের প্রশ্ন। দপ্তরের সারিতে লিখুন; এখান থেকে নেওয়া হয়নি।",
    on_screen=Text(
        en="this is asked of the office, but stands on the row of one account, so it was not taken. Write the office's answer.",
        bn="এটি দপ্তরের প্রশ্ন, কিন্তু একটি আইডির সারিতে লেখা, তাই নেওয়া হয়নি। দপ্তরের উত্তরটি লিখুন।",
    ),
)
_BROKEN: Final = Text(
    en="the cell holds an error such as #N/A, so what was meant is not known; it was not taken for empty. Type the value in its place.",
    bn="ঘরে #N/A-এর মতো ত্রুটি আছে, তাই উত্তর জানা যায়নি; ঘরটি ফাঁকা ধরা হয়নি। ত্রুটির জায়গায় উত্তরটি লিখুন।",
    on_screen=Text(
        en="the cell holds an error such as #N/A, so what was meant is not known; it was not taken for empty. Ask the office, and write its answer.",
        bn="ঘরে #N/A-এর মতো ত্রুটি আছে, তাই উত্তর জানা যায়নি; ঘরটি ফাঁকা ধরা হয়নি। দপ্তরকে জিজ্ঞাসা করে উত্তরটি লিখুন।",
    ),
)
_NO_VALUE: Final = Text(
    en="the cell holds a formula without a value, so what was meant is not known; it was not taken for empty. Type the value in its place.",
    bn="ঘরে সূত্র আছে কিন্তু ফল নেই, তাই উত্তর জানা যায়নি; ঘরটি ফাঁকা ধরা হয়নি। সূত্রের জায়গায় উত্তরটি লিখুন।",
    on_screen=Text(
        en="the cell holds a formula without a value, so what was meant is not known; it was not taken for empty. Ask the office, and write its answer.",
        bn="ঘরে সূত্র আছে কিন্তু ফল নেই, তাই উত্তর জানা যায়নি; ঘরটি ফাঁকা ধরা হয়নি। দপ্তরকে জিজ্ঞাসা করে উত্তরটি লিখুন।",
    ),
)
_HIDDEN: Final = Text(
    en="under a merged cell something else is written here than it shows, so what was meant is not known; it was not taken for empty. Unmerge the cell and write the answer.",
    bn="একত্র করা (merge) ঘরের নিচে এখানে অন্য কিছু লেখা আছে, তাই উত্তর জানা যায়নি; ঘরটি ফাঁকা ধরা হয়নি। ঘরটি আলাদা (unmerge) করে উত্তরটি লিখুন।",
    on_screen=Text(
        en="under a merged cell something else is written here than it shows, so what was meant is not known; it was not taken for empty. Ask the office, and write its answer.",
        bn="একত্র করা (merge) ঘরের নিচে এখানে অন্য কিছু লেখা আছে, তাই উত্তর জানা যায়নি; ঘরটি ফাঁকা ধরা হয়নি। দপ্তরকে জিজ্ঞাসা করে উত্তরটি লিখুন।",
    ),
)
_LOST: Final = {Unread.ERROR: _BROKEN, Unread.FORMULA: _NO_VALUE, Unread.HIDDEN: _HIDDEN}
_ACCOUNT_ONLY: Final = Text(
    en="the office has several accounts, and it is not known of whose holder this is. Write it on that account's row; until then what was told or done before "
    "{day} does not count as done for any of them.",
    bn="দপ্তরে একাধিক আইডি আছে; এটি কোন আইডির ইউজারের, জানা যায়নি। সংশ্লিষ্ট আইডির সারিতে লিখুন; ততক্ষণ {day} তারিখের আগে যা জানানো বা করা হয়েছে, কোনো আইডির ক্ষেত্রেই তা সম্পন্ন ধরা হবে না।",
)
_JOINED_LATER_AND_OF_ONE: Final = Text(
    en="the date lies after {day}, and the office has several accounts: it is not known of whose holder this is, nor on which day he joined. Correct it, and write it on that "
    "account's row; until then what was told or done before {day} does not count as done for any of them.",
    bn="তারিখটি {day} তারিখের পরের, আর দপ্তরে একাধিক আইডি আছে; এটি কোন আইডির ইউজারের এবং তিনি কবে যোগ দিয়েছেন, জানা যায়নি। তারিখটি ঠিক করে সংশ্লিষ্ট আইডির সারিতে লিখুন; ততক্ষণ {day} তারিখের "
    "আগে যা জানানো বা করা হয়েছে, কোনো আইডির ক্ষেত্রেই তা সম্পন্ন ধরা হবে না।",
)


def read_cells(  # noqa: PLR0913 what a row is read by
    form: Form, row: Row, talk: Provenance, office: Reading | None, tell: Tell, *, is_owner_known: bool = True
) -> Reading:
    """Return what each cell of a row claims; where nobody knows on which day it was told, nothing but its noes.

    A row whose owner is not known may be of one account, whatever office it is read as.
    """
    claims: dict[str, Claims] = {}
    unclear: set[str] = set()
    tell = _of_its_day(form, row, talk, tell)
    if talk.on is None:
        return Reading(row, talk, claims)
    basis = form.basis(talk.on)
    for name in row.answers:
        answer, is_later = _answer(form, row, questions()[name], basis, is_owner_known=is_owner_known)
        if name in row.struck and _turns_on(row, name, answer):
            claims[name] = () if isinstance(answer, Text) or is_later else counting_for_its_no(answer, form.counts_from)
            unclear |= set() if claims[name] else {name}
            is_understood = not isinstance(answer, Text) and name != email.QUESTION.name
            tell(struck_notice(form, row, name, is_understood=is_understood))
        elif answer == _ACCOUNT_ONLY:
            for notice in _joined_of_one(form, row, name, basis, talk):
                tell(notice)
        elif isinstance(answer, Text):
            tell(form.about(row, name, answer))
            of_no_address = answer == email.NO_ADDRESS and is_owner_known
            unclear |= {name} if of_no_address or _is_unclear(answer, row.cells[name]) else set()
        elif is_later:
            unclear |= {name} & {since.QUESTION.name}
            tell(_of_later(form, row, name, talk, talk.on))
        else:
            claims[name] = answer
            if isinstance(cell := row.cells[name], Unread) and name not in row.struck_out:
                tell(replace(form.about(row, name, _LOST[cell]), weight=Severity.WRONG))
                unclear.add(name)
    if nought := claims.get(count.QUESTION.name):  # the same as if it were given as the cause
        del claims[count.QUESTION.name]
        claims[cause.QUESTION.name] = claims.get(cause.QUESTION.name) or nought
    refuse_contradicted(form, row, claims, office, tell)
    reading = Reading(row, talk, claims, unclear=frozenset(unclear)) if unclear else Reading(row, talk, claims)
    return reading if talk.is_day_known else _noes_of(reading, form)


def _turns_on(row: Row, name: str, answer: Claims | Text) -> bool:
    """Return whether anything turns on an answer: not where it says that nobody knows, or is of somebody else."""
    is_number = name == count.QUESTION.name and count.accounts_in(row.cells[name]) is not None
    return is_number or answer not in {(), _OFFICE_ONLY, _ACCOUNT_ONLY}


def _of_later(form: Form, row: Row, name: str, talk: Provenance, on: date) -> Notice:
    """Return what is told of an answer that would lie after the day on which it was told."""
    if name == since.QUESTION.name:
        return form.about(row, name, JOINED_LATER, on=form.told_by(row, talk, name) or on)
    is_day = read_day(row.cells[name]) is not None
    later = _BEFORE_DECISION if not is_day else _AFTER_CONTACT if talk.is_day_known else _LATER
    return form.about(row, name, later, on=on)


def _of_its_day(form: Form, row: Row, talk: Provenance, tell: Tell) -> Tell:
    """Return what takes notices and notes by which day the answers were told that they are about."""

    def tell_of_day(notice: Notice) -> None:
        about = notice.about
        on = talk.on if about is None else form.told_by(row, talk, about.question)
        tell(notice if about is None else replace(notice, about=replace(about, on=on)))

    return tell_of_day


def _noes_of(reading: Reading, form: Form) -> Reading:
    """Return a reading with what it claims against the office: nobody knows since when its yes holds."""
    noes = {name: counting_for_its_no(of_cell, form.counts_from) for name, of_cell in reading.claims.items()}
    undated = {name: of_cell for name, of_cell in reading.claims.items() if of_cell and not noes[name]}
    return structs.replace(reading, claims={name: noes[name] for name in noes if noes[name]}, undated=undated)


def counts(readings: Iterable[Reading]) -> Iterator[UserCount]:
    """Yield how many accounts offices say they have."""
    for reading in readings:
        if count.QUESTION.name not in reading.row.cells or reading.row.account is not None:
            continue
        number = reading.row.told_number
        if reading.talk.on is not None and number is not None:
            yield UserCount(reading.row.office.id, number, reading.talk.on, reading.talk.is_day_known)


def not_known(readings: Iterable[Reading]) -> Iterator[NotKnown]:
    """Yield which questions are answered with that nobody knows it."""
    for reading in readings:
        for name, of_cell in reading.claims.items():
            if not of_cell and reading.talk.on is not None and read_yes_no(reading.row.cells[name]) == "unknown":
                yield NotKnown(reading.row.owner, name, reading.talk.on)


def told_emails(readings: Iterable[Reading], official_domains: tuple[str, ...]) -> Iterator[ToldEmail]:
    """Yield the official e-mail addresses that offices told, also that there is none beside the roster's."""
    for reading in readings:
        if reading.claims.get(email.QUESTION.name) and reading.talk.on is not None:
            words = words_of(reading.row.cells[email.QUESTION.name])
            _, address = addresses.classify_email(words, official_domains)
            yield ToldEmail(reading.row.office.id, address, reading.talk.on)


def _answer(
    form: Form, row: Row, question: Question, basis: Basis, *, is_owner_known: bool
) -> tuple[Claims | Text, bool]:
    """Return what one cell claims, or what must be told about it; and whether that would lie after the day on which it was told."""
    cell = row.cells[question.name]
    if question.name in row.struck_out:
        return (), False
    if question.asked_of is AskedOf.OFFICE:
        if row.account is not None:
            return _OFFICE_ONLY, False
        answer, is_later = _read(question.name, cell, structs.replace(basis, listed_email=row.office.email))
    elif question.asked_of is AskedOf.HOLDER and is_owner_known and row.account is None and len(row.accounts) > 1:
        return _ACCOUNT_ONLY, False
    else:
        answer, is_later = _read_once(question.name, cell, basis)
    return _no_answer(form, question, cell) if answer is None else answer, is_later


def _joined_of_one(form: Form, row: Row, name: str, basis: Basis, talk: Provenance) -> Iterator[Notice]:
    """Yield what is told of a day of joining on the row of an office with several accounts: nothing where it is not known, else what counts no more, as for the row of one."""
    cell = row.cells[name]
    if not isinstance(cell, Unread) and read_yes_no(cell) == "unknown":
        return
    answer, is_later = _read_once(name, cell, basis)
    days = [claim.value for claim in answer] if isinstance(answer, tuple) and not is_later else []
    day = days[0] if days else form.told_by(row, talk, name) or basis.told_on
    yield form.about(row, name, _JOINED_LATER_AND_OF_ONE if is_later else _ACCOUNT_ONLY, day=day)


_DIFFERENT_CELLS: Final = 4096
"""So many different cells, each as of its day, has a nation's register of a month."""


def _read(question: str, cell: Cell, basis: Basis) -> tuple[Answer, bool]:
    """Return what a cell says in answer to a question, and whether that would lie after the day on which it was told."""
    if isinstance(cell, Unread):
        return (), False
    answer = questions()[question].read(cell, basis)
    return answer, isinstance(answer, tuple) and any(_last_day_of(claim) > basis.told_on for claim in answer)


_read_once: Final = remembered(_DIFFERENT_CELLS)(_read)
"""What is not asked of the office says the same in the same words on the same day, of whomever: that is read, and held, once."""


def _no_answer(form: Form, question: Question, cell: Cell) -> Claims | Text:
    """Return nothing for a cell that says it has no answer, and what to ask about one that is not understood."""
    match read_yes_no(cell):
        case "unknown":
            return ()
        case "not-applicable" if not question.is_number:  # that a number does not apply is none
            return _NOT_APPLICABLE if question.of_everybody else ()
        case "no" | "not-yet" if question.may_be_none:
            return ()
        case _:
            return form.not_understood(question)


_DASHES: Final = " -‐‑‒–—−_"


def _is_unclear(told: Text, cell: Cell) -> bool:
    """Return whether what is told of a cell is that nobody knows what it says: not that it stands in the wrong row, lacks a day or is struck through."""
    is_nil = isinstance(cell, str) and not cell.strip(_DASHES)
    return not is_nil and told not in {_OFFICE_ONLY, _ACCOUNT_ONLY} and read_yes_no(cell) != "yes"


def _last_day_of(claim: Claim) -> date:
    """Return the last day on which what is claimed may have happened."""
    match claim.value:
        case When(latest=latest):
            return latest
        case date() as day:
            return day
        case _:
            return date.min
