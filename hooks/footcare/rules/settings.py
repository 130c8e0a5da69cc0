"""The guard on `mkdocs.yml`: the guide is built as it says, and a slip in it can take a whole part of the site away."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from importlib.metadata import entry_points
from urllib.parse import urlsplit

import yaml

from footcare.problems import Problem, Problems, did_you_mean

PATH = "mkdocs.yml"
# https://www.mkdocs.org/user-guide/configuration/
KEYS = {
    "INHERIT", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs",
    "extra", "extra_css", "extra_javascript", "extra_templates", "hooks", "markdown_extensions", "mdx_configs", "nav",
    "not_in_nav", "plugins", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author",
    "site_description", "site_dir", "site_name", "site_url", "strict", "theme", "use_directory_urls", "validation",
    "watch",
}  # fmt: skip
ELSEWHERE = {  # settings whose values stand in other places of the project too
    "docs_dir": "the pages lie in docs/, for every script and every rule",
    "site_dir": "the site is laid in site/, for every script and every server",
    "INHERIT": "what another file says would be checked by nobody",
}
TEXT, LIST, FIELDS = yaml.ScalarNode, yaml.SequenceNode, yaml.MappingNode
SHAPES: dict[str, tuple[type[yaml.Node], str]] = {
    **dict.fromkeys(
        ("nav", "hooks", "plugins", "markdown_extensions", "extra_css", "extra_javascript"), (LIST, "list")
    ),
    **dict.fromkeys(("theme", "extra", "validation"), (FIELDS, "list of 'key: value' lines")),
    **dict.fromkeys(("site_name", "exclude_docs", "draft_docs"), (TEXT, "text")),
}
HOOKS = ("read_pages.py", "draw_pages.py", "check_site.py")
PLUGINS = ("redirects",)
# What the pages are written with: without it Markdown stands as text, or a rule sees nothing.
EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "footcare.citations",
    "footcare.written", "footcare.wide_tables",
)  # fmt: skip
ADDRESS = re.compile(r"https://[^\s/?#]+(?:/[^\s?#]*)?")
NOT_TEXT = "tag:yaml.org,2002:"
STR = f"{NOT_TEXT}str"

Nodes = Mapping[str, tuple[yaml.Node, yaml.Node]]  # a mapping's keys: the node of each, and of its value


def misshapen(text: str) -> Iterator[Problem]:
    """Yield what makes it impossible to go by the settings: a value that is a list where it should be text, and so on.

    Raises:
        yaml.YAMLError: `text` is not YAML.
    """
    yield from _shapes(_fields(yaml.compose(text, Loader=yaml.CSafeLoader)))


def _shapes(fields: Nodes) -> Iterator[Problem]:
    """Every setting has the shape that it needs."""
    for name, (_, value) in fields.items():
        if name in SHAPES and not isinstance(value, SHAPES[name][0]):
            yield _slip(value, f"'{name}' is no {SHAPES[name][1]}", "write it as the last commit has it")


def check(text: str, files: Collection[str] | None = None) -> Problems:
    """All rules on the settings themselves, and that their icons are among the `files`, if those are known.

    That pages, styles and scripts are there is told by others.

    Raises:
        yaml.YAMLError: `text` is not YAML.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is None:
        return
    fields = _fields(root)
    wrong = [*_shapes(fields), *_keys(fields), *_doubled(root)]
    yield from wrong
    if any(problem.what.startswith("there is no setting") for problem in wrong) or [*_shapes(fields)]:
        return  # what seems to be missing is probably there, under another name
    yield from _addresses(root, fields)
    yield from _theme(root, fields)
    yield from _icons(fields, files) if files is not None else ()
    yield from _needed(root, fields, "hooks", HOOKS)
    yield from _needed(root, fields, "plugins", PLUGINS)
    yield from _needed(root, fields, "markdown_extensions", EXTENSIONS)
    yield from _plugins(fields)
    yield from _redirects(fields)
    yield from _other_hosts(fields)
    yield from _titles(fields["nav"][1]) if "nav" in fields else ()


def _fields(node: yaml.Node | None) -> Nodes:
    """Return the keys of a mapping with their nodes; none where it is something else."""
    pairs = node.value if isinstance(node, FIELDS) else ()
    return {str(key.value): (key, value) for key, value in pairs}


def _below(fields: Nodes, name: str) -> Nodes:
    return _fields(fields[name][1]) if name in fields else {}


