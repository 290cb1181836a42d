"""The command line: what an archivist types. Answers go to stdout, messages to stderr."""

import json
import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from app import __version__
from app.archive.interviews import list_interviews
from app.errors import ArchiveError, OnrecordError, SettingError
from app.ingest.drafts import Wishes
from app.ingest.healing import find_changed_seeds, mend_archive, prepare_archive, rebuild_index
from app.ingest.library import Library, open_library
from app.ingest.pipeline import Change, Plan, Step, ingest_sources, plan_ingest
from app.ingest.verification import find_faults
from app.search.finding import Filters, Hit, Window, find_passages
from app.search.query import parse_query
from app.settings import Settings, read_settings
from app.sources import VOCABULARY, Source, find_sources
from app.transcript.spans import count_words

WEB_APP = "app.main:create_app"
LOG_FORMAT = "%(levelname)s %(name)s: %(message)s"


class Cli(click.Group):
    """Shows an error of ours as the one sentence it is, and exits with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command that was asked for."""
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            tell(f"onrecord: {error}")
            ctx.exit(1)


@click.group(cls=Cli, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Turn interview transcripts into a searchable web archive."""


def tell(message: str) -> None:
    """Says something to whoever watches."""
    click.echo(message, err=True)


@contextmanager
def open_archive() -> Iterator[Library]:
    """The archive of the settings, its tables up to date and its index in agreement."""
    settings = read_settings()
    library = open_library(settings.find_database_url(), settings.data_dir)
    try:
        mend_archive(library)
        yield library
    finally:
        library.close()


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
@click.option("--reload", is_flag=True, help="Start again when the code changes.")
def serve(host: str, port: int, workers: int, reload: bool) -> None:
    """Serve the archive; fill it from the seeds if it is empty."""
    import uvicorn  # here, so that no other command waits for it

    settings = read_settings()
    logging.basicConfig(level=settings.log_level.upper(), format=LOG_FORMAT)
    _refuse_taken_port(host, port)
    # Before workers start, so that none of them does it twice.
    library = open_library(settings.find_database_url(), settings.data_dir)
    prepare_archive(library, settings.seeds_dir)
    _tell_about_seeds(library, settings)
    library.close()
    if not settings.base_url and host not in {"127.0.0.1", "localhost", "::1"}:
        tell(
            "ONRECORD_BASE_URL is not set, so permalinks are shown without an origin. "
            "Set it to the public address, such as https://example.org."
        )
    uvicorn.run(
        WEB_APP,
        factory=True,
        host=host,
        port=port,
        workers=workers,
        reload=reload,
        log_level=settings.log_level,
        # A folder that happens to hold an app.py is none of our business.
        app_dir=None,
        server_header=False,
    )


def _refuse_taken_port(host: str, port: int) -> None:
    """Asked before anything is written; the server itself would ask last."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise SettingError(
            f"the server cannot listen on {host}, port {port} ({error.strerror}). "
            "Stop what listens there, or choose another place with --host and --port."
        ) from error


def _tell_about_seeds(library: Library, settings: Settings) -> None:
    try:
        changed = find_changed_seeds(library, settings.seeds_dir)
    except OnrecordError as error:
        # A slip in the seeds is no reason to take the archive off the web.
        tell(f"The seeds cannot be compared with what was ingested: {error}")
        return
    if changed:
        names = ", ".join(changed)
        tell(
            f"The seeds differ from what was ingested ({names}). "
            f"Bring them in with: onrecord ingest {settings.seeds_dir}"
        )


