"""What the checklist is drawn from is gathered from the workspace, and nothing is written."""

from __future__ import annotations

import shutil
from datetime import date
from importlib import resources
from pathlib import Path

import openpyxl
import pytest
from changing import replace
from few_offices import lay_example
from returned_slips import DAY as TAKEN_ON
from returned_slips import Case
from small_upazila import ordering
from typed_upazila import ALL_DONE, LOTA_AND_KOYRA, TypedUpazila

from auditor.checklist.kept import LastRound
from auditor.checklist.lines import lines
from auditor.checklist.state import Register, state_of, work_for
from auditor.checklist.steps import Deed, next_step
from auditor.desk.desk import Desk
from auditor.model.notice import Severity, by_file, messages_of
from auditor.rounds import assessing, keeping
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.views.annex.handover import NoteCounts
from auditor.workspace.folder import ORIGINS, register_name

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
DAY = date(2024, 2, 20)


@pytest.fixture
def folder(tmp_path):
    lay_example(tmp_path / "space")
    for register in (tmp_path / "space" / "evidence").glob("register-*.xlsx"):
        register.unlink()
    return tmp_path / "space"


def state(folder, day=DAY):
    return state_of(open_workspace(folder), day)


def test_a_register_is_followed_from_the_folder_into_evidence(folder):
    register = register_name("2024-02")
    assert state(folder).register is Register.NOT_MADE
    shutil.copy(EXAMPLE / "evidence" / register, folder / register)
    assert state(folder).register is Register.BEING_FILLED
    (folder / register).rename(folder / "evidence" / register)
    assert state(folder).register is Register.IN_EVIDENCE


def test_a_register_that_counted_in_an_earlier_month_is_not_this_month_s_by_its_name_and_is_not_to_be_overwritten(
    folder,
):
    earlier, name = folder / "evidence" / register_name("2024-02"), register_name("2024-03")
    shutil.copy(EXAMPLE / "evidence" / earlier.name, earlier)
    earlier.rename(folder / "evidence" / name)
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "0" * 32)
    later = DAY.replace(month=3, day=1)
    found = state(folder, later)
    assert (found.register, found.name_is_taken) == (Register.NOT_MADE, False)
    shutil.copy(folder / "evidence" / name, folder / name)
    found = state(folder, later)
    assert (found.register, found.name_is_taken) == (Register.BEING_FILLED, True)


def test_a_register_in_evidence_may_have_any_name_until_it_entered_a_round(folder):
    (folder / "evidence" / "unions").mkdir(parents=True)
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence" / "unions" / "ফেরত (2).xlsx")
    assert state(folder).register is Register.IN_EVIDENCE
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "0" * 32)
    assert state(folder).register is Register.IN_EVIDENCE
    assert state(folder, date(2024, 3, 4)).register is Register.NOT_MADE


def test_a_register_of_another_month_does_not_count(folder):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-03.xlsx", folder / "register-2024-03.xlsx")
    assert state(folder).register is Register.NOT_MADE


def test_before_anything_came_in_every_counted_office_is_silent(folder):
    found = state(folder)
    assert (found.answered, len(found.silent)) == (0, found.counted)
    assert found.kept is None


def test_offices_that_told_something_are_no_longer_silent(folder):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence")
    found = state(folder)
    assert found.answered > 0
    assert found.answered + len(found.silent) == found.counted


def test_the_last_round_is_known_and_whether_its_papers_are_there(folder):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence")
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "0" * 32)
    assert state(folder).kept == LastRound(DAY, "2024-02", "out/001-2024-02", has_papers=False, lacks_note=True)
    assert state(folder).meeting == Meeting("2024-04", date(2024, 4, 18))
    papers = folder / "out" / "001-2024-02"
    papers.mkdir(parents=True)
    (papers / "return-khulna-paikgacha-2024-02.json").write_text("{}", "utf-8")
    assert state(folder).kept == LastRound(DAY, "2024-02", "out/001-2024-02", has_papers=False, lacks_note=True)
    (papers / ORIGINS).write_text("{}", "utf-8")
    assert state(folder).kept == LastRound(DAY, "2024-02", "out/001-2024-02", has_papers=True, lacks_note=True)


