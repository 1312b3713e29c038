"""Answers that were typed at the desk and handed in: one that was typed wrongly is corrected or taken back, and both stay on record."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.i18n import Language
from auditor.model.errors import WorkspaceError
from auditor.model.finding import Outcome
from auditor.model.journal import CopiesOrdered, Recorded
from auditor.model.views.head import Letterhead
from auditor.papers import draft_asking
from auditor.rounds import assessing
from auditor.rounds.asking import taking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.looking_back import history, preview
from auditor.rounds.recomputing import recompute
from auditor.rounds.typed import answer_draft, answering, typed_answers
from auditor.rounds.typed.typed_forms import said_in, typed_forms
from auditor.views.annex.annexes import auditor_view, chair_view
from auditor.views.compared.changes import changes_of
from auditor.views.compared.history import RoundMaterial
from auditor.views.office.office import office_view
from reports.layout.annex import annex
from reports.layout.office import office_report
from reports.layout.records.annex import annex_record

DAY = date(2024, 2, 20)
TALK = {"contacted-on": "20.02.2024", "way": "ফোন"}
WHY = "ভুল সারিতে লেখা"
YES, NO = "চালু, লগইনে কোড চায়", "চালু নেই"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": NO, "reset": "২০.০২.২০২৪", "rule": "হ্যাঁ"}}, DAY)
    return upazila


def standing(upazila, office="lota"):
    space = open_workspace(upazila.folder)
    judged = assessing.assess(space, DAY)
    found = next(each for each in judged.assessments if each.office.id == office)
    outcomes = {finding.policy: finding.outcome for finding in found.findings}
    return space, judged, found.office, outcomes


def typed(upazila, question):
    space, _, office, _ = standing(upazila)
    return next(
        (each for each in typed_answers.of_office(typed_forms(space), office) if each.question == question), None
    )


def corrected(upazila, question, words):
    correct(upazila, DAY, typed(upazila, question), words)


def correct(upazila, day, answer, words):
    space, judged, _, _ = standing(upazila)
    typed_answers.withdraw(space, day, typed_answers.correcting(space, judged.context, answer, words, WHY))


def take_back(upazila, day, answer):
    space = open_workspace(upazila.folder)
    typed_answers.withdraw(space, day, typed_answers.taking_back(space, answer, WHY))


def files(upazila):
    return {path.name: path.read_bytes() for path in (upazila.folder / "evidence" / "intake").iterdir()}


def test_a_wrong_answer_is_corrected_as_of_its_talk_and_all_else_stays(upazila):
    before, (_, _, _, was) = files(upazila), standing(upazila)
    assert was["two-step-enabled"] is Outcome.FAIL
    for words, outcome in ((YES, Outcome.PASS), (NO, Outcome.FAIL), (YES, Outcome.PASS)):
        corrected(upazila, "two-step", words)
        _, judged, _, now = standing(upazila)
        assert now == {**was, "two-step-enabled": outcome}
        assert not [
            notice for notice in judged.notices if "differ" in notice.message.en or "otherwise" in notice.message.en
        ]
        assert (typed(upazila, "two-step").words, typed(upazila, "two-step").talk) == (words, TALK)
    assert before.items() <= files(upazila).items()
    ledger = Ledger(upazila.folder / "ledger.db")
    assert {note.file.rpartition("/")[2] for note in ledger.notes(Recorded)} == files(upazila).keys()


def test_a_number_of_user_ids_that_was_typed_wrongly_counts_no_more_also_where_there_is_none(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd")
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "count": "20", "two-step": YES}}, DAY)
    for number, users in (("2", 2), ("0", 0)):
        corrected(upazila, "count", number)
        assert standing(upazila)[2].users == users
    corrected(upazila, "two-step", "জানা নেই")
    assert typed(upazila, "two-step").words == "জানা নেই"


def told_of_more(upazila, day=DAY):
    found = assessing.assess(open_workspace(upazila.folder), day).notices
    return [each.message for each in found if "only since its number was" in each.message.en]


def test_why_an_answer_for_all_counts_for_one_alone_after_its_number_was_corrected_is_told_until_the_others_answer(
    tmp_path,
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd")
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "count": "1", "two-step": YES}}, DAY)
    assert told_of_more(upazila) == []
    corrected(upazila, "count", "3")
    (told,) = told_of_more(upazila)
    assert (
        "counts for User 1 alone: no more were known when it was entered, and User 2, User 3 count only since"
        in told.en
    )
    assert "তা শুধু ইউজার ১-এর ক্ষেত্রে ধরা হয়েছে" in told.bn
    assert "ইউজার ২, ইউজার ৩ গণনায় এসেছে এই সারির সংখ্যা সংশোধন করে ৩ করার পর" in told.bn
    own = {"lota": {**TALK, "contacted-on": "21.02.2024"}} | {f"lota/user-{n}": {"two-step": YES} for n in (2, 3)}
    upazila.answers_at_the_desk("lota", own, date(2024, 2, 21))
    assert told_of_more(upazila, date(2024, 2, 21)) == []


def test_of_a_number_that_counts_none_beside_nothing_is_told_of_it(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd")
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "count": "2", "two-step": YES}}, DAY)
    assert told_of_more(upazila) == []
    corrected(upazila, "count", "1")
    assert told_of_more(upazila) == []


def test_an_answer_is_taken_back_and_the_others_of_its_form_count_as_before(upazila):
    _, _, _, was = standing(upazila)
    corrected(upazila, "rule", "না")
    space, _, _, _ = standing(upazila)
    take_back(upazila, DAY, typed(upazila, "two-step"))
    _, judged, _, now = standing(upazila)
    assert now["two-step-enabled"] is Outcome.UNKNOWN
    assert now["password-reset"] is was["password-reset"]
    assert typed(upazila, "two-step") is None
    assert (typed(upazila, "rule").words, typed(upazila, "rule").talk) == ("না", TALK)
    assert {contact.on for each in judged.assessments for contact in each.contacts} == {DAY}
    for question in ("rule", "reset"):
        take_back(upazila, DAY, typed(upazila, question))
    space, judged, office, now = standing(upazila)
    assert typed_answers.of_office(typed_forms(space), office) == ()
    assert set(now.values()) <= {Outcome.UNKNOWN, Outcome.NOT_APPLICABLE}
    assert not any(each.contacts for each in judged.assessments)


def test_what_withdrawing_a_typed_answer_orders_is_no_answer_that_can_be_taken_back_but_what_a_person_said_of_copies_is(
    upazila,
):
    correct(upazila, date(2024, 2, 21), typed(upazila, "rule"), "না")
    take_back(upazila, date(2024, 2, 21), typed(upazila, "reset"))
    space = open_workspace(upazila.folder)
    assert Ledger(space.ledger_path).notes(CopiesOrdered), "the copies of the forms are ordered"
    assert taking_back.given(space) == ()
    Ledger(space.ledger_path).note(CopiesOrdered("1234-5678", "a" * 64, ("b" * 64,), date(2024, 2, 22)))
    (given,) = taking_back.given(space)
    assert given.holds
    assert given.form is not None


def test_a_round_that_was_kept_before_stays_as_it_was(upazila):
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", code=1)
    take_back(upazila, DAY, typed(upazila, "two-step"))
    corrected(upazila, "rule", "না")
    space = open_workspace(upazila.folder)
    (head,) = Ledger(space.ledger_path).rounds()
    assert recompute(space, head).same


def test_of_two_answers_of_one_talk_it_is_told_which_was_taken_back_and_which_corrected_and_why(upazila):
    """What was answered otherwise of the same talk, in another form, is not what an answer was corrected to."""
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}}, DAY)
    space, _, office, _ = standing(upazila)
    yes, no = (each for each in typed_answers.of_office(typed_forms(space), office) if each.question == "two-step")
    assert (yes.words, no.words) == (YES, NO)
    with pytest.raises(WorkspaceError, match="Why it is corrected or taken back"):
        typed_answers.taking_back(space, yes, "")
    with pytest.raises(WorkspaceError, match="Choose or write the right answer"):
        correct(upazila, DAY, yes, YES)
    take_back(upazila, DAY, yes)
    (gone,) = typed_answers.withdrawn_of(typed_forms(space), office)
    assert (gone.answer.words, gone.instead, gone.reason) == (YES, None, WHY)
    other = next(each.bn for each in no.offered if each.bn not in {YES, NO})
    correct(upazila, DAY, no, other)
    corrected, _ = typed_answers.withdrawn_of(typed_forms(space), office)
    assert (corrected.answer.words, corrected.instead.bn, corrected.reason) == (NO, other, WHY)


def test_an_answer_is_still_the_same_when_another_of_its_form_was_corrected_meanwhile(upazila):
    """So a page of before corrects it, and tells of no change that nobody made to it."""
    of_before = typed(upazila, "rule").id
    corrected(upazila, "two-step", YES)
    assert typed(upazila, "rule").id == of_before
    take_back(upazila, DAY, typed(upazila, "rule"))
    assert typed(upazila, "rule") is None


def test_what_is_no_answer_is_refused_and_what_was_changed_meanwhile_is_told(upazila):
    answer = typed(upazila, "two-step")
    before = files(upazila)
    for words in ("", "অস্পষ্ট", "password: Rupsha#4471"):
        with pytest.raises(WorkspaceError):
            corrected(upazila, "two-step", words)
    assert files(upazila) == before
    take_back(upazila, DAY, answer)
    with pytest.raises(WorkspaceError, match="meanwhile"):
        correct(upazila, DAY, answer, YES)
    with pytest.raises(WorkspaceError, match="meanwhile"):
        take_back(upazila, DAY, answer)


def test_an_answer_that_contradicts_another_is_refused_naming_that_one_and_is_taken_once_that_one_is_taken_back(
    tmp_path,
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES, "method": "অ্যাপে"}}, DAY)
    with pytest.raises(WorkspaceError) as refused:
        corrected(upazila, "two-step", NO)
    (told,) = refused.value.messages
    assert told.en.startswith('"where the code comes: in an app" was told, too, and this answer contradicts it')
    assert told.bn.startswith("“কোড কোথায় আসে: অ্যাপে” উত্তরটিও দেওয়া আছে")
    take_back(upazila, DAY, typed(upazila, "method"))
    corrected(upazila, "two-step", NO)
    assert typed(upazila, "two-step").words == NO


def test_of_a_form_of_several_offices_one_answer_alone_is_corrected_and_taken_back(tmp_path):
    upazila = of_one_form(tmp_path / "space")
    _, _, _, other = standing(upazila, "koyra")
    corrected(upazila, "two-step", YES)
    assert standing(upazila)[3]["two-step-enabled"] is Outcome.PASS
    assert standing(upazila, "koyra")[3] == other
    take_back(upazila, DAY, typed(upazila, "two-step"))
    assert standing(upazila)[3]["two-step-enabled"] is Outcome.UNKNOWN
    assert standing(upazila, "koyra")[3] == other
    assert typed(upazila, "rule").words == "হ্যাঁ"


def of_one_form(folder):
    upazila = TypedUpazila(folder)
    upazila.lists(*LOTA_AND_KOYRA)
    space = open_workspace(upazila.folder)
    draft_asking.begin_draft(space, assessing.assess(space, DAY), "2024-02", DAY, everybody=True)
    context = assessing.assess(space, DAY).context
    for office in ("lota", "koyra"):
        rows = {office: {**TALK, "two-step": NO, "rule": "হ্যাঁ"}}
        seen = answer_draft.load(space.folder).revised("")
        answering.save(space.folder, context, office, rows, seen=seen, page="page")
    answering.hand_in(space, context, DAY)
    return upazila


def days_typed(upazila):
    """Return on which days what stands was typed, and of what stands no more also when that ended and what stood then."""
    space, judged, _, _ = standing(upazila)
    found, standing_days = typed_forms(space), {}
    for number, form in found.forms.items():
        stands = {(said.subject, said.question) for said in said_in(form.offices)}
        for file in found.files.values():
            if file.form == number:
                for row in file.rows:
                    answers = {(row.subject, question): on for question, on in row.typed_on.items()}
                    standing_days |= {answer: on for answer, on in answers.items() if answer in stands}
    offices = [each.office for each in judged.assessments]
    gone = [
        (each.answer.subject, each.answer.question, each.answer.words, each.typed_on, each.on, each.instead)
        for office in offices
        for each in typed_answers.withdrawn_of(found, office)
    ]
    return standing_days, [(*each[:-1], each[-1].bn if each[-1] else None) for each in gone]


def test_what_stands_keeps_the_day_on_which_it_was_typed_and_what_was_corrected_or_taken_back_is_told_with_its_days(
    tmp_path,
):
    upazila, later, last = of_one_form(tmp_path / "space"), date(2024, 3, 4), date(2024, 3, 9)
    of_then = {(office, question): DAY for office in ("lota", "koyra") for question in ("two-step", "rule")}
    assert days_typed(upazila) == (of_then, [])
    correct(upazila, later, typed(upazila, "two-step"), YES)
    corrected_then = ("lota", "two-step", NO, DAY, later, YES)
    assert days_typed(upazila) == (of_then | {("lota", "two-step"): later}, [corrected_then])
    take_back(upazila, last, typed(upazila, "rule"))
    left = {
        question: on
        for question, on in (of_then | {("lota", "two-step"): later}).items()
        if question != ("lota", "rule")
    }
    assert days_typed(upazila) == (left, [("lota", "rule", "হ্যাঁ", DAY, last, None), corrected_then])
    correct(upazila, last, typed(upazila, "two-step"), NO)
    again, gone = days_typed(upazila)
    assert again == left | {("lota", "two-step"): last}, "what was typed anew is of the day on which it was"
    assert gone[0] == ("lota", "two-step", YES, later, last, NO)


def test_what_other_offices_told_in_the_same_form_and_who_is_listed_since_stay_as_they_were(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    koyra = "koyra,Koyra UP,union,Chairman,1,koyra.example.gov.bd,Secretary,koyra"
    lota = "lota,Lota UP,union,Chairman,1,lota.example.gov.bd,Secretary,lota"
    upazila.lists(lota, koyra)
    before = {"contacted-on": "15.02.2024", "way": "ফোন", "cause": "লগইন করা যাচ্ছে না"}
    upazila.answers_at_the_desk("lota", {"lota": before}, date(2024, 2, 15))
    space = open_workspace(upazila.folder)
    draft_asking.begin_draft(space, assessing.assess(space, DAY), "2024-02", DAY, everybody=True)
    context = assessing.assess(space, DAY).context
    for office in ("lota", "koyra"):
        rows = {office: {**TALK, "two-step": NO, "reset": "১৯.০২.২০২৪", "rule": "হ্যাঁ"}}
        seen = answer_draft.load(space.folder).revised("")
        answering.save(space.folder, context, office, rows, seen=seen, page="page")
    answering.hand_in(space, context, DAY)
    auditor = "lota,Lota UP,union,Chairman,2,lota.example.gov.bd,Auditor,lota2"
    upazila.lists(lota.replace(",1,", ",2,"), auditor, koyra)

    def of_lota():
        judged = assessing.assess(open_workspace(upazila.folder), DAY)
        (found,) = (each for each in judged.assessments if each.office.id == "lota")
        return {finding.about: (finding.outcome, finding.observed_on) for finding in found.findings}

    stood = of_lota()
    assert Outcome.PASS in {outcome for outcome, _ in stood.values()}
    (_, _, koyra_office, _) = standing(upazila, "koyra")
    space = open_workspace(upazila.folder)
    wrong = next(
        each for each in typed_answers.of_office(typed_forms(space), koyra_office) if each.question == "two-step"
    )
    take_back(upazila, DAY, wrong)
    assert of_lota() == stood
    corrected(upazila, "rule", "না")
    changed = {about for about, now in of_lota().items() if now != stood[about]}
    assert [policy for _, policy in changed] == ["password-composition"]
    assert Outcome.PASS in {
        outcome for (subject, _), (outcome, _) in stood.items() if (subject, "password-composition") in changed
    }


@pytest.mark.parametrize("again", [False, True], ids=["of the last meeting", "of a round that was kept again since"])
@pytest.mark.parametrize("wrong", [NO, YES], ids=["no", "yes"])
def test_an_answer_that_was_corrected_is_no_evidence_that_is_gone_whatever_else_is_gone(tmp_path, wrong, again):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.knows_what_keeping_asks()
    told = {**TALK, "two-step": wrong, "reset": "২০.০২.২০২৪", "rule": "হ্যাঁ"}
    upazila.answers_at_the_desk("lota", {"lota": told}, DAY)
    register = upazila.answers("Koyra UP,Secretary,20.02.2024,ফোন,চালু নেই,১৯.০২.২০২৪,হ্যাঁ,,,")
    upazila.keep("--yes", code=1)
    corrected(upazila, "two-step", YES if wrong == NO else NO)
    register.unlink()
    if again:
        upazila.keep("--yes", code=1)
    space = open_workspace(upazila.folder)
    past = preview(space, assessing.assess(space, date(2024, 3, 5)))
    assert (past.since("lota").undenied, past.since("lota").returned) == ({}, frozenset())
    assert past.since("koyra").vanished


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("না", ("not corrected", "ঠিক করা হয়নি")),
        ("ঠিক নেই", ("not corrected", "ঠিক করা হয়নি")),
        ("ঠিক আছে", ("it is right", "ঠিক আছে")),
    ],
)
def test_an_answer_is_called_in_the_language_of_the_page_however_it_was_written(upazila, words, called):
    upazila.answers_at_the_desk("koyra", {"koyra": {**TALK, "profile": words}}, DAY)
    space, _, office, _ = standing(upazila, "koyra")
    (answer,) = (each for each in typed_answers.of_office(typed_forms(space), office) if each.question == "profile")
    assert (answer.said.en, answer.said.bn) == called


@pytest.fixture(name="mistyped")
def _mistyped(tmp_path):
    """An office whose no was typed as a yes: a round was kept with it, and it was corrected since."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.knows_what_keeping_asks()
    told = {**TALK, "count": "1", "two-step": YES, "reset": "২০.০২.২০২৪", "rule": "হ্যাঁ", "profile": "ঠিক আছে"}
    upazila.answers_at_the_desk("lota", {"lota": told}, DAY)
    upazila.keep("--yes", code=1)
    correct(upazila, date(2024, 2, 21), typed(upazila, "two-step"), NO)
    return upazila


