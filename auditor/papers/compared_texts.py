"""What is told of a paper beside the round it was made from: that it is the same, what differs, and what only another version of the program would print so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, TypeAlias

from auditor import __version__
from auditor.i18n import Text, first_of, in_digits
from auditor.papers import noted_texts, typed_on
from auditor.papers.gathering import gathered
from auditor.papers.kept_words import is_of_another_version
from auditor.papers.saying import FIGURE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.papers.comparing import Comparison
    from auditor.papers.differing import Difference

    Told: TypeAlias = Text | str | int | date

MOST_TOLD: Final = 10
MOST_PLACES: Final = 3
MOST_WHOLES: Final = 5
"""So many are named; the others are counted."""
_ALL: Final = sys.maxsize


def compared(found: Comparison, *, whole: bool = False) -> Iterator[Text]:
    """Yield what is told: first, where another version of the program kept the round, what that makes of the rest; `whole`: every place is named."""
    values: dict[str, Told] = {
        "file": found.name,
        "n": found.head.number,
        "meeting": found.head.header.called,
    }
    told = _told_of_another_version if may_be_of_version(found) else _told_of_this_version
    yield from told(found, values, whole=whole)
    yield from found.pages
    yield from typed_on.told(found.typed, is_whole=not (found.named or found.wording))
    yield from noted_texts.filled_in(found.filled)
    if found.with_letterhead_of is not None:
        yield _WITH_LETTERHEAD_OF.filled(day=found.with_letterhead_of)
    for other in found.also:
        yield _ALSO.filled(n=other.number, meeting=other.header.called)


def _told_of_this_version(found: Comparison, values: Mapping[str, Told], *, whole: bool) -> Iterator[Text]:
    if found.exact:
        yield _EXACT.filled(**values)
    elif found.named:
        of_round = sum(not each.of_settings for each in found.named)
        otherwise = _DIFFERS if found.bears else _DIFFERS_FROM_LIKEST
        yield (otherwise if of_round else _SET_OTHERWISE).filled(**values, m=of_round)
        yield from _differences_told(found.named, found.name, _told_as, whole=whole)
    elif found.pages and not (found.wording or found.typed):
        yield _ITS_PAGES.filled(**values)
    elif not (found.wording or found.typed):
        yield (_SAME_BUT_BLANKS if found.filled else _SAME_WORDS).filled(**values)
        yield from noted_texts.only_text(found.name)
    if found.wording:
        yield _WORDING.filled(**values, m=len(found.wording), places=_places(found.wording, whole=whole))


def _told_of_another_version(found: Comparison, values: Mapping[str, Told], *, whole: bool) -> Iterator[Text]:
    """Yield first that the version makes a difference; then what the kept rows themselves say otherwise, then what this version would only print otherwise."""
    of_rows = [each for each in found.named if each.of_rows]
    others, moved = gathered([each for each in found.named if not each.of_rows], _ALL if whole else MOST_TOLD)
    wording = tuple(dict.fromkeys((*moved, *found.wording)))
    versions = {"kept": found.head.header.version, "version": __version__}
    yield (_OTHER_VERSION if found.bears else _OTHER_VERSION_OF_LIKEST).filled(**values, **versions)
    if of_rows:
        yield _KEPT_OTHERWISE.filled(m=len(of_rows))
        yield from _differences_told(of_rows, found.name, _told_as, whole=whole)
    if others:
        yield _WOULD_DIFFER.filled(m=len(others), **versions)
        wholes = [each for each in others if (each.is_missing or each.is_more) and not each.of_settings]
        in_place = [each for each in others if each not in wholes]
        yield from _differences_told(in_place, found.name, _would_be_told_as, whole=whole)
        yield from _wholes_told(wholes, whole=whole)
    if wording:
        yield _WORDING_OF_VERSION.filled(m=len(wording), places=_places(wording, whole=whole))
    yield _TO_BE_SURE.filled(**versions)


def _wholes_told(named: Sequence[Difference], *, whole: bool) -> Iterator[Text]:
    """Yield the rows, pages and members of records that only this version would have, and those that only the paper has; with whose they are."""
    missing = [_with(each.place, each.kept) for each in named if each.is_missing]
    more = [_with(each.place, each.paper) for each in named if each.is_more]
    for told, places in ((_WOULD_HAVE, missing), (_ONLY_PAPER_HAS, more)):
        if places:
            yield told.filled(m=len(places), places=first_of(places, _ALL if whole else MOST_WHOLES))


def _with(place: Text, whose: str) -> Text:
    return _OF.filled(place=place, whose=in_digits(whose)) if whose else place


def _places(places: Sequence[Text], *, whole: bool) -> Text:
    return first_of(places, _ALL if whole else MOST_PLACES)


def _differences_told(
    named: Sequence[Difference], file: str, told_as: Callable[[Difference], Text], *, whole: bool
) -> Iterator[Text]:
    """Yield differences in sentences; the places of a record have names for programs."""
    most = _ALL if whole else MOST_TOLD
    for each in named[:most]:
        place = _FIELD.filled(place=each.place) if file.endswith(".json") else each.place
        told = _told_of_settings if each.of_settings else told_as
        figures = {"paper": in_digits(each.paper or "-"), "kept": in_digits(each.kept or "-")}
        yield told(each).filled(place=place, **figures, words=each.words)
    if len(named) > most:
        yield _MORE.filled(n=len(named) - most)
    if any(each.of_settings for each in named):
        yield _SETTINGS_CHANGED


def _told_as(difference: Difference) -> Text:
    if difference.is_missing:
        return _MISSING_OF if difference.kept else _ALL_MISSING
    if difference.is_more:
        return _MORE_THERE if difference.paper else _LINE_MORE
    if difference.is_name:
        return _ANOTHER_NAME
    if difference.is_standing:
        return _ANOTHER_STANDING
    return _DIFFERENCE


def _told_of_settings(difference: Difference) -> Text:
    is_figure = all(map(FIGURE.fullmatch, (difference.paper, difference.kept)))
    return _OF_SETTINGS if is_figure else _OTHERWISE_BY_SETTINGS


def _would_be_told_as(difference: Difference) -> Text:
    if difference.is_name or difference.is_standing:
        return _WOULD_SAY_THERE
    if not difference.paper:
        return _WOULD_SAY_TOO_IN if difference.words else _WOULD_SAY_TOO
    if difference.paper == difference.kept:
        return _IN_ANOTHER_ORDER
    return _WOULD_SAY if difference.kept else _ONLY_PAPER_SAYS


def may_be_of_version(found: Comparison) -> bool:
    """Whether figures or words differ, and another version of the program kept the round: it may have written them so."""
    return bool(found.named or found.wording) and is_of_another_version(found.head)


def differs(found: Comparison) -> bool:
    """Whether a paper says something else than its round; where another version kept that, only what the kept rows say themselves tells it."""
    is_otherwise = bool(found.named or found.wording) and not may_be_of_version(found)
    return is_otherwise or bool(found.typed or found.pages) or any(each.of_rows for each in found.named)


_EXACT: Final = Text(
    en="This is exactly the paper {file} of round {n} ({meeting}), byte for byte.",
    bn="এটি হুবহু {n} নম্বর যাচাইয়ের ({meeting}) {file} কাগজ; কোনো কিছুই বদলায়নি।",
)
_SAME_WORDS: Final = Text(
    en="All figures and words are those of {file} of round {n} ({meeting}); only the file was saved anew or made by "
    "another version of the program.",
    bn="সব সংখ্যা ও লেখা {n} নম্বর যাচাইয়ের ({meeting}) {file} কাগজের মতোই; শুধু ফাইলটি নতুন করে সংরক্ষণ করা, অথবা প্রোগ্রামের অন্য সংস্করণে তৈরি।",
)
_SAME_BUT_BLANKS: Final = Text(
    en="All that was printed is as in {file} of round {n} ({meeting}); only blanks were filled in.",
    bn="ছাপা সব সংখ্যা ও লেখা {n} নম্বর যাচাইয়ের ({meeting}) {file} কাগজের মতোই; শুধু ফাঁকা ঘর পূরণ করা হয়েছে।",
)
_ITS_PAGES: Final = Text(
    en="What stands on the pages is as in {file} of round {n} ({meeting}), but they are not just the pages of that paper in their order:",
    bn="পৃষ্ঠাগুলোর লেখা {n} নম্বর যাচাইয়ের ({meeting}) {file} কাগজের মতোই, কিন্তু সেই কাগজের সব পৃষ্ঠা এতে ঠিক ক্রমে নেই:",
)
_DIFFERS: Final = Text(
    en="The paper bears the digest of round {n} ({meeting}), but {m} {m:figure, standing or name is|figures, standings or names are} not as in {file}:",
    bn="কাগজে {n} নম্বর যাচাইয়ের ({meeting}) সংকেত আছে, কিন্তু {m}টি সংখ্যা, অবস্থা বা নাম {file} কাগজের সঙ্গে মেলে না:",
)
_DIFFERS_FROM_LIKEST: Final = Text(
    en="No check digest stands in the file; of all rounds it agrees best with round {n} ({meeting}), but {m} "
    "{m:figure, standing or name is|figures, standings or names are} not as in {file}:",
    bn="ফাইলে যাচাই-সংকেত নেই; সব যাচাইয়ের মধ্যে {n} নম্বর যাচাইয়ের ({meeting}) সঙ্গেই সবচেয়ে বেশি মেলে, কিন্তু {m}টি সংখ্যা, অবস্থা বা নাম {file} কাগজের সঙ্গে মেলে না:",
)
"""Of a paper that bears no digest, as a table."""
_SET_OTHERWISE: Final = Text(
    en="All that is of the round is as in {file} of round {n} ({meeting}); only what the settings say is otherwise:",
    bn="যাচাইয়ের সব সংখ্যা ও লেখা {n} নম্বর যাচাইয়ের ({meeting}) {file} কাগজের মতোই; শুধু সেটিংসের তথ্য অন্য রকম:",
)
_ALSO: Final = Text(
    en="The paper of round {n} ({meeting}) says the same.", bn="{n} নম্বর যাচাইয়ের ({meeting}) কাগজটিতেও একই লেখা আছে।"
)
_DIFFERENCE: Final = Text(
    en="  {place}: the paper says {paper}, the round says {kept}", bn="  {place}: কাগজে {paper}, যাচাইয়ে {kept}"
)
_OF_SETTINGS: Final = Text(
    en="  {place}: the paper says {paper}, the settings now say {kept}",
    bn="  {place}: কাগজে {paper}, সেটিংসে এখন {kept}",
)
_OTHERWISE_BY_SETTINGS: Final = Text(
    en="  {place}: what stands there by the settings, as the letterhead does; they say it otherwise now",
    bn="  {place}: সেখানে সেটিংস থেকে নেওয়া তথ্য, যেমন প্যাডের লেখা; সেটিংসে এখন তা অন্য রকম",
)
_FIELD: Final = Text(en='field "{place}" of the file', bn="ফাইলের “{place}” ঘর")
_SETTINGS_CHANGED: Final = Text(
    en="What the settings say is not of the round: if they were changed after the paper was made, nobody altered it there. Write them as they were "
    "then and compare again.",
    bn="সেটিংসের তথ্য যাচাইয়ের অংশ নয়: কাগজ তৈরির পরে সেটিংস বদলানো হয়ে থাকলে ওই জায়গায় কেউ কিছু বদলায়নি। সেটিংসে তখনকার তথ্য লিখে আবার মেলান।",
)
_ANOTHER_NAME: Final = Text(
    en="  {place}: what the paper says there is not the name of that row's office; the round says {kept}",
    bn="  {place}: কাগজে সেখানে যা আছে তা ওই সারির দপ্তরের নাম নয়; যাচাইয়ে {kept}",
)
_ANOTHER_STANDING: Final = Text(
    en="  {place}: what the paper says there is no standing that the program writes; the round says {kept}",
    bn="  {place}: কাগজে সেখানে যা আছে তা প্রোগ্রামের লেখা কোনো অবস্থা নয়; যাচাইয়ে {kept}",
)
_LINE_MORE: Final = Text(
    en="  {place}: the round's paper has nothing of the kind there; a name or other words in it are not the round's",
    bn="  {place}: যাচাইয়ের কাগজে সেখানে এমন কিছু নেই; এতে লেখা নাম বা অন্য কথা যাচাইয়ের নয়",
)
_MORE_THERE: Final = Text(
    en="  {place} (with {paper}): the round's paper has nothing of the kind there; a name or other words in it are not the round's",
    bn="  {place} (তাতে {paper}): যাচাইয়ের কাগজে সেখানে এমন কিছু নেই; এতে লেখা নাম বা অন্য কথা যাচাইয়ের নয়",
)
_ALL_MISSING: Final = Text(en="  {place}: all of it is missing in the paper", bn="  {place}: এর পুরোটাই কাগজে নেই")
_MISSING_OF: Final = Text(
    en="  {kept} is missing in the paper: all of what the round says there, {place}",
    bn="  কাগজে {kept} নেই: যাচাইয়ে সেখানে যা আছে ({place}), তার পুরোটাই বাদ পড়েছে",
)
_MORE: Final = Text(en="  and {n} more", bn="  আরও {n}টি")
_WORDING: Final = Text(
    en="Beside figures, the wording differs from {file} of round {n} in {m} {m:place|places}: {places}. Words may have been edited, or "
    "letterhead or program have changed since.",
    bn="সংখ্যা ছাড়া {n} নম্বর যাচাইয়ের {file} কাগজের সঙ্গে {m} জায়গায় লেখার অমিল আছে: {places}। লেখা সম্পাদনা করা হয়ে থাকতে পারে, অথবা এরপর প্যাডের "
    "লেখা বা প্রোগ্রাম বদলেছে।",
)
_WITH_LETTERHEAD_OF: Final = Text(
    en="It was compared with the paper as the settings had it at the time, noted in the ledger behind an entry of {day}: phone of the assistant programmer, official mailbox, "
    "days for answers, and whether standings are published. Not all of these are so now.",
    bn="সহকারী প্রোগ্রামারের ফোন, সরকারি ই-মেইল, উত্তরের সময়সীমা এবং দপ্তরের অবস্থা প্রকাশ করা হবে কি না: সেটিংসে এগুলো তখন যেমন ছিল (রেকর্ডে {day} তারিখের লেখার পরে), কাগজটি তার সঙ্গে "
    "মেলানো হয়েছে; এরপর এগুলোর অন্তত একটি বদলেছে।",
)
_OTHER_VERSION: Final = Text(
    en="The paper bears the digest of round {n} ({meeting}). Version {kept} of the program kept that round, and this is version {version}: it words and "
    "counts some things otherwise. So what this version would print otherwise in {file} does not show that anybody altered the paper.",
    bn="কাগজে {n} নম্বর যাচাইয়ের ({meeting}) সংকেত আছে। যাচাইটি প্রোগ্রামের {kept} সংস্করণে রাখা, আর এটি {version} সংস্করণ; এতে কিছু বিষয়ের লেখা ও গণনার নিয়ম আলাদা। তাই "
    "এই সংস্করণে {file} কাগজে যা অন্য রকম ছাপা হতো, তা থেকে বোঝা যায় না যে কেউ কাগজটি বদলেছেন।",
)
_OTHER_VERSION_OF_LIKEST: Final = Text(
    en="No check digest stands in the file; of all rounds it agrees best with round {n} ({meeting}). Version {kept} of the program kept that round, and "
    "this is version {version}: it words and counts some things otherwise. So what this version would print otherwise in {file} does not show that "
    "anybody altered the paper.",
    bn="ফাইলে যাচাই-সংকেত নেই; সব যাচাইয়ের মধ্যে {n} নম্বর যাচাইয়ের ({meeting}) সঙ্গেই সবচেয়ে বেশি মেলে। যাচাইটি প্রোগ্রামের {kept} সংস্করণে রাখা, আর এটি {version} সংস্করণ; এতে "
    "কিছু বিষয়ের লেখা ও গণনার নিয়ম আলাদা। তাই এই সংস্করণে {file} কাগজে যা অন্য রকম ছাপা হতো, তা থেকে বোঝা যায় না যে কেউ কাগজটি বদলেছেন।",
)
_KEPT_OTHERWISE: Final = Text(
    en="But {m} {m:figure, standing or name is|figures, standings or names are} not as the round itself was kept, which no version says otherwise:",
    bn="কিন্তু {m}টি সংখ্যা, অবস্থা বা নাম রাখা যাচাইয়ের সঙ্গেই মেলে না; সংস্করণ আলাদা হলেও {m:এটি|এগুলো} একই থাকে:",
)
_WOULD_DIFFER: Final = Text(
    en="In {m} {m:place|places} this version would print figures, standings or names otherwise; what of it is the version's doing, this version cannot tell:",
    bn="এই সংস্করণে {m} জায়গায় সংখ্যা, অবস্থা বা নাম অন্য রকম ছাপা হতো; এর কোনটি সংস্করণের পার্থক্য, এই সংস্করণ তা বলতে পারে না:",
)
_WOULD_SAY: Final = Text(
    en="  {place}: the paper says {paper}, this version would say {kept}",
    bn="  {place}: কাগজে {paper}, এই সংস্করণে হতো {kept}",
)
_WOULD_SAY_TOO: Final = Text(
    en="  {place}: this version would also say {kept}",
    bn="  {place}: এই সংস্করণে {kept}-ও থাকত",
)
_WOULD_SAY_TOO_IN: Final = Text(
    en='  {place}: this version would also say {kept}, in "{words}"',
    bn="  {place}: এই সংস্করণে {kept}-ও থাকত, “{words}” লেখায়",
)
_IN_ANOTHER_ORDER: Final = Text(
    en="  {place}: {paper} would stand elsewhere there in this version",
    bn="  {place}: এই সংস্করণে {paper} সেখানে অন্য জায়গায় থাকত",
)
_ONLY_PAPER_SAYS: Final = Text(
    en="  {place}: the paper also says {paper}, this version would not",
    bn="  {place}: কাগজে {paper}-ও আছে, এই সংস্করণে থাকত না",
)
_WOULD_SAY_THERE: Final = Text(
    en="  {place}: where the paper has other words, this version would say {kept}",
    bn="  {place}: কাগজে যেখানে অন্য কথা আছে, এই সংস্করণে সেখানে হতো {kept}",
)
_WOULD_HAVE: Final = Text(
    en="  {m} {m:row or part|rows or parts} this version would have and the paper does not: {places}",
    bn="  এই সংস্করণে থাকত, কাগজে নেই এমন {m}টি সারি বা অংশ: {places}",
)
_ONLY_PAPER_HAS: Final = Text(
    en="  {m} {m:row or part|rows or parts} the paper has and this version would not: {places}",
    bn="  কাগজে আছে, এই সংস্করণে থাকত না এমন {m}টি সারি বা অংশ: {places}",
)
_OF: Final = Text(en="{place} ({whose})", bn="{place} ({whose})")
_WORDING_OF_VERSION: Final = Text(
    en="In {m} further {m:place|places} this version would only word something otherwise, or have the same figures in another order: {places}.",
    bn="আরও {m} জায়গায় এই সংস্করণে শুধু লেখা অন্য রকম হতো, অথবা একই সংখ্যা অন্য ক্রমে থাকত: {places}।",
)
_TO_BE_SURE: Final = Text(
    en="To be sure, compare the paper with the kit of version {kept}, in a backup of the folder from then. Here only this was checked: the chain of the ledger is whole, and where rows "
    "of offices could be laid side by side, names, counts and outcomes that the round itself keeps were compared.",
    bn="নিশ্চিত হতে তখনকার ব্যাকআপ থেকে ফেরানো ফোল্ডারে {kept} সংস্করণের কিট দিয়ে কাগজটি মেলান। এখানে শুধু এটুকু মেলানো হয়েছে: স্থায়ী রেকর্ডের ধারা অক্ষত; আর দপ্তরের যে সারিগুলো পাশাপাশি রাখা গেছে, "
    "সেগুলোতে যাচাইয়ে রাখা নাম, সংখ্যা ও ফল।",
)
