"""A cell that nobody can read is told until each whom it bars answered anew; of a round that was kept that is said with it."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from changing import replace
from counting import GoneThrough
from small_upazila import BASELINE, DAY, DECIDED, RULE, office

from auditor.judging.judge import JudgingInput
from auditor.model.notice import AskedAbout, Notice, Place, Severity
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Roster
from auditor.register.questions.email import NO_ADDRESS
from auditor.rounds.evidence.answered_since import Told, still_doubtful, with_answers
from auditor.rounds.evidence.evidence_folder import read_evidence_files
from auditor.rounds.evidence.lost_evidence import told_when_kept

LOTA = office("lota", ("head", "clerk"))
HEADINGS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
FOR_ALL = "Lota,,15.02.2024,সভা,ঐ"
CLERK, HEAD = "Lota,clerk,16.02.2024,ফোন,না", "Lota,head,17.02.2024,ফোন,হ্যাঁ"


def read(*rows, headings=HEADINGS):
    files = []
    for place, row in enumerate(rows):
        content = f"{headings}\n{row}\n".encode()
        files.append(EvidenceFile(f"{place}.csv", content, hashlib.sha256(content).hexdigest()))
    told = read_evidence_files(files, SourceContext(Roster((LOTA,)), DECIDED, RULE, day=DAY))
    given = JudgingInput.of(told, BASELINE, (), DAY)
    return told, ((LOTA,), Told(given.observations, told.counts_in, given.unclear, told.not_known_in))


@pytest.mark.parametrize(
    ("own", "is_told"),
    [((), True), ((CLERK,), True), ((HEAD,), True), ((CLERK, HEAD), False)],
    ids=["nobody", "one", "the other one", "both"],
)
def test_one_for_all_is_told_until_each_answered_himself(own, is_told):
    told, given = read(FOR_ALL, *own)
    assert [notice.about.unclear for notice in still_doubtful(told.notices, *given)] == [True] * is_told


def test_the_last_of_the_answers_is_named_as_what_lifts_it():
    told, given = read(FOR_ALL, CLERK, HEAD)
    ((_, answer),) = with_answers(told.notices, *given)
    assert (answer.file, answer.on) == ("2.csv", date(2024, 2, 17))


@pytest.mark.parametrize("kept", [False, True])
def test_only_of_a_file_that_a_kept_round_counts_it_is_said_that_it_stays_as_it_is(kept):
    told, given = read(FOR_ALL)
    doubtful = still_doubtful(told.notices, *given)
    (notice,) = told_when_kept(doubtful, told.files, told.files if kept else (), (), (), undated=())
    assert ("no yes that was merely told before counts" in notice.message.en) is kept


def test_whom_an_answer_for_all_does_not_reach_is_told_only_while_he_is_listed_or_may_be_one_that_is():
    rows = ("Lota,,15.02.2024,সভা,চালু,", "Lota,clerk,15.02.2024,সভা,,পদ শূন্য")
    told, (_, known) = read(*rows, headings=f"{HEADINGS},না হওয়ার কারণ")
    without = office("lota", ("head",))
    perhaps = replace(without, accounts=(replace(without.accounts[0], doubts=("lota/clerk",)),))

    def is_told(now):
        return any(
            "the post is vacant: clerk" in each.message.en for each in still_doubtful(told.notices, (now,), known)
        )

    assert [is_told(now) for now in (LOTA, without, perhaps)] == [True, False, True]


def test_however_many_offices_say_held_of_an_address_that_the_roster_does_not_have_it_is_gone_through_no_more_often():
    def times_of(many):
        offices = GoneThrough(office(f"office-{n}", ("head",)) for n in range(many))
        notices = [
            Notice(Severity.DOUBTFUL, Place("0.csv", row=n), NO_ADDRESS, about=AskedAbout(each.id, "email", DAY))
            for n, each in enumerate(offices)
        ]
        offices.times = 0
        assert len(list(still_doubtful(notices, offices, Told({}, {}, {}, {})))) == many
        return offices.times

    assert times_of(30) == times_of(3)


@pytest.mark.parametrize("asked", ["lota", "lota/clerk"])
def test_of_an_office_that_left_the_list_no_address_is_asked(asked):
    notice = Notice(Severity.DOUBTFUL, Place("0.csv"), NO_ADDRESS, about=AskedAbout(asked, "email", DAY))
    before = replace(LOTA, id="koyra", doubts=("lota",))
    for offices, is_told in (((LOTA,), True), ((before,), True), ((replace(LOTA, left="closed"),), False), ((), False)):
        assert len(list(still_doubtful([notice], offices, Told({}, {}, {}, {})))) == is_told
