"""The texts of the self-check page, in both languages, a module a step; all of them together are in `of_page`.

In each module `AGREED` are the texts as they were agreed with offices; `FURTHER` is what else the page has to say, in the
same manner: plain spoken-office Bangla, one thing in a sentence, the next step last. What is said
beside the page is in `talk`, of sheets in `sheets`, of slips that came back in
`returned_slips`.

Placeholders that a campaign fills: ``{committee}``, ``{month}``, ``{decision_date}``, ``{ap_phone}``, ``{uno_mail}``,
``{opened}``, ``{sheet}``; those that the page fills while it is used: ``{date}``, ``{n}``, ``{missing}``, ``{slip_no}``, ``{office}``,
``{post}``, ``{file}``, ``{folder}``.
"""
