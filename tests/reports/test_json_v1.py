"""The first machine form of the views: valid by its published schema, and frozen."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from changing import replace
from rendering import render, shown_in
from sampling import SEED
from small_upazila import ELEVEN, LETTERHEAD, NINE, history, meeting, office, round_of, tell

from auditor.i18n import Language, Text
from auditor.model.facts import OFFICIAL_EMAIL, OFFICIAL_EMAIL_SENDS, Cause, MailboxKind
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.rollup import RollupView
from auditor.model.subjects import OfficeKind
from auditor.model.views.head import OfficeName
from auditor.model.views.minutes import PublicStatus
from auditor.model.views.office import OfficeReports, OfficeView
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.sampling import SampledName
from auditor.model.views.summary import ProposalCode
from auditor.model.witnessing import SampleState
from auditor.papers.saying import WHERE_SO
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History
from auditor.views.office.office import office_view
from reports import json_v1
from reports.json_v1 import FORMAT
from reports.layout.sheets import office_sheet

SCHEMA = json.loads((Path(json_v1.__file__).parent / "schemas" / "portal-auditor-v1.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def where_it_is_so(schema):
    """Yield the members that are there only where something is so, as the schema says: documents from before they were told of stay valid."""
    for definition in objects(schema):
        for name, member in definition["properties"].items():
            if "there is no such member" in member.get("description", "").lower():
                yield name


def of_kind(told):
    """Return a validator of one kind of document: that of all kinds looks for all that is wrong with it as each of them."""
    kind = told["schema"].split("/")[1]
    return VALIDATOR.evolve(schema={"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]})


def document(view):
    return json.loads(render(FORMAT, view, Language.BN))


def paths(value, path=()):
    """Yield the path of every member and item."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield (*path, key)
        yield from paths(part, (*path, key))


def shortened(value):
    """Return a document with one item a list: what holds for one holds for its likes."""
    if isinstance(value, dict):
        return {key: shortened(part) for key, part in value.items()}
    return [shortened(part) for part in value[:1]] if isinstance(value, list) else value


def at(value, path):
    for key in path:
        value = value[key]
    return value


def objects(schema):
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def test_the_schema_is_a_schema_and_strict_throughout():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    found = list(objects(SCHEMA))
    assert len(found) > 20
    optional = set(where_it_is_so(SCHEMA))
    assert optional == frozenset().union(*WHERE_SO.values()) | {"partly", "replaces"}
    for definition in found:
        assert definition["additionalProperties"] is False
        assert sorted(definition["required"]) == sorted(definition["properties"].keys() - optional)


def test_every_view_is_valid(views, view_name, how_many):
    """As what it says it is; that it is just one of all kinds, the gate looks at for each."""
    told = document(views[view_name])
    how_many(of_kind(told), VALIDATOR).validate(told)


@pytest.mark.parametrize(
    "asked", ["seen_undone", "portal_seen", "contradicted", "told_otherwise", "grown_old", "upheld", "emptied"]
)
def test_what_the_brief_asks_an_office_for_stands_in_the_record_of_the_chair_s_copy_where_it_is_so(views, asked):
    chair = views["chair"]
    for is_so in (True, False):
        told = document(replace(chair, rows=tuple(replace(row, **{asked: is_so}) for row in chair.rows)))
        of_kind(told).validate(told)
        assert [office.get(asked) for office in told["offices"]] == [is_so or None] * len(chair.rows)


def test_of_a_drawn_office_it_is_said_in_whose_lists_those_stand_who_are_to_be_seen_where_that_is_another(views):
    chair = views["chair"]
    there = Text(en="Land Office", bn="ভূমি অফিস")
    drawn = SampledName(OfficeName(3, Text(en="Statistics", bn="পরিসংখ্যান")), SampleState.WAITING)
    told = document(replace(chair, sampled=(drawn, replace(drawn, listed_in=(there,)))))
    of_kind(told).validate(told)
    assert [each.get("listed_in") for each in told["sampled"]] == [None, [{"en": there.en, "bn": there.bn}]]


