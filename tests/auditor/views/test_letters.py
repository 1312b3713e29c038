"""Who is reminded, by which letter, of what: by what was sent before, and by the same findings as annex and office reports."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
import small_upazila
from annex_sections import brief_lines
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from random_rounds import histories
from sampling import examples
from sent_letters import letter_to
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DONE,
    HELD,
    LETTERHEAD,
    MAIL,
    NOT_DONE,
    PROFILE,
    RESET,
    RULE,
    TWO_STEP,
    USED,
    history,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor import discovery
from auditor.i18n import Language, Text
from auditor.model.baseline import Level, Waiver
from auditor.model.counting import CountsFrom
from auditor.model.evidence import MissingReason
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_MEETS_RULE,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    Cause,
    MailboxKind,
    RuleAnswer,
)
from auditor.model.finding import Outcome, Status
from auditor.model.forms import FormStamp
from auditor.model.grades import Grade
from auditor.model.letters import REMINDERS, AskedOffice, Letter, LetterAnswered, LetterDrafted, LetterSent, Purpose
from auditor.model.paper import Paragraph, Table
from auditor.model.subjects import OfficeKind
from auditor.model.views.invitation import HelpDay
from auditor.model.views.letters import PortalLetter, ReminderLetter, Topic
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.sent_letters import PortalRequest
from auditor.model.views.summary import ProposalCode
from auditor.model.when import When
from auditor.places.addresses import portal_site
from auditor.register.rows import AnswerForm, Asking
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.summary import proposed_offices
from auditor.views.compared.history import History
from auditor.views.compared.stood import counted_offices, has_somebody_silent
from auditor.views.letters.errands import Unreminded, portal_request, reminding
from auditor.views.letters.letter_words import others
from auditor.views.letters.letters import LetterMaterial, LetterWords, named_enclosures, named_letters
from auditor.views.letters.sent_letters import sent_reminders
from auditor.views.office.office import office_reports
from reports.layout.letter_message import LONGEST, message
from reports.layout.office import office_report
from reports.layout.proposals import chair_proposal
from reports.layout.reasons import requests_told
from reports.layout.reminder import reminder_text
from reports.layout.reminder_addressees import copies, goes_to

DAY = date(2024, 3, 3)
LOTA, KOYRA, DAE = (
    replace(listed, name=Text(en=listed.name.en, bn=bangla))
    for listed, bangla in (
        (office("lota", ("secretary", "clerk")), "লতা ইউনিয়ন পরিষদ"),
        (office("koyra"), "কয়রা ইউনিয়ন পরিষদ"),
        (office("dae", kind=OfficeKind.DEPARTMENT), "উপজেলা কৃষি অফিস"),
    )
)
DOCUMENTS = discovery.documents()
tried = examples(40)
OF_USERS = (PROFILE, RESET, COMPOSITION, TWO_STEP)


def letter(number, purpose, offices, sent=None, until=None, memo="", answered=None):
    asked = tuple(AskedOffice(name, (*OF_USERS, HELD, USED) if name == DAE.id else OF_USERS) for name in offices)
    draft = LetterDrafted(number, purpose, asked, DAY, None, DAY)
    note = LetterSent(number, sent, memo, until or sent + timedelta(days=14), sent) if sent else None
    return Letter(draft, note, answered)


def standing(*told, offices=(LOTA, KOYRA, DAE), letters=()):
    return with_letters(history(meeting(offices, [part for parts in told for part in parts])), *letters)


def with_letters(past, *letters):
    return History.of(past.now, past.earlier, letters=letters)


def material(past, letters, **more):
    """Return what letters that are wanted are made from, each numbered in its order."""
    drafts = tuple(
        LetterDrafted(number, wanted.purpose, wanted.offices, DAY, date(2024, 3, 17), DAY)
        for number, wanted in enumerate(letters, start=1)
    )
    asking = Asking("2024-03", CountsFrom(date(2024, 1, 18)), DAY, LETTERHEAD)
    forms = tuple(
        AnswerForm(
            past.of_office[asked.office].office,
            past.of_office[asked.office].serial,
            FormStamp("1", Text(en="U", bn="উ"), Text(en="D", bn="জ"), "2024-03", asked.form),
        )
        for draft in drafts
        for asked in draft.offices
        if asked.form
    )
    return LetterMaterial(past, LETTERHEAD, drafts, LetterWords(**more), asking, forms)


def wanted(past, day=DAY):
    return [(each.purpose.step, [asked.office for asked in each.offices]) for each in reminding(past, day).letters]


def paper_words(view, language=Language.EN):
    (paper,) = DOCUMENTS["letter"].papers(view, language)
    found = [paper.title]
    for block in paper.blocks:
        found += [block.lead, block.text] if isinstance(block, Paragraph) else []
        found += [words for pair in getattr(block, "items", ()) for words in pair]
        found += [cell for row in getattr(block, "rows", ()) for cell in row]
    return "\n".join(found)


# Who is reminded


def test_each_kind_of_office_gets_one_letter_and_who_has_done_it_none():
    past = standing(tell_all(LOTA, NOT_DONE), tell_all(KOYRA, DONE))
    assert wanted(past) == [(1, ["dae"]), (1, ["lota"])]
    assert reminding(past, DAY).others == ((Unreminded.DONE, 1),)


def test_an_office_that_waits_for_the_portal_gets_none_and_one_with_something_else_to_do_does():
    waits = [*tell_all(KOYRA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})]
    both = [
        *tell("lota/secretary", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}),
        *tell("lota/clerk", NOT_DONE),
    ]
    past = standing(waits, both, tell_all(DAE, DONE), tell("dae", MAIL))
    assert wanted(past) == [(1, ["lota"])]
    assert dict(reminding(past, DAY).others) == {Unreminded.DONE: 1, Unreminded.PORTAL: 1}


def test_an_office_waits_for_the_portal_only_where_it_stands_so_and_not_where_a_vacant_post_is_asked_about():
    told = [
        *tell("lota/secretary", {**NOT_DONE, TWO_STEP_CAUSE: Cause.VACANT}),
        *tell("lota/clerk", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.LOCKED_OUT}),
    ]
    locked_out = tell_all(KOYRA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.LOCKED_OUT})
    past = standing(locked_out, told, offices=(LOTA, KOYRA))
    assert dict(reminding(past, DAY).others) == {Unreminded.PORTAL: 1, Unreminded.VACANT: 1}
    assert [each.status for each in chair_view(past, LETTERHEAD).rows] == [Status.PARTIAL, Status.AWAITING_PORTAL]


def test_an_office_in_which_only_vacant_posts_have_something_left_gets_no_letter():
    vacant = {**NOT_DONE, TWO_STEP_CAUSE: Cause.VACANT}
    one_of_two = [*tell("lota/secretary", vacant), *tell("lota/clerk", NOT_DONE)]
    past = standing(tell_all(KOYRA, vacant), one_of_two, offices=(LOTA, KOYRA))
    assert wanted(past) == [(1, ["lota"])]
    assert dict(reminding(past, DAY).others) == {Unreminded.VACANT: 1}


def test_the_portals_owner_is_asked_to_let_in_who_cannot_log_in_and_the_office_is_not_told_to_finish_what_it_cannot_do():
    locked_out = {**NOT_DONE, TWO_STEP_CAUSE: Cause.LOCKED_OUT}
    past = standing(tell_all(KOYRA, locked_out), tell_all(LOTA, NOT_DONE), offices=(LOTA, KOYRA))
    asked = portal_request(past, DAY)
    assert [(each.office, each.policies) for each in asked.offices] == [("koyra", (TWO_STEP,))]
    assert wanted(past) == [(1, ["lota"])]
    assert dict(reminding(past, DAY).others) == {Unreminded.PORTAL: 1}
    proposed = proposed_offices(past, tuple(counted_offices(past.now)))
    assert (proposed[ProposalCode.PORTAL], proposed[ProposalCode.LEFT]) == ({"koyra"}, {"lota"})
    (_, paper), *_ = named_letters(material(past, [asked]))
    assert "Carry out the resets that were applied for" in paper_words(paper)
    assert "আবেদন অনুযায়ী রিসেট করে" in paper_words(paper, Language.BN)


def test_an_office_one_of_whose_users_cannot_log_in_is_reminded_of_what_the_other_can_do():
    locked_out = {**NOT_DONE, TWO_STEP_CAUSE: Cause.LOCKED_OUT}
    other = {**DONE, TWO_STEP_ENROLLED: False}
    past = standing(tell("lota/secretary", locked_out), tell("lota/clerk", other), offices=(LOTA,))
    (reminder,) = reminding(past, DAY).letters
    assert [asked.policies for asked in reminder.offices] == [(TWO_STEP,)]


def test_an_office_of_which_it_is_only_open_why_an_account_left_the_roster_gets_no_letter():
    secretary, clerk = LOTA.accounts
    gone = replace(LOTA, accounts=(secretary, replace(clerk, left=True)))
    past = standing(tell_all(LOTA, DONE), offices=(gone,))
    assert dict(reminding(past, DAY).others) == {Unreminded.ROSTER: 1}
    undone = [*tell_all(LOTA, DONE), *tell(secretary.id, {TWO_STEP_ENROLLED: False})]
    (wanted,) = reminding(standing(undone, offices=(gone,)), DAY).letters
    assert [asked.policies for asked in wanted.offices] == [(TWO_STEP,)]


def test_an_office_of_which_it_is_only_open_who_an_account_was_gets_no_letter():
    secretary, clerk = LOTA.accounts
    doubted = replace(LOTA, accounts=(secretary, replace(clerk, id="lota/new", doubts=(clerk.id,))))
    done = tell(secretary.id, DONE)
    told_of_both = [*done, *tell(clerk.id, DONE)]
    assert dict(reminding(standing(told_of_both, offices=(doubted,)), DAY).others) == {Unreminded.IDENTITY: 1}
    assert wanted(standing(done, offices=(doubted,))) == [(1, ["lota"])], "whoever the clerk is, nobody told it"
    undone = [*tell(secretary.id, NOT_DONE), *tell(secretary.id, {TWO_STEP_ENROLLED: False})]
    assert wanted(standing(undone, offices=(doubted,))) == [(1, ["lota"])]


def test_an_office_of_which_only_the_day_of_its_answers_is_to_be_settled_gets_no_letter_and_has_lost_no_user_id():
    secretary, clerk = LOTA.accounts
    past = history(meeting((LOTA,), tell(clerk.id, DONE)))
    (row,) = past.now.assessments
    findings = tuple(replace(each, undated=each.subject == secretary.id and each.is_open) for each in row.findings)
    past = replace(past, now=replace(past.now, assessments=(replace(row, findings=findings),)))
    assert dict(reminding(past, DAY).others) == {Unreminded.DAY: 1}


CAME_BESIDE = {
    "day not settled": ({"undated": True}, "day", "the day on which it was told"),
    "not understood": ({"reason": MissingReason.UNCLEAR}, "could not be", "could not be understood"),
}


@pytest.mark.parametrize(("came", "in_final", "in_others"), CAME_BESIDE.values(), ids=CAME_BESIDE)
def test_a_letter_on_what_stands_as_not_done_says_that_an_answer_came_that_does_not_count(came, in_final, in_others):
    told = tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False})
    before = [
        letter(1, Purpose.FIRST, ["lota"], date(2024, 2, 1), date(2024, 2, 2)),
        letter(2, Purpose.SECOND, ["lota"], date(2024, 2, 3), date(2024, 2, 4)),
    ]
    for sent, words in ((0, in_others), (1, in_others), (2, in_final)):
        plain = standing(told, offices=(LOTA,), letters=before[:sent])
        (row,) = plain.now.assessments
        findings = tuple(
            replace(each, **(came if each.is_open and each.subject == "lota/clerk" else {})) for each in row.findings
        )
        past = with_letters(
            replace(plain, now=replace(plain.now, assessments=(replace(row, findings=findings),))), *before[:sent]
        )
        said = []
        for standing_now in (plain, past):
            (wanted_letter,) = reminding(standing_now, DAY).letters
            ((_, view),) = named_letters(material(standing_now, [wanted_letter]))
            said.append(paper_words(view))
        without, with_it = (set(each.replace(". ", ".\n").splitlines()) for each in said)
        (added,) = with_it - without
        assert words in added
        assert "answer" in added


def test_a_letter_to_several_says_that_the_report_tells_of_such_answers():
    told = [*tell_all(LOTA, NOT_DONE), *tell_all(KOYRA, NOT_DONE)]
    past = standing(told, offices=(LOTA, KOYRA))
    lota, koyra = past.now.assessments
    undated = replace(lota, findings=tuple(replace(each, undated=each.is_open) for each in lota.findings))
    for first, is_said in ((lota, False), (undated, True)):
        now = replace(past, now=replace(past.now, assessments=(first, koyra)))
        ((_, view),) = named_letters(material(now, reminding(now, DAY).letters))
        assert ("the office's report says so" in paper_words(view)) is is_said


NO_ADDRESS_YET = Waiver("official-email-held", "dae", "time to get one", "the committee", date(2024, 6, 30))


@pytest.mark.parametrize("sends", [{}, {OFFICIAL_EMAIL_SENDS: False}])
def test_an_office_that_was_given_time_to_get_an_address_is_not_asked_to_send_from_it(sends):
    told = [*tell_all(DAE, DONE), *tell("dae", {OFFICIAL_EMAIL: MailboxKind.NONE, **sends})]
    past = history(meeting((DAE,), told, waivers=(NO_ADDRESS_YET,)))
    assert dict(reminding(past, DAY).others) == {Unreminded.EXTENDED: 1}
    (report,) = office_reports(past, LETTERHEAD).reports
    assert report.steps == ()
    assert not chair_view(past, LETTERHEAD).rows[0].owes, "the brief asks who tells it of nobody either"
    assert ProposalCode.LEFT not in {proposal.code for proposal in chair_view(past, LETTERHEAD).summary.proposals}
    assert wanted(history(meeting((DAE,), told))) == [(1, ["dae"])]


@pytest.mark.parametrize(
    ("language", "words"), [(Language.EN, "not at all, or not regularly"), (Language.BN, "হয় না বা নিয়মিত নয়")]
)
def test_a_final_letter_does_not_say_that_an_office_never_writes_which_only_writes_seldom(language, words):
    told = [*tell_all(DAE, DONE), *tell("dae", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, OFFICIAL_EMAIL_SENDS: False})]
    before = [
        letter(1, Purpose.FIRST, ["dae"], date(2024, 2, 1), date(2024, 2, 2)),
        letter(2, Purpose.SECOND, ["dae"], date(2024, 2, 3), date(2024, 2, 4)),
    ]
    past = standing(told, offices=(DAE,), letters=before)
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters))
    assert [row.cell.outcome for row in view.duties] == [Outcome.FAIL]
    (said,) = (line for line in paper_words(view, language).splitlines() if words in line)
    assert view.duties[0].duty.said(language) in said
    assert Outcome.FAIL.label.said(language) not in said
    (report,) = office_reports(past, LETTERHEAD).reports
    table = next(block for block in office_report(report, language).blocks if isinstance(block, Table))
    assert [row[3] for row in table.rows if words in row] == [words]


def test_a_final_letter_asks_a_vacant_post_for_nothing():
    vacant = {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.VACANT}
    told = [
        *tell("lota/secretary", {**DONE, **vacant}),
        *tell("lota/clerk", {**DONE, PROFILE_UPDATED_ON: When.not_since(date(2024, 1, 18))}),
    ]
    before = [
        letter(1, Purpose.FIRST, ["lota"], date(2024, 2, 1), date(2024, 2, 2)),
        letter(2, Purpose.SECOND, ["lota"], date(2024, 2, 3), date(2024, 2, 4)),
    ]
    past = standing(told, offices=(LOTA,), letters=before)
    (wanted_letter,) = reminding(past, DAY).letters
    ((_, view),) = named_letters(material(past, [wanted_letter]))
    assert [row.policy for row in view.duties] == ["profile-updated"]


def test_a_draft_reminds_nobody_and_what_was_sent_leads_to_the_next_step():
    drafted = letter(1, Purpose.FIRST, ["lota"])
    first = letter(1, Purpose.FIRST, ["lota"], date(2024, 2, 21), date(2024, 2, 28))
    second = letter(2, Purpose.SECOND, ["lota"], date(2024, 2, 29), date(2024, 3, 2))
    final = letter(3, Purpose.FINAL, ["lota"], date(2024, 3, 1), date(2024, 3, 2))
    steps = []
    for letters in ([], [drafted], [first], [first, second], [first, second, final]):
        past = standing(tell_all(LOTA, NOT_DONE), offices=(LOTA,), letters=letters)
        steps.append([step for step, _ in wanted(past)])
    assert steps == [[1], [1], [2], [3], []]
    assert dict(reminding(past, DAY).others) == {Unreminded.MEETING: 1}


def test_until_the_last_letters_time_is_over_no_other_one_is_made():
    until = date(2024, 3, 10)
    past = standing(
        tell_all(LOTA, NOT_DONE), offices=(LOTA,), letters=[letter(1, Purpose.FIRST, ["lota"], date(2024, 3, 1), until)]
    )
    assert wanted(past, until) == []
    assert reminding(past, until).next_until == until
    assert wanted(past, until + timedelta(days=1)) == [(2, ["lota"])]


def test_each_office_goes_its_own_way_through_the_steps():
    first = letter(1, Purpose.FIRST, ["lota"], date(2024, 2, 10), date(2024, 2, 20))
    past = standing(tell_all(LOTA, NOT_DONE), tell_all(KOYRA, NOT_DONE), offices=(LOTA, KOYRA), letters=[first])
    assert wanted(past) == [(1, ["koyra"]), (2, ["lota"])]


def test_an_office_that_had_done_it_all_in_between_begins_anew():
    done = meeting((LOTA,), tell_all(LOTA, DONE))
    slipped = meeting((LOTA,), tell_all(LOTA, NOT_DONE, on=date(2024, 3, 10)), "2024-03")
    before = letter(1, Purpose.FIRST, ["lota"], date(2024, 2, 1), date(2024, 2, 8))
    past = with_letters(history(done, slipped), before)
    assert past.current["lota"].overall is Status.NOT_IMPLEMENTED
    assert wanted(past, date(2024, 3, 25)) == [(1, ["lota"])]
    since = letter(2, Purpose.FIRST, ["lota"], date(2024, 2, 21), date(2024, 2, 28))
    assert wanted(with_letters(past, before, since), date(2024, 3, 25)) == [(2, ["lota"])]


def test_offices_that_check_themselves_or_left_the_roster_get_no_letter():
    uno = office("uno", voluntary=True)
    left = replace(LOTA, left=True)
    past = standing(tell_all(uno, NOT_DONE), tell_all(left, NOT_DONE), offices=(uno, left))
    assert wanted(past) == []
    assert dict(reminding(past, DAY).others) == {Unreminded.LEFT: 1}


def reminded_thrice(told, office_=KOYRA, until=date(2024, 2, 19)):
    """Return how it stands once an office was sent all three reminders."""
    sent = [
        letter(step, purpose, [office_.id], date(2024, 2, 10 + step), until)
        for step, purpose in enumerate(REMINDERS, start=1)
    ]
    return standing(told, tell_all(LOTA, NOT_DONE), offices=(LOTA, KOYRA), letters=sent)


AFTER_ALL = {
    "still not done": (tell_all(KOYRA, NOT_DONE), {}, True),
    "nothing told": ([], {}, True),
    "done since": (tell_all(KOYRA, DONE), {}, False),
    "only the portal is in the way": (
        tell_all(KOYRA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}), {}, False,
    ),
    "the last one's time is not over by the meeting": (tell_all(KOYRA, NOT_DONE), {"until": date(2024, 2, 28)}, False),
}  # fmt: skip


@pytest.mark.parametrize(("told", "sent", "decided"), AFTER_ALL.values(), ids=AFTER_ALL)
def test_what_the_third_reminder_brings_before_the_meeting_the_chairs_papers_put_to_it(told, sent, decided):
    past = reminded_thrice(told, **sent)
    view = chair_view(past, LETTERHEAD)
    _, clauses = chair_proposal(view.summary, Language.EN)
    for lines, of_office in (([words for words, _ in clauses], "(serial 02)"), (brief_lines(view), KOYRA.name.en)):
        of_decision = [line for line in lines if "after all three reminders" in line]
        assert [of_office in line for line in of_decision] == ([True] if decided else [])
    assert (dict(reminding(past, past.now.header.day).others).get(Unreminded.MEETING) == 1) is decided


@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.SECOND])
@pytest.mark.parametrize(
    ("told", "how", "in_bangla"),
    [
        (("lota", "koyra"), "have not told of some duties how they stand", "কিছু করণীয়ের তথ্য পাওয়া যায়নি"),
        ((), "have not told how things stand", "র করণীয়ের তথ্য পাওয়া যায়নি"),
        (("koyra",), "have not told of some or of all duties how they stand", "কিছু বা সব করণীয়ের তথ্য পাওয়া যায়নি"),
    ],
    ids=["each told of some", "both silent", "one told of some"],
)
def test_a_letter_to_several_offices_says_of_what_they_told_nothing(purpose, told, how, in_bangla):
    facts = {fact: value for fact, value in DONE.items() if fact == TWO_STEP_ENROLLED}
    before = letter(1, Purpose.FIRST, ["lota", "koyra"], date(2024, 2, 1), date(2024, 2, 2))
    known = [tell_all(each, facts) for each in (LOTA, KOYRA) if each.id in told]
    past = standing(*known, offices=(LOTA, KOYRA), letters=[before][: purpose.step - 1])
    (wanted_letter,) = reminding(past, DAY).letters
    ((_, view),) = named_letters(material(past, [wanted_letter]))
    assert view.purpose is purpose
    assert f"the offices concerned {how}" in reminder_text(view, Language.EN)
    assert in_bangla in reminder_text(view, Language.BN)


def test_who_had_all_reminders_and_has_only_to_tell_the_rest_is_listed_apart_with_where_its_form_is_made():
    facts = {fact: value for fact, value in DONE.items() if fact == TWO_STEP_ENROLLED}
    found = reminding(reminded_thrice(tell_all(KOYRA, facts)), DAY, ["koyra"])
    assert dict(found.others) == {Unreminded.ONLY_TO_TELL: 1}
    (said,) = others(found)
    assert said.en.endswith("the meeting decides. Answer forms: auditor register new")
    assert "auditor" not in said.shown.bn


# What letters and other papers say is the same


BEFORE = {"done": DONE, "not done": NOT_DONE, "never told": {}, "vacant": {**NOT_DONE, TWO_STEP_CAUSE: Cause.VACANT}}
WITH_DUTIES = {ProposalCode.LEFT, ProposalCode.SILENT, ProposalCode.TELL, ProposalCode.TELL_AGAIN, ProposalCode.VACANT}


@pytest.mark.parametrize("still_told", [None, DONE, NOT_DONE, {}], ids=["no row", "done", "not done", "never told"])
@pytest.mark.parametrize("told", BEFORE)
def test_of_user_ids_that_left_the_roster_every_paper_asks_only_why_whatever_was_told_of_them(told, still_told):
    secretary, clerk = LOTA.accounts
    gone = (clerk,) if still_told is not None else (secretary, clerk)
    left = tuple(replace(account, left=True) for account in gone)
    now = replace(LOTA, accounts=(*LOTA.accounts[: -len(left)], *left))
    then = [*tell(clerk.id, BEFORE[told]), *tell(secretary.id, still_told or {})]
    past = history(meeting((LOTA,), tell_all(LOTA, DONE)), meeting((now,), then, "2024-03"))
    (report,) = office_reports(past, LETTERHEAD).reports
    chair = chair_view(past, LETTERHEAD)
    has_duties = still_told in (NOT_DONE, {})
    proposed = {code for code, offices in proposed_offices(past, tuple(counted_offices(past.now))).items() if offices}
    assert (report.has_part, report.asks_only_why) == (has_duties, not has_duties)
    assert any("no longer in the roster. Tell why" in step.en for step in report.steps)
    assert bool(wanted(past)) is has_duties
    assert bool(proposed & WITH_DUTIES) is has_duties
    assert (chair.rows[0].owes, chair.rows[0].hindering) == (has_duties, ())
    assert bool(chair.changes.slipped) is (still_told is NOT_DONE)
    if not has_duties:
        assert dict(reminding(past, DAY).others) == {Unreminded.ROSTER: 1}
        return
    (asked,) = reminding(past, DAY).letters
    ((_, final),) = named_letters(material(past, [replace(asked, purpose=Purpose.FINAL)]))
    assert final.left == (("", tuple(now.called[account.id] for account in gone)),)
    assert "no longer in the roster; why, or that this is a mistake, is to be told" in reminder_text(final, Language.EN)


def open_now(row):
    """Return what is open of what is ordered, but for how letters are sent from an address, or a password is made, for which time was given."""
    ordered = row.of(level=Level.SHALL)
    given = {(each.subject, each.policy) for each in ordered if each.outcome is Outcome.WAIVED}
    return [
        each
        for each in ordered
        if each.is_open
        and not (each.policy == "official-email-used" and (each.subject, "official-email-held") in given)
        and not (each.policy == "password-composition" and each.is_no and (each.subject, "password-reset") in given)
    ]


def left_to_somebody(row):
    """Return the policies under which something is open that is not a vacant post's alone."""
    ordered = row.of(level=Level.SHALL)
    vacant = {each.subject for each in ordered if each.standing_cause is Cause.VACANT}
    return {each.policy for each in open_now(row) if each.subject not in vacant}


