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


def cut(page: Page, sheets: list[str], boxes: str) -> list[str]:
    """Return the boxes of a page that stand on no sheet as a whole, each by how it begins."""
    page.emulate_media(media="print")
    found = page.locator(boxes).evaluate_all(PIECES)
    page.emulate_media(media="null")
    assert found, f"there is no {boxes}"
    return [
        " ".join(pieces)[:80]
        for pieces in found
        if not any(all(plain(piece) in sheet for piece in pieces) for sheet in sheets)
    ]
