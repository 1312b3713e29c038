"""Reads a portal's page as a browser without scripts does: its forms with what they would send, its links, its words.

The only user of selectolax.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from auditor.expressions import expression
from auditor.portals.forms import SENDS, URL_ENCODED, Control, Form, Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from selectolax.lexbor import LexborNode

USUAL_CHARSET: Final = "utf-8"
_CHARSET: Final = expression(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_NO_CHARSETS: Final = frozenset({"utf-7", "idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
"""Codecs of Python that are no charsets of pages, by the names they give themselves; some fail on any page, one is slow on a long one."""
_NOT_IN_A_META: Final = ("utf-16", "utf-32")
"""What a page is not written in whose meta can be read; browsers take UTF-8 then (HTML, "determining the character encoding")."""
_HEAD: Final = 4096
"""Bytes in which a page names its charset; browsers look at the first 1,024."""
_MOST_NODES: Final = 5_000
"""Elements of a kind that are looked at in one page."""
_MOST_FRAMES: Final = 20
_MOST_TEXT: Final = 3_000_000
"""Characters of elements of a kind: elements may lie within each other, and then each has the words of all."""
_DEEPEST: Final = 200
"""So many elements around a control are looked at for its label and form."""
_REFRESH: Final = expression(r"\s*([0-5])(?:\.[0-9]*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)
_SCRIPTED_WAY: Final = expression(
    r"location(?:\.href)?\s*=\s*[\"']([^\"'\s]{1,300})[\"']|location\.(?:replace|assign)\(\s*[\"']([^\"'\s]{1,300})"
)
_FEW_WORDS: Final = 60
"""Characters; a page with fewer and no form only leads on."""
_MARKED: Final = "[id], [class], img, iframe"
_SPACE: Final = expression(r"\s+")


class Page(Struct, frozen=True):
    """A page.

    Attributes:
        url: its address.
        charset: in which it was read, and in which its forms are sent.
        head: its title and headings, in small letters; `words` all that a reader sees, `prose` the same without links.
        forms, links: in the order of the page; frames are among the links.
        leads_to: where it leads by itself; empty where it stays.
        metas: contents of its named metas.
        scripts: the text of its scripts, and the addresses of those it loads.
        pictures: what its pictures are called, and where they come from.
        markup: ids, classes and pictures outside of forms, by which what a script would show is known.
        joined: the words without what is hidden, and with those joined that only marks such as bold or a span part.
        covered: what elements hold that a script would uncover as an address (``data-cfemail``).

    """

    url: str
    charset: str
    head: str
    words: str
    prose: str
    forms: tuple[Form, ...]
    links: tuple[Link, ...]
    leads_to: str
    metas: Mapping[str, str]
    scripts: str
    pictures: str
    markup: str
    joined: str
    covered: tuple[str, ...]

    @classmethod
    def read(cls, body: bytes, url: str, charset: str = "") -> Page:
        """Return a page from its bytes.

        Args:
            body: the bytes, of bounded size.
            url: where they came from.
            charset: as the answer's header names it; a name that nobody knows is passed over.

        """
        found = _CHARSET.search(body[:_HEAD])
        in_meta = found[1].decode("ascii") if found else ""
        known = charset if _codec(charset) else in_meta
        if not _codec(known) or (known is in_meta and _codec(known).startswith(_NOT_IN_A_META)):
            known = USUAL_CHARSET
        tree = LexborHTMLParser(body.decode(known, "replace").replace("\0", ""))
        base = tree.css_first("base[href]")
        home = _absolute(url, _attribute(base, "href")) if base is not None else url
        scripts = " ".join(
            f"{_attribute(script, 'src')} {script.text(deep=True)}" for script in tree.css("script")[:_MOST_NODES]
        )
        pictures = " ".join(
            f"{_attribute(picture, 'alt')} {_attribute(picture, 'src')[:300]}"
            for picture in tree.css("img")[:_MOST_NODES]
        )
        if tree.css_first("svg, canvas") is not None:
            pictures += " drawn"
        links = tuple(
            Link(words, _absolute(home, _attribute(node, "href").strip()))
            for node, words in _with_words(tree, "a[href]")
            if not _attribute(node, "href").startswith("#")
        )
        frames = (
            Link("", _absolute(home, _attribute(node, "src")))
            for node in tree.css("frame[src], iframe[src]")[:_MOST_FRAMES]
        )
        links += tuple(frames)
        metas = {
            _attribute(node, "name").casefold(): _attribute(node, "content")
            for node in tree.css("meta[name]")[:_MOST_NODES]
        }
        forms = tuple(_forms(tree, home))
        for node in tree.css("script, style, template"):
            node.decompose()
        head = " ".join(words for _, words in _with_words(tree, "title, h1, h2, h3, h4, legend"))
        words = _words(tree.body) if tree.body is not None else ""
        refresh = next(
            (
                _attribute(node, "content")
                for node in tree.css("meta[http-equiv]")
                if _attribute(node, "http-equiv").casefold() == "refresh"
            ),
            "",
        )
        covered = tuple(_attribute(node, "data-cfemail") for node in tree.css("[data-cfemail]")[:_MOST_NODES])
        joined = _joined(tree)
        for node in tree.css("a, nav"):
            node.decompose()
        prose = _words(tree.body) if tree.body is not None else ""
        for node in tree.css("form"):
            node.decompose()
        markup = _markup(tree.css(_MARKED))
        return cls(
            url, known, head, words, prose, forms, links, _leads_to(refresh, scripts, home, still=bool(forms) or len(words) > _FEW_WORDS),
            metas, scripts, pictures.casefold(), markup, joined, covered,
        )  # fmt: skip


def _leads_to(refresh: str, scripts: str, home: str, *, still: bool) -> str:
    """Return where a page leads by itself: by a refresh, or where there is nothing else on it by the one address a script names."""
    found = _REFRESH.match(refresh)
    if found is not None:
        return _absolute(home, found[2].strip())
    ways = {first or second for first, second in _SCRIPTED_WAY.findall(scripts)}
    return _absolute(home, ways.pop()) if len(ways) == 1 and not still else ""


def _absolute(home: str, words: str) -> str:
    """Return an address in full; empty where it is none."""
    try:
        joined = urljoin(home, words)
        urlsplit(joined)
    except ValueError:
        return ""
    return joined


def _codec(charset: str) -> str:
    """Return the name of the codec of a charset of texts, whichever of its names is given; empty where it is none."""
    try:
        found = codecs.lookup(charset)
    except (LookupError, ValueError):
        return ""
    return found.name if found._is_text_encoding and found.name not in _NO_CHARSETS else ""  # noqa: SLF001 codecs tell it nowhere else


def _attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _words(node: LexborNode) -> str:
    """Return the words of an element in small letters, NFKC, single-spaced."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", node.text(deep=True, separator=" "))).strip().casefold()


