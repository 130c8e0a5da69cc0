"""Faults of a page, told so that somebody can mend them: what axe-core finds, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"type": "tag", "values": STANDARDS}
COLOUR_RULES = {"type": "rule", "values": ["color-contrast"]}

# To look for coloured pseudo-elements around every element takes longer than all other rules together. Axe does not
# judge what it finds there, so this is also the stricter way.
SETTINGS = "axe.configure({checks: [{id: 'color-contrast', options: {ignorePseudo: true}}]})"
# Whether links stand out from the text around them is quicker to see for ourselves: they are underlined.
SKIPPED = "{'link-in-text-block': {enabled: false}}"
RUN = """async rules => {
  const options = {runOnly: rules, rules: SKIP, resultTypes: ["violations"], preload: false};
  return (await axe.run(document, options)).violations;
}""".replace("SKIP", SKIPPED)
# As the theme does it when a reader switches, but nothing is remembered for the next page.
SWITCH = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"

# Links inside a line of text that nothing but colour tells from it.
NOT_UNDERLINED = """() => {
  const links = document.querySelectorAll("article :is(p, li, td, dd, figcaption) a[href]:not(.fc-cite)");
  const told = [...links].filter(link => {
    const alone = link.parentElement.textContent.trim() === link.textContent.trim();
    const {display, textDecorationLine} = getComputedStyle(link);
    return !alone && link.textContent.trim() && display.startsWith("inline") && !/underline/.test(textDecorationLine);
  });
  return told.map(link => link.outerHTML.replace(/\\s+/g, " ").slice(0, 120));
}"""

# What sticks out to the right, where nothing around it scrolls or cuts it off.
STICKING_OUT = """() => {
  const page = document.documentElement, width = page.clientWidth;
  const cut = (element) => {
    for (; element && element !== document.body; element = element.parentElement)
      if (getComputedStyle(element).overflowX !== "visible") return true;
    return false;
  };
  const out = [...document.querySelectorAll("article *, footer *, aside *")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width && box.height && box.right > width + 1 && !cut(element);
  });
  if (page.scrollWidth > width && !out.length) out.push(document.body);
  return out.slice(0, 5).map(element => element.outerHTML.replace(/\\s+/g, " ").slice(0, 120));
}"""


def violations(page: Page) -> str:
    """Return what is wrong with a light page, a line each; then turn it dark, and look at its colours once more."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(SETTINGS)
    found = [*_told(page, "light", page.evaluate(RUN, ALL_RULES))]
    found += [f"not underlined: {link}" for link in page.evaluate(NOT_UNDERLINED)]
    page.evaluate(SWITCH, "slate")
    found += _told(page, "dark", page.evaluate(RUN, COLOUR_RULES))
    page.evaluate(SWITCH, "default")
    return "\n".join(found)


def sticking_out(page: Page) -> str:
    """Return what makes a page wider than the screen, a line each."""
    return "\n".join(page.evaluate(STICKING_OUT))


def _told(page: Page, scheme: str, found: list[dict[str, Any]]) -> Iterator[str]:
    where = f"{page.url.partition('/guide')[2]}, {page.viewport_size['width']} pixels, {scheme}"
    for rule in found:
        for node in rule["nodes"]:
            reasons = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
            element = " ".join(map(str, node["target"]))
            yield f"{where}: {rule['id']}: {element}: {'; '.join(reasons) or rule['help']}"
