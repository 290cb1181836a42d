"""Asking the archive: `onrecord list` and `onrecord search`."""

import json

import click

from app.archive.interviews import list_interviews
from app.cli.shared import open_archive, tell
from app.search.finding import Filters, Hit, Window, find_passages
from app.search.query import parse_query


@click.command("list")
def list_all() -> None:
    """List the interviews of the archive."""
    with open_archive() as library, library.database.read() as session:
        for interview in list_interviews(session):
            click.echo(
                f"{interview.slug}\t{interview.date or 'undated'}\t"
                f"{interview.words} words\t{interview.title}"
            )


@click.command()
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
