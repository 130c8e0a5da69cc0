"""Which line of which file a problem in a built page came from.

A built page does not know its source lines, so what is wrong is looked for in the files that made it: the page's own
source first, then what stands behind every page (templates, macros, `mkdocs.yml`, data).
"""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import quote, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, from the project's root."""

    path: str
    line: int


@dataclass(slots=True)
class Locator:
    """Finds pieces of text in the sources. Asked again for the same piece of a page, it goes on to the next line."""

    pages: MutableMapping[str, str]
    behind: MutableMapping[str, str]
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def texts(self) -> Mapping[str, str]:
        """All files by path."""
        return ChainMap(self.pages, self.behind)

    def find(self, path: str, *groups: Iterable[str], templates_first: bool = False) -> Place:
        """Return the line that holds the first needle that is found, or the first line of the page.

        All needles of a group are looked for in the page, then behind it, before those of the next group.
        """
        own = [(path, self.pages[path])] if path in self.pages else []
        files = [*self.behind.items(), *own] if templates_first else [*own, *self.behind.items()]
        for needles in groups:
            wanted = [needle for needle in dict.fromkeys(needles) if needle]
            for name, text, needle in ((name, text, needle) for name, text in files for needle in wanted):
                if needle not in text:
                    continue
                lines = [n for n, line in enumerate(text.split("\n"), 1) if needle in line] or [1]
                turn = self.asked[(name, needle)] if name == path else 0
                self.asked[(name, needle)] += 1
                return Place(name, lines[min(turn, len(lines) - 1)])
        return Place(path if path in self.pages else "mkdocs.yml", 1)

    def line_in(self, path: str, *needles: str) -> int:
        """Return the line of the page at `path` that holds the first of `needles` that it has, or its first line."""
        lines = self.pages.get(path, "").split("\n")
        return next((n for needle in needles for n, line in enumerate(lines, 1) if needle in line), 1)


def spellings(address: str) -> Iterator[str]:
    """Yield how an address that stands in a built page may be written in its source."""
    for exact in (address, unescape(address), escape(address), unquote(address), quote(address, safe="/#:?=&%")):
        yield f"({exact})"
        yield f'"{exact}"'
        yield f"'{exact}'"
        yield f"={exact}"
        yield f" {exact}"
        yield exact


def parts_of(address: str) -> Iterator[str]:
    """Yield the parts of an address that a template may have put together."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    if parts.fragment:
        yield f"#{parts.fragment}"
    last = parts.path.rstrip("/").rpartition("/")[2]
    if last:
        yield f"{last}.md"
        yield last