@pytest.mark.parametrize("name", ["minutes", "chair", "office dae"])
def test_a_document_is_valid_before_the_numbers_of_the_decisions_are_told(views, name):
    told = document(views[name])
    head = told["summary"]["head"] if "summary" in told else told["head"]
    assert all(decision["serial"] for decision in head["decisions"])
    for decision in head["decisions"]:
        decision["serial"] = ""
    of_kind(told).validate(told)


@pytest.mark.parametrize("name", ["minutes", "chair", "auditor", "office dae", "office reports"])
def test_a_document_that_lacks_a_member_or_has_one_more_is_refused(views, name, how_many):
    whole = shortened(document(views[name]))
    VALIDATOR.validate(whole)
    of_its_kind = of_kind(whole)
    assert of_its_kind.is_valid(whole)
    optional = set(where_it_is_so(SCHEMA))
    members = [path for path in paths(whole) if isinstance(path[-1], str) and path[-1] not in optional]
    assert len(members) > 20
    by_name = {path[-1]: path for path in random.Random(SEED).sample(members, len(members))}
    for path in how_many(list(by_name.values())[::3], members):
        lacking = deepcopy(whole)
        del at(lacking, path[:-1])[path[-1]]
        assert not of_its_kind.is_valid(lacking), path
        more = deepcopy(whole)
        at(more, path[:-1])["password"] = ""
        assert not of_its_kind.is_valid(more), path


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "portal-auditor/annex-chair/v1"),
        (("summary", "decisions", 0, "duties", 0, "basis"), {"declared": 1}),
        (("summary", "head", "day"), "11.02.2024"),
        (("summary", "head", "digest"), "9f86"),
        (("summary", "head", "meeting"), "2024-13"),
        (("summary", "offices"), -1),
        (("summary", "offices"), "34"),
        (("summary", "decisions", 0, "total", "rate_percent"), 101),
        (("summary", "causes", 0, "cause"), "laziness"),
        (("offices", 0, "status"), "in-progress"),
        (("offices", 0, "basis"), "assumed"),
        (("offices", 0, "name"), "কৃষি"),
        (("offices", 0, "duties", 0, "outcome"), "PASS"),
    ],
)
def test_a_document_with_a_wrong_value_is_refused(views, path, value, how_many):
    wrong = document(views["chair"])
    at(wrong, path[:-1])[path[-1]] = value
    assert not of_kind(wrong).is_valid(wrong)
    assert how_many(True, False) or not VALIDATOR.is_valid(wrong)


@pytest.mark.parametrize(
    ("definition", "codes"),
    [
        ("kind", [kind.value for kind in OfficeKind]),
        ("grade", [grade.code for grade in Grade]),
        ("outcome", [outcome.value for outcome in Outcome]),
        ("status", [status.value for status in Status]),
        ("public_status", [status.value for status in PublicStatus]),
        ("cause", [cause.value for cause in Cause]),
    ],
)
def test_the_schema_knows_every_code_of_the_model(definition, codes):
    assert SCHEMA["$defs"][definition]["enum"] == codes


def test_the_schema_knows_every_remark_and_proposal_of_the_model():
    remarks = SCHEMA["$defs"]["remark"]["properties"]["remark"]["enum"]
    proposals = SCHEMA["$defs"]["summary"]["properties"]["proposals"]["items"]["properties"]["proposal"]["enum"]
    assert remarks == [*dict.fromkeys(code.as_recorded.value for code in RemarkCode)]
    assert proposals == [code.value for code in ProposalCode]


def test_the_minutes_document_has_no_place_for_a_portal_a_duty_or_an_account():
    def members(name, seen=()):
        definition = json.dumps(SCHEMA["$defs"][name])
        found = {part.split('"')[0] for part in definition.split("#/$defs/")[1:]} - set(seen)
        yield name, definition
        for member in sorted(found):
            yield from members(member, (*seen, name, *found))

    told = dict(members("annex-minutes"))
    assert "minutes_row" in told
    assert not {"chair_row", "account", "cell", "remark", "change", "office_accounts", "summary"} & set(told)
    assert not [name for name, definition in told.items() if '"portal"' in definition and name != "minutes_summary"]


