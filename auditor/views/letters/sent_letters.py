"""The letters that were sent, as papers show them: who was reminded when, and what the portal's owner was told and answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.facts import Cause
from auditor.model.finding import Outcome, Status
from auditor.model.letters import REMINDERS, Letter, Purpose, last_answered
from auditor.model.standing import standing_on
from auditor.model.views.sent_letters import SentReminder
from auditor.model.views.summary import ProposalCode
from auditor.views.compared.stood import is_pending, owed_findings
from auditor.views.letters.asked_of_whom import asked_by, asks_any, moved_on
from auditor.views.letters.portal_days import answered_about, is_before_promised, is_told_since
from auditor.views.remarks.told_by_then import was_told_by_then

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.letters import AskedOffice
    from auditor.model.subjects import Office
    from auditor.views.compared.history import History
    from auditor.views.letters.settled import Settled


def reminders_of(assessment: OfficeAssessment, history: History) -> tuple[Letter, ...]:
    """Return the reminders that count for an office as it stands, in the order in which they were sent.

    They are those that it was sent since it last had nothing to do, from the last first one on, and that asked something which is left of it
    now, at those of whom they asked it, and which it had not done since by any kept round. Where it owes nothing, that is what is open all the same, as of who left the roster without
    a reason. Where none is such, reminders begin anew; where nothing is left, all count.
    """
    office = assessment.office.id
    if office not in history.reminders:
        return ()
    opened = [each for each in assessment.of(level=Level.SHALL) if each.is_open]
    owed = owed_findings(assessment) or opened
    sent = sorted(history.reminders[office], key=lambda letter: letter.place)
    kept = _Kept.of(office, history)
    free = kept.last(lambda settled: settled.free, opened)
    since = [letter for letter in sent if letter.sent is not None and letter.sent.day > free]
    begun = max((letter.place for letter in since if letter.draft.purpose is REMINDERS[0]), default=(date.min, 0))
    counting = [letter for letter in since if letter.place >= begun]
    done = {policy: kept.last_done(policy, opened) for policy in {each.policy for each in owed}} if counting else {}
    left = [[each for each in owed if letter.place[0] > done[each.policy]] for letter in counting]
    return tuple(
        letter
        for letter, of in zip(counting, left, strict=True)
        if not owed or asks_any(letter, assessment, of, history)
    )


def next_reminder(counting: Sequence[Letter]) -> Purpose:
    """Return which reminder follows those that count for an office (`reminders_of`), where the meeting does not decide."""
    return REMINDERS[min(len(counting), len(REMINDERS) - 1)]


def had_the_final(counting: Iterable[Letter]) -> bool:
    """Whether a final one is among the reminders that count for an office (`reminders_of`): then the meeting decides."""
    return any(letter.draft.purpose is Purpose.FINAL for letter in counting)


class _Kept(Struct, frozen=True):
    """What an office had done by kept rounds, whatever became of their meetings: of those held, oldest first, and of others beside them.

    `back` is what stands in it by evidence that was gone at the last meeting and is there again (subject, policy).
    """

    held: tuple[Settled, ...]
    beside: tuple[Settled, ...] = ()
    back: Callable[[], AbstractSet[tuple[str, str]]] = frozenset

    @classmethod
    def of(cls, office: str, history: History) -> _Kept:
        """Return the same of an office (its id) that was reminded, by the day of the history's last round."""
        beside = (each for each in history.settled_by_others(office) if each.day <= history.now.header.day)
        return cls(history.settled.get(office, ()), tuple(beside), lambda: history.since(office).brought_back)

    def last(self, is_so: Callable[[Settled], bool], opened: Iterable[Finding]) -> date:
        """Return on which day something was so last; the first day there is where it never was, or only since evidence was gone that is there again.

        Args:
            is_so: whether it was so by a round.
            opened: what is open now of what was settled then.

        """
        held, end = list(self.held), date.max
        is_back = bool(held) and is_so(held[-1]) and any(finding.about in self.back() for finding in opened)
        while is_back and held and is_so(held[-1]):
            end = held.pop().day - timedelta(days=1)
        beside = (each for each in self.beside if each.day <= end)
        return max((each.day for each in (*held, *beside) if is_so(each)), default=date.min)

    def last_done(self, policy: str, opened: Iterable[Finding]) -> date:
        """Return on which day a duty (id of its policy) was done last, likewise."""
        return self.last(
            lambda settled: policy in settled.duties, [finding for finding in opened if finding.policy == policy]
        )


