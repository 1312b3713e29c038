"""The shape of a source: one module per kind of evidence file, each defining ``SOURCE``.

A source knows a file by its name or content, and turns its bytes into observations, contacts and notices; see
`auditor.model.source`. It parses only: no I/O, no clock, no key, no network. What needs one of these happens in
`auditor.selfcheck` and `auditor.vaults`, which leave plain files here. For any bytes it returns or raises `AuditorError`, nothing else.
A cell or line that is not understood is asked about by its place, never guessed and never repeated, and the others
still count.
"""
