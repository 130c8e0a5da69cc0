"""A problem: where it is, which rule it breaks, what is wrong and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that an author should mend.

    `path` starts from the project's root and uses forward slashes; `line` counts from 1.
    """

    path: str
    line: int
    rule: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.what}; {self.remedy}"

    def annotation(self, level: str = "error") -> str:
        """Return the problem as GitHub Actions shows it on the line of a pull request; `level`: error or warning."""
        message = f"{self.what}; {self.remedy}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return f"::{level} file={self.path},line={self.line},title={self.rule}::{message}"


Problems = Iterator[Problem]


def unique(problems: Iterable[Problem]) -> list[Problem]:
    """Return `problems` in the order of files and lines, each once."""
    return sorted(set(problems))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was probably meant to be."""
    found = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Say what to do about an unknown word: the nearest known one, or `otherwise`."""
    found = nearest(word, known)
    return f"did you mean '{found}'?" if found else otherwise
