"""The login check as people run it: its file made by the owner's permit only, run at the holder's terminal, its slip opened."""

from __future__ import annotations

import json
from datetime import date

import keyring
import pytest
from changing import replace
from few_offices import leave_empty
from keyrings import FileKeyring, LockedKeyring
from returned_slips import ROUND, Case
from running import run
from terminal import Terminal
from toy_portal import CHALLENGE, CODE, PASSWORD, USER, office, served

from auditor.cli import invite, keys
from auditor.keys import opening
from auditor.model.errors import AuditorError
from auditor.model.facts import (
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_OFFERED,
)
from auditor.model.grades import Grade
from auditor.model.probe import Permit, PortalDescription, ProbePermitted
from auditor.roster.columns import Column
from auditor.rounds import assessing
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck import campaigns, probe_files
from auditor.selfcheck.probe_files import ProbeFile
from auditor.slip.codes import CampaignSecrets

DAY = date(2024, 3, 20)
OWNER = ("--permit", "56.00.0000.021.18-77", "--permit-by", "Portal Authority", "--permit-on", "2024-02-20")


@pytest.fixture
def case(tmp_path, monkeypatch):
    made = Case(tmp_path / "space")
    for command in (invite, keys):
        monkeypatch.setattr(command, "open_store", lambda *_: made.store)
    monkeypatch.setattr("auditor.selfcheck.page.page", lambda round_, language: f"{language}{round_!r}".encode())
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    return made


def invited(case, *words, code=0, typed=None):
    portal = case.folder.parent / "portal.toml"
    if "--permit-on" in words and "--portal" not in words:
        portal.write_text('login = "https://portal.example/login"\n', "utf-8")
        words = (*words, "--portal", portal)
    where = ("--workspace", case.folder, "--on", DAY, "--language", "en")
    return run("invite", "--meeting", ROUND, "--office", case.office, *words, *where, code=code, typed=typed)


def permitted(case):
    return Ledger(case.space.ledger_path).notes(ProbePermitted)


@pytest.fixture
def desk(case, tmp_path):
    """The holder's computer: a folder with the file, of a portal at an address, and how the check is begun there."""
    place = tmp_path / "desk"
    place.mkdir()
    home = tmp_path / "holder"

    def begun(url: str, *words: object, folder=place, settings=home) -> Terminal:
        campaign = campaigns.campaign(case.space)
        permit = Permit("56-77", "Portal Authority", date(2024, 2, 20))
        (place / "office.probe").write_bytes(ProbeFile(campaign, PortalDescription(f"{url}/login"), permit).content)
        here = ("--on", "2024-03-15", "--language", "en")
        opened.append(
            Terminal(
                "probe", place / "office.probe", "--slip", "slip.txt", *words, *here, folder=folder,
                environment={"HOME": str(settings), "XDG_CONFIG_HOME": str(settings), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
            )
        )  # fmt: skip
        return opened[-1]

    opened: list[Terminal] = []
    yield begun
    for terminal in opened:
        terminal.close()


def logs_in(terminal, case, password=PASSWORD):
    terminal.sees("Portal Authority").sees("SHA-256").sees("[y/N]").types("y").sees("Code: ").types(
        case.codes[case.account]
    )
    return (
        terminal.sees("Number: ")
        .types("1")
        .sees("User ID on the portal: ")
        .types(USER)
        .sees("not shown): ")
        .types(password)
    )


# Making the file ---------------------------------------------------------------------------------------------------


def test_a_file_is_made_by_the_owner_s_memo_noted_in_the_ledger_and_its_fingerprint_is_on_the_sheet(case):
    said = invited(case, "--probe", *OWNER)
    folder = case.folder / "out" / f"invitations-{ROUND}"
    content = (folder / f"{case.office}-{ROUND}.probe").read_bytes()
    probe = probe_files.read_probe(folder / f"{case.office}-{ROUND}.probe")
    (entry,) = permitted(case)
    assert (entry.owner, entry.memo, entry.probe) == ("Portal Authority", OWNER[1], probe.sha256)
    assert ".probe" in said.stderr
    sheets = "".join(path.read_text("utf-8") for path in (folder / "sheets").glob(f"*{case.office}*.txt"))
    assert probe.sha256 in "".join(sheets.split())
    assert {account.tag for account in probe.campaign.accounts} == {
        case.tags[account] for account in case.accounts if account.startswith(f"{case.office}/")
    }
    secrets = (case.secrets.private_key.hex(), case.secrets.master.hex(), *case.codes.values())
    assert not any(secret.encode() in content for secret in secrets)
    invited(case, "--probe", *OWNER)
    assert len(permitted(case)) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--permit", "05.44.4764.000.75.001.23-99", "--permit-by", "Portal Authority", "--permit-on", "2024-02-20"),
        ("--permit", "০৫.৪৪.৪৭৬৪.০০০.৭৫.০০১.২৩-৯৯", "--permit-by", "Portal Authority", "--permit-on", "2024-02-20"),
        ("--permit", "12-7", "--permit-by", "উপজেলা নির্বাহী অফিসার", "--permit-on", "2024-02-20"),
        ("--permit", "12-7", "--permit-by", "Upazila ICT Committee", "--permit-on", "2024-02-20"),
        ("--permit", "none", "--permit-by", "Portal Authority", "--permit-on", "2024-02-20"),
        ("--permit", "01712-345678", "--permit-by", "Portal Authority", "--permit-on", "2024-02-20"),
        ("--permit", "12-7", "--permit-by", "owner@example.gov.bd", "--permit-on", "2024-02-20"),
        ("--permit", "12-7", "--permit-by", " ", "--permit-on", "2024-02-20"),
        ("--permit", "12-7", "--permit-by", "Portal Authority", "--permit-on", "2024-05-20"),
    ],
)
def test_a_memo_of_the_committee_or_of_nobody_makes_no_file_and_notes_nothing(case, words):
    invited(case, "--probe", *words, code=3)
    assert not permitted(case)
    assert not list(case.folder.glob("out/**/*.probe"))


