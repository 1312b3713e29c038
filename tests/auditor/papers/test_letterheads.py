"""What of the settings stands on papers may change: a paper of then is known as it was, and only what was noted is."""

from __future__ import annotations

import shutil
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from changing import fields_of, replace
from running import run

from auditor.i18n import Language, Text
from auditor.model.made_papers import LetterheadUsed, PapersMade
from auditor.model.views.head import Signatories
from auditor.papers import checking, comparing, kept_words, letterheads, of_round, of_settings, packing, pdf_pages
from auditor.papers.saying import Line, lines_of
from auditor.rounds import looking_back
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from reports.layout import proposals

GOLDEN = Path(__file__).parents[2] / "golden" / "workspaces" / "0.1.0-with-revisions"
THEN, LATER = date(2024, 4, 1), date(2024, 4, 20)
compare = partial(comparing.compare, tick=lambda: None, beside=packing.print_files_by_suffix)


@pytest.fixture(name="space")
def _space(tmp_path):
    folder = Path(shutil.copytree(GOLDEN, tmp_path / "space"))
    return with_settings(listed.open_workspace(folder, roster=False), ap_phone="01711-223344", answer_days=7)


def noted_on(space, day):
    """Note the letterhead while the ledger's last entry is of a day."""
    Ledger(space.ledger_path).note(PapersMade((), day))
    letterheads.note(space)


def with_settings(space, **changed):
    return letterheads.with_letterhead(space, replace(space.config.letterhead, **changed))


def papers(space, form="docx"):
    made = of_round.files(space, looking_back.history(space, 1), [form], [Language.EN])
    return {file.name: file.content() for file in made if file.name.startswith("offices/0")}


def told(space, found) -> str:
    return " ".join(message.en for message in checking.compared(space, found))


def test_an_untouched_paper_of_then_is_known_after_phone_mailbox_and_days_were_changed(space):
    noted_on(space, THEN)
    made = papers(space)
    name = min(made)
    now = with_settings(space, ap_phone="01722-111222", uno_mail="uno2@example.gov.bd", answer_days=5)
    noted_on(now, LATER)
    found = compare(now, name, made[name])
    assert (found.exact, found.with_letterhead_of) == (True, THEN)
    assert "01.04.2024" in told(now, found)
    of_now = compare(now, name, papers(now)[name])
    assert (of_now.exact, of_now.with_letterhead_of) == (True, None)


@pytest.mark.usefixtures("kept_by_this_version")
def test_a_phone_that_was_never_in_the_settings_is_told(space):
    noted_on(space, THEN)
    name, forged = min(papers(with_settings(space, ap_phone="01799-999999")).items())
    found = compare(with_settings(space, ap_phone="01722-111222"), name, forged)
    assert checking.differs(found)
    assert "the paper says 01799-999999, the settings now say 01722-111222" in told(space, found)
    assert "the round says" not in told(space, found)


def pages(*rows):
    return (Line(Text(en="page 1", bn="পৃষ্ঠা ১"), " ".join(rows), rows),)


@pytest.mark.parametrize(
    ("in_hand", "kept", "otherwise", "marked"),
    [
        (("within 5 days", "18 offices"), ("within 7 days", "18 offices"), ("within 8 days", "18 offices"), True),
        (("within 7 days", "3 of 18"), ("within 7 days", "7 of 18"), ("within 8 days", "7 of 18"), False),
        (("within 7 days", "7 of 12"), ("within 7 days", "7 of 18"), ("within 8 days", "7 of 18"), False),
    ],
)
def test_a_figure_of_the_round_is_not_excused_by_one_of_the_settings_on_its_page(in_hand, kept, otherwise, marked):
    set_now = of_settings.as_set_now(pages(*in_hand), pages(*kept), pages(*otherwise))
    both = (comparing.differences(each, pages(*kept)) for each in (pages(*in_hand), set_now))
    (found,), _ = of_settings.marked(next(both), next(both))
    assert found.of_settings == marked


