"""What is added costs as little as CONTRIBUTING says: each of its recipes is carried out on a copy of the program.

A recipe is a folder in `tests/recipes`: its new files, laid as in the tree. What else it changes stands here, line by line.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from copied_program import lay_program
from few_offices import lay_example
from needs import lacking

from auditor.i18n import Text

ROOT = Path(__file__).parents[1]
RECIPES = ROOT / "tests" / "recipes"
LINES = {
    "fact": {
        "auditor/model/facts.py": (
            (
                "OFFICIAL_EMAIL_READS: Final",
                ('DOMAIN_LOCKED: Final = _flag(\n    "domain_locked", Scope.OFFICE, Text(en="mail domain locked", bn="মেইল ডোমেইন সুরক্ষিত")\n)\n'
                "OFFICIAL_EMAIL_READS: Final"),
            ),
        ),
    },
    "vault": {
        "auditor/vaults/opening.py": (
            ("import bitwarden, browsers, keepass, keepassxc", "import bitwarden, browsers, keepass, keepassxc, note_vault"),
            ("browsers.VAULT)", "browsers.VAULT, note_vault.VAULT)"),
        ),
    },
    "command": {
        "auditor/cli/__init__.py": (('    "keys":', '    "grades": Text(en="List the grades of evidence.", bn="তথ্যের ভিত্তির তালিকা দেখায়।"),\n    "keys":'),),
    },
}  # fmt: skip
"""Of each recipe the lines that it changes in files that are there: the file, and what stood there and what stands there now."""


@pytest.fixture
def house(tmp_path):
    """A copy of the program and a workspace of the example."""
    lay_program(tmp_path)
    lay_example(tmp_path / "space")
    return tmp_path


def carry_out(recipe: str, house: Path, *, leave: tuple[str, ...] = ()) -> None:
    """Lay the files of a recipe into the copy, all but some, and change its lines."""
    for path in new_files(recipe):
        place = path.relative_to(RECIPES / recipe)
        if place.as_posix() not in leave:
            (house / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, house / place)
    for name, changes in LINES.get(recipe, {}).items():
        text = (house / name).read_text("utf-8")
        for before, after in changes:
            assert text.count(before) == 1, (name, before)
            text = text.replace(before, after)
        (house / name).write_text(text, "utf-8")


def new_files(recipe: str) -> list[Path]:
    files = (path for path in (RECIPES / recipe).rglob("*") if path.is_file())
    return sorted(path for path in files if "__pycache__" not in path.parts)


def run(house: Path, *arguments: str, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr + done.stdout
    return done.stdout


def python(house: Path, script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def auditor(house: Path, *arguments: str, code: int = 0) -> str:
    return run(house, "auditor", *arguments, "--workspace", "space", code=code)


def in_turn(house: Path, runs: dict[tuple[str, ...], int]) -> list[str]:
    """Run the program several times in one process, which reads it in once, each with its exit code; return what each said."""
    script = (
        "import contextlib, io, json, sys\nfrom auditor.cli import main\nsaid = []\n"
        f"for words, code in {list(runs.items())!r}:\n"
        "    sys.argv, out = ['auditor', *words], io.TextIOWrapper(io.BytesIO(), 'utf-8')\n"
        "    ended = 0\n"
        "    with contextlib.redirect_stdout(out):\n"
        "        try:\n            main()\n        except SystemExit as end:\n            ended = end.code or 0\n"
        "    assert ended == code, (words, ended)\n"
        "    out.flush()\n    said.append(out.buffer.getvalue().decode())\n"
        "print(json.dumps(said))"
    )
    said: list[str] = json.loads(python(house, script))
    return said


def keep(house: Path) -> None:
    auditor(house, "audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-21", code=1)


def with_rule(house: Path, policy: str, decision: str = "2024-01/11") -> None:
    """Let the workspace's baseline order a further policy."""
    baseline = (house / "policies" / "baselines" / "paikgacha-2024-01.toml").read_text("utf-8")
    rule = f'\n[[rules]]\npolicy = "{policy}"\ndecision = "{decision}"\nlevel = "SHALL"\n'
    (house / "space" / "own.toml").write_text(baseline + rule, "utf-8")
    settings = house / "space" / "auditor.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('baseline = "paikgacha-2024-01"', 'baseline = "own.toml"'), "utf-8")


