"""Files of which nothing counts, set aside at the inbox by one press, and put back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request

from auditor.desk.addresses import post
from auditor.desk.screen import changing, the_desk, to
from auditor.i18n import Text
from auditor.rounds.evidence import setting_aside
from auditor.workspace import where

if TYPE_CHECKING:
    from flask import Response

    from auditor.desk.desk import Desk


@post("/inbox/aside")
@changing("inbox.page")
def aside() -> Response:
    """Take a file of which nothing counts out of the evidence; it stays in a folder of its own."""
    desk, name = the_desk(), request.form.get("file", "")
    where.refuse_network_share(desk.folder)
    desk.tell(_SET_ASIDE.filled(file=name, place=setting_aside.set_aside(desk.space(), name, can_be_set_aside(desk))))
    return to("inbox.page")


@post("/inbox/back")
@changing("inbox.page")
def back() -> Response:
    """Bring a file that was set aside back into the evidence."""
    desk, name = the_desk(), request.form.get("file", "")
    where.refuse_network_share(desk.folder)
    desk.tell(_BACK.filled(file=name, place=setting_aside.put_back(desk.space(), name)))
    return to("inbox.page")


def can_be_set_aside(desk: Desk) -> frozenset[str]:
    """Return the names of the files that can be set aside as things are."""
    return desk.remembered(
        ("can be set aside", desk.day),
        lambda: setting_aside.can_be_set_aside(desk.space(), desk.day, desk.judgement()),
    )


_SET_ASIDE: Final = Text(
    en="{file} was set aside. It lies in {place} now and counts for nothing; nothing else was changed.",
    bn="{file} আলাদা করে রাখা হয়েছে। এখন এটি {place} হিসেবে আছে, এর কিছু ধরা হয় না; আর কিছু বদলানো হয়নি।",
)
_BACK: Final = Text(
    en="{file} lies in the evidence again: {place}. What the page says of it stands below.",
    bn="{file} আবার তথ্য-প্রমাণে আছে: {place}। এ ফাইল নিয়ে যা বলার আছে তা নিচে লেখা আছে।",
)
WORDS: Final = {
    "aside": Text(en="Set aside", bn="আলাদা করে রাখুন"),
    "aside_how": Text(
        en="Nothing of it counts. It is moved out of the evidence and kept; it can be put back.",
        bn="এর কিছু ধরা হয়নি। ফাইলটি তথ্য-প্রমাণ থেকে সরিয়ে রাখা হবে, মোছা হবে না; আবার ফেরানো যায়।",
    ),
    "lies_aside": Text(en="Files that were set aside", bn="আলাদা করে রাখা ফাইল"),
    "lies_aside_how": Text(
        en="They lie in the folder aside/ and count for nothing, whatever they say.",
        bn="এগুলো aside/ ফোল্ডারে আছে; এগুলোতে যা-ই লেখা থাকুক, কিছুই ধরা হয় না।",
    ),
    "put_back": Text(en="Put it back", bn="ফিরিয়ে আনুন"),
}
