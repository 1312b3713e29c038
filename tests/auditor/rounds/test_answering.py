"""Answers typed at the desk count as the register's do, and nothing typed is lost on the way."""

from __future__ import annotations

import json
import random
import shutil
from datetime import date
from itertools import product

import openpyxl
import pytest
from changing import replace
from few_offices import lay_example
from running import run
from sampling import some_of

from auditor.model.errors import WorkspaceError
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.journal import FormsMade, Recorded
from auditor.papers import draft_asking
from auditor.register.answers import WAY_CHOICES
from auditor.register.columns import META_SHEET, REGISTER_SHEET, Mark, columns
from auditor.register.questions import questions
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.opposing.lending import NOTHING_BEFORE
from auditor.rounds.typed import answer_draft, answer_faults, answering, leaving_answers
from auditor.rounds.typed.answer_draft import DRAFT
from auditor.workspace import writing

DAY = date(2024, 4, 10)
MONTH = "2024-04"
TYPED = {
    "count": ("তিন", "two", "নেই"),
    "email": ("uao.paikgacha@dae.gov.bd", "office@gmail.com"),
    "reset": ("০৫.০৩.২০২৪", "2024-02-20", "১ ফেব্রুয়ারি ২০২৪"),
    "users": ("3", "দুই"),
}
"""What is typed beside the lists."""


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    return lay_example(tmp_path_factory.mktemp("answering") / "example", "sub-registry", "health", "land")


@pytest.fixture
def folder(example, tmp_path):
    return shutil.copytree(example, tmp_path / "desk")


@pytest.fixture(scope="module")
def asked_folder(example, tmp_path_factory):
    """A workspace that was asked and has no answer; tests that share it leave it so."""
    folder = shutil.copytree(example, tmp_path_factory.mktemp("asked") / "desk")
    begun(folder)
    CONTEXTS[folder] = context_of(folder)
    return folder


@pytest.fixture
def drafted(asked_folder, tmp_path):
    """A copy of it that a test may answer in."""
    folder = shutil.copytree(asked_folder, tmp_path / "desk")
    CONTEXTS[folder] = CONTEXTS[asked_folder]
    return folder


CONTEXTS = {}
"""What is known of folders whose draft was just begun, which the desk remembers too as long as no file changed."""


def context_of(folder):
    return assessing.assess(open_workspace(folder), DAY).context


def begun(folder, *, everybody=True):
    space = open_workspace(folder)
    return draft_asking.begin_draft(space, assessing.assess(space, DAY), MONTH, DAY, everybody=everybody)


def saved(folder, office, rows, *, seen="", page="page", context=None):
    """Save answers that were typed on a page of the draft as it is now, on which those of the page `seen` were shown."""
    seen = answer_draft.load(folder).revised(seen)
    return answering.save(
        folder, context or CONTEXTS.get(folder) or context_of(folder), office, rows, seen=seen, page=page
    )


def remarks_of(folder, context, office, cells, before=NOTHING_BEFORE):
    """Return what is said of answers on an office's row that are in order, and whether they can be handed in."""
    rows = {office: {"contacted-on": "10.04.2024", "way": "ফোন", **cells}}
    draft = answer_draft.as_typed(answer_draft.load(folder), office, rows, "page")
    faults = answer_faults.faults_of(draft, context, office, before)
    assert not any(fault.blocks for fault in faults)
    return [(fault.subject, fault.column, fault.told.en) for fault in faults]


def listed_as(context, office, changed):
    """Return what is known, with the accounts of an office changed."""
    offices = tuple(
        replace(each, accounts=tuple(map(changed, each.accounts))) if each.id == office else each
        for each in context.roster.offices
    )
    return replace(context, roster=replace(context.roster, offices=offices))