def sent_reminders(assessment: OfficeAssessment, history: History) -> tuple[SentReminder, ...]:
    """Return the reminders that count for an office (`reminders_of`) as papers show them: none where nothing is left to do or to tell."""
    if not is_pending(history.current[assessment.office.id].overall):
        return ()
    return tuple(
        SentReminder(letter.draft.purpose, letter.sent.day, letter.sent.memo)
        for letter in reminders_of(assessment, history)
        if letter.sent is not None
    )


def finished(letters: Iterable[Letter], history: History) -> frozenset[str]:
    """Return the offices (ids) that did all that reminders asked of them (see `did_what_was_asked`), and have nothing left."""
    done = did_what_was_asked(letters, history)
    return frozenset(office for office in done if history.current[office].overall is Status.IMPLEMENTED)


def did_what_was_asked(letters: Iterable[Letter], history: History) -> frozenset[str]:
    """Return the offices (ids) that did all that reminders asked of them, whatever else is left there; where those named nothing, all that is ordered.

    Who was given more time has not, nor who has no account any more of which it was asked, nor who is not listed any more; nor an office in
    which all that a reminder asked ended with the leaving of accounts, or was done by an earlier meeting of which evidence was gone meanwhile.
    """
    asked: dict[str, list[AskedOffice]] = {}
    first: dict[str, Letter] = {}
    for letter in letters:
        for office in letter.offices & history.of_office.keys():
            asked.setdefault(office, []).extend(asked_by(letter, history.of_office[office].office, history))
            first.setdefault(office, letter)
    moved = moved_on(asked, history)
    return frozenset(
        office
        for office, of_letters in asked.items()
        if _is_done(assessment := history.of_office[office], of_letters, moved.get(office, ()), history)
        and not _ended_by_leaving(assessment, _policies(of_letters), moved.get(office, ()), first[office], history)
        and not _was_done_before(assessment, _policies(of_letters), first[office], history)
    )


def _policies(asked: Iterable[AskedOffice]) -> AbstractSet[str]:
    return frozenset(policy for each in asked for policy in each.policies)


def _is_done(
    assessment: OfficeAssessment, asked: Collection[AskedOffice], moved: Iterable[Finding], history: History
) -> bool:
    """Whether all that letters asked of an office is done by those of whom they asked it, also by who `moved` on; where they named nothing, all that is ordered."""
    policies, office = _policies(asked), assessment.office
    if not policies:
        return history.current[office.id].overall is Status.IMPLEMENTED
    applying = [
        each
        for each in (*standing_on(assessment), *moved)
        if each.policy in policies and each.outcome is not Outcome.NOT_APPLICABLE
    ]
    left = (each for each in applying if each.outcome is not Outcome.PASS)
    is_left = any(each.asks(of.policy, office.ids_of(of.subject)) for of in left for each in asked)
    return not is_left and policies <= {each.policy for each in applying}


def asked_no_more(letters: Iterable[Letter], history: History) -> frozenset[str]:
    """Return the offices (ids) that reminders went to and of which no letter asks anything now, though they did not do it all (see `finished`).

    All that was open there ended with the leaving of accounts, waits for the portal, for a later day or for who keeps the roster, or the office is
    not listed any more. One that was merged is asked as long as the other is.
    """
    went = tuple(letters)
    offices = frozenset(office for letter in went for office in letter.offices)
    ended = offices - finished(went, history)
    return frozenset(office for office in ended if not any(_is_asked(each, history) for each in _now(office, history)))


def _now(office: str, history: History) -> tuple[OfficeAssessment, ...]:
    """Return an office (its id) as it stands; of one that is not listed any more, those in which the accounts are that it had when last listed.

    Of one that no meeting's round lists they are those that it had when it was last reminded; where nobody tells these, those that were given their ids there.
    """
    if office in history.of_office:
        return (history.of_office[office],)
    last, listed = history.last_listed(office), history.now.assessments
    everybody = {account.id for each in listed for account in each.office.accounts}
    if last is not None:
        had: AbstractSet[str] = {account.id for account in last.office.accounts}
    elif history.stood_in is not None:
        had = history.stood_in(office, everybody)
    else:
        had = {account for account in everybody if account.partition("/")[0] == office}
    return tuple(each for each in listed if any(account.id in had for account in each.office.accounts))


def _is_asked(assessment: OfficeAssessment, history: History) -> bool:
    """Whether an office owes something that letters ask, or is to tell something again."""
    since = history.since(assessment.office.id)
    return bool(owed_findings(assessment)) or any(map(since.is_in_question, assessment.of(level=Level.SHALL)))


def begun_anew(letter: Letter, history: History, done: AbstractSet[str]) -> frozenset[str]:
    """Return the offices (ids) that a reminder asked and that owe something now, but it counts among theirs no more (see `reminders_of`).

    Of one that did all that it asked (`done`, see `did_what_was_asked`) others go on where one counts that asked what is left.
    """
    return frozenset(
        office
        for office in letter.offices & history.of_office.keys()
        if is_pending(history.current[office].overall)
        and _is_among(letter, history.reminders.get(office, ()))
        and not _is_among(letter, counting := reminders_of(history.of_office[office], history))
        and not (counting and office in done)
    )


