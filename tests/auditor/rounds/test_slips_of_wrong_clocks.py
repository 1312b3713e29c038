"""A slip of a wrong clock was made on some day between its sheet and its opening: until that is told, no yes of it counts too late and no no too early."""

from __future__ import annotations

from datetime import date, time, timedelta

import openpyxl
import pytest
from changing import replace
from drawn_tables import docx_rows
from returned_slips import DAY, FACTS, OPENED, Case
from running import run
from taken_answers import register

from auditor.checklist import second_look
from auditor.model.evidence import Reference
from auditor.model.facts import Strength
from auditor.model.finding import Finding, Outcome
from auditor.model.grades import Grade
from auditor.model.selfcheck import TwoStepAnswer
from auditor.model.when import decode_when
from auditor.roster.columns import HEADINGS, Column
from auditor.rounds import assessing, keeping, recomputing
from auditor.rounds.asking import open_slips, slip_doubts, taking_back
from auditor.rounds.assessing import made_now
from auditor.rounds.evidence import vouched
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import typed_forms
from auditor.workspace import baselines

DEAD = date(2009, 1, 1)
NO = replace(FACTS, two_step=TwoStepAnswer.OFF, method=None)


@pytest.fixture
def case(tmp_path):
    return Case(tmp_path / "space", registers=False)


def told_by_phone(case: Case, says: str, on: str) -> None:
    office = next(office for office in case.roster.offices if office.id == case.office)
    post = next(account.post for account in office.accounts if account.id == case.account)
    content = register(office.name.bn, post.bn, says, on)
    (case.folder / "evidence" / "register-2024-03.csv").write_bytes(content)


def joined(case: Case, day: str) -> None:
    """Write into the roster since when who answers has the post."""
    path = case.folder / "roster.xlsx"
    roster = openpyxl.load_workbook(path)
    headings, *rows = roster.worksheets[1].iter_rows()
    at = [heading.value for heading in headings].index(HEADINGS[Column.SINCE].bn)
    for row in rows:
        if str(row[0].value).startswith(case.office):
            row[at].value = day
    roster.save(path)


def strictly(case: Case) -> None:
    """Let only a strong password be strong enough."""
    config, own = case.folder / "auditor.toml", case.folder / "baseline.toml"
    shipped = baselines.shipped("paikgacha-2024-01")
    own.write_text(
        shipped.replace(
            'policy = "password-strength"', 'policy = "password-strength"\nsettings = { least = "strong" }'
        ),
        "utf-8",
    )
    config.write_text(config.read_text("utf-8").replace('"paikgacha-2024-01"', '"baseline.toml"'), "utf-8")


def found_of(case: Case, policy: str = "two-step-enabled") -> Finding:
    judged = assessing.assess(listed.open_workspace(case.folder), DAY)
    of_all = (finding for office in judged.assessments for finding in office.findings)
    return next(each for each in of_all if (each.subject, each.policy) == (case.account, policy))


def stands(case: Case, policy: str = "two-step-enabled") -> tuple[Outcome, list[date]]:
    finding = found_of(case, policy)
    return finding.outcome, list(finding.days_told)


def test_its_yes_lifts_no_no_that_may_have_been_told_after_it(case):
    case.drop("slip", case.seal(on=DEAD))
    case.take()
    assert stands(case) == (Outcome.PASS, [OPENED])
    told_by_phone(case, "না", "2024-03-10")
    assert stands(case) == (Outcome.FAIL, [date(2024, 3, 10)])


def test_its_yes_that_an_earlier_no_overrules_stands_beside_that_in_every_paper_until_its_day_is_told(case):
    case.drop("slip", case.seal(on=DEAD))
    case.take()
    told_by_phone(case, "না", "2024-03-10")
    there = ("--workspace", case.folder, "--on", DAY.isoformat(), "--language", "en")
    assert "it was made on some day from 01.03.2024 to 20.03.2024" in run("audit", *there, code=1).stderr
    assert "On which day was the slip made?" in run("slips", *there, code=0).stderr
    assert "An answer on this came, too, but the day on which it was told is not settled yet" in report_of(case)
    annex = " ".join(run("report", "--format", "terminal", *there, code=0).stdout.split())
    assert "Have answered, but on which day is not settled yet" in annex
    run("register", "new", "--month", "2024-04", "--format", "docx", *there, code=0)
    (sheet,) = case.folder.glob("out/*/call-sheet.*.docx")
    assert "শুধু তারিখ ঠিক করা বাকি। কোন তারিখে জানানো হয়েছিল?" in str(docx_rows(sheet.read_bytes()))
    (undated,) = case.undated()
    slip_doubts.settle_day(case.space, undated.slip, date(2024, 3, 5), DAY)
    assert "An answer on this came, too" not in report_of(case)
    assert "it was made on some day" not in run("audit", *there, code=1).stderr


