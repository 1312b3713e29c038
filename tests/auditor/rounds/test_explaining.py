"""Who told what was typed at the desk is named, of several spoken to on one day, too."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.checklist.second_look import TypedFiles
from auditor.i18n import Language
from auditor.model.baseline import Waiver
from auditor.model.views.remarks import RemarkCode
from auditor.rounds import assessing, explaining, looking_back
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.rounds.typed.typed_forms import typed_forms
from auditor.views.remarks.weights import Weight
from auditor.workspace import waivers
from reports.layout import remarking

DAY = date(2024, 4, 10)
TALK = {"contacted-on": f"{DAY:%d.%m.%Y}", "way": "ফোন"}
RULE = "password-composition"


def upazila_in(folder):
    upazila = TypedUpazila(folder)
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    return upazila


def tellings(folder, day):
    """Return what was told of the rule of passwords, the last first: by whom, and what it is worth."""
    space = open_workspace(folder)
    judged = assessing.assess(space, day)
    past = looking_back.preview(space, judged)
    _, subjects = explaining.explained(space, judged, past, "lota")
    duties = (duty for subject in subjects for duty in subject.duties if duty.policy == RULE)
    return [(telling.by.en, telling.weight) for duty in duties for telling in duty.tellings]


def test_of_two_who_told_on_one_day_by_one_way_each_is_named_beside_what_he_told(tmp_path):
    upazila = upazila_in(tmp_path / "space")
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "told-by": "চেয়ারম্যান", "rule": "না"}}, DAY)
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "told-by": "ইউপি সচিব", "rule": "হ্যাঁ"}}, DAY)
    assert {by for by, _ in tellings(upazila.folder, DAY)} == {"চেয়ারম্যান, phone", "ইউপি সচিব, phone"}


HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,কে জানিয়েছেন,তিন ধরনের অক্ষর"


@pytest.mark.parametrize(("teller", "named"), [("চেয়ারম্যান", "চেয়ারম্যান, phone"), ("", "phone")])
def test_another_who_told_something_on_the_same_day_is_not_said_to_have_told_what_a_registers_row_has_of_its_own_teller_or_of_nobody(
    tmp_path, teller, named
):
    upazila = upazila_in(tmp_path / "space")
    upazila.answers(f"Lota UP,Secretary,{DAY:%d.%m.%Y},ফোন,{teller},না", heads=HEADS)
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "told-by": "ইউপি সচিব", "rule": "হ্যাঁ"}}, DAY)
    assert {by for by, _ in tellings(upazila.folder, DAY)} == {named, "ইউপি সচিব, phone"}


def test_a_yes_that_an_upheld_request_refuted_does_not_say_the_same_as_one_told_since(tmp_path):
    upazila = upazila_in(tmp_path / "space")
    upazila.answers(f"Lota UP,Secretary,{DAY:%d.%m.%Y},ফোন,হ্যাঁ", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,তিন ধরনের অক্ষর")
    place = ("--workspace", upazila.folder)
    run("settings", "--next-meeting", "20.04.2024", "--on", f"{DAY}", *place, code=0)
    run("audit", "--keep", "--meeting", "2024-04", "--on", f"{DAY}", "--yes", *place, code=1)
    request = ("--what", "ভুল", "--received", "2024-04-12", "--reference", "12", "--on", "2024-04-12")
    run("dispute", "--office", "lota", "--duty", RULE, *request, *place, code=0)
    run("dispute", "answer", "1", "upheld", "--reference", "7", "--on", "2024-04-13", *place, code=0)
    since = date(2024, 4, 15)
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "contacted-on": f"{since:%d.%m.%Y}", "rule": "হ্যাঁ"}}, since)
    assert [weight for _, weight in tellings(upazila.folder, since)] == [Weight.COUNTS, Weight.CORRECTED]


@pytest.mark.parametrize("few", [assessing.MANY, 0])
def test_a_no_that_stands_again_is_told_with_its_source_beside_the_early_yes_for_which_a_request_was_upheld(
    tmp_path, monkeypatch, few
):
    monkeypatch.setattr(assessing, "MANY", few)
    upazila = upazila_in(tmp_path / "space")
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": "চালু নেই"}}, DAY)
    place = ("--workspace", upazila.folder)
    run("settings", "--next-meeting", "20.04.2024", "--on", f"{DAY}", *place, code=0)
    run("audit", "--keep", "--meeting", "2024-04", "--on", f"{DAY}", "--yes", *place, code=1)
    request = ("--what", "ভুল", "--received", "2024-04-14", "--reference", "12", "--on", "2024-04-14")
    run("dispute", "--office", "lota", "--duty", "two-step-enabled", *request, *place, code=0)
    run("dispute", "answer", "1", "upheld", "--reference", "7", "--on", "2024-04-14", *place, code=0)
    early, since = date(2024, 4, 13), date(2024, 4, 15)
    talk = {**TALK, "contacted-on": f"{early:%d.%m.%Y}"}
    upazila.answers_at_the_desk("lota", {"lota": {**talk, "two-step": "চালু, লগইনে কোড চায়"}}, since)

    space = open_workspace(upazila.folder)
    judged, files = assessing.assess(space, since), typed_forms(space).files
    past = looking_back.preview(space, judged)
    _, subjects = explaining.explained(space, judged, past, "lota")
    (duty,) = (duty for each in subjects for duty in each.duties if duty.policy == "two-step-enabled")
    assert duty.is_no
    assert duty.source.en == "phone, typed at the desk"
    assert [(told.on, told.weight) for told in duty.tellings] == [(early, Weight.CORRECTED), (DAY, Weight.COUNTS)]
    of_all = (told for each in subjects for duty in each.duties for told in duty.tellings)
    weights = {(number, weight) for (number, *_), told in TypedFiles(files).weights(of_all).items() for weight in told}
    assert sorted(weight.name for _, weight in weights) == ["CORRECTED", "COUNTS"], (
        "the section of typed answers says the same"
    )


def test_an_offices_yes_for_all_stands_at_each_of_its_user_ids_also_where_an_own_no_keeps_it_out(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up",
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Clerk,lota.clerk",
    )
    upazila.answers(
        f"Lota UP,Clerk,{DAY:%d.%m.%Y},ফোন,না",
        "Lota UP,,12.04.2024,ফোন,হ্যাঁ",
        heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,তিন ধরনের অক্ষর",
    )
    space, later = open_workspace(upazila.folder), date(2024, 4, 15)
    judged = assessing.assess(space, later)
    _, subjects = explaining.explained(space, judged, looking_back.preview(space, judged), "lota")
    duties = {each.called.en: duty for each in subjects for duty in each.duties if duty.policy == RULE}
    weights = {post: [telling.weight for telling in duty.tellings] for post, duty in duties.items()}
    assert weights == {"Secretary": [Weight.COUNTS], "Clerk": [Weight.KEPT_OUT, Weight.COUNTS]}


def test_an_offices_yes_that_a_cause_told_of_one_user_id_keeps_out_stands_there_with_that_cause_and_nothing_is_said_to_be_old(
    tmp_path,
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up",
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Clerk,lota.clerk",
    )
    for_all, heads = '"চালু, লগইনে কোড চায়"', "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,কারণ"
    upazila.answers(f"Lota UP,,01.09.2023,ফোন,{for_all},", name="register-0.csv", heads=heads)
    upazila.answers(f"Lota UP,,{DAY:%d.%m.%Y},ফোন,{for_all},", f"Lota UP,Clerk,{DAY:%d.%m.%Y},ফোন,,ছুটিতে", heads=heads)
    space = open_workspace(upazila.folder)
    judged = assessing.assess(space, DAY)
    _, subjects = explaining.explained(space, judged, looking_back.preview(space, judged), "lota")
    duties = {each.called.en: duty for each in subjects for duty in each.duties if duty.policy == "two-step-enabled"}
    weights = {post: {(each.on, each.weight) for each in duty.tellings} for post, duty in duties.items()}
    assert (DAY, Weight.COUNTS) in weights["Secretary"]
    assert {(DAY, Weight.KEPT_OUT_BY_CAUSE), (DAY, Weight.COUNTS)} < weights["Clerk"]
    assert duties["Clerk"].label.en == "no information"
    assert duties["Clerk"].reasons == ()
    (remark,) = [each for each in duties["Clerk"].remarks if each.code is not RemarkCode.CAUSE]
    assert remarking.in_full((remark,), Language.EN) == (
        "the yes for all user IDs of 10.04.2024 does not count for this one, for the cause told of it: the officer is on leave or training"
    )


def test_a_yes_for_all_after_a_no_for_all_is_said_to_be_kept_out_by_the_cause_that_alone_was_told_of_the_user_id(
    tmp_path,
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up",
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Clerk,lota.clerk",
    )
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,কারণ"
    upazila.answers("Lota UP,,02.04.2024,ফোন,চালু নেই,", name="register-0.csv", heads=heads)
    of_day = f"{DAY:%d.%m.%Y},ফোন"
    upazila.answers(f'Lota UP,,{of_day},"চালু, লগইনে কোড চায়",', f"Lota UP,Clerk,{of_day},,ছুটিতে", heads=heads)
    space = open_workspace(upazila.folder)
    judged = assessing.assess(space, DAY)
    _, subjects = explaining.explained(space, judged, looking_back.preview(space, judged), "lota")
    clerk = next(each for each in subjects if each.called.en == "Clerk")
    (duty,) = (each for each in clerk.duties if each.policy == "two-step-enabled")
    said = [each.weight.label.en for each in duty.tellings if each.on == DAY and each.weight is not Weight.COUNTS]
    assert "does not count: the cause told of this user ID stands against it" in said
    assert not [each for each in said if "what is known of this one" in each]


def test_a_cause_told_in_the_same_call_as_that_two_step_is_on_stands_at_the_duty_that_it_explains(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up",
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Clerk,lota.clerk",
    )
    space = open_workspace(upazila.folder)
    clerk = next(account.id for account in roster_of(space).offices[0].accounts if account.post.en == "Clerk")
    office = {**TALK, "two-step": "চালু, লগইনে কোড চায়", "profile": "ঠিক আছে"}
    own = {"profile": "ঠিক করা হয়নি", "cause": "পোর্টাল রূপান্তর চলছে"}
    upazila.answers_at_the_desk("lota", {"lota": office, clerk: own}, DAY)
    space = open_workspace(upazila.folder)
    judged = assessing.assess(space, DAY)
    _, subjects = explaining.explained(space, judged, looking_back.preview(space, judged), "lota")
    duties = {duty.policy: duty for each in subjects if each.id == clerk for duty in each.duties}
    on, profile = duties["two-step-enabled"], duties["profile-updated"]
    assert (on.is_done, [telling.value.en for telling in on.tellings]) == (True, ["on, a login asks for a code"])
    assert profile.is_no
    assert "The cause told on 10.04.2024: the portal is being migrated." in [reason.en for reason in profile.reasons]
    asked = [notice.message.en for notice in judged.notices if "a cause was told" in notice.message.en]
    assert len(asked) == 1
    assert (
        'of Lota UP, Clerk a cause was told on 10.04.2024, "the portal is being migrated", and of the same day that two-step is on'
        in asked[0]
    )


OFFICER = "Sub-Assistant Officer"
ROW = "agriculture,Upazila Agriculture Office,department,Head,,agriculture.example.gov.bd,{},{}"


@pytest.fixture
def of_one_of_two(tmp_path):
    """Return an upazila of whose two alike one is listed under a new user ID: which one, is not known."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(ROW.format(OFFICER, "agric1"), ROW.format(OFFICER, "agric2"))
    upazila.answers(
        "Upazila Agriculture Office,Sub-Assistant Officer (account no. 1),10.02.2024,ফোন,চালু নেই,10.01.2024,ঠিক আছে,,",
        "Upazila Agriculture Office,Sub-Assistant Officer (account no. 2),10.02.2024,ফোন,চালু,20.02.2024,ঠিক আছে,,",
    )
    upazila.knows_what_keeping_asks()
    upazila.keep(code=1)
    upazila.lists(ROW.format(OFFICER, "sub.agri"))
    return upazila


