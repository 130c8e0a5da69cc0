"""A file, packed once and tightly: a server then sends it as it lies, and packs nothing itself."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import brotli  # type: ignore[import-untyped]

TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".md", ".webmanifest")
LEAST = 512  # bytes: less fits into one packet as it is


def packed(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the packed forms of a file that are worth it, each with the ending that servers look for."""
    if not name.endswith(TEXT) or len(content) < LEAST:
        return
    for ending, made in ((".br", brotli.compress(content, quality=11)), (".gz", gzip.compress(content, 9, mtime=0))):
        if len(made) < len(content):
            yield ending, made


def unpacked(content: bytes, how: str) -> bytes:
    """Return what was packed, as an answer's `Content-Encoding` says how.

    Raises:
        ValueError: it is packed in another way, or damaged.
    """
    try:
        match how:
            case "" | "identity":
                return content
            case "gzip":
                return gzip.decompress(content)
            case "br":
                return bytes(brotli.decompress(content))
    except (OSError, EOFError, brotli.error) as error:
        raise ValueError(f"its {how} is damaged") from error
    raise ValueError(f"it is packed as '{how}', which nobody asked for")
