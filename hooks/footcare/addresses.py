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

    def file(self, src_uri: str) -> str:
        """Return the file of the site that the file at `src_uri` becomes."""
        address = self.of(src_uri)
        return f"{address}index.html" if address.endswith("/") or not address else address

    def between(self, here: str, there: str, fragment: str = "") -> str:
        """Return the relative address that leads from the page `here` to the file `there`."""
        if here == there and fragment:
            return f"#{fragment}"
        folder, steps = self.of(here).split("/")[:-1], self.of(there).split("/")
        shared = 0
        for ours, theirs in zip(folder, steps[:-1], strict=False):
            if ours != theirs:
                break
            shared += 1
        relative = "../" * (len(folder) - shared) + "/".join(steps[shared:]) or "./"
        return f"{relative}#{fragment}" if fragment else relative


@dataclass(frozen=True, slots=True)
class Rooted(Addresses):
    """Addresses that begin at the server's root, for a page that may be shown at any address, such as 404.html."""

    base: str = "/"

    def between(self, here: str, there: str, fragment: str = "") -> str:
        """Return the address of the file `there`, wherever one is."""
        return f"{self.base}{self.of(there)}{fragment and '#'}{fragment}"
