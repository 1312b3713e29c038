"""Requests by which an office disputes a result, and their answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from flask import request

from auditor.desk.addresses import post
from auditor.desk.faulty_fields import fault_of, named_for
from auditor.desk.screen import changing, day_typed, need_a_likely_day, odd_days, the_desk, to
from auditor.i18n import Text
from auditor.model.disputes import DisputeAnswered, DisputeResult, ResultDisputed
from auditor.rounds.disputing import disputes
from auditor.rounds.disputing.standing_again import noes_again, stand_otherwise, stands_now, told_on_its_day

if TYPE_CHECKING:
    from flask import Response


@post("/offices/<office>/disputes")
@changing("offices.one")
def dispute(office: str) -> Response:
    """Enter a request by which the office disputes a result."""
    desk = the_desk()
    need_a_likely_day(desk)
    asked = ResultDisputed(
        "", "", request.form.get("duty", ""), request.form.get("what", ""), desk.day,
        request.form.get("reference", ""), desk.day, account=request.form.get("user", ""),
    )  # fmt: skip
    space = desk.space()
    received = partial(day_typed, "received", desk.day)
    entering = disputes.Entering(odd_days, received, partial(told_on_its_day, space))
    entered = disputes.dispute(space, office, asked, entering)
    desk.tell(_ENTERED.filled(n=entered.number, due=entered.due))
    if entered.since is not None:
        desk.tell(disputes.DISPUTES_ITS_DAY.filled(day=entered.received, since=entered.since))
    return to("offices.one", office=office)


@post("/offices/<office>/disputes/<int:number>")
@changing("offices.one")
def answer(office: str, number: int) -> Response:
    """Note how a request was answered."""
    desk = the_desk()
    need_a_likely_day(desk)
    result = next((each for each in DisputeResult if each.value == request.form.get(f"result-{number}")), None)
    if result is None:
        raise fault_of(f"result-{number}", _NO_RESULT)
    reference = request.form.get(f"reference-{number}", "")
    given = DisputeAnswered(number, result, desk.day, reference, desk.day)
    space = desk.space(roster=False)
    with named_for(f"{number}", "day", "reference"):
        answered = disputes.answer(space, given, _need_meant, lambda: day_typed(f"day-{number}", desk.day))
    desk.tell(disputes.told_answered(space, answered, lambda: stands_now(space, answered, desk.day)))
    return to("offices.one", office=office)


def _need_meant(given: DisputeAnswered) -> None:
    """Show how offices would stand otherwise by an answer, and go on once that was said to be meant."""
    desk = the_desk()
    space = desk.space()
    odd_days((*noes_again(space, given), *stand_otherwise(space, given, desk.history())))


_ENTERED: Final = Text(
    en="Entered as request no. {n}; to be answered by {due}. It changes no result by itself: enter what is known anew as evidence.",
    bn="{n} নম্বর অনুরোধ লেখা হয়েছে; {due} তারিখের মধ্যে উত্তর দিতে হবে। এতে ফল নিজে থেকে বদলায় না: নতুন তথ্য পেলে তা লিখুন বা জমা দিন।",
)
_NO_RESULT: Final = Text(en="Choose how the request was answered.", bn="অনুরোধের কী উত্তর দেওয়া হয়েছে বেছে নিন।")
