"""At a glance: decisions stand in the order of the minutes, as in the table below."""

from __future__ import annotations

from datetime import date

import pytest
from small_upazila import DONE, LETTERHEAD, history, meeting, office, tell_all

from auditor.i18n import Language, plain
from auditor.model.baseline import Decision
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from reports.layout.discussed import discussion
from reports.layout.glance import covered, glance, stands
from reports.layout.minutes import minutes_proposal


def decision(serial: str) -> Decision:
    words = plain(f"subject {serial}")
    return Decision(
        f"2024-01/{serial}", serial, "2024-01", date(2024, 1, 18), "", None, words, words, words, frozenset()
    )


@pytest.mark.parametrize(
    ("serials", "in_order"), [(("11", "09"), ["09", "11"]), (("১১", "০৯"), ["০৯", "১১"]), (("09", "11"), ["09", "11"])]
)
def test_sentences_stand_in_the_order_of_the_minutes(serials, in_order):
    shares = [(decision(serial), 1, 2) for serial in serials]
    assert list(stands(serials, shares, None, Language.EN)) == in_order


@pytest.mark.parametrize(
    ("language", "words"), [(Language.EN, "1 awaiting the portal"), (Language.BN, "১টি পোর্টালের অপেক্ষায়")]
)
def test_who_awaits_the_portal_is_said_as_in_a_sentence(language, words):
    lota, koyra = office("lota"), office("koyra")
    hindered = DONE | {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
    past = history(meeting([lota, koyra], [*tell_all(lota, hindered), *tell_all(koyra, DONE)]))
    assert words in " ".join(glance(chair_view(past, LETTERHEAD).summary, language).lines)


@pytest.mark.parametrize(
    ("asked", "english", "bangla"),
    [
        (0, "Of 2 offices none was contacted yet", "মোট ২টি দপ্তরের কোনোটির সঙ্গে এখনো যোগাযোগ করা হয়নি"),
        (1, "Of 2 offices 1 was contacted", "মোট ২টি দপ্তরের মধ্যে ১টির সঙ্গে যোগাযোগ করা হয়েছে"),
        (None, "Of 2 offices none has given information", "মোট ২টি দপ্তরের কোনোটির করণীয়ের তথ্য এখনো পাওয়া যায়নি"),
    ],
    ids=["nobody was contacted", "one was", "who was is not told"],
)
def test_where_no_office_told_anything_none_is_said_to_have_and_none_to_be_contacted(asked, english, bangla):
    summary = chair_view(history(meeting([office("lota"), office("koyra")], [])), LETTERHEAD).summary
    assert covered(summary, asked, Language.EN).startswith(english)
    assert covered(summary, asked, Language.BN).startswith(bangla)
    assert not {"0", "০"} & {*covered(summary, asked, Language.EN), *covered(summary, asked, Language.BN)}


@pytest.mark.parametrize(
    ("language", "first", "done", "informed"),
    [
        (
            Language.EN,
            "Of 2 offices all were contacted (spoken with, heard from or sent a reminder); all gave information on the duties.",
            "implemented in all 2 offices",
            "that of 2 offices all had given information on the duties.",
        ),
        (
            Language.BN,
            "মোট ২টি দপ্তরের সবগুলোর সঙ্গে যোগাযোগ করা হয়েছে (কথা বলে, তথ্য পেয়ে বা তাগিদ দিয়ে); সবগুলোর করণীয়ের তথ্য পাওয়া গেছে।",
            "২টি দপ্তরের সবগুলোতে বাস্তবায়িত",
            "মোট ২টি দপ্তরের সবগুলোর করণীয়ের তথ্য পাওয়া গেছে।",
        ),
    ],
    ids=["English", "Bangla"],
)
def test_where_it_is_all_offices_that_is_said_and_no_number_of_as_many(language, first, done, informed):
    lota, koyra = office("lota"), office("koyra")
    past = history(meeting([lota, koyra], [*tell_all(lota, DONE), *tell_all(koyra, DONE)]))
    chair, minutes = chair_view(past, LETTERHEAD).summary, minutes_view(past, LETTERHEAD)
    lines = glance(chair, language).lines
    assert lines[0] == first
    assert any(done in line for line in lines)
    assert informed in discussion(chair, language)
    assert done in discussion(chair, language)
    assert informed in minutes_proposal(minutes, language)[0]


@pytest.mark.parametrize(
    ("language", "first", "done"),
    [
        (Language.EN, "Of 2 offices 1 was contacted", "implemented in 1 of 2 offices"),
        (Language.BN, "মোট ২টি দপ্তরের মধ্যে ১টির সঙ্গে যোগাযোগ করা হয়েছে", "২টি দপ্তরের মধ্যে ১টিতে বাস্তবায়িত"),
    ],
    ids=["English", "Bangla"],
)
def test_where_it_is_some_offices_their_number_is_said(language, first, done):
    lota = office("lota")
    past = history(meeting([lota, office("koyra")], tell_all(lota, DONE)))
    lines = glance(chair_view(past, LETTERHEAD).summary, language).lines
    assert lines[0].startswith(first)
    assert any(done in line for line in lines)


def test_a_single_office_is_not_called_all():
    lota = office("lota")
    summary = chair_view(history(meeting([lota], tell_all(lota, DONE))), LETTERHEAD).summary
    assert glance(summary, Language.EN).lines[0].startswith("Of 1 office 1 was contacted")
