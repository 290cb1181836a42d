"""How much a word says: what turns the sense most, what only holds a sentence together least."""

from collections.abc import Sequence
from functools import lru_cache

from app.search.quote_check.signs import is_sign
from app.search.words import FUNCTION_WORDS

FULL = 1.0
OF_COMMON = 0.5
OF_FUNCTION = 0.25
OF_FILLERS = 0.15
OF_DENIALS = 1.0
OF_NUMBERS = 1.2

_FILLERS = "like um uh er ah hmm mhm yeah well so right okay ok just"
_FILLING_PHRASES = ("you know", "i mean", "sort of", "kind of", "you see")
_DENIALS = "no not never none nothing nobody neither nor without hardly cannot"
_COMMON = """
    actually bit came come comes coming day even ever every everything get gets getting give go
    goes going good got guess kind know like little look lot made make makes maybe mean much new
    now one people point put really right saw say saying says see seem seems still something sort
    take thing things think thinking thought time try use used using want wanted way well went
    work world year years
"""
_NUMBERS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
"""
NUMBERS = {word: str(number) for number, word in enumerate(_NUMBERS.split())} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "hundred": "100",
    "thousand": "1000",
}
"""Numbers in letters, and in digits."""

FILLERS = frozenset(_FILLERS.split())
FILLING_PHRASES = tuple(tuple(phrase.split()) for phrase in _FILLING_PHRASES)
_MEASURING = frozenset(
    ["million", "billion", "trillion", "dozen", "half", "twice", "fewer", "less"]
)
_DENYING = frozenset(_DENIALS.split())
_SAYING_LITTLE = frozenset(_COMMON.split())


def turns_sense(word: str) -> bool:
    """Whether a folded word denies or counts: without it a sentence says something else."""
    return denies(word) or _is_number(word) or word in _MEASURING or is_sign(word)


def fills(words: Sequence[str]) -> bool:
    """Whether folded words, one after another, only fill a pause."""
    if not words:
        return True
    if words[0] in FILLERS:
        return fills(words[1:])
    begun = next((each for each in FILLING_PHRASES if tuple(words[: len(each)]) == each), ())
    return bool(begun) and fills(words[len(begun) :])


@lru_cache(maxsize=1 << 16)
def weigh(word: str) -> float:
    """How much a folded word says."""
    if denies(word):
        return OF_DENIALS
    if _is_number(word):
        return OF_NUMBERS
    if word in FILLERS:
        return OF_FILLERS
    if word in FUNCTION_WORDS:
        return OF_FUNCTION
    return OF_COMMON if word in _SAYING_LITTLE else FULL


def denies(word: str) -> bool:
    """Whether a folded word turns a sentence into its opposite."""
    return word in _DENYING or word.endswith("n't")


def _is_number(word: str) -> bool:
    is_counted = word in NUMBERS and word != "one"
    return is_counted or any(letter.isdigit() for letter in word)
