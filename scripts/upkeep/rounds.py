"""One round: many addresses, what is known of them already, and how far it has come."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol

from aiohttp.abc import AbstractResolver

from upkeep.answers import Answer, Kind, Notebook
from upkeep.asking import Asker, Manners, asker
from upkeep.turns import Turns

EVERY = 25  # addresses between two lines where there is no bar
MINUTES = 60.0


class Progress(Protocol):
    """Is told of every answer."""

    def update(self, n_steps: int) -> None:
        """Go on by some steps."""


@dataclass(slots=True)
class Lines:
    """Progress for a log, where nothing can be drawn over: a line now and then."""

    length: int
    say: Callable[[str], object]
    done: int = 0

    def update(self, n_steps: int) -> None:
        """Go on by some steps."""
        before, self.done = self.done, self.done + n_steps
        if self.done // EVERY > before // EVERY or (n_steps and self.done == self.length):
            self.say(f"links: {self.done} of {self.length} asked")


async def check(
    wanted: Collection[str],
    notebook: Notebook,
    manners: Manners,
    progress: Progress,
    turns: Turns,
    *,
    minutes: float = MINUTES,
    allowed: Collection[str] = (),
    resolver: AbstractResolver | None = None,
) -> dict[str, Answer]:
    """Return what became of every wanted address, in their order; what the notebook knows is not asked again.

    When the time is up, the rest is left for the next run. `allowed` and `resolver` are for tests.
    """
    found = {address: answer for address in wanted if (answer := notebook.known(address))}
    progress.update(len(found))
    left = [address for address in wanted if address not in found]
    try:
        async with (
            asyncio.timeout(60 * minutes),
            asker(manners, turns, time.time, allowed=allowed, resolver=resolver) as somebody,
            asyncio.TaskGroup() as group,
        ):
            for address in left:
                group.create_task(_ask(somebody, address, found, notebook, progress))
    except TimeoutError:
        why = f"not asked: {minutes:g} minutes were over. Run it again, and it goes on"
        found |= {address: Answer(Kind.UNSURE, why) for address in left if address not in found}
    else:
        notebook.close()
    return {address: found[address] for address in wanted}


async def _ask(somebody: Asker, address: str, found: dict[str, Answer], notebook: Notebook, progress: Progress) -> None:
    found[address] = answer = await somebody.ask(address)
    notebook.note(address, answer)
    progress.update(1)
