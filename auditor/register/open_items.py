"""What is still to be asked, and of whom: the rows of the next register, with earlier answers as context; pure.

What is ordered is asked while it is open or stale; advice only once in half a year, since asking every month exhausts
everyone; what was put off, or waits for the portal without an answer of its owner since, not at all.
"""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.model.disputes import upheld_means
from auditor.model.facts import ANSWERED_ALONE, FACTS, HOLDER_SINCE
from auditor.model.finding import NOT_NAMED, Outcome
from auditor.register.days_told import awaits_day, sources_without_day, with_days_told
from auditor.register.of_the_holder import joined_on
from auditor.register.question import AskedOf
from auditor.register.questions import count, questions
from auditor.register.recalling import recalled
from auditor.register.rows import RegisterRow

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping, Sequence

    from auditor.model.disputes import Dispute
    from auditor.model.evidence import Evidence
    from auditor.model.facts import Fact
    from auditor.model.finding import Finding, OfficeAssessment

_AWAITS_DAY: Final = Text(
    en="{fact}: the answer is here, only its day is to be settled", bn="{fact}: উত্তর জমা আছে, শুধু তারিখ ঠিক করা বাকি"
)
_CORRECTED: Final = Text(en="{fact}: {upheld}; ask anew", bn="{fact}: {upheld}; নতুন করে জেনে নিন")
_UNPROVEN: Final = Text(
    en="{fact}: a request for correction was upheld; what shows it is still to be entered",
    bn="{fact}: সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে; তার প্রমাণ এখনো তথ্যে তোলা হয়নি",
)
_WRITTEN: Final = Text(en='{told}. The office wrote ({day}): "{what}"', bn="{told}। দপ্তর লিখেছে ({day}): “{what}”")
ADVICE_EVERY: Final = 6
"""Months after which what is only advice is asked again."""


def asks_advice(month: str, asked: Iterable[str]) -> bool:
    """Return whether what is only advice is asked in a month: where it was in none of the months less than half a year before.

    Args:
        month: YYYY-MM.
        asked: the months in which it was asked.

    """
    return not any(0 < _month(month) - _month(each) < ADVICE_EVERY for each in asked)


def _month(named: str) -> int:
    """Return the number of a month (YYYY-MM), by which months are counted."""
    year, month = map(int, named[:7].split("-"))
    return year * 12 + month


def rows(  # noqa: PLR0913 what decides it
    assessments: Sequence[OfficeAssessment],
    evidence: Mapping[str, Evidence],
    reads: Mapping[str, frozenset[Fact[Any]]],
    *,
    advice: bool = True,
    counted: Container[str] = (),
    upheld: Mapping[str, Mapping[tuple[str, str], Dispute]] = MappingProxyType({}),
) -> tuple[RegisterRow, ...]:
    """Return an office row and account rows for everything that is open or stale; offices with nothing open are left out.

    Of an office all of whose user IDs left for a reason, or that told that it has none, nobody is asked how they stand. Neither is asked again what was answered
    while only the day on which it was told is to be settled.

    Args:
        assessments: how the offices stand.
        evidence: what is known, by office and account id.
        reads: which facts each policy of the baseline reads.
        advice: whether lines of advice are asked about too.
        counted: the offices (ids) that told how many accounts they have, no longer ago than that it counts.
        upheld: by office (id) the requests for correction that were upheld and are no evidence yet, by whom and of what it is of which they speak (`auditor.views.disputes.spoken_of`).

    """
    levels = (Level.SHALL, Level.SHOULD) if advice else (Level.SHALL,)
    of_accounts = frozenset(name for name, question in questions().items() if question.asked_of is not AskedOf.OFFICE)
    found: list[RegisterRow] = []
    for assessment in map(with_days_told, assessments):
        office = assessment.office
        if office.left:
            continue
        called = office.called
        context = partial(_context, assessment, reads=reads, upheld=upheld.get(office.id, {}))
        accounts = [
            (account, _open(assessment, account.id, reads, levels) & of_accounts)
            for account in office.accounts
            if not account.left
        ]
        of_office = _open(assessment, office.id, reads, levels)
        of_nobody = office.emptied or has_no_own_account(assessment)
        asked = (of_office - of_accounts if of_nobody else of_office).union(*(names for _, names in accounts))
        beside = any(names for account, names in accounts if account.id in office.numbered_beside)
        if office.id not in counted and (beside or (office.only_counted and asked & of_accounts)):
            asked |= {count.QUESTION.name}
        if not asked:
            continue
        found.append(
            RegisterRow(
                office.id, office.id, assessment.serial, office.name, office.head_post, "",
                asked, context(office.id, evidence.get(office.id), asked), is_office=True,
                advised=_advised(assessment, asked, reads), accounts=len(accounts),
            )
        )  # fmt: skip
        found += [
            RegisterRow(
                account.id, office.id, assessment.serial, office.name, called[account.id], account.masked_login,
                names, context(account.id, evidence.get(account.id), names), is_office=False,
                advised=_advised(assessment, names, reads), vacant=account.id in assessment.vacant_posts, joined=joined_on(assessment, account.id),
            )
            for account, names in accounts
            if names
        ]  # fmt: skip
    return tuple(found)


