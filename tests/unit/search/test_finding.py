import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.archive.state import read_generation
from app.errors import IndexUnavailableError, QueryError
from app.ingest.healing import mend_archive
from app.ingest.library import Library
from app.ingest.pipeline import Step, ingest_sources
from app.search.finding import Answer, Order, Window, find_passages
from app.search.query import Filters, parse_query
from app.search.rungs import FEW_HITS, LOOSE, MOST_LOOSE_HITS, Rung
from app.search.words import read_words
from app.sources import find_sources
from tests.archives import open_test_library
from tests.builders import write_source
from tests.unit.search.answers import WHOLE, cut_marks, ingest, list_slugs, search

LONG_TALK = "\n".join(
    f"In part {part} an engine does task {task} of all that it can do." if task else ""
    for part in range(12)
    for task in range(30)
)


def search_by_position(library: Library, typed: str) -> Answer:
    return search(library, typed, window=Window(500, order=Order.POSITION))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"to be or not to be"', {"ada"}),
        ("“To be, or not TO BE”", {"ada"}),
        ('"to be"', {"ada", "grace"}),
        ("\"that isn't the engine's question\"", {"ada"}),
        ("“that isn’t the engine’s question”", {"ada"}),
        ("«that isn’t—the\u00a0engine’s… question»", {"ada"}),
        ('"cafe was naive"', {"ada"}),
        ('"CAFÉ WAS NAÏVE"', {"ada"}),
        ('"cafe\u0301 was nai\u0308ve"', {"ada"}),
        ('"algebraic patterns"', {"ada"}),
        ('"patterns algebraic"', set()),
        ('"models"', {"ada"}),
        ('"1,000 rings"', {"emmy"}),
        ('"1000 rings"', {"emmy"}),
        ('"than C++"', {"emmy"}),
        ('"conservation the question"', {"emmy"}),
        ('"nowhere to be found"', set()),
    ],
)
def test_it_finds_phrases_in_whatever_typography(
    shelf: Library, typed: str, expected: set[str]
) -> None:
    answer = search(shelf, typed)
    assert set(list_slugs(answer)) == expected
    assert answer.total == len(expected)
    assert {hit.rung for hit in answer.hits} <= {Rung.EXACT}


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("pretraining", {"pre-training"}),
        ("pre training", {"pre-training"}),
        ("straight-shot", {"straight shot"}),
        ("self play", {"self-play"}),
        ("gpt3", {"gpt-3"}),
        ("1%", {"1%"}),
        ("1 percent", {"1%"}),
        ("$3 billion", {"$3 billion"}),
        ('"3 billion"', {"3 billion"}),
        ("$32 billion", {"$32 billion"}),
        ("100x", {"100x"}),
        ("15-year-old", {"15-year-old"}),
        ("Neuralink++", {"neuralink++"}),
        ("'90s", {"90s"}),
        ("o1", {"o1"}),
        ("feel the AGI", {"feel the agi"}),
    ],
)
def test_it_finds_what_people_look_for_in_the_first_interview(
    seeded_library: Library, typed: str, marked: set[str]
) -> None:
    answer = search(seeded_library, typed, window=WHOLE)
    exact = [hit for hit in answer.hits if hit.rung is Rung.EXACT]
    assert exact
    found = {words.lower() for hit in exact for words in cut_marks(seeded_library, hit)}
    assert found == marked


@pytest.mark.parametrize("typed", ["Sam Altman", "01", "02 2012x"])
def test_what_nobody_says_is_not_among_the_sure_hits(seeded_library: Library, typed: str) -> None:
    assert set(search(seeded_library, typed).rungs) <= LOOSE
    assert search(seeded_library, f'"{typed}"').total == 0


def test_it_shows_the_rungs_in_order_and_never_mixed(seeded_library: Library) -> None:
    for order in Order:
        answer = search(seeded_library, "scaling models", window=Window(500, order=order))
        rungs = [list(Rung).index(hit.rung) for hit in answer.hits]
        assert rungs == sorted(rungs)
        assert len(set(rungs)) > 1
        assert answer.rungs == {
            rung: sum(hit.rung is rung for hit in answer.hits) for rung in answer.rungs
        }


