"""Makes what tests need, with a default for everything."""

from pathlib import Path

TALK = """\
Welcome, Ada. What are you working on?
An engine that weaves algebraic patterns.
Will it think?
It does whatever we know how to order it to perform.
"""


def write_source(
    folder: Path,
    transcript: str | bytes = TALK,
    *,
    title: str | None = "A talk with Ada",
    metadata: str = "",
    turns: str | None = None,
    chapters: str | None = None,
    topics: str | None = None,
    vocabulary: str | None = None,
    names: str | None = None,
    people: str | None = None,
    transcript_name: str = "transcript.txt",
) -> Path:
    """An editor's folder; what is None is left out.

    `vocabulary`, `names` and `people` are put beside the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    content = transcript.encode() if isinstance(transcript, str) else transcript
    (folder / transcript_name).write_bytes(content)
    heading = f'title = "{title}"\n' if title else ""
    files = {
        folder / "interview.toml": heading + metadata,
        folder / "turns.txt": turns,
        folder / "chapters.txt": chapters,
        folder / "topics.txt": topics,
        folder.parent / "topics.toml": vocabulary,
        folder.parent / "names.toml": names,
        folder.parent / "people.toml": people,
    }
    for path, text in files.items():
        if text is not None:
            path.write_text(text, encoding="utf-8")
    return folder
