"""What a mapping says: how a system's file is known, which columns or paths are which facts, and what in it is secret."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, Literal

import msgspec

from auditor.exports.paths import Path
from auditor.exports.stamps import ZONES, Form
from auditor.i18n import Text
from auditor.model.facts import FACTS, Fact, Scope
from auditor.remembering import remembered
from auditor.tables import files
from auditor.tables.refusals import refusal
from auditor.typed import from_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

ANY: Final = "*"
"""Among writings of no: whatever stands there. What makes a yes or a choice is named."""
DAY: Final = "@day"
"""Among writings of yes: a day in one of the mapping's forms."""
OFFICIAL: Final = "official"
"""Among domains of logins: those of the upazila itself."""
FOLDER: Final = "mappings"
RECORDED_ON: Final = "recorded_on"
SYSTEM: Final = "system"
DOMAINS: Final = "domains"
_OF_EVERYBODY: Final = "gov.bd"
SLOTS: Final = ("yes", "no")


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a table of the system looks: of a CSV, a workbook or a saved page.

    Attributes:
        fields: by the name of each field the headings it may have.
        needs: the fields without which the table is no such record.
        ignores: headings that are known and never read.
        secret: headings of columns that hold secrets; they are dropped while the file is opened.
        between: of a field that holds several words in one cell, what stands between them.

    """

    fields: dict[str, list[str]]
    needs: list[str]
    ignores: list[str] = []
    secret: list[str] = []
    between: dict[str, str] = {}


class Joined(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Further entries of a JSON file that belong to its rows; they stand in the row under their name.

    Attributes:
        name: the key under which a row has them.
        rows: the paths to them.
        where: what they must say to be meant, by path.
        only: what those of them must say that count; where none is meant at all, the file does not show such.
        key: the path to what names the row that one belongs to.
        to: the paths in the row, one of which must say the same as a key that is a single value.
        natural: those that must say the same as a key that is a list, which is a natural key; `to` where it is empty.

    """

    name: str
    rows: list[str]
    key: str
    to: list[str]
    natural: list[str] = []
    where: dict[str, list[str]] = {}
    only: dict[str, list[str]] = {}


