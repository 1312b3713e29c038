"""Who newly implemented what counted before: it was undone, it did not count, or what was said before was wrong. Every paper says which."""

from __future__ import annotations

import json
from datetime import date
from itertools import product

import pytest
from annex_sections import brief_lines
from changing import replace
from small_upazila import DONE, LETTERHEAD, RULE, TWO_STEP, history, meeting, office, tell, tell_all

from auditor.i18n import Language
from auditor.model.disputes import Dispute, DisputeAnswered, DisputeResult
from auditor.model.evidence import MissingReason
from auditor.model.facts import (
    HOLDER_SINCE,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PROFILE_UPDATED_ON,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    RuleAnswer,
)
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.round import FileSeen
from auditor.model.views.in_between import InBetween
from auditor.model.when import When
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from auditor.views.office.office import office_view
from reports.layout.changes import changes_by_office, changes_of_office
from reports.layout.glance import glance
from reports.layout.records.annex import annex_record
from reports.layout.remarking import in_brief, in_full
from reports.layout.sheets import sheets

LOTA, HEAD = office("lota"), "lota/head"
OTHER = office("amadi")
"""It stands before it in every list, and has done all from the beginning."""
SECOND = 2
"""The serial of the office whose stories these are."""
MONTHS = ("2024-02", "2024-03", "2024-04", "2024-05")
REST = {fact: value for fact, value in DONE.items() if fact is not TWO_STEP_ENROLLED}
YES = tell(HEAD, DONE)


def two_step(*, on: bool, month: int, grade=Grade.DECLARED, day=10):
    return tell(HEAD, {TWO_STEP_ENROLLED: on}, date(2024, month, day), grade)


def composition(*, met: bool, month: int):
    return tell(HEAD, {PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=met)}, date(2024, month, 10))


def meetings(*told, offices=()) -> History:
    """Return the meetings, month by month, by each of which was told what is given, of the office as it was listed then."""
    listed = (*offices, *[LOTA] * (len(told) - len(offices)))
    done = tell_all(OTHER, DONE)
    by_month = zip(listed, told, MONTHS, strict=False)
    return history(*(meeting([OTHER, of], [*done, *each], month) for of, each, month in by_month))


def upheld(found: History, received: date) -> History:
    answer = DisputeAnswered(1, DisputeResult.UPHELD, received, "05.13", received)
    return replace(found, upheld=(Dispute(1, "lota", TWO_STEP, "not so", received, "05.12", received, answer),))


def with_edited_file(found: History) -> History:
    """Return the history, at the first meeting of which a file was that is no more as it was."""
    first, edited = (FileSeen("a.xlsx", name * 64, "register") for name in "ab")
    files = (first, *[edited] * len(found.earlier))
    rounds = [
        replace(each, header=replace(each.header, files=(seen,)))
        for each, seen in zip((*found.earlier, found.now), files, strict=True)
    ]
    return History.of(rounds[-1], rounds[:-1])


def undone() -> History:
    no = two_step(on=False, month=3)
    return meetings(YES, [*YES, *no], [*YES, *no, *two_step(on=True, month=4)])


def undone_and_done_again_one_by_one() -> History:
    """Return that two duties were undone, and at each meeting since one of them was done again."""
    no = [*two_step(on=False, month=3), *composition(met=False, month=3)]
    one = composition(met=True, month=4)
    return meetings(YES, [*YES, *no], [*YES, *no, *one], [*YES, *no, *one, *two_step(on=True, month=5)])


def undone_before_it_was_renamed() -> History:
    """Return the same of an office of which it is not known any more whether it is that one, and that told all by itself."""
    accounts = tuple(replace(each, id="bureau/head", doubts=(HEAD,)) for each in LOTA.accounts)
    bureau = replace(LOTA, id="bureau", accounts=accounts, doubts=("lota",))
    no = two_step(on=False, month=3)
    by_itself = tell("bureau/head", DONE, date(2024, 4, 10))
    return meetings(YES, [*YES, *no], [*YES, *no, *by_itself], offices=(LOTA, LOTA, bureau))


def undone_beside_a_record() -> History:
    """Return that a system's record says that it is on; it was told that a login asks for no code, and then that it asks."""
    recorded = [*YES, *two_step(on=True, month=2, grade=Grade.EXPORTED)]
    no, again = (
        tell(HEAD, {TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: asks}, date(2024, month, 10))
        for asks, month in ((False, 3), (True, 4))
    )
    return meetings(recorded, [*recorded, *no], [*recorded, *no, *again])


