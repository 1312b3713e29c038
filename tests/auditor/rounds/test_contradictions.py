"""Files that contradict each other are told of, each contradiction by itself, of many the rest together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from small_upazila import BASELINE, DECIDED, TOLD, contradicted_causes, office, tell

from auditor.checklist.second_look import TypedFiles, by_office
from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.objections import barred_claims
from auditor.model.evidence import Reference
from auditor.model.facts import (
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    MailboxKind,
    Method,
)
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind, Roster
from auditor.model.when import When
from auditor.rounds.opposing.barred import tell_barred
from auditor.rounds.opposing.contradicted_causes import tell_contradicted_causes
from auditor.rounds.opposing.contradictions import (
    MOST_NAMED,
    tell_contradictions,
    tell_what_contradicts,
)

POSTS = tuple(f"post-{number}" for number in range(9))
LOTA = office("lota", POSTS)
ROSTER = Roster((LOTA,))


def register(name, value, accounts=9):
    """Return what a register says of so many accounts."""
    return [
        replace(observation, reference=Reference(name, "0" * 64, f"sheet!{number}"))
        for number, account in enumerate(LOTA.accounts[:accounts], start=5)
        for observation in tell(account.id, {TWO_STEP_ENROLLED: value})
    ]


def test_a_contradiction_is_told_with_both_places_whom_it_is_about_what_and_of_which_day():
    told = [*register("register-1.xlsx", value=True, accounts=1), *register("register-2.xlsx", value=False, accounts=1)]
    (notice,) = tell_contradictions(told, ROSTER, TOLD, {}, ())
    for words in (
        'register-1.xlsx (sheet "sheet", row 5)',
        'register-2.xlsx (sheet "sheet", row 5)',
        "Lota, post-0",
        "two-step on",
    ):
        assert words in notice.message.en
    assert "১০ ফেব্রুয়ারি ২০২৪" in notice.message.bn or "১০.০২.২০২৪" in notice.message.bn


def test_one_of_before_is_named_by_who_may_be_he_while_that_is_open():
    told = [*register("register-1.xlsx", value=True, accounts=1), *register("register-2.xlsx", value=False, accounts=1)]
    now = office("jaba", ["officer"])
    (listed,) = now.accounts
    now = replace(now, accounts=(replace(listed, doubts=(LOTA.accounts[0].id,)),))
    (notice,) = tell_contradictions(told, Roster((now,)), TOLD, {}, ())
    assert "of Jaba, officer on 10.02.2024" in notice.message.en
    assert LOTA.accounts[0].id not in notice.message.en


def test_of_two_slips_that_differ_it_is_to_be_answered_which_was_made_last_and_neither_is_corrected():
    files = ("intake/slip-2024-02-1.json", "intake/slip-2024-02-2.json")
    told = [
        replace(seen, source="slip")
        for file, value in zip(files, (True, False), strict=True)
        for seen in register(file, value=value, accounts=1)
    ]
    (notice,) = tell_contradictions(told, ROSTER, TOLD, {}, ())
    assert "auditor slips" in notice.message.en
    assert "auditor slips" in notice.message.bn
    assert "auditor" not in notice.message.shown.en
    assert "correct" not in notice.message.en


@pytest.mark.parametrize("accounts", [1, 9])
def test_two_answers_typed_at_the_desk_are_called_so_once_and_not_by_their_files(accounts):
    files = ("intake/desk-1111-2222-0a.json", "intake/desk-3333-4444-0b.json")
    told = [*register(files[0], value=True, accounts=accounts), *register(files[1], value=False, accounts=accounts)]
    notices = tell_contradictions(told, ROSTER, TOLD, {}, ())
    assert len(notices) == min(accounts, MOST_NAMED + 1)
    for notice in notices:
        for words in (notice.message.en, notice.message.bn, notice.message.shown.en, notice.message.shown.bn):
            assert words.lower().count("typed at the desk") + words.count("ডেস্কে লেখা") <= 2
            assert not any(file in words for file in files)
        assert "page" in notice.message.en


@pytest.mark.parametrize(("accounts", "notices"), [(MOST_NAMED, MOST_NAMED), (9, MOST_NAMED + 1)])
def test_of_many_contradictions_between_two_files_the_rest_is_told_together(accounts, notices):
    told = [*register("a.xlsx", value=True, accounts=accounts), *register("b.xlsx", value=False, accounts=accounts)]
    found = tell_contradictions(told, ROSTER, TOLD, {}, ())
    assert len(found) == notices
    assert ("4" in found[-1].message.en and "more" in found[-1].message.en) is (accounts > MOST_NAMED)


def test_two_rows_of_an_office_that_hold_for_all_its_accounts_are_told_once():
    told = [
        replace(observation, reference=Reference(name, "0" * 64, "sheet!5"))
        for name, value in (("a.xlsx", True), ("b.xlsx", False))
        for observation in register(name, value=value)
    ]
    (notice,) = tell_contradictions(told, ROSTER, TOLD, {}, ())
    assert "of Lota on" in notice.message.en


def test_rows_of_accounts_that_moved_are_named_by_the_offices_that_have_them_now():
    here, there = replace(LOTA, accounts=LOTA.accounts[:1]), office("koyra", ())
    told = [
        replace(observation, reference=Reference(name, "0" * 64, "sheet!5"))
        for name, value in (("a.xlsx", True), ("b.xlsx", False))
        for observation in register(name, value=value, accounts=3)
    ]
    for offices, named in (
        ((here, replace(there, accounts=LOTA.accounts[1:])), "Lota, Koyra"),
        ((replace(LOTA, accounts=()), replace(there, accounts=LOTA.accounts)), "Koyra"),
    ):
        (notice,) = tell_contradictions(told, Roster(offices), TOLD, {}, ())
        assert f"of {named} on" in notice.message.en


def test_what_is_dated_after_the_audit_contradicts_nothing_yet():
    told = [*register("a.xlsx", value=True), *register("b.xlsx", value=False)]
    assert tell_contradictions(told, ROSTER, date(2024, 2, 9), {}, ()) == []


@pytest.mark.parametrize("later", [True, False])
def test_what_was_told_on_a_later_day_settles_it_in_whatever_order_files_are_read(later):
    told = [*register("a.xlsx", value=True), *register("b.xlsx", value=False)]
    march = [replace(told, observed_on=date(2024, 3, 4)) for told in register("c.xlsx", value=later)]
    for read in ([*told, *march], [*march, *told]):
        assert tell_contradictions(read, ROSTER, date(2024, 3, 5), {}, ()) == []
    assert tell_contradictions([*told, *march], ROSTER, TOLD, {}, ())


def test_files_that_say_the_same_are_not_told_of():
    assert (
        tell_contradictions([*register("a.xlsx", value=True), *register("b.xlsx", value=True)], ROSTER, TOLD, {}, ())
        == []
    )


@pytest.mark.parametrize(("accounts", "notices"), [(1, 1), (MOST_NAMED, MOST_NAMED), (8, MOST_NAMED + 1)])
def test_a_portal_said_not_to_offer_what_a_colleague_has_there_is_told_with_both(accounts, notices):
    not_offered = {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}
    told = [told for account in LOTA.accounts[:accounts] for told in tell(account.id, not_offered)]
    judging = JudgingInput.of(
        FolderEvidence((*told, *tell("lota/post-8", {TWO_STEP_ENROLLED: True})), (), (), ()), BASELINE, (), TOLD
    )
    found = [notice.message.en for notice in tell_contradicted_causes(contradicted_causes(judging, ROSTER.offices), ())]
    assert len(found) == notices
    for words in ("Lota, post-0", "lota.example", "Lota, post-8", "excuses nothing"):
        assert words in found[0]
    assert (f"of {accounts - MOST_NAMED} more accounts" in found[-1]) is (accounts > MOST_NAMED)


def test_of_more_user_ids_of_an_office_without_a_portal_it_is_told_of_which_office_they_are():
    lota = replace(LOTA, portal="")
    not_offered = {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}
    told = [told for account in lota.accounts[:8] for told in tell(account.id, not_offered)]
    told += tell("lota/post-8", {TWO_STEP_ENROLLED: True})
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), TOLD)
    *_, more = tell_contradicted_causes(contradicted_causes(judging, (lota,)), ())
    assert "more accounts of Lota" in more.message.en
    assert more.about is not None
    assert more.about.subject == "lota"


@pytest.mark.parametrize(
    ("later", "en", "bn"),
    [
        (0, "but on the same day that", "অথচ একই তারিখের তথ্যে"),
        (1, "but on 11.02.2024 that", "অথচ ১১.০২.২০২৪ তারিখের তথ্যে"),
    ],
)
def test_two_answers_of_one_day_are_not_told_as_of_two(later, en, bn):
    not_offered = tell(LOTA.accounts[0].id, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED})
    on = tell("lota/post-8", {TWO_STEP_ENROLLED: True}, on=TOLD + timedelta(later))
    judging = JudgingInput.of(FolderEvidence((*not_offered, *on), (), (), ()), BASELINE, (), TOLD + timedelta(later))
    (notice,) = tell_contradicted_causes(contradicted_causes(judging, ROSTER.offices), ())
    assert "it was told on 10.02.2024" in notice.message.en
    assert en in notice.message.en
    assert bn in notice.message.bn
    assert ("may offer it by now" in notice.message.en) is bool(later), "then neither answer need be wrong"
    assert "correct the answer that is wrong." in notice.message.en


@pytest.mark.parametrize("grade", [Grade.DECLARED, Grade.WITNESSED])
def test_a_cause_that_was_seen_is_not_said_to_have_been_told(grade):
    not_offered = tell("lota/post-0", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, grade=grade)
    on = tell("lota/post-8", {TWO_STEP_ENROLLED: True})
    judging = JudgingInput.of(FolderEvidence((*not_offered, *on), (), (), ()), BASELINE, (), TOLD)
    (notice,) = tell_contradicted_causes(contradicted_causes(judging, ROSTER.offices), ())
    is_seen = grade is Grade.WITNESSED
    assert ("it was seen on 10.02.2024" in notice.message.en, "it was told on" in notice.message.en) == (
        is_seen,
        not is_seen,
    )
    assert ("১০.০২.২০২৪ তারিখে দেখা গেছে" in notice.message.bn) is is_seen


def barred_in(evidence, roster=ROSTER):
    judging = JudgingInput.of(evidence, BASELINE, (), TOLD)
    return [claim for row, _ in judge(roster, judging) for claim in barred_claims(row, judging.observations)]


def contradicting(*told, roster=ROSTER):
    evidence = FolderEvidence(tuple(each for of_one in told for each in of_one), (), (), ())
    judging = JudgingInput.of(evidence, BASELINE, (), TOLD)
    barred = barred_in(evidence, roster)
    causes = contradicted_causes(judging, roster.offices)
    return [each.message.en for each in tell_what_contradicts(evidence, judging, roster, causes, barred)]


SEEN = date(2024, 2, 3)
OFF_AT_A_LOGIN = [
    replace(seen, reference=Reference("seen.xlsx", "0" * 64, "sheet!9"))
    for seen in tell("lota/post-0", {TWO_STEP_ENROLLED: False}, on=SEEN, grade=Grade.WITNESSED)
]


@pytest.mark.parametrize("since", [SEEN, TOLD], ids=["on its day", "later"])
def test_a_yes_that_a_login_seen_bars_is_told_with_what_was_seen_and_that_a_login_is_to_be_seen_again(since):
    (told,) = contradicting(OFF_AT_A_LOGIN, tell("lota/post-0", {TWO_STEP_ENROLLED: True}, on=since))
    day = "the same day" if since == SEEN else "03.02.2024"
    assert f'seen.xlsx (sheet "sheet", row 9) has of {day} "no (witnessed)"' in told
    assert "see a login again" in told
    assert "this month's register" not in told


@pytest.mark.parametrize(
    ("place", "called"), [("11:30", "১০.০৩.২০২৪ তারিখে দেখা লগইন (ভিডিও কল, ১১:৩০)"), ("24-12", "১০.০৩.২০২৪ তারিখে দেখা লগইন (স্বাক্ষরিত পত্র ২৪-১২)")],
)  # fmt: skip
def test_a_login_that_was_entered_is_told_by_its_day_and_how_it_was_seen_and_by_no_file(place, called):
    entered = Reference("intake/witness-2024-03-10-d5f7a5a6.json", "0" * 64, place)
    off = [replace(seen, reference=entered) for seen in OFF_AT_A_LOGIN]
    evidence = FolderEvidence((*off, *tell("lota/post-0", {TWO_STEP_ENROLLED: True}, on=SEEN)), (), (), ())
    (notice,) = tell_barred(barred_in(evidence))
    assert called in notice.message.bn
    assert "witness-" not in notice.message.bn + notice.message.en


def test_a_barred_yes_is_told_with_its_office():
    yes = tell("lota/post-0", {TWO_STEP_ENROLLED: True})
    evidence = FolderEvidence((*OFF_AT_A_LOGIN, *yes), (), (), ())
    (notice,) = tell_barred(barred_in(evidence))
    (of_office,), left = by_office([notice], ROSTER.offices, TypedFiles({}))
    assert (of_office.office.id, left) == ("lota", ())


def test_a_cause_beside_a_barred_yes_excuses_nothing_and_nobody_is_sent_to_the_register():
    cause = tell("lota/post-0", {TWO_STEP_CAUSE: Cause.NOT_OFFERED}, on=SEEN, grade=Grade.WITNESSED)
    seen, excused = contradicting(cause, OFF_AT_A_LOGIN, tell("lota/post-0", {TWO_STEP_ENROLLED: True}))
    assert "see a login again" in seen
    assert excused.endswith("waits for the portal no more until a login seen again shows which holds.")
    assert "register" not in excused


def test_a_yes_that_is_seen_since_is_not_told_as_barred():
    assert contradicting(OFF_AT_A_LOGIN, tell("lota/post-0", {TWO_STEP_ENROLLED: True}, grade=Grade.WITNESSED)) == []


def test_a_yes_told_after_a_login_that_asked_for_no_code_is_told_like_one_after_two_step_was_seen_off():
    no_code = tell("lota/post-0", {TWO_STEP_DEMANDED: False}, on=SEEN, grade=Grade.WITNESSED)
    (told,) = contradicting(no_code, tell("lota/post-0", {TWO_STEP_ENROLLED: True}))
    assert 'two-step on: yes (declared)" was told on 10.02.2024' in told
    assert 'has of 03.02.2024 "no (witnessed)"' in told
    assert told.endswith("see a login again and enter what it shows: auditor witness")


def test_an_untested_yes_told_after_that_a_login_asked_for_no_code_is_told_not_to_lift_that():
    no_code = tell("lota/post-0", {TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: False}, on=SEEN)
    untested = tell("lota/post-0", {TWO_STEP_ENROLLED: True})
    (told,) = contradicting(no_code, untested)
    assert 'two-step on: yes" was told on 10.02.2024' in told.replace(" (declared)", "")
    assert "tells of 03.02.2024" in told
    assert told.endswith("it stays not done. Try it again, and write the answer that says how it is now.")
    tested = tell("lota/post-0", {TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: True})
    assert contradicting(no_code, tested) == contradicting(no_code) == []


def test_a_better_way_of_the_code_than_was_seen_is_advice_that_nobody_is_sent_to_see_again_for():
    by_mail = tell("lota/post-0", {TWO_STEP_METHOD: Method.EMAIL}, on=SEEN, grade=Grade.WITNESSED)
    assert contradicting(by_mail, tell("lota/post-0", {TWO_STEP_METHOD: Method.TOTP})) == []


def test_a_yes_of_a_new_holder_after_his_predecessor_was_seen_without_is_told_as_not_known_of_him():
    since = tell("lota/post-0", {HOLDER_SINCE: date(2024, 2, 5)}, on=TOLD)
    (told,) = contradicting(OFF_AT_A_LOGIN, since, tell("lota/post-0", {TWO_STEP_ENROLLED: True}))
    assert "the present holder came since. So it is not known whether he has it done" in told
    assert told.endswith("see a login again and enter what it shows: auditor witness")


def test_an_earlier_yes_that_a_login_undoes_is_told_as_undone_with_what_is_to_be_seen_again():
    (told,) = contradicting(OFF_AT_A_LOGIN, tell("lota/post-0", {TWO_STEP_ENROLLED: True}, on=date(2024, 2, 1)))
    assert 'two-step on: yes (declared)" was told on 01.02.2024' in told
    assert "What was seen or recorded since counts." in told
    assert told.endswith("see a login again and enter what it shows: auditor witness")


def test_of_many_barred_claims_of_one_file_the_rest_is_told_together():
    told = [told for account in LOTA.accounts for told in tell(account.id, {TWO_STEP_ENROLLED: True})]
    seen = [
        seen
        for account in LOTA.accounts
        for seen in tell(account.id, {TWO_STEP_ENROLLED: False}, on=SEEN, grade=Grade.WITNESSED)
    ]
    found = contradicting(told, seen)
    assert len(found) == MOST_NAMED + 1
    assert found[-1].startswith("The same holds for 4 more")


def test_a_claim_that_an_account_is_not_shared_is_told_where_it_was_seen_to_be():
    shared = tell("lota/post-0", {SHARED: True}, on=SEEN, grade=Grade.WITNESSED)
    (told,) = contradicting(shared, tell("lota/post-0", {SHARED: False}))
    assert 'shared account: no (declared)" was told on 10.02.2024' in told
    assert 'has of 03.02.2024 "yes (witnessed)"' in told
    assert contradicting(shared, tell("lota/post-0", {SHARED: False}, grade=Grade.WITNESSED)) == []


def test_a_yes_about_the_mailbox_that_what_was_seen_bars_is_to_be_shown_and_written_in_the_register():
    fisheries = Roster((office("fisheries", kind=OfficeKind.DEPARTMENT),))
    seen = tell("fisheries", {OFFICIAL_EMAIL_SENDS: False}, on=SEEN, grade=Grade.WITNESSED)
    (told,) = contradicting(seen, tell("fisheries", {OFFICIAL_EMAIL_SENDS: True}), roster=fisheries)
    assert 'of Fisheries "mail is written from it: regularly (declared)" was told on 10.02.2024' in told
    assert told.endswith("have it shown to you and write in the register how it was seen.")


@pytest.mark.parametrize(
    ("fact", "grade", "step"),
    [
        (PROFILE_UPDATED_ON, Grade.WITNESSED, "see a login again and enter what it shows: auditor witness"),
        (PASSWORD_CHANGED_ON, Grade.EXPORTED, "lay a newer record of the system in the folder of the evidence."),
    ],
    ids=["seen at a login", "recorded"],
)
def test_a_day_told_of_a_duty_that_was_seen_or_recorded_undone_is_told_with_the_step_that_lifts_it(fact, grade, step):
    undone = tell("lota/post-0", {fact: When.not_since(DECIDED)}, on=SEEN, grade=grade)
    (told,) = contradicting(undone, tell("lota/post-0", {fact: When.on(TOLD)}))
    assert "not since 18.01.2024" in told
    assert told.endswith(step)
    done = tell("lota/post-0", {fact: When.on(SEEN)}, on=SEEN, grade=grade)
    assert contradicting(done, tell("lota/post-0", {fact: When.on(TOLD)})) == []


NO_ADDRESS = tell("lota", {OFFICIAL_EMAIL: MailboxKind.NONE}, on=date(2024, 2, 1))
WRITES = tell("lota", {OFFICIAL_EMAIL_SENDS: True}, on=date(2024, 2, 5))


def test_letters_that_regularly_go_from_an_official_mailbox_of_an_office_without_one_are_asked_about():
    (told,) = contradicting(NO_ADDRESS, WRITES)
    for words in (
        "told on 05.02.2024 that official letters regularly go",
        "of 01.02.2024",
        "from which address they go",
    ):
        assert words in told
    assert '"none (' in told


@pytest.mark.parametrize(
    "since", [{OFFICIAL_EMAIL: MailboxKind.OFFICIAL}, {OFFICIAL_EMAIL_SENDS: False}], ids=["has one", "does not write"]
)
def test_once_it_is_told_otherwise_that_is_nothing_to_ask_about(since):
    assert contradicting(NO_ADDRESS, WRITES, tell("lota", since)) == []


@pytest.mark.parametrize(
    ("email", "since", "asked"),
    [
        ("lota@example.gov.bd", (), 1),
        ("lota@example.gov.bd", tell("lota", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL}), 0),
        ("…@mail.example", (), 0),
        ("", (), 0),
    ],
    ids=["listed", "told since", "a personal one is listed", "none is listed"],
)
def test_an_office_that_told_to_have_no_official_address_while_the_roster_has_one_is_asked_about(email, since, asked):
    notices = contradicting(NO_ADDRESS, since, roster=Roster((replace(LOTA, email=email),)))
    assert len(notices) == asked
    for told in notices:
        assert "that it has no official e-mail address, but the roster has one (…@example.gov.bd)." in told
        assert "lota@" not in told


CAME = date(2024, 2, 5)
LATER = date(2024, 2, 15)
MAY_BE = ("so that may have been before, and does not count", "05.02.2024 or later, and write that day")
WAS = (
    "that was before, and does not count for the present holder",
    "If the present holder did it since, write on which day",
)


@pytest.mark.parametrize(
    ("value", "on", "words"),
    [
        (When.since(DECIDED, LATER), LATER, MAY_BE),
        (When.on(date(2024, 1, 30)), LATER, WAS),
        (When.on(CAME), LATER, ()),
        (When.since(DECIDED, date(2024, 2, 1)), date(2024, 2, 1), ()),
        (When.on(date(2023, 5, 1)), LATER, ()),
        (When.not_since(DECIDED), LATER, ()),
    ],
    ids=[
        "since the decision",
        "before he came",
        "on the day he came",
        "told of the one before",
        "before the decision",
        "a no",
    ],
)
def test_an_answer_that_may_be_of_the_holder_before_is_said_at_once_not_to_count_and_what_is_needed(value, on, words):
    lota = office("lota")
    told = [*tell("lota/head", {HOLDER_SINCE: CAME}, on=CAME), *tell("lota/head", {PASSWORD_CHANGED_ON: value}, on=on)]
    folder = FolderEvidence(tuple(told), (), (), ())
    judging = JudgingInput.of(folder, BASELINE, (), date(2024, 2, 20))
    roster = Roster((lota,))
    notices = tell_what_contradicts(folder, judging, roster, contradicted_causes(judging, roster.offices), ())
    assert bool(notices) is bool(words)
    if words:
        (notice,) = notices
        assert "The present holder has the post since 05.02.2024" in notice.message.en
        assert all(each in notice.message.en for each in words)
        ((row, _),) = judge(Roster((lota,)), judging)
        assert {each.outcome.value for each in row.findings if each.policy == "password-reset"} <= {"unknown", "fail"}


def test_what_was_told_anew_with_the_day_of_the_present_holder_is_told_of_no_more():
    lota = office("lota")
    told = [
        *tell("lota/head", {HOLDER_SINCE: CAME}, on=CAME),
        *tell("lota/head", {PASSWORD_CHANGED_ON: When.since(DECIDED, LATER)}, on=LATER),
        *tell("lota/head", {PASSWORD_CHANGED_ON: When.on(CAME)}, on=date(2024, 2, 18)),
    ]
    folder = FolderEvidence(tuple(told), (), (), ())
    judging = JudgingInput.of(folder, BASELINE, (), date(2024, 2, 20))
    roster = Roster((lota,))
    assert tell_what_contradicts(folder, judging, roster, contradicted_causes(judging, roster.offices), ()) == []
