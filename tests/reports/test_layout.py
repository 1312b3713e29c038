"""What holds for every paper, whatever the view: its words, digits, tables and counts, and who is shown what."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import groupby
from operator import itemgetter

import pytest
from annex_sections import SECTIONS, section, sections, tables_of
from changing import replace
from rendering import papers

from auditor.genitive import genitive
from auditor.i18n import Language, Text, ascii_digits, digits, plain
from auditor.model.facts import Cause
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.paper import Box, Chart, Heading, Items, Paragraph, Seal, Signatures, Strip, Table, Turn, parts_of
from auditor.model.seal import parse_seal
from auditor.model.tally import CauseCount, Tally
from auditor.model.views.annexes import AuditorView, ChairView, Change
from auditor.model.views.duty_cells import DutyCell
from auditor.model.views.head import OfficeName
from auditor.model.views.minutes import MinutesView, PublicSample
from auditor.model.views.office import OfficeView
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.sent_letters import PortalRequest
from auditor.model.views.summary import AdviceCount, Proposal, ProposalCode
from reports.layout import cells, remarking
from reports.layout.decisions import in_order
from reports.layout.joining import listed, series
from reports.layout.minutes import NOT_PUBLISHED
from reports.layout.office import LINES_IN_THE_BOX
from reports.layout.sheets import sheets
from reports.layout.tallies import ANSWERED, NO_INFORMATION, NO_INFORMATION_HERE, OFFICES

TYPED_IN_LATIN_DIGITS = re.compile(r"0–9|\S+@\S+|\b[\w-]+(?:\.[a-z]+)+\b|(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}")
"""What stays as it is typed: keys, addresses, check digests."""
NOT_IN_AN_OFFICE = (
    "অডিট", "নিরীক্ষ", "আপত্তি", "খতিয়ান", "আমন্ত্রণ", "তথ্য প্রদানকারী", "অব্যাহতি", "স্বঘোষিত", "স্ব-ঘোষিত", "স্ব-পরীক্ষিত",
    "প্রত্যক্ষ", "সিস্টেম-নথি", "প্রমাণিত", "অবনতি", "কীভাবে জানা", "ইউজার (জন)",
    "ব্যর্থ", "লঙ্ঘন", "দোষ", "খেলাপি", "দ্বি-", "টু-ফ্যাক্টর", "সরকারী", "পদবী", "জরুরী", "পুরনো", "জানুয়ারী", "ইমেইল", "নির্বাহী কর্মকর্তা",
)  # fmt: skip
DRAWN_BY_NO_FONT = "☐✓✔⚠→●"


def tables(paper):
    return [block for block in paper.blocks if isinstance(block, Table)]


def number(cell):
    return 0 if cell == cells.NIL else int(ascii_digits(cell))


def box(paper):
    return next(block for block in paper.blocks if isinstance(block, Box))


# Words


def test_every_string_is_nfc_and_has_no_placeholder_left(case):
    for words in case.strings():
        assert unicodedata.is_normalized("NFC", words), words
        assert "{" not in words, words
        assert "None" not in words, words


def test_a_bangla_paper_has_latin_digits_only_in_what_is_typed(case):
    if case.language is Language.BN:
        for words in case.strings():
            assert not re.search("[0-9]", TYPED_IN_LATIN_DIGITS.sub("", words)), words


def test_an_english_paper_has_no_bangla_digit_and_no_bangla_word_of_ours(case):
    if case.language is Language.EN:
        for words in case.strings():
            assert not re.search("[০-৯]", words), words
            assert not re.search("[ঀ-৿]", words.replace("দপ্তর একীভূত হয়েছে", "")), words


def test_no_word_means_something_else_in_an_upazila(case):
    for words in case.strings():
        assert not [word for word in NOT_IN_AN_OFFICE if word in words], words


def test_no_sign_is_used_that_the_font_lacks(case):
    assert not set(DRAWN_BY_NO_FONT) & set("".join(case.strings()))


def test_an_era_takes_no_further_full_stop(case):
    for words in case.strings():
        assert "খ্রি.।" not in words, words
        assert "খ্রি.." not in words, words
        assert "।।" not in words, words
        assert ".." not in words, words


# Form


def is_filled(table, place):
    """Return whether a row says something in every cell: but before a total, after a dividing line, beside an odd last row."""
    row, titles = table.rows[place], [column.title for column in table.columns]
    half = len(row) // 2
    if titles[:half] == titles[half:]:
        return all(row[:half]) and (all(row[half:]) or (place == len(table.rows) - 1 and not any(row[half:])))
    if place in table.strong_rows:
        return all(row[1:]) or (bool(row[1]) and not any(row[2:]))
    return all(row)


def test_every_row_has_a_cell_for_every_column_and_none_is_empty_where_something_is_to_be_said(case):
    for paper in case.papers:
        for table in tables(paper):
            assert table.alt
            assert all(column.title and column.share > 0 for column in table.columns)
            for place, row in enumerate(table.rows):
                assert len(row) == len(table.columns)
                assert is_filled(table, place), row


def test_papers_stand_have_ascii_names_and_only_wide_tables_lie_on_their_side(case):
    for paper in case.papers:
        assert paper.name.isascii()
        assert paper.name == paper.name.lower()
        assert not paper.landscape
        turns = [place for place, block in enumerate(paper.blocks) if isinstance(block, Turn)]
        wide = [
            place for place, block in enumerate(paper.blocks) if isinstance(block, Table) and len(block.columns) > 6
        ]
        if isinstance(case.view, ChairView | AuditorView):
            first, second = turns
            assert wide
            assert all(first < place < second for place in wide)
            small = [name for name, found in sections(paper).items() if name in {"causes", "advice"} and found]
            headed = [
                place for place, block in enumerate(paper.blocks) if isinstance(block, Heading) and block.either_side
            ]
            assert len(headed) == len(small) == 2
            assert max(headed) < first
        else:
            assert not turns
        assert paper.titles
        assert paper.title
        assert paper.foot


OF_THE_CHAIR = (
    "progress",
    "proposals",
    "brief",
    "causes",
    "advice",
    "summary",
    "offices",
    "accounts",
    "changes",
    "notes",
)
OF_THE_MINUTES = ("progress", "proposals", "summary", "offices", "changes", "causes", "advice", "notes")


def test_sections_of_the_annex_stand_in_one_order_and_are_numbered_in_sequence(case):
    if isinstance(case.view, OfficeView) or case.name == "office reports":
        return
    (paper,) = case.papers
    headings = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
    numbered = [heading for heading in headings if heading[0].isdecimal()]
    assert [int(ascii_digits(heading.split(".")[0])) for heading in numbered] == list(range(1, len(numbered) + 1))
    unnumbered = {SECTIONS[name].said(case.language) for name in ("brief", "notes")}
    assert {heading for heading in headings if not heading[0].isdecimal()} <= unnumbered
    decided = bool(getattr(case.view, "chair", case.view).summary.parts)
    expected = OF_THE_MINUTES if isinstance(case.view, MinutesView) else OF_THE_CHAIR
    left_out = set() if decided else {"summary"}
    left_out |= set() if isinstance(case.view, AuditorView) else {"accounts"}
    assert list(sections(paper)) == ["", *(name for name in expected if name not in left_out)]


def test_a_paper_of_sample_data_says_so_on_every_page(case):
    for paper in case.papers:
        assert bool(paper.banner) is ("no decision" not in case.name)


@pytest.mark.parametrize("language", Language)
def test_notes_clauses_and_the_lists_of_the_brief_are_lettered_in_sequence(views, language):
    letters = "কখগঘঙচছজঝঞটঠডঢ" if language is Language.BN else "abcdefghijklmn"
    for name in ("minutes", "chair", "auditor, first report", "minutes, all done"):
        (paper,) = papers(views[name], language)
        (clauses,) = tables_of(paper, "proposals")
        lists = [[row[0] for row in clauses.rows]]
        lists += [[marker for marker, _ in block.items] for block in paper.blocks if isinstance(block, Items)]
        assert len(lists) >= 2
        for markers in lists:
            assert markers == [f"({letter})" for letter in letters[: len(markers)]]


# Counts


def summary_tables(paper):
    """Return the summary as a table a decision, also where one table has the decision's number in its first column."""
    found = []
    for block in paper.blocks:
        if isinstance(block, Table) and block.columns[-1].title in {"বাস্তবায়নের হার", "Rate of implementation"}:
            if block.columns[0].title in {"ক্রম", "No."}:
                found.append(block)
            else:
                for _, rows in groupby(block.rows, itemgetter(0)):
                    found.append(replace(block, rows=tuple(rows)))
    return found


