"""A new page: complete in form, with `TODO` where something is to be written, which the guard tells line by line."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args, get_origin

import yaml
from annotated_types import MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from footcare import navigation, redirects
from footcare.catalogue import DOCS
from footcare.edits import Edits, Refused
from footcare.models import MODELS
from footcare.vocabulary import DRAWN, FOLDERS, SECTIONS, SOURCES, WHEN_TO_SEE_A_DOCTOR, Kind, kind_of

# The words that an author uses for the kinds: those of the folders.
KINDS = {
    "condition": "conditions",
    "place": "symptoms",
    "exercise": "exercises",
    "relief": "relief",
    "prevention": "prevention",
}
FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 40  # characters of a name, which becomes part of an address
TAKEN = frozenset({"index", "words", "readme"})  # which mean something else in a folder

ASKED = frozenset({"emergency", "look_alikes"})  # fields that may be left out, but never without a thought
LAST = "reviewed"  # stands at the end of front matter
MAY_GO = "Take it out if there is none."

# What stands in a section besides the macro that draws it.
PROSE = {
    "What it feels like": "what a runner notices first, and how it goes on. Cite a source behind each claim.",
    "Why runners get it": "how running brings it about, in everyday words. Cite a source behind each claim.",
    "Can I run?": "how to decide on a given day, and what to do instead.",
    "What helps": "what to begin with, and what not to do at home. Cite a source behind each claim.",
    "Is it something else?": "how to tell it from troubles that look alike, with links to their pages.",
    "Getting back to running": "when to start again, and how.",
    "What we don't know": "where sources disagree, and what nobody has studied.",
    "What could it be?": "two to four questions that tell the usual troubles apart, with links to their pages.",
    "What to do": "how to do it, step by step, and when not to.",
    "Why it may help": "what is thought to happen. Cite a source behind each claim.",
    "What the evidence says": "what studies found, for and against. Cite a source behind each claim.",
    "Make it easier or harder": "one way to make it easier, and one to make it harder.",
}


def new(kind: str, name: str, files: Collection[str], settings: str, title: str = "") -> tuple[str, Edits]:
    """Return the path of a new page and the files to write: the page, and `mkdocs.yml` with the page in it.

    `kind` is one of `KINDS`; `files` are all paths under `docs/`, by which the name is judged.

    Raises:
        Refused: the kind or the name cannot be used.
    """
    if kind not in KINDS:
        raise Refused(f"there is no kind '{kind}'; the kinds are {', '.join(KINDS)}")
    src_uri = f"{KINDS[kind]}/{name}.md"
    check_name(src_uri, files, {old: to for old, to, _ in redirects.entries(settings)})
    order = 1 + sum(kind_of(file) is Kind.PLACE and file.startswith("symptoms/") for file in files if kind == "place")
    text = page(FOLDERS[KINDS[kind]], title or name.replace("-", " ").capitalize(), {"order": order})
    return src_uri, {f"{DOCS}/{src_uri}": text, navigation.PATH: navigation.added(settings, src_uri)}


def check_name(src_uri: str, files: Collection[str], old: Mapping[str, str]) -> None:
    """Judge the address of a page that is to be: `files` are there already, `old` were there once.

    Raises:
        Refused: it cannot be used; the reason says what to do.
    """
    *folders, name = src_uri.removesuffix(".md").split("/")
    if not all(map(FORM.fullmatch, [*folders, name])) or len(name) > LONGEST:
        better = _plain(name)
        advice = f"try '{better}'" if better else "for example 'runners-toe'"
        raise Refused(
            f"'{name}' is no name for a page: it becomes its address, in small letters and digits with single "
            f"hyphens, at most {LONGEST} characters; {advice}"
        )
    if not isinstance(yaml.safe_load(name), str):
        raise Refused(f"'{name}' cannot be the name of a page: YAML reads it as something else than a word")
    if name in TAKEN:
        raise Refused(f"'{name}' has a meaning of its own in every folder; choose another name")
    if src_uri in files:
        raise Refused(f"{DOCS}/{src_uri} exists already; change that page, or choose another name")
    if src_uri in old:
        raise Refused(
            f"'{src_uri}' is the old address of {old[src_uri]}, to which readers are led on; choose another name"
        )
    kind = kind_of(src_uri)
    for file in sorted({*files, *old}):
        same_kind = file.endswith(".md") and (kind_of(file) is kind or Kind.PAGE not in {kind, kind_of(file)})
        if same_kind and _bones(file) == _bones(src_uri):
            was = f"the old address of {old[file]}" if file in old else f"{DOCS}/{file}"
            raise Refused(f"'{name}' looks like {was}, and readers would mix them up; choose another name")


def _bones(src_uri: str) -> str:
    """Return what is left of a page's name when case, hyphens and a plural are taken away."""
    return re.sub(r"[^a-z0-9]", "", src_uri.rpartition("/")[2].removesuffix(".md").casefold()).rstrip("s")


