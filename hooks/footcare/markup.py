"""One pass over a built page: its ids, links, images, headings and sections, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from footcare.vocabulary import WHEN_TO_SEE_A_DOCTOR

ADDRESSES = ("href", "src", "srcset", "poster", "data", "action", "xlink:href")
ANCHORS = "a[href]"  # nearly every address; the others are looked for together, so that none is found twice
OTHERS = ":is([href], [src], [srcset], [poster], object[data], form[action]):not(a)"
LOADED = {
    "link",
    "script",
    "img",
    "source",
    "video",
    "audio",
    "iframe",
    "embed",
    "object",
    "track",
    "input",
    "image",
    "use",
}
CONTENT = "article.md-content__inner"
FIRST_WORDS = 80  # characters of a section that are kept
FRAME = {"fc-page-end", "fc-paper"}  # what the frame adds to the content


class Link(NamedTuple):  # there are hundreds on a page, and a tuple is made quicker than a dataclass
    """An address in a page, and how Markdown's author wrote it ('' for other links).

    `loaded` tells whether the browser fetches it by itself.
    """

    tag: str
    attribute: str
    address: str
    loaded: bool
    in_content: bool
    written: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """An image in a page's content; `alt` is None where the attribute is missing."""

    src: str
    alt: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a page's content. `at_top` tells whether it lies directly in the content, not in a box."""

    level: int
    text: str
    id: str
    at_top: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A level-2 heading and what stands beneath it, up to the next one; `text` is the first that a reader sees."""

    heading: Heading
    text: str
    urgent: int
    routine: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the guard knows about one built page; `address` is the page's file in the site."""

    address: str
    ids: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    title: str = ""


def read(address: str, html: str) -> Facts:
    """Read a built page."""
    tree = LexborHTMLParser(html)
    title = _text(tree.css_first("title"))
    ids = tuple(node.id or "" for node in tree.css("[id]"))
    content = tree.css_first(CONTENT)
    if content is None:
        return Facts(address, ids, tuple(_links(tree.css(ANCHORS), tree.css(OTHERS), in_content=False)), title=title)
    headings = {node.mem_id: _heading(node, content) for node in content.css("h1, h2, h3, h4, h5, h6")}
    sections = tuple(_sections(content, headings))
    images = tuple(_images(content))
    anchors, others = content.css(ANCHORS), content.css(OTHERS)
    links = [
        *_links(anchors, others, in_content=True),
        *_links(_beside(tree.css(ANCHORS), anchors), _beside(tree.css(OTHERS), others), in_content=False),
    ]
    return Facts(address, ids, tuple(links), images, tuple(headings.values()), sections, title)


def _beside(nodes: list[LexborNode], inside: list[LexborNode]) -> list[LexborNode]:
    """Return the nodes of a page that are not those inside its content, which stand in the page one after the other."""
    if not inside:
        return nodes
    first = inside[0].mem_id
    start = next(number for number, node in enumerate(nodes) if node.mem_id == first)
    return nodes[:start] + nodes[start + len(inside) :]


def _text(node: LexborNode | None) -> str:
    return node.text(strip=True) if node else ""


def _links(anchors: Iterable[LexborNode], others: Iterable[LexborNode], *, in_content: bool) -> Iterator[Link]:
    """Yield every address of some elements, with what Markdown's author wrote for it."""
    for node in anchors:
        attributes = node.attributes
        address, written = attributes["href"] or "", attributes.get("data-written") or ""
        yield Link("a", "href", address.strip(), False, in_content, written)
    for node in others:
        yield from _addresses(node, in_content)


def _addresses(node: LexborNode, in_content: bool) -> Iterator[Link]:
    tag = node.tag or ""
    attributes = node.attributes
    loaded = tag in LOADED and not (
        tag == "link" and (attributes.get("rel") or "") in {"canonical", "prev", "next", "edit"}
    )
    for attribute in ADDRESSES:
        if attribute not in attributes or (attribute == "data" and tag != "object"):
            continue
        value = (attributes[attribute] or "").strip()
        if attribute == "srcset":
            for part in value.split(","):
                if part.strip():
                    yield Link(tag, attribute, part.split()[0], loaded, in_content)
        else:
            yield Link(tag, attribute, value, loaded, in_content, attributes.get("data-written") or "")


def _images(content: LexborNode) -> Iterator[Image]:
    for node in content.css('img, svg[role="img"], figure[role="img"]'):
        attributes = node.attributes
        if node.tag == "img":
            yield Image(attributes.get("src") or "", attributes.get("alt"))
        else:
            yield Image("", "drawing" if attributes.get("aria-label") or node.css_first("title") else None)


def _heading(node: LexborNode, content: LexborNode) -> Heading:
    parent = node.parent
    at_top = parent is not None and parent.mem_id == content.mem_id
    text, last = node.text(), node.last_child
    if last is not None and _is_permalink(last):
        text = text.removesuffix(last.text())
    return Heading(int((node.tag or "h1")[1]), " ".join(text.split()), node.id or "", at_top)


def _is_permalink(node: LexborNode) -> bool:
    return node.tag == "a" and "headerlink" in (node.attributes.get("class") or "")


def _sections(content: LexborNode, headings: Mapping[int, Heading]) -> Iterator[Section]:
    """Yield the sections whose level-2 heading lies directly in the content."""
    heading: Heading | None = None
    text = ""
    urgent = routine = 0
    for node in content.iter():
        if node.tag == "h2":
            if heading:
                yield Section(heading, text, urgent, routine)
            heading, text, urgent, routine = headings[node.mem_id], "", 0, 0
        elif heading and node.is_element_node:  # and no comment
            classes = node.attrs.get("class") or ""
            if FRAME & set(classes.split()):
                continue
            text = text or node.text(separator=" ", strip=True)[:FIRST_WORDS]
            if heading.text == WHEN_TO_SEE_A_DOCTOR:
                urgent += len(node.css(".fc-card--urgent li"))
                routine += len(node.css(".fc-card--routine li"))
    if heading:
        yield Section(heading, text, urgent, routine)