def test_on_a_page_of_very_many_words_nothing_between_two_words_of_the_settings_is_excused():
    between = " ".join(map(str, range(3000)))
    in_hand, kept, otherwise = (
        pages(f"call {phone} {words} {phone} answers")
        for phone, words in (("01711", between.replace(" 1500 ", " 98765 ")), ("01711", between), ("00000", between))
    )
    assert of_settings.as_set_now(in_hand, kept, otherwise) == in_hand


LEFT_OUT = {
    "lines_en": ("Post Holder By Name, UNO", "Phone 02-111111"),
    "lines_bn": ("নামে একজন",),
    "uno_mail": "some.person@example.com",
}


def test_the_ledger_holds_neither_a_line_of_the_letterhead_nor_a_mailbox_that_is_not_official(space):
    then = with_settings(space, **LEFT_OUT)
    noted_on(then, THEN)
    noted_on(with_settings(then, uno_mail="uno@example.gov.bd"), LATER)
    first, second = (note.letterhead for note in Ledger(space.ledger_path).notes(LetterheadUsed))
    assert (first.uno_mail, second.uno_mail) == ("", "uno@example.gov.bd")
    kept = space.ledger_path.read_bytes()
    for words in ("Post Holder", "some.person", "02-111111", "নামে"):
        assert words.encode() not in kept
        assert words.encode("unicode-escape") not in kept


def test_a_paper_of_then_is_known_whose_lines_and_mailbox_are_not_noted_and_still_the_same(space):
    then = with_settings(space, **LEFT_OUT)
    noted_on(then, THEN)
    name, made = min(papers(then).items())
    found = compare(with_settings(then, ap_phone="01722-111222"), name, made)
    assert (found.exact, found.with_letterhead_of) == (True, THEN)


@pytest.mark.parametrize("phone", ["01711-223344", "01722-111222"])
def test_what_was_not_noted_and_changed_is_told_as_of_the_settings_and_never_as_the_round_s(space, phone):
    then = with_settings(space, **LEFT_OUT)
    noted_on(then, THEN)
    name, made = min(papers(then).items())
    now = with_settings(space, ap_phone=phone, lines_en=("Office", "Phone 02-222222"), uno_mail="other@example.com")
    words = told(now, compare(now, name, made))
    assert "the paper says 02-111111, the settings now say 02-222222" in words
    assert "the round says" not in words


NAMED_ELSEWHERE = ("Office of the Upazila Nirbahi Officer", "Paikgacha, Khulna")
"""Lines of a letterhead in words of a closed list: an office is named so."""


SIGNED = {"signatories": Signatories(countersigned_en=("UNO", "Office of the Upazila Nirbahi Officer"))}


def paper(space, form, called):
    made = of_round.files(space, looking_back.history(space, 1), [form], [Language.EN])
    return next((file.name, file.content()) for file in made if file.name.startswith(called))


@pytest.mark.usefixtures("kept_by_this_version")
@pytest.mark.parametrize(
    ("form", "called", "before", "after"),
    [
        ("pdf", "offices/02", {"lines_en": NAMED_ELSEWHERE}, {"lines_en": ("Office of the UNO", "Paikgacha, Khulna")}),
        ("docx", "offices/02", {"lines_en": ("Office of the UNO", "Town")}, {"lines_en": NAMED_ELSEWHERE}),
        ("docx", "offices/02", {"lines_en": NAMED_ELSEWHERE}, {"lines_en": ("Upazila", "Paikgacha", "Post code 9280")}),
        ("pdf", "offices/02", {"lines_en": ("Mayor's office", "Town")}, {"lines_en": ("Office of mayor", "Town")}),
        ("pdf", "annex-minutes", {}, SIGNED),
        ("docx", "annex-minutes", SIGNED, {"signatories": Signatories(countersigned_en=("UNO (additional charge)",))}),
    ],
)
def test_of_a_letterhead_or_signature_that_the_settings_say_otherwise_now_no_figure_or_name_of_the_round_is_blamed(
    space, form, called, before, after
):
    then = with_settings(space, **before)
    noted_on(then, THEN)
    now = with_settings(then, **after)
    words = told(now, compare(now, *paper(then, form, called)))
    assert "All that is of the round is as in" in words
    assert "they say it otherwise now" in words
    for blamed in ("the round says", "round's paper", "may have been edited", "is missing", "standing or name"):
        assert blamed not in words


