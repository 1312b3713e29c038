"""The brief asks of every office what its report asks, and says of whom it speaks elsewhere."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from annex_sections import brief_lines
from changing import replace
from sent_letters import sent_letter
from small_upazila import DAY, DONE, LETTERHEAD, history, meeting, office, tell

from auditor.i18n import Language, Text
from auditor.model.facts import OFFICIAL_EMAIL, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause, MailboxKind
from auditor.model.grades import Grade
from auditor.model.letters import AskedOffice, LetterAnswered, Purpose
from auditor.model.subjects import OfficeKind
from auditor.model.views.sampling import LoginsSeen
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History
from reports.layout.minutes import minutes_proposal
from reports.layout.proposals import chair_proposal

AGRICULTURE = office("agriculture", kind=OfficeKind.DEPARTMENT)
COOP = office("coop", (), OfficeKind.DEPARTMENT)
LIVESTOCK = office("livestock", (), OfficeKind.DEPARTMENT)
NO_OWN = {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}
NO_ADDRESS = {OFFICIAL_EMAIL: MailboxKind.NONE}
PENDING = {Language.EN: "ending for 2 meetings", Language.BN: "পরপর ২ সভায় অনিষ্পন্ন"}


def asked_for_two_meetings(offices, told, language=Language.EN):
    past = history(meeting(offices, told), meeting(offices, told, "2024-03"))
    (line,) = [line for line in brief_lines(chair_view(past, LETTERHEAD), language) if PENDING[language] in line]
    return line


def test_an_office_without_a_user_id_of_its_own_is_asked_about_what_else_is_pending_there():
    told = [*tell("coop", NO_OWN), *tell("coop", NO_ADDRESS), *tell("agriculture", NO_ADDRESS)]
    assert asked_for_two_meetings([AGRICULTURE, COOP], told) == (
        "Pending for 2 meetings; what is in the way: Agriculture and Coop."
    )


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            Language.EN,
            "Also pending for 2 meetings; what is in the way: Agriculture.",
        ),
        (Language.BN, "এ ছাড়া পরপর ২ সভায় অনিষ্পন্ন; বাধা কোথায়: দপ্তর (ক্রমিক ০১)।"),
    ],
)
def test_where_an_office_that_is_pending_as_long_is_asked_otherwise_the_brief_does_not_speak_of_this_one_alone(
    language, line
):
    told = [*tell("livestock", NO_OWN), *tell("agriculture", NO_ADDRESS)]
    assert asked_for_two_meetings([AGRICULTURE, LIVESTOCK], told, language) == line


def test_who_was_named_just_before_is_not_also_pending_beside_those_that_were_named():
    told = [*tell("livestock", NO_OWN), *tell("agriculture", NO_ADDRESS)]
    offices = [AGRICULTURE, LIVESTOCK]
    view = chair_view(history(meeting(offices, told), meeting(offices, told, "2024-03")), LETTERHEAD)
    rows = tuple(replace(row, grown_old=row.name == AGRICULTURE.name) for row in view.rows)
    lines = brief_lines(replace(view, rows=rows))
    assert any(line.startswith("What was told before is too old to count") for line in lines)
    assert "Pending for 2 meetings; what is in the way: Agriculture." in lines


def test_where_nothing_is_asked_before_nobody_is_pending_beside_others():
    vacant = tell("education/head", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.VACANT})
    told = [*vacant, *tell("agriculture/head", DONE), *tell("agriculture", NO_ADDRESS)]
    offices = [AGRICULTURE, office("education")]
    past = history(meeting(offices, told), meeting(offices, told, "2024-03"))
    lines = brief_lines(chair_view(past, LETTERHEAD))
    first = lines.index("Pending for 2 meetings; what is in the way: Agriculture.")
    assert lines[first + 1].startswith("The post is vacant"), "who is asked otherwise is named after it"


def test_of_what_was_only_seen_at_a_login_it_is_not_said_that_the_office_told_it():
    yes = tell("health/head", DONE)
    seen = tell(
        "health/head", {TWO_STEP_CAUSE: Cause.NO_CODE, TWO_STEP_ENROLLED: False}, DAY, Grade.WITNESSED, "witness"
    )
    view = chair_view(history(meeting([HEALTH], [*yes, *seen])), LETTERHEAD)
    assert "১টি দপ্তরের ক্ষেত্রে জানা গেছে, Two-step চালু করতে গেলে কোড আসে না।" in brief_lines(view, Language.BN)
    said = "Offices of which it was told or seen that the code does not arrive when two-step is turned on: 1."
    assert said in brief_lines(view)


def test_of_the_code_that_does_not_arrive_alone_the_brief_says_that_it_is_of_two_step_and_of_one_office_its_own():
    past = history(meeting([HEALTH], NO_CODE))
    lines = brief_lines(chair_view(past, LETTERHEAD), Language.BN)
    assert "১টি দপ্তরের ক্ষেত্রে জানা গেছে, Two-step চালু করতে গেলে কোড আসে না।" in lines
    assert "১টি দপ্তর নিজের পক্ষে যা সম্ভব তা করেছে; পোর্টাল কর্তৃপক্ষের সমাধানের অপেক্ষায় আছে।" in lines


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (Language.EN, ["Pending for 3 meetings; what is in the way: Agriculture.", "Pending for 2 meetings; what is in the way: Coop."]),
        (Language.BN, ["পরপর ৩ সভায় অনিষ্পন্ন; বাধা কোথায়: দপ্তর (ক্রমিক ০১)।", "পরপর ২ সভায় অনিষ্পন্ন; বাধা কোথায়: দপ্তর (ক্রমিক ০২)।"]),
    ],
)  # fmt: skip
def test_whoever_is_pending_for_several_meetings_is_asked_the_longest_first(language, lines):
    one, both = tell("agriculture", NO_ADDRESS), [*tell("agriculture", NO_ADDRESS), *tell("coop", NO_ADDRESS)]
    months = (
        ([AGRICULTURE], one, "2024-02"),
        *(([AGRICULTURE, COOP], both, month) for month in ("2024-03", "2024-04")),
    )
    past = history(*(meeting(*of_month) for of_month in months))
    said = brief_lines(chair_view(past, LETTERHEAD), language)
    pending = "Pending for" if language is Language.EN else "অনিষ্পন্ন"
    assert [line for line in said if pending in line] == lines


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            Language.EN,
            "Pending for 2 meetings, only information is left; who tells the rest, and until when: Agriculture.",
        ),
        (Language.BN, "পরপর ২ সভায় অনিষ্পন্ন, শুধু কিছু তথ্য বাকি; কে, কবে জানাবেন: দপ্তর।"),
    ],
)
def test_an_office_that_has_only_to_tell_the_rest_is_asked_for_that_and_not_what_is_in_the_way(language, line):
    assert asked_for_two_meetings([AGRICULTURE], tell("agriculture/head", DONE), language) == line


def test_who_has_something_to_do_and_who_has_only_to_tell_are_asked_apart():
    told = [*tell("agriculture/head", DONE), *tell("coop", NO_ADDRESS)]
    past = history(meeting([AGRICULTURE, COOP], told), meeting([AGRICULTURE, COOP], told, "2024-03"))
    lines = brief_lines(chair_view(past, LETTERHEAD))
    assert [line for line in lines if "ending for 2 meetings" in line] == [
        "Pending for 2 meetings, only information is left; who tells the rest, and until when: Agriculture.",
        "Also pending for 2 meetings; what is in the way: Coop.",
    ]


def test_nobody_is_also_pending_beside_those_who_are_named_after_it_or_asked_something_that_does_not_wait():
    vacant = tell("education/head", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.VACANT})
    told = [*vacant, *tell("agriculture/head", DONE), *tell("agriculture", NO_ADDRESS)]
    offices, new = [AGRICULTURE, office("education")], office("new")
    past = history(meeting(offices, told), meeting([*offices, new], told, "2024-03"))
    lines = brief_lines(chair_view(past, LETTERHEAD))
    assert any(
        "New" in line for line in lines[: lines.index("Pending for 2 meetings; what is in the way: Agriculture.")]
    )


WRITTEN, ANSWERED, PROMISED = date(2024, 2, 11), date(2024, 2, 15), date(2024, 3, 10)
EDUCATION, HEALTH = office("education"), office("health")
LOCKED_OUT = tell("education/head", {TWO_STEP_CAUSE: Cause.LOCKED_OUT})
NO_CODE = tell("health/head", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})


def answered(month, words):
    """Return the meeting of a month, two offices waiting for the portal, whose owner answered a letter about both."""
    past = history(meeting([EDUCATION, HEALTH], [*LOCKED_OUT, *NO_CODE], month))
    answer = LetterAnswered(1, ANSWERED, words, ANSWERED)
    letter = sent_letter(1, Purpose.PORTAL, "education", "health", on=WRITTEN, answered=answer)
    causes = {"education": (Cause.LOCKED_OUT,), "health": (Cause.NO_CODE,)}
    asked = tuple(AskedOffice(of, ("two-step-enabled",), causes=found) for of, found in causes.items())
    return History.of(past.now, past.earlier, letters=(replace(letter, draft=replace(letter.draft, offices=asked)),))


NAMED = f"Codes come from {PROMISED:%d.%m.%Y} on."
SAID = {
    ("2024-02", NAMED): "from 10.03.2024 on, the day that its authority's answer of 15.02.2024 names: 2.",
    ("2024-03", NAMED): "since the day that its authority named, 10.03.2024, has come: 2.",
    ("2024-02", "Codes come."): "since its authority answered on 15.02.2024: 2.",
}


@pytest.mark.parametrize(("month", "answer", "said"), [(*of, said) for of, said in SAID.items()])
def test_the_brief_says_from_which_day_offices_try_again_and_asks_how_it_went_and_not_what_was_asked_before(
    month, answer, said
):
    lines = brief_lines(chair_view(answered(month, answer), LETTERHEAD))
    assert [line for line in lines if line.endswith(said)]
    assert not [line for line in lines if "how far the reset has come" in line]
    tried = [line for line in lines if line.startswith("To have tried again")]
    due = "2024-02" not in month or answer != NAMED
    assert [line.endswith("how it went: Education and Health.") for line in tried] == [True] * due


@pytest.mark.parametrize(
    ("answer", "en", "bn"),
    [
        (
            NAMED,
            " That was known before 10.03.2024, the day that its authority named.",
            "উল্লিখিত ১০.০৩.২০২৪ তারিখের আগের তথ্য।",
        ),
        (
            "Codes come.",
            " That was known by 15.02.2024, the day of its authority's answer.",
            "১৫.০২.২০২৪ তারিখের উত্তরের আগের তথ্য।",
        ),
    ],
)
def test_once_the_owner_has_answered_the_brief_says_that_what_was_told_of_the_portal_is_from_before(answer, en, bn):
    view = chair_view(answered("2024-03", answer), LETTERHEAD)
    for language, ends in ((Language.EN, en), (Language.BN, bn)):
        assert [line for line in brief_lines(view, language) if line.endswith(ends)]


def test_before_the_day_that_the_owner_names_the_brief_does_not_say_of_what_was_told_that_it_is_from_before_that_day():
    view = chair_view(answered("2024-02", NAMED), LETTERHEAD)
    for language, words in ((Language.EN, "That was known before"), (Language.BN, "তারিখের আগের তথ্য")):
        assert not [line for line in brief_lines(view, language) if words in line]


def due_on(past, due):
    header = replace(past.now.header, due=due)
    return History.of(replace(past.now, header=header), past.earlier, letters=past.letters)


def tries_of(clauses):
    return [words for words, _ in clauses if "try again" in words]


@pytest.mark.parametrize("month", ["2024-02", "2024-03"])
def test_the_clause_says_from_which_day_offices_try_again_until_that_day(month):
    past = due_on(answered(month, NAMED), date(2024, 4, 20))
    (words,) = tries_of(chair_proposal(chair_view(past, LETTERHEAD).summary, Language.EN)[1])
    from_day = "from 10.03.2024 on, by 20.04.2024," if month == "2024-02" else "by 20.04.2024"
    assert words.endswith(f"shall try again {from_day} and report.")
    for words in tries_of(minutes_proposal(minutes_view(past, LETTERHEAD), Language.EN)[1]):
        assert f"try again {from_day} and report" in words


def test_where_the_day_that_the_owner_names_is_later_than_all_is_due_the_clause_names_that_day_alone():
    past = due_on(answered("2024-02", NAMED), date(2024, 3, 5))
    (words,) = tries_of(chair_proposal(chair_view(past, LETTERHEAD).summary, Language.EN)[1])
    assert words.endswith("shall try again from 10.03.2024 on and report.")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, "(answers of 15.02.2024 and 25.02.2024): 2."),
        (Language.BN, "উত্তর পাওয়া গেছে (১৫.০২.২০২৪ ও ২৫.০২.২০২৪), তাই ২টি দপ্তর"),
    ],
)
def test_offices_that_try_again_after_different_answers_are_not_told_of_the_last_one_alone(language, said):
    past = history(meeting([EDUCATION, HEALTH], [*LOCKED_OUT, *NO_CODE], "2024-03"))
    found = {"education": Cause.LOCKED_OUT, "health": Cause.NO_CODE}
    letters = []
    for number, (of, cause) in enumerate(found.items(), start=1):
        on = date(2024, 2, 5 + 10 * number)
        answer = LetterAnswered(number, on, NAMED if number == 1 else "Codes come.", on)
        letter = sent_letter(number, Purpose.PORTAL, of, on=on - timedelta(days=4), answered=answer)
        asked = (AskedOffice(of, ("two-step-enabled",), causes=(cause,)),)
        letters.append(replace(letter, draft=replace(letter.draft, offices=asked)))
    lines = brief_lines(chair_view(History.of(past.now, past.earlier, letters=tuple(letters)), LETTERHEAD), language)
    assert any(said in line for line in lines)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.EN,
            "Offices that have done what they can: 2; 1 of them waits for the portal's authority, 1 is to try again since it answered.",
        ),
        (
            Language.BN,
            "২টি দপ্তর নিজেদের পক্ষে যা সম্ভব তা করেছে; তার মধ্যে ১টি পোর্টাল কর্তৃপক্ষের সমাধানের অপেক্ষায় আছে, ১টি কর্তৃপক্ষের উত্তরের পর আবার চেষ্টা করবে।",
        ),
    ],
)
def test_of_those_who_have_done_what_they_can_the_brief_says_how_many_the_glance_counts_and_how_many_of_them_try_again(
    language, said
):
    fisheries = office("fisheries")
    no_code = [
        each
        for name in ("health", "fisheries")
        for each in tell(f"{name}/head", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})
    ]
    past = history(meeting([HEALTH, fisheries], no_code, "2024-03"))
    answer = LetterAnswered(1, date(2024, 2, 15), "Codes come.", date(2024, 2, 15))
    letter = sent_letter(1, Purpose.PORTAL, "health", on=date(2024, 2, 11), answered=answer)
    letter = replace(
        letter,
        draft=replace(letter.draft, offices=(AskedOffice("health", ("two-step-enabled",), causes=(Cause.NO_CODE,)),)),
    )
    chair = chair_view(History.of(past.now, past.earlier, letters=(letter,)), LETTERHEAD)
    assert chair.summary.awaiting_portal == 2
    assert said in brief_lines(chair, language)


@pytest.mark.parametrize(
    ("seen", "en", "bn"),
    [
        (LoginsSeen(3, 2, in_person=1, on_video=2), "days: in person 1, on a video call 2. ", "দেখা: সরেজমিন ১টি, ভিডিও কলে ২টি। "),
        (LoginsSeen(2, 2, in_person=0, on_video=2), "days: on a video call. ", "দেখা: ভিডিও কলে। "),
        (LoginsSeen(2, 2, in_person=2, on_video=0), "days: in person. ", "দেখা: সরেজমিন। "),
        (LoginsSeen(2, 2, in_person=0, on_video=0), "days. ", "দেখা। "),
    ],
    ids=["both", "by video alone", "in person alone", "nobody told how"],
)  # fmt: skip
def test_the_brief_names_the_ways_alone_in_which_logins_were_seen(seen, en, bn):
    chair = chair_view(history(meeting([office("lota")])), LETTERHEAD)
    chair = replace(chair, summary=replace(chair.summary, logins=seen))
    for language, said in ((Language.EN, en), (Language.BN, bn)):
        assert any(said in line for line in brief_lines(chair, language))


def test_the_brief_names_in_bangla_too_who_takes_part_voluntarily_behind_what_it_says_of_them():
    own = replace(office("ict", kind=OfficeKind.OTHER, voluntary=True), name=Text(en="Ict", bn="আইসিটি"))
    chair = chair_view(history(meeting([office("lota"), own], tell("ict/head", DONE))), LETTERHEAD)
    for language, said in (
        (Language.EN, "Checked voluntarily, shown in rows of their own and not among the 1: "),
        (Language.BN, "স্বেচ্ছায় যাচাইয়ে অংশ নিয়েছে, মোট ১টির বাইরে আলাদা সারিতে দেখানো হলো: "),
    ):
        (line,) = (line for line in brief_lines(chair, language) if line.startswith(said))
        assert line.endswith(f"{own.name.said(language)}{'।' if language is Language.BN else '.'}")
