"""The guides name screens, buttons and words that there are, in both languages alike, and their pictures are there."""

from __future__ import annotations

import json
import re
import runpy
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from needs import lacking
from product_texts import TEXTS

from auditor.discovery import policies
from auditor.i18n import Language
from auditor.model.baseline import Level
from auditor.model.counting import CountsFrom
from auditor.model.finding import Status
from auditor.model.grades import UNPROVED, Grade, short_of
from auditor.model.paper import Paragraph
from auditor.model.round import Committee
from auditor.model.subjects import OfficeKind
from auditor.model.views.head import Letterhead, OfficeName
from auditor.model.views.invitation import Invitation, InvitationAccount, InvitationHead
from auditor.register.questions import questions
from auditor.selfcheck.engine import EngineMissingError
from auditor.selfcheck.page import page
from auditor.selfcheck.texts.of_page import TEXTS as OF_PAGE
from auditor.workspace import baselines
from reports.layout.invitation import invitation

MANUAL = Path(__file__).parents[1] / "docs" / "manual"
READERS = ("programmer", "office", "committee")
LANGUAGES = ("bn", "en")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@pytest.fixture(scope="module", name="said")
def _said():
    """Return all that the program says, by language."""
    texts = TEXTS["every_text"]()
    return {"en": {text.english for text in texts}, "bn": {text.bangla for text in texts}}


def guide(reader, language):
    """Return the text of a guide."""
    return (MANUAL / f"{reader}.{language}.md").read_text("utf-8")


