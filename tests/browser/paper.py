"""What comes out of a printer: the text of each sheet of paper, and what was cut in two on the way."""

from __future__ import annotations

import re

from playwright.sync_api import Page
from pypdfium2 import PdfDocument

FORMATS = ("A4", "Letter")
NOTE = re.compile(r"→\d+")  # the number of a link
PLAIN = re.compile(r"[\s\x02\ufffe-]+")  # blanks, and hyphens: at the end of a line they are marked in other ways

# The pieces of text in each box, as they stand in the page: a browser breaks lines between them, never inside them.
PIECES = """boxes => boxes.filter(box => box.checkVisibility()).map(box => {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const {data, parentElement: parent} = walker.currentNode;
    const read = parent.checkVisibility() && !parent.closest("svg, .fc-hidden");
    if (data.trim() && read) found.push(data);
  }
  return found;
})"""


def printed(page: Page, paper: str = "A4") -> list[str]:
    """Print a page as a reader's browser does; return the text of each sheet, plain and without numbers of links."""
    with PdfDocument(page.pdf(format=paper)) as found:
        return [plain(NOTE.sub("", sheet.get_textpage().get_text_range())) for sheet in found]


def plain(text: str) -> str:
    """Return a text without blanks, hyphens and capitals, which a printer is free to change."""
    return PLAIN.sub("", text).casefold()


def cut(page: Page, sheets: list[str], *kinds: str) -> list[str]:
    """Return the boxes of a page, of all `kinds`, that stand on no sheet as a whole, each by how it begins."""
    return [" ".join(pieces)[:80] for pieces in pieces_of(page, *kinds) if not whole(pieces, sheets)]


def pieces_of(page: Page, *kinds: str) -> list[list[str]]:
    """Return the pieces of text in each box of a page as it is printed; of every kind (a selector) there is one."""
    page.emulate_media(media="print")
    found = {kind: page.locator(kind).evaluate_all(PIECES) for kind in kinds}
    page.emulate_media(media="null")
    assert [kind for kind, boxes in found.items() if not boxes] == []
    return [pieces for boxes in found.values() for pieces in boxes]


def whole(pieces: list[str], sheets: list[str]) -> bool:
    """Return whether all pieces of a box stand on one sheet."""
    return any(all(plain(piece) in sheet for piece in pieces) for sheet in sheets)
