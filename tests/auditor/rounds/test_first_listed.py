"""An account is listed for an office that had none: what the office told before is neither lent to it nor lost, but asked about."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
import who_is_who
from hand_roster import BY_HAND, OTHER_UNION, workspace
from judged_for import judged_for
from running import run
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.identity import Sameness
from auditor.register.columns import REGISTER_SHEET, columns
from auditor.rounds import assessing, keeping, recomputing
from auditor.rounds.asking import inquiries, taking_back
from auditor.rounds.evidence.whose_rows import note_whose_rows
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.roster.identity_questions import Question

pytestmark = pytest.mark.sampled

FIRST, SECOND, THIRD = date(2024, 3, 21), date(2024, 4, 18), date(2024, 5, 16)
UNIONS = (BY_HAND, OTHER_UNION)
SETTLED = (Sameness.SAME, Sameness.OTHER)
PLACES = {column.name: place for place, column in enumerate(columns())}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two unions without accounts, of which each told something of its accounts before the first round."""
    folder = workspace(tmp_path / "space")
    for path in (folder / "evidence").rglob("*"):
        if path.is_file():
            path.unlink()
    (folder / "listed.csv").write_text((folder / "roster.csv").read_text("utf-8"), "utf-8")
    list_accounts(folder, 0)
    write_register(
        folder,
        ("লতা ইউনিয়ন পরিষদ", {"two-step": "হ্যাঁ", "reset": "না"}),
        ("দেলুটি ইউনিয়ন পরিষদ", {"two-step": "হ্যাঁ"}),
    )
    return folder


def list_accounts(folder: Path, count: int, *offices: str) -> None:
    """List so many accounts of some unions, of the others none."""
    (folder / "roster.csv").write_text((folder / "listed.csv").read_text("utf-8"), "utf-8")
    rows = list(csv.reader(io.StringIO((folder / "roster.csv").read_text("utf-8"))))
    listed = open_workspace(folder).roster_as_read.offices
    found = [rows[0]]
    for office in listed:
        own = [row for row in rows[1:] if row[1] == office.name.bn]
        if office.id in UNIONS:
            wanted = count if office.id in (offices or UNIONS) else 0
            own = own[:wanted] or [[*own[0][:-2], "", ""]]
        found += own
    content = io.StringIO()
    csv.writer(content).writerows(found)
    (folder / "roster.csv").write_text(content.getvalue(), "utf-8")


def write_register(
    folder: Path, *rows: tuple[str, dict[str, str]], name: str = "register-2024-03.csv", on: date = date(2024, 3, 1)
) -> None:
    headings = {column.name: column.heading.bn for column in columns()}
    cells = [{"office": office, "contacted-on": on.isoformat(), "way": "ফোনে"} | told for office, told in rows]
    content = io.StringIO()
    table = csv.DictWriter(content, [headings[name] for name in dict.fromkeys(name for row in cells for name in row)])
    table.writeheader()
    table.writerows({headings[name]: words for name, words in row.items()} for row in cells)
    (folder / "evidence" / name).write_text(content.getvalue(), "utf-8")


def keep(folder: Path, day: date):
    return keeping.keep_round(open_workspace(folder), day, f"{day:%Y-%m}", "5a17", doubted=lambda _: None)


def look(folder: Path, day: date = SECOND):
    return judged_for(open_workspace(folder), day, f"{day:%Y-%m}")


def outcomes(folder: Path, office: str, policy: str) -> list[Outcome]:
    row = next(row for row in look(folder).assessments if row.office.id == office)
    return [finding.outcome for finding in row.findings if finding.policy == policy and not row.office.left]


def asked(folder: Path, day: date = SECOND) -> tuple[Question, ...]:
    return look(folder, day).questions


def answer(folder: Path, said: Sameness, day: date = SECOND) -> None:
    for question in asked(folder, day):
        who_is_who.answer(folder, question, said, day)


def hand_in_form(folder: Path) -> None:
    """Lay the month's form into the evidence, in which a union answers, instead of the register typed by hand."""
    (folder / "evidence" / "register-2024-03.csv").unlink()
    run("register", "new", "--month", "2024-03", "--on", "2024-03-01", "--workspace", folder, code=0)
    write_cells(
        folder / "register-2024-03.xlsx",
        folder,
        **{"contacted-on": "01.03.2024", "way": "ফোন", "two-step": "হ্যাঁ", "reset": "না"},
    )


