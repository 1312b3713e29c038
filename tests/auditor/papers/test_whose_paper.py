"""A paper of a neighbouring upazila is refused with the name of that one, as far as its own head says whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from running import run
from typed_upazila import TypedUpazila

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sampled


@pytest.fixture(scope="module")
def homes(tmp_path_factory) -> tuple[Path, Path]:
    """Dumuria with the papers of a round and with letters, and Koyra with the same; only to be read."""
    top = tmp_path_factory.mktemp("homes")
    made = [TypedUpazila(top / name) for name in ("dumuria", "koyra")]
    names = ("--upazila", "Koyra", "--upazila", "কয়রা", "--same-upazila", "--yes", "--on", "2024-02-20")
    run("settings", *names, "--workspace", made[1].folder, code=0)
    for each in made:
        each.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
        register = each.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,০২.০২.২০২৪,,")
        register.write_text(register.read_text("utf-8").partition("\n")[2], "utf-8")
        each.keep("--yes")
        for form, language in (("pdf", "bn"), ("docx", "en"), ("json", "en"), ("xlsx", "en")):
            run("report", "--format", form, "--language", language, "--workspace", each.folder, code=0)
        run("remind", "--on", "2024-03-04", "--workspace", each.folder, code=0)
    return made[0].folder, made[1].folder


PAPERS = (
    "out/001-2024-02/annex-chair.bn.pdf",
    "out/001-2024-02/annex-minutes.en.docx",
    "out/001-2024-02/annex-chair.json",
    "out/001-2024-02/annex-auditor.en.xlsx",
    "out/letters-2024-03-04/01-reminder-1-*.docx",
)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "says that it is of Dumuria, Khulna; this folder is that of Koyra, Khulna"),
        ("bn", "কাগজে লেখা আছে, এটি ডুমুরিয়া উপজেলার (খুলনা); এই ফোল্ডার কয়রা উপজেলার (খুলনা)"),
    ],
)
def test_the_paper_of_a_neighbour_is_refused_with_its_upazila(homes, paper, language, told):
    dumuria, koyra = homes
    path, *_ = sorted(each for each in dumuria.glob(paper) if "enclosures" not in each.name)
    assert told in run("verify", path, "--language", language, "--workspace", koyra, code=3).stderr
    assert "says that" not in run("verify", path, "--language", "en", "--workspace", dumuria, code=0).stderr


def test_a_paper_of_ours_whose_digest_was_altered_is_no_neighbour_s(homes, tmp_path):
    dumuria, _ = homes
    content = (dumuria / "out" / "001-2024-02" / "annex-chair.json").read_text("utf-8")
    digest = content.partition('"digest": "')[2][:64]
    altered = tmp_path / "annex-chair.json"
    altered.write_text(content.replace(digest, digest[::-1]), "utf-8")
    said = run("verify", altered, "--language", "en", "--workspace", dumuria, code=3).stderr
    assert "says that it is of" not in said
    assert "digest" in said
