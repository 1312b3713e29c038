"""A file of which something counts is never offered to be set aside, and one that is set aside, or put back, never takes the place of another."""

from __future__ import annotations

from datetime import date

from running import run
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.rounds import assessing
from auditor.rounds.evidence import setting_aside, trying
from auditor.rounds.identity.listed import open_workspace

DAY = date(2024, 2, 20)
HEADS = "ক্রম,ব্যবহারকারীর নাম,ভূমিকা,অবস্থা,দুই ধাপে যাচাই"
STRANGERS = tuple(f"{n},koyra.{n},সম্পাদক,সক্রিয়,-" for n in range(1, 9))


def recorded(upazila, name, *rows):
    """Write the record of a portal's users."""
    record = upazila.folder / "evidence" / "exports" / name
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text("\n".join((HEADS, *rows, "")), "utf-8-sig")
    return record


def free(upazila):
    """Return which files can be set aside."""
    space = open_workspace(upazila.folder)
    return setting_aside.can_be_set_aside(space, DAY, assessing.assess(space, DAY))


def listing(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    return upazila


def test_a_record_that_counts_from_a_later_day_on_is_not_set_aside(tmp_path):
    upazila = listing(tmp_path)
    recorded(upazila, "portal-users-2024-02-19.csv", *STRANGERS)
    recorded(upazila, "portal-users-2024-02-25.csv", *STRANGERS, "9,lota,সম্পাদক,সক্রিয়,-")
    space = open_workspace(upazila.folder)
    told = {notice.place.file for notice in assessing.assess(space, DAY).notices}
    assert "exports/portal-users-2024-02-25.csv" in told
    assert free(upazila) == {"exports/portal-users-2024-02-19.csv"}


def test_a_register_of_which_nothing_counts_is_not_set_aside_for_its_rows_are_to_be_mended(tmp_path):
    upazila = listing(tmp_path)
    upazila.answers("Nobody UP,Secretary,15.02.2024,ফোন,চালু নেই,,,,,", name="register-02.csv")
    space = open_workspace(upazila.folder)
    assert "register-02.csv" in {notice.place.file for notice in assessing.assess(space, DAY).notices}
    assert trying.counts_now(space, DAY, ["register-02.csv"]) == {"register-02.csv": trying.Counts(0, 0, 0)}
    assert free(upazila) == set()


def test_what_another_workspace_wrote_is_set_aside_from_among_what_this_program_wrote_too(tmp_path):
    upazila, other = listing(tmp_path), tmp_path / "koyra"
    run(
        "init",
        other,
        "--upazila",
        "Koyra",
        "--district",
        "Khulna",
        "--last-meeting",
        "2024-01-18",
        "--on",
        "2024-02-01",
        code=0,
    )
    run("register", "new", "--on", "2024-02-01", "--workspace", other, code=0)
    intake = upazila.folder / "evidence" / "intake"
    intake.mkdir(parents=True)
    (other / "register-2024-02.xlsx").rename(intake / "of-koyra.xlsx")
    (intake / "mail-0badf00d.json").write_text("{}", "utf-8")
    assert free(upazila) == {"intake/of-koyra.xlsx"}


def test_evidence_is_not_read_once_more_for_a_record_that_counts_or_is_gone(tmp_path, monkeypatch):
    upazila = listing(tmp_path)
    recorded(upazila, "portal-users-2024-02-18.csv", *STRANGERS, "9,lota,সম্পাদক,সক্রিয়,-")
    gone = recorded(upazila, "portal-users-2024-02-19.csv", *STRANGERS, "9,lota,সম্পাদক,সক্রিয়,না")
    upazila.knows_what_keeping_asks()
    upazila.keep()
    gone.unlink()
    space = open_workspace(upazila.folder)
    told = {notice.place.file for notice in assessing.assess(space, DAY).notices}
    assert told >= {"exports/portal-users-2024-02-18.csv", f"exports/{gone.name}"}
    monkeypatch.setattr(trying, "counts_now", None)
    assert free(upazila) == set()


def test_files_of_one_name_are_set_aside_and_put_back_beside_each_other(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    space, name = open_workspace(upazila.folder), "records.csv"
    evidence = upazila.folder / "evidence" / name
    for said in ("first", "second"):
        evidence.write_text(said, "utf-8")
        setting_aside.set_aside(space, name, {name})
    assert not evidence.exists()
    assert sorted(setting_aside.aside(space)) == ["records-2.csv", name]
    evidence.write_text("third", "utf-8")
    back = [setting_aside.put_back(space, each) for each in (name, "records-2.csv")]
    assert setting_aside.aside(space) == ()
    assert evidence.read_text("utf-8") == "third"
    assert sorted((upazila.folder / each).read_text("utf-8") for each in back) == ["first", "second"]
