"""Words by which a quotation is given to somebody, in a paste that has no quotation marks."""

import re

from app.search.quote_check.weights import FULL, turns_sense, weigh
from app.search.words import read_words
from app.transcript.spans import Span

# Bounded, because what is tried at each letter of a long paste must end soon.
_CAPITALISED = r"[A-Z][\w.'’-]{0,30}"
NAME = rf"@?{_CAPITALISED}(?:\s+(?:(?:de|van|von|der|la|bin|al)\s+)?{_CAPITALISED}){{0,3}}"
SAYING = (
    r"(?:(?:has |had |once |recently )?(?:said|says|told|tells|explained|explains|argued|argues|"
    r"added|adds|noted|notes|asked|asks|wrote|writes|remarked|remarks|claimed|claims|quipped|"
    r"observed|observes|responded|replied|replies|answered|answers|continued|stated|states|"
    r"insisted|insists|admitted|admits|conceded|concedes|warned|warns|recalled|recalls|"
    r"put it|puts it))"
)
_WHO = rf"(?P<who>{NAME})"
_SHE = rf"(?:{_WHO}|he|she|they)"
# Where, to whom and when it was said; anything else after “he said” may be what was said.
_WHERE = r"(?:\s+(?:in|to|on|at|during|last|this|yesterday|about|of)\b[^.!?\n\"“”]{0,80})?"
_AFTER = (
    rf"\s*(?:[-–—―~]{{1,3}}|\n[-–—―~\s]{{0,9}})\s*\(?{_WHO}(?:,[^.!?\n]{{0,80}})?\)?",
    rf"\s*\({_WHO}(?:,[^()]{{0,80}})?\)",
    rf",?\s+{_SHE}\s+{SAYING}{_WHERE}",
    rf",?\s+{SAYING}\s+{_WHO}{_WHERE}",
)
_BEFORE = (
    rf"{_WHO}(?:\s*\([^()]*\))?\s*:\s+",
    rf"{_SHE}\s+{SAYING}{_WHERE}\s*(?::|,|\bthat\b)\s*",
    rf"According to {_WHO}{_WHERE}[:,]\s*",
    rf"As {_WHO}\s+{SAYING}{_WHERE}[:,]\s*",
)
_SAID_AFTER = tuple(re.compile(rf"{form}[\s.]*$") for form in _AFTER)
_SAID_BEFORE = tuple(re.compile(rf"\s*{form}") for form in _BEFORE)


def cut_attribution(text: str) -> Span:
    """Where the quotation stands in a paste: all of it but who said it, before or after."""
    start, end = 0, len(text)
    for pattern in _SAID_BEFORE:
        before = pattern.match(text)
        if before and is_somebody(before["who"]):
            start = before.end()
            break
    for pattern in _SAID_AFTER:
        after = pattern.search(text, start)
        if after and is_somebody(after["who"]):
            end = after.start()
            break
    return Span(start, end) if read_words(text[start:end]) else Span(0, len(text))


def is_somebody(name: str | None) -> bool:
    """Whether a name can be one: “No:” and “— Never” are said, and “he” is somebody."""
    words = [word.folded for word in read_words(name or "")]
    return all(weigh(word) >= FULL and not turns_sense(word) for word in words)
