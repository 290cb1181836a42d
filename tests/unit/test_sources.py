import os
from pathlib import Path

import pytest

from app import sources
from app.errors import SourceError
from app.sources import (
    Source,
    find_authority_files,
    find_sources,
    fingerprint,
    guess_language,
    read_authority_files,
)
from tests.archives import FIRST, SEEDS
from tests.builders import TALK, write_source


def refuse(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        find_sources(path)
    return str(caught.value)


# --- finding ---


def test_it_finds_the_real_interview_in_its_collection():
    (source,) = find_sources(SEEDS)
    assert (source.name, source.transcript) == (FIRST, "transcript.txt")
    assert source.collection == SEEDS
    assert sorted(find_authority_files(SEEDS)) == ["names.toml", "people.toml", "topics.toml"]
    assert set(source.files) == {
        *("transcript.txt", "interview.toml"),
        *("turns.txt", "chapters.txt", "topics.txt", "names.txt"),
    }
    assert source.text.text.startswith("**Transcript extracted")


def test_it_finds_a_folder_itself_and_in_a_folder_of_folders(tmp_path):
    folder = write_source(tmp_path / "ada")
    write_source(tmp_path / "mary")
    assert [source.name for source in find_sources(folder)] == ["ada"]
    assert [source.name for source in find_sources(tmp_path)] == ["ada", "mary"]


def test_it_names_a_folder_wherever_it_is_seen_from(tmp_path, monkeypatch):
    monkeypatch.chdir(write_source(tmp_path / "ada"))
    assert find_sources(Path())[0].name == "ada"


def test_it_finds_a_bare_file(tmp_path):
    path = tmp_path / "ada-1843.txt"
    path.write_text(TALK)
    (source,) = find_sources(path)
    assert source.is_bare
    assert (source.name, source.transcript) == ("ada-1843", path.name)
    assert source.name_file(source.transcript) == str(path)


def test_it_finds_bare_files_in_a_folder_and_passes_over_the_rest(tmp_path):
    for name in ("b.md", "a.txt", "C.TXT"):
        (tmp_path / name).write_text(TALK)
    for name in (".a.txt", "._b.md", "_draft.txt", "README.md", "License.txt", "photo.jpg"):
        (tmp_path / name).write_bytes(b"\x00\xff")
    for name in ("d.srt", "e.vtt", "f.html", "g.json", "topics.toml"):
        (tmp_path / name).write_text(TALK)
    assert [source.path.name for source in find_sources(tmp_path)] == ["C.TXT", "a.txt", "b.md"]


def test_a_bare_file_belongs_to_the_collection_it_lies_in(tmp_path):
    write_source(tmp_path / "ada", vocabulary="")
    (tmp_path / "ada.txt").write_text(TALK, encoding="utf-8")
    assert {source.collection for source in find_sources(tmp_path)} == {tmp_path.resolve()}
    assert list(find_authority_files(tmp_path)) == ["topics.toml"]


def test_it_finds_the_collection_from_inside_an_interview(tmp_path, monkeypatch):
    monkeypatch.chdir(write_source(tmp_path / "ada", vocabulary=""))
    (source,) = find_sources(Path())
    assert source.collection == tmp_path.resolve()


def test_it_passes_over_what_it_does_not_understand_beside_a_transcript(tmp_path):
    folder = write_source(tmp_path / "ada", turns="Ada: Welcome", chapters="", topics="")
    for name in ("recording.mp3", "transcript.mp3"):
        with (folder / name).open("wb") as recording:
            recording.truncate(sources.MOST_BYTES + 1)
    (folder / "notes.txt").write_text("Call her back.")
    (folder / "topics.toml").write_text("")
    (source,) = find_sources(folder)
    read = {name for name in sources.EDITOR_FILES if (folder / name).is_file()}
    assert set(source.files) == {source.transcript, *read}


def test_it_passes_over_hidden_folders_and_files(tmp_path):
    folder = write_source(tmp_path / "ada")
    (folder / ".DS_Store").write_bytes(b"\x00")
    (folder / "photos").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "_drafts").mkdir()
    (source,) = find_sources(tmp_path)
    assert set(source.files) == {"transcript.txt", "interview.toml"}


def test_it_reads_an_editors_file_if_it_says_something(tmp_path):
    folder = write_source(tmp_path / "ada", turns="\ufeffAda: Wélcome", chapters=" \n")
    (source,) = find_sources(folder)
    assert source.read(sources.TURNS) == "Ada: Wélcome"
    assert source.read(sources.CHAPTERS) is None
    assert source.read(sources.TOPICS) is None
    assert source.name_file(sources.TURNS) == str(folder / "turns.txt")


