"""What is asked is what the next meeting will need: the same on every day until then, and in every paper and screen of asking."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.checklist.lines import checklist, lines
from auditor.checklist.state import state_of
from auditor.model.forms import FormStamp
from auditor.papers import asking, besides, draft_asking
from auditor.register.columns import REGISTER_SHEET, columns
from auditor.register.questions import questions
from auditor.rounds import looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.to_ask import day_asked_for, judged_to_ask
from auditor.rounds.typed import answer_draft

MEETING = date(2024, 9, 22)
TOLD, AGAIN = date(2024, 3, 24), date(2024, 4, 20)
"""What was told on the first of these counts until 20.09.2024, on the second until after the meeting."""
SETTLED = '"চালু, লগইনে কোড চায়",05.03.2024,ঠিক আছে'
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর"
BETWEEN = [MEETING - timedelta(days) for days in (60, 19, 2, 1, 0)]
ADVICE = {"method", "users"}
STAMPS = [FormStamp("1111-1111-1111", month="2024-09", number=f"1111-{number:04d}") for number in range(20)]


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    """A workspace with a union of two that told all on one day, but for what one told later, and a department that never told."""
    upazila = TypedUpazila(tmp_path_factory.mktemp("asked") / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up",
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Entrepreneur,lota.udc",
        "gari,Gari UP,union,Chairman,,gari.example.gov.bd,Secretary,gari.up",
    )
    upazila.answers(
        f"Lota UP,,{TOLD:%d.%m.%Y},ফোন,{SETTLED},হ্যাঁ",
        f"Lota UP,Entrepreneur,{AGAIN:%d.%m.%Y},ফোন,{SETTLED.partition(',05')[0]},,,হ্যাঁ",
        heads=HEADS,
    )
    plan(upazila.folder, MEETING)
    return upazila


@pytest.fixture(scope="module")
def folder(planned):
    return planned.folder


@pytest.fixture
def upazila(planned, tmp_path):
    return TypedUpazila(tmp_path / "space", of=planned)


def plan(folder, meeting):
    run("settings", "--next-meeting", f"{meeting:%d.%m.%Y}", "--on", "2024-07-01", "--workspace", folder, code=0)


def open_in_register(content):
    """Return by row what can be filled in in a register, but for what always can."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))[REGISTER_SHEET]
    names = [column.name for column in columns()]
    rows = [row for row in sheet.iter_rows(min_row=5) if row[0].value]
    return {
        row[0].value: {
            name
            for name, cell in zip(names, row, strict=False)
            if name in questions() and not questions()[name].always_open and not cell.protection.locked
        }
        for row in rows
    }


def asked_on(folder, day, monkeypatch):
    """Return by row what is asked on a day in the register, on the forms, on the call sheet and at the desk."""
    space, sources = open_workspace(folder), []
    judged = judged_to_ask(space, day)
    with monkeypatch.context() as patched:
        patched.setattr(asking, "files_of", lambda source, *_: sources.append(source) or ())
        patched.setattr(asking, "stamp_forms", lambda _, __, number, ___, **____: STAMPS[:number])
        prepared = asking.prepare(space, judged, "2024-09", day)
    (call_sheet, forms) = sources
    of_register = open_in_register(prepared.register)
    taken = {name for name, question in questions().items() if not question.always_open}
    of_forms = {row.subject: set(form.asked(row.subject)) & taken for form in forms.forms for row in form.rows}
    on_call_sheet = {row.subject: row.open_items & taken for row in call_sheet.rows}
    draft_asking.begin_draft(space, judged, "2024-09", day, everybody=False)
    draft = answer_draft.load(folder)
    at_desk = {
        row.subject: set(answer_draft.fields(of_office, row)) & taken
        for of_office in draft.asked
        for row in of_office.rows
    }
    (folder / answer_draft.DRAFT).unlink()
    return of_register, of_forms, on_call_sheet, at_desk


