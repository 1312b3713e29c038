"""Real browsers: Chromium by playwright, Firefox by the protocol it speaks itself.

Both are driven alike: ``page.open(path)`` loads a local file, ``page.evaluate(script)`` returns what the script comes to.
Firefox as systems have it is not the one that playwright patches, so it is driven by WebDriver BiDi
(https://www.w3.org/TR/webdriver-bidi/) over a WebSocket (RFC 6455), of which a client needs little.
"""

from __future__ import annotations

import base64
import json
import os
import re
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from patience import PATIENCE


class ChromiumPage:
    """A tab of Chromium; `page` is playwright's own.

    Attributes:
        errors: what the page wrote to the console, errors that nobody caught included.
        requested: addresses that the page asked for, but those that were opened.

    """

    name = "chromium"

    def __init__(self, page):
        self.page = page
        self.errors: list[str] = []
        self.requested: list[str] = []
        self.opened: set[str] = set()
        self._heard = {
            "pageerror": lambda error: self.errors.append(str(error)),
            "console": lambda message: self.errors.append(message.text),
            "request": lambda request: self._ask(request.url),
        }
        for event, hear in self._heard.items():
            page.on(event, hear)

    def leave(self) -> None:
        """Listen to the tab no more."""
        for event, hear in self._heard.items():
            self.page.remove_listener(event, hear)

    def open(self, place: Path | str) -> None:
        """Load a local file, or an address, and wait until it is loaded."""
        url = place.as_uri() if isinstance(place, Path) else place
        self.opened.add(url)
        self.page.goto(url)

    def evaluate(self, script: str):
        """Return what an expression comes to, a promise when it is kept; it must be something JSON can say."""
        return self.page.evaluate(script)

    def type(self, words: str) -> None:
        """Type on the keyboard, sign by sign, into whatever has the focus."""
        self.page.keyboard.type(words)

    def press(self, key: str) -> None:
        """Press a key by its name: Tab, Enter, Escape, Backspace or a sign."""
        self.page.keyboard.press(key)

    def _ask(self, url: str) -> None:
        if url not in self.opened:
            self.requested.append(url)