def test_it_reads_the_history_and_the_earlier_files_of_a_folder(tmp_path):
    folder = write_source(tmp_path / "ada")
    (folder / "history.jsonl").write_bytes('\ufeff{"“Welcome”": 1}\n'.encode())
    first, third = (folder / "revisions" / number for number in ("1", "3"))
    write_source(first, "Welcome.", turns="Ada: Welcome", transcript_name="transcript.md")
    third.mkdir()
    (third / "notes.txt").write_text("Call her back.")
    (third / "chapters.txt").write_text("The engine | Welcome\n")
    (source,) = find_sources(folder)
    assert source.record == '{"“Welcome”": 1}\n'
    assert source.earlier == {
        1: {path.name: path.read_bytes() for path in first.iterdir()},
        3: {"chapters.txt": b"The engine | Welcome\n"},
    }
    assert set(source.files) == {"transcript.txt", "interview.toml"}
    assert source.strays == ()


def test_a_history_may_be_missing(tmp_path):
    folder = write_source(tmp_path / "ada")
    bare = tmp_path / "talk.txt"
    bare.write_text(TALK)
    for path in (folder, bare):
        (source,) = find_sources(path)
        assert (source.record, source.earlier) == (None, {})
    (folder / "history.jsonl").write_text("\n")
    assert find_sources(folder)[0].record is None


def test_it_passes_over_what_is_no_revision(tmp_path):
    folder = write_source(tmp_path / "ada")
    for name in ("0", "01", "draft", "1e3"):
        write_source(folder / "revisions" / name)
    (folder / "revisions" / "2").write_text("")
    assert find_sources(folder)[0].earlier == {}


def test_lists_may_lie_in_an_interviews_own_folder(tmp_path):
    folder = write_source(tmp_path / "ada")
    for name in sources.AUTHORITY_FILES:
        (folder / name).write_text("")
    (source,) = find_sources(folder)
    assert source.strays == ()
    assert list(find_authority_files(source.path)) == list(sources.AUTHORITY_FILES)


def test_it_says_which_lists_are_not_read_because_others_are(tmp_path):
    folder = write_source(tmp_path / "ada", vocabulary="", people="")
    (folder / "names.toml").write_text("")
    assert find_sources(folder)[0].strays == (
        "names.toml is not read here, because there is topics.toml, people.toml beside the folder.",
    )


@pytest.mark.parametrize(
    ("name", "meant"),
    [("histroy.jsonl", "history.jsonl"), ("topic.toml", "topics.toml"), ("turn.TXT", "turns.txt")],
)
def test_it_says_which_file_may_be_meant(tmp_path, name, meant):
    folder = write_source(tmp_path / "ada")
    (folder / name).write_text("")
    assert find_sources(folder)[0].strays == (f"{name} is not read. Did you mean {meant}?",)


# --- refusing ---


def test_it_refuses_a_path_where_nothing_is(tmp_path):
    path = tmp_path / "nowhere"
    assert refuse(path) == f"{path}: there is no such file or folder."


def test_it_refuses_a_folder_without_any_transcript(tmp_path):
    assert refuse(tmp_path) == (
        f"{tmp_path}: no transcript here. Put the transcript into it as transcript.txt."
    )


@pytest.mark.parametrize("name", ["interview.toml", "turns.txt", "chapters.txt", "topics.txt"])
def test_it_refuses_an_editors_folder_without_a_transcript(tmp_path, name):
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / name).write_text("# nothing yet\n")
    expected = f"{folder}: this folder has no transcript. Put it there as transcript.txt."
    assert refuse(folder) == expected
    assert refuse(tmp_path) == expected


def test_it_refuses_a_folder_with_two_transcripts(tmp_path):
    folder = write_source(tmp_path / "ada")
    (folder / "transcript.vtt").write_text("WEBVTT")
    assert refuse(folder) == (
        f"{folder}: this folder has two transcripts, transcript.txt and transcript.vtt. Keep one."
    )


@pytest.mark.parametrize("name", ["topics.toml", "other.TOML", *sources.EDITOR_FILES])
def test_it_refuses_a_file_that_is_about_a_transcript(tmp_path, name):
    (tmp_path / name).write_text("")
    assert refuse(tmp_path / name) == (
        f"{tmp_path / name}: this is no transcript but a file about one. "
        "Name the folder it lies in."
    )