def names(text):
    """Return what stands in bold, each on one line."""
    return [" ".join(name.split()) for name in BOLD.findall(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_and_button_that_the_month_names_is_there(said, language):
    found = names(guide("programmer", language))
    assert len(found) > 20
    assert not [name for name in found if name not in said[language]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_standing_and_basis_that_the_committee_reads_is_so_called_in_papers(said, language):
    text = guide("committee", language)
    words = [" ".join(name.split()) for name in re.findall(r"\| \*\*(.+?)\*\* \|", text)]
    bases = re.findall(r"\*\*([^*.।:]+)\*\*:", text.partition("3." if language == "en" else "৩.")[2])
    assert len(words) == 7
    assert set(words) == {status.label.said(Language(language)) for status in Status}
    assert len(bases) == 6
    ways = {(short_of(Grade.WITNESSED, (way,)),) for way in UNPROVED}
    for called in {(grade.label, grade.short) for grade in Grade} | ways:
        names_of_it = {each.said(Language(language)) for each in called}
        assert names_of_it & set(bases) or any({*name.split(" বা ")} <= set(bases) for name in names_of_it)
    assert not [name for name in (*words, *bases) if name not in said[language]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_committee_reads_that_an_annex_says_of_how_it_is_known_stands_there(said, language):
    quoted = [name for name in names(guide("committee", language)) if name[-1] in ".।" and not name[0].isdigit()]
    assert len(quoted) == 1
    assert set(quoted) <= said[language]


class Section(HTMLParser):
    """The ids of the texts that each step of the self-check page shows, in order, and of those without which nobody gets through it."""

    def __init__(self, content):
        super().__init__()
        self.shown, self.needed, self._step, self._is_needed = {}, {}, 0, False
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        of = dict(attrs)
        if tag == "section":
            self._step = int(of["id"].removeprefix("at-"))
            self.shown[self._step], self.needed[self._step] = [], [f"step-{self._step}"]
        if tag in {"button", "label", "summary", "p", "li", "option", "h2"}:
            self._is_needed = (tag == "button" and of.get("class") == "main") or of.get("for") in {"password", "code"}
        if self._step and of.get("data-t"):
            self.shown[self._step].append(of["data-t"])
            if self._is_needed:
                self.needed[self._step].append(of["data-t"])

    def handle_endtag(self, tag):
        if tag == "section":
            self._step = 0


@pytest.fixture(scope="module", name="campaign")
def _campaign():
    """Return a small campaign of self-checks."""
    return runpy.run_path(str(MANUAL.parents[1] / "tests" / "example" / "make_check_round.py"))["check_round"]().round


@pytest.fixture(name="steps")
def _steps(request, campaign):
    """Return the real page's steps; skip where its scripts were not built, or fail under --require-servers."""
    try:
        return Section(page(campaign))
    except EngineMissingError:
        lacking(request, "the scripts of the page were not built (npm ci, then build the package)")


def sections(text):
    """Return the parts of a guide, by their headings in order, as they stand there."""
    return [part.partition("![")[0] for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]]


def items_of(section):
    """Return the items of a part of a guide."""
    return re.split(r"^(?:[0-9০-৯]+\.|-) ", section, flags=re.MULTILINE)[1:]


def parts(text):
    """Return the parts of a guide, by their headings in order, each as its items with what stands in bold in them."""
    return [[names(item) for item in items_of(section)] for section in sections(text)]


ORDERED, ADVISED, CHECKED, REPORT = range(4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_office_reads_as_ordered_and_as_advice_is_so_in_the_decisions(language):
    levels = {
        rule.policy.id: rule.level
        for rule in baselines.parse("", baselines.shipped("paikgacha-2024-01"), policies()).rules
    }
    found = parts(guide("office", language))
    of_level = {level: [each for each in policies().values() if levels.get(each.id) is level] for level in Level}
    duties = {policy.duty.said(Language(language)) for policy in of_level[Level.SHALL]}
    advice = {policy.advice.said(Language(language)) for policy in of_level[Level.SHOULD]}
    assert {item[0] for item in found[ORDERED]} == duties
    assert {item[0] for item in found[ADVISED]} == advice


ALONE = {"bn": "শুধু বিভাগীয় দপ্তরের জন্য", "en": "departmental offices only"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_union_reads_which_duties_are_ordered_of_departmental_offices_alone(language):
    """As the decisions name who implements them; a union's own report has no row of these."""
    baseline = baselines.parse("", baselines.shipped("paikgacha-2024-01"), policies())
    asked = {decision.id: decision.implementers for decision in baseline.decisions}
    of_departments = {
        rule.policy.duty.said(Language(language))
        for rule in baseline.rules
        if rule.decision and not asked[rule.decision] & {OfficeKind.UNION}
    }
    items = items_of(sections(guide("office", language))[ORDERED])
    assert {names(item)[0] for item in items if ALONE[language] in item} == of_departments != set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_reads_of_the_strip_of_its_report_what_stands_on_it(language):
    """Its days are those in which an answer comes; it sets the office none."""
    report = " ".join(sections(guide("office", language))[REPORT].split())
    (strip,) = (text for text in TEXTS["every_text"]() if text.name == "_STRIP")
    (answered,) = (text for text in TEXTS["every_text"]() if text.name == "_STRIP_LINES" and "{days}" in text.english)
    assert all((strip.bangla if language == "bn" else strip.english).startswith(name) for name in names(report))
    days, answer = ("কর্মদিবসের মধ্যে", "উত্তর") if language == "bn" else ("working days", "answer")
    assert answer in (answered.bangla if language == "bn" else answered.english).lower()
    with_days = [sentence for sentence in re.split(r"[.।] ?", report) if days in sentence]
    assert len(with_days) == 1
    assert answer in with_days[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_reads_of_a_password_what_the_page_says_of_it(language, steps):
    (rule,) = (item[1:] for item in parts(guide("office", language))[ORDERED] if len(item) > 1)
    kinds = [text for text in ("s2-upper", "s2-lower", "s2-symbol", "s2-digit") if text in steps.shown[1]]
    assert rule == [OF_PAGE[kind].said(Language(language)) for kind in kinds]
    assert names(guide("office", language))[0] == OF_PAGE["safe-3"].said(Language(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_reads_the_steps_fields_and_buttons_of_the_page_in_their_order(language, steps):
    items = parts(guide("office", language))[CHECKED]
    assert len(items) == len(steps.shown)
    for step, item in enumerate(items, start=1):
        words = [OF_PAGE[text].said(Language(language)) for text in steps.shown[step]]
        assert not [name for name in item if name not in words]
        assert [words.index(name) for name in item] == sorted(words.index(name) for name in item)
        assert not {OF_PAGE[text].said(Language(language)) for text in steps.needed[step]} - set(item)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_reads_the_steps_that_stand_on_its_sheet(language, campaign):
    committee = Committee(campaign.committee, campaign.committee, campaign.committee)
    head = InvitationHead(
        committee,
        Letterhead((), (), "01700-000000"),
        campaign.id,
        campaign.meeting,
        CountsFrom(date(2024, 1, 18)),
        campaign.opened,
        None,
        None,
        "page.html",
        "0",
    )
    account = InvitationAccount(campaign.accounts[0].post, "ABCDEFGH")
    sheet = invitation(
        Invitation(
            head, OfficeName(1, campaign.accounts[0].office), "one", account.post, (account,), frozenset(questions())
        ),
        Language(language),
    )
    leads = [block.lead for block in sheet.blocks if isinstance(block, Paragraph) and block.lead]
    for item in parts(guide("office", language))[CHECKED]:
        lead = next(lead for lead in leads if item[0] in lead)
        leads = leads[leads.index(lead) + 1 :]


def test_guides_and_all_that_the_program_says_spell_what_was_mentioned_alike(said):
    spelt = [*said["bn"], *(guide(reader, "bn") for reader in READERS)]
    assert any("উল্লিখিত" in text for text in spelt)
    assert not [text for text in spelt if "উল্লেখিত" in text]


@pytest.mark.parametrize("reader", READERS)
def test_both_languages_have_the_same_parts_and_pictures(reader):
    shapes = []
    for language in LANGUAGES:
        text = guide(reader, language)
        pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
        assert all((MANUAL / picture).is_file() for picture in pictures)
        shapes.append(
            (
                [picture.replace(f".{language}.", ".") for picture in pictures],
                len(re.findall(r"^#", text, re.MULTILINE)),
                len(names(text)),
            )
        )
    assert shapes[0] == shapes[1]


def test_the_pictures_show_what_papers_and_screens_say_now(tool, chromium, tmp_path):
    tool("pdftotext")
    pictures = runpy.run_path(str(MANUAL.parents[1] / "tests" / "manual_pictures.py"))
    said, shown = pictures["words_of_pictures"](chromium, tmp_path), json.loads(pictures["SHOWN"].read_text("utf-8"))
    stale = sorted(name for name in said | shown if said.get(name) != shown.get(name))
    assert stale == [], "draw them anew: python tests/manual_pictures.py"
    drawn = {path.stem for path in MANUAL.glob("*.png")}
    assert drawn == set(shown)


def test_the_pages_that_the_package_has_are_made_of_the_guides_as_they_are_now(request):
    makes = runpy.run_path(str(MANUAL / "pages.py"))
    built = MANUAL.parents[1] / makes["BUILT"]
    if not built.is_dir():
        lacking(request, "the guides were not built (python docs/manual/pages.py)")
    made = makes["pages"]()
    stale = sorted(name for name, content in made.items() if (built / name).read_bytes() != content)
    assert stale == [], "make them anew: python docs/manual/pages.py"
    assert {path.name for path in built.iterdir()} == set(made)
    assert {f"{reader}.{language}.html" for reader in READERS for language in LANGUAGES} < set(made)


def test_every_picture_of_a_page_opens_whole_when_it_is_pressed():
    made = runpy.run_path(str(MANUAL / "pages.py"))["pages"]()
    for name, content in made.items():
        if name.endswith(".html"):
            shown = re.findall(
                r'(<a href="([^"]+)" target="_blank" rel="noopener">)?<img src="([^"]+)" alt="[^"]+"', content.decode()
            )
            assert shown
            assert [opens for _, opens, _ in shown] == [picture for _, _, picture in shown]


def test_no_line_ends_before_the_ending_of_a_word_in_quotes_or_between_samples_of_signs():
    made = runpy.run_path(str(MANUAL / "pages.py"))["pages"]()
    assert "হয়েছে&quot;-\N{WORD JOINER}র পাশে" in made["committee.bn.html"].decode()
    for language in LANGUAGES:
        signs = made[f"office.{language}.html"].decode()
        assert "@\N{NO-BREAK SPACE}#\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}!" in signs


@pytest.mark.parametrize("readme", ["README.md", "README.bn.md"])
def test_a_readme_begins_with_the_desk_then_the_two_commands_that_set_up_then_the_other_commands(readme):
    text = (MANUAL.parents[1] / readme).read_text("utf-8")
    desk, *pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert (desk, "docs/annex.png" in pictures) == ("docs/desk.png", True)
    before, demo, _, tests, _, first_month, *_ = re.split(r"^```$", text, flags=re.MULTILINE)
    assert "auditor.cmd" in before.partition("docs/desk.png")[2]
    assert demo.strip().endswith(".venv/bin/auditor demo")
    assert tests.strip().endswith("-m pytest -q")
    assert first_month.lstrip().startswith("$ auditor init")
