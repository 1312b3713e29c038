"""`auditor rounds`: the kept rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.cli import _commands, _json
from auditor.cli._json import iso
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import table
from auditor.cli.meeting import tell_of_unheld
from auditor.i18n import Text, digits, short_date
from auditor.model import seal
from auditor.model.evidence_names import files_said
from auditor.rounds.ledger import ledger_errors
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.missing_ledger import missing_ledger
from auditor.rounds.meetings.meetings import MONTH_SIGNS, Meeting, day_now, meetings_of, replaced_rounds
from auditor.rounds.meetings.told_meetings import states_of_unheld

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from auditor.model.record import Json
    from auditor.rounds.ledger.ledger import RoundHead


@_commands.command(
    "rounds",
    bn="""রাখা মাসিক যাচাইয়ের তালিকা দেখায়: ক্রম, সভা, তারিখ, যাচাই-সংকেত; সভা পিছিয়ে থাকলে এখনকার তারিখও।

    যে সভা হয়নি তা চিহ্নিত থাকে; সর্বশেষ যাচাই এমন সভার সঙ্গে তুলনা করলে তা-ও বলা হয়।
    """,
)
@_json.json_option
@with_shell
def command(shell: Shell, *, as_json: bool) -> None:
    """List the kept rounds: number, meeting, day, digest; of a meeting that was put off since also the day on which it is now.

    One that was not held is marked, and it is told where the last round compares with such a one.
    """
    space = shell.space(roster=False, copied=True)
    Ledger(space.ledger_path).refuse_broken()
    entries = Ledger(space.ledger_path).rounds()
    meetings = meetings_of(space)
    unheld = states_of_unheld(meetings, shell.day)
    if as_json:
        _json.show("rounds", {"rounds": [_as_json(entry, meetings, unheld) for entry in entries]})
        return
    if not entries:
        missing = missing_ledger(space)
        if missing is None or not missing.is_lost:
            shell.say(ledger_errors.NO_ROUND)
        return
    language = shell.talk
    headings = [
        Text(en="Round", bn="ক্রম"),
        Text(en="Meeting", bn="সভা"),
        Text(en="Day", bn="তথ্যের তারিখ"),
        Text(en="Digest on paper", bn="রেকর্ড যাচাই-সংকেত"),
    ]
    rows = [
        (
            digits(str(entry.number), language),
            _meeting(entry, meetings, unheld).said(language),
            short_date(entry.header.day, language),
            seal.seal_words(entry.digest),
        )
        for entry in entries
    ]
    shell.show(table(headings, rows, language))
    tell_of_unheld(shell, space, entries[-1])
    for number, by in replaced_rounds(entries).items():
        shell.say(_REPLACED, n=number, by=by)
    for entry in entries:
        if entry.header.unread:
            shell.say(_NOT_READ, n=entry.number, names=files_said(entry.header.unread))
        if entry.header.changed:
            shell.say(_CHANGED, n=entry.number, names=files_said(entry.header.changed))


def _as_json(entry: RoundHead, meetings: Iterable[Meeting], unheld: Container[str]) -> Json:
    header = entry.header
    return {
        "number": entry.number,
        "meeting": header.meeting[:MONTH_SIGNS],
        "meeting_day": iso(header.meets_on),
        "meeting_day_now": iso(day_now(meetings, header)),
        "held": header.meeting not in unheld,
        "day": iso(header.day),
        "digest": entry.digest,
        "digest_on_paper": seal.seal_words(entry.digest),
        "not_read": list(header.unread),
        "changed": list(header.changed),
    }


def _meeting(entry: RoundHead, meetings: Iterable[Meeting], unheld: Mapping[str, Text]) -> Text:
    kept_for = Meeting(entry.header.meeting, entry.header.meets_on).named
    now = day_now(meetings, entry.header, unheld=True)
    called = _NOW_ON.filled(day=kept_for, now=now) if now is not None else kept_for
    if entry.header.meeting not in unheld:
        return called
    return _UNHELD.filled(day=called, state=unheld[entry.header.meeting])


_NOW_ON: Final = Text(en="{day}, now {now}", bn="{day}, এখন {now}")
_UNHELD: Final = Text(en="{day}, {state}", bn="{day}, {state}")
_REPLACED: Final = Text(
    en="Round {n}: round {by}, kept later for the same meeting, took its place and counts.",
    bn="{n} নম্বর যাচাই: একই সভার জন্য পরে রাখা {by} নম্বর যাচাই এর জায়গা নিয়েছে; সেটিই ধরা হয়।",
)
_NOT_READ: Final = Text(
    en="Round {n}: when it was kept, not read or not there any more: {names}",
    bn="{n} নম্বর যাচাই: রাখার সময় পড়া যায়নি বা ছিল না: {names}",
)
_CHANGED: Final = Text(
    en="Round {n}: changed since an earlier round: {names}", bn="{n} নম্বর যাচাই: আগের যাচাইয়ের পর বদলানো: {names}"
)
