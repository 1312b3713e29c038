"""`auditor sample`: offices drawn by the chair, whose yes is to be seen at a login."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import click

from auditor.cli import _commands, _json
from auditor.cli._doubts import need_a_likely_day, odd_answers, yes_option
from auditor.cli._json import in_both, iso
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import table
from auditor.cli._usage import GOES_WITH, Misuse
from auditor.i18n import Text, ascii_digits, digits, plain, serial
from auditor.model.subjects import Roster
from auditor.model.views.sampling import with_where
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity import as_now, identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.sampling import draws_known, logins_seen
from auditor.views.sampling import candidates, said_of, state_said
from auditor.witness import drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.record import Json
    from auditor.model.round import Round
    from auditor.model.witnessing import SampleDrawn, SampleState
    from auditor.workspace.folder import Workspace


@_commands.group(
    "sample",
    invoke_without_command=True,
    bn="""কোন দপ্তরগুলোর মধ্যে দৈবচয়ন হবে, কোনগুলো নির্বাচিত হয়েছে এবং সেগুলোর অবস্থা কী তা দেখায়।

    যাচাই রাখলে "হ্যাঁ" বলা দপ্তরগুলোর তালিকা স্থির হয়; তারপর সভাপতি সভায় হাতে তুলে, অথবা উচ্চারিত একটি সংখ্যা দিয়ে দৈবচয়ন করেন। নির্বাচিত দপ্তরগুলোর দেওয়া তথ্য পরে লগইনের সময় মিলিয়ে দেখা হয় (auditor witness)।
    """,
)
@_json.json_option
@with_shell
def command(shell: Shell, *, as_json: bool) -> None:
    """Show from which offices is drawn, which were drawn, and how it stands with them.

    Keeping a round fixes the list of those that say yes; then the chair draws at the meeting, by hand or by a number spoken aloud.
    What the drawn offices say is then seen at a login (auditor witness).
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    space = shell.space()
    if as_json and not Ledger(space.ledger_path).rounds():
        _json.show("sample", {"round": None, "meeting": None, "held": None, "offices": [], "drawn": None})
        return
    kept = drawing.last_round(space)
    names = {assessment.office.id: assessment.office.name for assessment in kept.assessments}
    among = candidates(kept)
    meeting = drawing.called_now(space, kept)
    unheld = drawing.not_held(space, kept, shell.day)
    if as_json:
        _json.show(
            "sample",
            {
                "round": kept.number,
                "meeting": kept.header.meeting,
                "held": unheld is None,
                "offices": [
                    {
                        "serial": candidate.serial,
                        "id": candidate.office,
                        "name": in_both(names[candidate.office]),
                        "accounts": len(candidate.accounts),
                    }
                    for candidate in among
                ],
                "drawn": _drawn_as_json(shell, space, kept),
            },
        )
        return
    shell.say(unheld or said_of(kept, among, meeting))
    _table(
        shell,
        (
            Text(en="Serial", bn="ক্রম"),
            Text(en="Office", bn="দপ্তর"),
            Text(en="Accounts that say yes", bn="সম্পন্ন বলেছে, আইডি"),
        ),
        [
            (
                serial(candidate.serial, shell.talk),
                names[candidate.office].said(shell.talk),
                digits(f"{len(candidate.accounts)}", shell.talk),
            )
            for candidate in among
            if unheld is None
        ],
    )
    _tell_draws(shell, space, kept, may_draw=unheld is None and bool(among))


def _tell_draws(shell: Shell, space: Workspace, kept: Round, *, may_draw: bool) -> None:
    """Tell the last draw and how it stands with those drawn, by the serials of the papers of the last kept round.

    `kept` is that round; `may_draw`: there is somebody to draw from at a meeting that is held.
    """
    for told in drawing.told_not_counted(space, shell.day):
        shell.say(told)
    found = _drawn(shell, space, kept)
    if found is None:
        if may_draw:
            shell.say(_NO_DRAW)
        return
    last, drawn = found
    how = _BY_NUMBER.filled(number=last.number) if last.number else _BY_HAND
    shell.say(_DRAWN, n=len(last.offices), day=last.on, how=how)
    rows = [
        (serial(each.serial, shell.talk) if each.serial else "", each.name.said(shell.talk), each.said.said(shell.talk))
        for each in drawn
    ]
    _table(shell, (Text(en="Serial", bn="ক্রম"), Text(en="Office", bn="দপ্তর"), Text(en="State", bn="অবস্থা")), rows)


def _drawn_as_json(shell: Shell, space: Workspace, kept: Round) -> Json:
    found = _drawn(shell, space, kept)
    if found is None:
        return None
    last, drawn = found
    return {
        "day": iso(last.on),
        "number": last.number or None,
        "offices": [
            {
                "serial": each.serial or None,
                "id": each.office,
                "name": in_both(each.name),
                "state": each.state.value,
                "said": in_both(each.said),
            }
            for each in drawn
        ],
    }


class _Drawn(NamedTuple):
    """An office that was drawn: its serial in the papers, 0 where it has none, its id and name, and how it stands with it, also as it is said."""

    serial: int
    office: str
    name: Text
    state: SampleState
    said: Text


