"""Cells of a table that an extraction set one below the other -> rows, one list item each."""

import re

from chongkan.convert.draft import Block, Draft, PageDraft

_MOST_COLUMNS = 8


def merge_rows(draft: Draft, page: PageDraft) -> None:
    """Join the item blocks of each run of cells into its rows, where one number of columns fits the run."""
    merged: list[Block] = []
    run: list[Block] = []
    for block in [*draft.blocks, Block("", [])]:
        if block.role == "list_item" and len(block.lines) == 1 and is_cell(block.lines[0], page):
            run.append(block)
            continue
        merged += _rows(run, page)
        run = []
        if block.role:
            merged.append(block)
    draft.blocks = merged


def is_cell(i: int, page: PageDraft) -> bool:
    """The line is one cell of a table."""
    return "table_run" in page.cued[i].cues


def _rows(run: list[Block], page: PageDraft) -> list[Block]:
    columns = _columns([page.cued[b.lines[0]].text for b in run])
    if columns is None:
        return run
    return [Block("list_item", [b.lines[0] for b in run[k : k + columns]]) for k in range(0, len(run), columns)]


def _columns(cells: list[str]) -> int | None:
    """The least number of columns for which the cells of each column are alike below the heading row."""
    figures = [bool(re.search(r"\d|^[—－-]$", cell)) for cell in cells]
    for columns in range(2, _MOST_COLUMNS + 1):
        if len(cells) % columns or len(cells) < 3 * columns:
            continue
        body = figures[columns:]
        alike = all(len(set(body[c::columns])) == 1 for c in range(columns))
        if alike and len(set(body[:columns])) == 2:
            return columns
    return None