class Json(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a JSON file of the system looks; paths are explained in `auditor.exports.paths`.

    Attributes:
        rows: the paths to the rows, from the top of the file.
        fields: by the name of each field the paths at which it may stand in a row.
        needs: the fields that one row at least must have, or the file is no such record.
        where: what a row must say to be one, by path.
        joined: further entries that belong to rows.
        secret: keys whose values are secrets, wherever they stand; they are dropped as soon as the file is read.
        more: the path to the address of the next page, where the record goes on in another file.
        total: the path to the number of all rows, which may be more than the file holds.
        stated: the path to when the record was made.

    """

    rows: list[str]
    fields: dict[str, list[str]]
    needs: list[str]
    where: dict[str, list[str]] = {}
    joined: list[Joined] = []
    secret: list[str] = []
    more: str = ""
    total: str = ""
    stated: str = ""


class Login(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a row says whose it is.

    Attributes:
        fields: the fields that hold the login, the surer first.
        domains: mail domains that may stand behind the login; ``official`` for those in which the upazila's portals
            stand, those that the workspace calls official beside gov.bd, and the very address of its office.
        prefixes: what may stand before it.
        email: the field with a mailbox, by which the only account of an office is known where its login is not in the roster.
        sites: fields with the portal that the account is of; these and the mailbox may name another upazila.
        ignores: logins that are nobody's, such as a system's own.

    """

    fields: list[str] = msgspec.field(default_factory=lambda: ["login"])
    domains: list[str] = []
    prefixes: list[str] = []
    email: str = ""
    sites: list[str] = []
    ignores: list[str] = []


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one field becomes one fact.

    Attributes:
        fact: the fact's id.
        field: the field.
        yes: of a flag the writings that say yes; ``@day`` for any day.
        no: those that say no; ``*`` for any that is not empty.
        values: of a choice the writings of each value.
        empty: what a flag's empty cell or list says; nothing where it is left out.
        absent: what it says when a flag's field is not there at all; nothing where it is left out.
        requires: what other fields must say, or a yes is a no and everything else is not said.
        elsewhere: fields that say that the account logs in by another system: where one says something, a no is not said.

    """

    fact: str
    field: str
    yes: list[str] = []
    no: list[str] = []
    values: dict[str, list[str]] = {}
    empty: str = ""
    absent: str = ""
    requires: dict[str, list[str]] = {}
    elsewhere: list[str] = []


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One system's record.

    Attributes:
        title: what the record is called, in both languages.
        facts: what its fields say.
        source: where the shape is described.
        tables: how it may look as a table.
        json: how it may look as JSON.
        login: how a row says whose it is.
        lists_everyone: an account that the record does not list is not in the system.
        devices: several rows of one login are its devices: one that is good is enough.
        general: its headings are everyday words; it is tried only where no other mapping knows the file.
        on_request: nothing in the file tells what it means; it is read so only where somebody said so beside it.
        days: the forms in which days are written.
        zone: of stamps that do not say theirs.
        blank: writings that say nothing.
        true_on: the field with the day on which the row was true.
        stamps: fields with days that cannot lie after the record.
        id: the name of its file, without the suffix.

    """

    title: dict[Literal["en", "bn"], str]
    facts: list[Rule]
    source: str = ""
    tables: list[Table] = msgspec.field(default_factory=list, name="table")
    json: list[Json] = []
    login: Login = msgspec.field(default_factory=Login)
    lists_everyone: bool = False
    devices: bool = False
    general: bool = False
    on_request: bool = False
    days: list[Form] = msgspec.field(default_factory=lambda: [Form.ISO])
    zone: str = "UTC"
    blank: list[str] = []
    true_on: str = ""
    stamps: list[str] = []
    id: str = ""

    @property
    def called(self) -> Text:
        """What the record is called."""
        return Text(en=self.title["en"], bn=self.title["bn"])


class Beside(msgspec.Struct, frozen=True):
    """What somebody said of a record in a file beside it.

    Attributes:
        mapping: a mapping of one's own.
        system: which of ours is meant.
        recorded_on: the day on which the record was taken.
        domains: further mail domains that may stand behind its logins.

    """

    mapping: Mapping | None
    system: str
    recorded_on: date | None
    domains: tuple[str, ...] = ()


@remembered(None)
def shipped() -> tuple[Mapping, ...]:
    """Return the mappings that come with the program, in the order of their names.

    Raises:
        FileRefusedError: one of them is wrong.

    """
    folder = resources.files("auditor.sources") / FOLDER
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    return tuple(mapping_of(entry.name, entry.read_bytes()) for entry in found)


def mapping_of(name: str, content: bytes) -> Mapping:
    """Return a mapping.

    Raises:
        FileRefusedError: it is none.

    """
    return _mapping(name, _toml(name, content))


def beside_of(name: str, content: bytes) -> Beside:
    """Return what a file beside a record says of it.

    Raises:
        FileRefusedError: it is no TOML, or says nothing that is known.

    """
    values = _toml(name, content)
    on, system = values.pop(RECORDED_ON, None), values.pop(SYSTEM, "")
    if on is not None and (not isinstance(on, date) or isinstance(on, datetime)):
        raise refusal(_WRONG, name, key=RECORDED_ON)
    if system and system not in {mapping.id for mapping in shipped()}:
        raise refusal(_NO_SYSTEM, name, known=", ".join(mapping.id for mapping in shipped()))
    domains = values.pop(DOMAINS, [])
    if not isinstance(domains, list) or not all(isinstance(domain, str) for domain in domains):
        raise refusal(_WRONG, name, key=DOMAINS)
    if _OF_EVERYBODY in map(str.casefold, domains):
        raise refusal(_NOBODYS_ALONE, name, domain=_OF_EVERYBODY)
    if not (values or system or on or domains):
        raise refusal(_WRONG, name, key=SYSTEM)
    return Beside(_mapping(name, values) if values else None, system, on, tuple(domains))


def _toml(name: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(files.decode(content).replace("\r\n", "\n"))
    except (RecursionError, ValueError) as error:
        found = re.search(r"at line (\d+)", str(error))
        raise refusal(_NO_TOML, name, line=int(found[1]) if found else 1) from None


def _mapping(name: str, values: dict[str, Any]) -> Mapping:
    values["id"] = name.rpartition("/")[2].removesuffix(".toml")
    try:
        mapping = from_tree(values, Mapping)
    except msgspec.ValidationError as error:
        raise refusal(_WRONG, name, key=_key_of(str(error))) from None
    wrong = next(_mistakes(mapping), None)
    if wrong is not None:
        raise refusal(_WRONG, name, key=wrong)
    return mapping


def _key_of(said: str) -> str:
    """Return the key that an error of msgspec is about."""
    place = re.search(r"at `\$\.?([^`]*)`", said)
    word = re.search(r"field `([^`]*)`", said)
    return (
        ".".join(part for part in (place[1] if place else "", word[1] if word else "") if part and part != "...") or "?"
    )


def _mistakes(mapping: Mapping) -> Iterator[str]:
    """Yield the keys at which a mapping does not fit together."""
    if set(mapping.title) != {"en", "bn"} or not all(mapping.title.values()):
        yield "title"
    if not (mapping.tables or mapping.json):
        yield "table"
    if not mapping.facts:
        yield "facts"
    if mapping.zone not in ZONES:
        yield "zone"
    forms: list[Table | Json] = [*mapping.tables, *mapping.json]
    known = {name for form in forms for name in form.fields}
    for place, form in enumerate(forms, start=1):
        if not form.needs or not set(form.needs) <= set(form.fields) or not set(form.needs) & set(mapping.login.fields):
            yield f"needs ({place})"
    for form in mapping.json:
        yield from (path for path in _paths(form) if Path.of(path) is None)
    named = {
        *mapping.login.fields,
        *mapping.login.sites,
        *mapping.stamps,
        *filter(None, (mapping.login.email, mapping.true_on)),
    }
    yield from sorted(named - known)
    for rule in mapping.facts:
        yield from _wrong_in(rule, known)


def _paths(form: Json) -> list[str]:
    paths = [*form.rows, *form.where, *(path for paths in form.fields.values() for path in paths)]
    paths += [
        path
        for joined in form.joined
        for path in (*joined.rows, joined.key, *joined.to, *joined.natural, *joined.where)
    ]
    return [*paths, *filter(None, (form.more, form.total, form.stated))]


def _wrong_in(rule: Rule, known: set[str]) -> Iterator[str]:
    fact = FACTS.get(rule.fact)
    if fact is None or fact.scope is not Scope.ACCOUNT or rule.fact in NEVER_EXPORTED:
        yield f"facts: {rule.fact}"
        return
    if not {rule.field, *rule.requires, *rule.elsewhere} <= known:
        yield f"facts: {rule.fact}: {rule.field}"
    flag = bool(rule.yes or rule.no)
    if sum((flag, bool(rule.values), fact.dated)) != 1 or flag is not (fact.decode is bool):
        yield f"facts: {rule.fact}: yes, no, values"
    if any(ANY in writings for writings in (rule.yes, *rule.values.values(), *rule.requires.values())):
        yield f"facts: {rule.fact}: {ANY}"
    if not {rule.empty, rule.absent} <= ({"", *SLOTS} if flag else {""}):
        yield f"facts: {rule.fact}: empty, absent"
    if not all(_decodes(fact, code) for code in rule.values):
        yield f"facts: {rule.fact}: values"


def _decodes(fact: Fact[Any], code: str) -> bool:
    try:
        fact.decode(code)
    except (KeyError, TypeError, ValueError):
        return False
    return True


NEVER_EXPORTED: Final = frozenset(
    {
        "password_meets_rule",
        "password_strength",
        "password_breached",
        "password_reused",
        "two_step_cause",
        "holder_since",
    }
)
"""What no system's record can know of a password or a person."""

_NO_TOML: Final = Text(
    en="{file} says what a record means, but is not valid TOML (line {line}). Correct that line and run again.",
    bn="{file} কোনো রেকর্ডের অর্থ জানানোর ফাইল, কিন্তু সঠিক TOML নয় (লাইন {line})। লাইনটি ঠিক করে আবার চালান।",
    on_screen=Text(
        en="{file} is read as what says what a record means, but is not valid TOML (line {line}). Correct that line and hand it in again.",
        bn="{file} রেকর্ডের অর্থ জানানোর ফাইল হিসেবে পড়া হয়েছে, কিন্তু সঠিক TOML নয় (লাইন {line})। লাইনটি ঠিক করে আবার জমা দিন।",
    ),
)
_WRONG: Final = Text(
    en='{file} is no mapping that can be used: "{key}" is missing, not known or does not fit the rest. Correct it, or make it '
    "again with: auditor mapping new FILE",
    bn="{file} ম্যাপিং হিসেবে ব্যবহার করা যাচ্ছে না: “{key}” নেই, চেনা যায়নি অথবা অন্য অংশের সঙ্গে মেলে না। ঠিক করুন, অথবা "
    "আবার তৈরি করুন: auditor mapping new ফাইল",
    on_screen=Text(
        en='{file} is no mapping that can be used: "{key}" is missing, not known or does not fit the rest. Correct it, and hand it in again on the screen Inbox.',
        bn="{file} ম্যাপিং হিসেবে ব্যবহার করা যাচ্ছে না: “{key}” নেই, চেনা যায়নি অথবা অন্য অংশের সঙ্গে মেলে না। ঠিক করে “জমা ফাইল” পাতায় আবার দিন।",
    ),
)
_NOBODYS_ALONE: Final = Text(
    en="{file}: {domain} is nobody's alone: others have the same user IDs there. Write only domains that are this upazila's, and run again.",
    bn="{file}: {domain} একা কারও নয়; সেখানে অন্যদেরও একই ইউজার আইডি থাকতে পারে। শুধু এই উপজেলার নিজের ডোমেইন লিখে আবার চালান।",
)
_NO_SYSTEM: Final = Text(
    en='{file}: the system that is named there is not known. Known: {known}. Correct "system" and run again.',
    bn='{file}: যে সিস্টেমের নাম লেখা আছে তা চেনা যায়নি। যেগুলো চেনা: {known}। "system" ঠিক করে আবার চালান।',
)