def test_a_yes_without_a_day_that_may_be_an_earlier_holders_is_told_at_once(asked_folder):
    after = questions()["reset"].choices[0].label.filled(decision_date=date(2024, 1, 18)).bn
    context = listed_as(
        CONTEXTS[asked_folder], "health", lambda account: replace(account, holder_since=date(2024, 3, 1))
    )
    (told,) = remarks_of(asked_folder, context, "health", {"reset": after})
    assert told[:2] == ("health", "reset")
    assert "the present holder joined on 01.03.2024" in told[2]
    assert not remarks_of(asked_folder, context, "health", {"reset": "05.03.2024"})
    assert not remarks_of(asked_folder, CONTEXTS[asked_folder], "health", {"reset": after})


def test_a_yes_for_all_that_misses_an_own_no_is_told_for_each_question_in_another_month_too(folder):
    _, account, *_ = (row.subject for row in begun(folder).of("health").rows)
    noes = {"reset": "না", "rule": "না", "two-step": "চালু নেই"}
    saved(folder, "health", {"health": told() | {"contacted-on": "05.04.2024"}, account: noes})
    handed_in(folder)
    later = date(2024, 5, 6)
    space = open_workspace(folder)
    judged = assessing.assess(space, later)
    draft_asking.begin_draft(space, judged, "2024-05", later, everybody=True)
    yes = {"contacted-on": "06.05.2024", "reset": "০২.০৫.২০২৪", "rule": "হ্যাঁ", "two-step": "চালু, লগইনে কোড চায়"}
    found = remarks_of(folder, judged.context, "health", yes, judged.told_before)
    assert {column for _, column, words in found if "for what it told itself before" in words} == set(noes)


def test_whom_an_offices_yes_for_all_misses_by_his_own_earlier_no_is_told_at_once_as_after_handing_in(folder):
    _, account, *_ = (row.subject for row in begun(folder).of("health").rows)
    saved(folder, "health", {"health": told() | {"contacted-on": "05.04.2024"}, account: {"two-step": "চালু নেই"}})
    handed_in(folder)
    begun(folder)
    judged = assessing.assess(open_workspace(folder), DAY)
    yes = {"two-step": "চালু, লগইনে কোড চায়"}
    (remark,) = remarks_of(folder, judged.context, "health", yes, judged.told_before)
    assert remark[:2] == ("health", "two-step")
    assert "for what it told itself before" in remark[2]
    assert "of whom it is asked" not in remark[2], "it was asked"
    saved(folder, "health", {"health": told(**yes)}, context=judged.context)
    handed_in(folder)
    notices = assessing.assess(open_workspace(folder), DAY).notices
    assert [notice for notice in notices if notice.message.en.endswith(remark[2])]


@pytest.mark.parametrize(
    ("office", "cells", "column", "words"),
    [
        ("land", {"count": "২০০"}, "count", "200 user IDs are many"),
        ("land", {"count": "20", "two-step": "চালু নেই"}, "", ""),
        ("health", {"email": "uhfpo@dghs.gov.bd.com"}, "email", "does not end in gov.bd"),
        ("health", {"email": "uhfpo@gmail.com"}, "email", "personal address"),
        ("health", {"email": "uhfpo@dghs.gov.bd"}, "", ""),
        ("health", {"email": "1uhfpo@dghs.gov.bd"}, "email", "begins with the digit 1"),
        ("health", {"email": "১uhfpo@dghs.gov.bd"}, "email", "begins with the digit 1"),
        ("health", {"email": "250bed@dghs.gov.bd"}, "", ""),
        ("health", {"cause": "পদ শূন্য", "rule": "হ্যাঁ", "reset": "০৫.০৩.২০২৪"}, "cause", "vacant"),
        ("health", {"cause": "পদ শূন্য", "rule": "না"}, "", ""),
    ],
)
def test_what_can_be_true_and_seldom_is_is_told_at_once_and_can_be_left_so(asked_folder, office, cells, column, words):
    told = remarks_of(asked_folder, CONTEXTS[asked_folder], office, cells)
    assert [where for _, where, _ in told] == ([column] if column else [])
    assert all(words in said for _, _, said in told)


