import pytest

from app.web.recordings import point_into, write_time


@pytest.mark.parametrize(
    ("recording", "address"),
    [
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=579s"),
        ("https://youtu.be/abc?t=10", "https://youtu.be/abc?t=579s"),
        ("https://m.youtube.com/watch?t=9&v=a-b", "https://m.youtube.com/watch?v=a-b&t=579s"),
        ("https://example.org/talk.MP3", "https://example.org/talk.MP3#t=579"),
        ("https://example.org/talk.mp3?key=1#top", "https://example.org/talk.mp3?key=1#t=579"),
        ("https://example.org/talks/7", "https://example.org/talks/7"),
        ("https://notyoutube.com/watch?v=abc", "https://notyoutube.com/watch?v=abc"),
    ],
)
def test_it_points_where_the_host_lets_one_point(recording: str, address: str) -> None:
    assert point_into(recording, 579) == address


@pytest.mark.parametrize(
    ("time_s", "written"),
    [
        (None, None),
        (0, "0:00"),
        (9, "0:09"),
        (579, "9:39"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (4693, "1:18:13"),
    ],
)
def test_it_writes_a_time_as_on_a_recording(time_s, written):
    assert write_time(time_s) == written
