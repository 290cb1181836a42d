from pathlib import Path

import pytest

from app.errors import SourceError
from app.ingest.collection import read_collection
from app.ingest.drafts import Draft, Wishes, read_draft, refuse_twins
from app.sources import find_sources
from tests.builders import TALK, write_source

WEAVING = '[weaving]\nname = "Weaving"\nsummary = "Patterns."\n'


def draft(path: Path, wishes: Wishes | None = None) -> Draft:
    [source] = find_sources(path)
    return read_draft(source, wishes or Wishes(), read_collection(source.collection))


def write_bare(path: Path, text: str = TALK) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_it_names_a_bare_file_after_itself(tmp_path: Path) -> None:
    read = draft(write_bare(tmp_path / "Ada_Lovelace - 1843.txt"))
    assert (read.slug, read.metadata.title) == ("ada-lovelace-1843", "Ada Lovelace   1843")
    assert (read.metadata.language, read.metadata.date) == ("en", None)


def test_it_names_a_bare_file_in_another_script_an_interview(tmp_path: Path) -> None:
    assert draft(write_bare(tmp_path / "名前.txt")).slug.startswith("interview-")


def test_it_keeps_the_files_of_an_editor_as_received(tmp_path: Path) -> None:
    folder = write_source(tmp_path / "ada", turns="Ada: Welcome, Ada.\n")
    names = ("interview.toml", "turns.txt")
    assert draft(folder).deposit.editor_files == {
        name: (folder / name).read_bytes() for name in names
    }
    assert draft(write_bare(tmp_path / "ada.txt")).deposit.editor_files == {}


def test_it_takes_the_language_from_the_header_of_a_bare_file(tmp_path: Path) -> None:
    read = draft(write_bare(tmp_path / "ada.txt", f"Kind: captions\nLanguage: de\n{TALK}"))
    assert read.metadata.language == "de"


def test_a_wish_outweighs_what_a_bare_file_says(tmp_path: Path) -> None:
    path = write_bare(tmp_path / "ada.txt", f"Language: de\n{TALK}")
    read = draft(path, Wishes(slug="countess", title="The countess", date="1843", language="fr"))
    assert (read.slug, read.metadata.title) == ("countess", "The countess")
    assert (read.metadata.date, read.metadata.language) == ("1843", "fr")


@pytest.mark.parametrize(
    "wishes",
    [Wishes(slug="No Slug"), Wishes(date="last May"), Wishes(language="the Queen's")],
)
def test_it_refuses_a_wish_that_cannot_be(tmp_path: Path, wishes: Wishes) -> None:
    with pytest.raises(SourceError, match=r"ada\.txt: "):
        draft(write_bare(tmp_path / "ada.txt"), wishes)


@pytest.mark.parametrize(
    "name", ["Ada", "ada_lovelace", "ada--lovelace", "-ada", "über", "x" * 101]
)
def test_it_refuses_a_folder_whose_name_cannot_be_an_address(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match=f"“{name}” cannot be an address"):
        draft(write_source(tmp_path / name))


def test_it_refuses_a_folder_without_metadata(tmp_path: Path) -> None:
    folder = write_source(tmp_path / "ada")
    (folder / "interview.toml").unlink()
    with pytest.raises(SourceError, match=r"ada: this folder has no interview\.toml"):
        draft(folder)


def test_it_refuses_a_transcript_without_words(tmp_path: Path) -> None:
    folder = write_source(tmp_path / "ada", "Kind: captions\nLanguage: en\n\n[music]\n")
    with pytest.raises(SourceError, match="no words below the header"):
        draft(folder)


FOREIGN = {
    "WebVTT": "WEBVTT - Ada\n\n00:01.000 --> 00:04.000\nWelcome, Ada.\n",
    "SRT": "1\n00:00:01,000 --> 00:00:04,000\nWelcome, Ada.\n",
    "HTML": "\n<!DOCTYPE html>\n<p>Welcome, Ada.\n",
    "JSON": '[\n  {"text": "Welcome, Ada."}\n]\n',
}


@pytest.mark.parametrize("name", FOREIGN)
def test_it_refuses_a_format_that_it_cannot_read_by_its_content(tmp_path: Path, name: str) -> None:
    path = write_bare(tmp_path / "ada.txt", FOREIGN[name])
    with pytest.raises(SourceError) as caught:
        draft(path)
    assert str(caught.value) == f"{path}: {name} cannot be read yet; save the captions as text."


@pytest.mark.parametrize(
    ("ending", "name"),
    [("vtt", "WebVTT"), ("srt", "SRT"), ("html", "HTML"), ("json", "JSON")],
)
def test_it_refuses_a_format_that_it_cannot_read_by_its_ending(
    tmp_path: Path, ending: str, name: str
) -> None:
    folder = write_source(tmp_path / "ada", transcript_name=f"transcript.{ending}")
    with pytest.raises(SourceError, match=f"{name} cannot be read yet"):
        draft(folder)
    with pytest.raises(SourceError, match=f"{name} cannot be read yet"):
        draft(write_bare(tmp_path / f"ada.{ending.upper()}"))


