"""Text from anyone as HTML: what takes long is shown as it is written, or not at all."""

import pytest

from examiner.steps.rendering import TOO_COMPLEX, clean, rendered


@pytest.mark.parametrize(
    "page", ["<div>" * 300, "<div>" * 300 + "</div>" * 300, "<b>x</b>" * 20_000]
)
def test_html_that_takes_the_cleaner_long_is_not_shown(page):
    assert clean(page) == TOO_COMPLEX


@pytest.mark.parametrize(
    "page", ["<p>x</p>" * 1_000, "a<br>" * 1_000, "<ul><li>" * 50, "a < b and c > d " * 1_000]
)
def test_ordinary_html_is_shown(page):
    assert clean(page) != TOO_COMPLEX


@pytest.mark.parametrize("text", [r"\begin{a} " * 3_000, r"\\(x " * 3_000, "长" * 200_000])
def test_markdown_that_takes_long_is_shown_as_it_is_written(text):
    assert rendered(text, by_student=True) == f"<pre>{text}</pre>"


def test_a_long_derivation_is_still_drawn():
    text = r"$\frac{\partial L}{\partial w} = \sum_i x_i$ " * 100
    assert rendered(text, by_student=True).count("<math") == 100