def duties_of_doubted(upazila, on=date(2024, 3, 10)):
    space = open_workspace(upazila.folder)
    judged = assessing.assess(space, on)
    past = looking_back.preview(space, judged)
    assessment, subjects = explaining.explained(space, judged, past, "agriculture")
    doubted = {each.id for each in assessment.office.accounts if each.doubts}
    return {duty.policy: duty for subject in subjects if subject.id in doubted for duty in subject.duties}


@pytest.mark.parametrize(("policy", "told"), [("two-step-enabled", "no"), ("password-reset", "10.01.2024")])
def test_of_those_of_before_of_whom_somebody_may_be_one_only_the_no_by_which_he_stands_is_marked(
    of_one_of_two, policy, told
):
    """The other's yes was told on the same day, by the same register."""
    duty = duties_of_doubted(of_one_of_two)[policy]
    assert [(each.value.en, each.weight) for each in duty.tellings] == [(told, Weight.COUNTS)]
    assert duty.reasons[1].en == (
        "It was told of one of the earlier list that this may be, and counts until it is known which one this is."
    )


@pytest.mark.parametrize(
    ("of_office", "until", "said_of"),
    [
        (False, date(2024, 6, 30), {"two-step-enabled"}),
        (True, date(2024, 6, 30), {"two-step-enabled"}),
        (False, date(2024, 3, 9), set()),
    ],
    ids=["his own", "his office's", "ended"],
)
def test_of_time_that_was_extended_it_is_said_that_it_waits_until_it_is_known_who_of_before_somebody_is(
    of_one_of_two, of_office, until, said_of
):
    space = open_workspace(of_one_of_two.folder)
    (doubted,) = (account for office in roster_of(space).offices for account in office.accounts)
    subject = "agriculture" if of_office else doubted.doubts[0]
    waiver = Waiver("two-step-enabled", subject, "portal is moved", "decision V", until)
    policies = {rule.policy.id: rule.policy for rule in space.baseline.rules}
    waivers.add(of_one_of_two.folder, waiver, policies, date(2024, 2, 20), named={}, elsewhere={})
    duties = duties_of_doubted(of_one_of_two)
    assert duties["two-step-enabled"].is_no
    waits = '; it does not count until it is known which one of the earlier list this is; until then each "no" counts.'
    assert {policy for policy, duty in duties.items() if any(waits in each.en for each in duty.reasons)} == said_of


def test_what_was_told_of_those_one_of_whom_somebody_may_be_is_not_said_to_be_told_by_nobody(of_one_of_two):
    duties = duties_of_doubted(of_one_of_two)
    told, untold = duties["profile-updated"], duties["password-composition"]
    assert [each.en for each in (*told.reasons, *untold.reasons)] == [
        "Something was told of those of the earlier list one of which this may be; it does not count until it is known which one this is.",
        "Nobody has told it yet.",
    ]
    assert (told.is_told_besides, untold.is_told_besides) == (True, False)
