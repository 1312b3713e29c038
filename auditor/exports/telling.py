"""What has to be told about records: each trouble once, with rows and masked logins, and the next step."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.exports.owners import masked_login
from auditor.exports.pages import UNCOUNTED
from auditor.i18n import Text, first_of, joined, plain
from auditor.model.notice import Notice, Place, Severity
from auditor.places.domains import place_of
from auditor.tables.headings import first_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.exports.records import Record, Row
    from auditor.model.subjects import Account, Roster

    Anothers = Mapping[str, Sequence[tuple[Row, Sequence[Account]]]]
    """Rows that are perhaps another upazila's, by the domains that say so, with who in the roster has their logins."""

MOST_NAMED: Final = 8


class Met(Struct, frozen=True):
    """Whom the files of one record list: ids of accounts, rows that are nobody's, accounts that are switched off there, and those whose rows are told as another upazila's."""

    found: frozenset[str]
    strangers: tuple[tuple[Record, Row], ...]
    off: tuple[str, ...]
    uncounted: frozenset[str] = frozenset()


def beside_nothing(name: str) -> Notice:
    """Tell that a mapping lies beside no record."""
    return Notice(Severity.DOUBTFUL, Place(name), _BESIDE_NOTHING.filled(file=name))


def of_record(record: Record, by_name: Sequence[Row]) -> list[Notice]:
    """Return what is told of a file as a whole: the day by its name, what was dropped, not known, or is not shown.

    Args:
        record: the file.
        by_name: its rows whose day only the file's name says.

    """
    name = record.file.name
    told = []
    if by_name and record.mapping.true_on:
        message = _DAY_OF_ROWS_BY_NAME.filled(file=name, n=len(by_name), rows=_places(record, by_name))
        told.append(Notice(Severity.CHANGED, Place(name), message))
    elif by_name:
        told.append(_notice(Severity.CHANGED, record, _DAY_BY_NAME))
    told += of_secrets(record)
    if record.unknown:
        headings = joined([plain(heading) for heading in record.unknown[:MOST_NAMED]])
        n = len(record.unknown)
        told.append(Notice(Severity.CHANGED, Place(name), _UNKNOWN.filled(file=name, n=n, headings=headings)))
    if record.not_shown == UNCOUNTED:
        told.append(Notice(Severity.DOUBTFUL, Place(name), _FURTHER_PAGES.filled(file=name)))
    elif record.not_shown:
        told.append(Notice(Severity.DOUBTFUL, Place(name), _NOT_SHOWN.filled(file=name, n=record.not_shown)))
    return told


def of_secrets(record: Record) -> list[Notice]:
    """Return that a file holds secrets, which were dropped; nothing where it holds none."""
    if not record.dropped:
        return []
    name, headings = record.file.name, joined([plain(heading) for heading in record.dropped])
    return [Notice(Severity.DOUBTFUL, Place(name), _DROPPED.filled(file=name, keys=headings))]


def of_nameless(record: Record, rows: Sequence[Row]) -> list[Notice]:
    """Return what is told of rows that say something of nobody."""
    if not rows:
        return []
    message = _NAMELESS.filled(file=record.file.name, n=len(rows), rows=_places(record, rows))
    return [Notice(Severity.DOUBTFUL, Place(record.file.name, row=rows[0].number), message)]


def of_other_domains(record: Record, found: Anothers, roster: Roster) -> list[Notice]:
    """Return what is told of rows with a login of the roster in front of a mail domain that is not known to be the upazila's own."""
    return _of_others(record, found, roster, _OF_OTHERS)


def of_others_beside(record: Record, found: Anothers, roster: Roster, *, is_whole: bool) -> list[Notice]:
    """Return what is told of rows with a login of the roster that name another place beside it, or stand in a list of which most rows do (`is_whole`)."""
    return _of_others(record, found, roster, _LIST_OF_OTHERS if is_whole else _BESIDE_OTHERS)


