"""Letters and what is enclosed with them, value by value; who gets none, and why."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from annex_sections import brief_lines
from changing import replace
from rendering import box_of
from sent_letters import sent_letter as sent
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DECIDED,
    DONE,
    ELEVEN,
    HELD,
    LETTERHEAD,
    MAIL,
    NINE,
    NOT_DONE,
    PROFILE,
    RESET,
    TOLD,
    TWO_STEP,
    USED,
    history,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor import discovery
from auditor.i18n import Language, Text, digits
from auditor.model.baseline import Level, Waiver
from auditor.model.counting import CountsFrom
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.forms import FormStamp
from auditor.model.letters import (
    REMINDERS,
    AskedOffice,
    Letter,
    LetterAnswered,
    LetterDrafted,
    LetterReceived,
    Purpose,
    Through,
)
from auditor.model.paper import Items
from auditor.model.subjects import OfficeKind
from auditor.model.views.head import OfficeName
from auditor.model.views.invitation import HelpDay
from auditor.model.views.letters import EarlierLetter, PortalLetter, PortalMatter, ReminderLetter, Topic, Untold
from auditor.model.views.sent_letters import PortalRequest, SentReminder
from auditor.register.rows import AnswerForm, AnswerForms, Asking
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History, head
from auditor.views.letters.errands import Reminding, Unreminded, WantedLetter, errands, owed, portal_request, reminding
from auditor.views.letters.letter_words import state
from auditor.views.letters.letters import (
    Enclosure,
    Enclosures,
    LetterMaterial,
    LetterWords,
    letter_name,
    named_enclosures,
    named_letters,
)
from auditor.views.letters.portal_requests import portal_requests
from auditor.views.letters.sent_letters import portal_letters, reminders_of, sent_reminders
from auditor.views.office.office import office_view

DAY, DUE = date(2024, 3, 3), date(2024, 3, 17)
DUTIES = (PROFILE, RESET, COMPOSITION, TWO_STEP)
HINDERED = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
LOTA, KOYRA, DELUTI = office("lota"), office("koyra"), office("deluti")
DAE = office("dae", kind=OfficeKind.DEPARTMENT)


def standing(offices, told=(), letters=(), **more):
    past = history(meeting(offices, told, **more))
    return History.of(past.now, past.earlier, letters=tuple(letters))


# Who gets which letter


def test_letters_go_out_by_step_and_kind_and_the_final_ones_to_each_office_alone_in_the_annexs_order():
    unions = [office(f"union-{place}") for place in range(5)]
    departments = [office(f"department-{place}", kind=OfficeKind.DEPARTMENT) for place in range(2)]
    letters = [
        sent(1, Purpose.FIRST, *(f"union-{place}" for place in range(4)), "department-1"),
        sent(2, Purpose.SECOND, "union-0", "union-3"),
    ]
    past = standing([*unions, *departments], letters=letters)

    def asked(*names):
        of_user, of_office = (
            [((f"{name}/head",),) * len(DUTIES) for name in names],
            [((name,), (name,)) for name in names],
        )
        return tuple(
            AskedOffice(name, (*DUTIES, HELD, USED), whom=(*of_head, *itself))
            if "department" in name
            else AskedOffice(name, DUTIES, whom=of_head)
            for name, of_head, itself in zip(names, of_user, of_office, strict=True)
        )

    assert reminding(past, DAY) == Reminding(
        (
            WantedLetter(Purpose.FIRST, asked("department-0")),
            WantedLetter(Purpose.FIRST, asked("union-4")),
            WantedLetter(Purpose.SECOND, asked("department-1")),
            WantedLetter(Purpose.SECOND, asked("union-1", "union-2")),
            WantedLetter(Purpose.FINAL, asked("union-0")),
            WantedLetter(Purpose.FINAL, asked("union-3")),
        ),
        (),
    )
    some = reminding(past, DAY, only={"union-3", "union-4"})
    assert [[each.office for each in wanted.offices] for wanted in some.letters] == [["union-4"], ["union-3"]]


def test_why_others_get_none_is_counted_in_one_order_and_the_next_has_time_until_the_first_day_of_them():
    names = ("time-a", "time-b", "time-c", "met", "roster", "vacant", "left", "portal", "extended", "done-a", "done-b")
    offices = {name: office(name) for name in names}
    offices["left"] = replace(offices["left"], left=True)
    (account,) = offices["roster"].accounts
    offices["roster"] = replace(offices["roster"], accounts=(replace(account, left=True),))
    told = [
        *tell_all(offices["roster"], DONE), *tell_all(offices["done-a"], DONE), *tell_all(offices["done-b"], DONE),
        *tell_all(offices["vacant"], {**NOT_DONE, TWO_STEP_CAUSE: Cause.VACANT}),
        *tell_all(offices["portal"], HINDERED), *tell_all(offices["extended"], {**DONE, TWO_STEP_ENROLLED: False}),
    ]  # fmt: skip
    letters = [
        sent(1, Purpose.FIRST, "time-a", until=DAY + timedelta(3)), sent(2, Purpose.FIRST, "time-b", until=DAY),
        sent(3, Purpose.FIRST, "time-c", until=DAY + timedelta(5)),
        *(sent(4 + step, purpose, "met") for step, purpose in enumerate(REMINDERS)),
    ]  # fmt: skip
    waivers = (Waiver(TWO_STEP, "extended", "migration", "2024-02/05", date(2024, 6, 30)),)
    bank = office("bank", kind=OfficeKind.OTHER)
    past = standing([*offices.values(), bank], told, letters, waivers=waivers)
    assert reminding(past, DAY) == Reminding(
        (),
        (
            (Unreminded.DONE, 2), (Unreminded.PORTAL, 1), (Unreminded.EXTENDED, 1), (Unreminded.NOT_CONCERNED, 1),
            (Unreminded.HAS_TIME, 3), (Unreminded.MEETING, 1), (Unreminded.LEFT, 1), (Unreminded.VACANT, 1),
            (Unreminded.ROSTER, 1),
        ),
        DAY,
    )  # fmt: skip
    assert reminding(past, DAY, only=["time-c"]) == Reminding((), ((Unreminded.HAS_TIME, 1),), DAY + timedelta(5))
    (next_letter,) = reminding(past, DAY + timedelta(1), only=["time-b"]).letters
    assert next_letter.purpose is Purpose.SECOND


def test_an_office_that_had_a_letter_on_a_day_of_its_own_has_its_own_time():
    late = LetterReceived(1, "koyra", date(2024, 2, 26), DAY + timedelta(days=4), date(2024, 2, 26))
    letter = replace(sent(1, Purpose.FIRST, "lota", "koyra", until=DAY - timedelta(days=1)), received={"koyra": late})
    found = reminding(standing([LOTA, KOYRA], letters=[letter]), DAY)
    assert [[asked.office for asked in wanted.offices] for wanted in found.letters] == [["lota"]]
    assert (found.others, found.next_until) == (((Unreminded.HAS_TIME, 1),), DAY + timedelta(days=4))


def test_what_is_owed_stands_in_the_order_of_the_rules():
    told = [*tell("dae/head", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})]
    past = standing([DAE], told)
    (assessment,) = past.now.assessments
    backwards = replace(assessment, findings=assessment.findings[::-1])
    assert owed(backwards, past, Purpose.FIRST) == (PROFILE, RESET, COMPOSITION, HELD, USED)
    assert owed(backwards, past, Purpose.PORTAL) == (TWO_STEP,)


# What was sent


def test_reminders_count_from_the_day_after_the_last_meeting_at_which_nothing_was_left():
    first, second = meeting([LOTA], tell_all(LOTA, DONE)), meeting([KOYRA], month="2024-03")
    third = meeting([LOTA, KOYRA], tell_all(LOTA, DONE, on=date(2024, 3, 30)), "2024-04")
    now = meeting([LOTA, KOYRA], tell_all(LOTA, NOT_DONE, on=date(2024, 5, 2)), "2024-05")
    days = [date(2024, 2, 20), date(2024, 4, 20), date(2024, 4, 21)]
    letters = tuple(
        sent(step, purpose, "lota", "koyra", on=day, memo=f"memo {step}")
        for step, (purpose, day) in enumerate(zip(REMINDERS, days, strict=True), start=1)
    )
    past = history(first, second, third, now)
    past = History.of(past.now, past.earlier, letters=letters)
    lota, koyra = past.now.assessments
    assert reminders_of(lota, past) == letters[2:]
    assert reminders_of(koyra, past) == letters
    assert sent_reminders(lota, past) == (SentReminder(Purpose.FINAL, date(2024, 4, 21), "memo 3"),)
    said = [state(letter, past, is_void=False, asked=()).en for letter in letters]
    anew = "all duties that it asked are done at 0 of 2 offices; reminders to 1 begin anew; 1 has something of it left"
    assert said == [anew, anew, "all duties that it asked are done at 0 of 2 offices"]


def test_letters_to_the_portals_owner_stand_by_their_days_with_what_was_answered():
    answer = LetterAnswered(2, date(2024, 3, 1), "in May", date(2024, 3, 2))
    later = sent(1, Purpose.PORTAL, "lota", on=date(2024, 2, 25), memo="7")
    first = sent(2, Purpose.PORTAL, "lota", on=date(2024, 2, 21), memo="5", answered=answer)
    draft = Letter(later.draft)
    past = standing([LOTA], letters=[later, draft, first, sent(3, Purpose.FIRST, "lota")])
    assert portal_letters(past) == (first, later)
    assert portal_requests(portal_letters(past)) == (
        PortalRequest(date(2024, 2, 21), "5", date(2024, 3, 1), "in May"),
        PortalRequest(date(2024, 2, 25), "7", None, ""),
    )


# How files are called


@pytest.mark.parametrize(
    ("number", "purpose", "name"),
    [
        (1, Purpose.FIRST, "01-reminder-1-union"),
        (12, Purpose.SECOND, "12-reminder-2-union"),
        (3, Purpose.FINAL, "03-reminder-3-lota"),
        (104, Purpose.PORTAL, "104-portal-owner"),
    ],
)
def test_a_letter_is_called_by_its_number_what_it_is_for_and_to_whom_it_goes(number, purpose, name):
    draft = LetterDrafted(number, purpose, (AskedOffice("lota", ()), AskedOffice("koyra", ())), DAY, None, DAY)
    assert letter_name(draft, OfficeKind.UNION) == name


# What they say


ASKING = Asking("2024-03", CountsFrom(DECIDED), DAY, LETTERHEAD)
HELP = HelpDay(DAY + timedelta(days=1), Text(en="at the hall", bn="মিলনায়তনে"))
COPIES = ((OfficeKind.UNION, ("the deputy director",)), (OfficeKind.DEPARTMENT, ("the district office",)))


def stamp(number):
    return FormStamp("1", Text(en="U", bn="উ"), Text(en="D", bn="জ"), "2024-03", number)


def made_from(past, *drafts, forms=(), **words):
    return LetterMaterial(past, LETTERHEAD, drafts, LetterWords(**words), ASKING, forms)


def draft(number, purpose, *offices, **more):
    asked = tuple(each if isinstance(each, AskedOffice) else AskedOffice(each, ()) for each in offices)
    return LetterDrafted(number, purpose, asked, DAY, DUE, DAY, **more)


def letter_head(past, *decisions):
    ordered = tuple(BASELINE.decision(decision) for decision in decisions)
    whole = head(past, LETTERHEAD)
    return replace(whole, due=DUE, due_assumed=False, decisions=ordered, all_decisions=whole.decisions)


def test_a_reminder_to_many_says_what_they_have_in_common_and_what_became_of_the_letters_before():
    letters = [
        sent(2, Purpose.FIRST, "lota", on=date(2024, 2, 21), memo="91"),
        sent(1, Purpose.FIRST, "koyra", "deluti", "gone", on=date(2024, 2, 15), memo="90"),
    ]
    past = standing([LOTA, KOYRA, DELUTI], tell_all(DELUTI, DONE), letters)
    past = replace(past, sheets=frozenset({"lota"}))
    to_two = draft(5, Purpose.SECOND, "lota", AskedOffice("koyra", (), "1234-5678"))
    ((name, view),) = named_letters(made_from(past, to_two, help=HELP, copies=COPIES, owner="the owner"))
    assert name == "05-reminder-2-union"
    assert view == ReminderLetter(
        head=letter_head(past, ELEVEN), purpose=Purpose.SECOND, kind=OfficeKind.UNION, topics=(Topic.ACCOUNTS,),
        earlier=(EarlierLetter(date(2024, 2, 15), "90"), EarlierLetter(date(2024, 2, 21), "91")), settled=1, ended=1, forms=True,
        slips=True, slips_with_sheet=True, help=HELP, untold=Untold.ALL,
    )  # fmt: skip


def test_a_final_reminder_says_what_is_open_in_one_office_and_who_gets_a_copy():
    visit = DAY + timedelta(days=9)
    told = [*tell("dae/head", {**DONE, TWO_STEP_ENROLLED: False}), *tell("dae", MAIL)]
    letters = [sent(1, Purpose.FIRST, "dae"), sent(2, Purpose.SECOND, "dae", on=date(2024, 2, 22), memo="92")]
    past = standing([LOTA, DAE], told, letters)
    final = draft(7, Purpose.FINAL, "dae", visit=visit)
    over = replace(HELP, day=DAY)
    ((name, view),) = named_letters(made_from(past, final, help=over, copies=COPIES))
    report = office_view(past.now.assessments[1], past, LETTERHEAD)
    assert name == "07-reminder-3-dae"
    assert view == ReminderLetter(
        head=letter_head(past, ELEVEN, NINE), purpose=Purpose.FINAL, kind=OfficeKind.DEPARTMENT,
        topics=(Topic.ACCOUNTS, Topic.MAIL),
        earlier=(EarlierLetter(date(2024, 2, 21), ""), EarlierLetter(date(2024, 2, 22), "92")),
        copies=("the district office",), office=OfficeName(2, DAE.name), post=DAE.head_post,
        duties=tuple(row for row in report.duties if row.policy == TWO_STEP), visit=visit, undone=True,
    )  # fmt: skip
    assert len(view.duties) == 1


def test_every_addressee_of_a_bangla_letter_ends_with_one_danda_also_one_that_was_typed_without():
    typed = ((OfficeKind.UNION, ("জেলা প্রশাসক, খুলনা", "উপপরিচালক, স্থানীয় সরকার।")),)
    ((_, view),) = named_letters(made_from(standing([LOTA]), draft(1, Purpose.FINAL, "lota"), copies=typed))
    (paper,) = discovery.documents()["letter"].papers(view, Language.BN)
    goes_to, copies = (block for block in paper.blocks[-3:] if isinstance(block, Items))
    lines = [line for _, line in (*goes_to.items, *copies.items)]
    assert {"জেলা প্রশাসক, খুলনা।", "উপপরিচালক, স্থানীয় সরকার।"} <= set(lines)
    assert all(line.endswith("।") and not line.endswith("।।") for line in lines)


def test_a_final_reminder_goes_in_copy_to_nobody_where_nobody_is_named_for_its_kind():
    ((_, view),) = named_letters(made_from(standing([LOTA]), draft(1, Purpose.FINAL, "lota"), copies=COPIES[1:]))
    assert view.copies == ()


def test_letters_speak_of_what_is_ordered_and_not_of_advice():
    past = standing([DAE], tell_all(DAE, HINDERED))
    (assessment,) = past.now.assessments
    advised = tuple(
        replace(finding, level=Level.SHOULD) if finding.policy in DUTIES else finding for finding in assessment.findings
    )
    assessment = replace(assessment, findings=advised)
    past = replace(past, now=replace(past.now, assessments=(assessment,)))
    assert owed(assessment, past, Purpose.PORTAL) == ()
    ((_, view),) = named_letters(made_from(past, draft(1, Purpose.PORTAL, "dae")))
    assert (view.head, view.told) == (letter_head(past, NINE), None)


@pytest.mark.parametrize(
    ("policies", "decision", "other"), [((TWO_STEP,), ELEVEN, NINE), ((USED,), NINE, ELEVEN)], ids=["two-step", "mail"]
)
@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.SECOND, Purpose.FINAL, Purpose.PORTAL])
def test_a_letter_names_only_the_decisions_of_which_it_asks_or_tells_something(purpose, policies, decision, other):
    past = standing([LOTA, DAE], tell_all(DAE, HINDERED))
    to_dae = draft(1, purpose, AskedOffice("dae", policies))
    ((_, view),) = named_letters(made_from(past, to_dae, copies=COPIES))
    assert view.head.decisions == (BASELINE.decision(decision),)
    (paper,) = discovery.documents()["letter"].papers(view, Language.BN)
    serials = (digits(BASELINE.decision(each).serial, Language.BN) for each in (decision, other))
    named = [bool(re.search(rf"সিদ্ধান্ত নং [০-৯, ও]*{serial}", str(paper.blocks))) for serial in serials]
    assert named == [purpose is Purpose.FIRST, False]


def test_a_reminder_to_one_office_is_addressed_to_its_head_and_goes_in_copy_to_nobody():
    past = standing([LOTA, DAE])
    ((_, view),) = named_letters(made_from(past, draft(1, Purpose.FIRST, "lota"), copies=COPIES))
    assert view == ReminderLetter(
        head=letter_head(past, ELEVEN), purpose=Purpose.FIRST, kind=OfficeKind.UNION, topics=(Topic.ACCOUNTS,),
        office=OfficeName(1, LOTA.name), post=LOTA.head_post, untold=Untold.ALL,
    )  # fmt: skip


def test_the_letter_to_the_portals_owner_counts_what_is_in_the_way_at_which_portal_the_most_first():
    sites = {"lota": "lota.khulna.gov.bd", "koyra": "koyra.khulna.gov.bd", "deluti": "deluti.jashore.gov.bd",
             "sadar": "sadar.barisal.gov.bd"}  # fmt: skip
    offices = [office(name, portal=portal) for name, portal in sites.items()]
    causes = {"lota": Cause.NO_CODE, "koyra": Cause.NO_CODE, "deluti": Cause.NO_CODE, "sadar": Cause.NOT_OFFERED}
    told = [
        seen
        for day, (name, cause) in enumerate(causes.items())
        for seen in tell(f"{name}/head", {**HINDERED, TWO_STEP_CAUSE: cause}, on=TOLD + timedelta(days=day))
    ]
    asked = sent(1, Purpose.PORTAL, "lota", memo="5")
    past = standing([*offices, DAE], told, [asked])
    found = portal_request(past, DAY)
    assert found == WantedLetter(
        Purpose.PORTAL, tuple(AskedOffice(name, (TWO_STEP,), causes=(causes[name],)) for name in sites)
    )
    made = made_from(past, draft(4, Purpose.PORTAL, *sites), owner="the owner", through=Through.PROGRAMMER)
    assert dict(named_letters(made)) == {
        "04-portal-owner": PortalLetter(
            letter_head(past, ELEVEN),
            (
                PortalMatter(Cause.NOT_OFFERED, "barisal.gov.bd", 1),
                PortalMatter(Cause.NO_CODE, "khulna.gov.bd", 2),
                PortalMatter(Cause.NO_CODE, "jashore.gov.bd", 1),
            ),
            4, "the owner", Through.PROGRAMMER, (PortalRequest(date(2024, 2, 21), "5", None, ""),),
            (TOLD, TOLD + timedelta(days=3)), True,
        )
    }  # fmt: skip


def test_of_equally_many_offices_portals_stand_by_their_names():
    offices = [office(name, portal=f"{name}.{site}.gov.bd") for name, site in (("a", "khulna"), ("b", "barisal"))]
    past = standing(offices, [seen for each in offices for seen in tell_all(each, HINDERED)])
    ((_, view),) = named_letters(made_from(past, draft(4, Purpose.PORTAL, "a", "b")))
    assert [matter.site for matter in view.matters] == ["barisal.gov.bd", "khulna.gov.bd"]


def test_where_the_day_of_one_telling_is_not_known_no_days_are_told():
    past = standing([LOTA, KOYRA], [*tell_all(LOTA, HINDERED), *tell_all(KOYRA, HINDERED)])
    lota, koyra = past.now.assessments
    undated = replace(
        koyra, findings=tuple(replace(finding, observed_on=None, cause_on=None) for finding in koyra.findings)
    )
    past = replace(past, now=replace(past.now, assessments=(lota, undated)))
    (both, alone, none) = (
        dict(named_letters(made_from(past, draft(1, Purpose.PORTAL, *names)))).popitem()[1].told
        for names in (("lota", "koyra"), ("lota",), ("koyra",))
    )
    assert (both, alone, none) == (None, (TOLD, TOLD), None)


def test_the_owner_is_asked_again_when_it_is_told_again_after_his_answer_or_his_time_is_over():
    until = DAY + timedelta(days=2)
    answered_on = DAY - timedelta(days=1)
    answer = LetterAnswered(1, answered_on, "in May", answered_on)
    asked = sent(1, Purpose.PORTAL, "lota", until=until)
    told = tell_all(LOTA, HINDERED)
    assert portal_request(standing([LOTA], told, [asked]), until) is None
    assert portal_request(standing([LOTA], told, [asked]), until + timedelta(days=1)) is not None
    since = tell_all(LOTA, HINDERED, on=DAY)
    assert portal_request(standing([LOTA], told, [replace(asked, answered=answer)]), DAY) is None
    assert portal_request(standing([LOTA], since, [replace(asked, answered=answer)], day=DAY), DAY) is not None
    older = sent(2, Purpose.PORTAL, "lota", on=date(2024, 2, 1), until=DAY - timedelta(days=1))
    assert portal_request(standing([LOTA], told, [asked, older]), until) is None
    answered_since = replace(sent(2, Purpose.PORTAL, "lota", on=date(2024, 2, 22)), answered=answer)
    assert portal_request(standing([LOTA], told, [asked, answered_since]), DAY) is None
    assert portal_request(standing([LOTA], since, [asked, answered_since], day=DAY), DAY) is not None
    assert portal_request(standing([LOTA], tell_all(LOTA, DONE)), DAY) is None


def test_the_owner_is_not_asked_for_what_his_answer_names_a_day_for_before_somebody_tried_from_that_day_on_and_told():
    told, asked = tell_all(LOTA, HINDERED), sent(1, Purpose.PORTAL, "lota", until=DAY)
    promised = DAY + timedelta(days=10)
    for words in (f"{promised:%d.%m.%Y} থেকে চালু হবে", digits(f"{promised:%d.%m.%Y} তারিখে চালু হবে", Language.BN)):
        letters = [replace(asked, answered=LetterAnswered(1, DAY, words, DAY))]
        past = standing([LOTA], told, letters)
        for day in (promised - timedelta(days=1), promised, promised + timedelta(days=90)):
            assert portal_request(past, day) is None
            assert not errands(past)
        for tried_on, is_told in ((promised - timedelta(days=1), False), (promised, True)):
            tried = tell_all(LOTA, HINDERED, on=tried_on)
            since = standing([LOTA], tried, letters, day=promised)
            assert (portal_request(since, promised) is not None) is is_told
            assert bool(errands(since)) is is_told
    more = standing(
        [LOTA, KOYRA],
        [*told, *tell_all(KOYRA, HINDERED)],
        [replace(asked, answered=LetterAnswered(1, DAY, words, DAY))],
    )
    assert [each.office for each in portal_request(more, DAY).offices] == ["koyra"]


@pytest.mark.parametrize(("after", "is_to_try"), [(-1, False), (0, True), (40, True)])
def test_until_the_day_that_the_owner_names_an_office_waits_and_then_it_has_one_thing_to_do(after, is_to_try):
    promised = DAY + timedelta(days=10)
    answer = LetterAnswered(1, DAY, f"will work from {promised:%d.%m.%Y}", DAY)
    letters = [sent(1, Purpose.PORTAL, "lota", until=DAY, answered=answer)]
    past = standing([LOTA], tell_all(LOTA, HINDERED), letters, day=promised + timedelta(days=after))
    view = office_view(past.now.assessments[0], past, LETTERHEAD)
    box = box_of(view)
    assert box.lead.startswith("To be tried again, and told how it went: 1. Due") is is_to_try
    assert ("this waits for the portal" in box.lead) is not is_to_try
    (said,) = [line for line in box.lines if "portal's authority answered" in line]
    words = "named {}. That day has come: try again and" if is_to_try else "names {}. Try again from that day on"
    assert words.format(f"{promised:%d.%m.%Y}") in said
    why = Unreminded.TO_TRY if is_to_try else Unreminded.PORTAL
    assert reminding(past, past.now.header.day) == Reminding((), ((why, 1),))
    lines = brief_lines(chair_view(past, LETTERHEAD))
    assert not [line for line in lines if "done what they can" in line]
    assert [line for line in lines if "try again what waited for the portal" in line]


def test_an_office_of_which_one_user_has_duties_left_and_another_is_to_try_again_is_told_of_both_and_counted_by_the_brief():
    promised = DAY + timedelta(days=10)
    answer = LetterAnswered(1, DAY, f"will work from {promised:%d.%m.%Y}", DAY)
    letters = [sent(1, Purpose.PORTAL, "pair", until=DAY, answered=answer)]
    pair = office("pair", ("head", "clerk"))
    told = [*tell("pair/head", {**NOT_DONE}), *tell("pair/clerk", {TWO_STEP_CAUSE: Cause.LOCKED_OUT})]
    past = standing([pair], told, letters, day=promised)
    view = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert view.to_try == {PROFILE, RESET, COMPOSITION, TWO_STEP}
    assert "; to be tried again, and told how it went: 4" in box_of(view).lead
    (line,) = [line for line in brief_lines(chair_view(past, LETTERHEAD)) if "try again what waited" in line]
    assert line.endswith(f"named, {promised:%d.%m.%Y}, has come: 1.")


# What is enclosed


def test_enclosed_is_the_report_of_each_office_due_when_the_letter_is_and_the_form_where_one_was_printed():
    past = standing([LOTA, KOYRA, DAE])
    letter = draft(5, Purpose.FIRST, AskedOffice("lota", ()), AskedOffice("koyra", (), "22"))
    owner, final = draft(6, Purpose.PORTAL, "lota"), draft(7, Purpose.FINAL, "dae")
    lota, koyra, dae = past.now.assessments
    of_lota, of_koyra = AnswerForm(lota.office, 1, stamp("11")), AnswerForm(koyra.office, 2, stamp("22"))
    made = made_from(past, owner, letter, final, forms=(of_lota, of_koyra))

    def report(assessment):
        view = office_view(assessment, past, LETTERHEAD)
        return replace(view, head=replace(view.head, due=DUE, due_assumed=False))

    form = AnswerForms(ASKING, (of_koyra,))
    assert dict(named_enclosures(made)) == {
        "05-reminder-1-union": Enclosures((Enclosure(report(lota)), Enclosure(report(koyra), form))),
        "07-reminder-3-dae": Enclosures((Enclosure(report(dae)),)),
    }
