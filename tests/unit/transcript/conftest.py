"""The real interview, read once, and how hypothesis works here."""

import pytest
from hypothesis import settings

from app.transcript.canonical import CanonicalText
from app.transcript.chapters import parse_chapter_list
from app.transcript.cues import Cue
from app.transcript.edition import Annotations, Authorities, Edition, make_edition
from app.transcript.formats import parse_cues
from app.transcript.names import parse_names
from app.transcript.people import parse_people
from app.transcript.placements import parse_placements
from app.transcript.topics import parse_vocabulary
from app.transcript.turns import parse_cue_sheet
from tests.archives import SEEDS
from tests.unit.transcript.texts import REAL, read_canonical

# The same examples in every run, and none that fails because a machine was slow.
settings.register_profile("onrecord", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("onrecord")


@pytest.fixture(scope="session")
def transcript() -> str:
    """The real interview as it came."""
    return (REAL / "transcript.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def cues(transcript: str) -> list[Cue]:
    return parse_cues(transcript)


@pytest.fixture(scope="session")
def canonical(transcript: str) -> CanonicalText:
    return read_canonical(transcript)


@pytest.fixture(scope="session")
def authorities() -> Authorities:
    """The topics, names and people of the archive."""
    lists = ("topics.toml", "names.toml", "people.toml")
    topics, names, people = ((SEEDS / name).read_text("utf-8") for name in lists)
    return Authorities(
        parse_vocabulary(topics, "topics.toml"),
        parse_names(names, "names.toml"),
        parse_people(people, "people.toml"),
    )


@pytest.fixture(scope="session")
def annotations(authorities: Authorities) -> Annotations:
    """What the editors wrote beside the real interview."""
    files = ("turns.txt", "chapters.txt", "topics.txt", "names.txt")
    turns, chapters, topics, names = ((REAL / name).read_text("utf-8") for name in files)
    return Annotations(
        parse_cue_sheet(turns, "turns.txt"),
        parse_chapter_list(chapters, "chapters.txt"),
        parse_placements(topics, "topics.txt", authorities.topics, "topics.toml"),
        parse_placements(names, "names.txt", authorities.names, "names.toml"),
    )


@pytest.fixture(scope="session")
def edition(
    canonical: CanonicalText, annotations: Annotations, authorities: Authorities
) -> Edition:
    return make_edition(canonical, annotations, authorities)
