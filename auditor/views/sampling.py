"""Who says yes by word alone, which of them a spoken number draws, and what was seen at logins."""

from __future__ import annotations

import hmac
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, joined, plain
from auditor.model.baseline import Level
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.seal import seal_words
from auditor.model.views.sampling import DrawList, LoginsSeen, SampledName, SampleTally, SaysYes
from auditor.model.witnessing import DrawnAccount, SampleState
from auditor.views.compared.history import head
from auditor.views.compared.stood import counted_offices, office_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from auditor.model.round import Round, RuleCard
    from auditor.views.compared.history import History, RoundMaterial


class Candidate(Struct, frozen=True):
    """An office that says yes: its serial and id, and its accounts of which nobody saw it, with the policies it says yes to."""

    serial: int
    office: str
    accounts: tuple[DrawnAccount, ...]


def candidates(kept: Round) -> tuple[Candidate, ...]:
    """Return the offices from which is drawn, by serial: those with a duty that a login shows, done by what they say.

    What was seen at a login already, or is known by more, is not seen again.
    """
    ordered = {rule.policy for rule in _shown_by_logins(kept)}
    found = []
    for assessment in counted_offices(kept):
        said: dict[str, list[str]] = defaultdict(list)
        for finding in assessment.findings:
            by_word = finding.grade is not None and finding.grade < Grade.WITNESSED
            if finding.policy in ordered and finding.outcome is Outcome.PASS and by_word:
                said[finding.subject].append(finding.policy)
        if said:
            accounts = tuple(DrawnAccount(account, tuple(policies)) for account, policies in said.items())
            found.append(Candidate(assessment.serial, assessment.office.id, accounts))
    return tuple(sorted(found, key=lambda candidate: candidate.serial))


def said_of(kept: Round, among: Sequence[Candidate], meeting: Text) -> Text:
    """Return of how many offices what is counted that they may be drawn: which duties, of whom, and by what they are known."""
    duties = joined(dict.fromkeys(rule.duty for rule in _shown_by_logins(kept)))
    return (_AMONG if among else _NOBODY).filled(meeting=meeting, n=len(among), duties=duties)


def _shown_by_logins(kept: Round) -> tuple[RuleCard, ...]:
    """Return the duties that were ordered and that a login shows."""
    return tuple(rule for rule in kept.header.rules if rule.level is Level.SHALL and rule.seen_at_login)


def drawn_by(number: str, digest: str, among: Sequence[Candidate], how_many: int) -> tuple[Candidate, ...]:
    """Return so many offices as a spoken number draws them; whoever has the round's annex can draw them again.

    Each serial is ranked by HMAC-SHA256 (RFC 2104): the key is the number's digits, the message the printed digest of the round
    (with its hyphens), a space, and the serial. The lowest are drawn. Before the round was kept its digest, and before the number
    was spoken the number, could not be known: nobody can choose.

    Args:
        number: the digits 0 to 9.
        digest: of the round, 64 hex digits.
        among: the offices that say yes.
        how_many: at most all of them.

    """
    seal = seal_words(digest)

    def rank(candidate: Candidate) -> bytes:
        return hmac.digest(number.encode("ascii"), f"{seal} {candidate.serial}".encode("ascii"), "sha256")

    return tuple(sorted(sorted(among, key=rank)[:how_many], key=lambda candidate: candidate.serial))


def draw_list(material: RoundMaterial) -> DrawList | None:
    """Return the list from which the chair draws; None where no office says yes by word alone, or no round was kept."""
    now = material.past.now
    among = candidates(now)
    if not among or not now.digest:
        return None
    names = {assessment.office.id: office_name(assessment) for assessment in now.assessments}
    return DrawList(
        head(material.past, material.letterhead),
        tuple(SaysYes(names[candidate.office], len(candidate.accounts)) for candidate in among),
        to_draw(len(among)),
    )


def to_draw(offices: int) -> int:
    """Return how many offices are proposed to be drawn of so many: five, or all where there are fewer."""
    return min(offices, 5)


def sample_tally(history: History) -> SampleTally | None:
    """Return how it stands with the offices that were drawn; None where none was."""
    sampled = history.now.header.sample
    if not sampled:
        return None
    counts = Counter(office.state for office in sampled)
    return SampleTally(
        counts.total(),
        counts[SampleState.SEEN] + counts[SampleState.WRONG],
        counts[SampleState.WRONG],
        counts[SampleState.WAITING] + counts[SampleState.ASKED],
        counts[SampleState.GONE],
    )


