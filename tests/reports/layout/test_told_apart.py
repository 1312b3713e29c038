"""Users of one post whose user IDs begin alike: how papers tell them apart is explained where they are listed, and only there."""

from __future__ import annotations

import pytest
from changing import replace
from small_upazila import DONE, LETTERHEAD, history, meeting, office, tell_all

from auditor.i18n import Language, plain
from auditor.model.paper import Paragraph
from auditor.model.subjects import Account
from auditor.views.annex.annexes import auditor_view
from auditor.views.compared.history import History, RoundMaterial
from auditor.views.office.office import office_view
from reports.layout.annex import annex
from reports.layout.office import office_report

SAID = {
    Language.EN: "letters (account a) where that does not tell them apart",
    Language.BN: "তাতে আলাদা করা না গেলে অক্ষর (আইডি ক)",
}
OWN = Account("lota/clerk", plain("Clerk"), "acc.lota")
SECOND = Account("lota/clerk#2", plain("Clerk"), "acc.two")
MOVED_IN = Account("kulia/clerk", plain("Clerk"), "acc.kulia")


def papers_of(*accounts: Account, language: Language):
    """Return the paragraphs of the office's report and of the assistant programmer's copy."""
    lota = replace(office("lota"), accounts=accounts)
    past: History = history(meeting([lota], tell_all(lota, DONE)))
    report = office_report(office_view(past.now.assessments[0], past, LETTERHEAD), language)
    own_copy = annex(auditor_view(RoundMaterial(past, LETTERHEAD)), language)
    return [[block.text for block in paper.blocks if isinstance(block, Paragraph)] for paper in (report, own_copy)]


@pytest.mark.parametrize("language", Language)
def test_a_letter_beside_a_number_is_explained_over_the_list_of_users(language):
    for paragraphs in papers_of(OWN, MOVED_IN, language=language):
        assert sum(SAID[language] in said for said in paragraphs) == 1


@pytest.mark.parametrize("language", Language)
def test_where_no_user_has_a_letter_nothing_is_explained(language):
    for paragraphs in papers_of(OWN, SECOND, language=language):
        assert not any(SAID[language] in said for said in paragraphs)
