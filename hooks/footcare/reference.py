"""What the guide for authors shows of the code: every field of front matter, every macro, every rule."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from footcare.models import MODELS
from footcare.vocabulary import FOLDERS, SECTIONS, Kind


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One key of front matter: its name (with the names of what holds it), its form, whether it is needed, its help."""

    name: str
    form: str
    needed: bool
    help: str


@dataclass(frozen=True, slots=True)
class KindReference:
    """One kind of page: its folder, its fields, its sections."""

    kind: Kind
    folder: str
    fields: tuple[FieldRow, ...]
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MacroRow:
    """One macro that a page may call."""

    name: str
    call: str
    help: str


def kinds() -> list[KindReference]:
    """Return all kinds of page."""
    folders = {kind: f"docs/{folder}/" for folder, kind in FOLDERS.items()}
    return [
        KindReference(kind, folders.get(kind, "docs/, and every index.md"), tuple(_rows(model, "")), SECTIONS[kind])
        for kind, model in MODELS.items()
    ]


def _rows(model: type[BaseModel], prefix: str) -> Iterator[FieldRow]:
    for name, info in model.model_fields.items():
        yield FieldRow(f"{prefix}{name}", _form(info.annotation), info.is_required(), info.description or "")
        inner = _record_in(info)
        if inner:
            yield from _rows(inner, f"{prefix}{name}.")


def _record_in(info: FieldInfo) -> type[BaseModel] | None:
    candidates = [info.annotation, *get_args(info.annotation)]
    return next((one for one in candidates if isinstance(one, type) and issubclass(one, BaseModel)), None)


def _form(annotation: Any) -> str:
    """Say in words what a field holds."""
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            return "list of rows"
        return "list"
    options = [one for one in get_args(annotation) if one is not type(None)]
    if options and type(None) in get_args(annotation):
        return _form(options[0])
    if isinstance(annotation, type):
        if issubclass(annotation, StrEnum):
            return "one of: " + ", ".join(annotation)
        if issubclass(annotation, BaseModel):
            return "keys below"
        names = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "date": "date"}
        return names.get(annotation.__name__, annotation.__name__)
    return _form(options[0]) if options else "text"


def macros(owner: type) -> list[MacroRow]:
    """Return the macros of the class that holds them, in the order in which they are written."""
    return [
        MacroRow(name, _call(name, method), inspect.getdoc(method) or "")
        for name, method in vars(owner).items()
        if inspect.isfunction(method) and not name.startswith("_") and name not in {"names", "list_of_sources"}
    ]


def _call(name: str, method: Any) -> str:
    parameters = [p for p in inspect.signature(method).parameters.values() if p.name != "self"]
    written = ", ".join(f'{p.name}="…"' if p.default is not p.empty else f'"{p.name}"' for p in parameters)
    return f"{{{{ {name}({written}) }}}}"
