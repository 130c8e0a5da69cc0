"""The guide's pages as others would have them: macros drawn, sources numbered, front matter plain, none of our hooks.

The same pages are written for plain MkDocs and Material (which Zensical reads as well), for Material with the plugins
that others would take in the place of our hooks, and for Hugo.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from footcare import catalogue, citations, macros, project, templates
from footcare.addresses import Addresses
from footcare.catalogue import Entry
from footcare.models import Base
from footcare.pages import Press
from footcare.vocabulary import Kind

HERE = Path(__file__).parent
OUR_EXTENSIONS = ("footcare.",)
CODE_OR_CITATION = re.compile(rf"(?P<code>^```.*?^```$|`[^`\n]*`)|{citations.CITATION}", re.DOTALL | re.MULTILINE)
# What the macros plugin draws on a condition's page, from its front matter alone; the rest stands there drawn.
BY_PLUGIN = {"symptoms", "risks", "running", "helps", "look_alikes", "recovery", "care_cards"}
CALL = "\x00{}\x00"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page: its record and front matter; its Markdown with what our macros draw, and with calls in their place."""

    src_uri: str
    entry: Entry[Base]
    text: str
    with_calls: str

    @property
    def head(self) -> dict[str, str]:
        """What any builder needs to know of a page."""
        return {"title": self.entry.record.title, "description": self.entry.record.description}


def draw(root: Path) -> list[Drawn]:
    """Draw all pages of the guide at `root`, sheets as well."""
    docs = root / "docs"
    texts = {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in sorted(docs.rglob("*.md"))}
    found, _ = catalogue.read(texts, project.data(docs), project.drawings(docs), Addresses())
    press = Press(found, templates.macro_environment(root / "overrides" / "macros", macros.FILTERS))
    return [_drawn(press, src_uri, entry) for src_uri, entry in found.pages.items()]


def _drawn(press: Press, src_uri: str, entry: Entry[Base]) -> Drawn:
    page = press.prepare(src_uri, entry.matter.body, entry.matter.body_line)
    drawing, also = page.macros.drawing, press._also(src_uri)
    markdown = CODE_OR_CITATION.sub(lambda m: m[0] if m["code"] else citations.marked(m[0]), page.markdown)

    def numbered(text: str) -> str:
        text, references, _ = citations.number(text, press.catalogue.sources, also)
        return text.replace(macros.SOURCES_MARK, page.macros.list_of_sources(references))

    by_plugin = BY_PLUGIN if entry.record.kind is Kind.CONDITION else set()

    def called(found: re.Match[str]) -> str:
        name = drawing.names[int(found[1])]
        return CALL.format(name) if name in by_plugin else drawing.pieces[int(found[1])]

    return Drawn(src_uri, entry, numbered(drawing.put_back(markdown)), numbered(macros.MARK.sub(called, markdown)))


def write(root: Path, target: Path, pages: Sequence[Drawn] | None = None) -> int:
    """Write the pages of the project at `root` as a plain MkDocs project to `target`; return how many there are."""
    pages = draw(root) if pages is None else pages
    shutil.copytree(root / "docs" / "assets", target / "docs" / "assets", dirs_exist_ok=True)
    for page in pages:
        _put(target / "docs" / page.src_uri, page.head, page.text)
    (target / "mkdocs.yml").write_text(yaml.safe_dump(_settings(root), sort_keys=False), encoding="utf-8")
    return len(pages)


def write_with_plugins(root: Path, target: Path, pages: Sequence[Drawn]) -> None:
    """Write the pages for Material with two plugins: mkdocs-macros-plugin, and mkdocs-htmlproofer-plugin.

    The pages keep their front matter. On a condition's page, Jinja macros draw its symptom table, what helps,
    look-alikes, care cards and the rest from it; what needs other pages stands there drawn. Jinja renders every page.
    """
    shutil.copytree(root / "docs" / "assets", target / "docs" / "assets", dirs_exist_ok=True)
    for page in pages:
        matter = page.entry.matter.data if page.entry.record.kind is Kind.CONDITION else page.head
        text = re.sub(r"\{(?=[{%#])", "{{ '{' }}", page.with_calls)
        text = re.sub("\x00([a-z_]+)\x00", r"{{ tables.\1(page.meta, feels, times, signs) }}", text)
        top = "{% import 'tables.jinja' as tables %}\n" if page.with_calls != page.text else ""
        _put(target / "docs" / page.src_uri, matter, f"{top}{text}")
    shutil.copytree(HERE / "for_rivals" / "macros", target / "macros")
    shutil.copy(root / "docs" / "data" / "vocabulary.yml", target / "vocabulary.yml")
    settings = _settings(root)
    settings["plugins"] = [
        "search",
        {"macros": {"include_dir": "macros", "include_yaml": ["vocabulary.yml"], "on_error_fail": True}},
        {"htmlproofer": {"raise_error": False, "validate_external_urls": False}},
    ]
    (target / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")


def write_for_hugo(root: Path, target: Path, pages: Sequence[Drawn]) -> None:
    """Write the pages for Hugo with a small theme: tabs, the menu of a section, contents, an index for search."""
    shutil.copytree(HERE / "for_rivals" / "hugo", target)
    shutil.copytree(root / "docs" / "assets", target / "static" / "assets")
    for page in pages:
        name = re.sub(r"(^|/)index\.md$", r"\1_index.md", page.src_uri)
        _put(target / "content" / name, page.head, page.text)


def _put(path: Path, head: Mapping[str, Any], text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    above = yaml.safe_dump(_simple(head), allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(f"---\n{above}---\n\n{text}", encoding="utf-8")


def _simple(value: Any) -> Any:
    """Return front matter whose text is of Python's own type, as YAML wants it."""
    if isinstance(value, Mapping):
        return {str(key): _simple(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_simple(item) for item in value]
    return str(value) if isinstance(value, str) else value


def _settings(root: Path) -> dict[str, Any]:
    """Return `mkdocs.yml` without hooks, overrides and our Markdown extensions; everything else is the same."""
    config: dict[str, Any] = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)
    for key in ("hooks", "exclude_docs", "validation", "watch"):
        config.pop(key, None)
    config["theme"].pop("custom_dir")
    for scheme in config["theme"]["palette"]:  # ours has signs of its own
        scheme["toggle"] = {"icon": "material/brightness-6", "name": scheme["toggle"]}
    config["plugins"] = ["search"]
    config["markdown_extensions"] = [
        item for item in config["markdown_extensions"] if not str(item).startswith(OUR_EXTENSIONS)
    ]
    return config


class _Loader(yaml.SafeLoader):
    """Of `!ENV [NAME, default]` the default."""


def _default(loader: _Loader, node: yaml.Node) -> Any:
    assert isinstance(node, yaml.SequenceNode)
    return loader.construct_sequence(node)[-1]


_Loader.add_constructor("!ENV", _default)
