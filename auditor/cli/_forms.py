"""Asks at a terminal what nobody can read from a form that came back; what is not answered there stays as it is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from auditor.cli._dialog import Dialog
from auditor.i18n import Text
from auditor.model.forms import DayMeant, OddDays
from auditor.register.reading.form_month import odd_words
from auditor.rounds import assessing, forms

if TYPE_CHECKING:
    from auditor.cli._shell import Shell
    from auditor.rounds.meetings import Meeting
    from auditor.workspace.folder import Workspace


def ask_of_forms(shell: Shell, space: Workspace, meeting: Meeting | None) -> None:
    """Ask of each form whose it is, and of each column which odd days of contact are meant, and note the answers.

    What was answered is not asked again. Without a terminal nothing is asked; it is told with the rest.
    """
    if not shell.at_terminal:
        return
    unclaimed, odd_days = assessing.forms_to_ask_about(space, shell.day, meeting)
    place = space.config.committee
    dialog = Dialog(shell)
    others = set()
    for form in unclaimed:
        question = _WHOSE.filled(file=form.file, upazila=place.upazila, district=place.district)
        said = dialog.choose(question, _CLAIMS, unless_chosen="later")
        if said != "later":
            forms.claim(space, {form: said == "ours"}, shell.day)
        if said == "another's":
            others.add(form.file)
    asked: set[OddDays] = set()
    for odd in odd_days:
        column = _of_any_copy(odd)
        if odd.file not in others and column not in asked:
            asked.add(column)
            _ask_which_days(dialog, space, odd)


def _of_any_copy(odd: OddDays) -> OddDays:
    """Return odd days without what differs between the copies of one form: who answers for one answers for all."""
    return replace(odd, file="", heading="", rows=())


def _ask_which_days(dialog: Dialog, space: Workspace, odd: OddDays) -> None:
    """Ask what is meant by the odd days of a column; nothing is noted where that is left for later."""
    as_written = tuple(DayMeant(day.written, day.written) for day in odd.days)
    choices: list[tuple[Text, tuple[DayMeant, ...]]] = []
    if odd.only_the_year:
        first = odd.days[0]
        choices.append((_YEAR.filled(written=first.written, meant=first.meant), odd.days))
    if all(day.written <= dialog.shell.day for day in odd.days):
        choices.append((_AS_WRITTEN, as_written))
    if not choices:
        return
    choices.append((_LATER, ()))
    settled = dialog.choose(odd_words(odd), choices, unless_chosen=())
    if settled:
        forms.settle_days(space, (replace(odd, days=settled),), dialog.shell.day)


_WHOSE: Final = Text(
    en="{file} does not say whose form it is. Is it of {upazila}, {district}?",
    bn="{file} কার ফরম তা লেখা নেই। এটি কি {district} জেলার {upazila} উপজেলার?",
)
_CLAIMS: Final = (
    (Text(en="yes, it is our own", bn="হ্যাঁ, এটি আমাদের"), "ours"),
    (Text(en="no, it is another upazila's", bn="না, এটি অন্য উপজেলার"), "another's"),
    (
        Text(
            en="later: until then what it tells counts as told by the offices, no more (Enter)",
            bn="পরে জানাব: ততক্ষণ এর উত্তর কেবল দপ্তরের দেওয়া তথ্য হিসেবে গণ্য (শুধু Enter)",
        ),
        "later",
    ),
)
_YEAR: Final = Text(
    en="only the year is wrong: {written} means {meant}", bn="শুধু সাল ভুল: {written} লিখে {meant} বোঝানো হয়েছে"
)
_AS_WRITTEN: Final = Text(en="the days are right as written", bn="তারিখ যেমন লেখা আছে তেমনই ঠিক")
_LATER: Final = Text(
    en="later: until then no yes of these rows counts, and every no does (Enter)",
    bn='পরে জানাব: ততক্ষণ এই সারিগুলোর কোনো "হ্যাঁ" ধরা হবে না, প্রতিটি "না" ধরা হবে (শুধু Enter)',
)
