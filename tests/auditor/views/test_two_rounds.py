"""Two rounds beside each other: each figure then and now, and who stands otherwise, with how it stood and stands."""

from __future__ import annotations

import pytest
from changing import replace
from small_upazila import DONE, LETTERHEAD, MAIL, NOT_DONE, call, history, meeting, office, tell, tell_all

from auditor.i18n import Language, Text, plain
from auditor.model.baseline import Waiver
from auditor.model.facts import OFFICIAL_EMAIL_SENDS, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Status
from auditor.model.subjects import OfficeKind
from auditor.views.annex.summary import summary, tally_now
from auditor.views.compared.two_rounds import Figure, MovedOffice, two_rounds
from auditor.views.letters import letter_words

LOTA, KOYRA, SOLADANA, CHANDKHALI = (
    replace(office(name), name=plain(name.title())) for name in ("lota", "koyra", "soladana", "chandkhali")
)
FISHERIES = office("fisheries", kind=OfficeKind.DEPARTMENT)
WAITS = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}


def then():
    """Return a round in which one office of three has done it, one has not, and of one nothing is known."""
    told = [*tell_all(LOTA, DONE), *tell_all(KOYRA, NOT_DONE)]
    return history(meeting([KOYRA, LOTA, SOLADANA], told, contacts=(call("soladana"),)))


def later():
    """Return one in which one of them is listed no more, one has done it since, one waits, and one is new."""
    told = [*tell_all(LOTA, DONE), *tell_all(KOYRA, DONE), *tell_all(CHANDKHALI, WAITS)]
    return history(meeting([LOTA, CHANDKHALI, KOYRA], told))


def figures(found):
    return [(figure.words.en, figure.before, figure.now) for figure in found]


def test_what_is_counted_over_all_stands_with_the_number_of_then():
    assert figures(two_rounds(then(), later()).overall) == [
        ("offices", 3, 3),
        ("contacted, by reminders too", 3, 3),
        ("information on the duties", 2, 3),
        ("all decisions implemented", 1, 2),
    ]


def test_under_each_decision_only_the_standings_that_there_are_in_one_of_both_have_a_figure():
    (nine, of_nine), (eleven, of_eleven) = two_rounds(then(), later()).decisions
    assert (eleven.en, nine.en) == ("Decision 11", "Decision 09")
    assert eleven.said(Language.BN) == "১১ নং সিদ্ধান্ত"
    assert figures(of_eleven) == [
        (Status.IMPLEMENTED.label.en, 1, 2),
        (Status.AWAITING_PORTAL.label.en, 0, 1),
        (Status.NOT_IMPLEMENTED.label.en, 1, 0),
        (Status.NO_INFORMATION.label.en, 1, 0),
    ]
    assert of_nine == ()


