"""Proves that database, index and source agree."""

import hashlib
from collections.abc import Iterator, Sequence

from app.archive.database import Session
from app.archive.interviews import list_interviews, read_sentences, read_text, read_turns
from app.archive.removals import list_removed
from app.archive.revisions import find_current_revision, read_source
from app.archive.segments import read_segments
from app.archive.state import read_current_ingests, read_generation
from app.archive.values import Interview, Revision, Segment, Sentence, Turn
from app.decoding import decode
from app.ingest.library import Library
from app.ingest.past import find_past_faults
from app.ingest.withdrawal.withdrawing import is_unfinished
from app.search.engine import State
from app.transcript import TEXT_VERSION
from app.transcript.canonical import build_canonical
from app.transcript.formats import parse_cues
from app.transcript.spans import Span, tiles


def find_faults(library: Library) -> list[str]:
    """Everything that does not agree, a sentence each; none in a sound archive."""
    # Nobody may write meanwhile: between its commits a sound archive does not agree.
    with library.lock(), library.database.read() as session:
        standing = list_interviews(session)
        checks = [
            *((interview, _check_interview(session, interview)) for interview in standing),
            *((one, find_past_faults(session, one)) for one in (*standing, *list_removed(session))),
        ]
        faults = [f"{interview.slug}: {fault}" for interview, found in checks for fault in found]
        if is_unfinished(library):
            faults.append(
                "a withdrawal was broken off before the words were out of every file. "
                "Run the same `onrecord withdraw` again, which finishes it."
            )
        return [*faults, *_check_index(session, library)]


def _check_interview(session: Session, interview: Interview) -> Iterator[str]:
    text = read_text(session, interview)
    revision = find_current_revision(session, interview)
    if hashlib.sha256(text.encode()).hexdigest() != revision.sha256:
        yield "the sentences do not give the text of the current revision."
    source = read_source(session, interview, revision.number)
    if source and hashlib.sha256(source).hexdigest() != revision.source_sha256:
        yield "the stored source is not the one that was received."
    # Another version of the program may read the same source in another way.
    elif source and revision.text_version == TEXT_VERSION and _read_text(source, revision) != text:
        yield "the stored source does not give the text."
    units: dict[str, Sequence[Sentence | Turn | Segment]] = {
        "sentences": read_sentences(session, interview),
        "turns": read_turns(session, interview),
        "segments": read_segments(session, interview),
    }
    for name, parts in units.items():
        if not tiles(text, [Span(part.start, part.end) for part in parts]):
            yield f"the {name} do not tile the text."


def _read_text(source: bytes, revision: Revision) -> str:
    return build_canonical(parse_cues(decode(source, revision.source_name).text)).text


def _check_index(session: Session, library: Library) -> Iterator[str]:
    if library.engine.state() != State(read_generation(session)):
        yield "the index does not belong to the state of the database. Run `onrecord reindex`."
        return
    if not library.engine.is_sound():
        yield "the index has files that were damaged. Run `onrecord reindex`."
    indexed = library.engine.ingests()
    current = set(read_current_ingests(session).values())
    expected = {interview.ingest: interview.segments for interview in list_interviews(session)}
    if {ingest: count for ingest, count in indexed.items() if ingest in current} != expected:
        yield "the index lacks passages. Run `onrecord reindex`."
    if set(indexed) - current:
        yield "the index holds passages that are not current. Run `onrecord reindex`."
