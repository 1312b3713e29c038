"""The first page of an annex: how things stand, what is to be decided, and who signs below it."""

from __future__ import annotations

import re
from datetime import date
from unittest.mock import ANY

import pytest
from annex_sections import section, tables_of
from changing import replace
from hypothesis import given
from random_rounds import histories
from rendering import papers
from sampling import examples
from small_upazila import DONE, LETTERHEAD, MAIL, NOT_DONE, history, meeting, office, tell, tell_all

from auditor.i18n import Language, ascii_digits, meeting_called
from auditor.model.baseline import Departure, OtherDecision
from auditor.model.facts import OFFICIAL_EMAIL, TWO_STEP_CAUSE, Cause, MailboxKind
from auditor.model.pack import Part
from auditor.model.paper import Box, Heading, Items, Paragraph, Signatures, Table
from auditor.model.round import DepartureCount
from auditor.model.subjects import OfficeKind
from auditor.model.views.head import LeftOut, Letterhead, Signatories
from auditor.model.views.office import OfficeReports, OfficeView
from auditor.model.views.summary import ProposalCode
from auditor.papers.documents.proposed_decision import DOCUMENT
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History, RoundMaterial
from reports.layout.annex import annex
from reports.layout.brief import brief as brief_blocks
from reports.layout.changes import changes_section
from reports.layout.minutes import minutes_proposal
from reports.layout.nothing_to_compare import nothing_to_compare
from reports.layout.proposals import chair_proposal

MOST_SENTENCES = 5
OF_WHAT = re.compile(r"\bof (?:the )?\d+ |^The 1 office ", re.IGNORECASE)
SERIALS = re.compile(r"serials? ([\d, –]+)")
tried = examples(25)


def box(paper):
    return next(block for block in paper.blocks if isinstance(block, Box))


def assert_short(paper):
    """Assert that the first box has at most five sentences, each a line of its own."""
    lines = box(paper).lines
    assert 1 <= len(lines) <= MOST_SENTENCES
    stop = "।" if paper.language is Language.BN else "."
    for line in lines:
        assert line.endswith(stop)
        assert line.count("।") == (stop == "।")
        assert ". " not in line.replace("no. ", "")


def assert_of_what(paper):
    """Assert that each sentence with a count says of how many it is."""
    for line in box(paper).lines:
        if re.search(r"\d", re.sub(r"Decision \d+", "", line)):
            assert OF_WHAT.search(line), line


@pytest.mark.parametrize("language", Language)
def test_the_first_box_has_five_sentences_at_most_in_every_case(views, language):
    for view in views.values():
        if not isinstance(view, OfficeView | OfficeReports):
            assert_short(papers(view, language)[0])


@pytest.mark.parametrize("language", Language)
@tried
@given(past=histories(meetings=2))
def test_whatever_the_round_both_copies_begin_with_five_sentences_at_most(language, past):
    for view in (chair_view(past, LETTERHEAD), minutes_view(past, LETTERHEAD)):
        assert_short(annex(view, language))


def test_a_box_on_many_decisions_is_not_longer(views):
    for name in ("chair", "minutes"):
        view = views[name]
        parts = (*view.summary.parts, *view.summary.parts, view.summary.parts[0])
        paper = annex(replace(view, summary=replace(view.summary, parts=parts)), Language.EN)
        assert_short(paper)
        assert_of_what(paper)


@tried
@given(past=histories(meetings=2))
def test_each_count_of_the_box_stands_with_what_it_is_of(past):
    for view in (chair_view(past, LETTERHEAD), minutes_view(past, LETTERHEAD)):
        assert_of_what(annex(view, Language.EN))


def test_where_no_office_has_implemented_all_that_applies_to_it_that_is_not_said_as_of_offices_that_have():
    told = [part for each in (office("dae"), office("dls")) for part in tell_all(each, NOT_DONE)]
    past = history(*(meeting([office("dae"), office("dls")], told, f"2024-{month:02d}") for month in (2, 3)))
    english, bangla = (
        box(annex(chair_view(past, LETTERHEAD), language)).lines[-1] for language in (Language.EN, Language.BN)
    )
    assert english.endswith("; since the decision none (0%) is known to have implemented all that applies to it.")
    assert bangla.endswith("; প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়ন করেছে এমন দপ্তর এখনো ০টি (০%)।")


