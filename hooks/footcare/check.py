"""The same checks without building the site: `python -m footcare.check [PATH…]`.

Pages are rendered to bare HTML, without the theme and without MkDocs, and go through the same rules as a build.
"""

from __future__ import annotations

import argparse
import os
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Collection, Sequence
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from footcare import catalogue as catalogue_
from footcare import (
    changed,
    guide,
    macros,
    markup,
    mending,
    navigation,
    project,
    redirects,
    rules,
    silences,
    telling,
    templates,
    titles,
)
from footcare.addresses import Addresses
from footcare.catalogue import DOCS
from footcare.locating import Locator
from footcare.pages import Press
from footcare.problems import Problem, unique
from footcare.project import SETTINGS, Project, Settings
from footcare.rulebook import Rulebook
from footcare.rules import Built
from footcare.rules import files as file_rules
from footcare.vocabulary import kind_of

FRAME = '<!doctype html><title>{title}</title><article class="md-content__inner">{heading}{content}</article>'
GENERATED = {"guide.json", guide.SCHEMA, "feed.xml", "llms.txt"}


class _SourceLinks(Treeprocessor):
    """Turns links between files into links between addresses, as MkDocs does; leaves what leads nowhere."""

    def __init__(self, md: Markdown, files: Collection[str], addresses: Addresses) -> None:
        super().__init__(md)
        self.here, self.files, self.addresses = "", files, addresses

    def run(self, root: ElementTree.Element) -> None:
        """Rewrite the links of one page."""
        for element in root.iter():
            for attribute in ("href", "src"):
                if attribute in element.attrib:
                    element.set(attribute, self._address(element.attrib[attribute], attribute))

    def _address(self, address: str, attribute: str) -> str:
        try:
            parts = urlsplit(address)
        except ValueError:
            return address
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return address
        target = rules.resolve(self.here, parts.path, "/")
        if target and (target in self.files or attribute == "src"):
            return self.addresses.between(self.here, target, parts.fragment)
        return address


class Printer:
    """Turns the Markdown of one page after the other into HTML, with the extensions that `mkdocs.yml` names."""

    def __init__(self, config: Settings, files: Collection[str], addresses: Addresses) -> None:
        self.markdown = Markdown(extensions=config.extensions, extension_configs=config.options)
        self.links = _SourceLinks(self.markdown, files, addresses)
        self.markdown.treeprocessors.register(self.links, "source_links", 0)

    def html(self, src_uri: str, text: str) -> str:
        """Return the HTML of the page at `src_uri`, with links as they will be on the site."""
        self.links.here = src_uri
        return self.markdown.reset().convert(text)


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
    addresses = Addresses()
    catalogue, faults = catalogue_.read(given.pages, given.data, given.drawings, addresses)
    found = [*given.problems, *faults]
    press = Press(
        catalogue, templates.macro_environment(macro_folder, macros.FILTERS, compiled), macros.Site(config.repo_url)
    )
    texts = {f"{DOCS}/{src_uri}": text for src_uri, text in given.pages.items()}
    locator = Locator(texts, given.behind)
    for path, text in {**texts, **{f"{DOCS}/{name}": text for name, text in given.data.items()}}.items():
        found += file_rules.check_text(path, text)
    sources = {_file(addresses, src_uri): f"{DOCS}/{src_uri}" for src_uri in {**given.pages, **catalogue.pages}}
    printer = Printer(config, {*given.pages, *catalogue.pages, *given.unread, *given.files, *GENERATED}, addresses)
    facts: dict[str, markup.Facts] = {}
    used: set[str] = set()
    for src_uri, entry in catalogue.pages.items():
        found += file_rules.check_empty(entry.path, entry.matter.body)
        page = press.prepare(src_uri, entry.matter.body, entry.matter.body_line)
        found += page.problems
        if page.problems:
            continue
        done = press.finish(page, printer.html(src_uri, page.markdown), partial(locator.line_in, page.path))
        found += done.problems
        used.update(reference.source.id for reference in done.references)
        heading = "" if "<h1" in done.html else f"<h1>{escape(entry.title)}</h1>"
        html = FRAME.format(title=escape(entry.title), heading=heading, content=done.html)
        facts[_file(addresses, src_uri)] = markup.read(_file(addresses, src_uri), html)
    complete = not found
    unread = {_file(addresses, src_uri) for src_uri in given.unread}  # told of, and there for the links of others
    site = Built(given.files | set(sources) | unread | GENERATED, facts, sources, locator, config.base)
    for address, page_facts in facts.items():
        found += rules.page(site, page_facts, kind_of(sources[address].removeprefix(f"{DOCS}/")))
    for name, css in given.styles.items():
        found += rules.styles(site, name, css)
    settings, known = given.behind.get(SETTINGS, ""), {*given.pages, *given.unread}
    found += [*navigation.check(settings, known), *redirects.check(settings, known)]
    found += titles.check(catalogue, config.site_name)
    found += navigation.check_files(given.behind.get(SETTINGS, ""), site.files)
    if complete:
        found += rules.unused_sources(catalogue.source_lines, used)
    book = catalogue.rulebook
    return unique(silences.apply(found, {**texts, **given.behind}, book.rules, book.fixed)), book


def _file(addresses: Addresses, src_uri: str) -> str:
    """Return the file that a page becomes in the site."""
    address = addresses.of(src_uri)
    return f"{address}index.html" if address.endswith("/") or not address else address


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
    if given.fix:
        for line in mending.mend(root, wanted):
            print(line)
    found, book, site_url = run(root)
    found = [problem for problem in found if not wanted or among(problem.path, wanted)]
    found = changed.first(found, changed.files(root))
    where = ", ".join(wanted) or "the whole guide"
    print(telling.told(found, book, given.format, site_url, where))
    return 1 if any(book.severity(problem.rule) == "error" for problem in found) else 0


def among(path: str, wanted: Sequence[str]) -> bool:
    """Tell whether a path is one of, or lies in one of, the wanted files and folders."""
    return any(path == name or path.startswith(f"{name}/") or name == "." for name in wanted)


if __name__ == "__main__":
    sys.exit(main())
