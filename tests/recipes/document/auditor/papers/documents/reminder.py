"""A reminder to the offices that have something left to do, with room for the memo number."""

from auditor.i18n import Text, serial
from auditor.model.document import Document
from auditor.model.paper import Items, Paragraph, Signatures
from auditor.views.compared.history import RoundMaterial
from auditor.views.office.office import office_reports
from reports.layout.frame import build_paper, round_frame

TITLE = Text(en="Reminder", bn="তাগিদপত্র")
MEMO = Text(en="Memo no. ……………………", bn="স্মারক নং- ……………………")
ASKED = Text(
    en="You are requested to complete what is left by {due} and to inform this office. Send no password.",
    bn="বাকি কাজ {due} তারিখের মধ্যে শেষ করে এ কার্যালয়কে জানানোর জন্য অনুরোধ করা হলো। কোনো পাসওয়ার্ড পাঠাবেন না।",
)
SIGNED = Text(en="Upazila Nirbahi Officer", bn="উপজেলা নির্বাহী অফিসার")


def views(material):
    """Yield the one reminder: the reports of all offices, from which it takes those with steps left."""
    yield "reminder", office_reports(material.past, material.letterhead)


def papers(view, language):
    """Return the reminder on paper."""
    owing = [report for report in view.reports if report.steps]
    head = view.reports[0].head
    title = TITLE.said(language)
    names = Items(
        tuple((serial(report.office.serial, language), report.office.name.said(language)) for report in owing)
    )
    blocks = (
        Paragraph(MEMO.said(language)),
        Paragraph(ASKED.said(language, due=head.due or head.day)),
        names,
        Signatures(((SIGNED.said(language),),)),
    )
    return (
        build_paper(
            round_frame(head, language), language, name="reminder", title=title, titles=(title,), blocks=blocks
        ),
    )


DOCUMENT = Document(id="reminder", source=RoundMaterial, views=views, papers=papers)
