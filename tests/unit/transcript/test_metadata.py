import pytest

from app.errors import SourceError
from app.transcript.metadata import (
    Metadata,
    check_metadata,
    complete_metadata,
    parse_metadata,
    write_metadata,
)
from tests.unit.transcript.texts import REAL


def read(line: str) -> Metadata:
    return parse_metadata(f'title = "A talk with Ada"\n{line}', "interview.toml")


def refuse(line: str) -> str:
    with pytest.raises(SourceError) as caught:
        read(line)
    return str(caught.value)


def test_it_reads_what_is_known_about_the_real_interview():
    metadata = parse_metadata((REAL / "interview.toml").read_text("utf-8"), "interview.toml")
    assert metadata.title.startswith("Ilya Sutskever – We're moving")
    assert (metadata.date, metadata.language) == ("2025-11-25", "en")
    assert (metadata.host, metadata.guest) == (("Dwarkesh Patel",), ("Ilya Sutskever",))
    assert metadata.source == "https://www.youtube.com/watch?v=aR20FWCCjAs"


def test_only_a_title_is_needed():
    metadata = read("")
    assert (metadata.date, metadata.language, metadata.host) == (None, "en", ())


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025-11-25", "2025-11-25"),
        ('"2025-11-25"', "2025-11-25"),
        ('"2025-11"', "2025-11"),
        ('"2025"', "2025"),
        ("2025", "2025"),
        ('"2024-02-29"', "2024-02-29"),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(written, date):
    assert read(f"date = {written}").date == date


@pytest.mark.parametrize(
    "date",
    [
        *("2025-13", "yesterday", "2025-02-30", "25-11-2025", "2025-1-1", "0000", "2025-11-"),
        *("", "2025-00-01", "2025-11-25-01", "٢٠٢٥"),
    ],
)
def test_it_refuses_a_wrong_date(date):
    assert refuse(f'date = "{date}"') == (
        f"interview.toml, line 2: `date`: “{date}” is not a date. Write a year, a month or a day: "
        '"2025", "2025-11" or "2025-11-25".'
    )


@pytest.mark.parametrize("written", ["true", "25", "2025-11-25T10:00:00", "10:00:00", "[2025]"])
def test_it_refuses_another_value_for_a_date(written):
    assert "is not a date. Write a year, a month or a day" in refuse(f"date = {written}")


@pytest.mark.parametrize("written", ["2025-02-30", "2025-11", "yesterday"])
def test_it_asks_for_quotation_marks_around_a_date_that_is_no_toml(written):
    message = refuse(f"date = {written}")
    assert message.startswith("interview.toml, line 2: this is not TOML (")
    assert "quotation marks" in message or message.endswith(f'Write `date = "{written}"`.')


def test_one_person_or_many_may_be_named():
    metadata = read('host = " Ada "\nguest = ["Charles", "Mary"]')
    assert (metadata.host, metadata.guest) == (("Ada",), ("Charles", "Mary"))


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hans-CN", "haw"])
def test_it_takes_a_language_tag(tag):
    assert read(f'language = "{tag}"').language == tag


@pytest.mark.parametrize("tag", ["", "English", "e", "en_GB", "en-", "٣٣"])
def test_it_refuses_what_is_no_language_tag(tag):
    assert refuse(f'language = "{tag}"') == (
        f"interview.toml, line 2: `language`: “{tag}” is not a language tag. "
        "Write one such as en or pt-BR."
    )


@pytest.mark.parametrize("address", ["https://example.org", "http://bücher.example:8080/a?b#c"])
def test_it_takes_a_web_address(address):
    assert read(f'source = "{address}"').source == address


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "www.example.org",
            "https://",
        ),
        *("https://example.org/a b", "https://example.org\\njavascript:x", "ftp://example.org"),
    ],
)
def test_it_refuses_what_is_no_web_address(address):
    message = refuse(f'source = "{address}"')
    assert message.startswith("interview.toml, line 2: `source`: “")
    assert message.endswith("is not a web address. Start it with https://.")


def test_a_slug_may_go_in_place_of_the_folders_name():
    assert read("").slug is None
    assert read('slug = "ada-1843"').slug == "ada-1843"