@main.command()
@click.argument(
    "paths", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--slug", help="Of a bare transcript file; from its name otherwise.")
@click.option("--title", help="Of a bare transcript file.")
@click.option("--date", help="Of a bare transcript file: 2025, 2025-11 or 2025-11-25.")
@click.option("--language", help="Of a bare transcript file, such as en.")
def ingest(
    paths: tuple[Path, ...],
    dry_run: bool,
    as_json: bool,
    slug: str | None,
    title: str | None,
    date: str | None,
    language: str | None,
) -> None:
    """Add interviews, or annotate them anew, from seeds folders or transcript files."""
    settings = read_settings()
    sources = [source for path in paths for source in find_sources(path)]
    wishes = Wishes(slug, title, date, language)
    _refuse_wishes(sources, wishes)
    vocabulary = settings.seeds_dir / VOCABULARY
    known = vocabulary if vocabulary.is_file() else None
    with open_archive() as library:
        if dry_run:
            plans = plan_ingest(library, sources, wishes, known)
        else:
            plans = _ingest_with_progress(library, sources, wishes, known)
    _answer_plans(plans, as_json, dry_run)


def _refuse_wishes(sources: list[Source], wishes: Wishes) -> None:
    asked = [name for name in ("slug", "title", "date", "language") if getattr(wishes, name)]
    if asked and (len(sources) != 1 or not sources[0].is_bare):
        raise click.UsageError(
            f"--{asked[0]} goes with one transcript file; a folder says it in interview.toml."
        )


def _ingest_with_progress(
    library: Library, sources: list[Source], wishes: Wishes, vocabulary: Path | None
) -> list[Plan]:
    """Ingests with a bar on a terminal, and in silence elsewhere."""
    halves = {Step.PLANNED, Step.DONE}
    with click.progressbar(
        length=2 * len(sources), label="Ingesting", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        return ingest_sources(
            library,
            sources,
            wishes,
            vocabulary,
            report=lambda step: bar.update(1) if step in halves else None,
        )


def _answer_plans(plans: list[Plan], as_json: bool, dry_run: bool) -> None:
    for plan in plans:
        if plan.draft.assumption:
            tell(f"{plan.draft.name}: {plan.draft.assumption}.")
    if as_json:
        click.echo(json.dumps({"interviews": [_describe_plan(plan) for plan in plans]}, indent=2))
        return
    for plan in plans:
        counts = _describe_plan(plan)
        click.echo(
            f"{plan.slug}: {plan.change}"
            if plan.change is Change.NOTHING
            else f"{plan.slug}: {plan.change} ({counts['sentences']} sentences, "
            f"{counts['segments']} passages, {counts['turns']} turns, "
            f"{counts['chapters']} chapters, {counts['topics']} topics)"
        )
    if dry_run:
        click.echo("This was a dry run; nothing was changed.")


def _describe_plan(plan: Plan) -> dict[str, object]:
    """What an ingest did or would do; the counts of the new state where there is one."""
    told: dict[str, object] = {"slug": plan.slug, "change": plan.change.value}
    edition = plan.edition
    if edition is None:
        return told
    return told | {
        "words": count_words(edition.text),
        "sentences": len(edition.sentences),
        "segments": len(edition.segments),
        "turns": len(edition.turns),
        "chapters": len(edition.chapters),
        "topics": len({topic for segment in edition.segments for topic in segment.topics}),
    }


@main.command("list")
def list_all() -> None:
    """List the interviews of the archive."""
    with open_archive() as library, library.database.read() as session:
        for interview in list_interviews(session):
            click.echo(
                f"{interview.slug}\t{interview.date or 'undated'}\t"
                f"{interview.words} words\t{interview.title}"
            )


@main.command()
@click.argument("query")
@click.option("--json", "as_json", is_flag=True, help="Answer as the API does.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100))
def search(query: str, as_json: bool, limit: int) -> None:
    """Find passages that hold the words of QUERY."""
    with open_archive() as library, library.database.read() as session:
        answer = find_passages(
            session, library.engine, parse_query(query), Filters(), Window(limit)
        )
        hits = [_describe_hit(hit) for hit in answer.hits]
    if as_json:
        click.echo(json.dumps({"total": answer.total, "hits": hits}, ensure_ascii=False, indent=2))
        return
    for hit in hits:
        click.echo(f"{hit['url']} ({hit['rung']}, {hit['who']})\n  {hit['text']}\n")
    tell(f"{answer.total} {'passage' if answer.total == 1 else 'passages'}")


def _describe_hit(hit: Hit) -> dict[str, object]:
    return {
        "interview": hit.interview.slug,
        "key": hit.sentence.key,
        "rung": hit.rung.value,
        "who": ", ".join(person.name for person in hit.segment.speakers) or "speaker unknown",
        "text": hit.sentence.text,
        "start": hit.segment.start,
        "end": hit.segment.end,
        "marks": [[mark.start, mark.end] for mark in hit.marks],
        "url": f"/interviews/{hit.interview.slug}/{hit.sentence.key}",
    }


@main.command()
def reindex() -> None:
    """Rebuild the full-text index from the database."""
    with open_archive() as library:
        click.echo(f"Indexed {rebuild_index(library)} passages.")


@main.command()
def verify() -> None:
    """Prove that database, index and source agree."""
    settings = read_settings()
    library = open_library(settings.find_database_url(), settings.data_dir)
    library.database.migrate()
    faults = find_faults(library)
    library.close()
    if faults:
        raise ArchiveError("the archive is not sound.\n  " + "\n  ".join(faults))
    click.echo("Database, index and sources agree.")
