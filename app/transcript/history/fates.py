"""What may become of a sentence that somebody has linked."""

from collections.abc import Iterable
from enum import StrEnum


class Fate(StrEnum):
    """What became of a sentence, the gravest last."""

    UNCHANGED = "unchanged"
    CORRECTED = "corrected"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"


_GRAVITY = {fate: gravity for gravity, fate in enumerate(Fate)}
GONE = frozenset({Fate.REMOVED, Fate.WITHDRAWN})
"""Nothing of the words is left to be shown as the text of today."""


def weigh(fate: Fate) -> int:
    """How grave it is; the higher, the graver."""
    return _GRAVITY[fate]


def find_gravest(fates: Iterable[Fate]) -> Fate:
    """The one that tells most about a whole; unchanged where nothing happened."""
    return max(fates, key=weigh, default=Fate.UNCHANGED)
