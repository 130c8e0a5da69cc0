"""A page as linked data for search engines: JSON-LD in the words of schema.org 30.

A view of the same records that the page is drawn from, so it can claim nothing that the page does not show. Nothing
here says that somebody reviewed a page (`reviewedBy`): nobody clinical did. FAQPage, HowTo and SearchAction are left
out because search engines have given them up. schema.org has no word for how good the evidence is, so the label of the
evidence stands in the description of a treatment.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from footcare import tables
from footcare.catalogue import Catalogue, Entry
from footcare.citations import Reference, without
from footcare.models import Base, Condition, Dose, Exercise, Help, Place, SymptomRow, Tip
from footcare.vocabulary import EVIDENCE, WHAT_IS_NO_SIGN

Node = dict[str, Any]

LANGUAGE = "en-GB"
HOME, ABOUT, HOW_WE_WRITE, CORRECTIONS = "index.md", "about.md", "how-we-write.md", "corrections.md"
DATA_PAGE = "contribute/data.md"
CITED_AS = {
    "article-journal": "ScholarlyArticle",
    "webpage": "WebPage",
    "report": "Report",
    "book": "Book",
    "chapter": "Chapter",
    "thesis": "Thesis",
}


@dataclass(frozen=True, slots=True)
class Publication:
    """What is the same on every page. `url` is the address of the site, with a slash at its end."""

    name: str
    description: str
    url: str = "/"
    licence: str = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows beside its record: the way to it (names and addresses), its sources, its date, its card."""

    trail: tuple[tuple[str, str], ...] = ()
    references: Sequence[Reference] = ()
    modified: datetime.date | None = None
    card: str = ""


def script(graph: Node) -> str:
    """Return a graph as the content of a script element, which no text in it can close."""
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def graph(catalogue: Catalogue, entry: Entry[Base], publication: Publication, shown: Shown) -> Node:
    """Return a page and everything that it is about."""
    return {"@context": "https://schema.org", "@graph": [*_Graph(catalogue, entry, publication, shown).nodes()]}


