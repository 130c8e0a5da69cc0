"""Every page printed without MkDocs, for the chores that look at the whole guide and do not judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from footcare import catalogue as catalogue_
from footcare import macros, project, templates
from footcare.addresses import Addresses
from footcare.catalogue import DOCS, Catalogue
from footcare.check import GENERATED, Printer
from footcare.locating import Locator
from footcare.pages import Press
from footcare.project import SETTINGS, Project, Settings


@dataclass(frozen=True, slots=True)
class Proofs:
    """The catalogue, every page that can be printed, and where things are written.

    `pages` has the HTML of each page by its source, `prose` the same before anything is drawn into it.
    """

    catalogue: Catalogue
    pages: Mapping[str, str]
    prose: Mapping[str, str]
    texts: Mapping[str, str]
    locator: Locator
    settings: Settings


def pull(root: Path) -> Proofs:
    """Print every page of the project at `root`. What cannot be printed is left out: `scripts/check` tells why.

    Raises:
        yaml.YAMLError: `mkdocs.yml` cannot be read.
        OSError: there is no `mkdocs.yml`.
    """
    settings = project.settings((root / SETTINGS).read_text(encoding="utf-8", errors="replace"))
    return printed(project.read(root), settings, root / "overrides" / "macros", root / ".cache" / "macros")


def printed(given: Project, settings: Settings, macro_folder: Path, compiled: Path | None = None) -> Proofs:
    """Print every page of a project."""
    addresses = Addresses()
    catalogue, _ = catalogue_.read(given.pages, given.data, given.drawings, addresses)
    environment = templates.macro_environment(macro_folder, macros.FILTERS, compiled)
    press = Press(catalogue, environment, macros.Site(settings.repo_url.rstrip("/")))
    printer = Printer(settings, {*given.pages, *given.files, *GENERATED}, addresses)
    texts = {f"{DOCS}/{src_uri}": text for src_uri, text in given.pages.items()}
    prose: dict[str, str] = {}
    pages: dict[str, str] = {}
    for src_uri, entry in catalogue.pages.items():
        page = press.prepare(src_uri, entry.matter.body, entry.matter.body_line)
        if not page.problems:
            prose[src_uri] = printer.html(src_uri, page.markdown)
            pages[src_uri] = press.finish(page, prose[src_uri], lambda *_: 1).html
    return Proofs(
        catalogue,
        pages,
        prose,
        {**texts, **given.behind},
        Locator(texts, given.behind),
        settings,
    )
