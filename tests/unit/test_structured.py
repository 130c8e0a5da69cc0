"""Structured data: valid by the vocabulary, and a view of the same records as the page."""

from __future__ import annotations

import datetime
import json

import pytest
from footcare import structured
from footcare.citations import Reference
from footcare.structured import Publication, Shown
from schema_org import faults
from sites import draft, good, read

GUIDE = Publication("A tiny guide", "Sore feet in brief.", "https://feet.example/run/")
CONDITION, PLACE, EXERCISE, REST = (
    "conditions/sore-heel.md",
    "symptoms/heel.md",
    "exercises/heel-raise.md",
    "relief/rest.md",
)


def nodes(src_uri, catalogue=None, shown=None):
    """Return the nodes of a page by type."""
    catalogue = catalogue or good()
    references = [Reference(n, source, True) for n, source in enumerate(catalogue.sources.values(), 1)]
    trail = (("Home", ""), ("Troubles", "conditions/"), ("This", catalogue.addresses.of(src_uri)))
    shown = shown or Shown(trail, references, datetime.date(2026, 11, 23), "assets/cards/x.png")
    graph = structured.graph(catalogue, catalogue.pages[src_uri], GUIDE, shown)
    return {node["@type"]: node for node in graph["@graph"]}


@pytest.mark.parametrize("src_uri", good().pages)
def test_every_kind_of_page_is_valid(src_uri):
    assert [fault for node in nodes(src_uri).values() for fault in faults(node)] == []


def test_a_condition_is_told_with_all_that_its_page_shows():
    condition = nodes(CONDITION)["MedicalCondition"]
    assert (condition["name"], condition["alternateName"]) == ("Sore heel", ["heel pain"])
    assert [node["name"] for node in condition["associatedAnatomy"]] == ["Heel", "Toe"]
    assert [node["name"] for node in condition["signOrSymptom"]] == ["Heel: Dull ache", "Toe: Dull ache", "Swollen"]
    assert [node["name"] for node in condition["riskFactor"]] == ["long runs", "hard ground"]
    assert [(node["@type"], node["name"]) for node in condition["possibleTreatment"]] == [
        ("MedicalTherapy", "Rest"),
        ("MedicalTherapy", "Heel raises"),
        ("ExercisePlan", "Heel raise"),
    ]
    assert condition["possibleTreatment"][1]["description"] == "Every second day. Weak evidence."
    assert condition["expectedPrognosis"] == "From 2 to 8 weeks"


def test_a_look_alike_names_the_other_condition_and_its_sign_on_both_pages():
    pairs = [
        nodes(page)["MedicalCondition"]["differentialDiagnosis"] for page in (CONDITION, "conditions/stiff-toe.md")
    ]
    assert [(row["diagnosis"]["name"], row["distinguishingSign"]["name"]) for rows in pairs for row in rows] == [
        ("Stiff toe", "The toe does not bend."),
        ("Sore heel", "The heel is sore."),
    ]


def test_a_foot_that_looks_normal_is_no_sign():
    words = draft("data/vocabulary.yml")
    words = words.but("signs:\n", "signs:\n  nothing-to-see: {words: Nothing to see, meaning: It looks normal.}\n")
    catalogue, _ = read(words, draft(CONDITION).but("signs: [swollen]", "signs: [swollen, nothing-to-see]"))
    names = [node["name"] for node in nodes(CONDITION, catalogue)["MedicalCondition"]["signOrSymptom"]]
    assert names[2:] == ["Swollen"]


def test_a_page_has_one_day_of_review_and_nobody_who_reviewed_it():
    page = nodes(CONDITION)["MedicalWebPage"]
    assert (page["lastReviewed"], page["dateModified"]) == ("2026-11-22", "2026-11-23")
    assert "reviewedBy" not in json.dumps(nodes(CONDITION))


def test_a_page_cites_its_sources_in_their_order():
    cited = nodes(CONDITION)["MedicalWebPage"]["citation"]
    assert [(node["@type"], node["name"]) for node in cited] == [
        ("ScholarlyArticle", "Rest for sore heels"),
        ("WebPage", "Sore feet"),
    ]


def test_a_place_is_pain_there_and_mentions_what_it_could_be():
    found = nodes(PLACE)
    assert found["MedicalSymptom"]["name"] == "Pain in the heel"
    assert [node["name"] for node in found["MedicalWebPage"]["mentions"]] == ["Sore heel"]


def test_an_exercise_has_its_dose():
    plan = nodes(EXERCISE)["ExercisePlan"]
    assert plan["repetitions"]["unitText"].startswith("in ")
    assert plan["activityFrequency"].endswith("a week")


def test_a_remedy_changes_how_one_lives_and_is_called_no_therapy():
    assert nodes(REST)["LifestyleModification"]["name"] == "Rest"


@pytest.mark.parametrize(
    ("src_uri", "type_"),
    [("conditions/index.md", "CollectionPage"), ("about.md", "AboutPage"), ("doctor.md", "MedicalWebPage")],
)
def test_plain_pages_are_what_they_are(src_uri, type_):
    assert type_ in nodes(src_uri)


def test_a_plain_page_is_about_health_only_if_it_cites_sources():
    assert "WebPage" in nodes("symptoms/words.md", shown=Shown())


def test_no_text_can_close_the_script():
    assert "<" not in structured.script({"name": "</script><script>alert(1)</script>"})
    assert json.loads(structured.script({"name": "</script>"})) == {"name": "</script>"}


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "MedicalPage"}, "schema.org has no type"),
        ({"@type": "MedicalWebPage", "nextReview": "2027-01-01"}, "no property"),
        ({"@type": "MedicalWebPage", "aspect": "Causes"}, "superseded"),
        ({"@type": "MedicalWebPage", "lastReviewed": ["2026-01-01", "2027-01-01"]}, "2 values"),
        ({"@type": "MedicalCondition", "associatedAnatomy": "Heel"}, "is none of"),
        ({"@type": "MedicalCondition", "riskFactor": {"@type": "MedicalSign", "name": "Age"}}, "is none of"),
        ({"@type": "MedicalCondition", "lastReviewed": "2026-01-01"}, "has no such property"),
        ({"name": "Heel"}, "without a type"),
    ],
)
def test_the_judge_finds_what_the_vocabulary_forbids(node, fault):
    assert any(fault in found for found in faults(node))