def concerning(assessment: OfficeAssessment, reads: Mapping[str, Collection[Fact[Any]]]) -> frozenset[str]:
    """Return the questions (names) that concern an office at all: whose facts a rule reads that applies to it, settled or not, and what belongs to those.

    Args:
        assessment: how the office stands.
        reads: which facts each policy reads, by its id.

    """
    facts = {
        fact for finding in assessment.findings if finding.code != NOT_NAMED for fact in reads.get(finding.policy, ())
    }
    found = {name for name, question in questions().items() if question.fact in facts}
    if any(questions()[name].asked_of is not AskedOf.OFFICE for name in found):
        found |= {name for name, question in questions().items() if question.always_open or question.fact is None}
    return frozenset(found)


def asks_anybody(assessment: OfficeAssessment, reads: Mapping[str, frozenset[Fact[Any]]]) -> bool:
    """Whether a register asks an office, or anybody in it, about anything that is ordered (see `rows`); not who is asked only whether login is possible now, which waits for the portal."""
    heard = tuple(finding for finding in assessment.findings if not finding.shut_out or finding.is_to_correct)
    return bool(rows((replace(assessment, findings=heard),), {}, reads, advice=False))


def with_others(
    phoned: Sequence[RegisterRow], assessments: Iterable[OfficeAssessment], questions: Container[str]
) -> tuple[RegisterRow, ...]:
    """Return the rows of who is phoned with those of offices of which nothing is open but what only they know, in the order of the roster.

    Args:
        phoned: the rows of who is phoned for what is open.
        assessments: how the offices stand.
        questions: the offices (ids) that are asked something besides, such as why a user ID left the roster.

    """
    offices = {row.office for row in phoned}
    others = [
        RegisterRow(
            each.office.id, each.office.id, each.serial, each.office.name, each.office.head_post, "",
            frozenset(), joined(()), is_office=True,
        )
        for each in assessments
        if each.office.id in questions and each.office.id not in offices
    ]  # fmt: skip
    return tuple(sorted((*phoned, *others), key=lambda row: row.serial))


def _open(
    assessment: OfficeAssessment, subject: str, reads: Mapping[str, frozenset[Fact[Any]]], levels: Collection[Level]
) -> frozenset[str]:
    """Return the questions whose fact a policy of these levels reads that failed, does not know or is to be corrected, and does not wait for another duty, or for one by whose question it is opened.

    What a duty reads is asked for that duty, and not again for advice that reads it too, nor for another duty where it is done and one question asks all of it. What says more about an answer is not asked
    where that answer is no, or not known, and is not asked itself. Of whom it is in doubt on which day he joined that is asked, too.
    """
    duties = assessment.of(subject=subject, level=Level.SHALL)
    ordered = _read((duty for duty in duties if duty.outcome is not Outcome.NOT_APPLICABLE), reads)
    settled = _read((duty for duty in duties if _is_settled(duty) and _is_of_one_question(reads[duty.policy])), reads)
    unsettled = {
        fact
        for finding in assessment.of(subject=subject)
        if (finding.is_open or finding.shut_out or finding.is_to_correct)
        and finding.level in levels
        and not finding.waits_for
        and not awaits_day(finding)
        for fact in reads[finding.policy] - (ordered if finding.level is Level.SHOULD else settled)
    }
    if any(duty.awaits_joining for duty in duties):
        unsettled.add(HOLDER_SINCE)
    undone = _read((duty for duty in duties if not _is_settled(duty)), reads) - unsettled - settled
    asked = questions()
    beside = {name for name, each in asked.items() if each.fact in undone}
    found = {name for name, each in asked.items() if each.fact in unsettled and each.more_about not in beside}
    waiting = _read((duty for duty in duties if duty.waits_for and duty.is_open), reads)
    return frozenset(found | {name for name, each in asked.items() if each.opened_by in found and each.fact in waiting})


