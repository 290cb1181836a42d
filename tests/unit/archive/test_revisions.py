import hashlib
from pathlib import Path

from app.archive.interviews import find_interview, read_text
from app.archive.revisions import (
    find_current_revision,
    list_revisions,
    read_source,
)
from app.ingest.library import Library
from app.transcript.spans import count_words
from tests.archives import FIRST, SEEDS


def test_the_first_revision_keeps_the_source_byte_for_byte(seeded_library: Library) -> None:
    received = Path(SEEDS / FIRST / "transcript.txt").read_bytes()
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        [revision] = list_revisions(session, interview)
        assert find_current_revision(session, interview) == revision
        assert read_source(session, interview, 1) == received
        words = read_text(session, interview)
    assert (revision.number, revision.added, revision.note) == (1, interview.sentences, None)
    assert revision.source_sha256 == hashlib.sha256(received).hexdigest()
    assert revision.sha256 == hashlib.sha256(words.encode()).hexdigest()
    assert count_words(words) == interview.words
