"""Call sheet and forms that were made before may be printed, filled in or written into: asking again in a month leaves them as they are."""

from __future__ import annotations

from datetime import date

from running import run
from typed_upazila import TypedUpazila

from auditor.papers import asking
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace

MONTH = ("register", "new", "--format", "docx", "--on", "2024-03-20")


def test_a_second_register_of_a_month_leaves_the_papers_of_the_first_as_they_are_and_says_where_they_stay(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    out = upazila.folder / "out"
    run(*MONTH, "--workspace", upazila.folder, code=0)
    first = {path: path.read_bytes() for path in (out / "fieldwork-2024-03").iterdir()}
    again = [
        run(*MONTH, "--all", "--output", upazila.folder / name, "--workspace", upazila.folder, code=0).stderr
        for name in ("second.xlsx", "third.xlsx")
    ]
    assert first
    assert {path: path.read_bytes() for path in (out / "fieldwork-2024-03").iterdir()} == first
    assert "made before stay in out/fieldwork-2024-03." in again[0]
    assert "call sheet and forms in out/fieldwork-2024-03-2." in again[0]
    assert "made before stay in out/fieldwork-2024-03-2." in again[1]
    assert "call sheet and forms in out/fieldwork-2024-03-3." in again[1]


def test_it_is_said_how_many_of_the_offices_are_phoned_and_that_the_others_are_asked_for_advice_alone(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up",
        "gari,Gari UP,union,Chairman,,gari.example.gov.bd,Secretary,gari.up",
    )
    done = '10.02.2024,ফোন,"চালু, লগইনে কোড চায়",05.02.2024,ঠিক আছে,হ্যাঁ'
    upazila.answers(
        f"Gari UP,,{done}", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর"
    )
    told = run(*MONTH, "--language", "en", "--workspace", upazila.folder, code=0).stderr
    assert "(2 offices to ask; 1 by phone, 1 only for advice)" in told


def test_who_told_that_there_is_no_official_address_is_asked_in_the_same_talk_whether_letters_go_by_one(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("gari,Gari Office,department,Head,,gari.example.gov.bd,Assistant,gari.one")
    upazila.answers("Gari Office,,10.02.2024,ফোন,নেই", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,সরকারি ই-মেইল ঠিকানা")
    space, day = open_workspace(upazila.folder), date(2024, 3, 20)
    judged = assessing.assess(space, day)
    for everybody in (False, True):
        rows = asking.what_to_ask(space, judged, "2024-03", everybody=everybody).phoned
        (asked,) = (row.open_items for row in rows if row.is_office)
        assert asked >= {"email", "email-use"}


def test_the_rounds_before_are_looked_through_once_for_all_papers_of_asking(tmp_path, monkeypatch):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    space, day = open_workspace(upazila.folder), date(2024, 3, 20)
    judged, looks, look = assessing.assess(space, day), [], looking_back.preview
    monkeypatch.setattr(looking_back, "preview", lambda *given: looks.append(given) or look(*given))
    assert asking.prepare(space, judged, "2024-03", day) is not None
    assert len(looks) == 1
