"""The one place that reads files: source folders, transcript files, and their decoding."""

import codecs
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import charset_normalizer

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

AUTHORITY_FILES = (TOPIC_LIST, NAME_LIST, PEOPLE_LIST)
"""What a collection's interviews share; they lie beside the interviews' folders."""

MOST_BYTES = 20_000_000
MOST_CONTROL_SHARE = 0.01
MOST_DAMAGE_SHARE = 0.5
"""Of the letters beyond ASCII; read as UTF-8, those of other encodings come out mostly wrong."""
HEAD_START = 0.03
"""How much likelier the commonest encoding is: a few accents in a long English text say less."""
# The encodings of people's old files, the commonest first. Left to itself, the detector takes
# a short English text for Korean.
_ENCODINGS = (
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)
_NOTES = {"README", "LICENSE", "CHANGELOG", "CONTRIBUTING"}
_BARE_ENDINGS = {".txt", ".md"}
# In an editor's folder, where transcript.mp3 may be the recording.
_TRANSCRIPT_ENDINGS = _BARE_ENDINGS | {".vtt", ".srt", ".html", ".json"}


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
    def text(self) -> "Decoded":
        """The transcript as text."""
        return decode(self.files[self.transcript], self.name_file(self.transcript))

    def read(self, name: str) -> str | None:
        """A file of an editor's, which is UTF-8; None where it is missing or says nothing."""
        content = self.files.get(name)
        if content is None or not content.strip():
            return None
        return decode_editor_file(content, self.name_file(name))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what had to be assumed about its encoding."""

    text: str
    assumption: str | None = None


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
    transcripts = _find_transcripts(folder)
    if not transcripts:
        raise SourceError(
            "this folder has no transcript. Put it there as transcript.txt.", file=str(folder)
        )
    if len(transcripts) > 1:
        names = " and ".join(path.name for path in transcripts[:2])
        raise SourceError(f"this folder has two transcripts, {names}. Keep one.", file=str(folder))
    understood = [transcripts[0], *(folder / name for name in EDITOR_FILES)]
    files = {path.name: _read(path) for path in understood if path.is_file()}
    # Resolved, because the parent of "." is ".".
    return Source(folder, transcripts[0].name, files, folder.resolve().parent)


def _find_transcripts(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.glob("transcript.*")
        if path.is_file() and path.suffix.lower() in _TRANSCRIPT_ENDINGS
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _refuse_unreadable(path, error) from error
    if len(content) > MOST_BYTES:
        raise SourceError(
            f"larger than {MOST_BYTES // 1_000_000} MB, which no transcript is. "
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


def read_authority_file(path: Path) -> str:
    """The text of such a list; raises SourceError where it cannot be read as UTF-8."""
    return decode_editor_file(_read(path), str(path))


def decode(content: bytes, file: str) -> Decoded:
    """A transcript as text: UTF-8, UTF-16 with a byte order mark, else detected and said so."""
    decoded = _decode(content, file)
    if decoded is None or _looks_binary(decoded.text):
        raise SourceError(
            "this is not text. Give the transcript as text, such as captions saved as .txt.",
            file=file,
        )
    if not decoded.text.strip(" \t\r\n\ufeff"):
        raise SourceError("the file is empty. Put the transcript into it.", file=file)
    return decoded


def _decode(content: bytes, file: str) -> Decoded | None:
    has_utf16_mark = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return Decoded(content.decode("utf-16" if has_utf16_mark else "utf-8-sig"))
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(content):
            raise _refuse_line(content, error.start, file) from error
        guess = None if b"\0" in content else _detect_encoding(content)
        return Decoded(content.decode(guess), f"read as {guess}") if guess else None


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether the letters beyond ASCII are UTF-8 but for a few, as in no other encoding."""
    text = content.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    beyond = sum(letter > "\x7f" for letter in text)
    return b"\0" not in content and wrong <= MOST_DAMAGE_SHARE * beyond


def _detect_encoding(content: bytes) -> str | None:
    """The most likely encoding; among equally likely ones the first of our list."""
    likelihoods = {
        encoding: match.coherence - match.chaos + (HEAD_START if encoding == _ENCODINGS[0] else 0)
        for match in charset_normalizer.from_bytes(content, cp_isolation=list(_ENCODINGS))
        for encoding in match.could_be_from_charset
    }
    found = [encoding for encoding in _ENCODINGS if encoding in likelihoods]
    return max(found, key=lambda encoding: likelihoods[encoding], default=None)


def _looks_binary(text: str) -> bool:
    if "\0" in text:
        return True
    controls = sum(unicodedata.category(letter) == "Cc" and not letter.isspace() for letter in text)
    return controls > MOST_CONTROL_SHARE * len(text)


def decode_editor_file(content: bytes, file: str) -> str:
    """An editor's own file, which must be UTF-8; raises SourceError that names the line."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refuse_line(content, error.start, file) from error


def _refuse_line(content: bytes, offset: int, file: str) -> SourceError:
    return SourceError(
        "this line is not UTF-8. Save the file as UTF-8.",
        file=file,
        line=content.count(b"\n", 0, offset) + 1,
    )


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
