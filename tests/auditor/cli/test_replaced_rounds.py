"""A round that takes the place of another of its meeting says so in every copy of its annex; rounds left out are named with the reason."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.seal import seal_beginning
from auditor.papers import making
from auditor.papers.saying import lines_of
from auditor.rounds import looking_back
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.compared.history import RoundMaterial

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sampled


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """February, a round of March whose meeting was not held, and two of April; only to be read."""
    made = TypedUpazila(tmp_path_factory.mktemp("replaced") / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    made.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,০২.০২.২০২৪,,")
    made.keep("--yes")
    made.keep("--yes", meeting="2024-03", on="2024-03-15")
    run("meeting", "cancel", "2024-03", "--on", "2024-03-20", "--workspace", made.folder, code=0)
    made.keep("--yes", meeting="2024-04-16", on="2024-04-15")
    made.keep("--yes", meeting="2024-04-16", on="2024-04-18")
    return made.folder


def annex(folder: Path, number: int, audience: str, form: str = "terminal", language: str = "en") -> str:
    line = ("report", "--round", number, "--audience", audience, "--format", form, "--language", language)
    return re.sub(r"\s+", " ", run(*line, "--workspace", folder, code=0).stdout)


def beginnings(folder: Path) -> list[str]:
    return [seal_beginning(head.digest) for head in Ledger(folder / "ledger.db").rounds()]


@pytest.mark.parametrize("audience", ["chair", "minutes", "auditor"])
def test_an_annex_says_the_place_of_which_earlier_one_it_takes(folder, audience):
    replaced = beginnings(folder)[2]
    said = f"Takes the place of the annex of round 3 for the same meeting (check digest {replaced}-…)"
    assert said in annex(folder, 4, audience)
    assert "Takes the place" not in annex(folder, 3, audience)
    assert f"যাচাই-সংকেত {replaced}-…" in annex(folder, 4, audience, language="bn")


@pytest.mark.parametrize("command", ["return", "report"])
def test_who_makes_papers_or_the_return_of_a_round_whose_place_was_taken_is_told_which_counts(
    folder, command, tmp_path
):
    line = (command, "--workspace", folder, "--language", "en", "--round")
    options = (
        "--output",
        tmp_path / "made.json",
        *(("--format", "json", "--audience", "chair") if command == "report" else ()),
    )
    assert (
        "Round 3 counts no more: for the same meeting round 4 was kept later." in run(*line, 3, *options, code=0).stderr
    )
    for number in (1, 4):
        assert "counts no more" not in run(*line, number, *options, code=0).stderr


def test_the_json_of_an_annex_names_the_round_whose_place_it_takes(folder):
    digest = Ledger(folder / "ledger.db").rounds()[2].digest
    assert json.loads(annex(folder, 4, "chair", "json"))["summary"]["head"]["replaces"] == {
        "round": 3,
        "digest": digest,
    }
    assert "replaces" not in json.loads(annex(folder, 3, "chair", "json"))["summary"]["head"]


def test_the_rounds_that_do_not_count_beside_an_annex_are_named_with_the_reason(folder):
    first, second, third, _ = beginnings(folder)
    told = annex(folder, 4, "chair")
    assert f"The check digest of the round before it begins with: 1: {first}." in told
    assert f"2: {second} (the meeting was not held)" in told
    assert f"3: {third} (a later round of the same meeting took its place)" in told
    assert "not compared with" not in annex(folder, 1, "chair")


def papers_of(folder: Path, number: int, language: str) -> dict[str, str]:
    """Return the words of all papers of a round that are drawn as documents, by the names of their files."""
    space = listed.open_workspace(folder, roster=False)
    material = RoundMaterial(looking_back.history(space, number), space.config.letterhead)
    return {
        file.name: " ".join(line.words for line in lines_of(file.name, ".docx", file.content()))
        for file in making.files_of(material, ["docx"], [Language(language)])
        if not file.name.startswith("answer-form")  # a form to be filled in says nothing of the round
    }


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Takes the place of .* of round 3 for the same meeting"),
        ("bn", "একই সভার ৩ নম্বর যাচাই থেকে তৈরি .* পরিবর্তে; আগেরটি আর প্রযোজ্য নয়"),
    ],
)
def test_every_paper_of_a_round_says_the_place_of_which_earlier_one_it_takes(folder, language, said):
    papers = papers_of(folder, 4, language)
    kinds = {re.split("[-./]", name)[0] for name in papers}
    assert kinds >= {"annex", "offices", "proposed", "draw"}
    digest = beginnings(folder)[2]
    assert [name for name, words in papers.items() if not re.search(said, words) or f"{digest}-…" not in words] == []
    assert [name for name, words in papers_of(folder, 3, language).items() if re.search(said, words)] == []


def test_a_no_whose_file_was_gone_when_the_round_was_kept_again_stands_beside_the_yes_also_at_the_next_meeting(
    tmp_path,
):
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    done = "চালু লগইনে কোড চায়,২০.০১.২০২৪,০২.০২.২০২৪,,"
    made.answers(f"Lota UP,Secretary,10.02.2024,ফোন,{done}")
    taken = made.answers("Lota UP,Secretary,12.02.2024,ফোন,চালু নেই,,,,", name="register-2.csv")
    made.keep("--yes")
    taken.unlink()
    made.keep("--yes", on="2024-02-21")
    made.keep("--yes", meeting="2024-03", on="2024-03-15")
    said = "no longer among the evidence"
    for number in (2, 3):
        assert [of for of in ("chair", "auditor", "minutes") if said in annex(made.folder, number, of)] == [
            "chair",
            "auditor",
        ]
        own = run(
            "report", "--round", number, "--office", "lota", "--format", "terminal", "--language", "en",
            "--workspace", made.folder, code=0,
        )  # fmt: skip
        assert "known on 12.02.2024 to be not done, but that is no longer among the evidence" in " ".join(
            own.stdout.split()
        )
    assert said not in annex(made.folder, 1, "chair")


@pytest.mark.parametrize(("language", "words"), [("en", "Do not send this one"), ("bn", "এটি জেলায় পাঠাবেন না")])
def test_whoever_makes_the_return_of_a_round_whose_place_was_taken_is_sent_to_the_one_that_counts(
    folder, tmp_path, language, words
):
    for number, counts in ((3, False), (4, True)):
        line = ("--round", number, "--output", tmp_path / f"{number}.json", "--workspace", folder)
        told = run("return", *line, "--language", language, code=0).stderr
        assert (words in told) is not counts
        assert told.rstrip().endswith("auditor return --round 4") is not counts


@pytest.mark.parametrize(
    ("language", "alone", "sends"),
    [
        (
            "en",
            "Send this one if a return of that meeting was sent before, so that roll-ups for later meetings count it no more; otherwise only if the district asks",
            "Next: send it",
        ),
        ("bn", "বিবরণী আগে পাঠানো হয়ে থাকলে এটি পাঠান, যাতে পরের সভাগুলোর মাসিক বিবরণীতে", "আইসিটি কর্মকর্তার কাছে পাঠান"),
    ],
)
def test_whoever_makes_the_return_of_a_meeting_that_was_not_held_is_sent_to_that_of_the_last_that_was(
    folder, tmp_path, language, alone, sends
):
    """Until a round is kept for one that is held, to keeping one."""
    before = TypedUpazila(tmp_path / "space")
    before.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    before.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,০২.০২.২০২৪,,")
    before.keep("--yes")
    run("meeting", "cancel", "2024-02", "--on", "2024-03-20", "--workspace", before.folder, code=0)
    made = ("--output", tmp_path / "made.json", "--language", language)
    for number, kept, step in ((2, folder, "auditor return --round 4"), (1, before.folder, "--keep --meeting YYYY-MM")):
        told = run("return", "--round", number, *made, "--workspace", kept, code=0).stderr
        (tmp_path / "made.json").unlink()
        assert told.rstrip().endswith(step)
        assert alone in told
        assert sends not in told
