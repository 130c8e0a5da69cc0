"""Citations: `[@id]` or `[@id; @other]` in a page's text become numbered links to the list under *Sources*.

The numbers follow the order in which a reader meets the sources, so they are given last, when all of a page's text
stands: first every citation becomes a mark, then `number` turns marks into links.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup, escape

from footcare.sources import Source

ID = r"[A-Za-z0-9][A-Za-z0-9-]*"
CITATION = rf"\[(@{ID}(?:\s*;\s*@{ID})*)\]"
MARK = re.compile(rf'<sup data-cite="({ID})"></sup>')  # our own mark, written only by this module
BEFORE_MARK = re.compile(r'\s+(?=(?:<span>)?<sup data-cite=")')  # a number keeps to the word that it stands behind
BEFORE_LINK = 175  # above Python-Markdown's own brackets: references have priority 170

LISTED = re.compile(rf'<li id="source-({ID})">')  # our own list, drawn by overrides/macros/sources.jinja


def ids_in(citation: str) -> list[str]:
    """Return the ids of a citation such as `@one; @two`."""
    return [part.strip().removeprefix("@") for part in citation.split(";")]


def marked(text: str) -> Markup:
    """Escape a plain sentence from front matter and turn its citations into marks."""
    return Markup(re.sub(CITATION, lambda found: _marks(found[1]), str(escape(text)))).strip()


def without(text: str) -> str:
    """Return a sentence from front matter without its citations, for places that show no links."""
    return re.sub(rf"\s*{CITATION}", "", text)


def cited_in(text: str) -> list[str]:
    """Return the ids cited in a sentence from front matter."""
    return [id_ for found in re.finditer(CITATION, text) for id_ in ids_in(found[1])]


def _marks(citation: str) -> str:
    return "".join(f'<sup data-cite="{id_}"></sup>' for id_ in ids_in(citation))


def listed(html: str) -> tuple[str, ...]:
    """Return the ids of the sources that a printed page lists, in their order: what it rests on, wherever written."""
    return tuple(LISTED.findall(html))


class CitationProcessor(InlineProcessor):
    """Python-Markdown's way to the same marks, outside code."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ElementTree.Element, int, int]:  # type: ignore[override]  # noqa: N802
        """Make the marks of one citation."""
        holder = ElementTree.Element("span")
        for id_ in ids_in(m[1]):
            ElementTree.SubElement(holder, "sup", {"data-cite": id_})
        return holder, m.start(0), m.end(0)


class CitationExtension(Extension):
    """Citations in Pandoc's syntax."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the inline pattern."""
        md.inlinePatterns.register(CitationProcessor(CITATION, md), "citation", BEFORE_LINK)


def makeExtension(**options: Any) -> CitationExtension:  # noqa: N802
    """Let `mkdocs.yml` name this module as a Markdown extension."""
    return CitationExtension(**options)


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in a page's list: its number there, and whether the text cites it."""

    number: int
    source: Source
    cited: bool

    @property
    def anchor(self) -> str:
        """The id of its entry under *Sources*."""
        return f"source-{self.source.id}"


def number(html: str, registry: Mapping[str, Source], also: tuple[str, ...]) -> tuple[str, list[Reference], list[str]]:
    """Turn marks into numbered links.

    Returns the HTML, the page's references in order (those that are `also` named but not cited come last), and the
    ids that no source has.
    """
    numbers: dict[str, int] = {}
    unknown: list[str] = []

    def link(found: re.Match[str]) -> str:
        source = registry.get(found[1])
        if source is None:
            unknown.append(found[1])
            return ""
        position = numbers.setdefault(source.id, len(numbers) + 1)
        name = escape(f"Source {position}: {source.short}")
        return f'<a class="fc-cite" href="#source-{source.id}" aria-label="{name}">[{position}]</a>'

    html = MARK.sub(link, BEFORE_MARK.sub("\u00a0", html))
    cited = len(numbers)
    for id_ in also:
        if id_ in registry:
            numbers.setdefault(id_, len(numbers) + 1)
    references = [Reference(n, registry[id_], n <= cited) for id_, n in numbers.items()]
    return html, references, unknown