def opposed_by_what_is_evidence_no_more() -> History:
    """Return the same of which the no was in a file that is gone by the third meeting: nobody told anything later."""
    found = undone_beside_a_record()
    recorded = [*YES, *two_step(on=True, month=2, grade=Grade.EXPORTED)]
    third = meetings(recorded, recorded, recorded).now
    return with_edited_file(History.of(third, found.earlier))


def seen_and_undone() -> History:
    """Return that it was seen done, seen undone, and seen done again."""
    seen = [*YES, *two_step(on=True, month=2, grade=Grade.WITNESSED)]
    off = [*seen, *two_step(on=False, month=3, grade=Grade.WITNESSED)]
    return meetings(seen, off, [*off, *two_step(on=True, month=4, grade=Grade.WITNESSED)])


def changed_hands() -> History:
    later = replace(LOTA, accounts=(replace(LOTA.accounts[0], holder_since=date(2024, 3, 5)),))
    new = {PROFILE_UPDATED_ON: When.on(date(2024, 4, 2)), PASSWORD_CHANGED_ON: When.on(date(2024, 4, 2))}
    again = tell(HEAD, {**DONE, **new}, date(2024, 4, 10))
    return meetings(YES, YES, [*YES, *again], offices=(LOTA, later, later))


def changed_hands_on_a_day_that_nobody_knew_at_first() -> History:
    """Return the same, of a post whose day of joining could not be read by the second meeting and was told since."""
    (head,) = LOTA.accounts
    unread = replace(LOTA, accounts=(replace(head, joining_unread=True, joining_unread_on=date(2024, 3, 20)),))
    known = replace(unread, accounts=(replace(unread.accounts[0], holder_since=date(2024, 3, 5)),))
    new = {PROFILE_UPDATED_ON: When.on(date(2024, 4, 2)), PASSWORD_CHANGED_ON: When.on(date(2024, 4, 2))}
    again = tell(HEAD, {**DONE, **new, HOLDER_SINCE: date(2024, 3, 5)}, date(2024, 4, 10))
    return meetings(YES, YES, [*YES, *again], offices=(LOTA, unread, known))


def edited() -> History:
    no = [*tell(HEAD, REST), *two_step(on=False, month=2)]
    return with_edited_file(meetings(YES, no, [*no, *two_step(on=True, month=4)]))


def misheard_no() -> History:
    """Return that a no of the second meeting was told by mistake: the request says that it was on all the time."""
    no = two_step(on=False, month=3)
    return upheld(meetings(YES, [*YES, *no], [*YES, *no, *two_step(on=True, month=4)]), date(2024, 3, 25))


def misheard_yes() -> History:
    """Return that the yes of the first meeting was told by mistake, and what was so in its place was entered by the second."""
    no = two_step(on=False, month=3)
    return upheld(meetings(YES, [*YES, *no], [*YES, *no, *two_step(on=True, month=4)]), date(2024, 2, 25))


def taken_back() -> History:
    """Return that a request took back the yes of the first meeting, nothing was told by the second, and by the third it was done."""
    found = upheld(meetings(YES, YES, [*YES, *two_step(on=True, month=4)]), date(2024, 2, 25))
    first, second = found.earlier
    first_listed, lota = second.assessments
    findings = tuple(
        replace(each, outcome=Outcome.UNKNOWN, grade=None, reason=MissingReason.UPHELD)
        if each.policy == TWO_STEP
        else each
        for each in lota.findings
    )
    second = replace(second, assessments=(first_listed, replace(lota, findings=findings)))
    return replace(History.of(found.now, (first, second)), upheld=found.upheld)


def seen_undone() -> History:
    off = two_step(on=False, month=3, grade=Grade.WITNESSED)
    seen = two_step(on=True, month=4, grade=Grade.WITNESSED)
    return meetings(YES, [*YES, *off], [*YES, *off, *seen])


def clerk(*, on: bool, month: int):
    """Return what was told of a user ID that came to the office's list: that all is done there, but for two-step perhaps."""
    return tell("lota/clerk", {**DONE, TWO_STEP_ENROLLED: on}, date(2024, month, 10))


