"""How the time of a build grows with the guide, as a drawing: pages and processor seconds, both in powers of ten.

The drawing has a ground of its own, so that it can be read in light and dark mode, and colours that differ in lightness
too; each line bears its name.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 250, 24, 56
APART = 17  # units between two names
STYLES = ("#B4501F", "#0B5C56", "#0B4F86", "#6B3FA0", "#51605E")
DASHES = ("", "", "7 4", "2 4", "10 4 2 4")

Line = tuple[str, Sequence[tuple[float, float]]]


def lines(sizes: Mapping[str, Mapping[str, Any]], names: Sequence[str]) -> list[Line]:
    """Return a line for each builder that was measured at two sizes or more: its name, then pages and seconds."""
    ordered = sorted(sizes.items(), key=lambda one: int(one[0]))
    found = [(name, [(int(size), at[name]["cpu"]) for size, at in ordered if name in at]) for name in names]
    return [(name, points) for name, points in found if len(points) > 1]


def svg(drawn: Sequence[Line]) -> str:
    """Return the drawing."""
    pages = [x for _, points in drawn for x, _ in points]
    seconds = [y for _, points in drawn for _, y in points]
    xs = (math.log10(min(pages)), math.log10(max(pages)))
    ys = (math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds))))

    def x(value: float) -> float:
        return LEFT + (math.log10(value) - xs[0]) / (xs[1] - xs[0]) * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (math.log10(value) - ys[0]) / (ys[1] - ys[0]) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d">',
        '<title id="t">How long a build takes as the guide grows</title>',
        f'<desc id="d">{escape(described(drawn))}</desc>',
        "<style>text{font:14px system-ui,sans-serif;fill:#1d2b2a}.grid{stroke:#d9d2c5}.line{fill:none;stroke-width:2.5}"
        ".first{stroke-width:4}.small{font-size:13px;fill:#51605e}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="10" fill="#fbf8f2"/>',
    ]
    for power in range(int(ys[0]), int(ys[1]) + 1):
        at, name = y(10.0**power), f"{10.0**power:g}"
        parts.append(f'<path class="grid" d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}"/>')
        parts.append(f'<text class="small" x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{name}</text>')
    for size in sorted(set(pages)):
        parts.append(f'<path class="grid" d="M{x(size):.1f} {TOP}V{HEIGHT - BOTTOM}"/>')
        at, name = HEIGHT - BOTTOM + 20, f"{size:,.0f}"
        parts.append(f'<text class="small" x="{x(size):.1f}" y="{at}" text-anchor="middle">{name}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text class="small" x="{middle}" y="{HEIGHT - 12}" text-anchor="middle">pages in the guide</text>')
    parts.append(
        f'<text class="small" x="16" y="{HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 16 {HEIGHT / 2})">'
        "processor seconds</text>"
    )
    places = _apart([y(points[-1][1]) for _, points in drawn])
    for number, ((name, points), place, colour, dash) in enumerate(zip(drawn, places, STYLES, DASHES, strict=False)):
        way = "L".join(f"{x(a):.1f} {y(b):.1f}" for a, b in points)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        kind = "line first" if not number else "line"
        parts.append(f'<path class="{kind}" stroke="{colour}"{dashed} d="M{way}"/>')
        parts += [f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="4" fill="{colour}"/>' for a, b in points]
        start, end = x(points[-1][0]) + 6, WIDTH - RIGHT + 14
        parts.append(f'<path stroke="{colour}" d="M{start:.1f} {y(points[-1][1]):.1f}L{end} {place:.1f}"/>')
        parts.append(f'<text x="{end + 4}" y="{place + 4:.1f}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>\n"])


def described(drawn: Sequence[Line]) -> str:
    """Return what the drawing shows, in words."""
    said = [
        f"{name}: " + ", ".join(f"{seconds:.3g} seconds at {pages:,.0f} pages" for pages, seconds in points)
        for name, points in drawn
    ]
    return "; ".join(said) + "."


def _apart(wanted: Sequence[float]) -> list[float]:
    """Return places for names, near where they are wanted, and no two so close that they touch."""
    placed = dict.fromkeys(range(len(wanted)), 0.0)
    last = -math.inf
    for number in sorted(placed, key=lambda n: wanted[n]):
        last = placed[number] = max(wanted[number], last + APART)
    over = max(0.0, last - (HEIGHT - BOTTOM))
    return [place - over for place in placed.values()]
