"""How long a build takes, at several sizes of the guide: ours with everything, beside its rivals on the same pages.

Rivals and ours run in turn, so that what else the machine does falls on all alike. Ours is built once before, with
nothing kept from earlier builds; that run is told by itself. A rival that takes minutes is left out at large sizes,
which is said.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks import generate, plain
from benchmarks.rivals import install_python, program
from benchmarks.timing import Contender, exponent, in_turn, progress

OURS = "ours, with everything"
FIRST = "ours, for the first time"
PLAIN = "Material"
PLUGINS = "Material with plugins"  # mkdocs-macros-plugin and mkdocs-htmlproofer-plugin
ZENSICAL = "Zensical"
HUGO = "Hugo"  # with a small theme
SIZES = (60, 200, 1000, 3000)
QUICK = (60, 200)
FEWER = {  # runs of those that take minutes, by size
    PLAIN: {1000: 2, 3000: 0},
    PLUGINS: {1000: 1, 3000: 0},
    ZENSICAL: {1000: 1, 3000: 0},
}
GROWTH_FROM = 200

Found = dict[str, Any]


def add(words: Any) -> None:
    """Add the word `build` and its options."""
    parser = words.add_parser("build", help="how long a build takes at several sizes, beside the rivals")
    parser.add_argument(
        "--pages", type=int, nargs="+", help=f"sizes of the guide (default {' '.join(map(str, SIZES))})"
    )
    parser.add_argument("--runs", type=int, help="how often each is built (default 5 up to 100 pages, 3 up to 1000, 1)")
    parser.add_argument("--quick", action="store_true", help="60 and 200 pages, 2 runs each")
    parser.add_argument("--ours", action="store_true", help="only ours and plain Material")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Measure, and print the tables."""
    sizes = given.pages or (QUICK if given.quick else SIZES)
    found = measure(root, sizes, given.runs or (2 if given.quick else None), only_ours=given.ours)
    if given.json:
        given.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(told(found))
    return 0


def measure(root: Path, sizes: Sequence[int], runs: int | None = None, *, only_ours: bool = False) -> Found:
    """Return seconds, memory and ratios by size and builder, how fast each grows, and what could not be measured."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(root / "hooks")], check=False)
    missing = install_python(root)
    found: Found = {"sizes": {}, "growth": {}, "missing": list(missing)}
    for size in sorted(sizes):
        found["sizes"][str(size)] = _at(root, size, runs or _usual(size), found["missing"], only_ours=only_ours)
    found["growth"] = growth(found["sizes"])
    return found


def _usual(size: int) -> int:
    return 5 if size <= 100 else 3 if size <= 1000 else 1


def _at(root: Path, size: int, runs: int, missing: list[str], *, only_ours: bool) -> Found:
    """Measure one size: seconds by builder."""
    (root / ".cache").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root / ".cache", prefix="bench-") as folder:
        work = Path(folder)
        progress(f"making a guide of {size} pages")
        command = [sys.executable, "-m", "benchmarks.build", str(root), str(work), str(size)]
        subprocess.run(command, check=True)
        failed: dict[str, str] = {}
        ours = Contender(OURS, _mkdocs(Path(sys.executable), work / "site"), work / "ours")
        first = in_turn([Contender(FIRST, ours.command, ours.folder)], 1, failed)
        rivals = [one for one in _rivals(root, work, size) if not only_ours or one.name == PLAIN]
        results = {**in_turn([*rivals, ours], runs, failed), **first}
        for one in rivals:
            if not one.runs:
                missing.append(f"{one.name}: not at {size} pages, where it would take too long")
            shutil.rmtree(one.folder, ignore_errors=True)
        missing += [
            f"{name}, {size} pages: {why.splitlines()[-1] if why else 'failed'}" for name, why in failed.items()
        ]
    return {name: asdict(result) for name, result in results.items()}


def _mkdocs(python: Path, site: Path) -> list[str]:
    return [str(python), "-m", "mkdocs", "build", "-q", "-d", str(site)]


def _rivals(root: Path, work: Path, size: int) -> list[Contender]:
    python = program(root, "python")
    hugo = [str(program(root, "hugo")), "--quiet", "--cleanDestinationDir", "-d", str(work / "site-hugo")]
    found = [
        Contender(PLAIN, _mkdocs(python, work / "site-plain"), work / "plain"),
        Contender(PLUGINS, _mkdocs(python, work / "site-plugins"), work / "plugins"),
        Contender(ZENSICAL, [str(program(root, "zensical")), "build", "--clean"], work / "plain"),
        Contender(HUGO, hugo, work / "hugo"),
    ]
    return [
        Contender(one.name, one.command, one.folder, FEWER.get(one.name, {}).get(_about(size), 100))
        for one in found
        if Path(one.command[0]).exists()
    ]


def _about(size: int) -> int:
    return 0 if size < 600 else 1000 if size < 2000 else 3000


def growth(sizes: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    """Return how fast each builder's processor seconds grow, from 200 pages (or the smallest size) to its largest."""
    ordered = sorted(map(int, sizes))
    start = GROWTH_FROM if GROWTH_FROM in ordered[:-1] else ordered[0]
    found: dict[str, float] = {}
    for name in (PLAIN, PLUGINS, ZENSICAL, HUGO, OURS):
        there = [size for size in ordered if name in sizes[str(size)] and size >= start]
        if len(there) > 1 and there[0] == start:
            small, large = ((size, sizes[str(size)][name]["cpu"]) for size in (start, there[-1]))
            found[name] = exponent(small, large)
    return found


def told(found: Found) -> str:
    """Return what was found as tables: each size, then the growth, then what is missing."""
    lines: list[str] = []
    for size, results in found["sizes"].items():
        width = max(map(len, results))
        base = results.get(PLAIN)
        lines.append(f"\n{size} pages")
        lines.append(f"{'':{width}}  runs  wall s   cpu s  memory MB  cpu, of Material's")
        for name, one in results.items():
            ratio = f"{one['cpu'] / base['cpu']:19.2f}" if base else ""
            figures = f"{one['runs']:4}  {one['wall']:6.2f}  {one['cpu']:6.2f}  {one['memory']:9.0f}"
            lines.append(f"{name:{width}}  {figures} {ratio}")
    if found["growth"]:
        lines.append("\ngrowth of processor seconds with pages (1: in proportion)")
        lines += [f"{name:{width}}  {power:.2f}" for name, power in found["growth"].items()]
    lines += [f"missing: {line}" for line in found["missing"]]
    return "\n".join(lines).lstrip()


def prepare(root: Path, work: Path, size: int) -> None:
    """Write a guide of that size for each builder. Run as a process of its own, for its memory."""
    generate.write(root, work / "ours", size)
    pages = plain.draw(work / "ours")
    plain.write(work / "ours", work / "plain", pages)
    plain.write_with_plugins(work / "ours", work / "plugins", pages)
    plain.write_for_hugo(work / "ours", work / "hugo", pages)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