STANDS = {
    Status.IMPLEMENTED: (DONE, ()),
    Status.AWAITING_PORTAL: (WAITS, ()),
    Status.PARTIAL: (dict(list(DONE.items())[:2]), ()),
    Status.NOT_IMPLEMENTED: (NOT_DONE, ()),
    Status.NO_INFORMATION: ({}, ()),
    Status.WAIVED: (
        NOT_DONE,
        [Waiver(policy, "koyra", "migration", "2024-02/05", meeting([]).day) for policy in
         ("profile-updated", "password-reset", "password-composition", "two-step-enabled")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("status", STANDS)
def test_each_standing_is_counted_as_itself(status):
    told, waivers = STANDS[status]
    one = history(meeting([KOYRA], tell_all(KOYRA, told), waivers=tuple(waivers)))
    (_, (_, standings)) = two_rounds(one, one).decisions
    assert standings == (Figure(status.label, 1, 1),)


def test_all_figures_are_those_over_all_and_then_those_of_each_decision():
    found = two_rounds(then(), later())
    ((_, nine), (_, eleven)) = found.decisions
    assert found.figures == (*found.overall, *eleven, *nine)
    assert [figure.differs for figure in found.figures] == [False, False, True, True, True, True, True, True]


def test_who_stands_otherwise_is_named_in_the_order_of_the_later_round_and_who_is_counted_no_more_comes_last():
    assert two_rounds(then(), later()).moved == (
        MovedOffice(CHANDKHALI.name, None, Status.AWAITING_PORTAL),
        MovedOffice(KOYRA.name, Status.NOT_IMPLEMENTED, Status.IMPLEMENTED),
        MovedOffice(SOLADANA.name, Status.NO_INFORMATION, None),
    )


def test_who_stands_otherwise_under_a_decision_alone_is_named_with_it_and_counted_as_a_correction_counts_it():
    without_two_step = [*tell("fisheries/head", DONE | {TWO_STEP_ENROLLED: False}), *tell("fisheries", MAIL)]
    without_mail = [*tell("fisheries/head", DONE), *tell("fisheries", MAIL | {OFFICIAL_EMAIL_SENDS: False})]
    before, now = (history(meeting([FISHERIES], told)) for told in (without_two_step, without_mail))
    found = two_rounds(before, now)
    eleven, nine = (each.called_among([each]) for each in now.now.header.ordering)
    assert found.moved == (
        MovedOffice(FISHERIES.name, Status.IMPLEMENTED, Status.PARTIAL, nine),
        MovedOffice(FISHERIES.name, Status.PARTIAL, Status.IMPLEMENTED, eleven),
    )
    later = history(meeting([FISHERIES], without_mail), meeting([FISHERIES], month="2024-03")).corrected_from(
        before.now
    )
    assert later.correction.offices == found.offices_moved == 1


def test_an_office_bears_the_name_that_it_has_now():
    renamed = replace(KOYRA, name=Text(en="Koyra Sadar", bn="কয়রা সদর"))
    now = history(meeting([renamed], tell_all(renamed, DONE)))
    assert two_rounds(history(meeting([KOYRA])), now).moved == (
        MovedOffice(renamed.name, Status.NO_INFORMATION, Status.IMPLEMENTED),
    )


def test_who_checks_itself_is_in_no_figure_and_not_among_those_that_moved():
    own = office("uno", voluntary=True)
    before, now = (history(meeting([own], tell_all(own, told))) for told in (NOT_DONE, DONE))
    found = two_rounds(before, now)
    assert found.moved == ()
    assert {figure.now for figure in found.figures} == {0}


def test_a_decision_that_the_earlier_round_had_not_has_no_number_of_then():
    before, now = then(), later()
    header = replace(before.now.header, decisions=before.now.header.decisions[1:])
    elder = history(meeting([KOYRA]))
    elder = type(elder).of(replace(before.now, header=header), [])
    found = two_rounds(elder, now)
    ((_, nine), (_, eleven)) = found.decisions
    assert figures(eleven) == [(Status.IMPLEMENTED.label.en, None, 2), (Status.AWAITING_PORTAL.label.en, None, 1)]
    assert found.offices_moved == len(found.moved)
    assert nine == ()
    assert not any(figure.differs for figure in eleven)


def test_the_first_round_stands_beside_nothing():
    fisheries = history(meeting([FISHERIES], tell("fisheries/head", DONE)))
    found = two_rounds(None, fisheries)
    assert found.moved == ()
    assert figures(found.overall) == [
        ("offices", None, 1),
        ("contacted, by reminders too", None, 1),
        ("information on the duties", None, 1),
        ("all decisions implemented", None, 0),
    ]
    ((_, nine), (_, eleven)) = found.decisions
    assert figures(eleven) == [(Status.IMPLEMENTED.label.en, None, 1)]
    assert figures(nine) == [(Status.NO_INFORMATION.label.en, None, 1)]


def test_the_figures_are_those_of_the_papers_and_nothing_is_worked_out_for_them_of_what_is_otherwise_in_an_office():
    now = later()
    found = two_rounds(then(), now)
    assert "_last_meeting" not in vars(now)
    counts = summary(now, LETTERHEAD)
    assert [each.now for each in found.overall] == [counts.offices, counts.asked, counts.answered, counts.implemented]
    assert [tally_now(now, part.decision) for part in counts.parts] == [part.total for part in counts.parts]


def test_one_of_several_of_one_name_is_named_with_its_serial():
    twins = [office(name) for name in ("lota", "koyra")]
    twins = [replace(each, name=Text(en="Engineer", bn="প্রকৌশলী")) for each in twins]
    rounds = [history(meeting(twins, tell_all(twins[1], told))) for told in (NOT_DONE, DONE)]
    (moved,) = two_rounds(*rounds).moved
    assert moved.name == Text(en="Engineer (serial 02)", bn="প্রকৌশলী (ক্রমিক ০২)")
    assert letter_words.names(rounds[1])["koyra"][1] == moved.name


def test_an_office_of_which_it_is_asked_who_of_before_it_is_stands_once():
    """It is one office; the page asks which, so that it is neither a new one nor one that is counted no more."""
    doubted = replace(KOYRA, id="koyra-sadar", doubts=(KOYRA.id,), name=Text(en="Koyra Sadar", bn="কয়রা সদর"))
    february = meeting([KOYRA, LOTA], [*tell_all(KOYRA, DONE), *tell_all(LOTA, DONE)])
    now = history(february, meeting([doubted, LOTA], tell_all(LOTA, DONE), "2024-03"))
    found = two_rounds(history(february), now)
    assert found.moved == (MovedOffice(doubted.name, Status.IMPLEMENTED, Status.NO_INFORMATION),)


def test_beside_whose_information_came_it_is_counted_of_whom_it_does_not_count_yet():
    """Else all gave information, and under a decision there is no information of one of them."""
    february = meeting([KOYRA, LOTA], [*tell_all(KOYRA, DONE), *tell_all(LOTA, DONE)])
    march = meeting([KOYRA, LOTA], tell_all(LOTA, DONE), "2024-03", undated=tuple(tell_all(KOYRA, DONE)))
    now = figures(two_rounds(history(february), history(march)).overall)
    assert now[2:4] == [("information on the duties", 2, 2), ("of these, answers that do not count yet", 0, 1)]
