"""Of which offices a file spoke that entered a round, and says something that no other does: by what the ledger noted of it and of the copies of its form."""

from __future__ import annotations

from datetime import date

from auditor.i18n import plain
from auditor.model.identity import Identities, KnownAccount, KnownOffice, PlacedRow
from auditor.model.journal import CopiesOrdered, RowsPlaced
from auditor.model.round import FileSeen
from auditor.model.subjects import OfficeKind
from auditor.register.reading.form import ID
from auditor.rounds.evidence.spoken_of import spoke_of
from auditor.rounds.ledger import record

DAY = date(2024, 3, 21)
KNOWN = Identities(
    {name: KnownOffice(name, plain(name), OfficeKind.UNION) for name in ("lota", "koyra", "gari")},
    {"lota/clerk": KnownAccount("lota/clerk", "lota", plain("clerk"))},
)


OF_OLD = (
    RowsPlaced("a" * 64, (PlacedRow("sheet!4", "lota/clerk"),), DAY, "7"),
    RowsPlaced("b" * 64, (PlacedRow("sheet!4", "koyra", unasked=("gari",)),), DAY, "7"),
    RowsPlaced("c" * 64, (PlacedRow("sheet!4", "gari"),), DAY),
)
"""Whose the rows of three files are, two of them copies of one form, as it was noted without what they say of each office."""
SAID = (("lota", "lota 1"), ("koyra", "koyra 1"))
LOTA_CHANGED = (("lota", "lota 2"), ("koyra", "koyra 1"))


class Noted:
    """A ledger with some notes, which counts how often it is read for whose rows are."""

    def __init__(self, *notes):
        self._notes, self.read = notes or OF_OLD, 0

    def numbered(self, kind):
        assert kind is RowsPlaced
        self.read += 1
        yield from enumerate(each for each in self._notes if isinstance(each, kind))

    def notes(self, kind):
        return tuple(each for each in self._notes if isinstance(each, kind))


def saying(sign, said_of):
    return RowsPlaced(sign * 64, (PlacedRow("sheet!4", "lota/clerk"), PlacedRow("sheet!5", "koyra")), DAY, "7", said_of)


def seen(sign, source=ID, said_of=()):
    return FileSeen(f"{sign}.xlsx", sign * 64, source, said_of=said_of)


def test_a_copy_of_a_form_may_have_spoken_of_all_of_whom_any_copy_did_and_the_ledger_is_read_once():
    ledger = Noted()
    of = spoke_of(ledger, KNOWN)
    assert [of(seen(sign), ()) for sign in "abc"] == [{"lota", "koyra", "gari"}, {"lota", "koyra", "gari"}, {"gari"}]
    assert ledger.read == 1


def test_of_a_file_of_which_nothing_is_noted_and_of_what_is_no_register_nobody_knows_of_whom_it_spoke():
    of = spoke_of(Noted(), KNOWN)
    assert of(seen("d"), ()) is None
    assert of(seen("a", "slips"), ()) is None


def test_a_changed_file_has_spoken_of_those_alone_of_whom_it_says_something_else_now_be_it_noted_or_only_read_yet():
    kept = spoke_of(Noted(saying("a", SAID), saying("b", LOTA_CHANGED)), KNOWN)
    assert kept(seen("a"), [seen("b")]) == kept(seen("b"), [seen("a")]) == {"lota"}
    looked = spoke_of(Noted(saying("a", SAID)), KNOWN)
    now = seen("b", said_of=LOTA_CHANGED)
    assert looked(seen("a"), [now]) == looked(now, [seen("a")]) == {"lota"}


def test_a_file_that_is_gone_or_of_whose_new_version_it_is_not_noted_what_it_says_of_whom_has_spoken_of_all_of_its_offices():
    of = spoke_of(Noted(*OF_OLD[1:], saying("a", SAID)), KNOWN)
    assert of(seen("a"), ()) == of(seen("a"), [seen("c")]) == {"lota", "koyra"}
    assert of(seen("b"), [seen("a")]) == {"lota", "koyra", "gari"}


def test_what_two_files_say_that_one_did_is_said_as_before_whatever_they_are_called():
    of = spoke_of(Noted(saying("a", SAID), saying("b", SAID[:1]), saying("c", SAID[1:])), KNOWN)
    assert of(seen("a"), [seen("b"), seen("c")]) == set()
    assert of(seen("a"), [seen("c")]) == {"lota"}


def test_a_copy_of_which_it_was_said_whether_it_was_filled_in_before_another_has_spoken_of_all_of_its_offices():
    ordered = CopiesOrdered("7", "a" * 64, ("b" * 64,), DAY)
    of = spoke_of(Noted(saying("a", SAID), saying("b", SAID), saying("c", SAID), ordered), KNOWN)
    assert of(seen("a"), [seen("c")]) == of(seen("b"), [seen("c")]) == {"lota", "koyra"}
    assert of(seen("c"), [seen("a")]) == set()


def test_a_changed_file_has_spoken_of_an_office_of_which_a_row_of_it_was_found_to_be_only_later():
    later = RowsPlaced("a" * 64, (PlacedRow("sheet!7", "gari"), PlacedRow("sheet!4", "lota/clerk")), DAY, "7")
    of = spoke_of(Noted(saying("a", SAID), saying("b", LOTA_CHANGED), later), KNOWN)
    assert of(seen("a"), [seen("b")]) == {"lota", "gari"}


def test_what_a_file_says_of_each_office_is_written_with_whose_its_rows_are_where_it_was_noted_and_with_no_round():
    assert b"said_of" not in record.encode(OF_OLD[0])
    assert b"said_of" in record.encode(saying("a", SAID))
    assert record.encode(seen("a", said_of=SAID)) == record.encode(seen("a"))
    assert record.decode(record.encode(saying("a", SAID)), RowsPlaced) == saying("a", SAID)
