"""The real interview, read once, and how hypothesis works here."""

import pytest
from hypothesis import settings

from app.transcript.canonical import CanonicalText
from app.transcript.chapters import parse_chapter_list
from app.transcript.cues import Cue
from app.transcript.edition import Annotations, Edition, make_edition
from app.transcript.formats import parse_cues
from app.transcript.topics import parse_placements, parse_vocabulary
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
def annotations() -> Annotations:
    """What the editors wrote beside the real interview."""
    vocabulary = parse_vocabulary((SEEDS / "topics.toml").read_text("utf-8"), "topics.toml")
    turns, chapters, topics = (
        (REAL / name).read_text("utf-8") for name in ("turns.txt", "chapters.txt", "topics.txt")
    )
    return Annotations(
        parse_cue_sheet(turns, "turns.txt"),
        parse_chapter_list(chapters, "chapters.txt"),
        parse_placements(topics, "topics.txt", vocabulary),
    )


@pytest.fixture(scope="session")
def edition(canonical: CanonicalText, annotations: Annotations) -> Edition:
    return make_edition(canonical, annotations)
