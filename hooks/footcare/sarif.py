"""Problems as a SARIF log, which code scanning, editors and viewers read (OASIS, SARIF version 2.1.0)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from sarif_pydantic import (  # type: ignore[import-untyped]  # it has types, and does not say so
    ArtifactLocation,
    Level,
    Location,
    Message,
    PhysicalLocation,
    Region,
    ReportingConfiguration,
    ReportingDescriptor,
    Result,
    Run,
    Sarif,
    Tool,
    ToolDriver,
)

from footcare.problems import Problem
from footcare.rulebook import Rulebook

TOOL = "scripts/check"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"  # the folder that every path begins in, as the standard calls it


def log(problems: Sequence[Problem], book: Rulebook, rules_url: str) -> str:
    """Return the problems, and the rules that they break, as JSON; each rule is explained below `rules_url`."""
    broken = sorted({problem.rule for problem in problems})
    driver = ToolDriver(
        name=TOOL, information_uri=rules_url or None, rules=[_rule(id_, book, rules_url) for id_ in broken]
    )
    results = [_result(problem, book, broken.index(problem.rule)) for problem in problems]
    made = Sarif(schema_uri=SCHEMA, runs=[Run(tool=Tool(driver=driver), results=results)])
    text: str = made.model_dump_json(by_alias=True, exclude_none=True, indent=1)
    return text


def _rule(id_: str, book: Rulebook, rules_url: str) -> ReportingDescriptor:
    rule = book.rules.get(id_)
    return ReportingDescriptor(
        id=id_,
        short_description=Message(text=rule.says) if rule else None,
        help_uri=f"{rules_url}#{id_}" if rule and rules_url else None,
        default_configuration=ReportingConfiguration(level=_level(id_, book)),
    )


def _result(problem: Problem, book: Rulebook, number: int) -> Result:
    file = ArtifactLocation(uri=quote(problem.path), uri_base_id=ROOT)
    place = PhysicalLocation(artifact_location=file, region=Region(start_line=problem.line))
    return Result(
        rule_id=problem.rule,
        rule_index=number,
        level=_level(problem.rule, book),
        message=Message(text=f"{problem.what}; {problem.remedy}"),
        locations=[Location(physical_location=place)],
    )


def _level(id_: str, book: Rulebook) -> Level:
    return Level(book.severity(id_).value)
