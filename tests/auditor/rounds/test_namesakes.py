"""What is told of one of several offices of one name says of which, as papers do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from changing import replace
from small_upazila import office

import auditor
from auditor.i18n import Text, plain
from auditor.model.notice import AskedAbout, Notice, Place, Severity
from auditor.model.subjects import Roster
from auditor.model.views.head import of_one_name
from auditor.rounds.identity.left_roster import tell_left
from auditor.rounds.identity.namesakes import with_offices

NAME = plain("Resource Centre")
ROOMS = "cli", "desk", "rounds", "selfcheck", "witness"
BY_NAME_ALONE = {
    "cli/mail.py": "its id stands beside",
    "rounds/identity/last_listed.py": "its serials stand beside",
    "rounds/identity/namesakes.py": "there no other office has its name",
    "rounds/identity/naming_offices.py": "its id and serial stand beside",
    "rounds/identity/recounted.py": "its id stands beside",
    "rounds/opposing/contradicted_causes.py": "it is told with the office that it is about (`with_offices`)",
    "rounds/opposing/contradictions.py": "it is told with the office that it is about (`with_offices`)",
    "rounds/disputing/disputed_users.py": "whoever reads it named that office just now",
    "selfcheck/receipts.py": "that office itself reads it",
}
ROSTER = Roster((office("lota"), replace(office("rc1"), name=NAME), replace(office("rc2"), name=NAME)))


def told_of(subject, roster=ROSTER):
    about = AskedAbout(subject, "") if subject else None
    (notice,) = with_offices(
        [Notice(Severity.DOUBTFUL, Place("register.csv"), plain("It is so."), about=about)], roster
    )
    return notice.message.en


def test_of_an_office_whose_name_another_one_has_its_serial_is_told_and_of_any_other_none():
    assert told_of("rc2") == "It is so. The office is Resource Centre (serial 03)."
    assert told_of("rc1/head") == "It is so. The office is Resource Centre (serial 02)."
    assert told_of("lota") == told_of("lota/head") == told_of("") == "It is so."


def test_of_an_office_whose_name_another_one_has_in_english_alone_its_serial_is_told_too():
    names = [Text(en="Agriculture Office", bn=bn) for bn in ("কৃষি দপ্তর", "কৃষি অফিস")]
    roster = Roster(tuple(replace(office(f"farm{n}"), name=name) for n, name in enumerate(names)))
    assert told_of("farm1", roster) == "It is so. The office is Agriculture Office (serial 02)."


def test_a_message_names_it_as_questions_and_papers_do():
    assert of_one_name(ROSTER.offices)["rc2"].en in told_of("rc2")


def test_of_a_row_it_is_told_whose_it_is_unless_the_words_say_so():
    def said(words: str, file: str = "register.csv") -> str:
        notice = Notice(
            Severity.DOUBTFUL, Place(file, "", 11, "Two-step"), plain(words), about=AskedAbout("lota/head", "two-step"),
            at_place=True,
        )  # fmt: skip
        (told,) = with_offices([notice], ROSTER)
        return told.message.en

    assert said("not understood.") == 'register.csv, row 11 (Lota), "Two-step": not understood.'
    assert said("not understood of Lota.") == 'register.csv, row 11, "Two-step": not understood of Lota.'


@pytest.mark.parametrize("is_whole", [True, False])
def test_who_left_an_office_whose_name_another_one_has_is_told_with_its_serial(is_whole):
    *others, one = ROSTER.offices
    left = replace(one, left=True) if is_whole else replace(one, accounts=(replace(one.accounts[0], left=True),))
    (notice,) = tell_left(Roster((*others, left)))
    assert ("Resource Centre (serial 03)" if is_whole else "Resource Centre (serial 03), head") in notice.told.shown.en


def test_no_sentence_is_filled_with_the_name_of_an_office_alone_but_where_it_is_known_otherwise_which_it_is():
    here = Path(auditor.__file__).parent
    found = {
        path.relative_to(here).as_posix()
        for room in ROOMS
        for path in (here / room).rglob("*.py")
        if re.search(r"\b(office|name|whose)=(joined\(\()?[\w.\[\]-]*\boffice\.name\b", path.read_text("utf-8"))
    }
    assert found == BY_NAME_ALONE.keys()
