"""The navigation in `mkdocs.yml`, with line numbers: every page is in it, and everything in it is a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

import yaml

from footcare.edits import Refused
from footcare.problems import Problem, Problems, did_you_mean
from footcare.vocabulary import Kind, kind_of

PATH = "mkdocs.yml"


def named_files(text: str) -> list[tuple[str, int]]:
    """Return the styles and scripts of our own that every page loads, each with its line.

    Raises:
        yaml.YAMLError: `text` is not YAML.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    found: list[tuple[str, int]] = []
    for key, value in root.value if isinstance(root, yaml.MappingNode) else []:
        if key.value in {"extra_css", "extra_javascript"} and isinstance(value, yaml.SequenceNode):
            found += [(path, line) for path, line in map(_path, value.value) if path and "//" not in path]
    return found


def _path(node: yaml.Node) -> tuple[str, int]:
    """Return what an entry names: itself, or the `path` of its fields."""
    if isinstance(node, yaml.MappingNode):
        return next((_path(value) for key, value in node.value if key.value == "path"), ("", 0))
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "", node.start_mark.line + 1


def check_files(text: str, files: Collection[str]) -> Problems:
    """Every style sheet and script that pages load is there."""
    for name, line in named_files(text):
        if name not in files:
            advice = did_you_mean(name, files, "correct it, or take it out")
            yield Problem(PATH, line, "link-target", f"'{name}' leads to no file of the guide", advice)


def entries(text: str) -> list[tuple[str, int]]:
    """Return the files that `nav` names, each with its line; empty where there is no `nav`.

    Raises:
        yaml.YAMLError: `text` is not YAML.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return []
    for key, value in root.value:
        if key.value == "nav":
            return list(_files(value))
    return []


def _files(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield str(node.value), node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _files(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _files(value)


def check(text: str, pages: Iterable[str]) -> Problems:
    """Every page stands in the navigation, and everything in the navigation is a page."""
    listed = entries(text)
    pages = set(pages)
    first: dict[str, int] = {}
    for src_uri, line in listed:
        if src_uri in first and "//" not in src_uri:
            what = f"the navigation names '{src_uri}' a second time (first on line {first[src_uri]})"
            yield Problem(PATH, line, "nav-twice", what, "keep one of the two")
            continue
        first.setdefault(src_uri, line)
        if not src_uri.endswith(".md") and not src_uri.startswith("https://"):
            what = f"the navigation names '{src_uri}', which is no page" if src_uri else "an entry names no page"
            yield Problem(PATH, line, "nav-missing-page", what, "name the file of a page, such as 'doctor.md'")
        if src_uri.endswith(".md") and src_uri not in pages:
            what = f"the navigation names '{src_uri}', which is no page"
            yield Problem(
                PATH, line, "nav-missing-page", what, did_you_mean(src_uri, pages, "correct it, or take it out")
            )
    if listed:
        for src_uri in sorted(pages - {src_uri for src_uri, _ in listed}):
            what = "no reader can find this page: it is not in the navigation"
            yield Problem(f"docs/{src_uri}", 1, "nav-unlisted", what, f"add '{src_uri}' to 'nav' in {PATH}")


def added(text: str, src_uri: str) -> str:
    """Return `mkdocs.yml` with a page added among those of its folder: by name where they stand by name, else last.

    Raises:
        Refused: the navigation is written in a form that cannot be changed line by line.
    """
    folder = src_uri.rpartition("/")[0]
    listed = entries(text)
    beside = [(name, line) for name, line in listed if name.rpartition("/")[0] == folder and kind_of(name) != Kind.PAGE]
    beside = beside or [(name, line) for name, line in listed if name.rpartition("/")[0] == folder]
    if not beside:
        raise Refused(f"'nav' in {PATH} has no page of {folder or 'docs'}/: add '{src_uri}' there by hand")
    names = [name for name, _ in beside]
    by_name = sum(one > next_ for one, next_ in pairwise(names)) <= len(names) // 10
    later = next((line for name, line in beside if name > src_uri), None) if by_name else None
    at = later - 1 if later else beside[-1][1]  # before the first that comes later, or behind the last
    lines = text.split("\n")
    model = lines[beside[-1][1] - 1]
    indent = model[: len(model) - len(model.lstrip())]
    lines.insert(at, f"{indent}- {src_uri}")
    return _sure("\n".join(lines), {name for name, _ in listed} | {src_uri})


def renamed(text: str, old: str, new: str) -> str:
    """Return `mkdocs.yml` with a page called otherwise, where it stands.

    Raises:
        Refused: the navigation is written in a form that cannot be changed line by line.
    """
    lines = text.split("\n")
    for name, line in entries(text):
        if name == old:
            head, found, rest = lines[line - 1].rpartition(old)
            lines[line - 1] = f"{head}{new}{rest}" if found else lines[line - 1]
    return _sure("\n".join(lines), {new if name == old else name for name, _ in entries(text)})


def without(text: str, src_uri: str) -> str:
    """Return `mkdocs.yml` without a page.

    Raises:
        Refused: the navigation is written in a form that cannot be changed line by line.
    """
    gone = {line for name, line in entries(text) if name == src_uri}
    lines = [line for number, line in enumerate(text.split("\n"), 1) if number not in gone]
    return _sure("\n".join(lines), {name for name, _ in entries(text)} - {src_uri})


def _sure(text: str, wanted: set[str]) -> str:
    """Return the text if its navigation names just these pages."""
    try:
        right = {name for name, _ in entries(text)} == wanted
    except yaml.YAMLError:
        right = False
    if not right:
        raise Refused(f"'nav' in {PATH} is written in a form that only a person can change: one '- page.md' a line")
    return text
