"""What the papers of the committee ask first of what an office told before stands on its call sheet line, on its form and at the desk, too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from running import run
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.forms import FormStamp
from auditor.model.letters import REMINDERS
from auditor.model.paper import Paragraph, Table
from auditor.model.subjects import OfficeKind
from auditor.papers import asking, besides, letter_forms, letters
from auditor.register.questions import questions
from auditor.register.rows import AnswerForms
from auditor.rounds import looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.letters import letters_of
from auditor.rounds.to_ask import judged_to_ask
from auditor.views.letters.letters import named_enclosures, named_letters
from auditor.views.office.office import office_view
from reports.layout.fieldwork import DOTS, answer_forms, call_sheet
from reports.layout.reminder import reminder_text

TOLD = date(2024, 3, 24)
FRESH, OLD = TOLD + timedelta(30), TOLD + timedelta(200)
STAMPS = [FormStamp("1111-1111-1111", month="2024-09", number=f"1111-{number:04d}") for number in range(9)]
NO_OWN = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা)"
CAUSE = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,কারণ"


@pytest.fixture
def upazila(tmp_path):
    found = TypedUpazila(tmp_path / "space")
    found.lists(
        "agri,Agriculture Office,department,Officer,,agri.example.gov.bd,,",
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up",
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Entrepreneur,lota.udc",
        "gari,Gari UP,union,Chairman,,gari.example.gov.bd,Secretary,gari.up",
    )
    found.answers(f"Agriculture Office,{TOLD:%d.%m.%Y},ফোন,0", name="agri.csv", heads=NO_OWN)
    found.answers(
        f"Lota UP,Secretary,{TOLD:%d.%m.%Y},ফোন,চালু নেই,লগইন করা যাচ্ছে না",
        f"Lota UP,Entrepreneur,{TOLD:%d.%m.%Y},ফোন,চালু নেই,",
        name="lota.csv",
        heads=CAUSE,
    )
    return found


def papers_asking(folder, day):
    """Return the call sheet and the forms by which it is asked on a day what is open."""
    sources = []
    space = open_workspace(folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(asking, "files_of", lambda source, *_: sources.append(source) or ())
        patched.setattr(asking, "stamp_forms", lambda _, __, number, ___, **____: STAMPS[:number])
        asking.prepare(space, judged_to_ask(space, day), f"{day:%Y-%m}", day)
    return sources


def besides_of(folder, day):
    """Return by office what is asked beside the questions on the call sheet, which is the same on its form."""
    call_sheet, forms = papers_asking(folder, day)
    on_forms = {form.office.id: form.besides for form in forms.forms if form.besides}
    assert {office: asked for office, asked in call_sheet.first.items() if asked} == on_forms
    return {office: [each.en for each in asked] for office, asked in on_forms.items()}


@pytest.mark.parametrize("day", [FRESH, OLD])
def test_who_could_not_log_in_is_asked_whether_it_can_now_and_when_and_where_a_reset_was_applied_for(upazila, day):
    found = besides_of(upazila.folder, day)
    assert found["lota"] == [
        "Secretary: it was told on 24.03.2024 that the login does not work. Is login possible now? When and where was the reset applied for?"
    ]
    assert "gari" not in found


def test_who_has_logged_in_since_is_not_asked_whether_it_can(upazila):
    day = TOLD + timedelta(5)
    words = f'Lota UP,Secretary,{day:%d.%m.%Y},ফোন,"চালু, লগইনে কোড চায়",'
    upazila.answers(words, name="since.csv", heads=CAUSE)
    assert "lota" not in besides_of(upazila.folder, day)


def test_of_whom_nothing_is_left_to_ask_it_is_not_asked_whether_he_can_log_in(upazila):
    """The others of the office are still asked."""
    words = f'Lota UP,Secretary,{OLD - timedelta(5):%d.%m.%Y},ফোন,"চালু, লগইনে কোড চায়",01.09.2024,ঠিক আছে,হ্যাঁ'
    upazila.answers(
        words, name="since.csv", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর"
    )
    assert "lota" not in besides_of(upazila.folder, OLD)


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (FRESH, "it told that it has no user ID of its own. With whose does it work"),
        (OLD, "it told on 24.03.2024 that it has no user ID of its own, and that has grown old. Is it so still"),
    ],
)
def test_who_told_that_it_has_no_user_id_is_asked_with_whose_it_works_and_once_that_grew_old_whether_it_is_so_still(
    upazila, day, asked
):
    (said,) = besides_of(upazila.folder, day)["agri"]
    assert said.startswith(asked)


def test_of_whom_a_request_was_upheld_it_is_said_why_the_duty_is_asked_anew(upazila):
    done = f"Gari UP,Secretary,{TOLD:%d.%m.%Y},ফোন,হ্যাঁ"
    upazila.answers(done, name="gari.csv", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,তিন ধরনের অক্ষর")
    place = ("--workspace", upazila.folder)
    run("settings", "--next-meeting", f"{TOLD + timedelta(30):%d.%m.%Y}", "--on", f"{TOLD}", *place, code=0)
    run("audit", "--keep", "--meeting", "2024-03", "--on", f"{TOLD}", "--yes", *place, code=1)
    received, answered = f"{TOLD + timedelta(2)}", f"{TOLD + timedelta(3)}"
    request = ("--what", "ভুল লেখা হয়েছে", "--received", received, "--reference", "পত্র ১২", "--on", received)
    run("dispute", "--office", "gari", "--duty", "password-composition", *request, *place, code=0)
    run("dispute", "answer", "1", "upheld", "--reference", "নথি ৭", "--on", answered, *place, code=0)
    for day in (FRESH, OLD):
        (said,) = besides_of(upazila.folder, day)["gari"]
        assert "a request for correction was upheld" in said
        assert said.endswith("it is asked anew.")
        _, forms = papers_asking(upazila.folder, day)
        (form,) = [each for each in forms.forms if each.office.id == "gari"]
        assert "rule" in form.asked(next(iter(form.office.called)))
        (paper,) = answer_forms(AnswerForms(forms.asking, (form,)), Language.BN)
        (anew,) = [
            block.text for block in paper.blocks if isinstance(block, Paragraph) and "সংশোধনের অনুরোধ" in block.text
        ]
        assert anew.endswith("নতুন করে জানতে চাওয়া হচ্ছে।"), "it is asked once, in the table"


def test_a_form_asks_on_which_day_an_answer_was_told_that_waits_for_it_alone_as_the_call_sheet_does(upazila):
    day = FRESH - timedelta(1)
    upazila.answers(
        f"Gari UP,Secretary,31.06.{TOLD:%Y},ফোন,হ্যাঁ,",
        name="undated.csv",
        heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,তিন ধরনের অক্ষর,Two-step",
    )
    call_sheet, forms = papers_asking(upazila.folder, day)
    (form,) = [each for each in forms.forms if each.office.id == "gari"]
    (asked,) = call_sheet.who_is_who["gari"]
    assert asked == form.besides[-1]
    assert (
        asked.en
        == "Secretary, Password rule: its answer is here, only its day is to be settled. On which day did it tell that?"
    )


@pytest.mark.parametrize(
    ("undated", "before"), [("চালু নেই", ""), ('"চালু, লগইনে কোড চায়"', "চালু নেই")], ids=["a no", "a yes beside a no"]
)
def test_call_sheet_and_form_ask_on_which_day_it_was_told_where_the_office_report_does(tmp_path, undated, before):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    upazila.answers(f"Lota UP,Secretary,{TOLD:%d.%m.%Y},ফোন,{before},,05.03.2024,ঠিক আছে,হ্যাঁ", name="a.csv", heads=HEADS)
    upazila.answers(f"Lota UP,Secretary,31.06.2024,ফোন,{undated},,,,", name="b.csv", heads=HEADS)
    asked = "Secretary, Two-step on: its answer is here, only its day is to be settled. On which day did it tell that?"
    call_sheet, forms = papers_asking(upazila.folder, DAY)
    (form,) = forms.forms
    assert ([each.en for each in call_sheet.who_is_who["lota"]], [each.en for each in form.besides]) == (
        [asked],
        [asked],
    )
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, judged_to_ask(space, DAY))
    report = office_view(past.now.assessments[0], past, space.config.letterhead)
    assert any("tell that day" in each.en for each in (*report.for_keeper, *report.steps))


@pytest.mark.parametrize(("number", "told"), [(1, "1 user ID was"), (2, "2 user IDs were")])
@pytest.mark.parametrize("day", [FRESH, OLD])
def test_a_form_has_room_for_as_many_users_as_were_told_however_long_ago_and_asks_whether_there_are_more_and_for_posts(
    tmp_path, number, told, day
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("agri,Agriculture Office,department,Officer,,agri.example.gov.bd,,")
    upazila.answers(f"Agriculture Office,{TOLD:%d.%m.%Y},ফোন,{number}", heads=NO_OWN)
    sheet, forms = papers_asking(upazila.folder, day)
    (called,) = call_sheet(sheet, Language.EN)
    (asked,) = [row[4] for block in called.blocks if isinstance(block, Table) for row in block.rows]
    assert f"{told} told. Are there more, and which posts use them?" in asked, "as on the form"
    assert "number of accounts" not in asked
    (paper,) = answer_forms(forms, Language.EN)
    (users,) = [block for block in paper.blocks if isinstance(block, Table)]
    assert [column.title for column in users.columns[1:]] == [
        f"User {each}: {DOTS}\n{DOTS}" for each in range(1, number + 1)
    ]
    said = " ".join(block.text for block in paper.blocks if isinstance(block, Paragraph))
    assert f"{told} told. Are there more, and which posts use them?" in said
    assert "User IDs that the office has on the portal" not in said


def test_a_reminder_encloses_the_form_for_who_only_has_to_tell_again_and_not_for_who_told_all(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        *(
            f"{each},{each.title()} UP,union,Chairman,,{each}.example.gov.bd,Secretary,{each}.up"
            for each in ("old", "new")
        )
    )
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর"
    upazila.answers(
        f'Old UP,Secretary,{TOLD:%d.%m.%Y},ফোন,"চালু, লগইনে কোড চায়",05.03.2024,ঠিক আছে,হ্যাঁ',
        f"New UP,Secretary,{OLD:%d.%m.%Y},ফোন,চালু নেই,05.03.2024,ঠিক আছে,হ্যাঁ",
        heads=heads,
    )
    place = ("--on", f"{OLD}", "--workspace", upazila.folder)
    run("audit", "--keep", "--meeting", f"{OLD:%Y-%m}", "--yes", *place, code=1)
    run("remind", *place, code=0)
    (letter,) = letters_of(open_workspace(upazila.folder))
    assert {each.office: bool(each.form) for each in letter.draft.offices} == {"old": True, "new": False}


HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,কারণ,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর"
DONE = '"চালু, লগইনে কোড চায়",,05.03.2024,ঠিক আছে,হ্যাঁ'
DAY = TOLD + timedelta(30)


def forms_enclosed(folder):
    """Return by office the form that a reminder encloses; None where it encloses none."""
    place = ("--on", f"{DAY}", "--workspace", folder)
    run("audit", "--keep", "--meeting", f"{DAY:%Y-%m}", "--yes", *place, code=1)
    run("remind", *place, code=0)
    (material,) = letters.waiting(open_workspace(folder), DAY).materials
    return {
        enclosed.report.office_id: enclosed.form and enclosed.form.forms[0]
        for _, together in named_enclosures(material)
        for enclosed in together.enclosures
    }


def test_the_form_that_a_reminder_encloses_asks_what_is_open_and_what_follows_from_what_was_told_before(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up",
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Entrepreneur,lota.udc",
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Accountant,lota.acc",
        "agri,Agriculture Office,department,Officer,,agri.example.gov.bd,,",
    )
    upazila.answers(f"Agriculture Office,{TOLD:%d.%m.%Y},ফোন,1", name="agri.csv", heads=NO_OWN)
    upazila.answers(
        f"Lota UP,Secretary,{TOLD:%d.%m.%Y},ফোন,চালু নেই,লগইন করা যাচ্ছে না,05.03.2024,ঠিক আছে,হ্যাঁ",
        f"Lota UP,Accountant,{TOLD:%d.%m.%Y},ফোন,{DONE}",
        name="lota.csv",
        heads=HEADS,
    )
    forms = forms_enclosed(upazila.folder)
    lota = forms["lota"]
    asked = {post.en: lota.asked(account) for account, post in lota.office.called.items()}
    assert asked["Accountant"] is None
    assert {"two-step", "reset", "profile", "rule"} <= asked["Entrepreneur"]
    assert "reset" not in (asked["Secretary"] or ())
    assert "Secretary: it was told on 24.03.2024 that the login does not work." in lota.besides[0].en
    agri = forms["agri"]
    assert "count" not in agri.asked("agri")
    assert "Are there more" in agri.besides[0].en


@pytest.fixture
def counts_more(tmp_path):
    """An office that has done all with the one user ID that the roster lists, and told that it has five."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    upazila.answers(f"Lota UP,Secretary,{TOLD:%d.%m.%Y},ফোন,{DONE}", heads=HEADS)
    upazila.answers(f"Lota UP,{TOLD:%d.%m.%Y},ফোন,5", name="number.csv", heads=NO_OWN)
    return upazila