def test_it_refuses_a_file_that_is_too_large(tmp_path):
    path = tmp_path / "talk.txt"
    with path.open("wb") as file:
        file.truncate(sources.MOST_BYTES + 1)
    assert refuse(path) == (
        f"{path}: larger than 20 MB, which no transcript is. Check that this is the right file."
    )


def test_it_takes_the_largest_file_that_may_be(tmp_path):
    path = tmp_path / "talk.txt"
    with path.open("wb") as file:
        file.truncate(sources.MOST_BYTES)
    assert len(find_sources(path)[0].files["talk.txt"]) == sources.MOST_BYTES


def test_it_refuses_what_is_neither_a_file_nor_a_folder(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refuse(pipe) == f"{pipe}: cannot be read (Not a directory)."


# Its first page is never mapped, so that nobody can read it, not even root.
UNREADABLE = Path("/proc/self/mem")


@pytest.mark.skipif(not UNREADABLE.exists(), reason="needs a file that even root cannot read")
def test_it_names_the_file_that_cannot_be_read(tmp_path):
    write_source(tmp_path / "ada")
    (tmp_path / "ada" / "turns.txt").symlink_to(UNREADABLE)
    path = tmp_path / "ada" / "turns.txt"
    assert refuse(tmp_path) == f"{path}: cannot be read (Input/output error)."


def test_it_refuses_a_name_that_no_system_can_hold(tmp_path):
    path = tmp_path / ("x" * 300)
    assert refuse(path) == f"{path}: cannot be read (File name too long)."


def test_it_refuses_a_history_that_cannot_be_read(tmp_path):
    path = tmp_path / ("x" * 300)
    source = Source(path, "transcript.txt", {}, tmp_path)
    for name, read in (("history.jsonl", "record"), ("revisions", "earlier")):
        with pytest.raises(SourceError) as caught:
            getattr(source, read)
        assert str(caught.value) == f"{path / name}: cannot be read (File name too long)."


def test_it_refuses_a_history_of_another_encoding(tmp_path):
    folder = write_source(tmp_path / "ada")
    (folder / "history.jsonl").write_bytes(b"{}\n{\xff}\n")
    with pytest.raises(SourceError) as caught:
        _ = find_sources(folder)[0].record
    assert str(caught.value) == (
        f"{folder / 'history.jsonl'}, line 2: this line is not UTF-8. Save the file as UTF-8."
    )


def test_it_refuses_two_transcripts_of_one_revision(tmp_path):
    folder = write_source(tmp_path / "ada")
    for name in ("transcript.md", "transcript.txt"):
        write_source(folder / "revisions" / "1", transcript_name=name)
    with pytest.raises(SourceError, match=r"revisions/1: this folder has two transcripts, "):
        _ = find_sources(folder)[0].earlier


def test_a_history_may_be_larger_than_a_transcript(tmp_path):
    folder = write_source(tmp_path / "ada")
    with (folder / "history.jsonl").open("wb") as file:
        file.write(b"{")
        file.truncate(sources.MOST_BYTES + 1)
    assert len(find_sources(folder)[0].record or "") == sources.MOST_BYTES + 1


def test_it_refuses_an_authority_file_that_cannot_be_read(tmp_path):
    with (tmp_path / "topics.toml").open("wb") as file:
        file.truncate(sources.MOST_BYTES + 1)
    with pytest.raises(SourceError, match=r"topics\.toml: larger than 20 MB"):
        read_authority_files(tmp_path)


def test_it_reads_the_lists_of_a_collection_as_they_are():
    lists = read_authority_files(SEEDS)
    assert lists["topics.toml"] == (SEEDS / "topics.toml").read_bytes()
    assert sorted(lists) == ["names.toml", "people.toml", "topics.toml"]


# --- what else is known about a file ---


def test_a_fingerprint_does_not_depend_on_the_order():
    parts = {"turns.txt": b"a", "chapters.txt": b"b"}
    assert fingerprint(parts) == fingerprint(dict(reversed(parts.items())))


@pytest.mark.parametrize(
    "other", [{"turns.txt": b"ab"}, {"turns.txt": b"a", "b": b""}, {"turns": b".txt"}, {}]
)
def test_a_fingerprint_tells_contents_apart(other):
    assert fingerprint({"turns.txt": b"a"}) != fingerprint(other)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kind: captions\nLanguage: en\nHello.", "en"),
        ("Language:pt-BR\r\nOlá.", "pt-BR"),
        ("Language: English\nHello.", None),
        ("Language: it grows\n", None),
        ("x\n" * 300 + "Language: en\n", None),
        ("Hello.", None),
    ],
)
def test_it_guesses_the_language_from_the_header(text, language):
    assert guess_language(text) == language
