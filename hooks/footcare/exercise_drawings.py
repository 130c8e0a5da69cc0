"""The drawings of exercises: in full on a page of their own, and shared by the pages that list them.

A list shows a drawing by `<use>`: its lines travel once for all pages. Browsers would fetch them before they paint, so
the address waits in `data-href` until guide.js takes it up; who has no JavaScript gets the lines at once. Classes of a
page do not reach into another file, but its colours do, for they are variables: the published file paints with these.
"""

from __future__ import annotations

import re

FOLDER = "assets/drawings/exercises"
ID = "drawing"
SAID = re.compile(r"<svg [^>]*>\s*<title>.*?</title>\s*(?:<desc>.*?</desc>)?", re.DOTALL)
CLASS = re.compile(r' class="(\w+)"')
# As docs/assets/styles/foot.css paints the classes; each variable has its light colour beside it, for the file alone.
INK = 'stroke="var(--fc-ink,#1d2b2a)"'
WHOLE = f'fill="none" {INK} stroke-linecap="round" stroke-linejoin="round" stroke-width="2"'
PAINTS = {
    "skin": 'fill="var(--fc-skin,#e8d9c6)"',
    "cloth": 'fill="var(--fc-card,#fff)"',
    "prop": 'fill="var(--fc-line,#d9d2c5)"',
    "move": 'stroke="var(--fc-clay,#b4501f)" stroke-width="4"',
    "arrow": 'stroke="var(--fc-clay,#b4501f)" stroke-width="2.5"',
    "num": 'fill="var(--fc-ink,#1d2b2a)" stroke="none" font-family="var(--fc-sans,sans-serif)"',
    "ink": "",
}


def shown(svg: str, address: str) -> str:
    """Return a drawing as a list has it: what it shows in words, and the lines from the file at `address`."""
    said = SAID.match(svg)
    if not said:
        return svg
    at_once, later = (f'{said[0]}<use {name}="{address}#{ID}"/></svg>' for name in ("href", "data-href"))
    return f"{later}<noscript>{at_once}</noscript>"


def published(svg: str) -> str:
    """Return a drawing as a file that others show."""
    painted = CLASS.sub(lambda found: f" {PAINTS.get(found[1], '')}".rstrip(), svg)
    return painted.replace("<svg ", f'<svg id="{ID}" {WHOLE} ', 1)


__all__ = ["FOLDER", "published", "shown"]
