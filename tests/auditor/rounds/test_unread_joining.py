"""Where the roster has a day of joining that nobody knows, nobody knows whose what was told or done before is: it counts for nobody until the day is known."""

from __future__ import annotations

import html
from datetime import date

import pytest
from running import run
from served_desks import Client, served
from small_upazila import PROFILE, RESET, TWO_STEP
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace

ROSTER = "কোড,দপ্তর,ধরন,দপ্তর প্রধান,পদবি,ইউজার আইডি,যোগদান"
TOLD_BY_HOLDER = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,যোগদানের তারিখ"
NOBODY_KNOWS = {
    "words": "শীঘ্রই",
    "an error": "#REF!",
    "a day after the audit": "10.03.2025",
    "a day and a month that may stand in the other order": "03/10/2024",
}
DONE = dict.fromkeys((TWO_STEP, RESET, PROFILE), "pass")
UNKNOWN = dict.fromkeys(DONE, "joining-unknown")


@pytest.fixture(name="upazila")
def _upazila(tmp_path) -> TypedUpazila:
    upazila = TypedUpazila(tmp_path / "space")
    upazila.answers("Koyra UP,Secretary,05.02.2024,ফোন,চালু আছে,২০.০১.২০২৪,২০.০১.২০২৪,,,")
    upazila.knows_what_keeping_asks()
    return upazila


def joins(upazila, cell):
    """Write the roster, with what stands in the column of joining."""
    for path in upazila.folder.glob("roster*"):
        path.unlink()
    row = f"koyra,Koyra UP,union,Chairman,Secretary,koyra,{cell}"
    (upazila.folder / "roster.csv").write_text(f"{ROSTER}\n{row}\n", "utf-8")


def tells(upazila, on, day):
    upazila.answers(f"Koyra UP,Secretary,{on},ফোন,{day}", name=f"{on}.csv", heads=TOLD_BY_HOLDER)


def stands(upazila, on="2024-03-12"):
    """Return how what was told stands, duty by duty, or why it does not."""
    (assessment,) = assessing.assess(open_workspace(upazila.folder), date.fromisoformat(on)).assessments
    found = {each.policy: each for each in assessment.findings if each.subject.startswith("koyra/")}
    return {policy: (found[policy].reason or found[policy].outcome).value for policy in DONE}


@pytest.mark.parametrize("cell", NOBODY_KNOWS.values(), ids=NOBODY_KNOWS)
def test_what_was_told_before_counts_for_nobody_until_the_cell_is_put_right(upazila, cell):
    joins(upazila, cell)
    assert stands(upazila) == UNKNOWN
    joins(upazila, "২০.০১.২০২৪")
    assert stands(upazila) == DONE
    joins(upazila, "০৫.০৩.২০২৪")
    assert stands(upazila) == dict.fromkeys(DONE, "new-holder")


@pytest.mark.parametrize(
    "cell", ["", "-", "03/10/2023"], ids=["nothing", "a dash", "before what was told in either order"]
)
def test_a_cell_that_leaves_nothing_in_doubt_bars_nothing(upazila, cell):
    joins(upazila, cell)
    assert stands(upazila) == DONE


@pytest.mark.parametrize("cell", NOBODY_KNOWS.values(), ids=NOBODY_KNOWS)
def test_it_is_told_where_the_roster_is_checked_and_at_the_desk(upazila, cell):
    joins(upazila, cell)
    said = run(
        "roster", "check", "--on", "2024-03-12", "--language", "en", "--workspace", upazila.folder, code=1
    ).stdout
    told = "so the roster does not say on which day the holder joined"
    assert told in said
    assert upazila.audit(on="2024-03-12").stderr.count(told) == 1, "an audit names it too"
    with served(upazila.folder, on=date(2024, 3, 12), language=Language.EN) as (service, address):
        desk = Client(service, address)
        of_office, of_roster = (desk.get(f"/offices/{page}").text for page in ("koyra/", "-/roster"))
    assert "It is not known on which day the present holder joined" in of_office
    assert "so the roster does not say on which day the holder joined" in of_roster
    for where in (said, html.unescape(of_roster)):
        assert "roster: koyra," not in where, "the office is named, not its code"


@pytest.mark.parametrize("cell", NOBODY_KNOWS.values(), ids=NOBODY_KNOWS)
def test_of_a_day_that_the_office_told_an_audit_and_the_roster_check_say_whether_it_counts(upazila, cell):
    """What it told before it was asked since the roster has such a cell may be of who held the post before."""
    joins(upazila, cell)
    tells(upazila, "06.02.2024", "০১.০১.২০২০")
    upazila.keep("--yes", on="2024-02-20", code=1)
    check = ("roster", "check", "--on", "2024-03-12", "--language", "en", "--workspace", upazila.folder)
    before = "The office told 01.01.2020, but by 20.02.2024, before it was asked because of that"
    counts = "the office told 01.01.2020, and that counts. Write it into the roster."
    for said in (run(*check, code=1).stdout, upazila.audit(on="2024-03-12").stderr):
        assert (said.count(before), said.count(counts)) == (1, 0)
    tells(upazila, "05.03.2024", "০১.০১.২০২০")
    for said in (run(*check, code=1).stdout, upazila.audit(on="2024-03-12").stderr):
        assert (said.count(before), said.count(counts)) == (0, 1)
    assert "until that day is known" not in upazila.audit(on="2024-03-12").stderr
    with served(upazila.folder, on=date(2024, 3, 12), language=Language.EN) as (service, address):
        assert "the office told 01.01.2020, and that counts" in Client(service, address).get("/offices/-/roster").text


def test_once_it_was_asked_for_the_day_that_is_told_since_settles_it_and_rounds_are_made_again_alike(upazila):
    joins(upazila, "শীঘ্রই")
    tells(upazila, "06.02.2024", "০১.০১.২০২০")
    upazila.keep("--yes", on="2024-02-20", code=1)
    assert stands(upazila) == UNKNOWN
    tells(upazila, "05.03.2024", "০১.০১.২০২০")
    assert stands(upazila) == DONE
    upazila.keep("--yes", meeting="2024-03", on="2024-03-12", code=1)
    assert stands(upazila, on="2024-04-12") == DONE
    joins(upazila, "20.01.2024")
    assert run("verify", "--language", "en", "--workspace", upazila.folder).stderr.count("; the same.") == 2


def test_a_day_that_lies_ahead_of_its_talk_is_said_to_do_so_also_once_a_round_was_kept_with_it(upazila):
    joins(upazila, "")
    tells(upazila, "20.02.2024", "২৮.০২.২০২৪")
    before = " ".join(upazila.audit(on="2024-02-22").stderr.split())
    assert "the date lies after 20.02.2024, so nobody knows on which day the holder joined. Correct it" in before
    upazila.keep("--yes", on="2024-02-22")
    after = " ".join(upazila.audit(on="2024-03-12").stderr.split())
    assert "the date lies after 20.02.2024, so nobody knows on which day the holder joined; until that is told" in after
    assert "nobody can read what this cell says" not in after
