"""Requests by which offices dispute a result of a kept round, and their answers; the ledger is all the memory there is."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, joined, plain
from auditor.model.baseline import Level
from auditor.model.disputes import Dispute, DisputeAnswered, DisputeResult, ResultDisputed, Upheld, with_users
from auditor.model.errors import WorkspaceError, told_together
from auditor.model.finding import Outcome
from auditor.model.known_names import known_called
from auditor.rounds.disputing.disputed_users import user_meant
from auditor.rounds.disputing.upheld import told_upheld
from auditor.rounds.identity import as_now, identities, naming_offices
from auditor.rounds.identity.disputed_lists import stood_in_rounds
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables import notes
from auditor.workspace import where
from auditor.workspace.typed_days import refuse_odd
from auditor.workspace.working_days import working_days_after

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.identity import Identities
    from auditor.model.round import RuleCard
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.folder import Workspace
    from auditor.workspace.typed_days import Doubted


def disputes_known(ledger: Ledger, everybody: Identities, answer_days: int) -> tuple[Dispute, ...]:
    """Return the requests in the order in which they were entered, each with its answer.

    Args:
        ledger: the ledger.
        everybody: who is who.
        answer_days: working days in which a request is answered of which it was not noted until when.

    """
    answers = {answer.dispute: answer for answer in ledger.notes(DisputeAnswered)}
    return tuple(
        Dispute(
            number,
            everybody.id_now(disputed.office),
            disputed.policy,
            disputed.what,
            disputed.received,
            disputed.reference,
            disputed.due or working_days_after(disputed.received, answer_days),
            answers.get(number),
            about := _about(disputed, entry, everybody),
            joined(known_called(everybody, account) for account in about),
            disputed.since,
        )
        for number, (entry, disputed) in enumerate(ledger.numbered(ResultDisputed), start=1)
    )


def _about(disputed: ResultDisputed, entry: int, everybody: Identities) -> tuple[str, ...]:
    """Return the accounts (ids now) that a request, an entry of this number, is about alone: all one of which it may mean; none where it is about all of its office."""
    if not disputed.account:
        return ()
    return everybody.either(disputed.account, entry) or (everybody.id_now(disputed.account),)


def upheld_known(ledger: Ledger, everybody: Identities) -> tuple[Upheld, ...]:
    """Return the requests that were upheld, in the order in which they were entered; see `disputes_known`."""
    upheld = {
        answer.dispute: answer.day for answer in ledger.notes(DisputeAnswered) if answer.result is DisputeResult.UPHELD
    }
    stood = stood_in_rounds(ledger, everybody)
    return tuple(
        _upheld(disputed, entry, upheld[number], everybody, stood)
        for number, (entry, disputed) in enumerate(ledger.numbered(ResultDisputed), start=1)
        if number in upheld
    )


def upheld_so(space: Workspace, given: DisputeAnswered, everybody: Identities) -> Upheld:
    """Return the request that an answer upholds which is not noted yet; see `upheld_known`.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    entry, disputed = list(ledger.numbered(ResultDisputed))[given.dispute - 1]
    return _upheld(disputed, entry, given.day, everybody, stood_in_rounds(ledger, everybody))


def _upheld(
    disputed: ResultDisputed,
    entry: int,
    on: date,
    everybody: Identities,
    stood_in: Callable[[ResultDisputed], Mapping[str, str]],
) -> Upheld:
    """Return that a request, an entry of this number, was upheld on a day; it is about whom it names, or else those who stood in its office's list in its round (`stood_in`)."""
    office = everybody.id_now(disputed.office)
    if about := _about(disputed, entry, everybody):
        named = {account: everybody.office_of(account) for account in about}
        return Upheld(office, disputed.policy, disputed.counts_from, on, named=named)
    stood = {account: (then, everybody.office_of(account)) for account, then in stood_in(disputed).items()}
    gone = {account: now for account, (then, now) in stood.items() if then == office != now}
    came = frozenset(account for account, (then, now) in stood.items() if now == office != then)
    return Upheld(office, disputed.policy, disputed.counts_from, on, gone, came)


