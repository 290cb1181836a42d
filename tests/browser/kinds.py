"""One address of every kind of page."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_plus

import httpx

from tests.archives import FIRST
from tests.pages import corrected as talk

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

    def find_address(self, *openings: str) -> str:
        """Of the sentence, or from the first to the last one, that began with some words."""
        keys = [talk.find_key(self.data_dir, opening) for opening in openings]
        return f"{self.server}/interviews/ada/{'..'.join(keys)}"


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
