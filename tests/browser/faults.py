"""Faults of a page, told so that somebody can mend them: what axe-core finds, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# These look at boxes and colours, so each width must be judged. All others read what is written in the page and what of
# it is hidden: for them one look at a page is enough, and one at what a phone alone shows (its menu).
LAYOUT = ["color-contrast", "target-size", "scrollable-region-focusable"]
COLOUR = ["color-contrast"]

# To look for coloured pseudo-elements around every element takes longer than all other rules together. Axe does not
# judge what it finds there, so this is also the stricter way.
SETTINGS = "axe.configure({checks: [{id: 'color-contrast', options: {ignorePseudo: true}}]})"
# Whether links stand out from the text around them is quicker to see for ourselves: they are underlined.
RUN = """async ([part, rules, standards]) => {
  const options = {resultTypes: ["violations"], preload: false};
  if (rules) options.runOnly = {type: "rule", values: rules};
  else {
    options.runOnly = {type: "tag", values: standards};
    options.rules = {"link-in-text-block": {enabled: false}};
  }
  return (await axe.run(part ?? document, options)).violations;
}"""
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


# All that axe reads of a text to judge its colours: its own, its size and weight, and what lies behind it, up to what
# hides the rest. Where an element floats above others, what it is stands for what may be below.
COLOURS = """() => {
  const known = new Map();
  const behind = element => {
    if (!element) return "";
    if (!known.has(element)) {
      const {backgroundColor, backgroundImage, opacity, position} = getComputedStyle(element);
      const floats = position === "static" || position === "relative" ? "" : element.getAttribute("class");
      const own = `${backgroundColor}/${backgroundImage}/${opacity}/${floats}`.replace("rgba(0, 0, 0, 0)/none/1/", "");
      const rest = behind(element.parentElement);
      known.set(element, own ? `${own} ${rest}` : rest);
    }
    return known.get(element);
  };
  const told = element => {
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(element);
    return [color, fontSize, fontWeight, textShadow, behind(element)].join(" ");
  };
  const texts = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.add(walker.currentNode.parentElement);
  document.querySelectorAll("input, textarea, select").forEach(field => texts.add(field));
  const visible = [...texts].filter(element => element.checkVisibility({visibilityProperty: true}));
  return [...new Set(visible.map(told))];
}"""


class Judged:
    """The colours of texts, each with what lies behind it, that axe has found no fault with on some page before."""

    def __init__(self) -> None:
        self._fine: set[str] = set()

    def colours(self, page: Page) -> str:
        """Return what is wrong with the colours of a page, a line each."""
        unjudged = set(page.evaluate(COLOURS)) - self._fine
        found = axe(page, COLOUR) if unjudged else ""
        if not found:
            self._fine |= unjudged
        return found


def violations(page: Page, judged: Judged | None = None, rules: list[str] | None = None) -> str:
    """Return what is wrong with a page, a line each: by some rules or all, and in the dark once more by its colours.

    What lies open on it, and how wide it is, is as the caller has left it.
    """
    found = [axe(page, rules)]
    found += [f"not underlined: {link}" for link in page.evaluate(NOT_UNDERLINED)]
    page.evaluate(SWITCH, "slate")
    found.append((judged or Judged()).colours(page))
    page.evaluate(SWITCH, "default")
    return "\n".join(filter(None, found))


def axe(page: Page, rules: list[str] | None = None, part: str | None = None) -> str:
    """Return what axe finds on a page, or in a part of it (a selector), by some rules or all, a line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(SETTINGS)
    return "\n".join(_told(page, page.evaluate(RUN, [part, rules, STANDARDS])))


def sticking_out(page: Page) -> str:
    """Return what makes a page wider than the screen, a line each."""
    return "\n".join(page.evaluate(STICKING_OUT))


def _told(page: Page, found: list[dict[str, Any]]) -> Iterator[str]:
    if not found:  # as it should be, and asking costs time
        return
    scheme = "dark" if page.locator("body").get_attribute("data-md-color-scheme") == "slate" else "light"
    where = f"{page.url.partition('/guide')[2]}, {page.viewport_size['width']} pixels, {scheme}"
    for rule in found:
        for node in rule["nodes"]:
            reasons = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
            element = " ".join(map(str, node["target"]))
            yield f"{where}: {rule['id']}: {element}: {'; '.join(reasons) or rule['help']}"