def write_cells(source: Path, folder: Path, **cells: str) -> None:
    book = openpyxl.load_workbook(source)
    (row,) = (row for row in book[REGISTER_SHEET].iter_rows(min_row=4) if row[PLACES["id"]].value == BY_HAND)
    for name, words in cells.items():
        row[PLACES[name]].value = words
    book.save(folder / "evidence" / "register-2024-03.xlsx")


@pytest.mark.parametrize("accounts", [1, 2])
def test_an_edited_copy_of_a_kept_form_is_asked_about_like_the_form(folder, accounts):
    hand_in_form(folder)
    keep(folder, FIRST)
    list_accounts(folder, accounts, BY_HAND)
    write_cells(folder / "evidence" / "register-2024-03.xlsx", folder, remark="আবার দেখা হয়েছে")
    assert outcomes(folder, BY_HAND, "two-step-enabled") == [Outcome.UNKNOWN] * accounts
    assert outcomes(folder, BY_HAND, "password-reset") == [Outcome.FAIL] * accounts
    answer(folder, Sameness.SAME)
    assert outcomes(folder, BY_HAND, "two-step-enabled") == [Outcome.PASS] * accounts
    keep(folder, SECOND)
    space = open_workspace(folder)
    assert recomputing.recompute(space, Ledger(space.ledger_path).rounds()[-1]).same
    list_accounts(folder, accounts + 1, BY_HAND)
    write_cells(folder / "evidence" / "register-2024-03.xlsx", folder, remark="আরও একবার দেখা হয়েছে")
    assert outcomes(folder, BY_HAND, "two-step-enabled").count(Outcome.PASS) == accounts


def test_until_it_is_answered_no_yes_is_lent_and_every_no_stays(folder):
    keep(folder, FIRST)
    list_accounts(folder, 1)
    assert outcomes(folder, BY_HAND, "two-step-enabled") == [Outcome.UNKNOWN]
    assert outcomes(folder, BY_HAND, "password-reset") == [Outcome.FAIL]


@pytest.mark.parametrize(
    ("said", "two_step", "reset"),
    [
        (Sameness.SAME, Outcome.PASS, Outcome.FAIL),
        (Sameness.OTHER, Outcome.UNKNOWN, Outcome.UNKNOWN),
        (Sameness.LATER, Outcome.UNKNOWN, Outcome.FAIL),
    ],
)
@pytest.mark.parametrize("accounts", [1, 2])
def test_the_answer_says_whether_what_was_told_is_told_of_it(folder, said, two_step, reset, accounts):
    keep(folder, FIRST)
    list_accounts(folder, accounts)
    answer(folder, said)
    assert outcomes(folder, BY_HAND, "two-step-enabled") == [two_step] * accounts
    assert outcomes(folder, BY_HAND, "password-reset") == [reset] * accounts
    assert bool(asked(folder)) is (said is Sameness.LATER)


def test_alike_ones_are_asked_once_in_words_of_both_languages(folder):
    keep(folder, FIRST)
    list_accounts(folder, 1)
    (question,) = asked(folder)
    assert question.words.en.startswith("In 2 offices no user ID was listed when told of, and UP Secretary is now:")
    assert question.words.bn.startswith(
        "২টি দপ্তর যখন তথ্য দিয়েছিল তখন তাদের কোনো ইউজার আইডি তালিকায় ছিল না, এখন আছে (ইউপি সচিব)।"
    )
    assert {doubt.office.id for doubt in question.doubts} == set(UNIONS)


def test_what_is_answered_for_one_office_is_asked_of_the_other_when_it_lists(folder):
    keep(folder, FIRST)
    list_accounts(folder, 1, BY_HAND)
    (question,) = asked(folder)
    assert question.words.en.startswith("Lota Union Parishad: no user ID was listed")
    answer(folder, Sameness.SAME)
    list_accounts(folder, 1)
    (question,) = asked(folder)
    assert [doubt.office.id for doubt in question.doubts] == [OTHER_UNION]


def test_in_the_first_round_nothing_is_asked_and_the_answers_are_for_all(folder):
    list_accounts(folder, 2)
    assert asked(folder, FIRST) == ()
    assert outcomes(folder, BY_HAND, "two-step-enabled") == [Outcome.PASS] * 2


