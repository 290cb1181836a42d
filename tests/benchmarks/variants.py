"""Makes quotations of a text that are right or wrong in a known way, the same on every run."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from app.search.quote_check.verdicts import Verdict
from app.search.words import list_words
from app.transcript.canonical import build_canonical
from app.transcript.formats import parse_cues
from app.transcript.sentences import split_sentences
from tests.benchmarks.edits import (
    change_number,
    cut_beginning,
    cut_middle,
    drop_word,
    glue_runs,
    replace_word,
    shorten_last_word,
    shuffle_words,
    swap_words,
    turn_denial,
)
from tests.benchmarks.said import Said
from tests.benchmarks.typography import change_typography

OF_EACH = 190
SEED = 6
MOST_TRIED = 200
"""For each that is wanted: a text need not have so many."""
MOST_FILES = 20

Make = Callable[[Random, Said], str | None]


@dataclass(frozen=True, slots=True)
class Variant:
    """A quotation, and the verdicts that are right for it, the likeliest first."""

    kind: str
    quote: str
    due: tuple[Verdict, ...]
    is_part: bool = False
    """Whether it is known to be a part of a sentence, which is to be told."""


MADE: dict[str, tuple[Make, tuple[Verdict, ...]]] = {
    "typography": (change_typography, (Verdict.VERBATIM,)),
    "beginning cut off": (cut_beginning, (Verdict.VERBATIM,)),
    "marked omission": (cut_middle, (Verdict.ABRIDGED,)),
    "word dropped": (drop_word, (Verdict.ALTERED,)),
    "word replaced": (replace_word, (Verdict.ALTERED,)),
    "last word shortened": (shorten_last_word, (Verdict.ALTERED,)),
    "words swapped": (swap_words, (Verdict.ALTERED,)),
    "denial": (turn_denial, (Verdict.ALTERED,)),
    "number": (change_number, (Verdict.ALTERED,)),
    "two places glued": (glue_runs, (Verdict.ALTERED,)),
    "bag of words": (shuffle_words, (Verdict.ABSENT, Verdict.ALTERED)),
}


def make_variants(text: str, folders: Sequence[str]) -> Iterator[Variant]:
    """So many of each kind; with folders of transcripts, sentences of those too."""
    said = Said(text)
    for kind, (make, due) in MADE.items():
        for quote in _make_each(Random(f"{SEED} {kind}"), said, make):  # noqa: S311 (no secret)
            yield Variant(kind, quote, _find_due(said, quote, due), make is cut_beginning)
    for quote in _list_foreign(folders):
        due = _find_due(said, quote, (Verdict.ABSENT,))
        yield Variant("another conversation", quote, due)


def _find_due(said: Said, quote: str, due: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """Verbatim if the very words stand in the text, whatever was meant to become of them."""
    is_same = due[0] is Verdict.VERBATIM or said.has(quote)
    return (Verdict.VERBATIM,) if is_same else due


def _make_each(random: Random, said: Said, make: Make) -> list[str]:
    made: dict[str, None] = {}
    for _ in range(OF_EACH * MOST_TRIED):
        if len(made) == OF_EACH:
            break
        if quote := make(random, said):
            made[quote] = None
    return list(made)


def _list_foreign(folders: Sequence[str]) -> list[str]:
    """Sentences of other transcripts, of 8 to 40 words."""
    files = sorted(file for folder in folders for file in Path(folder).rglob("*.md"))
    random = Random(SEED)  # noqa: S311 (no secret)
    sentences = []
    for file in files[:: max(1, len(files) // MOST_FILES)]:
        canonical = build_canonical(parse_cues(file.read_text(encoding="utf-8")))
        sentences += [span.cut(canonical.text) for span in split_sentences(canonical)]
    fitting = [each for each in sentences if 8 <= len(list_words(each)) <= 40]
    return random.sample(fitting, min(OF_EACH, len(fitting)))
