"""How long after a key press search and finder have drawn their answer, in a Chromium slowed four times.

Four times is what Lighthouse takes for a phone of the middle class. The time runs from the key's own time stamp to the
frame in which the answer stands.
"""

from __future__ import annotations

import contextlib
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLong

from benchmarks.chromium import chromium
from benchmarks.serving import published
from benchmarks.timing import progress

SLOWED = 4
QUESTIONS = 5  # typed letter by letter
NAMES = ("places", "feel", "when", "signs")  # the finder's questions after those about danger
CHOICES = 24
WATCH = """(where) => {
  window.answered = [];
  let pressed = 0;
  addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  new MutationObserver(() => {
    const since = pressed;
    if (!since) return;
    pressed = 0;
    requestAnimationFrame(() => setTimeout(() => window.answered.push(performance.now() - since)));
  }).observe(document.querySelector(where), { childList: true, subtree: true, characterData: true });
}"""

Found = dict[str, Any]


def measure(root: Path) -> Found:
    """Return the median and the worst milliseconds of search and finder in the real guide."""
    progress("typing into the guide")
    with chromium(root) as browser, published(root) as site:
        found = ask(root, browser, site.home)
    progress()
    return found


def ask(root: Path, browser: Browser, home: str) -> Found:
    """Return the median and the worst milliseconds of search and finder in the guide at `home`."""
    return {"search": _middle(_searching(root, browser, home)), "finder": _middle(_choosing(browser, home))}


def _middle(times: Sequence[float]) -> Found:
    return {"median": statistics.median(times), "worst": max(times), "keys": len(times)}


def _searching(root: Path, browser: Browser, home: str) -> list[float]:
    """Type questions of runners into the search, a letter at a time."""
    asked = yaml.safe_load((root / "tests" / "queries.yml").read_text(encoding="utf-8"))["build"][:QUESTIONS]
    with _slowed(browser, f"{home}conditions/plantar-fasciitis/") as page:
        page.get_by_role("button", name="Search").click()
        page.keyboard.type("heel")
        box = page.get_by_role("dialog")
        box.get_by_role("status").filter(has_text="pages").wait_for(timeout=60_000)
        page.evaluate(WATCH, "dialog")  # results that stay are left alone, but how many there are is said anew
        for question in asked:
            box.get_by_role("searchbox").fill("")
            for letter in question["says"]:
                _press(page, letter)
        return [*page.evaluate("window.answered")]


def _choosing(browser: Browser, home: str) -> list[float]:
    """Choose answers in the finder by the space bar, one after the other."""
    with _slowed(browser, f"{home}finder/") as page:
        page.locator(".fc-finder[data-ready]").wait_for(state="attached", timeout=60_000)
        page.evaluate(WATCH, "#your-answer")
        options = page.locator(", ".join(f".fc-finder input[name={name}]" for name in NAMES)).element_handles()
        for option in options[:: max(1, len(options) // CHOICES)]:
            if option.is_visible():
                option.focus()
                _press(page, "Space")
        return [*page.evaluate("window.answered")]


def _press(page: Page, key: str) -> None:
    before = page.evaluate("window.answered.length")
    page.keyboard.press(key)
    with contextlib.suppress(TooLong):  # an answer that is the same needs no drawing
        page.wait_for_function("(before) => window.answered.length > before", arg=before, timeout=400, polling=20)


@contextlib.contextmanager
def _slowed(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800}, service_workers="block")
    page = context.new_page()
    page.goto(address)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    yield page
    context.close()


def told(one: Found) -> str:
    """Return the times of search or of the finder, in words."""
    times = f"median {one['median']:.0f} ms, worst {one['worst']:.0f} ms, {one['keys']} keys"
    return f"from a key press to the answer, processor slowed {SLOWED} times: {times}"
