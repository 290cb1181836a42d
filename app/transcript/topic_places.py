"""Which topics a segment stands under: where an editor put it, and what its words betray."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.transcript.placements import Placement
from app.transcript.spans import Span

LEAST_SHARE = 0.3
"""A segment that shares less than this with a stretch merely borders on it."""


class Placed(StrEnum):
    """Who put a segment under a topic."""

    EDITOR = "editor"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class TopicPlace:
    """A segment's place under a topic; the weight, from 0 to 1, says how much it is about it."""

    topic: str
    weight: float
    placed: Placed


def place_topics(
    segment: Span, placements: Sequence[Placement], found: Mapping[str, float]
) -> list[TopicPlace]:
    """The topics of a segment: the editor's, and those found that the editor did not take out."""
    kept = _weigh([placed for placed in placements if not placed.is_taken_out], segment)
    out = _weigh([placed for placed in placements if placed.is_taken_out], segment)
    return [
        *(TopicPlace(topic, weight, Placed.EDITOR) for topic, weight in kept.items()),
        *(
            TopicPlace(topic, weight, Placed.FOUND)
            for topic, weight in found.items()
            if topic not in kept and topic not in out
        ),
    ]


def _weigh(placements: Sequence[Placement], segment: Span) -> dict[str, float]:
    """The share of a segment that each topic's stretches take."""
    weights: dict[str, float] = {}
    length = segment.end - segment.start
    for placement in placements:
        shared = placement.span.overlap(segment)
        shorter = min(length, placement.span.end - placement.span.start)
        if shared / shorter >= LEAST_SHARE:
            weights[placement.slug] = min(1.0, weights.get(placement.slug, 0.0) + shared / length)
    return weights
