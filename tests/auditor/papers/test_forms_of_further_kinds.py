"""Every form asks an office for the mail where it is counted for that, also where the settings count it for a decision that does not name its kind."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from running import run
from typed_upazila import TypedUpazila

from auditor.i18n import Language, Text
from auditor.model.counting import CountsFrom
from auditor.model.forms import FormStamp
from auditor.model.letters import REMINDERS, Purpose
from auditor.model.subjects import OfficeKind
from auditor.model.views.invitation import InvitationHead
from auditor.papers import asking, letters
from auditor.papers.documents import enclosed_forms
from auditor.register.questions import questions
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.to_ask import judged_to_ask
from auditor.selfcheck.campaigns import CampaignCodes, HiddenCodes
from auditor.selfcheck.sheets import sheets_of
from auditor.views.compared.history import RoundMaterial
from auditor.views.letters.letters import named_enclosures, named_letters
from auditor.views.office.office import office_view
from reports.layout.fieldwork import answer_forms
from reports.layout.invitation import invitation
from reports.layout.letter_message import message
from reports.layout.office import office_report
from reports.layout.reminder import reminder_text

DAY = date(2024, 2, 20)
MAIL = questions()["email"].on_form.words
FOR_SOME = Text(en="departmental offices only", bn="শুধু বিভাগীয়")
STAMPS = [FormStamp("1111-1111-1111", month="2024-02", number=f"1111-{number:04d}") for number in range(9)]
LANGUAGES = pytest.mark.parametrize("language", list(Language))


@pytest.fixture(scope="module", params=[True, False], ids=["unions too", "departments alone"])
def kept(request, tmp_path_factory):
    """A workspace of which a round is kept and reminders are drafted, and the offices that are counted for the mail."""
    found = TypedUpazila(tmp_path_factory.mktemp("kinds") / "space")
    found.lists(
        "agri,Agriculture Office,department,Officer,1,agri.example.gov.bd,Clerk,agri",
        "lota,Lota UP,union,Chairman,1,lota.example.gov.bd,Secretary,lota",
        "bank,Bank,other,Manager,1,bank.example.gov.bd,Clerk,bank",
    )
    _drafted(found, also=request.param)
    return open_workspace(found.folder), {"agri", "lota"} if request.param else {"agri"}


def _drafted(upazila, *, also):
    """Keep a round, draft the reminders, and return what these are made from."""
    upazila.knows_what_keeping_asks()
    place = ("--on", f"{DAY}", "--workspace", upazila.folder)
    if also:
        run("settings", "--also", "2024-01/09 union", "--yes", *place, code=0)
    upazila.keep("--yes")
    run("remind", *place, code=0)
    (material,) = letters.waiting(open_workspace(upazila.folder), DAY).materials
    return material


def material_of(space):
    return RoundMaterial(looking_back.history(space), space.config.letterhead)


def of_the_register(space, language):
    sources = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(asking, "files_of", lambda source, *_: sources.append(source) or ())
        patched.setattr(asking, "stamp_forms", lambda _, __, number, ___, **____: STAMPS[:number])
        asking.prepare(space, judged_to_ask(space, DAY), "2024-02", DAY)
    _, forms = sources
    return {form.office.id: paper for form, paper in zip(forms.forms, answer_forms(forms, language), strict=True)}


def of_reports(space, language):
    ((_, forms),) = enclosed_forms.views(material_of(space))
    return {form.office.id: paper for form, paper in zip(forms.forms, answer_forms(forms, language), strict=True)}


def of_letters(space, language):
    (material,) = letters.waiting(space, DAY).materials
    return {
        enclosed.report.office_id: paper
        for _, together in named_enclosures(material)
        for enclosed in together.enclosures
        for paper in answer_forms(enclosed.form, language)
    }


def of_self_checks(space, language):
    judgement = assessing.assess(space, DAY)
    codes = CampaignCodes(
        HiddenCodes({account.id: "K7QM2X0N" for each in judgement.assessments for account in each.office.accounts}),
        "", (), None, retagged=False,
    )  # fmt: skip
    head = InvitationHead(
        space.config.committee, space.config.letterhead, "2024-02", "2024-02", CountsFrom(DAY), DAY, None, None, "page.html", "0" * 64
    )  # fmt: skip
    found = {}
    for sheet in sheets_of(head, judgement.context.roster, judgement, codes, ()):
        found[sheet.office_id] = invitation(sheet, language)
    return found


@LANGUAGES
@pytest.mark.parametrize("made", [of_the_register, of_reports, of_letters, of_self_checks])
def test_a_form_asks_for_the_mail_of_those_who_are_counted_for_it_and_does_not_say_that_it_is_for_some(
    kept, made, language
):
    space, counted = kept
    forms = {office: repr(paper.blocks) for office, paper in made(space, language).items()}
    assert counted <= forms.keys()
    assert {office for office, form in forms.items() if MAIL.said(language) in form} == counted
    assert not [office for office, form in forms.items() if FOR_SOME.said(language) in form]


ASSUMED = {
    Language.BN: "নং সিদ্ধান্তে বাস্তবায়নকারী হিসেবে ইউনিয়ন পরিষদের উল্লেখ নেই, তবু তাদের জন্যও প্রযোজ্য ধরা হয়েছে। (ধরে নেওয়া হয়েছে)",
    Language.EN: "does not name this kind of office among those who implement it, and is counted for it all the same: Union parishad. (assumed)",
}


@LANGUAGES
def test_report_and_letter_of_whom_a_decision_does_not_name_say_that_it_is_assumed_for_it(kept, language):
    space, counted = kept
    past = looking_back.history(space)
    reports = {
        each: repr(office_report(office_view(assessment, past, space.config.letterhead), language))
        for each, assessment in past.of_office.items()
    }
    assert {each for each, report in reports.items() if ASSUMED[language] in report} == counted - {"agri"}
    (material,) = letters.waiting(space, DAY).materials
    for _, letter in named_letters(material):
        for purpose in REMINDERS:
            said = reminder_text(replace(letter, purpose=purpose), language)
            assert (ASSUMED[language] in said) is (letter.kind is OfficeKind.UNION and "lota" in counted)


@pytest.mark.parametrize(
    ("also", "reset", "is_reminder"), [(True, "15.02.2024", False), (True, "", True), (False, "", True)]
)
def test_the_first_letter_is_called_no_reminder_where_all_that_it_asks_is_counted_by_the_settings_alone(
    tmp_path, also, reset, is_reminder
):
    found = TypedUpazila(tmp_path / "space")
    found.lists("lota,Lota UP,union,Chairman,1,lota.example.gov.bd,Secretary,lota")
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর"
    found.answers(f'Lota UP,Secretary,15.02.2024,ফোন,"চালু, লগইনে কোড চায়",{reset},ঠিক আছে,হ্যাঁ', heads=heads)
    (letter,) = [view for _, view in named_letters(_drafted(found, also=also))]
    for language, name in {Language.BN: "(তাগিদ-", Language.EN: " reminder)"}.items():
        assert (name in reminder_text(letter, language).splitlines()[0]) is is_reminder
        assert name in reminder_text(replace(letter, purpose=Purpose.SECOND, by_settings=False), language)
    for language, name in {Language.BN: "তাগিদপত্রে", Language.EN: "reminder letter"}.items():
        assert (name in message(letter, language)) is is_reminder


def test_the_form_of_a_silent_office_says_as_on_the_register_that_what_shows_an_upheld_request_is_to_be_entered(
    tmp_path,
):
    found = TypedUpazila(tmp_path / "space")
    found.lists("lota,Lota UP,union,Chairman,1,lota.example.gov.bd,Secretary,lota")
    _drafted(found, also=False)
    at = ("--on", f"{DAY}", "--workspace", found.folder)
    words = ("--what", "রিসেট করা হয়েছে", "--received", f"{DAY}", "--reference", "পত্র ১৩")
    run("dispute", "--office", "lota", "--duty", "password-reset", *words, *at, code=0)
    run("dispute", "answer", "1", "upheld", "--reference", "নথি ৮", *at, code=0)
    asked = of_the_register(open_workspace(found.folder), Language.BN)
    found.keep("--yes", meeting="2024-03", on="2024-03-20")
    for forms in (asked, of_reports(open_workspace(found.folder), Language.BN)):
        assert "তার প্রমাণ এখনো তথ্যে তোলা হয়নি" in repr(forms["lota"].blocks)
