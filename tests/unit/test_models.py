"""One record per kind of page: the least that each of them needs, and what it refuses."""

from __future__ import annotations

import json

import pytest
from footcare import front_matter
from footcare.models import MODELS
from footcare.vocabulary import Kind, kind_of
from pydantic import ValidationError
from sites import PAGES

SAMPLES = {
    Kind.PAGE: "index.md",
    Kind.PLACE: "symptoms/heel.md",
    Kind.CONDITION: "conditions/stiff-toe.md",
    Kind.REMEDY: "relief/rest.md",
    Kind.HABIT: "prevention/shoes.md",
    Kind.EXERCISE: "exercises/heel-raise.md",
}


def least(kind):
    """Return the front matter of a good page with the keys that its kind needs, and no other."""
    data = front_matter.read("p.md", PAGES[SAMPLES[kind]]).data
    return {name: data[name] for name, field in MODELS[kind].model_fields.items() if field.is_required()}


def model(kind, data):
    return MODELS[kind].model_validate_json(json.dumps(data), strict=True)


@pytest.mark.parametrize("kind", Kind)
def test_the_least(kind):
    assert model(kind, least(kind)).kind is kind


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind in Kind for key in least(kind)])
def test_every_needed_key_is_needed(kind, key):
    data = least(kind)
    del data[key]
    with pytest.raises(ValidationError, match="Field required"):
        model(kind, data)


@pytest.mark.parametrize("kind", Kind)
def test_no_other_key(kind):
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        model(kind, least(kind) | {"other": 1})


@pytest.mark.parametrize("kind", Kind)
def test_frozen(kind):
    record = model(kind, least(kind))
    with pytest.raises(ValidationError, match="frozen"):
        record.title = "Another"


@pytest.mark.parametrize("kind", Kind)
def test_every_field_has_help_for_authors(kind):
    without = [name for name, field in MODELS[kind].model_fields.items() if not field.description]
    assert without == []


@pytest.mark.parametrize(("src_uri", "kind"), [(src_uri, kind) for kind, src_uri in SAMPLES.items()])
def test_the_folder_tells_the_kind(src_uri, kind):
    assert kind_of(src_uri) is kind


@pytest.mark.parametrize(
    "src_uri", ["conditions/index.md", "symptoms/words.md", "understand/x.md", "conditions/deep/x.md", "x.md"]
)
def test_everything_else_is_a_page(src_uri):
    assert kind_of(src_uri) is Kind.PAGE


@pytest.mark.parametrize("id_", ["Heel", "heel_back", "heel back", "-heel", "heel-", "heel--back", "", "ferse-ü"])
def test_ids_are_lower_case_with_hyphens(id_):
    with pytest.raises(ValidationError, match="pattern"):
        model(Kind.PLACE, least(Kind.PLACE) | {"regions": [id_]})
