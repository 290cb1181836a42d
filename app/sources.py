"""The one place that reads files: source folders, transcript files, and their decoding."""

import difflib
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.decoding import Decoded, decode, decode_editor_file
from app.errors import SourceError

METADATA = "interview.toml"
TURNS = "turns.txt"
CHAPTERS = "chapters.txt"
TOPICS = "topics.txt"
NAMES = "names.txt"

EDITOR_FILES = (METADATA, TURNS, CHAPTERS, TOPICS, NAMES)
"""What is understood beside a transcript; whatever else lies there is neither read nor counted."""

TOPIC_LIST = "topics.toml"
NAME_LIST = "names.toml"
PEOPLE_LIST = "people.toml"

HISTORY = "history.jsonl"
"""What the program keeps in an editor's folder: every state of the text and its links."""
REVISIONS = "revisions"
"""Where it keeps, in a folder for each, the files that earlier states were made from."""

AUTHORITY_FILES = (TOPIC_LIST, NAME_LIST, PEOPLE_LIST)
"""What a collection's interviews share; they lie beside the interviews' folders, or in one that
is complete by itself."""

MOST_BYTES = 20_000_000
MOST_HISTORY_BYTES = 200_000_000
_NOTES = {"README", "LICENSE", "CHANGELOG", "CONTRIBUTING"}
_BARE_ENDINGS = {".txt", ".md"}
TRANSCRIPT_ENDINGS = _BARE_ENDINGS | {".vtt", ".srt", ".html", ".json"}
"""Of transcript.* in an editor's folder, where transcript.mp3 may be the recording."""


@dataclass(frozen=True)
class Source:
    """An editor's folder, or a bare transcript, as bytes; nothing is understood yet."""

    path: Path
    transcript: str
    """The transcript file's name."""
    files: Mapping[str, bytes]
    """Everything that can change the outcome, by name: the transcript and the editor's files."""
    collection: Path
    """The folder it lies in, where the collection's lists of topics, names and people are."""
    strays: tuple[str, ...] = ()
    """What lies beside the transcript and is probably meant to be read, a sentence each."""

    @property
    def is_bare(self) -> bool:
        """Whether this is a lone transcript file."""
        return self.path.is_file()

    @property
    def name(self) -> str:
        """The folder's name, or the file's without its ending."""
        return self.path.stem if self.is_bare else self.path.resolve().name

    def name_file(self, name: str) -> str:
        """A file of this source as messages name it."""
        return str(self.path if self.is_bare else self.path / name)

    @cached_property
    def text(self) -> Decoded:
        """The transcript as text."""
        return decode(self.files[self.transcript], self.name_file(self.transcript))

    @cached_property
    def record(self) -> str | None:
        """The history of a folder's text as the program wrote it; None where there is none."""
        return read_history_file(self.path)

    @cached_property
    def earlier(self) -> Mapping[int, Mapping[str, bytes]]:
        """The files of earlier revisions that are at hand, by number and name."""
        try:
            return dict(_read_revisions(self.path / REVISIONS))
        except OSError as error:
            raise _refuse_unreadable(self.path / REVISIONS, error) from error

    def read(self, name: str) -> str | None:
        """A file of an editor's, which is UTF-8; None where it is missing or says nothing."""
        content = self.files.get(name)
        if content is None or not content.strip():
            return None
        return decode_editor_file(content, self.name_file(name))


def find_sources(path: Path) -> list[Source]:
    """The sources at a path: a source folder, a transcript file, or a folder of either."""
    try:
        found = list(_walk(path))
    except OSError as error:
        raise _refuse_unreadable(path, error) from error
    if not found:
        raise SourceError(
            "no transcript here. Put the transcript into it as transcript.txt.", file=str(path)
        )
    return found


def _walk(path: Path) -> Iterator[Source]:
    if path.is_file():
        yield _read_bare(path)
    elif not path.exists():
        raise SourceError("there is no such file or folder.", file=str(path))
    elif any((path / name).is_file() for name in EDITOR_FILES) or _find_transcripts(path):
        yield _read_folder(path)
    else:
        for child in sorted(path.iterdir()):
            if child.name.startswith((".", "_")):
                continue
            if child.is_dir():
                yield _read_folder(child)
            elif child.suffix.lower() in _BARE_ENDINGS and child.stem.upper() not in _NOTES:
                yield _read_bare(child)


