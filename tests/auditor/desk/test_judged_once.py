"""What a page costs right after something was written, counted: a workspace is looked at once for it, judged once, and not at all where nothing is judged otherwise."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served

from auditor.desk import fingerprints, judged_by, screens
from auditor.model.finding import OfficeAssessment
from auditor.model.round import RoundHeader
from auditor.rounds import assessing
from auditor.rounds.ledger import ledger_file, record
from auditor.views.compared import stood

DAY = date(2024, 3, 25)
PAGES = [
    *(f"/{screen.id}/" for screen in screens.SCREENS),
    "/meeting/keep",
    "/meeting/annex",
    "/meeting/letters",
    "/meeting/seen?office=agriculture",
    "/offices/agriculture/",
]


@pytest.fixture(scope="module", name="desk")
def _desk(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("judged") / "paikgacha")
    run("--workspace", folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    with served(folder, on=DAY) as (service, address):
        client = Client(service, address)
        for path in PAGES:
            assert client.get(path).status == 200
        yield service.desk, client


@pytest.fixture(name="counted")
def _counted(monkeypatch):
    """Return how often what was done since: rounds made, judged by, looks taken, and ledgers connected to."""
    found = Counter()

    def count(module, name):
        done = getattr(module, name)

        def noted(*given, **named):
            found[name] += 1
            return done(*given, **named)

        monkeypatch.setattr(module, name, noted)

    count(assessing.MadeRound, "__init__")
    count(judged_by, "input_now")
    count(fingerprints, "_looked")
    count(ledger_file, "_connected")
    return found


def answered_anew(desk):
    """Have a register say something else than before."""
    path = desk.folder / "evidence" / "register-more.csv"
    before = path.read_text("utf-8") if path.exists() else "দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step\n"
    path.write_text(f"{before}উপজেলা কৃষি অফিস,২১.০৩.২০২৪,ফোন,চালু আছে\n", "utf-8")


def set_otherwise(desk):
    """Have the settings say something by which nothing is judged."""
    path = desk.folder / "auditor.toml"
    path.write_text(f"{path.read_text('utf-8')}\n# looked at\n", "utf-8")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_after_an_answer_makes_the_round_once_and_after_a_setting_not_at_all(desk, counted, path):
    desk, client = desk
    answered_anew(desk)
    client.get(path)
    made = counted["__init__"]
    assert made <= 1
    set_otherwise(desk)
    client.get(path)
    assert (counted["__init__"], counted["input_now"] <= 2 * made) == (made, True)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_looks_at_the_workspace_once_and_reads_the_ledger_by_one_connection(desk, counted, path):
    desk, client = desk
    answered_anew(desk)
    client.get(path)
    assert (counted["_looked"], counted["_connected"] <= 1) == (1, True)


def test_a_header_of_a_round_is_read_once_however_often_rounds_are_asked_for(desk, monkeypatch):
    desk, client = desk
    decoded, decode = Counter(), record.decode
    monkeypatch.setattr(record, "decode", lambda body, kind: decoded.update([kind]) or decode(body, kind))
    answered_anew(desk)
    client.get("/month/")
    assert decoded[OfficeAssessment]
    assert not decoded[RoundHeader]


def test_how_offices_stood_at_kept_rounds_is_worked_out_once_whatever_is_written(desk, monkeypatch):
    desk, client = desk
    client.get("/month/")
    seen, standing_of = [], stood.standing_of
    monkeypatch.setattr(stood, "standing_of", lambda *given: seen.append(given[0]) or standing_of(*given))
    answered_anew(desk)
    client.get("/month/")
    assert [each.office.id for each in seen] == [each.office.id for each in desk.judgement().assessments]
