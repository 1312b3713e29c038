"""Formats for systems of others are made only when asked for by name, and named to no reader."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from few_offices import lay_example
from running import run

from auditor import discovery
from auditor.model.format import ResultsFormat

ROOT = Path(__file__).parents[3]
FORMATS = discovery.formats()
FORMS = {name: form for name, form in FORMATS.items() if isinstance(form, ResultsFormat)}
NAMES = re.compile("oscal|ocsf|interchange", re.IGNORECASE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A workspace of a few offices with one kept round."""
    space = tmp_path_factory.mktemp("interchange") / "space"
    lay_example(space)
    run("audit", "--keep", "--meeting", "2024-02", "--on", "2024-02-20", "--yes", "--workspace", space)
    return space


def test_there_are_three():
    assert list(FORMS) == ["ocsf", "oscal-poam", "oscal-ar"]


@pytest.mark.parametrize("name", FORMS)
def test_one_asked_for_by_name_is_made_for_each_audience_in_the_language(folder, tmp_path, name):
    run("report", "--format", name, "--output", tmp_path, "--language", "en", "--workspace", folder, code=0)
    made = {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")}
    assert made == {f"results-{audience}.en{FORMS[name].suffix}" for audience in ("minutes", "chair", "auditor")}


@pytest.mark.parametrize("name", FORMS)
def test_one_audience_s_is_written_to_a_file_and_an_office_s_is_not_made(folder, tmp_path, name):
    asked = ("report", "--format", name, "--audience", "minutes", "--workspace", folder)
    path = tmp_path / f"sent{FORMS[name].suffix}"
    run(*asked, "--output", path, code=0)
    assert json.loads(path.read_text("utf-8").split("\n")[0] if name == "ocsf" else path.read_bytes())
    run("report", "--format", name, "--office", "1", "--workspace", folder, code=2)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_ends_otherwise_is_refused_with_the_ending_that_it_needs(folder, tmp_path, name):
    asked = ("report", "--format", name, "--audience", "chair", "--language", "en", "--workspace", folder)
    done = run(*asked, "--output", tmp_path / "sent.odt", code=2)
    makes = name not in {"html", "text"}
    assert (FORMATS[name].suffix if makes else f"{name} does not make the annex") in done.stderr


@pytest.mark.usefixtures("read_here")
@pytest.mark.parametrize("name", ["oscal-ar", "oscal-poam"])
def test_verify_knows_one_again_and_tells_which_figure_was_altered(folder, tmp_path, name):
    path = tmp_path / f"results-chair.en.{name}.json"
    run("report", "--format", name, "--output", tmp_path, "--language", "en", "--workspace", folder, code=0)
    assert "exactly" in run("verify", path, "--workspace", folder, "--language", "en", code=0).stderr
    path.write_text(path.read_text("utf-8").replace('"value": "fail"', '"value": "pass"', 1), "utf-8")
    assert "exactly" not in run("verify", path, "--workspace", folder, "--language", "en", code=1).stderr


@pytest.mark.parametrize(
    ("one", "made"),
    [("--audience=chair", "csv, docx, json, pdf, terminal, xlsx"), ("--office=1", "docx, json, pdf, terminal")],
)
def test_a_format_that_does_not_make_one_document_is_told_with_those_that_do_and_what_to_type(folder, one, made):
    told = " ".join(
        run("report", "--format", "html", one, "--workspace", folder, "--language", "en", code=2).stderr.split()
    )
    assert f"is made as {made}" in told
    assert f"is made without {one.partition('=')[0]}: auditor report --format html" in told
    done = run("report", "--format", "text", "--workspace", folder, "--language", "en", code=2).stderr
    assert "These do: csv, docx, html" in done


def test_no_screen_names_them(folder):
    said = [
        run("report", "--help", code=0),
        run("report", "--format", "odt", "--workspace", folder, code=2),
        run("rounds", "--workspace", folder, code=0),
    ]
    assert not [words for done in said for words in (done.stdout, done.stderr) if NAMES.search(words)]


def test_no_manual_names_them_but_the_one_for_integrators():
    manuals = [
        path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")) if NAMES.search(path.read_text("utf-8"))
    ]
    assert {path.name for path in manuals} == {"interchange.md", "CONTRIBUTING.md", "CHANGELOG.md"}


def test_they_are_not_made_unless_asked_for(folder, tmp_path):
    run("report", "--format", "json", "--output", tmp_path, "--workspace", folder, code=0)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("results")]
