"""The guides at the desk: whoever has only the program has them, in the language of the screen, with their pictures."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from needs import lacking
from served_desks import Client, served

from auditor.desk import guides
from auditor.i18n import Language

CALLED = {
    ("programmer", Language.BN): "এক মাসের কাজ, ধাপে ধাপে",
    ("programmer", Language.EN): "A month, step by step",
    ("office", Language.BN): "আপনার দপ্তরের করণীয়",
    ("office", Language.EN): "What your office does",
    ("committee", Language.BN): "পরিশিষ্ট কীভাবে পড়বেন",
    ("committee", Language.EN): "How to read the annex",
}


@pytest.fixture(scope="module", name="desk")
def _desk(tmp_path_factory, request):
    """Return the desk of a computer on which there is no workspace yet, and its client."""
    if not guides.are_there():
        lacking(request, "the guides were not built (python docs/manual/pages.py)")
    with served(tmp_path_factory.mktemp("empty")) as (service, address):
        yield service, Client(service, address)


@pytest.mark.parametrize(("reader", "language"), CALLED)
def test_from_any_page_each_reader_has_a_guide_in_the_language_of_the_screen_with_its_pictures(desk, reader, language):
    service, client = desk
    service.desk.language = language
    (first,) = re.findall(r'href="(/guide/[^"]*)"', client.get("/welcome/").text)
    links = re.findall(r'href="(/guide/[^"]*)"', client.get(first).text)
    assert f"/guide/{reader}/" in links
    page = client.get(f"/guide/{reader}/").text
    assert f"<h1>{CALLED[reader, language]}</h1>" in page
    pictures = re.findall(r'<img src="([^"]*)" alt="[^"]+"', page)
    assert pictures
    for name in pictures:
        assert f".{language.value}." in name
        shown = client.get(f"/guide/{reader}/{name}")
        assert (shown.status, shown.headers["Content-Type"]) == (HTTPStatus.OK, "image/png")
        assert shown.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "path",
    [
        "/guide/auditor/", "/guide/programmer/none.png", "/guide/programmer/programmer.bn.html", "/guide/programmer/..%2Fguides.py",
        "/guide/programmer/%2e%2e/guides.py", "/guide/programmer/../guides.py", "/guide/programmer/..%5Cguides.py", "/guide/..%2F..%2Fguides/",
    ],
)  # fmt: skip
def test_nothing_else_is_had_at_the_address_of_a_guide(desk, path):
    _, client = desk
    assert client.get(path).status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("path", ["/guide/programmer/", "/guide/programmer/month.bn.png"])
def test_who_was_not_let_in_sees_no_guide(desk, path):
    _, client = desk
    assert client.send("GET", path, headers={"Cookie": None}).status == HTTPStatus.FORBIDDEN


def test_a_desk_that_was_built_without_guides_offers_none(desk, monkeypatch):
    _, client = desk
    monkeypatch.setattr(guides, "_files", dict)
    guides._guide.cache_clear()
    try:
        assert "/guide/" not in client.get("/welcome/").text
        assert client.get("/guide/programmer/").status == HTTPStatus.NOT_FOUND
    finally:
        guides._guide.cache_clear()