def test_the_summary_adds_up_across_and_down(case):
    for paper in case.papers:
        for table in summary_tables(paper):
            *groups, total = [[number(cell) for cell in row[2:-1]] for row in table.rows]
            before = 2 if isinstance(case.view, MinutesView) else 3
            for counts in (*groups, total):
                assert counts[0] == sum(counts[before:])
            assert [sum(column) for column in zip(*(groups or [total]), strict=True)] == total
            assert len(groups) != 1  # it would say the same as the total


@pytest.mark.parametrize("language", Language)
def test_the_summary_prints_the_counts_of_the_view(views, language):
    for view in (views["chair"], views["chair, all done"], views["chair, nothing done"]):
        (paper,) = papers(view, language)
        for table, part in zip(summary_tables(paper), in_order(view.summary.parts), strict=True):
            printed = [number(cell) for cell in table.rows[-1][2:-1]]
            tally = part.total
            stand = [tally.implemented, tally.partial, tally.not_implemented, tally.no_information]
            waived = [tally.waived] if tally.waived else []
            assert printed == [tally.total, tally.asked, tally.answered, *stand, *waived]
            assert table.rows[-1][-1] == digits(f"{tally.implemented}/{tally.total} ({tally.rate}%)", language)


@pytest.mark.parametrize("name", ["chair", "minutes", "auditor"])
def test_every_table_has_the_decisions_in_the_order_of_the_minutes(views, name):
    of_decision = {"Decision no.", "No."}
    for paper in papers(views[name], Language.EN):
        for table in (block for part in parts_of(paper) for block in part.blocks if isinstance(block, Table)):
            for place, column in enumerate(table.columns):
                said = [row[place] for row in table.rows]
                numbers = [number for number in said if number in {"09", "11"}]
                if column.title in of_decision and set(said) <= {"09", "11"}:
                    assert numbers == sorted(numbers), table.alt


@pytest.mark.parametrize("name", ["chair", "minutes", "auditor"])
def test_every_sheet_and_chart_has_the_decisions_in_the_order_of_the_minutes(views, name):
    view, found = views[name], set()
    if name == "chair":
        pending = tuple(Change(OfficeName(1, view.rows[0].name), part.decision.id, 1) for part in view.summary.parts)
        view = replace(view, changes=replace(view.changes, pending=pending, slipped=pending[::-1]))
    for sheet in sheets(view, Language.EN):
        for place in (place for place, field in enumerate(sheet.fields) if field.code == "decision"):
            for what, rows in groupby(sheet.rows, key=lambda row, end=place: row[0] if end else None):
                numbers = [row[place] for row in rows if row[place] in {"09", "11"}]
                assert numbers == sorted(numbers), (sheet.code, what)
                found |= {sheet.code} if len({*numbers}) > 1 else set()
    every = [block for paper in papers(view, Language.EN) for part in parts_of(paper) for block in part.blocks]
    bars = [bar.label for block in every if isinstance(block, Chart) for bar in block.bars]
    numbers = [said for label in bars for said in re.findall(r"\b(?:09|11)\b", label)]
    assert numbers == sorted(numbers)
    found |= {"chart"} if len({*numbers}) > 1 else set()
    assert found >= {"chair": {"summary", "duty_basis", "changes", "chart"}}.get(name, {"summary", "duty_basis"})


def test_the_grades_of_a_decision_add_up_to_its_implemented_offices(case):
    for paper in case.papers:
        for table in tables(paper):
            if len(table.columns) == 3 + len(Grade) and table.columns[0].title in {"সিদ্ধান্ত নং", "Decision no."}:
                for row in table.rows:
                    assert number(row[2]) == sum(map(number, row[3:]))


@pytest.mark.parametrize("language", Language)
def test_waivers_have_a_column_only_where_there_are_any(views, language):
    for name, columns in (("chair", 11), ("chair, all done", 10)):
        (paper,) = papers(views[name], language)
        assert {len(table.columns) for table in summary_tables(paper)} == {columns}


@pytest.mark.parametrize("language", Language)
def test_the_first_box_reads_out_the_counts_of_the_view(views, language):
    view = views["chair"]
    (paper,) = papers(view, language)
    first = box(paper)
    for part in view.summary.parts:
        line = next(line for line in first.lines if digits(part.decision.serial, language) in line)
        told = set(map(int, re.findall(r"\d+", ascii_digits(line))))
        tally = part.total
        assert {tally.implemented, tally.not_implemented, tally.no_information, tally.waived} <= told
    assert digits(str(view.summary.offices), language) in first.lines[0]
    assert digits(str(view.summary.answered), language) in first.lines[0]


def test_the_line_of_a_decision_is_made_from_it_and_not_from_its_number(build):
    found = build.places()
    made = build.minutes(found)
    part = replace(
        made.summary.parts[1], decision=replace(made.summary.parts[1].decision, id="2024-05/03", serial="03")
    )
    view = replace(made, summary=replace(made.summary, parts=(part,), head=build.head(decisions=(part.decision,))))
    (paper,) = papers(view, Language.BN)
    assert any(line.startswith("০৩ নং সিদ্ধান্ত ২৪টি বিভাগীয় দপ্তরের মধ্যে ১৪টিতে বাস্তবায়িত") for line in box(paper).lines)


