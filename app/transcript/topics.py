"""The archive's vocabulary of topics (topics.toml).

[value-functions]
name = "Value functions"
summary = "How one can know, long before the end, whether things go well."
words = ["value function"]
"""

from collections.abc import Mapping

from app.errors import SourceError
from app.transcript.authorities import Heading, Text, parse_headings, suggest
from app.transcript.toml_files import find_line


class Topic(Heading):
    """A term of the vocabulary; `see` holds words that visitors use and transcripts do not."""

    summary: Text
    words: tuple[Text, ...] = ()
    """Words and phrases that betray it in a transcript."""
    see: tuple[Text, ...] = ()
    related: tuple[str, ...] = ()
    broader: str | None = None
    """The topic that this one is a part of."""


Vocabulary = Mapping[str, Topic]
"""Topics by slug, in the order of the file."""


def parse_vocabulary(text: str, file: str) -> dict[str, Topic]:
    """The topics by slug; raises SourceError for a wrong key, slug or relation."""
    vocabulary = parse_headings(Topic, text, file, "topic")
    for slug, topic in vocabulary.items():
        line = find_line(text, "related", slug)
        for related in topic.related:
            if related not in vocabulary:
                problem = f"`{slug}` is related to `{related}`, which is no topic of this file. "
                hint = suggest(related, vocabulary, "topics.toml")
                raise SourceError(problem + hint, file=file, line=line)
        _refuse_circle(slug, vocabulary, text, file)
    return vocabulary


def _refuse_circle(slug: str, vocabulary: Vocabulary, text: str, file: str) -> None:
    """Every topic is part of a broader one that exists, and in the end of none."""
    above, broader = [slug], vocabulary[slug].broader
    while broader is not None:
        if broader not in vocabulary or broader in above:
            problem = (
                f"`{above[-1]}` is part of `{broader}`, which is a part of it. Take one out."
                if broader in vocabulary
                else f"`{above[-1]}` is part of `{broader}`, which is no topic of this file. "
                + suggest(broader, vocabulary, "topics.toml")
            )
            raise SourceError(problem, file=file, line=find_line(text, "broader", above[-1]))
        above.append(broader)
        broader = vocabulary[broader].broader