@tried
@given(histories())
def test_who_is_reminded_is_who_has_something_left_in_the_office_reports_and_in_the_chairs_copy_but_for_vacant_posts(
    past,
):
    reports = {report.office_id: report for report in office_reports(past, LETTERHEAD).reports}
    rows = {row.serial: row for row in chair_view(past, LETTERHEAD).rows}
    asked = {each.office: each for wanted in reminding(past, DAY).letters for each in wanted.offices}
    for row in past.now.assessments:
        if row.office.voluntary:
            assert row.office.id not in asked
            continue
        report = reports[row.office.id]
        is_pending = rows[row.serial].status in {Status.PARTIAL, Status.NOT_IMPLEMENTED, Status.NO_INFORMATION}
        assert bool(report.steps) == (is_pending and bool(open_now(row)))
        assert report.steps or not (is_pending and rows[row.serial].owes), (
            "who is asked in the brief has a step to take"
        )
        assert (row.office.id in asked) == (is_pending and bool(left_to_somebody(row)))
        if row.office.id in asked:
            assert set(asked[row.office.id].policies) == left_to_somebody(row)


@tried
@given(histories(), st.sampled_from(list(Language)))
def test_a_final_reminder_names_the_duties_that_its_enclosure_says_are_open_and_encloses_no_other_report(
    past, language
):
    offices = [each for found in reminding(past, DAY).letters for each in found.offices]
    drafts = tuple(
        LetterDrafted(number, Purpose.FINAL, (each,), DAY, date(2024, 3, 17), DAY)
        for number, each in enumerate(offices, start=1)
    )
    made = replace(material(past, ()), drafts=drafts)
    letters, enclosures = dict(named_letters(made)), dict(named_enclosures(made))
    assert letters.keys() == enclosures.keys()
    for name, view in letters.items():
        (enclosure,) = enclosures[name].enclosures
        assert enclosure.report.office == view.office
        assert enclosure.report.head.due == view.head.due == date(2024, 3, 17)
        left = left_to_somebody(next(row for row in past.now.assessments if row.serial == view.office.serial))
        assert view.duties == tuple(duty for duty in enclosure.report.duties if duty.policy in left)
        assert all(duty.cell.is_open for duty in view.duties)
        assert view.duties
        words = paper_words(view, language)
        assert all(duty.duty.said(language) in words for duty in view.duties)


