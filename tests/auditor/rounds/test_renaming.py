"""Names of upazila, district and committee are corrected; that it is the same upazila is asked, and the answer kept."""

from __future__ import annotations

from datetime import date

import pytest
from few_offices import lay_example
from running import run

from auditor import discovery
from auditor.i18n import Language, plain
from auditor.model.errors import WorkspaceError
from auditor.model.journal import CommitteeRenamed
from auditor.model.round import Committee
from auditor.model.views.head import Letterhead
from auditor.papers import of_round
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity import copied, renaming
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.compared.history import head
from auditor.workspace import settings

DAY, LATER = date(2024, 2, 20), date(2024, 3, 20)
OTHER = {("upazila", "bn"): "ফুলবাড়িয়া", ("upazila", "en"): "Fulbaria"}


@pytest.fixture(scope="module", name="kept")
def _kept(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("renaming") / "paikgacha")
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "5a17")
    text = (folder / "auditor.toml").read_text("utf-8")
    return folder, text, (folder / "ledger.db").read_bytes()


@pytest.fixture(name="folder")
def _folder(kept):
    folder, text, ledger = kept
    yield folder
    (folder / "auditor.toml").write_text(text, "utf-8")
    (folder / "ledger.db").write_bytes(ledger)


def corrected(folder, typed, *, same):
    space = open_workspace(folder, roster=False)
    renaming.correct(space, DAY, renaming.prepared(space, typed), same=same)
    return open_workspace(folder, roster=False)


def test_the_same_upazila_goes_on_under_its_corrected_name_and_the_answer_is_kept(folder):
    space = corrected(folder, OTHER, same=True)
    assert (space.config.committee.upazila.bn, space.config.committee.upazila.en) == ("ফুলবাড়িয়া", "Fulbaria")
    assert copied.other_committee(space) is None
    (noted,) = Ledger(space.ledger_path).notes(CommitteeRenamed)
    assert (noted.committee, noted.on) == (space.config.committee, DAY)


def test_the_letterhead_names_the_place_as_it_is_corrected(folder):
    before = open_workspace(folder, roster=False).config
    after = corrected(folder, OTHER, same=True).config
    for language in ("bn", "en"):
        was, now = (getattr(config.letterhead, f"lines_{language}") for config in (before, after))
        old, new = (getattr(config.committee.upazila, language) for config in (before, after))
        assert any(old in line for line in was)
        assert now == tuple(line.replace(old, new) for line in was)


def test_who_gets_letters_and_papers_is_named_as_the_place_is_corrected_and_shown_before_and_after(folder):
    told = {"copy-union": "Deputy Director, Khulna; Khulnagar", "distribution": "জেলা প্রশাসক, খুলনা", "portal-owner": "a2i"}
    settings.tell(folder, told, discovery.policies(), DAY)
    typed = {("district", "en"): "Kulna", ("district", "bn"): "খুলনে"}
    shown = {
        each.before: each.after for each in renaming.prepared(open_workspace(folder, roster=False), typed).differences
    }
    corrected(folder, typed, same=True)
    now = settings.told(folder)
    assert now["copy-union"] == shown[told["copy-union"]] == "Deputy Director, Kulna; Khulnagar"
    assert now["distribution"] == shown[told["distribution"]] == "জেলা প্রশাসক, খুলনে"
    assert now["portal-owner"] == "a2i"


def test_who_signs_is_named_as_the_place_is_corrected_and_papers_of_before_stay(folder):
    with (folder / "auditor.toml").open("a", encoding="utf-8") as file:
        file.write('\n[signatories]\nprepared_en = ["Assistant Programmer", "Paikgacha, Khulna"]\n')
    before = papers(open_workspace(folder, roster=False), 1)
    space = corrected(folder, OTHER, same=True)
    assert space.config.letterhead.signatories.prepared_en == ("Assistant Programmer", "Fulbaria, Khulna")
    assert papers(space, 1) == before


def papers(space, number):
    past = looking_back.history(space, number)
    files = of_round.files(space, past, ("csv", "html", "json"), tuple(Language))
    return {file.name: file.content() for file in files if not file.name.startswith("offices")}


def test_papers_of_a_round_that_was_kept_before_stay_byte_for_byte_and_later_ones_bear_the_corrected_name(folder):
    before = papers(open_workspace(folder, roster=False), 1)
    assert any("Paikgacha" in content.decode() for content in before.values())
    space = corrected(folder, OTHER | {("district", "en"): "Kulna"}, same=True)
    assert papers(space, 1) == before
    keeping.keep_round(open_workspace(folder), LATER, "2024-03", "5a18")
    later = head(looking_back.history(space, 2), space.config.letterhead)
    for language in Language:
        place = later.committee.upazila.said(language)
        assert any(place in line for line in later.letterhead.lines(language))
        assert later.letterhead.lines(language) == space.config.letterhead.lines(language)