@pytest.mark.usefixtures("kept_by_this_version")
def test_beside_a_changed_letterhead_what_was_altered_is_still_told_as_the_round_s_alone(space):
    then = with_settings(space, lines_en=NAMED_ELSEWHERE)
    now = with_settings(then, lines_en=("Office of the UNO", "Town"))
    in_hand, kept, other = (
        lines_of(*(name, ".docx", content))
        for name, content in (
            paper(each, "docx", "annex-chair") for each in (then, now, with_settings(then, lines_en=("-", "-")))
        )
    )
    forged = [replace(line, words=line.words.replace("UNO", "Mayor").replace("18", "19")) for line in in_hand]
    honest = of_settings.as_set_now(in_hand, kept, other)
    assert honest == kept
    altered = of_settings.as_set_now(forged, kept, other)
    assert [line.words for line in altered] == [
        line.words if line.words == "Office of the UNO" else line.words.replace("UNO", "Mayor").replace("18", "19")
        for line in kept
    ]


GOVERNMENT, OFFICE, PLACE = "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার", "উপজেলা নির্বাহী অফিসারের কার্যালয়", "পাইকগাছা, খুলনা"
BANGLA = {"lines_bn": (GOVERNMENT, OFFICE, PLACE)}
OTHER_BANGLA = {"lines_bn": (GOVERNMENT, "উপজেলা প্রশাসন", PLACE)}


def bangla(space, called, altered=str):
    """Return name and bytes of a paper in Bangla as PDF, with what is altered in its words."""
    made = of_round.files(space, looking_back.history(space, 1), ["pdf"], [Language.BN])
    file = next(file for file in made if file.name.startswith(called))
    return file.name, file.form.draw([in_words(paper, altered) for paper in file.papers()])


def in_words(value, altered):
    if type(value) is str:
        return altered(value)
    if isinstance(value, tuple):
        return tuple(in_words(part, altered) for part in value)
    changes = {name: in_words(part, altered) for name, part in fields_of(value).items()}
    return replace(value, **changes) if changes else value


@pytest.mark.usefixtures("kept_by_this_version")
@pytest.mark.parametrize(
    ("called", "before", "after", "places"),
    [
        ("annex-minutes", BANGLA, OTHER_BANGLA, ["page 1, line 3"]),
        ("offices/02", BANGLA, OTHER_BANGLA, ["page 1, line 3"]),
        ("annex-minutes", BANGLA, {"lines_bn": (GOVERNMENT, OFFICE, "আইসিটি শাখা", PLACE)}, ["page 1, line 4"]),
        ("annex-minutes", OTHER_BANGLA, {"lines_bn": (GOVERNMENT, PLACE)}, ["page 1, line 3"]),
        ("annex-chair", {"signatories": Signatories(prepared_bn=("প্রোগ্রামার",))}, {"signatories": Signatories()}, None),
    ],
)
def test_a_bangla_pdf_with_another_letterhead_is_its_round_s_paper_and_only_what_is_otherwise_is_named(
    space, called, before, after, places
):
    then = with_settings(space, **before)
    now = with_settings(then, **after)
    found = compare(now, *bangla(then, called))
    assert all(each.of_settings for each in found.named)
    assert not found.wording
    named = [each.place.en for each in found.named]
    assert named == places if places else len(named) == 1
    assert "All that is of the round is as in" in told(now, found)
    assert checking.differs(found)


