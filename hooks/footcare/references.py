"""What front matter and data files name by id: pages, words, sources; and where in the file each of them stands.

Which field names what is said once, in the models (`models.Names`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

import yaml
from pydantic import BaseModel

from footcare.models import MODELS, Names
from footcare.programmes import Claim
from footcare.runners_words import RunnersWords
from footcare.triage import MODELS as TRIAGE
from footcare.vocabulary import kind_of

Way = tuple[str | int, ...]

# Tests of whole stories name pages too. They have no models: what a key names, wherever it stands.
STORIES = {
    "tests/presentations.yml": {"cause": "condition", "places": "place"},
    "tests/queries.yml": {"right": "address"},
}


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a file names: what it is, its id, and where in the text it stands (without its quotes).

    `what` is that of `models.Names`, or `address`: the path of a page without its ending.
    """

    what: str
    id: str
    start: int
    end: int


def in_page(src_uri: str, block: str) -> Iterator[Reference]:
    """Yield what the front matter `block` of a page names; positions count from the start of the block."""
    yield from _at_their_places(block, lambda data: _named(MODELS[kind_of(src_uri)], (), data, ()))


def in_data(path: str, text: str) -> Iterator[Reference]:
    """Yield what a file of data or of stories names; none where its form is not known here."""
    name = path.rpartition("/")[2]
    if path in STORIES:
        yield from _at_their_places(text, lambda data: _by_key(STORIES[path], "", data, ()))
    elif name == "triage.yml":
        yield from _at_their_places(text, _in_triage)
    elif name == "search.yml":
        yield from _at_their_places(text, lambda data: _named(RunnersWords, (), data, ()))
    elif name == "claims.yml":
        yield from _at_their_places(text, lambda data: _named(dict[str, Claim], (), data, ()))


def _in_triage(data: Any) -> Iterator[tuple[Way, str]]:
    for group, model in TRIAGE.items():
        yield from _named(dict[str, model], (), data.get(group), (group,))  # type: ignore[valid-type]


def _named(annotation: Any, metadata: Iterable[Any], value: Any, way: Way) -> Iterator[tuple[Way, str]]:
    """Yield the way to everything that is named in `value`, which has the type `annotation`, and what it stands for."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _named(inner[0], inner[1:], value, way)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            key = field.alias or name
            if isinstance(value, dict) and key in value:
                yield from _named(field.annotation, field.metadata, value[key], (*way, key))
    elif origin is tuple:
        for number, item in enumerate(value if isinstance(value, list) else ()):
            yield from _named(inner[0], (), item, (*way, number))
    elif origin is dict:
        for key, item in value.items() if isinstance(value, dict) else ():
            yield from _named(inner[0], (), key, (*way, key, "?"))  # the key itself
            yield from _named(inner[1], (), item, (*way, key))
    elif inner:  # one of several types
        for one in inner:
            yield from _named(one, metadata, value, way)
    elif isinstance(value, str):
        yield from ((way, one.what) for one in metadata if isinstance(one, Names))


def _by_key(keys: dict[str, str], key: str, value: Any, way: Way) -> Iterator[tuple[Way, str]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _by_key(keys, name, item, (*way, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _by_key(keys, key, item, (*way, number))
    elif key in keys and isinstance(value, str):
        yield way, keys[key]


def _at_their_places(text: str, find: Any) -> Iterator[Reference]:
    """Yield what `find` finds in the data that `text` holds, with its place in the text; nothing if it is not YAML."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return
    if not isinstance(root, yaml.MappingNode):
        return
    nodes = dict(_nodes(root, ()))
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for way, what in find(_plain(root)):
        node = nodes[way]
        start = starts[node.start_mark.line] + node.start_mark.column + (getattr(node, "style", None) in {"'", '"'})
        if text.startswith(node.value, start):  # else it is written in some other way, which nobody needs for an id
            yield Reference(what, node.value, start, start + len(node.value))


def _nodes(node: yaml.Node, way: Way) -> Iterator[tuple[Way, yaml.Node]]:
    """Yield every node with the way to it; a key has the way to its value, and `?`."""
    yield way, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*way, str(key.value), "?"), key
            yield from _nodes(value, (*way, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _nodes(item, (*way, number))


def _plain(node: yaml.Node) -> Any:
    """Return the mappings, lists and texts of a node; every scalar is a text."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return str(node.value)
