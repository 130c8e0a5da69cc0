"""How plainly the pages are written: reading grade and length of sentences, page by page.

Grade: Flesch–Kincaid, 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others, 1975, for the
United States Navy). A syllable is a group of vowels, a silent last e left out: that counts a little too many rather
than too few. Beside it the Automated Readability Index, which needs no syllables: 4.71 × characters per word + 0.5 ×
words per sentence − 21.43 (Senter and Smith, 1967). Both are guides, not gates.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

SILENT_E = re.compile(r"(?<=[^aeiouyl])e$")
VOWELS = re.compile(r"[aeiouy]+")
SKIPPED = ".fc-sources, .fc-page-end, .fc-cite, .headerlink, code, pre, .fc-hidden, .fc-genre"
BLOCKS = "p, li, dd, td, th, h1, h2, h3"
END = re.compile(r"(?<=[.!?:])\s+")
WORD = re.compile(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured of one page."""

    page: str
    grade: float
    index: float
    words: int
    mean: float
    longest: int


def add(commands: Any) -> None:
    """Add the word `words` and its options."""
    parser = commands.add_parser("words", help="reading grade and length of sentences, page by page")
    parser.add_argument("--worst", type=int, default=12, help="how many of the hardest pages to list (default 12)")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Build the site into a temporary folder and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], cwd=root, check=True, capture_output=True
        )
        pages = sorted(site.rglob("index.html"))
        measures = [
            measure(path.parent.relative_to(site).as_posix(), path.read_text(encoding="utf-8"))
            for path in pages
            if not path.is_relative_to(site / "contribute")
        ]
    measures.sort(key=lambda one: -one.grade)
    print(f"{'hardest pages':46} grade  index  words  mean sentence  longest")
    for one in measures[: given.worst]:
        print(f"{one.page:46} {one.grade:5.1f} {one.index:6.1f} {one.words:6} {one.mean:14.1f} {one.longest:8}")
    grades = [one.grade for one in measures]
    print(f"\n{len(measures)} pages (those for authors left out), {sum(one.words for one in measures)} words")
    indexes = [one.index for one in measures]
    print(f"readability index: median {statistics.median(indexes):.1f}, highest {max(indexes):.1f}")
    print(f"grade: median {statistics.median(grades):.1f}, highest {max(grades):.1f}")
    print(f"words in a sentence: median of the pages' means {statistics.median(one.mean for one in measures):.1f}")
    return 0


def measure(page: str, html: str) -> Measure:
    """Measure one built page."""
    counts = [len(WORD.findall(sentence)) for sentence in sentences(html)]
    words = [word for sentence in sentences(html) for word in WORD.findall(sentence)]
    syllables = sum(_syllables(word) for word in words)
    total = max(len(words), 1)
    grade = 0.39 * total / max(len(counts), 1) + 11.8 * syllables / total - 15.59
    characters = sum(map(len, words))
    index = 4.71 * characters / total + 0.5 * total / max(len(counts), 1) - 21.43
    return Measure(page, grade, index, len(words), total / max(len(counts), 1), max(counts, default=0))


def sentences(html: str) -> list[str]:
    """Return the sentences of a page's text; an entry of a list or a cell that ends without a stop is one too."""
    content = LexborHTMLParser(html).css_first("article")
    if content is None:
        return []
    for node in content.css(SKIPPED):
        node.decompose()
    blocks = [node for node in content.css(BLOCKS) if not node.css(BLOCKS)[1:]]
    texts = [" ".join(node.text(separator=" ").split()) for node in blocks]
    found = [sentence for text in texts for sentence in END.split(text)]
    return [sentence for sentence in found if len(WORD.findall(sentence)) > 2]


def _syllables(word: str) -> int:
    return max(1, len(VOWELS.findall(SILENT_E.sub("", word.lower()))))