def sent_anew(letter: Letter, history: History) -> frozenset[str]:
    """Return the offices (ids) to which a first reminder that counts (see `reminders_of`) went after a letter did."""
    return frozenset(
        office
        for office in letter.offices & history.of_office.keys()
        if any(
            each.draft.purpose is REMINDERS[0] and each.place > letter.place
            for each in reminders_of(history.of_office[office], history)
        )
    )


def _is_among(letter: Letter, letters: Iterable[Letter]) -> bool:
    return letter.draft.number in {each.draft.number for each in letters}


def _ended_by_leaving(
    assessment: OfficeAssessment,
    policies: AbstractSet[str],
    moved: Iterable[Finding],
    letter: Letter,
    history: History,
) -> bool:
    """Whether all that was open of these policies (ids), when a letter was drafted, was so at accounts that are in no list any more, nor `moved` on, and had it open still when last listed."""
    rows = [(each.round.header.day, each.in_place_of(assessment.office)) for each in history.meetings[:-1]]
    before = next((row for day, row in reversed(rows) if day <= letter.draft.day), None)
    shall = before.of(level=Level.SHALL) if before is not None else ()
    asked = (each for each in shall if each.is_open and each.policy in policies)
    since = (row for day, row in rows if day > letter.draft.day and row is not None)
    done = {each.about for row in since for each in row.findings if each.outcome is Outcome.PASS}
    opened = {each.subject for each in asked if each.about not in done}
    listed = {subject.id for subject in assessment.office.subjects}.union(each.subject for each in moved)
    return bool(opened) and opened.isdisjoint(listed)


def _was_done_before(
    assessment: OfficeAssessment, policies: AbstractSet[str], letter: Letter, history: History
) -> bool:
    """Whether all of these policies (ids) was done at a meeting before a letter was drafted, and nobody told anything of it since."""
    office = assessment.office.id
    done = {
        each.about: each for each in assessment.findings if each.policy in policies and each.outcome is Outcome.PASS
    }
    for meeting in history.meetings[:-1]:
        standing = meeting.stood.standings.get(office)
        if (
            meeting.round.header.day > letter.draft.day
            or standing is None
            or standing.overall is not Status.IMPLEMENTED
        ):
            continue
        before = meeting.in_place_of(assessment.office)
        then = {each.about: each for each in before.findings} if before is not None else {}
        if all(
            of in then and then[of].outcome is Outcome.PASS and was_told_by_then(then[of], now)
            for of, now in done.items()
        ):
            return True
    return False


def portal_letters(history: History) -> tuple[Letter, ...]:
    """Return the letters that the portal's owner was sent, oldest first."""
    found = (letter for letter in history.letters if letter.draft.purpose is Purpose.PORTAL and letter.sent)
    return tuple(sorted(found, key=lambda letter: letter.place))


def owner_told(history: History) -> tuple[Letter, ...]:
    """Return the letters that the portal's owner was sent since there was nothing to ask him, oldest first, as papers of the round tell of them."""
    told = (each for each in portal_letters(history) if each.sent and each.sent.day > history.portal_free)
    of_before = history.now.header.version in _TRIED_THOUGH_EXTENDED
    return tuple(replace(each, tried_though_extended=True) if of_before else each for each in told)


def letter_about(told: Sequence[Letter], office: Office, finding: Finding) -> Letter | None:
    """Return of letters (oldest first) the one that counts about what is in the way of a duty: the answered one while its answer stands (`answered_about`), else the last that told of it there."""
    cause = finding.counted_cause
    subject, told_on = finding.subject, finding.cause_told_on
    about = [letter for letter in told if cause is not None and letter.tells_of(office, subject, cause)]
    return answered_about(about, office, subject, cause, told_on) or next(reversed(about), None)


def letters_by_clause(
    assessments: Iterable[OfficeAssessment], told: Sequence[Letter]
) -> dict[ProposalCode, tuple[Letter, ...]]:
    """Return by clause on the portal the letters that told the portal's owner of what stands in it, oldest first; of what he is to be told, those answered that told of it, be it of other offices."""
    numbers: dict[ProposalCode, set[int]] = {code: set() for code in OF_PORTAL}
    for assessment in assessments:
        for finding in assessment.of(level=Level.SHALL):
            code = clause_on(finding, assessment.office, told)
            letter = letter_about(told, assessment.office, finding)
            if code is ProposalCode.PORTAL and letter is None:
                letter = last_answered(each for each in told if finding.counted_cause in each.causes)
            if code is not None and letter is not None:
                numbers[code].add(letter.draft.number)
    return {code: tuple(each for each in told if each.draft.number in of_code) for code, of_code in numbers.items()}


