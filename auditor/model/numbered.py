"""Users of whom only the number is known: what stands for their posts, and by which numbers papers call rows."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Language, Text, digits, match_key

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERED_POST: Final = expression("(?:ইউজার|user)([0-9]{1,3})")


def numbered_post(number: int) -> Text:
    """Return what stands for the post of an account of which only its number is known, from 1."""
    return Text(en=f"User {number}", bn=f"ইউজার {digits(str(number), Language.BN)}")


def is_number(post: Text) -> bool:
    """Return whether what stands for a post is only a number."""
    return bool(_NUMBERED_POST.fullmatch(match_key(post.bn)))


def numbers_in_table(posts: Sequence[Text]) -> list[int]:
    """Return by which numbers papers call the rows of an office's table: a user who has only a number by that one, whichever row it is; the others by what is left."""
    taken = [_NUMBERED_POST.fullmatch(match_key(post.bn)) for post in posts]
    own: dict[int, int] = {}
    for row, said in enumerate(taken):
        if said is not None:
            own.setdefault(int(said[1]), row)
    of_row = {row: number for number, row in own.items()}
    others = (number for number in count(1) if number not in own)
    return [of_row[row] if row in of_row else next(others) for row in range(len(posts))]
