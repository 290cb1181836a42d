"""The pictures beside links: of a passage, and of everything else."""

from io import BytesIO

import pytest
from PIL import Image

from app.ingest.withdrawal.withdrawing import Order, withdraw
from app.main import create_app
from app.settings import Settings
from app.web.cards import pictures
from tests.archives import FIRST, open_test_library, visit
from tests.builders import write_source
from tests.pages.corrected import find_key, find_withdrawn
from tests.pages.reading import pick, read
from tests.unit.web.cards.pictures import list_chunks

pytestmark = pytest.mark.anyio

HERE = "https://onrecord.example"
PIXELS = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}


@pytest.fixture
async def public_visitor(seeded_dir, tmp_path):
    settings = Settings(data_dir=seeded_dir, seeds_dir=tmp_path, base_url=HERE)
    async with visit(create_app(settings)) as visitor:
        yield visitor


async def draw(visitor, address):
    """A card as it came, once it is known to be one."""
    answer = await visitor.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    picture = Image.open(BytesIO(answer.content))
    assert (picture.format, picture.size, picture.info) == ("PNG", (1200, 630), {})
    assert set(list_chunks(answer.content)) <= PIXELS
    return answer.content


def meta(page, name):
    found = [
        each.get("content") for each in pick(page, "meta") if name in {each.get("property"),
                                                                      each.get("name")}
    ]  # fmt: skip
    return found[0] if found else None


async def test_each_passage_has_its_picture(visitor, sentences):
    keys = [sentences[3]["key"], sentences[9]["key"]]
    names = [*keys, f"{keys[0]}..{keys[1]}"]
    drawn = [await draw(visitor, f"/cards/{FIRST}/{name}.png") for name in names]
    drawn.append(await draw(visitor, "/cards/site.png"))
    assert len(set(drawn)) == 4


async def test_a_picture_is_drawn_once(visitor, sentences, monkeypatch):
    address = f"/cards/{FIRST}/{sentences[11]['key']}.png"
    drawn = await draw(visitor, address)
    monkeypatch.setattr(pictures, "draw_card", None)
    assert await draw(visitor, address) == drawn


async def test_the_same_words_of_another_speaker_are_another_picture(tmp_path, open_seeds):
    for slug, turns in (("ada", "Ada: Welcome\n"), ("eve", "Eve: Welcome\n"), ("nobody", None)):
        write_source(tmp_path / "seeds" / slug, turns=turns)
    async with visit(open_seeds()) as visitor:
        (key,) = {
            (await visitor.get(f"/api/v1/interviews/{slug}/sentences")).json()["sentences"][0][
                "key"
            ]
            for slug in ("ada", "eve", "nobody")
        }
        drawn = {
            await draw(visitor, f"/cards/{slug}/{key}.png") for slug in ("ada", "eve", "nobody")
        }
    assert len(drawn) == 3


@pytest.mark.parametrize("keys", ["22222222", "22222222..33333333"])
async def test_there_is_no_picture_of_what_is_not_there(visitor, keys):
    for slug in (FIRST, "nobody"):
        answer = await visitor.get(f"/cards/{slug}/{keys}.png")
        assert answer.status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/cards/../../etc/passwd.png",
        "/cards/%2e%2e/%2e%2e/onrecord.db",
        f"/cards/{FIRST}/../../../onrecord.db.png",
        "/cards/http://evil.example/a.png",
        f"/cards/{FIRST}.png",
        "/cards/",
    ],
)
async def test_no_address_opens_a_file(visitor, address):
    answer = await visitor.get(address, follow_redirects=True)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


async def test_there_is_no_picture_of_what_is_gone(reader, corrected_dir):
    for key in (find_key(corrected_dir, "The neighbours"), find_withdrawn(corrected_dir)):
        assert (await reader.get(f"/cards/ada/{key}.png")).status_code == 410
    lost = find_key(corrected_dir, "In secret", "gone")
    assert (await reader.get(f"/cards/gone/{lost}.png")).status_code == 410


async def test_every_key_of_a_sentence_leads_to_the_picture_of_its_words(reader, corrected_dir):
    openings = ("It is very large.", "It is made of", "It is very large, and it is made of")
    keys = {find_key(corrected_dir, opening) for opening in openings}
    assert len(keys) == 3
    assert len({await draw(reader, f"/cards/ada/{key}.png") for key in keys}) == 1


async def test_a_picture_of_withdrawn_words_is_kept_nowhere(tmp_path, open_seeds):
    write_source(tmp_path / "seeds" / "ada")
    app, kept = open_seeds(), tmp_path / "var" / "cards"
    async with visit(app) as visitor:
        found = (await visitor.get("/api/v1/interviews/ada/sentences")).json()["sentences"]
        address = f"/cards/ada/{found[2]['key']}.png"
        await draw(visitor, address)
        assert len(list(kept.glob("*.png"))) == 1
        library = open_test_library(tmp_path / "var")
        withdraw(library, Order("ada", found[2]["key"], found[2]["key"], "She asked for it."))
        library.close()
        assert list(kept.glob("*.png")) == []
        assert (await visitor.get(address)).status_code == 410
        assert list(kept.glob("*.png")) == []


@pytest.mark.parametrize("step", ["make_quotation", "draw_card"])
async def test_words_that_are_withdrawn_meanwhile_are_not_kept(
    tmp_path, open_seeds, monkeypatch, step
):
    write_source(tmp_path / "seeds" / "ada")
    app, real = open_seeds(), getattr(pictures, step)
    async with visit(app) as visitor:
        found = (await visitor.get("/api/v1/interviews/ada/sentences")).json()["sentences"]

        def clear_before(*given, **named):
            app.state.rooms.cards.clear()
            return real(*given, **named)

        monkeypatch.setattr(pictures, step, clear_before)
        await draw(visitor, f"/cards/ada/{found[2]['key']}.png")
    assert list((tmp_path / "var" / "cards").glob("*.png")) == []


async def test_each_page_names_its_picture_where_the_origin_is_known(public_visitor, sentences):
    first, last = sentences[3]["key"], sentences[9]["key"]
    for address, card in (
        (f"/interviews/{FIRST}/{first}", f"/cards/{FIRST}/{first}.png?revision=1"),
        (f"/interviews/{FIRST}/{first}..{last}", f"/cards/{FIRST}/{first}..{last}.png?revision=1"),
        (f"/interviews/{FIRST}", "/cards/site.png"),
        ("/topics/value-functions", "/cards/site.png"),
        ("/", "/cards/site.png"),
    ):
        page = read((await public_visitor.get(address)).text)
        assert meta(page, "og:image") == HERE + card
        assert (meta(page, "og:image:width"), meta(page, "og:image:height")) == ("1200", "630")
        assert meta(page, "twitter:card") == "summary_large_image"
        assert meta(page, "og:url") == HERE + address
        await draw(public_visitor, card)


async def test_no_page_names_a_picture_where_no_origin_is_known(visitor, sentences):
    for address in ("/", f"/interviews/{FIRST}/{sentences[3]['key']}"):
        page = read((await visitor.get(address, headers={"host": "evil.example"})).text)
        assert meta(page, "og:image") is None
        assert meta(page, "twitter:card") == "summary"
        assert meta(page, "og:title")


async def test_a_picture_is_described_by_the_words_on_it(visitor, sentences):
    page = read((await visitor.get(f"/interviews/{FIRST}/{sentences[0]['key']}")).text)
    assert meta(page, "og:image:alt") == meta(page, "description")
    assert sentences[0]["text"] in meta(page, "og:image:alt")
