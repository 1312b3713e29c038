"""One user ID under three posts of an office: it is asked about once, and remembered as one shared account."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from running import run
from taken_answers import answer
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.identity import Sameness
from auditor.model.views.remarks import RemarkCode
from auditor.rounds import looking_back
from auditor.rounds.asking import taking_back
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.annex.annexes import chair_view

if TYPE_CHECKING:
    from auditor.model.views.annexes import Changes

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


def changes_in(upazila: TypedUpazila) -> Changes:
    space = open_workspace(upazila.folder)
    return chair_view(looking_back.history(space), space.config.letterhead).changes


def answered(upazila: TypedUpazila, *, shared: bool) -> None:
    space = open_workspace(upazila.folder)
    (doubt,) = identities.assigned(space, identities.known(Ledger(space.ledger_path))).logins
    identities.answer_login(space, doubt, space.baseline.ordering[0].day, shared=shared)


@pytest.mark.parametrize(("language", "words"), [("en", QUESTION), ("bn", "এই ৩টি পদের ইউজার আইডি একই")])
def test_it_is_told_while_nobody_answered_and_each_post_counts(upazila, language, words):
    said = run("audit", "--workspace", upazila.folder, "--on", "2024-02-20", "--language", language, code=1).stderr
    assert said.count(words) == 1
    assert "lota.up" not in said.casefold()
    assert [len(of_office) for of_office in accounts(upazila)] == [3, 1]


def test_the_check_of_the_roster_tells_it_too_and_counts_it_as_doubtful_until_it_is_answered(upazila):
    check = ("roster", "check", "--workspace", upazila.folder, "--on", "2024-02-20", "--language", "en")
    told = run(*check, code=1)
    assert QUESTION in told.stdout
    assert "doubtful 1" in told.stderr + told.stdout
    answered(upazila, shared=False)
    assert QUESTION not in run(*check, code=0).stdout


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


def test_another_of_one_post_with_a_user_id_of_its_own_makes_nobody_of_a_shared_one_an_account_apart(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*LOTA[:2])
    made.answers(ANSWERS)
    answered(made, shared=True)
    made.keep(code=1)
    made.lists(*LOTA[:2], "lota,Lota UP,,,,,Accounts Assistant,lota.two")
    counted = [[("UP Secretary", True), ("Accounts Assistant", False)]]
    assert accounts(made) == counted
    assert "have one user ID" not in made.keep(**MARCH, code=1).stderr
    assert accounts(made) == counted, "he is known now by his own user ID"


@pytest.mark.parametrize("number", [2, 3])
@pytest.mark.parametrize("who", ["UP Secretary", "Accounts Assistant"])
def test_an_office_that_is_implemented_only_since_posts_are_known_to_share_a_user_id_did_nothing_newly(
    tmp_path, number, who
):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*LOTA[:number], LOTA[3])
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর আছে"
    made.answers(f"Lota UP,{who},10.02.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,হ্যাঁ", heads=heads)
    made.keep(code=1)
    answered(made, shared=True)
    made.keep(**MARCH, code=1)
    changes = changes_in(made)
    assert [change.office.name.en for change in changes.without_doing] == ["Lota UP"]
    assert (changes.newly_done, changes.left, changes.new_accounts) == ((), (), ())


@pytest.mark.parametrize("who", ["UP Secretary", "Accounts Assistant"])
def test_nothing_is_to_do_again_where_a_no_of_one_is_the_shared_accounts_own(upazila, who):
    upazila.answers(ANSWERS, f"Lota UP,{who},11.02.2024,ফোন,চালু নেই,,,,")
    upazila.keep(code=1)
    answered(upazila, shared=True)
    upazila.keep(**MARCH, code=1)
    assert two_step_of(upazila) == [Outcome.FAIL]
    assert not changes_in(upazila).slipped


@pytest.mark.parametrize(("told", "contradicts"), [("একজন", True), ("একাধিক জন", False), ("", False)])
def test_a_shared_user_id_is_counted_and_advised_as_one_whatever_was_told_of_who_uses_it(upazila, told, contradicts):
    path = upazila.answers(f"{ANSWERS},,{told}")
    title, headings, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join((title, f"{headings},আইডিটি ব্যবহার করেন", *rows)), "utf-8")
    answered(upazila, shared=True)
    said = upazila.keep(code=1).stderr
    assert ("one person uses the user ID, but it was answered that several posts" in said) is contradicts
    space = open_workspace(upazila.folder)
    past = looking_back.history(space)
    (advice,) = (
        line for line in chair_view(past, space.config.letterhead).summary.advice if "separate" in line.advice.en
    )
    assert (advice.offices, advice.known) == (1, 1)
    report = run(
        "report", "--format", "terminal", "--language", "en", "--workspace", upazila.folder, "--office", "lota"
    )
    words = " ".join(report.stdout.split())
    assert "ask for a separate account for each user" in words
    assert "Date and source of the information : 10.02.2024; phone" in words, (
        "the roster told nothing on the day of the audit"
    )


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize(("again", "advised"), [(False, 0), (True, 1)])
def test_that_several_use_the_shared_user_id_is_not_told_of_those_who_each_have_one_of_their_own_now(
    upazila, again, advised, is_open
):
    path = upazila.answers(f"{ANSWERS},,একাধিক জন")
    title, headings, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join((title, f"{headings},আইডিটি ব্যবহার করেন", *rows)), "utf-8")
    answered(upazila, shared=True)
    upazila.keep(code=1)
    upazila.lists(*(row.replace("lota.up", f"lota.{at}").replace("Lota.UP", "lota.up1") for at, row in enumerate(LOTA)))
    if not is_open:
        answer(upazila.folder, Sameness.SAME, date(2024, 3, 1))
    if again:
        heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,আইডিটি ব্যবহার করেন"
        upazila.answers("Lota UP,UP Secretary,10.03.2024,ফোন,একাধিক জন", name="register-2.csv", heads=heads)
    upazila.keep("--yes", **MARCH, code=1)
    space = open_workspace(upazila.folder)
    view = chair_view(looking_back.history(space), space.config.letterhead)
    assert [account for account, shared in accounts(upazila)[0] if shared] == []
    assert RemarkCode.SHARED not in {remark.code for remark in view.rows[0].remarks} or again
    (advice,) = (line for line in view.summary.advice if "separate" in line.advice.en)
    assert advice.offices == advised
    upazila.lists(LOTA[-1])
    upazila.keep("--yes", meeting="2024-04", on="2024-04-20", code=1)
    (_, lota) = looking_back.history(space).now.assessments
    found = [each.outcome for each in lota.findings if each.policy == "account-not-shared"]
    assert (Outcome.FAIL in found) is (again or is_open), "taking the row off the roster brings nothing of it back"
    assert "the same" in run("verify", "--workspace", upazila.folder, "--language", "en", code=0).stderr


def test_an_office_that_told_nothing_has_not_answered_by_what_the_roster_says_of_its_shared_user_id(upazila):
    upazila.answers("Koyra UP,,10.02.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,,")
    answered(upazila, shared=True)
    upazila.keep(code=1)
    lota, koyra = looking_back.history(open_workspace(upazila.folder)).now.assessments
    assert (lota.answered, koyra.answered) == (False, True)


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


@pytest.mark.parametrize("shared", [True, False])
def test_what_was_answered_while_it_was_not_known_which_office_it_is_holds_once_that_is_known(tmp_path, shared):
    made = TypedUpazila(tmp_path / "space")
    listed = [row.replace("lota,Lota UP", ",{}") for row in LOTA[:3]]
    made.lists(*(row.format("Lota UP") for row in listed[:1]))
    made.keep("--yes", code=1)
    made.lists(*(row.format("Lotha UP") for row in listed))
    made.keep("--yes", **MARCH, code=1)
    answered(made, shared=shared)
    answer(made.folder, Sameness.SAME, date(2024, 3, 21))
    space = open_workspace(made.folder)
    assignment = identities.assigned(space, identities.known(Ledger(space.ledger_path)))
    assert (len(assignment.logins), len(assignment.doubts)) == (0, 0)
    assert [len(of_office) for of_office in accounts(made)] == [1 if shared else 3]


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


def test_report_letter_and_register_name_every_post_that_shares_a_user_id(upazila):
    upazila.answers("Lota UP,,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,২০.০১.২০২৪,,")
    answered(upazila, shared=True)
    upazila.keep(code=1)
    said = run("report", "--format", "terminal", "--language", "en", "--workspace", upazila.folder, "--office", "lota")
    posts = "UP Secretary / Accounts Assistant / UDC Entrepreneur"
    assert posts in " ".join(said.stdout.split())
    space = open_workspace(upazila.folder)
    (lota, _) = looking_back.history(space).now.assessments
    (account,) = lota.office.accounts
    assert lota.office.called == {account.id: account.posts}
    assert account.posts.en == posts
    row = upazila.answers(f"Lota UP,{posts},10.03.2024,ফোন,চালু,,,,", name="register-2.csv")
    assert row.name not in upazila.audit(on="2024-03-20", code=1).stderr


def test_a_row_under_another_post_of_the_shared_account_is_told_under_which_post_it_stands(upazila):
    answered(upazila, shared=True)
    upazila.answers("Lota UP,Accounts Assistant,10.03.2024,ফোন,চালু,,,,", name="register-2.csv")
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert "row 3: this post shares the user ID that stands under UP Secretary, so no yes of the row counts" in said
    assert "the roster has no such post" not in said


def test_a_post_of_the_shared_account_is_corrected_under_the_id_that_it_has_with_the_others(upazila):
    upazila.keep(code=1)
    (first, _), (second, _) = ids(upazila)[:2]
    answered(upazila, shared=True)
    line = ("--set", "since", "01.02.2024", "--yes", "--on", "2024-02-21", "--workspace", upazila.folder)
    assert f"It is one with {first}, as was answered" in run("roster", "correct", second, *line, code=3).stderr
    run("roster", "correct", first, *line, code=0)


TAKEN_BACK = (
    "row 3: an answer about who of the roster is whom was taken back, so nobody knows any more whose this row is."
)


def test_a_row_told_of_the_shared_account_is_said_to_be_nobodys_once_that_was_taken_back_until_a_round_is_kept(upazila):
    upazila.keep(code=1)
    answered(upazila, shared=True)
    upazila.answers("Lota UP,UP Secretary,10.03.2024,ফোন,চালু নেই,,,,", name="register-2.csv")
    upazila.keep(**MARCH, code=1)
    run("roster", "answers", "1", "--yes", "--on", "2024-03-22", "--workspace", upazila.folder, code=0)
    said = upazila.audit(on="2024-03-22", code=1).stderr
    assert TAKEN_BACK in said
    assert "told then" not in said
    assert TAKEN_BACK in upazila.keep("--yes", meeting="2024-04", on="2024-04-20", code=1).stderr
    later = upazila.audit(on="2024-04-22", code=1).stderr
    assert TAKEN_BACK not in later
    assert "register-2.csv stands in a kept round; what is doubtful or wrong in it was told then" in later


@pytest.mark.parametrize(
    ("before", "meanwhile", "afterwards"), [("চালু", "চালু নেই", Outcome.UNKNOWN), ("চালু নেই", "চালু", Outcome.FAIL)]
)
def test_what_was_told_of_the_shared_account_is_nobodys_yes_once_that_was_taken_back_and_kept_papers_stay_right(
    tmp_path, before, meanwhile, afterwards
):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*LOTA)
    made.answers(f"Lota UP,,10.02.2024,ফোন,{before},২০.০১.২০২৪,২০.০১.২০২৪,,")
    made.keep(code=1)
    answered(made, shared=True)
    made.answers(f"Lota UP,UP Secretary,10.03.2024,ফোন,{meanwhile},,,,", name="register-2.csv")
    made.keep(**MARCH, code=1)
    here = ("--language", "en", "--workspace", made.folder)
    run("report", "--format", "json", *here, code=0)
    taken = run("roster", "answers", "1", "--yes", "--on", "2024-03-22", *here, code=0).stderr
    assert "Lota UP: now " in taken, "also where all that changes is that of a duty it is not known any more"
    made.keep("--yes", meeting="2024-04", on="2024-04-20", code=1)
    run("report", "--format", "json", *here, code=0)
    past = looking_back.history(open_workspace(made.folder))
    (lota, _) = past.now.assessments
    stands = {each.subject: each.outcome for each in lota.findings if each.policy == "two-step-enabled"}
    assert list(stands.values()) == [afterwards] * 3
    assert not chair_view(past, open_workspace(made.folder).config.letterhead).changes.new_accounts
    for paper in (made.folder / "out").rglob("*.json"):
        if not paper.name.startswith("."):
            assert "exactly" in run("verify", paper, *here, code=0).stderr
    assert run("verify", *here, code=0).stderr.count("the same") == 3


def two_step_of(upazila: TypedUpazila) -> list[Outcome]:
    (lota, _) = looking_back.history(open_workspace(upazila.folder)).now.assessments
    return [each.outcome for each in lota.findings if each.policy == "two-step-enabled"]


def test_what_was_told_of_each_post_before_it_was_answered_counts_again_once_that_is_taken_back(upazila):
    keep = upazila.keep
    upazila.knows_what_keeping_asks()
    keep(typed="1\n", code=1)  # asked, answered, and the same row read and kept in one run
    assert two_step_of(upazila) == [Outcome.PASS]
    here = ("--on", "2024-03-01", "--workspace", upazila.folder)
    run("roster", "answers", "1", "--yes", *here, code=0)
    keep("--yes", **MARCH, code=1)
    assert two_step_of(upazila) == [Outcome.PASS] * 3
    own = ("lota,Lota UP,,,,,Accounts Assistant,acc.lota", "lota,Lota UP,,,,,UDC Entrepreneur,udc.lota")
    upazila.lists(LOTA[0], *own, LOTA[3])
    asked = keep("--yes", meeting="2024-04", on="2024-04-20", typed="\n1\n4\n", code=1).stderr
    assert "Lota UP, Accounts Assistant: user ID lo…, now ac…: the same account?\n  1." in asked
    assert "Lota UP, UDC Entrepreneur: user ID lo…, now ud…: the same account?\n  1." in asked
    assert two_step_of(upazila) == [Outcome.PASS, Outcome.PASS, Outcome.UNKNOWN]
    assert "the same" in run("verify", "--workspace", upazila.folder, "--language", "en", code=0).stderr


@pytest.mark.parametrize(("told", "afterwards"), [("চালু", Outcome.UNKNOWN), ("চালু নেই", Outcome.FAIL)])
@pytest.mark.parametrize("post", ["", "UP Secretary"])
def test_what_was_told_since_it_was_answered_is_nobodys_yes_once_that_is_taken_back(tmp_path, post, told, afterwards):
    made = TypedUpazila(tmp_path / "space")
    made.knows_what_keeping_asks()
    made.lists(*LOTA)
    answered(made, shared=True)
    made.answers(f"Lota UP,{post},10.02.2024,ফোন,{told},২০.০১.২০২৪,২০.০১.২০২৪,,")
    made.keep(code=1)
    assert len(two_step_of(made)) == 1
    run("roster", "answers", "1", "--yes", "--on", "2024-03-01", "--workspace", made.folder, code=0)
    made.keep("--yes", **MARCH, code=1)
    assert two_step_of(made) == ([Outcome.UNKNOWN] if post else [afterwards]) * 3
    made.lists(LOTA[0], LOTA[1], "lota,Lota UP,,,,,UDC Entrepreneur,udc.lota", LOTA[3])
    asked = made.keep("--yes", meeting="2024-04", on="2024-04-20", typed="\n" * 6, code=1).stderr
    whose = "Lota UP, UDC Entrepreneur: user ID lo…, now ud…: the same account?\n  1."
    assert (whose in asked) is bool(post or afterwards is Outcome.FAIL), "asked where an answer may change anything"
    assert "the same" in run("verify", "--workspace", made.folder, "--language", "en", code=0).stderr


APART = "lota,Lota UP,,,,,Accounts Assistant,{}"
LEFT = "these were listed before and are not listed any more"
WHOSE = "Lota UP, Accounts Assistant: user ID ac…, now lo…: the same account?"


@pytest.fixture
def with_own(tmp_path) -> TypedUpazila:
    """Return the upazila in which one of the posts had a user ID of its own when a round was kept, or none was known."""
    made = TypedUpazila(tmp_path / "space")
    made.knows_what_keeping_asks()
    made.lists(LOTA[0], APART.format("acc.lota"), LOTA[3])
    made.answers(ANSWERS)
    made.keep(code=1)
    made.lists(*LOTA[:2], LOTA[3])
    return made


def said_everywhere(upazila: TypedUpazila) -> str:
    """Return what is told of the offices by a look, the chair's copy and the office's own report."""
    papers = ("report", "--format", "terminal", "--language", "en", "--workspace", upazila.folder)
    looked = upazila.audit(on="2024-04-20", code=1).stderr
    shown = [run(*papers, *of, code=0).stdout for of in (("--audience", "auditor"), ("--office", "lota"))]
    return " ".join("\n".join((looked, *shown)).replace("|", " ").split())


def test_who_a_post_is_that_had_its_own_user_id_is_asked_first_and_then_it_is_the_shared_one(with_own):
    asked = with_own.keep(**MARCH, typed="\n1\n1\n", code=1).stderr
    shared = asked.index("UP Secretary, Accounts Assistant have one user ID (lo…): do they share it?")
    assert asked.index(WHOSE) < shared
    assert accounts(with_own) == [[("UP Secretary", True)], [("UP Secretary", False)]]
    assert "no longer in the roster" not in said_everywhere(with_own)
    assert LEFT not in said_everywhere(with_own)
    assert "the same" in run("verify", "--workspace", with_own.folder, "--language", "en", code=0).stderr


def test_a_user_id_that_is_another_than_the_shared_one_left_under_its_own_login(with_own):
    with_own.keep(**MARCH, typed="\n3\n1\ny\n", code=1)
    said = said_everywhere(with_own)
    assert f"{LEFT}: Lota UP, Accounts Assistant (ac…)" in said
    assert "Accounts Assistant (ac…): no longer in the roster." in said
    assert "Accounts Assistant: no longer in the roster" not in said


def test_while_it_is_open_who_a_post_is_it_is_not_asked_whether_its_user_id_is_shared(with_own):
    asked = with_own.keep(**MARCH, typed="\n4\n1\n", code=1).stderr
    assert "do they share it?\n  1." not in asked
    said = said_everywhere(with_own)
    assert "no longer in the roster" not in said
    assert "First it is to be answered who of the earlier list these posts are" in said


def test_whether_a_post_shares_it_of_whom_nothing_was_told_under_its_own_user_id_is_asked_at_once(with_own):
    with_own.answers("Koyra UP,,10.02.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,,", name="register-1.csv")
    asked = with_own.keep("--yes", **MARCH, typed="\n1\n", code=1).stderr
    assert WHOSE not in asked.partition("To look at")[0]
    assert accounts(with_own) == [[("UP Secretary", True)], [("UP Secretary", False)]]
    assert LEFT not in said_everywhere(with_own)


@pytest.mark.parametrize("own", ["acc.lota", ""])
def test_a_post_with_a_user_id_of_its_own_that_comes_to_a_shared_one_is_asked_about_and_not_taken_off(tmp_path, own):
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA[0], APART.format(own), *LOTA[2:])
    made.answers(ANSWERS)
    made.keep(code=1)
    answered(made, shared=True)
    assert len(accounts(made)[0]) == 2
    made.lists(*LOTA)
    said = said_everywhere(made)
    assert "UP Secretary, Accounts Assistant have one user ID (lo…): do they share it?" in said
    assert LEFT not in said
    answered(made, shared=True)
    assert accounts(made)[0] == [("UP Secretary", True)]
    made.keep("--yes", **MARCH, code=1)
    said = said_everywhere(made)
    assert not any(words in said for words in (LEFT, "no longer in the roster", "do they share it?"))
    answers = ("roster", "answers", "--workspace", made.folder, "--on", "2024-03-22")
    run(*answers, "2", "--yes", code=0)
    assert [post for post, _ in accounts(made)[0]] == ["UP Secretary", "Accounts Assistant"]
    assert "the same" in run("verify", "--workspace", made.folder, "--language", "en", code=0).stderr


def test_a_no_that_went_with_an_answer_that_was_taken_back_is_laid_to_that_and_to_no_file_that_is_lost(upazila):
    answered(upazila, shared=True)
    lost = upazila.answers("Koyra UP,,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,২০.০১.২০২৪,,", name="register-2.csv")
    upazila.answers("Koyra UP,,05.02.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,,", name="register-3.csv")
    upazila.keep(code=1)
    run("roster", "answers", "1", "--yes", "--workspace", upazila.folder, "--on", "2024-03-01", code=0)
    lost.unlink()
    said = upazila.audit(on="2024-03-20", code=1).stderr
    (own,) = [line for line in said.splitlines() if "Lota UP, UP Secretary" in line and "kept as" in line]
    assert "because an answer about who that is, or whether the user ID is shared, was taken back on 01.03.2024." in own
    assert "nobody told anything later" not in own
    assert "Bring the missing file back" not in own
    (others,) = [line for line in said.splitlines() if "Koyra UP, UP Secretary" in line and "kept as" in line]
    assert "Bring the missing file back." in others
    upazila.keep("--yes", **MARCH, code=1)
    assert "taken back on 01.03.2024" not in upazila.audit(on="2024-03-21", code=1).stderr


def test_a_no_that_only_the_roster_said_is_laid_to_no_file_that_is_lost(upazila):
    answered(upazila, shared=True)
    lost = upazila.answers("Koyra UP,,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,২০.০১.২০২৪,,", name="register-2.csv")
    upazila.keep(code=1)
    upazila.lists(
        *(row.replace("Lota.UP", "lota.acc").replace("Entrepreneur,lota.up", "Entrepreneur,lota.udc") for row in LOTA)
    )
    lost.unlink()
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert not [line for line in said.splitlines() if "Lota UP" in line and "kept as" in line]


def test_two_rows_that_say_the_same_stay_in_their_order_when_a_round_is_kept(tmp_path):
    """Of four user IDs one had a row; now two rows say the same: one of the numbered ones, and one who may be that one."""
    made = TypedUpazila(tmp_path / "space")
    lota = "lota,Lota UP,union,Chairman,4,lota.example.gov.bd"
    made.lists(f"{lota},Guard,lota.up")
    made.answers("Lota UP,,10.02.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,,")
    made.keep("--yes")
    made.lists(*[f"{lota},User 2,lota.up"] * 2)
    before = ids(made)
    made.keep("--yes", **MARCH)
    assert (
        [given for given, _ in ids(made)][:2] == [given for given, _ in before][:2] == ["lota/user-2", "lota/user-2#2"]
    )