def _read_bare(path: Path) -> Source:
    if path.suffix.lower() == ".toml" or path.name in EDITOR_FILES:
        raise SourceError(
            "this is no transcript but a file about one. Name the folder it lies in.",
            file=str(path),
        )
    return Source(path, path.name, {path.name: _read(path)}, path.resolve().parent)


def _read_folder(folder: Path) -> Source:
    files = _read_files(folder)
    transcript = next((name for name in files if name not in EDITOR_FILES), None)
    if transcript is None:
        raise SourceError(
            "this folder has no transcript. Put it there as transcript.txt.", file=str(folder)
        )
    # Resolved, because the parent of "." is ".".
    collection = folder.resolve().parent
    return Source(folder, transcript, files, collection, tuple(_list_strays(folder, collection)))


def _read_files(folder: Path) -> dict[str, bytes]:
    """The transcript of a folder, if it has one, and the editor's files."""
    transcripts = _find_transcripts(folder)
    if len(transcripts) > 1:
        names = " and ".join(path.name for path in transcripts[:2])
        raise SourceError(f"this folder has two transcripts, {names}. Keep one.", file=str(folder))
    return {path.name: _read(path) for path in list_files(folder)}


def list_files(folder: Path) -> list[Path]:
    """The transcripts of a folder, of which there should be one, and the editor's files."""
    editor_files = (folder / name for name in EDITOR_FILES)
    return [*_find_transcripts(folder), *(path for path in editor_files if path.is_file())]


def _read_revisions(folder: Path) -> Iterator[tuple[int, dict[str, bytes]]]:
    for child in sorted(folder.iterdir()) if folder.is_dir() else ():
        if child.is_dir() and re.fullmatch("[1-9][0-9]{0,8}", child.name):
            yield int(child.name), _read_files(child)


def read_history_file(folder: Path) -> str | None:
    """The text of a folder's history.jsonl; None where there is none, or an empty one."""
    path = folder / HISTORY
    try:
        content = _read(path, MOST_HISTORY_BYTES) if path.is_file() else b""
    except OSError as error:
        raise _refuse_unreadable(path, error) from error
    return decode_editor_file(content, str(path)) if content.strip() else None


def _list_strays(folder: Path, collection: Path) -> Iterator[str]:
    shared = ", ".join(find_authority_files(collection))
    known = (*EDITOR_FILES, *AUTHORITY_FILES, HISTORY)
    for name in sorted(path.name for path in folder.iterdir()):
        near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.85)
        if name in AUTHORITY_FILES and shared:
            yield f"{name} is not read here, because there is {shared} beside the folder."
        elif name not in known and near and Path(name).suffix.lower() == Path(near[0]).suffix:
            yield f"{name} is not read. Did you mean {near[0]}?"


def _find_transcripts(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.glob("transcript.*")
        if path.is_file() and path.suffix.lower() in TRANSCRIPT_ENDINGS
    )


def _read(path: Path, most: int = MOST_BYTES) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise _refuse_unreadable(path, error) from error
    if len(content) > most:
        raise SourceError(
            f"larger than {most // 1_000_000} MB, which no transcript is. "
            "Check that this is the right file.",
            file=str(path),
        )
    return content


def _refuse_unreadable(path: Path, error: OSError) -> SourceError:
    return SourceError(f"cannot be read ({error.strerror}).", file=str(path))


def find_authority_files(folder: Path) -> dict[str, Path]:
    """The lists of topics, names and people in a collection's folder, by file name."""
    paths = {name: folder / name for name in AUTHORITY_FILES}
    return {name: path for name, path in paths.items() if path.is_file()}


def read_authority_files(folder: Path) -> dict[str, bytes]:
    """The same lists as received, by file name."""
    return {name: _read(path) for name, path in find_authority_files(folder).items()}


def fingerprint(parts: Mapping[str, bytes]) -> str:
    """SHA-256 over named contents, whatever their order."""
    total = hashlib.sha256()
    for name in sorted(parts):
        total.update(f"{name}\n{len(parts[name])}\n".encode() + parts[name])
    return total.hexdigest()


def guess_language(text: str) -> str | None:
    """The language that a transcript's header names."""
    found = re.search(r"^Language: ?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*$", text[:500], re.M)
    return found[1] if found else None