def test_whom_an_offices_no_reaches_unasked_is_told_at_once(folder):
    draft = begun(folder)
    asked = draft.of("health")
    answer_draft.keep(folder, replace(draft, asked=(replace(asked, rows=asked.rows[:-1]),)))
    (told,) = remarks_of(folder, context_of(folder), "health", {"two-step": "চালু নেই"})
    assert told[:2] == ("health", "two-step")
    assert "of whom this form does not ask it" in told[2]


def test_answers_that_tell_nothing_of_the_duties_are_said_to_only_where_the_office_told_nothing_otherwise(folder):
    begun(folder)
    context = context_of(folder)
    rows = {"health": {"contacted-on": "10.04.2024", "way": "ফোন", "count": "2"}}
    draft = answer_draft.as_typed(answer_draft.load(folder), "health", rows, "page")
    (remark,) = answer_faults.faults_of(draft, context, "health")
    assert "tell nothing of the duties" in remark.told.en
    told = next(iter(assessing.assess(open_workspace(folder), date(2024, 4, 10)).told.values()))
    of_others, of_its_own = (
        NOTHING_BEFORE._replace(told={who: told}) for who in ("healthcare/user-1", "health/user-1")
    )
    assert answer_faults.faults_of(draft, context, "health", of_others) == (remark,)
    assert not answer_faults.faults_of(draft, context, "health", of_its_own)


def test_answers_about_accounts_of_an_office_without_any_are_stopped_until_their_number_is_told(folder):
    book = openpyxl.load_workbook(folder / "roster.xlsx")
    offices, accounts = book.worksheets[:2]
    for row in range(accounts.max_row, 1, -1):
        if accounts.cell(row, 1).value == "health":
            accounts.delete_rows(row)
    for row in range(2, offices.max_row + 1):
        if offices.cell(row, 1).value == "health":
            offices.cell(row, 10).value = None
    book.save(folder / "roster.xlsx")
    begun(folder)
    context = context_of(folder)

    def faults(**cells):
        rows = {"health": {"contacted-on": "10.04.2024", "way": "ফোন", **cells}}
        draft = answer_draft.as_typed(answer_draft.load(folder), "health", rows, "page")
        return answer_faults.faults_of(draft, context, "health")

    (fault,) = faults(reset="05.03.2024")
    assert fault.blocks
    assert "number of accounts" in fault.told.on_screen.en
    assert not faults(reset="05.03.2024", count="2")
    (remark,) = faults(reset="জানা নেই", count="জানা নেই")
    assert not remark.blocks
    assert "tell nothing of the duties" in remark.told.en
    (fault,) = faults(reset="05.03.2024", count="জানা নেই")
    assert fault.blocks
    (remark,) = faults(method="অ্যাপে", count="2")
    assert "tell nothing of the duties" in remark.told.en
    assert not faults(cause="দপ্তরের নিজস্ব ইউজার আইডি নেই")
    assert not faults(email="uhfpo.paikgacha@example.gov.bd")


def handed_in(folder, context=None):
    return answering.hand_in(open_workspace(folder), context or CONTEXTS.get(folder) or context_of(folder), DAY)


def told(**cells):
    """Return the cells of an office that was phoned today."""
    return {"contacted-on": "10.04.2024", "way": "ফোন", **cells}


# The same answers in the register and at the desk ------------------------------------------------------------------


def drawn(draft, seed):
    """Return answers to what is asked, by offices and rows: of every list, typed ones, causes, not known; on days of their own."""
    chance = random.Random(seed)
    found = {}
    for asked in draft.asked:
        found[asked.office] = {}
        for row in asked.shown:
            cells = {}
            for name in answer_draft.fields(asked, row):
                question = questions().get(name)
                if question is not None and chance.random() < 0.6:
                    offered = [label.bn for label in question.offered(draft.counts_from)]
                    cells[name] = chance.choice([*offered, *TYPED.get(name, ())] or ["১"])
            found[asked.office][row.subject] = cells
        day = date(2024, 4, chance.randint(1, 10))
        way = chance.choice(WAY_CHOICES[:5]).label.bn
        of_office = {"contacted-on": f"{day:%d.%m.%Y}", "way": way, "told-by": "অফিস সহকারী"}
        found[asked.office][asked.office] |= of_office
    return found


