"""What a correction of the roster leads to is told before it is written, and is what comes of it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.i18n import plain
from auditor.model.baseline import Waiver
from auditor.model.counting import CountsFrom
from auditor.model.forms import FormStamp
from auditor.register.answer_file import AnswerFile
from auditor.register.questions import count
from auditor.roster.columns import Column
from auditor.rounds import assessing, foreseeing, looking_back, standing_otherwise
from auditor.rounds.asking import forms
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.evidence import last_copies
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import doubtful_cells, typed_answers
from auditor.rounds.typed.typed_forms import typed_forms
from auditor.workspace import waivers
from auditor.workspace.toml_changes import mark

DAY = date(2024, 2, 20)
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd"
TWO_STEP = '"চালু, লগইনে কোড চায়"'


def account_gone(space):
    return correcting.removing(space, DAY, "lota/clerk", "closed")


def office_gone(space):
    return correcting.removing(space, DAY, "lota", "merged")


def account_added(space):
    return correcting.adding(space, DAY, "lota", {Column.POST: "Typist", Column.LOGIN: "l3"})


def one_of_those_counted(space):
    return correcting.adding(space, DAY, "beel", {Column.POST: "Guard", Column.LOGIN: "l4"})


def another_post(space):
    return correcting.changing(space, DAY, "lota/clerk", {Column.POST: "Office Assistant"})


def transferred(space):
    return correcting.changing(space, DAY, "lota/guard", {Column.SINCE: "15.02.2024"})


def standing(assessments):
    return [
        (
            each.office.id,
            each.office.left,
            [(f.subject.partition("/")[2], f.policy, f.outcome, f.reason) for f in each.findings],
        )
        for each in assessments
    ]


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize(
    "prepare", [account_gone, office_gone, account_added, one_of_those_counted, another_post, transferred]
)
def test_what_is_foreseen_is_what_comes(tmp_path, prepare, kept):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2", "beel,Beel UP,union,Chairman,2,beel.example.gov.bd,,")
    rows = (f"Lota UP,,10.02.2024,ফোন,{TWO_STEP},20.01.2024,", "Lota UP,Clerk,10.02.2024,ফোন,চালু নেই,,")
    upazila.answers(*rows, f"Beel UP,,10.02.2024,ফোন,{TWO_STEP},20.01.2024,")
    if kept:
        upazila.keep("--yes", code=1)
    space = open_workspace(upazila.folder)
    prepared = prepare(space)
    before = standing(assessing.assess(space, DAY).assessments)
    judged, history = foreseeing.with_correction(space, DAY, prepared)
    assert standing(assessing.assess(open_workspace(upazila.folder), DAY).assessments) == before
    correcting.enter(space, DAY, prepared)
    after = assessing.assess(open_workspace(upazila.folder), DAY)
    assert standing(judged.assessments) == standing(after.assessments)
    assert [each.office.id for each in history.now.assessments] == [each.office.id for each in after.assessments]
    assert judged.counts.offices == after.counts.offices


@pytest.mark.parametrize("kept", ["", "before", "between"])
@pytest.mark.parametrize(
    "prepare", [account_gone, office_gone, account_added, one_of_those_counted, another_post, transferred]
)
def test_what_is_foreseen_of_taking_a_correction_back_is_what_comes(tmp_path, prepare, kept):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2", "beel,Beel UP,union,Chairman,2,beel.example.gov.bd,,")
    rows = (f"Lota UP,,10.02.2024,ফোন,{TWO_STEP},20.01.2024,", "Lota UP,Clerk,10.02.2024,ফোন,চালু নেই,,")
    upazila.answers(*rows, f"Beel UP,,10.02.2024,ফোন,{TWO_STEP},20.01.2024,")
    if kept == "before":
        upazila.keep("--yes", code=1)
    space = open_workspace(upazila.folder)
    stood = standing(assessing.assess(space, DAY).assessments)
    correcting.enter(space, DAY, prepare(space))
    if kept == "between":
        upazila.keep("--yes", code=1)
    space = open_workspace(upazila.folder)
    (entry,) = correcting.entered(space)
    prepared = undoing.prepared(space, entry.mark)
    assert prepared.differences
    with_it = standing(assessing.assess(space, DAY).assessments)
    judged, _ = foreseeing.undone(space, DAY, prepared)
    assert standing(assessing.assess(open_workspace(upazila.folder), DAY).assessments) == with_it
    undoing.take_back(space, DAY, prepared)
    after = assessing.assess(open_workspace(upazila.folder), DAY)
    assert standing(judged.assessments) == standing(after.assessments)
    asks_who_left = kept == "between" and prepare in {account_added, one_of_those_counted}
    assert asks_who_left or standing(after.assessments) == stood


def test_the_office_that_a_user_id_stood_in_is_told_of_too_where_it_is_entered_at_another_one(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    beel = "beel,Beel UP,union,Chairman,,beel.example.gov.bd,Typist,b1"
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2", beel)
    rows = (f"Lota UP,Guard,10.02.2024,ফোন,{TWO_STEP},20.01.2024,", "Lota UP,Clerk,10.02.2024,ফোন,চালু নেই,,")
    upazila.answers(*rows, f"Beel UP,,10.02.2024,ফোন,{TWO_STEP},20.01.2024,")
    upazila.keep("--yes", code=1)
    upazila.lists(f"{LOTA},Guard,l1", beel)
    space = open_workspace(upazila.folder)
    judged = assessing.assess(space, DAY)
    before = judged, looking_back.preview(space, judged)
    prepared = correcting.adding(space, DAY, "beel", {Column.POST: "Clerk", Column.LOGIN: "l2"})
    told = foreseeing.what_changes(space, DAY, "beel", prepared, lambda: before)
    assert told is not None
    then = foreseeing.with_correction(space, DAY, prepared)[1]
    was, now = (standing_otherwise.standings(history)["lota"][1] for history in (before[1], then))
    assert was != now
    assert f"Lota UP: before {was.en}; after {now.en}." in told.en
    assert f"Lota UP: আগে {was.bn}; পরে {now.bn}।" in told.bn
    assert "Beel UP: before" not in told.en


def test_that_who_is_added_may_be_one_of_before_is_told_as_what_is_asked_until_when_the_office_stands_so(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("beel,Beel UP,union,Chairman,2,beel.example.gov.bd,,")
    upazila.answers(f"Beel UP,,10.02.2024,ফোন,{TWO_STEP},20.01.2024,")
    upazila.keep("--yes", code=1)
    space = open_workspace(upazila.folder)
    judged = assessing.assess(space, DAY)
    before = judged, looking_back.preview(space, judged)
    assert not judged.questions
    prepared = correcting.adding(space, DAY, "beel", {Column.POST: "Guard", Column.LOGIN: "l4"})
    told = foreseeing.what_changes(space, DAY, "beel", prepared, lambda: before)
    assert told is not None
    assert "By this the office stands otherwise" in told.en
    assert "Until it is answered" in told.en
    assert "উত্তর না পাওয়া পর্যন্ত" in told.bn
    correcting.enter(space, DAY, prepared)
    (question,) = assessing.assess(open_workspace(upazila.folder), DAY).questions
    assert question.words.en in told.en


TALK = {"contacted-on": "20.02.2024", "way": "ফোন"}
TALK_OF_BEFORE = {**TALK, "contacted-on": "15.02.2024"}


def stands(space):
    past = looking_back.preview(space, assessing.assess(space, DAY))
    return past, standing_otherwise.standings(past)


def comes(was, upazila):
    """Return how offices stand otherwise now, in words."""
    _, now = stands(open_workspace(upazila.folder))
    return [each.en for each in standing_otherwise.changes(was, now, {})]


def typed_corrected(space, judged):
    return typed_answers.correcting(space, judged.context, typed_of(space), "চালু, লগইনে কোড চায়", "wrong row")


def typed_taken_back(space, _):
    return typed_answers.taking_back(space, typed_of(space), "wrong row")


def typed_of(space, question="two-step"):
    lota = next(each for each in roster_of(space).offices if each.id == "lota")
    return next(each for each in typed_answers.of_office(typed_forms(space), lota) if each.question == question)


def withdrawn_as_foreseen(upazila, prepare):
    """Withdraw a typed answer: nothing stands otherwise before, and then the one office does that was foreseen to."""
    space = open_workspace(upazila.folder)
    prepared = prepare(space, assessing.assess(space, DAY))
    past, was = stands(space)
    left, is_back = typed_answers.foreseen(space, prepared), prepared.instead is None
    foreseen = foreseeing.what_a_copy_changes(space, DAY, left, past, is_back=is_back)
    assert stands(open_workspace(upazila.folder))[1] == was
    typed_answers.withdraw(space, DAY, prepared)
    assert [each.en for each in foreseen] == comes(was, upazila)
    assert len(foreseen) == 1


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("prepare", [typed_corrected, typed_taken_back])
def test_what_is_foreseen_of_withdrawing_an_answer_is_what_comes(tmp_path, prepare, kept):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2")
    told = {"lota": {**TALK, "reset": "২০.০২.২০২৪", "rule": "হ্যাঁ"}, "lota/guard": {"two-step": "চালু নেই"}}
    upazila.answers_at_the_desk("lota", told, DAY)
    if kept:
        upazila.keep("--yes", code=1)
    withdrawn_as_foreseen(upazila, prepare)


@pytest.mark.parametrize("whose", ["lota", "lota/clerk"])
def test_where_another_answer_tells_the_same_as_the_one_that_is_taken_back_that_is_said_with_its_day(tmp_path, whose):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2")
    yes = {"two-step": "চালু, লগইনে কোড চায়"}
    if whose == "lota/clerk":
        upazila.answers_at_the_desk("lota", {"lota": TALK_OF_BEFORE, whose: yes}, DAY)
    upazila.answers_at_the_desk("lota", {"lota": TALK | (yes if whose == "lota" else {}), "lota/clerk": yes}, DAY)
    space = open_workspace(upazila.folder)
    lota = next(each for each in roster_of(space).offices if each.id == "lota")
    typed = typed_answers.of_office(typed_forms(space), lota)
    answer = next(each for each in typed if each.now == "lota/clerk" and each.talk == TALK)
    left = typed_answers.foreseen(space, typed_answers.taking_back(space, answer, "wrong row"))
    (told,) = foreseeing.what_a_copy_changes(space, DAY, left, stands(space)[0], is_back=True, about=answer)
    day = "20.02.2024" if whose == "lota" else "15.02.2024"
    assert re.fullmatch(
        rf'Clerk, ".*": stays done, for another answer counts then, which was told on {day} .*', told.en
    )
    assert "অবস্থা একই থাকবে" in told.bn


@pytest.mark.parametrize("prepare", [typed_corrected, typed_taken_back])
def test_it_is_foreseen_too_where_the_office_told_only_how_many_user_ids_it_has(tmp_path, prepare):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,,")
    upazila.answers("Lota UP,15.02.2024,ফোন,2", heads=f"দপ্তর,যোগাযোগের তারিখ,কীভাবে,{count.QUESTION.heading.bn}")
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "reset": "২০.০২.২০২৪", "two-step": "চালু নেই"}}, DAY)
    withdrawn_as_foreseen(upazila, prepare)


@pytest.mark.parametrize(("first", "then"), [("1", "3"), ("2", "1"), ("1", "2")])
def test_it_is_foreseen_too_where_the_number_of_user_ids_was_typed_wrongly_also_once_more(tmp_path, first, then):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,,")
    told = {**TALK, "count": first, "reset": "২০.০২.২০২৪", "two-step": "চালু, লগইনে কোড চায়"}
    upazila.answers_at_the_desk("lota", {"lota": told}, DAY)

    def corrected_to(number):
        return lambda space, judged: typed_answers.correcting(
            space, judged.context, typed_of(space, "count"), number, "wrong row"
        )

    withdrawn_as_foreseen(upazila, corrected_to(then))
    withdrawn_as_foreseen(upazila, corrected_to(first))
    withdrawn_as_foreseen(upazila, corrected_to(then))


def test_it_is_foreseen_too_that_what_one_user_id_had_done_counts_for_none_once_their_number_is_not_known(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,,")
    done = {"profile": "২০.০২.২০২৪", "reset": "২০.০২.২০২৪", "rule": "হ্যাঁ", "two-step": "চালু, লগইনে কোড চায়"}
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "count": "1", **done}}, DAY)
    space = open_workspace(upazila.folder)
    two = typed_answers.correcting(space, assessing.assess(space, DAY).context, typed_of(space, "count"), "2", "wrong")
    typed_answers.withdraw(space, DAY, two)
    withdrawn_as_foreseen(
        upazila, lambda space, _: typed_answers.taking_back(space, typed_of(space, "count"), "wrong row")
    )


def test_what_awaits_the_portal_is_not_counted_as_not_done(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2")
    upazila.answers("Lota UP,,10.02.2024,ফোন,চালু নেই,20.01.2024,ঠিক আছে,পোর্টালে Two-step চালুর সুযোগ নেই")
    _, standings = stands(open_workspace(upazila.folder))
    ((_, words),) = standings.values()
    assert words.en.endswith("(counted by user ID: 4 done, 0 not done, 2 not known, 2 awaiting the portal)")
    assert words.bn.endswith("(আইডিভিত্তিক হিসাবে ৪টি হয়েছে, ০টি হয়নি, ২টির তথ্য নেই, ২টি পোর্টাল অপেক্ষমাণ)")


def test_every_duty_that_is_not_done_is_in_one_count_also_where_more_time_was_given(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2")
    upazila.answers("Lota UP,,10.02.2024,ফোন,চালু নেই,20.01.2024,ঠিক আছে,")
    policies = {rule.policy.id: rule.policy for rule in open_workspace(upazila.folder).baseline.rules}
    given = Waiver("two-step-enabled", "lota", "portal is moved", "decision 5", date(2024, 6, 30))
    waivers.add(upazila.folder, given, policies, DAY, named={}, elsewhere={})
    _, standings = stands(open_workspace(upazila.folder))
    ((_, words),) = standings.values()
    assert words.en.endswith("(counted by user ID: 4 done, 0 not done, 2 not known, 2 with more time)")


def test_a_duty_that_waits_for_one_with_more_time_is_counted_with_more_time_too(tmp_path):
    """Whether a password meets the rule waits for its reset, as the annex has it."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2")
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "reset": "না", "rule": "না"}}, DAY)
    policies = {rule.policy.id: rule.policy for rule in open_workspace(upazila.folder).baseline.rules}
    given = Waiver("password-reset", "lota", "portal is moved", "decision 5", date(2024, 6, 30))
    waivers.add(upazila.folder, given, policies, DAY, named={}, elsewhere={})
    _, standings = stands(open_workspace(upazila.folder))
    ((_, words),) = standings.values()
    assert words.en.endswith("(counted by user ID: 0 done, 0 not done, 4 not known, 4 with more time)")


