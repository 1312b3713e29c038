"""A row that named two offices, or two users of one post, when its file entered a round: renaming one of them does not make it the other's."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.journal import RowsPlaced
from auditor.rounds import assessing
from auditor.rounds.assessing import MadeRound
from auditor.rounds.evidence import whose_rows
from auditor.rounds.identity.listed import open_workspace

NOW = date(2024, 3, 12)
FOOD, SILO = (
    f"{code},Upazila Food Office,department,Food Controller,1,{code}.example.gov.bd,Clerk,{code}"
    for code in ("food", "silo")
)
OPERATOR = "lota,Lota UP,union,Chairman,2,lota.example.gov.bd,Operator,{login}"
DONE, NOT_DONE = "{on},ফোন,চালু,,,,,", "{on},ফোন,চালু নেই,,,,,"
HEADS = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.knows_what_keeping_asks()
    return upazila


def kept(upazila, *rows):
    upazila.answers(*rows)
    found = upazila.keep("--yes")
    assert "Audit kept" in found.stderr, found.stderr


def findings(upazila):
    found = assessing.assess(open_workspace(upazila.folder), NOW).assessments
    return [each for row in found for each in row.findings if each.policy == "two-step-enabled"]


def two_step(upazila):
    return {each.subject: each.outcome for each in findings(upazila)}


def kept_of_namesakes(upazila):
    upazila.lists(FOOD, SILO)
    upazila.answers("silo,Upazila Food Office,Clerk,10.02.2024,ফোন,চালু", name="register-0.csv", heads=HEADS)
    kept(upazila, f"Upazila Food Office,,{NOT_DONE.format(on='11.02.2024')}")
    renamed(upazila, "silo", "office", "Upazila Granary")


def renamed(upazila, subject, column, name):
    given = ("--set", column, name, "--set", f"{column}-en", name, "--yes", "--on", "2024-03-01")
    run("roster", "correct", subject, *given, "--workspace", upazila.folder, code=0)


def kept_again(upazila):
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-12")
    verified = run("verify", "--workspace", upazila.folder, "--on", "2024-03-12", "--language", "en")
    assert "Round 2: recomputed from the evidence in the folder; the same." in verified.stderr


def test_a_no_bars_both_offices_still_once_one_is_renamed(upazila):
    kept_of_namesakes(upazila)
    assert set(two_step(upazila).values()) == {Outcome.UNKNOWN}
    assert all(each.unplaced for each in findings(upazila))
    kept_again(upazila)
    assert set(two_step(upazila).values()) == {Outcome.UNKNOWN}


def test_a_correction_of_the_name_of_one_leaves_a_row_of_both_that_no_round_counted_yet_of_neither(upazila):
    upazila.lists(FOOD, SILO)
    upazila.answers("silo,Upazila Food Office,Clerk,10.02.2024,ফোন,চালু", name="register-0.csv", heads=HEADS)
    upazila.answers(f"Upazila Food Office,,{NOT_DONE.format(on='11.02.2024')}")
    renamed(upazila, "silo", "office", "Upazila Granary")
    assert set(two_step(upazila).values()) == {Outcome.UNKNOWN}
    upazila.answers(f"Upazila Granary,,{NOT_DONE.format(on='11.02.2024')}")
    assert two_step(upazila) == {"food/clerk": Outcome.UNKNOWN, "silo/clerk": Outcome.FAIL}


def test_before_a_correction_the_evidence_is_read_once_for_all_that_is_noted_of_it(upazila, monkeypatch):
    upazila.lists(FOOD, SILO)
    upazila.answers(f"Upazila Food Office,,{NOT_DONE.format(on='11.02.2024')}")
    made: list[MadeRound] = []
    monkeypatch.setattr(whose_rows, "MadeRound", lambda given: made.append(MadeRound(given)) or made[-1])
    noted = [*whose_rows.whose_rows(open_workspace(upazila.folder), NOW, {"food"}, {"food", "silo"})]
    assert len(made) == 1
    rows = {row.accounts for each in noted if isinstance(each, RowsPlaced) for row in each.rows}
    assert rows == {("food", "food/clerk", "silo", "silo/clerk")}


def test_its_yes_is_of_neither_once_one_is_renamed(upazila):
    upazila.lists(FOOD, SILO)
    kept(upazila, f"Upazila Food Office,,{DONE.format(on='11.02.2024')}")
    renamed(upazila, "silo", "office", "Upazila Granary")
    assert set(two_step(upazila).values()) == {Outcome.UNKNOWN}


def test_what_an_office_tells_on_a_later_day_counts(upazila):
    kept_of_namesakes(upazila)
    upazila.answers(f"Upazila Granary,,{DONE.format(on='11.03.2024')}", name="register-2.csv")
    assert two_step(upazila) == {"food/clerk": Outcome.UNKNOWN, "silo/clerk": Outcome.PASS}


def test_a_file_that_comes_after_the_renaming_is_read_by_the_names_of_now(upazila):
    kept_of_namesakes(upazila)
    upazila.answers(f"Upazila Food Office,,{NOT_DONE.format(on='11.03.2024')}", name="register-2.csv")
    assert two_step(upazila) == {"food/clerk": Outcome.FAIL, "silo/clerk": Outcome.UNKNOWN}


def test_a_no_bars_both_users_of_one_post_still_once_the_post_of_one_is_renamed(upazila):
    upazila.lists(OPERATOR.format(login="one"), OPERATOR.format(login="two"))
    kept(
        upazila,
        f"Lota UP,,{DONE.format(on='10.02.2024')}",
        f"Lota UP,Operator,{NOT_DONE.format(on='11.02.2024')}",
    )
    assert set(two_step(upazila).values()) == {Outcome.UNKNOWN}
    assert all(each.unplaced for each in findings(upazila))
    renamed(upazila, sorted(two_step(upazila))[1], "post", "Accountant")
    assert set(two_step(upazila).values()) == {Outcome.UNKNOWN}
    kept_again(upazila)


def test_which_of_two_offices_of_one_name_is_meant_is_told_by_the_code_in_the_column_that_the_roster_has(upazila):
    upazila.lists(FOOD, SILO)
    upazila.answers(f"Upazila Food Office,,{NOT_DONE.format(on='11.02.2024')}")
    told = upazila.audit().stderr
    assert "have this name (food: food.example.gov.bd; silo: silo.example.gov.bd)" in told
    assert 'in a column "দপ্তর কোড"' in told
    row = "silo,Upazila Food Office,,11.02.2024,ফোন,চালু নেই"
    upazila.answers(row, heads=HEADS.replace("তালিকার সংকেত", "দপ্তর কোড"))
    told = upazila.audit().stderr
    assert "have this name" not in told
    assert "is not known" not in told
    assert two_step(upazila)["silo/clerk"] is Outcome.FAIL


def test_a_shorter_name_of_several_offices_is_told_to_be_written_whole(upazila):
    upazila.lists(
        "lota-up,লতা ইউনিয়ন পরিষদ,union,চেয়ারম্যান,1,,সচিব,one",
        "lota-udc,লতা ইউনিয়ন ডিজিটাল সেন্টার,udc,উদ্যোক্তা,1,,উদ্যোক্তা,two",
    )
    upazila.answers(f"লতা,,{NOT_DONE.format(on='11.02.2024')}")
    assert "Write the whole name as in the roster" in upazila.audit().stderr


@pytest.mark.parametrize("taken_over", [False, True])
def test_its_code_beside_the_name_that_both_had_is_the_renamed_ones_and_no_word_of_the_other(upazila, taken_over):
    upazila.lists(FOOD.replace("Food Office", "Store") if taken_over else FOOD, SILO)
    upazila.answers("food,,Clerk,10.02.2024,ফোন,চালু", "silo,,Clerk,10.02.2024,ফোন,চালু", heads=HEADS)
    upazila.keep("--yes")
    renamed(upazila, "silo", "office", "Upazila Granary")
    if taken_over:  # then it may be the other's, and the code a mistake
        renamed(upazila, "food", "office", "Upazila Food Office")
    assert two_step(upazila) == {"food/clerk": Outcome.PASS, "silo/clerk": Outcome.PASS}
    row = "silo,Upazila Food Office,Clerk,11.02.2024,ফোন,চালু নেই"
    upazila.answers(row, name="register-2.csv", heads=HEADS)
    doubted = dict.fromkeys(("food/clerk", "silo/clerk"), Outcome.UNKNOWN)
    alone = {"food/clerk": Outcome.PASS, "silo/clerk": Outcome.FAIL}
    assert two_step(upazila) == (doubted if taken_over else alone)