def filled_register(folder, answers, *options):
    """Fill the month's register with answers, and put it into evidence."""
    path = folder / f"register-{MONTH}.xlsx"
    run("register", "new", *options, "--month", MONTH, "--on", DAY, "--workspace", folder, code=0)
    book = openpyxl.load_workbook(path)
    sheet = book[REGISTER_SHEET]
    at = {column.name: place for place, column in enumerate(columns(), start=1)}
    for number in range(1, sheet.max_row + 1):
        subject = sheet.cell(number, at[Mark.ID]).value
        for name, words in answers.get(str(subject), {}).items():
            sheet.cell(number, at[name]).value = words
    assert META_SHEET in book.sheetnames
    book.save(folder / "evidence" / path.name)
    path.unlink()


def what_was_judged(folder):
    """Return what of a workspace is judged, and who was spoken to; not the names of the files in which it was read."""
    judged = assessing.assess(open_workspace(folder), DAY)
    return judged.assessments, judged.evidence, judged.told_on, judged.called_on


@pytest.mark.parametrize(
    ("everybody", "seed"), some_of(product((True, False), range(3)), kind=lambda everybody, _: everybody)
)
def test_the_same_answers_judge_alike_whether_they_stand_in_the_register_or_were_typed_at_the_desk(
    example, folder, tmp_path, seed, everybody
):
    draft, context = begun(folder, everybody=everybody), context_of(folder)
    answers = drawn(draft, seed)
    for office, rows in answers.items():
        _, faults = saved(folder, office, rows, context=context)
        for fault in faults:  # what the reader does not take is taken out of both
            rows.get(fault.subject, {}).pop(fault.column, None)
        _, faults = saved(folder, office, rows, seen="page", context=context)
        assert not faults
    assert handed_in(folder, context).offices == len(draft.asked)
    beside = shutil.copytree(example, tmp_path / "register")
    options = ("--all",) if everybody else ()
    filled_register(beside, {subject: cells for rows in answers.values() for subject, cells in rows.items()}, *options)

    at_desk = what_was_judged(folder)
    assert at_desk == what_was_judged(beside)
    assert at_desk != what_was_judged(example)


def test_what_an_account_was_not_asked_again_its_offices_yes_does_not_answer_there_either(folder, tmp_path):
    draft = begun(folder)
    office, *accounts = [row.subject for row in draft.of("land").rows]
    done = told(**{"contacted-on": "05.04.2024", "two-step": "চালু, লগইনে কোড চায়"})
    saved(folder, office, {office: {**done, "two-step": ""}, accounts[0]: {"two-step": done["two-step"]}})
    handed_in(folder)
    beside = shutil.copytree(folder, tmp_path / "register")
    asked = {row.subject: "two-step" in row.open_items for row in begun(folder, everybody=False).of("land").rows}
    assert [asked[subject] for subject in (office, *accounts)] == [True, False, True]

    yes = {office: told(**{"two-step": "চালু, লগইনে কোড চায়"})}
    saved(folder, office, yes)
    handed_in(folder)
    filled_register(beside, yes)

    assert what_was_judged(folder) == what_was_judged(beside)


def test_accounts_that_are_only_counted_are_numbered_and_answered_for(drafted):
    saved(drafted, "sub-registry", {"sub-registry": told(count="৪", **{"two-step": "চালু নেই"})})
    handed_in(drafted)

    judged = assessing.assess(open_workspace(drafted), DAY)

    accounts = next(each.office.accounts for each in judged.assessments if each.office.id == "sub-registry")
    enrolled = [judged.evidence[account.id].resolved[TWO_STEP_ENROLLED].value for account in accounts]
    assert enrolled == [False] * 4


def test_an_office_that_was_spoken_to_and_told_nothing_was_spoken_to_all_the_same(drafted):
    saved(drafted, "fisheries", {"fisheries": told()})
    handed_in(drafted)
    assert DAY in assessing.assess(open_workspace(drafted), DAY).called_on


