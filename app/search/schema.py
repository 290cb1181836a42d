"""The index's fields: each text twice, word for word and by stems."""

from collections.abc import Iterator
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema

from app.transcript.stems import stem
from app.transcript.words import split_words

VERSION = 5
"""Raised when documents would be indexed another way; older indexes are then built anew."""


class FoldedWords(Analyzer):
    """Words as `split_words` has them: no stop words, apostrophes and case folded."""

    def __init__(self, stemmed: bool) -> None:
        self.stemmed = stemmed

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """The tokens of a text; Whoosh wants one object, changed from word to word."""
        positions, chars = options.get("positions", False), options.get("chars", False)
        first = options.get("start_pos", 0)
        token = Token(positions, chars, mode=options.get("mode", ""))
        for position, word in enumerate(split_words(value), start=first):
            token.text = stem(word.folded) if self.stemmed else word.folded
            token.pos, token.startchar, token.endchar = position, word.start, word.end
            token.boost, token.stopped = 1.0, False
            yield token


SCHEMA = Schema(
    # One stored document, found by its marker, tells how far the index is complete.
    marker=ID(),
    state=STORED(),
    ingest=NUMERIC(int, bits=64, stored=True),
    interview=NUMERIC(int, bits=64, stored=True),
    segment=NUMERIC(int, bits=64, stored=True),
    exact=TEXT(analyzer=FoldedWords(stemmed=False), phrase=True),
    stems=TEXT(analyzer=FoldedWords(stemmed=True), phrase=True),
    chapter=ID(),
    speaker=KEYWORD(),
    topic=KEYWORD(),
    name=KEYWORD(),
)
