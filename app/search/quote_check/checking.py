"""Checks what somebody pasted against the transcripts: the whole way, on one page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.archive.database import Session
from app.errors import QueryError
from app.search.consulting import consult, find_stale
from app.search.engine import Engine, Scope
from app.search.quote_check.attributions import Claimed, find_claims, is_attribution
from app.search.quote_check.candidates import MOST_EXACT, Leads, find_leads, read_candidates
from app.search.quote_check.findings import Check, Finding
from app.search.quote_check.notes import note_other_speaker, sort_notes
from app.search.quote_check.pasting import Paste, Told, read_paste, read_whole
from app.search.quote_check.places import Places
from app.search.quote_check.rendering import Rendering, find_rendering
from app.search.quote_check.telling import tell_absent, tell_changed, tell_found
from app.search.quote_check.titles import find_title
from app.search.quote_check.verdicts import Verdict
from app.search.quote_check.wording import Wording, read_wording

MOST_CHARACTERS = 2000
LEAST_WORDS = 2
MOST_QUOTATIONS = 20
FOUND_AROUND = 0.5
"""Of what stands around quotation marks, the share that makes it a part of the quotation."""
LEAST_AROUND = 1.0
"""The least that this weighs: an “and” between two quotations stands everywhere."""
FOUND_OF_LINES = 0.8
"""Of several lines, the share that must stand in one passage to be one quotation."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A quotation to be looked for."""

    wording: Wording
    claimed: Claimed | None = None
    """Who is said to have said it."""


def check_quote(session: Session, engine: Engine, text: str) -> Check:
    """How each quotation in a paste stands in the transcripts; raises QueryError on no quotation.

    The session is one that reads; it may be turned to a newer state of the archive.
    """
    paste = _read(text.strip())
    asked = _list_quotations(paste, find_claims(session, paste))
    whole = _make_whole(session, paste)
    leads = _find_leads(session, engine, [each.wording for each in (*asked, *whole)])
    candidates = read_candidates(session, [match for lead in leads for match in lead.matches])
    if whole and _is_one(find_rendering(whole[0].wording, candidates), paste):
        asked, leads = whole, leads[len(asked) :]
    places = Places(session, candidates)
    return Check(
        paste,
        tuple(
            _make_finding(session, places, each, lead)
            for each, lead in zip(asked, leads, strict=False)
        ),
    )


def _read(text: str) -> Paste:
    if len(text) > MOST_CHARACTERS:
        raise QueryError(
            f"A quotation can have at most {MOST_CHARACTERS:,} characters; this has "
            f"{len(text):,}. Check it in pieces."
        )
    paste = read_paste(text)
    words = sum(read_wording(paste.cut(quoted)).count for quoted in paste.quoted)
    if not words:
        raise QueryError("There is no word in this quotation. Paste what somebody printed.")
    if words < LEAST_WORDS:
        raise QueryError(
            "One word is no quotation that could be checked. Paste more of it, or search for it."
        )
    if len(paste.quoted) > MOST_QUOTATIONS:
        raise QueryError(
            f"At most {MOST_QUOTATIONS} quotations can be checked at once; here are "
            f"{len(paste.quoted)}. Check them in pieces."
        )
    return paste


def _list_quotations(paste: Paste, claims: Sequence[Claimed | None]) -> list[_Asked]:
    """The quotations; all that was pasted, where what was taken for who said it may be one."""
    if paste.told is Told.NOTHING and not is_attribution(paste, claims[0]):
        return [_Asked(read_wording(paste.text))]
    return [
        _Asked(read_wording(paste.cut(quoted)), claimed)
        for quoted, claimed in zip(paste.quoted, claims, strict=True)
    ]


def _make_whole(session: Session, paste: Paste) -> list[_Asked]:
    """All that was pasted as one quotation, where its marks or lines may be a part of it."""
    if paste.told not in {Told.MARKS, Told.LINES}:
        return []
    whole = read_whole(paste)
    return _list_quotations(whole, find_claims(session, whole))


def _find_leads(session: Session, engine: Engine, wordings: Sequence[Wording]) -> list[Leads]:
    return consult(
        session,
        engine,
        lambda view: [
            find_leads(view, scope, wording, MOST_EXACT // len(wordings))
            for scope in [Scope(without=tuple(find_stale(session, view)))]
            for wording in wordings
        ],
    )


def _is_one(rendering: Rendering | None, paste: Paste) -> bool:
    """Whether one passage has it all: what stands around the marks, too, or most of each line."""
    if rendering is None or rendering.verdict is Verdict.ABSENT:
        return False
    if paste.told is Told.LINES:
        return rendering.coverage >= FOUND_OF_LINES
    wording = rendering.wording
    shift = paste.text.find(wording.text)
    around = {
        number
        for number, word in enumerate(wording.words)
        if any(span.start <= shift + word.start < span.end for span in paste.list_around())
    }
    found = {number for pair in rendering.pairs for number in range(pair.quoted, pair.quoted_end)}
    weight = wording.weigh(around)
    return weight >= LEAST_AROUND and wording.weigh(around & found) >= FOUND_AROUND * weight


def _make_finding(session: Session, places: Places, asked: _Asked, leads: Leads) -> Finding:
    wording = asked.wording
    claimed = asked.claimed
    rendering = find_rendering(wording, places.candidates)
    finding = tell_found(places, rendering, claimed) if rendering else None
    if finding is None:
        title = find_title(session, wording)
        if title and (rendering is None or title.share > rendering.coverage):
            absent = tell_absent(places, wording, leads.rarities, rendering)
            finding = replace(absent, notes=(title.note,))
        else:
            changed = tell_changed(places, rendering) if rendering else None
            finding = changed or tell_absent(places, wording, leads.rarities, rendering)
    other = note_other_speaker(claimed, finding.place) if finding.place else None
    return replace(finding, claimed=claimed, notes=sort_notes([other, *finding.notes]))
