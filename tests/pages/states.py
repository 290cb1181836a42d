"""An archive of everything that strains a page: too little, too much, too long, right to left."""

from collections.abc import Iterator, Sequence
from itertools import count, cycle, islice
from pathlib import Path

from app.ingest.healing import mend_archive
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.archives import open_test_library
from tests.builders import write_source

BARE = "2019-03-04-tape-7-side-b"
"""The slug of a lone transcript file: nobody has written down anything about it."""
MANY_VOICES, FIVE_MINUTES, FIVE_HOURS = "many-voices", "five-minutes", "five-hours"
RIGHT_TO_LEFT, LONG_WORDS, GUESSED = "right-to-left", "long-words", "guessed"

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" + (
    "svorstandssitzungsprotokollführerstellvertreterin"
)
LONG_ADDRESS = "https://archive.example.org/" + "tapes-and-transcripts/" * 12 + "side-b.html"
ONCE = "zeppelin"
"""A word that is said once in the archive."""

TOPICS = f"""\
[silence]
name = "Silence"
summary = "What nobody in this archive talks about."
words = ["unspoken pause"]

[machines]
name = "Engines and machines"
summary = "What can be built, and what it costs."
words = ["engine", "wheel"]
related = ["silence", "memory", "long-words"]

[memory]
name = "הזיכרון"
summary = "מה שנשאר מן הדברים אחרי שנאמרו."
words = ["שהזיכרון"]

[long-words]
name = "{LONG_WORD}"
summary = "Of {LONG_ADDRESS}"
words = ["Zentralkatalog"]
broader = "machines"
"""
NAMES = f"""\
[jacquard]
name = "Joseph Marie Jacquard"
kind = "person"
forms = ["Jacquard"]

[jerusalem]
name = "ירושלים"
kind = "place"
forms = ["בירושלים"]

[society]
name = "{LONG_WORD}"
kind = "organisation"
"""

TAPE = f"""\
It was raining that day and we had left the machine running by the door.
We never wrote down who came in, and nobody asked.
The first of them had seen a {ONCE} over the harbour and could talk of nothing else.
Then somebody laughed, and the tape ran out for a while.
When it comes back we are in the middle of a story about bread.
The bread was dark, and it was cut with a string.
"""
SHORT = """\
Welcome, Ada. What are you working on this winter?
An engine that weaves algebraic patterns. It is very large. Nobody has paid for it.
"""
SHORT_TURNS = """\
Mary Somerville: Welcome, Ada
Ada Lovelace: An engine
"""
GUESSES = """\
Are we being recorded? I should like to know before I say anything about the money.
The machine is on, if that is what you mean.
Then let me say that the money came from the navy.
All of it came in one box, on a Sunday, with no letter.
Somebody at the back knew about the box.
I did know about the box, and I carried it up the stairs myself.
So there were two of you on the stairs that night?
There were three of us, but I shall only speak for myself.
"""
GUESSED_TURNS = """\
Grace Hopper?: Are we being recorded?
Mary Somerville: The machine is on
Grace Hopper?: Then let me say
?: Somebody at the back
Mary Somerville?: So there were two
?: There were three of us
"""
HEBREW = """\
ברוכה הבאה לבית הדיבור, לאה. מתי התחלת להקליט את סיפוריהם של אנשים?
התחלתי בירושלים בשנת 1987, עם מכשיר הקלטה קטן ושתי קלטות בלבד. סבתא שלי הייתה הראשונה שסיפרה לי.
ומה היא אמרה לך באותו יום?
היא אמרה שהזיכרון הוא בית עם דלתות רבות, ומי ששוכח דלת אחת נכנס באחרת. אחר כך צחקה זמן רב.
האם היא פחדה מן המכשיר?
בהתחלה כן. היא קראה לו „אוזן הברזל”, ואחר כך ביקשה אותו בכל ערב.
כמה קלטות יש לך היום?
יותר מאלפיים קלטות, ולכל אחת מהן יש עותק (PDF, MP3) בכתובת https://archive.example.org.
תודה לך, לאה, על הזמן.
"""
HEBREW_TURNS = """\
שמואל ברק: ברוכה הבאה
לאה מזרחי: התחלתי בירושלים
שמואל ברק: ומה היא אמרה
לאה מזרחי: היא אמרה שהזיכרון
שמואל ברק: האם היא פחדה
לאה מזרחי: בהתחלה כן
שמואל ברק: כמה קלטות
לאה מזרחי: יותר מאלפיים
שמואל ברק: תודה לך
"""
HEBREW_TOPICS = """\
memory: היא אמרה שהזיכרון
"""
HEBREW_CHAPTERS = """\
0:00 | הסיפורים הראשונים: ירושלים, 1987 | ברוכה הבאה
4:30 | אוזן הברזל | האם היא פחדה
"""
ENDLESS = f"""\
What does the society call the office in which you have worked for all of these years?
It is called the {LONG_WORD}, and I have written that on every letter since.
Where can somebody read the letters today, if somebody should want to read them?
All of them are at {LONG_ADDRESS} and in the Zentralkatalog.
"""
ENDLESS_TURNS = f"""\
Mary Somerville: What does the society
Grace {LONG_WORD} Hopper: It is called
Mary Somerville: Where can somebody
Grace {LONG_WORD} Hopper: All of them
"""
ENDLESS_CHAPTERS = f"""\
0:00 | {LONG_WORD} | What does the society
1:00 | The letters at {LONG_ADDRESS[:250]} | Where can somebody
"""

