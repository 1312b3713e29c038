"""An office's yes for all of another month is not lent to who himself said no, or could not log in; its no is."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from changing import replace
from small_upazila import BASELINE

from auditor.i18n import Language, plain
from auditor.judging.judge import JudgingInput, judge
from auditor.judging.objections import BarredClaim
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.identity import PlacedRow
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.register.columns import Mark, columns
from auditor.rounds.evidence.evidence_folder import read_evidence_files
from auditor.rounds.opposing.barred import told_once
from auditor.rounds.opposing.lending import NotRead, lent

ROW = Reference("all.csv", "0" * 64, "sheet!2")
OPERATOR, SECRETARY = (Account(f"lota/{at}", plain(post)) for at, post in enumerate(("অপারেটর", "সচিব")))
LOTA = Office("lota", plain("লতা"), OfficeKind.UNION, plain("চেয়ারম্যান"), accounts=(OPERATOR, SECRETARY))
CONTEXT = SourceContext(Roster((LOTA,)), date(2024, 1, 18), "rule")
FEBRUARY, MARCH, APRIL = "20.02.2024", "20.03.2024", "20.04.2024"
ALL, OWN = "", OPERATOR.post.bn
ON, OFF = "চালু, লগইনে কোড চায়", "চালু নেই"
CAUSES = ("পদ শূন্য", "লগইন করা যাচ্ছে না")
HEADINGS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কে জানিয়েছেন,কীভাবে,Two-step,কোড কোথায় আসে,প্রোফাইল,কারণ,আইডিটি ব্যবহার করেন"


def _read(*rows, context=CONTEXT, by="", in_one_file=False):
    """Return what registers say, by account and fact in the order of days, and of which answers for all it is told whom they miss.

    Args:
        rows: the only one of each register: of whom it is, the day of contact, and the answers.
        context: whom they may speak of.
        by: the post that told them.
        in_one_file: they stand in one register.

    """
    found = _found(*rows, context=context, by=by, in_one_file=in_one_file)
    told = [notice for notice in found.notices if "does not count for the following account" in notice.message.en]
    said = {account: {} for account in context.roster.offices[0].accounts}
    for each in sorted(found.observations, key=lambda each: each.observed_on):
        for account, facts in said.items():
            if account.id in each.subjects:
                facts.setdefault(each.fact.id, []).append(each.value)
    return said, told


def _found(*rows, context=CONTEXT, by="", in_one_file=False):
    lines = [_line(row, by) for row in rows]
    contents = ["\n".join([HEADINGS, *of_file, ""]).encode() for of_file in ([lines] if in_one_file else zip(lines))]
    evidence = [
        EvidenceFile(f"{at}.csv", content, hashlib.sha256(content).hexdigest()) for at, content in enumerate(contents)
    ]
    return read_evidence_files(evidence, context)


def _line(row, by=""):
    post, day, *cells = row
    return f"{LOTA.name.bn},{post},{day},{by},ফোন," + ",".join(f'"{cell}"' for cell in (*cells, *[""] * 5)[:5])


UNREAD, STRANGER = "আগের মতো", "পিয়ন"
SAME_PLACE = pytest.mark.parametrize("in_one_file", [True, False], ids=["in one file", "in several"])
AFTERWARDS = {
    "a no of its own": ([(OWN, FEBRUARY, OFF)], [False], "for what it told itself before"),
    "a no of its own, and then a yes": ([(OWN, "19.02.2024", OFF), (OWN, FEBRUARY, ON)], [False, True, True], ""),
    "a yes of its own": ([(OWN, FEBRUARY, ON)], [True, True], ""),
    "one of its own that nobody can read": ([(OWN, FEBRUARY, UNREAD)], [], "its earlier answer could not be read"),
    "one that nobody can read, and then a yes": ([(OWN, "19.02.2024", UNREAD), (OWN, FEBRUARY, ON)], [True, True], ""),
    "one for all that nobody can read": ([(ALL, FEBRUARY, UNREAD)], [True], ""),
    "that it is not known": ([(OWN, FEBRUARY, "জানা নেই")], [True], ""),
    "a no for all": ([(ALL, FEBRUARY, OFF)], [False, True], ""),
    "a no of which nobody knows whose it is": ([(STRANGER, FEBRUARY, OFF)], [], "not known whose it is"),
    "one of nobody that nobody can read": ([(STRANGER, FEBRUARY, UNREAD)], [], "not known whose it is"),
    "a no of nobody, and then a yes of its own": ([(STRANGER, "19.02.2024", OFF), (OWN, FEBRUARY, ON)], [True, True], ""),
    "a yes of nobody": ([(STRANGER, FEBRUARY, ON)], [True], ""),
    "that nobody can log in": ([(OWN, FEBRUARY, "", "", "", CAUSES[1])], [], "login is impossible"),
}  # fmt: skip


@SAME_PLACE
@pytest.mark.parametrize(("before", "said_then", "why"), AFTERWARDS.values(), ids=AFTERWARDS)
def test_what_an_account_said_before_a_yes_for_all_counts_alike_in_one_file_and_in_several(
    before, said_then, why, in_one_file
):
    said, told = _read(*before, (ALL, MARCH, ON), in_one_file=in_one_file)
    assert said[OPERATOR].get("two_step_enrolled", []) == said_then
    of_operator = [notice for notice in told if OPERATOR.id in notice.about.unreached]
    assert [notice.about.question for notice in of_operator] == (["two-step"] if why else [])
    assert all(why in notice.message.en and OWN in notice.message.bn for notice in of_operator)


@SAME_PLACE
@pytest.mark.parametrize(
    "before", [(OWN, FEBRUARY, OFF), (OWN, FEBRUARY, UNREAD), (OWN, FEBRUARY, "", "", "", CAUSES[0])]
)
@pytest.mark.parametrize(
    ("came", "counts"), [(date(2024, 3, 1), True), (date(2024, 2, 20), False), (date(2024, 4, 1), False)]
)
def test_what_the_holder_before_said_keeps_nothing_from_the_one_who_is_in_the_post_since_in_one_file_or_several(
    before, came, counts, in_one_file
):
    moved = replace(LOTA, accounts=(replace(OPERATOR, holder_since=came), SECRETARY))
    context = replace(CONTEXT, roster=Roster((moved,)))
    said, told = _read(before, (ALL, MARCH, ON), context=context, in_one_file=in_one_file)
    present = [value for value in said[moved.accounts[0]].get("two_step_enrolled", ()) if value]
    assert (bool(present), told == []) == (counts, counts)


@SAME_PLACE
def test_a_yes_for_all_of_the_same_day_as_an_own_answer_that_nobody_can_read_does_not_count(in_one_file):
    said, _ = _read((OWN, MARCH, UNREAD), (ALL, MARCH, ON), in_one_file=in_one_file)
    assert (said[OPERATOR], said[SECRETARY]["two_step_enrolled"]) == ({}, [True])


@pytest.mark.parametrize(
    ("own", "for_all", "on", "said"),
    [
        (ON, OFF, FEBRUARY, [True]),
        (ON, OFF, MARCH, [True, False]),
        (OFF, ON, FEBRUARY, [False]),
        (OFF, ON, MARCH, [False]),
        ("জানা নেই", ON, FEBRUARY, []),
        ("জানা নেই", ON, MARCH, [True]),
        ("জানা নেই", OFF, FEBRUARY, [False]),
    ],
)
def test_what_a_row_of_its_own_overrides_is_what_the_register_says_of_it(own, for_all, on, said):
    found, _ = _read((OWN, FEBRUARY, own), (ALL, on, for_all), in_one_file=True)
    assert found[OPERATOR].get("two_step_enrolled", []) == said
    (hint,) = (each.told for each in columns() if each.name == Mark.POST)
    assert "unless that is of a later day: then its no counts here too, and its yes where neither no" in hint.en
    assert '"Not known" holds off only a yes that is not later' in hint.en
    assert "“জানা নেই” লিখলে শুধু একই বা আগের দিনের “হ্যাঁ” ধরা হয় না।" in hint.bn


@pytest.mark.parametrize("column", columns())
def test_what_a_column_of_the_register_says_fits_into_a_spreadsheets_hint(column):
    for language in Language:
        assert len(column.told.said(language, decision_date=CONTEXT.decision_day)) <= 255


@SAME_PLACE
@pytest.mark.parametrize("before", [OFF, UNREAD])
def test_who_tells_the_yes_for_all_himself_answers_anew_by_it_in_one_file_or_several(before, in_one_file):
    said, told = _read((OWN, FEBRUARY, before), (ALL, MARCH, ON), by=OWN, in_one_file=in_one_file)
    assert (said[OPERATOR]["two_step_enrolled"][-1], told) == (True, [])


def test_next_months_yes_for_all_does_not_take_back_what_an_account_itself_said_no_to_and_is_told():
    said, told = _read((OWN, FEBRUARY, OFF), (ALL, MARCH, ON, "এসএমএসে", "ঠিক আছে"))
    assert said[OPERATOR].keys() == {"two_step_enrolled", "profile_updated_on"}
    assert said[OPERATOR]["two_step_enrolled"] == [False]
    assert said[SECRETARY].keys() >= {"two_step_enrolled", "two_step_method", "profile_updated_on"}
    assert {(notice.place.file, notice.place.row, notice.about.question) for notice in told} == {
        ("1.csv", 2, "two-step"),
        ("1.csv", 2, "method"),
    }
    assert all("for what it told itself before: অপারেটর (Two-step: not on)." in notice.message.en for notice in told)
    assert all("অপারেটর" in notice.message.bn and "সচিব" not in notice.message.bn for notice in told)


def test_that_several_persons_use_an_account_is_not_told_as_a_yes_to_by_whom_it_is_used():
    _, (told,) = _read((OWN, FEBRUARY, "", "", "", "", "একাধিক জন"), (ALL, MARCH, "", "", "", "", "একজন"))
    assert f"{OWN} (Used by: several persons)." in told.message.en
    assert f"{OWN} (আইডিটি ব্যবহার করেন: একাধিক জন)।" in told.message.bn


@pytest.mark.parametrize(
    ("cells", "said", "said_bn"),
    [
        (("কোড আসে না",), "Two-step: the code does not arrive", "Two-step: কোড আসে না"),
        (("পোর্টালে সুযোগ নেই",), "Two-step: the portal does not offer it", "Two-step: পোর্টালে সুযোগ নেই"),
        (
            (OFF, "", "", "পোর্টাল রূপান্তর চলছে"),
            "Two-step: not on, the portal is being migrated",
            "Two-step: চালু নেই, পোর্টাল রূপান্তর চলছে",
        ),
        ((OFF,), "Two-step: not on", "Two-step: চালু নেই"),
    ],
    ids=["the cause in its place", "that it is not offered", "with its cause", "a no alone"],
)
def test_by_what_of_its_own_a_yes_for_all_does_not_count_is_told_as_the_account_told_it(cells, said, said_bn):
    _, (told, *_) = _read((OWN, FEBRUARY, *cells), (ALL, MARCH, ON))
    assert f"for what it told itself before: অপারেটর ({said}). It does not take" in told.message.en
    assert f"অপারেটর ({said_bn})।" in told.message.bn


def test_that_a_method_for_all_was_kept_out_is_told_no_more_once_the_account_itself_said_yes_to_two_step():
    files = (OWN, FEBRUARY, OFF), (ALL, MARCH, ON, "এসএমএসে")
    _, told = _read(*files)
    assert {notice.about.question for notice in told} == {"two-step", "method"}
    said, told = _read(*files, (OWN, APRIL, ON))
    assert told == []
    assert "two_step_method" not in said[OPERATOR]
    _, told = _read(*files, (OWN, APRIL, OFF))
    assert {notice.about.question for notice in told} == {"method"}


def test_who_himself_tells_the_yes_for_all_takes_back_his_own_no_by_it_and_nobody_elses():
    no, general = (OWN, FEBRUARY, OFF), (ALL, MARCH, ON)
    said, told = _read(no, general, by=OPERATOR.post.bn)
    assert (said[OPERATOR]["two_step_enrolled"], told) == ([False, True], [])
    for teller in (SECRETARY.post.bn, LOTA.head_post.bn):
        said, told = _read(no, general, by=teller)
        assert (said[OPERATOR]["two_step_enrolled"], len(told)) == ([False], 1)


def test_a_yes_for_all_counts_again_once_the_account_itself_said_yes():
    said, told = _read((OWN, FEBRUARY, OFF), (OWN, MARCH, ON), (ALL, APRIL, ON))
    assert (said[OPERATOR]["two_step_enrolled"], told) == ([False, True, True], [])


@SAME_PLACE
@pytest.mark.parametrize(
    ("day", "cells", "reached"),
    [
        ("11.01.2024", ("", "", "হ্যাঁ, ঠিক আছে"), True),
        ("11.01.2024", ("", "", "না"), True),
        ("11.01.2024", (OFF,), False),
        (FEBRUARY, ("", "", "না"), False),
    ],
)
def test_what_an_account_told_before_the_decision_of_what_is_to_be_done_since_keeps_no_yes_for_all_from_it(
    day, cells, reached, in_one_file
):
    _, told = _read((OWN, day, *cells), (ALL, MARCH, ON, "", "হ্যাঁ, ঠিক আছে"), in_one_file=in_one_file)
    assert (told == []) is reached


OLD_DAY, NOT_SINCE = ("", "", "10.01.2024"), ("", "", "না")


@SAME_PLACE
@pytest.mark.parametrize(
    ("own", "for_all", "reached"),
    [
        ([(OWN, FEBRUARY, *OLD_DAY)], "15.03.2024", True),
        ([(OWN, FEBRUARY, *OLD_DAY)], "হ্যাঁ, ঠিক আছে", True),
        ([(STRANGER, FEBRUARY, *OLD_DAY)], "15.03.2024", True),
        ([(OWN, FEBRUARY, *OLD_DAY)], "20.02.2024", False),
        ([(OWN, FEBRUARY, *OLD_DAY)], "সিদ্ধান্তের পরে", False),
        ([(OWN, FEBRUARY, *NOT_SINCE)], "15.03.2024", False),
        ([(OWN, "19.02.2024", *NOT_SINCE), (OWN, FEBRUARY, *OLD_DAY)], "15.03.2024", False),
        ([(OWN, "19.02.2024", *OLD_DAY), (OWN, FEBRUARY, *NOT_SINCE)], "15.03.2024", False),
        ([(OWN, "19.02.2024", *NOT_SINCE), (OWN, FEBRUARY, "", "", "20.02.2024")], "15.03.2024", True),
    ],
)
def test_a_day_from_before_the_decision_that_an_account_told_is_no_no_to_what_was_surely_done_after_it_told_that(
    own, for_all, reached, in_one_file
):
    said, told = _read(*own, (ALL, MARCH, "", "", for_all), in_one_file=in_one_file)
    done = {each.earliest for each in said[OPERATOR].get("profile_updated_on", ())}
    assert (told == [], bool(done & {date(2024, 3, 15), date(2024, 3, 20)})) == (reached, reached)


def test_whom_a_yes_for_all_missed_is_told_no_more_once_the_account_itself_answered_again():
    said, told = _read((OWN, FEBRUARY, OFF), (ALL, MARCH, ON), (OWN, APRIL, ON))
    assert (said[OPERATOR]["two_step_enrolled"], told) == ([False, True], [])


@pytest.mark.parametrize("no", [(ALL, FEBRUARY, OFF), (ALL, FEBRUARY, "চালু, কিন্তু লগইনে কোড চায় না")])
def test_a_yes_for_all_takes_back_the_offices_own_no(no):
    said, told = _read(no, (ALL, MARCH, ON))
    assert (said[OPERATOR]["two_step_enrolled"][-1], said[OPERATOR]["two_step_demanded"][-1]) == (True, True)
    assert told == []


def test_a_no_for_all_reaches_who_himself_said_no_or_could_not_log_in():
    assert _read((OWN, FEBRUARY, OFF), (ALL, MARCH, OFF))[0][OPERATOR]["two_step_enrolled"] == [False, False]
    said, told = _read((OWN, FEBRUARY, "", "", "", CAUSES[0]), (ALL, MARCH, OFF, "", "না"))
    assert said[OPERATOR].keys() == {"two_step_enrolled", "two_step_cause", "profile_updated_on"}
    assert told == []


def _lent(*own):
    """Return what is told of a yes of 20.03.2024 for all, after what was told or seen of the operator before."""
    for_all = Observation(
        (OPERATOR.id, SECRETARY.id), TWO_STEP_ENROLLED, True, Grade.DECLARED, "register", date(2024, 3, 20), ROW
    )
    return lent([*own, for_all], {ROW.file: {ROW.place: ""}}, CONTEXT, NotRead())


def _own(day, grade, fact=TWO_STEP_ENROLLED, *, said=False):
    return Observation((OPERATOR.id,), fact, said, grade, "register", day, Reference("own.csv", "1" * 64, "sheet!3"))


def test_of_who_was_seen_without_it_the_step_is_another_login_not_another_answer():
    seen = _own(date(2024, 2, 1), Grade.WITNESSED)
    for own in ([seen], [seen, _own(date(2024, 2, 9), Grade.DECLARED)]):
        _, (notice,), kept_out = _lent(*own)
        assert "it was seen not to be done: অপারেটর. What is told does not lift what was seen." in notice.message.en
        assert "see a login again" in notice.message.en
        assert "লগইন আবার দেখে" in notice.message.bn
        assert "row of its own" not in notice.message.en
        assert [(each.answer.subjects, each.no) for each in kept_out] == [((OPERATOR.id,), seen)]


@pytest.mark.parametrize("grade", [Grade.WITNESSED, Grade.DECLARED])
@pytest.mark.parametrize(
    ("day", "is_on", "is_told"),
    [
        (date(2024, 1, 20), True, True),
        (date(2024, 2, 20), True, False),
        (date(2024, 4, 1), True, False),
        (date(2024, 4, 1), False, True),
    ],
    ids=["before the no", "before the yes for all", "since", "undone since"],
)
def test_once_a_systems_record_shows_since_that_it_is_done_no_other_answer_and_no_login_is_asked_for(
    grade, day, is_on, is_told
):
    record = replace(_own(day, Grade.EXPORTED, said=is_on), source="portal-users")
    _, notices, _ = _lent(_own(date(2024, 2, 1), grade), record)
    assert bool(notices) is is_told


@pytest.mark.parametrize(("whom", "told"), [((OPERATOR,), []), ((SECRETARY,), [True]), ((), [True])])
def test_where_the_audit_tells_what_was_seen_of_each_of_them_it_is_not_told_twice(whom, told):
    seen = _own(date(2024, 2, 1), Grade.WITNESSED)
    claim = _own(date(2024, 1, 20), Grade.DECLARED, said=True)
    _, notices, _ = _lent(claim, seen)
    barred = [BarredClaim(LOTA, account.id, claim, seen) for account in whom]
    assert [notice.about.seen_undone for notice in told_once(notices, barred)] == told


def test_of_who_was_seen_with_it_and_said_no_since_an_answer_on_its_own_row_is_asked():
    _, (notice,), _ = _lent(_own(date(2024, 2, 1), Grade.WITNESSED, said=True), _own(date(2024, 2, 9), Grade.DECLARED))
    assert "write its answer on a row of its own" in notice.message.en


@pytest.mark.parametrize("cause", CAUSES)
def test_next_months_yes_for_all_is_not_lent_to_who_could_not_log_in_when_last_told_of(cause):
    hindered = (OWN, FEBRUARY, "", "", "", cause)
    said, told = _read(hindered, (ALL, MARCH, ON, "এসএমএসে", "ঠিক আছে"))
    assert said[OPERATOR].keys() == {"two_step_cause"}
    assert sorted(notice.about.question for notice in told) == ["method", "profile", "two-step"]
    assert all(cause in notice.message.bn for notice in told)
    said, _ = _read(hindered, (OWN, MARCH, "", "", "ঠিক আছে"), (ALL, APRIL, ON))
    assert said[OPERATOR]["two_step_enrolled"] == [True]


def _two_step(*rows, in_one_file=False):
    """Return the cause by which nothing can be done at the operator's, and of whom two-step comes to what, by what registers say."""
    judging = JudgingInput.of(_found(*rows, in_one_file=in_one_file), BASELINE, (), date(2024, 4, 30))
    ((office, _),) = judge(CONTEXT.roster, judging)
    return office.hindered, {
        each.subject: (each.outcome, each.cause, each.against_cause)
        for each in office.findings
        if each.policy == "two-step-enabled"
    }


