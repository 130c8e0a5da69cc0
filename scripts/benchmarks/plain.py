"""The guide's pages as plain MkDocs and Material would have them: macros drawn, front matter plain, no hooks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml
from footcare import catalogue, macros, project, templates
from footcare.addresses import Addresses
from footcare.pages import Press

OUR_EXTENSIONS = ("footcare.",)


def write(root: Path, target: Path) -> int:
    """Write the pages of the project at `root` as a plain MkDocs project to `target`; return how many there are."""
    docs = root / "docs"
    texts = {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in docs.rglob("*.md")}
    found, _ = catalogue.read(texts, project.data(docs), project.drawings(docs), Addresses())
    press = Press(found, templates.macro_environment(root / "overrides" / "macros", macros.FILTERS))
    shutil.copytree(docs / "assets", target / "docs" / "assets", dirs_exist_ok=True)
    for src_uri, entry in found.pages.items():
        page = press.prepare(src_uri, entry.matter.body, entry.matter.body_line)
        text = page.macros.drawing.put_back(page.markdown)
        head = {"title": entry.record.title, "description": entry.record.description}
        path = target / "docs" / src_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{yaml.safe_dump(head)}---\n\n{text}", encoding="utf-8")
    (target / "mkdocs.yml").write_text(_settings(root), encoding="utf-8")
    return len(found.pages)


def _settings(root: Path) -> str:
    """Return `mkdocs.yml` without hooks, overrides and our Markdown extensions; everything else is the same."""
    config = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)
    for key in ("hooks", "exclude_docs", "validation", "watch"):
        config.pop(key, None)
    config["theme"].pop("custom_dir")
    config["plugins"] = ["search"]
    config["markdown_extensions"] = [
        item for item in config["markdown_extensions"] if not str(item).startswith(OUR_EXTENSIONS)
    ]
    return yaml.safe_dump(config, sort_keys=False)


class _Loader(yaml.SafeLoader):
    """Of `!ENV [NAME, default]` the default."""


def _default(loader: _Loader, node: yaml.Node) -> Any:
    assert isinstance(node, yaml.SequenceNode)
    return loader.construct_sequence(node)[-1]


_Loader.add_constructor("!ENV", _default)
