"""The people who speak (people.toml), so that one person is one speaker across interviews.

    [ilya-sutskever]
    name = "Ilya Sutskever"
    variants = ["Ilya", "SUTSKEVER"]

Whoever is not listed is known by the name that the transcript or the cue sheet gives.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.errors import SourceError
from app.transcript.authorities import Heading, Text, parse_headings
from app.transcript.slugs import make_name_slug
from app.transcript.toml_files import find_line
from app.transcript.words import fold


class Person(Heading):
    """Somebody who takes part in interviews; `variants` are other ways to write the name."""

    variants: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person as the archive names them."""

    slug: str
    name: str
    formerly: tuple[str, ...] = ()
    is_listed: bool = True
    """Whether people.toml says how the name is written."""


@dataclass(frozen=True)
class People:
    """The people of a collection, by slug."""

    persons: Mapping[str, Person]

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {
            _fold_name(name): slug
            for slug, person in self.persons.items()
            for name in (person.name, *person.variants)
        }

    @cached_property
    def _by_slug(self) -> dict[str, str]:
        """Slugs by slug: those that people have, and those that they had."""
        former = {old: slug for slug, person in self.persons.items() for old in person.formerly}
        return former | {slug: slug for slug in self.persons}

    def find(self, name: str) -> Speaker:
        """Whose name this is; somebody new where it is nobody's, nor makes anybody's slug."""
        own = make_name_slug(name)
        slug = self._by_name.get(_fold_name(name)) or self._by_slug.get(own)
        if slug is None:
            return Speaker(own, name, is_listed=False)
        return Speaker(slug, self.persons[slug].name, self.persons[slug].formerly)

    def choose(self, names: Iterable[str]) -> "People":
        """Only those whom some names mean."""
        slugs = {self.find(name).slug for name in names}
        return People({slug: one for slug, one in self.persons.items() if slug in slugs})


NOBODY = People({})


def _fold_name(name: str) -> str:
    return " ".join(fold(name).split())


def parse_people(text: str, file: str) -> People:
    """The people of a file; raises SourceError where a name would be two people's."""
    persons = parse_headings(Person, text, file, "person")
    owners: dict[str, str] = {}
    for slug, person in persons.items():
        for key, names in (("name", (person.name,)), ("variants", person.variants)):
            for name in names:
                if owners.setdefault(_fold_name(name), slug) != slug:
                    raise SourceError(
                        f"“{name}” is already a name of `{owners[_fold_name(name)]}`. "
                        "Write the name that tells them apart.",
                        file=file,
                        line=find_line(text, key, slug),
                    )
    return People(persons)
