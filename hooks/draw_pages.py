"""Each page: run its macros before Markdown, put what they drew into its HTML, and let the search know its words."""

from __future__ import annotations

from footcare import build
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Render a page's template."""
    return build.render(page, config)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put the drawn tables, cards and maps into a page, and number its citations; its frame is drawn later."""
    return build.lay_by(build.finish(html, page, config), page, config)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Draw and write what hangs on all pages, and let their frames share what is the same."""
    build.draw_health(files, config)
    build.write_data(files, config)
    build.write_search(files, config)
    build.write_beside(files, config)
    build.share_parts(env, config)
    build.publish_drawings(files, config)
    build.link_styles(env, files, config)


def on_template_context(context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Let templates that are no pages, such as the feed, know what they tell of."""
    return build.describe(context, template_name, config)


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: object) -> TemplateContext:
    """Take up a page again, to put it into its frame."""
    build.take_up(page, config)
    return context
