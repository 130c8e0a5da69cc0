"""How much of a build is the guard's: `python -m benchmarks.share` in a project's folder prints two numbers.

They are processor seconds of the whole build, and of what only the guard does: the rules, the pass over every page's
HTML, and the search for the line of a mistake. A page's content is taken to pieces once for the search and the guard
together; the search would do so without a guard, so that is not the guard's. What Markdown notes for the guard while it
converts a page cannot be told apart.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from footcare import build, catalogue, frame, markup, navigation, pages, redirects, silences, titles
from footcare.rules import files as file_rules
from footcare.rules import settings as settings_rules
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

spent = 0.0
running = False


def timed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add what a function spends to the guard's share; a generator is run to its end."""

    def call(*given: Any, **named: Any) -> Any:
        global running, spent
        if running:
            return function(*given, **named)
        running, start = True, time.process_time()
        try:
            made = function(*given, **named)
            return list(made) if hasattr(made, "__next__") else made
        finally:
            running = False
            spent += time.process_time() - start

    return call


def main() -> None:
    """Build once, and print the seconds."""
    for owner, name in (
        (build, "check"),
        (frame.Frame, "know"),
        (frame.Frame, "read"),
        (markup, "of_content"),
        (catalogue, "check"),
        (navigation, "check"),
        (redirects, "check"),
        (titles, "check"),
        (pages, "tangled"),
        (silences, "apply"),
        (settings_rules, "check"),
        (file_rules, "check"),
        (file_rules, "check_text"),
        (file_rules, "check_empty"),
    ):
        setattr(owner, name, timed(getattr(owner, name)))
    pages.Press.judge = timed(pages.Press.judge)  # type: ignore[method-assign]
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        mkdocs_build(load_config("mkdocs.yml", site_dir=f"{folder}/site"))
    sys.stdout.write(f"{time.process_time() - start} {spent}\n")


if __name__ == "__main__":
    main()
