"""What a browser keeps, so that the guide can be read without a connection: the list of a release's files.

`docs/assets/scripts/offline/` reads it: a service worker that keeps each file only if its content is the listed one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from footcare import hosting

PAGE = "offline.md"
ADDRESS = "offline.json"
WORKER = "sw.js"
NO_CONNECTION = "503.html"
# A worker that reads this takes back all that it has kept, and goes.
WITHDRAWN: dict[str, Any] = {"withdrawn": True}

DIGITS = 32  # of SHA-256 in hexadecimal: 128 bits tell files apart, and the list stays short
NOT_KEPT = (".map", ".gz", ".xml", ".txt", ".jinja", ".md", ".schema.json")  # no page asks for these
ELSEWHERE = ("assets/drawings/icons/", "assets/cards/")  # nor these: browsers and messengers do
SHARED = (".css", ".js")  # without these no page looks or works as it should
# Kept even where data is saved: where it hurts, when to get help, and what to say where something is missing.
CORE = {
    "index.html",
    "doctor/index.html",
    "doctor.html",
    "404.html",
    NO_CONNECTION,
    "manifest.webmanifest",
    "assets/drawings/favicon.svg",
}
# Of the rest first: the two ways to find a page, and what they read.
FIRST = {
    "finder/index.html",
    "finder.html",
    "search.html",
    "guide.json",
    "offline/index.html",
    "offline.html",
}
SEARCH = "search/"


def keeps(name: str) -> bool:
    """Tell whether the file at `name`, from the site's root, is one that pages need."""
    return (
        name not in (ADDRESS, WORKER, hosting.ADDRESS)
        and not name.endswith(NOT_KEPT)
        and not name.startswith(ELSEWHERE)
    )


def release(files: Iterable[str], read: Callable[[str], bytes]) -> dict[str, Any]:
    """Return the list of a release, ready for JSON: its version, and in the order to keep them its files: name → hash.

    `read` returns what a file holds. The same files give the same version, whatever their order.
    """
    groups: dict[str, dict[str, str]] = {"shared": {}, "core": {}, "rest": {}}
    for name in sorted(filter(keeps, files), key=lambda name: (not _first(name), name)):
        group = "core" if name in CORE else "shared" if name.endswith(SHARED) else "rest"
        groups[group][name] = _hash(read(name))
    return {"version": _hash(json.dumps(groups).encode())[: DIGITS // 2], **groups}


def _first(name: str) -> bool:
    return name in FIRST or name.startswith(SEARCH)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]
