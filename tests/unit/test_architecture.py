"""How the parts hang together: what may know what, and what may be remembered."""

from __future__ import annotations

import ast
from functools import cache

import footcare
import preview
from sites import ROOT

HOOKS = ROOT / "hooks"
MODULES = sorted((HOOKS / "footcare").glob("*.py"))
DOORS = sorted(HOOKS.glob("*.py"))
PREVIEW = sorted((ROOT / "scripts" / "preview").glob("*.py"))
EVENTS = [
    "startup",
    "config",
    "pre_build",
    "files",
    "nav",
    "page_read_source",
    "page_markdown",
    "page_content",
    "env",
    "pre_template",
    "template_context",
    "post_template",
    "page_context",
    "post_page",
    "post_build",
    "build_error",
]


@cache
def tree(path):
    """Return what a module consists of, read once for all tests."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path):
    """Return the top names of everything that a module imports, wherever in it."""
    nodes = list(ast.walk(tree(path)))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in names}


def each(paths):
    """Let a test look at each module, and tell at which it has failed: one test, not hundreds."""

    def over(test):
        def of_all():
            faults = []
            for path in paths:
                try:
                    test(path)
                except AssertionError as fault:
                    fault.add_note(f"in {path.relative_to(ROOT)}")
                    faults.append(fault)
            if faults:
                raise ExceptionGroup(test.__name__, faults)

        return of_all

    return over


@each([path for path in MODULES if path.stem != "build"])
def test_only_one_module_knows_mkdocs(path):
    assert imported(path) & {"mkdocs", "material", "properdocs"} == set()


@each([path for path in PREVIEW if path.stem != "guide"])
def test_only_one_module_of_the_preview_knows_mkdocs(path):
    assert imported(path) & {"mkdocs", "material", "properdocs"} == set()


@each(PREVIEW)
def test_every_module_of_the_preview_stands_in_its_table(path):
    assert path.stem.startswith("__") or f"\n{path.stem} " in preview.__doc__


@each([path for path in MODULES if path.stem != "check"])
def test_nothing_but_build_and_check_reads_the_environment(path):
    asks = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)} & {"environ", "getenv"}
    assert path.stem == "build" or not asks
    # placing asks which builds still run, and side_by_side how many cores there are
    assert path.stem in {"build", "placing", "side_by_side"} or "os" not in imported(path)


@each(MODULES + DOORS + PREVIEW)
def test_nothing_outlives_a_build(path):
    nodes = list(ast.walk(tree(path)))
    assert [node for node in nodes if isinstance(node, ast.Global)] == []
    names = {node.id for node in nodes if isinstance(node, ast.Name)} | {
        node.attr for node in nodes if isinstance(node, ast.Attribute)
    }
    assert names & ({"lru_cache"} if path in PREVIEW else {"lru_cache", "cache"}) == set()  # Jinja has one of its own


@each(MODULES + DOORS + PREVIEW)
def test_what_stands_in_a_module_is_a_constant(path):
    """A list, dict or set in a module is written in capitals, and nothing in the module changes it."""
    assigned = [node for node in tree(path).body if isinstance(node, (ast.Assign, ast.AnnAssign))]
    targets = [
        target for node in assigned for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    constants = {target.id for target in targets if isinstance(target, ast.Name) and target.id.isupper()}
    changed = {
        node.func.value.id
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.attr in {"append", "add", "update", "setdefault", "extend", "pop", "clear", "insert", "remove"}
    }
    stored = {
        node.value.id
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Subscript)
        and isinstance(node.ctx, (ast.Store, ast.Del))
        and isinstance(node.value, ast.Name)
    }
    assert constants & (changed | stored) == set()


@each(MODULES)
def test_every_module_stands_in_the_table_of_the_package(path):
    assert path.stem == "__init__" or f"\n{path.stem} " in footcare.__doc__


@each(DOORS)
def test_a_hook_is_a_door_not_a_room(path):
    functions = [node for node in tree(path).body if isinstance(node, ast.FunctionDef)]
    assert [function.name for function in functions if function.end_lineno - function.lineno >= 10] == []
    events = [function.name.removeprefix("on_") for function in functions]
    assert events == sorted(events, key=EVENTS.index)


@each(MODULES + DOORS + PREVIEW)
def test_every_module_opens_with_a_sentence(path):
    assert (ast.get_docstring(tree(path)) or "").split("\n")[0][-1:] in {".", ":"} or path.stem == "__init__"


@each(MODULES)
def test_no_absolute_paths(path):
    texts = [
        node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in texts if text.startswith(("/home", "/Users", "/root", "/tmp", "/usr"))] == []
