"""Letters, enclosures, covers and handover notes are known again years later: as made, as sent, or altered, and where."""

from __future__ import annotations

import re
import shutil
import zipfile
from contextlib import nullcontext
from datetime import date
from itertools import pairwise

import pytest
from changing import fields_of, replace
from few_offices import lay_example
from pypdf import PdfWriter
from pypdf.generic import NameObject
from running import run
from unprinted import drawn_only

from auditor.i18n import Language
from auditor.model.made_papers import PapersMade
from auditor.papers import handing_over, letters, making, noted, noting
from auditor.papers.letter_order import Order
from auditor.papers.saying import READING, lines_of
from auditor.rounds import looking_back
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger

pytestmark = [pytest.mark.sampled, pytest.mark.usefixtures("read_here")]

KEPT_ON, DAY, LATER = date(2024, 2, 20), date(2024, 2, 22), date(2024, 2, 25)


def auditor(folder, *arguments, on=DAY, code=0):
    """Return what is said; papers are made in the language of the workspace, Bangla, and verifying is told in English."""
    language = ("--language", "en") if arguments[0] == "verify" else ()
    return run(*arguments, "--on", on.isoformat(), *language, "--workspace", folder, code=code).stderr


def keep(folder, on=KEPT_ON):
    return auditor(folder, "audit", "--keep", "--meeting", "2024-02", "--yes", on=on, code=1)


def letter_files(folder, day=DAY):
    return folder / "out" / f"letters-{day}"


@pytest.fixture(scope="module")
def made(tmp_path_factory, how_many):
    """A workspace with one round kept, its first reminders drafted, and its pack with a cover made; only the gate draws all of it."""
    folder = lay_example(tmp_path_factory.mktemp("verified") / "space")
    (folder / "evidence" / "register-2024-03.xlsx").unlink()
    with how_many(drawn_only("department.bn", "0-cover", "handover"), nullcontext()):
        keep(folder)
        auditor(folder, "remind")
        auditor(folder, "report", "--pack", "--format", "pdf")
    return folder


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "space")


def the_letter(folder, suffix="docx", day=DAY):
    return next(letter_files(folder, day).glob(f"*department.bn.{suffix}"))


def rewritten(path, old: str, new: str, target):
    """Write a DOCX whose words were edited in an office program: the same parts, one word replaced."""
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    return target


def altered_letter(folder, form, old, new):
    """Return the bytes of the first letter drawn with other words: what somebody gets who edits it with care."""
    space = listed.open_workspace(folder)
    now = letters.standing(space, DAY)
    material = letters.draft(space, now, letters.wanted(now.past, Order(DAY, DAY)).letters, Order(DAY, DAY))
    file = next(file for file in making.files_of(material, [form], [Language.BN]) if "department.bn" in file.name)

    def edit(value):
        if type(value) is str:
            return value.replace(old, new)
        if isinstance(value, tuple):
            return tuple(map(edit, value))
        changes = {name: edit(part) for name, part in fields_of(value).items()}
        return replace(value, **changes) if changes else value

    return file.name, file.form.draw([edit(paper) for paper in file.papers()])


@pytest.mark.parametrize("pattern", ["*department.bn.pdf", "*department.bn.docx", "*department.bn.paste.txt", "*-sms.bn.paste.txt",
                                     "*-enclosures.bn.pdf", "*/*.bn.pdf", "*/*.bn.docx"])  # fmt: skip
def test_a_letter_is_known_as_it_was_made_and_that_it_waits_to_be_sent(folder, tmp_path, pattern):
    path = next(letter_files(folder).glob(pattern))
    renamed = tmp_path / f"scan{path.suffix}"
    shutil.copy(path, renamed)
    said = auditor(folder, "verify", str(renamed))
    assert re.search(r"exactly out/(letters-2024-02-22|001-2024-02/pack/3-letters)/0[12]-reminder-1-", said)
    assert "22.02.2024: unchanged, byte for byte" in said
    assert "not marked as sent so far" in said


def test_a_letter_that_was_sent_is_told_with_day_and_memo_also_when_it_is_verified_much_later(folder):
    auditor(folder, "remind", "--sent", "1", "--memo", "05.44.4764.01", on=LATER)
    said = auditor(folder, "verify", str(the_letter(folder, "pdf")), on=date(2031, 1, 1))
    assert "Letter 1 was marked as sent on 25.02.2024 as it stood then (memo no. 05.44.4764.01)" in said


