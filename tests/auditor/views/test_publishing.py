"""Who has every published copy of three meetings learns of no group of offices so small that it names them."""

from __future__ import annotations

import json
from importlib import resources
from itertools import combinations

import pytest
from changing import replace
from hypothesis import example, given
from hypothesis import strategies as st
from random_rounds import histories
from rendering import papers, render
from sampling import examples
from small_upazila import DONE, LETTERHEAD, MAIL, NO_MAIL, NOT_DONE, meeting, office, tell, tell_all
from small_upazila import history as small_history

from auditor import discovery
from auditor.i18n import Language
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Status
from auditor.model.paper import Table
from auditor.model.subjects import OfficeKind
from auditor.model.views.minutes import PublicStatus
from auditor.views.annex import minutes
from auditor.views.annex.minutes import minutes_view, without_result
from auditor.views.annex.publishing import SMALLEST_PUBLIC_COUNT, Publication
from auditor.views.compared.history import History
from auditor.workspace.settings import read_config
from reports.layout import cells

SMALL = range(1, SMALLEST_PUBLIC_COUNT)
INSIDE = (
    ("portal", "gave information"), ("left", "gave information"), ("newly", "gave information"), ("slipped", "offices"),
    ("pending", "offices"), ("gave information", "contacted"), ("contacted", "offices"),
)  # fmt: skip
"""What everybody knows to be a part of what."""


UNIONS = [office(f"union-{number}") for number in range(12)]
DEPARTMENTS = [office(f"department-{number}", kind=OfficeKind.DEPARTMENT) for number in range(9)]


def known(unions, mails):
    """Return what is told where so many unions and all departments have done decision 11, and so many of these decision 09."""
    done = [each for of_done in (*UNIONS[:unions], *DEPARTMENTS) for each in tell_all(of_done, DONE)]
    undone = [each for union in UNIONS[unions:] for each in tell_all(union, NOT_DONE)]
    return [*done, *undone, *(each for department in DEPARTMENTS[:mails] for each in tell(department.id, MAIL))]


ONE_RESULT_KEPT_BACK = small_history(
    meeting([*UNIONS, *DEPARTMENTS], known(3, 7)), meeting([*UNIONS, *DEPARTMENTS], known(5, 9), "2024-03")
)
"""Two unions more have done decision 11 in March, so that its result is kept back; decision 09 is done by all, for the first time."""


def copies(history):
    """Return what was published for each meeting, as a program reads it."""
    rounds = (*history.earlier, history.now)
    views = [minutes_view(History.of(now, rounds[:at]), LETTERHEAD) for at, now in enumerate(rounds)]
    return [json.loads(render(discovery.formats()["json"], view, Language.EN)) for view in views]


def told(copy):
    """Return every number of a copy by what it counts, and the pairs of a part and its whole."""
    summary = copy["summary"]
    found = {
        "offices": summary["offices"],
        "contacted": summary["asked"],
        "gave information": summary["answered"],
        "portal": summary["portal_offices"],
    }
    found |= {key: summary[name] for key, name in (("newly", "newly_implemented"), ("slipped", "to_do_again"), ("pending", "pending"))}  # fmt: skip
    inside = set(INSIDE)
    for cause in summary["causes"]:
        found[cause["cause"]] = cause["offices"]
        inside.add((cause["cause"], "portal" if cause["of_portal"] else "gave information"))
    for line in summary["advice"]:
        words = line["advice"]["en"]
        found |= {f"not: {words}": line["offices"], f"known: {words}": line["known"]}
        inside |= {(f"not: {words}", f"known: {words}"), (f"known: {words}", "gave information")}
    for proposal in summary["proposals"]:
        if proposal["proposal"] == "left":
            found["left"] = proposal["offices"]
    for part in summary["decisions"]:
        whole = part["decision"]
        for kinds, tally in [
            ("", part["total"]),
            *(("+".join(group["kinds"]), group["tally"]) for group in part["groups"]),
        ]:
            answered, silent = tally["answered"], tally["total"] - tally["answered"]
            done, doing, unknown = tally["implemented"], tally["in_progress"], tally["no_information"]
            found |= {
                f"{whole} {kinds} {name}": number
                for name, number in (
                    ("done", done),
                    ("in progress", doing),
                    ("no information", unknown),
                    ("answered but not done", answered - done if done is not None else None),
                    ("answered but not known", unknown - silent if unknown is not None else None),
                )
            }
        found |= {f"{whole} by {grade}": number for grade, number in (part["basis"] or {}).items()}
        for duty in part["duties"]:
            name = f"{whole} {duty['heading']['en']}"
            found |= {f"{name} by {grade}": number for grade, number in duty["basis"].items()}
            found[f"{name} in all"] = sum(duty["basis"].values())
            inside |= {(f"{name} by {grade}", f"{whole}  done") for grade in duty["basis"]}
            inside |= {(f"{name} in all", f"{whole}  done"), (f"{name} by declared", f"{whole} by declared")}
        if len(summary["decisions"]) == 1:
            inside |= {("newly", f"{whole}  done")}
    checks = summary["checks"] or {"implemented": None, "checked": None, "best_basis": None}
    found |= {"done all": checks["implemented"], "checked": checks["checked"]}
    found |= {f"best by {grade}": number for grade, number in (checks["best_basis"] or {}).items()}
    inside |= {("checked", "done all"), ("done all", "gave information"), ("best by declared", "done all")}
    inside |= {(f"best by {grade}", "checked") for grade in (checks["best_basis"] or {}) if grade != "declared"}
    return {key: number for key, number in found.items() if number is not None}, inside


