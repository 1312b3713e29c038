"""What answers that are in order do all the same, told while they are given: whom a no reaches, a yes that counts for nobody, was seen otherwise, told otherwise on its day or told before a request that was upheld, and what is odd."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits, joined
from auditor.judging.objections import barred_claims, side_told
from auditor.model.days import told_on
from auditor.model.evidence import by_subject, of_each
from auditor.model.facts import TWO_STEP_CAUSE, Cause, MailboxKind
from auditor.model.when import When
from auditor.register.questions import cause, count, email, questions
from auditor.register.reading.names import names_of
from auditor.register.reading.observing import Beside, is_done, observe
from auditor.register.reading.told import tellers_for_all
from auditor.rounds.opposing.barred import step_for
from auditor.rounds.opposing.lending import not_lent_now
from auditor.rounds.opposing.opposed import opposed_on_their_day
from auditor.rounds.opposing.told_before_request import told_before_request
from auditor.rounds.typed.given_now import cell_of, judged_by, not_counted_for
from auditor.views.office.values import side_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.judging.objections import BarredClaim
    from auditor.model.evidence import Observation
    from auditor.model.notice import Notice
    from auditor.model.subjects import Account, Office
    from auditor.register.reading.form import Form, Reading
    from auditor.rounds.opposing.lending import ToldBefore


def remarks(
    form: Form, readings: Sequence[Reading], office: Office, before: ToldBefore
) -> Iterator[tuple[str, int, Text]]:
    """Yield what is to be said of an office's answers: the heading of a column, the number of a row, and the words.

    Args:
        form: what was typed of the office, as a form.
        readings: its rows.
        office: whose they are.
        before: what was told before.

    """
    for reading in readings:
        yield from ((heading, reading.row.number, words) for heading, words in _odd(reading))
    notices: list[Notice] = []
    observations = observe(form, readings, Beside.of(form, readings, {}), notices.append)
    for_all = {form.file.name: tellers_for_all(readings, names_of(form.context))}
    for notice in (*notices, *not_lent_now(observations, for_all, before, form.context)):
        if not notice.place.column:  # what is wrong with a whole row is a fault
            continue
        yield notice.place.column, notice.place.row or 0, notice.told
    holders: dict[tuple[str, int], list[Account]] = {}
    accounts = {account.id: account for account in office.accounts}
    for subject, observation in of_each(observations):
        account, at = accounts.get(subject), cell_of(observation)
        if account is not None and at is not None and _is_anothers(observation, account):
            holders.setdefault(at, []).append(account)
    yield from _barred(observations, form, office, before)
    yield from opposed_on_their_day(observations, office, before)
    yield from told_before_request(observations, office, before, form.context)
    for (heading, row), found in holders.items():
        uncounted = not_counted_for((account.id for account in found), office)
        joined_on = max(account.holder_since for account in found if account.holder_since is not None)
        yield heading, row, _ANOTHERS.filled(uncounted=uncounted, day=joined_on)


def _odd(reading: Reading) -> Iterator[tuple[str, Text]]:
    """Yield what can be true and seldom is, by the heading of its column: it may be typed wrongly, and only who asks can know."""
    number = reading.row.told_number
    if (many := many_accounts(number)) is not None:
        yield count.QUESTION.heading.bn, many
    for claim in reading.claims.get(email.QUESTION.name, ()):
        if claim.value in _NOT_OFFICIAL:
            yield email.QUESTION.heading.bn, _NOT_OFFICIAL[claim.value]
    digit = _ONE_DIGIT_FIRST.match(ascii_digits(str(reading.row.cells.get(email.QUESTION.name, ""))))
    if digit is not None:
        yield email.QUESTION.heading.bn, _BEGINS_WITH_DIGIT.filled(digit=int(digit[1]))
    done = [
        name for name, claims in reading.claims.items() for claim in claims if name in questions() and is_done(claim)
    ]
    told_why = [claim.value for claim in reading.claims.get(cause.QUESTION.name, ()) if claim.fact == TWO_STEP_CAUSE]
    if done and Cause.VACANT in told_why:
        asked = joined(questions()[name].heading for name in dict.fromkeys(done))
        yield cause.QUESTION.heading.bn, _DONE_BY_NOBODY.filled(questions=asked)


def many_accounts(number: int | None) -> Text | None:
    """Return what is said of an office's number of user IDs that is seldom so high; None where it is not, or not known."""
    return _MANY.filled(n=number) if number is not None and number > _SELDOM_MORE else None


def _barred(
    observations: Sequence[Observation[Any]], form: Form, office: Office, before: ToldBefore
) -> Iterator[tuple[str, int, Text]]:
    """Yield the yeses that do not count, because something else was seen or recorded: no telling lifts that."""
    if before.baseline is None:
        return
    now = by_subject(observations)
    answers = {subject: [*told, *before.told.get(subject, ())] for subject, told in now.items()}
    whose: dict[tuple[str, int], list[str]] = {}
    words: dict[tuple[str, int], BarredClaim] = {}
    for barred in barred_claims(judged_by(answers, office, before.baseline, form.context), answers):
        at = cell_of(barred.claim)
        if at is None or barred.claim not in now[barred.subject]:
            continue
        words.setdefault(at, barred)
        whose.setdefault(at, []).append(barred.subject)
    for at, barred in words.items():
        seen = barred.seen
        told = (_CHECKED if barred.is_checked else _TOLD_BEFORE if barred.is_told else _BARRED).filled(
            uncounted=not_counted_for(whose[at], office),
            day=told_on(seen.observed_on, seen.reference, before.undated),
            seen=joined((seen.fact.label, side_said(side_told(seen))), ": "),
            step=step_for(barred),
        )
        yield *at, told


