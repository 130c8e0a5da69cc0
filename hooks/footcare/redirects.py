"""The redirects in `mkdocs.yml`, with line numbers: an address that was, and the page that took its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import yaml

from footcare.edits import Refused
from footcare.problems import Problem, Problems, did_you_mean

PATH = "mkdocs.yml"
MAPS = ("plugins", "redirects", "redirect_maps")


def entries(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield each redirect: the file that was, the page it leads to, and its line.

    Raises:
        yaml.YAMLError: `text` is not YAML.
    """
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    for name in MAPS:
        node = _below(node, name)
    for old, new in node.value if isinstance(node, yaml.MappingNode) else ():
        yield str(old.value), str(new.value), old.start_mark.line + 1


def _below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """Return what stands under a name, in a mapping or in a list of plugins."""
    if isinstance(node, yaml.SequenceNode):
        return next((found for item in node.value if (found := _below(item, name))), None)
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    return None


def check(text: str, pages: Collection[str]) -> Problems:
    """A redirect leads from a page that is gone to one that is there, in one step."""
    found = list(entries(text))
    targets = {old: new for old, new, _ in found}
    for old, new, line in found:
        page = new.partition("#")[0]
        if old in pages:
            what = f"'{old}' is still a page, so nobody is led on from it"
            yield Problem(PATH, line, "redirect-page", what, "take out the redirect, or the page")
        if page in targets:
            yield _chain(old, page, targets, line)
        elif not new.startswith("https://") and page not in pages:
            what = f"the redirect from '{old}' leads to '{new}', which is no page"
            advice = did_you_mean(page, pages, "name the file of a page, or take it out")
            yield Problem(PATH, line, "redirect-target", what, advice)


def check_parts(text: str, parts: Mapping[str, Collection[str]]) -> Problems:
    """A redirect to a part of a page leads to one that is there; `parts` are the ids of each page that was read."""
    for old, new, line in entries(text) if ".md#" in text else ():
        page, _, part = new.partition("#")
        if part and page in parts and part not in parts[page]:
            what = f"the redirect from '{old}' leads to '{new}', and docs/{page} has nothing called '{part}'"
            advice = did_you_mean(part, parts[page], "leave out the part")
            yield Problem(PATH, line, "link-anchor", what, advice)


def _chain(old: str, page: str, targets: Mapping[str, str], line: int) -> Problem:
    """Say where a redirect to a redirect ends, if it does."""
    seen = [old]
    while page in targets and page not in seen:
        seen.append(page)
        page = targets[page].partition("#")[0]
    if page in seen:
        what, advice = f"the redirect from '{old}' leads round in a circle", "let it lead to a page"
    else:
        what, advice = f"the redirect from '{old}' leads to another redirect", f"let it lead to '{page}'"
    return Problem(PATH, line, "redirect-chain", what, advice)


def moved(targets: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """Return the redirects after the page at `old` has moved to `new`: every old address leads there in one step."""
    after = {key: _instead(target, old, new) for key, target in targets.items() if key != new}
    return {**after, old: new}


def removed(targets: Mapping[str, str], old: str, to: str) -> dict[str, str]:
    """Return the redirects after the page at `old` has gone: every address that led there leads to the page `to`."""
    after = {key: to if target.partition("#")[0] == old else target for key, target in targets.items()}
    return {**after, old: to}


def _instead(target: str, old: str, new: str) -> str:
    page, mark, part = target.partition("#")
    return f"{new}{mark}{part}" if page == old else target


def rewritten(text: str, targets: Mapping[str, str]) -> str:
    """Return `mkdocs.yml` with these redirects; all other lines, comments and their order stay as they are.

    Raises:
        Refused: the redirects are written in a form that cannot be changed line by line.
    """
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    for name in MAPS:
        node = _below(node, name)
    if node is None:
        raise Refused(f"{PATH} has no '{' · '.join(MAPS)}'; add 'redirect_maps: {{}}' to the plug-in 'redirects'")
    lines = text.split("\n")
    if not isinstance(node, yaml.MappingNode) or not node.value or node.flow_style:
        lines = _opened(lines, node, targets)
    else:
        lines = _changed(lines, node, targets)
    after = "\n".join(lines)
    try:
        right = {old: new for old, new, _ in entries(after)} == dict(targets)
    except yaml.YAMLError:
        right = False
    if not right:
        raise Refused(f"the redirects in {PATH} are written in a form that only a person can change: 'old.md: new.md'")
    return after


def _opened(lines: list[str], node: yaml.Node, targets: Mapping[str, str]) -> list[str]:
    """Write a map that is empty, or stands in braces, as a map of lines."""
    first, last = node.start_mark, node.end_mark
    head, tail = lines[first.line][: first.column], lines[last.line][last.column :]
    head = f"{head} " if head.endswith(":") else head
    indent = " " * (len(head) - len(head.lstrip(" -")) + 2)
    if not targets:
        return [*lines[: first.line], f"{head}{{}}{tail}", *lines[last.line + 1 :]]
    written = [f"{indent}{old}: {new}" for old, new in targets.items()]
    return [*lines[: first.line], f"{head.rstrip()}{tail}", *written, *lines[last.line + 1 :]]


def _changed(lines: list[str], node: yaml.MappingNode, targets: Mapping[str, str]) -> list[str]:
    """Change the lines of a map: those that go, those that lead elsewhere, and new ones at the end."""
    known = {str(old.value): (old, new) for old, new in node.value}
    after: dict[int, list[str]] = {}
    for name, (old, new) in known.items():
        number, line = old.start_mark.line, lines[old.start_mark.line]
        if name not in targets:
            after[number] = []
        elif str(new.value) != targets[name]:
            rest = line[new.end_mark.column :] if new.end_mark.line == number else ""
            after[number] = [f"{line[: new.start_mark.column]}{targets[name]}{rest}"]
    last = max(new.start_mark.line for _, new in known.values())
    indent = " " * node.value[0][0].start_mark.column
    fresh = [f"{indent}{old}: {new}" for old, new in targets.items() if old not in known]
    after[last] = [*after.get(last, [lines[last]]), *fresh]
    if not targets:  # a map without a line would be nothing at all
        above = node.value[0][0].start_mark.line - 1
        while not lines[above].strip().startswith(MAPS[-1]):
            above -= 1
        after[above] = [lines[above].replace(f"{MAPS[-1]}:", f"{MAPS[-1]}: {{}}", 1)]
    return [line for number, old in enumerate(lines) for line in after.get(number, [old])]
