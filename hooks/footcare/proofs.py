"""Every page printed without MkDocs and without the theme: for the check, and for chores that look at all pages."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from footcare import catalogue as catalogue_
from footcare import guide, macros, project, rules, templates
from footcare.addresses import Addresses
from footcare.catalogue import DOCS, Catalogue
from footcare.locating import Locator
from footcare.pages import Finished, Page, Press
from footcare.problems import Problem
from footcare.project import SETTINGS, Project, Settings

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


@dataclass(frozen=True, slots=True)
class Proof:
    """A page with its problems: before Markdown, as `prose` before anything is drawn into it, and done."""

    page: Page
    prose: str
    done: Finished


@dataclass(frozen=True, slots=True)
class Proofs:
    """The catalogue and what is wrong with it, a proof of every page by its source, and where things are written."""

    catalogue: Catalogue
    faults: tuple[Problem, ...]
    proofs: Mapping[str, Proof]
    texts: Mapping[str, str]
    locator: Locator
    settings: Settings

    @property
    def pages(self) -> dict[str, str]:
        """The HTML of each page that can be printed, by its source."""
        return {src_uri: proof.done.html for src_uri, proof in self.proofs.items() if not proof.page.problems}

    @property
    def prose(self) -> dict[str, str]:
        """The same before anything is drawn into it."""
        return {src_uri: proof.prose for src_uri, proof in self.proofs.items() if not proof.page.problems}


def pull(root: Path) -> Proofs:
    """Print every page of the project at `root`. What cannot be printed is left out: `scripts/check` tells why.

    Raises:
        yaml.YAMLError: `mkdocs.yml` cannot be read.
        OSError: there is no `mkdocs.yml`.
    """
    settings = project.settings((root / SETTINGS).read_text(encoding="utf-8", errors="replace"))
    return printed(project.read(root), settings, root / "overrides" / "macros", root / ".cache" / "macros")


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is needed to print the pages of a project: the catalogue and what is wrong with it, and a printer."""

    catalogue: Catalogue
    faults: tuple[Problem, ...]
    press: Press
    printer: Printer
    locator: Locator

    def proof(self, src_uri: str) -> Proof:
        """Print one page."""
        matter = self.catalogue.pages[src_uri].matter
        page = self.press.prepare(src_uri, matter.body, matter.body_line)
        prose = "" if page.problems else self.printer.html(src_uri, page.markdown)
        line_of = partial(self.locator.line_in, page.path)
        done = self.press.finish(page, prose, line_of)
        return Proof(page, prose, replace(done, problems=(*self.press.judge(page, prose, line_of), *done.problems)))


def desk(given: Project, settings: Settings, macro_folder: Path, compiled: Path | None = None) -> Desk:
    """Read a project, and make ready to print its pages."""
    addresses = Addresses()
    catalogue, faults = catalogue_.read(given.pages, given.data, given.drawings, addresses)
    environment = templates.macro_environment(macro_folder, macros.FILTERS, compiled)
    press = Press(catalogue, environment, macros.Site(settings.repo_url.rstrip("/"), settings.site_url))
    printer = Printer(settings, {*given.pages, *catalogue.pages, *given.unread, *given.files, *GENERATED}, addresses)
    locator = Locator({f"{DOCS}/{src_uri}": text for src_uri, text in given.pages.items()}, {**given.behind})
    return Desk(catalogue, tuple(faults), press, printer, locator)


def printed(given: Project, settings: Settings, macro_folder: Path, compiled: Path | None = None) -> Proofs:
    """Print every page of a project."""
    ready = desk(given, settings, macro_folder, compiled)
    proofs = {src_uri: ready.proof(src_uri) for src_uri in ready.catalogue.pages}
    return Proofs(ready.catalogue, ready.faults, proofs, ready.locator.texts, ready.locator, settings)
