"""The catalogue as data: `guide.json`, for the finder and for everybody else."""

from __future__ import annotations

from typing import Any

from footcare.catalogue import Catalogue
from footcare.models import Base
from footcare.vocabulary import AGES, AT_RISK, COMMON, EVIDENCE, FIT, RUNNING, URGENCY, Kind, Label

VERSION = 1


def guide(catalogue: Catalogue) -> dict[str, Any]:
    """Return the whole model, ready for JSON: kinds → ids → fields; vocabulary; sources; labels."""
    return {
        "version": VERSION,
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "reviewed_by_a_clinician": False,
        "at_risk": AT_RISK,
        "labels": {
            name: {id_: _label(label) for id_, label in labels.items()}
            for name, labels in (
                ("running", RUNNING),
                ("evidence", EVIDENCE),
                ("fit", FIT),
                ("urgency", URGENCY),
                ("common", COMMON),
                ("ages", AGES),
            )
        },
        "words": {
            name: {id_: _label(label) for id_, label in getattr(catalogue.words, name).items()}
            for name in ("feels", "times", "signs")
        },
        **{
            name: {
                id_: entry.model_dump(mode="json", exclude_none=True)
                for id_, entry in getattr(catalogue.triage, name).items()
            }
            for name in ("risks", "flags", "warnings")
        },
        **{
            f"{kind}s".replace("remedys", "remedies"): {
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


def _label(label: Label) -> dict[str, str]:
    return {"words": label.words, "meaning": label.meaning}


def _fields(record: Base) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_none=True)