def _items(fields: Nodes, name: str) -> Iterator[tuple[str, yaml.Node]]:
    """Yield what a list names, each with its node: an entry itself, or the key of its options."""
    value = fields[name][1] if name in fields else None
    for item in value.value if isinstance(value, LIST) else ():
        node = item.value[0][0] if isinstance(item, FIELDS) and item.value else item
        if isinstance(node, TEXT):
            yield str(node.value), node


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _slip(node: yaml.Node, what: str, advice: str) -> Problem:
    return Problem(PATH, _line(node), "settings", what, advice)


def _doubled(node: yaml.Node) -> Problems:
    """A key stands in its place once: of two, only the last would count."""
    if isinstance(node, LIST):
        for item in node.value:
            yield from _doubled(item)
    first: dict[str, int] = {}
    for key, value in node.value if isinstance(node, FIELDS) else ():
        name = str(key.value)
        if name in first:
            what = f"the key '{name}' stands here a second time (first on line {first[name]}), and only this one counts"
            yield _slip(key, what, "keep one of the two")
        first.setdefault(name, _line(key))
        yield from _doubled(value)


def _keys(fields: Nodes) -> Problems:
    """Every key is a setting, and none moves what has its place."""
    for name, (key, _) in fields.items():
        if name not in KEYS:
            advice = did_you_mean(name, KEYS, "see https://www.mkdocs.org/user-guide/configuration/")
            yield _slip(key, f"there is no setting '{name}'", advice)
        elif name in ELSEWHERE:
            yield _slip(key, f"'{name}' cannot be set: {ELSEWHERE[name]}", "take it out")


def _addresses(root: yaml.Node, fields: Nodes) -> Problems:
    """The site has a name and an address, which ends with a slash; so do links that begin with it."""
    for name in ("site_name", "site_url"):
        if name not in fields or not fields[name][1].value:
            node = fields[name][0] if name in fields else root
            yield _slip(node, f"'{name}' is missing", f"add '{name}: …', as the last commit has it")
    for name in ("site_url", "repo_url"):
        if name not in fields or not fields[name][1].value:
            continue
        value = fields[name][1]
        if isinstance(value, TEXT) and value.tag == "!ENV":
            what = f"'{name}' has no address for those who have not set {value.value}"
            yield _slip(value, what, f'write !ENV [{value.value}, "https://…/"]')
            continue
        last = value.value[-1] if isinstance(value, LIST) else value
        address = str(last.value)
        if not ADDRESS.fullmatch(address) or not urlsplit(address).hostname:
            yield _slip(last, f"'{name}: {address}' is no address with https://", "write 'https://…'")
        elif name == "site_url" and not address.endswith("/"):
            what = f"'{name}: {address}' does not end with a slash, so links would lack it"
            yield _slip(last, what, f"write '{address}/'")


def _theme(root: yaml.Node, fields: Nodes) -> Problems:
    """The theme is the one that the templates are made for, with them, and fetches no fonts."""
    theme = _below(fields, "theme")
    node = fields["theme"][0] if "theme" in fields else root
    for name, wanted in (("name", "material"), ("custom_dir", "overrides")):
        given = theme[name][1] if name in theme else None
        if given is None or given.value != wanted:
            what = f"'theme.{name}' is not '{wanted}', for which the templates are made"
            yield _slip(given or node, what, f"write '{name}: {wanted}'")
    font = theme["font"][1] if "font" in theme else None
    if font is None or font.value != "false":
        what = "the theme would let readers' browsers fetch fonts from another host"
        yield Problem(PATH, _line(font or node), "third-party", what, "write 'font: false' under 'theme'")


def _icons(fields: Nodes, files: Collection[str]) -> Problems:
    """The icons of the site are there."""
    theme = _below(fields, "theme")
    for name in ("favicon", "logo"):
        if name in theme and theme[name][1].value not in files:
            icon = theme[name][1]
            advice = did_you_mean(str(icon.value), files, "correct it, or take it out")
            what = f"'{icon.value}' leads to no file of the guide"
            yield Problem(PATH, _line(icon), "link-target", what, advice)