@tried
@given(histories())
def test_the_letter_to_the_portals_owner_counts_what_the_annex_counts_and_names_no_office(past):
    found = portal_request(past, DAY)
    summary = chair_view(past, LETTERHEAD).summary
    if found is None:
        assert summary.portal_offices == 0
        return
    ((_, view),) = named_letters(material(past, [found]))
    assert isinstance(view, PortalLetter)
    assert view.offices == summary.portal_offices == len(found.offices)
    counted = {cause.cause: cause.offices for cause in summary.causes if cause.cause.of_portal}
    for cause, number in counted.items():
        assert sum(matter.offices for matter in view.matters if matter.cause is cause) == number
    for language in Language:
        words = paper_words(view, language) + DOCUMENTS["letter"].text(view, language)
        for row in past.now.assessments:
            assert row.office.name.said(language) not in words
            assert row.office.id not in words


def test_a_portal_is_named_without_the_name_that_an_office_has_on_it():
    assert portal_site("lotaup.khulna.gov.bd") == "khulna.gov.bd"
    assert portal_site("agriculture.paikgasa.khulna.gov.bd/site") == "paikgasa.khulna.gov.bd"
    assert portal_site("lota.bdgovportal.com:8443") == "bdgovportal.com"
    assert portal_site("example.org") == "org"
    assert portal_site("lota") == portal_site("") == ""