@pytest.mark.parametrize(
    "words", [("--probe",), ("--probe", "--permit", "12-7"), ("--permit", "12-7"), ("--permit-by", "Owner")]
)
def test_half_an_order_is_wrong_usage(case, words):
    invited(case, *words, code=2)


def test_the_owner_is_asked_at_a_terminal_and_a_committee_is_no_owner(case):
    order = ("--probe", "--permit", "12-7", "--permit-on", "2024-02-20")
    assert "owns the portal" in invited(case, *order, typed="উপজেলা আইসিটি কমিটি\n", code=3).stderr
    invited(case, *order, typed="Portal Authority\n")
    assert permitted(case)[0].owner == "Portal Authority"


def test_a_described_portal_is_in_the_file_and_an_unknown_word_is_told(case, tmp_path):
    described = tmp_path / "portal.toml"
    described.write_text('login = "https://portal.example/enter"\ninside = "/me"\n', "utf-8")
    invited(case, "--probe", *OWNER, "--portal", described)
    probe = probe_files.read_probe(next(case.folder.glob("out/**/*.probe")))
    assert probe.portal == PortalDescription("https://portal.example/enter", inside="/me")
    described.write_text('login = "https://portal.example/enter"\nsecret = "x"\n', "utf-8")
    invited(case, "--probe", *OWNER, "--portal", described, code=3)


def test_a_described_portal_without_tls_is_refused_before_a_file_is_made_of_it(case, tmp_path):
    described = tmp_path / "portal.toml"
    described.write_text('login = "http://portal.example/enter"\n', "utf-8")
    assert "begins with https://" in invited(case, "--probe", *OWNER, "--portal", described, code=3).stderr
    described.write_text('login = "http://127.0.0.1.portal.example/"\n', "utf-8")
    invited(case, "--probe", *OWNER, "--portal", described, code=3)
    assert not permitted(case)
    described.write_text('login = "http://127.0.0.1:8000/enter"\n', "utf-8")  # on this computer itself
    invited(case, "--probe", *OWNER, "--portal", described)


def test_an_office_without_a_portal_in_the_roster_needs_a_described_one(case):
    leave_empty(case.folder, Column.PORTAL, case.office)
    where = ("--workspace", case.folder, "--on", DAY, "--language", "en")
    said = run("invite", "--meeting", ROUND, "--office", case.office, "--probe", *OWNER, *where, code=3)
    assert "--portal" in said.stderr
    assert not permitted(case)


# Logging in --------------------------------------------------------------------------------------------------------


def taken(case, desk_folder):
    (case.folder / "evidence" / "slips" / "came.txt").write_bytes((desk_folder / "slip.txt").read_bytes())
    case.take(DAY)
    return assessing.assess(case.space, DAY).evidence[case.account].resolved


def known(resolved, fact):
    return (resolved[fact].value, resolved[fact].grade)


def test_a_code_that_was_asked_and_taken_becomes_self_checked_evidence(case, desk, tmp_path):
    with served(office(step=CHALLENGE)) as portal:
        terminal = logs_in(desk(portal.url), case).sees("asks for a code").sees("leave it out): ").types(CODE)
        terminal.sees("two-step is on").sees("ended inside").sees("Slip number")
        assert terminal.leaves() == 0
    assert len(portal.with_password) == 1
    assert PASSWORD not in terminal.told
    assert CODE not in terminal.told
    resolved = taken(case, tmp_path / "desk")
    for fact in (TWO_STEP_DEMANDED, TWO_STEP_ENROLLED, TWO_STEP_OFFERED):
        assert known(resolved, fact) == (True, Grade.SELF_CHECKED)
    assert resolved[PASSWORD_MEETS_RULE].grade is Grade.SELF_CHECKED