# Kept and verified -------------------------------------------------------------------------------------------------


def test_a_round_with_answers_from_the_desk_is_kept_and_made_again_alike(drafted):
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})})
    file = handed_in(drafted).file
    run("audit", "--keep", "--meeting", MONTH, "--yes", "--on", DAY, "--workspace", drafted)

    verified = run("verify", "--workspace", drafted, "--language", "en", code=0)

    head = Ledger(drafted / "ledger.db").rounds()[-1]
    assert file in {seen.name for seen in head.header.files if seen.source == "desk"}
    assert "differ" not in verified.stderr


def test_a_file_that_was_altered_does_not_count_and_is_told(drafted):
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})})
    path = drafted / "evidence" / handed_in(drafted).file
    path.write_bytes(path.read_bytes().replace("চালু নেই".encode(), "চালু, লগইনে কোড চায়".encode()))

    judged = assessing.assess(open_workspace(drafted), DAY)

    assert f"intake/{path.name}" in judged.in_the_way
    assert DAY not in judged.called_on


# The draft ---------------------------------------------------------------------------------------------------------


def test_a_file_that_spoke_in_a_kept_round_and_is_gone_is_told_by_its_name_and_what_it_said(drafted):
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})})
    handed_in(drafted)
    run("--workspace", drafted, "--on", "2024-04-10", "audit", "--keep", "--meeting", "2024-04", "--yes")
    path = next((drafted / "evidence" / "intake").glob("desk-*.json"))
    path.unlink()
    judged = assessing.assess(open_workspace(drafted), DAY)
    said = [notice for notice in judged.notices if notice.place.file.endswith(path.name)]
    assert any("Bring the missing file back" in notice.message.en for notice in said)
    assert run("--workspace", drafted, "--on", "2024-04-10", "audit").returncode == 1


def test_a_draft_has_an_id_of_its_own_that_the_ledger_knows(drafted):
    draft = answer_draft.load(drafted)
    (made,) = Ledger(drafted / "ledger.db").notes(FormsMade)
    assert (made.month, made.numbers) == (MONTH, (draft.number,))
    with pytest.raises(WorkspaceError, match="begun already"):
        begun(drafted)


def test_a_draft_holds_no_name_no_phone_and_no_login(drafted):
    draft = answer_draft.load(drafted)
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})})
    written = (drafted / DRAFT).read_text("utf-8")
    for office in open_workspace(drafted).roster_as_read.offices:
        private = (office.name.bn, office.name.en, office.phone, *(account.login for account in office.accounts))
        assert not [words for words in private if words and words in written]
    assert answer_draft.load(drafted) != draft


def test_only_what_is_asked_can_be_answered_and_empty_answers_take_back(folder):
    begun(folder, everybody=False)
    draft = answer_draft.load(folder)
    asked = next(each for each in draft.asked if "two-step" not in each.rows[0].open_items)
    given = {asked.office: told(**{"two-step": "চালু নেই"}), "another": {"two-step": "চালু নেই"}}

    draft, _ = saved(folder, asked.office, given)
    assert draft.answers[asked.office].rows == {asked.office: told()}

    draft, _ = saved(folder, asked.office, {}, seen="page")
    assert asked.office not in draft.answers


def test_what_is_wrong_is_told_by_its_cell_and_saved_and_not_handed_in(drafted):
    wrong = told(**{"two-step": "চালু নেই", "method": "অ্যাপে", "reset": "গত মাসে", "told-by": "01711111111"})

    draft, faults = saved(drafted, "fisheries", {"fisheries": wrong})

    assert {fault.column for fault in faults} == {"method", "reset", "told-by"}
    assert all("fisheries" not in fault.told.en and "row" not in fault.told.en for fault in faults)
    assert draft.answers["fisheries"].rows["fisheries"] == wrong
    with pytest.raises(WorkspaceError, match="to be corrected first"):
        handed_in(drafted)
    assert not Ledger(drafted / "ledger.db").notes(Recorded)