def without_advice(asked):
    """Return what is asked for a duty: by phone nobody is asked for advice alone."""
    of_duties = {subject: names - ADVICE for subject, names in asked.items()}
    return {subject: names for subject, names in of_duties.items() if names}


@pytest.fixture(scope="module")
def at_the_meeting(folder):
    with pytest.MonkeyPatch.context() as monkeypatch:
        return asked_on(folder, MEETING, monkeypatch)


@pytest.mark.parametrize("day", BETWEEN)
def test_what_is_asked_is_the_same_in_all_papers_and_at_the_desk_on_every_day_until_the_meeting(
    folder, at_the_meeting, monkeypatch, day
):
    of_register, of_forms, on_call_sheet, at_desk = asked_on(folder, day, monkeypatch)
    assert of_register == of_forms == at_desk
    assert on_call_sheet == without_advice(of_register)
    assert (of_register, of_forms, on_call_sheet, at_desk) == at_the_meeting


def test_what_grows_old_before_the_meeting_is_asked_and_what_does_not_is_not(at_the_meeting):
    asked, *_ = at_the_meeting
    secretary, entrepreneur = (each for each in asked if each.startswith("lota/"))
    assert {"two-step", "rule"} <= asked[secretary]
    assert not {"two-step", "rule"} & asked[entrepreneur]


def phoned(folder, day, *, everybody=False):
    """Return by row what offices are phoned for on a day."""
    space = open_workspace(folder)
    to_ask = asking.what_to_ask(space, judged_to_ask(space, day), "2024-09", everybody=everybody)
    return {row.subject: row.open_items for row in to_ask.phoned}


def besides_on(folder, day):
    space = open_workspace(folder)
    judged = judged_to_ask(space, day)
    first = besides.asked_first(space, looking_back.preview(space, judged), judged.evidence)
    found = first | dict(besides.asked_besides(space, judged))
    return {office: " ".join(each.en for each in asked) for office, asked in found.items()}


def test_for_a_meeting_by_which_an_answer_of_today_would_be_old_too_it_is_asked_as_of_today(upazila):
    for days, asked in ((181, False), (180, True)):
        day = AGAIN + timedelta(1)
        plan(upazila.folder, day + timedelta(days))
        assert any(each.startswith("lota") for each in phoned(upazila.folder, day)) is asked
        assert day_asked_for(open_workspace(upazila.folder), day) == day + timedelta(days if asked else 0)


def test_what_was_told_today_is_not_asked_again_until_the_meeting(upazila):
    upazila.answers(f"Lota UP,,{BETWEEN[1]:%d.%m.%Y},ফোন,{SETTLED},হ্যাঁ", name="september.csv", heads=HEADS)
    for day in BETWEEN[1:]:
        assert not any(each.startswith("lota") for each in phoned(upazila.folder, day))


@pytest.mark.parametrize("day", BETWEEN)
def test_the_checklist_counts_on_every_day_until_the_meeting_what_will_count_there(folder, day):
    found = state_of(open_workspace(folder), day)
    assert (found.counts_on, found.answered, [each.en for each in found.silent]) == (MEETING, 1, ["Gari UP"])
    assert found.to_ask == 2
    (said,) = [line.told.en for line in lines(found) if "something is known" in line.told.en]
    assert ("at the meeting of 22.09.2024: 1 of 2" in said) is (day != MEETING)
    assert ("that counts today: 1 of 2" in said) is (day == MEETING)


def test_an_answer_whose_day_is_to_be_settled_is_not_asked_again_but_its_day_is(upazila):
    upazila.answers(f"Gari UP,,31.06.2024,ফোন,{SETTLED},হ্যাঁ", name="gari.csv", heads=HEADS)
    day = BETWEEN[1]
    assert not any(each.startswith("gari") for each in phoned(upazila.folder, day))
    (asked,) = [besides_on(upazila.folder, day)["gari"]]
    assert '"Password meets the rule' not in asked
    assert asked.startswith("Secretary, Profile updated, ")
    assert asked.endswith(": its answer is here, only its day is to be settled. On which day did it tell that?")
    assert "two-step" in phoned(upazila.folder, day, everybody=True)["gari"]
    found = state_of(open_workspace(upazila.folder), day)
    assert (found.answered, found.silent, [each.en for each in found.unsettled]) == (1, (), ["Gari UP"])
    assert "Answered, but it does not count yet: Gari UP" in "\n".join(line.en for line in checklist(found))