def test_who_owes_only_what_no_register_asks_is_counted_as_papers_do(folder):
    config, text = folder / "auditor.toml", open_workspace(folder).baseline.text
    advised = '[[rules]]\npolicy = "password-strength"\nlevel = "SHOULD"\n'
    head, rules = text.split("[[rules]]\n", 1)[0], advised.replace("SHOULD", "SHALL")
    own = head + rules.replace("level", 'decision = "2024-01/11"\nlevel')
    (folder / "own.toml").write_text(own.replace("paikgacha-2024-01", "own"), "utf-8")
    config.write_text(config.read_text("utf-8").replace(open_workspace(folder).config.baseline, "own.toml"), "utf-8")
    space = open_workspace(folder)
    pending = NoteCounts(assessing.assess(space, DAY).assessments).pending
    found = state(folder)
    assert (found.to_ask, found.owing) == (0, pending)
    assert pending > 0


def test_who_has_something_open_and_told_nothing_in_the_month_is_to_be_asked(folder):
    assert state(folder).to_ask == state(folder).counted
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence")
    assert state(folder).to_ask == 0, "each was called in February"
    later = state_of(open_workspace(folder), date(2024, 12, 20))
    assert (later.told, later.to_ask) == (0, later.counted)


def test_offices_that_have_only_slips_to_send_are_counted_among_those_that_owe_something(folder, monkeypatch):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence")
    space, both = open_workspace(folder), ordering("password-strength")
    told = tuple(rule for rule in both.rules if rule.policy.id == "two-step-enabled")
    by_slip = tuple(rule for rule in both.rules if rule.policy.id == "password-strength")
    monkeypatch.setattr(type(space), "baseline", replace(both, rules=told))
    before = state_of(space, DAY)
    monkeypatch.setattr(type(space), "baseline", replace(both, rules=(*told, *by_slip)))
    found = state_of(space, DAY)
    assert (before.by_slip, found.by_slip > 0) == (0, True)
    assert found.owing == before.owing + found.by_slip
    assert found.to_ask == before.to_ask


def test_a_register_of_another_name_counts_by_the_days_of_its_calls(folder):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence" / "register-calls.xlsx")
    assert state(folder).register is Register.IN_EVIDENCE
    assert state_of(open_workspace(folder), date(2024, 3, 20)).register is Register.NOT_MADE


def test_evidence_that_came_in_since_the_last_round_is_news(folder):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence")
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "0" * 32)
    assert not state(folder).kept.has_news
    shutil.copy(EXAMPLE / "evidence" / "register-2024-03.xlsx", folder / "evidence")
    assert state(folder).kept.has_news


def test_answers_of_a_later_day_that_came_in_since_are_no_news_until_that_day(tmp_path):
    upazila, late = TypedUpazila(tmp_path / "space"), date(2025, 2, 23)
    upazila.lists(*LOTA_AND_KOYRA)
    for office, on in (("lota", DAY), ("koyra", late)):
        told = {"contacted-on": f"{on:%d.%m.%Y}", "way": "ফোন", **ALL_DONE}
        upazila.answers_at_the_desk(office, {office: told}, on)
        if on == DAY:
            keeping.keep_round(open_workspace(upazila.folder), DAY, "2024-02", "0" * 32)
    found = state(upazila.folder)
    assert (found.kept.has_news, found.doubtful) == (False, 1)
    assert state(upazila.folder, late).kept.has_news
    asked_about = f'Koyra UP,,{late:%d.%m.%Y},ফোন,"চালু, লগইনে কোড চায়",১৯.০২.২০২৪,ঠিক আছে,,,'
    upazila.answers(asked_about, name="register-2.csv")
    assert state(upazila.folder).kept.has_news, "of a register the day is asked about, and each no counts until then"


def test_what_needs_a_second_look_is_counted_in_each_file_and_every_shell_says_the_same_number(folder):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence")
    for number in range(5):
        shutil.copy(EXAMPLE / "evidence" / "register-2024-03.xlsx", folder / "evidence" / f"copy-{number}.xlsx")
    judged = assessing.assess(open_workspace(folder), DAY)
    doubtful = [notice for notice in judged.notices if notice.weight is Severity.DOUBTFUL]
    assert len(doubtful) > len(messages_of(doubtful))
    in_files = sum(len(messages_of(told)) for told in by_file(doubtful).values())
    assert in_files > len(messages_of(doubtful))
    assert state(folder).doubtful == Desk(folder, on=DAY).state().doubtful == in_files


