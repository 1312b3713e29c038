"""Whether a roster is another upazila's than the settings beside it, as where one of the two files was probably copied from another folder; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.register.own_place import as_in_the_data, is_ours
from auditor.register.unions_named import listed_elsewhere

if TYPE_CHECKING:
    from auditor.model.forms import OwnForms
    from auditor.model.subjects import Roster


def roster_of_another(roster: Roster, own: OwnForms) -> Text | None:
    """Return what is told of a roster that lists the unions of another upazila; None where it does not."""
    ours = [place for names in own.places for place in as_in_the_data(*names)]
    found = listed_elsewhere(roster, ours, lambda place: is_ours(place, own), own.district.bn)
    if found is None:
        return None
    there, here = (found.upazila.name, found.upazila.district), (own.upazila, own.district)
    theirs, settings = (_PLACE.filled(upazila=upazila, district=district) for upazila, district in (there, here))
    return _OF_ANOTHER.filled(theirs=theirs, ours=settings, n=found.unions)


_PLACE: Final = Text(en="{upazila}, {district}", bn="{upazila}, {district}")
_OF_ANOTHER: Final = Text(
    en="The settings say {ours}, but the roster lists {n} unions of {theirs}: one of the two files was probably copied from another folder. Put the right roster into this folder, or "
    "correct committee, mailbox and telephones in auditor.toml, before forms are made.",
    bn="সেটিংসে লেখা: {ours}; কিন্তু তালিকার {n}টি ইউনিয়ন অন্য উপজেলার ({theirs})। দুটি ফাইলের একটি সম্ভবত অন্য ফোল্ডার থেকে কপি করা। ছক তৈরির আগে এই ফোল্ডারে সঠিক তালিকা রাখুন, অথবা "
    "auditor.toml-এ কমিটি, মেইলবক্স ও ফোন ঠিক করুন।",
    on_screen=Text(
        en="The settings say {ours}, but the roster lists {n} unions of {theirs}: one of the two files was probably copied from another folder. Before forms are made put the right roster "
        "into this folder, or correct committee, mailbox and telephones on the screen Settings.",
        bn="সেটিংসে লেখা: {ours}; কিন্তু তালিকার {n}টি ইউনিয়ন অন্য উপজেলার ({theirs})। দুটি ফাইলের একটি সম্ভবত অন্য ফোল্ডার থেকে কপি করা। ছক তৈরির আগে এই ফোল্ডারে সঠিক তালিকা রাখুন, অথবা "
        "“সেটিংস” পাতায় কমিটি, মেইলবক্স ও ফোন ঠিক করুন।",
    ),
)
