"""One address of every kind of page."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_plus

import httpx

from app.transcript.slugs import make_name_slug
from tests.archives import FIRST
from tests.pages import corrected as talk
from tests.pages import states as strange

FAILING = (400, 404, 410)
"""What some kinds of page answer with."""
PHRASE = "So it's back to the age of research again, just with big computers."
WORSE = "These models somehow just generalize dramatically worse than"


def find_key(server: str, text: str, further: int = 0) -> str:
    """The key of the sentence that has these words, or of one a few sentences further on."""
    with httpx.Client(trust_env=False) as client:
        answer = client.get(f"{server}/api/v1/interviews/{FIRST}/sentences")
    sentences = answer.json()["sentences"]
    place = [sentence["text"] for sentence in sentences].index(text)
    return str(sentences[place + further]["key"])


def list_kinds(server: str) -> dict[str, str]:
    """The kinds of page by name, each with the address of one."""
    first, last = find_key(server, PHRASE), find_key(server, PHRASE, 6)
    return {
        "front": "/",
        "interviews": "/interviews",
        "interview": f"/interviews/{FIRST}",
        "to_search_inside": f"/interviews/{FIRST}/search",
        "inside": f"/interviews/{FIRST}/search?q=age+of+research",
        "nothing_inside": f"/interviews/{FIRST}/search?q=zyzzyva",
        "uncorrected": f"/interviews/{FIRST}/corrections",
        "sentence": f"/interviews/{FIRST}/{first}",
        "passage": f"/interviews/{FIRST}/{first}..{last}",
        "alone": f"/interviews/{FIRST}/{first}..{first}",
        "embedded": f"/embed/interviews/{FIRST}/{first}",
        "embedded_passage": f"/embed/interviews/{FIRST}/{first}..{last}",
        "topics": "/topics",
        "topic": "/topics/value-functions",
        "names": "/names",
        "places": "/names?kind=place",
        "name": "/names/safe-superintelligence",
        "speaker": "/speakers/ilya-sutskever",
        "search": "/search",
        "results": "/search?q=age+of+research",
        "narrowed": "/search?q=research&speaker=dwarkesh-patel",
        "to_narrow": "/search?name=openai",
        "nothing_found": "/search?q=zyzzyva",
        "too_long": "/search?q=" + "word+" * 100,
        **list_checks(),
        "about": "/about",
        "api": "/api/docs",
        "not_found": f"/interviews/{FIRST}/22222222/we-are-back-to-the-age-of-research",
    }


def list_checks() -> dict[str, str]:
    """The quote check with a finding of each verdict, and with none."""
    quotations = {
        "to_check": "",
        "verbatim": "the age of research",
        "abridged": f"{WORSE} people … That seems like a very fundamental thing.",
        "altered": "we’re back in the age of research",
        "absent": "The value function is so stable and so robust",
        "title": "We're moving from the age of scaling to the age of research",
        "host": "I think like 5 to 20 years",
        "glued": f"{WORSE} people. {PHRASE}",
        "several": f"He said “{PHRASE}”, “{WORSE} dogs”, and “There is no such thing as talent.”",
        "unchecked": "word " * 500,
    }
    return {kind: f"/check?quote={quote_plus(text)}" for kind, text in quotations.items()}


@dataclass(frozen=True)
class Corrected:
    """An archive whose text was corrected: where it is served, and where its data are."""

    server: str
    data_dir: Path

    def find_address(self, *openings: str, slug: str = "ada") -> str:
        """Of the sentence, or from the first to the last one, that began with some words."""
        keys = [talk.find_key(self.data_dir, opening, slug) for opening in openings]
        return f"{self.server}/interviews/{slug}/{'..'.join(keys)}"


def list_corrected_kinds(archive: Corrected) -> dict[str, str]:
    """The kinds of page that there are only where words have changed."""
    withdrawn = talk.find_withdrawn(archive.data_dir)
    return {
        "corrected": archive.find_address("An engine"),
        "merged": archive.find_address("It is very large."),
        "split": archive.find_address("Nobody has paid for it yet and"),
        "moved": archive.find_address("Perhaps it will compose"),
        "changed": archive.find_address("An engine", "A card that is torn"),
        "removed": archive.find_address("The neighbours"),
        "withdrawn": f"{archive.server}/interviews/ada/{withdrawn}",
        "corrections": f"{archive.server}/interviews/ada/corrections",
        "interview_corrected": f"{archive.server}/interviews/ada",
        "interview_removed": f"{archive.server}/interviews/gone",
    }


@dataclass(frozen=True)
class States(Corrected):
    """An archive of everything that strains a page; and the address of an empty one."""

    empty: str


def list_state_kinds(archive: States) -> dict[str, str]:
    """The kinds of page where there is too little, too much, or what does not fit."""
    return {
        **_list_passages(archive),
        **{
            kind: archive.server + address
            for kind, address in (
                _list_conversations() | _list_indexes() | _list_searches()
            ).items()
        },
    }


def _list_conversations() -> dict[str, str]:
    return {
        "interview_untitled": f"/interviews/{strange.BARE}",
        "interview_of_many": f"/interviews/{strange.MANY_VOICES}",
        "interview_short": f"/interviews/{strange.FIVE_MINUTES}",
        "interview_long": f"/interviews/{strange.FIVE_HOURS}",
        "interview_guessed": f"/interviews/{strange.GUESSED}",
        "interview_right_to_left": f"/interviews/{strange.RIGHT_TO_LEFT}",
        "interview_endless": f"/interviews/{strange.LONG_WORDS}",
        "interviews_strange": "/interviews",
        "front_strange": "/",
    }


def _list_passages(archive: States) -> dict[str, str]:
    """Sentences, one for each interview, and passages."""
    right_to_left, endless = strange.HEBREW.split(".")[0], "It is called"
    openings = {
        "untitled": (strange.BARE, "Then somebody laughed"),
        "of_many": (strange.MANY_VOICES, "Item number 17 "),
        "short": (strange.FIVE_MINUTES, "Nobody has paid"),
        "long": (strange.FIVE_HOURS, "This is hour number 3 "),
        "guessed": (strange.GUESSED, "Then let me say"),
        "unknown": (strange.GUESSED, "There were three"),
        "right_to_left": (strange.RIGHT_TO_LEFT, right_to_left),
        "endless": (strange.LONG_WORDS, endless),
    }
    sentences = {
        f"sentence_{kind}": archive.find_address(opening, slug=slug)
        for kind, (slug, opening) in openings.items()
    }
    passages = {
        f"passage_{kind}": archive.find_address(*ends, slug=slug)
        for kind, (slug, *ends) in {
            "untitled": (strange.BARE, "It was raining", "The bread was"),
            "right_to_left": (strange.RIGHT_TO_LEFT, right_to_left, "תודה"),
            "endless": (strange.LONG_WORDS, "What does", "All of them"),
        }.items()
    }
    embedded = {
        f"embedded_{kind}": passages[f"passage_{kind}"].replace(
            "/interviews/", "/embed/interviews/"
        )
        for kind in ("right_to_left", "endless")
    }
    return sentences | passages | embedded


def _list_indexes() -> dict[str, str]:
    """Topics, names and speakers."""
    long_name = make_name_slug(f"Grace {strange.LONG_WORD} Hopper")
    return {
        "topics_strange": "/topics",
        "topic_empty": "/topics/silence",
        "topic_full": "/topics/machines",
        "topic_last_page": "/topics/machines?page=16",
        "topic_right_to_left": "/topics/memory",
        "topic_endless": "/topics/long-words",
        "names_strange": "/names",
        "name_full": "/names/jacquard",
        "name_right_to_left": "/names/jerusalem",
        "name_endless": "/names/society",
        "speaker_full": "/speakers/ada-lovelace",
        "speaker_right_to_left": f"/speakers/{make_name_slug('לאה מזרחי')}",
        "speaker_endless": f"/speakers/{long_name}",
    }


def _list_searches() -> dict[str, str]:
    inside = f"/interviews/{strange.FIVE_HOURS}/search?q="
    return {
        "results_one": f"/search?q={strange.ONCE}",
        "results_full": "/search?q=engine",
        "results_last_page": "/search?q=engine&page=41",
        "results_right_to_left": f"/search?q={quote_plus('הזיכרון הוא בית')}",
        "results_endless": f"/search?q={quote_plus(strange.LONG_WORD)}",
        "inside_full": f"{inside}engine",
        "inside_last_page": f"{inside}engine&page=13",
        "checked_right_to_left": f"/check?quote={quote_plus('הזיכרון הוא חלון עם דלתות רבות')}",
        "checked_endless": f"/check?quote={quote_plus(f'It is called the {strange.LONG_WORD}')}",
        "wrong_parameter": "/search?q=engine&page=none",
        "no_such_address": f"/nowhere/{strange.LONG_WORD[:60]}",
        "no_such_topic": "/topics/nothing-of-the-kind",
    }


def list_empty_kinds(archive: States) -> dict[str, str]:
    """The kinds of page of an archive that holds nothing."""
    addresses = {
        "front": "/",
        "interviews": "/interviews",
        "topics": "/topics",
        "names": "/names",
        "search": "/search",
        "results": "/search?q=engine",
        "check": "/check?quote=There+is+nothing+here",
        "about": "/about",
    }
    return {f"{kind}_of_nothing": archive.empty + path for kind, path in addresses.items()}
