"""Faults of a page, told so that somebody can mend them: what axe-core finds, and what does not fit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# These look at boxes and colours, so each width must be judged. All others read what is written in the page and what of
# it is hidden: for them one look at a page is enough, and one at what a phone alone shows (its menu).
COLOUR, TARGET, SCROLLING = LAYOUT = ["color-contrast", "target-size", "scrollable-region-focusable"]

# To look for coloured pseudo-elements around every element takes longer than all other rules together. Axe does not
# judge what it finds there, so this is also the stricter way. It is said at each run: axe.configure would take away all
# other options of the check, and it would judge nothing any more.
#
# Whether links stand out from the text around them is quicker to see for ourselves: they are underlined.
RUN = """async ([part, rules, standards, without, texts]) => {
  const contrast = ["color-contrast", "color-contrast-enhanced"].map(id => [id, {options: {ignorePseudo: true}}]);
  const options = {resultTypes: ["violations"], preload: false, checks: Object.fromEntries(contrast)};
  if (rules) options.runOnly = {type: "rule", values: rules};
  else {
    options.runOnly = {type: "tag", values: standards};
    options.rules = Object.fromEntries(["link-in-text-block", ...without].map(rule => [rule, {enabled: false}]));
  }
  const some = texts.length && {include: texts.map(told => globalThis.texts.get(told))};
  return (await axe.run(some || part || document, options)).violations;
}"""
# As the theme does it when a reader switches, but nothing is remembered for the next page.
SWITCH = "scheme => document.documentElement.setAttribute('data-md-color-scheme', scheme)"

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
# hides the rest. Where an element floats above others, what it is stands for what may be below. Texts of which all this
# is the same are judged alike, so one of them is judged for all.
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
  globalThis.texts = new Map(visible.map(element => [told(element), element]));
  return [...globalThis.texts.keys()];
}"""


# Whether axe could find a fault with boxes at all. To ask it takes longer than all other rules together, so it is
# asked only where one of these holds: a target smaller than 24 pixels, not in a line of text, has another one near it
# (as WCAG 2.5.8 measures that); a target lies on another; something scrolls that the keyboard does not reach.
IN_DOUBT = """() => {
  const size = 24, spare = 1;
  const around = element => {
    while ((element = element.parentElement))
      if (getComputedStyle(element).overflowY !== "visible") return element;
  };
  const inText = element => {
    let block = element;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const rest = block.cloneNode(true);
    rest.querySelectorAll("a, button").forEach(one => one.remove());
    return block !== element && !block.querySelector("br, ul, ol, p, div") && /\\w/.test(rest.textContent);
  };
  const seems = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const usable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter(element => element.tabIndex >= 0 && seems(element));
  const targets = usable.map(element => ({element, box: element.getBoundingClientRect(), frame: around(element)}))
    .filter(({box}) => box.width && box.height);
  for (const target of targets) {
    const {x, y, width, height} = target.box;
    target.small = Math.min(width, height) < size;
    target.middle = [x + width / 2, y + height / 2];
    target.judged = !inText(target.element);
    target.lines = [...target.element.getClientRects()];
  }
  const seen = ({box, frame}) => {
    if (!frame) return box;
    const {left, right, top, bottom} = frame.getBoundingClientRect();
    return {left: Math.max(left, box.left), right: Math.min(right, box.right),
      top: Math.max(top, box.top), bottom: Math.min(bottom, box.bottom)};
  };
  const between = (value, low, high) => Math.max(low - value, value - high, 0);
  const near = ({middle: [x, y]}, {middle, box, small}) =>
    Math.hypot(between(x, box.left, box.right), between(y, box.top, box.bottom)) < size / 2 + spare
      || small && Math.hypot(x - middle[0], y - middle[1]) < size + spare;
  const overlap = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0;
  const doubted = (one, other) => {
    if (one.element.contains(other.element) || other.element.contains(one.element)) return false;
    if (!one.judged && !other.judged) return false;
    if (one.frame !== other.frame) return overlap(seen(one), seen(other));
    if (one.lines.some(line => other.lines.some(theirs => overlap(line, theirs)))) return true;
    return one.judged && one.small && near(one, other) || other.judged && other.small && near(other, one);
  };
  const reached = element => usable.some(one => element.contains(one));
  const scrolls = element => {
    if (element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight) return false;
    const {overflowX, overflowY} = getComputedStyle(element);
    return /auto|scroll/.test(overflowX + overflowY) && seems(element) && !reached(element);
  };
  return {
    "target-size": targets.some((one, at) => targets.slice(at + 1).some(other => doubted(one, other))),
    "scrollable-region-focusable": [...document.body.querySelectorAll("*")].some(scrolls),
  };
}"""

