"""The seal as it stands at the end of a paper and at the foot of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.paper import Seal
from auditor.model.seal import seal_code, seal_words
from reports.layout.wording import CHECK_DIGEST

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.views.head import Head

__all__ = ["seal_block", "seal_foot", "seal_words"]

_FOOT: Final = Text(en="Check digest: {digest}", bn="যাচাই-সংকেত: {digest}")
_NOT_KEPT: Final = Text(en="Draft: not kept in the ledger", bn="খসড়া: স্থায়ী রেকর্ডে রাখা হয়নি")


def seal_block(head: Head, language: Language) -> tuple[Seal, ...]:
    """Return the seal of a kept round; none for a round that only shows how things stand."""
    if not head.is_kept:
        return ()
    return (Seal(CHECK_DIGEST.said(language), seal_words(head.digest), seal_code(head.digest)),)


def seal_foot(head: Head, language: Language) -> str:
    """Return what each page says at its foot beside its number; of a preview the digest of no round, too, by which such a paper is known."""
    digest = _FOOT.said(language, digest=seal_words(head.digest)) if head.meeting and head.digest else ""
    return digest if head.is_kept else " · ".join(filter(None, (_NOT_KEPT.said(language), digest)))
