"""Whether a roster is another upazila's than the settings beside it, as where one of the two files was copied from another folder; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.register.belonging import whole_name
from auditor.register.own_place import is_ours
from auditor.register.unions_named import listed_elsewhere

if TYPE_CHECKING:
    from auditor.model.forms import OwnForms
    from auditor.model.subjects import Roster


def roster_of_another(roster: Roster, own: OwnForms) -> Text | None:
    """Return what is told of a roster that lists the unions of another upazila; None where it does not."""
    found = listed_elsewhere(roster, lambda place: is_ours(place, own), own.district.bn)
    if found is None:
        return None
    theirs = whole_name(found.upazila.name, found.upazila.district)
    return _OF_ANOTHER.filled(theirs=theirs, ours=whole_name(own.upazila, own.district), n=found.unions)


_OF_ANOTHER: Final = Text(
    en="The settings say {ours}, but the roster lists {n} unions of {theirs}: one of the two files was copied from another folder. Put the right roster into this folder, or "
    "correct committee, mailbox and telephones in auditor.toml, before forms are made.",
    bn="সেটিংসে লেখা: {ours}; কিন্তু তালিকার {n}টি ইউনিয়ন অন্য উপজেলার ({theirs})। দুটি ফাইলের একটি অন্য ফোল্ডার থেকে কপি করা। ছক তৈরির আগে এই ফোল্ডারে সঠিক তালিকা রাখুন, অথবা "
    "auditor.toml-এ কমিটি, মেইলবক্স ও ফোন ঠিক করুন।",
    on_screen=Text(
        en="The settings say {ours}, but the roster lists {n} unions of {theirs}: one of the two files was copied from another folder. Before forms are made put the right roster "
        "into this folder, or correct committee, mailbox and telephones on the screen Settings.",
        bn="সেটিংসে লেখা: {ours}; কিন্তু তালিকার {n}টি ইউনিয়ন অন্য উপজেলার ({theirs})। দুটি ফাইলের একটি অন্য ফোল্ডার থেকে কপি করা। ছক তৈরির আগে এই ফোল্ডারে সঠিক তালিকা রাখুন, অথবা "
        "“সেটিংস” পাতায় কমিটি, মেইলবক্স ও ফোন ঠিক করুন।",
    ),
)