def _needed(root: yaml.Node, fields: Nodes, name: str, needed: tuple[str, ...]) -> Problems:
    """What the guide is made with is there, once, and in its order."""
    found = {given.rpartition("/")[2]: node for given, node in reversed(list(_items(fields, name)))}
    at = fields[name][0] if name in fields else root
    lacks = [one for one in needed if one not in found]
    for one in lacks:
        near = next((node for given, node in found.items() if _meant(given, [one]) and given not in needed), None)
        what = f"'{name}' lacks '{one}'" if near is None else f"'{near.value}' is not among '{name}'"
        advice = "add it: without it parts of the guide are not made" if near is None else f"did you mean '{one}'?"
        yield _slip(near or at, what, advice)
    seen: set[str] = set()
    for given, node in _items(fields, name):
        if given in seen:
            yield _slip(node, f"'{given}' stands in '{name}' a second time", "keep one of the two")
        seen.add(given)
    order = [given.rpartition("/")[2] for given, _ in _items(fields, name)]
    if name == "hooks" and not lacks and [one for one in dict.fromkeys(order) if one in needed] != list(needed):
        yield _slip(at, "the hooks are not in the order in which they run", f"write them as {', '.join(needed)}")


def _meant(given: str, known: list[str]) -> bool:
    """Tell whether a name is a slip for a known one; names of extensions are so alike that it must be a small slip."""
    return bool(difflib.get_close_matches(given, known, cutoff=0.8))


def _plugins(fields: Nodes) -> Problems:
    """Every plug-in is installed."""
    strange = [(name, node) for name, node in _items(fields, "plugins") if name not in PLUGINS]
    installed = {plugin.name for plugin in entry_points(group="mkdocs.plugins")} if strange else set()
    for name, node in strange:
        if name not in installed and not _meant(name, list(PLUGINS)):
            yield _slip(node, f"the plug-in '{name}' is not installed", "take it out")


def _redirects(fields: Nodes) -> Problems:
    """Redirects are written where the plug-in looks for them, each from a file of old to a page."""
    plugins = fields["plugins"][1] if "plugins" in fields else None
    options = next(
        (_below(_fields(item), "redirects") for item in getattr(plugins, "value", ()) if "redirects" in _fields(item)),
        {},
    )
    for name, (key, value) in options.items():
        if name != "redirect_maps":
            advice = did_you_mean(name, ["redirect_maps"], "take it out")
            yield _slip(key, f"the plug-in 'redirects' has no option '{name}'", advice)
        elif not isinstance(value, FIELDS):
            yield _slip(value, "'redirect_maps' is no list of 'old.md: new.md' lines", "write '{}' if there is none")
        for old, _ in value.value if isinstance(value, FIELDS) else ():
            if not str(old.value).endswith(".md") or str(old.value).startswith("/") or ".." in str(old.value):
                what = f"'{old.value}' is no file that a page could have had"
                yield _slip(old, what, "write its path from docs/, such as 'conditions/sore-heel.md'")


def _other_hosts(fields: Nodes) -> Problems:
    """Styles and scripts that every page loads are files of the guide."""
    for name in ("extra_css", "extra_javascript"):
        value = fields[name][1] if name in fields else None
        seen: set[str] = set()
        for item in value.value if isinstance(value, LIST) else ():
            own = _fields(item).get("path", (item, item))[1]
            address = str(own.value)
            if "//" in address:
                what = f"'{address}' makes readers' browsers ask another host"
                yield Problem(PATH, _line(own), "third-party", what, "keep a copy in docs/assets/")
            elif address in seen:
                yield _slip(own, f"'{address}' stands in '{name}' a second time", "keep one of the two")
            seen.add(address)


def _titles(node: yaml.Node) -> Problems:
    """What the navigation calls a page, or a part, is a text."""
    if isinstance(node, LIST):
        if not node.value:
            yield Problem(
                PATH, _line(node), "nav-missing-page", "a part holds no page", "name its pages, or take it out"
            )
        for item in node.value:
            yield from _titles(item)
    for key, value in node.value if isinstance(node, FIELDS) else ():
        if key.tag != STR and key.tag.startswith(NOT_TEXT):
            what = f"'{key.value}' is read as something else than the text '{key.value}'"
            yield _slip(key, what, f"put it in quotes: '{key.value}'")
        elif not str(key.value).strip():
            yield _slip(key, "an entry of the navigation has no name", "write one, or only the file of the page")
        yield from _titles(value)
    if isinstance(node, FIELDS) and len(node.value) > 1:
        second = node.value[1][0]
        what = f"'{second.value}' stands in one entry with '{node.value[0][0].value}'"
        yield _slip(second, what, "begin it with '- ', as an entry of its own")