def another_user_id_was_open(*months: int) -> History:
    """Return that by the second meeting a user ID was listed of which two-step was not on, and turned on after so many."""
    both = office("lota", ("head", "clerk"))
    no, since = clerk(on=False, month=3), clerk(on=True, month=3 + len(months))
    told = (YES, *([*YES, *no] for _ in months), [*YES, *no, *since])
    return meetings(*told, offices=(LOTA, *(both for _ in told[1:])))


def another_user_id_was_open_and_what_was_done_undone() -> History:
    both, no = office("lota", ("head", "clerk")), [*clerk(on=False, month=3), *two_step(on=False, month=3)]
    again = [*clerk(on=True, month=4), *two_step(on=True, month=4)]
    return meetings(YES, [*YES, *no], [*YES, *no, *again], offices=(LOTA, both, both))


def nothing_was_told_of_another_user_id() -> History:
    both = office("lota", ("head", "clerk"))
    return meetings(YES, YES, [*YES, *clerk(on=True, month=4)], offices=(LOTA, both, both))


def another_took_the_post_and_had_it_off() -> History:
    later = replace(LOTA, accounts=(replace(LOTA.accounts[0], holder_since=date(2024, 3, 5)),))
    new = {PROFILE_UPDATED_ON: When.on(date(2024, 3, 8)), PASSWORD_CHANGED_ON: When.on(date(2024, 3, 8))}
    off = tell(HEAD, {**DONE, **new, TWO_STEP_ENROLLED: False}, date(2024, 3, 10))
    return meetings(YES, [*YES, *off], [*YES, *off, *two_step(on=True, month=4)], offices=(LOTA, later, later))


UNDONE = ("Newly implemented, undone in between", "নতুন বাস্তবায়িত (মাঝে ছিল না)", "implemented_before")
UNCOUNTED = (
    "Newly counted as implemented again, not counted in between",
    "পুনরায় বাস্তবায়িত গণ্য (মাঝে গণ্য হয়নি)",
    "counted_before",
)
NEW = ("Newly implemented", "নতুন বাস্তবায়িত", "")
STORIES = {
    "told undone": (undone(), UNDONE),
    "told undone, and done again one by one": (undone_and_done_again_one_by_one(), UNDONE),
    "told undone, and renamed": (undone_before_it_was_renamed(), UNDONE),
    "told that a login asks for no code, and then that it asks, beside a record": (undone_beside_a_record(), UNDONE),
    "seen done and seen undone": (seen_and_undone(), UNDONE),
    "another user ID was open at one meeting": (another_user_id_was_open(3), NEW),
    "another user ID was open at two meetings": (another_user_id_was_open(3, 4), NEW),
    "another user ID was open, and what was done was undone": (
        another_user_id_was_open_and_what_was_done_undone(),
        UNDONE,
    ),
    "nothing was told of another user ID": (nothing_was_told_of_another_user_id(), UNCOUNTED),
    "another took the post, and had it off": (another_took_the_post_and_had_it_off(), UNDONE),
    "another took the post": (changed_hands(), UNCOUNTED),
    "another took the post, on a day that nobody knew at first": (
        changed_hands_on_a_day_that_nobody_knew_at_first(),
        UNCOUNTED,
    ),
    "an old file was edited": (edited(), UNCOUNTED),
    "the no was told by mistake": (misheard_no(), UNCOUNTED),
    "the yes was told by mistake": (misheard_yes(), NEW),
    "the yes was told by mistake, and nothing was entered in its place": (taken_back(), NEW),
    "seen undone where it was only told": (seen_undone(), NEW),
}
THANKED = {
    UNDONE: (
        "Have implemented again what was undone, and so all that applies to them: Lota.",
        "প্রযোজ্য সব সিদ্ধান্ত আবার বাস্তবায়ন করেছে (মাঝে বাস্তবায়িত ছিল না): দপ্তর (ক্রমিক ০২)।",
    ),
    UNCOUNTED: (
        "Count again as having implemented all that applies to them, by what they told or showed anew: Lota.",
        "নতুন করে জানানো বা দেখানো তথ্যে প্রযোজ্য সব সিদ্ধান্ত পুনরায় বাস্তবায়িত গণ্য হয়েছে (মাঝে গণ্য হয়নি): দপ্তর (ক্রমিক ০২)।",
    ),
    NEW: (
        "Have newly implemented all that applies to them: Lota.",
        "নতুন করে প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়ন করেছে: দপ্তর (ক্রমিক ০২)।",
    ),
}


