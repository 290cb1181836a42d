"""Migrations: there and back, the same tables as the models, from code and by Alembic itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from app.archive.database import Database, find_newest_version, make_alembic_config
from app.archive.models import Base

ROOT = Path(__file__).parents[2]


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'onrecord.db'}")
    yield database
    database.close()


def test_the_newest_migration_is_the_one_with_the_highest_number():
    head = ScriptDirectory.from_config(make_alembic_config()).get_current_head()
    assert find_newest_version() == head


def run(database, step, target):
    with database.engine.begin() as connection:
        step(make_alembic_config(connection), target)


def tables(database):
    return set(inspect(database.engine).get_table_names()) - {"alembic_version"}


def describe(database):
    """Every table with its columns, keys and indexes, as the database itself has them."""
    with database.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
        )
        return dict(tuple(row) for row in rows)


def test_it_goes_up_down_and_up_again(database):
    run(database, command.upgrade, "head")
    first = describe(database)
    assert tables(database) == set(Base.metadata.tables)
    run(database, command.downgrade, "base")
    assert tables(database) == set()
    run(database, command.upgrade, "head")
    assert describe(database) == first


def test_it_goes_down_and_up_by_each_step(database):
    run(database, command.upgrade, "head")
    for _ in list(ScriptDirectory.from_config(make_alembic_config()).walk_revisions()):
        run(database, command.downgrade, "-1")
    assert tables(database) == set()
    assert not database.is_current()


def test_it_makes_the_tables_of_the_models(database):
    database.migrate()
    with database.engine.begin() as connection:
        command.check(make_alembic_config(connection))  # raises on any difference


def test_it_changes_nothing_when_run_again(database):
    database.migrate()
    assert database.is_current()
    first = describe(database)
    database.migrate()
    assert describe(database) == first


def test_it_has_one_line_of_numbered_revisions():
    revisions = list(ScriptDirectory.from_config(make_alembic_config()).walk_revisions())
    names = sorted(Path(revision.path).name for revision in revisions)
    assert [name[:5] for name in names] == [f"{n:04}_" for n in range(1, len(names) + 1)]
    assert all(revision.doc for revision in revisions)


def test_it_counts_the_words_of_turns_that_were_written_before(seeded_dir, tmp_path):
    shutil.copytree(seeded_dir, tmp_path / "var")
    database = Database(f"sqlite:///{tmp_path / 'var' / 'onrecord.db'}")
    words = text("SELECT position, words FROM turns ORDER BY position")
    with database.engine.connect() as connection:
        before = connection.execute(words).all()
    run(database, command.downgrade, "0001")
    run(database, command.upgrade, "head")
    with database.engine.connect() as connection:
        assert connection.execute(words).all() == before
    database.close()


@pytest.fixture
def alembic(tmp_path):
    """Alembic's own command line, on the database that the settings name."""
    config = tmp_path / "alembic.ini"
    config.write_text(
        f"[alembic]\nscript_location = {ROOT / 'migrations'}\npath_separator = os\n", "utf-8"
    )

    def run_alembic(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "alembic", "-c", config, *arguments],
            cwd=tmp_path,
            env={**os.environ, "ONRECORD_DATA_DIR": str(tmp_path / "var"), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run_alembic


def test_it_works_with_the_command_line_of_alembic(alembic, tmp_path):
    for arguments in (["upgrade", "head"], ["check"], ["downgrade", "base"], ["upgrade", "head"]):
        done = alembic(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "(head)" in alembic("current").stdout
    database = Database(f"sqlite:///{tmp_path / 'var' / 'onrecord.db'}")
    assert tables(database) == set(Base.metadata.tables)
    database.close()


def test_it_can_write_the_next_migration(tmp_path):
    # On a copy: the script template has to work, and finds nothing to do.
    shutil.copytree(ROOT / "migrations", tmp_path / "migrations")
    database = Database(f"sqlite:///{tmp_path / 'onrecord.db'}")
    database.migrate()
    with database.engine.begin() as connection:
        config = make_alembic_config(connection)
        config.set_main_option("script_location", str(tmp_path / "migrations"))
        script = command.revision(config, "nothing", autogenerate=True, rev_id="9999")
    database.close()
    written = Path(script.path).read_text(encoding="utf-8")
    assert "def upgrade() -> None:" in written
    assert "op.create_table" not in written
    compile(written, "9999", "exec")
