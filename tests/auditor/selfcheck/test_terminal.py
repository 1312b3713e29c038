"""The self-check at a terminal, as a person uses it: typed into a real terminal, read off its screen."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import date, datetime, time
from importlib import resources
from pathlib import Path

import pytest
from changing import replace
from few_offices import lay_example
from opened_slips import open_slip
from returned_slips import FACTS
from running import run
from terminal import Terminal

from auditor.i18n import Language, Text
from auditor.model.facts import Method, Strength
from auditor.model.journal import AccountTag, Invited, KeysMade
from auditor.model.selfcheck import Campaign, CampaignAccount, LocalWords, SinceDecision, Slip, TwoStepAnswer
from auditor.passwords import breaches
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck import campaigns, fetching, making_slips, page, telling
from auditor.selfcheck.examining import examine
from auditor.selfcheck.terms import PasswordTerms
from auditor.selfcheck.texts.of_page import TEXTS
from auditor.slip import codes, finding, sealing

pytestmark = [
    pytest.mark.sampled,
]
ROOT = Path(__file__).parents[3]
SECRETS = codes.CampaignSecrets.new()
ROUND = "2024-02"
CODES = {account: codes.account_code(SECRETS, ROUND, account) for account in ("uno-1", "uno-2", "lata-1")}
SALT, TAGS = codes.code_tags(ROUND, CODES)
DAY = date(2024, 2, 14)
INVENTED = secrets.token_hex(8)
STRONG = f"Kx%{INVENTED}-w7Zq"
WEAK = "Password@123"


def round_(**changes) -> Campaign:
    accounts = tuple(
        CampaignAccount(TAGS[account], Text(en=f"Office {account}", bn="দপ্তর"), Text(en="Secretary", bn="সচিব"))
        for account in CODES
    )
    return Campaign(
        **{
            "id": ROUND,
            "meeting": "2024-02",
            "public_key": SECRETS.public_key,
            "tag_salt": SALT,
            "opened": date(2024, 2, 1),
            "due": date(2024, 2, 20),
            "rule": "upper+lower+symbol",
            "digit": "advise",
            "decision_day": date(2024, 1, 18),
            "decision_serial": "11",
            "committee": Text(en="Committee", bn="কমিটি"),
            "ap_phone": "01700-000000",
            "uno_mail": "uno@example.invalid",
            "accounts": accounts,
            "words": LocalWords(places=("paikgacha",)),
            "year": 2024,
            **changes,
        }
    )


@pytest.fixture
def start(tmp_path):
    screens = []

    def started(*arguments, cwd=tmp_path, **more):
        screens.append(Terminal("selfcheck", *arguments, folder=cwd, **more))
        return screens[-1]

    yield started
    for screen in screens:
        screen.close()


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "selfcheck.html"
    path.write_bytes(page.page(round_()))
    return path


@pytest.fixture(scope="module")
def leaked_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("leaked") / "leaked.txt"
    known = [STRONG, *(f"invented {number}" for number in range(4000))]
    hashes = (hashlib.sha1(one.encode(), usedforsecurity=False).hexdigest().upper() for one in known)
    path.write_text("".join(f"{one}:7\n" for one in sorted(hashes)))
    return path


WORDS = {
    Language.EN: {
        "own": "user ID (if you wish)",
        "password": "Password: ",
        "number": "Number: ",
        "weak": "easy to guess",
        "strong": "the password is strong",
        "unchecked": "Not checked against all leaks",
        "upper": "Upper-case letter (A–Z): present",
    },
    Language.BN: {
        "own": "ইউজার আইডি (ইচ্ছা হলে)",
        "password": "পাসওয়ার্ড: ",
        "number": "নম্বর: ",
        "weak": "সহজে অনুমান করা যায়",
        "strong": "পাসওয়ার্ডটিও শক্তিশালী",
        "unchecked": "সব ফাঁস হওয়া পাসওয়ার্ডের সঙ্গে মেলানো হয়নি",
        "upper": "বড় হাতের ইংরেজি অক্ষর (A–Z): আছে",
    },
}


@pytest.mark.parametrize("language", WORDS)
def test_a_weak_password_is_told_why_and_a_better_one_passes(start, language):
    says = WORDS[language]
    screen = start("--language", language, "--on", DAY)
    screen.sees(says["own"]).types("")
    screen.sees(says["password"]).types(WEAK)
    screen.sees(says["upper"]).sees(says["weak"]).sees(says["unchecked"])
    screen.sees(says["number"]).types("1")
    screen.sees(says["password"]).types(STRONG)
    screen.sees(says["strong"]).sees(says["number"]).types("৩")
    assert screen.leaves() == 0
    assert WEAK not in screen.told
    assert INVENTED not in screen.told


def test_a_weak_last_password_and_none_at_all_end_with_one(start):
    screen = start("--on", DAY)
    screen.sees("(if you wish)").types("").sees("Password: ").types(WEAK)
    screen.sees("Number: ").types("3")
    assert screen.leaves() == 1
    screen = start("--on", DAY)
    screen.sees("(if you wish)").types("").sees("Password: ").types("")
    screen.sees("Nothing was typed").sees("Number: ").types("x").sees("1 to 3").sees("Number: ").types("3")
    assert screen.leaves() == 1


def test_own_words_count_and_a_made_passphrase_is_strong(start):
    screen = start("--on", DAY)
    screen.sees("(if you wish)").types("Zubrowka.Mahfil").sees("Password: ").types("Zubrowka@2024")
    screen.sees("part of your name").sees("Number: ").types("2")
    screen.sees("the password is strong").sees("Number: ").types("2").sees("Number: ").types("3")
    assert screen.leaves() == 0
    made = re.findall(r"\n    (\S+)\n", screen.told)
    assert len(set(made)) == 2


def test_comparing_says_yes_or_no_only(start):
    screen = start("--on", DAY, "--compare")
    for other, answer in ((STRONG, "The two are the same"), (STRONG + "x", "The two are different"), ("", "")):
        screen.sees("(if you wish)").types("") if "wish" not in screen.told else screen.types("1")
        screen.sees("Password: ").types(STRONG).sees("other account").types(other)
        screen.sees("Result").sees(answer).sees("Number: ")
    screen.types("3")
    assert screen.leaves() == 0
    assert INVENTED not in screen.told


def to_the_questions(screen):
    screen.sees("1. Test or take a password").sees("(if you wish)").types("").sees("Password: ").types(STRONG).sees(
        "Number: "
    ).types("3")
    screen.sees("2. Set it on the portal and turn two-step on")
    screen.sees("now set on the portal").sees("Number: ").types("1")


def gives_the_code(screen, code):
    screen.sees("Code: ").types("12")
    screen.sees("8 characters; you typed 2").sees("Code: ").types("ক" * 8)
    screen.sees("Switch to English").sees("Code: ").types("ZZZZ ZZZZ")
    screen.sees("does not fit").sees("Code: ").types(f"{code[:4].lower()}-{code[4:]}")
    screen.sees("Office lata-1").sees("Number: ").types("1")


@pytest.mark.parametrize(("language", "phone"), [(Language.EN, "01700-000000"), (Language.BN, "০১৭০০-০০০০০০")])
def test_whom_to_send_a_slip_is_told_in_the_digits_of_the_talk_as_on_the_sheet(language, phone):
    check = examine(STRONG, PasswordTerms(LocalWords(), "upper+lower+symbol", "advise", 2024))
    said = [line.said(language) for line in telling.sending(round_(), check, "AB12")]
    assert sum(phone in line for line in said) == 2


def test_the_slip_says_what_was_answered_and_opens_with_the_rounds_key(start, page_file, tmp_path):
    (tmp_path / "taken.txt").write_text("mine")
    screen = start("--page", page_file, "--language", "en", "--on", DAY, "--slip", "taken.txt")
    to_the_questions(screen)
    screen.sees("3. Send the slip").sees("reset the password").sees("after 18.01.2024").sees("Number: ").types("2")
    screen.sees("Date").types("30.02.2024").sees("no such day").sees("Date").types("15.02.2024").sees("later than")
    screen.sees("Date").types("৩.২.২০২৪")
    screen.sees("Is two-step on").sees("Number: ").types("1")
    screen.sees("Where does the code come").sees("Number: ").types("2")
    screen.sees("in the profile correct and current").sees("Number: ").types("3")
    screen.sees("several people").sees("Number: ").types("2")
    gives_the_code(screen, CODES["lata-1"])
    screen.sees("taken.txt is already there").sees("File name").types("a.pwslip")
    screen.sees("No slip is read from a file of such a name").sees("File name").types("")
    screen.sees("Slip number: ").sees("uno@example.invalid").sees("01700-000000").sees("does not know whether")
    assert screen.leaves() == 0
    assert INVENTED not in screen.told
    (path,) = tmp_path.glob("slip-*.txt")
    text = path.read_text("ascii")
    assert path.name == f"slip-{finding.slip_number(text)}.txt"
    assert f"Slip number: {finding.slip_number(text)}" in screen.told
    assert text.strip() in screen.told.replace("\n", "") or text.strip() in screen.told
    account, said = open_slip(text, SECRETS, round_id=ROUND, codes=CODES)
    assert account == "lata-1"
    assert (said.on, said.page) == (DAY, making_slips.VERSION)
    facts = said.facts
    assert (facts.rule, facts.meets_rule, facts.strength) == ("upper+lower+symbol", True, Strength.STRONG)
    assert (facts.reused, facts.breached) == (None, None)
    assert facts.changed == 11
    assert (facts.two_step, facts.method) == (TwoStepAnswer.ASKED, Method.SMS)
    assert facts.profile == SinceDecision.NOT_DONE
    assert facts.shared is False
    assert (tmp_path / "taken.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["a.pwslip", "a.txt.doc", ".slip.txt", "README.txt"])
@pytest.mark.parametrize("command", [("selfcheck",), ("probe", "office.probe")], ids=["a self-check", "a login check"])
def test_a_name_by_which_no_slip_is_read_is_refused_where_it_is_given(command, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("office.probe").write_text("", "utf-8")
    refused = run(*command, "--slip", name, "--language", "en", code=2).stderr
    assert "--slip: No slip is read from a file of such a name. Give one that ends in .txt" in refused


def test_a_name_is_refused_for_a_slip_exactly_where_none_is_fetched_from_a_file_of_that_name(tmp_path):
    slip = Slip(ROUND, TAGS["uno-1"], "1", datetime.combine(DAY, time(9, 5)), "", FACTS)
    words = sealing.seal(slip, CODES["uno-1"], SECRETS.public_key)
    names = ("a.txt", "A.TXT", "a.pwslip", "a.txt.doc", ".slip.txt", "README.txt")
    for name in names:
        left = tmp_path / f"of {name}"
        left.mkdir()
        (left / name).write_text(words, "utf-8")
    fetched = [name for name in names if fetching.fetch(tmp_path / f"of {name}", tmp_path).copied]
    assert fetched == [name for name in names if fetching.is_read(name)] == ["a.txt", "A.TXT"]


def test_a_slip_tells_of_the_comparisons_that_were_made_and_the_screen_says_so(start, page_file, leaked_file, tmp_path):
    screen = start(
        "--page", page_file, "--language", "en", "--on", DAY, "--compare", "--leaked", leaked_file, "--slip", "it.txt"
    )
    screen.sees("(if you wish)").types("").sees("Password: ").types(STRONG).sees("other account").types(STRONG)
    for answer in ("3", "1", "5", "6", "4", "3"):
        screen.sees("Number: ").types(answer)
    screen.sees("Code: ").types(CODES["uno-1"]).sees("Number: ").types("1").sees("in the list of leaked ones").sees(
        "the same as the other one"
    )
    assert screen.leaves() == 1
    _, said = open_slip((tmp_path / "it.txt").read_text(), SECRETS, round_id=ROUND, codes=CODES)
    assert (said.facts.reused, said.facts.breached) == (True, True)
    assert said.facts.changed is said.facts.two_step is said.facts.profile is said.facts.shared is None


def test_a_page_speaks_bangla_and_no_slip_is_made_before_the_password_is_set(start, page_file, tmp_path):
    screen = start("--page", page_file, "--on", DAY)
    screen.sees("(ইচ্ছা হলে)").types("").sees("পাসওয়ার্ড: ").types(STRONG).sees("নম্বর: ").types("3")
    screen.sees("এখন পোর্টালে বসানো আছে?").sees("নম্বর: ").types("২").sees("আগে পোর্টালে বসান")
    assert screen.leaves() == 0
    assert not list(tmp_path.glob("slip-*"))


def test_without_a_code_there_is_no_slip(start, page_file, tmp_path):
    screen = start("--page", page_file, "--language", "en", "--on", DAY)
    screen.sees("(if you wish)").types("").sees("Password: ").types(STRONG).sees("Number: ").types("3")
    for answer in ("1", "5", "6", "4", "3"):
        screen.sees("Number: ").types(answer)
    screen.sees("Code: ").types("").sees("there is no slip without it")
    assert screen.leaves() == 0
    assert not list(tmp_path.glob("slip-*"))


EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))


@pytest.fixture
def space(tmp_path):
    """A workspace of which sheets were made, as the ledger has it; their codes are ours."""
    folder = tmp_path / "space"
    lay_example(folder)
    read = listed.open_workspace(folder)
    accounts = {
        account.id: codes.account_code(SECRETS, ROUND, account.id)
        for office in listed.roster_of(read).offices
        for account in office.accounts
    }
    salt, tags = codes.code_tags(ROUND, accounts)
    key = SECRETS.public_key.hex()
    made = KeysMade(ROUND, ROUND, SECRETS.key_id, key, date(2024, 2, 1))
    invited = Invited(ROUND, salt, tuple(AccountTag(one, tag) for one, tag in tags.items()), "0" * 64, DAY, DAY)
    Ledger(folder / "ledger.db").note(made, invited)
    round_of_it = campaigns.campaign(listed.open_workspace(folder))
    digest = hashlib.sha256(campaigns.page_of(read, round_of_it)).hexdigest()
    Ledger(folder / "ledger.db").note(replace(invited, page=digest))
    return folder


def test_in_a_workspace_its_words_hold_and_a_slip_is_made(start, space):
    code = codes.account_code(SECRETS, ROUND, "fisheries/উপজেলামৎস্যঅফিসার")
    screen = start("--on", DAY, "--language", "bn", cwd=space)
    screen.sees("নমুনা").sees("(ইচ্ছা হলে)").types("").sees("পাসওয়ার্ড: ").types("Poikgachha@786")
    screen.sees("সহজে অনুমান").sees("এলাকার নাম আছে").sees("নম্বর: ").types("1")
    screen.sees("পাসওয়ার্ড: ").types(STRONG)
    for answer in "311641":
        screen.sees("নম্বর: ").types(answer)
    screen.sees("যাচাই কোড: ").types(code).sees("কোডটি যাঁর জন্য").sees("নম্বর: ").types("1").sees("(Enter: slip-").types("")
    screen.sees("স্লিপ নম্বর: ")
    assert screen.leaves() == 0
    (path,) = space.glob("slip-*.txt")
    assert path.name.removeprefix("slip-").removesuffix(".txt") in screen.told


def test_a_workspace_without_a_round_judges_by_its_words_and_its_rule(start, tmp_path):
    folder = tmp_path / "space"
    lay_example(folder)
    (folder / "words.txt").write_text("zubrowkamela # the fair\n", "utf-8")
    baseline = (resources.files("policies") / "baselines" / "paikgacha-2024-01.toml").read_text("utf-8")
    ruled = baseline.replace('digit = "advise"', 'digit = "require"')
    (folder / "own.toml").write_text(ruled, "utf-8")
    settings = (folder / "auditor.toml").read_text("utf-8")
    (folder / "auditor.toml").write_text(settings.replace('"paikgacha-2024-01"', '"own.toml"'), "utf-8")
    assert ruled != baseline
    screen = start("--workspace", folder, "--language", "en", "--on", DAY)
    screen.sees("no slip will be made").sees("(if you wish)").types("").sees("Password: ").types("Zubrowkamela@")
    screen.sees("Digit (0–9): missing").sees("rule is not met").sees("Weak").sees("Number: ").types("3")
    assert screen.leaves() == 1
    assert not list(folder.glob("slip-*"))


def page_command(folder, *arguments):
    return run("selfcheck", "page", "--workspace", folder, *arguments)


def test_the_page_is_written_again_as_the_sheets_carry_it_and_a_difference_is_told(space, tmp_path):
    done = page_command(space)
    assert (done.returncode, done.stdout) == (0, "")
    written = space / "out" / f"invitations-{ROUND}" / f"selfcheck-{ROUND}.html"
    assert hashlib.sha256(written.read_bytes()).hexdigest() in done.stderr
    assert "what the sheets carry" in done.stderr
    assert page.read_campaign(written.read_bytes()).id == ROUND
    (space / "words.txt").write_text("zubrowkamela\n", "utf-8")
    done = page_command(space, "--output", tmp_path / "again.html", "--meeting", "2024-02")
    assert done.returncode == 1
    assert "another SHA-256" in done.stderr
    assert (tmp_path / "again.html").read_bytes() != written.read_bytes()


def test_without_sheets_there_is_no_page(tmp_path):
    lay_example(tmp_path / "space")
    done = page_command(tmp_path / "space")
    assert done.returncode == 3
    assert "auditor invite" in done.stderr


@pytest.mark.parametrize("content", [b"", b"<html>", b"x" * 30_000_000], ids=["empty", "other", "huge"])
def test_a_file_that_is_no_page_is_refused_before_anything_is_typed(start, tmp_path, content):
    (tmp_path / "page.html").write_bytes(content)
    screen = start("--page", "page.html")
    assert screen.leaves() == 3
    assert "self-check page" in screen.told
    assert "Password" not in screen.told


ALTERED = {
    "key": {"public_key": "BAAA"},
    "rule": {"rule": "upper"},
    "round": {"id": "2024-13"},
    "year": {"year": "2024"},
    "words": {"words": {"places": [7]}},
    "tags": {"accounts": [[5, 0, 0, 0]]},
}


@pytest.mark.parametrize("altered", ALTERED.values(), ids=ALTERED)
def test_a_page_that_was_altered_is_refused_before_anything_is_typed(start, tmp_path, altered):
    whole = page.page(round_())
    body = page._json({**page.encode_campaign(round_()), **altered}).encode()
    (tmp_path / "page.html").write_bytes(page._CAMPAIGN.sub(lambda found: found[0].replace(found[1], body), whole))
    screen = start("--page", "page.html", "--language", "en")
    assert screen.leaves() == 3
    assert "self-check page" in screen.told
    assert "Password" not in screen.told


def test_the_fingerprint_of_a_page_is_told_so_that_it_can_be_compared(start, page_file):
    screen = start("--page", page_file, "--on", DAY)
    screen.sees(hashlib.sha256(page_file.read_bytes()).hexdigest())


@pytest.mark.parametrize("piped", ["stdin", "stderr"])
def test_nothing_is_read_from_a_pipe_and_nothing_told_into_one(start, piped):
    screen = start("--on", DAY, only={"stdin", "stdout", "stderr"} - {piped}, fed=f"\n{STRONG}\n".encode())
    assert screen.leaves() == 3
    assert b"at a terminal" in screen.shown + screen.piped
    assert b"Password" not in screen.shown + screen.piped
    assert INVENTED not in screen.told


def test_a_leaked_password_is_told_and_ends_with_one(start, leaked_file):
    screen = start("--on", DAY, "--leaked", leaked_file)
    screen.sees("(if you wish)").types("").sees("Password: ").types(f"{STRONG}!")
    screen.sees("is not in the list of leaked").sees("Number: ").types("1")
    screen.sees("Password: ").types(STRONG)
    screen.sees("It is in a list of leaked passwords").sees("Number: ").types("3")
    assert screen.leaves() == 1


def test_a_list_that_cannot_be_used_stops_before_anything_is_typed(start, tmp_path):
    (tmp_path / "leaked.txt").write_text("no hashes\n" * 5000)
    screen = start("--on", DAY, "--leaked", "leaked.txt")
    screen.sees("no SHA-1 hashes")
    assert screen.leaves() == 3
    assert "Password: " not in screen.told
    screen = start("--leaked", "leaked.txt", "--leaked-online")
    assert screen.leaves() == 2


def test_a_list_that_breaks_underway_means_not_checked(start, leaked_file):
    break_it = (
        "from auditor.passwords import breaches\nfrom auditor.i18n import plain\nfrom auditor.model.errors import FileRefusedError\n"
        "def broken(self, password):\n    raise FileRefusedError(plain('the list broke'))\n"
        "breaches.BreachList.contains = broken"
    )
    assert hasattr(breaches.BreachList, "contains")
    screen = start("--on", DAY, "--leaked", leaked_file, before=break_it)
    screen.sees("(if you wish)").types("").sees("Password: ").types(STRONG)
    screen.sees("the list broke").sees("Not checked against all leaks").sees("Number: ").types("3")
    assert screen.leaves() == 0


ONLINE = """
from auditor.passwords import leaked_online
def asked(password, **_):
    open("asked", "a").write("asked\\n")
    return {answer}