def _is_anothers(observation: Observation[Any], account: Account) -> bool:
    """Whether what was done may have been done by who had the post before, so that it does not count for the present holder."""
    since, value = account.holder_since, observation.value
    return (
        since is not None
        and isinstance(value, When)
        and value.earliest is not None
        and observation.fact.bound_to_holder
        and value.earliest < since <= observation.observed_on
    )


_SELDOM_MORE: Final = 20
"""An upazila's office seldom has more user IDs on the portal."""
_MANY: Final = Text(
    en="{n} {n:user ID is|user IDs are} many for one office. If one digit is too many, correct it; if it is so, leave it.",
    bn="একটি দপ্তরের {n}টি ইউজার আইডি অস্বাভাবিক বেশি। অঙ্ক ভুলে বেশি হলে ঠিক করুন; সত্যিই এত হলে এভাবেই রাখুন।",
)
_ONE_DIGIT_FIRST: Final = expression(r"\s*([0-9])[^0-9@][^@]*@")
"""What an address is whose first sign may have been pressed for an answer of the question before: digits are answers there, and which questions are asked changes from month to month."""
_BEGINS_WITH_DIGIT: Final = Text(
    en="the address begins with the digit {digit}. If that was pressed as an answer, take it out; if the address is so, leave it.",
    bn="ঠিকানাটির শুরুতে {digit} অঙ্কটি আছে। উত্তর বাছতে গিয়ে অঙ্কটি চাপা হয়ে থাকলে মুছে দিন; ঠিকানাটি সত্যিই এমন হলে এভাবেই রাখুন।",
)
_NOT_OFFICIAL: Final = {
    MailboxKind.PERSONAL: Text(
        en="this is a personal address, so it does not count as official. If the office has an official one, write that.",
        bn="এটি ব্যক্তিগত ঠিকানা, তাই সরকারি ই-মেইল হিসেবে ধরা হবে না। দপ্তরের সরকারি ঠিকানা থাকলে সেটি লিখুন।",
    ),
    MailboxKind.TO_VERIFY: Text(
        en="this address does not end in gov.bd, nor in a domain told on the screen Settings, so it does not count as official yet. Look at its end: "
        "is it typed right?",
        bn="ঠিকানাটির শেষে gov.bd বা “সেটিংস” পাতায় দেওয়া সরকারি ডোমেইন নেই, তাই এটি এখনো সরকারি ই-মেইল হিসেবে ধরা হবে না। শেষ অংশটি ঠিক লেখা হয়েছে কি না দেখুন।",
    ),
}
_DONE_BY_NOBODY: Final = Text(
    en="the post is said to be vacant, and all the same this to be done: {questions}. If somebody has the post now, correct the cause; if nobody has, take "
    "those answers out.",
    bn="পদ শূন্য বলা হয়েছে, অথচ এগুলোও করা হয়েছে বলা আছে: {questions}। পদে এখন কেউ থাকলে কারণটি ঠিক করুন; কেউ না থাকলে ওই উত্তরগুলো তুলে নিন।",
)
_BARRED: Final = Text(
    en="{uncounted}: on {day} it was seen or recorded otherwise: {seen}. Telling alone does not change that. {step}",
    bn="{uncounted}; কারণ {day} তারিখে অন্য রকম দেখা গেছে বা রেকর্ডে আছে: {seen}। শুধু জানালে তা বদলায় না। {step}",
)
_CHECKED: Final = Text(
    en="{uncounted}: the self-check of {day} found otherwise: {seen}. Telling alone does not outweigh that. {step}",
    bn="{uncounted}; কারণ {day} তারিখের স্ব-যাচাইয়ে অন্য রকম পাওয়া গেছে: {seen}। শুধু জানালে তা বদলায় না। {step}",
)
_TOLD_BEFORE: Final = Text(
    en="{uncounted}: on {day} it was told otherwise: {seen}. This answer does not say that this changed. {step}",
    bn="{uncounted}; কারণ {day} তারিখে জানানো হয়েছে: {seen}। এই উত্তরে এর পরিবর্তনের কথা নেই। {step}",
)
_ANOTHERS: Final = Text(
    en="{uncounted}: the present holder joined on {day}, and this may have been before. Ask for the day, and write "
    "it if it is {day} or later.",
    bn="{uncounted}; কারণ বর্তমান ব্যবহারকারী {day} তারিখে যোগ দিয়েছেন, আর এটি তার আগেরও হতে পারে। তারিখ জেনে নিন; {day} বা তার পরের হলে "
    "তারিখটি লিখুন।",
)
