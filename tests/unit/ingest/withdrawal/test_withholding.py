from pathlib import Path

import pytest

from app.errors import AnnotationError, ArchiveError
from app.ingest.library import Library
from app.ingest.pipeline import Orders, ingest_sources, plan_ingest
from app.ingest.planning import Change
from app.ingest.verification import find_faults
from app.sources import find_sources
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
    find_in_files,
    list_texts,
    load_history,
    take_out,
)

LEFT_OUT = "1 sentence that was withdrawn was left out."
ANEW = 'date = "1843"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_annotated(tmp_path / "seeds/ada")


@pytest.fixture
def ada(library: Library, folder: Path) -> Library:
    """An archive from which one sentence was withdrawn."""
    ingest(library, folder)
    take_out(library, PERFORM)
    return library


def test_the_same_folder_changes_nothing(ada: Library, folder: Path) -> None:
    tables = read_tables(ada)
    (plan,) = ingest(ada, folder)
    assert plan.change is Change.NOTHING
    assert read_tables(ada) == tables


def test_the_old_source_does_not_bring_the_words_back(
    ada: Library, folder: Path, tmp_path: Path
) -> None:
    keys = list_keys(ada, "ada")
    write_annotated(folder, metadata=ANEW)
    (plan,) = ingest(ada, folder)
    assert (plan.change, plan.draft.remarks) == (Change.ANNOTATED, (LEFT_OUT,))
    assert list_keys(ada, "ada") == keys
    assert find_in_files(tmp_path / "var", "perform") == []
    assert find_faults(ada) == []
    assert ingest(ada, folder)[0].change is Change.NOTHING


def test_its_annotations_are_led_on_and_lose_the_words(library: Library, tmp_path: Path) -> None:
    turns = f"# He says: {PERFORM}\n{TURNS}"
    chapters = f"{CHAPTERS}1:00 | Whatever we know how to | It does whatever\n"
    folder = write_annotated(tmp_path / "seeds/ada", turns=turns, chapters=chapters)
    ingest(library, folder)
    take_out(library, PERFORM)
    before = read_tables(library)
    write_annotated(folder, turns=turns, chapters=chapters, metadata=ANEW)
    ingest(library, folder)
    assert find_in_files(tmp_path / "var", "whatever") == []
    after = read_tables(library)
    for table in ("turns", "chapters", "places"):
        assert after[table] == before[table]
    stored = {row[2]: row[3] for row in after["editor_files"] if row[1] == 2}
    assert stored["chapters.txt"] == CHAPTERS.encode()


def test_a_bare_transcript_is_left_out_of_too(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "ada.txt"
    file.write_text(TALK)
    ingest(library, file)
    take_out(library, THINK)
    file.write_text(f"{TALK}And so on.\n")
    (plan,) = ingest(library, file)
    assert (plan.change, plan.draft.remarks) == (Change.CORRECTED, (LEFT_OUT,))
    assert list_texts(library)[-2:] == [PERFORM, "And so on."]
    assert find_in_files(tmp_path / "var", "will it think") == []
    assert find_faults(library) == []


def test_several_are_counted(ada: Library, folder: Path) -> None:
    take_out(ada, THINK)
    write_annotated(folder, metadata=ANEW)
    (plan,) = plan_ingest(ada, find_sources(folder))
    assert plan.draft.remarks == ("2 sentences that were withdrawn were left out.",)


def test_a_corrected_old_source_keeps_its_corrections(ada: Library, folder: Path) -> None:
    write_annotated(folder, transcript=TALK.replace("patterns.", "patterns, as looms do."))
    (plan,) = ingest_sources(ada, find_sources(folder), Orders(may_update=True))
    assert (plan.change, plan.draft.remarks) == (Change.CORRECTED, (LEFT_OUT,))
    assert list_texts(ada)[-2:] == [f"{ENGINE[:-1]}, as looms do.", THINK]
    assert find_faults(ada) == []


def test_words_within_another_sentence_are_cut_out_of_it(library: Library, tmp_path: Path) -> None:
    folder = write_source(tmp_path / "bare/ada")
    ingest(library, folder)
    take_out(library, PERFORM)
    merged = f"Will it think; {PERFORM[0].lower()}{PERFORM[1:]}"
    write_source(folder, TALK.replace(f"{THINK}\n{PERFORM}", merged))
    (plan,) = ingest_sources(library, find_sources(folder), Orders(may_break_links=True))
    assert plan.draft.remarks == (LEFT_OUT,)
    assert find_in_files(tmp_path / "var", "perform") == []
    assert find_faults(library) == []


def test_a_mark_in_their_place_is_let_in_and_told_of_once(ada: Library, folder: Path) -> None:
    key = load_history(ada).now.events[0].key
    marked = TALK.replace(PERFORM, "[Withdrawn by the speaker.]")
    turns = TURNS.replace("It does whatever", "[Withdrawn by")
    write_annotated(folder, transcript=marked, turns=turns, topics="")
    (plan,) = ingest(ada, folder)
    assert plan.draft.remarks == (
        f"other words stand where {key} was withdrawn; make sure that they may be shown.",
    )
    assert list_texts(ada)[-1] == "[Withdrawn by the speaker.]"
    write_annotated(folder, transcript=marked, turns=turns, topics="", metadata=ANEW)
    assert ingest(ada, folder)[0].draft.remarks == ()


def test_annotations_that_fit_neither_text_are_told_of_as_ever(ada: Library, folder: Path) -> None:
    write_annotated(folder, turns="Ada: Never said\n")
    with pytest.raises(AnnotationError, match=r"turns.txt, line 1: “Never said” is not in the"):
        ingest(ada, folder)


def test_where_they_cannot_be_cut_out_it_names_the_place_and_not_the_words(
    ada: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # There is no known source of that kind; a later format may bring some.
    monkeypatch.setattr("app.ingest.withdrawal.withholding.redact", lambda _source, _spans: None)
    write_annotated(folder, metadata=ANEW)
    with pytest.raises(ArchiveError) as refused:
        ingest(ada, folder)
    assert str(refused.value) == (
        f"{folder / 'transcript.txt'}: words that were withdrawn stand behind “Will it "
        "think?”, and they cannot be cut out of this file by the program. "
        "Take them out by hand, then ingest it again."
    )


def test_a_text_of_nothing_else_is_refused(ada: Library, folder: Path) -> None:
    write_source(folder, PERFORM)
    with pytest.raises(ArchiveError, match="words that were withdrawn stand at its beginning"):
        ingest(ada, folder)
