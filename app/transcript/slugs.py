"""Names for addresses."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
MOST_LETTERS = 100


def is_slug(name: str) -> bool:
    """Whether a name can stand in an address as it is."""
    return len(name) <= MOST_LETTERS and re.fullmatch(PATTERN, name, re.ASCII) is not None


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


def make_name_slug(name: str, prefix: str = "person") -> str:
    """A slug for a name in any script; one too long or without Latin letters gets a fingerprint."""
    slug = make_slug(name)
    if is_slug(slug):
        return slug
    fingerprint = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{slug[: MOST_LETTERS - 9].strip('-') or prefix}-{fingerprint}"
