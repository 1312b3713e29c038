"""A request for correction that was upheld is told until what shows it is evidence: in brief, report, annex and every final reminder."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from rendering import box_of
from small_upazila import DONE, LETTERHEAD, NOT_DONE, PROFILE, TWO_STEP, history, meeting, office, tell, tell_all

from auditor.i18n import Language, plain
from auditor.model.counting import CountsFrom
from auditor.model.disputes import Dispute, DisputeAnswered, DisputeResult
from auditor.model.evidence import MissingReason
from auditor.model.facts import PROFILE_UPDATED_ON, TWO_STEP_ENROLLED
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.letters import REMINDERS, AskedOffice, LetterDrafted, Purpose
from auditor.model.paper import Box
from auditor.model.views.remarks import RemarkCode
from auditor.register.rows import Asking
from auditor.rounds.revisions import JUDGING
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from auditor.views.disputes import duty_anew, settled_on, spoken_of, unproven_of
from auditor.views.letters.letters import LetterMaterial, LetterWords, named_letters
from auditor.views.office.office import office_view
from auditor.views.remarks.mistaken import was_wrong
from reports.layout import remarking
from reports.layout.brief import brief
from reports.layout.disputes import dispute_words
from reports.layout.office import office_report
from reports.layout.reminder import reminder_text

LOTA = office("lota")
RECEIVED, UPHELD = date(2024, 2, 21), date(2024, 2, 23)
NOTHING_OF_IT = {fact: value for fact, value in DONE.items() if fact is not TWO_STEP_ENROLLED}
BUT_TWO_STEP = {**DONE, TWO_STEP_ENROLLED: False}


def upheld(result: DisputeResult = DisputeResult.UPHELD, policy: str = TWO_STEP) -> Dispute:
    answer = DisputeAnswered(1, result, UPHELD, "05.13", UPHELD)
    return Dispute(1, "lota", policy, "it is on", RECEIVED, "05.12", UPHELD, answer)


def past(*told, request=None):
    """Return the last of meetings, from February on, for which the office told what is given, with a request answered after the first."""
    meetings = (
        meeting([LOTA], tell_all(LOTA, facts, on=date(2024, month, 10)), f"2024-{month:02d}")
        for month, facts in enumerate(told, start=2)
    )
    request = request or upheld()
    return replace(history(*meetings), upheld=(request,) if request.is_upheld else ())


def judged_as_now(*meetings, request=None):
    """Return the last of meetings, judged as rounds are today, after a request that was upheld."""
    made = history(*meetings)
    header = replace(made.now.header, judging=JUDGING)
    found = History.of(replace(made.now, header=header), made.earlier)
    return replace(found, upheld=(request or upheld(),))


def unproven(found):
    return unproven_of(found.now.assessments[0], found)


def page(found) -> str:
    return str(brief(chair_view(found, LETTERHEAD), Language.EN))


def final_reminder(found) -> str:
    day = date(2024, 3, 25)
    made = LetterDrafted(3, Purpose.FINAL, (AskedOffice("lota", (TWO_STEP,)),), day, None, day)
    asking = Asking("2024-03", CountsFrom(date(2024, 1, 18)), day, LETTERHEAD, example=False)
    ((_, view),) = named_letters(LetterMaterial(found, LETTERHEAD, (made,), LetterWords(), asking))
    return reminder_text(view, Language.EN)


def test_while_its_duty_is_open_every_paper_that_asks_for_it_says_that_the_office_was_right():
    found = past(BUT_TWO_STEP, BUT_TWO_STEP)
    assert unproven(found) == (upheld(),)
    assert "A request for correction was upheld, but what shows it is not entered yet" in page(found)
    assert 'Your request for correction of 21.02.2024 on "Two-step on for every user" was upheld on 23.02.2024' in (
        final_reminder(found)
    )
    own = office_view(found.now.assessments[0], found, LETTERHEAD)
    (named,) = own.disputes
    assert named.unproven
    remarks = [remark for row in own.duties if row.policy == TWO_STEP for remark in row.remarks]
    assert (
        "still to be entered" in next(each for each in remarks if each.code is RemarkCode.DISPUTE_ANSWERED).sides[0].en
    )
    assert chair_view(found, LETTERHEAD).disputes == (named,)


@pytest.mark.parametrize(
    ("found", "is_settled"),
    [
        (past(BUT_TWO_STEP, DONE), True),
        (past(BUT_TWO_STEP, DONE, BUT_TWO_STEP), False),
        (past(BUT_TWO_STEP, BUT_TWO_STEP, request=upheld(DisputeResult.REFUSED)), False),
        (past(DONE, {**NOT_DONE, TWO_STEP_ENROLLED: True}), True),
    ],
    ids=["it is evidence", "it was evidence, and is undone since", "it was refused", "another duty is open"],
)
def test_otherwise_none_does_and_report_and_annex_say_once_that_what_was_told_since_settles_it(found, is_settled):
    assert unproven(found) == ()
    assert "upheld" not in page(found)
    assert "upheld" not in final_reminder(found)
    told = office_view(found.now.assessments[0], found, LETTERHEAD).disputes
    assert [(each.settled_on, each.result.en) for each in told] == (
        [(date(2024, 3, 10), "upheld; settled since")] if is_settled else []
    )
    assert chair_view(found, LETTERHEAD).disputes == told


def upheld_at_the_meeting_of_march():
    return replace(upheld(), answer=replace(upheld().answer, day=date(2024, 3, 20)))


def test_what_was_settled_at_the_meeting_of_the_very_day_on_which_it_was_upheld_is_to_be_entered_no_more():
    found = past(BUT_TWO_STEP, DONE, BUT_TWO_STEP, request=upheld_at_the_meeting_of_march())
    assert unproven(found) == ()
    assert office_view(found.now.assessments[0], found, LETTERHEAD).disputes == ()


def test_a_yes_that_counted_still_at_that_meeting_settles_nothing_where_the_round_was_kept_before_it_was_upheld():
    no, yes = (tell_all(LOTA, said, on=date(2024, 2, day)) for day, said in ((8, BUT_TWO_STEP), (10, DONE)))
    months = (((*no, *yes), "2024-02"), ((*no, *yes), "2024-03"), (no, "2024-04"))
    request = upheld_at_the_meeting_of_march()
    found = judged_as_now(*(meeting([LOTA], told, month) for told, month in months), request=request)
    assert unproven(found) == (request,)


@pytest.mark.parametrize("is_disputed", [True, False])
def test_a_yes_of_the_day_on_which_the_request_came_settled_nothing_at_a_meeting_where_it_is_what_is_disputed(
    is_disputed,
):
    no, yes = tell_all(LOTA, BUT_TWO_STEP, on=date(2024, 2, 10)), tell_all(LOTA, DONE, on=RECEIVED)
    anew = tell_all(LOTA, BUT_TWO_STEP, on=date(2024, 4, 10))
    months = ((no, "2024-02"), ([*no, *yes], "2024-03"), (anew, "2024-04"))
    request = replace(upheld(), since=date(2024, 2, 22) if is_disputed else None)
    found = judged_as_now(*(meeting([LOTA], told, month) for told, month in months), request=request)
    assert unproven(found) == ((request,) if is_disputed else ())


SINCE = date(2024, 3, 10)
ON, OFF = {TWO_STEP_ENROLLED: True}, {TWO_STEP_ENROLLED: False}
SETTLING = {
    "a yes since": (tell_all(LOTA, ON, on=SINCE), SINCE),
    "the same no since": (tell_all(LOTA, OFF, on=SINCE), None),
    "a yes of the day of the request": (tell_all(LOTA, ON, on=RECEIVED), RECEIVED),
    "a yes of the day before the request": (tell_all(LOTA, ON, on=date(2024, 2, 20)), None),
    "seen since": (tell_all(LOTA, ON, on=SINCE, grade=Grade.WITNESSED), SINCE),
    "told both ways since": (tell_all(LOTA, ON, on=SINCE) + tell_all(LOTA, OFF, on=SINCE), None),
    "seen since and told otherwise on that day": (
        tell_all(LOTA, ON, on=SINCE, grade=Grade.WITNESSED) + tell_all(LOTA, OFF, on=SINCE),
        None,
    ),
    "nothing since": ([], None),
}


@pytest.mark.parametrize(("told", "settled"), SETTLING.values(), ids=SETTLING)
def test_it_is_settled_by_what_was_told_since_alone_and_by_nothing_that_is_contradicted(told, settled):
    before = tell_all(LOTA, OFF, on=date(2024, 2, 10))
    found = replace(history(meeting([LOTA], before), meeting([LOTA], [*before, *told], "2024-03")), upheld=(upheld(),))
    assert settled_on(upheld(), found) == settled
    assert not (unproven(found) and settled)


def test_where_the_no_was_told_once_more_only_the_yes_of_a_later_meeting_settles_it_and_papers_of_it_say_so():
    no_again = past(BUT_TWO_STEP, BUT_TWO_STEP)
    (told,) = chair_view(no_again, LETTERHEAD).disputes
    assert (told.unproven, told.settled_on) == (True, None)
    (told,) = chair_view(past(BUT_TWO_STEP, BUT_TWO_STEP, DONE), LETTERHEAD).disputes
    assert (told.unproven, told.settled_on, told.result.en) == (False, date(2024, 4, 10), "upheld; settled since")


@pytest.mark.parametrize(("version", "is_told"), [("", True), ("0.15.0", False)], ids=["now", "of a round of before"])
def test_where_what_settled_it_is_evidence_no_more_and_the_no_stands_again_what_shows_it_is_to_be_entered(
    version, is_told
):
    found = history(
        meeting([LOTA], tell_all(LOTA, BUT_TWO_STEP, on=date(2024, 2, 10)), "2024-02"),
        meeting([LOTA], tell_all(LOTA, DONE, on=date(2024, 3, 10)), "2024-03"),
        meeting([LOTA], tell_all(LOTA, BUT_TWO_STEP, on=date(2024, 2, 10)), "2024-04"),
    )
    if version:
        header = replace(found.now.header, version=version)
        found = History.of(replace(found.now, header=header), found.earlier)
    found = replace(found, upheld=(upheld(),))
    assert [each.number for each in unproven(found)] == ([1] if is_told else [])
    assert settled_on(upheld(), found) is None


def test_papers_of_rounds_of_before_0_16_0_call_one_settled_by_the_same_no_as_they_did_then():
    found = past(BUT_TWO_STEP, BUT_TWO_STEP)
    found = replace(found, now=replace(found.now, header=replace(found.now.header, version="0.15.0")))
    assert settled_on(upheld(), found) == date(2024, 3, 10)


@pytest.mark.parametrize(
    ("grade", "settled"), [(Grade.DECLARED, None), (Grade.WITNESSED, SINCE), (Grade.EXPORTED, SINCE)]
)
def test_what_was_seen_is_settled_by_no_word_of_the_office_and_by_what_is_seen_or_recorded_since(grade, settled):
    seen = tell_all(LOTA, ON, on=date(2024, 2, 10), grade=Grade.WITNESSED)
    since = tell_all(LOTA, OFF, on=SINCE, grade=grade)
    found = history(meeting([LOTA], seen), meeting([LOTA], since, "2024-03"))
    assert settled_on(upheld(), replace(found, upheld=(upheld(),))) == settled


def test_papers_of_rounds_that_an_earlier_version_kept_tell_of_nothing_settled_as_they_did_then():
    found = past(BUT_TWO_STEP, DONE)
    header = replace(found.now.header, version="0.8.0")
    found = replace(found, now=replace(found.now, header=header))
    assert settled_on(upheld(), found) is None


OF_TWO = office("lota", ("head", "clerk"))


def naming(post, number=1):
    return replace(upheld(), number=number, accounts=(f"lota/{post}",), users=plain(post))


def of_both(head, clerk):
    """Return the second meeting of an office of two that had not done it: whether each told since that it is on, or None."""
    before = tell_all(OF_TWO, BUT_TWO_STEP, on=date(2024, 2, 10))
    since = [
        told
        for post, is_on in (("head", head), ("clerk", clerk))
        if is_on is not None
        for told in tell(f"lota/{post}", {TWO_STEP_ENROLLED: is_on}, SINCE)
    ]
    return judged_as_now(meeting([OF_TWO], before), meeting([OF_TWO], [*before, *since], "2024-03"))


@pytest.mark.parametrize(
    ("told", "of_all", "of_the_clerk"),
    [
        ((None, None), "unproven", "unproven"),
        ((True, None), "unproven", "unproven"),
        ((None, True), "unproven", "settled"),
        ((True, True), "settled", "settled"),
    ],
)
def test_one_that_names_a_user_waits_for_that_one_alone_and_is_settled_by_what_is_told_of_that_one(
    told, of_all, of_the_clerk
):
    for request, stands in ((upheld(), of_all), (naming("clerk"), of_the_clerk)):
        found = replace(of_both(*told), upheld=(request,))
        assert bool(unproven(found)) is (stands == "unproven")
        assert bool(settled_on(request, found)) is (stands == "settled")
        assert {subject for subject, _ in spoken_of(found.now.assessments[0], found)} <= {"lota/clerk", "lota/head"}
    found = replace(of_both(*told), upheld=(naming("clerk"),))
    assert ("lota/head", TWO_STEP) not in spoken_of(found.now.assessments[0], found)


def test_of_a_user_whom_two_requests_concern_the_one_that_came_last_speaks_in_whatever_order_they_were_entered():
    of_all, of_the_clerk = upheld(), replace(naming("clerk", number=2), received=UPHELD)
    for entered in ((of_all, of_the_clerk), (of_the_clerk, of_all)):
        found = replace(of_both(None, None), upheld=entered)
        spoken = spoken_of(found.now.assessments[0], found)
        assert spoken == {("lota/head", TWO_STEP): of_all, ("lota/clerk", TWO_STEP): of_the_clerk}


@pytest.mark.parametrize(
    ("clerk", "whose"),
    [(Outcome.PASS, " (head)"), (Outcome.NOT_APPLICABLE, ""), (Outcome.UNKNOWN, "")],
    ids=["done by the other one", "asked of nobody else", "asked of both"],
)
def test_whose_duty_is_asked_anew_is_said_where_it_is_not_of_all_whom_it_concerns(clerk, whose):
    found = of_both(None, None)
    (row,) = found.now.assessments
    anew = {"outcome": Outcome.UNKNOWN, "grade": None, "reason": MissingReason.UPHELD}
    stands = {"lota/head": anew, "lota/clerk": anew if clerk is Outcome.UNKNOWN else {"outcome": clerk}}
    findings = tuple(
        replace(each, **stands[each.subject]) if each.policy == TWO_STEP else each for each in row.findings
    )
    rule = next(rule for rule in found.now.header.rules if rule.policy == TWO_STEP)
    asked = duty_anew(replace(row, findings=findings), rule)
    assert asked is not None
    assert asked.en == f"{rule.duty_of(row.office).en}{whose}"


@pytest.mark.parametrize("language", Language)
def test_requests_of_two_users_are_told_each_with_its_user_beside_the_duty(language):
    found = replace(of_both(None, None), upheld=(naming("head"), naming("clerk", number=2)))
    view = office_view(found.now.assessments[0], found, LETTERHEAD)
    said = " ".join(dispute_words(each, language) for each in view.disputes)
    duty = next(rule.duty for rule in found.now.header.rules if rule.policy == TWO_STEP).said(language)
    assert f"{duty} (head):" in said
    assert f"{duty} (clerk):" in said
    (remarks,) = (remarking.in_full(row.remarks, language) for row in view.duties if row.policy == TWO_STEP)
    assert "(head)" in remarks
    assert "(clerk)" in remarks
    asked = replace(found, disputes=(replace(naming("clerk"), answer=None),), upheld=())
    (remarks,) = (
        remarking.in_full(row.remarks, language)
        for row in office_view(asked.now.assessments[0], asked, LETTERHEAD).duties
        if row.policy == TWO_STEP
    )
    assert "(clerk)" in remarks


def test_the_final_reminder_says_of_which_user_the_request_was():
    found = replace(past(BUT_TWO_STEP, BUT_TWO_STEP), upheld=(naming("head"),))
    assert 'on "Two-step on for every user (head)" was upheld on 23.02.2024' in final_reminder(found)


def test_what_another_user_told_by_mistake_is_none_of_a_request_that_names_one():
    done = tell_all(OF_TWO, DONE, on=date(2024, 2, 10))
    no = [told for post in ("head", "clerk") for told in tell(f"lota/{post}", {TWO_STEP_ENROLLED: False}, SINCE)]
    found = replace(
        history(meeting([OF_TWO], done), meeting([OF_TWO], [*done, *no], "2024-03")), upheld=(naming("clerk"),)
    )
    assert {subject for subject, _ in found.since("lota").mistaken} == {"lota/clerk"}


@pytest.mark.parametrize(
    ("request_", "is_wrong"),
    [(upheld(), False), (naming("head"), False), (naming("clerk"), True)],
    ids=["of all", "of this one", "of another one"],
)
def test_the_no_of_one_user_is_held_to_be_a_mistake_by_no_request_that_names_another(request_, is_wrong):
    no = next(each for each in of_both(None, None).now.assessments[0].findings if each.about == ("lota/head", TWO_STEP))
    since = replace(past(DONE).since("lota"), mistaken={no.about: None})
    assert was_wrong(no, since, (request_,), "lota", date(2024, 2, 20)) is is_wrong


@pytest.mark.parametrize(
    ("kept_on", "told_on", "is_wrong"),
    [
        (RECEIVED, RECEIVED - timedelta(days=1), False),
        (RECEIVED + timedelta(days=1), RECEIVED - timedelta(days=1), True),
        (RECEIVED, RECEIVED, True),
    ],
    ids=["of the day of the round, against it", "before the round", "of the day of the no"],
)
def test_a_no_is_held_to_be_a_mistake_by_a_request_that_came_after_it_and_not_before_its_round(
    kept_on, told_on, is_wrong
):
    no = next(each for each in of_both(None, None).now.assessments[0].findings if each.about == ("lota/head", TWO_STEP))
    since = replace(past(DONE).since("lota"), mistaken={no.about: None})
    assert was_wrong(replace(no, observed_on=told_on), since, (upheld(),), "lota", kept_on) is is_wrong


def test_of_several_requests_about_what_is_still_to_be_corrected_the_last_waits_for_what_shows_it():
    requests = upheld(), replace(upheld(), number=2, received=UPHELD)
    done = tell_all(OF_TWO, DONE, on=date(2024, 2, 10))
    found = judged_as_now(meeting([OF_TWO], done), meeting([OF_TWO], done, "2024-03"))
    (row,) = found.now.assessments
    corrected = {"outcome": Outcome.UNKNOWN, "reason": MissingReason.UPHELD, "grade": None}
    findings = tuple(replace(each, **corrected) if each.policy == TWO_STEP else each for each in row.findings)
    now = replace(found.now, assessments=(replace(row, findings=findings),))
    assert any(each.is_to_correct for each in findings)
    assert [each.number for each in unproven(replace(History.of(now, found.earlier), upheld=requests))] == [2]


@pytest.mark.parametrize("received", [UPHELD, RECEIVED], ids=["a later day", "the same day"])
@pytest.mark.parametrize(("judging", "numbers"), [(JUDGING, [2]), (20, [1, 2])], ids=["now", "as papers of 0.12.0"])
def test_of_several_requests_about_what_stands_as_not_done_the_last_alone_waits_for_what_shows_it(
    received, judging, numbers
):
    requests = upheld(), replace(upheld(), number=2, received=received)
    no = tell_all(LOTA, BUT_TWO_STEP, on=date(2024, 2, 10))
    found = judged_as_now(meeting([LOTA], no), meeting([LOTA], no, "2024-03"))
    now = replace(found.now, header=replace(found.now.header, judging=judging))
    found = replace(History.of(now, found.earlier), upheld=requests)
    (row,) = found.now.assessments
    assert [each.number for each in unproven(found)] == numbers
    assert [each.dispute.number for each in office_view(row, found, LETTERHEAD).disputes if each.unproven] == numbers
    assert {each.number for each in spoken_of(row, found).values()} == {2}


def test_of_two_users_each_is_told_of_the_request_that_was_about_that_one():
    requests = naming("head"), replace(naming("clerk", number=2), received=UPHELD)
    found = replace(of_both(None, None), upheld=requests)
    lines = office_view(found.now.assessments[0], found, LETTERHEAD).for_keeper
    said = [line.en for line in lines if "until then it stands as not done" in line.en]
    assert [
        (line.partition(",")[0], day in line) for line, day in zip(said, ("21.02.2024", "23.02.2024"), strict=True)
    ] == [
        ("head", True),
        ("clerk", True),
    ]


MISTAKEN = {
    "done, then told not to be done": past(DONE, BUT_TWO_STEP),
    "done, nothing told at the next meeting, then told not to be done": replace(
        history(
            meeting([LOTA], tell_all(LOTA, DONE, on=date(2024, 2, 10))),
            meeting([LOTA], tell_all(LOTA, NOTHING_OF_IT, on=date(2024, 3, 10)), "2024-03"),
            meeting([LOTA], tell_all(LOTA, BUT_TWO_STEP, on=date(2024, 4, 10)), "2024-04"),
        ),
        upheld=(upheld(),),
    ),
}


@pytest.mark.parametrize("found", MISTAKEN.values(), ids=MISTAKEN)
def test_what_was_told_by_mistake_is_pending_and_implemented_no_longer_and_nothing_that_was_done_and_is_to_do_again(
    found,
):
    view = chair_view(found, LETTERHEAD)
    assert view.changes.slipped == ()
    assert [change.office.serial for change in view.changes.pending] == [1]
    assert "done before" not in page(found).lower()
    assert office_view(found.now.assessments[0], found, LETTERHEAD).changes.slipped == ()


def test_the_chairs_copy_says_that_it_is_implemented_no_longer():
    lost = chair_view(MISTAKEN["done, then told not to be done"], LETTERHEAD).changes.lost
    assert [change.office.serial for change in lost] == [1]


def test_what_was_told_done_since_the_request_and_is_not_any_more_is_to_do_again():
    found = past(BUT_TWO_STEP, DONE, BUT_TWO_STEP)
    assert [change.office.serial for change in chair_view(found, LETTERHEAD).changes.slipped] == [1]


def test_another_duty_that_was_undone_beside_it_is_to_do_again():
    found = past(DONE, NOT_DONE)
    assert [change.office.serial for change in chair_view(found, LETTERHEAD).changes.slipped] == [1]


def after_february(*days, request=None):
    """Return a meeting long after that of February: on each of these days the office told that two-step is on, or is not."""
    told = [told for day, is_on in days for told in tell_all(LOTA, {TWO_STEP_ENROLLED: is_on}, on=day)]
    begun = tell_all(LOTA, BUT_TWO_STEP, on=date(2024, 2, 10))
    meetings = (meeting([LOTA], begun, "2024-02"), meeting([LOTA], [*begun, *told], "2024-11"))
    return replace(history(*meetings), upheld=(request or upheld(),))


@pytest.mark.parametrize(
    ("days", "is_unproven"),
    [
        ((), True),
        (((date(2024, 2, 28), True),), False),
        (((date(2024, 2, 20), True),), True),
    ],
    ids=["nothing told since", "told since, and grown old", "told before the request came"],
)
def test_what_was_told_since_it_came_is_entered_also_once_that_has_grown_old(days, is_unproven):
    assert bool(unproven(after_february(*days))) is is_unproven


def test_a_no_told_after_the_paper_that_the_request_disputes_is_what_the_office_wrote():
    on, off = (
        tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: value}, on=date(2024, 2, day))
        for value, day in ((True, 10), (False, 22))
    )
    meetings = meeting([LOTA], on, "2024-02"), meeting([LOTA], [*on, *off], "2024-03")
    request = replace(upheld(), received=date(2024, 2, 24))
    found = judged_as_now(*meetings, request=request)
    assert found.earlier[0].header.day < date(2024, 2, 22) < request.received
    assert unproven(found) == ()


@pytest.mark.parametrize(
    ("joined", "judging", "is_unproven"),
    [
        (date(2024, 2, 20), JUDGING, True),
        (date(2024, 2, 20), 20, False),
        (date(2024, 1, 20), JUDGING, False),
    ],
    ids=["joined since", "as papers of 0.12.0", "the same holder"],
)
def test_a_no_of_who_joined_since_the_paper_is_what_the_request_disputes_whatever_the_former_holder_had_told(
    joined, judging, is_unproven
):
    on, off = tell_all(LOTA, DONE, on=date(2024, 2, 10)), tell_all(LOTA, OFF, on=date(2024, 2, 22))
    account = replace(LOTA.accounts[0], holder_since=joined)
    now = meeting([replace(LOTA, accounts=(account,))], [*on, *off], "2024-03")
    found = judged_as_now(meeting([LOTA], on), now, request=replace(upheld(), received=date(2024, 2, 24)))
    found = replace(found, now=replace(found.now, header=replace(found.now.header, judging=judging)))
    assert bool(unproven(found)) is is_unproven


def test_the_row_of_an_office_says_that_its_request_was_found_right_and_whether_what_shows_it_is_entered():
    for told, words in (
        ((BUT_TWO_STEP, BUT_TWO_STEP), "correction upheld, 23.02.2024; still to be entered"),
        ((BUT_TWO_STEP, DONE), "correction upheld, 23.02.2024"),
    ):
        found = past(*told)
        found = replace(found, disputes=(upheld(),))
        (row,) = chair_view(found, LETTERHEAD).rows
        said = remarking.in_brief(row.remarks, Language.EN)
        assert words in said
        assert ("still to be entered" in said) is ("still" in words)


def test_the_first_page_of_the_report_says_so_of_a_duty_that_stands_as_not_done():
    for told, is_said in (((BUT_TWO_STEP, BUT_TWO_STEP), True), ((BUT_TWO_STEP, DONE), False)):
        found = past(*told)
        box = box_of(office_view(found.now.assessments[0], found, LETTERHEAD))
        said = [line for line in box.lines if "the request for correction of 21.02.2024 was upheld" in line]
        assert bool(said) is is_said


@pytest.mark.parametrize(
    ("language", "again", "rest"),
    [
        (Language.EN, "head, “Two-step on”: the request for correction of 21.02.2024 was upheld, so the yes that was told later does not count, and the no of 05.02.2024 stands again", "stands as not done"),
        (Language.BN, "head, “Two-step চালু”: ২১.০২.২০২৪ তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তাই পরে জানানো “হয়েছে” ধরা হয়নি, ০৫.০২.২০২৪ তারিখের “হয়নি” আবার বহাল", "তার আগ পর্যন্ত “হয়নি” থাকবে"),
    ],
)  # fmt: skip
def test_whose_no_stands_again_is_told_why_and_that_it_stands_as_not_done_only_to_whom_it_does(language, again, rest):
    of_two = office("lota", ("head", "clerk"))
    told = tell_all(of_two, NOTHING_OF_IT, on=date(2024, 2, 10))
    off = tell("lota/head", {TWO_STEP_ENROLLED: False}, on=date(2024, 2, 5))
    on = tell_all(of_two, {TWO_STEP_ENROLLED: True}, on=date(2024, 2, 10))
    found = history(meeting([of_two], [*told, *off, *on]), meeting([of_two], [*told, *off], "2024-03"))
    (row,) = found.now.assessments
    findings = tuple(
        replace(each, reason=MissingReason.UPHELD) if each.about == ("lota/clerk", TWO_STEP) else each
        for each in row.findings
    )
    now = replace(found.now, assessments=(replace(row, findings=findings),))
    found = replace(History.of(now, found.earlier), upheld=(upheld(),))
    box = box_of(office_view(found.now.assessments[0], found, LETTERHEAD), language)
    said = [line.replace('"', "“", 1).replace('"', "”", 1) for line in box.lines]
    assert [line for line in said if line.startswith(again)]
    assert not [line for line in said if rest in line]


@pytest.mark.parametrize(
    ("is_yes_later", "again"), [(False, set()), (True, {"clerk"})], ids=["a no after the yes", "a yes after one no"]
)
def test_a_no_that_no_later_yes_took_away_stands_as_not_done_and_again_only_whose_yes_was_told_after_it(
    is_yes_later, again
):
    of_two = office("lota", ("head", "clerk"))
    yes = tell_all(of_two, DONE, on=date(2024, 2, 5))
    no = tell_all(of_two, {TWO_STEP_ENROLLED: False}, on=date(2024, 3, 5))
    later = tell("lota/clerk", {TWO_STEP_ENROLLED: True}, on=date(2024, 3, 7)) if is_yes_later else ()
    meetings = meeting([of_two], yes), meeting([of_two], [*yes, *no, *later], "2024-03")
    request = replace(upheld(), received=date(2024, 3, 21))
    found = replace(history(*meetings, meeting([of_two], [*yes, *no], "2024-04")), upheld=(request,))
    lines = box_of(office_view(found.now.assessments[0], found, LETTERHEAD)).lines
    said_again = [line for line in lines if "the yes that was told later does not count" in line]
    assert {post for post in ("head", "clerk") for line in said_again if post in line} == again
    (rest,) = [line for line in lines if "until then it stands as not done" in line]
    assert rest.startswith("head, " if again else '"Two-step on for every user"')


@pytest.mark.parametrize("form", ["", "1234-5678"])
def test_a_letter_whose_form_asks_anew_what_a_request_put_right_says_so(form):
    found = past({**DONE, PROFILE_UPDATED_ON: NOT_DONE[PROFILE_UPDATED_ON]})
    (assessment,) = found.now.assessments
    findings = tuple(
        replace(each, outcome=Outcome.UNKNOWN, reason=MissingReason.UPHELD) if each.policy == TWO_STEP else each
        for each in assessment.findings
    )
    found = replace(found, now=replace(found.now, assessments=(replace(assessment, findings=findings),)))
    day = date(2024, 3, 25)
    asking = Asking("2024-03", CountsFrom(date(2024, 1, 18)), day, LETTERHEAD, example=False)
    for purpose in REMINDERS:
        made = LetterDrafted(3, purpose, (AskedOffice("lota", (PROFILE,), form),), day, None, day)
        ((_, view),) = named_letters(LetterMaterial(found, LETTERHEAD, (made,), LetterWords(), asking))
        for language, said in (
            (
                Language.EN,
                "also asks how it stands now with “Two-step on”, since a request for correction of that was upheld.",
            ),
            (Language.BN, "-এর এখনকার অবস্থা, কারণ এ বিষয়ে সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে।"),
        ):
            assert (said in reminder_text(view, language)) is bool(form)


def with_a_yes_to_correct():
    """Return a meeting at which a yes counts no longer, since a request that speaks against it was upheld, and nothing was told since."""
    found = past(DONE)
    (row,) = found.now.assessments
    corrected = {"outcome": Outcome.UNKNOWN, "grade": None, "reason": MissingReason.UPHELD}
    findings = tuple(replace(each, **corrected) if each.policy == TWO_STEP else each for each in row.findings)
    return replace(found, now=replace(found.now, assessments=(replace(row, findings=findings),)))


@pytest.mark.parametrize(
    ("language", "head", "asked"),
    [
        (
            Language.EN,
            "The right information on 1 duty is still to be entered.",
            "If what you wrote in the request has been put right since, tell on which day.",
        ),
        (Language.BN, "১টি করণীয়ের সঠিক তথ্য তোলা বাকি।", "অনুরোধে যা লিখেছেন তা ঠিক করা হয়ে থাকলে তারিখসহ জানান।"),
    ],
)
def test_who_wrote_itself_what_is_undone_is_not_told_that_nothing_is_to_be_done(language, head, asked):
    found = with_a_yes_to_correct()
    box = office_report(office_view(found.now.assessments[0], found, LETTERHEAD), language).blocks[0]
    assert isinstance(box, Box)
    assert box.lead == head
    assert [line.endswith(asked) for line in box.lines] == [True]


def test_the_first_step_says_that_what_the_upheld_request_says_is_done_is_not_to_be_done():
    for told, is_said in (((BUT_TWO_STEP, BUT_TWO_STEP), True), ((BUT_TWO_STEP, DONE, BUT_TWO_STEP), False)):
        found = past(*told)
        (step,) = office_view(found.now.assessments[0], found, LETTERHEAD).steps
        assert "turn two-step on" in step.en
        assert (
            "Not needed where your request of 21.02.2024, which was upheld, says that it is done." in step.en
        ) is is_said
        assert ("২১.০২.২০২৪ তারিখের যে সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে" in step.bn) is is_said


def test_a_no_told_since_of_a_user_who_had_done_it_is_his_newer_word_and_no_request_speaks_of_it():
    of_two = office("lota", ("head", "clerk"))
    seen = tell_all(of_two, DONE, on=date(2024, 2, 5))
    no = tell("lota/clerk", {TWO_STEP_ENROLLED: False}, on=date(2024, 3, 5))
    found = judged_as_now(meeting([of_two], seen), meeting([of_two], [*seen, *no], "2024-03"))
    (row,) = found.now.assessments
    to_correct = {"reason": MissingReason.UPHELD}
    findings = tuple(replace(f, **to_correct) if f.about == ("lota/head", TWO_STEP) else f for f in row.findings)
    now = replace(found.now, assessments=(replace(row, findings=findings),))
    found = replace(History.of(now, found.earlier), upheld=(upheld(),))
    view = office_view(found.now.assessments[0], found, LETTERHEAD)
    assert unproven(found) == (upheld(),), "of the other user what is right is still to be entered"
    (step,) = view.steps
    assert step.en.startswith("clerk: turn two-step on")
    assert "Not needed" not in step.en
    assert not [line for line in box_of(view).lines if "stands as not done" in line]


def test_a_no_told_since_keeps_no_request_open_whose_own_user_told_since_that_it_is_done():
    of_two = office("lota", ("head", "clerk"))
    told = [
        *tell_all(of_two, DONE, on=date(2024, 2, 5)),
        *tell("lota/head", {TWO_STEP_ENROLLED: False}, date(2024, 2, 6)),
    ]
    since = [
        *tell("lota/head", {TWO_STEP_ENROLLED: True}, date(2024, 3, 5)),
        *tell("lota/clerk", {TWO_STEP_ENROLLED: False}, date(2024, 3, 5)),
    ]
    found = judged_as_now(meeting([of_two], told), meeting([of_two], [*told, *since], "2024-03"))
    assert unproven(found) == ()


@pytest.mark.parametrize(("judging", "is_told"), [(JUDGING, True), (18, False)], ids=["now", "as papers of 0.10.0"])
def test_a_yes_that_nothing_tells_any_more_is_no_reason_to_tell_no_more_of_the_request(judging, is_told):
    found = past(DONE, NOTHING_OF_IT)
    found = replace(found, now=replace(found.now, header=replace(found.now.header, judging=judging)))
    assert {each.reason for each in found.now.assessments[0].findings if each.policy == TWO_STEP} == {
        MissingReason.NEVER_TOLD
    }
    assert unproven(found) == ((upheld(),) if is_told else ())
