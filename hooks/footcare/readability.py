"""How long a page takes to read, and how plainly it is written: reading grade and length of sentences.

Grade: Flesch–Kincaid, 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others, 1975, for the
United States Navy). A syllable is a group of vowels, a silent last e left out: that counts a little too many rather
than too few. Beside it the Automated Readability Index, which needs no syllables: 4.71 × characters per word + 0.5 ×
words per sentence − 21.43 (Senter and Smith, 1967). Both are guides, not gates.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

# Adults read English prose of facts at 238 words a minute, silently: Brysbaert 2019, doi.org/10.1016/j.jml.2019.104047.
WORDS_A_MINUTE = 238
TAGS = re.compile(r"<[^>]*>")  # to count words, no tree is needed
UNSEEN = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)  # a second time, for those without JavaScript
SOURCES = '<h2 id="sources"'
SILENT_E = re.compile(r"(?<=[^aeiouyl])e$")
VOWELS = re.compile(r"[aeiouy]+")
SKIPPED = ".fc-sources, .fc-page-end, .fc-cite, .headerlink, code, pre, .fc-hidden, .fc-genre"
BLOCKS = "p, li, dd, td, th, h1, h2, h3"
END = re.compile(r"(?<=[.!?:])\s+")
WORD = re.compile(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured of one page: grade, index, words, mean and longest length of a sentence in words."""

    page: str
    grade: float
    index: float
    words: int
    mean: float
    longest: int


class Syllables(dict[str, int]):
    """How many syllables a word has, counted once for each: hand the same to the measures of many pages."""

    def __missing__(self, word: str) -> int:
        """Count a word that is new."""
        self[word] = count = max(1, len(VOWELS.findall(SILENT_E.sub("", word.lower()))))
        return count


def measure(page: str, html: str, syllables: Syllables | None = None) -> Measure:
    """Measure a page: a whole one, of which only the article counts, or its content alone."""
    counted = Syllables() if syllables is None else syllables
    found = [words for sentence in sentences(html) if len(words := WORD.findall(sentence)) > 2]
    counts = [len(words) for words in found]
    different = Counter(word for words in found for word in words)
    total = max(different.total(), 1)
    spoken = sum(counted[word] * count for word, count in different.items())
    grade = 0.39 * total / max(len(counts), 1) + 11.8 * spoken / total - 15.59
    characters = sum(len(word) * count for word, count in different.items())
    index = 4.71 * characters / total + 0.5 * total / max(len(counts), 1) - 21.43
    return Measure(page, grade, index, different.total(), total / max(len(counts), 1), max(counts, default=0))


def sentences(html: str) -> list[str]:
    """Return the sentences of a page's text; an entry of a list or a cell that ends without a stop is one too."""
    tree = LexborHTMLParser(html)
    content = tree.css_first("article") or tree.body
    if content is None:
        return []
    for node in content.css(SKIPPED):
        node.decompose()
    blocks = content.css(BLOCKS)
    holders: set[int] = set()
    for block in blocks:
        parent = block.parent
        while parent is not None and parent.mem_id not in holders:
            holders.add(parent.mem_id)
            parent = parent.parent
    texts = [" ".join(block.text(separator=" ").split()) for block in blocks if block.mem_id not in holders]
    return [sentence for text in texts for sentence in END.split(text)]


def minutes(html: str) -> int:
    """Return how many minutes it takes to read a page's HTML, at least 1; nobody reads the list of sources."""
    text, _, _ = html.partition(SOURCES)
    return max(1, round(len(TAGS.sub(" ", UNSEEN.sub("", text)).split()) / WORDS_A_MINUTE))
