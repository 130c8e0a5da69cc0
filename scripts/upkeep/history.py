"""The registry of sources as it was on a day, from git."""

from __future__ import annotations

import datetime
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from footcare import front_matter
from footcare.reviews import Registry
from footcare.sources import PATH

# A day ends last at UTC−12: what was changed on the day of a review counts as seen.
END_OF = "23:59:59 -1200"


@dataclass(slots=True)
class History:
    """Reads each day once."""

    root: Path
    days: dict[datetime.date, Registry | None] = field(default_factory=dict)

    def on(self, day: datetime.date) -> Registry | None:
        """Return the sources by id as they were at the end of a day; None if git does not reach back so far."""
        if day not in self.days:
            self.days[day] = self._read(day)
        return self.days[day]

    @property
    def gaps(self) -> list[datetime.date]:
        """Return the days of which nothing is known."""
        return sorted(day for day, registry in self.days.items() if registry is None)

    def _read(self, day: datetime.date) -> Registry | None:
        commit = self._git("rev-list", "-1", f"--before={day.isoformat()} {END_OF}", "HEAD", "--", PATH).strip()
        return registry(self._git("show", f"{commit}:{PATH}")) if commit else None

    def _git(self, *words: str) -> str:
        try:
            done = subprocess.run(
                ["git", "-C", str(self.root), *words],
                capture_output=True,
                encoding="utf-8",
                check=True,
                timeout=30,
                stdin=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError):
            return ""
        return done.stdout


def registry(text: str) -> Registry:
    """Read the registry's text as it is; a change does not have to fit today's model of a source."""
    data, _, _ = front_matter.parse(PATH, text)
    return data
