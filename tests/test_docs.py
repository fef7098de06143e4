"""The documentation: its site builds, links lead somewhere, and what it names is there."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from markdown_it import MarkdownIt
from nbgrader.apps import NbGraderApp
from playwright.sync_api import sync_playwright
from traitlets import HasTraits
from traitlets.config import Application, PyFileConfigLoader
from traitlets.utils.importstring import import_item

from examiner.authoring import student
from examiner.cells import exercises, titles
from examiner.classroom.dates import Calendar
from examiner.classroom.language import Interface
from examiner.classroom.report.settings import Report
from examiner.classroom.watch import Watch
from examiner.cli import parser
from examiner.course import Course
from examiner.steps import execute, feedback, late, outputs
from tools import chapters
from tools.gallery import chosen

COURSE = Course(ROOT)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")] + DOCS
# Our classes with settings.
OWN = [
    *(execute.Execute, execute.GradingExporter, late.LatePolicy, outputs.CutOutput, Calendar),
    *(Interface, Report, Watch, feedback.Telling),
]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Build the site as `make docs STATIC=1` does, with warnings as errors."""
    made, trees = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("doctrees")
    place = tmp_path_factory.mktemp("place")
    ignored = shutil.ignore_patterns("course")
    shutil.copytree(ROOT / "docs", place / "docs", ignore=ignored)
    shutil.copytree(ROOT / "student" / "pictures", place / "student" / "pictures")
    for name in ("CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "pyproject.toml"):
        shutil.copy(ROOT / name, place)
    assert list(chapters.write(COURSE, place / "docs", run=False))
    shutil.copy(student.write(COURSE), place / "docs" / chapters.FOLDER)
    build = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q"]
    for source, target, more in [
        ("docs", made, []),
        ("docs/zh", made / "zh", ["-c", "docs", "-t", "zh"]),
    ]:
        call = [*build, "-d", trees / source, *more, source, target]
        done = subprocess.run(call, cwd=place, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    return made


def test_every_link_of_the_site_leads_somewhere(site):
    pages = {path: _soup(path) for path in site.rglob("*.html")}
    assert site / "index.html" in pages
    for path, page in pages.items():
        for attribute in ("href", "src"):
            for element in page.find_all(attrs={attribute: True}):
                url = urlsplit(element[attribute])
                if url.scheme or url.netloc:
                    assert re.fullmatch(r"https?|mailto", url.scheme), element
                    assert "." in url.netloc or url.scheme == "mailto", element
                    continue
                target = (path.parent / unquote(url.path)).resolve() if url.path else path
                assert target.is_file(), f"{path.relative_to(site)}: {element}"
                if url.fragment and target in pages:
                    assert pages[target].find(id=unquote(url.fragment)), element


def test_a_page_loads_nothing_from_elsewhere(site):
    for path in site.rglob("*.html"):
        page = _soup(path)
        loads = page.find_all(src=True) + page.find_all("link", rel="stylesheet")
        for element in loads:
            assert not urlsplit(element.get("src") or element["href"]).netloc, element
    for path in site.rglob("*.css"):
        assert not re.search(r"@import|url\([\"']?(https?:)?//", path.read_text("utf-8")), path


def test_each_page_leads_to_the_other_language(site):
    for page in (ROOT / "docs").glob("*.md"):
        name = f"{page.stem}.html"
        there = name if (site / "zh" / name).is_file() else "index.html"
        assert _soup(site / name).find("a", href=f"zh/{there}", string="中文")
    for page in (ROOT / "docs" / "zh").glob("*.md"):
        name = f"{page.stem}.html"
        assert (site / name).is_file()
        assert _soup(site / "zh" / name).find("a", href=f"../{name}", string="English")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")
@pytest.mark.parametrize(
    "page, words, found",
    [
        ("search", "sandbox", "instructors.html"),
        ("zh/search", "重新批改", "instructors.html"),
        ("zh/search", "剪枝", "course/02.02-decision-trees.html"),
        ("zh/search", "熵", "course/02.02-decision-trees.html"),
    ],
)
def test_the_search_finds_words_in_both_languages(site, page, words, found):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(f"{(site / page).as_uri()}.html?q={words}")
        tab.wait_for_selector(f"#search-results a[href^='{found}']")
        browser.close()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")
@pytest.mark.parametrize("width", [1366, 820])
def test_no_line_is_cut_at_the_edge_of_a_page(site, width):
    too_wide = """[document.documentElement, ...document.querySelectorAll('article pre')]
        .filter(element => element.scrollWidth > element.clientWidth + 1)
        .map(element => element.innerText.slice(0, 80))"""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": width, "height": 900})
        for page in sorted(site.rglob("*.html")):
            tab.goto(page.as_uri())
            assert tab.evaluate(too_wide) == [], page
        browser.close()


def test_the_page_of_commands_has_them_all(site):
    known = [each for action in parser()._actions for each in action.choices or ()]
    assert "autograde" in known
    for page in (site / "commands.html", site / "zh" / "commands.html"):
        shown = _soup(page).get_text()
        assert all(f"examiner {command}" in shown for command in known)


def test_the_term_plan_has_the_hours_of_the_chapters():
    for page in (ROOT / "docs" / "term-plan.md", ROOT / "docs" / "zh" / "term-plan.md"):
        plan = re.search(r"(?s)^\| [^\n]*\n\|--.*?\n\n", page.read_text("utf-8"), re.M)[0]
        rows = re.findall(r"^\| \d+ \| \[?(\d\d\.\d\d) [^|]*\| (\d+) \|", plan, re.M)
        hours = {}
        for assignment in COURSE.assignments():
            top = COURSE.read("source", assignment).cells[0].source
            hours[assignment[:5]] = re.search(r"需要的时间.*?约 (\d+) 小时", top)[1]
        assert dict(rows) == hours


@pytest.mark.parametrize("assignment", COURSE.assignments())
def test_a_chapter_is_a_page_with_its_exercises_and_without_answers(site, assignment):
    page = _soup(site / "zh" / "course" / f"{assignment}.html").article
    text = " ".join(page.get_text().split())
    released = COURSE.read("release", assignment)
    for title in titles(released).values():
        assert title in text
    assert "还没有完成" in text and "BEGIN" not in text
    assert page.find("details").find("summary")
    assert not page.find_all("details", open=True)
    for archive in (f"{assignment}.zip", "aicourse-student.zip"):
        assert page.find("a", href=re.compile(rf"_downloads/.*/{archive}"))


@pytest.mark.parametrize("name", NAMES)
def test_links_in_the_sources_lead_to_files_of_the_repository(name):
    for address in _links(ROOT / name):
        url = urlsplit(address)
        if url.scheme:
            assert url.scheme == "https" and "." in url.netloc, address
        elif url.path:
            assert ((ROOT / name).parent / unquote(url.path)).exists(), address


@pytest.mark.parametrize("name", NAMES)
def test_files_that_are_named_are_there_or_are_made(name):
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    tops = {line.split("/")[0] for line in listed.stdout.splitlines()}
    for code in _code(ROOT / name):
        for path in re.findall(r"(?<![\w/.~-])[\w.-]+/[\w./-]*", code):
            if path.split("/")[0] not in tops or (ROOT / path).exists():
                continue
            # A pattern such as `source/<id>/…` names no file.
            if re.search(rf"{re.escape(path)}[<*…]", code):
                continue
            ignored = subprocess.run(["git", "check-ignore", "-q", path], cwd=ROOT)
            assert ignored.returncode == 0, f"{path} (in {code!r})"


@pytest.mark.parametrize("name", NAMES)
def test_make_targets_that_are_named_are_there(name):
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))
    for code in _code(ROOT / name):
        for words in re.findall(r"\bmake((?: +[a-z][a-z-]*| +[A-Z]+=[^\s,]*)+)", code):
            for word in words.split():
                variable, is_variable, _ = word.partition("=")
                if is_variable:
                    assert f"$({variable})" in makefile, code
                else:
                    assert word in targets, code


