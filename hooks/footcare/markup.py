"""One pass over a built page: its ids, links, images, headings and sections, as plain values."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from footcare.vocabulary import WHEN_TO_SEE_A_DOCTOR

ADDRESSES = ("href", "src", "srcset", "poster", "data", "action", "xlink:href")
ADDRESSED = ", ".join(
    ("[href]", "[src]", "[srcset]", "[poster]", "object[data]", "form[action]")
)  # one selector, one pass
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
    """A level-2 heading and what stands beneath it, up to the next one."""

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
    content = tree.css_first(CONTENT)
    inner = {node.mem_id for node in content.css(ADDRESSED)} if content else set()
    addressed = {node.mem_id: node for node in tree.css(ADDRESSED)}  # a node with two addresses is found twice
    title = tree.css_first("title")
    return Facts(
        address=address,
        ids=tuple(node.id or "" for node in tree.css("[id]")),
        links=tuple(_all_links(addressed, inner)),
        images=tuple(_images(content)) if content else (),
        headings=tuple(_headings(content)) if content else (),
        sections=tuple(_sections(content)) if content else (),
        title=title.text(strip=True) if title else "",
    )


def _all_links(addressed: Mapping[int, LexborNode], inner: Container[int]) -> Iterator[Link]:
    for number, node in addressed.items():
        if node.tag == "a":  # nearly every one
            attributes = node.attributes
            address, written = attributes.get("href") or "", attributes.get("data-written") or ""
            yield Link("a", "href", address.strip(), False, number in inner, written)
        else:
            yield from _links(node, number in inner)


def _links(node: LexborNode, in_content: bool) -> Iterator[Link]:
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
    for node in content.css("img"):
        yield Image(node.attributes.get("src") or "", node.attributes.get("alt"))
    for node in content.css('svg[role="img"], figure[role="img"]'):
        named = node.attributes.get("aria-label") or node.css_first("title")
        yield Image("", "drawing" if named else None)


def _headings(content: LexborNode) -> Iterator[Heading]:
    for node in content.css("h1, h2, h3, h4, h5, h6"):
        yield _heading(node, content)


def _heading(node: LexborNode, content: LexborNode) -> Heading:
    parent = node.parent
    at_top = parent is not None and parent.mem_id == content.mem_id
    text = "".join(child.text(deep=True) for child in node.iter(include_text=True) if not _is_permalink(child))
    return Heading(int((node.tag or "h1")[1]), " ".join(text.split()), node.attributes.get("id") or "", at_top)


def _is_permalink(node: LexborNode) -> bool:
    return node.tag == "a" and "headerlink" in (node.attributes.get("class") or "")


def _sections(content: LexborNode) -> Iterator[Section]:
    """Yield the sections whose level-2 heading lies directly in the content."""
    heading: Heading | None = None
    text: list[str] = []
    urgent = routine = 0
    for node in content.iter():
        if node.tag == "h2":
            if heading:
                yield Section(heading, " ".join(text), urgent, routine)
            heading, text, urgent, routine = _heading(node, content), [], 0, 0
        elif heading and node.is_element_node:  # and no comment
            classes = node.attrs.get("class") or ""
            if "fc-page-end" in classes:
                continue
            text.append(node.text(separator=" ", strip=True))
            if heading.text == WHEN_TO_SEE_A_DOCTOR:
                urgent += len(node.css(".fc-card--urgent li"))
                routine += len(node.css(".fc-card--routine li"))
    if heading:
        yield Section(heading, " ".join(text), urgent, routine)