def bounds(summary):
    """Return, of each decision whose result is kept back, how few and how many may have done it as far as the other numbers tell.

    Who has done all has done what is kept back, or it does not apply to him; who did that and not all, or has something left, has it left
    under another decision.
    """
    parts = {part["decision"]: part["total"] for part in summary["decisions"]}
    done_all = (summary["checks"] or {"implemented": None})["implemented"]
    left = next((each["offices"] for each in summary["proposals"] if each["proposal"] == "left"), None)
    found = {}
    for decision, hidden in parts.items():
        if hidden["implemented"] is not None:
            continue
        elsewhere = sum(
            tally["total"] - (tally["implemented"] or 0) for other, tally in parts.items() if other != decision
        )
        fewest, most = 0, hidden["total"]
        if done_all is not None:
            fewest, most = (
                max(fewest, done_all - (summary["offices"] - hidden["total"])),
                min(most, done_all + elsewhere),
            )
        if left is not None:
            most = min(most, hidden["total"] - max(0, left - elsewhere))
        found[decision] = (fewest, most)
    return found


@examples(60)
@given(histories(most=24))
@example(ONE_RESULT_KEPT_BACK)
def test_of_a_result_that_is_kept_back_the_other_numbers_of_the_paper_tell_nothing(history):
    for copy in copies(history):
        summary = copy["summary"]
        totals = {part["decision"]: part["total"]["total"] for part in summary["decisions"]}
        assert {decision: (0, totals[decision]) for decision in bounds(summary)} == bounds(summary)


@examples(40)
@given(histories(most=24))
@example(ONE_RESULT_KEPT_BACK)
def test_which_results_are_kept_back_is_known_from_the_results_of_all_papers_alone(history):
    parts = minutes_view(history, LETTERHEAD).summary.parts
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(minutes, "proposed_offices", None)
        patched.setattr(minutes, "overall_changes", None)
        assert without_result(history, LETTERHEAD) == tuple(each.decision for each in parts if each.is_kept_back)


def test_papers_of_before_told_who_did_all_beside_a_result_kept_back():
    before = minutes_view(replace(ONE_RESULT_KEPT_BACK, published_before=True), LETTERHEAD).summary
    assert before.checks is not None
    assert before.checks.implemented == 14


def test_fewer_than_three_offices_are_named_by_their_number():
    assert SMALLEST_PUBLIC_COUNT == 3


BY_NAME = replace(LETTERHEAD, publish_standings=True)


def test_a_result_that_the_standings_by_name_tell_is_not_kept_back_beside_them():
    """Two unions have not done decision 11, and all departments decision 09: both of these stand by name."""
    past = small_history(meeting([*UNIONS, *DEPARTMENTS], known(10, 9)))
    (kept_back,) = without_result(past, LETTERHEAD)
    assert without_result(past, BY_NAME) == ()
    view = minutes_view(past, BY_NAME)
    assert [row.status for row in view.rows].count(PublicStatus.IN_PROGRESS) == 2
    (told,) = (part for part in view.summary.parts if part.decision.id == kept_back.id)
    assert (told.total.implemented, told.total.in_progress) == (19, 2)


def test_papers_of_before_kept_it_back_beside_them_all_the_same():
    past = replace(small_history(meeting([*UNIONS, *DEPARTMENTS], known(10, 9))), published_before=3)
    assert without_result(past, BY_NAME) == without_result(past, LETTERHEAD) != ()


def test_nor_is_it_told_where_that_all_have_done_the_other_is_kept_back_itself():
    """Since the last meeting two departments have done decision 09 and one is listed no more, so that all have; two unions have not done decision 11."""
    listed = [*UNIONS, *DEPARTMENTS[:8]]
    ids = {each.id for each in listed}
    since = [each for each in known(10, 8) if each.subjects[0].partition("/")[0] in ids]
    past = small_history(meeting([*UNIONS, *DEPARTMENTS], known(10, 6)), meeting(listed, since, "2024-03"))
    assert [each.serial for each in without_result(past, BY_NAME)] == ["11", "09"]


