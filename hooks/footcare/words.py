"""The readers' words for how a foot feels, when it hurts and what can be seen (`docs/data/vocabulary.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from footcare import front_matter
from footcare.problems import Problem, did_you_mean
from footcare.vocabulary import Label

PATH = "docs/data/vocabulary.yml"
GROUPS = ("feels", "times", "signs")


@dataclass(frozen=True, slots=True)
class Words:
    """Each group's words by id, in the order of the file."""

    feels: Mapping[str, Label] = field(default_factory=dict)
    times: Mapping[str, Label] = field(default_factory=dict)
    signs: Mapping[str, Label] = field(default_factory=dict)


def read(text: str) -> tuple[Words, list[Problem]]:
    """Read the vocabulary; mistakes come back as problems."""
    data, marks, problems = front_matter.parse(PATH, text)
    groups: dict[str, dict[str, Label]] = {name: {} for name in GROUPS}
    for group, entries in data.items():
        line = marks[(group,)]
        if group in groups and not isinstance(entries, dict):
            what = f"'{group}' holds no words"
            problems.append(Problem(PATH, line, "vocabulary", what, "write them below it, as in the other groups"))
            continue
        if group not in groups:
            advice = did_you_mean(group, GROUPS, f"the groups are {', '.join(GROUPS)}")
            problems.append(Problem(PATH, line, "vocabulary", f"'{group}' is no group of words", advice))
            continue
        for id_, label in entries.items():
            if not front_matter.ID.fullmatch(id_):
                what = f"'{id_}' is no id: ids have small letters, digits and single hyphens"
                problems.append(Problem(PATH, marks[(group, id_)], "vocabulary", what, "call it otherwise"))
            elif isinstance(label, dict) and set(label) == {"words", "meaning"} and all(map(_is_text, label.values())):
                other = next((one for one, seen in groups[group].items() if seen.words == label["words"]), None)
                if other:
                    what = f"'{id_}' has the words of '{other}', so nobody can tell them apart"
                    problems.append(Problem(PATH, marks[(group, id_)], "vocabulary", what, "give it words of its own"))
                groups[group][id_] = Label(**label)
            else:
                what = f"'{id_}' needs exactly 'words' and 'meaning', both text"
                problems.append(Problem(PATH, marks[(group, id_)], "vocabulary", what, "see the entries around it"))
    return Words(**groups), problems


def _is_text(value: object) -> bool:
    return type(value) is str and bool(value.strip())
