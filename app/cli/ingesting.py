"""Bringing interviews in: `onrecord ingest`."""

import gc
import sys
from pathlib import Path

import click

from app.cli.listing import answer_plans
from app.cli.shared import open_archive
from app.ingest.drafts import Wishes
from app.ingest.library import Library
from app.ingest.pipeline import Orders, Step, ingest_sources, plan_ingest, refuse_doubtful
from app.ingest.planning import Plan
from app.settings import read_settings
from app.sources import Source, find_sources

GARBAGE_THRESHOLD = 200_000
"""Values made before cycles among them are looked for: an ingest makes many and hardly a cycle,
and the default would take a seventh of its time."""


@click.command()
@click.argument(
    "paths", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--yes", is_flag=True, help="Correct a transcript even if many links break.")
@click.option(
    "--update-annotations",
    is_flag=True,
    help="Rewrite annotations that a correction leaves behind.",
)
@click.option("--note", help="Why a transcript was corrected; readers see it.")
@click.option("--slug", help="Of a bare transcript file; from its name otherwise.")
@click.option("--title", help="Of a bare transcript file.")
@click.option("--date", help="Of a bare transcript file: 2025, 2025-11 or 2025-11-25.")
@click.option("--language", help="Of a bare transcript file, such as en.")
def ingest(
    paths: tuple[Path, ...],
    dry_run: bool,
    as_json: bool,
    yes: bool,
    update_annotations: bool,
    note: str | None,
    slug: str | None,
    title: str | None,
    date: str | None,
    language: str | None,
) -> None:
    """Add interviews, correct them, or annotate them anew, from seeds folders or files."""
    gc.set_threshold(GARBAGE_THRESHOLD)
    sources = [source for path in paths for source in find_sources(path)]
    wishes = Wishes(slug, title, date, language)
    _refuse_wishes(sources, wishes)
    home = read_settings().seeds_dir
    orders = Orders(wishes, home, note, yes, update_annotations, keeps_record=True)
    with open_archive() as library:
        if dry_run:
            plans = plan_ingest(library, sources, orders)
        else:
            plans = _ingest_with_progress(library, sources, orders)
    answer_plans(plans, as_json=as_json, dry_run=dry_run, note=note)
    if dry_run:
        refuse_doubtful(plans, orders)


def _refuse_wishes(sources: list[Source], wishes: Wishes) -> None:
    asked = [name for name in ("slug", "title", "date", "language") if getattr(wishes, name)]
    if asked and (len(sources) != 1 or not sources[0].is_bare):
        raise click.UsageError(
            f"--{asked[0]} goes with one transcript file; a folder says it in interview.toml."
        )


def _ingest_with_progress(library: Library, sources: list[Source], orders: Orders) -> list[Plan]:
    """Ingests with a bar on a terminal, and in silence elsewhere."""
    halves = {Step.PLANNED, Step.DONE}
    with click.progressbar(
        length=2 * len(sources), label="Ingesting", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        return ingest_sources(
            library,
            sources,
            orders,
            report=lambda step: bar.update(1) if step in halves else None,
        )
