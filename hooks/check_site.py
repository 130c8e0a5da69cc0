"""The guard: look at every built page once, tell every problem, then fail once; or put the new site in place."""

from __future__ import annotations

from footcare import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Note what stands in a page that a template makes by itself, such as 404.html."""
    return build.note(template_name, output, config) if template_name.endswith(".html") else output


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Note what stands in a built page, and let it go."""
    noted = build.note(page.file.dest_uri, output, config, page)
    build.let_go(page, config)
    return noted


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write what servers are to say, and what browsers are to keep; then check the whole site."""
    build.write_headers(config)
    build.write_offline(config)
    build.report(build.check(config), config, serving=config.extra["serving"])


def on_build_error(error: Exception, **_: object) -> None:
    """Say it plainly where the machine is at fault: a full disk, a folder that may not be written to."""
    build.explain(error)
