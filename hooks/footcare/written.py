"""What Python-Markdown loses on the way to HTML, kept for the guard on attributes that are taken off again.

A sign before a character that the author escaped, so that `\\*\\*` is not taken for bold that was not closed.

`data-written`  how an address stands in the source: MkDocs turns `../doctor.md` into `../doctor/`
`data-ragged`   the row of a table that has another number of cells than its head: the rest is dropped silently
`data-indented` on a block of code that is one because it is indented, which may have been meant otherwise
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlsplit

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

BEFORE_MKDOCS = 1  # MkDocs rewrites addresses with priority 0
BEFORE_CONTENTS = 6  # the table of contents, with priority 5, stops with a traceback at an id that is none
OF_TABLES = 75  # Python-Markdown's own priority for tables
ESCAPED = "\ue000"  # a character of no meaning, which no page may hold
KEPT = re.compile(rf"{STX}\d+{ETX}")
OURS = re.compile(r' data-(?:written|ragged|indented)="[^"]*"')


class _Addresses(Treeprocessor):
    """Notes every address as it was written, and what is code by its indentation: fenced code is put in later."""

    def run(self, root: ElementTree.Element) -> None:
        """Walk a page's tree once."""
        for element in root.iter():
            if element.tag != "code":
                element.text = _signed(element.text)
            element.tail = _signed(element.tail)
            if element.tag == "pre":
                element.set("data-indented", "")
            for attribute in ("href", "src"):
                if attribute in element.attrib:
                    address = element.attrib[attribute]
                    element.set("data-written", address)
                    if not _readable(address):
                        element.set(attribute, "#")  # MkDocs would stop with a traceback


class _Attributes(Treeprocessor):
    """Takes off the attributes without a value that a list such as `{: id= }` gives."""

    def run(self, root: ElementTree.Element) -> None:
        """Walk a page's tree once."""
        for element in root.iter():
            for name in [name for name, value in element.attrib.items() if cast("str | None", value) is None]:
                del element.attrib[name]


def _signed(text: str | None) -> str | None:
    """Put a sign before what Python-Markdown keeps of every escaped character until the end."""
    return KEPT.sub(lambda found: f"{ESCAPED}{found[0]}", text) if text and STX in text else text


def _readable(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


class _Tables(TableProcessor):
    """Python-Markdown's tables, with a note on the first row that does not fit the head."""

    def __init__(self, parser: BlockParser, config: dict[str, Any]) -> None:
        super().__init__(parser, config)

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        """Draw a table and compare its rows."""
        rows = blocks[0].split("\n")
        super().run(parent, blocks)
        wanted = len(self._split_row(rows[0].strip(" ")))  # type: ignore[attr-defined]  # not in the stubs
        for row in rows[2:]:
            if len(self._split_row(row.strip(" "))) != wanted:  # type: ignore[attr-defined]
                parent[-1].set("data-ragged", row.strip())
                return


UNREADABLE = '<div data-unreadable=""></div>'


def _patient(convert: Callable[[str], str]) -> Callable[[str], str]:
    """Let Python-Markdown say that a page is nested too deeply, and not stop with a traceback."""

    def patient(source: str) -> str:
        try:
            return convert(source)
        except RecursionError:
            return UNREADABLE

    return patient


class WrittenExtension(Extension):
    """Keeps what the guard needs to know of a page's source."""

    config = {"use_align_attribute": [False, "Python-Markdown's own option of tables."]}  # noqa: RUF012 - as Extension asks

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register both; the table processor takes the place of Python-Markdown's."""
        md.convert = _patient(md.convert)  # type: ignore[method-assign, assignment]
        md.treeprocessors.register(_Attributes(md), "attributes", BEFORE_CONTENTS)
        md.treeprocessors.register(_Addresses(md), "written", BEFORE_MKDOCS)
        if "|" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS.append("|")
        md.parser.blockprocessors.register(_Tables(md.parser, self.getConfigs()), "table", OF_TABLES)


def makeExtension(**options: Any) -> WrittenExtension:  # noqa: N802
    """Let `mkdocs.yml` name this module as a Markdown extension."""
    return WrittenExtension(**options)


def without_signs(html: str) -> str:
    """Take the signs before escaped characters off a page."""
    return html.replace(ESCAPED, "")


def without_notes(html: str) -> str:
    """Take the notes off a finished page."""
    return OURS.sub("", html)