# What they say


@pytest.mark.parametrize("language", list(Language))
def test_a_letter_to_many_names_none_of_them_and_says_until_when_from_where_and_what_nobody_sends(language):
    fisheries = replace(
        office("fisheries", kind=OfficeKind.DEPARTMENT), name=Text(en="Fisheries", bn="উপজেলা মৎস্য অফিস")
    )
    offices = (LOTA, KOYRA, DAE, fisheries)
    past = standing(*(tell_all(each, NOT_DONE) for each in offices), offices=offices)
    letterhead = replace(LETTERHEAD, uno_mail="uno@example.gov.bd", ap_phone="01700-000000")
    made = replace(material(past, reminding(past, DAY).letters), letterhead=letterhead)
    views = [view for _, view in named_letters(made)]
    assert [(view.kind, view.topics) for view in views] == [
        (OfficeKind.DEPARTMENT, (Topic.ACCOUNTS, Topic.MAIL)),
        (OfficeKind.UNION, (Topic.ACCOUNTS,)),
    ]
    for view in views:
        words = paper_words(view, language)
        assert not [row for row in past.now.assessments if row.office.name.said(language) in words]
        assert "17.03.2024" in words or "১৭.০৩.২০২৪" in words
        assert ("may a password" in words) or ("কোনো অবস্থাতেই পাসওয়ার্ড" in words)
    department, union = (paper_words(view, language) for view in views)
    assert "uno@example.gov.bd" in department.replace("E-mail: uno@example.gov.bd", "")
    assert ("official e-mail address" in department) or ("সরকারি ই-মেইল থেকে" in department)
    assert ("by hand" in union) or ("হাতে হাতে" in union)


@pytest.mark.parametrize("step", [1, 2])
def test_a_letter_to_one_office_names_it_and_speaks_of_no_others(step):
    sent = letter(1, Purpose.FIRST, ["lota"], date(2024, 2, 10), date(2024, 2, 20))
    past = standing(tell_all(LOTA, NOT_DONE), offices=(LOTA,), letters=[sent] * (step - 1))
    copies = ((OfficeKind.UNION, ("উপপরিচালক, স্থানীয় সরকার",)),)
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters, copies=copies))
    assert view.purpose.step == step
    words = paper_words(view, Language.BN)
    assert "সচিব/প্রশাসনিক কর্মকর্তা, লতা ইউনিয়ন পরিষদ" in words
    assert "আপনার দপ্তরে" in words
    for of_many in ("দপ্তরসমূহে", "সংশ্লিষ্ট সকল", "প্রতিটি দপ্তরের"):
        assert of_many not in words
    assert "উপপরিচালক" not in words
    assert words.count("লতা ইউনিয়ন পরিষদ।") == 0
    assert "the offices concerned" not in paper_words(view)
    assert "your office" in paper_words(view)


@pytest.mark.parametrize(
    ("accounts", "mailbox", "topics"),
    [
        (DONE, {OFFICIAL_EMAIL: MailboxKind.NONE}, (Topic.MAIL,)),
        (NOT_DONE, MAIL, (Topic.ACCOUNTS,)),
        (NOT_DONE, {OFFICIAL_EMAIL: MailboxKind.NONE}, (Topic.ACCOUNTS, Topic.MAIL)),
    ],
)
@pytest.mark.parametrize("step", [1, 2, 3])
def test_the_subject_of_a_letter_to_one_office_names_only_what_is_pending_there(accounts, mailbox, topics, step):
    sent = [
        letter(number, purpose, ["dae"], date(2024, 2, 8 + number), date(2024, 2, 18 + number))
        for number, purpose in ((1, Purpose.FIRST), (2, Purpose.SECOND))
    ]
    past = standing(tell_all(DAE, accounts), tell("dae", mailbox), offices=(DAE,), letters=sent[: step - 1])
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters))
    assert (view.purpose.step, view.pending) == (step, topics)
    subject = next(words for words in paper_words(view).splitlines() if "what is pending on" in words)
    named = ("password" in subject, "e-mail" in subject)
    assert named == (Topic.ACCOUNTS in topics, Topic.MAIL in topics)


def test_a_letter_to_one_department_goes_to_the_post_of_its_head():
    past = standing(tell_all(DAE, NOT_DONE), offices=(DAE,))
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters))
    assert f"{DAE.head_post.bn}, উপজেলা কৃষি অফিস" in paper_words(view, Language.BN)


def after_a_first_letter(*still_pending):
    """A standing after a first letter to those, to one who completed the work and to one who is gone, and the one second reminder."""
    first = letter(
        1, Purpose.FIRST, [*(each.id for each in still_pending), "koyra", "gone"], date(2024, 2, 10), date(2024, 2, 20)
    )
    told = [tell_all(each, NOT_DONE) for each in still_pending]
    past = standing(*told, tell_all(KOYRA, DONE), offices=(*still_pending, KOYRA), letters=[first])
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters))
    return view


def test_a_second_reminder_tells_of_how_many_others_nothing_is_asked_now():
    view = after_a_first_letter(LOTA, office("rani"))
    assert (view.settled, view.ended) == (1, 1)
    assert (
        "Meanwhile 1 office has completed the work. Of 1 other office nothing is asked by letter now."
        in paper_words(view)
    )
    assert "অন্য ১টি দপ্তরকে এখন পত্র দেওয়ার প্রয়োজন নেই।" in paper_words(view, Language.BN)


def test_a_letter_to_one_office_says_nothing_of_another():
    view = after_a_first_letter(LOTA)
    assert (view.settled, view.ended) == (0, 0)
    assert "office has completed" not in paper_words(view)
    assert "nothing is asked by letter" not in paper_words(view)


def test_a_second_reminder_names_the_first_tells_who_has_finished_and_the_day_of_help():
    first = letter(1, Purpose.FIRST, ["lota", "rani", "koyra"], date(2024, 2, 10), date(2024, 2, 20), memo="৯১")
    rani = office("rani")
    undone = (tell_all(each, NOT_DONE) for each in (LOTA, rani))
    past = standing(*undone, tell_all(KOYRA, DONE), offices=(LOTA, KOYRA, rani), letters=[first])
    found = reminding(past, DAY).letters
    help_day = HelpDay(date(2024, 3, 10), Text(en="at the hall", bn="মিলনায়তনে"))
    ((_, view),) = named_letters(material(past, found, help=help_day))
    assert (view.purpose, view.settled) == (Purpose.SECOND, 1)
    words = paper_words(view)
    assert "(2) Memo no. 91 of this office, 10.02.2024" in words
    assert "Meanwhile 1 office has completed" in words
    assert "10.03.2024" in words
    over = replace(help_day, day=DAY)
    ((_, late),) = named_letters(material(past, found, help=over))
    assert late.help is None


ASKED_THEN = {
    "of one, some": (
        ["lota"],
        "In the letter under source (2) you were requested, on Profile updated and Password reset, to do what was then left or to tell what was not known yet.",
        "সূত্র (২)-এর মাধ্যমে আপনার দপ্তরকে প্রোফাইল হালনাগাদ ও পাসওয়ার্ড রিসেট বিষয়ে অবশিষ্ট কাজ শেষ করা বা প্রয়োজনীয় তথ্য জানানোর অনুরোধ করা হয়েছিল।",
    ),
    "of several": (
        ["lota", "koyra"],
        "In the letter under source (2) you were requested to do what was then left or to tell what was not known yet.",
        "উপর্যুক্ত বিষয়ে সূত্র (২)-এর মাধ্যমে অবশিষ্ট কাজ শেষ করা বা প্রয়োজনীয় তথ্য জানানোর অনুরোধ করা হয়েছিল।",
    ),
}


@pytest.mark.parametrize(
    ("language", "to"),
    [
        (Language.EN, "may be sent by e-mail to uno@example.gov.bd (where"),
        (Language.BN, "উত্তর uno@example.gov.bd ঠিকানায় ই-মেইলে ("),
    ],
    ids=["en", "bn"],
)
def test_a_letter_to_a_union_names_the_address_for_the_answer_where_the_settings_have_one(language, to):
    past = standing(tell_all(LOTA, NOT_DONE), offices=(LOTA,))
    of = material(past, reminding(past, DAY).letters)
    ((_, without),) = named_letters(of)
    ((_, view),) = named_letters(replace(of, letterhead=replace(LETTERHEAD, uno_mail="uno@example.gov.bd")))
    assert to in reminder_text(view, language)
    assert to.replace(" to uno@example.gov.bd", "").replace("uno@example.gov.bd ঠিকানায় ", "") in reminder_text(
        without, language
    )


def test_a_second_reminder_names_what_two_duties_are_about_once():
    first = letter(1, Purpose.FIRST, ["dae"], date(2024, 2, 10), date(2024, 2, 20))
    of_mail = replace(first.draft.offices[0], policies=(HELD, USED))
    past = standing(
        tell_all(DAE, NOT_DONE),
        offices=(DAE,),
        letters=[replace(first, draft=replace(first.draft, offices=(of_mail,)))],
    )
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters))
    assert "requested, on Official e-mail, to do" in reminder_text(view, Language.EN)
    assert "আপনার দপ্তরকে সরকারি ই-মেইল বিষয়ে অবশিষ্ট" in reminder_text(view, Language.BN)