SPAN = re.compile(rb"(/Span<</ActualText<FEFF)([0-9A-F]+)(>>>BDC[^(]*\()((?:\\.|[^)\\])+)(\))", re.DOTALL)
"""A cluster of a drawn page: what it is said to be, and the signs that are drawn."""


def redrawn(path, group, target):
    """Write a PDF in which one cluster of the first page is said to be, or drawn as, what another one is."""
    book = PdfWriter(clone_from=path)
    page = book.pages[0].get_contents()
    drawn = page.get_data()
    first, other = next(
        (one, other)
        for one, other in pairwise(SPAN.finditer(drawn))
        if one[2] != other[2] and one[4] != other[4] and len(one[4]) == len(other[4])
    )
    page.set_data(drawn[: first.start(group)] + other[group] + drawn[first.end(group) :])
    book.pages[0][NameObject("/Contents")] = book._add_object(page)
    book.write(target)
    return target


@pytest.mark.parametrize(
    ("group", "place"), [(2, "page 1, its text for copying, searching and reading aloud"), (4, "page 1, line")]
)
def test_what_is_seen_and_what_is_copied_from_a_letter_are_each_compared(folder, tmp_path, group, place):
    altered = redrawn(the_letter(folder, "pdf"), group, tmp_path / "letter.pdf")
    said = auditor(folder, "verify", str(altered), code=1)
    assert ("differs in 1 place" in said, place in said) == (True, True)


def test_a_letter_noted_by_an_earlier_reading_is_compared_by_that_reading(folder, tmp_path):
    path = the_letter(folder, "pdf")
    space = listed.open_workspace(folder)
    of_letter = [each for each in noted.noted_papers(space) if each.paper.name.endswith(path.name)]
    words = noting.said(lines_of(path.name, ".pdf", path.read_bytes()), 1)
    before = [
        replace(each, paper=replace(each.paper, words=words.words, lines=" ".join(words.marks), reading=1))
        for each in of_letter
    ]
    for group, differs in ((2, False), (4, True)):
        content = redrawn(path, group, tmp_path / "letter.pdf").read_bytes()
        found = noted.like(space, before, path.name, lines_of(path.name, ".pdf", content))
        assert bool(found.altered) is differs
    assert {each.paper.reading for each in of_letter} == {READING}


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_an_altered_figure_of_a_letter_is_found_with_its_place(folder, tmp_path, form):
    shown, other = "২৯.০১.২০২৪", "২৮.০১.২০২৪"
    name, content = altered_letter(folder, form, shown, other)
    path = tmp_path / name
    path.write_bytes(content)
    said = auditor(folder, "verify", str(path), code=1)
    assert "differs in 1 place" in said
    assert ("page 1, line" in said) if form == "pdf" else ("paragraph" in said)
    assert "28.01.2024" in said


def test_a_letter_whose_blanks_were_filled_in_is_accused_of_nothing(folder, tmp_path):
    path = rewritten(the_letter(folder), "……………", "০৫", tmp_path / "filled.docx")
    said = auditor(folder, "verify", str(path))
    assert "only blanks were filled in" in said
    assert "paragraph" in said


@pytest.mark.parametrize("filled", ["……………", "০৫"])
def test_words_beside_a_blank_are_compared_whether_it_was_filled_in_or_not(folder, tmp_path, filled):
    half = rewritten(the_letter(folder), "……………", filled, tmp_path / "half.docx")
    path = rewritten(half, "স্মারক", "আদেশ", tmp_path / "altered.docx")
    said = auditor(folder, "verify", str(path), code=1)
    assert "differs in" in said
    assert "only blanks were filled in" not in said


def test_a_letter_saved_anew_says_the_same(folder, tmp_path):
    path = rewritten(the_letter(folder), "<w:body>", "<w:body>", tmp_path / "again.docx")
    assert "only the file was saved anew" in auditor(folder, "verify", str(path))


@pytest.mark.long(instead="test_a_letter_made_again_before_it_was_sent_is_not_the_one_that_was_sent")
def test_a_letter_drawn_again_on_another_day_leaves_the_first_as_it_was_and_tells_which_was_sent(folder, tmp_path):
    first = tmp_path / "first.pdf"
    shutil.copy(the_letter(folder, "pdf"), first)
    auditor(folder, "remind", on=LATER)
    assert "unchanged" in auditor(folder, "verify", str(first), on=LATER, code=1)
    auditor(folder, "remind", "--sent", "3", on=LATER)
    said = auditor(folder, "verify", str(first), on=LATER, code=1)
    assert "not the one that was sent: letter 3 was marked as sent on 25.02.2024 instead of letter 1" in said


