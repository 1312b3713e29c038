"""Of a look no more offices are held than are told of by name: all that a table shows, and those with a waiver."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from types import SimpleNamespace

import pytest
from changing import replace
from few_offices import lay_example
from running import run

from auditor.cli import _checklist, _standing, audit
from auditor.cli._look import Held, look
from auditor.model.baseline import Waiver
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.keeping import keep_round
from auditor.rounds.ledger import ledger_file
from auditor.rounds.round_counts import RoundCounts

DAY = date(2024, 3, 21)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    space = tmp_path_factory.mktemp("look") / "space"
    lay_example(space)
    return space


@pytest.fixture(scope="module")
def judged(folder):
    return assessing.assess(open_workspace(folder), DAY)


def seen(judged, waivers, most):
    held = Held(waivers, most)
    for assessment in judged.assessments:
        held.see(assessment)
    return held


NEEDLESS = {
    "wcwidth",  # of other scripts
    "dataclasses",  # of values that msgspec defines
    "getpass", "auditor.slip.codes",  # of keys that are asked for
    "signal", "auditor.apart.worker",  # of a record that is a saved page
    "auditor.rounds.foreseeing",  # of copies that say different things
    "reports.layout.remarking",  # of what keeps an office from being done
    "auditor.cli.settings", "auditor.cli.meeting", "auditor.rounds.keeping", "auditor.papers.after_keeping",  # of a round that is kept
    "auditor.views.office.office",  # of one office that is looked up
    "auditor.views.annex.annexes", "auditor.views.annex.minutes", "auditor.views.annex.summary",  # of papers
    "html.parser", "auditor.exports.page_tables",  # of a record that is a saved page
    "auditor.rounds.correcting.differing_rosters",  # of a roster that is corrected
    "auditor.cli.keys",  # of keys that are looked up
    "auditor.selfcheck.page", "auditor.selfcheck.refusing", "auditor.selfcheck.texts.of_page",  # of sheets that are made, and slips that came back
}  # fmt: skip


@pytest.mark.parametrize(
    ("command", "needless"),
    [(["audit"], NEEDLESS | {"auditor.keys.in_file", "auditor.views.disputes"}), ([], NEEDLESS)],
)
@pytest.mark.parametrize("language", ["bn", "en"])
def test_looking_imports_nothing_of_what_it_does_not_do(folder, command, needless, language):
    script = (
        "import sys\nfrom auditor.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(sorted({needless!r} & set(sys.modules)))"
    )
    words = ["--workspace", str(folder), "--on", str(DAY), "--language", language, *command]
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


@pytest.mark.parametrize(("module", "looks", "command"), [(audit, "look", ["audit"]), (_checklist, "state_of", [])])
def test_a_look_reads_the_ledger_by_one_connection(folder, tmp_path, monkeypatch, module, looks, command):
    space = shutil.copytree(folder, tmp_path / "space")
    keep_round(open_workspace(space), DAY, "2024-03", "01")
    opened, connected = [], ledger_file._connected
    before, looking = [], getattr(module, looks)
    monkeypatch.setattr(
        ledger_file, "_connected", lambda *words, **how: opened.append(words) or connected(*words, **how)
    )
    monkeypatch.setattr(module, looks, lambda *words, **how: before.append(len(opened)) or looking(*words, **how))
    assert run("--workspace", space, "--on", DAY, *command).returncode in {0, 1}
    assert before == [len(opened)] != [0]


def test_a_look_is_the_same_with_none_of_its_offices_held(folder, judged):
    looked, held = look(open_workspace(folder), DAY, None, None, lambda: None, most=0)
    assert (looked.assessments, looked.evidence, held.shown) == ((), {}, [])
    assert (looked.header, looked.notices) == (judged.header, judged.notices)
    assert (
        looked.counts.findings
        == judged.counts.findings
        == RoundCounts(judged.header.rules, judged.assessments).findings
    )


def test_offices_are_held_while_they_are_few_enough_for_a_table(judged):
    counted = judged.counts.offices
    assert tuple(seen(judged, (), counted).shown) == judged.assessments
    assert tuple(seen(judged, (), None).shown) == judged.assessments
    assert seen(judged, (), counted - 1).shown == []


def test_an_office_with_a_waiver_is_held_among_however_many(judged):
    offices = [assessment.office for assessment in judged.assessments]
    of_office, of_account = offices[0], next(office for office in offices[1:] if office.accounts)
    waivers = [
        Waiver("two-step", subject, "", "", DAY) for subject in (of_office.id, of_account.accounts[0].id, "nobody")
    ]
    held = seen(judged, waivers, 0)
    assert [assessment.office for assessment in held.with_waivers] == [of_office, of_account]


def test_a_waiver_of_one_of_before_holds_the_office_in_which_he_may_be_listed(judged):
    assessment = next(assessment for assessment in judged.assessments if assessment.office.accounts)
    account = replace(assessment.office.accounts[0], doubts=("gone/before",))
    doubtful = replace(assessment, office=replace(assessment.office, accounts=(account,)))
    waivers = [Waiver("two-step", "gone/before", "", "", DAY)]
    assert seen(SimpleNamespace(assessments=(doubtful,)), waivers, 0).with_waivers == [doubtful]


def test_of_more_offices_than_a_table_shows_the_counts_are_told_all_the_same(folder, monkeypatch):
    words = ("--workspace", folder, "--on", DAY, "--language", "en", "audit")
    whole = run(*words)
    monkeypatch.setattr(_standing, "LONGEST_TABLE", 1)
    short = run(*words)
    assert whole.returncode == short.returncode
    assert whole.stderr.splitlines()[-1] == short.stderr.splitlines()[-1]
    assert whole.stdout
    assert not short.stdout
