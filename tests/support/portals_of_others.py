"""Starts portals that others wrote, on loopback and from a temporary folder: in Python, PHP (MediaWiki with OATHAuth), Ruby (Redmine).

In each there are `plain`, who has no second factor, and `guarded`, who has an authenticator app. Nothing of the machine's own
installation of them is read or changed but their programs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from mail_servers import answers_at
from patience import waits_for
from ports import free_ports

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIAWIKI: Final = Path("/usr/share/mediawiki")
REDMINE: Final = Path("/usr/share/redmine/config/database.yml")
_HERE: Final = Path(__file__).parent


class Served(NamedTuple):
    """A portal that answers on a port of loopback, and the key of who has an authenticator app in it."""

    port: int
    key: str


@contextmanager
def in_python(name: str, folder: Path, password: str) -> Iterator[Served]:
    """Yield what `serve_portals.py` serves by this name."""
    with subprocess.Popen(
        [sys.executable, str(_HERE / "serve_portals.py"), str(folder), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:  # fmt: skip
        server.stdin.write(f"{password}\n")
        server.stdin.flush()
        yield Served(*json.loads(server.stdout.readline()))
        server.stdin.close()


@contextmanager
def mediawiki(folder: Path, password: str) -> Iterator[Served]:
    """Yield a wiki with two-step login by OATHAuth, on PHP's own server and SQLite."""
    settings = folder / "LocalSettings.php"
    surroundings = {**os.environ, "HOME": str(folder)}

    def run(*words: str) -> str:
        command = ["php", str(MEDIAWIKI / "maintenance" / "run.php"), *words]
        done = subprocess.run(
            command, env=surroundings, input=f"{password}\n", capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{words[0]}: {done.stdout}{done.stderr}"
        return done.stdout

    typed_once = folder / "first-user"
    typed_once.write_text(f"{password}\n")
    run(
        "install", "--dbtype", "sqlite", "--dbpath", str(folder), "--confpath", str(folder), "--passfile", str(typed_once),
        "--server", "http://127.0.0.1", "--scriptpath", "", "--extensions", "OATHAuth", "Portal", "Keeper",
    )  # fmt: skip
    with settings.open("a") as more:
        more.write("if ( isset( $_SERVER['HTTP_HOST'] ) ) { $wgServer = 'http://' . $_SERVER['HTTP_HOST']; }\n")
    surroundings["MW_CONFIG_FILE"] = str(settings)
    key = run(str(_HERE / "mediawiki_users.php")).strip()
    (port,) = free_ports(1)
    with (
        (folder / "server.log").open("w") as log,
        subprocess.Popen(
            ["php", "-S", f"127.0.0.1:{port}", "-t", str(MEDIAWIKI)],
            env=surroundings,
            stdout=log,
            stderr=log,
        ) as server,
    ):
        try:
            waits_for(lambda: answers_at(port), (folder / "server.log").read_text)
            yield Served(port, key)
        finally:
            server.terminate()


@contextmanager
def redmine(folder: Path, password: str) -> Iterator[Served]:
    """Yield a Redmine with two-step login, on Puma and SQLite; its instance is named as it would be beside Redmine's own."""
    for name in ("config", "files", "log", "plugins", "public", "tmp"):
        (folder / name).mkdir()
    database = f"production:\n  adapter: sqlite3\n  database: {folder / 'redmine.sqlite'}\n"
    (folder / "config" / "database.yml").write_text(database)
    (folder / "config" / "secret_key.txt").write_text(os.urandom(32).hex())
    up = "/".join([".."] * 4)
    surroundings = {"REDMINE_INSTANCE": f"{up}{folder}", "RAILS_ENV": "production", "RUBYOPT": "-W0"}
    with (
        (folder / "server.log").open("w") as log,
        subprocess.Popen(
            ["ruby", str(_HERE / "serve_redmine.rb")],
            env={**os.environ, **surroundings},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as server,
    ):
        server.stdin.write(f"{password}\n")
        server.stdin.flush()
        port, key = server.stdout.readline().strip(), server.stdout.readline().strip()
        assert port, (folder / "server.log").read_text()
        yield Served(int(port), key)
        server.stdin.close()
