"""Who stood in the roster before and is not in the roster any more is told, and whatever is answered for him."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.identity import Sameness
from auditor.rounds import assessing
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace.settings import read_config

LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1"
GARI = "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Secretary,g1"
CLERK = "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Clerk,g2"
LEFT = "Roster: these were listed before and are not listed any more: "
NOTED = "auditor.toml: a reason for leaving is written under [[departures]] for some who stand in the roster: "
DEPARTED = '\n[[departures]]\nsubject = "gari"\nreason = "merged"\n'


def answer(office: str, post: str, day: str) -> str:
    return f"{office},{post},{day},ফোন,চালু নেই,২০.০১.২০২৪,,,"


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> TypedUpazila:
    """Return an upazila of which one round was kept, with all of its accounts; only to be copied."""
    made = TypedUpazila(tmp_path_factory.mktemp("kept") / "space")
    made.lists(LOTA, GARI, CLERK)
    made.answers(answer("Lota UP", "Secretary", "10.02.2024"), answer("Garuikhali UP", "", "10.02.2024"))
    said = made.keep(code=1).stderr
    assert LEFT not in said
    return made


@pytest.fixture
def upazila(kept, tmp_path) -> TypedUpazila:
    return TypedUpazila(tmp_path / "space", of=kept)


def test_a_row_that_was_deleted_is_told_with_its_code_and_what_to_do(upazila):
    upazila.lists(LOTA)
    said = upazila.audit(on="2024-02-21", code=1).stderr
    assert f"{LEFT}Garuikhali UP (gari). Was an office or user ID closed, merged or transferred?" in said
    assert LEFT in upazila.keep("--yes", on="2024-02-21", code=1).stderr, "also for the same meeting"


def test_a_no_stays_whichever_row_is_deleted_and_keeping_asks_first(upazila):
    assert "fail 3" in upazila.audit(code=1).stderr
    upazila.lists(LOTA)
    refused = upazila.keep(on="2024-03-20", meeting="2024-03", code=3).stderr
    assert refused.count(LEFT) == 1
    assert "Nothing was kept, because a kept round stays." in refused
    assert "fail 3" in upazila.keep("--yes", on="2024-03-20", meeting="2024-03", code=1).stderr
    upazila.keep(on="2024-04-17", meeting="2024-04", code=1)


def test_a_user_id_that_is_only_counted_no_more_never_had_a_row(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    food = "food,Food Office,department,Controller,{n},food.example.gov.bd,,"
    made.lists(food.format(n=2))
    made.answers(answer("Food Office", "", "10.02.2024"))
    assert "fail 2" in made.keep(code=1).stderr
    made.lists(food.format(n=1))
    audit = made.audit(on="2024-02-21", code=1)
    assert "fail 2" in audit.stderr
    assert (
        "told of no more, and are counted until it is told why: Food Office, User 2 (food/user-2). Was one closed?"
        in audit.stderr
    )
    assert LEFT not in audit.stderr


def test_a_reason_is_taken_for_one_whom_no_row_lists_with_the_number_that_counts_him_and_then_once_he_is_counted_no_more(
    tmp_path,
):
    made = TypedUpazila(tmp_path / "space")
    of_one = ("--on", "2024-02-21", "--yes", "--workspace", made.folder, "--language", "en")
    made.lists("food,Food Office,department,Controller,2,food.example.gov.bd,,")
    made.answers(answer("Food Office", "", "10.02.2024"))
    made.keep(code=1)
    settings = (made.folder / "auditor.toml").read_bytes()
    told = run("roster", "correct", "food/user-2", "--left", "closed", *of_one, code=0)
    assert "Food Office number of accounts 2 1" in " ".join(told.stdout.split())
    (made.folder / "auditor.toml").write_bytes(settings)
    (made.folder / "roster-corrections.toml").unlink()
    made.lists("food,Food Office,department,Controller,1,food.example.gov.bd,,")
    told = run("roster", "correct", "food/user-2", "--left", "closed", *of_one, code=0)
    assert "number of accounts" not in told.stdout


def test_an_account_that_was_deleted_is_told_by_office_and_post(upazila):
    upazila.lists(LOTA, GARI)
    said = upazila.audit(on="2024-02-21", code=1).stderr
    assert f"{LEFT}Garuikhali UP, Clerk (gari/clerk)." in said


def test_once_it_is_known_who_stayed_all_others_are_told_at_once(upazila):
    guard = "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Guard,"
    upazila.lists(LOTA, GARI, CLERK, guard, guard, guard)
    upazila.keep(on="2024-03-20", code=1, meeting="2024-03")
    upazila.lists(LOTA, GARI, CLERK, guard)
    assert LEFT not in upazila.keep(on="2024-04-20", code=1, meeting="2024-04").stderr
    space = open_workspace(upazila.folder)
    (doubt,) = identities.assigned(space, identities.known(Ledger(space.ledger_path))).doubts
    first, second, third = (before.id for before in doubt.before)
    identities.answer(space, doubt.answered(second, Sameness.SAME), date(2024, 4, 20))
    said = upazila.keep("--yes", on="2024-04-20", code=1, meeting="2024-04").stderr
    anew, left = (line for line in said.splitlines() if LEFT in line)
    assert (f"({third})" in anew, f"({first})" in anew) == (True, True), "of neither it was asked yet"
    assert (f"({first})" in left, f"({second})" in left, f"({third})" in left) == (True, False, True)


def test_who_left_with_a_reason_is_not_asked_about_again(upazila):
    upazila.lists(LOTA)
    settings = upazila.folder / "auditor.toml"
    settings.write_text(settings.read_text("utf-8") + DEPARTED, "utf-8")
    assert LEFT not in upazila.audit(on="2024-02-21", code=1).stderr


def test_offices_whose_serial_moved_since_the_last_papers_are_told(upazila):
    upazila.lists(GARI, CLERK, LOTA)
    said = upazila.audit(on="2024-02-21", code=1).stderr
    assert (
        "another serial than in the papers of the last kept round (Lota UP: 1, now 2; Garuikhali UP: 2, now 1)" in said
    )
    upazila.lists(LOTA, GARI, CLERK, LOTA.replace("lota", "new").replace("Lota", "New"))
    assert "another serial" not in upazila.audit(on="2024-02-21", code=1).stderr


def test_the_checklist_counts_who_left_without_a_reason_beside_the_roster(upazila):
    def checklist():
        return run("--on", "2024-02-21", "--language", "en", "--workspace", upazila.folder, code=0).stdout

    told = "Offices and user IDs that are in the roster no more, and counted until it is told why: "
    assert told not in checklist()
    upazila.lists(LOTA, GARI)
    assert f"{told}1." in checklist()
    upazila.lists(LOTA)
    assert f"{told}1." in checklist(), "an office is counted once, not with its user IDs"


def test_why_one_left_whose_row_is_gone_already_is_told_by_the_same_command(upazila):
    upazila.lists(LOTA)
    line = ("roster", "correct", "gari", "--left", "merged", "--yes", "--on", "2024-02-21")
    said = run(*line, "--workspace", upazila.folder, code=0)
    assert "[[departures]]" in said.stderr
    assert not (upazila.folder / "roster-corrections.toml").exists()
    assert LEFT not in upazila.audit(on="2024-02-21", code=1).stderr
    assert "was told already, on 21.02.2024" in run(*line, "--workspace", upazila.folder, code=3).stderr
    run("roster", "correct", "nobody", "--left", "merged", "--yes", "--workspace", upazila.folder, code=3)


def test_a_new_answer_for_one_who_left_is_told_not_swallowed(upazila):
    upazila.lists(LOTA)
    upazila.answers(answer("Garuikhali UP", "Secretary", "10.03.2024"), name="register-2.csv")
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert 'register-2.csv, "register-2", row 3: this office stood in the roster before and does not any more' in said
    assert "register-1.csv answers for some" not in said, "what was told while it was listed is no news"


def test_a_form_that_comes_back_by_its_codes_for_one_who_left_is_told_in_one_line(upazila):
    upazila.lists(LOTA)
    form = upazila.folder / "evidence" / "register-2.csv"
    heads = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    rows = [
        f"{code},Garuikhali UP,{post},10.03.2024,ফোন,চালু নেই"
        for code, post in (("gari/secretary", "Secretary"), ("gari/clerk", "Clerk"))
    ]
    form.write_text("\n".join(["ডুমুরিয়া উপজেলা, খুলনা", heads, *rows]) + "\n", "utf-8")
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert "register-2.csv answers for some who are not in the roster any more: Garuikhali UP, " in said
    assert said.count("register-2.csv answers for some") == 1


@pytest.mark.parametrize(("is_counted", "step"), [(True, "tell the number"), (False, "put its row back")])
def test_who_was_only_counted_is_not_to_get_back_a_row_that_he_never_had(tmp_path, is_counted, step):
    upazila = TypedUpazila(tmp_path / "space")
    listed, fewer = (
        "lota,Lota UP,union,Chairman,2,lota.example.gov.bd,,",
        "lota,Lota UP,union,Chairman,1,lota.example.gov.bd,,",
    )
    posts = ("Secretary,l1", "Clerk,l2")
    rows = [listed] if is_counted else [LOTA.replace("Secretary,l1", post) for post in posts]
    upazila.lists(*rows)
    upazila.answers(answer("Lota UP", "", "10.02.2024"))
    upazila.keep(code=1)
    upazila.lists(*([fewer] if is_counted else rows[:1]))
    heads, code = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step", "lota/user-2" if is_counted else "lota/clerk"
    post = "ইউজার ২" if is_counted else "Clerk"
    upazila.answers(f"{code},Lota UP,{post},10.03.2024,ফোন,চালু নেই", name="register-2.csv", heads=heads)
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert "register-2.csv answers for some who are not in the roster any more: Lota UP, " in said
    assert f"If one is still there, {step}" in said


def test_the_table_of_offices_and_the_desk_s_list_say_that_a_user_id_is_gone_as_papers_do(upazila):
    upazila.lists(LOTA, GARI)
    said = "user ID no longer in the roster; reason not told"
    assert said in " ".join(upazila.audit(on="2024-02-21", code=1).stdout.split())
    with served(upazila.folder, on=date(2024, 2, 21), language=Language.EN) as (service, address):
        page = Client(service, address).get("/offices/").text
    lota, gari = page.split("<tr><td>01</td>")[1].split("<tr><td>02</td>")
    assert (said in lota, said in gari) == (False, True)


def test_of_user_ids_whose_rows_are_gone_the_brief_and_the_offices_own_report_ask_why_and_name_no_duty(upazila):
    upazila.lists(LOTA, GARI.replace("Secretary,g1", ","))
    upazila.keep("--yes", on="2024-03-20", code=1, meeting="2024-03")
    papers = ("report", "--format", "terminal", "--language", "en", "--workspace", upazila.folder)
    chair, own = (
        " ".join(run(*papers, *of, code=0).stdout.replace("|", " ").split())
        for of in (("--audience", "chair"), ("--office", "gari"))
    )
    assert (
        "No longer in the roster, the office or a user ID of it, and no reason was told; why: Garuikhali UP." in chair
    )
    assert "The office with duties left (serial 01) shall finish" in chair
    assert "2 user IDs of your office are not in the list any more." in own
    assert "Duties left" not in own


@pytest.mark.parametrize("had_told", [True, False])
def test_of_an_office_whose_row_is_gone_the_brief_asks_why_and_nothing_is_ordered_of_it(tmp_path, had_told):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(LOTA, GARI)
    answers = [answer(name, "", "10.02.2024") for name in ("Lota UP", "Garuikhali UP")]
    upazila.answers(*answers[: 1 + had_told])
    upazila.keep(code=1)
    upazila.lists(LOTA)
    upazila.keep("--yes", on="2024-03-20", code=1, meeting="2024-03")
    of_march = ("--language", "en", "--workspace", upazila.folder)
    chair, own = (
        " ".join(run("report", "--format", "terminal", *of_march, *of, code=0).stdout.replace("|", " ").split())
        for of in (("--audience", "chair"), ("--office", "gari"))
    )
    assert "and no reason was told; why: Garuikhali UP." in chair
    assert "The office with duties left (serial 01) shall finish" in chair
    assert "not told of" not in chair
    assert (
        "no longer in the roster. Tell why, so that it is counted no more; if its row is missing by mistake, tell that, so that it is put back."
        in own
    )
    assert "No letter: 1 is no longer in the roster" in run("remind", "--on", "2024-03-21", *of_march).stderr
    assert "in the roster no more, and counted until it is told why: 1." in run("--on", "2024-03-21", *of_march).stdout


@pytest.fixture
def explained(upazila) -> TypedUpazila:
    """Return the upazila after an office left with a reason, and a round was kept without it."""
    upazila.lists(LOTA)
    settings = upazila.folder / "auditor.toml"
    settings.write_text(settings.read_text("utf-8") + DEPARTED, "utf-8")
    assert "fail 1" in upazila.keep(on="2024-03-20", code=1, meeting="2024-03").stderr
    return upazila


@pytest.mark.parametrize(("audience", "named"), [("chair", True), ("auditor", True), ("minutes", False)])
def test_who_left_with_a_reason_is_named_to_those_who_may_see_it_and_never_in_the_minutes(explained, audience, named):
    line = ("report", "--audience", audience, "--format", "terminal", "--language", "en", "--workspace")
    shown = run(*line, explained.folder, code=0).stdout
    assert ("offices: 1 and user IDs: 2 (Garuikhali UP); reason: merged" in " ".join(shown.split())) is named
    assert ("Garuikhali UP" in shown) is named


def test_an_office_that_left_with_a_reason_and_is_there_by_another_name_is_asked_about(explained):
    explained.lists(LOTA, ",Riverside Council,union,Chairman,,river.example.gov.bd,Secretary,g1")
    said = explained.audit(on="2024-04-17", code=1).stderr
    assert "Garuikhali UP, now Riverside Council: the same office?" in said
    assert "fail 2" in said, "a no of before stays until it is answered"
    explained.keep(on="2024-04-17", code=1, meeting="2024-04")
    assert "now Riverside Council: the same office?" in explained.audit(on="2024-05-15", code=1).stderr


def test_an_office_that_has_nothing_of_the_one_that_left_with_a_reason_is_not_asked_about(explained):
    explained.lists(LOTA, ",Riverside Council,union,Chairman,,river.example.gov.bd,Secretary,r1")
    said = explained.audit(on="2024-04-17", code=1).stderr
    assert "the same office?" not in said
    assert "fail 1" in said


def test_a_reason_for_leaving_of_who_is_listed_again_is_pointed_out(explained):
    assert NOTED not in explained.audit(on="2024-03-20", code=1).stderr
    explained.lists(LOTA, GARI)
    said = explained.audit(on="2024-04-17", code=1).stderr
    assert f"{NOTED}Garuikhali UP (gari)." in said
    assert "take its leaving back (auditor roster corrections)" in said
    assert "fail 2" in said, "it is judged like everybody else"


def test_on_a_screen_nobody_is_named_by_an_id_that_only_a_command_needs(upazila):
    upazila.lists(LOTA, GARI)
    space = open_workspace(upazila.folder)
    notices = assessing.assess(space, date(2024, 2, 21)).notices
    (told,) = (notice.message for notice in notices if notice.message.en.startswith(LEFT))
    assert f"{LEFT}Garuikhali UP, Clerk (gari/" in told.en
    assert f"{LEFT}Garuikhali UP, Clerk. Was an office" in told.shown.en


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "no longer implemented, pending: the decision “Passwords and profiles"),
        ("bn", "আর বাস্তবায়িত গণ্য নয়, অনিষ্পন্ন: “ওয়েব পোর্টালের পাসওয়ার্ড ও প্রোফাইল” সিদ্ধান্ত"),
    ],
)
def test_an_office_that_was_done_until_its_only_row_was_deleted_is_not_called_pending_as_if_it_had_been(
    tmp_path, language, words
):
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA, GARI)
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,নিয়ম,প্রোফাইল"
    yes = "{},,10.02.2024,ফোন,চালু,২০.০১.২০২৪,হ্যাঁ,ঠিক আছে"
    made.answers(*(yes.format(name) for name in ("Lota UP", "Garuikhali UP")), heads=heads)
    made.keep(code=0)
    made.lists(LOTA, GARI.replace("Secretary,g1", ","))
    made.keep("--yes", on="2024-03-20", code=1, meeting="2024-03")
    line = ("report", "--office", "gari", "--format", "terminal", "--language", language, "--workspace", made.folder)
    assert words in " ".join(run(*line, code=0).stdout.split())


def test_another_reason_than_the_one_with_which_a_round_was_kept_is_written_in_its_place(explained):
    upazila, on = explained, ("--yes", "--on", "2024-03-25", "--language", "en", "--workspace", explained.folder)
    (was,) = read_config(upazila.folder).departures
    same = run("roster", "correct", was.subject, "--left", was.reason, *on, code=3).stderr
    assert "for this reason, and round" in same
    assert "take that back" not in same, "what a round was kept with is not taken back"
    said = run("roster", "correct", was.subject, "--left", "abolished by the ministry", *on, code=0)
    assert was.reason in said.stdout
    assert "keep the reason that was told by then" in said.stderr
    assert "It is taken back by" not in said.stderr, "it would be refused"
    assert "if the reason is another after all, write that likewise" in " ".join(said.stderr.split())
    told = [(each.subject, each.reason) for each in read_config(upazila.folder).departures]
    assert told == [(was.subject, "abolished by the ministry")]
    run("verify", "--workspace", upazila.folder, code=0)