@pytest.mark.parametrize(("to", "english", "bangla"), ASKED_THEN.values(), ids=ASKED_THEN)
def test_a_second_reminder_says_what_the_first_asked(to, english, bangla):
    first = letter(1, Purpose.FIRST, to, date(2024, 2, 10), date(2024, 2, 20))
    asked = tuple(replace(each, policies=(PROFILE, RESET)) for each in first.draft.offices)
    first = replace(first, draft=replace(first.draft, offices=asked))
    offices = tuple(each for each in (LOTA, KOYRA) if each.id in to)
    past = standing([told for each in offices for told in tell_all(each, NOT_DONE)], offices=offices, letters=[first])
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters))
    assert english in reminder_text(view, Language.EN)
    assert bangla in reminder_text(view, Language.BN)


def test_a_final_reminder_goes_in_copy_to_whom_the_settings_name_and_to_the_head_of_a_union():
    sent = [
        letter(1, Purpose.FIRST, ["lota"], date(2024, 2, 1), date(2024, 2, 5)),
        letter(2, Purpose.SECOND, ["lota"], date(2024, 2, 6), date(2024, 2, 9)),
    ]
    past = standing(tell_all(LOTA, NOT_DONE), offices=(LOTA,), letters=sent)
    copies = ((OfficeKind.UNION, ("উপপরিচালক, স্থানীয় সরকার",)), (OfficeKind.DEPARTMENT, ("of departments",)))
    ((name, view),) = named_letters(material(past, reminding(past, DAY).letters, copies=copies))
    assert name == "01-reminder-3-lota"
    words = paper_words(view)
    assert "উপপরিচালক, স্থানীয় সরকার" in words
    assert "the head, Lota" in words
    assert "of departments" not in words
    assert "reminders were sent on 01.02.2024 and 06.02.2024" in words


def test_only_an_office_of_which_nothing_was_heard_gets_the_form():
    past = standing(tell_all(LOTA, NOT_DONE), offices=(LOTA, KOYRA))
    (found,) = reminding(past, DAY).letters
    with_form = tuple(replace(asked, form="1234-5678" if asked.office == "koyra" else "") for asked in found.offices)
    made = material(past, [replace(found, offices=with_form)])
    ((_, enclosures),) = named_enclosures(made)
    assert [(each.report.office_id, each.form is not None) for each in enclosures.enclosures] == [
        ("lota", False),
        ("koyra", True),
    ]
    papers = [DOCUMENTS["enclosure"].papers(each, Language.EN) for each in enclosures.enclosures]
    assert [len(of_office) for of_office in papers] == [1, 2]
    assert papers[0][0].foot == "Enclosed with a reminder · information of 20.02.2024"


@pytest.mark.parametrize("language", list(Language))
def test_a_message_is_short_also_for_the_longest_names(language):
    past = standing(tell_all(LOTA, NOT_DONE), offices=(LOTA,))
    ((_, view),) = DOCUMENTS["letter-message"].views(material(past, reminding(past, DAY).letters))
    longest = Text(en="Brahmanbaria Sadar and more", bn="ব্রাহ্মণবাড়িয়া সদর দক্ষিণ")
    view = replace(view, head=replace(view.head, committee=replace(view.head.committee, upazila=longest)))
    pending = ((Topic.MAIL,), tuple(Topic))
    for purpose, topics, vacant in product(REMINDERS, pending, ((), (LOTA.head_post,))):
        fitted = replace(view, purpose=purpose, visit=DAY, topics=topics, pending=topics, vacant=vacant)
        words = DOCUMENTS["letter-message"].text(fitted, language)
        with_answers = replace(fitted, beside=(RemarkCode.UNDATED, RemarkCode.UNCLEAR))
        more = DOCUMENTS["letter-message"].text(with_answers, language)
        assert len(words) <= len(more) <= LONGEST
        never = {Language.EN: " Send nobody a password or OTP.", Language.BN: " পাসওয়ার্ড বা OTP কাউকে পাঠাবেন না।"}[language]
        assert words.endswith(never)
        assert more.endswith(never), "the warning is the last that is read"
        assert more.startswith(words.removesuffix(never))


@pytest.mark.parametrize(("sheets", "asked"), [((), False), (("dae",), False), (("koyra",), True)])
def test_a_letter_asks_for_slips_only_where_somebody_whom_it_goes_to_has_a_sheet(sheets, asked):
    past = standing(tell_all(LOTA, NOT_DONE), offices=(LOTA, KOYRA, DAE))
    past = replace(past, invited=True, sheets=frozenset(sheets))
    ((_, view),) = named_letters(material(past, reminding(past, DAY, ["lota", "koyra"]).letters))
    assert ("slip" in reminder_text(view, Language.EN)) is asked
    assert ("স্লিপ" in reminder_text(view, Language.BN)) is asked


@pytest.mark.parametrize("ordered", [False, True])
def test_a_letter_asks_for_slips_where_only_they_can_tell_something_that_it_asks(monkeypatch, ordered):
    if ordered:
        monkeypatch.setattr(small_upazila, "BASELINE", small_upazila.ordering("password-strength"))
    past = standing(tell_all(LOTA, NOT_DONE))
    ((_, view),) = named_letters(material(past, reminding(past, DAY, ["lota"]).letters))
    assert ("by a self-check slip" in reminder_text(view, Language.EN)) is ordered
    assert ("স্ব-যাচাই স্লিপে" in reminder_text(view, Language.BN)) is ordered


@pytest.mark.parametrize(
    ("told", "silent"),
    [
        (tell_all(LOTA, NOT_DONE), False),
        (tell("lota/secretary", NOT_DONE), True),
        (tell("lota/secretary", DONE), True),
        (tell("lota/secretary", DONE) + tell("lota/clerk", {TWO_STEP_ENROLLED: True}), False),
        ([], True),
    ],
    ids=["all not done", "one not done, one silent", "one done, one silent", "each something", "nobody"],
)
def test_somebody_is_silent_where_nothing_was_told_of_one_who_has_something_to_tell(told, silent):
    (assessment,) = standing(told, offices=(LOTA,)).now.assessments
    assert has_somebody_silent(assessment) is silent


@pytest.mark.parametrize(("accounts", "counted"), [(DONE, False), ({**DONE, TWO_STEP_ENROLLED: False}, True)])
def test_who_left_is_said_to_be_counted_only_where_user_ids_are_counted_above(accounts, counted):
    dae = office("dae", ("head", "clerk"), kind=OfficeKind.DEPARTMENT)
    gone = replace(dae, accounts=(dae.accounts[0], replace(dae.accounts[1], left=True)))
    then = meeting((dae,), tell_all(dae, DONE))
    past = history(then, meeting((gone,), tell("dae/head", accounts), "2024-03"))
    (asked,) = reminding(past, DAY).letters
    ((_, view),) = named_letters(material(past, [replace(asked, purpose=Purpose.FINAL)]))
    words = reminder_text(view, Language.EN)
    assert "no longer in the roster; why, or that this is a mistake, is to be told" in words
    assert ("counted above" in words) is counted
    assert ("উপরের হিসাবে" in reminder_text(view, Language.BN)) is counted


@pytest.mark.parametrize("purpose", REMINDERS)
@pytest.mark.parametrize("language", list(Language))
def test_of_a_vacant_post_letter_and_message_speak_as_the_enclosed_report_asks_who_has_the_user_id(language, purpose):
    vacant = {TWO_STEP_CAUSE: Cause.VACANT}
    past = standing(tell_all(DAE, vacant), tell("dae", {OFFICIAL_EMAIL: MailboxKind.NONE}), offices=(DAE,))
    (asked,) = reminding(past, DAY).letters
    ((_, view),) = named_letters(material(past, [replace(asked, purpose=purpose)]))
    assert view.pending == (Topic.MAIL,)
    subject, short = paper_words(view, language).splitlines()[0], message(view, language)
    for in_language in NAMED.values():
        in_subject, in_message = in_language[language]
        assert in_subject in subject
        assert in_message in short
    asks = "vacant; who has the user ID" if language is Language.EN else "পদ শূন্য; ইউজার আইডি এখন কার কাছে"
    assert (asks in reminder_text(view, language)) is (purpose is Purpose.FINAL)
    assert len(short) <= LONGEST


BOTH, ACCOUNTS_ALONE, MAIL_ALONE = tuple(Topic), (Topic.ACCOUNTS,), (Topic.MAIL,)
NAMED = {  # in the subject and in the message beside it, in each language
    Topic.ACCOUNTS: {Language.EN: ("web-portal", "web portal"), Language.BN: ("ওয়েব পোর্টাল", "ওয়েব পোর্টাল")},
    Topic.MAIL: {Language.EN: ("official e-mail",) * 2, Language.BN: ("সরকারি ই-মেইল",) * 2},
}
OF_ONE = [("one", purpose, BOTH, pending) for purpose in REMINDERS for pending in (BOTH, ACCOUNTS_ALONE, MAIL_ALONE)]
OF_KIND = [("kind", purpose, BOTH, pending) for purpose in REMINDERS[:2] for pending in (BOTH, ACCOUNTS_ALONE)]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("to", "purpose", "topics", "pending"), [*OF_ONE, *OF_KIND])
def test_the_message_names_what_the_subject_of_its_letter_names(to, purpose, topics, pending, language):
    past = standing(tell_all(LOTA, NOT_DONE), offices=(LOTA,))
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters))
    view = replace(view, purpose=purpose, topics=topics, pending=pending, office=view.office if to == "one" else None)
    subject, short = paper_words(view, language).splitlines()[0], message(view, language)
    for topic, in_language in NAMED.items():
        in_subject, in_message = in_language[language]
        assert (in_subject in subject) == (in_message in short) == (topic in pending)