def changes_on(upazila, day):
    """Return what is otherwise in the office than at the last meeting, and what changed there."""
    space = open_workspace(upazila.folder)
    past = preview(space, assessing.assess(space, day))
    return past.since("lota"), changes_of(past.of_office["lota"], past)


def test_a_yes_that_was_typed_wrongly_and_corrected_was_never_done_so_nothing_is_to_do_again(mistyped):
    since, changes = changes_on(mistyped, date(2024, 3, 5))
    assert {policy for _, policy in since.mistaken} == {"two-step-enabled"}
    assert (since.undone, changes.slipped) == (set(), ())
    assert len(changes.pending) == 1


def test_the_assistant_programmers_copy_tells_what_stands_otherwise_since_a_typed_answer_was_corrected(mistyped):
    mistyped.keep("--yes", meeting="2024-03", on="2024-03-05", code=1)
    material = RoundMaterial(history(open_workspace(mistyped.folder)), Letterhead((), ()))
    view = auditor_view(material)
    (corrected,) = view.corrected
    assert (corrected.whose.en, corrected.before.en, corrected.now.en) == ("Secretary", "done", "not done")
    assert corrected.on == date(2024, 2, 21)
    told = str(annex(view, Language.EN))
    assert (
        "Lota UP, Secretary, “Two-step on for every user”: at the last meeting done, now not done (corrected on 21.02.2024: "
        in told
    )
    assert corrected.reason in told
    assert corrected.reason not in str(annex(view.chair, Language.EN))
    assert "corrected_answers" in str(annex_record(view))


