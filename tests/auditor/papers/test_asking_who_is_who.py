"""What only an office knows of who is who, or who shares a user ID, stands beside its lines on the call sheet."""

from __future__ import annotations

import html
from datetime import date
from typing import TYPE_CHECKING

from docx import Document
from running import run
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.i18n import Language

if TYPE_CHECKING:
    from pathlib import Path

LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,{},{}"
GARI = "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Secretary,g1"
SHARED = (LOTA.format("Secretary", "lota.up"), LOTA.format("Accounts Assistant", "lota.up"))
OWN = (LOTA.format("Secretary", "lota.up"), LOTA.format("Accounts Assistant", "acc.lota"))
SHARE_IT = "Secretary, Accounts Assistant have one user ID (lo…): do they share it?"
TOLD = "Lota UP,,10.02.2024,ফোন,চালু নেই,,,,"


def lines_of_call_sheet(upazila: TypedUpazila) -> dict[str, str]:
    """Make the call sheet of March; return what stands beside each office."""
    settings = upazila.folder / "auditor.toml"
    settings.write_text(settings.read_text("utf-8").replace('language = "bn"', 'language = "en"'), "utf-8")
    run("register", "new", "--format", "docx", "--on", "2024-03-20", "--workspace", upazila.folder, code=0)
    (sheet,) = (upazila.folder / "out" / "fieldwork-2024-03").glob("call-sheet*.docx")
    (table,) = Document(str(sheet)).tables
    return {row.cells[1].text: row.cells[4].text for row in table.rows[1:]}


def listed_otherwise(folder: Path, *rows: str) -> dict[str, str]:
    """Keep a round in which Lota has answered, list other rows since, and make the call sheet; return what stands beside each office."""
    upazila = TypedUpazila(folder)
    upazila.lists(*OWN, GARI)
    upazila.answers(TOLD)
    upazila.keep(code=1)
    upazila.lists(*rows)
    return lines_of_call_sheet(upazila)


def test_whether_posts_share_a_user_id_stands_beside_their_office_alone(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*SHARED, GARI)
    found = lines_of_call_sheet(upazila)
    assert SHARE_IT in found["Lota UP"]
    assert "do they share it" not in found["Garuikhali UP"]


def test_who_such_a_post_is_is_asked_there_first(tmp_path):
    found = listed_otherwise(tmp_path / "space", *SHARED, GARI)
    assert "the same account?" in found["Lota UP"]
    assert "do they share it" not in found["Lota UP"]


def test_why_a_user_id_left_is_asked_of_its_office_alone(tmp_path):
    found = listed_otherwise(tmp_path / "space", OWN[0], GARI)
    assert (
        "Accounts Assistant: no longer in the roster. Is that a mistake? If not: why, and since when?"
        in found["Lota UP"]
    )
    assert "no longer in the roster" not in found["Garuikhali UP"]


def test_why_an_office_left_is_asked_though_the_register_has_no_row_of_it(tmp_path):
    found = listed_otherwise(tmp_path / "space", GARI)
    assert "the office is no longer in the roster. Is that a mistake? If not: why, and since when?" in found["Lota UP"]


def test_the_desk_asks_it_on_the_page_by_which_the_office_is_phoned(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*SHARED, GARI)
    with served(upazila.folder, on=date(2024, 3, 20), language=Language.EN) as (service, address):
        desk = Client(service, address)
        assert desk.post("/ask/begin", on="/ask/").status == 303
        pages = {office: html.unescape(desk.get(f"/ask/office/{office}").text) for office in ("lota", "gari")}
    assert SHARE_IT in pages["lota"]
    assert "do they share it" not in pages["gari"]
