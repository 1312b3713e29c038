"""A file of evidence that was changed after a round had counted it is told to the chair, who thanks nobody for what it turned."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from changing import replace
from rendering import papers
from small_upazila import DONE, LETTERHEAD, NOT_DONE, history, meeting, office, tell

from auditor.i18n import Language
from auditor.model.identity import Identities, KnownAccount, KnownOffice
from auditor.model.round import FileSeen
from auditor.views.annex.annexes import auditor_view, chair_view
from auditor.views.compared.gone_evidence import KeptFiles
from auditor.views.compared.history import History, RoundMaterial
from auditor.views.compared.moves import Moves

LOTA, GOTA = office("lota"), office("gota")
THEN, LATER = date(2024, 2, 10), date(2024, 3, 10)
CHANGED = {
    Language.EN: "Evidence that was changed after a kept round had counted it; who changed it, and why: reg-07.xlsx.",
    Language.BN: "রাখা যাচাইয়ে ধরা হওয়ার পর যে তথ্য-প্রমাণ বদলানো হয়েছে; কে ও কেন বদলেছেন: reg-07.xlsx।",
}
SINCE = {
    Language.EN: "Counts as done since evidence was changed, though nothing was told after the last meeting; how it stands is to be told: Lota.",
    Language.BN: "গত সভার পর কিছু জানানো হয়নি, তথ্য-প্রমাণ বদলানোর পর সম্পন্ন ধরা হয়েছে; প্রকৃত অবস্থা জানাতে হবে: দপ্তর (ক্রমিক ০১)।",
}
NOTED = {
    Language.EN: "Changed since the earlier round in which it spoke, and counted here as it is now: reg-07.xlsx.",
    Language.BN: "পরে বদলানো হয়েছে",
}


def at_three_meetings(*told) -> History:
    """Return the meetings of three months, by what was told until each."""
    months = ("2024-02", "2024-03", "2024-04")
    return history(*(meeting([LOTA, GOTA], each, month) for each, month in zip(told, months, strict=True)))


def changed(*at, on=THEN) -> History:
    """Return three meetings; at the first nothing is known of Lota, later all was told on a day; at some of them (by place) a file is not as it was."""
    other = tell("gota/head", DONE, THEN)
    told = [*other, *tell("lota/head", DONE, on)]
    found = at_three_meetings(other, told, told)
    rounds = [
        replace(each, header=replace(each.header, changed=("reg-07.xlsx",) if place in at else ()))
        for place, each in enumerate((*found.earlier, found.now))
    ]
    last = max(at, default=1)
    return History.of(rounds[last], rounds[:last])


@pytest.mark.parametrize("language", Language)
def test_the_chair_is_told_of_a_changed_file_and_who_counts_as_done_since_and_thanks_nobody_for_it(language):
    past = changed(1)
    words = brief_lines(chair_view(past, LETTERHEAD), language)
    assert any(CHANGED[language] in line for line in words)
    assert any(SINCE[language] in line for line in words)
    for view in (chair_view(past, LETTERHEAD), auditor_view(RoundMaterial(past, LETTERHEAD))):
        assert NOTED[language] in str(papers(view, language))


def test_who_told_after_the_last_meeting_is_thanked_whatever_file_was_changed():
    thanked = "Have newly implemented all that applies to them: Lota."
    for past, is_thanked in ((changed(1), False), (changed(1, on=LATER), True), (changed(), True)):
        words = brief_lines(chair_view(past, LETTERHEAD))
        assert any(thanked in line for line in words) is is_thanked
        assert any(SINCE[Language.EN] in line for line in words) is not is_thanked


def test_the_chair_asks_of_a_changed_file_once_and_its_note_stays_until_it_is_put_back():
    words = brief_lines(chair_view(changed(1, 2), LETTERHEAD))
    assert not any("changed" in line for line in words)
    assert chair_view(changed(1, 2), LETTERHEAD).changed == ("reg-07.xlsx",)


@pytest.mark.parametrize("anew", [False, True])
def test_the_chair_asks_again_of_a_file_that_was_changed_once_more_since_the_meeting_that_had_it_changed_already(anew):
    past = changed(1, 2)
    digests = ("a" * 64, "b" * 64, ("c" if anew else "b") * 64)
    rounds = [
        replace(each, header=replace(each.header, files=(FileSeen("reg-07.xlsx", sha256, "register"),)))
        for each, sha256 in zip((*past.earlier, past.now), digests, strict=True)
    ]
    view = chair_view(History.of(rounds[2], rounds[:2]), LETTERHEAD)
    assert view.changed_anew == (("reg-07.xlsx",) if anew else ())
    assert any("changed" in line for line in brief_lines(view)) is anew


@pytest.mark.parametrize(("by", "named"), [("", "Lota"), ("gota", None), ("lota", "Lota")])
def test_only_those_count_as_done_since_a_file_was_changed_of_whom_it_says_now_what_it_did_not(by, named):
    before = FileSeen("reg-07.xlsx", "a" * 64, "register")
    now = replace(before, sha256="b" * 64)
    past = changed(1)
    rounds = [
        replace(each, header=replace(each.header, files=(seen,)))
        for each, seen in zip((*past.earlier, past.now), (before, now), strict=True)
    ]
    files = KeptFiles(spoke_of=lambda _, later: {by} if by and before in later else None)
    words = brief_lines(chair_view(History.of(rounds[1], rounds[:1], files=files), LETTERHEAD))
    assert [line for line in words if "Counts as done since" in line] == ([SINCE[Language.EN]] if named else [])


def with_a_file_changed(past: History) -> History:
    """Return a history before whose last round a file of evidence was changed."""
    header = replace(past.now.header, changed=("reg-07.xlsx",))
    return replace(History.of(replace(past.now, header=header), past.earlier), moves=past.moves)


def counting_since_changed(past: History) -> list[str]:
    return [each.name.en for each in chair_view(past, LETTERHEAD).rows if each.since_changed]


def test_who_counts_again_as_at_a_meeting_before_the_last_one_does_not_count_since_a_file_was_changed():
    other = tell("gota/head", DONE, THEN)
    told = [*other, *tell("lota/head", DONE, THEN)]
    past = at_three_meetings(told, other, told)
    assert counting_since_changed(with_a_file_changed(past)) == []
    told_later = History.of(past.now, past.earlier[1:])
    assert counting_since_changed(with_a_file_changed(told_later)) == ["Lota"]


@pytest.mark.parametrize("was", [DONE, NOT_DONE], ids=["had done it there", "had not done it there"])
def test_who_had_done_it_in_another_list_does_not_count_since_a_file_was_changed(was):
    clerk = office("gota", ("clerk", "head")).accounts[0]
    with_clerk, then = replace(GOTA, accounts=(clerk, *GOTA.accounts)), tell("gota/head", DONE, THEN)
    here = replace(LOTA, accounts=(*LOTA.accounts, clerk))
    told = [*then, *tell("lota/head", DONE, THEN)]
    past = history(
        meeting([LOTA, with_clerk], [*told, *tell(clerk.id, was, THEN)], "2024-02"),
        meeting([here, GOTA], [*told, *tell(clerk.id, DONE, THEN)], "2024-03"),
    )
    known = {each.id: KnownOffice(each.id, each.name, each.kind) for each in (LOTA, GOTA)}
    moved = Identities(
        known, {clerk.id: KnownAccount(clerk.id, LOTA.id, clerk.post)}, moved_on={clerk.id: {GOTA.id: THEN}}
    )
    past = replace(past, moves=Moves(moved, lambda: (here, GOTA)))
    assert counting_since_changed(with_a_file_changed(past)) == ([] if was == DONE else ["Lota"])
