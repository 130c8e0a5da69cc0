"""How long a build takes: ours with everything, beside plain Material on the same pages."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import plain
from benchmarks.timing import Contender, in_turn, table

PLAIN = "plain Material, same pages"
OURS = "ours, with hooks and guard"


def add(words: Any) -> None:
    """Add the word `build` and its options."""
    parser = words.add_parser("build", help="how long a build takes, beside plain Material on the same pages")
    parser.add_argument("--runs", type=int, default=5, help="how often each is built (default 5)")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Build both in turn and print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        rival = Path(folder) / "plain"
        pages = plain.write(root, rival)
        build = [sys.executable, "-m", "mkdocs", "build", "-d"]
        contenders = [
            Contender(PLAIN, [*build, str(Path(folder) / "site-plain")], rival),
            Contender(OURS, [*build, str(Path(folder) / "site-ours")], root),
        ]
        results = in_turn(contenders, given.runs)
    print(f"{pages} pages, {given.runs} runs each, in turn\n")
    print(table(results, PLAIN))
    return 0
