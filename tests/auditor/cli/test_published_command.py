"""`auditor published` as people run it: kinds are noted, addresses are only shown."""

from __future__ import annotations

from datetime import date

import pytest
from few_offices import lay_example
from running import run
from toy_portal import page, portal_of

from auditor.model.facts import PUBLISHED_EMAILS, MailboxKind
from auditor.model.grades import Grade
from auditor.model.journal import Recorded
from auditor.rounds import assessing
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger

DAY = date(2024, 3, 20)


@pytest.fixture
def space(tmp_path):
    lay_example(tmp_path / "space")
    return tmp_path / "space"


def published(space, *words, code):
    return run("published", *words, "--workspace", space, "--on", DAY, code=code)


def known(space):
    opened = listed.open_workspace(space)
    return assessing.assess(opened, DAY).evidence["agriculture"].resolved[PUBLISHED_EMAILS]


def saved(space, body: str):
    path = space.parent / "page.html"
    path.write_text(f"<body>{body}</body>", "utf-8")
    return path


@pytest.mark.parametrize(
    ("body", "kind", "code"),
    [
        ("<p>uao@dae.gov.bd</p>", MailboxKind.OFFICIAL, 0),
        ("<p>uao@dae.gov.bd, head@gmail.com</p>", MailboxKind.PERSONAL, 1),
        ("<p>head@agri.example</p>", MailboxKind.TO_VERIFY, 1),
    ],
)
def test_a_saved_page_is_declared_evidence_of_the_least_official_kind_and_no_address_is_kept(space, body, kind, code):
    said = published(space, saved(space, body), "--office", "agriculture", code=code)
    assert (known(space).value, known(space).grade) == (kind, Grade.DECLARED)
    assert "@" in said.stdout
    (noted,) = Ledger(space / "ledger.db").notes(Recorded)
    assert "@" not in (space / "evidence" / noted.file).read_text("utf-8")


def test_a_page_without_an_address_notes_nothing_and_says_so(space):
    said = published(space, saved(space, "<p>Office</p>"), "--office", "agriculture", code=1)
    assert "nothing was noted" in said.stderr
    assert not Ledger(space / "ledger.db").notes(Recorded)


def test_a_page_that_names_no_office_is_asked_about(space):
    assert "--office" in published(space, saved(space, "<p>uao@dae.gov.bd</p>"), code=3).stderr


def test_the_day_on_which_a_page_was_saved_counts_and_none_ahead(space):
    page = saved(space, "<p>uao@dae.gov.bd</p>")
    published(space, page, "--office", "agriculture", "--saved-on", "2024-03-01", code=0)
    assert known(space).observed_on == date(2024, 3, 1)
    published(space, page, "--office", "agriculture", "--saved-on", "2024-03-21", code=2)


def test_what_this_program_asked_of_the_portal_itself_is_technical_proof(space):
    with portal_of({"/": page("<p>uao@dae.gov.bd</p>")}) as (_, address):
        (space / "roster.xlsx").unlink()
        (space / "roster.csv").write_text(
            f"office,portal,post,user id\nAgriculture Office,{address},Head,agri01\nOther,,Head,x01\n", "utf-8"
        )
        said = published(space, "--fetch", code=0)
    assert "1 office" in said.stderr
    opened = listed.open_workspace(space)
    (office,) = (office for office in listed.roster_of(opened).offices if office.portal)
    seen = assessing.assess(opened, DAY).evidence[office.id].resolved[PUBLISHED_EMAILS]
    assert (seen.value, seen.grade) == (MailboxKind.OFFICIAL, Grade.PROVEN)


@pytest.mark.parametrize("words", [(), ("--fetch", "page.html"), ("--fetch", "--saved-on", "2024-03-01")])
def test_either_pages_or_the_portals_are_meant(space, words):
    published(space, *words, code=2)
