import tomllib
from pathlib import Path

from app.archive.interviews import find_interview
from app.archive.names import (
    find_name,
    list_names,
    list_names_between,
    read_mentions,
)
from app.archive.values import Heading
from app.ingest.library import Library
from tests.archives import FIRST, SEEDS


def test_it_lists_every_name_of_the_archive(seeded_library: Library) -> None:
    known = tomllib.loads(Path(SEEDS / "names.toml").read_text(encoding="utf-8"))
    with seeded_library.database.read() as session:
        names = list_names(session)
        assert {name.slug for name in names} == set(known)
        for name in names:
            assert (name.name, name.kind) == (known[name.slug]["name"], known[name.slug]["kind"])
            assert name.mention_count == len(read_mentions(session, name.slug))
            assert find_name(session, name.slug) == name
        assert find_name(session, "nobody") is None


def test_a_mention_knows_its_words_its_sentence_and_who_says_it(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        [mention] = read_mentions(session, "yann-lecun")
    start = mention.start - mention.sentence.start
    assert mention.sentence.text[start:][: mention.end - mention.start] == "Yann LeCun"
    assert mention.turn.speaker is not None
    assert mention.turn.speaker.slug == "ilya-sutskever"
    assert mention.segment.start <= mention.start < mention.segment.end


def test_mentions_come_in_the_order_they_were_said_and_page_by_page(
    seeded_library: Library,
) -> None:
    with seeded_library.database.read() as session:
        mentions = read_mentions(session, "safe-superintelligence")
        assert [one.start for one in mentions] == sorted(one.start for one in mentions)
        page = read_mentions(session, "safe-superintelligence", limit=5, offset=5)
    assert page == mentions[5:10]


def test_it_tells_what_a_stretch_of_an_interview_mentions(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        [mention] = read_mentions(session, "yann-lecun")
        named = list_names_between(session, interview, mention.start, mention.end)
        assert named == [Heading("yann-lecun", "Yann LeCun")]
        assert list_names_between(session, interview, mention.start + 1, mention.end) == []
        everything = list_names_between(session, interview, 0, 100_000)
        assert len(everything) == len(list_names(session)) == len(set(everything))
