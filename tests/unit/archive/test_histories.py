from pathlib import Path

import pytest
from sqlalchemy import select

from app.archive.histories import read_history, read_time, write_time
from app.archive.interviews import find_interview, read_sentences
from app.archive.models import KeyRow, PlaceRow, SentenceRow
from app.archive.values import Interview
from app.ingest.library import Library
from app.ingest.pipeline import Orders, ingest_sources
from app.sources import find_sources
from app.transcript.history.fates import Fate
from app.transcript.history.states import History
from tests.builders import write_source
from tests.unit.transcript.histories import ENGINE, NUMBERS, ORDER, TALK, THANKS, THINK, WELCOME

TEXTS = [
    TALK,
    [*TALK[:2], THINK.replace("one day", "soon"), *TALK[3:]],
    [f"{WELCOME[:-1]}, and {ENGINE.lower()}", THANKS, THINK, ORDER, NUMBERS],
    [WELCOME, THANKS, THINK, "It does whatever we know.", "Or how to order it to perform."],
    TALK,
]


def ingest(library: Library, folder: Path, sentences: list[str]) -> History:
    """Ingests a text, a sentence a line, and gives back the history that was planned."""
    source = find_sources(write_source(folder, "\n".join(sentences)))
    [plan] = ingest_sources(library, source, Orders(may_break_links=True))
    return plan.history


def find(library: Library) -> Interview:
    with library.database.read() as session:
        interview = find_interview(session, "ada")
    assert interview is not None
    return interview


def test_it_reads_back_the_whole_history_after_each_correction(
    library: Library, tmp_path: Path
) -> None:
    for number, text in enumerate(TEXTS, start=1):
        planned = ingest(library, tmp_path / "ada", text)
        interview = find(library)
        with library.database.read() as session:
            history = read_history(session, interview.id)
            sentences = read_sentences(session, interview)
        assert history == planned
        assert interview.revision == history.now.number == number
        assert [one.text for one in sentences] == text
        assert [one.key for one in sentences] == [one.key for one in history.now.sentences]
    fates = {event.fate for state in history.states for event in state.events}
    assert fates == {Fate.CORRECTED, Fate.MOVED, Fate.MERGED, Fate.SPLIT, Fate.REMOVED}


def test_it_stores_only_changed_sentences_again(library: Library, tmp_path: Path) -> None:
    for text in TEXTS[:2]:
        ingest(library, tmp_path / "ada", text)
    with library.database.read() as session:
        rows = session.execute(
            select(SentenceRow.text, SentenceRow.first_revision, SentenceRow.last_revision)
        ).all()
    assert len(rows) == len(TALK) + 1
    assert (THINK, 1, 1) in rows
    assert (THINK.replace("one day", "soon"), 2, None) in rows
    assert (WELCOME, 1, None) in rows


def test_it_remembers_which_revision_brought_a_key(library: Library, tmp_path: Path) -> None:
    for text in TEXTS[:3]:
        ingest(library, tmp_path / "ada", text)
    with library.database.read() as session:
        keys = session.scalars(select(KeyRow.minted_in).order_by(KeyRow.id)).all()
        places = session.scalars(select(PlaceRow.position)).all()
    assert keys == [1, 1, 1, 1, 1, 1, 3]
    assert places == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("at", ["2026-11-23T04:20:20Z", "2026-11-23T05:20:20+01:00"])
def test_it_keeps_times_in_utc(at: str) -> None:
    assert write_time(read_time(at)) == "2026-11-23T04:20:20Z"