def clause_on(finding: Finding, office: Office, told: Sequence[Letter]) -> ProposalCode | None:
    """Return what is proposed of one duty about which the portal's owner is asked to do something; None of any other, and where an upheld request says that its cause does not stand.

    He was told only of the causes of which a letter tells for that office. His answer stands, whatever other letter he was sent, until it is told again after
    it, or from the day that it names: who did has tried since, and he is to be told anew. Of whom the committee extended the time nobody asks to try again before that is over.

    Args:
        finding: of the duty.
        office: its office.
        told: the letters that the owner got about what is in the way now, oldest first.

    """
    if not finding.asks_owner or finding.cause_disputed:
        return None
    letter = letter_about(told, office, finding)
    if letter is None:
        return ProposalCode.PORTAL
    if letter.answered is None:
        return ProposalCode.PORTAL_ASKED
    if is_told_since(letter, finding.cause_told_on):
        return ProposalCode.PORTAL
    is_put_off = finding.outcome is Outcome.WAIVED and not letter.tried_though_extended
    return None if is_put_off else ProposalCode.PORTAL_ANSWERED


def awaited_of_owner(assessment: OfficeAssessment, told: Sequence[Letter]) -> frozenset[int]:
    """Return the numbers of the letters for whose answer something of an office waits (`told`: see `clause_on`)."""
    office = assessment.office
    waiting = (
        each for each in assessment.of(level=Level.SHALL) if clause_on(each, office, told) is ProposalCode.PORTAL_ASKED
    )
    letters = (letter_about(told, office, finding) for finding in waiting)
    return frozenset(letter.draft.number for letter in letters if letter is not None)


def answer_to_try(finding: Finding, office: Office, told: Sequence[Letter]) -> Letter | None:
    """Return the letter that the portal's owner has answered about a duty of an office since it was told; None where he has not."""
    return letter_about(told, office, finding) if is_to_try_again(finding, office, told) else None


def is_to_try_again(finding: Finding, office: Office, told: Sequence[Letter]) -> bool:
    """Whether the portal's owner has answered about a duty of an office since it was told: it may be mended."""
    return clause_on(finding, office, told) is ProposalCode.PORTAL_ANSWERED


def portal_clauses(assessment: OfficeAssessment, told: Sequence[Letter]) -> dict[ProposalCode, tuple[Cause, ...]]:
    """Return what is proposed of an office about which the portal's owner is asked to do something, with the causes of each clause.

    Args:
        assessment: of the office.
        told: the letters that the owner got about what is in the way now, oldest first.

    """
    shall = assessment.of(level=Level.SHALL)
    found = {(clause_on(finding, assessment.office, told), finding.counted_cause) for finding in shall}
    causes = {code: tuple(cause for cause in Cause if (code, cause) in found) for code in OF_PORTAL}
    return {code: named for code, named in causes.items() if named}


def has_to_try_now(assessment: OfficeAssessment, told: Sequence[Letter], day: date) -> bool:
    """Whether the portal's owner answered about anything that waits for him in an office, and the day that he names, where he names one, has come.

    Then that is for the office to try again and to tell how it went, whatever else of it waits for him.
    """
    found = (answer_to_try(finding, assessment.office, told) for finding in assessment.of(level=Level.SHALL))
    return any(letter is not None and not is_before_promised(letter, day) for letter in found)


def to_tell_owner(assessment: OfficeAssessment, told: Sequence[Letter]) -> tuple[Finding, ...]:
    """Return what waits for the portal's owner in an office of which he is told, also where time was given for it; nothing of which his answer stands (`clause_on`)."""
    anew = (ProposalCode.PORTAL, ProposalCode.PORTAL_ASKED)
    return tuple(each for each in assessment.of(level=Level.SHALL) if clause_on(each, assessment.office, told) in anew)


def causes_to_tell(assessment: OfficeAssessment, told: Sequence[Letter]) -> tuple[Cause, ...]:
    """Return the causes of it (`to_tell_owner`), in their own order."""
    found = {finding.counted_cause for finding in to_tell_owner(assessment, told)}
    return tuple(cause for cause in Cause if cause in found)


OF_PORTAL: Final = (ProposalCode.PORTAL, ProposalCode.PORTAL_ASKED, ProposalCode.PORTAL_ANSWERED)
_TRIED_THOUGH_EXTENDED: Final = frozenset(f"0.{n}.0" for n in range(1, 16))
"""Papers of rounds that these versions kept propose to try again also to those for whom the time was extended."""
