"""What stands in `guide.json`, as a JSON Schema made from the records that it is written from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from footcare import guide, models, sources, triage, vocabulary
from footcare.guide import LEFT_OUT, LICENCE, SCHEMA, TRIAGE, VERSION, WORDS, labels, plural
from footcare.models import MODELS
from footcare.sources import Source
from footcare.vocabulary import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT = {"type": "string", "minLength": 1}
LABEL = {
    "type": "object",
    "properties": {"words": TEXT, "meaning": TEXT},
    "required": ["words", "meaning"],
    "additionalProperties": False,
}
RECORDS: dict[str, type[BaseModel]] = dict(zip(TRIAGE, (triage.Risk, triage.Flag, triage.Warning), strict=True))


def recipe(url: str) -> str:
    """Return all that the schema is made from: making it takes longer than drawing ten pages."""
    files = [module.__file__ or "" for module in (guide, models, sources, triage, vocabulary)]
    return "\n".join([url, *(Path(file).read_text(encoding="utf-8") for file in [*files, __file__])])


def file(url: str) -> bytes:
    """Return the schema as it is published."""
    return json.dumps(schema(url), ensure_ascii=False, indent=1).encode()


def schema(url: str) -> dict[str, Any]:
    """Return the schema; `url` is the address of the site."""
    kinds: dict[Kind, type[BaseModel]] = {kind: model for kind, model in MODELS.items() if kind is not Kind.PAGE}
    wanted: list[type[BaseModel]] = [*kinds.values(), *RECORDS.values(), Source]
    _, made = models_json_schema([(model, "validation") for model in wanted])
    definitions = made["$defs"]
    for model in kinds.values():
        definition = definitions[model.__name__]
        for field in LEFT_OUT:
            del definition["properties"][field]
        address = {"type": "string", "description": "The page's address, from the root of the site."}
        definition["properties"] = {"url": address} | definition["properties"]
        definition["required"] = ["url", *definition["required"]]
    source = definitions[Source.__name__]
    del source["properties"]["id"]
    source["required"].remove("id")
    properties: dict[str, Any] = {
        "$schema": {"const": SCHEMA},
        "version": {"const": VERSION, "description": "Counts up when something is taken away or changes meaning."},
        "licence": {"const": LICENCE},
        "modified": {"type": "string", "format": "date", "description": "The day of the newest change of words."},
        "reviewed_by_a_clinician": {"const": False},
        "at_risk": TEXT,
        "labels": _fixed({name: _fixed(dict.fromkeys(group, LABEL)) for name, group in labels().items()}),
        "words": _fixed({name: _by_id(LABEL) for name in WORDS}),
        **{name: _by_id(_reference(model)) for name, model in RECORDS.items()},
        **{plural(kind): _by_id(_reference(model)) for kind, model in kinds.items()},
        "sources": _by_id(_reference(Source)),
    }
    return {
        "$schema": DIALECT,
        "$id": f"{url}{SCHEMA}",
        "title": "The guide to sore feet of runners, as data",
        **_fixed(properties),
        "$defs": definitions,
    }


def _reference(model: type) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{model.__name__}"}


def _by_id(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "propertyNames": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}, "additionalProperties": value}


def _fixed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


__all__ = ["file", "recipe", "schema"]
