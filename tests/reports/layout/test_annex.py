"""The head of an annex names its meeting, and what was corrected since is told where changes are."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import LETTERHEAD, history, meeting, office

from auditor.i18n import Language
from auditor.model.paper import Signatures
from auditor.model.subjects import OfficeKind
from auditor.model.views.head import Letterhead
from auditor.model.views.sampling import DrawList
from auditor.model.views.summary import Correction, Proposal, ProposalCode
from auditor.views.annex.annexes import auditor_view, chair_view, minutes_view
from auditor.views.compared.history import RoundMaterial
from reports.layout.annex import annex
from reports.layout.changes import changes_opening
from reports.layout.draw_list import draw_list_paper
from reports.layout.offices import offices_section
from reports.layout.proposal import proposal_paper
from reports.layout.proposals import text_of

PAST = history(meeting([office("fisheries")]), meeting([office("fisheries")], month="2024-03"))
VIEW = minutes_view(PAST, Letterhead((), ()))
CORRECTED = Correction(date(2024, 2, 20), date(2024, 3, 15), 7)


def heads(view, language: Language) -> str:
    return " ".join(annex(view, language).subtitles)


def test_a_meeting_is_named_by_its_day_where_that_is_known():
    head = replace(VIEW.summary.head, meets_on=date(2024, 3, 21))
    on_day = replace(VIEW, summary=replace(VIEW.summary, head=head))
    assert "For the meeting of 21.03.2024" in heads(on_day, Language.EN)
    assert "২১.০৩.২০২৪ তারিখের সভায় উপস্থাপনের জন্য" in heads(on_day, Language.BN)
    assert "For the meeting of March 2024" in heads(VIEW, Language.EN)


@pytest.mark.parametrize(
    ("meeting", "meets_on", "is_after"),
    [
        ("2024-03", date(2024, 3, 19), True),
        ("2024-03", date(2024, 3, 20), False),
        ("2024-03-19", None, True),
        ("2024-03-20", None, False),
        ("2024-02", None, True),
        ("2024-03", None, False),
    ],
)
@pytest.mark.parametrize("seen_by", [minutes_view, chair_view])
def test_of_information_from_after_the_meeting_no_copy_says_that_it_is_to_be_presented_there(
    seen_by, meeting, meets_on, is_after
):
    view = seen_by(PAST, Letterhead((), ()))
    head = replace(view.summary.head, meeting=meeting, meets_on=meets_on)
    assert head.day == date(2024, 3, 20)
    view = replace(view, summary=replace(view.summary, head=head))
    en, bn = heads(view, Language.EN), heads(view, Language.BN)
    assert ("(information after the meeting)" in en, "সভার জন্য (সভার পরের তথ্য)" in bn) == (is_after, is_after)
    assert ("উপস্থাপনের জন্য" in bn) == (not is_after)


@pytest.mark.parametrize(
    ("language", "told", "count"),
    [
        (Language.EN, "first kept on 20.02.2024, again on 15.03.2024", "Offices that stand differently: 7."),
        (Language.BN, "প্রথমে ২০.০২.২০২৪, পরে ১৫.০৩.২০২৪ তারিখে", "৭টি দপ্তরের অবস্থা বদলেছে"),
    ],
)
def test_a_correction_is_told_and_a_count_that_is_hidden_is_not_said(language, told, count):
    def said(correction: Correction | None) -> str:
        summary = replace(VIEW.summary, corrected=correction)
        return str(changes_opening(summary, language))

    assert told in said(CORRECTED)
    assert count in said(CORRECTED)
    assert count[:12] not in said(replace(CORRECTED, offices=None))
    assert told not in said(None)


def test_the_assistant_programmers_copy_names_the_files_that_the_round_had_to_do_without():
    past = history(meeting([office("fisheries")]))
    header = replace(past.now.header, unread=("register-1.xlsx",))
    without = replace(past, now=replace(past.now, header=header))
    own = auditor_view(RoundMaterial(without, Letterhead((), ())))
    assert "had to do without these files" in str(annex(own, Language.EN))
    assert "register-1.xlsx" in str(annex(own, Language.BN))
    assert "register-1.xlsx" not in str(annex(chair_view(without, Letterhead((), ())), Language.EN))
    assert "had to do without" not in str(annex(auditor_view(RoundMaterial(past, Letterhead((), ()))), Language.EN))


@pytest.mark.parametrize("seen_by", [minutes_view, chair_view])
def test_a_kind_of_office_that_the_workspace_added_to_a_decision_is_noted_as_an_assumed_reading(seen_by):
    def notes(*also):
        header = replace(PAST.now.header, also=also)
        view = seen_by(replace(PAST, now=replace(PAST.now, header=header)), Letterhead((), ()))
        return [str(annex(view, language).blocks) for language in Language]

    (decision, *_) = PAST.now.header.ordering
    told = {
        Language.EN: "is counted for it all the same: Union parishad. (assumed)",
        Language.BN: "ইউনিয়ন পরিষদের উল্লেখ নেই, তবু তাদের জন্যও প্রযোজ্য ধরা হয়েছে। (ধরে নেওয়া হয়েছে)",
    }
    for language, with_unions, without in zip(Language, notes((decision.id, ("union",))), notes(), strict=True):
        assert told[language] in with_unions
        assert told[language] not in without
    charged = {
        Language.EN: "Heads of departmental offices (all); Union parishad (assumed)",
        Language.BN: "; ইউনিয়ন পরিষদ (ধরে নেওয়া হয়েছে)",
    }
    of_mail = next(each for each in PAST.now.header.ordering if OfficeKind.UNION not in each.implementers)
    for language, with_unions, without in zip(Language, notes((of_mail.id, ("union",))), notes(), strict=True):
        assert charged[language] in with_unions, "who is charged with it is who is counted"
        assert charged[language].partition("; ")[2] not in without


@pytest.mark.parametrize(("meets_on", "is_after"), [(date(2024, 3, 19), True), (date(2024, 3, 20), False)])
@pytest.mark.parametrize("seen_by", [minutes_view, chair_view])
def test_no_draft_for_the_minutes_says_that_the_meeting_was_told_what_became_known_after_it(
    seen_by, meets_on, is_after
):
    view = seen_by(PAST, Letterhead((), ()))
    head = replace(view.summary.head, meets_on=meets_on)
    view = replace(view, summary=replace(view.summary, head=head))
    en, bn = (str(proposal_paper(view, language)) for language in (Language.EN, Language.BN))
    assert ("informed the meeting" in en, "সভাকে জানান" in bn) == (not is_after, not is_after)
    assert ("meeting of 19.03.2024 (information after the meeting, 20.03.2024)" in en) is is_after
    assert ("১৯.০৩.২০২৪ তারিখের সভা (সভার পরের তথ্য, ২০.০৩.২০২৪)" in bn) is is_after


@pytest.mark.parametrize(("meets_on", "is_after"), [(date(2024, 3, 19), True), (date(2024, 3, 20), False)])
@pytest.mark.parametrize("seen_by", [minutes_view, chair_view])
def test_no_copy_has_a_meeting_that_is_over_consider_or_draw_anything(seen_by, meets_on, is_after):
    view = seen_by(PAST, Letterhead((), ()))
    head = replace(view.summary.head, meets_on=meets_on)
    view = replace(view, summary=replace(view.summary, head=head))
    en, bn = (str(annex(view, language).blocks) for language in (Language.EN, Language.BN))
    assert ("Proposals for the meeting to consider" in en, "সভার বিবেচনার জন্য প্রস্তাব" in bn) == (
        not is_after,
        not is_after,
    )
    assert ("Proposals for the minutes of the meeting" in en, "সভার কার্যবিবরণীর জন্য প্রস্তাব" in bn) == (is_after, is_after)
    drawn = text_of(Proposal(ProposalCode.SAMPLE, 1), view.summary)
    assert ("drawn at the meeting" in drawn.en, "সভায় দৈবচয়নে" in drawn.bn) == (not is_after, not is_after)


@pytest.mark.parametrize("is_kept", [True, False])
@pytest.mark.parametrize("seen_by", [minutes_view, chair_view])
def test_what_is_only_to_be_looked_at_has_no_place_to_sign_and_is_not_to_be_presented(seen_by, is_kept):
    view = seen_by(PAST, Letterhead((), ()))
    head = replace(view.summary.head, digest=view.summary.head.digest if is_kept else "")
    view = replace(view, summary=replace(view.summary, head=head))
    for language, presented in ((Language.EN, "For the meeting"), (Language.BN, "উপস্থাপনের জন্য")):
        paper = annex(view, language)
        assert any(isinstance(block, Signatures) for block in paper.blocks) is is_kept
        assert (presented in " ".join(paper.subtitles)) is is_kept


@pytest.mark.parametrize(("meets_on", "is_after"), [(date(2024, 3, 19), True), (date(2024, 3, 20), False)])
def test_no_list_asks_to_draw_before_the_end_of_a_meeting_that_is_over(meets_on, is_after):
    head = replace(VIEW.summary.head, meets_on=meets_on)
    en, bn = (str(draw_list_paper(DrawList(head, (), 0), language)) for language in (Language.EN, Language.BN))
    assert ("before the meeting ends" in en, "সভা শেষ হওয়ার আগেই" in bn) == (not is_after, not is_after)
    assert ("(information after the meeting, 20.03.2024)" in en, "(সভার পরের তথ্য, ২০.০৩.২০২৪)" in bn) == (
        is_after,
        is_after,
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.EN, "change since the last meeting"), (Language.BN, "গত সভার পর পরিবর্তন")],
)
def test_brackets_of_a_change_are_explained_where_offices_are_compared_with_a_meeting_before(language, words):
    for past, is_compared in ((PAST, True), (history(meeting([office("fisheries")])), False)):
        _, explained, table = offices_section(chair_view(past, LETTERHEAD), language)
        assert (words in explained.text) is is_compared
        assert ("(০)" in table.rows[0][-2] or "(0)" in table.rows[0][-2]) is is_compared
