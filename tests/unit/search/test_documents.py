from app.archive.interviews import list_interviews, read_text
from app.ingest.library import Library
from app.search.documents import make_all_documents, make_documents


def test_documents_of_an_interview_hold_all_its_words_and_annotations(
    seeded_library: Library,
) -> None:
    with seeded_library.database.read() as session:
        [interview] = list_interviews(session)
        documents = list(make_documents(session, interview))
        assert " ".join(document.text for document in documents) == read_text(session, interview)
        assert {document.ingest for document in documents} == {interview.ingest}
        assert documents[0].chapter == "explaining-model-jaggedness"
        assert {speaker for document in documents for speaker in document.speakers} == {
            "dwarkesh-patel",
            "ilya-sutskever",
        }
        assert (
            "evals-vs-real-world"
            in documents[0].topics + documents[1].topics + documents[2].topics + documents[3].topics
        )


def test_all_documents_are_those_of_every_interview(shelf: Library) -> None:
    with shelf.database.read() as session:
        one_by_one = [
            document
            for interview in list_interviews(session)
            for document in make_documents(session, interview)
        ]
        assert list(make_all_documents(session)) == one_by_one
        assert len(one_by_one) == 3