def disputes_now(space: Workspace) -> tuple[Dispute, ...]:
    """Return all requests of a workspace as they stand now.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    if not ledger.notes(ResultDisputed):  # who is who need not be known for none
        return ()
    return disputes_known(ledger, identities.known(ledger), space.config.letterhead.answer_days)


def disputable(
    space: Workspace, office: str, received: date, everybody: Identities | None = None
) -> tuple[RoundHead, OfficeAssessment, tuple[RuleCard, ...]]:
    """Return the round that a request is about, what it says of the office, and the duties that it orders of it.

    Args:
        space: the workspace.
        office: named as in `as_now.row_of`, or, where the round has no such office, by a whole name in the roster.
        received: when the request came; it is about the last round that was kept by then.
        everybody: who was given an id, where that is known already.

    Raises:
        AuditorError: none was, the ledger is not as it was written, the round has no such office, or several may be meant.

    """
    ledger = Ledger(space.ledger_path)
    ledger.refuse_broken()
    rounds = [head for head in ledger.rounds() if head.header.day <= received]
    if not rounds:
        raise WorkspaceError(_NO_ROUND.filled(day=received))
    everybody = everybody or identities.known(ledger)
    named = partial(as_now.row_of, ledger, rounds[-1], everybody)
    assessment = named(office)
    if assessment is None:
        assessment = next(filter(None, map(named, naming_offices.ids_of(space, everybody, office))), None)
    if assessment is None:
        raise WorkspaceError(_NO_OFFICE)
    concerned = {
        finding.policy for finding in assessment.of(level=Level.SHALL) if finding.outcome is not Outcome.NOT_APPLICABLE
    }
    return rounds[-1], assessment, tuple(rule for rule in rounds[-1].header.rules if rule.policy in concerned)


def _stood(space: Workspace, number: int, now: Collection[Finding]) -> frozenset[Outcome]:
    """Return how the duty that a request (its number) is about stood, by the user IDs of its office that do not have it done `now`: as done whose yes the request took.

    That is who is to be corrected, and whose no stands again that was told before what stood in the round whose result it is. Where it concerns nobody now, as it stood in that round.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    disputed = ledger.notes(ResultDisputed)[number - 1]
    heads = (head for head in ledger.rounds() if head.digest == disputed.round)
    found = (row for head in heads for row in ledger.wanted(head, lambda row: row.office.id == disputed.office))
    findings = (finding for assessment in found for finding in assessment.findings)
    of_duty = (finding for finding in findings if finding.policy == disputed.policy)
    then = {each.subject: each for each in of_duty if disputed.account in {"", each.subject}}
    if not now:
        return frozenset(each.outcome for each in then.values())

    def is_taken(finding: Finding) -> bool:
        stood = then.get(finding.subject)
        if finding.is_to_correct or stood is None:
            return finding.is_to_correct
        is_before = (finding.observed_on or date.max) <= (stood.observed_on or date.max)
        return finding.outcome is Outcome.FAIL and stood.outcome is Outcome.PASS and is_before

    undone = (each for each in now if each.outcome is not Outcome.PASS or each.is_to_correct)
    return frozenset(Outcome.PASS if is_taken(each) else each.outcome for each in undone)


