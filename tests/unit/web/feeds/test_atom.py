"""What is written as Atom is Atom, whatever the words are."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from app.web.feeds.atom import Entry, Feed, drop_forbidden, write_feed

SCHEMA = Path(__file__).parents[3] / "schemas" / "atom.rng"
ATOM = "{http://www.w3.org/2005/Atom}"
NOON = datetime(2027, 1, 2, 12)  # noqa: DTZ001 # in UTC, as all times of the archive
ENTRY = Entry(
    url="https://onrecord.example/interviews/ada",
    title="A talk with Ada",
    authors=("Ada Lovelace", "Bob (inferred)"),
    published=NOON,
    updated=NOON.replace(year=2028),
    language="de",
    content="<p>Guten Tag, &lt;Ada&gt;.</p>",
)
FEED = Feed(
    url="https://onrecord.example/feed.atom",
    page="https://onrecord.example/",
    title="Onrecord",
    subtitle="What is new.",
    site="Onrecord",
    entries=(ENTRY,),
)
HOSTILE = "<b>a</b> ]]> </script> --> &amp; 🦉 \u202eback\u202c \\textbf{x}"


def parse(feed: Feed):
    """The root of a feed's document, once it is known to be valid."""
    root = etree.fromstring(write_feed(feed))
    etree.RelaxNG(etree.parse(SCHEMA)).assertValid(root)
    return root


def test_it_writes_what_feed_readers_read():
    read = feedparser.parse(write_feed(FEED))
    assert (read.bozo, read.version, len(read.entries)) == (False, "atom10", 1)
    assert (read.feed.id, read.feed.title, read.feed.author) == (FEED.url, "Onrecord", "Onrecord")
    assert {link.rel: link.href for link in read.feed.links} == {
        "self": FEED.url,
        "alternate": FEED.page,
    }
    (entry,) = read.entries
    assert (entry.id, entry.link, entry.title) == (ENTRY.url, ENTRY.url, ENTRY.title)
    assert [author.name for author in entry.authors] == ["Ada Lovelace", "Bob (inferred)"]
    assert (entry.published, entry.updated) == ("2027-01-02T12:00:00Z", "2028-01-02T12:00:00Z")
    assert entry.content[0].value == ENTRY.content
    assert (entry.content[0].type, entry.content[0].language) == ("text/html", "de")


def test_it_leaves_out_what_is_not_known():
    bare = replace(ENTRY, content=None)
    (entry,) = parse(replace(FEED, entries=(bare,))).findall(f"{ATOM}entry")
    assert [etree.QName(part).localname for part in entry] == [
        *("id", "title", "published", "updated", "author", "author", "link"),
    ]
    full = replace(
        ENTRY, summary="Short.", rights="Theirs.", corrections=f"{ENTRY.url}/corrections"
    )
    (entry,) = parse(replace(FEED, entries=(full,))).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}summary") == "Short."
    assert entry.findtext(f"{ATOM}rights") == "Theirs."
    related = entry.find(f"{ATOM}link[@rel='related']")
    assert related.get("href") == f"{ENTRY.url}/corrections"


def test_a_feed_was_changed_when_the_last_of_its_entries_was():
    older = replace(ENTRY, updated=NOON.replace(year=2026))
    feed = replace(FEED, entries=(older, ENTRY, older))
    assert parse(feed).findtext(f"{ATOM}updated") == "2028-01-02T12:00:00Z"


def test_it_writes_a_feed_of_nothing():
    root = parse(replace(FEED, entries=()))
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_it_writes_hostile_words_as_words():
    entry = replace(ENTRY, title=HOSTILE, authors=(HOSTILE,), summary=HOSTILE, rights=HOSTILE)
    feed = replace(FEED, title=HOSTILE, subtitle=HOSTILE, site=HOSTILE, entries=(entry,))
    root = parse(feed)
    texts = [part.text for part in root.iter() if part.text and "🦉" in part.text]
    assert texts == [HOSTILE] * 7
    assert root.find(f"{ATOM}entry/{ATOM}title").text == HOSTILE


def test_it_writes_html_that_holds_hostile_words():
    html = "<p>]]&gt; &lt;/script&gt; --&gt; \x01\ufffe</p>"
    root = parse(replace(FEED, entries=(replace(ENTRY, content=html),)))
    assert root.findtext(f".//{ATOM}content") == "<p>]]&gt; &lt;/script&gt; --&gt; </p>"


@pytest.mark.parametrize("sign", [*map(chr, range(32)), "\x7f", "\ud800", "\ufffe", "\uffff"])
def test_it_drops_what_no_document_may_hold(sign):
    kept = sign if sign in "\t\n\r\x7f" else ""
    assert drop_forbidden(f"a{sign}b") == f"a{kept}b"
    entry = replace(ENTRY, title=f"a{sign}b")
    title = parse(replace(FEED, entries=(entry,))).findtext(f"{ATOM}entry/{ATOM}title")
    # A reader of XML makes one line end of each.
    assert title == f"a{kept}b".replace("\r", "\n")


@pytest.mark.parametrize(
    "sign", ["\x7f", "\u200f", "\ud7ff", "\ue000", "\ufffd", "🦉", "\U0010ffff"]
)
def test_it_keeps_whatever_may_stand_in_a_document(sign):
    assert drop_forbidden(sign) == sign
