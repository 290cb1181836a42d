"""Templates ask for what they are given and no more; a component is one thing in four places."""

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

import app.web
from app.bundled import find_bundled_folder
from app.web import (
    components,
    correction_components,
    index_components,
    search_components,
    topic_components,
)
from app.web.page import Page, Part
from app.web.templating import Site, make_environment
from app.web.urls import Urls
from tests.pages.reading import VOID

TEMPLATES = find_bundled_folder("templates")
SHEETS = find_bundled_folder("static") / "css" / "components"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
COMPONENTS = sorted(path.stem for path in (TEMPLATES / "components").glob("*.html"))
GLOBALS = {"site", "urls"}
FLAGS = 2


def find_pages() -> list[type[Page | Part]]:
    """Every page, and every part of one, that a module of app.web declares."""
    for module in pkgutil.walk_packages(app.web.__path__, "app.web."):
        importlib.import_module(module.name)
    found = {*list_descendants(Page), *list_descendants(Part)}
    return sorted(found, key=lambda page: page.__name__)


def list_descendants(page):
    for child in page.__subclasses__():
        yield child
        yield from list_descendants(child)


PAGES = find_pages()


@pytest.fixture(scope="module")
def environment() -> Environment:
    return make_environment(TEMPLATES, Site("Onrecord", None), Urls())


def parse(environment: Environment, name: str) -> nodes.Template:
    return environment.parse((TEMPLATES / name).read_text(encoding="utf-8"), name)


def parse_family(environment: Environment, name: str) -> Iterator[nodes.Template]:
    """A template, those it extends, and those they include; without blocks that it replaces."""
    replaced: set[str] = set()
    queue = [name]
    for one in queue:
        tree = parse(environment, one)
        for block in tree.find_all(nodes.Block):
            if block.name in replaced:
                block.body = []
        replaced |= {block.name for block in tree.find_all(nodes.Block)}
        for kind in (nodes.Extends, nodes.Include):
            for found in tree.find_all(kind):
                assert isinstance(found.template, nodes.Const), f"{one}: a template by a variable"
                queue.append(found.template.value)
        yield tree


def find_asked(environment: Environment, name: str) -> set[str]:
    """The variables that a template, with all that it is made from, asks its page for."""
    return {
        variable
        for tree in parse_family(environment, name)
        for variable in meta.find_undeclared_variables(tree)
    }


def find_macro(environment: Environment, name: str) -> nodes.Macro:
    (macro,) = parse(environment, f"components/{name}.html").find_all(nodes.Macro)
    return macro


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles(environment, name):
    environment.get_template(name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_it_asks_for_exactly_the_declared_fields(environment, page):
    declared = {field.name for field in dataclasses.fields(page)}
    assert find_asked(environment, page.template) - GLOBALS == declared


def test_it_shows_every_template_on_a_page(environment):
    reached = {name for page in PAGES for name in find_reached(environment, page.template)}
    assert set(NAMES) - reached == set()


def find_reached(environment: Environment, name: str) -> set[str]:
    """A template, and every other that it extends, includes or imports, however far."""
    reached, queue = set(), [name]
    while queue:
        one = queue.pop()
        if one not in reached:
            reached.add(one)
            queue += meta.find_referenced_templates(parse(environment, one))  # type: ignore[arg-type]
    return reached


@pytest.mark.parametrize("name", COMPONENTS)
def test_it_gives_a_macro_all_that_it_shows(environment, name):
    # An imported macro does not see the page's variables.
    assert meta.find_undeclared_variables(parse(environment, f"components/{name}.html")) <= GLOBALS


@pytest.mark.parametrize("name", COMPONENTS)
def test_it_uses_every_argument_of_a_macro(environment, name):
    macro = find_macro(environment, name)
    used = {found.name for part in macro.body for found in part.find_all(nodes.Name)}
    used |= {part.name for part in macro.body if isinstance(part, nodes.Name)}
    assert {argument.name for argument in macro.args} <= used


@pytest.mark.parametrize("name", NAMES)
def test_it_imports_what_it_uses(environment, name):
    tree = parse(environment, name)
    imported = {
        alias if isinstance(alias, str) else alias[1]
        for found in tree.find_all(nodes.FromImport)
        for alias in found.names
    }
    called = {
        call.node.name for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)
    }
    assert imported <= called
    assert not any(found.with_context for found in tree.find_all(nodes.FromImport))


