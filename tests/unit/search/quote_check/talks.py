"""A small archive of conversations to check quotations against, and ways to ask it."""

from pathlib import Path

from app.archive.interviews import find_interview, read_text
from app.ingest.library import Library
from app.search.engine import Scope
from app.search.quote_check.candidates import Candidate, Leads, find_leads, read_candidates
from app.search.quote_check.checking import check_quote
from app.search.quote_check.findings import Check, Finding, NoteKind, Place
from app.search.quote_check.rendering import Rendering, find_rendering
from app.search.quote_check.wording import read_wording
from tests.builders import write_source
from tests.unit.search.answers import ingest

ENGINE = """\
Charles Babbage: Welcome, Ada. What are you working on these days?
Ada Lovelace: An engine that weaves algebraic patterns just as the Jacquard loom weaves flowers \
and leaves. I don't think there is a great danger in such an engine. It performs whatever we know \
how to order, and it has no pretensions to originate anything. Somehow it just remembers far \
worse than people do. Give it a hundred cards and it reads them in order, one after another, \
without a word of complaint. Give it a thousand and it does the same, only for longer. That seems \
like a very fundamental limit.
Charles Babbage: How long until it composes music?
Ada Lovelace: I think like five to ten.
Charles Babbage: Five to ten years of patient work?
Ada Lovelace: Mhm. There is this London saying that says that engines are cheap and patience is \
dear. People repeat that a lot, and there is truth to it. But then I saw somebody write in a \
newspaper, "If engines are so cheap, how come nobody has finished one?" And that is true as well. \
Nothing is finished before it is tested twice. The café was naïve about our models. It is, you \
know, a question of brass.
Charles Babbage: The real trouble is with the mechanics who are too fond of their drawings. They \
polish every wheel until it shines. They never ask what the wheel is for. I have paid for a \
hundred such wheels, and every one of them lies in a drawer in Dorset Street. A drawing is a \
promise, and promises are easily made. I would trade the finest of them for one crank that turns.
Ada Lovelace: Then let us turn a crank. We return to the age of the workshop.
"""
MOTH = """\
Mary Somerville: Tell me of the famous moth.
Grace Hopper: We found a moth in a relay of the machine. We taped it into the logbook beside the \
hour, because nobody would have believed us otherwise. The most dangerous phrase in the language \
is that we have always done it this way. A ship in port is safe, but that is not what ships are \
for. Nothing is finished before it is tested twice.
Mary Somerville: Would you let a compiler write a letter to your mother?
Grace Hopper: Maybe the compilers will write better letters than the admirals. If you hand a \
sailor a telescope, the sailor looks at the nearest harbour.
"""
RINGS = """\
Symmetry gives conservation, and conservation gives patience. The question of one thousand rings \
is older than every ideal. Perhaps the ascending chain stops somewhere.
"""
AGE = "Ada Lovelace: the age of the engine ends the age of the loom"
DREAM = "Whether an engine dreams of flowers"
DREAMS = "What the engine dreams of, flowers apart"
CHAPTERS = f"{DREAMS} | Welcome, Ada.\n{DREAM} | The real trouble\n"


def write_talks(folder: Path) -> None:
    """Two conversations of a cast of four, and words of which nobody knows who says them."""
    write_source(
        folder / "engine",
        ENGINE,
        title=AGE,
        metadata='date = "1843"\nguest = "Ada Lovelace"\nhost = "Charles Babbage"\n',
        chapters=CHAPTERS,
    )
    write_source(
        folder / "moth",
        MOTH,
        title="Debugging with Grace",
        metadata='date = "1947"\nguest = "Grace Hopper"\nhost = "Mary Somerville"\n',
    )
    write_source(folder / "rings", RINGS, title="On rings")


def fill(library: Library, folder: Path) -> None:
    write_talks(folder)
    ingest(library, folder)


def check(library: Library, pasted: str) -> Check:
    """All that is found of what was pasted."""
    with library.database.read() as session:
        return check_quote(session, library.engine, pasted)


def check_one(library: Library, pasted: str) -> Finding:
    """What is found of the only quotation."""
    [finding] = check(library, pasted).findings
    return finding


def locate(library: Library, pasted: str) -> Place:
    """Where the only quotation stands."""
    place = check_one(library, pasted).place
    assert place is not None
    return place


def list_kinds(finding: Finding) -> list[NoteKind]:
    return [note.kind for note in finding.notes]


def read_note(finding: Finding, kind: NoteKind) -> str:
    """The only note of a kind."""
    [text] = [note.text for note in finding.notes if note.kind is kind]
    return text


def lead(library: Library, quotation: str) -> Leads:
    """What the index knows of a quotation."""
    with library.engine.look() as view:
        return find_leads(view, Scope(), read_wording(quotation))


def gather(library: Library, quotation: str) -> list[Candidate]:
    """The stretches that a quotation may come from."""
    with library.database.read() as session:
        return read_candidates(session, lead(library, quotation).matches)


def render(library: Library, quotation: str) -> Rendering:
    """The best that the archive has of a quotation."""
    rendering = find_rendering(read_wording(quotation), gather(library, quotation))
    assert rendering is not None
    return rendering


def read_said(library: Library, slug: str) -> str:
    """All that is said in a conversation."""
    with library.database.read() as session:
        interview = find_interview(session, slug)
        assert interview is not None
        return read_text(session, interview)
