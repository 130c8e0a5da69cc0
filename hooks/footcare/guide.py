"""The catalogue as data: `guide.json`, for the finder and for everybody else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from footcare import changes
from footcare.catalogue import Catalogue
from footcare.models import Base
from footcare.vocabulary import AGES, AT_RISK, COMMON, EVIDENCE, FIT, RUNNING, URGENCY, Kind, Label

VERSION = 1  # count it up when something is taken away or means something else, not when something is added
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SCHEMA = "guide.schema.json"
WORDS = ("feels", "times", "signs")
TRIAGE = ("risks", "flags", "warnings")
LEFT_OUT = frozenset({"search_title"})  # which is about search engines, not about feet


def guide(catalogue: Catalogue) -> dict[str, Any]:
    """Return the whole model, ready for JSON: kinds → ids → fields; vocabulary; sources; labels."""
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "licence": LICENCE,
        **_modified(catalogue),
        "reviewed_by_a_clinician": False,
        "at_risk": AT_RISK,
        "labels": {name: {id_: _label(label) for id_, label in group.items()} for name, group in labels().items()},
        "words": {
            name: {id_: _label(label) for id_, label in getattr(catalogue.words, name).items()} for name in WORDS
        },
        **{
            name: {
                id_: entry.model_dump(mode="json", exclude_none=True)
                for id_, entry in getattr(catalogue.triage, name).items()
            }
            for name in TRIAGE
        },
        **{
            plural(kind): {
                entry.id: {"url": catalogue.addresses.of(entry.src_uri), **_fields(entry.record)}
                for entry in catalogue.of_kind(kind).values()
            }
            for kind in Kind
            if kind is not Kind.PAGE
        },
        "sources": {
            id_: source.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"id"})
            for id_, source in catalogue.sources.items()
        },
    }


def labels() -> dict[str, Mapping[Any, Label]]:
    """Return the fixed answers by what they answer."""
    names = ("running", "evidence", "fit", "urgency", "common", "ages")
    return dict(zip(names, (RUNNING, EVIDENCE, FIT, URGENCY, COMMON, AGES), strict=True))


def plural(kind: Kind) -> str:
    """Return the key under which the pages of a kind stand."""
    return f"{kind}s".replace("remedys", "remedies")


def _modified(catalogue: Catalogue) -> dict[str, str]:
    days = [changes.modified(catalogue, entry) for entry in catalogue.pages.values()]
    return {"modified": max(days).isoformat()} if days else {}


def _label(label: Label) -> dict[str, str]:
    return {"words": label.words, "meaning": label.meaning}


def _fields(record: Base) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_none=True, exclude=set(LEFT_OUT))
