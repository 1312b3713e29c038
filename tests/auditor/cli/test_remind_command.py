"""Reminders as the assistant programmer makes them: drafted, looked at, sent, received, answered, and shown."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import nullcontext
from datetime import date
from importlib import resources

import docx
import jsonschema
import pytest
from changing import replace
from few_offices import lay_example, leave_empty
from register_names import Item
from running import run
from terminal_tables import cells
from unprinted import undrawn, unprinted
from wcwidth import wcswidth

from auditor.model.baseline import Level
from auditor.model.letters import REMINDERS, AskedOffice, LetterDrafted
from auditor.papers import asking, letters
from auditor.roster.columns import Column
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.letters import letters_of
from auditor.views.compared.stood import is_pending

SCHEMA = json.loads((resources.files("reports") / "schemas" / "portal-auditor-v1.schema.json").read_text("utf-8"))
KEPT_ON, DAY = "2024-02-20", "2024-02-22"


@pytest.fixture(scope="module", autouse=True)
def _nothing_drawn(how_many):
    """Letters and packs are made and lie where they should; only the gate draws their PDFs, of which it reads some."""
    with how_many(undrawn(), nullcontext()):
        yield


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The example of a few offices as told in February, with one round kept."""
    folder = lay_example(tmp_path_factory.mktemp("reminded") / "space")
    (folder / "evidence" / "register-2024-03.xlsx").unlink()
    run("audit", "--keep", "--meeting", "2024-02", "--on", KEPT_ON, "--workspace", folder, "--yes")
    return folder


@pytest.fixture
def folder(kept, tmp_path):
    return shutil.copytree(kept, tmp_path / "space")


@pytest.fixture(scope="module")
def drafted(kept, tmp_path_factory):
    """That workspace with its first reminders drafted, and what was said at that."""
    folder = shutil.copytree(kept, tmp_path_factory.mktemp("drafted") / "space")
    return folder, remind(folder)


@pytest.fixture
def reminded(drafted, tmp_path):
    return shutil.copytree(drafted[0], tmp_path / "space")


def remind(folder, *arguments, on=DAY, code=0, typed=None):
    return run("remind", *arguments, "--on", on, "--workspace", folder, code=code, typed=typed)


def draft(folder, *arguments, **how):
    """Draft the letters that are due, and print none: how their drawn papers look is told by other tests."""
    with unprinted():
        return remind(folder, *arguments, **how)


@pytest.fixture(scope="module")
def owner_asked(drafted, tmp_path_factory):
    """That workspace with its letter to the portals' owner noted as sent; tests that share it leave it so."""
    folder = shutil.copytree(drafted[0], tmp_path_factory.mktemp("asked") / "space")
    draft(folder, "--portal")
    remind(folder, "--sent", "3")
    return folder


def letters_in(folder, day=DAY):
    out = folder / "out" / f"letters-{day}"
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file() and path.name[0] != "."}


def test_before_a_round_is_kept_nobody_is_reminded(tmp_path):
    folder = lay_example(tmp_path / "space")
    assert "No round was kept yet" in remind(folder, code=3).stderr
    assert not (folder / "out").exists()


def test_letters_are_made_in_every_form_with_an_enclosure_for_each_office(drafted, reminded):
    done = drafted[1]
    assert "Letter 1: first reminder" in done.stderr
    assert "These are drafts; nothing was sent yet" in done.stderr
    made = letters_in(reminded)
    (letter,) = {name.partition(".")[0] for name in made if re.fullmatch(r"01-[a-z0-9-]+\.bn\.pdf", name)} - {
        name.partition(".")[0] for name in made if "enclosures" in name
    }
    assert {f"{letter}.bn.pdf", f"{letter}.bn.docx", f"{letter}.bn.paste.txt", f"{letter}-sms.bn.paste.txt"} <= made
    assert [name for name in made if name.startswith(f"{letter}/") and name.endswith(".pdf")]


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_an_enclosure_is_known_as_it_was_made(reminded, form):
    enclosures = sorted((reminded / "out" / f"letters-{DAY}").rglob(f"*/*.bn.{form}"))
    assert enclosures
    told = run("verify", enclosures[0], "--workspace", reminded, "--language", "en", code=0).stderr
    assert "byte for byte" in told