def test_serials_of_two_meetings_stand_with_their_meetings(build):
    made = build.minutes(build.places())
    other = replace(
        made.summary.parts[1].decision, id="2024-03/11", serial="11", meeting="2024-03", day=date(2024, 3, 14)
    )
    parts = (made.summary.parts[0], replace(made.summary.parts[1], decision=other))
    head = build.head(decisions=(parts[0].decision, other))
    (paper,) = papers(replace(made, summary=replace(made.summary, parts=parts, head=head)), Language.BN)
    assert any(line.startswith("মার্চ ২০২৪ মাসের ১১ নং সিদ্ধান্ত") for line in box(paper).lines)
    (progress,) = tables_of(paper, "progress")
    assert [row[0] for row in progress.rows] == ["১১ (জানুয়ারি ২০২৪)", "১১ (মার্চ ২০২৪)"]


def test_departments_are_said_to_be_meant_only_by_a_decision_that_names_no_others(views):
    for name in ("minutes", "chair"):
        (paper,) = papers(views[name], Language.BN)
        lines = [line for line in box(paper).lines if "নং সিদ্ধান্ত" in line]
        assert ["বিভাগীয় দপ্তরের" in line for line in lines] == [True, False]


def test_a_decision_over_no_office_has_no_rate(build):
    made = build.chair(build.places())
    part = replace(made.summary.parts[1], total=Tally(), groups=())
    (paper,) = papers(replace(made, summary=replace(made.summary, parts=(part,))), Language.BN)
    (progress,) = tables_of(paper, "progress")
    assert progress.rows[0][4] == "—"
    assert summary_tables(paper)[0].rows[-1][-1] == "—"


def test_a_decision_is_called_implemented_only_when_every_office_has_implemented_it(views):
    (done,) = papers(views["minutes, all done"], Language.BN)
    (left,) = papers(views["minutes"], Language.BN)
    states = [[row[4].split(";")[0] for row in section(paper, "progress")[0].rows] for paper in (done, left)]
    assert states == [["২৪টি দপ্তরের সবগুলোতে বাস্তবায়িত", "৩৪টি দপ্তরের সবগুলোতে বাস্তবায়িত"], ["বাস্তবায়নাধীন"] * 2]


def brief(paper, part):
    """Return the sentences under a heading of the chair's brief."""
    blocks = section(paper, "brief")
    at = next(place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.text == part)
    after = blocks[at + 1]
    return [words for _, words in after.items] if isinstance(after, Items) else [after.text]


SAY, ASK, THANK = "সভায় বলার বিষয়", "জানতে চাওয়ার বিষয়", "ধন্যবাদ জানানোর বিষয়"


def test_nothing_left_is_said_only_then(views):
    words = "কোনো দপ্তরের করণীয় অবশিষ্ট নেই।"
    told = {
        name
        for name, view in views.items()
        if isinstance(view, ChairView | AuditorView) and words in str(section(papers(view, Language.BN)[0], "brief"))
    }
    assert told == {"chair, all done", "auditor, all done"}


def test_charts_are_drawn_from_the_second_meeting_on_and_say_in_words_what_they_draw(case):
    for paper in case.papers:
        charts = [block for block in paper.blocks if isinstance(block, Chart)]
        if "first" in case.name or case.name.startswith("office"):
            assert not charts
        for chart in charts:
            assert len(chart.bars) > 1
            for bar in chart.bars:
                assert len(bar.counts) == len(bar.shown) == len(chart.series)
                assert [number(shown) for shown in bar.shown] == list(bar.counts)
                assert bar.label in chart.alt


# Audiences


def of_single_offices(view):
    """What only the chair may read of a single office: portals, logins, posts."""
    auditor = view
    for row in auditor.chair.rows:
        yield row.portal
    for office in auditor.accounts:
        for account in office.accounts:
            yield account.login
            yield from (account.post.bn, account.post.en)


@pytest.mark.parametrize("language", Language)
def test_the_minutes_copy_names_no_portal_no_login_no_post_and_no_duty_of_an_office(views, build, language):
    (paper,) = papers(views["minutes"], language)
    told = set(build.strings(paper))
    secret = set(of_single_offices(views["auditor"])) - {"ইউপি সচিব"}
    assert not [
        words for words in told if any(name in words for name in secret if name not in {"Head of office", "দপ্তর প্রধান"})
    ]
    (offices,) = tables_of(paper, "offices")
    assert {row[place] for row in offices.rows for place in (2, 5)} <= {
        "দেওয়া হয়েছে",
        "দেওয়া হয়নি",
        "given",
        "not given",
        "",
    }
    assert {len(row) for row in offices.rows} == {2 * 3}
    assert [row[place] for row in offices.rows for place in (0, 3) if row[place]] == [
        digits(f"{row.serial:02d}", language) for row in views["minutes"].rows
    ]


@pytest.mark.parametrize("language", Language)
def test_the_minutes_copy_says_by_name_how_offices_stand_only_where_the_committee_wants_it(build, language):
    (paper,) = papers(build.minutes(build.places(), standings=True), language)
    (offices,) = tables_of(paper, "offices")
    statuses = {"বাস্তবায়িত", "বাস্তবায়নাধীন", "তথ্য পাওয়া যায়নি", "প্রযোজ্য নয়"}
    if language is Language.EN:
        statuses = {"implemented", "in progress", "no information", "not applicable"}
    assert {row[place] for row in offices.rows for place in (3, 7)} <= statuses | {""}
    assert not any("/" in cell for row in offices.rows for cell in row)
    by_name = {Language.EN: "by name how each office stands", Language.BN: "নামসহ প্রতিটি দপ্তরের সার্বিক অবস্থা"}
    notes = " ".join(build.strings(paper))
    assert by_name[language] in notes
    only_answers = {Language.EN: "says only whether an office gave", Language.BN: "নামসহ শুধু করণীয়ের তথ্য"}
    assert only_answers[language] not in notes
    (usual,) = papers(build.minutes(build.places()), language)
    assert [each in " ".join(build.strings(usual)) for each in (only_answers[language], by_name[language])] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("sample", "told"),
    [
        (PublicSample(5, 5, 0, 0), "Sample: drawn 5, seen 5, wrong 0, not yet seen 0."),
        (PublicSample(6, 3, 0, 3), "Sample: drawn 6, seen 3, wrong 0, not yet seen 0, user IDs no longer listed 3."),
        (PublicSample(5), "Sample: drawn 5."),
        (None, ""),
    ],
)
def test_the_minutes_copy_says_of_a_draw_what_its_view_has(views, build, sample, told):
    view = views["minutes"]
    (paper,) = papers(replace(view, summary=replace(view.summary, sample=sample)), Language.EN)
    assert [words for words in build.strings(paper) if words.startswith("Sample: drawn")] == ([told] if told else [])