def test_it_is_named_no_more_once_all_that_it_says_is_told_anew_after_the_last_day_that_is_possible(case):
    case.drop("slip", case.seal(on=DEAD))
    case.take()
    judged = assessing.assess(listed.open_workspace(case.folder), DAY)
    of_slip = judged.told[case.account]
    order = vouched.vouched_by(Ledger(case.space.ledger_path), judged.everybody).order
    later = DAY + timedelta(days=1)
    anew = [replace(each, observed_on=later, reference=Reference("b.xlsx", "1" * 64)) for each in of_slip]

    def named(told) -> int:
        return len(named_of(told))

    def named_of(told):
        return [each.about.subject for each in open_slips.tell(order, {case.account: told}, of_slip, judged.everybody)]

    assert (named(of_slip), named([*of_slip, *anew[1:]]), named([*of_slip, *anew])) == (1, 1, 0)
    on_the_last = [replace(each, observed_on=DAY) for each in anew]
    assert (named([*of_slip, *on_the_last]), named(on_the_last)) == (1, 0)
    assert named_of(of_slip) == [case.account]


def test_its_yes_is_not_asked_about_beside_what_it_could_lift_on_no_day(case):
    case.drop("slip", case.seal(on=DEAD))
    case.take()
    told_by_phone(case, "না", DAY.isoformat())
    assert not found_of(case).undated


@pytest.mark.parametrize("answers", [FACTS, replace(FACTS, two_step=None, method=None)], ids=["too", "not that"])
def test_its_yes_counts_no_later_for_a_slip_with_a_day_beside_which_it_is_not_known_to_be_later(case, answers):
    case.drop("slip", case.seal(answers))
    case.drop("of-a-dead-clock", case.seal(on=DEAD))
    case.take()
    told_by_phone(case, "না", "2024-03-05")
    told = answers.two_step is not None
    assert stands(case)[0] is (Outcome.PASS if told else Outcome.FAIL)
    (case.folder / "evidence" / "register-2024-03.csv").unlink()
    joined(case, "05.03.2024")
    assert stands(case)[0] is (Outcome.PASS if told else Outcome.UNKNOWN)


@pytest.mark.parametrize("weaker", [Strength.WEAK, Strength.FAIR])
@pytest.mark.parametrize("dead", [[True, False], [False, True], [True, True]], ids=["the weaker", "the other", "both"])
def test_of_two_strengths_the_weaker_counts_whichever_may_have_been_found_last(case, weaker, dead):
    for at, (strength, is_dead) in enumerate(zip([weaker, Strength.STRONG], dead, strict=True)):
        facts = replace(FACTS, strength=strength)
        days = {"on": DEAD} if is_dead else {}
        case.drop(f"{at}", case.seal(facts, at=time(9, at), **days))
    case.take()
    strictly(case)
    assert stands(case, "password-strength")[0] is Outcome.FAIL


@pytest.mark.parametrize("policy", ["two-step-enabled", "password-composition", "password-reset"])
def test_its_yes_may_be_of_who_had_the_post_before(case, policy):
    case.drop("slip", case.seal(on=DEAD))
    case.take()
    assert stands(case, policy)[0] is Outcome.PASS
    joined(case, "15.03.2024")
    assert stands(case, policy)[0] is Outcome.UNKNOWN


def test_its_no_is_not_lifted_by_a_yes_that_may_have_been_told_before_it_also_beside_another_slip(case):
    case.drop("slip", case.seal())
    case.drop("of-a-dead-clock", case.seal(NO, on=DEAD))
    case.take()
    assert stands(case) == (Outcome.FAIL, [DAY])
    told_by_phone(case, "হ্যাঁ", "2024-03-15")
    assert stands(case) == (Outcome.FAIL, [DAY])


def test_its_answers_count_for_the_day_that_is_told(case):
    case.drop("slip", case.seal(on=DEAD))
    case.take()
    joined(case, "15.03.2024")
    (undated,) = case.undated()
    slip_doubts.settle_day(case.space, undated.slip, date(2024, 3, 18), DAY)
    assert stands(case) == (Outcome.PASS, [date(2024, 3, 18)])


def test_what_was_done_so_many_days_before_it_may_be_before_the_decision(case):
    """Forty-five days before the sheet is before the decision, forty-five days before the opening is not."""
    case.drop("slip", case.seal(replace(FACTS, changed=45), on=DEAD))
    case.take()
    assert stands(case, "password-reset")[0] is Outcome.UNKNOWN


