"""How plainly the pages are written, page by page; what is measured stands in `footcare.readability`."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from footcare.readability import measure


def add(commands: Any) -> None:
    """Add the word `words` and its options."""
    parser = commands.add_parser("words", help="reading grade and length of sentences, page by page")
    parser.add_argument("--worst", type=int, default=12, help="how many of the hardest pages to list (default 12)")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Measure, and print the figures."""
    found = measured(root)
    if given.json:
        given.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(f"{'hardest pages':46} grade  index  words  mean sentence  longest")
    for one in found["pages"][: given.worst]:
        print(
            f"{one['page']:46} {one['grade']:5.1f} {one['index']:6.1f} {one['words']:6} {one['mean']:14.1f}"
            f" {one['longest']:8}"
        )
    words = sum(one["words"] for one in found["pages"])
    print(f"\n{len(found['pages'])} pages (those for authors left out), {words} words")
    print(f"readability index: median {found['index']:.1f}, highest {max(one['index'] for one in found['pages']):.1f}")
    print(f"grade: median {found['grade']:.1f}, highest {max(one['grade'] for one in found['pages']):.1f}")
    print(f"words in a sentence: median of the pages' means {found['mean']:.1f}")
    return 0


def measured(root: Path) -> dict[str, Any]:
    """Build the site aside; return the measures of each page, the hardest first, and their medians."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], cwd=root, check=True, capture_output=True
        )
        measures = [
            measure(path.parent.relative_to(site).as_posix(), path.read_text(encoding="utf-8"))
            for path in sorted(site.rglob("index.html"))
            if not path.is_relative_to(site / "contribute")
        ]
    measures.sort(key=lambda one: -one.grade)
    medians = {name: statistics.median(getattr(one, name) for one in measures) for name in ("grade", "index", "mean")}
    return {"pages": [asdict(one) for one in measures], **medians}


def medians(root: Path) -> dict[str, float]:
    """Return the medians of all pages: school grade, readability index, words in a sentence."""
    found = measured(root)
    return {name: found[name] for name in ("grade", "index", "mean")}
