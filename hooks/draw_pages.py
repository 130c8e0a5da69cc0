"""Each page: run its macros before Markdown, and put what they drew into its HTML afterwards."""

from __future__ import annotations

from footcare import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Render a page's template."""
    return build.render(page, config)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put the drawn tables, cards and maps into a page, and number its citations."""
    return build.finish(html, page, config)