def test_reminding_twice_on_one_day_makes_nothing_new(reminded):
    ledger = Ledger(reminded / "ledger.db")
    length, files = (
        ledger.length(),
        {name: (reminded / "out" / f"letters-{DAY}" / name).read_bytes() for name in letters_in(reminded)},
    )
    done = remind(reminded)
    assert "Already there and right" in done.stderr
    assert ledger.length() == length
    assert {name: (reminded / "out" / f"letters-{DAY}" / name).read_bytes() for name in letters_in(reminded)} == files


def test_files_of_a_draft_are_taken_away_on_whatever_day_another_takes_its_place_and_it_is_told_once(folder):
    remind(folder, "--format", "docx", on="2024-02-25")
    (own, *_) = sorted((folder / "out" / "letters-2024-02-25").glob("01-*.docx"))
    own.write_bytes(own.read_bytes() + b" ")
    with unprinted():
        said = remind(folder, "--format", "docx", on="2024-02-27").stderr
        again = remind(folder, "--format", "docx", on="2024-02-27").stderr
    assert "Replaced and not to be sent any more: letters no. 1, 2. The files made of them were taken away." in said
    assert letters_in(folder, "2024-02-25") == {own.name}
    assert "Replaced and not to be sent" not in again


def test_letters_of_a_day_a_year_later_are_made_only_where_that_is_meant(folder):
    year_later = ("--day", "2025-02-22", "--format", "docx")
    assert "more than 62 days ahead" in remind(folder, *year_later, code=3).stderr
    assert not letters_in(folder)
    assert not Ledger(folder / "ledger.db").notes(LetterDrafted)
    assert "Letter 1: first reminder" in draft(folder, *year_later, "--yes").stderr


def test_a_draft_reminds_nobody_until_it_is_noted_as_sent(reminded):
    assert "Letter 1: first reminder" in remind(reminded).stderr
    assert "time until" in remind(reminded, "--sent", "1", "--memo", "০৫.৪৪-৯১").stderr
    again = remind(reminded).stderr
    assert "Letter 1:" not in again
    assert "time left from the last one" in again
    sent, *_ = cells(remind(reminded, "--list").stdout)[1:]
    assert "memo 05.44-91" in sent[-2]
    assert "all duties that it asked are done at" in sent[-1]


def test_the_list_of_letters_fits_a_terminal_a_letter_a_few_lines_be_its_memo_number_long(reminded):
    remind(reminded, "--sent", "1", "--memo", "05.44.4764.000.75.001.28-91")
    for language in ("en", "bn"):
        shown = run("remind", "--list", "--language", language, "--on", DAY, "--workspace", reminded, code=0).stdout
        lines = shown.splitlines()
        assert max(map(wcswidth, lines)) <= 80
        (first, second) = (at for at, line in enumerate(lines) if re.match(r"[12১২] ", line))
        assert second - first <= 5


def test_after_its_time_the_second_reminder_follows_then_the_final_one_and_then_none(folder):
    told = []
    for on in ("2024-02-22", "2024-03-17", "2024-04-21", "2024-06-09"):
        done = draft(folder, on=on)
        told.append(sorted(set(re.findall(r"first|second|final", done.stderr.replace("the first until", "")))))
        for number in re.findall(r"Letter (\d+):", done.stderr):
            remind(folder, "--sent", number, on=on)
    assert told == [["first"], ["second"], ["final"], []]
    assert "had all three reminders" in remind(folder, on="2024-06-09").stderr


def test_the_checklist_says_which_letters_are_drafts_and_who_was_reminded(folder):
    def shown():
        return run("--workspace", folder, "--on", DAY, "--language", "en", code=0).stdout

    assert "Offices that can be reminded now" in shown()
    draft(folder)
    assert "not noted as sent: letters no. 1, 2" in shown()
    assert "can be reminded now" not in shown()
    remind(folder, "--sent", "1")
    assert re.search(r"something: the first to [1-9]\d*, the second to 0, the final one to 0", shown())


