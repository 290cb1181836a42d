"""The canonical text: all that was spoken, as one line of text. Its definition is a contract."""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.transcript.cues import Cue
from app.transcript.voices import Voice, find_name

_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_INVISIBLE = frozenset("\ufeff\u200b\u2060\u00ad")
# What was heard but not spoken. Marks for words that were not heard or are withheld
# ([inaudible], [crosstalk], [redacted]) stand for words, and stay.
_SOUND = re.compile(
    r"[\[(](?:(?:soft|loud|both|all|background|upbeat|gentle|theme) )*"
    r"(?:laugh(?:s|ter|ing)?|chuckl(?:es|ing|e)|applause|applauding|claps|clapping|cheer(?:s|ing)"
    r"|music(?: playing)?|cough(?:s|ing)?|sigh(?:s|ing)?|sneez(?:es|ing)|sniff(?:s|ing)"
    r"|gasp(?:s|ing)?|breath(?:es|ing)|exhales|inhales|pause|silence)[\])]|♪+",
    re.IGNORECASE,
)
_SOUND_BEFORE_STOP = re.compile(rf" ?(?:{_SOUND.pattern})(?=[.,;:?!…])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CanonicalText:
    """All that was spoken, and where its caption lines end (offsets just behind a line)."""

    text: str
    line_ends: tuple[int, ...]
    hard_ends: tuple[int, ...]
    """The line ends after which the text does not run on: a sentence ends there for certain."""
    voices: tuple[Voice, ...] = ()
    """Where each voice starts, in order; none where the transcript has no labels."""


def build_canonical(cues: Iterable[Cue]) -> CanonicalText:
    """The spoken text of cues, joined with single blanks (see the contract, "Canonical text")."""
    parts: list[str] = []
    line_ends: list[int] = []
    hard_ends: list[int] = []
    labels: list[tuple[int, str | None]] = []
    length = -1
    for voice, line in ((cue.voice, line) for cue in cues for line in cue.lines):
        if words := clean_line(line.text):
            if not labels or labels[-1][1] != voice:
                labels.append((length + 1, voice))
                hard_ends.extend(line_ends[-1:])  # no sentence belongs to two voices
            parts.append(words)
            length += 1 + len(words)
            line_ends.append(length)
        if not line.runs_on and line_ends:
            hard_ends.append(line_ends[-1])
    ends = tuple(dict.fromkeys(hard_ends))
    return CanonicalText(" ".join(parts), tuple(line_ends), ends, _name_voices(labels))


def _name_voices(labels: Sequence[tuple[int, str | None]]) -> tuple[Voice, ...]:
    """A voice for each change of label; none if there was never a label."""
    if all(label is None for _, label in labels):
        return ()
    return tuple(Voice(start, find_name(clean_line(label or ""))) for start, label in labels)


def clean_line(line: str) -> str:
    """The spoken words of one caption line: entities decoded once, invisible characters gone."""
    seen = "".join(letter for letter in _decode_entities(line) if not is_invisible(letter))
    # Composed after the drop, because an invisible character can part a letter from its accent;
    # joined before the sounds, because theirs may be hard blanks ([music&nbsp;playing]).
    words = " ".join(unicodedata.normalize("NFC", seen).split())
    return " ".join(_SOUND.sub(" ", _SOUND_BEFORE_STOP.sub("", words)).split())


def _decode_entities(line: str) -> str:
    """Entities decoded once; only those that are closed, because `a&copy=b` holds none."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), line)


def is_invisible(letter: str) -> bool:
    """Whether a letter is dropped: it shows nothing, and parts or joins no words."""
    control = unicodedata.category(letter) == "Cc" and not letter.isspace()
    return control or letter in _INVISIBLE
