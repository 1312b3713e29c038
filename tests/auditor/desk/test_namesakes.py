"""Two offices bear one name: wherever the desk names one of them, it says which."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from running import run
from served_desks import Client, served
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.i18n import Language
from auditor.papers import draft_asking
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.typed import answer_draft, answering

DAY = date(2024, 2, 19)
TWINS = (
    "one,Engineer's Office,upazila,Engineer,1,one.example.gov.bd,Engineer,one",
    "other,Engineer's Office,upazila,Engineer,1,other.example.gov.bd,Engineer,other",
)
NO = {"contacted-on": "19.02.2024", "way": "ফোন", "two-step": "চালু নেই"}
BARE = re.compile(r"Engineer's Office(?! \((?:serial|ক্রমিক) )")


@pytest.fixture(scope="module", params=[Language.EN, Language.BN])
def desk(request, tmp_path_factory):
    """Serve a desk at which one of the two was asked, and one has a doubtful cell."""
    made = TypedUpazila(tmp_path_factory.mktemp("twins") / "space")
    made.lists(*LOTA_AND_KOYRA, *TWINS)
    run("--workspace", made.folder, "--on", "2024-02-10", "audit", "--keep", "--meeting", "2024-02", "--yes")
    made.answers("one,,18.02.2024,ফোন,হয়তো,,,,,")
    space = open_workspace(made.folder)
    draft_asking.begin_draft(space, assessing.assess(space, DAY), "2024-02", DAY, everybody=True)
    judged = assessing.assess(space, DAY)
    answering.save(made.folder, judged.context, "one", {"one": NO}, seen="", page="")
    answering.set_meeting(made.folder, DAY, "সভা")
    assert answer_draft.load(made.folder).answers.keys() == {"one"}
    with served(made.folder, on=DAY, language=request.param) as (service, address):
        yield Client(service, address)


@pytest.mark.parametrize(
    ("path", "times"),
    [
        ("/month/", 1),
        ("/inbox/", 1),
        ("/ask/", 3),
        ("/ask/office/one", 3),
        ("/meeting/proofs", 4),
        ("/meeting/seen?office=one", 1),
    ],
)
def test_an_office_of_several_of_one_name_is_named_with_its_serial(desk, path, times):
    shown = desk.get(path)
    assert shown.status == 200
    page = html.unescape(shown.text)
    words = re.sub(r"<td>[০-৯\d]+</td><th scope=\"row\">.*?</th>", "", page)  # the serial stands before it
    assert not BARE.search(words), (
        BARE.search(words) and words[BARE.search(words).start() - 200 : BARE.search(words).end() + 60]
    )
    assert len(re.findall(r"Engineer's Office \(", words)) >= times


@pytest.mark.parametrize(
    "path", ["/offices/one/", "/offices/one/roster", "/ask/office/one", "/meeting/seen?office=one"]
)
def test_so_it_is_by_the_heading_of_its_own_pages(desk, path):
    assert re.search(r"<h1[^>]*>[^<]*Engineer's Office \((serial 03|ক্রমিক ০৩)\)", html.unescape(desk.get(path).text))


def test_the_table_of_all_offices_has_the_serial_of_each_before_its_name(desk):
    page = html.unescape(desk.get("/ask/meeting").text)
    serials = re.findall(r'(\S+) <a href="/ask/office/', page)
    assert serials in (["01", "02", "03", "04"], ["০১", "০২", "০৩", "০৪"])
    labels = re.findall(r'aria-label="(Engineer\'s Office[^"]*: [^"]*)"', page)
    assert len(labels) == len(set(labels)) > 1, "each cell says of which of the two it is"