def test_an_office_in_whose_answers_something_is_to_be_corrected_keeps_no_other_back(drafted):
    before = answer_draft.load(drafted)
    saved(drafted, "fisheries", {"fisheries": told(reset="গত মাসে")})
    saved(drafted, "livestock", {"livestock": told(**{"two-step": "চালু নেই"})})

    done = handed_in(drafted)

    assert (done.answers, done.offices) == (1, 1)
    (told_of_it,) = done.staying.values()
    assert told_of_it.en.startswith("Upazila Fisheries Office: ")
    assert "not understood as" in told_of_it.en
    left = answer_draft.load(drafted)
    assert set(left.answers) == {"fisheries"}
    assert {asked.office for asked in before.asked} - {asked.office for asked in left.asked} == {"livestock"}

    corrected, seen = {"fisheries": told(reset="05.03.2024")}, left.answers["fisheries"].revision
    answering.save(drafted, CONTEXTS[drafted], "fisheries", corrected, seen=seen, page="page")
    again = handed_in(drafted)

    assert (again.offices, dict(again.staying), answer_draft.load(drafted)) == (1, {}, None)
    numbers = {json.loads((drafted / "evidence" / each.file).read_bytes())["form"]["number"] for each in (done, again)}
    assert len(numbers) == 2
    assert numbers <= {number for made in Ledger(drafted / "ledger.db").notes(FormsMade) for number in made.numbers}


def test_the_command_hands_the_sound_offices_in_and_says_which_stays_and_why(drafted):
    saved(drafted, "fisheries", {"fisheries": told(reset="গত মাসে")})
    saved(drafted, "livestock", {"livestock": told(**{"two-step": "চালু নেই"})})
    ran = run("register", "hand-in", "--on", DAY, "--workspace", drafted, "--language", "en", code=0)
    assert "Handed in: 1 answer of 1 office" in ran.stderr
    assert "stay in the draft" in ran.stderr
    assert "not understood as" in ran.stderr


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("11.04.2024", "still to come"),
        ("10.01.2024", "does not fit"),
        ("soon", "not understood"),
        ("", "no day of contact"),
    ],
)
def test_a_day_on_which_it_cannot_have_been_told_is_told(drafted, day, words):
    _, faults = saved(drafted, "fisheries", {"fisheries": told(**{"contacted-on": day, "two-step": "চালু নেই"})})
    assert [words in fault.told.en for fault in faults] == [True]


@pytest.mark.parametrize("column", ["reset", "email", "count", "told-by", "proof", "way", "two-step"])
@pytest.mark.parametrize("secret", ["পাসওয়ার্ড: Paik@2024!x", "Paik@2024!x"])
def test_an_answer_that_may_be_a_password_is_not_kept(asked_folder, column, secret):
    folder = asked_folder
    office = "sub-registry"
    before = (folder / DRAFT).read_bytes()
    with pytest.raises(WorkspaceError, match="may be a password"):
        saved(folder, office, {office: told(**{"two-step": "চালু নেই", column: secret})}, context=CONTEXTS[folder])
    assert (folder / DRAFT).read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "told_of"), [("Avgvi †mvbvi evsjv Avwg", "looks like Bijoy"), ("Paik@2024!x", "may be a password")]
)
def test_what_is_refused_of_an_office_names_it_in_each_language_and_no_file_or_column(asked_folder, typed, told_of):
    office = "sub-registry"
    with pytest.raises(WorkspaceError) as refused:
        saved(asked_folder, office, {office: told(**{"told-by": typed})}, context=CONTEXTS[asked_folder])
    (message,) = refused.value.messages
    name = next(each.name for each in CONTEXTS[asked_folder].roster.offices if each.id == office)
    assert message.shown.en.startswith(f"What was typed for {name.en} ")
    assert message.shown.bn.startswith(name.bn)
    assert told_of in message.en
    assert "column" not in message.shown.en


