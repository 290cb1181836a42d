"""Word stems, so that “models” finds “model”."""

from functools import lru_cache

from whoosh.lang.snowball.english import EnglishStemmer

_STEMMER = EnglishStemmer()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word, by Porter's second English stemmer."""
    if not word.replace("'", "").isalpha():  # model's belongs to model; C++ and 3.5 stay whole
        return word
    return str(_STEMMER.stem(word))  # type: ignore[no-untyped-call]  # Whoosh types most of itself
