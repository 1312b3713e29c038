"""Every TOML file of a workspace is read by the same strict reader, and told in the same helpful words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import discovery
from auditor.i18n import Language, Text
from auditor.model.errors import BaselineError, WorkspaceError
from auditor.workspace import baselines, settings, toml, toml_changes, waivers
from auditor.workspace.toml_changes import Change

POLICIES = discovery.policies()
CONFIG = """\
language = "bn"
baseline = "good-practice"
official_domains = []

[committee]
name = { en = "Committee", bn = "কমিটি" }
upazila = { en = "Koyra", bn = "কয়রা" }
district = { en = "Khulna", bn = "খুলনা" }

[letterhead]
answer_days = 7

[meeting]
next = 2024-04-18
"""
WAIVERS = """\
[[waivers]]
policy = "two-step-enabled"
subject = "agriculture"
reason = "the portal is being migrated"
approved_by = "decision 05 of 2024-03"
until = 2024-06-30
"""
FILES = {
    "auditor.toml": (CONFIG, settings.read_config),
    "waivers.toml": (WAIVERS, lambda folder: waivers.read(folder, POLICIES)),
    "own.toml": (
        baselines.shipped("paikgacha-2024-01"),
        lambda folder: baselines.read(folder, "own.toml", POLICIES, settings.CONFIG),
    ),
}
EVERY = pytest.mark.parametrize("name", FILES)


@pytest.fixture(name="read")
def _read(tmp_path):
    """Return what writes a file into a folder and reads it there."""

    def read(name, content):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return FILES[name][1](tmp_path)

    return read


def told_of(act) -> list[Text]:
    """Return what is told when something is read; nothing where nothing is wrong."""
    try:
        act()
    except (WorkspaceError, BaselineError) as refused:
        return list(refused.messages) or pytest.fail("an error says nothing")
    return []


def mistakes(read, name, content) -> list[str]:
    """Return what is told in English; all of it names the file and ends in the next step, in both languages."""
    told = told_of(lambda: read(name, content))
    for message in told:
        for language in Language:
            words = message.said(language)
            assert words.startswith(name)
            assert unicodedata.is_normalized("NFC", words)
            assert not re.search(r"\{[a-z]+\}", words)
        assert message.en.endswith("run again.")
        assert message.bn.endswith("আবার চালান।")
        assert re.search("[\u0980-\u09ff]", message.bn)
    return [message.en for message in told]


@EVERY
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_whatever_notepad_makes_of_a_file_it_says_the_same(read, name, encoding, line_end):
    text = FILES[name][0]
    assert repr(read(name, text.replace("\n", line_end).encode(encoding))) == repr(read(name, text))


@EVERY
@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b'reason = "\xe9"', "x = 1".encode("utf-16-le"), b"\xff\xfe\x00\xd8"]
)
def test_another_encoding_is_told_with_how_to_save_it(read, name, content):
    assert mistakes(read, name, content) == [
        f"{name} is not written in UTF-8. Open it in Notepad, choose Save As, Encoding: UTF-8, and run again."
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [("auditor.toml", b""), ("own.toml", b"\xef\xbb\xbf \r\n"), *((each, b"\0" * 512) for each in FILES)],
)
def test_of_a_file_of_which_nothing_is_left_that_alone_is_told(read, name, content):
    (told,) = mistakes(read, name, content)
    assert told.startswith(f"{name} is empty. Where nothing was entered in this folder yet, make a new workspace")


@EVERY
def test_curly_quotation_marks_are_told_with_their_line(read, name):
    text = "\n# a line before\nnote = “words”\n" + FILES[name][0]
    assert mistakes(read, name, text) == [
        f'{name}, line 3: curly quotation marks. Replace them by straight ones (") and run again.'
    ]


@EVERY
def test_what_is_no_toml_is_told_with_its_place_and_without_its_words(read, name):
    (told,) = mistakes(read, name, "\nsecret words\n")
    assert told == f"{name} is not valid TOML (line 2, character 8). Correct that line and run again."
    (told,) = mistakes(read, name, 'x = "')
    assert (
        told == f"{name} is not valid TOML: it ends in the middle of something. Complete its last line and run again."
    )
    for endless in ("x = " + "[" * 5000, "x = " + "9" * 10_000):
        assert len(mistakes(read, name, endless)) == 1


@EVERY
def test_a_key_that_is_not_known_is_told_with_the_nearest_that_is(read, name):
    text = FILES[name][0]
    known = re.findall(r"^(?:\[+(?:\w+\.)?)?([a-z_]+)\]*(?: =|$)", text, re.MULTILINE)
    assert known
    for key in set(known) - {"en", "bn", "decisions"}:
        changed = re.sub(rf"^(\[*(?:\w+\.)?){key}(?=\]| =)", rf"\1{key}x", text, count=1, flags=re.MULTILINE)
        told = mistakes(read, name, changed)
        assert any(f'{key}x" is not known; perhaps "{key}". Known here: ' in words for words in told), (key, told)


@EVERY
def test_a_key_like_no_other_is_told_with_those_that_are_known(read, name):
    told = mistakes(read, name, '"য়\u202e" = 1\n' + FILES[name][0])
    assert len(told) == 1
    assert 'য়" is not known. Known here: ' in told[0]


@EVERY
def test_all_mistakes_of_a_file_are_told_together(read, name):
    text = "qqq = 1\nzzz = 2\n" + re.sub(r"= (2024-\d\d-\d\d)", r'= "\1"', FILES[name][0])
    told = mistakes(read, name, text)
    assert sum("is not known" in words for words in told) == 2
    assert any("is a day such as 2024-03-14, without quotes." in words for words in told)


@EVERY
@given(data=st.data())
def test_whatever_stands_in_a_place_it_is_read_or_refused_in_our_own_words(tmp_path_factory, name, data):
    values = [
        '""',
        '"x"',
        "0",
        "-1",
        "true",
        "[]",
        "[1]",
        "{}",
        "{ en = 1 }",
        "1.5",
        "2024-01-18",
        "2024-01-18T00:00:00",
        "[[1]]",
    ]
    lines = FILES[name][0].split("\n")
    places = [at for at, line in enumerate(lines) if " = " in line]
    at = data.draw(st.sampled_from(places))
    lines[at] = f"{lines[at].partition(' = ')[0]} = {data.draw(st.sampled_from(values))}"
    folder = tmp_path_factory.mktemp("space")
    (folder / name).write_text("\n".join(lines), "utf-8")
    told_of(lambda: FILES[name][1](folder))


def told_in(text, known, act) -> list[Text]:
    """Return what is told of a text of which a part is read."""

    def read():
        with toml.reading("x.toml", text, known) as top:
            act(top)

    return told_of(read)


def test_the_kind_of_every_value_is_told():
    text = """