def test_so_many_can_be_reminded_as_the_next_letters_go_to_and_to_whom_one_waits_is_told(folder):
    def shown():
        return " ".join(run("--workspace", folder, "--on", DAY, "--language", "en", code=0).stdout.split())

    can = re.search(r"Offices that can be reminded now: (\d+)\.", shown())[1]
    draft(folder, "--office", "agriculture")
    assert f"Offices that can be reminded now: {can}." in shown()
    assert "For 1 office a letter is made that waits to be sent; made again, a new one takes its place." in shown()
    draft(folder)
    asked = {office for letter in letters_of(listed.open_workspace(folder))[1:] for office in letter.offices}
    assert len(asked) == int(can)


def test_letters_about_one_office_alone_are_listed(reminded):
    space = listed.open_workspace(reminded)
    known = letters_of(space)
    (other, *_) = {office.id for office in listed.roster_of(space).offices} - {
        id_ for letter in known for id_ in letter.offices
    }
    asked = [letter for letter in known if "agriculture" in letter.offices]
    rows = cells(remind(reminded, "--list", "--office", "agriculture").stdout)[1:]
    assert [row[0] for row in rows] == [f"{letter.draft.number}" for letter in asked]
    assert 0 < len(rows) < len(cells(remind(reminded, "--list").stdout)[1:])
    assert "No letter is about that office" in remind(reminded, "--list", "--office", other).stderr
    assert "Not in the roster, by name" in remind(reminded, "--list", "--office", "zzzzzz", code=3).stderr


def test_without_a_memo_number_it_is_said_and_can_be_given_later(reminded):
    assert "leave a line for it" in remind(reminded, "--sent", "1").stderr
    assert "leave a line for it" not in remind(reminded, "--sent", "1", "--memo", "৯১").stderr
    assert "91" in remind(reminded, "--list").stdout


def test_what_is_not_told_again_of_a_letter_that_went_out_stays_as_noted(reminded):
    def sent():
        return next(
            (letter.sent.day.isoformat(), letter.sent.memo) for letter in letters_of(listed.open_workspace(reminded))
        )

    remind(reminded, "--sent", "1")
    assert (
        f"sent on {date.fromisoformat(DAY):%d.%m.%Y}"
        in remind(reminded, "--sent", "1", "--memo", "৯১", on="2024-03-17").stderr
    )
    assert sent() == (DAY, "৯১")
    remind(reminded, "--sent", "1", "--day", "2024-02-25", on="2024-03-17")
    assert sent() == ("2024-02-25", "৯১")


def test_another_memo_number_of_a_letter_is_noted_only_after_a_yes(reminded):
    remind(reminded, "--sent", "1", "--memo", "101")
    before = Ledger(reminded / "ledger.db").length()
    told = remind(reminded, "--sent", "1", "--memo", "১০২", code=3).stderr
    assert "Letter 1 is noted as sent under memo no. 101; another number would take its place" in told
    assert Ledger(reminded / "ledger.db").length() == before
    assert "time until" in remind(reminded, "--sent", "1", "--memo", "১০১").stderr
    assert "time until" in remind(reminded, "--sent", "1", "--memo", "102", "--yes").stderr


def test_a_memo_number_that_another_letter_has_is_noted_only_after_a_yes(reminded):
    remind(reminded, "--sent", "1", "--memo", "05.44-91")
    told = remind(reminded, "--sent", "2", "--memo", "০৫.৪৪-৯১", code=3).stderr
    assert "This memo number is noted of letter 1 already" in told
    assert "Nothing was written" in told
    assert "run the same again and add --yes" in told
    assert "remind --sent" not in told  # it would leave out what was typed
    assert "time until" in remind(reminded, "--sent", "2", "--memo", "05.44-91", "--yes").stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--sent", "9"], 3, "no letter 9"),
        (["--memo", "91"], 2, "goes with --sent"),
        (["--received", "1"], 2, "goes with --office"),
        (["--answered", "1"], 2, "goes with --what"),
        (["--what", "yes"], 2, "goes with --answered"),
        (["--visit", "2024-04-01"], 2, "goes with --office"),
        (["--portal", "--list"], 2, "One thing at a time"),
        (["--sent", "1", "--answered", "1", "--what", "x"], 2, "One thing at a time"),
        (["--sent", "1", "--memo", "91", "--office", "02"], 2, "auditor remind --received 1 --office OFFICE"),
        (["--sent", "1", "--format", "pdf"], 2, "--format: does not go with --sent"),
        (["--answered", "3", "--what", "yes", "--office", "02"], 2, "--office: does not go with --answered"),
        (["--received", "1", "--office", "02", "--visit", "2024-04-30"], 2, "--visit: does not go with --received"),
        (["--list", "--day", "2024-04-30"], 2, "--day: does not go with --list"),
        (["--day", "2024-02-01"], 2, "today or later"),
        (["--office", "nowhere"], 3, "auditor"),
        (["--office", "02", "--visit", "2024-04-03"], 3, "Only a final reminder proposes a visit"),
        (["--sent", "1", "--memo", "9" * 201], 3, "at most 200"),
        (["--sent", "1", "--memo", "০১৭১২-৩৪৫৬৭৮"], 3, "a phone number"),
        (["--sent", "1", "--memo", "Qz7#kupodA"], 3, "looks like a password"),
        (["--answered", "3", "--what", "write to owner@example.gov.bd"], 3, "an e-mail address"),
        (["--answered", "3", "--what", " "], 3, "cannot be empty"),
    ],
)
def test_what_does_not_fit_is_refused_and_notes_nothing(owner_asked, arguments, code, told):
    before = Ledger(owner_asked / "ledger.db").length()
    assert told in remind(owner_asked, *arguments, code=code).stderr
    assert Ledger(owner_asked / "ledger.db").length() == before


