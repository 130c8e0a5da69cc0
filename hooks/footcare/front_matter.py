"""The block between the two `---` lines of a page: read with the line of every key, and made into a record.

MkDocs swallows YAML errors; we do not. YAML is read with libyaml's loader, whose nodes know their lines.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from footcare.models import MODELS, Base
from footcare.problems import Problem, Problems, did_you_mean, nearest
from footcare.rules.files import conflicts
from footcare.rules.letters import characters
from footcare.vocabulary import FOLDERS, Kind

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]
Value = Any  # what YAML can hold: mappings, lists, text, numbers, dates, true, false and nothing

FENCE = "---"
GLUED = re.compile(r"\s*(?:- )?[a-z_]+:[^\s:/]")  # `key:value`
FIELD = re.compile(r"[\w\"'?&*<~-][^:]*:(?:\s|$)|\s|- |#|[\]}]|$")  # how a line that is no slip can begin
MAY_BE_CUT_OFF = re.compile(r" #[^\s#!]")  # with a space behind it, a comment is one
CUT_OFF = re.compile(r"\s+#(?!guard:)[^\s#!]")
ADVICE_QUOTES = "put quotes around the whole value"
CLOSERS = ({"-"}, {"—"}, {"–"}, {"."})  # what is written for `---`
ODD_SPACE = re.compile(r"\s*[^\S \t\r\n]|\s*(?:- )?[\w-]+:[^\S \t\r\n]|\s*-[^\S \t\r\n]")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
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
SAFE_COLLECTION = "tag:yaml.org,2002:map"
SAFE_TAGS = {*TRAPS, "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", SAFE_COLLECTION}
NOTHING = "tag:yaml.org,2002:null"
MERGE = "tag:yaml.org,2002:merge"


@dataclass(slots=True)
class FrontMatter:
    """What stands above a page's body.

    `lines` maps the way to a value (keys and positions) to its line in the file; `body_line` is the line on which
    the body begins.
    """

    data: dict[str, Value] = field(default_factory=dict)
    lines: Mapping[Path, int] = field(default_factory=dict)
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
    data, _, problems = parse(path, block, first_line=2, longest=LONGEST)
    marks = Lines(text, 2, (1, end)) if data else {}
    body = "\n".join(lines[end + 1 :])
    if body.lstrip().startswith(FENCE) and not problems:
        problems += _second(path, body, end + 2)
    return FrontMatter(data, marks, body, end + 2, tuple(problems))


def _second(path: str, body: str, first_line: int) -> Problems:
    """Say that a body, which begins on `first_line`, begins with front matter once more."""
    lines = body.split("\n")
    start = next(number for number, line in enumerate(lines) if line.strip())
    end = next((n for n, line in enumerate(lines[start + 1 :], start + 1) if line.rstrip() == FENCE), None)
    if lines[start].rstrip() == FENCE and end and parse(path, "\n".join(lines[start + 1 : end]))[0]:
        what = "a second block of front matter begins here, and would be shown as text"
        yield Problem(path, start + first_line, "front-matter-shape", what, "keep one of the two")


def parse(
    path: str, block: str, first_line: int = 1, longest: int = 100 * LONGEST
) -> tuple[dict[str, Value], Mapping[Path, int], list[Problem]]:
    """Read the YAML mapping `block`, whose first line is line `first_line` of the file at `path`.

    A block of more than `longest` characters is refused.
    """
    problems = [_moved(problem, first_line) for problem in conflicts(path, block)]
    if problems:
        return {}, {}, problems
    try:
        _refuse_tabs(block, longest)
        hashed = block.split("\n") if MAY_BE_CUT_OFF.search(block) else []
        data = _Builder(path, yaml.CSafeLoader(block), first_line, problems, hashed=hashed).document()
    except _Refused as refused:
        return {}, {}, [Problem(path, refused.line + first_line, refused.rule, refused.what, refused.remedy)]
    except yaml.reader.ReaderError as error:
        return (
            {},
            {},
            [_moved(problem, first_line) for problem in characters(path, block)]
            or [_yaml_problem(path, block, first_line, error)],
        )
    except yaml.YAMLError as error:
        return {}, {}, [_yaml_problem(path, block, first_line, error)]
    return data, Lines(block, first_line) if data else {}, problems


class Lines(Mapping[Path, int]):
    """The line of every value of a block of YAML that could be read; found when it is first asked for.

    Hardly anybody asks: lines are for those who have made a mistake. `part` is where the block lies in `text`: its
    first line, counted from 0, and the line after its last.
    """

    __slots__ = ("_found", "_part", "_text", "first_line")

    def __init__(self, text: str, first_line: int, part: tuple[int, int] | None = None) -> None:
        self._text, self.first_line, self._part = text, first_line, part
        self._found: dict[Path, int] = {}

    def _lines(self) -> dict[Path, int]:
        if not self._found:
            block = "\n".join(self._text.split("\n")[slice(*self._part)]) if self._part else self._text
            self._found[()] = self.first_line
            _Builder("", yaml.CSafeLoader(block), self.first_line, [], self._found).document()
        return self._found

    def __getitem__(self, way: Path) -> int:
        """Return the line of the value at `way`."""
        return self._lines()[way]

    def __iter__(self) -> Iterator[Path]:
        """Yield the ways to all values."""
        return iter(self._lines())

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self._lines())


class LinesOfKeys(Mapping[str, int]):
    """The lines of the outermost keys of a block of YAML."""

    __slots__ = ("_keys", "_lines")

    def __init__(self, keys: Mapping[str, Value], lines: Mapping[Path, int]) -> None:
        self._keys, self._lines = dict.fromkeys(keys), lines

    def __getitem__(self, key: str) -> int:
        """Return the line of a key."""
        return self._lines[(key,)]

    def at(self, *way: str | int) -> int:
        """Return the line of what stands at `way` below a key, or of the nearest thing that holds it."""
        return next(self._lines[up] for up in upwards(way) if up in self._lines)

    def __contains__(self, key: object) -> bool:
        """Tell whether there is such a key, which needs no line."""
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        """Yield all keys."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._keys)


