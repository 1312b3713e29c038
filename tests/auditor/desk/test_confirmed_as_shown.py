"""A confirmation is of exactly what was shown: what a command or Excel writes beside an open page is neither undone nor written over unseen."""

from __future__ import annotations

import html
import re
from datetime import date
from html.parser import HTMLParser
from unittest import mock

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served

from auditor.roster.corrections import FILE
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings import moving_meetings
from auditor.rounds.meetings.meetings import meetings_of
from auditor.workspace.folder import LEDGER

DAY = date(2024, 3, 25)
ON = ("--on", "2024-03-25")
WHERE = "/offices/fisheries/roster"
KEEP = "/meeting/keep"
ANEW = "যা দেখানো হয়েছিল তা আর ঠিক নেই"


@pytest.fixture(name="folder")
def _folder(tmp_path):
    return lay_example(tmp_path / "paikgacha")


@pytest.fixture(name="opened")
def _opened(folder):
    with served(folder, on=DAY) as (service, address):
        yield service.desk, Client(service, address)


@pytest.fixture(name="client")
def _client(opened):
    return opened[1]


class Forms(HTMLParser):
    """The forms of a page, each with where it is sent and what a browser sends of it untouched."""

    def __init__(self, page):
        super().__init__()
        self.all, self._select = [], None
        self.feed(page.text)

    def handle_starttag(self, tag, attrs):
        """Note a form, or what a field of one says."""
        known = dict(attrs)
        if tag == "form":
            self.all.append((known.get("action"), {}))
        elif tag == "input" and known.get("type") not in {"radio", "checkbox", "file"} and "name" in known:
            self.all[-1][1].setdefault(known["name"], []).append(known.get("value", ""))
        elif tag == "select":
            self._select = known["name"]
        elif tag == "option" and ("selected" in known or self._select not in self.all[-1][1]):
            self.all[-1][1][self._select] = [known.get("value", "")]

    def sent_to(self, action, **having):
        """Return the fields of the one form that is sent somewhere and says something."""
        found = [
            fields
            for where, fields in self.all
            if where == action
            and "form_token" in fields
            and all(fields.get(name) == [value] for name, value in having.items())
        ]
        assert len(found) == 1
        return found[0]


def form_on(client, page, action, **having):
    return Forms(client.get(page)).sent_to(action, **having)


def correct(folder, *words):
    run("roster", "correct", *words, *ON, "--yes", "--workspace", folder, code=0)


def differences(page):
    """Return what a page of before and after shows: before and after, line by line."""
    pairs = re.findall(r'data-of="আগে:">([^<]*)</td><td[^>]*><strong>([^<]*)</strong>', page.text)
    return [tuple(map(html.unescape, pair)) for pair in pairs]


def fisheries(folder):
    return next(each for each in listed.roster_of(listed.open_workspace(folder)).offices if each.id == "fisheries")


def test_a_confirmed_correction_leaves_what_was_written_beside_it(client, folder):
    form = form_on(client, WHERE, WHERE, about="office") | {"phone": "01712345678"}
    shown = client.send("POST", WHERE, form)
    assert [after for _, after in differences(shown)] == ["০১৭১২৩৪৫৬৭৮"]
    correct(folder, "fisheries", "--set", "email", "fish@paikgacha.khulna.gov.bd")
    confirmed = client.send("POST", WHERE, Forms(shown).sent_to(WHERE))
    assert confirmed.status == 303
    assert (fisheries(folder).phone, fisheries(folder).email) == ("01712345678", "fish@paikgacha.khulna.gov.bd")


def test_a_form_that_was_opened_before_offers_nothing_as_a_correction_that_nobody_typed(client, folder):
    form = form_on(client, WHERE, WHERE, about="office")
    correct(folder, "fisheries", "--set", "email", "fish@paikgacha.khulna.gov.bd")
    shown = client.send("POST", WHERE, form | {"phone": "01712345678"})
    assert [after for _, after in differences(shown)] == ["০১৭১২৩৪৫৬৭৮"]
    back = client.send("POST", WHERE, Forms(shown).sent_to(WHERE) | {"back": "1"})
    again = Forms(back).sent_to(WHERE, about="office")
    assert [after for _, after in differences(client.send("POST", WHERE, again))] == ["০১৭১২৩৪৫৬৭৮"]