def test_it_sorts_by_position_within_each_rung(seeded_library: Library) -> None:
    answer = search_by_position(seeded_library, "models")
    for rung in Rung:
        places = [hit.start for hit in answer.hits if hit.rung is rung]
        assert places == sorted(places)
    by_score = search(seeded_library, "models", window=WHOLE)
    assert {hit.start for hit in answer.hits} == {hit.start for hit in by_score.hits}
    assert answer.hits != by_score.hits


def test_it_sorts_interviews_by_position_the_newest_first(library: Library, tmp_path: Path) -> None:
    for slug, date in (("old", 'date = "1843"\n'), ("none", ""), ("new", 'date = "1850"\n')):
        ingest(library, write_source(tmp_path / slug, LONG_TALK, metadata=date))
    hits = search_by_position(library, "engine").hits
    slugs = [hit.interview.slug for hit in hits]
    assert list(dict.fromkeys(slugs)) == ["new", "old", "none"]
    assert slugs == sorted(slugs, key=["new", "old", "none"].index)
    assert len(hits) > 6
    for one, other in pairwise(hits):
        assert one.interview != other.interview or one.end < other.start


def test_windows_make_up_the_whole(seeded_library: Library) -> None:
    whole = search(seeded_library, "research", window=WHOLE)
    pages = [
        search(seeded_library, "research", window=Window(7, offset))
        for offset in range(0, whole.total + 7, 7)
    ]
    assert {page.total for page in pages} == {whole.total} == {len(whole.hits)}
    assert [hit.start for page in pages for hit in page.hits] == [hit.start for hit in whole.hits]
    for page in pages:
        assert (page.facets, page.rungs, page.uses) == (whole.facets, whole.rungs, whole.uses)


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
    assert set(list_slugs(search(shelf, "engine", filters))) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("speaker:grace engine", {"grace"}),
        ('engine interview:"A talk with Ada"', {"ada"}),
        ("engine topic:weaving -moth", {"ada"}),
        ("engine topic:nope", set()),
        ("topic:weaving", set()),
    ],
)
def test_it_narrows_to_filters_in_the_query(shelf: Library, typed: str, expected: set[str]) -> None:
    assert set(list_slugs(search(shelf, typed))) == expected


def test_it_counts_what_hits_can_be_narrowed_to(shelf: Library) -> None:
    answer = search(shelf, "question OR engine")
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


WORDS = ["research", "scaling", "value function", "superintelligence", "to be", "the", "1%", "ssi"]


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(WORDS), st.data())
def test_each_facet_of_a_quotation_narrows_to_as_many_hits_as_it_counts(
    first: Library, words: str, data: st.DataObject
) -> None:
    whole = search(first, f'"{words}"')
    for facets in whole.facets.values():
        counts = [facet.count for facet in facets]
        assert counts == sorted(counts, reverse=True)
    name, facet = data.draw(
        st.sampled_from([(name, facet) for name, each in whole.facets.items() for facet in each])
    )
    assert search(first, f'"{words}"', Filters(**{name: facet.slug})).total == facet.count


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(("research", "speaker"), ("research", "topic"), ("model", "speaker")),
        *(
            ("value function", "speaker"),
            ("value function", "chapter"),
            ("value function", "topic"),
        ),
        *(("age of research", "speaker"), ("human learning", "speaker"), ("1%", "topic")),
    ],
)
def test_each_facet_narrows_to_as_many_hits_as_it_counts(
    seeded_library: Library, typed: str, name: str
) -> None:
    facets = search(seeded_library, typed).facets[name]
    assert facets
    narrowed = {
        facet.slug: search(seeded_library, typed, Filters(**{name: facet.slug})).total
        for facet in facets
    }
    assert narrowed == {facet.slug: facet.count for facet in facets}


def narrow_to_each(
    library: Library, typed: str, within: Filters | None = None
) -> Iterator[tuple[str, int, Answer]]:
    """By each value that a search can be narrowed to: its filter, its count, what is then found."""
    filters = within or Filters()
    for name, facets in search(library, typed, filters, WHOLE).facets.items():
        for facet in facets:
            narrowed = replace(filters, **{name: facet.slug})
            yield name, facet.count, search(library, typed, narrowed, WHOLE)


MANY = ["research", "human learning", "what is the model", "research OR scaling", "genera*"]
ASKED = ["research", "reserch", "value", "emotion", "the", "-model", "OR", "economy", "1%"]
FEW = [
    "scaling models",
    "value function models",
    "pretraining reserch OR emotions",
    "economy function",
    "reserch",
]
NONE = ["Altman research", "reserch taste", "nothing of the vlaue fucntion", "xyzzy research"]


