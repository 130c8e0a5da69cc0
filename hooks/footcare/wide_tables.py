"""A table that an author writes in Markdown stands in a box of its own, which scrolls where a screen is too narrow.

Material's script would put it there when the page is already shown.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

BEFORE_CONTENTS = 6  # after everything that looks for tables
OUTER, INNER = "md-typeset__scrollwrap", "md-typeset__table"  # Material's classes for just this


class _Boxes(Treeprocessor):
    """Puts every table without a class into two boxes: one scrolls, one is as wide as the table."""

    def run(self, root: ElementTree.Element) -> None:
        """Walk a page's tree once."""
        found = [(parent, at) for parent in root.iter() for at, child in enumerate(parent) if _is_plain(child)]
        for parent, at in found:
            table = parent[at]
            outer = ElementTree.Element("div", {"class": OUTER})
            ElementTree.SubElement(outer, "div", {"class": INNER}).append(table)
            outer.tail, table.tail = table.tail, None
            parent[at] = outer


def _is_plain(element: ElementTree.Element) -> bool:
    return element.tag == "table" and "class" not in element.attrib


class WideTables(Extension):
    """The extension, as `mkdocs.yml` names it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Add the walk."""
        md.treeprocessors.register(_Boxes(md), "footcare-wide-tables", BEFORE_CONTENTS)


def makeExtension(**options: Any) -> WideTables:  # noqa: N802
    """Let `mkdocs.yml` name this module as a Markdown extension."""
    return WideTables(**options)


__all__ = ["WideTables", "makeExtension"]
