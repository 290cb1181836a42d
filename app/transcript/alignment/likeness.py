"""How alike two sentences are: how many words they have in common, in the same order."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.transcript.words import split_words

# Thai, Lao, Burmese, Khmer, Japanese and Chinese put no blanks between words: every letter counts.
_PIECE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)

_LEAST_LETTERS = 6
_MOST_LETTERS = 60
_LETTERS_FLOOR = 0.8
_RARE = 12  # words that stand in more sentences lead nowhere
_MOST_LIKELY = 3


@dataclass(frozen=True)
class Wording:
    """A sentence as it is compared: without case, accents and typography."""

    text: str
    words: tuple[str, ...]

    @cached_property
    def is_telling(self) -> bool:
        """Whether it is too long to be said again by chance; “Thank you so much.” is not."""
        letters = sum(len(word) for word in self.words)
        return len(self.words) >= 8 or (len(self.words) >= 4 and letters >= 16)

    @cached_property
    def _places(self) -> dict[str, int]:
        """For each word a number whose bits are the places where it stands."""
        places: dict[str, int] = {}
        for place, word in enumerate(self.words):
            places[word] = places.get(word, 0) | 1 << place
        return places

    def count_common(self, words: Sequence[str]) -> int:
        """How many words stand in both, in the same order."""
        return self.count_common_so_far(words)[-1]

    def count_common_so_far(self, words: Sequence[str]) -> list[int]:
        """The same for no word of the other, for its first word, its first two, and so on."""
        # Hyyrö's bit-parallel longest common subsequence (2004): where it grows a bit falls to 0.
        places, length = self._places, len(self.words)
        everywhere = rest = (1 << length) - 1
        counts = [0]
        for word in words:
            if here := places.get(word, 0) & rest:
                rest = (rest + here | rest - here) & everywhere
            counts.append(length - rest.bit_count())
        return counts

    def liken(self, other: "Wording") -> float:
        """The part of their words that two sentences have in common, between 0 and 1."""
        return liken_counts(self.count_common(other.words), len(self.words), len(other.words))


def is_misspelt(one: Wording, other: Wording) -> bool:
    """Whether two short sentences share most of their letters, as “It's real” and “Its real” do."""
    letters, others = "".join(one.words), "".join(other.words)
    if not _LEAST_LETTERS <= len(letters) <= _MOST_LETTERS or len(others) > _MOST_LETTERS:
        return False
    return Wording("", tuple(letters)).liken(Wording("", tuple(others))) >= _LETTERS_FLOOR


@lru_cache(maxsize=1 << 14)  # most sentences of a corrected text are those of the text before
def read_wording(sentence: str) -> Wording:
    """A sentence as it is compared; one without any word is compared by its signs."""
    words = [piece for word in split_words(sentence) for piece in _part(word.folded)]
    return Wording(sentence, tuple(words) or (sentence,))


def _part(word: str) -> list[str]:
    return [word] if word.isascii() else _PIECE.findall(word)


def liken_counts(common: int, old_words: int, new_words: int) -> float:
    """The part of their words that two sentences have in common, from their numbers."""
    return 2 * common / (old_words + new_words)


def find_likely_pairs(
    old: Mapping[int, Wording], new: Mapping[int, Wording]
) -> Iterator[tuple[int, int]]:
    """For each old sentence the few new ones that share most rare words with it."""
    sentences = defaultdict(list)
    for j, wording in new.items():
        for word in dict.fromkeys(wording.words):
            sentences[word].append(j)
    rare = {word: places for word, places in sentences.items() if len(places) <= _RARE}
    for i, wording in old.items():
        shared = Counter(j for word in dict.fromkeys(wording.words) for j in rare.get(word, ()))
        for j, _ in shared.most_common(_MOST_LIKELY):
            yield i, j
