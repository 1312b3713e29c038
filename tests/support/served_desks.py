"""Desks that are really served on loopback: opened as a browser opens them, or asked for pages by plain HTTP."""

from __future__ import annotations

import http.client
import queue
import re
import threading
from contextlib import contextmanager
from pathlib import Path
from unittest import mock
from urllib.parse import urlencode, urlsplit

from jinja2 import BytecodeCache
from patience import PATIENCE
from read_once import read_once

from auditor.desk import app, opening, screens, serving
from auditor.desk.desk import Desk

PAGES = (
    *(f"/{screen.id}/" for screen in screens.SCREENS),
    "/welcome/",
    "/welcome/new",
    "/welcome/new?place=Koyra/Khulna",
)
"""Where the search for pages begins."""
FORM_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


class Compiled(BytecodeCache):
    """Templates as they were compiled for the first desk of this process: every desk has the same, and compiling them costs much."""

    def __init__(self):
        self._codes = {}

    def load_bytecode(self, bucket):
        """Give a template its code, if it was compiled before from the same words."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket):
        """Keep the code of a template."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()


def create(desk, guard, made=app.create):
    """Return the application of a desk, its templates compiled once for all desks."""
    application = made(desk, guard)
    application.jinja_env.bytecode_cache = COMPILED
    return application


class Doorstep(opening.Doorstep):
    """A doorstep that opens no browser: the address it was to show is kept."""

    def __init__(self, workspace):
        super().__init__(workspace)
        self._shown = queue.Queue()

    def show(self, address):
        """Keep the address instead of showing it."""
        self._shown.put(address)

    def shown(self):
        """Return the next address that was to be shown; an error where none is for long."""
        return self._shown.get(timeout=PATIENCE)


class Answer:
    """What a server answered."""

    def __init__(self, raw):
        self.status, self.headers, self.content = raw.status, raw.headers, raw.read()

    @property
    def text(self):
        """Its body as words."""
        return self.content.decode()


class Client:
    """A program that speaks HTTP with a desk as a browser does: by its name, with its cookie, and with the token of its forms."""

    def __init__(self, service, address):
        self.host, self.port = service.guard.host, int(service.guard.host.rpartition(":")[2])
        self.origin, self.cookie = service.guard.origin, ""
        opened = self.send("POST", "/session", {"token": urlsplit(address).fragment})
        self.cookie = (opened.headers.get("Set-Cookie") or "").partition(";")[0]

    @classmethod
    def let_in_as(cls, service):
        """Return one that shares the session of the browser that was let in already."""
        client = cls.__new__(cls)
        client.host, client.port = service.guard.host, int(service.guard.host.rpartition(":")[2])
        client.origin, client.cookie = service.guard.origin, f"{service.guard.cookie}={service.guard.session}"
        return client

    def let_in(self, tab):
        """Give a tab of a browser this session, without the page that opens the desk and the first screen it leads to.

        How a browser is let in by itself is tested where the guard is.
        """
        name, _, value = self.cookie.partition("=")
        tab.context.add_cookies([{"name": name, "value": value, "url": self.origin}])

    def send(self, method, path, fields=None, *, headers=None, host=None, body=None):
        """Send one request and return the answer; `headers` are added, or taken away where they are None."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        sent = {"Host": host or self.host}
        if self.cookie:
            sent["Cookie"] = self.cookie
        if method != "GET":
            sent |= {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
        content = body if body is not None else urlencode(fields or {}, doseq=True).encode()
        sent |= {"Content-Length": str(len(content)), **(headers or {})}
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            if value is not None:
                line.putheader(name, value)
        line.endheaders(content)
        answer = Answer(line.getresponse())
        line.close()
        return answer

    def get(self, path):
        """Return a page."""
        return self.send("GET", path)

    def post(self, path, *, on=None, **fields):
        """Answer a form: with the token that stands on the page `on`, the first screen by default."""
        return self.send("POST", path, {"form_token": self.form_token(on), **fields})

    def form_token(self, on=None):
        """Return the token on the forms of a page, the first screen by default; it says for which workspace they were drawn."""
        token = FORM_TOKEN.search(self.get(on or "/month/").text)
        return token[1] if token else ""


def pages_of(client):
    """Return every page that can be had by links of pages, one of each kind."""
    found, waiting, kinds, seen = [], list(PAGES), set(), set()
    while waiting:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        kind = re.sub(r"\d+", "1", re.sub(r"/offices/[^/?]+", "/offices/x", path).partition("?")[0])
        if kind in kinds and path not in PAGES:
            continue
        kinds.add(kind)
        answer = client.get(path)
        if answer.status != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        found.append(path)
        waiting += [link for link in re.findall(r'<a [^>]*href="(/[^"#]*)"', answer.text) if "/assets/" not in link]
    return found


@contextmanager
def served(folder, *, on=None, language=None, idle_seconds=600, doorstep=None):
    """Serve the desk of a workspace as long as the block lasts; yields the service and the address that opens it.

    When it is over nobody waits for a last page any more, so the desk ends at once.
    """
    desk = Desk(Path(folder), on=on, language=language)
    desk.place = door = doorstep or Doorstep(Path(folder))
    door.take()
    with mock.patch.object(app, "create", create), read_once():
        service = serving.Service(desk)
        running = threading.Thread(target=service.serve, args=(idle_seconds,), daemon=True)
        running.start()
        try:
            yield service, door.shown()
        finally:
            with mock.patch.object(serving, "_LOOK_SECONDS", 0):
                desk.ended.set()
                running.join(30)
            assert not running.is_alive(), "the desk does not end"
            desk.place.leave()
