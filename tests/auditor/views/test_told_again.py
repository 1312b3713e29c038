"""What was told before and only has to be told again is apart from what is to be done: in steps, counts, letters and messages."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from hypothesis import given
from random_rounds import histories
from rendering import box_of
from sampling import examples
from sent_letters import letter_to
from small_upazila import (
    COMPOSITION,
    DONE,
    LETTERHEAD,
    MAIL,
    NOT_DONE,
    PROFILE,
    TWO_STEP,
    USED,
    history,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor.i18n import Language, Text, plain
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    Cause,
    MailboxKind,
)
from auditor.model.letters import AskedOffice, Letter, LetterDrafted, LetterSent, Purpose
from auditor.model.subjects import Account, OfficeKind
from auditor.model.views.letters import Again
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.when import When
from auditor.views.compared.history import History
from auditor.views.compared.stood import counted_offices, owed_duties
from auditor.views.letters.errands import reminding
from auditor.views.letters.sent_letters import asked_no_more, finished
from auditor.views.office.office import office_reports, office_view
from auditor.views.office.whose_steps import distinct
from reports.layout import remarking
from reports.layout.letter_message import message
from reports.layout.reminder import reminder_text

OLD, LATER, SINCE, DAY = date(2024, 2, 10), date(2024, 2, 15), date(2024, 9, 10), date(2024, 9, 20)
LOTA = office("lota", ("secretary", "clerk"))
ALONE, SECRETARY, CLERK = office("lota", ("secretary",)), "lota/secretary", "lota/clerk"
DAE = office("dae", kind=OfficeKind.DEPARTMENT)
ACTS = {PROFILE_UPDATED_ON: DONE[PROFILE_UPDATED_ON], PASSWORD_CHANGED_ON: DONE[PASSWORD_CHANGED_ON]}
STATES = {fact: DONE[fact] for fact in (PASSWORD_MEETS_RULE, TWO_STEP_ENROLLED)}
tried = examples(40)


def standing(offices, told, letters=(), before=()):
    past = history(*before, meeting(offices, told, "2024-09", day=DAY))
    return History.of(past.now, past.earlier, letters=letters)


def report(of, told):
    past = standing([of], told)
    return office_view(past.now.assessments[0], past, LETTERHEAD)


def sent(number, purpose, on, **asked):
    drafted = LetterDrafted(number, purpose, tuple(AskedOffice(name, of) for name, of in asked.items()), on, None, on)
    return Letter(drafted, LetterSent(number, on, "", on, on))


def letter(past, purpose=Purpose.FINAL, visit=None):
    (assessment,) = past.now.assessments
    return letter_to(assessment, past, purpose, visit)


# Steps


ITS_OWN = tell(SECRETARY, {TWO_STEP_ENROLLED: True}, LATER)


@pytest.mark.parametrize(
    "told", [[*tell(CLERK, DONE, OLD), *ITS_OWN], tell(CLERK, DONE, LATER)], ids=["one user's", "of two"]
)
def test_what_grew_old_is_asked_in_one_step_with_its_duties_and_all_its_days(told):
    (step,) = (each.en for each in report(LOTA, [*tell(SECRETARY, DONE, OLD), *told]).steps)
    duties = '"Password meets the rule, Two-step on"'
    assert step.startswith(
        f"secretary, clerk: what was told on 10.02.2024 and 15.02.2024 about {duties} has grown old."
    )


def test_what_grew_old_of_an_office_asks_for_what_is_to_be_told_of_it():
    told = [*tell("dae", MAIL, OLD), *tell_all(DAE, DONE, on=SINCE)]
    (step,) = (each.en for each in report(DAE, told).steps)
    assert 'about "Hold an official e-mail address, Exchange letters by official e-mail" has grown old' in step
    assert "Tell the office's whole official e-mail address; if there is none, say so." in step


@given(past=histories())
@tried
def test_no_two_steps_of_an_office_read_alike(past):
    for view in office_reports(past, LETTERHEAD).reports:
        for language in Language:
            said = [step.said(language) for step in view.steps]
            assert len(set(said)) == len(said)


def test_posts_that_read_alike_in_one_language_are_named_once_there():
    food = Text(en="Food Controller", bn="উপজেলা খাদ্য নিয়ন্ত্রক")
    both = distinct([food, replace(food, en="Upazila Food Controller")])
    assert (both.en, both.bn) == ("Food Controller, Upazila Food Controller", food.bn)


def test_an_act_of_before_the_holder_joined_is_said_to_count_only_since():
    joined = replace(ALONE, accounts=(Account(SECRETARY, plain("secretary"), holder_since=date(2024, 9, 1)),))
    told = tell(SECRETARY, {**DONE, PASSWORD_CHANGED_ON: When.on(date(2024, 8, 5))}, SINCE)
    (step,) = (each.en for each in report(joined, told).steps if "reset" in each.en)
    assert step.endswith("Only what was done since joining counts.")


def test_an_act_of_before_the_decision_is_said_to_be_too_early():
    told = tell(SECRETARY, {**DONE, PASSWORD_CHANGED_ON: When.on(date(2024, 1, 5))}, SINCE)
    (step,) = (each.en for each in report(ALONE, told).steps)
    assert step.endswith("It was told to be done on 05.01.2024; that is before the day from which it counts.")


# Counts


def test_what_waits_or_is_only_to_be_told_again_is_no_duty_left():
    told = [*tell_all(DAE, {**ACTS, PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18))}, on=SINCE)]
    told += [*tell_all(DAE, STATES, on=OLD), *tell("dae", {OFFICIAL_EMAIL: MailboxKind.NONE}, SINCE)]
    view = report(DAE, told)
    assert (view.duties_left, view.to_tell_again, view.put_off & {USED}) == (2, {COMPOSITION, TWO_STEP}, {USED})
    assert box_of(view).lead.startswith("Duties left: 2; to be told again: 2 (listed below as 3 tasks).")
    assert box_of(view, Language.BN).lead.startswith("অবশিষ্ট করণীয় ২টি; আবার জানাতে হবে ২টি (নিচে ৩টি কাজে সাজানো)।")


def test_an_office_of_which_nothing_is_known_to_be_undone_has_only_to_tell_and_one_step_is_not_counted():
    view = report(ALONE, tell(SECRETARY, ACTS, SINCE))
    assert (view.duties_left, view.has_only_to_tell, len(view.steps)) == (2, True, 1)
    assert box_of(view).lead.startswith("To be told: 2. Due")
    assert box_of(view, Language.BN).lead.startswith("জানাতে হবে ২টি। সময়সীমা")


def test_one_step_that_names_no_duty_is_counted_beside_the_duties_that_it_is_for():
    view = report(replace(ALONE, user_count=2), [*tell(SECRETARY, ACTS, SINCE), *tell(SECRETARY, STATES, SINCE)])
    assert (view.duties_left, view.has_only_to_tell) == (4, True)
    assert [step.en for step in view.steps] == [
        "Tell which posts use the other 1 user ID, and which duties are done at it."
    ]
    assert box_of(view).lead.startswith("To be told: 4 (listed below as 1 task). Due")
    assert box_of(view, Language.BN).lead.startswith("জানাতে হবে ৪টি (নিচে ১টি কাজে সাজানো)। সময়সীমা")


@pytest.mark.parametrize(
    "undone", [{TWO_STEP_ENROLLED: False}, {PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18))}]
)
def test_an_office_that_has_anything_to_do_beside_what_it_has_to_tell_has_duties_left(undone):
    view = report(ALONE, tell(SECRETARY, {**ACTS, **undone}, SINCE))
    assert not view.has_only_to_tell
    assert box_of(view).lead.startswith(f"Duties left: {view.duties_left}")


def test_an_office_that_has_only_to_tell_again_has_no_duties_left():
    view = report(ALONE, [*tell(SECRETARY, ACTS, SINCE), *tell(SECRETARY, STATES, OLD)])
    assert (view.duties_left, view.to_tell_again) == (0, {COMPOSITION, TWO_STEP})
    assert box_of(view).lead.startswith("To be told again: 2. Due")
    assert box_of(view, Language.BN).lead.startswith("আবার জানাতে হবে ২টি। সময়সীমা")


def test_a_no_that_grew_old_is_a_duty_left():
    view = report(ALONE, [*tell(SECRETARY, ACTS, SINCE), *tell(SECRETARY, NOT_DONE, OLD)])
    assert (view.duties_left, view.to_tell_again) == (2, set())


# An office that told long ago that it has no user ID of its own


NONE = office("fisheries", kind=OfficeKind.DEPARTMENT, posts=())
NO_OWN = [*tell("fisheries", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}, OLD), *tell("fisheries", MAIL, OLD)]


def test_an_office_that_told_long_ago_that_it_has_no_user_id_is_asked_whether_that_is_so_still():
    view = report(NONE, NO_OWN)
    opening = box_of(view)
    assert opening.lead == "What your office told of the duties has grown old; it is to be told again."
    assert box_of(view, Language.BN).lead == "আপনার দপ্তরের আগে জানানো তথ্য পুরোনো হয়েছে; পুনরায় জানাতে হবে।"
    assert view.steps[0].en.startswith(
        "The office told on 10.02.2024 that it has no user ID of its own, and that has grown old."
    )
    assert not any("how many user IDs" in line for line in opening.lines)
    assert not any("the dates are enough" in line for line in opening.lines), (
        "all is to be told again, also what has no day"
    )
    aged = {
        (remark.day, remark.cause) for row in view.duties for remark in row.remarks if remark.code is RemarkCode.STALE
    }
    assert aged == {(OLD, Cause.NO_OWN_ACCOUNT), (OLD, None)}


def test_a_final_letter_asks_an_office_that_told_long_ago_that_it_has_no_user_id_with_whose_it_works():
    view = letter(standing([NONE], NO_OWN))
    words = reminder_text(view, Language.EN)
    assert "whether it is so still, and with whose user ID it works, is to be told" in words
    assert "no information" not in words
    assert "how many" not in message(view, Language.EN)


def test_an_office_that_told_that_it_has_no_user_id_is_asked_in_the_message_with_whose_it_works():
    view = letter(standing([NONE], tell("fisheries", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}, SINCE)))
    assert "কার আইডিতে কাজ চলে জানান" in message(view, Language.BN)
    assert "Two-step on for every user; cause: the office has no account of its own" in reminder_text(view, Language.EN)


# Letters


AGAIN_ALONE = [*tell(SECRETARY, ACTS, SINCE), *tell(SECRETARY, STATES, OLD)]
NO_PROFILE_TOO = {**DONE, PROFILE_UPDATED_ON: When.not_since(date(2024, 1, 18))}
NO_PROFILE = tell(SECRETARY, {PROFILE_UPDATED_ON: When.not_since(date(2024, 1, 18))}, SINCE)


RESET_DONE = tell(SECRETARY, {PASSWORD_CHANGED_ON: DONE[PASSWORD_CHANGED_ON]}, SINCE)
OPEN_TOO = {
    Language.EN: "Beside that, this is open in your office:",
    Language.BN: "এ ছাড়া আপনার দপ্তরের নিম্নবর্ণিত বিষয়ও বাকি আছে:",
}


@pytest.mark.parametrize("language", Language)
def test_a_final_letter_says_that_reminders_were_sent_only_of_what_they_asked(language):
    letters = [
        sent(1, Purpose.FIRST, date(2024, 3, 1), lota=(PROFILE,)),
        sent(2, Purpose.SECOND, date(2024, 4, 1), lota=(PROFILE,)),
    ]
    past = standing([ALONE], [*NO_PROFILE, *RESET_DONE, *tell(SECRETARY, STATES, OLD)], letters)
    words = reminder_text(letter(past), language)
    before, after = words.partition("\n\n")[2].split(OPEN_TOO[language])
    if language is Language.EN:
        assert "reminders were sent on 01.03.2024 and 01.04.2024" in before
        assert "(a) Profile brought up to date: not done" in before
        assert (
            "(b) Password meets the rule and Two-step on for every user: what was told on 10.02.2024 has grown old; to be told again"
            in after
        )
    assert "Two-step" not in before.partition("\n\n")[2]
    assert "Two-step" in after


def test_a_final_letter_tells_apart_what_one_of_the_reminders_asked():
    letters = [
        sent(1, Purpose.FIRST, date(2024, 3, 1), lota=(PROFILE,)),
        sent(2, Purpose.SECOND, date(2024, 4, 1), lota=(PROFILE, COMPOSITION)),
    ]
    told = [*NO_PROFILE, *RESET_DONE, *tell(SECRETARY, {fact: NOT_DONE[fact] for fact in STATES}, SINCE)]
    words = reminder_text(letter(standing([ALONE], told, letters)), Language.EN)
    both, _, rest = words.partition("On this, a reminder was sent on 01.04.2024, and it is pending now:")
    assert "is still pending" not in words  # it may have been done in between
    one, _, none = rest.partition(OPEN_TOO[Language.EN])
    assert "reminders were sent on 01.03.2024 and 01.04.2024" in both
    assert [
        place.split(": ")[0] for place in (both.strip().splitlines()[-1], one.strip(), none.strip().splitlines()[0])
    ] == [
        "(a) Profile brought up to date",
        "(b) Password meets the rule",
        "(c) Two-step on for every user",
    ]


@pytest.mark.parametrize("purpose", [Purpose.SECOND, Purpose.FINAL])
def test_the_subject_of_a_letter_names_all_that_it_asks_whatever_the_letters_before_asked(purpose):
    letters = [
        sent(1, Purpose.FIRST, date(2024, 3, 1), lota=(COMPOSITION,), dae=(PROFILE,)),
        sent(2, Purpose.SECOND, date(2024, 4, 1), lota=(COMPOSITION,), dae=(PROFILE,)),
    ][: purpose.step - 1]
    undone = {fact: NOT_DONE[fact] for fact in STATES}
    view = letter(standing([ALONE], tell(SECRETARY, {**DONE, **undone}, SINCE), letters), purpose)
    for language, named in (
        (Language.EN, "(Password rule and Two-step on)"),
        (Language.BN, "ওয়েব পোর্টালের পাসওয়ার্ডের নিয়ম ও Two-step চালু সংক্রান্ত"),
    ):
        assert named in reminder_text(view, language).splitlines()[0]
    told = [*tell_all(DAE, NO_PROFILE_TOO, on=SINCE), *tell("dae", {**MAIL, OFFICIAL_EMAIL_SENDS: False}, SINCE)]
    view = letter(standing([DAE], told, letters), purpose)
    assert "official e-mail" in reminder_text(view, Language.EN).splitlines()[0]
    assert "web portal and official e-mail" in message(view, Language.EN)


@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.SECOND])
@pytest.mark.parametrize(
    ("told", "how", "in_bangla"),
    [
        (
            tell(SECRETARY, {**DONE, TWO_STEP_ENROLLED: False}, SINCE),
            "your office still has duties left",
            "আপনার দপ্তরের কিছু কাজ অবশিষ্ট আছে",
        ),
        ([], "your office has not told how things stand", "আপনার দপ্তরের করণীয়ের তথ্য পাওয়া যায়নি"),
        (
            tell(SECRETARY, ACTS, SINCE),
            "your office has not told of some duties how they stand",
            "আপনার দপ্তরের কিছু করণীয়ের তথ্য পাওয়া যায়নি",
        ),
        (
            NO_PROFILE,
            "your office still has duties left and has not told of some duties how they stand",
            "আপনার দপ্তরের কিছু কাজ অবশিষ্ট আছে এবং কিছু করণীয়ের তথ্য পাওয়া যায়নি",
        ),
        (
            [*NO_PROFILE, *RESET_DONE, *tell(SECRETARY, STATES, OLD)],
            "your office still has duties left and told something so long ago that it has grown old",
            "আপনার দপ্তরের কিছু কাজ অবশিষ্ট আছে এবং আগে জানানো কিছু তথ্য পুরোনো হয়েছে",
        ),
    ],
    ids=["undone", "untold", "partly untold", "both", "undone and grown old"],
)
def test_a_letter_to_one_office_says_which_it_is_that_work_is_left_or_that_nothing_was_told(
    purpose, told, how, in_bangla
):
    letters = [sent(1, Purpose.FIRST, date(2024, 3, 1), lota=(TWO_STEP,))][: purpose.step - 1]
    view = letter(standing([ALONE], told, letters), purpose)
    for language, words in ((Language.EN, how), (Language.BN, in_bangla)):
        end = ";" if purpose is Purpose.SECOND else "." if language is Language.EN else "।"
        assert f"{words}{end}" in reminder_text(view, language)


def test_nobody_is_visited_or_asked_for_a_phone_who_has_by_what_is_known_only_to_tell_the_rest():
    for told, is_visited in ((tell(SECRETARY, ACTS, SINCE), False), (NO_PROFILE, True), ([], True)):
        view = letter(standing([ALONE], told), visit=date(2024, 9, 30))
        words, said = reminder_text(view, Language.EN), message(view, Language.EN)
        assert ("will be at your office" in words, "own mobile phones" in words, "will visit" in said) == (
            is_visited,
        ) * 3
        assert ("What is left to tell is in the letter; please answer by 03.10.2024" in said) is not is_visited
    bangla = message(letter(standing([ALONE], tell(SECRETARY, ACTS, SINCE))), Language.BN)
    assert "চূড়ান্ত তাগিদ। যা জানানো বাকি তা পত্রে আছে; ০৩.১০.২০২৪-এর মধ্যে জানান।" in bangla


def test_nobody_is_visited_for_what_is_only_to_be_told_again():
    view = letter(standing([ALONE], AGAIN_ALONE), visit=date(2024, 9, 30))
    words = reminder_text(view, Language.EN)
    assert (view.again, view.only_again) == (Again.OLD, True)
    assert "will be at your office" not in words
    assert "will visit" not in message(view, Language.EN)
    assert "What was told before is to be told again; please answer by 03.10.2024" in message(view, Language.EN)


def test_a_final_letter_tells_no_day_of_what_grew_old_of_which_nobody_knows_the_day():
    past = history(meeting([ALONE], month="2024-09", day=DAY, undated=tuple(tell(SECRETARY, STATES, OLD))))
    words = reminder_text(letter(past), Language.EN)
    assert "Two-step on for every user: what was told has grown old; to be told again" in words


def test_users_are_asked_for_their_phones_only_where_they_have_something_to_do():
    told = [*tell_all(DAE, ACTS, on=SINCE), *tell_all(DAE, STATES, on=OLD)]
    view = letter(standing([DAE], [*told, *tell("dae", {OFFICIAL_EMAIL: MailboxKind.NONE}, SINCE)]))
    assert "Please have there who uses the office's e-mail" in reminder_text(view, Language.EN)
    assert "please have there who uses the e-mail" in message(view, Language.EN)


@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.SECOND])
def test_who_has_only_to_tell_again_is_not_told_to_finish_work(purpose):
    view = letter(standing([ALONE], AGAIN_ALONE), purpose)
    words = reminder_text(view, Language.EN)
    assert "what your office told before has grown old and is to be told again" in words
    assert "how things stand now" in words
    assert "complete" not in words + message(view, Language.EN)


def test_a_list_of_one_matter_has_no_letter_before_it():
    past = standing(
        [ALONE], [*NO_PROFILE, *tell(SECRETARY, {**DONE, PROFILE_UPDATED_ON: When.not_since(date(2024, 1, 18))}, SINCE)]
    )
    words = reminder_text(letter(past), Language.EN)
    assert "\nProfile brought up to date: not done\n" in words
    assert "(a)" not in words


@given(past=histories())
@tried
def test_who_did_it_who_is_asked_nothing_and_who_is_asked_are_all_that_a_letter_went_to(past):
    offices = tuple(counted_offices(past.now))
    letter = sent(1, Purpose.FIRST, past.now.header.day, **{each.office.id: (TWO_STEP,) for each in offices})
    past = History.of(past.now, past.earlier, letters=[letter])
    done, ended = finished([letter], past), asked_no_more([letter], past)
    assert not done & ended
    for each in offices:
        since = past.since(each.office.id)
        asked = bool(owed_duties(each)) or any(map(since.is_in_question, each.findings))
        assert asked is not (each.office.id in done | ended) or each.office.id in done
    wanted = {asked.office for each in reminding(past, past.now.header.day).letters for asked in each.offices}
    assert wanted.isdisjoint(done | ended)


def test_an_office_that_was_merged_into_one_that_is_asked_is_not_counted_as_asked_nothing():
    merged = replace(LOTA, accounts=(*LOTA.accounts, Account("koyra/head", plain("head"))))
    letter = sent(1, Purpose.FIRST, date(2024, 3, 1), lota=(TWO_STEP,), koyra=(TWO_STEP,))
    undone = {**DONE, TWO_STEP_ENROLLED: False}
    for told, ended in ((undone, set()), (DONE, {"koyra"})):
        past = standing([merged], tell_all(merged, told, on=SINCE), [letter])
        assert asked_no_more([letter], past) == ended


# The remarks


def test_that_a_day_is_in_doubt_is_said_once():
    said = remarking.in_full([Remark(RemarkCode.DAY_IN_DOUBT), Remark(RemarkCode.UNDATED)], Language.EN)
    assert said == "an answer came; the day on which it was told is in doubt and still to be settled"


@pytest.mark.parametrize(
    ("language", "remarked"),
    [
        (
            Language.EN,
            (
                "the cause told on 10.02.2024 has grown old: the office has no account of its own; "
                "the information of 10.02.2024 has grown old; to be told again; shared account"
            ),
        ),
        (
            Language.BN,
            "১০.০২.২০২৪ তারিখে জানানো কারণ পুরোনো: দপ্তরের নিজস্ব ইউজার আইডি নেই; ১০.০২.২০২৪ তারিখের তথ্য পুরোনো; পুনরায় জানাতে হবে; যৌথ ইউজার আইডি",
        ),
    ],
)
def test_that_it_is_to_be_told_again_is_said_once_of_remarks_side_by_side(language, remarked):
    cause = Remark(RemarkCode.STALE, day=OLD, cause=Cause.NO_OWN_ACCOUNT)
    remarks = (cause, Remark(RemarkCode.STALE, day=OLD), Remark(RemarkCode.SHARED))
    assert remarking.in_brief(remarks, language) == remarked
    assert remarking.in_full((cause,), Language.EN).endswith("; to be told again")
