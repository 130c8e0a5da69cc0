"""The block between the two `---` lines of a page: read with the line of every key, and made into a record.

MkDocs swallows YAML errors; we do not. YAML is read with libyaml's loader, whose nodes know their lines.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from footcare.models import MODELS, Base
from footcare.problems import Problem, Problems, did_you_mean, nearest
from footcare.rules.files import characters, conflicts
from footcare.vocabulary import Kind

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]
Value = Any  # what YAML can hold: mappings, lists, text, numbers, dates, true, false and nothing

FENCE = "---"
GLUED = re.compile(r"\s*(?:- )?[a-z_]+:[^\s:/]")  # `key:value`
FIELD = re.compile(r"[\w\"'?&*<~-][^:]*:(?:\s|$)|\s|- |#|[\]}]|$")  # how a line that is no slip can begin
CLOSERS = ({"-"}, {"—"}, {"–"}, {"."})  # what is written for `---`
DEEPEST = 20
LONGEST = 100_000  # characters of front matter

# YAML 1.1 reads these as something else than the words that an author sees.
TRAPS = {
    "tag:yaml.org,2002:bool": "a yes-or-no value",
    "tag:yaml.org,2002:int": "a whole number",
    "tag:yaml.org,2002:float": "a decimal number",
    "tag:yaml.org,2002:timestamp": "a date",
    "tag:yaml.org,2002:null": "nothing",
}
DATES = {("reviewed",), ("changed", "date")}
SAFE_TAGS = {*TRAPS, "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a page's body.

    `lines` maps the way to a value (keys and positions) to its line in the file; `body_line` is the line on which
    the body begins.
    """

    data: dict[str, Value] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = ()

    def line(self, *path: str | int) -> int:
        """Return the line of the value at `path`, or of the nearest thing that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(path: str, text: str) -> FrontMatter:
    """Split `text`, the file at `path`, into front matter and body; mistakes come back as problems."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return FrontMatter(
            body=text,
            problems=(
                Problem(
                    path,
                    1,
                    "front-matter-missing",
                    "the page does not begin with front matter",
                    f"let the first line be '{FENCE}', then title, description and reviewed, then '{FENCE}' again",
                ),
            ),
        )
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        near = next((n for n, line in enumerate(lines[1:], 2) if set(line.strip()) in CLOSERS), None)
        if near:
            what = f"'{lines[near - 1]}' does not close the front matter"
            advice = f"write '{FENCE}', at the start of its line"
            return FrontMatter(problems=(Problem(path, near, "front-matter-unclosed", what, advice),))
        return FrontMatter(
            problems=(
                Problem(
                    path,
                    1,
                    "front-matter-unclosed",
                    f"the front matter that begins here has no closing '{FENCE}'",
                    f"put a line '{FENCE}' before the body of the page",
                ),
            )
        )
    block = "\n".join(lines[1:end])
    data, marks, problems = parse(path, block, first_line=2, longest=LONGEST)
    body = "\n".join(lines[end + 1 :])
    return FrontMatter(data, marks, body, end + 2, tuple(problems))


def parse(
    path: str, block: str, first_line: int = 1, longest: int = 100 * LONGEST
) -> tuple[dict[str, Value], dict[Path, int], list[Problem]]:
    """Read the YAML mapping `block`, whose first line is line `first_line` of the file at `path`.

    A block of more than `longest` characters is refused.
    """
    problems = [_moved(problem, first_line) for problem in conflicts(path, block)]
    if problems:
        return {}, {}, problems
    try:
        _refuse_tabs_and_aliases(block, longest)
        node = yaml.compose(block, Loader=yaml.CSafeLoader)
    except _Refused as refused:
        problems.append(Problem(path, refused.line + first_line, refused.rule, refused.what, refused.remedy))
        return {}, {}, problems
    except yaml.reader.ReaderError as error:
        return (
            {},
            {},
            [_moved(problem, first_line) for problem in characters(path, block)]
            or [_yaml_problem(path, block, first_line, error)],
        )
    except yaml.YAMLError as error:
        problems.append(_yaml_problem(path, block, first_line, error))
        return {}, {}, problems
    if node is None:
        return {}, {}, problems
    if not isinstance(node, yaml.MappingNode):
        problems.append(
            Problem(
                path,
                node.start_mark.line + first_line,
                "front-matter-shape",
                "this is not a list of 'key: value' lines",
                "write each field as 'key: value', one a line",
            )
        )
        return {}, {}, problems
    marks: dict[Path, int] = {(): first_line}
    data = _value(path, node, (), first_line, marks, problems)
    return data, marks, problems


