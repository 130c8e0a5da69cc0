"""Other words for a page: each word becomes another of the guide's own, of the same length and about as common.

What comes out means nothing, but weighs, links, cites and sorts like the real thing, and no two pages say the same.
New words come at the rate at which they come in the guide itself (Heaps' law), since a search index is made of them.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from footcare.rules.authored import PIECES, SAYS_NOTHING, SHOWS_NOTHING

COMMONEST = 150  # words that hold sentences together; they stay
# Words of which the guard's rules are made, as 'coming soon' and 'details': they neither go nor come.
LOADED = set(" ".join([*SAYS_NOTHING, *SHOWS_NOTHING, *PIECES]).split())
GROWTH = 0.41  # Heaps' exponent of the guide's own pages, measured between 60 and 107 of them
CITATION = re.compile(r"@([\w-]+)")
# What is no prose: code, macros, attributes, HTML, headings, admonitions, addresses.
TOKEN = re.compile(
    r"(?P<kept>^```.*?^```$|`[^`\n]*`|\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|<[^<>]+>|^#+ .*?$|^(?:!!!|\?\?\?\+?) .*?$|https?://\S+)"
    r"|\]\((?P<target>[^)]*)\)|(?P<cited>\[[^\]@]*@[\w-]+[^\]]*\])|(?P<word>\b[A-Za-z][a-z]{3,}\b)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Language:
    """The words of the guide: how often each occurs, by length."""

    kept: frozenset[str]
    by_length: Mapping[int, tuple[str, ...]]
    size: int
    pages: int

    @classmethod
    def of(cls, texts: Iterable[str]) -> Language:
        """Learn the words of pages; a word stands in `by_length` as often as it was used."""
        texts = list(texts)
        used = Counter(
            found["word"].lower() for text in texts for found in TOKEN.finditer(text) if found["word"] is not None
        )
        kept = frozenset(word for word, _ in used.most_common(COMMONEST)) | LOADED
        lengths: dict[int, list[str]] = {}
        for word, times in sorted(used.items()):
            if word not in kept:
                lengths.setdefault(len(word), []).extend([word] * times)
        return cls(kept, {length: tuple(words) for length, words in lengths.items()}, len(used), len(texts))

    def new_words(self, page: int) -> int:
        """Return how many words the guide's page of that number brings that no page before it had."""
        return int(GROWTH * self.size * (page / self.pages) ** GROWTH / page + 0.5)


@dataclass(slots=True)
class Rewriter:
    """Other words, the same for the same word as long as it lives; `seed` decides which, `coined` how many are new."""

    language: Language
    seed: str
    coined: int = 0
    cite: Callable[[str], str] = str
    link: Callable[[str], str] = str
    known: dict[str, str] = field(default_factory=dict)
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def text(self, text: str) -> str:
        """Return `text` in other words, as long as it was, with its links and citations led elsewhere."""
        return TOKEN.sub(self._token, text)

    def _token(self, found: re.Match[str]) -> str:
        if found["target"] is not None:
            return f"]({self.link(found['target'])})"
        if found["cited"] is not None:
            return CITATION.sub(lambda id_: f"@{self.cite(id_[1])}", found["cited"])
        return found[0] if found["word"] is None else self._word(found[0])

    def _word(self, word: str) -> str:
        plain = word.lower()
        if plain not in self.known:
            self.known[plain] = self._other(plain)
        other = self.known[plain]
        return other.capitalize() if word[0].isupper() else other

    def _other(self, word: str) -> str:
        words = self.language.by_length.get(len(word))
        if word in self.language.kept or not words:
            return word
        if self.coined and len(word) > 5:
            self.coined -= 1
            half = len(word) // 2
            return self.chance.choice(words)[:half] + self.chance.choice(words)[half:]
        return self.chance.choice(words)
