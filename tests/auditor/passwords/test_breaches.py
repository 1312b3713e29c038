"""A list of leaked passwords: what is in it is found, and what is no whole list in order is never used."""

from __future__ import annotations

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.i18n import Language
from auditor.model.errors import FileRefusedError
from auditor.passwords import breaches


def sha1(words: str) -> str:
    return hashlib.sha1(words.encode(), usedforsecurity=False).hexdigest().upper()


INVENTED = [f"invented {number}" for number in range(6000)]
HASHES = sorted(map(sha1, INVENTED))


@pytest.fixture
def write(tmp_path):
    def written(content: bytes, name: str = "leaked.txt"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return written


def listed(hashes, line="{}:{}", end="\r\n"):
    return "".join(line.format(one, number % 4000 + 1) + end for number, one in enumerate(hashes)).encode()


SHAPES = {
    "as given out": listed(HASHES),
    "unix line ends": listed(HASHES, end="\n"),
    "hashes alone": listed(HASHES, line="{}"),
    "small letters": listed([one.lower() for one in HASHES]),
    "no end of line at the end": listed(HASHES).rstrip(),
    "blank lines at the end": listed(HASHES) + b"\r\n\r\n  \n",
}


@pytest.mark.parametrize("content", SHAPES.values(), ids=SHAPES)
def test_every_password_of_the_list_is_found_and_no_other(write, content):
    with breaches.open_list(write(content)) as found:
        assert all(found.contains(words) for words in INVENTED)
        assert not any(found.contains(f"other {number}") for number in range(3000))


def test_the_first_and_the_last_of_the_list_are_found(write):
    by_hash = sorted(INVENTED, key=sha1)
    with breaches.open_list(write(listed(HASHES, line="{}"))) as found:
        assert found.contains(by_hash[0])
        assert found.contains(by_hash[-1])


def test_a_count_of_nought_is_padding_and_not_found(write):
    padded = sha1("padding")
    lines = sorted([*listed(HASHES, end="\n").decode().split(), f"{padded}:0"])
    with breaches.open_list(write("\n".join(lines).encode())) as found:
        assert not found.contains("padding")
        assert found.contains(INVENTED[0])


def test_bangla_is_looked_up_in_one_form_however_it_was_typed(write):
    hashes = sorted([*HASHES, sha1("পো\u09a1\u09bcা")])
    with breaches.open_list(write(listed(hashes))) as found:
        assert found.contains("পো\u09a1\u09bcা") is found.contains("প\u09c7\u09be\u09dcা") is True


def test_half_a_character_is_looked_up_like_any_other(write):
    with breaches.open_list(write(listed(HASHES))) as found:
        assert not found.contains("\udce0 odd")


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    path = tmp_path_factory.mktemp("list") / "leaked.txt"
    path.write_bytes(listed(HASHES))
    with breaches.open_list(path) as found:
        yield found


@given(words=st.text(max_size=80) | st.sampled_from(INVENTED))
def test_any_text_has_an_answer(opened, words):
    assert opened.contains(words) is (words in INVENTED)


def shuffled():
    hashes = list(HASHES)
    random.Random(3).shuffle(hashes)
    return hashes


MIDDLE = len(HASHES) // 2
REFUSED = {
    "nothing": (b"", "fewer than"),
    "blank": (b"\n\n\n", "no SHA-1"),
    "passwords in the clear": (b"invented\nalso invented\n" * 3000, "no SHA-1"),
    "a page": (b"<!DOCTYPE html>\n" + b"<p>log in</p>\n" * 4000, "no SHA-1"),
    "too few": (listed(HASHES[:2900]), "fewer than"),
    "by prevalence": (listed(shuffled()), "order"),
    "descending": (listed(HASHES[::-1]), "order"),
    "NTLM": (listed([one[:32] for one in HASHES]), "NTLM"),
    "UTF-16": (listed(HASHES).decode().encode("utf-16"), "UTF-16"),
    "a mark before": (b"\xef\xbb\xbf" + listed(HASHES), "no SHA-1"),
    "the last line torn": (listed(HASHES)[:-30], "not whole"),
    "the end missing": (listed(HASHES[:-400]), "not whole"),
    "the beginning missing": (listed(HASHES[400:]), "not whole"),
    "a middle missing": (listed(HASHES[: MIDDLE - 800] + HASHES[MIDDLE + 800 :]), "not whole"),
    "one end doubled": (listed(HASHES + HASHES), "order"),
    "one line without an end": (b"A" * 400_000, "no SHA-1"),
    "a long line in the middle": (listed(HASHES[:MIDDLE]) + b"A" * 9000 + b"\n" + listed(HASHES[MIDDLE:]), "no SHA-1"),
    "noise": (random.Random(1).randbytes(400_000), ""),
    "nought": (b"\0" * 400_000, "no SHA-1"),
}


@pytest.mark.parametrize(("content", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_whole_list_in_order_is_refused_with_the_reason(write, content, why):
    with pytest.raises(FileRefusedError) as caught:
        breaches.open_list(write(content))
    (message,) = caught.value.messages
    assert why in message.en
    assert "not compared" in message.en
    assert "leaked.txt" in message.said(Language.BN)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(FileRefusedError, match="no file leaked"):
        breaches.open_list(tmp_path / "leaked.txt")
    with pytest.raises(FileRefusedError, match="cannot be read"):
        breaches.open_list(tmp_path)


def test_an_order_that_breaks_where_nobody_looked_is_an_error_and_never_an_answer(write):
    """Two far lines change places: a look-up that passes one of them must not end in "not found"."""
    hashes = [*HASHES]
    at = MIDDLE + 7
    hashes[at], hashes[at + 1900] = hashes[at + 1900], hashes[at]
    moved = {hashes[at], hashes[at + 1900]}
    with breaches.open_list(write(listed(hashes))) as found:
        answers = {words: answered(found, words) for words in INVENTED}
    assert not [words for words, answer in answers.items() if answer is False and sha1(words) not in moved]
    told = {words: answer for words, answer in answers.items() if isinstance(answer, str)}
    assert told
    for words, message in told.items():
        assert "order" in message
        assert words not in message
        assert sha1(words) not in message


def answered(found, words):
    try:
        return found.contains(words)
    except FileRefusedError as error:
        return str(error)


def test_a_line_that_is_no_hash_on_the_way_is_an_error_and_never_an_answer(write):
    lines = listed(HASHES).split(b"\r\n")
    lines[MIDDLE - 11] = b"?" * len(lines[MIDDLE - 11])
    with breaches.open_list(write(b"\r\n".join(lines))) as found:
        answers = [answered(found, words) for words in INVENTED]
    assert [answer for answer in answers if isinstance(answer, str) and "no SHA-1" in answer]


def test_a_closed_list_gives_no_answer(write):
    found = breaches.open_list(write(listed(HASHES)))
    found.close()
    found.close()
    with pytest.raises(ValueError, match="closed"):
        found.contains("x")


def test_a_list_that_was_closed_can_be_taken_away(write):
    path = write(listed(HASHES))
    with breaches.open_list(path):
        pass
    path.unlink()


def test_a_look_up_reads_a_handful_of_lines_not_the_list(write, monkeypatch):
    read = []
    whole = breaches._line_at
    with breaches.open_list(write(listed(HASHES))) as found:
        monkeypatch.setattr(breaches, "_line_at", lambda *args: read.append(1) or whole(*args))
        found.contains("other")
    assert len(read) <= 16


def test_the_list_tells_nothing_of_what_was_asked(write):
    with breaches.open_list(write(listed(HASHES))) as found:
        found.contains("a canary")
        assert "canary" not in repr(found)
        assert not hasattr(found, "__dict__")
