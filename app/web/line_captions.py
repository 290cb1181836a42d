"""What a conversation line says in words: how to read it, who has how much, what is lit."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from app.archive.values import Chapter, Interview, Turn

_GAP = "\N{NO-BREAK SPACE}"
_ISOLATE = "\N{FIRST STRONG ISOLATE}"
_END = "\N{POP DIRECTIONAL ISOLATE}"


def write_caption(interview: Interview, bars: Sequence[Turn], *, named: bool) -> str:
    """How to read the line, and who has how much of the words."""
    if not named:
        return "Start to end, one bar per passage. Speakers are not identified."
    spoken: Counter[str | None] = Counter()
    for bar in bars:
        spoken[bar.speaker.slug if bar.speaker else None] += bar.words
    names = {each.slug: isolate(each.name) for each in interview.participants}
    shares = [
        f"{name} {write_percent(spoken[slug], spoken.total())}"
        for slug, name in [*names.items(), (None, "speaker not identified")]
        if spoken[slug]
    ]
    first, *others = shares
    doubt = " Some speakers are inferred, not certain." if _has_doubt(bars) else ""
    listed = ", ".join([f"{first} of the words", *others])
    return f"Start to end, one bar per turn. {listed}.{doubt}"


def isolate(name: str) -> str:
    """A name that leaves the words around it where they are, also if it runs from right to left."""
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name):
        return f"{_ISOLATE}{name}{_END}"
    return name


def _has_doubt(bars: Sequence[Turn]) -> bool:
    return any(bar.basis == "inferred" for bar in bars)


def write_percent(part: int, whole: int) -> str:
    """A share as people write it; never 0 for what is there, never 100 for what is not all."""
    percent = 100 * part / whole
    if 0 < percent < 1:
        return f"under 1{_GAP}%"
    return f"{round(percent) if part == whole else min(99, round(percent))}{_GAP}%"


def write_chapters(chapters: Sequence[Chapter], within: Sequence[Chapter]) -> str:
    """The numbers of chapters: “, in chapters 1, 4 and 9”."""
    numbers = [str(number) for number, each in enumerate(chapters, 1) if each in within]
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f", in chapter {numbers[0]}"
    return f", in chapters {', '.join(numbers[:-1])} and {numbers[-1]}"