@pytest.mark.parametrize("name", NAMES)
def test_commands_and_options_that_are_named_are_there(name):
    for code in _code(ROOT / name):
        for line in code.splitlines():
            line = line.split("#")[0]
            if match := re.search(r"-m examiner ([a-z]+)", line):
                known = _help("examiner", match[1])
                assert all(f"--{option}" in known for option in _options(line)), line
            if match := re.search(r"-m aicourse ([a-z-]+)", line):
                assert match[1] == "hand-in", line
            if match := re.search(r"nbgrader ((?:[a-z_]+ ?)+)", line):
                _check_nbgrader(NbGraderApp(), line[match.start(1) :].split())


def test_the_tables_of_settings_are_complete_and_true():
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    for page in (ROOT / "docs" / "settings.md", ROOT / "docs" / "zh" / "settings.md"):
        text = page.read_text("utf-8")
        named = set()
        for one in OWN:
            for trait in _own_settings(one):
                default = one.class_traits()[trait].default()
                value = config.get(one.__name__, {}).get(trait, default)
                assert f"| `c.{one.__name__}.{trait}` | `{value}` |" in text
                named.add(f"c.{one.__name__}.{trait}")
        assert set(re.findall(r"\| `(c\.[\w.]+)` \|", text)) == named


@pytest.mark.parametrize("assignment", student.chapters(COURSE))
def test_the_gallery_shows_each_chapter_with_its_facts(assignment):
    notebook = COURSE.read("source", assignment)
    assert chosen(notebook) > 0
    picture = ROOT / "docs" / "gallery" / f"{assignment}.png"
    assert picture.stat().st_size <= 60_000
    title = notebook.cells[0].source.splitlines()[0].lstrip("# ")
    hours = re.search(r"需要的时间.*?约 (\d+) 小时", notebook.cells[0].source)[1]
    count = len(exercises(notebook))
    for page, heading, facts in [
        ("docs/gallery.md", title.split()[0], f"{hours} hours, {count} exercises"),
        ("docs/zh/gallery.md", title, f"约 {hours} 小时，{count} 道练习"),
    ]:
        sections = re.split(r"^## ", (ROOT / page).read_text("utf-8"), flags=re.M)
        (section,) = [text for text in sections if text.startswith(heading)]
        assert f"gallery/{assignment}.png)" in section
        assert facts in section