def test_what_was_done_on_its_day_was_done_on_a_day_that_nobody_knows_until_that_is_told(case):
    def done() -> str:
        judged = assessing.assess(listed.open_workspace(case.folder), DAY)
        found = (finding for office in judged.assessments for finding in office.findings)
        return next(each.done_on for each in found if (each.subject, each.policy) == (case.account, "password-reset"))

    case.drop("slip", case.seal(on=DEAD))
    case.take()
    assert decode_when(done()).label.en == "on or after 01.03.2024"
    assert stands(case, "password-reset") == (Outcome.PASS, [OPENED])
    (undated,) = case.undated()
    slip_doubts.settle_day(case.space, undated.slip, date(2024, 3, 18), DAY)
    assert decode_when(done()).label.en == "18.03.2024"


@pytest.mark.parametrize("last", [0, 1])
def test_of_two_that_differ_papers_have_both_without_a_day_until_it_is_told_which_came_last(case, last):
    case.drop("on", case.seal(on=DEAD))
    case.drop("off", case.seal(NO, on=DEAD, at=time(9, 30)))
    case.take()
    found = found_of(case)
    assert (found.outcome, found.is_told_otherwise) == (Outcome.FAIL, True)
    assert [(side.value, side.day_unknown) for side in found.refuted] == [("true", True), ("false", True)]
    (unordered,) = case.unordered()
    slip_doubts.settle_last(case.space, unordered.slips[last], unordered.slips, DAY)
    assert not found_of(case).is_told_otherwise


def test_of_two_that_differ_checklist_and_desk_tell_that_it_is_not_known_which_came_last_as_the_audit_does(case):
    case.drop("on", case.seal(on=DEAD))
    case.drop("off", case.seal(NO, on=DEAD, at=time(9, 30)))
    case.take()
    (unordered,) = case.unordered()
    space = listed.open_workspace(case.folder)
    of_slips = [each for each in assessing.assess(space, DAY).notices if each.about and "slip" in each.place.file]
    (told,) = [each for each in of_slips if "which was made last" in each.message.en]
    assert all(slip.number in told.message.en for slip in unordered.slips)
    assert told.message.on_screen is not None
    counted = doubtful_matters(case)
    slip_doubts.settle_last(case.space, unordered.slips[0], unordered.slips, DAY)
    assert counted - doubtful_matters(case) == 1
    there = ("--workspace", case.folder, "--on", DAY.isoformat(), "--language", "en")
    assert "which was made last" not in run("audit", *there, code=1).stderr


def doubtful_matters(case: Case) -> int:
    space = listed.open_workspace(case.folder)
    return second_look.matters(space, assessing.assess(space, DAY), typed_forms.typed_forms(space))


@pytest.mark.parametrize(("on", "is_asked"), [("2024-03-20", True), ("2024-03-21", False)])
def test_which_of_two_came_last_is_asked_until_all_of_which_they_differ_is_told_after_both(case, on, is_asked):
    case.drop("on", case.seal(on=DEAD))
    case.drop("off", case.seal(NO, on=DEAD, at=time(9, 30)))
    case.take()
    told_by_phone(case, "না", on)
    later = made_now(listed.open_workspace(case.folder), DAY + timedelta(days=1))
    assert bool(slip_doubts.unordered_slips(later)) is is_asked
    there = ("--workspace", case.folder, "--on", "2024-03-21", "--language", "en")
    assert ("Which was made last?" in run("slips", *there, code=0).stderr) is is_asked


def test_of_two_self_checks_that_differ_neither_is_said_to_be_better_known(case):
    case.drop("met", case.seal(on=DEAD))
    case.drop("not-met", case.seal(replace(FACTS, meets_rule=False), on=DEAD, at=time(9, 30)))
    case.take()
    found = found_of(case, "password-composition")
    assert (found.grade, found.is_told_otherwise, found.is_checked_otherwise) == (Grade.SELF_CHECKED, True, False)
    there = ("--workspace", case.folder, "--on", DAY.isoformat(), "--language", "en")
    run("audit", "--keep", "--meeting", "2024-03", "--yes", *there, code=1)
    report = run("report", "--office", case.office, "--format", "terminal", *there, code=0).stdout
    words = " ".join(report.replace("|", " ").split())
    assert "Two answers on this do not agree; tell which is right." in words
    assert "conflicting information; the less favourable one counts" in words
    assert "better known" not in words


