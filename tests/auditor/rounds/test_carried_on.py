"""A register made by hand that goes on after a round, its former rows as they were, was not altered; who turned by a new row told it later."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.rounds import assessing, keeping, recomputing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট"
LOTA, KOYRA = "Lota UP,,12.02.2024,ফোন,চালু নেই,", "Koyra UP,,13.02.2024,ফোন,,না"
LATER = 'Lota UP,,12.03.2024,ফোন,"চালু, লগইনে কোড চায়",২০.০১.২০২৪'
OF_NOBODY = "Lota UP,Nobody's post,12.03.2024,ফোন,,২০.০১.২০২৪"
DAY, ON = date(2024, 2, 20), date(2024, 3, 15)
TITLE = "ডুমুরিয়া উপজেলা, খুলনা, ফেব্রুয়ারি ২০২৪"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    offices = ("lota", "koyra")
    made.lists(*(f"{name},{name.title()} UP,union,Chairman,1,{name}.example.gov.bd,," for name in offices))
    tells(made, LOTA, KOYRA)
    keeping.keep_round(open_workspace(made.folder), DAY, "2024-02", "1" * 32, doubted=lambda _: None)
    return made


def tells(upazila, *rows):
    upazila.answers(*rows, heads=f"{TITLE}\n{HEADS}", name="running.csv")


def told(upazila):
    return "\n".join(notice.message.en for notice in assessing.assess(open_workspace(upazila.folder), ON).notices)


CARRIED_ON = [
    pytest.param((LOTA, KOYRA, LATER), id="with a row more"),
    pytest.param((LOTA, LATER, KOYRA), id="with a row more among those of then"),
    pytest.param((KOYRA, LOTA, LATER, OF_NOBODY), id="in another order, with a row of nobody"),
]


@pytest.mark.parametrize("rows", CARRIED_ON)
def test_it_is_told_that_it_was_carried_on_and_nobody_is_asked_who_altered_it(upazila, rows):
    tells(upazila, *rows)
    words = told(upazila)
    assert "running.csv was carried on since it spoke in a kept round" in words
    assert "was changed" not in words
    assert "Find out who altered it" not in words
    assert "look whether it is the right file" not in words


def test_no_paper_of_the_next_round_says_that_it_was_changed_and_it_may_go_on_again(upazila):
    tells(upazila, LOTA, KOYRA, LATER)
    space = open_workspace(upazila.folder)
    keeping.keep_round(space, ON.replace(day=13), "2024-03", "2" * 32, doubted=lambda _: None)
    head = Ledger(space.ledger_path).rounds()[-1]
    assert (head.header.changed, head.header.unread) == ((), ())
    assert "carried on" not in told(upazila)
    tells(upazila, LOTA, KOYRA, LATER, LATER.replace("12.03", "14.03"))
    assert "running.csv was carried on since it spoke in a kept round" in told(upazila)


ALTERED = [
    pytest.param((LOTA.replace("চালু নেই", '"চালু, লগইনে কোড চায়"'), KOYRA, LATER), id="a row says otherwise"),
    pytest.param((KOYRA, LATER), id="a row is there no more"),
    pytest.param((LATER, LOTA, KOYRA), id="a row stands before those of its office"),
]


@pytest.mark.parametrize("rows", ALTERED)
def test_one_whose_rows_of_then_are_not_as_they_were_was_changed(upazila, rows):
    tells(upazila, *rows)
    words = told(upazila)
    assert "running.csv was changed since it spoke in a kept round" in words
    assert "carried on" not in words


NO_SUCH_DAY, NO_DAY, ODD_DAY = (LOTA.replace("12.02.2024", day) for day in ("31.02.2024", "", "12.02.2023"))
YES = LATER.replace("12.03", "10.03")


@pytest.mark.parametrize("row", [NO_SUCH_DAY, NO_DAY])
def test_it_is_asked_of_a_row_whose_day_nobody_knows_until_when_it_may_have_been_told_as_before_it_went_on(
    upazila, row
):
    tells(upazila, row, KOYRA)
    keeping.keep_round(open_workspace(upazila.folder), DAY.replace(day=21), "2024-02", "2" * 32, doubted=lambda _: None)
    tells(upazila, row, KOYRA, LATER.replace("Lota", "Koyra"))
    notices = assessing.assess(open_workspace(upazila.folder), ON).notices
    assert [each.about.talk.last for each in notices if each.about and each.about.talk] == [DAY.replace(day=21)]


@pytest.mark.parametrize("row", [NO_SUCH_DAY, NO_DAY, ODD_DAY])
def test_a_row_whose_day_nobody_knows_was_told_before_the_file_was_read_first_however_often_it_goes_on(tmp_path, row):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*(f"{name},{name.title()} UP,union,Chairman,1,{name}.example.gov.bd,," for name in ("lota", "koyra")))
    rows, of_koyra = [row, KOYRA], LATER.replace("Lota", "Koyra").replace("12.03", "18.03")
    tells(upazila, *rows)
    for number, (on, further) in enumerate([(DAY, YES), (ON, of_koyra), (date(2024, 4, 16), None)], start=1):
        keeping.keep_round(open_workspace(upazila.folder), on, f"{on:%Y-%m}", str(number) * 32, doubted=lambda _: None)
        space = open_workspace(upazila.folder)
        (lota, _) = assessing.assess(space, on).assessments
        (is_on,) = (each.outcome for each in lota.findings if each.policy == "two-step-enabled")
        assert is_on is (Outcome.FAIL if on == DAY else Outcome.PASS)
        assert recomputing.recompute(space, Ledger(space.ledger_path).rounds()[-1]).same
        rows += [further]
        tells(upazila, *filter(None, rows))


CLERK = 'Lota UP,Clerk,12.02.2024,ফোন,"চালু, লগইনে কোড চায়",{}'


def of_the_clerk(upazila, *rows, login):
    """Return what is found of two duties of a clerk whom the roster lists with a user ID, and how many questions who he is are open."""
    listed = [
        f"lota,Lota UP,union,Chairman,1,lota.example.gov.bd,{post},{of}"
        for post, of in (("Clerk", login), ("Guard", "g1"))
    ]
    upazila.lists(*listed, "koyra,Koyra UP,union,Chairman,1,koyra.example.gov.bd,,")
    tells(upazila, *rows)
    found = assessing.assess(open_workspace(upazila.folder), ON)
    duties = ("two-step-enabled", "password-reset")
    clerk = next(account for row in found.assessments for account in row.office.accounts if account.post.en == "Clerk")
    outcomes = [
        each.outcome
        for row in found.assessments
        for each in row.findings
        if each.subject == clerk.id and each.policy in duties
    ]
    return sorted(outcomes), len(found.questions)


@pytest.mark.parametrize("reset", ["২০.০১.২০২৪", "না"])
def test_what_was_told_at_a_post_before_a_round_is_of_who_had_it_then_though_the_file_is_read_anew_and_the_user_id_is_another(
    upazila, reset
):
    of_clerk = CLERK.format(reset)
    outcomes, questions = of_the_clerk(upazila, of_clerk, KOYRA, login="c1")
    assert (questions, Outcome.UNKNOWN in outcomes) == (0, False)
    keeping.keep_round(open_workspace(upazila.folder), DAY, "2024-02", "3" * 32, doubted=lambda _: None)
    asked = of_the_clerk(upazila, of_clerk, KOYRA, login="quite-other")
    assert asked[1] == 1
    assert Outcome.PASS not in asked[0]
    assert of_the_clerk(upazila, of_clerk, KOYRA, KOYRA.replace("13.02", "13.03"), login="quite-other") == asked
    assert of_the_clerk(upazila, KOYRA, of_clerk.replace("12.02", "11.02"), login="quite-other") == asked
