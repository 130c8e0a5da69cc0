"""One pass over a built page: its ids, links, images, headings and sections, as plain values."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from footcare.vocabulary import WHEN_TO_SEE_A_DOCTOR

ADDRESSES = ("href", "src", "srcset", "poster", "data", "action", "xlink:href")
WITH_ADDRESSES = frozenset(ADDRESSES)
IMAGES = frozenset({"img", "svg", "figure"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SECTION_LEVEL = 2
PERMALINK = "¶"  # behind each heading that Markdown has made
# All that is looked at, asked for at once: to walk through a page once for each kind takes twice as long.
LOOKED_AT = ":is([id], [href], [src], [srcset], [poster], object[data], form[action], {})".format(
    ", ".join((*HEADINGS, "img", "svg[role]", "figure[role]"))
)
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
LATER = "<template data-later>"  # what waits in it comes into every page, so it is read as if it stood there
FIRST_WORDS = 80  # characters of a section that are kept
SHOWN = "img, svg, canvas, video, audio, input, button, object, iframe"  # what is seen, although it has no text
HIDING = ":is(details, dialog, [hidden], [aria-hidden=true], [popover])"
FRAME = frozenset({"fc-page-end", "fc-paper"})  # what the frame adds to the content
Attributes = Mapping[str, str | None]


# Of these there are hundreds on a page, and a tuple is made quicker than a dataclass.


class Link(NamedTuple):
    """An address in a page, and how Markdown's author wrote it ('' for other links).

    `loaded` tells whether the browser fetches it by itself.
    """

    tag: str
    attribute: str
    address: str
    loaded: bool
    in_content: bool
    written: str = ""


class Image(NamedTuple):
    """An image in a page's content; `alt` is None where the attribute is missing."""

    src: str
    alt: str | None


class Heading(NamedTuple):
    """A heading in a page's content. `at_top` tells whether it lies directly in the content, not in a box."""

    level: int
    text: str
    id: str
    at_top: bool


class Section(NamedTuple):
    """A level-2 heading and what stands beneath it, up to the next one.

    `text` is the first that a reader sees, smaller headings apart, a space where there are only these or pictures;
    `folded` is the element, if there is one, that hides cases for a doctor.
    """

    heading: Heading
    text: str
    urgent: int
    routine: int
    folded: str = ""


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


def content(html: str) -> LexborHTMLParser:
    """Take the content of a page to pieces, by itself."""
    return LexborHTMLParser(f"<body>{html}</body>")


def of_content(tree: LexborHTMLParser) -> Facts:
    """Read the content of a page, before a frame is put around it."""
    body = tree.body
    return Facts("") if body is None else _found(body, body.css(LOOKED_AT)).facts("")


def read(address: str, html: str) -> Facts:
    """Read a built page."""
    tree = LexborHTMLParser(html.replace(LATER, ""))
    nodes = tree.css(LOOKED_AT)
    node = tree.css_first(CONTENT)
    inside = [] if node is None else node.css(LOOKED_AT)
    frame = _found(None, _beside(nodes, inside))
    facts = frame.facts(address) if node is None else together(frame.facts(address), _found(node, inside).facts(""))
    return replace(facts, title=_text(tree.css_first("title")))


def together(frame: Facts, inside: Facts) -> Facts:
    """Return what is known of a page whose content was read by itself."""
    return Facts(
        frame.address,
        (*inside.ids, *frame.ids),
        (*inside.links, *frame.links),
        (*inside.images, *frame.images),
        (*inside.headings, *frame.headings),
        (*inside.sections, *frame.sections),
        frame.title,
    )


def _beside(nodes: list[LexborNode], inside: list[LexborNode]) -> list[LexborNode]:
    """Return the nodes of a page that are not those inside its content, which stand in the page one after the other."""
    if not inside:
        return nodes
    first = inside[0].mem_id
    start = next(number for number, node in enumerate(nodes) if node.mem_id == first)
    return nodes[:start] + nodes[start + len(inside) :]


def _text(node: LexborNode | None) -> str:
    return node.text(strip=True) if node else ""