@pytest.mark.parametrize("language", Language)
def test_the_minutes_copy_tells_changes_by_number_only(views, language):
    (paper,) = papers(views["minutes"], language)
    names = {row.name.said(language) for row in views["minutes"].rows}
    for block in section(paper, "changes"):
        if isinstance(block, Table):
            assert not [cell for row in block.rows for cell in row if any(name in cell for name in names)]
            assert [number(cell) for cell in block.rows[0]] == [
                getattr(views["minutes"].summary.changes, name) for name in ("newly_done", "slipped", "pending")
            ]


@pytest.mark.parametrize("language", Language)
def test_the_minutes_copy_says_that_the_numbers_of_changes_are_not_given_where_the_section_has_something_else(
    views, language
):
    view = views["minutes"]
    (paper,) = papers(replace(view, summary=replace(view.summary, changes=None)), language)
    told = section(paper, "changes")
    assert Paragraph(NOT_PUBLISHED.said(language)) in told
    compares = {Language.EN: "Compared with the", Language.BN: "তুলনা করা হয়েছে"}[language]
    assert not [block for block in told if isinstance(block, Paragraph) and compares in block.text]


def test_copies_that_are_not_for_publication_say_so_on_every_page(case):
    for paper in case.papers:
        confidential = "প্রকাশযোগ্য নয়" in paper.marking or "not for publication" in paper.marking
        assert confidential is not isinstance(case.view, MinutesView)


def test_offices_that_check_themselves_stand_below_a_line_in_the_table_of_the_others(views):
    view = views["chair"]
    rows = tuple(replace(row, answered=True) if row.own else row for row in view.rows)
    (paper,) = papers(replace(view, rows=rows), Language.BN)
    (offices,) = tables_of(paper, "offices")
    assert offices.strong_rows == (34,)
    line, *own = offices.rows[34:]
    assert line[:2] == ("", "স্বেচ্ছায় যাচাই (গণনার বাইরে)")
    assert [row[0] for row in own] == ["৩৫", "৩৬"]
    names = "উপজেলা নির্বাহী অফিসারের কার্যালয় ও সহকারী প্রোগ্রামারের কার্যালয়।"
    said = f"স্বেচ্ছায় যাচাইয়ে অংশ নিয়েছে, মোট ৩৪টির বাইরে আলাদা সারিতে দেখানো হলো: {names}"
    assert any(said in line for line in brief(paper, SAY))


def test_the_chair_says_of_nobody_who_told_nothing_that_he_was_checked_voluntarily(views):
    view = views["chair"]
    own = [row for row in view.rows if row.own]
    for first_told in (False, True):
        rows = tuple(replace(row, answered=first_told and row is own[0]) if row.own else row for row in view.rows)
        (paper,) = papers(replace(view, rows=rows), Language.BN)
        told = [[row.name.bn in line for row in own] for line in brief(paper, SAY)]
        assert [any(named) for named in zip(*told, strict=True)] == [first_told, False]


def test_no_line_parts_the_offices_where_none_checks_itself(views):
    view = replace(views["chair"], rows=tuple(row for row in views["chair"].rows if not row.own))
    (offices,) = tables_of(papers(view, Language.BN)[0], "offices")
    assert (len(offices.rows), offices.strong_rows) == (34, ())


def test_only_papers_that_are_handed_over_are_signed(case):
    for paper in case.papers:
        signed = any(isinstance(block, Signatures) for block in paper.blocks)
        assert signed is not isinstance(case.view, AuditorView)


def test_the_chair_sees_every_waiver_with_its_end_and_reference(views):
    (paper,) = papers(views["chair"], Language.BN)
    (changes,) = tables_of(paper, "changes")
    assert "৩০.০৬.২০২৪ পর্যন্ত (২০২৪-০২/০৭)" in changes.rows[-1][3]
    assert changes.rows[-1][2] == "১"


@pytest.mark.parametrize("language", Language)
def test_the_assistant_programmer_reads_by_name_whose_waiver_ended_or_met_nothing(views, language):
    (paper,) = papers(views["auditor"], language)
    told = [block.text for block in section(paper, "changes") if isinstance(block, Paragraph)]
    for waiver in views["auditor"].chair.waiver_notes:
        (line,) = [line for line in told if waiver.subject.said(language) in line]
        assert waiver.duty.said(language) in line
        assert waiver.note.policy not in line
        assert waiver.note.subject not in line


def test_pending_offices_stand_under_the_number_of_meetings_they_wait(views):
    (paper,) = papers(views["chair"], Language.BN)
    (changes,) = tables_of(paper, "changes")
    labels = [row[0] for row in changes.rows]
    assert labels == [
        "নতুন বাস্তবায়িত",
        "পুনরায় করণীয়",
        "অনিষ্পন্ন (৩ সভা)",
        "অনিষ্পন্ন (২ সভা)",
        "অনিষ্পন্ন (গত সভায় অনিষ্পন্ন ছিল না)",
        "আগে হয়নি, দায়িত্ব বদলের পর তথ্য পাওয়া যায়নি",
        "তালিকায় নতুন যুক্ত",
        "নতুন বা অন্য ইউজার আইডি; আগে সব আইডির জন্য জানানো “হ্যাঁ” এসব আইডিতে ধরা হয় না",
        "কোনো করণীয়ের সময় বর্ধিত",
    ]
    assert sum(number(row[2]) for row in changes.rows[2:5]) == len(views["chair"].changes.pending)


# Seal


def test_the_seal_of_a_kept_round_stands_at_the_end_and_on_every_page(case):
    for paper in case.papers:
        seals = [block for block in paper.blocks if isinstance(block, Seal)]
        if "no decision" in case.name:
            assert not seals
            assert paper.foot in {"খসড়া: স্থায়ী রেকর্ডে রাখা হয়নি", "Draft: not kept in the ledger"}
            continue
        head = case.view.head if isinstance(case.view, OfficeView) else None
        for seal in seals:
            assert seal.digest in paper.foot
            assert parse_seal(seal.qr).startswith(parse_seal(seal.digest))
            assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", seal.qr)
        assert bool(seals) is (head is None and case.name != "office reports")


# Proposals


@pytest.mark.parametrize(
    ("due", "words"), [(None, "পরবর্তী সভার আগে"), (date(2024, 2, 29), "আগামী ২৯.০২.২০২৪ তারিখের মধ্যে")]
)
def test_what_is_left_is_to_be_done_by_the_due_date_or_before_the_next_meeting(build, due, words):
    (paper,) = papers(build.minutes(build.places(), given_head=build.head(due=due)), Language.BN)
    clauses = tables_of(paper, "proposals")[0].rows
    assert words in clauses[0][1]
    assert words in clauses[1][1]