def _of_others(record: Record, found: Anothers, roster: Roster, words: Text) -> list[Notice]:
    """Return what is told of rows that are perhaps another upazila's, and who has their logins here: of the file as a whole, so that it is told on as long as they do not count."""
    if not found:
        return []
    rows = [row for of_domain in found.values() for row, _ in of_domain]
    whose = [each.id for of_domain in found.values() for _, accounts in of_domain for each in accounts]
    domains = first_of([plain(domain) for domain in found if domain], MOST_NAMED, ", ")
    message = words.filled(file=record.file.name, n=len(rows), rows=_places(record, rows), domains=domains)
    perhaps_own = next(filter(place_of, found), None)
    step = _THE_OFFICES_OWN if perhaps_own is None else _IF_OWN.filled(domain=perhaps_own)
    here = _LISTED_HERE.filled(which=_named(whose, roster))
    return [Notice(Severity.DOUBTFUL, Place(record.file.name), joined((message, here, step), " "))]


def of_rows(  # noqa: PLR0913, PLR0917 each kind of row is told for itself
    record: Record,
    unclear: Mapping[str, Sequence[Row]],
    undated: Sequence[Row],
    several: Sequence[Sequence[Row]],
    shared: Sequence[tuple[str, ...]],
    roster: Roster,
) -> list[Notice]:
    """Return what is told of rows that could not be read, stand twice, or have no day, and of logins that the roster has twice."""
    name = record.file.name
    told = []
    for field, rows in unclear.items():
        message = _UNCLEAR.filled(
            file=name, field=field, n=len({row.place for row in rows}), rows=_places(record, rows)
        )
        told.append(Notice(Severity.WRONG, Place(name, row=rows[0].number), message))
    if undated:
        message = _UNDATED.filled(file=name, n=len(undated), rows=_places(record, undated))
        told.append(Notice(Severity.WRONG, Place(name, row=undated[0].number), message))
    if several:
        which = _places(record, [row for rows in several for row in rows])
        message = _SEVERAL.filled(file=name, n=len(several), rows=which)
        told.append(Notice(Severity.DOUBTFUL, Place(name, row=several[0][0].number), message))
    if shared:
        named = _named([account for ids in shared for account in ids], roster)
        told.append(Notice(Severity.WRONG, Place(name), _SAME_LOGIN.filled(file=name, n=len(shared), which=named)))
    return told


def differences(files: Sequence[Record], met: Met, roster: Roster) -> list[Notice]:
    """Return the one question about whom a record and the roster do not both list; nothing where they agree.

    Whom the record does not list is asked only where it lists everybody, and all of it is there.
    """
    record, name = files[0], files[0].file.name
    if not (met.found or met.uncounted):
        return [_notice(Severity.WRONG, record, _NOBODY)]
    told = []
    if all(file.goes_on for file in files):
        told.append(_notice(Severity.DOUBTFUL, record, _GOES_ON))
    parts = []
    if met.strangers:
        n, first = len(met.strangers), [_row(file, row) for file, row in met.strangers[:MOST_NAMED]]
        parts.append(_STRANGERS.filled(n=n, which=first_of(first, MOST_NAMED, "; ", of=n)))
    whole = record.mapping.lists_everyone and not any(file.not_shown for file in files) and not told
    known = met.found | met.uncounted
    listed = [(office, account) for office in roster.offices if not office.left for account in office.accounts]
    missing = [account.id for _, account in listed if account.login and account.id not in known and not account.left]
    if whole and missing:
        parts.append(_MISSING.filled(n=len(missing), which=_named(missing, roster)))
    without = sum(1 for _, account in listed if not account.login and account.id not in known and not account.left)
    if parts and without:
        parts.append(_WITHOUT.filled(n=without))
    if met.off:
        parts.append(_OFF.filled(n=len(met.off), which=_named(met.off, roster)))
    if parts:
        question = _DIFFERS.filled(file=name, system=record.mapping.called, parts=joined(parts, " "))
        told.append(Notice(Severity.DOUBTFUL, Place(name), question))
    return told


def _row(record: Record, row: Row) -> Text:
    return _ROW.filled(row=_places(record, [row]), login=masked_login(row, record.mapping.login))


