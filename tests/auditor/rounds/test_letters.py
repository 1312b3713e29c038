"""Letters in the ledger: until when they give time, what makes a letter sent, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from changing import replace
from counting import calls

from auditor.i18n import plain
from auditor.model.errors import WorkspaceError
from auditor.model.identity import Identities, KnownAccount
from auditor.model.letters import AskedOffice, Letter, LetterDrafted, LetterSent, Purpose
from auditor.rounds import letters
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.letters import due_of, number_drafts, open_drafts
from auditor.workspace.config import LetterPlan, MeetingPlan
from auditor.workspace.working_days import working_days_after

SUNDAY = date(2024, 3, 3)
EID = date(2024, 4, 11)


def draft(number=0, purpose=Purpose.FIRST, offices=("lota", "koyra"), on=SUNDAY, due=date(2024, 3, 18), day=None):
    return LetterDrafted(number, purpose, tuple(AskedOffice(name, ("reset",)) for name in offices), day or on, due, on)


@pytest.fixture
def space(tmp_path):
    plan = LetterPlan(working_days=10, delivery_days=1)
    config = SimpleNamespace(letters=plan, meeting=MeetingPlan())
    return SimpleNamespace(ledger_path=tmp_path / "ledger.db", config=config)


def noted(space, *drafts):
    Ledger(space.ledger_path).note(*drafts)


def known(space):
    return letters.letters_known(Ledger(space.ledger_path), Identities())


# Of whom


def test_the_letter_to_the_portals_owner_is_of_a_user_id_that_moved_where_it_stood_when_it_was_made(space):
    moved, perhaps = "lota/clerk", "beel/clerk"
    everybody = Identities(
        accounts={
            moved: KnownAccount(moved, "koyra", plain("clerk")),
            perhaps: KnownAccount(perhaps, "beel", plain("clerk"), doubts=(moved,)),
        },
        moved_on={moved: {"lota": SUNDAY}},
    )
    days = [SUNDAY - timedelta(1), SUNDAY, SUNDAY + timedelta(1)]
    noted(space, *(draft(number, Purpose.PORTAL, on=day) for number, day in enumerate(days)), draft(3))
    stood = [letter.stood for letter in letters.letters_known(Ledger(space.ledger_path), everybody)]
    assert [each.get(moved) for each in stood] == [{"lota"}, {"lota", "koyra"}, {"koyra"}, None]
    assert [each.get(perhaps) for each in stood] == [
        {"beel", "lota"},
        {"beel", "lota", "koyra"},
        {"beel", "koyra"},
        None,
    ]


# Until when


def test_working_days_leave_out_fridays_saturdays_and_public_holidays():
    thursday = date(2024, 2, 29)
    assert working_days_after(thursday, 1) == SUNDAY
    assert EID not in {working_days_after(date(2024, 4, 8), count) for count in range(1, 5)}
    assert working_days_after(date(2024, 12, 29), 300).year > 2025


@pytest.mark.parametrize(
    ("plan", "next_meeting", "due"),
    [
        (LetterPlan(5, 0), None, date(2024, 3, 10)),
        (LetterPlan(5, 2), None, date(2024, 3, 12)),
        (LetterPlan(0, 2), date(2024, 3, 21), date(2024, 3, 21)),
        (LetterPlan(0, 2), SUNDAY, None),
        (LetterPlan(0, 2), None, None),
    ],
)
def test_a_letter_is_due_so_many_working_days_after_it_arrived_or_at_the_next_meeting(plan, next_meeting, due):
    assert due_of(plan, next_meeting, SUNDAY) == due


# Drafts


def test_the_same_draft_of_the_same_day_is_not_made_again_and_another_gets_the_next_number(space):
    noted(space, replace(draft(1), offices=(AskedOffice("lota", ("reset",), "1234-5678"),)))
    again, other, later = number_drafts(
        known(space),
        [draft(offices=("lota",)), draft(offices=("koyra",)), draft(offices=("lota",), on=date(2024, 3, 4))],
    )
    assert again.number == 1
    assert again.offices[0].form == "1234-5678"
    assert (other.number, later.number) == (2, 3)


def test_a_draft_whose_place_another_took_is_not_made_again_under_its_number(space):
    noted(space, draft(1), draft(2, offices=("lota",)))
    assert letters.void(known(space)) == {1}
    assert [made.number for made in number_drafts(known(space), [draft(), draft(offices=("lota",))])] == [3, 2]


def test_of_the_letters_to_the_portals_owner_the_last_one_is_open_whatever_offices_it_tells_of(space):
    noted(
        space,
        draft(1, Purpose.PORTAL, offices=("lota",), due=None),
        draft(2, Purpose.PORTAL, offices=("dae",), due=None),
    )
    assert [letter.draft.number for letter in open_drafts(known(space))] == [2]
    letters.note_sent(space, 2, SUNDAY, "", SUNDAY)
    with pytest.raises(WorkspaceError, match="the same letter to the portal's owner"):
        letters.note_sent(space, 1, SUNDAY, "", SUNDAY)


def test_a_draft_is_open_until_it_or_one_that_took_its_place_is_sent(space):
    noted(space, draft(1), draft(2, on=date(2024, 3, 4)), draft(3, Purpose.PORTAL))
    assert [letter.draft.number for letter in open_drafts(known(space))] == [2, 3]
    letters.note_sent(space, 1, date(2024, 3, 5), "", date(2024, 3, 5))
    assert [letter.draft.number for letter in open_drafts(known(space))] == [3]


def test_a_letter_to_the_portals_owner_that_waits_to_be_sent_keeps_no_office_from_being_reminded(space):
    noted(space, draft(1, offices=("lota",)), draft(2, Purpose.PORTAL, offices=("dae",), due=None))
    errands = {(Purpose.FIRST, "lota"), (Purpose.FIRST, "dae"), (Purpose.PORTAL, "")}
    assert letters.undrafted(known(space), errands, {"lota", "dae"}) == {"dae"}


def test_a_draft_of_another_reminder_than_an_office_gets_next_keeps_it_from_none(space):
    noted(space, draft(1, Purpose.SECOND, offices=("lota",)))
    assert letters.undrafted(known(space), {(Purpose.FIRST, "lota")}, {"lota"}) == {"lota"}
    assert letters.undrafted(known(space), {(Purpose.SECOND, "lota")}, {"lota"}) == set()


# Sent


def test_nothing_is_sent_before_it_is_said(space):
    noted(space, draft(1))
    (letter,) = known(space)
    assert letter.sent is None
    assert letter.until("lota") is None


def test_a_letter_that_went_out_later_gives_its_time_from_that_day_and_never_less_than_it_says(space):
    noted(space, draft(1), draft(2, offices=("dae",), due=date(2024, 3, 31)))
    assert letters.note_sent(space, 1, date(2024, 3, 7), "৯১", date(2024, 3, 8)).until == date(2024, 3, 25)
    assert letters.note_sent(space, 2, SUNDAY, "", date(2024, 3, 8)).until == date(2024, 3, 31)


def test_a_letter_told_again_has_the_day_and_memo_told_last(space):
    noted(space, draft(1))
    letters.note_sent(space, 1, SUNDAY, "", SUNDAY)
    letters.note_sent(space, 1, date(2024, 3, 4), "৯১", date(2024, 3, 6))
    (letter,) = known(space)
    assert (letter.sent.day, letter.sent.memo) == (date(2024, 3, 4), "৯১")


@pytest.mark.parametrize("day", [date(2024, 3, 2), date(2024, 3, 11)])
def test_a_letter_goes_out_neither_before_it_was_made_nor_after_today(space, day):
    noted(space, draft(1))
    with pytest.raises(WorkspaceError, match="day lies"):
        letters.note_sent(space, 1, day, "", date(2024, 3, 10))
    assert known(space)[0].sent is None


def test_one_reminder_of_an_office_is_sent_once_however_often_it_was_drafted(space):
    noted(space, draft(1), draft(2, offices=("koyra", "dae"), on=date(2024, 3, 4)))
    letters.note_sent(space, 1, date(2024, 3, 5), "", date(2024, 3, 5))
    with pytest.raises(WorkspaceError, match="letter 1, the same reminder"):
        letters.note_sent(space, 2, date(2024, 3, 6), "", date(2024, 3, 6))
    noted(space, draft(3, on=date(2024, 6, 2), due=date(2024, 6, 20)))
    assert letters.note_sent(space, 3, date(2024, 6, 3), "", date(2024, 6, 3)).number == 3


def test_that_others_took_the_place_of_a_draft_is_odd_until_it_is_noted_as_sent(space):
    later = date(2024, 3, 4)
    noted(space, draft(1), draft(2, offices=("koyra", "dae"), on=later), draft(3, offices=("lota",), on=later))
    (odd,) = letters.doubts_of_sending(known(space), 1, later)
    assert "taken by letter 2 of 04.03.2024, letter 3 of 04.03.2024" in odd.en
    letters.note_sent(space, 1, later, "", later)
    assert letters.doubts_of_sending(known(space), 1, later) == ()
    letters.note_sent(space, 1, later, "৯১", later)
    assert known(space)[0].sent.memo == "৯১"


def test_of_a_letter_that_went_out_before_another_of_its_purpose_day_and_memo_can_be_corrected(space):
    later = date(2024, 4, 10)
    noted(space, draft(1, Purpose.PORTAL, due=None))
    letters.note_sent(space, 1, SUNDAY, "", SUNDAY)
    noted(space, draft(2, Purpose.PORTAL, on=later, due=None))
    letters.note_sent(space, 2, later, "৯৫", later)
    letters.note_sent(space, 1, date(2024, 3, 4), "৯১", later)
    assert [(letter.sent.day, letter.sent.memo) for letter in known(space)] == [(date(2024, 3, 4), "৯১"), (later, "৯৫")]
    with pytest.raises(WorkspaceError, match="letter 2, the same reminder"):
        letters.note_sent(space, 1, later, "৯১", later)


@pytest.mark.parametrize("went", [SUNDAY - timedelta(1), SUNDAY, SUNDAY + timedelta(1)])
def test_what_can_have_gone_is_what_is_not_refused_to_be_noted_as_sent(space, went):
    before = went - timedelta(9)
    noted(
        space, draft(1, on=before), draft(2, offices=("koyra",)), draft(3, offices=("dae",)), draft(4, Purpose.SECOND)
    )
    letters.note_sent(space, 1, went, "", went)
    refused = set()
    for letter in known(space)[1:]:
        try:
            letters.doubts_of_sending(known(space), letter.draft.number, letter.draft.on)
        except WorkspaceError:
            refused.add(letter.draft.number)
    assert letters.can_have_gone(known(space)) == {1, 2, 3, 4} - refused
    assert refused == ({2} if went >= SUNDAY else set())


def test_for_what_can_have_gone_each_letter_is_looked_at_so_many_times_however_many_there_are():
    def work(number):
        made = [Letter(draft(at, offices=(f"office-{at}",))) for at in range(number)]
        sent = [replace(each, sent=LetterSent(each.draft.number, SUNDAY, "", SUNDAY, SUNDAY)) for each in made[::2]]
        return calls(lambda: letters.can_have_gone([*sent, *made[1::2]]))

    assert work(400) <= 2.5 * work(200)


def test_an_unknown_letter_is_refused(space):
    with pytest.raises(WorkspaceError, match="no letter 7"):
        letters.note_sent(space, 7, SUNDAY, "", SUNDAY)


# Received and answered


def test_an_office_that_had_its_letter_later_has_its_time_from_there_and_the_others_do_not(space):
    noted(space, draft(1))
    with pytest.raises(WorkspaceError, match="not noted as sent"):
        letters.note_received(space, 1, ["lota"], SUNDAY, SUNDAY)
    letters.note_sent(space, 1, SUNDAY, "", SUNDAY)
    letters.note_received(space, 1, ["lota"], date(2024, 3, 12), date(2024, 3, 12))
    (letter,) = known(space)
    assert letter.until("lota") == working_days_after(date(2024, 3, 12), 10)
    assert letter.until("koyra") == letter.sent.until < letter.until("lota")
    with pytest.raises(WorkspaceError, match="did not go to all"):
        letters.note_received(space, 1, ["dae"], SUNDAY, SUNDAY)
    with pytest.raises(WorkspaceError, match="day lies"):
        letters.note_received(space, 1, ["lota"], date(2024, 3, 1), date(2024, 3, 12))


MEETING, LATER_MEETING = date(2024, 3, 21), date(2024, 4, 18)


@pytest.mark.parametrize(
    ("had_it", "planned", "until"),
    [
        (date(2024, 3, 12), MEETING, MEETING),
        (date(2024, 3, 12), None, MEETING),
        (date(2024, 3, 24), LATER_MEETING, LATER_MEETING),
        (date(2024, 3, 24), None, working_days_after(date(2024, 3, 24), 10)),
    ],
    ids=["before the meeting", "and no other is planned", "after it, and the next is planned", "and it is not"],
)
def test_where_letters_are_due_at_the_next_meeting_so_they_are_for_an_office_that_had_one_later(
    space, had_it, planned, until
):
    space.config.letters, space.config.meeting = LetterPlan(working_days=0, delivery_days=1), MeetingPlan(planned)
    noted(space, draft(1, due=MEETING))
    letters.note_sent(space, 1, SUNDAY, "", SUNDAY)
    letters.note_received(space, 1, ["lota"], had_it, had_it)
    assert known(space)[0].until("lota") == until


def test_a_letter_that_went_out_after_the_meeting_that_it_names_gives_time_until_the_next(space):
    space.config.letters, space.config.meeting = LetterPlan(working_days=0), MeetingPlan(LATER_MEETING)
    noted(space, draft(1, due=MEETING), draft(2, Purpose.PORTAL, due=None))
    sent = date(2024, 3, 24)
    assert letters.note_sent(space, 1, sent, "", sent).until == LATER_MEETING
    to_the_portal = letters.note_sent(space, 2, sent, "", sent)
    assert to_the_portal.until == working_days_after(sent, 10), "it asks for an answer by no meeting"


def test_a_letter_did_not_go_out_after_an_office_had_it_or_it_was_answered(space):
    noted(space, draft(1), draft(2, Purpose.PORTAL, due=None))
    today, there, later = date(2024, 3, 20), date(2024, 3, 12), date(2024, 3, 13)
    for number in (1, 2):
        letters.note_sent(space, number, SUNDAY, "", SUNDAY)
    letters.note_received(space, 1, ["lota"], there, there)
    letters.note_answered(space, 2, there, "in May", there)
    for number in (1, 2):
        with pytest.raises(WorkspaceError, match=r"on 12\.03\.2024, so it did not go out later"):
            letters.note_sent(space, number, later, "", today)
        letters.note_sent(space, number, there, "", today)
    letters.note_received(space, 1, ["lota"], date(2024, 3, 14), today)
    letters.note_sent(space, 1, later, "", today)
    assert [letter.sent.day for letter in known(space)] == [later, there]


def test_only_a_letter_to_the_portals_owner_that_was_sent_is_answered(space):
    noted(space, draft(1), draft(2, Purpose.PORTAL, due=None))
    with pytest.raises(WorkspaceError, match="goes into the register"):
        letters.note_answered(space, 1, SUNDAY, "done", SUNDAY)
    with pytest.raises(WorkspaceError, match="not noted as sent"):
        letters.note_answered(space, 2, SUNDAY, "done", SUNDAY)
    letters.note_sent(space, 2, SUNDAY, "৫", SUNDAY)
    with pytest.raises(WorkspaceError, match="day lies"):
        letters.note_answered(space, 2, date(2024, 3, 1), "done", date(2024, 3, 9))
    letters.note_answered(space, 2, date(2024, 3, 7), "in May", date(2024, 3, 9))
    assert known(space)[1].answered.what == "in May"


def test_what_was_noted_after_a_round_is_not_known_to_its_papers(space):
    ledger = Ledger(space.ledger_path)
    noted(space, draft(1))
    entry = ledger.length() + 1
    letters.note_sent(space, 1, SUNDAY, "", SUNDAY)
    (before,) = letters.letters_known(ledger.before(entry), Identities())
    assert before.sent is None
    assert known(space)[0].sent is not None


def test_letters_stand_in_the_chain(space):
    noted(space, draft(1), draft(2, Purpose.PORTAL, due=None))
    letters.note_sent(space, 1, SUNDAY, "৯১", SUNDAY)
    letters.note_sent(space, 2, SUNDAY, "", SUNDAY)
    letters.note_received(space, 1, ["lota"], SUNDAY, SUNDAY)
    letters.note_answered(space, 2, SUNDAY, "উত্তর", SUNDAY)
    ledger = Ledger(space.ledger_path)
    assert ledger.length() == 6
    assert ledger.first_broken() is None
    assert ledger.last_day() == SUNDAY
