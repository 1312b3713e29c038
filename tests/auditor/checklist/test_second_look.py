"""What needs a second look is told under its office, each thing once, and files typed at the desk by their day; the rest by file."""

from __future__ import annotations

from datetime import date

from auditor.checklist import second_look
from auditor.i18n import Text, joined, plain
from auditor.model.evidence import Reference
from auditor.model.notice import AskedAbout, Notice, Place, Severity, told_at
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.register.columns import CONTACTED_ON
from auditor.rounds.evidence import told_emails
from auditor.rounds.identity import counted_texts
from auditor.rounds.typed.typed_forms import TypedFile, TypedRow

FISH = Office(
    "fish",
    plain("Fisheries"),
    OfficeKind.DEPARTMENT,
    plain("Officer"),
    accounts=(Account("fish/a", plain("Clerk"), ""),),
)
LATA = Office("lata", plain("Lata"), OfficeKind.UNION, plain("Chairman"))
DESK, OTHER, REGISTER = "intake/desk-1.json", "intake/desk-2.json", "register.xlsx"
MONDAY, TUESDAY = date(2024, 3, 18), date(2024, 3, 19)
TYPED = second_look.TypedFiles({DESK: TypedFile(MONDAY), OTHER: TypedFile(TUESDAY)})


def of_row(file, row, column, words, subject="", question=""):
    about = AskedAbout(subject, question) if subject else None
    place = Place(file, "Sheet", row, column)
    return Notice(Severity.DOUBTFUL, place, plain(words), about=about, at_place=True)


def told(*notices):
    groups, left = second_look.by_office(notices, (FISH, LATA), TYPED)
    return [(group.office.id, [(where.en, words.en) for where, words in group.told]) for group in groups], left


def test_the_same_of_several_cells_of_a_row_is_told_once_with_their_questions():
    both = [
        of_row(REGISTER, 4, column, "does not count", "fish/a", name)
        for column, name in (("ক", "reset"), ("খ", "profile"))
    ]
    assert told(*both) == (
        [("fish", [("register.xlsx, Sheet, row 4", "Password reset, Profile up to date: does not count")])],
        (),
    )


def test_offices_come_in_the_order_of_the_roster_and_two_rows_stay_apart():
    rows = [
        of_row(REGISTER, row, "", "odd", subject, "reset") for row, subject in ((9, "lata"), (4, "fish"), (5, "fish"))
    ]
    assert [(office, len(lines)) for office, lines in told(*rows)[0]] == [("fish", 2), ("lata", 1)]


def test_the_same_of_more_than_three_offices_of_a_file_is_told_once_with_the_file_and_of_three_with_each_office():
    offices = [
        Office(f"o{number}", plain(f"Office {number}"), OfficeKind.DEPARTMENT, plain("H")) for number in range(9)
    ]
    of_all = [of_row(REGISTER, 4 + at, "", "no account is listed", office.id) for at, office in enumerate(offices)]
    groups, left = second_look.by_office(of_all, offices, TYPED)
    assert (groups, left) == ((), tuple(of_all))
    ((_, (said,)),) = second_look.by_file(left, TYPED, plain("Roster")).items()
    assert said.en.endswith("The same holds for 9 rows in all: 4–12.")
    groups, left = second_look.by_office(of_all[:3], offices, TYPED)
    assert (len(groups), left) == (3, ())
    ((group,), left) = second_look.by_office(of_all, offices[:1], TYPED)
    assert (group.office, len(left)) == (offices[0], 8)  # the page of an office tells what is told of it


def test_the_same_of_many_offices_that_were_typed_is_told_once_though_each_hand_has_its_file():
    files = {f"intake/desk-{number}.json": TypedFile(MONDAY) for number in range(1, 6)}
    typed = second_look.TypedFiles(files)
    told = [
        Notice(Severity.DOUBTFUL, Place(file, f"Office {at}", 2), plain("odd"), at_place=True)
        for at, file in enumerate(files)
    ]
    ((called, (said,)),) = second_look.by_file(told, typed, plain("Roster")).items()
    assert called.en == "Answers typed at the desk on 18.03.2024"
    assert said.en == (
        f'{called.en}, "Office 0": odd The same holds for 5 rows of answers in all, of: Office 0, Office 1, Office 2, Office 3, '
        "Office 4."
    )


def test_a_file_that_was_typed_at_the_desk_is_called_so_wherever_it_is_named():
    message = plain(f"{DESK} and {OTHER} contradict each other")
    notice = Notice(Severity.DOUBTFUL, Place(DESK), message, about=AskedAbout("lata", ""))
    assert told(notice) == (
        [
            (
                "lata",
                [
                    (
                        "",
                        "Answers typed at the desk on 18.03.2024 and Answers typed at the desk on 19.03.2024 contradict each other",
                    )
                ],
            )
        ],
        (),
    )
    assert told(of_row(DESK, 2, "", "odd", "lata", "reset"))[0] == [
        ("lata", [("Answers typed at the desk on 18.03.2024", "odd")])
    ]


