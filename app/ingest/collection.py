"""Reads what the interviews of a collection share: its topics, names and people."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app import sources
from app.decoding import decode_editor_file
from app.transcript.edition import Authorities
from app.transcript.names import parse_names
from app.transcript.people import parse_people
from app.transcript.topics import parse_vocabulary


@dataclass(frozen=True, slots=True)
class Collection:
    """What the interviews of a collection share."""

    authorities: Authorities
    lists: Mapping[str, bytes]
    """The files that say so, as received, by name."""


def read_collection(folder: Path) -> Collection:
    """The topics, names and people of a collection; raises SourceError for what is amiss."""
    lists = sources.read_authority_files(folder)

    def read(name: str) -> tuple[str, str]:
        file = str(folder / name)
        return decode_editor_file(lists.get(name, b""), file), file

    authorities = Authorities(
        parse_vocabulary(*read(sources.TOPIC_LIST)),
        parse_names(*read(sources.NAME_LIST)),
        parse_people(*read(sources.PEOPLE_LIST)),
    )
    return Collection(authorities, lists)
