"""A yes that was seen or recorded undone is named by one rule: in the audit, in the chair's brief and in the office's report. So is in the report what is no longer as it was seen or recorded: telling alone does not lift that either."""

from __future__ import annotations

from datetime import date, timedelta

from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples
from small_upazila import BASELINE, DECIDED, LETTERHEAD, history, meeting, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.objections import barred_claims
from auditor.model.evidence import Reference
from auditor.model.facts import (
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_READS,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PROFILE_UPDATED_ON,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    MailboxKind,
)
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind, Roster
from auditor.model.when import When
from auditor.rounds.opposing.barred import tell_barred
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view
from auditor.views.remarks.shown_anew import is_to_show

FIRST = date(2024, 2, 1)
LONG_BEFORE = -380
"""So many days after the first: what was told then has grown old."""
OFFICES = (office("lota", ("head", "clerk")), office("fisheries", kind=OfficeKind.DEPARTMENT))
OF_ACCOUNTS = (
    *((fact, value) for fact in (TWO_STEP_ENROLLED, TWO_STEP_DEMANDED) for value in (True, False)),
    *((fact, done) for fact in (PROFILE_UPDATED_ON, PASSWORD_CHANGED_ON) for done in (True, False)),
    (HOLDER_SINCE, True),
)
OF_OFFICES = (
    *((fact, value) for fact in (OFFICIAL_EMAIL_SENDS, OFFICIAL_EMAIL_READS) for value in (True, False)),
    *((OFFICIAL_EMAIL, kind) for kind in (MailboxKind.NONE, MailboxKind.PERSONAL, MailboxKind.OFFICIAL)),
)
TELLING = st.tuples(
    st.one_of(
        st.tuples(st.sampled_from(["lota/head", "lota/clerk", "fisheries/head"]), st.sampled_from(OF_ACCOUNTS)),
        st.tuples(st.just("fisheries"), st.sampled_from(OF_OFFICES)),
    ),
    st.one_of(st.just(LONG_BEFORE), st.integers(0, 15)),
    st.sampled_from([Grade.DECLARED, Grade.DECLARED, Grade.WITNESSED, Grade.EXPORTED]),
)


def observed(number, whom, what, after, grade):
    """Return one answer of its own file, told or seen so many days after the first."""
    fact, value = what
    day = FIRST + timedelta(days=after)
    if fact.dated:
        value = When.on(day) if value else When.undone_by(day, DECIDED)
    elif fact == HOLDER_SINCE:
        value, grade = day, Grade.DECLARED
    grade = Grade.DECLARED if value is MailboxKind.NONE else grade
    (answer,) = tell(whom, {fact: value}, day, grade)
    return replace(answer, reference=Reference(f"{number}.xlsx", f"{number:064x}", "sheet!5"))


@examples(400)
@given(st.lists(TELLING, min_size=2, max_size=9))
def test_what_is_told_but_was_seen_undone_is_named_alike_by_audit_brief_and_report(drawn):
    told = [observed(number, *whom, after, grade) for number, (whom, after, grade) in enumerate(drawn)]
    kept = history(meeting(OFFICES, told))
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), kept.now.header.day)
    audited = (
        claim for row, _ in judge(Roster(OFFICES), judging) for claim in barred_claims(row, judging.observations)
    )
    barred = [each for each in audited if not each.of_before and each.seen.grade >= Grade.WITNESSED]
    in_audit = {notice.about.subject.partition("/")[0] for notice in tell_barred(barred)}
    by_serial = dict(enumerate((each.id for each in OFFICES), start=1))
    in_brief = {by_serial[row.serial] for row in chair_view(kept, LETTERHEAD).rows if row.seen_undone}
    views = {each.office.id: office_view(each, kept, LETTERHEAD) for each in kept.now.assessments}
    in_reports = {
        name for name, view in views.items() if any("telling alone does not change" in step.en for step in view.steps)
    }
    shown = {each.office.id for each in kept.now.assessments if any(map(is_to_show, each.findings))}
    assert in_audit == in_brief
    assert in_brief <= in_reports <= shown, "the report says so, too, where nobody told otherwise yet"
