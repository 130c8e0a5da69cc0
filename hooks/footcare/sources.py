"""The registry of sources (`docs/data/sources.yml`), with the field names of CSL, the Citation Style Language."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, ValidationError

from footcare import front_matter
from footcare.models import Id, Record
from footcare.problems import Problem, Problems

PATH = "docs/data/sources.yml"


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
    DOI: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    URL: Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s/]+(/\S*)?$")]
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
        if source.URL in first:
            what = f"'{id_}' has the address of '{first[source.URL]}'"
            yield Problem(PATH, marks.get((id_, "URL"), lines[id_]), "source-field", what, "keep one of the two")
        first.setdefault(source.URL, id_)
        if source.issued and source.issued > today.year + 1:  # journals are dated ahead, by a few months
            what = f"'{id_}': 'issued: {source.issued}' lies in the future"
            yield Problem(
                PATH, marks.get((id_, "issued"), lines[id_]), "source-field", what, "write the year it came out"
            )
