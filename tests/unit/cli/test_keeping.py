from pathlib import Path

from tests.builders import write_source
from tests.unit.cli.commands import answer, run


def test_it_rebuilds_the_index_and_verifies(seeds: Path) -> None:
    answer("ingest", write_source(seeds / "ada"))
    assert answer("reindex") == "Indexed 1 passages.\n"
    assert answer("verify") == "Database, index and sources agree.\n"


def test_it_says_what_is_not_sound_and_how_to_mend_it(seeds: Path, tmp_path: Path) -> None:
    answer("ingest", write_source(seeds / "ada"))
    for path in (tmp_path / "var/index").glob("*.seg"):
        path.write_bytes(b"noise")
    result = run("verify")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the archive is not sound" in result.stderr
    assert "Run `onrecord reindex`" in result.stderr
    assert answer("reindex") == "Indexed 1 passages.\n"
    assert answer("verify")