def test_beside_what_is_asked_a_register_tells_of_which_an_answer_waits_for_its_day(upazila):
    upazila.answers(f"Gari UP,,31.06.2024,ফোন,{SETTLED},", name="gari.csv", heads=HEADS)
    space = open_workspace(upazila.folder)
    rows = asking.what_to_ask(space, judged_to_ask(space, BETWEEN[1]), "2024-09", everybody=False).phoned
    (account,) = [row for row in rows if row.office == "gari" and not row.is_office]
    assert account.open_items == {"rule"}
    said = [each for each in account.context.en.split("; ") if "only its day is to be settled" in each]
    assert [each.split(":")[0] for each in said] == ["two-step on", "password reset", "profile updated"]


@pytest.mark.parametrize(("read", "asked"), [("2024-02-20", True), ("2024-06-20", False)])
def test_an_answer_of_no_known_day_is_asked_again_once_what_was_told_when_its_file_was_read_has_grown_old(
    upazila, read, asked
):
    made = "2024-02-20"
    register = upazila.folder / "evidence" / "filled.xlsx"
    run("register", "new", "--all", "--on", made, "--output", register, "--workspace", upazila.folder, code=0)
    book = openpyxl.load_workbook(register)
    (row,) = [row for row in book[REGISTER_SHEET].iter_rows(min_row=5) if row[0].value == "gari"]
    answers = {"contacted-on": "31.06.2023", "way": "ফোন", "rule": "হ্যাঁ"}
    for column, cell in zip(columns(), row, strict=False):
        cell.value = answers.get(column.name, cell.value)
    book.save(register)
    assert "rule" not in phoned(upazila.folder, BETWEEN[1])["gari"], "a form of any month may be filled in late"
    upazila.keep("--yes", meeting=read[:7], on=read)
    assert ("rule" in phoned(upazila.folder, BETWEEN[1])["gari"]) is asked


@pytest.mark.parametrize(("told", "asked"), [(TOLD, True), (AGAIN, False)])
def test_how_many_accounts_an_office_has_is_asked_again_only_once_it_has_grown_old(tmp_path, told, asked):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("gari,Gari UP,union,Chairman,,gari.example.gov.bd,,")
    upazila.answers(f"Gari UP,{told:%d.%m.%Y},ফোন,2,চালু নেই", heads="দপ্তর,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step")
    plan(upazila.folder, MEETING)
    found = phoned(upazila.folder, BETWEEN[1])
    assert "two-step" in found["gari"]
    assert ("count" in found["gari"]) is asked


@pytest.mark.parametrize(("told", "asked"), [(TOLD, True), (AGAIN, False)])
def test_who_told_that_it_has_no_account_is_asked_with_whose_it_works_and_not_of_users_until_that_grows_old(
    tmp_path, told, asked
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("agri,Agriculture Office,department,Officer,,agri.example.gov.bd,,")
    upazila.answers(f"Agriculture Office,{told:%d.%m.%Y},ফোন,0", heads="দপ্তর,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা)")
    plan(upazila.folder, MEETING)
    (found,) = phoned(upazila.folder, BETWEEN[1]).values()
    assert {"email", "email-use"} <= found
    assert ({"count", "two-step", "reset"} <= found, {"count", "two-step", "reset"} & found != set()) == (asked, asked)
    assert ("With whose does it work" in besides_on(upazila.folder, BETWEEN[1]).get("agri", "")) is not asked
