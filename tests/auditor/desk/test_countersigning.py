"""Slips of login checks are countersigned at the desk as by the command."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest
from changing import replace
from returned_slips import DAY, FACTS, Case
from served_desks import Client, served
from terminal import Terminal

from auditor.i18n import Language
from auditor.model.facts import Method
from auditor.model.selfcheck import LoginSeen, SecondFactor
from auditor.model.witnessing import Witnessed
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.witness import countersigning, recording

CHECKED = replace(FACTS, two_step=None, method=None, changed=None, profile=None, shared=None)
PAGE = "/meeting/countersign"
IN_PERSON, ON_VIDEO, ABSENT_MYSELF = "0", "1", "2"
CODE, NO_CODE = "0", "2"


@pytest.fixture(name="case")
def _case(tmp_path):
    """A slip of a login check that saw a code asked for, opened and countersigned by nobody."""
    case = Case(tmp_path / "space", registers=False)
    login = LoginSeen(SecondFactor.DEMANDED, inside=True, method=Method.TOTP)
    case.drop("came.txt", case.seal(replace(CHECKED, login=login)))
    case.take()
    return case


@pytest.fixture(name="desk")
def _desk(case):
    with served(case.folder, on=DAY, language=Language.EN) as (service, address):
        yield Client(service, address)


def entries(folder):
    return Ledger(folder / "ledger.db").notes(Witnessed)


def contents(folder):
    left = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: content for name, content in left.items() if not name.startswith(".cache/")}


def digest(folder):
    space = listed.open_workspace(folder)
    (slip,) = countersigning.waiting(space, listed.roster_of(space), DAY)
    return slip.digest


def test_a_slip_is_countersigned_as_by_the_command(case, tmp_path):
    by_command = shutil.copytree(case.folder, tmp_path / "by-command")
    terminal = Terminal("witness", "--yes", "--on", DAY, "--language", "en", folder=by_command)
    terminal.sees("Which will you countersign?").types("1").sees("Were you with the holder").types("2")
    terminal.sees("Time of the call").types("11:30").sees("Is that what you saw?").types("y")
    terminal.sees("Office (name, serial").types("")
    assert terminal.leaves() == 0
    with served(case.folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        assert "1 slip of a login check waits" in desk.get("/meeting/proofs").text
        fields = {"slip": digest(case.folder), "present": ON_VIDEO, "time": "১১:৩০", "seen": CODE}
        assert desk.post(PAGE, on=PAGE, **fields).status == 303
        page = desk.get("/meeting/proofs").text
    told = page.partition('id="told"')[2].partition("</section>")[0]
    assert re.search(r"[^<>:]+, [^<>:]+: slip \S+ is countersigned and counts as witnessed on a video call\.<", told)
    assert "evidence/" not in told
    assert "login check waits" not in page
    assert contents(case.folder) == contents(by_command)
    assert len(entries(case.folder)) == 1


def test_who_was_not_present_countersigns_nothing(case, desk):
    before = contents(case.folder)
    assert desk.post(PAGE, on=PAGE, slip=digest(case.folder), present=ABSENT_MYSELF).status == 303
    assert "stays self-checked" in desk.get("/meeting/proofs").text
    assert contents(case.folder) == before


def test_what_differs_from_the_slip_is_asked_again_and_then_entered(case, desk):
    fields = {"slip": digest(case.folder), "present": IN_PERSON, "seen": NO_CODE}
    asked = desk.post(PAGE, on=PAGE, **fields)
    assert asked.status == 422
    assert "the worse of both counts" in asked.text
    assert 'name="sure"' in asked.text
    assert entries(case.folder) == ()
    assert desk.post(PAGE, on=PAGE, sure="yes", **fields).status == 303
    assert "the worse counts" in desk.get("/meeting/proofs").text


@pytest.fixture(name="before_the_decision")
def _before_the_decision(monkeypatch):
    monkeypatch.setattr(recording, "decided_on", lambda _: date(2999, 1, 1))


@pytest.mark.usefixtures("before_the_decision")
def test_a_slip_of_a_day_before_the_decision_is_countersigned_only_where_that_is_said_to_be_meant(case, desk):
    fields = {"slip": digest(case.folder), "present": IN_PERSON, "seen": CODE}
    asked = desk.post(PAGE, on=PAGE, **fields)
    assert (asked.status, "lies before the decision" in asked.text) == (422, True)
    assert entries(case.folder) == ()
    (meant,) = re.findall(r'name="day_meant" value="([^"]+)"', asked.text)
    assert desk.post(PAGE, on=PAGE, day_meant=meant, **fields).status == 303


def test_what_is_not_answered_or_does_not_wait_is_refused(case, desk):
    right = {"slip": digest(case.folder), "present": ON_VIDEO, "time": "11:30", "seen": CODE}
    for wrong in ({"slip": "0" * 64}, {"present": ""}, {"time": "25:00"}, {"time": ""}, {"seen": ""}, {"seen": "9"}):
        refused = desk.post(PAGE, on=PAGE, **{**right, **wrong})
        assert (refused.status, 'href="#time"' in refused.text) == (422, "time" in wrong), wrong
    assert entries(case.folder) == ()
    assert desk.post(PAGE, on=PAGE, **right).status == 303
    assert desk.post(PAGE, on=PAGE, **right).status == 422
    assert "No slip waits" in desk.get(PAGE).text


def test_all_that_is_missing_is_told_at_once_each_leading_to_its_question(case, desk):
    asked = {
        (): ["present", "seen"],
        (("present", ON_VIDEO),): ["time", "seen"],
        (("present", ON_VIDEO), ("seen", CODE), ("time", "25:00")): ["time"],
    }
    for typed, fields in asked.items():
        page = desk.post(PAGE, slip=digest(case.folder), **dict(typed))
        assert (page.status, re.findall('<li><a href="#([^"]+)"', page.text)) == (422, fields)
    assert entries(case.folder) == ()