def test_an_offices_answers_are_looked_through_without_a_look_at_the_other_offices(drafted, monkeypatch):
    looked = []
    opened = leaving_answers.opened

    def spied(answers, name, context):
        looked.append(({office.id for office in context.roster.offices}, {*answers.asked}))
        return opened(answers, name, context)

    monkeypatch.setattr(leaving_answers, "opened", spied)
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})})
    ((offices, asked),) = looked
    assert offices == {"fisheries"}
    assert {account.partition("/")[0] for account in asked} == {"fisheries"}


def test_an_older_page_does_not_overwrite_a_newer_ones_answer(drafted):
    context = context_of(drafted)
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})}, page="first", context=context)
    other = {"fisheries": told(**{"two-step": "চালু, লগইনে কোড চায়"})}

    with pytest.raises(answering.StaleError) as stale:
        saved(drafted, "fisheries", other, seen="", page="second", context=context)

    assert (stale.value.stored.rows["fisheries"]["two-step"], stale.value.typed) == ("চালু নেই", other)
    saved(drafted, "fisheries", other, seen="first", page="second", context=context)  # once both were seen
    saved(drafted, "fisheries", {}, seen="", page="second", context=context)  # a page knows its own changes


@pytest.mark.parametrize("end", ["put away", "handed in"])
def test_a_page_of_a_draft_that_is_gone_writes_nothing_into_the_next(drafted, end):
    context = context_of(drafted)
    saved(drafted, "health", {"health": told(**{"two-step": "চালু নেই"})}, context=context)
    shown = answer_draft.load(drafted).answered("fisheries").revision
    if end == "put away":
        answering.put_away(drafted)
    else:
        handed_in(drafted, context)
    begun(drafted)
    before = (drafted / DRAFT).read_bytes()
    late = {"fisheries": told(**{"two-step": "চালু নেই"})}
    with pytest.raises(answering.StaleError):
        answering.save(drafted, context, "fisheries", late, seen=shown, page="late")
    assert (drafted / DRAFT).read_bytes() == before


@pytest.mark.parametrize("rest", ["nothing", "what is to be corrected"])
def test_a_draft_that_was_handed_in_since_it_was_read_is_not_written_back(drafted, rest):
    context, no = context_of(drafted), {"two-step": "চালু নেই"}
    read, _ = saved(drafted, "health", {"health": told(**no)}, context=context)
    if rest != "nothing":
        saved(drafted, "livestock", {"livestock": told(**no | {"contacted-on": "কাল"})}, context=context)
    handed_in(drafted, context)
    left = answer_draft.load(drafted)
    assert (left is None) is (rest == "nothing")
    rows, revision = {"fisheries": told(**no)}, read.revised("")
    with pytest.raises(WorkspaceError, match="handed in or put away meanwhile"):
        answering.save(drafted, context, "fisheries", rows, seen=revision, page="page", draft=read)
    assert answer_draft.load(drafted) == left


def test_offices_that_were_not_reached_are_called_after_the_others(drafted):
    draft = answer_draft.load(drafted)
    first, second, *_ = [asked.office for asked in draft.asked]
    draft = answering.note_unreached(drafted, first, DAY)
    assert draft.after("") == second
    for asked in draft.asked[1:]:
        draft, _ = saved(drafted, asked.office, {asked.office: told()})
    assert draft.after(second) == first
    draft, _ = saved(drafted, first, {first: told()})
    assert (draft.after(first), draft.unreached) == ("", {})


def test_a_draft_that_is_not_ours_is_told_and_left_alone(folder):
    (folder / DRAFT).parent.mkdir()
    for content in (b"", b"[]", b"{", b'{"format": "portal-auditor-draft-1"}', b"\xff", b"[" * 100_000):
        (folder / DRAFT).write_bytes(content)
        with pytest.raises(WorkspaceError, match="cannot be read"):
            begun(folder)
        assert (folder / DRAFT).read_bytes() == content


# Handing in --------------------------------------------------------------------------------------------------------


def test_the_draft_is_gone_once_the_ledger_vouches_for_the_file(drafted):
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})})
    done = handed_in(drafted)
    (noted,) = Ledger(drafted / "ledger.db").notes(Recorded)
    assert (noted.by, noted.file, done.offices) == ("desk", done.file, 1)
    assert not (drafted / DRAFT).parent.exists()
    with pytest.raises(WorkspaceError, match="no draft"):
        handed_in(drafted)