# What is to be decided


def clauses(paper):
    """Return the cells of what is proposed, in an annex or in a draft."""
    found = tables_of(paper, "proposals") if paper.name.startswith("annex") else paper.blocks
    return [cell for table in found if isinstance(table, Table) for row in table.rows for cell in row]


def named(words):
    """Return the serials that a clause names, runs of them one by one."""
    found = []
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", words):
        found += range(int(first), int(last or first) + 1)
    return tuple(found)


@tried
@given(past=histories())
def test_the_chairs_clauses_name_just_the_offices_concerned_and_the_minutes_none(past):
    chair, minutes = chair_view(past, LETTERHEAD), minutes_view(past, LETTERHEAD)
    wanted = {proposal.code: proposal.serials for proposal in chair.summary.proposals}
    left = {
        row.serial
        for row in chair.rows
        if not row.own and row.status in {"partial", "not-implemented", "no-information"}
    }
    with_serials = (
        ProposalCode.LEFT,
        ProposalCode.SILENT,
        ProposalCode.TELL,
        ProposalCode.TELL_BY_SLIP,
        ProposalCode.TELL_AGAIN,
        ProposalCode.REMINDED,
        ProposalCode.VACANT,
    )
    named_in = [code for code in with_serials if code in wanted]
    assert {serial for code in named_in for serial in wanted[code]} == left
    told = [named(words) for cell in clauses(annex(chair, Language.EN)) for words in SERIALS.findall(cell)]
    assert told == [wanted[code] for code in named_in]
    drafts = dict(DOCUMENT.views(RoundMaterial(past, LETTERHEAD)))
    assert ("proposed-decision-chair" in drafts) is bool(wanted)
    if wanted:
        (draft,) = DOCUMENT.papers(drafts["proposed-decision-chair"], Language.EN)
        assert [named(words) for cell in clauses(draft) for words in SERIALS.findall(cell)] == told
    published = [annex(minutes, language) for language in Language]
    if "proposed-decision-minutes" in drafts:
        published += [DOCUMENT.papers(drafts["proposed-decision-minutes"], language)[0] for language in Language]
    for paper in published:
        assert not [cell for cell in clauses(paper) if "serials" in cell or "ক্রমিক" in cell]


@tried
@given(past=histories(meetings=2))
def test_the_draft_says_whose_serials_it_has_just_where_it_has_some(past):
    view = chair_view(past, LETTERHEAD)
    (paper,) = DOCUMENT.papers(view, Language.EN)
    (english,) = [block.text for block in paper.blocks if isinstance(block, Paragraph)] or [""]
    has_serials = any(SERIALS.search(clause) for clause, _ in chair_proposal(view.summary, Language.EN, view.rows)[1])
    assert english.startswith("Serials are those of Annex A") is has_serials


def test_the_draft_of_a_round_in_which_all_is_done_speaks_of_no_serials():
    done = office("koyra")
    view = chair_view(history(meeting([done], tell_all(done, DONE))), LETTERHEAD)
    for language in Language:
        (paper,) = DOCUMENT.papers(view, language)
        assert not [block for block in paper.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("language", "fell_back", "again"),
    [
        (Language.EN, "a decision no longer counts as implemented in 1", "offices with duties to do again: 1"),
        (Language.BN, "১টিতে এক বা একাধিক সিদ্ধান্ত আর বাস্তবায়িত গণ্য নয়", "১টি দপ্তরকে পুনরায় কাজ করতে হবে"),
    ],
)
def test_the_draft_for_the_minutes_tells_who_fell_back_and_not_only_that_nobody_newly_did_it(
    language, fell_back, again
):
    offices = [office("dae"), office("dls")]
    done = [part for each in offices for part in tell_all(each, DONE)]
    slid_back = [*done, *tell_all(offices[0], NOT_DONE, on=date(2024, 3, 6))]
    past = history(meeting(offices, done, "2024-02"), meeting(offices, slid_back, "2024-03"))
    said = chair_proposal(chair_view(past, LETTERHEAD).summary, language)[0]
    assert fell_back in said
    assert again in said