@pytest.mark.usefixtures("kept_by_this_version")
@pytest.mark.parametrize("called", ["annex-minutes", "offices/02"])
def test_beside_another_letterhead_a_figure_that_was_altered_in_a_bangla_pdf_is_named_alone(space, called):
    then = with_settings(space, **BANGLA)
    now = with_settings(then, **OTHER_BANGLA)
    name, forged = bangla(then, called, lambda words: words.replace("২০২৪ মাসের", "২০২৫ মাসের"))
    found = compare(now, name, forged)
    assert {(each.paper, each.kept) for each in found.named if not each.of_settings} == {("২০২৫", "২০২৪")}
    assert [each.place.en for each in found.named if each.of_settings] == ["page 1, line 3"]


@pytest.mark.usefixtures("kept_by_this_version")
def test_beside_another_letterhead_and_phone_nothing_of_a_bangla_pdf_is_blamed_and_the_row_of_the_phone_is_none_of_lines(
    space,
):
    then = with_settings(space, **BANGLA)
    found = compare(with_settings(then, ap_phone="01722-111222", **OTHER_BANGLA), *bangla(then, "offices/02"))
    assert {(each.place.en, each.paper, each.of_settings) for each in found.named} == {
        ("page 1", "০১৭১১-২২৩৩৪৪", True),
        ("page 1, line 3", "", True),
    }
    assert not found.wording


@pytest.mark.usefixtures("kept_by_this_version")
@pytest.mark.parametrize("changed", [{"ap_phone": "01722-111222"}, {"ap_phone": "01722-111222"} | OTHER_BANGLA])
def test_beside_another_phone_a_figure_put_among_words_of_a_bangla_pdf_is_the_round_s(space, changed):
    then = with_settings(space, **BANGLA)
    name, forged = bangla(
        then, "offices/02", lambda words: words.replace("হয়েছে (দপ্তরের তথ্য)", "হয়েছে ৫টি (দপ্তরের তথ্য)")
    )
    found = compare(with_settings(then, **changed), name, forged)
    assert "৫" in {each.paper for each in found.named if not each.of_settings}


def test_what_a_pdf_is_meant_to_say_is_the_same_however_its_pages_are_read(space, monkeypatch):
    _, made = paper(space, "pdf", "offices/02")
    ahead = lines_of("paper.pdf", ".pdf", made, as_meant=True)
    monkeypatch.setattr(pdf_pages, "read_ahead", lambda *_: None)
    assert lines_of("paper.pdf", ".pdf", made, as_meant=True) == ahead


@pytest.mark.usefixtures("kept_by_this_version")
def test_in_a_file_of_all_reports_each_letterhead_that_is_another_now_is_named(space):
    then = with_settings(space, **BANGLA)
    found = compare(with_settings(then, **OTHER_BANGLA), *bangla(then, "offices.bn"))
    assert not found.wording
    places = [each.place.en for each in found.named if each.of_settings]
    offices = len(looking_back.history(space, 1).now.assessments)
    assert len(places) == len(set(places)) == len(found.named) == offices
    assert {place.partition(", ")[2] for place in places} == {"line 3"}


def test_a_noted_phone_that_was_altered_is_not_told_as_of_the_settings(space):
    noted_on(space, THEN)
    forged = with_settings(space, ap_phone="01799-999999", uno_mail="uno@example.gov.bd")
    noted_on(with_settings(space, uno_mail="uno@example.gov.bd"), LATER)
    name, made = min(papers(forged).items())
    found = compare(with_settings(space, ap_phone="01722-111222", uno_mail="other@example.gov.bd"), name, made)
    assert found.with_letterhead_of == LATER
    assert [(each.kept, each.of_settings) for each in found.named] == [("01711-223344", False)]


def test_the_letterhead_is_noted_when_papers_are_made_and_before_it_is_changed(tmp_path):
    folder = Path(shutil.copytree(GOLDEN, tmp_path / "space"))
    ledger = Ledger(folder / "ledger.db")

    def noted():
        return [note.letterhead.ap_phone for note in ledger.notes(LetterheadUsed)]

    on = ("--workspace", folder, "--on", "2024-04-20")
    first = listed.open_workspace(folder, roster=False).config.letterhead.ap_phone
    run("settings", "--phone", "01722-111222", *on)
    assert noted() == [first]
    for _ in range(2):
        run("report", "--format", "csv", *on)
    assert noted() == [first, "01722-111222"]


