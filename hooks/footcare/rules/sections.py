"""The guard on sections: those of a page's kind are there, once, in order, at level 2, and say something."""

from __future__ import annotations

from collections import Counter

from markdown.extensions.toc import slugify

from footcare.markup import Facts, Section
from footcare.problems import Problem, Problems, nearest
from footcare.rules.built import Built
from footcare.vocabulary import SECTIONS, WHEN_TO_SEE_A_DOCTOR, Kind, kind_of

NOTHING = {"n/a", "na", "none", "nothing", "tba", "-", "–"}

IDS = {name: slugify(name, "-") for names in SECTIONS.values() for name in names}


def sections(site: Built, facts: Facts, kind: Kind) -> Problems:
    """Every section of a page's kind is there once, in order, at level 2, and says something."""
    wanted = SECTIONS[kind]
    path = site.sources.get(facts.address, "")
    found = [section for section in facts.sections if section.heading.text in wanted]
    names = [section.heading.text for section in found]
    for n, name in enumerate(wanted):
        if name not in names:
            yield _missing(site, facts, path, name, [later for later in wanted[n + 1 :] if later in names])
    for name, count in Counter(section.heading.text for section in facts.sections).items():
        if count > 1:
            yield _heading_problem(
                site, path, name, "section-twice", f"'{name}' stands here {count} times", "keep one", count - 1
            )
    once = list(dict.fromkeys(names))
    in_order = [name for name in wanted if name in once]
    if once != in_order:
        name = next(name for name, right in zip(once, in_order, strict=True) if name != right)
        advice = f"the order is: {' · '.join(wanted)}"
        yield _heading_problem(site, path, name, "section-order", f"'{name}' is out of order", advice)
    for section in {section.heading.text: section for section in reversed(found)}.values():
        yield from _own_id(site, path, section)
    for section in facts.sections:
        yield from _content(site, path, section)


def _missing(site: Built, facts: Facts, path: str, name: str, later: list[str]) -> Problem:
    other = next((heading for heading in facts.headings if heading.text.casefold() == name.casefold()), None)
    if other and other.level != 2:
        return _heading_problem(
            site,
            path,
            other.text,
            "section-level",
            f"'{other.text}' is a heading of level {other.level}",
            f"write '## {name}'",
        )
    if other and not other.at_top:
        return _heading_problem(
            site,
            path,
            other.text,
            "section-level",
            f"'{other.text}' lies inside a box",
            "let it stand by itself, at the start of its line",
        )
    if other:
        return _heading_problem(
            site,
            path,
            other.text,
            "section-missing",
            f"'{other.text}' is not spelled as '{name}'",
            f"write '## {name}'",
        )
    near = nearest(name, [heading.text for heading in facts.headings if heading.level == 2])
    if near:
        return _heading_problem(
            site, path, near, "section-missing", f"the section '{name}' is missing", f"is '{near}' meant to be it?"
        )
    text = site.locator.pages.get(path, "")
    hidden = next((n for n, line in enumerate(text.split("\n"), 1) if line.strip(" #>") == name and "#" in line), None)
    if hidden:
        what = f"the section '{name}' is hidden: it stands in a comment, in code or in a box"
        return Problem(
            path, hidden, "section-missing", what, "let the heading stand by itself, at the start of its line"
        )
    line = site.locator.find(path, (f"## {later[0]}",)).line if later else text.rstrip("\n").count("\n") + 1
    where = f"before '## {later[0]}'" if later else "at the end"
    return Problem(path, line, "section-missing", f"the section '{name}' is missing", f"add '## {name}' {where}")


def _heading_problem(site: Built, path: str, name: str, rule: str, what: str, remedy: str, turn: int = 0) -> Problem:
    lines = [(n, line.lstrip("> ")) for n, line in enumerate(site.locator.pages.get(path, "").split("\n"), 1)]
    named = [n for n, line in lines if line.lstrip("# ").startswith(name)]
    marked = [n for n, line in lines if n in named and line.startswith("#")] or named
    if not marked:  # it holds more than words: an element, a citation, the mark of a footnote
        heads = {line: n for n, line in reversed(lines) if line.startswith("#") or "<h" in line.lower()}
        near = nearest(name, heads) or next((line for line in heads if name in line), None)
        marked = [heads[near]] if near else []
    return Problem(path, marked[min(turn, len(marked) - 1)] if marked else 1, rule, what, remedy)


def _own_id(site: Built, path: str, section: Section) -> Problems:
    """Other pages, and other sites, link to a section by the id that is made from its name."""
    name, id_ = section.heading.text, section.heading.id
    wanted = IDS[name]
    if id_ != wanted:
        what = f"the id of the section '{name}' is '{id_}', not '{wanted}'"
        advice = f"give the heading no id of its own, and '{wanted}' to nothing else on the page"
        yield _heading_problem(site, path, name, "section-id", what, advice)


def _content(site: Built, path: str, section: Section) -> Problems:
    name = section.heading.text
    if not name or name.endswith((".", ":", ",", ";", "!")):
        return  # told of the heading
    wanted = name in SECTIONS[kind_of(path.removeprefix("docs/"))]
    words = section.text.strip().casefold().strip(".")
    if words in NOTHING or (not any(map(str.isalnum, words)) if wanted else not section.text):
        yield _heading_problem(
            site, path, name, "section-empty", f"the section '{name}' says nothing", "write it, or call its macro"
        )


def doctor(site: Built, facts: Facts, kind: Kind) -> Problems:
    """'When to see a doctor' names at least one urgent and one routine case."""
    path = site.sources.get(facts.address, "")
    for section in facts.sections:
        if section.heading.text == WHEN_TO_SEE_A_DOCTOR and section.folded:
            what = f"'<{section.folded}>' hides the cases of '{WHEN_TO_SEE_A_DOCTOR}' from readers who do not open it"
            advice = "take the element out: signs of danger are seen at once"
            yield _heading_problem(site, path, WHEN_TO_SEE_A_DOCTOR, "doctor-hidden", what, advice)
    for section in facts.sections if kind is Kind.CONDITION else ():
        if section.heading.text != WHEN_TO_SEE_A_DOCTOR:
            continue
        lacks = [noun for noun, count in (("urgent", section.urgent), ("routine", section.routine)) if not count]
        if lacks and section.text.strip():
            what = f"'{WHEN_TO_SEE_A_DOCTOR}' shows no {' and no '.join(lacks)} case"
            advice = "let it hold the line {{ care_cards() }}, which draws the cases of the front matter"
            yield _heading_problem(site, path, WHEN_TO_SEE_A_DOCTOR, "doctor-cases", what, advice)
