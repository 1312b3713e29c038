"""Writes the counts of a kept round as a return to be sent up, and reads returns back; pure.

A return is canonical JSON (as in `record`) with a SHA-256 over its own content. That checksum shows accidents and
careless edits only: who means to deceive computes it anew. What makes a false return findable is the round's digest in
it, which stands in the annex that the upazila's committee signed, and by which anyone with the ledger can count again.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, clean, match_key
from auditor.model.baseline import Level
from auditor.model.errors import WorkspaceError
from auditor.model.facts import Scope
from auditor.model.finding import Outcome
from auditor.model.return_files import Flaw, RefusedFile
from auditor.model.rollup import DutyCount, KindTally, Return, ReturnedDecision, ReturnedDuty
from auditor.model.subjects import MOST_USERS
from auditor.model.tally import basis_of
from auditor.model.views.head import Letterhead
from auditor.places import areas
from auditor.rounds.ledger import record
from auditor.tables import files
from auditor.typed import from_tree
from auditor.views.annex import summary as views_summary
from auditor.views.compared.at_meeting import MONTH_SIGNS
from auditor.views.compared.stood import counted_offices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.finding import OfficeAssessment
    from auditor.model.round import RuleCard
    from auditor.model.tally import Tally
    from auditor.model.views.summary import DecisionPart
    from auditor.views.compared.history import History

SUFFIX: Final = ".json"
SCHEMA: Final = "portal-auditor/return/v1"
LARGEST: Final = 256 * 1024
"""Bytes; a return of an upazila has some 5 kB."""
MOST_OFFICES: Final = 2000
LONGEST_NAME: Final = 80
LONGEST_TEXT: Final = 400
FARTHEST_MEETING: Final = 366
"""Days between a round and the first of its meeting's month, or its meeting, at most."""

