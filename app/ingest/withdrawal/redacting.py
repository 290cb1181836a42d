"""Takes withdrawn words out of what came in with a revision: the transcript and editors' files."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.archive.values import Deposit
from app.decoding import decode, decode_editor_file
from app.errors import AnnotationError
from app.sources import CHAPTERS, METADATA, NAME_LIST, NAMES, TOPIC_LIST, TOPICS, TURNS
from app.transcript.alignment.following import Following
from app.transcript.alignment.sentences import Alignment, Outcome
from app.transcript.authorities import Heading
from app.transcript.canonical import build_canonical
from app.transcript.chapters import parse_chapter_list
from app.transcript.edition import Annotations, Authorities
from app.transcript.formats import parse_cues
from app.transcript.history.fates import Fate
from app.transcript.metadata import Metadata
from app.transcript.placements import PlacementLine, parse_placements
from app.transcript.reading import Reading
from app.transcript.redaction import redact
from app.transcript.spans import Span, lay_out
from app.transcript.turns import parse_cue_sheet
from app.transcript.updates.annotations import update_annotations
from app.transcript.updates.changes import LineChange
from app.transcript.updates.files import apply_changes
from app.transcript.withdrawal.telltales import find_telltales, keep_telling


@dataclass(frozen=True)
class Stencil:
    """A text, sentence by sentence, and which of its sentences are to be taken out."""

    sentences: Sequence[str]
    gone: frozenset[int]

    @property
    def kept(self) -> list[str]:
        """The sentences that stay."""
        return [text for place, text in enumerate(self.sentences) if place not in self.gone]

    @property
    def spans(self) -> list[Span]:
        """Where in the text the others stand."""
        return [span for at, span in enumerate(lay_out(self.sentences)) if at in self.gone]

    def follow(self) -> Following:
        """From the text to what stays of it."""
        outcomes, place = [], 0
        for number in range(len(self.sentences)):
            is_gone = number in self.gone
            outcomes.append(
                Outcome(Fate.REMOVED) if is_gone else Outcome(Fate.UNCHANGED, (place, place))
            )
            place += not is_gone
        return Following(_read(self.sentences), _read(self.kept), Alignment(tuple(outcomes), ()))


def _read(sentences: Sequence[str]) -> Reading:
    return Reading(" ".join(sentences), list(lay_out(sentences)))


@dataclass(frozen=True, slots=True)
class Shears:
    """What to take out of everything that came in: words, and whatever tells them again."""

    taken: Sequence[str]
    """Every wording that is withdrawn."""
    names: Sequence[str]
    """Of people, topics and names, which tell nothing."""

    def clear(self, deposit: Deposit, stencil: Stencil) -> Deposit:
        """A deposit without the words; its transcript is empty where they cannot be taken out."""
        content = self._clear_transcript(deposit, stencil)
        files = dict(self._clear_files(deposit.editor_files, stencil))
        if content in {deposit.content, b""}:
            return replace(deposit, content=content, editor_files=files)
        return Deposit(deposit.name, hashlib.sha256(content).hexdigest(), content, files)

    def _clear_transcript(self, deposit: Deposit, stencil: Stencil) -> bytes:
        if not deposit.content:
            return b""
        source = decode(deposit.content, deposit.name).text
        if not stencil.gone:
            return b"" if self._tells(source, stencil) else deposit.content
        if build_canonical(parse_cues(source)).text != " ".join(stencil.sentences):
            return b""  # another version of the program read it otherwise: nobody knows where
        redacted = redact(source, stencil.spans)
        return b"" if redacted is None or self._tells(redacted, stencil) else redacted.encode()

    def _tells(self, source: str, stencil: Stencil) -> bool:
        """Whether lines that nobody speaks, such as a heading, tell a long sentence."""
        telltales = find_telltales(keep_telling(self.taken), [*self.names, " ".join(stencil.kept)])
        return telltales.betray(source)

    def _clear_files(
        self, files: Mapping[str, bytes], stencil: Stencil
    ) -> Iterator[tuple[str, bytes]]:
        """The editor's files that go on saying something."""
        following = stencil.follow()
        for name, content in files.items():
            text = decode_editor_file(content, name)
            if stencil.gone and name != METADATA:
                text = _cut_file(name, text, following) if stencil.kept else ""
            if kept := self.drop_lines(text, stencil.kept):
                yield (
                    name,
                    content if kept == text == content.decode("utf-8-sig") else kept.encode(),
                )

    def drop_lines(self, text: str, kept: Sequence[str]) -> str:
        """An editor's file without the lines that tell the words again, comments too."""
        telltales = find_telltales(self.taken, [*self.names, " ".join(kept)])
        return "".join(
            line for line in text.splitlines(keepends=True) if not telltales.betray(line)
        )


def _cut_file(name: str, text: str, following: Following) -> str:
    """A file without the lines that cannot follow; empty where it never fitted the text."""
    try:
        changes = follow_lines(name, text, following)
    except AnnotationError:
        return ""
    settled = [replace(one, after=None, problem=None) if one.problem else one for one in changes]
    return apply_changes(text, settled) if settled else text


def follow_lines(name: str, text: str, following: Following) -> list[LineChange]:
    """What has to change in an editor's file for a text without some sentences.

    Raises AnnotationError where the file does not fit the text as it was.
    """
    updates = update_annotations({name: text}, _parse(name, text), {name: text}, following)
    return [change for update in updates for change in update.changes]


def list_heading_names(authorities: Authorities, metadata: Metadata) -> list[str]:
    """What files say without telling anything: slugs and names, and what is in interview.toml."""
    headings = (authorities.people.persons, authorities.topics, authorities.names)
    names = [word for known in headings for slug, one in known.items() for word in (slug, one.name)]
    return [*names, *(str(value) for value in metadata.model_dump().values())]


class _AnySlug(dict[str, Heading]):
    """Takes every slug for known: the lines were checked when they came in."""

    def __contains__(self, slug: object) -> bool:
        return True


def _parse(name: str, text: str) -> Annotations:
    if name == TURNS:
        return Annotations(turns=parse_cue_sheet(text, name))
    if name == CHAPTERS:
        return Annotations(chapters=parse_chapter_list(text, name))
    if name == TOPICS:
        return Annotations(topics=read_placements(text, name))
    return Annotations(names=read_placements(text, NAMES))


def read_placements(text: str, name: str) -> list[PlacementLine]:
    """The lines of topics.txt or names.txt as they were checked when they came in."""
    home = TOPIC_LIST if name == TOPICS else NAME_LIST
    return parse_placements(text, name, _AnySlug(), home)
