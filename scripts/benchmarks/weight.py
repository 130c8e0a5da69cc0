"""What a page weighs for who comes for the first time: bytes on the wire, over Brotli, counted where they are sent.

Home, a place, a condition, an exercise and the finder, each by a new visitor on a phone: all that the page asks for,
and what of it stands between the reader and the first paint. Then what a browser fetches beyond it, at low priority
when the page is idle, to keep the guide for reading offline; what a first search adds; what a second visit costs beyond
the page; how soon a key press is answered. The same in a guide of 1,000 pages. Then what Lighthouse says of the five.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import brotli  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, ViewportSize

from benchmarks import answers, generate, lighthouse
from benchmarks.chromium import chromium
from benchmarks.serving import Published, Sent, published
from benchmarks.timing import progress

PAGES = {
    "home": "",
    "place": "symptoms/heel-under/",
    "condition": "conditions/plantar-fasciitis/",
    "exercise": "exercises/heel-raise/",
    "finder": "finder/",
}
LARGE = 1000
PHONE: ViewportSize = {"width": 360, "height": 800}
SETTLED = 3500  # milliseconds after loading, in which idle work begins: at 2000 at the latest
# A browser shows what has come so far: the first screen does not wait for what stands below it.
BELOW = """[...document.querySelectorAll("article [id]")]
  .find((element) => element.getBoundingClientRect().top > innerHeight)?.id"""
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name)"""

Found = dict[str, Any]


def add(words: Any) -> None:
    """Add the word `weight` and its options."""
    parser = words.add_parser(
        "weight", help="bytes of a first visit, a search, a second visit; key presses; Lighthouse"
    )
    parser.add_argument("--quick", action="store_true", help="only the real guide, and without Lighthouse")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Measure, and print the tables."""
    found = measure(root, quick=given.quick)
    if given.json:
        given.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(told(found))
    return 0


def measure(root: Path, *, quick: bool = False) -> Found:
    """Return bytes by page for the real guide and one of 1,000 pages, Lighthouse's marks, and what is missing."""
    found: Found = {"guides": {}, "lighthouse": [], "missing": []}
    with chromium(root) as browser:
        progress("weighing the guide")
        with published(root) as site:
            found["guides"]["real"] = _weighed(root, browser, site)
            if not quick:
                found["lighthouse"] = _marks(root, site.home, found["missing"])
        if not quick:
            progress(f"weighing a guide of {LARGE} pages")
            (root / ".cache").mkdir(exist_ok=True)
            with tempfile.TemporaryDirectory(dir=root / ".cache", prefix="bench-") as folder:
                generate.write(root, Path(folder), LARGE)
                with published(Path(folder)) as site:
                    found["guides"][str(LARGE)] = _weighed(root, browser, site)
    progress()
    return found


def _weighed(root: Path, browser: Browser, site: Published) -> Found:
    """Weigh pages of a published guide, and see how soon it answers."""
    return {
        "server": site.server,
        "pages": {name: _visited(browser, site, address) for name, address in PAGES.items()},
        "search": _searched(browser, site, PAGES["condition"]),
        "offline": _returned(browser, site, PAGES["condition"]),
        "answers": answers.ask(root, browser, site.home),
    }


def _marks(root: Path, home: str, missing: list[str]) -> list[Found]:
    """Return what Lighthouse says of the guide at `home`; nothing if it cannot, and `missing` gets to know why."""
    try:
        return [asdict(one) for one in lighthouse.look_at(root, home, PAGES)]
    except (lighthouse.Missing, subprocess.CalledProcessError, OSError, ValueError) as error:
        missing.append(f"Lighthouse: {error}")
        return []


