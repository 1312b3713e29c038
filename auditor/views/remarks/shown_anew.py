"""What no telling lifts: what was seen, recorded or found by a self-check to be undone, be the contrary told yet or not; and how it is shown anew once it is done. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.evidence import MissingReason
from auditor.model.facts import FACTS, Scope
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.views.office import step_words as words
from auditor.views.office.values import lifted_by
from auditor.views.office.whose_steps import WHO

if TYPE_CHECKING:
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.finding import Finding
    from auditor.model.round import RuleCard
    from auditor.views.compared.history import History


def is_to_show(finding: Finding) -> bool:
    """Return whether what was seen or recorded says that something is not done: only what is seen or recorded again lifts that, so nobody is asked to tell it alone."""
    return finding.is_seen_otherwise or _stands_by(finding, Grade.WITNESSED, Grade.PROVEN)


def is_to_check(finding: Finding) -> bool:
    """Return the same of what a self-check found, which a new slip outweighs. Where another self-check found it done, it is asked which came last."""
    if is_to_show(finding):
        return False
    by_another = bool(finding.refuted) and finding.refuted[0].grade is Grade.SELF_CHECKED
    is_found = _stands_by(finding, Grade.SELF_CHECKED, Grade.SELF_CHECKED) and not finding.against_cause
    return finding.is_checked_otherwise or (is_found and not by_another)


def _stands_by(finding: Finding, least: Grade, most: Grade) -> bool:
    """Return whether it is open as not done by what is so well known, and that counts still."""
    is_known = finding.grade is not None and least <= finding.grade <= most
    return is_known and finding.is_no and finding.is_open and not finding.counts_no_more


def step_to_show(step: Text, finding: Finding, rule: RuleCard) -> Text | None:
    """Return the step of such a duty (`step`) with how it is shown to be done; None of one that telling settles."""
    if is_to_show(finding):
        by_login, seen_on = _by_login(finding)
        return _anew(finding, rule, by_login).filled(step=step, day=seen_on)
    if is_to_check(finding):
        checked = words.CHECKED_OR_SEEN if rule.seen_at_login else words.CHECKED_AGAIN
        return checked.filled(step=step, day=finding.observed_on or "")
    return None


def _by_login(finding: Finding) -> tuple[Text, date | str]:
    """Return how a login shows it anew, and on which day it was seen or recorded undone."""
    seen = finding.refuted[-1] if finding.is_seen_otherwise else None
    grade, on = (seen.grade, seen.on) if seen is not None else (finding.grade, finding.observed_on)
    return (words.SEEN_AGAIN if grade is Grade.WITNESSED else words.RECORDED), on or ""


def _anew(finding: Finding, rule: RuleCard, by_login: Text) -> Text:
    """Return how it is shown: by a login, a newer record, or otherwise. Of an account nothing is witnessed but at a login; rounds from before it was noted do not say which rules one shows."""
    if finding.is_seen_otherwise:
        fact = FACTS[finding.refuted[-1].fact]
        return lifted_by(fact, login=by_login, record=words.RECORDED_ANEW, shown=words.SHOWN_AGAIN)
    at_login = rule.seen_at_login or finding.grade is Grade.WITNESSED
    if rule.scope is Scope.ACCOUNT and at_login:
        return by_login
    return words.RECORDED_ANEW if rule.from_a_day else words.SHOWN_AGAIN


def seen_before_joining(finding: Finding, office: str, history: History) -> bool:
    """Return whether the last that is known of a duty of an office (its id), of whose present holder nothing is, is that it was seen or recorded undone before: what he tells lifts that as little."""
    if not _is_of_before(finding) or finding.refuted or finding.missing not in FACTS:
        return False
    for meeting in reversed(history.meetings[:-1]):
        stood = meeting.assessment(office)
        then = next((each for each in stood.findings if each.about == finding.about), None) if stood else None
        if then is None or not _is_of_before(then):
            return (
                then is not None
                and then.is_no
                and then.observed_on == finding.observed_on
                and (then.grade or Grade.DECLARED) >= Grade.WITNESSED
            )
    return False


def _is_of_before(finding: Finding) -> bool:
    return finding.outcome is Outcome.UNKNOWN and finding.reason is MissingReason.NEW_HOLDER


def step_after(finding: Finding, rule: RuleCard) -> Text:
    """Return the step of a duty that was seen or recorded undone before its present holder came: where he told that it is done only that it be shown, else also that he does it."""
    before = finding.refuted[-1] if finding.refuted else None
    fact, on = (before.fact, before.on) if before is not None else (finding.missing, finding.observed_on)
    shown = lifted_by(FACTS[fact], login=words.AT_A_LOGIN, record=words.BY_A_RECORD, shown=words.BY_SHOWING)
    said = words.SEEN_OF_BEFORE if before is not None else words.SEEN_OF_BEFORE_UNTOLD
    return said.filled(post=WHO, day=on or "", duty=rule.own_duty, shown=shown)
