"""From saving a page to seeing it: ours by `scripts/serve`, beside the servers of others on the same pages.

It is measured from the end of the write until a new request gets the page with what was written. After a change of a
title we also look at another page whose menu has that title: a preview that still shows the old one is stale.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import generate
from benchmarks.build import HUGO, PLAIN, ZENSICAL, prepare
from benchmarks.rivals import environment, install_python, program
from benchmarks.timing import progress

OURS = "ours, scripts/serve"
DIRTY = f"{PLAIN}, --dirty"
LARGE = 1000
PAGE, OTHER = "conditions/blisters", "conditions/bunion"
STALE_AFTER = 6.0  # seconds that we look at the other page
PATIENCE = 300.0
SLOW = {PLAIN: 1}  # edits, at a large size, of those that draw every page again after each

Found = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Server:
    """A preview: its name, command, folder, and where the pages are from that folder."""

    name: str
    command: Sequence[str]
    folder: Path
    pages: str = "docs"


def add(words: Any) -> None:
    """Add the word `preview` and its options."""
    parser = words.add_parser("preview", help="from saving a page to seeing it, beside the servers of others")
    parser.add_argument("--pages", type=int, nargs="+", help=f"sizes (default: the guide's own, and {LARGE})")
    parser.add_argument("--edits", type=int, help="edits of text, and as many of titles (default 5 up to 200 pages, 3)")
    parser.add_argument("--quick", action="store_true", help="60 pages, 2 edits of each kind")
    parser.add_argument("--ours", action="store_true", help="without the rivals")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Measure, and print the table."""
    sizes = given.pages or ([60] if given.quick else usual(root))
    found = measure(root, sizes, given.edits or (2 if given.quick else None), only_ours=given.ours)
    if given.json:
        given.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(told(found))
    return 0


def usual(root: Path) -> tuple[int, int]:
    """Return the sizes at which previews are compared: the guide's own, and 1,000 pages."""
    return generate.own_size(root), LARGE


def measure(root: Path, sizes: Sequence[int], edits: int | None = None, *, only_ours: bool = False) -> Found:
    """Return median seconds by size and server, and what could not be measured."""
    missing = install_python(root)
    found: Found = {"sizes": {}, "missing": [*missing]}
    for size in sorted(sizes):
        (root / ".cache").mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=root / ".cache", prefix="bench-") as folder:
            work = Path(folder)
            progress(f"making a guide of {size} pages")
            prepare(root, work, size)
            _with_scripts(root, work / "ours")
            shutil.copytree(work / "plain", work / "dirty")
            at = found["sizes"][str(size)] = {}
            for server in _servers(root, work):
                if server.name == OURS or not (only_ours or missing):
                    try:
                        at[server.name] = _watched(server, edits or _usual(server.name, size))
                    except (RuntimeError, OSError) as error:
                        found["missing"].append(f"{server.name}, {size} pages: {error}")
    progress()
    return found


def _usual(name: str, size: int) -> int:
    return 5 if size <= 200 else SLOW.get(name, 3)


def _with_scripts(root: Path, guide: Path) -> None:
    """Give a generated guide the project's own words, so that it is served as the real one is."""
    (guide / "scripts").mkdir()
    for path in (root / "scripts").iterdir():
        (guide / "scripts" / path.name).symlink_to(path)
    (guide / ".venv").symlink_to(root / ".venv")
    for name, text in (("serve", (root / "scripts" / "serve").read_text("utf-8")), ("setup", "#!/bin/sh\n")):
        path = guide / "scripts" / name
        path.unlink()
        path.write_text(text, encoding="utf-8")  # in the place of a link: both look where they themselves are
        path.chmod(0o755)


