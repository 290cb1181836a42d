"""A corrected transcript: a new revision, whose links and annotations follow the words."""

from pathlib import Path
from typing import Any

import pytest

from app.archive.histories import read_history
from app.archive.interviews import find_interview, read_turns
from app.archive.revisions import list_revisions, read_source
from app.archive.segments import list_topic_segments
from app.errors import ArchiveError, StaleAnnotationsError
from app.ingest.drafts import Wishes
from app.ingest.library import Library
from app.ingest.pipeline import Orders, ingest_sources
from app.ingest.planning import Change, Plan
from app.ingest.verification import find_faults
from app.search.finding import Filters, Window, find_passages
from app.search.query import parse_query
from app.sources import find_sources
from tests.builders import write_source
from tests.unit.ingest.talks import list_keys, take_snapshot
from tests.unit.transcript.histories import ENGINE, ORDER, TALK, THINK, WELCOME, change

KNITS = ENGINE.replace("weaves algebraic", "knits algebraic")
TURNS = f"Charles: Welcome to the show\nAda: The engine weaves\nCharles: {THINK}\nAda: It does\n"
VOCABULARY = '[weaving]\nname = "Weaving"\nsummary = "How patterns come about."\n'
ANNOTATED: dict[str, Any] = {
    "turns": TURNS,
    "topics": f"weaving: {ENGINE}\n",
    "vocabulary": VOCABULARY,
}
NAMES = '[loom]\nname = "Jacquard loom"\nkind = "thing"\n'
FREE = Orders(may_break_links=True, may_update=True)


def ingest(
    library: Library, folder: Path, sentences: list[str], orders: Orders = FREE, **files: Any
) -> Plan:
    source = find_sources(write_source(folder, "\n".join(sentences) + "\n", **files))
    [plan] = ingest_sources(library, source, orders)
    return plan


def search(library: Library, words: str) -> int:
    with library.database.read() as session:
        query = parse_query(words)
        return find_passages(session, library.engine, query, Filters(), Window()).total


def test_it_makes_a_new_revision_with_a_note_and_counts(library: Library, tmp_path: Path) -> None:
    ingest(library, tmp_path / "ada", TALK)
    text = change(TALK, ENGINE=KNITS, THINK=None)
    plan = ingest(
        library, tmp_path / "ada", text, Orders(note="A slip of the ear", may_break_links=True)
    )
    assert plan.change is Change.CORRECTED
    with library.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        first, second = list_revisions(session, interview)
        assert read_source(session, interview, 1).decode() == "\n".join(TALK) + "\n"
        assert read_source(session, interview, 2).decode() == "\n".join(text) + "\n"
    assert (first.number, first.added, first.note) == (1, 6, None)
    assert (second.number, second.note) == (2, "A slip of the ear")
    assert (second.unchanged, second.corrected, second.removed, second.added) == (4, 1, 1, 0)
    assert find_faults(library) == []


def test_it_finds_the_words_now_and_no_longer_those_of_old(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, tmp_path / "ada", TALK)
    ingest(library, tmp_path / "ada", change(TALK, ENGINE=KNITS))
    assert (search(library, '"knits algebraic"'), search(library, '"weaves algebraic"')) == (1, 0)


def test_it_changes_nothing_the_second_time(library: Library, tmp_path: Path) -> None:
    for text in (TALK, change(TALK, ENGINE=KNITS)):
        ingest(library, tmp_path / "ada", text)
    before = take_snapshot(library)
    plan = ingest(library, tmp_path / "ada", change(TALK, ENGINE=KNITS))
    assert plan.change is Change.NOTHING
    assert take_snapshot(library) == before


def test_it_gives_the_same_keys_on_every_machine_for_the_same_history(
    library: Library, tmp_path: Path
) -> None:
    text = [*change(TALK, ENGINE=KNITS), "Yes.", "And it might compose music, too."]
    ingest(library, tmp_path / "ada", TALK)
    ingest(library, tmp_path / "ada", text, turns=TURNS.replace("weaves", "knits"))
    ingest(library, tmp_path / "other/lovelace", TALK)
    ingest(library, tmp_path / "other/lovelace", text)
    assert list_keys(library, "ada") == list_keys(library, "lovelace")


