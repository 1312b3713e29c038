"""A folder copied to begin another upazila is recognised; what was the other one's is moved aside, never mixed, never deleted."""

from __future__ import annotations

import errno
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served

from auditor.i18n import Language
from auditor.model.errors import WorkspaceError
from auditor.papers import draft_asking
from auditor.rounds import assessing, keeping
from auditor.rounds.copies import backup
from auditor.rounds.identity import copied
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import answer_draft, answering
from auditor.rounds.typed.answer_draft import DRAFT, Answered
from auditor.workspace.config import ToldDeparture
from auditor.workspace.settings import remember_backup, tell_departure

DAY = date(2024, 2, 20)
KEEP = ("audit", "--on", DAY.isoformat(), "--keep", "--meeting", "2024-02")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of a workspace that keeps a round, its settings changed to another upazila's."""
    lay_example(tmp_path / "koyra")
    keeping.keep_round(open_workspace(tmp_path / "koyra"), DAY, "2024-02", "5a17")
    rename(tmp_path / "koyra", "Paikgacha", "Koyra", "পাইকগাছা", "কয়রা")
    return tmp_path / "koyra"


def rename(folder: Path, *changes: str) -> None:
    text = (folder / "auditor.toml").read_text("utf-8")
    for before, after in zip(changes[::2], changes[1::2], strict=True):
        assert before in text
        text = text.replace(before, after)
    (folder / "auditor.toml").write_text(text, "utf-8")


def test_a_copied_folder_is_told_and_keeps_no_round(folder):
    told = run("audit", "--on", DAY.isoformat(), "--workspace", folder)
    assert "Koyra" in told.stderr
    assert "auditor init koyra --new-ledger" in told.stderr
    refused = run(*KEEP, "--yes", "--workspace", folder, code=3)
    assert "--new-ledger" in refused.stderr
    assert len(Ledger(folder / "ledger.db").rounds()) == 1


@pytest.mark.parametrize(
    ("change", "named"), [(("পাইকগাছা", "ডুমুরিয়া"), "Paikgacha (ডুমুরিয়া)"), (("Paikgacha", "Dumuria"), "Dumuria (পাইকগাছা)")]
)
def test_a_copy_whose_upazila_was_changed_in_one_language_only_is_told_too(tmp_path, change, named):
    lay_example(tmp_path / "space")
    keeping.keep_round(open_workspace(tmp_path / "space"), DAY, "2024-02", "5a17")
    rename(tmp_path / "space", *change)
    refused = run(*KEEP, "--yes", "--workspace", tmp_path / "space", "--language", "en", code=3)
    assert named in refused.stderr
    assert "Paikgacha (পাইকগাছা)" in refused.stderr
    assert len(Ledger(tmp_path / "space" / "ledger.db").rounds()) == 1


@pytest.mark.parametrize("change", [("Paikgacha", "Paikgasa"), ("Paikgacha", "Paikgachha"), ("পাইকগাছা", "পাইকগাছ")])
def test_another_spelling_in_one_language_is_no_copy(tmp_path, change):
    lay_example(tmp_path / "space")
    keeping.keep_round(open_workspace(tmp_path / "space"), DAY, "2024-02", "5a17")
    rename(tmp_path / "space", *change)
    assert copied.other_committee(open_workspace(tmp_path / "space")) is None


PAPERS = {
    "report": ("report",),
    "a report": ("report", "--office", "livestock", "--output", "one.pdf"),
    "the annex on screen": ("report", "--audience", "minutes", "--format", "terminal"),
    "pack": ("report", "--pack"),
    "register": ("register", "new", "--all", "--yes"),
    "invite": ("invite", "--yes"),
    "letters": ("remind", "--yes"),
    "sheets": ("witness", "sheets", "--yes"),
    "sample": ("sample", "draw", "01", "--yes"),
    "handover": ("handover",),
    "return": ("return",),
    "slips": ("slips", "--yes"),
}


@pytest.mark.parametrize("command", PAPERS.values(), ids=PAPERS)
def test_nothing_is_made_or_noted_by_the_other_s_ledger_in_a_copied_folder(folder, command):
    before = contents(folder)
    refused = run(*command, "--on", DAY.isoformat(), "--workspace", folder, "--language", "en", code=3)
    assert "auditor init koyra --new-ledger" in refused.stderr
    assert "no round is kept and no paper made" in refused.stderr
    assert (refused.stdout, contents(folder)) == ("", before)


LOOKS = {
    "checklist": (),
    "settings": ("settings",),
    "roster": ("roster", "check"),
    "rounds": ("rounds",),
    "verify": ("verify",),
}


@pytest.mark.parametrize("command", LOOKS.values(), ids=LOOKS)
def test_what_is_there_is_still_looked_at_in_a_copied_folder(folder, command):
    assert run(*command, "--on", DAY.isoformat(), "--workspace", folder).returncode != 3