@pytest.mark.parametrize("slug", ["", "Ada 1843", "ada--1843", "-ada", "ada/1843", "àda"])
def test_it_refuses_what_is_no_slug(slug):
    assert refuse(f'slug = "{slug}"') == (
        f"interview.toml, line 2: `slug`: “{slug}” is not a slug. Use a-z, 0-9 and single hyphens."
    )


def test_it_refuses_a_slug_that_is_too_long():
    assert read(f'slug = "{"a" * 100}"').slug == "a" * 100
    assert refuse(f'slug = "{"a" * 101}"') == (
        f"interview.toml, line 2: `slug`: “{'a' * 101}” is longer than 100 letters. Shorten it."
    )


def test_it_takes_earlier_slugs():
    assert read('formerly = ["ada", "ada-1843"]').formerly == ("ada", "ada-1843")


def test_it_refuses_an_earlier_slug_that_never_was_one():
    assert refuse('formerly = ["ada", "Ada 1843"]') == (
        "interview.toml, line 2: `formerly`: “Ada 1843” is not a slug. "
        "Use a-z, 0-9 and single hyphens."
    )


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('guests = "Ada"', "unknown key `guests`. Did you mean `guest`?"),
        ('licence = "none"', "unknown key `licence`. Known keys: collection, date, formerly"),
    ],
)
def test_it_refuses_an_unknown_key(line, hint):
    assert refuse(line).startswith(f"interview.toml, line 2: {hint}")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('place = "  "', "`place`: string should have at least 1 character."),
        ("place = 5", "`place`: input should be a valid string."),
        ('host = [""]', "`host`: string should have at least 1 character."),
        ("guest = 5", '`guest` takes a list of texts, such as `guest = ["…", "…"]`.'),
        (f'rights = "{"x" * 501}"', "`rights`: string should have at most 500 characters."),
    ],
)
def test_it_refuses_a_value_that_does_not_fit(line, reason):
    assert refuse(line) == f"interview.toml, line 2: {reason}"


def test_it_refuses_a_table_without_a_title():
    with pytest.raises(SourceError, match="the key `title` is missing"):
        parse_metadata('host = "Ada"', "interview.toml")


def test_it_checks_what_was_said_elsewhere():
    assert check_metadata({"title": "Talk", "date": "2025"}, "talk.txt").date == "2025"
    with pytest.raises(SourceError, match=r"^talk\.txt: `date`: “soon” is not a date"):
        check_metadata({"title": "Talk", "date": "soon"}, "talk.txt")


# --- writing it ---


def test_what_is_written_can_be_read_again():
    known = {
        "title": 'The "engine": C:\\new\x7f\n¿Qué? 👩‍🔬',
        "date": "1843-09",
        "language": "en",
        "host": ["Augusta De Morgan"],
        "guest": [],
        "rights": None,
    }
    read_again = parse_metadata(write_metadata(known), "interview.toml")
    assert read_again == check_metadata({key: x for key, x in known.items() if x}, "")


def test_slugs_are_put_before_all_else():
    text = "# The talk.\n" + 'title = "Talk"\n'
    assert complete_metadata(text, None, []) == text
    assert complete_metadata(text, "ada", []) == f'slug = "ada"\n{text}'
    assert complete_metadata(f'slug = "ada"\n{text}', "ada", []) == f'slug = "ada"\n{text}'
    assert complete_metadata(text, None, ["byron", "a"]) == f'formerly = ["byron", "a"]\n{text}'


@pytest.mark.parametrize(
    "written",
    [
        'formerly = ["ada"]',
        'formerly=[]  # none: ["x"]',
        '  "formerly" = [ # long ago ]\n  "ada",\n]',
        "'formerly' = ['ada']",
    ],
)
def test_earlier_slugs_join_those_that_are_listed(written):
    text = f'title = "Formerly = [x]"\n{written}\ndate = 1843\n'
    before = parse_metadata(text, "interview.toml")
    completed = complete_metadata(text, "new", ["byron", *before.formerly, "king"])
    after = parse_metadata(completed, "interview.toml")
    assert after == before.model_copy(
        update={"slug": "new", "formerly": ("byron", "king", *before.formerly)}
    )
