from app.archive.database import Session
from app.archive.interviews import list_interviews, read_text
from app.archive.redirects import find_heading
from app.archive.segments import read_segments
from app.ingest.library import Library
from app.search.documents import make_all_documents, make_documents


def find_id(session: Session, kind: str, slug: str) -> int:
    found = find_heading(session, kind, slug)
    assert found is not None
    return found[0]


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
    for document, segment in zip(documents, segments, strict=True):
        slugs = [speaker.slug for speaker in segment.speakers]
        assert (ids["speaker"] in document.speakers) == ("dwarkesh-patel" in slugs)
        places = [place.slug for place in segment.topics]
        assert (ids["topic"] in document.topics) == ("evals-vs-real-world" in places)
        assert (ids["name"] in document.names) == ("AlexNet" in segment.text)
        assert len(document.speakers) == len(set(slugs))


def test_all_documents_are_those_of_every_interview(shelf: Library) -> None:
    with shelf.database.read() as session:
        one_by_one = [
            document
            for interview in list_interviews(session)
            for document in make_documents(session, interview)
        ]
        assert list(make_all_documents(session)) == one_by_one
        assert len(one_by_one) == 3
