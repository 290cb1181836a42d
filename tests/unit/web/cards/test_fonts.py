"""What the font of the cards has, and what is made of a text before it is drawn."""

import pytest
from PIL import ImageFont, features

from app.web.cards import fonts
from app.web.cards.fonts import Face, can_draw, clean_text, load_font


@pytest.mark.parametrize(
    "text",
    [
        "Emotions.",
        "“‘—–…’” «» „“ ¿¡ § ¶ † €£ ½ ×",
        "Größe zażółć ğışİ ő ű ř ľ ț Ở",
        "Счастье, Їжак",
        "Λόγος",
        "e\u0301 \u1eed",
        "two\nlines, \x00 and a mark\u200f",
        "",
    ],
)
def test_it_can_draw_what_the_font_has(text):
    assert can_draw(text)


@pytest.mark.parametrize(
    "text",
    [
        "研究",
        "אבג",
        "بحث",
        "ไทย",
        "हिन्दी",
        "한국어",
        "🎉",
        "❤️",
        "\ud83c",
        "a\uffffb",
        "a" + "\u0301" * 9,
    ],
)
def test_it_cannot_draw_what_the_font_lacks(text):
    assert not can_draw(text)


def test_one_sign_that_is_missing_is_enough():
    assert not can_draw("Nearly everything here is plain, except 字.")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  two\r\n\tlines\xa0here\x00and\x85there ", "two lines here and there"),
        ("e\u0301", "é"),
        ("\u202eright\u202c to\u00ad left\ufeff", "right to left"),
        ("\n\x00", ""),
    ],
)
def test_a_text_is_one_line_of_what_can_be_seen(text, clean):
    assert clean_text(text) == clean


@pytest.mark.parametrize("face", Face)
def test_every_face_comes_from_the_package(face):
    assert load_font(face, 40).getname()[0].startswith("Source Serif Pro")


def test_a_font_is_loaded_once():
    assert load_font(Face.REGULAR, 40) is load_font(Face.REGULAR, 40)


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow has no libraqm here")
def test_letters_are_kerned_where_pillow_can():
    font = load_font(Face.REGULAR, 100)
    assert font.getlength("AVAVAV") < 3 * (font.getlength("A") + font.getlength("V"))


@pytest.fixture
def _basic_layout(monkeypatch):
    """Pillow as it is where libraqm is not."""
    load = ImageFont.truetype
    basic = ImageFont.Layout.BASIC
    monkeypatch.setattr(
        ImageFont, "truetype", lambda path, size: load(path, size, layout_engine=basic)
    )
    fonts.load_font.cache_clear()
    fonts._has_sign.cache_clear()
    yield
    fonts.load_font.cache_clear()
    fonts._has_sign.cache_clear()


@pytest.mark.usefixtures("_basic_layout")
def test_without_libraqm_the_same_can_be_drawn():
    assert load_font(Face.REGULAR, 40).layout_engine == ImageFont.Layout.BASIC
    assert can_draw("Größe, Счастье, Λόγος")
    assert not can_draw("研究")
