"""A page as a screen reader gets it: what Chromium tells of it to the programs that read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page


@dataclass(frozen=True)
class Heard:
    """One thing that is read: its role (as in ARIA), its name, its level where it is a heading, and what it lies in."""

    role: str
    name: str
    level: int
    within: tuple[str, ...]


def heard(page: Page) -> list[Heard]:
    """Return what is read of a page, in the order in which it is read."""
    session = page.context.new_cdp_session(page)
    told = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    root = next(node for node in told.values() if "parentId" not in node)
    return list(_from(root, told, ()))


def _from(node: dict[str, Any], told: dict[str, dict[str, Any]], within: tuple[str, ...]) -> Iterator[Heard]:
    role = str(node.get("role", {}).get("value", ""))
    if not node.get("ignored"):
        level = next((one["value"]["value"] for one in node.get("properties", []) if one["name"] == "level"), 0)
        yield Heard(role, str(node.get("name", {}).get("value", "")).strip(), level, within)
        within = (*within, role)
    for child in node.get("childIds", []):
        if child in told:
            yield from _from(told[child], told, within)
