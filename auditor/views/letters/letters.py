"""What letters say: all from the same findings as annex and office reports."""

from __future__ import annotations

from collections import Counter
from operator import or_
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.facts import OF_TWO_STEP, Cause, Scope
from auditor.model.finding import Outcome
from auditor.model.letters import LetterDrafted, Purpose, Through, name_of
from auditor.model.round import RuleCard, columns_of
from auditor.model.views.letters import (
    Again,
    EarlierLetter,
    PortalLetter,
    PortalMatter,
    ReminderLetter,
    Topic,
    Untold,
)
from auditor.model.views.remarks import RemarkCode
from auditor.places.addresses import portal_site
from auditor.register.rows import AnswerForm, AnswerForms, Asking
from auditor.views.compared.history import History, head
from auditor.views.compared.stood import asks_which, leavers, office_name, only_without_account, owed_findings
from auditor.views.disputes import named_disputes, unproven_of
from auditor.views.letters.asked_of_whom import asks_any
from auditor.views.letters.asked_on_form import asked_on_form
from auditor.views.letters.errands import owed
from auditor.views.letters.matters_without_account import has_none_of_its_own, matter_without_account
from auditor.views.letters.portal_requests import portal_requests
from auditor.views.letters.sent_letters import (
    asked_no_more,
    causes_to_tell,
    finished,
    owner_told,
    portal_letters,
    reminders_of,
    to_tell_owner,
)
from auditor.views.office.duties import named_duty_cell
from auditor.views.office.office import office_view
from auditor.views.remarks.shown_anew import is_to_check, is_to_show
from auditor.views.remarks.told_before import (
    has_only_joining_to_tell,
    has_only_the_rest_to_tell,
    has_only_to_tell_again,
    is_unread_beside_a_no,
    joining_asked,
    only_to_tell_again,
)
from auditor.views.remarks.told_by_slip import has_slips_to_send, is_told_by_slip_alone
from auditor.views.waivers.extended import more_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.letters import Letter
    from auditor.model.subjects import Office, OfficeKind
    from auditor.model.views.annexes import NamedDispute
    from auditor.model.views.head import Head, Letterhead
    from auditor.model.views.invitation import HelpDay
    from auditor.model.views.office import DutyRow, OfficeView


class LetterWords(Struct, frozen=True):
    """What the workspace prints on its letters.

    Attributes:
        help: when and where users are helped in person.
        copies: who gets a copy of the third reminder, by kind of office.
        owner: to whom the letter about the portal goes, `through` through whom.

    """

    help: HelpDay | None = None
    copies: tuple[tuple[OfficeKind, tuple[str, ...]], ...] = ()
    owner: str = ""
    through: Through = Through.DISTRICT


class LetterMaterial(Struct, frozen=True):
    """What letters are made from: how things stand on their day, what was drafted, and what the workspace prints.

    Attributes:
        past: how things stand, beside the rounds and letters before.
        letterhead: who writes.
        drafts: the letters to be made.
        words: what else the workspace prints on them.
        asking: what the forms have in common that are enclosed, and those `forms`, each with its number.

    """

    past: History
    letterhead: Letterhead
    drafts: tuple[LetterDrafted, ...]
    words: LetterWords
    asking: Asking
    forms: tuple[AnswerForm, ...] = ()


class Enclosure(Struct, frozen=True):
    """What is enclosed for one office: its own report and, where nothing was heard of it or of one of its users, only telling is left or something is to be told again, the form to answer on."""

    report: OfficeView
    form: AnswerForms | None = None


class Enclosures(Struct, frozen=True):
    """The enclosures of a letter as one print file, in the annex's order."""

    enclosures: tuple[Enclosure, ...]


def letter_name(draft: LetterDrafted, kind: OfficeKind) -> str:
    """Return how the files of a letter are called: its number, what it is for, and to whom it goes."""
    to = {Purpose.FINAL: draft.offices[0].office, Purpose.PORTAL: "owner"}.get(draft.purpose, kind.value)
    return name_of(draft.number, draft.purpose, to)


def named_letters(material: LetterMaterial) -> Iterator[tuple[str, ReminderLetter | PortalLetter]]:
    """Yield the letters with the names of their files."""
    for draft in material.drafts:
        meant = _concerned(draft, material.past)
        view = _portal(draft, meant, material) if draft.purpose is Purpose.PORTAL else _reminder(draft, meant, material)
        yield letter_name(draft, meant[0].office.kind), view