_MEETING: Final = expression(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
_DIGEST: Final = expression(r"[0-9a-f]{64}")
_CODE: Final = expression(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_NOT_IN_A_SLUG: Final = expression(r"[^a-z0-9]+")


def return_of(history: History, *, called_off: bool) -> Return:
    """Return the counts of a kept round.

    Args:
        history: the round beside those before it.
        called_off: its meeting was noted as not held; whoever joins returns is told so.

    Raises:
        WorkspaceError: nobody could count the return: no upazila of that name lies in that district, or the round has
            nothing that can be added up, such as a decision.

    """
    now = history.now
    committee = now.header.committee
    place = areas.place_of(committee.upazila, committee.district)
    if place is None:
        raise WorkspaceError(
            _NO_SUCH_PLACE.filled(
                n=now.number,
                upazila=committee.upazila,
                district=committee.district,
                again=f"{now.header.meets_on or now.header.meeting}",
            )
        )
    counted = tuple(counted_offices(now))
    summary = views_summary.summary(history, Letterhead((), ()))
    ordered = [rule for rule in now.header.rules if rule.level is Level.SHALL]
    made = Return(
        upazila_id=place.id,
        upazila=committee.upazila,
        district=committee.district,
        division=place.division,
        meeting=now.header.meeting[:MONTH_SIGNS],
        day=now.header.day,
        number=now.number,
        digest=now.digest,
        baseline=now.header.baseline,
        offices=summary.offices,
        asked=summary.asked,
        answered=summary.answered,
        accounts=sum(assessment.office.users for assessment in counted),
        implemented=summary.implemented,
        basis=summary.basis,
        decisions=tuple(_decision(part, ordered) for part in summary.parts),
        duties=tuple(_duty(rule, counted) for rule in ordered),
        causes=summary.causes,
        portal_offices=summary.portal_offices,
        example=now.header.example,
        version=now.header.version,
        called_off=called_off,
        best_basis=summary.best_basis,
        meets_on=now.header.meets_on,
    )
    flaws = tuple(dict.fromkeys(_flaws(made)))
    if flaws:
        raise WorkspaceError(
            Text(
                en="Round {n} cannot be counted together with others: {reasons}. Nothing was written. Correct the baseline "
                "or auditor.toml, keep a new round and run again.",
                bn="{n} নম্বর যাচাই অন্যগুলোর সঙ্গে যোগ করা যাবে না: {reasons}। কিছু লেখা হয়নি। মানদণ্ড বা auditor.toml ঠিক করে নতুন যাচাই রেখে "
                "আবার চালান।",
            ).filled(n=made.number, reasons=_reasons(flaws))
        )
    return made


_NO_SUCH_PLACE: Final = Text(
    en="Round {n} was kept under the name {upazila}, {district}. No such upazila stands in the list of upazilas, so its return could not be counted anywhere. "
    "See how the names are written now, and correct them as on the upazila's web site where that is not done yet: auditor settings. Then keep the round again "
    "under the right name: auditor audit --keep --meeting {again}",
    bn="{n} নম্বর যাচাই রাখা হয়েছিল {upazila}, {district} নামে। এই নামের উপজেলা তালিকায় নেই, তাই বিবরণীটি কোথাও যোগ করা যাবে না। নাম এখন কীভাবে লেখা আছে দেখুন; সংশোধন বাকি "
    "থাকলে উপজেলার ওয়েবসাইটে যেভাবে আছে সেভাবে লিখুন: auditor settings। তারপর ঠিক নামে যাচাইটি আবার রাখুন: auditor audit --keep --meeting {again}",
    on_screen=Text(
        en="Round {n} was kept under the name {upazila}, {district}. No such upazila stands in the list of upazilas, so its return could not be counted anywhere. "
        "See on the screen Settings how the names are written now, and correct them as on the upazila's web site where that is not done yet. Then keep the "
        "round again under the right name on the screen Meeting.",
        bn="{n} নম্বর যাচাই রাখা হয়েছিল {upazila}, {district} নামে। এই নামের উপজেলা তালিকায় নেই, তাই বিবরণীটি কোথাও যোগ করা যাবে না। নাম এখন কীভাবে লেখা আছে তা “সেটিংস” পাতায় "
        "দেখুন; সংশোধন বাকি থাকলে উপজেলার ওয়েবসাইটে যেভাবে আছে সেভাবে লিখুন। তারপর “সভা” পাতায় ঠিক নামে যাচাইটি আবার রাখুন।",
    ),
)


def _reasons(flaws: tuple[Flaw, ...]) -> Text:
    return Text(en="; ".join(flaw.label.en for flaw in flaws), bn="; ".join(flaw.label.bn for flaw in flaws))


def _decision(part: DecisionPart, rules: list[RuleCard]) -> ReturnedDecision:
    decision = part.decision
    return ReturnedDecision(
        decision.id,
        decision.serial,
        decision.day,
        decision.subject,
        tuple(rule.policy for rule in rules if rule.decision == decision.id),
        tuple(KindTally(group.kinds[0], group.accounts, group.tally) for group in part.groups),
    )


def _duty(rule: RuleCard, counted: Iterable[OfficeAssessment]) -> ReturnedDuty:
    """Count one duty; an office that lists no account stands in no count of accounts."""
    findings = [
        finding
        for assessment in counted
        for finding in assessment.findings
        if (finding.policy, finding.decision, finding.level) == (rule.policy, rule.decision, rule.level)
        and finding.outcome is not Outcome.NOT_APPLICABLE
        and (rule.scope is Scope.OFFICE or finding.subject != assessment.office.id)
    ]
    basis = basis_of(finding.grade for finding in findings if finding.outcome is Outcome.PASS)
    return ReturnedDuty(rule.policy, rule.decision, rule.scope, rule.duty, DutyCount(len(findings), sum(basis), basis))


def file_name(made: Return, meeting: str = "") -> str:
    """Return the name of a return's file: ASCII, district first, since upazilas of several districts share names.

    Args:
        made: the return.
        meeting: the meeting's id, of a further one of its month its day; the month otherwise.

    """
    words = f"{made.district.en} {made.upazila.en}".lower()
    slug = _NOT_IN_A_SLUG.sub("-", words).strip("-") or made.upazila_id
    return f"return-{slug}-{meeting or made.meeting}{SUFFIX}"


class ReturnFile(Struct, frozen=True):
    """The file of a return: its name, and what is in it."""

    name: str
    made: Return

    def content(self) -> bytes:
        """Return the file's bytes."""
        return encode(self.made)

    def bears_seal(self) -> bool:
        """Return that it has no pages; the digest of its round stands in it otherwise."""
        return False


def files_of(history: History) -> Iterator[ReturnFile]:
    """Yield the returns that may have been made of a round; none where none can be.

    Its meeting may be called off before or after, and a return of before the day of the meeting was told in it does not have that.
    """
    with suppress(WorkspaceError):
        for called_off in (False, True):
            made = return_of(history, called_off=called_off)
            for told in dict.fromkeys((made, replace(made, meets_on=None))):
                yield ReturnFile(file_name(made, history.now.header.meeting), told)


def encode(made: Return) -> bytes:
    """Return a return as the bytes of its file."""
    content = {"schema": SCHEMA, **record.written(made)}
    return _canonical({**content, "checksum": _checksum(content)}) + b"\n"


def _canonical(content: Any) -> bytes:  # noqa: ANN401 JSON values, and structs for them
    return msgspec.json.encode(content, order="sorted")


def _checksum(content: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(content)).hexdigest()


def parse(file: str, content: bytes) -> Return | RefusedFile:  # noqa: PLR0911 one return a kind of refusal
    """Return the return that a file holds, or why it is not counted; whatever the bytes are.

    Args:
        file: the name by which the file is told.
        content: its bytes.

    """
    if len(content) > LARGEST:
        return RefusedFile(file, (Flaw.TOO_LARGE,))
    try:
        found = msgspec.json.decode(files.decode(content))  # noqa: TID251 a plain tree, no type
    except RecursionError:
        return RefusedFile(file, (Flaw.TOO_DEEP,))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return RefusedFile(file, (Flaw.NOT_JSON,))
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        return RefusedFile(file, (Flaw.OTHER_SCHEMA,))
    checksum = found.pop("checksum", None)
    if checksum != _checksum(found):
        return RefusedFile(file, (Flaw.ALTERED,))
    del found["schema"]
    try:
        made = from_tree(found, Return)
    except msgspec.ValidationError:
        return RefusedFile(file, (Flaw.MALFORMED,))
    if record.encode(made) != _canonical(found):
        return RefusedFile(file, (Flaw.MALFORMED,))
    flaws = tuple(dict.fromkeys(_flaws(made)))
    return RefusedFile(file, flaws, made.upazila if Flaw.WORDS not in flaws else None) if flaws else made


def _flaws(made: Return) -> Iterator[Flaw]:
    """Yield what cannot be, whoever counted."""
    if not all(_is_written_so(text, LONGEST_NAME) for text in (made.upazila, made.district, made.division)):
        yield Flaw.WORDS
        return
    yield from _place_flaws(made)
    if any(number < 0 for number in _numbers(made)):
        yield Flaw.NEGATIVE
        return
    yield from _frame_flaws(made)
    yield from _count_flaws(made)
    for decision in made.decisions:
        yield from _decision_flaws(decision, made)
    for duty in made.duties:
        yield from _duty_flaws(duty, made)


def _is_written_so(text: Text, longest: int) -> bool:
    return bool(text.bn) and all(clean(words) == words and len(words) <= longest for words in (text.en, text.bn))


def _place_flaws(made: Return) -> Iterator[Flaw]:
    place = areas.place_of(made.upazila, made.district)
    if place is None:
        yield Flaw.OTHER_DISTRICT if areas.lies_elsewhere(made.upazila) else Flaw.UNKNOWN_UPAZILA
    elif place.id != made.upazila_id:
        yield Flaw.OTHER_NUMBER
    elif place.division != made.division:
        yield Flaw.OTHER_DISTRICT


def _numbers(made: Return) -> Iterator[int]:
    yield from (made.offices, made.asked, made.answered, made.accounts, made.implemented, made.portal_offices)
    yield from made.basis
    yield from made.best_basis or ()
    for decision in made.decisions:
        for kind in decision.kinds:
            yield kind.accounts
            yield from _tally_numbers(kind.tally)
            yield from kind.tally.basis
    for duty in made.duties:
        yield from (duty.count.total, duty.count.done, *duty.count.basis)
    yield from (cause.offices for cause in made.causes)


def _tally_numbers(tally: Tally) -> tuple[int, ...]:
    return (
        tally.total,
        tally.asked,
        tally.answered,
        tally.implemented,
        tally.partial,
        tally.not_implemented,
        tally.no_information,
        tally.waived,
        tally.not_applicable,
        tally.awaiting_portal,
    )


def _frame_flaws(made: Return) -> Iterator[Flaw]:
    if any(made.day < decision.day for decision in made.decisions):
        yield Flaw.BEFORE_DECISION
    if not _MEETING.fullmatch(made.meeting) or any(days > FARTHEST_MEETING for days in _days_to_meeting(made)):
        yield Flaw.MEETING
    if not _DIGEST.fullmatch(made.digest) or made.digest == record.NO_DIGEST or made.number < 1:
        yield Flaw.DIGEST
    texts = [decision.subject for decision in made.decisions] + [duty.duty for duty in made.duties]
    codes = [made.baseline, made.version, *(duty.policy for duty in made.duties)]
    serials = [words for decision in made.decisions for words in (decision.id, decision.serial or decision.id)]
    if (
        not all(_is_written_so(text, LONGEST_TEXT) for text in texts)
        or not all(_CODE.fullmatch(code) and len(code) <= LONGEST_NAME for code in codes)
        or not all(match_key(words) and clean(words) == words and len(words) <= LONGEST_NAME for words in serials)
    ):
        yield Flaw.WORDS


def _days_to_meeting(made: Return) -> Iterator[int]:
    year, number = made.meeting.split("-")
    for day in (date(max(1, int(year)), int(number), 1), made.meets_on or made.day):
        yield abs((day - made.day).days)


def _count_flaws(made: Return) -> Iterator[Flaw]:
    if not 0 < made.offices <= MOST_OFFICES or made.accounts > made.offices * MOST_USERS:
        yield Flaw.TOO_MANY
    if not (made.answered <= made.asked <= made.offices and made.implemented <= made.offices):
        yield Flaw.MORE_THAN_THERE_ARE
    if any(sum(basis) != made.implemented for basis in (made.basis, made.best_basis) if basis is not None):
        yield Flaw.BASIS
    of_portal = [cause.offices for cause in made.causes if cause.cause.of_portal]
    of_owner = sum(cause.offices for cause in made.causes if cause.cause.asked_of_owner)
    if not max(of_portal, default=0) <= made.portal_offices <= min(of_owner, made.offices):
        yield Flaw.SUMS
    if any(cause.offices > made.offices for cause in made.causes):
        yield Flaw.MORE_THAN_THERE_ARE
    decisions = {decision.id: decision for decision in made.decisions}
    duties = [(duty.policy, duty.decision) for duty in made.duties]
    ordered = [(policy, decision.id) for decision in made.decisions for policy in decision.duties]
    if (
        not decisions
        or len(decisions) != len(made.decisions)
        or len(set(duties)) != len(duties)
        or sorted(duties) != sorted(ordered)
        or len({cause.cause for cause in made.causes}) != len(made.causes)
    ):
        yield Flaw.DOUBLED_ENTRY


def _decision_flaws(decision: ReturnedDecision, made: Return) -> Iterator[Flaw]:
    if len({kind.kind for kind in decision.kinds}) != len(decision.kinds) or not decision.duties:
        yield Flaw.DOUBLED_ENTRY
    for kind in decision.kinds:
        tally = kind.tally
        known = tally.implemented + tally.partial + tally.not_implemented + tally.waived + tally.awaiting_portal
        if known + tally.no_information != tally.total or tally.not_applicable:
            yield Flaw.SUMS
        if sum(tally.basis) != tally.implemented:
            yield Flaw.BASIS
        if not tally.answered <= tally.asked <= tally.total:
            yield Flaw.MORE_THAN_THERE_ARE
    for part, whole in (
        (sum(kind.tally.total for kind in decision.kinds), made.offices),
        (sum(kind.tally.asked for kind in decision.kinds), made.asked),
        (sum(kind.tally.answered for kind in decision.kinds), made.answered),
        (sum(kind.accounts for kind in decision.kinds), made.accounts),
    ):
        if part > whole:
            yield Flaw.MORE_THAN_THERE_ARE


def _duty_flaws(duty: ReturnedDuty, made: Return) -> Iterator[Flaw]:
    whole = made.accounts if duty.scope is Scope.ACCOUNT else made.offices
    if not duty.count.done <= duty.count.total <= whole:
        yield Flaw.MORE_THAN_THERE_ARE
    if sum(duty.count.basis) != duty.count.done:
        yield Flaw.BASIS
