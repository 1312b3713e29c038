"""The road as a whole: the example is judged, kept, recomputed; whoever leaves the roster stays visible."""

from __future__ import annotations

import random
import shutil
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from judged_for import judged_for
from sampling import examples

from auditor.judging import judge
from auditor.model.errors import AuditorError, LedgerError, RosterError, WorkspaceError
from auditor.model.finding import Outcome
from auditor.model.journal import MeetingCancelled
from auditor.model.source import SourceContext
from auditor.model.subjects import Roster
from auditor.roster import form
from auditor.rounds import assessing, keeping, recomputing
from auditor.rounds.evidence import evidence_folder
from auditor.rounds.identity.listed import open_workspace, roster_of, roster_snapshot
from auditor.rounds.ledger import record
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.round_input import input_now
from auditor.workspace import folder as workspace_folder
from auditor.workspace import writing

FIRST, SECOND = date(2024, 2, 20), date(2024, 3, 21)
EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))


@pytest.fixture
def space(folder: Path):
    return open_workspace(folder)


def rewrite_roster(folder: Path, change) -> None:
    kept = roster_of(open_workspace(folder))
    (folder / "roster.xlsx").write_bytes(form.write_workbook(Roster(tuple(change(kept.offices)))))


def test_a_look_keeps_nothing(space):
    assessing.assess(space, FIRST)
    assert not space.ledger_path.exists()


def test_what_is_told_is_the_same_before_and_after_the_offices_are_judged_and_judges_none_again(space, monkeypatch):
    judged = []

    def counting(*given):
        for assessment, evidence in judge.judge(*given):
            judged.append(assessment.office.id)
            yield assessment, evidence

    monkeypatch.setattr(assessing, "judge", counting)
    before, after = (assessing.MadeRound(input_now(space, SECOND, None)) for _ in range(2))
    offices = [assessment.office.id for assessment, _ in after.offices()]
    assert after.notices
    assert judged == offices
    assert before.notices == after.notices
    assert judged == offices * 2
    stopped = assessing.MadeRound(input_now(space, SECOND, None))
    next(stopped.offices())
    assert stopped.notices == after.notices


def test_a_file_that_changes_while_the_others_are_read_is_told_and_not_taken(space, monkeypatch):
    monkeypatch.setattr(workspace_folder, "_HELD", 0)  # as if all were large
    given = input_now(space, SECOND, None)
    changed, *others = sorted(path for path in space.evidence_folder.rglob("*") if path.is_file())
    changed.write_bytes(changed.read_bytes() + b" ")
    made = assessing.MadeRound(given)
    assert others
    assert made.unread == (changed.relative_to(space.evidence_folder).as_posix(),)
    assert any("changed while it was read" in notice.message.en for notice in made.notices)


def test_the_same_folder_gives_the_same_bytes(space):
    once, again = (assessing.assess(space, SECOND) for _ in range(2))
    assert record.encode(once.header) == record.encode(again.header)
    assert [record.encode(one) for one in once.assessments] == [record.encode(one) for one in again.assessments]


def test_without_evidence_nothing_passes(space):
    shutil.rmtree(space.evidence_folder)
    assert assessing.assess(space, SECOND).counts.findings[Outcome.PASS] == 0


def test_which_portals_have_two_step_is_found_once_a_round(space, monkeypatch):
    asked = []
    find = judge.JudgingInput.portals_with_two_step
    monkeypatch.setattr(
        judge.JudgingInput,
        "portals_with_two_step",
        lambda told, offices: asked.append(offices) or find(told, offices),
    )
    assessing.assess(space, FIRST)
    assert len(asked) == 1


def test_identical_input_appends_nothing(space):
    keeping.keep_round(space, FIRST, "2024-02", "01")
    again = keeping.keep_round(space, FIRST, "2024-02", "02")
    assert (again.new, again.head.number) == (False, 1)


def test_every_kept_round_is_recomputed_from_its_own_evidence(space):
    keeping.keep_round(space, FIRST, "2024-02", "01")
    keeping.keep_round(space, SECOND, "2024-03", "02")
    found = [recomputing.recompute(space, entry) for entry in Ledger(space.ledger_path).rounds()]
    assert [one.same for one in found] == [True, True]


def test_a_changed_evidence_file_is_named_when_a_round_is_recomputed(space):
    kept = keeping.keep_round(space, FIRST, "2024-02", "01")
    (space.evidence_folder / "register-2024-02.xlsx").write_bytes(b"changed")
    assert recomputing.recompute(space, kept.head).changed == ("register-2024-02.xlsx",)