def test_at_a_terminal_the_settings_are_asked_when_first_printed_and_enter_takes_what_holds(folder):
    done = draft(folder, typed="5\n\n")
    assert "Working days that a reminder gives" in done.stderr
    assert "[10]" in done.stderr
    text = (folder / "auditor.toml").read_text("utf-8")
    assert "working_days = 5" in text
    assert "delivery_days = 0" in text
    assert "it is not told yet" not in draft(folder, typed="").stderr


def test_what_letters_print_is_not_said_to_be_printed_for_the_first_time_where_some_went_out_without_it(reminded):
    """`remind` without a terminal prints what holds without an answer, and writes none down."""
    remind(reminded, "--sent", "1")
    said = draft(reminded, on="2024-03-17", typed="\n\n").stderr
    assert "Papers print this, and it is not told yet." in said
    assert "first time" not in said


def test_the_letter_to_the_portals_owner_goes_through_whom_the_settings_say_and_its_answer_is_kept(folder):
    told = run(
        "settings", "--portal-owner", "প্রকল্প পরিচালক", "--portal-through", "programmer", "--workspace", folder, code=0
    )
    assert "Written" in told.stderr
    assert "names none" in remind(folder, "--portal").stderr
    words = (folder / "out" / f"letters-{DAY}" / "01-portal-owner.bn.paste.txt").read_text("utf-8")
    assert "চাওয়া হলে দপ্তরের তালিকা দেখানো হবে" in words
    assert "When it is answered" in remind(folder, "--sent", "1", "--memo", "৭").stderr
    assert "There is no letter to make" in remind(folder, "--portal").stderr
    assert "has not answered" in run("--workspace", folder, "--on", DAY, "--language", "en", code=0).stdout
    remind(folder, "--answered", "1", "--what", "মে মাসে", on="2024-03-03")
    assert "has not answered" not in run("--workspace", folder, "--on", "2024-03-03", "--language", "en").stdout
    assert "answered 03.03.2024: মে মাসে" in cells(remind(folder, "--list", on="2024-03-03").stdout)[-1][-1]


def test_before_the_letter_to_the_portals_owner_is_made_it_is_told_of_whom_the_roster_has_no_portal_address(folder):
    leave_empty(folder, Column.PORTAL, "livestock", "statistics")
    told = remind(folder, "--portal").stderr
    assert told.index("The roster has no portal address of 2 offices") < told.index("Letter 1:")
    assert "Upazila Livestock Office" in told
    words = (folder / "out" / f"letters-{DAY}" / "01-portal-owner.bn.paste.txt").read_text("utf-8")
    assert "(১) কোড আসে না; সংশ্লিষ্ট দপ্তরের পোর্টাল; ১টি দপ্তর" in words
    assert "লেখা নেই" not in words