def test_it_corrects_an_interview_that_is_renamed_at_once(library: Library, tmp_path: Path) -> None:
    ingest(library, tmp_path / "ada", TALK)
    keys = list_keys(library, "ada")
    text = change(TALK, ENGINE=KNITS)
    ingest(library, tmp_path / "lovelace", text, metadata='formerly = ["ada"]\n')
    assert list_keys(library, "ada") == list_keys(library, "lovelace") == keys


def test_a_bare_transcript_keeps_what_was_said_of_it_before(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "ada.txt"
    for text, wishes in (
        (TALK, Wishes(title="A talk", date="1843-07", language="en-GB")),
        (change(TALK, ENGINE=KNITS), Wishes(date="1843-08")),
    ):
        path.write_text("\n".join(text))
        ingest_sources(library, find_sources(path), Orders(wishes))
    with library.database.read() as session:
        interview = find_interview(session, "ada")
    assert interview is not None
    assert (interview.title, interview.date, interview.language) == ("A talk", "1843-08", "en-GB")


# --- links that would break --------------------------------------------------------


def test_it_stops_where_more_than_a_tenth_of_the_links_would_break(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, tmp_path / "ada", TALK)
    before = take_snapshot(library)
    with pytest.raises(ArchiveError, match="would break 1 of the 6 links into “A talk with Ada”"):
        ingest(library, tmp_path / "ada", TALK[1:], Orders())
    assert take_snapshot(library) == before


# --- annotations -------------------------------------------------------------------


def test_it_stops_with_all_stale_lines_at_once(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "seeds/ada"
    ingest(library, folder, TALK, **ANNOTATED)
    before = take_snapshot(library)
    with pytest.raises(StaleAnnotationsError) as refusal:
        ingest(library, folder, change(TALK, ENGINE=KNITS), Orders())
    said = str(refusal.value)
    assert (
        f"{folder / 'turns.txt'}, line 2: “Ada: The engine weaves” → “Ada: The engine knits”"
        in said
    )
    assert f"{folder / 'topics.txt'}, line 1: “weaving: {ENGINE}” → “weaving: {KNITS}”" in said
    assert "--update-annotations" in said
    assert take_snapshot(library) == before
    assert (folder / "turns.txt").read_text() == TURNS


def test_it_rewrites_stale_lines_when_it_is_told_to(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "seeds/ada"
    ingest(library, folder, TALK, **ANNOTATED)
    ingest(library, folder, change(TALK, ENGINE=KNITS))
    assert (folder / "turns.txt").read_text() == TURNS.replace("weaves", "knits")
    assert (folder / "topics.txt").read_text() == f"weaving: {KNITS}\n"
    with library.database.read() as session:
        assert len(list_topic_segments(session, "weaving")) == 1
    assert find_faults(library) == []
    again = ingest_sources(library, find_sources(folder))
    assert again[0].change is Change.NOTHING


def test_nothing_is_left_to_do_when_lines_were_taken_out(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "seeds/ada"
    ingest(library, folder, TALK, **ANNOTATED, names=NAMES)
    (folder / "names.txt").write_text(f"loom: {ENGINE}\n")
    ingest(library, folder, TALK)
    ingest(library, folder, change(TALK, ENGINE=None))
    assert (folder / "names.txt").read_text() == ""
    assert ingest_sources(library, find_sources(folder))[0].change is Change.NOTHING


def test_a_sentence_keeps_its_speaker_when_it_moves(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "seeds/ada"
    ingest(library, folder, TALK, **ANNOTATED)
    moved = [WELCOME, THINK, *TALK[3:5], ENGINE, *TALK[5:]]
    ingest(library, folder, moved)
    with library.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        history = read_history(session, interview.id)
        turns = read_turns(session, interview)
    text = history.now.write_text(range(len(moved)))
    speakers = {
        sentence: turn.speaker.name
        for turn in turns
        for sentence in moved
        if turn.speaker and sentence in text[turn.start : turn.end]
    }
    assert speakers == {one: "Charles" if one in {WELCOME, THINK} else "Ada" for one in moved}


def test_annotations_that_fit_stay_as_they_are(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "seeds/ada"
    ingest(library, folder, TALK, **ANNOTATED)
    text = change(TALK, ORDER=ORDER.replace("order it to perform", "have it done"))
    plan = ingest(library, folder, text, Orders())
    assert (plan.change, plan.updates) == (Change.CORRECTED, [])