def test_it_keeps_components_in_the_same_four_places(environment):
    assert {path.stem for path in SHEETS.glob("*.css")} == set(COMPONENTS)
    for name in COMPONENTS:
        assert find_macro(environment, name).name == name
        css_class = name.replace("_", "-")
        sheet = (SHEETS / f"{name}.css").read_text(encoding="utf-8")
        template = (TEMPLATES / "components" / f"{name}.html").read_text(encoding="utf-8")
        assert re.search(rf"\.{css_class}\b", sheet)
        assert re.search(rf'class="{css_class}[" {{]', template)


@pytest.mark.parametrize("name", COMPONENTS)
def test_it_opens_each_style_sheet_with_its_html(name):
    opening = re.match(
        r"/\* (<.*?>.*?) \*/\n", (SHEETS / f"{name}.css").read_text("utf-8"), re.DOTALL
    )
    assert opening
    shown = re.findall(r'class="([^"]+)"', opening[1])
    assert shown[0].split()[0] == name.replace("_", "-")
    templates = "".join((TEMPLATES / each).read_text(encoding="utf-8") for each in NAMES)
    for css_class in " ".join(shown).replace("[", "").replace("]", "").split():
        # Lanes are numbered by the template.
        assert re.sub(r"\d+$", "", css_class) in templates, css_class


@pytest.mark.parametrize("name", COMPONENTS)
def test_it_has_at_most_two_flags_a_macro(environment, name):
    macro = find_macro(environment, name)
    flags = [
        default
        for default in macro.defaults
        if isinstance(default, nodes.Const) and isinstance(default.value, bool)
    ]
    assert len(flags) <= FLAGS


def test_it_shows_every_field_that_a_component_is_given(environment):
    shown = {
        found.attr for name in NAMES for found in parse(environment, name).find_all(nodes.Getattr)
    }
    # Some are named by a filter: rungs|sum(attribute="passages").
    shown |= {
        found.value for name in NAMES for found in parse(environment, name).find_all(nodes.Const)
    }
    modules = (
        components,
        correction_components,
        index_components,
        search_components,
        topic_components,
    )
    for value in (value for module in modules for value in vars(module).values()):
        if dataclasses.is_dataclass(value):
            names = {field.name for field in dataclasses.fields(value)}
            assert names - shown == set(), value


@pytest.mark.parametrize(
    ("forbidden", "why"),
    [
        (r"\sstyle\s*=", "the policy blocks inline styles"),
        (r"<style", "the policy blocks inline styles"),
        (r"\son[a-z]+\s*=", "the policy blocks inline handlers"),
        (r"<script(?![^>]* (?:src=|type=\"application/ld))", "the policy blocks inline scripts"),
        (r"javascript:", "the policy blocks scripts in addresses"),
        (r"\|\s*safe\b|Markup|autoescape", "everything is escaped; marks come from one function"),
        (r"(?:src|href|action)=\"(?:https?:)?//", "nothing comes from another host"),
        (r"@import|url\(", "nothing comes from another host"),
        (r"\|\s*tojson", "data goes into attributes, never into scripts"),
    ],
)
def test_it_never_writes(forbidden, why):
    for name in NAMES:
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        assert re.findall(forbidden, text, re.IGNORECASE) == [], f"{name}: {why}"


def test_it_builds_every_address_with_urls():
    for name in NAMES:
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        assert re.findall(r'(?:href|src|action)="(?![#{])[^"]*"', text) == [], name


def test_it_closes_every_element():
    for name in NAMES:
        text = re.sub(r"{[{%].*?[%}]}", "", (TEMPLATES / name).read_text(encoding="utf-8"))
        opened = [tag for tag in re.findall(r"<([a-z][a-z0-9]*)", text) if tag not in VOID]
        assert sorted(opened) == sorted(re.findall(r"</([a-z][a-z0-9]*)>", text)), name


def test_it_finds_the_pages_and_the_components():
    # The tests above say nothing about an empty list.
    assert len(PAGES) >= 10
    assert len(COMPONENTS) >= 20
    assert Path("base.html") in map(Path, NAMES)
