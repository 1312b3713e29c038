"""The list of offices: narrowed and put in another order by plain addresses, which name the words of a search by a number."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from flask import g, render_template, request

from auditor.desk.addresses import get, post
from auditor.desk.repeats import changes_nothing
from auditor.desk.screen import the_desk, to
from auditor.desk.screens import OFFICES
from auditor.i18n import Text, clean, joined, plain
from auditor.model.finding import Status
from auditor.model.labels import DAY_IN_DOUBT
from auditor.model.subjects import OfficeKind
from auditor.roster import searching
from auditor.rounds.disputing import disputes
from auditor.rounds.identity import naming_offices
from auditor.views.office import directory
from auditor.views.office.directory import Order, Wanted
from reports.layout import remarking

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from flask import Response

    from auditor.views.office.directory import OfficeLine

E_ = TypeVar("E_", bound=Enum)
_FLAGS: Final = ("silent", "conflict", "portal")
_NARROWING: Final = ("status", "kind", "order", *_FLAGS)
MARKS: Final[Mapping[Status, str]] = {
    Status.IMPLEMENTED: "good",
    Status.PARTIAL: "waits",
    Status.NOT_IMPLEMENTED: "bad",
    Status.NO_INFORMATION: "waits",
}
"""How a standing is marked; those that wait for others are plain."""


@get("/offices/")
def page() -> str:
    """List the offices that are wanted."""
    desk = the_desk()
    everybody = desk.remembered(
        ("lines of offices", desk.day),
        lambda: tuple(directory.lines(desk.history(), naming_offices.former_names(desk.space()))),
    )
    wanted = _wanted(request.args)
    found = directory.chosen(everybody, wanted)
    return render_template(
        "offices/list.html",
        title=OFFICES.title,
        found=found,
        total=len(everybody),
        uncounted=sum(office.own for office in everybody),
        in_roster=sum(office.in_roster for office in found),
        gone=sum(office.accounts - office.in_roster for office in found),
        listed=sum(office.listed for office in found),
        wanted=wanted,
        unsearched=searching.searches_nothing(wanted.words),
        flags=[(name, WORDS[name], getattr(wanted, name)) for name in _FLAGS],
        statuses=[("", WORDS["any"]), *((each.value, each.label) for each in Status)],
        kinds=[("", WORDS["any"]), *((each.value, each.label) for each in OfficeKind)],
        orders=[(each.value, _ORDERS[each]) for each in Order],
        marks=MARKS,
        notes=partial(
            _notes,
            disputing={
                desk.history().request(each).office
                for each in disputes.disputes_now(desk.space())
                if each.answer is None
            },
        ),
        words=WORDS,
    )


@post("/offices/")
@changes_nothing
def find() -> Response:
    """Show what was searched for."""
    asked = {name: request.form.get(name, "") for name in _NARROWING}
    narrowing = {name: value for name, value in asked.items() if value not in {"", Order.ROSTER.value}}
    words = clean(request.form.get("words", ""))[:_LONGEST]
    return to("offices.page", search=the_desk().searches.keep(words), **narrowing)


def _notes(office: OfficeLine, disputing: Container[str] = ()) -> Text:
    """Return what is noted beside an office, and not said by its standing."""
    signs = {
        "contradicts": office.conflict,
        "awaits": office.awaits_portal and office.status is not Status.AWAITING_PORTAL,
        "some": not office.done and office.status is Status.PARTIAL,
        "unheard": office.is_named and not office.heard and office.status is not Status.NO_INFORMATION,
        "own": office.own,
        "left": office.left,
        "disputes": office.id in disputing,
    }
    causes = (cause.label for cause in office.hindering)
    who = [plain(remarking.in_brief(office.who, g.language))] if office.who else []
    return joined((*causes, *who, *(WORDS[name] for name, is_so in signs.items() if is_so)), "; ")


def _wanted(asked: Mapping[str, str]) -> Wanted:
    return Wanted(
        words=the_desk().searches.words(asked.get("search")),
        status=_one_of(Status, asked.get("status")),
        kind=_one_of(OfficeKind, asked.get("kind")),
        silent="silent" in asked,
        conflict="conflict" in asked,
        portal="portal" in asked,
        order=_one_of(Order, asked.get("order")) or Order.ROSTER,
    )


def _one_of(kind: type[E_], value: str | None) -> E_ | None:
    return next((each for each in kind if each.value == value), None)


ACCOUNTS: Final = Text(en="User IDs, listed or told of", bn="ইউজার আইডি (তালিকার বা জানানো)")
_LONGEST: Final = 100
_ORDERS: Final = {
    Order.ROSTER: Text(en="as in the roster", bn="তালিকার ক্রমে"),
    Order.NAME: Text(en="by name", bn="নামের ক্রমে"),
    Order.STANDING: Text(en="most to do first", bn="যাদের কাজ বেশি বাকি আগে"),
    Order.TOLD: Text(en="heard of longest ago first", bn="যাদের খবর পুরোনো আগে"),
}
WORDS: Final = {
    "day_in_doubt": DAY_IN_DOUBT,
    "find": Text(en="Find offices", bn="দপ্তর খুঁজুন"),
    "search": Text(en="Name, post, portal, user ID or serial", bn="নাম, পদবি, পোর্টাল, ইউজার আইডি বা ক্রম"),
    "search_hint": Text(
        en="in Bangla or English, or Bangla in Latin letters (krishi); the spelling need not be exact, but a user ID is typed whole, or as papers show it",
        bn="বাংলা বা ইংরেজিতে, অথবা বাংলা শব্দ ইংরেজি অক্ষরে (krishi); বানান হুবহু না হলেও চলবে, তবে ইউজার আইডি পুরোটা, বা কাগজে যেমন আছে তেমন লিখুন",
    ),
    "status": Text(en="Standing", bn="অবস্থা"),
    "kind": Text(en="Kind", bn="ধরন"),
    "order": Text(en="Order", bn="সাজানো"),
    "any": Text(en="all", bn="সব"),
    "only": Text(en="Only those", bn="শুধু যেসব দপ্তর"),
    "silent": Text(en="that have not told of the duties yet", bn="এখনো করণীয়ের তথ্য দেয়নি"),
    "conflict": Text(en="with contradictory answers", bn="পরস্পরবিরোধী তথ্য আছে"),
    "portal": Text(en="that wait for the portal", bn="পোর্টালের অপেক্ষায়"),
    "show": Text(en="Show", bn="দেখান"),
    "all": Text(en="Show all", bn="সব দেখান"),
    "found": Text(en="Offices: {n} of {total}", bn="{total}টির মধ্যে {n}টি দপ্তর"),
    "uncounted": Text(
        en="{n} of the {total} {n:takes|take} part voluntarily and {n:is|are} not counted: in counts, papers and returns there are {counted}.",
        bn="{total}টির মধ্যে {n}টি স্বেচ্ছায় যাচাইয়ে অংশ নেয়, গণনার বাইরে: হিসাব, কাগজ ও বিবরণীতে {counted}টি দপ্তর ধরা হয়।",
    ),
    "more_accounts": Text(
        en="User IDs in this table: {n}; the roster lists {listed}, of the others only the number was told. Papers and returns count all of those of counted offices.",
        bn="এই সারণিতে ইউজার আইডি {n}টি: {listed}টি তালিকাভুক্ত, বাকি আইডির শুধু সংখ্যা জানানো হয়েছে। কাগজ ও বিবরণীতে গণনায় থাকা প্রতিটি দপ্তরের সব আইডিই ধরা হয়।",
    ),
    "gone_accounts": Text(
        en="{n} more {n:user ID is|user IDs are} no longer in the roster, and no reason was told: papers count {n:it|them} until one is.",
        bn="আরও {n}টি ইউজার আইডি তালিকায় আর নেই, কারণও জানানো হয়নি: কারণ না জানানো পর্যন্ত কাগজে {n:সেটিও|সেগুলোও} ধরা হয়।",
    ),
    "unsearched": Text(
        en="Nothing was searched for: what was typed has no letter and no number in it.",
        bn="কিছু খোঁজা হয়নি: যা লেখা হয়েছে তাতে কোনো অক্ষর বা সংখ্যা নেই।",
    ),
    "none": Text(en="No office fits. Leave out a word or a choice, or show all.", bn="কোনো দপ্তর মেলেনি। কোনো শব্দ বা শর্ত বাদ দিন, অথবা সব দেখান।"),
    "serial": Text(en="No.", bn="ক্রম"),
    "office": Text(en="Office or union", bn="দপ্তর/ইউনিয়ন"),
    "done": Text(en="Duties done", bn="সম্পন্ন করণীয়"),
    "accounts": ACCOUNTS,
    "told": Text(en="Last told or spoken to", bn="সর্বশেষ তথ্য বা কথা"),
    "not_yet": Text(en="answered, but it does not count yet", bn="উত্তর এসেছে, এখনো ধরা হচ্ছে না"),
    "signs": Text(en="Note", bn="মন্তব্য"),
    "contradicts": Text(en="contradictory answers", bn="পরস্পরবিরোধী তথ্য আছে"),
    "awaits": Text(en="waits for the portal", bn="পোর্টাল অপেক্ষমাণ"),
    "unheard": Text(en="has not told of the duties yet", bn="এখনো করণীয়ের তথ্য দেয়নি"),
    "own": Text(en="takes part voluntarily, not counted", bn="স্বেচ্ছায় যাচাইয়ে অংশ নেয়, গণনার বাইরে"),
    "some": Text(en="some user IDs have done something", bn="কোনো কোনো আইডির কাজ হয়েছে"),
    "left": Text(en="no longer in the roster", bn="তালিকায় আর নেই"),
    "disputes": Text(en="a request for correction waits for an answer", bn="সংশোধনের অনুরোধের উত্তর বাকি"),
    "new": Text(en="Corrections of the roster, and new offices", bn="তালিকার সংশোধন ও নতুন দপ্তর"),
}  # fmt: skip
