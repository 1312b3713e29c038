"""The sheets on which is written what is seen at a login: made with numbers of their own, which the ledger keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.views.witness_sheet import OfficeSheet, SheetLine, WitnessSheets
from auditor.model.witnessing import WitnessSheet, WitnessSheetsMade
from auditor.register.cards import WITNESSING
from auditor.rounds import assessing
from auditor.rounds.asking import forms
from auditor.rounds.ledger.ledger import Ledger
from auditor.witness.asking import ON_THE_SHEET

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from auditor.workspace.folder import Workspace


def make(space: Workspace, offices: Collection[str], month: str, day: date) -> WitnessSheets:
    """Return a sheet for each of some offices, with fresh numbers that are noted in the ledger.

    Args:
        space: the workspace.
        offices: their ids; all of the roster where there are none.
        month: for which month, YYYY-MM.
        day: the day.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    meant = [
        (serial, office)
        for serial, office in enumerate(assessing.counted_roster(space, day).offices, start=1)
        if office.id in offices or not offices
    ]
    stamps = forms.stamp_forms(space, month, len(meant), day)
    sheets = tuple(OfficeSheet(office, serial, stamp) for (serial, office), stamp in zip(meant, stamps, strict=True))
    noted = tuple(WitnessSheet(sheet.stamp.number, sheet.office.id) for sheet in sheets)
    Ledger(space.ledger_path).note(WitnessSheetsMade(month, noted, day))
    config = space.config
    lines = tuple(SheetLine(asked.text, tuple(label for label, _ in asked.answers)) for asked in ON_THE_SHEET)
    return WitnessSheets(month, day, config.letterhead, WITNESSING, lines, sheets, config.example)
