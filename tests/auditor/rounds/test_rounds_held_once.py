"""Rounds looked back on: none is held whole, and of one office alone is read what is asked about."""

from __future__ import annotations

from datetime import date
from weakref import ref

import pytest
from changing import replace
from few_offices import lay_example

from auditor.checklist.state import state_of
from auditor.model.finding import OfficeAssessment
from auditor.rounds import assessing, keeping, looking_back, recomputing
from auditor.rounds.identity import as_now, identities
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.judgement import judgement_of
from auditor.rounds.ledger import kept_rows, record
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.round_input import input_kept, input_now
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.stood import all_stood
from auditor.views.office.office import office_view

MEETINGS = (("2024-02", date(2024, 2, 20)), ("2024-03", date(2024, 3, 20)), ("2024-04", date(2024, 4, 16)))


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("kept") / "example")
    for meeting, day in MEETINGS:
        keeping.keep_round(open_workspace(folder), day, meeting, "0" * 32, doubted=lambda _: None)
    return open_workspace(folder)


class Watched(OfficeAssessment, frozen=True, weakref=True, gc=True):
    """An office of which can be seen whether anything still holds it."""


@pytest.fixture
def held(monkeypatch):
    read = []

    def watched(body):
        found = record.decode(body, Watched)
        read.append(ref(found))
        return found

    monkeypatch.setattr(record, "decode_row", watched)
    return lambda: sum(each() is not None for each in read)


def test_of_the_rounds_looked_back_on_no_office_is_held(space, held):
    past = looking_back.history(space)
    assert held() == len(past.now.assessments)


@pytest.mark.parametrize("block", [1, 7, 50])
def test_papers_of_all_offices_hold_few_of_the_rounds_before(space, held, monkeypatch, block):
    monkeypatch.setattr(kept_rows, "BLOCK", block)
    past = looking_back.history(space)
    minutes_view(past, space.config.letterhead)
    assert held() == len(past.now.assessments)
    chair_view(past, space.config.letterhead)
    assert held() <= len(past.now.assessments) + block * len(past.earlier)


@pytest.mark.parametrize("block", [1, 7, 50])
def test_a_round_looked_back_on_has_the_offices_that_it_was_kept_with(space, monkeypatch, block):
    monkeypatch.setattr(kept_rows, "BLOCK", block)
    ledger = Ledger(space.ledger_path)
    everybody = identities.known(ledger)
    for head in ledger.rounds():
        whole = tuple(as_now.rows(ledger.rows(head), everybody))
        rows = kept_rows.KeptRows(ledger, head, lambda row: as_now.row(row, everybody))
        assert (len(rows), tuple(rows), rows[-1], rows[:3]) == (len(whole), whole, whole[-1], whole[:3])
        assert [rows[place] for place in reversed(range(len(rows)))] == list(reversed(whole))
        with pytest.raises(IndexError):
            rows[len(rows)]


def test_how_offices_stood_is_held_once_where_it_stayed_so(space):
    past = looking_back.history(space)
    standings = [standing for stood in past.stood for standing in stood.standings.values()]
    assert len({id(standing) for standing in standings}) == len({standing.key for standing in standings}) < 40
    assert len({id(stood.places) for stood in past.stood}) == 1


def test_how_offices_stood_is_that_of_the_very_rounds_whichever_were_looked_back_on_before(space):
    for number in (1, 2, 1, 2):
        past = looking_back.history(space, number)
        assert past.stand() == all_stood((*past.earlier, past.now))
        everybody = identities.known(Ledger(space.ledger_path))
        merged = {**everybody.merged, past.now.assessments[0].office.id: "somebody-else"}
        other = looking_back.before_look(
            space, past.now.header, past.now.assessments, replace(everybody, merged=merged)
        )
        assert other.stand() == all_stood((*other.earlier, other.now))


def test_papers_say_the_same_as_with_the_rounds_held_whole(space):
    past = looking_back.history(space)
    rounds = [replace(round_, assessments=tuple(round_.assessments)) for round_ in past.earlier]
    whole = type(past).of(past.now, rounds, letters=past.letters, disputes=past.disputes, invited=past.invited)
    for view in (chair_view, minutes_view):
        assert view(past, space.config.letterhead) == view(whole, space.config.letterhead)


def test_an_office_is_reported_as_with_all_others_and_no_other_is_read(space):
    whole = looking_back.history(space)
    for assessment in whole.now.assessments:
        for named in (assessment.office.id, f"{assessment.serial:02d}"):
            alone = looking_back.history(space, office=named)
            assert [len(round_.assessments) for round_ in (*alone.earlier, alone.now)] == [1] * len(MEETINGS)
            assert looking_back.office_report(alone, space) == office_view(assessment, whole, space.config.letterhead)


def test_a_round_recomputed_does_not_work_out_what_it_would_tell(space, monkeypatch):
    monkeypatch.setattr(assessing.MadeRound, "notices", property(lambda _: pytest.fail("nobody asked")))
    assert all(recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds())


def test_what_a_round_is_made_of_holds_ids_and_words_once(space):
    ledger = Ledger(space.ledger_path)
    given = input_kept(ledger, ledger.rounds()[-1], ())
    known = {id(each.name) for each in (*given.everybody.offices.values(), *given.everybody.accounts.values())}
    accounts = [account for office in given.roster.offices for account in office.accounts]
    assert len(accounts) > len({id(account.post) for account in accounts})
    assert known.issuperset(id(office.name) for office in given.roster.offices)
    placed = [row for rows in given.placed.values() for row in rows.values()]
    ids = {id(given_id) for given_id in (*given.everybody.offices, *given.everybody.accounts)}
    assert ids.issuperset(id(of_row) for row in placed for of_row in (row.subject, *row.accounts))


def test_who_looks_on_office_by_office_makes_no_judgement_hold_any(space):
    day = MEETINGS[-1][1]
    seen = []
    judged = judgement_of(assessing.MadeRound(input_now(space, day, None)), see=seen.append)
    whole = assessing.assess(space, day)
    assert (judged.assessments, judged.evidence, tuple(seen)) == ((), {}, whole.assessments)
    assert judged.header == whole.header


def test_the_checklist_is_the_same_of_offices_seen_one_by_one_and_of_those_judged_before(space):
    day = MEETINGS[-1][1]
    assert state_of(space, day) == state_of(space, day, judged=assessing.assess(space, day))
