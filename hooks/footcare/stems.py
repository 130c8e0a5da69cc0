"""From words to their stems, as `docs/assets/vendor/stemmer.js` finds them in the reader's browser.

Porter's algorithm (M. F. Porter, An algorithm for suffix stripping, Program 14 (3), 1980, pages 130 to 137), with what
its author changed later (`bli` and `logi` in the second step). The libraries for Python are either without that or far
larger than all of this. What has been stored must be found, so a test compares both, word for word.
"""

from __future__ import annotations

import re

SECOND = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
THIRD = {
    "icate": "ic", "ative": "", "alize": "al",  # codespell:ignore
    "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
FOURTH = [
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent",  # codespell:ignore
    "ou", "ism", "ate", "iti", "ous", "ive", "ize",
]  # fmt: skip

C, V = "(?:[^aeiou][^aeiouy]*)", "(?:[aeiouy][aeiou]*)"  # a run of consonants, a run of vowels
MEASURED = re.compile(f"{C}?{V}{C}")  # Porter's m > 0
ONCE = re.compile(f"{C}?{V}{C}{V}?$")  # m = 1
TWICE = re.compile(f"{C}?(?:{V}{C}){{2,}}")  # m > 1
VOWEL = re.compile("(?:[^aeiou][^aeiouy]*)?[aeiouy]")
SHORT = re.compile(f"{C}[aeiouy][^aeiouwxy]$")  # *o: ends as "hop" does


def _endings(endings: list[str]) -> re.Pattern[str]:
    return re.compile(f"(.+?)({'|'.join(endings)})$")


PLURAL_ES, PLURAL_S = re.compile(".+?(?:ss|i)es$"), re.compile(".+?[^s]s$")
EED, ED_OR_ING, Y, ION, E = (_endings([one]) for one in ("eed", "ed|ing", "y", "(?<=[st])ion", "e"))
LACKS_E, DOUBLE = re.compile("(?:at|bl|iz)$"), re.compile(r"([^aeiouylsz])\1$")
SECOND_ENDINGS, THIRD_ENDINGS, FOURTH_ENDINGS = _endings([*SECOND]), _endings([*THIRD]), _endings(FOURTH)


def stem(word: str) -> str:
    """Return the stem of a word in small letters."""
    if len(word) < 3:
        return word
    starts_with_y = word[0] == "y"  # there it is a consonant
    word = f"Y{word[1:]}" if starts_with_y else word
    for step in (_plural, _past, _y_to_i, _double_endings, _fourth, _fifth):
        word = step(word)
    return f"y{word[1:]}" if starts_with_y else word


def _plural(word: str) -> str:
    if PLURAL_ES.search(word):
        return word[:-2]
    return word[:-1] if PLURAL_S.search(word) else word


def _past(word: str) -> str:
    if found := EED.match(word):
        return word[:-1] if MEASURED.match(found[1]) else word
    found = ED_OR_ING.match(word)
    if not found or not VOWEL.match(found[1]):
        return word
    word = found[1]
    if LACKS_E.search(word):
        return f"{word}e"
    if DOUBLE.search(word):
        return word[:-1]
    return f"{word}e" if SHORT.match(word) else word


def _y_to_i(word: str) -> str:
    found = Y.match(word)
    return f"{found[1]}i" if found and VOWEL.match(found[1]) else word


def _double_endings(word: str) -> str:
    for endings, instead in ((SECOND_ENDINGS, SECOND), (THIRD_ENDINGS, THIRD)):
        found = endings.match(word)
        if found and MEASURED.match(found[1]):
            word = found[1] + instead[found[2]]
    return word


def _fourth(word: str) -> str:
    found = FOURTH_ENDINGS.match(word) or ION.match(word)
    return found[1] if found and TWICE.match(found[1]) else word


def _fifth(word: str) -> str:
    found = E.match(word)
    if found and (TWICE.match(found[1]) or (ONCE.match(found[1]) and not SHORT.match(found[1]))):
        word = found[1]
    return word[:-1] if word.endswith("ll") and TWICE.match(word) else word
