"""Evidence files as they are found: what is held of their bytes until they are read."""

from __future__ import annotations

import hashlib

import pytest

from auditor.model.errors import FileRefusedError
from auditor.workspace import folder

LARGE = b"office,two-step\n" * 5000


def found(path, content):
    path.write_bytes(content)
    return folder.evidence_file(path.name, path)


def test_the_bytes_of_a_large_file_are_not_held_and_are_the_same_when_they_are_read(tmp_path):
    file = found(tmp_path / "register.csv", LARGE)

    assert not isinstance(file.held, bytes)
    assert file.content == LARGE
    assert file.sha256 == hashlib.sha256(LARGE).hexdigest()


def test_a_large_file_that_was_changed_since_it_was_found_is_refused(tmp_path):
    file = found(tmp_path / "register.csv", LARGE)
    (tmp_path / "register.csv").write_bytes(LARGE + b"more")

    with pytest.raises(FileRefusedError, match="changed while it was read"):
        file.content  # noqa: B018 reading it is what is refused


def test_a_large_file_that_is_gone_since_it_was_found_is_refused(tmp_path):
    file = found(tmp_path / "register.csv", LARGE)
    (tmp_path / "register.csv").unlink()

    with pytest.raises(FileRefusedError):
        file.content  # noqa: B018 reading it is what is refused


def test_a_small_file_says_what_it_said_when_it_was_found(tmp_path):
    file = found(tmp_path / "register.csv", b"office,two-step\n")
    (tmp_path / "register.csv").write_bytes(b"other")

    assert file.content == b"office,two-step\n"