NOES = {
    OFF: (Outcome.FAIL, None),
    "চালু, কিন্তু লগইনে কোড চায় না": (Outcome.UNKNOWN, None),
    "পোর্টালে সুযোগ নেই": (Outcome.FAIL, Cause.NOT_OFFERED),
    "কোড আসে না": (Outcome.FAIL, Cause.NO_CODE),
}


@SAME_PLACE
@pytest.mark.parametrize("no", NOES)
@pytest.mark.parametrize(("told", "cause"), [(CAUSES[0], Cause.VACANT), (CAUSES[1], Cause.LOCKED_OUT)])
def test_a_no_for_all_of_a_later_day_counts_and_ends_neither_a_vacancy_nor_that_a_login_is_impossible(
    told, cause, no, in_one_file
):
    hindered, found = _two_step((OWN, FEBRUARY, "", "", "", told), (ALL, MARCH, no), in_one_file=in_one_file)
    assert hindered == {OPERATOR.id: cause}
    assert found[OPERATOR.id] == (NOES[no][0], cause, ())
    assert found[SECRETARY.id][1] is NOES[no][1]


@pytest.mark.parametrize(
    "rows",
    [
        [(OWN, FEBRUARY, "", "", "", CAUSES[0]), (OWN, MARCH, OFF), (ALL, APRIL, OFF)],
        [(ALL, FEBRUARY, "", "", "", CAUSES[0]), (ALL, MARCH, OFF)],
    ],
    ids=["its own", "that of the office that told the vacancy"],
)
def test_a_later_no_of_who_told_it_ends_that_a_post_is_vacant(rows):
    hindered, found = _two_step(*rows)
    assert not hindered
    assert found[OPERATOR.id] == (Outcome.FAIL, None, ())