VOICES = (
    *("Ada Lovelace", "Charles Babbage", "Mary Somerville", "Augusta De Morgan"),
    *("Michael Faraday", "Charles Wheatstone", "Sophia Frend", "Luigi Menabrea"),
    "Jean-Baptiste Alexandre de la Rochefoucauld-Montbrison",
)
HOURS = 5
WORDS = 50_000

# As many of each as have no divisor in common: no sentence comes twice.
_ADJECTIVES = ("old", "quiet", "brass", "second", "patient", "narrow", "careful", "broken")
_THINGS = (
    *("workshop", "engine", "notebook", "wheel", "letter", "harbour", "engine"),
    *("lamp", "pattern", "committee", "engine"),
)
_DEEDS = ("answers", "repeats", "outlives", "explains", "hides", "interrupts", "follows")
_ENDS = (
    *("before anybody has asked for it", "in the cold of the morning", "as Jacquard had feared"),
    *("with more patience than money", "while the engine is running", "and nobody writes it down"),
    *("though the book says otherwise", "once the committee has gone", "to the end of the row"),
    *("in a way that I still remember", "for the price of a small house", "under the stairs"),
    "without a word about the engine",
)


def build_states(data_dir: Path, seeds: Path) -> None:
    """Ingests an interview for each thing that strains a page."""
    _write_sources(seeds)
    library = open_test_library(data_dir)
    mend_archive(library)
    ingest_sources(library, find_sources(seeds))
    library.close()


def _write_sources(seeds: Path) -> None:
    write_source(
        seeds / FIVE_MINUTES,
        SHORT,
        title="Five minutes with Ada",
        turns=SHORT_TURNS,
        vocabulary=TOPICS,
        names=NAMES,
    )
    (seeds / f"{BARE}.txt").write_text(TAPE, encoding="utf-8")
    _write_many_voices(seeds / MANY_VOICES)
    _write_five_hours(seeds / FIVE_HOURS)
    write_source(seeds / GUESSED, GUESSES, title="Whose box was it?", turns=GUESSED_TURNS)
    write_source(
        seeds / RIGHT_TO_LEFT,
        HEBREW,
        title="לאה מזרחי: בית הדיבור ודלתותיו",
        metadata='language = "he"\nseries = "קולות"\ndate = "2019-03"\nhost = "שמואל ברק"\n',
        turns=HEBREW_TURNS,
        chapters=HEBREW_CHAPTERS,
        topics=HEBREW_TOPICS,
    )
    write_source(
        seeds / LONG_WORDS,
        ENDLESS,
        title=f"The {LONG_WORD} and its letters",
        metadata=f'series = "{LONG_WORD}"\nsource = "{LONG_ADDRESS}"\nkind = "{LONG_WORD}"\n',
        turns=ENDLESS_TURNS,
        chapters=ENDLESS_CHAPTERS,
        topics="long-words: It is called\n",
    )


def _write_many_voices(folder: Path) -> None:
    """Nine people in thirty chapters, who label what they say."""
    sentences = make_sentences()
    chapters = [f"Item number {number} on our list." for number in range(1, 31)]
    paragraphs = [
        f"{voice}: {opening}{' '.join(islice(sentences, 3))}"
        for opening, voice in zip(_open_each(chapters, 4), cycle(VOICES), strict=False)
    ]
    write_source(
        folder,
        "\n\n".join(paragraphs),
        title="Nine voices around one table",
        metadata='date = 1843-09-05\nkind = "minutes with labels"\n',
        chapters="".join(
            f"{number}:00 | The {thing}, and what became of it | {chapter}\n"
            for number, (chapter, thing) in enumerate(zip(chapters, cycle(_THINGS), strict=False))
        ),
    )


def _open_each(chapters: Sequence[str], paragraphs: int) -> Iterator[str]:
    """What each paragraph of some chapters opens with: the first one says which chapter it is."""
    for chapter in chapters:
        yield f"{chapter} "
        yield from [""] * (paragraphs - 1)


def _write_five_hours(folder: Path) -> None:
    """A conversation of five hours."""
    sentences = make_sentences()
    openings = [f"This is hour number {hour} of the day. " for hour in range(1, HOURS + 1)]
    paragraphs = []
    for opening in openings:
        said = 0
        for speaker in cycle(VOICES[:2]):
            words = f"{'' if said else opening}{' '.join(islice(sentences, 6))}"
            paragraphs.append(f"{speaker}: {words}")
            said += len(words.split())
            if said > WORDS / HOURS:
                break
    write_source(
        folder,
        "\n\n".join(paragraphs),
        title="Five hours with Ada Lovelace and Charles Babbage",
        metadata='date = 1844\nkind = "edited captions"\nsource = "https://example.org/five"\n',
        chapters="".join(
            f"{hour}:00:00 | The hour of the {thing} | {opening}\n"
            for hour, (opening, thing) in enumerate(zip(openings, _THINGS, strict=False))
        ),
    )


def make_sentences() -> Iterator[str]:
    """Sentences without end, always the same, none of them twice in a day."""
    parts = zip(*map(cycle, (_ADJECTIVES, _THINGS, _DEEDS, _ENDS)), count(), strict=False)
    for adjective, thing, deed, end, number in parts:
        other = _THINGS[(number * 5 + 3) % len(_THINGS)]
        yield f"The {adjective} {thing} {deed} the {other} {end}."
