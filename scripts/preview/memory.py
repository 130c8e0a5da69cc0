"""What was made of a text is not made again, as long as the text is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Memory:
    """Remembers what functions have returned, from one reading of the guide to the next."""

    def __init__(self) -> None:
        self.last: dict[tuple[Any, ...], Any] = {}
        self.now: dict[tuple[Any, ...], Any] = {}

    def begin(self) -> None:
        """Begin a new reading: what the last one did not ask for is forgotten."""
        self.last, self.now = self.now, {}

    def __call__(self, make: Callable[..., Any], *given: Any) -> Any:
        """Return what `make` returns for what it is given. What it returns must not be changed by anybody."""
        key = (make, *(tuple(sorted(one)) if isinstance(one, frozenset) else one for one in given))
        if key not in self.now:
            self.now[key] = self.last[key] if key in self.last else make(*given)
        return self.now[key]
