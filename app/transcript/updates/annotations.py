"""The annotation files of a corrected text: stale lines are replaced, all others stay."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.transcript.alignment.following import Following
from app.transcript.chapters import ChapterLine
from app.transcript.edition import Annotations
from app.transcript.placements import PlacementLine
from app.transcript.turns import CueSheetLine
from app.transcript.updates.changes import LineChange, Update
from app.transcript.updates.chapters import update_chapters
from app.transcript.updates.files import apply_changes
from app.transcript.updates.names import update_names
from app.transcript.updates.origins import Origins
from app.transcript.updates.topics import update_topics
from app.transcript.updates.turns import update_turns

_Entry = TypeVar("_Entry", CueSheetLine, ChapterLine, PlacementLine)

TURNS, CHAPTERS, TOPICS, NAMES = "turns.txt", "chapters.txt", "topics.txt", "names.txt"


def update_annotations(
    stored: Mapping[str, str],
    annotations: Annotations,
    texts: Mapping[str, str],
    following: Following,
) -> list[Update]:
    """The files with stale lines, as they should be for the corrected text.

    `stored` are the files' texts as they were ingested with the old text, `texts` those of today,
    both by file name; `annotations` are the lines of today.
    """
    files = _Files(stored, texts, Origins(following))
    return [
        *files.update(TURNS, annotations.turns, update_turns),
        *files.update(CHAPTERS, annotations.chapters, update_chapters),
        *files.update(TOPICS, annotations.topics, update_topics),
        *files.update(NAMES, annotations.names, update_names),
    ]


@dataclass(frozen=True)
class _Files:
    stored: Mapping[str, str]
    texts: Mapping[str, str]
    origins: Origins

    def update(
        self,
        name: str,
        present: Sequence[_Entry],
        find_changes: Callable[[str, Sequence[_Entry], Origins], list[LineChange]],
    ) -> Iterator[Update]:
        """The file as it should be, if anything in it has to change and was there before."""
        if name in self.stored and present:
            changes = find_changes(self.stored[name], present, self.origins)
            if changes:
                text = apply_changes(self.texts[name], changes)
                yield Update(present[0].line.file, tuple(changes), text)
