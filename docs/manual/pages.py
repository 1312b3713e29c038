"""Makes pages of the guides, plain HTML with their pictures beside them: ``hatch_build.py`` puts them into the package whenever it is built.

Run by hand it puts them into this tree: `python docs/manual/pages.py`.
"""
# ruff: noqa: INP001 a script of its own, not part of a package

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.token import Token

MANUAL: Final = Path(__file__).resolve().parent
BUILT: Final = Path("auditor", "desk", "manual")
"""Where they lie in the package."""
READERS: Final = ("programmer", "office", "committee")
CALLED: Final = {"bn": "ব্যবহার নির্দেশিকা", "en": "Guide"}
"""What the guides are called together, by language."""
_OTHER: Final = re.compile(r"\s*\[([^\]]+)\]\((\w+\.\w\w)\.md\)")
"""The link of a guide to the same in the other language."""
_PICTURE: Final = re.compile(r'<img src="([^"]+)"[^>]*>')
_OF_ONE_LINE: Final = (
    (re.compile(r'(?<=["”])-(?=[ঀ-৿])'), "-\N{WORD JOINER}"),
    (re.compile(r"(?<=[@#%]) (?=[#%!])"), "\N{NO-BREAK SPACE}"),
)
"""Where no line ends: before the ending of a word in quotes, and between samples of signs."""
CURRENT: Final = ' aria-current="page"'
STYLE: Final = """
body { font-family: "Nirmala UI", Nikosh, Vrinda, "Hind Siliguri", "Noto Sans Bengali", sans-serif; color: #111; background: #fff;
  line-height: 1.6; max-width: 52rem; margin: 0 auto; padding: 1rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0 0 .5rem; border-bottom: 1px solid #999; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; }
a { color: #0b5d3b; } [aria-current] { color: #111; font-weight: 600; text-decoration: none; }
img { max-width: 100%; height: auto; border: 1px solid #999; }
code { overflow-wrap: anywhere; }
table { border-collapse: collapse; } th, td { border: 1px solid #999; padding: .2rem .5rem; text-align: left; vertical-align: top; }
@media print { nav { display: none; } }
"""


class _Guide(NamedTuple):
    name: str
    language: str
    title: str
    content: str
    other: str
    other_called: str


def pages() -> dict[str, bytes]:
    """Return all files of the guides by name: ``READER.LANGUAGE.html``, and the pictures that they show."""
    guides = [_guide(path) for path in sorted(MANUAL.glob("*.md"), key=lambda path: READERS.index(path.stem[:-3]))]
    made = {f"{guide.name}.html": _page(guide, guides).encode() for guide in guides}
    return made | {path.name: path.read_bytes() for path in sorted(MANUAL.glob("*.png"))}


def put(root: Path) -> None:
    """Make the files of the guides in a tree, and leave nothing else in their folder."""
    folder, made = root / BUILT, pages()
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name not in made:
            path.unlink()
    for name, content in made.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            beside = folder / f".{name}.new"
            beside.write_bytes(content)
            beside.replace(path)


def _guide(path: Path) -> _Guide:
    text = path.read_text("utf-8")
    other = _OTHER.search(text)
    if other is None:
        raise ValueError(f"{path.name} does not lead to the other language")
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    text = _OTHER.sub("", text)
    for between, together in _OF_ONE_LINE:
        text = between.sub(together, text)
    tokens = reader.parse(text)
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
    title = _title(tokens)
    content = _PICTURE.sub(_opened, reader.renderer.render(tokens, reader.options, {}))
    return _Guide(path.stem, path.stem[-2:], title, content, other[2], other[1])


def _opened(picture: re.Match[str]) -> str:
    """Return a picture that opens whole when it is pressed: on a narrow screen nobody can read it in the page."""
    return f'<a href="{picture[1]}" target="_blank" rel="noopener">{picture[0]}</a>'


def _title(tokens: list[Token]) -> str:
    return next(inside.content for opened, inside in pairwise(tokens) if opened.tag == "h1")


def _page(guide: _Guide, guides: list[_Guide]) -> str:
    links = [
        f'<li><a href="{each.name}.html"{CURRENT if each is guide else ""}>{escape(each.title)}</a></li>'
        for each in guides
        if each.language == guide.language
    ]
    language = guide.other[-2:]
    links.append(
        f'<li><a href="{guide.other}.html" lang="{language}" hreflang="{language}">{escape(guide.other_called)}</a></li>'
    )
    rows = "\n".join(links)
    return f"""<!doctype html>
<html lang="{guide.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(guide.title)}</title>
<style>{STYLE}</style>
</head>
<body>
<nav aria-label="{CALLED[guide.language]}"><ul>
{rows}
</ul></nav>
<main>
{guide.content}</main>
</body>
</html>
"""


if __name__ == "__main__":
    put(MANUAL.parents[1])