@pytest.mark.parametrize(
    ("about", "column", "typed", "elsewhere", "said"),
    [
        ("office", "phone", "01712345678", "01799999999", ("০১৭৯৯৯৯৯৯৯৯", "০১৭১২৩৪৫৬৭৮")),
        ("account", "since", "20.03.2024", "10.03.2024", ("১০.০৩.২০২৪", "২০.০৩.২০২৪")),
    ],
)
def test_where_the_same_was_corrected_meanwhile_both_versions_are_shown_before_one_is_written(
    client, folder, about, column, typed, elsewhere, said
):
    whose = fisheries(folder).accounts[0].id if about == "account" else "fisheries"
    having, name = ({"whose": whose}, f"{column}-{whose}") if about == "account" else ({}, column)
    form = form_on(client, WHERE, WHERE, about=about, **having) | {name: typed}
    shown = client.send("POST", WHERE, form)
    correct(folder, whose, "--set", column, elsewhere)
    before = (folder / FILE).read_bytes()
    confirmed = client.send("POST", WHERE, Forms(shown).sent_to(WHERE))
    assert (confirmed.status, ANEW in confirmed.text) == (409, True)
    assert differences(confirmed)[0] == said
    assert (folder / FILE).read_bytes() == before
    assert client.send("POST", WHERE, Forms(confirmed).sent_to(WHERE)).status == 303
    assert (folder / FILE).read_bytes() != before


def test_who_is_taken_off_is_taken_off_only_as_the_office_was_shown_to_stand_by_it(client, folder):
    client.post(WHERE, about="new-account", confirmed="1", **{"post-new": "নৈশ প্রহরী"})
    whose = fisheries(folder).accounts[-1].id
    shown = client.post(WHERE, about="left", whose=whose, reason="আইডি বন্ধ")
    correct(folder, whose, "--set", "post", "মাঠ সহকারী")
    before = (folder / FILE).read_bytes()
    assert client.send("POST", WHERE, Forms(shown).sent_to(WHERE)).status == 409
    assert (folder / FILE).read_bytes() == before


def test_names_that_were_corrected_meanwhile_are_not_taken_back_by_a_page_of_before(client, folder):
    where = "/settings/names"
    form = form_on(client, where, where)
    settled = client.send("POST", where, form | {"district-en": "Khulna Zila"})
    told = (folder / "auditor.toml").read_text("utf-8")
    (folder / "auditor.toml").write_text(told.replace('"Paikgacha"', '"Paikgachha"'), "utf-8")
    assert len(differences(settled)) == len(
        differences(client.send("POST", where, form | {"district-en": "Khulna Zila"}))
    )


def test_a_meeting_that_was_put_off_meanwhile_is_not_noted_as_not_held_by_a_page_of_before(client, folder):
    page = client.get("/settings/")
    where = "/settings/meetings/cancelled"
    space = listed.open_workspace(folder)
    meeting = meetings_of(space)[-1]
    moving_meetings.move(space, meeting, date(2024, 4, 2), DAY, lambda _: None)
    form = Forms(page).sent_to(where) | {"meeting": meeting.id, "surely": "yes"}
    assert client.send("POST", where, form).status == 422
    assert all(each.held for each in meetings_of(listed.open_workspace(folder)))


def rounds_kept(folder):
    return Ledger(folder / LEDGER).rounds()


def who_left(folder):
    """Have a command write beside the desk that an office left."""
    correct(folder, "fisheries", "--left", "অন্য দপ্তরের সঙ্গে একীভূত")


def keeping(client, page):
    """Keep the round that a page shows, with all that is odd about it meant; return the answer."""
    meant = re.findall(r'name="meant" value="([^"]+)"', page.text)
    return client.send("POST", KEEP, Forms(page).sent_to(KEEP) | {"meant": meant})


def test_a_round_is_kept_only_as_its_page_showed_it(opened, folder):
    desk, client = opened
    page = client.get(KEEP)
    who_left(folder)
    refused = keeping(client, page)
    assert (refused.status, "পাতাটি আবার দেখুন" in refused.text) == (409, True)
    assert not rounds_kept(folder)
    assert keeping(client, refused).status == 303
    desk.job.wait()
    assert len(rounds_kept(folder)) == 1


def test_a_round_that_changes_between_the_button_and_its_keeping_is_not_kept(opened, folder):
    desk, client = opened
    page = client.get(KEEP)

    def begin(*work, begun=desk.begin):
        who_left(folder)
        begun(*work)

    with mock.patch.object(desk, "begin", begin):
        assert keeping(client, page).status == 303
    desk.job.wait()
    assert (desk.job.failed, rounds_kept(folder)) == (True, ())


def test_a_round_that_stays_as_it_was_shown_is_kept_whatever_else_is_written(opened, folder):
    desk, client = opened
    page = client.get(KEEP)
    run("settings", "--phone", "01712345678", "--workspace", folder, code=0)
    assert keeping(client, page).status == 303
    desk.job.wait()
    assert len(rounds_kept(folder)) == 1
