import pytest

from app.errors import SourceError
from app.transcript.topics import parse_vocabulary
from tests.archives import SEEDS

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


def test_it_places_every_topic_of_the_real_interview(edition):
    vocabulary = parse_vocabulary((SEEDS / "topics.toml").read_text("utf-8"), "topics.toml")
    placed = {place.topic for segment in edition.segments for place in segment.topics}
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


def test_a_topic_may_be_part_of_a_broader_one():
    text = VOCABULARY.replace('words = ["think"]', 'broader = "engines"')
    assert parse_vocabulary(text, "topics.toml")["thinking"].broader == "engines"


@pytest.mark.parametrize(
    ("broader", "problem"),
    [
        (
            "engine",
            "`thinking` is part of `engine`, which is no topic of this file. "
            "Did you mean `engines`?",
        ),
        ("thinking", "`thinking` is part of `thinking`, which is a part of it. Take one out."),
    ],
)
def test_it_refuses_a_broader_topic_that_cannot_be(broader, problem):
    message = refuse_vocabulary(VOCABULARY.replace('words = ["think"]', f'broader = "{broader}"'))
    assert message == f"topics.toml, line 11: {problem}"


def test_it_refuses_topics_that_are_parts_of_each_other():
    text = VOCABULARY.replace('related = ["thinking"]', 'broader = "thinking"')
    message = refuse_vocabulary(text.replace('words = ["think"]', 'broader = "engines"'))
    assert message == (
        "topics.toml, line 11: `thinking` is part of `engines`, which is a part of it. "
        "Take one out."
    )
