"""What an author's own Markdown and HTML became, before the macros' pieces are put in: as plain values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from footcare.written import ESCAPED

CODE = {"code", "pre", "kbd", "samp", "script", "style"}
SIGNED = re.compile(f"{ESCAPED}.", re.DOTALL)
EMPTY = re.compile(r"(<(?:area|br|col|hr|img|input|link|meta|source|track|wbr)\b[^<>]*?) />")
BLOCKS = {"p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "div"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link of the author: its address as written, whether Markdown made it, and what a reader is shown."""

    address: str
    by_markdown: bool
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the author."""

    address: str
    alt: str | None


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes; those in `bare` have no value."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    bare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Authored:
    """All that the rules on an author's own text look at.

    `texts` is the text of each block, without code, where there may be something to find; `notes` has the words behind
    the marks of each box; `indented` has what became code because it is indented; `drawn` has the numbers of the macros
    whose pieces a reader gets to see; `intact` tells that a browser reads the page exactly as it stands, so that no
    element is broken.
    """

    anchors: tuple[Anchor, ...] = ()
    pictures: tuple[Picture, ...] = ()
    elements: tuple[Element, ...] = ()
    texts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    empty_notes: tuple[str, ...] = ()
    notes: tuple[tuple[str, ...], ...] = ()
    unused_footnotes: tuple[str, ...] = ()
    empty_footnotes: tuple[str, ...] = ()
    empty_headers: int = 0
    main_headings: tuple[str, ...] = ()
    ragged_rows: tuple[str, ...] = ()
    indented: tuple[str, ...] = ()
    empty_items: int = 0
    empty_tables: tuple[str, ...] = ()
    drawn: frozenset[int] = frozenset()
    intact: bool = False


def read(html: str, *, by_hand: bool = True, suspect: Callable[[str], bool] = bool) -> Authored:
    """Read the HTML that Markdown made of a page. Only what is written `by_hand` can hold elements to look at.

    `texts` are gathered only where the whole text is `suspect`: that of most pages is not, and to take it to pieces
    takes long.
    """
    body = LexborHTMLParser(f"<body>{html}</body>").body
    if body is None:
        return Authored()
    found = _Found()
    for node in body.css("*" if by_hand else ANY_LOOKED_AT):
        tag = node.tag or ""
        if by_hand:
            given = node.attributes.items()
            bare = tuple(name for name, value in given if value is None)
            found.elements.append(Element(tag.lower(), tuple((name, value or "") for name, value in given), bare))
        if tag in LOOKED_AT:
            found.look(tag, node)
    notes = list(_footnotes(body)) if found.has_footnotes else []
    return Authored(
        tuple(found.anchors),
        tuple(found.pictures),
        tuple(found.elements),
        tuple(_texts(body)) if suspect(body.text()) else (),
        tuple(found.codes),
        tuple(shown for box in found.boxes for shown in _empty_note(box)),
        tuple(tuple((box.attributes.get("class") or "").split()[1:]) for box in found.boxes),
        tuple(name for name, _ in notes if f"fnref:{name}" not in found.marks),
        tuple(name for name, text in notes if not text),
        found.empty_headers,
        tuple(found.main_headings),
        tuple(found.ragged),
        tuple(found.indented),
        len(body.css(EMPTY_ITEMS)) if "<li></li>" in html or "<dd></dd>" in html else 0,
        tuple(found.empty_tables),
        frozenset(found.drawn),
        by_hand and "<?" not in html and _spelled(body.inner_html or "") == _spelled(html),
    )


def _spelled(html: str) -> str:
    """Spell what Markdown and a browser write in two ways, of which neither is broken, in one."""
    return EMPTY.sub(r"\1>", html).replace("&para;", "¶").replace("&quot;", '"')


LOOKED_AT = ("a", "img", "code", "div", "th", "h1", "sup", "table", "pre")
EMPTY_ITEMS = "li:empty, dd:empty"
ANY_LOOKED_AT = f":is({', '.join(LOOKED_AT)})"


@dataclass(slots=True)
class _Found:
    """What one walk through a page gathers."""

    anchors: list[Anchor] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    boxes: list[LexborNode] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    main_headings: list[str] = field(default_factory=list)
    ragged: list[str] = field(default_factory=list)
    indented: list[str] = field(default_factory=list)
    empty_tables: list[str] = field(default_factory=list)
    drawn: set[int] = field(default_factory=set)
    empty_headers: int = 0
    has_footnotes: bool = False

    def look(self, tag: str, node: LexborNode) -> None:
        """Note what one element is good for."""
        attributes = node.attributes
        if tag == "a":
            if _leads_somewhere(attributes):
                address, by_markdown = _written(attributes, "href")
                self.anchors.append(Anchor(address, by_markdown, _shown(node)))
        elif tag == "div":
            classes = (attributes.get("class") or "").split()
            if "data-drawn" in attributes:
                self.drawn.add(int(attributes["data-drawn"] or 0))
            if "admonition" in classes:
                self.boxes.append(node)
            self.has_footnotes = self.has_footnotes or "footnote" in classes
        elif tag == "img":
            self.pictures.append(Picture(_written(attributes, "src")[0], attributes.get("alt")))
        elif tag == "code":
            if node.parent is None or node.parent.tag != "pre":
                self.codes.append(node.text())
        elif tag == "th":
            self.empty_headers += not node.text(strip=True) and not node.css("img")
        elif tag == "h1":
            self.main_headings.append(node.text(strip=True).removesuffix("¶"))
        elif tag == "sup":
            self.marks.add(attributes.get("id") or "")
        elif tag == "pre":
            if "data-indented" in attributes:
                self.indented.append(node.text())
        elif tag == "table":
            if "data-ragged" in attributes:
                self.ragged.append(attributes["data-ragged"] or "")
            else:
                self.empty_tables += _without_rows(node)


def _without_rows(table: LexborNode) -> list[str]:
    """Return the first words in the head of a table whose rows hold nothing."""
    rows, head = table.css_first("tbody"), table.css_first("th")
    if rows is None or head is None or rows.text(strip=True) or rows.css_first("img, svg, [data-drawn], sup"):
        return []
    return [head.text(strip=True)]


def _written(attributes: Mapping[str, str | None], name: str) -> tuple[str, bool]:
    """Return an address as its author wrote it, and whether Markdown made it.

    In HTML that is written by hand, `data-written` may say anything: what a browser would follow is looked at.
    """
    followed, written = attributes.get(name) or attributes.get("xlink:href") or "", attributes.get("data-written")
    if written is None or (followed != written and ":" in followed.partition("/")[0]):
        return followed.strip(), False
    return written.strip(), True


def _leads_somewhere(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether a link is meant to lead somewhere: it is no place that others lead to, and not a heading's own."""
    if (attributes.get("class") or "") in {"headerlink", "footnote-backref"}:
        return False
    return "href" in attributes or "xlink:href" in attributes or not {"name", "id"} & set(attributes)


