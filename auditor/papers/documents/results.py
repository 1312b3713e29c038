"""The results of a round for systems of others, one for each audience."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.views.head import Audience
from auditor.views.annex.results import results_view
from auditor.views.compared.history import RoundMaterial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.results import AnyResults


def views(material: RoundMaterial) -> Iterator[tuple[str, AnyResults]]:
    """Yield the results for each audience, called after it."""
    for audience in Audience:
        yield f"results-{audience.value}", results_view(material, audience)


def results(view: AnyResults) -> AnyResults:
    """Return the results as they are: each standard has its own words for them."""
    return view


DOCUMENT: Final = Document(id="results", source=RoundMaterial, views=views, results=results)
