"""Files of slips that could cost much are read apart and once; what is kept of them holds no secret and is not believed."""

from __future__ import annotations

import hashlib
import io
import json
import os

import pytest
import segno
from hostile_files import HEAD, picture_of_corners, random_slips

from auditor.apart.worker import OverLimitError
from auditor.selfcheck import slip_reader
from auditor.selfcheck.slip_files import NoSlip, SlipsInFile
from auditor.selfcheck.slip_reader import KEPT, SlipReader

(SLIP,) = random_slips(1)
MAIL = HEAD + b"\r\n" + SLIP.encode()


def photo(text):
    stream = io.BytesIO()
    segno.make(text, micro=False).save(stream, kind="png", scale=4)
    return stream.getvalue()


@pytest.fixture
def space(tmp_path):
    return tmp_path


class Here:
    """Stands for the other process, and counts what it is asked."""

    asked = 0
    over: OverLimitError | None = None

    def __init__(self, *_):
        pass

    def ask(self, name, content, *, size):
        assert size == len(content)
        Here.asked += 1
        if Here.over is not None:
            raise Here.over
        return slip_reader.answer(name, content)

    def close(self):
        pass


@pytest.fixture
def here(monkeypatch):
    monkeypatch.setattr(Here, "asked", 0)
    monkeypatch.setattr(Here, "over", None)
    monkeypatch.setattr(slip_reader, "Worker", Here)
    return Here


def read(space, *files):
    with SlipReader(space) as reader:
        found = [reader.slips_in(*file) for file in files]
        reader.keep()
    return found


def test_a_slip_that_was_saved_as_text_needs_no_other_process(space, here):
    assert read(space, ("slip.txt", SLIP.encode())) == [SlipsInFile((SLIP,))]
    assert here.asked == 0
    assert not (space / KEPT).exists()


@pytest.mark.parametrize("content", [MAIL, photo(SLIP), SLIP.encode() + b" " * 100_000], ids=["mail", "photo", "long"])
def test_what_could_cost_much_is_read_apart_and_once(space, here, content):
    for _ in range(3):
        assert read(space, ("it", content), ("its copy", content)) == [SlipsInFile((SLIP,))] * 2
    assert here.asked == 1


def test_a_file_is_read_again_where_its_name_makes_a_mail_of_it(space, here):
    read(space, ("it.bin", photo(SLIP)), ("it.eml", photo(SLIP)))
    assert here.asked == 2


@pytest.mark.long(instead="test_what_is_over_the_limit_is_tried_again_only_where_the_computer_may_have_been_busy")
def test_what_is_over_the_limit_is_named_and_the_others_are_read(space):
    found = read(space, ("bad.png", picture_of_corners()), ("good.eml", MAIL), ("good.png", photo(SLIP)))
    assert found == [SlipsInFile((), NoSlip.OVER_LIMIT), SlipsInFile((SLIP,)), SlipsInFile((SLIP,))]


@pytest.mark.parametrize(("always", "times"), [(True, 1), (False, 2)])
def test_what_is_over_the_limit_is_tried_again_only_where_the_computer_may_have_been_busy(space, here, always, times):
    here.over = OverLimitError(always=always)
    for _ in range(2):
        assert read(space, ("it", photo(SLIP))) == [SlipsInFile((), NoSlip.OVER_LIMIT)]
    assert here.asked == times


def test_nothing_is_kept_of_a_file_but_its_slips(space, here):
    secret = "Hat.bazar-2024"
    qr = photo(f"WIFI:S:office;P:{secret};;")
    mail = HEAD + f"Subject: {secret}\r\n\r\npassword {secret}, slip {SLIP}".encode()
    read(space, ("secret.png", qr), ("secret.eml", mail))
    kept = (space / KEPT).read_text("utf-8")
    assert here.asked == 2
    assert SLIP in kept
    assert secret not in kept
    assert "WIFI" not in kept
    assert "secret.png" not in kept


