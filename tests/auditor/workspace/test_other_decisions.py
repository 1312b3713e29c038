"""The decisions of the meeting that no rule judges are kept by hand: read with all their mistakes, and kept with the round."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import tables_of
from changing import replace
from few_offices import lay_example
from small_upazila import BASELINE

from auditor.i18n import Language, ascii_digits
from auditor.model.baseline import OtherDecision, place_of
from auditor.model.errors import WorkspaceError
from auditor.rounds import keeping, looking_back, recomputing
from auditor.rounds.identity import listed
from auditor.rounds.ledger import record
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.workspace import other_decisions
from reports.layout.annex import annex

DECISIONS = """\
[[decisions]]
serial = "১২"
subject = "ইনোভেশন টিম"
decision = "প্রতি মাসে সভা করতে হবে।"
implementer = "সহকারী প্রোগ্রামার"
progress = "সভা হয়েছে"
remark = "নিষ্পত্তি"

[[decisions]]
serial = "7"
subject = "Wi-Fi of the hall"
meeting = "2023-12"
"""
TWELVE = OtherDecision("১২", "ইনোভেশন টিম", "প্রতি মাসে সভা করতে হবে।", "সহকারী প্রোগ্রামার", "সভা হয়েছে", "নিষ্পত্তি")
SEVEN = OtherDecision("7", "Wi-Fi of the hall", meeting="2023-12")
DAY = date(2024, 2, 20)


def mistakes(folder, text):
    """Return what is told of a file, in English."""
    (folder / other_decisions.DECISIONS).write_text(text, "utf-8")
    with pytest.raises(WorkspaceError) as refused:
        other_decisions.read(folder, BASELINE.ordering)
    return [message.en for message in refused.value.messages]


def test_a_workspace_without_the_file_keeps_none_by_hand(tmp_path):
    assert other_decisions.read(tmp_path, BASELINE.ordering) == ()


def test_each_entry_is_a_decision_in_the_words_that_were_typed(tmp_path):
    (tmp_path / other_decisions.DECISIONS).write_text(DECISIONS, "utf-8")
    assert other_decisions.read(tmp_path, BASELINE.ordering) == (TWELVE, SEVEN)


def test_a_phone_number_or_an_address_is_refused_by_its_key_and_not_told(tmp_path):
    text = '[[decisions]]\nserial = "5"\nsubject = "x"\nprogress = "ফোন ০১৭১২-৩৪৫৬৭৮"\nremark = "see clerk@example.gov.bd"\n'
    told = mistakes(tmp_path, text)
    assert ['"progress": It holds' in told[0], '"remark": It holds' in told[1], len(told)] == [True, True, 2]
    assert not [line for line in told if "clerk" in line or "345678" in line]


def test_all_mistakes_are_told_together_each_with_the_number_of_its_entry(tmp_path):
    told = mistakes(
        tmp_path,
        '[[decisions]]\nserial = "5"\n[[decisions]]\nsubject = "x"\nprogres = "y"\n[[decisions]]\nserial = 6\nsubject = "z"\n',
    )
    assert [message.partition(": ")[0] for message in told] == [
        "decisions.toml, decisions 1",
        "decisions.toml, decisions 2",
        "decisions.toml, decisions 2",
        "decisions.toml, decisions 3",
    ]
    assert '"subject" is missing: a decision needs its serial in the minutes and its subject.' in told[0]
    assert 'perhaps "progress"' in told[1]
    assert '"serial" is missing' in told[2]
    assert '"serial" is a text in quotes' in told[3]


@pytest.mark.parametrize(("first", "again"), [("6", "6"), ("06", "৬"), ("৬", "6"), ("9(ক)", "০৯(ক)")])
def test_a_decision_that_is_there_twice_is_told_whatever_its_digits(tmp_path, first, again):
    entries = [f'[[decisions]]\nserial = "{serial}"\nsubject = "x"\n' for serial in (first, "8", again)]
    (told,) = mistakes(tmp_path, "".join(entries))
    assert told.startswith(f'decisions.toml, decisions 3: "serial" {again} is there twice')


@pytest.mark.parametrize("serial", ["09", "৯", "11"])
def test_a_decision_that_the_check_judges_itself_is_not_kept_by_hand(tmp_path, serial):
    (told,) = mistakes(tmp_path, f'[[decisions]]\nserial = "{serial}"\nsubject = "x"\n')
    assert told.startswith(f'decisions.toml, decisions 1: "serial" {serial} is a decision that this check judges')


def test_a_decision_of_another_meeting_may_have_the_number_of_one_that_is_judged(tmp_path):
    entry = '[[decisions]]\nserial = "09"\nsubject = "x"\n'
    (tmp_path / other_decisions.DECISIONS).write_text(f'{entry}meeting = "2023-12"\n', "utf-8")
    (read,) = other_decisions.read(tmp_path, BASELINE.ordering)
    assert (read.serial, read.meeting) == ("09", "2023-12")
    judged = {decision.meeting for decision in BASELINE.ordering}
    for said in (f'meeting = "{min(judged)}"\n', ""):
        (told,) = mistakes(tmp_path, entry + said)
        assert "if it is one of another meeting than January 2024, write the month of its meeting beside it" in told
    (twice,) = mistakes(tmp_path, f'{entry}meeting = "2023-12"\n{entry}meeting = "2023-12"\n')
    assert '"serial" 09 is there twice' in twice
    assert '"meeting" is a month' in mistakes(tmp_path, f'{entry}meeting = "December"\n')[0]


def test_where_those_judged_are_of_several_meetings_one_kept_by_hand_says_of_which_it_is(tmp_path):
    file, (one, *_) = tmp_path / other_decisions.DECISIONS, BASELINE.ordering
    judged = (one, replace(one, serial="5", meeting="2024-02"))
    entry = '[[decisions]]\nserial = "12"\nsubject = "x"\n'
    file.write_text(entry, "utf-8")
    with pytest.raises(WorkspaceError) as refused:
        other_decisions.read(tmp_path, judged)
    (told,) = (message.en for message in refused.value.messages)
    assert '"meeting" is missing' in told
    assert (
        'of several meetings (January 2024, February 2024). Write the month of the meeting of this one, such as meeting = "2024-02".'
        in told
    )
    file.write_text(f'{entry}meeting = "2024-01"\n', "utf-8")
    assert [each.meeting for each in other_decisions.read(tmp_path, judged)] == ["2024-01"]


@pytest.mark.parametrize("serials", [["৯", "09(ক)", "১০", "11", "১২/২০২৪", "বিবিধ"], ["1" * 5000, "x"]])
def test_serials_stand_in_the_order_of_the_minutes_in_digits_of_either_script(serials):
    places = [place_of(serial) for serial in serials]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


# A kept round


@pytest.fixture(name="space", scope="module")
def _space(tmp_path_factory):
    """Return a workspace whose first round was kept without such a file and the second with one."""
    folder = lay_example(tmp_path_factory.mktemp("others") / "space")
    keeping.keep_round(listed.open_workspace(folder), DAY, "2024-02", "01")
    (folder / other_decisions.DECISIONS).write_text(DECISIONS, "utf-8")
    keeping.keep_round(listed.open_workspace(folder), date(2024, 3, 20), "2024-03", "02")
    (folder / other_decisions.DECISIONS).write_text(DECISIONS.replace("হয়েছে", "হয়নি"), "utf-8")
    return listed.open_workspace(folder)


def test_a_round_keeps_them_as_they_were_and_one_without_them_is_written_as_before(space):
    before, now = (head.header for head in Ledger(space.ledger_path).rounds())
    assert (before.others, now.others) == ((), (TWELVE, SEVEN))
    assert "others" not in record.written(before)
    assert record.decode(record.encode(now), type(now)).others == now.others


def test_who_verifies_makes_the_round_again_with_the_decisions_that_were_kept(space):
    assert [recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True, True]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("view_of", [chair_view, minutes_view])
def test_both_copies_print_them_among_ours_as_they_were_kept(space, view_of, language):
    view = view_of(looking_back.history(space), space.config.letterhead)
    (table,) = tables_of(annex(view, language), "progress")
    assert [ascii_digits(row[0]).partition(" ")[0] for row in table.rows] == ["7", "09", "11", "12"]
    assert table.rows[0][0] == {"bn": "৭ (ডিসেম্বর ২০২৩)", "en": "7 (December 2023)"}[language]
    assert table.rows[3][1:] == (TWELVE.subject, TWELVE.decision, TWELVE.implementer, TWELVE.progress, TWELVE.remark)
    assert table.rows[0][2:] == ("-",) * 4
