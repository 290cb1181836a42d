import sqlite3
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.archive.interviews import read_text
from app.archive.state import read_generation
from app.errors import IndexUnavailableError, QueryError
from app.ingest.library import Library
from app.ingest.pipeline import Step, ingest_sources
from app.search import rungs
from app.search.finding import (
    Answer,
    Filters,
    Hit,
    Order,
    Window,
    find_passages,
    find_topic_box,
)
from app.search.query import parse_query
from app.search.rungs import Rung
from app.sources import find_sources
from app.transcript.words import split_words
from tests.builders import write_source

LONG_TALK = "\n".join(
    f"In part {part} an engine does task {task} of all that it can do." if task else ""
    for part in range(12)
    for task in range(30)
)


def search(
    library: Library, typed: str, filters: Filters | None = None, window: Window | None = None
) -> Answer:
    with library.database.read() as session:
        return find_passages(
            session, library.engine, parse_query(typed), filters or Filters(), window or Window()
        )


def slugs(answer: Answer) -> list[str]:
    return [hit.interview.slug for hit in answer.hits]


def marked(library: Library, hit: Hit) -> list[str]:
    with library.database.read() as session:
        text = read_text(session, hit.interview)
    return [mark.cut(text) for mark in hit.marks]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"to be or not to be"', {"ada"}),
        ("“To be, or not TO BE”", {"ada"}),
        ('"to be"', {"ada", "grace"}),
        ("\"that isn't the engine's question\"", {"ada"}),
        ("“that isn’t the engine’s question”", {"ada"}),
        ('"cafe was naive"', {"ada"}),
        ('"CAFÉ WAS NAÏVE"', {"ada"}),
        ('"algebraic patterns"', {"ada"}),
        ('"patterns algebraic"', set()),
        ('"models"', {"ada"}),
        ('"1,000 rings"', {"emmy"}),
        ('"than C++"', {"emmy"}),
        ('"conservation the question"', {"emmy"}),
        ('"nowhere to be found"', set()),
    ],
)
def test_it_finds_phrases_in_whatever_typography(
    shelf: Library, typed: str, expected: set[str]
) -> None:
    answer = search(shelf, typed)
    assert set(slugs(answer)) == expected
    assert answer.total == len(expected)
    assert {hit.rung for hit in answer.hits} <= {Rung.EXACT}


def test_it_marks_a_phrase_as_one_at_its_place_in_the_text(seeded_library: Library) -> None:
    answer = search(seeded_library, '"age of research"')
    assert answer.total >= 2
    for hit in answer.hits:
        assert {words.lower() for words in marked(seeded_library, hit)} == {"age of research"}
        assert any(hit.sentence.start <= mark.start < hit.sentence.end for mark in hit.marks)


def test_the_best_sentence_is_the_first_of_those_with_the_most_marks(shelf: Library) -> None:
    [hit] = search(shelf, "engine question", Filters(interview="ada")).hits
    assert hit.sentence.text.startswith("To be or not to be")


def test_it_shows_the_rungs_in_order_and_never_mixed(seeded_library: Library) -> None:
    for order in Order:
        answer = search(seeded_library, "scaling models", window=Window(500, order=order))
        rungs = [list(Rung).index(hit.rung) for hit in answer.hits]
        assert rungs == sorted(rungs)
        assert len(set(rungs)) > 1


def test_it_sorts_by_position_within_each_rung(seeded_library: Library) -> None:
    answer = search(seeded_library, "models", window=Window(500, order=Order.POSITION))
    for rung in Rung:
        places = [hit.segment.position for hit in answer.hits if hit.rung is rung]
        assert places == sorted(places)
    by_score = search(seeded_library, "models", window=Window(500))
    assert {hit.segment.id for hit in answer.hits} == {hit.segment.id for hit in by_score.hits}
    assert answer.hits != by_score.hits


def test_it_sorts_interviews_by_position_the_newest_first(shelf: Library) -> None:
    answer = search(shelf, "engine", window=Window(order=Order.POSITION))
    assert slugs(answer) == ["grace", "ada"]


