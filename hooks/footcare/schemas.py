"""What editors complete and check while an author types: JSON Schemas of front matter and data, and snippets.

All of it is made from the models, and written to `schemas/` and `.vscode/` by `scripts/fix`. Ids are offered, not
demanded: a list that is a day old must not call a new source wrong. The guard knows which ids there are.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from footcare import catalogue as catalogue_
from footcare import project
from footcare.catalogue import Catalogue, Entry
from footcare.corrections import Correction
from footcare.models import MODELS, Base, Dose, Help, LookAlike, Names, SymptomRow
from footcare.programmes import Claim, Ladder, PainRule
from footcare.rulebook import Rule
from footcare.runners_words import RunnersWords
from footcare.sources import Source
from footcare.triage import MODELS as TRIAGE
from footcare.vocabulary import Label

FOLDER = "schemas"
IDS = f"{FOLDER}/ids.json"
SNIPPETS = ".vscode/front-matter.code-snippets"
DIALECT = "http://json-schema.org/draft-07/schema#"  # which every editor knows

# The data files of docs/data, each with what it holds.
DATA: Mapping[str, Any] = {
    "abbreviations": dict[str, str],
    "claims": dict[str, Claim],
    "corrections": dict[str, Correction] | None,  # there may be none yet
    "programmes": dict[str, Ladder | PainRule],
    "rules": dict[str, Rule],
    "search": RunnersWords,
    "sources": dict[str, Source],
    "vocabulary": dict[str, dict[str, Label]],
}
ROWS: Mapping[str, type[BaseModel]] = {
    "symptoms": SymptomRow,
    "helps": Help,
    "look_alikes": LookAlike,
    "dose": Dose,
}
SINGLE = frozenset({"dose"})  # which is one record, not a list of them

Ids = Mapping[str, Mapping[str, str]]  # what is named → id → what it is in words


def ids(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Return every id that front matter and data can name, by what it stands for, each with what it is in words."""
    pages: dict[str, Mapping[str, Entry[Base]]] = {
        "place": catalogue.places,
        "condition": catalogue.conditions,
        "exercise": catalogue.exercises,
        "remedy": catalogue.remedies,
        "habit": catalogue.habits,
    }
    found = {what: {id_: entry.title for id_, entry in entries.items()} for what, entries in pages.items()}
    words = {"feel": catalogue.words.feels, "time": catalogue.words.times, "sign": catalogue.words.signs}
    return {
        **found,
        "tip": found["remedy"] | found["habit"] | found["exercise"],
        **{what: {id_: label.words for id_, label in labels.items()} for what, labels in words.items()},
        "source": {id_: f"{source.short}: {source.title}" for id_, source in catalogue.sources.items()},
        "region": dict.fromkeys(sorted(catalogue.foot_map.regions), "A region of the foot map"),
        "drawing": dict.fromkeys(sorted(catalogue.drawings), "A drawing of an exercise"),
        "page": {src_uri: entry.title for src_uri, entry in catalogue.pages.items()},
    }


def schemas() -> dict[str, str]:
    """Return the schemas by their path from the project's root: of each kind's front matter, and of each data file."""
    found = {f"{FOLDER}/{kind}.json": _schema(model) for kind, model in MODELS.items()}
    found |= {f"{FOLDER}/data/{name}.json": _schema(form, "../") for name, form in DATA.items() if name != "sources"}
    found[f"{FOLDER}/data/sources.json"] = _keyed(_schema(DATA["sources"], "../"), "Source")
    found[f"{FOLDER}/data/rules.json"] = _keyed(found[f"{FOLDER}/data/rules.json"], "Rule")
    groups = {group: _schema(dict[str, model], "../") for group, model in TRIAGE.items()}  # type: ignore[valid-type]
    definitions = {name: made for one in groups.values() for name, made in one.pop("definitions", {}).items()}
    found[f"{FOLDER}/data/triage.json"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": groups,
        "definitions": definitions,
    }
    return {path: _written({"$schema": DIALECT, **schema}) for path, schema in sorted(found.items())}


def _schema(form: Any, up: str = "") -> dict[str, Any]:
    schema = TypeAdapter(form).json_schema(ref_template="#/definitions/{model}")
    if "$defs" in schema:
        schema["definitions"] = schema.pop("$defs")
    made = _offering(schema, up)
    assert isinstance(made, dict)
    return made