def test_a_policy_comes_into_every_paper(house, how_many):
    carry_out("policy", house)
    with_rule(house, "two-step-offered")
    there = ("--workspace", "space")
    *_, terminal, listed = in_turn(
        house,
        {
            ("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-21", *there): 1,
            ("report", *how_many(("--format", "json"), ()), *there): 0,
            ("report", "--format", "terminal", "--office", "1", *there): 0,
            ("policies", "--markdown"): 0,
        },
    )
    papers = house / "space" / "out" / "001-2024-03"
    annex = json.loads((papers / "annex-chair.json").read_text("utf-8"))
    column = {"heading": {"en": "Two-step offered", "bn": "সুযোগ আছে"}, "policies": ["two-step-offered"]}
    assert column in annex["duties"]
    office = json.loads((papers / "offices" / "01-agriculture.json").read_text("utf-8"))
    assert "two-step-offered" in {duty["policy"] for duty in office["duties"]}
    assert any("Have two-step offered" in step["en"] or "is offered" in step["en"] for step in office["steps"])
    assert "offered" in terminal
    assert "| `two-step-offered` |" in listed


@pytest.mark.long(instead="test_a_policy_comes_into_every_paper")
def test_the_tests_ask_for_the_cases_of_a_policy(house, how_many):
    """And are content with them: in the gate, for the cases of a recipe are those of its policy."""
    cases = "tests/policies/test_two_step_offered.py"
    carry_out("policy", house, leave=(cases,))
    shutil.copytree(ROOT / "tests" / "policies", house / "tests" / "policies")
    shutil.copytree(ROOT / "tests" / "support", house / "tests" / "support")
    shutil.copy(ROOT / "tests" / "conftest.py", house / "tests" / "conftest.py")
    (house / "pytest.ini").write_text("[pytest]\npythonpath = tests/support\nmarkers = long\n", "utf-8")
    tests = ("pytest", "-q", "--import-mode=importlib", "-p", "no:cacheprovider", "tests/policies")
    missing = "two-step-offered needs its cases: write tests/policies/test_two_step_offered.py"
    assert missing in run(house, *tests, "-k", "two-step-offered", code=1)
    shutil.copy(RECIPES / "policy" / cases, house / cases)
    if how_many(False, True):
        run(house, *tests, "-k", "two-step-offered or test_two_step_offered")


def test_a_fact_is_known_to_files_of_observations(house):
    carry_out("fact", house)
    script = (
        "from auditor.model.facts import FACTS\nfact = FACTS['domain_locked']\n"
        "assert fact.decode(fact.encode(True)) is True\nprint(fact.label.bn)"
    )
    assert "সুরক্ষিত" in python(house, script)


def test_a_question_passes_what_holds_for_every_question(house):
    """Where it then stands and how it is read: `tests/auditor/register/test_a_new_question.py`."""
    carry_out("question", house)
    every = Path("tests/auditor/register/test_every_question.py")
    (house / every).parent.mkdir(parents=True)
    shutil.copy(ROOT / every, house / every)
    shutil.copytree(ROOT / "tests" / "support", house / "tests" / "support")
    (house / "pytest.ini").write_text("[pytest]\npythonpath = tests/support\n", "utf-8")
    ran = run(house, "pytest", "-v", "--import-mode=importlib", "-p", "no:cacheprovider", every.as_posix())
    assert "[offered]" in ran


@pytest.mark.long(instead="test_a_question_passes_what_holds_for_every_question")
def test_a_source_is_read_and_its_round_can_be_recomputed(house):
    carry_out("source", house)
    account = "agriculture/উপজেলাকৃষিঅফিসার"
    (house / "space" / "evidence" / "portal.lines").write_text(f"{account};2024-03-20;yes\n", "utf-8")
    keep(house)
    accounts = auditor(house, "report", "--office", "1", "--format", "json")
    grades = [cell["grade"] for account in json.loads(accounts)["accounts"] for cell in account["duties"]]
    assert "exported" in grades
    auditor(house, "verify")


