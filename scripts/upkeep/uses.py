"""Which addresses of other sites the guide uses, and on which lines: those of its sources, and those in its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from footcare import markup
from footcare.catalogue import DOCS, Catalogue
from footcare.citations import listed
from footcare.locating import spellings
from footcare.proofs import Proofs
from footcare.sources import PATH as SOURCES

NOT_ASKED = ("mailto", "tel", "sms", "data", "blob")
IN_A_FRAME = '<article class="{}">{}</article>'
CONTENT = markup.CONTENT.partition(".")[2]


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """A line that uses an address; by way of a source, if it cites one."""

    path: str
    line: int
    source: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}{f' ({self.source})' if self.source else ''}"


def addresses(proofs: Proofs) -> dict[str, tuple[Use, ...]]:
    """Return every address without its fragment, with the lines that use it: the sources' own first."""
    found: dict[str, dict[Use, None]] = {}
    for address, use in (*_of_sources(proofs), *_of_pages(proofs)):
        found.setdefault(urldefrag(address).url, {})[use] = None
    return {address: tuple(uses) for address, uses in found.items()}


def of_a_source(catalogue: Catalogue, id_: str) -> tuple[str, ...]:
    """Return the addresses of a source: its own, and that of its DOI."""
    source = catalogue.sources[id_]
    resolved = (f"https://doi.org/{source.DOI}",) if source.DOI else ()
    return tuple(dict.fromkeys((source.URL, *resolved)))


def _of_sources(proofs: Proofs) -> Iterator[tuple[str, Use]]:
    catalogue = proofs.catalogue
    for id_ in catalogue.sources:
        for address in of_a_source(catalogue, id_):
            yield address, Use(SOURCES, catalogue.source_lines[id_], id_)
    for src_uri, html in proofs.pages.items():
        path = f"{DOCS}/{src_uri}"
        for id_ in listed(html):
            use = Use(path, proofs.locator.line_in(path, f"@{id_}", id_), id_)
            yield from ((address, use) for address in of_a_source(catalogue, id_))


def _of_pages(proofs: Proofs) -> Iterator[tuple[str, Use]]:
    """Yield what authors have written into their pages. Links to the guide's own site and source are no others'."""
    drawn = {source.URL for source in proofs.catalogue.sources.values()}
    own = tuple(address for address in (proofs.settings.site_url, proofs.settings.repo_url) if address.strip("/"))
    for src_uri, html in proofs.pages.items():
        facts = markup.read(src_uri, IN_A_FRAME.format(CONTENT, html))
        for link in facts.links:
            parts = _parts(link.address)
            if parts is None or parts[0] in NOT_ASKED or link.address.startswith(own):
                continue
            if link.address in drawn and not link.written:
                continue
            place = proofs.locator.find(f"{DOCS}/{src_uri}", spellings(link.address))
            yield f"https:{link.address}" if not parts[0] else link.address, Use(place.path, place.line)


def _parts(address: str) -> tuple[str, str] | None:
    """Return scheme and host of an address that leads out of the guide; None for all others."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None  # the guard tells
    return (parts.scheme.lower(), parts.netloc) if parts.scheme or parts.netloc else None
