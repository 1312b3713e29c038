"""Which office has only to tell again what it told before is one answer: of its report, its letters, and every paper of the committee."""

from __future__ import annotations

from datetime import date

from annex_sections import brief_lines
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from rendering import box_of
from sampling import examples
from sent_letters import letter_to
from small_upazila import DONE, LETTERHEAD, MAIL, NO_MAIL, NOT_DONE, call, meeting, office, round_of, tell

from auditor.model.evidence import Reference, UnclearAnswer, UnplacedAnswer
from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.model.grades import Grade
from auditor.model.round import FileSeen
from auditor.model.subjects import OfficeKind
from auditor.model.views.summary import ProposalCode
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History
from auditor.views.compared.stood import owed_duties, owed_findings
from auditor.views.office.office import office_view

OLD, NEW, DAY = date(2024, 2, 10), date(2024, 9, 10), date(2024, 9, 20)
TELLS_AGAIN = (
    "who tells how it stands now",
    "no longer among the evidence; to be told again",
    "who tells it again",
    "whether it still stands",
    "whether it is so still",
)
UNSETTLED = (*TELLS_AGAIN, "on which day is not settled", "A request for correction was upheld")
OFFICES = (
    office("lota", ("secretary", "clerk")),
    office("koyra"),
    office("food", kind=OfficeKind.DEPARTMENT),
    office("fisheries", (), OfficeKind.DEPARTMENT),
)
GONE, UNCLEAR, UNPLACED, UNDATED = "gone", "unclear", "unplaced", "undated"
_ANSWERS = {fact: (done, NOT_DONE[fact]) for fact, done in DONE.items()}
_MAIL = {fact: (has, NO_MAIL[fact]) for fact, has in MAIL.items()}
_HOW = st.sampled_from(("", (OLD, 0), (OLD, 0), (NEW, 0), (NEW, 1), (OLD, 1), GONE, GONE, UNCLEAR, UNPLACED, UNDATED))
_CAUSES = st.sampled_from((None, None, None, Cause.NO_CODE, Cause.VACANT))
_NONE_OF_OWN = st.sampled_from((None, OLD, NEW, GONE))


@st.composite
def months(draw):
    """Draw the meetings of February and of September, of which evidence of the first may be gone in the second."""
    then, now, unclear, unplaced, undated = [], [], [], [], []

    def told(subject, facts, how):
        match how:
            case "":
                return
            case "gone":
                then.extend(tell(subject, {fact: values[0] for fact, values in facts.items()}, OLD))
            case "unclear":
                for fact in facts:
                    where = Reference("register.xlsx", "")
                    unclear.append(UnclearAnswer((subject,), fact, Grade.DECLARED, NEW, where))
            case "unplaced":
                unplaced.extend(UnplacedAnswer((subject,), fact) for fact in facts)
            case "undated":
                undated.extend(tell(subject, {fact: values[0] for fact, values in facts.items()}, OLD))
            case day, which:
                of = tell(subject, {fact: values[which] for fact, values in facts.items()}, day)
                now.extend(of)
                then.extend(of if day == OLD else ())

    for each in OFFICES:
        common = draw(_HOW)
        for account in each.accounts:
            told(account.id, _ANSWERS, common if draw(st.booleans()) else "")
            for fact, values in _ANSWERS.items():
                if draw(st.integers(0, 3)) == 0:
                    told(account.id, {fact: values}, draw(_HOW))
            cause = draw(_CAUSES) if draw(st.integers(0, 3)) == 0 else None
            if cause is not None:
                now.extend(tell(account.id, {TWO_STEP_CAUSE: cause}, NEW))
        if each.kind is OfficeKind.DEPARTMENT:
            told(each.id, _MAIL, draw(_HOW))
        on = None if each.accounts else draw(_NONE_OF_OWN)
        if on is not None:
            of = tell(each.id, {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}, NEW if on == NEW else OLD)
            then.extend(of if on != NEW else ())
            now.extend(of if on != GONE else ())
    first = round_of(meeting(OFFICES, then))
    came = {"unclear": tuple(unclear), "unplaced": tuple(unplaced), "undated": tuple(undated)}
    last = round_of(meeting(OFFICES, now, "2024-09", contacts=(call("koyra"),), **came), 2)
    files = tuple(FileSeen(f"{name}.xlsx", name * 64, "register") for name in "ab")
    first = replace(first, header=replace(first.header, files=files))
    is_less = set(map(id, then)) - set(map(id, now))
    last = replace(last, header=replace(last.header, files=files[: 1 if is_less else 2]))
    return History.of(last, [first])


def only_by_its_report(assessment, view):
    """Whether by its report an office that owes something has only to tell again: what it told counts no longer, or all that it owes is so."""
    if not view.heard and view.steps:
        return "it is to be told again" in box_of(view).lead
    return bool(owed_duties(assessment)) and owed_duties(assessment) <= view.to_tell_again


@given(past=months())
@examples(240)
def test_report_letter_proposals_brief_and_minutes_agree_which_office_has_only_to_tell_again(past):
    chair, minutes = chair_view(past, LETTERHEAD), minutes_view(past, LETTERHEAD)
    proposed = {each.code: each.serials for each in chair.summary.proposals}
    silent = [line for line in brief_lines(chair) if line.startswith("No information on the duties")]
    to_tell = [line for line in brief_lines(chair) if any(words in line for words in TELLS_AGAIN)]
    for assessment, row in zip(past.now.assessments, minutes.rows, strict=True):
        is_proposed = assessment.serial in proposed.get(ProposalCode.TELL_AGAIN, ())
        view = office_view(assessment, past, LETTERHEAD)
        assert only_by_its_report(assessment, view) is is_proposed
        if view.heard and not (assessment.hindered or view.only_for_user_ids):
            assert box_of(view).lead.startswith("To be told again") is is_proposed
        if owed_findings(assessment):
            assert letter_to(assessment, past).only_again is is_proposed
        if is_proposed:
            for code in (ProposalCode.LEFT, ProposalCode.SILENT):
                assert assessment.serial not in proposed.get(code, ())
            assert not any(assessment.office.name.en in line for line in silent)
            assert any(assessment.office.name.en in line for line in to_tell)
        assert row.told_before is (is_proposed and not assessment.answered)
    for summary in (minutes.summary, chair.summary):
        named = (sum(row.answered for row in minutes.rows), sum(row.told_before for row in minutes.rows))
        assert (summary.answered, summary.told_before) == named


@given(past=months())
@examples(240)
def test_of_no_office_whose_answers_do_not_count_the_brief_says_that_they_tell_of_no_duty(past):
    lines = brief_lines(chair_view(past, LETTERHEAD))
    partly = " ".join(line for line in lines if "of no duty does it tell whether it is done" in line)
    unsettled = " ".join(line for line in lines if any(words in line for words in UNSETTLED))
    for each in OFFICES:
        assert not (each.name.en in partly and each.name.en in unsettled)