words = 1
lines = "x"
day = "2024-01-18"
few = 400
many = 0
flag = 1
one = "secnd"
other = "zzz"
table = 1
tables = 1
number = true
both = { en = "x" }
"""
    known = {
        "words",
        "lines",
        "day",
        "few",
        "many",
        "flag",
        "one",
        "other",
        "table",
        "tables",
        "number",
        "both",
        "needed",
    }

    def act(top):
        top.words("words")
        top.lines("lines")
        top.day("day")
        top.days("few", 1, least=0, most=366)
        top.days("many", 1, least=1)
        top.flag("flag", default=False)
        top.one_of("one", ("first", "second", "third"))
        top.one_of("other", ("first", "second", "third"))
        top.section("table", ())
        list(top.entries("tables", ()))
        top.number("number")
        top.text("both")
        top.needed_words("needed")
        top.needed_day("needed")

    frame = re.compile(r"x\.toml: (.*) Correct the file and run again\.")
    assert [frame.fullmatch(message.en)[1] for message in told_in(text, known, act)] == [
        '"words" is a text in quotes.',
        '"lines" is a list of texts, such as ["…", "…"].',
        '"day" is a day such as 2024-03-14, without quotes.',
        '"few" is a whole number of days from 0 to 366.',
        '"many" is a whole number of days, at least 1.',
        '"flag" is true or false.',
        '"one" is "first", "second" or "third"; perhaps "second" is meant.',
        '"other" is "first", "second" or "third".',
        '"table" is a table: a part headed [table], or table = { … }.',
        '"tables" are tables, each headed [[tables]].',
        '"number" is a whole number.',
        '"both" needs a text in both languages, en and bn.',
        '"needed" is missing.',
        '"needed" is missing.',
    ]


def test_a_mistake_in_one_of_several_tables_says_in_which():
    text = "[[waivers]]\n[[waivers]]\npolicy = 1\n[waivers.below]\nuntl = 1\n"

    def act(top):
        for entry in top.entries("waivers", {"policy", "below"}):
            named = entry.named("a-policy")
            named.words("policy")
            named.section("below", {"until"})
            named.section("none", ())

    told = [(message.en, message.bn) for message in told_in(text, {"waivers"}, act)]
    assert [en.partition(": ")[0] for en, _ in told] == ["x.toml, waivers 2 (a-policy)"] * 2
    assert all(bn.startswith("x.toml, waivers ২ (a-policy): ") for _, bn in told)
    assert '"below.untl" is not known; perhaps "until".' in told[1][0]


def test_a_table_in_which_nothing_is_known_says_so():
    (message,) = told_in("[a]\nb = 1\n", {"a"}, lambda top: top.section("a", ()))
    assert '"a.b" is not known; nothing is written there.' in message.en


REASONS = {
    "auditor.toml": '[[departures]]\nsubject = "gari"\nreason = "{reason}"\n',
    "waivers.toml": WAIVERS.replace("the portal is being migrated", "{reason}"),
}


@pytest.mark.parametrize("name", REASONS)
@pytest.mark.parametrize("reason", ["ask 01712-345678", "clerk@example.gov.bd says so", "Qz7#kupodA"])
def test_a_reason_that_enters_the_ledger_holds_no_phone_no_address_and_no_password(read, name, reason):
    text = FILES[name][0] if name == "auditor.toml" else ""
    with pytest.raises(WorkspaceError) as refused:
        read(name, text + REASONS[name].format(reason=reason))
    (told,) = refused.value.messages
    assert '"reason": ' in told.en
    assert reason not in told.en
    read(name, text + REASONS[name].format(reason="memo 05.44.4764.000.16.001.24-912"))


@EVERY
def test_no_value_that_was_read_is_told(read, name):
    secret, text = "Qz7#kupodA", FILES[name][0]
    for line in re.findall(r"^(?!id).* = .*$", text, re.MULTILINE):
        for value in (f'"{secret}"', f'["{secret}"]', secret):
            changed = text.replace(line, f"{line.partition(' = ')[0]} = {value}", 1)
            assert not [words for words in mistakes(read, name, changed) if secret in words]


SAMPLES = """\
# top
[letterhead]
# ap_phone = "01"            # for help
uno_mail = "a@example.gov.bd"   # of the UNO