def test_a_form_asks_of_users_who_are_counted_and_not_listed_whose_they_are_and_how_they_stand(counts_more):
    enclosed = forms_enclosed(counts_more.folder)["lota"]
    call_sheet, forms = papers_asking(counts_more.folder, DAY)
    assert [row.subject for row in call_sheet.rows] == ["lota", *(f"lota/user-{number}" for number in (2, 3, 4, 5))]
    for form in (enclosed, *forms.forms):
        (paper,) = answer_forms(AnswerForms(forms.asking, (form,)), Language.EN)
        users = [block for block in paper.blocks if isinstance(block, Table)]
        titles = [column.title for table in users for column in table.columns]
        assert [title for title in titles if title.endswith(f": {DOTS}\n{DOTS}")] == [
            f"User {n}: {DOTS}\n{DOTS}" for n in range(2, 6)
        ]
        said = " ".join(block.text for block in paper.blocks if isinstance(block, Paragraph))
        assert "5 user IDs were told, and 1 is listed by post. Which posts use User 2, User 3, User 4, User 5?" in said
        assert questions()["reset"].on_form.words.en in [row[0] for row in users[-1].rows]
    (material,) = letters.waiting(open_workspace(counts_more.folder), DAY).materials
    ((_, letter),) = named_letters(material)
    whose = "The enclosed form also asks which posts use the user IDs of which only the number is known"
    assert whose in reminder_text(letter, Language.EN)


