"""The keys of this computer: of which rounds they are, and how those are removed that are needed no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import render_template, request, url_for

from auditor.desk.addresses import get, post
from auditor.desk.faulty_fields import fault_of
from auditor.desk.screen import changing, the_desk, to
from auditor.desk.screens.selfcheck.base import in_window
from auditor.i18n import Text, month
from auditor.keys import opening
from auditor.keys.store import NoKeyStoreError
from auditor.model.journal import KeysMade
from auditor.rounds import closed_keys
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from flask import Response

    from auditor.desk.desk import Desk


@get("/selfcheck/keys")
def keys_page() -> str:
    """Show for which rounds keys were made, which of them are here, and which are needed no more."""
    desk = the_desk()
    ledger = _ledger(desk)
    needless = closed_keys.why_needless(ledger)
    made = ledger.notes(KeysMade)
    here = {keys.key for keys in made if opening.holds(keys.key)}
    return render_template(
        "selfcheck_keys.html",
        title=_TITLE,
        made=[
            (
                month(keys.meeting),
                keys.on,
                closed_keys.HERE if keys.key in here else closed_keys.ELSEWHERE,
                needless.get(keys.round, _NEEDED),
            )
            for keys in made
        ],
        here=[
            (
                keys.round,
                (_NEEDLESS if keys.round in needless else _STILL_NEEDED).filled(month=month(keys.meeting), day=keys.on),
            )
            for keys in made
            if keys.key in here
        ],
        words=WORDS,
    )


def _ledger(desk: Desk) -> Ledger:
    return Ledger(desk.space(roster=False).ledger_path)


@post("/selfcheck/keys/forget")
@changing("selfcheck.keys_page")
def forget() -> Response:
    """Remove the keys of a round; in a window of its own where a passphrase is needed for that."""
    desk = the_desk()
    found = closed_keys.made_for(_ledger(desk), request.form.get("round", ""))
    if found is None:
        raise fault_of("round", _CHOOSE)
    if not request.form.get("sure"):
        raise fault_of("sure", _TICK)
    try:
        desk.tell(closed_keys.remove(lambda: opening.open_store(key_file=None, ask=None), found))
    except NoKeyStoreError:
        return in_window(desk, _REMOVING, ["keys", "forget", found.round, "--yes"], url_for("selfcheck.keys_page"))
    return to("selfcheck.keys_page")


_TITLE: Final = Text(en="The keys of this computer", bn="এই কম্পিউটারের চাবি")
_REMOVING: Final = Text(en="Removing keys", bn="চাবি মোছা হচ্ছে")
_NEEDLESS: Final = Text(en="{month}, made on {day}: needed no more", bn="{month}, তৈরি {day}: আর লাগবে না")
_STILL_NEEDED: Final = Text(en="{month}, made on {day}: still needed", bn="{month}, তৈরি {day}: এখনো লাগবে")
_NEEDED: Final = Text(en="needed: slips may still come", bn="লাগবে: স্লিপ আসতে পারে")
_CHOOSE: Final = Text(en="Choose whose keys are to be removed.", bn="কোন মাসের চাবি মুছবেন তা বেছে নিন।")
_TICK: Final = Text(
    en="Nothing was removed. Removed keys cannot be brought back: if you mean it, tick that below.",
    bn="কিছু মোছা হয়নি। মোছা চাবি আর ফিরিয়ে আনা যায় না: সত্যিই মুছতে চাইলে নিচে টিক দিন।",
)
WORDS: Final = {
    "back": Text(en="Back to the self-check", bn="স্ব-যাচাইয়ের পাতায় ফিরুন"),
    "what for": Text(
        en="Keys open the slips of their round and make its codes. They are never shown, and lie outside this folder.",
        bn="চাবি দিয়ে ওই মাসের স্লিপ খোলা হয় ও যাচাই কোড তৈরি হয়। চাবি কখনো দেখানো হয় না, এই ফোল্ডারেও থাকে না।",
    ),
    "none": Text(
        en="No keys were made in this folder yet. They are made with the first sheets.",
        bn="এই ফোল্ডারের কাজে এখনো চাবি তৈরি হয়নি। প্রথম নির্দেশিকার সঙ্গে তৈরি হবে।",
    ),
    "round": Text(en="Round", bn="মাস"),
    "made": Text(en="Made on", bn="তৈরির তারিখ"),
    "where": Text(en="Where", bn="কোথায়"),
    "needed": Text(en="Needed", bn="লাগবে কি না"),
    "forget": Text(en="Remove keys", bn="চাবি মুছুন"),
    "whose": Text(en="Whose", bn="কোন মাসের"),
    "sure": Text(
        en="Remove them for good. This cannot be undone: slips of that round that come later cannot be opened, and its sheets not "
        "printed again. What was taken before stays.",
        bn="স্থায়ীভাবে মুছুন। এটি আর ফেরানো যাবে না: ওই মাসের স্লিপ পরে এলে খোলা যাবে না, নির্দেশিকাও আবার ছাপা যাবে না। আগে নেওয়া তথ্য থাকবে।",
    ),
    "window": Text(
        en="Where they lie in a key file, a small window opens for its passphrase. No page asks for it.",
        bn="চাবি চাবি-ফাইলে থাকলে তার পাসওয়ার্ডের (passphrase) জন্য একটি ছোট জানালা খুলবে। কোনো পাতায় তা চাওয়া হয় না।",
    ),
}
