"""Who may speak with a desk: the browser it opened, and no other page, port, name or user of the computer."""

from __future__ import annotations

import http.server
import re
import stat
import threading
from datetime import date
from urllib.parse import quote, urlsplit

import pytest
from few_offices import lay_example
from served_desks import Client, Doorstep, served

from auditor.desk import app, opening, texts
from auditor.desk.guard import FORM_TOKEN, HEADERS, Guard
from auditor.desk.limits import MAX_BODY, MAX_FIELD_BYTES
from auditor.i18n import plain
from auditor.model.errors import WorkspaceError

DAY = date(2024, 3, 25)
PAGES = ("/month/", "/settings/", "/welcome/", "/welcome/new", "/")
CHANGES = (
    "/settings/answers",
    "/settings/handover",
    "/settings/waivers",
    "/welcome/open",
    "/welcome/new",
    "/language",
    "/end",
)


@pytest.fixture(scope="module", name="desk")
def _desk(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("guarded") / "paikgacha")
    with served(folder, on=DAY) as (service, address):
        yield service, Client(service, address)


@pytest.fixture(scope="module", name="client")
def _client(desk):
    return desk[1]


@pytest.fixture(scope="module", name="form_token")
def _form_token(desk):
    return desk[1].form_token()


@pytest.mark.parametrize("page", PAGES)
def test_without_the_session_there_is_no_page(client, page):
    for cookie in (None, "auditor-desk=", "auditor-desk=other", "other=1"):
        answer = client.send("GET", page, headers={"Cookie": cookie})
        assert answer.status == 403
        assert FORM_TOKEN not in answer.text


@pytest.mark.parametrize("page", [*PAGES, "/open", "/assets/desk.js"])
def test_another_name_for_this_computer_is_refused(client, page):
    port = client.port
    for host in (
        f"localhost:{port}",
        f"127.0.0.1:{port}",
        f"rebound.example:{port}",
        client.host.partition(":")[0],
        f"x.{client.host}",
    ):
        assert client.send("GET", page, host=host).status == 403


def another_origin(client):
    """Yield the origins of others: of other ports, names and schemes, and of pages without one."""
    name, _, port = client.host.partition(":")
    yield from (
        f"http://{name}:{int(port) + 1}",
        f"https://{name}:{port}",
        f"http://127.0.0.1:{port}",
        "http://example.org",
        "null",
        "",
        None,
    )


@pytest.mark.parametrize("change", CHANGES)
def test_a_form_of_another_page_changes_nothing(client, form_token, change):
    for origin in another_origin(client):
        answer = client.send("POST", change, {FORM_TOKEN: form_token}, headers={"Origin": origin})
        assert answer.status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_what_the_browser_says_of_where_a_form_comes_from_counts(client, form_token, site):
    sent = client.send("POST", "/language", {FORM_TOKEN: form_token}, headers={"Sec-Fetch-Site": site})
    assert sent.status == 403


@pytest.mark.parametrize("change", CHANGES)
def test_a_form_without_its_token_changes_nothing(client, change):
    for fields in ({}, {FORM_TOKEN: ""}, {FORM_TOKEN: "other"}, {"form_token2": "x"}):
        assert client.send("POST", change, fields).status == 403


def test_a_change_is_never_made_by_an_address(client, form_token):
    for change in CHANGES:
        if change != "/welcome/new":
            answer = client.send("GET", f"{change}?{FORM_TOKEN}={quote(form_token)}")
            assert answer.status == 303
            assert FORM_TOKEN not in answer.headers["Location"]


def test_every_answer_carries_what_keeps_pages_apart(client):
    for path in (*PAGES, "/open", "/assets/desk.css", "/nothing"):
        answer = client.get(path)
        assert {name: answer.headers.get(name) for name in HEADERS} == dict(HEADERS)
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers.get("Server") is None


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(tmp_path):
    with served(lay_example(tmp_path / "paikgacha"), on=DAY) as (service, address):
        client = Client(service, address)
        again = service.guard.new_token()
        cookie = client.send("POST", "/session", {"token": again}).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Domain" not in cookie


