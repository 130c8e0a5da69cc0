"""One voice: how problems are told, to a person, to GitHub, to a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from footcare.problems import Problem
from footcare.rulebook import Rulebook, Severity

FORMATS = ("text", "github", "json", "sarif")
RULES = "contribute/rules/"


def usual(environment: Mapping[str, str]) -> str:
    """Return the usual format: annotations in GitHub Actions, text elsewhere."""
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"


def line(problem: Problem, book: Rulebook, site_url: str) -> str:
    """Tell one problem in a line, with the address of its rule."""
    mild = "warning: " if book.severity(problem.rule) is Severity.WARNING else ""
    text = f"{problem.path}:{problem.line}: {mild}{problem.rule}: {problem.what}; {problem.remedy}"
    return f"{text} ({site_url}{RULES}#{problem.rule})" if problem.rule in book.rules else text


def told(problems: Sequence[Problem], book: Rulebook, form: str, site_url: str, where: str) -> str:
    """Tell all problems in one of the formats."""
    if form == "json":
        return json.dumps([_fields(problem, book, site_url) for problem in problems], ensure_ascii=False, indent=1)
    if form == "sarif":
        from footcare import sarif  # its models take longer to load than most checks take

        return sarif.log(problems, book, f"{site_url}{RULES}" if site_url else "")
    lines = [line(problem, book, site_url) for problem in problems]
    if form == "github":
        lines += [annotation(problem, book) for problem in problems]
    return "\n".join([*lines, summary(problems, book, where)])


def annotation(problem: Problem, book: Rulebook) -> str:
    """Tell one problem to GitHub Actions."""
    return problem.annotation(book.severity(problem.rule))


def summary(problems: Iterable[Problem], book: Rulebook, where: str) -> str:
    """Count errors and warnings."""
    grave = [book.severity(problem.rule) for problem in problems]
    counts = [
        f"{number} {noun}{'s' * (number != 1)}"
        for noun, number in (
            ("problem", grave.count(Severity.ERROR)),
            ("warning", grave.count(Severity.WARNING)),
        )
        if number
    ]
    return f"{' and '.join(counts) or 'No problems'} in {where}"


def _fields(problem: Problem, book: Rulebook, site_url: str) -> dict[str, str | int]:
    return {
        **asdict(problem),
        "severity": book.severity(problem.rule).value,
        "help": f"{site_url}{RULES}#{problem.rule}",
    }
