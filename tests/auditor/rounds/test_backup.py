"""A backup holds all that cannot be made again and no key, and comes back whole or not at all."""

from __future__ import annotations

import errno
import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path

import pytest
from few_offices import lay_example

from auditor.i18n import joined
from auditor.keys.opening import make_key_file
from auditor.model.errors import WorkspaceError
from auditor.rounds import keeping, looking_back, recomputing
from auditor.rounds.copies import backup, restoring
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger

pytestmark = pytest.mark.sampled

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
NOW = datetime(2024, 2, 21, 15, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A workspace with one kept round, papers, a key file and what systems leave behind."""
    folder = tmp_path_factory.mktemp("kept") / "space"
    lay_example(folder)
    keeping.keep_round(listed.open_workspace(folder), date(2024, 2, 20), "2024-02", "01")
    (folder / "out" / "001-2024-02").mkdir(parents=True)
    (folder / "out" / "001-2024-02" / "sheet.pdf").write_bytes(b"codes stand here")
    make_key_file(folder / "keys.bin", lambda _: "an invented passphrase of many words")
    (folder / "~$roster.xlsx").write_bytes(b"lock")
    (folder / ".cache").mkdir(exist_ok=True)
    (folder / ".cache" / "slips-read.json").write_bytes(b"it can be read again")
    return folder


@pytest.fixture
def folder(kept, tmp_path):
    return Path(shutil.copytree(kept, tmp_path / "space"))


@pytest.fixture
def copied(folder, tmp_path):
    return backup.make(folder, tmp_path / "stick", NOW)


def files_in(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "out"
    }


def test_it_holds_settings_roster_evidence_and_ledger_and_neither_papers_nor_keys(copied):
    with zipfile.ZipFile(copied.path) as packed:
        names = set(packed.namelist())
    assert {"auditor.toml", "ledger.db", "backup.json"} < names
    assert any(name.startswith("evidence/") for name in names)
    assert not [name for name in names if name.startswith(("out/", "keys", "~$"))]
    assert copied.rounds == backup.rounds_in(copied.path) == 1
    assert copied.path.name == "backup-2024-02-21-153000.zip"


def test_what_comes_back_is_what_was_there_and_its_rounds_can_be_recomputed(folder, copied, tmp_path):
    brought = restoring.restore(copied.path, tmp_path / "again", NOW)
    assert brought.set_aside is None
    before, after = files_in(folder), files_in(tmp_path / "again")
    assert after.keys() == before.keys() - {
        "keys.bin",
        "keys.bin.lock",
        "~$roster.xlsx",
        ".cache/slips-read.json",
        ".cache/ledger-end.json",
    }
    assert all(after[name] == before[name] for name in after if name != "ledger.db")
    space = listed.open_workspace(tmp_path / "again")
    (head,) = Ledger(space.ledger_path).rounds()
    assert recomputing.recompute(space, head).same
    assert looking_back.history(space).now.digest == head.digest


def test_the_ledger_is_copied_whole_while_another_run_holds_it(folder, tmp_path):
    with closing(sqlite3.connect(folder / "ledger.db")) as writing:
        writing.execute("BEGIN IMMEDIATE")
        made = backup.make(folder, tmp_path / "stick", NOW)
        writing.rollback()
    assert backup.rounds_in(made.path) == 1


def test_a_place_in_the_workspace_itself_is_refused(folder):
    with pytest.raises(WorkspaceError, match="lies in the workspace itself"):
        backup.make(folder, folder / "copies", NOW)
    assert not (folder / "copies").exists()


def test_a_folder_in_which_something_is_stays_as_it_is(copied, folder):
    before = files_in(folder)
    with pytest.raises(WorkspaceError, match="not empty"):
        restoring.restore(copied.path, folder, NOW)
    assert files_in(folder) == before


@pytest.mark.parametrize("replace", [True, False])
def test_a_whole_drive_is_refused_as_the_folder_to_bring_back_to(copied, replace):
    with pytest.raises(WorkspaceError, match="is a whole drive, and nothing was changed"):
        restoring.restore(copied.path, Path(copied.path.anchor), NOW, replace=replace)


def test_what_is_replaced_is_kept_beside_under_another_name(copied, folder):
    (folder / "waivers.toml").write_text("# changed since", "utf-8")
    before = files_in(folder)
    brought = restoring.restore(copied.path, folder, NOW, replace=True)
    assert brought.set_aside == folder.with_name("space-before-2024-02-21-153000")
    assert files_in(brought.set_aside) == before
    assert (folder / "waivers.toml").read_text("utf-8") != "# changed since"


def test_two_folders_that_are_replaced_within_a_second_are_both_kept(copied, folder):
    asides = [restoring.restore(copied.path, folder, NOW, replace=True).set_aside for _ in range(3)]
    assert [aside.name.removeprefix("space-before-2024-02-21-153000") for aside in asides] == ["", "-2", "-3"]
    assert all((aside / "auditor.toml").is_file() for aside in asides)


@pytest.mark.parametrize("tells_digests", [True, False], ids=["a copy", "a copy of an earlier version"])
def test_it_is_told_which_rounds_a_copy_lacks_before_it_takes_their_place_and_where_they_are_after(
    copied, folder, tells_digests
):
    copy = copied.path if tells_digests else repacked(copied, without_digests)
    assert "does not hold" not in refused(copy, folder).en
    keeping.keep_round(listed.open_workspace(folder), date(2024, 3, 19), "2024-03", "02")
    told = refused(copy, folder)
    assert f"{copy.name} does not hold round 2 (meeting of March 2024): if the copy takes the place" in told.en
    assert f"{copy.name} কপিতে নেই: ২ নম্বর যাচাই (সভা: মার্চ ২০২৪)।" in told.bn
    assert len(Ledger(folder / "ledger.db").rounds()) == 2
    brought = restoring.restore(copy, folder, NOW, replace=True)
    assert f"round 2 (meeting of March 2024): this round lies in {brought.set_aside} now" in brought.words[-1].en
    (folder / "ledger.db").write_bytes(b"no ledger")
    assert "does not hold" not in refused(copy, folder).en


def refused(copy, folder):
    """Return what is said to who would bring a copy back where something is."""
    with pytest.raises(WorkspaceError) as refusal:
        restoring.restore(copy, folder, NOW)
    return joined(refusal.value.messages)


def without_digests(members):
    """Leave of the list of what is in a copy what those told that were made before the digests of rounds were noted."""
    listed_in = json.loads(members["backup.json"])
    del listed_in["digests"], listed_in["entries"]
    members["backup.json"] = json.dumps(listed_in).encode()


def repacked(copied, change):
    """Write the backup anew with its members changed."""
    with zipfile.ZipFile(copied.path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    change(members)
    path = copied.path.with_name("changed.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


def listed_too(name, content):
    def change(members):
        import hashlib

        contents = json.loads(members["backup.json"])
        contents["files"][name] = hashlib.sha256(content).hexdigest()
        members[name] = content
        members["backup.json"] = json.dumps(contents).encode()

    return change


HARM = {
    "a changed file": lambda members: members.update({"auditor.toml": members["auditor.toml"] + b"#"}),
    "a file that is gone": lambda members: members.pop("ledger.db"),
    "a file that nobody listed": lambda members: members.update({"evidence/more.csv": b"x"}),
    "no list": lambda members: members.pop("backup.json"),
    "a list of nothing": lambda members: members.update({"backup.json": b"[]"}),
    "a list that is no JSON": lambda members: members.update({"backup.json": b"{"}),
    "a name that leads out": listed_too("../outside.txt", b"x"),
    "a name from the root": listed_too("/outside.txt", b"x"),
    "a name of another drive": listed_too("C:outside.txt", b"x"),
    "a ledger that is none": listed_too("ledger.db", b"no ledger at all"),
}


@pytest.mark.parametrize("change", HARM.values(), ids=HARM)
def test_a_copy_that_is_not_as_it_was_made_brings_nothing_back(copied, tmp_path, change):
    path = repacked(copied, change)
    there = sorted(tmp_path.iterdir())
    with pytest.raises(WorkspaceError, match="damaged"):
        restoring.restore(path, tmp_path / "again", NOW)
    assert sorted(tmp_path.iterdir()) == there


def unreadable(copied, name, *places):
    """Write the backup with some bytes of a member changed: (from its local head, from its entry in the list at the end, byte)."""
    content = bytearray(copied.path.read_bytes())
    with zipfile.ZipFile(copied.path) as packed:
        head = packed.getinfo(name).header_offset
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(name.encode()))
    for in_head, in_entry, byte in places:
        content[head + in_head] = byte
        if in_entry:
            content[entry + in_entry] = byte
    path = copied.path.with_name("unreadable.zip")
    path.write_bytes(content)
    return path


NAME = "backup.json"
SPOILT = {
    "its packed bytes are others": [(30 + len(NAME) + at, 0, 255) for at in range(20)],
    "it is locked": [(6, 8, 1)],
    "it is packed in another way": [(8, 10, 99)],
}


@pytest.mark.parametrize("places", SPOILT.values(), ids=SPOILT)
@pytest.mark.parametrize("name", [NAME, "ledger.db"])
def test_a_copy_that_cannot_be_unpacked_is_called_damaged_and_tells_no_rounds(copied, tmp_path, places, name):
    shift = len(name) - len(NAME)
    path = unreadable(copied, name, *((at + shift if at >= 30 else at, entry, byte) for at, entry, byte in places))
    with pytest.raises(WorkspaceError, match="damaged"):
        restoring.restore(path, tmp_path / "again", NOW)
    assert not (tmp_path / "again").exists()
    assert backup.rounds_in(path) == (0 if name == NAME else 1)


def test_a_copy_packed_anew_in_another_way_and_damaged_is_called_damaged(copied, tmp_path):
    with zipfile.ZipFile(copied.path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    path = copied.path.with_name("another.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
        places = [member.header_offset + 30 + len(member.filename) + 10 for member in packed.infolist()]
    spoilt = bytearray(path.read_bytes())
    for place in places:
        spoilt[place] ^= 255
    path.write_bytes(spoilt)
    with pytest.raises(WorkspaceError, match="damaged"):
        restoring.restore(path, tmp_path / "again", NOW)
    assert backup.rounds_in(path) == 0


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no archive at all"])
def test_what_is_no_copy_at_all_is_refused(tmp_path, content):
    (tmp_path / "odd.zip").write_bytes(content)
    with pytest.raises(WorkspaceError, match="damaged"):
        restoring.restore(tmp_path / "odd.zip", tmp_path / "again", NOW)
    assert not (tmp_path / "again").exists()


def test_a_place_that_cannot_be_written_leaves_no_half_copy(folder, tmp_path):
    (tmp_path / "stick").write_text("a file, no folder", "utf-8")
    with pytest.raises(WorkspaceError, match=r"could not be written: .*stick is no folder"):
        backup.make(folder, tmp_path / "stick", NOW)


def test_of_a_place_that_is_refused_it_is_not_said_that_it_will_be_made(folder, tmp_path):
    space = listed.open_workspace(folder)
    assert any("it is made for the copies" in doubt.en for doubt in backup.doubts(space, tmp_path / "stick"))
    (tmp_path / "file").write_text("a file, no folder", "utf-8")
    for place in (tmp_path / "nowhere" / "stick", tmp_path / "file", tmp_path / "file" / "stick"):
        assert backup.doubts(space, place) == ()
        with pytest.raises(WorkspaceError):
            backup.make(folder, place, NOW)


@pytest.mark.parametrize(
    ("why", "told"),
    [(errno.ENOSPC, "Free space"), (errno.EROFS, "may only be read"), (errno.ENOENT, "the system's own")],
)
def test_only_of_a_full_disk_it_is_said_that_there_is_no_room(folder, tmp_path, monkeypatch, why, told):
    def refused(**_):
        raise OSError(why, "refused")

    monkeypatch.setattr(backup.tempfile, "mkstemp", refused)
    with pytest.raises(WorkspaceError) as refusal:
        backup.make(folder, tmp_path / "stick", NOW)
    said = refusal.value.messages[0].en
    assert told in said
    assert ("Free space" in said) == (why == errno.ENOSPC)


def test_the_last_copy_is_found_by_its_name(folder, tmp_path):
    backup.make(folder, tmp_path / "stick", NOW)
    later = backup.make(folder, tmp_path / "stick", NOW.replace(hour=16))
    (tmp_path / "stick" / "zzz.zip").write_bytes(b"another file")
    assert backup.latest(tmp_path / "stick") == later.path
    assert backup.latest(tmp_path / "nowhere") is None


def test_a_copy_of_the_same_second_takes_no_others_place_and_is_the_last_one(folder, tmp_path):
    first, second, given = (
        backup.make(folder, tmp_path / "stick", NOW, called=called) for called in ("backup", "backup", "handover")
    )
    assert first.path.exists()
    assert (second.path.name, backup.latest(tmp_path / "stick")) == ("backup-2024-02-21-153001.zip", second.path)
    assert given.path.name == "handover-2024-02-21-153000.zip"
    assert restoring.restore(second.path, tmp_path / "again", NOW)


def test_where_two_folders_that_were_one_are_copied_to_one_place_it_is_told(folder, copied, tmp_path):
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    for place, salt in ((folder, "02"), (other, "03")):
        keeping.keep_round(listed.open_workspace(place), date(2024, 3, 19), "2024-03", salt)
    stick, later = copied.path.parent, iter(range(1, 9))

    def copy_of(place):
        return backup.make(place, stick, NOW + timedelta(days=next(later)))

    first = copy_of(folder)
    assert "two folders" not in first.words.en
    assert "two folders" not in copy_of(folder).words.en
    forked = copy_of(other)
    assert "holds another round 2 of the same ledger: two folders are in use" in forked.words.en
    assert "two folders" in copy_of(folder).words.en


def test_copies_of_different_upazilas_in_one_place_are_no_fork(copied, tmp_path):
    lay_example(tmp_path / "new")
    keeping.keep_round(listed.open_workspace(tmp_path / "new"), date(2024, 2, 20), "2024-02", "09")
    assert backup.make(tmp_path / "new", copied.path.parent, NOW + timedelta(days=1)).forked is None
