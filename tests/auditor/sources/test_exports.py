"""Records of systems: what each says, whose it is, of which day, and how it differs from the roster."""

from __future__ import annotations

import itertools
import json
from datetime import date
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import SMTP

import hostile_files
import pytest
from changing import replace
from counting import calls
from hypothesis import given
from hypothesis import strategies as st
from sampling import some_of
from system_records import (
    LOGINS,
    OFFICER,
    ROSTER,
    SAMPLES,
    SECRET,
    as_file,
    context,
    facts,
    office,
    read,
    read_all,
    said,
    sample,
)
from working_here import Here

from auditor.apart import worker
from auditor.exports import mapping, pages, proposing, records, telling
from auditor.exports.mapping import shipped
from auditor.exports.meanings import Meaning
from auditor.exports.records import Row, Said
from auditor.exports.saying import Silence, day_of, value_of
from auditor.judging.collect import evidence_of
from auditor.judging.resolving import Freshness
from auditor.model.errors import AuditorError, FileRefusedError, PasswordsFoundError
from auditor.model.evidence import MissingFact
from auditor.model.facts import FACTS, TWO_STEP_ENROLLED
from auditor.model.identity import NOBODY, PlacedRow
from auditor.model.round import FileSeen
from auditor.model.subjects import Account, Roster
from auditor.rounds.evidence.lost_evidence import told_when_kept
from auditor.sources.exports import SOURCE
from auditor.tables.sheet import Unread