@tried
@given(past=histories(meetings=2))
def test_the_draft_for_the_minutes_tells_all_that_the_first_box_does_of_what_moved(past):
    chair, minutes = chair_view(past, LETTERHEAD), minutes_view(past, LETTERHEAD)
    for view, draft in (
        (chair, chair_proposal(chair.summary, Language.EN)),
        (minutes, minutes_proposal(minutes, Language.EN)),
    ):
        said = draft[0]
        for line in box(annex(view, Language.EN)).lines:
            if line.startswith("Since the last meeting"):
                moved = [part for part in line.removesuffix(".").split("; ")[1:] if "implemented all" not in part]
                assert all(part in said for part in moved), (moved, said)


def test_serials_side_by_side_are_told_as_from_and_to():
    offices = [office(f"union-{number}") for number in range(1, 8)]
    told = [each for at in (0, 1, 2, 5) for each in tell_all(offices[at], NOT_DONE)]
    view = chair_view(history(meeting(offices, [*told, *tell_all(offices[6], DONE)])), LETTERHEAD)
    first, second = clauses(annex(view, Language.BN))[1:6:3]
    assert "৪টি দপ্তরকে (ক্রমিক ০১–০৩, ০৬)" in first
    assert "(ক্রমিক ০৪–০৫)" in second


def test_a_proposed_decision_is_one_row_of_the_minutes_and_says_for_whom_it_is(views):
    (chair,) = DOCUMENT.papers(views["chair"], Language.BN)
    (minutes,) = DOCUMENT.papers(views["minutes"], Language.BN)
    for paper in (chair, minutes):
        (table,) = [block for block in paper.blocks if isinstance(block, Table)]
        assert [column.title for column in table.columns] == ["ক্রম", "বিষয়", "সিদ্ধান্ত", "বাস্তবায়ন"]
        ((number, _, told, by),) = table.rows
        assert number == ""
        letters = re.findall(r"^\([ক-ঠ]\)", told, re.MULTILINE)
        assert letters == re.findall(r"^\([ক-ঠ]\)", by, re.MULTILINE) != []
    assert "প্রকাশযোগ্য নয়" in chair.marking
    assert minutes.marking == ""
    assert [DOCUMENT.part(views[name]) for name in ("chair", "minutes")] == [Part.BESIDE, Part.MEETING]
    assert "সভাপতির কপি" in chair.blocks[-1].text


def test_where_nothing_is_proposed_there_is_no_draft():
    bank = office("bank", kind="other")
    assert not dict(DOCUMENT.views(RoundMaterial(history(meeting([bank])), LETTERHEAD)))


# The decisions that are kept by hand

OTHERS = (
    OtherDecision("১০", "ইনোভেশন টিম", "টিমের সভা করতে হবে।", "সহকারী প্রোগ্রামার", "সভা হয়েছে", "নিষ্পত্তি"),
    OtherDecision("07", "Wi-Fi", progress="done"),
)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["chair", "minutes", "auditor"])
def test_decisions_kept_by_hand_stand_among_ours_in_the_order_of_the_minutes(build, name, language):
    view = getattr(build, name)(build.places(), given_head=build.head(others=OTHERS))
    (table,) = tables_of(annex(view, language), "progress")
    assert [int(ascii_digits(row[0])) for row in table.rows] == [7, 9, 10, 11]
    assert table.rows[0][1:] == ("Wi-Fi", "-", "-", "done", "-")
    assert table.rows[2][1:] == ("ইনোভেশন টিম", "টিমের সভা করতে হবে।", "সহকারী প্রোগ্রামার", "সভা হয়েছে", "নিষ্পত্তি")
    assert all((row[0].isascii()) is (language is Language.EN) for row in table.rows)


def test_decisions_kept_by_hand_are_printed_where_no_rule_orders_anything(build):
    view = build.chair(build.places(), parts=(), given_head=build.head(decisions=(), others=OTHERS[:1]))
    (table,) = tables_of(annex(view, Language.BN), "progress")
    assert [row[0] for row in table.rows] == ["১০"]


# Who signs


def signatures(paper):
    (found,) = [block for block in paper.blocks if isinstance(block, Signatures)]
    return found


