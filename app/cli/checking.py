"""Checking what somebody printed: `onrecord check`."""

import sys
from collections.abc import Iterator

import click

from app.cli.shared import open_archive
from app.search.quote_check.checking import check_quote
from app.search.quote_check.findings import Change, Finding, Place
from app.search.quote_check.summing_up import sum_up
from app.search.quote_check.verdicts import Operation


# A quotation may begin with a dash.
@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("quote")
@click.option("--json", "as_json", is_flag=True, help="Answer as the API does.")
def check(quote: str, as_json: bool) -> None:
    """Tell whether QUOTE stands in the transcripts, and how it differs; - reads it from stdin."""
    if quote == "-":
        quote = sys.stdin.buffer.read().decode(errors="replace")
    with open_archive() as library, library.database.read() as session:
        if as_json:
            # The shapes of the API, and all that they bring along, only where they are asked for.
            from app.web.api.check import answer_check
            from app.web.urls import Urls

            found = answer_check(session, library.engine, Urls(), quote)
            click.echo(found.model_dump_json(indent=2))
            return
        findings = check_quote(session, library.engine, quote).findings
    many = len(findings) > 1
    told = [[*([f"“{each.quoted}”"] if many else []), *_write_finding(each)] for each in findings]
    click.echo("\n\n".join("\n".join(lines) for lines in told))


def _write_finding(finding: Finding) -> Iterator[str]:
    yield f"{finding.verdict}: {sum_up(finding)}"
    yield from (f"  {note.text}" for note in finding.notes)
    for piece in finding.pieces:
        yield f"  “{piece.quoted}”: {piece.verdict}, {_write_address(piece.place)}"
    if finding.changes:
        yield f"  as quoted:         {' '.join(_write_quoted(finding.changes))}"
        yield f"  in the transcript: {' '.join(_write_said(finding.changes))}"
    else:
        yield f"  as quoted:         {finding.quoted}"
    for place in finding.occurrences:
        yield f"  {_write_address(place)}"
    if finding.place:
        kind = finding.place.interview.source_kind
        yield f"  source: {kind}; check the recording before printing"
    if finding.nearest:
        yield f"  the nearest is:    {finding.nearest.place.text}"
        yield f"  {_write_address(finding.nearest.place)}"


def _write_quoted(changes: tuple[Change, ...]) -> Iterator[str]:
    for change in changes:
        if change.operation is Operation.OMIT:
            yield change.quoted or "…"
        elif change.quoted:
            yield change.quoted if change.operation is Operation.EQUAL else f"[-{change.quoted}-]"


def _write_said(changes: tuple[Change, ...]) -> Iterator[str]:
    for change in changes:
        if change.said:
            yield change.said if change.operation is Operation.EQUAL else f"{{+{change.said}+}}"


def _write_address(place: Place) -> str:
    keys = dict.fromkeys(sentence.key for sentence in (place.sentences[0], place.sentences[-1]))
    return f"/interviews/{place.interview.slug}/{'..'.join(keys)}"
