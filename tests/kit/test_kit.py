"""The release kit for Windows, as far as it can be judged on another system: its texts, and how it is put together."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import random
import re
import runpy
import subprocess
import sys
import unicodedata
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("packaging")

ROOT = Path(__file__).parents[2]
spec = importlib.util.spec_from_file_location("kit_build", ROOT / "kit" / "build.py")
assert spec is not None
assert spec.loader is not None
kit = importlib.util.module_from_spec(spec)
sys.modules["kit_build"] = kit
sys.path.insert(0, str(ROOT / "kit"))  # as when it is run: its neighbours are found beside it
spec.loader.exec_module(kit)
sys.path.remove(str(ROOT / "kit"))
scripts, wheels, pressing = sys.modules["scripts"], sys.modules["wheels"], sys.modules["pressing"]

COMMANDS = ("auditor.cmd", "install.cmd")
WRONG_WINDOWS = {
    "en": "Papers cannot be made on 32-bit Windows. Use 64-bit Windows 10 or later; "
    "taking the folder on a USB drive is enough.",
    "bn": "৩২-বিট Windows-এ কাগজ তৈরি করা যায় না। ৬৪-বিট Windows ১০ বা পরের কম্পিউটারে চালান; ফোল্ডারটি পেনড্রাইভে নিলেই হবে।",
}
FORBIDDEN = (
    "অডিট", "নিরীক্ষ", "খতিয়ান", "আমন্ত্রণ", "অব্যাহতি", "ব্যর্থ", "লঙ্ঘন", "দোষ", "খেলাপি", "স্বঘোষিত", "স্ব-ঘোষিত", "প্রত্যক্ষ", "অবনতি",
    "সিস্টেম-নথি", "সরকারী", "জানুয়ারী", "পদবী", "জরুরী", "পুরানো", "ইমেইল", "লগিন", "ওয়েবসাইট", "দ্বি-ধাপ", "টু-ফ্যাক্টর",
)  # fmt: skip


def wheel(
    name: str,
    version: str = "1.0",
    tag: str = "py3-none-any",
    needs: tuple[str, ...] = (),
    licence: str = "MIT",
    holds: tuple[str, ...] = (),
) -> wheels.Wheel:
    folder = f"{name.replace('-', '_')}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nLicense-Expression: {licence}\n"
    metadata += "".join(f"Requires-Dist: {need}\n" for need in needs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file, text in (
            ("METADATA", metadata),
            ("licenses/LICENSE", "as you like"),
            ("WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n"),
            ("RECORD", ""),
        ):
            archive.writestr(zipfile.ZipInfo(f"{folder}/{file}", kit.EPOCH), text)
        for path in holds:
            archive.writestr(zipfile.ZipInfo(path, kit.EPOCH), f"of {path}")
    return wheels.read_wheel(f"{name.replace('-', '_')}-{version}-{tag}.whl", out.getvalue())


GUIDES = {
    "committee.bn.html", "committee.en.html", "month.bn.png", "office.bn.html", "office.en.html", "programmer.bn.html", "programmer.en.html",
}  # fmt: skip


def own(*needs: str, guides: set[str] = GUIDES) -> wheels.Wheel:
    holds = tuple(f"auditor/desk/manual/{name}" for name in sorted(guides))
    return wheel("portal-auditor", "1.2.3", needs=needs, licence="Apache-2.0", holds=holds)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return kit.files([own("click>=8"), wheel("click", "8.5")], wheels.pins("click==8.5 --hash=sha256:00\n"))


def lines(made: dict[str, bytes], name: str) -> list[str]:
    return made[name].decode("ascii").split("\r\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_file_is_ascii_without_a_mark_and_ends_its_lines_as_cmd_needs(made, name):
    assert made[name].isascii()
    assert made[name].startswith(b"@echo off\r\n")
    assert made[name].endswith(b"\r\n")
    assert made[name].count(b"\n") == made[name].count(b"\r\n") == made[name].count(b"\r")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_label_that_is_gone_to_exists_once_and_every_label_is_used(made, name):
    text = lines(made, name)
    labels = [line[1:].strip().lower() for line in text if line.startswith(":")]
    used = {
        label.lower()
        for line in text
        if not line.startswith("rem ")
        for label in re.findall(r"\bgoto (\w+)|\bcall :(\w+)", line)
        for label in label
        if label
    }
    assert len(labels) == len(set(labels))
    assert used == set(labels)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_path_runs_into_the_next_label_unasked(made, name):
    text = [line for line in lines(made, name) if line.strip() and not line.startswith("rem ")]
    falls = [
        label
        for before, label in pairwise(text)
        if label.startswith(":") and not before.startswith(("goto ", "exit /b"))
    ]
    assert falls == ([":make"] if name == "install.cmd" else [])


PATHS = ("HERE", "PROGRAM", "WORKSPACE", "ComSpec")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("variable", PATHS)
def test_every_path_stands_in_quotes_so_that_spaces_and_brackets_do_no_harm(made, name, variable):
    for line in lines(made, name):
        parts = line.split('"')
        outside = "".join(parts[::2])
        assert len(parts) % 2 == 1, line
        assert f"%{variable}" not in outside, line


@pytest.mark.parametrize("name", COMMANDS)
def test_no_quoted_path_for_a_program_ends_in_a_backslash_which_would_escape_the_quote(made, name):
    for line in lines(made, name):
        assert not re.search(r"(python\.exe\"|-m venv).*\"%(HERE|~dp0)%?\"", line), line
        assert "%~dp0" not in line.replace('set "HERE=%~dp0"', ""), line


@pytest.mark.parametrize("name", COMMANDS)
def test_no_block_in_brackets_reads_a_variable_that_it_sets(made, name):
    depth, inside = 0, []
    for line in lines(made, name):
        if depth:
            inside.append(line)
        depth += line.rstrip().endswith(" (")
        depth -= line.strip() == ")"
    assert depth == 0
    assert not [line for line in inside if re.search(r"%\w+%", line)]


@pytest.mark.parametrize("name", COMMANDS)
def test_echoed_words_hold_no_sign_that_cmd_would_obey(made, name):
    for line in lines(made, name):
        told = re.search(r"\becho ([^%]+)", line)
        if told is not None and not line.startswith("@"):
            assert not set("&|<>^!") & set(told.group(1)), line


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_file_uses_utf8_refuses_32_bit_and_keeps_its_window_open(made, name):
    text = made[name].decode("ascii")
    assert "chcp 65001 >nul" in text
    assert 'set "PYTHONUTF8=1"' in text
    assert 'if /i "%PROCESSOR_ARCHITECTURE%"=="x86" if not defined PROCESSOR_ARCHITEW6432 goto wrong_windows' in text
    assert f"echo {WRONG_WINDOWS['en']}\r\n" in text
    assert "start.html" in text
    assert "pause" in text
    assert "DisableDelayedExpansion" in text


def test_the_program_runs_apart_from_the_folder_it_is_started_in(made):
    runs = [line for line in lines(made, "auditor.cmd") if "-m auditor" in line]
    assert len(runs) == 3
    assert all(line.startswith(r'"%PROGRAM%\Scripts\python.exe" -I -X utf8 -m auditor') for line in runs)
    assert any(line.endswith(" %*") for line in runs)


def test_the_installation_asks_no_network_and_takes_only_what_the_list_names_by_digest(made):
    (line,) = (line for line in lines(made, "install.cmd") if " install " in line and "pip" in line)
    for option in ("--isolated", "--no-index", "--no-deps", "--require-hashes", "--only-binary :all:"):
        assert option in line
    assert r'--find-links "%PROGRAM%\wheels"' in line
    (unpacked,) = (line for line in lines(made, "install.cmd") if "unpack.py" in line)
    assert unpacked.endswith(r'"%HERE%wheels\unpack.py" "%HERE%wheels\wheels.tar.xz" "%PROGRAM%\wheels"')
    text = made["install.cmd"].decode()
    assert 'set "PIP_CONFIG_FILE=nul"' in text
    assert 'set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"' in text
    assert "runas" not in text.lower()


def test_the_installation_looks_for_every_python_that_the_wheels_serve(made):
    text = made["install.cmd"].decode()
    assert f"for %%V in ({' '.join(wheels.PYTHONS)}) do" in text
    check = re.search(r'set "CHECK=(.*)"\r\n', text)
    assert check is not None
    compile(check.group(1), "check", "exec")
    for python in wheels.PYTHONS:
        assert f"({python.replace('.', ',')})" in check.group(1)
    assert "win-amd64" in check.group(1)
    assert '"' not in check.group(1)
    assert "%" not in check.group(1)


class Page(HTMLParser):
    VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in {"style", "title"}:
            self.words.append(data)


@pytest.fixture(scope="module")
def page(made) -> Page:
    read = Page()
    read.feed(made["start.html"].decode("utf-8"))
    read.close()
    return read


def test_the_page_is_well_formed_and_says_its_language_and_encoding(page, made):
    assert made["start.html"].startswith(b"<!doctype html>\r\n")
    assert page.open == []
    assert ("html", {"lang": "bn"}) in page.seen
    assert ("meta", {"charset": "utf-8"}) in page.seen
    assert ("section", {"lang": "en"}) in page.seen


def test_the_page_runs_nothing_and_fetches_nothing(page, made):
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & {tag for tag, _ in page.seen}
    for _, attributes in page.seen:
        assert not {"src", "href", "style", "background"} & set(attributes)
        assert not [key for key in attributes if key.startswith("on")]
    text = made["start.html"].decode("utf-8")
    assert not re.search(r"https?:|//|url\(|@import|@font-face", text.replace("<!doctype", ""))
    assert "default-src 'none'" in text


def test_the_page_is_nfc_polite_bangla_without_words_that_mean_something_else(page, made):
    text = made["start.html"].decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    words = " ".join(page.words)
    assert not [word for word in FORBIDDEN if word in words]
    assert not set("☐✓⚠→●") & set(words)
    assert not re.search(r"[০-৯][0-9]|[0-9][০-৯]", words)
    assert "Windows ১০" in words


def test_the_page_comes_in_bangla_first_and_says_the_same_in_english(page):
    words = " ".join(" ".join(page.words).split())
    for language in WRONG_WINDOWS.values():
        assert language in words
    bangla, title, english = words.partition("Portal auditor: start")
    assert title
    assert "পোর্টাল নিরাপত্তা যাচাই" in bangla
    for both in (
        "install.cmd",
        "auditor.cmd",
        "py --list",
        "python.org",
        "OneDrive",
        "SHA256SUMS",
        "Excel",
        "Windows Terminal",
    ):
        assert both in bangla, both
        assert both in english, both
    assert "Python দেওয়া নেই" in words


@pytest.mark.parametrize(
    ("width", "scheme", "guide"), [(400, "light", "committee.bn.html"), (1280, "dark", "programmer.en.html")]
)
def test_the_page_and_the_guides_fit_their_window_and_axe_finds_nothing(
    axe, made, chromium_tab, tmp_path, width, scheme, guide
):
    pages = runpy.run_path(str(ROOT / "docs" / "manual" / "pages.py"))["pages"]()
    for name, content in {**pages, "start.html": made["start.html"]}.items():
        (tmp_path / name).write_bytes(content)
    chromium_tab.set_viewport_size({"width": width, "height": 800})
    chromium_tab.emulate_media(color_scheme=scheme)
    for name in ("start.html", guide):
        chromium_tab.goto((tmp_path / name).as_uri())
        assert chromium_tab.evaluate("document.documentElement.scrollWidth") <= width
        assert chromium_tab.evaluate("[...document.images].every((image) => image.naturalWidth > 0)")
        assert not axe(chromium_tab)


def test_the_page_names_only_commands_that_exist(page):
    from auditor.cli import COMMANDS as KNOWN

    assert set(re.findall(r"\bauditor ([a-z]+)", " ".join(page.words))) <= set(KNOWN)


def test_the_same_wheels_make_the_same_bytes_in_whatever_order_they_come(made):
    again = kit.files([wheel("click", "8.5"), own("click>=8")], wheels.pins("click==8.5 --hash=sha256:00\n"))
    first = kit.archive("kit", made)
    assert kit.archive("kit", dict(reversed(again.items()))) == first
    with zipfile.ZipFile(io.BytesIO(first)) as inside:
        entries = inside.infolist()
        assert inside.testzip() is None
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time, entry.compress_type, entry.create_system) for entry in entries} == {
        (kit.EPOCH, zipfile.ZIP_STORED, 0)
    }


def test_the_sums_name_every_file_but_themselves_and_are_right(made):
    told = dict(reversed(line.split("  ", 1)) for line in made["SHA256SUMS"].decode().splitlines())
    assert told == {name: hashlib.sha256(content).hexdigest() for name, content in made.items() if name != "SHA256SUMS"}


def test_the_kit_holds_what_it_promises(made):
    assert set(made) == {
        "auditor.cmd",
        "install.cmd",
        "start.html",
        "LICENSE",
        "LICENCES.txt",
        "SHA256SUMS",
        "wheels/requirements.txt",
        "wheels/unpack.py",
        "wheels/wheels.tar.xz",
        *(f"guide/{name}" for name in GUIDES),
    }
    assert b'>"%PROGRAM%\\installed.txt" echo 1.2.3\r\n' in made["install.cmd"]


def test_the_guides_are_those_of_the_wheel_and_the_page_names_each(page, made):
    assert made["guide/month.bn.png"] == b"of auditor/desk/manual/month.bn.png"
    words = " ".join(page.words)
    assert not [name for name in GUIDES if name.endswith(".html") and name not in words]


def test_no_kit_is_made_of_a_wheel_that_was_built_without_a_guide():
    with pytest.raises(wheels.KitError, match=r"office\.bn\.html"):
        kit.files([own("click>=8", guides=GUIDES - {"office.bn.html"}), wheel("click", "8.5")], ())


def unpacked(folder: Path, kept: bytes) -> subprocess.CompletedProcess[str]:
    """Run what install.cmd runs, by this Python."""
    (folder / "wheels.tar.xz").write_bytes(kept)
    command = [
        sys.executable,
        "-I",
        str(ROOT / "kit" / "unpack.py"),
        str(folder / "wheels.tar.xz"),
        str(folder / "wheels"),
    ]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_what_was_pressed_together_is_unpacked_for_one_python_and_installed_by_its_digests(tmp_path, how_many):
    """The gate lets pip install it; every run looks at the digests by which it does."""
    own_python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    tags = ("py3-none-any", "cp39-abi3-any", f"{own_python}-{own_python}-any", "cp399-cp399-any")
    kept = [
        pressing.stored(each)
        for each in (own("a"), *(wheel(f"w{at}", tag=tag) for at, tag in enumerate(tags)), wheel("a"))
    ]
    assert unpacked(tmp_path, pressing.pressed(kept)).returncode == 0
    found = {path.name: path.read_bytes() for path in (tmp_path / "wheels").iterdir()}
    assert found == {each.file: each.content for each in kept if "cp399" not in each.file}
    listed = tmp_path / "requirements.txt"
    listed.write_text(wheels.requirements([each for each in kept if each.name in {"a", "portal-auditor"}], ()))
    pinned = dict(re.findall(r"^(\S+)==\S+ .*--hash=sha256:([0-9a-f]{64})$", listed.read_text(), re.MULTILINE))
    assert pinned["a"] == hashlib.sha256(found["a-1.0-py3-none-any.whl"]).hexdigest()
    if how_many(True, False):
        return
    installed = [sys.executable, "-m", "pip", "--isolated", "install", "--quiet", "--no-index", "--no-deps"]
    installed += [
        "--require-hashes",
        f"--find-links={tmp_path / 'wheels'}",
        f"--target={tmp_path / 'site'}",
        f"-r{listed}",
    ]
    subprocess.run(installed, check=True)
    assert (tmp_path / "site" / "a-1.0.dist-info" / "licenses" / "LICENSE").read_text() == "as you like"


@pytest.mark.parametrize(
    "harm", [lambda kept: kept[:-20], lambda _: b"no archive", lambda _: b""], ids=["cut", "other", "empty"]
)
def test_a_damaged_file_of_wheels_is_told_without_a_traceback(tmp_path, harm):
    ended = unpacked(tmp_path, harm(pressing.pressed([own()])))
    assert ended.returncode == 1
    assert str(tmp_path / "wheels.tar.xz") in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_wheel_packed_anew_has_the_same_files():
    before = wheel("click", "8.5")
    with (
        zipfile.ZipFile(io.BytesIO(before.content)) as was,
        zipfile.ZipFile(io.BytesIO(pressing.stored(before).content)) as now,
    ):
        assert [(name, was.read(name)) for name in was.namelist()] == [
            (name, now.read(name)) for name in now.namelist()
        ]


def test_what_two_pythons_share_is_stored_once():
    rng = random.Random(1)
    one = wheel("a", tag="cp311-cp311-any", licence=rng.randbytes(50_000).hex())
    both = pressing.pressed([one, wheel("a", tag="cp312-cp312-any", licence=one.metadata["License-Expression"])])
    assert len(both) < len(pressing.pressed([one])) * 1.1


@pytest.mark.parametrize(
    "name",
    [
        "../evil.cmd",
        "a/../../evil",
        "/etc/passwd",
        r"..\evil",
        r"C:\evil",
        "a//b",
        "con",
        "nul.txt",
        "a/.hidden",
        "a/b.",
        "à",
        "",
    ],
)
def test_no_name_leads_out_of_the_kit_or_is_none_on_windows(name):
    with pytest.raises(wheels.KitError):
        kit.archive("kit", {name: b""})


@pytest.mark.parametrize("folder", ["..", "", "a/..", "C:"])
def test_the_kit_has_one_folder_and_it_is_below(folder):
    with pytest.raises(wheels.KitError):
        kit.archive(folder, {"a": b""})


def test_two_names_that_windows_takes_for_one_are_refused():
    with pytest.raises(wheels.KitError):
        kit.archive("kit", {"a.txt": b"", "A.TXT": b""})


@pytest.mark.parametrize(
    "name", ["../click-8.5-py3-none-any.whl", "click.whl", r"..\click-8.5-py3-none-any.whl", "click-8.5.tar.gz"]
)
def test_a_file_that_is_no_wheel_by_its_name_is_refused(name):
    with pytest.raises(wheels.KitError):
        wheels.read_wheel(name, wheel("click", "8.5").content)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_wheel_inside_is_refused(content):
    with pytest.raises(wheels.KitError):
        wheels.read_wheel("click-8.5-py3-none-any.whl", content)


def test_a_wheel_that_says_inside_that_it_is_another_is_refused():
    with pytest.raises(wheels.KitError):
        wheels.read_wheel("click-8.5-py3-none-any.whl", wheel("clack", "8.5").content)


def test_what_only_windows_needs_is_missed_even_on_another_system():
    bundled = [own("click>=8"), wheel("click", "8.5", needs=('colorama; platform_system == "Windows"',))]
    assert wheels.missing(bundled, "3.12") == ("colorama for Python 3.12",)
    assert wheels.missing([*bundled, wheel("colorama")], "3.12") == ()


def test_what_only_other_systems_or_other_pythons_need_is_not_missed():
    bundled = [own('uvloop; sys_platform == "linux"', 'tomli; python_version < "3.11"', 'typst; extra == "pdf"')]
    assert wheels.missing(bundled, "3.11") == ()


def test_a_wheel_for_another_python_or_system_or_of_another_version_does_not_count():
    assert wheels.missing([own("a"), wheel("a", tag="cp311-cp311-win_amd64")], "3.12") == ("a for Python 3.12",)
    assert wheels.missing([own("a"), wheel("a", tag="cp312-cp312-win32")], "3.12") == ("a for Python 3.12",)
    assert wheels.missing([own("a"), wheel("a", tag="cp312-cp312-manylinux_2_17_x86_64")], "3.12") != ()
    assert wheels.missing([own("a>=2"), wheel("a")], "3.12") == ("a>=2 for Python 3.12",)
    assert wheels.missing([own("a"), wheel("a", tag="cp312-cp312-win_amd64")], "3.12") == ()


@pytest.mark.parametrize("python", wheels.PYTHONS)
def test_a_wheel_of_the_stable_abi_serves_every_later_python(python):
    assert wheels.missing([own("a"), wheel("a", tag="cp39-abi3-win_amd64")], python) == ()


def test_an_extra_brings_its_own_needs():
    bundled = [own("a[safe]"), wheel("a", needs=('b; extra == "safe"',))]
    assert wheels.missing(bundled, "3.11") == ("b for Python 3.11",)


def test_the_list_for_the_installation_names_every_wheel_with_its_digests_and_keeps_markers():
    bundled = [own(), wheel("a", tag="cp311-cp311-win_amd64"), wheel("a", tag="cp312-cp312-win_amd64"), wheel("b")]
    lock = wheels.pins('a==1.0 --hash=sha256:00\nb==1.0 ; python_version < "3.12" --hash=sha256:00\n')
    listed = wheels.requirements(bundled, lock)
    assert listed.count("--hash=sha256:") == 4
    for one in bundled:
        assert one.digest in listed
    assert 'b==1.0 ; python_version < "3.12" --hash' in listed


def test_the_lock_is_read_with_its_markers_and_refused_without_digests():
    lock = 'a==1.0 ; sys_platform == "win32" \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\n    # via b\n# end\n'
    (pin,) = wheels.pins(lock)
    assert pin.plain == "a==1.0"
    assert pin.hashes == ("sha256:00", "sha256:11")
    assert pin.wanted_by("3.11")
    assert not wheels.pins('a==1 ; sys_platform == "linux" --hash=sha256:00')[0].wanted_by("3.11")
    for bad in ("a==1.0\n", "a>=1.0 --hash=sha256:00\n"):
        with pytest.raises(wheels.KitError):
            wheels.pins(bad)


def test_the_lock_of_the_project_can_be_read():
    assert len(wheels.pins((ROOT / "requirements.txt").read_text("utf-8"))) > 10


def test_the_licences_of_all_bundled_wheels_are_listed_with_where_their_text_is(made):
    table = made["LICENCES.txt"].decode()
    assert re.search(r"^click +8\.5 +MIT +click-8\.5\.dist-info/licenses/LICENSE\r$", table, re.MULTILINE)


@pytest.mark.parametrize(
    ("metadata", "told"),
    [
        ("License-Expression: MIT\nLicense: other\n", "MIT"),
        ("License: MIT\n", "MIT"),
        ("License: Dual\nClassifier: License :: OSI Approved :: BSD License\n", "BSD License"),
        ("Classifier: License :: OSI Approved\n", "not stated in its METADATA"),
        ("License: a\x1b[31mb\n", "a [31mb"),
    ],
)
def test_a_licence_is_told_in_a_few_clean_words(metadata, told):
    import email.parser

    assert scripts.licence(email.parser.Parser().parsestr(metadata)) == told


def test_a_token_that_nobody_fills_is_an_error():
    with pytest.raises(wheels.KitError):
        scripts.filled("@VERSION@ @NOBODY_KNOWS@", "1")


def test_the_kit_is_not_made_when_something_is_missing_and_says_what(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(kit, "build_wheel", lambda _, folder: (folder / own("a").file).write_bytes(own("a").content))
    monkeypatch.setattr(kit, "download", lambda *_: ())
    monkeypatch.setattr(kit, "resolves_offline", lambda *_: "")
    assert kit.main(["--output", str(tmp_path)]) == 3
    assert "a for Python 3.11" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_kit_is_written_when_the_set_is_complete(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(kit, "build_wheel", lambda _, folder: (folder / own().file).write_bytes(own().content))
    monkeypatch.setattr(kit, "download", lambda *_: ())
    monkeypatch.setattr(kit, "resolves_offline", lambda *_: "")
    assert kit.main(["--output", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["portal-auditor-1.2.3-windows.zip"]
    assert "1 wheels" in capsys.readouterr().err


def test_a_wheel_that_is_built_already_is_not_built_again(monkeypatch, tmp_path):
    monkeypatch.setattr(kit, "build_wheel", lambda *_: pytest.fail("it was built again"))
    monkeypatch.setattr(kit, "download", lambda *_: ())
    monkeypatch.setattr(kit, "resolves_offline", lambda *_: "")
    built = tmp_path / own().file
    built.write_bytes(own().content)
    assert kit.main(["--output", str(tmp_path / "kit"), "--wheel", str(built)]) == 0
    assert [path.name for path in (tmp_path / "kit").iterdir()] == ["portal-auditor-1.2.3-windows.zip"]