def test_nothing_is_asked_where_the_account_itself_told_everything_since(folder):
    keep(folder, FIRST)
    list_accounts(folder, 1)
    told = {"post": "ইউপি সচিব", "two-step": "না", "reset": "না"}
    write_register(
        folder,
        ("লতা ইউনিয়ন পরিষদ", told),
        ("দেলুটি ইউনিয়ন পরিষদ", told),
        name="register-2024-04.csv",
        on=date(2024, 4, 2),
    )
    assert asked(folder) == ()


def test_nothing_is_asked_where_the_office_told_nothing_of_its_accounts(folder):
    write_register(folder, ("লতা ইউনিয়ন পরিষদ", {"email": "নেই"}))
    keep(folder, FIRST)
    list_accounts(folder, 1)
    assert asked(folder) == ()


@pytest.mark.parametrize("said", SETTLED)
def test_an_account_listed_later_still_has_no_part_in_what_was_settled(folder, said):
    keep(folder, FIRST)
    list_accounts(folder, 1)
    answer(folder, said)
    keep(folder, SECOND)
    list_accounts(folder, 2)
    assert outcomes(folder, BY_HAND, "two-step-enabled").count(Outcome.PASS) == (said is Sameness.SAME)


@pytest.mark.parametrize("said", [*SETTLED, Sameness.LATER])
def test_every_round_is_recomputed_and_what_was_answered_is_asked_no_more(folder, said):
    keep(folder, FIRST)
    list_accounts(folder, 1)
    answer(folder, said)
    keep(folder, SECOND)
    list_accounts(folder, 0)
    keep(folder, THIRD)
    space = open_workspace(folder)
    assert [recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True] * 3


@pytest.mark.parametrize("said", SETTLED)
@pytest.mark.parametrize("is_kept", [False, True])
def test_an_answer_that_was_taken_back_is_asked_again_and_settles_nothing_meanwhile(folder, said, is_kept):
    keep(folder, FIRST)
    list_accounts(folder, 1)
    before, found = asked(folder), outcomes(folder, BY_HAND, "two-step-enabled")
    answer(folder, said)
    if is_kept:
        keep(folder, SECOND)
    space = open_workspace(folder)
    taking_back.take_back(space, [each.number for each in taking_back.given(space)], SECOND)
    assert [question.words for question in asked(folder)] == [question.words for question in before]
    assert outcomes(folder, BY_HAND, "two-step-enabled") == found
    assert all(recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds())


def test_who_was_answered_about_is_told_by_office_and_post_also_where_he_is_only_counted(folder):
    keep(folder, FIRST)
    counted = ("লতা ইউনিয়ন পরিষদ", {"count": "১"})
    write_register(folder, counted, name="register-2024-04.csv", on=date(2024, 4, 1))
    answer(folder, Sameness.SAME)
    (given,) = taking_back.given(open_workspace(folder))
    assert (given.whose.bn, given.before.bn) == ("লতা ইউনিয়ন পরিষদ, ইউজার ১", "লতা ইউনিয়ন পরিষদ")
    assert given.whose.en.endswith(", User 1")


def test_it_is_asked_before_a_round_is_kept_and_the_last_answer_leaves_it_open(folder):
    keep(folder, FIRST)
    list_accounts(folder, 1)
    (inquiry,) = inquiries.who_is_who(open_workspace(folder), Meeting("2024-04", SECOND), SECOND)
    assert len(inquiry.answers) == 3
    first = inquiry.answers[0]
    assert first.note is not None
    first.note(None)
    assert not list(inquiries.who_is_who(open_workspace(folder), Meeting("2024-04", SECOND), SECOND))


def test_who_is_only_counted_since_is_asked_about_before_a_round_is_kept(folder):
    keep(folder, FIRST)
    counted = ("লতা ইউনিয়ন পরিষদ", {"count": "১"})
    write_register(folder, counted, name="register-2024-04.csv", on=date(2024, 4, 1))
    (question,) = asked(folder)
    (inquiry,) = inquiries.who_is_who(open_workspace(folder), Meeting("2024-04", SECOND), SECOND)
    assert inquiry.words == question.words


def test_an_office_that_told_its_number_while_it_was_taken_out_is_asked_nothing_once_that_is_taken_back(folder):
    write_register(folder, ("দেলুটি ইউনিয়ন পরিষদ", {"two-step": "হ্যাঁ"}))
    keep(folder, FIRST)
    taken_out = folder / "roster-corrections.toml"
    taken_out.write_text(f'[[gone]]\non = {FIRST}\nsubject = "{BY_HAND}"\n', "utf-8")
    told = ("লতা ইউনিয়ন পরিষদ", {"id": BY_HAND, "count": "১", "two-step": "হ্যাঁ"})
    write_register(folder, told, name="register-2024-04.csv", on=date(2024, 4, 1))
    note_whose_rows(open_workspace(folder), SECOND, [BY_HAND])
    taken_out.unlink()
    assert asked(folder) == ()
    assert outcomes(folder, BY_HAND, "two-step-enabled") == [Outcome.PASS]


