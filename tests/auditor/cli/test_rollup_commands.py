"""`auditor return` and `auditor rollup` as people run them."""

from __future__ import annotations

import json
import os
import re
from contextlib import nullcontext
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import running
from changing import replace
from few_offices import lay_example
from unprinted import undrawn, unprinted

from auditor.cli import _shell
from auditor.i18n import ascii_digits
from auditor.model.seal import seal_words
from auditor.papers.saying import lines_of
from auditor.rollup import returns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.rollup import KindTally

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))


def run(*arguments: object, cwd: Path | None = None, code: int = 0) -> running.Run:
    return running.run(*arguments, cwd=cwd, code=code)


@pytest.fixture(scope="module")
def space(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("space") / "paikgacha"
    lay_example(folder)
    for meeting, day in (("2024-02", "2024-02-20"), ("2024-03", "2024-03-21")):
        run("audit", "--keep", "--meeting", meeting, "--on", day, "--workspace", folder, code=1)
    return folder


@pytest.fixture(autouse=True)
def _undrawn(how_many) -> Iterator[None]:
    """Only the gate draws the papers of a roll-up: other tests look at those."""
    with how_many(undrawn(), nullcontext()):
        yield


@pytest.fixture
def unmade(how_many) -> Iterator[None]:
    """What is said of a roll-up; only the gate makes its papers too."""
    with how_many(unprinted(), nullcontext()):
        yield


@pytest.fixture
def inbox(tmp_path, returned) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("Koyra", "Dacope"):
        made = returned(name)
        (folder / returns.file_name(made)).write_bytes(returns.encode(made))
    return folder


def test_where_nobody_reported_for_a_meeting_it_is_said_for_which_returns_are_there(inbox):
    with unprinted():
        of_another = run(
            "rollup", inbox, "--meeting", "2024-05", "--on", "2024-06-01", "--language", "en", code=1
        ).stderr
        of_this = run("rollup", inbox, "--meeting", "2024-03", "--on", "2024-06-01", "--language", "en", code=1).stderr
        elsewhere = run("rollup", inbox, "--area", "Dhaka District", "--meeting", "2024-03", "--on", "2024-06-01", "--language", "en", code=1).stderr  # fmt: skip
    assert "None of the returns is for this meeting; they are for: March 2024." in of_another
    assert "None of the returns" not in of_this + elsewhere


def test_a_return_goes_beside_the_papers_of_its_round_and_says_to_whom_to_send_it(space):
    done = run("return", "--workspace", space)
    path = space / "out" / "002-2024-03" / "return-khulna-paikgacha-2024-03.json"
    assert returns.parse(path.name, path.read_bytes()).number == 2
    assert str(path) in done.stderr
    assert "district" in done.stderr
    before = path.read_bytes()
    run("return", "--workspace", space)
    assert path.read_bytes() == before


def test_an_earlier_round_can_be_named_and_the_file_too(space, tmp_path):
    run("return", "--round", "1", "--workspace", space, "--output", tmp_path / "mine.json")
    assert returns.parse("", (tmp_path / "mine.json").read_bytes()).meeting == "2024-02"
    run("return", "--round", "1", "--workspace", space, "--output", tmp_path)
    assert (tmp_path / "return-khulna-paikgacha-2024-02.json").exists()
    assert "auditor rounds" in run("return", "--round", "9", "--workspace", space, code=3).stderr


@pytest.mark.parametrize("command", [("return",), ("report", "--audience", "chair", "--format", "json")])
@pytest.mark.parametrize(("language", "words"), [("en", "is not there, so nothing was written"), ("bn", "ফোল্ডারটি নেই")])
def test_a_folder_to_write_to_that_is_not_there_is_told_and_no_file_takes_its_name(
    space, tmp_path, command, language, words
):
    said = run(*command, "--workspace", space, "--output", f"{tmp_path}/dist/", "--language", language, code=2).stderr
    assert words in said
    assert not (tmp_path / "dist").exists()


@pytest.mark.usefixtures("read_here")
def test_a_return_is_known_again_as_that_of_its_round_whatever_it_is_called(space, tmp_path):
    for name in ("return-khulna-paikgacha-2024-02.json", "from the upazila.json"):
        run("return", "--round", "1", "--workspace", space, "--output", tmp_path / name)
        said = run("verify", tmp_path / name, "--workspace", space).stderr
        assert "exactly the paper return-khulna-paikgacha-2024-02.json of round 1" in said


@pytest.mark.usefixtures("read_here")
@pytest.mark.parametrize("called_off", [False, True])
def test_a_return_made_before_its_meeting_was_called_off_stays_that_of_its_round(space, tmp_path, called_off):
    run("return", "--workspace", space, "--output", tmp_path / "mine.json")
    made = returns.parse("", (tmp_path / "mine.json").read_bytes())
    (tmp_path / "mine.json").write_bytes(returns.encode(replace(made, called_off=called_off)))
    assert "exactly the paper" in run("verify", tmp_path / "mine.json", "--workspace", space).stderr


@pytest.mark.usefixtures("read_here")
def test_a_count_altered_in_a_return_is_named_though_its_checksum_was_made_to_fit(space, tmp_path):
    run("return", "--workspace", space, "--output", tmp_path / "mine.json")
    made = returns.parse("", (tmp_path / "mine.json").read_bytes())
    (tmp_path / "mine.json").write_bytes(returns.encode(replace(made, asked=made.asked + 1)))
    said = run("verify", tmp_path / "mine.json", "--workspace", space, code=1).stderr
    assert "1 figure, standing or name is not as in return-khulna-paikgacha-2024-03.json" in said
    assert f'field "asked" of the file: the paper says {made.asked + 1}, the round says {made.asked}' in said


def test_a_return_outside_a_workspace_or_before_a_round_says_what_to_do(tmp_path):
    assert "auditor init" in run("return", cwd=tmp_path, code=3).stderr
    lay_example(tmp_path / "space")
    assert "auditor audit --keep" in run("return", "--workspace", tmp_path / "space", code=3).stderr


@pytest.mark.usefixtures("unmade")
def test_returns_of_the_example_roll_up_as_a_sample(space, tmp_path):
    for number in (1, 2):
        run("return", "--round", number, "--workspace", space, "--output", tmp_path)
    done = run("rollup", tmp_path, code=1)
    assert "example data" in done.stderr
    assert "1 of 9 upazilas" in done.stderr


def test_a_roll_up_needs_no_workspace_and_writes_papers_json_and_statement(inbox):
    done = run("rollup", inbox, "--on", "2024-04-01", cwd=inbox, code=1)
    made = inbox / "rollup-khulna-district-2024-03"
    names = {path.name for path in made.iterdir()}
    assert {"rollup.bn.pdf", "rollup.bn.html", "rollup.json", "statement.bn.xlsx"} <= names
    assert "2 of 9 upazilas" in done.stderr
    assert "Paikgacha" in done.stderr
    assert {"Passwords", "and", "profiles"} <= set(done.stdout.split())


def at_the_portal(group: KindTally) -> KindTally:
    """Return offices of which those that had done a part wait for the portal, and the others have more time."""
    tally = group.tally
    return replace(
        group,
        tally=replace(tally, partial=0, awaiting_portal=tally.partial, not_implemented=0, waived=tally.not_implemented),
    )


@pytest.mark.usefixtures("unmade")
@pytest.mark.parametrize("language", ["en", "bn"])
def test_the_standings_of_each_decision_in_the_terminals_table_add_up_to_its_offices(inbox, returned, language):
    made = returned("Fultola")
    decisions = tuple(replace(decision, kinds=tuple(map(at_the_portal, decision.kinds))) for decision in made.decisions)
    (inbox / "waiting.json").write_bytes(returns.encode(replace(made, decisions=decisions)))
    done = run("rollup", inbox, "--on", "2024-04-01", "--language", language, code=1)
    rows = [re.split(r"\s{2,}", ascii_digits(line).strip()) for line in done.stdout.splitlines()]
    numbers = [found for row in rows if (found := [int(cell) for cell in row[1:] if cell.isdecimal()])]
    assert len(numbers) == len(decisions)
    assert sum(awaiting + extended for *_, awaiting, extended in numbers)
    for _, offices, *standings in numbers:
        assert sum(standings) == offices


def test_what_a_roll_up_wrote_is_no_return_of_the_next_one(inbox):
    first = run("rollup", inbox, "--on", "2024-04-01", code=1)
    again = run("rollup", inbox, "--on", "2024-04-01", code=1)
    assert first.stderr == again.stderr
    assert "files not counted: 0" in again.stderr


def test_papers_of_an_earlier_roll_up_under_another_name_are_no_false_returns(inbox):
    first = run("rollup", inbox, "--on", "2024-04-01", "--output", inbox / "march", code=1)
    again = run("rollup", inbox, "--on", "2024-04-01", "--output", inbox, code=1)
    third = run("rollup", inbox, "--on", "2024-04-01", "--language", "en", code=1)
    for done in (first, again, third):
        assert "files not counted: 0" in done.stderr
        assert "was not counted" not in done.stderr
    paper = inbox / "march" / "rollup.json"
    paper.write_bytes(paper.read_bytes() + b" ")
    assert "march/rollup.json was not counted" in run("rollup", inbox, "--on", "2024-04-01", code=1).stderr


def test_the_terminal_and_the_paper_count_the_same_files_as_not_counted(inbox, returned):
    (inbox / "earlier.json").write_bytes(returns.encode(replace(returned("Koyra"), number=1, digest="5" * 64)))
    (inbox / "letter.txt").write_text("Dear sir", "utf-8")
    done = run("rollup", inbox, "--on", "2024-04-01", "--language", "en", code=1)
    assert "files not counted: 2" in done.stderr
    paper = (inbox / "rollup-khulna-district-2024-03" / "rollup.en.html").read_text("utf-8")
    assert "Files that were not counted: 2" in paper


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Nothing was done. This computer's clock"), ("bn", "কম্পিউটারের তারিখ ভুল")]
)
def test_under_a_wrong_clock_no_paper_is_written(inbox, monkeypatch, language, words):
    monkeypatch.setattr(_shell.Shell, "clock", date(1980, 1, 1))
    refused = run("rollup", inbox, "--language", language, code=3)
    assert words in refused.stderr
    assert not [path for path in inbox.iterdir() if path.is_dir()]


