"""Roll-ups: every file is counted once or named with the reason, sums are sums, and nothing is guessed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from rendering import papers
from sampling import examples

from auditor.i18n import Language, Text
from auditor.model.errors import AuditorError
from auditor.model.paper import Paragraph, Table
from auditor.model.return_files import Flaw, RefusedFile, ReturnRemark
from auditor.model.rollup import Area, AreaLevel
from auditor.model.tally import Tally
from auditor.places import areas
from auditor.rollup.rolling import Received, roll_up
from reports.layout.rollup import files as of_files
from reports.layout.rollup.statement import statement_paper

ON = date(2024, 4, 1)
KHULNA = Area(AreaLevel.DISTRICT, Text(en="Khulna", bn="খুলনা"))
OF_KHULNA = ("Paikgacha", "Fultola", "Digholia", "Rupsha", "Terokhada", "Dumuria", "Botiaghata", "Dacope", "Koyra")


def received(*made):
    return [Received(f"{number:02d}.json", content) for number, content in enumerate(made)]


def names(rows):
    return [row.upazila.en for row in rows]


def matters(view):
    return {(noted.file, noted.matter) for noted in view.noted}


def reasons(view):
    return {refused.file: refused.flaws for refused in view.refused}


def test_who_reported_and_who_did_not_are_the_upazilas_of_the_area(returned):
    view = roll_up(received(returned("Koyra"), returned("Dacope")), ON, area=KHULNA)
    assert names(view.rows) == ["Dacope", "Koyra"]
    assert set(names(view.missing)) == set(OF_KHULNA) - {"Dacope", "Koyra"}
    assert sorted(row.serial for row in (*view.rows, *view.missing)) == list(range(1, 10))


def test_the_area_is_the_smallest_that_holds_all_returns(returned):
    assert roll_up(received(returned("Koyra"), returned("Dacope")), ON).area == KHULNA
    division = roll_up(received(returned("Koyra"), returned("Kaliganj")), ON).area
    assert division.level in {AreaLevel.DIVISION, AreaLevel.NATION}
    assert roll_up(received(returned("Koyra"), returned("Nabiganj")), ON).area == areas.NATION


def test_user_ids_that_no_duty_counts_are_told_apart_from_those_that_have_none_done(returned):
    koyra = returned("Koyra")
    dakop = returned("Dacope", accounts=returned("Dacope").accounts + 2)
    view = roll_up(received(koyra, dakop), ON, area=KHULNA)
    assert [(row.upazila.en, row.counts.without_duty) for row in view.rows] == [("Dacope", 2), ("Koyra", 0)]
    assert view.total.without_duty == 2


@examples(30)
@given(chosen=st.sets(st.sampled_from(OF_KHULNA), min_size=1), seed=st.integers(0, 1000), order=st.randoms())
def test_totals_are_the_sums_of_the_returns_in_any_order(chosen, seed, order, returned):
    made = [returned(name, "2024-03", seed) for name in sorted(chosen)]
    files = received(*made)
    view = roll_up(files, ON, area=KHULNA)
    assert view.total.offices == sum(content.offices for content in made)
    assert view.total.accounts == sum(content.accounts for content in made)
    assert view.total.portal_offices == sum(content.portal_offices for content in made)
    for number, decision in enumerate(view.decisions):
        kinds = [kind for content in made for kind in content.decisions[number].kinds]
        for part in Tally.__struct_fields__:
            values = [getattr(kind.tally, part) for kind in kinds]
            total = getattr(decision.total, part)
            if part == "basis":
                assert total == tuple(map(sum, zip(*values, strict=True)))
                assert sum(total) == decision.total.implemented
            else:
                assert total == sum(values)
        assert sum(group.tally.total for group in decision.groups) == decision.total.total
    for duty in view.duties:
        counts = [rolled.count for each in made for rolled in each.duties if rolled.policy == duty.policy]
        assert (duty.count.done, duty.count.total) == (sum(c.done for c in counts), sum(c.total for c in counts))
    Random(order.random()).shuffle(files)
    assert roll_up(files, ON, area=KHULNA) == view


def test_whose_yes_rests_on_more_than_a_word_is_added_up_where_every_return_tells_it(returned):
    koyra, dakop = (returned(name, implemented=3, basis=(3, 0, 0, 0, 0)) for name in ("Koyra", "Dacope"))
    told = [replace(koyra, best_basis=(1, 0, 2, 0, 0)), replace(dakop, best_basis=(2, 0, 0, 0, 1))]
    assert roll_up(received(*told), ON, area=KHULNA).best_basis == (3, 0, 2, 0, 1)
    assert roll_up(received(told[0], dakop), ON, area=KHULNA).best_basis is None


def test_the_same_file_twice_counts_once_and_is_named(returned):
    once = roll_up(received(returned("Koyra")), ON)
    twice = roll_up(received(returned("Koyra"), returned("Koyra")), ON)
    assert twice.total == once.total
    assert matters(twice) == {("01.json", ReturnRemark.COPY)}
    assert not twice.refused


def test_a_return_of_a_meeting_that_was_not_held_counts_and_is_named(returned):
    called_off = returned("Koyra", called_off=True)
    view = roll_up(received(called_off, returned("Dacope")), ON)
    assert matters(view) == {("00.json", ReturnRemark.CALLED_OFF)}
    assert len(view.rows) == 2
    assert view.not_counted == 0


def test_the_trend_leaves_out_an_earlier_meeting_that_was_not_held_and_it_is_named(returned):
    told = [returned(name, meeting=month) for name in ("Koyra", "Dacope") for month in ("2024-02", "2024-03")]
    told[0] = replace(told[0], called_off=True)
    view = roll_up(received(*told), ON, area=KHULNA)
    assert matters(view) == {("00.json", ReturnRemark.CALLED_OFF_BEFORE)}
    assert view.not_counted == 1
    assert {tuple((past.meeting, past.upazilas) for past in each.trend) for each in view.decisions} == {
        (("2024-02", 1), ("2024-03", 2))
    }


@pytest.mark.parametrize(
    ("language", "said"), [(Language.EN, "meeting not held"), (Language.BN, "সভা অনুষ্ঠিত হয়নি")], ids=["en", "bn"]
)
def test_statement_and_roll_up_say_beside_an_upazila_that_its_meeting_was_not_held(returned, language, said):
    view = roll_up(received(returned("Koyra", called_off=True), returned("Dacope")), ON, area=KHULNA)
    tables = [
        block
        for paper in (statement_paper(view, language), *papers(view, language))
        for block in paper.blocks
        if isinstance(block, Table)
    ]
    rows = [row for table in tables for row in table.rows if said in row[-1]]
    koyra = next(row.upazila for row in view.rows if row.called_off).said(language)
    assert [row[1] for row in rows[:2]] == [koyra, koyra]
    assert all(koyra in row for row in rows)


@pytest.mark.parametrize(
    "again",
    [{"called_off": True}, {"meets_on": date(2024, 3, 21)}, {"best_basis": (1, 0, 2, 0, 0)}],
)
def test_a_return_sent_again_that_says_more_of_its_round_is_no_contradiction_and_counts(returned, again):
    sent = returned("Koyra", implemented=3, basis=(3, 0, 0, 0, 0))
    fuller = replace(sent, **again)
    for files in (received(sent, fuller, returned("Dacope")), received(fuller, sent, returned("Dacope"))):
        view = roll_up(files, ON, area=KHULNA)
        assert (names(view.rows), view.refused) == (["Dacope", "Koyra"], ())
        of_koyra = {file.file: file.content for file in files[:2]}
        noted = {noted.matter: noted.file for noted in view.noted}
        assert of_koyra[noted[ReturnRemark.COPY]] == sent
        assert view.total == roll_up([files[2], Received("fuller", fuller)], ON, area=KHULNA).total
        assert (noted.keys() - {ReturnRemark.COPY}) == ({ReturnRemark.CALLED_OFF} if "called_off" in again else set())


@pytest.mark.parametrize("otherwise", [{"meets_on": date(2024, 3, 22)}, {"best_basis": (0, 0, 3, 0, 0)}])
def test_returns_of_one_round_that_tell_another_day_or_another_basis_contradict_each_other(returned, otherwise):
    told = {"meets_on": date(2024, 3, 21), "best_basis": (1, 0, 2, 0, 0)}
    one = replace(returned("Koyra", implemented=3, basis=(3, 0, 0, 0, 0)), **told)
    view = roll_up(received(one, replace(one, **otherwise), returned("Dacope")), ON, area=KHULNA)
    assert reasons(view) == {"00.json": (Flaw.CONTRADICTION,), "01.json": (Flaw.CONTRADICTION,)}


@pytest.mark.parametrize(("planned", "on"), [("2024-02", date(2024, 3, 5)), ("2024-04", date(2024, 3, 28))])
def test_a_meeting_moved_into_another_month_is_found_by_either_and_the_other_is_told(returned, planned, on):
    moved = returned("Koyra", planned, meets_on=on, day=date(2024, 3, 1))
    files = received(moved, returned("Dacope", "2024-03"))
    held = roll_up(files, ON, area=KHULNA, meeting="2024-03")
    assert (names(held.rows), held.not_counted) == (["Dacope", "Koyra"], 0)
    assert matters(held) == {("00.json", ReturnRemark.OTHER_MONTH)}
    first = roll_up(files, ON, area=KHULNA, meeting=planned)
    assert names(first.rows) == ["Koyra"]
    assert ReturnRemark.OTHER_MONTH not in {matter for _, matter in matters(first)}


def test_where_an_upazila_has_a_meeting_of_the_month_itself_that_one_counts(returned):
    moved = returned("Koyra", "2024-02", meets_on=date(2024, 3, 5), day=date(2024, 3, 1))
    own = returned("Koyra", "2024-03", seed=5)
    view = roll_up(received(moved, own), ON, area=KHULNA, meeting="2024-03")
    assert [row.digest for row in view.rows] == [own.digest]
    assert not matters(view)
    assert [trend.meeting for trend in view.decisions[0].trend] == ["2024-02", "2024-03"]


def test_of_two_rounds_for_one_meeting_the_later_counts_and_both_are_named(returned):
    early, late = returned("Koyra"), returned("Koyra", seed=5)
    for files in ((early, late), (late, early)):
        view = roll_up(received(*files), ON)
        assert view.rows[0].digest == late.digest
        assert {matter for _, matter in matters(view)} == {ReturnRemark.COUNTED, ReturnRemark.SUPERSEDED}
        assert view.total.offices == late.offices


def test_the_later_day_counts_even_where_a_new_ledger_numbers_its_rounds_anew(returned):
    old = returned("Koyra", number=9)
    anew = returned("Koyra", seed=1, number=1, day=date(2024, 3, 25))
    assert roll_up(received(old, anew), ON).rows[0].digest == anew.digest


def test_files_in_any_order_give_the_same_roll_up_copies_too(returned):
    files = received(returned("Koyra"), returned("Koyra"), returned("Koyra", seed=2), returned("Dacope"))
    assert roll_up(files[::-1], ON) == roll_up(files, ON)


def files_told(view):
    return [block.text for block in of_files.files(view, Language.EN) if isinstance(block, Paragraph)]


def test_who_sent_a_file_with_a_fault_is_asked_to_make_a_new_one(returned):
    view = roll_up([*received(returned("Dacope")), RefusedFile("broken.json", (Flaw.NOT_JSON,))], ON)
    assert any("make a new one" in words for words in files_told(view))


def test_of_two_that_nobody_guesses_one_that_came_twice_is_named_as_that_too(returned):
    koyra = returned("Koyra")
    view = roll_up(received(koyra, replace(koyra, digest="a" * 64), koyra, returned("Dacope")), ON)
    assert set(reasons(view)) == {"00.json", "01.json"}
    assert matters(view) == {("02.json", ReturnRemark.COPY)}


def test_of_two_rounds_of_one_day_and_number_neither_is_guessed(returned):
    koyra = returned("Koyra")
    view = roll_up(received(koyra, replace(koyra, digest="a" * 64), returned("Dacope")), ON)
    assert names(view.rows) == ["Dacope"]
    assert reasons(view) == {"00.json": (Flaw.UNDECIDED,), "01.json": (Flaw.UNDECIDED,)}
    for refused in view.refused:
        assert "two folders of this upazila are in use" in refused.reason.en
        assert "which of the two folders counts" in refused.next_step.en
        assert "make it again" not in refused.next_step.en
    assert not any("make a new one" in words for words in files_told(view))
    assert "Koyra" in names(view.missing)


def test_one_digest_with_two_counts_is_a_contradiction_and_neither_counts(returned):
    koyra = returned("Koyra")
    view = roll_up(received(koyra, replace(koyra, accounts=koyra.accounts + 1), returned("Dacope")), ON)
    assert reasons(view) == {"00.json": (Flaw.CONTRADICTION,), "01.json": (Flaw.CONTRADICTION,)}
    assert names(view.rows) == ["Dacope"]


def test_a_digest_that_two_upazilas_or_two_meetings_claim_counts_for_neither(returned):
    koyra = returned("Koyra")
    view = roll_up(received(koyra, returned("Rupsha", digest=koyra.digest), returned("Dacope")), ON)
    assert reasons(view) == {"00.json": (Flaw.SAME_DIGEST,), "01.json": (Flaw.SAME_DIGEST,)}
    again = replace(returned("Koyra", "2024-02"), digest=koyra.digest)
    assert set(reasons(roll_up(received(koyra, again, returned("Dacope")), ON))) == {"00.json", "01.json"}


def test_returns_of_other_areas_are_named_and_not_counted(returned):
    view = roll_up(received(returned("Koyra"), returned("Nabiganj")), ON, area=KHULNA)
    assert names(view.rows) == ["Koyra"]
    assert matters(view) == {("01.json", ReturnRemark.OUTSIDE)}


def test_example_data_never_enters_a_real_roll_up(returned):
    view = roll_up(received(returned("Koyra", example=True), returned("Dacope")), ON, area=KHULNA)
    assert reasons(view) == {"00.json": (Flaw.EXAMPLE,)}
    assert names(view.rows) == ["Dacope"]
    assert not view.example


def test_a_roll_up_of_examples_only_is_marked(returned):
    view = roll_up(received(returned("Koyra", example=True)), ON)
    assert view.example
    assert not view.refused


def test_a_return_of_a_day_to_come_is_refused(returned):
    view = roll_up(received(returned("Koyra", "2024-05"), returned("Dacope")), ON, area=KHULNA)
    assert reasons(view) == {"00.json": (Flaw.FUTURE,)}
    (refused,) = view.refused
    assert refused.next_step.en.startswith("See first whether this computer's clock is right.")
    assert refused.is_to_be_made_again


def test_returns_of_earlier_meetings_make_the_trend_and_tell_who_reported_before(returned):
    made = [returned("Koyra", month) for month in ("2024-01", "2024-02", "2024-03")] + [returned("Dacope", "2024-02")]
    view = roll_up(received(*made), ON, area=KHULNA)
    assert view.meeting == "2024-03"
    assert [(trend.meeting, trend.upazilas) for trend in view.decisions[0].trend] == [
        ("2024-01", 1), ("2024-02", 2), ("2024-03", 1),
    ]  # fmt: skip
    assert view.decisions[0].trend[-1].tally == view.decisions[0].total
    assert {upazila.upazila.en: upazila.last_meeting for upazila in view.missing if upazila.last_meeting} == {
        "Dacope": "2024-02"
    }
    assert view.total.offices == made[2].offices


def test_a_meeting_may_be_named_and_later_ones_stay_out(returned):
    view = roll_up(received(returned("Koyra", "2024-02"), returned("Koyra")), ON, area=KHULNA, meeting="2024-02")
    assert view.meeting == "2024-02"
    assert matters(view) == {("01.json", ReturnRemark.LATER)}
    assert [trend.meeting for trend in view.decisions[0].trend] == ["2024-02"]


def test_of_several_returns_for_a_later_meeting_each_file_is_named_once_and_as_later(returned):
    early, late = returned("Koyra"), returned("Koyra", seed=5)
    files = received(returned("Dacope", "2024-02"), early, late, late)
    view = roll_up(files, ON, area=KHULNA, meeting="2024-02")
    assert sorted((noted.file, noted.matter) for noted in view.noted) == [
        (f"0{number}.json", ReturnRemark.LATER) for number in (1, 2, 3)
    ]


def test_decisions_that_order_the_same_are_taken_together_whatever_their_number(returned):
    dakop = returned("Dacope")
    first, second = dakop.decisions
    dakop = replace(
        dakop,
        decisions=(replace(first, id="2024-02/07", serial="07"), second),
        duties=tuple(
            replace(duty, decision="2024-02/07") if duty.decision == first.id else duty for duty in dakop.duties
        ),
    )
    view = roll_up(received(returned("Koyra"), dakop), ON)
    assert len(view.decisions) == 2
    assert (view.decisions[0].ids, view.decisions[0].serial) == (("2024-01/11", "2024-02/07"), None)
    assert view.decisions[0].upazilas == 2
    assert view.decisions[1].serial == "09"
    assert view.serial == ""
    assert all(row.counts.tally for row in view.rows)


@pytest.mark.parametrize("told", ["", None])
def test_where_one_committee_told_no_number_the_decision_has_none_and_nobody_is_said_to_number_it_otherwise(
    returned, told
):
    dakop = returned("Dacope")
    first, *others = dakop.decisions
    view = roll_up(received(returned("Koyra"), replace(dakop, decisions=(replace(first, serial=told), *others))), ON)
    assert [decision.serial for decision in view.decisions if first.id in decision.ids] == [""]


def test_a_committee_that_ordered_something_else_is_in_no_sum_of_the_others(returned):
    dakop = returned("Dacope")
    first, second = dakop.decisions
    kept = first.duties[:2]
    differing = replace(
        dakop,
        decisions=(replace(first, duties=kept), second),
        duties=tuple(duty for duty in dakop.duties if duty.decision != first.id or duty.policy in kept),
    )
    made = [returned("Koyra"), returned("Rupsha"), differing]
    view = roll_up(received(*made), ON)
    assert [decision.upazilas for decision in view.decisions] == [3, 2, 1]
    by_name = {row.upazila.en: row.counts for row in view.rows}
    assert by_name["Dacope"].tally is None
    assert view.total.tally.total == by_name["Koyra"].tally.total + by_name["Rupsha"].tally.total


def test_files_that_were_refused_before_stay_named(returned):
    refused = RefusedFile("broken.json", (Flaw.NOT_JSON,))
    view = roll_up([refused, *received(returned("Koyra"))], ON)
    assert view.refused == (refused,)


def test_nothing_to_count_is_an_error_with_the_next_step():
    with pytest.raises(AuditorError, match="auditor return"):
        roll_up([], ON)
    with pytest.raises(AuditorError, match="auditor return"):
        roll_up([RefusedFile("a.json", (Flaw.NOT_JSON,))], ON, area=KHULNA)


def test_an_area_from_which_nothing_came_for_a_named_meeting_is_all_missing():
    view = roll_up([], ON, area=KHULNA, meeting="2024-03")
    assert len(view.missing) == 9
    assert view.total.tally is None
    assert view.decisions == ()


@examples(40)
@given(data=st.data())
def test_every_file_is_counted_once_or_named(data, returned):
    made = []
    for name in ("Koyra", "Dacope", "Nabiganj"):
        for meeting in ("2024-02", "2024-03", "2024-05"):
            for seed in data.draw(st.lists(st.integers(0, 2), max_size=3)):
                content = returned(name, meeting, seed)
                wrong = data.draw(st.sampled_from(["", "", "", "example", "digest", "accounts"]))
                if wrong == "example":
                    content = replace(content, example=True)
                elif wrong == "digest":
                    content = replace(content, digest="d" * 64)
                elif wrong == "accounts":
                    content = replace(content, accounts=content.accounts + 1)
                made.append(content)
    view = roll_up(received(*made), ON, area=KHULNA, meeting="2024-03")
    counted = len(view.rows)
    earlier = sum(1 for sent in {(content.upazila_id, content.meeting) for content in made} if sent[1] < "2024-03")
    told = [apart.file for apart in view.refused] + [
        apart.file for apart in view.noted if apart.matter is not ReturnRemark.COUNTED
    ]
    assert len(told) == len(set(told))
    assert counted <= len(made) - len(told) <= counted + earlier
    assert len(view.rows) + len(view.missing) == 9


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Khulna district", ["Khulna District"]),
        ("খুলনা জেলা", ["Khulna District"]),
        ("খুলনা বিভাগ", ["Khulna Division"]),
        ("khulna", ["Khulna District", "Khulna Division"]),
        ("Satkhira", ["Satkhira District"]),
        ("সাতক্ষীরা", ["Satkhira District"]),
        ("Jessore", ["Jashore District"]),
        ("Cumilla", ["Comilla District"]),
        ("Cox's Bazar", ["Coxsbazar District"]),
        ("Chattogram division", ["Chattagram Division"]),
        ("Chittagong district", ["Chattogram District"]),
        ("Barishal Division", ["Barisal Division"]),
        ("nation", ["Bangladesh"]),
        ("সারা দেশ", ["Bangladesh"]),
        ("Atlantis", []),
        ("", []),
    ],
)
def test_areas_are_found_by_the_names_in_use_and_never_guessed(name, expected):
    assert [area.title.en for area in areas.find_areas(name)] == expected


def test_every_upazila_lies_in_one_district_and_one_division_that_can_be_named():
    for place in areas.places():
        for level, name in (("জেলা", place.district.bn), ("বিভাগ", place.division.bn)):
            (area,) = areas.find_areas(f"{name} {level}")
            assert place in areas.upazilas_of(area)
            assert area.slug.isascii()


@pytest.mark.parametrize(
    ("names", "district", "today"),
    [
        (Text(en="Shantiganj", bn="শান্তিগঞ্জ"), Text(en="Sunamganj", bn="সুনামগঞ্জ"), "শান্তিগঞ্জ"),
        (Text(en="South Sunamganj", bn="দক্ষিণ সুনামগঞ্জ"), Text(en="Sunamganj", bn="সুনামগঞ্জ"), "শান্তিগঞ্জ"),
        (Text(en="Zianagar", bn="জিয়ানগর"), Text(en="Pirojpur", bn="পিরোজপুর"), "জিয়ানগর"),
        (Text(en="Indurkani", bn="ইন্দুরকানী"), Text(en="Pirojpur", bn="পিরোজপুর"), "জিয়ানগর"),
        (Text(en="Shaistaganj", bn="শায়েস্তাগঞ্জ"), Text(en="Habiganj", bn="হবিগঞ্জ"), "শায়েস্তাগঞ্জ"),
        (Text(en="Dasar", bn="ডাসার"), Text(en="Madaripur", bn="মাদারীপুর"), "ডাসার"),
        (Text(en="Eidgaon", bn="ঈদগাঁও"), Text(en="Cox's Bazar", bn="কক্সবাজার"), "ঈদগাঁও"),
        (Text(en="Madhyanagar", bn="মধ্যনগর"), Text(en="Sunamganj", bn="সুনামগঞ্জ"), "মধ্যনগর"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.en,
)
def test_an_upazila_is_found_by_the_names_it_has_had_and_goes_by_that_of_today(names, district, today):
    assert areas.place_of(names, district).name.bn == today


def test_a_name_that_is_only_near_an_upazila_s_is_not_taken_for_it():
    khulna = Text(en="Khulna", bn="খুলনা")
    assert areas.place_of(Text(en="Dhaka", bn="ঢাকা"), khulna) is None, "it is near Dacope"
    assert areas.place_of(Text(en="Paikgacha", bn="পাইকগাচা"), khulna).name.bn == "পাইকগাছা", (
        "another spelling is its own name"
    )


def test_each_division_has_as_many_upazilas_as_the_country_counts():
    counted = Counter(place.division.bn for place in areas.places())
    assert counted == {
        "বরিশাল": 42, "চট্টগ্রাম": 104, "ঢাকা": 89, "খুলনা": 59, "ময়মনসিংহ": 35, "রাজশাহী": 67, "রংপুর": 58, "সিলেট": 41,
    }  # fmt: skip
    assert len({place.district for place in areas.places()}) == 64