@pytest.mark.parametrize("language", Language)
def test_every_clause_has_its_words_and_its_implementer(build, language):
    """Who told nothing, and who has only to tell the rest, stand in one clause where there are both."""
    told = PortalRequest(date(2024, 2, 5), "", date(2024, 2, 12), "")
    proposals = tuple(
        Proposal(code, 2, causes=(Cause.NO_CODE,) if code is ProposalCode.PORTAL else ()) for code in ProposalCode
    )

    def words_without(code):
        those = tuple(each for each in proposals if each.code is not code)
        view = build.chair(build.places(), proposals=those, portal_request=told)
        (paper,) = papers(view, language)
        return {row[1] for row in tables_of(paper, "proposals")[0].rows}

    without_silent, without_the_rest = words_without(ProposalCode.SILENT), words_without(ProposalCode.TELL)
    assert len(without_silent | without_the_rest) == len(ProposalCode)
    assert len(without_silent & without_the_rest) == len(words_without(None)) - 1 == len(ProposalCode) - 2


def test_the_portal_is_told_what_offices_said_of_it(build):
    proposals = (Proposal(ProposalCode.PORTAL, 2, (), (Cause.NO_CODE,)),)
    view = build.chair(build.places(), causes=(CauseCount(Cause.NO_CODE, 2),), portal_offices=2, proposals=proposals)
    (paper,) = papers(view, Language.BN)
    clause = next(row[1] for row in tables_of(paper, "proposals")[0].rows if "পোর্টাল কর্তৃপক্ষ" in row[1])
    assert clause == "কোড না আসার বিষয়টি পত্রের মাধ্যমে পোর্টাল কর্তৃপক্ষকে জানাতে হবে।"
    assert "২টি দপ্তরের ক্ষেত্রে জানা গেছে, Two-step চালু করতে গেলে কোড আসে না।" in brief(paper, SAY)


def test_causes_that_are_not_the_portals_stand_apart(views):
    (paper,) = papers(views["chair"], Language.BN)
    table, others, *_ = section(paper, "causes")
    assert len(table.rows) == 2
    assert others == Paragraph("অন্যান্য কারণ (দপ্তরের সংখ্যা): পদ শূন্য: ১।")


def test_that_nobody_can_log_in_stands_among_what_the_portals_authority_is_asked(build):
    view = build.chair(build.places(), causes=(CauseCount(Cause.LOCKED_OUT, 1),), portal_offices=0)
    (paper,) = papers(view, Language.BN)
    (table, *rest) = section(paper, "causes")
    ((cause, number, asked),) = table.rows
    assert cause == "লগইন করা যাচ্ছে না (রিসেটের আবেদন করা হয়েছে)"
    assert (number, "রিসেট করে" in asked) == ("১", True)
    assert not any("জানা যায়নি" in str(block) or "অন্যান্য কারণ" in str(block) for block in rest[:1])


# Notes


def notes_of(view):
    (paper,) = papers(view, Language.BN)
    return " ".join(text for block in section(paper, "notes") if isinstance(block, Items) for _, text in block.items)


def test_an_assumed_due_date_is_marked_as_assumed_and_another_is_not(build):
    found = build.places()
    assert "১৫.০২.২০২৪ খ্রি.; সিদ্ধান্তে তারিখের উল্লেখ নেই। (ধরে নেওয়া হয়েছে)" in notes_of(build.minutes(found))
    ordered = notes_of(build.minutes(found, given_head=build.head(due_assumed=False)))
    assert "সময়সীমা ১৫.০২.২০২৪ খ্রি." in ordered
    assert "উল্লেখ নেই। (ধরে নেওয়া হয়েছে) (" not in ordered
    assert "খ্রি. ধরা হয়েছে" not in ordered


def test_notes_say_what_applies(views, build):
    assert "নামসহ শুধু করণীয়ের তথ্য পাওয়া গেছে কি না" in notes_of(views["minutes"])
    assert "নামসহ শুধু করণীয়ের তথ্য পাওয়া গেছে কি না" not in notes_of(views["chair"])
    assert "যাচাই-সংকেত" not in notes_of(views["chair, no decision"])
    assert "দপ্তরের ত্রুটি নয়" not in notes_of(views["minutes, all done"])
    assert "বাস্তবায়িতও নয়, অবাস্তবায়িতও নয়" not in notes_of(views["minutes, all done"])
    assert "মানদণ্ডে যোগ করা" in notes_of(build.minutes(build.places(), password_rule="upper+lower+symbol+digit"))
    for name in ("minutes", "chair", "auditor"):
        assert "কোনো পাসওয়ার্ড সংগ্রহ, দেখা বা সংরক্ষণ করা হয়নি।" in notes_of(views[name])


# Office reports


def offices(views):
    return [view for view in views.values() if isinstance(view, OfficeView)]


@pytest.mark.parametrize("language", Language)
def test_an_officer_finds_every_step_once_and_the_first_in_the_box(views, build, language):
    for view in offices(views):
        (paper,) = papers(view, language)
        told = "\n".join(build.strings(paper))
        for step in view.steps:
            assert told.count(step.said(language)) == 1
        if view.steps and view.heard:
            assert view.steps[0].said(language) in box(paper).lines[0]
            assert digits(str(len(view.steps)), language) in box(paper).lead


def test_the_box_counts_duties_as_the_chairs_copy_does_and_says_in_how_many_steps(build):
    place = build.places()[0]
    (row,) = build.office(place).duties[:1]
    open_duty = replace(row, cell=DutyCell(1, 3, Outcome.FAIL))
    view = build.office(
        place, duties=(open_duty, open_duty), steps=tuple(Text(en=f"Do {n}", bn=f"করুন {n}") for n in (1, 2, 3))
    )
    (bangla,), (english,) = papers(view, Language.BN), papers(view, Language.EN)
    assert box(bangla).lead.startswith("অবশিষ্ট করণীয় ২টি (নিচে ৩টি কাজে সাজানো)। ")
    assert box(english).lead.startswith("Duties left: 2 (listed below as 3 tasks). ")


@pytest.mark.parametrize(
    ("gone", "in_bangla", "in_english"),
    [
        (1, "১টি আইডির কারণ জানাতে হবে। ", "user ID no longer in the roster of which it is to be told why: 1. "),
        (3, "৩টি আইডির কারণ জানাতে হবে (নিচে ২টি কাজে সাজানো)। ", "it is to be told why: 3 (listed below as 2 tasks). "),
    ],
)
def test_the_box_counts_beside_the_duties_of_whom_it_is_asked_why_they_left_the_list(
    build, gone, in_bangla, in_english
):
    place = build.places()[0]
    (row,) = build.office(place).duties[:1]
    steps = (Text(en="Do it", bn="করুন"), Text(en="Tell why", bn="কারণ জানান"))
    view = build.office(place, duties=(replace(row, cell=DutyCell(1, 3, Outcome.FAIL)),), steps=steps, left_roster=gone)
    (bangla,), (english,) = papers(view, Language.BN), papers(view, Language.EN)
    assert box(bangla).lead.startswith(f"অবশিষ্ট করণীয় ১টি; তালিকায় আর নেই এমন {in_bangla}")
    assert in_english in box(english).lead