@pytest.mark.parametrize("typed", MANY)
def test_where_sure_hits_are_many_each_facet_narrows_to_what_it_counts(
    first: Library, typed: str
) -> None:
    whole = search(first, typed, window=WHOLE)
    assert whole.total >= FEW_HITS
    assert not LOOSE & whole.rungs.keys()
    for _, count, narrowed in narrow_to_each(first, typed):
        assert narrowed.total == count
        # Even where the narrowed search finds little, nothing loose is added to it.
        assert not LOOSE & narrowed.rungs.keys()


@pytest.mark.parametrize("typed", [*FEW, *NONE])
def test_where_sure_hits_are_few_or_none_each_facet_narrows_to_what_it_counts(
    first: Library, typed: str
) -> None:
    whole = search(first, typed, window=WHOLE)
    sure = sum(count for rung, count in whole.rungs.items() if rung not in LOOSE)
    assert sure == 0 if typed in NONE else sure < FEW_HITS
    assert LOOSE & whole.rungs.keys()
    for _, count, narrowed in narrow_to_each(first, typed):
        assert narrowed.total == count
        assert {hit.start for hit in narrowed.hits} <= {hit.start for hit in whole.hits}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(ASKED), min_size=1, max_size=4).map(" ".join), st.data())
def test_whatever_is_asked_each_facet_narrows_to_what_it_counts(
    first: Library, typed: str, data: st.DataObject
) -> None:
    facets = search(first, typed).facets
    pairs = [(name, facet) for name, each in facets.items() for facet in each]
    if pairs:
        name, facet = data.draw(st.sampled_from(pairs))
        assert search(first, typed, Filters(**{name: facet.slug})).total == facet.count


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Three interviews of many passages about rain, snow or hail; for reading only."""
    folder = tmp_path_factory.mktemp("talks")
    library = open_test_library(folder / "var")
    mend_archive(library)
    for number, weather in enumerate(("rain", "snow", "hail")):
        ingest(library, write_weather(folder / "seeds" / weather, weather, number))
    yield library
    library.close()


def write_weather(folder: Path, weather: str, number: int) -> Path:
    """Passages of which each names a weather; some a river, some both beside one another."""
    said = [
        f"{part}. {name_weather(weather, part, number)} " + f"Filler {part} goes on and on. " * 30
        for part in range(16)
    ]
    return write_source(
        folder,
        "\n".join(said),
        title=f"On {weather}",
        turns=f"{weather}: 0. \nBob: 5. \n{weather}: 9. \n",
        chapters="Start | 0. \nEnd | 8. \n",
        topics=f"water: 2. {name_weather(weather, 2, number)}\n",
        vocabulary='[water]\nname = "Water"\nsummary = "It flows."\n',
    )


def name_weather(weather: str, part: int, number: int) -> str:
    river = "A river" if part % (number + 2) == 0 else "A lake"
    return f"{river} takes the {weather}." if part % 3 else f"{river} is deep."


@pytest.mark.parametrize(
    "typed", ["river", "rain river", "snow lake", "rain snow", "rian river", "rain hail snow"]
)
def test_in_several_interviews_each_facet_narrows_to_no_less_than_it_counts(
    talks: Library, typed: str
) -> None:
    """Only to an interview may it be to more: loose hits are then those of the interview alone."""
    whole = search(talks, typed, window=WHOLE)
    for name, count, narrowed in narrow_to_each(talks, typed):
        if name != "interview":
            assert narrowed.total == count
            continue
        assert narrowed.total >= count
        [interview] = {hit.interview for hit in narrowed.hits}
        before = {hit.start for hit in whole.hits if hit.interview == interview}
        assert len(before) == count
        assert before <= {hit.start for hit in narrowed.hits}
        if narrowed.total > count:
            assert LOOSE & whole.rungs.keys()


@pytest.mark.parametrize(
    ("typed", "slug"),
    [("river", "rain"), ("rain river", "rain"), ("rain snow", "snow"), ("rian river", "rain")],
)
def test_within_an_interview_each_facet_narrows_to_what_it_counts(
    talks: Library, typed: str, slug: str
) -> None:
    narrowings = list(narrow_to_each(talks, typed, Filters(interview=slug)))
    assert len({name for name, _, _ in narrowings}) > 2
    for _, count, narrowed in narrowings:
        assert narrowed.total == count


def test_loose_hits_are_added_by_what_the_whole_archive_has(talks: Library) -> None:
    assert search(talks, "rain river").total >= FEW_HITS
    assert search(talks, "rain river", Filters(interview="snow")).total == 0
    few = search(talks, "rain snow", Filters(interview="snow"))
    assert few.rungs == {Rung.SOME: MOST_LOOSE_HITS}


@pytest.fixture(scope="module")
def first(seeded_dir: Path) -> Iterator[Library]:
    """The first interview, for many examples; for reading only."""
    library = open_test_library(seeded_dir)
    yield library
    library.close()


def test_a_search_narrowed_to_a_speaker_finds_what_that_speaker_says(
    library: Library, tmp_path: Path
) -> None:
    folder = write_source(
        tmp_path / "talk",
        "Rain falls on a model.\nSnow covers all models.\n",
        turns="Ada: Rain falls\nBob: Snow covers\n",
    )
    ingest(library, folder)
    found = {
        (typed, speaker): search(library, typed, Filters(speaker=speaker)).total
        for typed in ("rain", "snow", "rain OR snow", '"model snow"', "rain snow")
        for speaker in ("ada", "bob")
    }
    assert [key for key, total in found.items() if total] == [
        *(("rain", "ada"), ("snow", "bob"), ("rain OR snow", "ada"), ("rain OR snow", "bob")),
    ]
    # What one begins and the other ends, nobody says.
    assert search(library, '"model snow"').total == 1
    # Both of them together say all of it, and neither does: nobody is counted, and none is left.
    whole = search(library, "rain snow")
    assert (whole.rungs, whole.facets["speaker"]) == ({Rung.ALL: 1}, [])


def test_who_says_a_word_in_another_form_is_counted_as_well(
    library: Library, tmp_path: Path
) -> None:
    folder = write_source(
        tmp_path / "talk",
        "Rain falls on a model.\nSnow covers all models.\n",
        turns="Ada: Rain falls\nBob: Snow covers\n",
    )
    ingest(library, folder)
    counted = {facet.slug: facet.count for facet in search(library, "model").facets["speaker"]}
    for speaker in ("ada", "bob"):
        narrowed = search(library, "model", Filters(speaker=speaker))
        assert narrowed.total == counted.get(speaker, 0)


def test_the_sentence_of_a_narrowed_hit_is_the_speakers_own(
    library: Library, tmp_path: Path
) -> None:
    folder = write_source(
        tmp_path / "talk",
        "Rain, rain and more rain.\nI like rain.\n",
        turns="Ada: Rain, rain\nBob: I like\n",
    )
    ingest(library, folder)
    [hit] = search(library, "rain", Filters(speaker="bob")).hits
    assert hit.first.text == "I like rain."


def test_it_drops_hits_of_an_ingest_that_is_not_current(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "ada"))
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
        *("*", "?", "a:b", "topic:*", "topic:nope", '"', '"""', '"unbalanced', "“unbalanced"),
        *("🤖", "\x00", "…!?—", "\u202e\u200f\u05e9\u05dc", "مرحبا", "[a TO z]", "a~9"),
        *("NOT a", "(((", "\\", "%", "_", "\ud800", "<script>", "' OR 1=1 --", "p(doom)"),
        *("OR", "OR OR OR", "-", "--", "- -", '-"', "-the", "{{7*7}}", "{% raw %}", "${x}"),
        *("<b>the</b> &amp;", "a\x07\x1b[31mb", "\u2028", "speaker:\x00", "a" * 300),
        *("topic:\ud800", "x" * 150 + "*", "1 " * 40, "' " * 150, "()" * 150),
    ],
)
def test_a_hostile_query_neither_fails_nor_finds_everything(
    seeded_library: Library, typed: str
) -> None:
    everything = sum(seeded_library.engine.ingests().values())
    answer = search(seeded_library, typed, window=WHOLE)
    assert answer.total < everything
    if not read_words(typed):
        assert answer == Answer()