def _visited(browser: Browser, site: Published, address: str) -> Found:
    """Visit a page for the first time, in a browser that keeps nothing for reading offline."""
    page = _new(browser, "block")
    site.sent()
    _open(page, f"{site.home}{address}")
    first = site.sent()
    blocking = {urlsplit(url).path for url in page.evaluate(BLOCKING)}
    text, below = page.request.get(f"{site.home}{address}").text(), page.evaluate(BELOW)
    screen = text[: text.index(f'id="{below}"')] if below else text
    page.context.close()
    return {
        "bytes": _sum(first),
        "requests": len(first),
        "before_paint": len(brotli.compress(screen.encode(), quality=11))
        + _sum([one for one in first if one.path in blocking]),
        "page": _sum([one for one in first if one.path == f"/{address}"]),
        "sent": _by_path(first),
    }


def _returned(browser: Browser, site: Published, address: str) -> Found:
    """Visit a page in a browser that keeps the guide for reading offline; once all is kept, visit it again."""
    page = _new(browser, "allow")
    site.sent()
    _open(page, f"{site.home}{address}")
    kept = _all_sent(page, site)
    again = page.context.new_page()
    _open(again, f"{site.home}{address}")
    second = [one for one in site.sent() if one.path != f"/{address}"]
    page.context.close()
    return {"kept": _sum(kept), "kept_requests": len(kept), "again": _sum(second), "again_sent": _by_path(second)}


def _all_sent(page: Page, site: Published) -> list[Sent]:
    """Wait until nothing more is sent, and return all of it."""
    found: list[Sent] = []
    for _ in range(60):
        fresh = site.sent()
        found += fresh
        if not fresh:
            break
        page.wait_for_timeout(1500)
    return found


def _searched(browser: Browser, site: Published, address: str) -> Found:
    """Search for the first time."""
    page = _new(browser, "block")
    _open(page, f"{site.home}{address}")
    site.sent()
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("heel")
    page.get_by_role("dialog").get_by_role("status").filter(has_text=re.compile(r"\d+ ")).wait_for()
    page.wait_for_load_state("networkidle")
    added = site.sent()
    page.context.close()
    return {"bytes": _sum(added), "requests": len(added), "sent": _by_path(added)}


def _new(browser: Browser, service_workers: Literal["allow", "block"]) -> Page:
    return browser.new_context(
        viewport=PHONE, is_mobile=True, has_touch=True, service_workers=service_workers
    ).new_page()


def _by_path(sent: Sequence[Sent]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for one in sent:
        found[one.path] += one.size
    return dict(found)


def _open(page: Page, address: str) -> None:
    page.goto(address, wait_until="load")
    page.wait_for_timeout(SETTLED)
    page.wait_for_load_state("networkidle")


def _sum(sent: Sequence[Sent]) -> int:
    return sum(one.size for one in sent)


def told(found: Found) -> str:
    """Return what was found as tables."""
    lines: list[str] = []
    for guide, weighed in found["guides"].items():
        lines.append(
            f"\n{'the guide' if guide == 'real' else f'{guide} pages'}, bytes over Brotli ({weighed['server']})"
        )
        lines.append(f"{'':10} first visit  requests  before first paint  the page itself")
        lines += [
            f"{name:10} {one['bytes']:11,}  {one['requests']:8}  {one['before_paint']:18,}  {one['page']:15,}"
            for name, one in weighed["pages"].items()
        ]
        offline = weighed["offline"]
        lines.append(f"a first search adds {weighed['search']['bytes']:,} in {weighed['search']['requests']} requests")
        lines.append(f"with what is kept to read offline: {offline['kept']:,} in {offline['kept_requests']} requests")
        lines += [f"{what}, {answers.told(found)}" for what, found in weighed["answers"].items()]
        lines.append(f"a second visit to the condition, beyond the page: {offline['again']:,}")
    if found["lighthouse"]:
        marks = [lighthouse.Marks(**{**one, "faults": ()}) for one in found["lighthouse"]]
        lines += ["\nLighthouse, on its slow phone", lighthouse.table(marks)]
    lines += [f"missing: {line}" for line in found["missing"]]
    return "\n".join(lines).lstrip()
