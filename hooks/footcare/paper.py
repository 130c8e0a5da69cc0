"""Links on paper: each gets a number, and the addresses are listed by number at the end of the page.

A link cannot be followed on paper, and its address in the middle of a sentence cannot be read past. So links are
numbered as notes are, and a page that is linked twice is listed once. On a screen none of it shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

# Links, and what is passed over whole: words of the readers' vocabulary (they all lead to one page), the list of
# sources (it spells out its own addresses), the way to a sheet (which is not printed), and what
# waits in a template or for a browser without scripts.
LINK = re.compile(
    r'<(?P<tag>ul|ol|p) class="(?:fc-words|fc-sources|fc-to-sheet)".*?</(?P=tag)>'
    r"|<(?P<apart>template|noscript)\b.*?</(?P=apart)>"
    r'|<a (?P<before>[^>]*?)href="(?P<address>[^"#][^"]*)"(?P<after>[^>]*)>',
    re.DOTALL,
)
OTHERWISE = re.compile(r"(?:mailto|tel|data|javascript):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A page's HTML with its links numbered, and their addresses in order."""

    html: str
    addresses: tuple[str, ...] = ()


def number(html: str, address: str) -> Numbered:
    """Number the links in the HTML of the page at `address`, a whole address such as `https://…/doctor/`.

    Pages of the guide are listed without the part that a link leads to, which nobody types.
    """
    numbers: dict[str, int] = {}
    site = urljoin(address, "/")

    def mark(found: re.Match[str]) -> str:
        if found["address"] is None or OTHERWISE.match(found["address"]):
            return found[0]
        whole = urljoin(address, found["address"].replace("&amp;", "&"))
        page = urldefrag(whole).url if whole.startswith(site) else whole
        if page == address:
            return found[0]
        note = numbers.setdefault(page, len(numbers) + 1)
        return f'<a {found["before"]}href="{found["address"]}"{found["after"]} data-note="{note}">'

    marked = LINK.sub(mark, html)
    return Numbered(marked, tuple(numbers))


__all__ = ["Numbered", "number"]
