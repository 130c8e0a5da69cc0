"""Before anything is rendered: set the last good site aside, and read every page into the catalogue."""

from __future__ import annotations

from typing import Literal

from footcare import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


class Command:
    """What MkDocs was started to do. It is fixed for the whole process, so it may outlive a build."""

    serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
    """Note whether this is a build or a preview."""
    Command.serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Let a build write beside the last good site."""
    config.extra["serving"] = Command.serving
    build.quieten()
    if not Command.serving:
        build.set_aside(config)


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Fill the catalogue."""
    build.start(files, config, drafts=Command.serving)


def on_page_read_source(*, page: Page, config: MkDocsConfig) -> str:
    """Give MkDocs a page without its front matter."""
    return build.body(page, config)
