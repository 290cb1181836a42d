"""What the tests of the quote check share: a small archive of conversations."""

from collections.abc import Iterator

import pytest

from app.ingest.healing import mend_archive
from app.ingest.library import Library
from tests.archives import open_test_library
from tests.unit.search.quote_check.talks import fill


@pytest.fixture(scope="session")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two conversations and words of nobody known; for reading only."""
    folder = tmp_path_factory.mktemp("talks")
    library = open_test_library(folder / "var")
    mend_archive(library)
    fill(library, folder / "seeds")
    yield library
    library.close()
