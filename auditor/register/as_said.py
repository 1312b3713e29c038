"""Says why a form that does not say whose it is was taken without asking: it is like one of which a person said it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.notice import Notice, Place, Severity
from auditor.register.belonging import whole_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.forms import OwnForms
    from auditor.register.belonging import FormSigns


def taken_as_said(form: FormSigns, own: OwnForms) -> Iterator[Notice]:
    """Yield why a form of this workspace that does not say whose it is was taken, where that was said of another file of its headings and rows, by name and digest; of one that entered a round it was told then."""
    is_known = form.stamp.workspace or form.file.sha256 in own.early.union(own.read_on) or own.example
    said = own.said.get(form.fingerprint) if own.said and not is_known else None
    if said is not None and form.file.name != said.file and form.file.sha256 != said.digest:
        told = _AS_SAID.filled(
            file=form.file.name, ours=whole_name(own.upazila, own.district), other=said.file, day=said.on
        )
        yield Notice(Severity.CHANGED, Place(form.file.name), told)


_AS_SAID: Final = Text(
    en="{file} does not say of which upazila it is. It was taken as a form of {ours}, since {other}, of which that was said on {day}, has the same headings and rows. "
    "If it is another upazila's, move it out of evidence/.",
    bn="{file} কোন উপজেলার ফরম, তা এতে লেখা নেই। {other} ফাইলটি {ours} বলে {day} তারিখে জানানো হয়েছে, আর দুটির শিরোনাম ও সারি একই; তাই এটিও নেওয়া হয়েছে। ফরমটি অন্য উপজেলার হলে evidence/ থেকে সরান।",
    on_screen=Text(
        en="{file} does not say of which upazila it is. It was taken as a form of {ours}, since {other}, of which that was said on {day}, has the same headings and rows. "
        "If it is another upazila's, set it aside on the screen Inbox.",
        bn="{file} কোন উপজেলার ফরম, তা এতে লেখা নেই। {other} ফাইলটি {ours} বলে {day} তারিখে জানানো হয়েছে, আর দুটির শিরোনাম ও সারি একই; তাই এটিও নেওয়া হয়েছে। ফরমটি অন্য উপজেলার হলে “জমা ফাইল” পাতায় আলাদা করে রাখুন।",
    ),
)
