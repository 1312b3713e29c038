"""The words by which passwords are judged in one workspace: the same on its page, at its terminal and in its vaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.passwords.words import local_words
from auditor.workspace.folder import own_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.selfcheck import LocalWords
    from auditor.model.subjects import Office
    from auditor.workspace.folder import Workspace


def near_words(space: Workspace, offices: Iterable[Office]) -> LocalWords:
    """Return the words of a workspace's place, of its offices, of what its papers print, and of its own list.

    Raises:
        WorkspaceError: its own list is not written in UTF-8.

    """
    committee, letterhead = space.config.committee, space.config.letterhead
    lines = (*letterhead.lines_bn, *letterhead.lines_en)
    sites = (word for line in lines for word in line.split() if "." in word.strip("."))
    return local_words(
        offices,
        upazila=committee.upazila,
        district=committee.district,
        extra=own_words(space.folder),
        printed=(letterhead.uno_mail, *dict.fromkeys(sites)),
    )
