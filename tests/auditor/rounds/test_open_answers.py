"""An answer may lack its owner, its day, its meaning, or several of these: what it may refute is barred, and whatever is settled first decides nothing else."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import product

import pytest
from changing import replace
from small_upazila import BASELINE, TWO_STEP

from auditor.i18n import plain
from auditor.judging.judge import JudgingInput, judge
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.rounds.evidence.evidence_folder import read_evidence_files

CLERK, HEAD = (Account(f"lota/{at}", plain(post)) for at, post in enumerate(("অফিস সহকারী", "প্রধান")))
LOTA = Office("lota", plain("লতা দপ্তর"), OfficeKind.DEPARTMENT, plain("প্রধান"), accounts=(CLERK, HEAD))
DAY = date(2024, 3, 20)
CONTEXT = SourceContext(Roster((LOTA,)), date(2024, 1, 18), "rule", day=DAY)
HEADINGS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
YES, NO, UNREAD = "চালু, লগইনে কোড চায়", "চালু নেই", "আগের মতো"
OWN, NOBODY = CLERK.post.bn, "পিয়ন"
TOLD, NO_DAY = "05.03.2024", "?"
MARCH = date(2024, 3, 5)
EARLIER, LATER = "04.03.2024", "06.03.2024"

PASS, FAIL, UNKNOWN = (Outcome.PASS, None), (Outcome.FAIL, None), Outcome.UNKNOWN
NEVER, STILL_NO = (UNKNOWN, MissingReason.NEVER_TOLD), (Outcome.FAIL, MissingReason.UNCLEAR)
UNPLACED, UNCLEAR = (UNKNOWN, MissingReason.UNPLACED), (UNKNOWN, MissingReason.UNCLEAR)

# Of whom, on which day and in which words it is told; what is found where nothing else is told, and beside a yes of the day before,
# a yes of a later day, and a no of the day before.
TABLE = {
    (OWN, TOLD, YES): (PASS, PASS, PASS, PASS),
    (OWN, TOLD, NO): (FAIL, FAIL, PASS, FAIL),
    (OWN, TOLD, UNREAD): (UNCLEAR, UNCLEAR, PASS, STILL_NO),
    (OWN, NO_DAY, YES): (NEVER, PASS, PASS, FAIL),
    (OWN, NO_DAY, NO): (FAIL, FAIL, FAIL, FAIL),
    (OWN, NO_DAY, UNREAD): (UNCLEAR, UNCLEAR, UNCLEAR, STILL_NO),
    (NOBODY, TOLD, YES): (UNPLACED, PASS, PASS, FAIL),
    (NOBODY, TOLD, NO): (UNPLACED, UNPLACED, PASS, FAIL),
    (NOBODY, TOLD, UNREAD): (UNPLACED, UNPLACED, PASS, FAIL),
    (NOBODY, NO_DAY, YES): (UNPLACED, PASS, PASS, FAIL),
    (NOBODY, NO_DAY, NO): (UNPLACED, UNPLACED, UNPLACED, FAIL),
    (NOBODY, NO_DAY, UNREAD): (UNPLACED, UNPLACED, UNPLACED, FAIL),
}
BESIDE = ((), ((OWN, EARLIER, YES),), ((OWN, LATER, YES),), ((OWN, EARLIER, NO),))


def found(*rows, on=DAY):
    """Return what is found on a day of the clerk's two-step by rows of one file each, and the notices."""
    evidence = []
    for at, (post, day, words) in enumerate(rows):
        content = f'{HEADINGS}\n{LOTA.name.bn},{post},{day},ফোন,"{words}"\n'.encode()
        evidence.append(EvidenceFile(f"{at}.csv", content, hashlib.sha256(content).hexdigest()))
    told = read_evidence_files(evidence, replace(CONTEXT, day=on))
    ((assessment, _),) = judge(CONTEXT.roster, JudgingInput.of(told, BASELINE, (), on))
    of_clerk = {finding.policy: finding for finding in assessment.findings if finding.subject == CLERK.id}
    return of_clerk[TWO_STEP], told.notices


@pytest.mark.parametrize(
    ("answer", "beside", "comes_to"),
    [(answer, beside, found) for answer, of_all in TABLE.items() for beside, found in zip(BESIDE, of_all, strict=True)],
)
def test_what_an_answer_comes_to_that_lacks_its_owner_its_day_or_its_meaning(answer, beside, comes_to):
    finding, _ = found(*beside, answer)
    assert (finding.outcome, finding.reason) == comes_to


@pytest.mark.parametrize(
    ("yes_on", "comes_to"), [(TOLD, STILL_NO), (EARLIER, UNCLEAR)], ids=["of the same day", "of the day before"]
)
def test_a_yes_of_the_day_of_an_answer_that_nobody_can_read_lifts_no_no_and_one_of_before_did(yes_on, comes_to):
    finding, _ = found((OWN, "03.03.2024", NO), (OWN, yes_on, YES), (OWN, TOLD, UNREAD))
    assert (finding.outcome, finding.reason) == comes_to


@pytest.mark.parametrize("on", [date(2024, 7, 20), date(2024, 11, 15), date(2025, 3, 1)])
def test_a_no_that_such_a_yes_does_not_lift_stays_a_no_however_old_it_and_the_yes_are(on):
    finding, _ = found((OWN, TOLD, NO), (OWN, "10.07.2024", YES), (OWN, "10.07.2024", UNREAD), on=on)
    assert (finding.outcome, finding.reason) == STILL_NO


def test_every_combination_is_in_the_table():
    assert TABLE.keys() == {*product((OWN, NOBODY), (TOLD, NO_DAY), (YES, NO, UNREAD))}


@pytest.mark.parametrize("answer", TABLE)
def test_whatever_it_lacks_it_is_an_answer_of_the_office(answer):
    finding, _ = found(answer)
    assert finding.is_answered


@pytest.mark.parametrize("post", [OWN, NOBODY])
@pytest.mark.parametrize(("day", "on"), [(TOLD, MARCH), (NO_DAY, None)])
def test_an_answer_that_nobody_can_read_has_its_day_where_that_is_known(post, day, on):
    assert found((post, day, UNREAD))[0].observed_on == on


BARRING = [answer for answer in TABLE if answer[2] == UNREAD or answer[::2] == (NOBODY, NO)]


@pytest.mark.parametrize("second", BARRING)
@pytest.mark.parametrize("first", BARRING)
def test_of_two_that_bar_whose_one_is_is_settled_first(first, second):
    finding, _ = found((OWN, EARLIER, YES), first, second)
    assert (finding.outcome, finding.reason) == (UNPLACED if NOBODY in {first[0], second[0]} else UNCLEAR)


def test_that_an_answer_of_nobody_cannot_be_read_is_told_at_its_cell():
    _, notices = found((NOBODY, TOLD, UNREAD))
    (told,) = (notice for notice in notices if notice.place.column == "Two-step")
    assert "nor is it known whose row it is" in told.message.en
    assert (told.place.row, told.about.question) == (2, "two-step")


def test_an_error_in_a_row_of_nobody_is_told_once_and_bars_alike():
    finding, notices = found((OWN, EARLIER, YES), (NOBODY, TOLD, "#N/A"))
    assert (finding.outcome, finding.reason) == UNPLACED
    assert len([notice for notice in notices if notice.place.column == "Two-step"]) == 1


def test_an_answer_of_nobody_that_can_be_read_is_told_by_its_row_alone():
    assert not [notice for notice in found((NOBODY, TOLD, NO))[1] if notice.place.column]
