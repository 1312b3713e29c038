"""A form that was answered to be another upazila's, and moved out as told, is asked back by nobody; nor is an office asked to tell again what was never its."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from running import run
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sampled

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,কারণ,সরকারি ই-মেইল ব্যবহার,পত্রের নম্বর বা কলের সময়"
THEIRS = "Lota UP,Secretary,12.02.2024,ফোন,চালু নেই,05.02.2024,ঠিক আছে,,,"
OURS = "Koyra UP,Secretary,12.02.2024,ফোন,চালু নেই,05.02.2024,ঠিক আছে,,,"
MARCH = {"meeting": "2024-03", "on": "2024-03-20"}
BACK = ("bring it back", "find 1 file", "gone:", "earlier one, and the record")


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> TypedUpazila:
    """A workspace whose first round took a form that does not say whose it is, beside one of its own."""
    upazila = TypedUpazila(tmp_path_factory.mktemp("upazila") / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.knows_what_keeping_asks()
    upazila.answers(OURS)
    path = upazila.folder / "evidence" / "theirs.csv"
    path.write_text(f"{HEADS}\n{THEIRS}\n", "utf-8")
    upazila.keep(code=1)
    return upazila


@pytest.fixture
def upazila(kept, tmp_path) -> TypedUpazila:
    return TypedUpazila(tmp_path / "space", kept)


def said_to_be_anothers(upazila: TypedUpazila) -> Path:
    """Answer at a terminal that the form is another upazila's."""
    said = upazila.audit(on="2024-03-01", typed="2\n").stderr
    assert "It is not certain whose form theirs.csv is" in said
    return upazila.folder / "evidence" / "theirs.csv"


def verified(upazila: TypedUpazila, code: int) -> str:
    said = run("verify", "--workspace", upazila.folder, "--language", "en", code=code)
    return said.stdout + said.stderr


def of_chair(upazila: TypedUpazila) -> dict[str, Any]:
    """Return the chair's copy of the last round, as a record."""
    line = ("report", "--audience", "chair", "--format", "json", "--workspace", upazila.folder)
    return json.loads(run(*line, code=0).stdout)


def with_vanished_evidence(upazila: TypedUpazila) -> list[str]:
    """Return the offices that the chair is told to ask for what is no longer among the evidence."""
    offices = of_chair(upazila)["offices"]
    return [each["name"]["en"] for each in offices if any(of["remark"] == "vanished" for of in each["remarks"])]


def paper_of(upazila: TypedUpazila, audience: str) -> str:
    options = ("--audience", audience, "--format", "terminal", "--on", "2024-03-21", "--language", "en")
    return run("report", "--workspace", upazila.folder, *options, code=0).stdout


def report_of(upazila: TypedUpazila, office: str) -> str:
    options = ("--office", office, "--format", "terminal", "--on", "2024-03-21", "--language", "en")
    return run("report", "--workspace", upazila.folder, *options, code=0).stdout


def test_it_is_not_asked_back_before_the_next_round_nor_after_and_rounds_of_then_are_accused_of_nothing(upazila):
    said_to_be_anothers(upazila).unlink()
    said = upazila.audit(on="2024-03-01").stderr
    assert not [words for words in BACK if words in said.lower()]
    assert "theirs.csv spoke in the last kept round" in said
    assert "was answered on 01.03.2024 to be a form of another upazila" in said
    assert "gone: theirs.csv" not in verified(upazila, code=0)
    kept = upazila.keep(**MARCH, code=1).stderr
    assert not [words for words in BACK if words in kept.lower()]
    assert "theirs.csv" not in upazila.audit(on="2024-03-21").stderr
    assert "gone: theirs.csv" not in verified(upazila, code=0)


def test_the_office_is_asked_as_if_nobody_had_told_anything_and_not_to_tell_it_again(upazila):
    said_to_be_anothers(upazila).unlink()
    upazila.keep("--yes", **MARCH, code=1)
    said = " ".join(report_of(upazila, "lota").split())
    assert "again" not in said
    assert "among the evidence" not in said


