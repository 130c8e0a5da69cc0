"""How a tiny site is built by MkDocs in this process, with the real hooks and templates."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
import tinycss2
from footcare import stylesheets
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.theme import Theme
from selectolax.lexbor import LexborHTMLParser
from sites import ROOT, Draft, write

HOOKS = [str(ROOT / "hooks" / f"{name}.py") for name in ("read_pages", "draw_pages", "check_site")]


@dataclass(frozen=True, slots=True)
class Site:
    """A built site."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return self.root / "site"

    def page(self, address: str) -> LexborHTMLParser:
        """Return a page, to be asked with CSS selectors."""
        return LexborHTMLParser((self.folder / address).read_text(encoding="utf-8"))

    def texts(self, address: str, selector: str) -> list[str]:
        """Return the text of everything on a page that `selector` selects."""
        return [" ".join(node.text(separator=" ").split()) for node in self.page(address).css(selector)]

    @property
    def guide(self) -> dict[str, Any]:
        """The model as data."""
        found: dict[str, Any] = json.loads((self.folder / "guide.json").read_text(encoding="utf-8"))
        return found

    def files(self) -> dict[str, bytes]:
        """Return every file with its bytes."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()
        }


def make(root: Path, *drafts: Draft, serving: bool = False, **options: Any) -> Site:
    """Build the guide in `root` after writing `drafts`; `options` are those of `mkdocs.yml`.

    Raises:
        Abort: the build has failed.
    """
    for draft in drafts:
        write(root / "docs" / draft.src_uri, draft.text)
    folder = root / ("preview" if serving else "site")
    settings = {"site_dir": str(folder), "strict": not serving, "hooks": HOOKS} | options
    config = load_config(str(root / "mkdocs.yml"), **settings)
    config.plugins.on_startup(command="serve" if serving else "build", dirty=False)
    build(config, serve_url="http://127.0.0.1/" if serving else None)
    return Site(root)


@contextmanager
def quick_theme(folder: Path) -> Iterator[None]:
    """List the theme's own templates once, and compile each template and make each set of styles once: most of the time
    of a tiny build goes into these, and from build to build they are the same.
    """
    cache = FileSystemBytecodeCache(str(folder))
    made = Theme.get_env
    _, *shared = load_config(str(ROOT / "mkdocs.yml"), hooks=[]).theme.dirs
    names = [name for name in FileSystemLoader(shared).list_templates() if not name.startswith(".icons/")]

    def get_env(theme: Theme) -> Environment:
        environment = made(theme)
        environment.bytecode_cache = cache
        own = FileSystemLoader(theme.dirs[0]).list_templates()
        environment.loader.list_templates = lambda: sorted({*own, *names})
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", get_env)
        patch.setattr(Environment, "compile", compiled_once())
        patch.setattr(stylesheets, "made", once(stylesheets.made, lambda source: source.recipe))
        patch.setattr(tinycss2, "parse_stylesheet", once(tinycss2.parse_stylesheet, str))
        yield


def compiled_once() -> Callable[..., CodeType]:
    """Return what compiles a template as Jinja does, but the same text in the same environment only once.

    A guide of tests lies in another folder each time, so Jinja itself would know none of its templates again.
    """
    known: dict[tuple[object, ...], CodeType] = {}
    compile_ = Environment.compile

    def compiled(self: Environment, source: Any, name: Any = None, filename: Any = None, *rest: Any) -> Any:
        if not isinstance(source, str) or filename is None or rest:
            return compile_(self, source, name, filename, *rest)
        key = (type(self), self.trim_blocks, self.undefined, self.autoescape, *self.filters, name, source)
        if key not in known:
            known[key] = compile_(self, source, name, filename)
        return read_from(known[key], filename)

    return compiled


def read_from(code: CodeType, filename: str) -> CodeType:
    """Return the code of a template as if it had been compiled from the file `filename`."""
    inner = [read_from(one, filename) if isinstance(one, CodeType) else one for one in code.co_consts]
    return code.replace(co_filename=filename, co_consts=tuple(inner))


def once(make: Callable[..., Any], named: Callable[[Any], str]) -> Callable[..., Any]:
    """Return what makes the same as `make`, but of one thing only once; `named` tells things apart."""
    known: dict[bytes, Any] = {}

    def made(thing: Any, **options: Any) -> Any:
        name = hashlib.sha256(named(thing).encode()).digest()
        if name not in known:
            known[name] = make(thing, **options)
        return known[name]

    return made