def test_windows_make_up_the_whole(seeded_library: Library) -> None:
    whole = search(seeded_library, "research", window=Window(500))
    pages = [
        search(seeded_library, "research", window=Window(7, offset))
        for offset in range(0, whole.total + 7, 7)
    ]
    assert {page.total for page in pages} == {whole.total} == {len(whole.hits)}
    assert [hit.segment.id for page in pages for hit in page.hits] == [
        hit.segment.id for hit in whole.hits
    ]
    assert all(page.facets == whole.facets for page in pages)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(interview="ada"), {"ada"}),
        (Filters(speaker="grace"), {"grace"}),
        (Filters(chapter="the-ada-chapter"), {"ada"}),
        (Filters(topic="weaving"), {"ada", "grace"}),
        (Filters(topic="weaving", interview="grace"), {"grace"}),
        (Filters(topic="weaving", speaker="emmy"), set()),
        (Filters(name="ada-lovelace"), {"ada"}),
        (Filters(name="ada-lovelace", interview="grace"), set()),
        (Filters(interview="nobody"), set()),
        (Filters(topic="*"), set()),
        (Filters(speaker="' OR 1=1 --"), set()),
        (Filters(chapter="\x00"), set()),
    ],
)
def test_it_narrows_to_filters(shelf: Library, filters: Filters, expected: set[str]) -> None:
    assert set(slugs(search(shelf, "engine", filters))) == expected


def test_it_counts_what_hits_can_be_narrowed_to(shelf: Library) -> None:
    answer = search(shelf, "question engine")
    counted = {
        name: {facet.slug: facet.count for facet in facets}
        for name, facets in answer.facets.items()
    }
    assert counted == {
        "topic": {"weaving": 2},
        "speaker": {"ada": 1, "grace": 1, "emmy": 1},
        "interview": {"ada": 1, "grace": 1, "emmy": 1},
        "chapter": {"the-ada-chapter": 1, "the-grace-chapter": 1, "the-emmy-chapter": 1},
        "name": {"ada-lovelace": 1},
    }


def test_each_facet_narrows_to_as_many_hits_as_it_counts(seeded_library: Library) -> None:
    whole = search(seeded_library, '"research"')
    assert all(whole.facets[name] for name in ("topic", "speaker", "interview", "chapter"))
    for name, facets in whole.facets.items():
        assert [facet.count for facet in facets] == sorted(
            (facet.count for facet in facets), reverse=True
        )
        for facet in facets[:4]:
            narrowed = search(seeded_library, '"research"', Filters(**{name: facet.slug}))
            assert narrowed.total == facet.count, (name, facet)


def test_it_drops_hits_of_an_ingest_that_is_not_current(library: Library, tmp_path: Path) -> None:
    ingest_sources(library, find_sources(write_source(tmp_path / "ada")))
    assert search(library, "engine").total == 1
    connection = sqlite3.connect(library.database.engine.url.database or "")
    with connection:
        connection.execute("UPDATE interviews SET ingest = 9")
    connection.close()
    answer = search(library, "engine")
    assert (answer.total, answer.hits) == (0, ())
    assert not any(answer.facets.values())


@pytest.mark.parametrize(
    "typed",
    [
        "*",
        "?",
        "a:b",
        "topic:*",
        '"',
        '"""',
        '"unbalanced',
        "“unbalanced",
        "🤖",
        "\x00",
        "…!?—",
        "\u202e\u200f\u05e9\u05dc",
        "مرحبا",
        "[a TO z]",
        "a~9",
        "NOT a",
        "(((",
        "\\",
        "%",
        "_",
        "\ud800",
        "<script>",
        "' OR 1=1 --",
    ],
)
def test_a_hostile_query_neither_fails_nor_finds_everything(
    seeded_library: Library, typed: str
) -> None:
    with seeded_library.database.read() as session:
        everything = sum(seeded_library.engine.ingests().values())
        answer = find_passages(
            session, seeded_library.engine, parse_query(typed), Filters(), Window(500)
        )
    assert answer.total < everything
    if not split_words(typed):
        assert answer.total == 0


def test_a_query_of_40_kb_is_refused_in_words(seeded_library: Library) -> None:
    with pytest.raises(QueryError, match="Shorten it"):
        search(seeded_library, 'age of "research* ' * 2300)


QUERIES = st.text(max_size=60) | st.lists(
    st.sampled_from(["to", "be", '"', "engine", "a", "’"]), max_size=12
).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(QUERIES)
def test_it_answers_any_query_with_marks_that_stand_in_their_segment(typed: str) -> None:
    # A fixture of one test cannot serve many examples.
    library = SHELVES[0]
    try:
        answer = search(library, typed)
    except QueryError:
        return
    for hit in answer.hits:
        assert hit.marks
        edges = [
            hit.segment.start,
            *(edge for mark in hit.marks for edge in (mark.start, mark.end)),
        ]
        assert all(one <= other for one, other in pairwise([*edges, hit.segment.end]))


