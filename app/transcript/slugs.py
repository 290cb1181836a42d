"""Names for addresses."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def is_slug(name: str) -> bool:
    """Whether a name can stand in an address as it is."""
    return re.fullmatch(PATTERN, name, re.ASCII) is not None


def make_slug(name: str) -> str:
    """A name in the letters of an address; empty if it has none of them."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = re.sub(r"['’]", "", "".join(x for x in plain if not unicodedata.combining(x)))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def make_unique(slugs: Sequence[str]) -> list[str]:
    """The same slugs in order, with -2, -3 … behind those that came before."""
    seen: Counter[str] = Counter()
    given: set[str] = set()
    unique = []
    for slug in slugs:
        seen[slug] += 1
        name = slug if seen[slug] == 1 else f"{slug}-{seen[slug]}"
        while name in given:
            seen[slug] += 1
            name = f"{slug}-{seen[slug]}"
        given.add(name)
        unique.append(name)
    return unique


def make_name_slug(name: str) -> str:
    """A slug for a name in any script; one without Latin letters gets a fingerprint."""
    return make_slug(name) or "person-" + hashlib.sha256(name.encode()).hexdigest()[:8]