@pytest.mark.long(instead="test_a_question_passes_what_holds_for_every_question")
def test_a_mapping_reads_its_systems_record_and_is_asked_for_a_sample(house):
    samples = Path("tests/auditor/exports/samples")
    name = "gitlab-2024-02-10.json"
    carry_out("mapping", house, leave=(f"{samples}/{name}",))
    for place in ("tests/auditor/exports", "tests/support"):
        shutil.copytree(ROOT / place, house / place)
    (house / "pytest.ini").write_text("[pytest]\npythonpath = tests/support\n", "utf-8")
    tests = (
        "pytest",
        "-q",
        "--import-mode=importlib",
        "-p",
        "no:cacheprovider",
        "tests/auditor/exports",
        "-k",
        "gitlab",
    )
    assert "gitlab needs a sample" in run(house, *tests, code=1)
    shutil.copy(RECIPES / "mapping" / samples / name, house / samples / name)
    run(house, *tests)
    assert "gitlab" in run(house, "auditor", "mapping", "list")


@pytest.mark.long(instead="test_a_policy_comes_into_every_paper")
def test_a_document_is_made_with_the_others_in_every_format_that_prints(house):
    carry_out("document", house)
    keep(house)
    papers = house / "space" / "out" / "001-2024-03"
    auditor(house, "report", "--format", "pdf")
    assert (papers / "reminder.bn.pdf").read_bytes().startswith(b"%PDF-")
    auditor(house, "report", "--format", "docx")
    assert (papers / "reminder.bn.docx").read_bytes().startswith(b"PK")


@pytest.mark.long(instead="test_a_policy_comes_into_every_paper")
def test_a_format_draws_every_document(house):
    carry_out("format", house)
    keep(house)
    shouted = auditor(house, "report", "--format", "shout", "--audience", "chair", "--language", "en")
    assert shouted.isupper()
    auditor(house, "report", "--format", "shout")
    assert (house / "space" / "out" / "001-2024-03" / "offices.bn.shout").exists()


def test_a_kind_of_vault_is_judged(house):
    carry_out("vault", house)
    (house / "mine.notes").write_text("#notes\nportal.example.org clerk invented\n", "utf-8")
    script = (
        "from pathlib import Path\nfrom auditor.vaults import opening\n"
        "file = opening.load(Path('mine.notes'))\nprint(file.kind.id, len(opening.read(file, lambda: None)))"
    )
    assert python(house, script) == "notes 1\n"


def test_a_command_is_listed_and_runs(house):
    carry_out("command", house)
    assert "grades" in run(house, "auditor", "--help")
    assert "witnessed: witnessed" in run(house, "auditor", "grades", "--language", "en")


def test_a_sentence_without_bangla_is_none():
    with pytest.raises(TypeError, match="bn"):
        Text(en="half")


@pytest.mark.long(instead="test_a_sentence_without_bangla_is_none")
def test_a_sentence_without_bangla_does_not_type_check(house, request):
    mypy = Path(sys.executable).with_name("mypy")
    if not mypy.exists():
        lacking(request, "mypy is not installed (it comes with the dev extra)")
    (house / "half.py").write_text('from auditor.i18n import Text\n\nHALF = Text(en="half")\n', "utf-8")
    done = subprocess.run(
        [mypy, "--strict", "--follow-imports=silent", "half.py"], cwd=house, capture_output=True, text=True, check=False
    )
    assert 'argument "bn"' in done.stdout


RECIPE = re.compile(r"^### (?P<what>[^(\n]+) \((?P<files>[0-9]+) files?, (?P<lines>[0-9]+) lines\)$", re.MULTILINE)


@pytest.mark.parametrize("recipe", sorted({path.name for path in RECIPES.iterdir()} | LINES.keys()))
def test_contributing_tells_what_a_recipe_really_costs(recipe):
    told = {
        found["what"].split()[-1]: found for found in RECIPE.finditer((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    }
    files = new_files(recipe)
    changed = [change for changes in LINES.get(recipe, {}).values() for change in changes]
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in files) + len(changed)
    assert (int(told[recipe]["files"]), int(told[recipe]["lines"])) == (len(files) + len(LINES.get(recipe, {})), lines)
