"""Each page: run its macros before Markdown, put what they drew into its HTML, and let the search know its words."""

from __future__ import annotations

from footcare import build
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Render a page's template."""
    return build.render(page, config)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put the drawn tables, cards and maps into a page, and number its citations."""
    return build.finish(html, page, config)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Draw what hangs on all pages, write what the search knows, and let the frames share what is the same."""
    build.draw_health(files, config)
    build.write_search(files, config)
    build.share_parts(env, config)
