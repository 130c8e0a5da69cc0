"""One page from source to HTML: what a build and a check share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import jinja2

from footcare import authored, citations, templates
from footcare.catalogue import DOCS, Catalogue
from footcare.citations import Reference
from footcare.macros import SOURCES_MARK, Drawing, PageMacros, Site
from footcare.models import Condition
from footcare.problems import Problem, Problems, did_you_mean
from footcare.rules import authored as rules_of_authors
from footcare.rules import drawn
from footcare.rules.source import tangled
from footcare.templates import PageSandbox
from footcare.written import UNREADABLE, without_signs

IN_CODE = re.compile(r'&lt;div data-drawn=(?:"|&quot;)(\d+)')


@dataclass(frozen=True, slots=True)
class Page:
    """A page whose template has been rendered: its Markdown, and what its macros have drawn."""

    src_uri: str
    markdown: str
    macros: PageMacros
    problems: tuple[Problem, ...] = ()
    source: str = ""
    first_line: int = 1

    @property
    def path(self) -> str:
        """The page's file, from the project's root."""
        return f"{DOCS}/{self.src_uri}"


@dataclass(frozen=True, slots=True)
class Finished:
    """A page's HTML, the sources it rests on, and its problems."""

    html: str
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Press:
    """Everything that is needed to print pages."""

    catalogue: Catalogue
    environment: jinja2.Environment
    site: Site = field(default_factory=Site)
    sandbox: PageSandbox = field(default_factory=PageSandbox)

    def prepare(self, src_uri: str, body: str, body_line: int) -> Page:
        """Render a page's template."""
        macros = PageMacros(self.catalogue, src_uri, self.environment, Drawing(), self.site)
        path = f"{DOCS}/{src_uri}"
        markdown, problems = templates.render(path, body, body_line, macros.names(), self.sandbox)
        problems = problems or [*tangled(path, body, body_line)]
        if not problems and markdown != body:
            problems = [*tangled(path, markdown, body_line)]
        if any(problem.rule == "markdown-tangled" for problem in problems):
            markdown = ""  # it would take Python-Markdown for ever
        text = f"{markdown}{self._abbreviations(markdown)}"
        return Page(src_uri, text, macros, tuple(problems), body, body_line)

    def _abbreviations(self, markdown: str) -> str:
        """Return the definitions of the abbreviations that stand in a page, as Python-Markdown's `abbr` reads them."""
        found = [f"*[{short}]: {long}" for short, long in self.catalogue.abbreviations.items() if short in markdown]
        return "\n\n" + "\n".join(found) if found else ""

    def finish(self, page: Page, html: str, line_of: Callable[..., int]) -> Finished:
        """Put the drawn pieces into a page's HTML and number its citations. `line_of` finds a piece of its source.

        What is wrong with what its author wrote is told by `judge`.
        """
        if page.problems:  # it is still a template, and would only repeat itself
            return Finished(without_signs(html))
        if html == UNREADABLE:
            what, advice = "its parts are nested too deeply to be read", "nest them less"
            problem = Problem(page.path, page.first_line, "markdown-tangled", what, advice)
            return Finished("", problems=(problem,))
        html = page.macros.drawing.put_back(without_signs(html))
        html, references, unknown = citations.number(html, self.catalogue.sources, self._also(page.src_uri))
        problems = [
            Problem(
                page.path,
                line_of(f"@{id_}", id_),
                "unknown-source",
                f"there is no source '{id_}'",
                did_you_mean(id_, self.catalogue.sources, "add it to docs/data/sources.yml"),
            )
            for id_ in dict.fromkeys(unknown)
            if self.catalogue.lacks_source(id_) and f"@{id_}" in page.source  # others are told where they are written
        ]
        if references and not page.macros.drawing.lists_sources:
            what = "the page cites sources but does not list them"
            advice = "add a last section '## Sources' with the line {{ sources() }}"
            id_ = references[0].source.id
            drew = (f"{name}(" for name in page.macros.drawing.names)  # what it cites may be what a macro draws
            problems.append(Problem(page.path, line_of(f"@{id_}", id_, *drew), "sources-unlisted", what, advice))
            html = f"{html}{SOURCES_MARK}"  # so that the citations lead somewhere, and nothing else is told of them
        try:
            html = html.replace(SOURCES_MARK, page.macros.list_of_sources(references))
        except Exception as error:  # a mistake in the macro, told with its line
            problems.append(templates.failed(page.path, line_of("sources()"), error))
        return Finished(html, tuple(references), tuple(problems))

    def judge(self, page: Page, html: str, line_of: Callable[..., int]) -> Problems:
        """Yield what is wrong with what the author wrote, of which Markdown has made `html`.

        Lines are those of the body, then of the front matter.
        """
        if page.problems or html == UNREADABLE:  # which is told
            return
        lines = [(n, line) for n, line in enumerate(page.source.split("\n"), page.first_line)]
        find = rules_of_authors.finder(lines, otherwise=line_of)
        by_hand = _has_html(page.source)
        written = authored.read(html, by_hand=by_hand, suspect=partial(rules_of_authors.suspect, by_hand=by_hand))
        yield from rules_of_authors.check(
            page.path, written, page.source, page.first_line, html, find, self.site.address
        )
        yield from rules_of_authors.uncited(page.path, written, self.catalogue.sources, find)
        entry = self.catalogue.pages.get(page.src_uri)
        if entry:
            names = page.macros.drawing.names
            in_code = {int(number) for number in IN_CODE.findall(html) if int(number) < len(names)}
            yield from drawn.in_code(page.path, names, sorted(in_code), find)
            seen = {name for number, name in enumerate(names) if number in written.drawn | in_code}
            yield from drawn.missing(page.path, entry.record, page.source, page.first_line, seen)

    def _also(self, src_uri: str) -> tuple[str, ...]:
        """Return the sources that a page's front matter names."""
        entry = self.catalogue.pages.get(src_uri)
        if entry is None:
            return ()
        record = entry.record
        more: list[str] = []
        if isinstance(record, Condition):
            more = [id_ for row in record.helps for id_ in row.sources] + [*record.recovery.sources]
        return tuple(dict.fromkeys([*record.sources, *more]))


def _has_html(source: str) -> bool:
    """Tell whether an author has written elements or lists of attributes; the call of a macro is neither."""
    return "<" in source or "{" in source.replace("{{", "").replace("{%", "")
