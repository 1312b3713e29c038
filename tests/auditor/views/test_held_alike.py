"""Of a nation findings that differ only by whom they are of are held once, and everything is said as of a small roster."""

from __future__ import annotations

import re
from datetime import date

import pytest
from few_offices import lay_example
from msgspec import structs
from running import run
from served_desks import Client, served

from auditor.rounds import assessing, looking_back, to_ask
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.judged_offices import KnownAnew
from auditor.views.held_alike import HeldAlike

DAY = date(2024, 3, 25)


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("alike") / "space")
    run("audit", "--keep", "--meeting", "2024-02", "--on", "2024-02-21", "--yes", "--workspace", folder)
    return folder


def test_offices_are_those_that_were_added_and_what_is_alike_is_one(folder):
    offices = assessing.assess(open_workspace(folder), DAY).assessments
    held = HeldAlike()
    for assessment in offices:
        held.append(assessment)
    assert isinstance(offices, tuple)
    assert tuple(held) == offices
    assert (held[0], held[-1], held[1:3], len(held)) == (offices[0], offices[-1], offices[1:3], len(offices))
    assert len(held._once) < sum(len(assessment.findings) for assessment in offices)


def test_the_history_of_a_judgement_that_is_held_so_is_the_same(folder, monkeypatch):
    space = open_workspace(folder)
    few = looking_back.preview(space, assessing.assess(space, DAY))
    monkeypatch.setattr(assessing, "MANY", 0)
    judged = assessing.assess(space, DAY)
    many = looking_back.preview(space, judged)
    assert isinstance(judged.assessments, HeldAlike)
    assert isinstance(many.now.assessments, HeldAlike)
    assert tuple(many.now.assessments) == few.now.assessments
    assert dict(many.of_office) == few.of_office
    assert many.stood == few.stood


def _as_told(known):
    """Without what is only worked out when it is asked for, which no two have alike."""
    return {
        subject: {
            fact: [str(part) for part in re.split(r" at 0x[0-9a-f]+", repr(told))]
            for fact, told in each.resolved.items()
        }
        for subject, each in known.items()
    }


@pytest.mark.parametrize("meets_on", [None, date(2024, 4, 18)])
def test_what_is_known_of_a_nation_is_found_anew_office_by_office(folder, monkeypatch, meets_on):
    space = open_workspace(folder)
    space = structs.replace(
        space, config=structs.replace(space.config, meeting=structs.replace(space.config.meeting, next=meets_on))
    )
    few = to_ask.judged_to_ask(space, DAY)
    assert few.evidence
    monkeypatch.setattr(assessing, "MANY", 0)
    many = to_ask.judged_to_ask(space, DAY)
    assert isinstance(many.evidence, KnownAnew)
    assert tuple(many.assessments) == few.assessments
    assert _as_told(many.evidence) == _as_told(few.evidence)
    assert len(many.evidence) == len(few.evidence)
    assert many.evidence.get("nobody") is None


def test_the_screens_of_a_nation_say_what_those_of_a_small_roster_say(folder, monkeypatch):
    def pages():
        with served(folder, on=DAY) as (service, address):
            client = Client(service, address)
            shown = (client.get(f"/{path}").text.partition("<main")[2] for path in ("month/", "offices/", "meeting/"))
            return [re.sub(r'name="form_token" value="[^"]+"', "", text.partition("</main>")[0]) for text in shown]

    few = pages()
    monkeypatch.setattr(assessing, "MANY", 0)
    assert pages() == few
