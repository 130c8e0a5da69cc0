"""What became of an address, and the notebook in which it is kept, so that a run that was stopped can go on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

VERSION = 1
GOOD_FOR = 6 * 24 * 3600.0  # seconds that a good answer holds: a weekly run asks anew
OTHERS_FOR = 3600.0  # … and any other one, if the run was stopped before its end


class Kind(StrEnum):
    """What became of an address, the worst first."""

    DEAD = "dead"
    REFUSED = "refused"
    MOVED = "moved"
    SENDS_ON = "sends-on"
    UNSURE = "unsure"
    FINE = "fine"


GOOD = {Kind.FINE, Kind.MOVED, Kind.SENDS_ON}
TO_MEND = {Kind.DEAD, Kind.REFUSED}


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an address: why we say so, where it has gone, the last status of HTTP (0 if there was none).

    `asked_at` is in seconds since 1970, and 0 for what was not asked at all.
    """

    kind: Kind
    why: str = ""
    new: str = ""
    status: int = 0
    asked_at: float = 0.0


@dataclass(slots=True)
class Notebook:
    """The answers by address, in a JSON file that is whole at every moment: it is written aside and then renamed."""

    path: Path
    now: Callable[[], float]
    answers: dict[str, Answer] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path, now: Callable[[], float]) -> Notebook:
        """Read the notebook; one that is not there, or cannot be read, is empty."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            written = data["answers"] if data["version"] == VERSION else {}
            answers = {url: Answer(**{**fields, "kind": Kind(fields["kind"])}) for url, fields in written.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            answers = {}
        return cls(path, now, answers)

    def known(self, address: str) -> Answer | None:
        """Return what is still held to be true of an address."""
        answer = self.answers.get(address)
        if answer is None:
            return None
        age = self.now() - answer.asked_at
        return answer if 0 <= age < (GOOD_FOR if answer.kind in GOOD else OTHERS_FOR) else None

    def note(self, address: str, answer: Answer) -> None:
        """Write an answer down."""
        self.answers[address] = answer
        self._write()

    def close(self) -> None:
        """End a run: what was not good is asked again the next time, and what is stale is forgotten."""
        self.answers = {url: one for url, one in self.answers.items() if one.kind in GOOD and self.known(url)}
        self._write()

    def _write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        aside = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        data = {"version": VERSION, "answers": {url: asdict(one) for url, one in self.answers.items()}}
        aside.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
        aside.replace(self.path)
