"""The guard on style sheets and on the registry of sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import tinycss2

from footcare.problems import Problem, Problems
from footcare.rules.built import Built, resolve


def styles(site: Built, address: str, css: str) -> Problems:
    """Every file that a style sheet names is there."""
    if "url(" not in css and "@import" not in css:
        return
    path = f"docs/{address}"
    for url, line in _urls(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)):
        parts = urlsplit(url)
        if parts.scheme == "data" or not url or url.startswith("#"):
            continue
        if parts.scheme or parts.netloc:
            what = f"'{url}' makes readers' browsers ask another host"
            yield Problem(path, line, "third-party", what, "keep a copy in docs/assets/")
            continue
        target = resolve(address, url, site.base)
        if target not in site.files:
            yield Problem(
                path, line, "link-target", f"'{url}' leads to no file of the guide", "correct it, or take it out"
            )


def _urls(nodes: Iterable[Any]) -> Iterable[tuple[str, int]]:
    """Yield the addresses in a style sheet's nodes (tinycss2's, which share no useful type), with their lines."""
    for node in nodes:
        if node.type == "url":
            yield node.value, node.source_line
        elif node.type == "function" and node.lower_name == "url":
            yield "".join(part.value for part in node.arguments if part.type == "string"), node.source_line
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            yield from ((part.value, part.source_line) for part in node.prelude if part.type == "string")
        for name in ("prelude", "content", "arguments"):
            yield from _urls(getattr(node, name, None) or ())


def unused_sources(registry: Mapping[str, int], used: Iterable[str]) -> Problems:
    """Every source of the registry is cited by a page."""
    for id_ in sorted(set(registry) - set(used)):
        what = f"no page cites the source '{id_}'"
        yield Problem(
            "docs/data/sources.yml", registry[id_], "source-unused", what, f"cite it as [@{id_}], or take it out"
        )
