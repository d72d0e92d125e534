"""Labels become blocks of articles."""

from chongkan.convert.cues.context import cue_lines
from chongkan.convert.draft import draft_page
from chongkan.convert.grammar.parse import Reading
from chongkan.convert.readers.lines import page_lines

PAGE = """\
守好一江碧水 建设美丽家园
清水是发展之本,河畅是民心所向。通过建机制、严管护和勤巡查,街道用一年时间让辖区河道变了模样,为全区探出了路子。
街道河长制工作获得全区第一季度第二名、第二季度第一名的好成绩。今年5月,街道被区委、区政府授予先进单位称号。
据街道党工委书记介绍,街道位于城区南部,下辖6个行政村、9个社区,境内有大小河道十二条,治理任务重,群众期盼高。
"""


def _roles(*labels: str) -> list[str]:
    lines = page_lines(PAGE)
    readings = [Reading(label, 0, -1, 1.0, "para") for label in ("head", *labels)]
    page = draft_page(lines, cue_lines(lines), readings)
    return [block.role for block in page.articles[0].blocks]


def test_one_line_of_prose_is_no_list() -> None:
    """Two of them are, together or not."""
    assert _roles("item", "para", "para") == ["paragraph"] * 3
    assert _roles("item", "para", "item") == ["list_item", "paragraph", "list_item"]
