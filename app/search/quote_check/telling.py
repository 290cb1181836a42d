"""From renderings to what is told of a quotation."""

from collections.abc import Mapping, Sequence

from app.archive.values import Heading
from app.search.quote_check.findings import Finding, Nearest, Piece, Place
from app.search.quote_check.nearest import find_nearest
from app.search.quote_check.notes import (
    note_crossing,
    note_fillers,
    note_insertions,
    note_invented,
    note_long_gaps,
    note_part_of_sentence,
    note_question,
    note_quoting_others,
    note_several_places,
    sort_notes,
)
from app.search.quote_check.pieces import find_pieces, part_by_speaker
from app.search.quote_check.places import Places, find_word_for_word, list_changes, list_omissions
from app.search.quote_check.rendering import MOST_OF_CHANGED, Rendering, measure_needed
from app.search.quote_check.verdicts import Verdict
from app.search.quote_check.wording import Wording
from app.transcript.spans import Span

MOST_OCCURRENCES = 100
MOST_ASKED = 20
"""Of these, so many are asked whose words they are where nobody is said to have said them."""


def tell_found(
    places: Places, rendering: Rendering, claimed: Heading | str | None
) -> Finding | None:
    """What is told where all words stand; None where they do not.

    Of several places it is the first where somebody speaks who is said to have said it.
    """
    if rendering.changes:
        return None
    found = [rendering]
    if rendering.verdict is Verdict.VERBATIM:
        same = {
            (each.candidate.interview_id, each.span): each
            for each in find_word_for_word(rendering.wording, places.candidates)
        }
        found = list(same.values())[:MOST_OCCURRENCES] or found
    most = MOST_OCCURRENCES if claimed else MOST_ASKED
    located = [
        (each, places.locate(each, with_turns=number < most)) for number, each in enumerate(found)
    ]
    theirs = [(each, place) for each, place in located if _is_claimed(place, claimed)]
    chosen, place = (theirs or located)[0]
    return _tell(places, chosen, place, tuple(place for _, place in located))


def tell_changed(places: Places, rendering: Rendering) -> Finding | None:
    """What is told where words differ; None where too few are the same."""
    parts = find_pieces(rendering, places.candidates)
    if len(parts) == 1:  # it stands in one place, or nowhere
        if rendering.verdict is Verdict.ABSENT:
            return None
        place = places.locate(rendering)
        return _tell(places, rendering, place, (place,))
    found = sum(part.coverage * part.wording.weights[-1] for part in parts)
    similarity = min(found / rendering.wording.weights[-1], MOST_OF_CHANGED)
    if similarity < measure_needed(rendering.wording):
        return None
    pieces = _locate_pieces(places, parts)
    place = places.locate(rendering)
    return Finding(
        rendering.wording.text,
        Verdict.ALTERED,
        similarity,
        place,
        list_changes(rendering),
        list_omissions(rendering),
        pieces,
        (place,),
        sort_notes(
            [note_several_places(pieces), note_crossing(pieces), note_invented(rendering, parts)]
        ),
        is_glued=True,
    )


def tell_absent(
    places: Places, wording: Wording, rarities: Mapping[str, float], rendering: Rendering | None
) -> Finding:
    """What is told where the words stand in no transcript: at best what comes near."""
    found = find_nearest(wording, rarities, places.candidates, rendering)
    if found is None:
        return Finding(wording.text, Verdict.ABSENT, 0.0)
    candidate, similarity = found
    whole = Span(candidate.sentences[0].start, candidate.sentences[-1].end)
    place = places.locate_span(candidate, whole)
    return Finding(wording.text, Verdict.ABSENT, similarity, nearest=Nearest(place, similarity))


def _tell(
    places: Places, rendering: Rendering, place: Place, occurrences: tuple[Place, ...]
) -> Finding:
    pieces: tuple[Piece, ...] = ()
    if len({turn.speaker for turn in place.turns}) > 1:
        pieces = _locate_pieces(places, part_by_speaker(rendering, place.turns))
    changes, omissions = list_changes(rendering), list_omissions(rendering)
    return Finding(
        rendering.wording.text,
        rendering.verdict,
        rendering.similarity,
        place,
        changes,
        omissions,
        pieces,
        occurrences,
        sort_notes(
            [
                note_crossing(pieces),
                note_part_of_sentence(place),
                note_question(rendering, place),
                *note_insertions(changes, place),
                note_quoting_others(rendering, place.names),
                note_fillers(rendering),
                *note_long_gaps(rendering, omissions, [*place.turns, *place.passed]),
            ]
        ),
    )


def _locate_pieces(places: Places, parts: Sequence[Rendering]) -> tuple[Piece, ...]:
    return tuple(
        Piece(part.wording.slice(0, len(part.wording.words)), part.verdict, places.locate(part))
        for part in parts
    )


def _is_claimed(place: Place, claimed: Heading | str | None) -> bool:
    return isinstance(claimed, Heading) and claimed.slug in {one.slug for one in place.speakers}
