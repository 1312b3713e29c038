"""What became of the files that were handed in last: kept until a page has shown it, also where more are handed in before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.receiving.handing_in import Received
    from auditor.receiving.sorting import Unmapped


class Handed:
    """What became of files; those of them that are lists of user IDs of no known system are `unmapped`, by name."""

    def __init__(self) -> None:
        """Begin with none."""
        self.files: tuple[Received, ...] = ()
        self.unmapped: Mapping[str, Unmapped] = {}
        self._is_shown = True

    def came(self, files: tuple[Received, ...], found: Mapping[str, Unmapped], others: Mapping[str, Unmapped]) -> None:
        """Take up what became of more files, and what was `found` unmapped among them beside `others`; what was shown before goes."""
        if not self._is_shown:
            files, others = (*files, *self.files), {**self.unmapped, **others}
        self.files, self.unmapped, self._is_shown = files, {**others, **found}, False

    def shown(self) -> tuple[Received, ...]:
        """Return what became of the files, which a page shows now."""
        self._is_shown = True
        return self.files
