"""The sandbox in which pages are rendered as Jinja templates, and the environment of our own macros.

A page comes from a stranger's pull request and is run by CI. It may call the page macros and look into the
catalogue; it cannot reach Python's insides, files or the network, cannot loop for ever, and cannot fill the memory:
what a page may be made of is a list of what is allowed, not of what is forbidden.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import re
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import uuid4

import jinja2
from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape
from pydantic import BaseModel

from footcare.problems import Problem, did_you_mean

STEPS = 10_000  # how often all loops of one page may turn, together
MACROS = "overrides/macros"  # where our own templates lie, from the project's root
HASH = hashlib.sha256().digest_size
LONGEST = 2_000_000  # characters that one page may become
ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Call, nodes.Keyword, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair, nodes.Filter, nodes.Test, nodes.If,
    nodes.For, nodes.CondExpr, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.Neg,
)  # fmt: skip
FILTERS = frozenset(
    {"capitalize", "default", "e", "escape", "first", "last", "length", "list", "lower", "sort", "upper"}
)
TESTS = frozenset({"defined", "undefined", "none", "in", "even", "odd", "eq", "ne", "lt", "gt", "true", "false"})
COLLECTIONS = (nodes.List, nodes.Tuple, nodes.Dict)
CALLED = {
    nodes.Include: "an include", nodes.Import: "an import", nodes.FromImport: "an import", nodes.Extends: "an extends",
    nodes.Macro: "a macro of its own", nodes.Assign: "a 'set'", nodes.AssignBlock: "a 'set' block",
    nodes.Div: "a division", nodes.FloorDiv: "a division", nodes.Mod: "a remainder", nodes.Slice: "a slice",
    nodes.Sub: "a subtraction", nodes.Pos: "a sign", nodes.With: "a 'with'",
    nodes.Mul: "a multiplication",
    nodes.Pow: "a power", nodes.Concat: "a '~'", nodes.Add: "an addition",
    nodes.CallBlock: "a 'call' block", nodes.FilterBlock: "a 'filter' block", nodes.Block: "a block",
}  # fmt: skip


class TooMuch(Exception):
    """A page that turns or grows without end."""


def _shown(value: Any) -> Any:
    """Let a page show words and numbers, not the insides of things.

    Raises:
        MacroError: the value is something else.
    """
    if isinstance(value, jinja2.Undefined):
        return value
    if callable(value):
        raise MacroError("template-error", "this is a macro, not a text", "call it: write '()' behind its name")
    if value is None or isinstance(value, (str, int, float, datetime.date, Enum)):
        return value
    raise MacroError(
        "template-error", f"this is a {type(value).__name__}, not a text", "show one of its fields, or call a macro"
    )


class PageSandbox(ImmutableSandboxedEnvironment):
    """Where pages are rendered."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, keep_trailing_newline=True, finalize=_shown)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in TESTS}

    def wrap_str_format(self, value: Any) -> None:
        """Let nobody call `str.format`: it can fill the memory with one word."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow the plain, public fields of our records, and nothing that can be called on them."""
        if attr.startswith(("_", "model_")) or callable(value):
            return isinstance(obj, Mapping) and attr in {"items", "keys", "values"}
        return is_dataclass(obj) or isinstance(obj, (BaseModel, Enum, Mapping)) or type(obj).__name__ == "LoopContext"


class Loops:
    """Counts the turns of all loops of a page, and stops a page that turns too often."""

    def __init__(self) -> None:
        self.left = STEPS

    def count(self, things: Iterable[Any]) -> Iterator[Any]:
        """Yield `things`, counting.

        Raises:
            TooMuch: all loops of the page together have turned `STEPS` times.
        """
        for thing in things:
            self.left -= 1
            if self.left < 0:
                raise TooMuch(f"its loops turn more than {STEPS} times")
            yield thing


COUNT = "count_turns"
ARGUMENTS = re.compile(
    r"PageMacros\.(?P<name>\w+)\(\) takes (?:from \d+ to )?(?P<most>\d+) positional arguments? "
    r"but (?P<given>\d+) (?:was|were) given"
)


