import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcript.alignment.following import Following
from app.transcript.alignment.sentences import align_sentences
from app.transcript.reading import Reading
from app.transcript.spans import Span, tile
from tests.corrections import correct

BEFORE = "The models seem smarter than their economic impact would imply."
AFTER = "There are many ways of reconciling this with how well they do."


def read(sentences: list[str]) -> Reading:
    text = " ".join(sentences)
    ends = [len(" ".join(sentences[:count])) for count in range(1, len(sentences))]
    return Reading(text, tile(text, ends))


def follow_from(old: list[str], new: list[str]) -> Following:
    return Following(read(old), read(new), align_sentences(old, new))


def follow(words: str, old: list[str], new: list[str]) -> str | None:
    """What stands now where words stood."""
    following = follow_from(old, new)
    start = following.old.text.index(words)
    span = following.follow(Span(start, start + len(words)))
    return span and span.cut(following.new.text)


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("These models somehow", "The models somehow"),
        ("generalize dramatically worse", "generalise far worse"),
        ("worse than people", "worse than people"),
        ("than people. There are", "than people. There are"),
    ],
)
def test_it_finds_the_words_that_stand_there_now(words, now):
    old = [BEFORE, "These models somehow just generalize dramatically worse than people.", AFTER]
    new = [BEFORE, "The models somehow just generalise far worse than people.", AFTER]
    assert follow(words, old, new) == now


def test_it_finds_words_in_the_parts_of_a_split_sentence():
    old = [BEFORE, "You know, a value function helps, it really does.", AFTER]
    new = [BEFORE, "You know?", "A value function helps.", "It really does.", AFTER]
    assert follow("value function helps, it", old, new) == "value function helps. It"


def test_it_finds_words_in_a_merged_sentence():
    old = [BEFORE, "A value function helps a lot.", "It is useful for you.", AFTER]
    new = [BEFORE, "A value function helps a lot, it is useful for you.", AFTER]
    assert follow("It is useful", old, new) == "it is useful"


def test_it_runs_over_what_was_removed_inside():
    old = [BEFORE, "Nobody needs this sentence in the middle.", AFTER]
    assert follow(" ".join(old), old, [BEFORE, AFTER]) == f"{BEFORE} {AFTER}".rstrip(".")


def test_it_finds_nothing_of_a_removed_sentence():
    old = [BEFORE, "Nobody needs this sentence in the middle.", AFTER]
    assert follow("needs this", old, [BEFORE, AFTER]) is None


def test_it_finds_nothing_of_words_that_were_left_out():
    old = [BEFORE, "So, you know, a value function really helps us.", AFTER]
    new = [BEFORE, "So a value function really helps us.", AFTER]
    assert follow("you know", old, new) is None


def test_it_finds_nothing_of_a_stretch_whose_ends_were_turned_round():
    assert follow("imply. There", [BEFORE, AFTER], [AFTER, BEFORE]) is None


@given(seed=st.integers(0, 1_000_000))
def test_it_finds_every_sentence_in_its_place(seed, edition):
    text = [sentence.span.cut(edition.text) for sentence in edition.sentences[:120]]
    following = follow_from(text, correct(text, seed, 0.3).after)
    for number, outcome in enumerate(following.alignment.outcomes):
        now = following.follow(following.old.sentences[number])
        if now and outcome.place:
            first, last = (following.new.sentences[place] for place in outcome.place)
            assert first.start <= now.start < now.end <= last.end
        assert outcome.place or now is None
