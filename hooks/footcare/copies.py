"""Each page as Markdown, for those who ask for text: what its macros drew stands there as lists and tables."""

from __future__ import annotations

from footcare.catalogue import Catalogue, Entry
from footcare.models import Base
from footcare.structured import Publication
from footcare.vocabulary import ALL_PAGES, Kind

MADE_WITH = ("html-to-markdown",)
LEFT_OUT = ("svg", "form", "a.headerlink", ".fc-map__views", ".fc-exercise__picture", ".fc-hidden")


def recipe(html: str, end: str) -> str:
    """Return all that a copy is made from."""
    return "\n".join((*LEFT_OUT, html, end))


def address(page: str) -> str:
    """Return the address of the copy of the page at the address `page`."""
    return f"{page}index.md" if page == "" or page.endswith("/") else f"{page.removesuffix('.html')}.md"


def markdown(html: str, end: str) -> bytes:
    """Return a page's HTML as Markdown in UTF-8, closed by `end`."""
    from html_to_markdown import ConversionOptions, convert  # loaded only for pages that nobody has copied before

    options = ConversionOptions(
        exclude_selectors=list(LEFT_OUT), compact_tables=True, expand_abbreviations=False, extract_metadata=False
    )
    lists = html.replace("<nav ", "<div ").replace("</nav>", "</div>")  # it takes navigation for no part of the text
    return f"{(convert(lists, options).content or '').strip()}\n\n{end}\n".encode()


def end(entry: Entry[Base], publication: Publication, address: str) -> str:
    """Return the line at the end of a copy: where it comes from, how far to trust it, what one may do with it."""
    day = entry.record.reviewed
    return (
        f"---\n\nFrom [{publication.name}]({publication.url}{address}). "
        f"Last reviewed {day.day} {day:%B %Y} by the contributors; "
        "checked against its sources, not clinically reviewed. This is information, not medical advice. "
        f"Licence: [CC BY 4.0]({publication.licence})."
    )


def groups(catalogue: Catalogue) -> list[tuple[str, list[Entry[Base]]]]:
    """Return all pages under the headings of `llms.txt`; what is `Optional` there may be left unread."""
    plain = [
        entry for entry in catalogue.written.values() if entry.record.kind is Kind.PAGE
    ]  # whose ids may be the same
    found = [(heading, [*catalogue.of_kind(kind).values()]) for kind, heading in ALL_PAGES.items()]
    found.append(("Pages about several things", [entry for entry in plain if not _for_authors(entry)]))
    found.append(("Optional", [entry for entry in plain if _for_authors(entry)]))
    return [(heading, entries) for heading, entries in found if entries]


def _for_authors(entry: Entry[Base]) -> bool:
    return entry.src_uri.startswith("contribute/")


__all__ = ["MADE_WITH", "address", "end", "groups", "markdown", "recipe"]
