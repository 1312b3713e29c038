"""Evidence that was kept and is gone or changed is asked about before a round is kept without it."""

from __future__ import annotations

import json
from datetime import date

import openpyxl
import pytest
from held_elsewhere import held
from running import run
from typed_upazila import ALL_DONE, TypedUpazila

from auditor.model.errors import EXIT_NOT_DONE
from auditor.model.journal import Recorded
from auditor.rounds import looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.letters.sent_letters import reminders_of

OFF = "Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,,,"
ON = "Lota UP,Secretary,10.02.2024,ফোন,চালু,২০.০১.২০২৪,,,"
LATER = "Lota UP,Secretary,10.03.2024,ফোন,চালু,২০.০১.২০২৪,,,"
OF_ANOTHER_DUTY = "Lota UP,Secretary,10.02.2024,ফোন,,,২০.০১.২০২৪,,"
FEBRUARY = date(2024, 2, 20)
MARCH = {"meeting": "2024-03", "on": "2024-03-20"}
ALTERED = '"Two-step on for every user": kept as "not done" (told on 10.02.2024), now "done"'


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> TypedUpazila:
    """Return an upazila of which one round was kept; only to be copied."""
    made = TypedUpazila(tmp_path_factory.mktemp("kept") / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    made.answers(OFF)
    made.keep(code=1)
    return made


@pytest.fixture
def upazila(kept, tmp_path) -> TypedUpazila:
    return TypedUpazila(tmp_path / "space", of=kept)


def rounds(upazila: TypedUpazila):
    return Ledger(upazila.folder / "ledger.db").rounds()


def test_a_no_that_was_altered_in_its_register_is_told_with_both_answers_and_kept_only_when_meant(upazila):
    upazila.answers(ON)
    said = upazila.keep(**MARCH, code=EXIT_NOT_DONE).stderr
    assert "register-1.csv was changed since it spoke in a kept round" in said
    assert f"Lota UP, Secretary, {ALTERED}" in said or f"Lota UP, ইউপি সচিব, {ALTERED}" in said
    assert "add --yes" in said
    assert len(rounds(upazila)) == 1
    assert ALTERED in upazila.audit(on="2024-03-20", code=1).stderr
    upazila.keep("--yes", **MARCH, code=1)
    assert len(rounds(upazila)) == 2


def test_where_two_offices_have_one_name_an_altered_no_is_told_with_the_serial_of_its_office(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(
        *(f"{code},Lota UP,union,Chairman,,{code}.example.gov.bd,Secretary,{code}1" for code in ("lota", "koyra"))
    )
    made.answers(OFF.replace("Lota UP", "koyra"))
    made.keep("--yes", code=1)
    made.answers(ON.replace("Lota UP", "koyra"))
    assert f"Lota UP (serial 02), Secretary, {ALTERED}" in made.keep(**MARCH, code=EXIT_NOT_DONE).stderr


@pytest.mark.parametrize(
    ("beside", "is_told"), [((), True), ((LATER,), False), ((OF_ANOTHER_DUTY,), True)], ids=["alone", "later", "other"]
)
def test_what_was_not_known_and_is_done_only_by_an_altered_register_is_told(tmp_path, beside, is_told):
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    made.answers(ON.replace("10.02.2024", "10.02.2023"))
    made.keep("--yes", code=1)
    made.answers(ON)
    if beside:
        made.answers(*beside, name="register-2.csv")
    said = made.keep(**MARCH, code=EXIT_NOT_DONE).stderr
    told = '"Two-step on for every user": kept as "no information", now "done" (told on 10.02.2024), only by what a changed file says now.'
    assert (told in said) is is_told
    assert "register-1.csv was changed since it spoke in a kept round" in said


def test_what_awaited_the_portal_and_is_done_only_by_an_altered_register_is_called_as_its_papers_call_it(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    made.answers("Lota UP,Secretary,10.02.2024,ফোন,,,,লগইন করা যাচ্ছে না,")
    made.keep("--yes", code=1)
    made.answers(ON)
    said = made.keep(**MARCH, code=EXIT_NOT_DONE).stderr
    assert '"Two-step on for every user": kept as "awaiting the portal", now "done" (told on 10.02.2024)' in said


def test_a_register_that_another_program_holds_is_not_said_to_be_changed(upazila):
    upazila.answers(OF_ANOTHER_DUTY, name="register-2.csv")
    with held(upazila.folder / "evidence" / "register-1.csv"):
        for said in (upazila.audit(on="2024-03-20", code=1).stderr, upazila.keep(**MARCH, code=EXIT_NOT_DONE).stderr):
            assert "register-1.csv counted before, is still there, and cannot be read now" in said
            assert "was changed since" not in said
            assert "See that the file can be read" in said
            assert "Find out who" not in said
        verified = run("verify", "--workspace", upazila.folder, "--language", "en", code=1)
        said = verified.stdout + verified.stderr
        assert "these evidence files are there and cannot be read now: register-1.csv" in said
        assert "originals" not in said
    assert len(rounds(upazila)) == 1


def test_an_altered_no_of_which_nobody_knew_the_day_is_told_with_no_day(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    made.answers(OFF.replace("10.02.2024", ""))
    made.keep("--yes", code=1)
    made.answers(ON)
    said = made.audit(on="2024-03-20", code=1).stderr
    assert 'kept as "not done" (told on a day that is not known), now "done"' in said


def test_an_altered_register_stands_in_the_record_and_on_paper_until_it_is_put_back(upazila):
    upazila.answers(ON)
    said = upazila.keep("--yes", **MARCH, code=1).stderr
    assert "kept with 1 file that is not as in an earlier one, and the record says so: register-1.csv" in said
    in_english = ("--workspace", upazila.folder, "--language", "en")
    listed = run("rounds", *in_english, code=0)
    assert "Round 2: changed since an earlier round: register-1.csv" in listed.stdout + listed.stderr
    for month in (4, 5):
        when = {"meeting": f"2024-0{month}", "on": f"2024-0{month}-20"}
        assert "register-1.csv was changed since it spoke" in upazila.audit(on=when["on"], code=1).stderr
        upazila.keep(**when, code=1)
    assert [kept.header.changed for kept in rounds(upazila)] == [(), *[("register-1.csv",)] * 3]
    paper = run("report", *in_english, "--audience", "auditor", "--format", "terminal", "--on", "2024-05-20", code=0)
    assert "counted here as it is now: register-1.csv" in " ".join(paper.stdout.split())
    upazila.answers(OFF)
    assert (
        "register-1.csv" not in upazila.audit(on="2024-06-20", code=1).stderr
    )  # at once, before the next round is kept
    upazila.keep(meeting="2024-06", on="2024-06-20", code=1)
    assert rounds(upazila)[-1].header.changed == ()
    assert "register-1.csv" not in upazila.audit(on="2024-06-21", code=1).stderr


def test_a_register_put_back_as_an_earlier_round_counts_it_is_to_stay_as_it_is(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    undated = OFF.replace("10.02.2024", "গতকাল")
    made.answers(undated)
    made.keep("--yes", code=1)
    before = made.audit(on="2024-02-21", code=1).stderr
    made.answers(ON)
    made.keep("--yes", **MARCH, code=1)
    made.answers(undated)
    after = made.audit(on="2024-03-21", code=1).stderr
    for said in (before, after):
        assert "leave it as it is" in said.casefold()
        assert "Correct" not in "".join(line for line in said.splitlines() if "register-1.csv" in line)


def test_a_register_that_was_only_saved_anew_is_not_told_of_and_verifies(upazila):
    kept = upazila.folder / "evidence" / "register-1.csv"
    before = kept.read_bytes()
    kept.write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n").replace(b",", b";") + b";;;\r\n")
    said = upazila.keep(**MARCH, code=1).stderr
    assert "register-1.csv" not in said
    assert "last kept round" not in said
    (first, second) = rounds(upazila)
    assert first.header.files == second.header.files
    verified = run("verify", "--workspace", upazila.folder, "--language", "en", code=0).stderr
    assert verified.count("the same") == 2
    assert "register-1.csv" not in upazila.audit(on="2024-03-20", code=1).stderr


def test_a_roster_that_was_only_saved_anew_stops_no_keeping(upazila):
    roster = upazila.folder / "roster.csv"
    roster.write_bytes(b"\xef\xbb\xbf" + roster.read_bytes().replace(b"\n", b"\r\n"))
    said = upazila.keep(**MARCH, code=1).stderr
    assert "roster" not in said.lower()
    assert [kept.header.unread for kept in rounds(upazila)] == [(), ()]


def test_a_register_saved_anew_with_one_cell_changed_is_told(upazila):
    kept = upazila.folder / "evidence" / "register-1.csv"
    kept.write_bytes(b"\xef\xbb\xbf" + kept.read_bytes().replace("ফোন".encode(), "হাতে".encode()))
    assert "register-1.csv was changed" in upazila.audit(on="2024-03-20", code=1).stderr


def test_a_file_taken_away_is_asked_about_with_the_no_that_it_told_and_stands_in_the_record(upazila):
    kept = upazila.folder / "evidence" / "register-1.csv"
    upazila.answers(LATER.replace("Two-step", "").replace("চালু", ""), name="register-2.csv")
    kept.unlink()
    said = upazila.keep(**MARCH, code=EXIT_NOT_DONE).stderr
    assert "register-1.csv spoke in the last kept round and is not in the evidence any more" in said
    told = 'kept as "not done" (told on 10.02.2024), now "no information", though nobody told anything later.'
    assert f"{told} Bring the missing file back." in said
    assert "altered" not in said
    said = upazila.keep("--yes", **MARCH, code=1).stderr
    assert "kept without 1 file that spoke in an earlier one, and the record says so: register-1.csv" in said
    assert rounds(upazila)[-1].header.unread == ("register-1.csv",)


def test_a_no_that_went_with_its_file_is_told_of_who_left_the_roster_too(upazila):
    upazila.lists("food,Food Office,department,Controller,,food.example.gov.bd,Secretary,f1")
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert "kept as" not in said, "his no stays"
    (upazila.folder / "evidence" / "register-1.csv").unlink()
    upazila.answers(LATER.replace("Lota UP", "Food Office"), name="register-2.csv")
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert 'Two-step on for every user": kept as "not done" (told on 10.02.2024), now "no information"' in said


def test_a_no_that_stays_of_who_left_the_roster_is_not_told_as_altered_when_another_file_is_lost(upazila):
    upazila.answers(OFF.replace("Secretary", "Chairman"), name="register-2.csv")
    upazila.keep(**MARCH, code=1)
    upazila.lists("food,Food Office,department,Controller,,food.example.gov.bd,Secretary,f1")
    (upazila.folder / "evidence" / "register-2.csv").unlink()
    said = upazila.audit(on="2024-04-20", code=1).stderr
    assert "register-2.csv spoke in the last kept round" in said
    assert "kept as" not in said


def test_what_went_with_a_file_is_named_as_it_was_printed(upazila):
    upazila.answers(LATER.replace("চালু", "পোর্টালে সুযোগ নেই"), name="register-2.csv")
    upazila.keep(**MARCH, code=1)
    (upazila.folder / "evidence" / "register-2.csv").unlink()
    (upazila.folder / "evidence" / "register-1.csv").unlink()
    upazila.answers(LATER.replace("চালু", ""), name="register-3.csv")
    said = upazila.audit(on="2024-04-20", code=1).stderr
    assert 'kept as "awaiting the portal" (told on 10.03.2024), now "no information"' in said


def test_a_file_that_was_taken_out_is_asked_about_once_and_never_accused_again(upazila):
    (upazila.folder / "evidence" / "register-1.csv").unlink()
    upazila.answers(LATER, name="register-2.csv")
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert "If it was taken out because it was wrong, keep the next round without it" in said
    upazila.keep("--yes", **MARCH, code=1)
    assert "register-1.csv" not in upazila.audit(on="2024-03-21", code=1).stderr
    said = upazila.keep(meeting="2024-04", on="2024-04-20", code=1).stderr
    assert "register-1.csv" not in said
    assert [kept.header.unread for kept in rounds(upazila)] == [(), ("register-1.csv",), ()]
    upazila.answers(OFF)
    assert "register-1.csv" not in upazila.audit(on="2024-05-20", code=1).stderr, "it counts again, as ever"


def verified(upazila: TypedUpazila, code: int) -> list[str]:
    said = run("verify", "--workspace", upazila.folder, "--language", "en", code=code)
    return (said.stdout + said.stderr).splitlines()


def test_a_round_whose_file_was_knowingly_taken_out_is_told_so_and_accused_of_nothing(upazila):
    register = upazila.folder / "evidence" / "register-1.csv"
    register.unlink()
    upazila.answers(LATER, name="register-2.csv")
    assert "gone: register-1.csv. Put them back" in verified(upazila, code=1)[1], "nobody has confirmed it so far"
    upazila.keep("--yes", **MARCH, code=1)
    _, first, second = verified(upazila, code=0)
    assert "round 2 was kept without this evidence file on 20.03.2024, as was confirmed then" in first
    assert first.count("register-1.csv") == 1
    assert "the same" in second
    upazila.keep(meeting="2024-04", on="2024-04-20", code=1)
    assert verified(upazila, code=0)[1] == first
    upazila.answers(OFF)
    assert all("the same" in line for line in verified(upazila, code=0)[1:])


def test_a_file_that_came_back_and_is_gone_again_is_missed(upazila):
    (upazila.folder / "evidence" / "register-1.csv").unlink()
    upazila.answers(LATER, name="register-2.csv")
    upazila.keep("--yes", **MARCH, code=1)
    upazila.answers(OFF)
    upazila.keep(meeting="2024-04", on="2024-04-20", code=1)
    (upazila.folder / "evidence" / "register-1.csv").unlink()
    assert "gone: register-1.csv. Put them back" in verified(upazila, code=1)[1]


def test_of_files_that_are_gone_only_those_that_nobody_took_out_knowingly_are_missed(upazila):
    upazila.answers(LATER, name="register-2.csv")
    upazila.keep(**MARCH, code=1)
    (upazila.folder / "evidence" / "register-1.csv").unlink()
    upazila.keep("--yes", meeting="2024-04", on="2024-04-20", code=1)
    (upazila.folder / "evidence" / "register-2.csv").unlink()
    _, first, missed, remark, third = verified(upazila, code=1)
    assert "round 3 was kept without this evidence file on 20.04.2024" in first
    assert "register-2.csv" not in first
    assert missed.startswith("Round 2: only the chain was checked; these evidence files are gone: register-2.csv.")
    assert remark.startswith("Round 2: it cannot be made again whole")
    assert "gone: register-2.csv" in third


def test_a_file_that_the_ledger_vouches_for_is_missed_for_as_long_as_the_audit_asks_for_it(upazila):
    (seen,) = rounds(upazila)[0].header.files
    Ledger(upazila.folder / "ledger.db").note(Recorded("desk", seen.name, seen.sha256, date(2024, 2, 25)))
    (upazila.folder / "evidence" / seen.name).unlink()
    upazila.answers(LATER, name="register-2.csv")
    upazila.keep("--yes", **MARCH, code=1)
    assert rounds(upazila)[-1].header.unread == (seen.name,)
    assert f"gone: {seen.name}. Put them back" in verified(upazila, code=1)[1]


def test_of_an_altered_file_that_the_ledger_vouches_for_it_is_told_once_what_it_is(upazila):
    upazila.answers_at_the_desk("lota", {"lota": {"contacted-on": "19.02.2024", "way": "ফোন", **ALL_DONE}}, FEBRUARY)
    (path,) = (upazila.folder / "evidence" / "intake").iterdir()
    path.write_text(path.read_text("utf-8").replace("19.02.2024", "20.02.2024"), "utf-8")
    said = upazila.audit(code=1).stderr
    assert said.count(f"intake/{path.name}") == 1
    assert "missing or altered in evidence/" in said
    assert "does not know it" not in said


def test_a_round_that_is_kept_anew_says_as_the_one_before_it_what_its_meeting_went_without(upazila):
    (upazila.folder / "evidence" / "register-1.csv").unlink()
    upazila.answers(LATER, name="register-2.csv")
    upazila.keep("--yes", **MARCH, code=1)
    assert "Nothing has changed since round 2" in upazila.keep(**MARCH, code=1).stderr
    upazila.answers(LATER.replace("Secretary", "Chairman"), name="register-3.csv")
    upazila.keep(**MARCH, code=1)
    assert [kept.header.unread for kept in rounds(upazila)] == [(), ("register-1.csv",), ("register-1.csv",)]


@pytest.mark.parametrize("replaced", [False, True], ids=["kept once", "kept anew"])
def test_what_was_taken_out_before_a_meeting_that_was_not_held_stands_in_the_round_that_compares_with_one_before(
    upazila, replaced
):
    (upazila.folder / "evidence" / "register-1.csv").unlink()
    upazila.answers(LATER, name="register-2.csv")
    upazila.keep("--yes", **MARCH, code=1)
    if replaced:
        upazila.answers(LATER.replace("Secretary", "Chairman"), name="register-3.csv")
        upazila.keep(**MARCH, code=1)
    month = ("--workspace", upazila.folder, "--on", "2024-03-29")
    run("meeting", "cancel", "2024-03", *month, code=0)
    said = upazila.keep(meeting="2024-04", on="2024-04-20", code=1).stderr
    assert "kept without 1 file that spoke in an earlier one, and the record says so: register-1.csv" in said
    upazila.keep(meeting="2024-05", on="2024-05-20", code=1)
    assert [kept.header.unread for kept in rounds(upazila)][-2:] == [("register-1.csv",), ()]


def test_where_a_round_counts_only_since_the_one_before_it_was_not_held_it_says_anew_what_it_went_without(upazila):
    (upazila.folder / "evidence" / "register-1.csv").unlink()
    upazila.answers(LATER, name="register-2.csv")
    upazila.keep("--yes", **MARCH, code=1)
    upazila.keep(meeting="2024-04", on="2024-04-20", code=1)
    run("meeting", "cancel", "2024-03", "--workspace", upazila.folder, "--on", "2024-04-21", code=0)
    upazila.answers(LATER.replace("Secretary", "Chairman"), name="register-3.csv")
    upazila.keep(meeting="2024-04", on="2024-04-22", code=1)
    assert [kept.header.unread for kept in rounds(upazila)][1:] == [("register-1.csv",), (), ("register-1.csv",)]


def test_a_later_answer_in_a_file_of_its_own_is_nothing_to_ask_about(upazila):
    upazila.answers(LATER, name="register-2.csv")
    said = upazila.keep(**MARCH, code=1).stderr
    assert "kept as" not in said
    assert "last kept round" not in said


def test_at_a_terminal_it_is_asked_and_a_no_keeps_nothing(upazila):
    upazila.answers(ON)
    refused = upazila.keep(**MARCH, typed="\n\n\nn\n", code=EXIT_NOT_DONE)
    assert "Is this meant? Keep the round?" in refused.stderr
    assert "The round was not kept; answers given before this stay" in refused.stderr
    assert len(rounds(upazila)) == 1


def test_a_no_that_went_with_its_file_is_told_of_who_may_be_listed_under_another_post_since(upazila):
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Administrative officer,l1")
    assert "last kept round" not in upazila.audit(on="2024-03-20", code=1).stderr
    (upazila.folder / "evidence" / "register-1.csv").unlink()
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert 'Two-step on for every user": kept as "not done" (told on 10.02.2024), now "no information"' in said
    upazila.answers(LATER.replace("Secretary", "Administrative officer"), name="register-2.csv")
    assert "kept as" not in upazila.audit(on="2024-03-20", code=1).stderr


def test_of_who_may_be_one_of_before_it_is_told_how_he_stands_now_and_not_what_he_told_before(upazila):
    upazila.answers(ON.replace("10.02", "05.02"), name="register-0.csv")
    upazila.keep(code=1)
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Administrative officer,l1")
    (upazila.folder / "evidence" / "register-1.csv").unlink()
    said = upazila.audit(on="2024-03-20", code=1)
    assert "Lota UP   no information" in said.stdout
    assert 'Two-step on for every user": kept as "not done" (told on 10.02.2024), now "no information"' in said.stderr


def asked_in(upazila: TypedUpazila, month: str, on: str) -> bool:
    """Return whether the register of a month asks Lota UP anything."""
    here = ("--workspace", upazila.folder, "--language", "en", "--on", on)
    run("register", "new", "--month", month, *here, code=0)
    book = upazila.folder / f"register-{month}.xlsx"
    return book.exists() and any("Lota UP" in row for row in openpyxl.load_workbook(book).worksheets[0].values)


def all_done(folder) -> TypedUpazila:
    """Return an upazila of one office, in which all is done by its first register."""
    upazila = TypedUpazila(folder)
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    every = "Lota UP,,05.02.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,,,,হ্যাঁ"
    told = upazila.answers(every)
    title, headings, row = told.read_text("utf-8").splitlines()
    told.write_text("\n".join((title, f"{headings},পাসওয়ার্ডের নিয়ম", row)), "utf-8")
    return upazila


def test_what_is_done_only_since_a_no_is_gone_is_asked_by_the_next_registers_until_it_is_told_again(tmp_path):
    upazila = all_done(tmp_path / "space")
    undone = upazila.answers(OFF, name="register-2.csv")
    upazila.keep(code=1)
    undone.unlink()
    upazila.keep("--yes", **MARCH, code=0)
    assert asked_in(upazila, "2024-04", "2024-04-01")
    upazila.keep(meeting="2024-04", on="2024-04-20", code=0)
    assert asked_in(upazila, "2024-05", "2024-05-01")
    upazila.answers(LATER.replace("10.03", "10.05"), name="register-3.csv")
    assert not asked_in(upazila, "2024-06", "2024-06-01")


@pytest.mark.parametrize("is_kept", [False, True], ids=["a look", "a kept round"])
def test_a_cause_that_counts_only_since_a_later_yes_is_gone_is_counted_by_the_audit_as_on_paper(tmp_path, is_kept):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,২০.০১.২০২৪,কোড আসে না,")
    assert "awaiting the portal 1," in upazila.keep(code=1).stderr
    since = upazila.answers("Lota UP,Secretary,10.03.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,,", name="register-2.csv")
    upazila.keep(**MARCH, code=1)
    since.unlink()
    audit = upazila.keep if is_kept else upazila.audit
    when = {"meeting": "2024-04", "on": "2024-04-20"} if is_kept else {"on": "2024-04-20"}
    said = audit("--json", *(["--yes"] if is_kept else []), **when, code=1)
    counts = json.loads(said.stdout)["counts"]
    assert (counts["awaiting_portal"], counts["fail"]) == (0, 1)
    assert "fail 1, awaiting the portal 0," in said.stderr


NOTED = (
    "Counted at the last meeting, and missing or not readable now, so what it told counts no longer: register-2.csv."
)


def noted_of(upazila: TypedUpazila, audience: str, on: str) -> str:
    """Return the copy of an audience in one line."""
    options = ("--audience", audience, "--format", "terminal", "--on", on, "--language", "en")
    return " ".join(run("report", "--workspace", upazila.folder, *options, code=0).stdout.split())


@pytest.mark.parametrize("how", ["taken away", "damaged"])
@pytest.mark.parametrize("counts", [True, False], ids=["a count", "nothing"])
def test_the_chair_is_told_which_file_is_counted_no_more_where_that_changes_a_count(tmp_path, how, counts):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.answers(ON)
    second = upazila.answers(OFF if counts else ON.replace("10.02", "09.02"), name="register-2.csv")
    upazila.keep(code=1)
    assert "register-2.csv" not in noted_of(upazila, "chair", "2024-02-20")
    if how == "taken away":
        second.unlink()
    else:
        second.write_bytes(b"\x00\x01 no register")
    upazila.keep("--yes", **MARCH, code=1)
    record = run("report", "--audience", "chair", "--format", "json", "--workspace", upazila.folder, code=0).stdout
    assert json.loads(record).get("lost_files", []) == ["register-2.csv"] * counts
    assert (NOTED in noted_of(upazila, "chair", "2024-03-20")) is counts
    assert "register-2.csv" not in noted_of(upazila, "minutes", "2024-03-20")
    assert noted_of(upazila, "auditor", "2024-03-20").count("register-2.csv") == 1, "it names each that is gone"
    upazila.keep("--yes", "--next-meeting", "2024-05-18", meeting="2024-04", on="2024-04-18", code=1)
    assert "register-2.csv" not in noted_of(upazila, "chair", "2024-04-18")


def test_beside_one_that_is_missing_a_file_that_was_changed_is_told_as_changed_alone(upazila):
    second = upazila.answers(OFF.replace("10.02", "11.02"), name="register-2.csv")
    upazila.keep(code=1)
    second.unlink()
    upazila.answers(OF_ANOTHER_DUTY)
    upazila.keep("--yes", **MARCH, code=1)
    record = run("report", "--audience", "chair", "--format", "json", "--workspace", upazila.folder, code=0).stdout
    told = json.loads(record)
    assert (told["changed"], told["lost_files"]) == (["register-1.csv"], ["register-2.csv"])


UNREAD = "Lota UP,Secretary,10.03.2024,ফোন,#REF!,২০.০১.২০২৪,,,"
GONE_BESIDE_UNREAD = '"Two-step on for every user": kept as "not done" (told on 10.02.2024), now "no information", though there is no later answer that counts.'


@pytest.mark.parametrize("how", ["taken away", "altered"])
@pytest.mark.parametrize(
    ("besides", "is_told"),
    [((), True), ((ON,), True), ((LATER.replace("10.03", "05.03"),), False)],
    ids=["alone", "beside a yes of its day", "beside a later yes"],
)
def test_a_no_that_went_with_its_file_is_told_though_an_answer_since_cannot_be_read(tmp_path, how, besides, is_told):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    told = upazila.answers(OFF)
    if besides == (ON,):
        upazila.answers(*besides, name="register-2.csv")
    upazila.keep("--yes", code=1)
    upazila.answers(UNREAD, *(() if besides == (ON,) else besides), name="register-3.csv")
    assert "kept as" not in upazila.audit(on="2024-03-20", code=1).stderr
    if how == "taken away":
        told.unlink()
    else:
        upazila.answers(OF_ANOTHER_DUTY)
    assert (GONE_BESIDE_UNREAD in upazila.keep(**MARCH, code=EXIT_NOT_DONE).stderr) is is_told
    assert (GONE_BESIDE_UNREAD in upazila.keep("--yes", **MARCH, code=1).stderr) is is_told
    said = noted_of(upazila, "chair", "2024-03-20")
    if is_told:
        assert "What was told before is no longer among the evidence; to be told again: Lota UP" in said
        assert "given an answer that could not be read; who tells it again, and until when: Lota UP" in said
        assert (NOTED.replace("-2", "-1") in said) is (how == "taken away")


@pytest.mark.parametrize("is_held", [False, True], ids=["of a meeting not held", "of a meeting"])
@pytest.mark.parametrize("then", ["found again", "not to be read", "told done"])
def test_what_is_done_only_since_a_no_is_gone_lets_no_reminders_begin_anew(tmp_path, is_held, then):
    upazila = all_done(tmp_path / "space")
    undone = upazila.answers(OFF, name="register-2.csv")
    upazila.keep("--yes", code=1)
    here = ("--workspace", upazila.folder)
    run("remind", *here, "--on", "2024-02-22", code=0)
    run("remind", "--sent", "1", "--memo", "7", "--day", "22.02.2024", *here, "--on", "2024-02-22", code=0)
    undone.unlink()
    upazila.keep("--yes", **MARCH, code=0)
    if not is_held:
        run("meeting", "cancel", "2024-03", *here, "--on", "2024-03-29", code=0)
    if then == "found again":
        upazila.answers(OFF, name="register-2.csv")
    else:
        row = UNREAD if then == "not to be read" else LATER
        upazila.answers(row.replace("10.03", "10.04"), name="register-3.csv")
    upazila.keep("--yes", meeting="2024-04", on="2024-04-20")
    upazila.answers(OFF.replace("10.02", "10.05"), name="register-4.csv")
    upazila.keep("--yes", meeting="2024-05", on="2024-05-20")
    past = looking_back.history(open_workspace(upazila.folder), None)
    (lota,) = past.now.assessments
    assert len(reminders_of(lota, past)) == (then != "told done")
    silent = [each.day for of_office in past.settled_beside.values() for each in of_office]
    assert silent == ([] if is_held else [date.fromisoformat(MARCH["on"])])