def _plain(words: str) -> str:
    """Return words as a name: 'Runner’s toe' → 'runners-toe'."""
    letters = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    parts = re.split(r"[^a-z0-9]+", re.sub(r"'", "", letters))
    return "-".join(part for part in parts if part)[:LONGEST].rstrip("-")


def page(kind: Kind, title: str, given: Mapping[str, Any] | None = None) -> str:
    """Return the text of a new page of a kind: its front matter and its sections, all to be filled in."""
    model = MODELS[kind]
    names = sorted(model.model_fields, key=lambda name: (name == LAST, name not in {"title", "description"}))
    lines: list[str] = []
    for name in names:
        value = title if name == "title" else (given or {}).get(name)
        lines += (
            [f"{name}: {json.dumps(value, ensure_ascii=False)}"] if value else _field(name, model.model_fields[name])
        )
    return "\n".join(["---", *lines, "---", "", *_body(kind)])


def _field(name: str, info: FieldInfo) -> Iterator[str]:
    """Yield the lines of one field; of one that may be left out, a comment that says what it is for."""
    help_ = info.description or ""
    if not info.is_required() and name not in ASKED:
        yield f"# {name}: {help_}"
        return
    if not info.is_required():
        help_ = f"{help_} {MAY_GO}"
    record, is_list = _record_in(info.annotation), get_origin(info.annotation) is tuple
    least = max([1, *(one.min_length for one in info.metadata if isinstance(one, MinLen))])
    if record is None and not is_list:
        yield f"{name}: {_to_do(help_)}"
        return
    yield f"{name}:"
    if record is None:
        yield f"  - {_to_do(help_)}"
        yield from (f"  - {_to_do(f'number {number} of at least {least}')}" for number in range(2, least + 1))
        return
    inner = [line for key, field in record.model_fields.items() for line in _field(key, field)]
    for _ in range(least if is_list else 1):
        for number, line in enumerate(inner):
            yield f"{'  - ' if is_list and not number else '    ' if is_list else '  '}{line}"


def _record_in(annotation: Any) -> type[BaseModel] | None:
    found = (one for one in (annotation, *get_args(annotation)) if isinstance(one, type) and issubclass(one, BaseModel))
    return next(found, None)


def _to_do(what: str) -> str:
    """Return what is to be written, as a text in quotes."""
    return json.dumps(f"TODO: {what}", ensure_ascii=False)


def _body(kind: Kind) -> Iterator[str]:
    """Yield the lines below front matter: every section, what to write in it, and the macros that draw it."""
    drawn = [(name, section) for name, section, _ in DRAWN[kind]]
    drawn += [("sources", SOURCES)]
    drawn += [("care_cards", WHEN_TO_SEE_A_DOCTOR)] if ("care_cards", WHEN_TO_SEE_A_DOCTOR) not in drawn else []
    for section in ("", *SECTIONS[kind]):
        yield from (f"## {section}", "") if section else ()
        yield from (f"TODO: {PROSE[section]}", "") if section in PROSE else ()
        for name, where in drawn:
            yield from (f"{{{{ {name}() }}}}", "") if where == section else ()
