import hashlib
from pathlib import Path

from app.archive.histories import read_history
from app.archive.holdings import read_holding
from app.archive.interviews import find_interview
from app.archive.values import Deposit
from app.ingest.library import Library
from tests.builders import TALK, write_source
from tests.unit.ingest.talks import ingest

CORRECTED = TALK.replace("weaves", "knits")


def test_a_holding_is_the_history_with_all_that_came_in(library: Library, tmp_path: Path) -> None:
    folder = write_source(tmp_path / "ada", metadata='formerly = ["king", "byron"]\n')
    toml = (folder / "interview.toml").read_bytes()
    ingest(library, folder)
    (folder / "transcript.txt").write_text(CORRECTED)
    ingest(library, folder)
    with library.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview
        holding = read_holding(session, interview.id)
        assert holding.history == read_history(session, interview.id)
    assert holding.former_slugs == ["byron", "king"]
    assert holding.deposits == {
        number: Deposit(
            "transcript.txt",
            hashlib.sha256(talk.encode()).hexdigest(),
            talk.encode(),
            {"interview.toml": toml},
        )
        for number, talk in ((1, TALK), (2, CORRECTED))
    }