def test_it_is_asked_at_a_terminal_and_a_yes_to_all_that_is_odd_answers_it_not(folder):
    keep(folder, FIRST)
    list_accounts(folder, 1)
    typed = ("audit", "--keep", "--meeting", "2024-04", "--on", f"{SECOND}", "--yes", "--next-meeting", f"{THIRD}")
    run(*typed, cwd=folder)
    assert len(asked(folder)) == 1
    said = run(*typed, cwd=folder, typed="1\n").stderr
    assert "no, it is new; its duties are asked about from the beginning" in said
    assert asked(folder) == ()
    assert outcomes(folder, BY_HAND, "two-step-enabled") == [Outcome.PASS]


def test_it_is_asked_at_the_desk_before_a_round_is_kept(folder):
    keep(folder, FIRST)
    list_accounts(folder, 1)
    with served(folder, on=SECOND) as (service, address):
        client = Client(service, address)
        page = client.get("/meeting/keep?meeting=2024-04").text
        assert "এখন আছে (ইউপি সচিব)" in page
        (given,) = re.findall(r'type="radio"[^>]*name="([^"]+)"[^>]*value="1"', page)
        assert client.post("/meeting/keep/answers", meeting="2024-04", **{given: "1"}).status == 303
        assert "এখন আছে (ইউপি সচিব)" not in client.get("/meeting/keep?meeting=2024-04").text
    assert outcomes(folder, BY_HAND, "two-step-enabled") == [Outcome.UNKNOWN]


@pytest.mark.parametrize("is_late", [False, True])
def test_a_no_for_all_of_an_edited_copy_of_a_kept_form_is_of_those_who_were_listed_when_the_form_was_counted_first(
    folder, is_late
):
    list_accounts(folder, 1, BY_HAND)
    hand_in_form(folder)
    form = folder / "evidence" / "register-2024-03.xlsx"
    if is_late:
        held = form.rename(folder / "held.xlsx")
        keep(folder, FIRST)
        held.rename(form)
    list_accounts(folder, 2 if is_late else 1, BY_HAND)
    keep(folder, SECOND if is_late else FIRST)
    list_accounts(folder, 2, BY_HAND)
    reached = [Outcome.FAIL, Outcome.FAIL if is_late else Outcome.UNKNOWN]
    assert outcomes(folder, BY_HAND, "password-reset") == reached
    write_cells(form, folder, remark="as told")
    assert outcomes(folder, BY_HAND, "password-reset") == reached
    keep(folder, THIRD)
    assert outcomes(folder, BY_HAND, "password-reset") == reached
    assert all(
        recomputing.recompute(open_workspace(folder), head).same
        for head in Ledger(open_workspace(folder).ledger_path).rounds()[-1:]
    )


@pytest.mark.parametrize("of_all", ["চালু", "চালু নেই"])
@pytest.mark.parametrize(("own", "outcome"), [("", Outcome.UNKNOWN), ("চালু", Outcome.PASS), ("চালু নেই", Outcome.FAIL)])
def test_of_who_is_first_listed_after_the_day_of_an_answer_for_all_his_own_row_of_that_day_counts_alone(
    tmp_path, of_all, own, outcome
):
    upazila = TypedUpazila(tmp_path / "space")
    secretary = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1"
    upazila.lists(secretary)
    upazila.answers("Lota UP,,15.02.2024,ফোন,চালু,,,,")
    upazila.keep("--yes", code=1)
    upazila.lists(secretary, "lota,Lota UP,,,,,Operator,l2")
    rows = [f"Lota UP,,15.02.2024,ফোন,{of_all},,,,", *([f"Lota UP,Operator,15.02.2024,ফোন,{own},,,,"] if own else [])]
    upazila.answers(*rows, name="typed later.csv")
    (lota,) = assessing.assess(open_workspace(upazila.folder), date(2024, 3, 20)).assessments
    (operator,) = (account.id for account in lota.office.accounts if account.post.en == "Operator")
    (found,) = (each for each in lota.findings if (each.subject, each.policy) == (operator, "two-step-enabled"))
    assert found.outcome is outcome