def _moved(problem: Problem, first_line: int) -> Problem:
    """Return a problem of a block as one of the file, in which the block begins on `first_line`."""
    return replace(problem, line=problem.line + first_line - 1)


class _Refused(Exception):
    """YAML that we do not read: said before libyaml expands or misreads it."""

    def __init__(self, line: int, rule: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.line, self.rule, self.what, self.remedy = line, rule, what, remedy


def _refuse_tabs(block: str, longest: int) -> None:
    if len(block) > longest:
        raise _Refused(0, "front-matter-yaml", "the front matter is longer than any page needs", "shorten it")
    for number, line in enumerate(block.split("\n")) if "\t" in block else ():
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise _Refused(number, "front-matter-yaml", "the line is indented with a tab", "indent with spaces")


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
    odd = next((n for n, text in enumerate(lines[: line + 1]) if ODD_SPACE.match(text)), None)
    if odd is not None:
        what = f"'{lines[odd].strip()[:60]}' has a space that is none for YAML, such as a no-break space"
        return Problem(path, odd + first_line, "front-matter-yaml", what, "type the space again")
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


@dataclass(slots=True)
class _Builder:
    """Builds values from libyaml's events as they come, so that no tree of nodes is ever held.

    `marks` gets the line of every value, if it is wanted; `hashed` are the lines of the block, if one may hold a
    comment that was not meant.
    """

    path: str
    loader: yaml.CSafeLoader
    first_line: int
    problems: list[Problem]
    marks: dict[Path, int] | None = None
    hashed: list[str] = field(default_factory=list)
    depth: int = 0

    def document(self) -> dict[str, Value]:
        """Return what the only document of a block holds.

        Raises:
            _Refused: it uses what we do not read.
            yaml.YAMLError: it is not YAML, or there are two documents.
        """
        self._next()
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            return {}
        top = self._next()
        found: dict[str, Value] = {}
        if isinstance(top, yaml.MappingStartEvent):
            found = self._value(top, ()) or {}
        else:
            what, advice = "this is not a list of 'key: value' lines", "write each field as 'key: value', one a line"
            self.problems.append(Problem(self.path, self._line(top), "front-matter-shape", what, advice))
            self._pass_over(top)
        self._next()
        second = self._next()
        if not isinstance(second, yaml.StreamEndEvent):
            raise yaml.composer.ComposerError(
                "expected a single document in the stream", top.start_mark, "but found another document",
                second.start_mark,
            )  # fmt: skip
        return found

    def _next(self) -> Any:
        event: Any = self.loader.get_event()
        at = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            advice = "write the value out; a text that begins with '*' or '&' needs quotes around it"
            raise _Refused(at, "front-matter-yaml", "the line uses a YAML anchor or alias", advice)
        self.depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if self.depth > DEEPEST:
            raise _Refused(at, "front-matter-yaml", "the values are nested too deeply", "nest them less")
        return event

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self.first_line

    def _tag(self, event: Any) -> str:
        if event.tag not in (None, "!"):
            return str(event.tag)
        if isinstance(event, yaml.ScalarEvent):
            return str(self.loader.resolve(yaml.ScalarNode, event.value, event.implicit))  # type: ignore[no-untyped-call]
        return SAFE_COLLECTION

    def _pass_over(self, event: yaml.Event) -> None:
        """Leave out a value that begins with `event`."""
        if isinstance(event, yaml.CollectionStartEvent):
            depth = self.depth
            while self.depth >= depth:
                self._next()

    def _value(self, event: Any, way: Path) -> Value:
        """Return the value that begins with `event`."""
        if self.marks is not None:
            self.marks.setdefault(way, self._line(event))
        tag = self._tag(event)
        if tag not in SAFE_TAGS:
            what = f"the YAML tag '{tag.replace('tag:yaml.org,2002:', '!!')}' is not allowed"
            advice = (
                "write plain text, numbers, dates and lists only; a text that begins with '!' needs quotes around it"
            )
            self.problems.append(Problem(self.path, self._line(event), "front-matter-yaml", what, advice))
            self._pass_over(event)
            return None
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(way)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(way)
        if self.hashed and event.implicit[0]:
            self._cut_off(event)
        return _Scalar.of(event.value, tag)

    def _cut_off(self, event: Any) -> None:
        """Say that the rest of a value was taken for a comment: one that is meant has a space behind its `#`."""
        number, column = event.end_mark.line, event.end_mark.column
        rest = self.hashed[number][column:] if number < len(self.hashed) else ""
        if CUT_OFF.match(rest):
            what = f"'{rest.strip()[:60]}' is left out: with ' #' begins a comment"
            problem = Problem(self.path, number + self.first_line, "front-matter-yaml", what, ADVICE_QUOTES)
            self.problems.append(problem)

    def _list(self, way: Path) -> list[Value]:
        found: list[Value] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            found.append(self._value(event, (*way, len(found))))
        return found

    def _mapping(self, way: Path) -> dict[str, Value]:
        found: dict[str, Value] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            line = self._line(event)
            plain = isinstance(event, yaml.ScalarEvent)
            key = str(event.value) if plain else "?"
            self._pass_over(event)
            if plain and self._tag(event) == MERGE:
                what = "'<<' would merge another list of keys into this one"
                self.problems.append(Problem(self.path, line, "front-matter-yaml", what, "write the values out"))
                self._pass_over(self._next())
            elif key in found:
                what = f"the key '{key}' stands here a second time (first on line {lines[key]})"
                problem = Problem(self.path, line, "front-matter-duplicate-key", what, "keep one of the two")
                self.problems.append(problem)
                self._pass_over(self._next())
            else:
                lines[key] = line
                if self.marks is not None:
                    self.marks[(*way, key)] = line
                found[key] = self._value(self._next(), (*way, key))
        return found


class _Scalar(str):
    """A scalar that YAML 1.1 reads as something else than text: what was written, and how it reads it."""

    tag: str

    @classmethod
    def of(cls, value: str, tag: str) -> Value:
        if tag == "tag:yaml.org,2002:str":
            return value
        if tag == NOTHING:
            return None
        if tag == "tag:yaml.org,2002:int" and re.fullmatch("0|-?[1-9][0-9]{0,8}", value):
            return int(value)
        if tag == "tag:yaml.org,2002:bool" and value in {"true", "false"}:
            return value == "true"
        scalar = cls(value)
        scalar.tag = tag
        return scalar


def record(path: str, kind: Kind, matter: FrontMatter) -> tuple[Base | None, list[Problem]]:
    """Make the typed record of a page from its front matter; every mistake is one problem on the key's line."""
    problems = list(_traps(path, matter, matter.data, (), kind))
    if problems:
        return None, problems
    try:
        return MODELS[kind].model_validate_json(json.dumps(matter.data), strict=True), []
    except ValidationError as error:
        faults = once(map(dict, error.errors()))
    for problem in (*_elsewhere(path, kind, matter, faults), *_too_early(path, matter, faults)):
        return None, [problem]  # all else would follow from it
    return None, [_field_problem(path, kind, matter, fault) for fault in faults]


def _elsewhere(path: str, kind: Kind, matter: FrontMatter, faults: Iterable[Mapping[str, Any]]) -> Problems:
    """Say that a page lies in the folder of another kind: it has the fields of that kind, and not those of its own."""
    strange = [
        str(fault["loc"][0]) for fault in faults if fault["type"] == "extra_forbidden" and len(fault["loc"]) == 1
    ]
    other = next((name for name, one in FOLDERS.items() if set(matter.data) <= set(MODELS[one].model_fields)), None)
    if len(strange) > 1 and other:
        known = ", ".join(f"'{name}'" for name in strange[:3])
        what = f"a page in this folder has no {known}: these are fields of a page of the kind '{FOLDERS[other]}'"
        first = min(matter.line(name) for name in strange)
        yield Problem(path, first, "front-matter-kind", what, f"move the page to docs/{other}/, or take the fields out")


def _too_early(path: str, matter: FrontMatter, faults: Iterable[Mapping[str, Any]]) -> Problems:
    """Say that front matter ends before all of its fields."""
    for fault in faults:
        if fault["type"] == "missing" and len(fault["loc"]) == 1:
            lines = matter.body.split("\n")
            below = next((n for n, line in enumerate(lines) if line.startswith(f"{fault['loc'][0]}:")), None)
            if below is not None:
                what = f"the front matter ends here, above '{fault['loc'][0]}' on line {matter.body_line + below}"
                advice = f"let the line '{FENCE}' stand below all fields"
                yield Problem(path, matter.body_line - 1, "front-matter-unclosed", what, advice)


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
    if way and not ID.fullmatch(str(way[-1])):
        what = f"'{way[-1]}' is no id: ids have small letters, digits and single hyphens"
        return None, [Problem(path, marks[way], "data-field", what, "call it otherwise, here and wherever it is named")]
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
        return f"'{entry}' has a field '{name}', which is not known" if entry else f"there is no '{name}' here"
    where = f"'{entry}': " if entry else ""
    if fault["type"] == "string_pattern_mismatch":
        return f"{where}'{name}: {fault['input']}' has not the right form"
    if fault["type"] in {"enum", "literal_error"}:
        allowed = str(fault["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")
        return f"{where}'{name}: {fault['input']}' is not one of: {allowed}"
    return f"{where}{_wrong(_name((name,)), fault)}"


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
        if not _takes_text(kind, way):
            return  # what it takes is told with the value
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


def _takes_text(kind: Kind, way: Path) -> bool:
    """Tell whether the value at `way` is meant to be text."""
    found = [info.annotation for info, _ in _steps(kind, way)]
    return len(found) == sum(isinstance(step, str) for step in way) and _is_text(found[-1])


def _is_text(annotation: Any) -> bool:
    return annotation is str or any(_is_text(inner) for inner in get_args(annotation))


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
    if isinstance(written, str) and not written.strip():
        return f"'{name}' is empty"
    shown = f"'{name}: {str(written)[:60]}'" if isinstance(written, (str, int, float)) else f"'{name}'"
    match error["type"]:
        case "string_type":
            return f"{shown} is not a text"
        case "tuple_type" | "list_type":
            return f"{shown} is not a list: write each entry on a line of its own behind '- ', or all in brackets"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{shown} is not a list of 'key: value' lines"
        case "bool_type":
            return f"{shown} is not true or false"
        case "int_type" | "int_parsing" | "int_from_float":
            return f"{shown} is not a whole number"
        case "float_type" | "float_parsing" | "value_error":
            return f"{shown} is not a number"
        case "string_too_long" | "string_too_short":
            most = f"at most {limits['max_length']}" if "max_length" in limits else f"at least {limits['min_length']}"
            count = len(str(written).strip())
            return f"{shown} has {count} character{'s' * (count != 1)}, and should have {most}"
        case "too_long" | "too_short":
            most = (
                f"at most {limits['max_length']}" if error["type"] == "too_long" else f"at least {limits['min_length']}"
            )
            count = limits["actual_length"]
            return f"{shown} has {count} entr{'y' if count == 1 else 'ies'}, and should have {most}"
        case "string_pattern_mismatch":
            return f"{shown} is no id: ids have small letters, digits and single hyphens"
        case "greater_than_equal" if "-" in str(limits["ge"])[1:]:
            return f"{shown} is too long ago"
        case "greater_than_equal":
            return f"{shown} should be at least {limits['ge']:g}"
        case "greater_than":
            return f"{shown} should be more than {limits['gt']:g}"
        case "less_than_equal":
            return f"{shown} should be at most {limits['le']:g}"
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