def named_enclosures(material: LetterMaterial) -> Iterator[tuple[str, Enclosures]]:
    """Yield what is enclosed with each reminder, with the name of the letter's files."""
    forms = {form.stamp.number: form for form in material.forms}
    for draft in material.drafts:
        if draft.purpose is Purpose.PORTAL:
            continue
        numbers = {asked.office: asked.form for asked in draft.offices}
        meant = _concerned(draft, material.past)
        found = []
        for assessment in meant:
            report = office_view(assessment, material.past, material.letterhead)
            report = replace(report, head=replace(report.head, due=draft.due, due_assumed=False))
            form = forms.get(numbers[assessment.office.id])
            found.append(Enclosure(report, AnswerForms(material.asking, (form,)) if form else None))
        yield letter_name(draft, meant[0].office.kind), Enclosures(tuple(found))


def _concerned(draft: LetterDrafted, history: History) -> tuple[OfficeAssessment, ...]:
    return tuple(history.of_office[asked.office] for asked in draft.offices)


def _head(draft: LetterDrafted, material: LetterMaterial, meant: Sequence[OfficeAssessment]) -> Head:
    """Return the head of a letter: its due day, and the decisions under which it asks or tells something."""
    whole = head(material.past, material.letterhead)
    about = {
        finding.decision
        for asked, assessment in zip(draft.offices, meant, strict=True)
        for finding in _ordered(assessment)
        if not asked.policies or finding.policy in asked.policies
    }
    decisions = tuple(decision for decision in whole.decisions if decision.id in about)
    return replace(whole, due=draft.due, due_assumed=False, decisions=decisions, all_decisions=whole.decisions)


def _ordered(assessment: OfficeAssessment) -> Iterator[Finding]:
    """Yield what is ordered of an office and applies to it."""
    return (each for each in assessment.of(level=Level.SHALL) if each.outcome is not Outcome.NOT_APPLICABLE)


def _reminder(draft: LetterDrafted, meant: Sequence[OfficeAssessment], material: LetterMaterial) -> ReminderLetter:
    past, words = material.past, material.words
    heading = _head(draft, material, meant)
    ordered = {finding.decision for assessment in meant for finding in _ordered(assessment)}
    rules = [rule for rule in past.now.header.rules if rule.level is Level.SHALL and rule.decision in ordered]
    asked = {policy for of_office in draft.offices for policy in of_office.policies}
    asked_of = {rule.decision for rule in rules if rule.policy in asked}
    before = {each.office.id: reminders_of(each, past) for each in meant}
    numbered = {letter.draft.number: letter for letters in before.values() for letter in letters}
    earlier = [numbered[number] for number in sorted(numbered)]
    is_final = draft.purpose is Purpose.FINAL
    again, only_again = _to_tell_again(meant, past)
    only_to_tell = only_again or all(
        has_only_the_rest_to_tell(each, past.since(each.office.id)) and matter_without_account(each) is None
        for each in meant
    )
    undone, untold = _left(meant, past)
    retold = only_to_tell_again(meant[0], past.since(meant[0].office.id)) if is_final else frozenset[str]()
    kind, only = meant[0].office.kind, meant[0] if len(meant) == 1 else None

    def is_asked(finding: Finding, assessment: OfficeAssessment) -> bool:
        return finding.is_open and finding.policy in owed(assessment, past, draft.purpose)

    owing = [finding for assessment in meant for finding in owed_findings(assessment)]
    by_slip_alone = [any(map(is_told_by_slip_alone, owed_findings(each))) for each in meant]
    has_sheet = [each.office.id in past.with_sheet for each in meant]
    slips = any(by_slip_alone) or any(
        has and has_slips_to_send(each) for has, each in zip(has_sheet, meant, strict=True)
    )
    by_telling = [each for each in owing if not (is_to_show(each) or is_to_check(each))]
    return ReminderLetter(
        head=heading,
        purpose=draft.purpose,
        kind=kind,
        post=only.office.head_post if only is not None else None,
        topics=_topics(rules),
        pending=_topics(rule for rule in rules if rule.policy in asked),
        duties_named=_duties_named(rules, asked),
        of_two_step=not asked.isdisjoint(OF_TWO_STEP),
        undone=undone,
        untold=untold,
        again=again,
        only_again=only_again,
        only_to_tell=only_to_tell,
        vacant=tuple(name for assessment in meant for name in _vacant(assessment)),
        earlier=_earlier(earlier),
        settled=len(finished(earlier, past)) if only is None else 0,
        ended=len(asked_no_more(earlier, past)) if only is None else 0,
        forms=any(asked.form for asked in draft.offices),
        form_asks=asked_on_form((past.of_office[each.office] for each in draft.offices if each.form), rules),
        slips=slips,
        slips_of_some=not all(map(has_slips_to_send, meant)),
        slips_with_sheet=slips and not all(map(or_, has_sheet, by_slip_alone)),
        help=words.help if words.help is not None and words.help.day > draft.day and not only_to_tell else None,
        copies=dict(words.copies).get(kind, ()) if is_final else (),
        office=office_name(only) if only is not None else None,
        duties=_open_duties(meant[0], draft, material) if is_final else (),
        left=tuple(leavers(meant[0]).items()) if is_final else (),
        upheld=_upheld(meant[0], draft, past) if is_final else (),
        visit=draft.visit,
        to_tell_again=retold,
        to_do=_topics(rule for rule in rules if rule.policy in asked - retold) if retold else (),
        asked_on=_asked_on(meant[0], draft.offices[0].policies, earlier, past) if is_final else (),
        without_account=matter_without_account(meant[0]) if is_final else None,
        none_of_its_own=is_final and has_none_of_its_own(meant[0]),
        only_without_account=only_without_account(meant[0]) if is_final else frozenset(),
        to_tell=bool(by_telling),
        to_show=frozenset(finding.policy for finding in owing if is_to_show(finding)),
        to_check=frozenset(finding.policy for finding in owing if is_to_check(finding)),
        differing=frozenset(each.policy for each in by_telling if asks_which(each)),
        beside=_came_beside(meant),
        more_time=tuple(more_time(meant, draft.due, past.now.header, is_asked)),
        asked_then=_asked_then(only, rules, earlier) if only is not None else (),
        joining=tuple(name for assessment in meant for name in joining_asked(assessment)),
        only_joining=all(map(has_only_joining_to_tell, meant)),
        by_settings=_is_by_settings(asked_of, heading, kind) and draft.purpose is Purpose.FIRST and not earlier,
    )