def test_a_result_that_the_standings_by_name_do_not_tell_is_kept_back_beside_them_too():
    """One department has not done decision 09 either: of those that stand as in progress nobody can tell under which."""
    past = small_history(meeting([*UNIONS, *DEPARTMENTS], known(10, 8)))
    assert without_result(past, BY_NAME) == without_result(past, LETTERHEAD) != ()


def test_so_is_one_beside_another_that_not_all_have_done():
    """Two unions and a department have not done decision 11; that department and another have not done decision 09."""
    undone = {*UNIONS[:2], DEPARTMENTS[0]}
    accounts = [
        each for told in (*UNIONS, *DEPARTMENTS) for each in tell_all(told, NOT_DONE if told in undone else DONE)
    ]
    mails = [each for at, told in enumerate(DEPARTMENTS) for each in tell(told.id, MAIL if at > 1 else NO_MAIL)]
    past = small_history(meeting([*UNIONS, *DEPARTMENTS], [*accounts, *mails]))
    (kept_back,) = without_result(past, BY_NAME)
    assert kept_back.serial == "09"


def test_so_is_one_of_which_one_has_told_nothing_who_stands_as_in_progress_over_all():
    silent, *others = DEPARTMENTS
    accounts = [each for told in (*UNIONS, *others) for each in tell_all(told, DONE)]
    mails = [each for told in DEPARTMENTS for each in tell(told.id, MAIL)]
    past = small_history(meeting([*UNIONS, *DEPARTMENTS], [*accounts, *mails]))
    assert past.current[silent.id].overall is Status.PARTIAL
    assert without_result(past, BY_NAME) == without_result(past, LETTERHEAD) != ()


NAMED = {"offices", "contacted", "gave information"}


@examples(60)
@given(histories(most=24))
def test_nothing_small_can_be_reckoned_from_all_published_copies(history):
    months = [told(copy) for copy in copies(history)]
    for found, inside in months:
        secret = {key: number for key, number in found.items() if key not in NAMED}
        assert not {key: number for key, number in secret.items() if number in SMALL}
        for part, whole in inside:
            if part in found and whole in found and {part, whole} - NAMED:
                assert found[whole] - found[part] not in SMALL, (part, whole)
    for (before, _), (after, _) in combinations(months, 2):
        kept = before.keys() & after.keys() - NAMED - {"newly", "slipped", "pending"}
        assert not {key for key in kept if abs(before[key] - after[key]) in SMALL}


@examples(30)
@given(histories())
def test_by_name_a_published_copy_says_only_that_an_office_gave_information(history):
    for copy in copies(history):
        assert all(row.keys() - {"told_before"} == {"serial", "name", "answered", "status"} for row in copy["offices"])
        assert not any(row["answered"] for row in copy["offices"] if "told_before" in row)
        assert {row["status"] for row in copy["offices"]} <= {None}


NAMED_COLUMNS = {
    Language.EN: ["No.", "Office or union", "Information on the duties"],
    Language.BN: ["ক্রম", "দপ্তর/ইউনিয়নের নাম", "করণীয়ের তথ্য"],
}


@pytest.mark.parametrize("language", Language)
@examples(15)
@given(history=histories())
def test_no_office_stands_beside_a_number_a_cause_or_a_clause_in_a_published_paper(language, history):
    view = minutes_view(history, LETTERHEAD)
    names = {cells.words(row.name, language) for row in view.rows}
    (paper,) = papers(view, language)
    holding = [
        block
        for block in paper.blocks
        if isinstance(block, Table) and any(cell in names for row in block.rows for cell in row)
    ]
    assert [[column.title for column in table.columns] for table in holding] == [2 * NAMED_COLUMNS[language]] * bool(
        view.rows
    )


def test_who_changed_is_not_counted_where_that_would_tell_a_hidden_count():
    """29 were done, 3 more are: who then reckons that 32 of 33 are done knows that one is not."""
    unions = [office(f"union-{number}") for number in range(33)]
    blocked = tell_all(unions[32], {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})
    done = [[each for union in unions[:number] for each in tell_all(union, DONE)] for number in (29, 32)]
    left = [each for union in unions[29:32] for each in tell_all(union, NOT_DONE)]
    past = small_history(meeting(unions, [*done[0], *left, *blocked]), meeting(unions, [*done[1], *blocked], "2024-03"))
    first, second = copies(past)
    assert first["summary"]["decisions"][0]["total"]["implemented"] == 29
    assert second["summary"]["decisions"][0]["total"]["implemented"] is None
    assert second["summary"]["newly_implemented"] is None


