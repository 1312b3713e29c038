"""Who is taken out of what is counted by a cell of the roster, or put back, is told and asked about: no no leaves a count unseen."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.checklist.second_look import matters
from auditor.rounds.assessing import assess
from auditor.rounds.identity.last_listed import MOST_NAMED
from auditor.rounds.identity.listed import open_workspace

LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1,"
FISHERIES = "fisheries,Fisheries Office,{kind},Officer,,fisheries.example.gov.bd,Officer,f1,{voluntary}"
NO_MORE = "Roster: these were counted in the last kept round and are not counted any more: "
NOW = "Roster: these were not counted in the last kept round and are counted now: "


class Upazila(TypedUpazila):
    """One whose roster also says who is checked of its own will."""

    def is_listed(self, kind: str = "department", voluntary: str = "") -> None:
        """List a union and a department, this one as it is told."""
        self.lists(LOTA, FISHERIES.format(kind=kind, voluntary=voluntary))
        roster = self.folder / "roster.csv"
        heads, rest = roster.read_text("utf-8").split("\n", 1)
        roster.write_text(f"{heads},স্বেচ্ছায় যাচাই\n{rest}", "utf-8")


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Upazila:
    """Return an upazila of which one round was kept; only to be copied."""
    made = Upazila(tmp_path_factory.mktemp("kept") / "space")
    made.is_listed()
    told = "{},,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,,,"
    made.answers(told.format("Lota UP"), told.format("Fisheries Office"))
    assert "Roster: these" not in made.keep(code=1).stderr
    return made


@pytest.fixture
def upazila(kept, tmp_path) -> Upazila:
    return Upazila(tmp_path / "space", of=kept)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"voluntary": "হ্যাঁ"}, "checked voluntarily: yes"),
        ({"kind": "অন্যান্য"}, "kind: Departmental office, now Other"),
    ],
)
def test_an_office_that_a_cell_takes_out_of_what_is_counted_is_told_and_keeping_asks_first(upazila, row, why):
    upazila.is_listed(**row)
    told = f"{NO_MORE}Fisheries Office (fisheries; {why})."
    assert told in upazila.audit(on="2024-03-20", code=1).stderr
    refused = upazila.keep(on="2024-03-20", meeting="2024-03", code=3).stderr
    assert refused.count(told) == 1
    assert "Nothing was kept, because a kept round stays." in refused
    upazila.keep("--yes", on="2024-03-20", meeting="2024-03", code=1)
    assert NO_MORE not in upazila.audit(on="2024-03-21", code=1).stderr, "it was asked once"
    upazila.is_listed()
    back = upazila.keep(on="2024-04-17", meeting="2024-04", code=3).stderr
    assert f"{NOW}Fisheries Office (fisheries; " in back


def test_a_kind_that_a_decision_names_since_is_told(upazila):
    upazila.is_listed(kind="অন্যান্য")
    upazila.keep("--yes", on="2024-03-20", meeting="2024-03", code=1)
    settings = upazila.folder / "auditor.toml"
    settings.write_text(f'{settings.read_text("utf-8")}\n[also]\n"2024-01/09" = ["other"]\n', "utf-8")
    said = upazila.audit(on="2024-03-21", code=1).stderr
    assert f"{NOW}Fisheries Office (fisheries; " in said
    assert "by the settings the decision is now counted for this kind of office, too: Other" in said
    kept = upazila.keep("--yes", on="2024-04-17", meeting="2024-04", code=1).stderr
    assert kept.count(NOW) == 1, "what was just told is not told again in the list"
    settings.write_text(settings.read_text("utf-8").replace('[also]\n"2024-01/09" = ["other"]\n', ""), "utf-8")
    said = upazila.audit(on="2024-04-18", code=1).stderr
    assert f"{NO_MORE}Fisheries Office (fisheries; " in said
    assert "by the settings the decision is counted for this kind of office no more: Other" in said


def test_those_whom_a_decision_is_counted_for_by_the_settings_since_are_told_together(upazila):
    gari = LOTA.replace("lota", "gari").replace("Lota", "Gari").replace("l1", "g1")
    upazila.lists(*(row.removesuffix(",") for row in (LOTA, gari, FISHERIES.format(kind="department", voluntary=""))))
    upazila.keep("--yes", on="2024-03-20", meeting="2024-03", code=1)
    run("settings", "--also", "2024-01/09 union", "--workspace", upazila.folder, "--on", "2024-03-21", code=0)
    (line,) = [line for line in upazila.audit(on="2024-03-21", code=1).stderr.splitlines() if NOW in line]
    assert f"{NOW}Lota UP (lota), Gari UP (gari) (The decision “" in line
    assert line.count("by the settings the decision is now counted for this kind of office, too: Union parishad") == 1


def test_who_is_not_named_of_several_counted_for_one_reason_is_counted_before_the_reason(upazila):
    names = [f"{letter}ori" for letter in "BDFGHKLMPST"[: MOST_NAMED + 1]]
    unions = [LOTA.replace("lota", each.lower()).replace("Lota", each).replace("l1", f"{each[0]}1") for each in names]
    department = FISHERIES.format(kind="department", voluntary="")
    upazila.lists(*(row.removesuffix(",") for row in (LOTA, *unions, department)))
    upazila.keep("--yes", on="2024-03-20", meeting="2024-03", code=1)
    run("settings", "--also", "2024-01/09 union", "--workspace", upazila.folder, "--on", "2024-03-21", code=0)
    (line,) = [line for line in upazila.audit(on="2024-03-21", code=1).stderr.splitlines() if NOW in line]
    named, _, why = line.partition(" (The decision ")
    assert named.endswith(f" and {len(names) + 1 - MOST_NAMED} more")
    assert " more" not in why


def test_that_another_baseline_judges_the_decisions_no_more_is_asked_before_keeping_and_told_in_papers(upazila):
    on = ("--workspace", upazila.folder, "--on", "2024-03-19")
    run("settings", "--baseline", "good-practice", "--yes", *on)
    told = "these decisions were judged in the last kept round and are not judged any more: "
    assert upazila.audit(on="2024-03-20", code=1).stderr.count(told) == 1
    refused = upazila.keep(on="2024-03-20", meeting="2024-03", code=3).stderr
    assert refused.count(told) == 1
    upazila.keep("--yes", on="2024-03-20", meeting="2024-03", code=1)
    assert told not in upazila.audit(on="2024-03-21", code=1).stderr, "it was asked once"
    chair = run("report", "--audience", "chair", "--format", "terminal", "--language", "en", *on[:3], "2024-03-21")
    said = " ".join(chair.stdout.split())
    assert "another baseline" in said
    assert "counted at the last meeting, not any more: 2 under the decision" in said.replace("| ", "")
    for wrong in ("0 (0%)", "No information on the duties", "duties not told"):
        assert wrong not in said


def test_the_second_look_counts_who_is_counted_otherwise_and_a_decision_is_named_where_another_still_counts(upazila):
    upazila.is_listed(kind="ইউনিয়ন পরিষদ")
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert f"{NO_MORE}Fisheries Office (fisheries; The decision “" in said
    space = open_workspace(upazila.folder)
    assert matters(space, assess(space, date(2024, 3, 20))) == 1


def test_decisions_of_another_upazila_s_committee_are_named_and_asked_about_until_a_round_of_them_is_kept(upazila):
    given = ("--on", "2024-03-01", "--workspace", upazila.folder, "--yes")
    run("settings", "--baseline", "paikgacha-2024-01", *given, code=0)
    told = "its decisions are those of Paikgacha, Khulna, not of Dumuria, Khulna"
    assert told in upazila.audit(on="2024-03-12").stderr
    asked = upazila.keep(meeting="2024-03", on="2024-03-12", code=3).stderr
    assert told in asked
    assert "auditor settings --baseline FILE" in asked
    upazila.keep("--yes", meeting="2024-03", on="2024-03-12", code=1)
    assert told not in upazila.audit(on="2024-03-13").stderr