@dataclass(slots=True)
class _Found:
    """What one walk gathers. Links in a text that are the same are one object, and stand one behind the other."""

    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def facts(self, address: str) -> Facts:
        return Facts(
            address,
            tuple(map(sys.intern, self.ids)),
            tuple(self.links),
            tuple(self.images),
            tuple(self.headings),
            tuple(self.sections),
        )


def _found(inside: LexborNode | None, nodes: Iterable[LexborNode]) -> _Found:
    """Gather what there is to know of some nodes: of those in the content `inside`, or of the frame around it."""
    found, in_content = _Found(), inside is not None
    anchors: Counter[tuple[str | None, str | None]] = Counter()
    for node in nodes:
        attributes, tag = node.attributes, node.tag or ""
        if "id" in attributes:
            found.ids.append(attributes["id"] or "")
        if tag == "a":
            if "href" in attributes:
                anchors[attributes["href"], attributes.get("data-written")] += 1
        elif tag not in HEADINGS:
            if not WITH_ADDRESSES.isdisjoint(attributes):
                found.links += _addresses(tag, attributes, in_content)
            if tag in IMAGES and inside is not None:
                found.images += _image(tag, attributes, node)
        elif inside is not None:
            heading = _heading(tag, attributes, node, inside)
            found.headings.append(heading)
            if heading.level == SECTION_LEVEL and heading.at_top:
                found.sections.append(_section(node, heading))
    for (address, written), times in anchors.items():
        found.links += [Link("a", "href", (address or "").strip(), False, in_content, written or "")] * times
    return found


def _addresses(tag: str, attributes: Attributes, in_content: bool) -> Iterator[Link]:
    """Yield every address that an element has, of a link in a text apart."""
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


def _image(tag: str, attributes: Attributes, node: LexborNode) -> Iterator[Image]:
    """Yield the image that an element is."""
    if tag == "img":
        if attributes.get("src"):  # told of the address
            yield Image(attributes["src"] or "", attributes.get("alt"))
    elif attributes.get("role") == "img":
        yield Image("", "drawing" if attributes.get("aria-label") or node.css_first("title") else None)


def _heading(tag: str, attributes: Attributes, node: LexborNode, content: LexborNode) -> Heading:
    parent = node.parent
    at_top = parent is not None and parent.mem_id == content.mem_id
    text = " ".join(node.text().split()).removesuffix(PERMALINK).rstrip()
    return Heading(int(tag[1]), text, attributes.get("id") or "", at_top)


def _section(node: LexborNode, heading: Heading) -> Section:
    """Read the section that a level-2 heading begins, no further than needed."""
    text = folded = ""
    urgent = routine = 0
    with_cases = heading.text == WHEN_TO_SEE_A_DOCTOR
    beside = node.next
    while beside is not None and (with_cases or not text.strip()) and beside.tag != "h2":
        if beside.is_element_node and FRAME.isdisjoint((beside.attributes.get("class") or "").split()):
            if not text.strip():
                text = _first_words(beside) or text
            if with_cases:
                urgent += len(beside.css(".fc-card--urgent li"))
                routine += len(beside.css(".fc-card--routine li"))
                hiding = next((one for one in beside.css(HIDING) if one.css_first(".fc-card")), None)
                folded = folded or (hiding.tag or "" if hiding is not None else "")
        beside = beside.next
    return Section(heading, text, urgent, routine, folded)


def _first_words(node: LexborNode) -> str:
    """Return the first words of a piece of a section; a space for a smaller heading, and for what is seen only."""
    words = "" if node.tag in HEADINGS else _beginning(node)
    return words or (" " if node.tag in HEADINGS or node.css_first(SHOWN) else "")


def _beginning(node: LexborNode) -> str:
    """Return what a piece says first, no further than needed: it may be a table of a thousand rows."""
    words = ""
    for piece in node.traverse(include_text=True):
        if piece.tag == "-text":
            words = f"{words} {(piece.text_content or '').strip()}".strip()
            if len(words) >= FIRST_WORDS:
                break
    return words[:FIRST_WORDS]