def test_a_login_without_a_code_contradicts_and_leaves_the_page_s_slip_standing(case, desk, tmp_path):
    case.drop("page.txt", case.seal())
    with served(office()) as portal:
        terminal = logs_in(desk(portal.url), case).sees("asked for no code").sees("Slip number")
        assert terminal.leaves() == 1
    resolved = taken(case, tmp_path / "desk")
    assert known(resolved, TWO_STEP_DEMANDED) == (False, Grade.SELF_CHECKED)
    assert resolved[TWO_STEP_ENROLLED].value is True
    assert resolved[PASSWORD_STRENGTH].grade is Grade.SELF_CHECKED


def test_a_password_that_was_not_let_in_makes_no_slip_and_is_not_tried_again(case, desk, tmp_path):
    with served(office()) as portal:
        terminal = logs_in(desk(portal.url), case, "Other-Word#77").sees("did not let you in")
        assert terminal.leaves() == 1
    assert len(portal.posts) == 1
    assert not (tmp_path / "desk" / "slip.txt").exists()


def test_what_cannot_be_told_is_told_with_its_reason_and_nothing_is_asked(case, desk):
    with served(office(login="<div id=root></div><script src=/app.js></script>")) as portal:
        terminal = desk(portal.url).sees("[y/N]").types("y").sees("Code: ").types(case.codes[case.account])
        terminal.sees("Number: ").types("1").sees("JavaScript").sees("was not sent")
        assert terminal.leaves() == 1


def test_a_fingerprint_that_differs_ends_it(desk):
    with served(office()) as portal:
        assert desk(portal.url).sees("[y/N]").types("n").sees("Nothing was sent").leaves() == 1
    assert not portal.asked


@pytest.mark.parametrize(
    "beside", ["the workspace", "a workspace that is named", "a key file", "a key file beside the probe"]
)
def test_it_never_runs_beside_a_workspace_or_its_keys(case, desk, tmp_path, beside):
    settings = tmp_path / "keyed"
    (settings / "portal-auditor").mkdir(parents=True)
    where = {
        "the workspace": ((), {"folder": case.folder}),
        "a workspace that is named": (("--workspace", case.folder), {}),
        "a key file": ((), {"settings": settings}),
        "a key file beside the probe": ((), {}),
    }
    if beside == "a key file":
        (settings / "portal-auditor" / "keys.bin").write_bytes(b"x")
    if beside == "a key file beside the probe":
        (tmp_path / "desk" / "keys.bin").write_bytes(b"x")
    words, more = where[beside]
    terminal = desk("http://127.0.0.1:9", *words, **more)
    assert terminal.leaves() == 3
    assert "beside" in terminal.told


@pytest.mark.parametrize(
    ("held", "why"), [(LockedKeyring, "locked or did not answer"), (FileKeyring, "holds the round's key")]
)
def test_it_never_runs_where_the_keyring_holds_the_rounds_key_or_may_hold_it(case, tmp_path, monkeypatch, held, why):
    monkeypatch.setattr(keyring.core, "_keyring_backend", held(tmp_path / "keyring"))
    monkeypatch.setattr(opening, "default_key_file", lambda: tmp_path / "keys.bin")
    campaign = campaigns.campaign(case.space)
    made = CampaignSecrets.new()
    if held is FileKeyring:
        opening.open_store(key_file=None, ask=None).put(made)
        campaign = replace(campaign, public_key=made.public_key)
    with pytest.raises(AuditorError, match=why):
        probe_files.refuse_beside_keys(campaign, [tmp_path])


@pytest.mark.parametrize(
    "change",
    [
        lambda read: read["portal"].update(login="https://elsewhere.example/login", more="x"),
        lambda read: read["portal"].update(login=["https://elsewhere.example/login"]),
        lambda read: read["portal"].update(inside=5),
        lambda read: read["permit"].update(owner=""),
        lambda read: read["permit"].update(memo=["1"]),
        lambda read: read.update(format="other"),
        lambda read: read["campaign"].update(public_key="AAAA"),
        lambda read: read.clear(),
    ],
)
def test_a_file_that_is_not_as_this_program_writes_it_is_refused(case, tmp_path, change):
    probe = ProbeFile(
        campaigns.campaign(case.space), PortalDescription("https://x.example/"), Permit("1", "Owner", DAY)
    )
    read = json.loads(probe.content)
    change(read)
    (tmp_path / "x.probe").write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", "utf-8")
    with pytest.raises(probe_files.FileRefusedError):
        probe_files.read_probe(tmp_path / "x.probe")


def test_it_asks_nobody_where_there_is_no_terminal(case, tmp_path):
    (tmp_path / "x.probe").write_bytes(
        ProbeFile(
            campaigns.campaign(case.space), PortalDescription("https://x.example/"), Permit("1", "Owner", DAY)
        ).content
    )
    assert "terminal" in run("probe", tmp_path / "x.probe", "--language", "en", cwd=tmp_path, code=3).stderr
