"""From the state of a workspace to its one next step, state by state, and to the lines above it; in both languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

import pytest
from changing import replace

from auditor.checklist.kept import LastRound
from auditor.checklist.lines import checklist
from auditor.checklist.looked import LettersState
from auditor.checklist.state import Register, State
from auditor.checklist.steps import Deed, next_step
from auditor.cli import COMMANDS
from auditor.desk import next_steps
from auditor.i18n import Language, Text, meeting_called
from auditor.rounds.meetings.meetings import Meeting

DAY = date(2024, 4, 10)
EARLIER, LAST_MONTH, LAST_YEAR = date(2024, 4, 3), date(2024, 3, 21), date(2023, 4, 10)
FOLDER = "out/003-2024-04"
APRIL, OVER = Meeting("2024-04", date(2024, 4, 18)), Meeting("2024-04", date(2024, 4, 9))
STATE = State(
    day=DAY,
    meeting=APRIL,
    offices=35,
    accounts=91,
    counted=33,
    answered=33,
    counts_on=date(2024, 4, 18),
    told=20,
    silent=(),
    sheets_made=35,
    sheets_delivered=35,
    sheets_left=0,
    unread=0,
    incorrect=0,
    doubtful=0,
    roster_mistakes=0,
    register=Register.IN_EVIDENCE,
    kept=None,
)

MAKE_REGISTER = (
    "auditor register new   (then call the offices and fill it in)",
    "auditor register new   (তারপর দপ্তরগুলোতে ফোন করে পূরণ করুন)",
)
FILL_IN = (
    "fill in register-2024-04.xlsx, save and close it, and move it into evidence/",
    "register-2024-04.xlsx পূরণ করে সেভ ও বন্ধ করুন এবং evidence/ ফোল্ডারে রাখুন",
)
KEEP = (
    "auditor audit   and, when it is right, auditor audit --keep --meeting 2024-04-18",
    "auditor audit   ঠিক থাকলে auditor audit --keep --meeting 2024-04-18",
)
KEEP_TODAY = (KEEP[0].replace("04-18", "04-10"), KEEP[1].replace("04-18", "04-10"))
REPORT = ("auditor report", "auditor report")
AGAIN = (
    "auditor audit --keep --meeting 2024-04-18   (evidence changed since the round was kept), then auditor report; without keeping it again that counts for the next meeting",
    "auditor audit --keep --meeting 2024-04-18   (যাচাই রাখার পর তথ্য বদলেছে), তারপর auditor report; আবার না রাখলে তা পরবর্তী সভায় ধরা হবে",
)
AS_KEPT = (
    "auditor report   (evidence changed since the round was kept; that counts for the next meeting)",
    "auditor report   (যাচাই রাখার পর তথ্য বদলেছে; তা পরবর্তী সভায় ধরা হবে)",
)
MEETING = (
    "print the papers, have them signed, and give each office its own",
    "কাগজ ছাপিয়ে স্বাক্ষর নিন এবং প্রতিটি দপ্তরকে নিজের কাগজ দিন",
)
SLIPS = ("auditor slips", "auditor slips")
KEY = (
    "auditor slips   (on the computer that has the key, or with --key-file FILE; if it is lost: auditor invite --new-keys)",
    "auditor slips   (যে কম্পিউটারে চাবি আছে সেখানে, অথবা --key-file ফাইল দিয়ে; চাবি হারালে: auditor invite --new-keys)",
)
FIND = (
    "auditor audit   (it names the file of evidence/ that spoke in the last round and is gone or changed since, and what to do)",
    "auditor audit   (আগের যাচাইয়ের যে ১টি ফাইল evidence/ ফোল্ডারে আর নেই বা বদলে গেছে তা এবং করণীয় দেখায়)",
)
MEND = (
    "auditor audit   (it names the files in evidence/ to mend, bring back or move away)",
    "auditor audit   (evidence/ ফোল্ডারের কোন ফাইল ঠিক করতে, ফিরিয়ে আনতে বা সরাতে হবে তা দেখায়)",
)
EMPTY = (
    "call the offices and enter their answers in the register in evidence/: it tells nothing yet",
    "দপ্তরগুলোতে ফোন করে evidence/ ফোল্ডারের রেজিস্টারে উত্তর লিখুন: তাতে এখনো কোনো তথ্য নেই",
)
FOLLOW_UP = (
    "go on entering answers in the register in evidence/: 9 offices have something left to do or to tell; keep the round in the week before the meeting",
    "৯টি দপ্তরের করার বা জানানোর কিছু বাকি: তারা যা জানায় evidence/ ফোল্ডারের রেজিস্টারে লিখুন; সভার আগের সপ্তাহে যাচাই রাখুন",
)
FOLLOW_UP_SLIPS = (
    "go on entering answers in the register in evidence/: 9 offices have something left to do or to tell (3 of them only by a self-check slip); keep the round in the week before the meeting",
    "৯টি দপ্তরের করার বা জানানোর কিছু বাকি (এর মধ্যে ৩টির শুধু স্ব-যাচাই স্লিপ পাঠানো বাকি): তারা যা জানায় evidence/ ফোল্ডারের রেজিস্টারে লিখুন; সভার আগের সপ্তাহে যাচাই রাখুন",
)
GO_ON = (
    "call the office not heard of yet and enter their answers in the register in evidence/; there is time before the meeting",
    "যে ১টি দপ্তরের তথ্য আসেনি, ফোন করে evidence/ ফোল্ডারের রেজিস্টারে তার উত্তর লিখুন; সভার আগে সময় আছে",
)
PASSED = (
    "the meeting of 09.04.2024 has passed and no round was kept for it. If it was held: auditor audit --keep --meeting 2024-04-09; if it was put off: auditor meeting move 2024-04-09 DATE; if it was not held: auditor meeting cancel 2024-04-09, then auditor settings --next-meeting DATE; if it was held and no round is meant: auditor meeting held 2024-04-09",
    "০৯.০৪.২০২৪ তারিখের সভার তারিখ পার হয়েছে, কিন্তু এর জন্য যাচাই রাখা হয়নি। সভা হয়ে থাকলে: auditor audit --keep --meeting 2024-04-09; পিছিয়ে থাকলে: auditor meeting move 2024-04-09 তারিখ; না হয়ে থাকলে: auditor meeting cancel 2024-04-09, তারপর auditor settings --next-meeting তারিখ; হয়ে থাকলেও যাচাই রাখা না হলে: auditor meeting held 2024-04-09",
)
PLAN = (
    "auditor settings --next-meeting DATE   (the day of the next meeting)",
    "auditor settings --next-meeting তারিখ   (পরবর্তী সভার তারিখ)",
)
CLOCK = (
    "set this computer's clock to the right date and start again   (or give the day: auditor --on YYYY-MM-DD)",
    "কম্পিউটারের ঘড়ির তারিখ ঠিক করে আবার শুরু করুন   (অথবা সঠিক তারিখ দিন: auditor --on YYYY-MM-DD)",
)
RESTORE = (
    "auditor restore FILE FOLDER   (the last copy into a new folder; go on there, beginning with auditor verify)",
    "auditor restore ফাইল ফোল্ডার   (সর্বশেষ কপি নতুন ফোল্ডারে ফিরিয়ে আনুন; সেখানে প্রথমে auditor verify চালিয়ে কাজ চালিয়ে যান)",
)
ALTERED = Text(en="The ledger was altered.", bn="রেকর্ড বদলেছে।")
COPIED, ANEW = Text(en="The folder was copied.", bn="ফোল্ডারটি কপি করা।"), "auditor init koyra --new-ledger"
FAULT = Text(en="The clock is wrong.", bn="তারিখ ভুল।")


def kept(
    day: date,
    *,
    papers: bool = True,
    meeting: str = "",
    meets_on: date | None = None,
    news: bool = False,
    put_off_from: date | None = None,
) -> LastRound:
    return LastRound(day, meeting or f"{day:%Y-%m}", FOLDER, papers, meets_on, news, kept_for=put_off_from)


SEE = (
    "auditor witness   (the logins of the 4 offices drawn that are still to be seen; their sheets: auditor witness sheets --drawn)",
    "auditor witness   (দৈবচয়নে নির্বাচিত যে ৪টি দপ্তরে লগইন দেখা বাকি; পত্র ছাপতে: auditor witness sheets --drawn)",
)
NOT_MADE, BEING_FILLED, IN_EVIDENCE = Register
SILENT = (Text(en="Fisheries", bn="মৎস্য"),)
PUT_OFF = {"meeting": "2024-04", "meets_on": APRIL.day, "put_off_from": date(2024, 4, 11)}
FOR_APRIL = {"meeting": "2024-04", "meets_on": APRIL.day}
CASES = {
    "the meeting was put off since its round was kept: keep it again, that the papers bear the new day": (
        {"kept": kept(EARLIER, **PUT_OFF)},
        KEEP,
    ),
    "the meeting was put off to today since its round was kept: keep it again": (
        {"kept": kept(EARLIER, **(PUT_OFF | {"meets_on": DAY})), "meeting": Meeting("2024-04", DAY)},
        KEEP_TODAY,
    ),
    "a meeting to come is not held, and nothing came in since its round: the next one gets a round": (
        {
            "kept": replace(kept(EARLIER, meeting="2024-04", meets_on=date(2024, 4, 12)), held=False),
            "meeting": Meeting("2024-05", APRIL.day),
        },
        KEEP,
    ),
    "nothing came in since the last round, whose meeting has no day, and the next is in a week: keep": (
        {"kept": kept(LAST_MONTH), "day": date(2024, 4, 11)},
        KEEP,
    ),
    "the meeting was put off before papers were made: papers with the former day are not advised": (
        {"kept": kept(EARLIER, papers=False, **PUT_OFF)},
        KEEP,
    ),
    "the meeting was put off and slips came in: slips first": (
        {"kept": kept(EARLIER, **PUT_OFF), "slips_waiting": 1},
        SLIPS,
    ),
    "the meeting that was put off is over: its papers are what they are": (
        {"kept": kept(EARLIER, **(PUT_OFF | {"meets_on": date(2024, 4, 9)})), "meeting": None},
        PLAN,
    ),
    "the meeting of the last round was not held, and no other is planned: plan one": (
        {
            "register": IN_EVIDENCE,
            "meeting": None,
            "kept": replace(kept(date(2024, 4, 2), meeting="2024-04", meets_on=date(2024, 4, 18)), held=False),
        },
        PLAN,
    ),
    "the meeting of the last round was not held, and the next one is planned: its papers are not signed, the next gets a round": (
        {
            "register": IN_EVIDENCE,
            "kept": replace(kept(LAST_MONTH, meets_on=LAST_MONTH, papers=False), held=False),
        },
        KEEP,
    ),
    "nothing was done yet: make the register": (
        {"register": NOT_MADE, "has_evidence": False, "silent": SILENT},
        MAKE_REGISTER,
    ),
    "all was told that is ordered, and only advice is left to ask: keep": ({"register": NOT_MADE}, KEEP),
    "the meeting is today, and one has something left to do: keep": (
        {"register": NOT_MADE, "meeting": Meeting("2024-04", DAY), "to_ask": 1, "owing": 1},
        KEEP_TODAY,
    ),
    "the meeting is today, and a register still lies beside the evidence: keep": (
        {"register": BEING_FILLED, "meeting": Meeting("2024-04", DAY), "silent": SILENT},
        KEEP_TODAY,
    ),
    "a register lies beside evidence that asks only for advice: keep": ({"register": BEING_FILLED}, KEEP),
    "the register of the month before lies beside the evidence, made for this meeting: fill in that one": (
        {"register": BEING_FILLED, "asked_in": "2024-03", "silent": SILENT},
        tuple(text.replace("2024-04", "2024-03") for text in FILL_IN),
    ),
    "the round was corrected after its meeting, and its papers are not made: make them": (
        {"kept": kept(EARLIER, papers=False, meeting="2024-03", meets_on=LAST_MONTH)},
        REPORT,
    ),
    "nothing came in since the last meeting, and the next is near: keep": (
        {"kept": kept(LAST_MONTH, meets_on=LAST_MONTH), "day": date(2024, 4, 18), "to_ask": 1},
        KEEP,
    ),
    "last month is done with its papers: make this month's register": (
        {"register": NOT_MADE, "kept": kept(LAST_MONTH), "to_ask": 10},
        MAKE_REGISTER,
    ),
    "slips came in, and some offices are silent: make the register for them": (
        {"register": NOT_MADE, "kept": kept(LAST_MONTH, news=True), "silent": SILENT},
        MAKE_REGISTER,
    ),
    "answers of last month came in after its round, and in this month nobody was asked what is open: ask": (
        {"register": NOT_MADE, "kept": kept(LAST_MONTH, news=True), "told": 0, "to_ask": 10},
        MAKE_REGISTER,
    ),
    "what is open was asked this month, and some did not tell all: keep a round": (
        {"kept": kept(LAST_MONTH, news=True), "to_ask": 10},
        KEEP,
    ),
    "answers came in after a meeting that has no round and is over: tell whether it was held, and plan the next one": (
        {"register": NOT_MADE, "kept": kept(LAST_MONTH, news=True), "to_ask": 10, "meeting": OVER},
        PASSED,
    ),
    "nothing came in since the last round, and the meeting after it passed without one: tell whether it was held": (
        {"kept": kept(LAST_MONTH, meets_on=LAST_MONTH), "meeting": OVER},
        PASSED,
    ),
    "the only meeting known is over without a round, and the register is still out: tell whether it was held": (
        {"meeting": OVER, "register": BEING_FILLED, "silent": SILENT},
        PASSED,
    ),
    "the only meeting known is over without a round, and the register of the month is in: tell whether it was held": (
        {"meeting": OVER},
        PASSED,
    ),
    "the meeting is today: keep its round": ({"meeting": Meeting("2024-04", DAY)}, KEEP_TODAY),
    "slips came in from all: keep a round without a register": (
        {"register": NOT_MADE, "kept": kept(LAST_MONTH, news=True)},
        KEEP,
    ),
    "the meeting of the last round is over: papers that this folder does not hold are no step": (
        {"register": NOT_MADE, "kept": kept(LAST_MONTH, papers=False, meets_on=LAST_MONTH), "to_ask": 10},
        MAKE_REGISTER,
    ),
    "last month still owes its papers: make those first": (
        {"register": NOT_MADE, "kept": kept(LAST_MONTH, papers=False)},
        REPORT,
    ),
    "a round was kept today without papers, and there is no register: make the papers": (
        {"register": NOT_MADE, "kept": kept(DAY, papers=False)},
        REPORT,
    ),
    "papers are owed, whatever else is open: make them": (
        {"register": BEING_FILLED, "kept": kept(LAST_MONTH, papers=False), "slips_waiting": 2, "in_the_way": 1},
        REPORT,
    ),
    "the register lies beside evidence: fill it in": ({"register": BEING_FILLED, "silent": SILENT}, FILL_IN),
    "the register is being filled after this month's round: fill it in": (
        {"register": BEING_FILLED, "kept": kept(EARLIER), "owing": 9},
        FILL_IN,
    ),
    "the register is in evidence, no round was ever kept: keep one": ({}, KEEP),
    "an office is silent, and the meeting is more than a week ahead: go on asking": ({"silent": SILENT}, GO_ON),
    "an office has work left, and the meeting is more than a week ahead: wait for it": ({"owing": 9}, FOLLOW_UP),
    "some offices have only slips to send: of all it is told": ({"owing": 9, "by_slip": 3}, FOLLOW_UP_SLIPS),
    "an office has work left in the week before the meeting: keep": ({"owing": 9, "day": date(2024, 4, 11)}, KEEP),
    "an office is silent, and the meeting is in a week: keep a round": (
        {"silent": SILENT, "day": date(2024, 4, 11)},
        KEEP,
    ),
    "the register came in since the last meeting's round: keep one": ({"kept": kept(LAST_MONTH, news=True)}, KEEP),
    "the last round is of this month a year ago: keep one": ({"kept": kept(LAST_YEAR, news=True)}, KEEP),
    "evidence came in since the round of this meeting: correct it": (
        {"kept": kept(EARLIER, news=True, **FOR_APRIL)},
        KEEP,
    ),
    "offices were drawn from the round of this meeting, and a login was seen since: see those that are left": (
        {"kept": replace(kept(EARLIER, news=True, **FOR_APRIL), is_drawn=True), "to_be_seen": 4},
        SEE,
    ),
    "offices were drawn at a meeting that is over, and no other is planned: see the logins": (
        {"kept": replace(kept(EARLIER, meets_on=EARLIER), is_drawn=True), "meeting": None, "to_be_seen": 4},
        SEE,
    ),
    "of the only one drawn that waits it is asked who it is: nothing can be seen yet": (
        {"kept": replace(kept(EARLIER, news=True, **FOR_APRIL), is_drawn=True), "to_be_seen": 1, "once_known": 1},
        MEETING,
    ),
    "all logins drawn were seen, and the meeting is not over: print": (
        {"kept": replace(kept(EARLIER, news=True, **FOR_APRIL), is_drawn=True)},
        MEETING,
    ),
    "offices were drawn and the meeting was put off: its round stays as it is": (
        {"kept": replace(kept(EARLIER, **PUT_OFF), is_drawn=True)},
        MEETING,
    ),
    "offices drawn last month wait, and the next meeting is planned: it gets its round": (
        {"kept": replace(kept(LAST_MONTH, news=True), is_drawn=True), "to_be_seen": 4},
        KEEP,
    ),
    "this meeting's round was kept today: make the papers": ({"kept": kept(DAY, papers=False, **FOR_APRIL)}, REPORT),
    "an answer was corrected after this meeting's round was kept, and there are no papers yet: keep it again, or the next meeting counts it": (
        {"kept": kept(EARLIER, papers=False, news=True, **FOR_APRIL)},
        AGAIN,
    ),
    "the same after offices were drawn from it: it stays as it is": (
        {"kept": replace(kept(EARLIER, papers=False, news=True, **FOR_APRIL), is_drawn=True)},
        AS_KEPT,
    ),
    "the same of a round of the month before, whose meeting is not the one that the work is for": (
        {"kept": kept(LAST_MONTH, papers=False, news=True)},
        AS_KEPT,
    ),
    "this meeting's round was kept last month: print, and keep no other": (
        {"kept": kept(LAST_MONTH, **FOR_APRIL)},
        MEETING,
    ),
    "this meeting has its round, and no register of the month is needed": (
        {"register": NOT_MADE, "kept": kept(LAST_MONTH, **FOR_APRIL)},
        MEETING,
    ),
    "a meeting put off into this month has its round: print, and keep no other": (
        {"kept": kept(LAST_MONTH, meeting="2024-03", meets_on=APRIL.day), "meeting": Meeting("2024-03", APRIL.day)},
        MEETING,
    ),
    "nothing came in since the last round, and the next meeting is not near: print": (
        {"kept": kept(EARLIER, meeting="2024-03", meets_on=EARLIER), "day": EARLIER},
        MEETING,
    ),
    "a round was kept this month for a meeting without a day: print": (
        {"kept": kept(EARLIER), "meeting": None},
        MEETING,
    ),
    "no meeting is planned: plan one before a round is kept": ({"meeting": None}, PLAN),
    "the meeting is over and has its round: plan the next one": (
        {"meeting": None, "kept": kept(EARLIER, meeting="2024-04", meets_on=EARLIER)},
        PLAN,
    ),
    "the register in evidence tells nothing: call the offices": ({"has_evidence": False, "silent": SILENT}, EMPTY),
    "slips came in: open them": ({"slips_waiting": 3}, SLIPS),
    "slips came in while the register is being filled: open them": (
        {"slips_waiting": 3, "register": BEING_FILLED},
        SLIPS,
    ),
    "slips came in and their key is elsewhere: go where it is": ({"slips_waiting": 3, "slips_without_key": 1}, KEY),
    "a file is in the way of keeping: mend it": ({"in_the_way": 1, "unread": 1}, MEND),
    "a file of the last round is gone: bring it back": ({"lost": 1, "unread": 1}, FIND),
    "what spoke in this meeting's round was changed since: bring it back before the round is kept again": (
        {"kept": kept(EARLIER, papers=False, news=True, **FOR_APRIL), "lost": 1},
        FIND,
    ),
    "what cannot be read is mended before this meeting's round is kept again": (
        {"kept": kept(EARLIER, papers=False, news=True, **FOR_APRIL), "in_the_way": 1, "unread": 1},
        MEND,
    ),
    "the ledger is altered: bring it back before all": (
        {"ledger_fault": ALTERED, "clock_fault": FAULT, "kept": kept(LAST_MONTH, papers=False)},
        RESTORE,
    ),
    "the folder was copied to begin another upazila: begin that one anew": (
        {"copied": (COPIED, ANEW), "clock_fault": FAULT, "kept": kept(LAST_MONTH, papers=False)},
        (ANEW, ANEW),
    ),
    "the clock is wrong: set it before all else": (
        {"clock_fault": FAULT, "kept": kept(LAST_MONTH, papers=False), "slips_waiting": 1},
        CLOCK,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_state_has_its_one_next_step_in_both_languages(case):
    changes, (en, bn) = case
    state = replace(STATE, **changes)
    step = next_step(state).command
    assert (step.said(Language.EN), step.said(Language.BN)) == (en, bn)
    assert checklist(state)[-1] == Text(en=f"Next: {en}", bn=f"এরপর যা করবেন: {bn}")


def test_the_table_has_every_register_with_and_without_a_round():
    told = {(case.get("register", IN_EVIDENCE), case.get("kept") is not None) for case, _ in CASES.values()}
    assert told == {(register, there) for register in Register for there in (True, False)}


@pytest.mark.parametrize("register", list(Register))
@pytest.mark.parametrize("day", [LAST_MONTH, EARLIER, DAY])
def test_a_meeting_that_has_its_round_never_gets_another_one_without_news(register, day):
    state = replace(STATE, register=register, kept=kept(day, **FOR_APRIL))
    assert "--keep" not in next_step(state).command.en


def test_a_step_that_names_a_command_names_one_that_exists():
    steps = [step for _, both in CASES.values() for step in both]
    commands = {command for step in steps for command in re.findall(r"\bauditor ([a-z]+)", step)}
    assert commands
    assert commands <= set(COMMANDS)


# The lines above it


def lines(language: Language, **changes) -> list[str]:
    return [line.said(language) for line in checklist(replace(STATE, **changes))]


def test_a_quiet_month_has_a_line_for_each_part_of_the_work_and_no_more():
    assert lines(Language.EN, kept=kept(DAY, **FOR_APRIL)) == [
        "Work for April 2024 · meeting 18.04.2024",
        "Roster: 35 offices, 91 accounts. Enter transfers and new holders.",
        "Sheets for April 2024: 35 made, 35 handed out, 0 to make.",
        "Offices of which something is known that will count at the meeting of 18.04.2024: all 33; told in April 2024: 20.",
        "Audit held 10.04.2024 (meeting of 18.04.2024).",
        "Papers: annex, chair's copy and office reports are in out/003-2024-04.",
        f"Next: {MEETING[0]}",
    ]
    assert lines(Language.BN, kept=kept(DAY, **FOR_APRIL)) == [
        "এপ্রিল ২০২৪ মাসের কাজ · সভা ১৮.০৪.২০২৪",
        "তালিকা: ৩৫টি দপ্তর, ৯১টি আইডি। বদলি বা নতুন কর্মকর্তা থাকলে তালিকায় তারিখ দিন।",
        "এপ্রিল ২০২৪ মাসের নির্দেশিকা: ৩৫টি তৈরি, ৩৫টি দেওয়া হয়েছে, ০টি বাকি।",
        "১৮.০৪.২০২৪ তারিখের সভায় ধরা হবে এমন তথ্য আছে ৩৩টি দপ্তরের সবগুলোর; এপ্রিল ২০২৪ মাসে জানিয়েছে ২০টি।",
        "যাচাই হয়েছে ১০.০৪.২০২৪ (১৮.০৪.২০২৪ তারিখের সভার জন্য)।",
        "কাগজ: পরিশিষ্ট, সভাপতির কপি ও দপ্তরের কাগজ out/003-2024-04 ফোল্ডারে আছে।",
        f"এরপর যা করবেন: {MEETING[1]}",
    ]


LINES = {
    "the portal's owner answered, and no register asked since": (
        {"letters": LettersState(to_try=(EARLIER, 2))},
        "The portal's owner answered on 03.04.2024: 2 offices that waited for the portal are to be asked again. In a further register: auditor register new --output FILE",
        "পোর্টাল কর্তৃপক্ষ ০৩.০৪.২০২৪ তারিখে উত্তর দিয়েছে: পোর্টালের অপেক্ষায় থাকা ২টি দপ্তরকে আবার জিজ্ঞাসা করতে হবে। আরেকটি রেজিস্টারে: auditor register new --output ফাইল",
    ),
    "no meeting is planned": (
        {"meeting": None},
        "meeting not told (auditor settings --next-meeting)",
        "সভা জানানো হয়নি (auditor settings --next-meeting)",
    ),
    "sheets are left to make": (
        {"sheets_made": 30, "sheets_delivered": 20, "sheets_left": 5},
        "Sheets for April 2024: 30 made, 20 handed out, 5 to make. Make them with: auditor invite",
        "এপ্রিল ২০২৪ মাসের নির্দেশিকা: ৩০টি তৈরি, ২০টি দেওয়া হয়েছে, ৫টি বাকি। তৈরি করতে চালান: auditor invite",
    ),
    "sheets were made and not handed out": (
        {"sheets_delivered": 0},
        "Sheets for April 2024: 35 made, 0 handed out, 0 to make. When one is handed out, note it: auditor invite delivered",
        "এপ্রিল ২০২৪ মাসের নির্দেশিকা: ৩৫টি তৈরি, ০টি দেওয়া হয়েছে, ০টি বাকি। দেওয়া হলে লিখে রাখুন: auditor invite delivered",
    ),
    "slips wait": (
        {"slips_waiting": 3},
        "Slips that came in and are not opened yet: 3.",
        "স্লিপ: ৩টি এসেছে, এখনো খোলা হয়নি।",
    ),
    "the key of the sheets is missing": (
        {"key_is_missing": True},
        "Keys: the key of the sheets for April 2024 was not found on this computer",
        "চাবি: এপ্রিল ২০২৪ মাসের নির্দেশিকার চাবি এই কম্পিউটারে পাওয়া যায়নি",
    ),
    "keys of slips are missing": (
        {"slips_waiting": 3, "slips_without_key": 2},
        "Keys: of 2 of these slips the key was not found on this computer. Where it is in a key file: auditor slips --key-file FILE",
        "চাবি: এর মধ্যে ২টি স্লিপের চাবি এই কম্পিউটারে পাওয়া যায়নি। চাবি-ফাইলে থাকলে: auditor slips --key-file ফাইল",
    ),
    "the ledger is altered": ({"ledger_fault": ALTERED}, ALTERED.en, ALTERED.bn),
    "the folder was copied": ({"copied": (COPIED, ANEW)}, COPIED.en, COPIED.bn),
    "the clock is wrong": ({"clock_fault": FAULT}, FAULT.en, FAULT.bn),
    "a round of which only the month of the meeting is known": (
        {"kept": kept(LAST_MONTH)},
        "Audit held 21.03.2024 (meeting of March 2024).",
        "যাচাই হয়েছে ২১.০৩.২০২৪ (মার্চ ২০২৪ মাসের সভার জন্য)।",
    ),
    "a round of a meeting that was not held": (
        {"kept": replace(kept(LAST_MONTH, meets_on=LAST_MONTH), held=False)},
        "Audit held 21.03.2024 (for the meeting of 21.03.2024, which was not held).",
        "যাচাই হয়েছে ২১.০৩.২০২৪ (২১.০৩.২০২৪ তারিখের সভার জন্য; সভাটি অনুষ্ঠিত হয়নি)।",
    ),
    "a round of a meeting to come that is cancelled": (
        {"kept": replace(kept(LAST_MONTH, meets_on=date(2024, 4, 18)), held=False)},
        "Audit held 21.03.2024 (for the meeting of 18.04.2024, which is cancelled).",
        "যাচাই হয়েছে ২১.০৩.২০২৪ (১৮.০৪.২০২৪ তারিখের সভার জন্য; সভাটি বাতিল)।",
    ),
    "files could not be read": (
        {"unread": 2},
        "Files that could not be read or are missing: 2. See: auditor audit",
        "২টি ফাইল পড়া যায়নি বা পাওয়া যায়নি। দেখুন: auditor audit",
    ),
    "files were read, but not all in them counts": (
        {"incorrect": 1},
        "Files that were read, with something in them to correct: 1. See: auditor audit",
        "১টি ফাইল পড়া গেছে, তবে তাতে কিছু ঠিক করতে হবে। দেখুন: auditor audit",
    ),
    "somebody who was drawn waits": (
        {"to_be_seen": 2, "drawn_for": (meeting_called("2024-02", None),)},
        "Offices drawn by the chair (meeting of February 2024), a login still to be seen: 2. Print their sheets: auditor witness sheets --drawn",
        "দৈবচয়নে নির্বাচিত ২টি দপ্তরে লগইন দেখা বাকি (ফেব্রুয়ারি ২০২৪ মাসের সভা)। পত্র ছাপতে চালান: auditor witness sheets --drawn",
    ),
    "of one of two who were drawn and wait it is asked who it is": (
        {"to_be_seen": 2, "once_known": 1, "drawn_for": (meeting_called("2024-02", None),)},
        "Offices drawn by the chair (meeting of February 2024), a login still to be seen: 2, 1 of them once it is known who it is. Print their sheets: auditor witness sheets --drawn",
        "দৈবচয়নে নির্বাচিত ২টি দপ্তরে লগইন দেখা বাকি (ফেব্রুয়ারি ২০২৪ মাসের সভা); এর মধ্যে ১টিতে কোন আইডি, তা জানার পর। পত্র ছাপতে চালান: auditor witness sheets --drawn",
    ),
    "something is doubtful": (
        {"doubtful": 3},
        "Matters that need a second look: 3. See: auditor audit",
        "৩টি বিষয় আবার দেখতে হবে। দেখুন: auditor audit",
    ),
    "the roster has mistakes": (
        {"roster_mistakes": 4},
        "Matters of the roster to correct, or to look at: 4. See: auditor roster check",
        "তালিকায় ৪টি বিষয় ঠিক করতে বা দেখতে হবে। দেখুন: auditor roster check",
    ),
    "no round was kept": ({"kept": None}, "Audit: not yet.", "যাচাই: এখনো হয়নি।"),
    "the last round is in no copy": (
        {"copy_is_old": True},
        "Copy: the last kept round is not in any. Make one on another disk: auditor backup",
        "কপি: সর্বশেষ রাখা যাচাইটি কোনো কপিতে নেই। অন্য ডিস্কে কপি রাখুন: auditor backup",
    ),
    "papers are not made": (
        {"kept": kept(EARLIER, papers=False)},
        "Papers of this audit: none in out/003-2024-04.",
        "এই যাচাইয়ের কাগজ: out/003-2024-04 ফোল্ডারে কিছু নেই।",
    ),
}


@pytest.mark.parametrize("case", LINES.values(), ids=LINES)
def test_what_is_open_stands_on_the_checklist_and_is_not_there_otherwise(case):
    changes, en, bn = case
    usual = {"kept": kept(DAY, **FOR_APRIL)}
    for language, words in ((Language.EN, en), (Language.BN, bn)):
        assert words in "\n".join(lines(language, **{**usual, **changes}))
        assert words not in "\n".join(lines(language, **usual))


def office(number: int) -> Text:
    return Text(en=f"Office {number}", bn=f"দপ্তর {number}")


def test_a_month_in_which_nobody_has_told_anything_says_so_in_words():
    en, bn = ("\n".join(lines(language, told=0)) for language in (Language.EN, Language.BN))
    assert "; none has told anything in April 2024 yet." in en
    assert "; এপ্রিল ২০২৪ মাসে এখনো কোনোটি জানায়নি।" in bn


@pytest.mark.parametrize(
    ("silent", "en", "bn"),
    [
        (
            1,
            "32 of 33; told in April 2024: 20. Missing: Office 1.",
            "৩৩টি দপ্তরের মধ্যে ৩২টির; এপ্রিল ২০২৪ মাসে জানিয়েছে ২০টি। আসেনি: দপ্তর 1।",
        ),
        (
            5,
            "Missing: Office 1, Office 2, Office 3, Office 4, Office 5.",
            "আসেনি: দপ্তর 1, দপ্তর 2, দপ্তর 3, দপ্তর 4, দপ্তর 5।",
        ),
        (7, "Office 4, Office 5 and 2 more.", "দপ্তর 4, দপ্তর 5 ও আরও ২টি।"),
    ],
)
def test_silent_offices_are_named_up_to_five_and_then_counted(silent, en, bn):
    names = tuple(office(number) for number in range(1, silent + 1))
    changes = {"answered": 33 - silent, "silent": names}
    assert lines(Language.EN, **changes)[3].endswith(en)
    assert lines(Language.BN, **changes)[3].endswith(bn)


def test_who_has_not_answered_and_whose_answers_do_not_count_yet_are_told_in_two_sentences():
    changes = {"silent": (office(1),), "unsettled": (office(2),)}
    assert lines(Language.EN, **changes)[3].endswith(
        "Missing: Office 1. Answered, but it does not count yet: Office 2."
    )
    assert lines(Language.BN, **changes)[3].endswith("আসেনি: দপ্তর 1। উত্তর এসেছে, এখনো ধরা হচ্ছে না: দপ্তর 2।")


def test_on_a_day_that_cannot_be_right_nothing_is_said_that_hangs_on_it():
    (fault, following) = checklist(replace(STATE, clock_fault=FAULT, silent=(STATE.meeting.named,)))
    assert fault == FAULT
    assert "set this computer's clock" in following.en


def test_no_line_changes_with_the_day_but_the_month_and_the_step():
    tomorrow = replace(STATE, day=DAY + timedelta(days=1))
    assert checklist(tomorrow) == checklist(STATE)


def test_every_line_is_in_nfc_and_in_both_languages():
    busy = replace(
        STATE,
        unread=1,
        incorrect=1,
        doubtful=1,
        roster_mistakes=1,
        sheets_left=1,
        silent=(office(1),),
        kept=kept(DAY, papers=False),
    )
    for state in (STATE, busy):
        for line in checklist(state):
            assert line.en
            assert line.bn
            assert unicodedata.is_normalized("NFC", line.bn)


def test_letters_have_their_lines_where_there_is_something_to_say_of_them():
    letters = LettersState(reminded=(3, 2, 1), due=4, drafts=(7, 8), asked_on=(EARLIER, 5))
    said = "\n".join(line.en for line in checklist(replace(STATE, letters=letters)))
    assert "something: the first to 3, the second to 2, the final one to 1." in said
    assert "Made and not noted as sent: letters no. 7, 8. Once one has gone out" in said
    assert "auditor remind --sent 7" in said
    assert "Offices that can be reminded now: 4." in said
    assert "written to on 03.04.2024 and has not answered" in said
    assert "auditor remind --answered 5" in said
    alone = next(
        line for line in checklist(replace(STATE, letters=LettersState(drafts=(21,)))) if "not noted" in line.en
    )
    assert "letter no. 21. Once it has gone out" in alone.en
    assert "২১ নম্বর পত্র" in alone.bn
    silent = "\n".join(line.en for line in checklist(STATE))
    assert "remind" not in silent.casefold()


def test_a_register_is_not_to_be_filled_in_for_offices_that_have_only_slips_to_send():
    filling = replace(STATE, register=BEING_FILLED, kept=kept(EARLIER), owing=9)
    assert [next_step(replace(filling, by_slip=by_slip)).deed is Deed.FILL_REGISTER for by_slip in (8, 9)] == [
        True,
        False,
    ]


def test_a_register_of_a_name_that_is_taken_in_the_evidence_is_to_be_put_there_under_another():
    filling = replace(STATE, register=BEING_FILLED, kept=kept(EARLIER), owing=9)
    for taken in (False, True):
        words = next_step(replace(filling, name_is_taken=taken)).command
        assert ("under another name" in words.en, "অন্য নামে" in words.bn) == (taken, taken)


@pytest.mark.parametrize(
    ("days", "register", "keeps"),
    [(1, NOT_MADE, True), (1, BEING_FILLED, True), (7, NOT_MADE, True), (8, NOT_MADE, False), (8, BEING_FILLED, False)],
)
def test_in_the_week_before_the_meeting_the_step_to_ask_says_that_the_round_is_to_be_kept_before_it(
    days, register, keeps
):
    """Who does the next step alone goes to the meeting with a round."""
    asked = replace(STATE, register=register, kept=None, silent=SILENT, to_ask=1, owing=1)
    asked = replace(asked, meeting=Meeting("2024-04", asked.day + timedelta(days)))
    assert ("--keep --meeting" in next_step(asked).command.en) is keeps
    said = Text(en="before the meeting of {day}", bn="{day} তারিখের সভার আগেই").filled(day=asked.meeting.day)
    for language in Language:
        assert (said.said(language) in next_step(asked).command.said(language)) is keeps
    screen = next_steps.shown(asked)
    assert ("Keep the round before the meeting of" in screen.told.en) is keeps
    assert screen.leads_to("ask.page")
    assert screen.leads_to("meeting.keep_page") is keeps