def _shown(node: LexborNode) -> str:
    """Return what a link shows or says: its text, its label, or the alternative text of its image."""
    pictures = node.css("img")
    said = " ".join(picture.attributes.get("alt") or "" for picture in pictures)
    shown = " ".join((node.attributes.get("aria-label") or f"{node.text()} {said}").split())
    return shown or ("an image without words" if pictures else "")  # which is told of the image


def _texts(body: LexborNode) -> Iterator[str]:
    """Yield the text of each block; code, whose brackets and marks mean nothing, is left out."""
    pieces: list[str] = []
    for node in body.traverse(include_text=True):
        if node.tag == "-text":
            if not _unread(node):
                pieces.append(SIGNED.sub(ESCAPED, node.text_content or ""))
        elif node.tag in BLOCKS:
            if pieces:
                yield "".join(pieces)
            pieces = []
    if pieces:
        yield "".join(pieces)


def _unread(node: LexborNode) -> bool:
    """Tell whether a text is code, or the sign of a heading's own link."""
    parent = node.parent
    shown = (node.text_content or "")[:8]
    while parent is not None:
        if parent.tag == "a" and (shown.startswith(("http", "www.")) or "@" in (node.text_content or "")):
            return True  # an address that is a link
        if parent.tag in CODE or "headerlink" in (parent.attributes.get("class") or ""):
            return True
        parent = parent.parent
    return False


def _footnotes(body: LexborNode) -> Iterator[tuple[str, str]]:
    """Yield the name of each footnote, and its text."""
    for note in body.css("div.footnote li[id]"):
        text = "".join(node.text_content or "" for node in note.traverse(include_text=True) if _is_note(node))
        yield (note.attributes["id"] or "").removeprefix("fn:"), text.strip()


def _is_note(node: LexborNode) -> bool:
    """Tell whether a text in a footnote is its own, and not the arrow that leads back."""
    parent = node.parent
    return (
        node.tag == "-text" and parent is not None and "footnote-backref" not in (parent.attributes.get("class") or "")
    )


def _empty_note(note: LexborNode) -> Iterator[str]:
    title = note.css_first("p.admonition-title")
    shown = title.text(strip=True) if title else ""
    if note.text(strip=True) == shown and note.css_first("[data-drawn]") is None:
        yield shown