def _markup(nodes: Sequence[LexborNode]) -> str:
    marks = (_attribute(node, name)[:300] for node in nodes[:_MOST_NODES] for name in ("id", "class", "src", "alt"))
    return " ".join(filter(None, marks)).casefold()


def _with_words(tree: LexborHTMLParser, selector: str) -> Iterator[tuple[LexborNode, str]]:
    """Yield elements with their words, until these are more than a page has."""
    read = 0
    for node in tree.css(selector)[:_MOST_NODES]:
        words = _words(node)
        read += len(words)
        yield node, words
        if read > _MOST_TEXT:
            return


def _joined(tree: LexborHTMLParser) -> str:
    """Return the words that a reader sees, those of one line of writing as one."""
    if tree.body is None:
        return ""
    for node in tree.body.css('[hidden], [style*="display:none"], [style*="display: none"]'):
        if node.tag != "body":
            node.decompose()
    tree.unwrap_tags(["span", "b", "i", "em", "strong", "font", "small", "u", "bdi", "wbr"])
    tree.merge_text_nodes()
    return _words(tree.body)


def _forms(tree: LexborHTMLParser, home: str) -> Iterator[Form]:
    """Yield the forms with what belongs to them: by name, by place, or by a form that begins among rows of a table.

    Such a form is closed by the parser where it begins (HTML, "in table"), and what follows in the table still belongs to it.
    """
    labels = {_attribute(label, "for"): words for label, words in _with_words(tree, "label[for]")}
    around = {label.mem_id: words for label, words in _with_words(tree, "label")}
    found: list[tuple[LexborNode, list[Control]]] = []
    by_id: dict[str, list[Control]] = {}
    open_in_table: list[Control] | None = None
    for node in tree.css("form, input, button, select, textarea")[:_MOST_NODES]:
        if node.tag == "form":
            controls: list[Control] = []
            found.append((node, controls))
            by_id.setdefault(_attribute(node, "id"), controls)
            open_in_table = controls if node.first_child is None else None
            continue
        if "disabled" in node.attributes:
            continue
        label, inside = _around(node)
        owner = open_in_table
        if inside is not None:
            owner = next(controls for form, controls in found if form.mem_id == inside.mem_id)
        if "form" in node.attributes:
            owner = by_id.get(_attribute(node, "form"))
        if owner is not None:
            owner.extend(_controls(node, f"{labels.get(_attribute(node, 'id'), '')} {around.get(label, '')}", home))
    for node, controls in found:
        encoding = _attribute(node, "enctype").strip().casefold() or URL_ENCODED
        action = _absolute(home, _attribute(node, "action").strip()) if _attribute(node, "action").strip() else home
        method = _attribute(node, "method").strip().casefold() or "get"
        name = " ".join(_attribute(node, key) for key in ("id", "class", "name")).casefold()
        yield Form(
            action,
            method,
            encoding,
            tuple(controls),
            _words(node),
            name,
            _attribute(node, "onsubmit"),
            _markup(node.css(_MARKED)),
        )