@pytest.mark.parametrize("purpose", REMINDERS[1:])
@pytest.mark.parametrize("told", [DONE, {**DONE, TWO_STEP_ENROLLED: False}], ids=["e-mail alone", "two-step too"])
def test_phones_are_asked_for_only_where_something_is_to_be_done_at_a_login(told, purpose):
    past = standing(tell_all(DAE, told), offices=(DAE,))
    (asked,) = reminding(past, DAY).letters
    help_day = HelpDay(date(2024, 3, 11), "Hall")
    ((_, view),) = named_letters(material(past, [replace(asked, purpose=purpose)], help=help_day))
    phones = told is not DONE
    for language, phone in ((Language.EN, "mobile phones"), (Language.BN, "মোবাইল")):
        assert (phone in reminder_text(view, language)) is phones
    if purpose is Purpose.FINAL:
        assert ("phones" in message(view, Language.EN)) is ("মোবাইল" in message(view, Language.BN)) is phones


HOSTILE = '<script>\u202e{0.__class__}#set text(red) $x$ \\ =HYPERLINK("x") \'; DROP দপ্তর'


@pytest.mark.parametrize("form", ["pdf", "docx", "terminal", "text"])
def test_hostile_names_are_words_and_nothing_else(form):
    name = Text(en=HOSTILE, bn=HOSTILE)
    evil = replace(LOTA, name=name, head_post=name, portal="evil.example")
    sent = [
        letter(1, Purpose.FIRST, ["lota"], date(2024, 2, 1), date(2024, 2, 5), memo=HOSTILE),
        letter(2, Purpose.SECOND, ["lota"], date(2024, 2, 6), date(2024, 2, 9)),
    ]
    told = tell_all(evil, {**DONE, TWO_STEP_ENROLLED: False})
    past = standing(told, offices=(evil,), letters=sent)
    copies = ((OfficeKind.UNION, (HOSTILE,)),)
    made = material(past, reminding(past, DAY).letters, copies=copies, owner=HOSTILE)
    ((_, view),) = named_letters(made)
    assert isinstance(view, ReminderLetter)
    for language in Language:
        content = DOCUMENTS["letter"].render(discovery.formats()[form], view, language)
        assert content
        if form in {"terminal", "text"}:
            assert "\u202e" not in content.decode()
            assert "{0.__class__}" in content.decode()


# Where it is shown


def test_who_was_reminded_when_stands_in_the_chairs_copy_and_in_the_offices_report():
    sent = [
        letter(1, Purpose.FIRST, ["lota"], date(2024, 2, 1), memo="৯১"),
        letter(2, Purpose.SECOND, ["lota"], date(2024, 2, 15)),
        letter(3, Purpose.FIRST, ["koyra"]),
    ]
    past = standing(tell_all(LOTA, NOT_DONE), offices=(LOTA, KOYRA), letters=sent)
    lota, koyra = chair_view(past, LETTERHEAD).rows
    (remark,) = (remark for remark in lota.remarks if remark.code is RemarkCode.REMINDED)
    assert (remark.number, remark.day) == (2, date(2024, 2, 15))
    assert RemarkCode.REMINDED not in {remark.code for remark in koyra.remarks}
    reports = office_reports(past, LETTERHEAD).reports
    assert [(each.purpose.step, each.day, each.memo) for each in reports[0].reminders] == [
        (1, date(2024, 2, 1), "৯১"),
        (2, date(2024, 2, 15), ""),
    ]
    assert reports[1].reminders == sent_reminders(past.of_office["koyra"], past) == ()


@pytest.mark.parametrize("cause", [Cause.NO_CODE, Cause.LOCKED_OUT])
@pytest.mark.parametrize("language", list(Language))
def test_of_who_cannot_log_in_the_portals_owner_is_not_told_that_two_step_cannot_be_turned_on(cause, language):
    past = standing(
        tell_all(KOYRA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})
        + tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: cause}),
        offices=(LOTA, KOYRA),
    )
    (view,) = dict(named_letters(material(past, [portal_request(past, date(2024, 3, 11))]))).values()
    for words in (paper_words(view, language), DOCUMENTS["letter"].text(view, language)):
        cannot = "cannot be turned on" if language is Language.EN else "চালু করা যাচ্ছে না"
        assert (cannot in words) is (cause is Cause.NO_CODE)
        login = "with logging in" if language is Language.EN else "লগইন ও Two-step"
        assert (login in words) is (cause is Cause.LOCKED_OUT)


def test_the_portals_owner_has_time_to_answer_and_the_chair_reads_what_was_answered():
    waits = tell_all(KOYRA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})
    asked = letter(1, Purpose.PORTAL, ["koyra"], date(2024, 2, 12), date(2024, 3, 10), memo="৫")
    past = standing(waits, offices=(KOYRA,), letters=[asked])
    assert portal_request(past, date(2024, 3, 10)) is None
    assert portal_request(past, date(2024, 3, 11)) is not None
    answer = LetterAnswered(1, date(2024, 3, 1), "মে মাসে চালু হবে", date(2024, 3, 1))
    replied = replace(asked, answered=answer)
    assert portal_request(with_letters(past, replied), date(2024, 3, 11)) is None
    waits = tell_all(KOYRA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, on=date(2024, 3, 8))
    answered = with_letters(history(meeting((KOYRA,), waits, "2024-03", day=date(2024, 3, 11))), replied)
    assert portal_request(answered, date(2024, 3, 9)) is not None
    unanswered, told = (
        dict(named_letters(material(each, [portal_request(each, date(2024, 3, 11))]))).popitem()[1]
        for each in (past, answered)
    )
    assert "still cannot turn" not in paper_words(unanswered)
    assert "answer of 01.03.2024 was: “মে মাসে চালু হবে”" in paper_words(told)
    for words in (paper_words(told), DOCUMENTS["letter"].text(told, Language.EN)):
        assert "The letter under source (2) told of this before." in words
        assert "by when it is done" in words
    (request,) = chair_view(answered, LETTERHEAD).requests
    assert (request.day, request.answered_on, request.answer) == (
        date(2024, 2, 12),
        date(2024, 3, 1),
        "মে মাসে চালু হবে",
    )


def test_a_letter_without_answer_is_not_said_to_wait_for_one_once_a_later_letter_was_answered():
    asked, later = PortalRequest(date(2024, 2, 12), "৫", None, ""), PortalRequest(date(2024, 3, 1), "৬", None, "")
    answered = replace(later, answered_on=date(2024, 3, 8), answer="মে মাসে")
    for requests, waiting in (((asked,), 1), ((asked, later), 2), ((asked, answered), 0), ((answered, asked), 1)):
        words = [str(block) for block in requests_told(requests, Language.EN)]
        assert sum("has not answered yet" in each for each in words) == waiting
    assert "No answer to it has come; a later letter was answered" in str(requests_told((asked, answered), Language.EN))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("days", "told", "offices_told"),
    [
        ((date(2024, 2, 10), date(2024, 3, 8)), ("on 08.03.2024", "০৮.০৩.২০২৪ তারিখে"), 1),
        ((date(2024, 3, 8), date(2024, 3, 8)), ("on 08.03.2024", "০৮.০৩.২০২৪ তারিখে"), 2),
    ],
)
def test_after_an_answer_the_letter_counts_only_those_who_told_since_and_says_when_they_did(
    days, told, offices_told, language
):
    waits = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
    offices = (KOYRA, LOTA)
    answer = LetterAnswered(1, date(2024, 3, 1), "মে মাসে চালু হবে", date(2024, 3, 1))
    asked = letter(1, Purpose.PORTAL, ["koyra", "lota"], date(2024, 2, 12), date(2024, 3, 10), answered=answer)
    known = (tell_all(each, waits, on=day) for each, day in zip(offices, days, strict=True))
    judged_on = meeting(offices, [part for parts in known for part in parts], "2024-03", day=date(2024, 3, 11))
    past = with_letters(history(judged_on), asked)
    ((_, view),) = named_letters(material(past, [portal_request(past, date(2024, 3, 11))]))
    for words in (paper_words(view, language), DOCUMENTS["letter"].text(view, language)):
        assert told[language is Language.BN] in words
        assert "still cannot" in words or "এখনো পোর্টালে" in words
    assert [matter.offices for matter in view.matters] == [view.offices] == [offices_told]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("told_of", "told_before", "said"),
    [
        (
            {"koyra": Cause.NO_CODE},
            ("told of a part of this before", "বিষয়টির একাংশ আগে"),
            (
                "told or seen between 07.03.2024 and 08.03.2024, users of 2 offices of this upazila have these",
                "০৭.০৩.২০২৪ থেকে ০৮.০৩.২০২৪ তারিখের মধ্যে প্রাপ্ত তথ্য অনুযায়ী",
            ),
        ),
        (
            {"lota": Cause.NO_CODE},
            (
                "(2) told of other difficulties at the portal or of other offices",
                "(২)-এর পত্রে পোর্টালের অন্য সমস্যা বা অন্য দপ্তরের সমস্যার কথা",
            ),
            ("By what was told or seen, users of", "প্রাপ্ত তথ্য অনুযায়ী এ উপজেলার"),
        ),
    ],
    ids=["a part", "nothing of it"],
)
def test_the_letter_names_the_earlier_one_with_its_answer_and_says_how_much_of_this_that_told_of(
    told_of, told_before, said, language
):
    waits = {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
    long_ago = [*tell_all(KOYRA, {**DONE, **waits}), *tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False})]
    since = [
        *tell_all(KOYRA, waits, on=date(2024, 3, 7)),
        *tell_all(LOTA, {TWO_STEP_CAUSE: Cause.LOCKED_OUT}, on=date(2024, 3, 8)),
    ]
    answer = LetterAnswered(1, date(2024, 3, 1), "মে মাসে চালু হবে", date(2024, 3, 1))
    asked = letter(1, Purpose.PORTAL, list(told_of), date(2024, 2, 12), date(2024, 3, 10), answered=answer)
    of_causes = tuple(AskedOffice(name, (TWO_STEP,), causes=(cause,)) for name, cause in told_of.items())
    asked = replace(asked, draft=replace(asked.draft, offices=of_causes))
    now = meeting((KOYRA, LOTA), [*long_ago, *since], "2024-03", day=date(2024, 3, 11))
    past = with_letters(history(now), asked)
    ((_, view),) = named_letters(material(past, [portal_request(past, date(2024, 3, 11))]))
    words = paper_words(view, language)
    assert said[language is Language.BN] in words
    assert "they still" not in words
    assert "not known of all" not in words
    for each in (words, DOCUMENTS["letter"].text(view, language)):
        assert told_before[language is Language.BN] in each
        assert "মে মাসে চালু হবে" in each
        assert ("12.02.2024", "১২.০২.২০২৪")[language is Language.BN] in each
        assert ("01.03.2024", "০১.০৩.২০২৪")[language is Language.BN] in each
    assert ("told of this before", "বিষয়টি আগে জানানো")[language is Language.BN] not in words