def test_what_is_done_for_the_first_time_after_a_mistyped_yes_is_not_done_anew(mistyped):
    mistyped.keep("--yes", meeting="2024-03", on="2024-03-05", code=1)
    anew = {**TALK, "contacted-on": "01.04.2024", "two-step": YES}
    mistyped.answers_at_the_desk("lota", {"lota": anew}, date(2024, 4, 1))
    _, changes = changes_on(mistyped, date(2024, 4, 5))
    assert [each.in_between for each in changes.newly_done] == [None]


def test_a_no_that_is_told_after_the_mistyped_yes_undid_what_was_done(mistyped):
    """As an answer of a later talk; that of the first is corrected to another yes."""
    correct(mistyped, date(2024, 2, 22), typed(mistyped, "two-step"), YES)
    anew = {**TALK, "contacted-on": "01.03.2024", "two-step": NO}
    mistyped.answers_at_the_desk("lota", {"lota": anew}, date(2024, 3, 1))
    since, changes = changes_on(mistyped, date(2024, 3, 5))
    assert since.mistaken == {}
    assert len(changes.slipped) == 1


def test_that_a_typed_answer_was_corrected_is_the_cause_told_to_the_chair_and_to_the_office(mistyped):
    """Both see a step back that is not the office's."""
    mistyped.keep("--yes", meeting="2024-03", on="2024-03-05", code=1)
    material = RoundMaterial(history(open_workspace(mistyped.folder)), Letterhead((), ()))
    said = "an answer that was entered wrongly was corrected on 21.02.2024"
    assert said in str(annex(material.view(chair_view), Language.EN)).casefold()
    past = material.past
    reports = {
        each: str(office_report(office_view(past.of_office[each], past, Letterhead((), ())), Language.EN)).casefold()
        for each in ("lota", "koyra")
    }
    assert [said in told for told in reports.values()] == [True, False]


def test_a_corrected_answer_of_the_whole_office_is_noted_with_its_name_once(mistyped):
    mistyped.keep("--yes", meeting="2024-03", on="2024-03-05", code=1)
    view = auditor_view(RoundMaterial(history(open_workspace(mistyped.folder)), Letterhead((), ())))
    of_office = tuple(replace(each, whose=each.office.name) for each in view.corrected)
    assert "last meeting: Lota UP, “" in str(annex(replace(view, corrected=of_office), Language.EN))