def _is_by_settings(asked_of: AbstractSet[str], head: Head, kind: OfficeKind) -> bool:
    """Return whether all decisions (ids) of which something is asked are counted for a kind of office by the settings alone."""
    return bool(asked_of) and asked_of <= {given for given, kinds in head.also if kind.value in kinds}


def _asked_then(office: OfficeAssessment, rules: Sequence[RuleCard], before: Iterable[Letter]) -> tuple[Text, ...]:
    """Return the duties that letters before asked of an office; none where those are all that are ordered of it."""
    asked = [rule for rule in rules if any(each.asks_for(office.office.id, rule.policy) for each in before)]
    return columns_of(asked) if len(asked) < len(rules) else ()


def _asked_on(
    office: OfficeAssessment, asked: Iterable[str], before: Iterable[Letter], past: History
) -> tuple[tuple[str, tuple[date, ...]], ...]:
    """Return on which days letters before asked what an office is asked now, by policy (id)."""
    found: dict[str, list[date]] = {policy: [] for policy in asked}
    for letter, sent in ((each, each.sent) for each in before if each.sent is not None):
        for policy, days in found.items():
            if asks_any(letter, office, [each for each in owed_findings(office) if each.policy == policy], past):
                days.append(sent.day)
    return tuple((policy, tuple(days)) for policy, days in found.items() if days)


def _left(meant: Iterable[OfficeAssessment], past: History) -> tuple[bool, Untold | None]:
    """Return whether something that offices owe stands as not done, and of which of it they never told: all, some, or the one in some and the other in others."""
    is_undone, heard = False, set[bool]()
    for assessment in meant:
        since = past.since(assessment.office.id)
        owing = [each for each in owed_findings(assessment) if not each.awaits_joining]
        at_first = [finding for finding in owing if not since.asks_again(finding)]
        undone = [finding.no_of_several or since.as_asked(finding).is_no for finding in at_first]
        is_undone = is_undone or any(undone)
        if not all(undone):
            heard.add(assessment.answered)
    return is_undone, Untold.of(heard)


def _to_tell_again(meant: Iterable[OfficeAssessment], past: History) -> tuple[Again | None, bool]:
    """Return why something that offices owe is only to be told again, if anything is, and whether they owe nothing else."""
    owed_now = [(past.since(each.office.id), finding) for each in meant for finding in owed_findings(each)]
    again = [(since, finding) for since, finding in owed_now if since.asks_again(finding)]
    if not again:
        return None, False
    is_old = all(since.has_grown_old(finding) for since, finding in again)
    only = all(has_only_to_tell_again(each, past.since(each.office.id)) for each in meant if owed_findings(each))
    return Again.OLD if is_old else Again.UNCOUNTED, only


