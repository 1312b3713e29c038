"""Every address is known before the code behind it is read in, and that is read in when it is first asked for."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from few_offices import lay_example
from served_desks import Client, served
from werkzeug.routing import Rule

from auditor.desk.addresses import Views, addresses

SUPPORT = Path(__file__).parents[2] / "support"
ALL_MARKED = """
import sys
from auditor.desk import addresses
def marking(method):
    def mark(address):
        def marked(function):
            found.add((address, method, function.__module__, function.__name__))
            return function
        return marked
    return mark
found, addresses.get, addresses.post = set(), marking("GET"), marking("POST")
from importlib import import_module
from pathlib import Path
home = addresses.HOME
for path in home.rglob("*.py"):
    import_module(".".join(["auditor", "desk", *path.relative_to(home).with_suffix("").parts]).removesuffix(".__init__"))
known = {(each.rule, each.method, each.module, each.function) for each in addresses.addresses().values()}
print(sorted(found ^ known), len(found) > 100)
"""
FIRST_SCREEN = """
import sys
from datetime import date
from pathlib import Path
from served_desks import Client, served
with served(Path(sys.argv[1]), on=date(2024, 3, 25)) as (service, address):
    assert Client(service, address).get("/month/").status == 200
print(sorted(name for name in sys.modules if name.startswith("auditor.desk.screens.") or name in {needless!r}))
"""
NEEDLESS = {
    "auditor.desk.district", "auditor.rollup.rolling", "auditor.desk.welcome", "auditor.desk.folders", "auditor.papers.making",
    "auditor.papers.packing", "auditor.rounds.keeping", "auditor.receiving.handing_in",
    "auditor.exports.proposing", "auditor.selfcheck.slips", "auditor.selfcheck.slip_reader", "auditor.mail.recording",
}  # fmt: skip


def said_by(script, *words):
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_what_is_read_of_the_files_is_what_their_marks_say():
    assert said_by(ALL_MARKED) == "[] True"


def test_the_first_screen_reads_in_no_code_of_another_one(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(SUPPORT), prepend=":")
    folder = lay_example(tmp_path / "paikgacha")
    assert said_by(FIRST_SCREEN.format(needless=NEEDLESS), folder) == "['auditor.desk.screens.month']"


def test_whatever_the_first_screen_must_not_read_in_is_there():
    for name in NEEDLESS:
        import_module(name)


def test_a_function_is_found_by_what_it_is_called():
    views = Views(addresses().values())
    assert (
        views["meeting.annex_pages"].__module__,
        views["settings.names"].__module__,
        views["shared.end"].__module__,
    ) == (
        "auditor.desk.screens.meeting.annex",
        "auditor.desk.screens.naming",
        "auditor.desk.shared",
    )
    with pytest.raises(KeyError):
        views["month.nothing"]


@pytest.mark.parametrize(
    "mark",
    [
        '@get("month")',
        "@get(ADDRESS)",
        '@get("/month/", strict=True)',
        '@post(\n    "/month/"\n)',
        '@get("/month/")  # of the month',
    ],
)
def test_a_mark_that_cannot_be_read_is_told_and_not_passed_over(tmp_path, mark):
    (tmp_path / "month.py").write_text(f"{mark}\ndef page():\n    pass\n", "utf-8")
    with pytest.raises(ValueError, match=r"auditor\.desk\.month: an address stands in one line"):
        addresses(tmp_path)


def test_two_functions_of_a_screen_are_not_called_alike(tmp_path):
    screens = tmp_path / "screens"
    screens.mkdir()
    for name in ("one", "other"):
        (screens / f"{name}.py").write_text(f'@get("/month/{name}")\ndef page():\n    pass\n', "utf-8")
    with pytest.raises(ValueError, match=r"screens\.other: month\.page is called as another one"):
        addresses(tmp_path)


def test_the_first_screen_compiles_few_addresses_for_building_them(tmp_path, monkeypatch):
    compiled = []
    made = Rule._compile_builder

    def compile_builder(self, append_unknown=True):
        compiled.append(self.rule)
        return made(self, append_unknown)

    monkeypatch.setattr(Rule, "_compile_builder", compile_builder)
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=date(2024, 3, 25)) as (service, address):
        client = Client(service, address)
        assert client.get("/month/").status == 200
        first = len(compiled)
        assert first < len(addresses()) / 3
        assert client.get("/month/").status == 200
        assert client.get("/offices/-/roster").status == 200
    assert len(set(compiled)) == len(compiled)
