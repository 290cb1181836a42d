"""Where a text may well be parted, and where not: what each place between two sentences costs."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.transcript.cohesion import measure_cohesion
from app.transcript.spans import Span, count_words, tile

STUB_WORDS = 25
"""No fewer words of a turn stand apart from the rest of it."""
BACK_CHANNEL_WORDS = 4
"""“Yes.”, “Oh yeah, absolutely.”: a turn no longer than this answers, and says nothing alone."""

MID_TURN = 1.0
AFTER_QUESTION = 2.0
BEFORE_ANSWER = 2.0
"""On top, where the question was put to somebody else."""
INSIDE_QUOTATION = 4.0
BEFORE_BACK_CHANNEL = 3.0
AFTER_BACK_CHANNEL = 1.0
STUB = 1.5
LEANS_BACK = 1.0
LEANS_FORWARD = 1.5
HELD_TOGETHER = 2.0
"""Times the cohesion, which is mostly under a half."""
NEW_THOUGHT = -0.7

# What a sentence opens with that is not understood without the one before it.
_LEANS_BACK = re.compile(
    r"(?:Then|That|That's|Those|These|They|He|She|It|It's|His|Her|Their|Or|Because|So|But|And|Also"
    r"|This|Such|Instead|Another|Why|How so|Either way|In response|From that"
    r"|(?:If|When|All of|Some of|If you care about) (?:that|those|these|they|it))\b"
)
# What announces the next sentence: “Let me explain.”, “There are two arguments.”
_ANNOUNCES = re.compile(
    r"(?:I'll|I will|Let me|Let's|Here's|Here is|One case|One example)\b"
    r"|.*\b(?:explain|tell you|(?:two|three|several) (?:possible )?\w+)\b"
)
MOST_WORDS_ANNOUNCING = 20


@dataclass(frozen=True, slots=True)
class Seams:
    """Where a text may well be parted, as offsets: at turns, chapters, and editors' stretches."""

    turns: Collection[int] = ()
    chapters: Collection[int] = ()
    thoughts: Collection[int] = ()


def weigh_seams(
    text: str, sentences: Sequence[Span], words: Sequence[int], seams: Seams
) -> list[float]:
    """What it costs to part the text before each sentence; less than nothing where it is good.

    `words` are counted from the start of the text to each sentence, and to its end.
    """
    turns = set(seams.turns)
    befores = list(pairwise(sentences))
    questions = {two.start for one, two in befores if _is_question(one.cut(text))}
    back_channels = _find_back_channels(text, turns)
    inside = {one.start for one in sentences} - turns if len(turns) > 1 else set()
    marks = (
        (MID_TURN, inside),
        (STUB, _find_stubs(text, sentences, words, turns) & inside),
        (BEFORE_BACK_CHANNEL, back_channels),
        (AFTER_BACK_CHANNEL, {two for one, two in pairwise(sorted(turns)) if one in back_channels}),
        (AFTER_QUESTION, questions),
        (BEFORE_ANSWER, questions & turns),
        (LEANS_BACK, {one.start for one in sentences if _LEANS_BACK.match(one.cut(text))} - turns),
        (LEANS_FORWARD, {two.start for one, two in befores if _leans_forward(one.cut(text))}),
        (INSIDE_QUOTATION, _find_open_quotations(text, sentences, turns)),
        (NEW_THOUGHT, set(seams.thoughts)),
    )
    return [
        HELD_TOGETHER * held + sum(cost for cost, starts in marks if sentence.start in starts)
        for sentence, held in zip(sentences, measure_cohesion(text, sentences), strict=True)
    ]


def _is_question(sentence: str) -> bool:
    return sentence.rstrip("\"'”’").endswith("?")


def _leans_forward(sentence: str) -> bool:
    short = count_words(sentence) <= MOST_WORDS_ANNOUNCING
    return short and _ANNOUNCES.match(sentence) is not None


def _find_open_quotations(text: str, sentences: Sequence[Span], turns: Collection[int]) -> set[int]:
    """The sentences that start inside a quotation; none goes on in another turn."""
    inside, is_open = set(), False
    for sentence in sentences:
        is_open = is_open and sentence.start not in turns
        inside |= {sentence.start} if is_open else set()
        is_open ^= sentence.cut(text).count('"') % 2 == 1
    return inside


def _find_back_channels(text: str, turns: Collection[int]) -> set[int]:
    """Where the turns start that are too short to stand alone."""
    return {
        turn.start
        for turn in tile(text, turns)
        if turn.start in turns and count_words(turn.cut(text)) <= BACK_CHANNEL_WORDS
    }


def _find_stubs(
    text: str, sentences: Sequence[Span], words: Sequence[int], turns: Collection[int]
) -> set[int]:
    """The places inside of turns that have only a few of the turn's words before or behind them.

    The question that ends a turn may well stand apart from the rest of it, with its answer.
    """
    starts = [place for place, one in enumerate(sentences) if place == 0 or one.start in turns]
    stubs = set()
    for first, last in pairwise([*starts, len(sentences)]):
        asks = _is_question(sentences[last - 1].cut(text))
        for place in range(first + 1, last):
            before, behind = words[place] - words[first], words[last] - words[place]
            if before < STUB_WORDS or (behind < STUB_WORDS and not asks):
                stubs.add(sentences[place].start)
    return stubs
