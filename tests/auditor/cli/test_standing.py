"""How things stand fits a terminal, the whole of it is a page, and what is to be done comes last."""

from __future__ import annotations

import click
import pytest
from few_offices import lay_example
from running import run
from small_upazila import DONE, history, meeting, office, tell, tell_all
from wcwidth import wcswidth

from auditor.cli import _standing
from auditor.i18n import Language
from auditor.model.facts import OFFICIAL_EMAIL, MailboxKind
from auditor.model.subjects import OfficeKind
from auditor.views.office.offices import offices_view


@pytest.fixture
def folder(tmp_path):
    lay_example(tmp_path / "space", records=True)
    return tmp_path / "space"


def audit(folder, *more, code=1):
    return run("audit", "--on", "2024-03-21", "--workspace", folder, *more, code=code)


@pytest.mark.parametrize("language", ["en", "bn"])
def test_the_table_fits_eighty_columns(folder, language):
    lines = audit(folder, "--language", language).stdout.split("\n")
    assert len(lines) > 8
    assert max(map(wcswidth, lines)) <= 80


def test_a_duty_of_which_one_half_is_known_says_so_also_where_the_office_stands_so():
    fisheries = office("fisheries", kind=OfficeKind.DEPARTMENT)
    told = [*tell_all(fisheries, DONE), *tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL})]
    table = _standing.standing_table(offices_view(history(meeting([fisheries], told))), Language.EN)
    *_, first, second = table.splitlines()
    assert first.endswith("Official e-mail:")
    assert second.split() == ["implemented", "partly", "implemented"], "the standing ends, then the duty"


def test_what_is_to_be_corrected_comes_last_the_gravest_at_the_end(folder):
    (folder / "evidence" / "register-broken.xlsx").write_bytes(b"no workbook")
    lines = audit(folder).stderr.splitlines()
    groups = [line for line in lines if line in {"Noted on reading:", "To look at:", "To correct:"}]
    assert groups == ["Noted on reading:", "To look at:", "To correct:"]
    assert "register-broken.xlsx" in lines[lines.index("To correct:") + 1]
    assert lines[-1].startswith("Nothing was kept")


def test_the_page_is_written_where_it_is_asked_for_and_its_place_is_told(folder):
    assert "out/standing.html" not in audit(folder).stderr
    assert not (folder / "out").exists()
    assert "out/standing.html" in audit(folder, "--page").stderr
    page = (folder / "out" / "standing.html").read_text("utf-8")
    assert "Upazila Livestock Office and Veterinary Hospital" in page


def test_on_a_screen_the_page_is_always_written_but_not_for_programs(folder, monkeypatch):
    monkeypatch.setattr(_standing, "on_screen", lambda: True)
    audit(folder, "--json")
    assert not (folder / "out").exists()
    assert "out/standing.html" in audit(folder).stderr
    assert (folder / "out" / "standing.html").exists()


@pytest.mark.parametrize(("ended", "told"), [(0, ""), (1, "Open it by hand")])
def test_the_page_is_opened_when_asked(folder, monkeypatch, ended, told):
    opened = []
    monkeypatch.setattr(click, "launch", lambda place: opened.append(place) or ended)
    said = audit(folder, "--open").stderr
    assert opened == [str(folder / "out" / "standing.html")]
    assert told in said


def test_register_alone_makes_the_register_of_the_month(folder):
    run("register", "--on", "2024-04-01", "--workspace", folder, code=0)
    assert (folder / "register-2024-04.xlsx").exists()
    run("register", "--month", "2024-05", "--on", "2024-04-01", "--workspace", folder, code=0)
    assert (folder / "register-2024-05.xlsx").exists()
    assert "auditor register" in run("register", "--help", code=0).stdout
    assert "new" in run("register", "nwe", code=2).stderr


def test_totp_alone_rehearses(tmp_path):
    assert "at a terminal only" in run("totp", cwd=tmp_path, code=3).stderr
