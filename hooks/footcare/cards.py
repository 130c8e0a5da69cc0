"""The picture that goes with a link to a page in messages and feeds: its title beside the foot, or beside the exercise.

resvg draws the picture and Pillow the rest; both are loaded only for cards that nobody has drawn before. The letters
come from a font in a package, so that a card looks the same wherever it is drawn.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from footcare.catalogue import Catalogue, Entry
from footcare.foot_map import View
from footcare.models import Base, Condition, Exercise, Place
from footcare.vocabulary import Kind

if TYPE_CHECKING:
    from PIL import Image, ImageFont

MADE_WITH = ("resvg-py", "pillow", "font-source-serif-pro")
WIDTH, HEIGHT = 1200, 630  # what messengers and networks ask for
EDGE = 72
TEXT_WIDTH, TEXT_HEIGHT = 580, 350
SIZES = (96, 88, 80, 72, 64, 58, 52)
LEADING = 1.12
PICTURE = (484, 518)
PICTURE_AT = (676, 56)
COLOURS = 112  # of the palette: flat fills and their soft edges
SHADES = 16  # of the title, from paper to ink
COMPRESSION = 4  # from 0 to 9: more takes twice as long to save one byte in six
BOLD, REGULAR = "SourceSerifPro-Bold.ttf", "SourceSerifPro-Regular.ttf"
VERSION = 2  # what cards look like: count it up with every change to this module that can be seen

# The light colours of docs/assets/styles/tokens.css.
PAPER, INK, MUTED, LINK, CLAY = "#fbf8f2", "#1d2b2a", "#51605e", "#0b5c56", "#b4501f"
STYLE = """
text { font-family: 'Source Serif Pro'; fill: #1d2b2a; stroke: none }
.region { fill: #e8d9c6; stroke: #1d2b2a; stroke-width: 2; stroke-linejoin: round }
.hurts { fill: #b4501f }
.line { fill: none; stroke: #1d2b2a; stroke-width: 1.3; stroke-linecap: round; stroke-linejoin: round }
.ghost { fill: #e8d9c6; fill-opacity: .4; stroke: #1d2b2a; stroke-opacity: .55; stroke-width: 1.3 }
.ink, .skin, .cloth, .prop, .move, .arrow { fill: none; stroke: #1d2b2a; stroke-width: 2; stroke-linecap: round;
  stroke-linejoin: round }
.skin { fill: #e8d9c6 }
.cloth { fill: #ffffff }
.prop { fill: #d9d2c5 }
.move { stroke: #b4501f; stroke-width: 4 }
.arrow { stroke: #b4501f; stroke-width: 2.5 }
"""
KICKERS = {
    Kind.CONDITION: "Foot trouble",
    Kind.PLACE: "Where it hurts",
    Kind.REMEDY: "Soothe it now",
    Kind.HABIT: "Keep feet happy",
    Kind.EXERCISE: "Exercise",
    Kind.PAGE: "Sore feet from running",
}
MARK = (  # overrides/partials/logo.html
    '<path d="M11.200 12.600c3-1.900 8.500-1.600 10 2 1.200 3-1 4.600-1.300 7.500-.3 3.400-1.600 6.400-4.500 6.400'
    '-3.400 0-3.600-3.900-3.700-6.800-.1-3.500-3.600-6.900-.5-9.100z"/>'
    '<ellipse cx="11" cy="7.200" rx="2.400" ry="3.100"/>'
    '<ellipse cx="15.600" cy="6.100" rx="1.700" ry="2.300"/><ellipse cx="19.200" cy="7" rx="1.500" ry="2"/>'
    '<ellipse cx="22.100" cy="9" rx="1.300" ry="1.700"/><ellipse cx="24.100" cy="11.900" rx="1.100" ry="1.500"/>'
)


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card; `picture` is SVG that fills the right half."""

    kicker: str
    title: str
    site_name: str
    picture: str

    @property
    def ground(self) -> tuple[str, str, str]:
        """All of the card but its title: those who draw cards of one ground one after the other draw it once."""
        return hashlib.sha256(self.picture.encode()).hexdigest(), self.kicker, self.site_name

    @property
    def content(self) -> str:
        """All that the card is made from: two cards of the same content look the same."""
        return "\n".join((str(VERSION), STYLE, self.kicker, self.title, self.site_name, self.picture))


def card(catalogue: Catalogue, entry: Entry[Base], site_name: str) -> Card:
    """Return the card of a page."""
    return Card(KICKERS[entry.record.kind], entry.title, site_name, _picture(catalogue, entry))


def address(src_uri: str) -> str:
    """Return the address of a page's card."""
    return f"assets/cards/{src_uri.removesuffix('.md')}.png"


def _picture(catalogue: Catalogue, entry: Entry[Base]) -> str:
    """Return the picture of a page: the exercise, or the foot with the places shaded that the page is about."""
    record = entry.record
    if isinstance(record, Exercise):
        drawing = catalogue.drawings.get(record.picture, "")
        return drawing.replace("<svg ", f'<svg width="{PICTURE[0]}" height="{PICTURE[1]}" ', 1)
    places: list[tuple[str, ...]] = []
    if isinstance(record, Place):
        places = [record.regions]
    elif isinstance(record, Condition):
        known = catalogue.places
        ids = dict.fromkeys(row.place for row in record.symptoms)
        places = [known[id_].record.regions for id_ in ids if id_ in known]
    hurting = frozenset(region for regions in places for region in regions)
    views = catalogue.foot_map.showing(places[:1]) or catalogue.foot_map.showing(places)
    return "".join(_placed(views[:1] or catalogue.foot_map.views[:2], hurting))


def _placed(views: Iterable[View], hurting: frozenset[str]) -> Iterable[str]:
    """Yield one view as large as fits, or two side by side."""
    views = tuple(views)
    room = PICTURE[0] // max(len(views), 1)
    for number, view in enumerate(views):
        shapes = "".join(
            f'<path class="{shape.style}{" hurts" if shape.region in hurting else ""}" d="{shape.path}"/>'
            for shape in view.shapes
        )
        box = f'viewBox="{view.box}" x="{number * room}" width="{room}" height="{PICTURE[1]}"'
        yield f"<svg {box}>{shapes}</svg>"


@dataclass(slots=True)
class Studio:
    """Draws the cards of one build. What a card shares with the one before it is not drawn again."""

    picture: tuple[str, Image.Image] | None = None
    ground: tuple[tuple[str, str, str], Image.Image] | None = None
    fonts: dict[tuple[str, int], ImageFont.FreeTypeFont] = field(default_factory=dict)

    def draw(self, card: Card) -> bytes:
        """Return a card as PNG.

        Raises:
            ValueError: its picture is no SVG.
        """
        from PIL import Image, ImageDraw  # these take longer to load than a page to build

        ink = Image.new("L", (TEXT_WIDTH + EDGE, HEIGHT))
        lines, size = _set(card.title, lambda points: self._font(BOLD, points).getlength)
        step = size * LEADING
        top = (HEIGHT - step * len(lines)) / 2 + size * 0.86
        for number, line in enumerate(lines):
            place = (EDGE, round(top + number * step))
            ImageDraw.Draw(ink).text(place, line, 255, self._font(BOLD, size), "ls")
        canvas = self._ground(card).copy()
        shades = ink.point([COLOURS + value * (SHADES - 1) // 255 for value in range(256)])
        canvas.paste(shades, (0, 0), ink.point([255 * (value * (SHADES - 1) >= 255) for value in range(256)]))
        with io.BytesIO() as file:
            canvas.save(file, "PNG", compress_level=COMPRESSION)
            return file.getvalue()

    def _ground(self, card: Card) -> Image.Image:
        """Return all of a card but its title; in its palette the shades from paper to ink follow the other colours."""
        if self.ground is None or self.ground[0] != card.ground:
            from PIL import Image, ImageColor, ImageDraw

            canvas = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
            if self.picture is None or self.picture[0] != card.picture:
                self.picture = (card.picture, _drawn(card.picture, PICTURE))
            canvas.paste(self.picture[1], PICTURE_AT)
            canvas.paste(_drawn(f'<svg viewBox="0 0 32 32" fill="{LINK}">{MARK}</svg>', (56, 56)), (EDGE - 14, 516))
            text = ImageDraw.Draw(canvas)
            text.text((EDGE, 104), card.kicker, CLAY, self._font(BOLD, 32), "ls")
            text.text((EDGE + 46, 554), card.site_name, MUTED, self._font(REGULAR, 30), "ls")
            ground = canvas.quantize(COLOURS, Image.Quantize.FASTOCTREE)
            colours = (ground.getpalette() or [])[: 3 * COLOURS]
            ends = list(zip(ImageColor.getrgb(PAPER), ImageColor.getrgb(INK), strict=True))
            shades = [paper + (ink - paper) * n // (SHADES - 1) for n in range(SHADES) for paper, ink in ends]
            ground.putpalette([*colours, *[0] * (3 * COLOURS - len(colours)), *shades])
            self.ground = (card.ground, ground)
        return self.ground[1]

    def _font(self, name: str, points: int) -> ImageFont.FreeTypeFont:
        if (name, points) not in self.fonts:
            self.fonts[name, points] = _font(name, points)
        return self.fonts[name, points]


def _drawn(content: str, size: tuple[int, int]) -> Image.Image:
    import resvg_py
    from PIL import Image

    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}"><style>{STYLE}</style>'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{content}</svg>'
    )
    fonts = [str(_font_file(REGULAR))] if "<text" in content else None
    png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=fonts)
    return Image.open(io.BytesIO(png)).convert("RGB")


def _font(name: str, points: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(_font_file(name), points, layout_engine=ImageFont.Layout.BASIC)


def _font_file(name: str) -> Path:
    """Return a file of the font, without running what its package holds."""
    spec = find_spec("font_source_serif_pro")
    return Path(next(iter((spec and spec.submodule_search_locations) or ["."])), "files", name)


def _set(title: str, measuring: Callable[[int], Callable[[str], float]]) -> tuple[list[str], int]:
    """Return the lines of a title and the largest size at which they fit."""
    for size in SIZES:
        length = measuring(size)
        lines = _lines(title, length)
        if len(lines) * size * LEADING <= TEXT_HEIGHT and all(length(line) <= TEXT_WIDTH for line in lines):
            break
    return lines, size


def _lines(title: str, length: Callable[[str], float]) -> list[str]:
    """Break a title into as few lines as it takes, none wider than there is room for where its words allow it."""
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length(longer) <= TEXT_WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


__all__ = ["HEIGHT", "MADE_WITH", "WIDTH", "Card", "Studio", "address", "card"]