def _servers(root: Path, work: Path) -> list[Server]:
    """Return the servers; `PORT` stands in their commands for the port."""
    mkdocs = [str(program(root, "mkdocs")), "serve", "--livereload", "--dev-addr", "127.0.0.1:PORT"]
    hugo = ["server", "--bind", "127.0.0.1", "--port", "PORT", "--baseURL", "http://127.0.0.1:PORT/"]
    return [
        Server(PLAIN, mkdocs, work / "plain"),
        Server(DIRTY, [*mkdocs, "--dirty"], work / "dirty"),
        Server(ZENSICAL, [str(program(root, "zensical")), "serve", "--dev-addr", "127.0.0.1:PORT"], work / "plain"),
        Server(HUGO, [str(program(root, "hugo")), *hugo], work / "hugo", "content"),
        Server(OURS, ["scripts/serve", "--port", "PORT"], work / "ours"),
    ]


def _watched(server: Server, edits: int) -> Found:
    """Return the median and the worst seconds of edits of text and of titles, and whether another page was stale."""
    chance = random.Random(1)
    page = server.folder / server.pages / f"{PAGE}.md"
    text = page.read_text(encoding="utf-8")
    title = next(line for line in text.split("\n") if line.startswith("title: "))
    with _running(server) as home:
        progress(f"{server.name}: starting")
        start = _seen(f"{home}{PAGE}/", title.removeprefix("title: ").split("'")[0], PATIENCE)
        _seen(f"{home}{OTHER}/", "</html>", PATIENCE)
        texts, titles, stale = [], [], []
        for number in range(edits):
            progress(f"{server.name}: edit {number + 1} of {edits}")
            time.sleep(1 + chance.random())  # so that no edit meets a watcher at the same moment as the one before
            token = f"Qx{number}{chance.randrange(10**6)}"
            page.write_text(text.replace("## Can I run?", f"Word {token}.\n\n## Can I run?", 1), encoding="utf-8")
            texts.append(_seen(f"{home}{PAGE}/", token, PATIENCE))
            time.sleep(1 + chance.random())
            token = f"Zy{number}{chance.randrange(10**6)}"
            page.write_text(text.replace(title, f"title: Blisters {token}", 1), encoding="utf-8")
            titles.append(_seen(f"{home}{PAGE}/", token, PATIENCE))
            try:
                _seen(f"{home}{OTHER}/", token, STALE_AFTER)
                stale.append(False)
            except TimeoutError:
                stale.append(True)
    page.write_text(text, encoding="utf-8")
    return {
        "start": start,
        "text": statistics.median(texts),
        "text_worst": max(texts),
        "title": statistics.median(titles),
        "title_worst": max(titles),
        "stale": any(stale),
        "edits": edits,
    }


@contextmanager
def _running(server: Server) -> Iterator[str]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = str(one.getsockname()[1])
    command = [part.replace("PORT", port) for part in server.command]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=server.folder, stdout=said, stderr=said, env=environment(), start_new_session=True
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _seen(address: str, token: str, patience: float) -> float:
    """Return the seconds until a new request gets a page with `token` in it.

    Raises:
        TimeoutError: it did not come within `patience` seconds.
    """
    start = time.perf_counter()
    wanted = token.encode()
    while (spent := time.perf_counter() - start) < patience:
        try:
            with urllib.request.urlopen(address, timeout=patience) as answer:
                if wanted in answer.read():
                    return time.perf_counter() - start
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.01)
    raise TimeoutError(f"nothing new within {spent:.0f} seconds")


def told(found: Found) -> str:
    """Return what was found as a table for each size."""
    lines: list[str] = []
    for size, results in found["sizes"].items():
        lines.append(f"\n{size} pages: seconds from saving to seeing, median and worst")
        lines.append(f"{'':24}  start  text, worst    title, worst   another page's menu")
        for name, one in results.items():
            other = "stale" if one["stale"] else "right"
            figures = f"{one['text']:5.2f}  {one['text_worst']:5.2f}   {one['title']:5.2f}  {one['title_worst']:5.2f}"
            lines.append(f"{name:24}  {one['start']:5.1f}  {figures}   {other}")
    lines += [f"missing: {line}" for line in found["missing"]]
    return "\n".join(lines).lstrip()
