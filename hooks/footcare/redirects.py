"""The redirects in `mkdocs.yml`, with line numbers: an address that was, and the page that took its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import yaml

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
