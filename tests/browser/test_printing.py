"""Pages on paper, read from the PDF that a real Chromium makes of them."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.archives import FIRST
from tests.browser.kinds import FAILING, PHRASE, find_key

OPENING = "You know what's crazy?"
CLOSING = "Yes, me too."
BEFORE = "At some point though, pre-training will run out of data."
LATER = (
    "But now that compute is big, compute is now very big, in some sense we are back to "
    "the age of research."
)
LAST = (
    "We've already witnessed a transition from one type of scaling to a different type of scaling, "
    "from pre-training to RL."
)
MUCH_LATER = "Is the thing you are doing the most productive thing you could be doing?"
LONGEST = (
    "One is that if it's the case that simply by becoming superhuman at a coding competition, "
    "a model will not automatically become more tasteful and exercise better judgment about how to "
    "improve your codebase, well then you should expand the suite of environments such that you're "
    "not just testing it on having the best performance in coding competition."
)
NAMES = ("Ilya Sutskever", "Dwarkesh Patel")
REFERENCE = (
    "Sutskever, I. (2025, November 25). Ilya Sutskever – We're moving from the age of scaling"
)
FURNITURE = (
    "¶",
    "Copy",
    "Search",
    "Cite",
    "Theme",
    "Keyboard",
    "Skip to",
    "Hear this",
    "Open this",
)
"""What answers to a hand, or leads elsewhere."""
PLAIN_KINDS = [
    *("front", "interviews", "topics", "topic", "names", "name", "speaker", "about", "altered"),
    *(
        "several",
        "corrected",
        "changed",
        "removed",
        "withdrawn",
        "corrections",
        "interview_removed",
    ),
]


@pytest.fixture(params=["A4", "Letter"])
def paper(request):
    return request.param


def print_page(page, address, paper="A4", **options):
    """What is on each sheet."""
    page.goto(address)
    pdf = page.pdf(format=paper, prefer_css_page_size=True, **options)
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages]


def squeeze(text):
    """Without white space: lines end where there is no more room."""
    return "".join(text.split())


def holds(text, *parts):
    return all(squeeze(part) in squeeze(text) for part in parts)


def find_range(server, first, last):
    return f"/interviews/{FIRST}/{find_key(server, first)}..{find_key(server, last)}"


@pytest.mark.parametrize("words", ["Sure.", PHRASE, LONGEST], ids=["one_word", "short", "longest"])
def test_it_prints_a_sentence_on_one_page(server, page, paper, words):
    address = f"/interviews/{FIRST}/{find_key(server, words)}"
    (sheet,) = print_page(page, address, paper)
    assert holds(sheet, words, "Dwarkesh Podcast, 25 November 2025", "Source: edited captions")
    assert holds(sheet, "Chapter:", "https://www.youtube.com/watch?v=aR20FWCCjAs&t=")
    assert holds(sheet, f"Permanent address {server}{address} Reference", "We're moving from")
    assert holds(sheet, f"Onrecord. {server}{address}", "% of the way in")
    assert any(name in sheet for name in NAMES)


def test_it_prints_a_passage_of_250_words_on_one_page(server, page, paper):
    address = find_range(server, LATER, LAST)
    (sheet,) = print_page(page, address, paper)
    assert holds(sheet, LATER, PHRASE, LAST, *NAMES, REFERENCE)
    assert holds(sheet, f"Permanent address {server}{address} Reference", "Source: edited captions")


def test_it_draws_where_a_short_passage_stands(server, page):
    (sheet,) = print_page(page, find_range(server, PHRASE, PHRASE))
    assert holds(sheet, PHRASE, REFERENCE, "This passage stands 25 % of the way in")


def test_it_keeps_together_what_cites_a_longer_passage(server, page, paper):
    first, *_, last = print_page(page, find_range(server, BEFORE, MUCH_LATER), paper)
    assert holds(first, BEFORE)
    assert holds(last, "Ilya Sutskever and Dwarkesh Patel", "Permanent address", REFERENCE)


def test_it_prints_both_wordings_of_a_corrected_sentence(corrected, page, paper):
    address = corrected.find_address("An engine")
    (sheet,) = print_page(page, address, paper)
    assert holds(sheet, "Corrected on 11 June 2027", "Until 11 June 2027", address)
    assert holds(
        sheet, "An engine, which knits", "An engine that knits", "A talk with Ada [Interview"
    )


def test_it_prints_no_more_of_a_sentence_than_its_own_words(server, page):
    (sheet,) = print_page(page, f"/interviews/{FIRST}/{find_key(server, PHRASE)}")
    assert squeeze(sheet).count(squeeze(PHRASE)) == 1
    assert not any(word in sheet for word in FURNITURE[:-2])
    assert "Related" not in sheet


def test_it_prints_an_interview_as_a_book(server, page, paper):
    title, *sheets = print_page(page, f"/interviews/{FIRST}", paper)
    assert holds(title, f"Permanent address {server}/interviews/{FIRST} Reference", REFERENCE)
    assert holds(title, "Ilya Sutskever guest", "Recording: https://www.youtube.com/watch?v=aR20")
    assert holds(title, "25 November 2025", "Source: edited captions", "10 Research taste 1:32:42")
    assert OPENING not in title
    assert OPENING in sheets[0]
    assert sheets[-1].rstrip().endswith(CLOSING)
    assert not any(word in sheet for word in FURNITURE for sheet in [title, *sheets])
    assert_numbered(title, *sheets)
    assert_named(sheets)


def assert_numbered(title, *sheets):
    """Each page but the title, and each chapter."""
    assert not title.split("\n")[0].isdigit()
    numbers = [sheet.split("\n")[0] for sheet in sheets]
    assert numbers == [str(number) for number in range(2, len(sheets) + 2)]
    text = squeeze("".join(sheets))
    places = [text.index(squeeze(head)) for head in ("1 Explaining", "7 Alignment", "10 Research")]
    assert places == sorted(places)


def assert_named(sheets):
    """No name stands alone at the end of a page, its words on the next."""
    ends = [sheet.rstrip().split("\n")[-1] for sheet in sheets]
    assert [end for end in ends if end in NAMES] == []


def test_it_prints_an_interview_without_speakers_or_chapters(corrected, page):
    (sheet,) = print_page(page, f"{corrected.server}/interviews/ada")
    assert holds(
        sheet, "A talk with Ada", "Speakers not identified.", "Thank you for your time, Ada."
    )


@pytest.mark.parametrize("kind", PLAIN_KINDS)
def test_it_prints_what_there_is_to_read(open_context, kinds, kind):
    page = open_context(expected=FAILING).new_page()
    sheets = print_page(page, kinds[kind])
    heading = page.locator("h1").text_content()
    assert page.locator("h1.visually-hidden").count() or holds(sheets[0], heading)
    assert not any(word in sheet for word in ("Copy", "Theme", "Skip to") for sheet in sheets)
    assert not any(word in sheets[0] for word in ("Open this", "Keyboard", "Feed"))


def test_it_prints_what_was_checked_with_its_verdict(server, page, kinds):
    (sheet,) = print_page(page, kinds["altered"])
    assert holds(
        sheet, "we’re back in the age of research", "in the transcript: three words differ"
    )
    assert holds(sheet, "As quoted", "we’re we are", f"Permanent address {server}/interviews/")


@pytest.mark.parametrize("is_chosen", [False, True], ids=["of_the_system", "chosen"])
def test_it_prints_the_dark_theme_as_the_light_one(server, open_context, is_chosen):
    def draw(scheme):
        page = open_context(color_scheme=scheme).new_page()
        page.goto(f"/interviews/{FIRST}/{find_key(server, PHRASE)}")
        if is_chosen:
            page.evaluate(f"document.documentElement.dataset.theme = '{scheme}'")
        pdf = page.pdf(print_background=True)
        return [sheet.get_contents().get_data() for sheet in PdfReader(BytesIO(pdf)).pages]

    assert draw("dark") == draw("light")


def test_it_keeps_what_is_for_paper_off_the_screen(server, page):
    for address in ("", f"/{find_key(server, PHRASE)}"):
        page.goto(f"/interviews/{FIRST}{address}")
        expect(page.locator(".printed-citation")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator(".printed-citation")).to_be_visible()
        page.emulate_media(media="screen")