def test_an_empty_query_finds_nothing(shelf: Library) -> None:
    assert search(shelf, "") == search(shelf, " \n") == Answer()


def test_a_query_of_40_kb_is_refused_in_words(shelf: Library) -> None:
    with pytest.raises(QueryError, match="Shorten it"):
        search(shelf, 'age of "research* ' * 2300)


TOKENS = [
    "to",
    "be",
    '"',
    "engine",
    "a",
    "’",
    "OR",
    "-be",
    "pat*",
    "models",
    "topic:weaving",
    "ada",
]
QUERIES = st.text(max_size=60) | st.lists(st.sampled_from(TOKENS), max_size=12).map(" ".join)


@settings(deadline=None, max_examples=100)
@given(QUERIES)
def test_it_answers_any_query_with_marks_that_stand_in_order_in_their_segments(
    shelf: Library, typed: str
) -> None:
    try:
        answer = search(shelf, typed)
    except QueryError:
        return
    assert answer.total == len(answer.hits) == sum(answer.rungs.values())
    for hit in answer.hits:
        assert hit.marks
        edges = [hit.start, *(edge for mark in hit.marks for edge in (mark.start, mark.end))]
        assert all(one <= other for one, other in pairwise([*edges, hit.end]))
        sentences = [sentence for part in hit.segments for sentence in part.sentences]
        assert hit.first in sentences
        assert hit.last in sentences


