"""Taking things out again: `onrecord remove` and `onrecord withdraw`."""

import re

import click

from app.cli.shared import open_archive, tell
from app.errors import ArchiveError
from app.ingest.removing import remove as remove_interview
from app.ingest.withdrawal.leftovers import clean_records, find_leftovers
from app.ingest.withdrawal.planning import Order
from app.ingest.withdrawal.withdrawing import Withdrawn
from app.ingest.withdrawal.withdrawing import withdraw as withdraw_words
from app.settings import read_settings
from app.transcript.keys import PATTERN

_KEYS = re.compile(rf"(?P<first>{PATTERN})(?:\.\.(?P<last>{PATTERN}))?")


@click.command()
@click.argument("slug")
def remove(slug: str) -> None:
    """Take an interview off the archive; ingesting it again brings all its addresses back."""
    with open_archive() as library:
        interview = remove_interview(library, slug)
    click.echo(f"{interview.slug}: removed, {_count(interview.sentences, 'sentence')}.")
    tell("Its addresses say that it was removed. Its text and its history are kept.")


@click.command()
@click.argument("slug")
@click.argument("keys", metavar="KEY[..KEY]")
@click.option("--reason", required=True, help="Why; whoever opens a link to the words sees it.")
def withdraw(slug: str, keys: str, reason: str) -> None:
    """Take words out for good: out of pages, history, stored sources and the index."""
    first, last = _read_keys(keys)
    settings = read_settings()
    with open_archive() as library:
        withdrawn = withdraw_words(library, Order(slug, first, last, reason))
        clean_records(library, settings.seeds_dir, withdrawn.slug)
    click.echo(f"{withdrawn.slug}: withdrawn, {_count(len(withdrawn.keys), 'sentence')}.")
    _tell_what_went(withdrawn)
    for path in find_leftovers(settings.seeds_dir, withdrawn):
        tell(f"{path} still holds the words. Take them out there, too.")


def _read_keys(written: str) -> tuple[str, str]:
    """The ends of a range, from a key, a range, or an address that ends with one."""
    parts = (part.strip('.,;)]”"“ ').lower() for part in reversed(written.split("/")))
    found = next((keys for part in parts if (keys := _KEYS.fullmatch(part))), None)
    if found is None:
        raise ArchiveError(
            f"“{written}” does not name a sentence. Give its key, the eight letters and digits at "
            "the end of its address, or two with .. between."
        )
    return found["first"], found["last"] or found["first"]


def _tell_what_went(withdrawn: Withdrawn) -> None:
    wordings = _count(withdrawn.wordings, "wording")
    tell(f"{wordings} of today and of the past are gone from the archive's files.")
    for number in withdrawn.dropped:
        tell(
            f"The transcript of revision {number} is not kept any more: "
            "the words could not be cut out of it."
        )
    for key in withdrawn.twins:
        tell(
            f"{withdrawn.slug}/{key} goes on saying the very same words. "
            "Withdraw it, too, if they must not be read."
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
