"""One address of every kind of page."""

import httpx

from tests.archives import FIRST

PHRASE = "So it's back to the age of research again, just with big computers."


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
        "sentence": f"/interviews/{FIRST}/{first}",
        "passage": f"/interviews/{FIRST}/{first}..{last}",
        "alone": f"/interviews/{FIRST}/{first}..{first}",
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
        "about": "/about",
        "api": "/api/docs",
        "not_found": f"/interviews/{FIRST}/22222222/we-are-back-to-the-age-of-research",
    }
