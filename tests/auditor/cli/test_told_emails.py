"""An office tells another e-mail address than the roster has: it is told once, and its paper prints what it told."""

from __future__ import annotations

import re
from datetime import date

import pytest
from served_desks import Client, served
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.compared.history import History
from auditor.views.office.office import office_view

ROSTER = "দপ্তর,ধরন,দপ্তর প্রধান,সরকারি ই-মেইল,পদবি\nLota UP,union,Chairman,{email},Secretary\n"
REGISTER = "ডুমুরিয়া উপজেলা, খুলনা\nদপ্তর,যোগাযোগের তারিখ,কীভাবে,সরকারি ই-মেইল ঠিকানা\nLota UP,10.02.2024,ফোন,{told}\n"
WHAT_IT_IS = (ANOTHER, PERSONAL, NOT_KNOWN) = (
    "another official e-mail address",
    "a personal e-mail address, which is not official",
    "not known whether it is official",
)
ONE, OTHER = "up.lota@gov.bd", "lota.up@gov.bd"


@pytest.mark.parametrize(
    ("email", "told", "printed", "is_told", "what"),
    [
        ("", ONE, ONE, True, ANOTHER),
        (OTHER, ONE, ONE, True, ANOTHER),
        (ONE, ONE, ONE, False, ""),
        (ONE, "আছে", ONE, False, ""),
        (ONE, "someone@gmail.com", "…@gmail.com", True, PERSONAL),
        ("", "up@yahoo.com", "…@yahoo.com", True, PERSONAL),
        (ONE, "up@lota-union.org", "…@lota-union.org", True, NOT_KNOWN),
    ],
)
def test_a_told_address_that_is_not_the_rosters(tmp_path, email, told, printed, is_told, what):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists()
    (upazila.folder / "roster.csv").write_text(ROSTER.format(email=email), "utf-8")
    (upazila.folder / "evidence" / "register-1.csv").write_text(REGISTER.format(told=told), "utf-8")
    said = upazila.keep(code=1).stderr
    assert [words for words in WHAT_IT_IS if words in said] == ([what] if is_told else [])
    assert (f"Lota UP ({printed})" in said) is is_told
    assert ("Until that is known, it counts as not official." in said) is (what == NOT_KNOWN)
    ledger = Ledger(upazila.folder / "ledger.db")
    now = ledger.round(ledger.rounds()[-1])
    view = office_view(now.assessments[0], History.of(now, []), LETTERHEAD)
    assert (view.email, view.email_told) == (printed, is_told)


@pytest.mark.parametrize(("email", "told", "shown"), [("", ONE, f"{ONE} (as the office told)"), (ONE, ONE, ONE)])
def test_the_page_of_an_office_says_of_an_address_what_its_paper_says_of_how_it_is_known(tmp_path, email, told, shown):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists()
    (upazila.folder / "roster.csv").write_text(ROSTER.format(email=email), "utf-8")
    (upazila.folder / "evidence" / "register-1.csv").write_text(REGISTER.format(told=told), "utf-8")
    with served(upazila.folder, on=date(2024, 2, 20), language=Language.EN) as (service, address):
        page = Client(service, address).get("/offices/lota-up/").text
    assert re.findall("<dt>Official e-mail</dt><dd[^>]*>(.*?)</dd>", page) == [shown]


def test_every_office_of_an_upazila_that_told_another_address_is_named(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    names = [f"Union {n} UP" for n in range(1, 21)]
    upazila.lists(*(f"u{n},{name},union,Chairman,,u{n}.example.gov.bd,Secretary,u{n}" for n, name in enumerate(names)))
    heads = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,সরকারি ই-মেইল ঠিকানা"
    upazila.answers(*(f"{name},10.02.2024,ফোন,u{n}@gov.bd" for n, name in enumerate(names)), heads=heads)
    said = upazila.audit(code=1).stderr
    assert [name for name in names if f"{name} (u" not in said] == []
