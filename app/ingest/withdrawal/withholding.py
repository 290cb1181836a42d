"""Leaves words out of a draft that were withdrawn from its interview before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.errors import AnnotationError, ArchiveError
from app.ingest.drafts import Draft, read_words
from app.ingest.withdrawal.redacting import Shears, Stencil, follow_lines, list_heading_names
from app.sources import EDITOR_FILES, METADATA
from app.transcript.alignment.following import Following
from app.transcript.alignment.sentences import align_sentences
from app.transcript.canonical import CanonicalText
from app.transcript.history.states import History
from app.transcript.reading import Reading, shorten
from app.transcript.redaction import redact
from app.transcript.sentences import split_sentences
from app.transcript.spans import Span
from app.transcript.updates.changes import Update
from app.transcript.updates.files import apply_changes
from app.transcript.withdrawal.withholding import Withheld, find_withheld

MOST_LETTERS = 60


def leave_out_withdrawn(draft: Draft, history: History) -> Draft:
    """A draft without the words that were withdrawn; its inputs stay those of the files.

    Raises ArchiveError where the words cannot be cut out of the transcript.
    """
    sentences = split_sentences(draft.canonical)
    withheld = find_withheld(history, draft.canonical.text, sentences)
    remarks = (*draft.remarks, *_list_remarks(withheld, sentences))
    if withheld.spans:
        draft = _leave_out(draft, sentences, withheld)
    return replace(draft, remarks=remarks)


def _list_remarks(withheld: Withheld, sentences: Sequence[Span]) -> Iterator[str]:
    count = len(withheld.list_touched(sentences))
    if count == 1:
        yield "1 sentence that was withdrawn was left out."
    elif count:
        yield f"{count} sentences that were withdrawn were left out."
    for key in withheld.replaced:
        yield f"other words stand where {key} was withdrawn; make sure that they may be shown."


def _leave_out(draft: Draft, sentences: Sequence[Span], withheld: Withheld) -> Draft:
    redacted = redact(draft.source.text.text, withheld.spans)
    if redacted is None:
        raise _refuse_uncuttable(draft, sentences, withheld)
    files = {**draft.source.files, draft.source.transcript: redacted.encode()}
    source = replace(draft.source, files=files)
    shorter = replace(draft, source=source, canonical=read_words(source))
    following = _follow(draft, sentences, withheld, shorter.canonical)
    updates = list(
        _list_updates(shorter, following, [sp.cut(draft.canonical.text) for sp in withheld.spans])
    )
    return replace(shorter.update(updates), inputs=draft.inputs)


def _refuse_uncuttable(draft: Draft, sentences: Sequence[Span], withheld: Withheld) -> ArchiveError:
    touched = withheld.list_touched(sentences)
    before = [one for number, one in enumerate(sentences[: touched[0]]) if number not in touched]
    place = "at its beginning"
    if before:
        place = f"behind “{shorten(before[-1].cut(draft.canonical.text), MOST_LETTERS)}”"
    return ArchiveError(
        f"{draft.name}: words that were withdrawn stand {place}, and they cannot be cut out of "
        "this file by the program. Take them out by hand, then ingest it again."
    )


def _follow(
    draft: Draft, sentences: Sequence[Span], withheld: Withheld, shorter: CanonicalText
) -> Following:
    """From the text as it came to the text without the words."""
    old = [sentence.cut(draft.canonical.text) for sentence in sentences]
    new = split_sentences(shorter)
    stencil = Stencil(old, frozenset(withheld.list_touched(sentences)))
    if [sentence.cut(shorter.text) for sentence in new] == stencil.kept:
        return stencil.follow()
    # Where parts of sentences went, and where the others are cut otherwise without them.
    before, after = Reading(draft.canonical.text, sentences), Reading(shorter.text, new)
    return Following(
        before, after, align_sentences(old, [sentence.cut(shorter.text) for sentence in new])
    )


def _list_updates(draft: Draft, following: Following, taken: Sequence[str]) -> Iterator[Update]:
    """The editor's files as they are for the text without the words."""
    shears = Shears(taken, list_heading_names(draft.authorities, draft.metadata))
    for name in EDITOR_FILES if not draft.source.is_bare else ():
        text = draft.source.read(name) or ""
        kept = shears.drop_lines(_update(name, text, following), [following.new.text])
        if kept != text:
            yield Update(draft.source.name_file(name), (), kept)


def _update(name: str, text: str, following: Following) -> str:
    """A file's lines led on; one that does not fit the text anyway is told of later."""
    if name == METADATA:
        return text
    try:
        changes = follow_lines(name, text, following)
    except AnnotationError:
        return text
    return apply_changes(text, changes) if changes else text
