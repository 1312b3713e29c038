"""Where only a self-check slip tells what an office owes, nobody is told that nothing is left, or to ask it."""

from __future__ import annotations

from datetime import date
from html import unescape
from types import SimpleNamespace

import pytest
from running import run
from served_desks import Client, served
from typed_upazila import ALL_DONE, TypedUpazila, lota_and_koyra

from auditor.i18n import Language
from auditor.papers import nothing_to_ask

DAY = date(2024, 2, 20)
TOLD = {**ALL_DONE, "contacted-on": "19.02.2024", "way": "ফোন"}
BY_SLIP = '[[rules]]\npolicy = "password-strength"\ndecision = "2024-01/11"\nlevel = "SHALL"\n'
SLIPS_LEFT = "Of 2 offices something is still to be told that only a self-check slip tells."
WAIVER = """
[[waivers]]
policy = "password-strength"
subject = "lota"
reason = "the portal is being migrated"
approved_by = "2024-01/07"
until = {until}
"""


def upazila(folder, *, by_slip: bool) -> TypedUpazila:
    """Return two offices that told all that a form asks; with a rule of which only a slip tells, or without."""
    made = lota_and_koyra(folder)
    baseline = made.folder / "baseline.toml"
    ordered, _ = baseline.read_text("utf-8").split('[[rules]]\npolicy = "two-step-method"', 1)
    baseline.write_text(ordered + BY_SLIP * by_slip, "utf-8")
    for office in ("lota", "koyra"):
        made.answers_at_the_desk(office, {office: TOLD}, DAY)
    return made


def test_of_slips_that_are_still_to_come_those_of_who_checks_voluntarily_are_not_counted(monkeypatch):
    monkeypatch.setattr(nothing_to_ask, "has_only_slips_to_send", lambda _: True)
    monkeypatch.setattr(nothing_to_ask, "awaiting_portal", lambda *_: None)
    offices = [SimpleNamespace(office=SimpleNamespace(voluntary=voluntary)) for voluntary in (True, False, False)]
    assert SLIPS_LEFT in nothing_to_ask.nothing_to_ask(SimpleNamespace(assessments=offices)).en


@pytest.mark.parametrize("by_slip", [True, False])
def test_who_asks_where_no_form_asks_anything_is_told_of_slips_that_are_still_to_come(tmp_path, by_slip):
    made = upazila(tmp_path / "space", by_slip=by_slip)
    where = ("--workspace", made.folder, "--on", f"{DAY}", "--language", "en")
    told = run("register", "new", *where, code=0).stderr
    assert "there is nothing to ask this month" in told
    assert (f"{SLIPS_LEFT} Who has a sheet: auditor invite status" in told) is by_slip
    with served(made.folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        shown = unescape(desk.post("/ask/begin", on="/ask/").text)
        assert (f"{SLIPS_LEFT} The screen Self-check shows who has a sheet." in shown) is by_slip
        desk.post("/ask/begin", on="/ask/", everybody="yes")
        listed = unescape(desk.get("/ask/").text)
    assert ("in the evidence; what is left only a self-check slip tells" in listed) is by_slip
    assert ("of its duties nothing is left to do or to tell" in listed) is not by_slip


@pytest.mark.parametrize(
    ("until", "told"),
    [
        (
            "2024-06-30",
            "is extended until 30.06.2024; how it stands is not known yet, and only a self-check slip tells",
        ),
        ("2024-02-15", "ended on 15.02.2024; how the duty stands is not known, and only a self-check slip tells it."),
    ],
)
def test_of_time_for_what_only_a_slip_tells_it_is_said_to_ask_for_the_slip(tmp_path, until, told):
    made = upazila(tmp_path / "space", by_slip=True)
    (made.folder / "waivers.toml").write_text(WAIVER.format(until=until), "utf-8")
    assert told in made.audit(code=1).stderr
