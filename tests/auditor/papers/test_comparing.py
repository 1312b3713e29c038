"""A paper in hand is the round's, or what differs is named: figures with their place, and words."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from pathlib import Path, PurePath

import openpyxl
import pytest
from changing import fields_of, replace
from few_offices import lay_example
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from running import run
from sampling import some_of

from auditor import discovery
from auditor.apart.limits import Limits
from auditor.i18n import Language, plain
from auditor.model import seal
from auditor.model.errors import EXIT_FINDINGS, EXIT_NOT_DONE, FileRefusedError, LedgerError
from auditor.model.format import PaperFormat
from auditor.model.round import cards
from auditor.papers import checking, comparing, its_round, kept_words, letters, making, packing, reading_apart
from auditor.papers.comparing import Difference, differences
from auditor.papers.fixed_words import FixedWords, fixed_words
from auditor.papers.saying import READERS, TOLD_SINCE, WHERE_SO, Line, lines_of
from auditor.rollup import returns
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.compared.history import RoundMaterial
from auditor.workspace.folder import ORIGINS

pytestmark = [pytest.mark.sampled, pytest.mark.usefixtures("kept_by_this_version")]

GOLDEN = Path(__file__).parents[2] / "golden" / "workspaces" / "0.1.0-with-revisions"
SPACE = listed.open_workspace(GOLDEN, roster=False)
FORMS = [form for form in discovery.formats().values() if form.suffix in READERS]
DIGIT = re.compile("[0-9০-৯]")
compare = partial(comparing.compare, beside=lambda _: {returns.SUFFIX: returns.files_of})


def nothing() -> None:
    """Nobody looks on."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return Path(shutil.copytree(GOLDEN, tmp_path_factory.mktemp("compared") / "space"))


@pytest.fixture(scope="module")
def space(folder):
    return listed.open_workspace(folder, roster=False)


@pytest.fixture
def another_version(kept_by_this_version, monkeypatch):
    monkeypatch.setattr(kept_words, "__version__", f"{kept_by_this_version}.9")


@pytest.fixture(scope="module")
def papers(space):
    """Return the papers of the second round by name."""
    material = RoundMaterial(looking_back.history(space, 2), space.config.letterhead)
    names = [form.name for form in FORMS]
    return {file.name: file for file in making.files_of(material, names, list(Language))}


def edited(value, old: str, new: str):
    """Return a paper with words of it replaced everywhere but in its seal."""
    if type(value) is str:
        return value.replace(old, new)
    if isinstance(value, tuple):
        return tuple(edited(part, old, new) for part in value)
    changes = {name: edited(part, old, new) for name, part in fields_of(value).items()}
    return replace(value, **changes) if changes else value


def drawn_with(file, old: str, new: str) -> bytes:
    """Return a paper drawn with other words: what somebody gets who edits it with care."""
    return file.form.draw([edited(paper, old, new) for paper in file.document.papers(file.view, file.language)])


