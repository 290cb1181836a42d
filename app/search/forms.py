"""The ways in which what was typed may stand in a text: joined, parted, by its stem, misspelt."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from app.search.engine import Form, Forms, Likeness, View
from app.search.query import Term
from app.search.spelling import list_variants
from app.search.words import find_stem, is_telling

MOST_FORMS = 8
MOST_ALIKE = 4
LEAST_LETTERS = 3
"""Of a word that is looked for inside another."""
LEAST_BEGUN = 2
"""Letters from which on a word that no text has may be one that is not typed to its end."""
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


def list_alike(term: Term, view: View, is_last: bool = False) -> Forms:
    """Words that are spelt like one that no text has, or like the same one across the Atlantic.

    The last word of a query may be one that is still being typed: then what begins so, too.
    """
    if term.quoted or term.open or len(term.words) > 1:
        return ()
    [word] = term.words
    alike = [_loosen(Form(tuple(each.split()))) for each in list_spellings(word, view)]
    if is_last and len(word) >= LEAST_BEGUN and is_unknown(word, view):
        alike.append(Form((word,), Likeness.BEGINNING))
    return tuple(dict.fromkeys(alike))


def list_spellings(word: str, view: View) -> list[str]:
    """The words of the texts that one may stand for, the likest first."""
    variants = [each for each in list_variants(word) if _has(view, each)][:MOST_ALIKE]
    if variants or not is_unknown(word, view):
        return variants
    apostrophes = [each for each in _add_apostrophe(word) if _has(view, each)]
    return apostrophes or view.suggest(word, MOST_ALIKE) or list(_part_misspelt(word, view))


def _part_misspelt(word: str, view: View) -> Iterator[str]:
    """Two words that stand beside one another, of which the second is misspelt: “pretraning”."""
    for cut in range(LEAST_LETTERS, len(word) - LEAST_LETTERS):
        if _has(view, word[:cut]) and is_telling(word[:cut]):
            for other in view.suggest(word[cut:], 1):
                if view.has(Form((word[:cut], other))):
                    yield f"{word[:cut]} {other}"


def list_joined(first: Term, second: Term, view: View) -> Forms:
    """Two neighbours written as one word: “chat gpt” as ChatGPT."""
    plain = not (first.quoted or second.quoted or first.open or second.open)
    words = (*first.words, *second.words)
    if not plain or len(words) > 2:
        return ()
    return tuple(_loosen(Form(each)) for each in _join(words, view))


def is_unknown(word: str, view: View) -> bool:
    """Whether no text has a word in any form, joined or parted."""
    stemmed = Form((find_stem(word),), Likeness.STEM)
    return not view.has(stemmed) and len(list_exact((word,), view)) == 1


def _add_apostrophe(word: str) -> Iterator[str]:
    """The word with the apostrophe that was left out: don't, we're."""
    for letters in (1, 2):
        if len(word) > letters:
            yield f"{word[:-letters]}'{word[-letters:]}"


def _has(view: View, word: str) -> bool:
    return view.has(Form((word,)))


def _loosen(form: Form) -> Form:
    if len(form.words) == 1 and not is_telling(form.words[0]):
        return form  # “that’s” is not “that”
    return Form(tuple(find_stem(word) for word in form.words), Likeness.STEM)


def _join(words: Words, view: View) -> Iterator[Words]:
    for place, (first, second) in enumerate(pairwise(words)):
        # “a part” is not “apart”, “U.S.” is not “us”, and 20 25 is not 2025.
        if _can_join(first, second) and _has(view, first + second):
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


def _can_join(first: str, second: str) -> bool:
    long = all(len(word) > 1 or word.isdigit() for word in (first, second))
    return long and is_telling(first) and is_telling(second) and not _is_number(first, second)


def _is_number(first: str, second: str) -> bool:
    """Whether two parts of a word are parts of one number."""
    return first[-1].isdigit() and second[0].isdigit()


def _write_percent(words: Sequence[str]) -> Iterator[Words]:
    for place, word in enumerate(words):
        if word.endswith("%"):
            yield (*words[:place], word[:-1], _PERCENT, *words[place + 1 :])
        elif word == _PERCENT and place and words[place - 1][-1].isdigit():
            yield (*words[: place - 1], words[place - 1] + "%", *words[place + 1 :])