# --- what the rest of the answer tells -----------------------------------------


def test_it_tells_who_uses_the_words(shelf: Library) -> None:
    [engine] = search(shelf, "engine").uses
    assert {(speaker.slug, count) for speaker, count in engine.by} == {("grace", 1)}
    [engine] = search(shelf, "engine’s").uses
    assert {(speaker.slug, count) for speaker, count in engine.by} == {("ada", 1)}
    # It is found in other forms, and said in none.
    engines = search(shelf, "engines")
    assert (engines.total, engines.uses) == (2, ())


def test_it_guesses_what_would_find_more(seeded_library: Library) -> None:
    assert search(seeded_library, "reserch").guess == "research"
    assert search(seeded_library, '"age of reserch"').guess == '"age of research"'
    assert search(seeded_library, "research").guess is None
    assert search(seeded_library, "Sam Altman").guess is None


def test_it_tells_which_words_no_text_has(shelf: Library) -> None:
    assert search(shelf, "Xyzzy engine xyzzy").absent == ("Xyzzy", "xyzzy")
    assert search(shelf, "engine weaving").absent == ()


def test_words_that_were_corrected_away_leave_no_trace(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "bob", "A quiet reserch papr.\n"))
    ingest(library, write_source(tmp_path / "ada", "The enigne weaves patterns.\n"))
    ingest(library, write_source(tmp_path / "ada", "The engine weaves patterns.\n"))
    answer = search(library, "enigne")
    assert not set(answer.rungs) - LOOSE
    assert (answer.uses, answer.absent, answer.guess) == ((), ("enigne",), "engine")
    assert search(library, "engnie").guess == "engine"
    assert search(library, '"the enigne"').total == 0


# --- while an ingest is under way ----------------------------------------------


def ingest_slowly(library: Library, folder: Path, look: Callable[[], None]) -> list[Step]:
    """Ingests, and looks at every step; gives back the steps that were looked at."""
    seen: list[Step] = []

    def report(step: Step) -> None:
        look()
        seen.append(step)

    ingest_sources(library, find_sources(folder), report=report)
    return seen


def test_replaced_and_coming_passages_are_never_counted_twice(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada", LONG_TALK))
    whole = search(library, "engine")
    seen: list[tuple[int, int]] = []

    def look() -> None:
        answer = search(library, "engine")
        seen.append((answer.total, sum(use.count for use in answer.uses)))

    changed = write_source(
        tmp_path / "ada", LONG_TALK, turns="Ada: In part 0 an engine does task 1 of\n"
    )
    steps = ingest_slowly(library, changed, look)
    assert len(steps) > 6
    assert set(seen) == {(whole.total, whole.uses[0].count)}


def test_a_session_from_before_an_ingest_finds_what_the_ingest_wrote(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    changed = write_source(tmp_path / "ada", turns="Mary: Welcome, Ada.\n")
    with library.database.read() as session:
        read_generation(session)
        ingest(library, changed)
        answer = find_passages(session, library.engine, parse_query("engine"), Filters(), Window())
    assert [facet.slug for facet in answer.facets["speaker"]] == ["mary"]
    assert answer.total == 1


def test_it_does_not_search_an_index_that_lacks_what_the_database_has(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    library.engine.remove([1], generation=0)
    with pytest.raises(IndexUnavailableError, match="is being rebuilt"):
        search(library, "engine")
    assert search(library, "").total == 0
