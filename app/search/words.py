"""Words as searches compare them: numbers without commas, scripts without blanks by letter."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from app.transcript.canonical import is_invisible
from app.transcript.stems import stem
from app.transcript.words import Word, fold, list_folded, list_word_spans, split_words

# Scripts that put no blank between words: Thai to Khmer, kana, Chinese characters.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_VOWELS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
_PARTS = re.compile(f"[{_UNSPACED}][{_VOWELS}]*|[^{_UNSPACED}]+")
# Scripts in which a mark makes another letter of one: from Cyrillic й to the vowels of India,
# the tones of Thai and the voiced kana. Elsewhere marks are accents, which do not count.
_MARKED = re.compile(f"[{_UNSPACED}\u0400-\u052f\u0900-\u0dff\uff66-\uff9f]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SIGNS = re.compile(r"^[$€£¥]|(?:%|\+\+|#)$")

_FUNCTION_WORDS = """
    a an the this that these those and or but nor so if then than as at by for from in into of off
    on onto out over to up upon with within without about after before between during through under
    i me my we us our you your he him his she her it its they them their who whom whose which what
    when where why how am is are was were be been do does did doing done have has had having
    can could will would shall should may might must not no yes there here very just also too only
    all any some such own same other i'm i've i'd i'll you're you've you'll he's she's it's we're
    we've we'll they're they've they'll that's there's what's who's isn't aren't wasn't weren't
    don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't shouldn't
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""English words that hold a sentence together and say little of what it is about."""


@lru_cache(maxsize=64)
def read_words(text: str) -> tuple[Word, ...]:
    """The words of a text with their offsets, in code points."""
    words = split_words(text)
    if _needs_care(text):
        return tuple(part for word in words for part in _refine(word, text))
    return tuple(words)


# Passages that many searches find are read once; these two share nothing with any query.
@lru_cache(maxsize=256)
def list_words(text: str) -> list[str]:
    """The words of a text alone; not to be changed."""
    if _needs_care(text):
        return [word.folded for word in read_words(text)]
    return list_folded(text)


@lru_cache(maxsize=256)
def measure_words(text: str) -> list[tuple[int, int]]:
    """Where the words of a text start and end, in code points; not to be changed.

    With `list_words` this takes half the time of `read_words`, and most words need no offset.
    """
    if _needs_care(text):
        return [(word.start, word.end) for word in read_words(text)]
    return list_word_spans(text)


def _needs_care(text: str) -> bool:
    return bool(_THOUSANDS.search(text) or _MARKED.search(text))


def _refine(word: Word, text: str) -> Iterator[Word]:
    if not _MARKED.search(text, word.start, word.end):
        yield _join_thousands(word)
    else:
        for part in _PARTS.finditer(text, word.start, word.end):
            folded = _fold_marked(part[0])
            if folded:  # a lone accent is no word
                yield Word(folded, part.start(), part.end())


def _fold_marked(text: str) -> str:
    """A word as `fold` has it where its marks are accents; with them where they are letters."""
    if not _MARKED.search(text):
        return fold(text)
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")  # noqa: RUF001 (Cyrillic)


def _join_thousands(word: Word) -> Word:
    return Word(_THOUSANDS.sub("", word.folded), word.start, word.end)


def compose(text: str) -> str:
    """What was typed as the canonical text is written: accents composed, nothing invisible."""
    seen = "".join(letter for letter in text if not is_invisible(letter))
    # The halves of letters that a terminal may hand over cannot be stored, nor looked for.
    whole = seen.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return unicodedata.normalize("NFC", " ".join(whole.split()))


@lru_cache(maxsize=1 << 16)
def find_stem(word: str) -> str:
    """The stem of a folded word; of one that tells something, never of one that does not."""
    found = stem(word)
    if found in FUNCTION_WORDS and word not in FUNCTION_WORDS:
        bare = word.removesuffix("s")  # two beings are no “be”, and “thats” is no “that”
        return word if bare in FUNCTION_WORDS else bare
    return found


@lru_cache(maxsize=1 << 16)
def list_stems(word: str) -> tuple[str, ...]:
    """All stems that a word of a text is found by: $3 by itself and by 3."""
    bare = bare_word(word)
    return tuple(dict.fromkeys(find_stem(each) for each in (word, bare) if each))


def bare_word(word: str) -> str:
    """A word without a sign before or after it."""
    return _SIGNS.sub("", word)


def is_telling(word: str) -> bool:
    """Whether a word says what a sentence is about."""
    return word not in FUNCTION_WORDS
