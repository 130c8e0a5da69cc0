"""The registry of sources (`docs/data/sources.yml`), with the field names of CSL, the Citation Style Language."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import ConfigDict, Field, StringConstraints, ValidationError

from footcare import front_matter
from footcare.models import Id, Record
from footcare.problems import Problem, Problems

PATH = "docs/data/sources.yml"
# Hosts of copies and of the libraries of single schools, and what is known of one reader's visit.
COPY = re.compile(
    r"//(?:[\w.-]*\.)?(?:sci-hub|libgen|z-lib(?:rary)?|annas-archive|b-ok|researchgate)\.|[.-](?:ez|lib)?proxy\."
    r"|webcache\.googleusercontent\.|google\.[a-z.]+/url|[?&](?:utm_\w+|fbclid|gclid|msclkid|sessionid|jsessionid)=",
    re.IGNORECASE,
)


class Genre(StrEnum):
    """What sort of source it is."""

    GUIDELINE = "guideline"
    REVIEW = "review"
    TRIAL = "trial"
    COHORT = "cohort"
    HEALTH_SERVICE = "health-service"
    EXPERT = "expert"
    LABORATORY = "laboratory"


GENRES = {
    Genre.GUIDELINE: "guideline",
    Genre.REVIEW: "review of studies",
    Genre.TRIAL: "trial",
    Genre.COHORT: "study that watched people",
    Genre.HEALTH_SERVICE: "public health service",
    Genre.EXPERT: "expert's view",
    Genre.LABORATORY: "laboratory study",
}


class Name(Record):
    """A person (family and given name) or a body (literal)."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None

    def __str__(self) -> str:
        return self.literal or " ".join(part for part in (self.family, self.given) if part)


class Source(Record):
    """One reference. https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables"""

    model_config = ConfigDict(populate_by_name=True)

    id: Id
    type: Literal["article-journal", "webpage", "report", "book", "chapter", "thesis"]
    genre: Genre
    title: Annotated[str, StringConstraints(min_length=3)]
    author: tuple[Name, ...] = Field(min_length=1)
    container_title: str | None = Field(default=None, alias="container-title")
    publisher: str | None = None
    issued: int | None = Field(default=None, ge=1900, le=2100)
    DOI: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S*[^\s.,;]$")] | None = None
    URL: Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[a-z]{2,}(/(\S*[^\s.,;])?)?$")]
    note: str | None = None

    @property
    def who(self) -> str:
        """The authors, in one line."""
        return ", ".join(map(str, self.author))

    @property
    def short(self) -> str:
        """The first author and the year: how a link to the source is read out."""
        first = self.author[0].literal or self.author[0].family or ""
        more = " and others" if len(self.author) > 1 else ""
        return f"{first}{more} {self.issued or ''}".strip()


def read(text: str, today: datetime.date | None = None) -> tuple[dict[str, Source], Mapping[str, int], list[Problem]]:
    """Read the registry; return sources by id, the line of each id, and problems."""
    data, marks, problems = front_matter.parse(PATH, text)
    found: dict[str, Source] = {}
    lines = front_matter.LinesOfKeys(data, marks)
    for key, fields in data.items():
        if not isinstance(fields, dict):
            problems.append(
                Problem(
                    PATH,
                    lines[key],
                    "source-field",
                    f"'{key}' has no fields",
                    "give it type, genre, title, author, URL",
                )
            )
            continue
        try:
            found[key] = Source.model_validate_json(json.dumps({"id": key, **fields}), strict=True)
        except ValidationError as error:
            problems += [
                Problem(
                    PATH,
                    next(marks[at] for at in front_matter.upwards((key, *fault["loc"])) if at in marks),
                    "source-field",
                    front_matter.said(fault, (key,)),
                    "use the field names of CSL; see the entries around it",
                )
                for fault in front_matter.once(map(dict, error.errors()))
            ]
    return found, lines, [*problems, *_same(found, lines, marks, today or datetime.date.today())]


def _same(
    found: dict[str, Source], lines: Mapping[str, int], marks: Mapping[front_matter.Path, int], today: datetime.date
) -> Problems:
    """A source stands in the registry once, and has appeared."""
    first: dict[str, str] = {}
    for id_, source in found.items():
        for field, value, shown in (
            ("URL", _same_page(source.URL), "the address"),
            ("DOI", (source.DOI or "").casefold(), "the DOI"),
        ):
            other = first.setdefault(f"{field} {value}", id_) if value else id_
            if other != id_:
                what = f"'{id_}' has {shown} of '{other}'"
                yield Problem(PATH, marks.get((id_, field), lines[id_]), "source-field", what, "keep one of the two")
                break
        yield from _names(id_, source, lines, marks)
        copy = COPY.search(source.URL)
        if copy:
            what = f"'{id_}': '{copy[0]}' makes this the address of a copy, or of one reader's visit"
            advice = "take the address of the publisher, or https://doi.org/ and the DOI"
            yield Problem(PATH, marks.get((id_, "URL"), lines[id_]), "source-field", what, advice)
        if source.issued and source.issued > today.year + 1:  # journals are dated ahead, by a few months
            what = f"'{id_}': 'issued: {source.issued}' lies in the future"
            yield Problem(
                PATH, marks.get((id_, "issued"), lines[id_]), "source-field", what, "write the year it came out"
            )


def _same_page(url: str) -> str:
    """Return an address without what makes no difference: `www.`, capitals in the host, a slash at the end."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _names(id_: str, source: Source, lines: Mapping[str, int], marks: Mapping[front_matter.Path, int]) -> Problems:
    """An author has a name of their own, and stands in the list once."""
    said: set[str] = set()
    for number, name in enumerate(source.author):
        what, shown = "", str(name)
        if not (name.family or name.literal):
            what = f"'{id_}': author {number + 1} has no 'family', and no 'literal'"
        elif "et al" in shown.casefold():
            what = f"'{id_}': '{shown}' is no author in plain words"
        elif shown in said:
            what = f"'{id_}': '{shown}' stands among the authors a second time"
        said.add(shown)
        if what:
            line = marks.get((id_, "author", number), marks.get((id_, "author"), lines[id_]))
            advice = "write {family: …, given: …} or {literal: …} for each, and {literal: and others} for the rest"
            yield Problem(PATH, line, "source-field", what, advice)
