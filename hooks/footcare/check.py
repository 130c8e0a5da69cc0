"""The same checks without building the site: `python -m footcare.check [PATH…]`.

Pages are rendered to bare HTML, without the theme and without MkDocs, and go through the same rules as a build.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from footcare import (
    changed,
    markup,
    mending,
    navigation,
    project,
    proofs,
    redirects,
    rules,
    side_by_side,
    silences,
    telling,
    templates,
    titles,
)
from footcare.catalogue import DOCS
from footcare.problems import Problem, unique
from footcare.project import SETTINGS, Project, Settings
from footcare.proofs import Desk
from footcare.rulebook import Rulebook
from footcare.rules import Built
from footcare.rules import files as file_rules
from footcare.rules import settings as settings_rules
from footcare.vocabulary import kind_of

FRAME = '<!doctype html><title>{title}</title><article class="md-content__inner">{heading}{content}</article>'


def problems(root: Path) -> list[Problem]:
    """Check all pages of the project at `root`."""
    found, _, _ = run(root)
    return found


def run(root: Path) -> tuple[list[Problem], Rulebook, str]:
    """Check the project at `root`; return its problems, the rules they break, and the address of the site."""
    broken = project.unreadable(root)
    if broken:  # nothing else can be said of the guide
        return [broken], Rulebook(), ""
    config = project.settings((root / SETTINGS).read_text(encoding="utf-8", errors="replace"), os.environ)
    found, book = examine(project.read(root), config, root / "overrides" / "macros", root / ".cache" / "macros")
    return found, book, config.site_url


def examine(
    given: Project, config: Settings, macro_folder: Path, compiled: Path | None = None
) -> tuple[list[Problem], Rulebook]:
    """Check everything that a project holds; return its problems, in order, and the rules they break."""
    desk = proofs.desk(given, config, macro_folder, compiled)
    catalogue, address = desk.catalogue, desk.catalogue.addresses.file
    found = [*given.problems, *desk.faults]
    texts = {f"{DOCS}/{src_uri}": text for src_uri, text in given.pages.items()}
    for path, text in {**texts, **{f"{DOCS}/{name}": text for name, text in given.data.items()}}.items():
        found += file_rules.check_text(path, text)
    sources = {address(src_uri): f"{DOCS}/{src_uri}" for src_uri in {**given.pages, **catalogue.pages}}
    facts: dict[str, markup.Facts] = {}
    used: set[str] = set()
    for read in side_by_side.mapped(partial(_read, desk), list(catalogue.pages)):
        found += read.problems
        used |= read.used
        if read.facts:
            facts[read.facts.address] = read.facts
    frame = {path: text for path, text in given.behind.items() if path.endswith((".html", ".jinja"))}
    found += templates.unreadable(frame, compiled)
    complete = not found
    unread = {address(src_uri) for src_uri in given.unread}  # told of, and there for the links of others
    site = Built(given.files | set(sources) | unread | proofs.GENERATED, facts, sources, desk.locator, config.base)
    for page_facts in facts.values():
        found += rules.page(site, page_facts, kind_of(sources[page_facts.address].removeprefix(f"{DOCS}/")))
    for name, css in given.styles.items():
        found += rules.styles(site, name, css)
    settings, known = given.behind.get(SETTINGS, ""), {*given.pages, *given.unread}
    found += [*navigation.check(settings, known), *redirects.check(settings, known)]
    ids = {sources[name].removeprefix(f"{DOCS}/"): one.ids for name, one in facts.items()}
    found += redirects.check_parts(settings, ids)
    found += titles.check(catalogue, config.site_name)
    found += [*navigation.check_files(settings, site.files), *settings_rules.check(settings, site.files)]
    if complete:
        found += rules.unused_sources(catalogue.source_lines, used)
    book = catalogue.rulebook
    found = rules.without_consequences(found)
    return unique(silences.apply(found, {**texts, **given.behind}, book.rules, book.fixed)), book


@dataclass(frozen=True, slots=True)
class Read:
    """What the check needs to know of one page: its own problems, the sources that it uses, and its links and parts."""

    problems: tuple[Problem, ...]
    used: frozenset[str] = frozenset()
    facts: markup.Facts | None = None


def _read(desk: Desk, src_uri: str) -> Read:
    """Print one page, and read it."""
    entry, proof = desk.catalogue.pages[src_uri], desk.proof(src_uri)
    empty = file_rules.check_empty(entry.path, entry.matter.body)
    problems = (*empty, *proof.page.problems, *proof.done.problems)
    if proof.page.problems:
        return Read(problems)
    heading = "" if "<h1" in proof.done.html else f"<h1>{escape(entry.title)}</h1>"
    html = FRAME.format(title=escape(entry.title), heading=heading, content=proof.done.html)
    used = frozenset(reference.source.id for reference in proof.done.references)
    return Read(problems, used, markup.read(desk.catalogue.addresses.file(src_uri), html))


def main(arguments: Sequence[str] | None = None) -> int:
    """Tell every problem; return 1 if there is an error."""
    parser = argparse.ArgumentParser(prog="scripts/check", description="Check the pages without building the site.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="tell only the problems of these files or folders")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--format", choices=telling.FORMATS, default=telling.usual(os.environ), help="how to tell them")
    parser.add_argument("--fix", action="store_true", help="first mend what can be mended safely")
    given = parser.parse_args(arguments)
    root = given.root.resolve()
    for path in given.paths:
        if not Path(path).exists():
            parser.error(f"there is no file or folder '{path}'")
    wanted = [os.path.relpath(Path(path).resolve(), root) for path in given.paths]
    outside = next((path for path in wanted if Path(path).parts[:1] == (os.pardir,)), None)
    if outside:
        parser.error(f"'{outside}' lies outside the guide in {root}")
    if given.fix:
        for line in mending.mend(root, wanted):
            print(line)
    found, book, site_url = run(root)
    found = [problem for problem in found if not wanted or among(problem.path, wanted)]
    found = changed.first(found, changed.files(root))
    where = ", ".join(dict.fromkeys(wanted)) or "the whole guide"
    print(telling.told(found, book, given.format, site_url, where))
    return 1 if any(book.severity(problem.rule) == "error" for problem in found) else 0


def among(path: str, wanted: Sequence[str]) -> bool:
    """Tell whether a path is one of, or lies in one of, the wanted files and folders."""
    return any(path == name or path.startswith(f"{name}/") or name == "." for name in wanted)


def program() -> int:
    """Do as `main` does, and end in a sentence if somebody stops it, or nobody can read what it tells."""
    try:
        code = main()
        if sys.stdout:
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("\ncheck: stopped\n")
        return 130  # as shells say it of SIGINT
    except OSError as error:
        if error.filename:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left would be written at the end, and fail again
        if not isinstance(error, BrokenPipeError):  # `| head` has read all that it wants
            sys.stderr.write(f"check: what was found cannot be written: {error.strerror}\n")
        return 1
    return code


if __name__ == "__main__":
    sys.exit(program())
