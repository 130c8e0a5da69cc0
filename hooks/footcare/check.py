"""The same checks without building the site: `python -m footcare.check [PATH…]`.

Pages are rendered to bare HTML, without the theme and without MkDocs, and go through the same rules as a build.
"""

from __future__ import annotations

import argparse
import os
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pathspec
import yaml
from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from footcare import catalogue as catalogue_
from footcare import macros, markup, project, rules, templates, vocabulary
from footcare.addresses import Addresses
from footcare.catalogue import DOCS
from footcare.locating import Locator
from footcare.pages import Press
from footcare.problems import Problem, unique
from footcare.rules import Built

FRAME = '<!doctype html><title>{title}</title><article class="md-content__inner">{heading}{content}</article>'


@dataclass(frozen=True, slots=True)
class Settings:
    """What a check needs of `mkdocs.yml`."""

    extensions: list[str]
    options: dict[str, dict[str, Any]]
    excluded: pathspec.GitIgnoreSpec
    base: str
    repo_url: str


class _AnyTag(yaml.SafeLoader):
    """Reads `mkdocs.yml` without acting on its tags: of `!ENV [NAME, default]` the default."""


def _default(loader: _AnyTag, _: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node)[-1]
    return loader.construct_scalar(node) if isinstance(node, yaml.ScalarNode) else None


_AnyTag.add_multi_constructor("!", _default)


def settings(root: Path) -> Settings:
    """Read `mkdocs.yml`."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    config = yaml.load(text, Loader=_AnyTag)
    named = [{item: {}} if isinstance(item, str) else item for item in config.get("markdown_extensions", [])]
    options = {name: given or {} for item in named for name, given in item.items()}
    options.setdefault("toc", {})
    return Settings(
        extensions=list(dict.fromkeys([*options, "tables", "fenced_code"])),
        options=options,
        excluded=pathspec.GitIgnoreSpec.from_lines([".*", "/templates/", *config.get("exclude_docs", "").splitlines()]),
        base=urlsplit(os.environ.get("GUIDE_SITE_URL") or config.get("site_url") or "/").path or "/",
        repo_url=os.environ.get("GUIDE_REPO_URL") or config.get("repo_url") or "",
    )


class _SourceLinks(Treeprocessor):
    """Turns links between files into links between addresses, as MkDocs does; leaves what leads nowhere."""

    def __init__(self, md: Markdown, here: str, pages: Mapping[str, str], addresses: Addresses) -> None:
        super().__init__(md)
        self.here, self.pages, self.addresses = here, pages, addresses

    def run(self, root: ElementTree.Element) -> None:
        """Rewrite the links of one page."""
        for element in root.iter():
            for attribute in ("href", "src"):
                address = element.get(attribute, "")
                parts = urlsplit(address)
                if parts.scheme or parts.netloc or not parts.path:
                    continue
                target = rules.resolve(self.here, parts.path, "/")
                if target and (target in self.pages or attribute == "src"):
                    element.set(attribute, self.addresses.between(self.here, target, parts.fragment))


class _SourceLinksExtension(Extension):
    def __init__(self, here: str, pages: Mapping[str, str], addresses: Addresses) -> None:
        super().__init__()
        self.given = here, pages, addresses

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_SourceLinks(md, *self.given), "source_links", 0)


def problems(root: Path) -> list[Problem]:
    """Check all pages of the project at `root`."""
    config = settings(root)
    docs = root / DOCS
    texts: dict[str, str] = {}
    found: list[Problem] = []
    files: set[str] = {"guide.json"}
    addresses = Addresses()
    for path in sorted(path for path in docs.rglob("*") if path.is_file()):
        src_uri = path.relative_to(docs).as_posix()
        if config.excluded.match_file(src_uri):
            continue
        if path.suffix != ".md":
            files.add(src_uri)
            continue
        try:
            texts[src_uri] = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            found.append(project.not_utf8(f"{DOCS}/{src_uri}", error))
    catalogue, faults = catalogue_.read(texts, project.data(docs), project.drawings(docs), addresses)
    found += faults
    environment = templates.macro_environment(root / "overrides" / "macros", macros.FILTERS, root / ".cache" / "macros")
    press = Press(catalogue, environment, macros.Site(config.repo_url))
    locator = Locator({f"{DOCS}/{src}": text for src, text in texts.items()}, project.behind(root))
    sources = {_file(addresses, src_uri): f"{DOCS}/{src_uri}" for src_uri in texts}
    facts: dict[str, markup.Facts] = {}
    used: set[str] = set()
    for src_uri, entry in catalogue.pages.items():
        page = press.prepare(src_uri, entry.matter.body, entry.matter.body_line)
        found += page.problems
        if page.problems:
            continue
        extension = _SourceLinksExtension(src_uri, texts, addresses)
        markdown = Markdown(extensions=[*config.extensions, extension], extension_configs=config.options)
        done = press.finish(page, markdown.convert(page.markdown), partial(locator.line_in, page.path))
        found += done.problems
        used.update(reference.source.id for reference in done.references)
        heading = "" if "<h1" in done.html else f"<h1>{escape(entry.title)}</h1>"
        html = FRAME.format(title=escape(entry.title), heading=heading, content=done.html)
        facts[_file(addresses, src_uri)] = markup.read(_file(addresses, src_uri), html)
    complete = not found
    site = Built(frozenset(files | set(sources)), facts, sources, locator, config.base)
    for address, page_facts in facts.items():
        kind = vocabulary.kind_of(sources[address].removeprefix(f"{DOCS}/"))
        found += rules.page(site, page_facts, kind)
    for file in sorted(files):
        if file.endswith(".css"):
            found += rules.styles(site, file, (docs / file).read_text(encoding="utf-8"))
    if complete:
        found += rules.unused_sources(catalogue.source_lines, used)
    return unique(found)


def _file(addresses: Addresses, src_uri: str) -> str:
    """Return the file that a page becomes in the site."""
    address = addresses.of(src_uri)
    return f"{address}index.html" if address.endswith("/") or not address else address


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every problem; return 1 if there is one."""
    parser = argparse.ArgumentParser(prog="scripts/check", description="Check the pages without building the site.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="tell only the problems of these files or folders")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    given = parser.parse_args(arguments)
    root = given.root.resolve()
    wanted = [os.path.relpath(Path(path).resolve(), root) for path in given.paths]
    for path in given.paths:
        if not Path(path).exists():
            parser.error(f"there is no file or folder '{path}'")
    found = [problem for problem in problems(root) if not wanted or _among(problem.path, wanted)]
    for problem in found:
        print(problem)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(problem.annotation())
    pages = "the whole guide" if not wanted else ", ".join(wanted)
    print(f"{len(found) or 'No'} problem{'s' * (len(found) != 1)} in {pages}")
    return 1 if found else 0


def _among(path: str, wanted: Sequence[str]) -> bool:
    return any(path == name or path.startswith(f"{name}/") or name == "." for name in wanted)


if __name__ == "__main__":
    sys.exit(main())
