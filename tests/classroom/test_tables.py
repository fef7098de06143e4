"""CSV files that a spreadsheet opens as the text they are."""

import csv

import numpy as np
import pytest

from examiner.classroom import tables


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_text_is_a_formula(tmp_path, text):
    tables.write_csv(tmp_path / "t.csv", [text, "points"], [[text, -1.5]])
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file)
    assert head[0] == row[0] == f"'{text}"
    assert tables.unquoted(row[0]) == text
    assert row[1] == "-1.5"


def test_what_is_missing_is_an_empty_cell(tmp_path):
    tables.write_csv(tmp_path / "t.csv", ["a", "b", "c"], [[None, float("nan"), np.float64("nan")]])
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()[1] == ",,"


def test_a_dash_alone_is_no_formula(tmp_path):
    tables.write_csv(tmp_path / "t.csv", ["last changed"], [["-"]])
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()[1] == "-"
    assert tables.unquoted("-") == "-"
