"""A file that is set aside, or put back, never takes the place of another."""

from __future__ import annotations

from typed_upazila import TypedUpazila

from auditor.rounds import setting_aside
from auditor.rounds.listed import open_workspace


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
