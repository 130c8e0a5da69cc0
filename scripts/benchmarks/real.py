"""The real guide as it is read to make others of it: its pages, their front matter, what they cite, what is gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from footcare.vocabulary import Kind, kind_of

from benchmarks.rewriting import Language

NAME = re.compile(r"[\w-]+")

Data = dict[str, Any]


@dataclass(frozen=True)
class Real:
    """The real guide: its files, their front matter and bodies, what hangs on them."""

    root: Path
    texts: Mapping[str, str]
    matters: Mapping[str, Data]
    bodies: Mapping[str, str]
    data: Mapping[str, Data]
    cited_by: Mapping[str, set[str]]
    language: Language

    @classmethod
    def read(cls, root: Path) -> Real:
        """Read the guide at `root`."""
        docs = root / "docs"
        texts = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))}
        parts = {name: text.split("---\n", 2) for name, text in texts.items()}
        data = {path.stem: yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in (docs / "data").glob("*.yml")}
        matters = {name: yaml.load(above, yaml.CSafeLoader) for name, (_, above, _) in parts.items()}
        bodies = {name: body for name, (_, _, body) in parts.items()}
        drawn = {name: dump({**matters[name], "finder": None}) + bodies[name] for name in texts}
        cited = {name: set(NAME.findall(text)) & set(data["sources"]) for name, text in drawn.items()}
        return cls(root, texts, matters, bodies, data, cited, Language.of(texts.values()))

    def has_sheet(self, name: str, kept: set[str]) -> bool:
        """Tell whether a sheet to print goes with a page, where only the pages in `kept` are there."""
        if kind_of(name) is not Kind.CONDITION:
            return False
        return any(f"exercises/{id_}.md" in kept for id_ in self.matters[name].get("exercises", ()))

    def count(self, kept: set[str], there: set[str]) -> int:
        """Return how many pages `kept` makes, with its sheets; `there` are the pages that exercises may come from."""
        return len(kept) + sum(self.has_sheet(name, there) for name in kept)

    def cited(self, group: Group) -> set[str]:
        """Return the sources that a group's pages list; what only the finder rests on is not drawn on its page."""
        return set().union(*(self.cited_by[name] for name in group.names))


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the guide: for whom, and which of the real guide's pages it has. The real one is for nobody named."""

    people: str
    names: frozenset[str]

    def renamed(self, name: str) -> str:
        """Return the group's own file in the place of a real one; the real one where the group has none."""
        return f"{name.removesuffix('.md')}-{self.people}.md" if self.people and name in self.names else name


def dump(data: Any) -> str:
    """Return data as YAML."""
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)


def without_gone(value: Any, group: Group) -> Any:
    """Return front matter, or data, without what names pages that are not there."""
    if isinstance(value, dict):
        return {
            key: [id_ for id_ in item if _is_there(key, id_, group)] if key in FOLDERS and isinstance(item, list)
            else without_gone(item, group)
            for key, item in value.items()
            if not (key in {"page", "condition"} and not _is_there(key, item, group))
        }  # fmt: skip
    if isinstance(value, list):
        kept = [item for item in value if not (isinstance(item, dict) and _names_gone(item, group))]
        return [without_gone(item, group) for item in kept]
    return value


FOLDERS = {
    "exercises": ("exercises",),
    "relief": ("relief",),
    "prevention": ("prevention",),
    "near": ("symptoms",),
    "place": ("symptoms",),
    "condition": ("conditions",),
    "conditions": ("conditions",),
    "page": ("relief", "prevention", "exercises"),
}


def _names_gone(item: Data, group: Group) -> bool:
    """Tell whether a row is about a condition that is not there."""
    return "condition" in item and not _is_there("condition", item["condition"], group)


def _is_there(key: str, id_: Any, group: Group) -> bool:
    if isinstance(id_, str) and id_.endswith(".md"):
        return id_ in group.names
    return any(f"{folder}/{id_}.md" in group.names for folder in FOLDERS[key])


def cited(real: Real, texts: Iterable[str]) -> set[str]:
    """Return the sources that pages and data name."""
    return {id_ for text in texts for id_ in NAME.findall(text)} & set(real.data["sources"])