@dataclass(frozen=True, slots=True)
class _Graph:
    """One page, and what its nodes need to know."""

    catalogue: Catalogue
    entry: Entry[Base]
    publication: Publication
    shown: Shown

    def nodes(self) -> Iterator[Node]:
        subject = self._subject()
        yield self._page(subject)
        yield from [subject] if subject else []
        if self.shown.trail:
            yield self._breadcrumbs()
        yield self._website()
        yield self._contributors()

    # The site

    def _url(self, src_uri: str, fragment: str = "") -> str:
        return f"{self.publication.url}{self.catalogue.addresses.of(src_uri)}{fragment and '#'}{fragment}"

    def _page(self, subject: Node) -> Node:
        record, url = self.entry.record, self._url(self.entry.src_uri)
        page: Node = {
            "@type": self._type_of_page(),
            "@id": f"{url}#page",
            "url": url,
            "name": record.title,
            "description": record.description,
            "inLanguage": LANGUAGE,
            "isPartOf": {"@id": self._url(HOME, "website")},
            "publisher": {"@id": self._url(HOME, "contributors")},
            "isAccessibleForFree": True,
            "license": self.publication.licence,
            **self._leading("publishingPrinciples", HOW_WE_WRITE),
            "lastReviewed": record.reviewed.isoformat(),
            "dateModified": (self.shown.modified or record.reviewed).isoformat(),
        }
        if self.shown.card:
            page["thumbnailUrl"] = f"{self.publication.url}{self.shown.card}"
        if self.shown.trail:
            page["breadcrumb"] = {"@id": f"{url}#breadcrumb"}
        if subject:
            page["about"] = {"@id": subject["@id"]}
        if isinstance(record, Place):
            page["mentions"] = [*self._conditions_at(self.entry.id)]
        if any(correction.page == self.entry.src_uri for correction in self.catalogue.corrections.values()):
            page |= self._leading("correction", CORRECTIONS)
        if self.shown.references:
            page["citation"] = [_citation(reference) for reference in self.shown.references]
        return page

    def _type_of_page(self) -> str:
        """Return the type of a page; a plain page is about health if it cites sources."""
        record, src_uri = self.entry.record, self.entry.src_uri
        if isinstance(record, Condition | Place | Tip | Exercise) or src_uri == "doctor.md":
            return "MedicalWebPage"
        if src_uri == ABOUT:
            return "AboutPage"
        if src_uri.endswith("/index.md"):
            return "CollectionPage"
        return "MedicalWebPage" if self.shown.references else "WebPage"

    def _leading(self, name: str, src_uri: str) -> Node:
        """Return a property that leads to a page, if the guide has it."""
        return {name: self._url(src_uri)} if src_uri in self.catalogue.pages else {}

    def _breadcrumbs(self) -> Node:
        return {
            "@type": "BreadcrumbList",
            "@id": self._url(self.entry.src_uri, "breadcrumb"),
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": name,
                    "item": {"@id": f"{self.publication.url}{address}"},
                }
                for position, (name, address) in enumerate(self.shown.trail, 1)
            ],
        }

    def _website(self) -> Node:
        return {
            "@type": "WebSite",
            "@id": self._url(HOME, "website"),
            "url": self.publication.url,
            "name": self.publication.name,
            "description": self.publication.description,
            "inLanguage": LANGUAGE,
            "publisher": {"@id": self._url(HOME, "contributors")},
            "license": self.publication.licence,
        }

    def _contributors(self) -> Node:
        return {
            "@type": "Organization",
            "@id": self._url(HOME, "contributors"),
            "name": f"Contributors to {self.publication.name}",
            **self._leading("url", ABOUT),
            **self._leading("publishingPrinciples", HOW_WE_WRITE),
            **self._leading("correctionsPolicy", CORRECTIONS),
        }

    # What a page is about

    def _subject(self) -> Node:
        record = self.entry.record
        if isinstance(record, Condition):
            return self._condition(record)
        if isinstance(record, Place):
            return self._pain(record)
        if isinstance(record, Exercise):
            return self._exercise(record)
        if isinstance(record, Tip):
            return self._named("LifestyleModification", self.entry, "advice") | {
                "description": without(record.in_short)
            }
        return self._dataset() if self.entry.src_uri == DATA_PAGE else {}

    def _named(self, type_: str, entry: Entry[Any], fragment: str) -> Node:
        """Return a node that stands for what another page is about."""
        url = self._url(entry.src_uri)
        return {"@type": type_, "@id": f"{url}#{fragment}", "name": entry.title, "url": url}

    def _condition(self, record: Condition) -> Node:
        words, places = self.catalogue.words, self.catalogue.places
        signs = dict.fromkeys(id_ for row in record.symptoms for id_ in row.signs if id_ in words.signs)
        at = dict.fromkeys(row.place for row in record.symptoms if row.place in places)
        return self._named("MedicalCondition", self.entry, "condition") | {
            "alternateName": [*record.also_called],
            "description": without(record.in_short),
            "associatedAnatomy": [_anatomy(places[id_].record) for id_ in at],
            "signOrSymptom": [
                *(self._symptom(row) for row in record.symptoms if row.place in places),
                *({"@type": "MedicalSign", "name": words.signs[id_].words} for id_ in signs if id_ != WHAT_IS_NO_SIGN),
            ],
            "riskFactor": [{"@type": "MedicalRiskFactor", "name": without(risk)} for risk in record.risks],
            "possibleTreatment": [
                *(self._treatment(row) for row in record.helps),
                *(self._named("ExercisePlan", entry, "exercise") for entry in self._exercises(record)),
            ],
            "differentialDiagnosis": [
                {
                    "@type": "DDxElement",
                    "diagnosis": self._named("MedicalCondition", pair.other, "condition"),
                    "distinguishingSign": {"@type": "MedicalSignOrSymptom", "name": without(pair.other_sign)},
                }
                for pair in self.catalogue.look_alikes(self.entry)  # type: ignore[arg-type]
            ],
            "expectedPrognosis": without(record.recovery.range),
        }

    def _symptom(self, row: SymptomRow) -> Node:
        """Return one row of the symptom table: where it hurts and how it feels, and when."""
        words = self.catalogue.words
        feel = ", ".join(words.feels[id_].words for id_ in row.feel if id_ in words.feels)
        when = ", ".join(words.times[id_].words for id_ in row.when if id_ in words.times)
        return {
            "@type": "MedicalSymptom",
            "name": f"{self.catalogue.places[row.place].record.name}: {feel}",
            "description": when,
        }

    def _treatment(self, row: Help) -> Node:
        text = f"{without(row.how)} {EVIDENCE[row.evidence].words}."
        page = self.catalogue.tip(row.page) if row.page else None
        treatment = {"@type": "MedicalTherapy", "name": without(row.what), "description": text}
        return treatment | ({"url": self._url(page.src_uri)} if page else {})

    def _exercises(self, record: Condition) -> Iterator[Entry[Exercise]]:
        known = self.catalogue.exercises
        yield from (known[id_] for id_ in record.exercises if id_ in known)

    def _pain(self, record: Place) -> Node:
        """Return what a place's page is about: pain there."""
        url = self._url(self.entry.src_uri)
        anatomy = {"associatedAnatomy": _anatomy(record)} if record.regions else {}
        return {"@type": "MedicalSymptom", "@id": f"{url}#pain", "name": f"Pain {record.where}", "url": url} | anatomy

    def _conditions_at(self, place: str) -> Iterator[Node]:
        for entry in sorted(tables.conditions_at(self.catalogue, place), key=lambda entry: entry.title.casefold()):
            yield self._named("MedicalCondition", entry, "condition")

    def _exercise(self, record: Exercise) -> Node:
        return (
            self._named("ExercisePlan", self.entry, "exercise")
            | {
                "description": without(record.in_short),
                "associatedAnatomy": {"@type": "SuperficialAnatomy", "name": record.works},
            }
            | _amount(record.dose)
        )

    def _dataset(self) -> Node:
        data = f"{self.publication.url}guide.json"
        return self._named("Dataset", self.entry, "dataset") | {
            "description": self.entry.record.description,
            "license": self.publication.licence,
            "creator": {"@id": self._url(HOME, "contributors")},
            "isAccessibleForFree": True,
            "inLanguage": LANGUAGE,
            "distribution": {"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": data},
        }


