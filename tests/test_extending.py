"""One new file adds a policy, a source or a format: everything else comes by itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

POLICY_FILE = '''
"""The portal offers two-step to the account."""

from auditor.i18n import Text
from auditor.model.evidence import TWO_STEP_OFFERED, Scope
from auditor.model.policy import Fail, Pass, Policy, Settings


def check(evidence, _):
    """Pass when two-step is offered."""
    return Pass() if evidence[TWO_STEP_OFFERED] else Fail()


POLICY = Policy(
    id="two-step-offered",
    revision=1,
    scope=Scope.ACCOUNT,
    title=Text(en="Two-step is offered", bn="Two-step চালুর সুযোগ থাকা"),
    duty=Text(en="Have two-step offered", bn="Two-step চালুর সুযোগ থাকা"),
    column=Text(en="Two-step offered", bn="সুযোগ আছে"),
    why=Text(en="What is not offered cannot be used.", bn="সুযোগ না থাকলে চালু করা যায় না।"),
    broken=Text(en="It is not offered.", bn="সুযোগ নেই।"),
    remedy=Text(en="{post}: ask for it.", bn="{post}: সুযোগ চেয়ে আবেদন করুন।"),
    when_unknown=Text(en="{post}: tell whether it is offered.", bn="{post}: সুযোগ আছে কি না জানান।"),
    source="a case of the tests",
    reads=(TWO_STEP_OFFERED,),
    settings=Settings,
    check=check,
)
'''

CASES_FILE = '''
"""Two-step is offered, or not."""

import pytest

from auditor.model.evidence import TWO_STEP_OFFERED, MissingReason, Unknown
from auditor.model.policy import Fail, Pass, Settings
from policies.two_step_offered import POLICY

CASES = {
    "offered: passes": ({TWO_STEP_OFFERED: True}, Settings(), Pass()),
    "not offered: fails": ({TWO_STEP_OFFERED: False}, Settings(), Fail()),
    "never told: not known": ({}, Settings(), (TWO_STEP_OFFERED, MissingReason.NEVER_TOLD)),
    "offered, told too long ago: not known": (
        {TWO_STEP_OFFERED: Unknown(MissingReason.STALE, stands=True)},
        Settings(),
        (TWO_STEP_OFFERED, MissingReason.STALE),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_the_offer_decides(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict
'''

SOURCE_FILE = '''
"""Plain lines: account, day, yes or no."""

from datetime import date

from auditor.i18n import Text
from auditor.model.errors import FileRefusedError
from auditor.model.evidence import TWO_STEP_ENROLLED, Grade, Observation, Reference
from auditor.model.source import Parsed, Source


def parse(file, context):
    """Read the lines."""
    known = {account.id for office in context.roster.offices for account in office.accounts}
    found = []
    try:
        for number, line in enumerate(file.content.decode().splitlines(), start=1):
            account, day, word = line.split(";")
            if account in known:
                place = Reference(file.name, file.sha256, str(number))
                seen = date.fromisoformat(day)
                found.append(Observation(account, TWO_STEP_ENROLLED, word == "yes", Grade.EXPORTED, "lines", seen, place))
    except ValueError:
        raise FileRefusedError(Text(en="Not such lines. Correct them.", bn="লাইনগুলো ঠিক নয়। ঠিক করুন।")) from None
    return Parsed(tuple(found), (), ())


SOURCE = Source("lines", Text(en="lines", bn="লাইন"), lambda name: name.endswith(".lines"), parse)
'''

FORMAT_FILE = '''
"""The first line of every paper, in capitals."""

from auditor.model.report import AuditorView, ChairView, Format, MinutesView, OfficeReports, OfficeView
from reports import layout


def render(view, language):
    """Return the titles."""
    return "\\n".join(paper.title.upper() for paper in layout.papers(view, language)).encode()


FORMAT = Format("shout", ".shout", "text/plain", (MinutesView, ChairView, AuditorView, OfficeView, OfficeReports), render)
'''


@pytest.fixture
def house(tmp_path):
    """A copy of the program and a workspace of the example, to which one file is added."""
    for package in ("auditor", "policies", "reports"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "auditor" / "examples" / "paikgacha", tmp_path / "space")
    return tmp_path


def run(house: Path, *arguments: str, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr + done.stdout
    return done.stdout


def keep(house: Path) -> None:
    run(
        house,
        "auditor",
        "audit",
        "--keep",
        "--meeting",
        "2024-03",
        "--on",
        "2024-03-21",
        "--workspace",
        "space",
        code=1,
    )


def test_one_file_adds_a_policy_to_every_paper_and_to_its_tests(house):
    (house / "policies" / "two_step_offered.py").write_text(POLICY_FILE, "utf-8")
    baseline = (house / "policies" / "baselines" / "paikgacha-2024-01.toml").read_text("utf-8")
    rule = '\n[[rules]]\npolicy = "two-step-offered"\ndecision = "2024-01/11"\nlevel = "SHALL"\n'
    (house / "space" / "own.toml").write_text(baseline + rule, "utf-8")
    settings = house / "space" / "auditor.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('baseline = "paikgacha-2024-01"', 'baseline = "own.toml"'), "utf-8"
    )
    keep(house)
    run(house, "auditor", "report", "--workspace", "space")
    papers = house / "space" / "out" / "001-2024-03"
    annex = json.loads((papers / "annex-chair.json").read_text("utf-8"))
    assert {"heading": {"en": "Two-step offered", "bn": "সুযোগ আছে"}, "policies": ["two-step-offered"]} in annex[
        "duties"
    ]
    office = json.loads((papers / "offices" / "01-agriculture.json").read_text("utf-8"))
    assert "two-step-offered" in {duty["policy"] for duty in office["duties"]}
    assert any("Have two-step offered" in step["en"] or "is offered" in step["en"] for step in office["steps"])
    told = run(house, "auditor", "report", "--format", "terminal", "--office", "1", "--workspace", "space")
    assert "offered" in told
    assert "| `two-step-offered` |" in run(house, "auditor", "policies", "--markdown")
    assert "two-step-offered" in run(house, "auditor", "policies")
    shutil.copytree(ROOT / "tests" / "policies", house / "tests" / "policies")
    shutil.copy(ROOT / "tests" / "conftest.py", house / "tests" / "conftest.py")
    tests = ("pytest", "-q", "--import-mode=importlib", "-p", "no:cacheprovider", "tests/policies")
    missing = "two-step-offered needs its cases: write tests/policies/test_two_step_offered.py"
    assert missing in run(house, *tests, "-k", "two-step-offered", code=1)
    (house / "tests" / "policies" / "test_two_step_offered.py").write_text(CASES_FILE, "utf-8")
    run(house, *tests, "-k", "two-step-offered or test_two_step_offered")


def test_one_file_adds_a_source(house):
    (house / "auditor" / "sources" / "lines.py").write_text(SOURCE_FILE, "utf-8")
    account = "agriculture/উপজেলাকৃষিঅফিসার"
    (house / "space" / "evidence" / "portal.lines").write_text(f"{account};2024-03-20;yes\n", "utf-8")
    keep(house)
    accounts = run(house, "auditor", "report", "--office", "1", "--format", "json", "--workspace", "space")
    grades = [cell["grade"] for account in json.loads(accounts)["accounts"] for cell in account["duties"]]
    assert "exported" in grades
    run(house, "auditor", "verify", "--workspace", "space")


def test_one_file_adds_a_format(house):
    (house / "reports" / "shout.py").write_text(FORMAT_FILE, "utf-8")
    keep(house)
    shouted = run(
        house,
        "auditor",
        "report",
        "--format",
        "shout",
        "--audience",
        "chair",
        "--language",
        "en",
        "--workspace",
        "space",
    )
    assert shouted.isupper()
    run(house, "auditor", "report", "--format", "shout", "--workspace", "space")
    assert (house / "space" / "out" / "001-2024-03" / "offices.bn.shout").exists()