def test_more_steps_than_the_box_holds_stand_overleaf_with_their_numbers(build):
    step = Text(en="Step {n}", bn="ধাপ {n}")
    most = LINES_IN_THE_BOX[Language.BN]
    view = build.office(build.places()[0], steps=tuple(step.filled(n=place) for place in range(1, most + 2)))
    (paper,) = papers(view, Language.BN)
    held = [line for line in box(paper).lines if "ধাপ" in line]
    assert held[-1] == "১১। ধাপ ১১"
    assert "বাকিগুলো অপর পৃষ্ঠায়" in box(paper).lines[len(held)]
    overleaf = next(
        number for number, block in enumerate(paper.blocks) if isinstance(block, Heading) and block.overleaf
    )
    assert paper.blocks[overleaf + 1].text == "১২। ধাপ ১২ ১৩। ধাপ ১৩"
    (short,) = papers(replace(view, steps=view.steps[:most]), Language.BN)
    assert not any("বাকি" in line for line in box(short).lines)


def test_the_box_says_what_is_left_that_nothing_is_or_that_nothing_was_heard(build):
    place = build.places()[0]
    leads = [
        box(papers(view, Language.BN)[0]).lead
        for view in (
            build.office(place, steps=(Text(en="Do it", bn="কাজটি করুন"),)),
            build.office(place, steps=()),
            build.office(place, steps=(), heard=False, status=Status.NO_INFORMATION),
            build.office(place, steps=(), heard=False, status=Status.NOT_APPLICABLE),
        )
    ]
    assert leads == [
        "অবশিষ্ট করণীয় ১টি। সময়সীমা: ১৫.০২.২০২৪ খ্রি.",
        "কোনো করণীয় অবশিষ্ট নেই। ধন্যবাদ।",
        "আপনার দপ্তরের করণীয়ের তথ্য পাওয়া যায়নি।",
        "সিদ্ধান্তগুলো আপনার দপ্তরের জন্য প্রযোজ্য নয়।",
    ]


def test_what_waits_for_the_portal_is_said_to_be_nobodys_duty_in_the_office(build):
    place = build.places()[3]
    waiting = ((ProposalCode.PORTAL, (Cause.NOT_OFFERED, Cause.NO_CODE)),)
    view = build.office(place, portal_matter=True, portal_clauses=waiting)
    (paper,) = papers(view, Language.BN)
    assert box(paper).lines[-1] == (
        "Two-step চালুর সুযোগ না থাকা ও কোড না আসার বিষয়টি পোর্টাল কর্তৃপক্ষকে জানানো হচ্ছে; এ বিষয়ে আপনার কিছু করণীয় নেই।"
    )


def test_without_a_due_date_the_report_says_before_the_next_meeting_as_the_proposals_do(build):
    for place in build.places()[:6]:
        view = build.office(place, head=build.head(due=None))
        (paper,) = papers(view, Language.BN)
        said = "\n".join(build.strings(paper))
        assert "{" not in said
        assert ("পরবর্তী সভার আগে" in said) is ("সময়সীমা" in said or "সংযুক্ত ছক পূরণ" in said)
        assert ("পরবর্তী সভার আগে" in said) is bool(view.steps)


@pytest.mark.parametrize("language", Language)
def test_an_office_reads_in_its_own_report_never_to_tell_a_password_and_how_to_correct_it(views, language):
    never = "পাসওয়ার্ড, OTP বা জরুরি কোড কাউকে জানাবেন না" if language is Language.BN else "Tell nobody your password"
    for view in offices(views):
        (paper,) = papers(view, language)
        words = [block for block in paper.blocks if isinstance(block, Paragraph)]
        (place,) = (at for at, block in enumerate(words) if block.strong and never in block.text)
        assert words[place + 1].text.startswith(("সহায়তা", "Help")), "as where both stand in one paragraph"
        strip = paper.blocks[-1]
        assert isinstance(strip, Strip)
        assert view.office.name.said(language) in strip.lines[1]
        assert digits(str(view.head.letterhead.answer_days), language) in strip.lines[-2]
        assert all(line.endswith("…" * 20) for line in (strip.lines[2], strip.lines[-1])), "post and reason by hand"
        assert strip.lines[-2].count("[ ]") == 3


def test_a_day_of_telling_is_starred_and_a_day_of_doing_is_not(build):
    (paper,) = papers(build.office(build.places()[0]), Language.BN)
    days = [row[5] for row in tables(paper)[0].rows]
    assert days == ["১১.০২.২০২৪*", "২৫.০১.২০২৪", "১১.০২.২০২৪*", "১১.০২.২০২৪*", "১১.০২.২০২৪*"]


# Cells

WAITING = (Status.AWAITING_PORTAL,)