def _drawn(shell: Shell, space: Workspace, kept: Round) -> tuple[SampleDrawn, list[_Drawn]] | None:
    """Return the last draw and the offices that were drawn, by the serials of the papers of the last kept round (`kept`); None where nothing was drawn."""
    ledger = Ledger(space.ledger_path)
    everybody = identities.known(ledger)
    draws = draws_known(ledger, everybody)
    if not draws:
        return None
    now = assessing.assess(space, shell.day)
    named = {assessment.office.id: (0, assessment.office.name) for assessment in now.assessments}
    named |= {row.office.id: (row.serial, row.office.name) for row in as_now.rows(kept.assessments, everybody)}
    listed_now = Roster(tuple(each.office for each in now.assessments))
    seen = logins_seen(draws, listed_now, now.told, space.baseline)
    who = drawing.who_is_asked(looking_back.preview(space, now))
    drawn = []
    for office in now.header.sample:
        number, name = named.get(office.office, (0, plain(office.office)))
        name = with_where(name, [named[each][1] for each in office.listed_in])
        said = state_said(office.state, *seen.get(office.office, (0, 0)), who.get(office.office))
        drawn.append(_Drawn(number, office.office, name, office.state, said))
    return draws[-1], drawn


def _table(shell: Shell, headings: tuple[Text, ...], rows: Sequence[tuple[str, ...]]) -> None:
    if rows:
        shell.show(table(headings, rows, shell.talk))


@command.command(
    "draw",
    bn="""সভাপতি হাতে কোন কোন ক্রম তুলেছেন তা লিখে রাখে; অথবা উচ্চারিত একটি সংখ্যা দিয়ে দৈবচয়ন করে।

    প্রতি সভায় একবার, তার সর্বশেষ রাখা যাচাই থেকে; এরপর ওই সভার জন্য আর কোনো যাচাই রাখা যায় না। আগে জিজ্ঞাসা করা হয়।
    """,
)
@click.argument("serials", nargs=-1, metavar="[SERIAL]...")
@_commands.option(
    "--number",
    help=Text(
        en="Draw by this number, spoken aloud at the meeting: 4 to 12 digits.",
        bn="সভায় উচ্চারিত এই সংখ্যা দিয়ে দৈবচয়ন করে: ৪ থেকে ১২ অঙ্ক।",
    ),
)
@_commands.option(
    "--offices",
    "how_many",
    help=Text(
        en="With --number: how many offices to draw; 5 otherwise.",
        bn="--number-এর সঙ্গে: কতটি দপ্তর নির্বাচিত হবে; না লিখলে ৫টি।",
    ),
)
@yes_option
@with_shell
def draw(shell: Shell, *, serials: tuple[str, ...], number: str | None, how_many: str | None, yes: bool) -> None:
    """Note which SERIALs the chair drew by hand; or draw by a number that somebody speaks aloud.

    Each meeting is drawn for once, from its last kept round; after that no other round can be kept for it. It is asked first.
    """
    if bool(serials) == bool(number):
        raise Misuse(_ONE_WAY)
    if serials and how_many is not None:
        raise Misuse(GOES_WITH.filled(other="--number"), "--offices")
    typed = [ascii_digits(words) for words in (*serials, "5" if how_many is None else how_many)]
    if not all(words.isdecimal() and len(words) < _LONGEST for words in typed):
        raise Misuse(_NUMBERS)
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes)
    doubted = odd_answers(shell, yes=yes)
    if number:
        drawn = drawing.draw_by_number(space, ascii_digits(number).strip(), int(typed[-1]), shell.day, doubted)
    else:
        drawn = drawing.draw_by_hand(space, [int(words) for words in typed[:-1]], shell.day, doubted)
    _tell_drawn(shell, drawing.last_round(space), drawn)


def _tell_drawn(shell: Shell, kept: Round, drawn: SampleDrawn) -> None:
    meant = {office.office: len(office.accounts) for office in drawn.offices}
    rows = [
        (
            serial(assessment.serial, shell.talk),
            assessment.office.name.said(shell.talk),
            digits(f"{meant[assessment.office.id]}", shell.talk),
        )
        for assessment in kept.assessments
        if assessment.office.id in meant
    ]
    _table(
        shell,
        (Text(en="Serial", bn="ক্রম"), Text(en="Office", bn="দপ্তর"), Text(en="Accounts to see", bn="দেখতে হবে, আইডি")),
        rows,
    )
    shell.say(_NOTED, n=len(rows))


_LONGEST: Final = 7
_NO_DRAW: Final = Text(
    en="Nothing was drawn yet. At the meeting: auditor sample draw SERIAL … or: auditor sample draw --number NUMBER",
    bn="এখনো দৈবচয়ন হয়নি। সভায় চালান: auditor sample draw ক্রম … অথবা: auditor sample draw --number সংখ্যা",
)
_DRAWN: Final = Text(en="Drawn on {day} {how}: {n} {n:office|offices}.", bn="{day} তারিখে {how} নির্বাচিত: {n}টি দপ্তর।")
_BY_NUMBER: Final = Text(en="by the number {number}", bn="{number} সংখ্যা দিয়ে")
_BY_HAND: Final = Text(en="by hand", bn="হাতে তুলে")
_ONE_WAY: Final = Text(
    en="Name the serials that were drawn by hand, or --number with the number spoken; not both.",
    bn="হাতে তোলা ক্রমগুলো লিখুন, অথবা উচ্চারিত সংখ্যা --number দিয়ে দিন; দুটি একসঙ্গে নয়।",
)
_NUMBERS: Final = Text(
    en="serials and --offices are whole numbers, such as 4 17 22.", bn="ক্রম ও --offices পূর্ণ সংখ্যা হবে, যেমন ৪ ১৭ ২২।"
)
_NOTED: Final = Text(
    en="Noted: {n} {n:office|offices}. Print their sheets with: auditor witness sheets --drawn",
    bn="লেখা হয়েছে: {n}টি দপ্তর। {n:তার|তাদের} পত্র ছাপতে চালান: auditor witness sheets --drawn",
)