def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def _tokens(path: Path) -> Iterator:
    parser = MarkdownIt("commonmark").enable("table")
    for token in parser.parse(path.read_text("utf-8")):
        yield token
        yield from token.children or []


def _links(path: Path) -> list[str]:
    found = (token.attrGet("href") or token.attrGet("src") for token in _tokens(path))
    return [address for address in found if address]


def _code(path: Path) -> list[str]:
    kinds = ("code_inline", "fence", "code_block")
    return [token.content for token in _tokens(path) if token.type in kinds]


def _options(line: str) -> list[str]:
    return re.findall(r"(?<!\S)--([\w.-]+)", line)


@cache
def _help(package: str, command: str) -> str:
    call = [sys.executable, "-m", package, command, "--help"]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout


def _check_nbgrader(app: Application, words: list[str]) -> None:
    """Follow subcommands, then look options up among the last one's."""
    while app.subcommands:
        assert words and words[0] in app.subcommands, f"nbgrader has no command {words[:1]}"
        found = app.subcommands[words.pop(0)][0]
        app = (import_item(found) if isinstance(found, str) else found)()
    for option in _options(" ".join(words)):
        one, _, trait = option.partition(".")
        settings = {each.__name__: each.class_traits() for each in OWN}
        known = settings[one] if trait else {**app.flags, **app.aliases}
        assert (trait or option) in known, f"nbgrader … {' '.join(words)}"


def _own_settings(one: type[HasTraits]) -> list[str]:
    """Return the configurable traits that this project's classes add to nbgrader's."""
    ours = {
        name
        for base in one.__mro__
        if base.__module__.startswith("examiner.")
        for name in vars(base)
    }
    return sorted(ours & set(one.class_trait_names(config=True)))