SHELVES: list[Library] = []


@pytest.fixture(autouse=True)
def _remember_the_shelf(shelf: Library) -> None:
    SHELVES[:] = [shelf]


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("weaving", "Weaving"),
        ("WEAVING!", "Weaving"),
        ("Loom", "loom"),
        ('"jacquard\'s machine"', "Jacquard’s machine"),
    ],
)
def test_it_offers_the_topic_that_a_query_names(shelf: Library, typed: str, because: str) -> None:
    with shelf.database.read() as session:
        found = find_topic_box(session, parse_query(typed))
    assert found is not None
    assert (found[0].slug, found[1]) == ("weaving", because)


@pytest.mark.parametrize("typed", ["weaving patterns", "weave", "", "?!"])
def test_it_offers_no_topic_that_was_not_named(shelf: Library, typed: str) -> None:
    with shelf.database.read() as session:
        assert find_topic_box(session, parse_query(typed)) is None


# --- while an ingest is under way ----------------------------------------------


def ingest_slowly(library: Library, folder: Path, look: Callable[[], None]) -> list[Step]:
    """Ingests, and looks at every step; gives back the steps that were looked at."""
    seen: list[Step] = []

    def report(step: Step) -> None:
        look()
        seen.append(step)

    ingest_sources(library, find_sources(folder), report=report)
    return seen


def test_replaced_and_coming_passages_take_no_place_among_the_best(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rungs, "MOST_HITS", 3)
    ingest_sources(library, find_sources(write_source(tmp_path / "ada", LONG_TALK)))
    whole = search(library, "engine").total
    assert whole == 3
    totals: list[int] = []
    changed = write_source(
        tmp_path / "ada", LONG_TALK, turns="Ada: In part 0 an engine does task 1 of\n"
    )
    steps = ingest_slowly(library, changed, lambda: totals.append(search(library, "engine").total))
    assert len(steps) > 6
    assert set(totals) == {whole}


def test_a_session_from_before_an_ingest_finds_what_the_ingest_wrote(
    library: Library, tmp_path: Path
) -> None:
    ingest_sources(library, find_sources(write_source(tmp_path / "ada")))
    changed = write_source(tmp_path / "ada", turns="Mary: Welcome, Ada.\n")
    with library.database.read() as session:
        read_generation(session)
        ingest_sources(library, find_sources(changed))
        answer = find_passages(session, library.engine, parse_query("engine"), Filters(), Window())
    assert [facet.slug for facet in answer.facets["speaker"]] == ["mary"]
    assert answer.total == 1


def test_it_does_not_search_an_index_that_lacks_what_the_database_has(
    library: Library, tmp_path: Path
) -> None:
    ingest_sources(library, find_sources(write_source(tmp_path / "ada")))
    library.engine.remove([1], generation=0)
    with pytest.raises(IndexUnavailableError, match="is being rebuilt"):
        search(library, "engine")
    assert search(library, "").total == 0


# --- renamed headings ---


def test_filters_follow_a_rename_also_in_interviews_that_were_not_ingested_again(
    library: Library, tmp_path: Path
) -> None:
    topic = '[{slug}]\nname = "Rain"\nsummary = "Falls."\n'
    name = '[{slug}]\nname = "Ada"\nkind = "person"\n'
    person = '[{slug}]\nname = "Ada Lovelace"\n'
    turns, topics = "Ada Lovelace: Ada likes\n", "{slug}: Ada likes rain\n"

    def write(folder: str, slug: str, words: str, formerly: str = "") -> Path:
        return write_source(
            tmp_path / folder,
            f"Ada likes rain. {words}\n",
            turns=turns,
            topics=topics.format(slug=slug),
            vocabulary=topic.format(slug=slug) + formerly,
            names=name.format(slug=slug) + formerly,
            people=person.format(slug=slug) + formerly,
        )

    for folder in ("one", "two"):
        ingest_sources(library, find_sources(write(folder, "old", folder)))
    ingest_sources(library, find_sources(write("one", "new", "one", 'formerly = ["old"]\n')))
    for filters in (Filters(topic="new"), Filters(speaker="new"), Filters(name="new")):
        assert set(slugs(search(library, "rain", filters))) == {"one", "two"}
    # Where somebody has kept the old address, it means the same.
    for filters in (Filters(topic="old"), Filters(speaker="old"), Filters(name="old")):
        assert set(slugs(search(library, "rain", filters))) == {"one", "two"}
