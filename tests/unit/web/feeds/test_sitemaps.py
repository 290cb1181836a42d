"""How the list of all addresses is cut into parts."""

import pytest

from app.web.feeds import sitemaps
from app.web.feeds.sitemaps import MOST_PARTS, PART_SIZE, Address, count_parts, cut_part
from app.web.feeds.sitemaps import write_sitemap as write
from app.web.urls import Urls


@pytest.mark.parametrize(
    ("addresses", "parts"),
    [(1, 1), (PART_SIZE, 1), (PART_SIZE + 1, 2), (3 * PART_SIZE, 3), (PART_SIZE**3, MOST_PARTS)],
)
def test_it_makes_as_many_parts_as_it_takes(addresses, parts):
    assert count_parts(addresses) == parts


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 12, 13])
def test_the_parts_hold_each_address_once_and_in_order(monkeypatch, size):
    monkeypatch.setattr(sitemaps, "PART_SIZE", size)
    counts = {"page": 5, "interview": 1, "topic": 0, "segment": 6}
    everything = [(kind, place) for kind, count in counts.items() for place in range(count)]
    parts = [
        [(kind, place) for kind, places in cut_part(counts, number).items() for place in places]
        for number in range(1, count_parts(12) + 1)
    ]
    assert [address for part in parts for address in part] == everything
    assert {len(part) for part in parts[:-1]} <= {size}
    assert 0 < len(parts[-1]) <= size


def test_a_part_beyond_the_last_one_is_empty():
    assert not any(cut_part({"page": 5, "segment": 6}, 2).values())


def test_an_address_may_hold_what_means_something_in_xml():
    written = write(Urls("https://onrecord.example"), "urlset", "url", [Address("/a?b&c<d")])
    assert b"<loc>https://onrecord.example/a?b&amp;c&lt;d</loc>" in written
    assert b"lastmod" not in written