def test_where_nothing_is_to_be_asked_no_form_is_enclosed_and_the_letter_speaks_of_none(counts_more, monkeypatch):
    monkeypatch.setattr(letter_forms, "forms_to_enclose", lambda *_: {})
    assert forms_enclosed(counts_more.folder) == {"lota": None}
    (material,) = letters.waiting(open_workspace(counts_more.folder), DAY).materials
    ((_, letter),) = named_letters(material)
    assert "form" not in reminder_text(letter, Language.EN)


def test_a_letter_says_what_its_form_asks_beside_what_the_letter_does(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        *(f"lota,Lota UP,union,Chairman,,lota.example.gov.bd,{post},lota.{post}" for post in ("secretary", "udc")),
        "agri,Agriculture Office,department,Officer,,agri.example.gov.bd,,",
        "fish,Fisheries Office,department,Officer,,fish.example.gov.bd,Officer,fish.dg",
    )
    upazila.answers(f"Agriculture Office,{TOLD:%d.%m.%Y},ফোন,1", name="agri.csv", heads=NO_OWN)
    upazila.answers("Lota UP,secretary,31.06.2024,ফোন,,,,,হ্যাঁ", name="lota.csv", heads=HEADS)
    forms = forms_enclosed(upazila.folder)
    (material,) = letters.waiting(open_workspace(upazila.folder), DAY).materials
    views = {view.kind: view for _, view in named_letters(material)}
    assert forms["agri"].besides[0].en == "1 user ID was told. Are there more, and which posts use them?"
    assert not forms["fish"].besides
    assert forms["lota"].besides[-1].en.endswith("On which day did it tell that?")
    number = "Some of the enclosed forms also ask how many user IDs the office has, and which posts use them."
    of_day = "The enclosed form also asks on which day the answer on “Password meets the rule” was told."
    for kind, said in ((OfficeKind.DEPARTMENT, number), (OfficeKind.UNION, of_day)):
        for purpose in REMINDERS if kind is OfficeKind.UNION else REMINDERS[:2]:
            assert said in reminder_text(replace(views[kind], purpose=purpose), Language.EN)
    assert "সংযুক্ত ছকে আরও জানতে চাওয়া হয়েছে: “" in reminder_text(views[OfficeKind.UNION], Language.BN)


