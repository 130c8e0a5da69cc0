"""What search engines are told: titles and descriptions in numbers, structured data judged by schema-dts and tsc.

Then what Lighthouse says of ten pages, as `benchmarks.lighthouse` asks it.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import lighthouse

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="(.*?)">')
PACKAGES = ("package.json", "package-lock.json")


def add(commands: Any) -> None:
    """Add the word `seo` and its options."""
    parser = commands.add_parser("seo", help="what search engines are told, and what Lighthouse says of ten pages")
    parser.add_argument("--only", choices=("told", "lighthouse"), help="only one of the two")
    lighthouse.options(parser)
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Measure both, or what is asked for; return 1 if either finds a fault, 2 if it cannot be measured."""
    only = "lighthouse" if given.json or given.page else given.only
    statuses = [
        *([told(root)] if only != "lighthouse" else []),
        *([lighthouse.run(root, given)] if only != "told" else []),
    ]
    return max(statuses)


def told(root: Path) -> int:
    """Build the guide, say what search engines are told of it; return 1 if structured data does not fit its types."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
        subprocess.run(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
        pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("index.html"))}
        for name, pattern in (("titles", TITLE), ("descriptions", DESCRIPTION)):
            found = [html.unescape(pattern.search(text)[1]) for text in pages.values()]  # type: ignore[index]
            lengths = sorted(map(len, found))
            middle = statistics.median(lengths)
            print(
                f"{name}: {len(found)}, {len(set(found))} different, {lengths[0]} to {lengths[-1]}, median {middle:g}"
            )
        sizes = sorted(len(DATA.search(text)[1].encode()) for text in pages.values())  # type: ignore[index]
        print(f"structured data: {statistics.median(sizes):g} bytes a page (median), {sizes[-1]} at most")
        return _judge(root, pages)


def _judge(root: Path, pages: dict[Path, str]) -> int:
    """Let TypeScript judge the structured data of all pages."""
    if not shutil.which("npm"):
        print("types: needs npm, which is not here")
        return 0
    folder = root / ".cache" / "types"
    folder.mkdir(parents=True, exist_ok=True)
    for name in PACKAGES:
        shutil.copyfile(root / "scripts" / "benchmarks" / "types" / name, folder / name)
    if subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=False).returncode:
        print("types: schema-dts is not to be had from npm here")
        return 0
    lines = ['import type { Graph } from "schema-dts";']
    lines += [f"export const page{n}: Graph = {DATA.search(text)[1]};" for n, text in enumerate(pages.values())]  # type: ignore[index]
    (folder / "pages.ts").write_text("\n".join(lines), encoding="utf-8")
    compiler = ["npx", "--no-install", "tsc", "--noEmit", "--strict", "--skipLibCheck", "pages.ts"]
    done = subprocess.run(compiler, cwd=folder, check=False, capture_output=True, text=True)
    faults = [line for line in done.stdout.split("\n") if line.startswith("pages.ts(")]
    for line in faults:
        number = int(line.partition("(")[2].partition(",")[0]) - 2
        print(f"{list(pages)[number].parent.name}: {line.partition(': ')[2][:300]}")
    print(f"types: {len(pages)} pages, {len(faults)} that schema-dts refuses")
    return done.returncode


__all__ = ["add", "run"]
