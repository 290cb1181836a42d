"""Names of people as reference lists need them: what they are filed under, and the rest.

No program knows how a name is parted; this parts what is written with letters of the Latin
alphabet before its last word and the small ones that belong to it (van, de la), and leaves all
others whole, as CSL's `literal` does. A comma says how an editor wants it: “Xi, Jinping”.
"""

import re
from dataclasses import dataclass

_SUFFIXES = re.compile(r"(?:jr|sr|i{2,3}|iv|phd|md|esq)\.?", re.IGNORECASE)
_HYPHENS = re.compile(r"[-\u2010\u2011]")
_LATIN = re.compile(r"[\sA-Za-z\u00c0-\u024f\u1e00-\u1eff.,'’‘ʼ\-\u2010\u2011]+")
# “José Ortega y Gasset”: they join what stands before them to the family's name.
_JOINS = {"y", "e", "i"}
# Several people, or a firm: such a name has no parts.
_AND = {"and", "und", "et", "&"}


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name; `given` is empty for one that has no parts, or whose parts are not known."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def initials(self) -> str:
        """Of the given names, as APA writes them: I. J., and J.-P. for those with a hyphen."""
        words = self.given.replace(".", ". ").replace(". -", ".-").split()
        return " ".join(filter(None, map(_shorten, words)))

    @property
    def direct(self) -> str:
        """As it is said: Martin Luther King Jr."""
        return " ".join(filter(None, [self.given, self.family, self.suffix]))

    @property
    def inverted(self) -> str:
        """As it is filed: King, Martin Luther, Jr."""
        return ", ".join(filter(None, [self.family, self.given, self.suffix]))


def part_name(name: str) -> PersonName:
    """The parts of a name: “Ludwig van Beethoven” is filed under “van Beethoven”."""
    name = " ".join(name.split())
    if "," in name:
        return _part_at_commas(name)
    words = name.split()
    if not _has_parts(words):
        return PersonName(name)
    suffix = words.pop() if _SUFFIXES.fullmatch(words[-1]) else ""
    first = _find_family(words)
    return PersonName(" ".join(words[first:]), " ".join(words[:first]), suffix)


def _has_parts(words: list[str]) -> bool:
    """Not so “Plato”, “Elizabeth II”, “van Gogh”, 宮崎 駿 and “Simon and Garfunkel”."""
    if len(words) < 2 or not _LATIN.fullmatch(" ".join(words)) or _AND.intersection(words):
        return False
    if len(words) == 2 and _SUFFIXES.fullmatch(words[1]):
        return False
    return words[-1][0].islower() or not words[0][0].islower()


def _find_family(words: list[str]) -> int:
    """The place of the first word of the family's name; one word at least is left before it."""
    first = len(words) - 1
    while first > 1 and words[first - 1][0].islower():
        first -= 2 if words[first - 1] in _JOINS and first > 2 else 1
    return first


def _part_at_commas(name: str) -> PersonName:
    """“King, Martin Luther, Jr.” as it says itself; “Martin Luther King, Jr.” by its last word."""
    before, *after = (part.strip() for part in name.split(","))
    suffix = after.pop() if after and _SUFFIXES.fullmatch(after[-1]) else ""
    if before and suffix and not after:
        parted = part_name(before)
        return PersonName(parted.family, parted.given, suffix)
    if before and len(after) == 1 and after[0]:
        return PersonName(before, after[0], suffix)
    return PersonName(name)


def _shorten(word: str) -> str:
    """A given name as its initial, in the case in which it is written; empty without letters."""
    letters = (next(filter(str.isalpha, part), "") for part in _HYPHENS.split(word))
    return "-".join(f"{letter}." for letter in letters if letter)
