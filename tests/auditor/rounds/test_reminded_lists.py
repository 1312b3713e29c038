"""Where the user IDs of an office are that was reminded and that no meeting's round lists: those it had when it was reminded."""

from __future__ import annotations

from datetime import date

from auditor.i18n import plain
from auditor.model.identity import KnownAccount, KnownOffice
from auditor.model.journal import Identified
from auditor.model.letters import AskedOffice, LetterDrafted, Purpose
from auditor.model.subjects import OfficeKind
from auditor.rounds.identity import identities
from auditor.rounds.identity.reminded_lists import lists_when_reminded
from auditor.rounds.ledger.ledger import Ledger

DAY = date(2024, 3, 3)
CLERK, HEAD = "beel/clerk", "koyra/head"


def listed(**stands):
    """Accounts, each by its id in the list of an office, with `__` for the slash."""
    accounts = tuple(
        KnownAccount(given.replace("__", "/"), office, plain("post"), mark="#1") for given, office in stands.items()
    )
    offices = tuple(KnownOffice(office, plain(office), OfficeKind.DEPARTMENT) for office in {*stands.values()})
    return Identified(offices, accounts, (), DAY)


def reminded(office, number=1):
    return LetterDrafted(number, Purpose.FIRST, (AskedOffice(office, ("two-step",)),), DAY, None, DAY)


def of_beel(ledger, *accounts):
    return lists_when_reminded(ledger, identities.known(ledger))("beel", {*accounts})


def test_who_was_listed_there_is_one_of_its_own_and_who_moved_away_before_is_not(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db")
    ledger.note(listed(beel__clerk="beel", koyra__head="koyra"))
    ledger.note(listed(beel__clerk="koyra", koyra__head="beel"))
    ledger.note(reminded("beel"))
    ledger.note(listed(koyra__head="lota"))
    assert of_beel(ledger, CLERK, HEAD) == {HEAD}


def test_who_was_first_listed_after_the_letter_is_of_the_office_that_gave_the_id(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db")
    ledger.note(reminded("beel"), listed(beel__clerk="koyra"))
    assert of_beel(ledger, CLERK, HEAD) == {CLERK}


def test_who_was_who_is_read_once_for_letters_between_which_nobody_was_listed_otherwise(tmp_path, monkeypatch):
    ledger = Ledger(tmp_path / "ledger.db")
    ledger.note(listed(beel__clerk="beel", koyra__head="koyra"), reminded("beel"), reminded("koyra", 2))
    ledger.note(listed(beel__clerk="koyra"))
    known, read = identities.known, []

    def seen(*asked, **bounds):
        read.append(bounds)
        return known(*asked, **bounds)

    stood_in = lists_when_reminded(ledger, known(ledger))
    monkeypatch.setattr(identities, "known", seen)
    assert [stood_in(office, {CLERK, HEAD}) for office in ("beel", "koyra", "beel")] == [{CLERK}, {HEAD}, {CLERK}]
    assert len(read) == 1