[meeting]
# next = 2024-03-14             # the next one

[[decisions]]
id = "a"
# memo_day = 2024-01-29

[[decisions]]
id = "b"
# memo_day = 2024-01-29
"""


def test_what_is_written_takes_the_place_of_its_sample_and_every_comment_stays():
    text = toml_changes.changed(
        SAMPLES,
        [
            Change("letterhead", "ap_phone", "02"),
            Change("letterhead", "uno_mail", "b@example.gov.bd"),
            Change("meeting", "next", date(2026, 1, 2)),
            Change("decisions", "memo_day", date(2026, 2, 3), 1),
        ],
    )
    assert text == SAMPLES.replace('# ap_phone = "01"', 'ap_phone = "02"').replace("a@", "b@").replace(
        "# next = 2024-03-14", "next = 2026-01-02"
    ).replace('"b"\n# memo_day = 2024-01-29', '"b"\nmemo_day = 2026-02-03')


def test_what_is_taken_back_becomes_a_comment_again():
    told = toml_changes.changed(SAMPLES, [Change("meeting", "next", date(2026, 1, 2))])
    assert toml_changes.changed(told, [Change("meeting", "next", None)]) == SAMPLES.replace("2024-03-14", "2026-01-02")


def test_what_has_no_sample_and_no_table_is_added():
    told = toml_changes.changed(
        "x = 1\n", [Change("", "backup", "/copies"), Change("meeting", "next", date(2026, 1, 2))]
    )
    assert tomllib.loads(told) == {"x": 1, "backup": "/copies", "meeting": {"next": date(2026, 1, 2)}}