@pytest.mark.usefixtures("unmade")
def test_all_of_a_district_is_exit_code_nought(inbox, returned):
    for name in ("Paikgacha", "Fultola", "Digholia", "Rupsha", "Terokhada", "Dumuria", "Botiaghata"):
        made = returned(name)
        (inbox / "more").mkdir(exist_ok=True)
        (inbox / "more" / returns.file_name(made)).write_bytes(returns.encode(made))
    assert "9 of 9" in run("rollup", inbox, "--on", "2024-04-01").stderr
    (inbox / "letter.txt").write_text("Dear sir", "utf-8")
    assert "letter.txt was not counted" in run("rollup", inbox, "--on", "2024-04-01", code=1).stderr


@pytest.mark.usefixtures("unmade")
def test_an_altered_return_is_named_and_its_numbers_are_never_said(inbox):
    path = next(inbox.glob("*koyra*"))
    content = json.loads(path.read_bytes())
    content["accounts"] = 31_337
    path.write_text(json.dumps(content), "utf-8")
    done = run("rollup", inbox, "--on", "2024-04-01", code=1)
    assert "return-khulna-koyra-2024-03.json was not counted: the file was changed" in done.stderr
    assert "31337" not in done.stderr + done.stdout
    assert "Koyra" in done.stderr.split("Did not report: ")[1]


