"""Time that the committee extended is listed, entered and taken back at the terminal as at the desk."""

from __future__ import annotations

import json
import re
from datetime import date
from types import SimpleNamespace

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.cli._waivers import tell_of_waivers
from auditor.i18n import plain
from auditor.model.round import WaiverNote
from auditor.model.views.waivers import NamedWaiver
from auditor.rounds.identity.listed import open_workspace, roster_of

GIVEN = ("--until", "30.06.2024", "--reason", "portal is moved", "--approved-by", "decision 05")


def typed(folder, *words, code=0):
    return run("extension", *words, "--on", "2024-03-25", "--language", "en", "--workspace", folder, code=code)


@pytest.mark.parametrize("office", ["fisheries", "Upazila Fisheries Office", "উপজেলা মৎস্য অফিস"])
def test_an_extension_is_entered_listed_and_taken_back(folder, office):
    before = (folder / "waivers.toml").read_bytes()
    told = " ".join(typed(folder, "enter", office, "two-step-enabled", *GIVEN).stderr.split())
    assert "Entered for Upazila Fisheries Office: Two-step on for every user;" in told
    assert "it ends by itself after 30.06.2024" in told
    *_, entered = open_workspace(folder).waivers
    assert (entered.subject, entered.policy, entered.approved_by) == ("fisheries", "two-step-enabled", "decision 05")
    number = len(open_workspace(folder).waivers)
    assert re.search(rf"(?m)^ *{number} .*30\.06\.2024 +decision 05", typed(folder).stdout)
    shown = typed(folder, "back", str(number), code=2)
    assert "until 30.06.2024" in " ".join(shown.stdout.split())
    assert "add --yes" in shown.stderr
    assert "Taken back; the duty counts again" in typed(folder, "back", str(number), "--yes").stderr
    assert (folder / "waivers.toml").read_bytes().rstrip() == before.rstrip()


def test_whoever_takes_back_an_extension_that_is_over_reads_that_papers_tell_of_it_no_more(folder):
    typed(folder, "enter", "fisheries", "two-step-enabled", *GIVEN)
    number = len(open_workspace(folder).waivers)
    later = ("--on", "2024-07-02", "--language", "en", "--workspace", folder)
    told = " ".join(run("extension", "back", str(number), "--yes", *later).stderr.split())
    assert "no result changes, but papers tell no more that the time was extended and ended" in told
    assert "write the entry into waivers.toml again" in told


@pytest.mark.parametrize(
    "decided",
    ["meeting of 26.03.2024", "সভা ২৬.০৩.২০২৪, সিদ্ধান্ত ৫", "2024-03-26", "26 March 2024", "২৬ মার্চ ২০২৪", "২৬শে মার্চ ২০২৪"],
)
def test_a_decision_of_a_meeting_still_to_come_is_asked_about_before_its_extension_is_entered(folder, decided):
    before = (folder / "waivers.toml").read_bytes()
    given = ("enter", "fisheries", "two-step-enabled", *GIVEN[:-1], decided)
    told = " ".join(typed(folder, *given, code=3).stderr.split())
    assert (
        "The decision by which time is extended is of 26.03.2024, which is still to come, and today is 25.03.2024"
        in told
    )
    assert (folder / "waivers.toml").read_bytes() == before
    typed(folder, *given, "--yes")
    assert (folder / "waivers.toml").read_bytes() != before


@pytest.mark.parametrize("decided", ["meeting of 25.03.2024", "decision 5 of 18.01.2024, until 30.06.2024", "26-99"])
def test_a_decision_that_was_made_is_not_asked_about_also_where_its_words_name_a_day_to_come(folder, decided):
    typed(folder, "enter", "fisheries", "two-step-enabled", *GIVEN[:-1], decided)


def test_time_that_ends_before_the_meeting_is_said_to_be_over_there_unless_a_longer_one_of_the_duty_counts(folder):
    given = ("enter", "fisheries", "two-step-enabled")
    over = "on the papers of that meeting the time is over"
    assert over in typed(folder, *given, "--until", "02.04.2024", *GIVEN[2:]).stderr
    typed(folder, *given, *GIVEN)
    told = " ".join(typed(folder, *given, "--until", "03.04.2024", *GIVEN[2:]).stderr.split())
    assert "the time for this is extended until 30.06.2024 already" in told
    assert over not in told
    accounts = (each for office in roster_of(open_workspace(folder)).offices for each in office.accounts)
    one = next(each.id for each in accounts if each.id.startswith("fisheries/"))
    given = ("enter", one, "two-step-enabled")
    assert over not in typed(folder, *given, "--until", "03.04.2024", *GIVEN[2:]).stderr, "its whole office's counts"