def assert_groups_add_up(decision):
    groups, total = [group["tally"] for group in decision["groups"]], decision["total"]
    for count in total.keys() - {"rate_percent", "basis", "not_applicable"}:
        assert sum(group[count] for group in groups) == total[count], count
    for grade, known in total["basis"].items():
        assert sum(group["basis"][grade] for group in groups) == known
    standings = ("implemented", "partial", "not_implemented", "no_information", "waived", "awaiting_portal")
    for tally in (*groups, total):
        assert sum(tally[count] for count in standings) == tally["total"]
    assert not any(group["not_applicable"] for group in groups)


@pytest.mark.parametrize("name", ["chair", "auditor"])
def test_every_count_of_the_groups_adds_up_to_that_of_the_whole(views, name):
    for decision in document(views[name])["summary"]["decisions"]:
        assert_groups_add_up(decision)


def test_only_the_whole_counts_offices_to_which_a_decision_does_not_apply():
    offices = [office("lota"), office("koyra"), office("dae", kind=OfficeKind.DEPARTMENT)]
    view = chair_view(History.of(round_of(meeting(offices, [])), ()), LETTERHEAD)
    decisions = document(view)["summary"]["decisions"]
    for decision in decisions:
        assert_groups_add_up(decision)
    assert sorted(decision["total"]["not_applicable"] for decision in decisions) == [0, 2]


def test_duties_of_one_column_that_are_done_in_part_are_told_so_with_how_that_is_known_as_in_the_tables():
    dae = office("dae", kind=OfficeKind.DEPARTMENT)
    told = tell("dae", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, OFFICIAL_EMAIL_SENDS: False})
    view = chair_view(History.of(round_of(meeting([dae], told)), ()), LETTERHEAD)
    (row,) = document(view)["offices"]
    (cell,) = [cell for cell in row["duties"] if "partly" in cell]
    assert (cell["partly"], cell["outcome"], cell["grade"]) == ({"done": 1, "of": 2}, "fail", "declared")
    sheet = office_sheet(view, Language.EN)
    values = dict(zip((field.code for field in sheet.fields), sheet.rows[0], strict=True))
    shown = [values[f"official_email_held+official_email_used{part}"] for part in ("", "_done", "_of", "_basis")]
    assert shown == ["partly implemented", 0, 1, "declared"]
    VALIDATOR.validate(document(view))


def test_the_schema_says_how_the_parts_of_a_tally_add_up():
    assert "not_applicable is 0 there" in SCHEMA["$defs"]["tally"]["description"]


def test_documents_name_their_kind_and_version(views):
    found = {document(view)["schema"] for view in views.values()}
    kinds = ("annex-auditor", "annex-chair", "annex-minutes", "office-report", "office-reports")
    versions = {
        "annex-auditor": "v7", "annex-chair": "v7", "annex-minutes": "v6", "office-report": "v2", "office-reports": "v2",
    }  # fmt: skip
    assert found == {f"portal-auditor/{kind}/{versions.get(kind, 'v1')}" for kind in kinds}
    assert {definition["$ref"].removeprefix("#/$defs/") for definition in SCHEMA["oneOf"]} == {*kinds, "rollup"}


def test_texts_stand_in_both_languages_whatever_the_language(views, view_name):
    assert render(FORMAT, views[view_name], Language.BN) == render(FORMAT, views[view_name], Language.EN)
    assert FORMAT.by_language is False


def test_bytes_are_utf8_indented_and_end_in_one_line_feed(views):
    told = render(FORMAT, views["minutes"], Language.BN).decode("utf-8")
    assert told.startswith('{\n  "schema": "portal-auditor/annex-minutes/v6",\n  "summary"')
    assert told.endswith("}\n")
    assert "উপজেলা কৃষি অফিস" in told


def test_decisions_are_referred_to_by_id(views):
    chair = document(views["chair"])
    ids = {decision["id"] for decision in chair["summary"]["head"]["decisions"]}
    changes = [change for kind in ("newly_implemented", "to_do_again", "pending") for change in chair["changes"][kind]]
    assert changes
    assert {change["decision"] for change in changes} <= ids
    assert {duty["decision"] for duty in document(views["office dae"])["duties"]} <= ids


