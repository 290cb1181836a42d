"""Reads a source into a draft: everything an ingest needs, before anything is written."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from app import sources
from app.archive.values import Deposit
from app.errors import SourceError
from app.ingest.collection import Collection
from app.sources import Source
from app.transcript import EDITION_VERSION, TEXT_VERSION, slugs
from app.transcript.canonical import CanonicalText, build_canonical
from app.transcript.chapters import parse_chapter_list
from app.transcript.edition import Annotations, Authorities
from app.transcript.formats import parse_cues
from app.transcript.formats.foreign import find_foreign_ending, find_foreign_text
from app.transcript.history.records import Record, parse_record
from app.transcript.metadata import Metadata, check_metadata, parse_metadata
from app.transcript.names import choose_names
from app.transcript.placements import parse_placements
from app.transcript.turns import parse_cue_sheet
from app.transcript.updates.changes import Update


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line says about a bare transcript; None where it says nothing."""

    slug: str | None = None
    title: str | None = None
    date: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Draft:
    """A source that was read and understood, but not yet cut and placed."""

    slug: str
    name: str
    """The transcript's file, as messages name it."""
    metadata: Metadata
    canonical: CanonicalText
    annotations: Annotations
    authorities: Authorities
    """All topics, but only those names and people that this interview may have."""
    source: Source
    """What all of this was read from."""
    wishes: Wishes
    """What the command line says about it."""
    lists: Mapping[str, bytes]
    """The collection's lists of topics, names and people as received, by file name."""
    inputs: str
    """SHA-256 over all of this and the program's versions: equal inputs change nothing."""
    remarks: tuple[str, ...]
    """What an editor should know about how the source was read, a sentence each."""

    @property
    def slugs(self) -> tuple[str, ...]:
        """Every slug that is to lead here: its own, then its earlier ones."""
        return tuple(dict.fromkeys((self.slug, *self.metadata.formerly)))

    @property
    def deposit(self) -> Deposit:
        """What came in, to be kept."""
        name = self.source.transcript
        content = self.source.files[name]
        beside = {file: held for file, held in self.source.files.items() if file != name}
        return Deposit(name, hashlib.sha256(content).hexdigest(), content, beside)

    @cached_property
    def record(self) -> Record | None:
        """The history of the text as its folder keeps it, read when it is asked for."""
        if self.source.is_bare or self.source.record is None:
            return None
        return parse_record(self.source.record, self.source.name_file(sources.HISTORY))

    def count_states(self) -> int:
        """How many states its folder's history tells of, one a line."""
        record = None if self.source.is_bare else self.source.record
        return len(record.rstrip().split("\n")) if record else 0

    def keep_metadata(self, known: Mapping[str, object]) -> "Draft":
        """The same bare transcript with what is known of its interview and was not said anew."""
        said = {name for name in ("title", "date", "language") if getattr(self.wishes, name)}
        kept = {name: value for name, value in known.items() if name not in said}
        return replace(self, metadata=self.metadata.model_copy(update=kept))

    def update(self, updates: Sequence[Update]) -> "Draft":
        """The same with some of the editor's files rewritten."""
        if not updates:
            return self
        files = {Path(update.file).name: update.text.encode() for update in updates}
        source = replace(self.source, files={**self.source.files, **files})
        annotations = _read_annotations(source, self.authorities)
        authorities = _choose_authorities(
            self.authorities, self.metadata, self.canonical, annotations
        )
        return replace(
            self,
            annotations=annotations,
            authorities=authorities,
            source=source,
            inputs=_fingerprint(source, self.metadata, authorities),
        )

    def read_editor_files(self) -> dict[str, str]:
        """The texts of the files beside the transcript, by name; "" for those that are missing."""
        return {name: self.source.read(name) or "" for name in sources.EDITOR_FILES}


def read_draft(source: Source, wishes: Wishes, collection: Collection) -> Draft:
    """The draft of a source; raises SourceError or AnnotationError before anything is written."""
    metadata = _read_metadata(source, wishes)
    transcript = source.name_file(source.transcript)
    canonical = read_words(source)
    annotations = _read_annotations(source, collection.authorities)
    authorities = _choose_authorities(collection.authorities, metadata, canonical, annotations)
    return Draft(
        slug=_choose_slug(source, wishes, metadata),
        name=transcript,
        metadata=metadata,
        canonical=canonical,
        annotations=annotations,
        authorities=authorities,
        source=source,
        wishes=wishes,
        lists=collection.lists,
        inputs=_fingerprint(source, metadata, authorities),
        remarks=tuple(_list_remarks(source, canonical, annotations)),
    )


