"""Corrects how committee, upazila and district are written; that it is still the same upazila is asked, and the answer kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs

from auditor.i18n import Text, clean
from auditor.model.errors import WorkspaceError
from auditor.model.journal import CommitteeRenamed
from auditor.model.views.head import renamed
from auditor.places import areas
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables.notes import OF_FIELD, fault_of_reference
from auditor.workspace import settings
from auditor.workspace.questions import QUESTIONS
from auditor.workspace.told_otherwise import Difference
from auditor.workspace.toml_changes import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from auditor.model.round import Committee
    from auditor.workspace.folder import Workspace

ASKED: Final[Mapping[str, Text]] = {
    "name": Text(en="Committee", bn="কমিটির নাম"),
    "upazila": Text(en="Upazila", bn="উপজেলার নাম"),
    "district": Text(en="District", bn="জেলার নাম"),
}
"""The parts of a committee's name, as people are asked for them."""
IN_LANGUAGE: Final = Text(en="{what}, in {language}", bn="{what}, {language}")
LANGUAGES: Final[Mapping[str, Text]] = {
    "bn": Text(en="Bangla", bn="বাংলায়"),
    "en": Text(en="English", bn="ইংরেজিতে"),
}
_LONGEST: Final = 120
_ADDRESSED: Final = tuple(question for question in QUESTIONS if question.table in {"letters", "pack"})
"""What is asked of whom letters and papers go to: it may name the place."""


class Prepared(Struct, frozen=True):
    """A correction that is not written yet.

    Attributes:
        committee: as it will be written.
        changes: what will stand otherwise in the settings beside the names: lines of the letterhead, who signs, and who gets letters or copies.
        differences: all that is written otherwise.
        asks: whether the ledger has entries, so that it is to be said whose they are.
        doubts: what is odd about it: that there is no such upazila.

    """

    committee: Committee
    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]
    asks: bool
    doubts: tuple[Text, ...] = ()


def prepared(space: Workspace, typed: Mapping[tuple[str, str], str]) -> Prepared:
    """Return what a correction would change, in the settings, in the letterhead that names the place, and in who gets letters or copies.

    Args:
        space: the workspace.
        typed: how something is written, by part (see `ASKED`) and language; what is left out stays.

    Raises:
        WorkspaceError: something is empty, too long or may not be kept, or nothing would be changed.

    """
    now = space.config.committee
    told = {(part, language): clean(words) for (part, language), words in typed.items()}
    faults = {what: _fault(words) for what, words in told.items()}
    wrong = {
        OF_FIELD.filled(asked=_called(*what), fault=fault): "-".join(what)
        for what, fault in faults.items()
        if fault is not None
    }
    if wrong:
        raise WorkspaceError(*wrong, parts=wrong)
    names: dict[str, Text] = structs.asdict(now)
    then = type(now)(
        **{
            part: Text(**{language: told.get((part, language), getattr(name, language)) for language in LANGUAGES})
            for part, name in names.items()
        }
    )
    head = space.config.letterhead
    named = head.naming(then)
    heads = {
        ("letterhead", "bn"): (head.lines_bn, named.lines_bn),
        ("letterhead", "en"): (head.lines_en, named.lines_en),
    } | {
        ("signatories", key): (lines, getattr(named.signatories, key))
        for key, lines in structs.asdict(head.signatories).items()
    }
    differences = [
        Difference(_called(part, language), before, after)
        for part in ASKED
        for language in LANGUAGES
        if (before := getattr(getattr(now, part), language)) != (after := getattr(getattr(then, part), language))
    ]
    differences += [
        Difference(_HEAD if table == "letterhead" else _SIGNED, before, after)
        for (table, _), (was, written) in heads.items()
        for before, after in zip(was, written, strict=True)
        if before != after
    ]
    if not differences:
        raise WorkspaceError(_NOTHING)
    changes = [Change(table, key, list(written)) for (table, key), (was, written) in heads.items() if written != was]
    known = settings.told(space.folder)
    for question in _ADDRESSED:
        words = known.get(question.id)
        if isinstance(words, str) and (written := renamed(words, now, then)) != words:
            differences.append(Difference(question.named, words, written))
            changes.append(Change(question.table, question.key, written))
    asks = Ledger(space.ledger_path).last_day() is not None
    return Prepared(then, tuple(changes), tuple(differences), asks, tuple(_doubts(now, then)))


def _doubts(now: Committee, then: Committee) -> Iterator[Text]:
    """Yield what is odd about names that are to be written; of the place only where that is written otherwise than now."""
    is_same = (now.upazila, now.district) == (then.upazila, then.district)
    if not is_same and areas.place_of(then.upazila, then.district) is None:
        yield _NO_SUCH_PLACE.filled(upazila=then.upazila, district=then.district)


def correct(space: Workspace, day: date, wanted: Prepared, *, same: bool | None) -> None:
    """Write a correction, and note that the ledger is the same committee's.

    Args:
        space: the workspace.
        day: the day on which it is said.
        wanted: what `prepared` returned.
        same: whether it is the same upazila, only written rightly; None where that was not said.

    Raises:
        WorkspaceError: it is another upazila, or that was not said and has to be; or a file cannot be written. Nothing was changed then.

    """
    if wanted.asks and same is None:
        raise WorkspaceError(_SAY_WHICH.filled(folder=space.folder.name))
    if wanted.asks and not same:
        raise WorkspaceError(_ANOTHER.filled(folder=space.folder.name))
    settings.tell_names(space.folder, structs.asdict(wanted.committee), wanted.changes)
    if wanted.asks:  # where this fails it is asked again before the next round is kept
        Ledger(space.ledger_path).note(CommitteeRenamed(wanted.committee, day))