def has_no_own_account(assessment: OfficeAssessment) -> bool:
    """Return whether an office of which no account is listed told that it has none of its own: then it is only asked with whose it works."""
    return any(finding.of_no_account and finding.has_no_own_account for finding in assessment.of(level=Level.SHALL))


def _awaited(
    assessment: OfficeAssessment, subject: str, reads: Mapping[str, frozenset[Fact[Any]]]
) -> frozenset[Fact[Any]]:
    """Return the facts of which an answer came, and nothing is known until the day on which it was told is settled."""
    waiting = [finding for finding in assessment.of(subject=subject) if awaits_day(finding)]
    missing = frozenset(FACTS[finding.missing] for finding in waiting if finding.missing)
    return missing | _read((finding for finding in waiting if not finding.missing), reads)


def _is_settled(duty: Finding) -> bool:
    return duty.outcome is Outcome.PASS and not duty.is_to_correct


def _advised(
    assessment: OfficeAssessment, asked: frozenset[str], reads: Mapping[str, frozenset[Fact[Any]]]
) -> frozenset[str]:
    """Return those of the questions that are asked for no duty of the office, only for a line of advice."""
    advice, ordered = (_read(assessment.of(level=level), reads) for level in (Level.SHOULD, Level.SHALL))
    return frozenset(name for name in asked if questions()[name].fact in advice - ordered)


def _is_of_one_question(facts: frozenset[Fact[Any]]) -> bool:
    """Whether the answer to one question tells all that a duty rests on."""
    return any(facts.issubset(question.facts) for question in questions().values())


def _read(findings: Iterable[Finding], reads: Mapping[str, frozenset[Fact[Any]]]) -> frozenset[Fact[Any]]:
    return frozenset(fact for finding in findings for fact in reads[finding.policy])


def corrections(
    assessment: OfficeAssessment,
    subject: str,
    reads: Mapping[str, frozenset[Fact[Any]]],
    upheld: Mapping[tuple[str, str], Dispute],
) -> Mapping[str, Text]:
    """Return by the questions' names what is said of a request for correction that was upheld, of whose duty a subject (its id) is asked, and what the office wrote.

    What was told before it counts no more and is asked anew, what was seen before stands and is asked too; or it stands as not done until what shows it is entered. Beside a cause it is not said: that explains an
    answer, and no request is about it.

    Args:
        assessment: how the office stands.
        subject: the office or one of its accounts.
        reads: which facts each policy of the baseline reads.
        upheld: the requests of the office that were upheld and are no evidence yet, by whom and of what it is of which they speak.

    """
    found: dict[str, Text] = {}
    for finding in assessment.of(subject=subject):
        request = upheld.get(finding.about)
        if request is None and not finding.is_to_correct:
            continue
        for name, question in questions().items():
            if question.fact in reads[finding.policy] - ANSWERED_ALONE:
                told = (_CORRECTED if finding.is_to_correct else _UNPROVEN).filled(
                    fact=question.fact.label, upheld=upheld_means(finding)
                )
                if request is not None:
                    told = _WRITTEN.filled(told=told, day=request.received, what=request.what)
                found.setdefault(name, told)
    return found


def _context(  # noqa: PLR0913 what one line is drawn from
    assessment: OfficeAssessment,
    subject: str,
    evidence: Evidence | None,
    asked: frozenset[str],
    *,
    reads: Mapping[str, frozenset[Fact[Any]]],
    upheld: Mapping[tuple[str, str], Dispute],
) -> Text:
    """Return in one line each language what of a subject is to be corrected, what was answered to the questions asked, and to which others an answer is here that waits for its day."""
    awaited = _awaited(assessment, subject, reads)
    untold = sources_without_day(assessment, subject)
    told = recalled(evidence, asked, assessment.contacts, untold) if evidence is not None else ()
    waiting = (
        _AWAITS_DAY.filled(fact=question.fact.label)
        for name, question in questions().items()
        if name not in asked and question.fact is not None and question.fact in awaited
    )
    again = (said for name, said in corrections(assessment, subject, reads, upheld).items() if name in asked)
    return joined(dict.fromkeys((*again, *(said for _, said in told), *waiting)), "; ")
