"""What editors are told: schemas, snippets, tasks; all of it fits the pages as they are."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from footcare import schemas, telling
from footcare.problems import Problem
from footcare.vocabulary import Kind, kind_of
from guarding import book
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from sites import PAGES, ROOT

KNOWN = schemas.known_in((ROOT / schemas.IDS).read_text(encoding="utf-8"))
FILES = schemas.files(KNOWN)
DATA = sorted(path.stem for path in (ROOT / "docs" / "data").glob("*.yml"))
OURS = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))


class Plain(yaml.CSafeLoader):
    """Reads YAML as editors do: a date is a text."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if not tag.endswith("timestamp")]
    for first, forms in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read(name):
    return json.loads((ROOT / name).read_text(encoding="utf-8"))


def faults(name, data):
    """Return what the schema at `name` finds wrong, each with the way to it."""
    registry = Registry().with_resources(
        (f"file:///{path}", Resource.from_contents(json.loads(text)))
        for path, text in FILES.items()
        if "schemas" in path
    )
    schema = {"$schema": schemas.DIALECT, "$ref": f"file:///{name}"}
    found = Draft7Validator(schema, registry=registry).iter_errors(data)
    return sorted(".".join(map(str, fault.absolute_path)) or fault.message for fault in found)


def front(text):
    return yaml.load(text.split("---\n")[1], Loader=Plain)


@pytest.mark.parametrize("name", sorted(FILES))
def test_what_is_made_for_editors_is_current(name):
    assert (ROOT / name).read_text(encoding="utf-8") == FILES[name], "run scripts/fix"


def test_nothing_else_lies_among_the_schemas():
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "schemas").rglob("*.json")}
    assert there == {name for name in FILES if name.startswith("schemas/")}


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".json")])
def test_a_schema_is_one(name):
    Draft7Validator.check_schema(json.loads(FILES[name]))


@pytest.mark.parametrize("kind", Kind)
def test_every_page_fits_the_schema_of_its_kind(kind):
    texts = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in OURS if kind_of(name) is kind}
    assert {name: found for name, text in texts.items() if (found := faults(f"schemas/{kind}.json", front(text)))} == {}
    assert len(texts) > 3


@pytest.mark.parametrize("name", DATA)
def test_every_data_file_fits_its_schema(name):
    data = yaml.load((ROOT / "docs" / "data" / f"{name}.yml").read_text(encoding="utf-8"), Loader=Plain)
    assert faults(f"schemas/data/{name}.json", data) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"titel": "x"}, ["Additional properties are not allowed ('titel' was unexpected)"]),
        ({"title": None}, ["title"]),
        ({"today": ["One thing."]}, ["today"]),
        ({"running": {"answer": "maybe", "reason": "So."}}, ["running.answer"]),
        (
            {"symptoms": [{"place": "Heel Under", "feel": ["ache"], "when": ["run"], "fit": "typical"}]},
            ["symptoms.0.place"],
        ),
    ],
)
def test_what_a_schema_finds(change, told):
    assert faults("schemas/condition.json", front(PAGES["conditions/stiff-toe.md"]) | change) == told


def test_ids_are_offered_and_not_demanded():
    place = json.loads(FILES["schemas/condition.json"])["definitions"]["SymptomRow"]["properties"]["place"]
    assert place["anyOf"][0] == {"$ref": "ids.json#/definitions/place"}
    assert place["description"].startswith("Where it hurts")
    offered = json.loads(FILES[schemas.IDS])["definitions"]
    assert "heel-under" in offered["place"]["enum"]
    assert len(offered["source"]["enum"]) == len(offered["source"]["markdownEnumDescriptions"]) > 100
    assert faults("schemas/condition.json", front(PAGES["conditions/stiff-toe.md"])) == []  # whose ids are other ones


def test_every_field_has_its_help():
    for kind in Kind:
        schema = json.loads(FILES[f"schemas/{kind}.json"])
        fields = [*schema["properties"].values()] + [
            field for one in schema.get("definitions", {}).values() for field in one.get("properties", {}).values()
        ]
        assert [field for field in fields if not field.get("description") and "allOf" not in field] == []  # a record's


def test_every_data_file_is_wired():
    assert read(".vscode/settings.json")["yaml.schemas"] == {
        f"./schemas/data/{name}.json": f"docs/data/{name}.yml" for name in DATA
    }


def test_a_choice_of_a_snippet_holds_plain_ids_only():
    body = "".join("".join(one["body"]) for one in json.loads(FILES[schemas.SNIPPETS]).values())
    choices = re.findall(r"\$\{\d+\|(.*?)\|\}", body)
    assert len(choices) == 8
    assert all(re.fullmatch(r"[a-z0-9-]+", option) for choice in choices for option in choice.split(","))


def test_snippets_are_offered_in_front_matter_too_which_is_yaml_to_the_editor():
    assert {one["scope"] for one in json.loads(FILES[schemas.SNIPPETS]).values()} == {"markdown,yaml"}


def test_a_row_from_a_snippet_fits_once_its_words_are_written():
    body = "\n".join(json.loads(FILES[schemas.SNIPPETS])["front matter: symptoms"]["body"])
    filled = yaml.safe_load("symptoms:\n" + re.sub(r"\$\{\d+\|([^,|]+)[^}]*\}", r"\1", body))
    assert faults("schemas/condition.json", front(PAGES["conditions/stiff-toe.md"]) | filled) == []


PROBLEM = Problem("docs/conditions/gout.md", 18, "link-text", "'here' says: nothing", "say where it leads")


@pytest.mark.parametrize("task", ["Check this page", "Check everything"])
def test_a_task_shows_what_the_guard_tells_on_its_line(task):
    tasks = {one["label"]: one for one in read(".vscode/tasks.json")["tasks"]}
    pattern = tasks[task]["problemMatcher"][0]["pattern"]
    found = re.match(pattern["regexp"], telling.line(PROBLEM, book(), "/"))
    assert [found[pattern[name]] for name in ("file", "line", "severity", "code")] == [
        "docs/conditions/gout.md", "18", "warning", "link-text",
    ]  # fmt: skip
    assert not re.match(pattern["regexp"], "pages: footcare.check docs/x.md")
    assert not re.match(pattern["regexp"], telling.summary([PROBLEM], book(), "docs/x.md"))


def test_every_task_is_a_word_of_ours():
    commands = [task["command"] for task in read(".vscode/tasks.json")["tasks"]]
    assert all((ROOT / command).is_file() for command in commands)


def test_the_container_has_what_is_recommended_and_is_pinned():
    container = read(".devcontainer/devcontainer.json")
    assert container["customizations"]["vscode"]["extensions"] == read(".vscode/extensions.json")["recommendations"]
    assert re.fullmatch(r"[\w./:-]+@sha256:[0-9a-f]{64}", container["image"])
