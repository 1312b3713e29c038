"""Of which offices a file spoke that entered a round: by the rows that the ledger noted of it and of the copies of its form."""

from __future__ import annotations

from datetime import date

from auditor.i18n import plain
from auditor.model.identity import Identities, KnownAccount, KnownOffice, PlacedRow
from auditor.model.journal import RowsPlaced
from auditor.model.round import FileSeen
from auditor.model.subjects import OfficeKind
from auditor.register.reading.form import ID
from auditor.rounds.spoken_of import spoke_of

DAY = date(2024, 3, 21)
KNOWN = Identities(
    {name: KnownOffice(name, plain(name), OfficeKind.UNION) for name in ("lota", "koyra", "gari")},
    {"lota/clerk": KnownAccount("lota/clerk", "lota", plain("clerk"))},
)


class Noted:
    """A ledger that noted whose the rows of three files are, two of them copies of one form, and counts how often it is read."""

    def __init__(self):
        self.read = 0

    def numbered(self, kind):
        assert kind is RowsPlaced
        self.read += 1
        yield from enumerate(
            (
                RowsPlaced("a" * 64, (PlacedRow("sheet!4", "lota/clerk"),), DAY, "7"),
                RowsPlaced("b" * 64, (PlacedRow("sheet!4", "koyra", unasked=("gari",)),), DAY, "7"),
                RowsPlaced("c" * 64, (PlacedRow("sheet!4", "gari"),), DAY),
            )
        )


def seen(sign, source=ID):
    return FileSeen(f"{sign}.xlsx", sign * 64, source)


def test_a_copy_of_a_form_may_have_spoken_of_all_of_whom_any_copy_did_and_the_ledger_is_read_once():
    ledger = Noted()
    of = spoke_of(ledger, KNOWN)
    assert [of(seen(sign)) for sign in "abc"] == [{"lota", "koyra", "gari"}, {"lota", "koyra", "gari"}, {"gari"}]
    assert ledger.read == 1


def test_of_a_file_of_which_nothing_is_noted_and_of_what_is_no_register_nobody_knows_of_whom_it_spoke():
    of = spoke_of(Noted(), KNOWN)
    assert of(seen("d")) is None
    assert of(seen("a", "slips")) is None
