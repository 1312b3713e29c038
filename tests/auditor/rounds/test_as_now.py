"""A kept round is asked for an office of now: an answer that came since says that somebody it lists is somebody of before."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from served_desks import Client, served
from taken_answers import FIRST, SECOND, THIRD, answer, keep, take_back_all
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.disputes import ResultDisputed
from auditor.model.errors import WorkspaceError
from auditor.model.identity import Sameness
from auditor.rounds import looking_back
from auditor.rounds.disputing import disputes
from auditor.rounds.identity import as_now, identities
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.compared.changes import changes_of
from auditor.views.compared.turned import with_turned

LOTA = ",Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1"
LOTHA = ",Lotha UP,union,Chairman,,lota.example.gov.bd,Secretary,l1"
GARI = "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Secretary,g1"
DONE = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর আছে"
ANSWERED = date(2024, 4, 19)


@pytest.fixture(scope="module")
def implemented(tmp_path_factory) -> TypedUpazila:
    """Return an upazila of which one round was kept, in which an office without a code has done everything; only to be copied."""
    made = TypedUpazila(tmp_path_factory.mktemp("kept") / "space")
    made.lists(LOTA, GARI)
    made.answers("Lota UP,,10.03.2024,ফোন,চালু,২০.০২.২০২৪,২০.০২.২০২৪,হ্যাঁ", heads=DONE)
    keep(made.folder, FIRST)
    made.lists(LOTHA, GARI)
    return made


@pytest.fixture
def renamed(implemented, tmp_path) -> TypedUpazila:
    """Return the same with the office called otherwise since."""
    return TypedUpazila(tmp_path / "space", of=implemented)


@pytest.fixture
def joined(renamed) -> TypedUpazila:
    """Return the same with a second round that was kept while it was not known which office that is, and the answer that it is that one."""
    keep(renamed.folder, SECOND)
    answer(renamed.folder, Sameness.SAME, ANSWERED)
    return renamed


def ids(upazila: TypedUpazila) -> tuple[str, str]:
    """Return the id of the office in the last round, and the id that it has now."""
    ledger = Ledger(upazila.folder / "ledger.db")
    then = next(ledger.offices(ledger.rounds()[-1])).id
    now = identities.known(ledger).id_now(then)
    assert then != now
    return then, now


def test_the_last_report_of_an_office_is_of_the_last_round_though_it_had_another_id_then(joined):
    then, now = ids(joined)
    space = open_workspace(joined.folder)
    report = looking_back.last_report(space, now)
    assert (report.head.number, report.office_id, report.office.name.en) == (2, then, "Lotha UP")


def test_the_row_of_an_office_is_looked_for_once_for_its_last_report(joined, monkeypatch):
    _, now = ids(joined)
    row_of, looked_for = as_now.row_of, []

    def seen(ledger, head, everybody, office):
        looked_for.append(head.number)
        return row_of(ledger, head, everybody, office)

    monkeypatch.setattr(as_now, "row_of", seen)
    looking_back.last_report(open_workspace(joined.folder), now)
    assert looked_for == [2]


def test_no_round_has_an_office_that_nobody_knows(joined):
    with pytest.raises(WorkspaceError):
        looking_back.last_report(open_workspace(joined.folder), "nobody")


@pytest.mark.parametrize("way", ["id of now", "id of then", "serial"])
def test_a_report_is_made_of_an_office_by_its_id_of_now_or_of_then_or_its_serial(joined, way):
    then, now = ids(joined)
    named = {"id of now": now, "id of then": then, "serial": "01"}[way]
    line = ("report", "--office", named, "--format", "terminal", "--language", "en", "--workspace", joined.folder)
    assert "Lotha UP" in run(*line, code=0).stdout


def test_what_was_kept_ahead_tells_of_the_accounts_by_the_ids_of_now(joined):
    _, now = ids(joined)
    space = open_workspace(joined.folder)
    ahead = looking_back.kept_ahead(space, now, SECOND)
    assert [row.office.id for row in ahead.assessments] == [now]
    assert {finding.subject.partition("/")[0] for row in ahead.assessments for finding in row.findings} == {now}


def test_an_office_disputes_a_result_of_a_round_in_which_it_had_another_id_once(joined):
    then, now = ids(joined)
    space = open_workspace(joined.folder)
    request = ResultDisputed("", "", "password-reset", "done on 12.02.2024", ANSWERED, "12", ANSWERED)
    entered = disputes.dispute(space, now, request)
    assert (entered.office, Ledger(space.ledger_path).notes(ResultDisputed)[0].office) == (now, then)
    with pytest.raises(WorkspaceError, match="entered before, as no"):
        disputes.dispute(space, now, request)


def test_the_desk_shows_the_report_of_the_last_round_and_takes_a_request(joined):
    _, now = ids(joined)
    with served(joined.folder, on=ANSWERED, language=Language.EN) as (service, address):
        desk = Client(service, address)
        assert "Results can be disputed once a round with this office was kept" not in desk.get(f"/offices/{now}/").text
        assert desk.get(f"/offices/{now}/report.pdf").status == 200


@pytest.fixture
def taken_for_another(renamed) -> TypedUpazila:
    """Return the upazila with a second round that lists the office as another, beside the one of before that left; and the answer now that they are one."""
    answer(renamed.folder, Sameness.OTHER, SECOND)
    keep(renamed.folder, SECOND)
    take_back_all(renamed.folder, ANSWERED)
    answer(renamed.folder, Sameness.SAME, ANSWERED)
    return renamed


def test_of_two_rows_that_are_one_office_now_the_one_that_was_listed_speaks(taken_for_another):
    ledger = Ledger(taken_for_another.folder / "ledger.db")
    head, everybody = ledger.rounds()[-1], identities.known(ledger)
    _, now = ids(taken_for_another)
    assert [(row.serial, row.office.left) for row in ledger.rows(head)] == [(1, False), (2, False), (3, True)]
    assert [row.serial for row in as_now.rows(ledger.rows(head), everybody)] == [1, 2]
    assert as_now.speaking(ledger, head, everybody) == [0, 1]
    assert not as_now.row_of(ledger, head, everybody, now).office.left
    space = open_workspace(taken_for_another.folder)
    keep(taken_for_another.folder, THIRD)
    past = looking_back.history(space)
    assert (
        [len(round_.assessments) for round_ in past.earlier]
        == [len(tuple(round_.assessments)) for round_ in past.earlier]
        == [2, 2]
    )
    assert not past.meetings[1].assessment(now).office.left
    assert [round_.assessments[1].office.id for round_ in past.earlier] == ["gari", "gari"]


def test_who_was_taken_for_another_meanwhile_did_nothing_anew(taken_for_another):
    _, now = ids(taken_for_another)
    keep(taken_for_another.folder, THIRD)
    past = looking_back.history(open_workspace(taken_for_another.folder))
    changes = with_turned(changes_of(past.of_office[now], past), past.of_office[now], past)
    assert (changes.newly_done, changes.slipped, changes.again) == ((), (), ())
    assert [change.office.name.en for change in changes.without_doing] == ["Lotha UP"]


def test_an_office_whose_serial_moved_is_told_though_it_had_another_id_in_the_last_round(joined):
    joined.lists(GARI, LOTHA)
    assert "Lotha UP: 1, now 2" in joined.audit(on=f"{ANSWERED}", code=1).stderr


def test_who_was_drawn_is_listed_by_the_serial_of_then_though_the_office_had_another_id(renamed):
    answer(renamed.folder, Sameness.OTHER, SECOND)
    renamed.answers("Lotha UP,,10.04.2024,ফোন,চালু,২০.০২.২০২৪,২০.০২.২০২৪,হ্যাঁ", heads=DONE, name="register-2.csv")
    keep(renamed.folder, SECOND)
    here = ("--on", f"{ANSWERED}", "--language", "en", "--workspace", renamed.folder)
    run("sample", "draw", "1", "--yes", *here, code=0)
    take_back_all(renamed.folder, ANSWERED)
    answer(renamed.folder, Sameness.SAME, ANSWERED)
    drawn = run("sample", *here, code=0).stdout.splitlines()
    assert [line.split()[:3] for line in drawn if "Lotha UP" in line] == [["01", "Lotha", "UP"]] * 2