# All that axe reads of the elements of a part: what is written of each, whether it has words, how it looks, whether it
# is large enough for a finger, and what it lies in. Of addresses and names only this: whether they are there, and
# whether what they refer to is.
SHAPES = """selector => {
  const refers = /^(for|aria-(labelledby|describedby|controls|owns|details))$/;
  const told = new Map();
  const tell = element => {
    if (!element) return "";
    if (!told.has(element)) {
      const {color, backgroundColor, fontSize, fontWeight, display} = getComputedStyle(element);
      const {width, height} = element.getBoundingClientRect();
      const written = [...element.attributes].map(({name, value}) => {
        if (refers.test(name)) return name + "=" + value.split(" ").every(id => document.getElementById(id));
        return /^(href|id|title|aria-label|d)$/.test(name) ? name + "=" + Boolean(value.trim()) : name + "=" + value;
      });
      const large = Math.min(width, height) >= 24, shown = element.checkVisibility({visibilityProperty: true});
      const words = Boolean(element.textContent.trim());
      const looks = [color, backgroundColor, fontSize, fontWeight, display];
      const own = [element.tagName, ...written.sort(), ...looks, words, large, shown].join(" ");
      told.set(element, `${own} < ${tell(element.parentElement?.closest(selector + " *, " + selector))}`);
    }
    return told.get(element);
  };
  return [...new Set([...document.querySelectorAll(selector + ", " + selector + " *")].map(tell))];
}"""


class Judged:
    """What axe has found no fault with on some page before, so that nobody judges the same on every page.

    Whoever is given the same file has judged it for all others.
    """

    def __init__(self, shared: Path | None = None) -> None:
        self._fine: set[str] = set()
        self._shared = shared

    def colours(self, page: Page, rule: str = COLOUR) -> str:
        """Return what is wrong with the colours of a page as it is now, a line each."""
        width = page.viewport_size["width"]
        unjudged = {f"{rule} {width} {told}": told for told in page.evaluate(COLOURS)}
        fresh = self._unknown(unjudged)
        return self._judge(fresh, lambda: axe(page, [rule], texts=[unjudged[key] for key in fresh]))

    def boxes(self, page: Page) -> str:
        """Return what is wrong with the boxes of a page at its width, a line each."""
        doubts = [rule for rule, doubted in page.evaluate(IN_DOUBT).items() if doubted]
        return axe(page, doubts) if doubts else ""

    def part(self, page: Page, selector: str) -> str:
        """Return what is wrong with a part of a page that many pages share, such as the menu, a line each."""
        return self._judge(self._unknown(page.evaluate(SHAPES, selector)), lambda: axe(page, part=selector))

    def _unknown(self, told: Iterable[str]) -> list[str]:
        """Return what nobody has judged yet."""
        unknown = [one for one in told if _name(one) not in self._fine]
        if unknown and self._shared and self._shared.exists():
            self._fine |= set(self._shared.read_text(encoding="ascii").split())
        return [one for one in unknown if _name(one) not in self._fine]

    def _judge(self, fresh: Collection[str], judge: Callable[[], str]) -> str:
        found = judge() if fresh else ""
        if fresh and not found:
            names = [_name(one) for one in fresh]
            self._fine |= set(names)
            if self._shared:
                with self._shared.open("a", encoding="ascii") as shared:
                    shared.write("".join(f"{name}\n" for name in names))
        return found


def _name(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()


def violations(page: Page, judged: Judged | None = None, *, layout: bool = False) -> str:
    """Return what is wrong with a page, a line each: by all rules, or by those alone that look at boxes and colours.

    Its colours are judged as they are in the dark, too. What lies open on the page, and how wide it is, is as the
    caller has left it.
    """
    judged = judged or Judged()
    found = [] if layout else [axe(page, without=LAYOUT)]
    found += [judged.boxes(page), judged.colours(page)]
    found += [f"not underlined: {link}" for link in page.evaluate(NOT_UNDERLINED)]
    page.evaluate(SWITCH, "slate")
    found.append(judged.colours(page))
    page.evaluate(SWITCH, "default")
    return "\n".join(filter(None, found))


def axe(
    page: Page,
    rules: Sequence[str] | None = None,
    part: str | None = None,
    without: Sequence[str] = (),
    texts: Sequence[str] = (),
) -> str:
    """Return what axe finds, a line each: on a page, in a part of it (a selector), or with some of its texts.

    It goes by `rules`, or by all of the `STANDARDS` except those in `without`. Texts are named as `COLOURS` tells them.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return "\n".join(_told(page, page.evaluate(RUN, [part, rules, STANDARDS, list(without), list(texts)])))


def sticking_out(page: Page) -> str:
    """Return what makes a page wider than the screen, a line each."""
    return "\n".join(page.evaluate(STICKING_OUT))


def _told(page: Page, found: list[dict[str, Any]]) -> Iterator[str]:
    if not found:  # as it should be, and asking costs time
        return
    scheme = "dark" if page.locator("html").get_attribute("data-md-color-scheme") == "slate" else "light"
    where = f"{page.url.partition('/guide')[2]}, {page.viewport_size['width']} pixels, {scheme}"
    for rule in found:
        for node in rule["nodes"]:
            reasons = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
            element = " ".join(map(str, node["target"]))
            yield f"{where}: {rule['id']}: {element}: {'; '.join(reasons) or rule['help']}"