def test_a_letter_made_again_before_it_was_sent_is_not_the_one_that_was_sent(folder, tmp_path):
    first = tmp_path / "first.docx"
    shutil.copy(the_letter(folder), first)
    settings = folder / "auditor.toml"
    settings.write_text(settings.read_text("utf-8").replace("02000-000202", "02000-000203"), "utf-8")
    auditor(folder, "remind", "--format", "docx")
    auditor(folder, "remind", "--sent", "1")
    assert "was made again before it was marked as sent" in auditor(folder, "verify", str(first), code=1)
    assert "as it stood then" in auditor(folder, "verify", str(the_letter(folder)))


def test_letters_stay_what_they_were_after_a_correction_of_the_round_and_a_return_from_a_copy(folder, tmp_path):
    kept = {path.name: path for path in (the_letter(folder, "pdf"), folder / "handover.pdf")}
    for name, path in kept.items():
        shutil.copy(path, tmp_path / name)
    (folder / "evidence" / "register-2024-02.xlsx").rename(tmp_path / "register.xlsx")
    keep(folder, DAY)
    auditor(folder, "backup", str(tmp_path / "copies"), on=LATER)
    copy = next((tmp_path / "copies").glob("*.zip"))
    auditor(tmp_path, "restore", str(copy), str(tmp_path / "back"), on=LATER)
    for name in kept:
        assert "unchanged" in auditor(tmp_path / "back", "verify", str(tmp_path / name), on=LATER)


def test_the_note_of_a_copy_is_the_note_that_stays(tmp_path):
    folder = lay_example(tmp_path / "space")
    settings = folder / "auditor.toml"
    settings.write_text(f'backup = "{(tmp_path / "copies").as_posix()}"\n' + settings.read_text("utf-8"), "utf-8")
    (tmp_path / "copies").mkdir()
    keep(folder)
    copy = next((tmp_path / "copies").glob("*.zip"))
    auditor(tmp_path, "restore", str(copy), str(tmp_path / "back"), on=KEPT_ON)
    assert "unchanged" in auditor(tmp_path / "back", "verify", str(folder / "handover.pdf"), on=KEPT_ON)


def test_a_cover_is_known_and_that_a_later_one_took_its_place(folder, tmp_path):
    cover = next((folder / "out").glob("*/pack/0-cover.bn.pdf"))
    first = tmp_path / "cover.pdf"
    shutil.copy(cover, first)
    assert "unchanged" in auditor(folder, "verify", str(first))
    auditor(folder, "report", "--pack", "--format", "pdf", "--memo", "77", on=LATER)
    assert "made again on 25.02.2024" in auditor(folder, "verify", str(first), on=LATER)
    assert "made again" not in auditor(folder, "verify", str(cover), on=LATER)


def test_a_note_with_an_altered_figure_is_found_and_one_of_before_is_not_called_forged(folder, tmp_path):
    space = listed.open_workspace(folder, roster=False)
    past = looking_back.history(space)
    view = replace(handing_over.handover(space, past), pending=99)
    (file,) = making.files_of(view, ["pdf"], [Language.BN])
    (tmp_path / "note.pdf").write_bytes(file.content())
    said = auditor(folder, "verify", str(tmp_path / "note.pdf"), code=1)
    assert "differs in" in said
    assert "Either it was altered, or it is another paper" in said


def test_what_is_noted_holds_no_word_of_a_paper(folder):
    notes = Ledger(folder / "ledger.db").notes(PapersMade)
    papers = [paper for entry in notes for paper in entry.papers]
    assert {paper.name.rpartition(".")[2] for paper in papers} == {"pdf", "docx", "txt"}
    assert all(
        re.fullmatch(r"((~[0-9a-f]{4}(:\d+\.[0-9a-f]{12}){2,}|[0-9a-f]{4}) ?)+", paper.lines) for paper in papers
    )


def test_what_was_noted_so_is_not_noted_again(folder):
    before = Ledger(folder / "ledger.db").length()
    auditor(folder, "remind")
    auditor(folder, "report", "--pack", "--format", "pdf")
    assert Ledger(folder / "ledger.db").length() == before


