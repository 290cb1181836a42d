import sqlite3
from pathlib import Path

import pytest

from app.archive.interviews import find_interview, read_chapters, read_turns
from app.archive.names import list_names
from app.archive.segments import list_topic_segments
from app.errors import ArchiveError
from app.ingest.healing import mend_archive
from app.ingest.library import Library
from app.ingest.pipeline import Orders, ingest_sources
from app.ingest.removing import remove
from app.ingest.verification import find_faults
from app.ingest.withdrawal.planning import Order
from app.ingest.withdrawal.withdrawing import MARKER, clear_files, withdraw
from app.search.finding import Filters, Window, find_passages
from app.search.query import parse_query
from app.sources import find_sources
from app.transcript.history.fates import Fate
from tests.archives import open_test_library
from tests.builders import TALK, write_source
from tests.unit.ingest.talks import (
    CHAPTERS,
    TURNS,
    ingest,
    list_keys,
    read_tables,
    write_annotated,
)
from tests.unit.ingest.withdrawals import (
    ENGINE,
    PERFORM,
    THINK,
    WHY,
    find_in_files,
    find_key,
    list_texts,
    load_history,
    take_out,
)
from tests.unit.transcript import histories


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_annotated(tmp_path / "seeds/ada")


@pytest.fixture
def ada(library: Library, folder: Path) -> Library:
    """An archive that holds one interview."""
    ingest(library, folder)
    return library


def list_speaker_names(library: Library) -> list[str | None]:
    with library.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        turns = read_turns(session, interview)
        return [turn.speaker.name if turn.speaker else None for turn in turns]


def count_hits(library: Library, words: str) -> int:
    with library.database.read() as session:
        query = parse_query(words)
        return find_passages(session, library.engine, query, Filters(), Window()).total


def test_its_words_are_nowhere_among_the_files_of_the_archive(ada: Library, tmp_path: Path) -> None:
    assert find_in_files(tmp_path / "var", "perform")
    assert count_hits(ada, "perform") == 1
    withdrawn = take_out(ada, PERFORM)
    assert find_in_files(tmp_path / "var", "perform") == []
    assert find_in_files(tmp_path / "var", "algebraic")  # so this look would have found them
    assert (withdrawn.slug, withdrawn.wordings, list(withdrawn.dropped)) == ("ada", 1, [])
    assert count_hits(ada, "perform") == 0
    assert count_hits(ada, "algebraic") == 1
    assert find_faults(ada) == []


def test_no_picture_of_any_words_stays(ada: Library, tmp_path: Path) -> None:
    end = b"IEND\xae\x42\x60\x82"
    assert ada.cards.fetch(PERFORM, lambda: b"drawn before" + end) == b"drawn before" + end
    before = ada.cards.read_mark()
    take_out(ada, PERFORM)
    assert list((tmp_path / "var" / "cards").glob("*.png")) == []
    assert ada.cards.fetch(PERFORM, lambda: b"drawn after" + end) == b"drawn after" + end
    # Whoever read the words before they were withdrawn keeps no card of them.
    ada.cards.fetch(THINK, lambda: b"drawn late" + end, before)
    assert len(list((tmp_path / "var" / "cards").glob("*.png"))) == 1


def test_the_address_tells_when_and_why(ada: Library) -> None:
    key = find_key(ada, PERFORM)
    take_out(ada, PERFORM)
    history = load_history(ada)
    (event,) = history.now.events
    assert (event.key, event.fate, event.reason) == (key, Fate.WITHDRAWN, WHY)
    assert (history.now.number, history.now.note) == (2, None)
    assert key not in list_keys(ada, "ada")


def test_all_other_keys_stay(ada: Library) -> None:
    keys, gone = list_keys(ada, "ada"), find_key(ada, THINK)
    take_out(ada, THINK)
    assert list_keys(ada, "ada") == [key for key in keys if key != gone]