@pytest.mark.parametrize("view", [chair_view, minutes_view])
def test_meetings_of_one_month_are_told_apart_by_their_days(view):
    names = {"2024-03": date(2024, 3, 7), "2024-03-28": date(2024, 3, 28), "2024-04": None}
    kept = round_of(meeting([office(f"lota-{number}") for number in range(9)]))
    rounds = [replace(kept, header=replace(kept.header, meeting=name, meets_on=day)) for name, day in names.items()]
    told = document(view(History.of(rounds[-1], rounds[:-1]), LETTERHEAD))
    VALIDATOR.validate(told)
    assert (told["summary"]["previous_meeting"], told["summary"]["previous_meeting_day"]) == ("2024-03", "2024-03-28")
    for part in told["summary"]["decisions"][:1]:
        assert [past["meeting_day"] for past in part["history"]] == ["2024-03-07", "2024-03-28", None]
    alone = document(view(History.of(rounds[0], []), LETTERHEAD))
    assert (alone["summary"]["previous_meeting"], alone["summary"]["previous_meeting_day"]) == (None, None)


@pytest.mark.parametrize("view", [chair_view, minutes_view])
def test_a_meeting_moved_into_another_month_is_named_in_one_way_wherever_it_stands(view):
    kept = round_of(meeting([office(f"lota-{number}") for number in range(9)]))
    days = {"2024-02": date(2024, 3, 5), "2024-03": date(2024, 4, 4)}
    rounds = [replace(kept, header=replace(kept.header, meeting=name, meets_on=day)) for name, day in days.items()]
    summary = document(view(History.of(rounds[-1], rounds[:-1]), LETTERHEAD))["summary"]
    history = [(past["meeting"], past["meeting_day"]) for past in summary["decisions"][0]["history"]]
    assert history == [("2024-02", "2024-03-05"), ("2024-03", "2024-04-04")]
    assert (summary["previous_meeting"], summary["previous_meeting_day"]) == history[0]
    assert (summary["head"]["meeting"], summary["head"]["meeting_day"]) == history[1]


@pytest.mark.parametrize(
    "days",
    [
        {"2024-03": date(2024, 4, 5), "2024-04": date(2024, 4, 25)},
        {"2024-03": date(2024, 3, 7), "2024-03-28": date(2024, 3, 28)},
    ],
)
def test_each_office_s_past_has_the_names_and_days_that_its_meetings_bear_in_their_own_records(days):
    kept = round_of(meeting([office("lota")]))
    rounds = [replace(kept, header=replace(kept.header, meeting=name, meets_on=day)) for name, day in days.items()]
    wanted = [(name[:7], f"{day}") for name, day in days.items()]
    past = History.of(rounds[-1], rounds[:-1])
    report = document(office_view(past.now.assessments[0], past, LETTERHEAD))
    annex = document(chair_view(past, LETTERHEAD))
    for record, told in ((report, report["history"]), (annex, annex["offices"][0]["trend"])):
        VALIDATOR.validate(record)
        assert [(each["meeting"], each["meets_on"]) for each in told] == wanted


def test_every_kind_of_view_is_rendered(views):
    assert {type(view) for view in views.values()} | {RollupView} == shown_in(FORMAT)
    assert {OfficeView, OfficeReports} < shown_in(FORMAT)
    assert (FORMAT.name, FORMAT.suffix, FORMAT.media_type) == ("json", ".json", "application/json")


def test_who_is_counted_otherwise_than_at_the_last_meeting_stands_in_the_record_of_the_chair_s_copy():
    then = office("fisheries", kind=OfficeKind.DEPARTMENT)
    past = history(meeting([then]), meeting([replace(then, kind=OfficeKind.OTHER)], month="2024-03"))
    told = document(chair_view(past, LETTERHEAD))
    of_kind(told).validate(told)
    found = told["changes"]["recounted"]
    assert [(each["counted"], each["kinds"], each["voluntary"]) for each in found] == [
        (False, ["department", "other"], [False, False])
    ] * 2
    assert {each["decision"] for each in found} == {ELEVEN, NINE}
