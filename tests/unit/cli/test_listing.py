"""What a dry run tells about each annotation."""

import json
from pathlib import Path

from tests.builders import write_source
from tests.unit.cli.commands import answer, complaint

VOCABULARY = '[weaving]\nname = "Weaving"\nsummary = "How patterns come about."\n'
NAMES = '[ada]\nname = "Ada"\nkind = "person"\n'


def write_annotated(folder: Path, **changes: str) -> Path:
    parts = {
        "turns": "Host: Welcome\nAda Lovelace?: An engine\n",
        "chapters": "The engine | Welcome\n",
        "topics": "weaving: An engine\n- weaving: Will it think?\n",
        "vocabulary": VOCABULARY,
        "names": NAMES,
    }
    return write_source(folder, **{**parts, **changes})


def test_a_dry_run_lists_what_each_annotation_came_to(seeds: Path) -> None:
    folder = write_annotated(seeds / "ada")
    assert answer("ingest", "--dry-run", folder).splitlines()[1:] == [
        f"  {folder}/turns.txt, line 1: Host → 0–38 “Welcome, Ada. What are you working on?”",
        f"  {folder}/turns.txt, line 2: Ada Lovelace → 39–148 "
        "“An engine that weaves algebraic patterns. Will it think? It…”",
        f"  {folder}/chapters.txt, line 1: The engine → 0–148 "
        "“Welcome, Ada. What are you working on? An engine that weaves…”",
        f"  {folder}/topics.txt, line 1: weaving → 39–80 "
        "“An engine that weaves algebraic patterns.”",
        f"  {folder}/topics.txt, line 2: not weaving → 81–95 “Will it think?”",
        "  found name: ada → 9–12 “Ada”",
        "  speaker Host: 1 turn",
        "  speaker Ada Lovelace: 1 turn",
        "This was a dry run; nothing was changed.",
    ]


def test_it_lists_them_even_where_nothing_changed(seeds: Path) -> None:
    folder = write_annotated(seeds / "ada")
    first = answer("ingest", "--dry-run", folder).splitlines()
    answer("ingest", folder)
    again = answer("ingest", "--dry-run", folder).splitlines()
    assert again[0] == "ada: nothing changed"
    assert again[1:] == first[1:]


def test_it_tells_who_speaks_and_who_is_named_nowhere_else(seeds: Path) -> None:
    folder = write_annotated(
        seeds / "ada",
        metadata='guest = "Ada Lovelace"\nhost = "Charles Babbage"\n',
        turns="Charles Babage: Welcome\nAda Lovelace: An engine\nA: Will it\n?: It does\n",
    )
    told = [
        line
        for line in answer("ingest", "--dry-run", folder).splitlines()
        if line.startswith("  speaker ")
    ]
    assert told == [
        "  speaker Charles Babage: 1 turn, not in interview.toml (did you mean Charles Babbage?)",
        "  speaker Ada Lovelace: 1 turn",
        "  speaker A: 1 turn, not in interview.toml",
        "  speaker unknown: 1 turn",
    ]


def test_it_lists_them_as_json(seeds: Path) -> None:
    folder = write_annotated(seeds / "ada")
    [told] = json.loads(answer("ingest", "--dry-run", "--json", folder))["interviews"]
    assert [one["kind"] for one in told["annotations"]] == [
        *("turn", "turn", "chapter", "topic", "topic", "name")
    ]
    assert told["annotations"][-2] == {
        "kind": "topic",
        "says": "weaving",
        "placed": "editor",
        "taken_out": True,
        "file": f"{folder}/topics.txt",
        "line": 2,
        "start": 81,
        "end": 95,
        "text": "Will it think?",
    }
    assert told["annotations"][-1] == {
        "kind": "name",
        "says": "ada",
        "placed": "found",
        "taken_out": False,
        "file": None,
        "line": None,
        "start": 9,
        "end": 12,
        "text": "Ada",
    }


def test_a_wrong_opening_stops_it_with_the_nearest_words_and_changes_nothing(seeds: Path) -> None:
    answer("ingest", write_annotated(seeds / "ada"))
    before = answer("ingest", "--dry-run", seeds / "ada").splitlines()[1:]
    folder = write_annotated(seeds / "ada", turns="Host: Welcome\nAda Lovelace: A machine that\n")
    assert complaint("ingest", folder) == (
        f"onrecord: {folder}/turns.txt, line 2: “A machine that” is not in the transcript; "
        "the nearest text is “An engine that weaves algebraic patterns. Will…”. "
        "Quote the words as they stand there.\n"
    )
    write_annotated(seeds / "ada")
    assert answer("ingest", "--dry-run", seeds / "ada").splitlines() == [
        "ada: nothing changed",
        *before,
    ]