@pytest.mark.parametrize("phone", ["Abdur Rahim, 01711-223344", "Kq7#vTz9!mWp2x", "call the clerk"])
def test_what_was_written_as_phone_into_the_settings_is_noted_only_where_it_is_one(space, phone):
    then = with_settings(space, ap_phone=phone)
    noted_on(then, THEN)
    (noted,) = Ledger(space.ledger_path).notes(LetterheadUsed)
    assert not noted.letterhead.ap_phone
    kept = space.ledger_path.read_bytes()
    assert phone.encode() not in kept
    name, made = min(papers(then).items())
    assert compare(with_settings(then, answer_days=9), name, made).exact


def test_a_note_of_the_letterhead_bears_the_day_of_the_last_entry_whatever_the_clock_says(space):
    noted_on(space, THEN)
    ledger = Ledger(space.ledger_path)
    for on in ("2023-03-26", "2031-01-01"):
        run("settings", "--phone", f"017{on[:4]}-111222", "--workspace", space.folder, "--on", on)
        assert ledger.last_day() == THEN


def test_only_letterheads_with_which_a_round_s_papers_may_have_been_made_are_tried(space):
    for number, day in enumerate((THEN, LATER)):
        noted_on(with_settings(space, ap_phone=f"0170{number}-111222"), day)
    last, *_ = reversed(Ledger(space.ledger_path).rounds())
    tried = letterheads.of_before(space, last)
    assert [each.letterhead.ap_phone for each in tried] == ["01701-111222", "01700-111222"]
    later = replace(last, entry=Ledger(space.ledger_path).length() + 1)
    assert [each.letterhead.ap_phone for each in letterheads.of_before(space, later)] == ["01701-111222"]


@pytest.fixture
def of_before(space, monkeypatch):
    """Makes annexes as another version made them, which kept the round and worded a heading otherwise; with something behind it."""
    monkeypatch.setattr(kept_words, "__version__", "another")

    def made(form: str, behind: str = "") -> dict[str, bytes]:
        with monkeypatch.context() as then:
            heading = Text(en=f"What is proposed{behind}", bn=f"ভেবে দেখার বিষয়গুলো{behind}")
            then.setattr(proposals, "HEADING", heading)
            files = of_round.files(space, looking_back.history(space, 2), [form], list(Language))
            return {file.name: file.content() for file in files if file.name.startswith("annex-chair")}

    return made


@pytest.mark.parametrize("form", ["pdf", "docx", "terminal"])
def test_where_another_version_only_worded_a_heading_otherwise_no_settings_are_told_of(space, of_before, form):
    for name, made in of_before(form).items():
        found = compare(space, name, made)
        assert found.wording
        assert not found.named
        assert "settings" not in told(space, found)


@pytest.mark.parametrize("form", ["pdf", "docx", "terminal"])
def test_a_figure_is_named_beside_a_heading_that_another_version_worded_otherwise(space, of_before, form):
    for name, made in of_before(form, " 98765").items():
        assert "98765" in {each.paper for each in compare(space, name, made).named if not each.of_settings}


@pytest.mark.usefixtures("of_before")
def test_what_the_settings_say_otherwise_now_is_told_of_a_bangla_pdf_of_another_version(space):
    then = with_settings(space, lines_bn=("উপজেলা কৃষি কর্মকর্তার কার্যালয়", "খুলনা"))
    files = of_round.files(then, looking_back.history(then, 2), ["pdf"], [Language.BN])
    (made,) = (file for file in files if file.name.startswith("annex-chair"))
    found = compare(space, made.name, made.content())
    assert any(each.of_settings for each in found.named)
    assert all(each.of_settings for each in found.named)
