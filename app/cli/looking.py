"""Asking the archive: `onrecord list` and `onrecord search`."""

import click

from app.archive.interviews import list_interviews
from app.cli.shared import open_archive, tell
from app.errors import QueryError
from app.search.filters import merge_filters
from app.search.finding import Answer, Window, find_passages
from app.search.hits import Hit
from app.search.query import Filters, parse_query


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
    """Find passages that hold the words of QUERY, which is written as in the search box."""
    window = Window(limit)
    with open_archive() as library, library.database.read() as session:
        if as_json:
            # The shapes of the API, and all that they bring along, only where they are asked for.
            from app.web.api.search import answer_search
            from app.web.urls import Urls

            found = answer_search(session, library.engine, Urls(), query, Filters(), window)
            click.echo(found.model_dump_json(indent=2))
            return
        words = parse_query(query)
        if words.is_empty:
            raise QueryError("Type a word or a number to search for.")
        filters, unknown = merge_filters(session, words, Filters())
        answer = find_passages(session, library.engine, words, filters, window)
    for each in unknown:
        tell(f"No {each.name} of this archive is called “{each.typed}”, or several are.")
    for hit in answer.hits:
        click.echo(_write_hit(hit))
    tell(_sum_up(answer))


def _write_hit(hit: Hit) -> str:
    who = ", ".join(person.name for person in hit.speakers) or "speaker unknown"
    keys = dict.fromkeys((hit.first.key, hit.last.key))
    text = " ".join(
        sentence.text
        for segment in hit.segments
        for sentence in segment.sentences
        if hit.first.start <= sentence.start <= hit.last.start
    )
    address = f"/interviews/{hit.interview.slug}/{'..'.join(keys)}"
    return f"{address} ({hit.rung}, {who})\n  {text}\n"


def _sum_up(answer: Answer) -> str:
    count = f"{answer.total} {'passage' if answer.total == 1 else 'passages'}"
    return f"{count}. Did you mean: {answer.guess}" if answer.guess else count
