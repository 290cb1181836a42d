"""A short talk, its corrections, and what updates make of the annotation files beside it."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from app.transcript.alignment.following import Following
from app.transcript.alignment.sentences import align_sentences
from app.transcript.authorities import Heading
from app.transcript.chapters import parse_chapter_list, place_chapters
from app.transcript.edition import Annotations
from app.transcript.placements import parse_placements, place_mentions, place_sentences
from app.transcript.reading import Reading
from app.transcript.spans import Span
from app.transcript.turns import Basis, Turn, parse_cue_sheet, place_turns
from app.transcript.updates.annotations import update_annotations
from app.transcript.updates.changes import Update

WORKING = "What are you working on these days in your workshop?"
ENGINE = "An engine that weaves algebraic patterns out of punched cards."
ORDERS = "It does whatever we know how to order it to perform."
THINK = "Will it ever think for itself, as the newspapers claim?"
NOBODY = "Nobody has shown me a single reason to believe that."
MARY = "My former teacher Mary doubted it from the very beginning."
NUMBERS = "Then we should ask her about the numbers of Bernoulli."
WINTER = "She computed all of them by hand during one long winter."
TALK = [WORKING, ENGINE, ORDERS, THINK, NOBODY, MARY, NUMBERS, WINTER]

LISBON = "We should talk about the weather in Lisbon, too."

HEADINGS = {slug: Heading(name=slug.title()) for slug in ("engines", "thinking", "mary", "ann")}


def read(sentences: Sequence[str]) -> Reading:
    ends = list(accumulate(len(sentence) + 1 for sentence in sentences))
    spans = [Span(end - len(one) - 1, end - 1) for one, end in zip(sentences, ends, strict=True)]
    return Reading(" ".join(sentences), spans)


def parse(texts: Mapping[str, str], headings: Mapping[str, Heading] = HEADINGS) -> Annotations:
    """Files as they are read; a file that is missing says nothing."""

    def text(name: str) -> str:
        return texts.get(name, "")

    return Annotations(
        parse_cue_sheet(text("turns.txt"), "talk/turns.txt"),
        parse_chapter_list(text("chapters.txt"), "talk/chapters.txt"),
        parse_placements(text("topics.txt"), "talk/topics.txt", headings, "topics.toml"),
        parse_placements(text("names.txt"), "talk/names.txt", headings, "names.toml"),
    )


def place(annotations: Annotations, reading: Reading) -> None:
    """Fails where a line does not fit the text."""
    place_turns(annotations.turns, reading)
    place_chapters(annotations.chapters, reading)
    place_sentences(annotations.topics, reading)
    place_mentions(annotations.names, reading)


def find_update(
    name: str, stored: str, old: Sequence[str], new: Sequence[str], present: str | None = None
) -> Update | None:
    """The update of one file; if it has no problems the new file is known to fit the new text."""
    text = stored if present is None else present
    following = Following(read(old), read(new), align_sentences(old, new))
    updates = update_annotations({name: stored}, parse({name: text}), {name: text}, following)
    update = updates[0] if updates else None
    if update and not any(change.problem for change in update.changes):
        place(parse({name: update.text}), following.new)
    return update


def update_file(
    name: str, stored: str, old: Sequence[str], new: Sequence[str], present: str | None = None
) -> str:
    """The text of one file for the corrected text."""
    update = find_update(name, stored, old, new, present)
    if update:
        return update.text
    return stored if present is None else present


def name_speakers(sheet: str, sentences: Sequence[str]) -> list[str]:
    """Who says each sentence, as a cue sheet writes it."""
    reading = read(sentences)
    turns = place_turns(parse_cue_sheet(sheet, "turns.txt"), reading)
    return [
        _name(turn) for one in reading.sentences for turn in turns if turn.span.holds(one.start)
    ]


def _name(turn: Turn) -> str:
    return f"{turn.speaker or ''}{'' if turn.basis is Basis.ANNOTATED else '?'}"


def without(*sentences: str) -> list[str]:
    return [sentence for sentence in TALK if sentence not in sentences]


def with_instead(sentence: str, *others: str) -> list[str]:
    """The talk with other sentences in the place of one."""
    at = TALK.index(sentence)
    return [*TALK[:at], *others, *TALK[at + 1 :]]