def test_a_bare_file_gets_topics_from_the_list_beside_it(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text(WEAVING)
    assert list(draft(write_bare(tmp_path / "ada.txt")).authorities.topics) == ["weaving"]


def test_an_interview_is_touched_by_what_it_may_mention_and_by_nothing_else(
    tmp_path: Path,
) -> None:
    ada = '[ada]\nname = "Ada"\nkind = "person"\n'
    rain = '[rain]\nname = "Rain"\nkind = "thing"\n'
    lovelace = '[lovelace]\nname = "Ada Lovelace"\nvariants = ["Ada"]\n'
    grace = '[grace]\nname = "Grace Hopper"\n'
    turns = "Ada: Welcome\n"

    def read(folder: str, names: str, people: str) -> str:
        path = write_source(tmp_path / folder / "ada", turns=turns, names=names, people=people)
        return draft(path).inputs

    before = read("a", names=ada, people=lovelace)
    assert read("b", names=ada + rain, people=lovelace + grace) == before
    assert read("c", names=ada.replace("person", "thing"), people=lovelace) != before
    assert read("d", names=ada, people=grace) != before


def test_only_what_is_understood_counts_as_input(tmp_path: Path) -> None:
    folder = write_source(tmp_path / "ada")
    before = draft(folder).inputs
    (folder / "notes.txt").write_text("Call her back.")
    assert draft(folder).inputs == before


def test_it_says_what_it_assumed_about_the_encoding(tmp_path: Path) -> None:
    words = "Über Fähigkeiten wird später gesprochen, schöne Grüße aus Köln. " * 5
    read = draft(write_source(tmp_path / "ada", words.encode("cp1252")))
    [remark] = read.remarks
    assert remark.startswith("read as ")
    assert "Fähigkeiten" in read.canonical.text


@pytest.mark.parametrize(
    ("name", "remark"),
    [
        ("chapters.txt.txt", "chapters.txt.txt is not read. Did you mean chapters.txt?"),
        ("turn.txt", "turn.txt is not read. Did you mean turns.txt?"),
        ("Topics.TXT", "Topics.TXT is not read. Did you mean topics.txt?"),
    ],
)
def test_it_remarks_on_a_file_that_is_probably_meant_to_be_read(
    tmp_path: Path, name: str, remark: str
) -> None:
    folder = write_source(tmp_path / "ada")
    for other in ("notes.txt", "recording.mp3", "title.txt", "README.md"):
        (folder / other).write_text("")
    (folder / name).write_text("")
    assert draft(folder).remarks == (remark,)


def test_it_remarks_on_labels_that_a_shorter_cue_sheet_replaces(tmp_path: Path) -> None:
    talk = "\n\n".join(
        f"**{who}:** I say {n} things here." for n in range(6) for who in ("Ada", "Bob")
    )
    folder = write_source(tmp_path / "ada", talk, turns="Ada: I say 0 things here.\n")
    [remark] = draft(folder).remarks
    assert remark.startswith(
        "its own labels change the speaker 12 times, and turns.txt says 1: the labels are not used."
    )
    (folder / "turns.txt").unlink()
    assert draft(folder).remarks == ()


def test_it_tells_inputs_apart(tmp_path: Path) -> None:
    drafts = [
        draft(write_source(tmp_path / "a/ada")),
        draft(write_source(tmp_path / "b/ada", turns="Ada: Welcome, Ada.\n")),
        draft(write_source(tmp_path / "c/ada", vocabulary=WEAVING)),
        draft(write_source(tmp_path / "d/ada", TALK + "\n")),
        draft(write_source(tmp_path / "e/ada", title="Other")),
        draft(write_bare(tmp_path / "ada.txt")),
        draft(write_bare(tmp_path / "ada.txt"), Wishes(date="1843")),
    ]
    assert len({one.inputs for one in drafts}) == len(drafts)
    assert draft(write_source(tmp_path / "f/ada")).inputs == drafts[0].inputs


def test_it_lists_each_slug_of_a_draft_once(tmp_path: Path) -> None:
    folder = write_source(tmp_path / "ada", metadata='formerly = ["byron", "ada", "byron"]\n')
    assert draft(folder).slugs == ("ada", "byron")


def test_it_has_nothing_against_sources_with_addresses_of_their_own(tmp_path: Path) -> None:
    refuse_twins([draft(write_source(tmp_path / name)) for name in ("ada", "grace")])


def test_it_refuses_a_source_at_the_earlier_address_of_another(tmp_path: Path) -> None:
    renamed = draft(write_source(tmp_path / "lovelace", metadata='formerly = ["ada"]\n'))
    with pytest.raises(SourceError, match="“ada” is also that of"):
        refuse_twins([renamed, draft(write_source(tmp_path / "ada"))])
