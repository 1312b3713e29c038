"""The handover note: one page in counts and places, with no office's gaps, no telephone and no key."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from changing import replace
from few_offices import lay_example
from pypdf import PdfReader
from returned_slips import DAY, Case

from auditor import discovery
from auditor.i18n import Language, digits
from auditor.model.disputes import DisputeAnswered, DisputeResult, ResultDisputed
from auditor.model.finding import Status
from auditor.model.journal import MeetingCancelled, MeetingMoved
from auditor.papers import draft_asking, handing_over, making
from auditor.rounds import assessing, keeping, looking_back
from auditor.rounds.copies import backup
from auditor.rounds.handover_notes import WRITTEN_ON, round_of_note
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.typed import answering
from auditor.views.annex.summary import summary
from auditor.workspace import settings
from auditor.workspace.folder import HANDOVER_NOTE
from auditor.workspace.mailbox import Mailbox
from reports.layout.handover import handover_note

NOW = datetime(2024, 3, 20, 9, 5, 0)


def words_of(view, language=Language.BN) -> str:
    return " ".join(discovery.formats()["terminal"].draw([handover_note(view, language)]).decode().split())


@pytest.mark.parametrize("language", Language)
def test_a_note_is_one_page_whatever_the_names_and_numbers(space, past, language):
    view = replace(
        handing_over.handover(space, past), folder="C:\\Users\\assistant\\Documents\\" + "portal-audit\\" * 6,
        backup="E:\\" + "copies\\" * 12, copied_on=date(2024, 3, 1), offices=1314, pending=1200, keys=True, slips_due=4000, mailbox=True,
    )  # fmt: skip
    content = discovery.formats()["pdf"].draw([handover_note(view, language)])
    assert len(PdfReader(io.BytesIO(content)).pages) == 1
    written = WRITTEN_ON.search(content)
    assert written is not None
    assert written[1].decode() == f"{past.now.header.day}"
    assert round_of_note(content) == past.now.number


def test_a_note_counts_as_the_annex_does(space, past):
    view = handing_over.handover(space, past)
    counts = summary(past, space.config.letterhead)
    assert (view.offices, view.offices - view.silent, view.awaiting_portal) == (
        counts.offices, counts.answered, counts.awaiting_portal,
    )  # fmt: skip
    standing = [past.current[each.office.id].overall for each in past.now.assessments if not each.office.voluntary]
    open_now = {Status.PARTIAL, Status.NOT_IMPLEMENTED, Status.NO_INFORMATION}
    assert view.pending == sum(status in open_now for status in standing)


def test_a_note_leaves_out_what_there_is_none_of_and_counts_requests_that_wait(space, past):
    view = handing_over.handover(space, past)
    nothing = replace(view, pending=0, silent=0, awaiting_portal=0, extended=0, requests=0)
    assert "none of 7 offices has anything left to do or to tell." in words_of(replace(nothing, offices=7), Language.EN)
    some = words_of(replace(nothing, offices=7, pending=2, awaiting_portal=1, requests=3), Language.EN)
    assert (
        "2 have something left to do or to tell, 1 waits for the portal; requests for correction to be answered: 3."
        in some
    )
    told = replace(nothing, offices=7, pending=4, silent=2, told_before=1, awaiting_portal=1)
    assert "৪টিতে করণীয় বা তথ্য বাকি (এর মধ্যে ২টির করণীয়ের তথ্য পাওয়া যায়নি, ১টির আগে" in words_of(told)
    asked = ResultDisputed(past.now.digest, past.now.assessments[0].office.id, "password-reset", "x", DAY, "১", DAY)
    Ledger(space.ledger_path).note(asked, asked, DisputeAnswered(2, DisputeResult.UPHELD, DAY, "২", DAY))
    assert handing_over.handover(space, past).requests == 1


def test_answers_that_are_typed_and_not_handed_in_are_told_with_the_note_and_the_pack(tmp_path):
    space = listed.open_workspace(lay_example(tmp_path / "paikgacha"))
    keeping.keep_round(space, DAY, "2024-03", "01")
    past = looking_back.history(space)
    assert "still to be handed in" not in words_of(handing_over.handover(space, past), Language.EN)
    judged = assessing.assess(space, DAY)
    draft = draft_asking.begin_draft(space, judged, "2024-03", DAY, everybody=True)
    office = draft.asked[0].office
    rows = {office: {"contacted-on": f"{DAY:%d.%m.%Y}", "way": "ফোন", "rule": "হ্যাঁ"}}
    answering.save(space.folder, judged.context, office, rows, seen=draft.revised(""), page="page")
    note = words_of(handing_over.handover(space, past), Language.EN)
    assert "Answers of 1 office are typed at the desk and still to be handed in." in note
    told = handing_over.hand_over(space, tmp_path / "stick", NOW, DAY).told
    assert any("answers of 1 office that are typed and not handed in" in sentence.en for sentence in told)


def test_that_evidence_of_the_last_round_was_altered_is_told_before_the_note_is_signed(tmp_path):
    space = listed.open_workspace(lay_example(tmp_path / "paikgacha"))
    keeping.keep_round(space, DAY, "2024-03", "01")
    assert len(handing_over.hand_over(space, tmp_path / "stick", NOW, DAY).told) == 2
    file = next((space.folder / "evidence").glob("register-*"))
    file.unlink()
    packed, lost, so, signing = handing_over.hand_over(space, tmp_path / "other", NOW, DAY).told
    assert packed.en.startswith("Packed")
    assert file.name in lost.en
    assert "or tell the successor of it before both sign" in so.en
    assert "sign it together" in signing.en


def test_a_note_says_the_same_of_the_last_round_by_itself_and_no_other_is_read(space, past, monkeypatch):
    read = []
    rows = Ledger._bodies
    monkeypatch.setattr(
        Ledger, "_bodies", lambda ledger, kept, *places: read.append(kept.number) or rows(ledger, kept, *places)
    )
    alone = looking_back.last_by_itself(space)
    assert handing_over.handover(space, alone) == handing_over.handover(space, past)
    handing_over.last_note(space, DAY)
    assert set(read) == {past.now.number}


def test_a_note_of_a_round_just_kept_counts_the_same_without_reading_its_offices_again(tmp_path, monkeypatch):
    space = listed.open_workspace(lay_example(tmp_path / "space"))
    kept = keeping.keep_round(space, date(2024, 2, 20), "2024-02", "01")
    past = looking_back.history(space)
    assert handing_over.handover(space, past, counted=kept.of_note) == handing_over.handover(space, past)
    read = []
    monkeypatch.setattr(Ledger, "_bodies", lambda *told: read.append(told) or iter(()))
    assert (handing_over.last_note(space, DAY, kept=kept)[1], read) == ((), [])


def test_the_next_meeting_is_the_one_after_that_of_the_round_whether_or_not_that_was_held_by_then(tmp_path):
    folder = lay_example(tmp_path / "space")
    space = listed.open_workspace(folder)
    settings.tell(folder, {"next-meeting": date(2024, 4, 17)}, discovery.policies(), date(2024, 3, 1))
    meant = Meeting("2024-04", date(2024, 4, 17))
    keeping.keep_round(space, date(2024, 4, 5), meant, "01", next_meeting=date(2024, 5, 15), doubted=lambda _: None)
    settings.tell(folder, {"next-meeting": date(2024, 5, 15)}, discovery.policies(), date(2024, 4, 5))
    space = listed.open_workspace(folder)
    past = looking_back.history(space)
    for day in (None, date(2024, 4, 17), date(2024, 4, 18)):
        view = handing_over.handover(space, past, day=day)
        assert "for the meeting of 17.04.2024, information" in words_of(view, Language.EN)
        assert "The meeting after that of this round: 15.05.2024." in words_of(view, Language.EN)


@pytest.mark.parametrize("change", [MeetingCancelled, MeetingMoved])
def test_a_note_says_what_became_of_the_meeting_of_the_last_round(tmp_path, change):
    folder = lay_example(tmp_path / "space")
    space, meant = listed.open_workspace(folder), Meeting("2024-04", date(2024, 4, 17))
    keeping.keep_round(space, date(2024, 4, 5), meant, "01", next_meeting=date(2024, 5, 15), doubted=lambda _: None)
    past = looking_back.history(space)
    assert "for the meeting of 17.04.2024, information" in words_of(handing_over.handover(space, past), Language.EN)
    days = (date(2024, 4, 24),) if change is MeetingMoved else ()
    Ledger(folder / "ledger.db").note(change("2024-04", date(2024, 4, 17), *days, date(2024, 4, 20)))
    told = words_of(handing_over.handover(listed.open_workspace(folder), past), Language.EN)
    became = "moved to 24.04.2024" if change is MeetingMoved else "noted as not held"
    assert f"for the meeting of 17.04.2024 ({became}), information" in told


def test_a_note_names_no_office_and_no_telephone_for_it_lies_in_an_open_file(space, past):
    words = words_of(handing_over.handover(space, past))
    letterhead = "".join(space.config.letterhead.lines_bn)
    for office in (each.office for each in past.now.assessments):
        assert office.name.bn in letterhead or office.name.bn not in words
        for account in office.accounts:
            assert not account.login or account.login not in words
    for number in (space.config.letterhead.ap_phone, space.config.letterhead.uno_phone):
        assert number not in words
        assert digits(number, Language.BN) not in words


def test_a_note_says_where_copies_are_and_when_the_last_was_made(space, past, tmp_path):
    backup.make(space.folder, tmp_path, NOW)
    kept = replace(space, config=replace(space.config, backup=str(tmp_path)))
    view = handing_over.handover(kept, past)
    assert (view.backup, view.copied_on) == (str(tmp_path), date(2024, 3, 20))
    gone = replace(space, config=replace(space.config, backup=str(tmp_path / "unplugged")))
    assert handing_over.handover(gone, past).copied_on is None
    assert "auditor backup" in words_of(handing_over.handover(space, past))


def test_slips_that_may_still_come_are_counted_by_the_sheets_of_the_last_keys(tmp_path):
    case = Case(tmp_path / "space")
    keeping.keep_round(case.space, DAY, "2024-03", "01")
    past = looking_back.history(case.space)
    assert handing_over.handover(case.space, past).slips_due == len(case.accounts)
    assert "auditor invite --new-keys" in words_of(handing_over.handover(case.space, past))


def test_of_a_closed_round_no_slips_are_awaited_and_no_key_is_needed(tmp_path):
    case = Case(tmp_path / "space")
    for meeting, digest in (("2024-03", "01"), ("2024-04", "02")):
        keeping.keep_round(case.space, DAY, meeting, digest)
    view = handing_over.handover(case.space, looking_back.history(case.space))
    assert (view.keys, view.closed, view.slips_due) == (True, True, 0)
    assert "no slips are awaited" in words_of(view, Language.EN)
    told = words_of(view)
    assert ("স্লিপ আসা বাকি" in told, "চাবি আগের কম্পিউটারে" in told, "যাচাই শেষ" in told) == (False, False, True)


def test_a_note_speaks_of_the_password_of_a_mailbox_where_there_is_one(space, past):
    config = replace(
        space.config, mailbox=Mailbox("ict@example.gov.bd", ("smtp.example.gov.bd", 587), None, "ict", "INBOX")
    )
    for keys in (True, False):
        without, using = (
            words_of(replace(handing_over.handover(each, past), keys=keys), Language.EN)
            for each in (space, replace(space, config=config))
        )
        assert ("password of the mailbox" in without, "password of the mailbox" in using) == (False, True)


def test_a_note_takes_the_place_of_the_one_before(space, past):
    first = handing_over.write_note(space, past, DAY)
    assert first == space.folder / HANDOVER_NOTE
    first.write_bytes(b"an older one")
    assert handing_over.write_note(space, past, DAY).read_bytes().startswith(b"%PDF-")


def test_the_note_is_a_document_of_its_own_kind(space, past):
    (file,) = making.files_of(handing_over.handover(space, past), ["pdf"], [Language.EN])
    assert Path(file.name).name == "handover.en.pdf"
