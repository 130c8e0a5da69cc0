"""From a page's file to its address on the site, and from one page to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """How files become addresses: `symptoms/arch.md` → `symptoms/arch/`, or `symptoms/arch.html` without folders."""

    directories: bool = True

    def of(self, src_uri: str) -> str:
        """Return the address of the file at `src_uri`, relative to the site's root ('' is the home page)."""
        stem, dot, ending = src_uri.rpartition(".")
        if dot == "" or ending != "md":
            return src_uri
        folder, name = posixpath.split(stem)
        if not self.directories:
            return f"{stem}.html"
        if name == "index":
            return f"{folder}/" if folder else ""
        return f"{stem}/"

    def between(self, here: str, there: str, fragment: str = "") -> str:
        """Return the relative address that leads from the page `here` to the file `there`."""
        target = self.of(there)
        base = posixpath.dirname(self.of(here)) or "."
        relative = posixpath.relpath(target or ".", base)
        if (target.endswith("/") or not target) and not relative.endswith("/"):
            relative += "/"
        if here == there and fragment:
            relative = ""
        return f"{relative}#{fragment}" if fragment else relative