@pytest.mark.usefixtures("unmade")
def test_temporary_and_hidden_files_are_left_alone(inbox):
    for name in (".hidden", "~$a.json", "Thumbs.db", "desktop.ini"):
        (inbox / name).write_text("x", "utf-8")
    assert "files not counted: 0" in run("rollup", inbox, "--on", "2024-04-01", code=1).stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.usefixtures("unmade")
def test_a_pipe_among_the_files_does_not_stop_the_work(inbox):
    os.mkfifo(inbox / "pipe.json")
    assert "pipe.json was not counted" in run("rollup", inbox, "--on", "2024-04-01", code=1).stderr


def test_the_area_the_meeting_the_language_and_the_folder_can_be_named(inbox, tmp_path):
    run(
        "rollup", inbox, "--on", "2024-04-01", "--area", "খুলনা বিভাগ", "--meeting", "2024-03", "--language", "en",
        "--output", tmp_path / "papers", code=1,
    )  # fmt: skip
    assert {path.name for path in (tmp_path / "papers").iterdir()} >= {
        "rollup.en.pdf",
        "rollup.json",
        "statement.en.xlsx",
    }
    told = json.loads((tmp_path / "papers" / "rollup.json").read_bytes())
    assert told["area"]["level"] == "division"
    assert len(told["missing"]) == 57