def test_every_document_of_a_round_that_was_kept_before_is_made_of_the_names_of_then(folder):
    def made_of(space):
        files = of_round.files(space, looking_back.history(space, 1), tuple(discovery.formats()), tuple(Language))
        return {file.name: file.origin() for file in files}

    before = made_of(open_workspace(folder, roster=False))
    assert any(name.startswith("enclosed-forms") for name in before)
    after = made_of(corrected(folder, OTHER | {("district", "en"): "Kulna"}, same=True))
    assert [name for name in before if after[name] != before[name]] == []


def test_a_paper_of_before_is_exactly_its_round_s_after_the_name_was_corrected(folder, tmp_path):
    def verified(code=0):
        return run("verify", str(paper), "--workspace", folder, "--language", "en", code=code).stderr

    made = papers(open_workspace(folder, roster=False), 1)
    name = next(name for name in made if name.endswith(".html"))
    paper = tmp_path / name
    paper.write_bytes(made[name])
    corrected(folder, OTHER, same=True)
    assert "This is exactly the paper" in verified()
    paper.write_bytes(made[name].replace("পাইকগাছা".encode(), "ফুলবাড়িয়া".encode()).replace(b"Paikgacha", b"Fulbaria"))
    assert "only what the settings say is otherwise" in verified(code=1)


@pytest.mark.parametrize(
    ("now", "then", "line", "written"),
    [
        (("Terokhada", "Khulna"), ("Khulna", "Terokhada"), "Terokhada, Khulna", "Khulna, Terokhada"),
        (("Khulna Sadar", "Khulna"), ("Kulna Sadar", "Kulna"), "Khulna Sadar, Khulna", "Kulna Sadar, Kulna"),
        (("Terokhada", ""), ("Terakhada", "Khulna"), "Terokhada, Khulna", "Terakhada, Khulna"),
        (("Terokhada", "Khulna"), ("Terakhada", "Khulna"), "Government", "Government"),
        (("Bogra", "Bogra"), ("Bogra Sadar", "Bogra"), "Upazila Bogra, Bogra", "Upazila Bogra, Bogra"),
        (("Bogra", "Bogra"), ("Bogura", "Bogura"), "Upazila Bogra, Bogra", "Upazila Bogura, Bogura"),
        (("Sadar", "Bogra"), ("Bogra Sadar", "Bogra"), "Bogra Sadar, Bogra", "Bogra Sadar, Bogra"),
        (("Sadar", "Bogra"), ("Bogra Sadar", "Bogura"), "Sadar, Bogra", "Bogra Sadar, Bogura"),
        (("Bogra Sadar", "Bogura"), ("Sadar", "Bogra"), "Bogra Sadar, Bogura", "Sadar, Bogra"),
        (
            ("Nababganj", "Nababganj Zila"),
            ("Nababganj", "Dinajpur"),
            "Nababganj, Nababganj Zila",
            "Nababganj, Dinajpur",
        ),
        (("Gari", "Khulna"), ("Garia", "Khulna"), "Garikhali, Gari", "Garikhali, Garia"),
        (("নগর", "যশোর"), ("নগরী", "যশোর"), "নগরের, অভয়নগর, নগর।", "নগরের, অভয়নগর, নগরী।"),
    ],
)
def test_in_a_letterhead_each_name_is_put_where_the_other_was(now, then, line, written):
    now, then = (Committee(plain("Committee"), *map(plain, names)) for names in (now, then))
    named = Letterhead((line,), (line,), place=now).naming(then)
    assert (named.lines_bn, named.lines_en, named.place) == ((written,), (written,), then)
    assert Letterhead((line,), (line,)).naming(then).lines_en == (line,)


@pytest.mark.parametrize("same", [None, False])
def test_nothing_is_written_while_it_is_another_upazila_or_that_was_not_said(folder, kept, same):
    with pytest.raises(WorkspaceError):
        corrected(folder, OTHER, same=same)
    assert (folder / "auditor.toml").read_text("utf-8") == kept[1]
    assert not Ledger(folder / "ledger.db").notes(CommitteeRenamed)


def test_comments_and_all_else_of_the_settings_stay(folder, kept):
    corrected(folder, {("district", "en"): "Kulna"}, same=True)
    lines = (folder / "auditor.toml").read_text("utf-8").splitlines()
    changed = [line for line in lines if line not in kept[1].splitlines()]
    assert len(lines) == len(kept[1].splitlines())
    assert all("Kulna" in line for line in changed)


@pytest.mark.parametrize("words", ["", " ", "ক" * 121, "Admin@2024"])
def test_a_name_is_not_empty_nor_too_long_nor_a_password(folder, words):
    with pytest.raises(WorkspaceError):
        corrected(folder, {("upazila", "bn"): words}, same=True)


