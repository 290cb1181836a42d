"""Takes an editor's annotations into a corrected text, where their words may be others."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.archive.values import Deposit
from app.errors import StaleAnnotationsError
from app.ingest.drafts import Draft
from app.ingest.files import write_file
from app.transcript.alignment.following import Following
from app.transcript.history.correction import Correction
from app.transcript.reading import Reading
from app.transcript.sentences import split_sentences
from app.transcript.spans import lay_out
from app.transcript.updates.annotations import update_annotations
from app.transcript.updates.changes import Update


def find_updates(stored: Deposit, draft: Draft, correction: Correction) -> list[Update]:
    """The editor's files that have to be rewritten for a corrected text.

    `stored` came with the text as it was: there all of its lines fit.
    """
    old = [sentence.text for sentence in correction.before.sentences]
    before = Reading(" ".join(old), list(lay_out(old)))
    after = Reading(draft.canonical.text, split_sentences(draft.canonical))
    following = Following(before, after, correction.alignment)
    return update_annotations(
        {name: content.decode("utf-8-sig") for name, content in stored.editor_files.items()},
        draft.annotations,
        draft.read_editor_files(),
        following,
    )


def refuse_stale(updates: Sequence[Update], *, may_write: bool) -> None:
    """Raises StaleAnnotationsError with all stale lines, unless they can and may be rewritten."""
    problems = [change for update in updates for change in update.changes if change.problem]
    if not updates or (may_write and not problems):
        return
    lines = [line for update in updates for line in list_changes(update)]
    remedy = (
        "Those without → have to be mended by hand."
        if problems
        else "Look at them, then run again with --update-annotations, which writes them."
    )
    told = "\n".join(f"  {line}" for line in lines)
    raise StaleAnnotationsError(
        f"the corrected transcript leaves annotations behind; nothing was changed. {remedy}\n{told}"
    )


def list_changes(update: Update) -> Iterator[str]:
    """What an update does, a sentence for each line that it rewrites."""
    for change in update.changes:
        place = f"{update.file}, line {change.number}"
        if change.problem:
            yield f"{place}: “{change.before}”: {change.problem}"
        elif change.before is None:
            yield f"{update.file}, behind line {change.number}: → “{change.after}”"
        elif change.after is None:
            yield f"{place}: “{change.before}” → taken out, because it points at nothing now"
        else:
            yield f"{place}: “{change.before}” → “{change.after}”"


def write_updates(updates: Sequence[Update]) -> None:
    """Rewrites the editor's files, each of them whole or not at all."""
    for update in updates:
        write_file(Path(update.file), update.text.encode())
