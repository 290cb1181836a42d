"""Random corrections of a text, with the truth about every sentence: kept by who made them, so
that nothing here depends on our own alignment.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from app.transcript.alignment.sentences import Alignment
from app.transcript.words import fold, split_words

SHORT = ["Yes.", "No.", "Right.", "Okay.", "Sure.", "I see.", "Thank you so much.", "Interesting."]
INVENTED = [
    "We should talk about the weather in Lisbon, too.",
    "My grandmother kept bees, and she never read a manual.",
    "There is a nice book about lighthouses on my desk.",
    "I think that this is what most people get wrong.",
    "You know, I have been thinking about it a lot lately.",
    "But it's not the only way to look at it.",
    "Let me give you an example of what I mean by that.",
    "When we started, nobody believed that it would work.",
    "And then, of course, the whole thing fell apart within a week or two.",
    "It depends on whom you ask and on the day you ask them.",
    "This is going to be one of the most important things to understand.",
    "The train to Trieste left without us.",
    "Do you think it is possible that we will never find out?",
    "If you look at the numbers, it is hard to tell the difference.",
]
_TYPOGRAPHY = [
    *(("...", "…"), ("…", "..."), ("—", " – "), ("'", "’"), (' "', " “"), ('"', "”")),
    *((", ", " , "), ("?", " ?"), (".", "!")),
]
_JOINING = [", ", "; ", " ", " and ", "—"]


@dataclass(eq=False)
class _Piece:
    """A sentence of the new text, and the old sentences whose words it holds."""

    text: str
    origins: tuple[int, ...] = ()


@dataclass(frozen=True)
class Correction:
    """A corrected text; for each old sentence, where its words are and what was done to it."""

    before: Sequence[str]
    after: list[str]
    truth: list[set[int]]
    changes: dict[int, str]
    replaced: dict[int, float]
    """The part of its words that was replaced."""


class Corrector:
    """Changes a text at random; the same seed makes the same changes."""

    def __init__(self, sentences: Sequence[str], seed: int) -> None:
        self._before = sentences
        self._random = Random(seed)  # noqa: S311 # no secret: the same in every run
        self._words = [word for sentence in sentences for word in sentence.split()] or ["lantern"]
        self._short = [text for text in sentences if len(split_words(text)) <= 3] or SHORT
        self._pieces = [_Piece(text, (number,)) for number, text in enumerate(sentences)]
        self._replaced: dict[int, float] = {}

    def correct(self, rate: float, changes: Sequence[str]) -> Correction:
        """Makes one of the changes to each of so large a part of the sentences."""
        count = round(rate * len(self._before))
        chosen = self._random.sample(list(self._pieces), min(len(self._pieces), count))
        made: dict[int, str] = {}
        for piece in chosen:
            change = self._random.choice(changes)
            if piece in self._pieces and len(piece.origins) == 1:
                made[piece.origins[0]] = change
                CHANGES[change](self, piece)
        return self._tell(made)

    def _tell(self, made: dict[int, str]) -> Correction:
        truth: list[set[int]] = [set() for _ in self._before]
        for number, piece in enumerate(self._pieces):
            for origin in piece.origins:
                truth[origin].add(number)
        after = [piece.text for piece in self._pieces]
        return Correction(self._before, after, truth, made, self._replaced)

    def replace_some(self, piece: _Piece) -> None:
        self._replace(piece, self._random.randint(1, 4))

    def replace_many(self, piece: _Piece) -> None:
        words = len(split_words(piece.text))
        self._replace(piece, max(1, int(words * self._random.uniform(0.2, 0.5))))

    def _replace(self, piece: _Piece, count: int) -> None:
        words = split_words(piece.text)
        chosen = self._random.sample(words, min(count, len(words)))
        for word in sorted(chosen, key=lambda word: word.start, reverse=True):
            text = piece.text
            piece.text = f"{text[: word.start]}{self._choose_word(word.folded)}{text[word.end :]}"
        self._replaced[piece.origins[0]] = len(chosen) / max(1, len(words))

    def _choose_word(self, other: str) -> str:
        """A word of the text (mostly a common one, then) or one that nobody knows, but another."""
        words = [self._random.choice(self._words).strip('.,?!"…—') for _ in range(3)]
        known = [word for word in words if word and fold(word) != other]
        return known[0] if known and self._random.random() < 0.75 else self._invent_word()

    def _invent_word(self) -> str:
        syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
        return "".join(self._random.choices(syllables, k=self._random.randint(1, 4)))

    def drop(self, piece: _Piece) -> None:
        self._pieces.remove(piece)

    def add(self, piece: _Piece) -> None:
        texts = self._random.choice([self._invented or SHORT, SHORT, self._short])
        place = self._pieces.index(piece) + self._random.randint(0, 1)
        self._pieces.insert(place, _Piece(self._random.choice(texts)))

    @cached_property
    def _invented(self) -> list[str]:
        """The sentences of the list that are unlike all in the text: a long one that was dropped
        and added in one revision would be one that moved.
        """
        here = [set(_fold_all(text)) for text in self._before]
        words = {text: set(_fold_all(text)) for text in INVENTED}
        return [
            t for t in words if all(2 * len(words[t] & there) <= len(words[t]) for there in here)
        ]

    def swap(self, piece: _Piece) -> None:
        """With the next one or the one before."""
        place = self._pieces.index(piece)
        self._pieces.insert(max(0, place + self._random.choice([-1, 1])), self._pieces.pop(place))

    def move(self, piece: _Piece) -> None:
        self._pieces.remove(piece)
        self._pieces.insert(self._random.randint(0, len(self._pieces)), piece)

    def split(self, piece: _Piece) -> None:
        """At a comma, or else anywhere."""
        words = piece.text.split()
        commas = [at for at, word in enumerate(words[:-1], 1) if word[-1] in ",;:—…"]
        anywhere = range(1, len(words))
        if anywhere:
            at = self._random.choice(commas or anywhere)
            left = " ".join(words[:at]).rstrip(",;:—") + "."
            place = self._pieces.index(piece)
            right = _Piece(_capitalise(" ".join(words[at:])), piece.origins)
            self._pieces[place : place + 1] = [_Piece(left, piece.origins), right]

    def merge(self, piece: _Piece) -> None:
        """With the next one."""
        place = self._pieces.index(piece)
        following = self._pieces[place + 1 : place + 2]
        if following and len(following[0].origins) == 1 and following[0].origins != piece.origins:
            joined = piece.text.rstrip(".!?") + self._random.choice(_JOINING)
            text = joined + _lower(following[0].text)
            self._pieces[place : place + 2] = [_Piece(text, piece.origins + following[0].origins)]

    def retype(self, piece: _Piece) -> None:
        piece.text = change_typography(piece.text)


CHANGES: dict[str, Callable[[Corrector, _Piece], None]] = {
    change.__name__: change
    for change in (
        *(Corrector.replace_some, Corrector.replace_many, Corrector.drop, Corrector.add),
        *(Corrector.swap, Corrector.move, Corrector.split, Corrector.merge, Corrector.retype),
    )
}


def change_typography(text: str) -> str:
    """The same words with other marks, and the other case of the first letter."""
    for mark, other in _TYPOGRAPHY:
        text = text.replace(mark, other)
    return text[:1].swapcase() + text[1:]


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def correct(
    sentences: Sequence[str], seed: int, rate: float, changes: Iterable[str] = CHANGES
) -> Correction:
    """A random correction of a text."""
    return Corrector(sentences, seed).correct(rate, list(changes))


@dataclass(frozen=True)
class Verdict:
    """How an alignment fares against the truth: numbers of old sentences."""

    wrong: list[int]
    """These resolve to words that are not theirs."""
    lost: list[int]
    """These are said to be removed and stand in the text, at most half of their words replaced."""
    excused: list[int]
    """The same, with more than half of their words replaced."""

    def tell_right_part(self, total: int) -> float:
        """The part of the sentences that resolve to the right place."""
        return 1 - (len(self.wrong) + len(self.lost)) / max(1, total)


def judge(correction: Correction, alignment: Alignment) -> Verdict:
    """Compares where an alignment sends each sentence with where it is."""
    verdict = Verdict([], [], [])
    for number, outcome in enumerate(alignment.outcomes):
        truth = correction.truth[number]
        if outcome.place is None:
            if truth:
                much = correction.replaced.get(number, 0) > 0.5
                (verdict.excused if much else verdict.lost).append(number)
            continue
        place = range(outcome.place[0], outcome.place[1] + 1)
        if not truth.issuperset(place) and not _is_indistinguishable(correction, number, place):
            verdict.wrong.append(number)
    return verdict


def _is_indistinguishable(correction: Correction, number: int, place: range) -> bool:
    """Whether the very same words stand beside the same neighbour: an exact copy was added there,
    one of two alike was dropped, or two alike were swapped, and nobody could tell which.
    """
    words = _fold_all(correction.before[number])
    truth = sorted(correction.truth[number])
    same = _fold_stretch(correction, truth) == _fold_stretch(correction, place)
    if same and abs(truth[0] - place.start) <= 1:
        return True
    if len(place) > 1 or words != _fold_all(correction.after[place.start]):
        return words in _find_twins(correction, number, place)
    around = _find_neighbours(correction, number)
    return any(abs(near - place.start) <= 1 for near in around)


def _fold_stretch(correction: Correction, places: Iterable[int]) -> list[list[str]]:
    return [_fold_all(correction.after[place]) for place in places]


def _find_twins(correction: Correction, number: int, place: range) -> list[list[str]]:
    """The words of the sentences close by whose place this is."""
    near = range(max(0, number - 3), min(len(correction.before), number + 4))
    return [
        _fold_all(correction.before[twin])
        for twin in near
        if twin != number and correction.truth[twin].issuperset(place)
    ]


def _find_neighbours(correction: Correction, number: int) -> set[int]:
    """Where the nearest sentences before and after one that are still there stand now."""
    before = next((t for t in reversed(correction.truth[:number]) if t), {-1})
    after = next((t for t in correction.truth[number + 1 :] if t), {len(correction.after)})
    return before | after


def _fold_all(text: str) -> list[str]:
    return [word.folded for word in split_words(text)]