def test_the_next_letter_to_the_portals_owner_names_his_answer_and_asks_on(folder):
    draft(folder, "--portal")
    remind(folder, "--sent", "1", "--memo", "৭")
    remind(folder, "--answered", "1", "--what", "মে মাসে চালু হবে", on="2024-03-03")
    assert "There is no letter to make" in remind(folder, "--portal", on="2024-03-04").stderr
    heads, still = (
        "দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step,কারণ",
        "উপজেলা প্রাণিসম্পদ দপ্তর ও ভেটেরিনারি হাসপাতাল,04.03.2024,ফোন,চালু নেই,কোড আসে না",
    )
    (folder / "evidence" / "register-2024-03.csv").write_text(f"{heads}\n{still}\n", "utf-8")
    remind(folder, "--portal", on="2024-03-04")
    words = (folder / "out" / "letters-2024-03-04" / "02-portal-owner.bn.paste.txt").read_text("utf-8")
    assert "সূত্র (২)-এর উত্তরে ০৩.০৩.২০২৪ তারিখে জানানো হয়েছে: “মে মাসে চালু হবে”।" in words
    assert "কবে নাগাদ তা সম্পন্ন হবে" in words


def asked_of(folder, *, told_on=None):
    """Return whose two-step waits for the portal in March, and for whose the register asks; `told_on`, where told then instead."""
    space = listed.open_workspace(folder)
    judgement = assessing.assess(space, date(2024, 3, 4))
    waiting = {
        finding.subject
        for row in judgement.assessments
        for finding in row.of(level=Level.SHALL)
        if finding.awaits_portal
    }
    if told_on is not None:
        assessments = tuple(
            replace(
                row, findings=tuple(replace(finding, observed_on=told_on, cause_on=None) for finding in row.findings)
            )
            for row in judgement.assessments
        )
        judgement = replace(judgement, assessments=assessments)
    to_ask = asking.what_to_ask(space, judgement, "2024-03", everybody=False)
    for rows in (to_ask.rows, to_ask.phoned):
        asked = {row.subject for row in rows if Item.TWO_STEP in row.open_items and not row.is_office}
    return waiting, asked


def test_who_waits_for_the_portal_is_asked_again_once_its_owner_answered_after_what_was_told(folder):
    waiting, asked = asked_of(folder)
    assert waiting
    assert not waiting & asked
    draft(folder, "--portal")
    remind(folder, "--sent", "1")
    assert asked_of(folder) == (waiting, asked)
    remind(folder, "--answered", "1", "--what", "মে মাসে চালু হবে", on="2024-03-03")
    assert asked_of(folder) == (waiting, asked | waiting)
    assert asked_of(folder, told_on=date(2024, 3, 3)) == (waiting, asked | waiting)
    assert asked_of(folder, told_on=date(2024, 3, 4)) == (waiting, asked)


def test_a_draft_whose_place_another_took_on_the_same_day_lies_there_no_more(reminded):
    drafts = Ledger(reminded / "ledger.db").notes(LetterDrafted)
    (many,) = (draft for draft in drafts if len(draft.offices) > 1)
    one = many.offices[0].office
    own = next(reminded.glob(f"out/letters-{DAY}/{many.number:02d}-*.bn.docx"))
    own.write_bytes(b"corrected by hand")
    told = remind(reminded, "--office", one).stderr
    assert f"not to be sent any more: letter no. {many.number}." in told
    begin = f"{many.number:02d}-"
    assert [path.name for path in (reminded / "out" / f"letters-{DAY}").iterdir() if path.name.startswith(begin)] == [
        own.name
    ]
    assert f"Letter {len(drafts) + 2}: first reminder" in remind(reminded).stderr
    numbers = {name[:2] for name in letters_in(reminded)}
    assert numbers == {
        begin[:2],
        *(f"{draft.number:02d}" for draft in drafts if draft != many),
        f"{len(drafts) + 2:02d}",
    }


def test_a_draft_whose_place_another_took_is_noted_as_sent_only_after_a_yes(reminded):
    drafts = Ledger(reminded / "ledger.db").notes(LetterDrafted)
    (many,) = (draft for draft in drafts if len(draft.offices) > 1)
    draft(reminded, "--office", many.offices[0].office)
    before = Ledger(reminded / "ledger.db").length()
    told = remind(reminded, "--sent", f"{many.number}", code=3).stderr
    assert f"its place was taken by letter {len(drafts) + 1} of 22.02.2024" in told
    assert f"If it was letter {many.number} itself that was signed and sent, run the same again and add --yes" in told
    assert "Nothing was written" in remind(reminded, "--sent", f"{many.number}", code=3, typed="n\n").stderr
    assert Ledger(reminded / "ledger.db").length() == before
    assert "time until" in remind(reminded, "--sent", f"{many.number}", "--yes").stderr


