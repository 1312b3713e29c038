"""An office that told that it has an official address, which the roster has no more: which one it meant is not known, and that it has none counts no longer."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.evidence import MissingReason
from auditor.model.finding import UNNAMED, Outcome
from auditor.model.views.remarks import RemarkCode
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view
from reports.layout.glance import glance
from reports.layout.office import office_report
from reports.layout.remarking import in_full

ROSTER = "কোড,দপ্তর,ধরন,দপ্তর প্রধান,পোর্টাল,ই-মেইল,পদবি,ইউজার আইডি"
LAND = "land,Land Office,department,AC (Land),land.example.gov.bd,{},Surveyor,land1.ex"
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,সরকারি ই-মেইল ঠিকানা,সরকারি ই-মেইল ব্যবহার"
FEBRUARY, MARCH, APRIL = date(2024, 2, 20), date(2024, 3, 12), date(2024, 4, 16)


def lists(upazila, email):
    upazila.lists()
    (upazila.folder / "roster.csv").write_text(f"{ROSTER}\n{LAND.format(email)}\n", "utf-8")


def tells(upazila, month, held, use="নিয়মিত"):
    upazila.answers(f"Land Office,,10.{month}.2024,ফোন,{held},{use}", name=f"register-{month}.csv", heads=HEADS)


def held(upazila, on):
    found = assessing.assess(open_workspace(upazila.folder), on)
    (land,) = found.assessments
    of = {each.policy: each for each in land.findings}
    return found, of["official-email-held"], of["official-email-used"]


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.knows_what_keeping_asks()
    return upazila


@pytest.fixture(name="taken_back")
def _taken_back(upazila):
    """Return an office that had no address in February and told in March that it has the one in the roster, which is then not there any more."""
    lists(upazila, "")
    tells(upazila, "02", "নেই", "না")
    upazila.keep("--yes")
    lists(upazila, "land@example.gov.bd")
    tells(upazila, "03", "আছে")
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-12")
    _, then, _ = held(upazila, MARCH)
    assert then.outcome is Outcome.PASS
    lists(upazila, "")
    return upazila


def test_that_it_has_none_counts_no_longer_and_nothing_is_to_do_again(taken_back):
    found, address, used = held(taken_back, APRIL)
    assert (address.outcome, address.reason) == (Outcome.UNKNOWN, MissingReason.UNCLEAR)
    assert (used.outcome, used.reason) == (Outcome.UNKNOWN, MissingReason.OTHER_MAILBOX), (
        "the no of before is none again"
    )
    past = looking_back.preview(open_workspace(taken_back.folder), found)
    changes = chair_view(past, LETTERHEAD).changes
    assert changes.slipped == ()
    assert {each.office.name.en for each in changes.pending} == {"Land Office"}


def test_the_audit_names_the_row_and_says_what_to_ask_though_a_round_was_kept_with_it(taken_back):
    said = taken_back.audit(on="2024-04-16")
    assert "register-03.csv" in said.stdout + said.stderr
    assert "so it is not known which one is meant" in said.stdout + said.stderr


@pytest.mark.parametrize(
    ("before", "after"), [("নেই", Outcome.UNKNOWN), ("x@gmail.com", Outcome.FAIL), ("a@example.gov.bd", Outcome.PASS)]
)
def test_nothing_but_that_it_has_none_is_denied_by_that(upazila, before, after):
    lists(upazila, "")
    tells(upazila, "02", before)
    tells(upazila, "03", "আছে")
    assert held(upazila, MARCH)[1].outcome is after


def test_a_none_told_on_its_day_or_later_counts(upazila):
    lists(upazila, "")
    tells(upazila, "02", "আছে")
    assert held(upazila, FEBRUARY)[1].outcome is Outcome.UNKNOWN
    tells(upazila, "03", "নেই")
    assert held(upazila, MARCH)[1].code == "none"
    upazila.answers("Land Office,,10.02.2024,ফোন,নেই,", name="register-03.csv", heads=HEADS)
    assert held(upazila, MARCH)[1].code == "none"


@pytest.mark.parametrize("language", Language)
def test_papers_say_that_the_address_is_still_to_be_told_and_not_that_a_legible_answer_could_not_be_read(
    taken_back, language
):
    found, *_ = held(taken_back, APRIL)
    past = looking_back.preview(open_workspace(taken_back.folder), found)
    (land,) = past.now.assessments
    view = chair_view(past, LETTERHEAD)
    own = office_view(land, past, LETTERHEAD)
    (box, *_) = office_report(own, language).blocks
    (row,) = view.rows
    told = [
        *brief_lines(view, language),
        *(in_full([each], language) for each in row.remarks),
        *glance(view.summary, language).lines,
        *box.lines,
    ]
    unread, untold = {
        Language.EN: ("could not be read", "the whole official e-mail address is still to be told"),
        Language.BN: ("বোঝা যায়নি", "পুরো সরকারি ই-মেইল ঠিকানাটি জানানো বাকি"),
    }[language]
    assert not [line for line in told if unread in line]
    assert untold in told
    asked = own.steps[0].said(language)
    assert any(asked in line for line in box.lines)
    assert any(each.name.said(language) in line for each in [land.office] for line in brief_lines(view, language))
    assert RemarkCode.UNCLEAR not in {each.code for each in row.remarks}


@pytest.mark.parametrize(("language", "lead"), [(Language.EN, "To be told: 5"), (Language.BN, "জানাতে হবে ৫টি")])
def test_an_address_that_was_never_told_is_to_be_told_and_not_told_again(upazila, language, lead):
    lists(upazila, "")
    tells(upazila, "03", "আছে")
    found, *_ = held(upazila, MARCH)
    past = looking_back.preview(open_workspace(upazila.folder), found)
    (box, *_) = office_report(office_view(past.now.assessments[0], past, LETTERHEAD), language).blocks
    assert box.lead.startswith(lead)
    assert not any(again in box.lead for again in ("again", "আবার"))


@pytest.mark.parametrize("is_kept", [False, True])
def test_of_an_office_that_is_gone_from_the_roster_no_address_is_asked_but_why_it_left(upazila, is_kept):
    lists(upazila, "land@example.gov.bd")
    koyra = "koyra,Koyra UP,union,Chairman,koyra.example.gov.bd,,Secretary,koyra1.ex"
    roster = upazila.folder / "roster.csv"
    roster.write_text(f"{roster.read_text('utf-8')}{koyra}\n", "utf-8")
    tells(upazila, "02", "নেই", "না")
    upazila.keep("--yes")
    tells(upazila, "03", "আছে")
    if is_kept:
        upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-12")
    roster.write_text(f"{ROSTER}\n{koyra}\n", "utf-8")
    said = upazila.audit(on="2024-04-16")
    assert "the roster has no e-mail address of this office" not in said.stdout + said.stderr
    assert "Otherwise put its row back" in said.stdout + said.stderr
    roster.write_text(f"{ROSTER}\n{LAND.format('')}\n{koyra}\n", "utf-8")
    said = upazila.audit(on="2024-04-16")
    assert "the roster has no e-mail address of this office" in said.stdout + said.stderr


@pytest.mark.parametrize("cell", ["#REF!", "আগের মতো"])
@pytest.mark.parametrize("listed", ["", "land@example.gov.bd"])
def test_an_answer_that_nobody_can_read_is_said_to_be_one_and_a_known_address_is_not_asked_whole_again(
    upazila, listed, cell
):
    lists(upazila, listed)
    tells(upazila, "02", "land@example.gov.bd")
    upazila.keep("--yes")
    tells(upazila, "03", cell)
    found, address, _ = held(upazila, MARCH)
    assert (address.outcome, address.reason, address.code) == (Outcome.UNKNOWN, MissingReason.UNCLEAR, "")
    past = looking_back.preview(open_workspace(upazila.folder), found)
    (land,) = past.now.assessments
    view = chair_view(past, LETTERHEAD)
    asked = [each.en for each in office_view(land, past, LETTERHEAD).steps]
    assert any("could not be read" in each for each in asked)
    assert not [each for each in asked if "whole" in each]
    assert any("given an answer that could not be read" in line for line in brief_lines(view, Language.EN))
    assert not any("whole official e-mail address" in line for line in brief_lines(view, Language.EN))
    (row,) = view.rows
    assert {each.code for each in row.remarks} & {RemarkCode.UNCLEAR, RemarkCode.ADDRESS_UNTOLD} == {RemarkCode.UNCLEAR}


def test_where_an_answer_that_nobody_can_read_came_after_a_held_without_address_the_last_one_is_named(upazila):
    lists(upazila, "")
    tells(upazila, "02", "আছে")
    assert held(upazila, FEBRUARY)[1].code == UNNAMED
    tells(upazila, "03", "#REF!")
    assert held(upazila, MARCH)[1].code == ""
