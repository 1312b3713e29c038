"""Who had a name or post before, and not only beside one who has it still: of two of one name one is renamed to tell them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from auditor.model.subjects import Account, Office

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text

_Named = TypeVar("_Named", Office, Account)


def not_beside(
    had: Iterable[_Named], now: Sequence[_Named], before: Mapping[str, tuple[Text, ...]], came: Mapping[str, date]
) -> tuple[_Named, ...]:
    """Return of those who had a name before, and have it no more, who did not have it beside one who always had it.

    Args:
        had: who had it.
        now: who has it now.
        before: the names that offices and accounts had before, by their ids.
        came: by accounts (ids) the day on which it was first noted that a list has them.

    """
    always = [day for each in now if each.id not in before and (day := _came(each, came)) is not None]

    def is_beside(each: _Named) -> bool:
        day = _came(each, came)
        return day is not None and any(since <= day for since in always)

    return tuple(each for each in had if each not in now and not is_beside(each))


def _came(named: Office | Account, came: Mapping[str, date]) -> date | None:
    """Return the day on which an account, or the first one of an office, was first noted in its list; None where that was not yet."""
    if isinstance(named, Account):
        return came.get(named.id)
    own = (each.id for each in named.accounts if each.id.startswith(f"{named.id}/"))
    return min((came[given] for given in own if given in came), default=None)
