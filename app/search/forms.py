"""The ways in which what was typed may stand in a text: joined, parted, by its stem, misspelt."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from app.search.engine import Form, Forms, Likeness, View
from app.search.query import Term
from app.search.spelling import list_variants
from app.search.words import is_telling
from app.transcript.stems import stem

MOST_FORMS = 8
MOST_ALIKE = 4
_PERCENT = "percent"

Words = tuple[str, ...]


def list_exact(words: Words, view: View) -> Forms:
    """Exactly these words, however they are joined: pre-training, pretraining, pre training."""
    others = chain(_join(words, view), _part(words, view), _write_percent(words))
    written = dict.fromkeys(islice(chain([words], others), MOST_FORMS))
    return tuple(map(Form, written))


def list_loose(term: Term, view: View) -> Forms:
    """A term in any of its word's forms, joined or parted."""
    if term.quoted:
        return list_exact(term.words, view)
    if term.open:
        return (Form(term.words, Likeness.BEGINNING),)
    return tuple(dict.fromkeys(_loosen(form) for form in list_exact(term.words, view)))


def list_alike(term: Term, view: View) -> Forms:
    """Words that are spelt like one that no text has, or like the same one across the Atlantic."""
    if term.quoted or term.open or len(term.words) > 1:
        return ()
    [word] = term.words
    variants = [each for each in list_variants(word) if _has(view, each)][:MOST_ALIKE]
    if not variants and is_unknown(word, view):
        variants = view.suggest(word, MOST_ALIKE)
    return tuple(dict.fromkeys(_loosen(Form((each,))) for each in variants))


def list_joined(first: Term, second: Term, view: View) -> Forms:
    """Two neighbours written as one word: “chat gpt” as ChatGPT."""
    plain = not (first.quoted or second.quoted or first.open or second.open)
    words = (*first.words, *second.words)
    if not plain or len(words) > 2:
        return ()
    return tuple(_loosen(Form(each)) for each in _join(words, view))


def is_unknown(word: str, view: View) -> bool:
    """Whether no text has a word in any form, joined or parted."""
    stemmed = Form((stem(word),), Likeness.STEM)
    return not view.has(stemmed) and len(list_exact((word,), view)) == 1


def _has(view: View, word: str) -> bool:
    return view.has(Form((word,)))


def _loosen(form: Form) -> Form:
    return Form(tuple(stem(word) for word in form.words), Likeness.STEM)


def _join(words: Words, view: View) -> Iterator[Words]:
    for place, (first, second) in enumerate(pairwise(words)):
        # “a part” is not “apart”, and 20 25 is not 2025.
        if _is_number(first, second) or not (is_telling(first) and is_telling(second)):
            continue
        if _has(view, first + second):
            yield (*words[:place], first + second, *words[place + 2 :])


def _part(words: Words, view: View) -> Iterator[Words]:
    for place, word in enumerate(words):
        for parts in _part_word(word, view):
            yield (*words[:place], *parts, *words[place + 1 :])


def _part_word(word: str, view: View) -> Iterator[Words]:
    is_known = _has(view, word)
    for cut in range(1, len(word)):
        parts = word[:cut], word[cut:]
        if _is_number(*parts):
            continue
        # “together” is not “to get her”; but “alot” is “a lot” where nobody writes it as one.
        if is_known and not all(len(part) > 1 and is_telling(part) for part in parts):
            continue
        if all(_has(view, part) for part in parts) and view.has(Form(parts)):
            yield parts


def _is_number(first: str, second: str) -> bool:
    """Whether two parts of a word are parts of one number."""
    return first[-1].isdigit() and second[0].isdigit()


def _write_percent(words: Sequence[str]) -> Iterator[Words]:
    for place, word in enumerate(words):
        if word.endswith("%"):
            yield (*words[:place], word[:-1], _PERCENT, *words[place + 1 :])
        elif word == _PERCENT and place and words[place - 1][-1].isdigit():
            yield (*words[: place - 1], words[place - 1] + "%", *words[place + 1 :])
