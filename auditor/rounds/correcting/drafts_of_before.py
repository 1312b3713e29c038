"""Which letters that may still be sent name an office or its posts as they were before a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, in_digits, joined
from auditor.model.letters import REMINDERS
from auditor.roster.columns import Column
from auditor.roster.corrections import Changed
from auditor.rounds.letters import letters_of, open_drafts

if TYPE_CHECKING:
    from auditor.rounds.correcting.comparing import Prepared
    from auditor.workspace.folder import Workspace


def drafts_of_before(space: Workspace, written: Prepared) -> tuple[Text, ...]:
    """Return which letters, made and not noted as sent, were made before a correction that was written now, and how they are made anew: reminders, and the letter to the portal's owner; nothing where none were, or it stands on no letter.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    if written.corrections and all(
        isinstance(each, Changed) and each.column in _ON_NO_LETTER for each in written.corrections
    ):
        return ()
    found = open_drafts(letters_of(space))
    drafts = [letter.draft for letter in found if not written.corrected.isdisjoint(letter.offices)]
    of_each = (
        (told, [in_digits(f"{draft.number}") for draft in drafts if (draft.purpose in REMINDERS) is is_reminder])
        for told, is_reminder in ((_REMINDERS, True), (_TO_OWNER, False))
    )
    return tuple(told.filled(n=len(numbers), numbers=joined(numbers)) for told, numbers in of_each if numbers)


_ON_NO_LETTER: Final = frozenset({Column.PHONE, Column.VOLUNTARY})
_REMINDERS: Final = Text(
    en="Made before this correction and not noted as sent: {n:letter|letters} no. {numbers}. What goes out is to say what is right: make {n:it|them} anew: auditor remind",
    bn="{numbers} নম্বর পত্র এই সংশোধনের আগে তৈরি, পাঠানো হয়েছে বলে লেখা হয়নি। পাঠানোর আগে সঠিক তথ্যসহ নতুন করে তৈরি করুন: auditor remind",
    on_screen=Text(
        en="Made before this correction and not noted as sent: {n:letter|letters} no. {numbers}. What goes out is to say what is right: make {n:it|them} anew on the screen Meeting, under Letters.",
        bn="{numbers} নম্বর পত্র এই সংশোধনের আগে তৈরি, পাঠানো হয়েছে বলে লেখা হয়নি। পাঠানোর আগে “সভা” পাতার “পত্র” অংশে সঠিক তথ্যসহ নতুন করে তৈরি করুন।",
    ),
)
_TO_OWNER: Final = Text(
    en="Made before this correction and not noted as sent: letter no. {numbers}, to the portal's owner. What goes out is to say what is right: make it anew: auditor remind --portal",
    bn="পোর্টাল কর্তৃপক্ষ বরাবর {numbers} নম্বর পত্র এই সংশোধনের আগে তৈরি, পাঠানো হয়েছে বলে লেখা হয়নি। পাঠানোর আগে সঠিক তথ্যসহ নতুন করে তৈরি করুন: auditor remind --portal",
    on_screen=Text(
        en="Made before this correction and not noted as sent: letter no. {numbers}, to the portal's owner. What goes out is to say what is right: make it anew on the screen Meeting, under Letters.",
        bn="পোর্টাল কর্তৃপক্ষ বরাবর {numbers} নম্বর পত্র এই সংশোধনের আগে তৈরি, পাঠানো হয়েছে বলে লেখা হয়নি। পাঠানোর আগে “সভা” পাতার “পত্র” অংশে সঠিক তথ্যসহ নতুন করে তৈরি করুন।",
    ),
)