def test_what_is_said_about_the_rest_stays_with_it(ada: Library) -> None:
    take_out(ada, ENGINE)
    assert list_speaker_names(ada) == ["Charles", "Charles", "Ada"]
    with ada.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        assert [one.title for one in read_chapters(session, interview)] == ["The engine"]
        assert len(list_topic_segments(session, "weaving")) == 1
        assert {one.name for one in interview.participants} == {"Charles", "Ada"}


def test_who_says_nothing_any_more_is_no_speaker(ada: Library) -> None:
    take_out(ada, ENGINE)
    take_out(ada, PERFORM)
    assert [row[2] for row in read_tables(ada)["people"]] == ["Charles"]


def test_guests_and_names_stay_as_the_lists_have_them(library: Library, tmp_path: Path) -> None:
    people = '[ada-lovelace]\nname = "Ada Lovelace"\nvariants = ["Ada"]\n'
    names = '[engine]\nname = "Engine"\nkind = "thing"\nforms = ["engine"]\n'
    metadata = 'guest = "Ada"\nhost = "Charles"\ndate = "1843"\n'
    ingest(
        library,
        write_annotated(tmp_path / "seeds/ada", people=people, names=names, metadata=metadata),
    )
    before = read_tables(library)
    take_out(library, THINK)
    after = read_tables(library)
    for table in ("people", "names", "topics", "former_headings"):
        assert after[table] == before[table]
    with library.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        assert interview.date == "1843"
        roles = {(one.slug, one.role) for one in interview.participants}
        assert roles == {("ada-lovelace", "guest"), ("charles", "host")}
        assert [name.mention_count for name in list_names(session)] == [1]
    take_out(library, ENGINE)
    with library.database.read() as session:
        assert list_names(session) == []


def test_it_is_as_if_the_rest_had_been_ingested(ada: Library, tmp_path: Path) -> None:
    take_out(ada, THINK)
    tables = read_tables(ada)
    stored = {name: content for _, number, name, content in tables["editor_files"] if number == 2}
    rest = write_annotated(tmp_path / "rest/ada", transcript=TALK.replace(f"{THINK}\n", ""))
    for name, content in stored.items():
        (rest / name).write_bytes(content)
    other = open_test_library(tmp_path / "other")
    mend_archive(other)
    ingest(other, rest)
    anew = read_tables(other)
    other.close()
    for table in ("segments", "chapters", "segment_topics"):
        assert [row[1:4] for row in tables[table]] == [row[1:4] for row in anew[table]]
    assert len(tables["turns"]) == 3
    assert len(anew["turns"]) in {2, 3}  # neighbours of one speaker may be one turn or two


def test_every_file_that_came_in_loses_the_words(library: Library, tmp_path: Path) -> None:
    turns = f"# Check: {PERFORM}\n{TURNS}"
    chapters = f"{CHAPTERS}1:00 | It does whatever we know | It does whatever\n"
    folder = write_annotated(tmp_path / "seeds/ada", turns=turns, chapters=chapters)
    ingest(library, folder)
    take_out(library, PERFORM)
    assert find_in_files(tmp_path / "var", "it does whatever") == []
    with library.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        assert [one.title for one in read_chapters(session, interview)] == ["The engine"]
    assert find_faults(library) == []


def test_a_title_that_tells_the_words_goes_though_its_chapter_has_others(
    library: Library, tmp_path: Path
) -> None:
    chapters = f"{CHAPTERS}1:00 | Will it think | Will it think?\n"
    ingest(library, write_annotated(tmp_path / "seeds/ada", chapters=chapters))
    take_out(library, THINK)
    assert find_in_files(tmp_path / "var", "will it think") == []
    assert [row[3] for row in read_tables(library)["chapters"]] == ["The engine"]
    assert find_faults(library) == []


