"""The guard on letters: nothing stands in a page that cannot be seen, or that only looks like what it says."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from footcare.problems import Problem, Problems

INVISIBLE = {
    "\u00ad": "soft hyphen", "\u200b": "zero-width space", "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner", "\u200e": "left-to-right mark", "\u200f": "right-to-left mark",
    "\u202a": "left-to-right embedding", "\u202b": "right-to-left embedding", "\u202c": "end of embedding",
    "\u202d": "left-to-right override", "\u202e": "right-to-left override", "\u2060": "word joiner",
    "\u2066": "left-to-right isolate", "\u2067": "right-to-left isolate", "\u2068": "isolate",
    "\u2069": "end of isolate", "\ufeff": "byte-order mark",
}  # fmt: skip

JOINER = "\u200d"  # it may stand behind an emoji, where it makes one picture of two
MORE = (
    "\u061c\u115f\u1160\u180e\u2028\u2029\u2061-\u2065\u206a-\u206f\u2800"
    "\u3164\u034f\ue000-\uf8ff\ufff9-\ufffc\U000e0000-\U000e007f"
)
UNSEEN = re.compile(
    f"[{''.join(INVISIBLE).replace(JOINER, '')}{MORE}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n|$)"
    f"|(?<![\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]){JOINER}"
)
BLANKS = "\u034f\u115f\u1160\u2800\u3164\ufffc"  # Unicode calls these printable, but nobody sees them

SOFT_HYPHEN = "\u00ad"
REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]\w+);", re.IGNORECASE)

# Cyrillic letters in a word of Latin ones, letters of formulas that were taken for bold, and signs as wide as Chinese.
MIXED = re.compile(
    "[A-Za-z][\u0400-\u052f][^\\W\\d_]*|[\u0400-\u052f][A-Za-z][^\\W\\d_]*|[\U0001d400-\U0001d7ff]+"
    "|[\uff03\uff08-\uff0a\uff10-\uff19\uff1c\uff1e\uff20-\uff3b\uff3d\uff41-\uff5a\uff5c]+"
)

OTHERS = re.compile("[\u0400-\u052f\uff03-\uff5c\U0001d400-\U0001d7ff]")  # none of these, nothing mixed: quicker to see


def characters(path: str, text: str) -> Problems:
    """Nothing that cannot be seen stands in a page: it may hide another text."""
    if not text.isascii():
        yield from mixed(path, text)
    if text.replace("\n", "").isprintable() and not any(blank in text for blank in BLANKS):
        return  # much quicker than to search
    if not UNSEEN.search(text, 1):
        return
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        found = UNSEEN.search(line.rstrip("\r"))
        if found:
            what = f"the line holds an invisible {named(found[0])}"
            yield Problem(path, number, "invisible-character", what, "delete it: type the words around it again")


def named(character: str) -> str:
    """Return what an invisible character is called."""
    return INVISIBLE.get(character) or unicodedata.name(character, f"control character {ord(character):#04x}").lower()


def mixed(path: str, text: str) -> Problems:
    """Letters are those of a keyboard: others look alike, but no search finds them, and they are read out badly."""
    if not unicodedata.is_normalized("NFC", text):
        for number, line in enumerate(text.split("\n"), 1):
            if not unicodedata.is_normalized("NFC", line):
                apart = next(word for word in line.split() if not unicodedata.is_normalized("NFC", word))
                what = f"a letter of '{apart[:30]}' stands apart from its accent"
                yield Problem(path, number, "letters-mixed", what, "type the word again: no search finds it like this")
    if not OTHERS.search(text) or not MIXED.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        found = MIXED.search(line)
        if found:
            what = f"'{found[0][:30]}' only looks like ordinary letters"
            yield Problem(
                path, number, "letters-mixed", what, "type it again: no search finds it, and it is read out badly"
            )


def unseen(path: str, text: str, first_line: int) -> Problems:
    """No character that nobody sees is written by its name or number; a soft hyphen may be."""
    for found in REFERENCE.finditer(text):
        character = unescape(found[0])
        hidden = UNSEEN.match(character) or found[0][1:].startswith(("#0;", "#x0;"))
        if hidden and character != SOFT_HYPHEN:
            line = first_line + text[: found.start()].count("\n")
            what = f"'{found[0]}' is a character that nobody sees"
            yield Problem(path, line, "invisible-character", what, "take it out")
