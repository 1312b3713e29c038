"""The handover note: what a successor has to know, in counts and places; no office's gaps, no person, no telephone."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from auditor.model.views.head import Head


class Handover(Struct, frozen=True):
    """What the note says of a workspace after a round.

    Attributes:
        head: of the papers of the round.
        folder: where the workspace is.
        backup: where copies are kept, empty where nowhere; `copied_on` the day of the last one there, where it can be seen.
        offices: how many are counted; `pending` of them have something left to do or to tell, `silent` did not answer,
            `told_before` told something before that counts no longer, `awaiting_portal` wait for the portal.
        extended: how many duties were given more time; `requests` for correction wait for an answer.
        keys: keys were made; `closed`, the rounds of all of them are closed: no slips are awaited.
        slips_due: how many accounts have a sheet of the last ones, and no slip for its meeting was opened; none once it is closed.
        mailbox: codes go out and answers come by a mailbox of the assistant programmer's.
        typed: of how many offices answers are typed and not handed in.
        held: the meeting of the round was held, or is to be; `held_on` its day, where it is held on another than the round's papers name.
        next_meeting: the day of the meeting after that of the round, as seen on the day of the note, where it is known.

    """

    head: Head
    folder: str
    backup: str
    copied_on: date | None
    offices: int
    pending: int
    silent: int
    told_before: int
    awaiting_portal: int
    extended: int
    requests: int
    keys: bool
    closed: bool
    slips_due: int
    mailbox: bool = False
    next_meeting: date | None = None
    typed: int = 0
    held: bool = True
    held_on: date | None = None