class WebSocket:
    """A client of one WebSocket that carries text."""

    def __init__(self, port: int, path: str):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._exactly(1)
        assert head.startswith(b"HTTP/1.1 101 "), head

    def send(self, words: str, opcode: int = 1) -> None:
        content, mask = words.encode(), os.urandom(4)
        size = len(content)
        if size < 126:
            head = bytes((0x80 | opcode, 0x80 | size))
        elif size < 1 << 16:
            head = bytes((0x80 | opcode, 0x80 | 126)) + size.to_bytes(2)
        else:
            head = bytes((0x80 | opcode, 0x80 | 127)) + size.to_bytes(8)
        whole = int.from_bytes(content) ^ int.from_bytes((mask * (size // 4 + 1))[:size])
        self.socket.sendall(head + mask + whole.to_bytes(size))

    def receive(self) -> str:
        """Return the next message, its frames joined; answers pings."""
        content = b""
        while True:
            first, second = self._exactly(2)
            size = second & 0x7F
            if size == 126:
                size = int.from_bytes(self._exactly(2))
            elif size == 127:
                size = int.from_bytes(self._exactly(8))
            frame, opcode = self._exactly(size), first & 0x0F
            if opcode == 9:
                self.send(frame.decode(), opcode=10)
            elif opcode == 8:
                raise ConnectionError("the browser closed the connection")
            elif opcode < 8:
                content += frame
                if first & 0x80:
                    return content.decode()

    def close(self) -> None:
        self.socket.close()

    def _exactly(self, count: int) -> bytes:
        content = b""
        while len(content) < count:
            part = self.socket.recv(count - len(content))
            if not part:
                raise ConnectionError("the browser is gone")
            content += part
        return content


class BiDi:
    """A session of WebDriver BiDi: commands, their results, and the events between them."""

    def __init__(self, port: int):
        self.socket = WebSocket(port, "/session")
        self.last = 0
        self.events: list[dict] = []
        self.command("session.new", capabilities={})
        self.command("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])

    def command(self, method: str, **params):
        (result,) = self.at_once(method, [params])
        return result

    def at_once(self, method: str, each: list[dict]) -> list:
        """Give a command several times before it is waited for any, and return their results."""
        results: dict[int, Any] = {}
        for params in each:
            self.last += 1
            results[self.last] = None
            self.socket.send(json.dumps({"id": self.last, "method": method, "params": params}))
        left = set(results)
        while left:
            message = json.loads(self.socket.receive())
            if message.get("id") in left:
                assert message["type"] == "success", message
                left.remove(message["id"])
                results[message["id"]] = message["result"]
            elif message["type"] == "event":
                self.events.append(message)
        return list(results.values())


KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Backspace": "\ue003", "F2": "\ue032"}


class FirefoxPage:
    """A tab of Firefox."""

    name = "firefox"

    def __init__(self, session: BiDi, context: str):
        self.session = session
        self.context = context
        self.first = len(session.events)
        self.opened: set[str] = set()

    @property
    def errors(self) -> list[str]:
        """What the page wrote to the console, errors that nobody caught included."""
        return [
            event["params"].get("text") or ""
            for event in self._events("log.entryAdded")
            if event["params"]["source"].get("context") == self.context
        ]

    @property
    def requested(self) -> list[str]:
        """Addresses that the page asked for, but those that were opened; Firefox does not tell of local files."""
        asked = [
            event["params"]["request"]["url"]
            for event in self._events("network.beforeRequestSent")
            if event["params"].get("context") == self.context
        ]
        return [url for url in asked if url not in self.opened]

    def open(self, place: Path | str) -> None:
        """Load a local file, or an address, and wait until it is loaded."""
        url = place.as_uri() if isinstance(place, Path) else place
        self.opened.add(url)
        self.session.command("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def evaluate(self, script: str):
        """Return what an expression comes to, a promise when it is kept; it must be something JSON can say."""
        result = self.session.command(
            "script.callFunction",
            functionDeclaration=f"async () => JSON.stringify((await ({script})) ?? null)",
            awaitPromise=True,
            target={"context": self.context},
        )
        assert result["type"] == "success", result["exceptionDetails"]["text"]
        return json.loads(result["result"]["value"])

    def type(self, words: str) -> None:
        """Type on the keyboard, sign by sign, into whatever has the focus."""
        steps = [{"type": kind, "value": sign} for sign in words for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": steps}
        self.session.command("input.performActions", context=self.context, actions=[keyboard])

    def press(self, key: str) -> None:
        """Press a key by its name: Tab, Enter, Escape, Backspace or a sign."""
        self.type(KEYS.get(key, key))

    def resize(self, width: int, height: int) -> None:
        """Give the tab a window of so many CSS pixels."""
        size = {"width": width, "height": height}
        self.session.command("browsingContext.setViewport", context=self.context, viewport=size)

    def choose_files(self, selector: str, *files: Path) -> None:
        """Choose files in a field for files, as a person does in the browser's own dialogue."""
        found = self.session.command(
            "browsingContext.locateNodes", context=self.context, locator={"type": "css", "value": selector}
        )
        (node,) = found["nodes"]
        element, names = {"sharedId": node["sharedId"]}, [str(file) for file in files]
        self.session.command("input.setFiles", context=self.context, element=element, files=names)

    def pdfs(self, files: list[tuple[Path, str]]) -> list[bytes]:
        """Return what local files look like on A4 paper, as PDF, each after a script.

        All are printed at once: Firefox waits after each page that it prints, doing nothing.
        """
        tabs = self.session.at_once("browsingContext.create", [{"type": "tab", "background": True} for _ in files])
        pages = [FirefoxPage(self.session, tab["context"]) for tab in tabs]
        for page, (place, script) in zip(pages, files, strict=True):
            page.open(place)
            page.evaluate(script)
        paper, margin = {"width": 21.0, "height": 29.7}, dict.fromkeys(("top", "bottom", "left", "right"), 0)
        printed = self.session.at_once(
            "browsingContext.print",
            [{"context": page.context, "page": paper, "margin": margin, "background": True} for page in pages],
        )
        for page in pages:
            self.session.command("browsingContext.close", context=page.context)
        return [base64.b64decode(each["data"]) for each in printed]

    def leave(self) -> None:
        """Leave the tab empty and alone, and no cookie to the next who takes it."""
        tabs = self.session.command("browsingContext.getTree", maxDepth=0)["contexts"]
        for popped_up in [tab["context"] for tab in tabs if tab.get("originalOpener") is not None]:
            self.session.command("browsingContext.close", context=popped_up)
        self.open("about:blank")
        self.resize(1280, 720)
        self.session.command("storage.deleteCookies")

    def _events(self, method: str) -> list[dict]:
        self.session.command("session.status")  # whatever happened before has been told by then
        return [event for event in self.session.events[self.first :] if event["method"] == method]


@contextmanager
def firefox(program: str, profile: Path):
    """Run Firefox with an empty profile as long as the block lasts; yields a session with it."""
    # Nothing is asked of the network by the browser itself, and nothing is updated while tests run.
    quiet = {
        "app.normandy.enabled": False,
        "app.update.disabledForTesting": True,
        "browser.shell.checkDefaultBrowser": False,
        "browser.startup.page": 0,
        "datareporting.policy.dataSubmissionEnabled": False,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
        "remote.active-protocols": 1,
        "toolkit.telemetry.enabled": False,
    }
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in quiet.items()]
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    said = profile / "said.txt"
    with said.open("wb") as output:
        process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"},
        )
    try:
        session = BiDi(_port(process, said))
        yield session
        session.socket.close()
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _port(process, said: Path) -> int:
    """Return the port on which the browser says it listens."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = re.search(rb"WebDriver BiDi listening on ws://127\.0\.0\.1:(\d+)", said.read_bytes())
        if found:
            return int(found[1])
        assert process.poll() is None, said.read_text("utf-8", errors="replace")
        time.sleep(0.1)
    raise TimeoutError(said.read_text("utf-8", errors="replace"))
