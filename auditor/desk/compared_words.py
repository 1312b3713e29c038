"""What pages say of two rounds that stand beside each other, whichever these are."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

COMPARED: Final = {
    "counted": Text(en="Counted", bn="গণনা"),
    "all": Text(en="All figures", bn="সব সংখ্যা"),
    "moved": Text(en="{n} {n:office stands|offices stand} otherwise", bn="{n}টি দপ্তরের অবস্থা বদলেছে"),
    "under": Text(en="{office}, {decision}", bn="{office}, {decision}"),
    "office": Text(en="Office", bn="দপ্তর"),
    "not counted": Text(en="not counted", bn="গণনায় নেই"),
}
