"""Tells why an answer for all user IDs counts for some alone: its row's number, corrected since, counts more than were known when it was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text, first_of
from auditor.model.notice import AskedAbout
from auditor.model.subjects import numbered_accounts

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from auditor.model.notice import Notice
    from auditor.model.subjects import Account
    from auditor.register.reading.form import Form, Reading

_MOST_NAMED: Final = 5
_MORE_COUNTED: Final = Text(
    en="what this row says of all user IDs counts for {posts} alone: no more were known when it was entered, and {others} {m:counts|count} only since its number was "
    "corrected to {n}. If it holds for {m:that one|them}, too, ask, and enter it anew.",
    bn="এই সারিতে সব আইডির জন্য যা লেখা আছে, তা শুধু {posts}-এর ক্ষেত্রে ধরা হয়েছে: উত্তরটি লেখার সময় আর কোনো আইডি জানা ছিল না, {others} গণনায় এসেছে এই সারির সংখ্যা সংশোধন করে {n} করার পর। "
    "{m:ওই আইডির|ওই আইডিগুলোর} ক্ষেত্রেও একই হলে জেনে নতুন করে উত্তর লিখুন।",
)


def more_counted(form: Form, reading: Reading, reached: Sequence[Account], names: Container[str]) -> Iterator[Notice]:
    """Yield of an office's row, where there are any, whom its own number counts now and what it says of all does not reach.

    Args:
        form: the row's.
        reading: what the row says.
        reached: the accounts of which that is told.
        names: the questions (names) to which it is an answer there.

    """
    row, office = reading.row, reading.row.office
    name = next((each for each in reading.claims if each in names), None)
    if not (row.placed and reached and row.told_number) or name is None:
        return
    counted = {account.id for account in numbered_accounts(office.id, row.told_number)}
    counted -= {account.id for account in reached}
    others = [account for account in office.accounts if account.id in counted and not account.left]
    if others:
        posts, called = (
            first_of([office.called.get(account.id, account.post) for account in some], _MOST_NAMED)
            for some in (reached, others)
        )
        notice = form.about(row, None, _MORE_COUNTED, posts=posts, others=called, m=len(others), n=row.told_number)
        unreached = tuple(account.id for account in others)
        yield replace(notice, about=AskedAbout(office.id, name, reading.talk.on, unreached=unreached))