ON, OFF = {"two_step_enrolled": True}, {"two_step_enrolled": False}
IN_USE, OUT_OF_USE = {"active": True}, {"active": False}
SAYS = {
    "aws-iam-2024-02-10.csv": (
        ON | {"password_changed_on": "2024-01-22"}, OFF | {"password_changed_on": "2022-09-01"}, {},
    ),
    "google-workspace-admin-2024-02-10.csv": (
        ON | IN_USE | {"two_step_enforced": False}, OFF | IN_USE | {"two_step_enforced": True},
        OFF | OUT_OF_USE | {"two_step_enforced": False},
    ),
    "google-workspace-gam-2024-02-10.csv": (
        ON | IN_USE | {"two_step_enforced": True}, OFF | IN_USE | {"two_step_enforced": False},
        OFF | OUT_OF_USE | {"two_step_enforced": False},
    ),
    "keycloak-realm-2024-02-10.json": (
        ON | IN_USE | {"two_step_registered": True, "two_step_method": "totp", "two_step_enrolled_on": "2024-02-01", "password_changed_on": "2024-01-22"},
        OFF | IN_USE | {"two_step_registered": False, "two_step_enforced": True, "password_changed_on": "2020-01-01"},
        ON | OUT_OF_USE | {"two_step_registered": True, "two_step_method": "key", "two_step_enrolled_on": "2024-02-02", "password_changed_on": "2020-01-01"},
    ),
    "keycloak-users-2024-02-10.json": (ON | IN_USE, IN_USE | {"two_step_enforced": True}, OUT_OF_USE),
    "redmine-2024-02-10.csv": (
        ON | IN_USE | {"two_step_method": "totp", "password_changed_on": "2024-01-20/2024-01-22"}, OFF | IN_USE, OFF | OUT_OF_USE,
    ),
    "redmine-2024-02-10.json": (
        ON | IN_USE | {"two_step_method": "totp", "password_changed_on": "2024-01-22"}, OFF | IN_USE, OFF | OUT_OF_USE,
    ),
    "privacyidea-2024-02-10.csv": (
        ON | {"two_step_registered": True, "two_step_method": "key"}, OFF | {"two_step_registered": True},
        OFF | {"two_step_registered": True},
    ),
    "lemonldap-2024-02-10.json": (ON | {"two_step_method": "totp", "two_step_enrolled_on": "2024-02-01"}, OFF, {}),
    "canaille-2024-02-10.json": (ON | {"password_changed_on": "2024-01-22"}, {}, {}),
    "django-two-factor-2024-02-10.json": (ON | IN_USE | {"two_step_method": "sms"}, OFF | IN_USE, OFF | OUT_OF_USE),
    "wordpress-two-factor-2024-02-10.csv": (ON | {"two_step_method": "totp"}, OFF, OFF),
    "wordpress-wp-2fa-2024-02-10.csv": (ON | {"two_step_method": "totp"}, OFF, ON | {"two_step_method": "email"}),
    "github-organisation-2024-02-10.csv": (ON, OFF, {}),
    "github-organisation-graphql-2024-02-10.json": (ON, OFF, {}),
    "portal-users-pasted-2024-02-10.csv": (IN_USE, IN_USE, OUT_OF_USE),
    "portal-users-pasted-2024-02-10.xlsx": (IN_USE, IN_USE, OUT_OF_USE),
    "portal-users-page-2024-02-10.html": (IN_USE | ON, IN_USE | OFF, OUT_OF_USE | OFF),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _read_here(monkeypatch, request):
    """Read pages within the test; `apart` marks where the process of its own is what is tested."""
    if "apart" not in request.fixturenames:
        monkeypatch.setattr(worker, "Worker", Here)


@pytest.fixture
def apart() -> None:
    """Read pages in a process of their own, as the program does."""


def as_told(of_offices):
    return {name: told for name, told in zip(LOGINS, of_offices, strict=True) if told}


@pytest.mark.parametrize("name", SAYS)
def test_a_record_says_of_each_account_what_it_shows_and_no_more(name):
    assert facts(read(sample(name))) == as_told(SAYS[name])


def test_what_is_registered_and_could_be_used_is_never_taken_for_being_on():
    pages = read_all(sample("entra-registration-1.json"), sample("entra-registration-2.json"))
    together = {subject: told for parsed in pages for subject, told in facts(parsed).items()}
    assert together == as_told((
        {"two_step_registered": True, "two_step_capable": True, "two_step_method": "sms"},
        {"two_step_registered": False, "two_step_capable": False},
        {"two_step_registered": True, "two_step_capable": False, "two_step_method": "key"},
    ))  # fmt: skip
    assert {seen.observed_on for seen in pages[0].observations} == {date(2024, 2, 10), date(2024, 2, 9)}
    assert "further page" not in "".join(map(said, pages))


def test_a_last_page_that_is_missing_is_told_and_nobody_is_taken_for_missing():
    told = said(read(sample("entra-registration-1.json")))
    assert "@odata.nextLink" in told
    assert "not in the record" not in told


# The portal's own list ---------------------------------------------------------------------------------------------

HEADINGS = "Username,Email,Status,Last login"


def users(*rows, name="portal-2024-02-10.csv", headings=HEADINGS):
    return as_file(name, "\n".join((headings, *rows)) + "\n")


def test_the_list_and_the_roster_are_compared_in_one_question_with_masked_logins():
    parsed = read(users("uao.paikgacha,,Active,", "someone.else,,Active,", "ulo.paikgacha,,Inactive,"))
    (question,) = [notice for notice in parsed.notices if "differ" in notice.message.en]
    words = question.message.en
    assert "In the record but not in the roster: 1 (row 3 so…)" in words
    assert "In the roster but not in the record: 1 (fisheries, Officer)" in words
    assert "Switched off in the system: 1 (livestock, Officer)" in words
    assert "auditor roster check" in words
    assert "someone.else" not in repr(parsed)
    assert "রেকর্ডে আছে, তালিকায় নেই: ১টি (৩ নং সারি so…)" in question.message.bn


def test_a_list_of_strangers_is_gone_through_once_and_not_once_for_each():
    class Seen(tuple):
        __slots__ = ()
        times = 0

        def __iter__(self):
            Seen.times += 1
            return super().__iter__()

    record = records.opened(users("uao.paikgacha,,Active,", *(f"stranger-{n},,Active," for n in range(500))), None)
    record = replace(record, rows=Seen(record.rows))
    strangers = tuple((record, row) for row in record.rows[1:])
    (told,) = telling.differences([record], telling.Met(frozenset({"one"}), strangers, ()), Roster(()))
    assert "In the record but not in the roster: 500 (row 3 st…" in told.message.en
    assert Seen.times <= 1


def test_of_many_strangers_only_those_that_are_named_are_put_into_words():
    def asked_of(many):
        record = records.opened(users(*(f"stranger-{n},,Active," for n in range(many))), None)
        met = telling.Met(frozenset({"one"}), tuple((record, row) for row in record.rows), ())
        return calls(lambda: telling.differences([record], met, Roster(())))

    assert asked_of(2000) < asked_of(20) + 2000 * 3


def test_a_list_that_agrees_with_the_roster_asks_nothing():
    assert "differ" not in said(read(users(*(f"{login},,Active," for login in LOGINS.values()))))


def test_a_list_of_which_nobody_is_in_the_roster_is_told_and_names_nobody_as_missing():
    told = said(read(users("a.stranger,,Active,")))
    assert "none of its user IDs is in the roster" in told
    assert "not in the record" not in told


def test_only_the_last_list_tells_how_it_differs_and_both_count():
    january, february = read_all(
        users("uao.paikgacha,,Active,", name="portal-2024-01-10.csv"), users("uao.paikgacha,,Inactive,")
    )
    assert "differ" not in said(january)
    assert "differ" in said(february)
    assert [seen.value for parsed in (january, february) for seen in parsed.observations] == [True, False]


def test_a_page_that_shows_a_part_of_the_list_is_told_and_nobody_is_taken_for_missing():
    page = sample("portal-users-page-2024-02-10.html")
    part = as_file("portal-2024-02-10.html", page.content.replace(b"1 to 3 of 3", b"1 to 3 of 57"))
    assert "54 more rows are not in it" in said(
        read(part, roster=Roster((*ROSTER.offices, office("education", "ueo.paikgacha"))))
    )
    assert "not in the record" not in said(read(part))
    assert "not in the roster" not in said(read(page)), "the headings below the list are no user"


PARTS = {
    "Showing 1 to 1 of 1 entries (filtered from 57 total entries)": "56 more rows are",
    "1-1 of 57": "56 more rows are", "1–1 of 57": "56 more rows are", "১ - ১ মোট ৫৭": "56 more rows are",
    "মোট ৫৭ টির মধ্যে ১ থেকে ১ পর্যন্ত দেখানো হচ্ছে": "56 more rows are", "৫৭ টা এন্ট্রির মধ্যে ১ থেকে ১ পর্যন্ত দেখানো হচ্ছে": "56 more rows are",
    "১ টা এন্ট্রির মধ্যে ১ থেকে ১ পর্যন্ত দেখানো হচ্ছে (মোট ৫৭ টা এন্ট্রির মধ্যে)": "56 more rows are",
    "Page 1 of 6": "further pages", "পৃষ্ঠা ১ / ৬": "further pages", "৬টি পাতার মধ্যে ১": "further pages",
    "<a rel='next' href='?page=2'>Next</a>": "further pages", "<link rel=next href=/users/2>": "further pages",
    "<a href='/admin/users?sort=name&amp;page=2'>2</a>": "further pages", "<ul class=pagination><li>১<li>২<li>পরবর্তী</ul>": "further pages",
    "<div class='dataTables_paginate'><a class='paginate_button current'>1</a><a class=paginate_button>2</a></div>": "further pages",
}  # fmt: skip
WHOLE = (
    "Showing 1 to 1 of 1 entries", "1-1 of 1", "Page 1 of 1", "পৃষ্ঠা ১ / ১", "10-02-2024", "<a href='?page=1'>1</a>",
    "<div class='dataTables_paginate'><a class='paginate_button previous disabled'>Previous</a><a>1</a><a rel=next class='next disabled'>Next</a></div>",
)  # fmt: skip


def page_of(*rows, below="", headings="<th>Username<th>Status"):
    return as_file(
        "p-2024-02-10.html", f"<table><tr>{headings}{''.join(f'<tr>{row}' for row in rows)}</table><div>{below}</div>"
    )


@pytest.mark.parametrize("below", PARTS)
def test_however_a_page_says_that_the_list_is_longer_it_is_told_and_nobody_is_taken_for_missing(below):
    told = said(read(page_of("<td>uao.paikgacha<td>Active", below=below)))
    assert PARTS[below] in told
    assert "not in the record" not in told


@pytest.mark.parametrize("below", WHOLE)
def test_a_page_that_shows_all_of_the_list_is_whole(below):
    told = said(read(page_of("<td>uao.paikgacha<td>Active", below=below)))
    assert "only a part" not in told
    assert "not in the record" in told


SHOWN = {
    "<select><option>Inactive</option><option selected>Active</option></select>": True,
    "<select><option>Active<option selected='selected'>Inactive</select>": False,
    "<i class='fa fa-check' title='Active'></i>": True, "<svg aria-label='Inactive'><title>x</title></svg>": False,
    "<img alt='' title='Active' src=x>": True, "<span role=switch aria-checked=false></span>": False,
    "<table><tr><td>Active</td></tr></table>": True, "Active <i class=fa title=Inactive></i>": True,
    "<select><option>Inactive</option><option>Active</option></select>": None, "<i class='fa fa-check'></i>": None,
    "<button>Disable</button>": None, "<a href='/disable/7'>Disable</a>": None, "<a class=btn>Active</a>": None, "<button>Enable</button>": None,
    "Active <button>Disable</button>": True, "<button>Disable</button> Active": True, "Active <a href='/disable/7'>Disable</a>": None, "<form><button>Active</button></form>": None,
    "<table><tr><td><button>Disable</button></td></tr></table>": None, "<table><tr><td><a>Disable</a></td></tr></table>": None,
    "<a>Disable</a> <button>Edit</button>": None, "<button title='Disable'><i class=fa></i></button>": None, "<table><tr><td>Active</td><td>Inactive</td></tr></table>": None,
}  # fmt: skip


@pytest.mark.parametrize("state", SHOWN)
def test_a_state_that_a_page_shows_without_words_is_read_or_told(state):
    parsed = read(page_of(f"<td>uao.paikgacha<td>{state}</td>", "<td>ufo.paikgacha<td>Active"))
    seen = {"fisheries": IN_USE} | ({"agriculture": {"active": SHOWN[state]}} if SHOWN[state] is not None else {})
    assert facts(parsed) == seen
    assert ('"status": 1 row (2)' in said(parsed)) is (SHOWN[state] is None)


HEADED = {
    "links in cells of headings": "<th><a href='?o=1'>Username</a><th><a href='?o=2'>Status</a>",
    "links in cells": "<td><a href='?o=1'>Username</a><td><a href='?o=2'>Status</a>",
    "buttons": "<th><button>Username</button><th><button>Status</button>",
}


@pytest.mark.parametrize("headings", HEADED.values(), ids=HEADED)
def test_headings_by_which_a_list_is_sorted_and_user_ids_that_lead_to_a_profile_are_read_as_they_are(headings):
    rows = (
        "<td><a href='/users/7'>uao.paikgacha</a><td>Active",
        "<td><a href='/users/8'>ufo.paikgacha</a><td>Inactive",
    )
    assert facts(read(page_of(*rows, headings=headings))) == {"agriculture": IN_USE, "fisheries": OUT_OF_USE}


def test_a_day_that_stands_in_a_link_is_read():
    row = "<td>nobody<td>Active<td><a href='mailto:x'>x@example.gov.bd</a><td><a href='/log'>2024-03-01</a>"
    page = page_of(row, headings="<th>Username<th>Status<th>Email<th>Last login")
    with pytest.raises(FileRefusedError, match="days that lie after"):
        read(page)


def test_a_user_id_in_a_table_within_the_cell_is_read_and_a_row_without_any_is_told():
    inner = "<td><table><tr><td>uao.paikgacha</td></tr></table></td><td>Active"
    assert facts(read(page_of(inner))) == {"agriculture": IN_USE}
    rows = ("<td><input type=text value=uao.paikgacha><td>Active", "<td>ufo.paikgacha<td>Active", "<td><td>")
    parsed = read(page_of(*rows))
    assert facts(parsed) == {"fisheries": IN_USE}
    assert "1 row (2) names no user ID" in said(parsed)


@pytest.mark.parametrize("devices", ["[{broken", "Broken", '[{"type": "New"}]'])
def test_devices_of_lemonldap_that_cannot_be_read_are_told(devices):
    sessions = json.loads(sample("lemonldap-2024-02-10.json").content)
    sessions[0]["_2fDevices"] = devices
    parsed = read(as_file("lemonldap-2024-02-10.json", json.dumps(sessions)))
    assert "agriculture" not in facts(parsed)
    assert '"devices": 1 row (1)' in said(parsed)


def test_what_came_along_with_a_page_saved_complete_is_left_alone():
    page = sample("portal-users-page-2024-02-10.html")
    script = as_file("portal-users-page-2024-02-10_files/app.js", b"\0\xff")
    lone = as_file("other_files/app.js", b"\0\xff")
    first, second, third = read_all(page, script, lone)
    assert facts(first)
    assert (second.observations, second.notices) == ((), ())
    assert isinstance(third, AuditorError)


def test_cells_over_several_rows_and_columns_stand_in_their_places():
    rows = (
        "<tr><th rowspan=2>Username</th><th colspan=2>Account</th></tr><tr><th>Status</th><th>Role</th></tr>"
        "<tr><td><script>var x;</script><style>b{}</style>uao.paikgacha</td><td rowspan=2>Active</td><td>a</td></tr><tr><td>ufo.paikgacha</td><td>b</td></tr>"
    )
    parsed = read(as_file("portal-2024-02-10.htm", f"<html><table>{rows}</table></html>"))
    assert facts(parsed) == {"agriculture": IN_USE, "fisheries": IN_USE}


def test_a_cell_over_very_many_rows_stands_in_each_of_them():
    """The cells right of it moved into its column where it had ended too soon."""
    others = "".join(f"<tr><td>u{number}</td><td>a</td></tr>" for number in range(150))
    rows = (
        "<tr><th>Username</th><th>Status</th><th>Role</th></tr>"
        f"<tr><td>uao.paikgacha</td><td rowspan=152>Active</td><td>a</td></tr>{others}<tr><td>ufo.paikgacha</td><td>b</td></tr>"
    )
    parsed = read(as_file("portal-2024-02-10.htm", f"<html><table>{rows}</table></html>"))
    assert facts(parsed) == {"agriculture": IN_USE, "fisheries": IN_USE}


def test_a_page_saved_as_one_file_is_read():
    page = MIMEMultipart("related")
    page["Snapshot-Content-Location"] = "https://portal.example.gov.bd/admin/users"
    page.attach(MIMEText(sample("portal-users-page-2024-02-10.html").content.decode(), "html", "utf-8"))
    page.attach(MIMEText("body { }", "css"))
    single = b"From: <Saved by Blink>\r\n" + page.as_bytes(policy=SMTP)
    assert facts(read(as_file("users-2024-02-10.mhtml", single))) == as_told(SAYS["portal-users-page-2024-02-10.html"])


def test_an_excel_file_that_is_a_web_page_is_read_as_one():
    page = sample("portal-users-page-2024-02-10.html")
    assert facts(read(as_file("users-2024-02-10.xls", page.content))) == as_told(
        SAYS["portal-users-page-2024-02-10.html"]
    )


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize(
    "made", some_of(hostile_files.PAGES.values(), kind=lambda _: "ended by its limit"), ids=hostile_files.PAGES
)
def test_a_page_made_to_cost_much_is_named_and_the_others_are_read(made):
    hostile, honest = read_all(as_file("users-2024-02-10.html", made()), sample("portal-users-page-2024-02-10.html"))
    assert isinstance(hostile, FileRefusedError)
    assert "takes too much time or memory" in hostile.messages[0].en
    assert facts(honest)


def test_a_page_of_one_megabyte_may_take_two_seconds_with_the_start_of_its_process_and_200_megabytes():
    held = pages.limits(pages.MEGABYTE)
    assert held.seconds_for(pages.MEGABYTE) <= 1.5
    assert held.memory <= 190 * pages.MEGABYTE


# Whose a row is ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["uao.paikgacha", "UAO.Paikgacha", "uao.paikgacha@example.gov.bd"])
def test_a_login_is_compared_whole_whatever_its_case_and_the_domain_that_the_mapping_allows(written):
    row = f"user,mfa_active,password_last_changed\n{written},true,N/A\nuao.paik,false,N/A\nao.paikgacha,false,N/A\n"
    assert facts(read(as_file("aws-2024-02-10.csv", row))) == {"agriculture": ON}


def test_a_domain_that_is_nobodys_alone_cannot_be_said_to_be_ours():
    with pytest.raises(FileRefusedError, match="nobody's alone"):
        mapping.beside_of("aws.toml", b'domains = ["GOV.bd"]')


def test_a_mailbox_of_a_stranger_domain_is_not_taken_for_a_login_unless_somebody_says_so():
    row = as_file("aws-2024-02-10.csv", "user,mfa_active,password_last_changed\nuao.paikgacha@gmail.com,true,N/A\n")
    assert facts(read(row)) == {}
    assert facts(read(row, as_file("aws.toml", 'domains = ["GMail.com"]\n'))) == {"agriculture": ON}


def of_mailboxes(*written):
    rows = "".join(f"{each},false,N/A\n" for each in written)
    return as_file("aws-2024-02-10.csv", f"user,mfa_active,password_last_changed\n{rows}")


OF_PORTALS = Roster(
    tuple(office(name, login, portal=f"{name}.paikgasa.khulna.gov.bd") for name, login in LOGINS.items())
)


def test_a_login_of_ours_in_front_of_the_mail_domain_of_others_is_theirs_and_is_asked_about():
    others = ("dumuria.khulna.gov.bd", "khulna.gov.bd", "gov.bd", "dae.gov.bd", "notpaikgasa.khulna.gov.bd")
    parsed = read(of_mailboxes(*(f"uao.paikgacha@{domain}" for domain in others)), roster=OF_PORTALS)
    assert facts(parsed) == {}
    assert "5 rows (2, 3, 4, 5, 6) name a user ID of the roster in front of a mail domain" in said(parsed)
    assert 'domains = ["dumuria.khulna.gov.bd"]' in said(parsed)
    assert "domains" not in said(read(of_mailboxes("uao.paikgacha@gov.bd"), roster=OF_PORTALS)), "nobody's alone"
    assert "In the record but not in the roster" not in said(parsed), "nobody of the roster was found"
    stranger = of_mailboxes("somebody@dumuria.khulna.gov.bd", "uao.paikgacha@gmail.com")
    of_no_domain = users("uao.paikgacha@dumuria.khulna.gov.bd,,Inactive,")
    for record in (stranger, of_no_domain):
        assert "in front of a mail domain" not in said(read(record, roster=OF_PORTALS))


@pytest.mark.parametrize(
    "domain", ["paikgasa.khulna.gov.bd", "Mail.Paikgasa.Khulna.gov.bd", "fisheries.paikgasa.khulna.gov.bd"]
)
def test_a_login_of_ours_in_front_of_the_domain_of_our_portals_is_ours(domain):
    parsed = read(of_mailboxes(f"uao.paikgacha@{domain}"), roster=OF_PORTALS)
    assert facts(parsed) == {"agriculture": OFF}
    assert "in front of a mail domain" not in said(parsed)


def test_the_portal_of_a_union_says_which_domain_is_its_own_and_a_district_s_or_department_s_none():
    for portal, found in (
        ("kopilmuniup.khulna.gov.bd:443/x", {"agriculture": OFF}),
        ("khulna.gov.bd", {}),
        ("dae.gov.bd", {}),
    ):
        roster = Roster((office("agriculture", "uao.paikgacha", portal=portal),))
        mailbox = f"uao.paikgacha@{portal.partition(':')[0]}"
        assert facts(read(of_mailboxes(mailbox), roster=roster)) == found, portal


def test_a_login_stands_for_the_very_address_of_its_office_at_any_domain_and_for_no_other_office():
    listed = office("agriculture", "uao.paikgacha", email="uao.paikgacha@dae.gov.bd")
    other = office("fisheries", "ufo.paikgacha", email="office@dae.gov.bd")
    parsed = read(of_mailboxes("UAO.Paikgacha@dae.gov.bd", "ufo.paikgacha@dae.gov.bd"), roster=Roster((listed, other)))
    assert facts(parsed) == {"agriculture": OFF}
    assert "1 row (3) names a user ID of the roster in front of a mail domain" in said(parsed)
    of_no_domain = users("uao.paikgacha@dae.gov.bd,,Inactive,")
    assert facts(read(of_no_domain, roster=Roster((listed,)))) == {}, "its logins stand in front of none"


def of_columns(*rows, beside="Email"):
    return as_file("portal-users-2024-02-10.csv", "\n".join((f"Username,{beside},Status,Two-step", *rows)))


@pytest.mark.parametrize(
    ("beside", "theirs"),
    [
        ("Email", "uao@agriculture.dumuria.khulna.gov.bd"),
        ("Domain", "https://agriculture.dumuria.khulna.gov.bd/"),
        ("Subdomain", "www.dumuria.khulna.gov.bd"),
        ("ওয়েব পোর্টালের ঠিকানা", "https://agriculture.dumuria.khulna.gov.bd/bn/site"),
    ],
)
def test_a_row_that_names_another_upazila_beside_a_login_of_ours_is_theirs_and_is_asked_about(beside, theirs):
    own = [f"{login},{'x@' * (beside == 'Email')}{name}.paikgasa.khulna.gov.bd" for name, login in LOGINS.items()]
    rows = (f"uao.paikgacha,{theirs},Active,Enabled", f"{own[1]},Active,Disabled", f"{own[2]},Active,Enabled")
    parsed = read(of_columns(*rows, beside=beside), roster=OF_PORTALS)
    assert facts(parsed) == {"fisheries": OFF | IN_USE, "livestock": ON | IN_USE}
    assert "1 row (2) names a user ID of the roster, and beside it a mailbox or portal that is not" in said(parsed)
    assert 'dumuria.khulna.gov.bd"]' in said(parsed)
    meant = as_file("portal-users-2024-02-10.toml", 'domains = ["dumuria.khulna.gov.bd"]\n')
    assert "agriculture" in facts(read(of_columns(*rows, beside=beside), meant, roster=OF_PORTALS))


def of_another_beside_ours():
    own = [f"{login},x@{name}.paikgasa.khulna.gov.bd,Active,Disabled" for name, login in LOGINS.items()]
    return of_columns("uao.paikgacha,x@dumuria.khulna.gov.bd,Active,Enabled", *own[1:])


@pytest.mark.parametrize(
    "record",
    [
        of_another_beside_ours(),
        of_mailboxes("uao.paikgacha@dumuria.khulna.gov.bd", "ufo.paikgacha", "ulo.paikgacha"),
    ],
    ids=["beside it", "behind it"],
)
def test_a_row_told_as_another_upazila_s_is_told_neither_as_in_the_record_alone_nor_its_login_as_in_the_roster_alone(
    record,
):
    parsed = read(record, roster=OF_PORTALS)
    assert set(facts(parsed)) == {"fisheries", "livestock"}
    assert "1 row (2) names a user ID of the roster" in said(parsed)
    assert "In the roster: agriculture, Officer." in said(parsed)
    assert "differ" not in said(parsed)


def test_where_no_row_but_one_told_as_another_upazila_s_names_the_roster_nobody_says_that_none_does():
    parsed = read(of_mailboxes("uao.paikgacha@gov.bd"), roster=OF_PORTALS)
    assert "1 row (2) names a user ID of the roster" in said(parsed)
    assert "none of its user IDs is in the roster" not in said(parsed)


def test_that_rows_are_told_as_another_upazila_s_is_told_of_the_file_so_that_a_kept_round_does_not_end_it():
    record = of_another_beside_ours()
    parsed = read(record, roster=OF_PORTALS)
    spoke = [FileSeen(record.name, record.sha256, "exports")]
    told = told_when_kept(parsed.notices, spoke, spoke, (), (), undated=())
    assert any("1 row (2) names a user ID of the roster" in notice.message.en for notice in told)


@pytest.mark.parametrize(
    "heading",
    [
        *("Portal", "Site", "URL", "Website", "Web portal", "Portal address", "ওয়েব পোর্টালের ঠিকানা", "লিংক"),
        *("Office", "দপ্তর", "Institution", "Contact", ""),
    ],
)
@pytest.mark.parametrize("theirs", ["agriculture.dumuria.khulna.gov.bd", "Officer <uao@dumuria.khulna.gov.bd>"])
def test_another_upazila_s_address_beside_a_login_is_read_under_whatever_heading_it_stands(heading, theirs):
    rows = (f"uao.paikgacha,{theirs},Active,Enabled", "ufo.paikgacha,,Active,Disabled", "ulo.paikgacha,,Active,")
    parsed = read(of_columns(*rows, beside=heading), roster=OF_PORTALS)
    assert set(facts(parsed)) == {"fisheries", "livestock"}
    assert "1 row (2) names a user ID of the roster, and beside it a mailbox or portal that is not" in said(parsed)
    assert "not read" not in said(parsed)


def test_two_columns_with_addresses_are_both_read_and_one_that_names_this_upazila_says_whose_the_row_is():
    rows = (
        "uao.paikgacha,https://agriculture.paikgasa.khulna.gov.bd:443/users,dumuria.khulna.gov.bd,Active,Disabled",
        "ufo.paikgacha,bangladesh.gov.bd,fisheries.dumuria.khulna.gov.bd,Active,Disabled",
        "ulo.paikgacha,bangladesh.gov.bd,,Active,Disabled",
    )
    parsed = read(of_columns(*rows, beside="Portal,Website"), roster=OF_PORTALS)
    assert facts(parsed) == {"agriculture": OFF | IN_USE, "livestock": OFF | IN_USE}


@pytest.mark.parametrize("link", ["https://admin.portal.gov.bd/users/12", "sso.bcc.gov.bd", "login.mygov.gov.bd/edit"])
def test_a_link_to_the_system_itself_beside_a_login_is_no_other_upazila(link):
    rows = [f"{login},{link},Active,Disabled" for login in ("uao.paikgacha", "ufo.paikgacha", "ulo.paikgacha")]
    parsed = read(of_columns(*rows, beside="Edit"), roster=OF_PORTALS)
    assert set(facts(parsed)) == {"agriculture", "fisheries", "livestock"}


def test_an_address_is_read_in_a_page_where_it_is_a_link_and_in_a_column_that_a_mapping_of_one_s_own_leaves_out():
    table = "<table><tr><th>Username<th>Home<th>Status<tr><td>uao.paikgacha<td><a href='x'>dumuria.khulna.gov.bd</a><td>Active</table>"
    assert facts(read(as_file("p-2024-02-10.html", table), roster=OF_PORTALS)) == {}
    record = of_columns("uao.paikgacha,dumuria.khulna.gov.bd,Active,Enabled", beside="Office")
    mapped = proposing.mapping_of(record.name, proposing.sample_of(record.name, record.content), None, {})
    assert '"Office"' in mapped
    own = as_file("portal-users-2024-02-10.toml", mapped)
    assert facts(read(record, own, roster=OF_PORTALS)) == {}


def test_words_about_another_upazila_and_a_day_with_dots_are_no_address_beside_a_login():
    for words in ("came from dumuria.khulna.gov.bd", "10.02.2024", "Dumuria", "Dr. A.B. Rahman"):
        parsed = read(of_columns(f"uao.paikgacha,{words},Active,Disabled", beside="Remark"), roster=OF_PORTALS)
        assert facts(parsed) == {"agriculture": OFF | IN_USE}, words
        assert "1 column that the mapping does not know was not read (Remark)" in said(parsed), words


def test_of_a_list_most_rows_of_which_name_another_upazila_no_row_counts_but_those_that_name_ours():
    rows = (
        "uao.paikgacha,uao@agriculture.dumuria.khulna.gov.bd,Active,Enabled",
        "usso.dumuria,x@dumuria.khulna.gov.bd,Active,Disabled",
        "uno.dumuria,x@dumuria.khulna.gov.bd,Active,Disabled",
        "ufo.paikgacha,ufo@gmail.com,Active,Disabled",
        "ulo.paikgacha,x@livestock.paikgasa.khulna.gov.bd,Active,Disabled",
    )
    parsed = read(of_columns(*rows), roster=OF_PORTALS)
    assert facts(parsed) == {"livestock": OFF | IN_USE}
    assert "seems to be another upazila's list, and 2 rows (2, 5) with a user ID of the roster do not count" in said(
        parsed
    )
    assert "differ" not in said(parsed), "nobody of ours is missing from a list of others"


def test_of_a_list_most_user_ids_of_which_have_the_domain_of_another_upazila_a_bare_one_counts_neither():
    others = "".join(f"{name}@dumuria.khulna.gov.bd,true,N/A\n" for name in ("uno", "usso", "uao.paikgacha"))
    record = of_mailboxes("ufo.paikgacha")
    mixed = as_file("aws-2024-02-10.csv", record.content.decode() + others)
    parsed = read(mixed, roster=OF_PORTALS)
    assert facts(parsed) == {}
    assert "seems to be another upazila's list, and 1 row (2) with a user ID of the roster does not count" in said(
        parsed
    )


def test_the_mailbox_of_a_department_or_free_mail_beside_a_login_names_no_other_upazila():
    rows = ("uao.paikgacha,uao@dae.gov.bd,Active,Enabled", "ufo.paikgacha,x@gmail.com,Active,Disabled")
    assert facts(read(of_columns(*rows), roster=OF_PORTALS)) == {"agriculture": ON | IN_USE, "fisheries": OFF | IN_USE}


def test_the_address_that_the_roster_has_of_an_office_names_none_of_another_upazila():
    listed = office("agriculture", "uao.paikgacha", email="uao@dumuria.khulna.gov.bd")
    row = "uao.paikgacha,UAO@dumuria.khulna.gov.bd,Active,Disabled"
    assert facts(read(of_columns(row), roster=Roster((listed,)))) == {"agriculture": OFF | IN_USE}


def test_a_domain_that_the_settings_call_official_may_stand_behind_a_login():
    named = context(OF_PORTALS)
    named = replace(named, allowed_domains=("Paikgacha.Example",))
    (parsed,) = SOURCE.parsed([of_mailboxes("uao.paikgacha@paikgacha.example")], named)
    assert facts(parsed) == {"agriculture": OFF}


def test_a_masked_login_in_a_record_is_nobodys():
    for masked in ("ua…", ROSTER.offices[0].accounts[0].login_mark):
        assert not facts(read(users(f"{masked},,Inactive,")))


def test_a_mailbox_finds_the_only_account_of_an_office_without_a_login_and_no_other():
    alone = office("agriculture", "", email="uao@example.gov.bd")
    two = replace(alone, accounts=(*alone.accounts, Account("agriculture/second", OFFICER)))
    listed = users("x.y,UAO@example.gov.bd,Inactive,")
    assert facts(read(listed, roster=Roster((alone,)))) == {"agriculture": OUT_OF_USE}
    assert facts(read(listed, roster=Roster((two,)))) == {}
    with_login = office("agriculture", "another.login", email="uao@example.gov.bd")
    assert facts(read(listed, roster=Roster((with_login,)))) == {}


def test_a_login_that_the_roster_has_twice_is_told_and_bars_what_it_might_refute():
    roster = Roster((office("agriculture", "uao.paikgacha"), office("fisheries", "uao.paikgacha")))
    parsed = read(
        as_file("aws-2024-02-10.csv", "user,mfa_active,password_last_changed\nuao.paikgacha,false,N/A\n"), roster=roster
    )
    assert parsed.observations == ()
    (answer,) = parsed.unplaced
    assert answer.subjects == ("agriculture/officer", "fisheries/officer")
    assert answer.told is not None
    assert answer.told.value is False
    assert "for several accounts" in said(parsed)


def then_of(file, *rows):
    """Return what a record says whose rows entered a round before, as of somebody."""
    placed = {file.sha256: {row.place: row for row in rows}}
    (parsed,) = SOURCE.parsed([file], replace(context(), placed=placed))
    return parsed


def test_a_row_that_entered_a_round_stays_of_whom_it_was_then_who_is_not_listed_any_more():
    record = as_file("aws-2024-02-10.csv", "user,mfa_active,password_last_changed\nuao.paikgacha,true,N/A\n")
    (row,) = read(record).placed
    assert row.subject == "agriculture/officer"
    gone, other = replace(row, subject="agriculture/clerk"), replace(row, subject="fisheries/officer")
    for then, whose in ((row, "agriculture/officer"), (gone, "agriculture/clerk"), (other, "agriculture/officer")):
        parsed = then_of(record, then)
        assert {seen.subject for seen in parsed.observations} == {whose}
        assert [each.subject for each in parsed.placed] == [whose]
        assert "none of its user IDs is in the roster" not in said(parsed)


@pytest.mark.parametrize("whose", ["agriculture/clerk", "agriculture/officer"])
def test_a_row_whose_login_several_have_now_stays_of_whom_it_was_when_it_entered_a_round_and_may_be_of_each_of_them(
    whose,
):
    roster = Roster((office("agriculture", "uao.paikgacha"), office("fisheries", "uao.paikgacha")))
    record = as_file("aws-2024-02-10.csv", "user,mfa_active,password_last_changed\nuao.paikgacha,false,N/A\n")
    placed = {record.sha256: {row.place: replace(row, subject=whose) for row in read(record).placed}}
    (parsed,) = SOURCE.parsed([record], replace(context(roster), placed=placed))
    assert {(each.subject, each.value) for each in parsed.observations} == {(whose, False)}
    assert {each.subject for each in parsed.placed} == {whose}
    assert {each.subjects for each in parsed.unplaced} == {("agriculture/officer", "fisheries/officer")}


def test_a_row_of_which_it_is_not_known_any_more_whose_it_was_is_of_one_of_those():
    record = as_file("aws-2024-02-10.csv", "user,mfa_active,password_last_changed\nuao.paikgacha,true,N/A\n")
    either = ("agriculture/clerk", "agriculture/officer")
    parsed = then_of(record, PlacedRow(read(record).placed[0].place, NOBODY, either))
    assert (parsed.observations, parsed.placed) == ((), ())
    assert {each.subjects for each in parsed.unplaced} == {either}
    assert "for several accounts" not in said(parsed)


def test_of_several_rows_of_one_login_the_less_favourable_counts_and_it_is_told():
    rows = ("uao.paikgacha,,Active,,on", "uao.paikgacha,,Inactive,,off")
    for order in (rows, rows[::-1]):
        parsed = read(users(*order, headings=f"{HEADINGS},2FA"))
        assert "stands in several rows (2, 3)" in said(parsed)
        evidence = evidence_of("agriculture/officer", parsed.observations, day=date(2024, 2, 20), freshness=Freshness())
        assert evidence[TWO_STEP_ENROLLED] is False
        assert evidence[FACTS["active"]] is True, "switched off would excuse it"


def test_rows_of_a_page_with_several_tables_are_told_with_their_table():
    table = "<table><tr><th>Username<th>Status<tr><td>{}<td>{}</table>"
    tables = (("uao.paikgacha", "Active"), ("UAO.paikgacha", "Perhaps"), ("a.stranger", "Active"))
    told = said(read(as_file("p-2024-02-10.html", "".join(table.format(*row) for row in tables))))
    assert 'stands in several rows ("table 1": 2; "table 2": 2)' in told
    assert '"status": 1 row ("table 2": 2)' in told
    assert '(row "table 3": 2 a.…)' in told


def test_a_row_whose_own_day_is_none_takes_the_day_of_the_name_and_that_is_told():
    page = json.loads(sample("entra-registration-2.json").content)
    page["value"][0]["lastUpdatedDateTime"] = "0001-01-01T00:00:00Z"
    parsed = read(as_file("entra-2024-02-09.json", json.dumps(page)))
    assert {seen.observed_on for seen in parsed.observations} == {date(2024, 2, 9)}
    assert "1 row (1)" in said(parsed)
    assert "from the file's name" in said(parsed)


@pytest.mark.parametrize("hidden", ["\\u0000", "\\ud800", "\\u001b", "\\u007f"])
def test_a_user_id_with_a_control_sign_or_half_a_sign_is_nobodys_and_its_row_is_told(hidden):
    content = f'[{{"login": "uao.paikgacha{hidden}", "tfa_enabled": true}}, {{"login": "ufo.paikgacha", "tfa_enabled": true}}]'
    parsed = read(as_file("gh-2024-02-10.json", content))
    assert facts(parsed) == {"fisheries": ON}
    assert "1 row (1) names no user ID that can be read" in said(parsed)


def test_an_account_of_a_kept_round_is_known_by_its_mark():
    kept = Roster((office("agriculture", ROSTER.offices[0].accounts[0].login_mark),))
    assert facts(read(users("uao.paikgacha,,Active,"), roster=kept)) == {"agriculture": IN_USE}


# When it was true --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["portal-2024-02-10.csv", "10.02.2024 users.csv", "users_20240210.csv"])
def test_the_day_comes_from_the_name_where_the_file_has_none_and_that_is_told(name):
    parsed = read(users("uao.paikgacha,,Active,", name=name))
    assert {seen.observed_on for seen in parsed.observations} == {date(2024, 2, 10)}
    assert "taken from the file's name" in said(parsed)


@pytest.mark.parametrize(
    "name", ["portal.csv", "portal-2024-02.csv", "portal-2024-01-01-to-2024-02-10.csv", "p-2024-02-31.csv"]
)
def test_a_record_without_a_day_is_refused_with_the_next_step(name):
    with pytest.raises(FileRefusedError, match="recorded_on = 2024-02-10"):
        read(users("uao.paikgacha,,Active,", name=name))


def test_a_day_can_be_said_beside_the_record():
    beside = as_file("portal.toml", "recorded_on = 2024-02-11\n")
    parsed = read(users("uao.paikgacha,,Active,", name="portal.csv"), beside)
    assert {seen.observed_on for seen in parsed.observations} == {date(2024, 2, 11)}
    assert "file's name" not in said(parsed)


def test_a_day_before_what_the_record_holds_is_refused():
    with pytest.raises(FileRefusedError, match="lie after the day"):
        read(users("uao.paikgacha,,Active,12/02/2024 10:00"))
    assert facts(read(users("uao.paikgacha,,Active,10/02/2024 23:59")))


def test_moments_become_the_day_in_bangladesh():
    file = sample("aws-iam-2024-02-10.csv")
    changed = {
        seen.subject: seen.value.latest for seen in read(file).observations if seen.fact.id == "password_changed_on"
    }
    assert changed["agriculture/officer"] == date(2024, 1, 22)
    assert b"2024-01-21T19:30:00+00:00" in file.content


@pytest.mark.parametrize("written", ["not a day", "2024-02-11T00:00:00Z"])
def test_an_event_after_the_record_or_without_a_day_is_not_counted_and_is_told(written):
    users = json.loads(sample("redmine-2024-02-10.json").content)
    users["users"][0]["passwd_changed_on"] = written
    parsed = read(as_file("redmine-2024-02-10.json", json.dumps(users)))
    assert "password_changed_on" not in facts(parsed)["agriculture"]
    assert '"changed": 1 row (1) says something' in said(parsed)


def test_of_several_days_of_which_one_cannot_be_read_none_is_taken():
    sessions = json.loads(sample("lemonldap-2024-02-10.json").content)
    devices = json.loads(sessions[0]["_2fDevices"])
    sessions[0]["_2fDevices"] = json.dumps([*devices, {"type": "U2F", "epoch": "yesterday"}])
    parsed = read(as_file("lemonldap-2024-02-10.json", json.dumps(sessions)))
    assert "two_step_enrolled_on" not in facts(parsed)["agriculture"]
    assert '"enrolled_on": 1 row (1)' in said(parsed)


# What it comes to --------------------------------------------------------------------------------------------------


def test_after_a_transfer_a_record_supports_two_step_only_with_a_later_enrolment():
    told = read(sample("keycloak-realm-2024-02-10.json")).observations
    seen = [observation for observation in told if observation.subject == "agriculture/officer"]
    terms = {"day": date(2024, 2, 20), "freshness": Freshness()}
    before = evidence_of("agriculture/officer", seen, holder_since=date(2024, 1, 15), **terms)
    after = evidence_of("agriculture/officer", seen, holder_since=date(2024, 2, 5), **terms)
    assert before[TWO_STEP_ENROLLED] is True
    with pytest.raises(MissingFact):
        _ = after[TWO_STEP_ENROLLED]


@pytest.mark.parametrize(
    ("key", "owner"),
    [(101, "fisheries"), (["101"], "agriculture"), ("101", "fisheries"), (["ufo.paikgacha"], "fisheries")],
)
def test_a_device_belongs_to_the_user_of_its_key_and_not_to_one_whose_user_id_is_that_number(key, owner):
    users = [
        {"model": "auth.user", "pk": pk, "fields": {"username": login, "is_active": True}}
        for pk, login in ((7, "101"), (101, "ufo.paikgacha"))
    ]
    device = {"model": "otp_totp.totpdevice", "pk": 1, "fields": {"user": key, "confirmed": True}}
    roster = Roster((office("agriculture", "101"), office("fisheries", "ufo.paikgacha")))
    told = facts(read(as_file("dj-2024-02-10.json", json.dumps([*users, device])), roster=roster))
    assert {name: said_of["two_step_enrolled"] for name, said_of in told.items()} == {
        name: name == owner for name in ("agriculture", "fisheries")
    }


@pytest.mark.parametrize(
    "elsewhere", [{"federatedIdentities": [{"identityProvider": "google"}]}, {"federationLink": "ldap"}]
)
def test_who_logs_in_to_keycloak_by_another_system_is_not_taken_for_being_without_two_step(elsewhere):
    users = [
        {"username": login, "enabled": True, "createdTimestamp": 1600000000000, "credentials": credentials, **more}
        for login, credentials, more in (
            ("uao.paikgacha", [], elsewhere), ("ufo.paikgacha", [], {"federatedIdentities": []}), ("ulo.paikgacha", [{"type": "otp"}], elsewhere),
        )
    ]  # fmt: skip
    told = facts(read(as_file("kc-2024-02-10.json", json.dumps({"users": users}))))
    assert told["agriculture"] == IN_USE
    assert told["fisheries"] == OFF | IN_USE | {"two_step_registered": False}
    assert told["livestock"]["two_step_enrolled"] is True


@pytest.mark.parametrize("model", ["socialaccount.socialaccount", "social_django.usersocialauth"])
def test_who_logs_in_to_django_by_another_system_is_not_taken_for_being_without_two_step(model):
    entries = json.loads(sample("django-two-factor-2024-02-10.json").content)
    entries.append({"model": model, "pk": 1, "fields": {"user": ["ufo.paikgacha"], "provider": "x"}})
    told = facts(read(as_file("dj-2024-02-10.json", json.dumps(entries))))
    assert told["fisheries"] == IN_USE
    assert told["livestock"]["two_step_enrolled"] is False


CUSTOM = ["portal.officeuser", "members.user", "accounts.CustomUser", "union_portal.portaluser"]


def django(*models, **fields):
    """Return users of a model each, in turn the three of the sample, with the devices of the sample."""
    entries = json.loads(sample("django-two-factor-2024-02-10.json").content)
    users = [entry for entry in entries if entry["model"] == "auth.user"]
    for user, model in zip(users, itertools.cycle(models), strict=False):
        user["model"] = model
        user["fields"] |= fields
    return as_file("dj-2024-02-10.json", json.dumps(entries))


@pytest.mark.parametrize("model", CUSTOM)
def test_a_user_model_of_ones_own_is_read_as_djangos_is(model):
    assert facts(read(django(model))) == facts(read(django("auth.user")))


def test_entries_of_a_model_whose_name_ends_so_but_that_have_no_user_id_are_no_users():
    entries = json.loads(sample("django-two-factor-2024-02-10.json").content)
    entries.append({"model": "projects.projectuser", "pk": 1, "fields": {"user": 1, "project": 2}})
    parsed = read(as_file("dj-2024-02-10.json", json.dumps(entries)))
    assert facts(parsed) == facts(read(django("auth.user")))
    assert "names no user ID" not in said(parsed)


def test_users_of_two_models_are_refused_with_their_names():
    with pytest.raises(FileRefusedError, match=r"several kinds \(auth.user, legacy.user\)"):
        read(django("auth.user", "legacy.user"))


@pytest.mark.parametrize("model", ["auth.group", "portal.users"])
def test_another_model_is_no_user(model):
    entries = [{"model": model, "pk": 1, "fields": {"username": "uao.paikgacha", "is_active": True}}]
    with pytest.raises(FileRefusedError, match="no mapping knows"):
        read(as_file("dj-2024-02-10.json", json.dumps(entries)))


def test_a_user_model_of_ones_own_without_a_state_is_refused_with_what_is_missing():
    entries = [{"model": "portal.officeuser", "pk": 1, "fields": {"username": "uao.paikgacha"}}]
    with pytest.raises(FileRefusedError, match=r"nearest to Django.*fields/is_active"):
        read(as_file("dj-2024-02-10.json", json.dumps(entries)))


def _of_aws(*, rows: int = 4, **renamed: str) -> str:
    """Return a credential report of users with keys, with headings renamed."""
    head, _, user, _ = (SAMPLES / "aws-iam-2024-02-10.csv").read_text("utf-8").split("\n", 3)
    head = ",".join(renamed.get(heading, heading) for heading in head.split(","))
    used = user.replace("N/A,N/A,N/A,N/A", "2023-03-04T05:06:07+00:00,2024-02-01T00:00:00+00:00,ap-southeast-1,s3")
    return "\n".join([head, *(used.replace("uao", f"uao{row}") for row in range(rows))])


def test_a_systems_record_of_which_one_heading_is_another_is_told_to_come_nearest_to_it_and_not_to_hold_passwords():
    with pytest.raises(FileRefusedError, match=r"nearest to AWS.*\(mfa_active\)"):
        read(as_file("aws-2024-02-10.csv", _of_aws(mfa_active="mfa_enabled_flag")))
    proposed = proposing.sample_of("aws-2024-02-10.csv", _of_aws(mfa_active="mfa").encode())
    assert {column.heading: column.meaning for column in proposed.columns}["mfa"] is Meaning.ENROLLED


def test_passwords_in_a_record_that_comes_nearest_to_a_systems_are_refused_wherever_it_has_none():
    lines = _of_aws(mfa_active="mfa_enabled_flag").split("\n")
    remarked = "\n".join(f"{line},{'remark' if at == 0 else SECRET}" for at, line in enumerate(lines))
    with pytest.raises(PasswordsFoundError):
        read(as_file("aws-2024-02-10.csv", remarked))
    few = "login,name,email,role\n" + f"uao.paikgacha,{SECRET},,member\n" * 4
    with pytest.raises(PasswordsFoundError):
        read(as_file("people-2024-02-10.csv", few))


def test_a_record_with_more_devices_than_are_read_is_refused_and_not_cut(monkeypatch):
    monkeypatch.setattr(records, "MOST_ROWS", 3)
    entries = json.loads(sample("django-two-factor-2024-02-10.json").content)
    device = {"model": "otp_totp.totpdevice", "pk": 1, "fields": {"user": ["nobody"], "confirmed": True}}
    with pytest.raises(FileRefusedError, match="more than 3 rows"):
        read(as_file("dj-2024-02-10.json", json.dumps([*[device] * 3, *entries, device])))


GOOGLE = {
    "admin.csv": "Email Address [Required],Status [READ ONLY],2sv Enrolled [READ ONLY]\nuao.paikgacha,Archived,True\n",
    "gam.csv": "primaryEmail,archived,isEnrolledIn2Sv,suspended\nuao.paikgacha,True,True,False\n",
    "gam-only-archived.csv": "primaryEmail,archived,isEnrolledIn2Sv\nuao.paikgacha,True,True\n",
    "api.json": '{"users": [{"primaryEmail": "uao.paikgacha", "archived": true, "suspended": false, "isEnrolledIn2Sv": true}]}',
}


@pytest.mark.parametrize("name", GOOGLE)
def test_a_google_user_who_is_archived_is_out_of_use_in_whatever_way_the_list_was_taken(name):
    assert facts(read(as_file(f"2024-02-10-{name}", GOOGLE[name]))) == {"agriculture": ON | OUT_OF_USE}


# What is not known is not taken for a second factor ---------------------------------------------------------------

SIGNS_OF_NO = ["Disabled", "No", "-", "none", "false", "0", "never"]


@pytest.mark.parametrize("written", [*SIGNS_OF_NO, "7f3a junk"])
def test_in_no_table_or_key_does_a_word_of_no_or_a_word_nobody_knows_make_an_account_enrolled(written):
    redmine = f"Login,Two-factor authentication scheme\nuao.paikgacha,{written}\nufo.paikgacha,Authenticator app\n"
    for known in shipped():
        for rule in known.facts:
            if rule.fact == TWO_STEP_ENROLLED.id:
                row = Row("x", 2, {rule.field: Said(there=True, words=(written,))})
                assert value_of(rule, row, known) is not True, known.id
    parsed = read(as_file("redmine-2024-02-10.csv", redmine))
    assert facts(parsed)["fisheries"] == ON | {"two_step_method": "totp"}
    assert facts(parsed).get("agriculture", OFF) == OFF
    assert ("agriculture" in facts(parsed)) is not ('"two_step": 1 row (2)' in said(parsed)), "off, or told"


@pytest.mark.parametrize("written", [False, 0, "none", "never", "x"])
def test_a_key_of_canaille_that_holds_no_day_leaves_two_step_unknown_and_is_told(written):
    users = json.loads(sample("canaille-2024-02-10.json").content)
    users[0]["last_otp_login"] = written
    parsed = read(as_file("canaille-2024-02-10.json", json.dumps(users)))
    assert "two_step_enrolled" not in facts(parsed).get("agriculture", {})
    assert '"otp": 1 row (1)' in said(parsed)


# Refused, or told --------------------------------------------------------------------------------------------------


def test_a_file_that_nobody_knows_is_told_with_the_next_step():
    for content in ("colour,size\nred,4\n", '[{"colour": "red"}]', "[]", '{"users": 3}'):
        with pytest.raises(FileRefusedError, match="auditor mapping new"):
            read(as_file("x-2024-02-10.csv", content))


NEAR = {
    "Email Address [Required],Status [READ ONLY],2-Step Enrolled\nuao.paikgacha,hidden,True\n": (
        "Google Workspace",
        "2sv Enrolled [READ ONLY]",
    ),
    "user,mfa_active\nuao.paikgacha,hidden\n": ("AWS IAM", "password_last_changed"),
    "Username,Condition\nuao.paikgacha,hidden\n": ("portal's list", "Status / Active / Is active"),
    '{"users": [{"primaryEmail": "uao.paikgacha", "suspended": "hidden"}]}': ("Google Workspace", "isEnrolledIn2Sv"),
}


@pytest.mark.parametrize("content", NEAR)
def test_a_record_that_nearly_fits_is_refused_with_the_mapping_and_the_column_that_it_misses(content):
    with pytest.raises(FileRefusedError) as refused:
        read(as_file("x-2024-02-10.csv", content))
    for words in (*NEAR[content], "auditor mapping new"):
        assert words in str(refused.value)
    assert "hidden" not in "".join(message.bn + message.en for message in refused.value.messages)


def test_a_key_of_passwords_is_named_and_what_stands_there_is_not():
    user = {"model": "portal.customuser", "pk": 1, "fields": {"username": "uao.paikgacha", "password": "hidden"}}
    with pytest.raises(PasswordsFoundError, match='"password"') as refused:
        read(as_file("dj-2024-02-10.json", json.dumps([user])))
    assert "hidden" not in "".join(message.bn + message.en for message in refused.value.messages)


@pytest.mark.parametrize("heading", ["Password", "পাসওয়ার্ড", "PIN", "OTP"])
def test_a_column_of_passwords_that_no_mapping_names_refuses_the_file_whole(heading):
    with pytest.raises(PasswordsFoundError):
        read(users("uao.paikgacha,,Active,,x", headings=f"{HEADINGS},{heading}"))


@pytest.mark.parametrize(
    "heading",
    ["application_passwords", "user_password", "userPasswords", "temporary password", "app-passwords", "অ্যাপের পাসওয়ার্ড"],
)
def test_a_column_or_key_whose_last_word_is_passwords_refuses_the_file_whatever_stands_before(heading):
    with pytest.raises(PasswordsFoundError):
        read(users("uao.paikgacha,,Active,,x", headings=f"{HEADINGS},{heading}"))
    with pytest.raises(PasswordsFoundError):
        read(as_file("gh-2024-02-10.json", json.dumps([{"login": "uao.paikgacha", "tfa_enabled": True, heading: "x"}])))


@pytest.mark.parametrize(
    "heading", ["Password last changed", "password_expires", "no_password_reset", "has_password", "Strong password"]
)
def test_a_column_about_passwords_that_holds_none_does_not_refuse_the_file(heading):
    assert facts(read(users("uao.paikgacha,,Active,,No", headings=f"{HEADINGS},{heading}"))) == {"agriculture": IN_USE}


def test_a_key_of_passwords_that_no_mapping_names_refuses_the_file_whole():
    entries = json.loads(sample("github-organisation-graphql-2024-02-10.json").content)
    entries["data"]["password"] = "x"
    with pytest.raises(PasswordsFoundError):
        read(as_file("github-2024-02-10.json", json.dumps(entries)))


def test_a_description_with_the_signs_between_cells_is_refused_by_its_row_and_the_signs_that_are_in_it():
    rows = "'username', 'tokentype', 'active', 'description', \n'uao.paikgacha', 'totp', 'True', 'x', 'y', \n"
    with pytest.raises(FileRefusedError) as refused:
        read(as_file("pi-2024-02-10.csv", rows))
    assert "line 2" in str(refused.value)
    assert "', '" in str(refused.value)
    assert '(")' not in str(refused.value)


def test_a_heading_that_stands_twice_refuses_the_file_and_names_the_columns():
    with pytest.raises(FileRefusedError, match="columns C and E"):
        read(users("uao.paikgacha,,Active,,Inactive", headings=f"{HEADINGS},Status"))


def test_a_key_that_stands_twice_refuses_the_file():
    twice = '[{"login": "uao.paikgacha", "tfa_enabled": false, "tfa_enabled": true}]'
    with pytest.raises(FileRefusedError, match="same key twice"):
        read(as_file("github-2024-02-10.json", twice))


def test_a_word_that_the_mapping_does_not_know_is_told_by_row_and_not_repeated():
    parsed = read(users("uao.paikgacha,,Perhaps,", "ufo.paikgacha,,Active,"))
    assert facts(parsed) == {"fisheries": IN_USE}
    assert '"status": 1 row (2)' in said(parsed)
    assert "Perhaps" not in said(parsed)


def test_columns_that_the_mapping_does_not_know_are_named_once_and_not_read():
    parsed = read(users("uao.paikgacha,,Active,,hidden", headings=f"{HEADINGS},Remark"))
    assert "1 column that the mapping does not know was not read (Remark)" in said(parsed)
    assert "hidden" not in repr(parsed)


def test_a_cell_that_could_be_run_is_only_a_strange_login():
    parsed = read(users("=cmd|' /C calc'!A0,,Active,", "uao.paikgacha,,Active,"))
    assert "row 2 =c…" in said(parsed)


def test_a_record_in_another_encoding_is_read_or_refused_in_plain_words():
    file = users("uao.paikgacha,,Active,")
    for encoding in ("utf-8-sig", "utf-16"):
        assert facts(read(as_file("p-2024-02-10.csv", file.content.decode().encode(encoding))))
    text = "Username,Status,Name\nuao.paikgacha,Active,\xe9\n".encode("latin-1")
    with pytest.raises(FileRefusedError):
        read(as_file("p-2024-02-10.csv", text))
    github = json.dumps([{"login": "uao.paikgacha", "tfa_enabled": True}])
    assert facts(read(as_file("p-2024-02-10.json", github.encode("utf-16"))))


# Beside the record -------------------------------------------------------------------------------------------------

OWN = """
title = { en = "our own system", bn = "নিজস্ব সিস্টেম" }
recorded_on = 2024-02-10
[login]
prefixes = ["PGT-"]
[[table]]
needs = ["login", "mfa"]
[table.fields]
login = ["Konto"]
mfa = ["Zwei"]
[[facts]]
fact = "two_step_enrolled"
field = "mfa"
yes = ["ja"]
no = ["nein"]
"""


def test_a_mapping_of_ones_own_lies_beside_the_record():
    record = as_file("our-list.csv", "Konto,Zwei\nPGT-uao.paikgacha,ja\nufo.paikgacha,nein\n")
    assert facts(read(record, as_file("our.toml", OWN))) == {"agriculture": ON, "fisheries": OFF}


def test_a_mapping_that_is_wrong_lies_beside_nothing_or_does_not_fit_is_told():
    record = as_file("our-list.csv", "Konto,Drei\nuao.paikgacha,ja\n")
    refused, beside, lone = read_all(record, as_file("our.toml", OWN), as_file("other.toml", OWN))
    assert isinstance(refused, FileRefusedError)
    assert "does not look as the mapping beside it says" in str(refused)
    assert "(Zwei)" in str(refused)
    assert said(beside) == ""
    assert "no record lies beside this mapping" in said(lone)
    (wrong,) = read_all(as_file("x.toml", 'system = "unheard-of"\n'))
    assert "keycloak" in str(wrong)
    (empty,) = read_all(as_file("x.toml", ""))
    assert isinstance(empty, FileRefusedError)


def test_what_the_file_cannot_tell_of_itself_is_said_beside_it():
    name = "github-2fa-disabled-2024-02-10.json"
    with pytest.raises(FileRefusedError, match="auditor mapping new"):
        read(sample(name))
    assert facts(read(sample(name), sample("github-2fa-disabled-2024-02-10.toml"))) == {"fisheries": OFF}


def test_days_that_stand_in_another_order_than_the_system_writes_them_refuse_the_record():
    file = sample("redmine-2024-02-10.csv")
    swapped = file.content.replace(b"01/21/2024", b"21/01/2024").replace(b"02/08/2024", b"08/02/2024")
    with pytest.raises(FileRefusedError, match="another order"):
        read(as_file("redmine-2024-02-10.csv", swapped))


def test_an_error_cell_is_neither_empty_nor_an_answer():
    mapping = next(mapping for mapping in shipped() if mapping.id == "redmine")
    assert day_of(Said(there=True, words=(Unread.ERROR,)), mapping) is Silence.UNCLEAR


# Hostile -----------------------------------------------------------------------------------------------------------

MEGABYTE = 1_000_000
HOSTILE = {
    "much JSON": (".json", '[{"login": "a", "tfa_enabled": true}' + ',{"login": "b", "tfa_enabled": true}' * 25_000 + "]"),
    "deep JSON": (".json", "[" * (MEGABYTE // 2) + "]" * (MEGABYTE // 2)),
    "JSON in text, deep": (".json", json.dumps([{"login": "[" * 5000 + "]" * 5000, "tfa_enabled": "x"}])),
    "a little deep JSON": (".json", '[{"login": "uao.paikgacha", "tfa_enabled": true, "x": ' + "[" * 60 + "]" * 60 + "}]"),
    "open JSON": (".json", '{"users": [' + '{"a":' * 200_000),
    "endless number": (".json", '[{"login": "a", "tfa_enabled": ' + "9" * MEGABYTE + "}]"),
    "not a number": (".json", '[{"login": "a", "tfa_enabled": NaN}]'),
    "much CSV": (".csv", "login,tfa_enabled\n" + "a.b,true\n" * (MEGABYTE // 10)),
    "long cell": (".csv", "login,tfa_enabled\n" + "a" * MEGABYTE + ",true\n"),
    "single quotes": (".csv", "'username', 'tokentype', 'active', \n" + "'" * MEGABYTE),
    "open object in single quotes": (".csv", "'username', 'tokentype', 'active', \n'{" + "', '" * MEGABYTE),
    "open tags": (".html", "<html>" + "<table><tr><td>" * (MEGABYTE // 15)),
    "open brackets": (".html", "<html>" + "<" * MEGABYTE),
    "open comments": (".html", "<html>" + "<!--" * (MEGABYTE // 4)),
    "open attributes": (".html", "<html><a " + "x='" * (MEGABYTE // 3)),
    "wide cells": (".html", "<table>" + "<tr>" + "<td colspan=100 rowspan=100>x" * 20_000),
}  # fmt: skip


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(["otp", "[1]", '{"type": 3}']),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "createdDate", "value", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = (
    "username",
    "enabled",
    "createdTimestamp",
    "totp",
    "credentials",
    "requiredActions",
    "email",
    "_2fDevices",
    "login",
    "tfa_enabled",
)


@given(entries=st.lists(st.dictionaries(st.sampled_from(KEYS), ANYTHING), max_size=4))
def test_whatever_stands_under_known_keys_is_read_or_refused_in_plain_words(entries):
    file = as_file("x-2024-02-10.json", json.dumps(entries))
    (result,) = SOURCE.parsed([file], context())
    assert not isinstance(result, AuditorError) or result.messages


DEAR = ("much JSON", "much CSV", "open comments", "open tags", "wide cells")
"""Those that cost seconds: every run tries others of their kind."""


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize(
    "kind",
    [
        *some_of([kind for kind in HOSTILE if kind not in DEAR], kind=lambda kind: HOSTILE[kind][0]),
        *(pytest.param(kind, marks=pytest.mark.long(instead="others of its kind")) for kind in DEAR),
    ],
)
def test_a_hostile_file_is_read_or_refused_in_plain_words(kind):
    suffix, content = HOSTILE[kind]
    (result,) = SOURCE.parsed([as_file(f"x-2024-02-10{suffix}", content)], context())
    assert not isinstance(result, AuditorError) or all(message.bn for message in result.messages)
    if "deep" in kind and kind != "JSON in text, deep":
        assert isinstance(result, FileRefusedError)