@pytest.mark.parametrize(("found", "story"), STORIES.values(), ids=STORIES)
def test_annex_report_brief_and_tables_tell_who_undid_what_it_did_again_from_whom_it_did_not_count_and_who_never_had_it(
    found, story
):
    view, own = chair_view(found, LETTERHEAD), office_view(found.now.assessments[-1], found, LETTERHEAD)
    for place, (language, decision) in enumerate([(Language.EN, "decision no. 11"), (Language.BN, "সিদ্ধান্ত নং ১১")]):
        told = f"{story[place]}: {decision}"
        assert changes_by_office(view, language)[SECOND] == (told,)
        assert changes_of_office(own.changes, own.head, language) == (told,)
        thanks = {line for texts in THANKED.values() for line in texts} & set(brief_lines(view, language))
        assert thanks == {THANKED[story][place]}
        (table,) = (each for each in sheets(view, language) if each.code == "changes")
        assert [row[0] for row in table.rows] == [story[place]]
    (change,) = json.loads(json.dumps(annex_record(view)))["changes"]["newly_implemented"]
    assert change.keys() & {"implemented_before", "counted_before"} == {story[2]} - {""}


STATES = [
    (head, clerk)
    for head, clerk in product(("on", "off", "no code"), ("away", "silent", "on", "off"))
    if (head, clerk) not in {("on", "away"), ("on", "on")}
]
"""How two-step may stand of the user ID that had it on, and of one that is listed since, where the office is not implemented."""
TWO_MEETINGS = [
    (first, second) for first, second in product(STATES, STATES) if (first[1], *second) != ("on", "on", "silent")
]
"""So at two meetings: who was told to have it on once is not open where nothing is told of him again."""


def by_states(first, second, *, recorded: bool) -> History:
    """Return the meetings of an office that stood in these states at two of them, after one at which it was implemented, and before one at which it is again."""
    told = [*YES, *(two_step(on=True, month=2, grade=Grade.EXPORTED) if recorded else [])]
    at, listed = [list(told)], [LOTA]
    for month, (head, clerk) in zip((3, 4, 5), (first, second, ("on", "on")), strict=True):
        day, asks = date(2024, month, 10), {"on": True, "no code": False}
        enrolled = {TWO_STEP_ENROLLED: head != "off"}
        told += tell(HEAD, enrolled | ({TWO_STEP_DEMANDED: asks[head]} if head in asks else {}), day)
        told += tell("lota/clerk", {**DONE, TWO_STEP_ENROLLED: clerk == "on"}, day) if clerk in {"on", "off"} else []
        is_listed = clerk != "away" or len(listed[-1].accounts) > 1
        listed.append(office("lota", ("head", "clerk")) if is_listed else LOTA)
        at.append(list(told))
    return meetings(*at, offices=listed)


@pytest.mark.parametrize("recorded", [False, True], ids=["told", "and recorded"])
@pytest.mark.parametrize(("first", "second"), TWO_MEETINGS)
def test_a_way_back_is_one_after_undoing_where_anything_was_undone_a_new_one_where_else_anything_was_not_done_and_else_only_counts(
    first, second, recorded
):
    (change,) = chair_view(by_states(first, second, recorded=recorded), LETTERHEAD).changes.newly_done
    undone = {"off", "no code"} & {first[0], second[0]}
    clerk_undone = (first[1], second[1]) == ("on", "off")
    never_done = "off" in {first[1], second[1]}
    word = InBetween.UNDONE if undone or clerk_undone else None if never_done else InBetween.UNCOUNTED
    assert change.in_between is word


def test_where_what_was_told_against_a_record_is_evidence_no_more_nothing_was_newly_done():
    changes = chair_view(opposed_by_what_is_evidence_no_more(), LETTERHEAD).changes
    assert (changes.newly_done, len(changes.without_doing)) == ((), 1)


def test_what_was_only_told_and_seen_undone_is_no_longer_counted_and_is_nothing_to_do_again_that_had_been_done():
    off = two_step(on=False, month=3, grade=Grade.WITNESSED)
    found = meetings(YES, [*YES, *off])
    view, own = chair_view(found, LETTERHEAD), office_view(found.now.assessments[-1], found, LETTERHEAD)
    told = ("No longer implemented, pending: decision no. 11",)
    assert changes_by_office(view, Language.EN)[SECOND] == told
    assert changes_of_office(own.changes, own.head, Language.EN) == told
    assert not any("to do again" in line for line in brief_lines(view))
    assert "to do again" not in str(glance(view.summary, Language.EN))
    assert view.summary.slipped == 0


