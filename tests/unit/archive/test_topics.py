import tomllib
from pathlib import Path

from app.archive.segments import list_topic_segments
from app.archive.topics import find_topic, list_terms, list_topics
from app.ingest.library import Library
from tests.archives import SEEDS


def test_it_lists_the_vocabulary_in_its_order(seeded_library: Library) -> None:
    vocabulary = tomllib.loads(Path(SEEDS / "topics.toml").read_text(encoding="utf-8"))
    with seeded_library.database.read() as session:
        topics = list_topics(session)
        assert [topic.slug for topic in topics] == list(vocabulary)
        for topic in topics[:5]:
            assert topic.segment_count == len(list_topic_segments(session, topic.slug))
            assert topic.interview_count == 1
            assert find_topic(session, topic.slug) == topic
            assert list(topic.related) == vocabulary[topic.slug]["related"]
        assert find_topic(session, "nothing") is None


def test_it_lists_what_visitors_may_call_a_topic(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        terms = list_terms(session)
    assert terms["pre-training"][0] == "Pre-training"
    assert "pretraining" in terms["pre-training"]