def render(
    path: str, source: str, first_line: int, names: Mapping[str, Any], sandbox: PageSandbox
) -> tuple[str, list[Problem]]:
    """Render the body of the page at `path`, whose first line is `first_line` of the file.

    Returns the text and the problems; with a problem the text is what could not be rendered, as it was.
    """
    try:
        tree = sandbox.parse(source, path, path)
        problems = [*_refused(path, first_line, tree), *_unknown(path, first_line, tree, names)]
        if problems:
            return source, problems
        pieces = _simple(tree)
        if pieces is not None:
            return _called(path, first_line, source, pieces, names)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Call(nodes.Name(COUNT, "load"), [loop.iter], [], None, None, lineno=loop.lineno)
        template = jinja2.Template.from_code(sandbox, sandbox.compile(tree, path, path), {**names})
        return _joined(template.generate({COUNT: Loops().count})), []
    except jinja2.TemplateSyntaxError as error:
        if path in {error.name, error.filename}:
            return source, [_syntax(path, first_line, source, error)]
        return source, [failed(path, first_line, error)]
    except RecursionError:
        what = "the template is nested too deeply to be read"
        return source, [
            Problem(path, first_line + _crowded(source, sandbox) - 1, "template-syntax", what, "nest it less")
        ]
    except Exception as error:  # whatever a page's expression raises is the page's mistake, told with its line
        return source, [failed(path, first_line, error)]


def _crowded(source: str, sandbox: PageSandbox) -> int:
    """Return the line of a template on which most stands, counted from 1, as far as it can be read."""
    found: Counter[int] = Counter()
    with contextlib.suppress(jinja2.TemplateSyntaxError):
        found.update(line for line, kind, _ in sandbox.lex(source) if kind != "data")
    return found.most_common(1)[0][0] if found else 1


def _simple(tree: nodes.Template) -> list[str | nodes.Call] | None:
    """Return the pieces of a page that is text and macro calls with written-out values; None for any other page.

    Nearly every page is like that, and calling the macros is much quicker than compiling Python for one use.
    """
    pieces: list[str | nodes.Call] = []
    for output in tree.body:
        if not isinstance(output, nodes.Output):
            return None
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                pieces.append(node.data)
            elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and _written_out(node):
                pieces.append(node)
            else:
                return None
    return pieces


def _written_out(call: nodes.Call) -> bool:
    values = [*call.args, *(keyword.value for keyword in call.kwargs)]
    return not call.dyn_args and not call.dyn_kwargs and all(isinstance(value, nodes.Const) for value in values)


def _called(
    path: str, first_line: int, source: str, pieces: Iterable[str | nodes.Call], names: Mapping[str, Any]
) -> tuple[str, list[Problem]]:
    """Call the macros of a simple page, one after the other."""
    text: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
            continue
        try:
            given = {keyword.key: keyword.value.value for keyword in piece.kwargs}  # type: ignore[attr-defined]
            text.append(str(escape(names[piece.node.name](*[value.value for value in piece.args], **given))))  # type: ignore[attr-defined]
        except Exception as error:  # as in `render`
            return source, [failed(path, first_line + piece.lineno - 1, error)]
    return "".join(text), []


def _joined(pieces: Iterable[str]) -> str:
    """Join what a page becomes, as long as it stays within bounds."""
    text: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LONGEST:
            raise TooMuch(f"it becomes longer than {LONGEST} characters")
        text.append(piece)
    return "".join(text)


def _refused(path: str, first_line: int, tree: nodes.Template) -> Iterator[Problem]:
    """A page is made of text, macro calls, loops and conditions; nothing else runs."""
    for node, number in _all(tree):
        line = first_line + number - 1
        yield from _mistaken(path, line, node)
        if not isinstance(node, ALLOWED):
            what = f"{CALLED.get(type(node), f'a {type(node).__name__}')} is not allowed in a page"
            yield Problem(path, line, "template-forbidden", what, "call a macro, or write the text out")
        elif isinstance(node, nodes.For) and node.recursive:
            yield Problem(path, line, "template-forbidden", "a loop may not call itself", "use a plain loop")
        elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
            advice = did_you_mean(node.name, FILTERS, f"the filters are {', '.join(sorted(FILTERS))}")
            yield Problem(path, line, "template-unknown-filter", f"there is no filter '{node.name}'", advice)
        elif isinstance(node, nodes.Test) and node.name not in TESTS:
            advice = did_you_mean(node.name, TESTS, f"the tests are {', '.join(sorted(TESTS))}")
            yield Problem(path, line, "template-unknown-test", f"there is no test '{node.name}'", advice)