def _list_remarks(
    source: Source, canonical: CanonicalText, annotations: Annotations
) -> Iterator[str]:
    if source.text.assumption:
        yield f"{source.text.assumption}."
    yield from source.strays
    labelled = len(canonical.voices)
    if annotations.turns and labelled > len(annotations.turns):
        yield (
            f"its own labels change the speaker {labelled} times, and {sources.TURNS} says "
            f"{len(annotations.turns)}: the labels are not used. To correct a few of them, "
            "start from `onrecord turns`, which writes them all down."
        )


def _choose_authorities(
    authorities: Authorities,
    metadata: Metadata,
    canonical: CanonicalText,
    annotations: Annotations,
) -> Authorities:
    """What can matter to one interview, so that a new name elsewhere changes nothing here."""
    speakers = [*metadata.guest, *metadata.host]
    speakers += [line.speaker for line in annotations.turns if line.speaker]
    speakers += [voice.name for voice in canonical.voices if voice.name]
    return Authorities(
        authorities.topics,
        choose_names(authorities.names, canonical.text, [line.slug for line in annotations.names]),
        authorities.people.choose(speakers),
    )


def _fingerprint(source: Source, metadata: Metadata, authorities: Authorities) -> str:
    return sources.fingerprint(
        {
            **{f"file {name}": content for name, content in source.files.items()},
            "topics": _dump(authorities.topics),
            "names": _dump(authorities.names),
            "people": _dump(authorities.people.persons),
            "versions": f"{TEXT_VERSION} {EDITION_VERSION} {metadata.model_dump_json()}".encode(),
        }
    )


def _dump(headings: Mapping[str, BaseModel]) -> bytes:
    tables = {slug: heading.model_dump(mode="json") for slug, heading in headings.items()}
    return json.dumps(tables).encode()


def read_words(source: Source) -> CanonicalText:
    """What was spoken; raises SourceError where a transcript cannot be read or holds no words."""
    file = source.name_file(source.transcript)
    foreign = find_foreign_ending(source.transcript) or find_foreign_text(source.text.text)
    if foreign:
        raise SourceError(f"{foreign} cannot be read yet; save the captions as text.", file=file)
    canonical = build_canonical(parse_cues(source.text.text))
    if not canonical.text:
        raise SourceError("no words below the header. Put the transcript there.", file=file)
    return canonical


def _choose_slug(source: Source, wishes: Wishes, metadata: Metadata) -> str:
    named = slugs.make_name_slug(source.name, "interview") if source.is_bare else source.name
    slug = wishes.slug or metadata.slug or named
    if not slugs.is_slug(slug):
        raise SourceError(
            f"“{slug}” cannot be an address. Name the folder with a-z, 0-9 and single hyphens, "
            f"at most {slugs.MOST_LETTERS} in all.",
            file=str(source.path),
        )
    return slug


def _read_metadata(source: Source, wishes: Wishes) -> Metadata:
    text = source.read(sources.METADATA)
    if text is not None and not source.is_bare:
        return parse_metadata(text, source.name_file(sources.METADATA))
    if not source.is_bare:
        raise SourceError(
            f'this folder has no {sources.METADATA}. Add one that says at least `title = "…"`.',
            file=str(source.path),
        )
    known = {
        "title": wishes.title or source.name.replace("-", " ").replace("_", " ").strip(),
        "date": wishes.date,
        "language": wishes.language or sources.guess_language(source.text.text) or "en",
    }
    return check_metadata({key: value for key, value in known.items() if value}, source.path.name)


def _read_annotations(source: Source, authorities: Authorities) -> Annotations:
    if source.is_bare:
        return Annotations()
    texts = {name: source.read(name) or "" for name in sources.EDITOR_FILES}
    topics, names = source.name_file(sources.TOPICS), source.name_file(sources.NAMES)
    return Annotations(
        parse_cue_sheet(texts[sources.TURNS], source.name_file(sources.TURNS)),
        parse_chapter_list(texts[sources.CHAPTERS], source.name_file(sources.CHAPTERS)),
        parse_placements(
            texts[sources.TOPICS], topics, authorities.topics, home=sources.TOPIC_LIST
        ),
        parse_placements(texts[sources.NAMES], names, authorities.names, home=sources.NAME_LIST),
    )


def refuse_twins(drafts: Sequence[Draft]) -> None:
    """Raises SourceError where two sources would have the same address, now or formerly."""
    names: dict[str, str] = {}
    for draft in drafts:
        for slug in draft.slugs:
            if slug in names:
                raise SourceError(
                    f"its slug “{slug}” is also that of {names[slug]}. Rename one.",
                    file=draft.name,
                )
            names[slug] = draft.name