def test_a_letter_whose_offices_have_nothing_left_since_a_kept_round_is_noted_as_sent_only_after_a_yes(folder):
    standings = looking_back.history(listed.open_workspace(folder)).current
    undone = next(office for office, standing in standings.items() if is_pending(standing.overall))
    ledger, made = Ledger(folder / "ledger.db"), date(2024, 2, 19)
    for number, offices in enumerate((("gone",), ("gone", undone)), start=1):
        asked = tuple(AskedOffice(office, ("password-reset",)) for office in offices)
        ledger.note(LetterDrafted(number, list(REMINDERS)[number - 1], asked, made, None, made))
    length = ledger.length()
    told = remind(folder, "--sent", "1", code=3).stderr
    assert "by the round of 20.02.2024 none of its offices has anything left" in told
    assert "run the same again and add --yes" in told
    assert ledger.length() == length
    for number, more in ((1, ("--day", "2024-02-19")), (1, ("--yes",)), (2, ())):
        assert "time until" in remind(folder, "--sent", f"{number}", *more).stderr
    assert ledger.length() == length + 3


def test_the_next_round_says_who_was_reminded_and_the_one_before_still_says_what_it_said(folder):
    def chair(number):
        done = run(
            "report", "--round", number, "--audience", "chair", "--format", "json", "--workspace", folder, code=0
        )
        return json.loads(done.stdout)

    first = chair(1)
    for number in re.findall(r"Letter (\d+):", draft(folder).stderr):
        remind(folder, "--sent", number, "--memo", f"৯{number}")
    assert chair(1) == first
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-20", "--workspace", folder, "--yes")
    reminded = [remark for row in chair(2)["offices"] for remark in row["remarks"] if remark["remark"] == "reminded"]
    assert reminded
    assert {remark["day"] for remark in reminded} == {DAY}
    office = run("report", "--office", "1", "--format", "json", "--workspace", folder, code=0)
    for record in (chair(2), json.loads(office.stdout)):
        jsonschema.validate(record, SCHEMA)
    assert run("verify", "--workspace", folder).returncode == 0
    minutes = run("report", "--audience", "minutes", "--format", "terminal", "--workspace", folder, "--language", "en")
    assert "reminded" not in minutes.stdout


def test_a_pack_holds_the_letters_that_wait_to_be_sent_and_none_that_went_out_or_say_what_is_no_more(folder):
    def packed():
        run("report", "--pack", "--on", DAY, "--workspace", folder, "--format", "pdf", code=0)
        part = folder / "out" / "001-2024-02" / "pack" / "3-letters"
        return {path.relative_to(part).as_posix() for path in part.rglob("*.pdf")}

    assert packed() == set()
    numbers = re.findall(r"Letter (\d+):", draft(folder).stderr)
    waiting = packed()
    assert {name.partition("-")[0] for name in waiting if name[0] != "3"} == {
        f"{int(number):02d}" for number in numbers
    }
    assert [name for name in waiting if "/" in name]
    drafts = Ledger(folder / "ledger.db").notes(LetterDrafted)
    before = (folder / "waivers.toml").read_bytes()
    (folder / "waivers.toml").write_text(
        "".join(
            f'[[waivers]]\npolicy = "{policy}"\nsubject = "{asked.office}"\nreason = "r"\napproved_by = "a"\nuntil = 2024-12-31\n'
            for draft in drafts
            for asked in draft.offices
            for policy in asked.policies
        ),
        "utf-8",
    )
    assert packed() < waiting
    assert not [path for path in (folder / "out").rglob("*") if path.is_dir() and not any(path.iterdir())]
    (folder / "waivers.toml").write_bytes(before)
    for number in numbers:
        remind(folder, "--sent", number)
    assert packed() == set()


