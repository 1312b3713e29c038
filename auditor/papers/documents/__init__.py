"""Which papers there are: one file a kind of paper, each defining ``DOCUMENT``.

A document says from what it is made, under which names, and what it is as papers, table, workbook, record or page; see
`auditor.model.document`. Papers are laid out in blocks (`auditor.model.paper`) with the sections of `reports.layout`. Formats
draw what a document is and know none of them by name: a new document comes in every format that can draw it.
"""