def _anatomy(record: Place) -> Node:
    return {"@type": "SuperficialAnatomy", "name": record.name}


def _amount(dose: Dose) -> Node:
    """Return a dose. schema.org counts no sets, so they are told with the repetitions."""
    often = {1: "once a day", 2: "twice a day"}.get(dose.times_a_day, f"{dose.times_a_day} times a day")
    days = "every day" if dose.days_a_week == 7 else f"{dose.days_a_week} day{'s' * (dose.days_a_week > 1)} a week"
    amount: Node = {"activityFrequency": f"{often}, {days}"}
    if dose.repetitions:
        sets = f"in each of {dose.sets} sets" if dose.sets > 1 else "in one set"
        amount["repetitions"] = {"@type": "QuantitativeValue", "value": dose.repetitions, "unitText": sets}
    if dose.minutes:
        amount["activityDuration"] = {
            "@type": "QuantitativeValue",
            "value": dose.minutes,
            "unitCode": "MIN",
            "unitText": "minutes",
        }
    return amount


def _citation(reference: Reference) -> Node:
    source = reference.source
    cited = {"@type": CITED_AS[source.type], "name": source.title, "url": source.URL}
    return cited | ({"datePublished": str(source.issued)} if source.issued else {})


__all__ = ["Publication", "Shown", "graph", "script"]