def test_the_row_of_an_office_with_one_account_is_the_accounts_own():
    alone = replace(CONTEXT, roster=Roster((replace(LOTA, accounts=(OPERATOR,)),)))
    said, told = _read((OWN, FEBRUARY, OFF), (ALL, MARCH, ON), context=alone)
    assert (said[OPERATOR]["two_step_enrolled"], told) == ([False, True], [])


def test_whom_the_yes_of_an_edited_copy_misses_too_is_told_once():
    _, told = _read((OWN, FEBRUARY, OFF), (ALL, MARCH, ON), (ALL, MARCH, ON, "", "ঠিক আছে"))
    assert [notice.about.question for notice in told] == ["two-step"]


def test_whom_a_yes_for_all_misses_is_named_in_the_rosters_order_run_after_run():
    posts = [f"ইউজার {place}" for place in "কখগঘঙচছ"]
    everybody = tuple(Account(f"lota/{at}", plain(post)) for at, post in enumerate(posts))
    many = SourceContext(Roster((replace(LOTA, accounts=everybody),)), date(2024, 1, 18), "rule")
    own = [(post, FEBRUARY, OFF) for post in posts]
    _, (missed,) = _read(*own, (ALL, MARCH, ON), context=many)
    assert (
        f"for what they told themselves before: {', '.join(posts)} (Two-step: not on). It does not take"
        in missed.message.en
    )