CELL = "Lota UP,Guard,10.02.2024,ফোন,অস্পষ্ট,20.01.2024,"


def test_a_copy_of_a_form_that_is_only_foreseen_notes_nothing(tmp_path):
    space = open_workspace(TypedUpazila(tmp_path / "space").folder)
    before = Ledger(space.ledger_path).length()
    last_copies.of_form(space, AnswerFile(FormStamp(month="2024-02"), CountsFrom(DAY), (), ()), forms.number_foreseen())
    assert Ledger(space.ledger_path).length() == before


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("right", ["চালু নেই", None])
def test_what_is_foreseen_of_another_answer_to_a_doubtful_cell_is_what_comes(tmp_path, right, kept):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2")
    upazila.answers(CELL)
    space = open_workspace(upazila.folder)
    judged = assessing.assess(space, DAY)
    (cell,), _ = doubtful_cells.waiting_and_answered(space, judged)

    def meant(answer):
        said = {"on": DAY, "way": "ফোন", "by": "Guard"}
        return doubtful_cells.meant(space, judged.context, DAY, cell, answer=answer, **said)

    doubtful_cells.settle(space, DAY, cell, meant("চালু, লগইনে কোড চায়"))
    if kept:
        upazila.keep("--yes", code=1)
    space = open_workspace(upazila.folder)
    past, was = stands(space)
    if kept:
        form = next(iter(typed_forms(space).forms))
        answered = doubtful_cells.AnsweredCell(cell, cell.told, plain(""), DAY, "", "", "", form)
    else:
        _, (answered,) = doubtful_cells.waiting_and_answered(space, assessing.assess(space, DAY))
    then = meant(right) if right else None
    left = doubtful_cells.left_by(space, answered, then)
    foreseen = foreseeing.what_a_copy_changes(space, DAY, left, past, is_back=right is None)
    assert stands(open_workspace(upazila.folder))[1] == was
    if right:
        doubtful_cells.settle(space, DAY, cell, then, instead_of=answered, reason="misheard")
    else:
        doubtful_cells.take_back(space, DAY, answered, "misheard")
    assert [each.en for each in foreseen] == comes(was, upazila)
    assert len(foreseen) == 1


def test_what_is_foreseen_of_taking_a_waiver_back_is_what_comes(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2")
    upazila.answers("Lota UP,,10.02.2024,ফোন,চালু নেই,20.01.2024,")
    policies = {rule.policy.id: rule.policy for rule in open_workspace(upazila.folder).baseline.rules}
    nobody = {"named": {}, "elsewhere": {}}
    for subject in ("lota/guard", "lota"):
        given = Waiver("two-step-enabled", subject, "portal is moved", f"decision {subject}", date(2024, 6, 30))
        waivers.add(upazila.folder, given, policies, DAY, **nobody)
    space = open_workspace(upazila.folder)
    for waiver, changes in ((space.waivers[0], 0), (space.waivers[1], 1)):
        space = open_workspace(upazila.folder)
        past, was = stands(space)
        foreseen = foreseeing.what_ending_changes(space, DAY, waiver, past)
        prepared = waivers.taking_back(upazila.folder, mark(waiver), policies, DAY, **nobody)
        waivers.take_back(upazila.folder, prepared)
        assert [each.en for each in foreseen] == comes(was, upazila)
        assert len(foreseen) == changes
