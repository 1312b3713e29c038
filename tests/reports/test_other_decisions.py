"""The other decisions of the meeting stand in record and workbook of every annex as they do on paper, and in no copy more than that."""

from __future__ import annotations

import io
import json
from importlib import resources

import openpyxl
import pytest
from changing import replace
from jsonschema import Draft202012Validator
from rendering import render

from auditor import discovery
from auditor.i18n import Language
from auditor.model.baseline import OtherDecision
from auditor.model.views.annexes import AuditorView
from auditor.papers.comparing import differences
from auditor.papers.saying import lines_of
from reports.json_v1 import FORMAT as JSON
from reports.xlsx import FORMAT as XLSX

SCHEMA = json.loads((resources.files("reports") / "schemas" / "portal-auditor-v1.schema.json").read_text("utf-8"))
OTHERS = (
    OtherDecision("১০", "সভাকক্ষের Wi-Fi"),
    OtherDecision(
        "০৭", "ইনোভেশন টিম", "প্রতি মাসে সভা করতে হবে।", "সকল দপ্তর প্রধান", "২৪টির মধ্যে ১৯টির পাওয়া গেছে", "=SUM(A1)"
    ),
)


def with_others(view):
    if isinstance(view, AuditorView):
        return replace(view, chair=with_others(view.chair))
    return replace(view, summary=replace(view.summary, head=replace(view.summary.head, others=OTHERS)))


@pytest.fixture(params=["minutes", "chair", "auditor"])
def view(views, request):
    return with_others(views[request.param])


def test_a_record_has_them_as_they_were_typed_in_the_order_of_the_minutes(view):
    record = json.loads(render(JSON, view, Language.BN))
    Draft202012Validator(SCHEMA).validate(record)
    first, second = record["summary"]["other_decisions"]
    assert first == {
        "serial": "০৭", "subject": "ইনোভেশন টিম", "decision": "প্রতি মাসে সভা করতে হবে।", "implementer": "সকল দপ্তর প্রধান",
        "progress": "২৪টির মধ্যে ১৯টির পাওয়া গেছে", "remark": "=SUM(A1)",
    }  # fmt: skip
    assert (second["serial"], second["progress"], second["remark"]) == ("১০", None, None)


@pytest.mark.parametrize("language", Language)
def test_a_workbook_has_a_sheet_of_them_that_cannot_run(view, language):
    book = openpyxl.load_workbook(io.BytesIO(render(XLSX, view, language)))
    title = "অন্যান্য সিদ্ধান্ত" if language is Language.BN else "Other decisions"
    headings, first, second = book[title].iter_rows(values_only=True)
    assert len(headings) == len(first) == 6
    assert first[0] == ("০৭" if language is Language.BN else "07")
    assert first[-1] == "·=SUM(A1)"
    assert second[2:] == (None,) * 4
    codes = {row[:2] for row in book["_codes"].iter_rows(values_only=True)}
    assert {("other_decisions", "progress"), ("other_decisions", "remark")} <= codes


@pytest.mark.parametrize("form", [JSON, XLSX])
def test_an_altered_progress_is_found_when_papers_are_compared(view, form):
    suffix = discovery.formats()[form.name].suffix
    altered = replace(OTHERS[1], progress="২৪টির মধ্যে ২৩টির পাওয়া গেছে")

    def said(others):
        chair = view.chair if isinstance(view, AuditorView) else view
        made = replace(chair, summary=replace(chair.summary, head=replace(chair.summary.head, others=others)))
        shown = replace(view, chair=made) if isinstance(view, AuditorView) else made
        return lines_of(f"annex{suffix}", suffix, render(form, shown, Language.BN))

    figures, _ = differences(said((OTHERS[0], altered)), said(OTHERS))
    assert ("২৩", "১৯") in {(figure.paper, figure.kept) for figure in figures}


def test_without_any_there_is_no_sheet_and_an_empty_list(views):
    assert json.loads(render(JSON, views["minutes"], Language.BN))["summary"]["other_decisions"] == []
    titles = openpyxl.load_workbook(io.BytesIO(render(XLSX, views["minutes"], Language.EN))).sheetnames
    assert "Other decisions" not in titles