def test_a_transcript_in_another_encoding_loses_them_too(library: Library, tmp_path: Path) -> None:
    write_source(tmp_path / "seeds/ada", TALK.encode("utf-16"))
    ingest(library, tmp_path / "seeds/ada")
    assert TALK.encode("utf-16") == read_tables(library)["revisions"][0][7]
    take_out(library, PERFORM)
    assert find_in_files(tmp_path / "var", "order it to perform") == []
    assert find_faults(library) == []


def test_every_revision_loses_the_words_as_they_were_there(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    typo = "It does whatever we know how to odrer it to perform."
    write_source(folder, TALK.replace(PERFORM, typo))
    ingest(library, folder)
    write_source(folder)
    ingest(library, folder)
    take_out(library, PERFORM)
    for words in ("odrer", "perform"):
        assert find_in_files(tmp_path / "var", words) == []
    sources = [row[7] for row in read_tables(library)["revisions"]]
    assert sources == [TALK.replace(f"{PERFORM}\n", "").encode()] * 3
    assert find_faults(library) == []


def test_a_note_about_a_revision_that_tells_the_words_is_gone(
    library: Library, folder: Path
) -> None:
    ingest(library, folder)
    spoil = sqlite3.connect(library.database.engine.url.database or "")
    with spoil:
        spoil.execute("UPDATE revisions SET note = ?", (f"He says: {PERFORM}",))
    spoil.close()
    take_out(library, PERFORM)
    assert [state.note for state in load_history(library).states] == [None, None]


def test_a_transcript_whose_heading_tells_the_words_is_dropped(
    library: Library, tmp_path: Path
) -> None:
    write_source(tmp_path / "seeds/ada")
    ingest(library, tmp_path / "seeds/ada")
    with sqlite3.connect(library.database.engine.url.database or "") as spoil:
        # As another version of the program may have read it.
        spoil.execute("UPDATE revisions SET source = ?", (TALK.replace("Ada", "Eva").encode(),))
    spoil.close()
    withdrawn = take_out(library, PERFORM)
    assert list(withdrawn.dropped) == [1]
    assert [row[7] for row in read_tables(library)["revisions"]] == [b"", b""]
    assert list_texts(library)[-1] == THINK
    assert find_faults(library) == []


def test_a_transcript_that_is_not_at_hand_stays_so(ada: Library, tmp_path: Path) -> None:
    with sqlite3.connect(ada.database.engine.url.database or "") as spoil:
        spoil.execute("UPDATE revisions SET source = ?", (b"",))
    spoil.close()
    take_out(ada, PERFORM)
    assert find_in_files(tmp_path / "var", "perform") == []
    assert find_faults(ada) == []


def test_annotations_that_do_not_fit_what_they_came_with_are_dropped(
    ada: Library, tmp_path: Path
) -> None:
    with sqlite3.connect(ada.database.engine.url.database or "") as spoil:
        spoil.execute(
            "UPDATE editor_files SET content = ? WHERE name = 'turns.txt'", (b"Ada: Hm.",)
        )
    spoil.close()
    take_out(ada, PERFORM)
    names = {row[2] for row in read_tables(ada)["editor_files"]}
    assert names == {"interview.toml", "chapters.txt", "topics.txt"}


def test_topics_that_do_not_fit_any_more_have_no_place(ada: Library, folder: Path) -> None:
    write_annotated(
        folder,
        transcript=TALK.replace(PERFORM, ""),
        turns=TURNS.replace("Ada: It does whatever\n", ""),
        topics="weaving: Welcome, Ada.\n",
    )
    ingest_sources(ada, find_sources(folder), Orders(may_break_links=True))
    with sqlite3.connect(ada.database.engine.url.database or "") as spoil:
        spoil.execute(
            "UPDATE editor_files SET content = ? WHERE name = 'topics.txt' AND revision = 2",
            (b"weaving: Hm.\n",),
        )
    spoil.close()
    take_out(ada, PERFORM)
    tables = read_tables(ada)
    assert not [row for row in tables["segment_topics"] if row[3] == "editor"]
    assert {row[3] for row in tables["editor_files"] if row[2] == "topics.txt"} == {
        b"weaving: Hm.\n",
        b"weaving: Welcome, Ada. .. Will it think?\n",
    }


def test_a_second_withdrawal_adds_to_the_first(ada: Library, tmp_path: Path) -> None:
    take_out(ada, PERFORM)
    take_out(ada, THINK)
    assert list_texts(ada) == ["Welcome, Ada.", "What are you working on?", ENGINE]
    for words in ("perform", "think?"):
        assert find_in_files(tmp_path / "var", words) == []
    assert find_faults(ada) == []


def test_a_sentence_that_was_removed_before_can_be_withdrawn(
    ada: Library, folder: Path, tmp_path: Path
) -> None:
    shorter = TALK.replace(f"{THINK}\n", "")
    write_annotated(folder, transcript=shorter, turns="", topics="")
    ingest_sources(ada, find_sources(folder), Orders(may_break_links=True))
    texts = list_texts(ada)
    take_out(ada, THINK)
    assert list_texts(ada) == texts
    assert find_in_files(tmp_path / "var", "will it think") == []
    assert find_faults(ada) == []


def test_it_names_sentences_that_go_on_saying_the_same(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "seeds/ada", f"{PERFORM}\n{TALK}"))
    last = list_keys(library, "ada")[-1]
    assert list(take_out(library, PERFORM).twins) == [last]
    assert find_faults(library) == []


