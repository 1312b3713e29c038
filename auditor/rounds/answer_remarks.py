"""What answers that are in order do all the same, told while they are given: whom a no reaches, and a yes that counts for nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, joined
from auditor.model.facts import When
from auditor.register.questions import questions
from auditor.register.reading.form import bare
from auditor.register.reading.observing import Beside, observe
from auditor.register.reading.opened import tellers_for_all
from auditor.rounds.lending import not_lent_now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.evidence import Observation
    from auditor.model.notice import Notice
    from auditor.model.subjects import Account, Office
    from auditor.register.reading.form import Form, Reading
    from auditor.rounds.lending import ToldBefore


def remarks(
    form: Form, readings: Sequence[Reading], office: Office, before: ToldBefore
) -> Iterator[tuple[str, int, Text]]:
    """Yield what is to be said of an office's answers: the heading of a column, the number of a row, and the words.

    Args:
        form: what was typed of the office, as a form.
        readings: its rows.
        office: whose they are.
        before: what was told before.

    """
    notices: list[Notice] = []
    observations = observe(form, readings, Beside.of(form, readings, {}), notices.append)
    for_all = {form.file.name: tellers_for_all(readings)}
    for notice in (*notices, *not_lent_now(observations, for_all, before, form.context)):
        if not notice.place.column:  # what is wrong with a whole row is a fault
            continue
        yield notice.place.column, notice.place.row or 0, bare(notice)
    holders: dict[tuple[str, int], list[Account]] = {}
    accounts = {account.id: account for account in office.accounts}
    for observation in observations:
        account = accounts.get(observation.subject)
        if account is not None and _is_anothers(observation, account):
            heading = next((each.heading.bn for each in questions().values() if each.fact is observation.fact), "")
            row = int(observation.reference.place.rpartition("!")[2])
            holders.setdefault((heading, row), []).append(account)
    for (heading, row), found in holders.items():
        posts = joined(office.called.get(account.id, account.post) for account in found)
        joined_on = max(account.holder_since for account in found if account.holder_since is not None)
        yield heading, row, _ANOTHERS.filled(posts=posts, day=joined_on)


def _is_anothers(observation: Observation[Any], account: Account) -> bool:
    """Whether what was done may have been done by who had the post before, so that it does not count for the present holder."""
    since, value = account.holder_since, observation.value
    return (
        since is not None
        and isinstance(value, When)
        and value.earliest is not None
        and observation.fact.bound_to_holder
        and value.earliest < since <= observation.observed_on
    )


_ANOTHERS: Final = Text(
    en="this does not count for {posts}: the present holder joined on {day}, and this may have been before. Ask for the day, and write "
    "it if it is {day} or later.",
    bn="এই উত্তর {posts}-এর ক্ষেত্রে ধরা হবে না: বর্তমান ব্যবহারকারী {day} তারিখে যোগ দিয়েছেন, আর এটি তার আগেরও হতে পারে। তারিখ জেনে নিন; {day} বা তার পরের হলে "
    "তারিখটি লিখুন।",
)
