"""People, topics and names that are renamed, moved and forgotten."""

from pathlib import Path

from app.archive.names import find_name, list_names
from app.archive.redirects import find_present_slug
from app.archive.speakers import find_speaker, read_parts
from app.archive.topics import find_topic
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.builders import write_source

WEAVING = '[weaving]\nname = "Weaving"\nsummary = "How patterns come about."\n'
ADA = '[ada]\nname = "Ada"\nkind = "person"\n'
PLACED = "weaving: An engine\n"


def ingest(library: Library, *paths: Path) -> None:
    ingest_sources(library, [source for path in paths for source in find_sources(path)])


def find_present(library: Library, kind: str, former: str) -> str | None:
    with library.database.read() as session:
        return find_present_slug(session, kind, former)


def test_a_renamed_topic_keeps_its_passages_and_leads_on(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "ada", topics=PLACED, vocabulary=WEAVING))
    looms = WEAVING.replace("[weaving]", "[looms]") + 'formerly = ["weaving"]\n'
    ingest(
        library,
        write_source(tmp_path / "ada", topics="looms: An engine\n", vocabulary=looms),
    )
    with library.database.read() as session:
        looms_topic = find_topic(session, "looms")
        assert looms_topic is not None
        assert looms_topic.segment_count == 1
        assert find_topic(session, "weaving") is None
    assert find_present(library, "topic", "weaving") == "looms"


def test_what_was_renamed_twice_leads_to_the_latest_name(library: Library, tmp_path: Path) -> None:
    for slug, former in (("one", ""), ("two", "one"), ("three", "two")):
        names = (
            f'[{slug}]\nname = "Ada"\nkind = "person"\nformerly = {[former] if former else []}\n'
        )
        ingest(library, write_source(tmp_path / "ada", names=names))
    assert find_present(library, "name", "one") == "three"
    assert find_present(library, "name", "two") == "three"
    assert find_present(library, "name", "three") is None
    assert find_present(library, "topic", "one") is None


def test_a_slug_that_is_taken_again_leads_to_itself(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "ada", names=ADA + 'formerly = ["countess"]\n'))
    assert find_present(library, "name", "countess") == "ada"
    countess = '[countess]\nname = "Ada"\nkind = "person"\n'
    ingest(library, write_source(tmp_path / "ada", names=countess))
    assert find_present(library, "name", "countess") is None


def test_only_names_that_somebody_mentions_are_kept(library: Library, tmp_path: Path) -> None:
    nobody = '\n[grace]\nname = "Grace Hopper"\nkind = "person"\n'
    ingest(library, write_source(tmp_path / "ada", names=ADA + nobody))
    with library.database.read() as session:
        assert [name.slug for name in list_names(session)] == ["ada"]
    ingest(library, write_source(tmp_path / "ada", names=nobody))
    with library.database.read() as session:
        assert list_names(session) == []
        assert find_name(session, "ada") is None


def test_one_person_is_one_speaker_in_every_interview(library: Library, tmp_path: Path) -> None:
    people = '[ada-lovelace]\nname = "Ada Lovelace"\nvariants = ["Ada", "The Countess"]\n'
    one = write_source(tmp_path / "one", turns="Ada: Welcome\n", people=people)
    two = write_source(tmp_path / "two", "Rain.\n", turns="The countess: Rain\n")
    ingest(library, one, two)
    with library.database.read() as session:
        parts = read_parts(session, "ada-lovelace")
        assert sorted(part.interview.slug for part in parts) == ["one", "two"]
        speaker = find_speaker(session, "ada-lovelace")
        assert speaker is not None
        assert speaker.name == "Ada Lovelace"
        assert find_speaker(session, "ada") is None


def test_a_person_who_gets_a_slug_takes_the_old_one_along(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "one", turns="Ada: Welcome\n"))
    people = '[ada-lovelace]\nname = "Ada Lovelace"\nvariants = ["Ada"]\nformerly = ["ada"]\n'
    ingest(library, write_source(tmp_path / "one", turns="Ada: Welcome\n", people=people))
    with library.database.read() as session:
        assert find_speaker(session, "ada") is None
        assert len(read_parts(session, "ada-lovelace")) == 1
    assert find_present(library, "speaker", "ada") == "ada-lovelace"


def test_whoever_takes_no_part_any_more_is_forgotten(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "one", turns="Adda: Welcome\n"))
    ingest(library, write_source(tmp_path / "one", turns="Ada: Welcome\n"))
    with library.database.read() as session:
        assert find_speaker(session, "adda") is None
        assert find_speaker(session, "ada") is not None


def test_who_is_not_listed_keeps_the_spelling_of_the_interview_that_came_first(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "one", turns="Ada Lovelace: Welcome\n"))
    ingest(library, write_source(tmp_path / "two", "Rain.\n", turns="ADA LOVELACE: Rain\n"))
    with library.database.read() as session:
        speaker = find_speaker(session, "ada-lovelace")
        assert speaker is not None
        assert speaker.name == "Ada Lovelace"


def test_two_names_of_one_person_are_one_whatever_was_ingested_before(
    library: Library, tmp_path: Path
) -> None:
    """An archive that grew is the one that a fresh ingest of the same files would give."""
    metadata = 'guest = "Ada Lovelace"\n'
    ingest(library, write_source(tmp_path / "one", turns="Ada: Welcome\n", metadata=metadata))
    people = '[ada-lovelace]\nname = "Ada Lovelace"\nformerly = ["ada"]\n'
    ingest(
        library,
        write_source(tmp_path / "one", turns="Ada: Welcome\n", metadata=metadata, people=people),
    )
    with library.database.read() as session:
        assert find_speaker(session, "ada") is None
        [part] = read_parts(session, "ada-lovelace")
    assert (part.role, part.turns) == ("guest", 1)
    assert find_present(library, "speaker", "ada") == "ada-lovelace"


def test_a_slug_that_leads_to_nothing_any_more_leads_nowhere(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada", names=ADA + 'formerly = ["countess"]\n'))
    ingest(library, write_source(tmp_path / "ada", names=""))
    assert find_present(library, "name", "countess") is None


def test_a_topic_loses_a_broader_one_that_is_forgotten(library: Library, tmp_path: Path) -> None:
    crafts = WEAVING + 'broader = "crafts"\n[crafts]\nname = "Crafts"\nsummary = "All."\n'
    ingest(library, write_source(tmp_path / "a/ada", topics=PLACED, vocabulary=crafts))
    other = '[rain]\nname = "Rain"\nsummary = "When it falls."\n'
    ingest(library, write_source(tmp_path / "b/grace", "Rain.\n", vocabulary=other))
    with library.database.read() as session:
        topic = find_topic(session, "weaving")
        assert topic is not None
        assert topic.broader is None
