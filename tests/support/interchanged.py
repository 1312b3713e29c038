"""Results of a round in the standards of interchange, and names that nobody expects."""

from __future__ import annotations

import json

from changing import replace
from hypothesis import strategies as st
from random_rounds import UNTIL, histories
from small_upazila import LETTERHEAD, NOT_DONE, TWO_STEP, meeting, office, tell_all
from small_upazila import history as small_history

from auditor import discovery
from auditor.i18n import Text
from auditor.model.baseline import Waiver
from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.model.views.head import Audience
from auditor.views.annex.results import results_view
from auditor.views.compared.history import History, RoundMaterial

AUDIENCES = st.sampled_from(list(Audience))
_SPITEFUL = (
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "# heading\n\n* item", "a\u2028b\x85c\u2029d", '"}\n{"', "&lt;b&gt;",
    "{{ insert: param, x }}", "\\", "  \t ", "=cmd|'/c calc'!A1", "\u202egnp.exe", "কৃষি `অফিস` ~~না~~", "1. x", "\x00\x1b[31m",
)  # fmt: skip
NAMES = st.one_of(st.sampled_from(_SPITEFUL), st.text(min_size=1, max_size=30))

_LATE, _HINDERED = office("lota"), office("deluti")
HARD_CASES = small_history(
    meeting(
        [_LATE, _HINDERED],
        [*tell_all(_LATE, NOT_DONE), *tell_all(_HINDERED, NOT_DONE | {TWO_STEP_CAUSE: Cause.NOT_OFFERED})],
        waivers=(Waiver(TWO_STEP, "lota", "new", "2024-02/05", UNTIL),),
    )
)
"""One office was given time for two-step, and the portal of another does not offer it."""


def material(history, letterhead=LETTERHEAD):
    return RoundMaterial(history, letterhead)


def written(form, history, audience, language, letterhead=LETTERHEAD):
    """Return the bytes of a round's results in a format."""
    view = results_view(material(history, letterhead), audience)
    return discovery.documents()["results"].render(discovery.formats()[form], view, language)


def document(form, history, audience, language, letterhead=LETTERHEAD):
    """Return an OSCAL document without its outermost member."""
    (body,) = json.loads(written(form, history, audience, language, letterhead)).values()
    return body


def events(history, audience, language, letterhead=LETTERHEAD):
    """Return the events of the OCSF file as a reader of lines gets them."""
    lines = written("ocsf", history, audience, language, letterhead).decode().split("\n")
    assert lines.pop() == ""
    return [json.loads(line) for line in lines]


@st.composite
def spiteful_histories(draw):
    """Draw a round of which each office, each post and the committee have names that nobody expects."""
    history = draw(histories(most=4, meetings=1))
    now = history.now
    assessments = tuple(
        replace(
            assessment,
            office=replace(
                assessment.office,
                name=draw(_texts()),
                portal=draw(NAMES),
                accounts=tuple(replace(account, post=draw(_texts())) for account in assessment.office.accounts),
            ),
            findings=tuple(
                replace(finding, waiver=draw(NAMES)) if finding.waiver else finding for finding in assessment.findings
            ),
        )
        for assessment in now.assessments
    )
    committee = replace(now.header.committee, name=draw(_texts()), upazila=draw(_texts()))
    return History.of(replace(now, header=replace(now.header, committee=committee), assessments=assessments), [])


@st.composite
def _texts(draw):
    return Text(en=draw(NAMES), bn=draw(NAMES))
