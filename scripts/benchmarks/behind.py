"""What stands behind the pages of a generated guide: its data files, its sources and the drawing of the foot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from benchmarks.real import Data, Group, Real, cited, dump, without_gone
from benchmarks.rewriting import Rewriter

VIEW = re.compile(r'<g id="[^"]*" data-label=.*?</g>', re.DOTALL)
REGION = re.compile(r'<path class="region" id="([^"]*)"[^>]*/>\n?')
NAME_IN_DRAWING = re.compile(r'\bid="([^"]*)"')
UNNEEDED = re.compile(r'<path class="ghost"[^>]*/>\n?| (?:data-place|transform)="[^"]*"')
PATH = re.compile(r' d="([^"]*)"')
NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)|[a-zA-Z]")
LABEL = re.compile(r'data-label="([^"]*)"')


def files(real: Real, groups: Sequence[Group], seed: int, pages: Mapping[str, str]) -> dict[str, str]:
    """Return the data files and the drawing of the foot, by their path from the root."""
    folder = real.root / "docs" / "data"
    made = {f"docs/data/{path.name}": path.read_text("utf-8") for path in sorted(folder.glob("*.yml"))}
    first = groups[0]
    if len(first.names) < len(real.texts):
        claims = {id_: claim for id_, claim in real.data["claims"].items() if claim["page"] in first.names}
        made["docs/data/claims.yml"] = dump(claims)
        made["docs/data/triage.yml"] = dump(without_gone(real.data["triage"], first))
        read = real.cited(first) | cited(real, [made["docs/data/claims.yml"]])
        behind = [made["docs/data/triage.yml"], made["docs/data/programmes.yml"]]
        unread = cited(real, [*pages.values(), *behind]) - read
        made["docs/data/sources.yml"] = dump({id_: real.data["sources"][id_] for id_ in sorted(read | unread)})
        listed = f"---\nsources: [{', '.join(sorted(unread))}]\n"  # else the guard would tell that no page cites them
        made["docs/doctor.md"] = pages["docs/doctor.md"].replace("---\n", listed, 1)
    for group in groups[1:]:
        made["docs/data/sources.yml"] += "\n" + dump(_sources(real, group, seed))
    drawing = (real.root / "docs" / "assets" / "drawings" / "foot.svg").read_text("utf-8")
    views = [_view(real, view, group) for group in groups[1:] for view in VIEW.findall(drawing)]
    made["docs/assets/drawings/foot.svg"] = drawing.replace("</svg>", "\n".join([*views, "</svg>"]))
    return made


def _sources(real: Real, group: Group, seed: int) -> Data:
    """Return the sources that a group's pages cite."""
    words = Rewriter(real.language, f"{seed} {group.people} sources")
    used = real.cited(group)
    found: Data = {}
    for id_, source in real.data["sources"].items():
        if id_ in used:
            mark = "&" if "?" in source["URL"] else "?"
            path, hash_, anchor = source["URL"].partition("#")
            own = {"title": words.text(source["title"]), "URL": f"{path}{mark}{group.people}{hash_}{anchor}"}
            own |= {"DOI": f"{source['DOI']}.{group.people}"} if "DOI" in source else {}
            found[f"{id_}-{group.people}"] = {**source, **own}
    return found


def _view(real: Real, view: str, group: Group) -> str:
    """Return a view of the foot whose regions belong to the places of a group; what belongs to no place is left out."""
    own = {region for name in group.names for region in real.matters[name].get("regions", ())}
    view = REGION.sub(lambda found: found[0] if found[1] in own else "", view)
    if not REGION.search(view):
        return ""
    view = PATH.sub(lambda found: f' d="{"".join(map(_rounded, NUMBER.findall(found[1])))}"', view)
    named = NAME_IN_DRAWING.sub(lambda found: f'id="{found[1]}-{group.people}"', UNNEEDED.sub("", view))
    return LABEL.sub(lambda found: f'data-label="{found[1]} ({group.people})"', named)


def _rounded(token: str) -> str:
    """Return a number of a path as a whole one, with a space before it; a letter as it is."""
    return token if token.isalpha() else f" {round(float(token))}".replace(" -", "-")
