"""What stands in the cells of a table of the terminal, also where they are wrapped."""

from __future__ import annotations

from wcwidth import wcwidth


def cells(shown):
    """Return the cells of every table in what a command showed, row by row, each as one line of words."""
    lines, found, spans = shown.splitlines(), [], []
    for number, line in enumerate(lines):
        if line.strip() and not set(line) - {"-", " "} and "--" in line:
            spans, at = [], 0
            for dashes in line.split("  "):
                spans.append((at, at + len(dashes)))
                at += len(dashes) + 2
            before = [list(parts) for parts in (_cut(lines[at], spans) for at in range(number))][-1:]
            found += before
        elif spans:
            parts = _cut(line, spans)
            if not any(parts):
                spans = []
            elif parts[0] or not found:
                found.append(parts)
            else:
                found[-1] = [" ".join(filter(None, pair)) for pair in zip(found[-1], parts, strict=True)]
    return found


def _cut(line, spans):
    """Return the words of a line by columns of the screen; the last column takes the rest."""
    columns, at = ["" for _ in spans], 0
    for sign in line:
        place = max((number for number, (start, _) in enumerate(spans) if start <= at), default=0)
        columns[place] += sign
        at += max(0, wcwidth(sign))
    return [words.strip() for words in columns]
