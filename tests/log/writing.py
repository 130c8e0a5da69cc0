"""Entries of a log, as short as a test needs them."""

from __future__ import annotations

from typing import Any

FORMAT = {"format": "runners-foot-log", "version": 1, "unit": "km"}


def entry(date: str, km: float | None = None, **more: Any) -> dict[str, Any]:
    """Return a whole entry; its id is its day unless another is given."""
    rest = {"minutes": None, "before": None, "during": None, "morning": None, "exercises": [], "note": ""}
    return {"id": date, "date": date, "metres": None if km is None else round(km * 1000), **rest, **more}


def log(*entries: Any, **more: Any) -> dict[str, Any]:
    """Return a log as it is stored, before it becomes text."""
    return {**FORMAT, "entries": list(entries), **more}
