"""Silencing a rule on one line, with a reason.

    See [here](../doctor.md). <!-- guard: link-text: the sentence before says where -->

The comment stands at the end of the line, or on a line of its own above it; there may be several. In front matter it
is a YAML comment: `# guard: rule: reason`. A silence that is not needed is itself a problem.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from footcare.problems import Problem, did_you_mean, nearest

MARK = "guard:"  # without it, nothing is silenced
SILENCE = re.compile(r"(?:<!--|(?:^|\s)#)\s*guard:\s*(?P<rule>\w[\w-]*|)\s*:?\s*(?P<reason>.*?)\s*(?:-->|$)")


@dataclass(frozen=True, slots=True)
class Silence:
    """A rule that an author silences: on `line`, where the comment stands, and on the lines that it speaks for."""

    path: str
    line: int
    rule: str
    reason: str
    lines: frozenset[int]


def read(path: str, text: str) -> Iterator[Silence]:
    """Yield the silences in a file."""
    if MARK not in text:
        return
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        for found in SILENCE.finditer(line) if "guard:" in line else ():
            if line[: found.start()].count("`") % 2 == 0:  # shown as code, it silences nothing
                spoken_for = {number, _next(lines, number)} if _alone(line) else {number}
                yield Silence(path, number, found["rule"], found["reason"], frozenset(spoken_for))


def _alone(line: str) -> bool:
    """Tell whether nothing but silences stands on a line."""
    return "guard:" in line and not SILENCE.sub("", line).strip()


def _next(lines: list[str], number: int) -> int:
    """Return the number of the line that silences on a line of their own speak for; there may be several of them."""
    while number < len(lines) and _alone(lines[number]):
        number += 1
    return number + 1


def apply(
    problems: Iterable[Problem], texts: Mapping[str, str], rules: Collection[str], fixed: Collection[str]
) -> list[Problem]:
    """Leave out what is silenced; add what is wrong with the silences. The rules in `fixed` cannot be silenced."""
    silences = [silence for path, text in texts.items() for silence in read(path, text)]
    used: set[Silence] = set()
    left: list[Problem] = []
    for problem in problems:
        silence = next((one for one in silences if _speaks_for(one, problem, rules)), None)
        if silence and problem.rule not in fixed:
            used.add(silence)
        else:
            left.append(problem)
    for silence in silences:
        left += _faults(silence, rules, fixed, needed=silence in used)
        used.discard(silence)  # of two that are the same, one is not needed
    return left


def _speaks_for(silence: Silence, problem: Problem, rules: Collection[str]) -> bool:
    """Tell whether a problem is meant; that a rule is misspelled, or has no reason, is told by itself."""
    if silence.path != problem.path or problem.line not in silence.lines:
        return False
    return problem.rule == silence.rule or (
        silence.rule not in rules and problem.rule == nearest(silence.rule.casefold(), rules)
    )


def _faults(silence: Silence, rules: Collection[str], fixed: Collection[str], *, needed: bool) -> Iterator[Problem]:
    if silence.rule not in rules:
        advice = did_you_mean(silence.rule.casefold(), rules, "see the list of rules")
        what = f"there is no rule '{silence.rule}' to silence" if silence.rule else "this silences no rule"
        yield Problem(silence.path, silence.line, "silence-unknown", what, advice)
    elif silence.rule in fixed:
        what = f"the rule '{silence.rule}' cannot be silenced"
        yield Problem(silence.path, silence.line, "silence-refused", what, "mend what it tells")
    elif not silence.reason:
        what = f"the rule '{silence.rule}' is silenced without a reason"
        yield Problem(silence.path, silence.line, "silence-reason", what, "say why behind a second colon")
    elif not needed:
        what = f"the rule '{silence.rule}' has nothing to say here"
        yield Problem(silence.path, silence.line, "silence-unneeded", what, "take the comment out")
