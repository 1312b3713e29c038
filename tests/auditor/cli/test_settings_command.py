"""`auditor init` and `auditor settings` as dialogues and by options; what is printed first is asked first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served
from typed_upazila import ALL_DONE, LOTA_AND_KOYRA, TypedUpazila

from auditor.i18n import Language
from auditor.rounds import foreseeing
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import baselines, settings
from auditor.workspace.questions import QUESTIONS

if TYPE_CHECKING:
    from pathlib import Path


TALK = {"contacted-on": "20.02.2024", "way": "ফোন"}
FOUNDED_WITH = {
    "paper-language": "bn",
    "answer-days": "7",
    "baseline": "baseline.toml",
    "letterhead-bn": "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার; উপজেলা নির্বাহী অফিসারের কার্যালয়; কয়রা, খুলনা; koyra.khulna.gov.bd",
    "letterhead-en": "Government of the People's Republic of Bangladesh; Office of the Upazila Nirbahi Officer; Koyra, Khulna; koyra.khulna.gov.bd",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    run("init", tmp_path / "new", "--upazila", "Koyra", "--last-meeting", "18.01.2024", code=0)
    return tmp_path / "new"


@pytest.fixture
def without_phone(tmp_path: Path, monkeypatch) -> Path:
    """The example before anybody told a phone, with a page that needs no engine."""
    monkeypatch.setattr("auditor.selfcheck.page.page", lambda round_, language: f"{language}{round_!r}".encode())
    lay_example(tmp_path / "space")
    path = tmp_path / "space" / "auditor.toml"
    path.write_text(path.read_text("utf-8").replace('ap_phone = "02000-000201"\n', ""), "utf-8")
    return tmp_path / "space"


def test_a_next_meeting_years_ahead_is_told_only_where_it_is_meant(folder):
    line = ("settings", "--next-meeting", "15.02.2042", "--on", "2024-02-01", "--workspace", folder)
    refused = run(*line, code=3).stderr
    assert "more than 190 days ahead" in refused
    assert "add --yes" in refused
    assert "Is it meant so?" in run(*line, typed="n\n", code=3).stderr
    assert "next-meeting" not in settings.told(folder)
    run(*line, typed="y\n", code=0)
    assert f"{settings.told(folder)['next-meeting']}" == "2042-02-15"
    other = (*line[:2], "16.02.2042", *line[3:])
    run(*other, "--yes", code=0)
    assert f"{settings.told(folder)['next-meeting']}" == "2042-02-16"


@pytest.mark.parametrize(
    ("option", "answer", "after"),
    [
        ("--baseline", "good-practice", "not applicable 1"),
        ("--also", "2024-01/09 union", "partly implemented 1"),
        ("--last-meeting", "22.02.2024", "partly implemented 1"),
    ],
    ids=["another baseline", "further kinds of office", "another day of the decisions"],
)
def test_it_is_said_how_offices_stand_once_they_are_judged_by_other_decisions(tmp_path, option, answer, after):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(LOTA_AND_KOYRA[0])
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, **ALL_DONE, "email-use": "মাঝে মাঝে"}}, date(2024, 2, 20))
    given = ("settings", option, answer, "--on", "2024-02-25", "--workspace", upazila.folder, "--yes")
    said = run(*given, "--language", "en", code=0).stderr
    assert f"By this offices stand otherwise: before implemented 1; after {after}." in said
    former = {"--also": "-", "--baseline": "paikgacha-2024-01", "--last-meeting": "18.01.2024"}
    back = ("settings", option, former[option], *given[3:])
    assert "এতে দপ্তরগুলোর অবস্থা বদলাবে: আগে " in run(*back, "--language", "bn", code=0).stderr


def test_it_is_said_which_duties_stand_otherwise_though_each_office_stands_as_before(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(LOTA_AND_KOYRA[0])
    before_the_decision = "১৮.০১.২০২৪ তারিখের আগে"
    upazila.answers(f"lota,,20.02.2024,ফোন,চালু নেই,{before_the_decision},,,,")
    given = ("settings", "--last-meeting", "10.01.2024", "--on", "2024-02-25", "--workspace", upazila.folder, "--yes")
    said = run(*given, "--language", "en", code=0).stderr
    assert "By this duties stand otherwise, counted by user ID: before 0 done, 2 not done, 2 not known; after" in said
    assert "after 0 done, 1 not done, 3 not known." in said
    assert "offices stand otherwise" not in said


@pytest.mark.parametrize(
    ("option", "told", "again"),
    [
        ("--also", "2024-01/11 other; 2024-01/09 union, udc", "2024-01/09 udc, union; 2024-01/11 other"),
        ("--official-domains", "one.org two.org", "two.org one.org"),
    ],
)
def test_the_same_told_in_another_order_changes_nothing_and_asks_nothing(folder, option, told, again):
    line = ("--on", "2024-02-25", "--workspace", folder, "--language", "en")
    run("settings", option, told, *line, "--yes", code=0)
    before = (folder / "auditor.toml").read_text("utf-8")
    said = run("settings", option, again, *line, code=0).stderr
    assert ("Nothing was changed." in said, "Is this right?" in said) == (True, False)
    with served(folder, on=date(2024, 2, 25), language=Language.EN) as (service, address):
        desk = Client(service, address)
        page = desk.post("/settings/answers", on="/settings/", **{option.removeprefix("--"): again})
        assert (page.status, "Nothing was changed." in desk.get("/settings/").text) == (303, True)
    assert (folder / "auditor.toml").read_text("utf-8") == before


def test_nothing_is_judged_where_no_other_decisions_are_told(folder, monkeypatch):
    judged = []
    monkeypatch.setattr(foreseeing, "_judged", lambda *_: judged.append(1))
    run("settings", "--phone", "01700-000000", "--on", "2024-02-25", "--workspace", folder, code=0)
    assert not judged


@pytest.mark.parametrize("option", ["--next-meeting", "--due"])
@pytest.mark.parametrize(
    ("language", "asked"),
    [("en", "24.02.2024, lies before today, 25.02.2024"), ("bn", "২৪.০২.২০২৪, আজকের তারিখের (২৫.০২.২০২৪) আগে")],
)
def test_a_next_meeting_that_is_over_is_told_only_where_it_is_meant(folder, option, language, asked):
    line = ("settings", "--on", "2024-02-25", "--language", language, "--workspace", folder, option)
    before = settings.told(folder)
    assert asked in run(*line, "24.02.2024", code=3).stderr
    assert asked in run(*line, "24.02.2024", typed="n\n", code=3).stderr
    assert settings.told(folder) == before
    run(*line, "24.02.2024", "--yes", code=0)
    run(*line, "25.02.2024", code=0)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", ("Upazila", "Day of the meeting", "Your office phone")),
        ("bn", ("উপজেলার নাম", "সভায় সিদ্ধান্ত হয়েছে", "আপনার দাপ্তরিক ফোন")),
    ],
)
def test_init_asks_three_things_at_a_terminal(tmp_path, language, asked):
    done = run("init", tmp_path / "new", "--language", language, typed="কয়রা\n১৮.০১.২০২৪\n০১৭০০-০০০০০০\n", code=0)
    places = [done.stderr.index(words) for words in asked]
    assert places == sorted(places)
    told = settings.told(tmp_path / "new")
    assert (f"{told['last-meeting']}", told["phone"]) == ("2024-01-18", "01700-000000")


def test_init_asks_again_where_an_answer_is_none_and_lets_the_phone_wait(tmp_path):
    done = run("init", tmp_path / "new", typed="Qqqqq\nKaliganj\n9\n1\nsoon\n18.01.2024\n\n", code=0)
    assert "No upazila of that name" in done.stderr
    assert "Which one?" in done.stderr
    assert "That is no day" in done.stderr
    assert set(settings.told(tmp_path / "new")) == {"last-meeting", *FOUNDED_WITH}


@pytest.mark.parametrize("given", [("--upazila", "Pabna"), ()], ids=["as an option", "typed"])
def test_init_asks_of_a_near_name_at_a_terminal_and_none_of_those_can_be_meant(tmp_path, given):
    typed = ("" if given else "Pabna\n") + "2\nKoira\n18.01.2024\n\n"
    done = run("init", tmp_path / "new", *given, "--language", "en", typed=typed, code=0)
    assert "1. Paba (Rajshahi)" in done.stderr
    assert "2. none of these" in done.stderr
    assert "Koyra, Khulna" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 2),
        (("--upazila", "Koyra"), 2),
        (("--upazila", "Koyra", "--last-meeting", "soon"), 2),
        (("--upazila", "Koyra", "--last-meeting", "18.01.2024", "--phone", "none"), 2),
        (("--upazila", "Koyra", "--last-meeting", "2098-01-01"), 3),
    ],
)
def test_init_without_a_terminal_wants_options_and_makes_nothing_without_them(tmp_path, options, code):
    run("init", tmp_path / "new", *options, code=code)
    assert not (tmp_path / "new").exists()


def test_settings_by_option_are_kept_and_shown(folder):
    run(
        "settings", "--workspace", folder, "--memo", "৯১", "--memo-day", "29.01.2024", "--phone", "01700-000000",
        "--next-meeting", "2024-03-14", "--on", "2024-02-01", code=0,
    )  # fmt: skip
    shown = run("settings", "--workspace", folder, code=0).stdout
    assert all(words in shown for words in ("৯১", "29.01.2024", "01700-000000", "14.03.2024", "--uno-mail"))
    assert "১৪.০৩.২০২৪" in run("settings", "--workspace", folder, "--language", "bn", code=0).stdout


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ("example.org khulna.example", "English", "Yes")),
        ("bn", ("example.org khulna.example", "ইংরেজি", "হ্যাঁ", "৫")),
    ],
)
def test_what_stood_in_the_file_alone_is_told_by_option_and_shown_as_it_is_called(folder, language, shown):
    on = ("--on", "2024-02-01", "--workspace", folder)
    options = ("--official-domains", "example.org, Khulna.example", "--paper-language", "en", "--answer-days", "৫")
    run("settings", *options, "--publish-standings", "হ্যাঁ", *on, code=0)
    config = settings.read_config(folder)
    assert (config.official_domains, config.language) == (("example.org", "khulna.example"), "en")
    assert (config.letterhead.answer_days, config.letterhead.publish_standings) == (5, True)
    table = run("settings", *on, "--language", language, code=0).stdout
    assert all(words in table for words in shown)
    assert "none of free mail" in run("settings", "--official-domains", "gmail.com", *on, code=2).stderr
    run("settings", "--official-domains", "-", "--publish-standings", "-", *on, code=0)
    assert settings.read_config(folder).official_domains == ()
    assert settings.read_config(folder).letterhead.publish_standings is False


@pytest.mark.parametrize("option", ["--portal-owner", "--distribution", "--copy-union", "--copy-department", "--memo"])
def test_what_looks_like_a_password_is_written_into_no_setting(folder, option):
    before = (folder / "auditor.toml").read_bytes()
    done = run("settings", "--workspace", folder, option, "Batia@2024x", code=2)
    assert "password" in done.stderr
    assert "Batia" not in done.stderr
    assert (folder / "auditor.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "told", "other_order"),
    [
        ("7, 12", "Numbers in the minutes: no. 07: {first}; no. 12: {second}.", False),
        ("11, 09", "Numbers in the minutes: no. 11: {first}; no. 09: {second}.", False),
        ("০৯, ১১", "Numbers in the minutes: no. 09: {first}; no. 11: {second}.", True),
    ],
)
def test_numbers_of_decisions_are_told_with_what_each_is_about_and_that_the_baseline_has_them_the_other_way_round(
    folder, typed, told, other_order
):
    decisions = listed.open_workspace(folder, roster=False).baseline.decisions
    assert [decision.id for decision in decisions] == ["2024-01/11", "2024-01/09"]
    first, second = (decision.subject.en for decision in decisions)
    said = run("settings", "--workspace", folder, "--serials", typed, code=0).stderr
    assert told.format(first=first, second=second) in said
    assert ('write: auditor settings --serials "11, 09"' in said) is other_order


def test_in_bangla_numbers_of_decisions_are_told_too(folder):
    first, second = (each.subject.bn for each in listed.open_workspace(folder, roster=False).baseline.decisions)
    said = run("settings", "--workspace", folder, "--serials", "9, 11", "--language", "bn", code=0).stderr
    assert f"কার্যবিবরণীতে ক্রম: ০৯ নম্বর: {first}; ১১ নম্বর: {second}।" in said
    assert "মানদণ্ডে এই সিদ্ধান্তগুলোর ক্রম অন্যভাবে আছে (১১, ০৯)" in said


def test_settings_at_a_terminal_keep_what_is_left_and_take_back_what_is_struck_out(folder):
    line = ("settings", "--next-meeting", "2024-03-14", "--phone", "01700-000000", "--on", "2024-02-01")
    run(*line, "--workspace", folder, code=0)
    typed = "\n7, 12\n৯১\n29.01.2024\n\n-\n" + "\n" * (len(QUESTIONS) - 6)
    done = run("settings", "--workspace", folder, typed=typed, code=0)
    assert "Written: numbers of the decisions, memo number, day of the memo." in done.stderr
    assert "Taken back, and not told any more: next meeting." in done.stderr
    assert {name: str(answer) for name, answer in settings.told(folder).items()} == {
        "last-meeting": "2024-01-18", "serials": "07, 12", "memo": "৯১", "memo-day": "2024-01-29", "phone": "01700-000000",
        **FOUNDED_WITH,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "What",
                "letterhead in English",
                "Koyra, Khulna; koyra.khulna.gov.bd",
                "One; two",
                "Good practice",
                "who prepares annexes",
            ),
        ),
        (
            "bn",
            (
                "কী",
                "কাগজের শীর্ষ (ইংরেজি)",
                "Koyra, Khulna; koyra.khulna.gov.bd",
                "One; two",
                "ভালো চর্চা",
                "প্রস্তুতকারী (বাংলা)",
            ),
        ),
    ],
)
def test_what_papers_bear_and_are_judged_by_is_shown_before_and_after_and_nothing_else_is(folder, language, words):
    line = ("settings", "--workspace", folder, "--language", language)
    told = ("--letterhead-en", "One; two", "--baseline", "good-practice", "--prepared-bn", "প্রোগ্রামার", "--due-days", "5")
    before = (folder / "auditor.toml").read_bytes()
    unasked = run(*line, *told, code=3).stderr
    assert "--yes" in unasked.splitlines()[-1]
    assert (folder / "auditor.toml").read_bytes() == before
    shown = " ".join(run(*line, *told, "--yes", code=0).stderr.split())
    assert all(
        " ".join(each.split()) in shown.replace(" │", "")
        for each in words
        if each != "Koyra, Khulna; koyra.khulna.gov.bd"
    )
    assert "koyra.khulna.gov.bd" in shown
    assert words[0] not in run(*line, "--due-days", "6", code=0).stderr.split()
    assert "(good-practice)" in run(*line, code=0).stdout


@pytest.mark.parametrize(("typed", "baseline"), [("n", "baseline.toml"), ("y", "good-practice")])
def test_by_which_baseline_is_judged_is_asked_about_where_offices_stand_otherwise_by_it(folder, typed, baseline):
    line = ("settings", "--workspace", folder, "--language", "en", "--baseline", "good-practice")
    asked = run(*line, typed=f"{typed}\n", code=0 if typed == "y" else 3)
    assert "By this offices stand otherwise" in " ".join(asked.stderr.split())
    assert f'baseline = "{baseline}"' in (folder / "auditor.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "days"), [("en", ("18.04.2024", "25.04.2024")), ("bn", ("১৮.০৪.২০২৪", "২৫.০৪.২০২৪"))]
)
def test_days_and_numbers_are_shown_before_and_after_as_the_language_writes_them(folder, language, days):
    line = ("settings", "--workspace", folder, "--language", language, "--on", "2024-03-25")
    run(*line, "--next-meeting", "2024-04-18", "--due-days", "5", code=0)
    shown = run(*line, "--letterhead-en", "One", "--next-meeting", "2024-04-25", "--due-days", "0", code=0).stderr
    row = next(each for each in shown.splitlines() if days[0] in each)
    assert (days[1] in row, "2024-04" in shown) == (True, False)
    assert [each.split()[-2:] for each in shown.splitlines()].count(["5", "0"] if language == "en" else ["৫", "০"]) == 1


@pytest.mark.parametrize(("language", "words"), [("en", "cannot come before"), ("bn", "পরবর্তী সভা তার আগেই")])
def test_settings_that_do_not_fit_together_change_nothing(folder, language, words):
    before = (folder / "auditor.toml").read_bytes()
    done = run("settings", "--workspace", folder, "--next-meeting", "2024-01-01", "--language", language, code=3)
    assert words in done.stderr
    assert (folder / "auditor.toml").read_bytes() == before


@pytest.mark.parametrize("typed", ["01.01.2024", "2024-1-1", "০১/০১/২০২৪", "2024-01-01"])
def test_days_that_do_not_fit_together_are_both_named_however_they_were_typed_with_what_to_do(folder, typed):
    line = ("settings", "--workspace", folder, "--next-meeting", typed, "--language", "en")
    told = run(*line, code=3).stderr
    assert "01.01.2024" in told
    assert "18.01.2024" in told
    assert "auditor settings --next-meeting DATE, or auditor settings --last-meeting DATE" in told


@pytest.mark.parametrize(("language", "words"), [("en", "No sheet was made"), ("bn", "নির্দেশিকা তৈরি হয়নি")])
def test_sheets_without_a_phone_are_not_made_and_it_is_said_how_to_give_it(without_phone, language, words):
    done = run("invite", "--on", "2024-03-05", "--workspace", without_phone, "--language", language, code=3)
    assert words in done.stderr
    assert "auditor settings --phone" in done.stderr
    assert not (without_phone / "out").exists()
    assert not (without_phone / "ledger.db").exists()


def test_at_a_terminal_a_phone_is_asked_when_it_is_first_printed_and_then_known(without_phone, tmp_path):
    line = (
        "invite",
        "--office",
        "1",
        "--on",
        "2024-03-05",
        "--workspace",
        without_phone,
        "--key-file",
        tmp_path / "none",
    )
    done = run(*line, typed="01700-000000\n\n", code=3)
    assert "Your office phone" in done.stderr
    assert settings.told(without_phone)["phone"] == "01700-000000"
    assert "Your office phone" not in run(*line, typed="", code=3).stderr


@pytest.fixture
def without_memo(tmp_path: Path) -> Path:
    """The example with a baseline of its own, whose decisions name no memo."""
    lay_example(tmp_path / "own")
    shipped = baselines.shipped("paikgacha-2024-01")
    lines = [line for line in shipped.split("\n") if not line.startswith("memo")]
    (tmp_path / "own" / "own.toml").write_text("\n".join(lines), "utf-8")
    path = tmp_path / "own" / "auditor.toml"
    path.write_text(path.read_text("utf-8").replace('"paikgacha-2024-01"', '"own.toml"'), "utf-8")
    return tmp_path / "own"


def keep(folder: Path, **how):
    return run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-21", "--workspace", folder, **how, code=1)


def test_a_round_without_a_memo_says_how_to_give_it_before_it_is_kept(without_memo):
    assert "auditor settings --memo" in keep(without_memo).stderr


def test_at_a_terminal_a_memo_is_asked_once_with_its_day_and_may_stay_open(without_memo):
    keep(without_memo, typed="৯১\n29.01.2024\n")
    (kept,) = Ledger(without_memo / "ledger.db").rounds()
    assert {(each.memo, f"{each.memo_day}") for each in kept.header.decisions} == {("৯১", "2024-01-29")}
    assert "Number of the memo" not in keep(without_memo, typed="").stderr
    assert len(Ledger(without_memo / "ledger.db").rounds()) == 1


def test_a_memo_left_open_is_not_asked_for_again(without_memo):
    assert "Number of the memo" in keep(without_memo, typed="\n").stderr
    assert settings.told(without_memo)["memo"] == ""
    assert "Number of the memo" not in keep(without_memo, typed="").stderr


@pytest.mark.parametrize(
    ("language", "called"),
    [
        ("en", ("DATE", "INTEGER", "NUMBER", "ADDRESS", "TEXT")),
        ("bn", ("তারিখ", "সংখ্যা", "নম্বর", "ঠিকানা", "লেখা")),
    ],
)
def test_help_says_of_each_setting_what_kind_of_answer_is_typed(language, called):
    said = run("settings", "--help", "--language", language, code=0).stdout
    day, count, phone, mailbox, words = called
    of = {day: ("next-meeting", "memo-day"), count: ("letter-days", "answer-days"), phone: ("phone", "uno-phone")}
    of |= {mailbox: ("uno-mail",), words: ("memo", "portal-owner")}
    of |= {"bn|en": ("paper-language",), "yes|no": ("publish-standings",), "district|programmer": ("portal-through",)}
    assert [name for typed, names in of.items() for name in names if f"--{name} {typed}" not in said] == []


@pytest.mark.parametrize(
    ("beside", "is_said"),
    [((), True), (("--memo", "৯২"), False), (("--memo", "-"), False)],
    ids=["kept", "another", "none"],
)
def test_where_decisions_become_those_of_another_meeting_it_is_said_that_their_memo_stays(tmp_path, beside, is_said):
    folder = tmp_path / "new"
    run("init", folder, "--upazila", "Koyra", "--last-meeting", "18.01.2024", "--on", "2024-02-20", code=0)
    line = ("settings", "--on", "2024-02-20", "--workspace", folder)
    run(*line, "--memo", "৯১", code=0)
    said = run(*line, "--last-meeting", "17.01.2024", *beside, "--yes", code=0).stderr
    told = "The decisions are of the meeting of 17.01.2024 now, and memo no. 91 stays as the one that sent them out."
    assert (told in said) is is_said
    assert ("auditor settings --memo" in said) is is_said