@pytest.mark.parametrize("language", Language)
def test_signatures_follow_the_proposals_and_nothing_stands_between(views, language):
    for name in ("chair", "minutes", "chair, first report", "minutes, all done", "chair, no decision"):
        (paper,) = papers(views[name], language)
        before, last = section(paper, "proposals")[-2:] if name.startswith("minutes") else section(paper, "proposals")
        assert isinstance(last, Signatures)
        assert not isinstance(before, Heading)


def test_names_posts_and_places_of_the_signatories_are_printed_as_they_are_set(build):
    lines = Signatories(
        ("পরীক্ষা কর্মকর্তা", "সহকারী প্রোগ্রামার (অ. দা.)", "কয়রা, খুলনা।"), ("A. Tester",), ("নির্বাহী অফিসার", "কয়রা"), (),
    )  # fmt: skip
    set_so = build.head(letterhead=Letterhead((), (), signatories=lines))
    for name in ("chair", "minutes"):
        view = getattr(build, name)(build.places(), given_head=set_so)
        prepared, countersigned = signatures(annex(view, Language.BN)).places
        assert prepared[1:] == lines.prepared_bn
        assert countersigned[1:] == lines.countersigned_bn
        prepared, countersigned = signatures(annex(view, Language.EN)).places
        assert prepared[1:] == ("A. Tester",)
        assert countersigned[1:] == ("Upazila Nirbahi Officer", "and Chair, Upazila ICT Committee")


# The back: the brief for the chair


def brief_of(view):
    """Return the sentences of the brief by the heading that they stand under."""
    found, under = {}, ""
    for block in section(annex(view, Language.EN), "brief"):
        if isinstance(block, Heading):
            under = block.text
        else:
            found[under] = [words for _, words in block.items] if hasattr(block, "items") else [block.text]
    return found


LOTA, GARUIKHALI, LEBUBUNIA, DELUTI = (office(name) for name in ("lota", "garuikhali", "lebubunia", "deluti"))
OFFICES = [LOTA, GARUIKHALI, LEBUBUNIA, DELUTI]


def test_the_chair_is_told_whom_to_ask_what_and_whom_to_thank():
    before = meeting(OFFICES, [*tell_all(LOTA, DONE), *tell_all(DELUTI, NOT_DONE)])
    now = meeting(
        OFFICES, [*tell_all(LOTA, NOT_DONE, on=now_told()), *tell_all(GARUIKHALI, DONE, on=now_told()), *tell_all(DELUTI, NOT_DONE)],
        "2024-03",
    )  # fmt: skip
    brief = brief_of(chair_view(history(before, now), LETTERHEAD))
    assert brief["To ask"] == [
        "Has duties to do again that had been done; why, and until when: Lota.",
        "No information on the duties for 2 meetings; who answers, and until when: Lebubunia.",
        "Also pending for 2 meetings; what is in the way: Deluti.",
    ]
    assert brief["To thank"] == ["Have newly implemented all that applies to them: Garuikhali."]
    assert brief["To say"] == [
        "Offices that have implemented all that applies to them: 1. Basis of the information: declared."
    ]


def test_offices_that_wait_as_long_stand_in_the_order_of_their_serials_under_whichever_decision_they_wait():
    fewest = [office(name, kind=OfficeKind.DEPARTMENT) for name in ("agriculture", "fisheries")]
    told = [
        *tell_all(fewest[0], NOT_DONE), *tell("agriculture", MAIL),
        *tell_all(fewest[1], DONE), *tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.NONE}),
    ]  # fmt: skip
    for offices in (fewest, fewest[::-1]):
        past = history(meeting(offices, told), meeting(offices, told, "2024-03"))
        names = " and ".join(each.name.en for each in offices)
        assert brief_of(chair_view(past, LETTERHEAD))["To ask"] == [
            f"Pending for 2 meetings; what is in the way: {names}."
        ]


