"""What is told of a round that is kept: of what its minutes are silent, what it had to do without, and what it takes the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.baseline import in_time
from auditor.model.evidence_names import files_said
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.annex.minutes import without_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.views.head import Letterhead
    from auditor.rounds.keeping import KeptRound
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


def unpublished(past: History, letterhead: Letterhead) -> Iterator[Text]:
    """Yield of which decisions the copy for the minutes of a round gives no result, if there are such."""
    silent = without_result(past, letterhead)
    if silent:
        yield _UNPUBLISHED.filled(
            decisions=joined(each.called_among(past.now.header.ordering) for each in in_time(silent))
        )


def without(kept: KeptRound) -> Iterator[Text]:
    """Yield what a round had to do without, a sentence for each kind of files."""
    told = ((_NOT_READ, kept.unread), (_WITHOUT, kept.without), (_GONE, kept.gone), (_CHANGED, kept.changed))
    for message, files in told:
        if files:
            yield message.filled(n=len(files), names=files_said(files))


def corrects(space: Workspace, kept: KeptRound) -> Iterator[Text]:
    """Yield of which round of its meeting the new one takes the place; nothing where it is the first."""
    rounds = Ledger(space.ledger_path).rounds()
    same_meeting = [head.number for head in rounds if head.header.meeting == kept.head.header.meeting]
    if len(same_meeting) > 1:
        yield _CORRECTS.filled(n=kept.head.number, before=same_meeting[-2])


def same(kept: KeptRound) -> Text:
    """Say that nothing has changed since the last round."""
    header = kept.head.header
    return _SAME.filled(n=kept.head.number, meeting=header.called)


_UNPUBLISHED: Final = Text(
    en="The copy for the minutes will give no result of: {decisions}. From the number, that of the last meeting or the list of names it could be "
    "reckoned which office it is. The result stands in the chair's copy, which may not be published: show it at the meeting.",
    bn="কার্যবিবরণীর কপিতে ফলাফল থাকবে না: {decisions}। সংখ্যাটি থেকে, গত সভার সংখ্যা বা দপ্তরের তালিকার সঙ্গে মিলিয়ে, কোন দপ্তর তা বের করা যেত। ফলাফল সভাপতির কপিতে "
    "আছে, যা প্রকাশযোগ্য নয়: সভায় সেটি দেখান।",
)
_NOT_READ: Final = Text(
    en="{n} {n:file in evidence/ was|files in evidence/ were} not read, and the round says so: {names}",
    bn="evidence/ ফোল্ডারের {n}টি ফাইল পড়া যায়নি; রেকর্ডেও তা লেখা আছে: {names}",
)
_WITHOUT: Final = Text(
    en="The round was kept without {n} {n:file|files} that the ledger vouches for: {names}. Bring {n:it|them} back as said above and keep it "
    "again, or note this in the minutes.",
    bn="স্থায়ী রেকর্ডে উল্লেখ থাকা {n}টি ফাইল ছাড়াই যাচাই রাখা হয়েছে: {names}। উপরের কথামতো ফিরিয়ে এনে আবার রাখুন, অথবা কার্যবিবরণীতে কথাটি লিখে রাখুন।",
)
_GONE: Final = Text(
    en="The round was kept without {n} {n:file|files} that spoke in an earlier one, and the record says so: {names}. Note this in the "
    "minutes; {n:it is|they are} not asked for any more. If {n:it is|they are} missing by mistake, bring {n:it|them} back and keep the round again.",
    bn="আগের যাচাইয়ে ধরা {n}টি ফাইল ছাড়াই যাচাই রাখা হয়েছে; রেকর্ডেও তা লেখা আছে: {names}। কার্যবিবরণীতে কথাটি লিখে রাখুন; এরপর আর চাওয়া হবে না। ভুলে সরানো হয়ে থাকলে "
    "ফিরিয়ে এনে আবার রাখুন।",
)
_CHANGED: Final = Text(
    en="The round was kept with {n} {n:file that is|files that are} not as in an earlier one, and the record says so: {names}. Put "
    "{n:it|them} back as {n:it was|they were} and keep it again, or note this in the minutes.",
    bn="আগের যাচাইয়ে ধরা {n}টি ফাইল বদলানো অবস্থায় এই যাচাই রাখা হয়েছে; রেকর্ডেও তা লেখা আছে: {names}। আগের ফাইল ফিরিয়ে এনে আবার রাখুন, অথবা "
    "কার্যবিবরণীতে কথাটি লিখে রাখুন।",
)
_CORRECTS: Final = Text(
    en="Round {n} takes the place of round {before}, which was kept for the same meeting.",
    bn="একই সভার জন্য রাখা {before} নম্বর যাচাইয়ের জায়গায় এখন {n} নম্বরটি ধরা হবে।",
)
_SAME: Final = Text(
    en="Nothing has changed since round {n} for the {meeting}; no new round was needed.",
    bn="{meeting}র {n} নম্বর যাচাইয়ের পর কিছু বদলায়নি; নতুন করে রাখার দরকার হয়নি।",
)