def test_the_opening_token_opens_once_and_another_guess_never(tmp_path):
    with served(lay_example(tmp_path / "paikgacha"), on=DAY) as (service, address):
        token = urlsplit(address).fragment
        assert len(token) >= 43
        for guess in ("", token[:-1], f"{token}x", token.swapcase()):
            client = Client.__new__(Client)
            client.host, client.port, client.origin, client.cookie = (
                service.guard.host,
                int(service.guard.host.split(":")[1]),
                service.guard.origin,
                "",
            )
            assert client.send("POST", "/session", {"token": guess}).status == 403
        assert client.send("POST", "/session", {"token": token}).status == 204
        assert client.send("POST", "/session", {"token": token}).status == 403


def test_a_fresh_token_makes_the_earlier_one_worthless():
    guard = Guard("name.localhost:1")
    first, second = guard.new_token(), guard.new_token()
    assert not guard.take(first)
    assert guard.take(second)


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../guard.py",
        "/assets/..%2f..%2fguard.py",
        "/assets/%2e%2e/texts.py",
        "/assets//etc/passwd",
        "/assets/desk.css%00.py",
        "/..%2f..%2fauditor.toml",
    ],
)
def test_no_address_leads_out_of_what_is_served(client, path):
    answer = client.get(path)
    assert answer.status in {403, 404}
    assert "import" not in answer.text


def test_the_other_language_is_spoken_on_the_page_that_is_shown_and_on_none_of_others(client, form_token):
    for shown, then in {
        f"{client.origin}/offices/?status=partial": f"{client.origin}/offices/?status=partial",
        f"{client.origin}/settings/answers": "/settings/",
        f"{client.origin}//example.org/": "/month/",
        f"{client.origin}/nothing": "/month/",
        "http://example.org/offices/": f"{client.origin}/offices/",
        "": "/month/",
    }.items():
        answer = client.send("POST", "/language", {FORM_TOKEN: form_token}, headers={"Referer": shown})
        assert (answer.status, answer.headers["Location"]) == (303, then)


def test_a_form_of_words_that_is_too_large_is_refused_and_the_page_says_why(desk, client, form_token):
    language = desk[0].desk.language
    sent = client.send("POST", "/language", {FORM_TOKEN: form_token, "more": "x" * MAX_FIELD_BYTES})
    assert sent.status == 413
    assert desk[0].desk.language is language
    assert texts.TOO_MUCH.bn in sent.text


def test_a_request_too_large_for_files_is_refused_before_anybody_reads_it(client):
    assert client.send("POST", "/session", headers={"Content-Length": str(MAX_BODY + 1)}).status == 413


@pytest.mark.parametrize(("method", "path"), [("GET", "/assets/nothing"), ("GET", "/session"), ("POST", "/open")])
def test_who_was_not_let_in_learns_nothing_from_an_address_that_is_none(desk, client, form_token, method, path):
    desk[0].desk.tell(plain("said to the user"))
    answer = client.send(method, path, headers={"Cookie": None})
    assert answer.status in {404, 405}
    for known in (form_token, "said to the user", desk[0].desk.folder.name):
        assert known not in answer.text
    assert "said to the user" in client.get("/settings/").text


def test_the_server_listens_on_loopback_alone(desk):
    service, _ = desk
    assert service._server.effective_host == "127.0.0.1"