def rezipped(content: bytes, part: str, old: str, new: str) -> bytes:
    """Return a zip with one word of a part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            words = before.read(name)
            after.writestr(name, words.replace(old.encode(), new.encode()) if name == part else words)
    return out.getvalue()


def test_a_form_without_a_digest_is_tried_with_those_of_its_name_in_every_round_before_any_other_paper(
    space, monkeypatch
):
    monkeypatch.setattr(its_round, "ALIKE", 2)  # as where the forms of two rounds are of other offices
    first = RoundMaterial(looking_back.history(space, 1), space.config.letterhead)
    forms = {file.name: file for file in making.files_of(first, ["pdf"], [Language.BN])}
    tried = []
    found = compare(space, "enclosed-forms.bn.pdf", forms["enclosed-forms.bn.pdf"].content(), lambda: tried.append(1))
    assert (found.exact, found.head.number) == (True, 1)
    assert len(tried) == 2


def test_how_many_papers_may_still_be_tried_is_told_before_each_round_and_is_never_too_few(space, papers):
    expected, tried = [], []
    altered = drawn_with(papers["annex-minutes.en.pdf"], "of 4", "of 9")
    compare(space, "scan.pdf", altered, lambda: tried.append(expected[-1]), expect=expected.append)
    assert expected[0] == 1
    assert len(tried) > 1
    assert all(tried.count(each) <= each for each in expected)


@pytest.mark.parametrize(
    "name",
    some_of(
        [
            "annex-chair.bn.pdf", "annex-minutes.en.pdf", "offices.bn.pdf", "offices/01-statistics.en.pdf",
            "annex-auditor.bn.docx", "offices.en.docx", "annex-chair.en.xlsx", "annex-auditor.bn.csv", "annex-chair.json",
            "offices/02-land.json", "round.bn.html", "round.en.html",
        ],
        kind=lambda name: name.rpartition(".")[2],
    ),
)  # fmt: skip
def test_a_paper_of_the_round_is_known_to_be_exactly_that(space, papers, name):
    found = compare(space, Path(name).name, papers[name].content(), nothing)
    assert (found.exact, found.name, found.head.number) == (True, name, 2)


@pytest.mark.parametrize("name", ["annex-chair.en.pdf", "annex-chair.en.docx"])
def test_an_altered_figure_is_named_with_its_place(space, papers, name):
    found = compare(space, name, drawn_with(papers[name], "of 4", "of 9"), nothing)
    assert ("9", "4") in {(figure.paper, figure.kept) for figure in found.named}
    assert all(figure.place.en for figure in found.named)


def test_an_altered_figure_of_a_bangla_paper_is_named_in_its_own_digits(space, papers):
    name = "annex-minutes.bn.pdf"
    found = compare(space, name, drawn_with(papers[name], "৪টি", "৮টি"), nothing)
    assert ("৮", "৪") in {(figure.paper, figure.kept) for figure in found.named}
    assert {figure.place.en for figure in found.named} <= {f"page {n}" for n in range(1, 20)}


def test_an_altered_cell_of_a_workbook_is_named_by_sheet_and_row(space, papers):
    name, sheet = "annex-auditor.en.xlsx", "xl/worksheets/sheet1.xml"
    altered = rezipped(papers[name].content(), sheet, "applies to them: 1.", "applies to them: 7.")
    found = compare(space, name, altered, nothing)
    (difference,) = found.named
    assert (difference.paper, difference.kept) == ("7", "1")
    assert difference.place.en.endswith("row 16")
    assert any("৭" in told.bn and "১" in told.bn for told in checking.compared(space, found))


def test_a_row_more_of_a_workbook_is_named_by_sheet_and_row_and_that_no_name_in_it_is_the_round_s(space, papers):
    name, altered = "annex-auditor.en.xlsx", io.BytesIO()
    book = openpyxl.load_workbook(io.BytesIO(papers[name].content()))
    last = book["Offices"].max_row + 1
    book["Offices"].append([27, "Forest Bureau"])
    book.create_sheet("hunter2 pays").append([28, "Forest Bureau"])
    book.save(altered)
    found = compare(space, name, altered.getvalue(), nothing)
    told = [message.en for message in checking.compared(space, found)]
    assert any(f'"Offices", row {last} (with 27): the round\'s paper has nothing of the kind' in each for each in told)
    assert not any(words in message for message in told for words in ("Forest", "hunter"))


def test_a_whole_number_of_a_workbook_is_said_as_it_is_shown():
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.append([9.0, 0.5, "x"])
    book.save(content)
    assert [line.words for line in lines_of("x.xlsx", ".xlsx", content.getvalue())] == ["9 0.5 x"]


def test_an_altered_value_of_a_record_is_named_by_its_path(space, papers):
    name = "annex-chair.json"
    altered = papers[name].content().replace(b'"implemented": 1', b'"implemented": 3', 1)
    found = compare(space, name, altered, nothing)
    (figure,) = found.named
    assert (figure.paper, figure.kept) == ("3", "1")
    assert figure.place.en.endswith("implemented")


def without_members(value, members):
    """Return a record without some of its members, wherever they stand."""
    if isinstance(value, dict):
        return {key: without_members(part, members) for key, part in value.items() if key not in members}
    return [without_members(part, members) for part in value] if isinstance(value, list) else value


def test_a_record_from_before_members_were_told_is_the_round_s_and_one_that_lacks_some_of_them_is_not(space, papers):
    record = json.loads(papers["annex-auditor.json"].content())
    of_then, lacking = without_members(record, WHERE_SO[TOLD_SINCE]), without_members(record, {"serials"})
    assert record != lacking != of_then
    found = [compare(space, "annex-auditor.json", json.dumps(made).encode(), nothing) for made in (of_then, lacking)]
    assert [(bool(each.named), each.wording) for each in found] == [(False, ()), (True, ())]


@pytest.mark.parametrize(
    ("name", "figure"), [("annex-auditor.en.csv", r"(?<=,)2(?=,)"), ("round.en.html", r"(?<=>)3(?=<)")]
)
def test_an_altered_figure_of_a_table_or_page_is_named(space, papers, name, figure):
    altered = re.sub(figure, "8", papers[name].content().decode(), count=1)
    found = compare(space, name, altered.encode(), nothing)
    assert [difference.paper for difference in found.named] == ["8"]


@pytest.mark.parametrize("attribute", ["data-left", "data-also"])
def test_what_rows_of_a_page_are_chosen_and_found_by_is_compared(space, papers, attribute):
    content = papers["round.en.html"].content().decode()
    altered = re.sub(rf'({attribute}="[^"]+)"', r'\1 77"', content, count=1)
    assert altered != content
    found = compare(space, "round.en.html", altered.encode(), nothing)
    assert [(difference.paper, difference.kept) for difference in found.named] == [("77", "")]


def test_a_paper_edited_only_in_its_words_is_told_as_such(space, papers):
    name = "annex-chair.en.docx"
    found = compare(space, name, drawn_with(papers[name], "Progress", "Advance"), nothing)
    assert found.wording
    assert not found.named


@pytest.mark.parametrize(
    ("name", "standing", "put"),
    [
        ("annex-auditor.bn.xlsx", "তথ্য পাওয়া যায়নি", "সম্পন্ন"),
        ("annex-auditor.en.xlsx", "no information", "completed"),
        ("annex-auditor.bn.csv", "তথ্য পাওয়া যায়নি", "সম্পন্ন"),
        ("annex-auditor.en.csv", "no information", "completed"),
        ("annex-chair.bn.docx", "তথ্য পাওয়া যায়নি", "সম্পন্ন"),
        ("annex-chair.en.pdf", "not done", "completed"),
        ("annex-chair.json", "partial", "completed"),
    ],
)
def test_any_word_put_for_a_standing_in_its_column_is_told_with_both_sides(space, papers, name, standing, put):
    kept = lines_of(name, PurePath(name).suffix, papers[name].content())

    def forged(words):
        return put if words == standing else f'"{put}"' if words == f'"{standing}"' else words

    def row(words):
        return words.replace(standing, put, 1) if re.match("[0-9]+ ", words) and words.count(standing) == 1 else words

    paper = []
    for line in kept:
        cells, rows = tuple(map(forged, line.cells)), tuple(map(row, line.rows))
        is_changed = (cells, rows, forged(line.value)) != (line.cells, line.rows, line.value)
        is_of_table = DIGIT.search(line.words) is not None  # and no list of codes
        words = line.words.replace(standing, put) if is_changed and is_of_table else line.words
        paper.append(replace(line, words=words, cells=cells, rows=rows) if is_of_table else line)
    named, wording = differences(paper, kept, fixed_words(looking_back.history(space, 2)))
    assert named
    assert {(each.paper, each.kept) for each in named} == {(put, standing)}
    assert not wording


@pytest.mark.parametrize("put", ["done", "regularly"])
def test_what_stands_in_the_place_of_a_standing_that_one_rule_alone_has_is_told(space, put):
    kept, line = (
        looking_back.history(space, 2),
        Line(plain("row 1"), "06 not at all, or not regularly", cells=("06", "not at all, or not regularly")),
    )
    forged = replace(line, words=f"06 {put}", cells=("06", put))
    past = replace(kept, now=replace(kept.now, header=replace(kept.now.header, rules=cards(space.baseline))))
    assert [each.kept for each in differences([forged], [line], fixed_words(past))[0]] == [
        "not at all, or not regularly"
    ]


@pytest.mark.parametrize("put", ["hunter2", "Tr0ub4dor&3", "\x1b[2J", "long " * 20])
def test_what_stands_in_the_place_of_a_standing_and_may_be_anything_is_not_repeated(put):
    line = Line(plain("row 1"), "01 done", cells=("01", "done"))
    forged = replace(line, words=f"01 {put}", cells=("01", put))
    named, _ = differences([forged], [line], FixedWords.of(["done"]))
    assert [(each.paper, each.kept, each.is_standing) for each in named if not each.paper] == [("", "done", True)]
    assert put not in {each.paper for each in named}


def test_a_standing_that_was_emptied_is_told():
    line = Line(plain("row 1"), "01 done", cells=("01", "done"))
    named, _ = differences([replace(line, words="01", cells=("01", ""))], [line], FixedWords.of(["done"]))
    assert named == [Difference(plain("row 1"), "", "done")]


def test_the_heading_of_a_column_that_is_called_as_a_standing_is_none():
    line = Line(plain("row 1"), "Office implemented", cells=("Office", "implemented"))
    forged = replace(line, words="Office done", cells=("Office", "done"))
    figures, (place,) = differences([forged], [line], FixedWords.of(["implemented"]))
    assert (figures, place.en) == ([], 'row 1, where this version prints "implemented"')


def without_office(record: dict, at: int) -> dict:
    return {**record, "offices": [each for number, each in enumerate(record["offices"]) if number != at]}


def test_an_office_that_was_taken_out_of_a_record_is_told_once_and_by_name(space, papers):
    name = "annex-chair.json"
    record = json.loads(papers[name].content())
    gone = record["offices"][1]
    found = compare(space, name, json.dumps(without_office(record, 1)).encode(), nothing)
    told = [message.en for message in checking.compared(space, found)]
    assert "1 figure, standing or name is" in told[0]
    assert f"{gone['serial']} {gone['name']['en']} is missing in the paper" in told[1]
    assert 'field "offices[1]"' in told[1]


def test_a_figure_altered_beside_an_office_that_was_taken_out_is_named_as_it_stands_in_the_round(space, papers):
    name = "annex-chair.json"
    record = without_office(json.loads(papers[name].content()), 1)
    record["offices"][1]["accounts"] = 77
    found = compare(space, name, json.dumps(record).encode(), nothing)
    assert [(each.is_missing, each.place.en) for each in found.named] == [
        (True, "offices[1]"), (False, "offices[2].accounts"),
    ]  # fmt: skip


def test_an_office_that_stands_twice_in_a_record_is_told_once(space, papers):
    name = "annex-chair.json"
    record = json.loads(papers[name].content())
    record["offices"].insert(1, record["offices"][0])
    (named,) = compare(space, name, json.dumps(record).encode(), nothing).named
    assert (named.is_more, named.paper) == (
        True,
        f"{record['offices'][0]['serial']} {record['offices'][0]['name']['en']}",
    )


@pytest.mark.parametrize(("member", "place"), [("winner", "offices[1].winner"), ("hunter2", "offices[1]")])
def test_a_member_more_of_a_record_is_told_once_and_where(space, papers, member, place):
    name = "annex-chair.json"
    record = json.loads(papers[name].content())
    record["offices"][1][member] = 1
    (named,) = compare(space, name, json.dumps(record).encode(), nothing).named
    assert (named.is_more, named.place.en) == (True, place)


@pytest.mark.parametrize("name", ["annex-auditor.en.csv", "annex-auditor.bn.csv"])
def test_the_row_of_an_office_that_was_taken_out_is_told_once_and_by_name(space, papers, name):
    first, _, gone, *others = papers[name].content().decode("utf-8-sig").splitlines()
    content = "\n".join((first, _, *others)).encode()
    (named,) = compare(space, name, content, nothing).named
    assert (named.is_missing, named.place.en) == (True, "line 3")
    assert named.kept == " ".join(gone.split(",")[:2])


def test_a_page_that_was_taken_out_is_told_once():
    kept = pages_of(("01 a 1/2",), ("02 b 2/2", "03 c 0/2"), ("04 d 2/2",))
    assert differences([kept[0], kept[2]], kept) == ([Difference(plain("page 2"), "", "", is_missing=True)], [])


def test_a_page_with_one_row_worded_otherwise_is_told_with_the_row():
    kept = pages_of(("01 a 1/2", "02 b 2/2"))
    rows = tuple(row.replace("b", "c") for row in kept[0].rows)
    figures, wording = differences([replace(kept[0], rows=rows, words=" ".join(rows))], kept)
    assert (figures, [place.en for place in wording]) == ([], ["page 1, line 3"])


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("annex-chair.en.csv", "no information", "done"),
        ("annex-chair.en.docx", "partly implemented", "implemented"),
        ("annex-chair.bn.docx", "তথ্য পাওয়া যায়নি", "হয়েছে"),
        ("round.en.html", "Land Office", "Sub-registry"),
        ("annex-chair.en.pdf", "partly implemented", "implemented"),
        ("annex-minutes.en.csv", "given", "not given"),
        ("annex-minutes.bn.docx", "দেওয়া হয়েছে", "দেওয়া হয়নি"),
        ("annex-minutes.json", "true", "false"),
    ],
)
def test_a_standing_or_the_name_of_an_office_that_was_put_for_another_is_named_as_a_figure_is(
    space, papers, name, old, new
):
    forged = [
        replace(line, words=line.words.replace(old, new), rows=tuple(row.replace(old, new) for row in line.rows))
        for line in lines_of(name, PurePath(name).suffix, papers[name].content())
    ]
    kept = lines_of(name, PurePath(name).suffix, papers[name].content())
    named, wording = differences(forged, kept, fixed_words(looking_back.history(space, 2)))
    assert named
    assert not wording
    assert {(difference.paper, difference.kept) for difference in named} == {(new, old)}


@pytest.mark.parametrize(
    ("name", "given", "before"),
    [
        ("annex-minutes.en.csv", ("not given", "given"), ("no", "yes")),
        ("annex-minutes.bn.docx", ("দেওয়া হয়নি", "দেওয়া হয়েছে"), ("না", "হ্যাঁ")),
    ],
)
def test_a_paper_of_before_that_says_yes_where_given_is_said_now_is_not_accused_but_a_no_is(
    space, papers, name, given, before
):
    kept = lines_of(name, PurePath(name).suffix, papers[name].content())

    def written(said):
        def as_before(words):
            for now, then in zip(given, said, strict=True):
                words = words.replace(now, then)
            return words

        return [replace(line, words=as_before(line.words), rows=tuple(map(as_before, line.rows))) for line in kept]

    fixed = fixed_words(looking_back.history(space, 2))
    assert not differences(written(before), kept, fixed)[0]
    assert differences(written(before[:1] * 2), kept, fixed)[0]


def test_a_forged_standing_is_told_with_what_the_round_says(folder, papers, tmp_path):
    paper = tmp_path / "annex-chair.json"
    content = papers["annex-chair.json"].content()
    paper.write_bytes(content.replace(b': "partial"', b': "implemented"', 1))
    assert paper.read_bytes() != content
    said = run("verify", paper, "--workspace", folder, code=1).stderr
    assert "the paper says implemented, the round says partial" in said
    assert "wording differs" not in said


def test_an_office_whose_name_was_written_over_with_one_of_no_list_is_named_and_what_stands_there_is_not_repeated(
    folder, papers, tmp_path
):
    paper = tmp_path / "annex-minutes.en.docx"
    paper.write_bytes(rezipped(papers[paper.name].content(), "word/document.xml", "Land Office", "Forest Bureau"))
    said = run("verify", paper, "--workspace", folder, code=1).stderr
    assert "not the name of that row's office; the round says" in said
    assert "Land Office" in said
    assert "Forest" not in said
    assert "wording differs" not in said


def test_the_kind_of_office_in_an_altered_name_is_not_said_to_stand_in_the_place_of_the_name():
    fixed = FixedWords.of(["Union parishad", "implemented"], ["Kulla Union Parishad", "Khulna Sadar"])
    row, altered = "05 Kulla Union Parishad implemented", "05 Khulna Union Parishad implemented"
    assert not list(fixed.differing(altered, row))
    assert list(fixed.names_written_over(altered, row)) == ["Kulla Union Parishad"]
    assert list(fixed.differing("05 Union parishad implemented", row)) == [("Union parishad", "Kulla Union Parishad")]
    assert list(fixed.differing("05 Khulna Sadar implemented", row)) == [("Khulna Sadar", "Kulla Union Parishad")]


def test_of_a_line_that_is_worded_otherwise_no_name_is_missed():
    fixed = FixedWords.of(["done"], ["Land Office"])
    assert list(fixed.names_written_over("01 Forest Bureau 1/2", "01 Land Office 1/2")) == ["Land Office"]
    assert list(fixed.names_written_over("", "01 Land Office 1/2")) == []
    assert list(fixed.names_written_over("of one office it is told", "of Land Office nothing is told")) == []
    assert list(fixed.names_written_over("01 hunter2 1/2", "01 done 1/2")) == []


@pytest.mark.parametrize(
    ("name", "blank", "filled"),
    [
        ("offices/02-land.en.docx", "Which duty (no.): ………", "Which duty (no.): 04"),
        ("offices/02-land.bn.docx", "কোন করণীয় (ক্রম): ………", "কোন করণীয় (ক্রম): ০৪"),
        ("offices/02-land.en.docx", "☐", "☒"),
        ("annex-chair.en.docx", "Prepared by: …………………………", "Prepared by: 21.05.2024"),
        ("annex-minutes.bn.docx", "প্রস্তুতকারী: …………………………", "প্রস্তুতকারী: ২১.০৫.২০২৪"),
    ],
)
def test_a_paper_whose_blanks_were_filled_in_is_accused_of_nothing(space, papers, name, blank, filled):
    content = rezipped(papers[name].content(), "word/document.xml", blank, filled)
    assert content != papers[name].content()
    found = compare(space, PurePath(name).name, content, nothing)
    assert (len(found.filled), checking.differs(found)) == (1, False)
    told = " ".join(message.en for message in checking.compared(space, found))
    assert "only blanks were filled in" in told
    assert "In this line a blank was filled in" in told


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("report of", "reports of"),
        ("write no password", "write the password"),
        ("If not, the", "If so, the"),
        ("Which duty", "Which 3 duties"),
    ],
)
def test_what_is_printed_beside_a_blank_is_compared(space, papers, printed, other):
    name = "offices/02-land.en.docx"
    filled = rezipped(papers[name].content(), "word/document.xml", "Which duty (no.): ………", "Which duty (no.): 04")
    found = compare(space, "02-land.en.docx", rezipped(filled, "word/document.xml", printed, other), nothing)
    assert checking.differs(found)


@pytest.mark.parametrize(
    ("printed", "in_hand", "named"),
    [
        ("Prepared by: ………………", "Approved by: signed 12.04.2024", 'table 1, where this version prints "Prepared"'),
        (
            "What is right ……… on ………",
            "What is false 04 on 15.04.2024",
            'table 1, where this version prints "right"',
        ),
        ("Prepared by: ………………", "Approved by: ……………", 'table 1, where this version prints "Prepared"'),
        ("Prepared by the office", "Approved by the office", 'table 1, where this version prints "Prepared"'),
        ("Prepared by the office", "Prepared by the office hunter", "table 1"),
    ],
)
def test_the_word_that_was_altered_is_named_and_neither_what_stands_there_now_nor_what_was_filled_in(
    printed, in_hand, named
):
    figures, wording = differences([Line(plain("table 1"), in_hand)], [Line(plain("table 1"), printed)])
    assert (figures, [place.en for place in wording]) == ([], [named])


def test_a_printed_figure_beside_a_blank_is_named_as_a_figure():
    kept, paper = "2 duties, told on ………", "3 duties, told on 15.04.2024"
    figures, _ = differences([Line(plain("table 1"), paper)], [Line(plain("table 1"), kept)])
    assert figures == [Difference(plain("table 1"), "3", "2")]


def test_words_of_the_forger_are_not_repeated():
    fixed = FixedWords.of(["no information", "done"])
    assert list(fixed.differing("01 hunter2 1/2", "01 no information 1/2")) == []
    assert list(fixed.differing("01 done 1/2", "01 no information 1/2")) == [("done", "no information")]


def test_a_remark_or_picture_laid_on_a_page_is_named(space, papers):
    name = "annex-minutes.en.pdf"
    writer = PdfWriter(clone_from=io.BytesIO(papers[name].content()))
    writer.add_annotation(page_number=0, annotation=FreeText(text="0 of 9", rect=(50, 550, 200, 650)))
    altered = io.BytesIO()
    writer.write(altered)
    found = compare(space, name, altered.getvalue(), nothing)
    assert [each.place.en for each in found.typed] == ["page 1, the remarks and pictures that lie on it"]
    assert checking.differs(found)


@pytest.mark.parametrize("name", ["annex-minutes.en.pdf", "annex-chair.json"])
def test_of_a_paper_saved_anew_it_is_said_that_its_text_alone_was_compared(space, papers, name):
    content = papers[name].content() + b"\n"
    told = [message.en for message in checking.compared(space, compare(space, name, content, nothing))]
    assert "only the file was saved anew" in told[0]
    assert any("that only the eye sees" in message for message in told[1:]) is name.endswith(".pdf")


def test_a_paper_saved_anew_says_the_same(space, papers):
    name = "annex-chair.bn.docx"
    found = compare(space, name, rezipped(papers[name].content(), "", "", ""), nothing)
    assert (found.exact, found.named, found.wording) == (False, (), ())


def test_what_the_pages_of_a_document_repeat_is_read_once_and_without_their_numbers(papers):
    lines = lines_of("x.docx", ".docx", papers["offices.en.docx"].content())
    feet = [line.words for line in lines if line.place.en == "head or foot of the pages"]
    assert len(feet) == len(set(feet))
    (foot,) = [words for words in feet if "Page" in words]
    assert foot.startswith("Page / · Check digest")


@pytest.mark.parametrize("name", ["offices/02-land.bn.docx", "annex-minutes.en.docx"])
def test_a_renamed_paper_is_known_by_what_it_says(space, papers, name):
    found = compare(space, "paper from the meeting.docx", papers[name].content(), nothing)
    assert (found.exact, found.name) == (True, name)


def test_the_paper_of_another_ledger_is_refused(space):
    other = listed.open_workspace(GOLDEN.parent / "0.1.0-before-revisions", roster=False)
    material = RoundMaterial(looking_back.history(other, 1), other.config.letterhead)
    foreign = next(iter(making.files_of(material, ["docx"], [Language.EN])))
    with pytest.raises(LedgerError, match="of no round in this ledger"):
        compare(space, foreign.name, foreign.content(), nothing)


def test_of_a_digest_in_which_a_sign_was_altered_it_is_told_and_no_other_ledger_is_blamed(space, papers):
    paper, (*_, entry) = papers["annex-minutes.json"], Ledger(space.ledger_path).rounds()
    other = "1" if entry.digest[0] == "0" else "0"
    altered = paper.content().replace(entry.digest.encode(), f"{other}{entry.digest[1:]}".encode())
    assert altered != paper.content()
    with pytest.raises(LedgerError) as refused:
        compare(space, "annex-minutes.json", altered, nothing)
    (words,) = refused.value.messages
    assert f"differs in 1 sign from that of round {entry.number} " in words.en
    assert "folder" not in words.en


def test_a_paper_that_names_no_round_before_it_is_not_told_of_as_if_its_digest_were_typed_and_may_be_of_a_copy(
    folder, tmp_path
):
    here, other = (Path(shutil.copytree(folder, tmp_path / name)) for name in ("here", "other"))
    run("audit", "--keep", "--meeting", "2024-04", "--on", "2024-04-20", "--yes", "--workspace", other)
    opened = listed.open_workspace(other, roster=False)
    material = RoundMaterial(looking_back.history(opened), opened.config.letterhead)
    paper = next(file for file in making.files_of(material, ["json"], [Language.BN]) if file.name.startswith("offices"))
    with pytest.raises(LedgerError) as refused:
        compare(listed.open_workspace(here, roster=False), paper.name, paper.content(), nothing)
    (words,) = refused.value.messages
    assert "type it again" not in words.en
    assert "copy of the other" in words.en
    assert "PDF or DOCX" in words.en


@pytest.mark.parametrize("form", ["pdf", "docx", "terminal", "json"])
@pytest.mark.parametrize(("goes_on", "told"), [(True, "later each went on by itself"), (False, "an earlier copy")])
def test_the_paper_of_a_folder_that_was_one_with_this_is_told_until_when(folder, tmp_path, form, goes_on, told):
    here, other = (Path(shutil.copytree(folder, tmp_path / name)) for name in ("here", "other"))
    last = Ledger(folder / "ledger.db").rounds()[-1]
    for copied in (other, here)[: 1 + goes_on]:
        run("audit", "--keep", "--meeting", "2024-04", "--on", "2024-04-20", "--yes", "--workspace", copied)
    material = RoundMaterial(
        looking_back.history(opened := listed.open_workspace(other, roster=False)), opened.config.letterhead
    )
    paper = next(
        file for file in making.files_of(material, [form], [Language.BN]) if file.name.startswith("annex-minutes")
    )
    with pytest.raises(LedgerError) as refused:
        compare(listed.open_workspace(here, roster=False), paper.name, paper.content(), nothing)
    (words,) = refused.value.messages
    assert f"until round {last.number} (" in words.en
    assert told in words.en


def test_the_list_of_what_papers_were_made_from_is_no_paper_and_is_told_as_that(space):
    with pytest.raises(FileRefusedError, match="is no paper"):
        compare(space, f"out/001-2024-02/{ORIGINS}", b"{}", nothing)


def test_a_paper_that_is_none_of_ours_is_refused(space):
    with pytest.raises(LedgerError, match="none of the papers"):
        compare(space, "letter.csv", b"Dear Sir,\nplease find attached\n", nothing)


@given(st.sampled_from(sorted(READERS)), st.binary(max_size=300))
def test_whatever_the_bytes_are_a_reader_reads_or_refuses(suffix, content):
    for start in (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"["):
        with suppress(FileRefusedError):
            lines_of(f"paper{suffix}", suffix, start + content)


@pytest.mark.long(instead="test_a_paper_that_takes_too_long_is_refused")
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_zip_that_would_fill_the_memory_is_refused(suffix):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in ("word/document.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            archive.writestr(part, b" " * 150_000_000)
    with pytest.raises(FileRefusedError):
        lines_of(f"bomb{suffix}", suffix, out.getvalue())


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_zip_whose_packed_bytes_are_others_is_refused(suffix):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in ("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"):
            archive.writestr(part, b"<x>many words</x>" * 50)
    with pytest.raises(FileRefusedError):
        lines_of(f"torn{suffix}", suffix, out.getvalue().replace(out.getvalue()[49:60], b"\xff" * 11))


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_zip_that_is_packed_in_another_way_and_damaged_is_refused(suffix):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        for part in ("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"):
            archive.writestr(part, b"<x>many words</x>" * 50)
    spoilt = bytearray(out.getvalue())
    spoilt[30 + len("[Content_Types].xml") + 10] ^= 255
    with pytest.raises(FileRefusedError):
        lines_of(f"torn{suffix}", suffix, bytes(spoilt))


def test_deeply_nested_values_are_refused_or_read():
    with pytest.raises(FileRefusedError):
        lines_of("deep.json", ".json", b"[" * 200_000)


@pytest.mark.usefixtures("apart")
def test_a_paper_is_read_in_a_process_of_its_own(space, papers):
    name = "annex-minutes.en.pdf"
    assert compare(space, name, papers[name].content(), nothing).exact


@pytest.mark.usefixtures("apart")
def test_a_paper_that_takes_too_long_is_refused(papers):
    with pytest.raises(FileRefusedError):
        reading_apart.read("slow.pdf", ".pdf", papers["annex-minutes.en.pdf"].content(), Limits(0, 10**12, 10**9))


@pytest.mark.usefixtures("apart")
def test_a_damaged_paper_is_refused_and_the_file_named():
    with pytest.raises(FileRefusedError, match=r"torn\.pdf"):
        reading_apart.read("torn.pdf", ".pdf", b"%PDF-1.7\nnothing more")


@given(st.lists(st.text("abc 123", max_size=12), max_size=12), st.integers(0, 11), st.integers(0, 9))
def test_every_changed_digit_is_found(words, at, digit):
    kept = [Line(plain(str(n)), f"x {text}") for n, text in enumerate(words)]
    if at >= len(kept) or not DIGIT.search(kept[at].words):
        return
    changed = DIGIT.sub(str(digit), kept[at].words, count=1)
    paper = [*kept[:at], Line(kept[at].place, changed), *kept[at + 1 :]]
    figures, _ = differences(paper, kept)
    assert bool(figures) == (changed != kept[at].words)


def test_a_figure_that_was_left_out_is_told_too():
    kept = [Line(plain("1"), "implemented 18"), Line(plain("2"), "waived 3")]
    figures, wording = differences(kept[:1], kept)
    assert figures == [Difference(plain("2"), "", "", is_missing=True)]
    assert not wording


def test_texts_too_long_to_be_lined_up_are_still_compared():
    kept = [Line(plain(str(n)), f"row {n}") for n in range(5000)]
    figures, _ = differences([Line(line.place, f"{line.words}1") for line in kept], kept)
    assert len(figures) == len(kept)


def test_nothing_of_a_paper_is_repeated_but_figures_and_places_of_the_round(space, papers):
    name = "annex-chair.json"
    altered = (
        papers[name].content().replace(b"{", b'{"hunter2 \\u001b[2J": "Tr0ub4dor&3", "n": ' + b"1.1" * 9000 + b",", 1)
    )
    with pytest.raises(FileRefusedError):
        compare(space, name, altered, nothing)  # no JSON
    altered = papers[name].content().replace(b"{", b'{"hunter2 \\u001b[2J": "Tr0ub4dor&3 ' + b"1.1" * 9000 + b'",', 1)
    (found, *_) = compare(space, name, altered, nothing).named
    said = f"{found.place.en} {found.paper}"
    assert len(said) < 100
    assert not [word for word in ("hunter", "\x1b", "dor") if word in said]


def test_a_paper_that_is_none_of_the_rounds_is_accused_of_nothing(space, papers):
    record = json.loads(papers["offices/01-statistics.json"].content())
    other = json.dumps({"schema": "other/v1", "head": record["head"], "n": list(range(99))}).encode()
    with pytest.raises(LedgerError, match="like none"):
        compare(space, "other.json", other, nothing)


# At the command line -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("apart")
def test_verify_names_what_was_altered_and_ends_with_findings(folder, papers, tmp_path):
    path = tmp_path / "annex-chair.en.docx"
    path.write_bytes(drawn_with(papers[path.name], "of 4", "of 9"))
    said = run("--workspace", folder, "verify", path, code=1).stderr
    assert "the paper says 9, the round says 4" in said


@pytest.mark.usefixtures("apart", "another_version")
def test_of_a_round_that_another_version_kept_verify_says_first_that_it_may_have_printed_otherwise_and_accuses_nobody(
    folder, papers, tmp_path
):
    path = tmp_path / "annex-chair.en.docx"
    path.write_bytes(drawn_with(papers[path.name], "of 4", "of 9"))
    told = run("--workspace", folder, "verify", path, code=3).stderr
    first, *rest = told.splitlines()
    assert "Version 0.1.0 of the program kept that round" in first
    assert "does not show that anybody altered the paper" in first
    assert "the paper says 9, this version would say 4" in "\n".join(rest)
    assert "the kit of version 0.1.0" in rest[-1]
    assert "the round says" not in told


@pytest.mark.usefixtures("another_version")
def test_a_paper_of_another_version_that_is_worded_otherwise_accuses_nobody(space, papers):
    name = "annex-chair.en.docx"
    found = compare(space, name, drawn_with(papers[name], "Progress", "Advance"), nothing)
    assert checking.exit_code(found) == EXIT_NOT_DONE
    assert not checking.differs(found)


def in_a_record(content: bytes, change) -> bytes:
    record = json.loads(content)
    change(record)
    return json.dumps(record, ensure_ascii=False).encode()


def land(record):
    (office,) = [each for each in record["offices"] if each["serial"] == 2]
    return office


@pytest.mark.usefixtures("another_version")
@pytest.mark.parametrize(
    ("change", "said", "kept"),
    [
        (lambda record: land(record)["duties"][0].update(done=7), "7", "1"),
        (lambda record: land(record)["duties"][0].update(outcome="pass"), "pass", "unknown"),
        (lambda record: land(record).update(status="implemented"), "implemented", "partial"),
        (lambda record: land(record).update(serial=8), "8", "2"),
    ],
)
def test_what_the_kept_rows_say_of_an_office_themselves_is_the_round_s_whichever_version_kept_it(
    space, papers, change, said, kept
):
    altered = in_a_record(papers["annex-chair.json"].content(), change)
    found = compare(space, "annex-chair.json", altered, nothing)
    assert [(each.paper, each.kept, each.of_rows) for each in found.named] == [(said, kept, True)]
    assert checking.exit_code(found) == EXIT_FINDINGS
    assert any(f"the paper says {said}, the round says {kept}" in told.en for told in checking.compared(space, found))


def with_first(cells, kept: str, said: str):
    """Return cells, said anew in the first one that says something."""
    at = next((at for at, cell in enumerate(cells) if kept in re.split(r"[\s;]+", cell)), None)
    return cells if at is None else (*cells[:at], cells[at].replace(kept, said, 1), *cells[at + 1 :])


@pytest.mark.parametrize(
    ("name", "printed", "forged", "said", "kept"),
    [
        ("annex-chair.en.docx", "Land Office 2 1/2", "Land Office 2 2/2", "2/2", "1/2"),
        ("annex-chair.en.pdf", "Land Office 2 1/2", "Land Office 2 2/2", "2/2", "1/2"),
        (
            "annex-chair.en.pdf",
            "1/2; rest: no information not done",
            "1/2; rest: no information done",
            "done",
            "not done",
        ),
        (
            "annex-chair.en.pdf",
            "not done partly implemented",
            "not done implemented",
            "implemented",
            "partly implemented",
        ),
        ("annex-chair.bn.pdf", "২ ২/২", "২ ১/২", "১/২", "২/২"),
        ("annex-auditor.en.xlsx", "no information 1 2", "no information 2 2", "2", "1"),
        ("annex-auditor.bn.csv", "পাওয়া যায়নি 1 2", "পাওয়া যায়নি 2 2", "2", "1"),
        ("round.en.html", "Land Office 2 1500 1/2", "Land Office 2 1500 2/2", "2/2", "1/2"),
        ("offices/02-land.en.docx", "11 1/2 done", "11 2/2 done", "2/2", "1/2"),
    ],
)
def test_a_count_or_outcome_in_the_row_of_an_office_is_the_kept_round_s(
    space, papers, name, printed, forged, said, kept
):
    made = lines_of(name, PurePath(name).suffix, papers[name].content())
    (at, *_) = [at for at, line in enumerate(made) if printed in line.words]
    line = made[at]
    altered = replace(
        line,
        words=line.words.replace(printed, forged, 1),
        rows=tuple(row.replace(printed, forged) for row in line.rows),
        cells=with_first(line.cells, kept, said),
        pieces=with_first(line.pieces, kept, said),
    )
    past = looking_back.history(space, 2)
    named, _ = differences(
        (*made[:at], altered, *made[at + 1 :]), made, fixed_words(past), kept_words.kept_words(past, name)
    )
    assert [(each.paper, each.kept, each.of_rows) for each in named] == [(said, kept, True)]


def test_a_forged_row_is_found_where_another_version_words_its_remark_otherwise_and_lays_its_page_otherwise(space):
    past = looking_back.history(space, 2)
    rows = kept_words.kept_words(past, "annex-chair.en.pdf")
    now = pages_of(
        ("A heading of 3 lines", "01 Statistics Office 2 2/2 -"), ("02 Land Office 2 1/2 told on 06.02.2024",)
    )
    then = pages_of(("01 Statistics Office 2 2/2 -", "02 Land Office 2 1/2 it is to be told again"))
    forged = pages_of(("01 Statistics Office 2 2/2 -", "02 Land Office 2 2/2 it is to be told again"))
    renamed = pages_of(("01 Statistics Office 2 2/2 -", "02 Sand Company 2 1/2 told on 06.02.2024"))
    narrow = pages_of(("01 Statistics Office 2 2/2 -", "02 Land 2 1/2 told on 06.02.2024", "Office"))
    told = [differences(paper, now, fixed_words(past), rows)[0] for paper in (then, forged, renamed, narrow)]
    assert [[(each.paper, each.kept) for each in named if each.of_rows] for named in told] == [
        [],
        [("2/2", "1/2")],
        [("", "Land Office")],
        [],
    ]


def test_what_a_sentence_says_of_an_office_is_not_what_the_kept_rows_say(space):
    past = looking_back.history(space, 2)
    rows = kept_words.kept_words(past, "offices/02-land.en.docx")
    kept = Line(
        plain("row 1"), "01 Land Office told to be not done: 1", cells=("01", "Land Office", "told to be not done: 1")
    )
    paper = replace(kept, words="01 Land Office told to be done: 4", cells=("01", "Land Office", "told to be done: 4"))
    named, _ = differences([paper], [kept], fixed_words(past), rows)
    assert {each.of_rows for each in named} == {False}


def test_a_word_put_for_a_standing_beside_the_figure_by_which_a_page_sorts_is_told_with_both_sides():
    kept = Line(plain("line 9"), "০১ ০ হয়নি", pieces=("০১", "০ হয়নি"))
    paper = replace(kept, words="০১ ০ সম্পন্ন", pieces=("০১", "০ সম্পন্ন"))
    named, _ = differences([paper], [kept], FixedWords.of(["হয়েছে", "হয়নি"]))
    assert [(each.paper, each.kept, each.is_standing) for each in named] == [("সম্পন্ন", "হয়নি", False)]


@pytest.mark.usefixtures("another_version")
@pytest.mark.parametrize(
    "change",
    [
        lambda record: record["summary"].update(implemented=7),
        lambda record: land(record)["trend"][0].update(done=7),
        lambda record: land(record).update(status="not-implemented"),
    ],
)
def test_what_papers_count_from_the_rows_is_what_this_version_would_say(space, papers, change):
    found = compare(space, "annex-chair.json", in_a_record(papers["annex-chair.json"].content(), change), nothing)
    assert [each.of_rows for each in found.named] == [False]
    assert checking.exit_code(found) == EXIT_NOT_DONE


def test_the_paper_of_a_round_in_whose_place_a_later_one_stands_is_told_as_that(folder, papers, tmp_path):
    again = Path(shutil.copytree(folder, tmp_path / "again"))
    head = Ledger(folder / "ledger.db").rounds()[-1].header
    day = head.day + timedelta(days=1)
    run("audit", "--keep", "--meeting", head.meeting, "--on", day, "--yes", "--workspace", again, code=1)
    path = tmp_path / "annex-chair.bn.docx"
    path.write_bytes(papers[path.name].content())
    for typed in (path, digest_of(folder, 2)):
        assert "round 3" not in run("--workspace", folder, "verify", typed, code=0).stderr
        assert (
            "for the same meeting round 3 was kept later" in run("--workspace", again, "verify", typed, code=0).stderr
        )


@pytest.mark.usefixtures("apart")
def test_verify_says_when_it_is_exactly_the_paper(folder, papers, tmp_path):
    path = tmp_path / "annex-chair.bn.docx"
    path.write_bytes(papers[path.name].content())
    assert "exactly the paper" in run("--workspace", folder, "verify", path, code=0).stderr


def test_verify_of_a_file_that_is_missing_says_so(folder):
    run("--workspace", folder, "verify", "nothing.pdf", code=3)


def test_every_format_that_prints_can_be_read_back():
    assert {form.suffix for form in discovery.formats().values() if isinstance(form, PaperFormat)} <= set(READERS)


def digest_of(folder: Path, number: int) -> str:
    return seal.seal_words(Ledger(folder / "ledger.db").rounds()[number - 1].digest)


def test_the_beginning_of_a_digest_tells_the_round_and_says_that_it_is_only_that(folder):
    said = run("--workspace", folder, "verify", digest_of(folder, 2)[:9], code=0).stderr
    assert "round 2" in said
    assert "first 8 signs" in said
    assert digest_of(folder, 2) in said


def test_a_whole_digest_prints_the_main_figures_of_its_round(folder):
    said = run("--workspace", folder, "verify", digest_of(folder, 2).lower(), code=0).stderr
    assert "4 offices: contacted 4" in said
    assert "Decision 11, 4 offices: implemented 1" in said
    assert "signs" not in said


@pytest.mark.parametrize(("typed", "code"), [("ABCD-12", 2), ("ZZZZ-ZZZZ", 3), ("UUUU-UUUU", 2), ("A" * 400, 2)])
def test_a_digest_that_names_no_round_is_told_as_what_it_is(folder, typed, code):
    run("--workspace", folder, "verify", typed, code=code)


SEALED = "YJ6S-N7MA-2RVB-E8D3-DAXW-2JJP-41EG-64CD"


def pages_of(*pages):
    """Return pages as they are read of a PDF: a heading, rows and a foot each."""
    rows = [("No. Office", *page, f"Page {number}/{len(pages)} {SEALED}") for number, page in enumerate(pages, start=1)]
    return tuple(Line(plain(f"page {number}"), " ".join(page), page) for number, page in enumerate(rows, start=1))


def test_a_paper_whose_pages_end_elsewhere_is_not_accused_of_other_figures():
    before = pages_of(("01 a 1/2", "02 b 2/2", "03 c 0/2"), ("04 d 2/2",))
    now = pages_of(("01 a 1/2",), ("02 b 2/2", "03 c 0/2", "04 d 2/2"))
    figures, wording = differences(before, now)
    assert figures == []
    assert {place.en for place in wording} == {"page 1", "page 2"}


@pytest.mark.parametrize(
    "altered",
    [
        (("01 a 2/2", "02 b 2/2", "03 c 0/2"), ("04 d 2/2",)),
        (("01 a 1/2", "02 b 2/2"), ("04 d 2/2",)),
        (("02 b 2/2", "01 a 1/2", "03 c 0/2"), ("04 d 2/2",)),
        (("01 a 1/2", "02 b 2/2", "03 c 0/2", f"05 {SEALED} 1/2"), ("04 d 2/2",)),
    ],
)
def test_a_figure_that_was_altered_in_a_paper_whose_pages_end_elsewhere_is_named(altered):
    figures, _ = differences(pages_of(*altered), pages_of(("01 a 1/2",), ("02 b 2/2", "03 c 0/2", "04 d 2/2")))
    assert figures


def test_a_figure_in_the_place_of_a_foot_is_named():
    kept = pages_of(("01 a 1/2",), ("02 b 2/2",))
    forged = tuple(
        replace(line, words=" ".join(rows), rows=rows)
        for line in kept
        for rows in ((*line.rows[:-1], f"implemented: 100% {SEALED}"),)
    )
    figures, _ = differences(forged, kept)
    assert "100%" in {figure.paper for figure in figures}


def test_comparing_a_pack_reads_no_roster_for_letters_that_it_leaves_out(space, monkeypatch):
    monkeypatch.setattr(letters, "waiting", lambda *_: pytest.fail("letters are none of a round's print files"))
    made = packing.print_files(space, "docx")(looking_back.history(space, 2))
    assert [file.name for file in made]


def test_of_a_round_that_this_version_kept_no_record_without_what_is_told_since_passes_for_one_of_before(tmp_path):
    space = listed.open_workspace(lay_example(tmp_path / "space"))
    keeping.keep_round(space, date(2024, 2, 20), "2024-02", "01")
    material = RoundMaterial(looking_back.history(space), space.config.letterhead)
    (made,) = [file for file in making.files_of(material, ["json"], [Language.EN]) if file.name == "annex-chair.json"]
    record = json.loads(made.content())
    assert compare(space, made.name, made.content(), nothing).exact
    assert compare(space, made.name, json.dumps(without_members(record, WHERE_SO[TOLD_SINCE])).encode(), nothing).named
