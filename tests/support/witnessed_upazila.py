"""Two unions that say yes: rounds are kept of them, they are drawn, and their logins are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from running import Run, run
from typed_upazila import TypedUpazila

from auditor.model.witnessing import SampleDrawn, Witnessed, WitnessSheetsMade
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

ROSTER = [
    "lota,লতা ইউনিয়ন পরিষদ,union,চেয়ারম্যান,,lota.example.gov.bd,ইউপি সচিব,lota1",
    "lota,লতা ইউনিয়ন পরিষদ,union,চেয়ারম্যান,,lota.example.gov.bd,হিসাব সহকারী,lota2",
    "koyra,কয়রা ইউনিয়ন পরিষদ,union,চেয়ারম্যান,,koyra.example.gov.bd,ইউপি সচিব,koyra1",
]


class WitnessedUpazila(TypedUpazila):
    """A workspace in which both unions said yes by telephone."""

    def __init__(self, folder: Path) -> None:
        """Found it in a folder that is not there yet."""
        super().__init__(folder)
        self.lists(*ROSTER)
        self.answers(*(f"{name} ইউনিয়ন পরিষদ,সব আইডি,10.02.2024,ফোন,হ্যাঁ,২০.০১.২০২৪,ঠিক আছে,," for name in ("লতা", "কয়রা")))

    def run(self, *arguments: str, on: str = "2024-02-22", **more: object) -> Run:
        """Run the program in English."""
        return run(*arguments, "--workspace", self.folder, "--on", on, "--language", "en", **more)  # type: ignore[arg-type]

    def sheets(self) -> dict[str, str]:
        """Print a sheet for each union, and return their numbers."""
        self.run("witness", "sheets", on="2024-02-23", code=0)
        return {sheet.office: sheet.number for sheet in self._ledger.notes(WitnessSheetsMade)[-1].sheets}

    def entries(self) -> tuple[Witnessed, ...]:
        """Return what was entered of logins that were seen."""
        return self._ledger.notes(Witnessed)

    def draws(self) -> tuple[SampleDrawn, ...]:
        """Return the draws."""
        return self._ledger.notes(SampleDrawn)

    @property
    def _ledger(self) -> Ledger:
        return Ledger(self.folder / "ledger.db")
