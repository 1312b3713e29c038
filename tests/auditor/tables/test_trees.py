"""JSON that strangers made: what stands behind one another, and what is no JSON."""

from __future__ import annotations

import pytest

from auditor.model.errors import FileRefusedError
from auditor.tables import trees


def test_pages_that_stand_one_behind_the_other_are_all_read():
    assert trees.read("users.json", b'{"page": 1}\n{"page": 2}\r\n [3]') == ({"page": 1}, {"page": 2}, [3])


def test_more_pieces_than_any_list_of_users_has_are_read_no_further():
    many = b"[1] " * trees.MOST_DOCUMENTS
    assert len(trees.read("users.json", many)) == trees.MOST_DOCUMENTS
    with pytest.raises(FileRefusedError, match="pieces of JSON one behind the other"):
        trees.read("users.json", many + b"[")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"a": 1} x', b'{"a": NaN}', b"[" * 50 + b"]" * 50],
    ids=lambda content: content[:9].decode(),
)
def test_what_is_no_json_or_too_deep_is_refused_or_empty(content):
    if content:
        with pytest.raises(FileRefusedError, match="no JSON that can be read"):
            trees.read("users.json", content)
    else:
        assert trees.read("users.json", content) == ()
