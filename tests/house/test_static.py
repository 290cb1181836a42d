"""The static files: small, whole, and none that is not used."""

import gzip
import re

import pytest

from app.bundled import find_bundled_folder
from app.web.statics import join_stylesheets, read_scripts

STATIC = find_bundled_folder("static")
SHEETS = sorted((STATIC / "css").rglob("*.css"))
CODE = read_scripts(STATIC / "js")
SCRIPTS = sorted((STATIC / "js").rglob("*.js"))
CSS = join_stylesheets(STATIC / "css")
TEMPLATES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(find_bundled_folder("templates").rglob("*.html"))
)
PAGES = [
    page
    for page in sorted(find_bundled_folder("templates").rglob("*.html"))
    if "block scripts" in page.read_text(encoding="utf-8") and page.name != "base.html"
]
BASE = find_bundled_folder("templates").joinpath("base.html").read_text(encoding="utf-8")
SCRIPTED = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)


def find_macros(name):
    return re.findall(rf"import {name}(?: as (\w+))? %}}", TEMPLATES)


def pack(text):
    return len(gzip.compress(text.encode(), 9))


def test_it_keeps_the_style_sheets_small():
    assert pack(CSS) <= 15_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}_{page.stem}")
def test_it_keeps_the_scripts_of_a_page_small(page):
    loaded = re.findall(r"urls\.static\('js/([\w.]+)'\)", BASE + page.read_text(encoding="utf-8"))
    assert sum(pack(CODE[name]) for name in set(loaded)) <= 10_000


def test_it_writes_no_text_of_several_lines_in_a_script():
    """Its lines would be served without their indents."""
    for path in SCRIPTS:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line.count("`") % 2 == 0, path.name


def test_it_joins_every_style_sheet():
    assert len(SHEETS) > 20
    for path in SHEETS:
        rules = re.findall(r"^    \S.*[;}]$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert all(rule.strip() in CSS for rule in rules), path.name


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_it_puts_every_rule_into_a_layer(path):
    sheet = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    depth, loose = 0, ""
    for part in re.split(r"([{}])", sheet):
        if depth == 0:
            loose += part
        depth += {"{": 1, "}": -1}.get(part, 0)
    assert depth == 0
    assert re.fullmatch(r"\s*(@layer [\w, ]+;)?\s*(@layer \w+ {\s*)+", loose.replace("}", ""))


def test_it_defines_every_custom_property_that_it_uses():
    defined = set(re.findall(r"(--[\w-]+)\s*:", CSS))
    used = set(re.findall(r"var\(\s*(--[\w-]+)", CSS))
    assert used - defined == set()


def test_it_uses_every_custom_property_that_it_defines():
    defined = set(re.findall(r"(--[\w-]+)\s*:", CSS))
    used = set(re.findall(r"var\(\s*(--[\w-]+)", CSS))
    assert defined - used == set()


def test_it_names_a_colour_in_one_place_only():
    for path in SHEETS:
        if path.name not in {"tokens.css", "print.css"}:
            sheet = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            assert re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", sheet) == [], path.name


def test_it_uses_every_component():
    for path in sorted(find_bundled_folder("templates").joinpath("components").glob("*.html")):
        imports = find_macros(path.stem)
        assert imports, path.stem
        for alias in imports:
            assert re.search(rf"{{{{\s*{alias or path.stem}\(", TEMPLATES), path.stem


def test_it_styles_no_class_that_no_page_has():
    # Classes with a number or a word of their own at the end are put together in a template.
    styled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\d*\.\d+\w*|\.css", "", CSS)))
    missing = {
        name
        for name in styled
        if name not in TEMPLATES
        and name not in SCRIPTED
        and re.sub(r"\d+$", "", name) not in TEMPLATES
    }
    assert missing == set()


def test_it_loads_nothing_from_elsewhere():
    assert re.findall(r"@import|url\(|//[a-z]", CSS) == []
    assert re.findall(r"https?://|import\s*\(|importScripts|eval\(|new Function", SCRIPTED) == []
    assert "innerHTML" not in SCRIPTED
    assert ".style" not in SCRIPTED


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_it_loads_every_script_and_says_what_each_is_for(path):
    assert f"urls.static('js/{path.name}')" in TEMPLATES
    assert path.read_text(encoding="utf-8").startswith("// ")


def test_it_serves_every_picture_that_a_page_names():
    for name in re.findall(r"urls\.static\('([^']+)'\)", TEMPLATES):
        assert (STATIC / name).is_file(), name