leaked_online.leaked_online = asked
"""


@pytest.mark.parametrize(
    ("answer", "told", "code"),
    [
        (True, "is in a list of leaked", 1),
        (False, "is not in the list of leaked", 0),
        (None, "did not answer properly", 0),
    ],
)
def test_online_it_says_what_leaves_and_asks_each_time(start, tmp_path, answer, told, code):
    screen = start("--on", DAY, "--leaked-online", before=ONLINE.format(answer=answer))
    screen.sees("(if you wish)").types("").sees("first 5 of the 40 digits").sees("316,680").sees("[y/N]").types("")
    screen.sees("Password: ").types(STRONG).sees("Not checked against all leaks").sees("Number: ").types("1")
    screen.sees("[y/N]").types("y").sees("Password: ").types(WEAK).sees("Not checked").sees("Number: ").types("1")
    assert not (tmp_path / "asked").exists()
    screen.sees("[y/N]").types("yes").sees("Password: ").types(STRONG).sees(told).sees("Number: ").types("3")
    assert screen.leaves() == code
    assert (tmp_path / "asked").read_text() == "asked\n"


def test_the_password_is_in_no_argument_environment_file_or_core_dump(start, page_file, tmp_path):
    screen = start("--page", page_file, "--language", "en", "--on", DAY, "--slip", "slip.txt", anew=True)
    to_the_questions(screen)
    screen.sees("reset the password")
    held = Path(f"/proc/{screen.pid}")
    if held.exists():
        assert INVENTED.encode() not in (held / "cmdline").read_bytes() + (held / "environ").read_bytes()
        assert re.search(r"Max core file size\s+0\s+0", (held / "limits").read_text())
        opened = [str(one.readlink()) for one in (held / "fd").iterdir()]
        assert not [one for one in opened if one.startswith(str(tmp_path))]
    for answer in ("1", "6", "4", "3"):
        screen.sees("Number: ").types(answer)
    gives_the_code(screen, CODES["lata-1"])
    screen.sees("Slip number")
    assert screen.leaves() == 0
    assert INVENTED not in screen.told
    assert (tmp_path / "slip.txt").exists()
    for path in tmp_path.rglob("*"):
        assert INVENTED.encode() not in path.read_bytes()


CRASHES = {
    "in the judge": "from auditor.passwords import judging\ndef broken(password, *_, **__):\n    raise KeyError(password)\n"
    "judging.judge = broken",
    "in the result": "from auditor.selfcheck import telling\ndef broken(check):\n    raise RuntimeError(repr(check))\n"
    "telling.verdict_lines = broken",
}


@pytest.mark.parametrize("before", CRASHES.values(), ids=CRASHES)
def test_a_crash_shows_nothing_of_the_password(start, tmp_path, before):
    screen = start("--on", DAY, "--debug", before=before)
    screen.sees("(if you wish)").types("").sees("Password: ").types(STRONG)
    screen.sees("A defect of the program")
    assert screen.leaves() == 4
    assert INVENTED not in screen.told
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("keys", [b"\x03", b"\x04"], ids=["Ctrl-C", "closed"])
@pytest.mark.parametrize("at", ["(if you wish): ", "Password: "])
def test_who_breaks_off_gets_the_code_for_that(start, at, keys):
    screen = start("--on", DAY)
    if at == "Password: ":
        screen.sees("(if you wish)").types("")
    screen.sees(at)
    screen.presses(keys)
    assert screen.leaves() == 130
    assert "Traceback" not in screen.told


@pytest.mark.parametrize(("least", "below"), [("", False), ("fair", True), ("strong", True)])
def test_what_a_decision_orders_on_guessing_is_no_advice_at_the_terminal(least, below):
    words = LocalWords(places=("paikgacha",))
    check = examine("Paikgacha" + "@123", PasswordTerms(words, "upper+lower+symbol", "advise", 2024, least))
    told = {line.en for line in telling.verdict_lines(check)}
    assert (TEXTS["pass-below"].en in told) is below
    assert (TEXTS["pass-weak"].en in told) is not below
    assert not check.good


def test_a_check_has_no_word_of_the_password_in_it():
    check = examine(STRONG, PasswordTerms(LocalWords(), "upper+lower+symbol", "advise", 2024), compared_with=STRONG)
    assert check.reused
    assert INVENTED not in repr(check)
    assert str(len(STRONG)) not in repr(check)