def _after_another_was_listed(*before, told):
    """Return what registers say that entered a round while the office had one account, and one that came once it has two."""
    placed = {
        hashlib.sha256(f"{HEADINGS}\n{_line(row)}\n".encode()).hexdigest(): {
            f"{at}!2": PlacedRow(f"{at}!2", OPERATOR.id if row[0] else LOTA.id, () if row[0] else (OPERATOR.id,))
        }
        for at, row in enumerate(before)
    }
    return _read(*before, told, context=replace(CONTEXT, placed=placed))


@pytest.mark.parametrize(
    ("before", "said_then"),
    [
        ([(ALL, FEBRUARY, OFF)], [False]),
        ([(ALL, FEBRUARY, UNREAD)], []),
        ([(ALL, FEBRUARY, "", "", "", CAUSES[1])], []),
        ([(OWN, "19.02.2024", OFF), (ALL, FEBRUARY, ON)], [False, True]),
    ],
    ids=["a no", "one that nobody can read", "that nobody can log in", "a yes after a no of its own"],
)
def test_what_an_office_told_while_it_had_one_account_keeps_no_yes_for_all_from_it_once_it_has_more(before, said_then):
    said, told = _after_another_was_listed(*before, told=(ALL, MARCH, ON))
    assert (said[OPERATOR].get("two_step_enrolled", []), told) == ([*said_then, True], [])
    assert said[SECRETARY]["two_step_enrolled"] == [True]
