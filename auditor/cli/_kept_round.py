"""The keeping of a round by `auditor audit`: what is asked of its meeting, and what follows once it was kept: its note for a successor, a copy of what cannot be made again, and what is told of all that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.cli import _standing, backup
from auditor.cli._meetings import chosen_meeting
from auditor.cli.settings import before_printing, following_meeting
from auditor.i18n import Text
from auditor.papers import after_keeping
from auditor.rounds import closed_keys, kept_texts, looking_back
from auditor.rounds.keeping import doubts_before, fresh_salt, keep_round, refuse_stopped
from auditor.rounds.meetings import following
from auditor.rounds.meetings.meetings import meetings_of, refuse_other_than_named
from auditor.workspace.question import Printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from auditor.cli._doubts import Asking
    from auditor.cli._shell import Shell
    from auditor.keys.store import KeyStore
    from auditor.papers.after_keeping import Followed
    from auditor.rounds.keeping import KeptRound
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace


def ask_of_meeting(space: Workspace, named: str | date, meant: Meeting, asking: Asking) -> None:
    """Refuse a meeting for which no round can be kept, and evidence that stops it before anything is asked, and ask about one that is odd.

    Raises:
        AuditorError: no round can be kept for it, or it is not meant.

    """
    shell = asking.shell
    refuse_other_than_named(meetings_of(space), named, meant, shell.day)
    if shell.at_terminal:
        refuse_stopped(space, shell.day, meant)
    asking.doubted(doubts_before(space, shell.day, meant, shell.today(space)))


def ask_of_next_meeting(
    space: Workspace, named: str | date, meant: Meeting, next_meeting: date | None, asking: Asking
) -> tuple[Workspace, Meeting, date | None]:
    """Ask what papers of the round say of its meeting and the next one, and return the workspace with it, the meeting and the day of the next.

    Raises:
        AuditorError: the answers do not fit together, or are not meant.

    """
    shell = asking.shell
    space = before_printing(shell, space, Printed.ROUND, meets_on=meant.day or next_meeting)
    meant = chosen_meeting(shell, space, named)
    next_meeting = following_meeting(shell, space, meant, next_meeting)
    asking.doubted(following.doubts(space, meant, next_meeting, shell.day))
    return space, meant, next_meeting


def keep(
    space: Workspace,
    meant: Meeting,
    next_meeting: date | None,
    asking: Asking,
    tick: Callable[[], None],
) -> KeptRound:
    """Keep the round for a meeting; `tick` is called after each office.

    Raises:
        AuditorError: it cannot be kept, or what is odd is not meant.

    """
    shell = asking.shell
    return keep_round(
        space,
        shell.day,
        meant,
        fresh_salt(),
        next_meeting=next_meeting,
        clock=shell.today(space),
        doubted=asking.doubted,
        tell=shell.say,
        tick=tick,
    )


def follow_up(shell: Shell, space: Workspace, kept: KeptRound, meant: Meeting, next_meeting: date | None) -> Followed:
    """Do what follows from a round that was kept just now for a meeting, before anything of it is shown: it is done whatever becomes of that.

    Raises:
        LedgerError: the ledger cannot be read.
        WorkspaceError: the next meeting does not fit together with what was told, or a file cannot be written.

    """
    following.note(space, meant, next_meeting, shell.day)
    return after_keeping.follow_up(space, kept, backup.now(), shell.day)


def tell(  # noqa: PLR0913 what was kept, and what it had to do without
    shell: Shell,
    space: Workspace,
    kept: KeptRound,
    waiting: int,
    store: Callable[[], KeyStore],
    *,
    followed: Followed,
    done: Text,
) -> None:
    """Tell what keeping the round did and what it had to do without, a line for each kind, and remove the keys of closed rounds.

    Keys of closed rounds stay while something is left that may need them: their removal cannot be undone.

    Args:
        shell: how the command was called.
        space: the workspace.
        kept: the round.
        waiting: how many slips wait for a key.
        store: opens the place of the secrets.
        followed: what was done once it was kept.
        done: what is said of the round itself.

    """
    if waiting:
        shell.say(_WAITING, n=waiting)
    for message in kept_texts.without(kept):
        shell.say(message)
    for message in followed.note_faults:
        shell.say(message)
    backup.tell(shell, space, followed)
    for message in followed.note_faults_again:
        shell.say(message)
    if kept.new:
        for message in (*kept_texts.corrects(space, kept), *_silent_minutes(shell, space)):
            shell.say(message)
    else:
        shell.say(kept_texts.same(kept))
    shell.say(done)
    if not (waiting or kept.without):
        for message in closed_keys.forget(space, kept.head.header, store):
            shell.say(message)


def _silent_minutes(shell: Shell, space: Workspace) -> Iterator[Text]:
    """Yield of which decisions the minutes of the round just kept give no result; not of so many offices that they are not listed."""
    if shell.asks and space.reading.roster is not None and len(space.reading.roster.offices) <= _standing.LONGEST_TABLE:
        yield from kept_texts.unpublished(looking_back.history(space), space.config.letterhead)


_WAITING: Final = Text(
    en="{n} {n:slip waits|slips wait} for a key, and the round was kept without {n:it|them}. Run where the key is, and keep it again; keys of closed "
    "rounds stay until then. Where the key is out of reach, offices need new sheets: auditor invite --new-keys",
    bn="{n}টি স্লিপ চাবির অপেক্ষায় আছে; {n:সেটি|সেগুলো} ছাড়াই যাচাই রাখা হয়েছে। চাবি যে কম্পিউটারে আছে সেখানে কমান্ডটি চালিয়ে যাচাই আবার রাখুন; ততদিন আগের মাসের চাবি মোছা হবে না। চাবি পাওয়ার "
    "উপায় না থাকলে দপ্তরকে নতুন নির্দেশিকা দিন: auditor invite --new-keys",
)
