"""A request is upheld whose yes stands over an older no: before it is noted, it is said who is not done again, and by the no of which day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from running import run
from served_desks import Client, served
from small_upazila import BASELINE, TWO_STEP, office, tell
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.judging.judge import FolderEvidence, JudgingInput
from auditor.model.disputes import DisputeAnswered, DisputeResult, ResultDisputed
from auditor.model.facts import PASSWORD_CHANGED_ON, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.grades import Grade
from auditor.model.identity import Identities
from auditor.model.subjects import Roster
from auditor.model.when import When
from auditor.rounds import assessing
from auditor.rounds.disputing import disputes, standing_again
from auditor.rounds.identity import listed

NO, YES, CAME = date(2024, 2, 6), date(2024, 3, 7), date(2024, 4, 10)
NAMED = "Lota UP, Secretary: not done, told on 06.02.2024"
ANSWER = ("dispute", "answer", "1", "upheld", "--reference", "7", "--on", f"{CAME}", "--language", "en")


def told(folder, *answers, duty="two-step-enabled", question="two-step", more=(), kind="union"):
    upazila = TypedUpazila(folder)
    upazila.lists(f"lota,Lota UP,{kind},Chairman,,lota.example.gov.bd,Secretary,lota.up")
    for on, words in answers:
        talk = {"contacted-on": f"{on:%d.%m.%Y}", "way": "ফোন"}
        upazila.answers_at_the_desk("lota", {"lota": {**talk, question: words, **dict(more)}}, on)
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-21", "--yes", "--workspace", upazila.folder)
    request = ("--office", "lota", "--duty", duty, "--what", "wrong", "--received", f"{CAME}")
    run("dispute", *request, "--reference", "12", "--on", f"{CAME}", "--workspace", upazila.folder, code=0)
    return upazila.folder


@pytest.fixture
def over_a_no(tmp_path):
    return told(tmp_path / "space", (NO, "চালু নেই"), (YES, "চালু, লগইনে কোড চায়"))


def is_answered(folder):
    (known,) = disputes.disputes_now(listed.open_workspace(folder))
    return known.answer is not None


def test_the_command_names_whom_it_makes_not_done_again_before_it_notes_that(over_a_no):
    assert NAMED in run(*ANSWER, "--workspace", over_a_no, code=3).stderr
    assert not is_answered(over_a_no)
    noted = run(*ANSWER, "--yes", "--workspace", over_a_no, code=0).stderr
    assert NAMED in noted
    assert "or as not done where that was told before" in noted
    assert is_answered(over_a_no)


def test_of_whom_the_portal_was_in_the_way_before_it_says_that_he_awaits_it_again(tmp_path):
    folder = told(tmp_path / "space", (NO, "কোড আসে না"), (YES, "চালু, লগইনে কোড চায়"))
    said = run(*ANSWER, "--workspace", folder, code=3).stderr
    assert "Lota UP, Secretary: awaiting the portal, told on 06.02.2024. That is kept so until" in said


def test_nothing_is_asked_where_no_no_was_told_before(tmp_path):
    folder = told(tmp_path / "space", (YES, "চালু, লগইনে কোড চায়"))
    assert "stands again" not in run(*ANSWER, "--workspace", folder, code=0).stderr
    assert is_answered(folder)


def test_what_was_told_is_read_once_to_say_whom_it_makes_not_done_again(over_a_no, monkeypatch):
    read, reads = [], assessing.read_evidence_folder
    monkeypatch.setattr(assessing, "read_evidence_folder", lambda *given: read.append(1) or reads(*given))
    given = DisputeAnswered(1, DisputeResult.UPHELD, CAME, "7", CAME)
    (said,) = standing_again.noes_again(listed.open_workspace(over_a_no), given)
    assert NAMED in said.en
    assert len(read) == 1


def test_of_a_duty_of_the_office_the_office_is_named_and_no_user(tmp_path):
    answers, of_mail = ((NO, "মাঝে মাঝে"), (YES, "নিয়মিত")), {"email": "lota@example.gov.bd"}.items()
    of_duty = {"duty": "official-email-used", "question": "email-use", "kind": "department"}
    folder = told(tmp_path / "space", *answers, **of_duty, more=of_mail)
    for language, named in (("en", ": Lota UP: not done, told on"), ("bn", ": Lota UP: “হয়নি” (০৬.০২.২০২৪")):
        assert named in run(*ANSWER[:-1], language, "--workspace", folder, code=3).stderr


def test_the_desk_asks_the_same_and_notes_it_once_it_is_said_to_be_meant(over_a_no):
    page, answer = "/offices/lota/", {"result-1": "upheld", "reference-1": "7", "day-1": ""}
    with served(over_a_no, on=CAME, language=Language.EN) as (service, address):
        client = Client(service, address)
        asked = client.post(f"{page}disputes/1", on=page, **answer).text
        assert NAMED in asked
        assert not is_answered(over_a_no)
        meant = re.search(r'name="day_meant" value="([^"]+)"', asked)[1]
        assert client.post(f"{page}disputes/1", on=page, **answer, day_meant=meant).status == 303
    assert is_answered(over_a_no)


HEAD, CLERK = "lota/head", "lota/clerk"


@pytest.mark.parametrize(
    ("told", "account", "is_disputed"),
    [
        (tell(HEAD, {TWO_STEP_ENROLLED: False}, CAME), "", True),
        (tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_CODE}, CAME), "", True),
        (tell(HEAD, {TWO_STEP_ENROLLED: False}, CAME), CLERK, False),
        (tell(CLERK, {TWO_STEP_ENROLLED: False}, CAME), CLERK, True),
        (tell(HEAD, {TWO_STEP_ENROLLED: False}, CAME - timedelta(days=1)), "", False),
        (tell(HEAD, {TWO_STEP_ENROLLED: False}, CAME + timedelta(days=1)), "", False),
        (tell(HEAD, {TWO_STEP_ENROLLED: False}, CAME, Grade.WITNESSED), "", False),
        (tell(HEAD, {TWO_STEP_ENROLLED: False}, CAME, Grade.SELF_CHECKED), "", True),
        (tell(HEAD, {PASSWORD_CHANGED_ON: When.on(NO)}, CAME), "", False),
        (tell("koyra/head", {TWO_STEP_ENROLLED: False}, CAME), "", False),
    ],
    ids=[
        "of the duty", "of why it is not", "of another user", "of this user", "the day before", "the day after", "seen",
        "by a slip", "of another duty", "of another office",
    ],
)  # fmt: skip
def test_a_request_disputes_what_was_told_of_its_duty_and_whom_it_names_on_its_very_day(
    monkeypatch, told, account, is_disputed
):
    roster = Roster((office("lota", ("head", "clerk")), office("koyra")))
    evidence = FolderEvidence(tuple(told), (), (), ())
    made = SimpleNamespace(
        everybody=Identities(),
        counted=roster,
        judging=JudgingInput.of(evidence, BASELINE, (), CAME),
        told={told[0].subjects[0]: told},
    )
    monkeypatch.setattr(standing_again, "made_now", lambda *_: made)
    monkeypatch.setattr(standing_again.listed, "open_workspace", lambda folder: folder)
    request = ResultDisputed("0" * 64, "lota", TWO_STEP, "it is on", CAME, "12", CAME, account=account)
    assert standing_again.told_on_its_day(SimpleNamespace(folder="space"), request) is is_disputed
