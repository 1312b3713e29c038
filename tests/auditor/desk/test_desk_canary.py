"""A secret that is typed into every field of every page, and handed in with files, comes out nowhere: a page that refuses it does not send it back either."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote

import openpyxl
import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served

from auditor.desk import screens
from auditor.workspace import settings
from auditor.workspace.questions import BY_ID

DAY = date(2024, 4, 2)
SECRET = f"Qz{secrets.token_hex(7)}#Ky"
PAGES = [f"/{screen.id}/" for screen in screens.SCREENS]
NOT_PRESSED = ("/end", "/language", "/progress/stop", "/welcome/open", "/welcome/new")
"""Forms that end the desk, or lead to another workspace."""
ASKING_FIRST = {
    "/meeting/papers": "/meeting/",
    "/meeting/keep/answers": "/meeting/keep?meeting=2024-04",
    "/meeting/proofs/sheets": "/meeting/proofs",
}
"""Forms that ask what is printed for the first time, and their pages."""


def forms_of(secret):
    """Return how a secret may be written: as it is, encoded, and hashed."""
    plain = secret.encode()
    return [
        plain,
        base64.b64encode(plain),
        plain.hex().encode(),
        hashlib.sha256(plain).hexdigest().encode(),
        secret.replace("#", "%23").encode(),
        secret.encode("utf-16-le"),
    ]


def holds(content):
    """Whether something holds the secret, however it is written."""
    return any(form in content for form in forms_of(SECRET))


class Forms(HTMLParser):
    """The forms of a page, by their address: what is sent when every field that takes words is given the secret."""

    def __init__(self, content):
        super().__init__()
        self.found, self._fields, self._select = [], None, ""
        self.feed(content)

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        if tag == "form":
            self._fields = {}
            if known.get("method") == "post":
                self.found.append((known["action"], self._fields))
        if self._fields is None or not known.get("name", self._select):
            return
        kind = known.get("type", "text")
        if tag == "textarea" or (tag == "input" and kind in {"text", "search", "email", "tel"}):
            self._fields[known["name"]] = SECRET
        elif tag == "input" and kind == "hidden":
            self._fields[known["name"]] = known.get("value", "")
        elif tag == "input" and kind in {"checkbox", "radio"}:
            self._fields.setdefault(known["name"], known.get("value", "on"))
        elif tag == "select":
            self._select = known["name"]
        elif tag == "option" and self._select:
            self._fields.setdefault(self._select, known.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "form":
            self._fields = None
        if tag == "select":
            self._select = ""


def each_alone(fields):
    """Yield what is sent: the secret in every field, and in each field of a form alone, since a field beside it may be what is refused."""
    told = [name for name, words in fields.items() if words == SECRET]
    yield fields
    for name in told if len(told) > 1 else ():
        yield fields | dict.fromkeys(told, "") | {name: SECRET}


@pytest.fixture(scope="module", name="spoilt")
def _spoilt(tmp_path_factory):
    """A workspace with a kept round whose new register holds the secret where people write such things."""
    folder = lay_example(tmp_path_factory.mktemp("canary") / "paikgacha")
    run("--workspace", folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    path = next((folder / "evidence").glob("register-*.xlsx"))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    sheet.cell(sheet.max_row, sheet.max_column, SECRET)
    sheet.cell(sheet.max_row, 8, SECRET)
    book.save(folder / "evidence" / "register-2024-04.xlsx")
    (folder / "evidence" / "exports").mkdir(exist_ok=True)
    (folder / "evidence" / "exports" / "users.csv").write_text(f"User,Password\na,{SECRET}\n", "utf-8")
    return folder


def test_a_secret_typed_into_every_form_comes_out_nowhere(spoilt, capfd):
    handed_in = set((spoilt / "evidence").rglob("*"))
    with served(spoilt, on=DAY) as (service, address):
        client = Client(service, address)
        client.post("/ask/begin", on="/ask/")
        waiting, seen, pressed = list(PAGES), set(), set()
        while waiting:
            path = waiting.pop(0)
            kind = re.sub(r"/[0-9]+\b", "/1", path.partition("?")[0])
            if kind in seen:
                continue
            seen.add(kind)
            answer = client.get(path)
            assert answer.status in {200, 303, 422, 404}, path
            if not answer.headers.get("Content-Type", "").startswith("text/html"):
                assert not holds(answer.content), path
                continue
            assert not holds(answer.content), path
            waiting += re.findall(r'<a [^>]*href="(/[^"#]*)"', answer.text)
            for action, fields in Forms(answer.text).found:
                if action in NOT_PRESSED or (action, tuple(fields)) in pressed:
                    continue
                pressed.add((action, tuple(fields)))
                for sent in each_alone(fields):
                    told = client.send("POST", action, sent)
                    assert told.status in {200, 303, 404, 409, 422}, (path, action, told.status)
                    assert not holds(told.content), (path, action)
                    assert not holds(str(told.headers).encode())
                    if service.desk.job is not None:
                        service.desk.job.wait()
                        assert not holds("".join(text.en + text.bn for text in service.desk.job.told).encode())
                        client.get("/progress")
        assert len(pressed) > 12
    for path in spoilt.rglob("*"):
        if path.is_file() and path not in handed_in:
            assert not holds(path.read_bytes()), path
    said = capfd.readouterr()
    assert not holds((said.out + said.err).encode())


@pytest.fixture(scope="module", name="told")
def _told(tmp_path_factory):
    """A client of a desk whose workspace was told much while its pages were open, and the workspace."""
    folder = lay_example(tmp_path_factory.mktemp("stale") / "paikgacha")
    run("--workspace", folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    with served(folder, on=DAY) as (service, address):
        yield Client(service, address), folder


@pytest.mark.parametrize("action", ASKING_FIRST)
def test_a_page_from_before_something_was_told_does_not_repeat_the_secret_that_was_typed_into_it(told, action):
    client, folder = told
    known = settings.told(folder)
    assert "memo" in known
    stale = dict.fromkeys(known, SECRET) | {"meeting": "2024-04"}
    for fields in (stale, {"memo": SECRET, "meeting": "2024-04"}, {"memo": f"password {SECRET}", "meeting": "2024-04"}):
        answer = client.post(action, on=ASKING_FIRST[action], **fields)
        assert not holds(answer.content), fields
        assert answer.status == 422, fields
        assert BY_ID["memo"].wrong.bn in answer.text, fields


def test_settings_from_before_something_was_told_do_not_repeat_the_secret_that_was_typed_into_them(told):
    client, _ = told
    forms = Forms(client.get("/settings/").text).found
    fields = {name for action, sent in forms if action == "/settings/answers" for name in sent if sent[name] == SECRET}
    assert {"next-meeting", "official-domains"} <= fields
    for name in sorted(fields):
        answer = client.post("/settings/answers", on="/settings/", **{name: SECRET, "seen": f"{name}=another"})
        assert not holds(answer.content), name
        assert answer.status == 422, name


@pytest.mark.parametrize(
    ("form", "page", "field"), [("/offices/", "/offices/", "words"), ("/welcome/new/find", "/welcome/new", "upazila")]
)
@pytest.mark.parametrize("words", ["{}", "password {}", "07 {}"])
def test_the_field_of_a_search_does_not_repeat_the_secret_that_was_looked_for(told, form, page, field, words):
    client, _ = told
    address = client.post(form, on=page, **{field: words.format(SECRET)}).headers["Location"]
    assert SECRET not in unquote(address)
    answer = client.get(address)
    assert answer.status == 200
    assert not holds(answer.content)


@pytest.mark.parametrize("words", ["01700-000000 {}", "{}, 01700-000000", "01700-000000 ({})"])
def test_a_secret_beside_a_phone_number_is_neither_shown_before_and_after_nor_written(told, words):
    client, folder = told
    no_number = SECRET.translate(dict(zip(map(ord, "0123456789"), "ghijklmnop", strict=True))).replace("#", "7#")
    fields = {"about": "office", "phone": words.format(no_number)}
    for more in ({}, {"confirmed": "1"}):
        answer = client.post("/offices/fisheries/roster", on="/offices/fisheries/roster", **fields, **more)
        assert answer.status == 422
        assert no_number not in answer.text
    assert not any(no_number.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