def _all(node: nodes.Node, line: int = 1) -> Iterator[tuple[nodes.Node, int]]:
    """Yield a node and all below it, each with its line; a few have none of their own."""
    line = node.lineno or line
    yield node, line
    for child in node.iter_child_nodes():
        yield from _all(child, line)


def _mistaken(path: str, line: int, node: nodes.Node) -> Iterator[Problem]:
    """Nothing is written that Jinja would take, and nobody means."""
    if isinstance(node, nodes.Call):
        keys = [keyword.key for keyword in node.kwargs]
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            yield Problem(path, line, "template-arguments", f"'{key}' is given {keys.count(key)} times", "keep one")
    elif (
        isinstance(node, nodes.Filter) and isinstance(node.node, nodes.Call) and isinstance(node.node.node, nodes.Name)
    ):
        what = f"the filter '{node.name}' would change what '{node.node.node.name}' draws"
        yield Problem(path, line, "template-forbidden", what, "take the filter out")
    elif isinstance(node, nodes.Output):
        for child in node.nodes:
            if isinstance(child, COLLECTIONS):
                what, advice = "this is a list of values, not a text", "show one of them, or call a macro"
                yield Problem(path, line + child.lineno - node.lineno, "template-error", what, advice)


def _unknown(path: str, first_line: int, tree: nodes.Template, names: Mapping[str, Any]) -> Iterator[Problem]:
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"} | {"loop"}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in names and node.name not in own:
            advice = did_you_mean(node.name, names, f"the macros are {', '.join(sorted(names))}")
            line = first_line + node.lineno - 1
            yield Problem(path, line, "template-undefined", f"'{node.name}' is not defined", advice)


def _syntax(path: str, first_line: int, source: str, error: jinja2.TemplateSyntaxError) -> Problem:
    line = error.lineno
    advice = "close every '{{' with '}}' and every '{%' with '%}'; write literal braces as {{ '{{' }}"
    if "{#" in source and "comment tag" in (error.message or ""):
        line = next(n for n, text in enumerate(source.split("\n"), 1) if "{#" in text)
        advice = "'{#' begins a comment: write an id as '{: #id }', with a colon and a space"
    elif re.search("unknown tag '(end|el)", error.message or ""):
        advice = "it belongs to an '{% if … %}' or '{% for … %}' above it, which is not there"
    elif "unknown tag" in (error.message or "").lower() and error.message:
        advice = "a page knows only the tags 'if' and 'for'"
    return Problem(
        path,
        first_line + line - 1,
        "template-syntax",
        re.sub(r" at \d+$", "", error.message or "it is no template").rstrip("."),
        advice,
    )


def unreadable(files: Mapping[str, str], kept: Path | None = None) -> Iterator[Problem]:
    """Yield what makes templates of the frame, or of macros, unreadable; `files` are their texts by their paths.

    That they could all be read is noted in the folder `kept`, since it takes long to find out.
    """
    recipe = hashlib.sha256("\0".join(f"{path}\0{text}" for path, text in sorted(files.items())).encode()).hexdigest()
    note = kept / f"readable.{recipe}" if kept else None
    if note and note.exists():
        return
    failed_ = False
    environment = jinja2.Environment(extensions=["jinja2.ext.loopcontrols"], autoescape=True)  # as the engine has it
    for path, text in files.items():
        try:
            environment.parse(text)
        except jinja2.TemplateSyntaxError as error:
            failed_ = True
            what = (error.message or "it is no template").split("\n")[0].rstrip(".")
            yield Problem(
                path,
                error.lineno,
                "template-syntax",
                what,
                f"mend the {'macro' if path.endswith('.jinja') else 'template'}",
            )
    if note and not failed_:
        _noted(note)


def _noted(note: Path) -> None:
    """Note that templates could be read, instead of what was noted before; or do without."""
    with contextlib.suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        for old in note.parent.glob("readable.*"):
            old.unlink()
        note.touch()