def test_names_that_are_written_so_already_change_nothing(folder):
    with pytest.raises(WorkspaceError, match="already"):
        corrected(folder, {("upazila", "en"): "Paikgacha"}, same=True)


def test_a_folder_without_a_ledger_is_asked_nothing(tmp_path):
    folder = lay_example(tmp_path / "fresh")
    assert corrected(folder, OTHER, same=None).config.committee.upazila.en == "Fulbaria"
    assert not (folder / "ledger.db").exists()


@pytest.mark.parametrize("option", ["--upazila", "--committee"])
@pytest.mark.parametrize("names", [("Aone", "Atwo"), ("Cox’s", "Fulbaria"), ("ফুলবাড়িয়া", "ফুলবাড়ী")])
def test_the_command_takes_no_two_names_of_one_part_in_one_language(folder, option, names):
    before = (folder / "auditor.toml").read_bytes()
    given = [word for name in names for word in (option, name)]
    told = run("settings", *given, "--same-upazila", "--workspace", folder, "--on", "2024-02-20", code=2).stderr
    assert f"{option}: this is given twice in one language" in told
    assert (folder / "auditor.toml").read_bytes() == before


def test_the_command_takes_a_name_with_an_apostrophe_of_print_for_an_english_one(folder):
    told = run("settings", "--upazila", "Cox’s", "--workspace", folder, "--on", "2024-02-20", code=3).stderr
    assert "Upazila, in English" in told
    assert "Upazila, in Bangla" not in told


def test_the_command_shows_before_and_after_and_needs_to_be_told_that_it_is_the_same(folder):
    given = ("settings", "--upazila", "ফুলবাড়িয়া", "--upazila", "Fulbaria", "--workspace", folder, "--on", "2024-02-20")
    refused = run(*given, code=3)
    assert "--same-upazila" in refused.stderr
    told = run(*given, "--same-upazila", code=0)
    assert "Paikgacha" in told.stderr
    assert "Fulbaria" in told.stderr
    assert "Fulbaria" in run("settings", "--workspace", folder, code=0).stdout
    assert copied.other_committee(open_workspace(folder, roster=False)) is None


NOT_LISTED = "No upazila {upazila} of the district {district} stands in the list of upazilas"


@pytest.mark.parametrize(
    ("typed", "odd"),
    [
        (("--upazila", "ফুলবাড়িয়া", "--upazila", "Fulbaria"), ("Fulbaria", "Khulna")),
        (("--district", "সিলেট", "--district", "Sylhet"), ("Paikgacha", "Sylhet")),
        (("--upazila", "কয়রা", "--upazila", "Koyra"), None),
        (("--committee", "আইসিটি কমিটি"), None),
    ],
)
def test_the_command_tells_at_once_that_no_such_upazila_is_in_the_list(folder, typed, odd):
    given = ("settings", *typed, "--same-upazila", "--workspace", folder, "--on", "2024-02-20")
    told = run(*given, code=0).stderr
    assert ("stands in the list of upazilas" in told) is (odd is not None)
    if odd is not None:
        assert NOT_LISTED.format(upazila=odd[0], district=odd[1]) in told


def test_at_a_terminal_it_is_asked_whether_a_name_that_is_not_in_the_list_is_meant(folder):
    before = (folder / "auditor.toml").read_bytes()
    given = (
        "settings",
        "--upazila",
        "ফুলবাড়িয়া",
        "--upazila",
        "Fulbaria",
        "--same-upazila",
        "--workspace",
        folder,
        "--on",
        "2024-02-20",
    )
    assert "Is it meant so?" in run(*given, typed="n\n", code=3).stderr
    assert (folder / "auditor.toml").read_bytes() == before
    run(*given, typed="y\n", code=0)
    assert "Fulbaria" in (folder / "auditor.toml").read_text("utf-8")


def test_a_return_of_a_round_that_was_kept_under_a_wrong_name_says_which_and_that_it_is_to_be_kept_again(folder):
    corrected(folder, OTHER, same=True)
    keeping.keep_round(open_workspace(folder), LATER, "2024-03", "5a18")
    corrected(folder, {("upazila", "bn"): "পাইকগাছা", ("upazila", "en"): "Paikgacha"}, same=True)
    here = ("--workspace", folder, "--on", "2024-03-21", "--language", "en")
    refused = run("return", *here, code=3).stderr
    assert "Round 2 was kept under the name Fulbaria, Khulna. No such upazila" in refused
    again = refused.rpartition("auditor audit --keep --meeting ")[2].split()[0]
    run("audit", "--keep", "--meeting", again, "--yes", *here, code=1)
    assert "Written" in run("return", *here, code=0).stderr