def test_a_later_roster_does_not_change_what_an_earlier_round_recomputes_to(folder, space):
    kept = keeping.keep_round(space, FIRST, "2024-02", "01")
    rewrite_roster(folder, lambda offices: offices[3:])
    assert recomputing.recompute(open_workspace(folder), kept.head).same


@pytest.mark.parametrize(("meeting", "day"), [("2024-02", date(2024, 3, 30)), ("2024-04", FIRST)])
def test_nothing_earlier_follows_a_kept_round(space, meeting, day):
    keeping.keep_round(space, SECOND, "2024-03", "01")
    with pytest.raises(LedgerError):
        keeping.keep_round(space, day, meeting, "02")


def test_the_ledger_holds_no_phone_no_full_login_and_no_private_address(space):
    listed = roster_of(space)
    kept = keeping.keep_round(space, FIRST, "2024-02", "01")
    body = b"".join(record.encode(row) for row in Ledger(space.ledger_path).rows(kept.head)).decode()
    logins = [account.login for office in listed.offices for account in office.accounts if account.login]
    assert logins
    assert not [login for login in logins if f'"{login}"' in body]
    assert '"phone":' not in body


def test_an_office_that_left_without_a_reason_stays_and_nothing_of_it_counts_as_done(folder, space):
    keeping.keep_round(space, FIRST, "2024-02", "01")
    rewrite_roster(folder, lambda offices: [one for one in offices if one.id != "agriculture"])
    found = judged_for(open_workspace(folder), SECOND, "2024-03")
    (left,) = [one for one in found.assessments if one.office.left]
    assert left.office.id == "agriculture"
    assert {finding.outcome for finding in left.findings} <= {Outcome.UNKNOWN, Outcome.FAIL, Outcome.NOT_APPLICABLE}


def test_an_office_that_left_with_a_reason_is_counted_with_it(folder, space):
    keeping.keep_round(space, FIRST, "2024-02", "01")
    rewrite_roster(folder, lambda offices: [one for one in offices if one.id != "agriculture"])
    with (folder / "auditor.toml").open("a", encoding="utf-8") as settings_file:
        settings_file.write('\n[[departures]]\nsubject = "agriculture"\nreason = "merged"\n')
    found = judged_for(open_workspace(folder), SECOND, "2024-03")
    assert [(gone.reason, gone.offices) for gone in found.header.gone] == [("merged", 1)]
    assert "agriculture" not in {one.office.id for one in found.assessments}


def test_who_left_the_roster_is_told_since_the_last_meeting_that_was_held(folder, space):
    keeping.keep_round(space, FIRST, "2024-02", "01")
    rewrite_roster(folder, lambda offices: [one for one in offices if one.id != "agriculture"])
    with (folder / "auditor.toml").open("a", encoding="utf-8") as settings_file:
        settings_file.write('\n[[departures]]\nsubject = "agriculture"\nreason = "merged"\n')
    space = open_workspace(folder)
    keeping.keep_round(space, SECOND, "2024-03", "02")
    ledger = Ledger(space.ledger_path)
    ledger.note(MeetingCancelled("2024-03", SECOND, date(2024, 3, 22)))
    kept = keeping.keep_round(space, date(2024, 4, 17), "2024-04", "03")
    assert [(gone.reason, gone.offices) for gone in kept.head.header.gone] == [("merged", 1)]
    ledger.note(MeetingCancelled("2024-02", None, date(2024, 4, 18)))
    assert recomputing.recompute(space, kept.head).same


def test_a_new_post_holder_reopens_the_duties(folder, space):
    def done(found):
        return sum(f.outcome is Outcome.PASS for one in found.assessments for f in one.of(subject=account.id))

    office = next(one for one in assessing.assess(space, SECOND).assessments if one.office.id == "fisheries").office
    account = office.accounts[0]
    before = done(assessing.assess(space, SECOND))

    def transfer(offices):
        for one in offices:
            accounts = tuple(
                replace(each, holder_since=date(2024, 3, 20)) if each.id == account.id else each
                for each in one.accounts
            )
            yield replace(one, accounts=accounts)

    rewrite_roster(folder, transfer)
    after = assessing.assess(open_workspace(folder), SECOND)
    assert before > 0
    assert done(after) == 0