@pytest.mark.parametrize(("departments", "published"), [(1, False), (2, False), (0, True), (3, True)])
def test_how_many_did_all_is_not_told_where_that_shows_how_few_did_one_decision_alone(departments, published):
    """Of departments nothing is known of official e-mail: what they did is decision 11, and not all."""
    unions = [office(f"union-{number}") for number in range(12)]
    others = [office(f"office-{number}", ("head",), OfficeKind.DEPARTMENT) for number in range(15)]
    done = [each for of_done in (*unions, *others[:departments]) for each in tell_all(of_done, DONE)]
    summary = minutes_view(small_history(meeting([*unions, *others], done)), LETTERHEAD).summary
    eleven = next(part for part in summary.parts if part.decision.serial == "11")
    assert eleven.total.implemented == 12 + departments
    assert (summary.checks is not None) is published


@examples(60)
@given(histories(most=24))
def test_no_kind_of_office_is_counted_of_which_none_or_all_are_implemented_for_that_tells_of_each_by_its_name(history):
    for copy in copies(history):
        for part in copy["summary"]["decisions"]:
            tallies = [group["tally"] for group in part["groups"]]
            assert len(tallies) < 2 or all(0 < tally["implemented"] < tally["total"] for tally in tallies)


def test_the_total_stands_where_the_kinds_are_kept_back_and_papers_of_before_are_known_as_they_were_made():
    past = small_history(meeting([*UNIONS, *DEPARTMENTS], known(0, 9)))
    now, before, since = (
        minutes_view(replace(past, published_before=way), LETTERHEAD).summary.parts[0] for way in (0, 2, 3)
    )
    assert now.total == before.total
    assert since == now
    assert (now.total.implemented, now.groups) == (9, ())
    assert [group.tally.implemented for group in before.groups] == [9, 0]


SETS = st.dictionaries(st.sampled_from("abcdef"), st.frozensets(st.sampled_from("123456789")), max_size=4)


@given(st.lists(SETS, max_size=3))
@example([{"a": frozenset("12345")}, {"b": frozenset("123")}])
@example([{"a": frozenset("12345")}, {"a": frozenset("123456")}])
def test_what_is_published_together_is_safe_or_not_there_at_all(wanted):
    paper = Publication((frozenset("123456789"),))
    for sets in wanted:
        before = dict(paper.published)
        if not paper.publish(sets):
            assert paper.published == before
    known = [*paper.names, *paper.published.values()]
    assert not [members for members in known if len(members) in SMALL]
    assert not [
        1 for one, other in combinations(known, 2) if (one <= other or other <= one) and len(one ^ other) in SMALL
    ]


def test_a_committee_can_have_standings_printed_by_name(tmp_path):
    settings_file = tmp_path / "auditor.toml"
    shipped = (resources.files("auditor") / "examples" / "paikgacha" / "auditor.toml").read_text("utf-8")
    settings_file.write_text(shipped, "utf-8")
    assert read_config(tmp_path).letterhead.publish_standings is False
    settings_file.write_text(shipped.replace("[letterhead]\n", "[letterhead]\npublish_standings = true\n"), "utf-8")
    letterhead = read_config(tmp_path).letterhead
    past = small_history(meeting([office("lota")], tell_all(office("lota"), DONE)))
    (row,) = minutes_view(past, letterhead).rows
    assert row.status is PublicStatus.IMPLEMENTED


@pytest.mark.parametrize(
    ("now", "safe"), [("12345", True), ("123456", False), ("1234567", False), ("12345678", True), ("123", False)]
)
def test_a_number_that_moved_by_one_or_two_since_an_earlier_meeting_is_not_published(now, safe):
    publication = Publication((), earlier=[{"a": frozenset("12345")}])
    assert publication.publish({"a": frozenset(now)}) is safe


@pytest.mark.parametrize(("first", "second"), [("123", "1234"), ("1234", "123")])
def test_two_numbers_of_which_one_is_a_part_of_the_other_tell_the_difference_together_and_one_after_the_other(
    first, second
):
    together = Publication(())
    assert not together.publish({"a": frozenset(first), "b": frozenset(second)})
    one_by_one = Publication(())
    assert one_by_one.publish({"a": frozenset(first)})
    assert not one_by_one.publish({"b": frozenset(second)})


def test_what_was_published_first_is_remembered_after_something_else_was_published():
    publication = Publication(())
    assert publication.publish({"a": frozenset("1234")})
    assert publication.publish({"b": frozenset("56789")})
    assert not publication.publish({"c": frozenset("123")})
    assert publication.published == {"a": frozenset("1234"), "b": frozenset("56789")}
