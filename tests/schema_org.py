"""schema.org as data: judges linked data by the vocabulary itself.

    python tests/schema_org.py schemaorg-current-https.jsonld

writes anew what is kept of release 30.0 of the vocabulary (https://schema.org/docs/developers.html, published under
CC BY-SA 3.0): the types that we name with all their ancestors, and every property of any of them. What a later change
names besides has to be taken from the release first, so a word that schema.org does not have cannot pass.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

KEPT = Path(__file__).with_name("schema_org.json")
WANTED = (
    "AboutPage", "BreadcrumbList", "Chapter", "Book", "CollectionPage", "DDxElement", "DataDownload", "Dataset",
    "ExercisePlan", "LifestyleModification", "ListItem", "MedicalCondition", "MedicalRiskFactor", "MedicalSign",
    "MedicalSignOrSymptom", "MedicalSymptom", "MedicalTherapy", "MedicalWebPage", "Organization", "QuantitativeValue",
    "Report", "ScholarlyArticle", "SuperficialAnatomy", "Thesis", "WebPage", "WebSite",
)  # fmt: skip
TEXTS = {"Text", "URL", "Date", "DateTime"}
NUMBERS = {"Number", "Integer", "Float"}


def faults(node: Any, where: str = "") -> Iterator[str]:
    """Yield what is wrong with a node and those in it: types, domains, ranges, superseded words, doubled values."""
    types, properties = vocabulary()["types"], vocabulary()["properties"]
    if "@type" not in node:
        if set(node) != {"@id"}:
            yield f"{where}: a node without a type"
        return
    type_ = node["@type"]
    if type_ not in types:
        yield f"{where}: schema.org has no type {type_}"
        return
    kin = ancestors(type_)
    for name, value in node.items():
        here = f"{where}/{type_}.{name}"
        if name.startswith("@"):
            continue
        if name not in properties:
            yield f"{here}: no property of any type that is kept"
            continue
        known = properties[name]
        if known.get("superseded"):
            yield f"{here}: superseded by {known['superseded']}"
        if not kin & set(known["domain"]):
            yield f"{here}: {type_} has no such property"
        values = value if isinstance(value, list) else [value]
        if name == "lastReviewed" and isinstance(value, list):
            yield f"{here}: has {len(values)} values"
        for one in values:
            if not _fits(one, set(known["range"])):
                yield f"{here}: {one!r} is none of {', '.join(known['range'])}"
            if isinstance(one, dict):
                yield from faults(one, here)


def _fits(value: Any, allowed: set[str]) -> bool:
    """Tell whether a value may stand where `allowed` is asked for; text does not do where a thing is asked for."""
    if isinstance(value, bool):
        return "Boolean" in allowed
    if isinstance(value, int | float):
        return bool(allowed & NUMBERS)
    if isinstance(value, str):
        return bool(allowed & TEXTS)
    return "@type" not in value or bool(ancestors(value["@type"]) & allowed)


def ancestors(type_: str) -> frozenset[str]:
    """Return a type with all that it is a kind of."""
    parents = vocabulary()["types"].get(type_, [])
    return frozenset({type_}.union(*(ancestors(parent) for parent in parents)))


@cache
def vocabulary() -> dict[str, Any]:
    """Return what is kept of the vocabulary."""
    found: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def extract(release: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what we need of a release of the vocabulary."""
    by_id = {node["@id"].removeprefix("schema:"): node for node in release}
    types: dict[str, list[str]] = {}
    left = [*WANTED]
    while left:
        name = left.pop()
        if name not in types:
            types[name] = _names(by_id[name], "rdfs:subClassOf")
            left += types[name]
    properties = {
        name: {"domain": _names(node, "schema:domainIncludes"), "range": _names(node, "schema:rangeIncludes")}
        | ({"superseded": ", ".join(_names(node, "schema:supersededBy"))} if "schema:supersededBy" in node else {})
        for name, node in by_id.items()
        if node["@type"] == "rdf:Property" and types.keys() & {*_names(node, "schema:domainIncludes")}
    }
    return {"release": "30.0", "types": dict(sorted(types.items())), "properties": dict(sorted(properties.items()))}


def _names(node: dict[str, Any], key: str) -> list[str]:
    value = node.get(key, [])
    ids = [one["@id"] for one in (value if isinstance(value, list) else [value])]
    return sorted(id_.removeprefix("schema:") for id_ in ids if id_.startswith("schema:"))


if __name__ == "__main__":
    made = extract(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["@graph"])
    lines = [f'"release": {json.dumps(made["release"])}']
    for part in ("types", "properties"):
        rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in made[part].items())
        lines.append(f'"{part}": {{\n{rows}\n}}')
    KEPT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
