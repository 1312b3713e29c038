"""`auditor roster correct` tells what a correction leads to before it is written, as the desk does."""

from __future__ import annotations

import html
import json
import re
from datetime import date

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.i18n import Language, digits
from auditor.rounds.identity.listed import open_workspace, roster_of

DAY = date(2024, 3, 25)
NEW_ACCOUNT = ("fisheries", "--add", "--set", "post", "নৈশ প্রহরী")


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory):
    return lay_example(tmp_path_factory.mktemp("correcting") / "paikgacha")


@pytest.mark.parametrize(
    ("work", "form"),
    [
        (NEW_ACCOUNT, {"about": "new-account", "post-new": "নৈশ প্রহরী"}),
        (("fisheries", "--left", "একীভূত"), {"about": "left", "whose": "fisheries", "reason": "একীভূত"}),
        (("--add", "--set", "office", "নতুন দপ্তর"), {"about": "new-office", "office": "নতুন দপ্তর"}),
    ],
    ids=["an account that comes", "an office that leaves", "an office that comes"],
)
def test_how_the_office_will_stand_or_how_many_are_counted_is_told_before_it_is_asked_whether_that_is_right(
    folder, work, form
):
    line = ("roster", "correct", *work, "--workspace", folder, "--on", DAY, "--language", "bn")
    asked, _, _ = run(*line, typed="না\n", code=0).stderr.partition("এটি কি ঠিক?")
    with served(folder, on=DAY) as (service, address):
        page = html.unescape(Client(service, address).post("/offices/fisheries/roster", **form).text)
    (told,) = re.findall("এতে (?:দপ্তরের অবস্থা বদলাবে|গণনার দপ্তর হবে)[^।]*।", page)
    assert told in asked


def test_of_a_correction_by_which_nothing_stands_otherwise_nothing_is_told(folder):
    line = ("roster", "correct", "fisheries", "--set", "phone", "01712345678", "--workspace", folder, "--on", DAY)
    assert "By this" not in run(*line, "--language", "en", typed="n\n", code=0).stderr


@pytest.mark.parametrize("how", ["id", "serial", "serial in Bangla", "name"])
def test_an_office_is_meant_by_its_id_its_serial_or_its_name(folder, how):
    offices = roster_of(open_workspace(folder)).offices
    place, office = next((place, each) for place, each in enumerate(offices, start=1) if each.id == "fisheries")
    serial = f"{place:02d}"
    typed = {"id": office.id, "serial": serial, "serial in Bangla": digits(serial, Language.BN), "name": office.name.bn}
    line = ("roster", "correct", typed[how], "--set", "phone", "01712345678", "--workspace", folder, "--on", DAY)
    shown = run(*line, "--language", "en", typed="n\n", code=0).stdout
    assert re.search(rf"{office.name.en} +phone .* 01712345678", shown)


def listed(folder, *words, code=0, typed=None):
    line = ("roster", "corrections", *words, "--workspace", folder, "--on", DAY, "--language", "en")
    return run(*line, typed=typed, code=code)


def test_what_stands_beside_the_roster_is_listed_and_taken_back_by_its_number(tmp_path):
    folder = lay_example(tmp_path / "space")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".toml"}
    settled = " ".join(listed(folder).stderr.split())
    for work, on in (
        (("fisheries", "--set", "phone", "01712345678"), "2024-03-21"),
        (("livestock", "--left", "merged"), "2024-03-22"),
    ):
        run("roster", "correct", *work, "--yes", "--workspace", folder, "--on", on, code=0)
    rows = " ".join(listed(folder).stdout.split())
    assert re.search("1 22.03.2024 .*left the list.* 2 21.03.2024 .*01712345678", rows)
    asked = listed(folder, "1", typed="n\n")
    assert "; then " in " ".join(asked.stderr.split())
    assert "Nothing was written." in asked.stderr
    listed(folder, "1", "--yes")
    listed(folder, "1", "--yes")
    assert " ".join(listed(folder).stderr.split()) == settled
    assert {name: (folder / name).read_bytes().rstrip() for name in before} == {
        name: content.rstrip() for name, content in before.items()
    }


