"""Who says what in a paste that has speakers' labels, as transcripts do."""

import re
from collections.abc import Iterator
from itertools import pairwise

from app.search.quote_check.sayings import NAME, is_somebody
from app.transcript.spans import Span

_CLOCK = r"[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?"
_LABEL = re.compile(
    rf"(?:^|(?<=[.!?…”\"])\s+|>>\s*)(?:(?P<letter>[QA])|(?P<name>{NAME})(?:\s+{_CLOCK})?)\s*:\s+"
    rf"|^(?P<timed>{NAME})\s+{_CLOCK}\s+|^(?P<alone>{NAME})\n",
    re.MULTILINE,
)


def find_labelled(text: str) -> list[Span]:
    """What stands behind each label; nothing where there is none, or only one before a colon."""
    labels = [label for label in _LABEL.finditer(text) if _is_label(label, text)]
    if not labels or labels[0].start() > 0 or (len(labels) == 1 and labels[0]["name"]):
        return []
    ends = [label.start() for label in labels[1:]]
    return [
        Span(label.end(), end)
        for label, end in zip(labels, [*ends, len(text)], strict=True)
        if text[label.end() : end].strip()
    ]


def _is_label(label: re.Match[str], text: str) -> bool:
    if label["letter"]:
        return "Q:" in text and "A:" in text
    return is_somebody(label["name"] or label["timed"] or label["alone"])


def find_blocks(text: str) -> list[Span]:
    """The lines of a text, those together that a sentence runs over."""
    starts = [0, *_list_starts(text), len(text)]
    return [Span(start, end) for start, end in pairwise(starts) if text[start:end].strip()]


def _list_starts(text: str) -> Iterator[int]:
    for end in re.finditer(r"(?<=[.!?…”\"])\n(?=\W*[A-Z\d])", text):
        yield end.end()
