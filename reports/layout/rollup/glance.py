"""The box that is read first in the paper on an area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text
from auditor.model.labels import so_many_of
from auditor.model.paper import Box
from reports.layout.causes import told_of_portal
from reports.layout.wording import BASIS_OF_IMPLEMENTED, GLANCE, basis_words, checked_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.rollup import RollupView
    from auditor.model.tally import Tally

_COVERAGE: Final = Text(
    en="Of {n} {n:upazila|upazilas} {k} {k:has|have} sent their statement; {m} {m:has|have} not.",
    bn="মোট {n}টি উপজেলার মধ্যে {k}টির বিবরণী পাওয়া গেছে; {m}টির পাওয়া যায়নি।",
)
_COVERAGE_WHOLE: Final = Text(
    en="{n:The|All} {n} {n:upazila has sent its|upazilas have sent their} statement.",
    bn="{n}টি উপজেলার {n:বিবরণী|সবগুলোর বিবরণী} পাওয়া গেছে।",
)
_COVERAGE_NONE: Final = Text(
    en="No statement has come from {n:the upazila|any of the {n} upazilas}.", bn="{n}টি উপজেলার কোনোটির বিবরণী পাওয়া যায়নি।"
)
_OFFICES: Final = Text(
    en="{k:It has|They have} {offices} {offices:office|offices} with {accounts} {accounts:user ID|user IDs}; {answered} {answered:office|offices} gave information on the duties.",
    bn="{k:এই উপজেলায়|এসব উপজেলায়} মোট {offices}টি দপ্তর ও {accounts}টি ইউজার আইডি আছে; {answered}টি দপ্তরের করণীয়ের তথ্য পাওয়া গেছে।",
)
_STAND: Final = Text(
    en="{subject}: implemented in {x} {n:office|offices} ({percent}%); {known}.",
    bn="{subject}: {n}টি দপ্তরের {x}তে বাস্তবায়িত ({percent}%); {known}।",
)
_NOWHERE: Final = Text(
    en="{subject}: not yet known to be fully implemented in any of {n} {n:office|offices}; {known}.",
    bn="{subject}: {n}টি দপ্তরের কোনোটিতে এখনো পুরোপুরি বাস্তবায়িত হয়নি; {known}।",
)
_NOT_KNOWN: Final = Text(en="no information on this decision from {d}", bn="এ সিদ্ধান্তে {d}টির তথ্য পাওয়া যায়নি")
_ALL_KNOWN: Final = Text(en="there is information on all of them", bn="সব দপ্তরের তথ্য পাওয়া গেছে")
_NOT_TAKEN: Final = Text(
    en="Files that were not counted: {n}; the reasons stand below.", bn="{n}টি ফাইল ধরা হয়নি; কারণ নিচে দেওয়া হলো।"
)


def glance(view: RollupView, language: Language) -> Box:
    """Return the box: only the sentences that apply."""
    return Box(GLANCE.said(language), tuple(_sentences(view, language)))


def _sentences(view: RollupView, language: Language) -> Iterator[str]:
    reported, missing = len(view.rows), len(view.missing)
    coverage = _COVERAGE_NONE if not reported else _COVERAGE if missing else _COVERAGE_WHOLE
    yield coverage.said(language, n=reported + missing, k=reported, m=missing)
    if reported:
        total = view.total
        yield _OFFICES.said(
            language, k=reported, offices=total.offices, accounts=total.accounts, answered=total.answered
        )
    for decision in view.decisions:
        tally = decision.total
        if tally.rate is None:
            continue
        unknown = tally.no_information
        stand = (_STAND if tally.implemented else _NOWHERE).said(
            language,
            subject=decision.subject,
            x=so_many_of(tally.implemented, tally.total),
            n=tally.total,
            percent=tally.rate,
            known=_NOT_KNOWN.filled(d=unknown) if unknown else _ALL_KNOWN,
        )
        yield f"{stand} {_basis(tally, language)}" if tally.implemented else stand
    best = view.best_basis
    if best is not None and any(best):
        yield checked_words(sum(best), sum(best[1:]), best, language)
    if view.total.portal_offices:
        causes = (counted.cause for counted in view.causes)
        yield told_of_portal(view.total.portal_offices, causes, language)
    if view.not_counted:
        yield _NOT_TAKEN.said(language, n=view.not_counted)


def _basis(tally: Tally, language: Language) -> str:
    return BASIS_OF_IMPLEMENTED.said(language, x=tally.implemented, grades=basis_words(tally.basis, language))