def _moved(problem: Problem, first_line: int) -> Problem:
    """Return a problem of a block as one of the file, in which the block begins on `first_line`."""
    return replace(problem, line=problem.line + first_line - 1)


class _Refused(Exception):
    """YAML that we do not read: said before libyaml expands or misreads it."""

    def __init__(self, line: int, rule: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.line, self.rule, self.what, self.remedy = line, rule, what, remedy


def _refuse_tabs_and_aliases(block: str, longest: int) -> None:
    if len(block) > longest:
        raise _Refused(0, "front-matter-yaml", "the front matter is longer than any page needs", "shorten it")
    for number, line in enumerate(block.split("\n")):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise _Refused(number, "front-matter-yaml", "the line is indented with a tab", "indent with spaces")
    depth = 0
    for event in yaml.parse(block, Loader=yaml.CSafeLoader):
        at = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(at, "front-matter-yaml", "the line uses a YAML anchor or alias", "write the value out")
        depth += isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
        depth -= isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))
        if depth > DEEPEST:
            raise _Refused(at, "front-matter-yaml", "the values are nested too deeply", "nest them less")


def _yaml_problem(path: str, block: str, first_line: int, error: yaml.YAMLError) -> Problem:
    opened = str(getattr(error, "context", "")).startswith(("while scanning a quoted", "while parsing a flow"))
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    what = getattr(error, "problem", None) or "it cannot be read as YAML"
    line = mark.line if mark else 0
    lines = block.split("\n")
    line = min(line, len(lines) - 1)
    glued = next((n for n in (line, line - 1) if n >= 0 and GLUED.match(lines[n])), None)
    if glued is not None:
        written = lines[glued].strip()
        what = f"'{written[:60]}' has no space behind its colon"
        return Problem(path, glued + first_line, "front-matter-yaml", what, "write 'key: value'")
    strange = next((n for n, text in enumerate(lines[: line + 1]) if not FIELD.match(text)), None)
    if lines[0].startswith(" ") and lines[0].strip() and line <= 1:
        what = f"'{lines[0].strip()[:60]}' is indented"
        return Problem(path, first_line, "front-matter-yaml", what, "begin each field at the start of its line")
    if strange is not None and not opened:
        what = f"'{lines[strange].strip()[:60]}' is no field"
        return Problem(path, strange + first_line, "front-matter-yaml", what, "write 'key: value'")
    written = lines[line].strip()
    if "mapping values are not allowed" in what:
        advice = "a value that holds ': ' needs quotes around it"
    elif "could not find expected ':'" in what or "while scanning a quoted scalar" in str(error):
        advice = "write 'key: value', and close every quote"
    else:
        advice = "check quotes, colons and indentation; a value that begins with a special character needs quotes"
    return Problem(path, line + first_line, "front-matter-yaml", f"'{written}' is not YAML: {what}", advice)


def _value(
    path: str, node: yaml.Node, way: Path, first_line: int, marks: dict[Path, int], problems: list[Problem]
) -> Value:
    """Build the value of `node`, noting the line of everything in it."""
    line = node.start_mark.line + first_line
    marks.setdefault(way, line)
    if node.tag not in SAFE_TAGS:
        problems.append(
            Problem(
                path,
                line,
                "front-matter-yaml",
                f"the YAML tag '{node.tag}' is not allowed",
                "write plain text, numbers, dates and lists only",
            )
        )
        return None
    if isinstance(node, yaml.MappingNode):
        return _mapping(path, node, way, first_line, marks, problems)
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(path, item, (*way, number), first_line, marks, problems) for number, item in enumerate(node.value)
        ]
    assert isinstance(node, yaml.ScalarNode)  # YAML has no fourth kind
    return _Scalar.of(node)


def _mapping(
    path: str, node: yaml.MappingNode, way: Path, first_line: int, marks: dict[Path, int], problems: list[Problem]
) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + first_line
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        if key_node.tag == "tag:yaml.org,2002:merge":
            what = "'<<' would merge another list of keys into this one"
            problems.append(Problem(path, line, "front-matter-yaml", what, "write the values out"))
            continue
        if key in found:
            problems.append(
                Problem(
                    path,
                    line,
                    "front-matter-duplicate-key",
                    f"the key '{key}' stands here a second time (first on line {marks[(*way, key)]})",
                    "keep one of the two",
                )
            )
            continue
        marks[(*way, key)] = line
        found[key] = _value(path, value_node, (*way, key), first_line, marks, problems)
    return found