def test_evidence_of_the_last_round_that_is_gone_is_counted_and_is_the_next_step(folder):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence")
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "0" * 32)
    assert state(folder).lost == 0
    (folder / "evidence" / "register-2024-02.xlsx").unlink()
    found = replace(state(folder), kept=None)
    assert (found.lost, next_step(found).deed) == (1, Deed.FIND_FILES)


def test_evidence_of_the_last_round_that_was_changed_is_brought_back_before_that_round_is_kept_again(folder):
    evidence = folder / "evidence" / "register-2024-02.xlsx"
    shutil.copy(EXAMPLE / "evidence" / evidence.name, evidence)
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "0" * 32)
    book = openpyxl.load_workbook(evidence)
    book.active["A1"] = "otherwise"
    book.save(evidence)
    found = replace(state(folder), kept=None)
    assert (found.lost, next_step(found).deed) == (1, Deed.FIND_FILES)
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "0" * 32, doubted=lambda _: None)
    assert state(folder).lost == 0, "it is kept so, which the round says"


def test_files_that_cannot_be_read_are_in_the_way(folder):
    assert state(folder).in_the_way == 0
    (folder / "evidence" / "register-2024-02.xlsx").write_bytes(b"PK broken")
    assert state(folder).in_the_way == 1
    assert not state(folder).has_evidence


def test_a_file_with_one_row_set_aside_was_read_and_is_to_be_corrected(folder):
    register = EXAMPLE / "evidence" / "register-2024-02.xlsx"
    shutil.copy(register, folder / "evidence")
    before = state(folder)
    sheets = openpyxl.load_workbook(folder / "evidence" / register.name)
    sheets.worksheets[0].append(["nobody's", "no such office"])
    sheets.save(folder / "evidence" / register.name)
    assert (before.unread, state(folder).unread, state(folder).incorrect) == (0, 0, 1)
    (folder / "evidence" / register.name).write_bytes(b"PK broken")
    assert (state(folder).unread, state(folder).incorrect) == (1, 0)


def test_slips_that_were_refused_stay_in_the_lines_until_they_are_sent_anew(tmp_path):
    case = Case(tmp_path / "space")
    told = lambda: [line.told.en for line in lines(state(case.folder, TAKEN_ON)) if "refused" in line.told.en]  # noqa: E731
    case.drop("wrong.txt", case.seal(code="ZZZZZZZZ"))
    case.take()
    assert told() == ["Slips that were refused and not sent anew since: 1; nothing of them counts."]
    case.drop("right.txt", case.seal())
    case.take()
    assert told() == []


def test_what_came_back_unopened_waits(folder):
    (folder / "evidence" / "slips").mkdir()
    (folder / "evidence" / "slips" / "mail.txt").write_text("no slip in here", "utf-8")
    assert (state(folder).slips_waiting, state(folder).slips_without_key) == (1, 0)


PLANNED = Meeting("2024-02", date(2024, 2, 22))
WORK = {
    "the next one": (
        (Meeting("2024-01", date(2024, 1, 18), 1), PLANNED, Meeting("2024-03", date(2024, 3, 21))),
        PLANNED,
    ),
    "one today": ((Meeting("2024-02", DAY),), Meeting("2024-02", DAY)),
    "the last one, over without a round": (
        (Meeting("2024-02", date(2024, 2, 19)),),
        Meeting("2024-02", date(2024, 2, 19)),
    ),
    "none, where the last one has its round": ((Meeting("2024-02", date(2024, 2, 19), 1),), None),
    "none, where the next one is not held": ((Meeting("2024-02", date(2024, 2, 22), held=False),), None),
    "none, where only months are known": ((Meeting("2024-02", None, 1),), None),
}


@pytest.mark.parametrize(("meetings", "meant"), WORK.values(), ids=WORK)
def test_the_work_is_for_the_next_meeting_else_for_the_last_without_a_round(meetings, meant):
    assert work_for(meetings, DAY) == meant


def test_looking_writes_nothing(folder):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    state(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_offices_of_rounds_kept_before_are_not_read_where_no_reminder_was_sent(folder, monkeypatch):
    shutil.copy(EXAMPLE / "evidence" / "register-2024-02.xlsx", folder / "evidence")
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "0" * 32)
    read = []
    rows = Ledger.rows
    monkeypatch.setattr(Ledger, "rows", lambda ledger, kept, *places: read.append(kept) or rows(ledger, kept, *places))
    assert state(folder, date(2024, 3, 4)).kept is not None
    assert read == []
