"""Letters in words: what each is for and to whom it goes, how it stands with it, and why the others get none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from small_upazila import (
    DONE,
    HELD,
    LETTERHEAD,
    MAIL,
    NOT_DONE,
    PROFILE,
    TWO_STEP,
    history,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor.i18n import Language, plain
from auditor.model.baseline import Waiver
from auditor.model.counting import CountsFrom
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Status
from auditor.model.letters import (
    AskedOffice,
    Letter,
    LetterAnswered,
    LetterDrafted,
    LetterSent,
    LetterWithdrawn,
    Purpose,
)
from auditor.model.subjects import Account, OfficeKind
from auditor.register.rows import Asking
from auditor.views.compared.history import History
from auditor.views.letters.errands import Reminding, Unreminded, reminding
from auditor.views.letters.letter_words import drafts, more_time, names, others, state, taken_away, what
from auditor.views.letters.letters import LetterMaterial, LetterWords
from auditor.views.letters.sent_letters import asked_no_more, did_what_was_asked, finished

DAY, DUE = date(2024, 3, 3), date(2024, 3, 17)
LOTA, KOYRA = office("lota"), office("koyra")
FISHERIES = office("fisheries", kind=OfficeKind.DEPARTMENT)
WAITS = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}


@pytest.fixture
def past():
    """Return a round in which one office has done it, one has not, and one waits for the portal."""
    told = [*tell_all(LOTA, DONE), *tell_all(KOYRA, NOT_DONE), *tell_all(FISHERIES, WAITS), *tell("fisheries", MAIL)]
    return history(meeting([LOTA, KOYRA, FISHERIES], told))


def draft(purpose=Purpose.FIRST, offices=("lota", "koyra"), due=DUE, number=4):
    return LetterDrafted(number, purpose, tuple(AskedOffice(name, ()) for name in offices), DAY, due, DAY)


def sent(until=DUE):
    return LetterSent(4, DAY, "", until, DAY)


TO_WHOM = {
    Purpose.FIRST: ("first reminder, Union parishad", "তাগিদ-১, ইউনিয়ন পরিষদ"),
    Purpose.SECOND: ("second reminder, Union parishad", "তাগিদ-২, ইউনিয়ন পরিষদ"),
    Purpose.FINAL: ("final reminder, Lota", "চূড়ান্ত তাগিদ, দপ্তর (ক্রমিক ০১)"),
    Purpose.PORTAL: ("letter to the portal's owner", "পোর্টাল কর্তৃপক্ষ বরাবর পত্র"),
}


@pytest.mark.parametrize("purpose", Purpose)
def test_a_letter_is_named_by_what_it_is_for_and_its_first_offices_kind_or_name(past, purpose):
    told = what(names(past), draft(purpose))
    assert (told.said(Language.EN), told.said(Language.BN)) == TO_WHOM[purpose]


def test_the_kind_in_its_name_is_that_of_its_own_offices(past):
    assert what(names(past), draft(offices=("fisheries",))).en == f"first reminder, {OfficeKind.DEPARTMENT.label.en}"


@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.FINAL])
def test_a_letter_to_an_office_that_no_round_lists_bears_its_id(past, purpose):
    assert what(names(past), draft(purpose, ("gone",))).en.endswith("reminder, gone")


def test_a_letter_whose_first_office_is_listed_no_more_is_named_as_on_its_day():
    shared, alone = draft(offices=("koyra", "lota")), draft(Purpose.FINAL, ("koyra",), number=5)
    since = history(meeting([LOTA, KOYRA]), meeting([LOTA], month="2024-03"))
    merged = History.of(since.now, since.earlier, letters=(Letter(shared), Letter(alone)))
    assert what(names(merged), shared).en == "first reminder, Union parishad"
    assert what(names(merged), alone).en == "final reminder, Koyra"


def test_a_letter_whose_first_office_no_round_lists_is_named_by_another_of_its_offices(past):
    assert what(names(past), draft(offices=("gone", "lota"))).en == "first reminder, Union parishad"


DRAFTED = {
    "with a day": (draft(), "Letter 4: first reminder, Union parishad; 2 offices, due 17.03.2024."),
    "without one": (
        draft(Purpose.SECOND, ("lota",), None),
        "Letter 4: second reminder, Union parishad; 1 office, due before the next meeting.",
    ),
    "to the portal's owner": (
        draft(Purpose.PORTAL, ("fisheries",), None),
        "Letter 4: letter to the portal's owner; it tells of 1 office, and names none.",
    ),
}


@pytest.mark.parametrize("case", DRAFTED)
def test_of_a_letter_that_was_drafted_it_is_said_to_how_many_it_goes_and_until_when(past, case):
    letter, words = DRAFTED[case]
    asking = Asking("2024-03", CountsFrom(date(2024, 1, 18)), DAY, LETTERHEAD)
    found = drafts(LetterMaterial(past, LETTERHEAD, (letter, letter), LetterWords(), asking, ()))
    assert [told.said(Language.EN) for told in found] == [words, words]


def test_of_the_offices_that_get_no_letter_it_is_said_how_many_they_are_and_why(past):
    assert [told.said(Language.EN) for told in others(reminding(past, DAY))] == [
        "No letter: 1 has nothing left to do.",
        "No letter: 1 waits for the portal (auditor remind --portal).",
    ]


def test_who_has_time_left_is_told_with_the_day_on_which_it_first_ends():
    (told,) = others(Reminding((), ((Unreminded.HAS_TIME, 2),), DUE))
    assert told.said(Language.EN) == "No letter: 2 have time left from the last one; the first until 17.03.2024."


@pytest.mark.parametrize("why", Unreminded)
def test_every_reason_has_its_sentence_with_its_number(why):
    (told,) = others(Reminding((), ((why, 3),), None))
    assert told.said(Language.EN).startswith("No letter: ")
    assert "3" in told.said(Language.EN)
    assert "৩" in told.said(Language.BN)


@pytest.mark.parametrize(
    ("gone", "english", "bangla"),
    [((7,), "letter no. 7.", "৭ নম্বর পত্রের"), ((7, 12), "letters no. 7, 12.", "৭, ১২ নম্বর পত্রের")],
)
def test_drafts_that_were_replaced_or_withdrawn_are_told_by_their_numbers(gone, english, bangla):
    replaced, withdrawn = taken_away(gone, gone)
    assert f"Replaced and not to be sent any more: {english}" in replaced.said(Language.EN)
    assert "Withdrawn and not to be sent" in withdrawn.said(Language.EN)
    assert f": {english}" in withdrawn.said(Language.EN)
    assert all(told.said(Language.BN).startswith(bangla) for told in (replaced, withdrawn))
    assert list(taken_away((), ())) == []


def test_only_a_letter_whose_time_ends_later_than_it_says_is_told_with_both_days():
    (told,) = more_time(draft(), sent(DUE + timedelta(days=1)))
    assert told.said(Language.EN) == (
        "Letter 4 says 17.03.2024; from the day on which it went out the time ends on 18.03.2024, "
        "so nobody counts as late before."
    )
    assert list(more_time(draft(), sent(DUE))) == []
    assert list(more_time(draft(due=None), sent())) == []


ANSWERED = LetterAnswered(4, date(2024, 3, 9), "it comes in May", DAY)
STANDS = {
    "draft": (Letter(draft()), False),
    "not sent; another took its place": (Letter(draft()), True),
    "not sent; withdrawn": (replace(Letter(draft()), withdrawn=LetterWithdrawn(4, DAY)), True),
    "answered 09.03.2024: it comes in May": (Letter(draft(Purpose.PORTAL), sent(), ANSWERED), False),
    "not answered yet": (Letter(draft(Purpose.PORTAL), sent()), False),
    "all duties that it asked are done at 1 of 2 offices": (Letter(draft(), sent()), False),
}


@pytest.mark.parametrize("words", STANDS)
def test_how_it_stands_with_a_letter(past, words):
    letter, is_void = STANDS[words]
    assert state(letter, past, is_void=is_void, asked=frozenset(letter.goes_to)).said(Language.EN) == words


@pytest.fixture(scope="module")
def three_ways():
    """Return a round in which one office did it all, one has no account any more, and one was given time for what is left."""
    gone = replace(KOYRA, accounts=(), counts_none=True)
    garuikhali = office("garuikhali")
    told = [*tell_all(LOTA, DONE), *tell_all(garuikhali, {**DONE, TWO_STEP_ENROLLED: False})]
    waiver = Waiver(TWO_STEP, "garuikhali", "by boat", "decision 1", date(2024, 6, 30))
    return history(meeting([LOTA, gone, garuikhali], told, waivers=[waiver]))


def test_only_who_did_all_that_a_letter_asked_counts_not_who_was_given_time_or_has_no_account_any_more(three_ways):
    assert [three_ways.current[name].overall for name in ("lota", "koyra", "garuikhali")] == [
        Status.IMPLEMENTED,
        Status.NOT_APPLICABLE,
        Status.WAIVED,
    ]
    letter = Letter(draft(offices=("lota", "koyra", "garuikhali", "gone")), sent())
    told = state(letter, three_ways, is_void=True, asked=())
    assert told.en == "all duties that it asked are done at 1 of 4 offices; of 3 nothing more is asked by letter now"
    assert told.said(Language.BN) == "৪টি দপ্তরের মধ্যে ১টিতে পত্রে উল্লিখিত সব কাজ সম্পন্ন; ৩টির কাছে এখন পত্রে আর কিছু চাওয়ার নেই"
    assert finished([letter], three_ways) == {"lota"}
    draft_ = replace(letter.draft, offices=(AskedOffice("lota", (TWO_STEP, HELD)),))
    assert finished([replace(letter, draft=draft_)], three_ways) == frozenset()
    asked_once = replace(letter, draft=replace(letter.draft, offices=(AskedOffice("garuikhali", (PROFILE,)),)))
    said = state(asked_once, three_ways, is_void=True, asked=())
    assert (said.en, said.bn) == (
        "all duties that it asked are done at the office",
        "দপ্তরটিতে পত্রে উল্লিখিত সব কাজ সম্পন্ন",
    )
    assert finished([asked_once], three_ways) == frozenset()


def test_an_office_of_which_all_that_was_asked_ended_with_the_leaving_of_an_account_did_nothing():
    two = office("lota", ("secretary", "operator"))
    secretary, operator = two.accounts
    told = [*tell(secretary.id, DONE), *tell(operator.id, NOT_DONE)]
    stays = replace(two, accounts=(secretary,))
    letter = Letter(replace(draft(), offices=(AskedOffice("lota", (TWO_STEP,)),)), sent())
    left = history(meeting([two], told), meeting([stays], told, "2024-03"))
    assert left.current["lota"].overall is Status.IMPLEMENTED
    assert (finished([letter], left), asked_no_more([letter], left)) == (frozenset(), {"lota"})
    done = history(meeting([two], told), meeting([two], [*told, *tell(operator.id, DONE, on=DAY)], "2024-03"))
    assert finished([letter], done) == {"lota"}
    since = [*told, *tell(operator.id, DONE, on=DAY)]
    left_since = history(meeting([two], told), meeting([two], since, "2024-03"), meeting([stays], since, "2024-04"))
    assert (finished([letter], left_since), asked_no_more([letter], left_since)) == ({"lota"}, frozenset())


@pytest.mark.parametrize(("facts", "did"), [(DONE, {"lota"}), (NOT_DONE, frozenset())])
@pytest.mark.parametrize("is_asked_alone", [True, False])
def test_what_a_letter_asked_of_a_user_id_that_moved_is_done_where_it_stands_now(facts, did, is_asked_alone):
    two, gari = office("lota", ("secretary", "operator")), office("gari", ("head",))
    secretary, operator = two.accounts
    told = [*tell(secretary.id, DONE if is_asked_alone else NOT_DONE), *tell(operator.id, NOT_DONE)]
    there = replace(two, accounts=(secretary,)), replace(gari, accounts=(*gari.accounts, operator))
    since = [*told, *tell(secretary.id, DONE, on=DAY), *tell(operator.id, facts, on=DAY)]
    letter = Letter(replace(draft(), offices=(AskedOffice("lota", (TWO_STEP,)),)), sent())
    moved = history(meeting([two, gari], told), meeting(there, since, "2024-03"))
    assert did_what_was_asked([letter], moved) == did


def test_an_office_that_is_listed_no_more_is_asked_where_the_accounts_are_that_it_had_last():
    moved = Account("koyra/clerk", plain("Clerk"))
    koyra, lota = office("koyra", ("head",)), office("lota", ("head",))
    beel = replace(office("beel", ("head",)), accounts=(moved,))
    told = [*tell(moved.id, NOT_DONE), *tell(koyra.accounts[0].id, NOT_DONE), *tell_all(lota, DONE)]
    with_it = replace(lota, accounts=(*lota.accounts, moved))
    letter = Letter(
        replace(draft(), offices=(AskedOffice("beel", (TWO_STEP,)), AskedOffice("koyra", (TWO_STEP,)))), sent()
    )
    gone = history(meeting([lota, koyra, beel], told), meeting([with_it], told, "2024-03"))
    assert asked_no_more([letter], gone) == {"koyra"}


def test_one_that_no_meetings_round_lists_is_asked_where_the_accounts_are_that_it_had_when_it_was_reminded():
    moved_before, there = Account("beel/clerk", plain("Clerk")), Account("koyra/clerk", plain("Clerk"))
    koyra, lota = (replace(office(name), accounts=(of,)) for name, of in (("koyra", moved_before), ("lota", there)))
    letter = Letter(replace(draft(), offices=(AskedOffice("beel", (TWO_STEP,)),)), sent())
    for owing, ended in ((moved_before, {"beel"}), (there, frozenset())):
        done = [each for each in (moved_before, there) if each is not owing]
        told = [*tell(owing.id, NOT_DONE), *(part for each in done for part in tell(each.id, DONE))]
        past = replace(
            history(meeting([koyra, lota], told), meeting([koyra, lota], told, "2024-03")),
            stood_in=lambda gone, accounts: {there.id} & accounts if gone == "beel" else frozenset(),
        )
        assert asked_no_more([letter], past) == ended


def test_a_draft_that_asks_for_nothing_any_more_is_told_as_void(past):
    told = state(Letter(draft()), past, is_void=False, asked=())
    assert told.en == "void draft: nobody is asked for it now"


def test_who_waits_for_the_portal_or_is_listed_no_more_has_not_done_it(past):
    letter = Letter(draft(Purpose.FINAL, ("lota", "fisheries", "koyra", "gone")), sent())
    told = state(letter, past, is_void=True, asked=())
    assert (
        told.en
        == "all duties that it asked are done at 1 of 4 offices; of 2 nothing more is asked by letter now; 1 has something of it left"
    )
    assert state(replace(letter, sent=None), past, is_void=True, asked=()).en == "not sent; another took its place"
