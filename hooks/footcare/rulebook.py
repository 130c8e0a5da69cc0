"""The rules as authors read them (`docs/data/rules.yml`): what each says, how grave it is, a bad and a good example.

The examples are what the tests plant, so what the guide for authors shows is what the guard really says.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from footcare import front_matter
from footcare.problems import Problem

PATH = "data/rules.yml"
Text = Annotated[str, StringConstraints(min_length=1)]


class Severity(StrEnum):
    """An error fails a build; a warning never does."""

    ERROR = "error"
    WARNING = "warning"


class Rule(BaseModel):
    """One rule. `bad` takes the place of `good` in `file` of a good site, and the guard says `message`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    group: Text
    says: Text
    severity: Severity = Severity.ERROR
    may_be_silenced: bool = True
    file: Text = "docs/about.md"
    bad: str = ""
    good: str = ""
    message: Text


class Rulebook(BaseModel):
    """All rules by id."""

    model_config = ConfigDict(frozen=True)

    rules: Mapping[str, Rule] = Field(default_factory=dict)

    @cached_property
    def fixed(self) -> frozenset[str]:
        """The rules that cannot be silenced."""
        return frozenset(rule.id for rule in self.rules.values() if not rule.may_be_silenced)

    def severity(self, id_: str) -> Severity:
        """Return how grave a rule is; what is not in the book is an error."""
        return self.rules[id_].severity if id_ in self.rules else Severity.ERROR

    def groups(self) -> dict[str, list[Rule]]:
        """Return the rules by group, in the order of the book."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rules.values():
            found.setdefault(rule.group, []).append(rule)
        return found


def faults(text: str) -> list[Problem]:
    """Say why the rulebook cannot be read, entry by entry."""
    data, marks, problems = front_matter.parse(f"docs/{PATH}", text)
    for id_, fields in data.items():
        given = {"id": id_, **fields} if isinstance(fields, dict) else fields
        problems += front_matter.validate(f"docs/{PATH}", Rule, given, marks, (id_,))[1]
    return problems


def read(text: str) -> Rulebook:
    """Read the rulebook.

    Raises:
        yaml.YAMLError, ValueError, TypeError: the file is broken; `faults` says where.
    """
    data = yaml.load(text, Loader=yaml.CSafeLoader) or {}
    if not isinstance(data, dict):
        raise TypeError("no rules by their ids")
    return Rulebook(rules={id_: Rule(id=id_, **fields) for id_, fields in data.items()})