def test_a_draft_as_an_earlier_program_wrote_it_is_gone_too_so_that_nothing_is_handed_in_twice(drafted):
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})})
    content = json.loads((drafted / DRAFT).read_bytes())
    del content["named"]
    (drafted / DRAFT).write_text(json.dumps(content), "utf-8")
    handed_in(drafted)
    assert not (drafted / DRAFT).exists()


@pytest.mark.parametrize("step", ["write", "note", "_forget"])
def test_after_a_power_cut_handing_in_again_completes_it(drafted, monkeypatch, step):
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})})
    context = context_of(drafted)

    class PowerCutError(Exception):
        pass

    write = writing.write

    def cut(*given):
        if step == "write" and "evidence" not in given[0].parts:
            write(*given)
            return
        raise PowerCutError

    owner = {"write": writing, "note": Ledger, "_forget": answering}[step]
    with monkeypatch.context() as patched:
        patched.setattr(owner, step, cut)
        with pytest.raises(PowerCutError):
            handed_in(drafted, context)
    handed_in(drafted, context)

    (noted,) = Ledger(drafted / "ledger.db").notes(Recorded)
    assert [path.name for path in (drafted / "evidence" / "intake").glob("desk-*")] == [
        noted.file.removeprefix("intake/")
    ]
    assert not (drafted / DRAFT).exists()


def test_what_is_answered_while_another_hands_in_stays_in_the_draft(drafted, monkeypatch):
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})})
    context, note = context_of(drafted), Ledger.note

    def noting(self, *entries):
        note(self, *entries)
        saved(drafted, "livestock", {"livestock": told(**{"two-step": "চালু নেই"})}, context=context)

    monkeypatch.setattr(Ledger, "note", noting)
    handed_in(drafted, context)

    assert set(answer_draft.load(drafted).answers) == {"fisheries", "livestock"}


def test_the_command_hands_in_what_the_desk_would(drafted, tmp_path):
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})})
    beside = shutil.copytree(drafted, tmp_path / "beside")

    done = handed_in(drafted)
    ran = run("register", "hand-in", "--on", DAY, "--workspace", beside, "--language", "en", code=0)

    assert f"Handed in: 1 answer of 1 office, as evidence/{done.file}" in ran.stderr
    assert (beside / "evidence" / done.file).read_bytes() == (drafted / "evidence" / done.file).read_bytes()
    assert Ledger(beside / "ledger.db").notes(Recorded) == Ledger(drafted / "ledger.db").notes(Recorded)
    assert not (beside / DRAFT).exists()


def test_the_file_says_whose_form_it_is_and_what_was_answered(drafted):
    draft = answer_draft.load(drafted)
    saved(drafted, "fisheries", {"fisheries": told(**{"two-step": "চালু নেই"})})
    written = json.loads((drafted / "evidence" / handed_in(drafted).file).read_bytes())
    assert (written["form"]["number"], written["form"]["month"]) == (draft.number, MONTH)
    assert written["form"]["workspace"] == draft.workspace
    (office,) = written["offices"]
    assert office["rows"][0]["cells"]["two-step"] == "চালু নেই"


def test_answers_of_an_office_that_left_the_roster_meanwhile_are_handed_in_with_the_others(drafted):
    for office in ("fisheries", "livestock"):
        saved(drafted, office, {office: told(**{"two-step": "চালু নেই"})})
    book = openpyxl.load_workbook(drafted / "roster.xlsx")
    for sheet in book.worksheets[:2]:
        for row in range(sheet.max_row, 1, -1):
            if str(sheet.cell(row, 1).value).partition("/")[0] == "fisheries":
                sheet.delete_rows(row)
    book.save(drafted / "roster.xlsx")

    assert handed_in(drafted, context_of(drafted)).offices == 2
    assert DAY in assessing.assess(open_workspace(drafted), DAY).called_on
