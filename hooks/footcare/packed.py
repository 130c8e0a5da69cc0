"""Texts by name, kept small: a guide of thousands of pages has them all in memory before the first is written."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, MutableMapping

LEVEL = 1  # of 9: a page becomes a fifth of its size in half a millisecond


class Packed(MutableMapping[str, str]):
    """A mapping whose texts are packed when they are put in, and unpacked each time they are taken out."""

    __slots__ = ("_packed",)

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._packed: dict[str, bytes] = {}
        self.update(texts or {})

    def __getitem__(self, name: str) -> str:
        """Return a text."""
        return zlib.decompress(self._packed[name]).decode("utf-8", "surrogatepass")

    def __setitem__(self, name: str, text: str) -> None:
        """Put a text in."""
        self._packed[name] = zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)

    def __delitem__(self, name: str) -> None:
        """Take a text out for good."""
        del self._packed[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names in the order in which their texts were put in."""
        return iter(self._packed)

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self._packed)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such a text, without unpacking it."""
        return name in self._packed


__all__ = ["Packed"]
