import pytest

from app.errors import AnnotationError
from app.transcript.authorities import Heading
from app.transcript.placements import (
    parse_placements,
    place_mentions,
    place_sentences,
    place_words,
)
from tests.unit.transcript.texts import read_text

TALK = "Welcome, Ada. Your engine weaves patterns. Will it think? It does what we order it to do."
KNOWN = {"engines": Heading(name="Great engines"), "thinking": Heading(name="Thinking")}


def parse(*lines: str):
    return parse_placements("\n".join(lines), "topics.txt", KNOWN, "topics.toml")


def place(*lines: str) -> list[str]:
    """The stretches of the talk that some lines name."""
    return [placed.span.cut(TALK) for placed in place_sentences(parse(*lines), read_text(TALK))]


def refuse(line: str) -> str:
    with pytest.raises(AnnotationError) as caught:
        place("# placements", line)
    return str(caught.value)


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


@pytest.mark.parametrize("line", ["engines", "engines:", "engines: …", ": Welcome"])
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
        f"topics.txt, line 2: `{slug}` is no topic of topics.toml. {hint}"
    )


def test_it_refuses_words_that_are_not_there_with_the_nearest_text():
    assert refuse("engines: Your machine weaves") == (
        "topics.txt, line 2: “Your machine weaves” is not in the transcript; the nearest text is "
        "“Your engine weaves patterns. Will it think? It…”. Quote the words as they stand there."
    )


def test_it_refuses_words_that_fit_two_places():
    lines = parse("engines: Welcome")
    with pytest.raises(AnnotationError) as caught:
        place_sentences(lines, read_text(f"{TALK} Welcome back."))
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


def test_words_stand_for_themselves_where_no_sentence_is_asked_for():
    [placed] = place_words(parse("engines: engine weaves"), read_text(TALK))
    assert placed.span.cut(TALK) == "engine weaves"


def place_names(*lines: str) -> list[str]:
    return [one.span.cut(TALK) for one in place_mentions(parse(*lines), read_text(TALK))]


def test_a_mention_is_placed_word_for_word():
    assert place_names("engines: Your engine", "- thinking: think") == ["Your engine", "think"]


def test_it_refuses_a_mention_that_runs_over_several_sentences():
    with pytest.raises(AnnotationError) as caught:
        place_names("engines: patterns. Will it")
    assert str(caught.value) == (
        "topics.txt, line 1: “patterns. Will it” runs over several sentences. "
        "Quote the words of one."
    )


def test_it_refuses_a_mention_that_overlaps_another():
    with pytest.raises(AnnotationError) as caught:
        place_names("engines: Your engine", "thinking: engine weaves")
    assert str(caught.value) == (
        "topics.txt, line 2: its words overlap those of line 1. Keep one of the two."
    )
    assert place_names("engines: Your engine", "- thinking: engine weaves")


@pytest.mark.parametrize(
    "line", ["engines: Your .. weaves", "engines:Your … weaves", "engines: Your ... weaves"]
)
def test_a_line_may_be_written_with_other_dots_and_without_a_blank(line):
    assert place(line) == ["Your engine weaves patterns."]


def test_it_refuses_the_name_of_a_topic_with_its_slug():
    assert refuse("Great engines: Welcome") == (
        "topics.txt, line 2: “Great engines” is the name of a topic. Write its slug, `engines`."
    )


@pytest.mark.parametrize("line", ["- engines: Welcome", "-engines: Welcome", "– engines: Welcome"])
def test_a_minus_takes_a_stretch_out(line):
    [placed] = place_sentences(parse(line), read_text(TALK))
    assert (placed.slug, placed.is_taken_out) == ("engines", True)
    assert placed.span.cut(TALK) == "Welcome, Ada."


def test_a_message_speaks_of_the_file_that_the_slugs_are_from():
    with pytest.raises(AnnotationError) as caught:
        parse_placements("ada: Welcome", "names.txt", {}, "names.toml")
    assert str(caught.value) == (
        "names.txt, line 1: `ada` is no name of names.toml. Add it to names.toml first."
    )
