"""Words that are spelt alike: slips of the finger, and British beside American spelling."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORT = 5
LONG = 8
"""Letters from which on a word may have one slip, and two."""

_VARIANTS = tuple(
    (re.compile(pattern), other)
    for pattern, other in (
        (r"is(?=(?:e|ed|er|ers|es|ing|ation|ations|ational)$)", "iz"),
        (r"iz(?=(?:e|ed|er|ers|es|ing|ation|ations|ational)$)", "is"),
        (r"ys(?=(?:e|ed|er|ers|es|ing)$)", "yz"),
        (r"yz(?=(?:e|ed|er|ers|es|ing)$)", "ys"),
        (r"our(?=(?:s|ed|ing|ful|able|ably|ite|ites|hood|less|al|ally|ist|ists|er|ers)?$)", "or"),
        (r"or(?=(?:s|ed|ing|ful|able|ably|ite|ites|hood|less|al|ally|ist|ists)?$)", "our"),
        (r"tre(s?)$", r"ter\1"),
        (r"ter(s?)$", r"tre\1"),
        (r"ence(s?)$", r"ense\1"),
        (r"ense(s?)$", r"ence\1"),
        (r"ogue(s?)$", r"og\1"),
        (r"og(s?)$", r"ogue\1"),
        (r"ll(?=(?:ed|er|ers|ing)$)", "l"),
        (r"(?<=[aeiou])l(?=(?:ed|er|ers|ing)$)", "ll"),
        (r"amme(s?)$", r"am\1"),
        (r"am(s?)$", r"amme\1"),
        (r"ae|oe", "e"),
    )
)


def list_variants(word: str) -> Iterator[str]:
    """A word as it would be spelt across the Atlantic; much of it no word at all."""
    for pattern, other in _VARIANTS:
        variant = pattern.sub(other, word, count=1)
        if variant != word:
            yield variant


def spell_alike(word: str, words: Sequence[str]) -> dict[str, int]:
    """Those of some folded words that are spelt like one, and how many slips they are off.

    Two letters that changed places count as one slip (optimal string alignment), a slip at the
    first letter as two, because they are rare.
    """
    if len(word) < SHORT or not _is_spelt(word):
        return {}
    most = 2 if len(word) >= LONG else 1
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    alike: dict[str, int] = {}
    for other, slips, _ in near:
        counted = slips + (other[0] != word[0])
        if counted <= most and _is_spelt(other):
            alike[other] = counted
    alike.pop(word, None)
    return alike


def _is_spelt(word: str) -> bool:
    """Whether it is letters alone: a number that differs by one digit is another number."""
    return word.replace("'", "").isalpha()
