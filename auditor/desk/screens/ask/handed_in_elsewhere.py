"""An office's page is still filled in, and its answers were handed in, or put away, from another page: what is typed on it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.desk import who
from auditor.desk.screen import the_desk
from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.papers import draft_asking

if TYPE_CHECKING:
    from auditor.rounds.typed.answer_draft import Draft


def asked_anew(office: str) -> WorkspaceError | None:
    """Ask an office again of which nothing is asked any more, and return what is told of it with what was typed; None where it is asked.

    Raises:
        AuditorError: it cannot be asked, or the draft cannot be written.

    """
    draft = who.draft()
    if _asks(draft, office):
        return None
    desk = the_desk()
    with desk.changing():
        space, stand = desk.space(), desk.judged_to_ask()
        if draft is None:
            draft_asking.begin_draft(space, stand, desk.state().month, desk.day, everybody=True)
        draft_asking.ask_again(space, stand, office)
    return WorkspaceError(_ASKED_AGAIN)


def refuse(office: str, button: Text) -> None:
    """Refuse to save beside a page what is asked no more, before it is saved by the page's own button.

    Raises:
        WorkspaceError: it is asked no more.

    """
    if not _asks(who.draft(), office):
        raise WorkspaceError(_NOT_SAVED.filled(button=button))


def _asks(draft: Draft | None, office: str) -> bool:
    return draft is not None and any(asked.office == office for asked in draft.asked)


_ASKED_AGAIN: Final = Text(
    en="Meanwhile the answers of this office were handed in or put away from another page, so it is asked again. What you typed stands here and is not saved yet: look "
    "through it and save it, and hand it in, too.",
    bn="এর মধ্যে অন্য পাতা থেকে এই দপ্তরের উত্তর জমা দেওয়া বা তুলে রাখা হয়েছে, তাই দপ্তরটি আবার জিজ্ঞাসার তালিকায় এসেছে। আপনি যা লিখেছেন তা নিচে আছে, এখনো সংরক্ষণ হয়নি: দেখে সংরক্ষণ "
    "করুন, তারপর জমা দিন।",
)
_NOT_SAVED: Final = Text(
    en='The answers of this office were handed in or put away from another page. Press "{button}": what you typed stays here.',
    bn="অন্য পাতা থেকে এই দপ্তরের উত্তর জমা দেওয়া বা তুলে রাখা হয়েছে। “{button}” চাপুন: আপনার লেখা এখানেই থাকবে।",
)
