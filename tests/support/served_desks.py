"""Desks that are really served on loopback: opened as a browser opens them, or asked for pages by plain HTTP."""

from __future__ import annotations

import http.client
import queue
import re
import socket
import threading
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from auditor.desk import opening, serving
from auditor.desk.desk import Desk

FORM_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


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
        return self._shown.get(timeout=30)


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

    def send(self, method, path, fields=None, *, headers=None, host=None, body=None):
        """Send one request and return the answer; `headers` are added, or taken away where they are None."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
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
        token = FORM_TOKEN.search(self.get(on or "/month/").text)
        return self.send("POST", path, {"form_token": token[1] if token else "", **fields})


@contextmanager
def served(folder, *, on=None, language=None, idle_seconds=600, doorstep=None):
    """Serve the desk of a workspace as long as the block lasts; yields the service and the address that opens it."""
    desk = Desk(Path(folder), on=on, language=language)
    desk.place = door = doorstep or Doorstep(Path(folder))
    door.take()
    service = serving.Service(desk)
    running = threading.Thread(target=service.serve, args=(idle_seconds,), daemon=True)
    running.start()
    try:
        yield service, door.shown()
    finally:
        desk.ended.set()
        running.join(30)
        assert not running.is_alive(), "the desk does not end"
        desk.place.leave()


def free_port():
    """Return a port of loopback on which nobody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