def failed(path: str, first_line: int, error: Exception) -> Problem:
    """Say what an expression of a page, or of a macro that it calls, did wrong, on its line."""
    frames = traceback.extract_tb(error.__traceback__)
    line = first_line + next((frame.lineno or 1 for frame in reversed(frames) if frame.filename == path), 1) - 1
    inside = next((frame for frame in reversed(frames) if frame.filename.endswith(".jinja")), None)
    said = str(error).rstrip(".") or type(error).__name__
    if isinstance(error, jinja2.TemplateNotFound):
        what = "there is no such file, and a macro needs it"
        return Problem(f"{MACROS}/{error.name}", 1, "template-error", what, "fetch it from the last commit")
    if isinstance(error, jinja2.TemplateSyntaxError):
        return Problem(f"{MACROS}/{error.name}", error.lineno, "template-syntax", said.split("\n")[0], "mend the macro")
    if inside:
        path, line = f"{MACROS}/{Path(inside.filename).name}", inside.lineno or 1
    match error:
        case jinja2.exceptions.SecurityError():
            return Problem(path, line, "template-forbidden", f"this is out of a page's reach: {said}", "call a macro")
        case TooMuch() | RecursionError() | MemoryError():
            return Problem(path, line, "template-endless", f"the page does not end: {said}", "take the loop out")
        case jinja2.UndefinedError():
            said = re.sub(
                r"'(?:footcare\.[\w.]+|dict) object' has no attribute ('[^']*')", r"there is no \1 here", said
            )
            return Problem(path, line, "template-undefined", said, "check the name, and see the list of macros")
        case TypeError():
            said = LACKING.sub(r"'\1' needs a value for \2", ARGUMENTS.sub(_given, said)).replace("PageMacros.", "")
            said = UNKNOWN.sub(r"'\1' takes no '\2'", said)
            said = OF_PYTHON.sub(
                lambda found: f"{KINDS.get(found[1] or found[2], 'this value')} cannot stand here", said
            )
            return Problem(
                path, line, "template-arguments", said, "see the macro's parameters in the guide for authors"
            )
        case MacroError():
            return Problem(path, line, error.rule, said, error.remedy)
    return Problem(path, line, "template-error", said, "see the macro's parameters in the guide for authors")


def _given(found: re.Match[str]) -> str:
    """Say how many values a macro takes and was given, not counting the page that it is a method of."""
    most, given = int(found["most"]) - 1, int(found["given"]) - 1
    return f"'{found['name']}' takes {f'at most {most}' if most else 'no'} values, and was given {given}"


LACKING = re.compile(r"(?:PageMacros\.)?(\w+)\(\) missing \d+ required positional arguments?: (.+)")
UNKNOWN = re.compile(r"(?:PageMacros\.)?(\w+)\(\) got an unexpected keyword argument '(\w+)'")
OF_PYTHON = re.compile(r"unhashable type: '(\w+)'|'(\w+)' object is not (?:iterable|callable|subscriptable)")
KINDS = {
    "list": "a list", "dict": "a list of pairs", "int": "a number", "float": "a number", "bool": "true or false",
    "NoneType": "nothing", "Markup": "what a macro draws", "str": "a text", "method": "a macro without '()'",
}  # fmt: skip


class MacroError(Exception):
    """A macro was asked for something that is not there."""

    def __init__(self, rule: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.rule, self.remedy = rule, remedy


class _Compiled(jinja2.BytecodeCache):
    """Keeps compiled macros, by the content of their files, in a folder that may be missing, read-only or damaged.

    Before each stands the hash of the rest: Python would run a damaged one, or crash.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Fetch one, or do without."""
        with contextlib.suppress(OSError):
            kept = self._path(bucket).read_bytes()
            if hashlib.sha256(kept[HASH:]).digest() == kept[:HASH]:
                bucket.bytecode_from_string(kept[HASH:])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep one, or do without."""
        compiled, path = bucket.bytecode_to_string(), self._path(bucket)
        new = path.with_suffix(f".{uuid4().hex}.new")
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            new.write_bytes(hashlib.sha256(compiled).digest() + compiled)
            new.replace(path)  # another build may read it at the same time
        with contextlib.suppress(OSError):
            new.unlink()

    def _path(self, bucket: jinja2.bccache.Bucket) -> Path:
        return self.folder / f"macros_{bucket.key}.cache"


def macro_environment(folder: Path, filters: Mapping[str, Any], compiled: Path | None = None) -> jinja2.Environment:
    """Return where the macros in `folder` are drawn: our own code, like the hooks, so there is no sandbox.

    `compiled` is where compiled macros are kept from one run to the next.
    """
    environment = jinja2.Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=_Compiled(compiled) if compiled else None,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= dict(filters)
    return environment
