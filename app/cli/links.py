"""Telling what a correction does to the links into an interview."""

from collections.abc import Iterator
from dataclasses import asdict

from app.transcript.history.correction import Correction
from app.transcript.reading import shorten

MOST_LETTERS = 160
_WORDS = {
    "unchanged": "kept",
    "corrected": "corrected",
    "moved": "moved",
    "merged": "merged",
    "split": "split",
    "removed": "removed",
}


def write_links(correction: Correction) -> Iterator[str]:
    """How many links fare in which way, then every one whose words change, the worst first."""
    counts = asdict(correction.counts)
    told = ", ".join(f"{counts[name]} {word}" for name, word in _WORDS.items())
    yield f"links: {told}; {counts['added']} added"
    for change in correction.list_changes():
        after = " ".join(_quote(text) for text in change.after) or "nothing"
        yield f"{change.fate} {change.key}: {_quote(change.before)} → {after}"
    for sentence in correction.list_added():
        yield f"added {sentence.key}: {_quote(sentence.text)}"


def _quote(text: str) -> str:
    return f"“{shorten(text, MOST_LETTERS)}”"


def describe_links(correction: Correction) -> dict[str, object]:
    """The same for programs."""
    return {
        "links": asdict(correction.counts),
        "changes": [
            {
                "key": change.key,
                "fate": change.fate.value,
                "before": change.before,
                "after": list(change.after),
                "likeness": round(change.likeness, 3),
            }
            for change in correction.list_changes()
        ],
        "added": [asdict(sentence) for sentence in correction.list_added()],
    }
