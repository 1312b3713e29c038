"""The main figures of a round as sentences, which a paper in hand is held against."""

from __future__ import annotations

from changing import replace
from small_upazila import BASELINE, DONE, LETTERHEAD, NOT_DONE, history, meeting, office, tell_all

from auditor.i18n import Language, Text
from auditor.model.tally import Tally
from auditor.views.annex.figures import decision_words
from auditor.views.annex.summary import summary

SUBJECT = Text(en="Use of official e-mail", bn="সরকারি ই-মেইল ব্যবহার")


def called(serial):
    """Return how a decision about the use of official e-mail is called that has that number in the minutes."""
    return replace(BASELINE.ordering[0], serial=serial, subject=SUBJECT).called_among(())


def test_a_decision_whose_number_was_not_told_is_called_by_its_subject():
    assert decision_words(called(""), Tally(total=1)).en.startswith("The decision “Use of official e-mail”, 1 office: ")
    assert (
        decision_words(called(""), Tally(total=1))
        .said(Language.BN)
        .startswith("“সরকারি ই-মেইল ব্যবহার” সিদ্ধান্ত, ১টি দপ্তর: ")
    )


def test_a_decision_says_of_each_standing_how_many_offices_have_it():
    tally = Tally(total=21, implemented=1, awaiting_portal=2, partial=3, not_implemented=4, no_information=5, waived=6)
    assert decision_words(called("11"), tally).en == (
        "Decision 11, 21 offices: implemented 1, awaiting the portal 2, partly implemented 3, not implemented 4, "
        "no information 5, time extended 6"
    )
    assert decision_words(called("09"), tally).said(Language.BN) == (
        "০৯ নং সিদ্ধান্ত, ২১টি দপ্তর: বাস্তবায়িত ১, পোর্টাল অপেক্ষমাণ ২, আংশিক বাস্তবায়িত ৩, বাস্তবায়িত হয়নি ৪, "
        "তথ্য পাওয়া যায়নি ৫, সময় বর্ধিত ৬"
    )


def test_the_sentence_of_a_round_has_the_figures_of_its_annex():
    lota, koyra = office("lota"), office("koyra")
    found = summary(history(meeting([lota, koyra], [*tell_all(lota, DONE), *tell_all(koyra, NOT_DONE)])), LETTERHEAD)
    part = found.parts[0]
    assert decision_words(part.decision.called_among([part.decision]), part.total).en.startswith(
        "Decision 11, 2 offices: implemented 1, "
    )