def test_at_a_terminal_no_setting_is_asked_for_in_a_copied_folder(folder):
    before = contents(folder)
    refused = run("settings", "--on", DAY, "--workspace", folder, "--language", "en", code=3, typed="")
    assert "auditor init koyra --new-ledger" in refused.stderr
    assert contents(folder) == before


def test_the_checklist_says_first_that_the_folder_was_copied_and_leads_to_a_workspace_of_its_own(folder):
    first, *_, last = run(
        "--on", DAY.isoformat(), "--workspace", folder, "--language", "en", code=0
    ).stdout.splitlines()
    assert first.startswith("The ledger in this folder is that of: ")
    assert last == "Next: auditor init koyra --new-ledger"
    run("init", folder, "--new-ledger", code=0)
    assert "--new-ledger" not in run("--on", DAY.isoformat(), "--workspace", folder, code=0).stdout


def test_the_command_that_the_checklist_ends_in_does_it_where_one_stands(folder):
    *_, last = run("--on", DAY.isoformat(), "--language", "en", cwd=folder, code=0).stdout.splitlines()
    typed = last.removeprefix("Next: auditor ").split()
    run(*typed, cwd=folder, code=0)
    assert not (folder / "koyra").exists()
    said = run("init", "kayra", "--new-ledger", cwd=folder, code=3).stderr
    assert "There is no folder" in said


def test_the_desk_says_it_first_and_makes_nothing_either(folder):
    before = contents(folder)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        assert "The ledger in this folder is that of: " in desk.get("/month/").text
        made = [desk.post("/meeting/papers", on="/month/"), desk.post("/ask/register", on="/month/")]
        made += [desk.post("/settings/answers", on="/settings/", **{"answer-days": "9"})]
        made += [desk.get("/meeting/annex/minutes.pdf"), desk.get("/offices/livestock/report.pdf")]
        for answer in made:
            assert answer.status == 422
            assert "no round is kept and no paper made" in answer.text
        assert desk.post("/settings/names", on="/settings/names", **{"upazila-en": "Koira"}).status == 200
    assert contents(folder) == before


def test_a_new_ledger_makes_a_workspace_of_its_own_and_deletes_nothing(folder):
    before = (folder / "ledger.db").read_bytes()
    evidence = sorted(path.name for path in (folder / "evidence").rglob("*"))
    run("init", folder, "--new-ledger", code=0)
    assert (folder / "earlier" / "ledger.db").read_bytes() == before
    assert sorted(path.name for path in (folder / "earlier" / "evidence").rglob("*")) == evidence
    assert list((folder / "evidence").iterdir()) == []
    run(*KEEP, "--yes", "--workspace", folder, code=1)
    assert [head.header.committee.upazila.en for head in Ledger(folder / "ledger.db").rounds()] == ["Koyra"]


def test_a_folder_that_was_copied_before_its_first_round_is_told_too(tmp_path):
    folder = lay_example(tmp_path / "koyra")
    type_an_answer(folder)
    assert copied.other_committee(open_workspace(folder)) is None
    rename(folder, "Paikgacha", "Koyra", "পাইকগাছা", "কয়রা")
    assert (
        "The ledger in this folder is that of: " in run("audit", "--on", DAY.isoformat(), "--workspace", folder).stderr
    )
    run(*KEEP, "--yes", "--workspace", folder, code=3)
    copied.note_renamed(open_workspace(folder), DAY)
    assert copied.other_committee(open_workspace(folder)) is None


def test_a_name_that_was_corrected_is_noted_and_the_ledger_goes_on(folder):
    space = open_workspace(folder)
    copied.note_renamed(space, DAY)
    assert copied.other_committee(space) is None
    keeping.keep_round(space, DAY, "2024-02", "5a17")
    rename(folder, "Koyra", "Dumuria", "কয়রা", "ডুমুরিয়া")
    with pytest.raises(WorkspaceError):
        keeping.keep_round(open_workspace(folder), DAY, "2024-02", "5a17")


def test_another_spelling_in_one_language_is_no_other_committee(folder):
    rename(folder, "Koyra", "Paikgacha", "কয়রা", "পাইকগাছা")
    rename(folder, "Paikgacha", "Paikgachha")
    assert copied.other_committee(open_workspace(folder)) is None


def test_where_there_is_nothing_to_move_nothing_is_done(folder):
    run("init", folder, "--new-ledger", code=0)
    (folder / "evidence").rmdir()
    assert "new workspace already" in run("init", folder, "--new-ledger", code=3).stderr


# What is moved, and what stays


OF_THE_OTHER = {
    "roster-corrections.toml": '[[gone]]\non = 2024-02-12\nsubject = "livestock"\n',
    "waivers.toml": '[[waivers]]\npolicy = "two-step-enabled"\nsubject = "livestock"\nreason = "moved"\n'
    'approved_by = "decision 05 of 2024-02"\nuntil = 2024-06-30\n',
    "decisions.toml": '[[decisions]]\nserial = "11"\nsubject = "Internet"\nprogress = "done"\n',
    "roster-corrected.xlsx": "made of the other's roster",
    "register-2024-03.xlsx": "its answers",
    "handover.pdf": "its note",
    ".cache/slips-read.json": "{}",
    "out/letters-2024-02-22/01.pdf": "its letter",
}
"""What an upazila's folder holds of its own story, beside ledger, evidence and drafts."""


