"""A letter that asks how a duty stands for which time was given names the end of that time, and not its own day alone."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import (
    BASELINE,
    DONE,
    HELD,
    LETTERHEAD,
    RESET,
    RULE,
    TWO_STEP,
    USED,
    history,
    judged,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor import discovery
from auditor.i18n import Language, Text
from auditor.model.baseline import Waiver
from auditor.model.counting import CountsFrom
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    TWO_STEP_ENROLLED,
    MailboxKind,
    RuleAnswer,
)
from auditor.model.finding import Outcome, Status
from auditor.model.letters import REMINDERS, Letter, LetterDrafted, LetterSent, Purpose
from auditor.model.paper import Paragraph
from auditor.model.subjects import OfficeKind
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.model.when import When
from auditor.register import open_items
from auditor.register.rows import Asking
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from auditor.views.letters.errands import reminding
from auditor.views.letters.letters import LetterMaterial, LetterWords, named_enclosures, named_letters
from auditor.views.office.office import office_reports
from auditor.views.why.why import Told, why
from reports.layout import remarking
from reports.layout.letter_message import LONGEST
from reports.layout.office import office_report

DAY, DUE, LATER = date(2024, 3, 3), date(2024, 3, 17), date(2024, 6, 30)
LOTA, KOYRA = office("lota", ("secretary",)), office("koyra", ("secretary",))
DOCUMENTS = discovery.documents()
UNTOLD = {fact: value for fact, value in DONE.items() if fact is not TWO_STEP_ENROLLED}


def extended(until=LATER, *, offices=(LOTA,), told=UNTOLD, sent=0, subject="lota"):
    """Return what letters are made from where time was given for two-step of the first office, or of a post of it."""
    waiver = Waiver(TWO_STEP, subject, "migration", "2024-02/05", until)
    observed = [part for each in offices for part in tell_all(each, told)]
    standing = history(meeting(offices, observed, waivers=(waiver,)))
    before = tuple(
        Letter(
            LetterDrafted(number, purpose, wanted.offices, DAY, None, DAY),
            LetterSent(number, date(2024, 2, number), "", date(2024, 2, number), date(2024, 2, number)),
            None,
        )
        for wanted in reminding(standing, DAY).letters
        for number, purpose in enumerate(REMINDERS[:sent], start=1)
    )
    past = History.of(standing.now, standing.earlier, letters=before)
    drafts = tuple(
        LetterDrafted(sent + 1, wanted.purpose, wanted.offices, DAY, DUE, DAY)
        for wanted in reminding(past, DAY).letters
    )
    asking = Asking("2024-03", CountsFrom(date(2024, 1, 18)), DAY, LETTERHEAD)
    return LetterMaterial(past, LETTERHEAD, drafts, LetterWords(), asking)


def words(made, language=Language.EN):
    """Return the letter on paper, its text to paste, and its message."""
    ((_, view),) = named_letters(made)
    (paper,) = DOCUMENTS["letter"].papers(view, language)
    text = " ".join(block.text for block in paper.blocks if isinstance(block, Paragraph))
    return text, DOCUMENTS["letter"].text(view, language), DOCUMENTS["letter-message"].text(view, language)


@pytest.mark.parametrize("sent", range(len(REMINDERS)))
def test_each_reminder_names_the_end_of_time_that_was_given(sent):
    paper, text, message = words(extended(sent=sent))
    told = "Time was extended until 30.06.2024 for: Two-step on for every user; only how that stands is to be told by 17.03.2024."
    assert told in paper
    assert told in text
    if REMINDERS[sent] is not Purpose.FINAL:
        assert "by the days given there" in message
        assert "17.03.2024" not in message


def test_where_time_was_given_to_one_post_of_several_it_is_named():
    two = office("lota", ("secretary", "operator"))
    paper, *_ = words(extended(offices=(two,), subject=two.accounts[1].id))
    assert f"until 30.06.2024 for: Two-step on for every user ({two.accounts[1].post.en}); only" in paper


def test_a_letter_to_several_offices_leaves_the_day_to_the_report_of_each():
    paper, *_ = words(extended(offices=(LOTA, KOYRA)))
    assert "it is to be done by the day in the enclosed report of the office" in paper
    assert "30.06.2024" not in paper


def test_the_enclosed_report_names_it_where_it_asks_for_the_rest():
    ((_, enclosed),) = named_enclosures(extended())
    box = office_report(enclosed.enclosures[0].report, Language.EN).blocks[0]
    assert "Due: 17.03.2024" in box.lead
    assert any(
        "Time extended until 30.06.2024 (2024-02/05), only how it stands is to be told now: Two-step" in line
        for line in box.lines
    )


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            Language.EN,
            (
                "Time extended until 30.06.2024 (2024-02/05) does not count until it is known whether this is the same as before: "
                "{post}: Two-step on."
            ),
        ),
        (
            Language.BN,
            "৩০.০৬.২০২৪ পর্যন্ত সময় বর্ধিত (২০২৪-০২/০৫), আগেরটিই কি না তা না জানা পর্যন্ত ধরা হয় না: {post}: Two-step চালু।",
        ),
    ],
)
@pytest.mark.parametrize("is_known", [False, True], ids=["nothing told", "a no"])
def test_the_report_of_an_office_says_that_time_was_given_that_waits_until_it_is_known_who_somebody_is(
    language, says, is_known
):
    before = LOTA.accounts[0].id
    head, clerk = office("lota", ("head", "clerk")).accounts
    listed = replace(LOTA, accounts=(replace(head, doubts=(before,)), clerk))
    waiver = Waiver(TWO_STEP, before, "migration", "2024-02/05", LATER)
    told = [*tell_all(listed, {**UNTOLD, TWO_STEP_ENROLLED: False} if is_known else UNTOLD)]
    past = history(meeting((listed,), told, waivers=(waiver,)))
    (report,) = office_reports(past, LETTERHEAD).reports
    assert says.format(post=head.post.said(language)) in office_report(report, language).blocks[0].lines
    settled = history(meeting((replace(listed, accounts=(replace(head, id=before), clerk)),), told, waivers=(waiver,)))
    (report,) = office_reports(settled, LETTERHEAD).reports
    assert not any("the same" in line for line in office_report(report, Language.EN).blocks[0].lines)


def with_time_for_the_reset(told):
    """Return what letters are made from where time was given for the reset, and the reset and two-step are not done."""
    waiver = Waiver(RESET, "lota", "migration", "2024-02/05", LATER)
    not_done = {PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18)), TWO_STEP_ENROLLED: False}
    known = {fact: value for fact, value in {**DONE, **not_done, **told}.items() if value is not None}
    standing = history(meeting((LOTA,), tell_all(LOTA, known), waivers=(waiver,)))
    drafts = tuple(
        LetterDrafted(1, wanted.purpose, wanted.offices, DAY, DUE, DAY) for wanted in reminding(standing, DAY).letters
    )
    return LetterMaterial(
        standing, LETTERHEAD, drafts, LetterWords(), Asking("2024-03", CountsFrom(date(2024, 1, 18)), DAY, LETTERHEAD)
    )


def test_of_whom_the_reset_has_time_no_other_password_is_ordered_in_the_same_paper():
    made = with_time_for_the_reset({PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=False)})
    ((_, enclosed),) = named_enclosures(made)
    report = enclosed.enclosures[0].report
    assert [step for step in report.steps if "two-step" in step.en.casefold()]
    assert not [step for step in report.steps if "change the password" in step.en]
    assert made.drafts[0].offices[0].policies == (TWO_STEP,)


def test_whether_the_password_keeps_the_rule_is_asked_all_the_same():
    ((_, enclosed),) = named_enclosures(with_time_for_the_reset({PASSWORD_MEETS_RULE: None}))
    assert [step for step in enclosed.enclosures[0].report.steps if "password meets the rule" in step.en]


def test_the_report_of_who_told_nothing_names_it_too():
    ((_, enclosed),) = named_enclosures(extended(told={}))
    box = office_report(enclosed.enclosures[0].report, Language.EN).blocks[0]
    assert any("Time extended until 30.06.2024" in line for line in box.lines)


def test_time_that_is_over_by_the_day_of_the_letter_changes_nothing_in_it():
    made = extended(until=DUE)
    assert not any("extended" in each for each in words(made))
    ((_, enclosed),) = named_enclosures(made)
    box = office_report(enclosed.enclosures[0].report, Language.EN).blocks[0]
    assert not any("extended" in line for line in box.lines)


def test_in_bangla_the_message_stays_short():
    ((_, view),) = named_letters(extended())
    longest = Text(en="Brahmanbaria Sadar and more", bn="ব্রাহ্মণবাড়িয়া সদর দক্ষিণ")
    view = replace(view, head=replace(view.head, committee=replace(view.head.committee, upazila=longest)))
    assert len(DOCUMENTS["letter-message"].text(view, Language.BN)) <= LONGEST


DEPARTMENT = office("dae", kind=OfficeKind.DEPARTMENT)


@pytest.mark.parametrize("given", [{HELD}, {HELD, USED}, set()], ids=["one duty", "both", "none"])
def test_a_duty_that_waits_for_one_with_more_time_is_told_so_in_all_papers_and_asked_in_none(given):
    told = [
        *tell_all(DEPARTMENT, DONE),
        *tell("dae", {OFFICIAL_EMAIL: MailboxKind.NONE, OFFICIAL_EMAIL_SENDS: False}),
    ]
    waivers = tuple(Waiver(policy, "dae", "applied for", "2024-02/05", LATER) for policy in sorted(given))
    known = meeting((DEPARTMENT,), told, waivers=waivers)
    past = history(known)
    (report,) = office_reports(past, LETTERHEAD).reports
    box, *_ = office_report(report, Language.EN).blocks
    chair = chair_view(past, LETTERHEAD)
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in BASELINE.rules}
    asked = [name for row in open_items.rows(judged(known), {}, reads, advice=False) for name in row.asked]
    rests = bool(given)
    assert ("Nothing is to be done now." in box.lead) is rests
    assert (not reminding(past, DAY).letters) is rests
    assert (not asked) is rests
    assert (ProposalCode.LEFT not in {each.code for each in chair.summary.proposals}) is rests
    waits = given == {HELD}
    said = 'Waits for "Hold an official e-mail address", for which time was extended until 30.06.2024: Exchange letters by official e-mail.'
    assert (said in box.lines) is waits
    reasons = Told({}, {}, {}, lambda _: True)
    (used,) = (duty for each in why(judged(known)[0], past, reasons) for duty in each.duties if duty.policy == USED)
    label = Outcome.FAIL.label if not given else Status.WAIVED.label
    assert (used.label, used.is_open) == (label, not given), "so does the office's page"
    stood = why(judged(known)[0], history(known, meeting((DEPARTMENT,), told, "2024-03")), reasons)
    assert [duty.past[-1][1] for each in stood for duty in each.duties if duty.policy == USED] == [label]
    for remarks in (report.duties[-1].remarks, chair.rows[0].remarks):
        (put_off,) = [each for each in remarks if each.code is RemarkCode.PUT_OFF] or [None]
        assert (put_off is not None) is waits
        if put_off is not None:
            said = {language: remarking.in_full((put_off,), language) for language in Language}
            assert said[Language.EN] == 'waits for "Hold an official e-mail address" (time extended until 30.06.2024)'
            assert said[Language.BN] == "আগে সরকারি ই-মেইল ঠিকানা থাকা প্রয়োজন (৩০.০৬.২০২৪ পর্যন্ত সময় বর্ধিত)"
            in_brief = remarking.in_brief(chair.rows[0].remarks, Language.BN)
            assert "আগে সরকারি ই-মেইল ঠিকানা থাকা প্রয়োজন" in in_brief
            assert in_brief.count("৩০.০৬.২০২৪ পর্যন্ত সময় বর্ধিত") == 1


@pytest.mark.parametrize("used", [None, False])
def test_an_office_is_time_extended_where_all_that_is_open_waits_for_a_duty_with_more_time(used):
    told = [*tell_all(DEPARTMENT, DONE), *tell("dae", {OFFICIAL_EMAIL: MailboxKind.NONE})]
    told += tell("dae", {OFFICIAL_EMAIL_SENDS: used}) if used is not None else []
    waiver = Waiver(HELD, "dae", "applied for", "2024-02/05", LATER)
    before, now = (meeting((DEPARTMENT,), told, month, waivers=(waiver,)) for month in ("2024-02", "2024-03"))
    chair = chair_view(history(before, now), LETTERHEAD)
    (part,) = [part for part in chair.summary.parts if part.decision.id == "2024-01/09"]
    assert [(at.tally.waived, at.tally.no_information, at.tally.not_implemented) for at in part.history] == [
        (1, 0, 0)
    ] * 2
    assert (chair.rows[0].status, chair.rows[0].cells[-1].labels) == (Status.WAIVED, Status.WAIVED.label)
    assert (chair.changes.pending, [duty.office.serial for duty in chair.changes.waived]) == ((), [1])


@pytest.mark.parametrize(
    ("kind", "waits"), [(MailboxKind.NONE, True), (MailboxKind.PERSONAL, True), (MailboxKind.TO_VERIFY, False)]
)
def test_an_office_without_an_official_address_is_asked_whether_it_sends_letters_from_it_only_where_its_address_is_asked(
    kind, waits
):
    known = meeting((DEPARTMENT,), [*tell_all(DEPARTMENT, DONE), *tell("dae", {OFFICIAL_EMAIL: kind})])
    past = history(known)
    (report,) = office_reports(past, LETTERHEAD).reports
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in BASELINE.rules}
    (row,) = open_items.rows(judged(known), {}, reads, advice=False)
    assert any("are sent from the official mailbox" in step.en for step in report.steps) is not waits
    assert {"email", "email-use"} <= {*row.asked}, "in one talk: the address that it tells may be a new one"
    used = report.duties[-1]
    (assessment,) = judged(known)
    assert [found.outcome for found in assessment.findings if found.policy == used.policy] == [Outcome.UNKNOWN]
    assert report.steps
    box, *_ = office_report(report, Language.EN).blocks
    said = 'Waits for "Hold an official e-mail address": Exchange letters by official e-mail.'
    assert (said in box.lines) is waits
    if waits:
        assert remarking.in_full(used.remarks, Language.EN) == 'waits for "Hold an official e-mail address"'
        assert remarking.in_full(used.remarks, Language.BN) == "আগে সরকারি ই-মেইল ঠিকানা থাকা প্রয়োজন"