@tried
@given(histories())
def test_what_was_asked_of_an_office_is_open_under_an_order(past):
    for found in reminding(past, DAY).letters:
        for asked in found.offices:
            (row,) = (row for row in past.now.assessments if row.office.id == asked.office)
            ordered = row.of(level=Level.SHALL)
            assert asked.policies
            for policy in asked.policies:
                outcomes = {finding.outcome for finding in ordered if finding.policy == policy and finding.is_open}
                assert outcomes <= {Outcome.FAIL, Outcome.UNKNOWN}
                assert outcomes


STANDS_ON = standing().now.header.day
REACHED = {
    "nobody": ([], 0),
    "a draft": ([letter(1, Purpose.FIRST, ["koyra"])], 0),
    "a letter that went out": ([letter(1, Purpose.FIRST, ["koyra", "dae"], STANDS_ON - timedelta(days=3))], 2),
    "a letter of a later day": ([letter(1, Purpose.FIRST, ["koyra"], STANDS_ON + timedelta(days=1))], 0),
    "a letter to the portal's owner": ([letter(1, Purpose.PORTAL, ["koyra"], STANDS_ON - timedelta(days=3))], 0),
}


@pytest.mark.parametrize(("letters", "more"), REACHED.values(), ids=REACHED)
def test_who_was_reminded_was_contacted_in_every_count(letters, more):
    view = chair_view(standing(tell_all(LOTA, NOT_DONE), letters=letters), LETTERHEAD).summary
    assert (view.asked, view.answered) == (1 + more, 1)
    (part, *_) = view.parts
    assert sum(group.tally.asked for group in part.groups) == part.total.asked == part.history[-1].tally.asked
    assert part.total.asked == 1 + more


def final_of(past, office_id="lota"):
    """Return the final reminder of an office as a view, and what its message says."""
    (asked,) = reminding(past, DAY, [office_id]).letters
    ((_, view),) = named_letters(material(past, [replace(asked, purpose=Purpose.FINAL)]))
    return view, message(view, Language.EN)


NUMBER_ASKED = "Number of user IDs that the office has on the portal, and the posts that use them: no information"
HOW_MANY = "Tell how many user IDs the office has on the portal, and which posts use them."
OF_NONE, TOLD_NO = tell("lota", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}), tell("lota", {TWO_STEP_ENROLLED: False})
OWN = "The office has no user ID of its own, as it told"


@pytest.mark.parametrize(("told", "step", "matter", "stands"), [
    ([], HOW_MANY, NUMBER_ASKED, "Two-step on for every user: no information"),
    (TOLD_NO, HOW_MANY, NUMBER_ASKED, f"Two-step on for every user: told on {TOLD_NO[0].observed_on:%d.%m.%Y}: not done; of how many user IDs, is not known"),
    (OF_NONE, OWN, OWN + "; with whose it works, or when it applied for one: no information", "cause: "),
])  # fmt: skip
def test_a_final_letter_to_an_office_of_which_no_user_id_is_listed_says_what_it_told_and_lists_what_its_enclosure_asks(
    told, step, matter, stands
):
    past = standing(told, offices=(office("lota", ()),))
    view, short = final_of(past)
    words = reminder_text(view, Language.EN)
    (report,) = office_reports(past, LETTERHEAD).reports
    assert f") {matter}" in words
    assert stands in words
    assert any(each.en.startswith(step) for each in report.steps)
    assert "phone" not in words.split("Assistant Programmer will be")[1].split("Please tell")[0]
    assert "phones" not in short


SEEN_OFF = tell("lota/clerk", {TWO_STEP_ENROLLED: False}, date(2024, 2, 1), Grade.WITNESSED, "witness")


@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.SECOND])
@pytest.mark.parametrize(
    ("never_told", "told_suffices"),
    [(False, False), (True, True)],
    ids=["only what is to be seen", "something else too"],
)
def test_a_letter_says_that_telling_is_enough_only_of_what_counts_once_it_is_told(purpose, never_told, told_suffices):
    secretary, clerk = LOTA.accounts
    told = [*tell(clerk.id, DONE), *SEEN_OFF, *([] if never_told else tell(secretary.id, DONE))]
    past = standing(told, offices=(LOTA,))
    (asked,) = reminding(past, DAY).letters
    ((_, view),) = named_letters(material(past, [replace(asked, purpose=purpose)]))
    words = reminder_text(view, Language.EN)
    (report,) = office_reports(past, LETTERHEAD).reports
    assert any("telling alone does not change that" in step.en for step in report.steps)
    assert ("Telling alone is not enough here" in words) is not told_suffices
    assert ("is to be seen or recorded anew" in words) is told_suffices
    if purpose is Purpose.FIRST:
        assert ("it is enough to say so" in words) is told_suffices


TOLD_ON = tell("lota/clerk", {TWO_STEP_ENROLLED: True}, date(2024, 2, 9))
CHECKED_OFF = tell("lota/clerk", {TWO_STEP_ENROLLED: False}, date(2024, 2, 1), Grade.SELF_CHECKED, "slip")
TOLD_BOTH = [*tell("lota/clerk", {TWO_STEP_ENROLLED: False}, date(2024, 2, 9)), *TOLD_ON]
TOLD_CAUSE = tell("lota/clerk", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, date(2024, 2, 9))
WHICH, SEE_AGAIN = "tell which is right", "telling alone "


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([*SEEN_OFF, *TOLD_ON], SEE_AGAIN),
        ([*CHECKED_OFF, *TOLD_ON], SEE_AGAIN),
        (TOLD_BOTH, WHICH),
        (TOLD_CAUSE, WHICH),
    ],
    ids=[
        "seen undone and told to be done",
        "self-checked undone and told to be done",
        "told both",
        "told that it is not offered, which another has on",
    ],
)
def test_a_final_letter_asks_which_answer_is_right_where_its_enclosed_report_does_and_else_to_be_seen_again(
    told, words
):
    secretary, clerk = LOTA.accounts
    others = {fact: said for fact, said in DONE.items() if fact is not TWO_STEP_ENROLLED}
    past = standing([*tell(secretary.id, DONE), *tell(clerk.id, others), *told], offices=(LOTA,))
    view, _ = final_of(past)
    (report,) = office_reports(past, LETTERHEAD).reports
    for said in (reminder_text(view, Language.EN), " ".join(step.en for step in report.steps)):
        assert [each for each in (WHICH, SEE_AGAIN) if each in said] == [words]


def test_a_final_letter_asks_which_answer_on_a_duty_is_right_of_none_where_it_is_only_asked_whether_the_user_id_is_its_own():
    secretary, clerk = LOTA.accounts
    none = tell(secretary.id, {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}, date(2024, 2, 9))
    past = standing([*none, *tell(clerk.id, DONE)], offices=(LOTA,))
    view, _ = final_of(past)
    (report,) = office_reports(past, LETTERHEAD).reports
    assert any("it was told that the office has no user ID of its own, but" in step.en for step in report.steps)
    assert view.differing == frozenset()
    assert WHICH not in reminder_text(view, Language.EN)


CHECKED_NO = {
    TWO_STEP_ENROLLED: (False, True),
    PASSWORD_MEETS_RULE: (RuleAnswer(RULE, met=False), RuleAnswer(RULE, met=True)),
}


