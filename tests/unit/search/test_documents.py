from itertools import pairwise
from pathlib import Path

from app.archive.database import Session
from app.archive.interviews import list_interviews, read_text
from app.archive.redirects import find_heading
from app.archive.segments import read_segments
from app.ingest.library import Library
from app.search.documents import make_all_documents, make_documents
from app.search.engine import Document
from app.search.query import MOST_WORDS
from app.search.words import read_words
from tests.builders import write_source
from tests.unit.search.answers import ingest


def find_id(session: Session, kind: str, slug: str) -> int:
    found = find_heading(session, kind, slug)
    assert found is not None
    return found[0]


def read_documents(library: Library) -> list[Document]:
    with library.database.read() as session:
        return list(make_all_documents(session))


def test_documents_of_an_interview_hold_all_its_words_and_annotations(
    seeded_library: Library,
) -> None:
    with seeded_library.database.read() as session:
        [interview] = list_interviews(session)
        documents = list(make_documents(session, interview))
        assert " ".join(document.text for document in documents) == read_text(session, interview)
        assert {document.ingest for document in documents} == {interview.ingest}
        assert documents[0].chapter == "explaining-model-jaggedness"
        ids = {
            kind: find_id(session, kind, slug)
            for kind, slug in (
                ("speaker", "dwarkesh-patel"),
                ("topic", "evals-vs-real-world"),
                ("name", "alexnet"),
            )
        }
        segments = read_segments(session, interview)
    assert [document.position for document in documents] == list(range(len(segments)))
    for document, segment in zip(documents, segments, strict=True):
        slugs = [speaker.slug for speaker in segment.speakers]
        assert (ids["speaker"] in document.speakers) == ("dwarkesh-patel" in slugs)
        places = [place.slug for place in segment.topics]
        assert (ids["topic"] in document.topics) == ("evals-vs-real-world" in places)
        assert (ids["name"] in document.names) == ("AlexNet" in segment.text)
        assert len(document.speakers) == len(set(slugs))
        # Also who speaks in the words after it, where a phrase may run on.
        within = len(read_words(document.text))
        voices = {speaker for word, speaker in document.voices if word < within}
        assert voices == set(document.speakers)
        later = [word for word, _ in document.voices if word >= within]
        assert all(word < within + len(read_words(document.after)) for word in later)


def test_all_documents_are_those_of_every_interview(shelf: Library) -> None:
    with shelf.database.read() as session:
        one_by_one = [
            document
            for interview in list_interviews(session)
            for document in make_documents(session, interview)
        ]
        assert list(make_all_documents(session)) == one_by_one
        assert len(one_by_one) == 3


def test_a_document_has_the_words_that_follow_as_far_as_a_phrase_can_be_long(
    seeded_library: Library,
) -> None:
    documents = read_documents(seeded_library)
    for one, other in pairwise(documents[:-1]):
        words = read_words(one.after)
        assert len(words) == MOST_WORDS
        assert words[-1].end == len(one.after)
        assert one.after.startswith(other.text[: len(one.after)])
    assert documents[-2].after == documents[-1].text[: len(documents[-2].after)]
    assert documents[-1].after == ""


def test_a_document_stands_under_all_that_is_written_over_it(shelf: Library) -> None:
    headings = {
        document.text.split()[0]: document.headings.split("\n")
        for document in read_documents(shelf)
    }
    assert headings["Welcome,"][:2] == ["Ada", "Ada Lovelace"]
    assert {"Weaving", "loom", "Jacquard’s machine", "The ada chapter"} <= {*headings["Welcome,"]}
    assert [heading for heading in headings["Symmetry"] if heading] == ["Emmy", "The emmy chapter"]


def test_a_document_knows_from_which_word_on_who_speaks(library: Library, tmp_path: Path) -> None:
    folder = write_source(
        tmp_path / "talk",
        "Rain is rain.\nAnd I say, it’s wet!\nWho said so?\n",
        turns="Ada: Rain is\n?: And I say\nBob: Who said\n",
    )
    ingest(library, folder)
    [document] = read_documents(library)
    with library.database.read() as session:
        ada, bob = (find_id(session, "speaker", slug) for slug in ("ada", "bob"))
    assert document.voices == ((0, ada), (3, 0), (8, bob))
    assert document.speakers == (ada, bob)


def test_a_talk_without_annotations_makes_documents_too(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "talk"))
    [document] = read_documents(library)
    assert (document.chapter, document.headings.strip(), document.after) == (None, "", "")
    assert document.voices == ((0, 0),)