def _came_beside(meant: Iterable[OfficeAssessment]) -> tuple[RemarkCode, ...]:
    """Return why answers do not count that came on what offices owe since it stands as not done."""
    undone = [finding for assessment in meant for finding in owed_findings(assessment) if finding.is_no]
    came = {
        RemarkCode.UNDATED: any(finding.undated for finding in undone),
        RemarkCode.UNCLEAR: any(map(is_unread_beside_a_no, undone)),
    }
    return tuple(code for code, is_so in came.items() if is_so)


def _topics(rules: Iterable[RuleCard]) -> tuple[Topic, ...]:
    scopes = {rule.scope for rule in rules}
    return tuple(
        topic for topic, scope in ((Topic.ACCOUNTS, Scope.ACCOUNT), (Topic.MAIL, Scope.OFFICE)) if scope in scopes
    )


def _duties_named(rules: Iterable[RuleCard], asked: AbstractSet[str]) -> tuple[Text, ...]:
    """Return the duties of user IDs among those asked (ids of policies); none where all are that are ordered."""
    of_accounts = [rule for rule in rules if rule.scope is Scope.ACCOUNT]
    named = [rule for rule in of_accounts if rule.policy in asked]
    return columns_of(named) if len(named) < len(of_accounts) else ()


def _open_duties(assessment: OfficeAssessment, draft: LetterDrafted, material: LetterMaterial) -> tuple[DutyRow, ...]:
    left = owed(assessment, material.past, draft.purpose)
    report = office_view(assessment, material.past, material.letterhead)
    since = material.past.since(assessment.office.id)
    asked = [since.as_asked(finding) for finding in assessment.findings]
    rules = {rule.policy: rule for rule in material.past.now.header.rules}
    return tuple(
        replace(row, cell=named_duty_cell(asked, rules[row.policy])) for row in report.duties if row.policy in left
    )


def _vacant(assessment: OfficeAssessment) -> tuple[Text, ...]:
    """Return the accounts whose posts are vacant."""
    return tuple(name for subject, name in assessment.office.called.items() if subject in assessment.vacant_posts)


def _upheld(assessment: OfficeAssessment, draft: LetterDrafted, past: History) -> tuple[NamedDispute, ...]:
    left = owed(assessment, past, draft.purpose)
    return named_disputes([each for each in unproven_of(assessment, past) if each.policy in left], past)


def _earlier(letters: Iterable[Letter]) -> tuple[EarlierLetter, ...]:
    return tuple(EarlierLetter(letter.sent.day, letter.sent.memo) for letter in letters if letter.sent is not None)


def _portal(draft: LetterDrafted, meant: Sequence[OfficeAssessment], material: LetterMaterial) -> PortalLetter:
    told = owner_told(material.past)
    counts = Counter((cause, portal_site(each.office.portal)) for each in meant for cause in causes_to_tell(each, told))
    waiting = [(finding, each.office) for each in meant for finding in to_tell_owner(each, told)]
    asked = [(office, finding.subject, finding.counted_cause) for finding, office in waiting]
    tell = [letter for letter in portal_letters(material.past) if any(_tells_of(letter, *matter) for matter in asked)]
    order = list(Cause)
    matters = sorted(counts, key=lambda matter: (order.index(matter[0]), -counts[matter], matter[1]))
    return PortalLetter(
        _head(draft, material, meant),
        tuple(PortalMatter(cause, site, counts[cause, site]) for cause, site in matters),
        len(meant),
        material.words.owner,
        material.words.through,
        portal_requests(tell),
        _days_told(finding for finding, _ in waiting),
        bool(tell) and not all(any(_tells_of(letter, *matter) for letter in tell) for matter in asked),
        portal_requests(_beside(tell, counts, material.past)),
    )


def _beside(tell: Sequence[Letter], matters: Iterable[tuple[Cause, str]], past: History) -> list[Letter]:
    """Return which letters the owner got beside those that tell of the matters in hand: the last one that told of each cause elsewhere, and the last of all that he answered."""
    sent, told = portal_letters(past), owner_told(past)
    last = {cause: letter for letter in sent for cause in letter.causes}
    named = [last[cause] for cause, _ in matters if cause in last]
    named += [letter for letter in told[-1:] if letter.answered is not None]
    return [letter for letter in sent if letter in named and letter not in tell]


def _tells_of(letter: Letter, office: Office, subject: str, cause: Cause | None) -> bool:
    return cause is not None and letter.tells_of(office, subject, cause)


def _days_told(waiting: Iterable[Finding]) -> tuple[date, date] | None:
    """Return the first and the last day on which it was told why things are not done; None where one is not known."""
    days = [finding.cause_told_on for finding in waiting]
    known = [day for day in days if day is not None]
    return (min(known), max(known)) if known and len(known) == len(days) else None
