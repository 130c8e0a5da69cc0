"""The title element of a page: its name in search results, in the browser's tab and in a list of bookmarks."""

from __future__ import annotations

from footcare.catalogue import Catalogue, Entry
from footcare.models import Base
from footcare.problems import Problem, Problems

SHORTEST, LONGEST = 30, 60  # search engines cut longer ones, and have room for more words in shorter ones


def element(record: Base, site_name: str) -> str:
    """Return a page's title element: what its author wrote for it, or its title, with the guide's name if it fits."""
    if record.search_title:
        return record.search_title
    named = f"{record.title} | {site_name}"
    return named if len(named) <= LONGEST else record.title


def check(catalogue: Catalogue, site_name: str) -> Problems:
    """The title element of a page has 30 to 60 characters, and no other page has the same."""
    first: dict[str, Entry[Base]] = {}
    if not site_name:
        return  # which is told of itself
    for entry in catalogue.pages.values():
        title = element(entry.record, site_name)
        if not SHORTEST <= len(title) <= LONGEST:
            what = f"search engines would show '{title}', which has {len(title)} characters"
            advice = f"add a 'search_title' of {SHORTEST} to {LONGEST} characters, in a runner's words"
            yield Problem(entry.path, entry.matter.line("title"), "search-title", what, advice)
        other = first.setdefault(title.casefold(), entry)
        if other is not entry and other.title.casefold() != entry.title.casefold():  # which is told of itself
            what = f"search engines would show '{title}', as for {other.path}"
            field = "search_title" if entry.record.search_title else "title"
            yield Problem(entry.path, entry.matter.line(field), "search-title", what, "give each page its own")


__all__ = ["LONGEST", "SHORTEST", "check", "element"]