def test_what_is_in_the_way_is_asked_of_no_office_where_nothing_of_what_is_pending_is_its_own_to_do_whatever_it_owes_elsewhere():
    told = [*tell_all(LOTA, NOT_DONE), *tell_all(DELUTI, NOT_DONE)]
    view = chair_view(history(meeting((LOTA, DELUTI), told), meeting((LOTA, DELUTI), told, "2024-03")), LETTERHEAD)
    pending = tuple(replace(each, owes=each.office.name == LOTA.name) for each in view.changes.pending)
    asked = brief_of(replace(view, changes=replace(view.changes, pending=pending)))["To ask"]
    assert [words for words in asked if "in the way" in words] == ["Pending for 2 meetings; what is in the way: Lota."]


def test_who_is_asked_what_is_in_the_way_is_pending_as_long_as_the_changes_say_also_where_that_decision_waits_for_another():
    told = tell_all(LOTA, NOT_DONE)
    view = chair_view(history(meeting((LOTA,), told), meeting((LOTA,), told, "2024-03")), LETTERHEAD)
    owed = view.changes.pending[0]
    waits = replace(owed, decision="2024-02/11", meetings=owed.meetings + 1, owes=False)
    asked = brief_of(replace(view, changes=replace(view.changes, pending=(owed, waits))))["To ask"]
    assert [words for words in asked if "in the way" in words] == ["Pending for 3 meetings; what is in the way: Lota."]


def test_an_office_that_has_the_name_of_another_one_stands_in_the_brief_with_its_serial():
    twin = replace(DELUTI, name=LOTA.name)
    assert brief_of(chair_view(history(meeting((LOTA, GARUIKHALI, twin), tell_all(twin, DONE))), LETTERHEAD)) == {
        "To say": ANY,
        "To ask": ["No information on the duties yet; who answers, and until when: Lota (serial 01) and Garuikhali."],
        "To thank": ["Have implemented all that applies to them: Lota (serial 03)."],
    }
    both = [*tell_all(LOTA, NOT_DONE), *tell_all(twin, NOT_DONE)]
    past = history(meeting((LOTA, twin), both), meeting((LOTA, twin), both, "2024-03"))
    assert brief_of(chair_view(past, LETTERHEAD))["To ask"] == [
        "Pending for 2 meetings; what is in the way: Lota (serial 01) and Lota (serial 02)."
    ]


def now_told():
    return meeting([], [], "2024-03").day


def test_in_the_first_report_nobody_is_asked_about_before_and_all_who_are_done_are_thanked():
    brief = brief_of(
        chair_view(history(meeting(OFFICES, [*tell_all(LOTA, DONE), *tell("deluti/head", DONE)])), LETTERHEAD)
    )
    assert brief["To ask"] == [
        "No information on the duties yet; who answers, and until when: Garuikhali and Lebubunia."
    ]
    assert brief["To thank"] == ["Have implemented all that applies to them: Lota and Deluti."]


def test_an_office_that_answered_that_it_has_no_user_id_is_not_asked_for_information_again():
    silent, told = office("lota"), office("deluti", ())
    department = replace(office("koyra", ()), kind=OfficeKind.DEPARTMENT)
    answers = [
        *tell("deluti", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}),
        *tell("koyra", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}),
    ]
    brief = brief_of(chair_view(history(meeting([silent, told, department], answers)), LETTERHEAD))
    assert brief["To ask"] == [
        "No information on the duties yet; who answers, and until when: Lota.",
        "Have given information, but of no duty does it tell whether it is done; who tells the rest, and until when: Koyra.",
        "Have no user ID of their own, as they told; with whose each works, or when it applies for one: Deluti and Koyra.",
    ]


@pytest.mark.parametrize("language", Language)
def test_of_a_vacant_post_it_is_asked_who_has_the_user_id_and_of_nobody_there_who_answers(language):
    vacant, locked_out = ({TWO_STEP_CAUSE: cause} for cause in (Cause.VACANT, Cause.LOCKED_OUT))
    two = office("deluti", ("secretary", "operator"))
    told = [*tell("lota/head", vacant), *tell("garuikhali/head", locked_out), *tell("deluti/operator", vacant)]
    bangla = ("লতা", "গড়ইখালী", "লেবুবুনিয়া", "দেলুটি")
    listed = [
        replace(each, name=replace(each.name, bn=name))
        for each, name in zip((LOTA, GARUIKHALI, LEBUBUNIA, two), bangla, strict=True)
    ]
    view = chair_view(history(meeting(listed, told)), LETTERHEAD)
    blocks = brief_blocks(view, language)
    _, items = [block.items for block in blocks if isinstance(block, Items)]
    lota, garuikhali, lebubunia, deluti = (row.name.said(language) for row in view.rows)
    who, rest, vacant_asked, reset = (words for _, words in items)
    assert (lota in who, garuikhali in who, lebubunia in who, deluti in who) == (False, False, True, False)
    assert (lota in rest, deluti in rest) == (False, True)
    assert (lota in vacant_asked, deluti in vacant_asked, garuikhali in reset) == (True, True, True)