@pytest.mark.usefixtures("here")
def test_files_that_are_gone_are_forgotten(space):
    read(space, ("one", photo(SLIP)), ("other", MAIL))
    read(space, ("one", photo(SLIP)))
    assert len(json.loads((space / KEPT).read_bytes())["files"]) == 1


def test_what_another_revision_read_is_read_again(space, here, monkeypatch):
    read(space, ("it", photo(SLIP)))
    monkeypatch.setattr(slip_reader, "REVISION", "other")
    read(space, ("it", photo(SLIP)))
    assert here.asked == 2


@pytest.mark.parametrize(
    "kept",
    [
        b"", b"[]", b"\xff", b'{"revision": 1}', b"[" * 100_000, b'{"files": 3, "revision": "REVISION"}',
        b'{"files": {"a": {"slips": [7], "why_none": null, "left_out": 0, "stopped": false}}, "revision": "REVISION"}',
        b'{"files": {"a": {"slips": [], "why_none": null, "left_out": 0, "stopped": false}}, "revision": "REVISION"}',
        b'{"files": {"a": {"slips": [], "why_none": "no-slip", "left_out": "1", "stopped": false}}, "revision": "REVISION"}',
        b'{"files": {"a": {"slips": [], "why_none": "no-slip"}}, "revision": "REVISION"}',
        b'{"files": {"a": {"slips": [], "why_none": "whatever", "left_out": 0, "stopped": false}}, "revision": "REVISION"}',
    ],
)  # fmt: skip
def test_what_was_kept_is_read_again_where_it_is_not_as_written(space, here, kept):
    path = space / KEPT
    path.parent.mkdir()
    path.write_bytes(kept.replace(b"REVISION", slip_reader.REVISION.encode()))
    assert read(space, ("it", MAIL)) == [SlipsInFile((SLIP,))]
    assert read(space, ("it", MAIL)) == [SlipsInFile((SLIP,))]
    assert here.asked == 1


@pytest.mark.parametrize("letter", ["\ud800", "ক"])
def test_what_no_slip_can_have_in_it_is_not_taken_from_what_was_kept(space, here, letter):
    digest = hashlib.sha256(b"False|" + MAIL).hexdigest()
    said = {"slips": [f"PWSLIP1.{letter}"], "why_none": None, "left_out": 0, "stopped": False}
    (space / KEPT).parent.mkdir()
    (space / KEPT).write_text(json.dumps({"revision": slip_reader.REVISION, "files": {digest: said}}))
    assert read(space, ("it", MAIL)) == [SlipsInFile((SLIP,))]
    assert here.asked == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.usefixtures("here")
def test_a_pipe_in_the_place_of_what_was_kept_is_not_waited_for(space):
    (space / KEPT).parent.mkdir()
    os.mkfifo(space / KEPT)
    assert read(space, ("it", MAIL)) == [SlipsInFile((SLIP,))]


@pytest.mark.usefixtures("here")
def test_more_than_so_much_is_not_kept(space, monkeypatch):
    monkeypatch.setattr(slip_reader, "MOST_KEPT", 100)
    read(space, ("it", MAIL))
    assert not (space / KEPT).exists()


def test_a_folder_that_may_not_be_written_stops_nothing(space, here):
    (space / KEPT).parent.write_text("a file stands in the place")
    assert read(space, ("it", MAIL)) == [SlipsInFile((SLIP,))]
    assert here.asked == 1


def test_what_was_not_read_of_a_file_is_told_again_from_what_was_kept(space, here):
    """A file that is not searched to its end must not pass for one that was."""
    parts = b"".join(b"--b\r\n\r\n%s\r\n" % slip.encode() for slip in random_slips(80))
    content = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts
    many = "\n".join(random_slips(300)).encode()
    for _ in range(2):
        long, full = read(space, ("long.eml", content), ("full.txt", many))
        assert long.stopped
        assert "long.eml" in long.not_read("long.eml").en
        assert (len(full.slips), full.left_out) == (200, 100)
        assert "100" in full.not_read("full.txt").en
    assert here.asked == 2
