"""The menu of a section: its pages, in parts where they are many.

A list of hundreds helps nobody, and it would stand on every page of the section: the guide would grow with the square
of its pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

LONGEST = 60  # pages of a section that stand below one another


@dataclass(slots=True)
class Menu:
    """The parts of every section's menu, made when they are first asked for, and where in them a page is."""

    made: dict[int, list[list[Any]]] = field(default_factory=dict)
    where: dict[str, int] = field(default_factory=dict)

    def parts(self, section: Any) -> list[list[Any]]:
        """Return the pages of a section, all but its first, in parts of equal length.

        `section` is one of the navigation's: it has `children`, the pages and sections in it.
        """
        if id(section) not in self.made:
            pages = [page for child in section.children[1:] for page in _pages(child)]
            count = -(-len(pages) // LONGEST)
            ends = [len(pages) * n // count for n in range(count + 1)] if count else [0]
            found = [pages[start:end] for start, end in pairwise(ends)]
            self.where |= {page.url: n for n, part in enumerate(found) for page in part}
            self.made[id(section)] = found
        return self.made[id(section)]

    def part_of(self, section: Any, page: Any) -> int:
        """Return in which part of its section's menu a page stands, from 0; its first page is in the first."""
        self.parts(section)
        return self.where.get(page.url, 0)


def _pages(item: Any) -> Iterator[Any]:
    """Yield the pages of a section and of the sections in it; or the page itself."""
    if not item.children:
        yield item
        return
    for child in item.children:
        yield from _pages(child)