@pytest.mark.parametrize(
    ("offices", "ends"), [(9, "Office-7 and Office-8."), (10, "Office-7 and 2 more (serials 09–10).")]
)
def test_no_office_is_left_out_alone_where_many_are_thanked(offices, ends):
    done = [office(f"office-{number}") for number in range(offices)]
    told = [each for one in done for each in tell_all(one, DONE)]
    (thanks,) = brief_of(chair_view(history(meeting(done, told)), LETTERHEAD))["To thank"]
    assert thanks.endswith(ends)


def test_where_there_is_nothing_to_ask_the_brief_says_so_and_thanks():
    brief = brief_of(chair_view(history(meeting([LOTA], tell_all(LOTA, DONE))), LETTERHEAD))
    assert brief["To ask"] == ["There is nothing to ask of any office."]
    assert "No office has any duty left." in brief["To say"]
    assert brief["To thank"] == ["Have implemented all that applies to them: Lota."]


def test_more_offices_than_anybody_reads_out_are_counted():
    offices = [office(f"union-{number}") for number in range(1, 12)]
    brief = brief_of(chair_view(history(meeting(offices)), LETTERHEAD))
    (asked,) = brief["To ask"]
    assert asked.endswith("Union-7, Union-8 and 3 more (serials 09–11).")
    assert "To thank" not in brief


def test_offices_that_check_themselves_are_asked_nothing_and_thanked_for_nothing():
    own = office("uno", kind="uno", voluntary=True)
    told = [*tell_all(LOTA, DONE), *tell_all(own, DONE), *tell("uno", MAIL)]
    brief = brief_of(chair_view(history(meeting([LOTA, own], told)), LETTERHEAD))
    assert brief["To ask"] == ["There is nothing to ask of any office."]
    assert any("Uno" in words and "not among the 1" in words for words in brief["To say"])
    assert "Uno" not in " ".join(brief["To thank"])


def test_an_office_in_which_what_was_open_ended_by_a_departure_is_not_thanked_and_that_is_said():
    two = office("lota", ("secretary", "operator"))
    secretary, operator = (account.id for account in two.accounts)
    told = [*tell(secretary, DONE), *tell(operator, NOT_DONE)]
    past = history(
        meeting([two, GARUIKHALI], told),
        meeting(
            [replace(two, accounts=two.accounts[:1]), GARUIKHALI], told, "2024-03", gone=(DepartureCount("left", 0, 1),)
        ),
    )
    header = replace(past.now.header, departures=(Departure(operator, "left"),))
    view = chair_view(History.of(replace(past.now, header=header), past.earlier), LETTERHEAD)
    assert "To thank" not in brief_of(view)
    said = [block.text for block in changes_section(view, view.summary, Language.EN) if isinstance(block, Paragraph)]
    (left,) = (words for words in said if words.startswith("Left the roster"))
    assert left.endswith("What was open there ended with that, and does not count as newly implemented: 01 Lota.")


@pytest.mark.parametrize("language", Language)
def test_a_look_that_was_not_kept_takes_the_place_of_no_report_of_a_meeting_that_was_not_held(views, language):
    unheld = (LeftOut(1, "ab" * 32, "2024-02", held=False), LeftOut(2, "cd" * 32, "2024-03", held=False))
    head = replace(views["chair, first report"].summary.head, left_out=unheld)
    kept, look = (nothing_to_compare(replace(head, number=number), language) for number in (3, 0))
    assert kept.startswith(look)
    for called in (meeting_called(each.meeting, None).said(language) for each in unheld):
        assert called in kept
        assert called not in look
