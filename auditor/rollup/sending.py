"""The return of a kept round: which round is sent up, and the file that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.rollup import returns
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import last_held, meetings_of, not_held, replaced_rounds
from auditor.rounds.meetings.told_meetings import told_replaced, unheld_round
from auditor.workspace import writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from auditor.model.rollup import Return
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


def round_meant(space: Workspace, today: date) -> tuple[int | None, tuple[Text, ...]]:
    """Return the number of the last round whose meeting was held, None where nothing was kept; and what it passes over.

    Raises:
        WorkspaceError: no meeting was held for which a round was kept.

    """
    found, passed_over = last_held(space)
    if passed_over is None:
        return None, ()
    values = unheld_round(space, passed_over, today) or {}
    if found is None:
        raise WorkspaceError(_NONE_HELD.filled(**values))
    of = found.header.called
    return found.number, (_PASSED_OVER.filled(**values, sent=found.number, of=of),)


def write(space: Workspace, past: History, output: Path | None, of_round: Path) -> tuple[Return, Path]:
    """Write the return of a round, and return it with the file it is in.

    Args:
        space: the workspace.
        past: the round.
        output: a file or folder to write to; the folder of the round where there is none.
        of_round: the folder of the round's papers.

    Raises:
        WorkspaceError: it cannot be written.

    """
    header = past.now.header
    made = returns.return_of(past, called_off=header.meeting in not_held(meetings_of(space)))
    target = output or of_round
    if output is None or output.is_dir():
        target /= returns.file_name(made, header.meeting)
    writing.write(target, returns.encode(made))
    return made, target


def told(space: Workspace, past: History, made: Return, file: str, today: date) -> Iterator[Text]:
    """Yield what is told of the return of a round once it is in a file: where that round counts no more or its meeting was not held, too, and what to do with it."""
    if (replaced := told_replaced(space, past.now.number)) is not None:
        yield replaced
    if made.called_off:
        yield _NOT_HELD.filled(**(unheld_round(space, past.now, today) or {}))
    yield _WRITTEN.filled(file=file, offices=made.offices, accounts=made.accounts)
    yield _next_step(space, past.now.number, made)
    if made.without_duty:
        yield _WITHOUT_DUTY.filled(n=made.without_duty, of=made.accounts)
    if made.example:
        yield _EXAMPLE


def _next_step(space: Workspace, number: int, made: Return) -> Text:
    """Return what is to be done with the return of a round (its number) that is in a file."""
    if made.called_off:
        held, _ = last_held(space)
        return _KEEP_ANOTHER if held is None else _SEND_OF_HELD.filled(n=held.number, of=held.header.called)
    later = replaced_rounds(Ledger(space.ledger_path).rounds()).get(number)
    return _SEND if later is None else _SEND_THE_OTHER.filled(later=later)


_WRITTEN: Final = Text(
    en="Written: {file} ({offices} {offices:office|offices}, {accounts} {accounts:user ID|user IDs}; counts only).",
    bn="লেখা হয়েছে: {file} ({offices}টি দপ্তর, {accounts}টি ইউজার আইডি; শুধু সংখ্যা)।",
)
_SEND: Final = Text(
    en="Next: send it by official e-mail to the "
    "district's ICT officer, and print the annex of the same round: its check digest is what the file is checked by.",
    bn="এরপর: ফাইলটি সরকারি ই-মেইলে জেলার আইসিটি কর্মকর্তার কাছে "
    "পাঠান এবং একই যাচাইয়ের পরিশিষ্ট ছাপুন; পরিশিষ্টের যাচাই-সংকেতের সঙ্গেই ফাইলটি মিলিয়ে দেখা হয়।",
)
_SEND_THE_OTHER: Final = Text(
    en="Do not send this one to the district. Next: make the return of the round that counts: auditor return --round {later}",
    bn="এটি জেলায় পাঠাবেন না। এরপর কার্যকর যাচাইয়ের বিবরণী তৈরি করতে চালান: auditor return --round {later}",
    on_screen=Text(
        en="Do not send this one to the district. Next: write the return of round {later}, which counts, on the screen Meeting.",
        bn="এটি জেলায় পাঠাবেন না। এরপর “সভা” পাতায় কার্যকর {later} নম্বর যাচাইয়ের বিবরণী তৈরি করুন।",
    ),
)
_SEND_OF_HELD: Final = Text(
    en="Send this one if a return of that meeting was sent before, so that roll-ups for later meetings count it no more; otherwise only if the district asks for these counts all the same. Next: make the return of round {n}, of the {of}: auditor return --round {n}",
    bn="সভাটির বিবরণী আগে পাঠানো হয়ে থাকলে এটি পাঠান, যাতে পরের সভাগুলোর মাসিক বিবরণীতে সভাটি আর ধরা না হয়; নইলে সভা না হলেও জেলা এই সংখ্যাগুলো চাইলে তবেই পাঠাবেন। এরপর {of}র {n} নম্বর যাচাইয়ের বিবরণী তৈরি করতে চালান: auditor return --round {n}",
    on_screen=Text(
        en="Send this one if a return of that meeting was sent before, so that roll-ups for later meetings count it no more; otherwise only if the district asks for these counts all the same. Next: write the return of round {n}, of the {of}, on the screen Meeting.",
        bn="সভাটির বিবরণী আগে পাঠানো হয়ে থাকলে এটি পাঠান, যাতে পরের সভাগুলোর মাসিক বিবরণীতে সভাটি আর ধরা না হয়; নইলে সভা না হলেও জেলা এই সংখ্যাগুলো চাইলে তবেই পাঠাবেন। এরপর “সভা” পাতায় {of}র {n} নম্বর যাচাইয়ের বিবরণী তৈরি করুন।",
    ),
)
_KEEP_ANOTHER: Final = Text(
    en="Send this one if a return of that meeting was sent before, so that roll-ups for later meetings count it no more; otherwise only if the district asks for these counts all the same. Next: keep a round for the next meeting: auditor audit --keep --meeting YYYY-MM",
    bn="সভাটির বিবরণী আগে পাঠানো হয়ে থাকলে এটি পাঠান, যাতে পরের সভাগুলোর মাসিক বিবরণীতে সভাটি আর ধরা না হয়; নইলে সভা না হলেও জেলা এই সংখ্যাগুলো চাইলে তবেই পাঠাবেন। এরপর পরের সভার জন্য যাচাই রাখতে চালান: auditor audit --keep --meeting YYYY-MM",
    on_screen=Text(
        en="Send this one if a return of that meeting was sent before, so that roll-ups for later meetings count it no more; otherwise only if the district asks for these counts all the same. Next: keep a round for the next meeting on the screen Meeting.",
        bn="সভাটির বিবরণী আগে পাঠানো হয়ে থাকলে এটি পাঠান, যাতে পরের সভাগুলোর মাসিক বিবরণীতে সভাটি আর ধরা না হয়; নইলে সভা না হলেও জেলা এই সংখ্যাগুলো চাইলে তবেই পাঠাবেন। এরপর “সভা” পাতায় পরের সভার জন্য যাচাই রাখুন।",
    ),
)
_EXAMPLE: Final = Text(
    en="This is example data; it is not counted together with real returns.",
    bn="এটি নমুনা তথ্য; প্রকৃত বিবরণীর সঙ্গে ধরা হবে না।",
)
_PASSED_OVER: Final = Text(
    en="The last round, {n}, was kept for the {meeting}, which was noted as {how}. So this is round {sent} of the {of}, the "
    "last for which one was kept and that was not called off. If the other is meant: auditor return --round {n}",
    bn="সর্বশেষ {n} নম্বর যাচাই রাখা হয়েছিল {meeting}র জন্য, যা {how} বলে লেখা আছে। তাই এটি {of}র {sent} নম্বর যাচাইয়ের বিবরণী। "
    "অন্যটি চাইলে চালান: auditor return --round {n}",
    on_screen=Text(
        en="The last round, {n}, was kept for the {meeting}, which was noted as {how}. So this is round {sent} of the {of}, the last for which one was kept and that was not called off.",
        bn="সর্বশেষ {n} নম্বর যাচাই রাখা হয়েছিল {meeting}র জন্য, যা {how} বলে লেখা আছে। তাই এটি {of}র {sent} নম্বর যাচাইয়ের বিবরণী।",
    ),
)
_NONE_HELD: Final = Text(
    en="Round {n} was kept for the {meeting}, which was noted as {how}, and there is no round of another meeting. Nothing was "
    "written. Keep one for the next meeting (auditor audit --keep --meeting YYYY-MM); if it was held after all: auditor "
    "return --round {n}",
    bn="{n} নম্বর যাচাই রাখা হয়েছিল {meeting}র জন্য, যা {how} বলে লেখা আছে; অন্য কোনো সভার যাচাই নেই। কিছু লেখা হয়নি। পরের সভার জন্য রাখুন "
    "(auditor audit --keep --meeting YYYY-MM); সভাটি আসলে হয়ে থাকলে চালান: auditor return --round {n}",
    on_screen=Text(
        en="Round {n} was kept for the {meeting}, which was noted as {how}, and there is no round of another meeting. Nothing was written. Keep one for the next meeting on the screen Meeting.",
        bn="{n} নম্বর যাচাই রাখা হয়েছিল {meeting}র জন্য, যা {how} বলে লেখা আছে; অন্য কোনো সভার যাচাই নেই। কিছু লেখা হয়নি। “সভা” পাতায় পরের সভার জন্য যাচাই রাখুন।",
    ),
)
_NOT_HELD: Final = Text(
    en="Round {n} was kept for the {meeting}, which was noted as {how}. The file says so too, and so will "
    "the district's statement.",
    bn="{n} নম্বর যাচাই রাখা হয়েছিল {meeting}র জন্য, যা {how} বলে লেখা আছে। ফাইলেও তা লেখা আছে; জেলার মাসিক বিবরণীতেও তা দেখানো হবে।",
)
_WITHOUT_DUTY: Final = Text(
    en="The duties count {n} fewer than {of:the user ID|the {of} user IDs}: not in use, not listed any more, or not named by a decision.",
    bn="{of}টি ইউজার আইডির মধ্যে {n}টি করণীয়ের হিসাবে নেই: ব্যবহার হয় না, তালিকায় আর নেই বা সিদ্ধান্তের আওতায় নয়।",
)