def test_answers_that_were_typed_are_never_told_by_a_row_of_their_file_that_nobody_saw():
    typed, filled = Reference(DESK, "0" * 64, "Lata!2"), Reference(REGISTER, "0" * 64, "Lata!2")
    assert (typed.said.en, filled.said.en) == (
        f"answers typed at the desk ({DESK})",
        f'{REGISTER} (sheet "Lata", row 2)',
    )
    assert typed.place_said.en == "Lata"
    assert (
        told_at(Place(DESK, "Lata", 2, "Reset"), plain("odd")).en
        == f'answers typed at the desk ({DESK}), "Lata", "Reset": odd'
    )
    message = joined((typed.said, filled.said), ": ")
    notice = Notice(Severity.DOUBTFUL, Place(DESK), message, about=AskedAbout("lata", ""))
    assert told(notice)[0] == [
        ("lata", [("", f'Answers typed at the desk on 18.03.2024: {REGISTER} (sheet "Lata", row 2)')])
    ]


def test_a_typed_row_is_its_offices_by_id_whatever_its_sheet_is_called():
    """Two offices may be called alike, and one may be called otherwise by now."""
    place, about = Place(DESK, "Fisheries", 2), AskedAbout("lata", "")
    notice = Notice(Severity.DOUBTFUL, place, plain("odd"), about=about, at_place=True)
    assert told(notice)[0] == [("lata", [("Answers typed at the desk on 18.03.2024", "odd")])]


def test_a_row_without_a_day_and_what_is_about_no_office_stay_with_their_files():
    notices = (
        of_row(REGISTER, 4, "", "no day", "fish", CONTACTED_ON.name),
        Notice(Severity.DOUBTFUL, Place(REGISTER), plain("of another month")),
        of_row(REGISTER, 4, "", "odd", "nobody", "reset"),
    )
    assert told(*notices) == ([], notices)


def test_typed_files_of_one_day_are_one_and_the_roster_has_its_name():
    same = second_look.TypedFiles(dict.fromkeys((DESK, OTHER), TypedFile(MONDAY)))
    notices = [
        Notice(Severity.DOUBTFUL, Place(file), plain(f"{file} is odd")) for file in (DESK, OTHER, "roster", REGISTER)
    ]
    found = second_look.by_file(notices, same, Text(en="Roster", bn="তালিকা"))
    assert {getattr(called, "en", called): [words.en for words in said] for called, said in found.items()} == {
        "Answers typed at the desk on 18.03.2024": ["Answers typed at the desk on 18.03.2024 is odd"],
        REGISTER: [f"{REGISTER} is odd"],
        "Roster": ["roster is odd"],
    }


def test_what_is_told_of_the_roster_does_not_begin_with_the_heading_under_which_it_stands():
    for told in (told_emails._OTHER, counted_texts.FEWER, counted_texts.MORE):
        assert not told.shown.bn.startswith("তালিকা:")
        assert not told.shown.en.startswith("Roster:")


def test_of_answers_that_were_typed_it_is_told_whose_they_are():
    clerk, head = (of_row(DESK, row, "ক", "does not count", who, "reset") for row, who in ((4, "fish/a"), (5, "fish")))
    ((_, lines),), _ = told(clerk, head)
    assert [where for where, _ in lines] == [
        "Answers typed at the desk on 18.03.2024, Clerk",
        "Answers typed at the desk on 18.03.2024",
    ]


def test_a_file_in_which_answers_of_several_days_are_told_on_is_called_by_the_days_of_the_answers_that_are_meant():
    rows = (
        TypedRow("Lata", 2, "lata", {"reset": MONDAY, "profile": TUESDAY}),
        TypedRow("Fisheries", 2, "fish", {"reset": MONDAY}),
    )
    typed = second_look.TypedFiles({DESK: TypedFile(TUESDAY, rows)})
    lata, fish = ("Lata", 2), ("Fisheries", 2)
    for asked, days in (
        ({}, "18.03.2024, 19.03.2024"),
        ({"row": lata}, "18.03.2024, 19.03.2024"),
        ({"row": lata, "questions": ["profile"]}, "19.03.2024"),
        ({"row": lata, "questions": ["reset"]}, "18.03.2024"),
        ({"row": fish}, "18.03.2024"),
        ({"subjects": {"lata"}, "questions": ["profile"]}, "19.03.2024"),
    ):
        assert typed.called(DESK, **asked).en == f"Answers typed at the desk on {days}"
    assert typed.called(REGISTER) is None