@pytest.mark.long(instead="test_what_was_noted_so_is_not_noted_again")
def test_letters_of_a_pack_are_not_read_again_that_were_noted_as_they_were_drafted(folder, monkeypatch):
    read: list[str] = []
    monkeypatch.setattr(noting, "lines_of", lambda name, *paper: read.append(name) or lines_of(name, *paper))
    auditor(folder, "remind", on=LATER)
    drafted = len(read)
    auditor(folder, "report", "--pack", "--format", "pdf", on=LATER)
    assert drafted
    assert {name.rpartition("/")[2] for name in read[drafted:]} == {"3-letters.bn.pdf"}, "the cover is that of before"
    (entry,) = Ledger(folder / "ledger.db").notes(PapersMade)[-1:]
    noted_packed = [paper for paper in entry.papers if "/3-letters/" in paper.name and paper.name.endswith(".pdf")]
    assert len(noted_packed) > len(read) - drafted
    assert all(paper.words and paper.lines and paper.letters for paper in noted_packed)


def test_where_words_differ_and_no_mark_does_the_paper_is_still_told_as_altered(folder, tmp_path, monkeypatch):
    path = rewritten(the_letter(folder), "২৯.০১.২০২৪", "২৮.০১.২০২৪", tmp_path / "altered.docx")
    monkeypatch.setattr(noted, "unlike", lambda *_: iter(()))
    assert "a place that cannot be told" in auditor(folder, "verify", str(path), code=1)


def test_a_file_changed_before_it_was_noted_is_not_noted(folder):
    path = the_letter(folder)
    space = listed.open_workspace(folder, roster=False)
    before = Ledger(space.ledger_path).length()
    path.write_bytes(path.read_bytes() + b"x")
    noting.note_there(space, letter_files(folder), {path.name: (1,)}, LATER)
    assert Ledger(space.ledger_path).length() == before


@pytest.mark.long(instead="test_a_letter_noted_by_an_earlier_reading_is_compared_by_that_reading")
def test_a_letter_of_before_is_accused_of_nothing(made, tmp_path):
    folder = lay_example(tmp_path / "other")
    keep(folder)
    said = auditor(folder, "verify", str(the_letter(made)), code=3)
    assert "speaks neither for it nor against it" in said
    assert "if they were noted when they were made" in said


def test_letters_come_back_from_a_copy_as_they_were_and_no_paper_of_a_round(made, tmp_path):
    auditor(made, "backup", str(tmp_path / "stick"))
    copy = next((tmp_path / "stick").glob("*.zip"))
    auditor(made, "restore", str(copy), str(tmp_path / "again"))
    before, after = (
        {path.relative_to(letter_files(place)): path.read_bytes() for path in letter_files(place).rglob("*.*")}
        for place in (made, tmp_path / "again")
    )
    assert after == before
    assert [path.name for path in (tmp_path / "again" / "out").iterdir()] == [letter_files(made).name]


def test_a_letter_later_than_all_of_a_folder_is_not_accused_there(folder, tmp_path):
    """A folder that was brought back from an older copy knows nothing of the letters that were made since."""
    later = tmp_path / "07-reminder-1-department.bn.docx"
    rewritten(the_letter(folder), "২৯.০১.২০২৪", "২৮.০১.২০২৪", later)
    said = auditor(folder, "verify", str(later), code=3)
    assert "is letter 7; the last letter in this ledger is letter 2" in said
    assert "this folder is an earlier copy" in " ".join(said.split())
    shutil.copy(later, tmp_path / "01-reminder-1-department.bn.docx")
    assert "Either it was altered" in auditor(
        folder, "verify", str(tmp_path / "01-reminder-1-department.bn.docx"), code=1
    )


def test_of_a_draft_in_whose_place_another_lies_it_is_said_that_it_was_replaced(folder, tmp_path):
    draft = shutil.copy(the_letter(folder), tmp_path / "draft.docx")
    auditor(folder, "remind", "--format", "docx", on=LATER)
    said = auditor(folder, "verify", str(draft), on=LATER, code=1)
    assert "was not sent; another took its place" in said
    assert "so far" not in said


def test_noting_a_replaced_draft_as_sent_names_the_one_that_was_sent_and_asks_nothing_else(folder):
    auditor(folder, "remind", "--format", "docx", on=LATER)
    auditor(folder, "remind", "--sent", "3", "--memo", "05.44.4764.01", on=LATER)
    said = run("remind", "--sent", "1", "--on", str(LATER), "--workspace", folder, "--language", "en", code=3).stderr
    assert "letter 3" in said
    assert "was sent since it was made" in said
    assert "note it instead" not in " ".join(said.split())