@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.SECOND])
@pytest.mark.parametrize("fact", CHECKED_NO, ids=["two-step", "rule"])
def test_of_what_a_self_check_found_undone_report_and_letter_say_that_only_a_new_slip_or_where_it_can_a_login_lifts_it(
    fact, purpose
):
    secretary, clerk = LOTA.accounts
    no, yes = CHECKED_NO[fact]
    others = {each: said for each, said in DONE.items() if each is not fact}
    checked = tell(clerk.id, {fact: no}, date(2024, 2, 1), Grade.SELF_CHECKED, "slip")
    told = [
        *tell(secretary.id, DONE),
        *tell(clerk.id, others),
        *checked,
        *tell(clerk.id, {fact: yes}, date(2024, 2, 9)),
    ]
    past = standing(told, offices=(LOTA,))
    (asked,) = reminding(past, DAY).letters
    ((_, view),) = named_letters(material(past, [replace(asked, purpose=purpose)]))
    words = reminder_text(view, Language.EN)
    (report,) = office_reports(past, LETTERHEAD).reports
    (step,) = [each.en for each in report.steps if "self-check of 01.02.2024" in each.en]
    assert "make the self-check again and send the new slip" in step
    assert ("to see a login" in step) is (fact is TWO_STEP_ENROLLED)
    assert WHICH not in step
    assert "make the self-check again and send the new slip" in words
    assert "it is enough to say so" not in words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (RemarkCode.STALE, "no information (0/2) (the information has grown old; to be told again)"),
        (RemarkCode.UNCLEAR, "no information (0/2) (the last answer could not be read)"),
    ],
)
def test_a_final_letter_does_not_say_of_what_was_told_and_does_not_count_that_nothing_was_told(code, words):
    view, _ = final_of(standing([]))
    first, *others = view.duties
    told = replace(view, duties=(replace(first, remarks=(Remark(code),)), *others))
    assert f"{first.duty.en}: {words}" in reminder_text(told, Language.EN)


@pytest.mark.parametrize(
    ("undone", "named", "in_bangla"),
    [
        ({TWO_STEP_ENROLLED: False}, "the web portal (Two-step on)", "ওয়েব পোর্টালের Two-step চালু সংক্রান্ত"),
        ({}, "web-portal passwords and two-step authentication", "পাসওয়ার্ড ও Two-step authentication সংক্রান্ত"),
    ],
    ids=["one duty", "all duties"],
)
def test_the_subject_of_a_letter_names_only_what_it_asks_about(undone, named, in_bangla):
    past = standing(tell_all(KOYRA, {**DONE, **undone}) if undone else [], offices=(KOYRA,))
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters))
    for language, about in ((Language.EN, named), (Language.BN, in_bangla)):
        assert any(about in words for words in paper_words(view, language).splitlines()[:12])


@pytest.mark.parametrize(
    ("undone", "subject"),
    [
        ([TWO_STEP_ENROLLED], "ওয়েব পোর্টালের Two-step চালু ও সরকারি ই-মেইল সংক্রান্ত"),
        (
            [TWO_STEP_ENROLLED, PROFILE_UPDATED_ON],
            "ওয়েব পোর্টালের প্রোফাইল হালনাগাদ ও Two-step চালু এবং সরকারি ই-মেইল সংক্রান্ত",
        ),
    ],
)
def test_duties_and_mail_are_joined_in_a_subject_so_that_no_list_stands_in_a_list(undone, subject):
    told = [
        *tell_all(DAE, {**DONE, **{fact: NOT_DONE[fact] for fact in undone}}),
        *tell("dae", {OFFICIAL_EMAIL: MailboxKind.NONE}),
    ]
    past = standing(told, offices=(DAE,))
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters))
    assert subject in reminder_text(view, Language.BN).splitlines()[0]


def test_decisions_of_two_meetings_are_joined_in_a_letter_so_that_no_list_stands_in_a_list():
    past = standing(tell_all(KOYRA, NOT_DONE), offices=(KOYRA,))
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters))
    nine, eleven = (replace(BASELINE.decisions[0], serial=serial) for serial in ("09", "11"))
    view = replace(
        view, head=replace(view.head, decisions=(nine, eleven, replace(nine, serial="05", meeting="2024-02")))
    )
    said = reminder_text(view, Language.BN)
    assert "সভার সিদ্ধান্ত নং ০৯ ও ১১ এবং ফেব্রুয়ারি ২০২৪ মাসের" in said


def test_report_and_letter_name_the_day_of_a_meeting_also_where_only_one_decision_of_two_meetings_of_a_month_is_the_offices():
    past = standing(tell_all(KOYRA, NOT_DONE), offices=(KOYRA,))
    eleven, nine = past.now.header.decisions
    two = (eleven, replace(nine, serial="11", day=date(2024, 1, 4)))
    header = replace(past.now.header, decisions=two, also=((nine.id, ("union",)),))
    past = History.of(replace(past.now, header=header), past.earlier)
    given = material(past, reminding(past, DAY).letters)
    ((_, view),) = named_letters(given)
    assert "of 18.01.2024" in reminder_text(view, Language.EN)
    assert "১৮.০১.২০২৪ তারিখের" in reminder_text(view, Language.BN)
    ((_, enclosed),) = named_enclosures(given)
    (report,) = (each.report for each in enclosed.enclosures)
    assert "meeting of 18.01.2024" in f"{office_report(report, Language.EN).subtitles}"


def test_a_final_letter_says_who_settles_the_day_of_an_answer_and_ends_each_matter_in_bangla():
    view, _ = final_of(standing(tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False}), offices=(LOTA,)))
    (row,) = view.duties
    view = replace(view, duties=(replace(row, remarks=(Remark(RemarkCode.UNDATED),)),))
    assert "(an answer came, too; the Assistant Programmer settles on which day it was told)" in reminder_text(
        view, Language.EN
    )
    assert "কোন তারিখের উত্তর তা সহকারী প্রোগ্রামার ঠিক করবেন)।\n" in reminder_text(view, Language.BN)


def test_the_subject_of_a_second_letter_to_several_offices_names_what_any_of_them_is_asked():
    first = letter(1, Purpose.FIRST, ["lota", "koyra"], date(2024, 2, 1), date(2024, 2, 2))
    asked = tuple(AskedOffice(name, (PROFILE,)) for name in ("lota", "koyra"))
    first = replace(first, draft=replace(first.draft, offices=asked))
    told = [
        *tell_all(LOTA, {**DONE, PROFILE_UPDATED_ON: NOT_DONE[PROFILE_UPDATED_ON]}),
        *tell_all(KOYRA, {**DONE, PROFILE_UPDATED_ON: NOT_DONE[PROFILE_UPDATED_ON], TWO_STEP_ENROLLED: False}),
    ]
    past = standing(told, offices=(LOTA, KOYRA), letters=[first])
    ((_, view),) = named_letters(material(past, reminding(past, DAY).letters))
    assert view.purpose is Purpose.SECOND
    assert "the web portal (Profile updated and Two-step on)" in reminder_text(view, Language.EN).splitlines()[0]
    assert "ওয়েব পোর্টালের প্রোফাইল হালনাগাদ ও Two-step চালু সংক্রান্ত" in reminder_text(view, Language.BN).splitlines()[0]


@pytest.mark.parametrize(
    ("kind", "post", "language", "to"),
    [
        (OfficeKind.UNION, "UP Secretary", Language.EN, "the head, Lota"),
        (OfficeKind.UNION, "ইউপি সচিব", Language.BN, "the head, দপ্তর"),
        (OfficeKind.UNION, "UDC entrepreneur", Language.EN, "Secretary/administrative officer, Lota"),
        (OfficeKind.DEPARTMENT, "the head", Language.EN, "Officer in charge, Lota"),
        (OfficeKind.DEPARTMENT, "the head", Language.BN, "দায়িত্বপ্রাপ্ত কর্মকর্তা, দপ্তর"),
        (OfficeKind.DEPARTMENT, "clerk", Language.EN, "the head, Lota"),
    ],
)
@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.FINAL])
def test_no_letter_to_one_office_goes_to_a_post_that_is_vacant(kind, post, language, to, purpose):
    lota = office("lota", (post, "other"), kind)
    told = [*tell(f"lota/{post}", {**NOT_DONE, TWO_STEP_CAUSE: Cause.VACANT}), *tell("lota/other", NOT_DONE)]
    past = history(meeting([lota], told))
    view = letter_to(past.now.assessments[0], past, purpose)
    assert [each.en for each in view.vacant] == [post]
    assert goes_to(view, language).startswith(to)
    heads = [line for line in copies(view, language) if line.startswith("the head")]
    is_beside = (kind, purpose) == (OfficeKind.UNION, Purpose.FINAL) and not to.startswith("the head")
    assert bool(heads) is is_beside


@pytest.mark.parametrize(
    ("vacant", "to"),
    [
        (("the head",), "Secretary/administrative officer, Lota"),
        (("the head", "UP Secretary"), "Officer in charge, Lota"),
    ],
)
def test_neither_letter_nor_copy_to_a_union_goes_to_its_head_while_that_post_is_vacant(vacant, to):
    lota = office("lota", ("the head", "UP Secretary", "other"), OfficeKind.UNION)
    told = [answer for each in vacant for answer in tell(f"lota/{each}", {**NOT_DONE, TWO_STEP_CAUSE: Cause.VACANT})]
    past = history(meeting([lota], [*told, *tell("lota/other", NOT_DONE)]))
    view = letter_to(past.now.assessments[0], past, Purpose.FINAL)
    assert goes_to(view, Language.EN).startswith(to)
    assert not [line for line in copies(view, Language.EN) if line.startswith("the head")]


@pytest.mark.parametrize(
    ("post", "is_copied"),
    [
        (Text(en="UP Secretary", bn="ইউপি সচিব"), False),
        (Text(en="Administrative Officer", bn="ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা"), False),
        (Text(en="Administrator", bn="প্রশাসক"), True),
        (Text(en="UP Chairman", bn="চেয়ারম্যান"), True),
    ],
)
def test_a_final_letter_to_a_unions_secretary_goes_to_its_head_in_copy_unless_the_roster_has_the_secretary_as_such(
    post, is_copied
):
    lota = replace(office("lota", ("clerk",), OfficeKind.UNION), head_post=post)
    past = history(meeting([lota], tell_all(lota, NOT_DONE)))
    view = letter_to(past.now.assessments[0], past, Purpose.FINAL)
    for language in Language:
        assert any(post.said(language) in line for line in copies(view, language)) is is_copied