@pytest.mark.parametrize(("answer", "is_enclosed"), [("জানা গেছে কি না", True), ("", False)])
def test_a_reminder_encloses_the_form_where_an_answer_beside_a_no_could_not_be_read(tmp_path, answer, is_enclosed):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    told, since = TOLD, TOLD + timedelta(9)
    upazila.answers(f"Lota UP,Secretary,{told:%d.%m.%Y},ফোন,চালু নেই,,05.03.2024,ঠিক আছে,হ্যাঁ", name="a.csv", heads=HEADS)
    upazila.answers(f"Lota UP,Secretary,{since:%d.%m.%Y},ফোন,{answer},,,,", name="b.csv", heads=HEADS)
    form = forms_enclosed(upazila.folder)["lota"]
    assert (form is not None) is is_enclosed
    if form is not None:
        assert {"two-step", "reset"} & form.asked(next(iter(form.office.called))) == {"two-step"}


@pytest.mark.parametrize(("two_step", "is_enclosed"), [('"চালু, লগইনে কোড চায়"', True), ("চালু নেই", False)])
def test_a_reminder_encloses_the_form_that_the_proposal_asks_for_of_who_has_no_work_left_that_is_known(
    tmp_path, two_step, is_enclosed
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    upazila.answers(f"Lota UP,Secretary,{TOLD:%d.%m.%Y},ফোন,{two_step},,05.03.2024,ঠিক আছে,", heads=HEADS)
    form = forms_enclosed(upazila.folder)["lota"]
    assert (form is not None) is is_enclosed
    if form is not None:
        assert {"rule", "reset"} & form.asked(next(iter(form.office.called))) == {"rule"}


@pytest.mark.parametrize(("mailbox", "is_named"), [("unorupsha@mopa.gov.bd", True), ("rupsha@gmail.com", False)])
def test_the_unos_office_that_told_no_address_is_asked_whether_that_of_the_committee_is_its_own(
    tmp_path, mailbox, is_named
):
    """Nobody else is: it is not taken for the office's, since only the office tells what it holds."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "uno,UNO Office,uno,Officer,,uno.example.gov.bd,Officer,uno.dg",
        "agri,Agriculture Office,department,Officer,,agri.example.gov.bd,Officer,agri.dg",
    )
    upazila.answers(f"UNO Office,{TOLD:%d.%m.%Y},ফোন,আছে", heads="দপ্তর,যোগাযোগের তারিখ,কীভাবে,সরকারি ই-মেইল ঠিকানা")
    space = open_workspace(upazila.folder)
    space = replace(space, config=replace(space.config, letterhead=replace(space.config.letterhead, uno_mail=mailbox)))
    judgement = judged_to_ask(space, FRESH)
    past = looking_back.preview(space, judgement)
    found = besides.asked_first(space, past, judgement.evidence)
    assert {office: mailbox in " ".join(each.en for each in asked) for office, asked in found.items()} == (
        {"uno": True} if is_named else {}
    )
    for assessment in judgement.assessments:
        steps = " ".join(step.en for step in office_view(assessment, past, space.config.letterhead).steps)
        assert "whole official e-mail address" in steps
        assert ("is that the office's own" in steps) is (is_named and assessment.office.id == "uno")


def test_letter_form_and_register_agree_that_a_no_on_a_day_that_nobody_told_is_left_to_do_beside_a_later_yes_for_all(
    tmp_path,
):
    """That yes does not count beside it, whichever its day is: its day is asked, and the duty itself, too."""
    upazila = TypedUpazila(tmp_path / "space")
    posts = ("Secretary", "Entrepreneur")
    upazila.lists(*(f"lota,Lota UP,union,Chairman,,lota.example.gov.bd,{post},lota.{post.lower()}" for post in posts))
    upazila.answers("Lota UP,Secretary,,,,,,,না", name="a.csv", heads=HEADS)
    run("audit", "--keep", "--meeting", "2024-03", "--on", f"{TOLD}", "--yes", "--workspace", upazila.folder, code=1)
    upazila.answers(f"Lota UP,,{TOLD + timedelta(9):%d.%m.%Y},ফোন,,,,,হ্যাঁ", name="b.csv", heads=HEADS)
    assert forms_enclosed(upazila.folder)["lota"] is None
    (material,) = letters.waiting(open_workspace(upazila.folder), DAY).materials
    ((_, letter),) = named_letters(material)
    assert (letter.only_to_tell, letter.differing) == (False, {"password-composition"})
    _, forms = papers_asking(upazila.folder, DAY)
    (form,) = forms.forms
    assert form.besides[-1].en.endswith("On which day did it tell that?")
    assert "rule" in form.asked(next(iter(form.office.called)))