@pytest.mark.parametrize("meeting", ["2024-03", "2024-04"])
def test_who_did_all_is_thanked_whatever_a_form_of_others_told_and_a_changed_file_that_says_nothing_of_him(
    tmp_path, meeting
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.knows_what_keeping_asks()
    heads = f"{HEADS},নিয়ম"
    upazila.answers("Lota UP,Secretary,12.02.2024,ফোন,চালু,না,ঠিক আছে,,,,হ্যাঁ", heads=heads)
    upazila.keep(code=1)
    upazila.answers("Lota UP,Secretary,10.03.2024,ফোন,,09.03.2024,,,,,", name="march.csv", heads=heads)
    upazila.answers(OURS.replace("12.02", "10.03"), name="koyra.csv")
    theirs = upazila.folder / "evidence" / "theirs.csv"
    theirs.write_text(f"{HEADS}\n{THEIRS.replace('12.02', '11.03')}\n", "utf-8")
    upazila.keep("--yes", **MARCH, code=1)
    upazila.audit(on="2024-03-21", typed="2\n")
    theirs.unlink()
    upazila.answers(OURS.replace("12.02.2024,ফোন,চালু নেই", "10.03.2024,ফোন,চালু"), name="koyra.csv")
    said = upazila.keep("--yes", "--next-meeting", "2024-05-18", meeting=meeting, on="2024-04-18", code=1).stderr
    assert (
        'Koyra UP, Secretary, "Two-step on for every user": kept as "not done" (told on 10.03.2024), now "done"' in said
    )
    assert "Lota UP" not in said
    changes = of_chair(upazila)["changes"]
    assert [each["office"]["name"]["en"] for each in changes["newly_implemented"]] == ["Lota UP"]
    assert "without_doing" not in changes
    assert "among the evidence" not in " ".join(report_of(upazila, "lota").split())
    assert "among the evidence" in " ".join(report_of(upazila, "koyra").split())


def test_what_a_changed_file_alone_says_done_of_whom_it_did_not_speak_is_told_once_a_form_of_others_that_said_no_is_gone(
    upazila,
):
    said_to_be_anothers(upazila).unlink()
    upazila.answers(OURS, THEIRS.replace("চালু নেই", "চালু"))
    said = upazila.keep("--next-meeting", "2024-05-18", **MARCH).stderr
    assert 'Lota UP, Secretary, "Two-step on for every user": kept as "not done", now "done"' in said


LOTA_DONE = "Lota UP,Secretary,10.02.2024,ফোন,চালু,05.02.2024,ঠিক আছে,,,"


def with_koyra_altered(folder: Path) -> TypedUpazila:
    """Return an upazila of two offices told of in one register, beside a form of others; since its round the row of the second was altered, and nobody said whose the form is yet."""
    upazila = TypedUpazila(folder / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.knows_what_keeping_asks()
    upazila.answers(LOTA_DONE, OURS)
    (upazila.folder / "evidence" / "theirs.csv").write_text(f"{HEADS}\n{THEIRS}\n", "utf-8")
    upazila.keep(code=1)
    upazila.answers(LOTA_DONE, OURS.replace("চালু নেই", "চালু"))
    return upazila


KOYRA_ALTERED = 'Koyra UP, Secretary, "Two-step on for every user": kept as "not done" (told on 12.02.2024), now "done"'


def test_what_a_form_of_others_said_was_altered_by_nobody_whichever_other_row_of_an_own_file_was(tmp_path):
    upazila = with_koyra_altered(tmp_path)
    said_to_be_anothers(upazila).unlink()
    said = upazila.audit(on="2024-03-02", code=1).stderr
    assert KOYRA_ALTERED in said
    assert "Lota UP, Secretary" not in said
    upazila.keep("--yes", **MARCH, code=1)
    assert "among the evidence" not in " ".join(report_of(upazila, "lota").split())
    assert "among the evidence" in " ".join(report_of(upazila, "koyra").split())
    assert [each["name"]["en"] for each in of_chair(upazila)["offices"] if each.get("since_changed")] == ["Koyra UP"]


@pytest.mark.parametrize("is_back", [False, True], ids=["altered", "put back"])
def test_what_a_corrected_day_took_away_is_laid_on_no_missing_evidence_where_another_row_of_the_file_was_altered(
    tmp_path, is_back
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.knows_what_keeping_asks()
    told = LOTA_DONE.replace("05.02.2024,ঠিক আছে", "20.01.2024,20.01.2024"), OURS
    upazila.answers(*told)
    upazila.keep(code=1)
    decided = ("--of", "2024-01", "--yes", "--workspace", upazila.folder)
    run("settings", "--last-meeting", "25.01.2024", *decided, "--on", "2024-03-01")
    upazila.answers(told[0], OURS.replace("চালু নেই", "চালু"))
    said = upazila.keep("--yes", **MARCH, code=1).stderr
    assert KOYRA_ALTERED in said
    if is_back:
        upazila.answers(*told)
        run("settings", "--last-meeting", "18.01.2024", *decided, "--on", "2024-03-21")
        upazila.keep("--yes", "--next-meeting", "2024-05-18", meeting="2024-04", on="2024-04-18", code=1)
    said = " ".join(report_of(upazila, "lota").split())
    assert "among the evidence" not in said
    assert ("20.01.2024; that is before the day" in said) is not is_back
    assert "among the evidence" in " ".join(report_of(upazila, "koyra").split())
    assert with_vanished_evidence(upazila) == ["Koyra UP"]
    assert not [each for each in of_chair(upazila)["offices"] if each.get("since_changed") and "Lota" in str(each)]


def test_who_did_it_newly_after_an_altered_file_was_put_back_is_named_among_the_newly_implemented(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.knows_what_keeping_asks()
    heads = f"{HEADS},নিয়ম"
    lota, koyra = f"{LOTA_DONE.replace('চালু', 'চালু নেই')},হ্যাঁ", f"{OURS},হ্যাঁ"
    upazila.answers(lota, koyra, heads=heads)
    (upazila.folder / "evidence" / "theirs.csv").write_text(f"{HEADS}\n{THEIRS.replace('05.02.2024', 'না')}\n", "utf-8")
    upazila.keep(code=1)
    said_to_be_anothers(upazila).unlink()
    upazila.answers(lota, koyra.replace("চালু নেই", "চালু"), heads=heads)
    upazila.keep("--yes", **MARCH, code=1)
    upazila.answers(lota, koyra, heads=heads)
    upazila.answers("Lota UP,Secretary,08.04.2024,ফোন,চালু,,,,,,", name="april.csv", heads=heads)
    upazila.keep("--yes", "--next-meeting", "2024-05-18", meeting="2024-04", on="2024-04-18", code=1)
    changes = of_chair(upazila)["changes"]
    assert [each["office"]["name"]["en"] for each in changes["newly_implemented"]] == ["Lota UP"]
    assert "without_doing" not in changes


@pytest.mark.parametrize("is_corrected", [False, True], ids=["the same day", "another day"])
def test_what_was_done_by_a_form_of_others_alone_is_no_duty_that_the_office_has_to_do_again(tmp_path, is_corrected):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.knows_what_keeping_asks()
    own = LOTA_DONE.replace("চালু", "চালু নেই").replace("05.02.2024", "20.01.2024")
    upazila.answers(f"{own},হ্যাঁ", f"{OURS},হ্যাঁ", heads=f"{HEADS},নিয়ম")
    theirs = THEIRS.replace("চালু নেই,05.02.2024,ঠিক আছে", "চালু,,")
    (upazila.folder / "evidence" / "theirs.csv").write_text(f"{HEADS}\n{theirs}\n", "utf-8")
    upazila.keep(code=1)
    said_to_be_anothers(upazila).unlink()
    if is_corrected:
        decided = ("--of", "2024-01", "--yes", "--workspace", upazila.folder)
        run("settings", "--last-meeting", "25.01.2024", *decided, "--on", "2024-03-01")
    upazila.keep("--yes", **MARCH, code=1)
    changes = of_chair(upazila)["changes"]
    again, pending = ([each["office"]["name"]["en"] for each in changes[kind]] for kind in ("to_do_again", "pending"))
    assert (again, pending) == ((["Lota UP"], ["Koyra UP"]) if is_corrected else ([], ["Lota UP", "Koyra UP"]))
    said = " ".join(report_of(upazila, "lota").split())
    assert ("20.01.2024; that is before the day" in said) is is_corrected
    assert ("to do again" in said) is is_corrected
    assert "among the evidence" not in said


@pytest.mark.parametrize("audience", ["chair", "auditor", "minutes"])
def test_the_round_after_it_was_answered_names_the_form_that_was_counted_to_the_chair_and_the_next_one_no_more(
    upazila, audience
):
    said_to_be_anothers(upazila).unlink()
    upazila.keep("--yes", **MARCH, code=1)
    noted = "Counted at the last meeting, and answered since to be a form of another upazila, so it counts no longer: theirs.csv."
    assert (noted in " ".join(paper_of(upazila, audience).split())) is (audience != "minutes")
    assert of_chair(upazila)["passed_on"] == ["theirs.csv"]
    assert "another upazila" not in paper_of(upazila, "minutes")
    upazila.keep("--yes", "--next-meeting", "2024-05-18", meeting="2024-04", on="2024-04-18", code=1)
    assert "another upazila" not in paper_of(upazila, audience)
    assert "passed_on" not in of_chair(upazila)


def test_the_chair_is_told_of_the_office_in_whose_list_a_user_id_is_now_of_which_a_no_was_altered_and_of_no_other(
    tmp_path,
):
    upazila = TypedUpazila(tmp_path / "space")
    lota, koyra = LOTA_AND_KOYRA
    upazila.lists(lota.replace(",1,", ",2,"), "lota,,,,,,Clerk,lotac", koyra)
    upazila.knows_what_keeping_asks()
    heads, rest = f"তালিকার সংকেত,{HEADS},নিয়ম", "05.02.2024,ঠিক আছে,,,,হ্যাঁ"
    others = f",Lota UP,Secretary,10.02.2024,ফোন,চালু,{rest}", f",Koyra UP,Secretary,12.02.2024,ফোন,চালু,{rest}"
    clerk = f"lota/clerk,Lota UP,Clerk,10.02.2024,ফোন,চালু নেই,{rest}"
    upazila.answers(*others, clerk, heads=heads)
    upazila.keep(code=1)
    upazila.lists(lota, koyra.replace(",1,", ",2,"), "koyra,,,,,,Clerk,lotac")
    upazila.answers(*others, clerk.replace("চালু নেই", "চালু"), heads=heads)
    said = upazila.keep("--next-meeting", "2024-04-16", **MARCH, typed="1\ny\n").stderr
    assert "now listed under Koyra UP (Clerk): the same user ID, moved there?" in said
    assert 'Koyra UP, Clerk, "Two-step on for every user": kept as "not done" (told on 10.02.2024), now "done"' in said
    assert [each["name"]["en"] for each in of_chair(upazila)["offices"] if each.get("since_changed")] == ["Koyra UP"]
    assert "known on 10.02.2024 to be not done, but that is no longer among" in " ".join(
        report_of(upazila, "koyra").split()
    )
    assert "among the evidence" not in report_of(upazila, "lota")