@pytest.mark.parametrize(
    ("cell", "narrow", "wide"),
    [
        (DutyCell(0, 0, Outcome.NOT_APPLICABLE), "প্রযোজ্য নয়", "প্রযোজ্য নয়"),
        (DutyCell(1, 1, Outcome.PASS), "হয়েছে", "হয়েছে"),
        (DutyCell(0, 1, Outcome.UNKNOWN), "তথ্য পাওয়া যায়নি", "তথ্য পাওয়া যায়নি"),
        (DutyCell(4, 4, Outcome.PASS), "৪/৪", "হয়েছে (৪/৪)"),
        (DutyCell(3, 4, Outcome.FAIL), "৩/৪", "৩/৪ হয়েছে"),
        (DutyCell(0, 4, Outcome.FAIL), "০/৪", "০/৪ হয়েছে"),
        (DutyCell(3, 4, Outcome.UNKNOWN), "৩/৪; বাকি: তথ্য পাওয়া যায়নি", "৩/৪ হয়েছে; বাকির তথ্য পাওয়া যায়নি"),
        (DutyCell(0, 4, Outcome.UNKNOWN), "তথ্য পাওয়া যায়নি", "তথ্য পাওয়া যায়নি (০/৪)"),
        (DutyCell(1, 2, Outcome.WAIVED), "১/২; বাকি: সময় বর্ধিত", "১/২ হয়েছে; বাকির সময় বর্ধিত"),
        (DutyCell(1, 2, Outcome.FAIL, awaiting_portal=True), "১/২; বাকি: পোর্টাল অপেক্ষমাণ", "১/২ হয়েছে; বাকি পোর্টাল অপেক্ষমাণ"),
        (
            DutyCell(0, 3, Outcome.UNKNOWN, beside=WAITING),
            "তথ্য পাওয়া যায়নি, পোর্টাল অপেক্ষমাণ",
            "তথ্য পাওয়া যায়নি, পোর্টাল অপেক্ষমাণ (০/৩)",
        ),
        (
            DutyCell(1, 3, Outcome.UNKNOWN, beside=WAITING),
            "১/৩; বাকি: তথ্য পাওয়া যায়নি, পোর্টাল অপেক্ষমাণ",
            "১/৩ হয়েছে; বাকি: তথ্য পাওয়া যায়নি, পোর্টাল অপেক্ষমাণ",
        ),
        (
            DutyCell(1, 3, Outcome.UNKNOWN, beside=WAITING, rest=((Outcome.UNKNOWN.label, 1), (WAITING[0].label, 1))),
            "১/৩; বাকি: তথ্য পাওয়া যায়নি ১, পোর্টাল অপেক্ষমাণ ১",
            "১/৩ হয়েছে; বাকি: তথ্য পাওয়া যায়নি ১, পোর্টাল অপেক্ষমাণ ১",
        ),
        (
            DutyCell(0, 3, Outcome.UNKNOWN, beside=WAITING, rest=((Outcome.UNKNOWN.label, 2), (WAITING[0].label, 1))),
            "তথ্য পাওয়া যায়নি ২, পোর্টাল অপেক্ষমাণ ১",
            "তথ্য পাওয়া যায়নি ২, পোর্টাল অপেক্ষমাণ ১ (০/৩)",
        ),
        (DutyCell(0, 1, Outcome.FAIL, awaiting_portal=True), "পোর্টাল অপেক্ষমাণ", "পোর্টাল অপেক্ষমাণ"),
        (DutyCell(0, 2, Outcome.FAIL, awaiting_portal=True), "পোর্টাল অপেক্ষমাণ", "পোর্টাল অপেক্ষমাণ (০/২)"),
        (
            DutyCell(4, 6, Outcome.FAIL, rest=((Outcome.FAIL.label, 1), (Outcome.UNKNOWN.label, 1))),
            "৪/৬; হয়নি ১, তথ্য পাওয়া যায়নি ১",
            "৪/৬ হয়েছে; হয়নি ১, তথ্য পাওয়া যায়নি ১",
        ),
    ],
)
def test_a_duty_is_a_fraction_or_words_and_what_is_not_known_is_said(cell, narrow, wide):
    assert cell.in_few_words(None, Language.BN) == narrow
    assert cells.duty_words(cell, Language.BN) == wide


@pytest.mark.parametrize(
    ("number", "en", "bn"),
    [
        (0, "which office of the earlier list this is", "দপ্তরটি আগের তালিকার কোনটি"),
        (1, "which one of the earlier list a user ID is", "একটি ইউজার আইডি আগের তালিকার কোনটি"),
        (2, "which ones of the earlier list some user IDs are", "কয়েকটি ইউজার আইডি আগের তালিকার কোনগুলো"),
    ],
)
def test_of_whom_is_not_yet_known_again_it_is_said_whether_it_is_the_office_or_user_ids(number, en, bn):
    unknown = (Remark(RemarkCode.UNIDENTIFIED, number=number),)
    assert remarking.in_full(unknown, Language.BN) == f"{bn}, তা এখনো জানা যায়নি"
    assert remarking.in_full(unknown, Language.EN) == f"not yet known {en}"


@pytest.mark.parametrize(
    ("names", "said"),
    [(("Lota", "Koyra"), "Lota and Koyra"), (("Lota", "Roads and Bridges"), "Lota; Roads and Bridges")],
)
def test_offices_are_listed_with_semicolons_where_the_name_of_one_would_be_taken_for_two(names, said):
    assert series(names, Language.EN) == said


def test_a_conflict_is_told_by_the_reason_for_which_one_side_counts():
    known = [Remark(RemarkCode.CONFLICT, better_known=better) for better in (True, False)]
    assert [remarking.in_full((remark,), Language.EN).rpartition("; ")[2] for remark in known] == [
        "the better known counts", "the less favourable one counts",
    ]  # fmt: skip


def test_of_what_was_told_otherwise_too_and_is_asked_of_nobody_it_is_said_that_nothing_is_asked():
    remark = Remark(RemarkCode.TOLD_OTHERWISE)
    assert remarking.in_full((remark,), Language.EN) == "told otherwise, too; it need not be told which is right"
    assert remarking.in_full((remark,), Language.BN) == "অন্যরকমও জানানো হয়েছে; কোনটি ঠিক তা জানানোর প্রয়োজন নেই"


def test_a_cause_that_does_not_count_is_told_with_that_where_there_is_no_room_for_both_sides():
    remark = Remark(RemarkCode.CONTRADICTION, cause=Cause.NO_CODE)
    assert remarking.in_full((remark,), Language.EN).endswith(
        "another answer speaks against it, so the cause does not count"
    )
    assert remarking.in_full((remark,), Language.BN).endswith("আরেকটি উত্তরের সঙ্গে অমিল, তাই কারণটি ধরা হয়নি")
    assert Cause.NO_CODE.label.bn in remarking.in_full((remark,), Language.BN)
    assert remarking.in_brief((remark,), Language.EN) == "answers differ on the cause: the code does not arrive"
    assert remarking.in_brief((Remark(RemarkCode.CONTRADICTION, day=date(2024, 1, 25)),), Language.EN) != "-"


def test_a_remark_on_an_office_does_not_read_as_if_the_office_itself_were_gone_or_had_one_user_id_only():
    gone, unused = Remark(RemarkCode.VANISHED), Remark(RemarkCode.NOT_IN_USE)
    assert remarking.in_full((gone,), Language.EN) == "an earlier answer is no longer among the evidence"
    assert remarking.in_full((gone,), Language.BN) == "আগের উত্তর তথ্য-প্রমাণে আর নেই"
    assert remarking.in_brief((unused,), Language.BN) == "অব্যবহৃত ইউজার আইডি"
    of_office = (replace(unused, number=2),)
    assert remarking.in_brief(of_office, Language.BN) == "২টি ইউজার আইডি অব্যবহৃত"
    assert remarking.in_full(of_office, Language.EN) == "2 user IDs not in use"
    office_left, user_left = Remark(RemarkCode.LEFT_ROSTER), Remark(RemarkCode.LEFT_ROSTER, number=1)
    assert remarking.in_full((office_left,), Language.BN) == "তালিকায় আর নেই; কারণ জানানো হয়নি"
    of_former = replace(user_left, sides=(plain("lota.gov.bd"),))
    told = "user IDs of the former portal (lota.gov.bd): what became of them is not told"
    assert remarking.in_full((of_former,), Language.EN) == told
    for said in (remarking.in_full, remarking.in_brief):
        assert said((user_left,), Language.EN).startswith("user ID no longer in the roster")
        assert said((user_left,), Language.BN).startswith("ইউজার আইডি তালিকায় আর নেই")


