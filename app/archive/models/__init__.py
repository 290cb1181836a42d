"""The tables. Offsets are code points into the canonical text, half-open."""

from app.archive.models.annotations import (
    ChapterRow,
    FormerHeadingRow,
    MentionRow,
    NameRow,
    SegmentRow,
    SegmentTopicRow,
    TopicRow,
    TurnRow,
)
from app.archive.models.base import ArchiveRow, Base
from app.archive.models.interviews import FormerSlugRow, InterviewPersonRow, InterviewRow, PersonRow
from app.archive.models.lists import ListRow
from app.archive.models.texts import (
    EditorFileRow,
    FateRow,
    KeyRow,
    PlaceRow,
    RevisionRow,
    SentenceRow,
)

__all__ = [
    "ArchiveRow",
    "Base",
    "ChapterRow",
    "EditorFileRow",
    "FateRow",
    "FormerHeadingRow",
    "FormerSlugRow",
    "InterviewPersonRow",
    "InterviewRow",
    "KeyRow",
    "ListRow",
    "MentionRow",
    "NameRow",
    "PersonRow",
    "PlaceRow",
    "RevisionRow",
    "SegmentRow",
    "SegmentTopicRow",
    "SentenceRow",
    "TopicRow",
    "TurnRow",
]
