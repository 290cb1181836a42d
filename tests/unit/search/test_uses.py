from collections import Counter
from pathlib import Path

import pytest

from app.archive.database import Session
from app.archive.interviews import list_interviews, read_text, read_turns
from app.archive.values import Heading
from app.ingest.library import Library
from app.search.engine import Scope
from app.search.query import Filters, parse_query
from app.search.rungs import climb_down
from app.search.uses import MOST_WORDS, Counted, Use, count_uses, name_uses
from app.search.whoosh_engine import WhooshEngine
from tests.builders import write_source
from tests.unit.search.answers import ingest, search
from tests.unit.search.indexes import fill, make_document


def count(engine: WhooshEngine, typed: str, scope: Scope | None = None) -> dict[str, int]:
    """How often what was typed is used, by its words."""
    where, query = scope or Scope(), parse_query(typed)
    with engine.look() as view:
        finds = climb_down(view, query, where)
        return {one.text: one.by.total() for one in count_uses(view, query, where, finds)}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("value function", {"value function": 3}),
        ("Pre-Training", {"Pre-Training": 2}),
        ("pretraining", {"pretraining": 2}),
        ("function values", {"function": 3, "values": 1}),
        ("what is the function doing", {"function": 3}),
        ('"value"', {"value": 3}),
        ('"value function" model', {"value function": 3}),
        ("model OR nothing", {}),
        ("models OR function", {"models": 1, "function": 3}),
        ("models", {"models": 1}),
        ("function OR nothing", {"function": 3}),
        ("function", {"function": 3}),
        ("model", {}),
        ("value nothing", {}),
        ("value -models", {}),
        ("val*", {}),
        ("nothing", {}),
        ("reserch", {}),
        ("the", {"the": 2}),
        ("-model", {}),
        ("", {}),
    ],
)
def test_it_counts_the_whole_query_where_it_is_said_so_or_else_its_words(
    engine: WhooshEngine, typed: str, expected: dict[str, int]
) -> None:
    fill(
        engine,
        "The value function: a value function. Functions",
        "the value-function, models",
        "values pre-training pretraining",
    )
    assert count(engine, typed) == expected


def test_it_names_what_it_counts_without_filters(engine: WhooshEngine) -> None:
    fill(engine, "a value function")
    assert count(engine, "speaker:ada value function") == {"value function": 1}


@pytest.mark.parametrize("typed", ["value function -plot", '"value" -plot', "value -plot OR value"])
def test_it_counts_nothing_where_passages_are_left_out(engine: WhooshEngine, typed: str) -> None:
    fill(engine, "a value function")
    assert count(engine, typed) == {}


def test_it_counts_no_more_than_a_few_words(engine: WhooshEngine) -> None:
    fill(engine, "one two three four five six")
    assert len(count(engine, "six five four three two one")) == MOST_WORDS


def test_it_counts_where_one_looks_and_what_still_stands(engine: WhooshEngine) -> None:
    engine.rebuild(2, [make_document(1, "a model"), make_document(2, "a model", interview_id=2)])
    assert count(engine, "model") == {"model": 2}
    assert count(engine, "model", Scope(interview_id=2)) == {"model": 1}
    assert count(engine, "model", Scope(without=(2,))) == {"model": 1}
    engine.remove([1], 2)
    assert count(engine, "model") == {"model": 1}
    assert count(engine, "model", Scope(interview_id=1)) == {}


def test_it_names_the_speakers_and_leaves_out_those_who_are_not_known() -> None:
    ada = Heading("ada", "Ada")
    counted = [Counted("model", Counter({7: 2, 0: 3, 9: 1}))]
    assert name_uses(counted, {7: ada}) == (Use("model", 6, ((ada, 2),)),)
    assert name_uses([], {}) == ()


def test_it_counts_who_says_a_word_across_turns_within_one_passage(
    library: Library, tmp_path: Path
) -> None:
    ingest(
        library,
        write_source(
            tmp_path / "talk",
            "Rain is rain, I said.\nAnd I say rain falls.\nRainy days rain.\nWho said rain?\n",
            turns="Ada: Rain is\nBob: And I say\n?: Who said\n",
        ),
    )
    answer = search(library, "rain")
    assert (answer.total, len(answer.hits[0].speakers)) == (1, 2)
    [use] = answer.uses
    assert (use.text, use.count) == ("rain", 5)
    assert {(speaker.name, times) for speaker, times in use.by} == {("Ada", 2), ("Bob", 2)}


def test_a_turn_that_goes_on_in_the_next_passage_is_still_its_speakers(
    seeded_library: Library,
) -> None:
    whole = search(seeded_library, "pretraining").uses[0]
    by = {speaker.slug: times for speaker, times in whole.by}
    assert whole.count == sum(by.values()) > 40
    assert len(by) == 2
    with seeded_library.database.read() as session:
        assert by == count_in_turns(session, "pre-training")


def count_in_turns(session: Session, words: str) -> dict[str, int]:
    """Counted by hand: how often something stands in what each speaker says."""
    [interview] = list_interviews(session)
    text = read_text(session, interview)
    said: Counter[str] = Counter()
    for turn in read_turns(session, interview):
        if turn.speaker:
            said[turn.speaker.slug] += text[turn.start : turn.end].lower().count(words)
    return {slug: times for slug, times in said.items() if times}


def test_uses_are_counted_of_one_speaker_where_a_search_is_narrowed(
    seeded_library: Library,
) -> None:
    narrowed = search(seeded_library, "pretraining", Filters(speaker="dwarkesh-patel")).uses[0]
    assert narrowed.count < search(seeded_library, "pretraining").uses[0].count
