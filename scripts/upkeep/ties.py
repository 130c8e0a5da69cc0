"""What ties the guide to MkDocs and to Material, counted from the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jinja2
import yaml
from jinja2 import meta, nodes

THEME = "material"
ENGINE = "mkdocs"
GIVEN = {"page", "config", "nav"}  # what MkDocs hands to every template
THEMES_CLASS = re.compile(r"(?<![\w-])md-[a-z0-9]+(?:[_-]+[a-z0-9]+)*")
THEMES_VARIABLE = re.compile(r"--md-[a-z0-9-]+")


def count(root: Path) -> list[tuple[str, int]]:
    """Return every tie of the project at `root`, with how many there are of it.

    Raises:
        ModuleNotFoundError: the theme is not installed.
    """
    theme = _theme()
    overrides = root / "overrides"
    own = _templates(overrides)
    trees = {name: jinja2.Environment(extensions=["jinja2.ext.do"]).parse(text) for name, text in own.items()}
    asked = {name for tree in trees.values() for name in meta.find_referenced_templates(tree) if name}
    blocks = {block.name for tree in trees.values() for block in tree.find_all(nodes.Block)}
    base = jinja2.Environment().parse((theme / "base.html").read_text(encoding="utf-8"))
    hooks = [_tree(path) for path in sorted((root / "hooks").glob("*.py"))]
    modules = [_tree(path) for path in sorted((root / "hooks" / "footcare").rglob("*.py"))]
    code = [*hooks, *modules]
    shown = _texts(root / "docs" / "assets" / "styles", "*.css")
    return [
        ("Material's templates replaced by ours", sum((theme / name).is_file() for name in own)),
        (
            "Material's templates that ours build on",
            sum(name not in own and (theme / name).is_file() for name in asked),
        ),
        ("blocks of Material's frame that we fill", len(blocks & {block.name for block in base.find_all(nodes.Block)})),
        ("Material's features switched on", len(_features((root / "mkdocs.yml").read_text(encoding="utf-8")))),
        ("Material's classes that our styles name", len(_named(THEMES_CLASS, shown))),
        ("Material's variables that our styles name", len(_named(THEMES_VARIABLE, shown))),
        ("Material's classes in our templates", len(_named(THEMES_CLASS, own.values()))),
        (
            "Material's classes that our scripts ask for",
            len(_named(THEMES_CLASS, _texts(root / "docs" / "assets" / "scripts", "*.js"))),
        ),
        ("events of MkDocs that our hooks answer", sum(1 for tree in hooks for _ in _events(tree))),
        ("names that our Python imports from MkDocs", len({name for tree in code for name in _imported(tree)})),
        ("members of MkDocs' objects that our Python uses", len({name for tree in code for name in _members(tree)})),
        ("members of MkDocs' objects that our templates use", len({n for t in trees.values() for n in _read(t)})),
        ("modules of hooks/footcare that import MkDocs", sum(any(_imported(tree)) for tree in modules)),
        ("modules of hooks/footcare that do not", sum(not any(_imported(tree)) for tree in modules)),
    ]


def _theme() -> Path:
    """Return the folder of Material's templates."""
    spec = find_spec(THEME)
    if not spec or not spec.origin:
        raise ModuleNotFoundError(f"the theme is not installed: no module {THEME}")
    return Path(spec.origin).parent / "templates"


def _templates(overrides: Path) -> dict[str, str]:
    """Return the templates of the frame, by their names; the macros know nothing of the theme's."""
    paths = [path for path in overrides.rglob("*") if path.is_file() and path.suffix != ".jinja"]
    return {path.relative_to(overrides).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _texts(folder: Path, pattern: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob(pattern))]


def _named(pattern: re.Pattern[str], texts: Iterable[str]) -> set[str]:
    return {name for text in texts for name in pattern.findall(text)}


def _features(settings: str) -> list[str]:
    """Return the features of the theme that `mkdocs.yml` switches on; composed only, as it has tags of MkDocs' own."""
    node: Any = yaml.compose(settings, Loader=yaml.SafeLoader)
    for name in ("theme", "features"):
        node = next((value for key, value in node.value if key.value == name), None) if node else None
    return [item.value for item in node.value] if node else []


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _events(tree: ast.Module) -> Iterator[str]:
    return (node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("on_"))


def _imports(tree: ast.Module) -> Iterator[tuple[str, ast.alias]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == ENGINE:
            yield from ((str(node.module), alias) for alias in node.names)


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield what a module imports from MkDocs, each by its full name."""
    return (f"{module}.{alias.name}" for module, alias in _imports(tree))


def _members(tree: ast.Module) -> Iterator[str]:
    """Yield what a module uses of the objects that MkDocs hands it: `MkDocsConfig.site_dir`, told by annotations."""
    types = {alias.asname or alias.name: alias.name for _, alias in _imports(tree)}
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        arguments = [*function.args.args, *function.args.kwonlyargs]
        typed = {
            argument.arg: types[name.id]
            for argument in arguments
            for name in ast.walk(argument.annotation or ast.Constant(None))
            if isinstance(name, ast.Name) and name.id in types
        }
        for node in ast.walk(function):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in typed:
                yield f"{typed[node.value.id]}.{node.attr}"


def _read(tree: nodes.Template) -> Iterator[str]:
    """Yield what a template reads of the objects that MkDocs hands it: `page.title`."""
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name in GIVEN:
            yield f"{node.node.name}.{node.attr}"
