"""A larger guide: the real one, its conditions and places written again under other names until there are enough."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

NAV_CONDITIONS = "  - Foot troubles:\n"
NAV_PLACES = "  - Where it hurts:\n"
TITLE = re.compile(r"^title: .*$", re.MULTILINE)
DESCRIPTION = re.compile(r"^description: .*$", re.MULTILINE)
PLACE = re.compile(r"^(  - place: )([\w-]+)$", re.MULTILINE)
REGIONS = re.compile(r"^regions: .*\n(?:  .*\n)*", re.MULTILINE)
ORDER = re.compile(r"^order: (\d+)$", re.MULTILINE)


def write(root: Path, target: Path, conditions: int) -> None:
    """Write a guide with at least `conditions` conditions to `target`."""
    for name in ("docs", "overrides", "hooks"):
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    real = sorted(path for path in (root / "docs" / "conditions").glob("*.md") if path.name != "index.md")
    places = sorted(path for path in (root / "docs" / "symptoms").glob("*.md") if path.stem not in {"index", "words"})
    listed: dict[str, list[str]] = {NAV_CONDITIONS: [], NAV_PLACES: []}
    group = 1
    while len(real) * group < conditions:
        for path in real:
            text = _named(path.read_text(encoding="utf-8"), f"{path.stem} {group}")
            text = PLACE.sub(rf"\g<1>\g<2>-{group}", text)
            listed[NAV_CONDITIONS].append(_put(target, "conditions", path.stem, group, text))
        for path in places:
            text = REGIONS.sub("", _named(path.read_text(encoding="utf-8"), f"{path.stem} {group}"))
            text = ORDER.sub(rf"order: {group}\g<1>", text)
            listed[NAV_PLACES].append(_put(target, "symptoms", path.stem, group, text))
        group += 1
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for heading, files in listed.items():
        section = settings.index(heading) + len(heading)
        first = settings.index("\n", section) + 1  # the section's own index stays the first
        settings = settings[:first] + "".join(f"      - {file}\n" for file in files) + settings[first:]
    (target / "mkdocs.yml").write_text(settings, encoding="utf-8")


def _named(text: str, name: str) -> str:
    """Give a page a title and a description of its own."""
    text = TITLE.sub(f"title: Again {name}"[:60], text, count=1)
    words = f"The page {name} once more, written only to see how long a build of a guide of many pages takes."
    return DESCRIPTION.sub(f"description: {words}", text, count=1)


def _put(target: Path, folder: str, stem: str, group: int, text: str) -> str:
    name = f"{folder}/{stem}-{group}.md"
    (target / "docs" / name).write_text(text, encoding="utf-8")
    return name