def test_a_number_that_is_not_listed_is_told_and_nothing_is_written(folder):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert "no correction of that number" in listed(folder, "99", "--yes", code=3).stderr
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("kept", [True, False], ids=["with a kept round", "of a fresh workspace"])
def test_an_office_is_renamed_also_after_a_user_id_of_it_was_added_beside_the_roster(tmp_path, kept):
    folder = lay_example(tmp_path / "space")
    where = ("--workspace", folder, "--language", "en")
    users = len(next(each for each in open_workspace(folder).roster_as_read.offices if each.id == "fisheries").accounts)
    if kept:
        run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-19", "--yes", *where, code=1)
    correct = ("roster", "correct", "fisheries", "--yes", "--on", "2024-03-20", *where)
    run(*correct, "--add", "--set", "post", "খাদ্য পরিদর্শক", "--set", "login", "inspector.f", code=0)
    run(*correct, "--set", "office", "মৎস্য অফিস", "--set", "office-en", "Fish Office", code=0)
    run("audit", "--keep", "--meeting", "2024-04", "--on", "2024-04-10", "--yes", *where, code=1)
    listed_now = json.loads(run("roster", "list", "--json", *where, code=0).stdout)["offices"]
    of_name = [(each["id"], each["accounts"]) for each in listed_now if each["name"]["en"] == "Fish Office"]
    assert of_name == [("fisheries", users + 1)]
    paper = run("report", "--audience", "chair", "--format", "terminal", *where, code=0).stdout
    assert "Fish Office" in paper
    assert "not listed any more" not in paper


@pytest.fixture
def kept(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*LOTA_AND_KOYRA)
    made.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step")
    made.keep(code=1)
    return made.folder


OF_PORTAL = ("roster", "correct", "lota", "--set", "portal", "lotaup.khulna.gov.bd", "--on", DAY, "--language", "en")


@pytest.mark.parametrize(("chosen", "is_asked"), [("1", False), ("2", True)])
def test_of_another_address_of_a_portal_it_is_asked_whether_it_was_only_written_wrongly(kept, chosen, is_asked):
    told = run(*OF_PORTAL, "--workspace", kept, typed=f"{chosen}\ny\n", code=0).stderr
    assert "Is it another web portal now, or was only its address written wrongly?" in told
    assert ("are these the same accounts there" in told or "is this the same account there" in told) is is_asked
    assert "Roster:" not in told, "it is the roster that is corrected"


@pytest.mark.parametrize(("said", "code"), [((), 3), (("--same-portal",), 0), (("--other-portal",), 0)])
def test_where_nobody_can_be_asked_it_is_to_be_said_in_the_command(kept, said, code):
    told = run(*OF_PORTAL, "--yes", *said, "--workspace", kept, code=code).stderr
    assert ("--same-portal" in told) is (code != 0)
    assert (roster_of(open_workspace(kept)).offices[0].portal == "lotaup.khulna.gov.bd") is (code == 0)


@pytest.mark.parametrize(
    ("column", "words", "is_told"),
    [("office", "Lota Union", True), ("head", "Administrator", True), ("phone", "01712345678", False)],
)
@pytest.mark.parametrize("at_desk", [False, True])
def test_whoever_corrects_what_stands_on_a_letter_that_is_not_sent_is_told_to_make_it_anew(
    tmp_path, column, words, is_told, at_desk
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.knows_what_keeping_asks()
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers("lota,Secretary,19.02.2024,ফোন,চালু নেই,,,,,")
    upazila.keep("--yes", code=1)
    where = ("--workspace", upazila.folder, "--on", "2024-02-25", "--language", "en")
    run("remind", *where, code=0)
    if at_desk:
        with served(upazila.folder, on=date(2024, 2, 25), language=Language.EN) as (service, address):
            desk = Client(service, address)
            desk.post(
                "/offices/lota/roster", on="/offices/lota/roster", about="office", **{column: words}, confirmed="yes"
            )
            told = html.unescape(desk.get("/offices/lota/").text)
    else:
        told = run("roster", "correct", "lota", "--set", column, words, "--yes", *where, code=0).stderr
    assert ("Made before this correction and not noted as sent: letter no. 1." in told) is is_told
    assert ("make it anew" in told) is is_told
