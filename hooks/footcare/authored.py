"""What an author's own Markdown and HTML became, before the macros' pieces are put in: as plain values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from footcare.written import ESCAPED

CODE = {"code", "pre", "kbd", "samp", "script", "style"}
SIGNED = re.compile(f"{ESCAPED}.", re.DOTALL)
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
    """An element with its attributes."""

    tag: str
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Authored:
    """All that the rules on an author's own text look at.

    `texts` is the text of each block, without code, where there may be something to find; `notes` has the words behind the marks of each box; `drawn` has the
    numbers of the macros whose pieces a reader gets to see.
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
    drawn: frozenset[int] = frozenset()


def read(html: str, *, by_hand: bool = True, suspect: Callable[[str], bool] = bool) -> Authored:
    """Read the HTML that Markdown made of a page. Only what is written `by_hand` can hold elements to look at.

    `texts` are gathered only where the whole text is `suspect`: that of most pages is not, and to take it to pieces
    takes long.
    """
    body = LexborHTMLParser(f"<body>{html}</body>").body
    if body is None:
        return Authored()
    ids = {attribute for node in body.css("sup[id]") if (attribute := node.attributes["id"])}
    notes = list(_footnotes(body))
    anchors: list[Anchor] = []
    for node in body.css("a"):
        attributes = node.attributes
        if _leads_somewhere(attributes):
            written = attributes.get("data-written")
            address = written if written is not None else attributes.get("href") or ""
            anchors.append(Anchor(address.strip(), written is not None, _shown(node)))
    pictures = [
        Picture(attributes.get("data-written") or attributes.get("src") or "", attributes.get("alt"))
        for attributes in (node.attributes for node in body.css("img"))
    ]
    elements: list[Element] = []
    for node in body.traverse() if by_hand else ():
        if not node.is_element_node:  # a comment
            continue
        attributes = node.attributes
        elements.append(Element(node.tag or "", tuple((name, value or "") for name, value in attributes.items())))
    ragged = [node.attributes["data-ragged"] or "" for node in body.css("[data-ragged]")]
    return Authored(
        tuple(anchors),
        tuple(pictures),
        tuple(elements),
        tuple(_texts(body)) if suspect(body.text()) else (),
        tuple(code.text() for code in body.css("code") if code.parent is None or code.parent.tag != "pre"),
        tuple(_empty_notes(body)),
        tuple(tuple((note.attributes.get("class") or "").split()[1:]) for note in body.css("div.admonition")),
        tuple(name for name, _ in notes if f"fnref:{name}" not in ids),
        tuple(name for name, text in notes if not text),
        sum(not node.text(strip=True) and not node.css("img") for node in body.css("th")),
        tuple(node.text(strip=True).removesuffix("¶") for node in body.css("h1")),
        tuple(ragged),
        frozenset(int(node.attributes["data-drawn"] or 0) for node in body.css("div[data-drawn]")),
    )


def _leads_somewhere(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether a link is meant to lead somewhere: it is no place that others lead to, and not a heading's own."""
    if (attributes.get("class") or "") in {"headerlink", "footnote-backref"}:
        return False
    return "href" in attributes or not {"name", "id"} & set(attributes)


def _shown(node: LexborNode) -> str:
    """Return what a link shows or says: its text, its label, or the alternative text of its image."""
    pictures = " ".join(picture.attributes.get("alt") or "" for picture in node.css("img"))
    shown = " ".join((node.attributes.get("aria-label") or f"{node.text()} {pictures}").split())
    return shown or ("an image without words" if node.css_first("img") else "")  # which is told of the image


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
        if parent.tag == "a" and shown.startswith(("http", "www.")):
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


def _empty_notes(body: LexborNode) -> Iterator[str]:
    for note in body.css("div.admonition"):
        title = note.css_first("p.admonition-title")
        shown = title.text(strip=True) if title else ""
        if note.text(strip=True) == shown:
            yield shown
