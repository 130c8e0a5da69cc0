"""How plainly the pages are written, page by page; what is measured stands in `footcare.readability`."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from footcare.readability import measure


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