@pytest.mark.parametrize("on", [OPENED, date(2024, 3, 10)], ids=["its first day", "a later one"])
def test_of_one_that_may_be_as_late_as_another_it_is_not_told_that_both_were_made_on_its_day(case, on):
    case.drop("off", case.seal(NO, on=on))
    case.drop("on", case.seal(on=DEAD))
    case.take()
    found = found_of(case)
    assert (found.outcome, found.is_told_otherwise) == (Outcome.FAIL, True)
    told = found.sides if on == OPENED else found.refuted[::-1]
    assert [(side.value, side.day_unknown) for side in told] == [("false", False), ("true", True)]


def test_which_of_two_slips_was_made_last_is_among_the_answers_and_can_be_taken_back_and_told_again(case):
    case.drop("on", case.seal(on=DEAD))
    case.drop("off", case.seal(NO, on=DEAD, at=time(9, 30)))
    case.take()
    (unordered,) = case.unordered()
    off = next(slip for slip in unordered.slips if slip.clock.endswith("09:30"))
    on = next(slip for slip in unordered.slips if slip != off)
    slip_doubts.settle_last(case.space, on, unordered.slips, DAY)
    kept = keeping.keep_round(case.space, DAY, "2024-03", "01")
    assert stands(case)[0] is Outcome.PASS
    (answer,) = taking_back.given(case.space)
    assert (off.number in answer.whose.en, on.number in answer.whose.en, case.office_name in answer.whose.en) == (
        True,
    ) * 3
    assert (answer.said.en, answer.holds) == (f"slip {on.number} was made last", True)
    told = taking_back.prepared(case.space, [answer.number], DAY)
    assert told.changes
    assert "the less favourable answer counts" in told.consequence.en
    taking_back.take_back(case.space, [answer.number], DAY)
    assert recomputing.recompute(case.space, kept.head).same
    assert not taking_back.given(case.space)[0].holds
    assert stands(case)[0] is Outcome.FAIL
    assert [each.slips for each in case.unordered()] == [unordered.slips]
    slip_doubts.settle_last(case.space, off, unordered.slips, DAY)
    assert [each.holds for each in taking_back.given(case.space)] == [False, True]
    assert stands(case)[0] is Outcome.FAIL
    assert not found_of(case).is_told_otherwise


def report_of(case: Case) -> str:
    there = ("--workspace", case.folder, "--on", DAY.isoformat(), "--language", "en")
    run("audit", "--keep", "--meeting", "2024-03", "--yes", *there, code=1)
    report = run("report", "--office", case.office, "--format", "terminal", *there, code=0).stdout
    return " ".join(report.split())


@pytest.mark.parametrize("facts", [FACTS, NO], ids=["yes", "no"])
def test_its_office_is_not_reported_to_have_told_it_on_the_day_by_which_it_counts(case, facts):
    case.drop("slip", case.seal(facts, on=DEAD))
    case.take()
    said = report_of(case)
    assert "Date and source of the information : in doubt, still to be settled; self-check slip" in said
    assert "01.03.2024*" not in said
    assert "20.03.2024*" not in said
    assert said.count("| in doubt") == 2
    assert said.count("on or after") == 2, "of what was done"


def test_beside_what_was_told_by_phone_the_report_names_that_day_that_another_is_in_doubt_and_both_sources(case):
    case.drop("slip", case.seal(on=DEAD))
    case.take()
    told_by_phone(case, "হ্যাঁ", "2024-03-15")
    assert "Date and source of the information : 15.03.2024, another in doubt; phone, self-check slip" in report_of(
        case
    )


def test_beside_the_days_of_others_a_duty_says_that_its_day_is_in_doubt(case):
    case.drop("slip", case.seal(on=DEAD))
    case.take()
    office = next(office for office in case.roster.offices if office.id == case.office)
    other = next(account.post for account in office.accounts if account.id != case.account)
    content = register(office.name.bn, other.bn, "হ্যাঁ", "2024-03-10")
    (case.folder / "evidence" / "register-2024-03.csv").write_bytes(content)
    assert "| 10.03.2024*; another |" in report_of(case)


def test_what_a_slip_of_a_wrong_clock_takes_back_has_no_day_that_is_the_reports(case):
    case.drop("slip", case.seal(NO, on=DEAD))
    case.take()
    told_by_phone(case, "হ্যাঁ", "2024-03-15")
    assert "Date and source of the information : in doubt, still to be settled; self-check slip" in report_of(case)


def test_where_it_can_have_been_made_on_one_day_alone_that_is_its_day(case):
    case.drop("slip", case.seal(on=DEAD))
    case.take(OPENED)
    assert "Date and source of the information : 01.03.2024; self-check slip" in report_of(case)
    told = assessing.assess(listed.open_workspace(case.folder), DAY).notices
    assert [each for each in told if "it was made on some day" in each.message.en] == []