def test_other_interviews_are_found_as_before(ada: Library, tmp_path: Path) -> None:
    ingest(ada, write_source(tmp_path / "other/bob", "I keep bees. They know me well."))
    take_out(ada, PERFORM)
    assert count_hits(ada, "bees") == 1


def test_a_server_that_has_the_archive_open_keeps_none_of_its_files(
    ada: Library, tmp_path: Path
) -> None:
    server = open_test_library(tmp_path / "var")
    assert count_hits(server, "perform") == 1
    take_out(ada, PERFORM)
    assert find_in_files(tmp_path / "var", "perform") == []
    assert count_hits(server, "perform") == 0
    server.close()


@pytest.mark.parametrize(
    ("order", "message"),
    [
        (
            Order("eda", "22222222", "22222222", WHY),
            "there is no interview “eda”. Did you mean “ada”?",
        ),
        (
            Order("ada", "22222222", "22222222", WHY),
            "no sentence of “ada” has, or ever had, the key 22222222. "
            "Copy it from the address of the sentence.",
        ),
        (
            Order("ada", "PERFORM", "PERFORM", " \n"),
            "a withdrawal needs a reason, which readers see. Say it with --reason.",
        ),
        (
            Order("ada", "PERFORM", "PERFORM", f"He said “{PERFORM}”"),
            "the reason repeats words that are to be withdrawn, and readers see it. "
            "Say it without them.",
        ),
        (
            Order("ada", "WELCOME", "PERFORM", WHY),
            "nothing would be left of “ada”. Take it off the archive first, with "
            "`onrecord remove ada`; then its words can be withdrawn.",
        ),
    ],
)
def test_it_refuses_what_cannot_be_and_changes_nothing(
    ada: Library, order: Order, message: str
) -> None:
    keys = {"PERFORM": find_key(ada, PERFORM), "WELCOME": find_key(ada, "Welcome, Ada.")}
    tables = read_tables(ada)
    first, last = keys.get(order.first, order.first), keys.get(order.last, order.last)
    with pytest.raises(ArchiveError) as refused:
        withdraw(ada, Order(order.slug, first, last, order.reason))
    assert str(refused.value) == message
    assert read_tables(ada) == tables


def test_it_refuses_a_second_time_and_says_since_when(ada: Library) -> None:
    key = find_key(ada, PERFORM)
    take_out(ada, PERFORM)
    day = load_history(ada).now.at[:10]
    with pytest.raises(
        ArchiveError, match=rf"ada/{key} was withdrawn already on {day} \({WHY}\)\."
    ):
        withdraw(ada, Order("ada", key, key, "Again."))


