"""An office that is implemented only since a user ID that was open stands in its list no more, or stood there at the last meeting alone: it did nothing; and it is not so while it is asked whether that one moved."""

from __future__ import annotations

from datetime import date

import pytest
import who_is_who
from changing import replace
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila
from who_is_who import answer_the_one

from auditor.i18n import Language
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome, Status
from auditor.model.identity import Sameness
from auditor.model.paper import Box
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.summary import Uncounted
from auditor.model.views.waivers import WaiverState
from auditor.rounds import assessing, extending, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from auditor.views.compared.turned import turned_of
from auditor.views.letters.errands import Unreminded, unreminded
from auditor.views.office.office import office_view
from auditor.views.waivers.told_waivers import waivers_told
from reports.layout.brief_asks import to_ask
from reports.layout.office import office_report
from reports.layout.remarking import in_full

TOLD, MOVED, BACK = date(2024, 2, 20), date(2024, 3, 12), date(2024, 4, 16)
LOTA, KOYRA = (
    f"{code},{code.title()} UP,union,Chairman,,{code}.example.gov.bd,Secretary,{code}1.ex" for code in ("lota", "koyra")
)
CLERK, CLERK_THERE = (f"{office.rpartition(',Secretary')[0]},Office Assistant,lota2.ex" for office in (LOTA, KOYRA))
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর আছে"
AHEAD = ("--yes", "--next-meeting", "16.04.2024")


