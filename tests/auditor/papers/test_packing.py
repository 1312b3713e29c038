"""The pack of a meeting: what may be published apart from the rest, one print file a part, and a cover that lists what is there."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date
from pathlib import PurePosixPath

import pytest
from changing import replace
from pypdf import PdfReader

from auditor import discovery
from auditor.i18n import Language, digits
from auditor.model.document import Document, always_in, in_no_part
from auditor.model.pack import Dispatch, Part
from auditor.model.paper import Signatures
from auditor.model.views.head import LeftOut
from auditor.model.views.minutes import MinutesView
from auditor.papers import making, meeting_pack, packing
from auditor.papers.documents.office import papers as office_papers
from auditor.views.compared.history import RoundMaterial, head
from auditor.views.office.office import office_reports
from auditor.workspace.folder import ORIGINS
from reports.layout.cover import cover
from reports.layout.letter import of_the_uno

pytestmark = pytest.mark.sampled

DAY = date(2024, 3, 4)
DISPATCH = Dispatch("০৫.৪৪.৪৭৬৪", date(2024, 3, 4), date(2024, 3, 1), ("জেলা প্রশাসক, খুলনা", "অফিস কপি"))


def pack(space, past, folder, forms=("json",), *, for_all=False, dispatch=DISPATCH):
    packed = packing.files_of_pack(space, past, forms, [Language.BN], DAY, for_all=for_all)
    told = packing.Cover(
        head(past, space.config.letterhead), dispatch, "out/001-2024-02", ("terminal",), (Language.BN,), for_all=for_all
    )
    packing.make_pack(space, packed, told, folder / "pack", folder / "round", lambda: None, DAY)
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def words_of(paper) -> str:
    return discovery.formats()["terminal"].draw([paper]).decode()


def test_only_what_may_be_published_is_in_the_part_that_is_sent_to_all(space, past):
    packed = packing.files_of_pack(space, past, list(discovery.formats()), list(Language), DAY)
    views = {type(file.file.view) for file in packed.parts[Part.MEETING]}
    assert views == {MinutesView}


@pytest.mark.parametrize("for_all", [False, True])
def test_as_many_files_are_foreseen_as_are_made(space, past, tmp_path, for_all):
    languages = tuple(Language)
    order = meeting_pack.PackOrder(DISPATCH, ("json", "csv"), languages, for_all=for_all, folder=tmp_path / "pack")
    prepared, steps = meeting_pack.prepared(space, past, order, DAY), []
    made = packing.make_pack(
        space, prepared.packed, prepared.cover, prepared.folder, tmp_path / "round", lambda: steps.append(1), DAY
    )
    assert prepared.files == len(steps)
    in_the_folder = [path for path in prepared.folder.rglob("*") if path.is_file() and path.name != ORIGINS]
    assert made.there == len(in_the_folder), "what lies beside the pack is not counted as of it"


def test_the_chairs_copy_is_in_no_pack_and_lies_in_the_folder_of_the_round(space, past, tmp_path):
    there = pack(space, past, tmp_path)
    assert not [name for name in there if name.startswith("pack/") and ("chair" in name or "auditor" in name)]
    assert {"round/annex-chair.json", "round/annex-auditor.json"} <= there


def test_a_pack_for_all_holds_nothing_of_single_offices_and_makes_no_chairs_copy(space, past, tmp_path):
    there = pack(space, past, tmp_path, for_all=True)
    folders = {PurePosixPath(name).parts[1] for name in there}
    assert folders == {"1-meeting", "0-cover.bn.txt", ORIGINS}
    assert {PurePosixPath(name).parts[0] for name in there} == {"pack"}


def test_each_part_has_one_print_file_in_every_format_that_prints(space, past):
    packed = packing.files_of_pack(space, past, ["pdf", "docx", "csv", "json"], [Language.BN], DAY)
    names = {file.name for files in packed.printed.values() for file in files}
    assert names == {f"{part}/{part}.bn.{suffix}" for part in ("1-meeting", "2-offices") for suffix in ("pdf", "docx")}


def test_a_print_file_holds_every_paper_each_on_a_sheet_of_its_own(space, past):
    packed = packing.files_of_pack(space, past, ["pdf"], [Language.EN], DAY)
    (printed,) = packed.printed[Part.OFFICES]
    alone = [len(PdfReader(io.BytesIO(file.content())).pages) for file in packed.parts[Part.OFFICES]]
    sheets = sum(pages + pages % 2 for pages in alone[:-1]) + alone[-1]
    assert len(PdfReader(io.BytesIO(printed.content())).pages) == sheets


def test_the_cover_lists_the_digests_of_the_files_as_they_lie_there(space, past, tmp_path):
    pack(space, past, tmp_path, ["json", "csv"])
    words = (tmp_path / "pack" / "0-cover.bn.txt").read_text("utf-8")
    listed_ones = sorted((tmp_path / "pack" / "1-meeting").iterdir())
    assert listed_ones
    for path in listed_ones:
        assert f"1-meeting/{path.name}" in words
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert all(digest[at : at + 16] in words for at in range(0, 64, 16))


@pytest.mark.parametrize("language", Language)
def test_the_cover_says_memo_signing_and_meeting_apart_and_the_list_in_its_order(space, past, language):
    packed = packing.files_of_pack(space, past, ["csv"], [language], DAY)
    told = packing.Cover(
        replace(
            head(past, space.config.letterhead),
            meets_on=date(2024, 2, 28),
            replaces=LeftOut(7, "ab" * 32, "2024-02", held=True),
        ),
        DISPATCH,
        "out/1",
        ("pdf",),
        (language,),
    )
    digests = dict.fromkeys((file.name for file in packed.every()), "0" * 64)
    paper = cover(told.of(packed, digests), language)
    values = {label: value for label, value in paper.blocks[0].rows}  # noqa: C416 pairs of a block
    days = (
        ["০৪.০৩.২০২৪", "২৮.০২.২০২৪", "০১.০৩.২০২৪"]
        if language is Language.BN
        else ["04.03.2024", "28.02.2024", "01.03.2024"]
    )
    assert [value.split()[0] for value in list(values.values())[1:4]] == days
    words = words_of(paper)
    assert words.index(DISPATCH.to[0]) < words.index(DISPATCH.to[1])
    said = "Takes the place of the papers of round 7" if language is Language.EN else "৭ নম্বর যাচাই থেকে তৈরি কাগজপত্রের"
    assert said in " ".join(words.split())


def test_the_cover_is_signed_as_letters_are_with_phone_and_mailbox(space, past):
    packed = packing.files_of_pack(space, past, ["csv"], [Language.EN], DAY)
    letterhead = replace(space.config.letterhead, uno_phone="0247", uno_mail="uno@example.gov.bd")
    told = packing.Cover(head(past, letterhead), DISPATCH, "out/1", ("csv",), (Language.EN,))
    paper = cover(told.of(packed, dict.fromkeys((file.name for file in packed.every()), "0" * 64)), Language.EN)
    (signed,) = (block for block in paper.blocks if isinstance(block, Signatures))
    assert signed == of_the_uno(told.head, Language.EN)
    assert signed.places[0][-2:] == ("Phone: 0247", "E-mail: uno@example.gov.bd")


def test_the_cover_counts_by_kind_the_files_that_it_does_not_name_as_they_lie_there(space, past, tmp_path):
    pack(space, past, tmp_path, ["json", "docx"])
    words = " ".join((tmp_path / "pack" / "0-cover.bn.txt").read_text("utf-8").split())
    there = list((tmp_path / "pack" / "2-offices").glob("[0-9][0-9]-*"))
    offices = digits(f"{len(past.now.assessments)}", Language.BN)
    assert len(there) == 2 * len(past.now.assessments)
    assert f"DOCX {offices}টি ও JSON {offices}টি" in words


def test_a_cover_names_no_office_so_that_it_can_go_to_all(space, past, tmp_path):
    pack(space, past, tmp_path, ["json", "csv"])
    words = (tmp_path / "pack" / "0-cover.bn.txt").read_text("utf-8")
    letterhead = "".join(space.config.letterhead.lines_bn)
    others = [each.office for each in past.now.assessments if each.office.name.bn not in letterhead]
    assert len(others) == len(past.now.assessments) - 1
    for office in others:
        assert office.name.bn not in words
        assert office.id not in words


def test_what_is_not_told_is_left_to_be_written_by_hand(space, past, tmp_path):
    pack(space, past, tmp_path, dispatch=Dispatch())
    words = (tmp_path / "pack" / "0-cover.bn.txt").read_text("utf-8")
    assert words.count("……") > 8


def test_what_is_not_in_the_pack_any_more_is_removed_unless_somebody_changed_it(space, past, tmp_path):
    pack(space, past, tmp_path, ["csv", "json"])
    folder = tmp_path / "pack"
    earlier = folder / "0-cover.en.txt"
    (folder / "0-cover.bn.txt").rename(earlier)
    made = folder / ORIGINS
    made.write_text(made.read_text("utf-8").replace("0-cover.bn.txt", earlier.name), "utf-8")
    kept = folder / "2-offices" / "01-agriculture.json"
    kept.write_text("my own words", "utf-8")
    assert (folder / "2-offices" / "02-fisheries.json").is_file()
    pack(space, past, tmp_path, ["csv"])
    assert kept.read_text("utf-8") == "my own words"
    assert not (folder / "2-offices" / "02-fisheries.json").exists()
    assert not (folder / "1-meeting" / "annex-minutes.json").exists()
    assert not earlier.exists()
    assert (folder / "1-meeting" / "annex-minutes.bn.csv").is_file()


def test_a_folder_that_holds_nothing_once_files_are_removed_goes_with_them_and_the_one_of_all_stays(tmp_path):
    folder = tmp_path / "pack"
    for name in ("3-letters/04-a/one.txt", "3-letters/04-b/two.txt"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(b"words")
    digest = hashlib.sha256(b"words").hexdigest()
    made = {name: ["x", digest] for name in ("3-letters/04-a/one.txt", "3-letters/04-b/two.txt")}
    (folder / ORIGINS).write_text(json.dumps(made), "utf-8")
    making.remove(folder, ["3-letters/04-a/one.txt"])
    assert [path.name for path in (folder / "3-letters").iterdir()] == ["04-b"]
    making.remove(folder, ["3-letters/04-b/two.txt"])
    assert [path.name for path in folder.iterdir()] == [ORIGINS]


def test_a_list_of_made_files_that_names_a_place_outside_removes_nothing_there(tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"words")
    digest = hashlib.sha256(b"words").hexdigest()
    (folder / ORIGINS).write_text(f'{{"../outside.txt": ["x", "{digest}"]}}', "utf-8")
    making.remove(folder, ["../outside.txt"])
    assert outside.is_file()


@pytest.mark.parametrize("document", discovery.documents().values(), ids=discovery.documents())
def test_what_a_document_of_a_pack_is_made_from_is_found_in_a_workspace(document):
    assert document.part is in_no_part or document.source in packing.GATHERED


def with_two_letters(space, past, monkeypatch):
    class Letters:
        """What letters are made from."""

    letters = Document(
        id="letter",
        source=Letters,
        views=lambda _: [(f"letters/{n:02d}-{word}", office_reports(past, space.config.letterhead).reports[0])
                         for n, word in ((2, "second"), (1, "first"))],
        papers=office_papers,
        part=always_in(Part.LETTERS),
    )  # fmt: skip
    every = {**discovery.documents(), "letter": letters}
    monkeypatch.setattr(discovery, "documents", lambda: every)
    monkeypatch.setattr(packing, "GATHERED", {**packing.GATHERED, Letters: lambda *_: packing.Gathered((Letters(),))})
    return packing.files_of_pack(space, past, ["pdf"], [Language.BN], DAY)


def test_a_letter_joins_by_saying_to_which_part_it_belongs(space, past, monkeypatch):
    packed = with_two_letters(space, past, monkeypatch)
    assert [file.name for file in packed.parts[Part.LETTERS]] == [
        "3-letters/01-first.bn.pdf",
        "3-letters/02-second.bn.pdf",
    ]
    assert [file.name for file in packed.printed[Part.LETTERS]] == ["3-letters/3-letters.bn.pdf"]


def test_the_list_that_is_published_does_not_tell_how_many_letters_there_are(space, past, monkeypatch):
    packed = with_two_letters(space, past, monkeypatch)
    told = packing.Cover(head(past, space.config.letterhead), DISPATCH, "out/1", ("pdf",), (Language.EN,))
    words = words_of(
        cover(told.of(packed, dict.fromkeys((file.name for file in packed.every()), "0" * 64)), Language.EN)
    )
    assert "3-letters: to be signed" in words
    assert "2-offices holds, beside the file for printing, single files" in words
    assert "3-letters holds" not in words


def test_the_list_that_is_published_has_digests_of_what_is_published_with_it_alone(space, past, monkeypatch):
    packed = with_two_letters(space, past, monkeypatch)
    told = packing.Cover(head(past, space.config.letterhead), DISPATCH, "out/1", ("pdf",), (Language.EN,))
    pack = told.of(packed, dict.fromkeys((file.name for file in packed.every()), "0" * 64))
    listed = {file.name for part in pack.parts for file in part.files}
    assert listed == {file.name for file in packed.every() if file.name.startswith("1-meeting/")}
    assert "2-offices.bn.pdf" not in words_of(cover(pack, Language.EN))


def test_the_round_is_what_papers_of_a_pack_are_made_from(space, past):
    gathered = packing.GATHERED[RoundMaterial](space, past, DAY)
    assert gathered == ((RoundMaterial(past, space.config.letterhead),), ())