def told_answered(space: Workspace, answered: Dispute, now: Callable[[], tuple[Finding, ...]]) -> Text:
    """Return what is told once a request was answered; of one that was upheld also what follows for its duty, and what to do.

    Args:
        space: the workspace.
        answered: the request.
        now: returns how its duty stands by what was told; asked only of one that was upheld.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    if answered.is_upheld:
        duties = {rule.policy.id: rule.policy.duty for rule in space.baseline.rules}
        duty = duties.get(answered.policy, plain(answered.policy))
        stands = now()
        return told_upheld(answered, _stood(space, answered.number, stands), stands, with_users(duty, answered.users))
    return _NOTED.filled(n=answered.number, result=answered.answer.result.label if answered.answer is not None else "")


class Entering(Struct, frozen=True):
    """What is asked about a request while it is entered.

    Attributes:
        doubted: called with which requests about the same duty wait for their answer, before anything is noted; without it, none may.
        received: returns the day of receipt where it is still to be read, so that what is wrong beside it is told with it.
        told_by_then: returns whether something was told already of what it disputes on the day of receipt.

    """

    doubted: Doubted = refuse_odd
    received: Callable[[], date] | None = None
    told_by_then: Callable[[ResultDisputed], bool] = lambda _: False


_ENTERING: Final = Entering()


def dispute(
    space: Workspace,
    office: str,
    request: ResultDisputed,
    entering: Entering = _ENTERING,
) -> Dispute:
    """Note that an office disputes a result of a kept round, and return the request as it stands.

    Args:
        space: the workspace.
        office: named as in `disputable`.
        request: the rest of it; its office, its round and the day until which it is to be answered are filled in here, and the id of its account, which is named as in `user_meant`.
        entering: what is asked about it meanwhile.

    Raises:
        AuditorError: the ledger fails, there is no such office, duty or user, a day cannot be right, words are not to be
            kept, the request was entered before, or one about the same duty waits for its answer and it is not said that both are
            meant.

    """
    where.refuse_network_share(space.folder)
    with told_together() as of_part:
        with of_part("received"):
            if entering.received is not None:
                request = replace(request, received=entering.received())
            if request.received > request.on:
                raise WorkspaceError(_AHEAD.filled(day=request.received))
            head, assessment, rules = disputable(space, office, request.received)
            with of_part("duty"):
                if request.policy not in {rule.policy for rule in rules}:
                    raise WorkspaceError(_NO_DUTY.filled(policies=", ".join(rule.policy for rule in rules)))
                with of_part("user"):
                    account = user_meant(assessment, request.policy, request.account)
        with of_part("what"):
            what = notes.sayable(request.what, WHAT)
        with of_part("reference"):
            reference = notes.reference(request.reference, REFERENCE)
    noted = replace(
        request,
        account=account,
        round=head.digest,
        office=assessment.office.id,
        what=what,
        reference=reference,
        due=working_days_after(request.received, space.config.letterhead.answer_days),
    )
    ledger = Ledger(space.ledger_path)
    everybody = identities.known(ledger)
    may_be = frozenset(map(everybody.id_now, assessment.office.ids_of(account)))
    same = (noted.what, noted.received, noted.reference)
    waiting: list[Text] = []
    for known in disputes_now(space):
        is_of_it = known.office in may_be and known.policy == noted.policy
        is_of_it &= not (account and known.accounts) or not may_be.isdisjoint(known.accounts)
        if is_of_it and (known.what, known.received, known.reference) == same:
            raise WorkspaceError(_ENTERED.filled(n=known.number))
        if is_of_it and known.answer is None:
            waiting.append(_WAITS.filled(n=known.number, day=known.received))
    entering.doubted(tuple(waiting))
    if entering.told_by_then(noted):
        noted = replace(noted, since=noted.received + timedelta(days=1))
    ledger.note(noted)
    return disputes_now(space)[-1]


def answer(
    space: Workspace,
    given: DisputeAnswered,
    meant: Callable[[DisputeAnswered], None] = lambda _: None,
    day: Callable[[], date] | None = None,
) -> Dispute:
    """Note how a request was answered, and return it as it stands.

    Args:
        space: the workspace.
        given: the answer.
        meant: called with it once it can be noted, before it is; raises where it is not meant so.
        day: returns the day of the answer where it is still to be read, so that what is wrong beside it is told with it.

    Raises:
        AuditorError: the ledger fails, there is no such request, it was answered before, the day cannot be right, or the
            reference is not to be kept.

    """
    where.refuse_network_share(space.folder)
    ledger = Ledger(space.ledger_path)
    ledger.refuse_broken()
    known = {request.number: request for request in disputes_now(space)}.get(given.dispute)
    if known is None:
        raise WorkspaceError(_NO_DISPUTE.filled(n=given.dispute))
    if known.answer is not None:
        raise WorkspaceError(
            _ANSWERED.filled(
                n=known.number,
                day=known.answer.day,
                result=DisputeResult(known.answer.result).label,
                reference=known.answer.reference,
            )
        )
    with told_together() as of_part:
        with of_part("day"):
            given = given if day is None else replace(given, day=day())
            if not known.received <= given.day <= given.on:
                raise WorkspaceError(_ANSWER_DAY.filled(first=known.received, last=given.on))
        with of_part("reference"):
            noted = replace(given, reference=notes.reference(given.reference, REFERENCE))
    meant(noted)
    ledger.note(noted)
    return replace(known, answer=noted)


_NOTED: Final = Text(en="Noted: request no. {n}, {result}.", bn="লেখা হয়েছে: {n} নম্বর অনুরোধ, {result}।")
DISPUTES_ITS_DAY: Final = Text(
    en="What was told of it on {day} is taken for what the request disputes: once it is upheld, what is told from {since} on counts. If the office told that with the request, ask it once more on a "
    "later day.",
    bn="{day} তারিখে এ বিষয়ে যা জানানো হয়েছে, অনুরোধটি তারই বিরুদ্ধে ধরা হলো: অনুরোধ যথার্থ পাওয়া গেলে {since} বা তার পরে জানানো তথ্য ধরা হবে। তথ্যটি অনুরোধের সঙ্গেই জানানো হয়ে থাকলে পরে আরেকবার জেনে নিন।",
)
_NO_ROUND: Final = Text(
    en="No round was kept by {day}, so there was no result to dispute. Check the day of receipt.",
    bn="{day} তারিখের মধ্যে কোনো যাচাই রাখা হয়নি, তাই সংশোধন চাওয়ার মতো ফল ছিল না। প্রাপ্তির তারিখ দেখুন।",
)
_NO_OFFICE: Final = Text(
    en="The round that was kept last before the day of receipt has no office of that name, id or serial. See the ids with: "
    "auditor roster list",
    bn="প্রাপ্তির আগে সর্বশেষ রাখা যাচাইয়ে ওই নাম, আইডি বা ক্রমের কোনো দপ্তর নেই। আইডি দেখুন: auditor roster list",
    on_screen=Text(
        en="The round that was kept last before the day of receipt does not have this office. Check the day of receipt.",
        bn="প্রাপ্তির আগে সর্বশেষ রাখা যাচাইয়ে এই দপ্তর নেই। প্রাপ্তির তারিখ দেখুন।",
    ),
)
WHAT: Final = Text(en="What is not right, and what is", bn="কোন তথ্যটি ঠিক নয় এবং সঠিক অবস্থা কী")
REFERENCE: Final = Text(en="Memo or file number", bn="স্মারক বা নথি নম্বর")
_NO_DUTY: Final = Text(
    en="The decisions order no such duty of this office. One of: {policies}",
    bn="সিদ্ধান্তে এই দপ্তরের এমন কোনো করণীয় নেই। এগুলোর একটি লিখুন: {policies}",
)
_AHEAD: Final = Text(
    en="The day of receipt, {day}, lies ahead. Correct it and run again.",
    bn="প্রাপ্তির তারিখ {day} এখনো আসেনি। তারিখ ঠিক করে আবার চালান।",
)
_ENTERED: Final = Text(
    en="This request was entered before, as no. {n}; nothing new was written.",
    bn="এই অনুরোধ আগেই {n} নম্বরে লেখা হয়েছে; নতুন কিছু লেখা হয়নি।",
)
_WAITS: Final = Text(
    en="Request no. {n} of {day}, about the same duty of this office, waits for its answer; nothing new was written. Answer that one (auditor "
    "dispute answer {n}); if this is another one, add --yes.",
    bn="এই দপ্তরের একই করণীয় নিয়ে {day} তারিখের {n} নম্বর অনুরোধের উত্তর এখনো দেওয়া হয়নি; নতুন কিছু লেখা হয়নি। আগেরটির উত্তর দিন (auditor dispute answer {n}); এটি আলাদা অনুরোধ "
    "হলে --yes যোগ করুন।",
    on_screen=Text(
        en="Request no. {n} of {day}, about the same duty of this office, waits for its answer. Answer that one on this page, unless this is another one.",
        bn="এই দপ্তরের একই করণীয় নিয়ে {day} তারিখের {n} নম্বর অনুরোধের উত্তর এখনো দেওয়া হয়নি। এটি আলাদা অনুরোধ না হলে এই পাতায় আগেরটির উত্তর দিন।",
    ),
)
_NO_DISPUTE: Final = Text(
    en="There is no request no. {n}. See them with: auditor dispute list",
    bn="{n} নম্বর অনুরোধ নেই। অনুরোধগুলো দেখুন: auditor dispute list",
    on_screen=Text(
        en="There is no request no. {n}. Those that there are stand on the page of their office (screen Offices).",
        bn="{n} নম্বর অনুরোধ নেই। যেগুলো আছে, “দপ্তর” পাতায় সংশ্লিষ্ট দপ্তর খুলে দেখুন।",
    ),
)
_ANSWERED: Final = Text(
    en="Request no. {n} was answered on {day}: {result} ({reference}). Nothing new was written; if the office asks again, enter a new request.",
    bn="{n} নম্বর অনুরোধের উত্তর {day} তারিখে দেওয়া হয়েছে: {result} ({reference})। নতুন কিছু লেখা হয়নি; দপ্তর আবার অনুরোধ করলে নতুন করে লিখুন।",
)
_ANSWER_DAY: Final = Text(
    en="The day of the answer lies between that of receipt, {first}, and today, {last}. Correct it and run again.",
    bn="উত্তরের তারিখ প্রাপ্তির তারিখ {first} থেকে আজ {last}-এর মধ্যে হবে। তারিখ ঠিক করে আবার চালান।",
)
