"""Word stems, so that “models” is found by “model”."""

from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer  # type: ignore[import-untyped] # it ships no types

from app.transcript.words import split_words


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word, by Porter's second English stemmer."""
    if not word.replace("'", "").isalpha():  # model's belongs to model; C++ and 3.5 stay whole
        return word
    # One each time: a stemmer keeps the word that it works on, and pages are made in threads.
    return str(EnglishStemmer().stemWord(word))


def stem_words(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return [stem(word.folded) for word in split_words(text)]
