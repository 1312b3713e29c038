"""An office of which it is not known which of before it is falls out of no list of changes: what was done is not counted now, and is not lost."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from random_rounds import histories
from sampling import examples
from taken_answers import FIRST, SECOND, THIRD, answer, keep
from typed_upazila import TypedUpazila

from auditor.model.disputes import Dispute, DisputeAnswered, DisputeResult
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome, Status
from auditor.model.identity import Sameness
from auditor.model.letters import AskedOffice, Letter, LetterDrafted, LetterSent, Purpose
from auditor.model.views.remarks import RemarkCode
from auditor.rounds import assessing, looking_back, revisions
from auditor.rounds.identity.listed import open_workspace
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.changes import changes_under
from auditor.views.compared.history import History
from auditor.views.compared.one_of_before import in_place_of
from auditor.views.compared.stood import owed_duties
from auditor.views.compared.turned import turned_under
from auditor.views.disputes import disputes_told, named_disputes
from auditor.views.letters.sent_letters import did_what_was_asked, reminders_of
from auditor.views.office.office import office_view

LOTA = "lota,Lota UP,union,Chairman,,up.example.gov.bd,Secretary,l1"
BUREAU = "bureau,Bureau UP,union,Chairman,,up.example.gov.bd,Secretary,l1"
GARI = "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Secretary,g1"
DONE = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর আছে"


def renamed(assessment):
    """Return an office as one that may be that of before under another name, and its accounts as those of before."""
    office = assessment.office

    def now(subject):
        return f"new-{subject}"

    accounts = tuple(replace(each, id=now(each.id), doubts=(each.id,)) for each in office.accounts)
    findings = tuple(replace(each, subject=now(each.subject)) for each in assessment.findings)
    known_by = replace(office, id=now(office.id), accounts=accounts, doubts=(office.id,))
    return replace(assessment, office=known_by, findings=findings)


def known_either_way(assessment):
    """Return an office of which nothing that is not known awaits who of before it is: it is asked for that like any other."""
    return replace(assessment, findings=tuple(replace(each, either_way=True) for each in assessment.findings))


def noted_by(past, draw) -> dict[str, tuple]:
    """Return requests for correction and letters to offices and accounts that the first round lists, by chance."""
    first = past.earlier[0] if past.earlier else past.now
    requests, sent = [], []
    for number, row in enumerate(first.assessments, start=1):
        day = draw(st.sampled_from([each.header.day for each in (*past.earlier, past.now)]))
        finding = draw(st.sampled_from(row.findings))
        accounts = draw(st.sampled_from([(), (finding.subject,)])) if "/" in finding.subject else ()
        answer = DisputeAnswered(number, DisputeResult.UPHELD, day, "", day)
        requests.append(Dispute(number, row.office.id, finding.policy, "", day, "", day, answer, accounts))
        asked = AskedOffice(row.office.id, (finding.policy,), whom=((finding.subject,),))
        draft = LetterDrafted(number, Purpose.FIRST, (asked,), day, None, day)
        sent.append(Letter(draft, LetterSent(number, day, "", day, day)))
    return {"upheld": tuple(requests), "disputes": tuple(requests), "letters": tuple(sent)}


def told_of(past):
    """Return what papers tell of requests, and which reminders count, by the serials of offices."""
    named = [
        (each.office.serial, each.dispute.number, each.unproven, each.settled_on)
        for each in named_disputes(disputes_told(past), past)
    ]
    counting = {
        each.serial: [letter.draft.number for letter in reminders_of(each, past)] for each in past.now.assessments
    }
    serials = {each.office.id: each.serial for each in past.now.assessments}
    done = [serials[office] for letter in past.letters for office in did_what_was_asked([past.letter(letter)], past)]
    return named, counting, sorted(done), [len(each.contacted) for each in past.meetings]


def implemented(stood, decision):
    return {
        office for office, _ in stood.counted if stood.standings[office].by_decision[decision] is Status.IMPLEMENTED
    }


@examples(40)
@given(histories(), st.data())
def test_what_changed_adds_up_whoever_it_is_not_known_of_which_of_before_he_is(past, data):
    open_since = {
        assessment.office.id: data.draw(st.sampled_from([None, 0, 1, 2])) for assessment in past.now.assessments
    }
    rounds = [
        replace(
            each,
            assessments=tuple(
                renamed(row) if (since := open_since[row.office.id]) is not None and at > since else row
                for row in each.assessments
            ),
        )
        for at, each in enumerate((*past.earlier, past.now))
    ]
    found = History.of(rounds[-1], rounds[:-1])
    for decision in found.now.header.ordering if found.earlier else ():
        newly, turned = changes_under(found, decision)[0], turned_under(found, decision)
        then, now = (implemented(stood, decision.id) for stood in found.stood[-2:])
        assert len(then) == len(implemented(past.stood[-2], decision.id))
        came = len(newly) + len(turned.again) + len(turned.without_doing)
        assert len(then) + came - len(turned.lost) == len(now)


@examples(60)
@given(histories(), st.data())
def test_what_offices_said_and_were_given_stands_as_it_did_whoever_it_is_not_known_of_which_of_before_he_is(past, data):
    judged_now = [
        replace(each, header=replace(each.header, judging=revisions.JUDGING)) for each in (*past.earlier, past.now)
    ]
    noted = noted_by(past, data.draw)
    since = data.draw(st.integers(1, len(past.earlier))) if past.earlier else 0
    rounds = [
        replace(each, assessments=tuple(map(known_either_way, map(renamed, each.assessments)))) if at >= since else each
        for at, each in enumerate(judged_now)
    ]
    known, doubtful = (replace(History.of(each[-1], each[:-1]), **noted) for each in (judged_now, rounds))
    if past.earlier:
        assert told_of(doubtful) == told_of(known)


@pytest.fixture(scope="module")
def implemented_before(tmp_path_factory) -> TypedUpazila:
    """Return an upazila with one kept round, in which one office has done everything, and which is called and coded otherwise since; only to be copied."""
    made = TypedUpazila(tmp_path_factory.mktemp("kept") / "space")
    made.lists(LOTA, GARI)
    made.answers("Lota UP,,10.03.2024,ফোন,চালু,২০.০২.২০২৪,২০.০২.২০২৪,হ্যাঁ", heads=DONE)
    keep(made.folder, FIRST)
    made.lists(BUREAU, GARI)
    keep(made.folder, SECOND)
    return made


@pytest.fixture
def upazila(implemented_before, tmp_path) -> TypedUpazila:
    return TypedUpazila(tmp_path / "space", of=implemented_before)


def lost(changes) -> list[str]:
    return [change.office.name.en for change in changes.lost]


def test_while_its_question_is_open_a_renamed_office_is_not_counted_now_and_pending(upazila):
    space = open_workspace(upazila.folder)
    past = looking_back.history(space)
    changes = chair_view(past, space.config.letterhead).changes
    assert lost(changes) == ["Bureau UP"]
    assert [(each.office.name.en, each.meetings) for each in changes.pending] == [
        ("Bureau UP", 1),
        ("Garuikhali UP", 2),
    ]
    assert (changes.newly_done, changes.slipped, changes.listed_anew) == ((), (), ())


def test_its_own_report_says_so_too(upazila):
    space = open_workspace(upazila.folder)
    alone, whole = looking_back.history(space, office="bureau"), looking_back.history(space)
    own, among_all = (office_view(past.of_office["bureau"], past, space.config.letterhead) for past in (alone, whole))
    assert lost(own.changes) == ["Bureau UP"]
    assert own == among_all


def test_it_is_lost_once_and_pending_until_it_is_answered_and_then_as_before(upazila):
    keep(upazila.folder, THIRD)
    space = open_workspace(upazila.folder)
    changes = chair_view(looking_back.history(space), space.config.letterhead).changes
    assert (lost(changes), [each.meetings for each in changes.pending]) == ([], [2, 3])
    answer(upazila.folder, Sameness.SAME, THIRD)
    keep(upazila.folder, date(2024, 6, 20))
    changes = chair_view(looking_back.history(space), space.config.letterhead).changes
    assert [each.office.name.en for each in changes.without_doing] == ["Bureau UP"]
    assert (changes.again, changes.newly_done) == ((), ())


def test_an_office_that_left_is_not_new_once_it_is_answered_that_the_one_in_its_place_was_another_but_that_one_is(
    upazila,
):
    answer(upazila.folder, Sameness.OTHER, THIRD)
    keep(upazila.folder, THIRD)
    space = open_workspace(upazila.folder)
    past = looking_back.history(space)
    changes = chair_view(past, space.config.letterhead).changes
    gone = next(each for each in past.now.assessments if each.office.left)
    assert (gone.office.name.en, [each.name.en for each in changes.listed_anew]) == ("Lota UP", ["Bureau UP"])
    assert office_view(gone, past, space.config.letterhead).changes.listed_anew == ()


def test_of_two_that_may_be_one_of_before_one_stands_in_its_place_and_nobody_for_one_who_was_listed_then():
    perhaps = {"a": ("x",), "b": ("x", "y"), "c": ("x",), "d": ("y",)}
    assert in_place_of({"x", "y", "d"}, perhaps) == {"x": "a", "y": "b"}
    assert in_place_of({"y"}, perhaps) == {"y": "b"}


HELD = f"{DONE},সরকারি ই-মেইল ঠিকানা,সরকারি ই-মেইল ব্যবহার"
ROSTER = "কোড,দপ্তর,ধরন,দপ্তর প্রধান,পোর্টাল,ই-মেইল,পদবি,ইউজার আইডি"


def test_a_renamed_office_that_told_all_is_ordered_nothing_not_even_to_tell_the_address_that_the_roster_has(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    (made.folder / "roster.xlsx").unlink()

    def lists(code, name):
        row = f"{code},{name},department,Head,office.example.gov.bd,office@example.gov.bd,Officer,l1"
        (made.folder / "roster.csv").write_text(f"{ROSTER}\n{row}\n", "utf-8")

    lists("coop", "Cooperatives")
    made.answers("Cooperatives,,10.03.2024,ফোন,চালু,২০.০২.২০২৪,২০.০২.২০২৪,হ্যাঁ,আছে,নিয়মিত", heads=HELD)
    keep(made.folder, FIRST)
    lists("bureau", "Development Bureau")
    keep(made.folder, SECOND)
    space = open_workspace(made.folder)
    past = looking_back.history(space)
    view = chair_view(past, space.config.letterhead)
    assert [len(view.changes.lost), view.summary.proposals] == [2, ()]
    assert owed_duties(past.of_office["bureau"]) == set()
    answer(made.folder, Sameness.SAME, THIRD)
    keep(made.folder, THIRD)
    changes = chair_view(looking_back.history(space), space.config.letterhead).changes
    assert len(changes.without_doing) == 2, "and what it told of the address counts again"
    assert not changes.again


@pytest.mark.parametrize("is_official_first", [True, False])
def test_an_address_told_as_held_is_placed_with_none_of_several_who_may_be_the_office_in_whatever_order_they_stand(
    tmp_path, is_official_first
):
    made = TypedUpazila(tmp_path / "space")
    (made.folder / "roster.xlsx").unlink()

    def lists(*offices):
        rows = [
            f"{code},{name},department,Head,office.example.gov.bd,{email},Officer,l1" for code, name, email in offices
        ]
        (made.folder / "roster.csv").write_text("\n".join([ROSTER, *rows]) + "\n", "utf-8")

    lists(("coop", "Cooperatives", "office@example.gov.bd"))
    made.answers("Cooperatives,,10.03.2024,ফোন,চালু,২০.০২.২০২৪,২০.০২.২০২৪,হ্যাঁ,আছে,নিয়মিত", heads=HELD)
    keep(made.folder, FIRST)
    two = (("bureau", "Development Bureau", "office@example.gov.bd"), ("agency", "Growth Agency", "agency@gmail.com"))
    lists(*(two if is_official_first else reversed(two)))
    told = {
        (each.outcome, each.reason)
        for office in assessing.assess(open_workspace(made.folder), SECOND).assessments
        for each in office.findings
        if each.policy == "official-email-held"
    }
    assert told == {(Outcome.UNKNOWN, MissingReason.UNPLACED)}


def test_of_a_renamed_office_it_is_told_once_that_it_is_not_known_which_of_before_it_is(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA, GARI)
    made.answers("Lota UP,,10.03.2024,ফোন,চালু,২০.০২.২০২৪,২০.০২.২০২৪,হ্যাঁ", heads=DONE)
    keep(made.folder, FIRST)
    made.lists(BUREAU, GARI)
    keep(made.folder, SECOND)
    space = open_workspace(made.folder)
    past = looking_back.history(space)
    view = chair_view(past, space.config.letterhead)
    (bureau,) = (row for row in view.rows if row.name.en == "Bureau UP")
    assert [(each.code, each.number, each.sides) for each in bureau.remarks] == [(RemarkCode.UNIDENTIFIED, 0, ())]
    (asked,) = (line for line in brief_lines(view) if "settles it" in line)
    assert asked.startswith("Not known yet which office of the earlier list this is; ")
    (told,) = office_view(past.of_office["bureau"], past, space.config.letterhead).for_keeper
    assert "which one of the earlier list this is" in told.en
