import pytest

from app.errors import AnnotationError, SourceError
from app.transcript.spans import Span
from app.transcript.topics import (
    Placement,
    parse_placements,
    parse_vocabulary,
    place_topics,
    weigh_topics,
)
from tests.archives import SEEDS
from tests.unit.transcript.texts import read_text

TALK = "Welcome, Ada. Your engine weaves patterns. Will it think? It does what we order it to do."
VOCABULARY = """\
# the archive's topics

[engines]
name = "Engines"
summary = "What they do."
related = ["thinking"]

[thinking]
name = "Thinking"
summary = "Whether they do."
words = ["think"]
"""


def refuse_vocabulary(text: str) -> str:
    with pytest.raises(SourceError) as caught:
        parse_vocabulary(text, "topics.toml")
    return str(caught.value)


def place(*lines: str) -> list[str]:
    """The stretches of the talk that some lines name."""
    vocabulary = parse_vocabulary(VOCABULARY, "topics.toml")
    placements = parse_placements("\n".join(lines), "topics.txt", vocabulary)
    return [placed.span.cut(TALK) for placed in place_topics(placements, read_text(TALK))]


def refuse(line: str) -> str:
    with pytest.raises(AnnotationError) as caught:
        place("# placements", line)
    return str(caught.value)


def test_it_places_every_topic_of_the_real_interview(edition):
    vocabulary = parse_vocabulary((SEEDS / "topics.toml").read_text("utf-8"), "topics.toml")
    placed = {topic for segment in edition.segments for topic in segment.topics}
    assert placed
    assert placed <= set(vocabulary)


def test_it_reads_topics_in_the_order_of_the_file():
    vocabulary = parse_vocabulary(VOCABULARY, "topics.toml")
    assert list(vocabulary) == ["engines", "thinking"]
    assert vocabulary["thinking"].words == ("think",)


def test_it_refuses_an_unknown_key_with_a_suggestion():
    message = refuse_vocabulary(VOCABULARY.replace("words =", "word ="))
    assert message == "topics.toml, line 11: unknown key `word`. Did you mean `words`?"


def test_it_refuses_a_topic_without_a_summary():
    message = refuse_vocabulary('[engines]\nname = "Engines"\n')
    assert message == "topics.toml, line 1: the key `summary` is missing. Add `summary = …`."


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [('\n["Big Engines"]\nname = "E"', 2, "Big Engines"), ('\nname = "Engines"', 2, "name")],
)
def test_it_refuses_what_is_not_a_topic(text, line, name):
    assert refuse_vocabulary(text) == (
        f"topics.toml, line {line}: `{name}` is not a topic. "
        "Open each with [its-slug], in a-z, 0-9 and hyphens."
    )


@pytest.mark.parametrize(
    ("related", "hint"),
    [("thinkin", "Did you mean `thinking`?"), ("zebras", "Add it to topics.toml first.")],
)
def test_it_refuses_a_relation_to_no_topic(related, hint):
    message = refuse_vocabulary(VOCABULARY.replace('["thinking"]', f'["{related}"]'))
    assert message == (
        f"topics.toml, line 6: `engines` is related to `{related}`, "
        f"which is no topic of this file. {hint}"
    )


@pytest.mark.parametrize(
    ("line", "stretch"),
    [
        ("thinking: Will it think", "Will it think?"),
        ("engines: engine weaves", "Your engine weaves patterns."),
        ("engines: your engine .. it think", "Your engine weaves patterns. Will it think?"),
        ("engines: Welcome .. Ada", "Welcome, Ada."),
        ("engines : Will it  ..  TO DO.", "Will it think? It does what we order it to do."),
    ],
)
def test_it_widens_a_stretch_to_whole_sentences(line, stretch):
    assert place(line) == [stretch]


@pytest.mark.parametrize(
    "line", ["engines", "engines:", "engines: …", ": Welcome", "two words: Welcome"]
)
def test_it_refuses_a_line_of_another_form(line):
    assert refuse(line) == (
        f"topics.txt, line 2: “{line}” is not a placement. "
        "Write `topic: first words .. last words`."
    )


@pytest.mark.parametrize(
    ("slug", "hint"),
    [("engine", "Did you mean `engines`?"), ("cats", "Add it to topics.toml first.")],
)
def test_it_refuses_an_unknown_topic(slug, hint):
    assert refuse(f"{slug}: Welcome") == (
        f"topics.txt, line 2: `{slug}` is no topic of the vocabulary. {hint}"
    )


def test_it_refuses_words_that_are_not_there_with_the_nearest_text():
    assert refuse("engines: Your machine weaves") == (
        "topics.txt, line 2: “Your machine weaves” is not in the transcript; the nearest text is "
        "“Your engine weaves patterns. Will it think? It…”. Quote the words as they stand there."
    )


def test_it_refuses_words_that_fit_two_places():
    lines = parse_placements("engines: Welcome", "topics.txt", {"engines": None})
    with pytest.raises(AnnotationError) as caught:
        place_topics(lines, read_text(f"{TALK} Welcome back."))
    assert str(caught.value) == (
        "topics.txt, line 1: “Welcome” fits two places: "
        "“Welcome, Ada. Your engine weaves patterns. Will…” "
        f"(at character 0) and “Welcome back.” (at character {len(TALK) + 1}). "
        "Quote more words until only one fits."
    )


@pytest.mark.parametrize("last", ["Welcome", "nowhere to be found", "…"])
def test_it_refuses_last_words_that_do_not_follow(last):
    message = refuse(f"engines: Will it think .. {last}")
    assert message.startswith(
        f"topics.txt, line 2: the last words “{last}” do not stand after “Will it think?"
    )
    assert "the nearest text is “" in message


def test_it_weighs_a_topic_by_the_share_of_a_segment():
    placements = [Placement("engines", Span(150, 300)), Placement("thinking", Span(100, 200))]
    assert weigh_topics(Span(100, 200), placements) == {"engines": 0.5, "thinking": 1.0}


def test_it_leaves_out_a_topic_that_a_segment_merely_borders_on():
    assert weigh_topics(Span(0, 100), [Placement("engines", Span(75, 200))]) == {}


def test_it_keeps_a_short_stretch_inside_a_long_segment():
    assert weigh_topics(Span(0, 100), [Placement("engines", Span(10, 20))]) == {"engines": 0.1}


def test_it_adds_the_stretches_of_a_topic_up_to_the_whole():
    stretches = [Span(0, 40), Span(60, 80), Span(0, 100)]
    placements = [Placement("engines", span) for span in stretches]
    assert weigh_topics(Span(0, 100), placements[:2]) == pytest.approx({"engines": 0.6})
    assert weigh_topics(Span(0, 100), placements) == {"engines": 1.0}