def _places(record: Record, rows: Iterable[Row]) -> Text:
    """Return the numbers of rows, behind the sheet or table they stand in where the record has several."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        numbers[row.sheet].add(row.number)
    listed = {sheet: first_rows(sorted(of_sheet)) for sheet, of_sheet in sorted(numbers.items())}
    if record.rows[0].sheet == record.rows[-1].sheet:  # rows come sheet by sheet
        return joined([*listed.values()], "; ")
    return joined([joined((plain(f'"{sheet}":'), which), " ") for sheet, which in listed.items()], "; ")


def _named(ids: Iterable[str], roster: Roster) -> Text:
    """Return accounts by office and post, those of an office together."""
    offices = {account.id: office for office in roster.offices for account in office.accounts}
    named = [joined((offices[known].name, offices[known].called[known]), ", ") for known in dict.fromkeys(ids)]
    return first_of(named, MOST_NAMED, "; ")


def _notice(severity: Severity, record: Record, message: Text) -> Notice:
    name = record.file.name
    return Notice(severity, Place(name), message.filled(file=name, system=record.mapping.called))


NO_DAY: Final = Text(
    en="{file} does not say on which day it was taken from the system, so it does not count. Put the day into its name, such as "
    "users-2024-02-10, or write recorded_on = 2024-02-10 into a .toml of the same name beside it.",
    bn="{file} সিস্টেম থেকে কোন তারিখে নেওয়া তা লেখা নেই, তাই ধরা হয়নি। ফাইলের নামে তারিখ দিন, যেমন users-2024-02-10; অথবা পাশে একই নামের .toml ফাইলে লিখুন: "
    "recorded_on = 2024-02-10",
)
BEFORE_ITS_STAMPS: Final = Text(
    en="{file} holds days that lie after the day on which it was taken from the system, so that day is wrong and nothing was counted. Correct "
    "the day in its name or in the .toml beside it.",
    bn="{file} যে তারিখে নেওয়া বলে লেখা, ভেতরে তার পরের তারিখও আছে; তাই তারিখটি ভুল, কিছু ধরা হয়নি। ফাইলের নামের বা পাশের .toml ফাইলের তারিখ ঠিক করুন।",
)
OTHER_ORDER: Final = Text(
    en="{file}: day and month stand in another order than this system usually writes them, so no day in it is sure and nothing was counted. Set the "
    "usual date format in the system and take the record again, or put a mapping with the right order under days beside it.",
    bn="{file}: দিন ও মাস এই সিস্টেমের প্রচলিত ক্রমে লেখা নয়, তাই কোনো তারিখই নিশ্চিত নয়, কিছু ধরা হয়নি। সিস্টেমে তারিখের প্রচলিত ধরন বেছে রেকর্ডটি আবার নিন, অথবা পাশে "
    "এমন ম্যাপিং রাখুন যার days-এ সঠিক ক্রম আছে।",
)
_BESIDE_NOTHING: Final = Text(
    en="{file}: no record lies beside this mapping whose name begins alike. Put the record beside it, or take the mapping out.",
    bn="{file}: এই ম্যাপিংয়ের পাশে একই নামে শুরু হওয়া কোনো রেকর্ড নেই। রেকর্ডটি পাশে রাখুন, অথবা ম্যাপিংটি সরান।",
)
_DAY_BY_NAME: Final = Text(
    en="{file} ({system}): the day of the record was taken from the file's name. See that it is the day on which it was taken from the system.",
    bn="{file} ({system}): রেকর্ডের তারিখ ফাইলের নাম থেকে নেওয়া হয়েছে। সিস্টেম থেকে ওই তারিখেই নেওয়া কি না দেখে নিন।",
)
_DAY_OF_ROWS_BY_NAME: Final = Text(
    en="{file}: {n} {n:row|rows} ({rows}) {n:has|have} no day of {n:its|their} own that can be read; the day was taken from the file's name. See that it is "
    "the day on which the record was taken from the system.",
    bn="{file}: {n}টি সারিতে ({rows}) পড়ার মতো নিজস্ব তারিখ নেই; তারিখ ফাইলের নাম থেকে নেওয়া হয়েছে। সিস্টেম থেকে ওই তারিখেই নেওয়া কি না দেখে নিন।",
)
_DROPPED: Final = Text(
    en="{file} holds secrets ({keys}); they were dropped while it was read, and nothing of them was kept. The file itself still has them: take "
    "the record without them next time, and delete this file once its round no longer needs it.",
    bn="{file}-এ গোপন তথ্য আছে ({keys}); পড়ার সময়ই বাদ দেওয়া হয়েছে, কিছুই রাখা হয়নি। তবে ফাইলটিতে এখনো আছে: পরের বার এসব ছাড়া রেকর্ড নিন, এবং যাচাইয়ে আর প্রয়োজন না হলে "
    "ফাইলটি মুছে ফেলুন।",
)
_UNKNOWN: Final = Text(
    en="{file}: {n} {n:column|columns} that the mapping does not know {n:was|were} not read ({headings}).",
    bn="{file}: ম্যাপিংয়ে নেই এমন {n}টি কলাম পড়া হয়নি ({headings})।",
)
_NOT_SHOWN: Final = Text(
    en="{file} shows only a part of the list: {n} more {n:row is|rows are} not in it. Choose to show all rows on the page, and save it again. "
    "Until then nobody is taken for missing.",
    bn="{file}-এ তালিকার একাংশ আছে; আরও {n}টি সারি এতে নেই। পাতায় সব সারি দেখিয়ে আবার সেভ করুন। ততদিন কাউকে তালিকার বাইরে ধরা হচ্ছে না।",
)
_FURTHER_PAGES: Final = Text(
    en="{file} shows only a part of the list: it has further pages that are not in it. Choose to show all rows on the page, and save it again. "
    "Until then nobody is taken for missing.",
    bn="{file}-এ তালিকার একাংশ আছে; আরও পাতা আছে, সেগুলো এতে নেই। পাতায় সব সারি দেখিয়ে আবার সেভ করুন। ততদিন কাউকে তালিকার বাইরে ধরা হচ্ছে না।",
)
_GOES_ON: Final = Text(
    en="{file} ({system}) goes on on a further page (@odata.nextLink) that is not there. Download that page too and put it beside this file. Until "
    "then nobody is taken for missing.",
    bn="{file} ({system}) এর পরের পাতা (@odata.nextLink) নেই। সেটিও ডাউনলোড করে পাশে রাখুন। ততদিন কাউকে তালিকার বাইরে ধরা হচ্ছে না।",
)
_UNCLEAR: Final = Text(
    en='{file}, "{field}": {n} {n:row|rows} ({rows}) {n:says|say} something that the mapping does not know, so it does not count. Look at the '
    "{n:row|rows}; if the system uses that word, add it to a mapping of your own.",
    bn="{file}, “{field}”: {n}টি সারিতে ({rows}) এমন কিছু লেখা আছে যা ম্যাপিংয়ে নেই, তাই ধরা হয়নি। {n:সারিটি|সারিগুলো} দেখুন; সিস্টেম শব্দটি ব্যবহার করলে নিজের ম্যাপিংয়ে "
    "যোগ করুন।",
)
_NAMELESS: Final = Text(
    en="{file}: {n} {n:row|rows} ({rows}) {n:names|name} no user ID that can be read, so {n:it does|they do} not count. Look at the {n:row|rows} in the "
    "system; if the user ID is there, copy the list into Excel and put that there instead.",
    bn="{file}: {n}টি সারিতে ({rows}) পড়ার মতো ইউজার আইডি নেই, তাই ধরা হয়নি। {n:সারিটি|সারিগুলো} সিস্টেমে দেখুন; ইউজার আইডি থাকলে তালিকাটি Excel-এ কপি করে সেটি রাখুন।",
)
_OF_OTHERS: Final = Text(
    en="{file}: {n} {n:row|rows} ({rows}) {n:names|name} a user ID of the roster in front of a mail domain that is not known to be this upazila's own ({domains}). "
    "Others have the same user IDs there, so {n:it does|they do} not count.",
    bn="{file}: {n}টি সারিতে ({rows}) তালিকার ইউজার আইডির পরে এমন ই-মেইল ডোমেইন আছে যা এই উপজেলার নিজের বলে জানা নেই ({domains})। সেখানে অন্যদেরও একই ইউজার আইডি থাকতে পারে, তাই ধরা হয়নি।",
)
_BESIDE_OTHERS: Final = Text(
    en="{file}: {n} {n:row|rows} ({rows}) {n:names|name} a user ID of the roster, and beside it a mailbox or portal that is not known to be this upazila's own ({domains}). "
    "Others have the same user IDs there, so {n:it does|they do} not count.",
    bn="{file}: {n}টি সারিতে ({rows}) তালিকার ইউজার আইডির পাশে এমন ই-মেইল বা পোর্টাল আছে যা এই উপজেলার নিজের বলে জানা নেই ({domains})। সেখানে অন্যদেরও একই ইউজার আইডি থাকতে পারে, তাই ধরা হয়নি।",
)
_LIST_OF_OTHERS: Final = Text(
    en="{file}: most of its rows name a mailbox or portal that is not known to be this upazila's own ({domains}), so it seems to be another upazila's list, and {n} {n:row|rows} ({rows}) with a "
    "user ID of the roster {n:does|do} not count. If it is another's, take the file out and give it back.",
    bn="{file}: এর বেশির ভাগ সারিতে এমন ই-মেইল বা পোর্টাল আছে যা এই উপজেলার নিজের বলে জানা নেই ({domains}); তাই এটি অন্য উপজেলার তালিকা বলে মনে হয়, এবং তালিকার ইউজার আইডি থাকা {n}টি সারি ({rows}) ধরা হয়নি। "
    "অন্য উপজেলার হলে ফাইলটি সরিয়ে ফেরত দিন।",
)
_LISTED_HERE: Final = Text(en="In the roster: {which}.", bn="তালিকায় এই আইডির দপ্তর ও পদ: {which}।")
_THE_OFFICES_OWN: Final = Text(
    en="If it is the office's own address, enter that in the roster.", bn="দপ্তরের নিজের ঠিকানা হলে তা তালিকায় লিখুন।"
)
_IF_OWN: Final = Text(
    en="If {domain} is this upazila's alone, write it into a .toml of the same name beside the record: "
    'domains = ["{domain}"]. If it is the office\'s own address, enter that in the roster.',
    bn="{domain} শুধু এই উপজেলার হলে রেকর্ডের পাশে একই নামের .toml ফাইলে লিখুন: "
    'domains = ["{domain}"]; দপ্তরের নিজের ঠিকানা হলে তা তালিকায় লিখুন।',
)
_UNDATED: Final = Text(
    en="{file}: {n} {n:row|rows} ({rows}) {n:does|do} not say when {n:it was|they were} true, and neither does the file. Put the day on which it was taken "
    "into its name.",
    bn="{file}: {n}টি সারিতে ({rows}) তারিখ নেই, ফাইলেও নেই। সিস্টেম থেকে যে তারিখে নেওয়া, ফাইলের নামে সেই তারিখ দিন।",
)
_SEVERAL: Final = Text(
    en="{file}: {n} user {n:ID stands|IDs stand} in several rows ({rows}). The less favourable counts. Find out from the system which row is right.",
    bn="{file}: {n}টি ইউজার আইডি একাধিক সারিতে আছে ({rows})। কম অনুকূলটি ধরা হয়েছে। কোন সারি ঠিক তা সিস্টেমে দেখে নিন।",
)
_SAME_LOGIN: Final = Text(
    en="{file}: {n} user {n:ID of the record is|IDs of the record are} written in the roster for several accounts ({which}), so it is not known whose {n:it is|they "
    "are}. Correct the user IDs in the roster and run: auditor roster check",
    bn="{file}: রেকর্ডের {n}টি ইউজার আইডি তালিকায় একাধিক ঘরে লেখা আছে ({which}), তাই কার তা জানা যায়নি। তালিকায় ইউজার আইডি ঠিক করে চালান: auditor roster check",
    on_screen=Text(
        en="{file}: {n} user {n:ID of the record is|IDs of the record are} written in the roster for several accounts ({which}), so it is not known whose {n:it is|they are}. Correct the user IDs in the roster.",
        bn="{file}: রেকর্ডের {n}টি ইউজার আইডি তালিকায় একাধিক ঘরে লেখা আছে ({which}), তাই কার তা জানা যায়নি। তালিকায় ইউজার আইডি ঠিক করুন।",
    ),
)
_NOBODY: Final = Text(
    en="{file} ({system}): none of its user IDs is in the roster. See whether it is this upazila's record, and whether the roster has the user IDs "
    "as the system writes them; correct the roster and run: auditor roster check. A record of another upazila is to be moved out of evidence/.",
    bn="{file} ({system}): এর কোনো ইউজার আইডি তালিকায় নেই। রেকর্ডটি এই উপজেলার কি না, এবং সিস্টেমে যেভাবে লেখা তালিকায় ইউজার আইডি সেভাবে আছে কি না দেখুন; তালিকা ঠিক করে চালান: "
    "auditor roster check। রেকর্ডটি অন্য উপজেলার হলে evidence/ থেকে সরান।",
    on_screen=Text(
        en="{file} ({system}): none of its user IDs is in the roster. See whether it is this upazila's record, and whether the roster has the user IDs as the system writes them; correct them on the screen Offices. A record of another upazila is set aside on the screen Inbox.",
        bn="{file} ({system}): এর কোনো ইউজার আইডি তালিকায় নেই। রেকর্ডটি এই উপজেলার কি না, এবং সিস্টেমে যেভাবে লেখা তালিকায় ইউজার আইডি সেভাবে আছে কি না দেখুন; “দপ্তর” পাতায় ঠিক করুন। রেকর্ডটি অন্য উপজেলার হলে “জমা ফাইল” পাতায় আলাদা করে রাখুন।",
    ),
)
_DIFFERS: Final = Text(
    en="{file} ({system}) and the roster differ. {parts} Ask the offices which is right, correct the roster (of one who left write why: auditor "
    "roster correct CODE --left REASON), and run: auditor roster check",
    bn="{file} ({system}) ও তালিকার মধ্যে পার্থক্য আছে। {parts} কোনটি ঠিক দপ্তরে জিজ্ঞাসা করুন, তালিকা ঠিক করুন (কেউ না থাকলে কারণ লিখুন: auditor roster correct কোড "
    "--left কারণ), তারপর চালান: auditor roster check",
    on_screen=Text(
        en="{file} ({system}) and the roster differ. {parts} Ask the offices which is right, and correct the roster on the screen Offices.",
        bn="{file} ({system}) ও তালিকার মধ্যে পার্থক্য আছে। {parts} কোনটি ঠিক দপ্তরে জিজ্ঞাসা করুন এবং “দপ্তর” পাতায় তালিকা ঠিক করুন।",
    ),
)
_STRANGERS: Final = Text(
    en="In the record but not in the roster: {n} ({which}).", bn="রেকর্ডে আছে, তালিকায় নেই: {n}টি ({which})।"
)
_MISSING: Final = Text(
    en="In the roster but not in the record: {n} ({which}).", bn="তালিকায় আছে, রেকর্ডে নেই: {n}টি ({which})।"
)
_WITHOUT: Final = Text(
    en="Without a user ID in the roster, so not looked for: {n}.",
    bn="তালিকায় ইউজার আইডি লেখা নেই বলে খোঁজা যায়নি: {n}টি।",
)
_OFF: Final = Text(en="Switched off in the system: {n} ({which}).", bn="সিস্টেমে বন্ধ করা আছে: {n}টি ({which})।")
_ROW: Final = Text(en="row {row} {login}", bn="{row} নং সারি {login}")
