from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ingest.healing import mend_archive
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.search.whoosh_engine import WhooshEngine
from app.sources import find_sources
from tests.archives import open_test_library
from tests.builders import write_source

VOCABULARY = """\
[weaving]
name = "Weaving"
summary = "How patterns come about."
see = ["loom", "Jacquard’s machine"]
"""
NAMES = """\
[ada-lovelace]
name = "Ada Lovelace"
kind = "person"
forms = ["Ada"]
"""
TALKS = {
    "ada": "Welcome, Ada. To be or not to be, that isn’t the engine’s question. "
    "It weaves algebraic patterns. The café was naïve about models.",
    "grace": "We found a moth in the engine. To be sure, it wasn't a model. "
    "Be it not ours to ask. Patterns that a loom weaves are not algebraic.",
    "emmy": "Symmetry gives conservation; the question of 1,000 rings is 3.5 times older than C++.",
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Three small interviews of one passage each; for reading only."""
    folder = tmp_path_factory.mktemp("shelf")
    for year, (slug, words) in enumerate(TALKS.items(), start=1843):
        write_source(
            folder / "seeds" / slug,
            words,
            title=f"A talk with {slug.title()}",
            metadata=f'date = "{year}"\n',
            turns=f"{slug.title()}: {words[:20].rsplit(' ', 1)[0]}\n",
            chapters=f"The {slug} chapter | {words[:20].rsplit(' ', 1)[0]}\n",
            topics="weaving: algebraic\n" if "algebraic" in words else None,
            vocabulary=VOCABULARY,
            names=NAMES,
        )
    library = open_test_library(folder / "var")
    mend_archive(library)
    ingest_sources(library, find_sources(folder / "seeds"))
    yield library
    library.close()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    """An engine without an index."""
    engine = WhooshEngine(tmp_path / "index")
    yield engine
    engine.close()
