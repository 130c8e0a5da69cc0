"""`scripts/bench WHAT`: pick the measurement."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import build, finder, generate, guard, load, preview, recorded, search, seo, weight, words

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Run one measurement."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measure the guide beside its rivals.")
    commands = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    build.add(commands)
    guard.add(commands)
    search.add(commands)
    words.add(commands)
    finder.add(commands)
    seo.add(commands)
    load.add(commands)
    generate.add(commands)
    preview.add(commands)
    weight.add(commands)
    recorded.add(commands)
    for command in commands.choices.values():
        if not any("--json" in action.option_strings for action in command._actions):
            command.add_argument("--json", type=Path, metavar="FILE", help="also write what was found to this file")
    given = parser.parse_args()
    return int(given.run(ROOT, given))


if __name__ == "__main__":
    sys.exit(main())
