"""Texts for the tests of the transcript: the real one, and any that hypothesis thinks of."""

from hypothesis import strategies as st

from app.transcript.canonical import CanonicalText, build_canonical
from app.transcript.formats import parse_cues
from app.transcript.reading import Reading
from app.transcript.sentences import split_sentences
from tests.archives import FIRST, SEEDS

REAL = SEEDS / FIRST
SAMPLES = SEEDS.parent / "tests" / "samples"

# What transcripts are made of, and what they stumble over.
_PIECES = [
    *("Yes.", "No?", "word", "said,", "Dr.", "3.5", "idea—", "—", "…", '"', "“", "”", "'"),
    *(" ", "\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "\x0b", "\x85", "&nbsp;", "&nbsp;&nbsp;"),
    *("[laughs]", "[soft music]", "[inaudible]", "♪", "(pause)", "<i>", "a < b"),
    *("e\u0301", "\u0301", "\u200b", "\ufeff", "\u00ad", "\u2060", "\x07", "\u200d", "\x7f"),
    *("किताब", "है।", "你好。", "مرحبا؟", "👩\u200d🔬", "ﬁ", "ß", "İ"),
    *("Kind: captions\n", "Language: en\n", "**Transcript extracted from it**\n"),
]
messy_texts = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)
any_texts = messy_texts | st.text(max_size=200)

# Long enough for sentences over 60 words and for several segments.
_WORDS = ["so", "the", "value", "function—", "helps,", "it.", "Why?", '"Yes', 'No."', "a—b", "x.y"]
long_texts = st.lists(st.sampled_from(_WORDS), max_size=900).map(" ".join)


def read_canonical(transcript: str) -> CanonicalText:
    return build_canonical(parse_cues(transcript))


def read_text(transcript: str) -> Reading:
    """A transcript as annotations see it."""
    canonical = read_canonical(transcript)
    return Reading(canonical.text, split_sentences(canonical))
