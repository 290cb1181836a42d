from app.transcript.chapters import parse_chapter_list
from app.transcript.edition import Annotations, Authorities, make_edition
from app.transcript.names import parse_names
from app.transcript.placements import parse_placements
from app.transcript.resolution import resolve_annotations
from app.transcript.topics import Topic
from app.transcript.turns import parse_cue_sheet
from tests.unit.transcript.texts import read_canonical

TALK = "Hello there. Welcome, Ada. The loom is a loom for punched cards. Ada thinks. Who knows."
TOPICS = {
    "weaving": Topic(name="Weaving", summary="S.", words=("loom", "punched card")),
    "thinking": Topic(name="Thinking", summary="S."),
}
NAMES = parse_names('[ada]\nname = "Ada"\nkind = "person"\n', "names.toml")


def resolve(turns: str = "", chapters: str = "", topics: str = "", names: str = "") -> list[str]:
    """Each annotation of the talk in a line: who says so, what, and the words."""
    canonical = read_canonical(TALK)
    annotations = Annotations(
        parse_cue_sheet(turns, "turns.txt"),
        parse_chapter_list(chapters, "chapters.txt"),
        parse_placements(topics, "topics.txt", TOPICS, "topics.toml"),
        parse_placements(names, "names.txt", NAMES, "names.toml"),
    )
    edition = make_edition(canonical, annotations, Authorities(TOPICS, NAMES))
    return [
        f"{one.line.file if one.line else 'found'} {'-' * one.is_taken_out}{one.says}: "
        + one.span.cut(edition.text)
        for one in resolve_annotations(annotations, edition)
    ]


def test_it_tells_what_every_line_of_the_real_files_came_to(annotations, edition):
    resolved = list(resolve_annotations(annotations, edition))
    by_hand = [one for one in resolved if one.line]
    lines = (annotations.turns, annotations.chapters, annotations.topics, annotations.names)
    assert len(by_hand) == sum(map(len, lines))
    assert [one.span for one in resolved if one.kind == "turn"] == [
        turn.span for turn in edition.turns
    ]
    assert [one.span for one in resolved if one.kind == "chapter"] == [
        chapter.span for chapter in edition.chapters
    ]


def test_a_turn_goes_to_the_next_one():
    assert resolve(turns="Host: Welcome, Ada\n?: Ada thinks")[:2] == [
        "turns.txt Host: Welcome, Ada. The loom is a loom for punched cards.",
        "turns.txt ?: Ada thinks. Who knows.",
    ]


def test_topics_are_widened_to_sentences_and_names_are_not():
    resolved = resolve(topics="thinking: thinks", names="ada: Hello")
    assert resolved[:2] == ["topics.txt thinking: Ada thinks.", "names.txt ada: Hello"]


def test_it_lists_what_was_found_and_what_was_taken_out():
    assert resolve(names="- ada: Ada thinks") == [
        "names.txt -ada: Ada thinks",
        f"found weaving: {TALK}",
        "found ada: Ada",
    ]
    assert resolve(topics="- weaving: Hello there. .. Who knows") == [
        f"topics.txt -weaving: {TALK}",
        "found ada: Ada",
        "found ada: Ada",
    ]


def test_nothing_comes_of_nothing():
    edition = make_edition(read_canonical("Rain."), Annotations())
    assert list(resolve_annotations(Annotations(), edition)) == []