class _Scalar(str):
    """A scalar that YAML 1.1 reads as something else than text: what was written, and how it reads it."""

    tag: str

    @classmethod
    def of(cls, node: yaml.ScalarNode) -> Value:
        if node.tag == "tag:yaml.org,2002:str":
            return str(node.value)
        if node.tag == "tag:yaml.org,2002:null":
            return None
        if node.tag == "tag:yaml.org,2002:int" and re.fullmatch("0|-?[1-9][0-9]{0,8}", node.value):
            return int(node.value)
        if node.tag == "tag:yaml.org,2002:bool" and node.value in {"true", "false"}:
            return node.value == "true"
        scalar = cls(node.value)
        scalar.tag = node.tag
        return scalar


def record(path: str, kind: Kind, matter: FrontMatter) -> tuple[Base | None, list[Problem]]:
    """Make the typed record of a page from its front matter; every mistake is one problem on the key's line."""
    problems = list(_traps(path, matter, matter.data, (), kind))
    if problems:
        return None, problems
    try:
        return MODELS[kind].model_validate_json(json.dumps(matter.data), strict=True), []
    except ValidationError as error:
        return None, [_field_problem(path, kind, matter, fault) for fault in once(map(dict, error.errors()))]


def once(faults: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out that a key is missing where one that is not known was probably meant to be it."""
    faults = list(faults)
    strange = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]
    return [
        fault
        for fault in faults
        if not (fault["type"] == "too_short" and any(_within(other["loc"], fault["loc"]) for other in faults))
        and (
            fault["type"] != "missing"
            or not any(way[:-1] == fault["loc"][:-1] and nearest(way[-1], [fault["loc"][-1]]) for way in strange)
        )
    ]


def _within(inner: Path, outer: Path) -> bool:
    """Tell whether a value lies in another: a list with a bad entry seems to have one entry less."""
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def validate(
    path: str, model: type[M], fields: Value, marks: Mapping[Path, int], way: Path
) -> tuple[M | None, list[Problem]]:
    """Make a typed record of one entry of a data file, which stands at `way`; every mistake is one problem."""
    try:
        return model.model_validate_json(json.dumps(fields), strict=True), []
    except ValidationError as error:
        return None, [
            Problem(
                path,
                next(marks[at] for at in upwards((*way, *fault["loc"])) if at in marks),
                "data-field",
                said(fault, way),
                "see the entries around it",
            )
            for fault in once(map(dict, error.errors()))
        ]


def said(fault: Mapping[str, Any], way: Path) -> str:
    """Say what pydantic finds wrong with an entry of a data file, which stands at `way`."""
    *_, name = fault["loc"] or way
    entry = _name((*way, *fault["loc"][:-1]))
    if fault["type"] == "missing":
        return f"'{entry}' has no '{name}'"
    if fault["type"] == "extra_forbidden":
        return f"'{entry}' has a field '{name}', which is not known"
    if fault["type"] == "string_pattern_mismatch":
        return f"'{entry}': '{name}: {fault['input']}' has not the right form"
    return f"'{entry}': '{name}': {fault['msg'][0].lower()}{fault['msg'][1:]}"


def upwards(way: Path) -> Iterator[Path]:
    """Yield a way and everything that holds it, innermost first."""
    for length in range(len(way), -1, -1):
        yield way[:length]


def _traps(path: str, matter: FrontMatter, value: Value, way: Path, kind: Kind) -> Problems:
    """Words that YAML takes for something else: a bare `no`, `1.10`, `12:30` or a date where text is meant."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _traps(path, matter, item, (*way, key), kind)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _traps(path, matter, item, (*way, number), kind)
    elif isinstance(value, _Scalar):
        if way in DATES and value.tag.endswith("timestamp") and _is_date(value):
            return
        if way in DATES and value.tag.endswith("timestamp"):
            what, advice = f"'{_name(way)}: {value}' is no day of the calendar", "write it as 2026-11-22"
            yield Problem(path, matter.line(*way), "front-matter-value", what, advice)
            return
        if value.tag.endswith("float") and _takes_numbers(kind, way):
            return
        yield Problem(
            path,
            matter.line(*way),
            "front-matter-type",
            f"'{_name(way)}: {value}' is read as {TRAPS[value.tag]}, not as the text '{value}'",
            f"put it in quotes: '{value}'",
        )


def _name(way: Path) -> str:
    """Say the way to a value; entries of lists are counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in way)


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _takes_numbers(kind: Kind, way: Path) -> bool:
    return kind is Kind.EXERCISE and way == ("dose", "minutes")


def _field_problem(path: str, kind: Kind, matter: FrontMatter, error: dict[str, Any]) -> Problem:
    """Say one of pydantic's errors in an author's words."""
    way: Path = tuple(error["loc"])
    name = _name(way)
    line = matter.line(*way)
    if str(error.get("input")).startswith("TODO") and error["type"] != "extra_forbidden":  # as a new page has it
        return Problem(path, line, "placeholder", f"'{name}' is left to be written", _help(kind, way))
    match error["type"]:
        case "extra_forbidden":
            known = _fields_at(kind, way[:-1])
            advice = did_you_mean(str(way[-1]), known, f"known keys here: {', '.join(sorted(known))}")
            return Problem(path, line, "front-matter-unknown-key", f"the key '{way[-1]}' is not known", advice)
        case "missing":
            line = matter.line(*way[:-1])
            return Problem(
                path,
                line,
                "front-matter-missing-key",
                f"the key '{name}' is missing",
                f"add '{way[-1]}: …'. {_help(kind, way)}",
            )
        case "enum" | "literal_error":
            allowed = str(error["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            advice = did_you_mean(str(error["input"]), allowed, f"write one of: {', '.join(allowed)}")
            return Problem(path, line, "front-matter-value", f"'{name}: {error['input']}' is not an answer", advice)
    advice = _help(kind, way) or "see the fields in the guide for authors"
    return Problem(path, line, "front-matter-value", _wrong(name, error), advice)


def _wrong(name: str, error: Mapping[str, Any]) -> str:
    """Say what is wrong with a value."""
    written, limits = error.get("input"), error.get("ctx", {})
    if written is None:
        return f"'{name}' has no value"
    shown = f"'{name}: {str(written)[:60]}'" if isinstance(written, (str, int, float)) else f"'{name}'"
    match error["type"]:
        case "string_type":
            return f"{shown} is not a text"
        case "tuple_type" | "list_type":
            return f"{shown} is not a list: write each entry on a line of its own behind '- ', or all in brackets"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{shown} is not a list of 'key: value' lines"
        case "int_type" | "float_type" | "bool_type" | "int_parsing" | "float_parsing":
            return f"{shown} is not {'true or false' if 'bool' in error['type'] else 'a number'}"
        case "string_too_long" | "string_too_short":
            most = f"at most {limits['max_length']}" if "max_length" in limits else f"at least {limits['min_length']}"
            return f"{shown} has {len(str(written))} characters, and should have {most}"
        case "too_long" | "too_short":
            most = (
                f"at most {limits['max_length']}" if error["type"] == "too_long" else f"at least {limits['min_length']}"
            )
            return f"{shown} has {limits['actual_length']} entries, and should have {most}"
        case "string_pattern_mismatch":
            return f"{shown} is no id: ids have small letters, digits and single hyphens"
        case "greater_than_equal" if "datetime" in str(type(limits["ge"])):
            return f"{shown} is too long ago"
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            return f"{shown} is not a date such as 2026-11-22"
    said = str(error["msg"])
    return f"{shown} {said[0].lower()}{said[1:]}"


def _steps(kind: Kind, way: Path) -> Iterator[tuple[Any, str]]:
    """Walk the model along `way`, yielding each field met and its name."""
    model: Any = MODELS[kind]
    for step in way:
        if isinstance(step, int):
            continue
        fields = getattr(model, "model_fields", {})
        if step not in fields:
            return
        yield fields[step], step
        model = _model_in(fields[step].annotation)


def _model_in(annotation: Any) -> Any:
    """Return the record inside an annotation such as `tuple[Help, ...]`."""
    if hasattr(annotation, "model_fields"):
        return annotation
    return next((found for found in map(_model_in, getattr(annotation, "__args__", ())) if found), None)


def _fields_at(kind: Kind, way: Path) -> set[str]:
    model: Any = MODELS[kind]
    for found, _ in _steps(kind, way):
        model = _model_in(found.annotation)
    return set(getattr(model, "model_fields", {}))


def _help(kind: Kind, way: Path) -> str:
    found = [field_info.description for field_info, _ in _steps(kind, way)]
    return (found[-1] or "").rstrip(".") if found else ""
