"""How long a page takes to read."""

from __future__ import annotations

import re

# Adults read English prose of facts at 238 words a minute, silently: Brysbaert 2019, doi.org/10.1016/j.jml.2019.104047.
WORDS_A_MINUTE = 238
TAGS = re.compile(r"<[^>]*>")
SOURCES = '<h2 id="sources"'


def minutes(html: str) -> int:
    """Return how many minutes it takes to read a page's HTML, at least 1; nobody reads the list of sources."""
    text, _, _ = html.partition(SOURCES)
    return max(1, round(len(TAGS.sub(" ", text).split()) / WORDS_A_MINUTE))
