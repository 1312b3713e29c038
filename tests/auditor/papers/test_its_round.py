"""A paper in hand is compared with the round whose digest it bears; without one with that with which it agrees best, or that its folder names."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from functools import partial
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from changing import fields_of, replace
from few_offices import lay_example
from pypdf import PdfReader, PdfWriter
from running import run

from auditor.i18n import Language, plain
from auditor.model import seal
from auditor.papers import checking, comparing, its_pages, its_round, making, packing
from auditor.papers.saying import Line
from auditor.rounds import looking_back
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.compared.history import RoundMaterial

GOLDEN = Path(__file__).parents[2] / "golden" / "workspaces" / "0.1.0-with-revisions"
compare = partial(comparing.compare, tick=lambda: None, beside=lambda _: {})


def opened(folder):
    return listed.open_workspace(folder, roster=False)


def paper_of(folder, number: int, name: str) -> bytes:
    space = opened(folder)
    material = RoundMaterial(looking_back.history(space, number), space.config.letterhead)
    form = name.rpartition(".")[2]
    made = making.files_of(material, [form], [Language.EN])
    return next(file for file in made if file.name == name).content()


@pytest.fixture(scope="module")
def space():
    return opened(GOLDEN)


@pytest.fixture(scope="module")
def kept_again(tmp_path_factory):
    """A workspace in which a third round says what the second says, but that its meeting was not held."""
    folder = Path(shutil.copytree(GOLDEN, tmp_path_factory.mktemp("again") / "space"))
    run("audit", "--keep", "--meeting", "2024-04", "--on", "2024-04-20", "--yes", "--workspace", folder)
    return folder


def edited(value, old: str, new: str):
    """Return a paper with words of it replaced everywhere but in its seal."""
    if type(value) is str:
        return value.replace(old, new)
    if isinstance(value, tuple):
        return tuple(edited(part, old, new) for part in value)
    changes = {name: edited(part, old, new) for name, part in fields_of(value).items()}
    return replace(value, **changes) if changes else value


def told(space, found) -> str:
    return " ".join(message.en for message in checking.compared(space, found))


@pytest.mark.parametrize("name", ["x.csv", "annex-auditor.en.csv"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_table_with_other_line_ends_is_the_paper_of_its_own_round(space, name, number):
    content = paper_of(GOLDEN, number, "annex-auditor.en.csv").replace(b"\r", b"")
    found = compare(space, name, content)
    assert (found.head.number, checking.differs(found)) == (number, False)
    assert f"of round {number} (" in told(space, found)


def saved_anew(table: bytes, sign: str, quoted: bool) -> bytes:
    """Return a table as a spreadsheet program saves it: with another sign between cells, or all words in quotation marks."""
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=sign, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, lineterminator="\n"
    )
    writer.writerows(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    return out.getvalue().encode()


@pytest.mark.usefixtures("kept_by_this_version")
@pytest.mark.parametrize(("sign", "quoted"), [(",", True), (";", False), ("\t", False), (";", True)])
def test_a_table_that_a_spreadsheet_program_saved_anew_is_the_paper_of_its_round(space, sign, quoted):
    content = saved_anew(paper_of(GOLDEN, 2, "annex-auditor.en.csv"), sign, quoted)
    found = compare(space, "annex-auditor.en.csv", content)
    assert (found.head.number, checking.differs(found)) == (2, False)
    forged = content.replace(b"0", b"9", 1)
    assert [(each.paper, each.kept) for each in compare(space, "annex-auditor.en.csv", forged).named] == [("9", "0")]


@pytest.mark.usefixtures("kept_by_this_version")
def test_a_word_of_a_table_that_was_moved_to_an_empty_cell_beside_it_is_named(space):
    content = paper_of(GOLDEN, 2, "annex-auditor.en.csv")
    forged = content.replace(b"0,3,,done,", b"0,3,done,,", 1)
    assert forged != content
    assert [(each.paper, each.kept) for each in compare(space, "annex-auditor.en.csv", forged).named] == [("", "done")]


@pytest.mark.usefixtures("kept_by_this_version")
def test_a_word_of_a_workbook_that_was_moved_to_an_empty_cell_beside_it_is_named(space):
    name = "annex-auditor.en.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(paper_of(GOLDEN, 2, name)))
    cells = (pair for row in book["Offices"].iter_rows(min_row=2) for pair in pairwise(row))
    empty, said = next(pair for pair in cells if not pair[0].value and pair[1].value == "no information")
    empty.value, said.value = said.value, None
    forged = io.BytesIO()
    book.save(forged)
    assert [each.kept for each in compare(space, name, forged.getvalue()).named] == ["no information"]


@pytest.mark.parametrize("name", ["x.html", "round.en.html"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_page_saved_anew_is_known_by_the_digest_on_it_although_its_lines_may_break_there(space, name, number):
    found = compare(space, name, paper_of(GOLDEN, number, "round.en.html") + b"\n")
    assert (found.head.number, found.bears, checking.differs(found)) == (number, True, False)


def test_one_altered_figure_of_a_table_is_named_beside_its_own_round_of_which_no_digest_is_claimed(space):
    words = paper_of(GOLDEN, 1, "annex-auditor.en.csv").decode()
    altered = re.sub(r"(?<=,)2(?=,)", "8", words, count=1)
    assert altered != words
    found = compare(space, "x.csv", altered.encode())
    assert (found.head.number, [difference.paper for difference in found.named]) == (1, ["8"])
    assert "No check digest stands in the file" in told(space, found)
    assert "bears the digest" not in told(space, found)


def test_a_page_whose_digest_was_altered_is_told_as_altered(space):
    page = paper_of(GOLDEN, 1, "round.en.html").decode()
    digest = re.search(r"<code[^>]*>([^<]{4})-", page)
    assert digest is not None
    forged = page.replace(digest[1], "0000")
    with pytest.raises(comparing.LedgerError, match="differs in 4 signs from that of round 1"):
        compare(space, "round.en.html", forged.encode())


def test_a_page_as_it_would_be_before_a_round_is_kept_is_told_as_that_and_not_as_another_folder_s(space):
    page = paper_of(GOLDEN, 1, "round.en.html").decode()
    preview = page
    for group in seal.seal_words(Ledger(GOLDEN / "ledger.db").rounds()[0].digest).split("-"):
        preview = preview.replace(group, "0000")
    assert preview != page
    with pytest.raises(comparing.LedgerError, match="made before a round was kept") as told:
        compare(space, "round.en.html", preview.encode())
    assert "folder" not in told.value.messages[0].en


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("x.csv", 3),
        ("out/002-2024-03/x.csv", 2),
        ("out/003-2024-04/x.csv", 3),
        ("2024-03-annex.csv", 2),
        ("2024-03/x.csv", 2),
        ("/until-2024-03/upazila/x.csv", 3),
    ],
)
@pytest.mark.parametrize("added", [b"", b"\r\n"])
def test_of_rounds_that_say_the_same_the_one_that_name_or_folder_names_is_meant_and_the_others_are_told(
    kept_again, path, number, added
):
    space = opened(kept_again)
    content = paper_of(kept_again, 2, "annex-minutes.en.csv")
    assert content == paper_of(kept_again, 3, "annex-minutes.en.csv")
    found = compare(space, path, content + added)
    assert (found.head.number, [head.number for head in found.also]) == (number, [5 - number])
    assert f"The paper of round {5 - number} (" in told(space, found)


def test_a_paper_behind_a_link_is_read_by_the_name_of_the_link(tmp_path):
    (tmp_path / "blob").write_bytes(paper_of(GOLDEN, 2, "annex-minutes.en.csv"))
    (tmp_path / "annex-minutes.en.csv").symlink_to(tmp_path / "blob")
    said = run("verify", tmp_path / "annex-minutes.en.csv", "--workspace", GOLDEN, code=0).stderr
    assert "This is exactly the paper annex-minutes.en.csv of round 2" in said


def test_a_round_is_looked_up_once_for_a_paper_whose_name_and_digest_do_not_tell_it(space, monkeypatch):
    looked_up = []
    history = looking_back.history
    monkeypatch.setattr(
        its_round.looking_back, "history", lambda space, number: looked_up.append(number) or history(space, number)
    )
    content = paper_of(GOLDEN, 1, "annex-auditor.en.csv")
    looked_up.clear()
    assert compare(space, "x.csv", content).exact
    assert sorted(looked_up) == [1, 2]


def test_of_rounds_that_say_the_same_one_counts_before_one_whose_meeting_was_not_held(kept_again, tmp_path):
    folder = Path(shutil.copytree(kept_again, tmp_path / "space"))
    run("meeting", "cancel", "2024-04", "--on", "2024-04-20", "--yes", "--workspace", folder)
    found = compare(opened(folder), "x.csv", paper_of(folder, 2, "annex-minutes.en.csv"))
    assert found.head.number == 2
    assert "was not held" not in told(opened(folder), found)


@pytest.mark.parametrize("name", ["annex-minutes.en.docx", "annex-chair.en.docx"])
def test_a_paper_called_otherwise_is_known_as_itself_and_not_as_a_print_file_that_holds_it(space, name):
    found = comparing.compare(
        space, "scan.docx", paper_of(GOLDEN, 2, name), lambda: None, beside=packing.print_files_by_suffix
    )
    assert (found.exact, found.name) == (True, name)


def test_a_copy_for_the_minutes_of_before_that_counted_who_did_all_beside_a_result_kept_back_is_its_round_s(space):
    past = replace(looking_back.history(space, 1), published_before=True)
    made = making.files_of(RoundMaterial(past, space.config.letterhead), ["json"], [Language.EN])
    then = next(file for file in made if file.name == "annex-minutes.json").content()
    assert then != paper_of(GOLDEN, 1, "annex-minutes.json")
    assert compare(space, "annex-minutes.json", then).exact
    found = compare(space, "annex-minutes.json", then.replace(b'"checked": 0', b'"checked": 4'))
    assert [(each.paper, each.kept, each.of_settings) for each in found.named] == [("4", "0", False)]


@pytest.mark.parametrize("version", ["0.4.0", "0.6.0", "0.7.0", "0.8.0"])
def test_a_record_for_the_minutes_of_before_with_lines_of_advice_that_no_paper_prints_is_its_round_s(version):
    then = opened(GOLDEN.parent / version)
    past = replace(looking_back.history(then, 1), published_before=3)
    made = making.files_of(RoundMaterial(past, then.config.letterhead), ["json"], [Language.EN])
    content = next(file for file in made if file.name == "annex-minutes.json").content()
    assert json.loads(content)["summary"]["advice"]
    assert compare(then, "annex-minutes.json", content).exact


@pytest.mark.usefixtures("kept_by_this_version")
def test_a_small_paper_is_the_office_s_with_whose_it_agrees_in_most_lines_whose_words_soever_were_added(space):
    material = RoundMaterial(looking_back.history(space, 2), space.config.letterhead)
    made = {file.name: file.content() for file in making.files_of(material, ["json"], [Language.EN])}
    (name, own), *others = ((name, content) for name, content in made.items() if name.startswith("offices/"))
    for _, another in others:
        altered = json.loads(own) | {"beside": " ".join(map(str, leaves(json.loads(another))))}
        found = compare(space, "x.json", json.dumps(altered).encode())
        assert (found.name, checking.differs(found)) == (name, True)


def leaves(record):
    if isinstance(record, dict | list):
        for part in record.values() if isinstance(record, dict) else record:
            yield from leaves(part)
    else:
        yield record


def test_a_paper_without_a_seal_is_laid_beside_none_that_bears_one(space, monkeypatch):
    drawn = []
    bears = making.PaperFile.bears_seal
    monkeypatch.setattr(making.PaperFile, "content", lambda file: drawn.append(bears(file)) or b"%PDF-")
    monkeypatch.setattr(its_round, "lines_of", lambda *_: ())
    paper = its_round.PaperInHand(
        "forms-01.bn.pdf", ".pdf", b"", (Line(plain("page 1"), "a form to be filled in"),), ""
    )
    heads = Ledger(space.ledger_path).rounds()
    assert its_round.papers_like(space, heads, paper, lambda: None, lambda _: {}) == ()
    assert not any(drawn)
    sealed = replace(paper, said=(Line(plain("page 1"), f"a form {seal.seal_words(heads[-1].digest)}"),))
    its_round.papers_like(space, heads[-1:], sealed, lambda: None, lambda _: {})
    assert any(drawn)


def test_of_a_paper_that_lacks_pages_no_paper_of_another_name_is_drawn(space, monkeypatch):
    head = Ledger(space.ledger_path).rounds()[-1]
    words = f"{seal.seal_words(head.digest)} " + " ".join(map(str, range(100)))
    kept = (Line(plain("page 1"), words), Line(plain("page 2"), "of another page " * 20))
    tried = []
    monkeypatch.setattr(making.PaperFile, "content", lambda file: tried.append(file.name) or b"%PDF-")
    monkeypatch.setattr(its_round, "lines_of", lambda *_: kept)
    paper = its_round.PaperInHand("annex-chair.en.pdf", ".pdf", b"", kept[:1], "annex-chair.en.pdf")
    (found,) = its_round.papers_like(space, [head], paper, lambda: None, lambda _: {})
    assert (found.name, set(tried)) == ("annex-chair.en.pdf", {"annex-chair.en.pdf"})


def test_a_paper_two_pages_of_which_say_the_same_is_wholly_like_itself_and_neither_is_there_once_too_often(
    space, monkeypatch
):
    said = tuple(
        Line(plain(f"page {n}"), words, (words,), path=(n, "words"))
        for n, words in ((1, "one"), (2, "one"), (3, "two"))
    )
    sealed = Line(plain("page 4"), seal.seal_words(Ledger(space.ledger_path).rounds()[-1].digest), path=(4, "words"))
    monkeypatch.setattr(making.PaperFile, "content", lambda _: b"%PDF-")
    monkeypatch.setattr(its_round, "lines_of", lambda *_: (*said, sealed))
    paper = its_round.PaperInHand("scan.pdf", ".pdf", b"", (*said, sealed), "scan.pdf")
    (found,) = its_round.papers_like(space, Ledger(space.ledger_path).rounds()[-1:], paper, lambda: None, lambda _: {})
    assert (found.likeness, found.agreement) == (1.0, 1.0)
    assert its_pages.again(said, said) == {}
    assert its_pages.again(said, said[1:]) == {2: 1}


@pytest.mark.parametrize("pages", [[1, 1], [1, 1, 2], [1, 2, 2], [2, 2, 2, 2]])
def test_a_small_part_of_a_paper_is_known_as_that_though_a_page_of_it_is_there_twice(space, monkeypatch, pages):
    def page(meant, place):
        rows = tuple(f"row {row} of page {meant}" for row in range(30))
        return Line(plain(f"page {place}"), " ".join(rows), rows, path=(place, "words"))

    head = Ledger(space.ledger_path).rounds()[-1]
    sealed = Line(plain("page 9"), seal.seal_words(head.digest), path=(9, "words"))
    monkeypatch.setattr(making.PaperFile, "content", lambda _: b"%PDF-")
    monkeypatch.setattr(its_round, "lines_of", lambda *_: (*(page(n, n) for n in range(1, 9)), sealed))
    part = (*(page(meant, place) for place, meant in enumerate(pages, start=1)), sealed)
    paper = its_round.PaperInHand("scan.pdf", ".pdf", b"", part, "scan.pdf")
    (found,) = its_round.papers_like(space, [head], paper, lambda: None, lambda _: {})
    assert found.held == 1.0


def of_pages(*pages) -> bytes:
    """Return a PDF of pages of others: each the number of a page, from 1, of a paper."""
    writer, out = PdfWriter(), io.BytesIO()
    for content, number in pages:
        writer.append(io.BytesIO(content), pages=(number - 1, number))
    writer.write(out)
    return out.getvalue()


CHAIR = "annex-chair.en.pdf"


@pytest.mark.usefixtures("kept_by_this_version")
@pytest.mark.parametrize("name", ["scan.pdf", CHAIR])
@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ([1], "pages 2–4 of it are missing in the paper"),
        ([2], "pages 1, 3–4 of it are missing in the paper"),
        ([1, 2, 4], "page 3 of it is missing in the paper"),
        ([1, 3, 2, 4], "page 2 of the paper is its page 3, in another place"),
        ([1, 2, 3, 3, 4], "page 4 of the paper is page 3 a second time (first as page 3)"),
        ([1, 1], "page 2 of the paper is page 1 a second time (first as page 1)"),
        ([1, 1, 2], "page 2 of the paper is page 1 a second time (first as page 1)"),
        ([1, 2, 2, 2], "pages 3–4 of it are missing in the paper"),
    ],
)
def test_pages_of_a_paper_are_known_as_its_own_and_told_are_those_that_are_missing_elsewhere_or_there_twice(
    space, name, pages, said
):
    chair = paper_of(GOLDEN, 2, CHAIR)
    assert len(PdfReader(io.BytesIO(chair)).pages) == 4
    found = compare(space, name, of_pages(*((chair, page) for page in pages)))
    assert (found.name, found.named, found.wording) == (CHAIR, (), ())
    assert checking.differs(found)
    assert said in told(space, found)
    assert "not the round's" not in told(space, found)


@pytest.mark.usefixtures("kept_by_this_version")
@pytest.mark.parametrize("pages", [[1], [1, 1], [1, 1, 1]])
def test_an_altered_figure_on_the_only_page_in_hand_is_named_once_beside_the_paper_whose_page_it_is(space, pages):
    material = RoundMaterial(looking_back.history(space, 2), space.config.letterhead)
    file = next(file for file in making.files_of(material, ["pdf"], [Language.EN]) if file.name == CHAIR)
    words = [edited(paper, "of 4", "of 9") for paper in file.document.papers(file.view, file.language)]
    drawn = file.form.draw(words)
    found = compare(space, "scan.pdf", of_pages(*((drawn, page) for page in pages)))
    assert found.name == CHAIR
    assert {(each.paper, each.kept) for each in found.named if not each.is_missing} == {("9", "4")}
    assert not any("page 2" in each.place.said(Language.EN) for each in found.named if not each.is_missing)
    assert told(space, found).count("of the paper says just what its page 1 says") == len(pages) - 1


@pytest.mark.usefixtures("kept_by_this_version")
def test_pages_of_another_paper_or_round_among_those_of_one_are_told_as_that(space):
    chair, office = (paper_of(GOLDEN, 2, name) for name in (CHAIR, "offices/01-statistics.en.pdf"))
    joined = of_pages(*((chair, page) for page in (1, 2, 3, 4)), (office, 1))
    said = told(space, compare(space, CHAIR, joined))
    assert "page 5 of the paper is of another paper: 1 of offices/01-statistics.en.pdf of round 2" in said
    assert "not the round's" not in said
    before = paper_of(GOLDEN, 1, CHAIR)
    found = compare(space, CHAIR, of_pages((before, 1), *((chair, page) for page in (1, 2, 3, 4))))
    assert (found.head.number, found.named, found.wording) == (2, (), ())
    assert "page 1 of the paper bears the digest of round 1" in told(space, found)


@pytest.mark.usefixtures("kept_by_this_version")
def test_a_digest_that_was_altered_throughout_is_told_as_that_where_all_else_is_as_in_the_round_s_paper(space):
    words = seal.seal_words(Ledger(space.ledger_path).rounds()[1].digest)
    content = rezipped(paper_of(GOLDEN, 2, "annex-chair.en.docx"), words[:9], "1S8N-EVD8")
    with pytest.raises(comparing.LedgerError, match=r"all else on it is as in annex-chair\.en\.docx of round 2"):
        compare(space, "annex-chair.en.docx", content)
    with pytest.raises(comparing.LedgerError, match="or the digest on the paper was altered"):
        compare(space, "annex-chair.en.docx", rezipped(content, "of 4", "of 9"))


def test_a_table_without_a_digest_is_not_said_to_bear_one_where_no_round_was_kept(tmp_path):
    with pytest.raises(comparing.LedgerError, match="is like none of the papers of this ledger"):
        compare(opened(lay_example(tmp_path / "space")), "x.csv", b"office,done\r\n01,1\r\n")


@pytest.mark.usefixtures("kept_by_this_version")
@pytest.mark.parametrize("name", ["annex-chair.en", "offices/01-statistics.en"])
def test_a_docx_that_an_office_program_saved_as_pdf_is_not_compared_figure_by_figure(
    space, libreoffice, tmp_path, name
):
    docx = tmp_path / f"{Path(name).name}.docx"
    docx.write_bytes(paper_of(GOLDEN, 2, f"{name}.docx"))
    libreoffice("pdf", tmp_path, [docx])
    pdf = docx.with_suffix(".pdf")
    with pytest.raises(comparing.LedgerError, match="not laid out as this program lays them out"):
        compare(space, pdf.name, pdf.read_bytes())


def rezipped(content: bytes, old: str, new: str) -> bytes:
    """Return a zip with words replaced in all of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.namelist():
            after.writestr(part, before.read(part).replace(old.encode(), new.encode()))
    return out.getvalue()