def test_answers_dated_after_the_audit_are_set_aside_and_counted(space):
    assert assessing.assess(space, FIRST).header.set_aside > 0
    assert assessing.assess(space, SECOND).header.set_aside == 0


@cache
def _told_of_all():
    """Return the whole example as it is listed, what is told of it, and what of that passes."""
    space = open_workspace(EXAMPLE)
    listed = roster_snapshot(roster_of(space), space.config.official_domains, {})
    told = evidence_folder.read_evidence_files(
        evidence_folder.evidence_files(space),
        SourceContext(
            listed,
            evidence_folder.decision_day_of(space.baseline),
            space.baseline.password_rule,
            space.config.official_domains,
            counting=evidence_folder.counts_from_of(space.baseline),
        ),
    )
    return space, listed, told, _passed(listed, told, space)


@examples(25)
@given(st.integers(0, 10_000))
def test_taking_away_what_speaks_for_an_office_never_improves_any_office(seed):
    space, listed, told, passed = _told_of_all()
    keep = random.Random(seed)
    fewer = tuple(one for one in told.observations if _speaks_against(one) or keep.random() < 0.7)
    less = replace(told, observations=fewer)
    assert _passed(listed, less, space) <= passed


def _passed(listed, told, space):
    judging = judge.JudgingInput.of(told, space.baseline, (), SECOND)
    return {
        (finding.subject, finding.policy)
        for one, _ in judge.judge(listed, judging)
        for finding in one.findings
        if finding.outcome is Outcome.PASS
    }


def _speaks_against(one) -> bool:
    floor, ceiling = one.fact.floor(one.value), one.fact.ceiling(one.value)
    worst = date.min if one.fact.dated else 0
    return floor == worst or floor != ceiling


def test_a_roster_without_offices_is_an_error_and_never_a_clean_report(folder):
    (folder / "roster.xlsx").write_bytes(form.write_workbook(Roster(())))
    with pytest.raises(RosterError):
        assessing.assess(open_workspace(folder), FIRST)


def test_a_foreign_file_in_the_evidence_folder_is_named_and_the_others_still_count(space):
    (space.evidence_folder / "notes.docx").write_bytes(b"x")
    found = assessing.assess(space, SECOND)
    assert any("notes.docx" in notice.message.en for notice in found.notices)
    assert found.counts.findings[Outcome.PASS] > 0


@pytest.mark.parametrize("name", ["~$register-2024-02.xlsx", ".~lock.register.xlsx#", "Thumbs.db", "desktop.ini"])
def test_lock_files_and_thumbnails_are_no_evidence(space, name):
    (space.evidence_folder / name).write_bytes(b"x")
    assert not [notice for notice in assessing.assess(space, SECOND).notices if name in notice.message.en]


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ('language = "bn"', 'language = "hi"', "language"),
        ("example = true", "exmaple = true", "exmaple"),
        ("next = 2024-04-18", 'next = "18.04.2024"', "meeting.next"),
        ('language = "bn"', "language = “bn”", "curly"),
        ('baseline = "paikgacha-2024-01"', 'baseline = "paikgacha"', "baseline"),
        ('en = "Paikgacha", bn', 'en = "", bn', "committee.upazila"),
        ("answer_days = 7", "answer_days = -1", "answer_days"),
        ("official_domains = []", 'official_domains = ["*"]', "official_domains"),
    ],
)
def test_settings_written_wrongly_are_refused_by_name(folder, before, after, named):
    path = folder / "auditor.toml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(AuditorError) as refused:
        open_workspace(folder)
    assert any(named in message.en for message in refused.value.messages)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_settings_saved_by_notepad_are_read(folder, encoding):
    path = folder / "auditor.toml"
    path.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    assert open_workspace(folder).config.example


def test_a_waiver_needs_all_its_parts(folder):
    (folder / "waivers.toml").write_text('[[waivers]]\npolicy = "two-step-enabled"\n', "utf-8")
    with pytest.raises(WorkspaceError) as refused:
        open_workspace(folder)
    for part in ("subject", "reason", "approved_by", "until"):
        assert any(part in message.en for message in refused.value.messages)


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "paper.pdf"
    target.write_bytes(b"before")

    def full(*_):
        raise OSError(28, "no space")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(WorkspaceError):
        writing.write(target, b"after")
    assert [path.name for path in tmp_path.iterdir()] == ["paper.pdf"]
    assert target.read_bytes() == b"before"
