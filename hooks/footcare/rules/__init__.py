"""The guard: rules that yield problems.

built      links, ids, headings and images of a built page
sections   the sections of a page's kind
source     what Python-Markdown swallows without a trace
blocks     lists and boxes: what their indentation takes in
by_hand    HTML in the source: where it begins, ends and lies
authored   what an author wrote: links, HTML, and Markdown that stands as text
files      names, encoding, size, and what cannot be seen in a file
model      what pages say of themselves and of each other
settings   what stands in mkdocs.yml
plain      the words of front matter and of data
drawn      what macros draw, and where
letters    what cannot be seen in a text, or only looks like a letter
styles     what style sheets name; sources that nobody cites
"""

from __future__ import annotations

from collections.abc import Iterable

from footcare.markup import Facts
from footcare.problems import Problem, Problems
from footcare.rules.built import Built, headings, ids, images, links, resolve
from footcare.rules.sections import doctor, sections
from footcare.rules.styles import styles, unused_sources
from footcare.vocabulary import Kind


def page(site: Built, facts: Facts, kind: Kind) -> Problems:
    """All rules that look at one built page."""
    yield from links(site, facts)
    yield from ids(site, facts)
    if facts.address in site.sources:
        yield from headings(site, facts)
        yield from images(site, facts)
        yield from sections(site, facts, kind)
        yield from doctor(site, facts, kind)


CONSEQUENCES = frozenset({"section-missing", "macro-missing", "doctor-cases", "section-empty"})


def without_consequences(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out what is missing on a page only because an element above it is not closed, and swallows it."""
    found = list(problems)
    opened: dict[str, int] = {}
    for problem in found:
        if problem.rule == "html-broken" and "opened here and not closed" in problem.what:
            opened[problem.path] = min(problem.line, opened.get(problem.path, problem.line))
    return [
        problem
        for problem in found
        if problem.rule not in CONSEQUENCES or problem.line <= opened.get(problem.path, problem.line)
    ]


__all__ = [
    "Built",
    "doctor",
    "headings",
    "ids",
    "images",
    "links",
    "page",
    "resolve",
    "sections",
    "styles",
    "unused_sources",
    "without_consequences",
]
