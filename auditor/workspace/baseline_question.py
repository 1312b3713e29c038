"""By which baseline a workspace judges: one that comes with the program, or a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.workspace import baselines
from auditor.workspace.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from auditor.model.policy import Policy


def _read(typed: str) -> str:
    """Return the name of a baseline; ValueError where there can be none of that name."""
    name = typed.strip()
    if not baselines.may_be(name):
        raise ValueError("no baseline")
    return name


def asked_of(folder: Path, policies: Mapping[str, Policy[Any]], named_in: str) -> Question:
    """Return the question as it is asked of a workspace: with the baselines that can be used there, its own first, each by its title.

    Args:
        folder: the workspace.
        policies: the policies that exist, by id.
        named_in: the file in which the baseline is named, for messages.

    """
    return replace(QUESTION, offered=tuple(_usable(folder, policies, named_in)))


def _usable(folder: Path, policies: Mapping[str, Policy[Any]], named_in: str) -> Iterator[tuple[str, Text]]:
    own = sorted(path.name for path in folder.glob("*.toml") if baselines.may_be(path.name))
    for name in (*own, *baselines.SHIPPED):
        try:
            title = baselines.read(folder, name, policies, named_in).title
        except AuditorError:
            continue
        yield name, _CALLED.filled(title=title, name=name)


_CALLED: Final = Text(en="{title} ({name})", bn="{title} ({name})")
QUESTION: Final = Question(
    "baseline",
    "",
    "baseline",
    Text(
        en="By which baseline is judged: a file of this folder such as baseline.toml, or one that comes with the program",
        bn="কোন মানদণ্ডে যাচাই হবে: এই ফোল্ডারের ফাইল, যেমন baseline.toml, অথবা প্রোগ্রামের সঙ্গে আসা কোনোটি",
        on_screen=Text(en="By which baseline is judged", bn="কোন মানদণ্ডে যাচাই হবে"),
    ),
    Text(en="baseline", bn="যাচাইয়ের মানদণ্ড"),
    _read,
    Text(
        en="Write {known}, or the name of a .toml file in the workspace.",
        bn="{known}, অথবা কাজের ফোল্ডারের কোনো .toml ফাইলের নাম লিখুন।",
    ).filled(known=", ".join(baselines.SHIPPED)),
    default=baselines.SHIPPED[0],
    is_shown_before=True,
)