@pytest.mark.parametrize("opposed", [Cause.LOCKED_OUT, Cause.NO_CODE])
def test_of_a_cause_that_is_counted_with_the_others_no_remark_says_that_it_is_not(opposed):
    both = (Text(en="cause", bn="কারণ"), Text(en="yes", bn="হ্যাঁ"))
    remark = Remark(RemarkCode.CONTRADICTION, day=date(2024, 1, 25), cause=opposed, sides=both)
    assert "does not count" not in remarking.in_full((remark,), Language.EN)
    assert "ধরা হয়নি" not in remarking.in_full((remark,), Language.BN)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", RemarkCode)
def test_every_remark_can_be_said_with_its_values_and_without(code, language):
    full = Remark(code, day=date(2024, 1, 25), cause=Cause.VACANT, number=3, reference="2024-02/07")
    bare = Remark(code, cause=Cause.NO_CODE if code is RemarkCode.CAUSE else None)
    for remark in (full, bare):
        words = remarking.in_full((remark,), language)
        assert words
        assert "()" not in words
    assert remarking.in_full((), language) == "-"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", RemarkCode)
def test_a_remark_in_brief_is_no_longer_than_the_whole_and_gives_no_other_day_or_number(code, language):
    remarks = (Remark(code, day=date(2024, 1, 25), cause=Cause.VACANT, number=3, reference="2024-02/07"),)
    brief, whole = remarking.in_brief(remarks, language), remarking.in_full(remarks, language)
    assert brief.strip("-")
    assert len(brief) <= len(whole)
    assert set(re.findall(r"\d+", brief)) <= set(re.findall(r"\d+", whole))


def test_time_given_for_what_nobody_told_is_said_in_brief_without_a_duty_where_the_remark_names_none():
    remark = Remark(RemarkCode.WAIVER_AWAITS, day=date(2024, 6, 28))
    assert remarking.in_brief((remark,), Language.EN) == "time extended until 28.06.2024 (no information)"


@pytest.mark.parametrize("said", [remarking.in_full, remarking.in_brief])
def test_of_several_reminders_both_languages_say_that_the_day_is_that_of_the_last(said):
    remarks = (Remark(RemarkCode.REMINDED, day=date(2024, 1, 25), number=3),)
    assert "last" in said(remarks, Language.EN)
    assert "শেষ" in said(remarks, Language.BN)


def test_remarks_in_brief_say_each_thing_once():
    on = date(2024, 1, 25)
    remarks = (
        Remark(RemarkCode.TRANSFER, day=on),
        Remark(RemarkCode.TRANSFER, day=on),
        Remark(RemarkCode.CONTRADICTION, day=on),
        Remark(RemarkCode.CONFLICT, better_known=True),
        Remark(RemarkCode.CAUSE, cause=Cause.VACANT),
        Remark(RemarkCode.WAIVER, day=on, reference="2024-02/07"),
    )
    assert remarking.in_brief(remarks, Language.BN) == (
        "নতুন দায়িত্বপ্রাপ্ত, ২৫.০১.২০২৪; তথ্যে গরমিল; কারণ: পদ শূন্য; ২৫.০১.২০২৪ পর্যন্ত সময় বর্ধিত"
    )
    assert remarking.in_brief((), Language.BN) == "-"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("কমিটি", "কমিটির"),
        ("দপ্তর", "দপ্তরের"),
        ("কার্যালয়", "কার্যালয়ের"),
        ("আসা", "আসার"),
        ("BTCL", "BTCL-এর"),
        ("এলজিআই", "এলজিআই-এর"),
    ],
)
def test_a_bangla_name_takes_its_genitive(name, expected):
    assert genitive(unicodedata.normalize("NFC", name)) == unicodedata.normalize("NFC", expected)


def test_names_are_listed_as_sentences_list_them():
    assert listed(["ক", "খ", "গ"], Language.BN) == "ক, খ ও গ"
    assert listed(["a", "b"], Language.EN) == "a and b"
    assert listed(["a"], Language.EN) == "a"
    assert listed([], Language.EN) == ""


def test_every_kind_of_annex_has_a_name_of_its_own(views):
    names = {papers(views[name], Language.EN)[0].name for name in ("minutes", "chair", "auditor")}
    assert len(names) == len({MinutesView, ChairView, AuditorView})


@pytest.mark.parametrize(
    ("typed", "bangla", "english"),
    [
        ("2024-02/07", "২০২৪-০২/০৭", "2024-02/07"),
        ("০৫ নং সিদ্ধান্ত", "০৫ নং সিদ্ধান্ত", "০৫ নং সিদ্ধান্ত"),
        ("05 নং সিদ্ধান্ত", "০৫ নং সিদ্ধান্ত", "05 নং সিদ্ধান্ত"),
        ("decision 05", "decision 05", "decision 05"),
    ],
)
def test_what_was_typed_in_the_other_language_keeps_its_digits(typed, bangla, english):
    assert cells.quoted(typed, Language.BN) == bangla
    assert cells.quoted(typed, Language.EN) == english


def test_an_office_is_not_told_of_duties_that_are_not_its_own(build):
    union = build.office(build.places()[24])
    mail = replace(union.duties[0], decision="09", cell=DutyCell(0, 0, Outcome.NOT_APPLICABLE))
    (paper,) = papers(replace(union, duties=(*union.duties, mail)), Language.BN)
    assert [row[2] for row in tables(paper)[0].rows] == ["১১"] * 4
    assert paper.subtitles[0] == "জানুয়ারি ২০২৪ মাসের উপজেলা আইসিটি বিষয়ক কমিটির সভার সিদ্ধান্ত নং ১১"
    assert paper.subtitles[1].startswith("সূত্র: স্মারক নং- ")
    assert paper.subtitles[1].endswith("প্রতিবেদনের তারিখ: ১১.০২.২০২৪ খ্রি.")


@pytest.mark.parametrize(
    ("advice", "words"),
    [
        ((), "There is no advice"),
        ((AdviceCount(Text(en="Take an app", bn="অ্যাপ নেওয়া"), 0, 0),), "no information yet that can be counted"),
        ((AdviceCount(Text(en="Take an app", bn="অ্যাপ নেওয়া"), 0, 4),), "follow the advice"),
    ],
)
def test_not_knowing_whether_advice_is_followed_is_not_following_it(build, advice, words):
    (paper,) = papers(build.chair(build.places(), advice=advice), Language.EN)
    assert any(words in block.text for block in paper.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("language", Language)
def test_no_table_has_columns_that_a_reader_could_take_for_complements(views, language):
    shown = set()
    for view in views.values():
        for paper in papers(view, language):
            for table in tables(paper):
                headings = {column.title for column in table.columns}
                shown |= headings
                assert not {ANSWERED.said(language), NO_INFORMATION.said(language)} <= headings
    assert {ANSWERED.said(language), NO_INFORMATION_HERE.said(language), OFFICES.said(language)} <= shown