def sampled_names(
    history: History, states: Collection[SampleState] = (SampleState.WAITING, SampleState.ASKED, SampleState.WRONG)
) -> tuple[SampledName, ...]:
    """Return the offices that were drawn, by serial: those that wait to be seen and those of which something seen was wrong, or others.

    An office that is no longer listed is called as it was when it last was.
    """
    names = [
        SampledName(office_name(known), office.state, tuple(_names(history, office.listed_in)))
        for office in history.now.header.sample
        if office.state in states and (known := history.last_listed(office.office)) is not None
    ]
    return tuple(sorted(names, key=lambda named: named.office.serial))


def _names(history: History, offices: Iterable[str]) -> Iterator[Text]:
    listed = map(history.last_listed, offices)
    return (assessment.office.name for assessment in listed if assessment is not None)


def logins_seen(history: History) -> LoginsSeen | None:
    """Return of how many accounts what counts was seen at a login, on how many days and by which way it was last; None without any.

    A login of who had the post before is not among them, nor one of which nothing counts since it was seen again.
    """
    shown = {rule.policy for rule in history.now.header.rules if rule.seen_at_login}
    seen: dict[str, set[tuple[date, str]]] = defaultdict(set)
    for assessment in counted_offices(history.now):
        for finding in assessment.findings:
            if finding.policy not in shown:
                continue
            if finding.grade is Grade.WITNESSED and finding.observed_on is not None:
                seen[finding.subject].add((finding.observed_on, finding.way))
            elif finding.is_told_but_undone and finding.refuted[-1].grade is Grade.WITNESSED:
                refuting = finding.refuted[-1]
                seen[finding.subject].add((refuting.on, refuting.way))
    if not seen:
        return None
    days = {on for logins in seen.values() for on, _ in logins}
    ways = Counter(max(logins)[1] for logins in seen.values())
    return LoginsSeen(len(seen), len(days), ways["seen-in-person"], ways["seen-on-video"])


def state_said(state: SampleState, seen: int, of: int, who: Text | None = None) -> Text:
    """Return how it stands with an office that was drawn; of one that waits also how many of its logins were seen, once some were, or what papers say of `who` of before somebody is there."""
    if state is SampleState.ASKED and who is not None:
        return _FOR_WHO.filled(state=STATES[SampleState.WAITING], who=who)
    is_begun = state is SampleState.WAITING and 0 < seen < of
    return _BEGUN.filled(state=STATES[state], seen=seen, of=of) if is_begun else STATES[state]


def once_known(asked: int) -> Text:
    """Return what follows how many drawn offices are still to be seen: of how many of them it is to be known first who it is."""
    return _ONCE_KNOWN.filled(m=asked) if asked else plain("")


_ONCE_KNOWN: Final = Text(en=", {m} of them once it is known who it is", bn="; এর মধ্যে {m}টিতে কোন আইডি, তা জানার পর")
STATES: Final = {
    SampleState.WAITING: Text(en="not yet seen", bn="দেখা বাকি"),
    SampleState.ASKED: Text(
        en="not yet seen; of a user ID it is not yet known which one of the earlier list it is",
        bn="দেখা বাকি; একটি ইউজার আইডি আগের তালিকার কোনটি, তা এখনো জানা যায়নি",
    ),
    SampleState.SEEN: Text(en="seen", bn="দেখা হয়েছে"),
    SampleState.WRONG: Text(en="seen, wrong", bn="দেখা হয়েছে, ভুল পাওয়া গেছে"),
    SampleState.GONE: Text(en="the user IDs drawn are no longer listed", bn="নির্বাচিত আইডি তালিকায় আর নেই"),
}
_FOR_WHO: Final = Text(en="{state}; {who}", bn="{state}; {who}")
_BEGUN: Final = Text(
    en="{state} ({seen} of {of} {of:user ID|user IDs} seen)", bn="{state} ({of}টি আইডির মধ্যে {seen}টি দেখা হয়েছে)"
)
_AMONG: Final = Text(
    en="For the {meeting}: at {n} {n:office|offices} at least one user ID has done by word alone what a login shows ({duties}); from these is drawn.",
    bn="{meeting}: {n}টি দপ্তরের অন্তত একটি আইডিতে লগইন করলে দেখা যায় এমন করণীয় ({duties}) শুধু {n:নিজের|নিজেদের} দেওয়া তথ্যে “সম্পন্ন”; দৈবচয়ন হয় {n:এর|এদের} মধ্য থেকে।",
)
_NOBODY: Final = Text(
    en="For the {meeting}: at no office a user ID has done by word alone what a login shows ({duties}); there is nothing to draw from.",
    bn="{meeting}: কোনো দপ্তরের কোনো আইডিতে লগইন করলে দেখা যায় এমন করণীয় ({duties}) শুধু দেওয়া তথ্যে “সম্পন্ন” নয়; দৈবচয়নের কিছু নেই।",
)