def _called(part: str, language: str) -> Text:
    return IN_LANGUAGE.filled(what=ASKED[part], language=LANGUAGES[language])


def _fault(words: str) -> Text | None:
    if not words:
        return _EMPTY
    return _LONG.filled(n=_LONGEST) if len(words) > _LONGEST else fault_of_reference(words)


SAME: Final = Text(en="the same upazila, its name corrected", bn="একই উপজেলা, শুধু নাম বা বানান সংশোধন")
OTHER: Final = Text(en="another upazila", bn="অন্য উপজেলা")
WHICH: Final = Text(
    en="Rounds, notes and papers of this folder are those of {upazila}, {district}. What is it now?",
    bn="এই ফোল্ডারের যাচাই, রেকর্ড ও কাগজ {upazila}, {district}-এর। নতুন নামটি কার?",
)
WRITTEN: Final = Text(
    en="The names were corrected. Letters and forms that are not given out yet: make them anew. Papers of rounds kept before keep the name of then. Next: auditor",
    bn="নাম সংশোধন হয়েছে। যে পত্র ও ফরম এখনো বিতরণ হয়নি তা আবার তৈরি করুন। আগে রাখা যাচাইয়ের কাগজে তখনকার নামই থাকবে। এরপর: auditor",
    on_screen=Text(
        en="The names were corrected. Letters and forms that are not given out yet: make them anew. Papers of rounds kept before keep the name of then.",
        bn="নাম সংশোধন হয়েছে। যে পত্র ও ফরম এখনো বিতরণ হয়নি তা আবার তৈরি করুন। আগে রাখা যাচাইয়ের কাগজে তখনকার নামই থাকবে।",
    ),
)
_HEAD: Final = Text(en="Letterhead", bn="কাগজের শীর্ষ")
_SIGNED: Final = Text(en="Who signs", bn="স্বাক্ষরকারী")
_EMPTY: Final = Text(en="this is empty. Write it in both languages.", bn="খালি আছে। বাংলা ও ইংরেজি দুটিই লিখুন।")
_LONG: Final = Text(en="this is longer than {n} signs. Write it shorter.", bn="{n} অক্ষরের বেশি। ছোট করে লিখুন।")
_NO_SUCH_PLACE: Final = Text(
    en="No upazila {upazila} of the district {district} stands in the list of upazilas, so the district could not count the returns of rounds that are kept "
    "under this name. Look whether both are written as on the upazila's web site, in Bangla and in English.",
    bn="{district} জেলায় {upazila} নামের কোনো উপজেলা তালিকায় নেই, তাই এই নামে রাখা যাচাইয়ের বিবরণী জেলায় যোগ করা যাবে না। উপজেলা ও জেলার নাম বাংলা ও ইংরেজিতে উপজেলার "
    "ওয়েবসাইটের মতো লেখা হয়েছে কি না দেখুন।",
)
_NOTHING: Final = Text(
    en="These names are written so already; nothing was changed.", bn="নামগুলো এভাবেই লেখা আছে; কিছু বদলানো হয়নি।"
)
_SAY_WHICH: Final = Text(
    en="Nothing was written yet. If it is the same upazila, and only its name is corrected, run the same again and add --same-upazila. "
    "Another upazila is begun in a folder of its own: auditor init FOLDER. If {folder} is a copy that was made to begin it, run: auditor init {folder} --new-ledger, and then name it.",
    bn="এখনো কিছু লেখা হয়নি। একই উপজেলা, শুধু নাম সংশোধন হলে একই কমান্ডে --same-upazila যোগ করে আবার চালান। অন্য উপজেলার কাজ আলাদা ফোল্ডারে শুরু করুন: auditor init "
    "ফোল্ডার। সেটি শুরু করতেই {folder} কপি করে থাকলে চালান: auditor init {folder} --new-ledger, তারপর নাম লিখুন।",
    on_screen=Text(
        en="Nothing was written yet. Choose whether it is the same upazila, its name corrected, or another one.",
        bn="এখনো কিছু লেখা হয়নি। একই উপজেলার নাম সংশোধন, না অন্য উপজেলা, তা বেছে নিন।",
    ),
)
_ANOTHER: Final = Text(
    en="Nothing was written: the rounds in {folder} stay those of the upazila for which they were kept. Begin the other upazila in a folder of its "
    "own: auditor init FOLDER. If {folder} is a copy that was made to begin it, run: auditor init {folder} --new-ledger, and then name it.",
    bn="কিছু লেখা হয়নি: {folder} ফোল্ডারের যাচাই যে উপজেলার জন্য রাখা হয়েছে তারই থাকবে। অন্য উপজেলার কাজ আলাদা ফোল্ডারে শুরু করুন: auditor init ফোল্ডার। সেটি শুরু করতেই "
    "{folder} কপি করে থাকলে চালান: auditor init {folder} --new-ledger, তারপর নাম লিখুন।",
    on_screen=Text(
        en="Nothing was written: the rounds in {folder} stay those of the upazila for which they were kept. Begin the other upazila in a folder of its own: screen Settings, Another folder.",
        bn="কিছু লেখা হয়নি: {folder} ফোল্ডারের যাচাই যে উপজেলার জন্য রাখা হয়েছে তারই থাকবে। অন্য উপজেলার কাজ আলাদা ফোল্ডারে শুরু করুন: “সেটিংস” পাতা, “অন্য ফোল্ডার”।",
    ),
)
