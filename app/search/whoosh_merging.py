"""When Whoosh is to join the parts that an index is written in, one for each commit."""

from collections.abc import Sequence

from whoosh.codec.base import Segment
from whoosh.writing import MERGE_SMALL, SegmentWriter

MOST_SEGMENTS = 10


def merge_rarely(writer: SegmentWriter, segments: Sequence[Segment]) -> list[Segment]:
    """Drops segments of which every document was deleted, and merges small ones where there are
    many; the library's own rule would merge deleted ones again and again, which takes longer than
    to index an interview.
    """
    living = [one for one in segments if one.doc_count()]  # type: ignore[no-untyped-call]
    if len(living) <= MOST_SEGMENTS:
        return living
    merged: list[Segment] = MERGE_SMALL(writer, living)  # type: ignore[no-untyped-call]
    return merged