def test_the_page_that_opens_is_the_users_alone_and_goes_once_it_was_used(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    shown = []
    monkeypatch.setattr(opening.webbrowser, "open", shown.append)
    door = opening.Doorstep(tmp_path)
    assert door.take()
    door.show("http://name.localhost:1/open#token")
    assert stat.S_IMODE(door.page.stat().st_mode) == 0o600
    assert stat.S_IMODE(door.page.parent.stat().st_mode) == 0o700
    assert shown == [door.page.as_uri()]
    assert "token" not in shown[0]
    door.leave()
    assert not door.page.exists()


def test_a_page_that_cannot_be_written_is_told_and_no_traceback(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    door = opening.Doorstep(tmp_path)
    door.page.mkdir()
    with pytest.raises(WorkspaceError):
        door.show("http://name.localhost:1/open#token")


def test_a_folder_that_others_could_enter_is_closed_to_them_before_anything_lies_in_it(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    door = opening.Doorstep(tmp_path)
    door.page.parent.chmod(0o777)
    again = opening.Doorstep(tmp_path)
    assert stat.S_IMODE(again.page.parent.stat().st_mode) == 0o700


def test_a_second_desk_of_a_workspace_asks_the_first_to_open_once_more(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=DAY) as (service, address):
        second = Doorstep(folder)
        assert not second.take()
        second.ask_again()
        again = service.desk.place.shown()
        assert again.startswith(service.guard.origin)
        assert again != address


def test_a_page_of_another_port_sees_nothing_and_changes_nothing_in_a_real_browser(desk, chromium_tab):
    """A server of another user on this computer: it is sent no cookie, reads no page, and its forms are refused."""
    service, _ = desk
    sent = []

    class Hostile(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            sent.append(dict(self.headers))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(
                f"""<form id=f method=post action="{service.guard.origin}/language"><input name={FORM_TOKEN} value=x></form>
                <script>fetch("{service.guard.origin}/month/", {{credentials: "include"}}).then(a => a.text()).then(t => document.title = "read " + t.length, () => document.title = "blocked")</script>""".encode()
            )

        def log_message(self, *_):
            pass

    other = http.server.HTTPServer(("127.0.0.1", 0), Hostile)
    threading.Thread(target=other.serve_forever, daemon=True).start()
    try:
        chromium_tab.goto(f"{service.guard.origin}/open#{service.guard.new_token()}")
        chromium_tab.wait_for_url("**/month/")
        assert "#" not in chromium_tab.url
        for host in ("127.0.0.1", "localhost", service.guard.host.partition(":")[0]):
            chromium_tab.goto(f"http://{host}:{other.server_port}/")
            chromium_tab.wait_for_function("document.title != ''")
            assert chromium_tab.title() == "blocked"
        assert all("auditor-desk" not in headers.get("Cookie", "") for headers in sent[:2])
        language = service.desk.language
        with chromium_tab.expect_navigation():
            chromium_tab.evaluate("document.getElementById('f').submit()")
        assert service.desk.language is language
    finally:
        other.shutdown()
        other.server_close()


def test_the_token_is_in_no_address_to_go_back_to_and_no_referrer(desk, chromium_tab):
    service, _ = desk
    token = service.guard.new_token()
    asked = []
    chromium_tab.on("request", lambda request: asked.append((request.url, request.headers.get("referer", ""))))
    chromium_tab.goto(f"{service.guard.origin}/open#{token}")
    chromium_tab.wait_for_url("**/month/")
    assert all(token not in referrer for _, referrer in asked)
    chromium_tab.go_back()
    assert token not in chromium_tab.url


@pytest.mark.parametrize("name", ["a%00b", quote("ক" * 300), "2024-03%2F%00", "%ED%A0%80"])
def test_an_address_that_no_file_can_have_is_no_page_wherever_it_names_something(desk, form_token, name):
    service, client = desk
    rules = [rule for rule in app.create(service.desk, service.guard).url_map.iter_rules() if rule.arguments]
    asked = [
        (method, rule, argument)
        for rule in rules
        for method in rule.methods & {"GET", "POST"}
        for argument in rule.arguments
    ]
    assert len(asked) > len(CHANGES)
    for method, rule, named in asked:
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda part, named=named: name if part[1] == named else "1", rule.rule)
        answer = client.send(method, path, {"form_token": form_token} if method == "POST" else None)
        assert answer.status < 500, (method, path)
        assert answer.status == 404 or "made" not in path, (method, path)


@pytest.mark.parametrize("below", ["001-2024-03/", "witness-2024-03/"])
def test_a_paper_of_an_impossible_name_is_not_there(desk, below):
    service, client = desk
    (service.desk.folder / "out" / below).mkdir(parents=True, exist_ok=True)
    for name in ("a%00b.pdf", quote("ক" * 300)):
        assert client.get(f"/meeting/made/{below}{name}").status == 404


@pytest.mark.parametrize("address", ["/" + "x" * 300, "/x" * 3000, "/a\0b", "~\0", "~" + "x" * 300])
@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/welcome/open", "folder"),
        ("/welcome/restore", "copy"),
        ("/welcome/example", "example-folder"),
        ("/district/folder", "folder"),
        ("/meeting/copy", "place"),
        ("/settings/handover", "pack"),
    ],
)
def test_an_address_that_no_folder_can_have_is_told_beside_its_field(desk, form_token, address, path, field):
    service, client = desk
    service.desk.job = None
    assert client.send("POST", path, {"form_token": form_token, field: address}).status == 422
    assert service.desk.job is None
