"""What has to be true of a redacted source, found out by reading it again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from app.transcript.canonical import clean_line
from app.transcript.formats.markdown import read_markdown
from app.transcript.formats.times import drop_times
from app.transcript.redaction.hearing import Hearing
from app.transcript.redaction.lines import split_source
from app.transcript.words import split_words

MOST_WORDS = 5
"""So many withdrawn words in a row tell of a sentence, even where the rest of it is gone."""

_MARK = re.compile(r"<[^<>]*>|\\")

Run = tuple[str, ...]


def keeps_words(before: Hearing, after: Hearing, taken: Set[int]) -> bool:
    """Whether all other words are still heard, in order and in the same voices, and none else."""
    kept = [word for number, word in enumerate(before.words) if number not in taken]
    return after.words == kept


def count_changed_sentences(before: Hearing, after: Hearing, taken: Set[int]) -> int:
    """How many sentences are no longer what was left of them; the words have to be the same."""
    left = ([number for number in sentence if number not in taken] for sentence in before.sentences)
    wanted = Counter(before.tell(numbers) for numbers in left if numbers)
    return (wanted - Counter(map(after.tell, after.sentences))).total()


def find_survivors(before: Hearing, after: Hearing, taken: Set[int]) -> frozenset[Run]:
    """Runs of withdrawn words that still stand in a source, in a heading or anywhere. Those that
    are heard elsewhere, too, and the names of who speaks are none.
    """
    told = _list_told(before, taken)
    lengths = {len(run) for run in told}
    heard = [_fold(after.canonical.text), *(_fold(word.voice or "") for word in set(after.words))]
    allowed = {run for words in heard for run in _make_runs(words, lengths)}
    return frozenset(told & read_runs(split_source(after.source), lengths) - allowed)


def read_runs(lines: Sequence[str], lengths: Iterable[int]) -> frozenset[Run]:
    """The runs of words of some lengths in lines as written, with and without the marks."""
    cleaned = [clean_line(line) for line in lines]
    bare = [_MARK.sub("", drop_times(read_markdown(line))) for line in cleaned]
    readings = (_fold(" ".join(cleaned)), _fold(" ".join(bare)))
    return frozenset(run for words in readings for run in _make_runs(words, lengths))


def _list_told(before: Hearing, taken: Set[int]) -> frozenset[Run]:
    """What each withdrawn sentence tells: its words, or those of a long one few by few."""
    sentences = ([n for n in sentence if n in taken] for sentence in before.sentences)
    folded = (_fold(before.tell(sentence)) for sentence in sentences if sentence)
    return frozenset(run for words in folded for run in _make_runs(words, {_limit(words)}))


def _limit(words: Run) -> int:
    return min(len(words), MOST_WORDS)


def _fold(text: str) -> Run:
    return tuple(word.folded for word in split_words(text))


def _make_runs(words: Run, lengths: Iterable[int]) -> Iterator[Run]:
    for length in lengths:
        if length:
            yield from zip(*(words[step:] for step in range(length)), strict=False)
