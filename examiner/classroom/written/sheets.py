"""The answers of a chapter as a workbook, for those who grade in a spreadsheet."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from examiner.classroom.written.alike import Group
from examiner.classroom.written.answers import Question
from examiner.classroom.written.pages import common, state, various, who
from examiner.classroom.written.words import Words

#: Heading of the hidden column that says which answers a row stands for.
STATE = "aicourse-written-1"
#: More equal answers than this get another row: a cell holds 32,767 characters.
ANSWERS_A_ROW = 100
MAX_TEXT = 30_000
WIDTHS = (10, 24, 20, 60, 40, 12, 40, 30)
_TO_FILL = PatternFill("solid", fgColor="FFF8E1")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def write(
    path: Path, found: Iterable[tuple[Question, Sequence[Group]]], words: Words, anonymous: bool
) -> None:
    """Write a workbook: a row an answer, equal ones in one row, and the questions beside them.

    Parameters
    ----------
    path : Path
    found : iterable of (Question, sequence of Group)
    words : dict of str to str
    anonymous : bool
        Whether it leaves out whose they are.
    """
    parts = list(found)
    book = Workbook()
    answers, asked = book.active, book.create_sheet(words["sheet_questions"])
    assert isinstance(answers, Worksheet)
    answers.title = words["sheet_answers"]
    _fill_answers(answers, parts, words, anonymous)
    _append(asked, [words[each] for each in ("question", "most", "text", "rubric", "model")])
    for one, _ in parts:
        _append(asked, [one.title, one.most, one.text, one.rubric, one.model])
    _lay_out(asked, (24, 8, 60, 60, 60))
    partial = path.with_suffix(".partial")
    book.save(partial)
    partial.replace(path)


def _fill_answers(
    sheet: Worksheet,
    parts: Sequence[tuple[Question, Sequence[Group]]],
    words: Words,
    anonymous: bool,
) -> None:
    headings = ("alone", "question", "student", "answer", "rubric", "points", "comment", "remark")
    _append(sheet, [*(words[each] for each in headings), STATE])
    for question, groups in parts:
        first = sheet.max_row + 1
        numbers = {group.first.id: number for number, group in enumerate(groups, start=1)}
        for group in groups:
            for start in range(0, len(group.answers), ANSWERS_A_ROW):
                part = replace(group, answers=group.answers[start : start + ANSWERS_A_ROW])
                like = numbers[group.like.id] if group.like else 0
                number = numbers[group.first.id]
                _append(sheet, _row(question, number, like, part, words, anonymous))
        if sheet.max_row >= first:
            _only_points(sheet, f"F{first}:F{sheet.max_row}", question, words)
    _lay_out(sheet, WIDTHS)
    for line in sheet.iter_rows(min_row=2, min_col=6, max_col=7):
        for cell in line:
            cell.fill = _TO_FILL
    hidden = sheet.column_dimensions[get_column_letter(len(WIDTHS) + 1)]
    hidden.hidden = True
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(WIDTHS) + 1)}{sheet.max_row}"
    if anonymous:
        sheet.column_dimensions["C"].hidden = True


def _row(
    question: Question, number: int, like: int, group: Group, words: Words, anonymous: bool
) -> list[object]:
    mark = common(group)
    remarks = []
    if len(group.answers) > 1:
        remarks.append(words["same"].format(count=len(group.answers)))
    if like:
        other = words["sheet"].format(number=like)
        remarks.append(words["like"].format(other=other, likeness=group.likeness))
    if said := various(group):
        remarks.append(words["various"].format(marks=said))
    rows = {
        "assignment": question.assignment,
        "question": question.name,
        "points": mark.points,
        "comment": mark.comment,
        "answers": [state(answer) for answer in group.answers],
    }
    return [
        number,
        question.title,
        "" if anonymous else "\n".join(sorted(map(who, group.answers))),
        _text(group, words),
        question.rubric,
        mark.points,
        mark.comment,
        "\n".join(remarks),
        json.dumps(rows, ensure_ascii=False),
    ]


def _text(group: Group, words: Words) -> str:
    text = group.first.source
    if len(text) > MAX_TEXT:
        text = f"{text[:MAX_TEXT]}\n{words['cut']}"
    return f"{text}\n{words['pictures']}" if group.first.attachments else text


def _only_points(sheet: Worksheet, cells: str, question: Question, words: Words) -> None:
    rule = DataValidation("decimal", "between", "0", str(question.most), allow_blank=True)
    rule.error = words["too_many"].format(most=question.most)
    rule.showErrorMessage = True
    rule.prompt = words["points_of"].format(most=question.most)
    rule.showInputMessage = True
    sheet.add_data_validation(rule)
    rule.add(cells)


def _append(sheet: Worksheet, line: Sequence[object]) -> None:
    """Add a row whose text is text, also where a spreadsheet would take it for a formula."""
    sheet.append([_plain(each) for each in line])
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str):
            cell.data_type, cell.quotePrefix = "s", True


def _plain(value: Any) -> Any:
    return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value


def _lay_out(sheet: Worksheet, widths: Sequence[int]) -> None:
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = _WRAPPED
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