@pytest.mark.long(
    instead="test_a_pack_holds_the_letters_that_wait_to_be_sent_and_none_that_went_out_or_say_what_is_no_more"
)
def test_a_pack_leaves_out_letters_that_say_what_is_no_more_and_says_which_and_why(folder, tmp_path):
    def packed(on):
        there = ("--format", "docx", "--language", "en", "--workspace", folder)
        said = run("report", "--pack", "--on", on, *there, code=0).stderr
        return [line for line in said.splitlines() if line.startswith("Not in the pack")]

    draft(folder)
    draft(folder, "--portal")
    assert packed(DAY) == []
    of_march = lay_example(tmp_path / "march") / "evidence" / "register-2024-03.xlsx"
    shutil.copy(of_march, folder / "evidence")
    assert packed(DAY) == []
    (told,) = packed("2024-03-09")
    assert (
        "letter 1, drafted on 22.02.2024 (what it asks is not what is open any more: Upazila Agriculture Office, "
        in told
    )
    assert "portal" not in told
    part = folder / "out" / "001-2024-02" / "pack" / "3-letters"
    assert not list(part.glob("01-*"))
    assert list(part.glob("*-portal-*"))
    (over,) = packed("2024-03-25")
    assert "letter 1, drafted on 22.02.2024 (10.03.2024, which it names, is over)" in over
    assert told.endswith("Make anew what is still needed: auditor remind")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(letters, "_NAMED", 1)
        (short,) = packed("2024-03-25")
    assert "which it names, is over); for such reasons also letters no. 2." in short


@pytest.mark.long(
    instead="test_a_pack_holds_the_letters_that_wait_to_be_sent_and_none_that_went_out_or_say_what_is_no_more"
)
def test_a_pack_holds_the_letters_of_every_day_that_wait_and_no_replaced_one(folder):
    draft(folder)
    draft(folder, "--portal", on="2024-02-25")
    draft(folder, "--portal", on="2024-02-26")
    run("report", "--pack", "--on", "2024-02-26", "--workspace", folder, "--format", "docx", code=0)
    part = folder / "out" / "001-2024-02" / "pack" / "3-letters"
    *waiting, _replaced, last = [made.number for made in Ledger(folder / "ledger.db").notes(LetterDrafted)]
    assert {int(path.name[:2]) for path in part.glob("[0-9][0-9]-*.docx")} == {*waiting, last}


def test_a_pack_leaves_out_a_letter_to_the_portals_owner_from_before_its_round_and_says_so(folder):
    def packed(on):
        there = ("--format", "docx", "--language", "en", "--workspace", folder)
        said = run("report", "--pack", "--on", on, *there, code=0).stderr
        letters = {path.name[:2] for path in (folder / "out").glob("*/pack/3-letters/*-portal-*")}
        return letters, [line for line in said.splitlines() if line.startswith("Not in the pack")]

    draft(folder, "--portal")
    assert packed(DAY) == ({"01"}, [])
    shutil.rmtree(folder / "out")
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-05", "--workspace", folder, "--yes")
    letters, (told,) = packed("2024-03-06")
    assert letters == set()
    assert "letter 1, drafted on 22.02.2024 (it is of before the round of 05.03.2024)" in told
    draft(folder, "--portal", on="2024-03-06")
    assert packed("2024-03-06") == ({"02"}, [])


def test_an_offices_enclosure_names_no_other_office_and_the_letter_names_none(folder):
    remind(folder, "--format", "docx")
    out = folder / "out" / f"letters-{DAY}"
    offices = listed.roster_of(listed.open_workspace(folder)).offices
    names = {office.id: office.name.bn for office in offices if not office.voluntary}
    enclosures = [path for path in out.glob("*/*.docx") if not path.name.startswith(".")]
    assert enclosures
    for path in enclosures:
        own = path.name.partition(".")[0].partition("-")[2]
        said = words_of(path)
        assert [office for office, name in names.items() if name in said] == [own]
    letters = [path for path in out.glob("*.docx") if "enclosures" not in path.name]
    drafts = {draft.number: draft for draft in Ledger(folder / "ledger.db").notes(LetterDrafted)}
    assert len(letters) == len(drafts)
    for path in letters:
        said, asked = words_of(path), drafts[int(path.name[:2])].offices
        assert [office for office, name in names.items() if name in said] == [
            each.office for each in asked if len(asked) == 1
        ]


def words_of(path):
    """Return all words of a DOCX, of its tables too."""
    return " ".join(node.text or "" for node in docx.Document(path).element.body.iter() if node.tag.endswith("}t"))
