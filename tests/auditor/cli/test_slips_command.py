"""What the assistant programmer is told, and asked, of the slips that came back."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from changing import replace
from returned_slips import DAY, FACTS, Case
from running import run

from auditor.cli import _key_store
from auditor.desk.answering import Pages
from auditor.desk.desk import Desk
from auditor.model.facts import PASSWORD_CHANGED_ON, PASSWORD_STRENGTH, Strength
from auditor.model.journal import SlipDay, SlipsOrdered
from auditor.model.when import When
from auditor.papers.asking import what_to_ask
from auditor.rounds import assessing, keeping, recomputing
from auditor.rounds.typed import answering


@pytest.fixture
def case(tmp_path, monkeypatch):
    made = Case(tmp_path / "space")
    monkeypatch.setattr(_key_store, "open_store", lambda *_: made.store)
    return made


def opened(case, *, language="en", typed=None, code=0, on=DAY):
    return run("slips", "--workspace", case.folder, "--on", on, "--language", language, typed=typed, code=code)


def test_receipts_are_in_the_language_of_the_offices_whatever_the_talk_is_in(case):
    case.drop("slip.txt", case.seal())
    for language, told in (("en", "Slips: 1 taken now"), ("bn", "স্লিপ: এখন নেওয়া হয়েছে ০টি, আগে নেওয়া ১টি")):
        said = opened(case, language=language)
        assert told in said.stderr
        assert "স্লিপ" in said.stdout
        assert "পাওয়া গেছে" in said.stdout


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "into {folder}, which you make where it is not there"),
        ("bn", "{folder} ফোল্ডারে রাখুন (ফোল্ডারটি না থাকলে তৈরি করুন)"),
    ],
)
def test_where_no_slip_came_in_it_is_said_where_they_are_put_also_without_that_folder(case, language, words):
    shutil.rmtree(case.folder / "evidence" / "slips")
    said = " ".join(opened(case, language=language).stderr.split())
    assert words.format(folder=f"{case.folder.name}/evidence/slips") in said


def test_a_waiting_slip_is_counted_as_waiting_and_not_as_refused(case):
    case.drop("slip.txt", case.seal())
    case.store.held.clear()
    assert "0 files refused, 1 waiting" in opened(case, code=1).stderr


# A wrong clock


DEAD = date(2009, 1, 1)
WEAK, STRONG = replace(FACTS, strength=Strength.WEAK), FACTS


def strength_of(case):
    return assessing.assess(case.space, DAY).evidence[case.account][PASSWORD_STRENGTH]


def password_day(case):
    return assessing.assess(case.space, DAY).evidence[case.account][PASSWORD_CHANGED_ON]


def test_a_dead_clock_moves_a_slip_and_turns_no_finished_office_into_a_failure(case):
    case.drop("slip.txt", case.seal(replace(FACTS, changed=3), on=DEAD))
    told = opened(case)
    assert "it stood at 01.01.2009" in told.stderr
    assert "a no in it counts for 20.03.2024, and all else for 01.03.2024" in told.stderr
    assert password_day(case) == When(date(2024, 2, 27), date(2024, 3, 17))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "can only have been made on 01.03.2024, the day of its page, so all in it counts for that day. Ask them",
        ),
        ("bn", "পাতাটি ০১.০৩.২০২৪ তারিখের, তাই স্লিপটিও ওই তারিখ ছাড়া অন্য কোনো দিন তৈরি হতে পারে না;"),
    ],
)
def test_a_slip_that_can_only_be_of_one_day_is_told_to_be_of_that_day_and_none_is_asked_for(case, language, said):
    case.drop("slip.txt", case.seal(on=date(2024, 3, 2)))
    told = opened(case, language=language, typed="", on=date(2024, 3, 1)).stderr
    assert said in told
    assert not [asked for asked in ("On which day", "কোন তারিখে তৈরি", "all else for", "বাকি সব") if asked in told]


def test_on_which_day_a_slip_of_a_wrong_clock_was_made_is_asked_once_and_all_it_says_moves_there(case):
    case.drop("slip.txt", case.seal(replace(FACTS, changed=3), on=DEAD))
    told = opened(case, typed="30.02.2024\n21.03.2024\n১২.০৩.২০২৪\n")
    assert "01.01.2009 09:05" in told.stderr
    assert told.stderr.count("Type a day from 01.03.2024 to 20.03.2024") == 2
    assert [(entry.day, entry.on) for entry in case.ledger.notes(SlipDay)] == [(date(2024, 3, 12), DAY)]
    assert password_day(case) == When.on(date(2024, 3, 9))
    assert "On which day" not in opened(case, typed="").stderr


def test_of_a_day_that_is_not_known_it_is_asked_again(case):
    case.drop("slip.txt", case.seal(on=DEAD))
    assert "On which day" in opened(case, typed="\n").stderr
    assert case.ledger.notes(SlipDay) == ()
    said = opened(case, typed="\n", language="bn").stderr
    assert "কোন তারিখে তৈরি" in said
    assert "০১.০১.২০০৯ ০৯:০৫" in said


@pytest.mark.parametrize("where", ["form", "desk"])
@pytest.mark.parametrize("settled", [False, True])
def test_what_a_slip_of_a_wrong_clock_told_has_no_day_where_it_is_asked_anew_until_that_is_settled(
    case, settled, where
):
    case.drop("slip.txt", case.seal(on=DEAD))
    opened(case, typed="12.03.2024\n" if settled else "\n")
    judged = assessing.assess(case.space, DAY)
    asked = what_to_ask(case.space, judged, "2024-03", everybody=True)
    (row,) = [each for each in asked.rows if each.subject == case.account]
    draft = answering.begin(case.space, asked.in_order, "2024-03", asked.counts_from, DAY)
    (office,) = [each for each in draft.asked if each.office == case.office]
    pages = Pages(Desk(case.folder, on=DAY), draft)
    earlier = [field.earlier.en for each in pages.page(office).rows for field in each.fields if field.earlier]
    told = {"form": row.context.en, "desk": "; ".join(earlier)}[where]
    assert ("day in doubt" in told, "12.03.2024" in told) == (not settled, settled)
    assert "01.03.2024)" not in told


@pytest.mark.parametrize("first", ["weak", "strong"])
def test_where_a_wrong_clock_hides_which_of_two_slips_came_last_the_worse_counts_and_it_is_told(case, first):
    names = {"weak": WEAK, "strong": STRONG}
    other = {"weak": "strong", "strong": "weak"}[first]
    case.drop("a.txt", case.seal(names[first]))
    case.drop("b.txt", case.seal(names[other], on=DEAD))
    told = opened(case)
    assert "nobody can tell which was made last" in told.stderr
    assert case.office_name in told.stderr
    assert strength_of(case) is Strength.WEAK


def test_which_came_last_is_asked_once_and_then_that_one_counts(case):
    case.drop("a.txt", case.seal(WEAK))
    case.drop("b.txt", case.seal(STRONG, on=DEAD))
    said = opened(case, typed="\n2\n").stderr
    assert "Which was made last?" in said
    assert "its clock stood at 10.03.2024 09:05" in said
    assert len(case.ledger.notes(SlipsOrdered)) == 1
    assert strength_of(case) is Strength.STRONG
    assert "made last" not in opened(case).stderr


def test_two_slips_of_a_wrong_clock_that_say_the_same_are_not_asked_about(case):
    case.drop("a.txt", case.seal())
    case.drop("b.txt", case.seal(on=DEAD))
    assert "made last" not in opened(case).stderr


def test_an_audit_asks_as_well_and_a_kept_round_is_made_again_with_the_answers_of_its_day(case):
    case.drop("a.txt", case.seal(STRONG))
    case.drop("b.txt", case.seal(WEAK, on=DEAD))
    opened(case)
    kept = keeping.keep_round(case.space, DAY, "2024-03", "01")
    run("audit", "--workspace", case.folder, "--on", DAY, "--language", "en", typed="12.03.2024\n", code=1)
    assert len(case.ledger.notes(SlipDay)) == 1
    assert recomputing.recompute(case.space, kept.head).same
