"""How causes that lie with the portal are told: as a matter to report, and as what its authority is asked to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import Cause
from reports.layout.joining import OR, listed_in_both
from reports.layout.wording import TOLD_OF_PORTAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.i18n import Language

_MATTERS: Final[Mapping[Cause, Text]] = {
    Cause.NOT_OFFERED: Text(en="that two-step is not offered", bn="Two-step চালুর সুযোগ না থাকা"),
    Cause.NO_CODE: Text(en="that the code does not arrive", bn="কোড না আসা"),
    Cause.LOCKED_OUT: Text(
        en="that users cannot log in though a reset was applied for", bn="রিসেটের আবেদনের পরও লগইন করতে না পারা"
    ),
    Cause.MIGRATION: Text(en="that two-step waits for the migration", bn="রূপান্তরের কারণে Two-step চালু না হওয়া"),
}
_TOLD_ALONE: Final[Mapping[Cause, Text]] = {
    Cause.NO_CODE: Text(en="the code does not arrive when two-step is turned on", bn="Two-step চালু করতে গেলে কোড আসে না"),
}
"""How a cause is told where no other one beside it says that it is of two-step."""
_SOME_MATTER: Final = Text(en="what stands in the way at the portal", bn="পোর্টালজনিত বাধা")
SOME_CAUSE: Final = Text(
    en="Offices with a cause that lies with the portal: {r}.", bn="{r}টি দপ্তরে পোর্টালজনিত কারণের কথা জানা গেছে।"
)
_REQUESTS: Final[Mapping[Cause, Text]] = {
    Cause.NOT_OFFERED: Text(
        en="Offer two-step in the profile of every user, or say from when it will be offered.",
        bn="প্রত্যেক ইউজারের প্রোফাইলে Two-step চালুর সুযোগ রাখা অথবা কবে থেকে পাওয়া যাবে তা জানানো",
    ),
    Cause.NO_CODE: Text(
        en="Find out why codes do not arrive, put it right and tell the offices.",
        bn="কোড না আসার কারণ বের করে সমাধান করা এবং সংশ্লিষ্ট দপ্তরকে জানানো",
    ),
    Cause.MIGRATION: Text(
        en="Say when the migration will end, and offer two-step on the new portal.",
        bn="রূপান্তর শেষ হওয়ার সম্ভাব্য তারিখ জানানো এবং নতুন পোর্টালে Two-step চালুর সুযোগ রাখা",
    ),
    Cause.LOCKED_OUT: Text(
        en="Carry out the resets that were applied for, so that these users can log in, or say what they are to do.",
        bn="আবেদন অনুযায়ী রিসেট করে ইউজারের লগইনের ব্যবস্থা করা অথবা তাঁর করণীয় জানানো",
    ),
}


_OF: Final = Text(en="{matters}", bn="{matters:র}")


def owner_causes(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Return those of the causes of which the portal's authority is asked to do something, each once, in their own order."""
    given = set(causes)
    return tuple(cause for cause in Cause if cause in given and cause.asked_of_owner)


def matter_for_authority(causes: Iterable[Cause]) -> Text:
    """Return what of some causes is reported to the portal's authority; in Bangla as a genitive: কোড না আসার.

    Where no cause may be named it is that there is one.
    """
    matters = [_MATTERS[cause] for cause in owner_causes(causes)]
    return _OF.filled(matters=listed_in_both(matters or [_SOME_MATTER]))


def told_of_portal(offices: int, causes: Iterable[Cause], language: Language) -> str:
    """Return of how many offices what is known of the portal, told or seen: this or that; only that there is a cause where none is named."""
    named = owner_causes(causes)
    if not named:
        return SOME_CAUSE.said(language, r=offices)
    alone = {} if Cause.NOT_OFFERED in named else _TOLD_ALONE
    told = listed_in_both([alone.get(cause, cause.label) for cause in named], last=OR)
    return TOLD_OF_PORTAL.said(language, r=offices, told=told)


def request(cause: Cause) -> Text:
    """Return what the portal's authority is asked to do about a cause of which it is asked to do something."""
    return _REQUESTS[cause]
