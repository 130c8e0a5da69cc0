"""Two built sites, page by page: what looks different, for a change that must not be seen, such as fewer bytes.

Every page of both is drawn whole by a real Chromium, at two widths, light and dark, and on paper if asked for. What
differs is told with the share of its points and where they begin; the pictures are kept to be looked at.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = (360, 1280)  # pixels: a phone, a desk
SCHEMES = ("light", "dark")
DONE = 3000  # milliseconds: by then scripts are done
FOR_EYES = 8  # of 255: less of a difference in a colour nobody sees; Chromium draws soft edges so


class Scene(NamedTuple):
    """How a page is looked at."""

    width: int
    scheme: str
    medium: str = "screen"


class Difference(NamedTuple):
    """What differs between two pictures: the share of their points, the box around them, and both heights."""

    share: float
    box: tuple[int, int, int, int]
    heights: tuple[int, int]


def difference(before: Image.Image, after: Image.Image) -> Difference | None:
    """Compare two pictures, the shorter one lengthened; nothing if nobody could tell them apart."""
    size = (max(before.width, after.width), max(before.height, after.height))
    one, other = (_enlarged(picture, size) for picture in (before, after))
    seen = ImageChops.difference(one, other).convert("L").point(lambda value: 255 * (value > FOR_EYES))
    box = seen.getbbox()
    if box is None:
        return None
    return Difference(seen.histogram()[255] / (size[0] * size[1]), box, (before.height, after.height))


def _enlarged(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    paper = Image.new("RGB", size, "magenta")
    paper.paste(picture.convert("RGB"))
    return paper


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder; give the address of its home page."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def opened(browser: Browser, scene: Scene) -> Page:
    """Return a page that is looked at in a certain way; nothing moves, and nothing is kept."""
    context = browser.new_context(
        viewport={"width": scene.width, "height": 900},
        color_scheme="dark" if scene.scheme == "dark" else "light",
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    page.emulate_media(media="print" if scene.medium == "print" else "screen")
    return page


def picture(page: Page, address: str = "") -> Image.Image:
    """Return a whole page as a picture; without an address, the one that is open."""
    if address:
        page.goto(address)
    return Image.open(io.BytesIO(page.screenshot(full_page=True, caret="hide")))


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, tell, and return 1 if anything differs."""
    parser = argparse.ArgumentParser(prog="scripts/looks", description=__doc__)
    parser.add_argument("--root", type=Path, required=True, help="the project's folder")
    parser.add_argument("before", type=Path, help="a built site")
    parser.add_argument("after", type=Path, help="another one")
    parser.add_argument("--page", action="append", help="only pages whose address begins so, such as conditions/")
    parser.add_argument("--print", action="store_true", help="as on paper too")
    given = parser.parse_args(arguments)
    keep = given.root / ".cache" / "looks"
    every = sorted(str(path.relative_to(given.before)) for path in given.before.rglob("*.html"))
    names = [name for name in every if not given.page or name.startswith(tuple(given.page))]
    gone = [name for name in names if not (given.after / name).is_file()]
    scenes = [Scene(*both) for both in product(WIDTHS, SCHEMES)] + [Scene(720, "light", "print")] * given.print
    keep.mkdir(parents=True, exist_ok=True)
    told = [f"{name}: only in the first" for name in gone]
    print("\n".join(told), end="\n" * bool(told))
    with sync_playwright() as driver, served(given.before) as first, served(given.after) as second:
        browser = driver.chromium.launch(
            executable_path=_chromium(given.root), args=["--no-sandbox"] * (os.geteuid() == 0)
        )
        for scene in scenes:
            pages = [opened(browser, scene), opened(browser, scene)]
            for name in sorted({*names} - {*gone}):
                address = name.removesuffix("index.html")
                both = [picture(page, home + address) for page, home in zip(pages, (first, second), strict=True)]
                if difference(*both):  # perhaps a script was not yet done with one of them
                    pages[0].wait_for_timeout(DONE)
                    both = [picture(page) for page in pages]
                if found := difference(*both):
                    told.append(
                        f"{name} {' '.join(map(str, scene))}: {found.share:.2%} in {found.box}, {found.heights}"
                    )
                    print(told[-1], flush=True)
                    stem = f"{name.removesuffix('.html').replace('/', '-')}-{'-'.join(map(str, scene))}"
                    for which, one in zip(("before", "after"), both, strict=True):
                        one.save(keep / f"{stem}-{which}.png")
        browser.close()
    print(f"{len(names)} pages, {len(scenes)} looks at each, {len(told)} differ")
    return int(bool(told))


def _chromium(root: Path) -> str | None:
    known = root / ".venv" / "chromium"
    return (known.read_text(encoding="utf-8").strip() if known.exists() else "") or None


if __name__ == "__main__":
    sys.exit(main())