def test_it_refuses_a_second_time_for_a_link_whose_words_went_with_another(
    library: Library, tmp_path: Path
) -> None:
    joined = f"{histories.THINK[:-1]}; {histories.ORDER}"
    merged = histories.change(histories.TALK, THINK=joined, ORDER=None)
    for lines in (histories.TALK, merged):
        ingest(library, write_source(tmp_path / "bare/ada", "\n".join(lines)))
    take_out(library, joined)
    gone = load_history(library).states[0].sentences[2].key
    with pytest.raises(ArchiveError, match=rf"^ada/{gone} was withdrawn already\.$"):
        withdraw(library, Order("ada", gone, gone, "Again."))


@pytest.mark.parametrize(
    ("changes", "file"),
    [
        ({"metadata": f'series = "{PERFORM}"\n'}, "interview.toml"),
        ({"metadata": f"# {PERFORM}\n"}, "interview.toml"),
        (
            {"vocabulary": f'[weaving]\nname = "Weaving"\nsummary = "{PERFORM}"\n'},
            "topics.toml",
        ),
    ],
)
def test_it_refuses_what_an_editor_says_elsewhere(
    library: Library, tmp_path: Path, changes: dict[str, str], file: str
) -> None:
    ingest(library, write_annotated(tmp_path / "seeds/ada", **changes))
    with pytest.raises(ArchiveError, match=f"^{file} holds words that are to be withdrawn"):
        take_out(library, PERFORM)
    assert list_texts(library)[-1] == PERFORM


def test_of_a_removed_interview_everything_can_be_withdrawn(ada: Library, tmp_path: Path) -> None:
    remove(ada, "ada")
    take_out(ada, "Welcome, Ada.", PERFORM)
    for words in ("welcome", "algebraic", "perform"):
        assert find_in_files(tmp_path / "var", words) == []
    assert load_history(ada).now.sentences == ()
    assert find_faults(ada) == []


def test_of_a_removed_interview_a_part_can_be_withdrawn_and_it_comes_back_without(
    ada: Library, folder: Path, tmp_path: Path
) -> None:
    remove(ada, "ada")
    take_out(ada, PERFORM)
    assert find_in_files(tmp_path / "var", "perform") == []
    assert find_faults(ada) == []
    ingest(ada, folder)
    assert list_texts(ada)[-1] == THINK
    assert find_in_files(tmp_path / "var", "perform") == []
    assert find_faults(ada) == []


def test_what_was_left_unfinished_is_told_and_finished(ada: Library, tmp_path: Path) -> None:
    marker = tmp_path / "var" / MARKER
    take_out(ada, PERFORM)
    assert not marker.exists()
    marker.touch()
    assert find_faults(ada) == [
        "a withdrawal was broken off before the words were out of every file. "
        "Run the same `onrecord withdraw` again, which finishes it."
    ]
    take_out(ada, THINK)
    assert not marker.exists()
    clear_files(ada)


def test_while_somebody_reads_it_is_done_but_says_what_is_left_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.archive.database.BUSY_TIMEOUT_MS", 50)
    library = open_test_library(tmp_path / "var")
    mend_archive(library)
    ingest(library, write_annotated(tmp_path / "seeds/ada"))
    key = find_key(library, PERFORM)
    reader = open_test_library(tmp_path / "var")
    with reader.database.read() as session:
        assert find_interview(session, "ada")
        with pytest.raises(ArchiveError, match="still holds what was deleted"):
            take_out(library, PERFORM)
        assert PERFORM not in list_texts(library)
    reader.close()
    assert len(find_faults(library)) == 1
    with pytest.raises(ArchiveError, match="was withdrawn already"):
        withdraw(library, Order("ada", key, key, WHY))
    assert find_in_files(tmp_path / "var", "perform") == []
    assert find_faults(library) == []
    library.close()