@pytest.fixture
def full_folder(folder) -> Path:
    """Return that copy with all that the other upazila's work left in it, and with what its user laid there."""
    rename(folder, "Koyra", "Paikgacha", "কয়রা", "পাইকগাছা")
    type_an_answer(folder)
    for name, content in OF_THE_OTHER.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    tell_departure(folder, ToldDeparture("livestock", "merged", DAY), instead=None)
    remember_backup(folder, str(folder.parent / "stick"))
    (folder / "words.txt").write_text("Sibsa\n", "utf-8")
    (folder / "notes.txt").write_text("whom to call\n", "utf-8")
    rename(folder, "Paikgacha", "Koyra", "পাইকগাছা", "কয়রা")
    return folder


def type_an_answer(folder: Path) -> None:
    space = open_workspace(folder)
    draft = draft_asking.begin_draft(space, assessing.assess(space, DAY), "2024-02", DAY, everybody=True)
    asked = draft.asked[0]
    rows = {asked.rows[0].subject: {next(iter(answer_draft.fields(asked, asked.rows[0]))): "১২.০২.২০২৪"}}
    answer_draft.keep(folder, draft.answering(asked.office, Answered(draft.revised("page"), rows)))


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_that_tells_of_the_other_upazilas_offices_is_moved_and_deleted_nowhere(full_folder):
    before = contents(full_folder)
    run("init", full_folder, "--new-ledger", code=0)
    stays = {"auditor.toml", "roster.xlsx", "words.txt", "notes.txt"}
    assert names_in(full_folder) == {*stays, "evidence", "earlier"}
    assert (
        contents(full_folder / "earlier").items()
        >= {name: content for name, content in before.items() if name not in stays - {"auditor.toml"}}.items()
    )
    space = open_workspace(full_folder)
    assert (space.waivers, space.others, space.config.departures, space.config.backup) == ((), (), (), "")
    assert "livestock" in {office.id for office in space.roster_as_read.offices}
    assert answer_draft.waiting(full_folder) == 0


def test_what_was_moved_and_what_stays_to_be_corrected_is_told(full_folder):
    told = " ".join(run("init", full_folder, "--new-ledger", "--language", "en", code=0).stderr.split())
    moved, stays = told.split("These stay")
    for name in ("ledger.db", "evidence/", "out/", "drafts/", "register-2024-03.xlsx", *OF_THE_OTHER):
        assert "/" in name.strip("/") or name in moved, name
    assert "answers that were typed and not handed in (drafts/)" in moved
    assert "why some left the roster" in moved
    for name in ("auditor.toml", "roster.xlsx", "words.txt", "notes.txt"):
        assert name in stays, name


def test_where_a_file_cannot_be_moved_all_is_as_it_was(full_folder, monkeypatch):
    before, rename_really = contents(full_folder), Path.rename

    def rename_most(path, target):
        if path.name == "waivers.toml":
            raise PermissionError
        return rename_really(path, target)

    monkeypatch.setattr(Path, "rename", rename_most)
    with pytest.raises(WorkspaceError, match="could not be moved"):
        copied.begin_anew(full_folder)
    assert contents(full_folder) == before
    assert "earlier" not in names_in(full_folder)


def test_where_the_disk_is_full_the_settings_stay_whole(full_folder, monkeypatch):
    before, write_really = contents(full_folder), Path.write_bytes

    def write_half(path, words):
        write_really(path, words[: len(words) // 2])
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(Path, "write_bytes", write_half)
    with pytest.raises(WorkspaceError, match="could not be moved"):
        copied.begin_anew(full_folder)
    assert contents(full_folder) == before
    assert "earlier" not in names_in(full_folder)


def test_a_draft_of_another_workspace_is_never_handed_in(full_folder):
    run("init", full_folder, "--new-ledger", code=0)
    (full_folder / "earlier" / "drafts").rename(full_folder / "drafts")
    refused = run("register", "hand-in", "--on", DAY.isoformat(), "--workspace", full_folder, code=3)
    assert f"{DRAFT} was begun in another workspace" in refused.stderr
    space = open_workspace(full_folder)
    with pytest.raises(WorkspaceError, match="another workspace"):
        answering.hand_in(space, assessing.assess(space, DAY).context, DAY)
    assert not contents(full_folder / "evidence")


def test_no_copy_of_the_new_upazilas_folder_holds_the_others_papers_for_its_sheets_hold_codes(full_folder):
    run("init", full_folder, "--new-ledger", code=0)
    (full_folder.parent / "stick").mkdir()
    made = backup.make(full_folder, full_folder.parent / "stick", datetime(2024, 2, 21, tzinfo=UTC))
    with ZipFile(made.path) as packed:
        names = packed.namelist()
    assert "earlier/ledger.db" in names
    assert not [name for name in names if "/out/" in name or ".cache" in name]
