"""How the answers are told: to a person, on a page that shows Markdown, to a program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict

from upkeep import columns
from upkeep.answers import TO_MEND, Answer, Kind
from upkeep.uses import Use

Found = Mapping[str, Answer]
Uses = Mapping[str, tuple[Use, ...]]

HEADINGS = {
    Kind.DEAD: "Dead: find where it is now, or another source",
    Kind.REFUSED: "Refused: the guide must not link to it",
    Kind.MOVED: "Moved for good: write the new address",
    Kind.SENDS_ON: "Sends on for now: nothing to do",
    Kind.UNSURE: "Could not be told: open it in a browser",
}
IN_SHORT = {
    Kind.DEAD: "dead",
    Kind.REFUSED: "refused",
    Kind.MOVED: "moved for good",
    Kind.SENDS_ON: "sent on for now",
    Kind.UNSURE: "could not be told",
    Kind.FINE: "fine",
}
MOST_USES = 6  # lines that are told of one address; a source may be cited on forty pages


def summary(found: Found) -> str:
    """Count the answers in one line."""
    counts = Counter(answer.kind for answer in found.values())
    parts = [f"{counts[kind]} {words}" for kind, words in IN_SHORT.items() if counts[kind]]
    return f"{len(found)} address{'es' * (len(found) != 1)}: {', '.join(parts) or 'nothing to ask'}"


def text(found: Found, uses: Uses) -> str:
    """Tell a person what is not as it should be, with the lines to mend."""
    parts = []
    for kind, heading in HEADINGS.items():
        of_kind = {address: answer for address, answer in found.items() if answer.kind is kind}
        if of_kind:
            parts.append(f"{heading} ({len(of_kind)})\n")
            parts += [_entry(address, answer, uses.get(address, ())) for address, answer in of_kind.items()]
    return "\n".join([*parts, summary(found)])


def _entry(address: str, answer: Answer, uses: tuple[Use, ...]) -> str:
    new = [f"    now: {answer.new}"] if answer.new else []
    return "\n".join([f"  {address}", f"    {answer.why}", *new, *(f"    {line}" for line in _lines(uses)), ""])


def _lines(uses: tuple[Use, ...]) -> list[str]:
    more = len(uses) - MOST_USES
    return [*map(str, uses[:MOST_USES]), *([f"and {more} more"] if more > 0 else [])]


def markdown(found: Found, uses: Uses) -> str:
    """Tell the same as tables, for the summary of a workflow."""
    parts = [f"**{summary(found)}**"]
    for kind, heading in HEADINGS.items():
        rows = [
            (address, answer.why, answer.new, ", ".join(_lines(uses.get(address, ()))))
            for address, answer in found.items()
            if answer.kind is kind
        ]
        if rows:
            parts += [f"### {heading}", columns.markdown(("address", "what", "now", "used in"), rows)]
    return "\n\n".join(parts)


def data(found: Found, uses: Uses) -> str:
    """Tell everything, also what is fine, to a program."""
    counts = Counter(answer.kind for answer in found.values())
    told = [
        {"address": address, **asdict(answer), "uses": [asdict(use) for use in uses.get(address, ())]}
        for address, answer in found.items()
    ]
    return json.dumps(
        {"counts": {kind: counts[kind] for kind in Kind}, "addresses": told}, ensure_ascii=False, indent=1
    )


def status(found: Found) -> int:
    """Return 1 if something has to be mended, else 0."""
    return int(any(answer.kind in TO_MEND for answer in found.values()))