def test_what_was_seen_done_and_is_seen_undone_is_to_do_again():
    seen = [*YES, *two_step(on=True, month=2, grade=Grade.WITNESSED)]
    told_since = [*seen, *two_step(on=True, month=3)]
    off = [*told_since, *two_step(on=False, month=4, grade=Grade.WITNESSED)]
    without_record = [*YES, *two_step(on=False, month=4, grade=Grade.WITNESSED)]
    for now in (off, without_record):
        view = chair_view(meetings(seen, told_since, now), LETTERHEAD)
        assert [change.office.serial for change in view.changes.slipped] == [SECOND]


def test_of_what_was_recorded_done_after_it_was_told_and_seen_undone_later_every_paper_says_that_it_is_no_longer_so():
    record = two_step(on=True, month=3, grade=Grade.EXPORTED)
    off = two_step(on=False, month=3, grade=Grade.WITNESSED, day=12)
    found = meetings(YES, [*YES, *record, *off])
    view, own = chair_view(found, LETTERHEAD), office_view(found.now.assessments[-1], found, LETTERHEAD)
    assert [change.office.serial for change in view.changes.slipped] == [SECOND]
    assert "Has duties to do again that had been done; why, and until when: Lota." in brief_lines(view)
    assert not any("seen undone" in line or "Two answers" in line for line in brief_lines(view))
    (remarks,) = [duty.remarks for duty in own.duties if duty.policy == TWO_STEP]
    assert in_full(remarks, Language.EN) == (
        "done before, no longer so on 12.03.2024 (two-step on: yes (record), 10.03.2024; two-step on: no (witnessed), 12.03.2024)"
    )
    assert in_brief(remarks, Language.EN) == "done before, as was seen or recorded; no longer so on 12.03.2024"
    assert any("telling alone does not change that" in step.en for step in own.steps)


def test_so_it_is_where_nobody_ever_told_it_and_papers_do_not_call_the_record_and_the_login_two_answers_that_conflict():
    record = two_step(on=True, month=3, grade=Grade.EXPORTED)
    found = meetings([], [*record, *two_step(on=False, month=3, grade=Grade.WITNESSED, day=12)])
    own = office_view(found.now.assessments[-1], found, LETTERHEAD)
    (remarks,) = [duty.remarks for duty in own.duties if duty.policy == TWO_STEP]
    assert in_full(remarks, Language.EN) == (
        "done before, no longer so on 12.03.2024 (two-step on: yes (record), 10.03.2024; two-step on: no (witnessed), 12.03.2024)"
    )


@pytest.mark.parametrize(("found", "story"), STORIES.values(), ids=STORIES)
def test_the_box_at_the_top_says_of_how_many_newly_implemented_it_only_did_not_count_in_between(found, story):
    for language, words in (
        (Language.EN, "newly implemented a decision (1 of them counted as implemented again, not counted in between)"),
        (Language.BN, "বাস্তবায়িত হয়েছে (এর মধ্যে ১টি পুনরায় বাস্তবায়িত গণ্য, মাঝে গণ্য হয়নি)"),
    ):
        assert (words in str(glance(chair_view(found, LETTERHEAD).summary, language))) is (story == UNCOUNTED)


def test_who_held_the_post_all_along_on_a_day_that_nobody_knew_at_first_is_implemented_as_before():
    (head,) = LOTA.accounts
    unread = replace(LOTA, accounts=(replace(head, joining_unread=True, joining_unread_on=date(2024, 3, 20)),))
    known = replace(unread, accounts=(replace(unread.accounts[0], holder_since=date(2023, 3, 5)),))
    since = tell(HEAD, {HOLDER_SINCE: date(2023, 3, 5)}, date(2024, 4, 10))
    found = chair_view(meetings(YES, YES, [*YES, *since], offices=(LOTA, unread, known)), LETTERHEAD)
    assert (len(found.changes.without_doing), found.changes.again, found.changes.newly_done) == (1, (), ())
    anew = tell(HEAD, DONE, date(2024, 4, 12))
    found = chair_view(meetings(YES, YES, [*YES, *since, *anew], offices=(LOTA, unread, known)), LETTERHEAD)
    assert (found.changes.without_doing, len(found.changes.again), found.changes.newly_done) == ((), 1, ())