@pytest.mark.parametrize(("two_step", "is_done"), [("চালু নেই", False), ("চালু, লগইনে কোড চায়", True)])
def test_of_a_duty_that_is_done_already_it_is_said_that_its_extension_is_not_needed(tmp_path, two_step, is_done):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*UNIONS)
    made.answers(f"Kulia UP,Operator,10.02.2024,ফোন,{two_step}", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step")
    for whose in ("kulia", "kulia/Operator"):
        told = typed(made.folder, "enter", whose, "two-step-enabled", *GIVEN).stderr
        assert ("this is done there, so the extension is not needed" in told) is is_done


UNIONS = [
    f"{code},{name},union,Chairman,,{code}.example.gov.bd,{post},{login}"
    for code, name, post, login in (
        ("debhata", "Debhata UP", "Secretary", "debhata1.ex"),
        ("kulia", "Kulia UP", "Operator", "kulia2.ex"),
    )
]


@pytest.fixture
def counted(tmp_path):
    """Return an upazila of which one office told three user IDs, and the other's row has moved to it."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(*UNIONS)
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,ইউজার আইডি (সংখ্যা)"
    made.answers("Debhata UP,,10.02.2024,ফোন,চালু নেই,৩", "Kulia UP,,10.02.2024,ফোন,চালু নেই,১", heads=heads)
    return made


@pytest.mark.parametrize(
    "name", ["debhata/user-3", "Debhata UP/User 3", "debhata/ইউজার ৩", "Debhata UP, User 3", "১/user-3"]
)
def test_time_is_extended_for_a_user_known_by_number_alone_as_papers_and_register_call_him(counted, name):
    line = ("two-step-enabled", *GIVEN)
    assert "it ends by itself" in typed(counted.folder, "enter", name, *line).stderr
    *_, entered = open_workspace(counted.folder).waivers
    assert entered.subject == "debhata/user-3"
    assert "Debhata UP, User 3" in " ".join(typed(counted.folder).stdout.split())
    assert "Debhata UP, User 3" in " ".join(typed(counted.folder, "back", "1", code=2).stdout.split())


@pytest.mark.parametrize(("whose", "of_one"), [("debhata", False), ("debhata/user-3", True)])
def test_a_duty_of_one_user_id_is_called_its_own_and_not_that_of_every_user(counted, whose, of_one):
    typed(counted.folder, "enter", whose, "two-step-enabled", *GIVEN)
    for shown in (typed(counted.folder).stdout, typed(counted.folder, "back", "1", code=2).stdout):
        words = shown.split()
        assert {"Two-step", "on"} <= set(words)
        assert ("every" in words) is not of_one


def test_where_two_offices_have_one_name_time_is_told_of_one_with_its_serial(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*(row.replace("Kulia UP", "Debhata UP") for row in UNIONS))
    made.answers("debhata,Secretary,10.02.2024,ফোন,", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step")
    typed(made.folder, "enter", "kulia", "two-step-enabled", *GIVEN)
    assert "(serial 02)" in typed(made.folder).stdout
    assert "Debhata UP (serial 02)" in " ".join(typed(made.folder, "back", "1", code=2).stdout.split())
    kept = made.keep(code=1).stderr
    assert "The time of Debhata UP (serial 02) (" in kept


def test_a_user_who_moved_is_named_under_the_office_where_he_is_listed_too(counted):
    assert "fail 4," in counted.keep(code=1).stderr
    counted.lists(UNIONS[0], UNIONS[1].replace("kulia,Kulia UP", "debhata,Debhata UP").replace("kulia.", "debhata."))
    moved = typed(counted.folder, "enter", "debhata/Operator", "two-step-enabled", *GIVEN)
    assert "it ends by itself" in moved.stderr
    refused = typed(counted.folder, "enter", "debhata/nobody", "two-step-enabled", *GIVEN, code=3)
    assert "No such user ID is known of Debhata UP" in refused.stderr
    assert "Debhata UP, Secretary" in refused.stderr


REFUSED = {
    "nobody": (("nobody-here", "two-step-enabled"), "no office or user ID by that name"),
    "only advised": (("fisheries", "password-reuse"), "this is only advised"),
    "no duty": (("fisheries", "no-such-duty"), "Duty"),
}


@pytest.mark.parametrize(("meant", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_extended_is_refused(folder, meant, told):
    before = (folder / "waivers.toml").read_bytes()
    assert told in typed(folder, "enter", *meant, *GIVEN, code=3).stderr
    assert (folder / "waivers.toml").read_bytes() == before


def test_what_may_be_a_password_is_no_reason(folder):
    told = typed(
        folder, "enter", "fisheries", "two-step-enabled", *GIVEN[:2], "--reason", "Padma@2024", *GIVEN[4:], code=3
    )
    assert "--reason: " in told.stderr
    assert "Padma@2024" not in told.stderr
    assert "Padma@2024" not in (folder / "waivers.toml").read_text("utf-8")


@pytest.mark.parametrize("number", ["17", "১৭"])
def test_an_entry_that_is_not_there_is_not_taken_back(folder, number):
    assert "no extension with that number" in typed(folder, "back", number, code=3).stderr


def test_of_time_that_ended_while_it_is_asked_who_somebody_is_no_new_decision_is_advised():
    said = []
    shell = SimpleNamespace(say=lambda words, **values: said.append(words.filled(**values).en))
    note = WaiverNote("two-step-enabled", "lota", date(2024, 2, 10), expired=True)
    for unsure in (True, False):
        tell_of_waivers(shell, [NamedWaiver(note, plain("Lota"), plain("Two-step"), unsure=unsure)], date(2024, 3, 1))
    unsure, ended = said
    assert unsure.endswith("answer the question asked above.")
    assert ("new decision" in unsure, "new decision" in ended) == (False, True)


def test_of_time_that_waits_until_it_is_known_who_somebody_is_programs_are_told_so_as_the_terminal_is(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*UNIONS)
    made.answers("Debhata UP,Secretary,10.02.2024,ফোন,চালু নেই", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step")
    made.keep(code=1)
    typed(made.folder, "enter", "debhata/secretary", "two-step-enabled", *GIVEN)
    made.lists(UNIONS[0].replace("Secretary,debhata1.ex", "Operator,debhata1.ex"), UNIONS[1])
    assert "same as" in typed(made.folder).stdout
    (told,) = json.loads(typed(made.folder, "--json").stdout)["extensions"]
    assert (told["over"], told["note"]) == (False, "waiting")