def _around(node: LexborNode) -> tuple[int, LexborNode | None]:
    """Return which label is around a control, by its place in memory, and the form around it."""
    label, above = 0, node.parent
    for _ in range(_DEEPEST):
        if above is None or above.tag == "form":
            return label, above
        label = above.mem_id if above.tag == "label" else label
        above = above.parent
    return label, None


def _controls(node: LexborNode, label: str, home: str) -> Iterator[Control]:
    named = node.attributes
    kind = {
        "input": _attribute(node, "type").strip().casefold() or "text",
        "button": _attribute(node, "type").casefold() or "submit",
    }
    is_kind = kind.get(node.tag or "", node.tag or "")
    value = _attribute(node, "value")
    if node.tag == "textarea":
        value = node.text(deep=True)
    if node.tag == "select":
        chosen = node.css_first("option[selected]") or node.css_first("option:not([disabled])")
        value = "" if chosen is None else _option_value(chosen)
    fills = _attribute(node, "autocomplete").strip().casefold()
    said = (_attribute(node, key) for key in ("name", "id", "placeholder", "aria-label", "title", "class"))
    if is_kind in {"checkbox", "radio"}:
        value = value or "on"
    yield Control(
        is_kind,
        _attribute(node, "name"),
        value,
        _SPACE.sub(" ", f"{' '.join(said)} {label} {fills} {value if is_kind in SENDS else ''}").casefold(),
        fills,
        sends=is_kind not in {"checkbox", "radio", "button", "reset", "file"} or "checked" in named,
        action=_absolute(home, _attribute(node, "formaction").strip())
        if _attribute(node, "formaction").strip()
        else "",
        fixed="readonly" in named
        or "hidden" in named
        or "display:none" in _attribute(node, "style").replace(" ", "").casefold(),
        is_box=_attribute(node, "maxlength").strip() == "1"
        or (is_kind == "number" and _attribute(node, "max").strip() == "9"),
    )


def _option_value(option: LexborNode) -> str:
    return _attribute(option, "value") if "value" in option.attributes else option.text(deep=True).strip()