def told(who):
    return f"{who},20.02.2024,ফোন,চালু,১৯.০২.২০২৪,ঠিক আছে,হ্যাঁ"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    """Of two offices that did all at their own rows one has a user ID of which the profile is not corrected, and that then stands in the other's list."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(LOTA, CLERK, KOYRA)
    of_the_clerk = "Lota UP,Office Assistant,20.02.2024,ফোন,,,ঠিক হয়নি,"
    upazila.answers(told("Lota UP,"), of_the_clerk, told("Koyra UP,"), heads=HEADS)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    upazila.lists(LOTA, KOYRA, CLERK_THERE)
    return upazila


def answered(upazila, said):
    answer_the_one(upazila.folder, said, MOVED)


def gives_time(upazila, office):
    given = {"policy": "two-step-enabled", "subject": office, "reason": "5", "approved_by": "2024-02/05"}
    (upazila.folder / "waivers.toml").write_text(
        "[[waivers]]\nuntil = 2024-06-30\n" + "".join(f'{key} = "{said}"\n' for key, said in given.items()), "utf-8"
    )


def preview(upazila, on):
    space = open_workspace(upazila.folder)
    return looking_back.preview(space, assessing.assess(space, on))


def thanked(past):
    """Return the names of the offices that are thanked, and of those that are implemented though nothing was newly done."""
    view = chair_view(past, LETTERHEAD)
    without_doing = turned_of(past).without_doing
    newly = {each.office.name.en for each in view.changes.newly_done}
    return newly, {each.office.name.en for each in without_doing}


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.NEW_HOLDER])
def test_the_office_it_left_is_not_thanked_for_what_it_did_not_do(upazila, said):
    answered(upazila, said)
    assert thanked(preview(upazila, MOVED)) == (set(), {"Lota UP"})


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.NEW_HOLDER])
def test_nor_where_that_was_answered_only_after_a_round_was_kept(upazila, said):
    upazila.keep(*AHEAD, meeting="2024-03", on="2024-03-12")
    answered(upazila, said)
    assert thanked(preview(upazila, BACK)) == (set(), {"Lota UP"})


def row_of_lota(past):
    (row, _) = chair_view(past, LETTERHEAD).rows
    return row


def box_of_lota(past):
    lota, _ = past.now.assessments
    (box, *_) = office_report(office_view(lota, past, LETTERHEAD), Language.EN).blocks
    assert isinstance(box, Box)
    return box


def test_while_it_is_open_whether_it_moved_the_office_it_left_is_not_done_is_told_so_and_its_row_in_the_list_of_offices_says_it(
    upazila,
):
    past = preview(upazila, MOVED)
    _, koyra = past.now.assessments
    assert thanked(past) == (set(), set())
    assert past.current["lota"].overall is Status.PARTIAL
    box, row = box_of_lota(past), row_of_lota(past)
    assert box.lead == "Nothing is to be done now."
    assert "whether it is the same one, the assistant programmer settles." in "".join(box.lines)
    assert (row.status, row.owes) == (Status.PARTIAL, False)
    assert box.lines[-1] == "Pending only for the open question about the user ID: Decision 05."
    ((gone, there), (undone, duties), (only, decision)) = ((each.code, each.sides) for each in row.remarks)
    assert (gone, there) == (RemarkCode.MAY_HAVE_MOVED, (koyra.office.name,))
    assert (undone, [each.en for each in duties]) == (RemarkCode.NO_STAYS, ["Profile updated"])
    assert (only, [each.en for each in decision]) == (RemarkCode.HELD_OPEN, ["Decision 05"])


def test_that_a_decision_is_open_for_that_alone_is_not_said_where_it_has_more_to_do(upazila):
    upazila.answers("Lota UP,Secretary,10.03.2024,ফোন,না,,,", heads=HEADS, name="register-2.csv")
    past = preview(upazila, MOVED)
    assert RemarkCode.HELD_OPEN not in {each.code for each in row_of_lota(past).remarks}
    assert "Pending only for" not in "".join(box_of_lota(past).lines)


def test_of_several_both_rows_and_the_brief_say_how_many(upazila):
    computer, computer_there = (
        each.replace("Office Assistant,lota2", "Computer Operator,lota3") for each in (CLERK, CLERK_THERE)
    )
    upazila.lists(LOTA, CLERK, computer, KOYRA)
    upazila.keep("--yes", meeting="2024-03", on="2024-03-10")
    upazila.lists(LOTA, KOYRA, CLERK_THERE, computer_there)
    chair = chair_view(preview(upazila, MOVED), LETTERHEAD)
    lota, koyra = (in_full(row.remarks, Language.EN) for row in chair.rows)
    assert "2 user IDs may now stand in the list of Koyra UP; whether they are the same ones" in lota
    assert "2 user IDs stood in the list of Lota UP before; whether they are the same ones" in koyra
    (asked,) = (said for said in to_ask(chair, Language.EN) if "stood in the list" in said)
    assert asked.startswith("2 user IDs stood in the list of Lota UP before; whether they are the same ones")
    assert not [said for said in to_ask(chair, Language.EN) if "may now stand" in said], "each move once"


def test_it_is_reminded_of_nothing_as_long_and_counts_in_no_clause(upazila):
    past = preview(upazila, MOVED)
    lota, _ = past.now.assessments
    assert unreminded(lota, past.current["lota"].overall, (), MOVED) is Unreminded.IDENTITY
    assert not [each for each in chair_view(past, LETTERHEAD).summary.proposals if lota.serial in each.serials]


def test_no_user_id_counts_twice_for_it(upazila):
    lota, koyra = preview(upazila, MOVED).now.assessments
    assert {each.subject for each in lota.findings} == {"lota", lota.office.accounts[0].id}
    assert (lota.office.users, koyra.office.users) == (1, 2)


def test_only_its_ordered_duties_may_come_back_and_not_those_of_the_office_and_its_no_stays_and_of_a_yes_that_it_was_told(
    upazila,
):
    lota, _ = preview(upazila, MOVED).now.assessments
    (given,) = lota.office.gone_elsewhere
    assert {(each.subject, each.level, each.reason, each.observed_on) for each in lota.perhaps_back} == {
        (given, Level.SHALL, MissingReason.LEFT_ROSTER, TOLD)
    }
    assert {each.policy: each.outcome for each in lota.perhaps_back} == {
        **dict.fromkeys(("password-reset", "password-composition", "two-step-enabled"), Outcome.UNKNOWN),
        "profile-updated": Outcome.FAIL,
    }


@pytest.mark.parametrize(("said", "counted"), [(None, 1), (Sameness.SAME, 0), (Sameness.OTHER, 1)])
def test_what_was_told_of_it_is_counted_as_not_counting_meanwhile_as_where_it_is_answered_that_it_is_another(
    upazila, said, counted
):
    if said:
        answered(upazila, said)
    part, _ = chair_view(preview(upazila, MOVED), LETTERHEAD).summary.parts
    reason = Uncounted.LEFT if said else Uncounted.UNPLACED
    assert (part.told_before, part.reasons) == (counted, (reason,) if counted else ())


def answered_all(upazila, said):
    for question in assessing.assess(open_workspace(upazila.folder), MOVED).questions:
        who_is_who.answer(upazila.folder, question, said, MOVED)


@pytest.mark.parametrize("said", [None, Sameness.OTHER])
def test_an_office_all_of_whose_user_ids_may_have_moved_has_answered_what_it_answered(upazila, said):
    without_any = LOTA.partition(",Secretary")[0] + ",,"
    secretary_there = KOYRA.partition(",Secretary")[0] + ",Computer Operator,lota1.ex"
    upazila.lists(without_any, KOYRA, CLERK_THERE, secretary_there)
    if said:
        answered_all(upazila, said)
    past = preview(upazila, MOVED)
    assert [each.answered for each in past.now.assessments] == [True, True]


@pytest.mark.parametrize(
    ("said", "now"),
    [(Sameness.SAME, Status.IMPLEMENTED), (Sameness.NEW_HOLDER, Status.IMPLEMENTED), (Sameness.OTHER, Status.PARTIAL)],
)
def test_not_knowing_makes_its_standing_no_better_than_any_answer_does(upazila, said, now):
    answered(upazila, said)
    assert preview(upazila, MOVED).current["lota"].overall is now


@pytest.mark.parametrize(
    ("said", "of_two_step"),
    [
        (None, WaiverState.WAITING),
        (Sameness.OTHER, WaiverState.AWAITING_INFORMATION),
        (Sameness.SAME, WaiverState.DONE),
        (Sameness.NEW_HOLDER, WaiverState.DONE),
    ],
)
def test_time_given_to_its_office_is_not_said_to_be_needed_no_more_while_it_is_open_whether_it_comes_back(
    upazila, said, of_two_step
):
    gives_time(upazila, "lota")
    if said:
        answered(upazila, said)
    past = preview(upazila, MOVED)
    assert [each.state for each in waivers_told(past)] == [of_two_step]
    (waiver,) = open_workspace(upazila.folder).waivers
    assert extending.is_of_done(waiver, past.now.assessments) is (of_two_step is WaiverState.DONE)
    if of_two_step is WaiverState.WAITING:
        header = past.now.header
        before = replace(header, waiver_notes=tuple(replace(note, waits=False) for note in header.waiver_notes))
        kept = History.of(replace(past.now, header=before), past.earlier)
        assert [each.state for each in waivers_told(kept)] == [WaiverState.DONE], "as papers of earlier versions say"


def test_of_time_given_to_an_office_that_is_listed_no_more_it_is_not_said_that_its_duty_is_still_to_be_told(upazila):
    upazila.lists(LOTA, CLERK)
    gives_time(upazila, "koyra")
    past = preview(upazila, MOVED)
    assert past.of_office["koyra"].office.left
    assert waivers_told(past) == ()


def test_whose_leaving_was_explained_comes_back_by_no_answer(upazila):
    (gone,) = preview(upazila, MOVED).now.assessments[0].office.gone_elsewhere
    with (upazila.folder / "auditor.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[departures]]\nsubject = "{gone}"\nreason = "closed"\n')
    past = preview(upazila, MOVED)
    assert past.current["lota"].overall is Status.IMPLEMENTED
    assert box_of_lota(past).lead == "No duty is left at what is listed now."
    assert thanked(past) == (set(), {"Lota UP"})


@pytest.mark.parametrize(("said", "without_doing"), [(None, {"Koyra UP"}), (Sameness.SAME, set())])
def test_nor_the_office_that_had_it_in_between_once_it_is_gone_again(upazila, said, without_doing):
    """Where it was the same one it is asked anew whether it is: as long the office is not done."""
    if said:
        answered(upazila, said)
    upazila.keep(*AHEAD, meeting="2024-03", on="2024-03-12")
    upazila.lists(LOTA, CLERK, KOYRA)
    past = preview(upazila, BACK)
    assert thanked(past) == (set(), without_doing)
    assert (past.current["koyra"].overall is Status.IMPLEMENTED) is bool(without_doing)


@pytest.mark.parametrize("other", [False, True])
def test_a_user_id_that_is_in_its_list_again_is_not_said_to_be_new_for_the_yes_for_all_of_then_counts_for_it(
    upazila, other
):
    upazila.keep(*AHEAD, meeting="2024-03", on="2024-03-12")
    new = CLERK.replace("Office Assistant,lota2", "Accountant,lota3")
    upazila.lists(LOTA, CLERK, *([new] if other else []), KOYRA)
    past = preview(upazila, BACK)
    lota, _ = past.now.assessments
    clerk = next(each.id for each in lota.office.accounts if each.post.en == "Office Assistant")
    stands = {each.policy: each.outcome for each in lota.findings if each.subject == clerk}
    assert stands["two-step-enabled"] is Outcome.PASS
    assert clerk not in past.since("lota").new_accounts
    named = chair_view(past, LETTERHEAD).changes.new_accounts
    assert [each.name.en for each in named] == (["Lota UP"] if other else [])


@pytest.mark.parametrize("said", [None, "না"], ids=["nothing was told of it", "a no was told of it since"])
def test_so_it_is_told_where_nothing_was_open_there_at_the_last_meeting(tmp_path, said):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(LOTA, CLERK, KOYRA)
    upazila.answers(told("Lota UP,"), told("Koyra UP,"), heads=HEADS)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    if said:
        of_the_clerk = f"Lota UP,Office Assistant,05.03.2024,ফোন,,{said},,,lota/অফিসসহকারী"
        upazila.answers(of_the_clerk, name="register-2.csv", heads=f"{HEADS},তালিকার সংকেত")
    upazila.lists(LOTA, KOYRA, CLERK_THERE)
    for month, on in (("2024-03", MOVED), ("2024-04", BACK)):
        past = preview(upazila, on)
        _, koyra = past.now.assessments
        row = row_of_lota(past)
        assert row.status is Status.PARTIAL
        assert Remark(RemarkCode.MAY_HAVE_MOVED, sides=(koyra.office.name,)) in row.remarks
        assert box_of_lota(past).lead == "Nothing is to be done now."
        upazila.keep(*AHEAD, meeting=month, on=f"{on}")


def test_once_it_is_known_to_be_the_same_one_the_office_is_implemented_as_before_though_nothing_was_done_or_confirmed(
    tmp_path,
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(LOTA, CLERK, KOYRA)
    upazila.answers(told("Lota UP,"), told("Koyra UP,"), heads=HEADS)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    upazila.lists(LOTA, KOYRA, CLERK_THERE)
    upazila.keep(*AHEAD, meeting="2024-03", on=f"{MOVED}")
    answered(upazila, Sameness.SAME)
    turned = turned_of(preview(upazila, BACK))
    again, without_doing = turned.again, turned.without_doing
    assert {each.office.name.en for each in (*again, *without_doing)} == {"Lota UP", "Koyra UP"}
    assert "Lota UP" not in {each.office.name.en for each in again}