def _offering(schema: Any, up: str) -> Any:
    """Let a schema offer the ids that a field can name, and leave out the titles that pydantic makes up."""
    if isinstance(schema, list):
        return [_offering(one, up) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {
        key: {name: _offering(one, up) for name, one in value.items()}
        if key in {"properties", "definitions"}
        else _offering(value, up)
        for key, value in schema.items()
        if key not in {"names", "title", "discriminator"} or (key != "names" and isinstance(value, dict))
    }
    if "$ref" in inner and len(inner) > 1:  # draft 7 passes over what stands beside a reference
        return {**{key: value for key, value in inner.items() if key != "$ref"}, "allOf": [{"$ref": inner["$ref"]}]}
    if "names" not in schema:
        return inner
    form = {key: inner.pop(key) for key in ("type", "pattern") if key in inner}
    return {**inner, "anyOf": [{"$ref": f"{up}ids.json#/definitions/{schema['names']}"}, form]}


def _keyed(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """Take out the id of a record whose id is its key in the file."""
    record = schema["definitions"][name]
    record["properties"].pop("id")
    record["required"].remove("id")
    return schema


def id_schema(known: Ids) -> str:
    """Return the schema to which the others point for ids."""
    definitions = {
        what: {"enum": list(entries), "markdownEnumDescriptions": list(entries.values())}
        for what, entries in known.items()
    }
    return _written({"$schema": DIALECT, "definitions": definitions})


def known_in(text: str) -> dict[str, dict[str, str]]:
    """Return the ids that a schema made by `id_schema` has."""
    definitions = json.loads(text)["definitions"]
    return {
        what: dict(zip(one["enum"], one["markdownEnumDescriptions"], strict=True)) for what, one in definitions.items()
    }


def snippets(known: Ids) -> str:
    """Return what VS Code offers in a Markdown file: the rows of front matter, and citations; ids are picked.

    To VS Code, front matter is YAML (`meta.embedded.block.frontmatter` of its Markdown grammar).
    """
    found = {
        f"front matter: {name}": {
            "scope": "markdown,yaml",
            "prefix": f"fm-{name}",
            "description": (model.__doc__ or "").split("\n")[0],
            "body": list(_row(name, model, known)),
        }
        for name, model in ROWS.items()
    }
    found["citation"] = {
        "scope": "markdown,yaml",
        "prefix": "cite",
        "description": "A source from docs/data/sources.yml",
        "body": [f"[@{_choice(1, known['source'])}]"],
    }
    return _written(found)


def _row(name: str, model: type[BaseModel], known: Ids) -> Iterator[str]:
    if name in SINGLE:
        yield f"{name}:"
    fields = [(key, info) for key, info in model.model_fields.items() if info.is_required()]
    for number, (key, info) in enumerate(fields, 1):
        mark = "  " if name in SINGLE or number > 1 else "- "
        indent = mark if name in SINGLE else f"  {mark}"
        yield f"{indent}{key}: {_slot(number, info, known)}"


def _slot(number: int, info: FieldInfo, known: Ids) -> str:
    """Return what is to be filled in: a choice where the answers are known, else the field's help."""
    annotation, metadata = info.annotation, info.metadata
    is_list = get_origin(annotation) is tuple
    if is_list:
        annotation, *metadata = get_args(get_args(annotation)[0])
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return _choice(number, annotation)
    names = next((one.what for one in metadata if isinstance(one, Names)), "")
    if not names:
        return f"${{{number}:{(info.description or '').replace('}', '')}}}"
    return f"[{_choice(number, known[names])}]" if is_list else _choice(number, known[names])


def _choice(number: int, options: Iterable[str]) -> str:
    return f"${{{number}|{','.join(options)}|}}"


def _written(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def files(known: Ids) -> dict[str, str]:
    """Return all that is made for editors, by path from the project's root."""
    return {**schemas(), IDS: id_schema(known), SNIPPETS: snippets(known)}


def renew(root: Path) -> Iterator[str]:
    """Write what has changed; yield a line for each file."""
    given = project.read(root)
    catalogue, _ = catalogue_.read(given.pages, given.data, given.drawings)
    for name, text in files(ids(catalogue)).items():
        path = root / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            yield f"{name}: renewed"


def main() -> None:
    """Renew what is made for editors in the project in the current folder."""
    for line in renew(Path.cwd()):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
