"""How offices stand, and which of them would stand otherwise once something is corrected or taken back, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.model.finding import Outcome, Status
from auditor.model.standing import put_off_by_waiver, stands_as
from auditor.views import directory

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.views.history import History


def changes(
    was: Mapping[str, tuple[Text, Text]],
    now: Mapping[str, tuple[Text, Text]],
    as_now: Mapping[str, str],
    said: Text | None = None,
) -> Iterator[Text]:
    """Yield which offices of the roster stand otherwise, whatever ids they have; `as_now` are these by those they had, `said` what is said where nothing is taken back."""
    stood = {as_now.get(office, office): standing for office, standing in was.items()}
    for office in dict.fromkeys((*stood, *now)):
        name = (now.get(office) or stood[office])[0]
        then, since = (of_all[office][1] if office in of_all else _NOT_LISTED for of_all in (stood, now))
        if then != since:
            yield (said or _CHANGE).filled(office=name, was=then, now=since)


def standings(history: History) -> Mapping[str, tuple[Text, Text]]:
    """Return each office's name and, in words, how it stands: over all, and how many duties of its user IDs are done, undone and unknown, await the portal or have more time: each is in one count."""
    found = {}
    for line, assessment in zip(directory.lines(history), history.now.assessments, strict=True):
        put_off = put_off_by_waiver(assessment.findings)
        kinds = Counter(stands_as(finding, put_off) for finding in assessment.of(level=Level.SHALL))
        counts = joined(
            text.filled(n=kinds[kind]) for kind, text in _COUNTS.items() if kinds[kind] or kind in _ALWAYS_COUNTED
        )
        words = _STANDS.filled(status=line.status.label, done=line.done, of=line.of, counts=counts)
        words = words if line.is_named else UNNAMED
        found[line.id] = line.name, words
    return found


_COUNTS: Final[Mapping[Outcome | Status, Text]] = {
    Outcome.PASS: Text(en="{n} done", bn="{n}টি হয়েছে"),
    Outcome.FAIL: Text(en="{n} not done", bn="{n}টি হয়নি"),
    Outcome.UNKNOWN: Text(en="{n} not known", bn="{n}টির তথ্য নেই"),
    Status.AWAITING_PORTAL: Text(en="{n} awaiting the portal", bn="{n}টি পোর্টাল অপেক্ষমাণ"),
    Status.WAIVED: Text(en="{n} with more time", bn="{n}টির সময় বর্ধিত"),
}
_ALWAYS_COUNTED: Final = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN})
_STANDS: Final = Text(
    en="{status}, {done} of {of} duties done by all (counted by user ID: {counts})",
    bn="{status}, {of}টি করণীয়ের {done}টি সম্পন্ন (আইডিভিত্তিক হিসাবে {counts})",
)
UNNAMED: Final = Text(
    en="not applicable (no decision names an office of its kind: nothing is asked of it)",
    bn="প্রযোজ্য নয় (এ ধরনের দপ্তরের জন্য কোনো সিদ্ধান্ত নেই, কিছু জানতেও চাওয়া হয় না)",
)
"""How an office stands that no decision names (`auditor.model.standing.is_named`)."""
_CHANGE: Final = Text(en="{office}: now {was}; then {now}", bn="{office}: এখন {was}; বাতিলের পর {now}")
CORRECTED: Final = Text(en="{office}: now {was}; then {now}", bn="{office}: এখন {was}; এরপর {now}")
"""What is said of a change that takes nothing back."""
_NOT_LISTED: Final = Text(en="not on the list", bn="তালিকায় নেই")