def test_an_area_that_is_ambiguous_or_unknown_is_wrong_usage_with_the_next_step(inbox):
    assert '"Khulna District" or "Khulna Division"' in run("rollup", inbox, "--area", "Khulna", code=2).stderr
    assert "no such" in run("rollup", inbox, "--area", "Atlantis", code=2).stderr
    assert "YYYY-MM" in run("rollup", inbox, "--meeting", "March", code=2).stderr


def test_an_empty_folder_is_told_and_refused_files_in_it_are_named(tmp_path):
    assert "auditor return" in run("rollup", tmp_path, code=3).stderr
    (tmp_path / "a.json").write_text("{", "utf-8")
    assert "a.json was not counted" in run("rollup", tmp_path, code=3).stderr


@pytest.mark.usefixtures("unmade")
def test_talk_in_bangla_is_bangla(inbox):
    done = run("rollup", inbox, "--on", "2024-04-01", "--language", "bn", code=1)
    assert "৯টি উপজেলার মধ্যে ২টির" in done.stderr
    assert "বাস্তবায়িত" in done.stdout


def test_letterhead_and_signatories_are_told_once_and_hold_for_the_months_to_come(tmp_path, returned):
    months = []
    for month in ("2024-02", "2024-03"):
        folder = tmp_path / month
        folder.mkdir()
        made = returned("Koyra", month)
        (folder / returns.file_name(made)).write_bytes(returns.encode(made))
        months.append(folder)
    with unprinted():
        said = run("rollup", months[0], "--on", "2024-04-01", code=1).stderr
    assert "--letterhead" in said
    (tmp_path / "rollup.toml").write_text("# kept by hand\n", "utf-8")
    told = [
        "--letterhead",
        "জেলা প্রশাসকের কার্যালয়; খুলনা",
        "--signatory",
        "… / প্রোগ্রামার",
        "--signatory",
        "… / অতিরিক্ত জেলা প্রশাসক",
    ]
    for some, missing in ((told[:2], "--signatory"), (told, "")):
        with unprinted():
            said = run("rollup", months[0], "--on", "2024-04-01", *some, code=1).stderr
        assert [each for each in ("--letterhead", "--signatory") if each in said] == ([missing] if missing else [])
    assert "# kept by hand" in (tmp_path / "rollup.toml").read_text("utf-8")
    said = run("rollup", months[1], "--on", "2024-04-01", "--memo", "17", code=1).stderr
    assert "--letterhead" not in said
    (written,) = months[1].glob("rollup-*/statement.bn.docx")
    words = " ".join(line.words for line in lines_of(written.name, ".docx", written.read_bytes()))
    assert all(each in words for each in ("জেলা প্রশাসকের কার্যালয়", "প্রোগ্রামার", "অতিরিক্ত জেলা প্রশাসক", "স্মারক নং- ১৭"))


def test_a_file_on_the_sender_with_mistakes_is_told_and_nothing_is_written(inbox):
    (inbox / "rollup.toml").write_text('leterhead = "x"\n', "utf-8")
    assert "leterhead" in run("rollup", inbox, "--on", "2024-04-01", code=3).stderr
    assert not list(inbox.glob("rollup-*"))


def test_a_return_is_told_with_its_digest_and_figures_where_there_is_no_workspace(tmp_path, returned):
    made = returned("Koyra", "2024-03")
    path = tmp_path / "from the upazila.json"
    path.write_bytes(returns.encode(made))
    said = run("verify", path, "--language", "en", cwd=tmp_path).stderr
    assert seal_words(made.digest) in said
    for decision in made.decisions:
        total = decision.total
        assert f"Decision {decision.serial}, {total.total} offices: implemented {total.implemented}," in said
    assert f"{made.offices} offices: contacted {made.asked}, information on the duties {made.answered}" in said


def test_a_return_of_another_upazila_is_told_as_one_from_elsewhere(space, tmp_path, returned):
    path = tmp_path / "sent.json"
    path.write_bytes(returns.encode(returned("Koyra", "2024-03")))
    said = run("verify", path, "--workspace", space).stderr
    assert "no round with the digest" in said
    assert "Koyra" in said


@pytest.mark.parametrize(("content", "named"), [(b"{}", "another kind of file"), (None, "changed after it was made")])
def test_what_is_no_return_in_order_is_refused_where_there_is_no_workspace(tmp_path, returned, content, named):
    path = tmp_path / "sent.json"
    made = returns.encode(returned("Koyra", "2024-03"))
    path.write_bytes(made.replace(b'"number":', b'"number":1', 1) if content is None else content)
    assert named in run("verify", path, "--language", "en", cwd=tmp_path, code=3).stderr
