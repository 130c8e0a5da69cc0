"""The frame around the pages: what many pages share is drawn once, and read by the guard once.

A shared part is a template that knows nothing of the page it stands on, so it is the same on all pages of one depth. It
may have slots, each with a key and with what stands there by itself; a page puts its own words into some of them:

    {{ slot(child.url) }}<li>…</li>{{ end }}        in the shared part
    {{ once("partials/pages.html", section, {page.url: own}) }}        on the page
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from footcare import markup
from footcare.markup import Facts, Link
from footcare.menu import Menu

# Characters that stand in no page: the guard refuses them.
BEGIN, MIDDLE, END = "\x01", "\x02", "\x03"

BEGINNING = 300  # characters of a text that is looked for: a long one as a whole takes ten times as long


def slot(key: str) -> Markup:
    """Return the mark that begins a slot."""
    return Markup(f"{BEGIN}{key}{MIDDLE}")


@dataclass(frozen=True, slots=True)
class Part:
    """A shared part: its text in pieces, each with the key of the slot that it is, or '' for what lies between."""

    pieces: tuple[tuple[str, str], ...]
    facts: Facts

    def with_own(self, own: Mapping[str, str]) -> tuple[str, list[str]]:
        """Return the part as a page has it, and what of it is shared."""
        made: list[str] = []
        shared = [""]
        for key, text in self.pieces:
            if key and key in own:
                made.append(own[key])
                shared.append("")
            else:
                made.append(text)
                shared[-1] += text
        return "".join(made), [text for text in shared if text]


def part(name: str, drawn: str) -> Part:
    """Take a drawn part to pieces at its slots, and read what the guard needs to know of it."""
    pieces: list[tuple[str, str]] = []
    for text in drawn.split(BEGIN):
        opened, middle, rest = text.partition(MIDDLE)
        key, inside, after = (opened, *rest.split(END, 1)) if middle else ("", "", text)
        pieces += [piece for piece in ((key, inside), ("", after)) if any(piece)]
    whole = "".join(text for _, text in pieces)
    return Part(tuple(pieces), markup.read(name, whole))


Shared = list[tuple[Part, list[str]]]  # the shared parts of one page, each with what of it the page has left as it is


@dataclass(slots=True)
class Frame:
    """The shared parts that one build has drawn, and which of them the page of the moment has."""

    parts: dict[tuple[object, ...], Part] = field(default_factory=dict)
    met: dict[Link, Link] = field(default_factory=dict)
    read_before: set[int] = field(default_factory=set)
    here: Shared = field(default_factory=list)

    def serve(self, environment: jinja2.Environment) -> None:
        """Let templates use shared parts."""
        environment.globals.update(once=self.once, slot=slot, end=Markup(END), menu=Menu())

    @jinja2.pass_context
    def once(self, context: Context, name: str, about: object = None, own: Mapping[str, str] | None = None) -> Markup:
        """Return the shared part `name`, drawn once for each depth of pages and whatever it is `about`.

        `own` maps keys of slots to what the page has there; a key is a text.
        """
        key = (name, context["base_url"], about)
        if key not in self.parts:
            given = {**context.get_all(), "page": None, "about": about}
            self.parts[key] = part(name, context.environment.get_template(name).render(given))
        text, shared = self.parts[key].with_own(own or {})
        self.here.append((self.parts[key], shared))
        return Markup(text)  # from templates, which escape what needs it

    def know(self, content: Facts) -> Facts:
        """Return what was read of a page, with the links that were met before; most are met on many pages."""
        return replace(content, links=tuple([self.met.setdefault(link, link) for link in content.links]))

    def taken(self) -> Shared:
        """Return the shared parts of the page that was drawn last; the next one begins with none."""
        here, self.here = self.here, []
        return here

    def read(
        self, address: str, html: str, parts: Shared, content: str = "", known: Facts | None = None, data: str = ""
    ) -> Facts:
        """Return what the guard needs to know of a page; its shared `parts` were read before.

        So was its `content`, if what is `known` of it is given. In its `data` is nothing that it needs to know.
        """
        known = known if content else None
        inside = _places(html, [content]) if known else []
        if inside is None:
            known = None
        places = (inside or []) + ((_places(html, [data]) or []) if data else [])
        ids: list[str] = []
        links: list[Link] = []
        last = 0
        for drawn, shared in parts:  # most of them stand in the order in which they were drawn
            found = _places(html, shared, last) or _places(html, shared)
            if found:
                places += found
                last = found[-1][1]
                ids += drawn.facts.ids
                links += self._new(drawn)
        rest = _without(html, places)
        if rest is None:
            return self.know(markup.read(address, html))
        own = markup.read(address, rest)
        own = self.know(replace(own, ids=(*own.ids, *ids), links=(*own.links, *links)))
        return markup.together(own, known) if known else own

    def _new(self, drawn: Part) -> Iterable[Link]:
        """Yield the links of a part that may lead elsewhere than on the page that had it first.

        From pages of one depth an address leads to the same place, unless it leads to a place on the page itself.
        """
        first = id(drawn) not in self.read_before
        self.read_before.add(id(drawn))
        return (link for link in drawn.facts.links if first or link.address.startswith(("#", "?")))


def _places(html: str, texts: Iterable[str], last: int = 0) -> list[tuple[int, int]] | None:
    """Return where texts begin and end that stand one behind the other from `last` on; None if one does not."""
    found: list[tuple[int, int]] = []
    for text in texts:
        start = html.find(text[:BEGINNING], last)
        start = start if start >= 0 and html.startswith(text, start) else html.find(text, last)
        if start < 0:
            return None
        last = start + len(text)
        found.append((start, last))
    return found


def _without(html: str, places: Iterable[tuple[int, int]]) -> str | None:
    """Return a page without what stands at some places; None if two of them overlap."""
    left: list[str] = []
    last = 0
    for start, end in sorted(places):
        if start < last:
            return None
        left.append(html[last:start])
        last = end
    return "".join([*left, html[last:]])
