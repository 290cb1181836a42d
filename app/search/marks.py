"""Where the words that were looked for stand in a text."""

from collections.abc import Iterable, Sequence

from app.search.engine import Wanted
from app.transcript.spans import Span
from app.transcript.stems import stem
from app.transcript.words import Word, find_run, split_words


def find_marks(text: str, wanted: Wanted) -> list[Span]:
    """One mark around each phrase, one around each other word; they never cut a word or nest."""
    words = split_words(text)
    phrases = [span for phrase in wanted.phrases for span in find_run(words, phrase)]
    return _flatten([*phrases, *_find_words(words, {*wanted.words, *wanted.some})])


def _find_words(words: Sequence[Word], wanted: Iterable[str]) -> list[Span]:
    stems = {stem(word) for word in wanted}
    return [Span(word.start, word.end) for word in words if stem(word.folded) in stems]


def _flatten(marks: Iterable[Span]) -> list[Span]:
    """Marks in order, those that overlap made one."""
    flat: list[Span] = []
    for mark in sorted(marks):
        if flat and mark.start < flat[-1].end:
            flat[-1] = Span(flat[-1].start, max(flat[-1].end, mark.end))
        else:
            flat.append(mark)
    return flat
