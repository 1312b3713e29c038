"""One user ID under three posts of an office: it is asked about once, and remembered as one shared account."""

from __future__ import annotations

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.views.annexes import RemarkCode
from auditor.rounds import identities, looking_back, taking_back
from auditor.rounds.ledger import Ledger
from auditor.rounds.listed import open_workspace, roster_of
from auditor.views.annexes import chair_view

LOTA = (
    "lota,Lota UP,union,Chairman,,lota.example.gov.bd,UP Secretary,lota.up",
    "lota,Lota UP,,,,,Accounts Assistant,Lota.UP",
    "lota,Lota UP,,,,,UDC Entrepreneur,lota.up",
    "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,UP Secretary,koyra.up",
)
ANSWERS = "Lota UP,,10.02.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,,"
QUESTION = "Lota UP: UP Secretary, Accounts Assistant, UDC Entrepreneur have one user ID"
MARCH = {"meeting": "2024-03", "on": "2024-03-20"}


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    made = TypedUpazila(tmp_path / "space")
    made.lists(*LOTA)
    made.answers(ANSWERS)
    return made


def accounts(upazila: TypedUpazila) -> list[list[tuple[str, bool]]]:
    offices = roster_of(open_workspace(upazila.folder)).offices
    return [[(account.post.en, account.shared) for account in office.accounts] for office in offices]


def ids(upazila: TypedUpazila) -> list[tuple[str, tuple[str, ...]]]:
    """Return the ids of all accounts, with whom of before each may be."""
    offices = roster_of(open_workspace(upazila.folder)).offices
    return [(account.id, account.doubts) for office in offices for account in office.accounts]


def answered(upazila: TypedUpazila, *, shared: bool) -> None:
    space = open_workspace(upazila.folder)
    (doubt,) = identities.assigned(space, identities.known(Ledger(space.ledger_path))).logins
    identities.answer_login(space, doubt, space.baseline.ordering[0].day, shared=shared)


@pytest.mark.parametrize(("language", "words"), [("en", QUESTION), ("bn", "সবার ইউজার আইডি একই")])
def test_it_is_told_while_nobody_answered_and_each_post_counts(upazila, language, words):
    said = run("audit", "--workspace", upazila.folder, "--on", "2024-02-20", "--language", language, code=1).stderr
    assert said.count(words) == 1
    assert "lota.up" not in said.casefold()
    assert [len(of_office) for of_office in accounts(upazila)] == [3, 1]


@pytest.mark.parametrize("kept_before", [False, True])
def test_once_it_is_shared_it_is_one_flagged_account_and_never_asked_about_again(upazila, kept_before):
    if kept_before:
        upazila.keep(code=1)
    answered(upazila, shared=True)
    assert accounts(upazila) == [[("UP Secretary", True)], [("UP Secretary", False)]]
    said = upazila.keep(**MARCH, code=1).stderr
    assert "have one user ID" not in said
    assert "the same" in run("verify", "--workspace", upazila.folder, "--language", "en", code=0).stderr
    space = open_workspace(upazila.folder)
    past = looking_back.history(space)
    (lota, _) = past.now.assessments
    assert [account.left for account in lota.office.accounts] == [False]
    assert {finding.subject for finding in lota.findings if finding.outcome is Outcome.PASS} == {
        lota.office.accounts[0].id
    }
    (row, other) = chair_view(past, space.config.letterhead).rows
    assert (row.accounts, [remark.code for remark in row.remarks if remark.code is RemarkCode.SHARED]) == (
        1,
        [RemarkCode.SHARED],
    )
    assert RemarkCode.SHARED not in {remark.code for remark in other.remarks}


def test_rows_of_the_shared_account_may_be_listed_in_any_order_and_stay_it(upazila):
    answered(upazila, shared=True)
    upazila.keep(code=1)
    upazila.lists(LOTA[1].replace(",,,,,", ",union,Chairman,,lota.example.gov.bd,"), LOTA[2], LOTA[0], LOTA[3])
    assert accounts(upazila) == [[("UP Secretary", True)], [("UP Secretary", False)]]
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert not any(words in said for words in ("the same account?", "have one user ID", "no longer"))


def test_a_no_of_any_of_them_is_the_shared_accounts_own(upazila):
    upazila.answers(ANSWERS, "Lota UP,Accounts Assistant,10.02.2024,ফোন,চালু নেই,,,,")
    upazila.keep(code=1)
    answered(upazila, shared=True)
    upazila.keep(**MARCH, code=1)
    (lota, _) = looking_back.history(open_workspace(upazila.folder)).now.assessments
    assert {finding.outcome for finding in lota.findings if finding.policy == "two-step-enabled"} == {Outcome.FAIL}


def test_where_each_has_an_own_one_they_stay_three_and_it_is_not_asked_again(upazila):
    answered(upazila, shared=False)
    assert [len(of_office) for of_office in accounts(upazila)] == [3, 1]
    assert "have one user ID" not in upazila.audit(code=1).stderr


@pytest.mark.parametrize(("typed", "found"), [("1", [1, 1]), ("2", [3, 1])], ids=["shared", "apart"])
def test_it_is_asked_at_the_terminal_once_and_only_enter_leaves_it_open(upazila, typed, found):
    left_open = upazila.keep(typed="\n\n\n").stderr
    assert left_open.count(f"{QUESTION} (lo…): do they share it?\n  1.") == 1
    assert [len(of_office) for of_office in accounts(upazila)] == [3, 1]
    blank_line = "\n"  # the day of the next meeting
    assert QUESTION in upazila.keep(typed=f"{blank_line}{typed}\n", **MARCH).stderr
    assert [len(of_office) for of_office in accounts(upazila)] == found
    assert QUESTION not in upazila.keep(typed="\n\n\n", meeting="2024-04", on="2024-04-20").stderr


@pytest.mark.parametrize("shared", [True, False])
def test_what_was_answered_is_listed_taken_back_and_asked_again_at_once(upazila, shared):
    upazila.keep(code=1)
    before = ids(upazila)
    answered(upazila, shared=shared)
    upazila.keep(**MARCH, code=1)
    answers = ("roster", "answers", "--workspace", upazila.folder, "--on", "2024-03-22")
    listed = run(*answers, code=0).stdout
    assert ("they share" if shared else "no, each") in listed
    (told,) = taking_back.given(open_workspace(upazila.folder))
    assert told.whose.en == "Lota UP, UP Secretary, Accounts Assistant, UDC Entrepreneur"
    said = run(*answers, "1", typed="y\n\n", code=0).stderr
    assert "Lota UP" in said
    assert said.count(QUESTION) == 1
    assert ids(upazila) == before
    assert len(before) == 4
    assert "have one user ID" in upazila.audit(on="2024-03-22", code=1).stderr
    run(*answers, "1", "--yes", code=3)
    answered(upazila, shared=not shared)
    assert [len(of_office) for of_office in accounts(upazila)] == [3 if shared else 1, 1]
    assert "the same" in run("verify", "--workspace", upazila.folder, "--language", "en", code=0).stderr
