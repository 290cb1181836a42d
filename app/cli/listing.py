"""Telling what an ingest did or would do, and what each annotation came to."""

import difflib
import json
from collections import Counter
from collections.abc import Iterator

import click

from app.cli.links import describe_links, write_links
from app.cli.shared import tell
from app.ingest.annotating import list_changes
from app.ingest.planning import Change, Plan
from app.transcript.reading import shorten
from app.transcript.resolution import Resolved
from app.transcript.spans import count_words

MOST_LETTERS = 60
_WORDS = {
    "sentences": "sentence",
    "segments": "passage",
    "turns": "turn",
    "chapters": "chapter",
    "topics": "topic",
    "names": "name",
}


def answer_plans(
    plans: list[Plan], *, as_json: bool, dry_run: bool, note: str | None = None
) -> None:
    """Every interview in a line, or as JSON; before anything is done also every annotation."""
    for plan in plans:
        for remark in plan.draft.remarks:
            tell(f"{plan.draft.name}: {remark}")
        if note and not plan.correction:
            tell(f"{plan.draft.name}: no word was corrected, so the note is not kept.")
    if as_json:
        answer = {"interviews": [_describe_plan(plan, dry_run=dry_run) for plan in plans]}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    for plan in plans:
        click.echo(_write_plan(plan))
        for line in _write_details(plan) if dry_run else ():
            click.echo(f"  {line}")
    if dry_run:
        click.echo("This was a dry run; nothing was changed.")


def _write_details(plan: Plan) -> Iterator[str]:
    """What there is to look at before anything is done."""
    if plan.correction:
        yield from write_links(plan.correction)
    yield from _write_annotations(plan)
    yield from _write_speakers(plan)


def _write_plan(plan: Plan) -> str:
    if plan.change is Change.NOTHING:
        return f"{plan.slug}: {plan.change}"
    counts = _count_units(plan)
    told = ", ".join(_write_count(counts[unit], word) for unit, word in _WORDS.items())
    if plan.known < plan.history.now.number > 1:
        told = f"revision {plan.history.now.number}; {told}"
    return f"{plan.slug}: {plan.change} ({told})"


def _write_count(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _write_annotations(plan: Plan) -> Iterator[str]:
    text = plan.draft.canonical.text
    for one in plan.list_annotations():
        origin = f"{one.line.file}, line {one.line.number}" if one.line else f"found {one.kind}"
        sign = "not " if one.is_taken_out else ""
        words = shorten(one.span.cut(text), MOST_LETTERS)
        yield f"{origin}: {sign}{one.says} → {one.span.start}–{one.span.end} “{words}”"


def _write_speakers(plan: Plan) -> Iterator[str]:
    """Who speaks in how many turns; whoever is named nowhere else may be a slip of the pen."""
    turns = Counter(turn.speaker for turn in plan.find_edition().turns)
    people, metadata = plan.draft.authorities.people, plan.draft.metadata
    expected = {people.find(name).slug for name in (*metadata.guest, *metadata.host)}
    for name, count in turns.most_common():
        told = f"speaker {name or 'unknown'}: {_write_count(count, 'turn')}"
        if name and expected and people.find(name).slug not in expected:
            near = difflib.get_close_matches(name, (*metadata.guest, *metadata.host), n=1)
            told += f", not in interview.toml{f' (did you mean {near[0]}?)' if near else ''}"
        yield told


def _describe_plan(plan: Plan, *, dry_run: bool) -> dict[str, object]:
    """The counts of the new state where there is one, and in a dry run every annotation."""
    told: dict[str, object] = {"slug": plan.slug, "change": plan.change.value, **_count_units(plan)}
    if plan.correction:
        told |= {"revision": plan.history.now.number, **describe_links(plan.correction)}
        told["rewritten"] = [line for update in plan.updates for line in list_changes(update)]
    if dry_run:
        text = plan.draft.canonical.text
        told["annotations"] = [_describe(one, text) for one in plan.list_annotations()]
    return told


def _describe(one: Resolved, text: str) -> dict[str, object]:
    return {
        "kind": one.kind,
        "says": one.says,
        "placed": "editor" if one.line else "found",
        "taken_out": one.is_taken_out,
        "file": one.line.file if one.line else None,
        "line": one.line.number if one.line else None,
        "start": one.span.start,
        "end": one.span.end,
        "text": one.span.cut(text),
    }


def _count_units(plan: Plan) -> dict[str, int]:
    edition = plan.edition
    if edition is None:
        return {}
    return {
        "words": count_words(edition.text),
        "sentences": len(edition.sentences),
        "segments": len(edition.segments),
        "turns": len(edition.turns),
        "chapters": len(edition.chapters),
        "topics": len({place.topic for segment in edition.segments for place in segment.topics}),
        "names": len({mention.name for mention in edition.mentions}),
    }
