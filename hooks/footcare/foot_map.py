"""The one drawing of the foot: four views, each cut into regions that belong to places."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass

PATH = "docs/assets/drawings/foot.svg"
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Shape:
    """One path of the drawing. `region` is empty for lines and parts that are no region."""

    style: str
    path: str
    region: str


@dataclass(frozen=True, slots=True)
class View:
    """One side of the foot; `box` is an SVG viewBox, in the drawing's own units."""

    id: str
    label: str
    box: str
    shapes: tuple[Shape, ...]

    @property
    def regions(self) -> tuple[str, ...]:
        """The ids of the view's regions, in the order in which they are drawn."""
        return tuple(shape.region for shape in self.shapes if shape.region)

    @property
    def size(self) -> tuple[str, str]:
        """Width and height of the view, in the drawing's units."""
        _, _, width, height = self.box.split()
        return width, height


@dataclass(frozen=True, slots=True)
class FootMap:
    """All views of the drawing."""

    views: tuple[View, ...] = ()

    @property
    def regions(self) -> frozenset[str]:
        """The ids of all regions."""
        return frozenset(region for view in self.views for region in view.regions)

    def showing(self, places: Iterable[tuple[str, ...]]) -> tuple[View, ...]:
        """Return as few views as show each of `places` (the regions of a place) at least once."""
        left = [set(regions) for regions in places if set(regions) & self.regions]
        chosen: list[View] = []
        while left:
            best = max(self.views, key=lambda view: sum(bool(regions & set(view.regions)) for regions in left))
            chosen.append(best)
            left = [regions for regions in left if not regions & set(best.regions)]
        return tuple(view for view in self.views if view in chosen)


BOX = re.compile(r"-?[\d.]+ -?[\d.]+ [\d.]+ [\d.]+")


def read(text: str) -> FootMap:
    """Read the SVG file of the drawing.

    Raises:
        ElementTree.ParseError: the file is not XML.
        KeyError: an attribute is missing.
        ValueError: the box of a view is not four numbers; its arguments are what is wrong, and the box.
    """
    root = ElementTree.fromstring(text)  # our own file, never a reader's input
    return FootMap(
        tuple(
            View(
                id=group.attrib["id"],
                label=group.attrib["data-label"],
                box=_box(group.attrib["data-view-box"]),
                shapes=tuple(
                    Shape(
                        path.attrib.get("class", "line"),
                        path.attrib["d"],
                        path.attrib.get("id", "") if path.attrib.get("class") == "region" else "",
                    )
                    for path in group.iter(f"{SVG}path")
                ),
            )
            for group in root.iter(f"{SVG}g")
            if "data-view-box" in group.attrib
        )
    )


def _box(text: str) -> str:
    if not BOX.fullmatch(text):
        raise ValueError(f"'{text}' are not four numbers with a space between", text)
    return text
