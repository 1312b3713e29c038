"""Whose a row is under a post that another one had who left: of what was told until then nobody knows, what was told later is of who has the post."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from auditor.i18n import plain
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.register.columns import Mark
from auditor.register.reading import whose
from auditor.register.reading.names import Whose
from auditor.register.reading.whose import _ByDay, _Nobody, _on_its_day, _or_former, fit_roster
from auditor.tables.sheet import Header, Sheet

POST = plain("Secretary")
LEFT = (Account("lota/first", POST), Account("lota/second", POST))
TOLD_WHY = {"lota/first": date(2024, 3, 1), "lota/second": date(2024, 3, 12), "lota/head": date(2024, 4, 1)}


@pytest.mark.parametrize(
    ("joined", "came", "last_of_nobody"),
    [
        (None, None, date(2024, 3, 12)),
        (None, date(2024, 3, 10), date(2024, 3, 10)),
        (date(2024, 3, 9), date(2024, 3, 10), date(2024, 3, 8)),
        (date(2024, 3, 20), date(2024, 3, 14), date(2024, 3, 12)),
    ],
    ids=["nothing known of him", "listed before", "took the post before he was listed", "came after the last left"],
)
def test_until_the_last_one_s_leaving_was_explained_or_his_successor_came_nobody_knows_whose_a_row_is(
    joined, came, last_of_nobody
):
    now = Account("lota/now", POST, holder_since=joined)
    office = Office("lota", plain("Lota"), OfficeKind.UNION, plain("Chairman"), accounts=(now,))
    names = SimpleNamespace(
        kept_on=(), departed=TOLD_WHY, came={} if came is None else {now.id: came}, once_listed=lambda *_: LEFT
    )
    found = _or_former(office, now, "Secretary", names)
    assert _on_its_day(found, last_of_nobody).accounts == (now, *LEFT)
    for day in (date.fromordinal(last_of_nobody.toordinal() + 1), None):
        assert _on_its_day(found, day) == Whose(office, now)


def test_a_row_under_such_a_post_is_one_of_the_roster_whatever_its_day(monkeypatch):
    now = Account("lota/now", POST)
    office = Office("lota", plain("Lota"), OfficeKind.UNION, plain("Chairman"), accounts=(now,))
    by_day = _ByDay(date(2024, 3, 12), _Nobody(POST), Whose(office, now))
    monkeypatch.setattr(whose, "_whose", lambda *_: by_day)
    sheet = Sheet("list", (("code", "office", "post"), ("lota/now", "Lota", "Secretary")))
    header = Header(1, 1, {Mark.ID: 0, Mark.OFFICE: 1, Mark.POST: 2}, {}, {}, ("code", "office", "post"))
    assert fit_roster([(sheet, header)], SimpleNamespace(called=lambda _: (office,)), by_union=True)
