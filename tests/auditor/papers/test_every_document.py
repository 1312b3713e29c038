"""What must hold for every document, those to come included: it is drawn in every format that it exists in."""

from __future__ import annotations

import io
import json
import pickle
from datetime import date
from importlib import resources
from pathlib import Path

import docx
import openpyxl
import pytest
from few_offices import lay_example

from auditor import discovery
from auditor.i18n import Language
from auditor.model.pack import Dispatch
from auditor.model.views.head import OfficeName
from auditor.model.views.invitation import Invitations
from auditor.model.views.receipts import OfficeReceipts, ReceiptSheet
from auditor.papers import asking, handing_over, letters, making, packing
from auditor.papers.letter_order import Order
from auditor.rollup import returns, rolling
from auditor.rounds import assessing, keeping, looking_back
from auditor.rounds.identity import listed
from auditor.selfcheck import inviting
from auditor.selfcheck.sheets import InvitationOrder
from auditor.views.compared.history import RoundMaterial, head
from auditor.witness import sheets as witness_sheets

pytestmark = pytest.mark.sampled

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
DAY = date(2024, 2, 20)
DOCUMENTS = discovery.documents()
FORMATS = discovery.formats()
OPENED_BY = {
    "pdf": lambda content: content.startswith(b"%PDF-"),
    "docx": lambda content: docx.Document(io.BytesIO(content)).element.body is not None,
    "xlsx": lambda content: openpyxl.load_workbook(io.BytesIO(content)).sheetnames,
    "json": lambda content: json.loads(content)["schema"].startswith("portal-auditor/"),
    "html": lambda content: content.lower().startswith(b"<!doctype html>"),
    "csv": lambda content: content.startswith(b"\xef\xbb\xbf"),
    "terminal": lambda content: content.decode().strip(),
    "text": lambda content: content.decode().endswith("\n"),
    "ocsf": lambda content: [json.loads(line)["class_uid"] for line in content.decode().splitlines()],
    "oscal-ar": lambda content: json.loads(content)["assessment-results"]["results"],
    "oscal-poam": lambda content: json.loads(content)["plan-of-action-and-milestones"]["poam-items"],
}


class Held(dict):
    def put(self, secrets):
        self[secrets.key_id] = secrets


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """One of everything that documents are made from, by its type: all of the example."""
    folder = tmp_path_factory.mktemp("documents") / "space"
    lay_example(folder)
    space = listed.open_workspace(folder)
    judgement = assessing.assess(space, DAY)
    asked = asking.prepare(space, judgement, "2024-02", DAY)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("auditor.selfcheck.page.page", lambda *_: b"the page is no paper")
        invited = inviting.prepare(space, judgement, Held(), InvitationOrder("2024-02", DAY))
    keeping.keep_round(space, DAY, "2024-02", "01")
    past = looking_back.history(space)
    standing, ordered = letters.standing(space, DAY), Order(DAY, DAY)
    sent = rolling.Received("one.json", returns.return_of(past, called_off=False))
    found = [
        RoundMaterial(past, space.config.letterhead),
        Invitations(invited.sheets),
        rolling.roll_up([sent], DAY),
        ReceiptSheet(
            space.config.letterhead,
            DAY,
            tuple(
                OfficeReceipts(OfficeName(serial, office.name), ((office.head_post, "TB50CA"),))
                for serial, office in enumerate(listed.roster_of(space).offices, start=1)
            ),
        ),
        witness_sheets.make(space, (), "2024-02", DAY),
        letters.draft(space, standing, letters.wanted(standing.past, ordered).letters, ordered),
        *(file.view for file in asked.papers),
        _pack(space, past),
        handing_over.handover(space, past),
    ]
    return {type(source): source for source in found}


def _pack(space, past):
    packed = packing.files_of_pack(space, past, ["csv"], [Language.BN], DAY)
    cover = packing.Cover(head(past, space.config.letterhead), Dispatch(), "out/001-2024-02", ("pdf",), (Language.BN,))
    return cover.of(packed, dict.fromkeys((file.name for file in packed.every()), "0" * 64))


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_document_is_made_from_something_that_the_program_has(document, sources):
    assert document.source in sources
    names = [name for name, _ in document.views(sources[document.source])]
    assert names
    assert len(names) == len(set(names))
    assert all(name.isascii() and name == name.casefold() and " " not in name for name in names)


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_opens_in_every_format_that_it_exists_in_and_is_refused_by_the_others(document, form, sources):
    _, view = next(iter(document.views(sources[document.source])))
    for language in Language:
        if document.exists_as(form):
            content = document.render(form, view, language)
            assert OPENED_BY[form.name](content)
            assert content == document.render(form, view, language)
        else:
            with pytest.raises(TypeError, match=document.id):
                document.render(form, view, language)


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_document_exists_in_some_format_and_what_is_printed_in_all_that_print(document):
    assert any(map(document.exists_as, FORMATS.values()))
    printed = {document.exists_as(FORMATS[name]) for name in ("pdf", "docx", "terminal")}
    assert len(printed) == 1


def test_the_files_of_all_documents_of_a_source_have_names_of_their_own(sources):
    for source in sources.values():
        names = [file.name for file in making.files_of(source, list(FORMATS), list(Language))]
        assert names
        assert len(names) == len(set(names))


def test_a_document_whose_file_is_called_otherwise_is_refused(monkeypatch):
    module = discovery._modules("auditor.papers.documents", "DOCUMENT")[0]
    monkeypatch.setattr(module, "__name__", "auditor.papers.documents.other")
    monkeypatch.setattr(discovery, "_modules", lambda *_: [module])
    with pytest.raises(ValueError, match="one name"):
        discovery.documents.__wrapped__()


def test_a_module_that_defines_nothing_is_no_plug_in():
    with pytest.raises(ValueError, match="defines no"):
        discovery._modules("auditor.papers", "DOCUMENT")


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_document_can_be_handed_to_the_processes_that_make_papers(document):
    assert pickle.loads(pickle.dumps(document)).id == document.id  # noqa: S301 our own bytes
