"""What axe-core says of a page, told so that somebody can mend it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"type": "tag", "values": STANDARDS}
COLOUR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

RUN = """async rules => {
  const options = {runOnly: rules, resultTypes: ["violations"], preload: false};
  return (await axe.run(document, options)).violations;
}"""
# As the theme does it when a reader switches, but nothing is remembered for the next page.
DARK = "document.body.setAttribute('data-md-color-scheme', 'slate')"


def violations(page: Page) -> str:
    """Return what is wrong with a light page, a line each; then turn it dark, and look at its colours once more."""
    page.evaluate(AXE_SCRIPT)
    found = [*_told(page, "light", page.evaluate(RUN, ALL_RULES))]
    page.evaluate(DARK)
    found += _told(page, "dark", page.evaluate(RUN, COLOUR_RULES))
    return "\n".join(found)


def _told(page: Page, scheme: str, found: list[dict[str, Any]]) -> Iterator[str]:
    where = f"{page.url.partition('/guide')[2]}, {page.viewport_size['width']} pixels, {scheme}"
    for rule in found:
        for node in rule["nodes"]:
            reasons = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
            element = " ".join(map(str, node["target"]))
            yield f"{where}: {rule['id']}: {element}: {'; '.join(reasons) or rule['help']}"
